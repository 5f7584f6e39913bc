/* The roster in words, in both languages: chips, problems, reasons (look/DESIGN-LANGUAGE.md §5,
 * §7). */

#include "service/foyer-rota-words.h"

#include <glib/gi18n.h>

#include "service/foyer-words.h"

static const char *
get_glyph (FoyerCatalog   *catalog,
           FoyerShiftKind  kind)
{
  switch (kind)
    {
    case FOYER_SHIFT_EARLY:
      /* Translators: the early shift, one letter in the cells of the roster. */
      return foyer_catalog_get (catalog, "shift", NC_("shift", "E"));
    case FOYER_SHIFT_MIDDLE:
      /* Translators: the middle shift, one letter in the cells of the roster. */
      return foyer_catalog_get (catalog, "shift", NC_("shift", "M"));
    case FOYER_SHIFT_LATE:
      /* Translators: the late shift, one letter in the cells of the roster. */
      return foyer_catalog_get (catalog, "shift", NC_("shift", "L"));
    }

  g_assert_not_reached ();
}

/* Among the shifts of a kind the posts decide, in the order of their list. */
static gboolean
comes_before (FoyerShift *other,
              FoyerShift *shift)
{
  if (foyer_shift_get_kind (other) != foyer_shift_get_kind (shift))
    return FALSE;
  if (foyer_shift_get_post (other) != foyer_shift_get_post (shift))
    return foyer_shift_get_post (other) < foyer_shift_get_post (shift);

  return foyer_shift_compare (other, shift) < 0;
}

/**
 * foyer_rota_words_glyph:
 * @catalog: (nullable): the language
 * @month: a month
 * @shift: a shift
 *
 * Returns: (transfer full): what stands in a cell with @shift: a letter, and a number where the
 *   month has several shifts of its kind
 */
char *
foyer_rota_words_glyph (FoyerCatalog   *catalog,
                        FoyerRotaMonth *month,
                        FoyerShift     *shift)
{
  FoyerShiftKind kind = foyer_shift_get_kind (shift);
  int number = 1;

  for (int n = 0; n < foyer_rota_month_get_n_shifts (month); n++)
    number += comes_before (foyer_rota_month_get_choice (month, n), shift);

  return number == 1 ? g_strdup (get_glyph (catalog, kind))
                     : g_strdup_printf ("%s%d", get_glyph (catalog, kind), number);
}

/**
 * foyer_rota_words_rest:
 * @catalog: (nullable): the language
 *
 * Returns: what stands in a cell of a rest day
 */
const char *
foyer_rota_words_rest (FoyerCatalog *catalog)
{
  /* Translators: a rest day in the cells of the roster. */
  return foyer_catalog_get (catalog, "shift", NC_("shift", "–"));
}

/**
 * foyer_rota_words_leave:
 * @catalog: (nullable): the language
 *
 * Returns: what stands in a cell of somebody on leave
 */
const char *
foyer_rota_words_leave (FoyerCatalog *catalog)
{
  /* Translators: leave in the cells of the roster. */
  return foyer_catalog_get (catalog, "shift", NC_("shift", "Lv"));
}

/**
 * foyer_rota_words_shift:
 * @catalog: (nullable): the language
 * @shift: a shift
 *
 * Returns: (transfer none): the name of the shift in that language
 */
const char *
foyer_rota_words_shift (FoyerCatalog *catalog,
                        FoyerShift   *shift)
{
  /* Translators: not shown. Write “own” where the shop's own names are understood (in Chinese), and
   * leave it as it is elsewhere. */
  const char *which = foyer_catalog_get (catalog, "shift-name", NC_("shift-name", "english"));

  const char *name_en = foyer_shift_get_name_en (shift);

  return g_str_equal (which, "english") && *name_en != '\0' ? name_en
                                                            : foyer_shift_get_name (shift);
}

/**
 * foyer_rota_words_hours:
 * @start: from when, minutes after midnight
 * @end: until when, minutes after the same midnight
 *
 * Returns: (transfer full): such as "08:30–17:30", "16:00–24:00", "22:00–06:00"
 */
char *
foyer_rota_words_hours (int start,
                        int end)
{
  int shown = end > FOYER_MINUTES_IN_DAY ? end - FOYER_MINUTES_IN_DAY : end;

  return g_strdup_printf ("%02d:%02d–%02d:%02d", start / 60, start % 60, shown / 60, shown % 60);
}

