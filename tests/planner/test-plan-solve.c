#include "judge.h"
#include "planner/foyer-plan-file.h"
#include "planner/foyer-plan-solve.h"
#include "shop.h"
#include "tiny.h"

#include <string.h>
#include <time.h>

static void
test_optimum (gconstpointer data)
{
  int n_threads = GPOINTER_TO_INT (data), n_rosters = 0, n_none = 0;
  FoyerPlanRandom random;

  foyer_plan_random_init (&random, g_test_rand_int ());
  for (int round = 0; round < 200; round++)
    {
      g_autoptr (FoyerPlanProblem) problem = tiny_problem (&random, round % 4 != 0);
      g_autoptr (FoyerPlanResult) result = NULL;
      g_autoptr (GError) error = NULL;
      guint8 best[64];
      gint64 optimum = tiny_optimum (problem, best);
      FoyerPlanBudget budget = { .n_threads = n_threads, .seconds = 60, .seed = round };

      result = foyer_plan_solve (problem, &budget, &error);
      if (optimum < 0)
        {
          g_assert_error (error, FOYER_PLAN_ERROR, FOYER_PLAN_ERROR_INFEASIBLE);
          n_none++;
          continue;
        }
      g_assert_no_error (error);
      g_assert_true (result->proven);
      g_assert_cmpint (result->cost.total, ==, optimum);
      g_assert_true (foyer_plan_is_feasible (problem, result->cells));
      judge_result (problem, result);
      n_rosters++;
    }
  g_test_message ("%d rosters, %d problems without one", n_rosters, n_none);
  g_assert_cmpint (n_rosters, >, 50);
}

/* A month of a shop: two shifts and a duty post, twelve people, fairness and history. */
static FoyerPlanProblem *
shop_month (void)
{
  FoyerPlanProblem *problem = foyer_plan_problem_new (30, 3, 12);
  const int start[] = { 480, 840, 510 }, end[] = { 840, 1320, 1050 };
  g_autoptr (GError) error = NULL;
  int evenings, weekends;

  problem->first_weekday = 3;
  foyer_plan_problem_set_rest (problem, start, end, 600, 660, 20);
  judge_rest (problem, start, end, 600, 660, 20);
  evenings = foyer_plan_problem_add_fair (problem, "evening");
  weekends = foyer_plan_problem_add_fair (problem, "weekend");
  for (int d = 0; d < 30; d++)
    {
      problem->fair[evenings].cells[d] = FOYER_PLAN_BIT (2);
      if ((3 + d) % 7 >= 5)
        problem->fair[weekends].cells[d] = FOYER_PLAN_BIT (1) | FOYER_PLAN_BIT (2);
      foyer_plan_problem_add_cover (problem, d, FOYER_PLAN_BIT (1), 3, 1000, 40);
      foyer_plan_problem_add_cover (problem, d, FOYER_PLAN_BIT (2), 3, 1000, 40);
      foyer_plan_problem_add_cover (problem, d, FOYER_PLAN_BIT (3), 1, 800, 60);
    }
  for (int i = 0; i < 12; i++)
    {
      FoyerPlanStaff *staff = &problem->staff[i];

      staff->max_run = 6;
      staff->min_minutes = 160 * 60 - 960;
      staff->max_minutes = 176 * 60;
      staff->min_rest = 1;
      staff->carried[evenings] = i % 5;
      staff->carried[weekends] = i % 3;
      staff->fair_weight[evenings] = 2;
      staff->fair_weight[weekends] = 3;
      staff->leave[(i * 7) % 30] = TRUE;
      staff->cost[((i * 5) % 30) * 4 + 2] = 8;
      if (i > 4)
        staff->skills &= ~FOYER_PLAN_BIT (3);
    }
  g_assert_true (foyer_plan_problem_seal (problem, &error));

  return problem;
}

