/* The checks of the roster (HANDBOOK S1, S3), against the oracles SH-06 to SH-15, SH-18, SH-19,
 * SH-21 and SH-22. */

#include "domain/foyer-roster-check.h"

static const FoyerUuid person = { { 1 } };

#define AT(hour, minute) ((hour) * 60 + (minute))

static const FoyerRosterRules usual_rules = { 6, TRUE, AT (11, 0), AT (44, 0), 0 };

/* 2026-11-23 is a Monday. */
static gint64
monday (void)
{
  gint64 day;

  g_assert_true (foyer_day_parse ("2026-11-23", &day));
  g_assert_cmpint (foyer_day_get_weekday (day), ==, FOYER_MONDAY);
  return day;
}

static FoyerDuty
duty (gint64 day,
      int    start,
      int    end)
{
  return (FoyerDuty) {
    .staff = person, .day = day, .start = start, .end = end, .work = end - start,
    .post = FOYER_POST_RECEPTION,
    .kind = start >= AT (14, 0) ? FOYER_SHIFT_LATE : FOYER_SHIFT_EARLY,
  };
}

static GArray *
make_problems (void)
{
  return g_array_new (FALSE, FALSE, sizeof (FoyerRosterProblem));
}

static GArray *
check (const FoyerDuty        *duties,
       guint                   n_duties,
       const FoyerRosterRules *rules)
{
  GArray *problems = make_problems ();

  foyer_roster_check_person (duties, n_duties, rules, monday () - 100, monday () + 100, problems);
  return problems;
}

static const FoyerRosterProblem *
get_only (GArray                 *problems,
          FoyerRosterProblemKind  kind,
          FoyerRosterGravity      gravity)
{
  const FoyerRosterProblem *problem = &g_array_index (problems, FoyerRosterProblem, 0);

  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpint (problem->kind, ==, kind);
  g_assert_cmpint (problem->gravity, ==, gravity);
  return problem;
}

