/* What rings: dealt out to whom it concerns, once, at one seat, and never lost (DESIGN §5, B9). */

#include "service-fixture.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-due.h"
#include "service/foyer-items.h"

#include <stdlib.h>
#include <unistd.h>

#define HOUR_US G_TIME_SPAN_HOUR

static char *program;

/* A seat with what rings there. */
typedef struct
{
  Desk *desk;
  FoyerItems *items;
  FoyerDue *due;
  GPtrArray *rang;              /* FoyerDelivery, in order */
  GPtrArray *withdrawn;         /* of utf8 */
} Seat;

typedef struct
{
  Fixture fixture;
  Desk other;
  Seat first;
  Seat second;
} Shop;

static void
on_rang (FoyerDue  *due,
         GPtrArray *deliveries,
         gpointer   user_data)
{
  Seat *seat = user_data;

  for (guint i = 0; i < deliveries->len; i++)
    g_ptr_array_add (seat->rang, g_object_ref (deliveries->pdata[i]));
}

static void
on_withdrawn (FoyerDue   *due,
              const char *id,
              gpointer    user_data)
{
  Seat *seat = user_data;

  g_ptr_array_add (seat->withdrawn, g_strdup (id));
}

static void
seat_open (Seat *self,
           Desk *desk)
{
  self->desk = desk;
  self->items = foyer_items_new (desk->store, desk->session, desk->history, desk->shop);
  self->due = foyer_due_new (desk->store, desk->session, desk->history, desk->shop);
  self->rang = g_ptr_array_new_with_free_func (g_object_unref);
  self->withdrawn = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (self->due, "rang", G_CALLBACK (on_rang), self);
  g_signal_connect (self->due, "withdrawn", G_CALLBACK (on_withdrawn), self);
}

static void
seat_close (Seat *self)
{
  settle (self->desk);
  drop (&self->due);
  drop (&self->items);
  g_clear_pointer (&self->rang, g_ptr_array_unref);
  g_clear_pointer (&self->withdrawn, g_ptr_array_unref);
}

/* 1002 李娜 at the first seat, 1003 王强 at the second. */
static void
set_up (Shop          *self,
        gconstpointer  unused)
{
  fixture_set_up (&self->fixture, NULL);
  desk_open (&self->other, &self->fixture, "desk-2");
  desk_load (&self->other);
  desk_sign_in (&self->other, "1003");
  seat_open (&self->first, &self->fixture.desk);
  seat_open (&self->second, &self->other);
}

static void
tear_down (Shop          *self,
           gconstpointer  unused)
{
  seat_close (&self->second);
  seat_close (&self->first);
  desk_close (&self->other);
  fixture_tear_down (&self->fixture, NULL);
}

static void
look (Seat *seat)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  foyer_due_look_async (seat->due, NULL, on_done, &result);
  g_assert_true (foyer_due_look_finish (seat->due, wait_for (&result), &error));
  g_assert_no_error (error);
}

static FoyerItem *
open_item (Seat       *seat,
           GHashTable *typed)
{
  g_autoptr (GHashTable) owned = typed;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FoyerItem *item;

  foyer_items_open_async (seat->items, typed, NULL, on_done, &result);
  item = foyer_items_finish (seat->items, wait_for (&result), NULL, &error);
  g_assert_no_error (error);
  return item;
}

static FoyerItem *
move (Seat                *seat,
      FoyerItem           *item,
      const FoyerItemMove *act,
      GError             **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  foyer_items_move_async (seat->items, item, act, NULL, on_done, &result);
  return foyer_items_finish (seat->items, wait_for (&result), NULL, error);
}

static void
move_well (Seat                *seat,
           FoyerItem           *item,
           const FoyerItemMove *act)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerItem) moved = move (seat, item, act, &error);

  g_assert_no_error (error);
  g_assert_nonnull (moved);
}

static guint
get_n_in_tray (Seat *seat)
{
  return g_list_model_get_n_items (foyer_due_get_tray (seat->due));
}

