/* What the PostgreSQL driver finds and makes in a database: Foyer's own schema "foyer" in it, with
 * a row for each migration step, the tables of the search index, and the rights of the seats.
 *
 * Rights. Whoever made the schema owns it: that login alone migrates, erases and adds seats. Every
 * PC of the shop has a login of its own, a member of the role DATABASE_seat. A seat adds and
 * changes rows, but deletes only what is no record (search keys, leases); to the journal it only
 * adds; and it sees the rows of its own store, whatever SQL it sends (row-level security).
 *
 * Migrations. One program migrates, the others wait for it (an advisory lock) and find it done. A
 * step that older programs can live with is additive: they go on, and are told. After any other
 * step an older program's next act is refused by require_schema(), which is asked after the act
 * holds its lock, so that no act can slip through while the schema changes. */

#include "store/db-postgres-private.h"

#include <string.h>

#define OLDEST_SERVER 150000
/* "Foyr", as in every file of ours. */
#define MIGRATION_LOCK "1181710706"

static const char *const setup_sql[] = {
  /* Keys are bytes: they are compared as such, whatever the collation, and what begins with a
   * prefix lies between it and it followed by 0xff, which no UTF-8 has. */
  "CREATE TABLE person_key (store_id bigint NOT NULL, key bytea NOT NULL, seq bigint NOT NULL,"
  " PRIMARY KEY (store_id, key, seq))",
  "CREATE TABLE person_recent (store_id bigint NOT NULL, seq bigint NOT NULL, id uuid NOT NULL,"
  " keys bytea NOT NULL, PRIMARY KEY (store_id, seq), UNIQUE (store_id, id))",
  "ALTER TABLE person_recent ALTER keys SET STORAGE PLAIN",
  "CREATE TABLE seat (role text NOT NULL PRIMARY KEY, store_id bigint NOT NULL,"
  " name text NOT NULL, UNIQUE (store_id, name))",
  "CREATE FUNCTION seat_store () RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER"
  " SET search_path = foyer, pg_temp"
  " AS 'SELECT store_id FROM seat WHERE role = session_user'",
  "CREATE FUNCTION require_schema (newest bigint) RETURNS void LANGUAGE plpgsql STABLE"
  " SET search_path = foyer, pg_temp"
  " AS 'BEGIN IF (SELECT MAX (needs) FROM schema_step) > newest THEN"
  " RAISE EXCEPTION ''the schema needs a newer program'' USING ERRCODE = ''FY001'';"
  " END IF; END'",
};

/* Made anew by every step, as this program wants it. */
static const char clock_sql[] =
  "CREATE OR REPLACE FUNCTION server_time () RETURNS bigint LANGUAGE sql VOLATILE"
  " SET search_path = foyer, pg_temp"
  " AS 'SELECT (EXTRACT (EPOCH FROM clock_timestamp ()) * 1000000)::bigint'";

static const char rights_sql[] =
  "DO $do$"
  " DECLARE"
  "  seats text := current_database () || '_seat';"
  "  t record;"
  " BEGIN"
  "  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = seats) THEN RETURN; END IF;"
  "  EXECUTE format ('GRANT USAGE ON SCHEMA foyer TO %I', seats);"
  "  FOR t IN SELECT c.relname AS name, EXISTS (SELECT FROM pg_attribute a"
  "    WHERE a.attrelid = c.oid AND a.attname = 'store_id') AS has_store"
  "    FROM pg_class c WHERE c.relnamespace = 'foyer'::regnamespace AND c.relkind = 'r' LOOP"
  "   EXECUTE format ('REVOKE ALL ON foyer.%I FROM %I', t.name, seats);"
  "   EXECUTE format ('GRANT ' || CASE"
  "     WHEN t.name IN ('revision', 'change', 'change_value', 'access_log')"
  "      THEN 'SELECT, INSERT'"
  "     WHEN t.name IN ('person_key', 'person_recent', 'organisation_key', 'presence')"
  "      THEN 'SELECT, INSERT, UPDATE, DELETE'"
  "     WHEN t.name = 'store' THEN 'SELECT, UPDATE'"
  "     WHEN t.name IN ('schema_step', 'seat') THEN 'SELECT'"
  "     ELSE 'SELECT, INSERT, UPDATE' END || ' ON foyer.%I TO %I', t.name, seats);"
  "   IF t.has_store THEN"
  "    EXECUTE format ('ALTER TABLE foyer.%I ENABLE ROW LEVEL SECURITY', t.name);"
  "    EXECUTE format ('DROP POLICY IF EXISTS store_of_seat ON foyer.%I', t.name);"
  "    EXECUTE format ('CREATE POLICY store_of_seat ON foyer.%I TO %I"
  " USING (store_id = (SELECT foyer.seat_store ()))', t.name, seats);"
  "   END IF;"
  "  END LOOP;"
  " END $do$";

