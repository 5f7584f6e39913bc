/* What the keeper of a server does: found it, give a PC its login, take it away.
 *
 * A seat's login is DATABASE_seat_NAME and a member of DATABASE_seat, which has the rights
 * (db-postgres-schema.c). Its password is random and known to nobody but the URI that is printed
 * once; the server gets only its verifier, so that it stands in no log. */

#include "store/db-postgres-private.h"

#include <string.h>
#include <sys/random.h>

#define MAINTENANCE_DATABASE "postgres"
#define PASSWORD_BYTES 18
#define NAME_MAX_LENGTH 24
/* The connections of one program, twice over. */
#define CONNECTIONS_MAX "20"

static gboolean
set_invalid (GError     **error,
             const char  *message)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "%s", message);
  return FALSE;
}

/* It becomes part of the name of a role, which is no place for surprises. */
static gboolean
check_name (const char  *name,
            GError     **error)
{
  gsize length = strlen (name);
  gboolean is_good = length > 0 && length <= NAME_MAX_LENGTH;

  for (gsize i = 0; i < length; i++)
    is_good = is_good && (g_ascii_islower (name[i]) || g_ascii_isdigit (name[i]) || name[i] == '-');

  return is_good || set_invalid (error, "a seat is named in small letters, digits and hyphens");
}

/* To the same server, but to a database that is always there. */
static PGconn *
connect_to_maintenance (const char  *uri,
                        char       **database,
                        GError     **error)
{
  char *message = NULL;
  PQconninfoOption *options = PQconninfoParse (uri, &message);
  g_autoptr (GPtrArray) keywords = g_ptr_array_new ();
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  PGconn *conn;

  if (options == NULL)
    {
      set_invalid (error, message != NULL ? message : "no memory");
      PQfreemem (message);
      return NULL;
    }

  for (PQconninfoOption *option = options; option->keyword != NULL; option++)
    if (g_str_equal (option->keyword, "dbname"))
      *database = g_strdup (option->val);
    else if (option->val != NULL)
      {
        g_ptr_array_add (keywords, option->keyword);
        g_ptr_array_add (values, option->val);
      }
  g_ptr_array_add (keywords, (gpointer) "dbname");
  g_ptr_array_add (values, (gpointer) MAINTENANCE_DATABASE);
  g_ptr_array_add (keywords, NULL);
  g_ptr_array_add (values, NULL);

  conn = PQconnectdbParams ((const char *const *) keywords->pdata,
                            (const char *const *) values->pdata, 0);
  PQconninfoFree (options);
  if (PQstatus (conn) == CONNECTION_OK)
    return conn;

  foyer_postgres_set_error (error, NULL, PQerrorMessage (conn), TRUE);
  PQfinish (conn);
  return NULL;
}

/* Texts sort by their bytes, as on the other engine, whatever the server is used to. */
static gboolean
make_database (const char  *uri,
               GError     **error)
{
  g_autofree char *database = NULL;
  g_autofree char *sql = NULL;
  PGconn *conn = connect_to_maintenance (uri, &database, error);
  PGresult *result;
  char *name;
  gboolean is_made;

  if (conn == NULL)
    return FALSE;
  if (database == NULL || *database == '\0')
    {
      PQfinish (conn);
      return set_invalid (error, "the URI names no database");
    }

  name = PQescapeIdentifier (conn, database, strlen (database));
  sql = g_strdup_printf ("CREATE DATABASE %s TEMPLATE template0 ENCODING 'UTF8'"
                         " LC_COLLATE 'C' LC_CTYPE 'C'", name);
  PQfreemem (name);
  result = PQexec (conn, sql);
  is_made = PQresultStatus (result) == PGRES_COMMAND_OK
            /* It may be there, made by a managed server's own tools. */
            || g_strcmp0 (PQresultErrorField (result, PG_DIAG_SQLSTATE), "42P04") == 0;
  if (!is_made)
    foyer_postgres_set_error (error, PQresultErrorField (result, PG_DIAG_SQLSTATE),
                              PQerrorMessage (conn), FALSE);
  PQclear (result);
  PQfinish (conn);

  return is_made;
}

