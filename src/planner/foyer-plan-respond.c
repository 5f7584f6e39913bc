#include "planner/foyer-plan-respond.h"

#include "planner/foyer-plan-roster.h"

#include <string.h>

/* # Best responses
 *
 * With everybody else's line fixed, serving a cell changes the cost of cover by a known amount: so
 * each cell has a price, and the cheapest line at these prices is the best this person can do. One
 * person after the other answers in this way, in random order, until nobody gains. Beginning with
 * nobody placed, the first round builds a feasible roster in a few milliseconds, as all hard rules
 * are rules of one person; the rounds after it polish that roster, or one that another engine
 * rounded from fractions. It ends in a roster that no single line can improve. */

/**
 * foyer_plan_add_presence:
 * @problem: a sealed problem
 * @line: [n_days] a person's cells
 * @step: 1 to count the person among those present, -1 to take the person out
 * @present: (inout): [demands of the problem] how many people serve each demand
 */
void
foyer_plan_add_presence (const FoyerPlanProblem *problem,
                         const guint8           *line,
                         int                     step,
                         int                    *present)
{
  for (guint k = 0; k < problem->covers->len; k++)
    {
      const FoyerPlanCover *cover = &g_array_index (problem->covers, FoyerPlanCover, k);

      if ((cover->cells & FOYER_PLAN_BIT (line[cover->day])) != 0)
        present[k] += step;
    }
}

/**
 * foyer_plan_price_cells:
 * @problem: a sealed problem
 * @staff: a person
 * @present: [demands of the problem] how many others serve each demand
 * @price: (out caller-allocates): [n_days * (n_shifts + 1)] what each cell costs: the wishes of the
 *   person, and what serving its demands changes in the cost of cover
 *
 * Prices the cells of one person while everybody else stays.
 */
void
foyer_plan_price_cells (const FoyerPlanProblem *problem,
                        int                     staff,
                        const int              *present,
                        double                 *price)
{
  int n_cells = problem->n_shifts + 1;
  const int *cost = problem->staff[staff].cost;

  for (int n = 0; n < problem->n_days * n_cells; n++)
    price[n] = cost[n];
  for (guint k = 0; k < problem->covers->len; k++)
    {
      const FoyerPlanCover *cover = &g_array_index (problem->covers, FoyerPlanCover, k);
      double change = foyer_plan_cover_cost (cover, present[k] + 1)
                      - foyer_plan_cover_cost (cover, present[k]);

      for (FoyerPlanMask rest = cover->cells; rest != 0; rest &= rest - 1)
        price[(gsize) cover->day * n_cells + __builtin_ctzll (rest)] += change;
    }
}

static int *
random_order (FoyerPlanRandom *random,
              int              n)
{
  int *order = g_new (int, n);

  for (int k = 0; k < n; k++)
    {
      int other = foyer_plan_random_below (random, k + 1);

      order[k] = order[other];
      order[other] = k;
    }

  return order;
}

/* What a line costs its person at @price, fairness and successions included. */
static double
cost_at (const FoyerPlanProblem *problem,
         int                     staff,
         const double           *price,
         const guint8           *line)
{
  double cost = foyer_plan_line_cost (problem, staff, line);

  for (int d = 0; d < problem->n_days; d++)
    cost += price[(gsize) d * (problem->n_shifts + 1) + line[d]]
            - foyer_plan_cell_cost (problem, staff, d, line[d]);

  return cost;
}

/**
 * foyer_plan_build:
 * @dp: a searcher
 * @problem: its problem
 * @allowed: [n_staff * n_days] the open cells
 * @random: decides the order in which people are placed
 * @exchange: (nullable): asked whether to stop
 * @side: for which side
 * @cells: (out): [n_staff * n_days] a feasible roster
 * @impossible: (out): whether somebody was found to have no legal line
 *
 * Places one person after the other, each as well as those before allow.
 *
 * Returns: whether everybody was placed
 */
