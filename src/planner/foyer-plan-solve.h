#pragma once

#include "planner/foyer-plan-graph.h"
#include "planner/foyer-plan-roster.h"

G_BEGIN_DECLS

/**
 * FoyerPlanPhase:
 * @FOYER_PLAN_PHASE_BUILD: no feasible roster yet
 * @FOYER_PLAN_PHASE_IMPROVE: there is a roster; no bound
 * @FOYER_PLAN_PHASE_PROVE: there are a roster and a bound, and a gap between them
 * @FOYER_PLAN_PHASE_DONE: the run is over
 */
typedef enum
{
  FOYER_PLAN_PHASE_BUILD,
  FOYER_PLAN_PHASE_IMPROVE,
  FOYER_PLAN_PHASE_PROVE,
  FOYER_PLAN_PHASE_DONE,
} FoyerPlanPhase;

/**
 * FoyerPlanProgress:
 * @seconds: since the run began
 * @phase: what it is doing
 * @incumbent: the cost of the best roster so far, or -1
 * @bound: what every roster costs at least, or -1
 * @gap: their difference as a part of @incumbent, or -1
 * @is_new: whether @incumbent is another roster than in the report before
 * @present: (nullable): [demands of the problem] how many people serve each demand in the best
 *   roster, in the order of the sealed problem; %NULL while there is none
 * @cells: (nullable): [n_staff * n_days] the best roster, when the budget asks for it
 *
 * How far a run is. @present and @cells are snapshots that belong to the run and hold until the
 * callback returns: copy what is to be kept. No engine writes to them, and none waits for the
 * callback.
 */
typedef struct
{
  double seconds;
  FoyerPlanPhase phase;
  gint64 incumbent;
  gint64 bound;
  double gap;
  gboolean is_new;
  const int *present;
  const guint8 *cells;
} FoyerPlanProgress;

/**
 * FoyerPlanProgressFunc:
 * @progress: how far the run is
 * @user_data: what was given in the budget
 *
 * Called at most ten times a second, and once at the end, on the thread that called
 * foyer_plan_solve().
 */
typedef void (*FoyerPlanProgressFunc) (const FoyerPlanProgress *progress,
                                       gpointer                 user_data);

/* What a run may use. Zeroed fields mean: one thread, no bound on iterations, seed 0. */
typedef struct
{
  int n_threads;
  double seconds;      /* wall time; required */
  guint64 iterations;  /* of each thread; then the run is deterministic. 0: by time alone */
  guint64 seed;
  gboolean no_bound;   /* annealing alone */
  gint64 enough_bound; /* a bound with which the question is answered; 0: only a proof ends it */
  const guint8 *start; /* (nullable): a roster to begin with */
  FoyerPlanCancel *cancel; /* (nullable): ask it, and the run ends within 50 ms */
  FoyerPlanStages within;  /* what the run is a part of; 0 when it is asked for by itself */
  FoyerPlanProgressFunc progress;
  gboolean shows_cells; /* whether progress carries the roster itself, not its counts alone */
  gpointer progress_data;
} FoyerPlanBudget;

/* What a run found. */
typedef struct
{
  guint8 *cells; /* [n_staff * n_days] a feasible roster */
  FoyerPlanCost cost;
  gint64 bound;  /* what every roster costs at least, or -1 */
  gboolean proven;
  double first_seconds; /* from the beginning of the run to the first feasible roster */
  double seconds;       /* of the whole run */
} FoyerPlanResult;

gboolean         foyer_plan_has_bounds  (void);
FoyerPlanResult *foyer_plan_solve       (const FoyerPlanProblem *problem,
                                         const FoyerPlanBudget  *budget,
                                         GError                **error);
FoyerPlanResult *foyer_plan_solve_along (const FoyerPlanGraphs  *graphs,
                                         const FoyerPlanBudget  *budget,
                                         GError                **error);
void             foyer_plan_result_free (FoyerPlanResult        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerPlanResult, foyer_plan_result_free)

G_END_DECLS
