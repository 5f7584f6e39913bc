#include "service-fixture.h"

#include "domain/foyer-domain-error.h"
#include "domain/foyer-item-log.h"

#include <string.h>

static guint
get_uint (Desk       *desk,
          const char *name)
{
  guint value;

  g_object_get (desk->reception, name, &value, NULL);
  return value;
}

static gint64
get_int64 (Desk       *desk,
           const char *name)
{
  gint64 value;

  g_object_get (desk->reception, name, &value, NULL);
  return value;
}

static guint
n_closed (Desk *desk)
{
  return g_list_model_get_n_items (foyer_reception_get_closed (desk->reception));
}

/* Takes the last act back, sees @before, does it again, sees @after. */
static void
check_undo (Desk            *desk,
            const char      *act,
            FoyerVisitState  before,
            FoyerVisitState  after,
            FoyerVisit      *visit)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = undo (desk, &error);
  g_autofree char *redone = NULL;
  g_autoptr (FoyerVisit) taken_back = NULL;
  g_autoptr (FoyerVisit) done_again = NULL;
  const FoyerUuid *id = foyer_record_get_id (FOYER_RECORD (visit));

  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, act);
  taken_back = get_visit (desk, id);
  g_assert_cmpint (foyer_visit_get_state (taken_back), ==, before);

  redone = redo (desk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (redone, ==, act);
  done_again = get_visit (desk, id);
  g_assert_cmpint (foyer_visit_get_state (done_again), ==, after);
  g_assert_cmpint (foyer_visit_get_departed (done_again), ==, foyer_visit_get_departed (visit));
  settle (desk);
}

static void
test_anonymous (Fixture       *fixture,
                gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  g_autoptr (FoyerVisit) visit = check_in (desk, NULL, NULL);
  g_autoptr (FoyerVisit) shown = get_open (desk, 0);

  g_assert_cmpint (foyer_visit_get_state (visit), ==, FOYER_VISIT_WAITING);
  g_assert_cmpstr (foyer_visit_get_number (visit), ==, "V20261121-001");
  g_assert_cmpint (foyer_visit_get_day (visit), ==, START_DAY);
  g_assert_cmpuint (foyer_visit_get_ordinal (visit), ==, 1);
  g_assert_true (foyer_uuid_is_none (foyer_visit_get_customer (visit)));
  g_assert_cmpint (count_rows (desk, "SELECT COUNT(*) FROM customer"), ==, 0);

  /* The board shows it when the command is done, whether or not the feed has come. */
  g_assert_true (foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (shown)),
                                   foyer_record_get_id (FOYER_RECORD (visit))));
  g_assert_cmpuint (get_uint (desk, "today-count"), ==, 1);
  g_assert_cmpuint (get_uint (desk, "waiting-count"), ==, 1);

  settle (desk);
  g_assert_cmpuint (n_open (desk), ==, 1);
  check_undo (desk, "visit.check-in", FOYER_VISIT_VOID, FOYER_VISIT_WAITING, visit);
}

/* VI-01 and the walk-through of a visit, each act taken back and done again. */
static void
test_visit (Fixture       *fixture,
            gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  FoyerReception *reception = desk->reception;
  GAsyncResult *result = NULL;
  g_autoptr (FoyerVisit) visit = check_in (desk, "identity", "parent", NULL);
  g_autoptr (FoyerVisit) called = NULL;
  g_autoptr (FoyerVisit) demo = NULL;
  g_autoptr (FoyerVisit) after = NULL;
  g_autoptr (FoyerVisit) left = NULL;

  fixture_advance (fixture, 12 * MINUTE_US);
  foyer_reception_receive_async (reception, visit, NULL, NULL, on_done, &result);
  called = finish_well (desk, &result);
  g_assert_cmpint (foyer_visit_get_state (called), ==, FOYER_VISIT_RECEIVING);
  g_assert_true (foyer_uuid_equal (foyer_visit_get_handler (called),
                                   foyer_record_get_id
                                     (FOYER_RECORD (foyer_session_get_staff (desk->session)))));
  check_undo (desk, "visit.receive", FOYER_VISIT_WAITING, FOYER_VISIT_RECEIVING, called);

  foyer_reception_start_demo_async (reception, called, NULL, on_done, &result);
  demo = finish_well (desk, &result);
  g_assert_cmpint (foyer_visit_get_state (demo), ==, FOYER_VISIT_DEMO);
  check_undo (desk, "visit.start-demo", FOYER_VISIT_RECEIVING, FOYER_VISIT_DEMO, demo);

  fixture_advance (fixture, 20 * MINUTE_US);
  foyer_reception_end_demo_async (reception, demo, NULL, on_done, &result);
  after = finish_well (desk, &result);
  g_assert_cmpint (foyer_visit_get_state (after), ==, FOYER_VISIT_RECEIVING);
  check_undo (desk, "visit.end-demo", FOYER_VISIT_DEMO, FOYER_VISIT_RECEIVING, after);

  fixture_advance (fixture, 18 * MINUTE_US);
  foyer_reception_leave_async (reception, after, FOYER_LOST_KIND_PRICE, "太贵", NULL, on_done,
                               &result);
  left = finish_well (desk, &result);
  g_assert_cmpint (foyer_visit_get_state (left), ==, FOYER_VISIT_LEFT);
  g_assert_cmpint (foyer_visit_get_waiting_us (left, 0), ==, 12 * MINUTE_US);
  g_assert_cmpint (foyer_visit_get_reception_us (left, 0), ==, 38 * MINUTE_US);
  g_assert_cmpstr (foyer_visit_get_lost_reason (left), ==, "太贵");
  g_assert_cmpuint (n_open (desk), ==, 0);
  g_assert_cmpuint (n_closed (desk), ==, 1);
  check_undo (desk, "visit.leave", FOYER_VISIT_RECEIVING, FOYER_VISIT_LEFT, left);

  g_assert_cmpuint (n_open (desk), ==, 0);
  g_assert_cmpuint (n_closed (desk), ==, 1);
  g_assert_cmpint (get_int64 (desk, "mean-wait-us"), ==, 12 * MINUTE_US);
  g_assert_cmpuint (get_uint (desk, "today-count"), ==, 1);
}

