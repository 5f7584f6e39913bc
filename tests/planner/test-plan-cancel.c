#include "planner/foyer-plan-conflict.h"
#include "planner/foyer-plan-repair.h"
#include "planner/foyer-plan-window.h"
#include "judge.h"

#ifdef FOYER_PLAN_BOUNDS
#include "planner/foyer-plan-dive.h"
#include "planner/foyer-plan-pool.h"
#endif

#include <string.h>

/* Whoever asks the planner to stop waits until it has. No clock can test that on a machine that
 * does other things too; so the looks are counted. In every stage of the work the request is made
 * at looks spread over all that there are, and only a handful of looks may follow it, on each
 * thread: an engine that does not heed the answer goes on looking. That looks follow each other in
 * less than the promised time is measured by bench-cancel.c.
 *
 * What comes back is whole: a legal roster, once one was known; conflicts that contradict
 * themselves. */

#define MOST_LOOKS 16 /* of one thread after the request */
#define POINTS 5     /* in each stage */
#define SPREAD 10     /* over the whole run */

typedef struct
{
  FoyerPlanCancel cancel;
  GMutex lock;
  FoyerPlanStages stage; /* in which to ask; 0 for any */
  int at;                /* at which look there; 0 for never */
  int n_looks[FOYER_PLAN_N_STAGES];
  int n_all;
  int n_here;
  int n_after;           /* looks after the request */
} Watch;

static void
on_looked (FoyerPlanStages stages,
           gpointer        user_data)
{
  Watch *watch = user_data;

  g_mutex_lock (&watch->lock);
  watch->n_all++;
  for (int n = 0; n < FOYER_PLAN_N_STAGES; n++)
    watch->n_looks[n] += (stages >> n) & 1;
  watch->n_after += foyer_plan_cancel_is_asked (&watch->cancel);
  if ((watch->stage == 0 || (stages & watch->stage) != 0) && ++watch->n_here == watch->at)
    foyer_plan_cancel_ask (&watch->cancel);
  g_mutex_unlock (&watch->lock);
}

/* Something that can be stopped. */
typedef struct
{
  const FoyerPlanProblem *problem;
  const guint8 *cells; /* (nullable): a roster of it */
  int n_threads;
  guint64 iterations;
  GPtrArray *whole;    /* (nullable): the conflicts that it has */
} Scene;

/* Works, and judges what comes back. Returns what it cost; -1 for nothing. */
typedef gint64 (*Act) (const Scene     *scene,
                       FoyerPlanCancel *cancel);

static gint64
judge_roster (const FoyerPlanProblem *problem,
              const FoyerPlanResult  *result,
              const GError           *error)
{
  FoyerPlanCost cost;

  if (result == NULL)
    {
      g_assert_error (error, FOYER_PLAN_ERROR, FOYER_PLAN_ERROR_BUDGET);
      return -1;
    }

  g_assert_no_error (error);
  g_assert_true (foyer_plan_is_feasible (problem, result->cells));
  foyer_plan_evaluate (problem, result->cells, &cost);
  g_assert_cmpint (cost.total, ==, result->cost.total);
  g_assert_cmpint (result->bound, <=, cost.total);
  judge_result (problem, result);

  return cost.total;
}

