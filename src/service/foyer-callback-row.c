#include "service/foyer-callback-row.h"

#include "store/foyer-callback-repository.h"

struct _FoyerCallbackRow
{
  GObject parent_instance;

  FoyerItem *item;
  FoyerCallback *callback;
};

G_DEFINE_FINAL_TYPE (FoyerCallbackRow, foyer_callback_row, G_TYPE_OBJECT)

static void
foyer_callback_row_finalize (GObject *object)
{
  FoyerCallbackRow *self = FOYER_CALLBACK_ROW (object);

  g_clear_object (&self->item);
  g_clear_object (&self->callback);

  G_OBJECT_CLASS (foyer_callback_row_parent_class)->finalize (object);
}

static void
foyer_callback_row_class_init (FoyerCallbackRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = foyer_callback_row_finalize;
}

static void
foyer_callback_row_init (FoyerCallbackRow *self)
{
}

/**
 * foyer_callback_row_new: (skip)
 * @item: a work item
 * @callback: what it has beside
 *
 * Returns: (transfer full): both
 */
FoyerCallbackRow *
foyer_callback_row_new (FoyerItem     *item,
                        FoyerCallback *callback)
{
  FoyerCallbackRow *self = g_object_new (FOYER_TYPE_CALLBACK_ROW, NULL);

  self->item = g_object_ref (item);
  self->callback = g_object_ref (callback);
  return self;
}

/**
 * foyer_callback_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none): the work item
 */
FoyerItem *
foyer_callback_row_get_item (FoyerCallbackRow *self)
{
  return self->item;
}

/**
 * foyer_callback_row_get_callback:
 * @self: a row
 *
 * Returns: (transfer none): what it has beside
 */
FoyerCallback *
foyer_callback_row_get_callback (FoyerCallbackRow *self)
{
  return self->callback;
}

/**
 * foyer_callback_row_get_when:
 * @self: a row
 *
 * Returns: when somebody is to call, microseconds UTC: the next try, else the due time
 */
gint64
foyer_callback_row_get_when (FoyerCallbackRow *self)
{
  return foyer_item_get_when (self->item);
}

/**
 * foyer_callback_row_is_newer: (skip)
 * @self: a row
 * @other: a row of the same callback
 *
 * Returns: whether @self tells of a later state
 */
gboolean
foyer_callback_row_is_newer (FoyerCallbackRow *self,
                             FoyerCallbackRow *other)
{
  return foyer_record_get_version (FOYER_RECORD (self->item))
           > foyer_record_get_version (FOYER_RECORD (other->item))
         || foyer_record_get_version (FOYER_RECORD (self->callback))
              > foyer_record_get_version (FOYER_RECORD (other->callback));
}

/**
 * foyer_callback_row_compare: (skip)
 * @a: a #FoyerCallbackRow
 * @b: another
 * @unused: nothing
 *
 * Returns: their order: by time
 */
int
foyer_callback_row_compare (gconstpointer a,
                            gconstpointer b,
                            gpointer      unused)
{
  FoyerCallbackRow *one = (FoyerCallbackRow *) a;
  FoyerCallbackRow *other = (FoyerCallbackRow *) b;
  gint64 first_us = foyer_callback_row_get_when (one);
  gint64 second_us = foyer_callback_row_get_when (other);

  if (first_us != second_us)
    return first_us < second_us ? -1 : 1;
  return foyer_uuid_compare (foyer_record_get_id (FOYER_RECORD (one->item)),
                             foyer_record_get_id (FOYER_RECORD (other->item)));
}

/**
 * foyer_callback_row_read: (skip)
 * @db: a connection in a transaction
 * @items: (element-type FoyerItem): callbacks
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerCallbackRow): their rows
 */
GPtrArray *
foyer_callback_row_read (FoyerDb    *db,
                         GPtrArray  *items,
                         GError    **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (FoyerCallback) callback = NULL;

      if (!foyer_callback_repository_find (db, foyer_record_get_id (items->pdata[i]), &callback,
                                           error))
        return NULL;
      if (callback != NULL)
        g_ptr_array_add (rows, foyer_callback_row_new (items->pdata[i], callback));
    }

  return g_steal_pointer (&rows);
}
