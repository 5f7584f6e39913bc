#include "store-fixture.h"

#include "store/foyer-backup.h"
#include "store/foyer-check.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define DAY_US (24 * 60 * 60 * G_GINT64_CONSTANT (1000000))

static FoyerBackupFile *
make_file (gint64 at_us)
{
  FoyerBackupFile *file = g_new0 (FoyerBackupFile, 1);

  file->at_us = at_us;
  return file;
}

/* Three years of days with two backups each; what would be removed is removed every day. */
static void
test_rotation (void)
{
  g_autoptr (GPtrArray) files =
    g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_backup_file_free);
  gint64 newest = START_US + 3 * 365 * DAY_US;

  for (gint64 at = START_US; at <= newest; at += DAY_US / 2)
    {
      g_autoptr (GPtrArray) old = NULL;

      g_ptr_array_insert (files, 0, make_file (at));
      old = foyer_backup_pick_old (files);
      for (guint i = 0; i < old->len; i++)
        {
          g_assert_true (g_ptr_array_index (old, i) != g_ptr_array_index (files, 0));
          g_ptr_array_remove (files, g_ptr_array_index (old, i));
        }
    }

  /* The last of a day serves for its week and month too. */
  g_assert_cmpuint (files->len, >=, 7 + 2 + 10);
  g_assert_cmpuint (files->len, <=, 7 + 4 + 12);
  for (guint i = 0; i < 6; i++)
    {
      FoyerBackupFile *file = g_ptr_array_index (files, i);

      g_assert_cmpint (newest - file->at_us, <, (i + 1) * DAY_US);
    }
  /* The oldest is about a year old. */
  g_assert_cmpint (newest - ((FoyerBackupFile *) g_ptr_array_index (files, files->len - 1))->at_us,
                   >, 300 * DAY_US);
}

