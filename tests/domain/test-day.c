#include "domain/foyer-day.h"
#include "domain/foyer-shop-time.h"

static gint64
day_of (const char *text)
{
  gint64 day;

  g_assert_true (foyer_day_parse (text, &day));
  return day;
}

/* Four centuries and more, against GLib's calendar. */
static void
test_every_day (void)
{
  GDate date;

  g_date_set_dmy (&date, 1, 1, 1890);
  for (gint64 day = day_of ("1890-01-01"); day < day_of ("2310-01-01"); day++)
    {
      int year, month, dom;
      gint64 back;

      foyer_day_to_ymd (day, &year, &month, &dom);
      g_assert_cmpint (year, ==, g_date_get_year (&date));
      g_assert_cmpint (month, ==, g_date_get_month (&date));
      g_assert_cmpint (dom, ==, g_date_get_day (&date));
      g_assert_cmpint (foyer_day_get_weekday (day), ==, g_date_get_weekday (&date));
      g_assert_cmpint (foyer_day_get_iso_week (day, NULL), ==,
                       g_date_get_iso8601_week_of_year (&date));
      g_assert_true (foyer_day_from_ymd (year, month, dom, &back));
      g_assert_cmpint (back, ==, day);
      g_date_add_days (&date, 1);
    }
}

