#pragma once

#include "planner/foyer-plan-dp.h"
#include "planner/foyer-plan-exchange.h"
#include "planner/foyer-plan-random.h"

G_BEGIN_DECLS

void     foyer_plan_add_presence
                            (const FoyerPlanProblem *problem,
                             const guint8           *line,
                             int                     step,
                             int                    *present);
void     foyer_plan_price_cells
                            (const FoyerPlanProblem *problem,
                             int                     staff,
                             const int              *present,
                             double                 *price);
gboolean foyer_plan_build   (FoyerPlanDp            *dp,
                             const FoyerPlanProblem *problem,
                             const FoyerPlanMask    *allowed,
                             FoyerPlanRandom        *random,
                             FoyerPlanExchange      *exchange,
                             int                     side,
                             guint8                 *cells,
                             gboolean               *impossible);
gint64   foyer_plan_respond (FoyerPlanDp            *dp,
                             const FoyerPlanProblem *problem,
                             const FoyerPlanMask    *allowed,
                             FoyerPlanRandom        *random,
                             FoyerPlanExchange      *exchange,
                             int                     side,
                             guint8                 *cells);

G_END_DECLS
