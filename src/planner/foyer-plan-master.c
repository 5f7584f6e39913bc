#include "planner/foyer-plan-master-private.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* # The linear programme over lines: column generation (Dantzig and Wolfe 1960)
 *
 * A roster is one legal line for each person. Let λ be 1 for the lines chosen. Then
 *
 *     minimise   Σ cost(line) λ + Σ under u + Σ over o + Σ fairness steps
 *     person     Σ λ over the lines of a person             = 1
 *     demand     Σ λ over the lines that serve it + u - o   = required
 *     fairness   Σ count(line) λ over a person's lines - Σ steps = 0, for each kind that costs
 *
 * and dropping "λ is 0 or 1" leaves a linear programme whose value no roster can beat. There are
 * far too many lines to write down, but only a few hundred matter. So we begin with some, solve,
 * and ask for each person the cheapest line under the *dual prices* of the rows (foyer-plan-dp.c):
 * if it costs less than what the person pays now it comes in as a new column, and if nobody has
 * such a line the programme is solved over all lines. A fairness step is one more cell counted, at
 * its marginal cost; as these rise, cheap steps fill first and the sum is the convex cost. That
 * makes the cheapest line easy to find, and the bound good; but the programme then mixes lines of
 * many evenings with lines of few, and neither is any good in a roster. A *whole* programme has no
 * steps: each line pays for its own counts, searched by tangents. It is the one to make rosters
 * with.
 *
 * The bound is not read off the LP, but made of prices (foyer-plan-price.c). Costs are whole
 * numbers of a unit of the problem, so it is rounded up.
 *
 * **Smoothing.** Dual prices jump about in the first rounds. Lines are priced at a mixture of the
 * present prices and those that gave the best bound so far (Wentges); when that finds nothing, at
 * the present ones.
 *
 * **Known prices.** The prices that proved most for one programme are tried first for the next: a
 * bound needs no LP, and under a restriction they often reach the cutoff at once. Where many lines
 * were lost a few steps of ascent around these prices make the lines that take their place, at a
 * tenth of the cost of as many LPs.
 *
 * **A restriction** (a mask of open cells for every person and day, and ranges for how many serve a
 * demand) makes the programme of a node of the search tree. Lines that do not fit leave the LP for
 * a pool, and come back when they fit again; keeping them in the LP as closed columns made the end
 * of a dive, where a few people are left, as slow as its beginning. Artificial columns, dearer than
 * any roster, for each person and each range keep the programme solvable whatever lines it knows:
 * without them a node whose known lines could not serve a demand looked impossible, and had to be
 * given up undecided although one round of pricing would have told. They have to be dearer than
 * lines are, wishes and all: else the cheapest is to leave somebody out. No cost that a computer
 * can add up is dear enough for sure, so a solution that pays for any of them is never taken for a
 * roster. */

#define EPSILON FOYER_PLAN_EPSILON
#define SMOOTHING 0.6
#define CLIMB_ROUNDS 6
#define DEARER 32
#define DEAREST_LINES 4

static void
add_fixed (FoyerPlanMaster *self,
           double           upper,
           double           cost,
           int              row,
           double           element,
           int              total)
{
  double lower = 0, elements[] = { element, element };
  int rows[] = { row, total };
  CoinBigIndex starts[] = { 0, total >= 0 ? 2 : 1 };

  Clp_addColumns (self->lp, 1, &lower, &upper, &cost, starts, rows, elements);
  self->n_fixed++;
}

static void
find_totals (FoyerPlanMaster *self)
{
  self->total_of = g_new (int, self->n_covers + 1);
  for (int k = 0; k < self->n_covers; k++)
    {
      FoyerPlanMask cells = g_array_index (self->problem->covers, FoyerPlanCover, k).cells;

      self->total_of[k] = -1;
      for (int other = 0; other < k && self->total_of[k] < 0; other++)
        if (g_array_index (self->problem->covers, FoyerPlanCover, other).cells == cells)
          self->total_of[k] = self->total_of[other];
      if (self->total_of[k] < 0)
        self->total_of[k] = self->n_totals++;
    }
}

