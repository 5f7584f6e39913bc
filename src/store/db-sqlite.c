/* The SQLite driver.
 *
 * A connection is used by one thread. It keeps the statements that it prepared, binds $n by the
 * number in its name (SQLite itself numbers them by appearance), and turns SQLite's many codes
 * into the few on which somebody can act.
 *
 * WAL with synchronous=FULL: a commit that returned outlives a loss of power, and readers never
 * wait for the writer (NOTES §5). Every write begins with BEGIN IMMEDIATE: a transaction that
 * begins as a reader and becomes a writer fails under contention whatever the timeout (NOTES
 * §2). */

#include "store/db-sqlite-private.h"

#include <errno.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

/* A statement waits so long for another process; longer waits are the job's to repeat. */
#define BUSY_TIMEOUT_MS 2000
#define STATEMENTS_MAX 256
/* A commit that must also move 4 MB into the database is felt; resting does it (see rest()). */
#define CHECKPOINT_PAGES 8000
/* 256 MB, and a log of as much: for the minutes in which a store is filled. */
#define BULK_CACHE_SQL "PRAGMA cache_size = -262144; PRAGMA wal_autocheckpoint = 65536"

typedef struct
{
  FoyerRow parent;
  sqlite3_stmt *statement;
} SqliteRow;

static FoyerDbError
code_of_errno (int          code,
               FoyerDbError otherwise)
{
  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return FOYER_DB_ERROR_FULL;
    case EACCES:
    case EPERM:
      return FOYER_DB_ERROR_DENIED;
    case EROFS:
      return FOYER_DB_ERROR_READ_ONLY;
    default:
      return otherwise;
    }
}

/* SQLite keeps the cause of a failed write with the file; errno has often moved on. */
static int
find_errno (sqlite3 *sqlite)
{
  static const int pointers[] = { SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER };

  for (guint i = 0; i < G_N_ELEMENTS (pointers); i++)
    {
      sqlite3_file *file = NULL;
      int code = 0;

      if (sqlite3_file_control (sqlite, "main", pointers[i], &file) == SQLITE_OK && file != NULL
          && file->pMethods != NULL
          && file->pMethods->xFileControl (file, SQLITE_FCNTL_LAST_ERRNO, &code) == SQLITE_OK
          && code != 0)
        return code;
    }

  return sqlite3_system_errno (sqlite);
}

static FoyerDbError
code_of_result (sqlite3 *sqlite,
                int      rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
    case SQLITE_SCHEMA:
      return FOYER_DB_ERROR_RETRY;
    case SQLITE_CONSTRAINT:
      if (rc == SQLITE_CONSTRAINT_UNIQUE || rc == SQLITE_CONSTRAINT_PRIMARYKEY
          || rc == SQLITE_CONSTRAINT_ROWID)
        return FOYER_DB_ERROR_UNIQUE;
      return rc == SQLITE_CONSTRAINT_FOREIGNKEY ? FOYER_DB_ERROR_FOREIGN_KEY
                                                : FOYER_DB_ERROR_CONSTRAINT;
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
      return FOYER_DB_ERROR_CONSTRAINT;
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return FOYER_DB_ERROR_DENIED;
    case SQLITE_READONLY:
      return FOYER_DB_ERROR_READ_ONLY;
    case SQLITE_FULL:
      return FOYER_DB_ERROR_FULL;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return FOYER_DB_ERROR_CORRUPT;
    case SQLITE_IOERR:
      return code_of_errno (sqlite != NULL ? find_errno (sqlite) : 0, FOYER_DB_ERROR_OFFLINE);
    case SQLITE_CANTOPEN:
      return code_of_errno (sqlite != NULL ? sqlite3_system_errno (sqlite) : 0,
                            FOYER_DB_ERROR_OFFLINE);
    default:
      return FOYER_DB_ERROR_SQL;
    }
}

