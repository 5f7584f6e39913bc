#include "planner/foyer-plan-legality.h"

#include "planner/foyer-plan-dp.h"

#include <string.h>

/* # Whether one person has a legal line
 *
 * Whoever looks for reasons asks this a hundred times, each time with some rules out of force. The
 * answer is a sweep through the graph of the contract, which takes no time; making the graph does.
 * Most questions differ in leave and locks alone, and those are no part of a graph: so the graphs
 * of the contracts that were asked about are kept, up to so many nodes. */

#define MAX_NODES 4000000

/* A contract, and how to search along it. */
typedef struct
{
  FoyerPlanProblem *problem;
  FoyerPlanGraphs *graphs;
  FoyerPlanDp *dp; /* (nullable): when the graph is complete */
} Contract;

struct _FoyerPlanLegality
{
  FoyerPlanCancel *cancel; /* (nullable) */
  GPtrArray *contracts;    /* (element-type Contract) */
  guint n_nodes;           /* in all of them */
  guint64 n_made;          /* nodes of all that were ever made */
};

static void
contract_free (gpointer data)
{
  Contract *contract = data;

  foyer_plan_dp_free (contract->dp);
  foyer_plan_graphs_free (contract->graphs);
  foyer_plan_problem_free (contract->problem);
  g_free (contract);
}

/**
 * foyer_plan_legality_new:
 * @cancel: (nullable): what ends a search when somebody asks; it has to outlive this
 *
 * Returns: (transfer full): an oracle that knows no contract yet
 */
FoyerPlanLegality *
foyer_plan_legality_new (FoyerPlanCancel *cancel)
{
  FoyerPlanLegality *self = g_new0 (FoyerPlanLegality, 1);

  self->cancel = cancel;
  self->contracts = g_ptr_array_new_with_free_func (contract_free);

  return self;
}

/**
 * foyer_plan_legality_free:
 * @self: (transfer full) (nullable): an oracle
 */
void
foyer_plan_legality_free (FoyerPlanLegality *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->contracts);
  g_free (self);
}

/**
 * foyer_plan_legality_get_cancel:
 * @self: an oracle
 *
 * Returns: (transfer none) (nullable): what ends its searches
 */
FoyerPlanCancel *
foyer_plan_legality_get_cancel (FoyerPlanLegality *self)
{
  return self->cancel;
}

/**
 * foyer_plan_legality_get_work:
 * @self: an oracle
 *
 * Returns: how much it had to do: the nodes of all graphs that it made
 */
guint64
foyer_plan_legality_get_work (FoyerPlanLegality *self)
{
  return self->n_made;
}

/* Whether the same lines are legal, leave and locks aside. */
static gboolean
is_same_contract (const FoyerPlanProblem *a,
                  const FoyerPlanProblem *b)
{
  const FoyerPlanStaff *first = a->staff, *second = b->staff;

  if (a->n_days != b->n_days || a->n_shifts != b->n_shifts || a->first_weekday != b->first_weekday
      || first->min_minutes != second->min_minutes || first->max_minutes != second->max_minutes
      || first->max_run != second->max_run || first->min_run != second->min_run
      || first->min_rest != second->min_rest || first->max_weekends != second->max_weekends
      || first->before_cell != second->before_cell || first->before_run != second->before_run
      || first->skills != second->skills
      || memcmp (first->max_count, second->max_count, a->n_shifts * sizeof (int)) != 0)
    return FALSE;

  for (int s = 0; s < a->n_shifts; s++)
    if (a->shifts[s].minutes != b->shifts[s].minutes
        || a->shifts[s].forbidden_next != b->shifts[s].forbidden_next)
      return FALSE;

  return TRUE;
}

static const Contract *
find_contract (const FoyerPlanLegality *self,
               const FoyerPlanProblem  *problem)
{
  for (guint n = self->contracts->len; n > 0; n--)
    {
      const Contract *contract = self->contracts->pdata[n - 1];

      if (is_same_contract (contract->problem, problem))
        return contract;
    }

  return NULL;
}

/* Keeps the contract of @problem, and no other where all are too large. */
static const Contract *
add_contract (FoyerPlanLegality *self,
              FoyerPlanProblem  *problem)
{
  Contract *contract = g_new0 (Contract, 1);

  contract->problem = problem;
  contract->graphs = foyer_plan_graphs_new (problem, MAX_NODES, self->cancel);
  if (contract->graphs->complete)
    contract->dp = foyer_plan_dp_new (contract->graphs);

  if (self->n_nodes + contract->graphs->max_nodes > MAX_NODES)
    {
      g_ptr_array_set_size (self->contracts, 0);
      self->n_nodes = 0;
    }
  self->n_nodes += contract->graphs->max_nodes;
  self->n_made += contract->graphs->max_nodes;
  g_ptr_array_add (self->contracts, contract);

  return contract;
}

/**
 * foyer_plan_legality_judge:
 * @self: an oracle
 * @problem: an unsealed problem with one person; demands, wishes and fairness mean nothing here
 *
 * Returns: whether the rules of the person agree, so that some line is legal; unknown when the
 *   horizon is too long, or somebody asked to stop
 */
FoyerPlanVerdict
foyer_plan_legality_judge (FoyerPlanLegality      *self,
                           const FoyerPlanProblem *problem)
{
  g_return_val_if_fail (self != NULL && problem != NULL && problem->n_staff == 1,
                        FOYER_PLAN_VERDICT_UNKNOWN);

  g_autoptr (FoyerPlanProblem) sealed = foyer_plan_problem_copy (problem);
  g_autofree FoyerPlanMask *allowed = NULL;
  g_autofree double *price = g_new0 (double, (gsize) problem->n_days * (problem->n_shifts + 1));
  g_autofree guint8 *line = g_malloc (problem->n_days);
  const Contract *contract;
  double ignored;

  if (!foyer_plan_problem_seal (sealed, NULL))
    return FOYER_PLAN_VERDICT_UNKNOWN;
  allowed = g_memdup2 (sealed->allowed, problem->n_days * sizeof (FoyerPlanMask));
  contract = find_contract (self, sealed);
  if (contract == NULL)
    contract = add_contract (self, g_steal_pointer (&sealed));
  if (contract->dp == NULL)
    return FOYER_PLAN_VERDICT_UNKNOWN;

  switch (foyer_plan_dp_solve (contract->dp, 0, allowed, price, FOYER_PLAN_FAIRNESS_NONE,
                               FOYER_PLAN_INFINITY, line, &ignored))
    {
    case FOYER_PLAN_DP_FOUND:
      return FOYER_PLAN_VERDICT_AGREE;
    case FOYER_PLAN_DP_NONE:
      return FOYER_PLAN_VERDICT_CONTRADICT;
    case FOYER_PLAN_DP_GAVE_UP:
      return FOYER_PLAN_VERDICT_UNKNOWN;
    }

  g_assert_not_reached ();
}
