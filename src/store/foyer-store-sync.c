/* The store for programs that have no main loop: foyerctl and tests. They wait, in a main context
 * of the store's own, in which meanwhile the store's signals come. */

#include "store/foyer-store-private.h"

static void
on_done (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static void
wait_for (GMainContext  *context,
          GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (context, TRUE);
}

/* Not the context of a running program: its callbacks must not come while we wait. */
static GMainContext *
enter (FoyerStore *self)
{
  GMainContext *context = self->is_sync ? g_main_context_ref (self->context)
                                        : g_main_context_new ();

  g_main_context_push_thread_default (context);
  return context;
}

static void
leave (GMainContext *context)
{
  g_main_context_pop_thread_default (context);
  g_main_context_unref (context);
}

/**
 * foyer_store_open_sync:
 * @uri: `sqlite:PATH`, or the path of a file
 * @mode: what for
 * @clock: tells when acts happen
 * @error: where to put what is wrong
 *
 * Opens a store and waits. Its signals come during foyer_store_read(), foyer_store_write() and
 * foyer_store_wait().
 *
 * Returns: (transfer full) (nullable): the store
 */
FoyerStore *
foyer_store_open_sync (const char   *uri,
                       FoyerDbMode   mode,
                       FoyerClock   *clock,
                       GError      **error)
{
  GMainContext *context = g_main_context_new ();
  g_autoptr (GAsyncResult) result = NULL;
  FoyerStore *self;

  g_main_context_push_thread_default (context);
  foyer_store_open_async (uri, mode, clock, NULL, on_done, &result);
  wait_for (context, &result);
  self = foyer_store_open_finish (result, error);
  if (self != NULL)
    self->is_sync = TRUE;
  leave (context);

  return self;
}

/**
 * foyer_store_read:
 * @self: a store
 * @lane: how urgent it is
 * @func: (scope call): reads
 * @data: (nullable): for @func; stays the caller's
 * @cancellable: (nullable): breaks the reading off, from another thread
 * @error: where to put what is wrong
 *
 * Reads, and waits.
 *
 * Returns: (transfer full) (nullable): what @func returned
 */
gpointer
foyer_store_read (FoyerStore      *self,
                  FoyerStoreLane   lane,
                  FoyerReadFunc    func,
                  gpointer         data,
                  GCancellable    *cancellable,
                  GError         **error)
{
  GMainContext *context = enter (self);
  g_autoptr (GAsyncResult) result = NULL;
  gpointer answer;

  foyer_store_read_async (self, lane, func, data, NULL, NULL, cancellable, on_done, &result);
  wait_for (context, &result);
  answer = foyer_store_read_finish (self, result, NULL, error);
  leave (context);

  return answer;
}

/**
 * foyer_store_write:
 * @self: a store
 * @actor: who acts
 * @act: the name of the act
 * @op_id: (nullable): the operation of which this is one more part
 * @func: (scope call): the act; may be run again, and then must free what it had made
 * @data: (nullable): for @func; stays the caller's
 * @rev: (out) (optional): the revision of the act
 * @cancellable: (nullable): gives it up, from another thread
 * @error: where to put what is wrong
 *
 * Does an act, and waits until it is on the disk.
 *
 * Returns: (transfer full) (nullable): what @func made; %NULL is no error, see @error
 */
gpointer
foyer_store_write (FoyerStore        *self,
                   const FoyerActor  *actor,
                   const char        *act,
                   const FoyerUuid   *op_id,
                   FoyerWriteFunc     func,
                   gpointer           data,
                   gint64            *rev,
                   GCancellable      *cancellable,
                   GError           **error)
{
  GMainContext *context = enter (self);
  g_autoptr (GAsyncResult) result = NULL;
  gpointer answer;

  foyer_store_write_async (self, actor, act, op_id, func, data, NULL, NULL, cancellable, on_done,
                           &result);
  wait_for (context, &result);
  answer = foyer_store_write_finish (self, result, rev, error);
  leave (context);

  return answer;
}

/**
 * foyer_store_wait_bare: (skip)
 * @self: a store
 * @on_writer: see foyer_store_run_bare()
 * @func: what to do
 * @data: (nullable): for @func
 * @data_free: (nullable): frees @data
 * @error: where to put what is wrong
 *
 * As foyer_store_run_bare(), and waits.
 *
 * Returns: (transfer full) (nullable): what @func returned
 */
gpointer
foyer_store_wait_bare (FoyerStore      *self,
                       gboolean         on_writer,
                       FoyerReadFunc    func,
                       gpointer         data,
                       GDestroyNotify   data_free,
                       GError         **error)
{
  GMainContext *context = enter (self);
  g_autoptr (GAsyncResult) result = NULL;
  gpointer answer;

  foyer_store_run_bare (self, foyer_store_wait_bare, on_writer, func, data, data_free, NULL, NULL,
                        on_done, &result);
  wait_for (context, &result);
  answer = g_task_propagate_pointer (G_TASK (result), error);
  leave (context);

  return answer;
}

static gboolean
on_time_over (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/**
 * foyer_store_wait:
 * @self: a store opened with foyer_store_open_sync()
 * @ms: how long
 *
 * Lets the store's signals come.
 */
void
foyer_store_wait (FoyerStore *self,
                  guint       ms)
{
  g_autoptr (GSource) source = g_timeout_source_new (ms);
  gboolean is_over = FALSE;

  g_return_if_fail (self->is_sync);

  g_source_set_callback (source, on_time_over, &is_over, NULL);
  g_source_attach (source, self->context);
  while (!is_over)
    g_main_context_iteration (self->context, TRUE);
}
