/* A month of the roster on paper (form XST-HD-KF-005; look/09b-print-roster-A4-landscape.png): A4
 * landscape, black on white, nothing told by colour. Late shifts are white on black, leave is
 * dashed, a rest day is a dot, a post with too few people is boxed.
 *
 * People follow each other on as many pages as they need; how many people there are, the legend and
 * the signatures stand under the last. Everything runs on the thread that asks. */

#include "service/foyer-roster-sheet.h"

#include <glib/gi18n.h>

#include "service/foyer-pdf.h"
#include "service/foyer-rota-words.h"
#include "service/foyer-words.h"

#define FORM_CODE "XST-HD-KF-005"

/* Points: 1/72 inch. */
#define PAGE_WIDTH 841.89
#define PAGE_HEIGHT 595.28
#define MARGIN (14 / 25.4 * 72)
#define TEXT_WIDTH (PAGE_WIDTH - 2 * MARGIN)

#define HEAD_HEIGHT 38
#define DAYS_HEIGHT 30
#define ROW_HEIGHT 20
#define STRIP_HEIGHT 15
#define LEGEND_HEIGHT 22
#define FOOT_HEIGHT 46
#define NAME_WIDTH 64
#define TOTAL_WIDTH 27
#define N_TOTALS 3

#define TITLE_SIZE 16
#define SMALL_SIZE 8
#define CELL_SIZE 9.5
#define GREY 0.93
#define LINE 0.5

typedef struct
{
  const FoyerRosterSheet *facts;
  cairo_t *cr;
  PangoLayout *layout;
  double cell;                  /* width of a day */
  int n_pages;
} Sheet;

static FoyerRotaMonth *
get_month (Sheet *self)
{
  return self->facts->month;
}

static FoyerCalendar *
get_calendar (Sheet *self)
{
  return foyer_rota_month_get_ground (get_month (self))->calendar;
}

static gint64
get_date (Sheet *self,
          int    day)
{
  return foyer_rota_month_get_first_day (get_month (self)) + day;
}

static double
get_day_x (Sheet *self,
           int    day)
{
  return MARGIN + NAME_WIDTH + day * self->cell;
}

static double
get_totals_x (Sheet *self)
{
  return get_day_x (self, foyer_rota_month_get_n_days (get_month (self)));
}

static void
set_grey (Sheet  *self,
          double  grey)
{
  cairo_set_source_rgb (self->cr, grey, grey, grey);
}

