/* Callbacks (HANDBOOK B1–B8, C10, H3, Q1), against the oracles CB-01 to CB-10, CP-04. */

#include "callback-fixture.h"

#include "domain/foyer-domain-error.h"
#include "store/foyer-callback-repository.h"

static void
test_plan (Calls         *self,
           gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = plan (self, "product", "T10", NULL);
  g_autoptr (FoyerCallback) side = get_side (self, item);

  g_assert_cmpint (foyer_item_get_kind (item), ==, FOYER_ITEM_CALLBACK);
  g_assert_cmpstr (foyer_item_get_name (item), ==, "许志强");
  g_assert_cmpstr (foyer_item_get_phone (item), ==, "13957107731");
  g_assert_cmpint (foyer_item_get_due (item), ==, at (self, "2026-11-21", 660));
  g_assert_true (is_of (self, foyer_item_get_owner (item), "1002"));
  g_assert_false (foyer_uuid_is_none (foyer_item_get_customer (item)));
  g_assert_cmpint (foyer_callback_get_kind (side), ==, FOYER_CALLBACK_INSTALL);
  g_assert_cmpstr (foyer_callback_get_product (side), ==, "T10");
  g_assert_cmpint (foyer_callback_get_planned (side), ==, foyer_item_get_due (item));
}

static void
test_plan_refused (Calls         *self,
                   gconstpointer  unused)
{
  static const struct
  {
    const char *due;
    const char *phone;
    const char *field;
  } rows[] = {
    { "", "13957107731", "due" },
    { "2026-11-21 09:00", "13957107731", "due" },
    { "soon", "13957107731", "due" },
    { "2026-11-23 10:00", "", "phone" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GHashTable) typed = typed_new ("name", "许志强", "phone", rows[i].phone, "due",
                                                rows[i].due, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (FoyerItem) item = try_plan (self, typed, &error);
      g_autofree char *field = error != NULL ? foyer_domain_error_get_field (error) : NULL;

      g_assert_null (item);
      g_assert_cmpstr (field, ==, rows[i].field);
    }
}

/* CB-10; a day alone means the begin of the calling hours. */
static void
test_holiday (Calls         *self,
              gconstpointer  unused)
{
  g_autoptr (FoyerItem) moved = NULL;
  g_autoptr (FoyerItem) kept = NULL;

  /* 2026-09-20, before the holiday. */
  fixture_advance (&self->shop, -62 * G_TIME_SPAN_DAY);
  moved = plan (self, "due", "2026-10-03", NULL);
  g_assert_cmpint (foyer_item_get_due (moved), ==, at (self, "2026-10-08", 540));

  set (self, "callback.skip_holidays", "false");
  kept = plan (self, "due", "2026-10-03 10:00", NULL);
  g_assert_cmpint (foyer_item_get_due (kept), ==, at (self, "2026-10-03", 600));
}

static void
test_accepted (Calls         *self,
               gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = plan (self, NULL);
  g_autoptr (FoyerItem) done = record (self, item, &accepted);
  g_autoptr (FoyerCallback) side = get_side (self, item);
  g_autoptr (GPtrArray) attempts = get_attempts (self, item);
  g_autoptr (GPtrArray) items = find_items (&self->shop.desk);

  g_assert_cmpint (foyer_item_get_state (done), ==, FOYER_ITEM_STATE_CLOSED);
  g_assert_cmpint (foyer_callback_get_state (side), ==, FOYER_CALLBACK_DONE);
  g_assert_cmpstr (foyer_callback_get_note (side), ==, "很满意");
  g_assert_cmpint (foyer_callback_get_talk_ms (side), ==, 68000);
  g_assert_cmpuint (attempts->len, ==, 1);
  g_assert_true (is_of (self, foyer_attempt_get_staff (attempts->pdata[0]), "1002"));
  g_assert_cmpuint (items->len, ==, 1);
}

/* CB-01, CB-02, CB-03 */
static void
test_missed (Calls         *self,
             gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = plan (self, NULL);
  const FoyerCallOutcome silent = { .contact = FOYER_CONTACT_NO_ANSWER, .remark = " " };
  gint64 due_us = foyer_item_get_due (item);
  g_autoptr (FoyerItem) refused = NULL;
  g_autoptr (FoyerItem) last = NULL;
  g_autoptr (FoyerCallback) side = NULL;
  g_autoptr (GError) error = NULL;

  refused = try_record (self, item, &silent, &error);
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_MISSING);
  g_assert_null (refused);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT (*) FROM attempt"), ==, 0);

  for (int i = 1; i <= 2; i++)
    {
      g_autoptr (FoyerItem) tried = record (self, item, &missed);

      g_assert_true (foyer_item_is_open (tried));
      g_assert_cmpint (foyer_item_get_due (tried), ==, due_us);
      g_assert_cmpint (foyer_item_get_next_contact (tried), ==, START_US + i * G_TIME_SPAN_DAY);
      g_assert_true (is_of (self, foyer_item_get_owner (tried), "1002"));
      fixture_advance (&self->shop, G_TIME_SPAN_DAY);
    }

  last = record (self, item, &missed);
  side = get_side (self, item);
  g_assert_cmpint (foyer_callback_get_state (side), ==, FOYER_CALLBACK_NOT_REACHED);
  g_assert_cmpint (foyer_callback_get_attempts (side), ==, 3);
  g_assert_cmpint (foyer_item_get_next_contact (last), ==, 0);
  g_assert_true (foyer_uuid_is_none (foyer_item_get_owner (last)));
  g_assert_true (foyer_item_is_open (last));
  /* The supervisor is told; why, is kept as a key and read in anybody's language. */
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT (*) FROM delivery"
                               " WHERE role = 'supervisor'"), ==, 1);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT (*) FROM item_log"
                               " WHERE text = '" FOYER_NOTE_TRIED_OFTEN "'"), ==, 1);
}

