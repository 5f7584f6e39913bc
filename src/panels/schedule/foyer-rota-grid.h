#pragma once

#include "service/foyer-rota-month.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_ROTA_GRID (foyer_rota_grid_get_type ())
G_DECLARE_FINAL_TYPE (FoyerRotaGrid, foyer_rota_grid, FOYER, ROTA_GRID, GtkWidget)

/* The month as a grid, people by days, painted by itself: names and totals stay where they are, the
 * days between scroll. Arrows move the cursor. Signal "cursor-moved". */

void     foyer_rota_grid_set_month       (FoyerRotaGrid  *self,
                                          FoyerRotaMonth *month,
                                          FoyerRotaMonth *before,
                                          gint64          today);
gboolean foyer_rota_grid_get_cursor      (FoyerRotaGrid  *self,
                                          int            *row,
                                          int            *day);
void     foyer_rota_grid_set_cursor      (FoyerRotaGrid  *self,
                                          int             row,
                                          int             day);
void     foyer_rota_grid_get_cursor_area (FoyerRotaGrid  *self,
                                          GtkWidget      *widget,
                                          GdkRectangle   *area);
char    *foyer_rota_grid_dup_cell_text   (FoyerRotaGrid  *self);

G_END_DECLS