static void
add_rows (FoyerPlanMaster *self)
{
  const FoyerPlanProblem *problem = self->problem;
  g_autofree double *sides = NULL;

  self->n_covers = problem->covers->len;
  find_totals (self);
  self->n_rows = problem->n_staff + self->n_covers;
  self->fair_row = g_new (int, problem->n_staff * FOYER_PLAN_MAX_FAIR);
  for (int i = 0; i < problem->n_staff; i++)
    for (int k = 0; k < FOYER_PLAN_MAX_FAIR; k++)
      self->fair_row[i * FOYER_PLAN_MAX_FAIR + k] =
        !self->is_whole && k < problem->n_fair && problem->staff[i].fair_weight[k] > 0
          ? self->n_rows++ : -1;
  self->first_total = self->n_rows;
  self->n_rows += self->n_totals;
  self->n_fairs = self->first_total - problem->n_staff - self->n_covers;
  self->n_ranges = self->n_covers + self->n_totals + self->n_fairs;

  sides = g_new0 (double, self->n_rows);
  for (int i = 0; i < problem->n_staff; i++)
    sides[i] = 1;
  for (int k = 0; k < self->n_covers; k++)
    sides[problem->n_staff + k] = g_array_index (problem->covers, FoyerPlanCover, k).required;
  Clp_resize (self->lp, self->n_rows, 0);
  Clp_chgRowLower (self->lp, sides);
  Clp_chgRowUpper (self->lp, sides);
}

/* One column for each cell of a kind that a person may have: its marginal cost. */
static void
add_steps (FoyerPlanMaster *self,
           int              staff,
           int              k)
{
  const FoyerPlanProblem *problem = self->problem;
  const FoyerPlanStaff *person = &problem->staff[staff];
  int row = self->fair_row[staff * FOYER_PLAN_MAX_FAIR + k];
  int fair = row - problem->n_staff - self->n_covers;

  self->n_steps[fair] = 0;
  for (int d = 0; d < problem->n_days; d++)
    if ((problem->fair[k].cells[d] & foyer_plan_allowed (problem, staff, d)) != 0)
      self->n_steps[fair]++;
  self->first_step[fair] = self->n_fixed;
  for (int n = 0; n < self->n_steps[fair]; n++)
    add_fixed (self, 1,
               foyer_plan_fair_cost (person, k, n + 1) - foyer_plan_fair_cost (person, k, n), row, -1,
               -1);
}

/* The row whose sum a range bounds. */
static int
range_row (const FoyerPlanMaster *self,
           int                    n)
{
  if (n < self->n_covers)
    return self->problem->n_staff + n;
  if (n < self->n_covers + self->n_totals)
    return self->first_total + n - self->n_covers;

  return self->problem->n_staff + n - self->n_totals;
}

/* What the lines of a person cost at most: wishes, short rests and fairness. */
static double
dearest_line (const FoyerPlanProblem *problem,
              int                     staff)
{
  double dearest = 0, dearest_rest = 0;

  for (int s = 0; s < problem->n_shifts; s++)
    for (int v = 0; v <= problem->n_shifts; v++)
      dearest_rest = MAX (dearest_rest, problem->shifts[s].follow_cost[v]);
  for (int d = 0; d < problem->n_days; d++)
    {
      int dearest_cell = 0;

      for (int v = 0; v <= problem->n_shifts; v++)
        dearest_cell = MAX (dearest_cell, foyer_plan_cell_cost (problem, staff, d, v));
      dearest += dearest_cell + dearest_rest;
    }
  for (int k = 0; k < problem->n_fair; k++)
    dearest += foyer_plan_fair_cost (&problem->staff[staff], k, problem->n_days);

  return dearest;
}

