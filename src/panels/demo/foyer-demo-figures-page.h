#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_DEMO_FIGURES_PAGE (foyer_demo_figures_page_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDemoFiguresPage, foyer_demo_figures_page,
                      FOYER, DEMO_FIGURES_PAGE, GtkWidget)

/* The figures of demonstrations, as a table and a chart, of the last 30 days or the last 90. Signal
 * "failed" (error). */

void foyer_demo_figures_page_connect (FoyerDemoFiguresPage *self,
                                      FoyerServices        *services);
void foyer_demo_figures_page_read    (FoyerDemoFiguresPage *self);

G_END_DECLS