static void
test_backup_and_restore (Fixture       *fixture,
                         gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *names = NULL;
  g_autoptr (GPtrArray) files = NULL;
  FoyerBackupSummary summary;
  FoyerBackupSummary kept;
  GStatBuf status;

  fixture_add_customer (fixture, "张晓明", "13812345678", NULL);
  backup = foyer_store_backup (fixture->store, NULL, &error);
  g_assert_no_error (error);
  fixture_add_customer (fixture, "李四", "", NULL);

  files = foyer_backup_list (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_cmpstr (((FoyerBackupFile *) g_ptr_array_index (files, 0))->path, ==, backup);
  g_assert_cmpint (g_stat (backup, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  foyer_backup_inspect (backup, &summary, &error);
  g_assert_no_error (error);
  g_assert_cmpint (summary.customers, ==, 1);
  g_assert_cmpint (summary.rev, ==, 1);
  g_assert_cmpint (summary.at_us, >, START_US);

  fixture_close (fixture);
  aside = foyer_backup_restore (fixture->path, backup, START_US + DAY_US, &error);
  g_assert_no_error (error);
  foyer_backup_inspect (aside, &kept, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kept.customers, ==, 2);

  fixture_open (fixture);
  names = fixture_find (fixture, "");
  g_assert_cmpstr (names, ==, "张晓明");
}

/* The lock is asked of the kernel, which does not tell a process of its own locks. */
static void
test_restore_needs_an_unused_file (Fixture       *fixture,
                                   gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  int pipe_fds[2];
  char byte;
  pid_t child;

  fixture_add_customer (fixture, "张晓明", "", NULL);
  backup = foyer_store_backup (fixture->store, NULL, &error);
  g_assert_no_error (error);

  fixture_close (fixture);
  g_assert_cmpint (pipe (pipe_fds), ==, 0);
  child = fork ();
  if (child == 0)
    {
      sqlite3 *sqlite;

      sqlite3_open (fixture->path, &sqlite);
      sqlite3_exec (sqlite, "SELECT COUNT (*) FROM customer", NULL, NULL, NULL);
      if (write (pipe_fds[1], "x", 1) == 1)
        pause ();
      _exit (0);
    }
  g_assert_cmpint (read (pipe_fds[0], &byte, 1), ==, 1);
  before = fixture_checksum (fixture->path);
  aside = foyer_backup_restore (fixture->path, backup, START_US, &error);
  after = fixture_checksum (fixture->path);
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);

  g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_RETRY);
  g_assert_null (aside);
  g_assert_cmpstr (before, ==, after);
}

static void
test_restore_over_damage (Fixture       *fixture,
                          gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *names = NULL;
  g_autofree char *junk = g_strnfill (40000, 'x');

  fixture_add_customer (fixture, "张晓明", "", NULL);
  backup = foyer_store_backup (fixture->store, NULL, &error);
  g_assert_no_error (error);
  fixture_close (fixture);
  g_file_set_contents (fixture->path, junk, -1, NULL);

  aside = foyer_backup_restore (fixture->path, backup, START_US, &error);
  g_assert_no_error (error);
  fixture_open (fixture);
  names = fixture_find (fixture, "");
  g_assert_cmpstr (names, ==, "张晓明");
}

static void
test_only_good_files_are_restored (Fixture       *fixture,
                                   gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bad = g_build_filename (fixture->folder, "bad.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  for (guint i = 0; i < 200; i++)
    fixture_add_customer (fixture, "张晓明", "", NULL);
  g_free (foyer_store_backup (fixture->store, bad, &error));
  g_assert_no_error (error);
  fixture_close (fixture);

  /* A page in the middle is lost. */
  g_file_get_contents (bad, &bytes, &length, NULL);
  memset (bytes + length / 2, 0x55, 4096);
  g_file_set_contents (bad, bytes, length, NULL);

  before = fixture_checksum (fixture->path);
  g_assert_null (foyer_backup_restore (fixture->path, bad, START_US, &error));
  after = fixture_checksum (fixture->path);
  g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_CORRUPT);
  g_assert_cmpstr (before, ==, after);
}

static void
test_check_is_content (Fixture       *fixture,
                       gconstpointer  unused)
{
  FoyerUuid op;
  FoyerUuid id = fixture_add_customer (fixture, "张晓明", "13812345678", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerCheck) check = NULL;

  fixture_add_visit (fixture, &id, &op);
  fixture_edit (fixture, FOYER_TYPE_CUSTOMER, &id, "city", "北京", NULL, &error);
  fixture_undo (fixture, &op, NULL, &error);
  g_assert_no_error (error);

  check = foyer_store_check (fixture->store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < check->flaws->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (check->flaws, i));
  g_assert_cmpuint (check->flaws->len, ==, 0);
  g_assert_cmpint (check->revisions, ==, 4);
  g_assert_cmpint (check->customers, ==, 1);
}

/* Each of these is an alteration that the engine's own check does not see. */
static const char *const tamperings[] = {
  "UPDATE change_value SET new = '上海' WHERE col = 'city'",
  "UPDATE change_value SET hash = zeroblob (32) WHERE col = 'city'",
  "DELETE FROM change_value WHERE col = 'city'",
  "UPDATE revision SET actor = 'system' WHERE rev = 2",
  "UPDATE revision SET at = at + 1 WHERE rev = 3",
  "DELETE FROM revision WHERE rev = 2",
  "DELETE FROM revision WHERE rev = 3",
  "UPDATE change SET entity = 'visit' WHERE rev = 1",
  "UPDATE store SET rev = 2",
  "UPDATE store SET chain = zeroblob (32)",
  "UPDATE customer SET name = '王五'",
  "UPDATE customer SET last_contact = last_contact + 1",
  "DELETE FROM person_recent",
};

static void
test_check_sees (Fixture       *fixture,
                 gconstpointer  sql)
{
  FoyerUuid id = fixture_add_customer (fixture, "张晓明", "13812345678", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerCheck) check = NULL;
  sqlite3 *sqlite;

  fixture_add_visit (fixture, &id, NULL);
  fixture_edit (fixture, FOYER_TYPE_CUSTOMER, &id, "city", "北京", NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpint (sqlite3_open (fixture->path, &sqlite), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (sqlite, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (sqlite);

  check = foyer_store_check (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check->flaws->len, >, 0);
  g_test_message ("%s", (char *) g_ptr_array_index (check->flaws, 0));
}

static void
test_rebuild (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (FoyerCheck) check = NULL;

  fixture_add_customer (fixture, "张晓明", "13812345678", NULL);
  fixture_add_customer (fixture, "张三", "13812345679", NULL);
  before = fixture_find (fixture, "zh");
  foyer_store_rebuild_index (fixture->store, &error);
  g_assert_no_error (error);
  after = fixture_find (fixture, "zh");
  check = foyer_store_check (fixture->store, &error);

  g_assert_cmpstr (before, ==, "张三 张晓明");
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (check->flaws->len, ==, 0);
}

/* A program with another rule wrote the keys: this one must not mix in its own. */
static void
test_another_rule (Fixture       *fixture,
                   gconstpointer  unused)
{
  FoyerUuid id = fixture_add_customer (fixture, "张晓明", "13812345678", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  sqlite3 *sqlite;

  g_assert_cmpint (sqlite3_open (fixture->path, &sqlite), ==, SQLITE_OK);
  sqlite3_exec (sqlite, "UPDATE store SET key_rule = key_rule + 1", NULL, NULL, NULL);
  sqlite3_close (sqlite);

  fixture_edit (fixture, FOYER_TYPE_CUSTOMER, &id, "city", "北京", NULL, &error);
  g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_SCHEMA);
  g_clear_error (&error);

  /* Opened by the program, it is made anew. */
  fixture_close (fixture);
  fixture_open (fixture);
  fixture_edit (fixture, FOYER_TYPE_CUSTOMER, &id, "city", "北京", NULL, &error);
  g_assert_no_error (error);
  found = fixture_find (fixture, "zxm");
  g_assert_cmpstr (found, ==, "张晓明");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/store/backup/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  g_test_add_func ("/store/backup/rotation", test_rotation);
  ADD ("backup-and-restore", test_backup_and_restore);
  ADD ("restore-needs-an-unused-file", test_restore_needs_an_unused_file);
  ADD ("restore-over-damage", test_restore_over_damage);
  ADD ("only-good-files-are-restored", test_only_good_files_are_restored);
  ADD ("check/content", test_check_is_content);
  for (guint i = 0; i < G_N_ELEMENTS (tamperings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/backup/check/sees-%02u", i);

      g_test_add (path, Fixture, tamperings[i], fixture_set_up, test_check_sees,
                  fixture_tear_down);
    }
  ADD ("rebuild", test_rebuild);
  ADD ("another-rule", test_another_rule);

  return g_test_run ();
}
