/* What the threads of a store do: open, read, write, and tidy up when nobody waits.
 *
 * A write that another process was in the way of is run again from its start, a few times and ever
 * later. One after which the file seems damaged is run twice more, each time on a new connection:
 * a read error of the moment looks the same (NOTES §5).
 *
 * One whose commit was sent and not answered is decided by its operation: if the journal has that
 * part, it was done. That has to be asked of the server, however long it stays away; until then the
 * act is neither shown as saved nor given back as failed, since whoever repeated it would do it
 * twice. Once the answer is that it was not done, it is run again; after a few such answers it is
 * given back as failed, as when a disk takes no more writes. */

#include "store/foyer-store-private.h"

#include "store/db-driver.h"
#include "store/foyer-contact.h"
#include "store/foyer-transaction-private.h"

#define TRIES_RETRY 14
#define TRIES_CORRUPT 3
#define TRIES_OFFLINE 3
#define TRIES_UNDONE 6
#define TRIES_READ 5
#define PAUSE_FIRST_US 2000
/* How often a server is asked what became of a commit: ever later, at random within that. */
#define DOUBT_FIRST_US 50000
#define PAUSE_LAST_US 2000000
/* After a full disk: how often to look whether it heals. */
#define PROBE_US 2000000
/* How many customers one transaction of a rebuild takes: about 30 ms. */
#define REBUILD_CHUNK 1000

typedef struct
{
  guint n_retry;
  guint n_corrupt;
  guint n_offline;
  guint n_undone;                       /* commits that turned out not to have been done */
  gint64 doubt_us;                      /* the last pause */
  gint64 sent_part;                     /* whose commit this run got to; -1: none */
  gint64 lost_part;                     /* whose commit was not answered; -1: none */
  gpointer lost_result;
} Tries;

static FoyerStore *
get_store (FoyerWorker *worker)
{
  return foyer_worker_get_data (worker);
}

static gboolean
is_db_error (const GError *error,
             FoyerDbError  code)
{
  return g_error_matches (error, FOYER_DB_ERROR, code);
}

static gboolean
take_rev (FoyerRow *row,
          gpointer  rev)
{
  *(gint64 *) rev = foyer_row_get (row, 0, FOYER_VALUE_INT).integer;
  return TRUE;
}

/* Which revision the transaction sees; settle_rev() says whether there is one. */
static gboolean
ask_rev (FoyerDb  *db,
         gint64   *rev,
         GError  **error)
{
  *rev = -1;
  return foyer_db_ask (db, "SELECT rev FROM store WHERE store_id = $1",
                       FOYER_VALUES (foyer_value_int (foyer_db_get_store (db))), take_rev, rev,
                       error);
}

static gboolean
settle_rev (FoyerDb  *db,
            gint64   *rev,
            GError  **error)
{
  if (!foyer_db_answer (db, error))
    return FALSE;
  if (*rev < 0)
    {
      /* A server may hold other stores, and this one not yet; a file holds the one. */
      g_set_error (error, FOYER_DB_ERROR,
                   db->driver->found_server != NULL ? FOYER_DB_ERROR_MISSING
                                                    : FOYER_DB_ERROR_CORRUPT,
                   "store %" G_GINT64_FORMAT " has no row", foyer_db_get_store (db));
      return FALSE;
    }

  return TRUE;
}

static gboolean
rebuild_index (FoyerDb  *db,
               GError  **error)
{
  gboolean is_done = FALSE;

  while (!is_done)
    if (!foyer_db_begin (db, TRUE, error)
        || !foyer_contact_rebuild_step (db, REBUILD_CHUNK, &is_done, error)
        || !foyer_db_commit (db, error))
      {
        foyer_db_rollback (db);
        return FALSE;
      }

  return TRUE;
}

static gpointer
rebuild_anew (FoyerDb   *db,
              gpointer   data,
              GError   **error)
{
  if (foyer_db_begin (db, TRUE, error)
      && foyer_contact_rebuild_start (db, error)
      && foyer_db_commit (db, error)
      && rebuild_index (db, error))
    return GINT_TO_POINTER (TRUE);

  foyer_db_rollback (db);
  return NULL;
}

/**
 * foyer_store_rebuild_index_async:
 * @self: a store
 * @cancellable: (nullable): gives it up as long as it has not begun
 * @callback: called in this thread's main context
 * @user_data: for @callback
 *
 * Makes the search index anew, in short transactions. Until it is done nothing can be saved; what
 * a kill leaves undone is done when the store is opened next.
 */