static FoyerDelivery *
get_rang (Seat  *seat,
          guint  n)
{
  g_assert_cmpuint (seat->rang->len, >, n);
  return seat->rang->pdata[n];
}

static char *
get_key (Shop       *shop,
         const char *number)
{
  return foyer_uuid_to_string (foyer_record_get_id (
    FOYER_RECORD (desk_find_staff (shop->first.desk, number))));
}

static gboolean
run_sql (FoyerTransaction  *transaction,
         gpointer           data,
         gpointer          *result,
         GError           **error)
{
  return foyer_db_run (foyer_transaction_get_db (transaction), data, FOYER_NO_VALUES, error) >= 0;
}

static void
write_sql (Seat       *seat,
           const char *sql)
{
  FoyerActor actor = { .name = "system", .seat = "test" };
  g_autoptr (GError) error = NULL;

  foyer_store_write (seat->desk->store, &actor, "test", NULL, run_sql, (gpointer) sql, NULL, NULL,
                     &error);
  g_assert_no_error (error);
}

/* A thing to do at 10:30, half an hour after the test begins. */
static FoyerItem *
open_todo (Seat *seat)
{
  return open_item (seat, typed_new ("kind", "todo", "subject", "寄资料", "due", "10:30", NULL));
}

/* Nothing rings before its time; then it rings once, and stands in the tray until it is done. */
static void
test_rings_once (Shop          *shop,
                 gconstpointer  unused)
{
  Seat *seat = &shop->first;
  g_autoptr (FoyerItem) todo = open_todo (seat);

  fixture_advance (&shop->fixture, 30 * MINUTE_US - 1);
  look (seat);
  look (&shop->second);
  g_assert_cmpuint (seat->rang->len, ==, 0);
  g_assert_cmpuint (get_n_in_tray (seat), ==, 0);

  fixture_advance (&shop->fixture, 1);
  look (&shop->second);
  look (seat);
  look (seat);
  look (&shop->second);
  g_assert_cmpuint (seat->rang->len, ==, 1);
  g_assert_cmpuint (shop->second.rang->len, ==, 0);
  g_assert_cmpint (foyer_delivery_get_reason (get_rang (seat, 0)), ==, FOYER_NOTICE_DUE);
  g_assert_cmpint (foyer_delivery_get_moment (get_rang (seat, 0)), ==, START_US + 30 * MINUTE_US);
  g_assert_cmpint (foyer_delivery_get_tries (get_rang (seat, 0)), ==, 1);
  g_assert_cmpuint (get_n_in_tray (seat), ==, 1);

  foyer_due_mark_shown (seat->due, get_rang (seat, 0));
  fixture_advance (&shop->fixture, 5 * MINUTE_US);
  look (seat);
  g_assert_cmpuint (seat->rang->len, ==, 1);
  g_assert_cmpuint (get_n_in_tray (seat), ==, 1);
  g_assert_cmpuint (seat->withdrawn->len, ==, 0);

  move_well (seat, todo, &(FoyerItemMove) { .act = FOYER_ITEM_ACT_CLOSE });
  look (seat);
  g_assert_cmpuint (get_n_in_tray (seat), ==, 0);
  g_assert_cmpuint (seat->withdrawn->len, ==, 1);
  g_assert_cmpint (count_rows (seat->desk, "SELECT COUNT (*) FROM delivery"), ==, 0);
}

/* What was leased and never shown rings again, marked; what was shown does not. */
static void
test_again (Shop          *shop,
            gconstpointer  unused)
{
  Seat *seat = &shop->first;
  g_autoptr (FoyerItem) todo = open_todo (seat);

  fixture_advance (&shop->fixture, 30 * MINUTE_US);
  look (seat);
  fixture_advance (&shop->fixture, 59 * G_TIME_SPAN_SECOND);
  look (seat);
  g_assert_cmpuint (seat->rang->len, ==, 1);

  fixture_advance (&shop->fixture, G_TIME_SPAN_SECOND);
  look (seat);
  g_assert_cmpuint (seat->rang->len, ==, 2);
  g_assert_cmpint (foyer_delivery_get_tries (get_rang (seat, 1)), ==, 2);
  g_assert_true (foyer_uuid_equal (foyer_delivery_get_id (get_rang (seat, 0)),
                                   foyer_delivery_get_id (get_rang (seat, 1))));
}

