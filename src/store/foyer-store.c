/* The store: one database, its threads, its feed of changes.
 *
 * Four threads, each with a connection of its own: the writer does one act after the other; a
 * reader for what a person waits for, whose superseded searches are broken off; a reader for long
 * reading; and the feed. Nothing here ever makes the caller wait, but for foyer_store_close() and
 * the functions meant for programs without a main loop. */

#include "store/foyer-store-private.h"

#include "store/db-driver.h"

/* So long after the last act the writer tidies up. */
#define REST_US 2000000

enum
{
  PROP_0,
  PROP_STATE,
  PROP_OUTDATED,
  PROP_CLOCK_OFFSET,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FoyerStore, foyer_store, G_TYPE_OBJECT)

typedef struct
{
  GWeakRef store;
  FoyerStoreState state;
  GError *error;
  gboolean is_reach;                    /* only that the server went away or came back */
} Report;

static GType
get_state_type (void)
{
  static gsize type;
  static const GEnumValue values[] = {
    { FOYER_STORE_OPENING, "FOYER_STORE_OPENING", "opening" },
    { FOYER_STORE_READY, "FOYER_STORE_READY", "ready" },
    { FOYER_STORE_READ_ONLY, "FOYER_STORE_READ_ONLY", "read-only" },
    { FOYER_STORE_OFFLINE, "FOYER_STORE_OFFLINE", "offline" },
    { FOYER_STORE_FAILED, "FOYER_STORE_FAILED", "failed" },
    { 0, NULL, NULL },
  };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("FoyerStoreState", values));

  return type;
}

static void
foyer_store_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  FoyerStore *self = FOYER_STORE (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, foyer_store_get_state (self));
      break;
    case PROP_OUTDATED:
      g_value_set_boolean (value, foyer_store_is_outdated (self));
      break;
    case PROP_CLOCK_OFFSET:
      g_value_set_int64 (value, self->clock_offset_us);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_state (FoyerStore      *self,
           FoyerStoreState  state,
           const GError    *error)
{
  gboolean is_same = self->state == state;

  if (is_same && (error == NULL) == (self->error == NULL)
      && (error == NULL || (error->domain == self->error->domain
                            && error->code == self->error->code)))
    return;

  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  if (!is_same)
    self->since_us = foyer_clock_now_us (self->clock);
  g_atomic_int_set ((gint *) &self->state, state);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
set_outdated (FoyerStore *self)
{
  if (self->is_outdated)
    return;

  self->is_outdated = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTDATED]);
}

/* That the server is back mends nothing but that it was away. */
static void
set_reached (FoyerStore      *self,
             FoyerStoreState  state,
             const GError    *error)
{
  FoyerStoreState usual = self->mode == FOYER_DB_READ ? FOYER_STORE_READ_ONLY
                                                      : FOYER_STORE_READY;

  if (g_error_matches (error, FOYER_DB_ERROR, FOYER_DB_ERROR_SCHEMA))
    set_outdated (self);

  if (state == FOYER_STORE_FAILED)
    set_state (self, state, error);
  else if (state == FOYER_STORE_OFFLINE
           && (self->state == usual
               || g_error_matches (self->error, FOYER_DB_ERROR, FOYER_DB_ERROR_CLOCK)))
    set_state (self, state, error);
  else if (state == FOYER_STORE_READY
           && (self->state == FOYER_STORE_OFFLINE
               || g_error_matches (self->error, FOYER_DB_ERROR, FOYER_DB_ERROR_DENIED)))
    set_state (self, usual, NULL);
}

/**
 * foyer_store_take_clock_offset: (skip)
 * @self: a store, in the thread that opened it
 * @offset_us: how far the server's clock is before this PC's
 *
 * Tells it, and whether anything can be written by such a clock.
 */
void
foyer_store_take_clock_offset (FoyerStore *self,
                               gint64      offset_us)
{
  g_autoptr (GError) error = NULL;

  if (self->clock_offset_us != offset_us)
    {
      self->clock_offset_us = offset_us;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLOCK_OFFSET]);
    }

  if (self->mode == FOYER_DB_READ)
    return;
  if (!foyer_store_check_clock (self, &error))
    {
      if (self->state == FOYER_STORE_READY)
        set_state (self, FOYER_STORE_READ_ONLY, error);
    }
  else if (g_error_matches (self->error, FOYER_DB_ERROR, FOYER_DB_ERROR_CLOCK))
    {
      set_state (self, FOYER_STORE_READY, NULL);
    }
}

