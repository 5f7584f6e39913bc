#pragma once

#include <gtk/gtk.h>

#include "service/foyer-services.h"

G_BEGIN_DECLS

#define FOYER_TYPE_HOLIDAYS_CARD (foyer_holidays_card_get_type ())
G_DECLARE_FINAL_TYPE (FoyerHolidaysCard, foyer_holidays_card, FOYER, HOLIDAYS_CARD, GtkWidget)

/* Which years' public holidays are known, and the door for the next notice. */
GtkWidget *foyer_holidays_card_new (FoyerServices *services);

G_END_DECLS
