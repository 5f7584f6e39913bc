#pragma once

#include "shell/foyer-application.h"

G_BEGIN_DECLS

#define FOYER_TYPE_FIRST_START (foyer_first_start_get_type ())
G_DECLARE_FINAL_TYPE (FoyerFirstStart, foyer_first_start, FOYER, FIRST_START, GtkWidget)

/* A new store: asks for the shop's name, the first supervisor and the language, or opens the sample
 * shop. */

void foyer_first_start_set_application (FoyerFirstStart  *self,
                                        FoyerApplication *application);
void foyer_first_start_set_services    (FoyerFirstStart  *self,
                                        FoyerServices    *services);
void foyer_first_start_begin           (FoyerFirstStart  *self);

G_END_DECLS
