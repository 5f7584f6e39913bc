/* The rules by which things ring are changed while a great deal is open: everything rings by the
 * new ones, the desk gets between, and a program that is killed meanwhile is taken up from. */

#include "../test-engine.h"
#include "service-fixture.h"

#include "service/foyer-due.h"
#include "service/foyer-items.h"
#include "service/foyer-recompute.h"

#include <stdlib.h>
#include <unistd.h>

#define HOUR_US G_TIME_SPAN_HOUR
#define DAY_US G_TIME_SPAN_DAY
/* Several pages, and many times what one transaction changes. */
#define N_ITEMS 420

/* Open cases that ring as they should, and how many do by the rule of before: a day ahead, two
 * hours. */
#define BY_BEFORE "SELECT COUNT (*) FROM item WHERE kind = 'case' AND ring = due - 86400000000"
#define BY_NOW "SELECT COUNT (*) FROM item WHERE kind = 'case' AND ring = due - 7200000000"
#define N_TOLD "SELECT COUNT (*) FROM delivery"

static char *program;

static gboolean
plan_all (FoyerTransaction  *transaction,
          gpointer           data,
          gpointer          *result,
          GError           **error)
{
  for (guint i = 0; i < N_ITEMS; i++)
    {
      const FoyerItemPlan plan = {
        .kind = FOYER_ITEM_CASE, .subject = "退货", .owner = *(FoyerUuid *) data,
        .due_us = START_US + 5 * DAY_US + i * MINUTE_US, .at_us = START_US, .today = "20261121",
      };
      g_autoptr (FoyerItem) item = foyer_item_plan_run (transaction, &plan, error);

      if (item == NULL)
        return FALSE;
    }

  return TRUE;
}

static void
plan (Desk *desk)
{
  FoyerActor actor = { .name = "system", .seat = "test" };
  FoyerUuid owner = *foyer_record_get_id (FOYER_RECORD (desk_find_staff (desk, "1002")));
  g_autoptr (GError) error = NULL;

  foyer_store_write (desk->store, &actor, "test", NULL, plan_all, &owner, NULL, NULL, &error);
  g_assert_no_error (error);
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
write_sql (Desk       *desk,
           const char *sql)
{
  FoyerActor actor = { .name = "system", .seat = "test" };
  g_autoptr (GError) error = NULL;

  foyer_store_write (desk->store, &actor, "test", NULL, run_sql, (gpointer) sql, NULL, NULL,
                     &error);
  g_assert_no_error (error);
}

static FoyerDue *
due_new (Desk *desk)
{
  return foyer_due_new (desk->store, desk->session, desk->history, desk->shop);
}

static void
look (FoyerDue *due)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  foyer_due_look_async (due, NULL, on_done, &result);
  g_assert_true (foyer_due_look_finish (due, wait_for (&result), &error));
  g_assert_no_error (error);
}

static void
set_warn (Desk       *desk,
          const char *offset)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_sign_in (desk, "1001");
  foyer_shop_set_async (desk->shop, "due.case.warn", offset, NULL, on_done, &result);
  g_assert_true (foyer_shop_finish (desk->shop, wait_for (&result), &error));
  g_assert_no_error (error);
  desk_sign_in (desk, "1002");
  settle (desk);
}

static void
walk_async (Desk          *desk,
            GCancellable  *cancellable,
            GAsyncResult **result)
{
  FoyerActor system = { .name = "system", .seat = "test" };

  foyer_recompute_rings_async (desk->store, &system, foyer_shop_get_time (desk->shop),
                               foyer_shop_get_settings (desk->shop), NULL, NULL, cancellable,
                               on_done, result);
}

static void
walk (Desk *desk)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  walk_async (desk, NULL, &result);
  g_assert_true (foyer_recompute_finish (wait_for (&result), &error));
  g_assert_no_error (error);
}

