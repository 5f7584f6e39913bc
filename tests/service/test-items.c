/* The promises of the shop: opened, moved, listed, planned by others, and taken back. */

#include "service-fixture.h"

#include "domain/foyer-domain-error.h"
#include "domain/foyer-leave.h"
#include "service/foyer-due.h"
#include "service/foyer-enquiries.h"
#include "service/foyer-item-find.h"
#include "service/foyer-items.h"
#include "service/foyer-recompute.h"

#define DAY_US G_TIME_SPAN_DAY

typedef struct
{
  Fixture fixture;
  Desk *desk;
  FoyerItems *items;
  FoyerDue *due;
  GPtrArray *rang;
} Shop;

static void
on_rang (FoyerDue  *due,
         GPtrArray *deliveries,
         Shop      *self)
{
  for (guint i = 0; i < deliveries->len; i++)
    g_ptr_array_add (self->rang, g_object_ref (deliveries->pdata[i]));
}

static void
set_up (Shop          *self,
        gconstpointer  unused)
{
  fixture_set_up (&self->fixture, NULL);
  self->desk = &self->fixture.desk;
  self->items = foyer_items_new (self->desk->store, self->desk->session, self->desk->history,
                                 self->desk->shop);
  self->due = foyer_due_new (self->desk->store, self->desk->session, self->desk->history,
                             self->desk->shop);
  self->rang = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (self->due, "rang", G_CALLBACK (on_rang), self);
}

static void
tear_down (Shop          *self,
           gconstpointer  unused)
{
  settle (self->desk);
  drop (&self->due);
  drop (&self->items);
  g_ptr_array_unref (self->rang);
  fixture_tear_down (&self->fixture, NULL);
}

static FoyerItem *
open_item (Shop       *self,
           GHashTable *typed)
{
  g_autoptr (GHashTable) owned = typed;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FoyerItem *item;

  foyer_items_open_async (self->items, typed, NULL, on_done, &result);
  item = foyer_items_finish (self->items, wait_for (&result), NULL, &error);
  g_assert_no_error (error);
  return item;
}

static FoyerItem *
move (Shop                *self,
      FoyerItem           *item,
      const FoyerItemMove *act,
      GError             **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  foyer_items_move_async (self->items, item, act, NULL, on_done, &result);
  return foyer_items_finish (self->items, wait_for (&result), NULL, error);
}

static void
look (Shop *self)
{
  g_autoptr (GAsyncResult) result = NULL;

  foyer_due_look_async (self->due, NULL, on_done, &result);
  g_assert_true (foyer_due_look_finish (self->due, wait_for (&result), NULL));
}

static FoyerItem *
get_item (Shop  *self,
          guint  n)
{
  g_autoptr (GPtrArray) items = find_items (self->desk);

  g_assert_cmpuint (items->len, >, n);
  return g_object_ref (items->pdata[n]);
}

static const FoyerUuid *
get_key (Shop       *self,
         const char *number)
{
  return foyer_record_get_id (FOYER_RECORD (desk_find_staff (self->desk, number)));
}

