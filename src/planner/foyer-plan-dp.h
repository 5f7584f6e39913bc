#pragma once

#include "planner/foyer-plan-graph.h"

G_BEGIN_DECLS

#define FOYER_PLAN_INFINITY 1e30

typedef struct _FoyerPlanDp FoyerPlanDp;

/**
 * FoyerPlanDpResult:
 * @FOYER_PLAN_DP_FOUND: the line asked for was found and costs less than the threshold
 * @FOYER_PLAN_DP_NONE: no legal line costs less than the threshold
 * @FOYER_PLAN_DP_GAVE_UP: neither is known, and to know it would take too much time or memory, or
 *   somebody asked to stop; the bound holds all the same
 */
typedef enum
{
  FOYER_PLAN_DP_FOUND,
  FOYER_PLAN_DP_NONE,
  FOYER_PLAN_DP_GAVE_UP,
} FoyerPlanDpResult;

/**
 * FoyerPlanFairness:
 * @FOYER_PLAN_FAIRNESS_NONE: the person's fairness cost is left out, save that of the kind given to
 *   foyer_plan_dp_lift()
 * @FOYER_PLAN_FAIRNESS_NEAR: it is in the cost of a line, and a good line is wanted soon
 * @FOYER_PLAN_FAIRNESS_EXACT: it is in the cost of a line, and the cheapest line is wanted
 *
 * What a search makes of the cost of counts, which grows with their squares.
 */
typedef enum
{
  FOYER_PLAN_FAIRNESS_NONE,
  FOYER_PLAN_FAIRNESS_NEAR,
  FOYER_PLAN_FAIRNESS_EXACT,
} FoyerPlanFairness;

FoyerPlanDp       *foyer_plan_dp_new  (const FoyerPlanGraphs *graphs);
void               foyer_plan_dp_free (FoyerPlanDp           *self);
FoyerPlanDpResult  foyer_plan_dp_solve
                                      (FoyerPlanDp           *self,
                                       int                    staff,
                                       const FoyerPlanMask   *allowed,
                                       const double          *price,
                                       FoyerPlanFairness      fairness,
                                       double                 threshold,
                                       guint8                *line,
                                       double                *bound);
gboolean           foyer_plan_dp_lift (FoyerPlanDp           *self,
                                       int                    staff,
                                       int                    kind,
                                       guint                  max_nodes);
void               foyer_plan_dp_through
                                      (FoyerPlanDp           *self,
                                       int                    staff,
                                       const FoyerPlanMask   *allowed,
                                       const double          *price,
                                       double                *through);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerPlanDp, foyer_plan_dp_free)

G_END_DECLS