gboolean
foyer_plan_build (FoyerPlanDp            *dp,
                  const FoyerPlanProblem *problem,
                  const FoyerPlanMask    *allowed,
                  FoyerPlanRandom        *random,
                  FoyerPlanExchange      *exchange,
                  int                     side,
                  guint8                 *cells,
                  gboolean               *impossible)
{
  g_auto (FoyerPlanStageScope) scope =
    foyer_plan_exchange_enter (exchange, side, FOYER_PLAN_STAGE_BUILD);
  int n_days = problem->n_days;
  g_autofree int *order = random_order (random, problem->n_staff);
  g_autofree int *present = g_new0 (int, problem->covers->len + 1);
  g_autofree double *price = g_new (double, (gsize) n_days * (problem->n_shifts + 1));

  *impossible = FALSE;
  for (int n = 0; n < problem->n_staff; n++)
    {
      int i = order[n];
      guint8 *line = cells + (gsize) i * n_days;
      FoyerPlanDpResult result;
      double ignored;

      if (exchange != NULL && foyer_plan_exchange_stops (exchange, side))
        return FALSE;
      foyer_plan_price_cells (problem, i, present, price);
      result = foyer_plan_dp_solve (dp, i, allowed + (gsize) i * n_days, price,
                                    FOYER_PLAN_FAIRNESS_NEAR, FOYER_PLAN_INFINITY, line, &ignored);
      *impossible = result == FOYER_PLAN_DP_NONE;
      if (result != FOYER_PLAN_DP_FOUND)
        return FALSE;
      foyer_plan_add_presence (problem, line, 1, present);
    }

  return TRUE;
}

/**
 * foyer_plan_respond:
 * @dp: a searcher
 * @problem: its problem
 * @allowed: [n_staff * n_days] the open cells
 * @random: decides the order
 * @exchange: (nullable): asked whether to stop
 * @side: for which side
 * @cells: (inout): [n_staff * n_days] a roster, which gets no worse; lines that break a rule are
 *   replaced by the best that do not
 *
 * Lets people answer until nobody gains.
 *
 * Returns: the cost of the roster
 */
gint64
foyer_plan_respond (FoyerPlanDp            *dp,
                    const FoyerPlanProblem *problem,
                    const FoyerPlanMask    *allowed,
                    FoyerPlanRandom        *random,
                    FoyerPlanExchange      *exchange,
                    int                     side,
                    guint8                 *cells)
{
  g_auto (FoyerPlanStageScope) scope =
    foyer_plan_exchange_enter (exchange, side, FOYER_PLAN_STAGE_RESPOND);
  int n_days = problem->n_days, since_gain = 0;
  g_autofree int *order = random_order (random, problem->n_staff);
  g_autofree int *present = g_new (int, problem->covers->len + 1);
  g_autofree double *price = g_new (double, (gsize) n_days * (problem->n_shifts + 1));
  g_autofree guint8 *line = g_malloc (n_days);
  FoyerPlanCost cost;

  foyer_plan_count_present (problem, cells, present);

  for (int n = 0; since_gain < problem->n_staff; n = (n + 1) % problem->n_staff)
    {
      int i = order[n];
      guint8 *mine = cells + (gsize) i * n_days;
      double threshold, ignored;

      if (exchange != NULL && foyer_plan_exchange_stops (exchange, side))
        break;
      foyer_plan_add_presence (problem, mine, -1, present);
      foyer_plan_price_cells (problem, i, present, price);
      threshold = foyer_plan_check_line (problem, i, mine, NULL) > 0
                    ? FOYER_PLAN_INFINITY
                    : cost_at (problem, i, price, mine) - 0.5;
      if (foyer_plan_dp_solve (dp, i, allowed + (gsize) i * n_days, price,
                               FOYER_PLAN_FAIRNESS_NEAR, threshold, line, &ignored)
          == FOYER_PLAN_DP_FOUND)
        {
          memcpy (mine, line, n_days);
          since_gain = 0;
        }
      else
        {
          since_gain++;
        }
      foyer_plan_add_presence (problem, mine, 1, present);
    }

  foyer_plan_evaluate (problem, cells, &cost);

  return cost.total;
}
