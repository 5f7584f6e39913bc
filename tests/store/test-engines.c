/* What the driver for PostgreSQL has to do like the one for SQLite, and what it alone has to do. */

#include "store-fixture.h"

#include "../test-engine.h"
#include "domain/foyer-search-key.h"
#include "domain/foyer-search-term.h"
#include "store/db-postgres-private.h"
#include "store/foyer-migration-private.h"
#include "store/foyer-migration.h"

#include <string.h>

/* More than the server looks at one by one, so that it has to search both ways. */
#define PEOPLE 9000
#define QUERIES 4000
#define LIMIT 20

/* Both engines, with the same people in their indexes. */
typedef struct
{
  FoyerDb *dbs[2];
  GPtrArray *names;
  GPtrArray *phones;
} Engines;

static const char *const surnames[] = {
  "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "欧阳", "单", "曾", "吕", "O'Neil ", "Müller ",
};
static const char *const syllables[] = {
  "晓", "明", "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "洋", "艳", "勇", "军", "杰", "涛", "超",
  "秀英", "Anna", "lü", "长", "乐", "-", "张",
};

static char *
make_name (void)
{
  GString *name = g_string_new (surnames[g_test_rand_int_range (0, G_N_ELEMENTS (surnames))]);

  for (int i = g_test_rand_int_range (0, 3); i > 0; i--)
    g_string_append (name, syllables[g_test_rand_int_range (0, G_N_ELEMENTS (syllables))]);

  return g_string_free (name, FALSE);
}

static char *
make_phone (void)
{
  return g_test_rand_int_range (0, 8) == 0
    ? g_strdup ("")
    : g_strdup_printf ("1%d%08d", g_test_rand_int_range (30, 40),
                       g_test_rand_int_range (0, 100000000));
}

static char **
make_keys (const char *name,
           const char *phone)
{
  g_autoptr (GPtrArray) keys = foyer_search_keys (name, phone, "");
  char **copy = g_new0 (char *, keys->len + 1);

  for (guint i = 0; i < keys->len; i++)
    copy[i] = g_strdup (g_ptr_array_index (keys, i));

  return copy;
}

static FoyerUuid
make_id (guint i)
{
  FoyerUuid id = { { 0 } };

  id.bytes[0] = 1;
  id.bytes[13] = i >> 16;
  id.bytes[14] = i >> 8;
  id.bytes[15] = i;

  return id;
}

static void
put_in_both (Engines     *engines,
             guint        i,
             char *const *old_keys,
             char *const *new_keys,
             gint64       contact_us)
{
  FoyerUuid id = make_id (i);

  for (guint e = 0; e < 2; e++)
    {
      g_autoptr (GError) error = NULL;

      foyer_db_index_put (engines->dbs[e], &id, (const char *const *) old_keys,
                          (const char *const *) new_keys, contact_us, &error);
      g_assert_no_error (error);
    }
}

static void
end_in_both (Engines *engines,
             gboolean (*func) (FoyerDb *db, GError **error))
{
  for (guint e = 0; e < 2; e++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (func (engines->dbs[e], &error));
    }
}

static gboolean
begin_writing (FoyerDb  *db,
               GError  **error)
{
  return foyer_db_begin (db, TRUE, error);
}

