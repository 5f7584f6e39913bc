#include "planner/foyer-plan-master-private.h"

#include "planner/foyer-plan-roster.h"

#include <math.h>
#include <string.h>

/* # Prices and what they prove
 *
 * **The bound** is not read off the LP. For any prices π at all,
 *
 *     Σ π required + Σ over persons min over legal lines (cost - Σ π served) + fairness part
 *
 * is a bound (Lagrange). It holds at every round, with rounding errors of the LP and all, provided
 * that each minimum is a true minimum or below it; that is why pricing must count every cap that
 * binds.
 *
 * That makes the prices a thing to climb with, without any LP: where the lines that are cheapest at
 * these prices serve a demand less than is best there, its price goes up, where more, down, by a
 * step as long as what is left to the best roster suggests (Polyak). Some sixty such rounds before
 * the first LP of a month make nearly all the lines that it needs.
 *
 * The same prices say more (*reduced cost fixing*). Of each cell a sweep tells what the cheapest
 * line with it costs, of each demand what any number of people at it costs; where that much more
 * than the best would carry the bound to the cost of a roster that is known, the cell or the number
 * is *closed*: no better roster has it. Dozens of cells go in a few milliseconds, and every node of
 * the search below is smaller. */

#define EPSILON FOYER_PLAN_EPSILON

