/* One run of the planner.
 *
 * It computes on a thread of its own, on data that never change: the month is a snapshot. Figures
 * come from there by an idle source, the newest only; the end of the run comes by the task.
 * Stopping and cancelling both set the one flag that the planner looks at (it ends within 50 ms),
 * and differ in what becomes of the best roster found. */

#include "service/foyer-rota-plan.h"

#include "planner/foyer-plan-file.h"

/* How long the search for the reasons of a gap may take. */
#define REASON_SECONDS 2.0

struct _FoyerRotaPlan
{
  GObject parent_instance;

  FoyerRotaMonth *month;
  gint64 first_free_day;
  GArray *freed;               /* nullable: published cells that may change (FoyerRotaSpot) */
  guint64 seed;
  guint64 iterations;
  GMainContext *context;

  FoyerPlanCancel stop;        /* read by the planner's thread */
  GMutex lock;                 /* guards the three below */
  FoyerRotaSample newest;
  GArray *found;               /* what the best roster so far changes; nullable: nothing new */
  gboolean is_told;            /* an idle source is on its way */
  FoyerRotaTask *running;      /* the worker's own, while it runs */

  FoyerRotaTask *task;         /* of a run that has ended */
  FoyerRotaPlanState state;
  gboolean is_cancelled;
  gboolean is_proven;
  GArray *samples;
  GArray *changes;
  FoyerRotaMonth *preview;
  GPtrArray *conflicts;
  GError *error;
};

G_DEFINE_FINAL_TYPE (FoyerRotaPlan, foyer_rota_plan, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What the worker's thread hands over. */
typedef struct
{
  FoyerRotaTask *task;
  FoyerPlanResult *result;
  GPtrArray *conflicts;
} Outcome;

static void
outcome_free (gpointer data)
{
  Outcome *self = data;

  g_clear_pointer (&self->task, foyer_rota_task_free);
  g_clear_pointer (&self->result, foyer_plan_result_free);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_free (self);
}

static void
foyer_rota_plan_finalize (GObject *object)
{
  FoyerRotaPlan *self = FOYER_ROTA_PLAN (object);

  g_mutex_clear (&self->lock);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->task, foyer_rota_task_free);
  g_clear_pointer (&self->freed, g_array_unref);
  g_clear_pointer (&self->found, g_array_unref);
  g_clear_pointer (&self->samples, g_array_unref);
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_object (&self->preview);
  g_clear_object (&self->month);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (foyer_rota_plan_parent_class)->finalize (object);
}

