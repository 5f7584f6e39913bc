/* Migrations: schema/NNNN-topic.sql, numbered without gaps, never changed once released.
 *
 * Each step is one transaction: it takes the right to write, looks whether another process was
 * faster, runs the statements, lets the driver check that every reference leads somewhere, notes
 * the version, commits. A step that fails leaves the database as it was before that step. A step
 * whose file begins with "-- Additive" leaves programs of before working on a server; any other
 * shuts them out. Before the first step of an existing database a verified copy is put beside
 * it. */

#include "store/foyer-migration.h"

#include "domain/foyer-search-key.h"
#include "store/db-driver.h"
#include "store/foyer-migration-private.h"
#include "foyer-store-resources.h"

#include <string.h>

#define ADDITIVE "-- Additive"
#define SCHEMA_FOLDER "/org/foyer/store/schema/"

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char **
list_files (void)
{
  char **names = g_resource_enumerate_children (foyer_store_get_resource (), SCHEMA_FOLDER,
                                                G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (names != NULL);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);

  return names;
}

/**
 * foyer_migration_get_newest:
 *
 * Returns: the schema version that this program works with
 */
int
foyer_migration_get_newest (void)
{
  g_auto (GStrv) names = list_files ();

  return (int) g_strv_length (names);
}

/* The engine's types for the tokens; comments go first, for they may hold a semicolon. */
static char *
translate (FoyerDb    *db,
           const char *sql)
{
  const FoyerDbDriver *driver = db->driver;
  const char *tokens[][2] = {
    { "{int}", driver->type_int },
    { "{uuid}", driver->type_uuid },
    { "{blob}", driver->type_blob },
    { "{table}", driver->table_end },
  };
  g_auto (GStrv) lines = g_strsplit (sql, "\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *comment = strstr (lines[i], "--");

      if (comment != NULL)
        *comment = '\0';
      g_string_append_printf (text, "%s\n", lines[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (tokens); i++)
    g_string_replace (text, tokens[i][0], tokens[i][1], 0);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
run_statements (FoyerDb     *db,
                const char  *sql,
                GError     **error)
{
  g_autofree char *text = translate (db, sql);
  g_auto (GStrv) statements = g_strsplit (text, ";", -1);

  for (guint i = 0; statements[i] != NULL; i++)
    {
      g_strstrip (statements[i]);
      if (*statements[i] != '\0'
          && foyer_db_run (db, statements[i], FOYER_NO_VALUES, error) < 0)
        return FALSE;
    }

  return TRUE;
}

/* The one row on whose lock all writing of the store waits in line. */
static gboolean
found_store (FoyerDb  *db,
             GError  **error)
{
  static const guint8 start_of_chain[32] = { 0 };

  return foyer_db_run (db, "INSERT INTO store (store_id, rev, chain, key_rule,"
                       " index_upto) VALUES ($1, 0, $2, $3, 0)",
                       FOYER_VALUES (foyer_value_int (db->store),
                                     foyer_value_blob (start_of_chain, sizeof start_of_chain),
                                     foyer_value_int (FOYER_SEARCH_KEY_RULE)), error) >= 0;
}

static gboolean
run_step (FoyerDb                   *db,
          const FoyerMigrationStep  *step,
          GError                   **error)
{
  int version;

  db->is_additive = step->is_additive;
  if (!foyer_db_begin (db, TRUE, error))
    return FALSE;

  version = db->driver->read_version (db, error);
  if (version >= step->version)
    {
      foyer_db_rollback (db);
      db->version = version;
      return TRUE;
    }

  if (version < 0
      || !run_statements (db, step->sql, error)
      || !db->driver->migrated (db, step->version, error)
      || (step->version == 1 && !found_store (db, error))
      || !db->driver->set_version (db, step->version, error)
      || !foyer_db_commit (db, error))
    {
      foyer_db_rollback (db);
      return FALSE;
    }

  db->version = step->version;
  return TRUE;
}

/**
 * foyer_migration_apply: (skip)
 * @db: a connection
 * @steps: (array length=n_steps): steps in order of version
 * @n_steps: how many
 * @error: where to put what is wrong
 *
 * Runs those steps that the database has not had yet.
 *
 * Returns: whether the database has the version of the last step now
 */
gboolean
foyer_migration_apply (FoyerDb                   *db,
                       const FoyerMigrationStep  *steps,
                       guint                      n_steps,
                       GError                   **error)
{
  gboolean is_done = TRUE;

  if (db->version > 0 && !db->driver->safeguard (db, error))
    return FALSE;
  if (!db->driver->set_migrating (db, TRUE, error))
    return FALSE;

  for (guint i = 0; is_done && i < n_steps; i++)
    if (steps[i].version > db->version)
      is_done = run_step (db, &steps[i], error);

  return db->driver->set_migrating (db, FALSE, is_done ? error : NULL) && is_done;
}

/**
 * foyer_migration_run_to: (skip)
 * @db: a connection
 * @version: a schema version
 * @error: where to put what is wrong
 *
 * For the tests of migrations, which begin at every earlier version.
 *
 * Returns: whether the database has this version now
 */
gboolean
foyer_migration_run_to (FoyerDb  *db,
                        int       version,
                        GError  **error)
{
  g_auto (GStrv) names = list_files ();
  g_autofree FoyerMigrationStep *steps = g_new0 (FoyerMigrationStep, version);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (int i = 0; i < version; i++)
    {
      g_autofree char *path = g_strconcat (SCHEMA_FOLDER, names[i], NULL);
      GBytes *file = g_resource_lookup_data (foyer_store_get_resource (), path,
                                             G_RESOURCE_LOOKUP_FLAGS_NONE, error);

      if (file == NULL)
        return FALSE;
      g_ptr_array_add (files, file);
      g_assert (atoi (names[i]) == i + 1);
      steps[i] = (FoyerMigrationStep) { i + 1, g_bytes_get_data (file, NULL) };
      steps[i].is_additive = g_str_has_prefix (steps[i].sql, ADDITIVE);
    }

  return foyer_migration_apply (db, steps, version, error);
}

/**
 * foyer_migration_run: (skip)
 * @db: a connection
 * @error: where to put what is wrong
 *
 * Brings a database to the newest schema.
 *
 * Returns: whether it is there
 */
gboolean
foyer_migration_run (FoyerDb  *db,
                     GError  **error)
{
  return foyer_migration_run_to (db, foyer_migration_get_newest (), error);
}
