/* What is done with items. Each act works on the item as it is stored when its turn comes, and
 * tells whom it concerns. The jobs run on the writer's thread. */

#include "service/foyer-items-private.h"

#include <string.h>

#include "domain/foyer-attachment.h"
#include "domain/foyer-domain-error.h"
#include "service/foyer-callbacks.h"
#include "service/foyer-due.h"
#include "service/foyer-numbers.h"
#include "service/foyer-reception-private.h"
#include "store/foyer-delivery-repository.h"
#include "store/foyer-item-repository.h"

#define BIT(ACT) (1u << FOYER_ITEM_ACT_##ACT)

/* What only whoever must act may do, or who stands in for them, or a supervisor. */
#define OWNERS_ACTS (BIT (ASSIGN) | BIT (SOLVE) | BIT (ANSWER) | BIT (CLOSE) | BIT (MOVE_DUE) \
                     | BIT (INTERIM) | BIT (PAUSE) | BIT (RESUME))
#define SUPERVISORS_ACTS (BIT (REOPEN) | BIT (VOID) | BIT (REPLY))
#define ANYBODYS_ACTS (BIT (CHASE) | BIT (REPORT) | BIT (NOTE))

/* A callback ends by its outcome, which says how the call went (C10). */
#define NOT_FOR_CALLBACKS (BIT (SOLVE) | BIT (ANSWER) | BIT (CLOSE))

/* The acts that others do as part of theirs. */
#define NOT_BY_HAND (BIT (OPEN) | BIT (ATTEMPT) | BIT (FOLLOW))

static const FoyerUuid *
get_id (gpointer record)
{
  return foyer_record_get_id (FOYER_RECORD (record));
}

/* Rights */

static guint
get_allowed (FoyerItem       *item,
             FoyerRoles       roles,
             const FoyerUuid *staff,
             gboolean         is_covered)
{
  const FoyerItemKindRules *rules = foyer_item_kind_get_rules (foyer_item_get_kind (item));
  const FoyerUuid *owner = foyer_item_get_owner (item);
  gboolean is_own = !foyer_uuid_is_none (staff) && foyer_uuid_equal (staff, owner);
  guint allowed = 0;

  if (foyer_permission_check (roles, FOYER_RIGHT_ITEM_OPEN, NULL))
    allowed |= ANYBODYS_ACTS;
  /* What nobody owns anybody may take on. */
  if (foyer_uuid_is_none (owner) && foyer_permission_check_own (roles, rules->work, NULL))
    allowed |= BIT (ASSIGN);
  if (foyer_permission_check (roles, rules->work, NULL)
      || ((is_own || is_covered) && foyer_permission_check_own (roles, rules->work, NULL)))
    allowed |= OWNERS_ACTS;
  if (foyer_permission_check (roles, FOYER_RIGHT_ITEM_REOPEN, NULL))
    allowed |= SUPERVISORS_ACTS;
  if (foyer_item_get_kind (item) == FOYER_ITEM_CALLBACK)
    allowed &= ~NOT_FOR_CALLBACKS;

  return allowed & ~NOT_BY_HAND;
}

/**
 * foyer_items_get_acts:
 * @self: the items
 * @item: an item
 *
 * Returns: what who is signed in can do with it now: a set of 1u << #FoyerItemAct
 */
guint
foyer_items_get_acts (FoyerItems *self,
                      FoyerItem  *item)
{
  FoyerSession *session = foyer_service_get_session (FOYER_SERVICE (self));
  FoyerActor actor = foyer_session_get_actor (session);

  return foyer_item_get_acts (item)
         & get_allowed (item, foyer_session_get_roles (session), &actor.staff,
                        foyer_items_is_covered (self, item));
}