/* Whose it is, moves it; so does a supervisor; nobody else (§17). */
static void
test_rights (Shop          *self,
             gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = open_item (self, typed_new ("subject", "退货", NULL));
  g_autoptr (FoyerItem) solved = NULL;
  g_autoptr (GError) error = NULL;
  FoyerItemMove solve = { .act = FOYER_ITEM_ACT_SOLVE, .text = "换货" };

  g_assert_true (foyer_items_get_acts (self->items, item) & 1u << FOYER_ITEM_ACT_SOLVE);
  desk_sign_in (self->desk, "1003");
  g_assert_false (foyer_items_get_acts (self->items, item) & 1u << FOYER_ITEM_ACT_SOLVE);
  g_assert_true (foyer_items_get_acts (self->items, item) & 1u << FOYER_ITEM_ACT_NOTE);
  g_assert_null (move (self, item, &solve, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  g_clear_error (&error);

  desk_sign_in (self->desk, "1001");
  solved = move (self, item, &solve, &error);
  g_assert_no_error (error);
  g_assert_cmpint (foyer_item_get_state (solved), ==, FOYER_ITEM_STATE_SOLUTION);
}

static gboolean
has_two (gpointer list)
{
  return g_list_model_get_n_items (list) == 2;
}

static gboolean
has_one (gpointer list)
{
  return g_list_model_get_n_items (list) == 1;
}

/* By when they are next to be looked at, those without a time last; kept up to date. */
static void
test_lists (Shop          *self,
            gconstpointer  unused)
{
  GListModel *mine = foyer_items_get_list (self->items, FOYER_ITEM_SCOPE_MINE, -1);
  g_autoptr (FoyerItem) someday = open_item (self, typed_new ("kind", "todo", "subject", "整理柜台",
                                                              NULL));
  g_autoptr (FoyerItem) soon = open_item (self, typed_new ("kind", "todo", "subject", "寄资料", "due",
                                                           "10:30", NULL));
  g_autoptr (FoyerItem) first = NULL;
  g_autoptr (FoyerItem) closed = NULL;
  guint n_mine;

  wait_until (has_two, mine);
  first = g_list_model_get_item (mine, 0);
  g_assert_cmpstr (foyer_item_get_subject (first), ==, "寄资料");
  closed = move (self, soon, &(FoyerItemMove) { .act = FOYER_ITEM_ACT_CLOSE }, NULL);
  wait_until (has_one, mine);
  g_object_get (self->items, "mine-count", &n_mine, NULL);
  settle (self->desk);
  g_assert_cmpint (foyer_items_count (self->items, mine), ==, 1);
}

/* A visitor who waits for somebody by name calls them until they are received; undo calls again. */
static void
test_visitor (Shop          *self,
              gconstpointer  unused)
{
  g_autofree char *host = foyer_uuid_to_string (get_key (self, "1003"));
  g_autoptr (FoyerVisit) visit = check_in (self->desk, "name", "周兰", "host", host, NULL);
  g_autoptr (FoyerItem) calling = get_item (self, 0);
  g_autoptr (FoyerItem) received = NULL;
  g_autoptr (FoyerItem) again = NULL;
  g_autoptr (FoyerVisit) done = NULL;
  g_autofree char *undone = NULL;
  GAsyncResult *result = NULL;

  g_assert_cmpint (foyer_item_get_kind (calling), ==, FOYER_ITEM_VISITOR);
  assert_note (foyer_item_get_subject (calling), "Waiting: 周兰", "周兰在等候");
  g_assert_true (foyer_uuid_equal (foyer_item_get_owner (calling), get_key (self, "1003")));
  desk_sign_in (self->desk, "1003");
  look (self);
  g_assert_cmpuint (self->rang->len, ==, 1);

  foyer_reception_receive_async (self->desk->reception, visit, NULL, NULL, on_done, &result);
  done = finish_well (self->desk, &result);
  received = get_item (self, 0);
  g_assert_false (foyer_item_is_open (received));
  undone = undo (self->desk, NULL);
  again = get_item (self, 0);
  g_assert_true (foyer_item_is_open (again));
}

static gboolean
grant_leave (FoyerTransaction  *transaction,
             gpointer           data,
             gpointer          *result,
             GError           **error)
{
  Shop *self = data;
  FoyerUuid id = foyer_uuid_new (START_US);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autoptr (FoyerLeave) leave = foyer_leave_new (&id, "Q20261121-001", get_key (self, "1003"),
                                                  START_US - DAY_US, START_US + DAY_US,
                                                  FOYER_LEAVE_ANNUAL, FOYER_LEAVE_BY_WORKFLOW,
                                                  START_US - 2 * DAY_US);

  return foyer_leave_set_cover (leave, get_key (self, "1002"), others, error)
         && foyer_leave_approve (leave, get_key (self, "1001"), error)
         && foyer_transaction_create (transaction, FOYER_RECORD (leave), error);
}

static void
put_on_leave (Shop *self)
{
  FoyerActor actor = { .name = "system", .seat = "test" };
  g_autoptr (GError) error = NULL;

  foyer_store_write (self->desk->store, &actor, "leave.approve", NULL, grant_leave, self, NULL, NULL,
                     &error);
  g_assert_no_error (error);
}

/* CB-11: who is on leave is stood in for; the owner stays. VI-03: a message goes to the cover. */
static void
test_cover (Shop          *self,
            gconstpointer  unused)
{
  g_autofree char *owner = foyer_uuid_to_string (get_key (self, "1003"));
  g_autoptr (FoyerItem) item = open_item (self, typed_new ("kind", "callback", "subject", "回访",
                                                           "due", "10:30", "owner", owner, NULL));
  g_autoptr (FoyerVisit) visit = check_in (self->desk, "name", "周兰", NULL);
  g_autoptr (FoyerVisit) left = NULL;
  g_autoptr (FoyerItem) message = NULL;
  g_autoptr (FoyerItem) callback = NULL;
  GAsyncResult *result = NULL;
  FoyerDelivery *delivery;

  put_on_leave (self);
  fixture_advance (&self->fixture, 30 * MINUTE_US);
  look (self);
  g_assert_cmpuint (self->rang->len, ==, 1);
  delivery = self->rang->pdata[0];
  g_assert_cmpint (foyer_delivery_get_role (delivery), ==, FOYER_NOTICE_COVER);
  callback = get_item (self, 0);
  g_assert_true (foyer_uuid_equal (foyer_item_get_owner (callback), get_key (self, "1003")));

  foyer_reception_leave_message_async (self->desk->reception, visit,
                                       desk_find_staff (self->desk, "1003"), "请回电话", NULL,
                                       on_done, &result);
  left = finish_well (self->desk, &result);
  message = get_item (self, 1);
  g_assert_true (foyer_uuid_equal (foyer_item_get_owner (message), get_key (self, "1002")));
}

static void
ask_again (Shop       *self,
           const char *ask,
           FoyerItem  *former)
{
  g_autoptr (FoyerEnquiries) enquiries = foyer_enquiries_new (self->desk->store,
                                                              self->desk->session,
                                                              self->desk->history,
                                                              self->desk->shop);
  g_autofree char *key = former == NULL ? NULL
                           : foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (former)));
  g_autoptr (GHashTable) typed = typed_new ("ask", ask, "phone", "13812345678", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FoyerEnquiry) enquiry = NULL;
  g_autoptr (GError) error = NULL;

  if (key != NULL)
    g_hash_table_insert (typed, g_strdup ("repeat_of"), g_strdup (key));
  foyer_enquiries_record_async (enquiries, typed, FOYER_ENQUIRY_OPEN_CASE, NULL, on_done, &result);
  enquiry = foyer_enquiries_finish (enquiries, wait_for (&result), NULL, &error);
  g_assert_no_error (error);
}

