#pragma once

#include "planner/foyer-plan-conflict.h"
#include "planner/foyer-plan-legality.h"

G_BEGIN_DECLS

/* The most nodes of all graphs of a question. */
#define FOYER_PLAN_CONFLICT_MAX_NODES 4000000

/* What conflicts of one person (foyer-plan-personal.c), their ways out (foyer-plan-easing.c) and
 * conflicts of demands (foyer-plan-conflict.c) share. */

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
                                                       const FoyerPlanMember  *member,
                                                       int                     amount);

FoyerPlanProblem  *foyer_plan_conflict_alone          (const FoyerPlanProblem *problem,
                                                       int                     staff);
GArray            *foyer_plan_conflict_list_rules     (const FoyerPlanProblem *problem,
                                                       int                     i);
GArray            *foyer_plan_conflict_find_rules     (const FoyerPlanProblem *problem,
                                                       FoyerPlanLegality      *legality);
void               foyer_plan_conflict_find_easings   (const FoyerPlanProblem *problem,
                                                       FoyerPlanConflict      *conflict,
                                                       FoyerPlanLegality      *legality);

G_END_DECLS