static void
test_deterministic (void)
{
  g_autoptr (FoyerPlanProblem) problem = shop_month ();

  for (int n_threads = 1; n_threads <= 3; n_threads++)
    {
      FoyerPlanBudget budget = {
        .n_threads = n_threads, .seconds = 600, .seed = 7, .iterations = 60,
      };
      g_autoptr (FoyerPlanResult) first = foyer_plan_solve (problem, &budget, NULL);
      g_autoptr (FoyerPlanResult) second = foyer_plan_solve (problem, &budget, NULL);

      g_assert_nonnull (first);
      g_assert_nonnull (second);
      g_assert_cmpmem (first->cells, 360, second->cells, 360);
      g_assert_cmpint (first->bound, ==, second->bound);
      judge_result (problem, first);
    }
}

/* Processor time of all threads: what the planner does after a cancel, however busy the machine. */
static gint64
processor_us (void)
{
  struct timespec used;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &used);

  return used.tv_sec * G_USEC_PER_SEC + used.tv_nsec / 1000;
}

typedef struct
{
  FoyerPlanCancel cancel;
  gint64 cancelled_us;
  gint64 last_report_us;
  gint64 last_incumbent;
  gint64 last_bound;
  int n_reports;
} Watcher;

static void
on_progressed (const FoyerPlanProgress *progress,
               gpointer                 user_data)
{
  Watcher *watcher = user_data;
  gint64 now_us = g_get_monotonic_time ();

  if (watcher->last_incumbent >= 0)
    g_assert_cmpint (progress->incumbent, <=, watcher->last_incumbent);
  g_assert_cmpint (progress->bound, >=, watcher->last_bound);
  if (watcher->n_reports > 0 && progress->phase != FOYER_PLAN_PHASE_DONE)
    g_assert_cmpint (now_us - watcher->last_report_us, >=, 90 * 1000);
  watcher->last_incumbent = progress->incumbent;
  watcher->last_bound = progress->bound;
  watcher->last_report_us = now_us;
  watcher->n_reports++;
  if (progress->incumbent >= 0 && watcher->n_reports > 4 && watcher->cancelled_us == 0)
    {
      watcher->cancelled_us = processor_us ();
      foyer_plan_cancel_ask (&watcher->cancel);
    }
}

/* A problem that is not solved at once, so that there is something to cancel. */
static FoyerPlanProblem *
hard_month (void)
{
  FoyerPlanProblem *problem = foyer_plan_problem_new (56, 6, 40);
  FoyerPlanRandom random;

  foyer_plan_random_init (&random, 3);
  for (int s = 0; s < 6; s++)
    for (int t = 0; t < s; t++)
      problem->shifts[s].forbidden_next |= FOYER_PLAN_BIT (t + 1);
  for (int i = 0; i < 40; i++)
    {
      FoyerPlanStaff *staff = &problem->staff[i];

      staff->max_run = 5;
      staff->min_run = 2;
      staff->min_rest = 2;
      staff->min_minutes = 15120;
      staff->max_minutes = 17280;
      staff->max_weekends = 4;
      staff->max_count[5] = 6 + i % 3;
      for (int n = 0; n < 40; n++)
        staff->cost[foyer_plan_random_below (&random, 56 * 7)] = 1 + n % 3;
    }
  for (int d = 0; d < 56; d++)
    for (int s = 0; s < 6; s++)
      foyer_plan_problem_add_cover (problem, d, FOYER_PLAN_BIT (s + 1),
                                    3 + foyer_plan_random_below (&random, 3), 100, 1);
  g_assert_true (foyer_plan_problem_seal (problem, NULL));

  return problem;
}

