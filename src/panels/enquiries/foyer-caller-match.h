#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_CALLER_MATCH (foyer_caller_match_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCallerMatch, foyer_caller_match, FOYER, CALLER_MATCH, GtkWidget)

/* Whether somebody who calls is known: looks for it while name or number are typed, also under an
 * input method. Signal "chosen" (FoyerCustomer). */

void foyer_caller_match_connect (FoyerCallerMatch *self,
                                 FoyerServices    *services);
void foyer_caller_match_watch   (FoyerCallerMatch *self,
                                 GtkEditable      *editable);
void foyer_caller_match_clear   (FoyerCallerMatch *self);

G_END_DECLS