static void
add_fixed_columns (FoyerPlanMaster *self)
{
  const FoyerPlanProblem *problem = self->problem;

  self->person_column = g_new (int, problem->n_staff);
  self->first_step = g_new (int, self->n_fairs + 1);
  self->n_steps = g_new (int, self->n_fairs + 1);
  self->artificial_cost = 1000;
  for (int k = 0; k < self->n_covers; k++)
    {
      const FoyerPlanCover *cover = &g_array_index (problem->covers, FoyerPlanCover, k);
      int total = self->first_total + self->total_of[k];

      self->artificial_cost += 2.0 * MAX (cover->under_cost, cover->over_cost);
      self->mild_cost = MAX (self->mild_cost, 2.0 * MAX (cover->under_cost, cover->over_cost));
      add_fixed (self, DBL_MAX, cover->under_cost, problem->n_staff + k, 1, total);
      add_fixed (self, DBL_MAX, cover->over_cost, problem->n_staff + k, -1, total);
    }
  self->artificial_cost = MIN (self->artificial_cost, 1e6);
  for (int i = 0; i < problem->n_staff; i++)
    self->artificial_cost = MAX (self->artificial_cost, DEAREST_LINES * dearest_line (problem, i));
  self->mild_cost = CLAMP (self->mild_cost, 100, self->artificial_cost);
  for (int i = 0; i < problem->n_staff; i++)
    {
      self->person_column[i] = self->n_fixed;
      add_fixed (self, DBL_MAX, self->artificial_cost, i, 1, -1);
      for (int k = 0; k < problem->n_fair; k++)
        if (self->fair_row[i * FOYER_PLAN_MAX_FAIR + k] >= 0)
          add_steps (self, i, k);
    }
  self->first_total_column = self->n_fixed;
  for (int t = 0; t < self->n_totals; t++)
    add_fixed (self, DBL_MAX, 0, self->first_total + t, 1, -1);

  /* Under a restriction the lines known may not be able to keep the ranges, while others could. */
  self->first_artificial = self->n_fixed;
  for (int n = 0; n < self->n_ranges; n++)
    {
      add_fixed (self, DBL_MAX, self->artificial_cost, range_row (self, n), 1, -1);
      add_fixed (self, DBL_MAX, self->artificial_cost, range_row (self, n), -1, -1);
    }
}

/**
 * foyer_plan_master_new:
 * @graphs: complete graphs, which have to outlive the master
 * @exchange: where rounds are counted
 * @side: for which side
 * @is_whole: whether fairness is part of the cost of a line, which makes better rosters; else it is
 *   in steps, which makes better bounds
 *
 * Makes the linear programme without any line. Every cell that the problem allows is open.
 *
 * Returns: (transfer full): the master
 */
FoyerPlanMaster *
foyer_plan_master_new (const FoyerPlanGraphs *graphs,
                       FoyerPlanExchange     *exchange,
                       int                    side,
                       gboolean               is_whole)
{
  FoyerPlanMaster *self = g_new0 (FoyerPlanMaster, 1);
  const FoyerPlanProblem *problem = graphs->problem;
  gsize n_prices = (gsize) problem->n_days * (problem->n_shifts + 1);

  self->graphs = graphs;
  self->problem = problem;
  self->exchange = exchange;
  self->side = side;
  self->is_whole = is_whole;
  self->dp = foyer_plan_dp_new (graphs);
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->pool = g_ptr_array_new_with_free_func (g_free);
  self->known = foyer_plan_master_new_known ();
  self->allowed = g_memdup2 (problem->allowed,
                             (gsize) problem->n_staff * problem->n_days * sizeof (FoyerPlanMask));

  self->lp = Clp_newModel ();
  Clp_setLogLevel (self->lp, 0);
  Clp_setPerturbation (self->lp, 100);
  add_rows (self);
  add_fixed_columns (self);
  self->ranges = g_new (FoyerPlanRange, self->n_ranges + 1);
  foyer_plan_master_restrict (self, problem->allowed, NULL);

  self->prices = g_new0 (double, self->n_rows);
  self->best_prices = g_new0 (double, self->n_rows);
  self->saved_prices = g_new0 (double, self->n_rows);
  self->cell_price = g_new0 (double, n_prices);
  self->line_price = g_new0 (double, n_prices);

  return self;
}

/**
 * foyer_plan_master_free:
 * @self: (transfer full) (nullable): a master
 */
