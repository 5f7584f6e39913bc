/* A write transaction: one act of a person, or one part of a long one.
 *
 * It begins by locking the row of the store and taking the next revision from it. All writers wait
 * in line there, so revisions have no gaps and are in the order of commits, on every engine.
 *
 * It remembers each record as it found it. Saving writes only what differs, and only if the record
 * is still at the version that the caller saw: otherwise somebody else changed it meanwhile, and
 * the caller gets a conflict that names the fields and the person, never a lost update.
 *
 * A transaction that stored nothing leaves no revision. */

#include "store/foyer-transaction-private.h"

#include "domain/foyer-search-key.h"
#include "store/db-driver.h"
#include "store/foyer-contact.h"
#include "store/foyer-entity.h"

#include <string.h>
#include <sys/random.h>

static void
known_record_free (FoyerKnownRecord *known)
{
  g_clear_object (&known->before);
  g_clear_object (&known->stored);
  g_free (known);
}

/**
 * foyer_record_key_new: (skip)
 * @type: a class of records
 * @id: the key of one
 *
 * Returns: (transfer full): what tells it from every other; g_free() it
 */
FoyerRecordKey *
foyer_record_key_new (GType            type,
                      const FoyerUuid *id)
{
  FoyerRecordKey *self = g_new0 (FoyerRecordKey, 1);

  self->type = type;
  self->id = *id;
  return self;
}

/**
 * foyer_record_key_hash: (skip)
 * @key: a #FoyerRecordKey
 *
 * Returns: its hash
 */
guint
foyer_record_key_hash (gconstpointer key)
{
  return foyer_uuid_hash (&((const FoyerRecordKey *) key)->id);
}

/**
 * foyer_record_key_equal: (skip)
 * @a: a #FoyerRecordKey
 * @b: another
 *
 * Returns: whether they are of one record
 */
gboolean
foyer_record_key_equal (gconstpointer a,
                        gconstpointer b)
{
  const FoyerRecordKey *one = a;
  const FoyerRecordKey *other = b;

  return one->type == other->type && foyer_uuid_equal (&one->id, &other->id);
}

static gboolean
lock_store (FoyerTransaction  *self,
            GError           **error)
{
  FoyerValue store = foyer_value_int (foyer_db_get_store (self->db));
  g_autoptr (FoyerRows) rows =
    foyer_db_query (self->db, "UPDATE store SET rev = rev + 1 WHERE store_id = $1"
                    " RETURNING rev, chain, key_rule", FOYER_VALUES (store), error);
  FoyerValue chain;

  if (rows == NULL)
    return FALSE;

  if (foyer_rows_get_n_rows (rows) != 1)
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_CORRUPT, "the store has lost its row");
      return FALSE;
    }

  if (foyer_rows_get_int (rows, 0, 2) != FOYER_SEARCH_KEY_RULE)
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_SCHEMA,
                   "the search keys follow rule %" G_GINT64_FORMAT ", this program rule %d",
                   foyer_rows_get_int (rows, 0, 2), FOYER_SEARCH_KEY_RULE);
      return FALSE;
    }

  chain = foyer_rows_get (rows, 0, 1, FOYER_VALUE_BLOB);
  if (chain.is_null || chain.blob.length != sizeof self->chain)
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_CORRUPT, "the journal has lost its end");
      return FALSE;
    }

  self->rev = foyer_rows_get_int (rows, 0, 0);
  memcpy (self->chain, chain.blob.data, sizeof self->chain);
  return TRUE;
}

static gboolean
find_next_part (FoyerTransaction  *self,
                GError           **error)
{
  g_autoptr (FoyerRows) rows =
    foyer_db_query (self->db, "SELECT COALESCE (MAX (part), -1) + 1 FROM revision"
                    " WHERE store_id = $1 AND op_id = $2",
                    FOYER_VALUES (foyer_value_int (foyer_db_get_store (self->db)),
                                  foyer_value_uuid (&self->op_id)), error);

  if (rows == NULL)
    return FALSE;

  self->part = foyer_rows_get_int (rows, 0, 0);
  return TRUE;
}

/**
 * foyer_transaction_begin: (skip)
 * @db: a connection that can write, outside a transaction
 * @actor: who acts
 * @act: the name of the act, as the journal writes it
 * @op_id: (nullable): the operation of which this is a part; a new one if %NULL
 * @now_us: the moment of the act, microseconds since 1970 UTC
 * @error: where to put what is wrong
 *
 * Returns: (transfer full) (nullable): a transaction, to be ended with foyer_transaction_commit()
 *   or just freed
 */
