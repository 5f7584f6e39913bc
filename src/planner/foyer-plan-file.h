#pragma once

#include "planner/foyer-plan-problem.h"

G_BEGIN_DECLS

FoyerPlanProblem *foyer_plan_read_instance  (const char             *text,
                                             gsize                   length,
                                             GError                **error);
char             *foyer_plan_write_instance (const FoyerPlanProblem *problem);
guint8           *foyer_plan_read_roster    (const FoyerPlanProblem *problem,
                                             const char             *text,
                                             GError                **error);
char             *foyer_plan_write_roster   (const FoyerPlanProblem *problem,
                                             const guint8           *cells);

G_END_DECLS
