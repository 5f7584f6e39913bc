#pragma once

#include "planner/foyer-plan-cancel.h"

G_BEGIN_DECLS

/**
 * FoyerPlanOracle:
 * @kept: [n] which members are in force
 * @user_data: what was given to foyer_plan_explain()
 *
 * Returns: whether the members in force contradict each other
 */
typedef gboolean (*FoyerPlanOracle) (const gboolean *kept,
                                     gpointer        user_data);

gboolean foyer_plan_explain (int              n,
                             FoyerPlanOracle  oracle,
                             gpointer         user_data,
                             FoyerPlanCancel *cancel,
                             gboolean        *core);

G_END_DECLS