static gboolean
check_act (FoyerTransaction  *transaction,
           FoyerItem         *item,
           FoyerItemAct       act,
           FoyerRoles         roles,
           GError           **error)
{
  const FoyerUuid *staff = &foyer_transaction_get_actor (transaction)->staff;
  g_autoptr (GEnumClass) acts = g_type_class_ref (FOYER_TYPE_ITEM_ACT);
  gboolean is_covered;

  if (!foyer_delivery_repository_is_covered (foyer_transaction_get_db (transaction), get_id (item),
                                             staff, &is_covered, error))
    return FALSE;
  if ((get_allowed (item, roles, staff, is_covered) & 1u << act) != 0)
    return TRUE;

  g_set_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED,
               "%s: only for the owner or a supervisor", g_enum_get_value (acts, act)->value_nick);
  return FALSE;
}

/* Moving */

/* An act on its way: plain data for the job. */
typedef struct
{
  FoyerItemAct act;
  FoyerUuid item;
  FoyerUuid owner;
  char *text;
  char *uri;
  gint64 at_us;
  gint64 now_us;
  FoyerRoles roles;
  FoyerShopTime *time;
  FoyerCalendar *calendar;
  FoyerSettings *settings;
} Move;

static void
move_free (gpointer data)
{
  Move *self = data;

  g_free (self->text);
  g_free (self->uri);
  g_clear_object (&self->time);
  g_clear_object (&self->calendar);
  g_clear_object (&self->settings);
  g_free (self);
}

static FoyerItemStamp
make_stamp (FoyerTransaction *transaction,
            gint64            now_us)
{
  return (FoyerItemStamp) { foyer_uuid_new (now_us),
                            foyer_transaction_get_actor (transaction)->staff, now_us };
}

static FoyerItemLog *
send_interim (FoyerItem             *item,
              Move                  *move,
              const FoyerItemStamp  *stamp,
              GError               **error)
{
  if (move->at_us != 0 && !foyer_item_plan_contact (item, move->at_us, error))
    return NULL;

  return foyer_item_add_note (item, FOYER_ITEM_ACT_INTERIM, move->text, stamp, error);
}

static FoyerItemLog *
act_on (FoyerItem             *item,
        Move                  *move,
        const FoyerItemStamp  *stamp,
        GError               **error)
{
  switch (move->act)
    {
    case FOYER_ITEM_ACT_ASSIGN:
      return foyer_item_assign (item, &move->owner, stamp, error);
    case FOYER_ITEM_ACT_SOLVE:
      return foyer_item_solve (item, move->text, stamp, error);
    case FOYER_ITEM_ACT_ANSWER:
      return foyer_item_answer (item, move->text, stamp, error);
    case FOYER_ITEM_ACT_CLOSE:
      return foyer_item_close (item, move->text, stamp, error);
    case FOYER_ITEM_ACT_REOPEN:
      return foyer_item_reopen (item, move->roles, move->text, stamp, error);
    case FOYER_ITEM_ACT_VOID:
      return foyer_item_void (item, move->text, stamp, error);
    case FOYER_ITEM_ACT_MOVE_DUE:
      return foyer_item_move_due (item, move->at_us, move->text, stamp, error);
    case FOYER_ITEM_ACT_PAUSE:
      return foyer_item_pause (item, move->text, stamp, error);
    case FOYER_ITEM_ACT_RESUME:
      return foyer_item_resume (item, move->time, move->calendar, move->text, stamp, error);
    case FOYER_ITEM_ACT_INTERIM:
      return send_interim (item, move, stamp, error);
    case FOYER_ITEM_ACT_CHASE:
    case FOYER_ITEM_ACT_REPORT:
    case FOYER_ITEM_ACT_REPLY:
    case FOYER_ITEM_ACT_NOTE:
      return foyer_item_add_note (item, move->act, move->text, stamp, error);
    case FOYER_ITEM_ACT_OPEN:
    case FOYER_ITEM_ACT_ATTEMPT:
    case FOYER_ITEM_ACT_FOLLOW:
      break;
    }

  g_assert_not_reached ();
}

