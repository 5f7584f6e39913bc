/* The seam: finds the driver. What an engine does differently is in its
 * driver (db-driver.h); nothing else knows which engine is there. */

#include "store/db.h"

#include "store/db-driver.h"
#include "store/foyer-migration.h"

#include <string.h>

static const FoyerDbDriver *const drivers[] = {
  &foyer_sqlite_driver,
#ifdef FOYER_HAVE_POSTGRESQL
  &foyer_postgres_driver,
#endif
};

typedef struct
{
  FoyerConflict conflict;
} FoyerDbErrorPrivate;

static void
foyer_db_error_private_init (FoyerDbErrorPrivate *priv)
{
}

static void
foyer_db_error_private_copy (const FoyerDbErrorPrivate *from,
                             FoyerDbErrorPrivate       *to)
{
  to->conflict.entity = g_strdup (from->conflict.entity);
  to->conflict.id = from->conflict.id;
  to->conflict.columns = g_strdupv (from->conflict.columns);
  to->conflict.actor = g_strdup (from->conflict.actor);
  to->conflict.at_us = from->conflict.at_us;
}

static void
foyer_db_error_private_clear (FoyerDbErrorPrivate *priv)
{
  g_free (priv->conflict.entity);
  g_strfreev (priv->conflict.columns);
  g_free (priv->conflict.actor);
}

G_DEFINE_EXTENDED_ERROR (FoyerDbError, foyer_db_error)

/**
 * foyer_db_error_get_conflict:
 * @error: an error
 *
 * Returns: (transfer none) (nullable): what stands in the way, of a %FOYER_DB_ERROR_CONFLICT; %NULL
 *   for every other error
 */
const FoyerConflict *
foyer_db_error_get_conflict (const GError *error)
{
  FoyerDbErrorPrivate *priv;

  if (!g_error_matches (error, FOYER_DB_ERROR, FOYER_DB_ERROR_CONFLICT))
    return NULL;

  priv = foyer_db_error_get_private (error);
  return priv->conflict.entity != NULL ? &priv->conflict : NULL;
}

/**
 * foyer_db_set_conflict: (skip)
 * @error: where to put the conflict
 * @entity: what was changed
 * @id: which one
 * @columns: (array zero-terminated=1): the fields in the way
 * @actor: (nullable): who changed them last, as the journal writes it
 * @at_us: when
 *
 * Sets a %FOYER_DB_ERROR_CONFLICT that tells what foyer_db_error_get_conflict() returns.
 */
void
foyer_db_set_conflict (GError           **error,
                       const char        *entity,
                       const FoyerUuid   *id,
                       const char *const *columns,
                       const char        *actor,
                       gint64             at_us)
{
  g_autofree char *names = g_strjoinv (", ", (char **) columns);
  FoyerConflict *conflict;

  if (error == NULL)
    return;

  *error = g_error_new (FOYER_DB_ERROR, FOYER_DB_ERROR_CONFLICT,
                        "%s was changed by somebody else: %s", entity, names);
  conflict = &((FoyerDbErrorPrivate *) foyer_db_error_get_private (*error))->conflict;
  conflict->entity = g_strdup (entity);
  conflict->id = *id;
  conflict->columns = g_strdupv ((char **) columns);
  conflict->actor = g_strdup (actor != NULL ? actor : "");
  conflict->at_us = at_us;
}

/**
 * foyer_db_find_driver: (skip)
 * @uri: `SCHEME:LOCATION`, or the path of a file
 * @location: (out): where the location begins in @uri
 *
 * Returns: (nullable): the driver of the scheme; SQLite's for a path; %NULL when the scheme is
 *   that of no driver
 */
const FoyerDbDriver *
foyer_db_find_driver (const char  *uri,
                      const char **location)
{
  for (guint i = 0; i < G_N_ELEMENTS (drivers); i++)
    {
      gsize length = strlen (drivers[i]->scheme);

      if (strncmp (uri, drivers[i]->scheme, length) == 0 && uri[length] == ':')
        {
          *location = uri + length + 1;
          return drivers[i];
        }
    }

  *location = uri;
  return strstr (uri, "://") == NULL ? &foyer_sqlite_driver : NULL;
}