/* What is on the board moves when an act of the history is taken back. */
static void
test_undo_shows (Fixture       *fixture,
                 gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  GAsyncResult *result = NULL;
  g_autoptr (FoyerVisit) visit = check_in (desk, NULL, NULL);
  g_autoptr (FoyerVisit) left = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *leave = NULL;
  g_autofree char *check = NULL;

  foyer_reception_leave_async (desk->reception, visit, FOYER_LOST_KIND_NONE, NULL, NULL, on_done,
                               &result);
  left = finish_well (desk, &result);
  g_assert_cmpuint (n_open (desk), ==, 0);

  leave = undo (desk, &error);
  check = undo (desk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (leave, ==, "visit.leave");
  g_assert_cmpstr (check, ==, "visit.check-in");
  settle (desk);
  g_assert_cmpuint (n_open (desk), ==, 0);
  g_assert_cmpuint (n_closed (desk), ==, 0);
  g_assert_false (foyer_history_get_can_undo (desk->history));
  g_assert_true (foyer_history_get_can_redo (desk->history));
  g_assert_cmpuint (get_uint (desk, "today-count"), ==, 0);
}

static void
test_states (Fixture       *fixture,
             gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  FoyerReception *reception = desk->reception;
  GAsyncResult *result = NULL;
  g_autoptr (FoyerVisit) visit = check_in (desk, NULL, NULL);
  g_autoptr (FoyerVisit) left = NULL;

  foyer_reception_leave_async (reception, visit, FOYER_LOST_KIND_NONE, NULL, NULL, on_done,
                               &result);
  left = finish_well (desk, &result);

#define REFUSED(command) \
  G_STMT_START { \
    g_autoptr (GError) error = NULL; \
    command; \
    g_assert_null (finish (desk, &result, &error)); \
    g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE); \
  } G_STMT_END

  /* Also with the visit as it was seen before. */
  REFUSED (foyer_reception_receive_async (reception, visit, NULL, NULL, on_done, &result));
  REFUSED (foyer_reception_arrive_async (reception, left, NULL, on_done, &result));
  REFUSED (foyer_reception_start_demo_async (reception, left, NULL, on_done, &result));
  REFUSED (foyer_reception_end_demo_async (reception, left, NULL, on_done, &result));
  REFUSED (foyer_reception_leave_async (reception, left, FOYER_LOST_KIND_NONE, NULL, NULL, on_done,
                                        &result));
  REFUSED (foyer_reception_miss_async (reception, left, NULL, on_done, &result));
  REFUSED (foyer_reception_confirm_left_async (reception, left, START_US, NULL, on_done, &result));
  REFUSED (foyer_reception_leave_message_async (reception, left, desk_find_staff (desk, "1003"),
                                                "x", NULL, on_done, &result));
#undef REFUSED

  g_assert_cmpuint (n_closed (desk), ==, 1);
}

