/* When somebody is to be called, and by whom: the rules of B3, B5, B7 and B8, on plain values. */

#include "domain/foyer-callback-plan.h"

/* Whether somebody fits better: first who is there at that time, then by shift, then by how much
 * they have to do. */
static gboolean
is_better (const FoyerCaller *caller,
           gboolean           is_cross,
           const FoyerCaller *best,
           gboolean           is_best_cross)
{
  if (best == NULL)
    return TRUE;
  if (caller->is_present != best->is_present)
    return caller->is_present;
  if (is_cross != is_best_cross)
    return is_cross;
  return caller->n_open < best->n_open;
}

static guint
get_shifts (const FoyerCaller *callers,
            guint              n_callers,
            const FoyerUuid   *staff)
{
  for (guint i = 0; i < n_callers; i++)
    if (foyer_uuid_equal (&callers[i].staff, staff))
      return callers[i].shifts;

  return 0;
}

/**
 * foyer_callback_suggest:
 * @callers: (array length=n_callers): who could call that day, the order deciding between equals
 * @n_callers: how many
 * @rule: whom it may be given to
 * @is_cross: (out): whether the caller works another shift than the seller (B3): %FALSE where only
 *   one shift is there, which is shown as 非交叉
 *
 * Whom a callback is given to: never who sold or who was not accepted (CB-06), nobody who is away
 * or off duty by the roster; of the others somebody who is present, of another shift than the
 * seller's, the fewest open callbacks first (B3, CB-07). Of a seller who is unknown, or does not
 * work that day, nobody is of the same shift.
 *
 * Returns: (nullable): who is to call; %NULL when nobody can: the supervisor decides
 */
const FoyerCaller *
foyer_callback_suggest (const FoyerCaller     *callers,
                        guint                  n_callers,
                        const FoyerCallerRule *rule,
                        gboolean              *is_cross)
{
  guint seller_shifts = get_shifts (callers, n_callers, &rule->seller);
  const FoyerCaller *best = NULL;

  *is_cross = FALSE;
  for (guint i = 0; i < n_callers; i++)
    {
      const FoyerCaller *caller = &callers[i];
      gboolean is_of_other_shift = rule->has_roster && (caller->shifts & seller_shifts) == 0;
      gboolean counts_as_cross = rule->is_cross_wanted && is_of_other_shift
                                 && !foyer_uuid_is_none (&rule->seller);

      if (caller->is_away || (rule->has_roster && caller->shifts == 0)
          || (!foyer_uuid_is_none (&rule->seller)
              && foyer_uuid_equal (&caller->staff, &rule->seller))
          || (!foyer_uuid_is_none (&rule->refused_by)
              && foyer_uuid_equal (&caller->staff, &rule->refused_by)))
        continue;

      if (is_better (caller, counts_as_cross, best, *is_cross))
        {
          best = caller;
          *is_cross = counts_as_cross;
        }
    }

  return best;
}

static gboolean
is_quiet_day (gint64         day,
              FoyerSettings *settings,
              FoyerCalendar *calendar)
{
  return foyer_calendar_is_day_off (calendar, day)
         || foyer_settings_has_day (settings, FOYER_SETTING_CALENDAR_CLOSED_DAYS, day);
}

/**
 * foyer_callback_place:
 * @at_us: when somebody would be called, microseconds UTC
 * @settings: the shop's settings
 * @time: the shop's time
 * @calendar: the public holidays
 *
 * With the setting `callback.skip_holidays` nobody is disturbed on a public holiday, nor called
 * when the shop is closed: the call moves to the first working day after, at the same time of day
 * (CB-10). An ordinary weekend is no holiday (CP-04). A time of day outside `callback.hours` stays:
 * whoever tells of it does so earlier (B2).
 *
 * Returns: when to call
 */
