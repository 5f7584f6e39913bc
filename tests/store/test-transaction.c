#include "store-fixture.h"

static void
test_create_and_load (Fixture       *fixture,
                      gconstpointer  unused)
{
  FoyerUuid id = fixture_add_customer (fixture, "张晓明", "13812345678", NULL);
  g_autoptr (FoyerRecord) record = fixture_load (fixture, FOYER_TYPE_CUSTOMER, &id);
  g_autofree char *found = fixture_find (fixture, "zhangxm");
  g_autofree char *name_key = fixture_get (fixture, FOYER_TYPE_CUSTOMER, &id, "name_key");

  g_assert_cmpint (foyer_record_get_version (record), ==, 1);
  g_assert_cmpstr (foyer_customer_get_number (FOYER_CUSTOMER (record)), ==, "K20261121-001");
  g_assert_cmpstr (foyer_customer_get_name (FOYER_CUSTOMER (record)), ==, "张晓明");
  g_assert_cmpstr (found, ==, "张晓明");
  g_assert_cmpstr (name_key, !=, "");
}

static void
test_order_follows_contact (Fixture       *fixture,
                            gconstpointer  unused)
{
  FoyerUuid first = fixture_add_customer (fixture, "王一", "", NULL);
  FoyerUuid visit_op;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;

  fixture_add_customer (fixture, "王二", "", NULL);
  before = fixture_find (fixture, "w");
  fixture_add_visit (fixture, &first, &visit_op);
  after = fixture_find (fixture, "w");
  fixture_undo (fixture, &visit_op, NULL, &error);
  g_assert_no_error (error);
  undone = fixture_find (fixture, "w");

  g_assert_cmpstr (before, ==, "王二 王一");
  g_assert_cmpstr (after, ==, "王一 王二");
  g_assert_cmpstr (undone, ==, "王二 王一");
}

static void
test_same_moment (Fixture       *fixture,
                  gconstpointer  unused)
{
  FoyerUuid ids[5];

  /* fixture_id() moves the clock; put it back each time. */
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      foyer_fake_clock_set (FOYER_FAKE_CLOCK (fixture->clock), START_US);
      ids[i] = fixture_add_customer (fixture, "王", "", NULL);
    }

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (FoyerRecord) record = fixture_load (fixture, FOYER_TYPE_CUSTOMER, &ids[i]);

      g_assert_cmpint (foyer_customer_get_last_contact (FOYER_CUSTOMER (record)), ==,
                       START_US + 2000 + i);
    }
}

static void
test_edit_moves_keys (Fixture       *fixture,
                      gconstpointer  unused)
{
  FoyerUuid op;
  FoyerUuid id = fixture_add_customer (fixture, "李四", "13900001111", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *old_name = NULL;
  g_autofree char *new_name = NULL;
  g_autofree char *undone = NULL;

  fixture_edit (fixture, FOYER_TYPE_CUSTOMER, &id, "name", "赵六", &op, &error);
  g_assert_no_error (error);
  old_name = fixture_find (fixture, "lisi");
  new_name = fixture_find (fixture, "zhao");
  fixture_undo (fixture, &op, NULL, &error);
  g_assert_no_error (error);
  undone = fixture_find (fixture, "lisi");

  g_assert_cmpstr (old_name, ==, "");
  g_assert_cmpstr (new_name, ==, "赵六");
  g_assert_cmpstr (undone, ==, "李四");
}

static void
test_journal_of_edit (Fixture       *fixture,
                      gconstpointer  unused)
{
  FoyerUuid id = fixture_add_customer (fixture, "李四", "", NULL);
  g_autoptr (GError) error = NULL;

  fixture_edit (fixture, FOYER_TYPE_CUSTOMER, &id, "city", "北京", NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpint (fixture_count (fixture, "SELECT rev FROM store"), ==, 2);
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM revision"), ==, 2);
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM change"), ==, 2);
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM change_value WHERE rev = 2"
                                  " AND col = 'city' AND old = '' AND new = '北京'"
                                  " AND subject IS NOT NULL AND salt IS NOT NULL"), ==, 1);
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM change_value WHERE rev = 2"),
                   ==, 1);
}

static void
test_nothing_leaves_no_revision (Fixture       *fixture,
                                 gconstpointer  unused)
{
  FoyerUuid id = fixture_add_customer (fixture, "李四", "", NULL);
  g_autoptr (GError) error = NULL;

  fixture_edit (fixture, FOYER_TYPE_CUSTOMER, &id, "name", "李四", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (fixture, "SELECT rev FROM store"), ==, 1);
}

static gboolean
save_given (FoyerTransaction  *transaction,
            gpointer           data,
            gpointer          *result,
            GError           **error)
{
  return foyer_transaction_save (transaction, data, error);
}

