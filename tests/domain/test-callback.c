/* Callbacks (HANDBOOK B2, B3, B5, B7, B8, C10, Q1), against the oracles CB-01 to CB-04, CB-06,
 * CB-07, CB-10, CP-04, MO-12, MO-13, FG-01, FG-02 and FG-06. */

#include "domain/foyer-attempt.h"
#include "domain/foyer-callback-plan.h"
#include "domain/foyer-callback.h"
#include "domain/foyer-domain-error.h"
#include "domain/foyer-roster-enums.h"
#include "domain/foyer-survey.h"

static const FoyerUuid item_id = { { 1 } };
static const FoyerUuid nobody = { { 0 } };
static const FoyerUuid seller = { { 2 } };
static const FoyerUuid anna = { { 3 } };
static const FoyerUuid bert = { { 4 } };
static const FoyerUuid cora = { { 5 } };

#define EARLY (1u << FOYER_SHIFT_EARLY)
#define LATE (1u << FOYER_SHIFT_LATE)

typedef struct
{
  FoyerSettings *settings;
  FoyerShopTime *time;
  FoyerCalendar *calendar;
} Rules;

static void
set_up (Rules         *self,
        gconstpointer  unused)
{
  self->settings = foyer_settings_new ();
  self->time = foyer_settings_make_time (self->settings);
  self->calendar = foyer_calendar_new ();
  g_assert_true (foyer_calendar_add_text (self->calendar,
                                          "year 2026\n"
                                          "2026-10-01 off National Day\n2026-10-02 off National Day\n"
                                          "2026-10-03 off National Day\n2026-10-04 off National Day\n"
                                          "2026-10-05 off National Day\n2026-10-06 off National Day\n"
                                          "2026-10-07 off National Day\n2026-10-10 work National Day\n",
                                          NULL));
}

static void
tear_down (Rules         *self,
           gconstpointer  unused)
{
  g_clear_object (&self->settings);
  g_clear_object (&self->time);
  g_clear_object (&self->calendar);
}

static gint64
at (Rules      *self,
    const char *date,
    int         minute)
{
  gint64 day;

  g_assert_true (foyer_day_parse (date, &day));
  return foyer_shop_time_at_minute (self->time, day, minute);
}

static FoyerCallback *
make_callback (void)
{
  return foyer_callback_new (&item_id, FOYER_CALLBACK_USAGE, 1000);
}

