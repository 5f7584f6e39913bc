#include "judge.h"
#include "planner/foyer-plan-master.h"
#include "planner/foyer-plan-pool.h"
#include "planner/foyer-plan-roster.h"
#include "tiny.h"

#include <string.h>

/* A master of a tiny problem that knows one roster, and a run without an end for it. */
typedef struct
{
  FoyerPlanGraphs *graphs;
  FoyerPlanExchange *exchange;
  FoyerPlanMaster *master;
} Bench;

static void
bench_set_up (Bench                  *bench,
              const FoyerPlanProblem *problem,
              const guint8           *cells)
{
  bench->graphs = foyer_plan_graphs_new (problem, 100000, NULL);
  bench->exchange = foyer_plan_exchange_new (problem, 1, NULL, G_MAXINT64, 0);
  bench->master = foyer_plan_master_new (bench->graphs, bench->exchange, 0, FALSE);
  foyer_plan_master_add (bench->master, cells);
}

static void
bench_tear_down (Bench *bench)
{
  foyer_plan_master_free (bench->master);
  foyer_plan_exchange_free (bench->exchange);
  foyer_plan_graphs_free (bench->graphs);
}

static FoyerPlanProblem *
any_problem (FoyerPlanRandom *random)
{
  return tiny_problem (random, TRUE);
}

/* Hours that are hard to reach with short shifts and long ones in the evening: programmes mix
 * counts. */
static FoyerPlanProblem *
uneven_problem (FoyerPlanRandom *random)
{
  FoyerPlanProblem *problem = foyer_plan_problem_new (5, 2, 2);
  int kind = foyer_plan_problem_add_fair (problem, "evening");

  problem->shifts[0].minutes = 240 + 30 * foyer_plan_random_below (random, 4);
  problem->shifts[1].minutes = 420;
  for (int i = 0; i < 2; i++)
    {
      problem->staff[i].max_run = 5;
      problem->staff[i].min_minutes = 900 + 30 * foyer_plan_random_below (random, 12);
      problem->staff[i].fair_weight[kind] = 16 * (1 + foyer_plan_random_below (random, 3));
      problem->staff[i].carried[kind] = foyer_plan_random_below (random, 2);
    }
  for (int d = 0; d < 5; d++)
    {
      problem->fair[kind].cells[d] = FOYER_PLAN_BIT (2);
      foyer_plan_problem_add_cover (problem, d, FOYER_PLAN_BIT (1), 0, 1000, 16);
      foyer_plan_problem_add_cover (problem, d, FOYER_PLAN_BIT (2), 1,
                                    4 * (3 + foyer_plan_random_below (random, 12)), 16);
    }
  g_assert_true (foyer_plan_problem_seal (problem, NULL));

  return problem;
}

/* What is closed below a cutoff is in no roster below it: a best one keeps all it needs. */
static void
test_tighten (gconstpointer data)
{
  FoyerPlanProblem *(*make) (FoyerPlanRandom *) = data;
  FoyerPlanRandom random;
  int n_closed = 0, n_rosters = 0, n_lifted = 0, n_raised = 0;

  foyer_plan_random_init (&random, g_test_rand_int ());
  for (int round = 0; round < (make == any_problem ? 200 : 60); round++)
    {
      g_autoptr (FoyerPlanProblem) problem = make (&random);
      gsize n_cells = (gsize) problem->n_staff * problem->n_days;
      g_autofree FoyerPlanMask *allowed =
        g_memdup2 (problem->allowed, n_cells * sizeof (FoyerPlanMask));
      g_autofree FoyerPlanRange *ranges = NULL;
      g_autofree int *present = g_new0 (int, problem->covers->len + 1);
      guint8 best[64];
      gint64 optimum = tiny_optimum (problem, best), bound, lifted_bound;
      int n_here;
      Bench bench;

      if (optimum < 0)
        continue;
      n_rosters++;
      bench_set_up (&bench, problem, best);
      ranges = g_new (FoyerPlanRange, foyer_plan_master_n_ranges (bench.master) + 1);
      foyer_plan_master_widest_ranges (bench.master, ranges);
      g_assert_cmpint (foyer_plan_master_solve (bench.master, FOYER_PLAN_NO_COST, &bound), ==,
                       FOYER_PLAN_MASTER_SOLVED);
      g_assert_cmpint (bound, <=, optimum);

      /* Lines that pay for their counts can only raise the bound, never above the optimum. */
      n_here = foyer_plan_master_lift (bench.master);
      if (n_here > 0)
        {
          g_assert_cmpint (foyer_plan_master_solve (bench.master, FOYER_PLAN_NO_COST,
                                                    &lifted_bound),
                           ==, FOYER_PLAN_MASTER_SOLVED);
          g_assert_cmpint (lifted_bound, >=, bound);
          g_assert_cmpint (lifted_bound, <=, optimum);
          n_lifted += n_here;
          n_raised += lifted_bound > bound;
        }

      n_closed += foyer_plan_master_tighten (bench.master, optimum + 1, allowed, ranges);
      foyer_plan_count_present (problem, best, present);
      for (gsize n = 0; n < n_cells; n++)
        g_assert_true ((allowed[n] & FOYER_PLAN_BIT (best[n])) != 0);
      for (guint k = 0; k < problem->covers->len; k++)
        {
          g_assert_cmpint (present[k], >=, ranges[k].least);
          g_assert_cmpint (present[k], <=, ranges[k].most);
        }
      bench_tear_down (&bench);
    }
  g_test_message ("%d cells closed around %d rosters, %d people lifted, %d bounds raised", n_closed,
                  n_rosters, n_lifted, n_raised);
  g_assert_cmpint (n_closed, >, n_rosters);
  if (make == uneven_problem)
    g_assert_cmpint (n_raised, >, 0);
}

