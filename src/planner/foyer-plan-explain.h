#pragma once

#include "planner/foyer-plan-cancel.h"

G_BEGIN_DECLS

/**
 * FoyerPlanVerdict:
 * @FOYER_PLAN_VERDICT_AGREE: the members in force can all hold
 * @FOYER_PLAN_VERDICT_CONTRADICT: they cannot
 * @FOYER_PLAN_VERDICT_UNKNOWN: neither was proven, because the time was up, or the question too
 *   large
 */
typedef enum
{
  FOYER_PLAN_VERDICT_AGREE,
  FOYER_PLAN_VERDICT_CONTRADICT,
  FOYER_PLAN_VERDICT_UNKNOWN,
} FoyerPlanVerdict;

/**
 * FoyerPlanOracle:
 * @kept: [n] which members are in force
 * @user_data: what was given to foyer_plan_explain()
 *
 * Returns: whether the members in force contradict each other
 */
typedef FoyerPlanVerdict (*FoyerPlanOracle) (const gboolean *kept,
                                             gpointer        user_data);

gboolean foyer_plan_explain (int              n,
                             FoyerPlanOracle  oracle,
                             gpointer         user_data,
                             FoyerPlanCancel *cancel,
                             gboolean        *core);

G_END_DECLS
