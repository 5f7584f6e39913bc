/* Until when (HANDBOOK §13). A rule names the clock and the amount; the setting names the rule. */

#include "domain/foyer-deadline.h"

#include "domain/foyer-domain-error.h"

#include <string.h>

static const char *const weekdays[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

/* The longest amount that a rule may have: far beyond any promise, far below overflow. */
#define AMOUNT_MAX 100000

/**
 * foyer_minute_parse:
 * @text: text such as `16:00`
 * @minute: (out): where to put the minutes after midnight, 0 to 1440
 *
 * Returns: whether @text is a time of day; `24:00` is one
 */
gboolean
foyer_minute_parse (const char *text,
                    int        *minute)
{
  int parsed;

  if (strlen (text) != 5 || text[2] != ':' || !g_ascii_isdigit (text[0])
      || !g_ascii_isdigit (text[1]) || !g_ascii_isdigit (text[3]) || !g_ascii_isdigit (text[4])
      || text[3] > '5')
    return FALSE;

  parsed = ((text[0] - '0') * 10 + text[1] - '0') * 60 + (text[3] - '0') * 10 + text[4] - '0';
  if (parsed > FOYER_MINUTES_IN_DAY)
    return FALSE;

  *minute = parsed;
  return TRUE;
}

static gboolean
parse_amount (const char    *text,
              FoyerDeadline *deadline)
{
  static const struct
  {
    const char *unit;
    FoyerDeadlineKind kind;
    gint64 factor;
  } units[] = {
    { "min", FOYER_DEADLINE_SPAN, FOYER_MINUTE_US },
    { "h", FOYER_DEADLINE_SPAN, FOYER_HOUR_US },
    { "d", FOYER_DEADLINE_DAYS, 1 },
    { "m", FOYER_DEADLINE_MONTHS, 1 },
    { "wd", FOYER_DEADLINE_WORKING_DAYS, 1 },
  };
  char *end;
  guint64 amount;

  if (!g_ascii_isdigit (*text))
    return FALSE;
  amount = g_ascii_strtoull (text, &end, 10);
  if (amount > AMOUNT_MAX)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (end, units[i].unit) == 0)
      {
        deadline->kind = units[i].kind;
        deadline->amount = (gint64) amount * units[i].factor;
        return TRUE;
      }

  return FALSE;
}

static gboolean
parse_weekly (const char    *text,
              FoyerDeadline *deadline)
{
  for (gsize i = 0; i < G_N_ELEMENTS (weekdays); i++)
    if (g_str_has_prefix (text, weekdays[i]) && text[3] == ' ')
      {
        deadline->kind = FOYER_DEADLINE_WEEKLY;
        deadline->weekday = FOYER_MONDAY + i;
        return foyer_minute_parse (text + 4, &deadline->minute);
      }

  return FALSE;
}

static gboolean
parse_monthly (const char    *text,
               FoyerDeadline *deadline)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 2);
  gint64 dom = 31;

  if (g_strv_length (words) != 2
      || (strcmp (words[0], "last") != 0
          && !g_ascii_string_to_signed (words[0], 10, 1, 31, &dom, NULL)))
    return FALSE;

  deadline->kind = FOYER_DEADLINE_MONTHLY;
  deadline->dom = dom;
  return foyer_minute_parse (words[1], &deadline->minute);
}

static gboolean
parse_field (const char    *text,
             FoyerDeadline *deadline)
{
  gsize length = strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789_");

  if (length == 0 || text[length] != '\0' || length > FOYER_DEADLINE_FIELD_MAX)
    return FALSE;

  deadline->kind = FOYER_DEADLINE_FIELD;
  memcpy (deadline->field, text, length + 1);
  return TRUE;
}