/* CB-03: taken up again by the supervisor, it is tried once more. */
static void
test_take_up (Calls         *self,
              gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = NULL;
  g_autoptr (FoyerItem) tried = NULL;
  g_autoptr (FoyerItem) given = NULL;
  g_autoptr (FoyerCallback) side = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  set (self, "callback.max_attempts", "1");
  item = plan (self, NULL);
  tried = record (self, item, &missed);
  desk_sign_in (&self->shop.desk, "1001");
  foyer_callbacks_assign_async (self->callbacks, item, desk_find_staff (&self->shop.desk, "1003"),
                                NULL, on_done, &result);
  given = foyer_callbacks_finish (self->callbacks, wait_for (&result), &error);
  g_assert_no_error (error);
  side = get_side (self, item);
  g_assert_true (is_of (self, foyer_item_get_owner (given), "1003"));
  g_assert_cmpint (foyer_callback_get_state (side), ==, FOYER_CALLBACK_PLANNED);
}

/* CB-04 */
static void
test_rescheduled (Calls         *self,
                  gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = plan (self, NULL);
  const FoyerCallOutcome later = {
    .contact = FOYER_CONTACT_RESCHEDULED, .again_us = at (self, "2026-11-21", 1110),
  };
  const FoyerCallOutcome past = { .contact = FOYER_CONTACT_RESCHEDULED, .again_us = START_US };
  g_autoptr (FoyerItem) moved = NULL;
  g_autoptr (FoyerItem) refused = NULL;
  g_autoptr (FoyerCallback) side = NULL;
  g_autoptr (GError) error = NULL;

  refused = try_record (self, item, &past, &error);
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);

  moved = record (self, item, &later);
  side = get_side (self, item);
  g_assert_cmpint (foyer_item_get_due (moved), ==, at (self, "2026-11-21", 1110));
  g_assert_cmpint (foyer_callback_get_state (side), ==, FOYER_CALLBACK_RESCHEDULED);
  g_assert_cmpint (foyer_callback_get_attempts (side), ==, 0);
  g_assert_cmpint (foyer_callback_get_planned (side), ==, at (self, "2026-11-21", 660));
}

