#include "planner/foyer-plan-master.h"

#include "planner/foyer-plan-lines.h"

#include <math.h>
#include <string.h>

/* # The linear programme over lines
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
 * its marginal cost; as these rise, cheap steps fill first and the sum is the convex cost.
 *
 * **The bound** is not read off the LP. For any prices π at all,
 *
 *     Σ π required + Σ over persons min over legal lines (cost - Σ π served) + fairness part
 *
 * is a bound (Lagrange). It holds at every round, with
 * rounding errors of the LP and all, provided that each minimum is a true minimum or below it; that
 * is why pricing must count every cap that binds. Costs are whole numbers, so it is rounded up.
 *
 * **Smoothing.** Dual prices jump about in the first rounds. Lines are priced at a mixture of the
 * present prices and those that gave the best bound so far (Wentges); when that finds nothing, at
 * the present ones.
 *
 * **A restriction** (a mask of open cells for every person and day, and ranges for how many serve a
 * demand) makes the programme of a node of the search tree. Lines that do not fit leave the LP for
 * a pool, and come back when they fit again; keeping them in the LP as closed columns made the end
 * of a dive, where a few people are left, as slow as its beginning. An artificial column for each
 * person, dearer than any roster, keeps the programme solvable. */


struct _FoyerPlanMaster
{
  const FoyerPlanGraphs *graphs;
  const FoyerPlanProblem *problem;
  FoyerPlanExchange *exchange;
  int side;
  FoyerPlanDp *dp;

  FoyerPlanLines *set;

  double *prices;      /* [n_rows] the point at which lines are priced */
  double *best_prices;
  double *cell_price;  /* [n_days * n_cells] what serving a cell earns */
  double *line_price;  /* [n_days * n_cells] of the person being priced */
};

/**
 * foyer_plan_master_new:
 * @graphs: complete graphs, which have to outlive the master
 * @exchange: where rounds are counted
 * @side: for which side
 *
 * Makes the linear programme without any line. Every cell that the problem allows is open.
 *
 * Returns: (transfer full): the master
 */
FoyerPlanMaster *
foyer_plan_master_new (const FoyerPlanGraphs *graphs,
                       FoyerPlanExchange     *exchange,
                       int                    side)
{
  FoyerPlanMaster *self = g_new0 (FoyerPlanMaster, 1);
  const FoyerPlanProblem *problem = graphs->problem;
  gsize n_prices = (gsize) problem->n_days * (problem->n_shifts + 1);

  self->graphs = graphs;
  self->problem = problem;
  self->exchange = exchange;
  self->side = side;
  self->dp = foyer_plan_dp_new (graphs);
  self->set = foyer_plan_lines_new (problem);
  self->prices = g_new0 (double, self->set->n_rows);
  self->best_prices = g_new0 (double, self->set->n_rows);
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

  foyer_plan_lines_free (self->set);
  foyer_plan_dp_free (self->dp);
  g_free (self->prices);
  g_free (self->best_prices);
  g_free (self->cell_price);
  g_free (self->line_price);
  g_free (self);
}

/* Short stretches of the simplex, until it is done or the run ends. */
static gboolean
run_simplex (FoyerPlanMaster *self,
             gboolean         dual)
{
  for (int stretch = 0; stretch < 1000; stretch++)
    {
      if (foyer_plan_lines_run (self->set, dual && stretch == 0))
        return Clp_status (self->set->lp) == 0;
      if (foyer_plan_exchange_stops (self->exchange, self->side))
        return FALSE;
    }

  return FALSE;
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
  foyer_plan_lines_restrict (self->set, allowed, ranges);
}

/**
 * foyer_plan_master_add:
 * @self: a master
 * @cells: [n_staff * n_days] a feasible roster, whose lines become columns
 */
void
foyer_plan_master_add (FoyerPlanMaster *self,
                       const guint8    *cells)
{
  guint first = self->set->columns->len;

  for (int i = 0; i < self->problem->n_staff; i++)
    foyer_plan_lines_remember (self->set, i, cells + (gsize) i * self->problem->n_days);
  foyer_plan_lines_enter (self->set, first);
}