static char *
format_days (const char *pattern,
             gint64      first_day,
             gint64      last_day)
{
  g_autoptr (GString) text = g_string_new (pattern);
  g_autofree char *first = NULL, *last = NULL;
  int year, month, first_dom, last_dom;

  foyer_day_to_ymd (first_day, &year, &month, &first_dom);
  foyer_day_to_ymd (last_day, &year, &month, &last_dom);
  first = g_strdup_printf ("%d", first_dom);
  last = g_strdup_printf ("%d", last_dom);
  g_string_replace (text, "{first}", first, 0);
  g_string_replace (text, "{last}", last, 0);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
make_short_minute (int minute)
{
  return minute % 60 != 0 ? g_strdup_printf ("%d:%02d", minute / 60, minute % 60)
                          : g_strdup_printf ("%d", minute / 60);
}

/**
 * foyer_rota_words_legend:
 * @catalog: (nullable): the language
 * @month: a month
 *
 * Returns: (transfer full): the shifts of the month with their digits and hours, as short as can
 *   be:
 *   "1 E 8–16  2 M 8:30–17:30"
 */
char *
foyer_rota_words_legend (FoyerCatalog   *catalog,
                         FoyerRotaMonth *month)
{
  GString *text = g_string_new (NULL);

  for (int n = 0; n < foyer_rota_month_get_n_shifts (month); n++)
    {
      FoyerShift *shift = foyer_rota_month_get_choice (month, n);
      int end = foyer_shift_get_end_offset (shift);
      g_autofree char *glyph = foyer_rota_words_glyph (catalog, month, shift);
      g_autofree char *from = make_short_minute (foyer_shift_get_start_minute (shift));
      g_autofree char *to = make_short_minute (end > FOYER_MINUTES_IN_DAY
                                                 ? end - FOYER_MINUTES_IN_DAY : end);

      g_string_append_printf (text, "%s%d %s %s–%s", n > 0 ? "  " : "", n + 1, glyph, from, to);
    }

  return g_string_free (text, FALSE);
}

/**
 * foyer_rota_words_days:
 * @catalog: (nullable): the language
 * @first_day: a day
 * @last_day: the same or a later day
 *
 * Returns: (transfer full): the days as they are named beside the roster of their month
 */
char *
foyer_rota_words_days (FoyerCatalog *catalog,
                       gint64        first_day,
                       gint64        last_day)
{
  int year, first_month, last_month, dom;

  foyer_day_to_ymd (first_day, &year, &first_month, &dom);
  foyer_day_to_ymd (last_day, &year, &last_month, &dom);
  if (first_day == last_day)
    /* Translators: a day of the month that is shown; {last} is 1 to 31. */
    return format_days (foyer_catalog_get (catalog, "roster", NC_("roster", "day {last}")), first_day,
                        last_day);
  if (first_month == last_month)
    /* Translators: days of the month that is shown; {first} and {last} are 1 to 31. */
    return format_days (foyer_catalog_get (catalog, "roster", NC_("roster", "days {first}–{last}")),
                        first_day, last_day);
  else
    {
      g_autofree char *first = foyer_words_date (catalog, first_day, last_day);
      g_autofree char *last = foyer_words_date (catalog, last_day, last_day);

      return g_strdup_printf ("%s – %s", first, last);
    }
}

static void
append (FoyerCatalog *catalog,
        GString      *text,
        const char   *part)
{
  if (*part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, foyer_catalog_get (catalog, "list", NC_("list", ", ")));
  g_string_append (text, part);
}

/**
 * foyer_rota_words_leave_time:
 * @catalog: (nullable): the language
 * @shop_time: the shop's time
 * @leave: a leave
 *
 * Returns: (transfer full): from when to when, without the times of day where it takes whole days
 */
char *
foyer_rota_words_leave_time (FoyerCatalog  *catalog,
                             FoyerShopTime *shop_time,
                             FoyerLeave    *leave)
{
  gint64 begins_us = foyer_leave_get_begins (leave);
  gint64 ends_us = foyer_leave_get_ends (leave);
  gint64 first = foyer_shop_time_get_day (shop_time, begins_us);
  gint64 last = foyer_shop_time_get_day (shop_time, ends_us - 1);
  g_autofree char *first_text = foyer_words_day (catalog, first);
  g_autofree char *last_text = foyer_words_day (catalog, last);
  g_autofree char *begin_clock = NULL, *end_clock = NULL;

  if (begins_us == foyer_shop_time_at_minute (shop_time, first, 0)
      && ends_us == foyer_shop_time_at_minute (shop_time, last, FOYER_MINUTES_IN_DAY))
    return first == last ? g_strdup (first_text)
                         : g_strdup_printf ("%s – %s", first_text, last_text);

  begin_clock = foyer_words_clock (shop_time, begins_us);
  end_clock = foyer_words_clock (shop_time, ends_us);
  return g_strdup_printf ("%s %s – %s %s", first_text, begin_clock, last_text, end_clock);
}

/**
 * foyer_rota_words_cover:
 * @catalog: (nullable): the language
 * @shop_time: the shop's time
 * @cover: somebody who was asked whether they can be the cover of a leave
 *
 * Returns: (transfer full): how well it fits, or why they cannot; without the name
 */
char *
foyer_rota_words_cover (FoyerCatalog         *catalog,
                        FoyerShopTime        *shop_time,
                        const FoyerRotaCover *cover)
{
  GString *text = NULL;
  g_autofree char *time = NULL;
  g_autofree char *works = NULL;
  g_autofree char *others = NULL;

  if (cover->away != NULL)
    {
      time = foyer_rota_words_leave_time (catalog, shop_time, cover->away);
      /* Translators: why somebody cannot do the work of a colleague; %s is from when to when. */
      return g_strdup_printf (foyer_catalog_get (catalog, "cover", NC_("cover", "on leave, %s")),
                              time);
    }

  text = g_string_new (NULL);
  if (cover->is_same_post)
    append (catalog, text, foyer_catalog_get (catalog, "cover", NC_("cover", "same post")));
  if (cover->n_planned == 0)
    /* Translators: of somebody on days for which no roster is made. */
    append (catalog, text, foyer_catalog_get (catalog, "cover",
                                              NC_("cover", "not on the roster then")));
  else
    {
      works = g_strdup_printf (foyer_catalog_get_plural (catalog, "at work on %1$u of %2$u day",
                                                         "at work on %1$u of %2$u days",
                                                         cover->n_days),
                               cover->n_working, cover->n_days);
      append (catalog, text, works);
    }
  if (cover->n_others > 0)
    {
      others = g_strdup_printf (foyer_catalog_get_plural (catalog, "cover of %u other leave",
                                                          "cover of %u other leaves",
                                                          cover->n_others), cover->n_others);
      append (catalog, text, others);
    }

  return g_string_free (text, FALSE);
}

/**
 * foyer_rota_words_weekday:
 * @catalog: (nullable): the language
 * @day: a day
 *
 * Returns: (transfer full): its weekday, as short as the head of a column wants it
 */
char *
foyer_rota_words_weekday (FoyerCatalog *catalog,
                          gint64        day)
{
  static const char *const weekdays[] = {
    NC_("weekday head", "Mo"), NC_("weekday head", "Tu"), NC_("weekday head", "We"),
    NC_("weekday head", "Th"), NC_("weekday head", "Fr"), NC_("weekday head", "Sa"),
    NC_("weekday head", "Su"),
  };

  return g_strdup (foyer_catalog_get (catalog, "weekday head",
                                      weekdays[foyer_day_get_weekday (day) - FOYER_MONDAY]));
}

/**
 * foyer_rota_words_demand:
 * @catalog: (nullable): the language
 * @demand: a line of the coverage strip
 *
 * Returns: (transfer full): what is wanted: the shift where there is one of just these hours, else
 *   the post and the hours
 */
char *
foyer_rota_words_demand (FoyerCatalog          *catalog,
                         const FoyerRotaDemand *demand)
{
  g_autofree char *post = NULL;
  g_autofree char *hours = NULL;

  if (demand->shift != NULL)
    return g_strdup (foyer_rota_words_shift (catalog, demand->shift));

  post = foyer_words_set (catalog, FOYER_TYPE_POSTS, demand->post);
  hours = foyer_rota_words_hours (demand->start, demand->end);
  return g_strdup_printf ("%s %s", post, hours);
}

/**
 * foyer_rota_words_problem_kind:
 * @catalog: (nullable): the language
 * @kind: a kind of problem
 *
 * Returns: (transfer none): its name, as the list of problems shows it
 */
const char *
foyer_rota_words_problem_kind (FoyerCatalog           *catalog,
                               FoyerRosterProblemKind  kind)
{
  switch (kind)
    {
    case FOYER_ROSTER_GAP:
      return foyer_catalog_get (catalog, "roster-problem", NC_("roster-problem", "Empty post"));
    case FOYER_ROSTER_OVERLAP:
      return foyer_catalog_get (catalog, "roster-problem", NC_("roster-problem", "Overlap"));
    case FOYER_ROSTER_ON_LEAVE:
      return foyer_catalog_get (catalog, "roster-problem", NC_("roster-problem", "On leave"));
    case FOYER_ROSTER_RUN:
      return foyer_catalog_get (catalog, "roster-problem", NC_("roster-problem", "No rest day"));
    case FOYER_ROSTER_REST:
      return foyer_catalog_get (catalog, "roster-problem", NC_("roster-problem", "Short rest"));
    case FOYER_ROSTER_LONG_DAY:
      return foyer_catalog_get (catalog, "roster-problem", NC_("roster-problem", "Long day"));
    case FOYER_ROSTER_WEEK:
      return foyer_catalog_get (catalog, "roster-problem", NC_("roster-problem", "Long week"));
    case FOYER_ROSTER_WRONG_POST:
      return foyer_catalog_get (catalog, "roster-problem", NC_("roster-problem", "Other post"));
    }

  g_assert_not_reached ();
}

static char *
make_gap (FoyerCatalog             *catalog,
          const FoyerRosterProblem *problem,
          const char               *days)
{
  g_autofree char *post = foyer_words_set (catalog, FOYER_TYPE_POSTS, problem->post);
  g_autofree char *hours = foyer_rota_words_hours (problem->start, problem->end);

  /* Translators: %1$s is a day, %2$s hours such as 16:00–24:00, %3$s a post, %4$d how many people
   * it needs and %5$d how many it has. */
  return g_strdup_printf (foyer_catalog_get (catalog, NULL,
                                             N_("%1$s, %2$s: %3$s needs %4$d, has %5$d")),
                          days, hours, post, problem->limit, problem->actual);
}

/**
 * foyer_rota_words_problem:
 * @catalog: (nullable): the language
 * @month: a month
 * @problem: one of its problems
 *
 * Returns: (transfer full): what is wrong, in one sentence without its name
 */
char *
foyer_rota_words_problem (FoyerCatalog             *catalog,
                          FoyerRotaMonth           *month,
                          const FoyerRosterProblem *problem)
{
  int row = foyer_rota_month_find_staff (month, &problem->staff);
  const char *name = row < 0 ? "" : foyer_staff_get_name (foyer_rota_month_get_staff (month, row));
  g_autofree char *days = foyer_rota_words_days (catalog, problem->first_day, problem->last_day);
  g_autofree char *last = foyer_rota_words_days (catalog, problem->last_day, problem->last_day);
  g_autofree char *time = foyer_words_minutes (catalog, problem->actual * FOYER_MINUTE_US);
  g_autofree char *limit = foyer_words_minutes (catalog, problem->limit * FOYER_MINUTE_US);
  g_autofree char *post = NULL;

  switch (problem->kind)
    {
    case FOYER_ROSTER_GAP:
      return make_gap (catalog, problem, days);
    case FOYER_ROSTER_OVERLAP:
      /* Translators: %1$s is a name, %2$s a day, %3$s a duration. */
      return g_strdup_printf (foyer_catalog_get (catalog, NULL,
                                                 N_("%1$s, %2$s: two shifts overlap by %3$s")),
                              name, last, time);
    case FOYER_ROSTER_ON_LEAVE:
      /* Translators: %1$s is a name, %2$s a day. */
      return g_strdup_printf (foyer_catalog_get (catalog, NULL,
                                                 N_("%1$s, %2$s: on approved leave")), name, last);
    case FOYER_ROSTER_RUN:
      /* Translators: %1$s is a name, %2$s are days, %3$d how many in a row, %4$d how many may
       * be. */
      return g_strdup_printf (foyer_catalog_get (catalog, NULL,
                                                 N_("%1$s, %2$s: %3$d days in a row, %4$d allowed")),
                              name, days, problem->actual, problem->limit);
    case FOYER_ROSTER_REST:
      /* Translators: %1$s is a name, %2$s a day, %3$s how long, %4$s how long it should be. */
      return g_strdup_printf (foyer_catalog_get (catalog, NULL,
                                                 N_("%1$s, %2$s: only %3$s of rest before the shift, "
                                                    "%4$s wanted")), name, last, time, limit);
    case FOYER_ROSTER_LONG_DAY:
      /* Translators: %1$s is a name, %2$s a day, %3$s how long, %4$s how long it may be. */
      return g_strdup_printf (foyer_catalog_get (catalog, NULL,
                                                 N_("%1$s, %2$s: %3$s on one day, %4$s at most")),
                              name, last, time, limit);
    case FOYER_ROSTER_WEEK:
      /* Translators: %1$s is a name, %2$s are days, %3$s how long, %4$s how long is advised. */
      return g_strdup_printf (foyer_catalog_get (catalog, NULL,
                                                 N_("%1$s, %2$s: %3$s in a week, advice is %4$s")),
                              name, days, time, limit);
    case FOYER_ROSTER_WRONG_POST:
      post = foyer_words_set (catalog, FOYER_TYPE_POSTS, problem->post);
      /* Translators: %1$s is a name, %2$s a day, %3$s a post. */
      return g_strdup_printf (foyer_catalog_get (catalog, NULL,
                                                 N_("%1$s, %2$s: %3$s is not one of the posts")),
                              name, last, post);
    }

  g_assert_not_reached ();
}

static const char *
get_state_word (FoyerCatalog   *catalog,
                FoyerCellState  state)
{
  switch (state)
    {
    case FOYER_CELL_DRAFT:
      return foyer_catalog_get (catalog, "roster", NC_("roster", "draft"));
    case FOYER_CELL_PUBLISHED:
      return foyer_catalog_get (catalog, "roster", NC_("roster", "published"));
    case FOYER_CELL_CHANGED:
      return foyer_catalog_get (catalog, "roster", NC_("roster", "changed"));
    case FOYER_CELL_VOID:
      break;
    }

  return "";
}

static void
append_shift (FoyerCatalog *catalog,
              GString      *text,
              FoyerShift   *shift)
{
  g_autofree char *hours = foyer_rota_words_hours (foyer_shift_get_start_minute (shift),
                                                   foyer_shift_get_end_offset (shift));
  g_autofree char *whole =
    g_strdup_printf ("%s %s", foyer_rota_words_shift (catalog, shift), hours);

  append (catalog, text, whole);
}

/**
 * foyer_rota_words_cell:
 * @catalog: (nullable): the language
 * @month: a month
 * @row: a row
 * @day: a day of it, from 0
 *
 * Returns: (transfer full): everything about one cell, as it is read aloud
 */
char *
foyer_rota_words_cell (FoyerCatalog   *catalog,
                       FoyerRotaMonth *month,
                       int             row,
                       int             day)
{
  gint64 date = foyer_rota_month_get_first_day (month) + day;
  g_autofree char *date_text = foyer_words_day (catalog, date);
  const char *holiday =
    foyer_calendar_get_name (foyer_rota_month_get_ground (month)->calendar, date);
  FoyerRosterCell *cell = foyer_rota_month_get_cell (month, row, day, 0);
  GString *text = g_string_new (foyer_staff_get_name (foyer_rota_month_get_staff (month, row)));
  guint number = foyer_rota_month_get_problem_at (month, row, day);

  append (catalog, text, date_text);
  if (holiday != NULL)
    append (catalog, text, holiday);
  if (foyer_rota_month_has_leave (month, row, day))
    append (catalog, text, foyer_catalog_get (catalog, "roster", NC_("roster", "on leave")));
  for (int slot = 0; slot < 2; slot++)
    if (foyer_rota_month_get_shift (month, row, day, slot) != NULL)
      append_shift (catalog, text, foyer_rota_month_get_shift (month, row, day, slot));
  if (foyer_rota_month_is_on_duty (month, row, day))
    append (catalog, text, foyer_catalog_get (catalog, "roster", NC_("roster", "duty person")));
  if (cell == NULL)
    append (catalog, text, foyer_catalog_get (catalog, "roster", NC_("roster", "not planned")));
  else
    {
      if (foyer_rota_month_get_shift (month, row, day, 0) == NULL)
        append (catalog, text, foyer_catalog_get (catalog, "roster", NC_("roster", "rest day")));
      append (catalog, text, get_state_word (catalog, foyer_roster_cell_get_state (cell)));
      if (foyer_roster_cell_get_is_locked (cell))
        append (catalog, text, foyer_catalog_get (catalog, "roster", NC_("roster", "locked")));
    }
  if (number > 0)
    {
      /* Translators: %u is the number of a problem in the list. */
      g_autofree char *problem =
        g_strdup_printf (foyer_catalog_get (catalog, "roster", NC_("roster", "problem %u")),
                         number);

      append (catalog, text, problem);
    }

  return g_string_free (text, FALSE);
}