/* VI-04, VI-05, C8: asked again while open is a line; after closing it is a repeat; else it is
 * new. */
static void
test_repeat (Shop          *self,
             gconstpointer  unused)
{
  g_autoptr (FoyerItem) first = NULL;
  g_autoptr (FoyerItem) repeat = NULL;
  g_autoptr (FoyerItem) other = NULL;
  g_autoptr (FoyerItem) answered = NULL;
  g_autoptr (FoyerItem) closed = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FoyerItemFile) file = NULL;

  ask_again (self, "维修多久", NULL);
  first = get_item (self, 0);
  ask_again (self, "还没有消息吗", first);
  g_assert_cmpint (count_rows (self->desk, "SELECT COUNT (*) FROM item"), ==, 1);

  answered = move (self, first, &(FoyerItemMove) { .act = FOYER_ITEM_ACT_ANSWER }, NULL);
  closed = move (self, first, &(FoyerItemMove) { .act = FOYER_ITEM_ACT_CLOSE }, NULL);
  g_assert_nonnull (closed);
  fixture_advance (&self->fixture, DAY_US);
  ask_again (self, "又坏了", first);
  ask_again (self, "想买一台新的", NULL);
  g_assert_cmpint (count_rows (self->desk, "SELECT COUNT (*) FROM item WHERE kind = 'case'"), ==,
                   3);
  g_assert_cmpint (count_rows (self->desk,
                               "SELECT COUNT (*) FROM item WHERE repeat_of IS NOT NULL"), ==, 1);

  repeat = get_item (self, 2);
  other = get_item (self, 3);
  g_assert_true (foyer_uuid_equal (foyer_item_get_repeat_of (repeat),
                                   foyer_record_get_id (FOYER_RECORD (first))));
  g_assert_true (foyer_uuid_is_none (foyer_item_get_repeat_of (other)));
  foyer_items_read_async (self->items, foyer_record_get_id (FOYER_RECORD (repeat)), NULL, on_done,
                          &result);
  file = foyer_items_read_finish (self->items, wait_for (&result), NULL);
  g_assert_cmpint (file->n_contacts, ==, 3);
  g_assert_cmpuint (file->former->len, >=, 2);
  /* The calls that were about it, not those about the others. */
  g_assert_cmpuint (file->enquiries->len, ==, 1);
  g_assert_true (foyer_uuid_equal (foyer_enquiry_get_item (file->enquiries->pdata[0]),
                                   foyer_record_get_id (FOYER_RECORD (repeat))));
}

