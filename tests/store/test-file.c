/* Every way in which a file can be wrong, with real files: each has its own code, and no byte of
 * the file is changed. */

#include "store-fixture.h"

#include "store/db-sqlite-private.h"
#include "store/foyer-migration-private.h"
#include "store/foyer-migration.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534

static void
exec_raw (const char *path,
          const char *sql)
{
  sqlite3 *sqlite;

  g_assert_cmpint (sqlite3_open (path, &sqlite), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (sqlite, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (sqlite);
}

static void
make_database (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerDb) db = foyer_db_open (fixture->path, FOYER_DB_CREATE, &error);

  g_assert_no_error (error);
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (folder) != NULL)
    n_files++;

  return n_files;
}

static void
assert_refused (Fixture      *fixture,
                FoyerDbMode   mode,
                FoyerDbError  code)
{
  g_autoptr (GError) error = NULL;
  gboolean is_there = g_file_test (fixture->path, G_FILE_TEST_IS_REGULAR);
  g_autofree char *before = is_there ? fixture_checksum (fixture->path) : NULL;
  guint n_files = count_files (fixture);
  FoyerDb *db = foyer_db_open (fixture->path, mode, &error);
  g_autofree char *after = is_there ? fixture_checksum (fixture->path) : NULL;

  g_assert_null (db);
  g_assert_error (error, FOYER_DB_ERROR, (int) code);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (count_files (fixture), ==, n_files);
}

static void
test_new_file (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autofree char *deep = g_build_filename (fixture->folder, "a", "b", "foyer.db", NULL);
  g_autofree char *folder = g_path_get_dirname (deep);
  g_autofree char *uri = g_strconcat ("sqlite:", deep, NULL);
  g_autoptr (GError) error = NULL;
  FoyerDb *db = foyer_db_open (uri, FOYER_DB_CREATE, &error);
  GStatBuf status;

  g_assert_no_error (error);
  g_assert_cmpint (foyer_db_get_store (db), ==, 1);
  g_assert_cmpint (g_stat (deep, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  foyer_db_close (db);
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  unused)
{
  assert_refused (fixture, FOYER_DB_WRITE, FOYER_DB_ERROR_MISSING);
  assert_refused (fixture, FOYER_DB_READ, FOYER_DB_ERROR_MISSING);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  unused)
{
  g_file_set_contents (fixture->path, "", 0, NULL);
  assert_refused (fixture, FOYER_DB_CREATE, FOYER_DB_ERROR_EMPTY);
}

static void
test_foreign (Fixture       *fixture,
              gconstpointer  unused)
{
  g_file_set_contents (fixture->path, "Dear diary, today a customer came.", -1, NULL);
  assert_refused (fixture, FOYER_DB_CREATE, FOYER_DB_ERROR_FOREIGN);

  g_unlink (fixture->path);
  exec_raw (fixture->path, "CREATE TABLE song (title TEXT)");
  assert_refused (fixture, FOYER_DB_CREATE, FOYER_DB_ERROR_FOREIGN);

  g_unlink (fixture->path);
  g_mkdir (fixture->path, 0700);
  assert_refused (fixture, FOYER_DB_CREATE, FOYER_DB_ERROR_FOREIGN);
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  unused)
{
  make_database (fixture);
  exec_raw (fixture->path, "PRAGMA user_version = 1000");
  assert_refused (fixture, FOYER_DB_CREATE, FOYER_DB_ERROR_SCHEMA);
  assert_refused (fixture, FOYER_DB_READ, FOYER_DB_ERROR_SCHEMA);
}

/* The newer program was killed: its version stands in the log only, which must not be taken in. */
static void
test_newer_in_log (Fixture       *fixture,
                   gconstpointer  unused)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  pid_t child;

  make_database (fixture);
  child = fork ();
  if (child == 0)
    {
      sqlite3 *sqlite;

      sqlite3_open (fixture->path, &sqlite);
      sqlite3_exec (sqlite, "PRAGMA journal_mode = WAL; PRAGMA user_version = 1000", NULL, NULL,
                    NULL);
      raise (SIGKILL);
    }
  waitpid (child, NULL, 0);
  before = fixture_checksum (log);
  assert_refused (fixture, FOYER_DB_CREATE, FOYER_DB_ERROR_SCHEMA);
  after = fixture_checksum (log);
  g_assert_cmpstr (before, ==, after);
}

/* An older program's file, opened by one that must not migrate it. */
static void
test_older (Fixture       *fixture,
            gconstpointer  unused)
{
  make_database (fixture);
  exec_raw (fixture->path, "PRAGMA user_version = 0");
  assert_refused (fixture, FOYER_DB_WRITE, FOYER_DB_ERROR_SCHEMA);
}

static void
test_remote (void)
{
  g_autoptr (GFileInfo) info = g_file_info_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (foyer_sqlite_refuse_remote (info, &error));
  g_file_info_set_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, TRUE);
  g_assert_false (foyer_sqlite_refuse_remote (info, &error));
  g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_REMOTE);
}