static gboolean
parse (const char    *text,
       FoyerDeadline *deadline)
{
  const char *rest = strchr (text, ':');

  if (*text == '+')
    return parse_amount (text + 1, deadline);
  if (strcmp (text, "eod") == 0)
    {
      deadline->kind = FOYER_DEADLINE_DAY_END;
      return TRUE;
    }
  if (g_str_has_prefix (text, "daily:"))
    {
      deadline->kind = FOYER_DEADLINE_DAILY;
      return foyer_minute_parse (rest + 1, &deadline->minute);
    }
  if (g_str_has_prefix (text, "weekly:"))
    return parse_weekly (rest + 1, deadline);
  if (g_str_has_prefix (text, "monthly:"))
    return parse_monthly (rest + 1, deadline);
  if (g_str_has_prefix (text, "field:"))
    return parse_field (rest + 1, deadline);
  return FALSE;
}

/**
 * foyer_deadline_parse:
 * @text: a rule, see #FoyerDeadlineKind
 * @deadline: (out caller-allocates): where to put it
 * @error: where to put that it is none
 *
 * Returns: whether @text is a rule; otherwise %FOYER_DOMAIN_ERROR_INVALID and @deadline is left
 *   alone
 */
gboolean
foyer_deadline_parse (const char     *text,
                      FoyerDeadline  *deadline,
                      GError        **error)
{
  FoyerDeadline parsed = { .weekday = FOYER_MONDAY };

  if (!foyer_domain_check_that (parse (text, &parsed), "deadline", "a rule for a due time", error))
    return FALSE;

  *deadline = parsed;
  return TRUE;
}

/**
 * foyer_deadline_to_string:
 * @deadline: a rule
 *
 * Returns: (transfer full): the rule as foyer_deadline_parse() reads it
 */
char *
foyer_deadline_to_string (const FoyerDeadline *deadline)
{
  int hour = deadline->minute / 60, minute = deadline->minute % 60;

  switch (deadline->kind)
    {
    case FOYER_DEADLINE_SPAN:
      if (deadline->amount % FOYER_HOUR_US == 0 && deadline->amount > 0)
        return g_strdup_printf ("+%" G_GINT64_FORMAT "h", deadline->amount / FOYER_HOUR_US);
      return g_strdup_printf ("+%" G_GINT64_FORMAT "min", deadline->amount / FOYER_MINUTE_US);
    case FOYER_DEADLINE_DAYS:
      return g_strdup_printf ("+%" G_GINT64_FORMAT "d", deadline->amount);
    case FOYER_DEADLINE_MONTHS:
      return g_strdup_printf ("+%" G_GINT64_FORMAT "m", deadline->amount);
    case FOYER_DEADLINE_WORKING_DAYS:
      return g_strdup_printf ("+%" G_GINT64_FORMAT "wd", deadline->amount);
    case FOYER_DEADLINE_DAILY:
      return g_strdup_printf ("daily:%02d:%02d", hour, minute);
    case FOYER_DEADLINE_DAY_END:
      return g_strdup ("eod");
    case FOYER_DEADLINE_WEEKLY:
      return g_strdup_printf ("weekly:%s %02d:%02d", weekdays[deadline->weekday - FOYER_MONDAY],
                              hour, minute);
    case FOYER_DEADLINE_MONTHLY:
      if (deadline->dom == 31)
        return g_strdup_printf ("monthly:last %02d:%02d", hour, minute);
      return g_strdup_printf ("monthly:%d %02d:%02d", deadline->dom, hour, minute);
    case FOYER_DEADLINE_FIELD:
      return g_strdup_printf ("field:%s", deadline->field);
    }

  g_assert_not_reached ();
}

/* The first @minute of a day that lies strictly after @start_us, looked for from @day on in steps
 * of @step days. The first candidate must not lie further than one step behind the start. */
static gint64
find_next (FoyerShopTime *time,
           gint64         start_us,
           gint64         day,
           int            step,
           int            minute)
{
  gint64 due_us = foyer_shop_time_at_minute (time, day, minute);

  while (due_us <= start_us)
    {
      day += step;
      due_us = foyer_shop_time_at_minute (time, day, minute);
    }

  return due_us;
}