static FoyerItem *
find_number (Shop       *self,
             const char *hint)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FoyerItem *item;

  foyer_item_find_async (self->items, hint, NULL, on_done, &result);
  item = foyer_item_find_finish (self->items, wait_for (&result), &error);
  g_assert_no_error (error);
  return item;
}

/* The number on a slip finds its item, however it is spelt; a telephone number or a name finds
 * none. */
static void
test_find_number (Shop          *self,
                  gconstpointer  unused)
{
  const char *spellings[] = { "W20261121-001", "w20261121-001", "20261121-001",
                              "  W20261121-001 ", "Ｗ２０２６１１２１-００１" };
  const char *others[] = { "W20261121-002", "V20261121-001", "W20261121", "20261121", "W20261121-",
                           "13857102210", "周兰", "", "W2026112a-001" };
  g_autoptr (FoyerItem) item = open_item (self, typed_new ("subject", "重复扣费", NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr (FoyerItem) found = find_number (self, spellings[i]);

      g_test_message ("%s", spellings[i]);
      g_assert_nonnull (found);
      g_assert_true (foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (found)),
                                       foyer_record_get_id (FOYER_RECORD (item))));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("%s", others[i]);
      g_assert_null (find_number (self, others[i]));
    }
}

static FoyerCalendar *
make_calendar (const char *text)
{
  FoyerCalendar *calendar = foyer_calendar_new ();

  if (text != NULL)
    g_assert_true (foyer_calendar_add_text (calendar, text, NULL));
  return calendar;
}

/* WD-43, WD-44: a year is announced; what is open is reckoned anew, what is closed is not. */
static void
test_announced (Shop          *self,
                gconstpointer  unused)
{
  g_autoptr (FoyerCalendar) before = make_calendar (NULL);
  g_autoptr (FoyerCalendar) after = make_calendar ("year 2027\n2027-01-01 off\n2027-01-04 off\n");
  g_autoptr (FoyerItem) open = NULL;
  g_autoptr (FoyerItem) closed = NULL;
  g_autoptr (FoyerItem) done = NULL;
  g_autoptr (FoyerItem) moved = NULL;
  g_autoptr (FoyerItem) kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FoyerActor system = { .name = "system", .seat = "desk-1" };

  /* 2026-12-30 15:00 */
  fixture_advance (&self->fixture, 39 * DAY_US + 5 * G_TIME_SPAN_HOUR);
  open = open_item (self, typed_new ("kind", "todo", "subject", "换货", "due", "+3wd", NULL));
  closed = open_item (self, typed_new ("kind", "todo", "subject", "换货", "due", "+3wd", NULL));
  done = move (self, closed, &(FoyerItemMove) { .act = FOYER_ITEM_ACT_CLOSE }, NULL);

  foyer_recompute_dues_async (self->desk->store, &system, foyer_shop_get_time (self->desk->shop),
                              before, after, NULL, NULL, NULL, on_done, &result);
  g_assert_true (foyer_recompute_finish (wait_for (&result), &error));
  g_assert_no_error (error);
  moved = get_item (self, 0);
  kept = get_item (self, 1);
  g_assert_cmpint (foyer_item_get_due (moved), ==, foyer_item_get_due (open) + DAY_US);
  g_assert_cmpint (foyer_item_get_due (kept), ==, foyer_item_get_due (closed));
  g_assert_cmpint (count_rows (self->desk,
                               "SELECT COUNT (*) FROM item_log WHERE what = 'move-due'"), ==, 1);

  look (self);
  g_assert_cmpuint (self->rang->len, ==, 1);
  g_assert_cmpint (foyer_delivery_get_reason (self->rang->pdata[0]), ==, FOYER_NOTICE_TOLD);
}

