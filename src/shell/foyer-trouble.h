#pragma once

#include "shell/foyer-application.h"

G_BEGIN_DECLS

#define FOYER_TYPE_TROUBLE (foyer_trouble_get_type ())
G_DECLARE_FINAL_TYPE (FoyerTrouble, foyer_trouble, FOYER, TROUBLE, GtkWidget)

/* The store cannot be used: why, what is safe, and the one act that helps most, with others beside
 * it. */

void foyer_trouble_set_application (FoyerTrouble     *self,
                                    FoyerApplication *application);
void foyer_trouble_set_waiting     (FoyerTrouble     *self);
void foyer_trouble_set_error       (FoyerTrouble     *self,
                                    const GError     *error);

G_END_DECLS
