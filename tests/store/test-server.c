/* Setting up a server: founding, seats and their rights, and moving a shop there and back. */

#include "store-fixture.h"

#include "../test-engine.h"
#include "store/db-driver.h"
#include "store/foyer-check.h"
#include "store/foyer-migration-private.h"
#include "store/foyer-migration.h"
#include "store/foyer-schema.h"
#include "store/foyer-server.h"
#include "store/foyer-store-copy.h"

#include <string.h>
#include <unistd.h>

static char *
make_owner_uri (void)
{
  static guint n_made;
  g_autofree char *name = g_strdup_printf ("chain_%d_%u", (int) getpid (), n_made++);

  return test_engine_make_named_uri ("postgres", name);
}

static FoyerDb *
open_db (const char  *uri,
         FoyerDbMode  mode)
{
  g_autoptr (GError) error = NULL;
  FoyerDb *db = foyer_db_open (uri, mode, &error);

  g_assert_no_error (error);
  return db;
}

static char *
add_seat (const char *owner,
          const char *name,
          gint64      store)
{
  g_autoptr (GError) error = NULL;
  char *uri = foyer_server_add_seat (owner, name, store, NULL, &error);

  g_assert_no_error (error);
  return uri;
}

static void
found (const char *owner)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (foyer_server_found (owner, &error));
  g_assert_no_error (error);
}

static void
open_as (Fixture    *fixture,
         const char *uri)
{
  g_free (fixture->uri);
  fixture->uri = g_strdup (uri);
  fixture_open (fixture);
}

/* A seat does all that a shop does in a day, by the rights that it has. */
static void
test_seat_works (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autofree char *owner = make_owner_uri ();
  g_autofree char *uri = NULL;
  g_autofree char *found_name = NULL;
  g_autoptr (GError) error = NULL;
  FoyerUuid customer;
  FoyerUuid visit_op;

  found (owner);
  /* Again is harmless. */
  found (owner);
  uri = add_seat (owner, "front-desk", 1);
  open_as (fixture, uri);
  customer = fixture_add_customer (fixture, "张晓明", "13812345678", NULL);
  fixture_add_visit (fixture, &customer, &visit_op);
  fixture_edit (fixture, FOYER_TYPE_CUSTOMER, &customer, "name", "赵六", NULL, &error);
  g_assert_no_error (error);
  fixture_undo (fixture, &visit_op, NULL, &error);
  g_assert_no_error (error);
  found_name = fixture_find (fixture, "zl");
  g_assert_cmpstr (found_name, ==, "赵六");
}

static void
assert_refused (FoyerDb    *db,
                const char *sql)
{
  g_autoptr (GError) error = NULL;

  foyer_db_begin (db, TRUE, NULL);
  if (foyer_db_run (db, sql, FOYER_NO_VALUES, &error) >= 0)
    g_error ("a seat may: %s", sql);
  g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_DENIED);
  foyer_db_rollback (db);
}

static gint64
count (FoyerDb    *db,
       const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerRows) rows = foyer_db_query (db, sql, FOYER_NO_VALUES, &error);

  g_assert_no_error (error);
  return foyer_rows_get_int (rows, 0, 0);
}