/* The same person at two seats: one rings. */
static void
test_one_seat (Shop          *shop,
               gconstpointer  unused)
{
  g_autoptr (FoyerItem) todo = open_todo (&shop->first);

  desk_sign_in (shop->second.desk, "1002");
  fixture_advance (&shop->fixture, 31 * MINUTE_US);
  look (&shop->second);
  look (&shop->first);
  g_assert_cmpuint (shop->first.rang->len + shop->second.rang->len, ==, 1);
  g_assert_cmpuint (get_n_in_tray (&shop->first), ==, 1);

  /* NO-05: handled at one seat, it goes at the other. */
  move_well (&shop->first, todo, &(FoyerItemMove) { .act = FOYER_ITEM_ACT_CLOSE });
  look (&shop->second);
  g_assert_cmpuint (shop->second.withdrawn->len, ==, 1);
  g_assert_cmpuint (get_n_in_tray (&shop->second), ==, 0);
}

/* It waits for its addressee, and rings at sign-in (NO-04). */
static void
test_sign_in (Shop          *shop,
              gconstpointer  unused)
{
  g_autofree char *supervisor = get_key (shop, "1001");
  g_autoptr (FoyerItem) item = open_item (&shop->first,
                                          typed_new ("kind", "todo", "subject", "签字", "due",
                                                     "10:30", "owner", supervisor, NULL));

  fixture_advance (&shop->fixture, 31 * MINUTE_US);
  look (&shop->first);
  g_assert_cmpuint (shop->first.rang->len, ==, 0);
  desk_sign_in (shop->first.desk, "1001");
  look (&shop->first);

  /* What it was told when it was opened, and that it is due. */
  g_assert_cmpuint (shop->first.rang->len, ==, 2);
  desk_sign_in (shop->first.desk, "1002");
  look (&shop->first);
  g_assert_cmpuint (shop->first.withdrawn->len, ==, 2);
  g_assert_cmpuint (get_n_in_tray (&shop->first), ==, 0);
}

/* CB-12, NO-08. */
static void
test_snooze (Shop          *shop,
             gconstpointer  unused)
{
  Seat *seat = &shop->first;
  g_autoptr (FoyerItem) todo = open_todo (seat);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) moments = NULL;
  g_autoptr (GError) error = NULL;

  fixture_advance (&shop->fixture, 31 * MINUTE_US);
  look (seat);
  foyer_due_mark_shown (seat->due, get_rang (seat, 0));
  moments = foyer_due_list_snoozes (seat->due, get_rang (seat, 0));
  g_assert_cmpuint (moments->len, ==, 4);
  g_assert_cmpint (g_array_index (moments, gint64, 0), ==, START_US + 41 * MINUTE_US);
  g_assert_cmpint (g_array_index (moments, gint64, 3), ==, START_US + 23 * HOUR_US);

  foyer_due_snooze_async (seat->due, get_rang (seat, 0), START_US + 46 * MINUTE_US, NULL, on_done,
                          &result);
  g_assert_true (foyer_due_finish (seat->due, wait_for (&result), &error));
  /* A seat that shows it learns too late that it was put off; behind it the writer is idle. */
  foyer_due_mark_shown (seat->due, get_rang (seat, 0));
  write_sql (seat, "UPDATE item SET ring = ring");
  look (seat);
  g_assert_cmpuint (get_n_in_tray (seat), ==, 0);
  g_assert_cmpuint (seat->withdrawn->len, ==, 1);

  fixture_advance (&shop->fixture, 15 * MINUTE_US);
  look (seat);
  g_assert_cmpuint (seat->rang->len, ==, 2);
  g_assert_cmpint (foyer_delivery_get_tries (get_rang (seat, 1)), ==, 1);
  g_assert_cmpint (foyer_item_get_due (foyer_delivery_get_item (get_rang (seat, 1))), ==,
                   START_US + 30 * MINUTE_US);
}