static gboolean
send (FoyerPostgres  *self,
      const char     *sql,
      GError        **error)
{
  return foyer_postgres_send (self, sql, FOYER_NO_VALUES, FALSE, error);
}

static PGresult *
ask (FoyerPostgres  *self,
     const char     *sql,
     GError        **error)
{
  if (!foyer_postgres_send (self, sql, FOYER_NO_VALUES, TRUE, error))
    return NULL;

  return foyer_postgres_settle (self, error);
}

static gint64
get_int (const PGresult *result,
         int             column)
{
  FoyerValue value = foyer_postgres_read_cell (result, 0, column);

  return value.is_null || value.type != FOYER_VALUE_INT ? 0 : value.integer;
}

static gboolean
send_settings (FoyerPostgres  *self,
               GError        **error)
{
  static const char *const reading[] = {
    "SET default_transaction_read_only TO on",
  };
  /* A seat that falls asleep in the middle of an act must not hold the counter row. */
  static const char *const writing[] = {
    "SET lock_timeout TO 2000",
    "SET idle_in_transaction_session_timeout TO 10000",
  };
  gboolean is_reading = self->mode == FOYER_DB_READ;
  const char *const *more = is_reading ? reading : writing;
  guint n_more = is_reading ? G_N_ELEMENTS (reading) : G_N_ELEMENTS (writing);

  for (guint i = 0; i < n_more; i++)
    if (!send (self, more[i], error))
      return FALSE;

  /* Compiling a query takes longer than any of ours runs. */
  return send (self, "SET search_path TO foyer", error)
         && send (self, "SET jit TO off", error)
         && send (self, "SET tcp_keepalives_idle TO 5", error)
         && send (self, "SET tcp_keepalives_interval TO 2", error)
         && send (self, "SET tcp_keepalives_count TO 3", error);
}

static gboolean
check_collation (const PGresult  *result,
                 GError         **error)
{
  const char *collation = foyer_postgres_read_cell (result, 0, 0).text;
  const char *encoding = foyer_postgres_read_cell (result, 0, 1).text;

  if (g_str_equal (encoding, "UTF8")
      && (g_str_equal (collation, "C") || g_str_equal (collation, "POSIX")))
    return TRUE;

  g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_FOREIGN,
               "the database is %s and sorts by %s; it must be made with ENCODING 'UTF8' and"
               " LC_COLLATE 'C'", encoding, collation);
  return FALSE;
}

/* What belongs to a store that exists: its version, and whose rows this login sees. */
static gboolean
check_store (FoyerPostgres  *self,
             gint64          wanted_store,
             GError        **error)
{
  PGresult *result = ask (self, "SELECT MAX (version), MAX (needs), seat_store () FROM schema_step",
                          error);

  if (result == NULL)
    return FALSE;

  self->parent.version = get_int (result, 0);
  self->parent.needs = get_int (result, 1);
  self->parent.store = PQgetisnull (result, 0, 2) ? wanted_store : get_int (result, 2);
  PQclear (result);

  if (self->parent.needs > self->newest)
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_SCHEMA,
                   "schema %d is newer than this program's %d", self->parent.version,
                   self->newest);
      return FALSE;
    }

  return TRUE;
}