/* CB-05 */
static void
test_new_open (Calls         *self,
               gconstpointer  unused)
{
  const FoyerCallOutcome outcome = {
    .contact = FOYER_CONTACT_REACHED, .reaction = FOYER_REACTION_NEW_OPEN,
    .remark = "想要一支触控笔", .child_subject = "询问触控笔",
  };
  g_autofree char *seller = key_of (self, "1003");
  g_autoptr (FoyerItem) item = plan (self, "seller", seller, NULL);
  g_autoptr (FoyerItem) done = record (self, item, &outcome);
  g_autoptr (FoyerItem) child = get_last (self);

  g_assert_false (foyer_item_is_open (done));
  g_assert_cmpint (foyer_item_get_kind (child), ==, FOYER_ITEM_CASE);
  g_assert_cmpstr (foyer_item_get_subject (child), ==, "询问触控笔");
  g_assert_true (foyer_uuid_equal (foyer_item_get_parent (child),
                                   foyer_record_get_id (FOYER_RECORD (item))));
  g_assert_true (is_of (self, foyer_item_get_owner (child), "1003"));
  g_assert_true (is_of (self, foyer_item_get_taker (child), "1002"));
  g_assert_cmpint (foyer_item_get_due (child), ==, START_US + 3 * G_TIME_SPAN_DAY);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT (*) FROM delivery"
                               " WHERE role = 'supervisor'"), ==, 1);
}

/* CB-06 */
static void
test_rejected (Calls         *self,
               gconstpointer  unused)
{
  const FoyerCallOutcome outcome = {
    .contact = FOYER_CONTACT_REACHED, .reaction = FOYER_REACTION_REJECTED, .remark = "不认可",
  };
  g_autoptr (FoyerItem) item = plan (self, NULL);
  g_autoptr (FoyerItem) done = record (self, item, &outcome);
  g_autoptr (FoyerItem) again = get_last (self);
  g_autoptr (FoyerCallback) side = get_side (self, again);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FoyerItem) given = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (foyer_item_is_open (done));
  g_assert_cmpint (foyer_item_get_kind (again), ==, FOYER_ITEM_CALLBACK);
  g_assert_false (is_of (self, foyer_item_get_owner (again), "1002"));
  g_assert_false (foyer_uuid_is_none (foyer_item_get_owner (again)));
  g_assert_true (is_of (self, foyer_callback_get_refused_by (side), "1002"));
  g_assert_cmpint (foyer_item_get_due (again), ==, START_US + G_TIME_SPAN_DAY);
  g_assert_cmpint (foyer_callback_get_kind (side), ==, FOYER_CALLBACK_INSTALL);

  /* Nor by hand. */
  desk_sign_in (&self->shop.desk, "1001");
  foyer_callbacks_assign_async (self->callbacks, again, desk_find_staff (&self->shop.desk, "1002"),
                                NULL, on_done, &result);
  given = foyer_callbacks_finish (self->callbacks, wait_for (&result), &error);
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
  g_assert_null (given);
}

static void
test_bad_number (Calls         *self,
                 gconstpointer  unused)
{
  const FoyerCallOutcome outcome = {
    .contact = FOYER_CONTACT_BAD_NUMBER, .remark = "空号",
  };
  g_autoptr (FoyerItem) item = plan (self, NULL);
  g_autoptr (FoyerItem) done = record (self, item, &outcome);
  g_autoptr (FoyerItem) check = get_last (self);
  g_autoptr (FoyerCallback) side = get_side (self, item);

  g_assert_cmpint (foyer_item_get_state (done), ==, FOYER_ITEM_STATE_CLOSED);
  g_assert_cmpint (foyer_callback_get_state (side), ==, FOYER_CALLBACK_CANCELLED);
  g_assert_cmpint (foyer_item_get_kind (check), ==, FOYER_ITEM_TODO);
  g_assert_true (is_of (self, foyer_item_get_owner (check), "1002"));
}

/* Somebody else's callback: not a colleague's to tell of, but a supervisor's. */
static void
test_not_own (Calls         *self,
              gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = plan (self, NULL);
  g_autoptr (FoyerItem) refused = NULL;
  g_autoptr (FoyerItem) done = NULL;
  g_autoptr (GError) error = NULL;

  desk_sign_in (&self->shop.desk, "1003");
  refused = try_record (self, item, &accepted, &error);
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);

  desk_sign_in (&self->shop.desk, "1001");
  done = record (self, item, &accepted);
  g_assert_false (foyer_item_is_open (done));
}

