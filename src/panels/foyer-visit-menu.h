#pragma once

#include "domain/foyer-visit.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The acts that are possible with @visit now, as actions of FoyerVisitPanel, for the menu of its
 * row and of its card. */
GMenuModel *foyer_visit_menu_new (FoyerVisit *visit);

G_END_DECLS
