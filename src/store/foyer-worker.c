/* A worker is a thread, a queue of jobs and a connection, which the thread opens when the first job
 * asks for it, so that it belongs to that thread alone.
 *
 * Nobody waits for a worker but foyer_worker_stop(). */

#include "store/foyer-worker.h"

typedef struct
{
  GTask *task;                          /* NULL: the end */
  FoyerWorkerFunc func;
  FoyerWorkerAnswer answer;
} Job;

struct _FoyerWorker
{
  char *uri;
  FoyerDbMode mode;
  gint64 idle_us;
  FoyerWorkerIdle idle;
  gpointer user_data;

  GThread *thread;
  GCancellable *ending;                 /* cancelled when nobody should wait for a server */
  GAsyncQueue *jobs;
  FoyerDb *db;                          /* the thread's */

  GMutex mutex;                         /* guards the rest */
  GCond stopped;
  gboolean is_stopping;
  GCancellable *stop;                   /* cancelled to break off what runs */
};

static void
job_free (gpointer user_data)
{
  Job *job = user_data;

  g_clear_object (&job->task);
  g_free (job);
}

static gboolean
on_answered (gpointer user_data)
{
  Job *job = user_data;

  job->answer (job->task);
  return G_SOURCE_REMOVE;
}

/* The task is answered, and let go of, in its own main context: were the last reference to what
 * owns this worker dropped here, the worker would wait for itself. Who waits in a context of their
 * own drops it with the answer, perhaps before the source is let go of here, which takes its
 * lock. */
static void
answer (Job *job)
{
  g_autoptr (GMainContext) context = g_main_context_ref (g_task_get_context (job->task));
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_answered, job, job_free);
  g_source_attach (source, context);
}

static void
run_job (FoyerWorker *self,
         Job         *job)
{
  if (!g_cancellable_is_cancelled (g_task_get_cancellable (job->task))
      && !g_cancellable_is_cancelled (self->stop))
    job->func (self, job->task);
  answer (job);
}

static gpointer
run (gpointer user_data)
{
  FoyerWorker *self = user_data;
  gint64 wait_us = -1;
  gboolean is_end = FALSE;

  g_cancellable_push_current (self->ending);
  while (!is_end)
    {
      Job *job = wait_us < 0 ? g_async_queue_pop (self->jobs)
                             : g_async_queue_timeout_pop (self->jobs, wait_us);

      if (job == NULL)
        {
          wait_us = self->idle (self, self->user_data);
          continue;
        }

      is_end = job->task == NULL;
      if (is_end)
        job_free (job);
      else
        run_job (self, job);
      wait_us = self->idle != NULL ? self->idle_us : -1;
    }

  if (self->idle != NULL)
    self->idle (self, self->user_data);
  foyer_worker_drop_db (self);
  g_cancellable_pop_current (self->ending);
  return NULL;
}

/**
 * foyer_worker_new: (skip)
 * @name: the name of the thread
 * @uri: the database
 * @mode: how the worker opens it
 * @idle_us: after how long without a job @idle is called
 * @idle: (nullable): see #FoyerWorkerIdle; also called once at the end
 * @user_data: for @idle and foyer_worker_get_data()
 *
 * Returns: (transfer full): a worker that waits for jobs
 */
FoyerWorker *
foyer_worker_new (const char      *name,
                  const char      *uri,
                  FoyerDbMode      mode,
                  gint64           idle_us,
                  FoyerWorkerIdle  idle,
                  gpointer         user_data)
{
  FoyerWorker *self = g_new0 (FoyerWorker, 1);

  self->uri = g_strdup (uri);
  self->mode = mode;
  self->idle_us = idle_us;
  self->idle = idle;
  self->user_data = user_data;
  self->jobs = g_async_queue_new ();
  self->stop = g_cancellable_new ();
  self->ending = g_cancellable_new ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->stopped);
  self->thread = g_thread_new (name, run, self);

  return self;
}

/**
 * foyer_worker_hurry: (skip)
 * @self: a worker that will be stopped
 *
 * From now on it waits no more for a server that does not answer, and connects to none.
 */
void
foyer_worker_hurry (FoyerWorker *self)
{
  g_cancellable_cancel (self->ending);
}

