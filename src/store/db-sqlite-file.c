/* The file of a SQLite store: what is looked at before it is opened, how it is made, how a copy of
 * it is made.
 *
 * Nothing is written, not even by SQLite on our behalf, before it is sure that the file is ours
 * and that we know its schema: a program of last year must leave next year's file as it is, and a
 * mistyped path must not harm a file of somebody else's.
 *
 * The header is read through SQLite's own file handle. A plain open() and close() of a file that
 * this process has open elsewhere would drop its POSIX locks (SQLite, "How To Corrupt", 2.2). */

#include "store/db-sqlite-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEADER_LENGTH 100
#define HEADER_MAGIC "SQLite format 3"
#define HEADER_VERSION_AT 60
#define HEADER_APPLICATION_AT 68

static void
set_errno_error (GError     **error,
                 int          code,
                 const char  *what)
{
  FoyerDbError db_code = FOYER_DB_ERROR_OFFLINE;

  if (code == ENOSPC || code == EDQUOT)
    db_code = FOYER_DB_ERROR_FULL;
  else if (code == EACCES || code == EPERM)
    db_code = FOYER_DB_ERROR_DENIED;
  else if (code == EROFS)
    db_code = FOYER_DB_ERROR_READ_ONLY;
  else if (code == ENOENT)
    db_code = FOYER_DB_ERROR_MISSING;

  g_set_error (error, FOYER_DB_ERROR, db_code, "%s: %s", what, g_strerror (code));
}

/**
 * foyer_sqlite_refuse_remote: (skip)
 * @info: what GIO tells about a filesystem
 * @error: where to put the refusal
 *
 * The log's shared memory does not reach over a network: two programs would damage the file.
 *
 * Returns: %FALSE and %FOYER_DB_ERROR_REMOTE for a network share
 */
gboolean
foyer_sqlite_refuse_remote (GFileInfo  *info,
                            GError    **error)
{
  if (!g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE))
    return TRUE;

  g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_REMOTE, "the folder is on a network share");
  return FALSE;
}

static gboolean
check_filesystem (const char  *path,
                  GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (file,
                                                             G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE,
                                                             NULL, NULL);

  /* What cannot be asked is not known to be remote. */
  return info == NULL || foyer_sqlite_refuse_remote (info, error);
}

static gboolean
check_access (const char   *path,
              FoyerDbMode   mode,
              GError      **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  GStatBuf status;

  if (g_stat (path, &status) < 0)
    {
      set_errno_error (error, errno, "the file");
      return FALSE;
    }

  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_FOREIGN, "not a file");
      return FALSE;
    }

  if (status.st_size == 0)
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_EMPTY, "the file has 0 bytes");
      return FALSE;
    }

  if (g_access (path, R_OK) < 0)
    {
      set_errno_error (error, errno, "the file");
      return FALSE;
    }

  if (mode != FOYER_DB_READ && (g_access (path, W_OK) < 0 || g_access (folder, W_OK | X_OK) < 0))
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_READ_ONLY,
                   "the file or its folder cannot be written: %s", g_strerror (errno));
      return FALSE;
    }

  return TRUE;
}

static gint64
read_big_endian (const guint8 *bytes)
{
  return (gint64) bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];
}

static gboolean
check_header (sqlite3  *sqlite,
              gint64   *version,
              GError  **error)
{
  guint8 header[HEADER_LENGTH];
  sqlite3_file *file = NULL;
  int rc = sqlite3_file_control (sqlite, "main", SQLITE_FCNTL_FILE_POINTER, &file);

  if (rc == SQLITE_OK)
    rc = file->pMethods->xRead (file, header, sizeof header, 0);

  if (rc != SQLITE_OK && rc != SQLITE_IOERR_SHORT_READ)
    {
      foyer_sqlite_set_error (error, sqlite, rc);
      return FALSE;
    }

  if (rc == SQLITE_IOERR_SHORT_READ || memcmp (header, HEADER_MAGIC, sizeof HEADER_MAGIC) != 0
      || read_big_endian (header + HEADER_APPLICATION_AT) != FOYER_SQLITE_APPLICATION_ID)
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_FOREIGN, "the file is not Foyer's");
      return FALSE;
    }

  *version = read_big_endian (header + HEADER_VERSION_AT);
  return TRUE;
}

