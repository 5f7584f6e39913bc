#include "planner/foyer-plan-solve.h"
#include "judge.h"
#include "tiny.h"

/* What costs most is the shop's decision: a planner that takes cover for dearest finds the cheapest
 * roster, and proves it, also where wishes, fairness or short rests cost a thousand times as
 * much. */

static void
raise_costs (FoyerPlanProblem *problem,
             int               kind,
             int               factor)
{
  gsize n_costs = (gsize) problem->n_days * (problem->n_shifts + 1);

  for (int i = 0; i < problem->n_staff; i++)
    {
      FoyerPlanStaff *staff = &problem->staff[i];

      for (gsize n = 0; kind == 0 && n < n_costs; n++)
        staff->cost[n] *= factor;
      for (int k = 0; kind == 1 && k < problem->n_fair; k++)
        staff->fair_weight[k] *= factor;
    }
  for (int s = 0; kind == 2 && s < problem->n_shifts; s++)
    for (int t = 0; t <= problem->n_shifts; t++)
      problem->shifts[s].follow_cost[t] *= factor;
}

static void
test_dear (gconstpointer data)
{
  static const int factors[][3] = { { 100, 3000, 80000 },
                                    { 50, 500, 3000 },
                                    { 100, 3000, 100000 } };
  int kind = GPOINTER_TO_INT (data) / 4, n_threads = GPOINTER_TO_INT (data) % 4, n_rosters = 0;
  FoyerPlanRandom random;

  foyer_plan_random_init (&random, g_test_rand_int ());
  for (int round = 0; round < 150; round++)
    {
      g_autoptr (FoyerPlanProblem) mild = tiny_problem (&random, round % 4 != 0);
      g_autoptr (FoyerPlanProblem) problem = foyer_plan_problem_copy (mild);
      g_autoptr (FoyerPlanResult) result = NULL;
      FoyerPlanBudget budget = { .n_threads = n_threads, .seconds = 60, .seed = round };
      guint8 best[64];
      gint64 optimum;

      raise_costs (problem, kind, factors[kind][round % 3]);
      g_assert_true (foyer_plan_problem_seal (problem, NULL));
      optimum = tiny_optimum (problem, best);
      result = foyer_plan_solve (problem, &budget, NULL);
      g_assert_true ((result != NULL) == (optimum >= 0));
      if (result == NULL)
        continue;
      g_assert_cmpint (result->cost.total, ==, optimum);
      g_assert_true (result->proven);
      judge_result (problem, result);
      n_rosters++;
    }
  g_assert_cmpint (n_rosters, >, 50);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/planner/costs/wishes", GINT_TO_POINTER (0 * 4 + 1), test_dear);
  g_test_add_data_func ("/planner/costs/fairness", GINT_TO_POINTER (1 * 4 + 1), test_dear);
  g_test_add_data_func ("/planner/costs/successions", GINT_TO_POINTER (2 * 4 + 1), test_dear);
  g_test_add_data_func ("/planner/costs/wishes/two-threads", GINT_TO_POINTER (0 * 4 + 2),
                        test_dear);

  return judge_run ();
}
