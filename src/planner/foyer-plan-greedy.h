#pragma once

#include "planner/foyer-plan-exchange.h"

G_BEGIN_DECLS

gboolean foyer_plan_greedy_build (const FoyerPlanProblem *problem,
                                  FoyerPlanExchange      *exchange,
                                  int                     side,
                                  guint8                 *cells);

G_END_DECLS
