/* Demonstrations in the store: nobody logs in twice with one account or demonstrates twice at once,
 * whatever several programs believe; and sealed secrets stay out of the journal. */

#include "store-fixture.h"

#include "store/foyer-demo-repository.h"
#include "store/foyer-secret-repository.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_ACCOUNTS 5
#define N_REPS 4
#define N_CHILDREN 3
#define N_EVENTS 5000

/* Keys that parent and children know without asking. */
static FoyerUuid
make_key (guint8 kind,
          guint  n)
{
  FoyerUuid key = { { kind, n + 1 } };

  return key;
}

static gboolean
add_ground (FoyerTransaction  *transaction,
            gpointer           data,
            gpointer          *result,
            GError           **error)
{
  for (guint i = 0; i < N_REPS; i++)
    {
      FoyerUuid id = make_key (1, i);
      g_autofree char *number = g_strdup_printf ("%u", 901 + i);
      g_autoptr (FoyerStaff) rep = foyer_staff_new (&id, number, "李娜", FOYER_ROLE_SALES, 0);

      if (!foyer_transaction_create (transaction, FOYER_RECORD (rep), error))
        return FALSE;
    }
  for (guint i = 0; i < N_ACCOUNTS; i++)
    {
      FoyerUuid id = make_key (2, i);
      g_autofree char *label = g_strdup_printf ("DEMO-%02u", i + 1);
      g_autoptr (FoyerDemoAccount) account = foyer_demo_account_new (&id, label);

      if (!foyer_transaction_create (transaction, FOYER_RECORD (account), error))
        return FALSE;
    }

  return TRUE;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  fixture_set_up (fixture, NULL);
  foyer_store_write (fixture->store, &fixture_actor, "test", NULL, add_ground, NULL, NULL, NULL,
                     &error);
  g_assert_no_error (error);
}

static FoyerDemoSession *
make_session (guint  account,
              guint  rep,
              gint64 now_us)
{
  FoyerUuid id = foyer_uuid_new (now_us);
  FoyerUuid account_id = make_key (2, account);
  FoyerUuid rep_id = make_key (1, rep);
  g_autofree char *key = foyer_uuid_to_string (&id);
  g_autofree char *number = g_strdup_printf ("D%.18s", key + 18);
  FoyerDemoSession *session = foyer_demo_session_new (&id, number, START_DAY, &rep_id, now_us,
                                                      now_us + G_TIME_SPAN_HOUR);

  foyer_demo_session_set_account (session, &account_id);
  return session;
}

/* Stores the session as one act; what the store refuses for being taken is told by %FALSE. Who
 * finds the line too long queues again, as the writer of a store does. */
static gboolean
store_session (FoyerDb          *db,
               FoyerDemoSession *session)
{
  gint64 now_us = g_get_real_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerTransaction) transaction =
    foyer_transaction_begin (db, &fixture_actor, "demo", NULL, now_us, &error);
  gboolean is_new = foyer_record_get_version (FOYER_RECORD (session)) == 0;
  gint64 rev;

  if (transaction != NULL
      && (is_new ? foyer_transaction_create (transaction, FOYER_RECORD (session), &error)
                 : foyer_transaction_save (transaction, FOYER_RECORD (session), &error))
      && foyer_transaction_commit (transaction, &rev, &error))
    return TRUE;

  foyer_db_rollback (db);
  if (g_error_matches (error, FOYER_DB_ERROR, FOYER_DB_ERROR_RETRY))
    return store_session (db, session);
  if (!is_new || !g_error_matches (error, FOYER_DB_ERROR, FOYER_DB_ERROR_UNIQUE))
    g_error ("child: %s", error->message);
  return FALSE;
}

/* One program that believes that everything is free: it begins sessions on any account for anybody,
 * and ends its own. Only the store can stop it. */
