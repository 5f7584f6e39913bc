/* One item with all that belongs to it. */

#include "service/foyer-items-private.h"

#include "service/foyer-answer.h"
#include "store/foyer-enquiry-repository.h"
#include "store/foyer-item-repository.h"

typedef struct
{
  FoyerUuid id;
  gint64 since_us;
  FoyerShopTime *time;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_object_unref (self->time);
  g_free (self);
}

/**
 * foyer_item_file_free:
 * @self: (transfer full): a file
 */
void
foyer_item_file_free (FoyerItemFile *self)
{
  g_clear_object (&self->item);
  g_clear_object (&self->parent);
  g_clear_pointer (&self->log, g_ptr_array_unref);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->attachments, g_ptr_array_unref);
  g_clear_pointer (&self->enquiries, g_ptr_array_unref);
  g_clear_pointer (&self->former, g_ptr_array_unref);
  g_free (self);
}

static gboolean
read_parts (FoyerDb        *db,
            FoyerItemFile  *file,
            Question       *question,
            GError        **error)
{
  const FoyerUuid *parent = foyer_item_get_parent (file->item);

  if (!foyer_uuid_is_none (parent))
    {
      file->parent = FOYER_ITEM (foyer_db_load_record (db, FOYER_TYPE_ITEM, parent, error));
      if (file->parent == NULL)
        return FALSE;
    }

  file->log = foyer_item_repository_find_log (db, &question->id, error);
  if (file->log == NULL)
    return FALSE;
  file->children = foyer_item_repository_find_children (db, &question->id, error);
  if (file->children == NULL)
    return FALSE;
  file->attachments = foyer_item_repository_find_attachments (db, &question->id, error);
  if (file->attachments == NULL)
    return FALSE;
  file->enquiries = foyer_enquiry_repository_find_item (
    db, &question->id, foyer_item_get_customer (file->item),
    foyer_shop_time_get_day (question->time, foyer_item_get_opened (file->item)), error);
  if (file->enquiries == NULL)
    return FALSE;
  file->former = foyer_item_repository_find_former (db, &question->id,
                                                    foyer_item_get_customer (file->item),
                                                    foyer_item_get_phone (file->item),
                                                    question->since_us, error);
  return file->former != NULL
         && foyer_item_repository_count_repeats (db, &question->id, &file->n_contacts, error);
}

static gpointer
read_file (FoyerDb   *db,
           gpointer   data,
           GError   **error)
{
  Question *question = data;
  g_autoptr (GError) reason = NULL;
  g_autoptr (FoyerItemFile) file = g_new0 (FoyerItemFile, 1);

  file->item = (FoyerItem *) foyer_db_load_record (db, FOYER_TYPE_ITEM, &question->id, &reason);
  if (file->item == NULL)
    {
      if (g_error_matches (reason, FOYER_DB_ERROR, FOYER_DB_ERROR_FOREIGN_KEY))
        g_set_error_literal (error, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_UNKNOWN,
                             "no such item");
      else
        g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }

  return read_parts (db, file, question, error) ? g_steal_pointer (&file) : NULL;
}

/**
 * foyer_items_read_async:
 * @self: the items
 * @item: key of an item
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is read or has failed
 * @user_data: for @callback
 *
 * Reads an item with its log, its children, its files, the enquiries about it, and the former
 * matters of the same person.
 */
void
foyer_items_read_async (FoyerItems          *self,
                        const FoyerUuid     *item,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  FoyerSettings *settings = foyer_shop_get_settings (foyer_items_get_shop (self));
  gint64 window_us = foyer_settings_get_span_us (settings, FOYER_SETTING_REPEAT_WINDOW);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Question *question = g_new (Question, 1);

  g_task_set_source_tag (task, foyer_items_read_async);
  question->id = *item;
  question->time = g_object_ref (foyer_shop_get_time (foyer_items_get_shop (self)));
  question->since_us = foyer_service_now_us (FOYER_SERVICE (self)) - MAX (window_us, 0);
  foyer_answer_read (task, FOYER_STORE_DESK, read_file, question, question_free,
                     (GDestroyNotify) foyer_item_file_free);
}

/**
 * foyer_items_read_finish:
 * @self: the items
 * @result: what the callback got
 * @error: where to put %FOYER_SERVICE_ERROR_UNKNOWN or a #FoyerDbError
 *
 * Returns: (transfer full) (nullable): the item with all that belongs to it
 */
FoyerItemFile *
foyer_items_read_finish (FoyerItems    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
