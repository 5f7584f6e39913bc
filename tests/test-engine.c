#include "test-engine.h"

#ifdef FOYER_HAVE_POSTGRESQL
#include <libpq-fe.h>
#endif
#include <glib/gstdio.h>
#include <unistd.h>

/* tests/with-postgres set it. */
#define SERVER_VARIABLE "FOYER_TEST_POSTGRES"

/* Whether this run is on a server. */
gboolean
test_engine_is_server (void)
{
  return g_getenv (SERVER_VARIABLE) != NULL;
}

/* The URI of a database on the private server, which need not exist. */
char *
test_engine_make_named_uri (const char *user,
                            const char *database)
{
  return g_strdup_printf ("postgresql://%s@/%s?host=%s/socket", user, database,
                          g_getenv (SERVER_VARIABLE));
}

#ifdef FOYER_HAVE_POSTGRESQL
static void
make_database (const char *name)
{
  g_autofree char *uri = test_engine_make_named_uri ("postgres", "postgres");
  g_autofree char *sql = g_strdup_printf ("CREATE DATABASE %s TEMPLATE template0", name);
  PGconn *conn = PQconnectdb (uri);
  PGresult *result = PQexec (conn, sql);

  if (PQresultStatus (result) != PGRES_COMMAND_OK)
    g_error ("%s", PQerrorMessage (conn));
  PQclear (result);
  PQfinish (conn);
}

static char *
make_server_uri (void)
{
  static guint n_made;
  g_autofree char *name = g_strdup_printf ("shop_%d_%u", (int) getpid (), n_made++);

  make_database (name);
  return test_engine_make_named_uri ("postgres", name);
}
#else
/* Without a driver no test is told to use a server. */
static char *
make_server_uri (void)
{
  g_assert_not_reached ();
}
#endif

/* A database that nobody has: a file in @folder that does not exist yet, or an empty database. */
char *
test_engine_make_uri (const char *folder)
{
  return test_engine_is_server () ? make_server_uri ()
                                  : g_build_filename (folder, "foyer.db", NULL);
}

/* `--crash` ends the private server as a loss of power would, `--start` starts it again. */
void
test_engine_control (const char *what)
{
  const char *argv[] = { g_getenv ("FOYER_TEST_WITH_POSTGRES"), what, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                     &error)
      || !g_spawn_check_wait_status (status, &error))
    g_error ("%s %s: %s", argv[0], what, error->message);
}

static gpointer
read_count (FoyerDb   *db,
            gpointer   data,
            GError   **error)
{
  g_autoptr (FoyerRows) rows = foyer_db_query (db, data, FOYER_NO_VALUES, error);
  gint64 count;

  if (rows == NULL)
    return NULL;

  count = foyer_rows_get_int (rows, 0, 0);
  return g_memdup2 (&count, sizeof count);
}

/* The one number that @sql asks for. */
gint64
test_engine_count (FoyerStore *store,
                   const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *count = foyer_store_read (store, FOYER_STORE_DESK, read_count, (gpointer) sql,
                                               NULL, &error);

  g_assert_no_error (error);
  return *count;
}

/* The folder of a test, with the databases and whatever else is in it. */
void
test_engine_remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        test_engine_remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}
