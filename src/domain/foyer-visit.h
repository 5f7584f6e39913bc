#pragma once

#include "domain/foyer-customer.h"
#include "domain/foyer-enums.h"
#include "domain/foyer-mark.h"
#include "domain/foyer-record.h"

G_BEGIN_DECLS

/**
 * FoyerVisitAct:
 * @FOYER_VISIT_ACT_NONE: nothing
 * @FOYER_VISIT_ACT_ARRIVE: an expected visitor comes
 * @FOYER_VISIT_ACT_RECEIVE: somebody receives a waiting visitor
 * @FOYER_VISIT_ACT_START_DEMO: a demonstration begins
 * @FOYER_VISIT_ACT_END_DEMO: it ends, reception goes on
 * @FOYER_VISIT_ACT_LEAVE: the visitor leaves
 * @FOYER_VISIT_ACT_LEAVE_MESSAGE: the visitor leaves a message for an absent colleague and goes
 *   (V2)
 * @FOYER_VISIT_ACT_ASSUME_LEFT: the day ends and nobody saw the visitor leave
 * @FOYER_VISIT_ACT_CONFIRM_LEFT: the assumed departure is put right (核对)
 * @FOYER_VISIT_ACT_MISS: an expected visitor does not come
 * @FOYER_VISIT_ACT_VOID: the visit was registered by mistake
 *
 * What can be done with a visit.
 */
typedef enum
{
  FOYER_VISIT_ACT_NONE,
  FOYER_VISIT_ACT_ARRIVE,
  FOYER_VISIT_ACT_RECEIVE,
  FOYER_VISIT_ACT_START_DEMO,
  FOYER_VISIT_ACT_END_DEMO,
  FOYER_VISIT_ACT_LEAVE,
  FOYER_VISIT_ACT_LEAVE_MESSAGE,
  FOYER_VISIT_ACT_ASSUME_LEFT,
  FOYER_VISIT_ACT_CONFIRM_LEFT,
  FOYER_VISIT_ACT_MISS,
  FOYER_VISIT_ACT_VOID,
} FoyerVisitAct;

/**
 * FoyerVisitTitle:
 * @FOYER_VISIT_TITLE_PERSON: by the name
 * @FOYER_VISIT_TITLE_ORGANISATION: by the organisation and how many come from it
 * @FOYER_VISIT_TITLE_ORDINAL: by the visit's place in the day (来宾 #n)
 *
 * By what a visit is called on the board.
 */
typedef enum
{
  FOYER_VISIT_TITLE_PERSON,
  FOYER_VISIT_TITLE_ORGANISATION,
  FOYER_VISIT_TITLE_ORDINAL,
} FoyerVisitTitle;

#define FOYER_TYPE_VISIT (foyer_visit_get_type ())
G_DECLARE_FINAL_TYPE (FoyerVisit, foyer_visit, FOYER, VISIT, FoyerRecord)

FoyerVisit      *foyer_visit_new_walk_in        (const FoyerUuid  *id,
                                                 const char       *number,
                                                 gint64            day,
                                                 gint64            at_us);
FoyerVisit      *foyer_visit_new_expected       (const FoyerUuid  *id,
                                                 const char       *number,
                                                 gint64            day,
                                                 gint64            expected_us);
void             foyer_visit_set_customer       (FoyerVisit       *self,
                                                 FoyerCustomer    *customer);

gboolean         foyer_visit_may                (FoyerVisit       *self,
                                                 FoyerVisitAct     act,
                                                 GError          **error);
FoyerVisitAct    foyer_visit_get_next_act       (FoyerVisit       *self);
FoyerVisitAct    foyer_visit_get_act_to         (FoyerVisit       *self,
                                                 FoyerVisitState   state);
gboolean         foyer_visit_arrive             (FoyerVisit       *self,
                                                 gint64            day,
                                                 gint64            at_us,
                                                 GError          **error);
gboolean         foyer_visit_receive            (FoyerVisit       *self,
                                                 const FoyerUuid  *handler,
                                                 gint64            at_us,
                                                 GError          **error);