FoyerTransaction *
foyer_transaction_begin (FoyerDb           *db,
                         const FoyerActor  *actor,
                         const char        *act,
                         const FoyerUuid   *op_id,
                         gint64             now_us,
                         GError           **error)
{
  g_autoptr (FoyerTransaction) self = g_new0 (FoyerTransaction, 1);

  self->db = db;
  self->actor_text = foyer_uuid_is_none (&actor->staff) ? g_strdup (actor->name)
                                                        : foyer_uuid_to_string (&actor->staff);
  self->seat = g_strdup (actor->seat != NULL ? actor->seat : "");
  self->actor = (FoyerActor) { actor->staff, self->actor_text, self->seat };
  self->act = g_strdup (act);
  self->op_id = foyer_uuid_is_none (op_id) ? foyer_uuid_new (now_us) : *op_id;
  self->now_us = now_us;
  self->journal = foyer_journal_chain_new ();
  self->known = g_hash_table_new_full (foyer_record_key_hash, foyer_record_key_equal, g_free,
                                       (GDestroyNotify) known_record_free);
  self->contacts = g_hash_table_new_full (foyer_uuid_hash, foyer_uuid_equal, g_free, g_free);

  if (!foyer_db_begin (db, TRUE, error) || !lock_store (self, error)
      || !find_next_part (self, error))
    return NULL;
  self->n_changed_before = db->n_changed;

  return g_steal_pointer (&self);
}

/**
 * foyer_transaction_find_part: (skip)
 * @self: a transaction that has just begun
 * @part: a part of its operation
 * @rev: (out): the revision of that part
 * @is_found: (out): whether it was committed
 * @error: where to put what is wrong
 *
 * Decides what became of a commit whose answer was lost.
 *
 * Returns: whether it could be found out
 */
gboolean
foyer_transaction_find_part (FoyerTransaction  *self,
                             gint64             part,
                             gint64            *rev,
                             gboolean          *is_found,
                             GError           **error)
{
  g_autoptr (FoyerRows) rows =
    foyer_db_query (self->db, "SELECT rev FROM revision"
                    " WHERE store_id = $1 AND op_id = $2 AND part = $3",
                    FOYER_VALUES (foyer_value_int (foyer_db_get_store (self->db)),
                                  foyer_value_uuid (&self->op_id), foyer_value_int (part)), error);

  if (rows == NULL)
    return FALSE;

  *is_found = foyer_rows_get_n_rows (rows) == 1;
  *rev = *is_found ? foyer_rows_get_int (rows, 0, 0) : 0;
  return TRUE;
}

/**
 * foyer_transaction_settle: (skip)
 * @self: a transaction that has stored nothing
 * @error: where to put what is wrong
 *
 * Commits without a revision. What an earlier commit wrote without the disk's answer can be read
 * again and still be lost with the power; this one is answered only when all before it is on the
 * disk too.
 *
 * Returns: whether everything that @self could read is on the disk
 */
gboolean
foyer_transaction_settle (FoyerTransaction  *self,
                          GError           **error)
{
  return foyer_db_run (self->db, "UPDATE store SET rev = rev - 1 WHERE store_id = $1",
                       FOYER_VALUES (foyer_value_int (foyer_db_get_store (self->db))), error) >= 0
         && foyer_db_commit (self->db, error);
}

static gboolean
write_revision (FoyerTransaction  *self,
                GError           **error)
{
  FoyerValue store = foyer_value_int (foyer_db_get_store (self->db));
  FoyerRevision revision = { self->rev, self->op_id, self->part, self->act, self->actor_text,
                             self->seat, self->now_us, self->undoes };
  FoyerValue chain;

  foyer_journal_chain_end (self->journal, &revision, self->chain);
  chain = foyer_value_blob (self->chain, sizeof self->chain);

  return foyer_db_run (self->db, "INSERT INTO revision (store_id, rev, op_id, part, act, actor,"
                       " seat, at, undoes, chain)"
                       " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                       FOYER_VALUES (store, foyer_value_int (self->rev),
                                     foyer_value_uuid (&self->op_id),
                                     foyer_value_int (self->part), foyer_value_text (self->act),
                                     foyer_value_text (self->actor_text),
                                     foyer_value_text (self->seat),
                                     foyer_value_int (self->now_us),
                                     foyer_value_uuid (&self->undoes), chain), error) >= 0
         && foyer_db_run (self->db, "UPDATE store SET chain = $2 WHERE store_id = $1",
                          FOYER_VALUES (store, chain), error) >= 0;
}

/**
 * foyer_transaction_commit: (skip)
 * @self: a transaction
 * @rev: (out): its revision; the one before when nothing was stored
 * @error: where to put what is wrong; nothing was stored then, see foyer_db_commit()
 *
 * Follows up what was stored (search index, last contacts), ends the journal, commits.
 *
 * Returns: whether it is on the disk
 */
gboolean
foyer_transaction_commit (FoyerTransaction  *self,
                          gint64            *rev,
                          GError           **error)
{
  if (self->n == 0 && self->db->n_changed == self->n_changed_before)
    {
      *rev = self->rev - 1;
      foyer_db_rollback (self->db);
      return TRUE;
    }

  *rev = self->rev;
  return foyer_contact_finish (self, error)
         && write_revision (self, error)
         && foyer_db_commit (self->db, error);
}

/**
 * foyer_transaction_free: (skip)
 * @self: (transfer full): a transaction
 *
 * Frees a transaction; what was not committed is rolled back.
 */
void
foyer_transaction_free (FoyerTransaction *self)
{
  foyer_db_rollback (self->db);
  g_clear_pointer (&self->journal, foyer_journal_chain_free);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->contacts, g_hash_table_unref);
  g_free (self->actor_text);
  g_free (self->seat);
  g_free (self->act);
  g_free (self);
}