static int
run_child (const char *uri,
           guint       n_events,
           guint32     seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerDb) db = foyer_db_open (uri, FOYER_DB_WRITE, &error);
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  if (db == NULL)
    g_error ("child: %s", error->message);

  for (guint i = 0; i < n_events; i++)
    {
      gint64 now_us = g_get_real_time ();

      if (open->len > 0 && g_rand_int_range (random, 0, 2) == 0)
        {
          guint which = g_rand_int_range (random, 0, open->len);
          FoyerDemoSession *session = open->pdata[which];

          g_assert_true (foyer_demo_session_abort (session, "end", FALSE, now_us, NULL));
          g_assert_true (store_session (db, session));
          g_ptr_array_remove_index_fast (open, which);
        }
      else
        {
          g_autoptr (FoyerDemoSession) session =
            make_session (g_rand_int_range (random, 0, N_ACCOUNTS),
                          g_rand_int_range (random, 0, N_REPS), now_us);

          if (store_session (db, session))
            g_ptr_array_add (open, g_steal_pointer (&session));
        }
    }

  return 0;
}

static void
run_children (Fixture *fixture,
              guint    n_events)
{
  pid_t children[N_CHILDREN];

  for (guint i = 0; i < N_CHILDREN; i++)
    {
      g_autofree char *events = g_strdup_printf ("%u", n_events / N_CHILDREN + 1);
      g_autofree char *seed = g_strdup_printf ("%u", g_test_rand_int ());

      children[i] = fork ();
      if (children[i] == 0)
        {
          execl ("/proc/self/exe", "child", "--child", fixture->uri, events, seed, NULL);
          _exit (127);
        }
    }
  for (guint i = 0; i < N_CHILDREN; i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_cmpint (status, ==, 0);
    }
}

/* From which revision to which a session held its account and its rep. */
typedef struct
{
  FoyerUuid held;
  gint64 from;
  gint64 to;
} Hold;

static gpointer
read_holds (FoyerDb   *db,
            gpointer   data,
            GError   **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT s.%s, MIN(c.rev), CASE WHEN s.ended IS NULL THEN 0 ELSE MAX(c.rev)"
                     " END FROM demo_session s JOIN change c ON c.store_id = s.store_id"
                     " AND c.id = s.id WHERE s.store_id = $1 GROUP BY s.id, s.%s, s.ended",
                     (const char *) data, (const char *) data);
  g_autoptr (FoyerRows) rows =
    foyer_db_query (db, sql, FOYER_VALUES (foyer_value_int (foyer_db_get_store (db))), error);
  GArray *holds;

  if (rows == NULL)
    return NULL;

  holds = g_array_new (FALSE, FALSE, sizeof (Hold));
  for (guint i = 0; i < foyer_rows_get_n_rows (rows); i++)
    {
      Hold hold = { foyer_rows_get_uuid (rows, i, 0), foyer_rows_get_int (rows, i, 1),
                    foyer_rows_get_int (rows, i, 2) };

      if (hold.to == 0)
        hold.to = G_MAXINT64;
      g_array_append_val (holds, hold);
    }

  return holds;
}

static int
compare_holds (gconstpointer a,
               gconstpointer b)
{
  const Hold *one = a;
  const Hold *other = b;
  int order = memcmp (&one->held, &other->held, sizeof one->held);

  return order != 0 ? order : one->from < other->from ? -1 : 1;
}

static guint
count_overlaps (Fixture    *fixture,
                const char *column)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) holds = foyer_store_read (fixture->store, FOYER_STORE_DESK, read_holds,
                                               (char *) column, NULL, &error);
  guint n_overlaps = 0;

  g_assert_no_error (error);
  g_test_message ("%u sessions", holds->len);
  g_assert_cmpuint (holds->len, >, 20);
  g_array_sort (holds, compare_holds);
  for (guint i = 1; i < holds->len; i++)
    {
      Hold *before = &g_array_index (holds, Hold, i - 1);
      Hold *hold = &g_array_index (holds, Hold, i);

      if (foyer_uuid_equal (&before->held, &hold->held) && hold->from < before->to)
        n_overlaps++;
    }

  return n_overlaps;
}

