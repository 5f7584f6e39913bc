#include "domain/foyer-visit.h"

#include "domain/foyer-day.h"
#include "domain/foyer-domain-error.h"
#include "domain/foyer-shop-time.h"

#define MINUTE FOYER_MINUTE_US
#define DAY 20778

/* 2026-11-21 10:00 in Shanghai. */
static const gint64 ten_us = G_GINT64_CONSTANT (1795226400000000);
static const FoyerUuid visit_id = { { 1 } };
static const FoyerUuid handler = { { 2 } };
static const FoyerUuid host = { { 3 } };

static FoyerVisit *
walk_in (void)
{
  return foyer_visit_new_walk_in (&visit_id, "V20261121-017", DAY, ten_us);
}

static void
assert_sound (FoyerVisit *visit)
{
  g_autoptr (GError) error = NULL;

  foyer_record_check (FOYER_RECORD (visit), &error);
  g_assert_no_error (error);
}

static void
assert_refused (gboolean   done,
                GError   **error,
                int        code)
{
  g_assert_false (done);
  g_assert_error (*error, FOYER_DOMAIN_ERROR, code);
  g_clear_error (error);
}

/* VI-01 */
static void
test_times (void)
{
  g_autoptr (FoyerVisit) visit = walk_in ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (foyer_visit_get_waiting_us (visit, ten_us + 5 * MINUTE), ==, 5 * MINUTE);
  g_assert_cmpint (foyer_visit_get_reception_us (visit, ten_us + 5 * MINUTE), ==, -1);

  g_assert_true (foyer_visit_receive (visit, &handler, ten_us + 12 * MINUTE, &error));
  g_assert_cmpint (foyer_visit_get_waiting_us (visit, ten_us + 40 * MINUTE), ==, 12 * MINUTE);
  g_assert_cmpint (foyer_visit_get_reception_us (visit, ten_us + 40 * MINUTE), ==, 28 * MINUTE);

  g_assert_true (foyer_visit_leave (visit, ten_us + 50 * MINUTE, FOYER_LOST_KIND_NONE, NULL,
                                    &error));
  g_assert_cmpint (foyer_visit_get_waiting_us (visit, ten_us + 300 * MINUTE), ==, 12 * MINUTE);
  g_assert_cmpint (foyer_visit_get_reception_us (visit, ten_us + 300 * MINUTE), ==, 38 * MINUTE);
  g_assert_true (foyer_uuid_equal (foyer_visit_get_handler (visit), &handler));
  assert_sound (visit);
}

/* VI-02: nothing is known, and the desk goes on. */
static void
test_anonymous (void)
{
  g_autoptr (FoyerVisit) visit = walk_in ();

  assert_sound (visit);
  g_assert_cmpstr (foyer_visit_get_city (visit), ==, ""); /* VI-07 */
  g_assert_cmpint (foyer_visit_get_title_kind (visit), ==, FOYER_VISIT_TITLE_ORDINAL);
  g_assert_cmpuint (foyer_visit_get_ordinal (visit), ==, 17);
  g_assert_cmpint (foyer_visit_get_party (visit), ==, 1);

  g_assert_true (foyer_record_edit (FOYER_RECORD (visit), "organisation", "杭州启智", NULL));
  g_assert_cmpint (foyer_visit_get_title_kind (visit), ==, FOYER_VISIT_TITLE_ORGANISATION);
  g_assert_true (foyer_record_edit (FOYER_RECORD (visit), "name", " 周兰 ", NULL));
  g_assert_cmpint (foyer_visit_get_title_kind (visit), ==, FOYER_VISIT_TITLE_PERSON);
  g_assert_cmpstr (foyer_visit_get_name (visit), ==, "周兰");
}

/* VI-06: still waiting at the end of the day. */
static void
test_assumed_departure (void)
{
  g_autoptr (FoyerVisit) visit = walk_in ();
  g_autoptr (GError) error = NULL;
  gint64 end_us = ten_us + 14 * 60 * MINUTE;

  g_assert_true (foyer_visit_assume_left (visit, end_us, &error));
  g_assert_cmpint (foyer_visit_get_state (visit), ==, FOYER_VISIT_LEFT);
  g_assert_true (foyer_visit_get_is_assumed (visit));
  g_assert_cmpint (foyer_visit_get_waiting_us (visit, end_us), ==, -1);
  g_assert_cmpint (foyer_visit_get_next_act (visit), ==, FOYER_VISIT_ACT_CONFIRM_LEFT);
  assert_sound (visit);

  assert_refused (foyer_visit_confirm_left (visit, ten_us - 1, &error), &error,
                  FOYER_DOMAIN_ERROR_INVALID);
  g_assert_true (foyer_visit_confirm_left (visit, ten_us + 3 * MINUTE, &error));
  g_assert_false (foyer_visit_get_is_assumed (visit));
  g_assert_cmpint (foyer_visit_get_waiting_us (visit, end_us), ==, 3 * MINUTE);
  g_assert_cmpint (foyer_visit_get_next_act (visit), ==, FOYER_VISIT_ACT_NONE);
  assert_sound (visit);

  assert_refused (foyer_visit_confirm_left (visit, end_us, &error), &error,
                  FOYER_DOMAIN_ERROR_STATE);
}