/* Runs one statement of the kind that takes no parameters, with the database's name in it. */
static gboolean
run_for_database (FoyerDb     *db,
                  const char  *format,
                  GError     **error)
{
  FoyerPostgres *self = (FoyerPostgres *) db;
  g_autofree char *quoted = NULL;
  g_autofree char *sql = NULL;
  char *name = PQescapeIdentifier (self->conn, PQdb (self->conn), strlen (PQdb (self->conn)));

  name[strlen (name) - 1] = '\0';
  quoted = g_strdup (name);
  PQfreemem (name);
  sql = g_strdup (format);
  for (char *at = strchr (sql, '@'); at != NULL; at = strchr (sql, '@'))
    {
      char *longer;

      *at = '\0';
      longer = g_strconcat (sql, quoted, at + 1, NULL);
      g_free (sql);
      sql = longer;
    }

  return foyer_db_run (db, sql, FOYER_NO_VALUES, error) >= 0;
}

static gboolean
make_role_of_seats (FoyerDb  *db,
                    GError  **error)
{
  g_autofree char *role = g_strconcat (PQdb (((FoyerPostgres *) db)->conn), "_seat", NULL);
  g_autoptr (FoyerRows) rows = foyer_db_query (db, "SELECT 1 FROM pg_roles WHERE rolname = $1",
                                               FOYER_VALUES (foyer_value_text (role)), error);

  return rows != NULL
         && (foyer_rows_get_n_rows (rows) > 0
             || run_for_database (db, "CREATE ROLE @_seat\" NOLOGIN", error))
         && run_for_database (db, "REVOKE ALL ON DATABASE @\" FROM PUBLIC", error)
         && run_for_database (db, "GRANT CONNECT ON DATABASE @\" TO @_seat\"", error)
         && foyer_db_run (db, "REVOKE ALL ON SCHEMA public FROM PUBLIC", FOYER_NO_VALUES,
                          error) >= 0
         && foyer_postgres_grant (db, error);
}

gboolean
foyer_postgres_found_server (const char  *location,
                             GError     **error)
{
  g_autofree char *uri = g_strconcat (foyer_postgres_driver.scheme, ":", location, NULL);
  g_autoptr (FoyerDb) db = NULL;

  if (!make_database (uri, error))
    return FALSE;

  db = foyer_db_open (uri, FOYER_DB_CREATE, error);
  return db != NULL && make_role_of_seats (db, error);
}

static char *
make_password (void)
{
  guint8 bytes[PASSWORD_BYTES];
  char *text;

  while (getrandom (bytes, sizeof bytes, 0) != sizeof bytes)
    ;
  text = g_base64_encode (bytes, sizeof bytes);
  /* A URI takes these as they are. */
  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');

  return text;
}

static char *
make_role_name (FoyerPostgres *self,
                const char    *name)
{
  return g_strdup_printf ("%s_seat_%s", PQdb (self->conn), name);
}

static char *
make_seat_uri (FoyerPostgres *self,
               const char    *role,
               const char    *password,
               const char    *host,
               gboolean       has_tls)
{
  g_autofree char *user = g_uri_escape_string (role, NULL, FALSE);
  g_autofree char *database = g_uri_escape_string (PQdb (self->conn), NULL, FALSE);
  const char *where = host != NULL ? host : PQhost (self->conn);
  g_autofree char *place = g_uri_escape_string (where, NULL, FALSE);

  /* A folder with a socket in it is no name of a host. */
  if (g_path_is_absolute (where))
    return g_strdup_printf ("postgresql://%s:%s@/%s?host=%s&port=%s", user, password, database,
                            place, PQport (self->conn));

  return g_strdup_printf ("postgresql://%s:%s@%s:%s/%s%s", user, password, place,
                          PQport (self->conn), database, has_tls ? "?sslmode=require" : "");
}

/* The row on whose lock the acts of a store wait in line. */
static gboolean
found_store (FoyerDb  *db,
             gint64    store,
             GError  **error)
{
  return foyer_db_run (db, "INSERT INTO store (store_id, rev, chain, key_rule, index_upto)"
                       " SELECT $1, 0, decode (repeat ('00', 32), 'hex'), MAX (key_rule), 0"
                       " FROM store ON CONFLICT (store_id) DO NOTHING",
                       FOYER_VALUES (foyer_value_int (store)), error) >= 0;
}

/* A database may be dropped and its roles stay, or come back on a server that has no roles. What is
 * left of such a seat is taken over; one that has both is in use. */
static gboolean
find_seat (FoyerDb     *db,
           const char  *role,
           gboolean    *has_role,
           GError     **error)
{
  g_autoptr (FoyerRows) rows =
    foyer_db_query (db, "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1)::int,"
                    " EXISTS (SELECT FROM seat WHERE role = $1)::int",
                    FOYER_VALUES (foyer_value_text (role)), error);

  if (rows == NULL)
    return FALSE;

  *has_role = foyer_rows_get_int (rows, 0, 0) == 1;
  if (!*has_role || foyer_rows_get_int (rows, 0, 1) == 0)
    return TRUE;

  g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_UNIQUE, "there is a seat of this name");
  return FALSE;
}

