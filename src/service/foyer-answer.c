/* What somebody wants to see once: read on a reader's thread and handed to who asked. A service
 * that keeps what it reads has foyer_service_read_async(). */

#include "service/foyer-answer.h"

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GDestroyNotify answer_free = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer answer = foyer_store_read_finish (FOYER_STORE (source), result, NULL, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, answer_free);
}

/**
 * foyer_answer_read: (skip)
 * @task: (transfer full): of a #FoyerService, without data of its own; told what was read
 * @lane: on which of the readers
 * @func: reads the answer; %NULL without an error is an answer
 * @data: (transfer full) (nullable): for @func
 * @data_free: (nullable): frees @data
 * @answer_free: frees the answer
 *
 * Reads what @task is for; its cancellable gives it up.
 */
void
foyer_answer_read (GTask          *task,
                   FoyerStoreLane  lane,
                   FoyerReadFunc   func,
                   gpointer        data,
                   GDestroyNotify  data_free,
                   GDestroyNotify  answer_free)
{
  FoyerStore *store = foyer_service_get_store (g_task_get_source_object (task));

  g_task_set_task_data (task, answer_free, NULL);
  foyer_store_read_async (store, lane, func, data, data_free, answer_free,
                          g_task_get_cancellable (task), on_read, task);
}