/**
 * foyer_sqlite_set_error: (skip)
 * @error: where to put it
 * @sqlite: (nullable): the connection on which it happened
 * @rc: SQLite's extended code
 *
 * Says in our codes what SQLite says in its own. An interrupted statement is %G_IO_ERROR_CANCELLED.
 */
void
foyer_sqlite_set_error (GError  **error,
                        sqlite3  *sqlite,
                        int       rc)
{
  if ((rc & 0xff) == SQLITE_INTERRUPT)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "interrupted");
  else
    g_set_error (error, FOYER_DB_ERROR, code_of_result (sqlite, rc), "SQLite %d: %s", rc,
                 sqlite != NULL ? sqlite3_errmsg (sqlite) : sqlite3_errstr (rc));
}

/**
 * foyer_sqlite_exec: (skip)
 * @sqlite: a connection
 * @sql: statements without parameters
 * @error: where to put what is wrong
 *
 * Returns: whether all ran
 */
gboolean
foyer_sqlite_exec (sqlite3     *sqlite,
                   const char  *sql,
                   GError     **error)
{
  int rc = sqlite3_exec (sqlite, sql, NULL, NULL, NULL);

  if (rc == SQLITE_OK)
    return TRUE;

  foyer_sqlite_set_error (error, sqlite, rc);
  return FALSE;
}

/**
 * foyer_sqlite_get_int: (skip)
 * @sqlite: a connection
 * @sql: a statement without parameters
 * @value: (out): the first column of its first row; 0 when it has no row
 * @error: where to put what is wrong
 *
 * Returns: whether it ran
 */
