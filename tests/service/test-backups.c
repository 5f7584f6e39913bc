#include "service-fixture.h"

#include <glib/gstdio.h>

#include "domain/foyer-domain-error.h"
#include "service/foyer-backups.h"
#include "store/foyer-backup.h"

typedef struct
{
  Fixture shop;
  FoyerBackups *backups;
} Cellar;

static void
set_up (Cellar        *self,
        gconstpointer  data)
{
  fixture_set_up (&self->shop, NULL);
  self->backups = foyer_backups_new (self->shop.desk.store, self->shop.desk.session,
                                     self->shop.desk.history, self->shop.desk.shop);
}

static void
tear_down (Cellar        *self,
           gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (self->shop.folder, "backups", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  settle (&self->shop.desk);
  g_clear_object (&self->backups);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
  fixture_tear_down (&self->shop, NULL);
}

static GPtrArray *
list (Cellar *self)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *backups;

  foyer_backups_list_async (self->backups, NULL, on_done, &result);
  wait_for (&result);
  backups = foyer_backups_list_finish (self->backups, result, &error);
  g_assert_no_error (error);
  return backups;
}

static void
make (Cellar *self)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  foyer_backups_make_async (self->backups, NULL, on_done, &result);
  wait_for (&result);
  g_assert_true (foyer_backups_make_finish (self->backups, result, &error));
  g_assert_no_error (error);
}

static gint64
get_last_us (Cellar *self)
{
  gint64 last_us;

  g_object_get (self->backups, "last-us", &last_us, NULL);
  return last_us;
}

static gboolean
was_made (gpointer data)
{
  return get_last_us (data) != 0;
}

/* The first start of a day makes a copy, the second finds it. */
static void
test_daily (Cellar        *self,
            gconstpointer  data)
{
  g_autoptr(FoyerVisit) visit = check_in (&self->shop.desk, "name", "周兰", NULL);
  g_autoptr(GPtrArray) first = list (self);
  g_autoptr(GPtrArray) second = NULL;
  g_autoptr(GPtrArray) third = NULL;

  g_assert_cmpuint (first->len, ==, 0);
  g_assert_cmpint (get_last_us (self), ==, 0);
  foyer_backups_start (self->backups);
  wait_until (was_made, self);
  second = list (self);
  g_assert_cmpuint (second->len, ==, 1);
  g_assert_cmpint (((FoyerBackup *) second->pdata[0])->visits, ==, 1);
  g_assert_cmpint (((FoyerBackup *) second->pdata[0])->customers, ==, 1);

  g_clear_object (&self->backups);
  fixture_advance (&self->shop, 60 * MINUTE_US);
  self->backups = foyer_backups_new (self->shop.desk.store, self->shop.desk.session,
                                     self->shop.desk.history, self->shop.desk.shop);
  foyer_backups_start (self->backups);
  wait_until (was_made, self);
  settle (&self->shop.desk);
  third = list (self);
  g_assert_cmpuint (third->len, ==, 1);
}

/* As the program does it after a restore. */
static void
open_anew (Cellar *self)
{
  Desk *desk = &self->shop.desk;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  g_signal_handlers_disconnect_by_data (desk->store, desk);
  g_clear_object (&desk->store);
  foyer_store_open_async (self->shop.uri, FOYER_DB_WRITE, self->shop.clock, NULL, on_done,
                          &result);
  desk->store = foyer_store_open_finish (wait_for (&result), &error);
  g_assert_no_error (error);
}

static void
test_restore (Cellar        *self,
              gconstpointer  data)
{
  g_autoptr(FoyerVisit) before = check_in (&self->shop.desk, "name", "周兰", NULL);
  g_autoptr(FoyerVisit) after = NULL;
  g_autoptr(GPtrArray) backups = NULL;
  g_autoptr(GAsyncResult) refused = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *kept = NULL;
  FoyerBackupSummary summary;
  FoyerBackup *backup;

  make (self);
  after = check_in (&self->shop.desk, "name", "刘建平", NULL);
  backups = list (self);
  backup = backups->pdata[0];

  /* Not by the front desk. */
  foyer_backups_restore_async (self->backups, backup->path, NULL, on_done, &refused);
  wait_for (&refused);
  g_assert_null (foyer_backups_restore_finish (self->backups, refused, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT(*) FROM visit"), ==, 2);

  desk_sign_in (&self->shop.desk, "1001");
  foyer_backups_restore_async (self->backups, backup->path, NULL, on_done, &result);
  wait_for (&result);
  kept = foyer_backups_restore_finish (self->backups, result, &error);
  g_assert_no_error (error);
  /* What came after the copy is in the file that was put aside. */
  g_assert_true (foyer_backup_inspect (kept, &summary, &error));
  g_assert_cmpint (summary.visits, ==, 2);
  g_assert_true (foyer_backup_inspect (self->shop.path, &summary, &error));
  g_assert_cmpint (summary.visits, ==, 1);
  open_anew (self);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT(*) FROM visit"), ==, 1);
}

static gboolean
has_failed (gpointer data)
{
  g_autofree char *error = NULL;

  g_object_get (data, "error", &error, NULL);
  return error != NULL;
}

static gboolean
is_overdue (gpointer data)
{
  gboolean is_overdue;

  g_object_get (data, "is-overdue", &is_overdue, NULL);
  return is_overdue;
}

static gboolean
is_not_overdue (gpointer data)
{
  return !is_overdue (data);
}

/* A try that fails is only told; three days without a good copy are an alarm, until one is made. */
static void
test_overdue (Cellar        *self,
              gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (self->shop.folder, "backups", NULL);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  make (self);
  g_assert_false (is_overdue (self->backups));
  {
    g_autoptr(GPtrArray) backups = list (self);

    g_remove (((FoyerBackup *) backups->pdata[0])->path);
    g_rmdir (folder);
    g_file_set_contents (folder, "in the way", -1, NULL);
  }

  foyer_backups_make_async (self->backups, NULL, on_done, &result);
  wait_for (&result);
  g_assert_false (foyer_backups_make_finish (self->backups, result, &error));
  g_assert_true (has_failed (self->backups));
  g_assert_false (is_overdue (self->backups));

  fixture_advance (&self->shop, 3 * 24 * 60 * MINUTE_US);
  g_test_expect_message (NULL, G_LOG_LEVEL_WARNING, "No backup could be made: *");
  foyer_backups_start (self->backups);
  wait_until (is_overdue, self->backups);
  /* A second try ends after the first, which came by itself. */
  g_clear_object (&result);
  g_clear_error (&error);
  foyer_backups_make_async (self->backups, NULL, on_done, &result);
  wait_for (&result);
  g_assert_false (foyer_backups_make_finish (self->backups, result, &error));
  g_test_assert_expected_messages ();

  g_remove (folder);
  make (self);
  wait_until (is_not_overdue, self->backups);
  g_assert_false (has_failed (self->backups));
}

/* What a store can go back to is found without opening it. */
static void
test_look (Cellar        *self,
           gconstpointer  data)
{
  g_autofree char *uri = g_strconcat ("sqlite:", self->shop.path, NULL);
  g_autoptr(GPtrArray) backups = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  make (self);
  foyer_backups_look_async (uri, NULL, on_done, &result);
  wait_for (&result);
  backups = foyer_backups_look_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Cellar, NULL, set_up, func, tear_down)
  ADD ("/backups/daily", test_daily);
  ADD ("/backups/look", test_look);
  ADD ("/backups/overdue", test_overdue);
  ADD ("/backups/restore", test_restore);
#undef ADD
  return g_test_run ();
}