/* People come, come again, change their names, and some are taken out. */
static void
fill_both (Engines *engines)
{
  gint64 contact_us = START_US;

  end_in_both (engines, begin_writing);
  for (guint i = 0; i < PEOPLE; i++)
    {
      char *name = make_name ();
      char *phone = make_phone ();
      g_auto (GStrv) keys = make_keys (name, phone);

      g_ptr_array_add (engines->names, name);
      g_ptr_array_add (engines->phones, phone);
      put_in_both (engines, i, NULL, keys, ++contact_us);
    }
  for (guint n = 0; n < PEOPLE / 10; n++)
    {
      guint i = g_test_rand_int_range (0, PEOPLE);
      char **name = (char **) &g_ptr_array_index (engines->names, i);
      const char *phone = g_ptr_array_index (engines->phones, i);
      g_auto (GStrv) old_keys = *name != NULL ? make_keys (*name, phone) : NULL;
      g_auto (GStrv) new_keys = NULL;

      if (*name != NULL && g_test_rand_int_range (0, 5) == 0)
        g_clear_pointer (name, g_free);
      else if (*name == NULL || g_test_rand_int_range (0, 2) == 0)
        {
          g_free (*name);
          *name = make_name ();
        }
      if (*name != NULL)
        new_keys = make_keys (*name, phone);
      if (old_keys != NULL || new_keys != NULL)
        put_in_both (engines, i, old_keys, new_keys, ++contact_us);
    }
  end_in_both (engines, foyer_db_commit);
}

/* Something that a person types who half remembers somebody. */
static char *
make_hint (Engines *engines)
{
  GString *hint = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 4) == 0 ? 2 : 1; n > 0; n--)
    {
      guint i = g_test_rand_int_range (0, PEOPLE);
      const char *name = g_ptr_array_index (engines->names, i);
      const char *phone = g_ptr_array_index (engines->phones, i);
      g_auto (GStrv) keys = make_keys (name != NULL ? name : "无名", phone);
      const char *key = keys[0] != NULL
        ? keys[g_test_rand_int_range (0, g_strv_length (keys))] : "%_\\";
      glong length = g_utf8_strlen (key, -1);
      g_autofree char *start =
        g_utf8_substring (key, 0, g_test_rand_int_range (1, MIN (length, 8) + 1));

      g_string_append_printf (hint, "%s%s", hint->len > 0 ? " " : "", start);
    }

  return g_string_free (hint, FALSE);
}

static void
assert_same_answer (Engines    *engines,
                    const char *hint,
                    guint      *n_found)
{
  g_autoptr (GPtrArray) terms = foyer_search_terms (hint);
  GArray *found[2];

  for (guint e = 0; e < 2; e++)
    {
      g_autoptr (GError) error = NULL;

      found[e] = foyer_db_index_find (engines->dbs[e], terms, LIMIT, &error);
      g_assert_no_error (error);
    }
  if (found[0]->len != found[1]->len
      || memcmp (found[0]->data, found[1]->data, found[0]->len * sizeof (FoyerUuid)) != 0)
    g_error ("“%s”: %u and %u answers", hint, found[0]->len, found[1]->len);
  *n_found += found[0]->len;
  for (guint e = 0; e < 2; e++)
    g_array_unref (found[e]);
}

static void
test_same_answers (Fixture       *fixture,
                   gconstpointer  unused)
{
  Engines engines = { { NULL } };
  g_autoptr (GError) error = NULL;
  guint n_found = 0;

  engines.dbs[0] = foyer_db_open (fixture->path, FOYER_DB_CREATE, &error);
  g_assert_no_error (error);
  engines.dbs[1] = foyer_db_open (fixture->uri, FOYER_DB_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (engines.dbs[0]->driver != engines.dbs[1]->driver);
  engines.names = g_ptr_array_new_with_free_func (g_free);
  engines.phones = g_ptr_array_new_with_free_func (g_free);
  fill_both (&engines);
  /* Figures of a table that nobody has counted yet lead astray; the server counts by itself. */
  foyer_db_run (engines.dbs[1], "ANALYZE person_key, person_recent", FOYER_NO_VALUES, &error);
  g_assert_no_error (error);

  assert_same_answer (&engines, "", &n_found);
  for (guint i = 0; i < QUERIES; i++)
    {
      g_autofree char *hint = make_hint (&engines);

      assert_same_answer (&engines, hint, &n_found);
    }
  g_test_message ("%u answers to %u queries", n_found, QUERIES);
  g_assert_cmpuint (n_found, >, QUERIES);

  for (guint e = 0; e < 2; e++)
    foyer_db_close (engines.dbs[e]);
  g_ptr_array_unref (engines.names);
  g_ptr_array_unref (engines.phones);
}

static FoyerDb *
open_server (Fixture     *fixture,
             FoyerDbMode  mode)
{
  g_autoptr (GError) error = NULL;
  FoyerDb *db = foyer_db_open (fixture->uri, mode, &error);

  g_assert_no_error (error);
  return db;
}

/* The plan of a prepared statement no longer fits: it is made again, and nobody is told. */
static void
test_plan_outlives_schema (Fixture       *fixture,
                           gconstpointer  unused)
{
  g_autoptr (FoyerDb) db = open_server (fixture, FOYER_DB_WRITE);
  g_autoptr (FoyerDb) other = open_server (fixture, FOYER_DB_WRITE);
  const char *sql = "SELECT * FROM number_counter WHERE store_id = $1";
  FoyerValue store = foyer_value_int (1);

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FoyerRows) rows = NULL;
      g_autofree char *alter = g_strdup_printf ("ALTER TABLE number_counter ADD COLUMN x%u text",
                                                i);

      foyer_db_begin (db, i % 2 == 0, &error);
      rows = foyer_db_query (db, sql, &store, 1, &error);
      g_assert_no_error (error);
      g_assert_nonnull (rows);
      foyer_db_rollback (db);
      foyer_db_run (other, alter, FOYER_NO_VALUES, &error);
      g_assert_no_error (error);
    }
}