/**
 * foyer_db_is_server: (skip)
 * @uri: a database
 *
 * Returns: whether it is on a server, and no file
 */
gboolean
foyer_db_is_server (const char *uri)
{
  const char *location;
  const FoyerDbDriver *driver = foyer_db_find_driver (uri, &location);

  return driver != NULL && driver->found_server != NULL;
}

/**
 * foyer_db_open:
 * @uri: `sqlite:PATH`, the path of a file, or `postgresql://…` with all that libpq knows
 * @mode: what it is opened for
 * @error: where to put what is wrong: a #FoyerDbError
 *
 * Opens a connection. Nothing is written before it is sure that the database is Foyer's and of a
 * schema that this program knows. An older schema is migrated in %FOYER_DB_CREATE, after a
 * verified copy was made, and refused with %FOYER_DB_ERROR_SCHEMA otherwise.
 *
 * Returns: (transfer full) (nullable): the connection, which belongs to this thread
 */
FoyerDb *
foyer_db_open (const char  *uri,
               FoyerDbMode  mode,
               GError     **error)
{
  const char *location;
  const FoyerDbDriver *driver = foyer_db_find_driver (uri, &location);
  g_autoptr (FoyerDb) self = NULL;

  if (driver == NULL)
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_OFFLINE, "no driver for this address");
      return NULL;
    }

  self = driver->open (location, mode, foyer_migration_get_newest (), foyer_migration_run, error);
  if (self == NULL)
    return NULL;

  if (self->version < foyer_migration_get_newest ())
    {
      if (mode != FOYER_DB_CREATE)
        {
          g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_SCHEMA,
                       "schema %d is older than this program's", self->version);
          return NULL;
        }
      if (!foyer_migration_run (self, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * foyer_db_close:
 * @self: (transfer full): a connection
 *
 * Closes a connection. What was not committed is rolled back.
 */
void
foyer_db_close (FoyerDb *self)
{
  self->driver->close (self);
}

/**
 * foyer_db_get_store:
 * @self: a connection
 *
 * Returns: the number of the shop's store, the first parameter of every statement
 */
gint64
foyer_db_get_store (FoyerDb *self)
{
  return self->store;
}

/**
 * foyer_db_begin:
 * @self: a connection
 * @for_writing: whether to wait for the right to write
 * @error: where to put what is wrong
 *
 * Begins a transaction. One for writing excludes every other writer from the start; one for reading
 * sees the moment of its first statement until it ends.
 *
 * Returns: whether it began
 */
gboolean
foyer_db_begin (FoyerDb  *self,
                gboolean  for_writing,
                GError  **error)
{
  return self->driver->begin (self, for_writing, error);
}

/**
 * foyer_db_commit:
 * @self: a connection in a transaction
 * @error: where to put what is wrong
 *
 * Ends a transaction. When this returns %TRUE, what was written outlives a loss of power.
 *
 * Returns: whether it was committed; when not, it was rolled back, unless the error is
 *   %FOYER_DB_ERROR_OFFLINE: then nobody knows
 */
gboolean
foyer_db_commit (FoyerDb  *self,
                 GError  **error)
{
  return self->driver->commit (self, error);
}

/**
 * foyer_db_rollback:
 * @self: a connection
 *
 * Ends a transaction and forgets what it wrote. Harmless when there is none.
 */
void
foyer_db_rollback (FoyerDb *self)
{
  self->driver->rollback (self);
}

/**
 * foyer_db_interrupt:
 * @self: a connection
 *
 * Makes the statement that runs now fail with %G_IO_ERROR_CANCELLED. The only function that may be
 * called from another thread than the connection's.
 */
void
foyer_db_interrupt (FoyerDb *self)
{
  self->driver->interrupt (self);
}

/**
 * foyer_db_set_cancellable: (skip)
 * @self: a connection
 * @cancellable: (nullable): whose cancelling keeps further statements from starting
 *
 * With foyer_db_interrupt() alone a job that is between two statements would go on.
 */
void
foyer_db_set_cancellable (FoyerDb      *self,
                          GCancellable *cancellable)
{
  self->cancellable = cancellable;
}

static gint64
run (FoyerDb          *self,
     const char       *sql,
     const FoyerValue *values,
     guint             n_values,
     FoyerRowFunc      func,
     gpointer          user_data,
     GError          **error)
{
  gint64 n_changed;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return -1;

  n_changed = self->driver->each (self, sql, values, n_values, func, user_data, error);
  if (n_changed > 0)
    self->n_changed += n_changed;

  return n_changed;
}

/**
 * foyer_db_run:
 * @self: a connection
 * @sql: one statement of the common subset
 * @values: (array length=n_values) (nullable): its parameters
 * @n_values: how many
 * @error: where to put what is wrong
 *
 * Runs a statement whose rows, if any, do not matter.
 *
 * Returns: how many rows it changed, or -1
 */
gint64
foyer_db_run (FoyerDb          *self,
              const char       *sql,
              const FoyerValue *values,
              guint             n_values,
              GError          **error)
{
  return run (self, sql, values, n_values, NULL, NULL, error);
}

/**
 * foyer_db_each:
 * @self: a connection
 * @sql: one statement of the common subset
 * @values: (array length=n_values) (nullable): its parameters
 * @n_values: how many
 * @func: (scope call): called for each row; what it reads from the row lives until it returns
 * @user_data: for @func
 * @error: where to put what is wrong
 *
 * Runs a statement without keeping its rows.
 *
 * Returns: whether nothing went wrong; also when @func stopped it
 */
gboolean
foyer_db_each (FoyerDb          *self,
               const char       *sql,
               const FoyerValue *values,
               guint             n_values,
               FoyerRowFunc      func,
               gpointer          user_data,
               GError          **error)
{
  return run (self, sql, values, n_values, func, user_data, error) >= 0;
}

/**
 * foyer_db_fill_ids: (skip)
 * @self: a connection
 * @ids: (array length=n_ids): keys
 * @n_ids: how many; of more than %FOYER_DB_IDS_AT_ONCE the first count
 * @values: (out caller-allocates): `FOYER_DB_IDS_AT_ONCE + 1` parameters: the store, and the keys
 *
 * For a statement with `id IN (FOYER_DB_IDS)`: the last key stands for those that are missing.
 */
void
foyer_db_fill_ids (FoyerDb         *self,
                   const FoyerUuid *ids,
                   guint            n_ids,
                   FoyerValue      *values)
{
  values[0] = foyer_value_int (self->store);
  for (guint i = 0; i < FOYER_DB_IDS_AT_ONCE; i++)
    values[i + 1] = foyer_value_uuid (&ids[MIN (i, n_ids - 1)]);
}

/**
 * foyer_db_ask:
 * @self: a connection in a transaction
 * @sql: one statement of the common subset that only reads
 * @values: (array length=n_values) (nullable): its parameters, which are copied if need be
 * @n_values: how many
 * @func: (scope notified): called for each row; it must not use @self
 * @user_data: for @func
 * @error: where to put what is wrong
 *
 * Asks something whose answer is needed only later. On a server it travels with the statement that
 * is run next, and costs no trip of its own: @func is called before that one returns, which also
 * fails when this one does. foyer_db_answer() waits for it when no statement follows.
 *
 * Returns: whether it is on its way
 */
gboolean
foyer_db_ask (FoyerDb           *self,
              const char        *sql,
              const FoyerValue  *values,
              guint              n_values,
              FoyerRowFunc       func,
              gpointer           user_data,
              GError           **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  if (self->driver->ask == NULL)
    return foyer_db_each (self, sql, values, n_values, func, user_data, error);

  self->driver->ask (self, sql, values, n_values, func, user_data);
  return TRUE;
}

/**
 * foyer_db_answer:
 * @self: a connection in a transaction
 * @error: where to put what is wrong
 *
 * Waits for what foyer_db_ask() has asked, if it was not answered by the way.
 *
 * Returns: whether all is answered
 */
gboolean
foyer_db_answer (FoyerDb  *self,
                 GError  **error)
{
  return self->driver->answer == NULL || self->driver->answer (self, error);
}

/**
 * foyer_db_index_put:
 * @self: a connection in a transaction for writing
 * @person: key of a customer
 * @old_keys: (array zero-terminated=1) (nullable): exactly the keys under which the person stands
 *   now; %NULL when not in the index
 * @new_keys: (array zero-terminated=1) (nullable): the keys from now on; %NULL to take the person
 *   out
 * @last_contact_us: when the person was last seen or heard; no two persons' are the same
 * @error: where to put what is wrong
 *
 * Places a person in the search index. The index cannot tell what it holds, so @old_keys must be
 * the same as when they were put: keys are a pure function of the customer, with a version.
 *
 * Returns: whether it was done
 */
gboolean
foyer_db_index_put (FoyerDb            *self,
                    const FoyerUuid    *person,
                    const char *const  *old_keys,
                    const char *const  *new_keys,
                    gint64              last_contact_us,
                    GError            **error)
{
  return self->driver->index_put (self, person, old_keys, new_keys, last_contact_us, error);
}

/**
 * foyer_db_index_ask:
 * @self: a connection in a transaction
 * @terms: (element-type FoyerSearchTerm): what was typed, foyer_search_terms(); all must fit
 * @limit: how many at most
 * @found: (element-type FoyerUuid): where the keys of the customers are added, the newest contact
 *   first; it must stay until foyer_db_answer()
 * @error: where to put what is wrong
 *
 * Asks the search index, as foyer_db_ask() does.
 *
 * Returns: whether the question is on its way
 */
gboolean
foyer_db_index_ask (FoyerDb    *self,
                    GPtrArray  *terms,
                    guint       limit,
                    GArray     *found,
                    GError    **error)
{
  return self->driver->index_ask (self, terms, limit, found, error);
}

/**
 * foyer_db_index_find:
 * @self: a connection
 * @terms: (element-type FoyerSearchTerm): terms that must all match, as foyer_search_terms() makes
 *   them; none at all finds everybody
 * @limit: the most to return
 * @error: where to put what is wrong
 *
 * Finds persons by what is typed.
 *
 * Returns: (transfer full) (element-type FoyerUuid) (nullable): their keys, newest contact first
 */
GArray *
foyer_db_index_find (FoyerDb    *self,
                     GPtrArray  *terms,
                     guint       limit,
                     GError    **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (FoyerUuid));

  if (!foyer_db_index_ask (self, terms, limit, found, error) || !foyer_db_answer (self, error))
    return NULL;

  return g_steal_pointer (&found);
}

/**
 * foyer_db_index_clear:
 * @self: a connection in a transaction for writing
 * @error: where to put what is wrong
 *
 * Empties the search index, before it is made anew.
 *
 * Returns: whether it was done
 */
gboolean
foyer_db_index_clear (FoyerDb  *self,
                      GError  **error)
{
  return self->driver->index_clear (self, error);
}

/**
 * foyer_db_index_tidy:
 * @self: a connection in a transaction for writing
 * @is_tidy: (out): whether nothing is left to do
 * @error: where to put what is wrong
 *
 * Does a short step, of a few milliseconds, of what keeps the index fast after many writes.
 *
 * Returns: whether it was done
 */
gboolean
foyer_db_index_tidy (FoyerDb   *self,
                     gboolean  *is_tidy,
                     GError   **error)
{
  return self->driver->index_tidy (self, is_tidy, error);
}

/**
 * foyer_db_watch: (skip)
 * @self: a connection
 *
 * Returns: a file descriptor that becomes readable when another connection may have committed; it
 *   belongs to @self; -1 when there is none and foyer_db_has_news() must be asked often
 */
int
foyer_db_watch (FoyerDb *self)
{
  return self->driver->watch (self);
}

/**
 * foyer_db_has_news: (skip)
 * @self: a connection
 *
 * Returns: whether another connection committed since this was asked last
 */
gboolean
foyer_db_has_news (FoyerDb *self)
{
  return self->driver->has_news (self);
}

/**
 * foyer_db_is_offline: (skip)
 * @self: a connection
 *
 * Returns: whether the server is out of reach, as far as is known
 */
gboolean
foyer_db_is_offline (FoyerDb *self)
{
  return self->driver->is_offline (self);
}

/**
 * foyer_db_hurry: (skip)
 * @self: a connection
 *
 * Lets the next statement try to reach a server that was not there a moment ago.
 */
void
foyer_db_hurry (FoyerDb *self)
{
  if (self->driver->hurry != NULL)
    self->driver->hurry (self);
}

/**
 * foyer_db_rest: (skip)
 * @self: a connection outside a transaction
 *
 * Lets the engine do what it likes to do when nobody waits.
 */
void
foyer_db_rest (FoyerDb *self)
{
  self->driver->rest (self);
}

/**
 * foyer_db_open_backup: (skip)
 * @path: a backup, of this program's schema or an older one
 * @error: where to put what is wrong
 *
 * Returns: (transfer full) (nullable): a connection to look into it
 */
FoyerDb *
foyer_db_open_backup (const char  *path,
                      GError     **error)
{
  const char *location;
  const FoyerDbDriver *driver = foyer_db_find_driver (path, &location);

  return driver->open (location, FOYER_DB_READ, foyer_migration_get_newest (), NULL, error);
}

/**
 * foyer_db_copy: (skip)
 * @self: a connection outside a transaction
 * @path: where to
 * @error: where to put what is wrong
 *
 * Returns: whether there is a verified copy at @path
 */
gboolean
foyer_db_copy (FoyerDb     *self,
               const char  *path,
               GError     **error)
{
  return self->driver->copy (self, path, error);
}

/**
 * foyer_db_expect_bulk: (skip)
 * @self: a connection
 *
 * Tells the engine that this connection will fill a store: millions of rows, whose places in the
 * indexes are far apart.
 */
void
foyer_db_expect_bulk (FoyerDb *self)
{
  if (self->driver->expect_bulk != NULL)
    self->driver->expect_bulk (self);
}

/**
 * foyer_db_restore: (skip)
 * @uri: a database that no program has open
 * @path: a backup
 * @aside: the name under which what is there is kept
 * @error: where to put what is wrong
 *
 * Returns: whether the backup is in the place of the database
 */
gboolean
foyer_db_restore (const char  *uri,
                  const char  *path,
                  const char  *aside,
                  GError     **error)
{
  const char *location;
  const FoyerDbDriver *driver = foyer_db_find_driver (uri, &location);

  return driver->restore (location, path, aside, foyer_migration_get_newest (), error);
}

/**
 * foyer_db_note_anchor: (skip)
 * @self: a connection outside a transaction
 * @rev: (inout): the revision that was noted last; the one noted now
 * @error: where to put what is wrong
 *
 * Returns: whether it is noted outside of the database how far the journal has come
 */
gboolean
foyer_db_note_anchor (FoyerDb  *self,
                      gint64   *rev,
                      GError  **error)
{
  return self->driver->note_anchor (self, rev, error);
}

/**
 * foyer_db_accept_loss: (skip)
 * @uri: a database
 * @error: where to put what is wrong
 *
 * Returns: whether nothing is noted any more outside of the database
 */
gboolean
foyer_db_accept_loss (const char  *uri,
                      GError     **error)
{
  const char *location;
  const FoyerDbDriver *driver = foyer_db_find_driver (uri, &location);

  return driver->accept_loss (location, error);
}

/**
 * foyer_db_check: (skip)
 * @self: a connection
 * @flaws: (element-type utf8): where to add what is wrong
 * @error: where to put why it could not be looked at
 *
 * Returns: whether it could be looked at
 */
gboolean
foyer_db_check (FoyerDb    *self,
                GPtrArray  *flaws,
                GError    **error)
{
  return self->driver->check (self, flaws, error);
}

/**
 * foyer_db_index_holds: (skip)
 * @self: a connection
 * @person: key of a customer
 * @keys: (array zero-terminated=1) (nullable): the keys under which it should stand; %NULL if it
 *   should not
 * @last_contact_us: its place in the order
 * @is_held: (out): whether it stands so
 * @error: where to put what is wrong
 *
 * Returns: whether it could be looked up
 */
gboolean
foyer_db_index_holds (FoyerDb            *self,
                      const FoyerUuid    *person,
                      const char *const  *keys,
                      gint64              last_contact_us,
                      gboolean           *is_held,
                      GError            **error)
{
  return self->driver->index_holds (self, person, keys, last_contact_us, is_held, error);
}

/**
 * foyer_db_index_count: (skip)
 * @self: a connection
 * @error: where to put what is wrong
 *
 * Returns: how many persons stand in the search index, or -1
 */
gint64
foyer_db_index_count (FoyerDb  *self,
                      GError  **error)
{
  return self->driver->index_count (self, error);
}
