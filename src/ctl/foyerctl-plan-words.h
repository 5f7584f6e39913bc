#pragma once

#include "planner/foyer-plan-conflict.h"

char *foyerctl_plan_word_conflict (const FoyerPlanProblem  *problem,
                                   const FoyerPlanConflict *conflict);
char *foyerctl_plan_word_way_out  (const FoyerPlanProblem  *problem,
                                   const FoyerPlanConflict *conflict);