static void
test_pairs (void)
{
  static const struct
  {
    const char *oracle;
    int first_start, first_end, days_later, second_start, second_end;
    FoyerRosterProblemKind kind;
    FoyerRosterGravity gravity;
    int actual;
  } rows[] = {
    { "SH-06", AT (16, 0), AT (24, 0), 1, AT (8, 0), AT (16, 0),
      FOYER_ROSTER_REST, FOYER_ROSTER_WARNING, AT (8, 0) },
    { "SH-07", AT (16, 0), AT (24, 0), 1, AT (0, 0), AT (8, 0),
      FOYER_ROSTER_REST, FOYER_ROSTER_WARNING, 0 },
    { "SH-08", AT (16, 0), AT (24, 0), 0, AT (23, 0), AT (24, 0),
      FOYER_ROSTER_OVERLAP, FOYER_ROSTER_ERROR, AT (1, 0) },
    { "SH-09", AT (8, 30), AT (14, 0), 0, AT (14, 0), AT (22, 0),
      FOYER_ROSTER_LONG_DAY, FOYER_ROSTER_WARNING, AT (13, 30) },
    { "over midnight into the next day's shift", AT (22, 0), AT (30, 0), 1, AT (5, 0), AT (12, 0),
      FOYER_ROSTER_OVERLAP, FOYER_ROSTER_ERROR, AT (1, 0) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const FoyerDuty duties[] = {
        duty (monday (), rows[i].first_start, rows[i].first_end),
        duty (monday () + rows[i].days_later, rows[i].second_start, rows[i].second_end),
      };
      g_autoptr (GArray) problems = check (duties, 2, &usual_rules);

      g_test_message ("%s", rows[i].oracle);
      g_assert_cmpint (get_only (problems, rows[i].kind, rows[i].gravity)->actual, ==,
                       rows[i].actual);
    }
}

static void
test_enough_rest (void)
{
  const FoyerDuty duties[] = { duty (monday (), AT (13, 0), AT (21, 0)),
                               duty (monday () + 1, AT (8, 0), AT (16, 0)) };
  g_autoptr (GArray) problems = check (duties, 2, &usual_rules);

  /* Equal is within: exactly eleven hours. */
  g_assert_cmpuint (problems->len, ==, 0);
}

static GArray *
check_run (gint64   first,
           int      n_days,
           gboolean is_strict)
{
  FoyerRosterRules rules = usual_rules;
  FoyerDuty duties[31];

  rules.is_rest_day_strict = is_strict;
  for (int i = 0; i < n_days; i++)
    duties[i] = duty (first + i, AT (8, 0), AT (12, 0));

  return check (duties, n_days, &rules);
}

static void
test_days_in_row (void)
{
  g_autoptr (GArray) six = check_run (monday (), 6, TRUE);
  /* From 26 November into December. */
  g_autoptr (GArray) strict = check_run (monday () + 3, 7, TRUE);
  g_autoptr (GArray) lenient = check_run (monday () + 3, 7, FALSE);
  const FoyerRosterProblem *problem;

  g_assert_cmpuint (six->len, ==, 0); /* SH-12 */
  problem = get_only (strict, FOYER_ROSTER_RUN, FOYER_ROSTER_ERROR); /* SH-13 */
  g_assert_cmpint (problem->actual, ==, 7);
  g_assert_cmpint (problem->first_day, ==, monday () + 3);
  g_assert_cmpint (problem->last_day, ==, monday () + 9);
  get_only (lenient, FOYER_ROSTER_RUN, FOYER_ROSTER_WARNING);
}

static void
test_two_halves_are_one_day (void)
{
  FoyerDuty duties[14];
  g_autoptr (GArray) problems = NULL;

  for (int i = 0; i < 12; i++)
    duties[i] = duty (monday () + i / 2, i % 2 == 0 ? AT (8, 0) : AT (13, 0),
                      i % 2 == 0 ? AT (11, 0) : AT (16, 0));
  problems = check (duties, 12, &usual_rules);
  g_assert_cmpuint (problems->len, ==, 0);

  duties[12] = duty (monday () + 6, AT (8, 0), AT (11, 0));
  g_array_set_size (problems, 0);
  foyer_roster_check_person (duties, 13, &usual_rules, monday (), monday () + 6, problems);
  g_assert_cmpint (get_only (problems, FOYER_ROSTER_RUN, FOYER_ROSTER_ERROR)->actual, ==, 7);
}

static void
test_week_hours (void)
{
  FoyerDuty duties[6];
  g_autoptr (GArray) six_eights = NULL;
  g_autoptr (GArray) forty_four = NULL;
  const FoyerRosterProblem *problem;

  for (int i = 0; i < 6; i++)
    duties[i] = duty (monday () + i, AT (8, 0), AT (16, 0));
  six_eights = check (duties, 6, &usual_rules);
  problem = get_only (six_eights, FOYER_ROSTER_WEEK, FOYER_ROSTER_ADVICE); /* SH-14 */
  g_assert_cmpint (problem->actual, ==, AT (48, 0));
  g_assert_cmpint (problem->limit, ==, AT (44, 0));

  duties[5] = duty (monday () + 5, AT (8, 0), AT (12, 0));
  forty_four = check (duties, 6, &usual_rules);
  g_assert_cmpuint (forty_four->len, ==, 0); /* SH-15 */
}

/* What lies outside the stretch in question is looked at, but not told. */
static void
test_only_what_was_asked (void)
{
  const FoyerDuty duties[] = { duty (monday (), AT (16, 0), AT (24, 0)),
                               duty (monday () + 1, AT (8, 0), AT (16, 0)) };
  g_autoptr (GArray) before = make_problems ();
  g_autoptr (GArray) within = make_problems ();

  foyer_roster_check_person (duties, 2, &usual_rules, monday () + 2, monday () + 5, before);
  foyer_roster_check_person (duties, 2, &usual_rules, monday () + 1, monday () + 5, within);
  g_assert_cmpuint (before->len, ==, 0);
  g_assert_cmpuint (within->len, ==, 1);
}

static void
test_cover (void)
{
  gint64 day = monday ();
  const FoyerDuty after_sale[] = { duty (day, AT (8, 30), AT (14, 0)),
                                   duty (day, AT (14, 0), AT (22, 0)) };
  const FoyerDuty pre_sale[] = { duty (day, AT (8, 0), AT (16, 0)),
                                 duty (day, AT (16, 0), AT (24, 0)) };
  const FoyerDuty night[] = { duty (day - 1, AT (22, 0), AT (30, 0)) };
  g_autoptr (FoyerCoverage) until_ten = foyer_coverage_new (&person, FOYER_POST_RECEPTION,
                                                            FOYER_WEEKDAYS_ALL, AT (8, 0),
                                                            AT (22, 0), 1);
  g_autoptr (FoyerCoverage) until_midnight = foyer_coverage_new (&person, FOYER_POST_RECEPTION,
                                                                 FOYER_WEEKDAYS_ALL, AT (8, 0),
                                                                 AT (24, 0), 1);
  g_autoptr (FoyerCoverage) morning = foyer_coverage_new (&person, FOYER_POST_RECEPTION,
                                                          FOYER_WEEKDAYS_ALL, 0, AT (7, 0), 1);
  g_autoptr (GArray) gap = make_problems ();
  g_autoptr (GArray) none = make_problems ();
  g_autoptr (GArray) after_night = make_problems ();
  const FoyerRosterProblem *problem;

  foyer_roster_check_cover (until_ten, after_sale, 2, day, gap);
  problem = get_only (gap, FOYER_ROSTER_GAP, FOYER_ROSTER_ERROR); /* SH-10 */
  g_assert_cmpint (problem->start, ==, AT (8, 0));
  g_assert_cmpint (problem->end, ==, AT (8, 30));
  g_assert_cmpint (problem->actual, ==, 0);

  foyer_roster_check_cover (until_midnight, pre_sale, 2, day, none);
  g_assert_cmpuint (none->len, ==, 0); /* SH-11 */
  g_assert_cmpint (foyer_roster_count_cover (until_midnight, pre_sale, 2, day), ==, 1);

  foyer_roster_check_cover (morning, night, 1, day, after_night);
  problem = get_only (after_night, FOYER_ROSTER_GAP, FOYER_ROSTER_ERROR);
  g_assert_cmpint (problem->start, ==, AT (6, 0));
  g_assert_cmpint (problem->end, ==, AT (7, 0));
}

static void
test_gaps_by_depth (void)
{
  gint64 day = monday ();
  const FoyerDuty duties[] = { duty (day, AT (9, 0), AT (12, 0)), duty (day, AT (9, 0), AT (10, 0)),
                               duty (day, AT (10, 0), AT (11, 0)) };
  g_autoptr (FoyerCoverage) two = foyer_coverage_new (&person, FOYER_POST_RECEPTION,
                                                      FOYER_WEEKDAYS_ALL, AT (8, 0), AT (13, 0),
                                                      2);
  g_autoptr (GArray) problems = make_problems ();
  const FoyerRosterProblem *found;

  /* 8–9 nobody, 9–11 two, 11–12 one, 12–13 nobody. */
  foyer_roster_check_cover (two, duties, 3, day, problems);
  found = &g_array_index (problems, FoyerRosterProblem, 0);
  g_assert_cmpuint (problems->len, ==, 3);
  g_assert_cmpint (found[0].end, ==, AT (9, 0));
  g_assert_cmpint (found[1].start, ==, AT (11, 0));
  g_assert_cmpint (found[1].actual, ==, 1);
  g_assert_cmpint (found[2].actual, ==, 0);
  g_assert_cmpint (foyer_roster_count_cover (two, duties, 3, day), ==, 0);
}

static void
test_demands_of_a_date (void)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) usual = NULL;
  g_autoptr (GPtrArray) festive = NULL;
  FoyerCoverage *dated = foyer_coverage_new (&person, FOYER_POST_RECEPTION, 0, AT (9, 0),
                                             AT (17, 0), 3);

  foyer_coverage_set_date (dated, monday () + 1);
  g_ptr_array_add (all, foyer_coverage_new (&person, FOYER_POST_RECEPTION, FOYER_WEEKDAYS_ALL,
                                            AT (8, 0), AT (22, 0), 1));
  g_ptr_array_add (all, foyer_coverage_new (&person, FOYER_POST_PHONE, FOYER_WEEKDAYS_ALL,
                                            AT (8, 0), AT (22, 0), 1));
  g_ptr_array_add (all, dated);
  usual = foyer_roster_find_demands (all, monday ());
  festive = foyer_roster_find_demands (all, monday () + 1);

  g_assert_cmpuint (usual->len, ==, 2);
  g_assert_cmpuint (festive->len, ==, 2);
  g_assert_true (g_ptr_array_index (festive, 0) == g_ptr_array_index (all, 1));
  g_assert_true (g_ptr_array_index (festive, 1) == dated);
}