/* Up to the middle: between two turns of the main loop nothing is asked of the store. */
static void
walk_half (Desk          *desk,
           GCancellable  *cancellable,
           GAsyncResult **result)
{
  walk_async (desk, cancellable, result);
  while (count_rows (desk, BY_NOW) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (*result);
}

static void
test_all (Fixture       *self,
          gconstpointer  unused)
{
  Desk *desk = &self->desk;
  FoyerDue *due = due_new (desk);
  gint64 n_told, rev;

  plan (desk);
  look (due);
  g_assert_cmpint (count_rows (desk, BY_BEFORE), ==, N_ITEMS);

  /* Nothing was changed: nothing is written. */
  rev = count_rows (desk, "SELECT rev FROM store");
  walk (desk);
  g_assert_cmpint (count_rows (desk, "SELECT rev FROM store"), ==, rev);

  set_warn (desk, "-2h");
  walk (desk);
  g_assert_cmpint (count_rows (desk, BY_NOW), ==, N_ITEMS);

  /* What was told by the rule of before is told no more; by the one of now it is, once. */
  fixture_advance (self, 5 * DAY_US - HOUR_US - 30 * MINUTE_US);
  look (due);
  n_told = count_rows (desk, N_TOLD);
  g_assert_cmpint (n_told, >, 0);
  g_assert_cmpint (n_told, <, N_ITEMS);
  set_warn (desk, "-1h");
  walk (desk);
  g_assert_cmpint (count_rows (desk, N_TOLD), ==, 0);
  set_warn (desk, "-2h");
  walk (desk);
  look (due);
  walk (desk);
  g_assert_cmpint (count_rows (desk, N_TOLD), ==, n_told);

  settle (desk);
  drop (&due);
}

/* A program of before, or a fault, may have left anything. */
static void
test_left (Fixture       *self,
           gconstpointer  unused)
{
  Desk *desk = &self->desk;
  FoyerDue *due = due_new (desk);
  g_autoptr (FoyerItem) timeless = NULL;
  FoyerItems *items = foyer_items_new (desk->store, desk->session, desk->history, desk->shop);
  g_autoptr (GHashTable) typed = typed_new ("kind", "todo", "subject", "盘点", NULL);
  g_autoptr (GAsyncResult) result = NULL;

  plan (desk);
  foyer_items_open_async (items, typed, NULL, on_done, &result);
  timeless = foyer_items_finish (items, wait_for (&result), NULL, NULL);
  look (due);
  write_sql (desk, "UPDATE item SET ring = NULL WHERE kind = 'case'");
  walk (desk);
  g_assert_cmpint (count_rows (desk, BY_BEFORE), ==, N_ITEMS);
  g_assert_cmpint (count_rows (desk, "SELECT COUNT (*) FROM item WHERE kind = 'todo'"
                               " AND ring IS NULL"), ==, 1);

  g_clear_object (&result);
  settle (desk);
  drop (&items);
  drop (&due);
}

/* Whoever works at the desk waits for a few items, not for all. */
static void
test_between (Fixture       *self,
              gconstpointer  unused)
{
  Desk *desk = &self->desk;
  FoyerDue *due = due_new (desk);
  g_autoptr (FoyerVisit) visit = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plan (desk);
  look (due);
  set_warn (desk, "-2h");
  walk_half (desk, NULL, &result);
  visit = check_in (desk, "name", "周兰", NULL);
  g_assert_null (result);
  g_assert_cmpint (count_rows (desk, BY_NOW), <, N_ITEMS);

  g_assert_true (foyer_recompute_finish (wait_for (&result), &error));
  g_assert_cmpint (count_rows (desk, BY_NOW), ==, N_ITEMS);

  g_clear_object (&result);
  settle (desk);
  drop (&due);
}

static gboolean
all_by_now (gpointer desk)
{
  return count_rows (desk, BY_NOW) == N_ITEMS;
}

/* Changed again in the middle: the last rule holds for all. */
static void
test_changed_again (Fixture       *self,
                    gconstpointer  unused)
{
  Desk *desk = &self->desk;
  FoyerDue *due = due_new (desk);

  plan (desk);
  foyer_due_start (due);
  set_warn (desk, "-3h");
  set_warn (desk, "-2h");
  wait_until (all_by_now, desk);

  settle (desk);
  foyer_due_stop (due);
  drop (&due);
}

static gboolean
is_done (gpointer due)
{
  return foyer_due_rules_get_state (foyer_due_get_rules (due), NULL) == FOYER_DUE_RULES_DONE;
}

/* What somebody who watches is told. */
typedef struct
{
  guint n_first;                /* 0 while it is not known */
  guint n_last;
  guint n_told;
} Watch;

static void
on_rules_changed (FoyerDueRules *rules,
                  Watch         *watch)
{
  guint n_left;

  if (foyer_due_rules_get_state (rules, &n_left) != FOYER_DUE_RULES_RUNNING || n_left == 0)
    return;

  if (watch->n_first == 0)
    watch->n_first = n_left;
  else
    g_assert_cmpuint (n_left, <=, watch->n_last);
  watch->n_last = n_left;
  watch->n_told++;
}

/* How many are left is known, and only falls; at the end there is nothing left, and it says so. */
static void
test_progress (Fixture       *self,
               gconstpointer  unused)
{
  Desk *desk = &self->desk;
  FoyerDue *due = due_new (desk);
  FoyerDueRules *rules = foyer_due_get_rules (due);
  Watch watch = { 0 };
  guint n_left;

  plan (desk);
  look (due);
  g_assert_cmpint (foyer_due_rules_get_state (rules, &n_left), ==, FOYER_DUE_RULES_IDLE);
  g_assert_cmpuint (n_left, ==, 0);
  foyer_due_start (due);
  wait_until (is_done, due);

  g_signal_connect (rules, "changed", G_CALLBACK (on_rules_changed), &watch);
  set_warn (desk, "-2h");
  wait_until (all_by_now, desk);
  wait_until (is_done, due);
  g_assert_cmpuint (watch.n_first, >, N_ITEMS / 2);
  g_assert_cmpuint (watch.n_first, <=, N_ITEMS);
  g_assert_cmpuint (watch.n_last, <, watch.n_first);
  g_assert_cmpuint (watch.n_told, >, 2);
  foyer_due_rules_get_state (rules, &n_left);
  g_assert_cmpuint (n_left, ==, 0);

  settle (desk);
  foyer_due_stop (due);
  drop (&due);
}

static gboolean
is_online (gpointer desk)
{
  return foyer_store_get_state (((Desk *) desk)->store) == FOYER_STORE_READY;
}

typedef struct
{
  FoyerDue *due;
  gboolean *is_lost;
} Waiting;

static gboolean
is_waiting (gpointer data)
{
  Waiting *self = data;
  guint n_left;

  return foyer_due_rules_get_state (foyer_due_get_rules (self->due), &n_left)
           == FOYER_DUE_RULES_RUNNING
         && n_left == 0 && *self->is_lost;
}

static void
on_rules_lost (FoyerDueRules *rules,
               gboolean      *is_lost)
{
  guint n_left;

  foyer_due_rules_get_state (rules, &n_left);
  if (*is_lost || n_left == 0 || n_left >= N_ITEMS)
    return;

  *is_lost = TRUE;
  test_engine_control ("--crash");
}

/* The server is lost in the middle: what is left waits for it, and is not given up. */
static void
test_server_lost (Fixture       *self,
                  gconstpointer  unused)
{
  Desk *desk = &self->desk;
  FoyerDue *due = due_new (desk);
  gboolean is_lost = FALSE;

  plan (desk);
  look (due);
  set_warn (desk, "-2h");
  g_signal_connect (foyer_due_get_rules (due), "changed", G_CALLBACK (on_rules_lost), &is_lost);
  foyer_due_start (due);
  wait_until (is_waiting, &(Waiting) { due, &is_lost });

  test_engine_control ("--start");
  foyer_store_hurry (desk->store);
  wait_until (is_online, desk);
  look (due);
  wait_until (is_done, due);
  g_assert_cmpint (count_rows (desk, BY_NOW), ==, N_ITEMS);

  settle (desk);
  foyer_due_stop (due);
  drop (&due);
}

/* The other process: is killed in the middle. */
static int
run_other (const char *uri)
{
  g_autoptr (FoyerClock) clock = foyer_fake_clock_new (START_US + MINUTE_US);
  Fixture fixture = { .uri = (char *) uri, .clock = clock };
  GAsyncResult *result = NULL;

  desk_open (&fixture.desk, &fixture, "desk-2");
  desk_load (&fixture.desk);
  walk_half (&fixture.desk, NULL, &result);
  g_print ("half\n");
  pause ();

  return EXIT_FAILURE;
}

static void
test_killed (Fixture       *self,
             gconstpointer  unused)
{
  Desk *desk = &self->desk;
  FoyerDue *due = due_new (desk);
  g_autoptr (GSubprocess) other = NULL;
  g_autoptr (GDataInputStream) told = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  gint64 n_done;

  plan (desk);
  look (due);
  set_warn (desk, "-2h");
  other = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--other", self->uri,
                            NULL);
  g_assert_no_error (error);
  told = g_data_input_stream_new (g_subprocess_get_stdout_pipe (other));
  line = g_data_input_stream_read_line (told, NULL, NULL, &error);
  g_assert_cmpstr (line, ==, "half");
  g_subprocess_force_exit (other);
  g_subprocess_wait (other, NULL, NULL);
  n_done = count_rows (desk, BY_NOW);
  g_assert_cmpint (n_done, >, 0);
  g_assert_cmpint (n_done, <, N_ITEMS);

  /* The next that starts goes on. */
  foyer_due_start (due);
  wait_until (all_by_now, desk);
  g_assert_cmpint (count_rows (desk, N_TOLD), ==, 0);

  settle (desk);
  foyer_due_stop (due);
  drop (&due);
}

/* Given up, what was done stays, and the rest is found again. */
static void
test_given_up (Fixture       *self,
               gconstpointer  unused)
{
  Desk *desk = &self->desk;
  FoyerDue *due = due_new (desk);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plan (desk);
  look (due);
  set_warn (desk, "-2h");
  walk_half (desk, cancellable, &result);
  g_cancellable_cancel (cancellable);
  g_assert_false (foyer_recompute_finish (wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count_rows (desk, BY_NOW), <, N_ITEMS);
  walk (desk);
  g_assert_cmpint (count_rows (desk, BY_NOW), ==, N_ITEMS);

  g_clear_object (&result);
  settle (desk);
  drop (&due);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--other"))
    return run_other (argv[2]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/rules/" name, Fixture, NULL, fixture_set_up, func, \
                                    fixture_tear_down)
  ADD ("all", test_all);
  ADD ("left", test_left);
  ADD ("between", test_between);
  ADD ("changed-again", test_changed_again);
  ADD ("given-up", test_given_up);
  ADD ("killed", test_killed);
  ADD ("progress", test_progress);
  if (test_engine_is_server ())
    ADD ("server-lost", test_server_lost);
#undef ADD

  return g_test_run ();
}
