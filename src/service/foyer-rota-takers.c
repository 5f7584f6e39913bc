/* Who can take a shift (谁能顶), and why the others cannot.
 *
 * Everybody is asked for the cheapest legal line with the shift while all others stay. Whoever has
 * one is asked first, the cheapest before. Hours are a matter of fairness: who could only by
 * working more than their share comes next, and a supervisor decides. For the others the shift is
 * fixed in their line and the planner is asked for a smallest contradiction: its gravest rule is
 * the reason. */

#include "service/foyer-rota-takers.h"

#include "domain/foyer-domain-error.h"
#include "planner/foyer-plan-conflict.h"
#include "planner/foyer-plan-repair.h"
#include "service/foyer-rota-task-private.h"

/* What a changed cell weighs when people are ranked. */
#define CHANGE_COST 500
/* How long the search for reasons may take; it needs a few milliseconds a person. */
#define REASON_SECONDS 2.0

/* A question to the planner, and what is known of the answer. */
typedef struct
{
  FoyerRotaMonth *month;
  gint64 today;
  int day;
  int choice;
  int giver;            /* the row of who has the shift now; -1 for nobody */

  FoyerPlanCancel cancel; /* read by the worker */

  FoyerRotaTask *task;  /* of the worker */
  gboolean *is_settled; /* by row: there is a taker, or it is the giver */
  GPtrArray *takers;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_clear_pointer (&self->task, foyer_rota_task_free);
  g_clear_pointer (&self->takers, g_ptr_array_unref);
  g_free (self->is_settled);
  g_object_unref (self->month);
  g_free (self);
}

/**
 * foyer_rota_taker_free:
 * @self: (transfer full): somebody who was asked
 */
void
foyer_rota_taker_free (FoyerRotaTaker *self)
{
  g_clear_object (&self->staff);
  g_clear_object (&self->now);
  g_clear_pointer (&self->changes, g_array_unref);
  g_free (self);
}

static FoyerRotaTaker *
add_taker (Question *question,
           int       row)
{
  FoyerRotaTaker *taker = g_new0 (FoyerRotaTaker, 1);
  FoyerShift *now = foyer_rota_month_get_shift (question->month, row, question->day, 0);

  taker->staff = g_object_ref (foyer_rota_month_get_staff (question->month, row));
  taker->now = now != NULL ? g_object_ref (now) : NULL;
  question->is_settled[row] = TRUE;
  g_ptr_array_add (question->takers, taker);

  return taker;
}

static gboolean
has_problem (FoyerRotaMonth           *month,
             const FoyerRosterProblem *problem)
{
  GArray *problems = foyer_rota_month_get_problems (month);

  for (guint i = 0; i < problems->len; i++)
    {
      FoyerRosterProblem *known = &g_array_index (problems, FoyerRosterProblem, i);

      if (known->kind == problem->kind && foyer_uuid_equal (&known->staff, &problem->staff)
          && known->first_day == problem->first_day && known->last_day == problem->last_day
          && known->actual == problem->actual)
        return TRUE;
    }

  return FALSE;
}

/* The first thing that the roster would remind of, the gravest first, and does not now. */
static void
look_ahead (Question       *question,
            FoyerRotaTaker *taker)
{
  g_autoptr (FoyerRotaMonth) after = foyer_rota_month_change (question->month, taker->changes);
  const FoyerUuid *id = foyer_record_get_id (FOYER_RECORD (taker->staff));
  GArray *problems = foyer_rota_month_get_problems (after);

  for (guint i = 0; !taker->has_problem && i < problems->len; i++)
    {
      FoyerRosterProblem *problem = &g_array_index (problems, FoyerRosterProblem, i);

      if (foyer_uuid_equal (&problem->staff, id) && !has_problem (question->month, problem))
        {
          taker->problem = *problem;
          taker->has_problem = TRUE;
        }
    }
}