gboolean
foyer_sqlite_get_int (sqlite3     *sqlite,
                      const char  *sql,
                      gint64      *value,
                      GError     **error)
{
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v2 (sqlite, sql, -1, &statement, NULL);

  *value = 0;
  if (rc == SQLITE_OK)
    {
      rc = sqlite3_step (statement);
      if (rc == SQLITE_ROW)
        *value = sqlite3_column_int64 (statement, 0);
    }
  if (rc != SQLITE_ROW && rc != SQLITE_DONE)
    foyer_sqlite_set_error (error, sqlite, rc);
  sqlite3_finalize (statement);

  return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static gboolean
is_idle (gpointer sql,
         gpointer statement,
         gpointer user_data)
{
  return !sqlite3_stmt_busy (statement);
}

/**
 * foyer_sqlite_prepare: (skip)
 * @self: a connection
 * @sql: one statement
 * @error: where to put what is wrong
 *
 * Returns: (nullable): the statement, to be given back with foyer_sqlite_release(); one that is
 *   kept, unless that one is being stepped further up the stack
 */
sqlite3_stmt *
foyer_sqlite_prepare (FoyerSqlite  *self,
                      const char   *sql,
                      GError      **error)
{
  sqlite3_stmt *kept = g_hash_table_lookup (self->statements, sql);
  sqlite3_stmt *statement = NULL;
  int rc;

  if (kept != NULL && !sqlite3_stmt_busy (kept))
    return kept;

  rc = sqlite3_prepare_v3 (self->sqlite, sql, -1, kept == NULL ? SQLITE_PREPARE_PERSISTENT : 0,
                           &statement, NULL);
  if (rc != SQLITE_OK)
    {
      foyer_sqlite_set_error (error, self->sqlite, rc);
      return NULL;
    }

  if (kept == NULL)
    {
      if (g_hash_table_size (self->statements) >= STATEMENTS_MAX)
        g_hash_table_foreach_remove (self->statements, is_idle, NULL);
      g_hash_table_insert (self->statements, g_strdup (sql), statement);
    }

  return statement;
}

/**
 * foyer_sqlite_release: (skip)
 * @self: a connection
 * @statement: what foyer_sqlite_prepare() returned
 *
 * Gives a statement back.
 */
void
foyer_sqlite_release (FoyerSqlite  *self,
                      sqlite3_stmt *statement)
{
  if (g_hash_table_lookup (self->statements, sqlite3_sql (statement)) != statement)
    {
      sqlite3_finalize (statement);
      return;
    }

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

static int
bind_value (sqlite3_stmt     *statement,
            int               i,
            const FoyerValue *value)
{
  if (value->is_null)
    return sqlite3_bind_null (statement, i);

  switch (value->type)
    {
    case FOYER_VALUE_INT:
      return sqlite3_bind_int64 (statement, i, value->integer);
    case FOYER_VALUE_TEXT:
      return sqlite3_bind_text64 (statement, i, value->text, strlen (value->text), SQLITE_STATIC,
                                  SQLITE_UTF8);
    case FOYER_VALUE_UUID:
      return sqlite3_bind_blob64 (statement, i, value->uuid.bytes, sizeof value->uuid.bytes,
                                  SQLITE_STATIC);
    case FOYER_VALUE_BLOB:
      return sqlite3_bind_blob64 (statement, i, value->blob.data, value->blob.length,
                                  SQLITE_STATIC);
    }

  g_assert_not_reached ();
}

static gboolean
bind_values (FoyerSqlite      *self,
             sqlite3_stmt     *statement,
             const FoyerValue *values,
             guint             n_values,
             GError          **error)
{
  for (int i = 1; i <= sqlite3_bind_parameter_count (statement); i++)
    {
      const char *name = sqlite3_bind_parameter_name (statement, i);
      guint64 number = 0;
      int rc;

      if (name == NULL || *name != '$'
          || !g_ascii_string_to_unsigned (name + 1, 10, 1, n_values, &number, NULL))
        {
          g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_SQL, "no value for parameter %s",
                       name != NULL ? name : "?");
          return FALSE;
        }

      rc = bind_value (statement, i, &values[number - 1]);
      if (rc != SQLITE_OK)
        {
          foyer_sqlite_set_error (error, self->sqlite, rc);
          return FALSE;
        }
    }

  return TRUE;
}

static gint64
sqlite_each (FoyerDb          *db,
             const char       *sql,
             const FoyerValue *values,
             guint             n_values,
             FoyerRowFunc      func,
             gpointer          user_data,
             GError          **error)
{
  FoyerSqlite *self = (FoyerSqlite *) db;
  sqlite3_stmt *statement = foyer_sqlite_prepare (self, sql, error);
  SqliteRow row = { { db, 0 }, statement };
  gint64 n_changed = -1;
  int rc;

  if (statement == NULL)
    return -1;

  if (bind_values (self, statement, values, n_values, error))
    {
      row.parent.n_columns = sqlite3_column_count (statement);
      do
        rc = sqlite3_step (statement);
      while (rc == SQLITE_ROW && (func == NULL || func (&row.parent, user_data)));

      if (rc == SQLITE_DONE || rc == SQLITE_ROW)
        n_changed = sqlite3_stmt_readonly (statement) ? 0 : sqlite3_changes64 (self->sqlite);
      else
        foyer_sqlite_set_error (error, self->sqlite, rc);
    }
  foyer_sqlite_release (self, statement);

  return n_changed;
}

static FoyerValue
sqlite_get (FoyerRow *row,
            guint     column)
{
  sqlite3_stmt *statement = ((SqliteRow *) row)->statement;

  switch (sqlite3_column_type (statement, column))
    {
    case SQLITE_INTEGER:
      return foyer_value_int (sqlite3_column_int64 (statement, column));
    case SQLITE_TEXT:
      return foyer_value_text ((const char *) sqlite3_column_text (statement, column));
    case SQLITE_BLOB:
      {
        const guint8 *data = sqlite3_column_blob (statement, column);
        gsize length = sqlite3_column_bytes (statement, column);

        return foyer_value_blob (data != NULL ? data : (const guint8 *) "", length);
      }
    default:
      return foyer_value_null (FOYER_VALUE_INT);
    }
}

static gboolean
run_kept (FoyerSqlite  *self,
          const char   *sql,
          GError      **error)
{
  return sqlite_each (&self->parent, sql, NULL, 0, NULL, NULL, error) >= 0;
}

static gboolean
sqlite_begin (FoyerDb  *db,
              gboolean  for_writing,
              GError  **error)
{
  return run_kept ((FoyerSqlite *) db, for_writing ? "BEGIN IMMEDIATE" : "BEGIN", error);
}

static void
sqlite_rollback (FoyerDb *db)
{
  FoyerSqlite *self = (FoyerSqlite *) db;

  if (!sqlite3_get_autocommit (self->sqlite))
    run_kept (self, "ROLLBACK", NULL);
}

static gboolean
sqlite_commit (FoyerDb  *db,
               GError  **error)
{
  if (run_kept ((FoyerSqlite *) db, "COMMIT", error))
    return TRUE;

  sqlite_rollback (db);
  return FALSE;
}

static void
sqlite_interrupt (FoyerDb *db)
{
  sqlite3_interrupt (((FoyerSqlite *) db)->sqlite);
}

static void
sqlite_close (FoyerDb *db)
{
  FoyerSqlite *self = (FoyerSqlite *) db;

  sqlite_rollback (db);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_close (self->sqlite);
  if (self->inotify >= 0)
    close (self->inotify);
  g_free (self->path);
  g_free (self);
}

static int
sqlite_read_version (FoyerDb  *db,
                     GError  **error)
{
  gint64 version;

  if (!foyer_sqlite_get_int (((FoyerSqlite *) db)->sqlite, "PRAGMA user_version", &version, error))
    return -1;

  return (int) version;
}

static gboolean
sqlite_set_version (FoyerDb  *db,
                    int       version,
                    GError  **error)
{
  /* Pragmas take no parameters. */
  g_autofree char *sql = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                                          FOYER_SQLITE_APPLICATION_ID, version);

  return foyer_sqlite_exec (((FoyerSqlite *) db)->sqlite, sql, error);
}

