/* Demo accounts, sessions and talking points (D1–D3, DM-01…06). */

#include "domain/foyer-day.h"
#include "domain/foyer-demo-account.h"
#include "domain/foyer-demo-session.h"
#include "domain/foyer-domain-error.h"
#include "domain/foyer-talking-point.h"

/* 2026-11-21 10:00 in Shanghai. */
static const gint64 now_us = G_GINT64_CONSTANT (1795226400000000);
static const gint64 minute_us = G_TIME_SPAN_MINUTE;
static const gint64 today = 20778;
static const FoyerUuid account_id = { { 1 } };
static const FoyerUuid session_id = { { 2 } };
static const FoyerUuid p = { { 3 } };
static const FoyerUuid q = { { 4 } };

static FoyerDemoAccount *
make_account (const FoyerUuid *owner,
              const char      *reset_steps)
{
  FoyerDemoAccount *account = foyer_demo_account_new (&account_id, "DEMO-03");
  g_autofree char *key = owner != NULL ? foyer_uuid_to_string (owner) : NULL;

  if (key != NULL)
    g_assert_true (foyer_record_edit (FOYER_RECORD (account), "owner", key, NULL));
  g_assert_true (foyer_record_edit (FOYER_RECORD (account), "reset_steps", reset_steps, NULL));
  return account;
}

static FoyerDemoSession *
make_session (gboolean on_account)
{
  FoyerDemoSession *session = foyer_demo_session_new (&session_id, "D20261121-001", today, &p,
                                                      now_us, now_us + 60 * minute_us);

  if (on_account)
    foyer_demo_session_set_account (session, &account_id);
  return session;
}

static void
assert_sound (gpointer record)
{
  g_autoptr (GError) error = NULL;

  foyer_record_check (FOYER_RECORD (record), &error);
  g_assert_no_error (error);
}

static void
assert_cannot_lend (FoyerDemoAccount *account,
                    const FoyerUuid  *rep,
                    gint64            day,
                    FoyerDemoError    code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (foyer_demo_account_lend (account, rep, now_us, day, &error));
  g_assert_error (error, FOYER_DEMO_ERROR, (int) code);
}

/* DM-01, DM-02: one at a time, and everybody their own. */
static void
test_lend (void)
{
  g_autoptr (FoyerDemoAccount) own = make_account (&p, "");
  g_autoptr (FoyerDemoAccount) pool = make_account (NULL, "");

  assert_cannot_lend (own, &q, today, FOYER_DEMO_ERROR_NOT_YOURS);
  assert_cannot_lend (own, NULL, today, FOYER_DEMO_ERROR_NOT_YOURS);
  g_assert_true (foyer_demo_account_lend (own, &p, now_us, today, NULL));
  assert_sound (own);
  assert_cannot_lend (own, &p, today, FOYER_DEMO_ERROR_IN_USE);

  g_assert_true (foyer_demo_account_lend (pool, &q, now_us, today, NULL));
  assert_cannot_lend (pool, &p, today, FOYER_DEMO_ERROR_IN_USE);
  /* Without steps there is nothing to reset. */
  g_assert_true (foyer_demo_account_give_back (pool, now_us, NULL));
  g_assert_cmpint (foyer_demo_account_get_state (pool), ==, FOYER_DEMO_ACCOUNT_FREE);
  g_assert_false (foyer_demo_account_give_back (pool, now_us, NULL));
}