static void
test_appointment (void)
{
  g_autoptr (FoyerVisit) visit =
    foyer_visit_new_expected (&visit_id, "V20261121-018", DAY, ten_us);
  g_autoptr (GError) error = NULL;

  assert_sound (visit);
  g_assert_cmpint (foyer_visit_get_next_act (visit), ==, FOYER_VISIT_ACT_ARRIVE);
  g_assert_cmpint (foyer_visit_get_waiting_us (visit, ten_us), ==, -1);
  assert_refused (foyer_visit_receive (visit, &handler, ten_us, &error), &error,
                  FOYER_DOMAIN_ERROR_STATE);

  /* Taken for a no-show, the visitor comes all the same, on the next day. */
  g_assert_true (foyer_visit_miss (visit, &error));
  assert_sound (visit);
  g_assert_true (foyer_visit_arrive (visit, DAY + 1, ten_us + 24 * 60 * MINUTE, &error));
  assert_sound (visit);
  g_assert_cmpint (foyer_visit_get_day (visit), ==, DAY + 1);
  assert_refused (foyer_visit_miss (visit, &error), &error, FOYER_DOMAIN_ERROR_STATE);
}

static void
test_message (void)
{
  g_autoptr (FoyerVisit) visit = walk_in ();
  g_autoptr (GError) error = NULL;

  assert_refused (foyer_visit_leave_message (visit, &host, "", ten_us, &error), &error,
                  FOYER_DOMAIN_ERROR_MISSING);
  assert_refused (foyer_visit_leave_message (visit, NULL, "请回电", ten_us, &error), &error,
                  FOYER_DOMAIN_ERROR_INVALID);
  g_assert_cmpint (foyer_visit_get_state (visit), ==, FOYER_VISIT_WAITING);
  assert_sound (visit);

  g_assert_true (foyer_visit_leave_message (visit, &host, "请回电", ten_us + MINUTE, &error));
  g_assert_cmpstr (foyer_visit_get_message (visit), ==, "请回电");
  g_assert_true (foyer_uuid_equal (foyer_visit_get_host (visit), &host));
  g_assert_false (foyer_visit_is_open (visit));
  assert_sound (visit);
}

static void
assert_next (const char    *purpose,
             FoyerVisitAct  expected)
{
  g_autoptr (FoyerVisit) visit = walk_in ();

  g_assert_true (foyer_record_edit (FOYER_RECORD (visit), "purpose", purpose, NULL));
  g_assert_cmpint (foyer_visit_get_next_act (visit), ==, FOYER_VISIT_ACT_RECEIVE);
  g_assert_true (foyer_visit_receive (visit, &handler, ten_us, NULL));
  g_assert_cmpint (foyer_visit_get_next_act (visit), ==, expected);
  if (expected != FOYER_VISIT_ACT_START_DEMO)
    return;

  g_assert_true (foyer_visit_start_demo (visit, ten_us + MINUTE, NULL));
  g_assert_cmpint (foyer_visit_get_next_act (visit), ==, FOYER_VISIT_ACT_END_DEMO);
  g_assert_true (foyer_visit_end_demo (visit, NULL));
  g_assert_cmpint (foyer_visit_get_next_act (visit), ==, FOYER_VISIT_ACT_LEAVE);
  assert_sound (visit);
}

static void
test_next_act (void)
{
  assert_next ("none", FOYER_VISIT_ACT_START_DEMO);
  assert_next ("enquiry", FOYER_VISIT_ACT_START_DEMO);
  assert_next ("demo", FOYER_VISIT_ACT_START_DEMO);
  assert_next ("buy", FOYER_VISIT_ACT_START_DEMO);
  assert_next ("complaint", FOYER_VISIT_ACT_LEAVE);
  assert_next ("repair", FOYER_VISIT_ACT_LEAVE);
  assert_next ("meet", FOYER_VISIT_ACT_LEAVE);
  assert_next ("pickup", FOYER_VISIT_ACT_LEAVE);
  assert_next ("other", FOYER_VISIT_ACT_LEAVE);
}

