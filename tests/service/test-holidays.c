#include "service-fixture.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-holiday-file.h"

#define EVENT(first, end, summary) \
  "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:" first "\r\nDTEND;VALUE=DATE:" end "\r\nSUMMARY:" summary \
  "\r\nEND:VEVENT\r\n"
#define CALENDAR(events) "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" events "END:VCALENDAR\r\n"

static GPtrArray *
read_file (const char  *text,
           GError     **error)
{
  g_autoptr (GBytes) contents = g_bytes_new (text, strlen (text));

  return foyer_holiday_file_read (contents, error);
}

static void
assert_read (const char *text,
             const char *first,
             const char *second)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notices = read_file (text, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (notices->len, ==, second != NULL ? 2 : 1);
  g_assert_cmpstr (notices->pdata[0], ==, first);
  if (second != NULL)
    g_assert_cmpstr (notices->pdata[1], ==, second);
}

static void
assert_refused (const char        *text,
                FoyerHolidayError  code)
{
  g_autofree char *shown = g_strescape (text, NULL);
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", shown);
  g_assert_null (read_file (text, &error));
  g_assert_error (error, FOYER_HOLIDAY_ERROR, (int) code);
}

static void
test_json (void)
{
  assert_read ("{\"year\": 2027, \"days\": ["
               "{\"name\": \"元旦\", \"date\": \"2027-01-09\", \"isOffDay\": false},"
               "{\"name\": \"元旦\", \"date\": \"2027-01-01\", \"isOffDay\": true}]}",
               "year 2027;2027-01-01 off 元旦;2027-01-09 work 元旦", NULL);

  /* CN-25: good, and says nothing. */
  assert_read ("\xef\xbb\xbf {\"year\": 2027, \"days\": []}", "year 2027", NULL);

  /* CN-26: a day of the year before is part of the notice. */
  assert_read ("{\"year\": 2023, \"days\": ["
               "{\"name\": \"元旦\", \"date\": \"2022-12-31\", \"isOffDay\": true}]}",
               "year 2023;2022-12-31 off 元旦", NULL);

  /* A name cannot end the line. */
  assert_read ("{\"year\": 2027, \"days\": ["
               "{\"name\": \"a;b\\n\", \"date\": \"2027-01-01\", \"isOffDay\": true}]}",
               "year 2027;2027-01-01 off a b", NULL);

  /* CN-24 */
  assert_refused ("{\"year\": 2027, \"days\": ["
                  "{\"name\": \"\", \"date\": \"2027-01-01\", \"isOffDay\": true},"
                  "{\"name\": \"\", \"date\": \"2027-01-01\", \"isOffDay\": false}]}",
                  FOYER_HOLIDAY_ERROR_CONFLICT);

  assert_refused ("{", FOYER_HOLIDAY_ERROR_FORMAT);
  assert_refused ("{}", FOYER_HOLIDAY_ERROR_FORMAT);
  assert_refused ("{\"year\": \"2027\", \"days\": []}", FOYER_HOLIDAY_ERROR_FORMAT);
  assert_refused ("{\"year\": 12, \"days\": []}", FOYER_HOLIDAY_ERROR_FORMAT);
  assert_refused ("{\"year\": 2027, \"days\": {}}", FOYER_HOLIDAY_ERROR_FORMAT);
  assert_refused ("{\"year\": 2027, \"days\": [1]}", FOYER_HOLIDAY_ERROR_FORMAT);
  assert_refused ("{\"year\": 2027, \"days\": [{\"date\": \"2027-02-30\", \"isOffDay\": true}]}",
                  FOYER_HOLIDAY_ERROR_FORMAT);
  assert_refused ("{\"year\": 2027, \"days\": [{\"date\": \"2027-01-01\", \"isOffDay\": 1}]}",
                  FOYER_HOLIDAY_ERROR_FORMAT);
}

