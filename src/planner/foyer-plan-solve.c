#include "planner/foyer-plan-solve.h"

#include "planner/foyer-plan-anneal.h"
#include "planner/foyer-plan-greedy.h"
#include "planner/foyer-plan-respond.h"
#include "planner/foyer-plan-window.h"

#ifdef FOYER_PLAN_BOUNDS
#include "planner/foyer-plan-pool.h"
#include "planner/foyer-plan-tree.h"
#endif

#include <math.h>
#include <string.h>

/* # A run
 *
 * The engines work side by side, each on its own thread, and know of each other only through the
 * exchange:
 *
 *  - **the prover** (side 0) builds a first roster by best responses, climbs to good prices, solves
 *    the root by column generation, and searches the tree, diving for rosters on the way;
 *  - **the improvers** (the other sides) anneal, let everybody respond to what that left broken,
 *    and free a few people or a few days of the best roster at a time and dive into that corner, in
 *    turn; of a small team they then look for the best choice among all lines made so far. Where
 *    there is fairness they also sink from the root, each time on another way.
 *
 * With one thread the prover does both in turn. Without Clp everybody anneals and responds. When
 * the graphs of the contracts do not fit into memory (a year, 150 people, 32 shifts) there is
 * nothing to respond or prove with: a greedy roster is there at once, and all sides anneal from
 * different seeds.
 *
 * The calling thread only waits, reports progress, and collects. */

#define MAX_GRAPH_NODES 4000000
#define MAX_THREADS 16
#define ANNEAL_TICKS 80
#define TICKS_OF_A_ROUND 10 /* a round of pricing against a tick of annealing */
#define ASCENT_ROUNDS 60
#define MAX_TURN 2560
#define MAX_WEIGHT 3
#define MAX_POOL_STAFF 20
#define POOL_PROGRAMMES 150
#define MAX_SECONDS 1e8 /* three years */

typedef struct
{
  const FoyerPlanProblem *problem;
  const FoyerPlanBudget *budget;
  const FoyerPlanGraphs *graphs;
  FoyerPlanExchange *exchange;
  int n_sides;
  guint impossible; /* atomic: somebody was found to have no legal line */

  /* What the calling thread has reported; no engine looks at it. */
  gint64 began_us;
  gint64 shown_cost;
  guint8 *shown_cells; /* [n_staff * n_days] */
  int *present;        /* [demands] in these */
} Run;

typedef struct
{
  Run *run;
  int side;
} Engine;

/* The monotonic time at which a run ends; what nobody will wait for is as good as never. */
static gint64
deadline_of (const Run *run)
{
  return run->began_us + (gint64) (MIN (run->budget->seconds, MAX_SECONDS) * G_USEC_PER_SEC);
}

static void
offer_if_feasible (const Run    *run,
                   int           side,
                   const guint8 *cells)
{
  FoyerPlanCost cost;

  if (!foyer_plan_is_feasible (run->problem, cells))
    return;
  foyer_plan_evaluate (run->problem, cells, &cost);
  foyer_plan_exchange_offer (run->exchange, side, cells, cost.total);
}

/* One annealing, and what best responses make of its end. */
static gboolean
anneal_and_respond (const Run       *run,
                    int              side,
                    FoyerPlanAnneal *anneal,
                    FoyerPlanDp     *dp,
                    FoyerPlanRandom *random,
                    double           heat,
                    guint            n_ticks)
{
  g_autofree guint8 *cells = NULL;

  if (!foyer_plan_anneal_run (anneal, run->exchange, side, heat, n_ticks))
    return FALSE;
  if (dp == NULL)
    return TRUE;

  cells = g_memdup2 (foyer_plan_anneal_get_cells (anneal),
                     (gsize) run->problem->n_staff * run->problem->n_days);
  foyer_plan_respond (dp, run->problem, run->problem->allowed, random, run->exchange, side, cells);
  offer_if_feasible (run, side, cells);

  return foyer_plan_exchange_tick (run->exchange, side);
}

/* One window of the best roster. */
static gboolean
look_through_window (Run             *run,
                     int              side,
                     FoyerPlanRandom *random,
                     guint8          *cells)
{
  gint64 left_us = deadline_of (run) - g_get_monotonic_time ();
  FoyerPlanBudget left = {
    .seconds = MAX (left_us, 1) / (double) G_USEC_PER_SEC, .cancel = run->budget->cancel,
  };

  if (foyer_plan_window_improve (run->problem, random, &left, cells))
    offer_if_feasible (run, side, cells);

  return foyer_plan_exchange_tick (run->exchange, side);
}

