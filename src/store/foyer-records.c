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