static void
test_ical (void)
{
  /* As it is published: with the words of the notice. */
  assert_read (CALENDAR (EVENT ("20270101", "20270104", "元旦假期")
                         EVENT ("20270109", "20270110", "上班(补元旦假期)")),
               "year 2027;2027-01-01 off 元旦;2027-01-02 off 元旦;2027-01-03 off 元旦;"
               "2027-01-09 work 元旦", NULL);

  /* As a telephone shows it: marked by a property, beside festivals that are no days off. */
  assert_read (CALENDAR ("BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270101\r\nSUMMARY:元旦\r\n"
                         "X-APPLE-SPECIAL-DAY:WORK-HOLIDAY\r\nEND:VEVENT\r\n"
                         "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270109\r\nSUMMARY:元旦\r\n"
                         "X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY\r\nEND:VEVENT\r\n"
                         EVENT ("20270312", "20270313", "植树节")),
               "year 2027;2027-01-01 off 元旦;2027-01-09 work 元旦", NULL);

  /* Several years, and the end of a December that has no notice of its own here. */
  assert_read (CALENDAR (EVENT ("20261231", "20270103", "元旦（休）")
                         EVENT ("20280101", "20280102", "元旦（休）")),
               "year 2027;2026-12-31 off 元旦;2027-01-01 off 元旦;2027-01-02 off 元旦",
               "year 2028;2028-01-01 off 元旦");

  assert_refused (CALENDAR (EVENT ("20270101", "20270102", "元旦(休)")
                            EVENT ("20270101", "20270102", "元旦(班)")),
                  FOYER_HOLIDAY_ERROR_CONFLICT);
  assert_refused (CALENDAR (""), FOYER_HOLIDAY_ERROR_FORMAT);
  assert_refused (CALENDAR (EVENT ("20270312", "20270313", "植树节")), FOYER_HOLIDAY_ERROR_FORMAT);
  assert_refused (CALENDAR (EVENT ("20270101", "20280101", "放假")), FOYER_HOLIDAY_ERROR_FORMAT);
  assert_refused (CALENDAR (EVENT ("x", "y", "元旦假期")), FOYER_HOLIDAY_ERROR_FORMAT);
  assert_refused ("BEGIN:VCALENDAR\r\n", FOYER_HOLIDAY_ERROR_FORMAT);
}

static void
test_other (void)
{
  assert_read ("# of our own\nyear 2027\r\n2027-01-01 off 元旦\n",
               "# of our own;year 2027;2027-01-01 off 元旦;", NULL);
  assert_refused ("", FOYER_HOLIDAY_ERROR_FORMAT);
  assert_refused ("PK\003\004", FOYER_HOLIDAY_ERROR_FORMAT);
  assert_refused ("\xff\xfe{", FOYER_HOLIDAY_ERROR_FORMAT);
}

static gboolean
import (Desk        *desk,
        const char  *text,
        GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) notices = read_file (text, error);

  if (notices == NULL)
    return FALSE;
  foyer_shop_import_calendar_async (desk->shop, notices, NULL, on_done, &result);
  return foyer_shop_finish (desk->shop, wait_for (&result), error);
}

static gboolean
is_working_day (Desk       *desk,
                const char *text,
                gboolean   *is_provisional)
{
  gint64 day;

  g_assert_true (foyer_day_parse (text, &day));
  return foyer_calendar_is_working_day (foyer_shop_get_calendar (desk->shop), day, is_provisional);
}

static void
count (FoyerShop *shop,
       guint     *n_times)
{
  (*n_times)++;
}

#define NOTICE_2027 "{\"year\": 2027, \"days\": [" \
  "{\"name\": \"元旦\", \"date\": \"2027-01-01\", \"isOffDay\": true}," \
  "{\"name\": \"元旦\", \"date\": \"2027-01-04\", \"isOffDay\": true}]}"

