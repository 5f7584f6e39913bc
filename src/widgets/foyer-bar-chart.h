#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_BAR_CHART (foyer_bar_chart_get_type ())
G_DECLARE_FINAL_TYPE (FoyerBarChart, foyer_bar_chart, FOYER, BAR_CHART, GtkWidget)

/* Lying bars, one a row: a name, a bar, and of it the darker part that it holds; figures as text.
 * It tells assistive tools every row in words. */

GtkWidget *foyer_bar_chart_new   (void);
void       foyer_bar_chart_clear (FoyerBarChart *self);
void       foyer_bar_chart_add   (FoyerBarChart *self,
                                  const char    *name,
                                  double         value,
                                  double         part,
                                  const char    *figure);

G_END_DECLS
