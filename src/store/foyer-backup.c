/* Backups: `backups/foyer-YYYYMMDD-HHMMSS.db` beside the database, the moment in UTC.
 *
 * A backup counts when it was opened again and verified (NOTES §5); only then it gets its name.
 * Those of the last seven days with a backup stay, and the last of each of four weeks and twelve
 * months: a mistake that is noticed late can still be gone back behind. What a person named is
 * never taken away.
 *
 * A shop on a server has no such folder: nightly copies are made where the server runs, or every PC
 * would make one of everything. But a backup with a name can be made of it, too: a file that any
 * program opens, made by foyer_store_copy(). */

#include "store/foyer-backup.h"

#include "store/db-driver.h"
#include "store/foyer-store-copy.h"
#include "store/foyer-store-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define KEEP_DAYS 7
#define KEEP_WEEKS 4
#define KEEP_MONTHS 12

#define PREFIX "foyer-"
#define SUFFIX ".db"
#define US_PER_S G_GINT64_CONSTANT (1000000)

/**
 * foyer_backup_file_free:
 * @self: (transfer full): a backup
 *
 * Frees it; the file stays.
 */
void
foyer_backup_file_free (FoyerBackupFile *self)
{
  g_free (self->path);
  g_free (self);
}

/**
 * foyer_backup_dup_folder:
 * @uri: a store
 *
 * Returns: (transfer full) (nullable): where its backups lie; %NULL for one on a server
 */
char *
foyer_backup_dup_folder (const char *uri)
{
  const char *location;
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;

  if (foyer_db_is_server (uri))
    return NULL;

  foyer_db_find_driver (uri, &location);
  path = g_canonicalize_filename (location, NULL);
  folder = g_path_get_dirname (path);

  return g_build_filename (folder, "backups", NULL);
}

static char *
format_moment (gint64 at_us)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (at_us / US_PER_S);

  return g_date_time_format (at, "%Y%m%d-%H%M%S");
}

/* 0 for a name that is not of the form. */
static gint64
parse_name (const char *name)
{
  g_autoptr (GDateTime) at = NULL;
  g_autofree char *text = NULL;
  int year;
  int month;
  int day;
  int hour;
  int minute;
  int second;

  if (strlen (name) != strlen (PREFIX "YYYYMMDD-HHMMSS" SUFFIX)
      || sscanf (name, PREFIX "%4d%2d%2d-%2d%2d%2d" SUFFIX, &year, &month, &day, &hour, &minute,
                 &second) != 6)
    return 0;

  at = g_date_time_new_utc (year, month, day, hour, minute, second);
  if (at == NULL)
    return 0;
  text = g_date_time_format (at, PREFIX "%Y%m%d-%H%M%S" SUFFIX);

  return g_str_equal (text, name) ? g_date_time_to_unix (at) * US_PER_S : 0;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  gint64 a_us = (*(FoyerBackupFile *const *) a)->at_us;
  gint64 b_us = (*(FoyerBackupFile *const *) b)->at_us;

  return (a_us < b_us) - (a_us > b_us);
}

/**
 * foyer_backup_list:
 * @uri: a store
 * @error: where to put what is wrong
 *
 * Lists the backups that were made by themselves. Reads a folder: not for the main thread.
 *
 * Returns: (transfer full) (element-type FoyerBackupFile) (nullable): newest first; none when
 *   there is no folder yet
 */
GPtrArray *
foyer_backup_list (const char  *uri,
                   GError     **error)
{
  g_autofree char *path = foyer_backup_dup_folder (uri);
  g_autoptr (GPtrArray) files =
    g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_backup_file_free);
  g_autoptr (GDir) folder = NULL;
  const char *name;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&files);

  folder = g_dir_open (path, 0, error);
  if (folder == NULL)
    return NULL;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autoptr (FoyerBackupFile) file = g_new0 (FoyerBackupFile, 1);
      GStatBuf status;

      file->path = g_build_filename (path, name, NULL);
      file->at_us = parse_name (name);
      if (file->at_us == 0 || g_stat (file->path, &status) < 0)
        continue;
      file->size = status.st_size;
      g_ptr_array_add (files, g_steal_pointer (&file));
    }
  g_ptr_array_sort (files, compare_newest_first);

  return g_steal_pointer (&files);
}

/* Weeks begin on Monday: 1970-01-01 was a Thursday. */
static gint64
get_period (gint64 at_us,
            guint  kind)
{
  gint64 day = at_us / US_PER_S / (24 * 60 * 60);
  g_autoptr (GDateTime) at = NULL;

  if (kind == 0)
    return day;
  if (kind == 1)
    return (day + 3) / 7;

  at = g_date_time_new_from_unix_utc (at_us / US_PER_S);
  return g_date_time_get_year (at) * 12 + g_date_time_get_month (at);
}