/* All that an outcome brought about goes with it. */
static void
test_undo (Calls         *self,
           gconstpointer  unused)
{
  const FoyerCallOutcome outcome = {
    .contact = FOYER_CONTACT_REACHED, .reaction = FOYER_REACTION_NEW_OPEN, .remark = "要触控笔",
  };
  g_autoptr (FoyerItem) item = plan (self, NULL);
  g_autoptr (FoyerItem) done = record (self, item, &outcome);
  g_autoptr (FoyerItem) child = get_last (self);
  g_autoptr (FoyerItem) again = NULL;
  g_autoptr (FoyerItem) voided = NULL;
  g_autoptr (FoyerItem) tried = NULL;
  g_autoptr (FoyerCallback) side = NULL;
  g_autoptr (GPtrArray) attempts = NULL;
  g_autofree char *act = NULL;
  g_autoptr (GError) error = NULL;

  act = undo (&self->shop.desk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (act, ==, "callback.reach");
  again = get_item (self, foyer_record_get_id (FOYER_RECORD (item)));
  voided = get_item (self, foyer_record_get_id (FOYER_RECORD (child)));
  side = get_side (self, item);
  attempts = get_attempts (self, item);
  g_assert_true (foyer_item_is_open (again));
  g_assert_cmpint (foyer_item_get_state (voided), ==, FOYER_ITEM_STATE_VOID);
  g_assert_cmpint (foyer_callback_get_state (side), ==, FOYER_CALLBACK_PLANNED);
  g_assert_cmpint (foyer_callback_get_attempts (side), ==, 0);
  g_assert_cmpuint (attempts->len, ==, 0);

  /* The number of the call that did not happen stays used. */
  tried = record (self, item, &missed);
  g_clear_pointer (&attempts, g_ptr_array_unref);
  attempts = get_attempts (self, item);
  g_assert_cmpuint (attempts->len, ==, 1);
  g_assert_cmpint (foyer_attempt_get_n (attempts->pdata[0]), ==, 2);
}

static void
test_lists (Calls         *self,
            gconstpointer  unused)
{
  GListModel *mine = foyer_callbacks_get_list (self->callbacks, FOYER_ITEM_SCOPE_MINE);
  GListModel *shop = foyer_callbacks_get_list (self->callbacks, FOYER_ITEM_SCOPE_SHOP);
  g_autofree char *other = key_of (self, "1003");
  g_autoptr (FoyerItem) later = plan (self, "due", "2026-11-23 10:00", NULL);
  g_autoptr (FoyerItem) first = plan (self, "due", "2026-11-21 10:30", NULL);
  g_autoptr (FoyerItem) theirs = plan (self, "owner", other, NULL);
  g_autoptr (FoyerItem) done = NULL;
  g_autoptr (FoyerCallbackRow) row = NULL;
  guint due_count, late_count, calls_today;

  settle (&self->shop.desk);
  expect_rows (mine, 2);
  expect_rows (shop, 3);
  row = g_list_model_get_item (mine, 0);
  g_assert_true (foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (first)),
                                   foyer_record_get_id (FOYER_RECORD (
                                     foyer_callback_row_get_item (row)))));
  g_object_get (self->callbacks, "due-count", &due_count, "late-count", &late_count, NULL);
  g_assert_cmpuint (due_count, ==, 1);
  g_assert_cmpuint (late_count, ==, 0);

  done = record (self, first, &accepted);
  settle (&self->shop.desk);
  expect_rows (mine, 1);
  expect_rows (shop, 2);
  g_object_get (self->callbacks, "calls-today", &calls_today, NULL);
  g_assert_cmpuint (calls_today, ==, 1);

  desk_sign_in (&self->shop.desk, "1003");
  settle (&self->shop.desk);
  expect_rows (mine, 1);
  g_object_get (self->callbacks, "calls-today", &calls_today, NULL);
  g_assert_cmpuint (calls_today, ==, 0);
}

/* Without an owner the fewest open first, and never the seller (CB-07). */
static void
test_suggested (Calls         *self,
                gconstpointer  unused)
{
  g_autofree char *seller = key_of (self, "1003");
  g_autoptr (FoyerItem) busy = plan (self, NULL);
  g_autoptr (FoyerItem) first = plan (self, "owner", "", "seller", seller, NULL);
  g_autoptr (FoyerItem) second = NULL;

  g_assert_true (is_of (self, foyer_item_get_owner (first), "1004"));
  second = plan (self, "owner", "", "seller", seller, NULL);
  g_assert_false (is_of (self, foyer_item_get_owner (second), "1003"));
}