/* 5,000 random events over three processes: no account and no colleague is ever twice in use. */
static void
test_exclusive (Fixture       *fixture,
                gconstpointer  unused)
{
  run_children (fixture, N_EVENTS);
  g_assert_cmpuint (count_overlaps (fixture, "account"), ==, 0);
  g_assert_cmpuint (count_overlaps (fixture, "rep"), ==, 0);
}

static gboolean
drop_guard (FoyerTransaction  *transaction,
            gpointer           data,
            gpointer          *result,
            GError           **error)
{
  FoyerDb *db = foyer_transaction_get_db (transaction);

  /* A transaction that changed no row would be given up. */
  return foyer_db_run (db, "DROP INDEX demo_session_account", FOYER_NO_VALUES, error) >= 0
         && foyer_db_run (db, "DROP INDEX demo_session_rep", FOYER_NO_VALUES, error) >= 0
         && foyer_db_run (db, "UPDATE staff SET phone = phone", FOYER_NO_VALUES, error) >= 0;
}

/* The same events without the two indexes overlap: it is they that hold the rule, and the test
 * above can fail. */
static void
test_guard_removed (Fixture       *fixture,
                    gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  foyer_store_write (fixture->store, &fixture_actor, "test", NULL, drop_guard, NULL, NULL, NULL,
                     &error);
  g_assert_no_error (error);
  run_children (fixture, N_EVENTS / 10);
  g_assert_cmpuint (count_overlaps (fixture, "account"), >, 0);
  g_assert_cmpuint (count_overlaps (fixture, "rep"), >, 0);
}

static gboolean
create (FoyerTransaction  *transaction,
        gpointer           data,
        gpointer          *result,
        GError           **error)
{
  return foyer_transaction_create (transaction, data, error);
}

static gpointer
read_open (FoyerDb   *db,
           gpointer   data,
           GError   **error)
{
  return foyer_demo_repository_find_open (db, error);
}

/* Begun by mistake: undone, the account is not held any more. */
static void
test_undo (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (FoyerDemoSession) session = make_session (0, 0, START_US);
  g_autoptr (FoyerDemoSession) again = make_session (0, 1, START_US);
  FoyerUuid op_id = fixture_id (fixture);
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GError) error = NULL;

  foyer_store_write (fixture->store, &fixture_actor, "demo.lend", &op_id, create, session, NULL,
                     NULL, &error);
  g_assert_no_error (error);
  foyer_store_write (fixture->store, &fixture_actor, "demo.lend", NULL, create, again, NULL, NULL,
                     &error);
  g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_UNIQUE);
  g_clear_error (&error);

  g_assert_true (fixture_undo (fixture, &op_id, NULL, &error));
  g_assert_no_error (error);
  foyer_record_set_identity (FOYER_RECORD (again), foyer_record_get_id (FOYER_RECORD (again)), 0);
  foyer_store_write (fixture->store, &fixture_actor, "demo.lend", NULL, create, again, NULL, NULL,
                     &error);
  g_assert_no_error (error);
  open = foyer_store_read (fixture->store, FOYER_STORE_DESK, read_open, NULL, NULL, &error);
  g_assert_cmpuint (open->len, ==, 1);
}

static const char sealed_text[] = "sealed-and-never-in-the-journal";

static gboolean
put_secret (FoyerTransaction  *transaction,
            gpointer           data,
            gpointer          *result,
            GError           **error)
{
  FoyerUuid key = make_key (3, 0);
  FoyerUuid account_id = make_key (2, 0);
  FoyerSealed sealed = { make_key (4, 0), key, NULL };
  g_autoptr (GBytes) proof = g_bytes_new_static ("proof", 5);
  g_autoptr (GBytes) bytes = g_bytes_new_static (sealed_text, sizeof sealed_text);
  g_autoptr (FoyerRecord) account = NULL;

  sealed.sealed = bytes;
  account = foyer_transaction_load (transaction, FOYER_TYPE_DEMO_ACCOUNT, &account_id, error);
  if (account == NULL)
    return FALSE;
  foyer_demo_account_set_secret (FOYER_DEMO_ACCOUNT (account), &sealed.id);

  return foyer_secret_repository_add_key (transaction, &key, proof, error)
         && foyer_secret_repository_put (transaction, &sealed, error)
         && foyer_transaction_save (transaction, account, error);
}