/* Root may write everywhere: the child becomes nobody first. Its exit code is the error's. */
static int
open_as_nobody (Fixture     *fixture,
                FoyerDbMode  mode)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      g_autoptr (GError) error = NULL;
      FoyerDb *db;

      if (getuid () == 0 && (setresgid (NOBODY, NOBODY, NOBODY) < 0
                             || setresuid (NOBODY, NOBODY, NOBODY) < 0))
        _exit (200);
      db = foyer_db_open (fixture->path, mode, &error);
      _exit (db != NULL ? 100 : error->code);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));

  return WEXITSTATUS (status);
}

static void
give_away (const char *path)
{
  if (getuid () == 0)
    g_assert_cmpint (chown (path, NOBODY, NOBODY), ==, 0);
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  make_database (fixture);
  give_away (fixture->path);
  give_away (fixture->folder);
  before = fixture_checksum (fixture->path);

  g_chmod (fixture->path, 0400);
  g_assert_cmpint (open_as_nobody (fixture, FOYER_DB_CREATE), ==, FOYER_DB_ERROR_READ_ONLY);
  g_chmod (fixture->path, 0600);
  g_chmod (fixture->folder, 0500);
  g_assert_cmpint (open_as_nobody (fixture, FOYER_DB_CREATE), ==, FOYER_DB_ERROR_READ_ONLY);
  g_chmod (fixture->path, 0000);
  g_assert_cmpint (open_as_nobody (fixture, FOYER_DB_CREATE), ==, FOYER_DB_ERROR_DENIED);
  g_chmod (fixture->path, 0600);
  g_chmod (fixture->folder, 0700);
  after = fixture_checksum (fixture->path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (open_as_nobody (fixture, FOYER_DB_CREATE), ==, 100);

  /* A new one cannot be made there either. */
  g_unlink (fixture->path);
  g_chmod (fixture->folder, 0500);
  g_assert_cmpint (open_as_nobody (fixture, FOYER_DB_CREATE), ==, FOYER_DB_ERROR_READ_ONLY);
  g_chmod (fixture->folder, 0700);
}

static gboolean
has_error (Fixture      *fixture,
           FoyerDbError  code)
{
  const GError *error = foyer_store_get_error (fixture->store);

  return g_error_matches (error, FOYER_DB_ERROR, (int) code);
}

static void
assert_full_and_healing (Fixture *fixture,
                         void   (*fill) (Fixture *fixture),
                         void   (*free_again) (Fixture *fixture))
{
  FoyerUuid id = fixture_add_customer (fixture, "张晓明", "", NULL);
  g_autofree char *remark = g_strnfill (3000, 'x');
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  fill (fixture);
  /* A little room may be left. */
  for (guint i = 0; error == NULL && i < 500; i++)
    {
      remark[0] = 'a' + i % 26;
      remark[1] = 'a' + i / 26 % 26;
      fixture_edit (fixture, FOYER_TYPE_CUSTOMER, &id, "remark", remark, NULL, &error);
    }
  g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_FULL);
  g_clear_error (&error);
  g_assert_cmpint (foyer_store_get_state (fixture->store), ==, FOYER_STORE_READ_ONLY);
  g_assert_true (has_error (fixture, FOYER_DB_ERROR_FULL));

  /* What is there can still be read. */
  found = fixture_find (fixture, "zxm");
  g_assert_cmpstr (found, ==, "张晓明");

  free_again (fixture);
  fixture_wait_for_state (fixture, FOYER_STORE_READY);
  g_assert_null (foyer_store_get_error (fixture->store));
  fixture_edit (fixture, FOYER_TYPE_CUSTOMER, &id, "remark", "saved", NULL, &error);
  g_assert_no_error (error);
  kept = fixture_get (fixture, FOYER_TYPE_CUSTOMER, &id, "remark");
  g_assert_cmpstr (kept, ==, "saved");
}