static gboolean
on_reported (gpointer user_data)
{
  Report *report = user_data;
  g_autoptr (FoyerStore) self = g_weak_ref_get (&report->store);

  if (self != NULL && report->is_reach)
    set_reached (self, report->state, report->error);
  else if (self != NULL)
    set_state (self, report->state, report->error);
  return G_SOURCE_REMOVE;
}

static void
report_free (gpointer user_data)
{
  Report *report = user_data;

  g_weak_ref_clear (&report->store);
  g_clear_error (&report->error);
  g_free (report);
}

static void
report (FoyerStore      *self,
        FoyerStoreState  state,
        const GError    *error,
        gboolean         is_reach)
{
  Report *told = g_new0 (Report, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  g_weak_ref_init (&told->store, self);
  told->state = state;
  told->error = error != NULL ? g_error_copy (error) : NULL;
  told->is_reach = is_reach;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_reported, told, report_free);
  g_source_attach (source, self->context);
}

/**
 * foyer_store_report: (skip)
 * @self: a store
 * @state: its state from now on
 * @error: (nullable): why
 *
 * Tells the state; from any thread. It is set, and notified, in the thread that opened the store.
 */
void
foyer_store_report (FoyerStore      *self,
                    FoyerStoreState  state,
                    const GError    *error)
{
  if (state != FOYER_STORE_READY || g_atomic_int_get ((gint *) &self->state) != (gint) state)
    report (self, state, error, FALSE);
}

static void
on_state_fed (FoyerStoreState  state,
              const GError    *error,
              gpointer         user_data)
{
  report (user_data, state, error, TRUE);
}

static void
on_clock_fed (gint64   offset_us,
              gpointer user_data)
{
  foyer_store_shift_clock (user_data, offset_us);
}

static void
on_changes_fed (GPtrArray *changes,
                gpointer   user_data)
{
  FoyerStore *self = user_data;

  g_signal_emit (self, signals[CHANGED], 0, changes);
}

static void
foyer_store_finalize (GObject *object)
{
  FoyerStore *self = FOYER_STORE (object);

  foyer_store_close (self);
  g_clear_pointer (&self->uri, g_free);
  g_clear_object (&self->clock);
  g_clear_error (&self->error);
  g_clear_pointer (&self->context, g_main_context_unref);

  G_OBJECT_CLASS (foyer_store_parent_class)->finalize (object);
}

