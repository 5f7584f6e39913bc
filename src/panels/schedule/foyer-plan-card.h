#pragma once

#include "service/foyer-rota-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_PLAN_CARD (foyer_plan_card_get_type ())
G_DECLARE_FINAL_TYPE (FoyerPlanCard, foyer_plan_card, FOYER, PLAN_CARD, GtkWidget)

/* The card of the automatic plan: how far it is, what it costs, what it changes; before there is
 * one, what the month lacks for it. Its buttons are the actions of the panel. */

void foyer_plan_card_set_plan (FoyerPlanCard  *self,
                               FoyerRotaPlan  *plan,
                               FoyerRotaMonth *month,
                               FoyerRotaLack   lack);

G_END_DECLS
