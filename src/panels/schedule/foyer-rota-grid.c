/* The grid of the roster.
 *
 * A month of thirteen people is four hundred cells with a coverage strip and totals: as widgets
 * they would be six hundred, all drawn anew with every change. So it is one widget that paints,
 * with the tokens of the style sheet; what a cell says to assistive tools is the description of the
 * grid, which follows the cursor (look/DESIGN-LANGUAGE.md §4, §5). */

#include "panels/schedule/foyer-rota-grid.h"

#include "service/foyer-rota-words.h"
#include "service/foyer-words.h"
#include "widgets/foyer-palette.h"

#include <glib/gi18n.h>

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
#define CHIP_MARGIN 2
#define NUMBER_HEIGHT 12
#define CAPTION 12
#define BODY 14

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

G_DEFINE_FINAL_TYPE (FoyerRotaGrid, foyer_rota_grid, GTK_TYPE_WIDGET)

enum
{
  CURSOR_MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static int
get_days_width (FoyerRotaGrid *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) - NAME_WIDTH - N_TOTALS * TOTAL_WIDTH;
}

static int
get_cell_width (FoyerRotaGrid *self)
{
  return CLAMP (get_days_width (self) / foyer_rota_month_get_n_days (self->month), MIN_CELL,
                MAX_CELL);
}

static int
get_top (FoyerRotaGrid *self)
{
  return self->holiday_height + HEAD_HEIGHT;
}

/* What stands above and below the rows of the people. */
static int
get_fixed_height (FoyerRotaGrid *self)
{
  return get_top (self) + STRIP_HEIGHT * foyer_rota_month_get_n_demands (self->month) + 1;
}

/* A row takes what room there is, within what is well read. */
static int
get_row_height (FoyerRotaGrid *self)
{
  int room = gtk_widget_get_height (GTK_WIDGET (self)) - get_fixed_height (self);

  return CLAMP (room / MAX (foyer_rota_month_get_n_staff (self->month), 1), MIN_ROW, MAX_ROW);
}

static int
get_strip_top (FoyerRotaGrid *self)
{
  return get_top (self) + get_row_height (self) * foyer_rota_month_get_n_staff (self->month);
}

/* The totals share what the days leave over. */
static int
get_total_width (FoyerRotaGrid *self)
{
  int rest = get_days_width (self)
             - get_cell_width (self) * foyer_rota_month_get_n_days (self->month);

  return TOTAL_WIDTH + MAX (rest, 0) / N_TOTALS;
}

/* Keeps the cursor in sight where the days have not all room. */
static void
scroll_to_cursor (FoyerRotaGrid *self)
{
  int cell = get_cell_width (self);
  int room = get_days_width (self);
  int most = MAX (cell * foyer_rota_month_get_n_days (self->month) - room, 0);

  if (self->day * cell < self->offset)
    self->offset = self->day * cell;
  if ((self->day + 1) * cell > self->offset + room)
    self->offset = (self->day + 1) * cell - room;
  self->offset = CLAMP (self->offset, 0, most);
}

static void
paint_text (FoyerRotaGrid *self,
            GtkSnapshot   *snapshot,
            const char    *text,
            const char    *token,
            int            size,
            gboolean       is_bold,
            float          align,
            float          x,
            float          y,
            float          width,
            float          height)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoFontDescription *font =
    pango_font_description_copy (pango_context_get_font_description (
      gtk_widget_get_pango_context (GTK_WIDGET (self))));
  GdkRGBA colour = foyer_palette_get (self->palette, token);
  int text_width, text_height;

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  if (text_width > width)
    {
      pango_layout_set_width (layout, width * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      text_width = width;
    }

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + (width - text_width) * align,
                                                          y + (height - text_height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
paint_box (FoyerRotaGrid *self,
           GtkSnapshot   *snapshot,
           const char    *token,
           float          x,
           float          y,
           float          width,
           float          height)
{
  GdkRGBA colour = foyer_palette_get (self->palette, token);

  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
paint_border (FoyerRotaGrid *self,
              GtkSnapshot   *snapshot,
              const char    *token,
              float          line,
              float          radius,
              float          x,
              float          y,
              float          width,
              float          height)
{
  GdkRGBA colour = foyer_palette_get (self->palette, token);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (x, y, width, height), radius);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { line, line, line, line },
                              (GdkRGBA[4]) { colour, colour, colour, colour });
}

static void
paint_filled (FoyerRotaGrid *self,
              GtkSnapshot   *snapshot,
              const char    *token,
              float          radius,
              float          x,
              float          y,
              float          width,
              float          height)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (x, y, width, height), radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  paint_box (self, snapshot, token, x, y, width, height);
  gtk_snapshot_pop (snapshot);
}