static void
test_denied (Fixture       *fixture,
             gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  FoyerReception *reception = desk->reception;
  GAsyncResult *result = NULL;
  g_autoptr (FoyerVisit) visit = check_in (desk, NULL, NULL);
  g_autoptr (FoyerEdits) edits = foyer_edits_new (FOYER_RECORD (visit));
  gint64 n_revisions = count_rows (desk, "SELECT MAX(rev) FROM revision");

  foyer_edits_set (edits, "remark", "x");
  foyer_session_set_staff (desk->session, NULL);

#define DENIED(command) \
  G_STMT_START { \
    g_autoptr (GError) error = NULL; \
    command; \
    g_assert_null (finish (desk, &result, &error)); \
    g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED); \
  } G_STMT_END

  DENIED (foyer_reception_check_in_async (reception, NULL, 0, NULL, on_done, &result));
  DENIED (foyer_reception_arrive_async (reception, visit, NULL, on_done, &result));
  DENIED (foyer_reception_receive_async (reception, visit, NULL, NULL, on_done, &result));
  DENIED (foyer_reception_call_next_async (reception, NULL, NULL, on_done, &result));
  DENIED (foyer_reception_start_demo_async (reception, visit, NULL, on_done, &result));
  DENIED (foyer_reception_end_demo_async (reception, visit, NULL, on_done, &result));
  DENIED (foyer_reception_leave_async (reception, visit, FOYER_LOST_KIND_NONE, NULL, NULL, on_done,
                                       &result));
  DENIED (foyer_reception_leave_message_async (reception, visit, desk_find_staff (desk, "1003"),
                                               "x", NULL, on_done, &result));
  DENIED (foyer_reception_confirm_left_async (reception, visit, START_US, NULL, on_done, &result));
  DENIED (foyer_reception_miss_async (reception, visit, NULL, on_done, &result));
  DENIED (foyer_reception_void_async (reception, visit, NULL, on_done, &result));
  DENIED (foyer_reception_edit_async (reception, edits, NULL, on_done, &result));
#undef DENIED

  g_assert_cmpint (count_rows (desk, "SELECT MAX(rev) FROM revision"), ==, n_revisions);
}

