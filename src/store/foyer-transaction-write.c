/* What a transaction writes: rows, and the journal's account of them.
 *
 * Saving writes only what differs, and only if the record is still at the version that the caller
 * saw: otherwise somebody else changed it meanwhile, and the caller gets a conflict that names the
 * fields and the person, never a lost update. */

#include "store/foyer-transaction-private.h"

#include "store/db-driver.h"
#include "store/foyer-entity.h"

#include <sys/random.h>

static gboolean
journal_row (FoyerTransaction  *self,
             const char        *entity,
             const FoyerUuid   *id,
             const char        *op,
             GError           **error)
{
  self->n++;
  foyer_journal_chain_add_change (self->journal, self->n, entity, id, op);

  return foyer_db_run (self->db, "INSERT INTO change (store_id, rev, n, entity, id, op)"
                       " VALUES ($1, $2, $3, $4, $5, $6)",
                       FOYER_VALUES (foyer_value_int (foyer_db_get_store (self->db)),
                                     foyer_value_int (self->rev), foyer_value_int (self->n),
                                     foyer_value_text (entity), foyer_value_uuid (id),
                                     foyer_value_text (op)), error) >= 0;
}

static gboolean
journal_change (FoyerTransaction  *self,
                FoyerRecord       *record,
                const char        *op,
                GError           **error)
{
  return journal_row (self, FOYER_RECORD_GET_CLASS (record)->entity, foyer_record_get_id (record),
                      op, error);
}

/**
 * foyer_transaction_touch:
 * @self: a transaction
 * @entity: the table
 * @id: the key of a row that was changed beside the records
 * @error: where to put the #FoyerDbError
 *
 * Journals that a row was changed, and none of its values: every seat hears of it, and of who did
 * it. For what is no record: what was told is not undone.
 *
 * Returns: whether it is journalled
 */
gboolean
foyer_transaction_touch (FoyerTransaction  *self,
                         const char        *entity,
                         const FoyerUuid   *id,
                         GError           **error)
{
  return journal_row (self, entity, id, "update", error);
}

static gboolean
journal_value (FoyerTransaction  *self,
               const char        *column,
               const FoyerUuid   *subject,
               const char        *old_text,
               const char        *new_text,
               const guint8      *salt,
               const guint8      *hash,
               GError           **error)
{
  foyer_journal_chain_add_value (self->journal, column, hash);

  return foyer_db_run (self->db, "INSERT INTO change_value"
                       " (store_id, rev, n, col, subject, old, new, salt, hash)"
                       " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                       FOYER_VALUES (foyer_value_int (foyer_db_get_store (self->db)),
                                     foyer_value_int (self->rev), foyer_value_int (self->n),
                                     foyer_value_text (column), foyer_value_uuid (subject),
                                     foyer_value_text (old_text), foyer_value_text (new_text),
                                     foyer_value_blob (salt, salt != NULL
                                                             ? FOYER_JOURNAL_SALT_LENGTH : 0),
                                     foyer_value_blob (hash, FOYER_JOURNAL_HASH_LENGTH)),
                       error) >= 0;
}

static void
make_salt (guint8 *salt)
{
  /* The kernel gives so few bytes whole, or waits at boot until it can. */
  while (getrandom (salt, FOYER_JOURNAL_SALT_LENGTH, 0) != FOYER_JOURNAL_SALT_LENGTH)
    ;
}

static gboolean
journal_whole (FoyerTransaction  *self,
               FoyerRecord       *record,
               GError           **error)
{
  FoyerUuid subject = foyer_record_get_subject (record);
  guint8 salt[FOYER_JOURNAL_SALT_LENGTH];
  guint8 hash[FOYER_JOURNAL_HASH_LENGTH];

  if (!journal_change (self, record, "create", error))
    return FALSE;

  make_salt (salt);
  foyer_journal_hash_whole (record, self->rev, self->n, salt, hash);
  return journal_value (self, FOYER_JOURNAL_WHOLE, &subject, NULL, NULL, salt, hash, error);
}

