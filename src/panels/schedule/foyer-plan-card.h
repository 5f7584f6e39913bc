#pragma once

#include "service/foyer-rota-way-out.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_PLAN_CARD (foyer_plan_card_get_type ())
G_DECLARE_FINAL_TYPE (FoyerPlanCard, foyer_plan_card, FOYER, PLAN_CARD, GtkWidget)

/* The card of the automatic plan: how far it is, what it costs, what it cannot do. Its buttons are
 * the actions of the panel. */

void       foyer_plan_card_set_plan    (FoyerPlanCard   *self,
                                        FoyerRotaPlan   *plan,
                                        FoyerRotaWayOut *way,
                                        FoyerRotaMonth  *month);
GtkWidget *foyer_plan_card_get_way_out (FoyerPlanCard   *self);

G_END_DECLS
