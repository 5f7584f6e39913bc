#include "planner/foyer-plan-repair.h"

#include "planner/foyer-plan-dp.h"
#include "planner/foyer-plan-respond.h"

#include <string.h>

/* # Changing as little as possible
 *
 * Somebody falls ill in the middle of a published month. The rest of the month is planned anew, but
 * people have made plans: each cell that changes costs, and what is past or may not change is
 * locked. That is again a problem like any other, with few free cells, so that the whole machinery
 * solves it at once and nothing outside the mask can change: those cells are locks, and locks are
 * hard.
 *
 * "Who can take it?" is smaller still. For each person: the cheapest legal line that has the shift
 * on that day, given what everybody else does. The forced cell is a mask for the exact search
 * (foyer-plan-dp.c), so the answer knows every rule: somebody who is off on that day but would then
 * work seven days in a row is offered with the day off that he needs, or not at all. */

/**
 * foyer_plan_repair_problem:
 * @problem: a sealed problem, with the leave that is to be worked around
 * @current: [n_staff * n_days] the roster as it stands
 * @may_change: (nullable): [n_staff * n_days] which cells may change; %NULL for all
 * @change_cost: what each changed cell costs
 * @error: return location for a %FOYER_PLAN_ERROR_PROBLEM
 *
 * Makes the problem of repairing @current.
 *
 * Returns: (transfer full) (nullable): a sealed problem
 */
FoyerPlanProblem *
foyer_plan_repair_problem (const FoyerPlanProblem *problem,
                           const guint8           *current,
                           const gboolean         *may_change,
                           int                     change_cost,
                           GError                **error)
{
  g_return_val_if_fail (problem != NULL && current != NULL, NULL);

  g_autoptr (FoyerPlanProblem) repair = foyer_plan_problem_copy (problem);

  for (int i = 0; i < problem->n_staff; i++)
    for (int d = 0; d < problem->n_days; d++)
      {
        gsize at = (gsize) i * problem->n_days + d;

        if (may_change != NULL && !may_change[at])
          repair->staff[i].locked[d] = current[at];
      }
  foyer_plan_problem_price_changes (repair, current, change_cost);
  if (!foyer_plan_problem_seal (repair, error))
    return NULL;

  return g_steal_pointer (&repair);
}

/**
 * foyer_plan_repair:
 * @problem: a sealed problem, with the leave that is to be worked around
 * @current: [n_staff * n_days] the roster as it stands
 * @may_change: (nullable): [n_staff * n_days] which cells may change; %NULL for all
 * @change_cost: what each changed cell costs
 * @budget: what the run may use; its start is ignored
 * @error: return location, see foyer_plan_solve()
 *
 * Plans anew, with as few changes as their cost suggests.
 *
 * Returns: (transfer full) (nullable): the repaired roster; its cost includes the changes, as
 *   wishes
 */
FoyerPlanResult *
foyer_plan_repair (const FoyerPlanProblem *problem,
                   const guint8           *current,
                   const gboolean         *may_change,
                   int                     change_cost,
                   const FoyerPlanBudget  *budget,
                   GError                **error)
{
  g_autoptr (FoyerPlanProblem) repair =
    foyer_plan_repair_problem (problem, current, may_change, change_cost, error);
  FoyerPlanBudget with_start = *budget;

  if (repair == NULL)
    return NULL;
  with_start.start = current;
  with_start.within |= FOYER_PLAN_STAGE_REPAIR;

  return foyer_plan_solve (repair, &with_start, error);
}

static gint
compare_takers (gconstpointer a,
                gconstpointer b)
{
  const FoyerPlanTaker *first = a, *second = b;

  if (first->extra != second->extra)
    return first->extra < second->extra ? -1 : 1;
  if (first->n_changes != second->n_changes)
    return first->n_changes - second->n_changes;

  return first->staff - second->staff;
}

static void
clear_taker (gpointer data)
{
  g_free (((FoyerPlanTaker *) data)->line);
}

/* The cheapest line, or where that would take too long a good one: whoever can is to be named. */
static FoyerPlanDpResult
find_line (FoyerPlanDp         *dp,
           int                  staff,
           const FoyerPlanMask *allowed,
           const double        *price,
           guint8              *line)
{
  double ignored;
  FoyerPlanDpResult result = foyer_plan_dp_solve (dp, staff, allowed, price,
                                                  FOYER_PLAN_FAIRNESS_EXACT, FOYER_PLAN_INFINITY,
                                                  line, &ignored);

  return result != FOYER_PLAN_DP_GAVE_UP
           ? result
           : foyer_plan_dp_solve (dp, staff, allowed, price, FOYER_PLAN_FAIRNESS_NEAR,
                                  FOYER_PLAN_INFINITY, line, &ignored);
}