/* Who else must know of it at once (B9, L3, C8). */
static gboolean
tell (FoyerTransaction  *transaction,
      FoyerItem         *item,
      FoyerItemAct       act,
      GError           **error)
{
  if (act == FOYER_ITEM_ACT_REPORT)
    return foyer_due_tell_supervisors (transaction, get_id (item), error);
  if (act == FOYER_ITEM_ACT_ASSIGN || act == FOYER_ITEM_ACT_CHASE || act == FOYER_ITEM_ACT_REPLY
      || act == FOYER_ITEM_ACT_REOPEN)
    return foyer_due_tell (transaction, get_id (item), foyer_item_get_owner (item),
                           FOYER_NOTICE_OWNER, error);

  return TRUE;
}

static gboolean
attach (FoyerTransaction  *transaction,
        FoyerItem         *item,
        const char        *uri,
        gint64             now_us,
        GError           **error)
{
  FoyerItemStamp stamp = make_stamp (transaction, now_us);
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *label = g_utf8_make_valid (name != NULL ? name : uri, -1);
  g_autoptr (FoyerAttachment) attachment = foyer_attachment_new (get_id (item), uri, label, &stamp,
                                                                 error);

  return attachment != NULL
         && foyer_transaction_create (transaction, FOYER_RECORD (attachment), error);
}

/* A note may be just the file. */
static void
complete_text (Move *move)
{
  if (move->uri != NULL && (move->text == NULL || *move->text == '\0'))
    {
      g_free (move->text);
      move->text = g_strdup (FOYER_NOTE_FILE);
    }
}

/* Whoever had a case or a complaint is asked a while later whether all is well (H3, CP-04). */
static gboolean
watch (FoyerTransaction  *transaction,
       FoyerItem         *item,
       FoyerItemAct       act,
       GError           **error)
{
  FoyerItemKind kind = foyer_item_get_kind (item);

  return act != FOYER_ITEM_ACT_CLOSE
         || (kind != FOYER_ITEM_CASE && kind != FOYER_ITEM_COMPLAINT)
         || foyer_callback_watch_run (transaction, item, error);
}

static gboolean
run_move (FoyerTransaction  *transaction,
          gpointer           data,
          gpointer          *result,
          GError           **error)
{
  Move *move = data;
  FoyerItemStamp stamp = make_stamp (transaction, move->now_us);
  g_autoptr (FoyerItem) item = NULL;
  g_autoptr (FoyerItemLog) line = NULL;

  item = foyer_service_load (transaction, FOYER_TYPE_ITEM, &move->item, error);
  if (item == NULL || !check_act (transaction, item, move->act, move->roles, error))
    return FALSE;

  complete_text (move);
  line = act_on (item, move, &stamp, error);
  if (line == NULL
      || !foyer_transaction_save (transaction, FOYER_RECORD (item), error)
      || !foyer_transaction_create (transaction, FOYER_RECORD (line), error)
      || !foyer_delivery_repository_end_told (foyer_transaction_get_db (transaction),
                                              get_id (item), &stamp.staff, move->now_us, error)
      || !tell (transaction, item, move->act, error)
      || !watch (transaction, item, move->act, error)
      || (move->uri != NULL && !attach (transaction, item, move->uri, move->now_us, error)))
    return FALSE;

  *result = g_steal_pointer (&item);
  return TRUE;
}

