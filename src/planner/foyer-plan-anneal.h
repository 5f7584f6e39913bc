#pragma once

#include "planner/foyer-plan-exchange.h"

G_BEGIN_DECLS

typedef struct _FoyerPlanAnneal FoyerPlanAnneal;

FoyerPlanAnneal *foyer_plan_anneal_new      (const FoyerPlanProblem *problem,
                                             guint64                 seed);
void             foyer_plan_anneal_free     (FoyerPlanAnneal        *self);
void             foyer_plan_anneal_set      (FoyerPlanAnneal        *self,
                                             const guint8           *cells);
gboolean         foyer_plan_anneal_run      (FoyerPlanAnneal        *self,
                                             FoyerPlanExchange      *exchange,
                                             int                     side,
                                             double                  heat,
                                             guint                   n_ticks);
const guint8    *foyer_plan_anneal_get_cells
                                            (FoyerPlanAnneal        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerPlanAnneal, foyer_plan_anneal_free)

G_END_DECLS
