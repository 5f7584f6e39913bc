#pragma once

#include "planner/foyer-plan-solve.h"

G_BEGIN_DECLS

/* Somebody who could take a shift, and what it would mean. */
typedef struct
{
  int staff;
  gint64 extra;    /* how much more the roster would cost, all in all */
  int n_changes;   /* cells of the person that would change */
  guint8 *line;    /* [n_days] the person's line with the shift */
} FoyerPlanTaker;

FoyerPlanProblem *foyer_plan_repair_problem (const FoyerPlanProblem *problem,
                                             const guint8           *current,
                                             const gboolean         *may_change,
                                             int                     change_cost,
                                             GError                **error);
FoyerPlanResult  *foyer_plan_repair         (const FoyerPlanProblem *problem,
                                             const guint8           *current,
                                             const gboolean         *may_change,
                                             int                     change_cost,
                                             const FoyerPlanBudget  *budget,
                                             GError                **error);
GArray           *foyer_plan_who_can_take   (const FoyerPlanProblem *problem,
                                             const guint8           *current,
                                             const gboolean         *may_change,
                                             int                     change_cost,
                                             int                     day,
                                             guint8                  cell,
                                             FoyerPlanCancel        *cancel);

G_END_DECLS
