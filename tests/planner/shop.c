#include "shop.h"

#include "judge.h"
#include "planner/foyer-plan-random.h"

/* Months like those that the service makes of a shop's roster (foyer-rota-task.c): three posts,
 * five shifts, a week of public holidays, and costs in the order in which the shop gives way. */

#define N_DAYS 30
#define N_SHIFTS 5
#define N_HOLIDAYS 7

enum
{
  EVENING,
  WEEKEND,
  HOLIDAY,
};

/* Front desk early and late, sales, after-sale early and late. */
static const int start_minute[N_SHIFTS] = { 480, 960, 510, 510, 840 };
static const int end_minute[N_SHIFTS] = { 960, 1440, 1050, 840, 1320 };
static const int post_of[N_SHIFTS] = { 0, 0, 1, 2, 2 };

static int
below (FoyerPlanRandom *random,
       int              n)
{
  return foyer_plan_random_below (random, n);
}

static void
fill_fairness (FoyerPlanProblem *problem)
{
  const FoyerPlanMask late = FOYER_PLAN_BIT (2) | FOYER_PLAN_BIT (5);
  const FoyerPlanMask all = ((FOYER_PLAN_BIT (N_SHIFTS) << 1) - 1) & ~FOYER_PLAN_BIT (0);

  foyer_plan_problem_add_fair (problem, "evening");
  foyer_plan_problem_add_fair (problem, "weekend");
  foyer_plan_problem_add_fair (problem, "holiday");
  for (int d = 0; d < N_DAYS; d++)
    {
      problem->fair[EVENING].cells[d] = late;
      if ((problem->first_weekday + d) % 7 >= 5)
        problem->fair[WEEKEND].cells[d] = all;
      if (d < N_HOLIDAYS)
        problem->fair[HOLIDAY].cells[d] = all;
    }
}

static void
fill_cover (FoyerPlanProblem *problem)
{
  /* As many as can be there when everybody works five days of seven, two in three at the desk. */
  int n_daily = problem->n_staff * 13 / 20;

  for (int d = 0; d < N_DAYS; d++)
    for (int s = 0; s < N_SHIFTS; s++)
      {
        int share = s < 2 ? 3 : s == 2 ? 2 : 1;
        int required = MAX ((n_daily * share + s % 2 * 5) / 10, 1);

        foyer_plan_problem_add_cover (problem, d, FOYER_PLAN_BIT (s + 1), required,
                                      d < N_HOLIDAYS ? 6000 : 4000, 16);
      }
}

static void
fill_staff (FoyerPlanProblem *problem,
            FoyerPlanStaff   *staff,
            int               number,
            FoyerPlanRandom  *random)
{
  /* Everybody has a post, every second a second one. */
  int post = number % 10 < 5 ? 0 : number % 10 < 7 ? 1 : 2;
  int other = number % 2 == 0 ? (post + 1) % 3 : post;

  staff->skills = FOYER_PLAN_BIT (FOYER_PLAN_OFF);
  for (int s = 0; s < N_SHIFTS; s++)
    if (post_of[s] == post || post_of[s] == other)
      staff->skills |= FOYER_PLAN_BIT (s + 1);

  staff->max_run = 6;
  staff->min_minutes = 14 * 450;
  staff->max_minutes = 22 * 450;
  staff->before_run = below (random, 4);
  if (staff->before_run > 0)
    for (int s = 0; s < N_SHIFTS; s++)
      if ((staff->skills & FOYER_PLAN_BIT (s + 1)) != 0)
        staff->before_cell = s + 1;
  for (int k = 0; k < problem->n_fair; k++)
    {
      staff->carried[k] = below (random, k == EVENING ? 12 : 6);
      staff->fair_weight[k] = k == HOLIDAY ? 32 : 16;
    }
  for (int n = below (random, 3); n > 0; n--)
    staff->leave[below (random, N_DAYS)] = TRUE;
  for (int n = below (random, 4); n > 0; n--)
    staff->cost[below (random, N_DAYS) * (N_SHIFTS + 1) + below (random, N_SHIFTS + 1)] =
      32 * (1 + below (random, 3));
}

/**
 * shop_problem:
 * @n_staff: how many people
 * @seed: decides their leave, wishes, posts and what they bring from earlier months
 *
 * Returns: (transfer full): a sealed month of a shop
 */
FoyerPlanProblem *
shop_problem (int     n_staff,
              guint64 seed)
{
  FoyerPlanProblem *problem = foyer_plan_problem_new (N_DAYS, N_SHIFTS, n_staff);
  FoyerPlanRandom random;

  foyer_plan_random_init (&random, seed);
  problem->first_weekday = 3;
  for (int s = 0; s < N_SHIFTS; s++)
    problem->shifts[s].minutes = end_minute[s] - start_minute[s] - 60;
  foyer_plan_problem_set_rest (problem, start_minute, end_minute, 0, 660, 1504);
  judge_rest (problem, start_minute, end_minute, 0, 660, 1504);
  fill_fairness (problem);
  for (int i = 0; i < n_staff; i++)
    fill_staff (problem, &problem->staff[i], i, &random);
  fill_cover (problem);
  g_assert_true (foyer_plan_problem_seal (problem, NULL));

  return problem;
}
