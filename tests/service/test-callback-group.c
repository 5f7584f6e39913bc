/* Greeting a group of customers (HANDBOOK B8): whom, when, so many a day, and never twice. */

#include "callback-fixture.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-callback-group.h"

/* The day of the fixture is 2026-11-21, a Saturday; New Year’s Eve is greeted from 12-29 on. */
#define NEW_YEAR "new-year|跨年|New Year’s Eve|12-31|2|新年快乐"

typedef struct
{
  FoyerCallbacks *callbacks;
  GCancellable *cancellable;
  guint stop_at;                /* 0: never */
  guint n_told;
} Watch;

/* Customers 客一, 客二 …, of whom every third is tagged. */
static void
add_customers (Calls *self,
               guint  n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("客%u", i);
      g_autofree char *phone = g_strdup_printf ("1390000%04u", i);
      g_autoptr (FoyerVisit) visit = check_in (&self->shop.desk, "name", name, "phone", phone, NULL);
      g_autoptr (FoyerCustomer) customer =
        get_customer (&self->shop.desk, foyer_visit_get_customer (visit));
      g_autoptr (FoyerEdits) edits = foyer_edits_new (FOYER_RECORD (customer));
      g_autoptr (FoyerCustomer) stored = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *birthday = NULL;
      gint64 born;

      g_assert_true (foyer_day_parse (i % 2 == 0 ? "1985-12-03" : "1990-06-01", &born));
      birthday = g_strdup_printf ("%" G_GINT64_FORMAT, born);
      foyer_edits_set (edits, "birthday", birthday);
      foyer_edits_set (edits, "tags", i % 3 == 0 ? "家长 会员" : "家长");
      foyer_customers_edit_async (self->shop.desk.customers, edits, NULL, on_done, &result);
      stored = foyer_customers_finish (self->shop.desk.customers, wait_for (&result), NULL, &error);
      g_assert_no_error (error);
    }
}

static void
begin (Calls *self,
       guint  n)
{
  add_customers (self, n);
  set (self, "care.festivals", NEW_YEAR);
  desk_sign_in (&self->shop.desk, "1001");
}

static FoyerCallbackGroupPreview
preview (Calls                    *self,
         const FoyerCallbackGroup *group)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FoyerCallbackGroupPreview preview = { 0 };

  foyer_callbacks_preview_group_async (self->callbacks, group, NULL, on_done, &result);
  foyer_callbacks_preview_group_finish (self->callbacks, wait_for (&result), &preview, &error);
  g_assert_no_error (error);
  return preview;
}

static void
on_progress (guint    n_done,
             guint    n_calls,
             gpointer user_data)
{
  Watch *watch = user_data;

  watch->n_told++;
  g_assert_cmpuint (n_done, <=, n_calls);
  if (watch->stop_at > 0 && n_done >= watch->stop_at)
    g_cancellable_cancel (watch->cancellable);
}

static gint64
plan_group (Calls                     *self,
            const FoyerCallbackGroup  *group,
            Watch                     *watch,
            GError                   **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FoyerCallbackGroupResult) done = NULL;

  foyer_callbacks_plan_group_async (self->callbacks, group, on_progress, watch, watch->cancellable,
                                    on_done, &result);
  done = foyer_callbacks_plan_group_finish (self->callbacks, wait_for (&result), error);
  settle (&self->shop.desk);
  if (done == NULL)
    return -1;

  /* Nobody else plans. */
  g_assert_cmpuint (done->changes->len, ==, 0);
  return done->n_planned;
}

static gint64
count_greetings (Calls *self)
{
  return count_rows (&self->shop.desk, "SELECT COUNT (*) FROM item"
                     " WHERE origin = 'festival-new-year-2026' AND state <> 'void'");
}

