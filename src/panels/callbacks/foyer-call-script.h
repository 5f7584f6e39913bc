#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_CALL_SCRIPT (foyer_call_script_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCallScript, foyer_call_script, FOYER, CALL_SCRIPT, GtkWidget)

/* What is said on a call, step by step (§15a, K1), in the language of the customer; the arrow keys
 * go from step to step. */

void foyer_call_script_set_row (FoyerCallScript  *self,
                                FoyerServices    *services,
                                FoyerCallbackRow *row,
                                FoyerSalutation   salutation,
                                const char       *language);

G_END_DECLS
