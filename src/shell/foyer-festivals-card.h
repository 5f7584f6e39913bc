#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_FESTIVALS_CARD (foyer_festivals_card_get_type ())
G_DECLARE_FINAL_TYPE (FoyerFestivalsCard, foyer_festivals_card, FOYER, FESTIVALS_CARD, GtkWidget)

/* The festivals on which the shop greets its customers (B8), on a page of the preferences. */

GtkWidget *foyer_festivals_card_new (FoyerServices *services);

G_END_DECLS