static gpointer
read_secret (FoyerDb   *db,
             gpointer   data,
             GError   **error)
{
  return foyer_secret_repository_get (db, data, error);
}

/* The journal knows that there is another secret, and nothing of it; undo comes back to the one
 * before. */
static void
test_secret (Fixture       *fixture,
             gconstpointer  unused)
{
  FoyerUuid op_id = fixture_id (fixture);
  FoyerUuid account_id = make_key (2, 0);
  FoyerUuid id = make_key (4, 0);
  g_autoptr (FoyerSealed) sealed = NULL;
  g_autofree char *secret = NULL;
  g_autoptr (GError) error = NULL;

  foyer_store_write (fixture->store, &fixture_actor, "demo.secret", &op_id, put_secret, NULL, NULL,
                     NULL, &error);
  g_assert_no_error (error);
  sealed = foyer_store_read (fixture->store, FOYER_STORE_DESK, read_secret, &id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_bytes_get_data (sealed->sealed, NULL), ==, sealed_text);
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT(*) FROM change WHERE entity"
                                  " NOT IN ('demo_account', 'staff')"), ==, 0);
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT(*) FROM change_value"
                                  " WHERE col = 'secret'"), ==, 1);

  g_assert_true (fixture_undo (fixture, &op_id, NULL, &error));
  secret = fixture_get (fixture, FOYER_TYPE_DEMO_ACCOUNT, &account_id, "secret");
  g_assert_null (secret);
}

static gpointer
read_bought (FoyerDb   *db,
             gpointer   data,
             GError   **error)
{
  gboolean has_bought;

  if (!foyer_demo_repository_has_bought (db, data, START_DAY, START_DAY + 30, &has_bought, error))
    return NULL;
  return GINT_TO_POINTER (has_bought + 1);
}

static gboolean
add_purchase (FoyerTransaction  *transaction,
              gpointer           data,
              gpointer          *result,
              GError           **error)
{
  FoyerDemoResult bought = { .outcome = FOYER_DEMO_OUTCOME_BOUGHT };
  g_autoptr (FoyerDemoSession) session = make_session (0, 0, START_US);

  foyer_demo_session_set_visitor (session, NULL, data, FOYER_IDENTITY_PARENT);
  foyer_demo_session_set_account (session, NULL);
  return foyer_demo_session_finish (session, &bought, START_US, error)
         && foyer_transaction_create (transaction, FOYER_RECORD (session), error);
}

static void
test_bought (Fixture       *fixture,
             gconstpointer  unused)
{
  FoyerUuid customer = fixture_add_customer (fixture, "周建国", "13800005678", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (GPOINTER_TO_INT (foyer_store_read (fixture->store, FOYER_STORE_DESK, read_bought,
                                                      &customer, NULL, &error)), ==, 1);
  foyer_store_write (fixture->store, &fixture_actor, "demo", NULL, add_purchase, &customer, NULL,
                     NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (GPOINTER_TO_INT (foyer_store_read (fixture->store, FOYER_STORE_DESK, read_bought,
                                                      &customer, NULL, &error)), ==, 2);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  if (argc == 5 && strcmp (argv[1], "--child") == 0)
    return run_child (argv[2], strtoul (argv[3], NULL, 10), strtoul (argv[4], NULL, 10));

  g_test_init (&argc, &argv, NULL);

  ADD ("/demo/exclusive", test_exclusive);
  ADD ("/demo/exclusive/guard-removed", test_guard_removed);
  ADD ("/demo/undo", test_undo);
  ADD ("/demo/secret", test_secret);
  ADD ("/demo/bought", test_bought);

  return g_test_run ();
}
