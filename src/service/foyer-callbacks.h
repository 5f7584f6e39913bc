#pragma once

#include "domain/foyer-attempt.h"
#include "domain/foyer-callback.h"
#include "domain/foyer-survey.h"
#include "service/foyer-items.h"

G_BEGIN_DECLS

#define FOYER_TYPE_CALLBACKS (foyer_callbacks_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCallbacks, foyer_callbacks, FOYER, CALLBACKS, FoyerService)

/* Callbacks (B1–B8): the due list, the call, its outcome and what follows from it.
 *
 * Properties, notifying: "due-count", "late-count" (uint, of who is signed in), "calls-today" and
 * "calls-target" (uint; effective calls, target 0 when none is set; B7); "is-reading" (a list is on
 * its way) and "has-failed" (boolean; the last reading of a list failed: what was read before
 * stays). */

FoyerCallbacks *foyer_callbacks_new         (FoyerStore          *store,
                                             FoyerSession        *session,
                                             FoyerHistory        *history,
                                             FoyerShop           *shop);

#define FOYER_CALLBACK_ERROR (foyer_callback_error_quark ())

/**
 * FoyerCallbackError:
 * @FOYER_CALLBACK_ERROR_QUESTION_GONE: it was worded anew or retired meanwhile
 * @FOYER_CALLBACK_ERROR_QUESTION_LAST: a survey asks at least one question
 * @FOYER_CALLBACK_ERROR_QUESTION_ASKED: it is asked already
 * @FOYER_CALLBACK_ERROR_FESTIVAL_GONE: the shop does not greet on it any more
 * @FOYER_CALLBACK_ERROR_FESTIVAL_UNKNOWN: its day is not announced yet
 *
 * Why something about callbacks is not done.
 */
typedef enum
{
  FOYER_CALLBACK_ERROR_QUESTION_GONE,
  FOYER_CALLBACK_ERROR_QUESTION_LAST,
  FOYER_CALLBACK_ERROR_QUESTION_ASKED,
  FOYER_CALLBACK_ERROR_FESTIVAL_GONE,
  FOYER_CALLBACK_ERROR_FESTIVAL_UNKNOWN,
} FoyerCallbackError;

GQuark          foyer_callback_error_quark  (void);

/* Plans one, inside the transaction of another service: "kind → when". */
typedef struct
{
  FoyerCallbackKind kind;
  FoyerItemPlan item;      /* due_us: the time agreed; kind is set here; no owner: suggested (B3) */
  FoyerUuid seller;
  FoyerUuid refused_by;    /* whose call was not accepted (C10) */
  const char *product;
  const char *result;
} FoyerCallbackPlan;

/* (transfer full): the item; the due time is moved off holidays as the shop's settings say (CB-10),
 * read inside the transaction. Refused with FOYER_DOMAIN_ERROR_DENIED for a customer not to be
 * called, save for %FOYER_CALLBACK_REPLY. */
FoyerItem      *foyer_callback_plan_run     (FoyerTransaction        *transaction,
                                             const FoyerCallbackPlan *plan,
                                             GError                 **error);
/* After a case or a complaint was closed: the call that asks whether all is well (H3). */
gboolean        foyer_callback_watch_run    (FoyerTransaction        *transaction,
                                             FoyerItem               *item,
                                             GError                 **error);

/* By hand: fields as typed, "kind" (cb_kind), "who" (or "name", "phone") or "customer", "due"
 * ("2026-11-24 15:00", or a day), "owner", "seller", "product", "result", "subject", "body",
 * "visit", "parent". */
void            foyer_callbacks_plan_async  (FoyerCallbacks      *self,
                                             GHashTable          *typed,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);

/* One open callback for a list: the item with its side record. */
#define FOYER_TYPE_CALLBACK_ROW (foyer_callback_row_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCallbackRow, foyer_callback_row, FOYER, CALLBACK_ROW, GObject)

