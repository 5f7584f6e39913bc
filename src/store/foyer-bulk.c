/* Filling a store with a sample shop: records that nobody entered and nobody will take back.
 *
 * They pass the same invariants as all others, but are not journalled one by one, and the search
 * index is made at the end, in the order in which it wants to grow. Until then it is marked as one
 * to be made anew: a program that is killed in between leaves a store that heals when it is opened.
 *
 * Nobody else can write meanwhile, so the transactions may be longer than the 50 ms of DESIGN §3:
 * long enough that a page of an index is written once for many rows. */

#include "store/foyer-bulk.h"

#include "store/db-driver.h"
#include "store/foyer-contact.h"
#include "store/foyer-entity.h"

#define TRANSACTION_US (1000 * G_TIME_SPAN_MILLISECOND)

/* The clock is looked at once in so many records. */
#define LOOK_EVERY 64

/* How one kind of record is inserted. */
typedef struct
{
  const FoyerEntity *entity;
  char *sql;
  FoyerValue *values;
  char **buffers;
} Insert;

struct _FoyerBulk
{
  FoyerDb *db;
  GHashTable *inserts;          /* of Insert, by GType */
  gboolean is_open;             /* a transaction */
  gint64 begun_us;
  guint n_added;
  gboolean is_indexing;
};

static void
insert_free (gpointer data)
{
  Insert *insert = data;

  g_free (insert->sql);
  g_free (insert->values);
  g_free (insert->buffers);
  g_free (insert);
}

static Insert *
insert_new (FoyerRecordClass *klass)
{
  Insert *insert = g_new0 (Insert, 1);
  g_autoptr(GString) sql = g_string_new ("INSERT INTO ");

  insert->entity = foyer_entity_find (klass->entity);
  insert->values = g_new0 (FoyerValue, klass->n_fields + 2);
  insert->buffers = g_new0 (char *, klass->n_fields);

  g_string_append_printf (sql, "%s (store_id, id, version", klass->entity);
  for (guint i = 0; i < klass->n_fields; i++)
    g_string_append_printf (sql, ", %s", klass->fields[i].name);
  g_string_append (sql, ") VALUES ($1, $2, 1");
  for (guint i = 0; i < klass->n_fields; i++)
    g_string_append_printf (sql, ", $%u", i + 3);
  g_string_append_c (sql, ')');
  insert->sql = g_string_free (g_steal_pointer (&sql), FALSE);

  return insert;
}

static gboolean
begin (FoyerBulk  *self,
       GError    **error)
{
  if (self->is_open)
    return TRUE;

  self->is_open = foyer_db_begin (self->db, TRUE, error);
  self->begun_us = g_get_monotonic_time ();
  return self->is_open;
}

static gboolean
commit (FoyerBulk  *self,
        GError    **error)
{
  if (!self->is_open)
    return TRUE;

  self->is_open = FALSE;
  if (foyer_db_commit (self->db, error))
    return TRUE;
  foyer_db_rollback (self->db);
  return FALSE;
}

/**
 * foyer_bulk_new:
 * @db: a connection that can write, outside a transaction
 * @error: where to put what is wrong
 *
 * Begins to fill a store. Nobody else can write until the index is made.
 *
 * Returns: (transfer full) (nullable): what to fill it with
 */
FoyerBulk *
foyer_bulk_new (FoyerDb  *db,
                GError  **error)
{
  g_autoptr(FoyerBulk) self = g_new0 (FoyerBulk, 1);

  self->db = db;
  self->inserts = g_hash_table_new_full (NULL, NULL, NULL, insert_free);
  foyer_db_expect_bulk (db);
  if (!begin (self, error) || !foyer_contact_rebuild_start (db, error) || !commit (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * foyer_bulk_add:
 * @self: a bulk
 * @record: a new record with a key of its own
 * @error: where to put what is wrong: #FoyerDbError or #FoyerDomainError
 *
 * Stores a record; on the disk at the latest when the index is made.
 *
 * Returns: whether it was taken
 */
gboolean
foyer_bulk_add (FoyerBulk    *self,
                FoyerRecord  *record,
                GError      **error)
{
  FoyerRecordClass *klass = FOYER_RECORD_GET_CLASS (record);
  Insert *insert = g_hash_table_lookup (self->inserts, klass);
  gint64 n_inserted;

  if (insert == NULL)
    {
      insert = insert_new (klass);
      g_hash_table_insert (self->inserts, klass, insert);
    }

  if (insert->entity != NULL && insert->entity->derive != NULL)
    insert->entity->derive (record);
  if (!foyer_record_check (record, error) || !begin (self, error))
    return FALSE;

  insert->values[0] = foyer_value_int (foyer_db_get_store (self->db));
  insert->values[1] = foyer_value_uuid (foyer_record_get_id (record));
  for (guint i = 0; i < klass->n_fields; i++)
    insert->values[i + 2] = foyer_record_get_value (record, &klass->fields[i],
                                                    &insert->buffers[i]);
  n_inserted = foyer_db_run (self->db, insert->sql, insert->values, klass->n_fields + 2, error);
  for (guint i = 0; i < klass->n_fields; i++)
    g_clear_pointer (&insert->buffers[i], g_free);
  if (n_inserted < 0)
    return FALSE;

  if (++self->n_added % LOOK_EVERY == 0
      && g_get_monotonic_time () - self->begun_us > TRANSACTION_US)
    return commit (self, error);
  return TRUE;
}

/**
 * foyer_bulk_set_number:
 * @self: a bulk
 * @prefix: the letter of a kind
 * @day: the digits of a day
 * @last: the last number that was given on this day
 * @error: where to put what is wrong
 *
 * Says which human numbers are used, see foyer_transaction_number().
 *
 * Returns: whether it was noted
 */
gboolean
foyer_bulk_set_number (FoyerBulk   *self,
                       const char  *prefix,
                       const char  *day,
                       gint64       last,
                       GError     **error)
{
  static const char sql[] = "INSERT INTO number_counter (store_id, prefix, day, last)"
                            " VALUES ($1, $2, $3, $4)"
                            " ON CONFLICT (store_id, prefix, day) DO UPDATE SET last = $4";

  return begin (self, error)
         && foyer_db_run (self->db, sql,
                          FOYER_VALUES (foyer_value_int (foyer_db_get_store (self->db)),
                                        foyer_value_text (prefix), foyer_value_text (day),
                                        foyer_value_int (last)),
                          error) >= 0;
}

/**
 * foyer_bulk_index:
 * @self: a bulk to which all was added
 * @is_done: (out): whether the index is complete; otherwise call it again
 * @error: where to put what is wrong
 *
 * Makes a part of the search index.
 *
 * Returns: whether the part was made
 */
gboolean
foyer_bulk_index (FoyerBulk  *self,
                  gboolean   *is_done,
                  GError    **error)
{
  *is_done = FALSE;
  if (!commit (self, error) || !begin (self, error))
    return FALSE;

  /* Another program may have opened the store meanwhile and made the index of what was there. */
  if (!self->is_indexing && !foyer_contact_rebuild_start (self->db, error))
    return FALSE;
  self->is_indexing = TRUE;

  return foyer_contact_rebuild_step (self->db, FOYER_BULK_INDEX_CHUNK, is_done, error)
         && commit (self, error);
}

/**
 * foyer_bulk_free:
 * @self: (transfer full): a bulk
 *
 * Ends filling; what is not on the disk yet is given up.
 */
void
foyer_bulk_free (FoyerBulk *self)
{
  if (self->is_open)
    foyer_db_rollback (self->db);
  g_clear_pointer (&self->inserts, g_hash_table_unref);
  g_free (self);
}