static void
anneal_until_stopped (Run *run,
                      int  side)
{
  g_autoptr (FoyerPlanAnneal) anneal =
    foyer_plan_anneal_new (run->problem, run->budget->seed * MAX_THREADS + side);
  g_autoptr (FoyerPlanDp) dp = run->graphs->complete ? foyer_plan_dp_new (run->graphs) : NULL;
  g_autofree guint8 *cells = g_malloc0 ((gsize) run->problem->n_staff * run->problem->n_days);
  FoyerPlanRandom random;
  guint n_ticks = ANNEAL_TICKS;
  gboolean goes_on = TRUE, impossible = FALSE;

  foyer_plan_random_init (&random, run->budget->seed * MAX_THREADS + side);
  if (run->budget->start != NULL)
    offer_if_feasible (run, side, run->budget->start);
  if (dp != NULL && foyer_plan_build (dp, run->problem, run->problem->allowed, &random,
                                      run->exchange, side, cells, &impossible))
    offer_if_feasible (run, side, cells);
  else if (dp == NULL && side == 0
           && foyer_plan_greedy_build (run->problem, run->exchange, side, cells))
    offer_if_feasible (run, side, cells);
  g_atomic_int_or (&run->impossible, impossible);
  goes_on = !impossible;

  for (int n = 0; goes_on; n++)
    {
      /* A horizon without graphs is too long to be annealed well: once, then window after
       * window. */
      if (n > 0 && dp == NULL && !run->budget->no_bound && foyer_plan_window_pays (run->problem)
          && foyer_plan_exchange_take (run->exchange, side, cells) != FOYER_PLAN_NO_COST)
        {
          goes_on = look_through_window (run, side, &random, cells);
          continue;
        }

      /* Every other time from the best roster, warm enough to leave it, not to forget it. */
      gboolean again = n % 2 == 1
                       && foyer_plan_exchange_take (run->exchange, side, cells) != FOYER_PLAN_NO_COST;

      if (again)
        foyer_plan_anneal_set (anneal, cells);
      goes_on = anneal_and_respond (run, side, anneal, dp, &random, again ? 0.15 : 1, n_ticks);
      if (!again)
        n_ticks = MIN (n_ticks * 2, 40000);
    }
}

#ifdef FOYER_PLAN_BOUNDS

static void
prove (Run *run,
       int  side)
{
  g_autoptr (FoyerPlanDiver) diver =
    foyer_plan_diver_new (run->graphs, run->exchange, side, run->budget->seed * MAX_THREADS, FALSE);
  gboolean impossible;

  if (run->budget->start != NULL)
    offer_if_feasible (run, side, run->budget->start);
  if (!foyer_plan_diver_start (diver, &impossible))
    {
      g_atomic_int_or (&run->impossible, impossible);
      return;
    }
  foyer_plan_master_ascend (foyer_plan_diver_master (diver), ASCENT_ROUNDS,
                            foyer_plan_exchange_cost (run->exchange, side));
  foyer_plan_tree_search (diver, run->problem, run->exchange, side, run->n_sides == 1);
  while (!foyer_plan_exchange_stops (run->exchange, side))
    foyer_plan_diver_shake (diver);
}

/* The two ways of improving, and how an improver divides its time. */
typedef struct
{
  guint n_ticks; /* of the next annealing */
  int weight;    /* of shaking against annealing, as a power of two */
} Turns;

/* Whichever has just improved the roster when the other has not gets more time. When neither has,
 * longer annealings are what is left to try. */
static void
share_turns (Turns    *turns,
             gboolean  annealing_won,
             gboolean  shaking_won)
{
  if (annealing_won != shaking_won)
    turns->weight = CLAMP (turns->weight + (shaking_won ? 1 : -1), -MAX_WEIGHT, MAX_WEIGHT);
  else if (!annealing_won)
    turns->n_ticks = MIN (turns->n_ticks * 3 / 2, MAX_TURN);
}

/* Shakes for about as long as the annealing before took, times the weight. A run by iterations has
 * to do without the clock, and takes it that a round of pricing lasts as long as some ticks. */
