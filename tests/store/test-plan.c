/* Which way the engine takes: every statement that the store itself has prepared in a day's work is
 * asked for its plan. None may walk through a table that grows with the years. */

#include "store-fixture.h"

#include "domain/foyer-enquiry.h"
#include "domain/foyer-item.h"
#include "domain/foyer-search-term.h"
#include "store/db-sqlite-private.h"
#include "store/foyer-customer-repository.h"
#include "store/foyer-feed.h"
#include "store/foyer-setting-repository.h"
#include "store/foyer-staff-repository.h"
#include "store/foyer-timeline-repository.h"
#include "store/foyer-visit-repository.h"

#include <string.h>

static FoyerTransaction *
begin (FoyerDb *db,
       gint64   now_us)
{
  g_autoptr (GError) error = NULL;
  FoyerTransaction *transaction =
    foyer_transaction_begin (db, &fixture_actor, "day", NULL, now_us, &error);

  g_assert_no_error (error);
  return transaction;
}

static void
commit (FoyerTransaction *transaction)
{
  g_autoptr (GError) error = NULL;
  gint64 rev;

  foyer_transaction_commit (transaction, &rev, &error);
  g_assert_no_error (error);
  foyer_transaction_free (transaction);
}

static void
take_back (FoyerDb         *db,
           const FoyerUuid *op_id,
           gint64           now_us,
           gboolean         is_possible)
{
  g_autoptr (GError) error = NULL;
  FoyerTransaction *transaction = begin (db, now_us);

  g_assert_cmpint (foyer_transaction_undo (transaction, op_id, &error), ==, is_possible);
  if (is_possible)
    commit (transaction);
  else
    foyer_transaction_free (transaction);
}