static void
foyer_store_class_init (FoyerStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = foyer_store_finalize;
  object_class->get_property = foyer_store_get_property;

  /**
   * FoyerStore:state: (type FoyerStoreState)
   *
   * Whether the store can be read and written; foyer_store_get_error() tells why not.
   */
  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, get_state_type (), FOYER_STORE_OPENING,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * FoyerStore:outdated:
   *
   * Whether a newer program has changed the schema since this one opened the store. Unless the
   * state says otherwise this one goes on; it should be updated.
   */
  properties[PROP_OUTDATED] =
    g_param_spec_boolean ("outdated", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * FoyerStore:clock-offset:
   *
   * See foyer_store_get_clock_offset_us().
   */
  properties[PROP_CLOCK_OFFSET] =
    g_param_spec_int64 ("clock-offset", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * FoyerStore::changed:
   * @self: the store
   * @changes: (element-type FoyerChange): what was committed, in order of revisions
   *
   * Emitted in the thread that opened the store for everything that is committed, here or
   * elsewhere: each change once, none left out.
   */
  signals[CHANGED] = g_signal_new ("changed", FOYER_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
foyer_store_init (FoyerStore *self)
{
}

static void
job_free (gpointer user_data)
{
  FoyerStoreJob *job = user_data;

  if (job->data_free != NULL)
    job->data_free (job->data);
  g_free (job->actor_name);
  g_free (job->seat);
  g_free (job->act);
  if (job->result != NULL && job->result_free != NULL)
    job->result_free (job->result);
  g_clear_error (&job->error);
  g_free (job);
}

static void
start_workers (FoyerStore *self)
{
  if (self->mode != FOYER_DB_READ)
    self->writer = foyer_worker_new ("foyer-writer", self->uri, self->mode, REST_US,
                                     foyer_store_run_idle, self);
  self->readers[FOYER_STORE_DESK] = foyer_worker_new ("foyer-desk", self->uri, FOYER_DB_READ, -1,
                                                      NULL, self);
  self->readers[FOYER_STORE_BULK] = foyer_worker_new ("foyer-bulk", self->uri, FOYER_DB_READ, -1,
                                                      NULL, self);
}

static void
on_opened (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  FoyerStore *self = FOYER_STORE (object);
  g_autoptr (GTask) opening = user_data;
  FoyerStoreJob *job = g_task_get_task_data (G_TASK (result));
  FoyerFeedFuncs funcs = { on_changes_fed, on_state_fed, on_clock_fed };
  g_autoptr (GError) error = NULL;

  g_task_propagate_pointer (G_TASK (result), &error);
  if (error != NULL)
    {
      set_state (self, FOYER_STORE_FAILED, error);
      foyer_store_close (self);
      g_task_return_error (opening, g_steal_pointer (&error));
      return;
    }

  self->feed = foyer_feed_new (self->uri, self->mode != FOYER_DB_READ, job->rev, self->context,
                               &funcs, self);
  set_state (self, self->mode == FOYER_DB_READ ? FOYER_STORE_READ_ONLY : FOYER_STORE_READY, NULL);
  foyer_store_take_clock_offset (self, foyer_store_get_clock_offset_us (self));
  g_task_return_pointer (opening, g_object_ref (self), g_object_unref);
}

/**
 * foyer_store_open_async:
 * @uri: `sqlite:PATH`, the path of a file, or `postgresql://…`
 * @mode: what for; %FOYER_DB_CREATE for the program, which makes, migrates and re-indexes
 * @clock: this PC's: tells when acts happen, put right by the server's
 * @cancellable: (nullable): gives up waiting
 * @callback: called in the thread's main context
 * @user_data: for @callback
 *
 * Opens a store. State changes and changes of data are told in this thread's main context.
 */
void
foyer_store_open_async (const char           *uri,
                        FoyerDbMode           mode,
                        FoyerClock           *clock,
                        GCancellable         *cancellable,
                        GAsyncReadyCallback   callback,
                        gpointer              user_data)
{
  g_autoptr (FoyerStore) self = g_object_new (FOYER_TYPE_STORE, NULL);
  GTask *opening = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) task = g_task_new (self, NULL, on_opened, opening);

  g_task_set_source_tag (opening, foyer_store_open_async);
  self->uri = g_strdup (uri);
  self->mode = mode;
  self->clock = foyer_shifted_clock_new (clock);
  self->context = g_main_context_ref_thread_default ();
  start_workers (self);

  g_task_set_task_data (task, g_new0 (FoyerStoreJob, 1), job_free);
  foyer_worker_push (self->writer != NULL ? self->writer : self->readers[FOYER_STORE_DESK], task,
                     foyer_store_run_open, foyer_store_answer);
}

/**
 * foyer_store_open_finish:
 * @result: what the callback got
 * @error: where to put what is wrong: #FoyerDbError, each with its own sentence for the person
 *
 * Returns: (transfer full) (nullable): the store; %NULL when it could not be opened, and then not
 *   a byte of the file was changed
 */
FoyerStore *
foyer_store_open_finish (GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * foyer_store_close:
 * @self: a store
 *
 * Ends the threads: reading is broken off, what was given to be written is written first. A server
 * that does not answer is given a second, and none is connected to any more. Every call afterwards
 * answers with %G_IO_ERROR_CLOSED. Closing twice is harmless.
 */
void
foyer_store_close (FoyerStore *self)
{
  /* All at once, so that their last second is the same. */
  for (guint i = 0; i < G_N_ELEMENTS (self->readers); i++)
    if (self->readers[i] != NULL)
      foyer_worker_hurry (self->readers[i]);
  if (self->writer != NULL)
    foyer_worker_hurry (self->writer);
  if (self->feed != NULL)
    foyer_feed_stop (self->feed);
  for (guint i = 0; i < G_N_ELEMENTS (self->readers); i++)
    if (self->readers[i] != NULL)
      foyer_worker_stop (g_steal_pointer (&self->readers[i]), TRUE);
  /* The last connection to close takes the log in: one that can write. */
  if (self->writer != NULL)
    foyer_worker_stop (g_steal_pointer (&self->writer), FALSE);
  /* Until here the writer wakes it. */
  g_clear_pointer (&self->feed, foyer_feed_free);
}

/**
 * foyer_store_accept_loss:
 * @uri: a store that could not be opened with %FOYER_DB_ERROR_LOST
 * @error: where to put what is wrong
 *
 * Goes on with what the store holds, after the person was told that acts are missing in it.
 *
 * Returns: whether it can be opened now
 */
gboolean
foyer_store_accept_loss (const char  *uri,
                         GError     **error)
{
  return foyer_db_accept_loss (uri, error);
}

/**
 * foyer_store_get_state:
 * @self: a store
 *
 * Returns: its state
 */
FoyerStoreState
foyer_store_get_state (FoyerStore *self)
{
  return self->state;
}

/**
 * foyer_store_get_error:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): why the state is what it is
 */
const GError *
foyer_store_get_error (FoyerStore *self)
{
  return self->error;
}

/**
 * foyer_store_get_since_us:
 * @self: a store
 *
 * Returns: since when it is in its state, microseconds since 1970 UTC
 */
gint64
foyer_store_get_since_us (FoyerStore *self)
{
  return self->since_us;
}

/**
 * foyer_store_is_outdated:
 * @self: a store
 *
 * Returns: whether a newer program has changed the schema meanwhile, see #FoyerStore:outdated
 */
gboolean
foyer_store_is_outdated (FoyerStore *self)
{
  return self->is_outdated;
}

/**
 * foyer_store_get_clock:
 * @self: a store
 *
 * Returns: (transfer none): the clock by which acts are dated: that with which the store was
 *   opened, put right by the server's
 */
FoyerClock *
foyer_store_get_clock (FoyerStore *self)
{
  return self->clock;
}

/**
 * foyer_store_get_uri:
 * @self: a store
 *
 * Returns: (transfer none): the database
 */
const char *
foyer_store_get_uri (FoyerStore *self)
{
  return self->uri;
}

static void
push (FoyerStore       *self,
      FoyerWorker      *worker,
      GTask            *task,
      FoyerWorkerFunc   func)
{
  if (worker != NULL)
    foyer_worker_push (worker, task, func, foyer_store_answer);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "the store is closed");
}

/**
 * foyer_store_read_async:
 * @self: a store
 * @lane: how urgent it is
 * @func: (scope async): reads, in another thread
 * @data: (nullable): for @func; belongs to the job from now on
 * @data_free: (nullable): frees @data, in whichever thread
 * @result_free: (nullable): frees what @func returned when nobody takes it
 * @cancellable: (nullable): breaks the reading off
 * @callback: called in this thread's main context
 * @user_data: for @callback
 *
 * Reads at one moment of the store.
 */
void
foyer_store_read_async (FoyerStore           *self,
                        FoyerStoreLane        lane,
                        FoyerReadFunc         func,
                        gpointer              data,
                        GDestroyNotify        data_free,
                        GDestroyNotify        result_free,
                        GCancellable         *cancellable,
                        GAsyncReadyCallback   callback,
                        gpointer              user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  FoyerStoreJob *job = g_new0 (FoyerStoreJob, 1);

  g_task_set_source_tag (task, foyer_store_read_async);
  job->read = func;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;
  g_task_set_task_data (task, job, job_free);
  push (self, self->readers[lane], task, foyer_store_run_read);
}

/**
 * foyer_store_run_bare: (skip)
 * @self: a store
 * @tag: the source tag of the task
 * @on_writer: whether in the writer's thread; in that of long reading otherwise
 * @func: what to do, without a transaction round it
 * @data: (nullable): for @func
 * @data_free: (nullable): frees @data
 * @result_free: (nullable): frees what @func returned when nobody takes it
 * @cancellable: (nullable): gives it up
 * @callback: called in this thread's main context
 * @user_data: for @callback
 *
 * For what manages its transactions itself: a copy, a rebuild.
 */
void
foyer_store_run_bare (FoyerStore           *self,
                      gpointer              tag,
                      gboolean              on_writer,
                      FoyerReadFunc         func,
                      gpointer              data,
                      GDestroyNotify        data_free,
                      GDestroyNotify        result_free,
                      GCancellable         *cancellable,
                      GAsyncReadyCallback   callback,
                      gpointer              user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  FoyerStoreJob *job = g_new0 (FoyerStoreJob, 1);

  (g_task_set_source_tag) (task, tag);
  job->read = func;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;
  job->is_bare = TRUE;
  g_task_set_task_data (task, job, job_free);
  push (self, on_writer ? self->writer : self->readers[FOYER_STORE_BULK], task,
        foyer_store_run_read);
}

static gpointer
finish (FoyerStore    *self,
        GAsyncResult  *result,
        gint64        *rev,
        GError       **error)
{
  FoyerStoreJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = g_task_get_task_data (G_TASK (result));
  if (rev != NULL)
    *rev = job->rev;

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * foyer_store_read_finish:
 * @self: a store
 * @result: what the callback got
 * @rev: (out) (optional): the last revision that the reading saw; later changes are told by
 *   #FoyerStore::changed
 * @error: where to put what is wrong: #FoyerDbError, %G_IO_ERROR_CANCELLED, or what the function
 *   set
 *
 * Returns: (transfer full) (nullable): what the function returned
 */
gpointer
foyer_store_read_finish (FoyerStore    *self,
                         GAsyncResult  *result,
                         gint64        *rev,
                         GError       **error)
{
  return finish (self, result, rev, error);
}

/**
 * foyer_store_write_async:
 * @self: a store
 * @actor: who acts
 * @act: the name of the act, as the journal writes it
 * @op_id: (nullable): the operation of which this is one more part; a new one if %NULL
 * @func: (scope async): the act, in another thread; may be run again from its start
 * @data: (nullable): for @func; belongs to the job from now on
 * @data_free: (nullable): frees @data, in whichever thread
 * @result_free: (nullable): frees what @func made when nobody takes it, or it is run again
 * @cancellable: (nullable): gives it up as long as it is not being committed
 * @callback: called in this thread's main context
 * @user_data: for @callback
 *
 * Does an act in one transaction. When it is answered without an error, it outlives a loss of
 * power.
 */
void
foyer_store_write_async (FoyerStore           *self,
                         const FoyerActor     *actor,
                         const char           *act,
                         const FoyerUuid      *op_id,
                         FoyerWriteFunc        func,
                         gpointer              data,
                         GDestroyNotify        data_free,
                         GDestroyNotify        result_free,
                         GCancellable         *cancellable,
                         GAsyncReadyCallback   callback,
                         gpointer              user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  FoyerStoreJob *job = g_new0 (FoyerStoreJob, 1);

  g_task_set_source_tag (task, foyer_store_write_async);
  /* Once it is committed it was done, whoever cancels then; the job itself looks before. */
  g_task_set_check_cancellable (task, FALSE);
  job->write = func;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;
  job->actor_name = g_strdup (actor->name);
  job->seat = g_strdup (actor->seat);
  job->actor = (FoyerActor) { actor->staff, job->actor_name, job->seat };
  job->act = g_strdup (act);
  if (op_id != NULL)
    job->op_id = *op_id;
  g_task_set_task_data (task, job, job_free);

  if (self->writer == NULL && self->readers[FOYER_STORE_DESK] != NULL)
    g_task_return_new_error (task, FOYER_DB_ERROR, FOYER_DB_ERROR_READ_ONLY,
                             "the store was opened for reading");
  else
    push (self, self->writer, task, foyer_store_run_write);
}

/**
 * foyer_store_write_finish:
 * @self: a store
 * @result: what the callback got
 * @rev: (out) (optional): the revision of the act; the one before when it stored nothing
 * @error: where to put what is wrong: #FoyerDbError, #FoyerDomainError, %G_IO_ERROR_CANCELLED, or
 *   what the function set; then nothing was stored
 *
 * Returns: (transfer full) (nullable): what the function made; %NULL is no error, see @error
 */
gpointer
foyer_store_write_finish (FoyerStore    *self,
                          GAsyncResult  *result,
                          gint64        *rev,
                          GError       **error)
{
  return finish (self, result, rev, error);
}