/* As it is told before, so it is done; taken back as one; and asked for twice it is done once. */
static void
test_festival (Calls         *self,
               gconstpointer  unused)
{
  const FoyerCallbackGroup group = { .festival = "new-year", .per_day = 9 };
  FoyerCallbackGroupPreview told;
  g_autoptr (FoyerItem) last = NULL;
  g_autoptr (FoyerCallback) side = NULL;
  g_autofree char *act = NULL;
  g_autoptr (GError) error = NULL;
  Watch watch = { 0 };

  begin (self, 25);
  told = preview (self, &group);
  /* Three days of nine: the eve, and the two days before. */
  g_assert_cmpuint (told.n_customers, ==, 25);
  g_assert_cmpuint (told.n_calls, ==, 25);
  g_assert_cmpuint (told.n_left, ==, 0);
  g_assert_cmpuint (told.n_planned, ==, 0);
  g_assert_cmpint (foyer_shop_time_at_minute (foyer_shop_get_time (self->shop.desk.shop),
                                              told.first_day, 0), ==, at (self, "2026-12-29", 0));
  g_assert_cmpint (told.last_day, ==, told.first_day + 2);

  g_assert_cmpint (plan_group (self, &group, &watch, &error), ==, 25);
  g_assert_no_error (error);
  g_assert_cmpuint (watch.n_told, >=, 4);
  g_assert_cmpint (count_greetings (self), ==, 25);
  last = get_last (self);
  side = get_side (self, last);
  g_assert_cmpint (foyer_callback_get_kind (side), ==, FOYER_CALLBACK_GREETING);
  g_assert_cmpstr (foyer_callback_get_result (side), ==, "新年快乐");
  g_assert_cmpstr (foyer_item_get_subject (last), ==, "note:festival:跨年|New Year’s Eve");
  g_assert_false (foyer_uuid_is_none (foyer_item_get_owner (last)));

  told = preview (self, &group);
  g_assert_cmpuint (told.n_planned, ==, 25);
  g_assert_cmpuint (told.n_calls, ==, 0);
  g_assert_cmpint (plan_group (self, &group, &watch, &error), ==, 0);
  g_assert_cmpint (count_greetings (self), ==, 25);

  act = undo (&self->shop.desk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (act, ==, "callback.group");
  g_assert_cmpint (count_greetings (self), ==, 0);
}

/* 2027 is not announced in this shop: the first of January is a holiday all the same, on which
 * nobody is disturbed, and the festival that goes with the date is greeted before it. */
static void
test_unannounced (Calls         *self,
                  gconstpointer  unused)
{
  const FoyerCallbackGroup group = { .festival = "new-year", .per_day = 2 };
  FoyerCallbackGroupPreview told;
  g_autoptr (GError) error = NULL;
  Watch watch = { 0 };

  begin (self, 9);
  set (self, "care.festivals", "new-year|元旦|New Year|01-01|3|");
  desk_sign_in (&self->shop.desk, "1001");
  g_assert_false (foyer_calendar_is_published (foyer_shop_get_calendar (self->shop.desk.shop), 2027));
  told = preview (self, &group);
  g_assert_cmpuint (told.n_calls, ==, 6);
  g_assert_cmpuint (told.n_left, ==, 3);
  g_assert_cmpint (plan_group (self, &group, &watch, &error), ==, 6);
  g_assert_no_error (error);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT (*) FROM item"
                               " WHERE origin = 'festival-new-year-2027'"), ==, 6);
}

/* The callers share them, and no day has more than it may. */
static void
test_cap (Calls         *self,
          gconstpointer  unused)
{
  FoyerCallbackGroup group = { .festival = "new-year", .per_day = 4 };
  FoyerCallbackGroupPreview told;
  g_autoptr (GError) error = NULL;
  Watch watch = { 0 };

  begin (self, 15);
  told = preview (self, &group);
  g_assert_cmpuint (told.n_calls, ==, 12);
  g_assert_cmpuint (told.n_left, ==, 3);
  g_assert_cmpint (plan_group (self, &group, &watch, &error), ==, 12);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT MAX (n) FROM (SELECT COUNT (*) AS n FROM item"
                               " WHERE origin = 'festival-new-year-2026'"
                               " GROUP BY due / 86400000000) AS days"), <=, 4);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT (DISTINCT owner) FROM item"
                               " WHERE origin = 'festival-new-year-2026'"), ==, 3);

  /* The calls of before count: nothing is left of these days, and three more a day make room. */
  told = preview (self, &group);
  g_assert_cmpuint (told.n_calls, ==, 0);
  g_assert_cmpuint (told.n_left, ==, 3);
  group.per_day = 5;
  told = preview (self, &group);
  g_assert_cmpuint (told.n_calls, ==, 3);
}

/* Begins to note that whoever has this number asked not to be called. */
static void
forbid (Calls         *self,
        const char    *phone,
        GAsyncResult **result)
{
  g_autoptr (GPtrArray) found = find (&self->shop.desk, phone);
  FoyerCustomer *customer = NULL;

  for (guint i = 0; i < found->len && customer == NULL; i++)
    if (g_str_equal (foyer_customer_get_phone (found->pdata[i]), phone))
      customer = found->pdata[i];
  g_assert_nonnull (customer);
  foyer_callbacks_forbid_async (self->callbacks, foyer_record_get_id (FOYER_RECORD (customer)),
                                "不要再打", NULL, on_done, result);
}