static void
test_import (Fixture       *fixture,
             gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  Desk other = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  gboolean is_provisional;
  guint n_changed = 0, n_elsewhere = 0;

  desk_open (&other, fixture, "desk-2");
  desk_load (&other);
  g_signal_connect (desk->shop, "calendar-changed", G_CALLBACK (count), &n_changed);
  g_signal_connect (other.shop, "calendar-changed", G_CALLBACK (count), &n_elsewhere);

  /* What ships: 2026 is announced, 2027 is not. */
  g_assert_false (is_working_day (desk, "2026-10-01", &is_provisional));
  g_assert_false (is_provisional);
  g_assert_true (is_working_day (desk, "2027-01-04", &is_provisional));
  g_assert_true (is_provisional);

  /* The front desk may not. */
  g_assert_false (import (desk, NOTICE_2027, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_cmpuint (n_changed, ==, 0);

  desk_sign_in (desk, "1001");
  g_assert_true (import (desk, NOTICE_2027, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_false (is_working_day (desk, "2027-01-04", &is_provisional));
  g_assert_false (is_provisional);
  settle (&other);
  g_assert_cmpuint (n_elsewhere, >, 0);
  g_assert_false (is_working_day (&other, "2027-01-04", NULL));

  /* CN-24: refused, the calendar in use stays. */
  g_assert_false (import (desk, "{\"year\": 2027, \"days\": ["
                                "{\"name\": \"\", \"date\": \"2027-01-05\", \"isOffDay\": true},"
                                "{\"name\": \"\", \"date\": \"2027-01-05\", \"isOffDay\": false}]}",
                          &error));
  g_assert_error (error, FOYER_HOLIDAY_ERROR, FOYER_HOLIDAY_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_cmpuint (n_changed, ==, 1);

  /* CN-25: a notice without a day does not announce the year. */
  g_assert_true (import (desk, "{\"year\": 2028, \"days\": []}", &error));
  g_assert_false (foyer_calendar_is_published (foyer_shop_get_calendar (desk->shop), 2028));
  is_working_day (desk, "2028-01-03", &is_provisional);
  g_assert_true (is_provisional);

  /* A later notice stands for the whole year, also of one that ships. */
  g_assert_true (import (desk, "{\"year\": 2026, \"days\": ["
                               "{\"name\": \"\", \"date\": \"2026-10-02\", \"isOffDay\": true}]}",
                         &error));
  g_assert_true (is_working_day (desk, "2026-10-01", NULL));
  g_assert_false (is_working_day (desk, "2026-10-02", NULL));

  undone = undo (desk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, "calendar.import");
  settle (desk);
  g_assert_false (is_working_day (desk, "2026-10-01", NULL));

  settle (&other);
  g_assert_false (is_working_day (&other, "2026-10-01", NULL));
  g_assert_false (is_working_day (&other, "2027-01-04", NULL));
  desk_close (&other);
}

/* Due times are reckoned with it. */
static void
test_due (Fixture       *fixture,
          gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  g_autoptr (GAsyncResult) set = NULL;
  g_autoptr (GAsyncResult) left = NULL;
  g_autoptr (FoyerVisit) visit = NULL;
  g_autoptr (FoyerVisit) changed = NULL;
  g_autoptr (GPtrArray) items = NULL;
  FoyerShopTime *time;
  gint64 day;

  desk_sign_in (desk, "1001");
  foyer_shop_set_async (desk->shop, "due.case", "+1wd", NULL, on_done, &set);
  g_assert_true (foyer_shop_finish (desk->shop, wait_for (&set), NULL));

  /* 2026-12-31 is a Thursday; the Friday and the Monday after it are off. */
  g_assert_true (foyer_day_parse ("2026-12-31", &day));
  fixture_advance (fixture, foyer_shop_time_at_minute (foyer_shop_get_time (desk->shop), day, 600)
                              - foyer_clock_now_us (fixture->clock));
  g_assert_true (import (desk, NOTICE_2027, NULL));
  visit = check_in (desk, "name", "周兰", NULL);
  foyer_reception_leave_message_async (desk->reception, visit, desk_find_staff (desk, "1003"), "回电",
                                       NULL, on_done, &left);
  changed = finish_well (desk, &left);
  items = find_items (desk);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_true (foyer_day_parse ("2027-01-05", &day));
  time = foyer_shop_get_time (desk->shop);
  g_assert_cmpint (foyer_item_get_due (items->pdata[0]), ==,
                   foyer_shop_time_get_day_end_us (time, day));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/holidays/json", test_json);
  g_test_add_func ("/holidays/ical", test_ical);
  g_test_add_func ("/holidays/other", test_other);
  g_test_add ("/holidays/import", Fixture, NULL, fixture_set_up, test_import, fixture_tear_down);
  g_test_add ("/holidays/due", Fixture, NULL, fixture_set_up, test_due, fixture_tear_down);

  return g_test_run ();
}
