#include "judge.h"
#include "planner/foyer-plan-graph.h"
#include "planner/foyer-plan-greedy.h"
#include "planner/foyer-plan-window.h"

#include <string.h>

/* Ten weeks of five people, with every rule that looks across the edge of a window. */
static FoyerPlanProblem *
ten_weeks (FoyerPlanRandom *random)
{
  FoyerPlanProblem *problem = foyer_plan_problem_new (70, 3, 5);
  int evenings = foyer_plan_problem_add_fair (problem, "evening");

  problem->first_weekday = foyer_plan_random_below (random, 7);
  problem->shifts[2].forbidden_next = FOYER_PLAN_BIT (1);
  problem->shifts[1].follow_cost[1] = 7;
  for (int d = 0; d < 70; d++)
    {
      problem->fair[evenings].cells[d] = FOYER_PLAN_BIT (3);
      for (int s = 0; s < 3; s++)
        foyer_plan_problem_add_cover (problem, d, FOYER_PLAN_BIT (s + 1),
                                      1 + foyer_plan_random_below (random, 2), 100, 3);
    }
  for (int i = 0; i < 5; i++)
    {
      FoyerPlanStaff *staff = &problem->staff[i];

      staff->max_run = 5;
      staff->min_run = 2;
      staff->min_rest = 2;
      staff->max_weekends = 6;
      staff->min_minutes = 40 * 480;
      staff->max_minutes = 48 * 480;
      staff->max_count[2] = 18;
      staff->before_cell = 1;
      staff->before_run = 1 + i % 3;
      staff->carried[evenings] = i;
      staff->fair_weight[evenings] = 2;
      staff->leave[foyer_plan_random_below (random, 70)] = TRUE;
      for (int n = 0; n < 30; n++)
        staff->cost[foyer_plan_random_below (random, 70 * 4)] = 1 + n % 5;
    }
  g_assert_true (foyer_plan_problem_seal (problem, NULL));

  return problem;
}

/* What a window says of its lines is what the whole roster says of them: legal or not, and by how
 * much cheaper. */
static void
test_exact (void)
{
  FoyerPlanRandom random;
  int n_better = 0;

  foyer_plan_random_init (&random, g_test_rand_int ());
  for (int round = 0; round < 12; round++)
    {
      g_autoptr (FoyerPlanProblem) problem = ten_weeks (&random);
      g_autoptr (FoyerPlanProblem) part = NULL;
      g_autoptr (FoyerPlanResult) whole = NULL;
      g_autoptr (FoyerPlanResult) result = NULL;
      FoyerPlanBudget budget = {
        .n_threads = 1, .seconds = 60, .iterations = 30, .no_bound = TRUE, .seed = round,
      };
      const int people[] = { 3, 0, 4 };
      int first_monday = (7 - problem->first_weekday) % 7;
      int first_day = first_monday + 7 * foyer_plan_random_below (&random, 7), shown_day;
      guint8 start[3 * 70];
      FoyerPlanCost part_before, part_after, whole_before, whole_after;

      whole = foyer_plan_solve (problem, &budget, NULL);
      if (whole == NULL)
        continue;
      judge_result (problem, whole);
      part = foyer_plan_window_problem (problem, whole->cells, first_day, 14, 3, people, &shown_day,
                                        NULL);
      g_assert_nonnull (part);
      for (int n = 0; n < 3; n++)
        memcpy (start + n * part->n_days, whole->cells + people[n] * 70 + shown_day, part->n_days);
      g_assert_true (foyer_plan_is_feasible (part, start));
      judge_cells (part, start);
      foyer_plan_evaluate (part, start, &part_before);
      foyer_plan_evaluate (problem, whole->cells, &whole_before);

      budget.start = start;
      result = foyer_plan_solve (part, &budget, NULL);
      g_assert_nonnull (result);
      judge_result (part, result);
      foyer_plan_evaluate (part, result->cells, &part_after);
      for (int n = 0; n < 3; n++)
        memcpy (whole->cells + people[n] * 70 + shown_day, result->cells + n * part->n_days,
                part->n_days);
      g_assert_true (foyer_plan_is_feasible (problem, whole->cells));
      judge_cells (problem, whole->cells);
      foyer_plan_evaluate (problem, whole->cells, &whole_after);
      g_assert_cmpint (whole_before.total - whole_after.total, ==,
                       part_before.total - part_after.total);
      n_better += part_after.total < part_before.total;
    }
  g_test_message ("%d of 12 windows made the roster better", n_better);
  g_assert_cmpint (n_better, >, 0);
}