/* Who asked not to be called is not, and a group is who it says. */
static void
test_whom (Calls         *self,
           gconstpointer  unused)
{
  const FoyerCallbackGroup members = { .festival = "new-year", .tags = "会员" };
  const FoyerCallbackGroup all = { .festival = "new-year" };
  const FoyerCallbackGroup graded = { .festival = "new-year", .grade = FOYER_GRADE_HIGH };
  const FoyerCallbackGroup seen = { .festival = "new-year", .seen_days = 30 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  begin (self, 9);
  g_assert_cmpuint (preview (self, &members).n_calls, ==, 3);
  g_assert_cmpuint (preview (self, &graded).n_calls, ==, 0);
  g_assert_cmpuint (preview (self, &seen).n_calls, ==, 9);

  forbid (self, "13900000003", &result);
  g_assert_true (foyer_callbacks_finish_order (self->callbacks, wait_for (&result), &error));
  g_assert_cmpuint (preview (self, &members).n_calls, ==, 2);
  g_assert_cmpuint (preview (self, &all).n_calls, ==, 8);

  fixture_advance (&self->shop, 31 * G_TIME_SPAN_DAY);
  g_assert_cmpuint (preview (self, &seen).n_calls, ==, 0);
  g_assert_cmpuint (preview (self, &all).n_calls, ==, 8);
}

typedef struct
{
  Calls *calls;
  GAsyncResult *forbidden;
} Meanwhile;

/* Whom to call is found, and nobody is planned yet. */
static void
on_found_forbid (guint    n_done,
                 guint    n_calls,
                 gpointer user_data)
{
  Meanwhile *meanwhile = user_data;

  g_assert_cmpuint (n_calls, ==, 12);
  if (n_done == 0)
    forbid (meanwhile->calls, "13900000003", &meanwhile->forbidden);
}

/* Who asks not to be called while the others are planned is not called either. */
static void
test_meanwhile (Calls         *self,
                gconstpointer  unused)
{
  const FoyerCallbackGroup group = { .festival = "new-year" };
  Meanwhile meanwhile = { self, NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FoyerCallbackGroupResult) done = NULL;
  g_autoptr (GError) error = NULL;

  begin (self, 12);
  foyer_callbacks_plan_group_async (self->callbacks, &group, on_found_forbid, &meanwhile, NULL,
                                    on_done, &result);
  done = foyer_callbacks_plan_group_finish (self->callbacks, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (done->n_planned, ==, 11);
  g_assert_cmpuint (done->n_left, ==, 0);
  g_assert_true (foyer_callbacks_finish_order (self->callbacks, wait_for (&meanwhile.forbidden),
                                               &error));
  g_clear_object (&meanwhile.forbidden);
  g_assert_cmpint (count_greetings (self), ==, 11);
}

/* On the birthday, or a little before where there is no room; the care that goes by itself plans
 * none twice. */
static void
test_birthdays (Calls         *self,
                gconstpointer  unused)
{
  FoyerCallbackGroup group = { .per_day = 3 };
  FoyerCallbackGroupPreview told;
  g_autoptr (GAsyncResult) cared = NULL;
  g_autoptr (GError) error = NULL;
  Watch watch = { 0 };

  begin (self, 10);
  g_assert_true (foyer_day_parse ("2026-12-01", &group.first_day));
  g_assert_true (foyer_day_parse ("2026-12-31", &group.last_day));
  told = preview (self, &group);
  g_assert_cmpuint (told.n_customers, ==, 5);
  g_assert_cmpuint (told.n_calls, ==, 5);
  g_assert_cmpint (told.last_day, ==, group.first_day + 2);
  g_assert_cmpint (told.first_day, ==, group.first_day + 1);
  g_assert_cmpint (plan_group (self, &group, &watch, &error), ==, 5);
  g_assert_no_error (error);

  fixture_advance (&self->shop, 8 * G_TIME_SPAN_DAY);
  set (self, "care.enabled", "true");
  foyer_callbacks_plan_care_async (self->callbacks, NULL, on_done, &cared);
  g_assert_cmpint (foyer_callbacks_plan_care_finish (self->callbacks, wait_for (&cared), &error), ==, 5);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT (*) FROM item"
                               " WHERE origin = 'birthday-2026'"), ==, 5);
}

