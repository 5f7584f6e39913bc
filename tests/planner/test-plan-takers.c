#include "planner/foyer-plan-dp.h"
#include "planner/foyer-plan-random.h"
#include "planner/foyer-plan-repair.h"
#include "judge.h"

/* Where the cheapest line of a person takes too long to find, because too much has to be counted on
 * the way, a good one has to do: somebody who can come can come. */

#define N_DAYS 42
#define N_STAFF 5
#define DAY 20

/* Six weeks in which three kinds of fairness and two caps count nearly every day. */
static FoyerPlanProblem *
make_weeks (void)
{
  FoyerPlanProblem *problem = foyer_plan_problem_new (N_DAYS, 4, N_STAFF);
  FoyerPlanRandom random;

  foyer_plan_random_init (&random, 11);
  for (int k = 0; k < 3; k++)
    {
      foyer_plan_problem_add_fair (problem, "kind");
      for (int d = 0; d < N_DAYS; d++)
        problem->fair[k].cells[d] = FOYER_PLAN_BIT (1 + (d + k) % 4) | FOYER_PLAN_BIT (1 + k);
    }
  for (int d = 0; d < N_DAYS; d++)
    for (int s = 0; s < 4; s++)
      foyer_plan_problem_add_cover (problem, d, FOYER_PLAN_BIT (s + 1), 1, 90, 30);
  for (int i = 0; i < N_STAFF; i++)
    {
      FoyerPlanStaff *staff = &problem->staff[i];

      staff->max_run = 5;
      staff->min_minutes = 26 * 480;
      staff->max_minutes = 32 * 480;
      staff->max_count[3] = 9;
      for (int k = 0; k < 3; k++)
        {
          staff->carried[k] = (i + k) % 4;
          staff->fair_weight[k] = 3 + k;
        }
      for (int n = 0; n < N_DAYS; n++)
        staff->cost[foyer_plan_random_below (&random, N_DAYS * 5)] = 1 + n % 7;
    }
  g_assert_true (foyer_plan_problem_seal (problem, NULL));

  return problem;
}

static FoyerPlanDpResult
find_line (FoyerPlanDp            *dp,
           const FoyerPlanProblem *problem,
           int                     staff,
           guint8                  cell,
           FoyerPlanFairness       fairness)
{
  g_autofree FoyerPlanMask *allowed =
    g_memdup2 (problem->allowed + staff * N_DAYS, N_DAYS * sizeof (FoyerPlanMask));
  g_autofree double *price = g_new (double, N_DAYS * 5);
  guint8 line[N_DAYS];
  double ignored;

  for (int n = 0; n < N_DAYS * 5; n++)
    price[n] = problem->staff[staff].cost[n] - n % 11;
  allowed[DAY] &= FOYER_PLAN_BIT (cell);

  return foyer_plan_dp_solve (dp, staff, allowed, price, fairness, FOYER_PLAN_INFINITY, line,
                              &ignored);
}

static void
test_everybody (void)
{
  g_autoptr (FoyerPlanProblem) problem = make_weeks ();
  g_autoptr (FoyerPlanGraphs) graphs = foyer_plan_graphs_new (problem, 4000000, NULL);
  g_autoptr (FoyerPlanDp) dp = foyer_plan_dp_new (graphs);
  g_autoptr (FoyerPlanResult) result = NULL;
  FoyerPlanBudget budget = { .n_threads = 1, .seconds = 600, .iterations = 5, .no_bound = TRUE };
  int n_gave_up = 0;

  result = foyer_plan_solve (problem, &budget, NULL);
  g_assert_nonnull (result);
  judge_result (problem, result);
  for (guint8 cell = 1; cell <= 4; cell++)
    {
      g_autoptr (GArray) takers =
        foyer_plan_who_can_take (problem, result->cells, NULL, 5, DAY, cell, NULL);
      guint n_can = 0;

      for (int i = 0; i < N_STAFF; i++)
        {
          n_can += result->cells[i * N_DAYS + DAY] != cell
                   && find_line (dp, problem, i, cell, FOYER_PLAN_FAIRNESS_NONE)
                        == FOYER_PLAN_DP_FOUND;
          n_gave_up += find_line (dp, problem, i, cell, FOYER_PLAN_FAIRNESS_EXACT)
                       == FOYER_PLAN_DP_GAVE_UP;
        }
      g_assert_cmpuint (takers->len, ==, n_can);
    }
  g_test_message ("the cheapest line was not known %d times", n_gave_up);
  g_assert_cmpint (n_gave_up, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/planner/takers/everybody", test_everybody);

  return judge_run ();
}
