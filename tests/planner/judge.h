#pragma once

#include "planner/foyer-plan-solve.h"

G_BEGIN_DECLS

void     judge_cells  (const FoyerPlanProblem *problem,
                       const guint8           *cells);
void     judge_result (const FoyerPlanProblem *problem,
                       const FoyerPlanResult  *result);
void     judge_repair (const FoyerPlanProblem *problem,
                       const guint8           *current,
                       const gboolean         *may_change,
                       int                     change_cost,
                       const FoyerPlanResult  *result);
void     judge_rest   (const FoyerPlanProblem *problem,
                       const int              *start_minute,
                       const int              *end_minute,
                       int                     hard_minutes,
                       int                     soft_minutes,
                       int                     soft_cost);
gboolean judge_agrees (void);
int      judge_run    (void);

G_END_DECLS
