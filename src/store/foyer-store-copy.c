/* Copies a whole shop into an empty store, of whichever engine: with its journal, its numbers and
 * its keys, so that the chain of hashes, every undo and every paper that was printed stay true.
 *
 * The source is read at one moment, while others go on writing to it. The target gets everything in
 * one transaction: it holds the whole shop afterwards, or nothing. Before that is committed every
 * table is read back, counted, and its rows hashed, all columns of them; the sums must be those of
 * what was read. The search index belongs to the engine and is made anew. */

#include "store/foyer-store-copy.h"

#include "store/db-driver.h"
#include "store/foyer-contact.h"
#include "store/foyer-schema.h"

#include <string.h>

#define INDEX_CHUNK 1000

/* A sum over rows that does not depend on their order. */
typedef struct
{
  gint64 n_rows;
  guint64 sums[4];
} Digest;

typedef struct
{
  const FoyerSchemaTable *table;
  FoyerDb *to;                          /* NULL: only to be hashed */
  char *insert;
  FoyerValue *values;
  Digest digest;
  GError **error;
  gboolean is_good;
} Pass;

static void
copied_free (gpointer data)
{
  FoyerStoreCopied *copied = data;

  g_free (copied->table);
  g_free (copied);
}

static void
hash_value (GChecksum        *checksum,
            const FoyerValue *value)
{
  guint8 head[2] = { value->type, value->is_null };
  guint64 length = 0;
  guint64 integer;

  g_checksum_update (checksum, head, sizeof head);
  if (value->is_null)
    return;

  switch (value->type)
    {
    case FOYER_VALUE_INT:
      integer = GUINT64_TO_LE ((guint64) value->integer);
      g_checksum_update (checksum, (const guint8 *) &integer, sizeof integer);
      break;
    case FOYER_VALUE_TEXT:
      length = GUINT64_TO_LE ((guint64) strlen (value->text));
      g_checksum_update (checksum, (const guint8 *) &length, sizeof length);
      g_checksum_update (checksum, (const guint8 *) value->text, -1);
      break;
    case FOYER_VALUE_UUID:
      g_checksum_update (checksum, value->uuid.bytes, sizeof value->uuid.bytes);
      break;
    case FOYER_VALUE_BLOB:
      length = GUINT64_TO_LE ((guint64) value->blob.length);
      g_checksum_update (checksum, (const guint8 *) &length, sizeof length);
      g_checksum_update (checksum, value->blob.data, value->blob.length);
      break;
    }
}

/* The store's own number is each store's own. */
static void
add_to_digest (Digest           *self,
               const FoyerValue *values,
               guint             n_values)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint64 parts[4];
  gsize length = sizeof parts;

  for (guint i = 1; i < n_values; i++)
    hash_value (checksum, &values[i]);
  g_checksum_get_digest (checksum, (guint8 *) parts, &length);

  self->n_rows++;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    self->sums[i] += GUINT64_FROM_LE (parts[i]);
}

static gboolean
take_row (FoyerRow *row,
          gpointer  user_data)
{
  Pass *pass = user_data;
  guint n = pass->table->columns->len;

  for (guint i = 0; i < n; i++)
    pass->values[i] = foyer_row_get (row, i, g_array_index (pass->table->types, FoyerValueType, i));
  add_to_digest (&pass->digest, pass->values, n);
  if (pass->to == NULL)
    return TRUE;

  pass->values[0] = foyer_value_int (foyer_db_get_store (pass->to));
  pass->is_good = foyer_db_run (pass->to, pass->insert, pass->values, n, pass->error) >= 0;
  return pass->is_good;
}

static char *
make_select (const FoyerSchemaTable *table)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "",
                            (char *) g_ptr_array_index (table->columns, i));
  g_string_append_printf (sql, " FROM %s WHERE store_id = $1", table->name);

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static char *
make_insert (const FoyerSchemaTable *table)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO %s (", table->name);
  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "",
                            (char *) g_ptr_array_index (table->columns, i));
  g_string_append (sql, ") VALUES (");
  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (sql, "%s$%u", i > 0 ? ", " : "", i + 1);
  g_string_append_c (sql, ')');

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* Reads a table of @from, and writes it to @to unless that is NULL. */
static gboolean
go_through (const FoyerSchemaTable  *table,
            FoyerDb                 *from,
            FoyerDb                 *to,
            Digest                  *digest,
            GError                 **error)
{
  g_autofree char *select = make_select (table);
  g_autofree char *insert = make_insert (table);
  g_autofree FoyerValue *values = g_new0 (FoyerValue, table->columns->len);
  Pass pass = { table, to, insert, values, { 0 }, error, TRUE };

  g_assert (g_str_equal (g_ptr_array_index (table->columns, 0), "store_id"));
  if (!foyer_db_each (from, select,
                      FOYER_VALUES (foyer_value_int (foyer_db_get_store (from))), take_row, &pass,
                      error)
      || !pass.is_good)
    return FALSE;

  *digest = pass.digest;
  return TRUE;
}

/* The row of the store is there already; what is derived is made anew; nobody is present yet. */
static gboolean
is_copied (const FoyerSchemaTable *table)
{
  static const char *const others[] = { "store", "organisation_key", "presence", NULL };

  return !g_strv_contains (others, table->name);
}