/* A wait has put the due time off, or lasts still: both are reckoned anew as if the year had been
 * known. What a person moved stays. */
static void
test_announced_after_wait (Shop          *self,
                           gconstpointer  unused)
{
  g_autoptr (FoyerCalendar) before = make_calendar (NULL);
  g_autoptr (FoyerCalendar) after = make_calendar ("year 2027\n2027-01-01 off\n2027-01-04 off\n");
  g_autoptr (FoyerItem) over = NULL, over_paused = NULL, over_resumed = NULL, over_now = NULL;
  g_autoptr (FoyerItem) lasts = NULL, lasts_paused = NULL, lasts_now = NULL, lasts_resumed = NULL;
  g_autoptr (FoyerItem) by_hand = NULL, by_hand_moved = NULL, by_hand_now = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  FoyerActor system = { .name = "system", .seat = "desk-1" };
  FoyerItemMove pause = { .act = FOYER_ITEM_ACT_PAUSE, .text = "等客户" };
  FoyerItemMove resume = { .act = FOYER_ITEM_ACT_RESUME };
  FoyerItemMove put = { .act = FOYER_ITEM_ACT_MOVE_DUE, .text = "客户同意" };

  /* 2026-12-29 15:00, a Tuesday: the third working day is Mon 4 Jan, as far as is known. */
  fixture_advance (&self->fixture, 38 * DAY_US + 5 * G_TIME_SPAN_HOUR);
  over = open_item (self, typed_new ("kind", "todo", "subject", "换货", "due", "+3wd", NULL));
  lasts = open_item (self, typed_new ("kind", "todo", "subject", "退货", "due", "+3wd", NULL));
  by_hand = open_item (self, typed_new ("kind", "todo", "subject", "维修", "due", "+3wd", NULL));
  put.at_us = foyer_item_get_due (by_hand) + 9 * DAY_US;
  over_paused = move (self, over, &pause, NULL);
  lasts_paused = move (self, lasts, &pause, NULL);
  by_hand_moved = move (self, by_hand, &put, NULL);
  fixture_advance (&self->fixture, DAY_US);
  over_resumed = move (self, over_paused, &resume, NULL);
  /* One working day was waited. */
  g_assert_cmpint (foyer_item_get_due (over_resumed), ==, foyer_item_get_due (over) + DAY_US);

  foyer_recompute_dues_async (self->desk->store, &system, foyer_shop_get_time (self->desk->shop),
                              before, after, NULL, NULL, NULL, on_done, &result);
  g_assert_true (foyer_recompute_finish (wait_for (&result), NULL));
  over_now = get_item (self, 0);
  lasts_now = get_item (self, 1);
  by_hand_now = get_item (self, 2);
  /* 4 January is off: the third day is Tue 5 Jan, and a day more for the wait. */
  g_assert_cmpint (foyer_item_get_due (over_now), ==, foyer_item_get_due (over) + 2 * DAY_US);
  g_assert_cmpint (foyer_item_get_due (lasts_now), ==, foyer_item_get_due (over_now));
  g_assert_cmpint (foyer_item_get_due (by_hand_now), ==, put.at_us);

  /* The day that was waited before is not counted twice. */
  lasts_resumed = move (self, lasts_now, &resume, NULL);
  g_assert_cmpint (foyer_item_get_due (lasts_resumed), ==, foyer_item_get_due (over_now));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add (name, Shop, NULL, set_up, func, tear_down)
  ADD ("/items/rights", test_rights);
  ADD ("/items/lists", test_lists);
  ADD ("/items/visitor", test_visitor);
  ADD ("/items/cover", test_cover);
  ADD ("/items/repeat", test_repeat);
  ADD ("/items/find-number", test_find_number);
  ADD ("/items/announced", test_announced);
  ADD ("/items/announced-after-wait", test_announced_after_wait);
#undef ADD

  return g_test_run ();
}
