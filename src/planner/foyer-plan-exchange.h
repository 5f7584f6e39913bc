#pragma once

#include "planner/foyer-plan-cancel.h"
#include "planner/foyer-plan-problem.h"

G_BEGIN_DECLS

#define FOYER_PLAN_NO_COST G_MAXINT64

typedef struct _FoyerPlanExchange FoyerPlanExchange;

/* The stage of a side as long as this is in scope. */
typedef struct
{
  FoyerPlanExchange *exchange;
  int side;
  FoyerPlanStages before;
} FoyerPlanStageScope;

FoyerPlanExchange *foyer_plan_exchange_new   (const FoyerPlanProblem *problem,
                                              int                     n_sides,
                                              FoyerPlanCancel        *cancel,
                                              gint64                  deadline_us,
                                              guint64                 max_ticks);
void               foyer_plan_exchange_set_within
                                             (FoyerPlanExchange      *self,
                                              FoyerPlanStages         within);
void               foyer_plan_exchange_set_enough
                                             (FoyerPlanExchange      *self,
                                              gint64                  bound);
void               foyer_plan_exchange_free  (FoyerPlanExchange      *self);

FoyerPlanStageScope
                   foyer_plan_exchange_enter (FoyerPlanExchange      *self,
                                              int                     side,
                                              FoyerPlanStages         stage);
void               foyer_plan_stage_scope_clear
                                             (FoyerPlanStageScope    *self);
gboolean           foyer_plan_exchange_tick  (FoyerPlanExchange      *self,
                                              int                     side);
gboolean           foyer_plan_exchange_stops (FoyerPlanExchange      *self,
                                              int                     side);
guint64            foyer_plan_exchange_ticks (FoyerPlanExchange      *self,
                                              int                     side);
void               foyer_plan_exchange_leave (FoyerPlanExchange      *self,
                                              int                     side);
gboolean           foyer_plan_exchange_offer (FoyerPlanExchange      *self,
                                              int                     side,
                                              const guint8           *cells,
                                              gint64                  cost);
void               foyer_plan_exchange_prove (FoyerPlanExchange      *self,
                                              int                     side,
                                              gint64                  bound);
gint64             foyer_plan_exchange_cost  (FoyerPlanExchange      *self,
                                              int                     side);
gint64             foyer_plan_exchange_take  (FoyerPlanExchange      *self,
                                              int                     side,
                                              guint8                 *cells);
gint64             foyer_plan_exchange_bound (FoyerPlanExchange      *self,
                                              int                     side);
gboolean           foyer_plan_exchange_peek  (FoyerPlanExchange      *self,
                                              guint8                 *cells,
                                              gint64                 *cost,
                                              gint64                 *bound,
                                              gboolean               *finished);
gint64             foyer_plan_exchange_first (FoyerPlanExchange      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerPlanExchange, foyer_plan_exchange_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FoyerPlanStageScope, foyer_plan_stage_scope_clear)

G_END_DECLS
