#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_CALL_ATTEMPTS (foyer_call_attempts_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCallAttempts, foyer_call_attempts, FOYER, CALL_ATTEMPTS, GtkWidget)

/* The calls of a callback so far, the newest first, and which try the next one is. */

void foyer_call_attempts_connect (FoyerCallAttempts *self,
                                  FoyerServices     *services);
void foyer_call_attempts_set_row (FoyerCallAttempts *self,
                                  FoyerCallbackRow  *row);

G_END_DECLS