void
foyer_store_rebuild_index_async (FoyerStore           *self,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data)
{
  foyer_store_run_bare (self, foyer_store_rebuild_index_async, TRUE, rebuild_anew, NULL, NULL,
                        NULL, cancellable, callback, user_data);
}

/**
 * foyer_store_rebuild_index_finish:
 * @self: a store
 * @result: what the callback got
 * @error: where to put what is wrong
 *
 * Returns: whether the index is complete
 */
gboolean
foyer_store_rebuild_index_finish (FoyerStore    *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/**
 * foyer_store_rebuild_index:
 * @self: a store
 * @error: where to put what is wrong
 *
 * As foyer_store_rebuild_index_async(), and waits.
 *
 * Returns: whether the index is complete
 */
gboolean
foyer_store_rebuild_index (FoyerStore  *self,
                           GError     **error)
{
  return foyer_store_wait_bare (self, TRUE, rebuild_anew, NULL, NULL, error) != NULL;
}

void
foyer_store_run_open (FoyerWorker *worker,
                      GTask       *task)
{
  FoyerStore *self = get_store (worker);
  FoyerStoreJob *job = g_task_get_task_data (task);
  FoyerDb *db = foyer_worker_get_db (worker, &job->error);
  gint64 offset_us;

  job->is_begun = TRUE;
  if (db == NULL || !ask_rev (db, &job->rev, &job->error)
      || !settle_rev (db, &job->rev, &job->error)
      || (self->mode == FOYER_DB_CREATE && !rebuild_index (db, &job->error)))
    return;

  /* Before the first act; whatever is wrong with it the feed will find out. */
  if (foyer_db_measure_clock (db, &offset_us, NULL))
    foyer_shifted_clock_set_shift (FOYER_SHIFTED_CLOCK (self->clock), offset_us);
}

/* In the task's main context. */
void
foyer_store_answer (GTask *task)
{
  FoyerStoreJob *job = g_task_get_task_data (task);

  if (job->error != NULL)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else if (!job->is_begun)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "given up before its turn");
  else
    g_task_return_pointer (task, g_steal_pointer (&job->result), job->result_free);
}

static void
on_cancelled (GCancellable *cancellable,
              gpointer      db)
{
  foyer_db_interrupt (db);
}

static void
free_result (FoyerStoreJob *job,
             gpointer      *result)
{
  gpointer freed = g_steal_pointer (result);

  if (freed != NULL && job->result_free != NULL)
    job->result_free (freed);
}

/* The question for the revision goes along with the first one of the job. */
static gpointer
read_once (FoyerDb        *db,
           FoyerStoreJob  *job,
           GError        **error)
{
  g_autoptr (GError) read_error = NULL;
  gpointer result = NULL;

  if (job->is_bare)
    return job->read (db, job->data, error);

  if (foyer_db_begin (db, FALSE, &read_error) && ask_rev (db, &job->rev, &read_error))
    result = job->read (db, job->data, &read_error);
  if (read_error == NULL && !settle_rev (db, &job->rev, &read_error))
    free_result (job, &result);
  foyer_db_rollback (db);
  if (read_error != NULL)
    g_propagate_error (error, g_steal_pointer (&read_error));

  return result;
}

/* Two may break it off: whoever asked, and the end of the worker. */
static gpointer
read_interruptibly (FoyerWorker    *worker,
                    FoyerDb        *db,
                    FoyerStoreJob  *job,
                    GCancellable   *cancellable,
                    GError        **error)
{
  GCancellable *stop = foyer_worker_get_stop (worker);
  gulong stopped = g_cancellable_connect (stop, G_CALLBACK (on_cancelled), db, NULL);
  gulong cancelled = cancellable != NULL
    ? g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled), db, NULL) : 0;
  gpointer result;

  /* What belongs together in several transactions is not given up between them. */
  foyer_db_set_cancellable (db, job->is_bare ? NULL : cancellable);
  result = read_once (db, job, error);
  foyer_db_set_cancellable (db, NULL);
  g_cancellable_disconnect (cancellable, cancelled);
  g_cancellable_disconnect (stop, stopped);

  return result;
}

/* Whether reading again may do better, on a new connection. */
static gboolean
wants_reading_again (FoyerStoreJob *job,
                     guint          n_tries)
{
  if (is_db_error (job->error, FOYER_DB_ERROR_CORRUPT))
    return n_tries < TRIES_CORRUPT;
  if (job->is_bare)
    return FALSE;
  if (is_db_error (job->error, FOYER_DB_ERROR_OFFLINE))
    return n_tries < TRIES_OFFLINE;

  return is_db_error (job->error, FOYER_DB_ERROR_RETRY) && n_tries < TRIES_READ;
}