static gpointer
interrupt_soon (gpointer db)
{
  g_usleep (50000);
  foyer_db_interrupt (db);
  return NULL;
}

static void
test_interrupt (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (FoyerDb) db = open_server (fixture, FOYER_DB_READ);
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerRows) rows = NULL;
  gint64 start_us;
  GThread *thread;

  foyer_db_begin (db, FALSE, &error);
  g_assert_no_error (error);
  start_us = g_get_monotonic_time ();
  thread = g_thread_new ("interrupt", interrupt_soon, db);
  g_assert_null (foyer_db_query (db, "SELECT pg_sleep (30)", FOYER_NO_VALUES, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start_us, <, 5 * G_USEC_PER_SEC);
  g_clear_error (&error);
  g_thread_join (thread);
  foyer_db_rollback (db);

  foyer_db_begin (db, FALSE, &error);
  rows = foyer_db_query (db, "SELECT rev FROM store WHERE store_id = 1", FOYER_NO_VALUES, &error);
  g_assert_no_error (error);
  foyer_db_rollback (db);
}

static gboolean
stop_at_third (FoyerRow *row,
               gpointer  user_data)
{
  guint *n = user_data;

  return ++*n < 3;
}

static gboolean
count_and_ask (FoyerRow *row,
               gpointer  user_data)
{
  guint *n = user_data;
  g_autoptr (FoyerRows) rows = foyer_db_query (row->db, "SELECT $1 + 1",
                                               FOYER_VALUES (foyer_row_get (row, 0,
                                                                            FOYER_VALUE_INT)),
                                               NULL);

  g_assert_cmpint (foyer_rows_get_int (rows, 0, 0), ==, ++*n + 1);
  return TRUE;
}