static void
shake_for_a_turn (Run            *run,
                  int             side,
                  FoyerPlanDiver *diver,
                  const Turns    *turns,
                  gint64          annealed_us)
{
  gboolean by_clock = run->budget->iterations == 0;
  double length = by_clock ? annealed_us : turns->n_ticks / (double) TICKS_OF_A_ROUND;
  gint64 now = by_clock ? g_get_monotonic_time () : (gint64) foyer_plan_exchange_ticks (run->exchange,
                                                                                        side);
  gint64 until = now + MAX ((gint64) ldexp (length, turns->weight), 1);

  while (now < until && foyer_plan_exchange_tick (run->exchange, side))
    {
      foyer_plan_diver_shake (diver);
      now = by_clock ? g_get_monotonic_time ()
                     : (gint64) foyer_plan_exchange_ticks (run->exchange, side);
    }
}

/* What the lines made by shaking are good for, all together. */
static void
search_pool (Run             *run,
             int              side,
             FoyerPlanMaster *lines,
             FoyerPlanRandom *random,
             guint8          *cells)
{
  if (foyer_plan_exchange_take (run->exchange, side, cells) != FOYER_PLAN_NO_COST
      && foyer_plan_pool_search (run->graphs, lines, cells, run->budget->cancel, deadline_of (run),
                                 POOL_PROGRAMMES, foyer_plan_random_next (random)))
    offer_if_feasible (run, side, cells);
}

/* Sinks through a programme in steps, which the first call makes, beginning with the best
 * roster. */
static void
sink_once (Run              *run,
           int               side,
           guint64           seed,
           FoyerPlanDiver  **sinker,
           guint8           *cells)
{
  if (*sinker == NULL)
    {
      gint64 cost = foyer_plan_exchange_take (run->exchange, side, cells), ignored;

      *sinker = foyer_plan_diver_new (run->graphs, run->exchange, side, seed, FALSE);
      foyer_plan_master_add (foyer_plan_diver_master (*sinker), cells);
      foyer_plan_master_ascend (foyer_plan_diver_master (*sinker), ASCENT_ROUNDS, cost);
      foyer_plan_diver_solve_root (*sinker, run->problem->allowed, NULL, &ignored);
    }
  foyer_plan_diver_sink (*sinker, run->problem->allowed, NULL);
}

/* Annealing finds good rosters everywhere, above all where fairness makes everything hang together;
 * freeing a corner of the best roster finds what annealing cannot. Which of them suits the problem
 * is found by doing both in turn. */
static void
improve (Run *run,
         int  side)
{
  guint64 seed = run->budget->seed * MAX_THREADS + side;
  g_autoptr (FoyerPlanDiver) diver =
    foyer_plan_diver_new (run->graphs, run->exchange, side, seed, TRUE);
  FoyerPlanDp *dp = foyer_plan_master_dp (foyer_plan_diver_master (diver));
  g_autoptr (FoyerPlanAnneal) anneal = foyer_plan_anneal_new (run->problem, seed);
  FoyerPlanRandom random;
  g_autofree guint8 *cells = g_malloc0 ((gsize) run->problem->n_staff * run->problem->n_days);
  g_autoptr (FoyerPlanDiver) sinker = NULL;
  Turns turns = { ANNEAL_TICKS, 0 };
  gboolean impossible;

  foyer_plan_random_init (&random, seed);
  if (run->budget->start != NULL)
    offer_if_feasible (run, side, run->budget->start);
  if (!foyer_plan_build (dp, run->problem, run->problem->allowed, &random, run->exchange, side, cells,
                         &impossible))
    {
      g_atomic_int_or (&run->impossible, impossible);
      return;
    }
  offer_if_feasible (run, side, cells);

  for (int n = 0; !foyer_plan_exchange_stops (run->exchange, side); n++)
    {
      gint64 before = foyer_plan_exchange_cost (run->exchange, side), between;
      gint64 began_us = g_get_monotonic_time ();
      gboolean again = n % 2 == 1;

      if (again)
        {
          foyer_plan_exchange_take (run->exchange, side, cells);
          foyer_plan_anneal_set (anneal, cells);
        }
      if (!anneal_and_respond (run, side, anneal, dp, &random, again ? 0.15 : 1, turns.n_ticks))
        return;
      if (run->problem->n_fair > 0 && n > 0)
        sink_once (run, side, seed, &sinker, cells);
      between = foyer_plan_exchange_cost (run->exchange, side);
      shake_for_a_turn (run, side, diver, &turns, g_get_monotonic_time () - began_us);
      if (run->problem->n_staff <= MAX_POOL_STAFF
          && foyer_plan_exchange_cost (run->exchange, side) >= before)
        search_pool (run, side, foyer_plan_diver_master (diver), &random, cells);
      share_turns (&turns, between < before,
                   foyer_plan_exchange_cost (run->exchange, side) < between);
    }
}