typedef struct
{
  Seat *seat;
  guint n_rang;
  guint n_in_tray;
  guint n_withdrawn;
} Expected;

static gboolean
is_as_expected (gpointer data)
{
  Expected *expected = data;

  return expected->seat->rang->len == expected->n_rang
         && get_n_in_tray (expected->seat) == expected->n_in_tray
         && expected->seat->withdrawn->len == expected->n_withdrawn;
}

/* NO-05: put off, or taken note of, at one seat, it goes at the other at once: without anybody's
 * asking for a look, and sooner than the next one by the clock, which comes after 15 seconds. */
static void
test_elsewhere (Shop          *shop,
                gconstpointer  unused)
{
  Seat *here = &shop->first;
  Seat *there = &shop->second;
  Seat *rings, *other;
  guint n_rang, n_withdrawn;
  g_autoptr (FoyerItem) todo = open_todo (here);
  g_autoptr (FoyerDelivery) delivery = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_sign_in (there->desk, "1002");
  fixture_advance (&shop->fixture, 31 * MINUTE_US);
  foyer_due_start (here->due);
  wait_until (is_as_expected, &(Expected) { here, 1, 1, 0 });
  foyer_due_mark_shown (here->due, get_rang (here, 0));
  foyer_due_start (there->due);
  wait_until (is_as_expected, &(Expected) { there, 0, 1, 0 });

  delivery = g_list_model_get_item (foyer_due_get_tray (there->due), 0);
  foyer_due_snooze_async (there->due, delivery, START_US + 46 * MINUTE_US, NULL, on_done, &result);
  g_assert_true (foyer_due_finish (there->due, wait_for (&result), &error));
  g_assert_no_error (error);
  wait_until (is_as_expected, &(Expected) { here, 1, 0, 1 });

  /* Whichever of them looks first rings now; it is taken note of at the other. */
  fixture_advance (&shop->fixture, 15 * MINUTE_US);
  look (here);
  look (there);
  g_assert_cmpuint (here->rang->len + there->rang->len, ==, 2);
  rings = here->rang->len == 2 ? here : there;
  other = here->rang->len == 2 ? there : here;
  n_rang = rings->rang->len;
  n_withdrawn = rings->withdrawn->len;
  g_clear_object (&result);
  foyer_due_dismiss_async (other->due, delivery, NULL, on_done, &result);
  g_assert_true (foyer_due_finish (other->due, wait_for (&result), &error));
  g_assert_no_error (error);
  wait_until (is_as_expected, &(Expected) { rings, n_rang, 0, n_withdrawn + 1 });
}

/* The clock is set back and forward: nothing is told twice, nothing is lost. */
static void
test_clock_set (Shop          *shop,
                gconstpointer  unused)
{
  Seat *seat = &shop->first;
  g_autoptr (FoyerItem) todo = open_todo (seat);

  fixture_advance (&shop->fixture, 25 * HOUR_US);
  look (seat);
  g_assert_cmpuint (seat->rang->len, ==, 1);
  g_assert_cmpint (foyer_delivery_get_reason (get_rang (seat, 0)), ==, FOYER_NOTICE_LATE);
  foyer_due_mark_shown (seat->due, get_rang (seat, 0));

  fixture_advance (&shop->fixture, -24 * HOUR_US);
  write_sql (seat, "UPDATE item SET ring = 0");
  look (seat);
  g_assert_cmpuint (seat->rang->len, ==, 1);
  fixture_advance (&shop->fixture, 24 * HOUR_US);
  look (seat);
  g_assert_cmpuint (seat->rang->len, ==, 1);
  g_assert_cmpuint (get_n_in_tray (seat), ==, 1);

  fixture_advance (&shop->fixture, 24 * HOUR_US);
  look (seat);
  g_assert_cmpuint (seat->rang->len, ==, 2);
  g_assert_cmpuint (get_n_in_tray (seat), ==, 1);
}

