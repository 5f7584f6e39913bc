#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_CALLBACKS_PAGE (foyer_callbacks_page_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCallbacksPage, foyer_callbacks_page, FOYER, CALLBACKS_PAGE, GtkWidget)

/* What a supervisor settles about callbacks: when, how often, how many, and what is asked. */

GtkWidget *foyer_callbacks_page_new (FoyerServices *services);

G_END_DECLS