/* The supervisor lends a colleague's account until the end of the day (D1). */
static void
test_loan (void)
{
  g_autoptr (FoyerDemoAccount) own = make_account (&p, "");
  g_autoptr (FoyerDemoAccount) pool = make_account (NULL, "");
  gint64 until_us = now_us + 60 * minute_us;
  g_autoptr (GError) error = NULL;

  g_assert_false (foyer_demo_account_loan (own, &q, until_us, "", &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_MISSING);
  g_assert_true (foyer_demo_account_loan (own, &q, until_us, "李娜请假", NULL));
  assert_sound (own);
  g_assert_true (foyer_demo_account_may_use (own, &q, until_us - 1));
  g_assert_false (foyer_demo_account_may_use (own, &q, until_us));
  g_assert_true (foyer_demo_account_may_use (own, &p, until_us));
  g_assert_true (foyer_demo_account_loan (own, NULL, 0, NULL, NULL));
  assert_sound (own);
  g_assert_false (foyer_demo_account_may_use (own, &q, now_us));
  g_assert_false (foyer_demo_account_loan (pool, &q, until_us, "不用", NULL));
}

/* What is to be reset cannot be lent before every step is ticked. */
static void
test_reset (void)
{
  g_autoptr (FoyerDemoAccount) account = make_account (NULL, "清空错题本\n\n  退出所有设备\n");
  g_auto (GStrv) steps = foyer_demo_account_dup_reset_steps (account);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_strv_length (steps), ==, 2);
  g_assert_cmpstr (steps[1], ==, "退出所有设备");
  g_assert_true (foyer_demo_account_lend (account, &p, now_us, today, NULL));
  g_assert_false (foyer_demo_account_tick_reset (account, 0, TRUE, NULL));
  g_assert_true (foyer_demo_account_give_back (account, now_us, NULL));
  g_assert_cmpint (foyer_demo_account_get_state (account), ==, FOYER_DEMO_ACCOUNT_RESET);
  assert_cannot_lend (account, &p, today, FOYER_DEMO_ERROR_TO_RESET);

  g_assert_true (foyer_demo_account_tick_reset (account, 1, TRUE, NULL));
  g_assert_false (foyer_demo_account_tick_reset (account, 2, TRUE, NULL));
  g_assert_false (foyer_demo_account_reset (account, now_us, &error));
  g_assert_error (error, FOYER_DEMO_ERROR, FOYER_DEMO_ERROR_STEPS_LEFT);
  g_assert_true (foyer_demo_account_tick_reset (account, 0, TRUE, NULL));
  g_assert_true (foyer_demo_account_tick_reset (account, 0, FALSE, NULL));
  g_assert_false (foyer_demo_account_is_ticked (account, 0));
  g_assert_true (foyer_demo_account_is_ticked (account, 1));
  g_assert_true (foyer_demo_account_tick_reset (account, 0, TRUE, NULL));
  g_assert_true (foyer_demo_account_fail_reset (account, "口令被改过", NULL));
  g_assert_true (foyer_demo_account_reset (account, now_us, NULL));
  g_assert_cmpstr (foyer_demo_account_get_problem (account), ==, "");
  g_assert_cmpint (foyer_demo_account_get_last_reset (account), ==, now_us);
  g_assert_true (foyer_demo_account_lend (account, &p, now_us, today, NULL));
}

static void
test_locked_and_expired (void)
{
  g_autoptr (FoyerDemoAccount) account = make_account (NULL, "清空");

  g_assert_false (foyer_demo_account_lock (account, "", NULL));
  g_assert_true (foyer_demo_account_lock (account, "课程下架", NULL));
  assert_sound (account);
  assert_cannot_lend (account, &p, today, FOYER_DEMO_ERROR_LOCKED);
  g_assert_true (foyer_demo_account_unlock (account, NULL));
  g_assert_cmpint (foyer_demo_account_get_state (account), ==, FOYER_DEMO_ACCOUNT_RESET);
  g_assert_true (foyer_demo_account_tick_reset (account, 0, TRUE, NULL));
  g_assert_true (foyer_demo_account_reset (account, now_us, NULL));

  /* The last day is still a valid one. */
  g_assert_true (foyer_record_edit (FOYER_RECORD (account), "valid_until", "20778", NULL));
  g_assert_cmpint (foyer_demo_account_get_standing (account, today), ==, FOYER_DEMO_ACCOUNT_FREE);
  g_assert_cmpint (foyer_demo_account_get_standing (account, today + 1), ==,
                   FOYER_DEMO_ACCOUNT_EXPIRED);
  assert_cannot_lend (account, &p, today + 1, FOYER_DEMO_ERROR_EXPIRED);
  g_assert_true (foyer_demo_account_lend (account, &p, now_us, today, NULL));
  /* Who is logged in stays so. */
  g_assert_cmpint (foyer_demo_account_get_standing (account, today + 1), ==,
                   FOYER_DEMO_ACCOUNT_LENT);
  g_assert_false (foyer_demo_account_void (account, NULL));
}

