/* The shop's own time: which day and which minute it is at an instant, by the settings `shop.tz`
 * and `calendar.day_end`, whatever the zone of the computer (HANDBOOK §13). Never changes once
 * made, so that any thread may ask it; a changed setting makes another one.
 *
 * A minute of the day runs from 0 to 1440: 24:00 is a legal end of a day, the same instant as 00:00
 * of the next. */

#include "domain/foyer-shop-time.h"

#include "domain/foyer-domain-error.h"

#define DAY_US G_TIME_SPAN_DAY

struct _FoyerShopTime
{
  GObject parent_instance;

  GTimeZone *zone;
  int day_end;
};

G_DEFINE_FINAL_TYPE (FoyerShopTime, foyer_shop_time, G_TYPE_OBJECT)

static gint64
floor_divide (gint64 a,
              gint64 b)
{
  return a / b - (a % b < 0);
}

/* Microseconds since 1970-01-01 00:00 as the clock on the wall shows them. No GDateTime is made: a
 * list of five million visits asks this for every row it counts. */
static gint64
get_wall_us (FoyerShopTime *self,
             gint64         at_us)
{
  gint64 seconds = floor_divide (at_us, G_TIME_SPAN_SECOND);
  int interval = g_time_zone_find_interval (self->zone, G_TIME_TYPE_UNIVERSAL, seconds);

  return at_us + g_time_zone_get_offset (self->zone, interval) * G_TIME_SPAN_SECOND;
}

static void
foyer_shop_time_finalize (GObject *object)
{
  FoyerShopTime *self = FOYER_SHOP_TIME (object);

  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (foyer_shop_time_parent_class)->finalize (object);
}

static void
foyer_shop_time_class_init (FoyerShopTimeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = foyer_shop_time_finalize;
}

static void
foyer_shop_time_init (FoyerShopTime *self)
{
}

/**
 * foyer_shop_time_new:
 * @zone: the setting `shop.tz`, a name of the IANA time zone database
 * @day_end: the setting `calendar.day_end`, minutes after midnight, 1 to 1440
 * @error: where to put that there is no such zone
 *
 * Returns: (transfer full): the shop's time; %NULL with %FOYER_DOMAIN_ERROR_INVALID
 */
FoyerShopTime *
foyer_shop_time_new (const char  *zone,
                     int          day_end,
                     GError     **error)
{
  g_autoptr (FoyerShopTime) self = g_object_new (FOYER_TYPE_SHOP_TIME, NULL);

  self->zone = g_time_zone_new_identifier (zone);
  self->day_end = day_end;
  if (!foyer_domain_check_that (self->zone != NULL, "shop.tz", "a known time zone", error)
      || !foyer_domain_check_that (day_end >= 1 && day_end <= FOYER_MINUTES_IN_DAY,
                                   "calendar.day_end", "a minute from 1 to 1440", error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * foyer_shop_time_get_zone:
 * @self: the shop's time
 *
 * Returns: the name of the zone
 */
const char *
foyer_shop_time_get_zone (FoyerShopTime *self)
{
  return g_time_zone_get_identifier (self->zone);
}

/**
 * foyer_shop_time_get_day_end:
 * @self: the shop's time
 *
 * Returns: when the day ends, minutes after midnight, up to 1440
 */
int
foyer_shop_time_get_day_end (FoyerShopTime *self)
{
  return self->day_end;
}

/**
 * foyer_shop_time_get_day:
 * @self: the shop's time
 * @at_us: an instant, microseconds UTC
 *
 * Returns: the day that the calendar on the shop's wall shows (AB-10)
 */
gint64
foyer_shop_time_get_day (FoyerShopTime *self,
                         gint64         at_us)
{
  return floor_divide (get_wall_us (self, at_us), DAY_US);
}

/**
 * foyer_shop_time_get_local_us:
 * @self: the shop's time
 * @at_us: an instant, microseconds UTC
 *
 * Returns: the time that the clock on the shop's wall shows, microseconds after midnight
 */
gint64
foyer_shop_time_get_local_us (FoyerShopTime *self,
                              gint64         at_us)
{
  gint64 wall_us = get_wall_us (self, at_us);

  return wall_us - floor_divide (wall_us, DAY_US) * DAY_US;
}

/**
 * foyer_shop_time_get_minute:
 * @self: the shop's time
 * @at_us: an instant, microseconds UTC
 *
 * Returns: the whole minutes since midnight, 0 to 1439
 */
int
foyer_shop_time_get_minute (FoyerShopTime *self,
                            gint64         at_us)
{
  return foyer_shop_time_get_local_us (self, at_us) / G_TIME_SPAN_MINUTE;
}

/**
 * foyer_shop_time_at:
 * @self: the shop's time
 * @day: a day
 * @local_us: time on the wall, microseconds after midnight; 24:00 is the next midnight
 *
 * A time that summer time leaves out counts as the first after the gap, a time that comes twice as
 * the earlier one.
 *
 * Returns: the instant, microseconds UTC
 */
gint64
foyer_shop_time_at (FoyerShopTime *self,
                    gint64         day,
                    gint64         local_us)
{
  gint64 wall_us = day * DAY_US + local_us;
  gint64 seconds = floor_divide (wall_us, G_TIME_SPAN_SECOND);
  gint64 adjusted = seconds;
  int interval = g_time_zone_adjust_time (self->zone, G_TIME_TYPE_DAYLIGHT, &adjusted);
  gint64 fraction = wall_us - seconds * G_TIME_SPAN_SECOND;

  return (adjusted - g_time_zone_get_offset (self->zone, interval)) * G_TIME_SPAN_SECOND + fraction;
}

/**
 * foyer_shop_time_at_minute:
 * @self: the shop's time
 * @day: a day
 * @minute: minutes after midnight, 0 to 1440
 *
 * Returns: the instant, microseconds UTC
 */
gint64
foyer_shop_time_at_minute (FoyerShopTime *self,
                           gint64         day,
                           int            minute)
{
  return foyer_shop_time_at (self, day, minute * G_TIME_SPAN_MINUTE);
}

/**
 * foyer_shop_time_get_bounds:
 * @self: the shop's time
 * @day: a day
 * @first_us: (out): its first instant, microseconds UTC
 * @end_us: (out): the first instant that no longer belongs to it
 *
 * The calendar day from midnight to midnight; the end of business is another thing, see
 * foyer_shop_time_get_day_end_us().
 */
void
foyer_shop_time_get_bounds (FoyerShopTime *self,
                            gint64         day,
                            gint64        *first_us,
                            gint64        *end_us)
{
  *first_us = foyer_shop_time_at (self, day, 0);
  *end_us = foyer_shop_time_at (self, day + 1, 0);
}

/**
 * foyer_shop_time_get_day_end_us:
 * @self: the shop's time
 * @day: a day
 *
 * Returns: the instant of `calendar.day_end` on @day, microseconds UTC
 */
gint64
foyer_shop_time_get_day_end_us (FoyerShopTime *self,
                                gint64         day)
{
  return foyer_shop_time_at_minute (self, day, self->day_end);
}

/**
 * foyer_shop_time_to_date_time:
 * @self: the shop's time
 * @at_us: an instant, microseconds UTC
 *
 * For whoever writes times for people.
 *
 * Returns: (transfer full): the instant in the shop's zone
 */
GDateTime *
foyer_shop_time_to_date_time (FoyerShopTime *self,
                              gint64         at_us)
{
  gint64 seconds = floor_divide (at_us, G_TIME_SPAN_SECOND);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, self->zone);

  return g_date_time_add (local, at_us - seconds * G_TIME_SPAN_SECOND);
}
