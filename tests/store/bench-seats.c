/* The figures of build-aux/bench-seats: one server, many seats. */

#include "store-fixture.h"

#include "bench-search.h"
#include "store/db-postgres-private.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SEATS 50
#define PAUSE_US (6 * G_USEC_PER_SEC)
#define WRITES_EACH 4
#define SETTLE_MS 5000
#define ALONE 400

typedef struct
{
  gint64 rev;
  gint64 begun_us;
  gint64 ended_us;
} Act;

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

static void
act_once (FoyerStore *store,
          Act        *act)
{
  gint64 now_us = g_get_real_time ();
  g_autofree char *number = g_strdup_printf ("B%d-%" G_GINT64_FORMAT, (int) getpid (), now_us);
  CheckIn visit = { foyer_uuid_new (now_us), number, now_us };
  g_autoptr (GError) error = NULL;

  act->begun_us = g_get_monotonic_time ();
  foyer_store_write (store, &fixture_actor, "check-in", NULL, check_in, &visit, &act->rev, NULL,
                     &error);
  g_assert_no_error (error);
  act->ended_us = g_get_monotonic_time ();
}

static int
run_seat (const char *uri,
          guint       n,
          gint64      pause_us)
{
  g_autoptr (FoyerClock) clock = foyer_system_clock_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerStore) store = foyer_store_open_sync (uri, FOYER_DB_WRITE, clock, &error);

  g_assert_no_error (error);
  /* The seats of a shop do not act in step, and are not switched on in the second of an act. */
  foyer_store_wait (store, g_random_int_range (0, MAX (pause_us, 1000) / 1000)
                           + (pause_us > 0 ? SETTLE_MS : 0));
  for (guint i = 0; i < n; i++)
    {
      Act act;

      act_once (store, &act);
      if (write (STDOUT_FILENO, &act, sizeof act) != sizeof act)
        return 1;
      if (pause_us > 0)
        foyer_store_wait (store, pause_us / 1000);
    }
  foyer_store_close (store);

  return 0;
}

static void
on_changed (FoyerStore *store,
            GPtrArray  *changes,
            gpointer    user_data)
{
  GArray *told = user_data;
  gint64 now_us = g_get_monotonic_time ();

  for (guint i = 0; i < changes->len; i++)
    {
      FoyerChange *change = g_ptr_array_index (changes, i);

      if (told->len <= change->rev)
        g_array_set_size (told, change->rev + 1);
      g_array_index (told, gint64, change->rev) = now_us;
    }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  gint64 a_us = *(const gint64 *) a;
  gint64 b_us = *(const gint64 *) b;

  return (a_us > b_us) - (a_us < b_us);
}

/* One figure a line, as build-aux/bench wants it; returns whether the goal is reached. */
static gboolean
print_figure (const char *what,
              GArray     *times,
              double      goal_ms)
{
  double p50;
  double p99;

  g_array_sort (times, compare);
  p50 = g_array_index (times, gint64, times->len / 2) / 1000.0;
  p99 = g_array_index (times, gint64, times->len * 99 / 100) / 1000.0;
  g_print ("%-44s p50 %8.2f ms   p99 %8.2f ms   max %8.2f ms", what, p50, p99,
           g_array_index (times, gint64, times->len - 1) / 1000.0);
  if (goal_ms > 0)
    g_print ("   goal p99 %.0f ms", goal_ms);
  g_print ("\n");

  return goal_ms <= 0 || p99 <= goal_ms;
}

static gboolean
measure_seats (Fixture    *fixture,
               const char *what,
               guint       n_seats,
               guint       n_each,
               gint64      pause_us)
{
  g_autoptr (GArray) told = g_array_new (FALSE, TRUE, sizeof (gint64));
  g_autoptr (GArray) acked = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree int *fds = g_new0 (int, n_seats);
  g_autofree char *acked_name = g_strdup_printf ("act acknowledged, %s", what);
  g_autofree char *seen_name = g_strdup_printf ("change on another seat, %s", what);
  gulong handler = g_signal_connect (fixture->store, "changed", G_CALLBACK (on_changed), told);
  guint n_running = n_seats;
  gboolean is_reached;
  Act act;

  for (guint i = 0; i < n_seats; i++)
    {
      g_autofree char *n = g_strdup_printf ("%u", n_each);
      g_autofree char *pause = g_strdup_printf ("%" G_GINT64_FORMAT, pause_us);
      int pipe_fds[2];

      g_assert_cmpint (pipe (pipe_fds), ==, 0);
      if (fork () == 0)
        {
          dup2 (pipe_fds[1], STDOUT_FILENO);
          execl ("/proc/self/exe", "seat", "--seat", fixture->uri, n, pause, NULL);
          _exit (127);
        }
      close (pipe_fds[1]);
      fds[i] = pipe_fds[0];
    }

  while (n_running > 0)
    {
      foyer_store_wait (fixture->store, 50);
      while (waitpid (-1, NULL, WNOHANG) > 0)
        n_running--;
    }
  foyer_store_wait (fixture->store, 500);

  for (guint i = 0; i < n_seats; i++)
    {
      while (read (fds[i], &act, sizeof act) == sizeof act)
        {
          gint64 acked_us = act.ended_us - act.begun_us;
          gint64 seen_us;

          g_assert_cmpuint (told->len, >, act.rev);
          seen_us = g_array_index (told, gint64, act.rev) - act.begun_us;
          g_array_append_val (acked, acked_us);
          g_array_append_val (seen, seen_us);
        }
      close (fds[i]);
    }
  g_signal_handler_disconnect (fixture->store, handler);

  print_figure (acked_name, acked, 0);
  is_reached = print_figure (seen_name, seen, 100);
  return is_reached;
}

/* How often an act waits for the server. */
static void
measure_trips (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerDb) db = foyer_db_open (fixture->uri, FOYER_DB_WRITE, &error);
  FoyerPostgres *self = (FoyerPostgres *) db;
  guint n_before = 0;
  gint64 rev;

  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      gint64 now_us = g_get_real_time ();
      g_autofree char *number = g_strdup_printf ("T%u", i);
      CheckIn act = { foyer_uuid_new (now_us), number, now_us };
      g_autoptr (FoyerTransaction) transaction = NULL;

      n_before = self->n_trips;
      transaction = foyer_transaction_begin (db, &fixture_actor, "check-in", NULL, now_us, &error);
      g_assert_no_error (error);
      check_in (transaction, &act, NULL, &error);
      foyer_transaction_commit (transaction, &rev, &error);
      g_assert_no_error (error);
    }
  g_print ("%-44s %u\n", "round trips of a check-in", self->n_trips - n_before);
}

int
main (int   argc,
      char *argv[])
{
  Fixture fixture = { NULL };
  const char *people = g_getenv ("FOYER_BENCH_PEOPLE");
  gboolean is_reached;

  if (argc == 5 && strcmp (argv[1], "--seat") == 0)
    return run_seat (argv[2], strtoul (argv[3], NULL, 10), g_ascii_strtoll (argv[4], NULL, 10));

  fixture_set_up (&fixture, NULL);
  measure_trips (&fixture);
  is_reached = measure_seats (&fixture, "one seat", 1, ALONE, 0);
  is_reached &= measure_seats (&fixture, "50 seats", SEATS, WRITES_EACH, PAUSE_US);
  fixture_close (&fixture);
  is_reached &= bench_search (fixture.uri, people != NULL ? strtoul (people, NULL, 10) : 500000);
  fixture_tear_down (&fixture, NULL);

  return is_reached ? EXIT_SUCCESS : EXIT_FAILURE;
}