#endif

static gpointer
run_engine (gpointer data)
{
  Engine *engine = data;
  Run *run = engine->run;

#ifdef FOYER_PLAN_BOUNDS
  if (run->graphs->complete && !run->budget->no_bound)
    {
      if (engine->side == 0)
        prove (run, engine->side);
      else
        improve (run, engine->side);
      foyer_plan_exchange_leave (run->exchange, engine->side);
      return NULL;
    }
#endif
  anneal_until_stopped (run, engine->side);
  foyer_plan_exchange_leave (run->exchange, engine->side);

  return NULL;
}

static void
report (Run     *run,
        gboolean done)
{
  FoyerPlanProgress progress = { 0 };
  gint64 bound;
  gboolean finished;

  if (run->budget->progress == NULL)
    return;

  progress.is_new = foyer_plan_exchange_peek (run->exchange, run->shown_cells, &run->shown_cost,
                                              &bound, &finished);
  if (progress.is_new)
    foyer_plan_count_present (run->problem, run->shown_cells, run->present);
  progress.seconds = (g_get_monotonic_time () - run->began_us) / (double) G_USEC_PER_SEC;
  progress.incumbent = run->shown_cost == FOYER_PLAN_NO_COST ? -1 : run->shown_cost;
  progress.bound = bound > 0 || progress.incumbent == 0 ? bound : -1;
  progress.gap = -1;
  if (progress.incumbent >= 0)
    {
      progress.present = run->present;
      progress.cells = run->budget->shows_cells ? run->shown_cells : NULL;
    }
  if (progress.incumbent >= 0 && progress.bound >= 0)
    progress.gap = progress.incumbent == 0
                     ? 0 : (double) (progress.incumbent - progress.bound) / progress.incumbent;
  if (done)
    progress.phase = FOYER_PLAN_PHASE_DONE;
  else if (progress.incumbent < 0)
    progress.phase = FOYER_PLAN_PHASE_BUILD;
  else
    progress.phase = progress.bound < 0 ? FOYER_PLAN_PHASE_IMPROVE : FOYER_PLAN_PHASE_PROVE;

  run->budget->progress (&progress, run->budget->progress_data);
}

static void
wait_and_report (Run *run)
{
  gint64 last_us = 0;

  for (;;)
    {
      gint64 cost = FOYER_PLAN_NO_COST, bound, now_us = g_get_monotonic_time ();
      gboolean finished;

      foyer_plan_exchange_peek (run->exchange, NULL, &cost, &bound, &finished);
      if (finished)
        break;
      if (now_us - last_us >= G_USEC_PER_SEC / 10)
        {
          report (run, FALSE);
          last_us = g_get_monotonic_time ();
        }
      g_usleep (2000);
    }
}

static FoyerPlanResult *
collect (const Run *run,
         GError   **error)
{
  const FoyerPlanProblem *problem = run->problem;
  FoyerPlanResult *result;
  gint64 cost = FOYER_PLAN_NO_COST, bound;
  gboolean finished;

  foyer_plan_exchange_peek (run->exchange, NULL, &cost, &bound, &finished);
  if (cost == FOYER_PLAN_NO_COST)
    {
      if (g_atomic_int_get (&run->impossible) != 0)
        g_set_error_literal (error, FOYER_PLAN_ERROR, FOYER_PLAN_ERROR_INFEASIBLE,
                             "No roster keeps every rule.");
      else
        g_set_error_literal (error, FOYER_PLAN_ERROR, FOYER_PLAN_ERROR_BUDGET,
                             "No roster was found before the run ended.");
      return NULL;
    }

  result = g_new0 (FoyerPlanResult, 1);
  result->cells = g_malloc ((gsize) problem->n_staff * problem->n_days);
  foyer_plan_exchange_take (run->exchange, -1, result->cells);
  foyer_plan_evaluate (problem, result->cells, &result->cost);
  g_assert (result->cost.total == cost);
  g_assert (foyer_plan_is_feasible (problem, result->cells));
  result->proven = bound >= cost;
  result->bound = bound > 0 || result->proven ? MIN (bound, cost) : -1;
  result->first_seconds =
    (foyer_plan_exchange_first (run->exchange) - run->began_us) / (double) G_USEC_PER_SEC;
  result->seconds = (g_get_monotonic_time () - run->began_us) / (double) G_USEC_PER_SEC;

  return result;
}

