/* The check: is everything as it should be?
 *
 * First what the engine can tell of its own file. Then what it cannot: an integrity check misses
 * most flipped bits in content (NOTES §5), so the journal is computed anew from its first revision,
 * hash by hash, and must end where the store says it ends; every value that was not erased must
 * still have its hash. Then the search index against the customers. */

#include "store/foyer-check.h"

#include "store/db-driver.h"
#include "store/foyer-contact.h"
#include "store/foyer-journal.h"
#include "store/foyer-store-private.h"

#include <string.h>

/* More than these say nothing more. */
#define FLAWS_MAX 50
/* Of so many customers every key is looked up; the others are only counted. */
#define CUSTOMERS_FULL 2000

/* Walks along the journal. */
typedef struct
{
  FoyerCheck *check;
  FoyerDb *db;
  FoyerJournalChain *journal;
  guint8 chain[FOYER_JOURNAL_HASH_LENGTH];
  gint64 change_rev;                    /* the change that was added last */
  gint64 change_n;
  GError **error;
  gboolean is_good;
} Walk;

G_GNUC_PRINTF (2, 3)
static void
add_flaw (FoyerCheck *self,
          const char *format,
          ...)
{
  va_list arguments;

  if (self->flaws->len >= FLAWS_MAX)
    return;

  va_start (arguments, format);
  g_ptr_array_add (self->flaws, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/**
 * foyer_check_free:
 * @self: (transfer full): what came of a check
 *
 * Frees it.
 */
void
foyer_check_free (FoyerCheck *self)
{
  g_ptr_array_unref (self->flaws);
  g_free (self);
}

static const guint8 *
get_hash (FoyerRow *row,
          guint     column)
{
  FoyerValue value = foyer_row_get (row, column, FOYER_VALUE_BLOB);

  return !value.is_null && value.blob.length == FOYER_JOURNAL_HASH_LENGTH ? value.blob.data
                                                                          : NULL;
}

static const char *
get_text (FoyerRow *row,
          guint     column)
{
  FoyerValue value = foyer_row_get (row, column, FOYER_VALUE_TEXT);

  return value.is_null ? NULL : value.text;
}

static gint64
get_int (FoyerRow *row,
         guint     column)
{
  FoyerValue value = foyer_row_get (row, column, FOYER_VALUE_INT);

  return value.is_null ? 0 : value.integer;
}

static FoyerUuid
get_uuid (FoyerRow *row,
          guint     column)
{
  FoyerValue value = foyer_row_get (row, column, FOYER_VALUE_UUID);

  return value.is_null ? (FoyerUuid) { { 0 } } : value.uuid;
}

/* An erased value, and the whole of a created record, have nothing left to compare. */
static void
check_value (Walk            *walk,
             FoyerRow        *row,
             const FoyerUuid *id,
             const char      *column,
             const guint8    *hash)
{
  const char *old_text = get_text (row, 5);
  const char *new_text = get_text (row, 6);
  FoyerValue salt = foyer_row_get (row, 7, FOYER_VALUE_BLOB);
  guint8 computed[FOYER_JOURNAL_HASH_LENGTH];

  if (old_text == NULL && new_text == NULL)
    return;

  foyer_journal_hash_value (id, get_int (row, 0), get_int (row, 1), column, old_text, new_text,
                            !salt.is_null && salt.blob.length == FOYER_JOURNAL_SALT_LENGTH
                            ? salt.blob.data : NULL, computed);
  if (memcmp (computed, hash, sizeof computed) != 0)
    add_flaw (walk->check, "journal: revision %" G_GINT64_FORMAT ": the value of %s was altered",
              get_int (row, 0), column);
}

/* Columns: rev, n, entity, id, op, old, new, salt, col, hash. A change may have no value. */
static gboolean
walk_change (FoyerRow *row,
             gpointer  user_data)
{
  Walk *walk = user_data;
  gint64 rev = get_int (row, 0);
  gint64 n = get_int (row, 1);
  FoyerUuid id = get_uuid (row, 3);
  const char *column = get_text (row, 8);
  const guint8 *hash = get_hash (row, 9);

  if (n != walk->change_n || rev != walk->change_rev)
    {
      foyer_journal_chain_add_change (walk->journal, n, get_text (row, 2), &id, get_text (row, 4));
      walk->change_rev = rev;
      walk->change_n = n;
    }
  if (column != NULL && hash != NULL)
    {
      foyer_journal_chain_add_value (walk->journal, column, hash);
      check_value (walk, row, &id, column, hash);
    }

  return TRUE;
}

/* Columns: rev, op_id, part, act, actor, seat, at, undoes, chain. */
static gboolean
walk_revision (FoyerRow *row,
               gpointer  user_data)
{
  Walk *walk = user_data;
  FoyerRevision revision = {
    .rev = get_int (row, 0), .op_id = get_uuid (row, 1), .part = get_int (row, 2),
    .act = get_text (row, 3), .actor = get_text (row, 4), .seat = get_text (row, 5),
    .at_us = get_int (row, 6), .undoes = get_uuid (row, 7),
  };
  const guint8 *chain = get_hash (row, 8);

  walk->check->revisions++;
  if (revision.rev != walk->check->revisions)
    {
      add_flaw (walk->check, "journal: revision %" G_GINT64_FORMAT " is missing",
                walk->check->revisions);
      walk->check->revisions = revision.rev;
    }

  walk->is_good = foyer_db_each (walk->db,
    "SELECT c.rev, c.n, c.entity, c.id, c.op, v.old, v.new, v.salt, v.col, v.hash FROM change c"
    " LEFT JOIN change_value v ON v.store_id = c.store_id AND v.rev = c.rev AND v.n = c.n"
    " WHERE c.store_id = $1 AND c.rev = $2 ORDER BY c.n, v.col",
    FOYER_VALUES (foyer_value_int (foyer_db_get_store (walk->db)),
                  foyer_value_int (revision.rev)), walk_change, walk, walk->error);
  if (!walk->is_good)
    return FALSE;

  foyer_journal_chain_end (walk->journal, &revision, walk->chain);
  if (chain == NULL || memcmp (chain, walk->chain, sizeof walk->chain) != 0)
    {
      add_flaw (walk->check, "journal: revision %" G_GINT64_FORMAT " breaks the chain",
                revision.rev);
      /* Goes on from what stands there: one alteration is one flaw. */
      if (chain != NULL)
        memcpy (walk->chain, chain, sizeof walk->chain);
    }

  return TRUE;
}

static gboolean
check_end (Walk *walk)
{
  FoyerCheck *self = walk->check;
  g_autoptr (FoyerRows) rows =
    foyer_db_query (walk->db, "SELECT rev, chain FROM store WHERE store_id = $1",
                    FOYER_VALUES (foyer_value_int (foyer_db_get_store (walk->db))), walk->error);
  FoyerValue chain;

  if (rows == NULL)
    return FALSE;
  if (foyer_rows_get_n_rows (rows) != 1)
    {
      add_flaw (self, "the store has lost its row");
      return TRUE;
    }

  self->rev = foyer_rows_get_int (rows, 0, 0);
  chain = foyer_rows_get (rows, 0, 1, FOYER_VALUE_BLOB);
  if (self->rev != self->revisions)
    add_flaw (self, "journal: it ends at revision %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT,
              self->revisions, self->rev);
  else if (chain.is_null || chain.blob.length != sizeof walk->chain
           || memcmp (chain.blob.data, walk->chain, sizeof walk->chain) != 0)
    add_flaw (self, "journal: the end of the chain was altered");

  return TRUE;
}

static gboolean
check_journal (FoyerCheck  *self,
               FoyerDb     *db,
               GError     **error)
{
  g_autoptr (FoyerJournalChain) journal = foyer_journal_chain_new ();
  Walk walk = { .check = self, .db = db, .journal = journal, .error = error, .is_good = TRUE };

  return foyer_db_each (db, "SELECT rev, op_id, part, act, actor, seat, at, undoes, chain"
                        " FROM revision WHERE store_id = $1 ORDER BY rev",
                        FOYER_VALUES (foyer_value_int (foyer_db_get_store (db))), walk_revision,
                        &walk, error)
         && walk.is_good && check_end (&walk);
}

typedef struct
{
  FoyerCheck *check;
  FoyerDb *db;
  GError **error;
  gboolean is_good;
} IndexCheck;

static gboolean
check_customer (FoyerRow *row,
                gpointer  user_data)
{
  IndexCheck *self = user_data;
  FoyerUuid id = get_uuid (row, 0);
  g_auto (GStrv) keys = foyer_contact_make_keys (get_text (row, 1), get_text (row, 2),
                                                 get_text (row, 3), get_text (row, 4));
  gboolean is_held = FALSE;

  self->check->customers++;
  self->is_good = foyer_db_index_holds (self->db, &id, (const char *const *) keys,
                                        get_int (row, 5), &is_held, self->error);
  if (self->is_good && !is_held)
    {
      g_autofree char *text = foyer_uuid_to_string (&id);

      add_flaw (self->check, "search: customer %s is not found as it should be", text);
    }

  return self->is_good;
}

static gboolean
check_index (FoyerCheck  *self,
             FoyerDb     *db,
             GError     **error)
{
  IndexCheck check = { self, db, error, TRUE };
  FoyerValue store = foyer_value_int (foyer_db_get_store (db));
  g_autoptr (FoyerRows) rows = NULL;
  gint64 n_indexed = foyer_db_index_count (db, error);

  if (n_indexed < 0)
    return FALSE;

  rows = foyer_db_query (db, "SELECT COUNT (*) FROM customer WHERE store_id = $1"
                         " AND state <> 'void'", FOYER_VALUES (store), error);
  if (rows == NULL)
    return FALSE;
  if (foyer_rows_get_int (rows, 0, 0) != n_indexed)
    add_flaw (self, "search: %" G_GINT64_FORMAT " customers, %" G_GINT64_FORMAT " in the index",
              foyer_rows_get_int (rows, 0, 0), n_indexed);

  return foyer_db_each (db, "SELECT id, name, phone, phone2, state, last_contact FROM customer"
                        " WHERE store_id = $1 ORDER BY last_contact DESC LIMIT $2",
                        FOYER_VALUES (store, foyer_value_int (CUSTOMERS_FULL)), check_customer,
                        &check, error)
         && check.is_good;
}

static gpointer
run_check (FoyerDb  *db,
           gpointer  data,
           GError  **error)
{
  g_autoptr (FoyerCheck) self = g_new0 (FoyerCheck, 1);

  self->flaws = g_ptr_array_new_with_free_func (g_free);
  if (!foyer_db_check (db, self->flaws, error)
      || !check_journal (self, db, error)
      || !check_index (self, db, error))
    {
      if (!g_error_matches (*error, FOYER_DB_ERROR, FOYER_DB_ERROR_CORRUPT))
        return NULL;
      /* That it cannot be read to the end is what was asked for. */
      add_flaw (self, "%s", (*error)->message);
      g_clear_error (error);
    }

  return g_steal_pointer (&self);
}

/**
 * foyer_store_check:
 * @self: a store
 * @error: where to put why it could not be checked
 *
 * Checks everything, at one moment of the store, while everybody works on; waits until it is done.
 *
 * Returns: (transfer full) (nullable): what came of it
 */
FoyerCheck *
foyer_store_check (FoyerStore  *self,
                   GError     **error)
{
  return foyer_store_read (self, FOYER_STORE_BULK, run_check, NULL, NULL, error);
}
