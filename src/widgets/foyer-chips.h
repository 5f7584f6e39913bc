#pragma once

#include "widgets/foyer-tone.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_CHIPS (foyer_chips_get_type ())
G_DECLARE_FINAL_TYPE (FoyerChips, foyer_chips, FOYER, CHIPS, GtkWidget)

/* Short remarks side by side (FoyerChip), in as many lines as they need: a card is no wider for
 * what there is to say about somebody. */

void foyer_chips_clear (FoyerChips *self);
void foyer_chips_add   (FoyerChips *self,
                        FoyerTone   tone,
                        const char *icon_name,
                        const char *label);

G_END_DECLS