static gboolean
check_empty (FoyerDb    *to,
             GPtrArray  *tables,
             GError    **error)
{
  for (guint i = 0; i < tables->len; i++)
    {
      const FoyerSchemaTable *table = g_ptr_array_index (tables, i);
      g_autofree char *sql = NULL;
      g_autoptr (FoyerRows) rows = NULL;

      if (!is_copied (table))
        continue;
      sql = g_strdup_printf ("SELECT 1 FROM %s WHERE store_id = $1 LIMIT 1", table->name);
      rows = foyer_db_query (to, sql, FOYER_VALUES (foyer_value_int (foyer_db_get_store (to))),
                             error);
      if (rows == NULL)
        return FALSE;
      if (foyer_rows_get_n_rows (rows) > 0)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "there is a shop already");
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
copy_table (const FoyerSchemaTable  *table,
            FoyerDb                 *from,
            FoyerDb                 *to,
            GPtrArray               *copied,
            GError                 **error)
{
  Digest before;
  Digest after;
  FoyerStoreCopied *entry;

  if (!go_through (table, from, to, &before, error)
      || !go_through (table, to, NULL, &after, error))
    return FALSE;

  if (memcmp (&before, &after, sizeof before) != 0)
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_CORRUPT,
                   "the copy of %s has %" G_GINT64_FORMAT " rows of %" G_GINT64_FORMAT
                   ", or others", table->name, after.n_rows, before.n_rows);
      return FALSE;
    }

  entry = g_new0 (FoyerStoreCopied, 1);
  entry->table = g_strdup (table->name);
  entry->rows = before.n_rows;
  g_ptr_array_add (copied, entry);
  return TRUE;
}

/* How far the journal has come. */
static gboolean
copy_counter (FoyerDb  *from,
              FoyerDb  *to,
              GError  **error)
{
  g_autoptr (FoyerRows) rows =
    foyer_db_query (from, "SELECT rev, chain FROM store WHERE store_id = $1",
                    FOYER_VALUES (foyer_value_int (foyer_db_get_store (from))), error);

  if (rows == NULL)
    return FALSE;
  if (foyer_rows_get_n_rows (rows) != 1)
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_CORRUPT, "the store has lost its row");
      return FALSE;
    }

  return foyer_db_run (to, "UPDATE store SET rev = $2, chain = $3 WHERE store_id = $1",
                       FOYER_VALUES (foyer_value_int (foyer_db_get_store (to)),
                                     foyer_rows_get (rows, 0, 0, FOYER_VALUE_INT),
                                     foyer_rows_get (rows, 0, 1, FOYER_VALUE_BLOB)), error) == 1
         && foyer_contact_rebuild_start (to, error);
}

static gboolean
copy_all (FoyerDb       *from,
          FoyerDb       *to,
          GPtrArray     *copied,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (GPtrArray) tables = foyer_schema_list_tables ();

  if (!foyer_db_begin (from, FALSE, error) || !foyer_db_begin (to, TRUE, error)
      || !copy_counter (from, to, error)
      || !check_empty (to, tables, error)
      || !to->driver->defer_references (to, TRUE, error))
    return FALSE;

  for (guint i = 0; i < tables->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || (is_copied (g_ptr_array_index (tables, i))
            && !copy_table (g_ptr_array_index (tables, i), from, to, copied, error)))
      return FALSE;

  return to->driver->defer_references (to, FALSE, error) && foyer_db_commit (to, error);
}

static gboolean
make_index (FoyerDb  *to,
            GError  **error)
{
  gboolean is_done = FALSE;

  while (!is_done)
    if (!foyer_db_begin (to, TRUE, error)
        || !foyer_contact_rebuild_step (to, INDEX_CHUNK, &is_done, error)
        || !foyer_db_commit (to, error))
      {
        foyer_db_rollback (to);
        return FALSE;
      }

  return TRUE;
}

/**
 * foyer_store_copy:
 * @from: a store; on a server, the owner's address or a seat's
 * @to: an empty store, or where there is none yet; on a server, the owner's address
 * @cancellable: (nullable): gives up between two tables
 * @error: where to put what is wrong: #FoyerDbError, %G_IO_ERROR_EXISTS when @to holds a shop
 *
 * Copies a shop and verifies the copy. @from stays as it is, and may be worked in meanwhile.
 *
 * Returns: (transfer full) (element-type FoyerStoreCopied) (nullable): what was copied, table by
 *   table; %NULL when not all was, and then @to is empty
 */
GPtrArray *
foyer_store_copy (const char    *from,
                  const char    *to,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (GPtrArray) copied = g_ptr_array_new_with_free_func (copied_free);
  g_autoptr (FoyerDb) source = foyer_db_open (from, FOYER_DB_READ, error);
  g_autoptr (FoyerDb) target = NULL;
  gboolean is_copied_well;

  if (source == NULL)
    return NULL;
  target = foyer_db_open (to, FOYER_DB_CREATE, error);
  if (target == NULL)
    return NULL;

  is_copied_well = copy_all (source, target, copied, cancellable, error);
  foyer_db_rollback (source);
  if (!is_copied_well)
    {
      foyer_db_rollback (target);
      return NULL;
    }

  return make_index (target, error) ? g_steal_pointer (&copied) : NULL;
}
