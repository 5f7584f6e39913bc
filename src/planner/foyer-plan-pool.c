#include "planner/foyer-plan-pool.h"

#include "planner/foyer-plan-roster.h"
#include "planner/foyer-plan-tree.h"

/* # The best roster of the lines at hand
 *
 * Column generation leaves thousands of lines behind, made at many prices for many corners. Which
 * choice of one line for each person is the best? That is an integer programme over a fixed list,
 * and for a small team a small one. It is searched by the same tree, over a *closed* programme that
 * prices nothing: a node then costs one linear programme and no search of lines.
 *
 * What the tree proves here holds for the lines at hand only. So it works on an exchange of its
 * own, and nothing but the roster leaves this file. */

/**
 * foyer_plan_pool_search:
 * @graphs: complete graphs of the problem
 * @lines: a whole master (see foyer_plan_master_new()) with the lines to choose from
 * @cells: (inout): [n_staff * n_days] a feasible roster; then the best found
 * @cancel: (nullable): what ends the search when somebody asks
 * @deadline_us: monotonic time at which it ends
 * @n_programmes: after how many linear programmes it ends
 * @seed: decides every random choice
 *
 * Looks for a better roster among the lines that a master knows.
 *
 * Returns: whether @cells has become better
 */
gboolean
foyer_plan_pool_search (const FoyerPlanGraphs *graphs,
                        FoyerPlanMaster       *lines,
                        guint8                *cells,
                        FoyerPlanCancel       *cancel,
                        gint64                 deadline_us,
                        guint64                n_programmes,
                        guint64                seed)
{
  g_autoptr (FoyerPlanExchange) exchange =
    foyer_plan_exchange_new (graphs->problem, 1, cancel, deadline_us, n_programmes);
  g_autoptr (FoyerPlanDiver) diver = foyer_plan_diver_new (graphs, exchange, 0, seed, TRUE);
  FoyerPlanCost before;
  gint64 after;

  foyer_plan_exchange_set_within (exchange, FOYER_PLAN_STAGE_POOL);
  foyer_plan_evaluate (graphs->problem, cells, &before);
  foyer_plan_exchange_offer (exchange, 0, cells, before.total);
  foyer_plan_master_close (foyer_plan_diver_master (diver), lines);
  foyer_plan_tree_search (diver, graphs->problem, exchange, 0, FALSE);

  after = foyer_plan_exchange_take (exchange, 0, cells);
  foyer_plan_exchange_leave (exchange, 0);

  return after < before.total;
}
