#pragma once

#include "domain/foyer-edits.h"
#include "domain/foyer-item-kind.h"
#include "domain/foyer-item.h"
#include "service/foyer-shop.h"

G_BEGIN_DECLS

/**
 * FoyerItemScope:
 * @FOYER_ITEM_SCOPE_MINE: owned by who is signed in
 * @FOYER_ITEM_SCOPE_SHIFT: owned by whoever works the shift of now, by the published roster; all
 *   when there is none
 * @FOYER_ITEM_SCOPE_SHOP: everybody's
 *
 * Whose open items a list shows.
 */
typedef enum
{
  FOYER_ITEM_SCOPE_MINE,
  FOYER_ITEM_SCOPE_SHIFT,
  FOYER_ITEM_SCOPE_SHOP,
} FoyerItemScope;

#define FOYER_TYPE_ITEMS (foyer_items_get_type ())
G_DECLARE_FINAL_TYPE (FoyerItems, foyer_items, FOYER, ITEMS, FoyerService)

/* The promises of the shop: work items of every kind, what is open, and what is done with them (T1,
 * C8, L3). Every command takes an item as it was seen and works on what is stored now.
 *
 * Properties, notifying: "mine-count", "mine-late-count", "mine-today-count" (uint). */

FoyerItems *foyer_items_new              (FoyerStore          *store,
                                          FoyerSession        *session,
                                          FoyerHistory        *history,
                                          FoyerShop           *shop);

/* The open items of @scope (and @kind, or -1 for all kinds), by when they are next to be looked at,
 * those without a time last: GListModel of FoyerItem, kept up to date, of which the first hundred
 * are read at once and the rest as foyer_items_read_more() asks. */
GListModel *foyer_items_get_list         (FoyerItems          *self,
                                          FoyerItemScope       scope,
                                          int                  kind);
void        foyer_items_read_more        (FoyerItems          *self,
                                          GListModel          *list);
/* How many there are of this list in all; -1 while not counted yet. Signal "counted" (list). */
gint64      foyer_items_count            (FoyerItems          *self,
                                          GListModel          *list);

/* One item with all that belongs to it. */
typedef struct
{
  FoyerItem *item;
  GPtrArray *log;         /* FoyerItemLog, the newest first */
  GPtrArray *children;    /* FoyerItem */
  GPtrArray *attachments; /* FoyerAttachment */
  GPtrArray *enquiries;   /* FoyerEnquiry: from which it came, or about it, the newest first */
  FoyerItem *parent;      /* (nullable) */
  GPtrArray *former;      /* FoyerItem: the same person's, within repeat.window (C8) */
  gint64 n_contacts;      /* how often the customer came about this matter */
} FoyerItemFile;

void        foyer_item_file_free         (FoyerItemFile       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerItemFile, foyer_item_file_free)

void        foyer_items_read_async       (FoyerItems          *self,
                                          const FoyerUuid     *item,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
FoyerItemFile *foyer_items_read_finish   (FoyerItems          *self,
                                          GAsyncResult        *result,
                                          GError             **error);

/* Opens an item: fields of FoyerItem by name, as typed; beside them "kind", "owner", "parent",
 * "visit", "due" (a moment or a rule, else the rule of the kind), "who" as in check-in. Without an
 * owner it is of who opens it. Returned through foyer_items_finish(). */
void        foyer_items_open_async       (FoyerItems          *self,
                                          GHashTable          *typed,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
/* A thing to do of one's own, in one line: "明天 10 点 给孙老师寄资料", "tomorrow 10:00 send papers". */
void        foyer_items_note_async       (FoyerItems          *self,
                                          const char          *line,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);

/**
 * FoyerItemMove:
 * @act: what is done
 * @text: (nullable): solution, answer, reason, note, report: as typed
 * @owner: (nullable): for %FOYER_ITEM_ACT_ASSIGN
 * @at_us: for %FOYER_ITEM_ACT_MOVE_DUE the new due time; for %FOYER_ITEM_ACT_INTERIM the next
 *   contact, or 0
 * @uri: (nullable): for %FOYER_ITEM_ACT_NOTE, a file to be attached
 *
 * One act on an item: the domain says which are possible.
 */
typedef struct
{
  FoyerItemAct act;
  const char *text;
  FoyerStaff *owner;
  gint64 at_us;
  const char *uri;
} FoyerItemMove;

void        foyer_items_move_async       (FoyerItems          *self,
                                          FoyerItem           *item,
                                          const FoyerItemMove *move,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void        foyer_items_edit_async       (FoyerItems          *self,
                                          FoyerEdits          *edits,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
/* For open, note, move and edit: (transfer full): the item as stored; @conflicts as
 * foyer_reception_finish(). */
FoyerItem  *foyer_items_finish           (FoyerItems          *self,
                                          GAsyncResult        *result,
                                          GPtrArray          **conflicts,
                                          GError             **error);
/* Which acts are possible on @item for who is signed in: a set of 1u << FoyerItemAct. */
guint       foyer_items_get_acts         (FoyerItems          *self,
                                          FoyerItem           *item);

/* An item planned by another service, inside its transaction. With an origin, planning it twice
 * plans it once: the open one is moved to the new time, a closed one is left alone (CB-08,
 * CB-09). */
typedef struct
{
  FoyerItemKind kind;
  const char *origin;      /* (nullable): "watch", "demo", "visit" … */
  FoyerUuid origin_id;
  const char *subject;
  const char *body;
  const char *name;
  const char *phone;
  FoyerChannel channel;
  FoyerUuid customer, visit, parent;
  FoyerUuid taker, owner;  /* no owner: nobody's yet */
  FoyerUuid repeat_of;     /* the same matter before (C8) */
  const char *clock;       /* (nullable): the rule that gave due_us */
  gint64 due_us;           /* 0: none */
  gint64 at_us;            /* when it is opened */
  const char *today;       /* YYYYMMDD, for its number */
} FoyerItemPlan;

/* (transfer full) */
FoyerItem  *foyer_item_plan_run          (FoyerTransaction    *transaction,
                                          const FoyerItemPlan *plan,
                                          GError             **error);
/* Ends the open item of an origin, if there is one: what it asked for was done, or is no more. */
gboolean    foyer_item_plan_end          (FoyerTransaction    *transaction,
                                          const char          *origin,
                                          const FoyerUuid     *origin_id,
                                          const char          *text,
                                          GError             **error);

G_END_DECLS