static void
price_cells (FoyerPlanMaster *self,
             const double    *prices)
{
  const FoyerPlanProblem *problem = self->problem;
  int n_cells = problem->n_shifts + 1;

  memset (self->cell_price, 0, (gsize) problem->n_days * n_cells * sizeof (double));
  for (int k = 0; k < self->set->n_covers; k++)
    {
      const FoyerPlanCover *cover = &g_array_index (problem->covers, FoyerPlanCover, k);
      double price = prices[problem->n_staff + k];

      for (FoyerPlanMask rest = cover->cells; rest != 0 && price != 0; rest &= rest - 1)
        self->cell_price[(gsize) cover->day * n_cells + __builtin_ctzll (rest)] += price;
    }
}

/* The price of each cell for one person. */
static void
price_person (FoyerPlanMaster *self,
              const double    *prices,
              int              staff)
{
  const FoyerPlanProblem *problem = self->problem;
  const int *cost = problem->staff[staff].cost;
  int n_cells = problem->n_shifts + 1;

  for (int n = 0; n < problem->n_days * n_cells; n++)
    self->line_price[n] = cost[n] - self->cell_price[n];
  for (int k = 0; k < problem->n_fair; k++)
    {
      int row = self->set->fair_row[staff * FOYER_PLAN_MAX_FAIR + k];

      if (row < 0 || prices[row] == 0)
        continue;
      for (int d = 0; d < problem->n_days; d++)
        for (FoyerPlanMask rest = problem->fair[k].cells[d]; rest != 0; rest &= rest - 1)
          if (__builtin_ctzll (rest) < n_cells)
            self->line_price[d * n_cells + __builtin_ctzll (rest)] -= prices[row];
    }
}

/* The cheapest line of each person among the columns, and what it costs at @prices. */
static void
price_known (FoyerPlanMaster *self,
             const double    *prices,
             double          *cheapest,
             const guint8   **lines)
{
  const FoyerPlanProblem *problem = self->problem;
  int n_cells = problem->n_shifts + 1;

  for (int i = 0; i < problem->n_staff; i++)
    cheapest[i] = FOYER_PLAN_INFINITY;
  for (guint c = 0; c < self->set->columns->len; c++)
    {
      const FoyerPlanColumn *column = g_ptr_array_index (self->set->columns, c);
      double value = column->cost;

      for (int d = 0; d < problem->n_days; d++)
        value -= self->cell_price[(gsize) d * n_cells + column->cells[d]];
      for (int k = 0; k < problem->n_fair; k++)
        {
          int row = self->set->fair_row[column->staff * FOYER_PLAN_MAX_FAIR + k];

          for (int d = 0; row >= 0 && d < problem->n_days; d++)
            if ((problem->fair[k].cells[d] & FOYER_PLAN_BIT (column->cells[d])) != 0)
              value -= prices[row];
        }
      if (value < cheapest[column->staff])
        {
          cheapest[column->staff] = value;
          lines[column->staff] = column->cells;
        }
    }
}

/* The presence that is cheapest when each one present costs @price more; cover cost is convex, so
 * it is the number required or an end of the range. */
static int
best_presence (const FoyerPlanMaster *self,
               int                    k,
               double                 price)
{
  const FoyerPlanCover *cover = &g_array_index (self->problem->covers, FoyerPlanCover, k);
  FoyerPlanRange range = self->set->ranges[k];

  if (price > cover->under_cost)
    return range.least;
  if (price < -cover->over_cost)
    return range.most;

  return CLAMP (cover->required, range.least, range.most);
}

/* The part of the Lagrange bound that does not depend on lines. */
static double
constant_part (const FoyerPlanMaster *self,
               const double          *prices)
{
  const FoyerPlanProblem *problem = self->problem;
  double sum = 0;

  for (int k = 0; k < self->set->n_covers; k++)
    {
      double price = prices[problem->n_staff + k]
                     + prices[self->set->first_total + self->set->total_of[k]];
      int present = best_presence (self, k, price);

      sum += price * present
             + foyer_plan_cover_cost (&g_array_index (problem->covers, FoyerPlanCover, k), present);
    }
  for (int t = 0; t < self->set->n_totals; t++)
    {
      double price = prices[self->set->first_total + t];
      FoyerPlanRange range = self->set->ranges[self->set->n_covers + t];

      sum -= price * (price > 0 ? range.most : range.least);
    }
  for (int i = 0; i < problem->n_staff; i++)
    for (int k = 0; k < problem->n_fair; k++)
      {
        int row = self->set->fair_row[i * FOYER_PLAN_MAX_FAIR + k];
        double least = 0;

        for (int n = 1; row >= 0 && n <= problem->n_days; n++)
          least = MIN (least, foyer_plan_fair_cost (&problem->staff[i], k, n) + prices[row] * n);
        sum += least;
      }

  return sum;
}