void
foyer_store_run_read (FoyerWorker *worker,
                      GTask       *task)
{
  FoyerStoreJob *job = g_task_get_task_data (task);
  guint n_tries = 0;

  job->is_begun = TRUE;
  do
    {
      FoyerDb *db;

      if (job->error != NULL)
        foyer_worker_drop_db (worker);
      g_clear_error (&job->error);
      db = foyer_worker_get_db (worker, &job->error);
      if (db != NULL)
        job->result = read_interruptibly (worker, db, job, g_task_get_cancellable (task),
                                          &job->error);
    }
  while (wants_reading_again (job, ++n_tries));

  if (is_db_error (job->error, FOYER_DB_ERROR_CORRUPT))
    foyer_store_report (get_store (worker), FOYER_STORE_FAILED, job->error);
  else if (is_db_error (job->error, FOYER_DB_ERROR_OFFLINE))
    foyer_store_report (get_store (worker), FOYER_STORE_OFFLINE, job->error);
}

static gboolean
write_once (FoyerWorker    *worker,
            GCancellable   *cancellable,
            FoyerStoreJob  *job,
            Tries          *tries,
            GError        **error)
{
  FoyerStore *self = get_store (worker);
  FoyerDb *db = foyer_worker_get_db (worker, error);
  g_autoptr (FoyerTransaction) transaction = NULL;
  gboolean is_found = FALSE;
  gboolean is_good;

  tries->sent_part = -1;
  if (db == NULL || !foyer_store_check_clock (self, error))
    return FALSE;

  transaction = foyer_transaction_begin (db, &job->actor, job->act, &job->op_id,
                                         foyer_clock_now_us (self->clock), error);
  if (transaction == NULL)
    return FALSE;

  if (tries->lost_part >= 0)
    {
      if (!foyer_transaction_find_part (transaction, tries->lost_part, &job->rev, &is_found,
                                        error))
        return FALSE;
      if (is_found)
        {
          if (!foyer_transaction_settle (transaction, error))
            return FALSE;
          job->result = g_steal_pointer (&tries->lost_result);
          return TRUE;
        }
      tries->lost_part = -1;
      free_result (job, &tries->lost_result);
      if (++tries->n_undone == TRIES_UNDONE)
        {
          tries->n_offline = TRIES_OFFLINE;
          g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_OFFLINE,
                       "the commit was sent %d times and never done", TRIES_UNDONE);
          return FALSE;
        }
    }

  /* Until the work is done it can be given up; the commit is all or nothing. */
  foyer_db_set_cancellable (db, cancellable);
  is_good = job->write (transaction, job->data, &job->result, error);
  foyer_db_set_cancellable (db, NULL);
  if (!is_good)
    return FALSE;

  tries->sent_part = transaction->part;
  return foyer_transaction_commit (transaction, &job->rev, error);
}

/* The server went away before it had answered. */
static void
note_doubt (FoyerStoreJob *job,
            Tries         *tries)
{
  if (tries->sent_part < 0)
    return;

  tries->lost_part = tries->sent_part;
  tries->lost_result = g_steal_pointer (&job->result);
}

static gboolean
wait_for_server (FoyerWorker  *worker,
                 Tries        *tries,
                 const GError *error)
{
  foyer_worker_drop_db (worker);
  if (tries->lost_part < 0)
    {
      foyer_worker_sleep (worker, PAUSE_FIRST_US);
      return ++tries->n_offline < TRIES_OFFLINE;
    }

  foyer_store_report (get_store (worker), FOYER_STORE_OFFLINE, error);
  tries->doubt_us = CLAMP (tries->doubt_us * 2, DOUBT_FIRST_US, PAUSE_LAST_US);
  foyer_worker_sleep (worker, tries->doubt_us / 2
                              + (gint64) (g_random_double () * tries->doubt_us));
  return !foyer_worker_is_ending (worker);
}

