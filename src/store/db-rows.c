/* Rows of the seam: kept apart from the engine, and turned into the types that are asked for. */

#include "store/db.h"

#include "store/db-driver.h"

#include <string.h>

struct _FoyerRows
{
  guint n_columns;
  GArray *cells;                        /* of FoyerValue */
  GStringChunk *bytes;                  /* what the cells point into */
};

static gboolean
add_row (FoyerRow *row,
         gpointer  user_data)
{
  FoyerRows *rows = user_data;

  rows->n_columns = row->n_columns;
  for (guint i = 0; i < row->n_columns; i++)
    {
      FoyerValue cell = row->db->driver->get (row, i);

      if (cell.type == FOYER_VALUE_TEXT && !cell.is_null)
        cell.text = g_string_chunk_insert (rows->bytes, cell.text);
      else if (cell.type == FOYER_VALUE_BLOB && !cell.is_null)
        cell.blob.data = (guint8 *) g_string_chunk_insert_len (rows->bytes,
                                                               (const char *) cell.blob.data,
                                                               cell.blob.length);
      g_array_append_val (rows->cells, cell);
    }

  return TRUE;
}

/**
 * foyer_db_query:
 * @self: a connection
 * @sql: one statement of the common subset
 * @values: (array length=n_values) (nullable): its parameters: the first is $1
 * @n_values: how many
 * @error: where to put what is wrong
 *
 * Runs a statement and keeps its rows. For answers that are not small use foyer_db_each().
 *
 * Returns: (transfer full) (nullable): the rows, or %NULL
 */
FoyerRows *
foyer_db_query (FoyerDb          *self,
                const char       *sql,
                const FoyerValue *values,
                guint             n_values,
                GError          **error)
{
  g_autoptr (FoyerRows) rows = g_new0 (FoyerRows, 1);
  gboolean is_done;

  rows->cells = g_array_new (FALSE, FALSE, sizeof (FoyerValue));
  rows->bytes = g_string_chunk_new (512);
  self->wants_all = TRUE;
  is_done = foyer_db_each (self, sql, values, n_values, add_row, rows, error);
  self->wants_all = FALSE;

  return is_done ? g_steal_pointer (&rows) : NULL;
}

/**
 * foyer_db_query_set:
 * @self: a connection
 * @sql: one statement of the common subset, of one column
 * @values: (array length=n_values) (nullable): its parameters: the first is $1
 * @n_values: how many
 * @error: where to put what is wrong
 *
 * Runs a statement that finds keys.
 *
 * Returns: (transfer full) (nullable) (element-type FoyerUuid FoyerUuid): the keys, as a set
 */
GHashTable *
foyer_db_query_set (FoyerDb          *self,
                    const char       *sql,
                    const FoyerValue *values,
                    guint             n_values,
                    GError          **error)
{
  g_autoptr (FoyerRows) rows = foyer_db_query (self, sql, values, n_values, error);
  GHashTable *set;

  if (rows == NULL)
    return NULL;

  set = g_hash_table_new_full (foyer_uuid_hash, foyer_uuid_equal, g_free, NULL);
  for (guint i = 0; i < foyer_rows_get_n_rows (rows); i++)
    {
      FoyerUuid id = foyer_rows_get_uuid (rows, i, 0);

      g_hash_table_add (set, g_memdup2 (&id, sizeof id));
    }
  return set;
}

/* A cell that is not of the type asked for reads as null: only a damaged file has such. */
static FoyerValue
convert (FoyerValue     cell,
         FoyerValueType type)
{
  FoyerValue value = foyer_value_null (type);

  if (cell.is_null)
    return value;

  if (type == FOYER_VALUE_UUID && cell.type == FOYER_VALUE_BLOB
      && cell.blob.length == sizeof value.uuid)
    {
      value.is_null = FALSE;
      memcpy (&value.uuid, cell.blob.data, sizeof value.uuid);
      return value;
    }

  return cell.type == type ? cell : value;
}

/**
 * foyer_row_get:
 * @row: a row
 * @column: number of a column, from 0
 * @type: what it is expected to be
 *
 * Returns: the cell; borrowed from @row
 */
FoyerValue
foyer_row_get (FoyerRow       *row,
               guint           column,
               FoyerValueType  type)
{
  g_assert (column < row->n_columns);

  return convert (row->db->driver->get (row, column), type);
}

/**
 * foyer_rows_get_n_rows:
 * @self: rows
 *
 * Returns: how many
 */
guint
foyer_rows_get_n_rows (FoyerRows *self)
{
  return self->n_columns == 0 ? 0 : self->cells->len / self->n_columns;
}

static FoyerValue
get_cell (FoyerRows *self,
          guint      row,
          guint      column)
{
  g_assert (column < self->n_columns && row < foyer_rows_get_n_rows (self));

  return g_array_index (self->cells, FoyerValue, row * self->n_columns + column);
}

/**
 * foyer_rows_is_null:
 * @self: rows
 * @row: number of a row, from 0
 * @column: number of a column, from 0
 *
 * Returns: whether the cell is null
 */
gboolean
foyer_rows_is_null (FoyerRows *self,
                    guint      row,
                    guint      column)
{
  return get_cell (self, row, column).is_null;
}

/**
 * foyer_rows_get:
 * @self: rows
 * @row: number of a row, from 0
 * @column: number of a column, from 0
 * @type: what it is expected to be
 *
 * Returns: the cell; borrowed from @self
 */
FoyerValue
foyer_rows_get (FoyerRows      *self,
                guint           row,
                guint           column,
                FoyerValueType  type)
{
  return convert (get_cell (self, row, column), type);
}

/**
 * foyer_rows_get_int:
 * @self: rows
 * @row: number of a row, from 0
 * @column: number of a column, from 0
 *
 * Returns: the integer; 0 for null
 */
gint64
foyer_rows_get_int (FoyerRows *self,
                    guint      row,
                    guint      column)
{
  FoyerValue value = foyer_rows_get (self, row, column, FOYER_VALUE_INT);

  return value.is_null ? 0 : value.integer;
}

/**
 * foyer_rows_get_text:
 * @self: rows
 * @row: number of a row, from 0
 * @column: number of a column, from 0
 *
 * Returns: (transfer none) (nullable): the text; %NULL for null
 */
const char *
foyer_rows_get_text (FoyerRows *self,
                     guint      row,
                     guint      column)
{
  FoyerValue value = foyer_rows_get (self, row, column, FOYER_VALUE_TEXT);

  return value.is_null ? NULL : value.text;
}

/**
 * foyer_rows_get_uuid:
 * @self: rows
 * @row: number of a row, from 0
 * @column: number of a column, from 0
 *
 * Returns: the key; all-zero for null
 */
FoyerUuid
foyer_rows_get_uuid (FoyerRows *self,
                     guint      row,
                     guint      column)
{
  FoyerValue value = foyer_rows_get (self, row, column, FOYER_VALUE_UUID);

  return value.is_null ? (FoyerUuid) { { 0 } } : value.uuid;
}

/**
 * foyer_rows_free:
 * @self: (transfer full): rows
 *
 * Frees rows and all that was borrowed from them.
 */
void
foyer_rows_free (FoyerRows *self)
{
  g_array_unref (self->cells);
  g_string_chunk_free (self->bytes);
  g_free (self);
}
