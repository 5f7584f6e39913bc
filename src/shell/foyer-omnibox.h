#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_OMNIBOX (foyer_omnibox_get_type ())
G_DECLARE_FINAL_TYPE (FoyerOmnibox, foyer_omnibox, FOYER, OMNIBOX, GtkWidget)

/* The one box: any hint finds a person, as it is typed, also while an input method still holds it;
 * and acts. Signals "chosen" (record): a person was taken; "failed" (GError). */

void     foyer_omnibox_set_services (FoyerOmnibox  *self,
                                     FoyerServices *services);
void     foyer_omnibox_begin        (FoyerOmnibox  *self);
void     foyer_omnibox_offer        (FoyerOmnibox  *self,
                                     FoyerCustomer *customer);
gboolean foyer_omnibox_has_focus    (FoyerOmnibox  *self);

G_END_DECLS
