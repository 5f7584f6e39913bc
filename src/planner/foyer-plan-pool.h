#pragma once

#include "planner/foyer-plan-dive.h"

G_BEGIN_DECLS

gboolean foyer_plan_pool_search (const FoyerPlanGraphs *graphs,
                                 FoyerPlanMaster       *lines,
                                 guint8                *cells,
                                 FoyerPlanCancel       *cancel,
                                 gint64                 deadline_us,
                                 guint64                n_programmes,
                                 guint64                seed);

G_END_DECLS
