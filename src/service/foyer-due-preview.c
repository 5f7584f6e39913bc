/* What rings up to an instant, without ringing it. */

#include "service/foyer-due-private.h"

#include "service/foyer-answer.h"
#include "store/foyer-item-repository.h"

/* Nobody reads more of a list that is printed. */
#define ITEMS_MAX 10000

typedef struct
{
  FoyerSettings *settings;
  FoyerShopTime *time;
  gint64 until_us;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_clear_object (&self->settings);
  g_clear_object (&self->time);
  g_free (self);
}

static void
notice_free (gpointer data)
{
  FoyerDueNotice *self = data;

  g_clear_object (&self->item);
  g_free (self);
}

static int
compare_notices (gconstpointer a,
                 gconstpointer b)
{
  const FoyerDueNotice *first = *(const FoyerDueNotice *const *) a;
  const FoyerDueNotice *second = *(const FoyerDueNotice *const *) b;

  if (first->notice.moment_us != second->notice.moment_us)
    return first->notice.moment_us < second->notice.moment_us ? -1 : 1;
  return foyer_uuid_compare (foyer_record_get_id (FOYER_RECORD (first->item)),
                             foyer_record_get_id (FOYER_RECORD (second->item)));
}

/* The owner's is told, which the supervisors hear of too; else what is for them alone. */
static void
add_notice (GPtrArray *notices,
            FoyerItem *item,
            Question  *question)
{
  static const FoyerNoticeTo tos[] = { FOYER_NOTICE_TO_OWNER, FOYER_NOTICE_TO_SUPERVISOR };
  FoyerNotice latest = { .moment_us = 0 };
  FoyerDueNotice *notice;

  for (gsize i = 0; i < G_N_ELEMENTS (tos); i++)
    {
      FoyerNotice found;

      if (foyer_notice_find_latest (item, question->settings, question->time, tos[i],
                                    question->until_us, &found)
          && found.moment_us > latest.moment_us)
        latest = found;
    }
  if (latest.moment_us == 0)
    return;

  notice = g_new0 (FoyerDueNotice, 1);
  notice->item = g_object_ref (item);
  notice->notice = latest;
  g_ptr_array_add (notices, notice);
}

static gpointer
read_notices (FoyerDb   *db,
              gpointer   data,
              GError   **error)
{
  Question *question = data;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) notices = NULL;

  items = foyer_item_repository_find_open (db, NULL, -1, ITEMS_MAX, error);
  if (items == NULL)
    return NULL;

  notices = g_ptr_array_new_with_free_func (notice_free);
  for (guint i = 0; i < items->len; i++)
    {
      if (!foyer_item_repository_read_progress (db, items->pdata[i], error))
        return NULL;
      add_notice (notices, items->pdata[i], question);
    }
  g_ptr_array_sort (notices, compare_notices);
  return g_steal_pointer (&notices);
}

/**
 * foyer_due_preview_async:
 * @self: what is due
 * @until_us: an instant, microseconds UTC
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is read or has failed
 * @user_data: for @callback
 *
 * Finds what would stand at an instant if nobody did anything until then. Nothing rings by it.
 */
void
foyer_due_preview_async (FoyerDue            *self,
                         gint64               until_us,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  FoyerShop *shop = foyer_due_get_shop (self);
  Question *question = g_new0 (Question, 1);

  g_task_set_source_tag (task, foyer_due_preview_async);
  question->settings = g_object_ref (foyer_shop_get_settings (shop));
  question->time = g_object_ref (foyer_shop_get_time (shop));
  question->until_us = until_us;
  foyer_answer_read (task, FOYER_STORE_BULK, read_notices, question, question_free,
                     (GDestroyNotify) g_ptr_array_unref);
}

/**
 * foyer_due_preview_finish:
 * @self: what is due
 * @result: what the callback got
 * @error: where to put the #FoyerDbError
 *
 * Returns: (transfer full) (element-type FoyerDueNotice) (nullable): the last moment of each item,
 *   by moment
 */
GPtrArray *
foyer_due_preview_finish (FoyerDue      *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
