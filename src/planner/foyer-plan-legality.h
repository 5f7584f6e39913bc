#pragma once

#include "planner/foyer-plan-explain.h"
#include "planner/foyer-plan-problem.h"

G_BEGIN_DECLS

typedef struct _FoyerPlanLegality FoyerPlanLegality;

FoyerPlanLegality *foyer_plan_legality_new      (FoyerPlanCancel        *cancel);
void               foyer_plan_legality_free     (FoyerPlanLegality      *self);
FoyerPlanCancel   *foyer_plan_legality_get_cancel
                                                (FoyerPlanLegality      *self);
guint64            foyer_plan_legality_get_work (FoyerPlanLegality      *self);
FoyerPlanVerdict   foyer_plan_legality_judge    (FoyerPlanLegality      *self,
                                                 const FoyerPlanProblem *problem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerPlanLegality, foyer_plan_legality_free)

G_END_DECLS