static void
test_miss (void)
{
  g_autoptr (FoyerCallback) callback = make_callback ();
  g_autoptr (GError) error = NULL;

  /* CB-01 */
  g_assert_false (foyer_callback_miss (callback, "", 3, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_MISSING);
  g_assert_cmpint (foyer_callback_get_attempts (callback), ==, 0);

  g_assert_true (foyer_callback_miss (callback, "rang six times", 3, NULL));
  g_assert_cmpint (foyer_callback_get_state (callback), ==, FOYER_CALLBACK_PLANNED);
  g_assert_cmpint (foyer_callback_get_planned (callback), ==, 1000);
  g_assert_true (foyer_callback_miss (callback, "again", 3, NULL));
  g_assert_cmpint (foyer_callback_get_state (callback), ==, FOYER_CALLBACK_PLANNED);

  /* CB-03 */
  g_assert_true (foyer_callback_miss (callback, "again", 3, NULL));
  g_assert_cmpint (foyer_callback_get_state (callback), ==, FOYER_CALLBACK_NOT_REACHED);
  g_assert_true (foyer_record_check (FOYER_RECORD (callback), NULL));

  /* The supervisor lets somebody try once more; once. */
  g_assert_true (foyer_callback_take_up (callback, NULL));
  g_assert_true (foyer_callback_miss (callback, "again", 3, NULL));
  g_assert_cmpint (foyer_callback_get_state (callback), ==, FOYER_CALLBACK_NOT_REACHED);
}

static void
test_reach (void)
{
  g_autoptr (FoyerCallback) callback = make_callback ();
  g_autoptr (GError) error = NULL;

  g_assert_false (foyer_callback_reach (callback, FOYER_REACTION_UNREACHED, FOYER_INTENT_UNKNOWN,
                                        NULL, 0, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (foyer_callback_reach (callback, FOYER_REACTION_ACCEPTED, FOYER_INTENT_HIGH, "fine",
                                       68000, NULL));
  g_assert_cmpint (foyer_callback_get_state (callback), ==, FOYER_CALLBACK_DONE);
  g_assert_cmpint (foyer_callback_get_contact (callback), ==, FOYER_CONTACT_REACHED);
  g_assert_cmpint (foyer_callback_get_talk_ms (callback), ==, 68000);
  g_assert_true (foyer_record_check (FOYER_RECORD (callback), NULL));

  g_assert_false (foyer_callback_miss (callback, "late", 3, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE);
  g_clear_error (&error);
  g_assert_false (foyer_callback_cancel (callback, "late", &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE);
}

/* CB-04: another time is no try, and a past one is no time. */
static void
test_reschedule (void)
{
  g_autoptr (FoyerCallback) callback = make_callback ();
  g_autoptr (GError) error = NULL;

  g_assert_false (foyer_callback_reschedule (callback, 5000, 5000, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
  g_assert_true (foyer_callback_reschedule (callback, 5001, 5000, NULL));
  g_assert_cmpint (foyer_callback_get_state (callback), ==, FOYER_CALLBACK_RESCHEDULED);
  g_assert_cmpint (foyer_callback_get_attempts (callback), ==, 0);
  g_assert_true (foyer_record_check (FOYER_RECORD (callback), NULL));
}

static void
test_stop (void)
{
  g_autoptr (FoyerCallback) callback = make_callback ();

  g_assert_false (foyer_callback_stop (callback, FOYER_CONTACT_BAD_NUMBER, NULL, NULL));
  g_assert_true (foyer_callback_stop (callback, FOYER_CONTACT_BAD_NUMBER, "no such number", NULL));
  g_assert_cmpint (foyer_callback_get_state (callback), ==, FOYER_CALLBACK_CANCELLED);
  g_assert_true (foyer_record_check (FOYER_RECORD (callback), NULL));
}

static void
test_next_try (Rules         *self,
               gconstpointer  unused)
{
  static const struct
  {
    const char *from;
    int minute;
    const char *to;
    int next_minute;
    int n;
  } rows[] = {
    { "2026-11-21", 615, "2026-11-22", 615, 1 },
    { "2026-09-30", 615, "2026-10-08", 615, 2 },
    { "2026-11-21", 1300, "2026-11-22", 1200, 1 },
    { "2026-11-21", 420, "2026-11-22", 540, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (foyer_callback_get_next_try (FOYER_CALLBACK_USAGE, rows[i].n,
                                                  at (self, rows[i].from, rows[i].minute),
                                                  self->settings, self->time, self->calendar), ==,
                     at (self, rows[i].to, rows[i].next_minute));

  /* CB-03 */
  g_assert_cmpint (foyer_callback_get_next_try (FOYER_CALLBACK_USAGE, 3,
                                                at (self, "2026-11-21", 600), self->settings,
                                                self->time, self->calendar), ==, 0);
  g_assert_true (foyer_settings_set (self->settings, "callback.retry", "off", NULL));
  g_assert_cmpint (foyer_callback_get_next_try (FOYER_CALLBACK_USAGE, 1,
                                                at (self, "2026-11-21", 600), self->settings,
                                                self->time, self->calendar), ==, 0);
}

/* A kind has a plan of its own, and what it leaves open is the shop's. */
static void
test_next_try_of_kind (Rules         *self,
                       gconstpointer  unused)
{
  static const struct
  {
    const char *plan;
    int minute;
    int n;
    const char *to;               /* NULL: not again */
    int next_minute;
  } rows[] = {
    { "2h 1d", 600, 1, "2026-11-21", 720 },
    { "2h 1d", 600, 2, "2026-11-22", 600 },
    /* The last goes on, as often as `callback.max_attempts` has it. */
    { "2h 4h", 600, 5, "2026-11-21", 840 },
    { "2h 4h", 600, 6, NULL, 0 },
    /* Not at night; and never before it was tried. */
    { "2h", 1140, 1, "2026-11-21", 1200 },
    { "2h", 1230, 1, "2026-11-22", 540 },
    { "", 600, 1, "2026-11-22", 600 },
    { "off", 600, 1, NULL, 0 },
    /* After one that was not accepted another colleague calls another day (C10). */
    { "2h", 600, 0, "2026-11-22", 600 },
  };

  g_assert_true (foyer_settings_set (self->settings, "callback.max_attempts", "6", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 next_us;

      g_assert_true (foyer_settings_set (self->settings, "callback.retry.greeting", rows[i].plan,
                                         NULL));
      next_us = foyer_callback_get_next_try (FOYER_CALLBACK_GREETING, rows[i].n,
                                             at (self, "2026-11-21", rows[i].minute),
                                             self->settings, self->time, self->calendar);
      g_assert_cmpint (next_us, ==,
                       rows[i].to != NULL ? at (self, rows[i].to, rows[i].next_minute) : 0);
      /* The others keep to the shop's. */
      g_assert_cmpint (foyer_callback_get_next_try (FOYER_CALLBACK_WATCH, 1,
                                                    at (self, "2026-11-21", 600), self->settings,
                                                    self->time, self->calendar), ==,
                       at (self, "2026-11-22", 600));
    }
}

static void
test_place (Rules         *self,
            gconstpointer  unused)
{
  /* CB-10 */
  g_assert_cmpint (foyer_callback_place (at (self, "2026-10-03", 600), self->settings, self->time,
                                         self->calendar), ==, at (self, "2026-10-08", 600));
  /* CP-04: a Saturday is no holiday. */
  g_assert_cmpint (foyer_callback_place (at (self, "2026-11-28", 1020), self->settings, self->time,
                                         self->calendar), ==, at (self, "2026-11-28", 1020));
  /* Nor is a day on which the shop is closed one to call. */
  g_assert_true (foyer_settings_set (self->settings, "calendar.closed_days", "2026-11-26", NULL));
  g_assert_cmpint (foyer_callback_place (at (self, "2026-11-26", 600), self->settings, self->time,
                                         self->calendar), ==, at (self, "2026-11-27", 600));

  g_assert_true (foyer_settings_set (self->settings, "callback.skip_holidays", "false", NULL));
  g_assert_cmpint (foyer_callback_place (at (self, "2026-10-03", 600), self->settings, self->time,
                                         self->calendar), ==, at (self, "2026-10-03", 600));
}

static void
check_suggestion (const FoyerCaller     *callers,
                  guint                  n_callers,
                  const FoyerCallerRule *rule,
                  const FoyerUuid       *expected,
                  gboolean               is_expected_cross)
{
  gboolean is_cross;
  const FoyerCaller *caller = foyer_callback_suggest (callers, n_callers, rule, &is_cross);

  if (expected == NULL)
    {
      g_assert_null (caller);
      return;
    }
  g_assert_nonnull (caller);
  g_assert_true (foyer_uuid_equal (&caller->staff, expected));
  g_assert_cmpint (is_cross, ==, is_expected_cross);
}

static void
test_suggest (void)
{
  FoyerCaller callers[] = {
    { seller, FALSE, EARLY, 0, TRUE },
    { anna, FALSE, EARLY, 0, TRUE },
    { bert, FALSE, LATE, 4, TRUE },
    { cora, FALSE, LATE, 2, TRUE },
  };
  FoyerCallerRule rule = { seller, nobody, TRUE, TRUE };

  /* CB-07: of the other shift, the fewest first; not who has least of the same shift. */
  check_suggestion (callers, 4, &rule, &cora, TRUE);
  callers[3].is_away = TRUE;
  check_suggestion (callers, 4, &rule, &bert, TRUE);

  /* Only one shift that day: 非交叉. */
  callers[2].shifts = 0;
  check_suggestion (callers, 4, &rule, &anna, FALSE);

  /* Never silently the seller. */
  callers[1].is_away = TRUE;
  check_suggestion (callers, 4, &rule, NULL, FALSE);
  rule.has_roster = FALSE;
  callers[2].is_away = TRUE;
  check_suggestion (callers, 4, &rule, NULL, FALSE);
}

static void
test_suggest_unknown_seller (void)
{
  const FoyerCaller callers[] = {
    { anna, FALSE, 0, 3, TRUE },
    { bert, FALSE, 0, 1, TRUE },
    { cora, FALSE, 0, 1, TRUE },
  };
  FoyerCallerRule rule = { nobody, nobody, FALSE, TRUE };

  check_suggestion (callers, 3, &rule, &bert, FALSE);
  /* CB-06 */
  rule.refused_by = bert;
  check_suggestion (callers, 3, &rule, &cora, FALSE);
}

/* B3: who is there comes before who works another shift; where nobody is, it is as if all were. */
static void
test_suggest_present (void)
{
  FoyerCaller callers[] = {
    { seller, FALSE, EARLY, 0, TRUE },
    { anna, FALSE, EARLY, 5, TRUE },
    { bert, FALSE, LATE, 0, FALSE },
    { cora, FALSE, LATE, 3, TRUE },
  };
  const FoyerCallerRule rule = { seller, nobody, TRUE, TRUE };

  check_suggestion (callers, 4, &rule, &cora, TRUE);
  callers[3].is_present = FALSE;
  check_suggestion (callers, 4, &rule, &anna, FALSE);
  callers[1].is_present = FALSE;
  check_suggestion (callers, 4, &rule, &bert, TRUE);
}

/* The rule may be switched off; whoever sold still does not call. */
static void
test_suggest_without_cross (void)
{
  const FoyerCaller callers[] = {
    { seller, FALSE, EARLY, 0, TRUE },
    { anna, FALSE, EARLY, 1, TRUE },
    { bert, FALSE, LATE, 2, TRUE },
  };
  const FoyerCallerRule rule = { seller, nobody, TRUE, FALSE };

  check_suggestion (callers, 3, &rule, &anna, FALSE);
}

static void
test_care_day (void)
{
  static const struct
  {
    const char *born;
    int year;
    const char *expected;
  } rows[] = {
    { "2000-02-29", 2026, "2026-02-28" }, /* MO-12 */
    { "2000-02-29", 2028, "2028-02-29" }, /* MO-13 */
    { "1985-11-23", 2026, "2026-11-23" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 born;
      g_autofree char *day = NULL;

      g_assert_true (foyer_day_parse (rows[i].born, &born));
      day = foyer_day_to_string (foyer_callback_get_care_day (born, rows[i].year));
      g_assert_cmpstr (day, ==, rows[i].expected);
    }
}

static void
test_quota (void)
{
  g_assert_cmpint (foyer_callback_get_gap (12, 20), ==, 8);
  g_assert_cmpint (foyer_callback_get_gap (23, 20), ==, 0);
  g_assert_cmpint (foyer_callback_get_gap (3, 0), ==, 0);
}

static void
test_survey (void)
{
  const FoyerRating good[] = { { .rating = 5 }, { .rating = 4 }, { .rating = 4 } };
  const FoyerRating low[] = { { .rating = 5 }, { .rating = 2 }, { .rating = 0 } };
  double mean;

  /* FG-01 */
  g_assert_true (foyer_survey_compute_mean (5 + 4 + 4, 3, &mean));
  g_assert_cmpfloat_with_epsilon (mean, 4.33, 0.005);
  /* FG-02 */
  g_assert_false (foyer_survey_compute_mean (0, 0, &mean));

  g_assert_false (foyer_survey_is_low (good, 3, 3));
  g_assert_true (foyer_survey_is_low (low, 3, 3));

  /* FG-06 */
  for (gint64 rating = 0; rating <= 6; rating++)
    {
      g_autoptr (FoyerSurveyAnswer) answer = foyer_survey_answer_new (&item_id, &anna, &bert, rating);

      g_assert_cmpint (foyer_record_check (FOYER_RECORD (answer), NULL), ==,
                       rating >= 1 && rating <= 5);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/callback/miss", test_miss);
  g_test_add_func ("/callback/reach", test_reach);
  g_test_add_func ("/callback/reschedule", test_reschedule);
  g_test_add_func ("/callback/stop", test_stop);
  g_test_add ("/callback/next-try", Rules, NULL, set_up, test_next_try, tear_down);
  g_test_add ("/callback/next-try-of-kind", Rules, NULL, set_up, test_next_try_of_kind, tear_down);
  g_test_add ("/callback/place", Rules, NULL, set_up, test_place, tear_down);
  g_test_add_func ("/callback/suggest", test_suggest);
  g_test_add_func ("/callback/suggest-unknown-seller", test_suggest_unknown_seller);
  g_test_add_func ("/callback/suggest-present", test_suggest_present);
  g_test_add_func ("/callback/suggest-without-cross", test_suggest_without_cross);
  g_test_add_func ("/callback/care-day", test_care_day);
  g_test_add_func ("/callback/quota", test_quota);
  g_test_add_func ("/callback/survey", test_survey);

  return g_test_run ();
}