typedef struct
{
  double bound;      /* of this round of pricing */
  gboolean improved; /* whether a new line came in */
  gboolean loose;
  gboolean impossible; /* somebody has no line at all */
  gboolean stopped;
} Round;

static Round
price_round (FoyerPlanMaster *self,
             double          *prices)
{
  const FoyerPlanProblem *problem = self->problem;
  g_autofree double *cheapest = g_new (double, problem->n_staff);
  g_autofree const guint8 **known = g_new0 (const guint8 *, problem->n_staff);
  g_autofree guint8 *line = g_malloc (problem->n_days);
  guint first = self->set->columns->len;
  Round round = { 0 };

  price_cells (self, prices);
  price_known (self, prices, cheapest, known);
  round.bound = constant_part (self, prices);

  for (int i = 0; i < problem->n_staff; i++)
    {
      double least;
      FoyerPlanDpResult result;

      if (foyer_plan_exchange_stops (self->exchange, self->side))
        {
          round.stopped = TRUE;
          break;
        }
      price_person (self, prices, i);
      result = foyer_plan_dp_solve (self->dp, i, self->set->allowed + (gsize) i * problem->n_days,
                                    self->line_price, FALSE,
                                    cheapest[i] - FOYER_PLAN_EPSILON, line, &least);
      switch (result)
        {
        case FOYER_PLAN_DP_FOUND:
          round.improved |= foyer_plan_lines_remember (self->set, i, line);
          break;
        case FOYER_PLAN_DP_NONE:
          round.impossible |= cheapest[i] >= FOYER_PLAN_INFINITY;
          break;
        case FOYER_PLAN_DP_GAVE_UP:
          round.loose = TRUE;
          break;
        }
      round.bound += least;
    }
  foyer_plan_lines_enter (self->set, first);

  return round;
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
  double best = 0, smoothing = 0.6;
  gboolean first = TRUE, loose = FALSE;

  *bound = 0;
  for (;;)
    {
      const double *duals;
      Round round;

      if (!run_simplex (self, first))
        return foyer_plan_exchange_stops (self->exchange, self->side) ? FOYER_PLAN_MASTER_STOPPED
                                                                      : FOYER_PLAN_MASTER_LOOSE;
      foyer_plan_lines_note (self->set);
      duals = Clp_dualRowSolution (self->set->lp);

      for (int r = 0; r < self->set->n_rows; r++)
        self->prices[r] = first ? duals[r]
                                : smoothing * self->best_prices[r] + (1 - smoothing) * duals[r];
      round = price_round (self, self->prices);
      if (round.stopped)
        return FOYER_PLAN_MASTER_STOPPED;
      if (!round.improved && !first && smoothing > 0)
        {
          /* Nothing at the smoothed prices: only the true ones can end it. */
          for (int r = 0; r < self->set->n_rows; r++)
            self->prices[r] = Clp_dualRowSolution (self->set->lp)[r];
          if (round.bound > best)
            best = round.bound;
          round = price_round (self, self->prices);
          if (round.stopped)
            return FOYER_PLAN_MASTER_STOPPED;
        }

      loose = round.loose;
      if (round.impossible)
        {
          *bound = G_MAXINT64 / 4;
          return FOYER_PLAN_MASTER_CUTOFF;
        }
      if (first || round.bound > best)
        memcpy (self->best_prices, self->prices, self->set->n_rows * sizeof (double));
      best = MAX (best, round.bound);
      *bound = (gint64) ceil (best - FOYER_PLAN_EPSILON * 10);
      first = FALSE;

      if (*bound >= cutoff)
        return FOYER_PLAN_MASTER_CUTOFF;
      if (!round.improved || *bound >= ceil (self->set->value - FOYER_PLAN_EPSILON * 10))
        return loose || foyer_plan_lines_is_artificial (self->set) ? FOYER_PLAN_MASTER_LOOSE
                                                                   : FOYER_PLAN_MASTER_SOLVED;
      if (!foyer_plan_exchange_tick (self->exchange, self->side))
        return FOYER_PLAN_MASTER_STOPPED;
    }
}