/* Whoever gets hold of a seat's password cannot rewrite what happened. */
static void
test_rights (Fixture       *fixture,
             gconstpointer  unused)
{
  static const char *const refused[] = {
    "DELETE FROM visit",
    "DELETE FROM customer WHERE store_id = 1",
    "DELETE FROM revision",
    "UPDATE revision SET actor = 'system'",
    "UPDATE change SET op = 'create'",
    "UPDATE change_value SET new = 'forged'",
    "DELETE FROM access_log",
    "UPDATE access_log SET actor = 'system'",
    "DELETE FROM store",
    "INSERT INTO seat (role, store_id, name) VALUES ('x', 1, 'x')",
    "UPDATE seat SET store_id = 2",
    "UPDATE schema_step SET needs = 1000",
    "ALTER TABLE visit ADD COLUMN x text",
    "CREATE TABLE mine (x text)",
    "TRUNCATE visit",
  };
  g_autofree char *owner = make_owner_uri ();
  g_autofree char *uri = NULL;
  g_autoptr (FoyerDb) db = NULL;
  g_autoptr (GError) error = NULL;

  found (owner);
  uri = add_seat (owner, "rep1", 1);
  db = open_db (uri, FOYER_DB_WRITE);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    assert_refused (db, refused[i]);

  g_assert_null (foyer_server_add_seat (uri, "friend", 1, NULL, &error));
  g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_null (foyer_server_add_seat (owner, "x\" SUPERUSER --", 1, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_null (foyer_server_add_seat (owner, "rep1", 1, NULL, &error));
  g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_UNIQUE);
}

static void
run (const char *uri,
     const char *sql)
{
  g_autoptr (FoyerDb) db = open_db (uri, FOYER_DB_WRITE);
  g_autoptr (GError) error = NULL;

  foyer_db_run (db, sql, FOYER_NO_VALUES, &error);
  g_assert_no_error (error);
}

/* The way back from a backup: a database that was dropped leaves its logins behind, and one that
 * comes to another server comes without. */
static void
test_seat_again (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autofree char *owner = make_owner_uri ();
  g_autofree char *elsewhere = make_owner_uri ();
  const char *path = strstr (owner, "@/") + strlen ("@/");
  g_autofree char *name = g_strndup (path, strcspn (path, "?"));
  g_autofree char *drop = NULL;
  g_autofree char *drop_role = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  found (owner);
  found (elsewhere);
  before = add_seat (owner, "front", 1);
  drop = g_strdup_printf ("DROP DATABASE %s WITH (FORCE)", name);
  run (elsewhere, drop);
  found (owner);
  after = add_seat (owner, "front", 1);
  open_as (fixture, after);
  fixture_close (fixture);

  drop_role = g_strdup_printf ("DROP ROLE %s_seat_front", name);
  run (owner, drop_role);
  again = add_seat (owner, "front", 1);
  open_as (fixture, again);

  /* One that is whole is somebody's: a new password would lock that PC out. */
  g_assert_null (foyer_server_add_seat (owner, "front", 1, NULL, &error));
  g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_UNIQUE);
}

/* A chain on one server: a seat sees the rows of its store, whatever it asks. */
static void
test_stores_apart (Fixture       *fixture,
                   gconstpointer  unused)
{
  g_autofree char *owner = make_owner_uri ();
  g_autofree char *north = NULL;
  g_autofree char *south = NULL;
  g_autofree char *found_name = NULL;
  g_autoptr (FoyerDb) db = NULL;
  g_autoptr (GError) error = NULL;

  found (owner);
  north = add_seat (owner, "north", 1);
  south = add_seat (owner, "south", 2);
  open_as (fixture, north);
  fixture_add_customer (fixture, "李四", "", NULL);
  fixture_close (fixture);
  open_as (fixture, south);
  fixture_add_customer (fixture, "李五", "", NULL);
  found_name = fixture_find (fixture, "l");
  g_assert_cmpstr (found_name, ==, "李五");

  db = open_db (south, FOYER_DB_WRITE);
  g_assert_cmpint (foyer_db_get_store (db), ==, 2);
  g_assert_cmpint (count (db, "SELECT COUNT (*) FROM customer"), ==, 1);
  g_assert_cmpint (count (db, "SELECT COUNT (*) FROM change_value WHERE store_id = 1"), ==, 0);
  g_assert_cmpint (count (db, "SELECT COUNT (*) FROM store"), ==, 1);
  g_assert_cmpint (foyer_db_run (db, "UPDATE customer SET remark = 'mine' WHERE store_id = 1",
                                 FOYER_NO_VALUES, &error), ==, 0);
  assert_refused (db, "INSERT INTO number_counter (store_id, prefix, day, last)"
                  " VALUES (1, 'V', '20261121', 999) RETURNING last");
}

