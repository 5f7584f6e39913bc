#pragma once

#include "domain/foyer-deadline.h"
#include "domain/foyer-enums.h"
#include "domain/foyer-item-log.h"
#include "domain/foyer-record.h"

G_BEGIN_DECLS

/**
 * FoyerRepeat:
 * @FOYER_REPEAT_NONE: they have nothing to do with each other
 * @FOYER_REPEAT_FORMER: of the same person about something else: shown as a former contact
 * @FOYER_REPEAT_CHASE: of the same kind and still open: a line in the log of that item (催办)
 * @FOYER_REPEAT_AGAIN: of the same kind and closed: the same matter a second time (重复)
 *
 * What an earlier item is to a new matter (C8).
 */
typedef enum
{
  FOYER_REPEAT_NONE,
  FOYER_REPEAT_FORMER,
  FOYER_REPEAT_CHASE,
  FOYER_REPEAT_AGAIN,
} FoyerRepeat;

/* What the texts of an item may hold. */
#define FOYER_ITEM_SUBJECT_CHARS 200
#define FOYER_ITEM_BODY_CHARS 4000

#define FOYER_TYPE_ITEM (foyer_item_get_type ())
G_DECLARE_FINAL_TYPE (FoyerItem, foyer_item, FOYER, ITEM, FoyerRecord)

FoyerItem       *foyer_item_new              (const FoyerUuid       *id,
                                              FoyerItemKind          kind,
                                              const char            *number,
                                              gint64                 due_us,
                                              const FoyerItemStamp  *stamp,
                                              FoyerItemLog         **line);
void             foyer_item_set_origin       (FoyerItem             *self,
                                              const FoyerUuid       *customer,
                                              const FoyerUuid       *visit,
                                              const FoyerUuid       *parent);
void             foyer_item_set_clock        (FoyerItem             *self,
                                              const char            *clock);
void             foyer_item_set_planner      (FoyerItem             *self,
                                              const char            *origin,
                                              const FoyerUuid       *origin_id);
void             foyer_item_set_repeat_of    (FoyerItem             *self,
                                              const FoyerUuid       *former);
void             foyer_item_set_progress     (FoyerItem             *self,
                                              gint64                 at_us);

FoyerItemLog    *foyer_item_assign           (FoyerItem             *self,
                                              const FoyerUuid       *owner,
                                              const FoyerItemStamp  *stamp,
                                              GError               **error);
FoyerItemLog    *foyer_item_solve            (FoyerItem             *self,
                                              const char            *solution,
                                              const FoyerItemStamp  *stamp,
                                              GError               **error);
FoyerItemLog    *foyer_item_answer           (FoyerItem             *self,
                                              const char            *text,
                                              const FoyerItemStamp  *stamp,
                                              GError               **error);
FoyerItemLog    *foyer_item_close            (FoyerItem             *self,
                                              const char            *text,
                                              const FoyerItemStamp  *stamp,
                                              GError               **error);
FoyerItemLog    *foyer_item_reopen           (FoyerItem             *self,
                                              FoyerRoles             roles,
                                              const char            *reason,
                                              const FoyerItemStamp  *stamp,
                                              GError               **error);
FoyerItemLog    *foyer_item_void             (FoyerItem             *self,
                                              const char            *reason,
                                              const FoyerItemStamp  *stamp,
                                              GError               **error);
FoyerItemLog    *foyer_item_move_due         (FoyerItem             *self,
                                              gint64                 due_us,
                                              const char            *reason,
                                              const FoyerItemStamp  *stamp,
                                              GError               **error);
FoyerItemLog    *foyer_item_pause            (FoyerItem             *self,
                                              const char            *reason,
                                              const FoyerItemStamp  *stamp,
                                              GError               **error);
FoyerItemLog    *foyer_item_resume           (FoyerItem             *self,
                                              FoyerShopTime         *time,
                                              FoyerCalendar         *calendar,
                                              const char            *text,
                                              const FoyerItemStamp  *stamp,
                                              GError               **error);
FoyerItemLog    *foyer_item_add_note         (FoyerItem             *self,
                                              FoyerItemAct           act,
                                              const char            *text,
                                              const FoyerItemStamp  *stamp,
                                              GError               **error);
FoyerItemLog    *foyer_item_try              (FoyerItem             *self,
                                              const char            *text,
                                              gint64                 next_us,
                                              const FoyerItemStamp  *stamp,
                                              GError               **error);
FoyerItemLog    *foyer_item_release          (FoyerItem             *self,
                                              const char            *text,
                                              const FoyerItemStamp  *stamp,
                                              GError               **error);
FoyerItemLog    *foyer_item_stop             (FoyerItem             *self,
                                              const char            *text,
                                              const FoyerItemStamp  *stamp,
                                              GError               **error);
gboolean         foyer_item_plan_contact     (FoyerItem             *self,
                                              gint64                 at_us,
                                              GError               **error);

guint            foyer_item_get_acts         (FoyerItem             *self);
gboolean         foyer_item_is_open          (FoyerItem             *self);
gboolean         foyer_item_is_overdue       (FoyerItem             *self,
                                              gint64                 now_us);

FoyerRepeat      foyer_item_judge_repeat     (FoyerItem             *self,
                                              FoyerItemKind          kind,
                                              const FoyerUuid       *customer,
                                              const char            *phone,
                                              gint64                 now_us,
                                              gint64                 window_us);

const char      *foyer_item_get_number       (FoyerItem             *self);
FoyerItemKind    foyer_item_get_kind         (FoyerItem             *self);
FoyerItemState   foyer_item_get_state        (FoyerItem             *self);
const char      *foyer_item_get_subject      (FoyerItem             *self);
const char      *foyer_item_get_body         (FoyerItem             *self);
FoyerChannel     foyer_item_get_channel      (FoyerItem             *self);
FoyerSeverity    foyer_item_get_severity     (FoyerItem             *self);
const FoyerUuid *foyer_item_get_customer     (FoyerItem             *self);
const char      *foyer_item_get_name         (FoyerItem             *self);
const char      *foyer_item_get_phone        (FoyerItem             *self);
const FoyerUuid *foyer_item_get_taker        (FoyerItem             *self);
const FoyerUuid *foyer_item_get_owner        (FoyerItem             *self);
const FoyerUuid *foyer_item_get_visit        (FoyerItem             *self);
const FoyerUuid *foyer_item_get_parent       (FoyerItem             *self);
gint64           foyer_item_get_opened       (FoyerItem             *self);
gint64           foyer_item_get_due          (FoyerItem             *self);
gint64           foyer_item_get_next_contact (FoyerItem             *self);
gint64           foyer_item_get_when        (FoyerItem             *self);
gint64           foyer_item_get_closed       (FoyerItem             *self);
gint64           foyer_item_get_progress     (FoyerItem             *self);
FoyerCategory    foyer_item_get_category     (FoyerItem             *self);
const char      *foyer_item_get_clock        (FoyerItem             *self);
gint64           foyer_item_get_paused       (FoyerItem             *self);
gint64           foyer_item_get_pause_from   (FoyerItem             *self);
const char      *foyer_item_get_pause_reason (FoyerItem             *self);
const FoyerUuid *foyer_item_get_repeat_of    (FoyerItem             *self);
const char      *foyer_item_get_origin       (FoyerItem             *self);
const FoyerUuid *foyer_item_get_origin_id    (FoyerItem             *self);

G_END_DECLS