/* A migration that was killed after its commit has its version in the log only. */
static gboolean
read_version_of_log (sqlite3     *sqlite,
                     const char  *path,
                     gint64      *version,
                     GError     **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf status;

  if (g_stat (log, &status) < 0 || status.st_size == 0)
    return TRUE;

  sqlite3_busy_timeout (sqlite, 2000);
  return foyer_sqlite_get_int (sqlite, "PRAGMA user_version", version, error);
}

static gboolean
look (const char  *path,
      gint64      *version,
      GError     **error)
{
  sqlite3 *sqlite = NULL;
  gboolean is_ours = FALSE;
  int rc = sqlite3_open_v2 (path, &sqlite, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);

  if (rc != SQLITE_OK)
    foyer_sqlite_set_error (error, sqlite, rc);
  else
    {
      /* Closing must not move the log into the file. */
      sqlite3_extended_result_codes (sqlite, 1);
      sqlite3_db_config (sqlite, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
      is_ours = check_header (sqlite, version, error)
                && read_version_of_log (sqlite, path, version, error);
    }
  sqlite3_close (sqlite);

  return is_ours;
}

/**
 * foyer_sqlite_check_file: (skip)
 * @path: a path
 * @mode: what the file is to be opened for
 * @newest: the newest schema that this program knows
 * @error: where to put what is wrong
 *
 * Looks at a file without writing a byte.
 *
 * Returns: whether it can be opened: it exists, is ours, can be read and, unless @mode is
 *   %FOYER_DB_READ, written, is not on a network share, and its schema is not newer than @newest
 */
gboolean
foyer_sqlite_check_file (const char   *path,
                         FoyerDbMode   mode,
                         int           newest,
                         GError      **error)
{
  gint64 version = 0;

  if (!check_access (path, mode, error) || !check_filesystem (path, error)
      || !look (path, &version, error))
    return FALSE;

  if (version > newest)
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_SCHEMA,
                   "schema %" G_GINT64_FORMAT " is newer than this program's %d", version, newest);
      return FALSE;
    }

  return TRUE;
}

/**
 * foyer_sqlite_sync_path: (skip)
 * @path: a file or folder that no connection of this process has open
 * @error: where to put what is wrong
 *
 * Returns: whether it is on the disk now
 */
gboolean
foyer_sqlite_sync_path (const char  *path,
                        GError     **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  int rc = fd < 0 ? -1 : fsync (fd);
  int code = errno;

  if (fd >= 0)
    close (fd);
  if (rc == 0)
    return TRUE;

  set_errno_error (error, code, "writing to the disk");
  return FALSE;
}

static gboolean
sync_folder_of (const char  *path,
                GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return foyer_sqlite_sync_path (folder, error);
}

/* An empty file that only its owner can read; SQLite fills it and keeps its mode. */
static gboolean
make_private_file (const char  *path,
                   GError     **error)
{
  int fd = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      set_errno_error (error, errno, "making the file");
      return FALSE;
    }

  close (fd);
  return TRUE;
}

static gboolean
fill_new_file (const char          *path,
               FoyerDbMigrateFunc   migrate,
               GError             **error)
{
  FoyerSqlite *db = foyer_sqlite_connect (path, FOYER_DB_CREATE, TRUE, error);
  gboolean is_filled = db != NULL && migrate (&db->parent, error);

  if (db != NULL)
    foyer_db_close (&db->parent);

  return is_filled && foyer_sqlite_sync_path (path, error);
}

/* Puts a finished file at its place; somebody else's that is there already stays. */
static gboolean
place_new_file (const char  *from,
                const char  *to,
                GError     **error)
{
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return sync_folder_of (to, error);
  if (errno == EEXIST)
    return TRUE;

  set_errno_error (error, errno, "placing the new file");
  return FALSE;
}

/**
 * foyer_sqlite_create_file: (skip)
 * @path: where there is no file
 * @migrate: makes the tables
 * @error: where to put what is wrong
 *
 * Makes a new database under another name and then moves it to @path, so that a kill leaves either
 * no file or a whole one, and of two programs that start at once one makes it and both use it.
 *
 * Returns: whether there is a file now
 */
