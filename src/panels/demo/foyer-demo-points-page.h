#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_DEMO_POINTS_PAGE (foyer_demo_points_page_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDemoPointsPage, foyer_demo_points_page,
                      FOYER, DEMO_POINTS_PAGE, GtkWidget)

/* The talking points, to be written by a supervisor: a list for each identity, each point in both
 * languages. Signal "failed" (error). */

void foyer_demo_points_page_connect (FoyerDemoPointsPage *self,
                                     FoyerServices       *services);

G_END_DECLS
