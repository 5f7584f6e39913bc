/* Several seats on one server that dies, answers half, and changes its schema: nothing that was
 * acknowledged is lost, nothing is stored twice, and everybody is told. */

#include "store-fixture.h"

#include "../test-engine.h"
#include "store-proxy.h"
#include "store/db-driver.h"
#include "store/foyer-check.h"
#include "store/foyer-migration-private.h"
#include "store/foyer-migration.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SEATS 3
#define WRITES 3200
#define INCREMENTS 200
#define MIGRATIONS 5

/* What a seat has been told was saved. */
typedef struct
{
  guint32 seat;
  guint32 n;
  gint64 rev;
} Ack;

typedef struct
{
  FoyerUuid id;
  const char *number;
  gint64 at_us;
} CheckIn;

static gboolean
check_in (FoyerTransaction  *transaction,
          gpointer           data,
          gpointer          *result,
          GError           **error)
{
  CheckIn *act = data;
  g_autoptr (FoyerVisit) visit = foyer_visit_new_walk_in (&act->id, act->number, START_DAY,
                                                          act->at_us);

  return foyer_transaction_create (transaction, FOYER_RECORD (visit), error);
}

static FoyerStore *
open_store (const char *uri)
{
  g_autoptr (FoyerClock) clock = foyer_system_clock_new ();
  g_autoptr (GError) error = NULL;
  FoyerStore *store = foyer_store_open_sync (uri, FOYER_DB_WRITE, clock, &error);

  if (store == NULL)
    g_error ("%s", error->message);
  return store;
}

/* A seat: what was refused because the server was away is done again, as a person would. Numbers
 * are unique, so an act that was stored although it was told as failed shows itself. */
static int
run_seat (const char *uri,
          guint       seat,
          guint       n_writes)
{
  g_autoptr (FoyerStore) store = open_store (uri);

  for (guint i = 0; i < n_writes;)
    {
      g_autofree char *number = g_strdup_printf ("S%u-%u", seat, i);
      gint64 now_us = g_get_real_time ();
      CheckIn act = { foyer_uuid_new (now_us), number, now_us };
      Ack ack = { seat, i, 0 };
      g_autoptr (GError) error = NULL;

      foyer_store_write (store, &fixture_actor, "check-in", NULL, check_in, &act, &ack.rev, NULL,
                         &error);
      if (error == NULL)
        {
          if (write (STDOUT_FILENO, &ack, sizeof ack) != sizeof ack)
            return 1;
          i++;
        }
      else if (g_error_matches (error, FOYER_DB_ERROR, FOYER_DB_ERROR_OFFLINE))
        g_usleep (20000);
      else
        g_error ("seat %u, act %u: %s", seat, i, error->message);
    }

  foyer_store_close (store);
  return 0;
}

static gpointer
read_customer (FoyerDb   *db,
               gpointer   data,
               GError   **error)
{
  return foyer_db_load_record (db, FOYER_TYPE_CUSTOMER, data, error);
}

static gboolean
save_customer (FoyerTransaction  *transaction,
               gpointer           data,
               gpointer          *result,
               GError           **error)
{
  return foyer_transaction_save (transaction, data, error);
}

/* Adds one to the number in a remark, guarded by the version that was read. */
static gboolean
increment (FoyerStore   *store,
           FoyerRecord  *record,
           GError      **error)
{
  g_autofree char *remark =
    foyer_record_dup_text (record, foyer_record_class_find_field (FOYER_RECORD_GET_CLASS (record),
                                                                  "remark"));
  g_autofree char *next = g_strdup_printf ("%d", atoi (remark) + 1);
  g_autoptr (GError) own = NULL;

  if (!foyer_record_edit (record, "remark", next, error))
    return FALSE;
  foyer_store_write (store, &fixture_actor, "edit", NULL, save_customer, record, NULL, NULL, &own);
  if (own == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&own));
  return FALSE;
}

static int
run_increments (const char *uri,
                const char *customer,
                guint       n)
{
  g_autoptr (FoyerStore) store = open_store (uri);
  FoyerUuid id;

  g_assert_true (foyer_uuid_parse (customer, &id));
  while (n > 0)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FoyerRecord) record = foyer_store_read (store, FOYER_STORE_DESK, read_customer,
                                                         &id, NULL, &error);

      g_assert_no_error (error);
      if (increment (store, record, &error))
        n--;
      else
        g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_CONFLICT);
    }

  foyer_store_close (store);
  return 0;
}

static int
run_migration (const char *uri)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerDb) db = foyer_db_open (uri, FOYER_DB_CREATE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (db->version, ==, foyer_migration_get_newest ());
  return 0;
}