void
foyer_plan_master_free (FoyerPlanMaster *self)
{
  if (self == NULL)
    return;

  Clp_deleteModel (self->lp);
  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->pool);
  foyer_plan_dp_free (self->dp);
  g_free (self->allowed);
  g_free (self->ranges);
  g_free (self->total_of);
  g_free (self->fair_row);
  g_free (self->person_column);
  g_free (self->first_step);
  g_free (self->n_steps);
  g_free (self->prices);
  g_free (self->best_prices);
  g_free (self->saved_prices);
  g_free (self->cell_price);
  g_free (self->line_price);
  g_free (self->primal);
  g_free (self);
}

/* How far a demand, a total or a count may go when nothing restricts it. */
static FoyerPlanRange
widest (const FoyerPlanMaster *self,
        int                    n)
{
  int n_days = n < self->n_covers ? 1 : self->problem->n_days * MAX (self->n_covers, 1);

  if (n >= self->n_covers + self->n_totals)
    return (FoyerPlanRange) { 0, self->n_steps[n - self->n_covers - self->n_totals] };

  return (FoyerPlanRange) { 0, self->problem->n_staff * n_days };
}

/* A range of presence is a range of under and over, as present = required - under + over. The
 * column of a total takes up the sum of over less under. */
static void
bound_covers (FoyerPlanMaster      *self,
              const FoyerPlanRange *ranges,
              double               *lower,
              double               *upper)
{
  g_autofree int *required = g_new0 (int, self->n_totals + 1);

  for (int n = 0; n < self->n_ranges; n++)
    self->ranges[n] = ranges != NULL ? ranges[n] : widest (self, n);

  for (int k = 0; k < self->n_covers; k++)
    {
      int wanted = g_array_index (self->problem->covers, FoyerPlanCover, k).required;

      required[self->total_of[k]] += wanted;
      lower[2 * k] = MAX (wanted - self->ranges[k].most, 0);
      upper[2 * k] = MAX (wanted - self->ranges[k].least, 0);
      lower[2 * k + 1] = MAX (self->ranges[k].least - wanted, 0);
      upper[2 * k + 1] = MAX (self->ranges[k].most - wanted, 0);
    }

  /* In the row of a total, under stands with 1, over with -1, and the column with 1. */
  for (int t = 0; t < self->n_totals; t++)
    {
      FoyerPlanRange range = self->ranges[self->n_covers + t];

      lower[self->first_total_column + t] = range.least - required[t];
      upper[self->first_total_column + t] = range.most - required[t];
    }

  /* So many steps are taken at least, so many at most. */
  for (int f = 0; f < self->n_fairs; f++)
    for (int n = 0; n < self->n_steps[f]; n++)
      {
        FoyerPlanRange range = self->ranges[self->n_covers + self->n_totals + f];

        lower[self->first_step[f] + n] = n < range.least;
        upper[self->first_step[f] + n] = n < range.most;
      }
}

/**
 * foyer_plan_master_restrict:
 * @self: a master
 * @allowed: [n_staff * n_days] the cells that stay open, a subset of what the problem allows
 * @ranges: (nullable): [foyer_plan_master_n_ranges()] how many may serve each demand and each total
 *
 * Makes @self the programme of another node of the search.
 */
void
foyer_plan_master_restrict (FoyerPlanMaster      *self,
                            const FoyerPlanMask  *allowed,
                            const FoyerPlanRange *ranges)
{
  g_autofree double *lower = NULL, *upper = NULL;

  memcpy (self->allowed, allowed,
          (gsize) self->problem->n_staff * self->problem->n_days * sizeof (FoyerPlanMask));
  self->n_primal = 0;
  foyer_plan_master_take_out (self);
  foyer_plan_master_bring_back (self);

  upper = g_new (double, self->n_fixed + self->columns->len);
  lower = g_new0 (double, self->n_fixed + self->columns->len);
  memcpy (upper, Clp_columnUpper (self->lp), self->n_fixed * sizeof (double));
  bound_covers (self, ranges, lower, upper);
  for (guint c = 0; c < self->columns->len; c++)
    upper[self->n_fixed + c] = DBL_MAX;
  Clp_chgColumnLower (self->lp, lower);
  Clp_chgColumnUpper (self->lp, upper);
}

