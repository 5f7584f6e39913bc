#pragma once

#include "panels/foyer-panel.h"

G_BEGIN_DECLS

#define FOYER_TYPE_SIDEBAR (foyer_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (FoyerSidebar, foyer_sidebar, FOYER, SIDEBAR, GtkWidget)

/* The panels at the left of the window, with what waits in them. Signal "chosen" (name). Property
 * "shows-digits" (boolean): while Ctrl is held, the digits that go with it. */

void foyer_sidebar_set_services (FoyerSidebar  *self,
                                 FoyerServices *services);
void foyer_sidebar_select       (FoyerSidebar  *self,
                                 const char    *name);

G_END_DECLS