gboolean
foyer_sqlite_create_file (const char          *path,
                          FoyerDbMigrateFunc   migrate,
                          GError             **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *unfinished = g_strdup_printf ("%s.new-%d-%08x", path, (int) getpid (),
                                                 g_random_int ());
  g_autofree char *journal = g_strconcat (unfinished, "-journal", NULL);
  gboolean is_made;

  if (g_mkdir_with_parents (folder, 0700) < 0)
    {
      set_errno_error (error, errno, "making the folder");
      return FALSE;
    }
  if (g_access (folder, W_OK | X_OK) < 0)
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_READ_ONLY,
                   "the folder cannot be written: %s", g_strerror (errno));
      return FALSE;
    }
  if (!check_filesystem (folder, error))
    return FALSE;

  is_made = make_private_file (unfinished, error)
            && fill_new_file (unfinished, migrate, error)
            && place_new_file (unfinished, path, error);
  g_unlink (unfinished);
  g_unlink (journal);

  return is_made;
}

/* Rows are added and changed, never taken away, so a copy made between two counts lies between. */
static const char counts_sql[] =
  "SELECT (SELECT rev FROM store) + (SELECT COUNT (*) FROM revision)"
  " + (SELECT COUNT (*) FROM change) + (SELECT COUNT (*) FROM change_value)"
  " + (SELECT COUNT (*) FROM customer) + (SELECT COUNT (*) FROM visit)"
  " + (SELECT COUNT (*) FROM staff) + (SELECT COUNT (*) FROM item)"
  " + (SELECT COUNT (*) FROM enquiry)";

/**
 * foyer_sqlite_verify: (skip)
 * @self: a connection
 * @error: where to put what is wrong: %FOYER_DB_ERROR_CORRUPT
 *
 * Returns: whether the engine finds nothing wrong with the whole file
 */
gboolean
foyer_sqlite_verify (FoyerSqlite  *self,
                     GError      **error)
{
  gint64 n_flaws;

  if (!foyer_sqlite_get_int (self->sqlite, "SELECT COUNT (*) FROM pragma_integrity_check"
                             " WHERE integrity_check <> 'ok'", &n_flaws, error))
    return FALSE;
  if (n_flaws == 0)
    return TRUE;

  g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_CORRUPT, "%" G_GINT64_FORMAT " flaws",
               n_flaws);
  return FALSE;
}

static gboolean
verify_copy (FoyerSqlite  *copy,
             gint64        least,
             gint64        most,
             GError      **error)
{
  gint64 n_rows;

  if (!foyer_sqlite_get_int (copy->sqlite, counts_sql, &n_rows, error)
      || !foyer_sqlite_verify (copy, error))
    return FALSE;
  if (n_rows >= least && n_rows <= most)
    return TRUE;

  g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_CORRUPT,
               "the copy has %" G_GINT64_FORMAT " rows of %" G_GINT64_FORMAT, n_rows, most);
  return FALSE;
}

static gboolean
fill_copy (FoyerSqlite  *self,
           const char   *path,
           GError      **error)
{
  FoyerValue value = foyer_value_text (path);
  FoyerSqlite *copy;
  gint64 least;
  gint64 most;
  gboolean is_good;

  if (!foyer_sqlite_get_int (self->sqlite, counts_sql, &least, error)
      || self->parent.driver->each (&self->parent, "VACUUM INTO $1", &value, 1, NULL, NULL,
                                    error) < 0
      || !foyer_sqlite_get_int (self->sqlite, counts_sql, &most, error))
    return FALSE;

  copy = foyer_sqlite_connect (path, FOYER_DB_READ, TRUE, error);
  if (copy == NULL)
    return FALSE;
  is_good = verify_copy (copy, least, most, error);
  foyer_db_close (&copy->parent);

  return is_good && foyer_sqlite_sync_path (path, error);
}

/**
 * foyer_sqlite_copy: (skip)
 * @db: a connection outside a transaction
 * @path: where to put the copy; a file that is there is replaced
 * @error: where to put what is wrong
 *
 * Makes a copy of the whole database as it is at one moment, while others write on, opens it again
 * and verifies it. Only then it gets its name.
 *
 * Returns: whether there is a good copy, on the disk
 */
gboolean
foyer_sqlite_copy (FoyerDb     *db,
                   const char  *path,
                   GError     **error)
{
  g_autofree char *unfinished = g_strconcat (path, ".part", NULL);
  gboolean is_made;

  g_unlink (unfinished);
  is_made = make_private_file (unfinished, error)
            && fill_copy ((FoyerSqlite *) db, unfinished, error);
  if (is_made && g_rename (unfinished, path) < 0)
    {
      set_errno_error (error, errno, "naming the copy");
      is_made = FALSE;
    }
  g_unlink (unfinished);

  return is_made && sync_folder_of (path, error);
}