/* How many iterations pass between two looks at a request to stop: some 20 ms of work, which grows
 * with the rows and with the columns. Counted and not timed, so that a seed fixes what is found. */
static int
stretch_length (FoyerPlanMaster *self)
{
  int by_rows = 60000 / MAX (self->n_rows, 1);
  int by_columns = 1200000 / MAX (Clp_numberColumns (self->lp), 1);

  return CLAMP (MIN (by_rows, by_columns), 30, 400);
}

static gboolean
run_simplex (FoyerPlanMaster *self,
             gboolean         dual)
{
  g_auto (FoyerPlanStageScope) scope =
    foyer_plan_exchange_enter (self->exchange, self->side, FOYER_PLAN_STAGE_PROGRAMME);
  int steps = stretch_length (self);

  for (int stretch = 0; stretch < 1000; stretch++)
    {
      if (foyer_plan_exchange_stops (self->exchange, self->side))
        return FALSE;
      Clp_setNumberIterations (self->lp, 0);
      Clp_setMaximumIterations (self->lp, steps);
      if (dual && stretch == 0)
        Clp_dual (self->lp, 0);
      else
        Clp_primal (self->lp, 0);
      if (Clp_status (self->lp) != 3)
        return Clp_status (self->lp) == 0;
    }

  return FALSE;
}

static void
note_basis (FoyerPlanMaster *self)
{
  const double *primal = Clp_primalColumnSolution (self->lp);

  g_free (self->primal);
  self->n_primal = self->columns->len;
  self->primal = g_memdup2 (primal, (self->n_fixed + self->n_primal) * sizeof (double));
  self->value = Clp_objectiveValue (self->lp);
  for (guint c = 0; c < self->columns->len; c++)
    if (primal[self->n_fixed + c] > EPSILON)
      ((FoyerPlanColumn *) g_ptr_array_index (self->columns, c))->idle = 0;
}

/* What breaking a range costs. As long as the lines known cannot keep the ranges this cost is in
 * every dual price, and the dearer it is the less the prices say; so it begins low. */
static void
price_artificials (FoyerPlanMaster *self,
                   double           cost)
{
  double *objective = Clp_objective (self->lp);

  for (int n = self->first_artificial; n < self->n_fixed; n++)
    objective[n] = cost;
  self->range_cost = cost;
}

/* Prices at @self->prices, and keeps them when they prove most of all so far. */
static FoyerPlanRound
price_and_note (FoyerPlanMaster *self,
                double          *best,
                gint64          *bound)
{
  FoyerPlanRound round = foyer_plan_master_price (self, self->prices);

  if (round.stopped)
    return round;
  if (round.impossible)
    {
      *bound = G_MAXINT64 / 4;
      return round;
    }
  if (round.bound > *best)
    {
      memcpy (self->best_prices, self->prices, self->n_rows * sizeof (double));
      self->has_prices = TRUE;
      *best = round.bound;
      *bound = foyer_plan_master_round_up (self, round.bound);
    }

  return round;
}

/* Begins where the programme before ended: its prices mostly say at once what this one can be. */
static gboolean
begin_at_known_prices (FoyerPlanMaster *self,
                       gint64           cutoff,
                       double          *best,
                       gint64          *bound)
{
  gint64 target = MIN (cutoff, foyer_plan_exchange_cost (self->exchange, self->side));

  if (!self->has_prices)
    return TRUE;

  memcpy (self->prices, self->best_prices, self->n_rows * sizeof (double));
  if (price_and_note (self, best, bound).stopped)
    return FALSE;
  if (*bound < cutoff && !self->is_whole && self->n_lost > 2 * (guint) self->problem->n_staff)
    {
      *best = MAX (*best, foyer_plan_master_climb (self, CLIMB_ROUNDS, 0, target));
      *bound = foyer_plan_master_round_up (self, *best);
    }

  return foyer_plan_exchange_tick (self->exchange, self->side);
}

