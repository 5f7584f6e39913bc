#pragma once

#include "domain/foyer-demo-enums.h"
#include "domain/foyer-enums.h"
#include "domain/foyer-mark.h"
#include "domain/foyer-record.h"

G_BEGIN_DECLS

/**
 * FoyerDemoResult:
 * @outcome: bought or not
 * @lost_kind: why not, when not (P5)
 * @lost_reason: (nullable): the same in words
 * @intent: how likely the visitor is to buy
 * @content: (nullable): what was looked at
 * @objections: (nullable): what the visitor had against it
 * @wanted_product: (nullable): what the visitor wants
 * @skip_reason: (nullable): why a step after the log-out was left out
 * @next_contact: when to call back, microseconds UTC; 0: not at all
 *
 * What came of a demonstration.
 */
typedef struct
{
  FoyerDemoOutcome outcome;
  FoyerLostKind lost_kind;
  const char *lost_reason;
  FoyerIntent intent;
  const char *content;
  const char *objections;
  const char *wanted_product;
  const char *skip_reason;
  gint64 next_contact;
} FoyerDemoResult;

#define FOYER_TYPE_DEMO_SESSION (foyer_demo_session_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDemoSession, foyer_demo_session, FOYER, DEMO_SESSION, FoyerRecord)

FoyerDemoSession *foyer_demo_session_new             (const FoyerUuid        *id,
                                                      const char             *number,
                                                      gint64                  day,
                                                      const FoyerUuid        *rep,
                                                      gint64                  at_us,
                                                      gint64                  until_us);
void              foyer_demo_session_set_account     (FoyerDemoSession       *self,
                                                      const FoyerUuid        *account);
void              foyer_demo_session_set_visitor     (FoyerDemoSession       *self,
                                                      const FoyerUuid        *visit,
                                                      const FoyerUuid        *customer,
                                                      FoyerIdentity           identity);

gboolean          foyer_demo_session_set_identity    (FoyerDemoSession       *self,
                                                      FoyerIdentity           identity,
                                                      GError                **error);
gboolean          foyer_demo_session_set_product     (FoyerDemoSession       *self,
                                                      const char             *product,
                                                      GError                **error);
gboolean          foyer_demo_session_tick            (FoyerDemoSession       *self,
                                                      const FoyerUuid        *point,
                                                      gboolean                is_shown,
                                                      GError                **error);
gboolean          foyer_demo_session_extend          (FoyerDemoSession       *self,
                                                      gint64                  until_us,
                                                      const char             *reason,
                                                      GError                **error);
gboolean          foyer_demo_session_log_out         (FoyerDemoSession       *self,
                                                      gint64                  at_us,
                                                      GError                **error);
gboolean          foyer_demo_session_follow_up       (FoyerDemoSession       *self,
                                                      FoyerDemoStep           step,
                                                      gint64                  at_us,
                                                      GError                **error);
gboolean          foyer_demo_session_finish          (FoyerDemoSession       *self,
                                                      const FoyerDemoResult  *result,
                                                      gint64                  at_us,
                                                      GError                **error);
gboolean          foyer_demo_session_abort           (FoyerDemoSession       *self,
                                                      const char             *reason,
                                                      gboolean                by_lead,
                                                      gint64                  at_us,
                                                      GError                **error);
void              foyer_demo_session_set_callback    (FoyerDemoSession       *self,
                                                      const FoyerUuid        *item);

gboolean          foyer_demo_session_is_open         (FoyerDemoSession       *self);
FoyerDemoStep     foyer_demo_session_get_step        (FoyerDemoSession       *self);
gint64            foyer_demo_session_get_step_time   (FoyerDemoSession       *self,
                                                      FoyerDemoStep           step);
gint64            foyer_demo_session_get_length_us   (FoyerDemoSession       *self,
                                                      gint64                  now_us);
gint64            foyer_demo_session_get_left_us     (FoyerDemoSession       *self,
                                                      gint64                  now_us);
FoyerMark         foyer_demo_session_get_mark        (FoyerDemoSession       *self,
                                                      gint64                  now_us);
guint             foyer_demo_session_count_warnings  (FoyerDemoSession       *self,
                                                      gint64                  now_us);
gboolean          foyer_demo_session_has_shown       (FoyerDemoSession       *self,
                                                      const FoyerUuid        *point);

const char       *foyer_demo_session_get_number      (FoyerDemoSession       *self);
gint64            foyer_demo_session_get_day         (FoyerDemoSession       *self);
FoyerDemoState    foyer_demo_session_get_state       (FoyerDemoSession       *self);
const FoyerUuid  *foyer_demo_session_get_account     (FoyerDemoSession       *self);
const char       *foyer_demo_session_get_product     (FoyerDemoSession       *self);
const FoyerUuid  *foyer_demo_session_get_rep         (FoyerDemoSession       *self);
const FoyerUuid  *foyer_demo_session_get_visit       (FoyerDemoSession       *self);
const FoyerUuid  *foyer_demo_session_get_customer    (FoyerDemoSession       *self);
FoyerIdentity     foyer_demo_session_get_identity    (FoyerDemoSession       *self);
gint64            foyer_demo_session_get_begun       (FoyerDemoSession       *self);
gint64            foyer_demo_session_get_until       (FoyerDemoSession       *self);
gint64            foyer_demo_session_get_extensions  (FoyerDemoSession       *self);
const char       *foyer_demo_session_get_extension_reason (FoyerDemoSession  *self);
const char       *foyer_demo_session_get_points      (FoyerDemoSession       *self);
gint64            foyer_demo_session_get_logged_out  (FoyerDemoSession       *self);
gint64            foyer_demo_session_get_ended       (FoyerDemoSession       *self);
const char       *foyer_demo_session_get_content     (FoyerDemoSession       *self);
const char       *foyer_demo_session_get_objections  (FoyerDemoSession       *self);
const char       *foyer_demo_session_get_wanted_product (FoyerDemoSession    *self);
FoyerIntent       foyer_demo_session_get_intent      (FoyerDemoSession       *self);
FoyerDemoOutcome  foyer_demo_session_get_outcome     (FoyerDemoSession       *self);
FoyerLostKind     foyer_demo_session_get_lost_kind   (FoyerDemoSession       *self);
const char       *foyer_demo_session_get_lost_reason (FoyerDemoSession       *self);
gint64            foyer_demo_session_get_next_contact (FoyerDemoSession      *self);
const FoyerUuid  *foyer_demo_session_get_callback    (FoyerDemoSession       *self);
const char       *foyer_demo_session_get_abort_reason (FoyerDemoSession      *self);
gboolean          foyer_demo_session_get_is_abandoned (FoyerDemoSession      *self);

G_END_DECLS