static void
test_void (Fixture       *fixture,
           gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  GAsyncResult *result = NULL;
  g_autoptr (FoyerVisit) mine = check_in (desk, NULL, NULL);
  g_autoptr (FoyerVisit) other = check_in (desk, NULL, NULL);
  g_autoptr (FoyerVisit) gone = NULL;
  g_autoptr (FoyerVisit) also_gone = NULL;
  g_autoptr (GError) error = NULL;

  foyer_reception_void_async (desk->reception, mine, NULL, on_done, &result);
  gone = finish_well (desk, &result);
  g_assert_cmpint (foyer_visit_get_state (gone), ==, FOYER_VISIT_VOID);
  g_assert_cmpuint (n_open (desk), ==, 1);
  check_undo (desk, "visit.void", FOYER_VISIT_WAITING, FOYER_VISIT_VOID, gone);

  /* What a colleague registered is not mine to void; a supervisor may. */
  desk_sign_in (desk, "1003");
  foyer_reception_void_async (desk->reception, other, NULL, on_done, &result);
  g_assert_null (finish (desk, &result, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  desk_sign_in (desk, "1001");
  foyer_reception_void_async (desk->reception, other, NULL, on_done, &result);
  also_gone = finish_well (desk, &result);
  g_assert_cmpuint (n_open (desk), ==, 0);
}

static void
test_appointment (Fixture       *fixture,
                  gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  GListModel *appointments = foyer_reception_get_appointments (desk->reception);
  GAsyncResult *result = NULL;
  g_autoptr (GHashTable) typed = typed_new ("name", "周兰", NULL);
  g_autoptr (FoyerVisit) early = NULL;
  g_autoptr (FoyerVisit) late = NULL;
  g_autoptr (FoyerVisit) tomorrow = NULL;
  g_autoptr (FoyerVisit) missed = NULL;
  g_autoptr (FoyerVisit) here = NULL;
  g_autoptr (FoyerVisit) shown = NULL;

  foyer_reception_check_in_async (desk->reception, typed, START_US + 90 * MINUTE_US, NULL, on_done,
                                  &result);
  late = finish_well (desk, &result);
  foyer_reception_check_in_async (desk->reception, NULL, START_US + 30 * MINUTE_US, NULL, on_done,
                                  &result);
  early = finish_well (desk, &result);
  foyer_reception_check_in_async (desk->reception, NULL, START_US + 24 * 60 * MINUTE_US, NULL,
                                  on_done, &result);
  tomorrow = finish_well (desk, &result);
  g_assert_cmpint (foyer_visit_get_state (late), ==, FOYER_VISIT_EXPECTED);
  g_assert_cmpint (foyer_visit_get_day (tomorrow), ==, START_DAY + 1);

  settle (desk);
  g_assert_cmpuint (g_list_model_get_n_items (appointments), ==, 2);
  shown = g_list_model_get_item (appointments, 0);
  g_assert_cmpint (foyer_visit_get_expected (shown), ==, START_US + 30 * MINUTE_US);
  g_assert_cmpuint (n_open (desk), ==, 0);
  g_assert_cmpuint (get_uint (desk, "today-count"), ==, 0);

  foyer_reception_miss_async (desk->reception, early, NULL, on_done, &result);
  missed = finish_well (desk, &result);
  g_assert_cmpint (foyer_visit_get_state (missed), ==, FOYER_VISIT_NO_SHOW);
  check_undo (desk, "visit.miss", FOYER_VISIT_EXPECTED, FOYER_VISIT_NO_SHOW, missed);

  /* Who was taken for a no-show may still come. */
  foyer_reception_arrive_async (desk->reception, missed, NULL, on_done, &result);
  here = finish_well (desk, &result);
  g_assert_cmpint (foyer_visit_get_state (here), ==, FOYER_VISIT_WAITING);
  g_assert_cmpuint (n_open (desk), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (appointments), ==, 1);
  check_undo (desk, "visit.arrive", FOYER_VISIT_NO_SHOW, FOYER_VISIT_WAITING, here);
}

static void
test_call_next (Fixture       *fixture,
                gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  GAsyncResult *first = NULL;
  GAsyncResult *second = NULL;
  GAsyncResult *third = NULL;
  g_autoptr (FoyerVisit) a = check_in (desk, "remark", "a", NULL);
  g_autoptr (FoyerVisit) b = NULL;
  g_autoptr (FoyerVisit) one = NULL;
  g_autoptr (FoyerVisit) two = NULL;
  g_autoptr (GError) error = NULL;

  fixture_advance (fixture, MINUTE_US);
  b = check_in (desk, "remark", "b", NULL);

  /* All at once: each call gets another visitor, in the order in which they came. */
  foyer_reception_call_next_async (desk->reception, NULL, NULL, on_done, &first);
  foyer_reception_call_next_async (desk->reception, desk_find_staff (desk, "1003"), NULL, on_done,
                                   &second);
  foyer_reception_call_next_async (desk->reception, NULL, NULL, on_done, &third);
  one = finish_well (desk, &first);
  two = finish_well (desk, &second);
  g_assert_cmpstr (foyer_visit_get_remark (one), ==, "a");
  g_assert_cmpstr (foyer_visit_get_remark (two), ==, "b");
  g_assert_true (foyer_uuid_equal (foyer_visit_get_handler (two),
                                   foyer_record_get_id
                                     (FOYER_RECORD (desk_find_staff (desk, "1003")))));
  g_assert_null (finish (desk, &third, &error));
  g_assert_error (error, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_UNKNOWN);
  check_undo (desk, "visit.call-next", FOYER_VISIT_WAITING, FOYER_VISIT_RECEIVING, two);
}

static guint n_changes;

static void
on_items_changed (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added)
{
  n_changes++;
  g_assert_cmpuint (n_removed, ==, 1);
  g_assert_cmpuint (n_added, ==, 1);
}

/* A changed visit takes the place of the old one, and nothing else moves. */
static void
test_in_place (Fixture       *fixture,
               gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  GListModel *open = foyer_reception_get_open (desk->reception);
  GAsyncResult *result = NULL;
  g_autoptr (FoyerVisit) a = check_in (desk, NULL, NULL);
  g_autoptr (FoyerVisit) b = NULL;
  g_autoptr (FoyerVisit) c = NULL;
  g_autoptr (FoyerVisit) changed = NULL;
  g_autoptr (FoyerVisit) shown = NULL;
  g_autoptr (FoyerEdits) edits = NULL;
  gulong handler;

  fixture_advance (fixture, MINUTE_US);
  b = check_in (desk, NULL, NULL);
  fixture_advance (fixture, MINUTE_US);
  c = check_in (desk, NULL, NULL);
  settle (desk);

  n_changes = 0;
  handler = g_signal_connect (open, "items-changed", G_CALLBACK (on_items_changed), NULL);
  edits = foyer_edits_new (FOYER_RECORD (b));
  foyer_edits_set (edits, "remark", "wants tea");
  foyer_reception_edit_async (desk->reception, edits, NULL, on_done, &result);
  changed = finish_well (desk, &result);
  settle (desk);
  g_assert_cmpuint (n_changes, ==, 1);
  shown = get_open (desk, 1);
  g_assert_cmpstr (foyer_visit_get_remark (shown), ==, "wants tea");
  foyer_reception_tick (desk->reception);
  g_assert_cmpuint (n_changes, ==, 1);
  g_signal_handler_disconnect (open, handler);
}

static gpointer
read_log (FoyerDb   *db,
          gpointer   data,
          GError   **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_ITEM_LOG, "item = $2 ORDER BY id",
                                FOYER_VALUES (foyer_value_int (foyer_db_get_store (db)),
                                              foyer_value_uuid (data)), error);
}

/* V2: the message becomes a case of the colleague, due in three days; the taker stays. */
static void
test_message (Fixture       *fixture,
              gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  FoyerStaff *host = desk_find_staff (desk, "1003");
  GAsyncResult *result = NULL;
  g_autoptr (FoyerVisit) visit = check_in (desk, "name", "周兰", "phone", "13812345678", NULL);
  g_autoptr (FoyerVisit) done = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) log = NULL;
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) nobody = NULL;
  g_autoptr (GError) error = NULL;
  FoyerItem *item;

  foyer_reception_leave_message_async (desk->reception, visit, host, "", NULL, on_done, &result);
  g_assert_null (finish (desk, &result, &missing));
  g_assert_error (missing, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_MISSING);
  foyer_reception_leave_message_async (desk->reception, visit, NULL, "x", NULL, on_done, &result);
  g_assert_null (finish (desk, &result, &nobody));
  g_assert_nonnull (nobody);

  foyer_reception_leave_message_async (desk->reception, visit, host, "请回电\n关于报名", NULL,
                                       on_done, &result);
  done = finish_well (desk, &result);
  g_assert_cmpint (foyer_visit_get_state (done), ==, FOYER_VISIT_MESSAGE);
  g_assert_cmpuint (n_open (desk), ==, 0);

  items = find_items (desk);
  g_assert_cmpuint (items->len, ==, 1);
  item = items->pdata[0];
  g_assert_cmpint (foyer_item_get_kind (item), ==, FOYER_ITEM_MESSAGE);
  g_assert_cmpstr (foyer_item_get_subject (item), ==, "请回电");
  g_assert_cmpstr (foyer_item_get_body (item), ==, "请回电\n关于报名");
  g_assert_cmpstr (foyer_item_get_phone (item), ==, "13812345678");
  g_assert_cmpstr (foyer_item_get_number (item), ==, "W20261121-001");
  g_assert_cmpint (foyer_item_get_due (item), ==, START_US + 3 * 24 * 60 * MINUTE_US);
  g_assert_true (foyer_uuid_equal (foyer_item_get_owner (item),
                                   foyer_record_get_id (FOYER_RECORD (host))));
  g_assert_true (foyer_uuid_equal (foyer_item_get_taker (item),
                                   foyer_record_get_id
                                     (FOYER_RECORD (foyer_session_get_staff (desk->session)))));
  g_assert_true (foyer_uuid_equal (foyer_item_get_customer (item),
                                   foyer_visit_get_customer (visit)));
  g_assert_true (foyer_uuid_equal (foyer_item_get_visit (item),
                                   foyer_record_get_id (FOYER_RECORD (visit))));

  log = foyer_store_read (desk->store, FOYER_STORE_DESK, read_log,
                          (gpointer) foyer_record_get_id (FOYER_RECORD (item)), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (log->len, ==, 2);

  check_undo (desk, "visit.leave-message", FOYER_VISIT_WAITING, FOYER_VISIT_MESSAGE, done);
  {
    g_autofree char *undone = undo (desk, &error);

    g_assert_no_error (error);
    after = find_items (desk);
    g_assert_cmpint (foyer_item_get_state (after->pdata[0]), ==, FOYER_ITEM_STATE_VOID);
  }
}