static void
foyer_rota_plan_class_init (FoyerRotaPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = foyer_rota_plan_finalize;

  /**
   * FoyerRotaPlan::changed:
   * @self: the plan
   *
   * The state or the figures are new.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
foyer_rota_plan_init (FoyerRotaPlan *self)
{
  g_mutex_init (&self->lock);
  self->newest = (FoyerRotaSample) { 0, -1, -1 };
  self->samples = g_array_new (FALSE, FALSE, sizeof (FoyerRotaSample));
  self->changes = g_array_new (FALSE, FALSE, sizeof (FoyerRotaChange));
  self->conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_plan_conflict_free);
  self->state = FOYER_ROTA_PLAN_RUNNING;
}

/**
 * foyer_rota_plan_new:
 * @month: a month with drafts
 * @first_free_day: the first day that may be planned
 *
 * Returns: (transfer full): a run that has not begun
 */
FoyerRotaPlan *
foyer_rota_plan_new (FoyerRotaMonth *month,
                     gint64          first_free_day)
{
  FoyerRotaPlan *self = g_object_new (FOYER_TYPE_ROTA_PLAN, NULL);

  self->month = g_object_ref (month);
  self->first_free_day = first_free_day;
  self->seed = 1;

  return self;
}

/**
 * foyer_rota_plan_set_seed:
 * @self: a run that has not begun
 * @seed: decides every random choice
 * @iterations: how many rounds each thread may make: then the same seed gives the same plan; 0 to
 *   go by time alone
 */
void
foyer_rota_plan_set_seed (FoyerRotaPlan *self,
                          guint64        seed,
                          guint64        iterations)
{
  self->seed = seed;
  self->iterations = iterations;
}

/**
 * foyer_rota_plan_free_spots:
 * @self: a run that has not begun
 * @spots: (element-type FoyerRotaSpot): cells; referenced
 *
 * Lets the run change these cells although they are published: a supervisor has chosen to.
 */
void
foyer_rota_plan_free_spots (FoyerRotaPlan *self,
                            GArray        *spots)
{
  g_clear_pointer (&self->freed, g_array_unref);
  self->freed = g_array_ref (spots);
}

/* The figures as a line that never goes down again: only what is new is kept. */
static void
add_sample (FoyerRotaPlan         *self,
            const FoyerRotaSample *sample)
{
  FoyerRotaSample *last = NULL;

  if (self->samples->len > 0)
    last = &g_array_index (self->samples, FoyerRotaSample, self->samples->len - 1);
  if (last == NULL || last->cost != sample->cost || last->bound != sample->bound)
    g_array_append_val (self->samples, *sample);
}

static gboolean
on_progress_idle (gpointer user_data)
{
  FoyerRotaPlan *self = user_data;
  g_autoptr (GArray) found = NULL;
  FoyerRotaSample sample;

  g_mutex_lock (&self->lock);
  sample = self->newest;
  found = g_steal_pointer (&self->found);
  self->is_told = FALSE;
  g_mutex_unlock (&self->lock);

  add_sample (self, &sample);
  if (self->state != FOYER_ROTA_PLAN_RUNNING)
    return G_SOURCE_REMOVE;

  if (found != NULL)
    {
      g_clear_object (&self->preview);
      self->preview = foyer_rota_month_change (self->month, found);
    }
  g_signal_emit (self, signals[CHANGED], 0);

  return G_SOURCE_REMOVE;
}

/* With G_MESSAGES_DEBUG every roster that a run finds is told with what is said of it, so that
 * others can check it (tests/ctl/judge-month). On the planner's thread. */
static void
log_roster (FoyerRotaPlan *self,
            const guint8  *cells,
            gint64         cost,
            gint64         bound,
            gboolean       is_proven)
{
  g_autofree char *day = NULL, *roster = NULL;

  if (g_log_writer_default_would_drop (G_LOG_LEVEL_DEBUG, G_LOG_DOMAIN))
    return;

  day = foyer_day_to_string (foyer_rota_month_get_first_day (self->month));
  roster = foyer_plan_write_roster (self->running->problem, cells);
  g_debug ("plan %.7s cost %" G_GINT64_FORMAT " bound %" G_GINT64_FORMAT " proven %s\n%s", day, cost,
           bound, is_proven ? "yes" : "no", roster);
}

/* On the planner's thread. */
static void
on_progressed (const FoyerPlanProgress *progress,
               gpointer                 user_data)
{
  FoyerRotaPlan *self = user_data;
  g_autoptr (GArray) found = NULL;
  gboolean must_tell;

  if (progress->is_new && progress->cells != NULL)
    {
      log_roster (self, progress->cells, progress->incumbent, progress->bound, FALSE);
      found = foyer_rota_task_get_changes (self->running, progress->cells);
    }

  g_mutex_lock (&self->lock);
  if (found != NULL)
    {
      g_clear_pointer (&self->found, g_array_unref);
      self->found = g_steal_pointer (&found);
    }
  self->newest = (FoyerRotaSample) { progress->seconds, progress->incumbent, progress->bound };
  must_tell = !self->is_told;
  self->is_told = TRUE;
  g_mutex_unlock (&self->lock);

  if (must_tell)
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_priority (source, G_PRIORITY_DEFAULT);
      g_source_set_callback (source, on_progress_idle, g_object_ref (self), g_object_unref);
      g_source_attach (source, self->context);
    }
}

/* The way out that the search for reasons found in a hurry may ask for more than what the best
 * roster leaves short: nothing that eases the demands alone is cheaper than that. */