static gboolean
sqlite_migrated (FoyerDb  *db,
                 int       version,
                 GError  **error)
{
  FoyerSqlite *self = (FoyerSqlite *) db;
  gint64 n_broken;

  if (version == 1 && !foyer_sqlite_index_create (db, error))
    return FALSE;
  if (!foyer_sqlite_write_statistics (db, error))
    return FALSE;

  if (!foyer_sqlite_get_int (self->sqlite, "SELECT COUNT (*) FROM pragma_foreign_key_check",
                             &n_broken, error))
    return FALSE;

  if (n_broken > 0)
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_FOREIGN_KEY,
                   "%" G_GINT64_FORMAT " references lead nowhere after step %d", n_broken,
                   version);
      return FALSE;
    }

  return TRUE;
}

static gboolean
sqlite_set_migrating (FoyerDb  *db,
                      gboolean  is_migrating,
                      GError  **error)
{
  return foyer_sqlite_exec (((FoyerSqlite *) db)->sqlite,
                            is_migrating ? "PRAGMA foreign_keys = OFF" : "PRAGMA foreign_keys = ON",
                            error);
}

static gboolean
sqlite_safeguard (FoyerDb  *db,
                  GError  **error)
{
  FoyerSqlite *self = (FoyerSqlite *) db;
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *moment = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *name = g_strdup_printf ("foyer-before-schema-%d-%s.db", db->version + 1,
                                           moment);
  g_autofree char *path = g_build_filename (backups, name, NULL);

  if (g_mkdir_with_parents (backups, 0700) < 0)
    {
      g_set_error (error, FOYER_DB_ERROR, code_of_errno (errno, FOYER_DB_ERROR_OFFLINE),
                   "the folder of backups: %s", g_strerror (errno));
      return FALSE;
    }

  return foyer_sqlite_copy (db, path, error);
}

/* The write-ahead log is what every commit touches. It stays the same file while a connection is
 * open, and ours is. */
static int
sqlite_watch (FoyerDb *db)
{
  FoyerSqlite *self = (FoyerSqlite *) db;
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);

  if (self->inotify >= 0)
    return self->inotify;

  self->inotify = inotify_init1 (IN_NONBLOCK | IN_CLOEXEC);
  if (self->inotify >= 0 && inotify_add_watch (self->inotify, log, IN_MODIFY) < 0)
    {
      close (self->inotify);
      self->inotify = -1;
    }

  return self->inotify;
}