/* Leave is hatched: it is told without colour. */
static void
paint_hatched (FoyerRotaGrid *self,
               GtkSnapshot   *snapshot,
               float          x,
               float          y,
               float          width,
               float          height)
{
  GdkRGBA colour = foyer_palette_get (self->palette, "hatch");
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x, y, width, height));

  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_line_width (cr, 1);
  for (float at = -height; at < width; at += 4)
    {
      cairo_move_to (cr, x + at, y + height);
      cairo_line_to (cr, x + at + height, y);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
  paint_border (self, snapshot, "line_strong", 1, 4, x, y, width, height);
}

static void
paint_chip (FoyerRotaGrid *self,
            GtkSnapshot   *snapshot,
            FoyerShift    *shift,
            float          x,
            float          y,
            float          width,
            float          height)
{
  g_autofree char *glyph = foyer_rota_words_glyph (NULL, self->month, shift);
  int size = g_utf8_strlen (glyph, -1) > 1 ? CAPTION : BODY;

  switch (foyer_shift_get_kind (shift))
    {
    case FOYER_SHIFT_EARLY:
      paint_filled (self, snapshot, "early_bg", 4, x, y, width, height);
      paint_text (self, snapshot, glyph, "early_fg", size, FALSE, 0.5, x, y, width, height);
      break;
    case FOYER_SHIFT_MIDDLE:
      paint_border (self, snapshot, "line_strong", 1, 4, x, y, width, height);
      paint_text (self, snapshot, glyph, "fg", size, FALSE, 0.5, x, y, width, height);
      break;
    case FOYER_SHIFT_LATE:
      paint_filled (self, snapshot, "late_bg", 4, x, y, width, height);
      paint_text (self, snapshot, glyph, "late_fg", size, size == BODY, 0.5, x, y, width, height);
      break;
    }
}

/* Whether the proposal has something else here than what stands. */
static gboolean
is_new (FoyerRotaGrid *self,
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
paint_number (FoyerRotaGrid *self,
              GtkSnapshot   *snapshot,
              guint          number,
              float          right,
              float          top)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  float width = number > 9 ? 18 : 12;

  paint_filled (self, snapshot, "warn_fg", 3, right - width, top, width, NUMBER_HEIGHT);
  paint_text (self, snapshot, text, "warn_bg", 11, TRUE, 0.5, right - width, top, width,
              NUMBER_HEIGHT);
}

/* The duty person of the day, by a letter at the upper corner of the cell. */
static void
paint_duty (FoyerRotaGrid *self,
            GtkSnapshot   *snapshot,
            float          right,
            float          top)
{
  paint_filled (self, snapshot, "fg", 3, right - 13, top, 13, 13);
  /* Translators: marks the duty person in a cell of the roster: one letter. */
  paint_text (self, snapshot, C_("roster", "D"), "view", 11, TRUE, 0.5, right - 13, top, 13, 13);
}

