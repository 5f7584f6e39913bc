/* Records out of rows: the field table says which columns there are. */

#include "store/db-driver.h"
#include "store/foyer-transaction.h"

typedef struct
{
  GType type;
  GPtrArray *records;
  GError **error;
  gboolean is_good;
} Found;

/* Fields stand behind the key and the version. */
static FoyerRecord *
read_record (FoyerRow  *row,
             GType      type,
             GError   **error)
{
  g_autoptr (FoyerRecord) record = g_object_new (type, NULL);
  FoyerRecordClass *klass = FOYER_RECORD_GET_CLASS (record);
  FoyerValue id = foyer_row_get (row, 0, FOYER_VALUE_UUID);
  FoyerValue version = foyer_row_get (row, 1, FOYER_VALUE_INT);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const FoyerField *field = &klass->fields[i];
      FoyerValue value = foyer_row_get (row, i + 2, foyer_field_get_value_type (field));

      if (!foyer_record_set_value (record, field, value))
        {
          /* The likeliest cause: a program of the same schema that knows more words. */
          g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_SCHEMA,
                       "%s.%s holds a word that this program does not know", klass->entity,
                       field->name);
          return NULL;
        }
    }
  foyer_record_set_identity (record, &id.uuid, version.integer);

  return g_steal_pointer (&record);
}

static gboolean
add_record (FoyerRow *row,
            gpointer  user_data)
{
  Found *found = user_data;
  FoyerRecord *record = read_record (row, found->type, found->error);

  found->is_good = record != NULL;
  if (record != NULL)
    g_ptr_array_add (found->records, record);

  return found->is_good;
}

static char *
make_select (FoyerRecordClass *klass,
             const char       *where)
{
  GString *sql = g_string_new ("SELECT id, version");

  for (guint i = 0; i < klass->n_fields; i++)
    g_string_append_printf (sql, ", %s", klass->fields[i].name);
  g_string_append_printf (sql, " FROM %s WHERE store_id = $1 AND %s", klass->entity, where);

  return g_string_free (sql, FALSE);
}

/**
 * foyer_db_find_records:
 * @db: a connection
 * @type: a type of #FoyerRecord
 * @where: the condition, and what may follow it (`ORDER BY`, `LIMIT`)
 * @values: (array length=n_values): its parameters; $1 is the store, foyer_db_get_store()
 * @n_values: how many
 * @error: where to put what is wrong
 *
 * Reads records.
 *
 * Returns: (transfer full) (element-type FoyerRecord) (nullable): the records, none if there are
 *   none; %NULL when something is wrong
 */
GPtrArray *
foyer_db_find_records (FoyerDb           *db,
                       GType              type,
                       const char        *where,
                       const FoyerValue  *values,
                       guint              n_values,
                       GError           **error)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  g_autofree char *sql = make_select (FOYER_RECORD_CLASS (klass), where);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  Found found = { type, records, error, TRUE };
  gboolean is_done;

  db->wants_all = TRUE;
  is_done = foyer_db_each (db, sql, values, n_values, add_record, &found, error);
  db->wants_all = FALSE;
  if (!is_done || !found.is_good)
    return NULL;

  return g_steal_pointer (&records);
}

static FoyerRecord *
take_out (GPtrArray       *records,
          const FoyerUuid *id)
{
  for (guint i = 0; i < records->len; i++)
    if (foyer_uuid_equal (foyer_record_get_id (g_ptr_array_index (records, i)), id))
      return g_object_ref (g_ptr_array_index (records, i));

  return NULL;
}

/**
 * foyer_db_find_by_ids:
 * @db: a connection
 * @type: a type of #FoyerRecord
 * @ids: (array length=n_ids): keys
 * @n_ids: how many
 * @where: (nullable): a further condition without parameters
 * @error: where to put what is wrong
 *
 * Reads the records of these keys, some at a time: a server is asked once for a screenful.
 *
 * Returns: (transfer full) (element-type FoyerRecord) (nullable): those that there are, in the order
 *   of @ids
 */
GPtrArray *
foyer_db_find_by_ids (FoyerDb          *db,
                      GType             type,
                      const FoyerUuid  *ids,
                      guint             n_ids,
                      const char       *where,
                      GError          **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *condition = g_strconcat ("id IN (" FOYER_DB_IDS ")",
                                            where != NULL ? " AND " : NULL, where, NULL);

  for (guint i = 0; i < n_ids; i += FOYER_DB_IDS_AT_ONCE)
    {
      FoyerValue values[FOYER_DB_IDS_AT_ONCE + 1];
      g_autoptr (GPtrArray) found = NULL;

      foyer_db_fill_ids (db, ids + i, n_ids - i, values);
      found = foyer_db_find_records (db, type, condition, values, G_N_ELEMENTS (values), error);
      if (found == NULL)
        return NULL;
      for (guint k = i; k < MIN (i + FOYER_DB_IDS_AT_ONCE, n_ids); k++)
        {
          FoyerRecord *record = take_out (found, &ids[k]);

          if (record != NULL)
            g_ptr_array_add (records, record);
        }
    }

  return g_steal_pointer (&records);
}

/**
 * foyer_db_load_record:
 * @db: a connection
 * @type: a type of #FoyerRecord
 * @id: the key of one
 * @error: where to put what is wrong: %FOYER_DB_ERROR_FOREIGN_KEY when there is no such record
 *
 * Reads a record.
 *
 * Returns: (transfer full) (nullable): the record
 */
FoyerRecord *
foyer_db_load_record (FoyerDb          *db,
                      GType             type,
                      const FoyerUuid  *id,
                      GError          **error)
{
  g_autoptr (GPtrArray) records = foyer_db_find_records (db, type, "id = $2",
    FOYER_VALUES (foyer_value_int (foyer_db_get_store (db)), foyer_value_uuid (id)), error);

  if (records == NULL)
    return NULL;

  if (records->len == 0)
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_FOREIGN_KEY, "no such %s",
                   g_type_name (type));
      return NULL;
    }

  return g_object_ref (g_ptr_array_index (records, 0));
}
