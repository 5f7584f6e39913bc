#pragma once

#include "planner/foyer-plan-master.h"
#include "planner/foyer-plan-random.h"

G_BEGIN_DECLS

typedef struct _FoyerPlanDiver FoyerPlanDiver;

FoyerPlanDiver  *foyer_plan_diver_new    (const FoyerPlanGraphs *graphs,
                                          FoyerPlanExchange     *exchange,
                                          int                    side,
                                          guint64                seed,
                                          gboolean               is_whole);
void             foyer_plan_diver_free   (FoyerPlanDiver        *self);
FoyerPlanMaster *foyer_plan_diver_master (FoyerPlanDiver        *self);
gboolean         foyer_plan_diver_start  (FoyerPlanDiver        *self,
                                          gboolean              *impossible);
FoyerPlanMasterResult
                 foyer_plan_diver_solve  (FoyerPlanDiver        *self,
                                          const FoyerPlanMask   *allowed,
                                          const FoyerPlanRange  *ranges,
                                          gint64                 cutoff,
                                          gint64                *bound);
FoyerPlanMasterResult
                 foyer_plan_diver_solve_root
                                         (FoyerPlanDiver        *self,
                                          const FoyerPlanMask   *allowed,
                                          const FoyerPlanRange  *ranges,
                                          gint64                *bound);
void             foyer_plan_diver_dive   (FoyerPlanDiver        *self,
                                          const FoyerPlanMask   *allowed,
                                          const FoyerPlanRange  *ranges);
void             foyer_plan_diver_sink   (FoyerPlanDiver        *self,
                                          const FoyerPlanMask   *allowed,
                                          const FoyerPlanRange  *ranges);
gboolean         foyer_plan_diver_round  (FoyerPlanDiver        *self,
                                          const GArray          *weights,
                                          const FoyerPlanMask   *allowed);
void             foyer_plan_diver_shake  (FoyerPlanDiver        *self);
int              foyer_plan_diver_get_solves
                                         (FoyerPlanDiver        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerPlanDiver, foyer_plan_diver_free)

G_END_DECLS
