#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_PRESENCE_LINE (foyer_presence_line_get_type ())
G_DECLARE_FINAL_TYPE (FoyerPresenceLine, foyer_presence_line, FOYER, PRESENCE_LINE, GtkWidget)

/* "Also open at …": one line on a card, there only when somebody elsewhere has the same record
 * open. While the card is on the screen, the others are told so of this seat. */

void foyer_presence_line_set_record (FoyerPresenceLine *self,
                                     FoyerServices     *services,
                                     FoyerRecord       *record);

G_END_DECLS