static void
on_set_back (FoyerDue *due,
             gint64    by_us,
             gpointer  user_data)
{
  *(gint64 *) user_data += by_us;
}

/* AB-16: a clock that is moved back by an hour moves no due time, and is told of; one that is put
 * right by a second is not. */
static void
test_warns_of_clock (Shop          *shop,
                     gconstpointer  unused)
{
  Seat *seat = &shop->first;
  g_autoptr (FoyerItem) item = open_item (seat, typed_new ("subject", "退货", "due", "+24h", NULL));
  g_autoptr (GPtrArray) found = NULL;
  gint64 set_back_us = 0;

  g_signal_connect (seat->due, "set-back", G_CALLBACK (on_set_back), &set_back_us);
  look (seat);
  fixture_advance (&shop->fixture, -G_TIME_SPAN_SECOND);
  look (seat);
  g_assert_cmpint (set_back_us, ==, 0);
  fixture_advance (&shop->fixture, -HOUR_US);
  look (seat);
  look (seat);
  g_assert_cmpint (set_back_us, ==, HOUR_US);
  found = find_items (seat->desk);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (foyer_item_get_due (found->pdata[0]), ==, START_US + 24 * HOUR_US);
}

static gboolean
plan_opening_check (FoyerTransaction  *transaction,
                    gpointer           data,
                    gpointer          *result,
                    GError           **error)
{
  const FoyerItemPlan plan = {
    .kind = FOYER_ITEM_FORM,
    .subject = "开店检查",
    .clock = "daily:07:50",
    .due_us = START_US + 21 * HOUR_US + 50 * MINUTE_US,
    .at_us = START_US,
    .today = "20261121",
  };
  g_autoptr (FoyerItem) item = foyer_item_plan_run (transaction, &plan, error);

  return item != NULL;
}

/* WC-13: the opening check that nobody has begun at 07:50 is overdue, and the supervisor is
 * told. */
static void
test_opening_check (Shop          *shop,
                    gconstpointer  unused)
{
  FoyerActor actor = { .name = "system", .seat = "test" };
  Seat *leader = &shop->second;
  g_autoptr (GError) error = NULL;
  gint64 now_us;

  desk_sign_in (leader->desk, "1001");
  foyer_store_write (shop->first.desk->store, &actor, "test", NULL, plan_opening_check, NULL, NULL,
                     NULL, &error);
  g_assert_no_error (error);
  fixture_advance (&shop->fixture, 21 * HOUR_US + 50 * MINUTE_US - G_TIME_SPAN_SECOND);
  look (leader);
  g_assert_cmpuint (leader->rang->len, ==, 0);

  fixture_advance (&shop->fixture, 2 * G_TIME_SPAN_SECOND);
  now_us = foyer_clock_now_us (shop->fixture.clock);
  look (leader);
  g_assert_cmpuint (leader->rang->len, ==, 1);
  g_assert_true (foyer_item_is_overdue (foyer_delivery_get_item (get_rang (leader, 0)), now_us));
  g_assert_cmpint (foyer_delivery_get_role (get_rang (leader, 0)), ==, FOYER_NOTICE_SUPERVISOR);
}

/* A lease that was given before the clock was set back does not hold for an hour. */
static void
test_lease_set_back (Shop          *shop,
                     gconstpointer  unused)
{
  Seat *seat = &shop->first;
  g_autoptr (FoyerItem) todo = open_todo (seat);

  fixture_advance (&shop->fixture, 90 * MINUTE_US);
  look (seat);
  g_assert_cmpuint (seat->rang->len, ==, 1);
  write_sql (seat, "UPDATE delivery SET rings = 0");
  fixture_advance (&shop->fixture, -HOUR_US);
  look (seat);
  g_assert_cmpuint (seat->rang->len, ==, 2);
}

