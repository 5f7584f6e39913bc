#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_SCRIPT_CARD (foyer_script_card_get_type ())
G_DECLARE_FINAL_TYPE (FoyerScriptCard, foyer_script_card, FOYER, SCRIPT_CARD, GtkWidget)

/* What is said in a call, in its order (W1, W4, W5, W7, W10), with the moment marked at which the
 * talk is. The words are large enough to be read aloud. */

void foyer_script_card_connect    (FoyerScriptCard *self,
                                   FoyerServices   *services);
void foyer_script_card_set_moment (FoyerScriptCard *self,
                                   const char      *id);
void foyer_script_card_set_names  (FoyerScriptCard *self,
                                   const char      *caller,
                                   const char      *wanted);

G_END_DECLS