static gboolean
sqlite_has_news (FoyerDb *db)
{
  FoyerSqlite *self = (FoyerSqlite *) db;
  char events[4096];
  gint64 version;

  while (self->inotify >= 0 && read (self->inotify, events, sizeof events) > 0)
    ;

  /* When it cannot be asked, looking into the journal will say why. */
  if (!foyer_sqlite_get_int (self->sqlite, "PRAGMA data_version", &version, NULL))
    return TRUE;
  if (version == self->data_version)
    return FALSE;

  self->data_version = version;
  return TRUE;
}

/* Checked when the transaction is committed. */
static gboolean
sqlite_defer_references (FoyerDb   *db,
                         gboolean   is_deferred,
                         GError   **error)
{
  return !is_deferred || foyer_sqlite_exec (((FoyerSqlite *) db)->sqlite,
                                            "PRAGMA defer_foreign_keys = ON", error);
}

static gboolean
sqlite_is_offline (FoyerDb *db)
{
  return FALSE;
}

/* Keeps the log near empty: a damaged log drops every commit after the damage in silence
 * (NOTES §5), and erased text stays in it until it is truncated. */
static void
sqlite_rest (FoyerDb *db)
{
  FoyerSqlite *self = (FoyerSqlite *) db;

  /* Somebody may be reading: the next rest will do. */
  sqlite3_busy_timeout (self->sqlite, 0);
  sqlite3_wal_checkpoint_v2 (self->sqlite, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  sqlite3_busy_timeout (self->sqlite, BUSY_TIMEOUT_MS);
}

/* Without it, pages of the indexes are written and read again many times over. */
static void
sqlite_expect_bulk (FoyerDb *db)
{
  foyer_sqlite_exec (((FoyerSqlite *) db)->sqlite, BULK_CACHE_SQL, NULL);
}

static gboolean
add_flaw (FoyerRow *row,
          gpointer  user_data)
{
  FoyerValue text = foyer_row_get (row, 0, FOYER_VALUE_TEXT);

  if (!text.is_null && strcmp (text.text, "ok") != 0)
    g_ptr_array_add (user_data, g_strdup_printf ("file: %s", text.text));

  return TRUE;
}

static gboolean
sqlite_check (FoyerDb    *db,
              GPtrArray  *flaws,
              GError    **error)
{
  return foyer_db_each (db, "PRAGMA integrity_check (20)", FOYER_NO_VALUES, add_flaw, flaws, error)
         && foyer_db_each (db, "SELECT 'a ' || \"table\" || ' refers to a missing ' || parent"
                           " FROM pragma_foreign_key_check LIMIT 20", FOYER_NO_VALUES, add_flaw,
                           flaws, error);
}

static gboolean
configure (FoyerSqlite  *self,
           gboolean      is_new,
           GError      **error)
{
  g_autofree char *checkpoint = g_strdup_printf ("PRAGMA wal_autocheckpoint = %d",
                                                 CHECKPOINT_PAGES);

  sqlite3_extended_result_codes (self->sqlite, 1);
  sqlite3_busy_timeout (self->sqlite, BUSY_TIMEOUT_MS);
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);

  return foyer_sqlite_exec (self->sqlite,
                            "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;"
                            "PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON;"
                            "PRAGMA temp_store = MEMORY;", error)
         && foyer_sqlite_exec (self->sqlite, checkpoint, error)
         && (is_new || self->mode == FOYER_DB_READ
             || foyer_sqlite_exec (self->sqlite, "PRAGMA journal_mode = WAL", error));
}

/**
 * foyer_sqlite_connect: (skip)
 * @path: a file that was checked
 * @mode: what for
 * @is_new: whether the file is still being made: then it has no log beside it
 * @error: where to put what is wrong
 *
 * Returns: (transfer full) (nullable): a connection with all that we want of one
 */