static gboolean
journal_field (FoyerTransaction  *self,
               FoyerRecord       *old_record,
               FoyerRecord       *new_record,
               const FoyerField  *field,
               GError           **error)
{
  gboolean is_personal = (field->flags & FOYER_FIELD_PERSONAL) != 0;
  FoyerUuid subject = is_personal ? foyer_record_get_subject (new_record)
                                  : (FoyerUuid) { { 0 } };
  g_autofree char *old_text = foyer_record_dup_text (old_record, field);
  g_autofree char *new_text = foyer_record_dup_text (new_record, field);
  guint8 salt[FOYER_JOURNAL_SALT_LENGTH];
  guint8 hash[FOYER_JOURNAL_HASH_LENGTH];

  if (is_personal)
    make_salt (salt);
  foyer_journal_hash_value (foyer_record_get_id (new_record), self->rev, self->n, field->name,
                            old_text, new_text, is_personal ? salt : NULL, hash);

  return journal_value (self, field->name, &subject, old_text, new_text,
                        is_personal ? salt : NULL, hash, error);
}

static gboolean
insert (FoyerTransaction  *self,
        FoyerRecord       *record,
        GError           **error)
{
  FoyerRecordClass *klass = FOYER_RECORD_GET_CLASS (record);
  g_autoptr (GString) columns = g_string_new ("INSERT INTO ");
  g_autoptr (GString) marks = g_string_new (") VALUES ($1, $2, 1");
  g_autofree FoyerValue *values = g_new (FoyerValue, klass->n_fields + 2);
  g_autoptr (GPtrArray) buffers = g_ptr_array_new_with_free_func (g_free);

  g_string_append_printf (columns, "%s (store_id, id, version", klass->entity);
  values[0] = foyer_value_int (foyer_db_get_store (self->db));
  values[1] = foyer_value_uuid (foyer_record_get_id (record));
  for (guint i = 0; i < klass->n_fields; i++)
    {
      char *buffer = NULL;

      g_string_append_printf (columns, ", %s", klass->fields[i].name);
      g_string_append_printf (marks, ", $%u", i + 3);
      values[i + 2] = foyer_record_get_value (record, &klass->fields[i], &buffer);
      g_ptr_array_add (buffers, buffer);
    }
  g_string_append_printf (columns, "%s)", marks->str);

  return foyer_db_run (self->db, columns->str, values, klass->n_fields + 2, error) >= 0;
}

/**
 * foyer_transaction_create:
 * @self: a transaction
 * @record: a new record with a key of its own
 * @error: where to put what is wrong: #FoyerDbError or #FoyerDomainError
 *
 * Stores a record for the first time.
 *
 * Returns: whether it was stored; its version is 1 then
 */
gboolean
foyer_transaction_create (FoyerTransaction  *self,
                          FoyerRecord       *record,
                          GError           **error)
{
  const FoyerEntity *entity = foyer_entity_find (FOYER_RECORD_GET_CLASS (record)->entity);
  FoyerUuid id = *foyer_record_get_id (record);

  g_return_val_if_fail (!foyer_uuid_is_none (&id), FALSE);
  g_return_val_if_fail (foyer_record_get_version (record) == 0, FALSE);

  if (entity->derive != NULL)
    entity->derive (record);
  if (!foyer_record_check (record, error)
      || (entity->created != NULL && !entity->created (self, record, error))
      || !insert (self, record, error)
      || !journal_whole (self, record, error))
    return FALSE;

  foyer_record_set_identity (record, &id, 1);
  foyer_transaction_know (self, NULL, record);

  return entity->saved == NULL || entity->saved (self, NULL, record, error);
}

/**
 * foyer_transaction_find_author: (skip)
 * @self: the transaction
 * @id: the key of a record
 * @column: one of its fields
 * @staff: (out): who changed the field last; all-zero when nobody did since it was made, or nobody
 *   who was signed in
 * @at_us: (out): when, microseconds UTC; 0 when nobody did
 * @error: where to put the #FoyerDbError
 *
 * Asks the journal, for the sentence that tells somebody whose word stands in the field.
 *
 * Returns: whether the journal could be read
 */
