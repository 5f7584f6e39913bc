/* What the store promises to its callers: breaking off, closing, operations of several parts. */

#include "store-fixture.h"

static void
on_done (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static gboolean
is_done (Fixture  *fixture,
         gpointer  data)
{
  return *(GAsyncResult **) data != NULL;
}

static void
wait_for (Fixture       *fixture,
          GAsyncResult **result)
{
  fixture_wait (fixture, is_done, result);
  g_assert_nonnull (*result);
}

/* A statement without an end. */
static gpointer
read_for_ever (FoyerDb   *db,
               gpointer   data,
               GError   **error)
{
  g_autoptr (FoyerRows) rows =
    foyer_db_query (db, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                    " SELECT COUNT (*) FROM n", FOYER_NO_VALUES, error);

  g_assert_null (rows);
  return NULL;
}

static gpointer
read_nothing (FoyerDb   *db,
              gpointer   data,
              GError   **error)
{
  return g_strdup ("read");
}

static void
test_superseded_reading (Fixture       *fixture,
                         gconstpointer  unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) endless = NULL;
  g_autoptr (GAsyncResult) next = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = NULL;

  g_main_context_push_thread_default (fixture_get_context (fixture));
  foyer_store_read_async (fixture->store, FOYER_STORE_DESK, read_for_ever, NULL, NULL, NULL,
                          cancellable, on_done, &endless);
  foyer_store_read_async (fixture->store, FOYER_STORE_DESK, read_nothing, NULL, NULL, g_free, NULL,
                          on_done, &next);
  foyer_store_wait (fixture->store, 50);
  g_assert_null (endless);
  g_cancellable_cancel (cancellable);
  wait_for (fixture, &next);
  g_main_context_pop_thread_default (fixture_get_context (fixture));

  g_assert_null (foyer_store_read_finish (fixture->store, endless, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  answer = foyer_store_read_finish (fixture->store, next, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (answer, ==, "read");
}

/* Closing breaks off what is read and refuses what comes later. */
static void
test_close_while_reading (Fixture       *fixture,
                          gconstpointer  unused)
{
  g_autoptr (GAsyncResult) endless = NULL;
  g_autoptr (GError) error = NULL;

  g_main_context_push_thread_default (fixture_get_context (fixture));
  foyer_store_read_async (fixture->store, FOYER_STORE_BULK, read_for_ever, NULL, NULL, NULL, NULL,
                          on_done, &endless);
  foyer_store_wait (fixture->store, 50);
  foyer_store_close (fixture->store);
  wait_for (fixture, &endless);
  g_main_context_pop_thread_default (fixture_get_context (fixture));

  g_assert_null (foyer_store_read_finish (fixture->store, endless, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (foyer_store_read (fixture->store, FOYER_STORE_DESK, read_nothing, NULL, NULL,
                                   &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

typedef struct
{
  FoyerUuid ids[3];
  guint n_runs;
} Parts;

static gboolean
add_part (FoyerTransaction  *transaction,
          gpointer           data,
          gpointer          *result,
          GError           **error)
{
  Parts *parts = data;
  g_autofree char *number = foyer_transaction_number (transaction, "V", "20261121", error);
  g_autoptr (FoyerVisit) visit = foyer_visit_new_walk_in (&parts->ids[parts->n_runs++], number,
                                                          START_DAY,
                                                          foyer_transaction_get_now_us (transaction));

  return foyer_transaction_create (transaction, FOYER_RECORD (visit), error);
}

/* A long act: three transactions, one operation, one undo. */
static void
test_operation_of_parts (Fixture       *fixture,
                         gconstpointer  unused)
{
  FoyerUuid op = fixture_id (fixture);
  g_autoptr (GError) error = NULL;
  Parts parts = { 0 };
  gint64 rev;

  for (guint i = 0; i < G_N_ELEMENTS (parts.ids); i++)
    {
      parts.ids[i] = fixture_id (fixture);
      foyer_store_write (fixture->store, &fixture_actor, "import", &op, add_part, &parts, &rev,
                         NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (rev, ==, i + 1);
    }
  g_assert_cmpint (fixture_count (fixture, "SELECT MAX (part) FROM revision"), ==, 2);

  fixture_undo (fixture, &op, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM visit WHERE state = 'void'"), ==,
                   3);
  g_assert_cmpint (fixture_count (fixture, "SELECT rev FROM store"), ==, 4);
}

static gboolean
fail_after_writing (FoyerTransaction  *transaction,
                    gpointer           data,
                    gpointer          *result,
                    GError           **error)
{
  Parts *parts = data;

  if (!add_part (transaction, data, result, error))
    return FALSE;
  if (parts->n_runs < 3)
    g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_RETRY, "somebody was in the way");

  return parts->n_runs == 3;
}

/* A job that is run again starts from nothing: no number, no row of the earlier tries stays. */
static void
test_run_again (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  Parts parts = { { fixture_id (fixture), fixture_id (fixture), fixture_id (fixture) } };
  g_autofree char *number = NULL;

  foyer_store_write (fixture->store, &fixture_actor, "check-in", NULL, fail_after_writing, &parts,
                     NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (parts.n_runs, ==, 3);
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM visit"), ==, 1);
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM revision"), ==, 1);
  number = fixture_get (fixture, FOYER_TYPE_VISIT, &parts.ids[2], "number");
  g_assert_cmpstr (number, ==, "V20261121-001");
}

static void
test_opened_for_reading (Fixture       *fixture,
                         gconstpointer  unused)
{
  FoyerUuid id = fixture_add_customer (fixture, "张晓明", "", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  fixture_close (fixture);
  fixture->store = foyer_store_open_sync (fixture->uri, FOYER_DB_READ, fixture->clock, &error);
  g_assert_no_error (error);
  found = fixture_find (fixture, "zxm");
  g_assert_cmpstr (found, ==, "张晓明");
  g_assert_false (fixture_edit (fixture, FOYER_TYPE_CUSTOMER, &id, "city", "北京", NULL, &error));
  g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_READ_ONLY);
}

/* Text that could be taken for syntax, or for the end of a text. */
static const char *const odd_texts[] = {
  "a\"b", "a'b", "a*", "NEAR(a b)", "a AND", "-a", "^a", "{k}:a", "a%_b", "<b>a</b>", "😀😀",
  "مرحبا", "a\\b", "(", "\"", "' OR 1=1 --", "k:a", "a+b", "ＡＢＣ", "１３８",
};

static void
test_odd_texts (Fixture       *fixture,
                gconstpointer  unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (odd_texts); i++)
    {
      FoyerUuid id = fixture_add_customer (fixture, odd_texts[i], "", NULL);
      g_autofree char *kept = fixture_get (fixture, FOYER_TYPE_CUSTOMER, &id, "name");
      g_autofree char *found = fixture_find (fixture, odd_texts[i]);

      g_assert_cmpstr (kept, ==, odd_texts[i]);
      /* That it is found is the matter of the keys; here, that asking is no mistake. */
      g_assert_nonnull (found);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/store/store/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("superseded-reading", test_superseded_reading);
  ADD ("close-while-reading", test_close_while_reading);
  ADD ("operation-of-parts", test_operation_of_parts);
  ADD ("run-again", test_run_again);
  ADD ("opened-for-reading", test_opened_for_reading);
  ADD ("odd-texts", test_odd_texts);

  return g_test_run ();
}