/**
 * foyer_backup_pick_old:
 * @files: (element-type FoyerBackupFile): backups, newest first
 *
 * Tells which backups have served: those that are neither the last of one of the last 7 days that
 * have one, nor of the last 4 weeks, nor of the last 12 months. The newest always stays.
 *
 * Returns: (transfer container) (element-type FoyerBackupFile): some of @files
 */
GPtrArray *
foyer_backup_pick_old (GPtrArray *files)
{
  static const guint keep[] = { KEEP_DAYS, KEEP_WEEKS, KEEP_MONTHS };
  guint n_kept[G_N_ELEMENTS (keep)] = { 0 };
  gint64 last[G_N_ELEMENTS (keep)] = { -1, -1, -1 };
  GPtrArray *old = g_ptr_array_new ();

  for (guint i = 0; i < files->len; i++)
    {
      FoyerBackupFile *file = g_ptr_array_index (files, i);
      gboolean is_kept = FALSE;

      for (guint kind = 0; kind < G_N_ELEMENTS (keep); kind++)
        {
          gint64 period = get_period (file->at_us, kind);

          if (period == last[kind] || n_kept[kind] == keep[kind])
            continue;
          last[kind] = period;
          n_kept[kind]++;
          is_kept = TRUE;
        }
      if (!is_kept)
        g_ptr_array_add (old, file);
    }

  return old;
}

/**
 * foyer_backup_inspect:
 * @path: a file
 * @summary: (out caller-allocates): what it holds
 * @error: where to put what is wrong: #FoyerDbError
 *
 * Looks into a backup. Not for the main thread.
 *
 * Returns: whether it is a backup of ours
 */
gboolean
foyer_backup_inspect (const char          *path,
                      FoyerBackupSummary  *summary,
                      GError             **error)
{
  g_autoptr (FoyerDb) db = foyer_db_open_backup (path, error);
  g_autoptr (FoyerRows) rows = NULL;

  if (db == NULL)
    return FALSE;

  rows = foyer_db_query (db, "SELECT s.rev,"
                         " (SELECT at FROM revision r"
                         "  WHERE r.store_id = s.store_id AND r.rev = s.rev),"
                         " (SELECT COUNT (*) FROM customer WHERE store_id = $1),"
                         " (SELECT COUNT (*) FROM visit WHERE store_id = $1)"
                         " FROM store s WHERE s.store_id = $1",
                         FOYER_VALUES (foyer_value_int (foyer_db_get_store (db))), error);
  if (rows == NULL)
    return FALSE;
  if (foyer_rows_get_n_rows (rows) != 1)
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_CORRUPT, "the backup has no store");
      return FALSE;
    }

  *summary = (FoyerBackupSummary) {
    .rev = foyer_rows_get_int (rows, 0, 0),
    .at_us = foyer_rows_get_int (rows, 0, 1),
    .customers = foyer_rows_get_int (rows, 0, 2),
    .visits = foyer_rows_get_int (rows, 0, 3),
  };
  return TRUE;
}

/**
 * foyer_backup_restore:
 * @uri: the store to be replaced, open in no program: close it first
 * @path: a backup
 * @now_us: the moment, microseconds since 1970 UTC
 * @error: where to put what is wrong: #FoyerDbError, %FOYER_DB_ERROR_RETRY when another program has
 *   the store open; the present file is then where and what it was
 *
 * Puts a backup in the place of the store. The present file is kept aside among the backups as
 * `foyer-before-restore-….db`. Not for the main thread.
 *
 * Returns: (transfer full) (nullable): where the present file is kept; %NULL when nothing was done
 */
char *
foyer_backup_restore (const char  *uri,
                      const char  *path,
                      gint64       now_us,
                      GError     **error)
{
  g_autofree char *folder = foyer_backup_dup_folder (uri);
  g_autofree char *moment = format_moment (now_us);
  g_autofree char *name = g_strconcat (PREFIX "before-restore-", moment, SUFFIX, NULL);
  g_autofree char *aside = NULL;

  if (folder == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   "a shop on a server is brought back into an empty database by"
                   " \"foyerctl copy\"");
      return NULL;
    }

  aside = g_build_filename (folder, name, NULL);
  if (g_mkdir_with_parents (folder, 0700) < 0)
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_READ_ONLY, "the folder of backups");
      return NULL;
    }
  if (!foyer_db_restore (uri, path, aside, error))
    return NULL;

  return g_steal_pointer (&aside);
}