/**
 * foyer_plan_has_bounds:
 *
 * Returns: whether the planner was built with column generation
 */
gboolean
foyer_plan_has_bounds (void)
{
#ifdef FOYER_PLAN_BOUNDS
  return TRUE;
#else
  return FALSE;
#endif
}

/* Runs the engines along @graphs; the time of the budget began at @began_us. */
static FoyerPlanResult *
run_all (const FoyerPlanGraphs *graphs,
         const FoyerPlanBudget *budget,
         gint64                 began_us,
         GError               **error)
{
  const FoyerPlanProblem *problem = graphs->problem;
  g_autoptr (FoyerPlanExchange) exchange = NULL;
  g_autofree guint8 *shown_cells = g_malloc ((gsize) problem->n_staff * problem->n_days);
  g_autofree int *present = g_new0 (int, problem->covers->len + 1);
  Run run = {
    .problem = problem,
    .budget = budget,
    .graphs = graphs,
    .began_us = began_us,
    .shown_cost = FOYER_PLAN_NO_COST,
    .shown_cells = shown_cells,
    .present = present,
  };
  GThread *threads[MAX_THREADS];
  Engine engines[MAX_THREADS];
  FoyerPlanResult *result;

  run.n_sides = CLAMP (budget->n_threads, 1, MAX_THREADS);
  exchange = foyer_plan_exchange_new (problem, run.n_sides, budget->cancel, deadline_of (&run),
                                      budget->iterations);
  foyer_plan_exchange_set_enough (exchange, budget->enough_bound);
  foyer_plan_exchange_set_within (exchange, budget->within);
  run.exchange = exchange;

  for (int n = 0; n < run.n_sides; n++)
    {
      engines[n] = (Engine) { &run, n };
      threads[n] = g_thread_new ("planner", run_engine, &engines[n]);
    }
  wait_and_report (&run);
  for (int n = 0; n < run.n_sides; n++)
    g_thread_join (threads[n]);

  result = collect (&run, error);
  report (&run, TRUE);

  return result;
}

/**
 * foyer_plan_solve:
 * @problem: a sealed problem
 * @budget: what the run may use
 * @error: return location for a %FOYER_PLAN_ERROR_INFEASIBLE, when no roster can exist, or a
 *   %FOYER_PLAN_ERROR_BUDGET, when none was found in time
 *
 * Plans. The call blocks until the best roster is proven optimal, the budget is used up, or the run
 * is cancelled; in each case it returns the best roster found. With iterations given, the same
 * problem, seed, number of threads and iterations give the same roster.
 *
 * Returns: (transfer full) (nullable): a feasible roster with its cost and bound
 */
FoyerPlanResult *
foyer_plan_solve (const FoyerPlanProblem *problem,
                  const FoyerPlanBudget  *budget,
                  GError                **error)
{
  g_return_val_if_fail (problem != NULL && problem->allowed != NULL, NULL);
  g_return_val_if_fail (budget != NULL && budget->seconds > 0, NULL);

  gint64 began_us = g_get_monotonic_time ();
  g_autoptr (FoyerPlanGraphs) graphs =
    foyer_plan_graphs_new (problem, MAX_GRAPH_NODES, budget->cancel);

  return run_all (graphs, budget, began_us, error);
}

/**
 * foyer_plan_solve_along:
 * @graphs: the graphs of a sealed problem, complete or not
 * @budget: what the run may use
 * @error: return location, see foyer_plan_solve()
 *
 * Plans a problem whose graphs are known, for callers that ask about many problems of the same
 * people.
 *
 * Returns: (transfer full) (nullable): a feasible roster with its cost and bound
 */
FoyerPlanResult *
foyer_plan_solve_along (const FoyerPlanGraphs  *graphs,
                        const FoyerPlanBudget  *budget,
                        GError                **error)
{
  g_return_val_if_fail (graphs != NULL, NULL);
  g_return_val_if_fail (budget != NULL && budget->seconds > 0, NULL);

  return run_all (graphs, budget, g_get_monotonic_time (), error);
}

/**
 * foyer_plan_result_free:
 * @self: (transfer full) (nullable): a result
 */
void
foyer_plan_result_free (FoyerPlanResult *self)
{
  if (self == NULL)
    return;

  g_free (self->cells);
  g_free (self);
}