static void
limit_files (Fixture *fixture)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  struct rlimit limit;
  GStatBuf status;

  g_assert_cmpint (g_stat (log, &status), ==, 0);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = status.st_size + 5000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
unlimit_files (Fixture *fixture)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* A quota: each file has a most that it may have. */
static void
test_quota (Fixture       *fixture,
            gconstpointer  unused)
{
  signal (SIGXFSZ, SIG_IGN);
  fixture_open (fixture);
  assert_full_and_healing (fixture, limit_files, unlimit_files);
}

static char *
get_filler (Fixture *fixture)
{
  return g_build_filename (fixture->folder, "small", "filler", NULL);
}

static void
fill_disk (Fixture *fixture)
{
  g_autofree char *filler = get_filler (fixture);
  char block[4096] = { 1 };
  int fd = g_open (filler, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

  while (write (fd, block, sizeof block) == sizeof block)
    ;
  close (fd);
}

static void
empty_disk (Fixture *fixture)
{
  g_autofree char *filler = get_filler (fixture);

  g_unlink (filler);
}

static void
test_full_disk (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autofree char *small = g_build_filename (fixture->folder, "small", NULL);

  g_mkdir (small, 0700);
  if (mount ("foyer", small, "tmpfs", 0, "size=4m") < 0)
    {
      g_test_skip ("no right to mount a small disk; the quota test stands for it");
      return;
    }
  g_free (fixture->path);
  fixture->path = g_build_filename (small, "foyer.db", NULL);
  g_free (fixture->uri);
  fixture->uri = g_strdup (fixture->path);
  fixture_open (fixture);
  assert_full_and_healing (fixture, fill_disk, empty_disk);
  fixture_close (fixture);
  umount (small);
}

/* The header is sound, the rest is not. */
static void
test_corrupt (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  FoyerUuid id;
  gsize length;

  fixture_open (fixture);
  id = fixture_add_customer (fixture, "张晓明", "", NULL);
  fixture_close (fixture);
  g_file_get_contents (fixture->path, &bytes, &length, NULL);
  memset (bytes + 4096, 0x55, length - 4096);
  g_file_set_contents (fixture->path, bytes, length, NULL);
  before = fixture_checksum (fixture->path);

  fixture->store = foyer_store_open_sync (fixture->path, FOYER_DB_CREATE, fixture->clock, &error);
  if (fixture->store != NULL)
    fixture_edit (fixture, FOYER_TYPE_CUSTOMER, &id, "city", "北京", NULL, &error);
  g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_CORRUPT);
  fixture_close (fixture);
  after = fixture_checksum (fixture->path);
  g_assert_cmpstr (before, ==, after);
}

static void
wait_for_anchor (Fixture *fixture)
{
  fixture_close (fixture);
}

