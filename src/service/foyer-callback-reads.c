/* What is read of callbacks when somebody wants to see it. */

#include "service/foyer-callbacks.h"

#include "service/foyer-answer.h"
#include "service/foyer-callback-figures.h"
#include "store/foyer-callback-repository.h"

/**
 * foyer_callbacks_read_targets_async:
 * @self: the callbacks
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when they are read
 * @user_data: for @callback
 *
 * Reads who is to make how many calls a day (B7).
 */
void
foyer_callbacks_read_targets_async (FoyerCallbacks      *self,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, foyer_callbacks_read_targets_async);
  foyer_answer_read (task, FOYER_STORE_DESK, foyer_callback_targets_read, NULL, NULL,
                     (GDestroyNotify) g_hash_table_unref);
}

/**
 * foyer_callbacks_read_targets_finish:
 * @self: the callbacks
 * @result: the result
 * @error: where to put the #FoyerDbError
 *
 * Returns: (transfer full) (nullable) (element-type FoyerUuid guint): the targets of those who have
 *   one
 */
GHashTable *
foyer_callbacks_read_targets_finish (FoyerCallbacks  *self,
                                     GAsyncResult    *result,
                                     GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
read_attempts (FoyerDb   *db,
               gpointer   data,
               GError   **error)
{
  return foyer_callback_repository_find_attempts (db, data, error);
}

/**
 * foyer_callbacks_read_attempts_async:
 * @self: the callbacks
 * @item: the key of one
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when they are read
 * @user_data: for @callback
 *
 * Reads how often it was tried, and how each call went.
 */
void
foyer_callbacks_read_attempts_async (FoyerCallbacks      *self,
                                     const FoyerUuid     *item,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, foyer_callbacks_read_attempts_async);
  foyer_answer_read (task, FOYER_STORE_DESK, read_attempts, g_memdup2 (item, sizeof *item), g_free,
                     (GDestroyNotify) g_ptr_array_unref);
}

/**
 * foyer_callbacks_read_attempts_finish:
 * @self: the callbacks
 * @result: the result
 * @error: where to put the #FoyerDbError
 *
 * Returns: (transfer full) (nullable) (element-type FoyerAttempt): the calls, the newest first
 */
GPtrArray *
foyer_callbacks_read_attempts_finish (FoyerCallbacks  *self,
                                      GAsyncResult    *result,
                                      GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