static void
price_cells (FoyerPlanMaster *self,
             const double    *prices)
{
  const FoyerPlanProblem *problem = self->problem;
  int n_cells = problem->n_shifts + 1;

  memset (self->cell_price, 0, (gsize) problem->n_days * n_cells * sizeof (double));
  for (int k = 0; k < self->n_covers; k++)
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
      int row = self->fair_row[staff * FOYER_PLAN_MAX_FAIR + k];

      if (row < 0 || prices[row] == 0)
        continue;
      for (int d = 0; d < problem->n_days; d++)
        for (FoyerPlanMask rest = problem->fair[k].cells[d]; rest != 0; rest &= rest - 1)
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
  for (guint c = 0; c < self->columns->len; c++)
    {
      const FoyerPlanColumn *column = g_ptr_array_index (self->columns, c);
      double value = column->cost;

      for (int d = 0; d < problem->n_days; d++)
        value -= self->cell_price[(gsize) d * n_cells + column->cells[d]];
      for (int k = 0; k < problem->n_fair; k++)
        {
          int row = self->fair_row[column->staff * FOYER_PLAN_MAX_FAIR + k];

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
  FoyerPlanRange range = self->ranges[k];

  if (price > cover->under_cost)
    return range.least;
  if (price < -cover->over_cost)
    return range.most;

  return CLAMP (cover->required, range.least, range.most);
}

/* The count of a person that is cheapest, within its range, when each cell counted costs @price. */
static int
best_count (const FoyerPlanMaster *self,
            int                    staff,
            int                    k,
            double                 price)
{
  int row = self->fair_row[staff * FOYER_PLAN_MAX_FAIR + k];
  FoyerPlanRange range = self->ranges[row - self->problem->n_staff + self->n_totals];
  double least = FOYER_PLAN_INFINITY;
  int best = range.least;

  for (int n = range.least; n <= range.most; n++)
    {
      double cost = foyer_plan_fair_cost (&self->problem->staff[staff], k, n) + price * n;

      if (cost < least)
        {
          least = cost;
          best = n;
        }
    }

  return best;
}

static double
cheapest_count (const FoyerPlanMaster *self,
                int                    staff,
                int                    k,
                double                 price)
{
  int n = best_count (self, staff, k, price);

  return foyer_plan_fair_cost (&self->problem->staff[staff], k, n) + price * n;
}

/* The part of the Lagrange bound that does not depend on lines. */
static double
constant_part (const FoyerPlanMaster *self,
               const double          *prices)
{
  const FoyerPlanProblem *problem = self->problem;
  double sum = 0;

  for (int k = 0; k < self->n_covers; k++)
    {
      double price = prices[problem->n_staff + k] + prices[self->first_total + self->total_of[k]];
      int present = best_presence (self, k, price);

      sum += price * present
             + foyer_plan_cover_cost (&g_array_index (problem->covers, FoyerPlanCover, k), present);
    }
  for (int t = 0; t < self->n_totals; t++)
    {
      double price = prices[self->first_total + t];
      FoyerPlanRange range = self->ranges[self->n_covers + t];

      sum -= price * (price > 0 ? range.most : range.least);
    }
  for (int i = 0; i < problem->n_staff; i++)
    for (int k = 0; k < problem->n_fair; k++)
      {
        int row = self->fair_row[i * FOYER_PLAN_MAX_FAIR + k];

        if (row >= 0)
          sum += cheapest_count (self, i, k, prices[row]);
      }

  return sum;
}

/* Prices everybody: the cheapest line of each comes in if it costs less than those known. */
FoyerPlanRound
foyer_plan_master_price (FoyerPlanMaster *self,
                         double          *prices)
{
  g_auto (FoyerPlanStageScope) scope =
    foyer_plan_exchange_enter (self->exchange, self->side, FOYER_PLAN_STAGE_PRICE);
  const FoyerPlanProblem *problem = self->problem;
  g_autofree double *cheapest = g_new (double, problem->n_staff);
  g_autofree const guint8 **known = g_new0 (const guint8 *, problem->n_staff);
  g_autofree guint8 *line = g_malloc (problem->n_days);
  guint first = self->columns->len;
  FoyerPlanFairness fairness = self->is_whole ? FOYER_PLAN_FAIRNESS_NEAR : FOYER_PLAN_FAIRNESS_NONE;
  FoyerPlanRound round = { 0 };

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
      result = foyer_plan_dp_solve (self->dp, i, self->allowed + (gsize) i * problem->n_days,
                                    self->line_price, fairness, cheapest[i] - EPSILON, line,
                                    &least);
      switch (result)
        {
        case FOYER_PLAN_DP_FOUND:
          round.improved |= foyer_plan_master_remember (self, i, line);
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
  foyer_plan_master_enter (self, first);

  return round;
}

/* By how much the lines chosen miss what the prices would have: for each row what is wanted there
 * less what is there, which is where its price should go. */
static void
miss_by_line (const FoyerPlanMaster *self,
              int                    staff,
              const guint8          *line,
              double                *miss)
{
  const FoyerPlanProblem *problem = self->problem;

  for (int k = 0; k < self->n_covers; k++)
    {
      const FoyerPlanCover *cover = &g_array_index (problem->covers, FoyerPlanCover, k);

      miss[problem->n_staff + k] -= (cover->cells >> line[cover->day]) & 1;
    }
  for (int k = 0; k < problem->n_fair; k++)
    {
      int row = self->fair_row[staff * FOYER_PLAN_MAX_FAIR + k];

      for (int d = 0; row >= 0 && d < problem->n_days; d++)
        miss[row] -= (problem->fair[k].cells[d] >> line[d]) & 1;
    }
}

static void
miss_all (const FoyerPlanMaster *self,
          const double          *prices,
          double                *miss)
{
  const FoyerPlanProblem *problem = self->problem;

  for (int k = 0; k < self->n_covers; k++)
    miss[problem->n_staff + k] += best_presence (self, k, prices[problem->n_staff + k]);
  for (int i = 0; i < problem->n_staff; i++)
    for (int k = 0; k < problem->n_fair; k++)
      {
        int row = self->fair_row[i * FOYER_PLAN_MAX_FAIR + k];

        if (row >= 0)
          miss[row] += best_count (self, i, k, prices[row]);
      }
}

/* Beyond these a price proves nothing more. */
static void
clamp_prices (const FoyerPlanMaster *self,
              double                *prices)
{
  const FoyerPlanProblem *problem = self->problem;

  for (int k = 0; k < self->n_covers; k++)
    {
      const FoyerPlanCover *cover = &g_array_index (problem->covers, FoyerPlanCover, k);
      double *price = &prices[problem->n_staff + k];

      *price = CLAMP (*price, -cover->over_cost, cover->under_cost);
    }
  for (int i = 0; i < problem->n_staff; i++)
    for (int k = 0; k < problem->n_fair; k++)
      {
        int row = self->fair_row[i * FOYER_PLAN_MAX_FAIR + k];
        const FoyerPlanStaff *person = &problem->staff[i];

        if (row >= 0)
          prices[row] = CLAMP (prices[row], -foyer_plan_fair_cost (person, k, problem->n_days), 0);
      }
}

/* Where to begin: a cell that fairness counts costs each person what one more would on top of the
 * counts of the line that is known, and serving it earns what that is on the average. */
static void
guess_prices (const FoyerPlanMaster *self,
              double                *prices)
{
  const FoyerPlanProblem *problem = self->problem;
  double mean[FOYER_PLAN_MAX_FAIR] = { 0 };

  for (guint c = 0; c < MIN (self->columns->len, (guint) problem->n_staff); c++)
    {
      const FoyerPlanColumn *column = g_ptr_array_index (self->columns, c);
      const FoyerPlanStaff *person = &problem->staff[column->staff];

      for (int k = 0; k < problem->n_fair; k++)
        {
          int row = self->fair_row[column->staff * FOYER_PLAN_MAX_FAIR + k], count = 0;

          for (int d = 0; row >= 0 && d < problem->n_days; d++)
            count += (problem->fair[k].cells[d] >> column->cells[d]) & 1;
          if (row >= 0)
            {
              prices[row] = foyer_plan_fair_cost (person, k, count)
                            - foyer_plan_fair_cost (person, k, count + 1);
              mean[k] -= prices[row] / problem->n_staff;
            }
        }
    }
  for (int k = 0; k < self->n_covers; k++)
    {
      const FoyerPlanCover *cover = &g_array_index (problem->covers, FoyerPlanCover, k);
      double *price = &prices[problem->n_staff + k];

      for (int f = 0; f < problem->n_fair; f++)
        if ((cover->cells & problem->fair[f].cells[cover->day]) != 0)
          *price += mean[f];
      if (*price == 0)
        *price = 0.3 * cover->under_cost;
    }
  clamp_prices (self, prices);
}

/* Climbs from @self->best_prices by subgradients: a round of pricing costs a tenth of an LP, and
 * the lines found on the way, from round @from on, spare many rounds of it. The best bound seen is
 * returned, and its prices are kept. */
double
foyer_plan_master_climb (FoyerPlanMaster *self,
                         int              n_rounds,
                         int              from,
                         gint64           target)
{
  g_auto (FoyerPlanStageScope) scope =
    foyer_plan_exchange_enter (self->exchange, self->side, FOYER_PLAN_STAGE_PRICE);
  const FoyerPlanProblem *problem = self->problem;
  g_autofree double *prices = g_memdup2 (self->best_prices, self->n_rows * sizeof (double));
  g_autofree double *slope = g_new0 (double, self->n_rows);
  g_autofree double *cheapest = g_new (double, problem->n_staff);
  g_autofree const guint8 **known = g_new0 (const guint8 *, problem->n_staff);
  g_autofree guint8 *line = g_malloc (problem->n_days);
  double best = -FOYER_PLAN_INFINITY, theta = 1;
  guint first = self->columns->len;

  for (int n = 0; n < n_rounds && best < target; n++)
    {
      double bound, square = 0, step;
      gboolean is_complete = TRUE;

      price_cells (self, prices);
      price_known (self, prices, cheapest, known);
      bound = constant_part (self, prices);
      for (int r = 0; r < self->n_rows; r++)
        slope[r] *= 0.5;
      miss_all (self, prices, slope);
      for (int i = 0; i < problem->n_staff; i++)
        {
          double least;
          const guint8 *chosen = line;
          FoyerPlanDpResult result;

          is_complete = !foyer_plan_exchange_stops (self->exchange, self->side);
          if (!is_complete)
            break;
          price_person (self, prices, i);
          result = foyer_plan_dp_solve (self->dp, i, self->allowed + (gsize) i * problem->n_days,
                                        self->line_price, FOYER_PLAN_FAIRNESS_NONE,
                                        cheapest[i] - EPSILON, line, &least);
          is_complete = result == FOYER_PLAN_DP_FOUND || known[i] != NULL;
          if (!is_complete)
            break;
          if (result != FOYER_PLAN_DP_FOUND)
            chosen = known[i];
          else if (n >= from)
            foyer_plan_master_remember (self, i, line);
          bound += least;
          miss_by_line (self, i, chosen, slope);
        }
      if (!is_complete)
        break;

      if (bound > best)
        {
          best = bound;
          memcpy (self->best_prices, prices, self->n_rows * sizeof (double));
          theta *= 1.1;
        }
      else
        {
          theta *= 0.8;
        }
      for (int r = problem->n_staff; r < self->first_total; r++)
        square += slope[r] * slope[r];
      if (square < EPSILON)
        break;
      step = theta * MAX (target - bound, 1) / square;
      for (int r = problem->n_staff; r < self->first_total; r++)
        prices[r] += step * slope[r];
      clamp_prices (self, prices);
    }
  foyer_plan_master_enter (self, first);

  return best;
}

/**
 * foyer_plan_master_ascend:
 * @self: a master with the lines of some roster
 * @n_rounds: how many steps
 * @target: the cost of a roster, which the bound cannot exceed
 *
 * Climbs towards good dual prices before the first LP.
 */
void
foyer_plan_master_ascend (FoyerPlanMaster *self,
                          int              n_rounds,
                          gint64           target)
{
  guess_prices (self, self->best_prices);
  self->has_prices = TRUE;
  foyer_plan_master_climb (self, n_rounds, n_rounds / 2, target);
}

/* How many may serve when the bound may rise by @room at most. */
static FoyerPlanRange
tighten_range (const FoyerPlanMaster *self,
               int                    n,
               double                 room)
{
  FoyerPlanRange range = self->ranges[n];
  double price, best;
  int at;

  if (n >= self->n_covers)
    {
      price = self->best_prices[self->first_total + n - self->n_covers];
      if (price > EPSILON)
        range.least = MAX (range.least, range.most - floor (room / price));
      else if (price < -EPSILON)
        range.most = MIN (range.most, range.least + floor (room / -price));
      return range;
    }

  const FoyerPlanCover *cover = &g_array_index (self->problem->covers, FoyerPlanCover, n);

  price = self->best_prices[self->problem->n_staff + n]
          + self->best_prices[self->first_total + self->total_of[n]];
  at = best_presence (self, n, price);
  best = price * at + foyer_plan_cover_cost (cover, at);
  while (range.least < at
         && price * range.least + foyer_plan_cover_cost (cover, range.least) > best + room)
    range.least++;
  while (range.most > at
         && price * range.most + foyer_plan_cover_cost (cover, range.most) > best + room)
    range.most--;

  return range;
}

static void
tighten_count (FoyerPlanMaster *self,
               int              staff,
               int              k,
               double           room,
               FoyerPlanRange  *ranges)
{
  int n = foyer_plan_master_count_of (self, staff, k);
  const FoyerPlanStaff *person = &self->problem->staff[staff];
  double price, least;

  if (n < 0)
    return;
  price = self->best_prices[self->fair_row[staff * FOYER_PLAN_MAX_FAIR + k]];
  least = cheapest_count (self, staff, k, price);
  ranges[n] = self->ranges[n];
  while (ranges[n].least < ranges[n].most
         && foyer_plan_fair_cost (person, k, ranges[n].least) + price * ranges[n].least
              > least + room)
    ranges[n].least++;
  while (ranges[n].least < ranges[n].most
         && foyer_plan_fair_cost (person, k, ranges[n].most) + price * ranges[n].most
              > least + room)
    ranges[n].most--;
}

/**
 * foyer_plan_master_tighten:
 * @self: a master that has been solved
 * @cutoff: only rosters that cost less are of interest
 * @allowed: (inout): [n_staff * n_days] the open cells, those of the present restriction
 * @ranges: (inout): [foyer_plan_master_n_ranges()] as well
 *
 * Closes what no roster below @cutoff can have. At the prices of the best bound each cell, and each
 * number of people at a demand, says by how much it alone would raise the bound; where that reaches
 * the cutoff it is out, here and at every node below this one.
 *
 * Returns: how many cells were closed
 */
int
foyer_plan_master_tighten (FoyerPlanMaster *self,
                           gint64           cutoff,
                           FoyerPlanMask   *allowed,
                           FoyerPlanRange  *ranges)
{
  g_auto (FoyerPlanStageScope) scope =
    foyer_plan_exchange_enter (self->exchange, self->side, FOYER_PLAN_STAGE_PRICE);
  const FoyerPlanProblem *problem = self->problem;
  int n_cells = problem->n_shifts + 1;
  g_autofree double *least = g_new (double, problem->n_staff);
  g_autofree double *through = g_new (double, (gsize) problem->n_staff * problem->n_days * n_cells);
  g_autofree guint8 *line = g_malloc (problem->n_days);
  double room;
  int n_closed = 0;

  if (self->is_closed) /* its bounds are not made of prices */
    return 0;

  price_cells (self, self->best_prices);
  room = (cutoff - 1) / problem->unit * problem->unit + EPSILON * 10
         - constant_part (self, self->best_prices);
  for (int i = 0; i < problem->n_staff; i++)
    {
      const FoyerPlanMask *open = self->allowed + (gsize) i * problem->n_days;

      if (foyer_plan_exchange_stops (self->exchange, self->side))
        return 0;
      price_person (self, self->best_prices, i);
      foyer_plan_dp_solve (self->dp, i, open, self->line_price, FOYER_PLAN_FAIRNESS_NONE,
                           FOYER_PLAN_INFINITY, line, &least[i]);
      foyer_plan_dp_through (self->dp, i, open, self->line_price,
                             through + (gsize) i * problem->n_days * n_cells);
      room -= least[i];
    }
  if (foyer_plan_exchange_stops (self->exchange, self->side))
    return 0; /* the last sweep may not have come to its end */

  for (gsize n = 0; n < (gsize) problem->n_staff * problem->n_days; n++)
    for (int v = 0; v < n_cells; v++)
      if ((allowed[n] & FOYER_PLAN_BIT (v)) != 0
          && through[n * n_cells + v] > least[n / problem->n_days] + room)
        {
          allowed[n] &= ~FOYER_PLAN_BIT (v);
          n_closed++;
        }
  for (int n = 0; n < self->n_covers + self->n_totals; n++)
    ranges[n] = tighten_range (self, n, room);
  for (int i = 0; i < problem->n_staff; i++)
    for (int k = 0; k < problem->n_fair; k++)
      tighten_count (self, i, k, room, ranges);

  return n_closed;
}

/* By how much a person's part of the best bound would rise if lines paid for their counts of one
 * kind themselves, as far as the lines known tell: the true gain may be less. */
void
foyer_plan_master_gains (FoyerPlanMaster *self,
                         int              staff,
                         double          *gains)
{
  const FoyerPlanProblem *problem = self->problem;
  const FoyerPlanStaff *person = &problem->staff[staff];
  const FoyerPlanMask *open = self->allowed + (gsize) staff * problem->n_days;
  const int *rows = self->fair_row + staff * FOYER_PLAN_MAX_FAIR;
  int n_cells = problem->n_shifts + 1;
  g_autofree guint8 *line = g_malloc (problem->n_days);
  double least;

  price_cells (self, self->best_prices);
  price_person (self, self->best_prices, staff);
  foyer_plan_dp_solve (self->dp, staff, open, self->line_price, FOYER_PLAN_FAIRNESS_NONE,
                       FOYER_PLAN_INFINITY, line, &least);
  for (int k = 0; k < problem->n_fair; k++)
    gains[k] = rows[k] < 0 ? 0 : FOYER_PLAN_INFINITY;

  for (guint c = 0; c < self->columns->len; c++)
    {
      const FoyerPlanColumn *column = g_ptr_array_index (self->columns, c);
      double value = column->cost;
      int counts[FOYER_PLAN_MAX_FAIR] = { 0 };

      if (column->staff != staff)
        continue;
      for (int d = 0; d < problem->n_days; d++)
        value -= self->cell_price[(gsize) d * n_cells + column->cells[d]];
      for (int k = 0; k < problem->n_fair; k++)
        if (rows[k] >= 0)
          {
            counts[k] = foyer_plan_master_count (self, k, column->cells);
            value -= self->best_prices[rows[k]] * counts[k];
          }
      for (int k = 0; k < problem->n_fair; k++)
        if (rows[k] >= 0)
          {
            double price = self->best_prices[rows[k]];
            double counted = value + price * counts[k]
                             + foyer_plan_fair_cost (person, k, counts[k]);

            gains[k] = MIN (gains[k], counted - least - cheapest_count (self, staff, k, price));
          }
    }
}
