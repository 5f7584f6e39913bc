/* The power is cut at every kind of moment: what was told as saved is there when it comes back. */

#include "store-fixture.h"

#include "power-vfs.h"
#include "store/db-sqlite-private.h"
#include "store/foyer-check.h"

#include <glib/gstdio.h>
#include <string.h>

#define STATES 400
#define CARELESS_STATES 60
#define ACTS 25

typedef struct
{
  guint64 n_acknowledged;
  guint64 n_lost;
  guint64 n_damaged;
} Outcome;

static gboolean
add_visit (FoyerDb   *db,
           FoyerUuid *id,
           guint      i)
{
  g_autoptr (GError) error = NULL;
  gint64 now_us = START_US + i;
  g_autofree char *number = g_strdup_printf ("V20261121-%03u", i);
  g_autoptr (FoyerVisit) visit = NULL;
  g_autoptr (FoyerTransaction) transaction = NULL;
  gint64 rev;

  *id = foyer_uuid_new (now_us);
  visit = foyer_visit_new_walk_in (id, number, START_DAY, now_us);
  transaction = foyer_transaction_begin (db, &fixture_actor, "check-in", NULL, now_us, &error);

  return transaction != NULL
         && foyer_transaction_create (transaction, FOYER_RECORD (visit), &error)
         && foyer_transaction_commit (transaction, &rev, &error);
}

/* Acts until the power goes; now and then the log is moved into the file. */
static void
work (FoyerDb *db,
      GArray  *acknowledged)
{
  for (guint i = 0; i < ACTS; i++)
    {
      FoyerUuid id;

      if (!add_visit (db, &id, i))
        return;
      g_array_append_val (acknowledged, id);
      if (i % 7 == 6)
        foyer_db_rest (db);
    }
}

static guint64
count_lost (FoyerDb *db,
            GArray  *acknowledged)
{
  guint64 n_lost = 0;

  for (guint i = 0; i < acknowledged->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FoyerRecord) record =
        foyer_db_load_record (db, FOYER_TYPE_VISIT, &g_array_index (acknowledged, FoyerUuid, i),
                              &error);

      if (record == NULL)
        n_lost++;
    }

  return n_lost;
}

/* Returns how many moments there were. */
static guint64
run_state (const char *template,
           gsize       length,
           const char *path,
           gboolean    is_careless,
           guint64     cut_after,
           GRand      *random,
           Outcome    *outcome)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *memory = g_strconcat (path, "-shm", NULL);
  g_autoptr (GArray) acknowledged = g_array_new (FALSE, FALSE, sizeof (FoyerUuid));
  g_autoptr (GPtrArray) flaws = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  guint64 n_moments;
  FoyerDb *db;

  g_unlink (log);
  g_unlink (memory);
  g_assert_true (g_file_set_contents_full (path, template, length, G_FILE_SET_CONTENTS_NONE, 0600,
                                           NULL));

  power_vfs_reset (0);
  db = foyer_db_open (path, FOYER_DB_WRITE, &error);
  g_assert_no_error (error);
  if (is_careless)
    g_assert_true (foyer_sqlite_exec (((FoyerSqlite *) db)->sqlite, "PRAGMA synchronous = OFF",
                                      NULL));
  power_vfs_reset (cut_after);
  work (db, acknowledged);
  foyer_db_close (db);
  n_moments = power_vfs_get_count ();
  power_vfs_come_back (random);

  outcome->n_acknowledged += acknowledged->len;
  db = foyer_db_open (path, FOYER_DB_WRITE, &error);
  /* In a file that may be damaged in any way a check may take any time. */
  if (db == NULL || (!is_careless && (!foyer_db_check (db, flaws, &error) || flaws->len > 0)))
    outcome->n_damaged++;
  if (db != NULL)
    {
      outcome->n_lost += count_lost (db, acknowledged);
      foyer_db_close (db);
    }

  return n_moments;
}

static Outcome
run_states (Fixture  *fixture,
            gboolean  is_careless)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  g_autofree char *template = NULL;
  g_autoptr (GError) error = NULL;
  Outcome outcome = { 0 };
  guint64 n_moments;
  gsize length;
  FoyerDb *db = foyer_db_open (fixture->path, FOYER_DB_CREATE, &error);

  g_assert_no_error (error);
  foyer_db_close (db);
  g_assert_true (g_file_get_contents (fixture->path, &template, &length, NULL));

  power_vfs_install ();
  /* Once without a cut, to see how many moments there are. */
  n_moments = run_state (template, length, fixture->path, is_careless, G_MAXUINT64, random,
                         &outcome);
  for (guint i = 0; i < (is_careless ? CARELESS_STATES : STATES); i++)
    run_state (template, length, fixture->path, is_careless,
               g_rand_int_range (random, 1, (int) n_moments + 1), random, &outcome);
  power_vfs_uninstall ();
  g_test_message ("%" G_GUINT64_FORMAT " acknowledged, %" G_GUINT64_FORMAT " lost, %"
                  G_GUINT64_FORMAT " states damaged", outcome.n_acknowledged,
                  outcome.n_lost, outcome.n_damaged);

  return outcome;
}

