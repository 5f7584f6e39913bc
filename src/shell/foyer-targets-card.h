#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_TARGETS_CARD (foyer_targets_card_get_type ())
G_DECLARE_FINAL_TYPE (FoyerTargetsCard, foyer_targets_card, FOYER, TARGETS_CARD, GtkWidget)

/* How many effective calls a day each colleague is to make (B7), on a page of the preferences. */

GtkWidget *foyer_targets_card_new (FoyerServices *services);

G_END_DECLS
