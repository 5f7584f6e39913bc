#pragma once

#include "planner/foyer-plan-problem.h"
#include "planner/foyer-plan-random.h"

G_BEGIN_DECLS

FoyerPlanProblem *tiny_problem    (FoyerPlanRandom        *random,
                                   gboolean                loose);
GPtrArray        *tiny_lines      (const FoyerPlanProblem *problem,
                                   int                     staff);
gint64            tiny_optimum    (const FoyerPlanProblem *problem,
                                   guint8                 *cells);

G_END_DECLS