gboolean         foyer_visit_start_demo         (FoyerVisit       *self,
                                                 gint64            at_us,
                                                 GError          **error);
gboolean         foyer_visit_end_demo           (FoyerVisit       *self,
                                                 GError          **error);
gboolean         foyer_visit_leave              (FoyerVisit       *self,
                                                 gint64            at_us,
                                                 FoyerLostKind     lost_kind,
                                                 const char       *lost_reason,
                                                 GError          **error);
gboolean         foyer_visit_leave_message      (FoyerVisit       *self,
                                                 const FoyerUuid  *host,
                                                 const char       *message,
                                                 gint64            at_us,
                                                 GError          **error);
gboolean         foyer_visit_assume_left        (FoyerVisit       *self,
                                                 gint64            at_us,
                                                 GError          **error);
gboolean         foyer_visit_confirm_left       (FoyerVisit       *self,
                                                 gint64            at_us,
                                                 GError          **error);
gboolean         foyer_visit_miss               (FoyerVisit       *self,
                                                 GError          **error);
gboolean         foyer_visit_void               (FoyerVisit       *self,
                                                 GError          **error);

gboolean         foyer_visit_is_open            (FoyerVisit       *self);
FoyerVisitTitle  foyer_visit_get_title_kind     (FoyerVisit       *self);
guint            foyer_visit_get_ordinal        (FoyerVisit       *self);
gint64           foyer_visit_get_waiting_us     (FoyerVisit       *self,
                                                 gint64            now_us);
gint64           foyer_visit_get_reception_us   (FoyerVisit       *self,
                                                 gint64            now_us);
FoyerMark        foyer_visit_get_wait_mark      (FoyerVisit       *self,
                                                 gint64            now_us,
                                                 gint64            warn_us,
                                                 gint64            red_us);

const char      *foyer_visit_get_number         (FoyerVisit       *self);
gint64           foyer_visit_get_day            (FoyerVisit       *self);
FoyerVisitState  foyer_visit_get_state          (FoyerVisit       *self);
const FoyerUuid *foyer_visit_get_customer       (FoyerVisit       *self);
const char      *foyer_visit_get_name           (FoyerVisit       *self);
FoyerSalutation  foyer_visit_get_salutation     (FoyerVisit       *self);
const char      *foyer_visit_get_phone          (FoyerVisit       *self);
const char      *foyer_visit_get_organisation   (FoyerVisit       *self);
const char      *foyer_visit_get_city           (FoyerVisit       *self);
FoyerIdentity    foyer_visit_get_identity       (FoyerVisit       *self);
FoyerPurpose     foyer_visit_get_purpose        (FoyerVisit       *self);
const char      *foyer_visit_get_ask            (FoyerVisit       *self);
const char      *foyer_visit_get_answer         (FoyerVisit       *self);
gint64           foyer_visit_get_party          (FoyerVisit       *self);
const FoyerUuid *foyer_visit_get_host           (FoyerVisit       *self);
const FoyerUuid *foyer_visit_get_handler        (FoyerVisit       *self);
gint64           foyer_visit_get_expected       (FoyerVisit       *self);
gint64           foyer_visit_get_arrived        (FoyerVisit       *self);
gint64           foyer_visit_get_called         (FoyerVisit       *self);
gint64           foyer_visit_get_demo           (FoyerVisit       *self);
gint64           foyer_visit_get_departed       (FoyerVisit       *self);
gboolean         foyer_visit_get_is_assumed     (FoyerVisit       *self);
const char      *foyer_visit_get_message        (FoyerVisit       *self);
gboolean         foyer_visit_get_has_card       (FoyerVisit       *self);
FoyerIntent      foyer_visit_get_intent         (FoyerVisit       *self);
FoyerLostKind    foyer_visit_get_lost_kind      (FoyerVisit       *self);
const char      *foyer_visit_get_lost_reason    (FoyerVisit       *self);
const char      *foyer_visit_get_remark         (FoyerVisit       *self);

G_END_DECLS
