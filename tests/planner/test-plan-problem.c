#include "planner/foyer-plan-problem.h"

/* A problem is looked through before any engine sees it: what is out of range is told in a
 * sentence that names it. */

static FoyerPlanProblem *
make_week (void)
{
  FoyerPlanProblem *problem = foyer_plan_problem_new (7, 2, 2);

  foyer_plan_problem_add_cover (problem, 0, FOYER_PLAN_BIT (1), 1, 100, 1);
  foyer_plan_problem_add_fair (problem, "evening");
  problem->fair[0].cells[6] = FOYER_PLAN_BIT (2);

  return problem;
}

static void
break_weekday (FoyerPlanProblem *problem)
{
  problem->first_weekday = 7;
}

static void
break_minutes (FoyerPlanProblem *problem)
{
  problem->shifts[1].minutes = 0;
}

static void
break_succession (FoyerPlanProblem *problem)
{
  problem->shifts[1].follow_cost[1] = -1;
}

static void
break_limit (FoyerPlanProblem *problem)
{
  problem->staff[1].max_run = -1;
}

static void
break_wish (FoyerPlanProblem *problem)
{
  problem->staff[1].cost[20] = -1;
}

static void
break_carried (FoyerPlanProblem *problem)
{
  problem->staff[1].carried[0] = -1;
}

static void
break_lock (FoyerPlanProblem *problem)
{
  problem->staff[1].locked[3] = 3;
}

static void
break_demand (FoyerPlanProblem *problem)
{
  foyer_plan_problem_add_cover (problem, 7, FOYER_PLAN_BIT (1), 1, 100, 1);
}

static void
break_demand_for_nothing (FoyerPlanProblem *problem)
{
  foyer_plan_problem_add_cover (problem, 6, FOYER_PLAN_BIT (FOYER_PLAN_OFF), 1, 100, 1);
}

static void
break_fairness_of_rest (FoyerPlanProblem *problem)
{
  problem->fair[0].cells[4] = FOYER_PLAN_BIT (FOYER_PLAN_OFF) | FOYER_PLAN_BIT (1);
}

static void
break_fairness_of_nothing (FoyerPlanProblem *problem)
{
  problem->fair[0].cells[5] = FOYER_PLAN_BIT (3);
}

static void
test_refuses (void)
{
  const struct
  {
    void (*damage) (FoyerPlanProblem *problem);
    const char *sentence;
  } cases[] = {
    { break_weekday, "The first weekday is none of the seven." },
    { break_minutes, "Shift S2 lasts 0 minutes; between 1 and 2880 are possible." },
    { break_succession, "A succession after shift S2 has a cost outside 0 to 1000000." },
    { break_limit, "P2 has a limit below zero." },
    { break_wish, "A wish of P2 has a cost outside 0 to 1000000." },
    { break_carried, "The fairness counts of P2 are out of range." },
    { break_lock, "P2 is locked on day 3 to a shift that does not exist." },
    { break_demand, "Demand number 2 names a day, a shift or an amount that is out of range." },
    { break_demand_for_nothing,
      "Demand number 2 names a day, a shift or an amount that is out of range." },
    { break_fairness_of_rest,
      "Fairness of evening counts something on day 4 that is no shift." },
    { break_fairness_of_nothing,
      "Fairness of evening counts something on day 5 that is no shift." },
  };

  for (guint n = 0; n < G_N_ELEMENTS (cases); n++)
    {
      g_autoptr (FoyerPlanProblem) problem = make_week ();
      g_autoptr (GError) error = NULL;

      cases[n].damage (problem);
      g_assert_false (foyer_plan_problem_seal (problem, &error));
      g_assert_error (error, FOYER_PLAN_ERROR, FOYER_PLAN_ERROR_PROBLEM);
      g_assert_cmpstr (error->message, ==, cases[n].sentence);
    }
}

/* The last cell there is takes the last bit of a mask. */
static void
test_most_shifts (void)
{
  g_autoptr (FoyerPlanProblem) problem = foyer_plan_problem_new (1, FOYER_PLAN_MAX_SHIFTS, 1);
  g_autoptr (GError) error = NULL;

  foyer_plan_problem_add_cover (problem, 0, FOYER_PLAN_BIT (FOYER_PLAN_MAX_SHIFTS), 1, 100, 1);
  g_assert_true (foyer_plan_problem_seal (problem, &error));
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/planner/problem/refuses", test_refuses);
  g_test_add_func ("/planner/problem/most-shifts", test_most_shifts);

  return g_test_run ();
}
