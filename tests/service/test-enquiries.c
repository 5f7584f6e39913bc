#include "service-fixture.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-enquiries.h"

typedef struct
{
  Fixture shop;
  FoyerEnquiries *enquiries;
} Register;

static void
set_up (Register      *self,
        gconstpointer  data)
{
  fixture_set_up (&self->shop, NULL);
  self->enquiries = foyer_enquiries_new (self->shop.desk.store, self->shop.desk.session,
                                         self->shop.desk.history, self->shop.desk.shop);
}

static void
tear_down (Register      *self,
           gconstpointer  data)
{
  settle (&self->shop.desk);
  g_clear_object (&self->enquiries);
  fixture_tear_down (&self->shop, NULL);
}

static FoyerEnquiry *
record (Register         *self,
        FoyerEnquiryEnd   end,
        GHashTable       *typed,
        GError          **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  foyer_enquiries_record_async (self->enquiries, typed, end, NULL, on_done, &result);
  wait_for (&result);
  return foyer_enquiries_finish (self->enquiries, result, NULL, error);
}

static FoyerItem *
get_only_item (Register *self)
{
  g_autoptr(GPtrArray) items = find_items (&self->shop.desk);

  g_assert_cmpuint (items->len, ==, 1);
  return g_object_ref (items->pdata[0]);
}

/* CB-13: answered within the call, nothing is left to do. */
static void
test_answered (Register      *self,
               gconstpointer  data)
{
  g_autoptr(GHashTable) typed = typed_new ("name", "王晓梅", "phone", "138 5710 2210", "ask",
                                           "问营业时间", "answer", "九点到二十一点", "talk_ms",
                                           "95000", NULL);
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(FoyerEnquiry) enquiry = NULL;
  g_autoptr(GError) error = NULL;

  enquiry = record (self, FOYER_ENQUIRY_ANSWERED, typed, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (foyer_enquiry_get_number (enquiry), ==, "E20261121-001");
  g_assert_cmpint (foyer_enquiry_get_state (enquiry), ==, FOYER_ENQUIRY_STATE_ANSWERED);
  g_assert_cmpint (foyer_enquiry_get_channel (enquiry), ==, FOYER_CHANNEL_CALL);
  g_assert_cmpint (foyer_enquiry_get_talk_ms (enquiry), ==, 95000);

  items = find_items (&self->shop.desk);
  g_assert_cmpuint (items->len, ==, 0);

  /* Who called is known from now on. */
  found = find (&self->shop.desk, "wangxm");
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (foyer_uuid_equal (foyer_record_get_id (found->pdata[0]),
                                   foyer_enquiry_get_customer (enquiry)));
}

/* All fields go over into the case, and it is due on the third day (N1). */
static void
test_case (Register      *self,
           gconstpointer  data)
{
  g_autoptr(GHashTable) typed = typed_new ("name", "刘建平", "phone", "13957104721", "ask",
                                           "年卡扣了两次\n要退一次", NULL);
  g_autoptr(FoyerEnquiry) enquiry = NULL;
  g_autoptr(FoyerItem) item = NULL;
  g_autoptr(GError) error = NULL;
  FoyerStaff *me = foyer_session_get_staff (self->shop.desk.session);

  enquiry = record (self, FOYER_ENQUIRY_OPEN_CASE, typed, &error);
  g_assert_no_error (error);
  item = get_only_item (self);

  g_assert_cmpint (foyer_enquiry_get_state (enquiry), ==, FOYER_ENQUIRY_STATE_CASE_OPENED);
  g_assert_true (foyer_uuid_equal (foyer_enquiry_get_item (enquiry),
                                   foyer_record_get_id (FOYER_RECORD (item))));
  g_assert_cmpint (foyer_item_get_kind (item), ==, FOYER_ITEM_CASE);
  g_assert_cmpstr (foyer_item_get_subject (item), ==, "年卡扣了两次");
  g_assert_cmpstr (foyer_item_get_body (item), ==, "年卡扣了两次\n要退一次");
  g_assert_cmpstr (foyer_item_get_phone (item), ==, "13957104721");
  g_assert_cmpint (foyer_item_get_channel (item), ==, FOYER_CHANNEL_CALL);
  g_assert_cmpint (foyer_item_get_due (item), ==, START_US + 3 * G_TIME_SPAN_DAY);
  g_assert_true (foyer_uuid_equal (foyer_item_get_taker (item),
                                   foyer_record_get_id (FOYER_RECORD (me))));
  g_assert_true (foyer_uuid_equal (foyer_item_get_owner (item),
                                   foyer_record_get_id (FOYER_RECORD (me))));
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT(*) FROM item_log"), ==, 2);
}

/* An e-mail has its own clock (N13), and the case belongs to whom the caller wants (V7). */
static void
test_wanted (Register      *self,
             gconstpointer  data)
{
  FoyerStaff *wanted = desk_find_staff (&self->shop.desk, "1003");
  g_autofree char *id = foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (wanted)));
  g_autoptr(GHashTable) typed = typed_new ("channel", "email", "wanted", id, "ask", "要发票", NULL);
  g_autoptr(FoyerEnquiry) enquiry = NULL;
  g_autoptr(FoyerItem) item = NULL;
  g_autoptr(GError) error = NULL;

  enquiry = record (self, FOYER_ENQUIRY_OPEN_CASE, typed, &error);
  g_assert_no_error (error);
  item = get_only_item (self);
  g_assert_cmpint (foyer_item_get_due (item), ==, START_US + G_TIME_SPAN_DAY);
  g_assert_true (foyer_uuid_equal (foyer_item_get_owner (item),
                                   foyer_record_get_id (FOYER_RECORD (wanted))));
}