/* Who left the firm answers through the deputy, else through a supervisor (S8). */
static void
test_message_deputy (Fixture       *fixture,
                     gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  g_autoptr (FoyerStaff) host = g_object_ref (desk_find_staff (desk, "1003"));
  g_autofree char *deputy = NULL;
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) editing = NULL;
  g_autoptr (GAsyncResult) leaving = NULL;
  g_autoptr (FoyerStaff) edited = NULL;
  g_autoptr (FoyerStaff) gone = NULL;
  g_autoptr (FoyerVisit) visit = NULL;
  g_autoptr (FoyerVisit) done = NULL;
  g_autoptr (FoyerEdits) edits = foyer_edits_new (FOYER_RECORD (host));
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  desk_sign_in (desk, "1001");
  deputy = foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (desk_find_staff (desk,
                                                                                     "1002"))));
  foyer_edits_set (edits, "deputy", deputy);
  foyer_people_edit_async (desk->people, edits, NULL, on_done, &editing);
  edited = foyer_people_finish (desk->people, wait_for (&editing), &error);
  g_assert_no_error (error);
  foyer_people_leave_async (desk->people, host, NULL, on_done, &leaving);
  gone = foyer_people_finish (desk->people, wait_for (&leaving), &error);
  g_assert_no_error (error);

  visit = check_in (desk, NULL, NULL);
  foyer_reception_leave_message_async (desk->reception, visit, host, "请回电", NULL, on_done,
                                       &result);
  done = finish_well (desk, &result);
  items = find_items (desk);
  g_assert_true (foyer_uuid_equal (foyer_item_get_owner (items->pdata[0]),
                                   foyer_record_get_id
                                     (FOYER_RECORD (desk_find_staff (desk, "1002")))));
}