static void
test_nothing_is_lost (Fixture       *fixture,
                      gconstpointer  unused)
{
  Outcome outcome = run_states (fixture, FALSE);

  g_assert_cmpint (outcome.n_acknowledged, >, STATES);
  g_assert_cmpint (outcome.n_lost, ==, 0);
  g_assert_cmpint (outcome.n_damaged, ==, 0);
}

/* The same without waiting for the disk: if this lost nothing, the test above would see nothing. */
static void
test_the_test_sees_a_loss (Fixture       *fixture,
                           gconstpointer  unused)
{
  Outcome outcome = run_states (fixture, TRUE);

  g_assert_cmpint (outcome.n_lost, >, 0);
}

/* A read that goes wrong once looks like a damaged file and is none (NOTES §5). */
static void
test_misread (Fixture       *fixture,
              gconstpointer  n_reads)
{
  g_autoptr (GError) error = NULL;
  FoyerUuid id;
  gboolean is_saved;

  fixture_open (fixture);
  for (guint i = 0; i < 300; i++)
    id = fixture_add_customer (fixture, "张晓明", "13812345678", NULL);
  fixture_close (fixture);

  power_vfs_install ();
  fixture_open (fixture);
  power_vfs_misread (GPOINTER_TO_INT (n_reads), "foyer-writer");
  is_saved = fixture_edit (fixture, FOYER_TYPE_CUSTOMER, &id, "city", "北京", NULL, &error);
  power_vfs_misread (0, "foyer-writer");
  if (GPOINTER_TO_INT (n_reads) == 1)
    {
      g_assert_no_error (error);
      g_assert_true (is_saved);
      g_assert_cmpint (foyer_store_get_state (fixture->store), ==, FOYER_STORE_READY);
    }
  else
    {
      g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_CORRUPT);
      g_assert_cmpint (foyer_store_get_state (fixture->store), ==, FOYER_STORE_FAILED);
    }
  fixture_close (fixture);
  power_vfs_uninstall ();
}

/* The disk does not answer a commit: nobody knows what became of it. The act is done once. */
static void
test_unanswered_commit (Fixture       *fixture,
                        gconstpointer  n_syncs)
{
  g_autoptr (GError) error = NULL;
  FoyerUuid id;
  gboolean is_saved;

  power_vfs_install ();
  fixture_open (fixture);
  id = fixture_add_customer (fixture, "张晓明", "13812345678", NULL);
  /* With a reader there, the log is not read anew when the writer comes back: what was not synced
   * stays unseen, so that the answer is always that it was not done. */
  g_assert_cmpint (fixture_count (fixture, "SELECT rev FROM store"), ==, 1);
  power_vfs_fail_syncs (GPOINTER_TO_INT (n_syncs), "foyer-writer");
  is_saved = fixture_edit (fixture, FOYER_TYPE_CUSTOMER, &id, "city", "北京", NULL, &error);
  power_vfs_fail_syncs (0, "foyer-writer");
  if (GPOINTER_TO_INT (n_syncs) == 1)
    {
      g_assert_no_error (error);
      g_assert_true (is_saved);
      g_assert_cmpint (fixture_count (fixture, "SELECT rev FROM store"), ==, 2);
      g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM change WHERE op = 'update'"),
                       ==, 1);
    }
  else
    {
      g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_OFFLINE);
      g_assert_cmpint (foyer_store_get_state (fixture->store), ==, FOYER_STORE_OFFLINE);
      fixture_wait_for_state (fixture, FOYER_STORE_READY);
    }
  fixture_close (fixture);
  power_vfs_uninstall ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, data, func) \
  g_test_add ("/store/power/" path, Fixture, data, fixture_set_up_empty, func, fixture_tear_down)
  ADD ("nothing-is-lost", NULL, test_nothing_is_lost);
  ADD ("the-test-sees-a-loss", NULL, test_the_test_sees_a_loss);
  ADD ("misread/once", GINT_TO_POINTER (1), test_misread);
  ADD ("misread/always", GINT_TO_POINTER (1000000), test_misread);
  ADD ("unanswered-commit/once", GINT_TO_POINTER (1), test_unanswered_commit);
  ADD ("unanswered-commit/heals", GINT_TO_POINTER (1000000), test_unanswered_commit);

  return g_test_run ();
}
