/* The PostgreSQL driver.
 *
 * Writing is READ COMMITTED, and the first statement of every act locks its store's counter row:
 * acts of one store wait in line there, and none has ever to be repeated because of another (with
 * the counter taken last, three of four failed: NOTES §2). Reading is REPEATABLE READ READ ONLY:
 * one moment of the store.
 *
 * A server is restarted, a network breaks. A statement that is the first of its transaction is sent
 * again on a new connection, since nothing of the transaction had reached the server; later ones
 * answer OFFLINE. A lost answer to COMMIT is for the store to decide, by op_id.
 *
 * NOTIFY travels with the commit and only says that it is time to look into the journal. Where a
 * server refuses LISTEN (a standby, some poolers) the counter row is asked instead. */

#include "store/db-postgres-private.h"

#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

/* Rows that each() fetches at first, and then at a time. */
#define FETCH_FIRST "100"
#define FETCH_FIRST_N 100
#define FETCH_NEXT_N 2000
/* The counter row is asked after so long without a notice: a dead connection shows itself. */
#define SILENCE_US (5 * G_USEC_PER_SEC)

static gboolean
send (FoyerPostgres  *self,
      const char     *sql,
      GError        **error)
{
  return foyer_postgres_send (self, sql, FOYER_NO_VALUES, FALSE, error);
}

static gboolean
settle (FoyerPostgres  *self,
        GError        **error)
{
  GError *settle_error = NULL;

  PQclear (foyer_postgres_settle (self, &settle_error));
  if (settle_error == NULL)
    return TRUE;

  g_propagate_error (error, settle_error);
  return FALSE;
}

static gboolean
send_begin (FoyerPostgres  *self,
            GError        **error)
{
  if (!send (self, self->is_writing ? "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
                                    : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", error))
    return FALSE;

  self->transaction = FOYER_POSTGRES_OPEN;
  return !self->is_migrating || foyer_postgres_begin_step (self, error);
}

/* Sent behind the statement that takes the lock, so that what it finds stays true: whether a newer
 * program made the schema into one that this program must not write to. */
static gboolean
send_guard (FoyerPostgres  *self,
            GError        **error)
{
  return !self->is_writing || self->is_migrating
         || foyer_postgres_send (self, "SELECT require_schema ($1)",
                                 FOYER_VALUES (foyer_value_int (self->newest)), FALSE, error);
}

static PGresult *
run (FoyerPostgres     *self,
     const char        *sql,
     const FoyerValue  *values,
     guint              n_values,
     GError           **error)
{
  gboolean is_first = self->transaction == FOYER_POSTGRES_WANTED;
  g_autoptr (GPtrArray) results = NULL;

  if ((is_first && !send_begin (self, error))
      || !foyer_postgres_send (self, sql, values, n_values, TRUE, error)
      || (is_first && !send_guard (self, error))
      || !foyer_postgres_send_asked (self, error))
    return NULL;

  results = foyer_postgres_settle_all (self, error);
  if (results == NULL)
    return NULL;

  foyer_postgres_tell_asked (self, results, 1);
  return g_ptr_array_steal_index (results, 0);
}

/* Whether the statement can be sent again after @error as if it had never been. */
static gboolean
mend (FoyerPostgres *self,
      const char    *sql,
      gboolean       was_wanted,
      const GError  *error)
{
  gboolean is_lost = foyer_postgres_is_broken (self);

  if (!was_wanted && (self->transaction != FOYER_POSTGRES_NO_TRANSACTION
                      || !g_str_has_prefix (sql, "SELECT")))
    return FALSE;

  if (is_lost && g_error_matches (error, FOYER_DB_ERROR, FOYER_DB_ERROR_OFFLINE))
    {
      self->transaction = FOYER_POSTGRES_NO_TRANSACTION;
      if (!foyer_postgres_reconnect (self, NULL))
        {
          self->transaction = was_wanted ? FOYER_POSTGRES_BROKEN : FOYER_POSTGRES_NO_TRANSACTION;
          return FALSE;
        }
    }
  else if (!is_lost && (strstr (error->message, "0A000") != NULL
                        || strstr (error->message, "26000") != NULL))
    {
      /* The schema changed under a prepared statement. */
      if (was_wanted)
        send (self, "ROLLBACK", NULL);
      foyer_postgres_forget (self);
      if (!settle (self, NULL))
        return FALSE;
    }
  else
    return FALSE;

  self->transaction = was_wanted ? FOYER_POSTGRES_WANTED : FOYER_POSTGRES_NO_TRANSACTION;
  return TRUE;
}

static PGresult *
run_or_mend (FoyerPostgres     *self,
             const char        *sql,
             const FoyerValue  *values,
             guint              n_values,
             GError           **error)
{
  gboolean was_wanted = self->transaction == FOYER_POSTGRES_WANTED;
  g_autoptr (GError) first_error = NULL;
  PGresult *result;

  if (self->transaction == FOYER_POSTGRES_BROKEN)
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_OFFLINE,
                   "the connection was lost in this transaction");
      return NULL;
    }

  result = run (self, sql, values, n_values, &first_error);
  if (result != NULL)
    return result;
  if (mend (self, sql, was_wanted, first_error))
    {
      g_clear_error (&first_error);
      result = run (self, sql, values, n_values, &first_error);
      if (result != NULL)
        return result;
    }

  /* Whoever asked is told by the error. */
  foyer_postgres_drop_asked (self);
  g_propagate_error (error, g_steal_pointer (&first_error));
  return NULL;
}

