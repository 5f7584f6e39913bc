#include "planner/foyer-plan-dp.h"
#include "planner/foyer-plan-roster.h"
#include "judge.h"
#include "tiny.h"

#include <math.h>

#define ALL_KINDS (~0u)

/* The cheapest legal line by trying all of them, with the fairness of some kinds. */
static double
cheapest (const FoyerPlanProblem *problem,
          int                     staff,
          const FoyerPlanMask    *allowed,
          const double           *price,
          guint                   kinds,
          GPtrArray              *lines)
{
  double best = FOYER_PLAN_INFINITY;

  for (guint n = 0; n < lines->len; n++)
    {
      const guint8 *line = lines->pdata[n];
      int count[FOYER_PLAN_MAX_FAIR] = { 0 };
      guint8 last = problem->staff[staff].before_cell;
      double cost = 0;
      gboolean open = TRUE;

      for (int d = 0; d < problem->n_days; d++)
        {
          open &= (allowed[d] & FOYER_PLAN_BIT (line[d])) != 0;
          cost += price[d * (problem->n_shifts + 1) + line[d]];
          if (last != FOYER_PLAN_OFF)
            cost += problem->shifts[last - 1].follow_cost[line[d]];
          for (int k = 0; k < problem->n_fair; k++)
            count[k] += (problem->fair[k].cells[d] >> line[d]) & 1;
          last = line[d];
        }
      for (int k = 0; k < problem->n_fair; k++)
        if ((kinds & (1u << k)) != 0)
          cost += foyer_plan_fair_cost (&problem->staff[staff], k, count[k]);
      if (open)
        best = MIN (best, cost);
    }

  return best;
}

/* @lifted are the kinds that a line pays for where fairness is left out; @roster gets the line. */
static void
check_person (const FoyerPlanProblem *problem,
              FoyerPlanDp            *dp,
              int                     staff,
              guint                   lifted,
              guint8                 *roster,
              FoyerPlanRandom        *random)
{
  g_autoptr (GPtrArray) lines = tiny_lines (problem, staff);
  FoyerPlanMask allowed[16];
  double price[64], expected, found, threshold;
  guint8 line[16];
  FoyerPlanFairness fairness = foyer_plan_random_below (random, 3);
  gboolean is_near = fairness == FOYER_PLAN_FAIRNESS_NEAR;
  FoyerPlanDpResult result;

  for (int d = 0; d < problem->n_days; d++)
    {
      allowed[d] = foyer_plan_allowed (problem, staff, d);
      if (foyer_plan_random_below (random, 8) == 0)
        allowed[d] &= foyer_plan_random_next (random);
    }
  for (int n = 0; n < problem->n_days * (problem->n_shifts + 1); n++)
    price[n] = foyer_plan_random_unit (random) * 100 - 50;

  expected = cheapest (problem, staff, allowed, price,
                       fairness != FOYER_PLAN_FAIRNESS_NONE ? ALL_KINDS : lifted, lines);
  result = foyer_plan_dp_solve (dp, staff, allowed, price, fairness, FOYER_PLAN_INFINITY, line,
                                &found);
  if (expected >= FOYER_PLAN_INFINITY)
    {
      g_assert_cmpint (result, ==, FOYER_PLAN_DP_NONE);
      return;
    }
  g_assert_cmpint (result, ==, FOYER_PLAN_DP_FOUND);
  g_assert_cmpfloat (found, <=, expected + 1e-9);
  if (!is_near)
    g_assert_cmpfloat_with_epsilon (found, expected, 1e-9);
  g_assert_cmpuint (foyer_plan_check_line (problem, staff, line, NULL), ==, 0);
  memcpy (roster + staff * problem->n_days, line, problem->n_days);

  /* A threshold finds the same below it, and a bound that is none too high above it. */
  threshold = expected + (foyer_plan_random_unit (random) - 0.5) * 20;
  result = foyer_plan_dp_solve (dp, staff, allowed, price, fairness, threshold, line, &found);
  g_assert_cmpfloat (found, <=, expected + 1e-9);
  if (is_near)
    {
      g_assert_true (result != FOYER_PLAN_DP_NONE || expected >= threshold);
      g_assert_true (result != FOYER_PLAN_DP_FOUND || expected < threshold);
      return;
    }
  g_assert_cmpint (result, ==, expected < threshold ? FOYER_PLAN_DP_FOUND : FOYER_PLAN_DP_NONE);
  if (result == FOYER_PLAN_DP_FOUND)
    g_assert_cmpfloat_with_epsilon (found, expected, 1e-9);
}