/* A customer, a visit, an edit, a conflict, and all kinds of taking back. */
static void
do_a_days_work (FoyerDb *db)
{
  g_autoptr (GError) error = NULL;
  FoyerUuid customer_id = foyer_uuid_new (START_US);
  FoyerUuid visit_id = foyer_uuid_new (START_US + 1);
  g_autoptr (FoyerCustomer) customer = foyer_customer_new (&customer_id, "K1", START_US);
  g_autoptr (FoyerVisit) visit = foyer_visit_new_walk_in (&visit_id, "V1", START_DAY, START_US);
  g_autoptr (FoyerRecord) stale = NULL;
  g_autoptr (GPtrArray) terms = foyer_search_terms ("zhang");
  g_autoptr (GArray) found = NULL;
  FoyerTransaction *transaction = begin (db, START_US);
  FoyerUuid create_op = *foyer_transaction_get_op_id (transaction);
  FoyerUuid edit_op;

  g_assert_true (foyer_record_edit (FOYER_RECORD (customer), "name", "张晓明", &error));
  g_assert_true (foyer_record_edit (FOYER_RECORD (customer), "organisation", "一中", &error));
  g_free (foyer_transaction_number (transaction, "K", "20261121", &error));
  g_assert_true (foyer_transaction_create (transaction, FOYER_RECORD (customer), &error));
  commit (transaction);

  transaction = begin (db, START_US + 1);
  foyer_visit_set_customer (visit, customer);
  g_assert_true (foyer_transaction_create (transaction, FOYER_RECORD (visit), &error));
  commit (transaction);

  transaction = begin (db, START_US + 2);
  edit_op = *foyer_transaction_get_op_id (transaction);
  stale = foyer_record_copy (FOYER_RECORD (customer));
  g_assert_true (foyer_record_edit (FOYER_RECORD (customer), "city", "北京", &error));
  g_assert_true (foyer_transaction_save (transaction, FOYER_RECORD (customer), &error));
  commit (transaction);

  transaction = begin (db, START_US + 3);
  g_assert_false (foyer_transaction_save (transaction, stale, &error));
  g_clear_error (&error);
  foyer_transaction_free (transaction);

  transaction = begin (db, START_US + 4);
  g_assert_true (foyer_visit_void (visit, &error));
  g_assert_true (foyer_transaction_save (transaction, FOYER_RECORD (visit), &error));
  commit (transaction);

  take_back (db, &create_op, START_US + 5, FALSE);
  take_back (db, &edit_op, START_US + 6, TRUE);
  found = foyer_db_index_find (db, terms, 20, &error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (foyer_db_each (db, foyer_feed_sql,
                                FOYER_VALUES (foyer_value_int (1), foyer_value_int (0),
                                              foyer_value_int (0), foyer_value_int (10)), NULL,
                                NULL, &error));
}

static gboolean
go_on (const FoyerPersonRow *row,
       gpointer              user_data)
{
  return TRUE;
}

/* What the services ask. */
static void
ask (FoyerDb *db)
{
  FoyerUuid id = foyer_uuid_new (START_US);
  FoyerUuid handler;
  const char *const names[] = { "一中", "二中", NULL };
  g_autoptr (GPtrArray) found_names = g_ptr_array_new_with_free_func (g_free);
  FoyerPersonAsking asking = { go_on, NULL };
  g_auto (FoyerFinding) finding;
  gint64 count;
  guint n_supervisors;

  foyer_finding_init (&finding, FOYER_TYPE_CUSTOMER);

#define ASK(call) \
  G_STMT_START { \
    g_autoptr (GPtrArray) found = call; \
    g_assert_nonnull (found); \
  } G_STMT_END

  ASK (foyer_visit_repository_find_day (db, START_DAY, NULL));
  ASK (foyer_visit_repository_find_waiting (db, START_DAY, NULL));
  ASK (foyer_visit_repository_find_left_over (db, START_DAY, 50, NULL));
  ASK (foyer_visit_repository_find_assumed (db, START_DAY - 7, NULL));
  g_assert_true (foyer_visit_repository_find_last_handler (db, &id, &id, &handler, NULL));
  g_free (foyer_visit_repository_find_registrar (db, &id, NULL));
  ASK (foyer_customer_repository_find_phone (db, "13812345678", 50, NULL));
  ASK (foyer_customer_repository_find_number (db, "K1", NULL));
  ASK (foyer_customer_repository_find_ids (db, &id, 1, NULL));
  g_assert_true (foyer_customer_repository_ask_organisations (db, names, 16, found_names, NULL));
  g_assert_true (foyer_customer_repository_ask_of_organisations (db, names, 2, 20, &asking, NULL));
  g_assert_true (foyer_customer_repository_ask_newest_of_organisations (db, names, 2, 20, &finding,
                                                                        NULL));
  g_assert_true (foyer_customer_repository_ask_of_ids (db, &id, 1, &asking, NULL));
  g_assert_true (foyer_db_answer (db, NULL));
  ASK (foyer_timeline_repository_find (db, FOYER_TYPE_VISIT, &id, 20, NULL));
  ASK (foyer_timeline_repository_find (db, FOYER_TYPE_ENQUIRY, &id, 20, NULL));
  ASK (foyer_timeline_repository_find (db, FOYER_TYPE_ITEM, &id, 20, NULL));
  g_assert_true (foyer_timeline_repository_count (db, FOYER_TYPE_VISIT, &id, &count, NULL));
  g_assert_true (foyer_timeline_repository_count (db, FOYER_TYPE_ENQUIRY, &id, &count, NULL));
  g_assert_true (foyer_timeline_repository_count (db, FOYER_TYPE_ITEM, &id, &count, NULL));
  ASK (foyer_setting_repository_find_shop (db, NULL));
  ASK (foyer_staff_repository_find_all (db, NULL));
  g_assert_true (foyer_staff_repository_count_supervisors (db, NULL, &n_supervisors, NULL));
#undef ASK
}

/* Tables that stay small, however long the shop is open. */
static gboolean
is_small (const char *step)
{
  static const char *const names[] = { " staff ", " setting ", " store " };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strstr (step, names[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* What only knows the store knows nothing: that is a walk from one end to the other, unless it goes
 * along the asked order and stops at a limit. */
static gboolean
is_walk_of_store (const char *sql,
                  GPtrArray  *plan,
                  const char *step)
{
  if (strstr (step, "(store_id=?)") == NULL || is_small (step))
    return FALSE;

  for (guint i = 0; i < plan->len; i++)
    if (g_str_has_prefix (plan->pdata[i], "USE TEMP B-TREE"))
      return TRUE;

  return strstr (sql, "LIMIT") == NULL || strstr (sql, "WHERE store_id = $1 ORDER BY") == NULL;
}

/* A full-text table is asked through its index though it is called a scan; what a statement made
 * itself is as long as it made it; and ordering by an index with a limit stops in time. */
static gboolean
is_walk (const char *sql,
         GPtrArray  *plan,
         const char *step)
{
  const char *name = step + strlen ("SCAN ");

  if (!g_str_has_prefix (step, "SCAN ") || strstr (step, "VIRTUAL TABLE") != NULL
      || strstr (step, "CONSTANT ROW") != NULL || strstr (step, "subquery") != NULL)
    return FALSE;

  for (guint i = 0; i < plan->len; i++)
    {
      const char *made = g_ptr_array_index (plan, i);

      if ((g_str_has_prefix (made, "CO-ROUTINE ") || g_str_has_prefix (made, "MATERIALIZE "))
          && g_str_equal (strchr (made, ' ') + 1, name))
        return FALSE;
    }

  return TRUE;
}

static void
check_plan (FoyerSqlite *db,
            const char  *sql)
{
  g_autofree char *question = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr (GPtrArray) plan = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db->sqlite, question, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (plan, g_strdup ((const char *) sqlite3_column_text (statement, 3)));
  sqlite3_finalize (statement);

  for (guint i = 0; i < plan->len; i++)
    if (is_walk (sql, plan, g_ptr_array_index (plan, i))
        || is_walk_of_store (sql, plan, g_ptr_array_index (plan, i)))
      g_error ("%s in: %s", (char *) g_ptr_array_index (plan, i), sql);
}

static void
test_no_walks (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerDb) db = foyer_db_open (fixture->path, FOYER_DB_CREATE, &error);
  GHashTableIter iter;
  gpointer sql;
  guint n_statements = 0;

  g_assert_no_error (error);
  do_a_days_work (db);
  ask (db);
  g_hash_table_iter_init (&iter, ((FoyerSqlite *) db)->statements);
  while (g_hash_table_iter_next (&iter, &sql, NULL))
    {
      check_plan ((FoyerSqlite *) db, sql);
      n_statements++;
    }
  g_test_message ("%u statements", n_statements);
  g_assert_cmpuint (n_statements, >, 25);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/plan/no-walks", Fixture, NULL, fixture_set_up_empty, test_no_walks,
              fixture_tear_down);

  return g_test_run ();
}
