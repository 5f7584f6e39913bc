#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_SIGN_IN (foyer_sign_in_get_type ())
G_DECLARE_FINAL_TYPE (FoyerSignIn, foyer_sign_in, FOYER, SIGN_IN, GtkWidget)

/* Who sits down at this PC: number and Enter, or a name of the list. Signal "done": the page can
 * go; either somebody signed in, or whoever was there stays. */

void foyer_sign_in_set_services (FoyerSignIn   *self,
                                 FoyerServices *services);
void foyer_sign_in_begin        (FoyerSignIn   *self,
                                 gboolean       can_cancel);
void foyer_sign_in_cancel       (FoyerSignIn   *self);

G_END_DECLS