/* 勿扰 */
static void
test_forbidden (Calls         *self,
                gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = plan (self, NULL);
  g_autoptr (FoyerItem) promised = plan (self, "kind", "reply", NULL);
  g_autofree char *customer = foyer_uuid_to_string (foyer_item_get_customer (item));
  g_autoptr (GHashTable) typed = typed_new ("customer", customer, "due", "2026-11-23 10:00", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FoyerItem) refused = NULL;
  g_autoptr (FoyerItem) cancelled = NULL;
  g_autoptr (FoyerItem) kept = NULL;
  g_autoptr (FoyerItem) reply = NULL;
  g_autoptr (GError) error = NULL;

  foyer_callbacks_forbid_async (self->callbacks, foyer_item_get_customer (item), "请勿来电", NULL,
                                on_done, &result);
  g_assert_true (foyer_callbacks_finish_order (self->callbacks, wait_for (&result), &error));
  g_assert_no_error (error);
  cancelled = get_item (self, foyer_record_get_id (FOYER_RECORD (item)));
  kept = get_item (self, foyer_record_get_id (FOYER_RECORD (promised)));
  g_assert_false (foyer_item_is_open (cancelled));
  g_assert_true (foyer_item_is_open (kept));

  refused = try_plan (self, typed, &error);
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  g_clear_error (&error);
  g_hash_table_insert (typed, g_strdup ("kind"), g_strdup ("reply"));
  reply = try_plan (self, typed, &error);
  g_assert_no_error (error);
}

/* FG-06; a low score is looked after; who declines is counted apart; taken back, it may be asked
 * anew. */
static void
test_survey (Calls         *self,
             gconstpointer  unused)
{
  static const int good[] = { 5, 4, 4 };
  static const int low[] = { 5, 2, 4 };
  static const int wrong[] = { 6, 4, 4 };
  g_autoptr (FoyerItem) item = plan (self, NULL);
  g_autoptr (FoyerItem) done = record (self, item, &accepted);
  g_autoptr (FoyerItem) refused = NULL;
  g_autoptr (FoyerItem) first = NULL;
  g_autoptr (FoyerItem) second = NULL;
  g_autoptr (FoyerItem) third = NULL;
  g_autoptr (FoyerItem) opened = NULL;
  g_autofree char *act = NULL;
  g_autoptr (GError) error = NULL;

  refused = survey (self, item, wrong, 3, &error);
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT (*) FROM survey"), ==, 0);

  first = survey (self, item, good, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT (*) FROM survey_answer"), ==, 3);
  act = undo (&self->shop.desk, &error);
  g_assert_no_error (error);

  second = survey (self, item, low, 3, &error);
  g_assert_no_error (error);
  opened = get_last (self);
  g_assert_cmpint (foyer_item_get_kind (opened), ==, FOYER_ITEM_CASE);
  third = survey (self, item, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT (*) FROM survey"
                               " WHERE is_declined = 1 AND state = 'active'"), ==, 1);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT (*) FROM survey_question"
                               " WHERE state = 'active'"), ==, 3);
}

/* What an absent colleague was to call goes to others, as one act. */
static void
test_redeal (Calls         *self,
             gconstpointer  unused)
{
  g_autoptr (FoyerItem) today = plan (self, NULL);
  g_autoptr (FoyerItem) later = plan (self, "due", "2026-11-25 10:00", NULL);
  g_autoptr (FoyerItem) given = NULL;
  g_autoptr (FoyerItem) kept = NULL;
  g_autoptr (FoyerItem) back = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *act = NULL;
  g_autoptr (GError) error = NULL;

  desk_sign_in (&self->shop.desk, "1001");
  foyer_callbacks_redeal_async (self->callbacks, desk_find_staff (&self->shop.desk, "1002"),
                                at (self, "2026-11-22", 0), "病假", NULL, on_done, &result);
  g_assert_true (foyer_callbacks_finish_order (self->callbacks, wait_for (&result), &error));
  g_assert_no_error (error);
  given = get_item (self, foyer_record_get_id (FOYER_RECORD (today)));
  kept = get_item (self, foyer_record_get_id (FOYER_RECORD (later)));
  g_assert_true (is_of (self, foyer_item_get_owner (given), "1003"));
  g_assert_true (is_of (self, foyer_item_get_owner (kept), "1002"));

  act = undo (&self->shop.desk, &error);
  g_assert_no_error (error);
  back = get_item (self, foyer_record_get_id (FOYER_RECORD (today)));
  g_assert_true (is_of (self, foyer_item_get_owner (back), "1002"));
}

