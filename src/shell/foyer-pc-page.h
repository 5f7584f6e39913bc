#pragma once

#include "shell/foyer-application.h"

G_BEGIN_DECLS

#define FOYER_TYPE_PC_PAGE (foyer_pc_page_get_type ())
G_DECLARE_FINAL_TYPE (FoyerPcPage, foyer_pc_page, FOYER, PC_PAGE, GtkWidget)

/* Preferences of this PC and this login: language, light or dark, the name of the seat. */

GtkWidget *foyer_pc_page_new (FoyerApplication *application);

G_END_DECLS