static void
ease_as_found (FoyerPlanConflict *conflict,
               FoyerRotaTask     *task,
               const guint8      *cells)
{
  GArray *covers = task->problem->covers;
  g_autofree int *present = g_new (int, covers->len + 1);

  if (conflict->easings->len > 0
      && g_array_index (conflict->easings, FoyerPlanEasing, 0).member.cover < 0)
    return;

  foyer_plan_count_present (task->problem, cells, present);
  g_array_set_size (conflict->easings, 0);
  for (guint k = 0; k < covers->len; k++)
    {
      FoyerPlanCover *cover = &g_array_index (covers, FoyerPlanCover, k);
      FoyerPlanEasing easing = { { k, FOYER_PLAN_RULE_SKILL, -1, cover->day, -1, cover->required },
                                 cover->required - present[k] };

      if (easing.amount > 0)
        g_array_append_val (conflict->easings, easing);
    }
}

static gboolean
has_short_demand (const FoyerPlanResult *result)
{
  return result->cost.under > 0;
}

static void
run (GTask        *task,
     gpointer      source,
     gpointer      data,
     GCancellable *cancellable)
{
  FoyerRotaPlan *self = source;
  double *seconds = data;
  Outcome *outcome = g_new0 (Outcome, 1);
  GError *error = NULL;
  FoyerPlanBudget budget = {
    .n_threads = 2,
    .seconds = *seconds,
    .seed = self->seed,
    .iterations = self->iterations,
    .cancel = &self->stop,
    .progress = on_progressed,
    .shows_cells = TRUE,
    .progress_data = self,
  };

  outcome->task = foyer_rota_task_new (self->month, self->first_free_day, TRUE, self->freed,
                                       &error);
  self->running = outcome->task;
  if (outcome->task != NULL)
    outcome->result = foyer_plan_solve (outcome->task->problem, &budget, &error);
  if (outcome->result != NULL)
    log_roster (self, outcome->result->cells, outcome->result->cost.total, outcome->result->bound,
                outcome->result->proven);

  if (g_error_matches (error, FOYER_PLAN_ERROR, FOYER_PLAN_ERROR_INFEASIBLE))
    {
      outcome->conflicts = foyer_plan_find_conflicts (outcome->task->problem, FALSE, REASON_SECONDS,
                                                      &self->stop);
      g_clear_error (&error);
    }
  /* A plan with gaps: why there is none without. Not after a stop: somebody is waiting. */
  else if (outcome->result != NULL && has_short_demand (outcome->result)
           && !foyer_plan_cancel_is_asked (&self->stop))
    {
      outcome->conflicts = foyer_plan_find_conflicts (outcome->task->problem, TRUE, REASON_SECONDS,
                                                      &self->stop);
      for (guint i = 0; i < outcome->conflicts->len; i++)
        ease_as_found (outcome->conflicts->pdata[i], outcome->task, outcome->result->cells);
    }

  if (error != NULL)
    {
      outcome_free (outcome);
      g_task_return_error (task, error);
    }
  else
    g_task_return_pointer (task, outcome, outcome_free);
}

static void
take_outcome (FoyerRotaPlan *self,
              Outcome       *outcome)
{
  self->task = g_steal_pointer (&outcome->task);
  if (outcome->conflicts != NULL)
    {
      g_ptr_array_unref (self->conflicts);
      self->conflicts = g_steal_pointer (&outcome->conflicts);
    }
  if (outcome->result == NULL)
    {
      self->state = FOYER_ROTA_PLAN_IMPOSSIBLE;
      return;
    }

  add_sample (self, &(FoyerRotaSample) { outcome->result->seconds, outcome->result->cost.total,
                                         outcome->result->bound });
  self->is_proven = outcome->result->proven;
  g_array_unref (self->changes);
  self->changes = foyer_rota_task_get_changes (self->task, outcome->result->cells);
  g_clear_object (&self->preview);
  self->preview = foyer_rota_month_change (self->month, self->changes);
  self->state = FOYER_ROTA_PLAN_READY;
}

static void
on_run_finished (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  FoyerRotaPlan *self = FOYER_ROTA_PLAN (source);
  g_autoptr (GError) error = NULL;
  Outcome *outcome = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->is_cancelled)
    {
      g_clear_object (&self->preview);
      self->state = FOYER_ROTA_PLAN_CANCELLED;
    }
  else if (outcome != NULL)
    take_outcome (self, outcome);
  else
    {
      self->error = g_steal_pointer (&error);
      self->state = FOYER_ROTA_PLAN_FAILED;
    }

  g_clear_pointer (&outcome, outcome_free);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * foyer_rota_plan_start:
 * @self: a run that has not begun
 * @seconds: how long it may take; it ends before when the best plan is proven
 *
 * Begins. The run keeps itself alive until it has ended.
 */