/* Starts this program again: as a seat, with what it says going to @fd. */
static pid_t
start (int        *fd,
       const char *role,
       const char *uri,
       const char *what,
       guint       n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  int fds[2];
  pid_t child;

  g_assert_cmpint (pipe (fds), ==, 0);
  child = fork ();
  if (child == 0)
    {
      dup2 (fds[1], STDOUT_FILENO);
      close (fds[0]);
      close (fds[1]);
      execl ("/proc/self/exe", "child", role, uri, what, number, NULL);
      _exit (127);
    }
  close (fds[1]);
  *fd = fds[0];

  return child;
}

static void
assert_ended_well (pid_t child)
{
  int status;

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

static void
on_changed (FoyerStore *store,
            GPtrArray  *changes,
            gpointer    user_data)
{
  GArray *revs = user_data;

  for (guint i = 0; i < changes->len; i++)
    g_array_append_val (revs, ((FoyerChange *) g_ptr_array_index (changes, i))->rev);
}

typedef struct
{
  GArray *revs;
  guint n;
} Expected;

static gboolean
is_told (Fixture  *fixture,
         gpointer  data)
{
  Expected *expected = data;

  return expected->revs->len >= expected->n;
}

/* Every rev once and in order; @n of them. */
static void
assert_told_all (Fixture *fixture,
                 GArray  *revs,
                 guint    n)
{
  Expected expected = { revs, n };

  fixture_wait (fixture, is_told, &expected);
  g_assert_cmpuint (revs->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (g_array_index (revs, gint64, i), ==, i + 1);
}

static guint
drain_acks (int     fd,
            GArray *seen)
{
  guint n = 0;
  Ack ack;

  while (read (fd, &ack, sizeof ack) == sizeof ack)
    {
      g_assert_cmpint (ack.rev, >, 0);
      g_assert_cmpint (g_array_index (seen, gint, ack.rev), ==, 0);
      g_array_index (seen, gint, ack.rev) = 1;
      n++;
    }
  close (fd);

  return n;
}

static void
assert_sound (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerCheck) check = foyer_store_check (fixture->store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < check->flaws->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (check->flaws, i));
  g_assert_cmpuint (check->flaws->len, ==, 0);
}

/* The seats write, the server is killed twice, a listener listens all the time. */
static void
test_kills (Fixture       *fixture,
            gconstpointer  unused)
{
  const guint each = (WRITES + SEATS - 1) / SEATS;
  g_autoptr (GArray) revs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) seen = g_array_new (FALSE, TRUE, sizeof (gint));
  pid_t children[SEATS];
  int fds[SEATS];
  guint n_acks = 0;

  g_signal_connect (fixture->store, "changed", G_CALLBACK (on_changed), revs);
  for (guint i = 0; i < SEATS; i++)
    {
      g_autofree char *seat = g_strdup_printf ("%u", i);

      children[i] = start (&fds[i], "--seat", fixture->uri, seat, each);
    }

  for (guint kill = 1; kill <= 2; kill++)
    {
      while (revs->len < kill * SEATS * each / 3)
        foyer_store_wait (fixture->store, 5);
      test_engine_control ("--crash");
      foyer_store_wait (fixture->store, 100);
      test_engine_control ("--start");
    }

  g_array_set_size (seen, SEATS * each + 1);
  for (guint i = 0; i < SEATS; i++)
    {
      n_acks += drain_acks (fds[i], seen);
      assert_ended_well (children[i]);
    }
  assert_told_all (fixture, revs, SEATS * each);
  g_assert_cmpuint (n_acks, ==, SEATS * each);
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM visit"), ==, n_acks);
  assert_sound (fixture);
}

/* One in ten answers to COMMIT never comes. */
static void
test_cut_commits (Fixture       *fixture,
                  gconstpointer  unused)
{
  const guint n_writes = 800;
  g_autoptr (GArray) seen = g_array_new (FALSE, TRUE, sizeof (gint));
  StoreProxy *proxy = store_proxy_new (10);
  g_autofree char *uri = store_proxy_make_uri (proxy, fixture->uri);
  int fd;
  pid_t child = start (&fd, "--seat", uri, "0", n_writes);
  guint n_acks;

  g_array_set_size (seen, n_writes + 1);
  n_acks = drain_acks (fd, seen);
  assert_ended_well (child);

  g_test_message ("%u answers cut", store_proxy_get_n_cut (proxy));
  g_assert_cmpuint (store_proxy_get_n_cut (proxy), >, n_writes / 20);
  g_assert_cmpuint (n_acks, ==, n_writes);
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM visit"), ==, n_writes);
  g_assert_cmpint (fixture_count (fixture, "SELECT rev FROM store"), ==, n_writes);
  assert_sound (fixture);
  store_proxy_free (proxy);
}

