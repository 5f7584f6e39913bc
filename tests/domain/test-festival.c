/* The festivals on which customers are greeted (B8): their days, and what the shop makes of
 * them. */

#include "domain/foyer-domain-error.h"
#include "domain/foyer-festival.h"
#include "domain/foyer-settings.h"

static gint64
day_of (const char *text)
{
  gint64 day;

  g_assert_true (foyer_day_parse (text, &day));
  return day;
}

/* What goes with a public holiday that the law fixes by date waits for no notice; a year that is
 * announced says it itself. */
static void
test_fixed_holiday (void)
{
  g_autoptr (FoyerCalendar) calendar = foyer_calendar_new ();
  FoyerFestival *labour = foyer_festival_new ("labour", "劳动节", "Labour Day", "劳动节", 3, "");
  gint64 day;

  g_assert_true (foyer_festival_find_day (labour, calendar, day_of ("2026-11-21"), &day));
  g_assert_cmpint (day, ==, day_of ("2027-05-01"));
  g_assert_true (foyer_calendar_add_text (calendar, "year 2027\n2027-04-30 off 劳动节\n"
                                          "2027-05-01 off 劳动节\n", NULL));
  g_assert_true (foyer_festival_find_day (labour, calendar, day_of ("2026-11-21"), &day));
  g_assert_cmpint (day, ==, day_of ("2027-04-30"));
  foyer_festival_free (labour);
}

/* The usual ones, with the days that were announced. */
static void
test_days (void)
{
  static const struct
  {
    const char *key;
    const char *from;
    const char *day;              /* NULL: not announced */
  } rows[] = {
    { "spring", "2026-01-05", "2026-02-15" },
    /* In the midst of it, it is over. */
    { "spring", "2026-02-16", NULL },
    { "dragon-boat", "2026-02-16", "2026-06-19" },
    { "mid-autumn", "2026-09-25", "2026-09-25" },
    { "national-day", "2026-09-25", "2026-10-01" },
    { "new-year", "2026-11-21", "2027-01-01" },
  };
  g_autoptr (FoyerSettings) settings = foyer_settings_new ();
  g_autoptr (FoyerCalendar) calendar = foyer_calendar_new ();
  g_autoptr (GPtrArray) festivals =
    foyer_festivals_read (foyer_settings_get_text (settings, FOYER_SETTING_CARE_FESTIVALS), NULL);

  g_assert_true (foyer_calendar_add_text (calendar,
                                          "year 2026\n2026-02-14 work 春节\n2026-02-15 off 春节\n"
                                          "2026-02-16 off 春节\n2026-06-19 off 端午节\n"
                                          "2026-06-20 off 端午节\n2026-09-25 off 中秋节、国庆节\n",
                                          NULL));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 day;
      gboolean is_known = foyer_festival_find_day (foyer_festivals_find (festivals, rows[i].key),
                                                   calendar, day_of (rows[i].from), &day);

      g_test_message ("%s", rows[i].key);
      g_assert_cmpint (is_known, ==, rows[i].day != NULL);
      if (is_known)
        g_assert_cmpint (day, ==, day_of (rows[i].day));
    }
}

static void
test_leap_day (void)
{
  g_autoptr (FoyerCalendar) calendar = foyer_calendar_new ();
  FoyerFestival *founding = foyer_festival_new ("founding", "店庆", "Our founding", "02-29", 3, "");
  gint64 day;

  g_assert_true (foyer_festival_find_day (founding, calendar, day_of ("2027-01-01"), &day));
  g_assert_cmpint (day, ==, day_of ("2027-02-28"));
  g_assert_true (foyer_festival_find_day (founding, calendar, day_of ("2027-12-01"), &day));
  g_assert_cmpint (day, ==, day_of ("2028-02-29"));
  foyer_festival_free (founding);
}

static void
test_text (void)
{
  static const char *const wrong[] = {
    "spring", "a|春节|Spring Festival|春节|7", "|春节|Spring Festival|春节|7|",
    "a||Spring Festival|春节|7|", "a|春节|Spring Festival||7|", "a|春节|Spring Festival|02-30|7|",
    "a|春节|Spring Festival|13-01|7|", "a|春节|Spring Festival|春节|31|",
    "a|春节|Spring Festival|春节|soon|", "a b|春节|Spring Festival|春节|7|",
    "a|春节|Spring Festival|春节|7|;a|元旦|New Year|01-01|3|",
  };
  const char *text = "spring|春节|Spring Festival|春节|7|新春快乐;founding|店庆|Founding|5-1|0|";
  g_autoptr (GPtrArray) festivals = foyer_festivals_read (text, NULL);
  g_autofree char *again = foyer_festivals_to_text (festivals);

  g_assert_cmpuint (festivals->len, ==, 2);
  g_assert_cmpstr (again, ==, text);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", wrong[i]);
      g_assert_null (foyer_festivals_read (wrong[i], &error));
      g_assert_true (error->domain == FOYER_DOMAIN_ERROR);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/festival/days", test_days);
  g_test_add_func ("/festival/fixed-holiday", test_fixed_holiday);
  g_test_add_func ("/festival/leap-day", test_leap_day);
  g_test_add_func ("/festival/text", test_text);
  return g_test_run ();
}
