/* The grid of the roster.
 *
 * A month of thirteen people is four hundred cells with a coverage strip and totals: as widgets
 * they would be six hundred, all drawn anew with every change. So it is one widget that paints,
 * with the tokens of the style sheet; what a cell says to assistive tools is the description of the
 * grid, which follows the cursor (look/DESIGN-LANGUAGE.md §4, §5). */

#include "panels/schedule/foyer-rota-grid-private.h"

#include "service/foyer-rota-words.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (FoyerRotaGrid, foyer_rota_grid, GTK_TYPE_WIDGET)

enum
{
  CURSOR_MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Whether the proposal has something else here than what stands. */
gboolean
foyer_rota_grid_is_new (FoyerRotaGrid *self,
                        int            row,
                        int            day)
{
  FoyerStaff *staff = foyer_rota_month_get_staff (self->month, row);
  int old_row;

  if (self->before == NULL)
    return FALSE;

  old_row = foyer_rota_month_find_staff (self->before, foyer_record_get_id (FOYER_RECORD (staff)));
  if (old_row < 0)
    return TRUE;

  return foyer_rota_month_get_shift (self->before, old_row, day, 0)
           != foyer_rota_month_get_shift (self->month, row, day, 0)
         || (foyer_rota_month_get_cell (self->before, old_row, day, 0) == NULL)
              != (foyer_rota_month_get_cell (self->month, row, day, 0) == NULL);
}

static void
foyer_rota_grid_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  FoyerRotaGrid *self = FOYER_ROTA_GRID (widget);
  int n_staff = self->month != NULL ? foyer_rota_month_get_n_staff (self->month) : 0;
  int fixed = self->month != NULL ? get_fixed_height (self) : get_top (self);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = fixed + n_staff * MIN_ROW;
      *natural = fixed + n_staff * MAX_ROW;
    }
  else
    {
      *minimum = NAME_WIDTH + 7 * MIN_CELL + N_TOTALS * TOTAL_WIDTH;
      *natural = NAME_WIDTH + 31 * 32 + N_TOTALS * TOTAL_WIDTH;
    }
}

static void
tell_cursor (FoyerRotaGrid *self)
{
  g_autofree char *summary = foyer_rota_grid_dup_cell_text (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  summary != NULL ? summary : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CURSOR_MOVED], 0);
}

static gboolean
on_moved (GtkWidget *widget,
          GVariant  *args,
          gpointer   user_data)
{
  FoyerRotaGrid *self = FOYER_ROTA_GRID (widget);
  int by_rows, by_days;

  if (self->month == NULL)
    return FALSE;

  g_variant_get (args, "(ii)", &by_rows, &by_days);
  foyer_rota_grid_set_cursor (self, self->row + by_rows, self->day + by_days);
  return TRUE;
}

static void
on_pressed (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            FoyerRotaGrid   *self)
{
  int row;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->month == NULL || x < NAME_WIDTH || y < get_top (self)
      || x >= NAME_WIDTH + get_days_width (self))
    return;

  row = y < get_strip_top (self) ? (y - get_top (self)) / get_row_height (self) : self->row;
  foyer_rota_grid_set_cursor (self, row, (x - NAME_WIDTH + self->offset) / get_cell_width (self));
}

