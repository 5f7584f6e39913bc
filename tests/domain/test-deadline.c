/* The clocks and the working days of HANDBOOK §13, against its oracles. */

#include "domain/foyer-deadline.h"
#include "domain/foyer-domain-error.h"

#include <string.h>

#include "oracles.h"

static FoyerCalendar *
load_calendar (void)
{
  FoyerCalendar *calendar = foyer_calendar_new ();

  for (int year = 2023; year <= 2026; year++)
    {
      g_autofree char *name = g_strdup_printf ("%d.txt", year);
      g_autofree char *path =
        g_build_filename (g_getenv ("FOYER_DATA_DIR"), "calendar", name, NULL);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_true (foyer_calendar_add_text (calendar, text, &error));
      g_assert_no_error (error);
    }

  return calendar;
}

static FoyerShopTime *
make_time (const char *day_end)
{
  FoyerShopTime *time;
  int minute;

  g_assert_true (foyer_minute_parse (day_end, &minute));
  time = foyer_shop_time_new ("Asia/Shanghai", minute, NULL);
  g_assert_nonnull (time);
  return time;
}

/* "2026-11-21 24:00:00" */
static gint64
instant (FoyerShopTime *time,
         const char    *text)
{
  g_autofree char *date = g_strndup (text, 10);
  g_autofree char *clock = g_strndup (text + 11, 5);
  gint64 day;
  int minute;

  g_assert_true (foyer_day_parse (date, &day));
  g_assert_true (foyer_minute_parse (clock, &minute));
  return foyer_shop_time_at_minute (time, day, minute)
         + g_ascii_strtoll (text + 17, NULL, 10) * FOYER_SECOND_US;
}

static gint64
compute (const char    *rule,
         gint64         start_us,
         FoyerShopTime *time,
         FoyerCalendar *calendar,
         gboolean      *is_provisional)
{
  FoyerDeadline deadline;
  g_autoptr (GError) error = NULL;

  g_assert_true (foyer_deadline_parse (rule, &deadline, &error));
  g_assert_no_error (error);
  return foyer_deadline_compute (&deadline, start_us, time, calendar, is_provisional);
}

static void
check_due (char     **cells,
           gpointer   calendar)
{
  g_autoptr (FoyerShopTime) time = make_time (cells[3]);
  gboolean is_provisional;
  gint64 due_us = compute (cells[1], instant (time, cells[2]), time, calendar, &is_provisional);

  g_assert_cmpint (due_us, ==, instant (time, cells[4]));
  g_assert_cmpint (is_provisional, ==, strcmp (cells[5], "provisional") == 0);
}

static void
test_oracles (void)
{
  g_autoptr (FoyerCalendar) calendar = load_calendar ();

  g_assert_cmpuint (oracles_read ("oracles-due.csv", check_due, calendar), ==, 86);
}

/* What was done at the very moment was done in time; a second later it was late by a second. A
 * clock that starts with an act starts when that was done, not when it was due. */
static void
check_in_time (char     **cells,
               gpointer   calendar)
{
  g_autoptr (FoyerShopTime) time = make_time ("24:00");
  gint64 due_us = compute (cells[1], instant (time, cells[2]), time, calendar, NULL);
  gint64 done_us = instant (time, cells[3]);
  gint64 late_us = g_ascii_strtoll (cells[4], NULL, 10) * FOYER_SECOND_US;

  g_assert_cmpint (foyer_deadline_is_over (due_us, done_us), ==, late_us > 0);
  g_assert_cmpint (MAX (done_us - due_us, 0), ==, late_us);
}

static void
test_in_time (void)
{
  g_autoptr (FoyerCalendar) calendar = load_calendar ();

  g_assert_cmpuint (oracles_read ("oracles-in-time.csv", check_in_time, calendar), ==, 10);
}

static void
check_working_day (char     **cells,
                   gpointer   calendar)
{
  gboolean is_provisional;
  gint64 day;

  g_assert_true (foyer_day_parse (cells[1], &day));
  g_assert_cmpint (foyer_calendar_is_working_day (calendar, day, &is_provisional), ==,
                   strcmp (cells[2], "yes") == 0);
  g_assert_false (is_provisional);
}