/* Nobody needs the answer to a plain INSERT: should it fail, the next statement says so. */
static gboolean
can_be_deferred (const char *sql)
{
  return g_str_has_prefix (sql, "INSERT INTO ") && strstr (sql, " VALUES ") != NULL
         && strstr (sql, "RETURNING") == NULL && strstr (sql, "DO NOTHING") == NULL;
}

/* Fetches bit by bit: who reads a million rows must not hold them, and who stops after the third
 * must not wait for the rest. A short answer costs one trip, as it would without this. */
static gint64
each_by_cursor (FoyerPostgres     *self,
                const char        *sql,
                const FoyerValue  *values,
                guint              n_values,
                FoyerRowFunc       func,
                gpointer           user_data,
                GError           **error)
{
  g_autofree char *name = g_strdup_printf ("c%u", self->n_names++);
  g_autofree char *declare = g_strdup_printf ("DECLARE %s NO SCROLL CURSOR FOR %s", name, sql);
  g_autofree char *fetch = g_strdup_printf ("FETCH %d FROM %s", FETCH_NEXT_N, name);
  g_autofree char *fetch_first = g_strdup_printf ("FETCH " FETCH_FIRST " FROM %s", name);
  g_autofree char *end = g_strdup_printf ("CLOSE %s", name);
  int n_wanted = FETCH_FIRST_N;
  gboolean is_more = TRUE;

  if (!foyer_postgres_send (self, declare, values, n_values, FALSE, error))
    return -1;

  while (is_more)
    {
      PGresult *result;

      if (!foyer_postgres_send (self, n_wanted == FETCH_FIRST_N ? fetch_first : fetch,
                                FOYER_NO_VALUES, TRUE, error))
        return -1;
      result = foyer_postgres_settle (self, error);
      if (result == NULL)
        return -1;
      is_more = foyer_postgres_tell_rows (self, result, func, user_data)
                && PQntuples (result) == n_wanted;
      n_wanted = FETCH_NEXT_N;
      PQclear (result);
    }

  /* @func may have run a statement of its own that failed; then there is nothing to close. */
  if (self->transaction == FOYER_POSTGRES_OPEN)
    send (self, end, NULL);
  return 0;
}

static gboolean
postgres_answer (FoyerDb  *db,
                 GError  **error)
{
  FoyerPostgres *self = (FoyerPostgres *) db;
  g_autoptr (FoyerPostgresQuestion) first = g_queue_pop_head (&self->asked);
  PGresult *result;

  if (first == NULL)
    return TRUE;

  result = run_or_mend (self, first->sql, first->values, first->n_values, error);
  if (result == NULL)
    return FALSE;

  foyer_postgres_tell_rows (self, result, first->func, first->user_data);
  PQclear (result);
  return TRUE;
}

