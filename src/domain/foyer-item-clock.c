/* A clock that stood still. */

#include "domain/foyer-item-clock.h"

/* Whole days are counted as they are counted from the start of a deadline: the day on which the wait
 * began is not, whatever the hour. */
static gint64
add_days (FoyerShopTime *time,
          gint64         due_us,
          gint64         n_days)
{
  return foyer_shop_time_at (time, foyer_shop_time_get_day (time, due_us) + n_days,
                             foyer_shop_time_get_local_us (time, due_us));
}

/* The end of a day belongs to it, though the clock says 00:00 of the next. */
static gint64
add_working_days (FoyerShopTime *time,
                  FoyerCalendar *calendar,
                  gint64         due_us,
                  int            n_days)
{
  gint64 day = foyer_shop_time_get_day (time, due_us - 1);
  gboolean is_provisional;

  if (n_days == 0)
    return due_us;

  day = foyer_calendar_add_working_days (calendar, day, n_days, &is_provisional);
  return foyer_shop_time_get_day_end_us (time, day);
}

/**
 * foyer_item_clock_extend:
 * @clock: the rule that gave the due time, see foyer_deadline_parse(); empty for none
 * @due_us: the due time when the wait began, microseconds UTC; 0 for none
 * @from_us: when the wait began
 * @to_us: when it ended
 * @time: the shop's time
 * @calendar: the working days
 *
 * Puts a due time off by what was waited, in the measure of its own rule: a span by the very time;
 * days and months by as many days, at the same time on the wall; working days by as many working
 * days; of the daily, weekly and monthly clocks a moment that passed in the wait gives way to the next
 * such moment. Without a rule it is put off by the very time. What was overdue when the wait began
 * stays overdue as it was.
 *
 * Returns: the due time from now on
 */
gint64
foyer_item_clock_extend (const char    *clock,
                         gint64         due_us,
                         gint64         from_us,
                         gint64         to_us,
                         FoyerShopTime *time,
                         FoyerCalendar *calendar)
{
  FoyerDeadline rule = { .kind = FOYER_DEADLINE_SPAN };
  gint64 first_day = foyer_shop_time_get_day (time, from_us);
  gint64 last_day = foyer_shop_time_get_day (time, to_us);

  if (due_us == 0 || due_us < from_us || to_us <= from_us)
    return due_us;

  if (*clock != '\0' && !foyer_deadline_parse (clock, &rule, NULL))
    rule.kind = FOYER_DEADLINE_SPAN;

  switch (rule.kind)
    {
    case FOYER_DEADLINE_SPAN:
    case FOYER_DEADLINE_FIELD:
      return due_us + to_us - from_us;
    case FOYER_DEADLINE_DAYS:
    case FOYER_DEADLINE_MONTHS:
      return add_days (time, due_us, last_day - first_day);
    case FOYER_DEADLINE_WORKING_DAYS:
      return add_working_days (time, calendar, due_us,
                               foyer_calendar_count_working_days (calendar, first_day + 1,
                                                                  last_day));
    case FOYER_DEADLINE_DAILY:
    case FOYER_DEADLINE_DAY_END:
    case FOYER_DEADLINE_WEEKLY:
    case FOYER_DEADLINE_MONTHLY:
      return due_us > to_us ? due_us : foyer_deadline_compute (&rule, to_us, time, calendar, NULL);
    }

  g_assert_not_reached ();
}
