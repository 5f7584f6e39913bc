#include "judge.h"
#include "planner/foyer-plan-roster.h"
#include "shop.h"
#include "tiny.h"

#include <string.h>

/* A legal line for everybody who has one, then some cells changed at random. */
static void
fill_damaged (const FoyerPlanProblem *problem,
              FoyerPlanRandom        *random,
              guint8                 *cells)
{
  int n_cells = problem->n_staff * problem->n_days;

  memset (cells, FOYER_PLAN_OFF, n_cells);
  for (int i = 0; i < problem->n_staff; i++)
    {
      g_autoptr (GPtrArray) lines = tiny_lines (problem, i);

      if (lines->len > 0)
        memcpy (cells + i * problem->n_days,
                lines->pdata[foyer_plan_random_below (random, lines->len)], problem->n_days);
    }
  for (int n = foyer_plan_random_below (random, 4); n > 0; n--)
    cells[foyer_plan_random_below (random, n_cells)] =
      foyer_plan_random_below (random, problem->n_shifts + 1);
}

/* The evaluator and the second checker tell the same of any roster: which rules are broken, by
 * whom, when and by how much, and what everything costs. */
static void
test_any (void)
{
  FoyerPlanRandom random;
  int n_broken[FOYER_PLAN_N_RULES] = { 0 }, n_legal = 0;

  foyer_plan_random_init (&random, g_test_rand_int ());
  for (int round = 0; round < 600; round++)
    {
      g_autoptr (FoyerPlanProblem) problem = tiny_problem (&random, round % 2);
      g_autoptr (GArray) breaches = NULL;
      guint8 cells[64];

      fill_damaged (problem, &random, cells);
      breaches = foyer_plan_find_breaches (problem, cells);
      for (guint n = 0; n < breaches->len; n++)
        n_broken[g_array_index (breaches, FoyerPlanBreach, n).rule]++;
      n_legal += breaches->len == 0;
      judge_cells (problem, cells);
    }
  for (int rule = 0; rule < FOYER_PLAN_N_RULES; rule++)
    g_assert_cmpint (n_broken[rule], >, 0);
  g_assert_cmpint (n_legal, >, 0);
}

/* Likewise in a month with the shop's posts, rest, history and three kinds of fairness. */
static void
test_month (void)
{
  FoyerPlanRandom random;

  foyer_plan_random_init (&random, g_test_rand_int ());
  for (int round = 0; round < 20; round++)
    {
      g_autoptr (FoyerPlanProblem) problem = shop_problem (10 + round, round);
      int n_cells = problem->n_staff * problem->n_days;
      g_autofree guint8 *cells = g_malloc (n_cells);

      for (int n = 0; n < n_cells; n++)
        cells[n] = foyer_plan_random_below (&random, problem->n_shifts + 1);
      judge_cells (problem, cells);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/planner/roster/any", test_any);
  g_test_add_func ("/planner/roster/month", test_month);

  return judge_run ();
}