/**
 * foyer_plan_master_ascend:
 * @self: a master with the lines of some roster
 * @n_rounds: how many steps
 * @target: the cost of a roster, which the bound cannot exceed
 *
 * Climbs towards good dual prices by subgradients before the first LP: a round of pricing costs a
 * tenth of an LP, and the lines found on the way spare many rounds of it.
 */
void
foyer_plan_master_ascend (FoyerPlanMaster *self,
                          int              n_rounds,
                          gint64           target)
{
  const FoyerPlanProblem *problem = self->problem;
  g_autofree double *prices = g_new0 (double, self->set->n_rows);
  g_autofree double *slope = g_new0 (double, self->set->n_rows);
  g_autofree double *cheapest = g_new (double, problem->n_staff);
  g_autofree const guint8 **known = g_new0 (const guint8 *, problem->n_staff);
  g_autofree guint8 *line = g_malloc (problem->n_days);
  double best = -FOYER_PLAN_INFINITY, theta = 1;
  guint first = self->set->columns->len;

  for (int k = 0; k < self->set->n_covers; k++)
    prices[problem->n_staff + k] =
      0.3 * g_array_index (problem->covers, FoyerPlanCover, k).under_cost;

  for (int n = 0; n < n_rounds; n++)
    {
      double bound, square = 0, step;

      price_cells (self, prices);
      price_known (self, prices, cheapest, known);
      bound = constant_part (self, prices);
      for (int r = 0; r < self->set->n_rows; r++)
        slope[r] *= 0.5;
      for (int k = 0; k < self->set->n_covers; k++)
        slope[problem->n_staff + k] += best_presence (self, k, prices[problem->n_staff + k]);
      for (int i = 0; i < problem->n_staff; i++)
        {
          double least;
          const guint8 *chosen = line;

          if (foyer_plan_exchange_stops (self->exchange, self->side) || known[i] == NULL)
            return;
          price_person (self, prices, i);
          if (foyer_plan_dp_solve (self->dp, i, self->set->allowed + (gsize) i * problem->n_days,
                                   self->line_price, FALSE,
                                   cheapest[i] - FOYER_PLAN_EPSILON, line, &least)
              != FOYER_PLAN_DP_FOUND)
            chosen = known[i];
          else if (n >= n_rounds / 2)
            foyer_plan_lines_remember (self->set, i, line);
          bound += least;
          for (int k = 0; k < self->set->n_covers; k++)
            {
              const FoyerPlanCover *cover = &g_array_index (problem->covers, FoyerPlanCover, k);

              slope[problem->n_staff + k] -= (cover->cells >> chosen[cover->day]) & 1;
            }
        }

      if (bound > best)
        {
          best = bound;
          memcpy (self->best_prices, prices, self->set->n_rows * sizeof (double));
          theta *= 1.1;
        }
      else
        {
          theta *= 0.85;
        }
      for (int k = 0; k < self->set->n_covers; k++)
        square += slope[problem->n_staff + k] * slope[problem->n_staff + k];
      if (square < FOYER_PLAN_EPSILON)
        break;
      step = theta * MAX (target - bound, 1) / square;
      for (int k = 0; k < self->set->n_covers; k++)
        {
          const FoyerPlanCover *cover = &g_array_index (problem->covers, FoyerPlanCover, k);
          double *price = &prices[problem->n_staff + k];

          *price = CLAMP (*price + step * slope[problem->n_staff + k],
                          -cover->over_cost, cover->under_cost);
        }
    }
  foyer_plan_lines_enter (self->set, first);
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

  for (guint c = 0; c < self->set->n_primal; c++)
    {
      const FoyerPlanColumn *column = g_ptr_array_index (self->set->columns, c);
      FoyerPlanWeight weight = {
        column->staff, self->set->primal[self->set->n_fixed + c], column->cells,
      };

      if (weight.weight > FOYER_PLAN_EPSILON)
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
  return self->set->value;
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
 * Returns: how many demands and totals can be bounded: first every demand, then every total
 */
int
foyer_plan_master_n_ranges (FoyerPlanMaster *self)
{
  return self->set->n_covers + self->set->n_totals;
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
  for (int n = 0; n < self->set->n_covers + self->set->n_totals; n++)
    ranges[n] = foyer_plan_lines_widest (self->set, n);
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
  return self->set->n_covers + self->set->total_of[cover];
}