static gint64
postgres_each (FoyerDb           *db,
               const char        *sql,
               const FoyerValue  *values,
               guint              n_values,
               FoyerRowFunc       func,
               gpointer           user_data,
               GError           **error)
{
  FoyerPostgres *self = (FoyerPostgres *) db;
  gint64 n_changed;
  PGresult *result;

  if (self->transaction == FOYER_POSTGRES_OPEN && func == NULL && can_be_deferred (sql))
    return foyer_postgres_send (self, sql, values, n_values, FALSE, error) ? 1 : -1;

  if (func != NULL && !db->wants_all && g_str_has_prefix (sql, "SELECT"))
    {
      /* What was asked opens the transaction, without which there is no cursor. */
      if (!postgres_answer (db, error))
        return -1;
      if (self->transaction == FOYER_POSTGRES_OPEN)
        return each_by_cursor (self, sql, values, n_values, func, user_data, error);
    }

  result = run_or_mend (self, sql, values, n_values, error);
  if (result == NULL)
    return -1;

  if (func != NULL)
    foyer_postgres_tell_rows (self, result, func, user_data);
  n_changed = g_str_has_prefix (sql, "SELECT") || g_str_has_prefix (sql, "WITH")
    ? 0 : g_ascii_strtoll (PQcmdTuples (result), NULL, 10);
  PQclear (result);

  return n_changed;
}

static gboolean
postgres_begin (FoyerDb   *db,
                gboolean   for_writing,
                GError   **error)
{
  FoyerPostgres *self = (FoyerPostgres *) db;
  guint64 count;

  /* What was to be interrupted is over. */
  if (read (self->wake, &count, sizeof count) > 0)
    g_debug ("an interruption came too late");
  foyer_postgres_drop_asked (self);

  if (foyer_postgres_is_broken (self) && !foyer_postgres_reconnect (self, error))
    return FALSE;

  self->transaction = FOYER_POSTGRES_WANTED;
  self->is_writing = for_writing;
  return TRUE;
}

static void
postgres_rollback (FoyerDb *db)
{
  FoyerPostgres *self = (FoyerPostgres *) db;

  foyer_postgres_drop_asked (self);
  /* Nobody waits for it. */
  if (self->transaction == FOYER_POSTGRES_OPEN && send (self, "ROLLBACK", NULL))
    foyer_postgres_flush (self, NULL);
  self->transaction = FOYER_POSTGRES_NO_TRANSACTION;
}

static gboolean
send_notice (FoyerPostgres  *self,
             GError        **error)
{
  g_autofree char *channel = g_strdup_printf ("foyer_%" G_GINT64_FORMAT, self->parent.store);

  return foyer_postgres_send (self, "SELECT pg_notify ($1, '')",
                              FOYER_VALUES (foyer_value_text (channel)), FALSE, error);
}

static gboolean
postgres_commit (FoyerDb  *db,
                 GError  **error)
{
  FoyerPostgres *self = (FoyerPostgres *) db;
  gboolean is_done;

  if (!postgres_answer (db, error))
    {
      postgres_rollback (db);
      return FALSE;
    }
  if (self->transaction == FOYER_POSTGRES_WANTED)
    {
      self->transaction = FOYER_POSTGRES_NO_TRANSACTION;
      return TRUE;
    }
  if (self->transaction != FOYER_POSTGRES_OPEN)
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_OFFLINE,
                   "the connection was lost in this transaction");
      postgres_rollback (db);
      return FALSE;
    }

  is_done = (!self->is_writing || send_notice (self, error)) && send (self, "COMMIT", error)
            && settle (self, error);
  if (is_done)
    self->transaction = FOYER_POSTGRES_NO_TRANSACTION;
  else
    postgres_rollback (db);

  return is_done;
}