/* Who has the shift now is off that day instead. */
static void
release_giver (Question *question,
               GArray   *changes)
{
  FoyerStaff *staff = foyer_rota_month_get_staff (question->month, question->giver);
  FoyerRosterCell *cell = foyer_rota_month_get_cell (question->month, question->giver,
                                                     question->day, 0);
  FoyerRotaChange change = {
    .staff = *foyer_record_get_id (FOYER_RECORD (staff)),
    .day = foyer_rota_task_get_day (question->task, question->day),
    .seen_version = foyer_record_get_version (FOYER_RECORD (cell)),
  };

  g_array_append_val (changes, change);
}

static void
add_found (Question               *question,
           const FoyerPlanProblem *problem,
           gboolean                is_over_share)
{
  g_autoptr (GArray) found = NULL;

  found = foyer_plan_who_can_take (problem, question->task->current, NULL, CHANGE_COST,
                                   question->day, question->choice + 1, &question->cancel);
  for (guint i = 0; i < found->len; i++)
    {
      FoyerPlanTaker *one = &g_array_index (found, FoyerPlanTaker, i);
      FoyerRotaTaker *taker;

      /* A leave of some hours, or a post that is theirs for one day only, is a cost to the
       * planner. */
      if (question->is_settled[one->staff] || one->extra >= FOYER_ROTA_TASK_FORBIDDEN)
        continue;
      taker = add_taker (question, one->staff);
      taker->extra = one->extra;
      taker->is_over_share = is_over_share;
      taker->changes = foyer_rota_task_get_line_changes (question->task, one->staff, one->line);
      taker->n_more = taker->changes->len - 1;
      if (question->giver >= 0)
        release_giver (question, taker->changes);
      look_ahead (question, taker);
    }
}

/* The same without anybody's share of hours. */
static FoyerPlanProblem *
lift_shares (Question *question)
{
  FoyerPlanProblem *problem = foyer_plan_problem_copy (question->task->problem);

  for (int row = 0; row < problem->n_staff; row++)
    problem->staff[row].max_minutes = problem->n_days * 2 * FOYER_MINUTES_IN_DAY;

  return problem;
}

static int
get_gravity (const FoyerPlanMember *member)
{
  static const FoyerPlanRule order[] = {
    FOYER_PLAN_RULE_LOCK, FOYER_PLAN_RULE_MAX_RUN, FOYER_PLAN_RULE_SUCCESSION,
    FOYER_PLAN_RULE_SKILL, FOYER_PLAN_RULE_LEAVE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (member->rule == order[i])
      return i + 1;

  return 0;
}

static void
take_reason (Question                *question,
             const FoyerPlanConflict *conflict)
{
  const FoyerPlanMember *gravest = &g_array_index (conflict->members, FoyerPlanMember, 0);
  FoyerRotaTaker *taker;

  for (guint i = 1; i < conflict->members->len; i++)
    {
      const FoyerPlanMember *member = &g_array_index (conflict->members, FoyerPlanMember, i);

      if (get_gravity (member) > get_gravity (gravest))
        gravest = member;
    }

  if (question->is_settled[gravest->staff])
    return;
  taker = add_taker (question, gravest->staff);
  taker->rule = gravest->rule;
  taker->limit = gravest->limit;
}

/* Why the others cannot: the shift is fixed in their line, which then contradicts itself. */
static void
add_reasons (Question         *question,
             FoyerPlanProblem *lifted)
{
  g_autoptr (FoyerPlanProblem) forced = foyer_plan_problem_copy (lifted);
  g_autoptr (GPtrArray) conflicts = NULL;

  for (int row = 0; row < forced->n_staff; row++)
    if (!question->is_settled[row] && forced->staff[row].locked[question->day] == FOYER_PLAN_FREE)
      forced->staff[row].locked[question->day] = question->choice + 1;
  if (foyer_plan_problem_seal (forced, NULL))
    conflicts = foyer_plan_find_conflicts (forced, FALSE, REASON_SECONDS, &question->cancel);
  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++)
    take_reason (question, conflicts->pdata[i]);

  /* Those who are left are fixed on that day, or away for some of its hours. */
  for (int row = 0; row < forced->n_staff; row++)
    if (!question->is_settled[row])
      {
        gboolean is_fixed = lifted->staff[row].locked[question->day] != FOYER_PLAN_FREE;

        add_taker (question, row)->rule = is_fixed ? FOYER_PLAN_RULE_LOCK : FOYER_PLAN_RULE_LEAVE;
      }
}

