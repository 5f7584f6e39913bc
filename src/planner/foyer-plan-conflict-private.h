#pragma once

#include "planner/foyer-plan-conflict.h"

G_BEGIN_DECLS

/* The most nodes of all graphs of a question. */
#define FOYER_PLAN_CONFLICT_MAX_NODES 4000000

/* What conflicts of one person (foyer-plan-personal.c) and of demands (foyer-plan-conflict.c)
 * share. */

FoyerPlanConflict *foyer_plan_conflict_new            (FoyerPlanConflictKind   kind);
FoyerPlanConflict *foyer_plan_conflict_explain_person (const FoyerPlanProblem *problem,
                                                       int                     staff,
                                                       FoyerPlanCancel        *cancel);
void               foyer_plan_conflict_add_rule       (GArray                 *members,
                                                       FoyerPlanRule           rule,
                                                       int                     staff,
                                                       int                     day,
                                                       int                     shift,
                                                       int                     limit);
void               foyer_plan_conflict_ease           (FoyerPlanProblem       *problem,
                                                       int                     i,
                                                       const FoyerPlanMember  *member,
                                                       int                     amount);

G_END_DECLS