/* B8: once a year, only where the shop wants it. */
static void
test_care (Calls         *self,
           gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = plan (self, NULL);
  g_autoptr (FoyerCustomer) customer = get_customer (&self->shop.desk,
                                                     foyer_item_get_customer (item));
  g_autoptr (FoyerEdits) edits = foyer_edits_new (FOYER_RECORD (customer));
  g_autoptr (GAsyncResult) edited = NULL;
  g_autoptr (FoyerCustomer) stored = NULL;
  g_autoptr (FoyerItem) greeting = NULL;
  g_autofree char *birthday = NULL;
  g_autoptr (GError) error = NULL;
  gint64 born;

  g_assert_true (foyer_day_parse ("1985-11-24", &born));
  birthday = g_strdup_printf ("%" G_GINT64_FORMAT, born);
  foyer_edits_set (edits, "birthday", birthday);
  foyer_customers_edit_async (self->shop.desk.customers, edits, NULL, on_done, &edited);
  stored = foyer_customers_finish (self->shop.desk.customers, wait_for (&edited), NULL, &error);
  g_assert_no_error (error);

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;

      if (i == 1)
        set (self, "care.enabled", "true");
      foyer_callbacks_plan_care_async (self->callbacks, NULL, on_done, &result);
      g_assert_cmpint (foyer_callbacks_plan_care_finish (self->callbacks, wait_for (&result),
                                                         &error),
                       ==, i == 0 ? 0 : 1);
      g_assert_no_error (error);
      g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT (*) FROM item"
                                   " WHERE origin = 'birthday-2026'"), ==, i == 0 ? 0 : 1);
    }

  greeting = get_last (self);
  g_assert_cmpint (foyer_item_get_due (greeting), ==, at (self, "2026-11-24", 600));
}

/* What a purchase plans: a call on the day that was agreed. */
typedef struct
{
  FoyerUuid purchase;
  gint64 due_us;
} Purchase;

static gboolean
save_purchase (FoyerTransaction  *transaction,
               gpointer           data,
               gpointer          *result,
               GError           **error)
{
  Purchase *purchase = data;
  const FoyerCallbackPlan plan = {
    .kind = FOYER_CALLBACK_USAGE,
    .item = { .origin = "purchase", .origin_id = purchase->purchase, .due_us = purchase->due_us },
  };
  g_autoptr (FoyerItem) item = foyer_callback_plan_run (transaction, &plan, error);

  return item != NULL;
}

/* CB-08: saved twice, a purchase plans one call. CB-09: when its day is moved, the same call
 * moves. */
static void
test_purchase (Calls         *self,
               gconstpointer  unused)
{
  FoyerActor actor = { .name = "system", .seat = "test" };
  static const char *const days[] = { "2026-12-05", "2026-12-05", "2026-12-08" };
  Purchase purchase = { .purchase = foyer_uuid_new (START_US) };
  FoyerUuid first = { { 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (FoyerItem) planned = NULL;
      g_autoptr (GError) error = NULL;

      purchase.due_us = at (self, days[i], 600);
      foyer_store_write (self->shop.desk.store, &actor, "purchase.save", NULL, save_purchase,
                         &purchase, NULL, NULL, &error);
      g_assert_no_error (error);
      planned = get_last (self);
      g_assert_cmpint (foyer_item_get_due (planned), ==, purchase.due_us);
      if (i == 0)
        first = *foyer_record_get_id (FOYER_RECORD (planned));
      g_assert_true (foyer_uuid_equal (&first, foyer_record_get_id (FOYER_RECORD (planned))));
      g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT (*) FROM callback"
                                   " WHERE kind = 'usage'"), ==, 1);
    }
}

/* One call settles two matters of one customer, and counts once. */
static void
test_also (Calls         *self,
           gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = plan (self, NULL);
  g_autoptr (FoyerItem) other = plan (self, "kind", "usage", "due", "2026-11-24 10:00", NULL);
  g_autoptr (GPtrArray) also = g_ptr_array_new ();
  FoyerCallOutcome outcome = accepted;
  g_autoptr (FoyerItem) done = NULL;
  g_autoptr (FoyerItem) settled = NULL;
  guint calls_today;

  foyer_callbacks_get_list (self->callbacks, FOYER_ITEM_SCOPE_MINE);
  g_ptr_array_add (also, other);
  outcome.also = also;
  done = record (self, item, &outcome);
  settled = get_item (self, foyer_record_get_id (FOYER_RECORD (other)));
  g_assert_false (foyer_item_is_open (settled));
  settle (&self->shop.desk);
  g_object_get (self->callbacks, "calls-today", &calls_today, NULL);
  g_assert_cmpuint (calls_today, ==, 1);
}