static const FoyerDemoResult bought = { .outcome = FOYER_DEMO_OUTCOME_BOUGHT };

/* DM-03, DM-05: log out first, then the service centre, or a reason. */
static void
test_session (void)
{
  g_autoptr (FoyerDemoSession) session = make_session (TRUE);
  FoyerDemoResult result = bought;
  g_autoptr (GError) error = NULL;

  assert_sound (session);
  g_assert_cmpint (foyer_demo_session_get_step (session), ==, FOYER_DEMO_STEP_SHOW);
  g_assert_false (foyer_demo_session_finish (session, &bought, now_us, &error));
  g_assert_error (error, FOYER_DEMO_ERROR, FOYER_DEMO_ERROR_LOGGED_IN);
  g_clear_error (&error);
  g_assert_false (foyer_demo_session_follow_up (session, FOYER_DEMO_STEP_CENTRE, now_us, &error));
  g_assert_error (error, FOYER_DEMO_ERROR, FOYER_DEMO_ERROR_LOGGED_IN);
  g_clear_error (&error);

  g_assert_true (foyer_demo_session_log_out (session, now_us + 25 * minute_us, NULL));
  assert_sound (session);
  g_assert_cmpint (foyer_demo_session_get_length_us (session, now_us + 90 * minute_us), ==,
                   25 * minute_us);
  g_assert_cmpint (foyer_demo_session_get_step (session), ==, FOYER_DEMO_STEP_CENTRE);
  g_assert_true (foyer_demo_session_follow_up (session, FOYER_DEMO_STEP_CENTRE, now_us, NULL));
  g_assert_cmpint (foyer_demo_session_get_step (session), ==, FOYER_DEMO_STEP_USAGE);
  g_assert_false (foyer_demo_session_finish (session, &bought, now_us, &error));
  g_assert_error (error, FOYER_DEMO_ERROR, FOYER_DEMO_ERROR_FOLLOW_UP);
  result.skip_reason = "客户赶时间";
  g_assert_true (foyer_demo_session_finish (session, &result, now_us, NULL));
  assert_sound (session);
  g_assert_false (foyer_demo_session_is_open (session));
  g_assert_false (foyer_demo_session_tick (session, &q, TRUE, NULL));
}