/* Undo brings the reason back, and it rings again. */
static void
test_undo (Shop          *shop,
           gconstpointer  unused)
{
  Seat *seat = &shop->first;
  g_autoptr (FoyerItem) todo = open_todo (seat);
  g_autofree char *undone = NULL;
  g_autofree char *unopened = NULL;

  fixture_advance (&shop->fixture, 31 * MINUTE_US);
  look (seat);
  foyer_due_mark_shown (seat->due, get_rang (seat, 0));
  move_well (seat, todo, &(FoyerItemMove) { .act = FOYER_ITEM_ACT_CLOSE });
  look (seat);
  g_assert_cmpuint (get_n_in_tray (seat), ==, 0);
  undone = undo (seat->desk, NULL);
  g_assert_cmpstr (undone, ==, "item.close");
  look (seat);
  g_assert_cmpuint (seat->rang->len, ==, 2);
  g_assert_cmpuint (get_n_in_tray (seat), ==, 1);

  unopened = undo (seat->desk, NULL);
  g_assert_cmpstr (unopened, ==, "item.open");
  look (seat);
  g_assert_cmpuint (get_n_in_tray (seat), ==, 0);
}

/* Nobody took it: the deputy, then the supervisor; the owner's waits on (NO-04). */
static void
test_pass_on (Shop          *shop,
              gconstpointer  unused)
{
  Seat *seat = &shop->first;
  g_autofree char *owner = get_key (shop, "1003");
  g_autoptr (FoyerItem) item = NULL;

  item = open_item (seat, typed_new ("kind", "callback", "subject", "回访", "due", "10:30", "owner",
                                     owner, NULL));
  desk_sign_in (shop->second.desk, "1001");
  write_sql (seat, "DELETE FROM delivery");
  fixture_advance (&shop->fixture, 30 * MINUTE_US);
  look (seat);
  look (&shop->second);
  fixture_advance (&shop->fixture, 119 * G_TIME_SPAN_SECOND);
  look (&shop->second);
  g_assert_cmpuint (shop->second.rang->len, ==, 0);

  fixture_advance (&shop->fixture, G_TIME_SPAN_SECOND);
  look (seat);
  look (&shop->second);
  g_assert_cmpuint (shop->second.rang->len, ==, 1);
  g_assert_cmpint (foyer_delivery_get_role (get_rang (&shop->second, 0)), ==, FOYER_NOTICE_COVER);
  g_assert_cmpuint (seat->rang->len, ==, 0);

  desk_sign_in (seat->desk, "1003");
  look (seat);
  g_assert_cmpuint (seat->rang->len, ==, 1);
  g_assert_cmpint (foyer_delivery_get_role (get_rang (seat, 0)), ==, FOYER_NOTICE_OWNER);
}

/* L3: a report reaches the supervisor, the answer reaches the owner, and who acts has taken
 * note. */
