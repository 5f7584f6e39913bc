#include "planner/foyer-plan-conflict.h"
#include "planner/foyer-plan-file.h"
#include "planner/foyer-plan-repair.h"
#include "judge.h"
#include "shop.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* How late the planner sees that it should stop; run by build-aux/bench-planner.
 *
 * Of every stage: the longest way from one look at the request to the next, in processor time of
 * the thread, which is the latest that the stage can see it, and in wall time, which on a busy
 * machine includes waiting for a processor. Then the call is stopped at looks spread over a whole
 * run, and what passes until it is back is measured: wall time, and the work of all threads. The
 * answer is 1 when a stage works for longer than the goal, or the second checker refuses a roster. */

#define GOAL_US 50000
#define PLACES 20
/* What a changed cell costs when planning again. */
#define CHANGE_COST 48

typedef struct
{
  gint64 wall_us;
  gint64 processor_us;
} Clock;

/* The last look of a thread. */
typedef struct
{
  Clock at;
  FoyerPlanStages stages;
} Look;

typedef struct
{
  FoyerPlanCancel cancel;
  GMutex lock;
  Clock longest[FOYER_PLAN_N_STAGES];
  int n_looks[FOYER_PLAN_N_STAGES];
  int n_all;
  int stop_at; /* the look at which to ask; 0 for never */
  Clock asked; /* of the process */
  Clock back;
} Watch;

static GPrivate last_look = G_PRIVATE_INIT (g_free);

static Clock
read_clock (clockid_t which)
{
  struct timespec used;

  clock_gettime (which, &used);

  return (Clock) { g_get_monotonic_time (), used.tv_sec * G_USEC_PER_SEC + used.tv_nsec / 1000 };
}

static void
lengthen (Clock *longest,
          Clock  from,
          Clock  to)
{
  longest->wall_us = MAX (longest->wall_us, to.wall_us - from.wall_us);
  longest->processor_us = MAX (longest->processor_us, to.processor_us - from.processor_us);
}

static void
on_looked (FoyerPlanStages stages,
           gpointer        user_data)
{
  Watch *watch = user_data;
  Clock now = read_clock (CLOCK_THREAD_CPUTIME_ID);
  Look *last = g_private_get (&last_look);

  if (last == NULL) /* the clock of a thread begins with it */
    {
      last = g_new (Look, 1);
      *last = (Look) { { now.wall_us, 0 }, stages };
      g_private_set (&last_look, last);
    }

  g_mutex_lock (&watch->lock);
  for (int n = 0; n < FOYER_PLAN_N_STAGES; n++)
    if (((stages | last->stages) >> n & 1) != 0)
      {
        lengthen (&watch->longest[n], last->at, now);
        watch->n_looks[n] += (stages >> n) & 1;
      }
  if (++watch->n_all == watch->stop_at)
    {
      watch->asked = read_clock (CLOCK_PROCESS_CPUTIME_ID);
      foyer_plan_cancel_ask (&watch->cancel);
    }
  g_mutex_unlock (&watch->lock);
  *last = (Look) { read_clock (CLOCK_THREAD_CPUTIME_ID), stages };
}

/* Something that can be stopped. */
typedef struct
{
  const FoyerPlanProblem *problem;
  const guint8 *cells; /* (nullable): a roster of it */
  double seconds;
} Scene;

/* Returns: (transfer full) (nullable): the best roster so far */
typedef FoyerPlanResult *(*Act) (const Scene     *scene,
                                 FoyerPlanCancel *cancel);

static FoyerPlanResult *
plan (const Scene     *scene,
      FoyerPlanCancel *cancel)
{
  FoyerPlanBudget budget = {
    .n_threads = 2, .seconds = scene->seconds, .seed = 1, .cancel = cancel,
  };

  return foyer_plan_solve (scene->problem, &budget, NULL);
}

static FoyerPlanResult *
repair (const Scene     *scene,
        FoyerPlanCancel *cancel)
{
  FoyerPlanBudget budget = {
    .n_threads = 2, .seconds = scene->seconds, .seed = 1, .cancel = cancel,
  };

  return foyer_plan_repair (scene->problem, scene->cells, NULL, CHANGE_COST, &budget, NULL);
}

static FoyerPlanResult *
ask_why (const Scene     *scene,
         FoyerPlanCancel *cancel)
{
  g_ptr_array_unref (foyer_plan_find_conflicts (scene->problem, TRUE, scene->seconds, cancel));

  return NULL;
}

static FoyerPlanResult *
ask_who (const Scene     *scene,
         FoyerPlanCancel *cancel)
{
  g_array_unref (foyer_plan_who_can_take (scene->problem, scene->cells, NULL, 500, 15, 2, cancel));

  return NULL;
}