static void
test_act_to (void)
{
  g_autoptr (FoyerVisit) visit = walk_in ();

  g_assert_cmpint (foyer_visit_get_act_to (visit, FOYER_VISIT_RECEIVING), ==,
                   FOYER_VISIT_ACT_RECEIVE);
  g_assert_cmpint (foyer_visit_get_act_to (visit, FOYER_VISIT_LEFT), ==, FOYER_VISIT_ACT_LEAVE);
  g_assert_cmpint (foyer_visit_get_act_to (visit, FOYER_VISIT_MESSAGE), ==,
                   FOYER_VISIT_ACT_LEAVE_MESSAGE);
  g_assert_cmpint (foyer_visit_get_act_to (visit, FOYER_VISIT_DEMO), ==, FOYER_VISIT_ACT_NONE);
  g_assert_cmpint (foyer_visit_get_act_to (visit, FOYER_VISIT_WAITING), ==, FOYER_VISIT_ACT_NONE);
}

/* A clock that is set back does not stop the desk. */
static void
test_clock_set_back (void)
{
  g_autoptr (FoyerVisit) visit = walk_in ();

  g_assert_true (foyer_visit_receive (visit, &handler, ten_us - 60 * MINUTE, NULL));
  g_assert_cmpint (foyer_visit_get_called (visit), ==, ten_us);
  g_assert_cmpint (foyer_visit_get_reception_us (visit, ten_us - 60 * MINUTE), ==, 0);
  g_assert_true (foyer_visit_leave (visit, 1, FOYER_LOST_KIND_PRICE, "太贵", NULL));
  g_assert_cmpint (foyer_visit_get_departed (visit), ==, ten_us);
  assert_sound (visit);
}

static void
test_wait_mark (void)
{
  g_autoptr (FoyerVisit) visit = walk_in ();
  gint64 warn_us = 10 * MINUTE, red_us = 20 * MINUTE;

  g_assert_cmpint (foyer_visit_get_wait_mark (visit, ten_us + warn_us, warn_us, red_us), ==,
                   FOYER_MARK_NONE);
  g_assert_cmpint (foyer_visit_get_wait_mark (visit, ten_us + warn_us + 1, warn_us, red_us), ==,
                   FOYER_MARK_WARN);
  g_assert_cmpint (foyer_visit_get_wait_mark (visit, ten_us + red_us + 1, warn_us, red_us), ==,
                   FOYER_MARK_OVER);
  g_assert_true (foyer_visit_receive (visit, NULL, ten_us + 2 * red_us, NULL));
  g_assert_cmpint (foyer_visit_get_wait_mark (visit, ten_us + 2 * red_us, warn_us, red_us), ==,
                   FOYER_MARK_NONE);
}

static void
test_customer (void)
{
  const FoyerUuid customer_id = { { 4 } };
  g_autoptr (FoyerVisit) visit = walk_in ();
  g_autoptr (FoyerCustomer) customer = foyer_customer_new (&customer_id, "C1", ten_us);
  FoyerRecord *record = FOYER_RECORD (customer);
  FoyerUuid subject;

  g_assert_true (foyer_record_edit (record, "name", "周兰", NULL));
  g_assert_true (foyer_record_edit (record, "phone", "+86 138 1234 5678", NULL));
  g_assert_true (foyer_record_edit (record, "identity", "parent", NULL));
  g_assert_true (foyer_record_edit (FOYER_RECORD (visit), "name", "周小兰", NULL));

  foyer_visit_set_customer (visit, customer);
  g_assert_cmpstr (foyer_visit_get_name (visit), ==, "周小兰");
  g_assert_cmpstr (foyer_visit_get_phone (visit), ==, "13812345678");
  g_assert_cmpint (foyer_visit_get_identity (visit), ==, FOYER_IDENTITY_PARENT);
  subject = foyer_record_get_subject (FOYER_RECORD (visit));
  g_assert_true (foyer_uuid_equal (&subject, &customer_id));
}

static void
assert_unsound (const char *field,
                const char *text)
{
  g_autoptr (FoyerVisit) visit = walk_in ();
  FoyerRecordClass *klass = FOYER_RECORD_GET_CLASS (visit);
  g_autoptr (GError) error = NULL;

  g_test_message ("%s = %s", field, text);
  g_assert_true (foyer_record_parse_text (FOYER_RECORD (visit),
                                          foyer_record_class_find_field (klass, field), text,
                                          NULL));
  g_assert_false (foyer_record_check (FOYER_RECORD (visit), &error));
  g_assert_cmpint (error->domain, ==, FOYER_DOMAIN_ERROR);
}

/* What undo or a broken import could make of a waiting visit. */
static void
test_unsound (void)
{
  assert_unsound ("number", "");
  assert_unsound ("day", NULL);
  assert_unsound ("party", "0");
  assert_unsound ("party", "-1");
  assert_unsound ("arrived", NULL);
  assert_unsound ("called", "1795226400000001");
  assert_unsound ("departed", "1795226400000001");
  assert_unsound ("is_assumed", "1");
  assert_unsound ("state", "expected");
  assert_unsound ("state", "receiving");
  assert_unsound ("state", "demo");
  assert_unsound ("state", "left");
  assert_unsound ("state", "message");
  assert_unsound ("state", "no-show");
}

