#pragma once

#include "planner/foyer-plan-dp.h"
#include "planner/foyer-plan-exchange.h"

G_BEGIN_DECLS

typedef struct _FoyerPlanMaster FoyerPlanMaster;

/**
 * FoyerPlanMasterResult:
 * @FOYER_PLAN_MASTER_SOLVED: the linear programme is solved over all lines; the bound is its value
 * @FOYER_PLAN_MASTER_CUTOFF: no roster under the restriction costs less than the cutoff
 * @FOYER_PLAN_MASTER_LOOSE: pricing gave up somewhere; the bound holds but may be weak
 * @FOYER_PLAN_MASTER_STOPPED: the run ended; the bound holds
 */
typedef enum
{
  FOYER_PLAN_MASTER_SOLVED,
  FOYER_PLAN_MASTER_CUTOFF,
  FOYER_PLAN_MASTER_LOOSE,
  FOYER_PLAN_MASTER_STOPPED,
} FoyerPlanMasterResult;

/* A line with its weight in the solution of the linear programme. */
typedef struct
{
  int staff;
  double weight;
  const guint8 *cells;
} FoyerPlanWeight;

/* How many people may serve a demand, how often demands of a kind may be served in all, or how many
 * cells of a kind of fairness a person may have; both ends included. */
typedef struct
{
  int least;
  int most;
} FoyerPlanRange;

FoyerPlanMaster      *foyer_plan_master_new      (const FoyerPlanGraphs *graphs,
                                                  FoyerPlanExchange     *exchange,
                                                  int                    side,
                                                  gboolean               is_whole);
void                  foyer_plan_master_free     (FoyerPlanMaster       *self);
void                  foyer_plan_master_add      (FoyerPlanMaster       *self,
                                                  const guint8          *cells);
void                  foyer_plan_master_restrict (FoyerPlanMaster       *self,
                                                  const FoyerPlanMask   *allowed,
                                                  const FoyerPlanRange  *ranges);
void                  foyer_plan_master_close    (FoyerPlanMaster       *self,
                                                  FoyerPlanMaster       *lines);
void                  foyer_plan_master_ascend   (FoyerPlanMaster       *self,
                                                  int                    n_rounds,
                                                  gint64                 target);
FoyerPlanMasterResult foyer_plan_master_solve    (FoyerPlanMaster       *self,
                                                  gint64                 cutoff,
                                                  gint64                *bound);
int                   foyer_plan_master_lift     (FoyerPlanMaster       *self);
void                  foyer_plan_master_save_prices
                                                 (FoyerPlanMaster       *self);
void                  foyer_plan_master_restore_prices
                                                 (FoyerPlanMaster       *self);
int                   foyer_plan_master_tighten  (FoyerPlanMaster       *self,
                                                  gint64                 cutoff,
                                                  FoyerPlanMask         *allowed,
                                                  FoyerPlanRange        *ranges);
GArray               *foyer_plan_master_weights  (FoyerPlanMaster       *self);
double                foyer_plan_master_value    (FoyerPlanMaster       *self);
gboolean              foyer_plan_master_keeps_ranges
                                                 (FoyerPlanMaster       *self);
FoyerPlanDp          *foyer_plan_master_dp       (FoyerPlanMaster       *self);
int                   foyer_plan_master_n_ranges (FoyerPlanMaster       *self);
void                  foyer_plan_master_widest_ranges
                                                 (FoyerPlanMaster       *self,
                                                  FoyerPlanRange        *ranges);
int                   foyer_plan_master_total_of (FoyerPlanMaster       *self,
                                                  int                    cover);
int                   foyer_plan_master_first_count
                                                 (FoyerPlanMaster       *self);
int                   foyer_plan_master_count_of (FoyerPlanMaster       *self,
                                                  int                    staff,
                                                  int                    fair);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerPlanMaster, foyer_plan_master_free)

G_END_DECLS