static gboolean
make_role (FoyerDb     *db,
           const char  *role,
           const char  *name,
           const char  *password,
           gboolean     has_role,
           GError     **error)
{
  FoyerPostgres *self = (FoyerPostgres *) db;
  char *verifier = PQencryptPasswordConn (self->conn, password, role, "scram-sha-256");
  g_autofree char *make = NULL;
  g_autofree char *join = g_strdup_printf ("GRANT @_seat\" TO @_seat_%s\"", name);

  if (verifier == NULL)
    {
      foyer_postgres_set_error (error, NULL, PQerrorMessage (self->conn), FALSE);
      return FALSE;
    }
  make = g_strdup_printf ("%s ROLE @_seat_%s\" LOGIN CONNECTION LIMIT " CONNECTIONS_MAX
                          " PASSWORD '%s'", has_role ? "ALTER" : "CREATE", name, verifier);
  PQfreemem (verifier);

  return run_for_database (db, make, error) && run_for_database (db, join, error);
}

static gboolean
make_seat (FoyerDb     *db,
           const char  *role,
           const char  *password,
           const char  *name,
           gint64       store,
           GError     **error)
{
  gboolean has_role;

  return foyer_db_begin (db, TRUE, error)
         && find_seat (db, role, &has_role, error)
         && found_store (db, store, error)
         && make_role (db, role, name, password, has_role, error)
         && foyer_db_run (db, "INSERT INTO seat (role, store_id, name) VALUES ($1, $2, $3)"
                          " ON CONFLICT (role) DO UPDATE SET store_id = excluded.store_id",
                          FOYER_VALUES (foyer_value_text (role), foyer_value_int (store),
                                        foyer_value_text (name)), error) >= 0
         && foyer_db_commit (db, error);
}

char *
foyer_postgres_add_seat (FoyerDb     *db,
                         const char  *name,
                         gint64       store,
                         const char  *host,
                         GError     **error)
{
  FoyerPostgres *self = (FoyerPostgres *) db;
  g_autofree char *role = make_role_name (self, name);
  g_autofree char *password = make_password ();
  g_autoptr (FoyerRows) has_tls = NULL;

  if (!check_name (name, error))
    return NULL;
  if (!make_seat (db, role, password, name, store, error))
    {
      foyer_db_rollback (db);
      return NULL;
    }

  has_tls = foyer_db_query (db, "SELECT 1 WHERE current_setting ('ssl') = 'on'", FOYER_NO_VALUES,
                            error);
  if (has_tls == NULL)
    return NULL;

  return make_seat_uri (self, role, password, host, foyer_rows_get_n_rows (has_tls) > 0);
}

static gboolean
drop_seat (FoyerDb     *db,
           const char  *role,
           const char  *name,
           GError     **error)
{
  g_autofree char *drop = g_strdup_printf ("DROP ROLE @_seat_%s\"", name);

  return foyer_db_begin (db, TRUE, error)
         && foyer_db_run (db, "DELETE FROM seat WHERE role = $1",
                          FOYER_VALUES (foyer_value_text (role)), error) >= 0
         && run_for_database (db, drop, error)
         && foyer_db_commit (db, error);
}

gboolean
foyer_postgres_revoke_seat (FoyerDb     *db,
                            const char  *name,
                            GError     **error)
{
  g_autofree char *role = make_role_name ((FoyerPostgres *) db, name);
  g_autofree char *lock_out = g_strdup_printf ("ALTER ROLE @_seat_%s\" NOLOGIN", name);
  FoyerValue value = foyer_value_text (role);
  g_autoptr (FoyerRows) rows = NULL;

  if (!check_name (name, error))
    return FALSE;
  rows = foyer_db_query (db, "SELECT 1 FROM seat WHERE role = $1", &value, 1, error);
  if (rows == NULL)
    return FALSE;
  if (foyer_rows_get_n_rows (rows) == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "there is no seat of this name");
      return FALSE;
    }

  /* First nobody comes in any more, then whoever is in is shown out. */
  if (!run_for_database (db, lock_out, error)
      || foyer_db_run (db, "SELECT pg_terminate_backend (pid) FROM pg_stat_activity"
                       " WHERE usename = $1", &value, 1, error) < 0)
    return FALSE;

  if (drop_seat (db, role, name, error))
    return TRUE;
  foyer_db_rollback (db);
  return FALSE;
}