static void
test_improves (void)
{
  FoyerPlanRandom random;
  g_autoptr (FoyerPlanProblem) problem = NULL;
  g_autoptr (FoyerPlanResult) result = NULL;
  FoyerPlanBudget budget = { .n_threads = 1, .seconds = 60, .iterations = 30, .no_bound = TRUE };
  FoyerPlanCost cost;

  foyer_plan_random_init (&random, 4);
  problem = ten_weeks (&random);
  g_assert_true (foyer_plan_window_pays (problem));
  result = foyer_plan_solve (problem, &budget, NULL);
  g_assert_nonnull (result);
  judge_result (problem, result);
  for (int n = 0; n < 6; n++)
    {
      gint64 before = result->cost.total;
      gboolean better = foyer_plan_window_improve (problem, &random, &budget, result->cells);

      foyer_plan_evaluate (problem, result->cells, &cost);
      g_assert_true (foyer_plan_is_feasible (problem, result->cells));
      judge_cells (problem, result->cells);
      g_assert_true (better == (cost.total < before));
      g_assert_cmpint (cost.total, <=, before);
      result->cost = cost;
    }
}

static void
on_progressed (const FoyerPlanProgress *progress,
               gpointer                 user_data)
{
  if (progress->incumbent >= 0)
    foyer_plan_cancel_ask (user_data);
}

/* A year for which there is no graph: annealing has to find a legal roster all the same. */
static void
test_year (void)
{
  g_autoptr (FoyerPlanProblem) problem = foyer_plan_problem_new (364, 12, 30);
  g_autoptr (FoyerPlanGraphs) graphs = NULL;
  g_autoptr (FoyerPlanResult) result = NULL;
  FoyerPlanCancel cancel = { 0 };
  FoyerPlanBudget budget = {
    .n_threads = 1, .seconds = 120, .cancel = &cancel,
    .progress = on_progressed, .progress_data = &cancel,
  };

  for (int s = 0; s < 12; s++)
    {
      problem->shifts[s].minutes = 480 + s % 3 * 60;
      for (int t = 0; t < s; t++)
        problem->shifts[s].forbidden_next |= FOYER_PLAN_BIT (t + 1);
    }
  for (int d = 0; d < 364; d++)
    for (int s = 0; s < 12; s++)
      foyer_plan_problem_add_cover (problem, d, FOYER_PLAN_BIT (s + 1), 1 + (d + s) % 2, 100, 1);
  for (int i = 0; i < 30; i++)
    {
      FoyerPlanStaff *staff = &problem->staff[i];

      staff->max_run = 5;
      staff->min_run = 2;
      staff->min_rest = 2;
      staff->max_weekends = 26;
      staff->min_minutes = 105000;
      staff->max_minutes = 112000;
      for (int s = 0; s < 12; s += 3)
        staff->max_count[s] = 30;
      for (int d = i; d < 364; d += 23)
        staff->leave[d] = TRUE;
    }
  g_assert_true (foyer_plan_problem_seal (problem, NULL));
  graphs = foyer_plan_graphs_new (problem, 4000000, NULL);
  g_assert_false (graphs->complete);

  result = foyer_plan_solve (problem, &budget, NULL);
  g_assert_nonnull (result);
  g_assert_true (foyer_plan_is_feasible (problem, result->cells));
  judge_result (problem, result);
}

/* The greedy roster keeps every rule, and is mostly there: these contracts are tight for it. */
static void
test_greedy (void)
{
  FoyerPlanRandom random;
  int n_built = 0;

  foyer_plan_random_init (&random, g_test_rand_int ());
  for (int round = 0; round < 40; round++)
    {
      g_autoptr (FoyerPlanProblem) problem = ten_weeks (&random);
      g_autoptr (FoyerPlanExchange) exchange =
        foyer_plan_exchange_new (problem, 1, NULL, G_MAXINT64, 0);
      guint8 cells[5 * 70] = { 0 };

      if (!foyer_plan_greedy_build (problem, exchange, 0, cells))
        continue;
      g_assert_true (foyer_plan_is_feasible (problem, cells));
      judge_cells (problem, cells);
      n_built++;
    }
  g_test_message ("%d of 40 built", n_built);
  g_assert_cmpint (n_built, >, 20);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/planner/window/exact", test_exact);
  g_test_add_func ("/planner/window/greedy", test_greedy);
  g_test_add_func ("/planner/window/improves", test_improves);
  g_test_add_func ("/planner/window/year", test_year);

  return judge_run ();
}
