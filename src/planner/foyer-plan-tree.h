#pragma once

#include "planner/foyer-plan-dive.h"

G_BEGIN_DECLS

void foyer_plan_tree_search (FoyerPlanDiver         *diver,
                             const FoyerPlanProblem *problem,
                             FoyerPlanExchange      *exchange,
                             int                     side,
                             gboolean                alone);

G_END_DECLS