static const char *
get_act_name (FoyerItemAct act)
{
  static const char *const names[] = {
    [FOYER_ITEM_ACT_OPEN] = "item.open",
    [FOYER_ITEM_ACT_ASSIGN] = "item.assign",
    [FOYER_ITEM_ACT_SOLVE] = "item.solve",
    [FOYER_ITEM_ACT_ANSWER] = "item.answer",
    [FOYER_ITEM_ACT_CLOSE] = "item.close",
    [FOYER_ITEM_ACT_REOPEN] = "item.reopen",
    [FOYER_ITEM_ACT_VOID] = "item.void",
    [FOYER_ITEM_ACT_MOVE_DUE] = "item.move-due",
    [FOYER_ITEM_ACT_INTERIM] = "item.interim",
    [FOYER_ITEM_ACT_CHASE] = "item.chase",
    [FOYER_ITEM_ACT_REPORT] = "item.report",
    [FOYER_ITEM_ACT_NOTE] = "item.note",
    [FOYER_ITEM_ACT_PAUSE] = "item.pause",
    [FOYER_ITEM_ACT_RESUME] = "item.resume",
    [FOYER_ITEM_ACT_ATTEMPT] = "item.attempt",
    [FOYER_ITEM_ACT_FOLLOW] = "item.follow",
    [FOYER_ITEM_ACT_REPLY] = "item.reply",
  };

  return names[act];
}

/**
 * foyer_items_move_async:
 * @self: the items
 * @item: the item as it was seen
 * @move: what is done
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Moves an item on, or writes into its log. Whom it concerns is told at once: the new owner of what
 * was handed over, the supervisors of what was reported, the owner of an answer to a report and of
 * a customer who asks again.
 */
void
foyer_items_move_async (FoyerItems          *self,
                        FoyerItem           *item,
                        const FoyerItemMove *move,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  Move *data;

  g_return_if_fail (FOYER_IS_ITEMS (self));
  g_return_if_fail ((NOT_BY_HAND & 1u << move->act) == 0);

  data = g_new0 (Move, 1);
  data->act = move->act;
  data->item = *get_id (item);
  data->owner = move->owner != NULL ? *get_id (move->owner) : (FoyerUuid) { { 0 } };
  data->text = g_strdup (move->text);
  data->uri = g_strdup (move->uri);
  data->at_us = move->at_us;
  data->now_us = foyer_service_now_us (FOYER_SERVICE (self));
  data->roles = foyer_session_get_roles (foyer_service_get_session (FOYER_SERVICE (self)));
  data->time = g_object_ref (foyer_shop_get_time (foyer_items_get_shop (self)));
  data->calendar = g_object_ref (foyer_shop_get_calendar (foyer_items_get_shop (self)));
  data->settings = g_object_ref (foyer_shop_get_settings (foyer_items_get_shop (self)));
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_RIGHT_ITEM_OPEN, get_act_name (move->act),
                           run_move, data, move_free, cancellable, callback, user_data);
}

/**
 * foyer_items_edit_async:
 * @self: the items
 * @edits: what somebody wrote in a form
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Corrects what an item says.
 */
void
foyer_items_edit_async (FoyerItems          *self,
                        FoyerEdits          *edits,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  foyer_service_edit_async (FOYER_SERVICE (self), FOYER_RIGHT_ITEM_OPEN, "item.edit", edits, NULL,
                            cancellable, callback, user_data);
}

/**
 * foyer_items_finish:
 * @self: the items
 * @result: what the callback got
 * @conflicts: (out) (optional) (element-type FoyerFieldConflict): on
 *   %FOYER_SERVICE_ERROR_CONFLICT of an edit, which fields two people changed
 * @error: where to put why not: %FOYER_DOMAIN_ERROR_DENIED for who may not,
 *   %FOYER_DOMAIN_ERROR_STATE when the item is not in a state for it any more,
 *   %FOYER_DOMAIN_ERROR_MISSING or %FOYER_DOMAIN_ERROR_INVALID for what was typed,
 *   %FOYER_SERVICE_ERROR_UNKNOWN, or a #FoyerDbError
 *
 * Ends open, note, move and edit.
 *
 * Returns: (transfer full) (nullable): the item as stored; on a conflict as it stands
 */
FoyerItem *
foyer_items_finish (FoyerItems    *self,
                    GAsyncResult  *result,
                    GPtrArray    **conflicts,
                    GError       **error)
{
  return foyer_service_finish (FOYER_SERVICE (self), result, conflicts, error);
}