static gboolean
do_act (FoyerVisit    *visit,
        FoyerVisitAct  act,
        gint64         at_us)
{
  switch (act)
    {
    case FOYER_VISIT_ACT_NONE:
      return FALSE;
    case FOYER_VISIT_ACT_ARRIVE:
      return foyer_visit_arrive (visit, DAY, at_us, NULL);
    case FOYER_VISIT_ACT_RECEIVE:
      return foyer_visit_receive (visit, &handler, at_us, NULL);
    case FOYER_VISIT_ACT_START_DEMO:
      return foyer_visit_start_demo (visit, at_us, NULL);
    case FOYER_VISIT_ACT_END_DEMO:
      return foyer_visit_end_demo (visit, NULL);
    case FOYER_VISIT_ACT_LEAVE:
      return foyer_visit_leave (visit, at_us, FOYER_LOST_KIND_NONE, NULL, NULL);
    case FOYER_VISIT_ACT_LEAVE_MESSAGE:
      return foyer_visit_leave_message (visit, &host, "x", at_us, NULL);
    case FOYER_VISIT_ACT_ASSUME_LEFT:
      return foyer_visit_assume_left (visit, at_us, NULL);
    case FOYER_VISIT_ACT_CONFIRM_LEFT:
      return foyer_visit_confirm_left (visit, at_us, NULL);
    case FOYER_VISIT_ACT_MISS:
      return foyer_visit_miss (visit, NULL);
    case FOYER_VISIT_ACT_VOID:
      return foyer_visit_void (visit, NULL);
    }

  g_assert_not_reached ();
}

static gboolean
is_same (FoyerVisit  *visit,
         FoyerRecord *other)
{
  FoyerRecordClass *klass = FOYER_RECORD_GET_CLASS (visit);

  for (guint i = 0; i < klass->n_fields; i++)
    if (!foyer_record_field_equal (FOYER_RECORD (visit), other, &klass->fields[i]))
      return FALSE;

  return TRUE;
}

/* Whatever is done in whatever order, by a clock that jumps: the visit stays sound, an act that is
 * refused changes nothing, and what is allowed is what foyer_visit_may() said. */
static void
test_any_acts (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n_done[FOYER_VISIT_ACT_VOID + 1] = { 0 };

  g_test_message ("seed %u", seed);
  for (int i = 0; i < 3000; i++)
    {
      g_autoptr (FoyerVisit) visit =
        g_rand_boolean (rand) ? walk_in ()
                              : foyer_visit_new_expected (&visit_id, "V1-1", DAY, ten_us);
      gint64 now_us = ten_us;

      for (int step = 0; step < 12; step++)
        {
          g_autoptr (FoyerRecord) before = foyer_record_copy (FOYER_RECORD (visit));
          FoyerVisitAct act = g_rand_int_range (rand, 0, FOYER_VISIT_ACT_VOID + 1);
          gboolean may = foyer_visit_may (visit, act, NULL);
          gboolean done;

          now_us += g_rand_int_range (rand, -30, 60) * MINUTE;
          done = do_act (visit, act, now_us);
          n_done[act] += done;
          g_assert_true (may || !done);
          g_assert_true (done || act == FOYER_VISIT_ACT_CONFIRM_LEFT || !may);
          if (!done)
            g_assert_true (is_same (visit, before));
          assert_sound (visit);
          g_assert_cmpint (foyer_visit_get_waiting_us (visit, now_us), >=, -1);
          g_assert_cmpint (foyer_visit_get_reception_us (visit, now_us), >=, -1);
        }
    }

  for (int act = FOYER_VISIT_ACT_ARRIVE; act <= FOYER_VISIT_ACT_VOID; act++)
    g_assert_cmpuint (n_done[act], >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visit/times", test_times);
  g_test_add_func ("/visit/anonymous", test_anonymous);
  g_test_add_func ("/visit/assumed-departure", test_assumed_departure);
  g_test_add_func ("/visit/appointment", test_appointment);
  g_test_add_func ("/visit/message", test_message);
  g_test_add_func ("/visit/next-act", test_next_act);
  g_test_add_func ("/visit/act-to", test_act_to);
  g_test_add_func ("/visit/clock-set-back", test_clock_set_back);
  g_test_add_func ("/visit/wait-mark", test_wait_mark);
  g_test_add_func ("/visit/customer", test_customer);
  g_test_add_func ("/visit/unsound", test_unsound);
  g_test_add_func ("/visit/any-acts", test_any_acts);
  return g_test_run ();
}