/**
 * foyer_postgres_check: (skip)
 * @self: a connection that was just made
 * @error: where to put what is wrong
 *
 * Sets the connection up and looks at what is at its other end. Writes nothing.
 *
 * Returns: whether it is a server and a database for this program
 */
gboolean
foyer_postgres_check (FoyerPostgres  *self,
                      GError        **error)
{
  gboolean has_store;
  gint64 wanted_store;
  PGresult *result;

  if (PQserverVersion (self->conn) < OLDEST_SERVER)
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_FOREIGN,
                   "the server is PostgreSQL %d; 15 is the oldest that will do",
                   PQserverVersion (self->conn) / 10000);
      return FALSE;
    }

  if (!send_settings (self, error))
    return FALSE;
  result = ask (self, "SELECT CASE WHEN datlocprovider = 'i' THEN 'ICU' ELSE datcollate::text END,"
                " pg_encoding_to_char (encoding)::text,"
                " to_regclass ('foyer.schema_step') IS NOT NULL,"
                " COALESCE (NULLIF (current_setting ('foyer.store', true), ''), '1')::bigint"
                " FROM pg_database WHERE datname = current_database ()", error);
  if (result == NULL)
    return FALSE;

  if (!check_collation (result, error))
    {
      PQclear (result);
      return FALSE;
    }
  has_store = get_int (result, 2) != 0;
  wanted_store = get_int (result, 3);
  PQclear (result);

  if (has_store)
    return check_store (self, wanted_store, error);

  self->parent.version = 0;
  self->parent.store = wanted_store;
  if (self->mode == FOYER_DB_CREATE)
    return TRUE;

  g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_MISSING,
               "the database has no store of Foyer");
  return FALSE;
}

/* Only an owner can; the server then checks what was deferred. */
gboolean
foyer_postgres_defer_references (FoyerDb   *db,
                                 gboolean   is_deferred,
                                 GError   **error)
{
  g_autofree char *alter =
    g_strdup_printf ("DO $do$ DECLARE c record; BEGIN"
                     " FOR c IN SELECT conname, conrelid::regclass AS place FROM pg_constraint"
                     "  WHERE contype = 'f' AND connamespace = 'foyer'::regnamespace LOOP"
                     "  EXECUTE format ('ALTER TABLE %%s ALTER CONSTRAINT %%I %s', c.place,"
                     "   c.conname);"
                     " END LOOP; END $do$",
                     is_deferred ? "DEFERRABLE INITIALLY DEFERRED" : "NOT DEFERRABLE");

  return (is_deferred
          || foyer_db_run (db, "SET CONSTRAINTS ALL IMMEDIATE", FOYER_NO_VALUES, error) >= 0)
         && foyer_db_run (db, alter, FOYER_NO_VALUES, error) >= 0;
}

int
foyer_postgres_read_version (FoyerDb  *db,
                             GError  **error)
{
  g_autoptr (FoyerRows) rows =
    foyer_db_query (db, "SELECT COALESCE (MAX (version), 0) FROM schema_step", FOYER_NO_VALUES,
                    error);

  return rows != NULL ? (int) foyer_rows_get_int (rows, 0, 0) : -1;
}

gboolean
foyer_postgres_set_version (FoyerDb  *db,
                            int       version,
                            GError  **error)
{
  return foyer_db_run (db, "INSERT INTO schema_step (version, needs)"
                       " SELECT $1, CASE WHEN $2 = 1 THEN COALESCE (MAX (needs), $1) ELSE $1 END"
                       " FROM schema_step",
                       FOYER_VALUES (foyer_value_int (version),
                                     foyer_value_int (db->is_additive ? 1 : 0)), error) >= 0
         && foyer_db_run (db, "SELECT pg_notify ('foyer_schema', '')", FOYER_NO_VALUES, error) >= 0;
}