static void
remove_old (const char *uri)
{
  g_autoptr (GPtrArray) files = foyer_backup_list (uri, NULL);
  g_autoptr (GPtrArray) old = files != NULL ? foyer_backup_pick_old (files) : g_ptr_array_new ();

  for (guint i = 0; i < old->len; i++)
    g_unlink (((FoyerBackupFile *) g_ptr_array_index (old, i))->path);
}

typedef struct
{
  char *uri;
  char *path;                           /* NULL: in the folder, under the moment's name */
  gint64 now_us;
} BackupJob;

static void
backup_job_free (gpointer data)
{
  BackupJob *job = data;

  g_free (job->uri);
  g_free (job->path);
  g_free (job);
}

/* Complete or not there, as a backup of a file is. */
static char *
back_up_server (const char  *uri,
                const char  *path,
                GError     **error)
{
  g_autofree char *target = g_canonicalize_filename (path, NULL);
  g_autofree char *unfinished = g_strconcat (target, ".part", NULL);
  g_autoptr (GPtrArray) copied = NULL;

  g_unlink (unfinished);
  copied = foyer_store_copy (uri, unfinished, NULL, error);
  if (copied == NULL)
    {
      g_unlink (unfinished);
      return NULL;
    }
  if (g_rename (unfinished, target) < 0)
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_READ_ONLY, "the backup has no place");
      g_unlink (unfinished);
      return NULL;
    }

  return g_steal_pointer (&target);
}

static gpointer
run_backup_of_server (FoyerDb  *db,
                      gpointer  data,
                      GError  **error)
{
  BackupJob *job = data;

  if (job->path != NULL)
    return back_up_server (job->uri, job->path, error);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               "the copies of a server are made where it runs");
  return NULL;
}

static gpointer
run_backup (FoyerDb  *db,
            gpointer  data,
            GError  **error)
{
  BackupJob *job = data;
  g_autofree char *folder = foyer_backup_dup_folder (job->uri);
  g_autofree char *moment = format_moment (job->now_us);
  g_autofree char *name = g_strconcat (PREFIX, moment, SUFFIX, NULL);
  g_autofree char *path = job->path != NULL ? g_canonicalize_filename (job->path, NULL)
                                            : g_build_filename (folder, name, NULL);

  if (job->path == NULL && g_mkdir_with_parents (folder, 0700) < 0)
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_READ_ONLY, "the folder of backups");
      return NULL;
    }
  if (!foyer_db_copy (db, path, error))
    return NULL;
  if (job->path == NULL)
    remove_old (job->uri);

  return g_steal_pointer (&path);
}

static FoyerReadFunc
choose_way (FoyerStore *self)
{
  return foyer_db_is_server (foyer_store_get_uri (self)) ? run_backup_of_server : run_backup;
}

static BackupJob *
make_job (FoyerStore *self,
          const char *path)
{
  BackupJob *job = g_new0 (BackupJob, 1);

  job->uri = g_strdup (foyer_store_get_uri (self));
  job->path = g_strdup (path);
  job->now_us = foyer_clock_now_us (foyer_store_get_clock (self));
  return job;
}

/**
 * foyer_store_backup_async:
 * @self: a store
 * @path: (nullable): where to; %NULL for the folder of backups, from which old ones are removed
 *   then
 * @cancellable: (nullable): gives it up
 * @callback: called in this thread's main context
 * @user_data: for @callback
 *
 * Makes a verified copy of the store at one moment, while everybody works on. Of a store on a
 * server a named one only.
 */
void
foyer_store_backup_async (FoyerStore           *self,
                          const char           *path,
                          GCancellable         *cancellable,
                          GAsyncReadyCallback   callback,
                          gpointer              user_data)
{
  foyer_store_run_bare (self, foyer_store_backup_async, FALSE, choose_way (self),
                        make_job (self, path), backup_job_free, g_free, cancellable,
                        callback, user_data);
}

/**
 * foyer_store_backup_finish:
 * @self: a store
 * @result: what the callback got
 * @error: where to put what is wrong: %FOYER_DB_ERROR_FULL when there is no room, and so on
 *
 * Returns: (transfer full) (nullable): the path of the copy
 */
char *
foyer_store_backup_finish (FoyerStore    *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * foyer_store_backup:
 * @self: a store
 * @path: (nullable): where to
 * @error: where to put what is wrong
 *
 * As foyer_store_backup_async(), and waits.
 *
 * Returns: (transfer full) (nullable): the path of the copy
 */
char *
foyer_store_backup (FoyerStore  *self,
                    const char  *path,
                    GError     **error)
{
  return foyer_store_wait_bare (self, FALSE, choose_way (self), make_job (self, path),
                                backup_job_free, error);
}
