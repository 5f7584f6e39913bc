#pragma once

#include "shell/foyer-application.h"

#include "service/foyer-notifier.h"

G_BEGIN_DECLS

#define FOYER_TYPE_BELL (foyer_bell_get_type ())
G_DECLARE_FINAL_TYPE (FoyerBell, foyer_bell, FOYER, BELL, GObject)

/* What rings, in the program: hands what is pressed outside to the window, and what the desktop
 * could not show; with the window closed it is brought back. */

FoyerBell *foyer_bell_new          (FoyerApplication *application,
                                    FoyerNotifier    *notifier);
/* @services: (nullable): whose promises ring from now on */
void       foyer_bell_set_services (FoyerBell        *self,
                                    FoyerServices    *services);
/* A window has been made. */
void       foyer_bell_add_window   (FoyerBell        *self,
                                    FoyerWindow      *window);

G_END_DECLS