gboolean
foyer_postgres_read_clock (FoyerDb  *db,
                           gint64   *now_us,
                           GError  **error)
{
  g_autoptr (FoyerRows) rows = foyer_db_query (db, "SELECT server_time ()", FOYER_NO_VALUES, error);

  if (rows == NULL)
    return FALSE;

  *now_us = foyer_rows_get_int (rows, 0, 0);
  return TRUE;
}

gboolean
foyer_postgres_migrated (FoyerDb  *db,
                         int       version,
                         GError  **error)
{
  for (guint i = 0; version == 1 && i < G_N_ELEMENTS (setup_sql); i++)
    if (foyer_db_run (db, setup_sql[i], FOYER_NO_VALUES, error) < 0)
      return FALSE;

  return foyer_db_run (db, clock_sql, FOYER_NO_VALUES, error) >= 0
         && foyer_postgres_grant (db, error);
}

/**
 * foyer_postgres_grant: (skip)
 * @db: a connection of the owner
 * @error: where to put what is wrong
 *
 * Gives the seats their rights on every table that there is, and no others.
 *
 * Returns: whether it was done; also when there is no role for seats
 */
gboolean
foyer_postgres_grant (FoyerDb  *db,
                      GError  **error)
{
  return foyer_db_run (db, rights_sql, FOYER_NO_VALUES, error) >= 0;
}

/**
 * foyer_postgres_begin_step: (skip)
 * @self: a connection in a transaction that migrates
 * @error: where to put what is wrong
 *
 * Makes sure that there is a schema to migrate, and that nobody acts in it meanwhile.
 *
 * Returns: whether it is on its way
 */
gboolean
foyer_postgres_begin_step (FoyerPostgres  *self,
                           GError        **error)
{
  if (self->parent.version > 0)
    return send (self, "LOCK TABLE store IN EXCLUSIVE MODE", error);

  return send (self, "CREATE SCHEMA IF NOT EXISTS foyer", error)
         && send (self, "CREATE TABLE IF NOT EXISTS schema_step (version bigint NOT NULL"
                  " PRIMARY KEY, needs bigint NOT NULL, at timestamptz NOT NULL DEFAULT now (),"
                  " role text NOT NULL DEFAULT session_user)", error);
}

/* Whether this login owns the schema, or may make it. */
static gboolean
check_owner (FoyerPostgres  *self,
             GError        **error)
{
  PGresult *result =
    ask (self, "SELECT COALESCE ((SELECT pg_has_role (nspowner, 'USAGE') FROM pg_namespace"
         " WHERE nspname = 'foyer'), has_database_privilege (current_database (), 'CREATE'))",
         error);
  gboolean is_owner;

  if (result == NULL)
    return FALSE;
  is_owner = get_int (result, 0) != 0;
  PQclear (result);

  if (!is_owner)
    g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_DENIED,
                 "the store has an older schema, and only its owner migrates it");
  return is_owner;
}

gboolean
foyer_postgres_set_migrating (FoyerDb   *db,
                              gboolean   is_migrating,
                              GError   **error)
{
  FoyerPostgres *self = (FoyerPostgres *) db;
  PGresult *result;

  self->is_migrating = FALSE;
  if (is_migrating && !check_owner (self, error))
    return FALSE;

  /* Another program may be migrating for minutes: wait for it. */
  if (!send (self, is_migrating ? "SET lock_timeout TO 0" : "SET lock_timeout TO 2000", error))
    return FALSE;
  result = ask (self, is_migrating ? "SELECT pg_advisory_lock (" MIGRATION_LOCK ")"
                                   : "SELECT pg_advisory_unlock (" MIGRATION_LOCK ")", error);
  if (result == NULL)
    return FALSE;
  PQclear (result);

  self->is_migrating = is_migrating;
  return TRUE;
}