/* Stopped on the way, what is planned stays, is taken back as one, or gone on with. */
static void
test_stopped (Calls         *self,
              gconstpointer  unused)
{
  const FoyerCallbackGroup group = { .festival = "new-year", .per_day = 20 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Watch watch = { .cancellable = cancellable, .stop_at = 10 };
  Watch on = { 0 };
  g_autofree char *act = NULL;

  begin (self, 25);
  g_assert_cmpint (plan_group (self, &group, &watch, &error), ==, 10);
  g_assert_no_error (error);
  g_assert_cmpint (count_greetings (self), ==, 10);
  g_assert_cmpint (plan_group (self, &group, &on, &error), ==, 15);
  g_assert_cmpint (count_greetings (self), ==, 25);
  act = undo (&self->shop.desk, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_greetings (self), ==, 10);
  g_clear_pointer (&act, g_free);
  act = undo (&self->shop.desk, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_greetings (self), ==, 0);
}

/* One of two seats that plan at the same moment. */
typedef struct Seat
{
  const FoyerCallbackGroup *group;
  Desk *desk;
  FoyerCallbacks *callbacks;
  struct Seat *other;           /* begins as soon as this one has found whom to call; NULL for none */
  guint n_found;
  GAsyncResult *result;
} Seat;

static void on_found (guint    n_done,
                      guint    n_calls,
                      gpointer user_data);

static void
begin_to_plan (Seat *seat)
{
  foyer_callbacks_plan_group_async (seat->callbacks, seat->group, on_found, seat, NULL, on_done,
                                    &seat->result);
}

/* Before it writes anything the first seat waits for the other to have found whom to call. */
static void
on_found (guint    n_done,
          guint    n_calls,
          gpointer user_data)
{
  Seat *seat = user_data;

  if (n_done > 0)
    return;

  seat->n_found = n_calls;
  if (seat->other == NULL)
    return;
  begin_to_plan (seat->other);
  while (seat->other->n_found == 0)
    g_main_context_iteration (NULL, TRUE);
}

static FoyerCallbackGroupResult *
finish_planning (Seat *seat)
{
  g_autoptr (GError) error = NULL;
  FoyerCallbackGroupResult *done =
    foyer_callbacks_plan_group_finish (seat->callbacks, wait_for (&seat->result), &error);

  g_assert_no_error (error);
  settle (seat->desk);
  g_clear_object (&seat->result);
  return done;
}

static void
open_second (Calls *self,
             Desk  *desk,
             Seat  *second)
{
  desk_open (desk, &self->shop, "desk-2");
  desk_load (desk);
  desk_sign_in (desk, "1001");
  second->callbacks = foyer_callbacks_new (desk->store, desk->session, desk->history, desk->shop);
}

static void
close_second (Seat *second)
{
  settle (second->desk);
  drop (&second->callbacks);
  desk_close (second->desk);
}

/* Two seats find the same customers and plan them at the same moment: each is called once, by one
 * seat or the other, and what a seat takes back is its own part. */
static void
test_two_seats (Calls         *self,
                gconstpointer  unused)
{
  static const FoyerCallbackGroup same = { .festival = "new-year", .per_day = 20 };
  Desk desk = { NULL };
  Seat second = { .group = &same, .desk = &desk };
  Seat first = { &same, &self->shop.desk, self->callbacks, &second };
  g_autoptr (FoyerCallbackGroupResult) of_first = NULL, of_second = NULL;
  g_autofree char *act = NULL;
  g_autoptr (GError) error = NULL;
  guint n_first, n_second;

  begin (self, 25);
  open_second (self, &desk, &second);
  begin_to_plan (&first);
  of_first = finish_planning (&first);
  of_second = finish_planning (&second);
  n_first = of_first->n_planned;
  n_second = of_second->n_planned;
  g_assert_cmpuint (first.n_found, ==, 25);
  g_assert_cmpuint (second.n_found, ==, 25);
  g_test_message ("%u and %u", n_first, n_second);
  g_assert_cmpuint (n_first + n_second, ==, 25);
  g_assert_cmpint (count_greetings (self), ==, 25);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT (DISTINCT customer) FROM item"
                               " WHERE origin = 'festival-new-year-2026'"), ==, 25);
  /* Whom the other has planned is neither moved nor left. */
  g_assert_cmpuint (of_first->n_left + of_second->n_left, ==, 0);

  /* Which seat comes first to whom is chance. */
  act = undo (n_first > 0 ? &self->shop.desk : &desk, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_greetings (self), ==, n_first > 0 ? n_second : 0);

  close_second (&second);
}

/* The most greetings that stand on one day: Shanghai is eight hours ahead. */
static gint64
count_most_a_day (Calls *self)
{
  return count_rows (&self->shop.desk, "SELECT MAX (n) FROM (SELECT COUNT (*) AS n FROM item i"
                     " JOIN callback c ON c.store_id = i.store_id AND c.id = i.id"
                     " WHERE c.kind = 'greeting' AND i.state <> 'void'"
                     " GROUP BY (i.due + 28800000000) / 86400000000) AS days");
}