static void
test_no_such_day (void)
{
  const char *none[] = { "2026-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-04-31",
                         "2026-1-01", "2026-01-1", "x026-01-01", "2026/01/01", "2026-01-01 ", "" };
  gint64 day = 7;

  for (gsize i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_false (foyer_day_parse (none[i], &day));
  g_assert_cmpint (day, ==, 7);
}

static void
test_text (void)
{
  g_autofree char *text = foyer_day_to_string (day_of ("2024-02-29"));
  g_autofree char *digits = foyer_day_to_digits (day_of ("2026-11-21"));

  g_assert_cmpstr (text, ==, "2024-02-29");
  g_assert_cmpstr (digits, ==, "20261121");
  g_assert_cmpint (day_of ("1970-01-01"), ==, 0);
}

static void
assert_week (const char *day,
             int         expected_year,
             int         expected_week)
{
  int year;

  g_assert_cmpint (foyer_day_get_iso_week (day_of (day), &year), ==, expected_week);
  g_assert_cmpint (year, ==, expected_year);
}

static void
test_week (void)
{
  assert_week ("2024-12-30", 2025, 1);  /* WC-18 */
  assert_week ("2027-01-01", 2026, 53); /* WC-19 */
}

static void
test_months (void)
{
  /* MO-12, MO-13: the birthday of who was born on a leap day. */
  g_assert_cmpint (foyer_day_add_months (day_of ("2000-02-29"), 12 * 26), ==,
                   day_of ("2026-02-28"));
  g_assert_cmpint (foyer_day_add_months (day_of ("2000-02-29"), 12 * 28), ==,
                   day_of ("2028-02-29"));
  /* MO-09, MO-10, MO-11: the corresponding day is the last of the warranty. */
  g_assert_cmpint (foyer_day_add_months (day_of ("2025-11-21"), 12), >=, day_of ("2026-11-20"));
  g_assert_cmpint (foyer_day_add_months (day_of ("2025-11-21"), 12), ==, day_of ("2026-11-21"));
  g_assert_cmpint (foyer_day_add_months (day_of ("2025-11-21"), 12), <, day_of ("2026-11-22"));
  g_assert_cmpint (foyer_day_add_months (day_of ("2026-01-31"), -2), ==, day_of ("2025-11-30"));
  g_assert_cmpint (foyer_day_add_months (day_of ("2026-01-31"), -1), ==, day_of ("2025-12-31"));
}

static FoyerShopTime *
time_in (const char *zone)
{
  g_autoptr (GError) error = NULL;
  FoyerShopTime *time = foyer_shop_time_new (zone, FOYER_MINUTES_IN_DAY, &error);

  g_assert_no_error (error);
  return time;
}

static void
test_shop_day (void)
{
  g_autoptr (FoyerShopTime) time = time_in ("Asia/Shanghai");
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 ("2026-01-01T16:00:00Z", NULL);
  gint64 at_us = g_date_time_to_unix (utc) * FOYER_SECOND_US;
  gint64 first_us, end_us;

  g_assert_cmpint (foyer_shop_time_get_day (time, at_us), ==, day_of ("2026-01-02")); /* AB-10 */
  g_assert_cmpint (foyer_shop_time_get_day (time, at_us - 1), ==, day_of ("2026-01-01"));
  g_assert_cmpint (foyer_shop_time_get_minute (time, at_us), ==, 0);
  g_assert_cmpint (foyer_shop_time_get_minute (time, at_us - 1), ==, 1439);

  foyer_shop_time_get_bounds (time, day_of ("2026-01-02"), &first_us, &end_us);
  g_assert_cmpint (first_us, ==, at_us);
  g_assert_cmpint (end_us, ==, at_us + 24 * FOYER_HOUR_US);
  /* WC-11: 24:00 is the first instant of the next day. */
  g_assert_cmpint (foyer_shop_time_at_minute (time, day_of ("2026-01-01"), 1440), ==, at_us);
}

/* Every instant has one day and one time on the wall, and from them comes back, in zones with
 * summer time but for the hour that comes twice. Before 1970, too. */
static void
test_round_trip (void)
{
  const char *zones[] = { "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Asia/Kathmandu",
                          "UTC" };
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (gsize z = 0; z < G_N_ELEMENTS (zones); z++)
    {
      g_autoptr (FoyerShopTime) time = time_in (zones[z]);

      for (int i = 0; i < 4000; i++)
        {
          gint64 at_us = (gint64) (g_rand_double_range (rand, -2e9, 4e9) * 1e6);
          gint64 day = foyer_shop_time_get_day (time, at_us);
          gint64 local_us = foyer_shop_time_get_local_us (time, at_us);
          gint64 back_us = foyer_shop_time_at (time, day, local_us);
          g_autoptr (GDateTime) date = foyer_shop_time_to_date_time (time, at_us);
          int year, month, dom;

          foyer_day_to_ymd (day, &year, &month, &dom);
          g_assert_cmpint (g_date_time_get_year (date), ==, year);
          g_assert_cmpint (g_date_time_get_month (date), ==, month);
          g_assert_cmpint (g_date_time_get_day_of_month (date), ==, dom);
          g_assert_cmpint (g_date_time_get_hour (date) * 60 + g_date_time_get_minute (date), ==,
                           foyer_shop_time_get_minute (time, at_us));
          g_assert_cmpint (g_date_time_get_microsecond (date), ==, local_us % FOYER_SECOND_US);
          if (back_us != at_us)
            g_assert_cmpint (ABS (back_us - at_us), <=, FOYER_HOUR_US);
          g_assert_cmpint (foyer_shop_time_get_local_us (time, back_us), ==, local_us);
        }
    }
}

static void
test_summer_time (void)
{
  g_autoptr (FoyerShopTime) time = time_in ("Europe/Berlin");
  gint64 spring = day_of ("2026-03-29"), autumn = day_of ("2026-10-25");
  gint64 first_us, end_us;

  foyer_shop_time_get_bounds (time, spring, &first_us, &end_us);
  g_assert_cmpint (end_us - first_us, ==, 23 * FOYER_HOUR_US);
  foyer_shop_time_get_bounds (time, autumn, &first_us, &end_us);
  g_assert_cmpint (end_us - first_us, ==, 25 * FOYER_HOUR_US);
  /* 02:30 is left out in spring and comes twice in autumn. */
  g_assert_cmpint (foyer_shop_time_at_minute (time, spring, 150), ==,
                   foyer_shop_time_at_minute (time, spring, 180));
  g_assert_cmpint (foyer_shop_time_at_minute (time, autumn, 150), ==,
                   first_us + 150 * FOYER_MINUTE_US);
}

static void
test_no_such_zone (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (foyer_shop_time_new ("Asia/Nowhere", 1440, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (foyer_shop_time_new ("Asia/Shanghai", 1441, &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day/every-day", test_every_day);
  g_test_add_func ("/day/no-such-day", test_no_such_day);
  g_test_add_func ("/day/text", test_text);
  g_test_add_func ("/day/week", test_week);
  g_test_add_func ("/day/months", test_months);
  g_test_add_func ("/shop-time/day", test_shop_day);
  g_test_add_func ("/shop-time/round-trip", test_round_trip);
  g_test_add_func ("/shop-time/summer-time", test_summer_time);
  g_test_add_func ("/shop-time/no-such-zone", test_no_such_zone);
  return g_test_run ();
}
