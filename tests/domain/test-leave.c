/* Leave (HANDBOOK S4), against the oracles LV-01 to LV-05, LV-07 and LV-08. */

#include "domain/foyer-domain-error.h"
#include "domain/foyer-leave.h"

static const FoyerUuid leave_id = { { 1 } };
static const FoyerUuid absent = { { 2 } };
static const FoyerUuid cover = { { 3 } };
static const FoyerUuid leader = { { 4 } };

static gint64
instant (const char *date,
         int         minute)
{
  g_autoptr (FoyerShopTime) time = foyer_shop_time_new ("Asia/Shanghai", 1440, NULL);
  gint64 day;

  g_assert_true (foyer_day_parse (date, &day));
  return foyer_shop_time_at_minute (time, day, minute);
}

static FoyerLeave *
make_leave (const char    *from,
            int            from_minute,
            const char    *to,
            int            to_minute,
            FoyerLeaveWay  way,
            gint64         filed_us)
{
  return foyer_leave_new (&leave_id, "Q20261121-001", &absent, instant (from, from_minute),
                          instant (to, to_minute), FOYER_LEAVE_PERSONAL, way, filed_us);
}

static void
test_notice (void)
{
  static const struct
  {
    const char *oracle;
    int filed_minute;
    FoyerLeaveWay way;
    FoyerLeaveNotice expected;
    int notice_hours;
  } rows[] = {
    { "LV-01", 8 * 60, FOYER_LEAVE_BY_WORKFLOW, FOYER_LEAVE_NOTICE_IN_TIME, 24 },
    { "LV-02", 9 * 60, FOYER_LEAVE_BY_WORKFLOW, FOYER_LEAVE_NOTICE_LATE, 23 },
    { "LV-03", 30 * 60, FOYER_LEAVE_BY_PHONE, FOYER_LEAVE_NOTICE_EMERGENCY, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 filed_us = instant ("2026-11-23", 0) + rows[i].filed_minute * FOYER_MINUTE_US;
      g_autoptr (FoyerLeave) leave = make_leave ("2026-11-24", 8 * 60, "2026-11-25", 0,
                                                 rows[i].way, filed_us);
      gint64 notice_us;

      g_test_message ("%s", rows[i].oracle);
      g_assert_cmpint (foyer_leave_check_notice (leave, G_TIME_SPAN_DAY, &notice_us), ==,
                       rows[i].expected);
      g_assert_cmpint (notice_us, ==, rows[i].notice_hours * FOYER_HOUR_US);
    }
}

static void
test_cover (void)
{
  g_autoptr (FoyerLeave) leave = make_leave ("2026-11-24", 0, "2026-11-25", 0,
                                             FOYER_LEAVE_BY_WORKFLOW, 1);
  g_autoptr (FoyerLeave) of_cover = foyer_leave_new (&leader, "Q20261121-002", &cover,
                                                     instant ("2026-11-24", 720),
                                                     instant ("2026-11-26", 0),
                                                     FOYER_LEAVE_SICK, FOYER_LEAVE_BY_PHONE, 1);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  /* LV-04: submitting asks the invariants, and they want a cover. */
  g_assert_false (foyer_record_check (FOYER_RECORD (leave), &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (foyer_leave_approve (leave, &leader, NULL));
  g_assert_false (foyer_leave_set_cover (leave, &absent, others, NULL));

  /* LV-05: a leave of the cover that nobody has granted does not count yet. */
  g_ptr_array_add (others, of_cover);
  g_assert_true (foyer_leave_set_cover (of_cover, &absent, others, NULL));
  g_assert_true (foyer_leave_set_cover (leave, &cover, others, NULL));
  g_assert_true (foyer_leave_approve (of_cover, &leader, NULL));
  g_assert_false (foyer_leave_set_cover (leave, &cover, others, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
  g_assert_true (foyer_leave_set_cover (leave, &leader, others, NULL));
}

static void
test_states (void)
{
  g_autoptr (FoyerLeave) leave = make_leave ("2026-11-24", 0, "2026-11-27", 0,
                                             FOYER_LEAVE_BY_WORKFLOW, 1);
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (foyer_leave_set_cover (leave, &cover, nobody, NULL));
  g_assert_false (foyer_leave_is_granted (leave));
  g_assert_false (foyer_leave_come_back (leave, 1, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE);
  g_clear_error (&error);
  g_assert_true (foyer_leave_approve (leave, &leader, NULL));
  g_assert_true (foyer_leave_is_granted (leave));
  g_assert_false (foyer_leave_refuse (leave, &leader, NULL));
  g_assert_true (foyer_leave_come_back (leave, instant ("2026-11-25", 720), NULL));
  g_assert_true (foyer_leave_is_granted (leave));
  g_assert_cmpint (foyer_leave_get_ends (leave), ==, instant ("2026-11-25", 720));
  g_assert_false (foyer_leave_void (leave, NULL));

  /* Nobody is to do the work of a leave that is over. */
  g_assert_false (foyer_leave_set_cover (leave, &leader, nobody, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE);
  g_assert_true (foyer_uuid_equal (foyer_leave_get_cover (leave), &cover));
}

static void
test_half_days (void)
{
  g_autoptr (FoyerShopTime) time = foyer_shop_time_new ("Asia/Shanghai", 1440, NULL);
  g_autoptr (FoyerLeave) leave = make_leave ("2026-11-24", 720, "2026-11-26", 0,
                                             FOYER_LEAVE_BY_WORKFLOW, 1);
  gint64 day;

  g_assert_true (foyer_day_parse ("2026-11-24", &day));
  g_assert_false (foyer_leave_takes_day (leave, time, day));
  g_assert_true (foyer_leave_takes_day (leave, time, day + 1));
  g_assert_false (foyer_leave_takes_day (leave, time, day + 2));
  g_assert_false (foyer_leave_overlaps (leave, instant ("2026-11-24", 480),
                                        instant ("2026-11-24", 720)));
  g_assert_true (foyer_leave_overlaps (leave, instant ("2026-11-24", 480),
                                       instant ("2026-11-24", 721)));
}

static void
test_working_days (void)
{
  static const struct
  {
    const char *oracle, *from, *to;
    int expected;
  } rows[] = {
    { "LV-07", "2026-02-14", "2026-02-24", 2 },
    { "LV-08", "2025-09-28", "2025-10-11", 6 },
  };
  g_autoptr (FoyerShopTime) time = foyer_shop_time_new ("Asia/Shanghai", 1440, NULL);
  g_autoptr (FoyerCalendar) calendar = foyer_calendar_new ();

  for (int year = 2025; year <= 2026; year++)
    {
      g_autofree char *name = g_strdup_printf ("%d.txt", year);
      g_autofree char *path =
        g_build_filename (g_getenv ("FOYER_DATA_DIR"), "calendar", name, NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_true (foyer_calendar_add_text (calendar, text, NULL));
    }

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (FoyerLeave) leave = make_leave (rows[i].from, 0, rows[i].to, 1440,
                                                 FOYER_LEAVE_BY_WORKFLOW, 1);

      g_test_message ("%s", rows[i].oracle);
      g_assert_cmpint (foyer_leave_count_working_days (leave, time, calendar), ==,
                       rows[i].expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/leave/notice", test_notice);
  g_test_add_func ("/leave/cover", test_cover);
  g_test_add_func ("/leave/states", test_states);
  g_test_add_func ("/leave/half-days", test_half_days);
  g_test_add_func ("/leave/working-days", test_working_days);

  return g_test_run ();
}
