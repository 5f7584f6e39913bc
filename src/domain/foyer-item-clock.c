/* A clock that stood still. */

#include "domain/foyer-item-clock.h"

/* Whole days are counted as they are counted from the start of a deadline: the day on which the
 * wait began is not, whatever the hour. */
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
 * days; of the daily, weekly and monthly clocks a moment that passed in the wait gives way to the
 * next such moment. Without a rule it is put off by the very time. What was overdue when the wait
 * began stays overdue as it was.
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

/* A due time of a year whose holidays nobody knows yet. */
static gboolean
is_in_unknown_year (FoyerShopTime *time,
                    FoyerCalendar *calendar,
                    gint64         due_us)
{
  int year, month, dom;

  foyer_day_to_ymd (foyer_shop_time_get_day (time, due_us - 1), &year, &month, &dom);
  return !foyer_calendar_is_published (calendar, year);
}

/**
 * foyer_item_clock_replay:
 * @item: an item with a rule
 * @log: (element-type FoyerItemLog): its log, the newest line first
 * @time: the shop's time
 * @calendar: the working days
 * @until_us: up to when a wait counts that has not ended; 0 leaves it out
 * @due_us: (out): what its rule gives, put off by every wait
 * @is_provisional: (out): whether @calendar does not know all of the years that it needs
 *
 * Reckons a due time from the beginning, as it would be had @calendar been known. What the program
 * moved itself is left out; what a person moved no rule can give.
 *
 * Returns: whether the due time follows from the rule and the waits
 */
gboolean
foyer_item_clock_replay (FoyerItem     *item,
                         GPtrArray     *log,
                         FoyerShopTime *time,
                         FoyerCalendar *calendar,
                         gint64         until_us,
                         gint64        *due_us,
                         gboolean      *is_provisional)
{
  const char *clock = foyer_item_get_clock (item);
  gint64 from_us = 0;
  FoyerDeadline rule;

  *due_us = foyer_item_get_due (item);
  *is_provisional = FALSE;
  if (!foyer_deadline_parse (clock, &rule, NULL))
    return FALSE;

  *due_us = foyer_deadline_compute (&rule, foyer_item_get_opened (item), time, calendar,
                                    is_provisional);
  for (guint i = log->len; i > 0; i--)
    {
      FoyerItemLog *line = log->pdata[i - 1];
      FoyerItemAct what = foyer_item_log_get_what (line);

      if (what == FOYER_ITEM_ACT_MOVE_DUE && !foyer_uuid_is_none (foyer_item_log_get_staff (line)))
        return FALSE;
      if (what == FOYER_ITEM_ACT_PAUSE)
        from_us = foyer_item_log_get_at (line);
      if (what == FOYER_ITEM_ACT_RESUME && from_us != 0)
        {
          *due_us = foyer_item_clock_extend (clock, *due_us, from_us, foyer_item_log_get_at (line),
                                             time, calendar);
          *is_provisional |= is_in_unknown_year (time, calendar, *due_us);
          from_us = 0;
        }
    }
  if (from_us != 0 && foyer_item_get_paused (item) != 0 && until_us != 0)
    *due_us = foyer_item_clock_extend (clock, *due_us, from_us, until_us, time, calendar);
  return TRUE;
}