static gboolean
has_assumed_two (gpointer data)
{
  return get_uint (data, "assumed-count") == 2;
}

/* VI-06, at the turn of the day while the program runs. */
static void
test_day_end (Fixture       *fixture,
              gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  GAsyncResult *result = NULL;
  g_autoptr (FoyerVisit) waiting = check_in (desk, NULL, NULL);
  g_autoptr (FoyerVisit) received = check_in (desk, NULL, NULL);
  g_autoptr (FoyerVisit) called = NULL;
  g_autoptr (FoyerVisit) expected = NULL;
  g_autoptr (FoyerVisit) closed = NULL;
  g_autoptr (FoyerVisit) missed = NULL;
  g_autoptr (FoyerVisit) right = NULL;
  g_autoptr (GError) early = NULL;
  gint64 midnight_us = START_US + 14 * 60 * MINUTE_US;

  foyer_reception_receive_async (desk->reception, received, NULL, NULL, on_done, &result);
  called = finish_well (desk, &result);
  foyer_reception_check_in_async (desk->reception, NULL, START_US + 60 * MINUTE_US, NULL, on_done,
                                  &result);
  expected = finish_well (desk, &result);

  foyer_reception_tick (desk->reception);
  settle (desk);
  g_assert_cmpuint (n_open (desk), ==, 2);

  /* The PC slept over the whole night. */
  fixture_advance (fixture, 23 * 60 * MINUTE_US);
  foyer_reception_tick (desk->reception);
  wait_until (has_assumed_two, desk);
  settle (desk);
  g_assert_cmpint (foyer_reception_get_day (desk->reception), ==, START_DAY + 1);
  g_assert_cmpuint (n_open (desk), ==, 0);
  g_assert_cmpuint (get_uint (desk, "today-count"), ==, 0);
  g_assert_cmpuint (get_uint (desk, "assumed-count"), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (foyer_reception_get_assumed (desk->reception)), ==,
                    2);

  closed = get_visit (desk, foyer_record_get_id (FOYER_RECORD (waiting)));
  g_assert_cmpint (foyer_visit_get_state (closed), ==, FOYER_VISIT_LEFT);
  g_assert_true (foyer_visit_get_is_assumed (closed));
  g_assert_cmpint (foyer_visit_get_departed (closed), ==, midnight_us);
  missed = get_visit (desk, foyer_record_get_id (FOYER_RECORD (expected)));
  g_assert_cmpint (foyer_visit_get_state (missed), ==, FOYER_VISIT_NO_SHOW);
  g_assert_cmpint (count_rows (desk, "SELECT COUNT(*) FROM revision"
                               " WHERE act = 'visit.close-days' AND actor = 'system'"), ==, 1);

  /* It is nothing that the desk did: Ctrl+Z still takes back the appointment. */
  foyer_reception_confirm_left_async (desk->reception, closed, START_US - 1, NULL, on_done,
                                      &result);
  g_assert_null (finish (desk, &result, &early));
  g_assert_error (early, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
  foyer_reception_confirm_left_async (desk->reception, closed, START_US + 30 * MINUTE_US, NULL,
                                      on_done, &result);
  right = finish_well (desk, &result);
  g_assert_false (foyer_visit_get_is_assumed (right));
  g_assert_cmpuint (get_uint (desk, "assumed-count"), ==, 1);
  check_undo (desk, "visit.confirm-left", FOYER_VISIT_LEFT, FOYER_VISIT_LEFT, right);
}

/* The same when the program was not running; more visits than one transaction takes. */
static void
test_day_end_at_load (Fixture       *fixture,
                      gconstpointer  unused)
{
  Desk *desk = &fixture->desk;

  for (guint i = 0; i < 120; i++)
    g_object_unref (check_in (desk, NULL, NULL));
  desk_close (desk);

  fixture_advance (fixture, (gint64) 3 * 24 * 60 * MINUTE_US);
  desk_open (desk, fixture, "desk-1");
  desk_load (desk);
  g_assert_cmpuint (n_open (desk), ==, 0);
  g_assert_cmpuint (get_uint (desk, "assumed-count"), ==, 120);
  g_assert_cmpint (count_rows (desk, "SELECT COUNT(*) FROM visit WHERE state = 'waiting'"), ==, 0);
  g_assert_cmpint (count_rows (desk, "SELECT COUNT(*) FROM revision"
                               " WHERE act = 'visit.close-days'"), ==, 3);
  g_assert_cmpint (count_rows (desk, "SELECT COUNT(DISTINCT op_id) FROM revision"
                               " WHERE act = 'visit.close-days'"), ==, 1);
  desk_sign_in (desk, "1002");
}

static void
test_suggest (Fixture       *fixture,
              gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  FoyerReception *reception = desk->reception;
  g_autofree char *host_id = NULL;
  GAsyncResult *result = NULL;
  g_autoptr (FoyerVisit) first = NULL;
  g_autoptr (FoyerVisit) received = NULL;
  g_autoptr (FoyerVisit) left = NULL;
  g_autoptr (FoyerVisit) again = NULL;
  g_autoptr (FoyerVisit) for_host = NULL;
  g_autoptr (FoyerVisit) stranger = NULL;
  g_autoptr (FoyerStaff) last = NULL;
  g_autoptr (FoyerStaff) host = NULL;
  g_autoptr (FoyerStaff) longest = NULL;
  FoyerSuggestion why;

  first = check_in (desk, "name", "周兰", "phone", "13812345678", NULL);
  foyer_reception_receive_async (reception, first, desk_find_staff (desk, "1003"), NULL, on_done,
                                 &result);
  received = finish_well (desk, &result);
  fixture_advance (fixture, 10 * MINUTE_US);
  foyer_reception_leave_async (reception, received, FOYER_LOST_KIND_NONE, NULL, NULL, on_done,
                               &result);
  left = finish_well (desk, &result);

  again = check_in (desk, "who", "周兰 138 1234 5678", NULL);
  settle (desk);
  last = foyer_reception_suggest (reception, again, &why);
  g_assert_cmpint (why, ==, FOYER_SUGGESTION_LAST_TIME);
  g_assert_cmpstr (foyer_staff_get_number (last), ==, "1003");

  host_id = foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (desk_find_staff (desk,
                                                                                      "1002"))));
  for_host = check_in (desk, "who", "13812345678", "host", host_id, NULL);
  host = foyer_reception_suggest (reception, for_host, &why);
  g_assert_cmpint (why, ==, FOYER_SUGGESTION_HOST);
  g_assert_cmpstr (foyer_staff_get_number (host), ==, "1002");

  /* 1001 and 1002 received nobody today, and 1001 comes first. */
  stranger = check_in (desk, NULL, NULL);
  longest = foyer_reception_suggest (reception, stranger, &why);
  g_assert_cmpint (why, ==, FOYER_SUGGESTION_FREE);
  g_assert_cmpstr (foyer_staff_get_number (longest), ==, "1001");

  for (guint i = 0; i < 3; i++)
    {
      static const char *const numbers[] = { "1001", "1002", "1003" };
      g_autoptr (FoyerVisit) busy = NULL;
      g_autoptr (FoyerVisit) next = check_in (desk, NULL, NULL);

      foyer_reception_receive_async (reception, next, desk_find_staff (desk, numbers[i]), NULL,
                                     on_done, &result);
      busy = finish_well (desk, &result);
    }
  g_assert_null (foyer_reception_suggest (reception, stranger, &why));
  g_assert_cmpint (why, ==, FOYER_SUGGESTION_ALL_BUSY);
}