/**
 * foyer_transaction_find_known: (skip)
 * @self: a transaction
 * @type: a class of records
 * @id: a key
 *
 * Returns: (nullable): the record, if this transaction had to do with it
 */
FoyerKnownRecord *
foyer_transaction_find_known (FoyerTransaction *self,
                              GType             type,
                              const FoyerUuid  *id)
{
  const FoyerRecordKey key = { type, *id };

  return g_hash_table_lookup (self->known, &key);
}

/**
 * foyer_transaction_get_db:
 * @self: a transaction
 *
 * For reading within the transaction. What is written past the transaction is not journalled.
 *
 * Returns: (transfer none): its connection
 */
FoyerDb *
foyer_transaction_get_db (FoyerTransaction *self)
{
  return self->db;
}

/**
 * foyer_transaction_get_rev:
 * @self: a transaction
 *
 * Returns: the revision that it will be
 */
gint64
foyer_transaction_get_rev (FoyerTransaction *self)
{
  return self->rev;
}

/**
 * foyer_transaction_get_now_us:
 * @self: a transaction
 *
 * Returns: the moment of the act, microseconds since 1970 UTC
 */
gint64
foyer_transaction_get_now_us (FoyerTransaction *self)
{
  return self->now_us;
}

/**
 * foyer_transaction_get_op_id:
 * @self: a transaction
 *
 * Returns: (transfer none): the operation that it is a part of
 */
const FoyerUuid *
foyer_transaction_get_op_id (FoyerTransaction *self)
{
  return &self->op_id;
}

/**
 * foyer_transaction_get_actor:
 * @self: a transaction
 *
 * Returns: (transfer none): who acts
 */
const FoyerActor *
foyer_transaction_get_actor (FoyerTransaction *self)
{
  return &self->actor;
}

static FoyerKnownRecord *
know (FoyerTransaction *self,
      FoyerRecord      *before,
      FoyerRecord      *stored)
{
  FoyerKnownRecord *known = g_new0 (FoyerKnownRecord, 1);

  g_set_object (&known->before, before);
  known->stored = foyer_record_copy (stored);
  g_hash_table_insert (self->known,
                       foyer_record_key_new (G_OBJECT_TYPE (stored), foyer_record_get_id (stored)),
                       known);

  return known;
}

static FoyerKnownRecord *
get_known (FoyerTransaction  *self,
           GType              type,
           const FoyerUuid   *id,
           GError           **error)
{
  FoyerKnownRecord *known = foyer_transaction_find_known (self, type, id);
  g_autoptr (FoyerRecord) record = NULL;

  if (known != NULL)
    return known;

  record = foyer_db_load_record (self->db, type, id, error);
  return record != NULL ? know (self, record, record) : NULL;
}

/**
 * foyer_transaction_load:
 * @self: a transaction
 * @type: a type of #FoyerRecord
 * @id: the key of one
 * @error: where to put what is wrong: %FOYER_DB_ERROR_FOREIGN_KEY when there is no such record
 *
 * Reads a record to change it.
 *
 * Returns: (transfer full) (nullable): the record, as it is within this transaction
 */
FoyerRecord *
foyer_transaction_load (FoyerTransaction  *self,
                        GType              type,
                        const FoyerUuid   *id,
                        GError           **error)
{
  FoyerKnownRecord *known = get_known (self, type, id, error);

  return known != NULL ? foyer_record_copy (known->stored) : NULL;
}

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
 * Journals that a row was changed, and none of its values: every seat hears of it, and of who did it.
 * For what is no record: what was told is not undone.
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
  know (self, NULL, record);

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
                    " JOIN change_value v ON v.store_id = c.store_id AND v.rev = c.rev AND v.n = c.n"
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
  FoyerKnownRecord *known = get_known (self, G_OBJECT_TYPE (record), &id, error);
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

/**
 * foyer_transaction_number:
 * @self: a transaction
 * @prefix: the letter of what is numbered
 * @day: the day as `YYYYMMDD`
 * @error: where to put what is wrong
 *
 * Takes the next number of a day: `V20261121-017`. A number that was once given stays used, also
 * when what it was given to is undone.
 *
 * Returns: (transfer full) (nullable): the number
 */
char *
foyer_transaction_number (FoyerTransaction  *self,
                          const char        *prefix,
                          const char        *day,
                          GError           **error)
{
  g_autoptr (FoyerRows) rows =
    foyer_db_query (self->db, "INSERT INTO number_counter (store_id, prefix, day, last)"
                    " VALUES ($1, $2, $3, 1) ON CONFLICT (store_id, prefix, day)"
                    " DO UPDATE SET last = number_counter.last + 1 RETURNING last",
                    FOYER_VALUES (foyer_value_int (foyer_db_get_store (self->db)),
                                  foyer_value_text (prefix), foyer_value_text (day)), error);

  if (rows == NULL)
    return NULL;

  return g_strdup_printf ("%s%s-%03" G_GINT64_FORMAT, prefix, day,
                          foyer_rows_get_int (rows, 0, 0));
}
