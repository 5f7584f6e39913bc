#pragma once

#include "planner/foyer-plan-problem.h"

FoyerPlanProblem *shop_problem (int     n_staff,
                                guint64 seed);
