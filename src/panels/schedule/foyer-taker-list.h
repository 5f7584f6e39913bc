#pragma once

#include "service/foyer-rota-takers.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_TAKER_LIST (foyer_taker_list_get_type ())
G_DECLARE_FINAL_TYPE (FoyerTakerList, foyer_taker_list, FOYER, TAKER_LIST, GtkWidget)

/* Who can take a shift, the best first, and what it means for them; then who cannot, and why. Signal
 * "chosen" (FoyerRotaTaker). */

GtkWidget *foyer_taker_list_new (GPtrArray *takers);

G_END_DECLS