static gboolean
has_error (Fixture  *fixture,
           gpointer  data)
{
  return g_error_matches (foyer_store_get_error (fixture->store), FOYER_DB_ERROR, *(int *) data);
}

static void
wait_for_error (Fixture *fixture,
                int      code)
{
  fixture_wait (fixture, has_error, &code);
  g_assert_error (foyer_store_get_error (fixture->store), FOYER_DB_ERROR, code);
}

/* A PC that was stolen: its login is gone, and with it whoever uses it. */
static void
test_revoke (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autofree char *owner = make_owner_uri ();
  g_autofree char *uri = NULL;
  g_autoptr (GError) error = NULL;

  found (owner);
  uri = add_seat (owner, "front", 1);
  open_as (fixture, uri);
  foyer_server_revoke_seat (owner, "front", &error);
  g_assert_no_error (error);
  wait_for_error (fixture, FOYER_DB_ERROR_DENIED);
  g_assert_cmpint (foyer_store_get_state (fixture->store), ==, FOYER_STORE_FAILED);
  fixture_close (fixture);
  g_assert_null (foyer_db_open (uri, FOYER_DB_READ, &error));
  g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_DENIED);
  g_clear_error (&error);

  g_assert_false (foyer_server_revoke_seat (owner, "front", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (foyer_server_found ("sqlite:/tmp/x.db", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

/* As if the server's clock were so much before this PC's. */
static void
set_server_clock (FoyerDb *db,
                  int      seconds)
{
  g_autofree char *sql =
    g_strdup_printf ("CREATE OR REPLACE FUNCTION server_time () RETURNS bigint LANGUAGE sql"
                     " VOLATILE AS 'SELECT (EXTRACT (EPOCH FROM clock_timestamp ()) * 1000000)"
                     "::bigint + %d * 1000000::bigint'", seconds);
  g_autoptr (GError) error = NULL;

  foyer_db_run (db, sql, FOYER_NO_VALUES, &error);
  g_assert_no_error (error);
}

static gboolean
has_offset (Fixture  *fixture,
            gpointer  data)
{
  gint64 offset_us = foyer_store_get_clock_offset_us (fixture->store);

  return ABS (offset_us - *(int *) data * G_USEC_PER_SEC) < G_USEC_PER_SEC;
}

static void
wait_for_clock (Fixture         *fixture,
                int              seconds,
                FoyerStoreState  state)
{
  foyer_store_hurry (fixture->store);
  fixture_wait (fixture, has_offset, &seconds);
  g_assert_true (has_offset (fixture, &seconds));
  fixture_wait_for_state (fixture, state);
}

/* A PC's clock is put right by the server's, and one that is very wrong writes nothing. The test's
 * own clock stands still at START_US, as a clock does whose battery is empty. */
static void
test_clock (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autofree char *owner = make_owner_uri ();
  g_autofree char *uri = NULL;
  g_autoptr (FoyerDb) db = NULL;
  g_autoptr (GError) error = NULL;
  FoyerUuid id;

  found (owner);
  uri = add_seat (owner, "front", 1);
  db = open_db (owner, FOYER_DB_WRITE);

  /* A tenth of a second is nothing; at the first moment it is known already. */
  open_as (fixture, uri);
  g_assert_cmpint (foyer_store_get_clock_offset_us (fixture->store), ==, 0);
  fixture_close (fixture);
  set_server_clock (db, 30);
  open_as (fixture, uri);
  wait_for_clock (fixture, 30, FOYER_STORE_READY);
  id = fixture_add_customer (fixture, "张晓明", "", NULL);
  g_assert_cmpint (count (db, "SELECT MAX (at) FROM revision") - START_US, >=, 29 * G_USEC_PER_SEC);

  set_server_clock (db, -600);
  wait_for_clock (fixture, -600, FOYER_STORE_READ_ONLY);
  g_assert_error (foyer_store_get_error (fixture->store), FOYER_DB_ERROR, FOYER_DB_ERROR_CLOCK);
  fixture_edit (fixture, FOYER_TYPE_CUSTOMER, &id, "city", "北京", NULL, &error);
  g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_CLOCK);
  g_clear_error (&error);
  g_free (fixture_get (fixture, FOYER_TYPE_CUSTOMER, &id, "name"));

  set_server_clock (db, 0);
  wait_for_clock (fixture, 0, FOYER_STORE_READY);
  fixture_edit (fixture, FOYER_TYPE_CUSTOMER, &id, "city", "北京", NULL, &error);
  g_assert_no_error (error);
}

/* Whoever reads the tables from the files must find what the files have made. */
static void
test_schema_is_read_well (Fixture       *fixture,
                          gconstpointer  unused)
{
  g_autoptr (GPtrArray) tables = foyer_schema_list_tables ();
  g_autofree char *owner = make_owner_uri ();
  g_autoptr (FoyerDb) db = NULL;
  gint64 n_columns = 0;

  found (owner);
  db = open_db (owner, FOYER_DB_WRITE);
  for (guint i = 0; i < tables->len; i++)
    n_columns += ((FoyerSchemaTable *) g_ptr_array_index (tables, i))->columns->len;

  g_assert_cmpint (tables->len, ==,
                   count (db, "SELECT COUNT (*) FROM pg_tables WHERE schemaname = 'foyer'"
                          " AND tablename NOT IN ('seat', 'schema_step', 'person_key',"
                          " 'person_recent')"));
  g_assert_cmpint (n_columns, ==,
                   count (db, "SELECT COUNT (*) FROM information_schema.columns"
                          " WHERE table_schema = 'foyer' AND table_name NOT IN"
                          " ('seat', 'schema_step', 'person_key', 'person_recent')"));
}

/* Every table of the schema, whoever made it and when: rows of another store are out of sight, and
 * nothing is deleted but what is no record. */
static void
assert_guarded (FoyerDb *db)
{
  g_autofree char *seats = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (FoyerRows) rows = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (count (db, "SELECT COUNT (*) FROM pg_class c WHERE relkind = 'r'"
                          " AND relnamespace = 'foyer'::regnamespace"
                          " AND relname <> 'schema_step'"
                          " AND NOT (relrowsecurity AND EXISTS (SELECT FROM pg_policy"
                          "  WHERE polrelid = c.oid AND polcmd = '*' AND polpermissive))"), ==, 0);

  rows = foyer_db_query (db, "SELECT current_database () || '_seat'", FOYER_NO_VALUES, &error);
  g_assert_no_error (error);
  seats = g_strdup (foyer_rows_get_text (rows, 0, 0));
  sql = g_strdup_printf ("SELECT COUNT (*) FROM pg_class WHERE relkind = 'r'"
                         " AND relnamespace = 'foyer'::regnamespace"
                         " AND (NOT has_table_privilege ('%s', oid, 'SELECT')"
                         "  OR has_table_privilege ('%s', oid, 'TRUNCATE, REFERENCES, TRIGGER')"
                         "  OR has_table_privilege ('%s', oid, 'DELETE') <> (relname IN ("
                         "   'person_key', 'person_recent', 'organisation_key', 'presence')))",
                         seats, seats, seats);
  g_assert_cmpint (count (db, sql), ==, 0);
}

/* Whoever adds a table need not think of the seats. */
static void
test_every_table (Fixture       *fixture,
                  gconstpointer  unused)
{
  FoyerMigrationStep step = { foyer_migration_get_newest () + 1,
                              "CREATE TABLE later (store_id {int} NOT NULL, id {uuid} NOT NULL,"
                              " PRIMARY KEY (store_id, id)) {table}", TRUE };
  g_autofree char *owner = make_owner_uri ();
  g_autofree char *uri = NULL;
  g_autoptr (FoyerDb) db = NULL;
  g_autoptr (FoyerDb) seat = NULL;
  g_autoptr (GError) error = NULL;

  found (owner);
  uri = add_seat (owner, "front", 2);
  db = open_db (owner, FOYER_DB_WRITE);
  assert_guarded (db);

  foyer_migration_apply (db, &step, 1, &error);
  g_assert_no_error (error);
  assert_guarded (db);
  foyer_db_run (db, "INSERT INTO later (store_id, id) SELECT n, gen_random_uuid ()"
                " FROM generate_series (1, 2) AS n", FOYER_NO_VALUES, &error);
  g_assert_no_error (error);
  seat = open_db (uri, FOYER_DB_WRITE);
  g_assert_cmpint (count (seat, "SELECT COUNT (*) FROM later"), ==, 1);
  assert_refused (seat, "DELETE FROM later");
}

/* Whoever adds a table need not think of the copy either: all are copied but these. */
static void
assert_all_copied (GPtrArray *copied)
{
  static const char *const others[] = { "store", "organisation_key", "presence", NULL };
  g_autoptr (GPtrArray) tables = foyer_schema_list_tables ();
  guint n = 0;

  for (guint i = 0; i < tables->len; i++)
    {
      const FoyerSchemaTable *table = g_ptr_array_index (tables, i);

      if (g_strv_contains (others, table->name))
        continue;
      g_assert_cmpuint (n, <, copied->len);
      g_assert_cmpstr (((FoyerStoreCopied *) g_ptr_array_index (copied, n++))->table, ==,
                       table->name);
    }
  g_assert_cmpuint (n, ==, copied->len);
}

static GPtrArray *
copy (const char *from,
      const char *to)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *copied = foyer_store_copy (from, to, NULL, &error);

  g_assert_no_error (error);
  return copied;
}

static void
assert_same_counts (GPtrArray *a,
                    GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      const FoyerStoreCopied *one = g_ptr_array_index (a, i);
      const FoyerStoreCopied *other = g_ptr_array_index (b, i);

      g_assert_cmpstr (one->table, ==, other->table);
      g_assert_cmpint (one->rows, ==, other->rows);
    }
}

/* A shop moves to a server and back, and everything works there, and is sound. */
static void
test_copy (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autofree char *owner = make_owner_uri ();
  g_autofree char *file = g_build_filename (fixture->folder, "start.db", NULL);
  g_autofree char *back = g_build_filename (fixture->folder, "back.db", NULL);
  g_autofree char *found_name = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GPtrArray) there = NULL;
  g_autoptr (GPtrArray) here = NULL;
  g_autoptr (FoyerCheck) check = NULL;
  g_autoptr (GError) error = NULL;
  FoyerUuid op;

  open_as (fixture, file);
  for (guint i = 0; i < 50; i++)
    {
      FoyerUuid id = fixture_add_customer (fixture, i % 2 == 0 ? "张晓明" : "O'Neil; \\x00 ''",
                                           "13812345678", &op);

      fixture_add_visit (fixture, &id, NULL);
    }
  op = fixture_add_customer (fixture, "单雄信", "", &op);
  fixture_close (fixture);

  found (owner);
  there = copy (file, owner);
  assert_all_copied (there);
  open_as (fixture, owner);
  check = foyer_store_check (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check->flaws->len, ==, 0);
  g_assert_cmpint (check->customers, ==, 51);
  found_name = fixture_find (fixture, "shanxx");
  g_assert_cmpstr (found_name, ==, "单雄信");
  fixture_close (fixture);

  here = copy (owner, back);
  assert_same_counts (there, here);
  open_as (fixture, back);
  again = fixture_find (fixture, "danxx");
  g_assert_cmpstr (again, ==, "单雄信");

  g_assert_null (foyer_store_copy (file, owner, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/store/server/" path, Fixture, NULL, fixture_set_up_empty, func, fixture_tear_down)
  ADD ("seat-works", test_seat_works);
  ADD ("rights", test_rights);
  ADD ("seat-again", test_seat_again);
  ADD ("stores-apart", test_stores_apart);
  ADD ("revoke", test_revoke);
  ADD ("clock", test_clock);
  ADD ("every-table", test_every_table);
  ADD ("schema-is-read-well", test_schema_is_read_well);
  ADD ("copy", test_copy);

  return g_test_run ();
}