/* The end of a programme that prices nothing. */
static FoyerPlanMasterResult
end_closed (FoyerPlanMaster *self,
            gint64           cutoff,
            gint64          *bound)
{
  *bound = foyer_plan_master_round_up (self, self->value);
  if (!foyer_plan_exchange_tick (self->exchange, self->side))
    return FOYER_PLAN_MASTER_STOPPED;

  return *bound >= cutoff ? FOYER_PLAN_MASTER_CUTOFF : FOYER_PLAN_MASTER_SOLVED;
}

/* Prices between the prices of the LP and the best known; when that finds nothing, at those of the
 * LP: only they can end it. */
static FoyerPlanRound
price_smoothly (FoyerPlanMaster *self,
                gint64           cutoff,
                double          *best,
                gint64          *bound)
{
  const double *duals = Clp_dualRowSolution (self->lp);
  double smoothing = self->has_prices ? SMOOTHING : 0;
  FoyerPlanRound round;

  for (int r = 0; r < self->n_rows; r++)
    self->prices[r] = smoothing * self->best_prices[r] + (1 - smoothing) * duals[r];
  round = price_and_note (self, best, bound);
  if (round.improved || round.stopped || *bound >= cutoff)
    return round;

  memcpy (self->prices, Clp_dualRowSolution (self->lp), self->n_rows * sizeof (double));

  return price_and_note (self, best, bound);
}

/**
 * foyer_plan_master_solve:
 * @self: a master
 * @cutoff: stop as soon as no roster under the restriction can cost less than this
 * @bound: (out): what every roster under the restriction costs at least
 *
 * Solves the linear programme by column generation. Every round is a tick.
 *
 * Returns: how it ended
 */
FoyerPlanMasterResult
foyer_plan_master_solve (FoyerPlanMaster *self,
                         gint64           cutoff,
                         gint64          *bound)
{
  double best = -FOYER_PLAN_INFINITY;
  gboolean first = TRUE;

  *bound = 0;
  price_artificials (self, self->is_closed ? self->artificial_cost : self->mild_cost);
  if (!self->is_closed && !begin_at_known_prices (self, cutoff, &best, bound))
    return FOYER_PLAN_MASTER_STOPPED;
  if (*bound >= cutoff)
    return FOYER_PLAN_MASTER_CUTOFF;

  for (;;)
    {
      FoyerPlanRound round;

      if (!run_simplex (self, first))
        return foyer_plan_exchange_stops (self->exchange, self->side) ? FOYER_PLAN_MASTER_STOPPED
                                                                      : FOYER_PLAN_MASTER_LOOSE;
      first = FALSE;
      note_basis (self);
      if (self->is_closed)
        return end_closed (self, cutoff, bound);

      round = price_smoothly (self, cutoff, &best, bound);
      if (round.stopped)
        return FOYER_PLAN_MASTER_STOPPED;
      if (*bound >= cutoff)
        return FOYER_PLAN_MASTER_CUTOFF;
      if (!round.improved || *bound >= foyer_plan_master_round_up (self, self->value))
        {
          if (self->range_cost >= self->artificial_cost || foyer_plan_master_keeps_ranges (self))
            return round.loose ? FOYER_PLAN_MASTER_LOOSE : FOYER_PLAN_MASTER_SOLVED;
          price_artificials (self, MIN (self->range_cost * DEARER, self->artificial_cost));
        }
      if (!foyer_plan_exchange_tick (self->exchange, self->side))
        return FOYER_PLAN_MASTER_STOPPED;
    }
}

/**
 * foyer_plan_master_save_prices:
 * @self: a master
 *
 * Keeps the prices of the best bound for foyer_plan_master_restore_prices(). The next programme
 * begins with those of the last, which is well between a node and its child, but not after a dive
 * to far below.
 */
void
foyer_plan_master_save_prices (FoyerPlanMaster *self)
{
  memcpy (self->saved_prices, self->best_prices, self->n_rows * sizeof (double));
}

/**
 * foyer_plan_master_restore_prices:
 * @self: a master whose prices were saved
 */