static void
find_all (Question *question)
{
  g_autoptr (FoyerPlanProblem) lifted = NULL;

  question->takers = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_rota_taker_free);
  question->is_settled = g_new0 (gboolean, question->task->problem->n_staff);
  for (int row = 0; row < question->task->problem->n_staff; row++)
    if (foyer_rota_task_get_current (question->task, row)[question->day] == question->choice + 1)
      question->is_settled[row] = TRUE; /* has this shift already */
  if (question->giver >= 0)
    foyer_rota_task_get_current (question->task, question->giver)[question->day] = FOYER_PLAN_OFF;

  add_found (question, question->task->problem, FALSE);
  lifted = lift_shares (question);
  if (foyer_plan_problem_seal (lifted, NULL))
    add_found (question, lifted, TRUE);
  add_reasons (question, lifted);
}

static void
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  foyer_plan_cancel_ask (user_data);
}

static void
find_takers (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Question *question = data;
  gulong handler = 0;
  GError *error = NULL;

  question->task = foyer_rota_task_new (question->month, question->today, FALSE, NULL, &error);
  if (question->task == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled), &question->cancel,
                                     NULL);
  find_all (question);
  g_cancellable_disconnect (cancellable, handler);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&question->takers),
                           (GDestroyNotify) g_ptr_array_unref);
}

/**
 * foyer_rota_find_takers_async:
 * @self: the roster
 * @day: a day of the month that is shown
 * @shift: a shift of that month
 * @giver: (nullable): who has the shift now and is off that day instead; %NULL when it is open
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is known
 * @user_data: for @callback
 *
 * Asks who could take a shift (谁能顶), what would change for them, and why the others cannot. Needs
 * %FOYER_RIGHT_ROSTER_WRITE.
 */
void
foyer_rota_find_takers_async (FoyerRota           *self,
                              gint64               day,
                              FoyerShift          *shift,
                              FoyerStaff          *giver,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  FoyerRotaMonth *month = foyer_rota_get_month (self);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Question *question;
  GError *error = NULL;

  g_return_if_fail (month != NULL);

  g_task_set_source_tag (task, foyer_rota_find_takers_async);
  if (!foyer_session_check (foyer_service_get_session (FOYER_SERVICE (self)),
                            FOYER_RIGHT_ROSTER_WRITE, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  question = g_new0 (Question, 1);
  question->month = g_object_ref (month);
  question->today = foyer_rota_get_today (self);
  question->day = day - foyer_rota_month_get_first_day (month);
  question->choice =
    foyer_rota_month_find_choice (month, foyer_record_get_id (FOYER_RECORD (shift)));
  question->giver = -1;
  if (giver != NULL)
    question->giver =
      foyer_rota_month_find_staff (month, foyer_record_get_id (FOYER_RECORD (giver)));
  g_task_set_task_data (task, question, question_free);

  if (question->choice < 0 || question->day < 0
      || question->day >= foyer_rota_month_get_n_days (month)
      || (giver != NULL
          && (question->giver < 0
              || foyer_rota_month_get_shift (month, question->giver, question->day, 0) != shift)))
    g_task_return_new_error (task, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_UNKNOWN,
                             "not a shift of this month");
  else
    g_task_run_in_thread (task, find_takers);
}

/**
 * foyer_rota_find_takers_finish:
 * @self: the roster
 * @result: the result
 * @error: where to put why not
 *
 * Returns: (transfer full) (nullable) (element-type FoyerRotaTaker): everybody who does not have
 *   the shift: who could, the best first; who could only by working more than their share; who
 *   cannot
 */
GPtrArray *
foyer_rota_find_takers_finish (FoyerRota     *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