static void
on_theme_changed (FoyerRotaGrid *self)
{
  gboolean is_dark;

  g_object_get (self->settings, "gtk-application-prefer-dark-theme", &is_dark, NULL);
  g_clear_pointer (&self->palette, foyer_palette_free);
  self->palette = foyer_palette_new (is_dark);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
foyer_rota_grid_finalize (GObject *object)
{
  FoyerRotaGrid *self = FOYER_ROTA_GRID (object);

  g_clear_object (&self->month);
  g_clear_object (&self->before);
  g_clear_pointer (&self->palette, foyer_palette_free);

  G_OBJECT_CLASS (foyer_rota_grid_parent_class)->finalize (object);
}

static void
foyer_rota_grid_class_init (FoyerRotaGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const struct
  {
    guint key;
    int rows, days;
  } moves[] = {
    { GDK_KEY_Up, -1, 0 }, { GDK_KEY_Down, 1, 0 }, { GDK_KEY_Left, 0, -1 }, { GDK_KEY_Right, 0, 1 },
    { GDK_KEY_Page_Up, -100, 0 }, { GDK_KEY_Page_Down, 100, 0 }, { GDK_KEY_Home, 0, -31 },
    { GDK_KEY_End, 0, 31 },
  };

  G_OBJECT_CLASS (klass)->finalize = foyer_rota_grid_finalize;
  widget_class->snapshot = foyer_rota_grid_snapshot;
  widget_class->measure = foyer_rota_grid_measure;

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding (widget_class, moves[i].key, 0, on_moved, "(ii)", moves[i].rows,
                                  moves[i].days);

  signals[CURSOR_MOVED] = g_signal_new ("cursor-moved", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "rotagrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
foyer_rota_grid_init (FoyerRotaGrid *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_("panel", "Roster"), -1);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);

  self->settings = gtk_settings_get_default ();
  g_signal_connect_object (self->settings, "notify::gtk-application-prefer-dark-theme",
                           G_CALLBACK (on_theme_changed), self, G_CONNECT_SWAPPED);
  on_theme_changed (self);
}

/* A proposal for an empty month is all new: to mark every cell would say nothing. */
static gboolean
has_few_changes (FoyerRotaGrid *self)
{
  int n_staff = foyer_rota_month_get_n_staff (self->month);
  int n_days = foyer_rota_month_get_n_days (self->month);
  int n_new = 0;

  for (int row = 0; row < n_staff; row++)
    for (int day = 0; day < n_days; day++)
      n_new += foyer_rota_grid_is_new (self, row, day);

  return n_new * 2 <= n_staff * n_days;
}

static gboolean
has_holiday (FoyerRotaMonth *month)
{
  FoyerCalendar *calendar = foyer_rota_month_get_ground (month)->calendar;

  for (int day = 0; day < foyer_rota_month_get_n_days (month); day++)
    if (foyer_calendar_get_name (calendar, foyer_rota_month_get_first_day (month) + day) != NULL)
      return TRUE;

  return FALSE;
}

/* @before: (nullable): what stands, when @month is a proposal: what is new in it is marked; @today:
 * where the cursor begins */
void
foyer_rota_grid_set_month (FoyerRotaGrid  *self,
                           FoyerRotaMonth *month,
                           FoyerRotaMonth *before,
                           gint64          today)
{
  g_return_if_fail (FOYER_IS_ROTA_GRID (self));
  g_return_if_fail (FOYER_IS_ROTA_MONTH (month));

  if (self->month == NULL)
    self->day = today - foyer_rota_month_get_first_day (month);
  self->today = today;
  g_set_object (&self->month, month);
  g_set_object (&self->before, before);
  self->row = CLAMP (self->row, 0, MAX (foyer_rota_month_get_n_staff (month) - 1, 0));
  self->day = CLAMP (self->day, 0, foyer_rota_month_get_n_days (month) - 1);
  self->marks_new = before != NULL && has_few_changes (self);
  self->holiday_height = has_holiday (month) ? HOLIDAY_HEIGHT : 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  tell_cursor (self);
}

/* Returns %FALSE when there is no cell. */
gboolean
foyer_rota_grid_get_cursor (FoyerRotaGrid *self,
                            int           *row,
                            int           *day)
{
  *row = self->row;
  *day = self->day;
  return self->month != NULL && foyer_rota_month_get_n_staff (self->month) > 0;
}

/* Moves the cursor, as far as there are cells. */
void
foyer_rota_grid_set_cursor (FoyerRotaGrid *self,
                            int            row,
                            int            day)
{
  g_return_if_fail (FOYER_IS_ROTA_GRID (self));

  if (self->month == NULL)
    return;

  self->row = CLAMP (row, 0, MAX (foyer_rota_month_get_n_staff (self->month) - 1, 0));
  self->day = CLAMP (day, 0, foyer_rota_month_get_n_days (self->month) - 1);
  tell_cursor (self);
}

/* @area: (out): where the cell under the cursor is in @widget, which the grid is part of */
void
foyer_rota_grid_get_cursor_area (FoyerRotaGrid *self,
                                 GtkWidget     *widget,
                                 GdkRectangle  *area)
{
  graphene_rect_t bounds;

  g_return_if_fail (FOYER_IS_ROTA_GRID (self));
  g_return_if_fail (gtk_widget_is_ancestor (GTK_WIDGET (self), widget));

  if (self->month == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (self), widget, &bounds))
    bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  *area = (GdkRectangle) { bounds.origin.x, bounds.origin.y, 1, 1 };
  if (self->month != NULL)
    {
      area->width = get_cell_width (self);
      area->height = get_row_height (self);
      area->x += NAME_WIDTH + self->day * area->width - self->offset;
      area->y += get_top (self) + self->row * area->height;
    }
}

/* (transfer full) (nullable): what the cell under the cursor says, and whether the proposal has
 * changed it; NULL when there is none */
char *
foyer_rota_grid_dup_cell_text (FoyerRotaGrid *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (FOYER_IS_ROTA_GRID (self), NULL);

  if (self->month == NULL || foyer_rota_month_get_n_staff (self->month) == 0)
    return NULL;

  text = foyer_rota_words_cell (NULL, self->month, self->row, self->day);
  return foyer_rota_grid_is_new (self, self->row, self->day)
           ? g_strconcat (text, C_("list", ", "), C_("roster", "changed by the plan"), NULL)
           : g_steal_pointer (&text);
}
