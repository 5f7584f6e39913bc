#pragma once

#include "planner/foyer-plan-random.h"
#include "planner/foyer-plan-solve.h"

G_BEGIN_DECLS

FoyerPlanProblem *foyer_plan_window_problem (const FoyerPlanProblem *problem,
                                             const guint8           *cells,
                                             int                     first_day,
                                             int                     n_days,
                                             int                     n_people,
                                             const int              *people,
                                             int                    *shown_day,
                                             GError                **error);
gboolean          foyer_plan_window_pays    (const FoyerPlanProblem *problem);
gboolean          foyer_plan_window_improve (const FoyerPlanProblem *problem,
                                             FoyerPlanRandom        *random,
                                             const FoyerPlanBudget  *budget,
                                             guint8                 *cells);

G_END_DECLS