static void
postgres_interrupt (FoyerDb *db)
{
  guint64 one = 1;

  if (write (((FoyerPostgres *) db)->wake, &one, sizeof one) < 0)
    g_debug ("an interruption is on its way already");
}

static gboolean
listen (FoyerPostgres  *self,
        GError        **error)
{
  g_autofree char *sql = g_strdup_printf ("LISTEN foyer_%" G_GINT64_FORMAT, self->parent.store);

  return send (self, sql, error) && send (self, "LISTEN foyer_schema", error)
         && settle (self, error);
}

static int
postgres_watch (FoyerDb *db)
{
  FoyerPostgres *self = (FoyerPostgres *) db;
  g_autoptr (GError) error = NULL;

  if (!self->wants_notices)
    {
      self->wants_notices = TRUE;
      self->is_listening = !foyer_postgres_is_broken (self) && listen (self, &error);
      if (error != NULL)
        g_debug ("no notices: %s", error->message);
    }

  return self->is_listening && !foyer_postgres_is_broken (self) ? PQsocket (self->conn) : -1;
}

/* Takes the notices off the connection. Returns whether there were any. */
static gboolean
take_notices (FoyerPostgres *self)
{
  gboolean is_any = FALSE;
  PGnotify *notice;

  if (foyer_postgres_is_broken (self) || PQconsumeInput (self->conn) == 0)
    {
      foyer_postgres_disconnect (self);
      return FALSE;
    }

  while ((notice = PQnotifies (self->conn)) != NULL)
    {
      if (g_str_equal (notice->relname, "foyer_schema"))
        self->heard_us = 0;
      PQfreemem (notice);
      is_any = TRUE;
    }

  return is_any;
}

static gboolean
ask_counter (FoyerPostgres *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerRows) rows = NULL;
  gint64 rev;

  self->heard_us = g_get_monotonic_time ();
  rows = foyer_db_query (&self->parent, "SELECT rev, (SELECT MAX (version) FROM schema_step),"
                         " (SELECT MAX (needs) FROM schema_step) FROM store WHERE store_id = $1",
                         FOYER_VALUES (foyer_value_int (self->parent.store)), &error);
  if (rows == NULL || foyer_rows_get_n_rows (rows) == 0)
    {
      g_debug ("news: %s", error != NULL ? error->message : "no store");
      return FALSE;
    }

  self->parent.version = foyer_rows_get_int (rows, 0, 1);
  self->parent.needs = foyer_rows_get_int (rows, 0, 2);
  rev = self->rev;
  self->rev = foyer_rows_get_int (rows, 0, 0);
  return rev != self->rev;
}

static gboolean
postgres_has_news (FoyerDb *db)
{
  FoyerPostgres *self = (FoyerPostgres *) db;
  gboolean was_broken = foyer_postgres_is_broken (self);
  gboolean is_any;

  if (was_broken && !foyer_postgres_reconnect (self, NULL))
    return FALSE;
  if (was_broken && self->wants_notices)
    self->is_listening = listen (self, NULL);

  is_any = take_notices (self);
  if (!self->is_listening || was_broken || g_get_monotonic_time () - self->heard_us > SILENCE_US)
    return ask_counter (self) || is_any;

  if (is_any)
    self->heard_us = g_get_monotonic_time ();
  return is_any;
}

static void
postgres_hurry (FoyerDb *db)
{
  FoyerPostgres *self = (FoyerPostgres *) db;

  self->pause_us = 0;
  self->next_try_us = 0;
}

/* The server does by itself what a file needs help with. */
static void
postgres_rest (FoyerDb *db)
{
}

static gboolean
postgres_is_offline (FoyerDb *db)
{
  return foyer_postgres_is_broken ((FoyerPostgres *) db);
}

/* Each step is one transaction, its tables included. A copy of the whole beforehand is the
 * server's keeper's (README: "copy"), who alone can migrate. */
static gboolean
postgres_safeguard (FoyerDb  *db,
                    GError  **error)
{
  return TRUE;
}

static gboolean
set_unsupported (GError     **error,
                 const char  *what)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s", what);
  return FALSE;
}

