#pragma once

/* What the grid of the roster knows, for the two files that work on it: foyer-rota-grid.c is the
 * widget, foyer-rota-grid-paint.c draws it. */

#include "panels/schedule/foyer-rota-grid.h"
#include "widgets/foyer-palette.h"

G_BEGIN_DECLS

#define NAME_WIDTH 108
#define TOTAL_WIDTH 44
#define N_TOTALS 4
#define HOLIDAY_HEIGHT 18
#define HEAD_HEIGHT 40
#define MIN_ROW 28
#define MAX_ROW 36
#define STRIP_HEIGHT 18
#define MIN_CELL 24
#define MAX_CELL 52

struct _FoyerRotaGrid
{
  GtkWidget parent_instance;

  FoyerRotaMonth *month;
  FoyerRotaMonth *before;  /* what stands, when @month is only a proposal */
  gboolean marks_new;      /* unless nearly everything is */
  gint64 today;
  int holiday_height;      /* of the line over the days; 0 in a month without one */
  FoyerPalette *palette;
  GtkSettings *settings;
  int row;
  int day;
  int offset;              /* days are moved so far to the left, pixels */
};

static inline int
get_days_width (FoyerRotaGrid *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) - NAME_WIDTH - N_TOTALS * TOTAL_WIDTH;
}

static inline int
get_cell_width (FoyerRotaGrid *self)
{
  return CLAMP (get_days_width (self) / foyer_rota_month_get_n_days (self->month), MIN_CELL,
                MAX_CELL);
}

static inline int
get_top (FoyerRotaGrid *self)
{
  return self->holiday_height + HEAD_HEIGHT;
}

/* What stands above and below the rows of the people. */
static inline int
get_fixed_height (FoyerRotaGrid *self)
{
  return get_top (self) + STRIP_HEIGHT * foyer_rota_month_get_n_demands (self->month) + 1;
}

/* A row takes what room there is, within what is well read. */
static inline int
get_row_height (FoyerRotaGrid *self)
{
  int room = gtk_widget_get_height (GTK_WIDGET (self)) - get_fixed_height (self);

  return CLAMP (room / MAX (foyer_rota_month_get_n_staff (self->month), 1), MIN_ROW, MAX_ROW);
}

static inline int
get_strip_top (FoyerRotaGrid *self)
{
  return get_top (self) + get_row_height (self) * foyer_rota_month_get_n_staff (self->month);
}

gboolean foyer_rota_grid_is_new   (FoyerRotaGrid *self,
                                   int            row,
                                   int            day);
void     foyer_rota_grid_snapshot (GtkWidget     *widget,
                                   GtkSnapshot   *snapshot);

G_END_DECLS