gint64
foyer_callback_place (gint64         at_us,
                      FoyerSettings *settings,
                      FoyerShopTime *time,
                      FoyerCalendar *calendar)
{
  gint64 day = foyer_shop_time_get_day (time, at_us);

  if (!foyer_settings_get_bool (settings, FOYER_SETTING_CALLBACK_SKIP_HOLIDAYS)
      || !is_quiet_day (day, settings, calendar))
    return at_us;

  do
    day++;
  while (!foyer_calendar_is_working_day (calendar, day, NULL)
         || is_quiet_day (day, settings, calendar));

  return foyer_shop_time_at (time, day, foyer_shop_time_get_local_us (time, at_us));
}

/* What the shop chose for this kind, else for all (B5). */
static gint64
get_wait_us (FoyerCallbackKind  kind,
             gint64             n_attempts,
             FoyerSettings     *settings)
{
  gint64 wait_us;

  return n_attempts > 0
         && foyer_settings_get_wait_us (settings, FOYER_SETTING_CALLBACK_RETRY_REPLY + kind,
                                        (guint) n_attempts - 1, &wait_us)
           ? wait_us
           : foyer_settings_get_span_us (settings, FOYER_SETTING_CALLBACK_RETRY);
}

/**
 * foyer_callback_get_next_try:
 * @kind: what the call is for
 * @n_attempts: how often it was tried, the last try included; 0 for the call of another colleague
 *   after one that was not accepted (C10), which keeps to `callback.retry`
 * @at_us: when it was tried last, microseconds UTC
 * @settings: the shop's settings
 * @time: the shop's time
 * @calendar: the public holidays
 *
 * The retry plan of the kind, `callback.retry.KIND`: the first wait after the first try, and so on,
 * the last again and again; where it is empty, `callback.retry`. Always inside `callback.hours`,
 * not on a holiday, and not more often than `callback.max_attempts` in all (B5, CB-02, CB-03).
 *
 * Returns: when to try again, microseconds UTC; 0 for not again by itself
 */
gint64
foyer_callback_get_next_try (FoyerCallbackKind  kind,
                             gint64             n_attempts,
                             gint64             at_us,
                             FoyerSettings     *settings,
                             FoyerShopTime     *time,
                             FoyerCalendar     *calendar)
{
  gint64 wait_us = get_wait_us (kind, n_attempts, settings);
  gint64 next_us = foyer_callback_place (at_us + wait_us, settings, time, calendar);
  int minute = foyer_shop_time_get_minute (time, next_us);
  int from, to;
  gint64 day;

  if (wait_us < 0
      || n_attempts >= foyer_settings_get_count (settings, FOYER_SETTING_CALLBACK_MAX_ATTEMPTS))
    return 0;

  foyer_settings_get_hours (settings, FOYER_SETTING_CALLBACK_HOURS, &from, &to);
  day = foyer_shop_time_get_day (time, next_us);
  if (minute != CLAMP (minute, from, to))
    next_us = foyer_shop_time_at_minute (time, day, CLAMP (minute, from, to));
  /* Too late in the evening for another try: the next morning. */
  if (next_us <= at_us)
    next_us = foyer_callback_place (foyer_shop_time_at_minute (time, day + 1, from), settings, time,
                                    calendar);
  return next_us;
}

/**
 * foyer_callback_get_care_day:
 * @birthday: a day of birth
 * @year: a year
 *
 * Returns: the birthday in @year; who was born on 29 February has it on the 28th in common years
 *   (B8, MO-12, MO-13)
 */
gint64
foyer_callback_get_care_day (gint64 birthday,
                             int    year)
{
  int birth_year, month, dom;
  gint64 day;

  foyer_day_to_ymd (birthday, &birth_year, &month, &dom);
  if (!foyer_day_from_ymd (year, month, dom, &day))
    foyer_day_from_ymd (year, month, foyer_day_count_in_month (year, month), &day);

  return day;
}

/**
 * foyer_callback_get_gap:
 * @n_effective: effective calls of the day
 * @target: how many it should be; 0 for no target
 *
 * Returns: how many are still missing (B7)
 */
gint64
foyer_callback_get_gap (gint64 n_effective,
                        gint64 target)
{
  return MAX (target - n_effective, 0);
}