FoyerSqlite *
foyer_sqlite_connect (const char   *path,
                      FoyerDbMode   mode,
                      gboolean      is_new,
                      GError      **error)
{
  FoyerSqlite *self = g_new0 (FoyerSqlite, 1);
  int flags = mode == FOYER_DB_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  int rc;

  self->parent.driver = &foyer_sqlite_driver;
  self->parent.store = 1;
  self->path = g_strdup (path);
  self->mode = mode;
  self->inotify = -1;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            finalize_statement);

  rc = sqlite3_open_v2 (path, &self->sqlite, flags | SQLITE_OPEN_NOMUTEX, NULL);
  if (rc != SQLITE_OK)
    foyer_sqlite_set_error (error, self->sqlite, rc);
  else if (configure (self, is_new, error))
    {
      self->parent.version = sqlite_read_version (&self->parent, error);
      if (self->parent.version >= 0)
        return self;
    }

  sqlite_close (&self->parent);
  return NULL;
}

static FoyerDb *
sqlite_open (const char          *location,
             FoyerDbMode          mode,
             int                  newest,
             FoyerDbMigrateFunc   migrate,
             GError             **error)
{
  g_autofree char *path = g_canonicalize_filename (location, NULL);
  FoyerSqlite *self;

  if (mode == FOYER_DB_CREATE && !g_file_test (path, G_FILE_TEST_EXISTS)
      && (!foyer_sqlite_check_no_anchor (path, error)
          || !foyer_sqlite_create_file (path, migrate, error)))
    return NULL;

  if (!foyer_sqlite_check_file (path, mode, newest, error))
    return NULL;

  self = foyer_sqlite_connect (path, mode, FALSE, error);
  if (self != NULL && mode != FOYER_DB_READ && !foyer_sqlite_check_anchor (self, error))
    {
      sqlite_close (&self->parent);
      return NULL;
    }

  return (FoyerDb *) self;
}

static gboolean
sqlite_restore (const char  *location,
                const char  *backup,
                const char  *aside,
                int          newest,
                GError     **error)
{
  g_autofree char *path = g_canonicalize_filename (location, NULL);

  return foyer_sqlite_restore (path, backup, aside, newest, error);
}

static gboolean
sqlite_accept_loss (const char  *location,
                    GError     **error)
{
  g_autofree char *path = g_canonicalize_filename (location, NULL);

  return foyer_sqlite_accept_loss (path, error);
}

const FoyerDbDriver foyer_sqlite_driver = {
  .scheme = "sqlite",
  .type_int = "INTEGER",
  .type_uuid = "BLOB",
  .type_blob = "BLOB",
  .table_end = "STRICT, WITHOUT ROWID",
  .open = sqlite_open,
  .close = sqlite_close,
  .begin = sqlite_begin,
  .commit = sqlite_commit,
  .rollback = sqlite_rollback,
  .interrupt = sqlite_interrupt,
  .each = sqlite_each,
  .get = sqlite_get,
  .read_version = sqlite_read_version,
  .set_version = sqlite_set_version,
  .migrated = sqlite_migrated,
  .safeguard = sqlite_safeguard,
  .set_migrating = sqlite_set_migrating,
  .watch = sqlite_watch,
  .has_news = sqlite_has_news,
  .is_offline = sqlite_is_offline,
  .rest = sqlite_rest,
  .expect_bulk = sqlite_expect_bulk,
  .copy = foyer_sqlite_copy,
  .restore = sqlite_restore,
  .note_anchor = foyer_sqlite_note_anchor,
  .accept_loss = sqlite_accept_loss,
  .defer_references = sqlite_defer_references,
  .check = sqlite_check,
  .index_put = foyer_sqlite_index_put,
  .index_ask = foyer_sqlite_index_ask,
  .index_holds = foyer_sqlite_index_holds,
  .index_count = foyer_sqlite_index_count,
  .index_clear = foyer_sqlite_index_clear,
  .index_tidy = foyer_sqlite_index_tidy,
};
