/* A store on a server. What is done is the driver's (db-postgres-server.c); a file has no seats. */

#include "store/foyer-server.h"

#include "store/db-driver.h"

static gboolean
set_no_server (GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               "this is not the address of a server, or this build has no driver for it");
  return FALSE;
}

/**
 * foyer_server_found:
 * @uri: the owner's address of the store: `postgresql://OWNER@HOST/DATABASE`
 * @error: where to put what is wrong: #FoyerDbError, %G_IO_ERROR_NOT_SUPPORTED when @uri names no
 *   server
 *
 * Makes the database, unless it is there, the schema in it, and the role of the seats with its
 * rights. Doing it again is harmless, and gives rights that are missing.
 *
 * Returns: whether the store can be opened with @uri
 */
gboolean
foyer_server_found (const char  *uri,
                    GError     **error)
{
  const char *location;
  const FoyerDbDriver *driver = foyer_db_find_driver (uri, &location);

  if (driver == NULL || driver->found_server == NULL)
    return set_no_server (error);

  return driver->found_server (location, error);
}

static FoyerDb *
open_owned (const char  *uri,
            GError     **error)
{
  const char *location;
  const FoyerDbDriver *driver = foyer_db_find_driver (uri, &location);

  if (driver == NULL || driver->add_seat == NULL)
    {
      set_no_server (error);
      return NULL;
    }

  return foyer_db_open (uri, FOYER_DB_WRITE, error);
}

/**
 * foyer_server_add_seat:
 * @uri: the owner's address of the store
 * @name: the PC, in small letters, digits and hyphens
 * @store: whose rows it sees; 1 where there is one store
 * @host: (nullable): under which name the PC reaches the server; as @uri says when %NULL
 * @error: where to put what is wrong: %FOYER_DB_ERROR_UNIQUE when there is such a seat,
 *   %FOYER_DB_ERROR_DENIED when @uri is not the owner's, %G_IO_ERROR_INVALID_ARGUMENT for a name
 *   that will not do
 *
 * Makes a login for one PC.
 *
 * Returns: (transfer full) (nullable): the address for that PC, with a password that is kept
 *   nowhere else
 */
char *
foyer_server_add_seat (const char  *uri,
                       const char  *name,
                       gint64       store,
                       const char  *host,
                       GError     **error)
{
  g_autoptr (FoyerDb) db = open_owned (uri, error);

  return db != NULL ? db->driver->add_seat (db, name, store, host, error) : NULL;
}

/**
 * foyer_server_revoke_seat:
 * @uri: the owner's address of the store
 * @name: the PC
 * @error: where to put what is wrong: %G_IO_ERROR_NOT_FOUND when there is no such seat
 *
 * Takes a PC's login away. Whoever is connected with it is shown out at once.
 *
 * Returns: whether it is gone
 */
gboolean
foyer_server_revoke_seat (const char  *uri,
                          const char  *name,
                          GError     **error)
{
  g_autoptr (FoyerDb) db = open_owned (uri, error);

  return db != NULL && db->driver->revoke_seat (db, name, error);
}