/* With every line there is in the pool the best roster of the pool is the best of all. */
static void
test_pool (void)
{
  FoyerPlanRandom random;
  int n_better = 0;

  foyer_plan_random_init (&random, g_test_rand_int ());
  for (int round = 0; round < 60; round++)
    {
      g_autoptr (FoyerPlanProblem) problem = tiny_problem (&random, TRUE);
      g_autoptr (FoyerPlanMaster) lines = NULL;
      guint8 best[64], cells[64], start[64];
      gint64 optimum = tiny_optimum (problem, best);
      FoyerPlanCost cost, start_cost;
      gboolean is_better;
      Bench bench;

      if (optimum < 0)
        continue;
      bench_set_up (&bench, problem, best);
      lines = foyer_plan_master_new (bench.graphs, bench.exchange, 0, TRUE);
      for (int i = 0; i < problem->n_staff; i++)
        {
          g_autoptr (GPtrArray) of_person = tiny_lines (problem, i);

          for (guint n = 0; n < of_person->len; n++)
            {
              memcpy (cells, best, sizeof cells);
              memcpy (cells + i * problem->n_days, of_person->pdata[n], problem->n_days);
              foyer_plan_master_add (lines, cells);
            }
          memcpy (start + i * problem->n_days, of_person->pdata[0], problem->n_days);
        }

      memcpy (cells, start, sizeof cells);
      is_better =
        foyer_plan_pool_search (bench.graphs, lines, cells, NULL, G_MAXINT64, 1000, round);
      foyer_plan_evaluate (problem, cells, &cost);
      foyer_plan_evaluate (problem, start, &start_cost);
      judge_cells (problem, cells);
      g_assert_cmpint (cost.total, ==, optimum);
      g_assert_true (is_better == (cost.total < start_cost.total));
      n_better += is_better;
      bench_tear_down (&bench);
    }
  g_assert_cmpint (n_better, >, 10);
}

/* A range that the lines known cannot keep is not impossible: pricing has to find others. */
static void
test_unknown_lines (void)
{
  g_autoptr (FoyerPlanProblem) problem = foyer_plan_problem_new (4, 1, 3);
  g_autofree FoyerPlanRange *ranges = NULL;
  guint8 cells[12] = { 0 };
  gint64 bound;
  Bench bench;

  for (int i = 0; i < 3; i++)
    {
      problem->staff[i].max_run = 4;
      problem->staff[i].max_minutes = 4 * 480;
    }
  for (int d = 0; d < 4; d++)
    foyer_plan_problem_add_cover (problem, d, FOYER_PLAN_BIT (1), 1, 10, 1);
  g_assert_true (foyer_plan_problem_seal (problem, NULL));

  bench_set_up (&bench, problem, cells);
  ranges = g_new (FoyerPlanRange, foyer_plan_master_n_ranges (bench.master));
  foyer_plan_master_widest_ranges (bench.master, ranges);
  ranges[2].least = 3;
  foyer_plan_master_restrict (bench.master, problem->allowed, ranges);
  g_assert_cmpint (foyer_plan_master_solve (bench.master, FOYER_PLAN_NO_COST, &bound), ==,
                   FOYER_PLAN_MASTER_SOLVED);
  g_assert_cmpint (bound, ==, 2); /* two too many on the third day, nobody missing on the others */
  g_assert_true (foyer_plan_master_keeps_ranges (bench.master));

  /* Four of three people is impossible, and has to be told from a roster. */
  ranges[2].least = ranges[2].most = 4;
  foyer_plan_master_restrict (bench.master, problem->allowed, ranges);
  g_assert_cmpint (foyer_plan_master_solve (bench.master, 100, &bound), ==,
                   FOYER_PLAN_MASTER_CUTOFF);
  bench_tear_down (&bench);
}

/* Climbing ends in the middle of a round where somebody has no line. The lines found until then are
 * in the programme, or the next restriction would take out what is not there. */