static void
test_working_days (void)
{
  g_autoptr (FoyerCalendar) calendar = load_calendar ();
  gint64 first, last;

  g_assert_cmpuint (oracles_read ("oracles-working-days.csv", check_working_day, calendar), ==, 23);

  /* LV-07, LV-08: the working days that a leave uses up. */
  g_assert_true (foyer_day_parse ("2026-02-14", &first) && foyer_day_parse ("2026-02-24", &last));
  g_assert_cmpint (foyer_calendar_count_working_days (calendar, first, last), ==, 2);
  g_assert_true (foyer_day_parse ("2025-09-28", &first) && foyer_day_parse ("2025-10-11", &last));
  g_assert_cmpint (foyer_calendar_count_working_days (calendar, first, last), ==, 6);
}

static void
assert_refused (FoyerCalendar *calendar,
                const char    *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (foyer_calendar_add_text (calendar, text, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
}

static void
test_calendar_text (void)
{
  g_autoptr (FoyerCalendar) calendar = foyer_calendar_new ();
  gboolean is_provisional;
  gint64 day;

  /* CN-24: refused as a whole, the calendar in use stays. */
  g_assert_true (foyer_day_parse ("2027-02-08", &day));
  assert_refused (calendar, "year 2027\n2027-02-08 off x\n2027-02-09 off x\n2027-02-09 work x\n");
  g_assert_true (foyer_calendar_is_working_day (calendar, day, &is_provisional));
  g_assert_true (is_provisional);
  g_assert_false (foyer_calendar_is_published (calendar, 2027));

  assert_refused (calendar, "");
  assert_refused (calendar, "2027-02-08 off x\n");
  assert_refused (calendar, "year 2027\nyear 2028\n");
  assert_refused (calendar, "year twenty\n");
  assert_refused (calendar, "year 2027\n2027-02-30 off x\n");
  assert_refused (calendar, "year 2027\n2027-02-08\n");
  assert_refused (calendar, "year 2027\n2027-02-08 perhaps x\n");

  /* CN-25: good, and says nothing. */
  g_assert_true (foyer_calendar_add_text (calendar, "# not announced\nyear 2027\n", NULL));
  g_assert_false (foyer_calendar_is_published (calendar, 2027));

  /* CN-26: a day of the year before stands under its own date. */
  g_assert_true (foyer_calendar_add_text (calendar,
                                          "year 2028\r\n2027-12-31 off 元旦\r\n2028-01-01 off\r\n",
                                          NULL));
  g_assert_true (foyer_day_parse ("2027-12-31", &day));
  g_assert_false (foyer_calendar_is_working_day (calendar, day, &is_provisional));
  g_assert_false (is_provisional);
  g_assert_true (foyer_calendar_is_day_off (calendar, day));
  g_assert_cmpstr (foyer_calendar_get_name (calendar, day), ==, "元旦");
  g_assert_false (foyer_calendar_is_published (calendar, 2027));
  g_assert_true (foyer_calendar_is_published (calendar, 2028));
}

/* Whoever asks is told the same of a year that is not announced: what the law fixes is off, and
 * what it leaves to the notice is not known. */
static void
test_fixed_days (void)
{
  g_autoptr (FoyerCalendar) calendar = foyer_calendar_new ();
  gint64 new_year, third;

  g_assert_true (foyer_day_parse ("2027-01-01", &new_year));
  g_assert_true (foyer_day_parse ("2027-10-03", &third));
  g_assert_true (foyer_calendar_is_day_off (calendar, new_year));
  g_assert_false (foyer_calendar_is_make_up_day (calendar, new_year));
  g_assert_cmpstr (foyer_calendar_get_name (calendar, new_year), ==, "元旦");
  g_assert_false (foyer_calendar_is_day_off (calendar, new_year + 1));
  g_assert_null (foyer_calendar_get_name (calendar, new_year + 1));
  g_assert_true (foyer_calendar_is_day_off (calendar, third));
  g_assert_false (foyer_calendar_is_day_off (calendar, third + 1));

  /* Announced, the notice alone holds. */
  g_assert_true (foyer_calendar_add_text (calendar, "year 2027\n2027-10-01 off 国庆节\n"
                                          "2027-10-03 work 国庆节\n", NULL));
  g_assert_false (foyer_calendar_is_day_off (calendar, new_year));
  g_assert_false (foyer_calendar_is_day_off (calendar, third));
  g_assert_true (foyer_calendar_is_make_up_day (calendar, third));
}

/* WD-43: the due time was provisional; then the year is announced. */
static void
test_announcement (void)
{
  g_autoptr (FoyerCalendar) calendar = load_calendar ();
  g_autoptr (FoyerShopTime) time = make_time ("24:00");
  gint64 start_us = instant (time, "2026-12-30 15:00:00");
  gboolean is_provisional;

  compute ("+3wd", start_us, time, calendar, &is_provisional);
  g_assert_true (is_provisional);

  g_assert_true (foyer_calendar_add_text (calendar, "year 2027\n2027-01-01 off\n2027-01-04 off\n",
                                          NULL));
  g_assert_cmpint (compute ("+3wd", start_us, time, calendar, &is_provisional), ==,
                   instant (time, "2027-01-06 24:00:00"));
  g_assert_false (is_provisional);
}

static void
test_overdue (void)
{
  g_autoptr (FoyerShopTime) time = make_time ("24:00");
  gint64 due_us = instant (time, "2026-11-19 10:00:00");

  g_assert_false (foyer_deadline_is_over (due_us, due_us));                  /* CD-11 */
  g_assert_true (foyer_deadline_is_over (due_us, due_us + FOYER_SECOND_US)); /* CD-12 */
  g_assert_false (foyer_deadline_is_over (0, due_us));
}

/* A field rule is due when its field says; of a date that is the end of the day. */
static void
test_field (void)
{
  g_autoptr (FoyerCalendar) calendar = foyer_calendar_new ();
  g_autoptr (FoyerShopTime) time = make_time ("22:00");
  gint64 day;

  g_assert_true (foyer_day_parse ("2026-11-21", &day));
  g_assert_cmpint (compute ("field:rect_due", foyer_shop_time_get_day_end_us (time, day), time,
                            calendar, NULL),
                   ==, instant (time, "2026-11-21 22:00:00"));
}

static void
test_grammar (void)
{
  const char *rules[] = { "+5min", "+24h", "+0d", "+3d", "+12m", "+3wd", "daily:16:00", "eod",
                          "weekly:sun 24:00", "monthly:last 24:00", "monthly:5 07:50",
                          "field:back_due" };
  const char *others[] = { "", "+", "3d", "+d", "+3", "+3x", "+-3d", "+ 3d", "+3 d", "+999999999d",
                           "daily:", "daily:24:01", "daily:7:50", "daily:16:60", "EOD", "eod ",
                           "weekly:24:00", "weekly:son 24:00", "weekly:sun", "monthly:0 10:00",
                           "monthly:32 10:00", "monthly:last", "field:", "field:Back due",
                           "field:a_name_that_is_longer_than_any_field_of_any_form" };
  FoyerDeadline deadline;

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (foyer_deadline_parse (rules[i], &deadline, NULL));
      text = foyer_deadline_to_string (&deadline);
      g_assert_cmpstr (text, ==, rules[i]);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", others[i]);
      g_assert_false (foyer_deadline_parse (others[i], &deadline, &error));
      g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
    }
}

/* Whatever the start, the clocks that look for a moment find the first one after it. */
static void
test_first_after_start (void)
{
  const char *rules[] = { "daily:16:00", "eod", "weekly:wed 09:30", "weekly:sun 24:00",
                          "monthly:last 24:00", "monthly:31 18:00", "monthly:1 00:00" };
  const gint64 longest[] = { 1, 1, 7, 7, 31, 31, 31 };
  g_autoptr (FoyerCalendar) calendar = foyer_calendar_new ();
  g_autoptr (FoyerShopTime) time = make_time ("22:00");
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int i = 0; i < 2000; i++)
    for (gsize r = 0; r < G_N_ELEMENTS (rules); r++)
      {
        gint64 start_us = g_rand_int_range (rand, 1700000000, 1900000000) * FOYER_SECOND_US;
        gint64 due_us = compute (rules[r], start_us, time, calendar, NULL);

        g_assert_cmpint (due_us, >, start_us);
        g_assert_cmpint (due_us, <=, start_us + longest[r] * 24 * FOYER_HOUR_US);
        /* Nothing lies between: from just before it, the same moment is found. */
        g_assert_cmpint (compute (rules[r], due_us - 1, time, calendar, NULL), ==, due_us);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deadline/oracles", test_oracles);
  g_test_add_func ("/deadline/in-time", test_in_time);
  g_test_add_func ("/deadline/overdue", test_overdue);
  g_test_add_func ("/deadline/field", test_field);
  g_test_add_func ("/deadline/grammar", test_grammar);
  g_test_add_func ("/deadline/first-after-start", test_first_after_start);
  g_test_add_func ("/calendar/working-days", test_working_days);
  g_test_add_func ("/calendar/text", test_calendar_text);
  g_test_add_func ("/calendar/announcement", test_announcement);
  g_test_add_func ("/calendar/fixed-days", test_fixed_days);
  return g_test_run ();
}