/* What a server holds is no file; the command "copy" brings it into one, and back. */
static gboolean
postgres_copy (FoyerDb     *db,
               const char  *path,
               GError     **error)
{
  return set_unsupported (error, "a store on a server is taken into a file by \"foyerctl copy\"");
}

static gboolean
postgres_restore (const char  *location,
                  const char  *path,
                  const char  *aside,
                  int          newest,
                  GError     **error)
{
  return set_unsupported (error, "a store on a server is brought back by \"foyerctl copy\"");
}

/* The server keeps its own log of what it has acknowledged, with a checksum for every record. */
static gboolean
postgres_note_anchor (FoyerDb  *db,
                      gint64   *rev,
                      GError  **error)
{
  return TRUE;
}

static gboolean
postgres_accept_loss (const char  *location,
                      GError     **error)
{
  return TRUE;
}

/* Whatever can be checked through SQL the check does itself. */
static gboolean
postgres_check (FoyerDb    *db,
                GPtrArray  *flaws,
                GError    **error)
{
  return TRUE;
}

static void
postgres_close (FoyerDb *db)
{
  FoyerPostgres *self = (FoyerPostgres *) db;

  foyer_postgres_disconnect (self);
  foyer_postgres_drop_asked (self);
  g_clear_error (&self->parent.trouble);
  g_hash_table_unref (self->statements);
  close (self->wake);
  g_free (self->uri);
  g_free (self);
}

static FoyerDb *
postgres_open (const char          *location,
               FoyerDbMode          mode,
               int                  newest,
               FoyerDbMigrateFunc   migrate,
               GError             **error)
{
  FoyerPostgres *self = g_new0 (FoyerPostgres, 1);

  self->parent.driver = &foyer_postgres_driver;
  self->parent.store = 1;
  self->uri = g_strconcat (foyer_postgres_driver.scheme, ":", location, NULL);
  self->mode = mode;
  self->newest = newest;
  self->wake = eventfd (0, EFD_NONBLOCK | EFD_CLOEXEC);
  self->rev = -1;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_queue_init (&self->pending);
  g_queue_init (&self->asked);

  if (foyer_postgres_connect (self, error) && foyer_postgres_check (self, error))
    return &self->parent;

  postgres_close (&self->parent);
  return NULL;
}

const FoyerDbDriver foyer_postgres_driver = {
  .scheme = "postgresql",
  .type_int = "bigint",
  .type_uuid = "uuid",
  .type_blob = "bytea",
  .table_end = "",
  .open = postgres_open,
  .close = postgres_close,
  .begin = postgres_begin,
  .commit = postgres_commit,
  .rollback = postgres_rollback,
  .interrupt = postgres_interrupt,
  .each = postgres_each,
  .ask = foyer_postgres_ask,
  .answer = postgres_answer,
  .get = foyer_postgres_get,
  .read_version = foyer_postgres_read_version,
  .set_version = foyer_postgres_set_version,
  .migrated = foyer_postgres_migrated,
  .safeguard = postgres_safeguard,
  .set_migrating = foyer_postgres_set_migrating,
  .watch = postgres_watch,
  .has_news = postgres_has_news,
  .is_offline = postgres_is_offline,
  .hurry = postgres_hurry,
  .read_clock = foyer_postgres_read_clock,
  .rest = postgres_rest,
  .copy = postgres_copy,
  .restore = postgres_restore,
  .note_anchor = postgres_note_anchor,
  .accept_loss = postgres_accept_loss,
  .defer_references = foyer_postgres_defer_references,
  .found_server = foyer_postgres_found_server,
  .add_seat = foyer_postgres_add_seat,
  .revoke_seat = foyer_postgres_revoke_seat,
  .check = postgres_check,
  .index_put = foyer_postgres_index_put,
  .index_ask = foyer_postgres_index_ask,
  .index_holds = foyer_postgres_index_holds,
  .index_count = foyer_postgres_index_count,
  .index_clear = foyer_postgres_index_clear,
  .index_tidy = foyer_postgres_index_tidy,
};