static void
test_climb_ends (void)
{
  g_autoptr (FoyerPlanProblem) problem = foyer_plan_problem_new (4, 1, 3);
  FoyerPlanMask allowed[12];
  guint8 cells[12] = { 0 };
  gint64 bound;
  Bench bench;

  for (int i = 0; i < 3; i++)
    {
      problem->staff[i].max_run = 4;
      problem->staff[i].max_minutes = 4 * 480;
    }
  for (int d = 0; d < 4; d++)
    foyer_plan_problem_add_cover (problem, d, FOYER_PLAN_BIT (1), 2, 10, 1);
  g_assert_true (foyer_plan_problem_seal (problem, NULL));

  bench_set_up (&bench, problem, cells);
  memcpy (allowed, problem->allowed, sizeof allowed);
  allowed[11] = 0;
  foyer_plan_master_restrict (bench.master, allowed, NULL);
  foyer_plan_master_ascend (bench.master, 1, 100);

  memcpy (allowed, problem->allowed, sizeof allowed);
  allowed[0] = allowed[4] = FOYER_PLAN_BIT (FOYER_PLAN_OFF);
  foyer_plan_master_restrict (bench.master, allowed, NULL);
  g_assert_cmpint (foyer_plan_master_solve (bench.master, FOYER_PLAN_NO_COST, &bound), ==,
                   FOYER_PLAN_MASTER_SOLVED);
  g_assert_cmpint (bound, ==, 10); /* one of two on the first day, both on the others */
  bench_tear_down (&bench);
}

/* A range is kept even where breaking it looks cheaper at first: on the third day nobody likes to
 * work. */
static void
test_dear_range (void)
{
  g_autoptr (FoyerPlanProblem) problem = foyer_plan_problem_new (4, 1, 2);
  g_autofree FoyerPlanRange *ranges = NULL;
  guint8 cells[8] = { 0 };
  gint64 bound;
  Bench bench;

  for (int i = 0; i < 2; i++)
    {
      problem->staff[i].max_run = 4;
      problem->staff[i].max_minutes = 4 * 480;
      problem->staff[i].cost[2 * 2 + 1] = 900;
    }
  for (int d = 0; d < 4; d++)
    foyer_plan_problem_add_cover (problem, d, FOYER_PLAN_BIT (1), 0, 10, 0);
  g_assert_true (foyer_plan_problem_seal (problem, NULL));

  bench_set_up (&bench, problem, cells);
  ranges = g_new (FoyerPlanRange, foyer_plan_master_n_ranges (bench.master));
  foyer_plan_master_widest_ranges (bench.master, ranges);
  ranges[2].least = 1;
  foyer_plan_master_restrict (bench.master, problem->allowed, ranges);
  foyer_plan_master_solve (bench.master, FOYER_PLAN_NO_COST, &bound);
  g_assert_true (foyer_plan_master_keeps_ranges (bench.master));
  g_assert_cmpint (bound, ==, 900);
  bench_tear_down (&bench);
}

/* Thirty-three hours at least, of short shifts that nobody needs and long ones in the evening. With
 * one evening seven days do, with three six, but with two it takes seven. Two would be fair, and
 * the steps let everybody have half of one and half of three. */
static void
test_lift (void)
{
  g_autoptr (FoyerPlanProblem) problem = foyer_plan_problem_new (8, 2, 2);
  guint8 cells[16];
  int kind = foyer_plan_problem_add_fair (problem, "evening");
  gint64 before, after;
  Bench bench;

  problem->shifts[0].minutes = 270;
  problem->shifts[1].minutes = 420;
  for (int i = 0; i < 2; i++)
    {
      problem->staff[i].max_run = 8;
      problem->staff[i].min_minutes = 33 * 60;
      problem->staff[i].fair_weight[kind] = 32;
    }
  for (int d = 0; d < 8; d++)
    {
      problem->fair[kind].cells[d] = FOYER_PLAN_BIT (2);
      foyer_plan_problem_add_cover (problem, d, FOYER_PLAN_BIT (1), 0, 1000, 16);
      foyer_plan_problem_add_cover (problem, d, FOYER_PLAN_BIT (2), 1, 20, 16);
    }
  g_assert_true (foyer_plan_problem_seal (problem, NULL));
  memset (cells, 1, sizeof cells);

  bench_set_up (&bench, problem, cells);
  foyer_plan_master_solve (bench.master, FOYER_PLAN_NO_COST, &before);
  g_assert_cmpint (foyer_plan_master_lift (bench.master), ==, 2);
  foyer_plan_master_solve (bench.master, FOYER_PLAN_NO_COST, &after);
  g_assert_cmpint (before, ==, 288);
  g_assert_cmpint (after, ==, 304);
  g_assert_cmpint (foyer_plan_master_lift (bench.master), ==, 0);
  bench_tear_down (&bench);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/planner/master/tighten/any", any_problem, test_tighten);
  g_test_add_data_func ("/planner/master/tighten/uneven", uneven_problem, test_tighten);
  g_test_add_func ("/planner/master/lift", test_lift);
  g_test_add_func ("/planner/master/pool", test_pool);
  g_test_add_func ("/planner/master/unknown-lines", test_unknown_lines);
  g_test_add_func ("/planner/master/dear-range", test_dear_range);
  g_test_add_func ("/planner/master/climb-ends", test_climb_ends);

  return judge_run ();
}