static gint64
find_next_in_month (FoyerShopTime       *time,
                    gint64               start_us,
                    gint64               day,
                    const FoyerDeadline *deadline)
{
  int year, month, dom;
  gint64 first, due_us;

  foyer_day_to_ymd (day, &year, &month, &dom);
  first = foyer_day_add_months (day - dom + 1, -1);
  do
    {
      foyer_day_to_ymd (first, &year, &month, &dom);
      dom = MIN (deadline->dom, foyer_day_count_in_month (year, month));
      due_us = foyer_shop_time_at_minute (time, first + dom - 1, deadline->minute);
      first = foyer_day_add_months (first, 1);
    }
  while (due_us <= start_us);

  return due_us;
}

/**
 * foyer_deadline_compute:
 * @deadline: a rule
 * @start_us: from when it counts, microseconds UTC; for a `field:` rule the value of the field,
 *   which for a date is foyer_shop_time_get_day_end_us() of it
 * @time: the shop's time
 * @calendar: the working days
 * @is_provisional: (out) (optional): set to whether the result lies in or beyond a year whose days
 *   off are not announced, so that it is to be computed again once they are
 *
 * When something is due that began at @start_us. Spans run over nights and holidays, seconds are
 * kept; days and months keep the time on the wall, months clamp to their last day; of working days
 * the first is never counted, whatever the hour; the daily, weekly and monthly clocks and `eod`
 * give the first such moment strictly after the start (HANDBOOK §13).
 *
 * Returns: the moment, microseconds UTC
 */
gint64
foyer_deadline_compute (const FoyerDeadline *deadline,
                        gint64               start_us,
                        FoyerShopTime       *time,
                        FoyerCalendar       *calendar,
                        gboolean            *is_provisional)
{
  gint64 day = foyer_shop_time_get_day (time, start_us);
  gint64 local_us = foyer_shop_time_get_local_us (time, start_us);
  gboolean is_guess = FALSE;
  gint64 due_us = start_us;

  switch (deadline->kind)
    {
    case FOYER_DEADLINE_SPAN:
      due_us = start_us + deadline->amount;
      break;
    case FOYER_DEADLINE_DAYS:
      due_us = foyer_shop_time_at (time, day + deadline->amount, local_us);
      break;
    case FOYER_DEADLINE_MONTHS:
      due_us = foyer_shop_time_at (time, foyer_day_add_months (day, deadline->amount), local_us);
      break;
    case FOYER_DEADLINE_WORKING_DAYS:
      day = foyer_calendar_add_working_days (calendar, day, deadline->amount, &is_guess);
      due_us = foyer_shop_time_get_day_end_us (time, day);
      break;
    case FOYER_DEADLINE_DAILY:
      due_us = find_next (time, start_us, day - 1, 1, deadline->minute);
      break;
    case FOYER_DEADLINE_DAY_END:
      due_us = find_next (time, start_us, day - 1, 1, foyer_shop_time_get_day_end (time));
      break;
    case FOYER_DEADLINE_WEEKLY:
      day -= foyer_day_get_weekday (day) - deadline->weekday + 7;
      due_us = find_next (time, start_us, day, 7, deadline->minute);
      break;
    case FOYER_DEADLINE_MONTHLY:
      due_us = find_next_in_month (time, start_us, day, deadline);
      break;
    case FOYER_DEADLINE_FIELD:
      break;
    }

  if (is_provisional != NULL)
    *is_provisional = is_guess;
  return due_us;
}

/**
 * foyer_deadline_is_over:
 * @due_us: when something is due, microseconds UTC; 0 for never
 * @now_us: the present
 *
 * Returns: whether it is overdue: strictly later than due; equal is in time
 */
gboolean
foyer_deadline_is_over (gint64 due_us,
                        gint64 now_us)
{
  return due_us != 0 && now_us > due_us;
}