/* What was told as saved is gone: the log was cut while no program ran. */
static void
test_lost_log (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autofree char *early = g_build_filename (fixture->folder, "early.db", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  fixture_open (fixture);
  fixture_add_customer (fixture, "张晓明", "", NULL);
  fixture_close (fixture);
  g_file_get_contents (fixture->path, &bytes, &length, NULL);
  fixture_open (fixture);
  fixture_add_customer (fixture, "李四", "", NULL);
  wait_for_anchor (fixture);

  g_file_set_contents (fixture->path, bytes, length, NULL);
  assert_refused (fixture, FOYER_DB_CREATE, FOYER_DB_ERROR_LOST);
  assert_refused (fixture, FOYER_DB_WRITE, FOYER_DB_ERROR_LOST);

  foyer_store_accept_loss (fixture->path, &error);
  g_assert_no_error (error);
  fixture_open (fixture);
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM customer"), ==, 1);
}

/* The same number of acts, but others. */
static void
test_lost_history (Fixture       *fixture,
                   gconstpointer  unused)
{
  g_autofree char *bytes = NULL;
  g_autofree char *anchor = NULL;
  g_autofree char *anchor_path = foyer_sqlite_dup_anchor_path (fixture->path);
  gsize length;

  fixture_open (fixture);
  fixture_close (fixture);
  g_file_get_contents (fixture->path, &bytes, &length, NULL);
  fixture_open (fixture);
  fixture_add_customer (fixture, "张晓明", "", NULL);
  wait_for_anchor (fixture);
  g_file_get_contents (anchor_path, &anchor, NULL, NULL);

  g_unlink (anchor_path);
  g_file_set_contents (fixture->path, bytes, length, NULL);
  fixture_open (fixture);
  fixture_add_customer (fixture, "李四", "", NULL);
  fixture_close (fixture);
  g_file_set_contents (anchor_path, anchor, -1, NULL);
  assert_refused (fixture, FOYER_DB_CREATE, FOYER_DB_ERROR_LOST);
}

/* A shop that has gone missing is not replaced by an empty one. */
static void
test_lost_file (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autofree char *moved = g_build_filename (fixture->folder, "moved.db", NULL);

  fixture_open (fixture);
  fixture_add_customer (fixture, "张晓明", "", NULL);
  wait_for_anchor (fixture);
  g_rename (fixture->path, moved);
  assert_refused (fixture, FOYER_DB_CREATE, FOYER_DB_ERROR_LOST);
}

static const FoyerMigrationStep good_steps[] = {
  { 1000, "CREATE TABLE pet (store_id {int} NOT NULL, id {uuid} NOT NULL, name TEXT NOT NULL,"
          " PRIMARY KEY (store_id, id)) {table};" },
  { 1001, "INSERT INTO pet (store_id, id, name) SELECT store_id, id, name FROM customer;" },
};

static const FoyerMigrationStep bad_steps[] = {
  { 1000, "CREATE TABLE pet (store_id {int} NOT NULL PRIMARY KEY) {table};" },
  { 1001, "INSERT INTO pet (store_id) VALUES (1); UPDATE visit SET customer = host;"
          " INSERT INTO nowhere VALUES (1);" },
};

static const FoyerMigrationStep dangling_steps[] = {
  { 1000, "DELETE FROM customer;" },
};

static void
test_migration (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autofree char *backups = g_build_filename (fixture->folder, "backups", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerDb) db = NULL;
  g_autoptr (FoyerRows) rows = NULL;
  g_autoptr (GDir) folder = NULL;
  g_autofree char *copy = NULL;
  const char *name;

  fixture_open (fixture);
  fixture_add_customer (fixture, "张晓明", "", NULL);
  fixture_close (fixture);
  db = foyer_db_open (fixture->path, FOYER_DB_WRITE, &error);
  g_assert_no_error (error);
  foyer_migration_apply (db, good_steps, G_N_ELEMENTS (good_steps), &error);
  g_assert_no_error (error);
  rows = foyer_db_query (db, "SELECT name FROM pet", FOYER_NO_VALUES, &error);
  g_assert_cmpstr (foyer_rows_get_text (rows, 0, 0), ==, "张晓明");
  g_assert_cmpint (db->version, ==, 1001);

  /* The copy that was made first is of the schema before. */
  folder = g_dir_open (backups, 0, NULL);
  g_assert_nonnull (folder);
  name = g_dir_read_name (folder);
  g_assert_true (g_str_has_prefix (name, "foyer-before-schema-"));
  copy = g_build_filename (backups, name, NULL);
  g_assert_null (g_dir_read_name (folder));
  {
    g_autoptr (FoyerDb) old = foyer_db_open_backup (copy, &error);

    g_assert_no_error (error);
    g_assert_cmpint (old->version, ==, foyer_migration_get_newest ());
  }

  /* Again is nothing. */
  foyer_migration_apply (db, good_steps, G_N_ELEMENTS (good_steps), &error);
  g_assert_no_error (error);
}

static void
test_migration_fails (Fixture       *fixture,
                      gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerDb) db = NULL;
  g_autoptr (FoyerRows) rows = NULL;
  FoyerUuid id;

  fixture_open (fixture);
  id = fixture_add_customer (fixture, "张晓明", "", NULL);
  fixture_add_visit (fixture, &id, NULL);
  fixture_close (fixture);
  db = foyer_db_open (fixture->path, FOYER_DB_WRITE, &error);
  g_assert_no_error (error);

  /* The step that was whole stays, the one that was not leaves nothing. */
  g_assert_false (foyer_migration_apply (db, bad_steps, G_N_ELEMENTS (bad_steps), &error));
  g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_SQL);
  g_clear_error (&error);
  g_assert_cmpint (db->version, ==, 1000);
  rows = foyer_db_query (db, "SELECT COUNT (*) FROM pet", FOYER_NO_VALUES, &error);
  g_assert_cmpint (foyer_rows_get_int (rows, 0, 0), ==, 0);
}

