#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_DEMO_KEY_PAGE (foyer_demo_key_page_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDemoKeyPage, foyer_demo_key_page, FOYER, DEMO_KEY_PAGE, GtkWidget)

/* The shop's key for passwords: made by a supervisor, written down on paper by its recovery code,
 * and given to this PC. Signals: "failed" (error), "told" (sentence). */

void foyer_demo_key_page_connect (FoyerDemoKeyPage *self,
                                  FoyerServices    *services);
void foyer_demo_key_page_look    (FoyerDemoKeyPage *self);

G_END_DECLS