static void
show_text (Sheet       *self,
           const char  *text,
           double       size,
           PangoWeight  weight,
           double       align,
           double       x,
           double       y,
           double       width,
           double       height)
{
  PangoFontDescription *font = pango_font_description_new ();
  int text_width, text_height;
  double shown;

  /* Figures and Latin come from the same family, so that lines are of one height. */
  pango_font_description_set_family_static (font, "Noto Sans CJK SC,Noto Sans,Sans");
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (self->layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (self->layout, -1);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_size (self->layout, &text_width, &text_height);
  shown = text_width / (double) PANGO_SCALE;
  if (shown > width)
    {
      pango_layout_set_width (self->layout, width * PANGO_SCALE);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      shown = width;
    }
  cairo_move_to (self->cr, x + (width - shown) * align,
                 y + (height - text_height / (double) PANGO_SCALE) / 2);
  pango_cairo_show_layout (self->cr, self->layout);
}

static void
show_line (Sheet  *self,
           double  from_x,
           double  from_y,
           double  to_x,
           double  to_y)
{
  cairo_set_line_width (self->cr, LINE);
  cairo_move_to (self->cr, from_x, from_y);
  cairo_line_to (self->cr, to_x, to_y);
  cairo_stroke (self->cr);
}

static void
trace_round (Sheet  *self,
             double  x,
             double  y,
             double  width,
             double  height)
{
  const double radius = 2;

  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (self->cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (self->cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (self->cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (self->cr);
}

/* White on black for a late shift, dashed for leave. */
static void
show_late (Sheet      *self,
           const char *glyph,
           double      size,
           double      x,
           double      y,
           double      width,
           double      height)
{
  trace_round (self, x, y, width, height);
  set_grey (self, 0);
  cairo_fill (self->cr);
  set_grey (self, 1);
  show_text (self, glyph, size, PANGO_WEIGHT_BOLD, 0.5, x, y, width, height);
  set_grey (self, 0);
}

static void
show_leave (Sheet  *self,
            double  x,
            double  y,
            double  width,
            double  height)
{
  cairo_save (self->cr);
  cairo_set_dash (self->cr, (double[]) { 2, 1.5 }, 2, 0);
  cairo_set_line_width (self->cr, 0.7);
  cairo_rectangle (self->cr, x, y, width, height);
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
  show_text (self, foyer_rota_words_leave (self->facts->catalog), CELL_SIZE, PANGO_WEIGHT_NORMAL,
             0.5, x, y, width, height);
}

static void
show_shift (Sheet      *self,
            FoyerShift *shift,
            double      x,
            double      y,
            double      width,
            double      height)
{
  g_autofree char *glyph = foyer_rota_words_glyph (self->facts->catalog, get_month (self), shift);

  double size = g_utf8_strlen (glyph, -1) > 1 ? SMALL_SIZE : CELL_SIZE;

  if (foyer_shift_get_kind (shift) == FOYER_SHIFT_LATE)
    show_late (self, glyph, size, x, y, width, height);
  else
    show_text (self, glyph, size, PANGO_WEIGHT_NORMAL, 0.5, x, y, width, height);
}

static void
show_cell (Sheet  *self,
           int     row,
           int     day,
           double  y)
{
  FoyerRotaMonth *month = get_month (self);
  FoyerShift *shift = foyer_rota_month_get_shift (month, row, day, 0);
  FoyerShift *second = foyer_rota_month_get_shift (month, row, day, 1);
  double x = get_day_x (self, day) + 1.5, width = self->cell - 3, height = ROW_HEIGHT - 5;

  y += 2.5;
  if (shift != NULL && second != NULL)
    {
      show_shift (self, shift, x, y, width / 2, height);
      show_shift (self, second, x + width / 2, y, width / 2, height);
    }
  else if (shift != NULL)
    show_shift (self, shift, x, y, width, height);
  else if (foyer_rota_month_has_leave (month, row, day))
    show_leave (self, x, y, width, height);
  else if (foyer_rota_month_get_cell (month, row, day, 0) != NULL)
    show_text (self, "·", CELL_SIZE, PANGO_WEIGHT_NORMAL, 0.5, x, y, width, height);

  if (foyer_rota_month_is_on_duty (month, row, day))
    show_text (self, foyer_catalog_get (self->facts->catalog, "roster", NC_("roster", "D")), 5,
               PANGO_WEIGHT_BOLD, 1, x, y - 3, width, 7);
}

static gboolean
is_grey (Sheet *self,
         int    day)
{
  gint64 date = get_date (self, day);

  return foyer_roster_is_holiday (get_calendar (self), date)
         || foyer_roster_is_weekend (get_calendar (self), date);
}

static void
show_greys (Sheet  *self,
            double  top,
            double  bottom)
{
  set_grey (self, GREY);
  for (int day = 0; day < foyer_rota_month_get_n_days (get_month (self)); day++)
    if (is_grey (self, day))
      {
        cairo_rectangle (self->cr, get_day_x (self, day), top, self->cell, bottom - top);
        cairo_fill (self->cr);
      }
  set_grey (self, 0);
}

static void
show_uprights (Sheet  *self,
               double  top,
               double  bottom,
               gboolean with_totals)
{
  int n_days = foyer_rota_month_get_n_days (get_month (self));

  show_line (self, MARGIN, top, MARGIN, bottom);
  for (int day = 0; day <= n_days; day++)
    show_line (self, get_day_x (self, day), top, get_day_x (self, day), bottom);
  for (int n = 1; with_totals && n < N_TOTALS; n++)
    show_line (self, get_totals_x (self) + n * TOTAL_WIDTH, top,
               get_totals_x (self) + n * TOTAL_WIDTH, bottom);
  show_line (self, MARGIN + TEXT_WIDTH, top, MARGIN + TEXT_WIDTH, bottom);
}

static void
show_days (Sheet  *self,
           double  y)
{
  FoyerCatalog *catalog = self->facts->catalog;
  const char *totals[N_TOTALS] = {
    foyer_catalog_get (catalog, "roster", NC_("roster", "Hours")),
    foyer_catalog_get (catalog, "roster", NC_("roster", "Late")),
    foyer_catalog_get (catalog, "roster", NC_("roster", "Rests")),
  };

  show_text (self, foyer_words_field (catalog, "name"), CELL_SIZE, PANGO_WEIGHT_BOLD, 0.5, MARGIN,
             y, NAME_WIDTH, DAYS_HEIGHT);
  for (int day = 0; day < foyer_rota_month_get_n_days (get_month (self)); day++)
    {
      g_autofree char *number = g_strdup_printf ("%d", day + 1);
      g_autofree char *weekday = NULL;

      /* A make-up working day is told where its weekday would be. */
      if (foyer_calendar_is_make_up_day (get_calendar (self), get_date (self, day)))
        weekday = g_strdup (foyer_catalog_get (catalog, "roster sheet", NC_("roster sheet", "Wk")));
      else
        weekday = foyer_rota_words_weekday (catalog, get_date (self, day));
      show_text (self, number, CELL_SIZE, PANGO_WEIGHT_BOLD, 0.5, get_day_x (self, day), y,
                 self->cell, DAYS_HEIGHT / 2.0);
      show_text (self, weekday, SMALL_SIZE, PANGO_WEIGHT_NORMAL, 0.5, get_day_x (self, day),
                 y + DAYS_HEIGHT / 2.0, self->cell, DAYS_HEIGHT / 2.0);
    }
  for (int n = 0; n < N_TOTALS; n++)
    show_text (self, totals[n], SMALL_SIZE, PANGO_WEIGHT_BOLD, 0.5,
               get_totals_x (self) + n * TOTAL_WIDTH, y, TOTAL_WIDTH, DAYS_HEIGHT);
}

static void
show_row (Sheet  *self,
          int     row,
          double  y)
{
  FoyerRotaMonth *month = get_month (self);
  FoyerRosterCounts counts = foyer_rota_month_get_counts (month, row);
  int totals[N_TOTALS] = { counts.minutes / 60, counts.n_evenings,
                           foyer_rota_month_get_n_rests (month, row) };

  show_text (self, foyer_staff_get_name (foyer_rota_month_get_staff (month, row)), CELL_SIZE,
             PANGO_WEIGHT_NORMAL, 0, MARGIN + 4, y, NAME_WIDTH - 8, ROW_HEIGHT);
  for (int day = 0; day < foyer_rota_month_get_n_days (month); day++)
    show_cell (self, row, day, y);
  for (int n = 0; n < N_TOTALS; n++)
    {
      g_autofree char *text = g_strdup_printf ("%d", totals[n]);

      show_text (self, text, CELL_SIZE, PANGO_WEIGHT_NORMAL, 0.5,
                 get_totals_x (self) + n * TOTAL_WIDTH, y, TOTAL_WIDTH, ROW_HEIGHT);
    }
}

static void
show_demand (Sheet  *self,
             int     n,
             double  y)
{
  const FoyerRotaDemand *demand = foyer_rota_month_get_demand (get_month (self), n);
  g_autofree char *name = foyer_rota_words_demand (self->facts->catalog, demand);

  show_text (self, name, SMALL_SIZE, PANGO_WEIGHT_NORMAL, 0, MARGIN + 4, y, NAME_WIDTH - 8,
             STRIP_HEIGHT);
  for (int day = 0; day < foyer_rota_month_get_n_days (get_month (self)); day++)
    {
      gboolean is_short = demand->have[day] < demand->wanted[day];
      double x = get_day_x (self, day);
      g_autofree char *text = NULL;

      if (demand->wanted[day] < 0)
        continue;
      if (is_short)
        {
          text = g_strdup_printf (foyer_catalog_get (self->facts->catalog, "roster",
                                                     NC_("roster", "–%d")),
                                  demand->wanted[day] - demand->have[day]);
          cairo_set_line_width (self->cr, 1.2);
          cairo_rectangle (self->cr, x + 0.6, y + 0.6, self->cell - 1.2, STRIP_HEIGHT - 1.2);
          cairo_stroke (self->cr);
        }
      else
        text = g_strdup_printf ("%d", demand->have[day]);
      show_text (self, text, SMALL_SIZE, is_short ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL, 0.5, x,
                 y, self->cell, STRIP_HEIGHT);
    }
}

/* "1–7 日国庆节，10 日补班" */
static char *
make_holidays (Sheet *self)
{
  FoyerCatalog *catalog = self->facts->catalog;
  GString *text = g_string_new (NULL);
  int n_days = foyer_rota_month_get_n_days (get_month (self));

  for (int day = 0, last; day < n_days; day = last + 1)
    {
      const char *name = foyer_calendar_get_name (get_calendar (self), get_date (self, day));
      gboolean is_work = foyer_calendar_is_make_up_day (get_calendar (self), get_date (self, day));
      g_autofree char *days = NULL;

      last = day;
      if (name == NULL)
        continue;
      while (last + 1 < n_days
             && foyer_calendar_is_make_up_day (get_calendar (self),
                                               get_date (self, last + 1)) == is_work
             && g_strcmp0 (foyer_calendar_get_name (get_calendar (self), get_date (self, last + 1)),
                           name) == 0)
        last++;

      days = foyer_rota_words_days (catalog, get_date (self, day), get_date (self, last));
      if (text->len > 0)
        g_string_append (text, foyer_catalog_get (catalog, "list", NC_("list", ", ")));
      g_string_append_printf (text, "%s %s", days,
                              is_work ? foyer_catalog_get (catalog, "roster",
                                                           NC_("roster", "Work day")) : name);
    }

  return g_string_free (text, FALSE);
}

/* Who published it and when, or that nobody did. */
static char *
make_state (Sheet *self)
{
  FoyerCatalog *catalog = self->facts->catalog;
  FoyerRotaGround *ground = foyer_rota_month_get_ground (get_month (self));
  const char *publisher = "";
  g_autofree char *date = NULL, *clock = NULL;
  gint64 at_us;

  if (!foyer_rota_month_is_published (get_month (self)))
    return g_strdup (foyer_catalog_get (catalog, NULL,
                                        foyer_rota_month_get_shows_drafts (get_month (self))
                                          ? N_("Draft, the staff do not see it")
                                          : N_("Not published yet")));

  at_us = foyer_roster_month_get_published (ground->roster);
  for (guint i = 0; i < ground->staff->len; i++)
    if (foyer_uuid_equal (foyer_record_get_id (ground->staff->pdata[i]),
                          foyer_roster_month_get_publisher (ground->roster)))
      publisher = foyer_staff_get_name (ground->staff->pdata[i]);
  date = foyer_day_to_string (foyer_shop_time_get_day (ground->shop_time, at_us));
  clock = foyer_words_clock (ground->shop_time, at_us);
  /* Translators: on the printed roster: %1$s a date, %2$s a time, %3$s who published it. */
  return g_strdup_printf (foyer_catalog_get (catalog, NULL, N_("Published %1$s %2$s %3$s")), date,
                          clock, publisher);
}

static void
show_head (Sheet *self)
{
  FoyerCatalog *catalog = self->facts->catalog;
  FoyerRosterMonth *roster = foyer_rota_month_get_ground (get_month (self))->roster;
  g_autofree char *month = foyer_words_month (catalog, get_date (self, 0));
  g_autofree char *title = NULL, *shop = NULL, *form = NULL;
  g_autofree char *state = make_state (self);
  g_autofree char *holidays = make_holidays (self);
  const double line = 13;

  /* Translators: the title of the printed roster; %s is a month. */
  title = g_strdup_printf (foyer_catalog_get (catalog, NULL, N_("Roster for %s")), month);
  shop = g_strconcat (foyer_catalog_get (catalog, NULL, N_("Foyer")), " ", self->facts->shop_name,
                      NULL);
  /* Translators: %1$s is the code of a form, %2$d its version. */
  form = g_strdup_printf (foyer_catalog_get (catalog, NULL, N_("%1$s   version %2$d")), FORM_CODE,
                          roster != NULL ? (int) foyer_record_get_version (FOYER_RECORD (roster))
                                         : 0);

  show_text (self, title, TITLE_SIZE, PANGO_WEIGHT_BOLD, 0.5, MARGIN, MARGIN, TEXT_WIDTH, 2 * line);
  show_text (self, shop, SMALL_SIZE, PANGO_WEIGHT_NORMAL, 0, MARGIN, MARGIN, TEXT_WIDTH / 3, line);
  show_text (self, form, SMALL_SIZE, PANGO_WEIGHT_NORMAL, 0, MARGIN, MARGIN + line, TEXT_WIDTH / 3,
             line);
  show_text (self, state, SMALL_SIZE, PANGO_WEIGHT_NORMAL, 1, MARGIN + TEXT_WIDTH * 2 / 3, MARGIN,
             TEXT_WIDTH / 3, line);
  show_text (self, holidays, SMALL_SIZE, PANGO_WEIGHT_NORMAL, 1, MARGIN + TEXT_WIDTH * 2 / 3,
             MARGIN + line, TEXT_WIDTH / 3, line);
}

static void
show_legend (Sheet  *self,
             double  y)
{
  FoyerCatalog *catalog = self->facts->catalog;
  double x = MARGIN;
  const double chip = 16, height = LEGEND_HEIGHT - 8;

  y += 5;
  for (int n = 0; n < foyer_rota_month_get_n_shifts (get_month (self)); n++)
    {
      FoyerShift *shift = foyer_rota_month_get_choice (get_month (self), n);
      g_autofree char *hours = foyer_rota_words_hours (foyer_shift_get_start_minute (shift),
                                                       foyer_shift_get_end_offset (shift));

      show_shift (self, shift, x, y, chip, height);
      show_text (self, hours, SMALL_SIZE, PANGO_WEIGHT_NORMAL, 0, x + chip + 4, y, 60, height);
      x += chip + 68;
    }
  show_text (self, "·", CELL_SIZE, PANGO_WEIGHT_NORMAL, 0.5, x, y, chip, height);
  show_text (self, foyer_catalog_get (catalog, "roster", NC_("roster", "rest day")), SMALL_SIZE,
             PANGO_WEIGHT_NORMAL, 0, x + chip + 4, y, 50, height);
  x += chip + 58;
  show_leave (self, x, y, chip, height);
  show_text (self, foyer_catalog_get (catalog, "roster", NC_("roster", "on leave")), SMALL_SIZE,
             PANGO_WEIGHT_NORMAL, 0, x + chip + 4, y, 50, height);
  show_text (self, foyer_catalog_get (catalog, NULL, N_("Hours as planned")), SMALL_SIZE,
             PANGO_WEIGHT_NORMAL, 1, MARGIN + TEXT_WIDTH * 3 / 4, y, TEXT_WIDTH / 4, height);
}

static void
show_signature (Sheet      *self,
                const char *label,
                double      x,
                double      y)
{
  show_text (self, label, SMALL_SIZE, PANGO_WEIGHT_NORMAL, 1, x, y, 50, 12);
  show_line (self, x + 54, y + 11, x + 132, y + 11);
}

/* The rules of the shop stand on the last page, with the signatures. */
static void
show_foot (Sheet    *self,
           int       page,
           gboolean  is_last)
{
  FoyerCatalog *catalog = self->facts->catalog;
  FoyerRotaGround *ground = foyer_rota_month_get_ground (get_month (self));
  gint64 today = foyer_shop_time_get_day (ground->shop_time, self->facts->now_us);
  double y = PAGE_HEIGHT - MARGIN - 12;
  g_autofree char *number = NULL, *date = NULL, *clock = NULL, *printed = NULL;

  if (is_last)
    {
      show_text (self,
                 foyer_catalog_get (catalog, NULL,
                                    N_("1. A swap counts when a supervisor has approved it.   "
                                       "2. Ask for leave a day ahead; in an emergency by "
                                       "telephone.")),
                 SMALL_SIZE, PANGO_WEIGHT_NORMAL, 0, MARGIN, y - 22, TEXT_WIDTH * 0.6, 12);
      show_signature (self, foyer_catalog_get (catalog, "roster sheet",
                                               NC_("roster sheet", "Planned by")),
                      MARGIN + TEXT_WIDTH - 272, y - 22);
      show_signature (self, foyer_catalog_get (catalog, "roster sheet",
                                               NC_("roster sheet", "Approved by")),
                      MARGIN + TEXT_WIDTH - 132, y - 22);
    }

  date = foyer_words_date_full (catalog, today);
  clock = foyer_words_clock (ground->shop_time, self->facts->now_us);
  printed = g_strdup_printf (foyer_catalog_get (catalog, NULL, N_("Printed by %1$s, %2$s %3$s")),
                             self->facts->printed_by, date, clock);
  number = g_strdup_printf (foyer_catalog_get (catalog, "page", NC_("page", "Page %1$u of %2$u")),
                            page, self->n_pages);
  show_text (self, printed, SMALL_SIZE, PANGO_WEIGHT_NORMAL, 0, MARGIN, y, TEXT_WIDTH * 2 / 3, 12);
  show_text (self, number, SMALL_SIZE, PANGO_WEIGHT_NORMAL, 1, MARGIN + TEXT_WIDTH * 2 / 3, y,
             TEXT_WIDTH / 3, 12);
}

static double
get_room (void)
{
  return PAGE_HEIGHT - 2 * MARGIN - HEAD_HEIGHT - DAYS_HEIGHT - FOOT_HEIGHT;
}

/* How many people a page takes; the last one has the counts and the legend too. */
static int
count_rows (Sheet    *self,
            gboolean  is_last)
{
  double room = get_room ();

  if (is_last)
    room -= LEGEND_HEIGHT + foyer_rota_month_get_n_demands (get_month (self)) * STRIP_HEIGHT;
  return MAX ((int) (room / ROW_HEIGHT), 1);
}

static void
show_page (Sheet    *self,
           int       page,
           int       first_row,
           int       n_rows,
           gboolean  is_last)
{
  double top = MARGIN + HEAD_HEIGHT;
  double rows_top = top + DAYS_HEIGHT;
  double bottom = rows_top + n_rows * ROW_HEIGHT;
  double y = bottom;

  show_head (self);
  show_greys (self, top, bottom);
  show_days (self, top);
  for (int row = 0; row < n_rows; row++)
    show_row (self, first_row + row, rows_top + row * ROW_HEIGHT);

  show_line (self, MARGIN, top, MARGIN + TEXT_WIDTH, top);
  for (int row = 0; row <= n_rows; row++)
    show_line (self, MARGIN, rows_top + row * ROW_HEIGHT, MARGIN + TEXT_WIDTH,
               rows_top + row * ROW_HEIGHT);
  show_uprights (self, top, bottom, TRUE);

  for (int n = 0; is_last && n < foyer_rota_month_get_n_demands (get_month (self)); n++)
    {
      show_demand (self, n, y);
      y += STRIP_HEIGHT;
      show_line (self, MARGIN, y, MARGIN + TEXT_WIDTH, y);
    }
  show_uprights (self, bottom, y, FALSE);
  if (is_last)
    show_legend (self, y);
  show_foot (self, page, is_last);
  cairo_show_page (self->cr);
}

static gboolean
show_pages (Sheet         *self,
            GCancellable  *cancellable,
            GError       **error)
{
  int n_staff = foyer_rota_month_get_n_staff (get_month (self));
  int n_usual = count_rows (self, FALSE), n_last = count_rows (self, TRUE);
  int first_row = 0;

  /* The last page takes fewer: what is left over for it may need one more. */
  self->n_pages = 1;
  for (int left = n_staff; left > n_last; left -= n_usual)
    self->n_pages++;

  for (int page = 1; page <= self->n_pages; page++)
    {
      gboolean is_last = page == self->n_pages;
      int n_rows = is_last ? n_staff - first_row : MIN (n_usual, n_staff - first_row);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      show_page (self, page, first_row, n_rows, is_last);
      first_row += n_rows;
    }

  return TRUE;
}

/**
 * foyer_roster_sheet_to_pdf: (skip)
 * @facts: what it is made from
 * @cancellable: (nullable): breaks it off
 * @error: where to put the error
 *
 * Returns: (transfer full) (nullable): the document
 */
GBytes *
foyer_roster_sheet_to_pdf (const FoyerRosterSheet  *facts,
                           GCancellable            *cancellable,
                           GError                 **error)
{
  g_autoptr (FoyerPdf) pdf = foyer_pdf_new (PAGE_WIDTH, PAGE_HEIGHT, NULL, NULL);
  Sheet sheet = { .facts = facts, .cr = pdf->cr, .layout = pdf->layout };

  sheet.cell = (TEXT_WIDTH - NAME_WIDTH - N_TOTALS * TOTAL_WIDTH)
               / foyer_rota_month_get_n_days (facts->month);

  return show_pages (&sheet, cancellable, error) ? foyer_pdf_end (pdf, error) : NULL;
}
