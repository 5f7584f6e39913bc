#include "service/foyer-record-list.h"

static gboolean
has_id (FoyerRecord     *record,
        const FoyerUuid *id)
{
  return foyer_uuid_equal (foyer_record_get_id (record), id);
}

static gboolean
is_same (FoyerRecord *record,
         FoyerRecord *other)
{
  return has_id (record, foyer_record_get_id (other))
         && foyer_record_get_version (record) == foyer_record_get_version (other);
}

/**
 * foyer_record_list_find:
 * @list: a list of records
 * @id: a key
 * @position: (out) (optional): where it stands
 *
 * Returns: (transfer none) (nullable): the record of this key
 */
gpointer
foyer_record_list_find (GListStore      *list,
                        const FoyerUuid *id,
                        guint           *position)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (FoyerRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (!has_id (record, id))
        continue;
      if (position != NULL)
        *position = i;
      return record;
    }

  return NULL;
}

/* Whether @record may stand where the record at @position stands. */
static gboolean
fits_at (GListStore       *list,
         guint             position,
         FoyerRecord      *record,
         GCompareDataFunc  compare,
         gpointer          user_data)
{
  g_autoptr (FoyerRecord) before = NULL;
  g_autoptr (FoyerRecord) after = NULL;

  if (position > 0)
    before = g_list_model_get_item (G_LIST_MODEL (list), position - 1);
  after = g_list_model_get_item (G_LIST_MODEL (list), position + 1);

  return (before == NULL || compare (before, record, user_data) <= 0)
         && (after == NULL || compare (record, after, user_data) <= 0);
}

/**
 * foyer_record_list_put:
 * @list: a list of records in the order of @compare
 * @record: a record
 * @compare: (scope call): the order
 * @user_data: for @compare
 *
 * Puts a record into the list. One of the same key gives its place to it, unless the order asks for
 * another place; one of the same or a later version stays.
 */
void
foyer_record_list_put (GListStore       *list,
                       FoyerRecord      *record,
                       GCompareDataFunc  compare,
                       gpointer          user_data)
{
  guint position;
  FoyerRecord *old = foyer_record_list_find (list, foyer_record_get_id (record), &position);

  if (old != NULL && foyer_record_get_version (old) >= foyer_record_get_version (record))
    return;

  if (old != NULL && fits_at (list, position, record, compare, user_data))
    {
      g_list_store_splice (list, position, 1, (gpointer *) &record, 1);
      return;
    }

  if (old != NULL)
    g_list_store_remove (list, position);
  g_list_store_insert_sorted (list, record, compare, user_data);
}

/**
 * foyer_record_list_remove:
 * @list: a list of records
 * @id: a key
 *
 * Takes the record of this key out of the list, if it is there.
 */
void
foyer_record_list_remove (GListStore      *list,
                          const FoyerUuid *id)
{
  guint position;

  if (foyer_record_list_find (list, id, &position) != NULL)
    g_list_store_remove (list, position);
}

/**
 * foyer_record_list_set:
 * @list: a list of records
 * @records: (element-type FoyerRecord): what it shall hold
 *
 * Makes the list hold just these records, and tells only of the stretch that differs.
 */
void
foyer_record_list_set (GListStore *list,
                       GPtrArray  *records)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint n_head = 0;
  guint n_tail = 0;

  while (n_head < MIN (n_old, records->len))
    {
      g_autoptr (FoyerRecord) old = g_list_model_get_item (G_LIST_MODEL (list), n_head);

      if (!is_same (old, records->pdata[n_head]))
        break;
      n_head++;
    }
  while (n_tail < MIN (n_old, records->len) - n_head)
    {
      g_autoptr (FoyerRecord) old = g_list_model_get_item (G_LIST_MODEL (list),
                                                           n_old - n_tail - 1);

      if (!is_same (old, records->pdata[records->len - n_tail - 1]))
        break;
      n_tail++;
    }

  if (n_head + n_tail < MAX (n_old, records->len))
    g_list_store_splice (list, n_head, n_old - n_head - n_tail, records->pdata + n_head,
                         records->len - n_head - n_tail);
}