static gint64
plan (const Scene     *scene,
      FoyerPlanCancel *cancel)
{
  g_autoptr (FoyerPlanResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FoyerPlanBudget budget = {
    .n_threads = scene->n_threads, .seconds = 3600, .iterations = scene->iterations, .seed = 1,
    .cancel = cancel,
  };

  result = foyer_plan_solve (scene->problem, &budget, &error);

  return judge_roster (scene->problem, result, error);
}

/* A horizon without graphs: greedy, annealed, and improved through windows. */
static gint64
plan_without_graphs (const Scene     *scene,
                     FoyerPlanCancel *cancel)
{
  g_autoptr (FoyerPlanGraphs) graphs = foyer_plan_graphs_new (scene->problem, 100, cancel);
  g_autoptr (FoyerPlanResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FoyerPlanBudget budget = {
    .n_threads = scene->n_threads, .seconds = 3600, .iterations = scene->iterations, .seed = 1,
    .cancel = cancel,
  };

  g_assert_false (graphs->complete);
  result = foyer_plan_solve_along (graphs, &budget, &error);

  return judge_roster (scene->problem, result, error);
}

static gint64
repair (const Scene     *scene,
        FoyerPlanCancel *cancel)
{
  g_autoptr (FoyerPlanProblem) problem =
    foyer_plan_repair_problem (scene->problem, scene->cells, NULL, 48, NULL);
  g_autoptr (FoyerPlanResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FoyerPlanBudget budget = {
    .n_threads = scene->n_threads, .seconds = 3600, .iterations = scene->iterations, .seed = 1,
    .cancel = cancel,
  };

  result = foyer_plan_repair (scene->problem, scene->cells, NULL, 48, &budget, &error);

  return judge_roster (problem, result, error);
}

/* The fewer are found the sooner it was stopped; those that are found can. */
static gint64
ask_who (const Scene     *scene,
         FoyerPlanCancel *cancel)
{
  g_autoptr (GArray) takers =
    foyer_plan_who_can_take (scene->problem, scene->cells, NULL, 500, 15, 2, cancel);

  for (guint n = 0; n < takers->len; n++)
    {
      const FoyerPlanTaker *taker = &g_array_index (takers, FoyerPlanTaker, n);

      g_assert_cmpint (taker->line[15], ==, 2);
      g_assert_cmpint (foyer_plan_check_line (scene->problem, taker->staff, taker->line, NULL), ==,
                       0);
    }

  return scene->problem->n_staff - (int) takers->len;
}

static gint64
ask_why (const Scene     *scene,
         FoyerPlanCancel *cancel)
{
  g_autoptr (GPtrArray) conflicts =
    foyer_plan_find_conflicts (scene->problem, TRUE, 3600, cancel);

  for (guint n = 0; scene->whole != NULL && n < conflicts->len; n++)
    {
      const FoyerPlanConflict *conflict = conflicts->pdata[n], *whole;

      g_assert_cmpuint (n, <, scene->whole->len);
      whole = scene->whole->pdata[n];
      g_assert_cmpmem (conflict->members->data,
                       conflict->members->len * sizeof (FoyerPlanMember),
                       whole->members->data, whole->members->len * sizeof (FoyerPlanMember));
      g_assert_cmpuint (conflict->easings->len, ==, whole->easings->len);
    }

  return scene->whole != NULL ? scene->whole->len - conflicts->len : 0;
}

/* Works once more and asks at a look. Returns the cost, or -1. */
static gint64
stop_at (const Scene     *scene,
         Act              act,
         FoyerPlanStages  stage,
         int              at,
         int             *most)
{
  Watch watch = {
    .cancel = { .watch = on_looked, .watch_data = &watch }, .stage = stage, .at = at,
  };
  gint64 cost;

  g_mutex_init (&watch.lock);
  cost = act (scene, &watch.cancel);
  g_mutex_clear (&watch.lock);
  *most = MAX (*most, watch.n_after);
  if (watch.n_after > MOST_LOOKS * scene->n_threads)
    g_error ("%d looks after the request at look %d of %s", watch.n_after, at,
             stage == 0 ? "all" : foyer_plan_stage_to_string (stage));

  return cost;
}

/* Stops everywhere. @expected are the stages that have to be seen, @absent those that must not be.
 * A run of one thread is the same each time up to where it is stopped: the later, the better what
 * comes back. */
static void
stop_everywhere (const Scene    *scene,
                 Act             act,
                 FoyerPlanStages expected,
                 FoyerPlanStages absent)
{
  Watch watch = { .cancel = { .watch = on_looked, .watch_data = &watch } };
  FoyerPlanRandom random;
  gint64 before = -1;
  int most = 0;

  foyer_plan_random_init (&random, g_test_rand_int ());
  g_mutex_init (&watch.lock);
  act (scene, &watch.cancel);
  g_mutex_clear (&watch.lock);

  for (int n = 0; n < FOYER_PLAN_N_STAGES; n++)
    {
      int n_looks = watch.n_looks[n];

      if ((absent >> n & 1) != 0)
        g_assert_cmpint (n_looks, ==, 0);
      if ((expected >> n & 1) == 0)
        continue;
      g_test_message ("%d looks in %s", n_looks, foyer_plan_stage_to_string (1 << n));
      g_assert_cmpint (n_looks, >, 0);
      for (int point = 0; point < MIN (POINTS, n_looks); point++)
        {
          int first = point * n_looks / POINTS, next = (point + 1) * n_looks / POINTS;
          int at = 1 + first + foyer_plan_random_below (&random, MAX (next - first, 1));

          stop_at (scene, act, 1 << n, at, &most);
        }
    }

  for (int n = 0; n < SPREAD; n++)
    {
      gint64 cost = stop_at (scene, act, 0, 1 + (gint64) n * watch.n_all / SPREAD, &most);

      if (scene->n_threads > 1)
        continue;
      if (before >= 0)
        g_assert_cmpint (cost, >=, 0);
      if (before >= 0)
        g_assert_cmpint (cost, <=, before);
      before = cost;
    }
  g_test_message ("%d looks in all, at most %d after the request", watch.n_all, most);
}

/* Some weeks that are not solved at once: wishes, caps, short rests, and fairness if asked for. */
static FoyerPlanProblem *
make_weeks (int      n_days,
            int      n_staff,
            gboolean is_fair)
{
  FoyerPlanProblem *problem = foyer_plan_problem_new (n_days, 4, n_staff);
  FoyerPlanRandom random;

  foyer_plan_random_init (&random, 5);
  for (int s = 0; s < 4; s++)
    {
      problem->shifts[s].minutes = 450 + s % 2 * 60;
      for (int t = 0; t < s; t++)
        problem->shifts[s].forbidden_next |= FOYER_PLAN_BIT (t + 1);
    }
  if (is_fair)
    foyer_plan_problem_add_fair (problem, "evening");
  for (int d = 0; d < n_days; d++)
    {
      if (is_fair)
        problem->fair[0].cells[d] = FOYER_PLAN_BIT (3) | FOYER_PLAN_BIT (4);
      for (int s = 0; s < 4; s++)
        foyer_plan_problem_add_cover (problem, d, FOYER_PLAN_BIT (s + 1),
                                      n_staff / 6 + foyer_plan_random_below (&random, 2), 100, 7);
    }
  for (int i = 0; i < n_staff; i++)
    {
      FoyerPlanStaff *staff = &problem->staff[i];

      staff->max_run = 5;
      staff->min_rest = 2;
      staff->min_minutes = n_days * 250;
      staff->max_minutes = n_days * 330;
      staff->max_count[3] = n_days / 5;
      staff->carried[0] = i % 4;
      staff->fair_weight[0] = 3;
      for (int n = 0; n < n_days; n++)
        staff->cost[foyer_plan_random_below (&random, n_days * 5)] = 1 + n % 3;
    }
  g_assert_true (foyer_plan_problem_seal (problem, NULL));

  return problem;
}

static void
test_prove (void)
{
  g_autoptr (FoyerPlanProblem) problem = make_weeks (14, 12, FALSE);
  Scene scene = { .problem = problem, .n_threads = 1, .iterations = 60 };

  stop_everywhere (&scene, plan,
                   FOYER_PLAN_STAGE_GRAPHS | FOYER_PLAN_STAGE_BUILD | FOYER_PLAN_STAGE_RESPOND
                     | FOYER_PLAN_STAGE_PRICE | FOYER_PLAN_STAGE_PROGRAMME | FOYER_PLAN_STAGE_DIVE
                     | FOYER_PLAN_STAGE_TREE, 0);
}

static void
test_prove_fair (void)
{
  g_autoptr (FoyerPlanProblem) problem = make_weeks (14, 10, TRUE);
  Scene scene = { .problem = problem, .n_threads = 1, .iterations = 100 };

  stop_everywhere (&scene, plan,
                   FOYER_PLAN_STAGE_LIFT | FOYER_PLAN_STAGE_SINK | FOYER_PLAN_STAGE_TREE, 0);
}

/* The other side of a run: annealing and shaking. */
static void
test_improve (void)
{
  g_autoptr (FoyerPlanProblem) problem = make_weeks (14, 12, FALSE);
  Scene scene = { .problem = problem, .n_threads = 2, .iterations = 100 };

  stop_everywhere (&scene, plan, FOYER_PLAN_STAGE_ANNEAL, 0);
}

#ifdef FOYER_PLAN_BOUNDS
/* The lines at hand are made before, by diving; the search among them is what is stopped. It
 * searches no line of its own. */
static gint64
search_pool (const Scene     *scene,
             FoyerPlanCancel *cancel)
{
  g_autoptr (FoyerPlanGraphs) graphs = foyer_plan_graphs_new (scene->problem, 1000000, NULL);
  g_autoptr (FoyerPlanExchange) exchange =
    foyer_plan_exchange_new (scene->problem, 1, NULL, G_MAXINT64, 0);
  g_autoptr (FoyerPlanDiver) diver = foyer_plan_diver_new (graphs, exchange, 0, 1, TRUE);
  g_autofree guint8 *cells = g_malloc ((gsize) scene->problem->n_staff * scene->problem->n_days);
  gint64 before;
  gboolean impossible;
  FoyerPlanCost cost;

  g_assert_true (foyer_plan_diver_start (diver, &impossible));
  before = foyer_plan_exchange_take (exchange, 0, cells);
  for (int n = 0; n < 3; n++)
    foyer_plan_diver_shake (diver);
  foyer_plan_pool_search (graphs, foyer_plan_diver_master (diver), cells, cancel, G_MAXINT64, 60,
                          1);
  g_assert_true (foyer_plan_is_feasible (scene->problem, cells));
  foyer_plan_evaluate (scene->problem, cells, &cost);
  g_assert_cmpint (cost.total, <=, before);
  judge_cells (scene->problem, cells);

  return cost.total;
}

static void
test_pool (void)
{
  g_autoptr (FoyerPlanProblem) problem = make_weeks (14, 12, FALSE);
  Scene scene = { .problem = problem, .n_threads = 1 };

  stop_everywhere (&scene, search_pool, FOYER_PLAN_STAGE_POOL | FOYER_PLAN_STAGE_PROGRAMME,
                   FOYER_PLAN_STAGE_PRICE);
}
#endif

static void
test_long (void)
{
  g_autoptr (FoyerPlanProblem) problem = make_weeks (56, 8, FALSE);
  Scene scene = { .problem = problem, .n_threads = 1, .iterations = 84 };

  stop_everywhere (&scene, plan_without_graphs,
                   FOYER_PLAN_STAGE_BUILD | FOYER_PLAN_STAGE_WINDOW, 0);
}

/* Somebody is ill for some days in the middle. */
static void
test_repair (void)
{
  g_autoptr (FoyerPlanProblem) problem = make_weeks (21, 8, TRUE);
  g_autoptr (FoyerPlanProblem) changed = foyer_plan_problem_copy (problem);
  g_autoptr (FoyerPlanResult) result = NULL;
  FoyerPlanBudget budget = { .n_threads = 1, .seconds = 3600, .iterations = 10 };
  Scene scene = { .n_threads = 1, .iterations = 40 };

  result = foyer_plan_solve (problem, &budget, NULL);
  g_assert_nonnull (result);
  judge_result (problem, result);
  scene.problem = problem;
  scene.cells = result->cells;
  stop_everywhere (&scene, ask_who, FOYER_PLAN_STAGE_TAKERS, 0);

  for (int d = 9; d < 12; d++)
    changed->staff[0].leave[d] = TRUE;
  changed->staff[0].min_minutes = 0;
  g_assert_true (foyer_plan_problem_seal (changed, NULL));
  scene.problem = changed;
  stop_everywhere (&scene, repair, FOYER_PLAN_STAGE_REPAIR, 0);
}

/* Three people whose own rules cannot be kept; then a demand that cannot be met, and several that
 * cannot be met together, of which a planner without bounds can tell nothing for certain. */
static void
test_why (void)
{
  g_autoptr (FoyerPlanProblem) month = make_weeks (21, 8, FALSE);
  g_autoptr (FoyerPlanProblem) personal = foyer_plan_problem_copy (month);
  g_autoptr (FoyerPlanProblem) lone = foyer_plan_problem_copy (month);
  g_autoptr (FoyerPlanProblem) joint = foyer_plan_problem_copy (month);
  FoyerPlanProblem *problems[] = { personal, lone, joint };
  guint n_problems = foyer_plan_has_bounds () ? 3 : 2;

  for (int i = 0; i < 3; i++)
    {
      for (int d = 3; d < 16; d++)
        personal->staff[i].leave[d] = TRUE;
      personal->staff[i].min_minutes = 12 * 450;
    }
  for (int i = 0; i < 8; i++)
    lone->staff[i].leave[8] = TRUE;
  for (int i = 0; i < 8; i++)
    {
      joint->staff[i].min_minutes = 0;
      joint->staff[i].max_minutes = 8 * 450;
    }

  for (guint n = 0; n < n_problems; n++)
    {
      g_autoptr (GPtrArray) whole = NULL;
      Scene scene = { .problem = problems[n], .n_threads = 1 };

      g_assert_true (foyer_plan_problem_seal (problems[n], NULL));
      whole = foyer_plan_find_conflicts (problems[n], TRUE, 3600, NULL);
      g_assert_cmpuint (whole->len, ==, n == 0 ? 3 : 1);
      scene.whole = whole;
      stop_everywhere (&scene, ask_why, FOYER_PLAN_STAGE_CONFLICT, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (foyer_plan_has_bounds ())
    {
      g_test_add_func ("/planner/cancel/prove", test_prove);
      g_test_add_func ("/planner/cancel/prove-fair", test_prove_fair);
      g_test_add_func ("/planner/cancel/improve", test_improve);
    }
#ifdef FOYER_PLAN_BOUNDS
  g_test_add_func ("/planner/cancel/pool", test_pool);
#endif
  g_test_add_func ("/planner/cancel/long", test_long);
  g_test_add_func ("/planner/cancel/repair", test_repair);
  g_test_add_func ("/planner/cancel/why", test_why);

  return judge_run ();
}