static void
check_changes (const FoyerCallbackGroupResult *done,
               guint                           n_found)
{
  guint n_left = 0;

  for (guint i = 0; i < done->changes->len; i++)
    {
      const FoyerCallbackGroupChange *change = done->changes->pdata[i];

      g_assert_true (g_str_has_prefix (change->name, "客"));
      g_assert_cmpint (change->foreseen_day, !=, FOYER_DAY_NONE);
      g_assert_cmpint (change->day, !=, change->foreseen_day);
      n_left += change->day == FOYER_DAY_NONE;
    }
  g_assert_cmpuint (n_left, ==, done->n_left);
  g_assert_cmpuint (done->n_planned + done->n_left, ==, n_found);
}

/* Two seats plan two festivals of the same days, each for as many as the days hold: together no day
 * has more than it may, and each seat is told what it did not get where it was foreseen. */
static void
test_two_groups (Calls         *self,
                 gconstpointer  unused)
{
  static const FoyerCallbackGroup eve = { .festival = "new-year", .per_day = 6 };
  static const FoyerCallbackGroup thanks = { .festival = "thanks", .per_day = 6 };
  Desk desk = { NULL };
  Seat second = { .group = &thanks, .desk = &desk };
  Seat first = { &eve, &self->shop.desk, self->callbacks, &second };
  g_autoptr (FoyerCallbackGroupResult) of_first = NULL, of_second = NULL;

  begin (self, 12);
  set (self, "care.festivals", NEW_YEAR ";" "thanks|感恩|Thanks|12-31|2|");
  desk_sign_in (&self->shop.desk, "1001");
  open_second (self, &desk, &second);
  begin_to_plan (&first);
  of_first = finish_planning (&first);
  of_second = finish_planning (&second);
  g_assert_cmpuint (first.n_found, ==, 12);
  g_assert_cmpuint (second.n_found, ==, 12);

  /* Three days of six. Who gets them is chance. */
  g_assert_cmpint (count_most_a_day (self), ==, 6);
  g_assert_cmpuint (of_first->n_planned + of_second->n_planned, ==, 18);
  g_assert_cmpuint (of_first->n_left + of_second->n_left, ==, 6);
  check_changes (of_first, 12);
  check_changes (of_second, 12);
  /* Both had foreseen the first two days: of their 24 calls no more than 12 can be there. */
  g_assert_cmpuint (of_first->changes->len + of_second->changes->len, >=, 12);

  close_second (&second);
}

static void
test_refused (Calls         *self,
              gconstpointer  unused)
{
  const FoyerCallbackGroup group = { .festival = "new-year" };
  const FoyerCallbackGroup gone = { .festival = "spring" };
  FoyerCallbackGroup birthdays = { .festival = NULL };
  g_autoptr (GError) error = NULL;
  Watch watch = { 0 };

  begin (self, 1);
  g_assert_cmpint (plan_group (self, &gone, &watch, &error), ==, -1);
  g_assert_error (error, FOYER_CALLBACK_ERROR, FOYER_CALLBACK_ERROR_FESTIVAL_GONE);
  g_clear_error (&error);
  g_assert_cmpint (plan_group (self, &birthdays, &watch, &error), ==, -1);
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
  g_clear_error (&error);

  set (self, "care.festivals", "spring|春节|Spring Festival|春节|7|");
  desk_sign_in (&self->shop.desk, "1001");
  g_assert_cmpint (plan_group (self, &gone, &watch, &error), ==, -1);
  g_assert_error (error, FOYER_CALLBACK_ERROR, FOYER_CALLBACK_ERROR_FESTIVAL_UNKNOWN);
  g_clear_error (&error);

  desk_sign_in (&self->shop.desk, "1002");
  g_assert_cmpint (plan_group (self, &group, &watch, &error), ==, -1);
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Calls *, gconstpointer);
  } tests[] = {
    { "/callback-group/birthdays", test_birthdays },
    { "/callback-group/cap", test_cap },
    { "/callback-group/festival", test_festival },
    { "/callback-group/meanwhile", test_meanwhile },
    { "/callback-group/refused", test_refused },
    { "/callback-group/stopped", test_stopped },
    { "/callback-group/two-groups", test_two_groups },
    { "/callback-group/two-seats", test_two_seats },
    { "/callback-group/unannounced", test_unannounced },
    { "/callback-group/whom", test_whom },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Calls, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