/* A caller who hangs up is called back when there is a number, and kept when there is none. */
static void
test_cut_off (Register      *self,
              gconstpointer  data)
{
  g_autoptr(GHashTable) nameless = typed_new ("ask", "没听清", NULL);
  g_autoptr(GHashTable) known = typed_new ("phone", "13957104721", NULL);
  g_autoptr(FoyerEnquiry) first = NULL;
  g_autoptr(FoyerEnquiry) second = NULL;
  g_autoptr(FoyerItem) item = NULL;
  g_autoptr(GError) error = NULL;

  first = record (self, FOYER_ENQUIRY_CUT_OFF, nameless, &error);
  g_assert_no_error (error);
  g_assert_true (foyer_enquiry_get_is_cut_off (first));
  g_assert_cmpint (foyer_enquiry_get_state (first), ==, FOYER_ENQUIRY_STATE_CLOSED);

  second = record (self, FOYER_ENQUIRY_CUT_OFF, known, &error);
  g_assert_no_error (error);
  g_assert_cmpint (foyer_enquiry_get_state (second), ==, FOYER_ENQUIRY_STATE_CASE_OPENED);
  item = get_only_item (self);
  g_assert_cmpstr (foyer_item_get_phone (item), ==, "13957104721");
}

static void
test_bad_input (Register      *self,
                gconstpointer  data)
{
  g_autoptr(GHashTable) typed = typed_new ("name", "王", "phone", "call me", NULL);
  g_autoptr(FoyerEnquiry) enquiry = NULL;
  g_autoptr(GError) error = NULL;

  enquiry = record (self, FOYER_ENQUIRY_OPEN_CASE, typed, &error);
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
  g_assert_null (enquiry);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT(*) FROM enquiry"), ==, 0);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT(*) FROM item"), ==, 0);
}

static gboolean
has_two (gpointer list)
{
  return g_list_model_get_n_items (list) == 2;
}

static gboolean
is_void (gpointer list)
{
  g_autoptr(FoyerEnquiry) newest = g_list_model_get_item (list, 0);

  return foyer_enquiry_get_state (newest) == FOYER_ENQUIRY_STATE_VOID;
}

/* The list of the day is filled, grows at its head, and follows an undo. */
static void
test_day (Register      *self,
          gconstpointer  data)
{
  g_autoptr(GHashTable) first_typed = typed_new ("ask", "一", NULL);
  g_autoptr(GHashTable) second_typed = typed_new ("ask", "二", NULL);
  g_autoptr(FoyerEnquiry) first = record (self, FOYER_ENQUIRY_ANSWERED, first_typed, NULL);
  g_autoptr(FoyerEnquiry) second = NULL;
  g_autoptr(FoyerEnquiry) newest = NULL;
  GListModel *list = foyer_enquiries_get_day (self->enquiries, START_DAY);
  g_autofree char *act = NULL;

  fixture_advance (&self->shop, MINUTE_US);
  second = record (self, FOYER_ENQUIRY_ANSWERED, second_typed, NULL);
  wait_until (has_two, list);
  newest = g_list_model_get_item (list, 0);
  g_assert_cmpstr (foyer_enquiry_get_ask (newest), ==, "二");
  g_assert_true (list == foyer_enquiries_get_day (self->enquiries, START_DAY));
  g_assert_cmpuint (g_list_model_get_n_items (foyer_enquiries_get_day (self->enquiries,
                                                                        START_DAY - 1)), ==, 0);

  act = undo (&self->shop.desk, NULL);
  g_assert_cmpstr (act, ==, "enquiry.answer");
  wait_until (is_void, list);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Register, NULL, set_up, func, tear_down)
  ADD ("/enquiries/answered", test_answered);
  ADD ("/enquiries/case", test_case);
  ADD ("/enquiries/wanted", test_wanted);
  ADD ("/enquiries/cut-off", test_cut_off);
  ADD ("/enquiries/bad-input", test_bad_input);
  ADD ("/enquiries/day", test_day);
#undef ADD
  return g_test_run ();
}
