#pragma once

#include "service/foyer-rota-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_PLAN_CHART (foyer_plan_chart_get_type ())
G_DECLARE_FINAL_TYPE (FoyerPlanChart, foyer_plan_chart, FOYER, PLAN_CHART, GtkWidget)

/* How a run of the planner came about: the cost of the best plan falls in steps, what no plan can
 * cost less than rises below it. Lines and dashes, so that they are told apart without colour. */

void foyer_plan_chart_set_plan (FoyerPlanChart *self,
                                FoyerRotaPlan  *plan);

G_END_DECLS