static void
test_leave (void)
{
  g_autoptr (FoyerShopTime) time = foyer_shop_time_new ("Asia/Shanghai", 1440, NULL);
  gint64 day = monday () + 1;
  const FoyerDuty duties[] = { duty (day - 1, AT (16, 0), AT (24, 0)),
                               duty (day, AT (8, 0), AT (16, 0)),
                               duty (day + 1, AT (8, 0), AT (16, 0)) };
  static const FoyerUuid cover = { { 9 } };
  FoyerLeave *leave = foyer_leave_new (&person, "Q1", &person,
                                       foyer_shop_time_at_minute (time, day, 0),
                                       foyer_shop_time_at_minute (time, day, 1440),
                                       FOYER_LEAVE_ANNUAL, FOYER_LEAVE_BY_WORKFLOW, 1);
  g_autoptr (GPtrArray) leaves = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) problems = make_problems ();

  g_ptr_array_add (leaves, leave);
  g_assert_true (foyer_leave_set_cover (leave, &cover, leaves, NULL));
  foyer_roster_check_leave (duties, 3, leaves, time, problems);
  g_assert_cmpuint (problems->len, ==, 0);

  /* SH-21; the shift of the evening before ends when the leave begins. */
  g_assert_true (foyer_leave_approve (leave, &cover, NULL));
  foyer_roster_check_leave (duties, 3, leaves, time, problems);
  g_assert_cmpint (get_only (problems, FOYER_ROSTER_ON_LEAVE, FOYER_ROSTER_ERROR)->last_day, ==,
                   day);
}

