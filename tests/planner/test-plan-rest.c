#include "planner/foyer-plan-problem.h"

/* The rest between two days, also of a shift that ends on the day after it began. */

enum
{
  EARLY,
  LATE,
  NIGHT,
  N_SHIFTS,
};

static const int start_minute[] = { 6 * 60, 16 * 60, 22 * 60 };
static const int end_minute[] = { 14 * 60, 24 * 60, 30 * 60 };

/* Hours of rest after each shift before each. */
static const int rest_hours[N_SHIFTS][N_SHIFTS] = {
  { 16, 26, 32 },
  { 6, 16, 22 },
  { 0, 10, 16 },
};

static void
test_rest (void)
{
  for (int least = 0; least <= 24; least++)
    {
      g_autoptr (FoyerPlanProblem) problem = foyer_plan_problem_new (2, N_SHIFTS, 1);

      foyer_plan_problem_set_rest (problem, start_minute, end_minute, least * 60, least * 60 + 90,
                                   7);
      for (int s = 0; s < N_SHIFTS; s++)
        for (int t = 0; t < N_SHIFTS; t++)
          {
            const FoyerPlanShift *shift = &problem->shifts[s];
            gboolean is_forbidden = (shift->forbidden_next & FOYER_PLAN_BIT (t + 1)) != 0;

            g_assert_true (is_forbidden == (rest_hours[s][t] < least));
            if (!is_forbidden)
              g_assert_cmpint (shift->follow_cost[t + 1], ==,
                               rest_hours[s][t] * 60 < least * 60 + 90 ? 7 : 0);
          }
      /* A day off is never too soon. */
      for (int s = 0; s < N_SHIFTS; s++)
        g_assert_cmpint (problem->shifts[s].forbidden_next & FOYER_PLAN_BIT (FOYER_PLAN_OFF), ==,
                         0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/planner/rest", test_rest);

  return g_test_run ();
}
