#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FoyerPlanStages:
 * @FOYER_PLAN_STAGE_GRAPHS: making the graphs of the contracts
 * @FOYER_PLAN_STAGE_LINE: searching the line of one person, where that takes long
 * @FOYER_PLAN_STAGE_BUILD: placing one person after the other
 * @FOYER_PLAN_STAGE_ANNEAL: annealing
 * @FOYER_PLAN_STAGE_RESPOND: best responses
 * @FOYER_PLAN_STAGE_PRICE: searching lines at prices: column generation, climbing, closing cells
 * @FOYER_PLAN_STAGE_PROGRAMME: solving a linear programme
 * @FOYER_PLAN_STAGE_LIFT: letting lines pay for their counts
 * @FOYER_PLAN_STAGE_DIVE: fixing lines
 * @FOYER_PLAN_STAGE_SINK: fixing cells
 * @FOYER_PLAN_STAGE_TREE: branching
 * @FOYER_PLAN_STAGE_POOL: choosing among the lines at hand
 * @FOYER_PLAN_STAGE_WINDOW: planning a part of a long horizon
 * @FOYER_PLAN_STAGE_REPAIR: planning again with few changes
 * @FOYER_PLAN_STAGE_CONFLICT: asking why it cannot be done
 * @FOYER_PLAN_STAGE_TAKERS: asking who can take a shift
 *
 * What an engine is doing. One stage works inside another: a linear programme of a dive of the
 * tree.
 */
typedef enum
{
  FOYER_PLAN_STAGE_GRAPHS = 1 << 0,
  FOYER_PLAN_STAGE_BUILD = 1 << 1,
  FOYER_PLAN_STAGE_ANNEAL = 1 << 2,
  FOYER_PLAN_STAGE_RESPOND = 1 << 3,
  FOYER_PLAN_STAGE_PRICE = 1 << 4,
  FOYER_PLAN_STAGE_PROGRAMME = 1 << 5,
  FOYER_PLAN_STAGE_LIFT = 1 << 6,
  FOYER_PLAN_STAGE_DIVE = 1 << 7,
  FOYER_PLAN_STAGE_SINK = 1 << 8,
  FOYER_PLAN_STAGE_TREE = 1 << 9,
  FOYER_PLAN_STAGE_POOL = 1 << 10,
  FOYER_PLAN_STAGE_WINDOW = 1 << 11,
  FOYER_PLAN_STAGE_REPAIR = 1 << 12,
  FOYER_PLAN_STAGE_CONFLICT = 1 << 13,
  FOYER_PLAN_STAGE_TAKERS = 1 << 14,
  FOYER_PLAN_STAGE_LINE = 1 << 15,
} FoyerPlanStages;

#define FOYER_PLAN_N_STAGES 16

/**
 * FoyerPlanWatchFunc:
 * @stages: what the engine is doing
 * @user_data: what was given with it
 *
 * Called whenever an engine looks whether it should stop, on its thread, before it looks.
 */
typedef void (*FoyerPlanWatchFunc) (FoyerPlanStages stages,
                                    gpointer        user_data);

/* A request to stop, which the engines look at every few milliseconds. Zeroed it asks for
 * nothing. */
typedef struct
{
  gint is_asked;            /* atomic */
  FoyerPlanWatchFunc watch; /* (nullable): for tests and measurements */
  gpointer watch_data;
} FoyerPlanCancel;

/* Long work of equal small steps, in which to look now and then. */
typedef struct
{
  FoyerPlanCancel *cancel; /* (nullable) */
  FoyerPlanStages stage;
  guint n_steps;           /* since the last look */
  gboolean is_ended;
} FoyerPlanPace;

void         foyer_plan_cancel_ask      (FoyerPlanCancel       *self);
gboolean     foyer_plan_cancel_is_asked (const FoyerPlanCancel *self);
gboolean     foyer_plan_cancel_look     (FoyerPlanCancel       *self,
                                         FoyerPlanStages        stages);
gboolean     foyer_plan_pace_step       (FoyerPlanPace         *self,
                                         guint                  n_steps);
const char  *foyer_plan_stage_to_string (FoyerPlanStages        stage);

G_END_DECLS