static void
test_result (void)
{
  g_autoptr (FoyerDemoSession) session = make_session (TRUE);
  FoyerDemoResult result = { .outcome = FOYER_DEMO_OUTCOME_NOT_BOUGHT, .intent = FOYER_INTENT_HIGH,
                             .content = "第 3 单元", .next_contact = now_us + G_TIME_SPAN_DAY };
  g_autoptr (GError) error = NULL;

  g_assert_true (foyer_demo_session_log_out (session, now_us, NULL));
  g_assert_true (foyer_demo_session_follow_up (session, FOYER_DEMO_STEP_CENTRE, now_us, NULL));
  g_assert_true (foyer_demo_session_follow_up (session, FOYER_DEMO_STEP_USAGE, now_us, NULL));
  g_assert_true (foyer_demo_session_follow_up (session, FOYER_DEMO_STEP_QUESTIONS, now_us, NULL));
  g_assert_false (foyer_demo_session_follow_up (session, FOYER_DEMO_STEP_SHOW, now_us, NULL));
  g_assert_cmpint (foyer_demo_session_get_step (session), ==, FOYER_DEMO_STEP_RESULT);

  /* Without a purchase a reason is asked (P5). */
  g_assert_false (foyer_demo_session_finish (session, &result, now_us, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
  result.lost_kind = FOYER_LOST_KIND_COMPARING;
  result.next_contact = now_us - 1;
  g_assert_false (foyer_demo_session_finish (session, &result, now_us, NULL));
  result.next_contact = now_us + G_TIME_SPAN_DAY;
  g_assert_true (foyer_demo_session_finish (session, &result, now_us, NULL));
  assert_sound (session);
  g_assert_cmpstr (foyer_demo_session_get_content (session), ==, "第 3 单元");
  g_assert_cmpint (foyer_demo_session_get_lost_kind (session), ==, FOYER_LOST_KIND_COMPARING);
}

/* D3: a product alone needs no log-out. */
static void
test_product (void)
{
  g_autoptr (FoyerDemoSession) session = make_session (FALSE);

  g_assert_true (foyer_demo_session_finish (session, &bought, now_us, NULL));
  assert_sound (session);
}

static void
test_abort (void)
{
  g_autoptr (FoyerDemoSession) session = make_session (TRUE);

  g_assert_false (foyer_demo_session_abort (session, "", TRUE, now_us, NULL));
  g_assert_true (foyer_demo_session_abort (session, "忘了结束", TRUE, now_us, NULL));
  assert_sound (session);
  g_assert_true (foyer_demo_session_get_is_abandoned (session));
  g_assert_false (foyer_demo_session_abort (session, "再来", FALSE, now_us, NULL));
}

/* DM-04: at 60 minutes, then at 75. */
static void
test_over_time (void)
{
  g_autoptr (FoyerDemoSession) session = make_session (TRUE);
  gint64 end_us = now_us + 60 * minute_us;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (foyer_demo_session_get_mark (session, end_us - 6 * minute_us), ==,
                   FOYER_MARK_NONE);
  g_assert_cmpint (foyer_demo_session_get_mark (session, end_us - 5 * minute_us), ==,
                   FOYER_MARK_WARN);
  g_assert_cmpuint (foyer_demo_session_count_warnings (session, end_us - 1), ==, 0);
  g_assert_cmpuint (foyer_demo_session_count_warnings (session, end_us), ==, 1);
  g_assert_cmpint (foyer_demo_session_get_mark (session, end_us), ==, FOYER_MARK_OVER);
  g_assert_cmpuint (foyer_demo_session_count_warnings (session, end_us + 15 * minute_us - 1), ==,
                    1);
  g_assert_cmpuint (foyer_demo_session_count_warnings (session, end_us + 15 * minute_us), ==, 2);

  g_assert_false (foyer_demo_session_extend (session, end_us + 10 * minute_us, "", &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_MISSING);
  g_assert_false (foyer_demo_session_extend (session, end_us, "不变", NULL));
  g_assert_true (foyer_demo_session_extend (session, end_us + 10 * minute_us, "孩子做题", NULL));
  assert_sound (session);
  g_assert_cmpuint (foyer_demo_session_count_warnings (session, end_us), ==, 0);
  g_assert_true (foyer_demo_session_log_out (session, end_us + 100 * minute_us, NULL));
  g_assert_cmpuint (foyer_demo_session_count_warnings (session, end_us + 200 * minute_us), ==, 0);
  g_assert_false (foyer_demo_session_extend (session, end_us + 300 * minute_us, "晚了", NULL));
}

/* The clock of the PC is set back in mid-session: no time is negative, no act is refused. */
static void
test_clock_set_back (void)
{
  g_autoptr (FoyerDemoSession) session = make_session (TRUE);
  gint64 before_us = now_us - 90 * minute_us;

  g_assert_cmpint (foyer_demo_session_get_length_us (session, before_us), ==, 0);
  g_assert_cmpint (foyer_demo_session_get_left_us (session, before_us), ==, 60 * minute_us);
  g_assert_true (foyer_demo_session_log_out (session, before_us, NULL));
  assert_sound (session);
  g_assert_true (foyer_demo_session_follow_up (session, FOYER_DEMO_STEP_CENTRE, before_us, NULL));
  g_assert_true (foyer_demo_session_follow_up (session, FOYER_DEMO_STEP_USAGE, before_us, NULL));
  g_assert_true (foyer_demo_session_follow_up (session, FOYER_DEMO_STEP_QUESTIONS, before_us,
                                               NULL));
  g_assert_true (foyer_demo_session_finish (session, &bought, before_us, NULL));
  assert_sound (session);
  g_assert_cmpint (foyer_demo_session_get_ended (session), ==, now_us);
}

/* DM-06: ticks stay with the session. */
static void
test_points (void)
{
  g_autoptr (FoyerDemoSession) session = make_session (TRUE);
  const FoyerUuid points[] = { { { 11 } }, { { 12 } }, { { 13 } } };

  for (gsize i = 0; i < G_N_ELEMENTS (points); i++)
    g_assert_true (foyer_demo_session_tick (session, &points[i], TRUE, NULL));
  g_assert_true (foyer_demo_session_tick (session, &points[0], TRUE, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (points); i++)
    g_assert_true (foyer_demo_session_has_shown (session, &points[i]));
  g_assert_true (foyer_demo_session_tick (session, &points[1], FALSE, NULL));
  g_assert_false (foyer_demo_session_has_shown (session, &points[1]));
  g_assert_true (foyer_demo_session_tick (session, &points[2], FALSE, NULL));
  g_assert_false (foyer_demo_session_has_shown (session, &points[2]));
  g_assert_true (foyer_demo_session_has_shown (session, &points[0]));
  g_assert_true (foyer_demo_session_tick (session, &points[0], FALSE, NULL));
  g_assert_cmpstr (foyer_demo_session_get_points (session), ==, "");

  g_assert_true (foyer_demo_session_set_identity (session, FOYER_IDENTITY_TEACHER, NULL));
  g_assert_cmpint (foyer_demo_session_get_identity (session), ==, FOYER_IDENTITY_TEACHER);
}

static void
test_talking_point (void)
{
  g_autoptr (FoyerTalkingPoint) first =
    foyer_talking_point_new (&p, FOYER_IDENTITY_PARENT, 0, "同步", NULL, "In step", NULL);
  g_autoptr (FoyerTalkingPoint) second =
    foyer_talking_point_new (&q, FOYER_IDENTITY_PARENT, 1, NULL, NULL, "English only", NULL);
  g_autoptr (FoyerTalkingPoint) empty =
    foyer_talking_point_new (&q, FOYER_IDENTITY_PARENT, 1, NULL, NULL, NULL, NULL);

  assert_sound (first);
  assert_sound (second);
  g_assert_false (foyer_record_check (FOYER_RECORD (empty), NULL));
  g_assert_cmpint (foyer_talking_point_compare (first, second, NULL), <, 0);
  foyer_talking_point_set_position (first, 2);
  g_assert_cmpint (foyer_talking_point_compare (first, second, NULL), >, 0);
  g_assert_true (foyer_talking_point_void (first, NULL));
  g_assert_false (foyer_talking_point_is_active (first));
  g_assert_false (foyer_talking_point_void (first, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/account/lend", test_lend);
  g_test_add_func ("/demo/account/loan", test_loan);
  g_test_add_func ("/demo/account/reset", test_reset);
  g_test_add_func ("/demo/account/locked-and-expired", test_locked_and_expired);
  g_test_add_func ("/demo/session/steps", test_session);
  g_test_add_func ("/demo/session/result", test_result);
  g_test_add_func ("/demo/session/product", test_product);
  g_test_add_func ("/demo/session/abort", test_abort);
  g_test_add_func ("/demo/session/over-time", test_over_time);
  g_test_add_func ("/demo/session/clock-set-back", test_clock_set_back);
  g_test_add_func ("/demo/session/points", test_points);
  g_test_add_func ("/demo/talking-point", test_talking_point);

  return g_test_run ();
}