/* Three seats add one to the same record again and again, each to what it has read. */
static void
test_increments (Fixture       *fixture,
                 gconstpointer  unused)
{
  FoyerUuid id = fixture_add_customer (fixture, "张晓明", "", NULL);
  g_autofree char *key = foyer_uuid_to_string (&id);
  g_autofree char *remark = NULL;
  pid_t children[SEATS];
  int fds[SEATS];

  for (guint i = 0; i < SEATS; i++)
    children[i] = start (&fds[i], "--increment", fixture->uri, key, INCREMENTS);
  for (guint i = 0; i < SEATS; i++)
    {
      assert_ended_well (children[i]);
      close (fds[i]);
    }

  remark = fixture_get (fixture, FOYER_TYPE_CUSTOMER, &id, "remark");
  g_assert_cmpint (atoi (remark), ==, SEATS * INCREMENTS);
}

static void
test_migrations (Fixture       *fixture,
                 gconstpointer  unused)
{
  pid_t children[MIGRATIONS];
  int fds[MIGRATIONS];

  for (guint i = 0; i < MIGRATIONS; i++)
    children[i] = start (&fds[i], "--migrate", fixture->uri, "", 0);
  for (guint i = 0; i < MIGRATIONS; i++)
    {
      assert_ended_well (children[i]);
      close (fds[i]);
    }

  fixture_open (fixture);
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM schema_step"), ==,
                   foyer_migration_get_newest ());
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM store"), ==, 1);
}

/* A seat at which nobody does anything notices that the server went, and that it is back. */
static void
test_outage (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;
  FoyerUuid id = fixture_add_customer (fixture, "李四", "", NULL);

  test_engine_control ("--crash");
  fixture_wait_for_state (fixture, FOYER_STORE_OFFLINE);
  g_assert_error (foyer_store_get_error (fixture->store), FOYER_DB_ERROR, FOYER_DB_ERROR_OFFLINE);
  g_assert_cmpint (foyer_store_get_since_us (fixture->store), ==,
                   foyer_clock_now_us (fixture->clock));
  fixture_edit (fixture, FOYER_TYPE_CUSTOMER, &id, "city", "北京", NULL, &error);
  g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_OFFLINE);
  g_clear_error (&error);

  test_engine_control ("--start");
  fixture_wait_for_state (fixture, FOYER_STORE_READY);
  fixture_edit (fixture, FOYER_TYPE_CUSTOMER, &id, "city", "北京", NULL, &error);
  g_assert_no_error (error);
  found = fixture_find (fixture, "ls");
  g_assert_cmpstr (found, ==, "李四");
}

#define CLOSE_US (2 * G_USEC_PER_SEC)

static gboolean
change_nothing (FoyerTransaction  *transaction,
                gpointer           data,
                gpointer          *result,
                GError           **error)
{
  return TRUE;
}

static void
close_soon (Fixture *fixture)
{
  gint64 start_us = g_get_monotonic_time ();

  fixture_close (fixture);
  g_test_message ("closed after %d ms", (int) (g_get_monotonic_time () - start_us) / 1000);
  g_assert_cmpint (g_get_monotonic_time () - start_us, <, CLOSE_US);
}

/* Who closes the window while nothing answers goes home at once: in the middle of an act, */
static void
test_close_unanswered (Fixture       *fixture,
                       gconstpointer  unused)
{
  StoreProxy *proxy = store_proxy_new (0);
  g_autofree char *uri = g_steal_pointer (&fixture->uri);

  fixture_close (fixture);
  fixture->uri = store_proxy_make_uri (proxy, uri);
  fixture_open (fixture);
  store_proxy_mute (proxy, FALSE);
  foyer_store_write_async (fixture->store, &fixture_actor, "wait", NULL, change_nothing, NULL, NULL,
                           NULL, NULL, NULL, NULL);
  close_soon (fixture);

  store_proxy_mute (proxy, TRUE);
  store_proxy_free (proxy);
}

/* and while every thread tries to connect again. */
static void
test_close_unconnected (Fixture       *fixture,
                        gconstpointer  unused)
{
  StoreProxy *proxy = store_proxy_new (0);
  g_autofree char *uri = g_steal_pointer (&fixture->uri);

  fixture_close (fixture);
  fixture->uri = store_proxy_make_uri (proxy, uri);
  fixture_open (fixture);
  store_proxy_mute (proxy, TRUE);
  foyer_store_write_async (fixture->store, &fixture_actor, "wait", NULL, change_nothing, NULL, NULL,
                           NULL, NULL, NULL, NULL);
  foyer_store_wait (fixture->store, 500);
  close_soon (fixture);

  store_proxy_mute (proxy, TRUE);
  store_proxy_free (proxy);
}