/* A promised answer is given: the case is closed, and a week later somebody asks (H3, CP-04). */
static void
test_reply (Calls         *self,
            gconstpointer  unused)
{
  g_autoptr (GHashTable) typed = typed_new ("kind", "case", "subject", "年卡扣了两次", "name",
                                            "许志强", "phone", "13957107731", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FoyerItem) opened = NULL;
  g_autoptr (FoyerItem) reply = NULL;
  g_autoptr (FoyerItem) done = NULL;
  g_autoptr (FoyerItem) closed = NULL;
  g_autoptr (FoyerItem) watch = NULL;
  g_autoptr (FoyerCallback) side = NULL;
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;

  foyer_items_open_async (self->items, typed, NULL, on_done, &result);
  opened = foyer_items_finish (self->items, wait_for (&result), NULL, &error);
  g_assert_no_error (error);
  key = foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (opened)));
  reply = plan (self, "kind", "reply", "parent", key, NULL);
  done = record (self, reply, &accepted);

  closed = get_item (self, foyer_record_get_id (FOYER_RECORD (opened)));
  watch = get_last (self);
  side = get_side (self, watch);
  g_assert_cmpint (foyer_item_get_state (closed), ==, FOYER_ITEM_STATE_CLOSED);
  g_assert_cmpint (foyer_callback_get_kind (side), ==, FOYER_CALLBACK_WATCH);
  g_assert_cmpint (foyer_item_get_due (watch), ==, START_US + 7 * G_TIME_SPAN_DAY);
}

/* The same when the case is closed by hand; closing it anew plans no second call. */
static void
test_watch (Calls         *self,
            gconstpointer  unused)
{
  static const FoyerItemMove moves[] = {
    { .act = FOYER_ITEM_ACT_ANSWER, .text = "已告知" },
    { .act = FOYER_ITEM_ACT_CLOSE },
    { .act = FOYER_ITEM_ACT_REOPEN, .text = "又坏了" },
    { .act = FOYER_ITEM_ACT_ANSWER, .text = "修好了" },
    { .act = FOYER_ITEM_ACT_CLOSE },
  };
  g_autoptr (GHashTable) typed = typed_new ("kind", "case", "subject", "黑屏", "name", "许志强",
                                            "phone", "13957107731", NULL);
  g_autoptr (GAsyncResult) opening = NULL;
  g_autoptr (FoyerItem) item = NULL;
  g_autoptr (GError) error = NULL;

  desk_sign_in (&self->shop.desk, "1001");
  foyer_items_open_async (self->items, typed, NULL, on_done, &opening);
  item = foyer_items_finish (self->items, wait_for (&opening), NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (FoyerItem) moved = NULL;

      foyer_items_move_async (self->items, item, &moves[i], NULL, on_done, &result);
      moved = foyer_items_finish (self->items, wait_for (&result), NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT (*) FROM callback"
                               " WHERE kind = 'watch'"), ==, 1);
}

typedef void (*Test) (Calls *self, gconstpointer unused);

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    Test func;
  } tests[] = {
    { "/callbacks/plan", test_plan },
    { "/callbacks/plan-refused", test_plan_refused },
    { "/callbacks/holiday", test_holiday },
    { "/callbacks/accepted", test_accepted },
    { "/callbacks/missed", test_missed },
    { "/callbacks/take-up", test_take_up },
    { "/callbacks/rescheduled", test_rescheduled },
    { "/callbacks/new-open", test_new_open },
    { "/callbacks/rejected", test_rejected },
    { "/callbacks/bad-number", test_bad_number },
    { "/callbacks/not-own", test_not_own },
    { "/callbacks/undo", test_undo },
    { "/callbacks/lists", test_lists },
    { "/callbacks/suggested", test_suggested },
    { "/callbacks/forbidden", test_forbidden },
    { "/callbacks/survey", test_survey },
    { "/callbacks/redeal", test_redeal },
    { "/callbacks/care", test_care },
    { "/callbacks/purchase", test_purchase },
    { "/callbacks/also", test_also },
    { "/callbacks/reply", test_reply },
    { "/callbacks/watch", test_watch },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Calls, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