static void
test_history (Fixture       *fixture,
              gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  g_autoptr (FoyerVisit) visit = check_in (desk, NULL, NULL);
  g_autoptr (FoyerVisit) second = check_in (desk, NULL, NULL);
  g_autoptr (FoyerVisit) third = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) nothing = NULL;
  g_autofree char *undone = undo (desk, &error);
  g_autofree char *none = NULL;

  g_assert_no_error (error);
  g_assert_true (foyer_history_get_can_redo (desk->history));
  /* A new act: what was taken back is gone. */
  third = check_in (desk, NULL, NULL);
  g_assert_false (foyer_history_get_can_redo (desk->history));
  g_assert_true (foyer_history_get_can_undo (desk->history));

  /* Another person: the acts of the first are not theirs to take back. */
  desk_sign_in (desk, "1003");
  g_assert_false (foyer_history_get_can_undo (desk->history));
  none = undo (desk, &nothing);
  g_assert_null (none);
  g_assert_error (nothing, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE);
}

/* Who presses undo faster than the store commits means the act that was just done. */
static void
test_history_hurried (Fixture       *fixture,
                      gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  FoyerReception *reception = desk->reception;
  g_autoptr (FoyerVisit) visit = check_in (desk, NULL, NULL);
  g_autoptr (FoyerVisit) other = check_in (desk, NULL, NULL);
  g_autoptr (FoyerVisit) received = NULL;
  g_autoptr (FoyerVisit) stored = NULL;
  g_autoptr (FoyerVisit) begun = NULL;
  g_autoptr (FoyerVisit) refused = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) undoing = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) why = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *before = NULL;

  foyer_reception_receive_async (reception, visit, NULL, NULL, on_done, &result);
  foyer_history_undo_async (desk->history, NULL, on_done, &undoing);
  received = finish_well (desk, &result);
  undone = foyer_history_finish (desk->history, wait_for (&undoing), &error);
  g_clear_object (&undoing);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, "visit.receive");
  settle (desk);
  stored = get_visit (desk, foyer_record_get_id (FOYER_RECORD (visit)));
  g_assert_cmpint (foyer_visit_get_state (stored), ==, FOYER_VISIT_WAITING);
  g_assert_true (foyer_history_get_can_redo (desk->history));

  /* An act that is refused: there is nothing of it to take back, and the one before stays. */
  foyer_reception_receive_async (reception, other, NULL, NULL, on_done, &result);
  begun = finish_well (desk, &result);
  foyer_reception_receive_async (reception, other, NULL, NULL, on_done, &result);
  foyer_history_undo_async (desk->history, NULL, on_done, &undoing);
  refused = finish (desk, &result, &why);
  g_assert_nonnull (why);
  nothing = foyer_history_finish (desk->history, wait_for (&undoing), &error);
  g_assert_no_error (error);
  g_assert_null (nothing);

  before = undo (desk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (before, ==, "visit.receive");
}

