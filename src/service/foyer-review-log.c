/* The log of the day-end reviews (C9, L1): which days were reviewed, and what was counted. */

#include "service/foyer-reviews.h"

#include "service/foyer-answer.h"
#include "store/foyer-review-repository.h"

static gpointer
read_log (FoyerDb   *db,
          gpointer   data,
          GError   **error)
{
  guint *n_days = data;

  return foyer_review_repository_find_last (db, *n_days, error);
}

/**
 * foyer_reviews_read_log_async:
 * @self: the service
 * @n_days: how many at most
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is read or has failed
 * @user_data: for @callback
 *
 * Reads the reviews of the last days. A day stands in the log from when its review began; its
 * counts from when it was cleared, and they stay as they were then.
 */
void
foyer_reviews_read_log_async (FoyerReviews        *self,
                              guint                n_days,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (FOYER_IS_REVIEWS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, foyer_reviews_read_log_async);
  foyer_answer_read (task, FOYER_STORE_BULK, read_log, g_memdup2 (&n_days, sizeof n_days), g_free,
                     (GDestroyNotify) g_ptr_array_unref);
}

/**
 * foyer_reviews_read_log_finish:
 * @self: the service
 * @result: what the callback got
 * @error: where to put the #FoyerDbError
 *
 * Returns: (transfer full) (element-type FoyerReviewDay) (nullable): the reviews, the latest day
 *   first
 */
GPtrArray *
foyer_reviews_read_log_finish (FoyerReviews  *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
