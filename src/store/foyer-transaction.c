/* A write transaction: one act of a person, or one part of a long one. What it writes stands in
 * foyer-transaction-write.c.
 *
 * It begins by locking the row of the store and taking the next revision from it. All writers wait
 * in line there, so revisions have no gaps and are in the order of commits, on every engine.
 *
 * It remembers each record as it found it. A transaction that stored nothing leaves no revision. */

#include "store/foyer-transaction-private.h"

#include "domain/foyer-search-key.h"
#include "store/db-driver.h"
#include "store/foyer-contact.h"

#include <string.h>

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

/**
 * foyer_transaction_know: (skip)
 * @self: a transaction
 * @before: (nullable): a record as it was found; %NULL when it is new
 * @stored: the same as it is stored now
 *
 * Returns: what is remembered of it from now on
 */
FoyerKnownRecord *
foyer_transaction_know (FoyerTransaction *self,
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

/**
 * foyer_transaction_get_known: (skip)
 * @self: a transaction
 * @type: a class of records
 * @id: a key
 * @error: where to put what is wrong
 *
 * Returns: (nullable): the record, which is read if this transaction had nothing to do with it yet
 */
FoyerKnownRecord *
foyer_transaction_get_known (FoyerTransaction  *self,
                             GType              type,
                             const FoyerUuid   *id,
                             GError           **error)
{
  FoyerKnownRecord *known = foyer_transaction_find_known (self, type, id);
  g_autoptr (FoyerRecord) record = NULL;

  if (known != NULL)
    return known;

  record = foyer_db_load_record (self->db, type, id, error);
  return record != NULL ? foyer_transaction_know (self, record, record) : NULL;
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
  FoyerKnownRecord *known = foyer_transaction_get_known (self, type, id, error);

  return known != NULL ? foyer_record_copy (known->stored) : NULL;
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
