#pragma once

#include "panels/foyer-panel.h"
#include "panels/schedule/foyer-conflict-note.h"
#include "panels/schedule/foyer-plan-card.h"

G_BEGIN_DECLS

#define FOYER_TYPE_PLAN_DESK (foyer_plan_desk_get_type ())
G_DECLARE_FINAL_TYPE (FoyerPlanDesk, foyer_plan_desk, FOYER, PLAN_DESK, GObject)

/* What a supervisor does with the planner: starts it, looks at what it proposes, adopts or drops
 * that, and takes the way out of a conflict. The card and the note show how it stands. Signal
 * "changed": the proposal is another one, or is gone. */

FoyerPlanDesk  *foyer_plan_desk_new          (FoyerPanel        *panel,
                                              FoyerPlanCard     *card,
                                              FoyerConflictNote *note);
void            foyer_plan_desk_plan         (FoyerPlanDesk     *self);
void            foyer_plan_desk_adopt        (FoyerPlanDesk     *self);
void            foyer_plan_desk_drop         (FoyerPlanDesk     *self);
void            foyer_plan_desk_take_way_out (FoyerPlanDesk     *self);
void            foyer_plan_desk_follow       (FoyerPlanDesk     *self);
FoyerRotaMonth *foyer_plan_desk_get_proposal (FoyerPlanDesk     *self);

G_END_DECLS