/* No line with a cell costs less than is said of the cell; where no cap binds one costs as much. */
static void
check_through (const FoyerPlanProblem *problem,
               FoyerPlanDp            *dp,
               int                     staff,
               guint                   lifted,
               FoyerPlanRandom        *random)
{
  g_autoptr (GPtrArray) lines = tiny_lines (problem, staff);
  double price[64], through[64];
  gboolean is_capped = FALSE;

  for (int s = 0; s < problem->n_shifts; s++)
    is_capped |= problem->staff[staff].max_count[s] < problem->n_days;
  for (int n = 0; n < problem->n_days * (problem->n_shifts + 1); n++)
    price[n] = foyer_plan_random_unit (random) * 100 - 50;
  foyer_plan_dp_through (dp, staff, problem->allowed + staff * problem->n_days, price, through);

  for (int d = 0; d < problem->n_days; d++)
    for (int v = 0; v <= problem->n_shifts; v++)
      {
        FoyerPlanMask allowed[16];
        double expected;

        for (int n = 0; n < problem->n_days; n++)
          allowed[n] = n == d ? FOYER_PLAN_BIT (v) : ~G_GUINT64_CONSTANT (0);
        expected = cheapest (problem, staff, allowed, price, lifted, lines);
        if (is_capped)
          g_assert_cmpfloat (through[d * (problem->n_shifts + 1) + v], <=, expected + 1e-9);
        else
          g_assert_cmpfloat_with_epsilon (through[d * (problem->n_shifts + 1) + v], expected, 1e-9);
      }
}

static void
test_agrees_with_all_lines (void)
{
  FoyerPlanRandom random;
  int n_people = 0, n_lifted = 0;

  foyer_plan_random_init (&random, g_test_rand_int ());
  for (int round = 0; round < 600; round++)
    {
      g_autoptr (FoyerPlanProblem) problem = tiny_problem (&random, round % 2);
      g_autoptr (FoyerPlanGraphs) graphs = foyer_plan_graphs_new (problem, 100000, NULL);
      g_autoptr (FoyerPlanDp) dp = NULL;
      g_autofree guint8 *roster = g_new0 (guint8, problem->n_staff * problem->n_days);

      g_assert_true (graphs->complete);
      dp = foyer_plan_dp_new (graphs);
      for (int i = 0; i < problem->n_staff; i++)
        {
          int kind = foyer_plan_random_below (&random, MAX (problem->n_fair, 1));

          n_people++;
          for (int again = 0; again < 3; again++)
            check_person (problem, dp, i, 0, roster, &random);
          check_through (problem, dp, i, 0, &random);

          /* Counted into the graph, a kind is paid for where it was left out, and nowhere twice. */
          if (problem->n_fair == 0 || !foyer_plan_dp_lift (dp, i, kind, 100000))
            continue;
          n_lifted++;
          for (int again = 0; again < 3; again++)
            check_person (problem, dp, i, 1u << kind, roster, &random);
          check_through (problem, dp, i, 1u << kind, &random);
        }
      judge_cells (problem, roster);
    }
  g_test_message ("%d people, of %d with a kind lifted", n_people, n_lifted);
  g_assert_cmpint (n_lifted, >, 200);
}

static void
test_too_large (void)
{
  g_autoptr (FoyerPlanProblem) problem = foyer_plan_problem_new (28, 3, 2);
  g_autoptr (FoyerPlanGraphs) graphs = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 2; i++)
    {
      problem->staff[i].max_run = 5 + i;
      problem->staff[i].max_minutes = 8640;
      problem->staff[i].max_weekends = 2;
    }
  g_assert_true (foyer_plan_problem_seal (problem, &error));
  graphs = foyer_plan_graphs_new (problem, 100, NULL);
  g_assert_false (graphs->complete);
}

/* A graph with counts that would be too large is not made, and the search stays as it was. */
static void
test_too_large_to_lift (void)
{
  g_autoptr (FoyerPlanProblem) problem = foyer_plan_problem_new (28, 3, 1);
  g_autoptr (FoyerPlanGraphs) graphs = NULL;
  g_autoptr (FoyerPlanDp) dp = NULL;
  int kind = foyer_plan_problem_add_fair (problem, "evening");

  problem->staff[0].max_run = 5;
  problem->staff[0].fair_weight[kind] = 1;
  for (int d = 0; d < 28; d++)
    problem->fair[kind].cells[d] = FOYER_PLAN_BIT (3);
  g_assert_true (foyer_plan_problem_seal (problem, NULL));
  graphs = foyer_plan_graphs_new (problem, 100000, NULL);
  dp = foyer_plan_dp_new (graphs);

  g_assert_false (foyer_plan_dp_lift (dp, 0, kind, 100));
  g_assert_true (foyer_plan_dp_lift (dp, 0, kind, 100000));
  g_assert_false (foyer_plan_dp_lift (dp, 0, kind, 100000));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/planner/dp/agrees-with-all-lines", test_agrees_with_all_lines);
  g_test_add_func ("/planner/dp/too-large", test_too_large);
  g_test_add_func ("/planner/dp/too-large-to-lift", test_too_large_to_lift);

  return judge_run ();
}
