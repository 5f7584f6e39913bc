/* A backup takes the place of the present file.
 *
 * The backup is copied into the folder and verified there; then the two files change names in one
 * step (RENAME_EXCHANGE), so that at no moment there is no file, which the next start would take
 * for a new shop. A log must not stay beside a file that it does not belong to: SQLite would play
 * it into the wrong one. So the present file first takes its log in; one that is too damaged for
 * that is kept aside together with its log. */

#include "store/db-sqlite-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

/* Where SQLite locks: https://www.sqlite.org/fileformat2.html#the_lock_byte_page */
#define LOCK_BYTES_AT 0x40000000
#define LOCK_BYTES 512

/* Asks the kernel: a damaged file cannot be asked through SQLite. This process has no connection to
 * it any more, so that closing the descriptor drops nobody's locks. */
static gboolean
check_unused (const char  *path,
              GError     **error)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = LOCK_BYTES_AT,
                        .l_len = LOCK_BYTES };
  int fd = g_open (path, O_RDWR | O_CLOEXEC, 0);
  gboolean is_unused = fd < 0 || fcntl (fd, F_GETLK, &lock) < 0 || lock.l_type == F_UNLCK;

  if (fd >= 0)
    close (fd);
  if (!is_unused)
    g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_RETRY, "another program has the file open");

  return is_unused;
}

/* Whether it worked does not matter: what stays is kept aside. */
static void
take_in_log (const char *path)
{
  sqlite3 *sqlite = NULL;

  if (sqlite3_open_v2 (path, &sqlite, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL)
      == SQLITE_OK)
    sqlite3_exec (sqlite, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  sqlite3_close (sqlite);
}

static void
move_if_there (const char *from,
               const char *to,
               const char *suffix)
{
  g_autofree char *old_name = g_strconcat (from, suffix, NULL);
  g_autofree char *new_name = g_strconcat (to, suffix, NULL);

  if (g_rename (old_name, new_name) < 0 && errno != ENOENT)
    g_warning ("restore: %s: %s", suffix, g_strerror (errno));
}

static gboolean
exchange (const char  *path,
          const char  *restored,
          const char  *aside,
          GError     **error)
{
  gboolean is_there = g_file_test (path, G_FILE_TEST_EXISTS);
  int rc;

  move_if_there (path, aside, "-wal");
  move_if_there (path, aside, "-shm");
  rc = is_there ? renameat2 (AT_FDCWD, restored, AT_FDCWD, path, RENAME_EXCHANGE)
                : renameat2 (AT_FDCWD, restored, AT_FDCWD, path, RENAME_NOREPLACE);
  if (rc < 0)
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_READ_ONLY, "changing the files: %s",
                   g_strerror (errno));
      return FALSE;
    }

  if (is_there && g_rename (restored, aside) < 0)
    g_warning ("restore: the old file stays %s", restored);
  return TRUE;
}

/**
 * foyer_sqlite_restore: (skip)
 * @path: the database, open in no program
 * @backup: a copy that was made of it
 * @aside: what the present file is called from now on
 * @newest: the newest schema that this program knows
 * @error: where to put what is wrong: %FOYER_DB_ERROR_RETRY when a program has it open; then, as
 *   with every error, the present file is where and what it was
 *
 * Returns: whether @path holds now what @backup holds
 */
gboolean
foyer_sqlite_restore (const char  *path,
                      const char  *backup,
                      const char  *aside,
                      int          newest,
                      GError     **error)
{
  g_autofree char *restored = g_strconcat (path, ".restored", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  FoyerSqlite *source;
  gboolean is_copied;

  if (!foyer_sqlite_check_file (backup, FOYER_DB_READ, newest, error)
      || !check_unused (path, error))
    return FALSE;

  source = foyer_sqlite_connect (backup, FOYER_DB_READ, TRUE, error);
  if (source == NULL)
    return FALSE;
  is_copied = foyer_sqlite_verify (source, error)
              && foyer_sqlite_copy (&source->parent, restored, error);
  foyer_db_close (&source->parent);
  if (!is_copied)
    return FALSE;

  take_in_log (path);
  if (!exchange (path, restored, aside, error))
    {
      g_unlink (restored);
      return FALSE;
    }

  return foyer_sqlite_accept_loss (path, error) && foyer_sqlite_sync_path (folder, error);
}