/* Of two servers the first does not answer: its standby is the second. */
static void
test_second_host (Fixture       *fixture,
                  gconstpointer  unused)
{
  StoreProxy *proxy = store_proxy_new (0);
  g_autofree char *silent = store_proxy_make_uri (proxy, fixture->uri);
  g_autofree char *both = g_strdup_printf ("%s,%s", silent,
                                           strstr (fixture->uri, "?host=") + strlen ("?host="));
  g_autoptr (FoyerDb) db = NULL;
  g_autoptr (GError) error = NULL;

  store_proxy_mute (proxy, FALSE);
  db = foyer_db_open (both, FOYER_DB_READ, &error);
  g_assert_no_error (error);
  store_proxy_mute (proxy, TRUE);
  store_proxy_free (proxy);
}

static void
migrate_further (Fixture    *fixture,
                 const char *sql,
                 gboolean    is_additive)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerDb) db = foyer_db_open (fixture->uri, FOYER_DB_WRITE, &error);
  FoyerMigrationStep step = { foyer_migration_get_newest () + 1, sql, is_additive };

  g_assert_no_error (error);
  foyer_migration_apply (db, &step, 1, &error);
  g_assert_no_error (error);
}

/* Within a second, as the journey of two seats sees it; here the machine may be busier than
 * that. */
static void
wait_for_outdated (Fixture *fixture)
{
  gint64 start_us = g_get_monotonic_time ();

  while (!foyer_store_is_outdated (fixture->store))
    {
      foyer_store_wait (fixture->store, 10);
      g_assert_cmpint (g_get_monotonic_time () - start_us, <, G_TIME_SPAN_MINUTE);
    }
  g_test_message ("told after %d ms", (int) (g_get_monotonic_time () - start_us) / 1000);
}

static void
test_additive_step (Fixture       *fixture,
                    gconstpointer  unused)
{
  FoyerUuid id = fixture_add_customer (fixture, "李四", "", NULL);
  g_autoptr (GError) error = NULL;

  migrate_further (fixture, "ALTER TABLE customer ADD COLUMN shoe_size {int}", TRUE);
  wait_for_outdated (fixture);
  g_assert_cmpint (foyer_store_get_state (fixture->store), ==, FOYER_STORE_READY);
  fixture_edit (fixture, FOYER_TYPE_CUSTOMER, &id, "city", "北京", NULL, &error);
  g_assert_no_error (error);
}

static void
test_breaking_step (Fixture       *fixture,
                    gconstpointer  unused)
{
  FoyerUuid id = fixture_add_customer (fixture, "李四", "", NULL);
  g_autoptr (GError) error = NULL;
  FoyerDb *db;

  migrate_further (fixture, "ALTER TABLE customer ADD COLUMN shoe_size {int}", FALSE);
  fixture_edit (fixture, FOYER_TYPE_CUSTOMER, &id, "city", "北京", NULL, &error);
  g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_SCHEMA);
  g_clear_error (&error);
  wait_for_outdated (fixture);
  fixture_wait_for_state (fixture, FOYER_STORE_FAILED);

  db = foyer_db_open (fixture->uri, FOYER_DB_READ, &error);
  g_assert_null (db);
  g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_SCHEMA);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 5 && strcmp (argv[1], "--seat") == 0)
    return run_seat (argv[2], atoi (argv[3]), atoi (argv[4]));
  if (argc == 5 && strcmp (argv[1], "--increment") == 0)
    return run_increments (argv[2], argv[3], atoi (argv[4]));
  if (argc == 5 && strcmp (argv[1], "--migrate") == 0)
    return run_migration (argv[2]);

  g_test_init (&argc, &argv, NULL);

#define ADD(path, set_up, func) \
  g_test_add ("/store/faults/" path, Fixture, NULL, set_up, func, fixture_tear_down)
  ADD ("kills", fixture_set_up, test_kills);
  ADD ("cut-commits", fixture_set_up, test_cut_commits);
  ADD ("increments", fixture_set_up, test_increments);
  ADD ("migrations", fixture_set_up_empty, test_migrations);
  ADD ("outage", fixture_set_up, test_outage);
  ADD ("close/unanswered", fixture_set_up, test_close_unanswered);
  ADD ("close/unconnected", fixture_set_up, test_close_unconnected);
  ADD ("second-host", fixture_set_up, test_second_host);
  ADD ("additive-step", fixture_set_up, test_additive_step);
  ADD ("breaking-step", fixture_set_up, test_breaking_step);

  return g_test_run ();
}