static void
assert_state (Desk            *desk,
              FoyerVisit      *visit,
              FoyerVisitState  state)
{
  g_autoptr (FoyerVisit) stored = NULL;

  settle (desk);
  stored = get_visit (desk, foyer_record_get_id (FOYER_RECORD (visit)));
  g_assert_cmpint (foyer_visit_get_state (stored), ==, state);
}

/* Presses undo and redo at once, 'u' and 'r' in @keys; every one takes back or does again @act. */
static void
press (Desk       *desk,
       const char *keys,
       const char *act)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_set_size (results, strlen (keys));
  for (guint i = 0; i < results->len; i++)
    if (keys[i] == 'r')
      foyer_history_redo_async (desk->history, NULL, on_done, (GAsyncResult **) &results->pdata[i]);
    else
      foyer_history_undo_async (desk->history, NULL, on_done, (GAsyncResult **) &results->pdata[i]);
  for (guint i = 0; i < results->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *pressed = NULL;

      pressed = foyer_history_finish (desk->history,
                                      wait_for ((GAsyncResult **) &results->pdata[i]), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (pressed, ==, act);
    }
}

/* Who presses redo, and undo again, faster than the store takes back means what is on its way. */
static void
test_history_hurried_redo (Fixture       *fixture,
                           gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  g_autoptr (FoyerVisit) visit = check_in (desk, NULL, NULL);
  g_autoptr (FoyerVisit) received = NULL;
  g_autoptr (FoyerVisit) refused = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) why = NULL;

  foyer_reception_receive_async (desk->reception, visit, NULL, NULL, on_done, &result);
  press (desk, "ur", "visit.receive");
  received = finish_well (desk, &result);
  assert_state (desk, visit, FOYER_VISIT_RECEIVING);
  g_assert_false (foyer_history_get_can_redo (desk->history));

  /* What is refused can neither be taken back nor done again, and is told of once. */
  foyer_reception_receive_async (desk->reception, received, NULL, NULL, on_done, &result);
  press (desk, "ur", NULL);
  refused = finish (desk, &result, &why);
  g_assert_nonnull (why);
  assert_state (desk, visit, FOYER_VISIT_RECEIVING);
  g_assert_false (foyer_history_get_can_redo (desk->history));

  press (desk, "uru", "visit.receive");
  assert_state (desk, visit, FOYER_VISIT_WAITING);
  press (desk, "r", "visit.receive");
  assert_state (desk, visit, FOYER_VISIT_RECEIVING);
}

#define ADD(path, func) \
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/reception/anonymous", test_anonymous);
  ADD ("/reception/visit", test_visit);
  ADD ("/reception/undo-shows", test_undo_shows);
  ADD ("/reception/states", test_states);
  ADD ("/reception/denied", test_denied);
  ADD ("/reception/void", test_void);
  ADD ("/reception/appointment", test_appointment);
  ADD ("/reception/call-next", test_call_next);
  ADD ("/reception/in-place", test_in_place);
  ADD ("/reception/message", test_message);
  ADD ("/reception/message-deputy", test_message_deputy);
  ADD ("/reception/day-end", test_day_end);
  ADD ("/reception/day-end-at-load", test_day_end_at_load);
  ADD ("/reception/suggest", test_suggest);
  ADD ("/reception/history", test_history);
  ADD ("/reception/history-hurried", test_history_hurried);
  ADD ("/reception/history-hurried-redo", test_history_hurried_redo);

  return g_test_run ();
}
