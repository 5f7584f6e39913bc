/* What tables there are, with what columns: read from the migration files, which are the one place
 * that knows. Whoever adds a table there need not think of those who go through all of them. */

#include "store/foyer-schema.h"

#include "foyer-store-resources.h"

#include <string.h>

#define SCHEMA_FOLDER "/org/foyer/store/schema/"

static void
table_free (gpointer data)
{
  FoyerSchemaTable *table = data;

  g_free (table->name);
  g_ptr_array_unref (table->columns);
  g_array_unref (table->types);
  g_free (table);
}

static FoyerSchemaTable *
add_table (GPtrArray *tables,
           char      *name)
{
  FoyerSchemaTable *table = g_new0 (FoyerSchemaTable, 1);

  table->name = name;
  table->columns = g_ptr_array_new_with_free_func (g_free);
  table->types = g_array_new (FALSE, FALSE, sizeof (FoyerValueType));
  g_ptr_array_add (tables, table);

  return table;
}

static gboolean
parse_type (const char     *text,
            FoyerValueType *type)
{
  static const struct
  {
    const char *text;
    FoyerValueType type;
  } types[] = {
    { "{int}", FOYER_VALUE_INT },
    { "{uuid}", FOYER_VALUE_UUID },
    { "{blob}", FOYER_VALUE_BLOB },
    { "TEXT", FOYER_VALUE_TEXT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_has_prefix (text, types[i].text))
      {
        *type = types[i].type;
        return TRUE;
      }

  return FALSE;
}

static FoyerSchemaTable *
find_table (GPtrArray  *tables,
            const char *name)
{
  for (guint i = 0; i < tables->len; i++)
    if (g_str_equal (((FoyerSchemaTable *) g_ptr_array_index (tables, i))->name, name))
      return g_ptr_array_index (tables, i);

  return NULL;
}

static void
add_column (FoyerSchemaTable *table,
            const char       *name,
            const char       *type_text)
{
  FoyerValueType type;

  if (table == NULL || !parse_type (type_text, &type))
    return;

  g_ptr_array_add (table->columns, g_strdup (name));
  g_array_append_val (table->types, type);
}

/* One statement a table, one line a column: so the files are written. */
static void
parse_file (GPtrArray  *tables,
            const char *sql)
{
  g_auto (GStrv) lines = g_strsplit (sql, "\n", -1);
  FoyerSchemaTable *table = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (g_strstrip (lines[i]), " ", 7);
      guint n_words = g_strv_length (words);

      if (g_str_has_prefix (lines[i], "CREATE TABLE ") && n_words >= 3)
        table = add_table (tables, g_strdup (words[2]));
      else if (g_str_has_prefix (lines[i], "ALTER TABLE ") && n_words >= 7
               && g_str_equal (words[3], "ADD") && g_str_equal (words[4], "COLUMN"))
        add_column (find_table (tables, words[2]), words[5], words[6]);
      else if (g_str_has_prefix (lines[i], ")"))
        table = NULL;
      else if (n_words >= 2)
        add_column (table, words[0], words[1]);
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/**
 * foyer_schema_list_tables: (skip)
 *
 * Returns: (transfer full) (element-type FoyerSchemaTable): the tables of this program's schema, in
 *   the order of their making
 */
GPtrArray *
foyer_schema_list_tables (void)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func (table_free);
  g_auto (GStrv) names = g_resource_enumerate_children (foyer_store_get_resource (), SCHEMA_FOLDER,
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (SCHEMA_FOLDER, names[i], NULL);
      g_autoptr (GBytes) file = g_resource_lookup_data (foyer_store_get_resource (), path,
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      parse_file (tables, g_bytes_get_data (file, NULL));
    }

  return tables;
}
