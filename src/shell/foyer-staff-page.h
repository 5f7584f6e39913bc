#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_STAFF_PAGE (foyer_staff_page_get_type ())
G_DECLARE_FINAL_TYPE (FoyerStaffPage, foyer_staff_page, FOYER, STAFF_PAGE, GtkWidget)

/* The colleagues: list, a new one, and what a supervisor may change about them. */

GtkWidget *foyer_staff_page_new (FoyerServices *services);

G_END_DECLS