static void
test_report (Shop          *shop,
             gconstpointer  unused)
{
  Seat *seat = &shop->first;
  Seat *leader = &shop->second;
  g_autoptr (FoyerItem) item = open_item (seat, typed_new ("subject", "退货", NULL));
  g_autoptr (GError) error = NULL;

  desk_sign_in (leader->desk, "1001");
  move_well (seat, item, &(FoyerItemMove) { .act = FOYER_ITEM_ACT_REPORT, .text = "客户要赔偿" });
  look (leader);
  g_assert_cmpuint (leader->rang->len, ==, 1);
  g_assert_cmpint (foyer_delivery_get_reason (get_rang (leader, 0)), ==, FOYER_NOTICE_TOLD);
  g_assert_cmpint (foyer_delivery_get_role (get_rang (leader, 0)), ==, FOYER_NOTICE_SUPERVISOR);

  g_assert_null (move (seat, item, &(FoyerItemMove) { .act = FOYER_ITEM_ACT_REPLY,
                                                      .text = "我自己答" }, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);

  fixture_advance (&shop->fixture, MINUTE_US);
  move_well (leader, item, &(FoyerItemMove) { .act = FOYER_ITEM_ACT_REPLY, .text = "可以换货" });
  look (leader);
  g_assert_cmpuint (get_n_in_tray (leader), ==, 0);
  look (seat);
  g_assert_cmpuint (seat->rang->len, ==, 1);
}

/* The supervisor at the other seat has no news of their own. */
static void
look_both (Shop *shop)
{
  look (&shop->first);
  look (&shop->second);
}

/* C5, CP-06: after a day without a word in the log the owner is told, after the second the
 * supervisor too. A word withdraws it everywhere; what only the customer says is no progress; what
 * waits for the customer is not asked after. */
static void
test_stalled (Shop          *shop,
              gconstpointer  unused)
{
  Seat *seat = &shop->first;
  Seat *leader = &shop->second;
  g_autoptr (FoyerItem) item = open_item (seat, typed_new ("kind", "complaint", "subject", "发票",
                                                           "due", "2026-11-30 10:00", NULL));

  desk_sign_in (leader->desk, "1001");
  fixture_advance (&shop->fixture, 24 * HOUR_US - G_TIME_SPAN_SECOND);
  look_both (shop);
  g_assert_cmpuint (seat->rang->len, ==, 0);

  move_well (seat, item, &(FoyerItemMove) { .act = FOYER_ITEM_ACT_CHASE, .text = "又来电话" });
  fixture_advance (&shop->fixture, 2 * G_TIME_SPAN_SECOND);
  look_both (shop);
  g_assert_cmpuint (seat->rang->len, ==, 1);
  g_assert_cmpint (foyer_delivery_get_reason (get_rang (seat, 0)), ==, FOYER_NOTICE_STALLED);
  g_assert_cmpint (foyer_delivery_get_moment (get_rang (seat, 0)), ==, START_US + 24 * HOUR_US);
  g_assert_cmpint (foyer_item_get_progress (foyer_delivery_get_item (get_rang (seat, 0))), ==,
                   START_US);
  g_assert_cmpuint (leader->rang->len, ==, 0);

  /* Somebody writes, and it is gone as if it had never been. */
  foyer_due_mark_shown (seat->due, get_rang (seat, 0));
  move_well (seat, item, &(FoyerItemMove) { .act = FOYER_ITEM_ACT_NOTE, .text = "在查" });
  look_both (shop);
  g_assert_cmpuint (seat->withdrawn->len, ==, 1);
  g_assert_cmpuint (get_n_in_tray (seat), ==, 0);

  fixture_advance (&shop->fixture, 24 * HOUR_US);
  look_both (shop);
  g_assert_cmpuint (seat->rang->len, ==, 2);
  foyer_due_mark_shown (seat->due, get_rang (seat, 1));
  fixture_advance (&shop->fixture, 24 * HOUR_US);
  look_both (shop);
  g_assert_cmpuint (seat->rang->len, ==, 3);
  g_assert_cmpuint (get_n_in_tray (seat), ==, 1);
  g_assert_cmpuint (leader->rang->len, ==, 1);
  g_assert_cmpint (foyer_delivery_get_reason (get_rang (leader, 0)), ==, FOYER_NOTICE_STALLED);
  g_assert_cmpint (foyer_delivery_get_role (get_rang (leader, 0)), ==, FOYER_NOTICE_SUPERVISOR);

  /* The customer is asked for something: nobody is told meanwhile, and the day begins after it. */
  move_well (seat, item, &(FoyerItemMove) { .act = FOYER_ITEM_ACT_PAUSE, .text = "等客户寄发票" });
  look_both (shop);
  g_assert_cmpuint (get_n_in_tray (seat) + get_n_in_tray (leader), ==, 0);
  fixture_advance (&shop->fixture, 50 * HOUR_US);
  look_both (shop);
  g_assert_cmpuint (seat->rang->len, ==, 3);
  move_well (seat, item, &(FoyerItemMove) { .act = FOYER_ITEM_ACT_RESUME });
  look_both (shop);
  g_assert_cmpuint (seat->rang->len, ==, 3);
  fixture_advance (&shop->fixture, 24 * HOUR_US);
  look_both (shop);
  g_assert_cmpuint (seat->rang->len, ==, 4);
  g_assert_cmpuint (leader->rang->len, ==, 1);
}

/* Zero items, zero writes: a look that finds nothing to do leaves no trace. */
static void
test_idle (Shop          *shop,
           gconstpointer  unused)
{
  Seat *seat = &shop->first;
  gint64 n_before, n_after;

  look (seat);
  n_before = count_rows (seat->desk, "SELECT rev FROM store");
  look (seat);
  look (&shop->second);
  n_after = count_rows (seat->desk, "SELECT rev FROM store");
  g_assert_cmpint (n_before, ==, n_after);
}

/* The other process: rings for 1002, tells how much, and waits to be killed. */
static int
run_other (const char *uri,
           const char *name)
{
  g_autoptr (FoyerClock) clock = foyer_fake_clock_new (START_US + 30 * MINUTE_US);
  Fixture fixture = { .uri = (char *) uri, .clock = clock };
  Seat seat;

  desk_open (&fixture.desk, &fixture, name);
  desk_load (&fixture.desk);
  desk_sign_in (&fixture.desk, "1002");
  seat_open (&seat, &fixture.desk);
  look (&seat);
  g_print ("%u\n", seat.rang->len);
  pause ();

  return EXIT_FAILURE;
}

static GSubprocess *
spawn (Shop       *shop,
       const char *name)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program,
                                           "--other", shop->fixture.uri, name, NULL);

  g_assert_no_error (error);
  return process;
}