gboolean
foyer_transaction_find_author (FoyerTransaction  *self,
                               const FoyerUuid   *id,
                               const char        *column,
                               FoyerUuid         *staff,
                               gint64            *at_us,
                               GError           **error)
{
  g_autoptr (FoyerRows) rows =
    foyer_db_query (self->db,
                    "SELECT r.actor, r.at FROM change c"
                    " JOIN change_value v"
                    " ON v.store_id = c.store_id AND v.rev = c.rev AND v.n = c.n"
                    " JOIN revision r ON r.store_id = c.store_id AND r.rev = c.rev"
                    " WHERE c.store_id = $1 AND c.id = $2 AND v.col = $3"
                    " ORDER BY c.rev DESC, c.n DESC LIMIT 1",
                    FOYER_VALUES (foyer_value_int (foyer_db_get_store (self->db)),
                                  foyer_value_uuid (id), foyer_value_text (column)), error);

  *staff = (FoyerUuid) { { 0 } };
  *at_us = 0;
  if (rows == NULL)
    return FALSE;
  if (foyer_rows_get_n_rows (rows) == 0)
    return TRUE;

  if (!foyer_uuid_parse (foyer_rows_get_text (rows, 0, 0), staff))
    *staff = (FoyerUuid) { { 0 } };
  *at_us = foyer_rows_get_int (rows, 0, 1);
  return TRUE;
}

/* Which fields changed after the version that the caller saw, and who did it last. Each new version
 * has one change in the journal: the last ones are those that the caller did not see. */
static gboolean
set_conflict (FoyerTransaction  *self,
              FoyerRecord       *record,
              gint64             n_unseen,
              GError           **error)
{
  const char *entity = FOYER_RECORD_GET_CLASS (record)->entity;
  g_autoptr (FoyerRows) rows =
    foyer_db_query (self->db,
                    "SELECT v.col, r.actor, r.at"
                    " FROM (SELECT store_id, rev, n FROM change WHERE store_id = $1 AND id = $2"
                    "       AND entity = $5 AND rev < $4 ORDER BY rev DESC, n DESC LIMIT $3) c"
                    " JOIN change_value v ON v.store_id = c.store_id AND v.rev = c.rev"
                    "   AND v.n = c.n"
                    " JOIN revision r ON r.store_id = c.store_id AND r.rev = c.rev"
                    " ORDER BY v.rev DESC, v.n DESC, v.col",
                    FOYER_VALUES (foyer_value_int (foyer_db_get_store (self->db)),
                                  foyer_value_uuid (foyer_record_get_id (record)),
                                  foyer_value_int (MAX (n_unseen, 1)),
                                  foyer_value_int (self->rev), foyer_value_text (entity)), error);
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) names = NULL;
  guint n_rows;

  if (rows == NULL)
    return FALSE;

  n_rows = foyer_rows_get_n_rows (rows);
  for (guint i = 0; i < n_rows; i++)
    if (g_hash_table_add (seen, (char *) foyer_rows_get_text (rows, i, 0)))
      g_strv_builder_add (columns, foyer_rows_get_text (rows, i, 0));
  names = g_strv_builder_end (columns);

  foyer_db_set_conflict (error, entity, foyer_record_get_id (record), (const char *const *) names,
                         n_rows > 0 ? foyer_rows_get_text (rows, 0, 1) : NULL,
                         n_rows > 0 ? foyer_rows_get_int (rows, 0, 2) : 0);
  return FALSE;
}

/* The fields to write, by name; which of them are journalled is their flags' business. */
static GPtrArray *
find_differences (const FoyerEntity *entity,
                  FoyerRecord       *old_record,
                  FoyerRecord       *new_record,
                  gboolean          *is_journalled)
{
  FoyerRecordClass *klass = FOYER_RECORD_GET_CLASS (new_record);
  GPtrArray *fields = g_ptr_array_new ();

  *is_journalled = FALSE;
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const FoyerField *field = &klass->fields[i];

      if (!foyer_entity_can_write (entity, field)
          || foyer_record_field_equal (old_record, new_record, field))
        continue;
      g_ptr_array_add (fields, (gpointer) field);
      if ((field->flags & FOYER_FIELD_DERIVED) == 0)
        *is_journalled = TRUE;
    }

  return fields;
}