/* Works once, and asks at look @stop_at. */
static void
run (Watch       *watch,
     const Scene *scene,
     Act          act,
     int          stop_at)
{
  g_autoptr (FoyerPlanResult) result = NULL;
  Look *begin = g_new (Look, 1);

  *watch = (Watch) { .cancel = { .watch = on_looked, .watch_data = watch }, .stop_at = stop_at };
  g_mutex_init (&watch->lock);
  *begin = (Look) { read_clock (CLOCK_THREAD_CPUTIME_ID), 0 };
  g_private_replace (&last_look, begin);
  result = act (scene, &watch->cancel);
  watch->back = read_clock (CLOCK_PROCESS_CPUTIME_ID);
  g_mutex_clear (&watch->lock);

  if (result != NULL && scene->cells != NULL)
    judge_repair (scene->problem, scene->cells, NULL, CHANGE_COST, result);
  else if (result != NULL)
    judge_result (scene->problem, result);
}

/* Returns whether the goal was met. */
static gboolean
measure (const char  *name,
         const Scene *scene,
         Act          act)
{
  Watch watch;
  Clock back = { 0 };
  gboolean is_met = TRUE;
  int n_all;

  run (&watch, scene, act, 0);
  n_all = watch.n_all;
  printf ("%s: %d looks\n", name, n_all);
  for (int n = 0; n < FOYER_PLAN_N_STAGES; n++)
    if (watch.n_looks[n] > 0)
      {
        printf ("  %-10s %8d looks  %6.1f ms of work  %7.1f ms wall\n",
                foyer_plan_stage_to_string (1 << n), watch.n_looks[n],
                watch.longest[n].processor_us / 1e3, watch.longest[n].wall_us / 1e3);
        is_met &= watch.longest[n].processor_us <= GOAL_US;
      }

  for (int n = 0; n < PLACES; n++)
    {
      run (&watch, scene, act, 1 + (gint64) n * n_all / PLACES);
      if (foyer_plan_cancel_is_asked (&watch.cancel))
        lengthen (&back, watch.asked, watch.back);
    }
  printf ("  back after a stop at %d places: %.1f ms of work of all threads, %.1f ms wall\n", PLACES,
          back.processor_us / 1e3, back.wall_us / 1e3);
  fflush (stdout);

  return judge_agrees () && is_met;
}

static gboolean
measure_shop (int    n_staff,
              double seconds)
{
  g_autoptr (FoyerPlanProblem) problem = shop_problem (n_staff, 1);
  g_autoptr (FoyerPlanProblem) without = foyer_plan_problem_copy (problem);
  g_autoptr (FoyerPlanProblem) changed = foyer_plan_problem_copy (problem);
  g_autoptr (FoyerPlanResult) result = NULL;
  FoyerPlanBudget budget = { .n_threads = 2, .seconds = seconds, .seed = 1 };
  g_autofree char *name = g_strdup_printf ("a month of %d people", n_staff);
  gboolean is_met = measure (name, &(Scene) { problem, NULL, seconds }, plan);

  result = foyer_plan_solve (problem, &budget, NULL);
  g_assert_nonnull (result);
  judge_result (problem, result);
  is_met &= measure ("who can take it", &(Scene) { problem, result->cells, seconds }, ask_who);

  for (int d = 14; d < 19; d++)
    changed->staff[0].leave[d] = TRUE;
  changed->staff[0].min_minutes = 0;
  g_assert_true (foyer_plan_problem_seal (changed, NULL));
  is_met &= measure ("planned again", &(Scene) { changed, result->cells, seconds }, repair);

  for (int i = 0; i < n_staff; i++)
    if ((problem->staff[i].skills & FOYER_PLAN_BIT (1)) != 0 && i % 10 != 0)
      without->staff[i].leave[14] = TRUE;
  g_assert_true (foyer_plan_problem_seal (without, NULL));
  is_met &= measure ("why not", &(Scene) { without, NULL, seconds }, ask_why);

  return is_met;
}

static gboolean
measure_instance (const char *path,
                  double      seconds)
{
  g_autoptr (FoyerPlanProblem) problem = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = g_path_get_basename (path);
  gsize length;

  if (g_file_get_contents (path, &text, &length, &error))
    problem = foyer_plan_read_instance (text, length, &error);
  if (problem == NULL)
    {
      fprintf (stderr, "%s: %s\n", path, error->message);
      return FALSE;
    }

  return measure (name, &(Scene) { problem, NULL, seconds }, plan);
}

/* The arguments: seconds for each run, then sizes of shops, or instances. */
int
main (int   argc,
      char *argv[])
{
  double seconds = argc > 1 ? g_ascii_strtod (argv[1], NULL) : 5;
  gboolean is_met = TRUE;

  for (int a = 2; a < argc; a++)
    {
      int n_staff = atoi (argv[a]);

      is_met &= n_staff > 0 ? measure_shop (n_staff, seconds) : measure_instance (argv[a], seconds);
    }

  return is_met ? 0 : 1;
}