/* A million rows are not waited for by whoever wants three; who asks in between gets an answer. */
static void
test_each (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (FoyerDb) db = open_server (fixture, FOYER_DB_READ);
  g_autoptr (GError) error = NULL;
  FoyerValue most = foyer_value_int (5000);
  guint n = 0;

  foyer_db_begin (db, FALSE, &error);
  foyer_db_run (db, "SELECT 1", FOYER_NO_VALUES, &error);
  foyer_db_each (db, "SELECT g FROM generate_series (1, $1) g", &most, 1, count_and_ask, &n,
                 &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 5000);

  n = 0;
  ((FoyerPostgres *) db)->n_trips = 0;
  foyer_db_each (db, "SELECT g FROM generate_series (1, $1) g", &most, 1, stop_at_third, &n,
                 &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (((FoyerPostgres *) db)->n_trips, ==, 1);
  foyer_db_rollback (db);
}

/* An INSERT is not waited for, but its failure is not lost either. */
static void
test_deferred_failure (Fixture       *fixture,
                       gconstpointer  unused)
{
  g_autoptr (FoyerDb) db = open_server (fixture, FOYER_DB_WRITE);
  g_autoptr (GError) error = NULL;
  const char *sql = "INSERT INTO number_counter (store_id, prefix, day, last)"
                    " VALUES (1, 'V', '20261121', 1)";

  foyer_db_begin (db, TRUE, &error);
  foyer_db_run (db, "SELECT 1", FOYER_NO_VALUES, &error);
  g_assert_no_error (error);
  foyer_db_run (db, sql, FOYER_NO_VALUES, &error);
  foyer_db_run (db, sql, FOYER_NO_VALUES, &error);
  g_assert_no_error (error);
  g_assert_false (foyer_db_commit (db, &error));
  g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_UNIQUE);
  g_clear_error (&error);

  foyer_db_begin (db, TRUE, &error);
  foyer_db_run (db, "SELECT 1", FOYER_NO_VALUES, &error);
  g_assert_true (foyer_db_commit (db, &error));
  fixture_open (fixture);
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM number_counter"), ==, 0);
}

static void
assert_open_fails (const char   *uri,
                   FoyerDbMode   mode,
                   int           code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (foyer_db_open (uri, mode, &error));
  g_assert_error (error, FOYER_DB_ERROR, code);
}

static void
test_refusals (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autofree char *nowhere = g_strdup_printf ("postgresql://postgres@/x?host=%s", fixture->folder);
  g_autofree char *absent = test_engine_make_named_uri ("postgres", "absent");
  g_autofree char *stranger = test_engine_make_named_uri ("stranger", "postgres");
  g_autofree char *empty = test_engine_make_uri (fixture->folder);
  g_autofree char *folded = test_engine_make_named_uri ("postgres", "folded");
  g_autoptr (FoyerDb) db = open_server (fixture, FOYER_DB_WRITE);

  assert_open_fails (nowhere, FOYER_DB_READ, FOYER_DB_ERROR_OFFLINE);
  assert_open_fails (absent, FOYER_DB_CREATE, FOYER_DB_ERROR_MISSING);
  assert_open_fails (stranger, FOYER_DB_READ, FOYER_DB_ERROR_DENIED);
  assert_open_fails (empty, FOYER_DB_WRITE, FOYER_DB_ERROR_MISSING);

  foyer_db_run (db, "CREATE DATABASE folded TEMPLATE template0 LC_COLLATE 'C.UTF-8'"
                " LC_CTYPE 'C.UTF-8'", FOYER_NO_VALUES, NULL);
  assert_open_fails (folded, FOYER_DB_CREATE, FOYER_DB_ERROR_FOREIGN);
}

/* Where LISTEN is refused the counter row is asked instead. */
static void
test_no_notices (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autoptr (FoyerDb) db = open_server (fixture, FOYER_DB_READ);
  FoyerPostgres *self = (FoyerPostgres *) db;

  self->wants_notices = TRUE;
  g_assert_cmpint (foyer_db_watch (db), ==, -1);
  foyer_db_has_news (db);
  g_assert_false (foyer_db_has_news (db));
  fixture_open (fixture);
  fixture_add_customer (fixture, "李四", "", NULL);
  g_assert_true (foyer_db_has_news (db));
  g_assert_false (foyer_db_has_news (db));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture_set_up (fixture, unused);
  fixture_close (fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/store/engines/" path, Fixture, NULL, set_up, func, fixture_tear_down)
  ADD ("same-answers", test_same_answers);
  ADD ("plan-outlives-schema", test_plan_outlives_schema);
  ADD ("interrupt", test_interrupt);
  ADD ("each", test_each);
  ADD ("deferred-failure", test_deferred_failure);
  ADD ("refusals", test_refusals);
  ADD ("no-notices", test_no_notices);

  return g_test_run ();
}