void
foyer_rota_plan_start (FoyerRotaPlan *self,
                       double         seconds)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (FOYER_IS_ROTA_PLAN (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_main_context_ref_thread_default ();
  task = g_task_new (self, NULL, on_run_finished, NULL);
  g_task_set_name (task, "rota-plan");
  g_task_set_task_data (task, g_memdup2 (&seconds, sizeof seconds), g_free);
  g_task_run_in_thread (task, run);
}

/**
 * foyer_rota_plan_stop:
 * @self: a run
 *
 * Ends it; the best plan found so far is kept.
 */
void
foyer_rota_plan_stop (FoyerRotaPlan *self)
{
  foyer_plan_cancel_ask (&self->stop);
}

/**
 * foyer_rota_plan_cancel:
 * @self: a run
 *
 * Ends it; nothing is kept.
 */
void
foyer_rota_plan_cancel (FoyerRotaPlan *self)
{
  self->is_cancelled = TRUE;
  foyer_rota_plan_stop (self);
}

/**
 * foyer_rota_plan_get_state:
 * @self: a run
 *
 * Returns: where it stands
 */
FoyerRotaPlanState
foyer_rota_plan_get_state (FoyerRotaPlan *self)
{
  return self->state;
}

/**
 * foyer_rota_plan_get_error:
 * @self: a run that has failed
 *
 * Returns: (transfer none) (nullable): why: #FoyerPlanError
 */
const GError *
foyer_rota_plan_get_error (FoyerRotaPlan *self)
{
  return self->error;
}

/**
 * foyer_rota_plan_get_progress:
 * @self: a run
 *
 * Returns: how far it is
 */
FoyerRotaSample
foyer_rota_plan_get_progress (FoyerRotaPlan *self)
{
  FoyerRotaSample sample;

  g_mutex_lock (&self->lock);
  sample = self->newest;
  g_mutex_unlock (&self->lock);

  return sample;
}

/**
 * foyer_rota_plan_get_samples:
 * @self: a run
 *
 * Returns: (transfer none) (element-type FoyerRotaSample): how the figures came about
 */
GArray *
foyer_rota_plan_get_samples (FoyerRotaPlan *self)
{
  return self->samples;
}

/**
 * foyer_rota_plan_is_proven:
 * @self: a run that is ready
 *
 * Returns: whether no roster is better by the shop's weights
 */
gboolean
foyer_rota_plan_is_proven (FoyerRotaPlan *self)
{
  return self->is_proven;
}

/**
 * foyer_rota_plan_get_changes:
 * @self: a run
 *
 * Returns: (transfer none) (element-type FoyerRotaChange): what the plan changes, to be accepted as
 *   one act; empty until it is ready
 */
GArray *
foyer_rota_plan_get_changes (FoyerRotaPlan *self)
{
  return self->changes;
}

/**
 * foyer_rota_plan_get_preview:
 * @self: a run
 *
 * Returns: (transfer none) (nullable): the month as it would be, by the best roster that was found
 *   so far; %NULL until there is one
 */
FoyerRotaMonth *
foyer_rota_plan_get_preview (FoyerRotaPlan *self)
{
  return self->preview;
}

/**
 * foyer_rota_plan_get_conflicts:
 * @self: a run that has ended
 *
 * Returns: (transfer none) (element-type FoyerPlanConflict): why there is no plan, or why the plan
 *   has gaps; in the rows, days and shifts of foyer_rota_plan_get_task()
 */
GPtrArray *
foyer_rota_plan_get_conflicts (FoyerRotaPlan *self)
{
  return self->conflicts;
}

/**
 * foyer_rota_plan_get_task:
 * @self: a run that has ended
 *
 * Returns: (transfer none) (nullable): what was planned, in the planner's words
 */
FoyerRotaTask *
foyer_rota_plan_get_task (FoyerRotaPlan *self)
{
  return self->task;
}
