#include "judge.h"
#include "planner/foyer-plan-dp.h"
#include "planner/foyer-plan-repair.h"
#include "shop.h"
#include "tiny.h"

#include <string.h>

static gboolean *
random_mask (const FoyerPlanProblem *problem,
             FoyerPlanRandom        *random)
{
  gboolean *mask = g_new (gboolean, problem->n_staff * problem->n_days);

  for (int n = 0; n < problem->n_staff * problem->n_days; n++)
    mask[n] = foyer_plan_random_below (random, 3) > 0;

  return mask;
}

/* Nothing outside the mask changes, and the repair is the best there is. */
static void
test_mask (void)
{
  FoyerPlanRandom random;
  int n_repairs = 0, n_changed = 0;

  foyer_plan_random_init (&random, g_test_rand_int ());
  for (int round = 0; round < 150; round++)
    {
      g_autoptr (FoyerPlanProblem) problem = tiny_problem (&random, TRUE);
      g_autoptr (FoyerPlanProblem) absent = NULL, expected = NULL;
      g_autoptr (FoyerPlanResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree gboolean *mask = random_mask (problem, &random);
      FoyerPlanBudget budget = {
        .n_threads = 1, .seconds = 60, .iterations = foyer_plan_has_bounds () ? 0 : 4,
      };
      guint8 current[64], best[64];
      int who = foyer_plan_random_below (&random, problem->n_staff);
      gint64 optimum;

      if (tiny_optimum (problem, current) < 0)
        continue;
      absent = foyer_plan_problem_copy (problem);
      absent->staff[who].leave[problem->n_days - 1] = TRUE;
      mask[who * problem->n_days + problem->n_days - 1] = TRUE;
      g_assert_true (foyer_plan_problem_seal (absent, NULL));

      expected = foyer_plan_repair_problem (absent, current, mask, 7, &error);
      g_assert_no_error (error);
      optimum = tiny_optimum (expected, best);
      result = foyer_plan_repair (absent, current, mask, 7, &budget, &error);
      if (optimum < 0)
        {
          g_assert_null (result);
          continue;
        }
      g_assert_no_error (error);
      judge_repair (absent, current, mask, 7, result);
      n_repairs++;
      if (foyer_plan_has_bounds ())
        g_assert_cmpint (result->cost.total, ==, optimum);
      g_assert_cmpint (result->cells[who * problem->n_days + problem->n_days - 1], ==,
                       FOYER_PLAN_OFF);
      for (int n = 0; n < problem->n_staff * problem->n_days; n++)
        {
          if (!mask[n])
            g_assert_cmpint (result->cells[n], ==, current[n]);
          n_changed += result->cells[n] != current[n];
        }
    }
  g_test_message ("%d repairs, %d cells changed", n_repairs, n_changed);
  g_assert_cmpint (n_repairs, >, 30);
}

static int
count_changes (const guint8 *before,
               const guint8 *after,
               int           n)
{
  int n_changed = 0;

  while (n-- > 0)
    n_changed += before[n] != after[n];

  return n_changed;
}

/* A change that costs much is made only when nothing else will do: no roster has fewer. */
static void
test_stability (void)
{
  FoyerPlanRandom random;
  int n_free = 0, n_dear = 0;

  foyer_plan_random_init (&random, g_test_rand_int ());
  for (int round = 0; round < 60; round++)
    {
      g_autoptr (FoyerPlanProblem) problem = tiny_problem (&random, TRUE);
      g_autoptr (FoyerPlanProblem) ill = NULL;
      g_autoptr (FoyerPlanProblem) bare = NULL;
      g_autoptr (FoyerPlanResult) dear = NULL, cheap = NULL;
      FoyerPlanBudget budget = { .n_threads = 1, .seconds = 60 };
      guint8 current[64], least[64];
      int n_cells = problem->n_staff * problem->n_days;

      if (tiny_optimum (problem, current) < 0)
        continue;
      ill = foyer_plan_problem_copy (problem);
      ill->staff[0].leave[problem->n_days / 2] = TRUE;
      g_assert_true (foyer_plan_problem_seal (ill, NULL));
      cheap = foyer_plan_repair (ill, current, NULL, 0, &budget, NULL);
      dear = foyer_plan_repair (ill, current, NULL, 100000, &budget, NULL);
      if (dear == NULL)
        continue;

      judge_repair (ill, current, NULL, 0, cheap);
      judge_repair (ill, current, NULL, 100000, dear);
      bare = foyer_plan_repair_problem (ill, current, NULL, 100000, NULL);
      g_assert_true (dear->proven);
      g_assert_cmpint (dear->cost.total, ==, tiny_optimum (bare, least));
      g_assert_cmpint (count_changes (current, dear->cells, n_cells), ==,
                       count_changes (current, least, n_cells));
      n_dear += count_changes (current, dear->cells, n_cells);
      n_free += count_changes (current, cheap->cells, n_cells);
    }
  g_test_message ("%d changes when they are dear, %d when they are free", n_dear, n_free);
  g_assert_cmpint (n_dear, <, n_free);
}

/* What is offered is a roster that keeps every rule and costs as much more as is said. */
static void
judge_takers (const FoyerPlanProblem *problem,
              const guint8           *current,
              GArray                 *takers)
{
  g_autoptr (FoyerPlanProblem) priced = foyer_plan_repair_problem (problem, current, NULL, 5, NULL);
  gsize n_cells = (gsize) problem->n_staff * problem->n_days;
  FoyerPlanCost before;

  foyer_plan_evaluate (priced, current, &before);
  for (guint n = 0; n < takers->len; n++)
    {
      const FoyerPlanTaker *taker = &g_array_index (takers, FoyerPlanTaker, n);
      g_autofree guint8 *cells = g_memdup2 (current, n_cells);
      FoyerPlanResult offer = { .cells = cells, .bound = -1 };

      memcpy (cells + taker->staff * problem->n_days, taker->line, problem->n_days);
      foyer_plan_evaluate (priced, cells, &offer.cost);
      offer.cost.total = before.total + taker->extra;
      judge_repair (problem, current, NULL, 5, &offer);
    }
}

/* In a month with three kinds of fairness as well, everybody is named who has a legal line with the
 * shift: the search of the cheapest one may take too long, but somebody who can come can come. */
static void
test_who_in_a_month (void)
{
  g_autoptr (FoyerPlanProblem) problem = shop_problem (12, 2);
  g_autoptr (FoyerPlanGraphs) graphs = foyer_plan_graphs_new (problem, 4000000, NULL);
  g_autoptr (FoyerPlanDp) dp = foyer_plan_dp_new (graphs);
  g_autoptr (FoyerPlanResult) result = NULL;
  g_autoptr (GArray) takers = NULL;
  g_autofree double *price = g_new0 (double, 30 * 6);
  FoyerPlanBudget budget = { .n_threads = 1, .seconds = 60, .iterations = 5, .no_bound = TRUE };
  guint n_can = 0;

  result = foyer_plan_solve (problem, &budget, NULL);
  judge_result (problem, result);
  takers = foyer_plan_who_can_take (problem, result->cells, NULL, 5, 15, 2, NULL);
  judge_takers (problem, result->cells, takers);
  for (int i = 0; i < 12; i++)
    {
      g_autofree FoyerPlanMask *allowed =
        g_memdup2 (problem->allowed + i * 30, 30 * sizeof (FoyerPlanMask));
      guint8 line[30];
      double ignored;

      allowed[15] &= FOYER_PLAN_BIT (2);
      n_can += result->cells[i * 30 + 15] != 2
               && foyer_plan_dp_solve (dp, i, allowed, price, FOYER_PLAN_FAIRNESS_NONE,
                                       FOYER_PLAN_INFINITY, line, &ignored)
                    == FOYER_PLAN_DP_FOUND;
    }
  g_assert_cmpuint (n_can, >, 2);
  g_assert_cmpuint (takers->len, ==, n_can);
}

/* The offers are what trying every line of every person gives. */
static void
test_who_can_take (void)
{
  FoyerPlanRandom random;
  int n_offers = 0;

  foyer_plan_random_init (&random, g_test_rand_int ());
  for (int round = 0; round < 150; round++)
    {
      g_autoptr (FoyerPlanProblem) problem = tiny_problem (&random, TRUE);
      g_autoptr (FoyerPlanProblem) priced = NULL;
      g_autoptr (GArray) takers = NULL;
      guint8 current[64], trial[64];
      int day = foyer_plan_random_below (&random, problem->n_days);
      guint8 cell = 1 + foyer_plan_random_below (&random, problem->n_shifts);
      FoyerPlanCost before;
      guint n_found = 0;

      if (tiny_optimum (problem, current) < 0)
        continue;
      priced = foyer_plan_repair_problem (problem, current, NULL, 5, NULL);
      foyer_plan_evaluate (priced, current, &before);
      takers = foyer_plan_who_can_take (problem, current, NULL, 5, day, cell, NULL);
      judge_takers (problem, current, takers);

      for (int i = 0; i < problem->n_staff; i++)
        {
          g_autoptr (GPtrArray) lines = tiny_lines (problem, i);
          gint64 best = G_MAXINT64;

          if (current[i * problem->n_days + day] == cell)
            continue;
          for (guint n = 0; n < lines->len; n++)
            {
              const guint8 *line = lines->pdata[n];
              FoyerPlanCost cost;

              if (line[day] != cell)
                continue;
              memcpy (trial, current, sizeof trial);
              memcpy (trial + i * problem->n_days, line, problem->n_days);
              foyer_plan_evaluate (priced, trial, &cost);
              best = MIN (best, cost.total - before.total);
            }
          if (best == G_MAXINT64)
            continue;
          n_found++;
          for (guint n = 0; n < takers->len; n++)
            if (g_array_index (takers, FoyerPlanTaker, n).staff == i)
              g_assert_cmpint (g_array_index (takers, FoyerPlanTaker, n).extra, ==, best);
        }
      g_assert_cmpuint (takers->len, ==, n_found);
      for (guint n = 1; n < takers->len; n++)
        g_assert_cmpint (g_array_index (takers, FoyerPlanTaker, n - 1).extra, <=,
                         g_array_index (takers, FoyerPlanTaker, n).extra);
      n_offers += takers->len;
    }
  g_test_message ("%d offers", n_offers);
  g_assert_cmpint (n_offers, >, 50);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/planner/repair/mask", test_mask);
  if (foyer_plan_has_bounds ())
    g_test_add_func ("/planner/repair/stability", test_stability);
  g_test_add_func ("/planner/repair/who-can-take", test_who_can_take);
  g_test_add_func ("/planner/repair/who-in-a-month", test_who_in_a_month);

  return judge_run ();
}