void
foyer_plan_master_restore_prices (FoyerPlanMaster *self)
{
  memcpy (self->best_prices, self->saved_prices, self->n_rows * sizeof (double));
}

/**
 * foyer_plan_master_weights:
 * @self: a solved master
 *
 * Returns: (transfer full) (element-type FoyerPlanWeight): the lines with a weight above zero; the
 *   cells stay valid until lines are added or the master is restricted
 */
GArray *
foyer_plan_master_weights (FoyerPlanMaster *self)
{
  GArray *weights = g_array_new (FALSE, FALSE, sizeof (FoyerPlanWeight));

  for (guint c = 0; c < self->n_primal; c++)
    {
      const FoyerPlanColumn *column = g_ptr_array_index (self->columns, c);
      FoyerPlanWeight weight = { column->staff, self->primal[self->n_fixed + c], column->cells };

      if (weight.weight > EPSILON)
        g_array_append_val (weights, weight);
    }

  return weights;
}

/**
 * foyer_plan_master_value:
 * @self: a solved master
 *
 * Returns: the value of the linear programme over the lines known, which is no bound
 */
double
foyer_plan_master_value (FoyerPlanMaster *self)
{
  return self->value;
}

/**
 * foyer_plan_master_keeps_ranges:
 * @self: a solved master
 *
 * Returns: whether the solution keeps every range of the restriction and gives everybody a line;
 *   where it pays for breaking one, or for leaving somebody out, its lines are no roster of this
 *   node
 */
gboolean
foyer_plan_master_keeps_ranges (FoyerPlanMaster *self)
{
  for (int n = self->first_artificial; n < self->n_fixed; n++)
    if (self->primal[n] > EPSILON)
      return FALSE;
  for (int i = 0; i < self->problem->n_staff; i++)
    if (self->primal[self->person_column[i]] > EPSILON)
      return FALSE;

  return TRUE;
}

/**
 * foyer_plan_master_dp:
 * @self: a master
 *
 * Returns: (transfer none): its searcher, for polishing rosters on the same thread
 */
FoyerPlanDp *
foyer_plan_master_dp (FoyerPlanMaster *self)
{
  return self->dp;
}

/**
 * foyer_plan_master_n_ranges:
 * @self: a master
 *
 * Returns: how many sums can be bounded: first every demand, then every total, then the counts of
 *   people that fairness costs something
 */
int
foyer_plan_master_n_ranges (FoyerPlanMaster *self)
{
  return self->n_ranges;
}

/**
 * foyer_plan_master_widest_ranges:
 * @self: a master
 * @ranges: (out): [foyer_plan_master_n_ranges()] ranges that restrict nothing
 */
void
foyer_plan_master_widest_ranges (FoyerPlanMaster *self,
                                 FoyerPlanRange  *ranges)
{
  for (int n = 0; n < self->n_ranges; n++)
    ranges[n] = widest (self, n);
}

/**
 * foyer_plan_master_total_of:
 * @self: a master
 * @cover: a demand
 *
 * Returns: the index, among the ranges, of the total that @cover belongs to
 */
int
foyer_plan_master_total_of (FoyerPlanMaster *self,
                            int              cover)
{
  return self->n_covers + self->total_of[cover];
}

/**
 * foyer_plan_master_first_count:
 * @self: a master
 *
 * Returns: the index of the first count of a person among the ranges
 */
int
foyer_plan_master_first_count (FoyerPlanMaster *self)
{
  return self->n_covers + self->n_totals;
}

/**
 * foyer_plan_master_count_of:
 * @self: a master
 * @staff: a person
 * @fair: a kind of fairness
 *
 * Returns: the index, among the ranges, of how many cells of that kind the person has, or -1 when
 *   it costs nothing
 */
int
foyer_plan_master_count_of (FoyerPlanMaster *self,
                            int              staff,
                            int              fair)
{
  int row = self->fair_row[staff * FOYER_PLAN_MAX_FAIR + fair];

  return row < 0 ? -1 : row - self->problem->n_staff + self->n_totals;
}