/* Whether to run the job again after @error, having slept if need be. */
static gboolean
wants_again (FoyerWorker   *worker,
             FoyerStoreJob *job,
             Tries         *tries,
             const GError  *error)
{
  gboolean is_offline = is_db_error (error, FOYER_DB_ERROR_OFFLINE);

  if (is_offline)
    note_doubt (job, tries);
  free_result (job, &job->result);

  if (is_offline)
    return wait_for_server (worker, tries, error);

  if (is_db_error (error, FOYER_DB_ERROR_RETRY) && ++tries->n_retry < TRIES_RETRY)
    {
      foyer_worker_sleep (worker, MIN ((gint64) PAUSE_FIRST_US << tries->n_retry, PAUSE_LAST_US));
      return TRUE;
    }

  if (is_db_error (error, FOYER_DB_ERROR_CORRUPT) && ++tries->n_corrupt < TRIES_CORRUPT)
    {
      foyer_worker_drop_db (worker);
      return TRUE;
    }

  return FALSE;
}

static void
report_failure (FoyerStore   *self,
                const GError *error)
{
  if (is_db_error (error, FOYER_DB_ERROR_FULL) || is_db_error (error, FOYER_DB_ERROR_READ_ONLY)
      || is_db_error (error, FOYER_DB_ERROR_DENIED) || is_db_error (error, FOYER_DB_ERROR_CLOCK))
    foyer_store_report (self, FOYER_STORE_READ_ONLY, error);
  else if (is_db_error (error, FOYER_DB_ERROR_OFFLINE))
    foyer_store_report (self, FOYER_STORE_OFFLINE, error);
  else if (is_db_error (error, FOYER_DB_ERROR_CORRUPT)
           || is_db_error (error, FOYER_DB_ERROR_SCHEMA))
    foyer_store_report (self, FOYER_STORE_FAILED, error);
}

void
foyer_store_run_write (FoyerWorker *worker,
                       GTask       *task)
{
  FoyerStore *self = get_store (worker);
  FoyerStoreJob *job = g_task_get_task_data (task);
  Tries tries = { .sent_part = -1, .lost_part = -1 };

  job->is_begun = TRUE;
  if (foyer_uuid_is_none (&job->op_id))
    job->op_id = foyer_uuid_new (foyer_clock_now_us (self->clock));

  while (!write_once (worker, g_task_get_cancellable (task), job, &tries, &job->error))
    {
      if (!wants_again (worker, job, &tries, job->error))
        break;
      g_clear_error (&job->error);
    }
  free_result (job, &tries.lost_result);

  if (job->error != NULL)
    {
      report_failure (self, job->error);
      return;
    }

  foyer_store_report (self, FOYER_STORE_READY, NULL);
  if (self->feed != NULL)
    foyer_feed_wake (self->feed);
}

/* A write that changes nothing, to see whether the cause of a trouble is gone. */
static gboolean
probe (FoyerDb  *db,
       GError  **error)
{
  if (foyer_db_begin (db, TRUE, error)
      && foyer_db_run (db, "UPDATE store SET rev = rev WHERE store_id = $1",
                       FOYER_VALUES (foyer_value_int (foyer_db_get_store (db))), error) >= 0
      && foyer_db_commit (db, error))
    return TRUE;

  foyer_db_rollback (db);
  return FALSE;
}

static gboolean
tidy_step (FoyerDb  *db,
           gboolean *is_tidy)
{
  if (foyer_db_begin (db, TRUE, NULL) && foyer_db_index_tidy (db, is_tidy, NULL)
      && (*is_tidy || foyer_db_commit (db, NULL)))
    {
      foyer_db_rollback (db);
      return TRUE;
    }

  foyer_db_rollback (db);
  return FALSE;
}

gint64
foyer_store_run_idle (FoyerWorker *worker,
                      gpointer     store)
{
  FoyerStore *self = store;
  g_autoptr (GError) error = NULL;
  FoyerStoreState state = g_atomic_int_get ((gint *) &self->state);
  FoyerDb *db;
  gboolean is_tidy = FALSE;
  gint64 rev = -1;

  if (state == FOYER_STORE_READ_ONLY || state == FOYER_STORE_OFFLINE)
    {
      /* The feed tells when it is right again. */
      if (!foyer_store_check_clock (self, NULL))
        return PROBE_US;
      db = foyer_worker_get_db (worker, &error);
      if (db != NULL && probe (db, &error))
        foyer_store_report (self, FOYER_STORE_READY, NULL);
      return PROBE_US;
    }

  /* What could not be opened is not opened now. */
  db = foyer_worker_peek_db (worker);
  if (db == NULL || state != FOYER_STORE_READY)
    return -1;

  while (!is_tidy && !foyer_worker_is_wanted (worker))
    if (!tidy_step (db, &is_tidy))
      break;
  if (!foyer_worker_is_wanted (worker))
    foyer_db_rest (db);
  if (foyer_worker_is_ending (worker))
    foyer_db_note_anchor (db, &rev, NULL);

  return -1;
}