/**
 * foyer_worker_stop: (skip)
 * @self: (transfer full): a worker
 * @at_once: whether to break off what runs and not to begin what waits
 *
 * Ends the worker and waits for the end; without @at_once every job that was given is done first,
 * if the server answers.
 */
void
foyer_worker_stop (FoyerWorker *self,
                   gboolean     at_once)
{
  Job *end = g_new0 (Job, 1);

  foyer_worker_hurry (self);
  if (at_once)
    g_cancellable_cancel (self->stop);

  g_mutex_lock (&self->mutex);
  self->is_stopping = TRUE;
  g_cond_broadcast (&self->stopped);
  g_mutex_unlock (&self->mutex);

  g_async_queue_push (self->jobs, end);
  g_thread_join (self->thread);

  g_async_queue_unref (self->jobs);
  g_object_unref (self->stop);
  g_object_unref (self->ending);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->stopped);
  g_free (self->uri);
  g_free (self);
}

/**
 * foyer_worker_push: (skip)
 * @self: a worker
 * @task: a task that was not returned yet
 * @func: what to do
 * @answer_func: returns the task
 *
 * Puts a job at the end of the queue. For one whose cancellable is cancelled before its turn only
 * @answer_func is called.
 */
void
foyer_worker_push (FoyerWorker       *self,
                   GTask             *task,
                   FoyerWorkerFunc    func,
                   FoyerWorkerAnswer  answer_func)
{
  Job *job = g_new0 (Job, 1);

  job->task = g_object_ref (task);
  job->func = func;
  job->answer = answer_func;
  g_async_queue_push (self->jobs, job);
}

/**
 * foyer_worker_get_db: (skip)
 * @self: a worker, in its thread
 * @error: where to put what is wrong
 *
 * Returns: (transfer none) (nullable): the connection, opened if need be
 */
FoyerDb *
foyer_worker_get_db (FoyerWorker  *self,
                     GError      **error)
{
  if (self->db == NULL)
    self->db = foyer_db_open (self->uri, self->mode, error);

  return self->db;
}

/**
 * foyer_worker_peek_db: (skip)
 * @self: a worker, in its thread
 *
 * Returns: (transfer none) (nullable): the connection, if there is one
 */
FoyerDb *
foyer_worker_peek_db (FoyerWorker *self)
{
  return self->db;
}

/**
 * foyer_worker_drop_db: (skip)
 * @self: a worker, in its thread
 *
 * Closes the connection; the next job opens a new one.
 */
void
foyer_worker_drop_db (FoyerWorker *self)
{
  g_clear_pointer (&self->db, foyer_db_close);
}

/**
 * foyer_worker_is_wanted: (skip)
 * @self: a worker, in its thread
 *
 * Returns: whether a job waits: then idle work stops
 */
gboolean
foyer_worker_is_wanted (FoyerWorker *self)
{
  return g_async_queue_length (self->jobs) > 0;
}

/**
 * foyer_worker_is_ending: (skip)
 * @self: a worker, in its thread
 *
 * Returns: whether this is the last call for idle work
 */
gboolean
foyer_worker_is_ending (FoyerWorker *self)
{
  gboolean is_stopping;

  g_mutex_lock (&self->mutex);
  is_stopping = self->is_stopping;
  g_mutex_unlock (&self->mutex);

  return is_stopping && !foyer_worker_is_wanted (self);
}

/**
 * foyer_worker_get_data: (skip)
 * @self: a worker
 *
 * Returns: (transfer none): what it was made with
 */
gpointer
foyer_worker_get_data (FoyerWorker *self)
{
  return self->user_data;
}

/**
 * foyer_worker_get_stop: (skip)
 * @self: a worker
 *
 * Returns: (transfer none): cancelled when what runs is to be broken off
 */
GCancellable *
foyer_worker_get_stop (FoyerWorker *self)
{
  return self->stop;
}

/**
 * foyer_worker_sleep: (skip)
 * @self: a worker, in its thread
 * @us: how long
 *
 * Sleeps, but no longer than until the worker is to end.
 */
void
foyer_worker_sleep (FoyerWorker *self,
                    gint64       us)
{
  gint64 until = g_get_monotonic_time () + us;

  g_mutex_lock (&self->mutex);
  while (!self->is_stopping && g_cond_wait_until (&self->stopped, &self->mutex, until))
    ;
  g_mutex_unlock (&self->mutex);
}