static void
test_stale_save_is_refused (Fixture       *fixture,
                            gconstpointer  unused)
{
  FoyerUuid id = fixture_add_customer (fixture, "李四", "", NULL);
  g_autoptr (FoyerRecord) stale = fixture_load (fixture, FOYER_TYPE_CUSTOMER, &id);
  g_autofree char *city = NULL;
  g_autoptr (GError) error = NULL;
  const FoyerConflict *conflict;

  fixture_edit (fixture, FOYER_TYPE_CUSTOMER, &id, "city", "北京", NULL, &error);
  g_assert_no_error (error);
  foyer_record_edit (stale, "remark", "typed long ago", &error);
  g_assert_no_error (error);
  foyer_store_write (fixture->store, &fixture_actor, "edit", NULL, save_given, stale, NULL, NULL,
                     &error);
  city = fixture_get (fixture, FOYER_TYPE_CUSTOMER, &id, "city");

  g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_CONFLICT);
  conflict = foyer_db_error_get_conflict (error);
  g_assert_nonnull (conflict);
  g_assert_cmpstr (conflict->entity, ==, "customer");
  g_assert_cmpstr (conflict->columns[0], ==, "city");
  g_assert_null (conflict->columns[1]);
  g_assert_cmpstr (conflict->actor, ==, "console");
  g_assert_cmpstr (city, ==, "北京");
}

static void
test_undo_and_redo (Fixture       *fixture,
                    gconstpointer  unused)
{
  FoyerUuid create_op;
  FoyerUuid undo_op;
  FoyerUuid id = fixture_add_customer (fixture, "李四", "", &create_op);
  g_autoptr (GError) error = NULL;
  g_autofree char *voided = NULL;
  g_autofree char *again = NULL;
  g_autofree char *hidden = NULL;
  g_autofree char *shown = NULL;

  fixture_undo (fixture, &create_op, &undo_op, &error);
  g_assert_no_error (error);
  voided = fixture_get (fixture, FOYER_TYPE_CUSTOMER, &id, "state");
  hidden = fixture_find (fixture, "lisi");
  fixture_undo (fixture, &undo_op, NULL, &error);
  g_assert_no_error (error);
  again = fixture_get (fixture, FOYER_TYPE_CUSTOMER, &id, "state");
  shown = fixture_find (fixture, "lisi");

  g_assert_cmpstr (voided, ==, "void");
  g_assert_cmpstr (hidden, ==, "");
  g_assert_cmpstr (again, ==, "active");
  g_assert_cmpstr (shown, ==, "李四");
}

static void
test_undo_is_refused (Fixture       *fixture,
                      gconstpointer  unused)
{
  FoyerUuid op;
  FoyerUuid create_op;
  FoyerUuid id = fixture_add_customer (fixture, "李四", "", &create_op);
  g_autoptr (GError) error = NULL;
  const FoyerConflict *conflict;

  fixture_edit (fixture, FOYER_TYPE_CUSTOMER, &id, "city", "北京", &op, &error);
  g_assert_no_error (error);
  fixture_edit (fixture, FOYER_TYPE_CUSTOMER, &id, "city", "天津", NULL, &error);
  g_assert_no_error (error);

  fixture_undo (fixture, &op, NULL, &error);
  g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_CONFLICT);
  conflict = foyer_db_error_get_conflict (error);
  g_assert_cmpstr (conflict->columns[0], ==, "city");
  g_assert_cmpstr (conflict->actor, ==, "console");
  g_clear_error (&error);

  /* The creation neither: it has been worked on since. */
  fixture_undo (fixture, &create_op, NULL, &error);
  g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_CONFLICT);
  g_assert_cmpstr (foyer_db_error_get_conflict (error)->columns[0], ==, "city");
}

static void
test_undo_spares_the_needed (Fixture       *fixture,
                             gconstpointer  unused)
{
  FoyerUuid op;
  FoyerUuid id = fixture_add_customer (fixture, "李四", "", &op);
  g_autoptr (GError) error = NULL;

  fixture_add_visit (fixture, &id, NULL);
  fixture_undo (fixture, &op, NULL, &error);
  g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_CONFLICT);
  g_assert_cmpstr (foyer_db_error_get_conflict (error)->columns[0], ==, "visit");
}

static void
on_changed (FoyerStore *store,
            GPtrArray  *changes,
            gpointer    user_data)
{
  GString *told = user_data;

  for (guint i = 0; i < changes->len; i++)
    {
      FoyerChange *change = g_ptr_array_index (changes, i);

      g_string_append_printf (told, "%" G_GINT64_FORMAT ":%s ", change->rev, change->entity);
    }
}

static void
test_changes_are_told (Fixture       *fixture,
                       gconstpointer  unused)
{
  g_autoptr (GString) told = g_string_new (NULL);
  FoyerUuid id;

  g_signal_connect (fixture->store, "changed", G_CALLBACK (on_changed), told);
  id = fixture_add_customer (fixture, "李四", "", NULL);
  fixture_add_visit (fixture, &id, NULL);
  foyer_store_wait (fixture->store, 100);

  g_assert_cmpstr (told->str, ==, "1:customer 2:visit ");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/store/transaction/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("create-and-load", test_create_and_load);
  ADD ("order-follows-contact", test_order_follows_contact);
  ADD ("same-moment", test_same_moment);
  ADD ("edit-moves-keys", test_edit_moves_keys);
  ADD ("journal-of-edit", test_journal_of_edit);
  ADD ("nothing-leaves-no-revision", test_nothing_leaves_no_revision);
  ADD ("stale-save-is-refused", test_stale_save_is_refused);
  ADD ("undo-and-redo", test_undo_and_redo);
  ADD ("undo-is-refused", test_undo_is_refused);
  ADD ("undo-spares-the-needed", test_undo_spares_the_needed);
  ADD ("changes-are-told", test_changes_are_told);

  return g_test_run ();
}
