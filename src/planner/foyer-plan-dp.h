#pragma once

#include "planner/foyer-plan-graph.h"

G_BEGIN_DECLS

#define FOYER_PLAN_INFINITY 1e30

typedef struct _FoyerPlanDp FoyerPlanDp;

/**
 * FoyerPlanDpResult:
 * @FOYER_PLAN_DP_FOUND: the cheapest line was found and is below the threshold
 * @FOYER_PLAN_DP_NONE: no legal line costs less than the threshold
 * @FOYER_PLAN_DP_GAVE_UP: the search would need too much memory; the bound holds all the same
 */
typedef enum
{
  FOYER_PLAN_DP_FOUND,
  FOYER_PLAN_DP_NONE,
  FOYER_PLAN_DP_GAVE_UP,
} FoyerPlanDpResult;

FoyerPlanDp       *foyer_plan_dp_new  (const FoyerPlanGraphs *graphs);
void               foyer_plan_dp_free (FoyerPlanDp           *self);
FoyerPlanDpResult  foyer_plan_dp_solve
                                      (FoyerPlanDp           *self,
                                       int                    staff,
                                       const FoyerPlanMask   *allowed,
                                       const double          *price,
                                       gboolean               with_fairness,
                                       double                 threshold,
                                       guint8                *line,
                                       double                *bound);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerPlanDp, foyer_plan_dp_free)

G_END_DECLS
