/* How the grid of the roster looks (look/DESIGN-LANGUAGE.md §5): by glyphs and lines as well as by
 * colour, with the tokens of the style sheet. */

#include "panels/schedule/foyer-rota-grid-private.h"

#include "service/foyer-rota-words.h"

#include <glib/gi18n.h>

#define CHIP_MARGIN 2
#define NUMBER_HEIGHT 12
#define CAPTION 12
#define BODY 14

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
  if (self->marks_new && foyer_rota_grid_is_new (self, row, day))
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

void
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
