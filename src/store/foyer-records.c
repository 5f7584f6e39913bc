/* Records out of rows: the field table says which columns there are. */

#include "store/db-driver.h"
#include "store/foyer-transaction.h"

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
  FoyerFinding *finding = user_data;
  FoyerRecord *record =
    finding->error == NULL ? read_record (row, finding->type, &finding->error) : NULL;

  if (record != NULL)
    g_ptr_array_add (finding->records, record);

  return record != NULL;
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
 * foyer_finding_init:
 * @self: a finding
 * @type: a type of #FoyerRecord
 *
 * Makes ready for records of @type; foyer_finding_clear() frees what is in it.
 */
void
foyer_finding_init (FoyerFinding *self,
                    GType         type)
{
  self->type = type;
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->error = NULL;
}

/**
 * foyer_finding_clear:
 * @self: a finding
 */
void
foyer_finding_clear (FoyerFinding *self)
{
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_error (&self->error);
}

/**
 * foyer_finding_finish:
 * @self: a finding, all of whose questions are answered
 * @error: where to put what is wrong
 *
 * Returns: (transfer full) (element-type FoyerRecord) (nullable): the records, none if there are
 *   none; %NULL when one could not be read
 */
GPtrArray *
foyer_finding_finish (FoyerFinding  *self,
                      GError       **error)
{
  if (self->error == NULL)
    return g_steal_pointer (&self->records);

  g_propagate_error (error, g_steal_pointer (&self->error));
  return NULL;
}

/**
 * foyer_db_ask_records:
 * @db: a connection in a transaction
 * @finding: where the records are put; it must stay until foyer_db_answer()
 * @where: the condition, and what may follow it (`ORDER BY`, `LIMIT`)
 * @values: (array length=n_values): its parameters; $1 is the store, foyer_db_get_store()
 * @n_values: how many
 * @error: where to put what is wrong
 *
 * Asks for records, as foyer_db_ask() does.
 *
 * Returns: whether the question is on its way
 */
gboolean
foyer_db_ask_records (FoyerDb           *db,
                      FoyerFinding      *finding,
                      const char        *where,
                      const FoyerValue  *values,
                      guint              n_values,
                      GError           **error)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (finding->type);
  g_autofree char *sql = make_select (FOYER_RECORD_CLASS (klass), where);

  return foyer_db_ask (db, sql, values, n_values, add_record, finding, error);
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
  g_auto (FoyerFinding) finding;

  foyer_finding_init (&finding, type);
  if (!foyer_db_ask_records (db, &finding, where, values, n_values, error)
      || !foyer_db_answer (db, error))
    return NULL;

  return foyer_finding_finish (&finding, error);
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
 * Reads the records of these keys; a server is asked once for all.
 *
 * Returns: (transfer full) (element-type FoyerRecord) (nullable): those that there are, in the
 *   order of @ids
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
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *condition = g_strconcat ("id IN (" FOYER_DB_IDS ")",
                                            where != NULL ? " AND " : NULL, where, NULL);
  g_auto (FoyerFinding) finding;

  foyer_finding_init (&finding, type);
  for (guint i = 0; i < n_ids; i += FOYER_DB_IDS_AT_ONCE)
    {
      FoyerValue values[FOYER_DB_IDS_AT_ONCE + 1];

      foyer_db_fill_ids (db, ids + i, n_ids - i, values);
      if (!foyer_db_ask_records (db, &finding, condition, values, G_N_ELEMENTS (values), error))
        return NULL;
    }

  found = foyer_db_answer (db, error) ? foyer_finding_finish (&finding, error) : NULL;
  if (found == NULL)
    return NULL;

  for (guint i = 0; i < n_ids; i++)
    {
      FoyerRecord *record = take_out (found, &ids[i]);

      if (record != NULL)
        g_ptr_array_add (records, record);
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