FoyerItem      *foyer_callback_row_get_item     (FoyerCallbackRow *self);
FoyerCallback  *foyer_callback_row_get_callback (FoyerCallbackRow *self);
/* When somebody is to call, microseconds UTC: the next try, else the due time. */
gint64          foyer_callback_row_get_when     (FoyerCallbackRow *self);

/* Open callbacks by time, kept up to date: GListModel of FoyerCallbackRow. The list of a shift is
 * the shop's. */
GListModel     *foyer_callbacks_get_list    (FoyerCallbacks      *self,
                                             FoyerItemScope       scope);
/* After a reading that failed; when the store is there again it comes by itself. */
void            foyer_callbacks_read_again  (FoyerCallbacks      *self);
/* The attempts of one, the newest first: (element-type FoyerAttempt). */
void            foyer_callbacks_read_attempts_async  (FoyerCallbacks      *self,
                                                      const FoyerUuid     *item,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
GPtrArray      *foyer_callbacks_read_attempts_finish (FoyerCallbacks      *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);

/**
 * FoyerCallOutcome:
 * @contact: how the call went
 * @reaction: what the customer said; with %FOYER_CONTACT_REACHED only
 * @remark: what the customer said; demanded unless reached (CB-01)
 * @again_us: another time asked: when (CB-04)
 * @child_subject: (nullable): with %FOYER_REACTION_NEW_OPEN, what is asked for
 * @intent: buying intent, when asked
 * @talk_ms: how long was talked, 0 when not timed
 * @way: by which door
 * @also: (nullable) (element-type FoyerItem): other callbacks of this customer that were settled in
 *   the same call; with %FOYER_CONTACT_REACHED only
 *
 * How a callback went. What follows is made in the same transaction: the next try (B5), another
 * colleague's call (C10), a child item, the end.
 */
typedef struct
{
  FoyerContactResult contact;
  FoyerReaction reaction;
  const char *remark;
  gint64 again_us;
  const char *child_subject;
  FoyerIntent intent;
  gint64 talk_ms;
  FoyerActWay way;
  GPtrArray *also;
} FoyerCallOutcome;

void            foyer_callbacks_record_async (FoyerCallbacks         *self,
                                              FoyerItem              *item,
                                              const FoyerCallOutcome *outcome,
                                              GCancellable           *cancellable,
                                              GAsyncReadyCallback     callback,
                                              gpointer                user_data);
/* @ratings: (element-type FoyerRating): one a question; NULL when declined */
void            foyer_callbacks_survey_async (FoyerCallbacks         *self,
                                              FoyerItem              *item,
                                              GArray                 *ratings,
                                              const char             *remark,
                                              GCancellable           *cancellable,
                                              GAsyncReadyCallback     callback,
                                              gpointer                user_data);
/* Gives one to somebody; one that was not reached is tried once more (CB-03). */
void            foyer_callbacks_assign_async (FoyerCallbacks         *self,
                                              FoyerItem              *item,
                                              FoyerStaff             *staff,
                                              GCancellable           *cancellable,
                                              GAsyncReadyCallback     callback,
                                              gpointer                user_data);
void            foyer_callbacks_cancel_async (FoyerCallbacks         *self,
                                              FoyerItem              *item,
                                              const char             *reason,
                                              GCancellable           *cancellable,
                                              GAsyncReadyCallback     callback,
                                              gpointer                user_data);
/* For plan, record, survey, assign and cancel: (transfer full): the item as stored. */
FoyerItem      *foyer_callbacks_finish       (FoyerCallbacks         *self,
                                              GAsyncResult           *result,
                                              GError                **error);

/* What somebody was to call until @end_us is dealt out to others, as one act (B3). */
void            foyer_callbacks_redeal_async (FoyerCallbacks         *self,
                                              FoyerStaff             *staff,
                                              gint64                  end_us,
                                              const char             *reason,
                                              GCancellable           *cancellable,
                                              GAsyncReadyCallback     callback,
                                              gpointer                user_data);
/* 勿扰: cancels what is planned for this customer, save for promised answers. */
void            foyer_callbacks_forbid_async (FoyerCallbacks         *self,
                                              const FoyerUuid        *customer,
                                              const char             *reason,
                                              GCancellable           *cancellable,
                                              GAsyncReadyCallback     callback,
                                              gpointer                user_data);
/* Who is to make how many calls a day: (element-type FoyerUuid guint); who has no target is not in
 * it. The signal "targets-changed" tells when to read them anew. */
void            foyer_callbacks_read_targets_async  (FoyerCallbacks      *self,
                                                     GCancellable        *cancellable,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             user_data);
GHashTable     *foyer_callbacks_read_targets_finish (FoyerCallbacks      *self,
                                                     GAsyncResult        *result,
                                                     GError             **error);
/* How many calls a day somebody is to make; 0 for no target (B7). */
void            foyer_callbacks_set_target_async (FoyerCallbacks      *self,
                                                  FoyerStaff          *staff,
                                                  guint                target,
                                                  GCancellable        *cancellable,
                                                  GAsyncReadyCallback  callback,
                                                  gpointer             user_data);

/* The questions of the survey (Q1), by place: GListModel of FoyerSurveyQuestion. */
GListModel     *foyer_callbacks_get_questions (FoyerCallbacks        *self);
/* What is not asked any more, and could be again: GListModel of FoyerSurveyQuestion. */
GListModel     *foyer_callbacks_get_retired_questions (FoyerCallbacks *self);
void            foyer_callbacks_add_question_async    (FoyerCallbacks      *self,
                                                       const char          *label,
                                                       const char          *label_zh,
                                                       GCancellable        *cancellable,
                                                       GAsyncReadyCallback  callback,
                                                       gpointer             user_data);
/* Its answers stay; the last one is not retired. */
void            foyer_callbacks_retire_question_async (FoyerCallbacks      *self,
                                                       FoyerSurveyQuestion *question,
                                                       GCancellable        *cancellable,
                                                       GAsyncReadyCallback  callback,
                                                       gpointer             user_data);
void            foyer_callbacks_restore_question_async (FoyerCallbacks      *self,
                                                       FoyerSurveyQuestion *question,
                                                       GCancellable        *cancellable,
                                                       GAsyncReadyCallback  callback,
                                                       gpointer             user_data);
/* @place: from 0 */
void            foyer_callbacks_move_question_async   (FoyerCallbacks      *self,
                                                       FoyerSurveyQuestion *question,
                                                       guint                place,
                                                       GCancellable        *cancellable,
                                                       GAsyncReadyCallback  callback,
                                                       gpointer             user_data);
/* Words a question anew: the old one is no longer asked, its answers stay. */
void            foyer_callbacks_reword_async  (FoyerCallbacks        *self,
                                               FoyerSurveyQuestion   *question,
                                               const char            *label,
                                               const char            *label_zh,
                                               GCancellable          *cancellable,
                                               GAsyncReadyCallback    callback,
                                               gpointer               user_data);
/* For redeal, forbid, set target, and what is done about a question. */
gboolean        foyer_callbacks_finish_order  (FoyerCallbacks        *self,
                                               GAsyncResult          *result,
                                               GError               **error);
/* Birthdays of the days to come, where the shop wants it (B8); each is planned once. */
void            foyer_callbacks_plan_care_async  (FoyerCallbacks      *self,
                                                  GCancellable        *cancellable,
                                                  GAsyncReadyCallback  callback,
                                                  gpointer             user_data);
/* How many were planned; -1 with an error. */
gint64          foyer_callbacks_plan_care_finish (FoyerCallbacks      *self,
                                                  GAsyncResult        *result,
                                                  GError             **error);

G_END_DECLS