static void
test_migration_leaves_no_loose_end (Fixture       *fixture,
                                    gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerDb) db = NULL;
  FoyerUuid id;

  fixture_open (fixture);
  id = fixture_add_customer (fixture, "张晓明", "", NULL);
  fixture_add_visit (fixture, &id, NULL);
  fixture_close (fixture);
  db = foyer_db_open (fixture->path, FOYER_DB_WRITE, &error);
  g_assert_no_error (error);

  g_assert_false (foyer_migration_apply (db, dangling_steps, 1, &error));
  g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_FOREIGN_KEY);
  g_clear_error (&error);
  g_clear_pointer (&db, foyer_db_close);
  fixture_open (fixture);
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM customer"), ==, 1);
}

/* From every earlier version, and from nothing, to the newest. */
static void
test_every_version (Fixture       *fixture,
                    gconstpointer  unused)
{
  int newest = foyer_migration_get_newest ();

  for (int version = 0; version <= newest; version++)
    {
      g_autofree char *name = g_strdup_printf ("version-%d.db", version);
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autoptr (GError) error = NULL;
      FoyerSqlite *old;
      FoyerDb *db;

      g_file_set_contents (path, "", 0, NULL);
      old = foyer_sqlite_connect (path, FOYER_DB_CREATE, TRUE, &error);
      g_assert_no_error (error);
      foyer_migration_run_to (&old->parent, version, &error);
      g_assert_no_error (error);
      foyer_db_close (&old->parent);
      if (version == 0)
        g_unlink (path);

      db = foyer_db_open (path, FOYER_DB_CREATE, &error);
      g_assert_no_error (error);
      g_assert_cmpint (db->version, ==, newest);
      foyer_db_close (db);
    }
}

/* A shop of the first release: what it had is all there, and the roster works. */
static void
test_first_to_second (Fixture       *fixture,
                      gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerRows) rows = NULL;
  FoyerSqlite *old;
  FoyerDb *db;

  g_file_set_contents (fixture->path, "", 0, NULL);
  old = foyer_sqlite_connect (fixture->path, FOYER_DB_CREATE, TRUE, &error);
  g_assert_no_error (error);
  foyer_migration_run_to (&old->parent, 1, &error);
  g_assert_no_error (error);
  foyer_db_run (&old->parent, "INSERT INTO staff VALUES (1, x'00000000000000000000000000000001', 1,"
                " '101', '林芳', 'lf', 'supervisor', 'reception', 'service', '', NULL, 'active')",
                FOYER_NO_VALUES, &error);
  g_assert_no_error (error);
  foyer_db_close (&old->parent);

  db = foyer_db_open (fixture->path, FOYER_DB_CREATE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (db->version, >=, 2);
  rows = foyer_db_query (db, "SELECT s.name, (SELECT COUNT (*) FROM roster_cell) FROM staff s",
                         FOYER_NO_VALUES, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (foyer_rows_get_text (rows, 0, 0), ==, "林芳");
  g_assert_cmpint (foyer_rows_get_int (rows, 0, 1), ==, 0);
  foyer_db_close (db);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/store/file/" path, Fixture, NULL, fixture_set_up_empty, func, fixture_tear_down)
  ADD ("new", test_new_file);
  ADD ("missing", test_missing);
  ADD ("empty", test_empty);
  ADD ("foreign", test_foreign);
  ADD ("newer", test_newer);
  ADD ("newer-in-log", test_newer_in_log);
  ADD ("older", test_older);
  g_test_add_func ("/store/file/remote", test_remote);
  ADD ("read-only", test_read_only);
  ADD ("quota", test_quota);
  ADD ("full-disk", test_full_disk);
  ADD ("corrupt", test_corrupt);
  ADD ("lost/log", test_lost_log);
  ADD ("lost/history", test_lost_history);
  ADD ("lost/file", test_lost_file);
  ADD ("migration/steps", test_migration);
  ADD ("migration/fails", test_migration_fails);
  ADD ("migration/no-loose-end", test_migration_leaves_no_loose_end);
  ADD ("migration/every-version", test_every_version);
  ADD ("migration/first-to-second", test_first_to_second);

  return g_test_run ();
}