static void
test_cancel (gconstpointer data)
{
  FoyerPlanProblem *(*make) (void) = data;
  g_autoptr (FoyerPlanProblem) problem = make ();
  g_autoptr (FoyerPlanResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Watcher watcher = { .last_incumbent = -1, .last_bound = -1 };
  FoyerPlanBudget budget = {
    .n_threads = 2, .seconds = 60, .cancel = &watcher.cancel,
    .progress = on_progressed, .progress_data = &watcher,
  };
  gint64 late_us;

  result = foyer_plan_solve (problem, &budget, &error);
  late_us = processor_us () - watcher.cancelled_us;
  g_assert_no_error (error);
  g_assert_true (foyer_plan_is_feasible (problem, result->cells));
  judge_result (problem, result);
  g_assert_cmpint (watcher.cancelled_us, >, 0);
  g_test_message ("%d ms of work after the cancel", (int) (late_us / 1000));
  /* How late it may be is judged by counting (test-plan-cancel.c). */
}

/* Twenty-five people, three kinds of fairness: the searches of a line are longest here. */
static FoyerPlanProblem *
fair_month (void)
{
  return shop_problem (25, 1);
}

/* Whoever had more evenings in the months before gets fewer now, until all have had as many. */
static void
test_carried (void)
{
  g_autoptr (FoyerPlanProblem) problem = foyer_plan_problem_new (8, 1, 3);
  g_autoptr (FoyerPlanResult) result = NULL;
  FoyerPlanBudget budget = { .n_threads = 1, .seconds = 60 };
  int evenings = foyer_plan_problem_add_fair (problem, "evening");
  const int carried[] = { 6, 1, 0 }, expected[] = { 0, 4, 4 };

  for (int d = 0; d < 8; d++)
    {
      problem->fair[evenings].cells[d] = FOYER_PLAN_BIT (1);
      foyer_plan_problem_add_cover (problem, d, FOYER_PLAN_BIT (1), 1, 1000, 10);
    }
  for (int i = 0; i < 3; i++)
    {
      problem->staff[i].max_run = 8;
      problem->staff[i].carried[evenings] = carried[i];
      problem->staff[i].fair_weight[evenings] = 2;
    }
  g_assert_true (foyer_plan_problem_seal (problem, NULL));

  result = foyer_plan_solve (problem, &budget, NULL);
  judge_result (problem, result);
  g_assert_true (result->proven);
  g_assert_cmpint (result->cost.under, ==, 0);
  for (int i = 0; i < 3; i++)
    {
      int count = 0;

      for (int d = 0; d < 8; d++)
        count += result->cells[i * 8 + d] == 1;
      /* One of the two who had nearly none has one more, so that 6, 5, 4 or 6, 4, 5 … */
      g_assert_cmpint (ABS (count - expected[i]), <=, i == 0 ? 0 : 1);
    }
}

static void
test_without_bounds (void)
{
  g_autoptr (FoyerPlanProblem) problem = shop_month ();
  g_autoptr (FoyerPlanResult) result = NULL;
  FoyerPlanBudget budget = {
    .n_threads = 1, .seconds = 60, .iterations = 40, .no_bound = TRUE,
  };

  result = foyer_plan_solve (problem, &budget, NULL);
  g_assert_nonnull (result);
  g_assert_cmpint (result->bound, ==, -1);
  g_assert_false (result->proven);
  g_assert_true (foyer_plan_is_feasible (problem, result->cells));
  judge_result (problem, result);
}

/* What a panel draws while it plans: it has to be the roster that the cost belongs to. */
static void
on_shown (const FoyerPlanProgress *progress,
          gpointer                 user_data)
{
  GPtrArray *shown = user_data; /* the problem, then a copy of each new roster */
  const FoyerPlanProblem *problem = shown->pdata[0];
  FoyerPlanCost cost;

  if (progress->incumbent < 0)
    {
      g_assert_null (progress->cells);
      g_assert_null (progress->present);
      g_assert_false (progress->is_new);
      return;
    }

  foyer_plan_evaluate (problem, progress->cells, &cost);
  g_assert_cmpint (cost.total, ==, progress->incumbent);
  g_assert_true (foyer_plan_is_feasible (problem, progress->cells));
  for (guint k = 0; k < problem->covers->len; k++)
    {
      const FoyerPlanCover *cover = &g_array_index (problem->covers, FoyerPlanCover, k);
      int present = 0;

      for (int i = 0; i < problem->n_staff; i++)
        if ((cover->cells & FOYER_PLAN_BIT (progress->cells[i * problem->n_days + cover->day])) != 0)
          present++;
      g_assert_cmpint (progress->present[k], ==, present);
    }
  if (shown->len > 1)
    g_assert_true (progress->is_new
                   == (memcmp (shown->pdata[shown->len - 1], progress->cells,
                               (gsize) problem->n_staff * problem->n_days) != 0));
  else
    g_assert_true (progress->is_new);
  if (!progress->is_new)
    return;
  judge_cells (problem, progress->cells);
  g_ptr_array_add (shown, g_memdup2 (progress->cells,
                                     (gsize) problem->n_staff * problem->n_days));
}

static void
on_counted (const FoyerPlanProgress *progress,
            gpointer                 user_data)
{
  int *n_counted = user_data;

  g_assert_null (progress->cells);
  *n_counted += progress->present != NULL;
}

static void
test_shows_roster (void)
{
  g_autoptr (FoyerPlanProblem) problem = shop_month ();
  g_autoptr (FoyerPlanResult) result = NULL;
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  FoyerPlanBudget budget = {
    .n_threads = 2, .seconds = 60, .iterations = 60, .shows_cells = TRUE,
    .progress = on_shown, .progress_data = shown,
  };
  int n_counted = 0;

  g_ptr_array_add (shown, problem);
  result = foyer_plan_solve (problem, &budget, NULL);
  g_assert_nonnull (result);
  g_assert_cmpuint (shown->len, >, 1);
  g_assert_cmpmem (shown->pdata[shown->len - 1], 12 * 30, result->cells, 12 * 30);
  judge_result (problem, result);
  for (guint n = 1; n < shown->len; n++)
    g_free (shown->pdata[n]);

  /* Nobody pays for the roster who has not asked for it. */
  g_clear_pointer (&result, foyer_plan_result_free);
  budget.shows_cells = FALSE;
  budget.iterations = 8;
  budget.progress = on_counted;
  budget.progress_data = &n_counted;
  result = foyer_plan_solve (problem, &budget, NULL);
  g_assert_cmpint (n_counted, >, 0);
  judge_result (problem, result);
}

static void
test_starts_from (void)
{
  g_autoptr (FoyerPlanProblem) problem = shop_month ();
  g_autoptr (FoyerPlanResult) first = NULL, second = NULL;
  FoyerPlanBudget budget = { .n_threads = 1, .seconds = 60, .iterations = 30 };

  first = foyer_plan_solve (problem, &budget, NULL);
  budget.start = first->cells;
  budget.iterations = 2;
  budget.seed = 99;
  second = foyer_plan_solve (problem, &budget, NULL);
  judge_result (problem, first);
  judge_result (problem, second);
  g_assert_cmpint (second->cost.total, <=, first->cost.total);
  g_assert_cmpfloat (first->first_seconds, >=, 0);
  g_assert_cmpfloat (first->first_seconds, <=, first->seconds);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  if (foyer_plan_has_bounds ())
    {
      g_test_add_data_func ("/planner/solve/optimum/one-thread", GINT_TO_POINTER (1), test_optimum);
      g_test_add_data_func ("/planner/solve/optimum/two-threads", GINT_TO_POINTER (2), test_optimum);
    }
  g_test_add_func ("/planner/solve/deterministic", test_deterministic);
  g_test_add_data_func ("/planner/solve/cancel/hard", hard_month, test_cancel);
  g_test_add_data_func ("/planner/solve/cancel/fair", fair_month, test_cancel);
  if (foyer_plan_has_bounds ())
    g_test_add_func ("/planner/solve/carried", test_carried);
  g_test_add_func ("/planner/solve/without-bounds", test_without_bounds);
  g_test_add_func ("/planner/solve/shows-roster", test_shows_roster);
  g_test_add_func ("/planner/solve/starts-from", test_starts_from);

  return judge_run ();
}
