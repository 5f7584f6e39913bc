#include "domain/foyer-enquiry.h"

#include "domain/foyer-domain-error.h"
#include "domain/foyer-shop-time.h"

static const gint64 now_us = G_GINT64_CONSTANT (1795226400000000);
static const FoyerUuid enquiry_id = { { 1 } };
static const FoyerUuid item = { { 2 } };

static FoyerEnquiry *
make_enquiry (void)
{
  return foyer_enquiry_new (&enquiry_id, "E20261121-001", 20778, now_us, FOYER_CHANNEL_CALL, NULL);
}

static void
assert_state (FoyerEnquiry      *enquiry,
              FoyerEnquiryState  state)
{
  g_autoptr (GError) error = NULL;

  foyer_record_check (FOYER_RECORD (enquiry), &error);
  g_assert_no_error (error);
  g_assert_cmpint (foyer_enquiry_get_state (enquiry), ==, state);
}

static void
test_answer_at_once (void)
{
  g_autoptr (FoyerEnquiry) enquiry = make_enquiry ();
  g_autoptr (GError) error = NULL;

  assert_state (enquiry, FOYER_ENQUIRY_STATE_OPENED);
  g_assert_true (foyer_enquiry_answer_at_once (enquiry, "周六也开门", &error));
  assert_state (enquiry, FOYER_ENQUIRY_STATE_ANSWERED);
  g_assert_cmpstr (foyer_enquiry_get_answer (enquiry), ==, "周六也开门");
  g_assert_false (foyer_enquiry_open_case (enquiry, &item, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE);
}

static void
test_open_case (void)
{
  g_autoptr (FoyerEnquiry) enquiry = make_enquiry ();

  g_assert_false (foyer_enquiry_open_case (enquiry, NULL, NULL));
  g_assert_true (foyer_enquiry_open_case (enquiry, &item, NULL));
  assert_state (enquiry, FOYER_ENQUIRY_STATE_CASE_OPENED);
  g_assert_true (foyer_uuid_equal (foyer_enquiry_get_item (enquiry), &item));
  g_assert_false (foyer_enquiry_answer_at_once (enquiry, "", NULL));
}

/* The caller hung up: with a number known somebody calls back, without nothing can be done. */
static void
test_cut_off (void)
{
  g_autoptr (FoyerEnquiry) unknown = make_enquiry ();
  g_autoptr (FoyerEnquiry) known = make_enquiry ();

  g_assert_false (foyer_enquiry_can_call_back (unknown));
  g_assert_true (foyer_enquiry_cut_off (unknown, NULL, NULL));
  assert_state (unknown, FOYER_ENQUIRY_STATE_CLOSED);
  g_assert_true (foyer_enquiry_get_is_cut_off (unknown));

  g_assert_true (foyer_record_edit (FOYER_RECORD (known), "phone", "0571-8888 6666", NULL));
  g_assert_true (foyer_enquiry_can_call_back (known));
  g_assert_true (foyer_enquiry_cut_off (known, &item, NULL));
  assert_state (known, FOYER_ENQUIRY_STATE_CASE_OPENED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/enquiry/answer-at-once", test_answer_at_once);
  g_test_add_func ("/enquiry/open-case", test_open_case);
  g_test_add_func ("/enquiry/cut-off", test_cut_off);
  return g_test_run ();
}