static void
paint_cell (FoyerRotaGrid *self,
            GtkSnapshot   *snapshot,
            int            row,
            int            day,
            float          x,
            float          y,
            float          width,
            float          height)
{
  FoyerRosterCell *cell = foyer_rota_month_get_cell (self->month, row, day, 0);
  FoyerShift *shift = foyer_rota_month_get_shift (self->month, row, day, 0);
  FoyerShift *second = foyer_rota_month_get_shift (self->month, row, day, 1);
  float chip_x = x + CHIP_MARGIN, chip_y = y + CHIP_MARGIN;
  float chip_width = width - 2 * CHIP_MARGIN, chip_height = height - 2 * CHIP_MARGIN;

  if (shift != NULL && second != NULL)
    {
      paint_chip (self, snapshot, shift, chip_x, chip_y, chip_width / 2, chip_height);
      paint_chip (self, snapshot, second, chip_x + chip_width / 2, chip_y, chip_width / 2,
                  chip_height);
    }
  else if (shift != NULL)
    paint_chip (self, snapshot, shift, chip_x, chip_y, chip_width, chip_height);
  else if (foyer_rota_month_has_leave (self->month, row, day))
    {
      paint_hatched (self, snapshot, chip_x, chip_y, chip_width, chip_height);
      paint_text (self, snapshot, foyer_rota_words_leave (NULL), "fg", BODY, FALSE, 0.5, chip_x,
                  chip_y, chip_width, chip_height);
    }
  else if (cell != NULL)
    paint_text (self, snapshot, foyer_rota_words_rest (NULL), "dim", CAPTION, FALSE, 0.5, chip_x,
                chip_y, chip_width, chip_height);

  if (cell != NULL && foyer_roster_cell_get_is_locked (cell))
    paint_box (self, snapshot,
               shift != NULL && foyer_shift_get_kind (shift) == FOYER_SHIFT_LATE ? "late_fg" : "fg",
               x + width / 2 - 6, y + height - 6, 12, 2);
  if (cell != NULL && foyer_roster_cell_get_state (cell) == FOYER_CELL_CHANGED)
    paint_filled (self, snapshot, "warn_fg", 3, chip_x, chip_y, 6, 6);
  if (foyer_rota_month_is_on_duty (self->month, row, day))
    paint_duty (self, snapshot, x + width, y);
  if (self->marks_new && is_new (self, row, day))
    paint_border (self, snapshot, "ok_fg", 1, 4, x + 1, y + 1, width - 2, height - 2);
}

/* Over all cells: a number sits on the line between two rows, at the corner of its own, where it
 * covers neither glyph; in the last row above the line, as the strip below has figures. */
static void
paint_numbers (FoyerRotaGrid *self,
               GtkSnapshot   *snapshot,
               int            cell)
{
  for (int row = 0; row < foyer_rota_month_get_n_staff (self->month); row++)
    for (int day = 0; day < foyer_rota_month_get_n_days (self->month); day++)
      {
        guint number = foyer_rota_month_get_problem_at (self->month, row, day);
        gboolean is_last = row == foyer_rota_month_get_n_staff (self->month) - 1;

        if (number > 0)
          paint_number (self, snapshot, number, NAME_WIDTH + (day + 1) * cell - self->offset + 5,
                        get_top (self) + (row + 1) * get_row_height (self)
                          - (is_last ? NUMBER_HEIGHT : NUMBER_HEIGHT / 2));
      }
}

static const char *
get_column_token (FoyerRotaGrid *self,
                  int            day)
{
  FoyerCalendar *calendar = foyer_rota_month_get_ground (self->month)->calendar;
  gint64 date = foyer_rota_month_get_first_day (self->month) + day;

  if (foyer_roster_is_holiday (calendar, date))
    return "holiday";
  return foyer_roster_is_weekend (calendar, date) ? "weekend" : NULL;
}

/* Over the days: which festival begins, and on which day of a weekend is worked for it. After all
 * columns: a name is wider than its day. */
static void
paint_holidays (FoyerRotaGrid *self,
                GtkSnapshot   *snapshot,
                int            cell)
{
  FoyerCalendar *calendar = foyer_rota_month_get_ground (self->month)->calendar;
  gint64 first = foyer_rota_month_get_first_day (self->month);
  const char *last_name = NULL;

  for (int day = 0; day < foyer_rota_month_get_n_days (self->month); day++)
    {
      float x = NAME_WIDTH + day * cell - self->offset;
      const char *name = foyer_calendar_get_name (calendar, first + day);
      gboolean is_work = foyer_calendar_is_make_up_day (calendar, first + day);

      if (is_work)
        /* Translators: over a day of the weekend on which everybody works for a holiday: very
         * short. */
        paint_text (self, snapshot, C_("roster head", "Work"), "warn_fg", CAPTION, TRUE, 0.5, x - 8,
                    0, cell + 16, self->holiday_height);
      else if (name != NULL && g_strcmp0 (name, last_name) != 0)
        {
          g_autofree char *flag = g_strconcat ("⚑ ", name, NULL);

          paint_text (self, snapshot, flag, "crit_fg", CAPTION, FALSE, 0, x + 4, 0, cell * 3,
                      self->holiday_height);
        }
      last_name = is_work ? NULL : name;
    }
}