static gint64
read_count (GSubprocess *process)
{
  g_autoptr (GDataInputStream) told =
    g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line (told, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (line);
  return g_ascii_strtoll (line, NULL, 10);
}

static void
end_process (GSubprocess *process)
{
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  g_object_unref (process);
}

/* Two processes at once, both with the addressee signed in: one rings. Killed before it was shown,
 * it rings elsewhere once the lease has run out, once, marked (NO-06). */
static void
test_two_processes (Shop          *shop,
                    gconstpointer  unused)
{
  Seat *seat = &shop->first;
  g_autoptr (FoyerItem) todo = open_todo (seat);
  GSubprocess *second = spawn (shop, "desk-3");
  GSubprocess *third = spawn (shop, "desk-4");
  gint64 n_rang = read_count (second) + read_count (third);

  g_assert_cmpint (n_rang, ==, 1);
  end_process (second);
  end_process (third);

  fixture_advance (&shop->fixture, 30 * MINUTE_US + 59 * G_TIME_SPAN_SECOND);
  look (seat);
  g_assert_cmpuint (seat->rang->len, ==, 0);
  fixture_advance (&shop->fixture, G_TIME_SPAN_SECOND);
  look (seat);
  g_assert_cmpuint (seat->rang->len, ==, 1);
  g_assert_cmpint (foyer_delivery_get_tries (get_rang (seat, 0)), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "--other"))
    return run_other (argv[2], argv[3]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add (name, Shop, NULL, set_up, func, tear_down)
  ADD ("/due/rings-once", test_rings_once);
  ADD ("/due/again", test_again);
  ADD ("/due/one-seat", test_one_seat);
  ADD ("/due/sign-in", test_sign_in);
  ADD ("/due/snooze", test_snooze);
  ADD ("/due/elsewhere", test_elsewhere);
  ADD ("/due/clock-set", test_clock_set);
  ADD ("/due/lease-set-back", test_lease_set_back);
  ADD ("/due/warns-of-clock", test_warns_of_clock);
  ADD ("/due/opening-check", test_opening_check);
  ADD ("/due/undo", test_undo);
  ADD ("/due/pass-on", test_pass_on);
  ADD ("/due/report", test_report);
  ADD ("/due/stalled", test_stalled);
  ADD ("/due/idle", test_idle);
  ADD ("/due/two-processes", test_two_processes);
#undef ADD

  return g_test_run ();
}
