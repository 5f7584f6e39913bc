#pragma once

#include "shell/foyer-application.h"

G_BEGIN_DECLS

void foyer_preferences_show (FoyerApplication *application,
                             FoyerServices    *services,
                             GtkWindow        *parent,
                             const char       *page);

G_END_DECLS