static void
test_posts (void)
{
  const FoyerDuty duties[] = { duty (monday (), AT (8, 0), AT (16, 0)) };
  g_autoptr (GArray) problems = make_problems ();

  foyer_roster_check_posts (duties, 1, FOYER_POST_RECEPTION | FOYER_POST_PHONE, problems);
  g_assert_cmpuint (problems->len, ==, 0);
  foyer_roster_check_posts (duties, 1, FOYER_POST_PHONE, problems);
  get_only (problems, FOYER_ROSTER_WRONG_POST, FOYER_ROSTER_WARNING);
}

static FoyerCalendar *
load_calendar (void)
{
  FoyerCalendar *calendar = foyer_calendar_new ();
  g_autofree char *path = g_build_filename (g_getenv ("FOYER_DATA_DIR"), "calendar", "2026.txt",
                                            NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (foyer_calendar_add_text (calendar, text, NULL));
  return calendar;
}

static void
test_must_publish (void)
{
  g_autoptr (FoyerCalendar) calendar = load_calendar ();
  gint64 october, today, holiday = 0;

  g_assert_true (foyer_day_parse ("2026-10-01", &october));
  g_assert_true (foyer_day_parse ("2026-09-24", &today));
  g_assert_true (foyer_roster_must_publish (calendar, october, today, 7 * G_TIME_SPAN_DAY,
                                            &holiday)); /* SH-18 */
  g_assert_cmpint (holiday, ==, october);
  g_assert_false (foyer_roster_must_publish (calendar, october, today - 1, 7 * G_TIME_SPAN_DAY,
                                             &holiday)); /* SH-19 */
  g_assert_false (foyer_roster_must_publish (calendar, october, october, -1, &holiday));
  g_assert_false (foyer_roster_must_publish (calendar, october, october + 8, 7 * G_TIME_SPAN_DAY,
                                             &holiday));
}

static void
test_count (void)
{
  g_autoptr (FoyerCalendar) calendar = load_calendar ();
  FoyerDuty duties[31];
  FoyerRosterCounts counts;
  gint64 october;

  g_assert_true (foyer_day_parse ("2026-10-01", &october));
  for (int i = 0; i < 31; i++)
    duties[i] = duty (october + i, i < 10 ? AT (16, 0) : AT (8, 0), i < 10 ? 1440 : AT (16, 0));
  counts = foyer_roster_count (duties, 31, calendar, october, october + 30);

  g_assert_cmpint (counts.n_days, ==, 31);
  g_assert_cmpint (counts.n_evenings, ==, 10);
  g_assert_cmpint (counts.n_holidays, ==, 7);
  /* 11, 17, 18, 24, 25, 31; the 10th is a make-up working day, the 3rd and 4th are holidays. */
  g_assert_cmpint (counts.n_weekend_days, ==, 6);
  g_assert_cmpint (counts.minutes, ==, 31 * AT (8, 0));
}

/* SH-22: two groups, day and evening alternate weekly, six days a week. */
static void
test_rotation (void)
{
  int evenings[2] = { 0, 0 };

  g_assert_cmpuint (foyer_roster_rotate (2, 0, 0), ==, 0);
  g_assert_cmpuint (foyer_roster_rotate (2, 1, 0), ==, 1);
  g_assert_cmpuint (foyer_roster_rotate (2, 0, 1), ==, 1);
  g_assert_cmpuint (foyer_roster_rotate (2, 1, 1), ==, 0);
  for (guint week = 0; week < 2; week++)
    for (guint group = 0; group < 2; group++)
      evenings[group] += 6 * (foyer_roster_rotate (2, group, week) == 1);
  g_assert_cmpint (evenings[0], ==, 6);
  g_assert_cmpint (evenings[1], ==, 6);
}

/* Minute by minute is slow and plain; the sweep must find the same. */
static void
test_cover_by_minutes (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  gint64 day = monday ();

  g_test_message ("seed %u", seed);
  for (int round = 0; round < 300; round++)
    {
      FoyerDuty duties[6];
      int from = g_rand_int_range (rand, 0, 1400);
      g_autoptr (FoyerCoverage) demand = foyer_coverage_new (&person, FOYER_POST_RECEPTION,
                                                             FOYER_WEEKDAYS_ALL, from,
                                                             g_rand_int_range (rand, from + 1,
                                                                               1441), 2);
      g_autoptr (GArray) problems = make_problems ();
      int missing = 0, told = 0;

      for (guint i = 0; i < G_N_ELEMENTS (duties); i++)
        {
          int start = g_rand_int_range (rand, 0, 1440);

          duties[i] = duty (day - g_rand_int_range (rand, 0, 2), start,
                            start + g_rand_int_range (rand, 1, 700));
        }
      foyer_roster_check_cover (demand, duties, G_N_ELEMENTS (duties), day, problems);
      for (guint i = 0; i < problems->len; i++)
        {
          FoyerRosterProblem *gap = &g_array_index (problems, FoyerRosterProblem, i);

          told += (gap->limit - gap->actual) * (gap->end - gap->start);
        }
      for (int minute = from; minute < foyer_coverage_get_end_minute (demand); minute++)
        {
          int count = 0;

          for (guint i = 0; i < G_N_ELEMENTS (duties); i++)
            count += foyer_duty_get_start_minute (&duties[i]) <= day * 1440 + minute
                     && day * 1440 + minute < foyer_duty_get_end_minute (&duties[i]);
          missing += MAX (2 - count, 0);
        }
      g_assert_cmpint (told, ==, missing);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/roster-check/pairs", test_pairs);
  g_test_add_func ("/roster-check/enough-rest", test_enough_rest);
  g_test_add_func ("/roster-check/days-in-row", test_days_in_row);
  g_test_add_func ("/roster-check/two-halves-are-one-day", test_two_halves_are_one_day);
  g_test_add_func ("/roster-check/week-hours", test_week_hours);
  g_test_add_func ("/roster-check/only-what-was-asked", test_only_what_was_asked);
  g_test_add_func ("/roster-check/cover", test_cover);
  g_test_add_func ("/roster-check/gaps-by-depth", test_gaps_by_depth);
  g_test_add_func ("/roster-check/cover-by-minutes", test_cover_by_minutes);
  g_test_add_func ("/roster-check/demands-of-a-date", test_demands_of_a_date);
  g_test_add_func ("/roster-check/leave", test_leave);
  g_test_add_func ("/roster-check/posts", test_posts);
  g_test_add_func ("/roster-check/must-publish", test_must_publish);
  g_test_add_func ("/roster-check/count", test_count);
  g_test_add_func ("/roster-check/rotation", test_rotation);

  return g_test_run ();
}
