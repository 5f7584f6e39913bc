#pragma once

#include "shell/foyer-application.h"

G_BEGIN_DECLS

#define FOYER_TYPE_BACKUPS_PAGE (foyer_backups_page_get_type ())
G_DECLARE_FINAL_TYPE (FoyerBackupsPage, foyer_backups_page, FOYER, BACKUPS_PAGE, GtkWidget)

/* The copies of the store: how old the last one is, one more, and the way back in three acts. */

GtkWidget *foyer_backups_page_new (FoyerApplication *application,
                                   FoyerServices    *services);

G_END_DECLS