static void
paint_columns (FoyerRotaGrid *self,
               GtkSnapshot   *snapshot,
               int            cell,
               int            height)
{
  gint64 first = foyer_rota_month_get_first_day (self->month);

  for (int day = 0; day < foyer_rota_month_get_n_days (self->month); day++)
    {
      float x = NAME_WIDTH + day * cell - self->offset;
      const char *token = get_column_token (self, day);
      g_autofree char *number = g_strdup_printf ("%d", day + 1);
      g_autofree char *weekday = foyer_rota_words_weekday (NULL, first + day);

      if (token != NULL)
        paint_box (self, snapshot, token, x, 0, cell, height);
      if (first + day == self->today)
        paint_filled (self, snapshot, "accent_soft", 4, x + 1, self->holiday_height + 1, cell - 1,
                      HEAD_HEIGHT - 2);
      paint_text (self, snapshot, number, first + day == self->today ? "accent_text" : "fg", BODY,
                  TRUE, 0.5, x, self->holiday_height, cell, HEAD_HEIGHT / 2);
      paint_text (self, snapshot, weekday, "dim", CAPTION, FALSE, 0.5, x,
                  self->holiday_height + HEAD_HEIGHT / 2, cell, HEAD_HEIGHT / 2);
      paint_box (self, snapshot, "line", x, get_top (self), 1, height - get_top (self));
    }
  if (self->holiday_height > 0)
    paint_holidays (self, snapshot, cell);
}

static void
paint_strip (FoyerRotaGrid *self,
             GtkSnapshot   *snapshot,
             int            cell)
{
  int top = get_strip_top (self);

  for (int n = 0; n < foyer_rota_month_get_n_demands (self->month); n++)
    {
      const FoyerRotaDemand *demand = foyer_rota_month_get_demand (self->month, n);
      int y = top + n * STRIP_HEIGHT;

      for (int day = 0; day < foyer_rota_month_get_n_days (self->month); day++)
        {
          float x = NAME_WIDTH + day * cell - self->offset;
          gboolean is_short = demand->have[day] < demand->wanted[day];
          g_autofree char *text = NULL;

          if (demand->wanted[day] < 0)
            continue;
          if (is_short)
            {
              /* Translators: so many people are missing; very short, in a cell of the roster. */
              text = g_strdup_printf (C_("roster", "–%d"), demand->wanted[day] - demand->have[day]);
              paint_box (self, snapshot, "crit_bg", x + 1, y + 1, cell - 2, STRIP_HEIGHT - 2);
            }
          else
            text = g_strdup_printf ("%d", demand->have[day]);
          paint_text (self, snapshot, text, is_short ? "crit_fg" : "fg", CAPTION, is_short, 0.5, x,
                      y, cell, STRIP_HEIGHT);
        }
    }
}

static void
paint_totals (FoyerRotaGrid *self,
              GtkSnapshot   *snapshot,
              int            left)
{
  const char *heads[N_TOTALS] = { C_("roster", "Hours"), C_("roster", "Late"),
                                  C_("roster", "Hols"), C_("roster", "Rests") };
  int width = get_total_width (self);
  int row_height = get_row_height (self);

  for (int n = 0; n < N_TOTALS; n++)
    paint_text (self, snapshot, heads[n], "dim", CAPTION, FALSE, 0.5, left + n * width,
                self->holiday_height, width, HEAD_HEIGHT);

  for (int row = 0; row < foyer_rota_month_get_n_staff (self->month); row++)
    {
      FoyerRosterCounts counts = foyer_rota_month_get_counts (self->month, row);
      int values[N_TOTALS] = { counts.minutes / 60, counts.n_evenings, counts.n_holidays,
                               foyer_rota_month_get_n_rests (self->month, row) };

      for (int n = 0; n < N_TOTALS; n++)
        {
          g_autofree char *text = g_strdup_printf ("%d", values[n]);

          paint_text (self, snapshot, text, "fg", BODY, FALSE, 0.5, left + n * width,
                      get_top (self) + row * row_height, width, row_height);
        }
    }
}