/* A change of derived fields alone is no new version: nobody edits those. */
static gboolean
update (FoyerTransaction  *self,
        FoyerRecord       *record,
        GPtrArray         *fields,
        gboolean           is_new_version,
        GError           **error)
{
  g_autoptr (GString) sql = g_string_new ("UPDATE ");
  g_autofree FoyerValue *values = g_new (FoyerValue, fields->len + 3);
  g_autoptr (GPtrArray) buffers = g_ptr_array_new_with_free_func (g_free);
  gint64 n_changed;

  g_string_append_printf (sql, "%s SET version = version + %d",
                          FOYER_RECORD_GET_CLASS (record)->entity, is_new_version ? 1 : 0);
  values[0] = foyer_value_int (foyer_db_get_store (self->db));
  values[1] = foyer_value_uuid (foyer_record_get_id (record));
  values[2] = foyer_value_int (foyer_record_get_version (record));
  for (guint i = 0; i < fields->len; i++)
    {
      const FoyerField *field = g_ptr_array_index (fields, i);
      char *buffer = NULL;

      g_string_append_printf (sql, ", %s = $%u", field->name, i + 4);
      values[i + 3] = foyer_record_get_value (record, field, &buffer);
      g_ptr_array_add (buffers, buffer);
    }
  g_string_append (sql, " WHERE store_id = $1 AND id = $2 AND version = $3");

  n_changed = foyer_db_run (self->db, sql->str, values, fields->len + 3, error);
  if (n_changed == 0)
    return set_conflict (self, record, 1, error);

  return n_changed > 0;
}

static gboolean
journal_update (FoyerTransaction  *self,
                FoyerRecord       *old_record,
                FoyerRecord       *new_record,
                GError           **error)
{
  g_autofree const FoyerField **fields =
    foyer_journal_dup_fields (FOYER_RECORD_GET_CLASS (new_record));

  if (!journal_change (self, new_record, "update", error))
    return FALSE;

  for (guint i = 0; fields[i] != NULL; i++)
    if (!foyer_record_field_equal (old_record, new_record, fields[i])
        && !journal_field (self, old_record, new_record, fields[i], error))
      return FALSE;

  return TRUE;
}

/**
 * foyer_transaction_save:
 * @self: a transaction
 * @record: a record that was loaded, in this transaction or before, and changed
 * @error: where to put what is wrong: %FOYER_DB_ERROR_CONFLICT, with
 *   foyer_db_error_get_conflict(), when somebody else changed it since it was loaded; other
 *   #FoyerDbError, or #FoyerDomainError
 *
 * Stores what is different. A record that is not different is not stored and keeps its version.
 *
 * Returns: whether the store holds @record now
 */
gboolean
foyer_transaction_save (FoyerTransaction  *self,
                        FoyerRecord       *record,
                        GError           **error)
{
  const FoyerEntity *entity = foyer_entity_find (FOYER_RECORD_GET_CLASS (record)->entity);
  FoyerUuid id = *foyer_record_get_id (record);
  gint64 version = foyer_record_get_version (record);
  FoyerKnownRecord *known = foyer_transaction_get_known (self, G_OBJECT_TYPE (record), &id, error);
  g_autoptr (FoyerRecord) before = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  gboolean is_journalled;

  if (entity->derive != NULL)
    entity->derive (record);
  if (known == NULL || !foyer_record_check (record, error))
    return FALSE;
  if (foyer_record_get_version (known->stored) != version)
    return set_conflict (self, record, foyer_record_get_version (known->stored) - version, error);

  fields = find_differences (entity, known->stored, record, &is_journalled);
  if (fields->len == 0)
    return TRUE;

  if (!update (self, record, fields, is_journalled, error)
      || (is_journalled && !journal_update (self, known->stored, record, error)))
    return FALSE;

  foyer_record_set_identity (record, &id, version + (is_journalled ? 1 : 0));
  before = g_steal_pointer (&known->stored);
  known->stored = foyer_record_copy (record);

  return entity->saved == NULL || entity->saved (self, before, record, error);
}