/**
 * foyer_plan_who_can_take:
 * @problem: a sealed problem
 * @current: [n_staff * n_days] the roster as it stands, without the shift in question
 * @may_change: (nullable): [n_staff * n_days] which cells may change besides; %NULL for all
 * @change_cost: what each changed cell costs, for the ranking
 * @day: the day of the shift
 * @cell: the shift, as a cell
 * @cancel: (nullable): what ends the search when somebody asks
 *
 * Asks each person for the cheapest legal line with that shift while everybody else stays.
 *
 * Returns: (transfer full) (element-type FoyerPlanTaker): who can, the cheapest first; of a search
 *   that was ended, those found until then
 */
GArray *
foyer_plan_who_can_take (const FoyerPlanProblem *problem,
                         const guint8           *current,
                         const gboolean         *may_change,
                         int                     change_cost,
                         int                     day,
                         guint8                  cell,
                         FoyerPlanCancel        *cancel)
{
  g_return_val_if_fail (problem != NULL && current != NULL, NULL);
  g_return_val_if_fail (day >= 0 && day < problem->n_days && cell <= problem->n_shifts, NULL);

  GArray *takers = g_array_new (FALSE, TRUE, sizeof (FoyerPlanTaker));
  g_autoptr (FoyerPlanProblem) repair = NULL;
  g_autoptr (FoyerPlanGraphs) graphs = NULL;
  g_autoptr (FoyerPlanDp) dp = NULL;
  g_autofree gboolean *open = NULL;
  g_autofree FoyerPlanMask *allowed = g_new (FoyerPlanMask, problem->n_days);
  g_autofree guint8 *line = g_malloc (problem->n_days);
  g_autofree int *present = g_new (int, problem->covers->len + 1);
  g_autofree double *price = g_new (double, (gsize) problem->n_days * (problem->n_shifts + 1));
  FoyerPlanCost before;

  g_array_set_clear_func (takers, clear_taker);
  if (may_change != NULL)
    {
      open = g_memdup2 (may_change, (gsize) problem->n_staff * problem->n_days * sizeof (gboolean));
      for (int i = 0; i < problem->n_staff; i++)
        open[(gsize) i * problem->n_days + day] = TRUE;
    }
  repair = foyer_plan_repair_problem (problem, current, open, change_cost, NULL);
  if (repair == NULL)
    return takers;
  graphs = foyer_plan_graphs_new (repair, 4000000, cancel);
  if (!graphs->complete)
    return takers;
  dp = foyer_plan_dp_new (graphs);
  foyer_plan_evaluate (repair, current, &before);
  foyer_plan_count_present (repair, current, present);

  for (int i = 0; i < problem->n_staff
                  && !foyer_plan_cancel_look (cancel, FOYER_PLAN_STAGE_TAKERS); i++)
    {
      gsize first = (gsize) i * problem->n_days;
      g_autofree guint8 *after = NULL;
      FoyerPlanTaker taker = { .staff = i };
      FoyerPlanCost cost;

      if (current[first + day] == cell)
        continue;
      memcpy (allowed, repair->allowed + first, problem->n_days * sizeof (FoyerPlanMask));
      allowed[day] &= FOYER_PLAN_BIT (cell);
      foyer_plan_add_presence (repair, current + first, -1, present);
      foyer_plan_price_cells (repair, i, present, price);
      foyer_plan_add_presence (repair, current + first, 1, present);
      if (find_line (dp, i, allowed, price, line) != FOYER_PLAN_DP_FOUND)
        continue;

      after = g_memdup2 (current, (gsize) problem->n_staff * problem->n_days);
      memcpy (after + first, line, problem->n_days);
      foyer_plan_evaluate (repair, after, &cost);
      taker.extra = cost.total - before.total;
      for (int d = 0; d < problem->n_days; d++)
        taker.n_changes += line[d] != current[first + d];
      taker.line = g_memdup2 (line, problem->n_days);
      g_array_append_val (takers, taker);
    }
  g_array_sort (takers, compare_takers);

  return takers;
}