static void
paint_names (FoyerRotaGrid *self,
             GtkSnapshot   *snapshot)
{
  int n_staff = foyer_rota_month_get_n_staff (self->month);
  int row_height = get_row_height (self);
  /* Translators: over the names of the roster: how many people are on it. */
  g_autofree char *people = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d person", "%d people",
                                                          n_staff), n_staff);

  paint_text (self, snapshot, people, "dim", CAPTION, FALSE, 0, 12, self->holiday_height,
              NAME_WIDTH - 16, HEAD_HEIGHT);
  for (int row = 0; row < n_staff; row++)
    paint_text (self, snapshot,
                foyer_staff_get_name (foyer_rota_month_get_staff (self->month, row)), "fg", BODY,
                FALSE, 0, 12, get_top (self) + row * row_height, NAME_WIDTH - 16, row_height);

  for (int n = 0; n < foyer_rota_month_get_n_demands (self->month); n++)
    {
      g_autofree char *text = foyer_rota_words_demand (NULL,
                                                       foyer_rota_month_get_demand (self->month, n));

      paint_text (self, snapshot, text, "dim", CAPTION, FALSE, 0, 12,
                  get_strip_top (self) + n * STRIP_HEIGHT, NAME_WIDTH - 16, STRIP_HEIGHT);
    }
}

static void
paint_lines (FoyerRotaGrid *self,
             GtkSnapshot   *snapshot,
             int            width,
             int            height)
{
  for (int row = 0; row <= foyer_rota_month_get_n_staff (self->month); row++)
    paint_box (self, snapshot, "line", 0, get_top (self) + row * get_row_height (self), width, 1);
  paint_box (self, snapshot, "line_strong", 0, get_top (self), width, 1);
  paint_box (self, snapshot, "line_strong", 0, get_strip_top (self), width, 2);
  paint_box (self, snapshot, "line_strong", NAME_WIDTH, 0, 1, height);
  paint_border (self, snapshot, "line_strong", 1, 0, 0, 0, width, height);
}

static void
foyer_rota_grid_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  FoyerRotaGrid *self = FOYER_ROTA_GRID (widget);
  int width = gtk_widget_get_width (widget);
  int cell, height, left, row_height;

  if (self->month == NULL)
    return;

  scroll_to_cursor (self);
  cell = get_cell_width (self);
  row_height = get_row_height (self);
  height = get_fixed_height (self) + row_height * foyer_rota_month_get_n_staff (self->month);
  left = NAME_WIDTH + MIN (cell * foyer_rota_month_get_n_days (self->month), get_days_width (self));
  paint_box (self, snapshot, "view", 0, 0, width, height);
  paint_box (self, snapshot, "raised", 0, 0, width, get_top (self));

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (NAME_WIDTH, 0, left - NAME_WIDTH, height));
  paint_columns (self, snapshot, cell, height);
  for (int row = 0; row < foyer_rota_month_get_n_staff (self->month); row++)
    for (int day = 0; day < foyer_rota_month_get_n_days (self->month); day++)
      paint_cell (self, snapshot, row, day, NAME_WIDTH + day * cell - self->offset,
                  get_top (self) + row * row_height, cell, row_height);
  paint_strip (self, snapshot, cell);
  paint_numbers (self, snapshot, cell);
  if (foyer_rota_month_get_n_staff (self->month) > 0)
    paint_border (self, snapshot, gtk_widget_has_focus (widget) ? "focus" : "line_strong", 2, 0,
                  NAME_WIDTH + self->day * cell - self->offset,
                  get_top (self) + self->row * row_height, cell + 1, row_height + 1);
  gtk_snapshot_pop (snapshot);

  paint_names (self, snapshot);
  paint_totals (self, snapshot, left);
  paint_lines (self, snapshot, width, height);
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
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->month == NULL || x < NAME_WIDTH || y < get_top (self)
      || x >= NAME_WIDTH + get_days_width (self))
    return;

  foyer_rota_grid_set_cursor (self, y >= get_strip_top (self) ? self->row
                                                              : (y - get_top (self)) / get_row_height (self),
                              (x - NAME_WIDTH + self->offset) / get_cell_width (self));
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
      n_new += is_new (self, row, day);

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
  return is_new (self, self->row, self->day)
           ? g_strconcat (text, C_("list", ", "), C_("roster", "changed by the plan"), NULL)
           : g_steal_pointer (&text);
}
