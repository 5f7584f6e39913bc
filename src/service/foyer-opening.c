#include "service/foyer-opening.h"

#include "store/foyer-backup.h"

#include <string.h>

#define SQLITE_SCHEME "sqlite:"
#define SERVER_SCHEME "postgresql:"

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  FoyerServices *services = FOYER_SERVICES (source);
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (!foyer_services_load_finish (services, result, &error))
    {
      foyer_services_close (services);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_task_return_pointer (task, g_object_ref (services), g_object_unref);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(FoyerStore) store = NULL;
  g_autoptr(FoyerServices) services = NULL;
  GError *error = NULL;

  store = foyer_store_open_finish (result, &error);
  if (store == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  services = foyer_services_new (store, FOYER_SESSION (g_task_get_task_data (task)));
  foyer_services_load_async (services, g_task_get_cancellable (task),
                             on_loaded, g_object_ref (task));
}

/**
 * foyer_opening_dup_default_uri:
 *
 * Returns: (transfer full): the store of the person who is logged in: foyer.db in the data folder
 */
char *
foyer_opening_dup_default_uri (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "foyer", "foyer.db", NULL);

  return g_strconcat (SQLITE_SCHEME, path, NULL);
}

/**
 * foyer_opening_dup_path:
 * @uri: of a store
 *
 * Returns: (transfer full) (nullable): the file that @uri names, %NULL when the store is a server's
 */
char *
foyer_opening_dup_path (const char *uri)
{
  g_return_val_if_fail (uri != NULL, NULL);

  if (!g_str_has_prefix (uri, SQLITE_SCHEME))
    return NULL;
  return g_strdup (uri + strlen (SQLITE_SCHEME));
}

/**
 * foyer_opening_is_server:
 * @uri: of a store
 *
 * Returns: whether the store is on a server
 */
gboolean
foyer_opening_is_server (const char *uri)
{
  g_return_val_if_fail (uri != NULL, FALSE);

  return g_str_has_prefix (uri, SERVER_SCHEME);
}

/**
 * foyer_opening_dup_place:
 * @uri: of a store
 *
 * Tells a person where a store is: never with the password that the address of a server may hold.
 *
 * Returns: (transfer full): a path, or `postgresql://WHO@HOST/DATABASE`
 */
char *
foyer_opening_dup_place (const char *uri)
{
  g_autofree char *path = NULL;
  g_autofree char *plain = NULL;
  char *authority;
  char *end;
  char *at;
  char *password;

  g_return_val_if_fail (uri != NULL, NULL);

  path = foyer_opening_dup_path (uri);
  if (path != NULL)
    return g_steal_pointer (&path);

  /* What follows the question mark may hold a password, too. */
  plain = g_strndup (uri, strcspn (uri, "?"));
  authority = strstr (plain, "://");
  if (authority == NULL)
    return g_steal_pointer (&plain);

  authority += strlen ("://");
  end = authority + strcspn (authority, "/");
  at = memrchr (authority, '@', end - authority);
  password = at != NULL ? memchr (authority, ':', at - authority) : NULL;
  if (password != NULL)
    memmove (password, at, strlen (at) + 1);

  return g_steal_pointer (&plain);
}

/**
 * foyer_opening_open_async:
 * @uri: `sqlite:PATH` or `postgresql://…`; a file that does not exist yet is made
 * @session: who sits at this PC
 * @clock: what time it is
 * @cancellable: (nullable): given up with it
 * @callback: called on this thread
 * @user_data: for @callback
 *
 * Opens the store and fills the services over it.
 */
void
foyer_opening_open_async (const char          *uri,
                          FoyerSession        *session,
                          FoyerClock          *clock,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (uri != NULL);
  g_return_if_fail (FOYER_IS_SESSION (session));
  g_return_if_fail (FOYER_IS_CLOCK (clock));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, foyer_opening_open_async);
  g_task_set_task_data (task, g_object_ref (session), g_object_unref);
  foyer_store_open_async (uri, FOYER_DB_CREATE, clock, cancellable, on_opened, task);
}

/**
 * foyer_opening_open_finish:
 * @result: as handed to the callback
 * @error: a #FoyerDbError, as of foyer_store_open_async()
 *
 * Returns: (transfer full) (nullable): the services, ready for use
 */
FoyerServices *
foyer_opening_open_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, foyer_opening_open_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  char *uri;
  char *backup;
  gint64 now_us;
} Mend;

static void
mend_free (Mend *mend)
{
  g_free (mend->uri);
  g_free (mend->backup);
  g_free (mend);
}

static void
mend_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Mend *mend = task_data;
  g_autofree char *kept = NULL;
  GError *error = NULL;
  gboolean is_mended;

  if (mend->backup != NULL)
    {
      kept = foyer_backup_restore (mend->uri, mend->backup, mend->now_us, &error);
      is_mended = kept != NULL;
    }
  else
    {
      is_mended = foyer_store_accept_loss (mend->uri, &error);
    }

  if (is_mended)
    g_task_return_pointer (task, g_steal_pointer (&kept), g_free);
  else
    g_task_return_error (task, error);
}

static void
mend_async (const char          *uri,
            const char          *backup,
            gint64               now_us,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Mend *mend = g_new0 (Mend, 1);

  mend->uri = g_strdup (uri);
  mend->backup = g_strdup (backup);
  mend->now_us = now_us;
  g_task_set_source_tag (task, mend_async);
  g_task_set_task_data (task, mend, (GDestroyNotify) mend_free);
  g_task_run_in_thread (task, mend_in_thread);
}

/**
 * foyer_opening_restore_async:
 * @uri: of the store, which no program has open
 * @backup: the file of a verified copy
 * @clock: what time it is
 * @callback: called on this thread
 * @user_data: for @callback
 *
 * Puts a copy in the place of the store; the present file is kept aside among the backups. It
 * cannot be given up in the middle.
 */
void
foyer_opening_restore_async (const char          *uri,
                             const char          *backup,
                             FoyerClock          *clock,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (uri != NULL && backup != NULL);
  g_return_if_fail (FOYER_IS_CLOCK (clock));

  mend_async (uri, backup, foyer_clock_now_us (clock), callback, user_data);
}

/**
 * foyer_opening_accept_async:
 * @uri: of a store that failed with %FOYER_DB_ERROR_LOST
 * @callback: called on this thread
 * @user_data: for @callback
 *
 * Goes on with what the store has: see foyer_store_accept_loss().
 */
void
foyer_opening_accept_async (const char          *uri,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (uri != NULL);

  mend_async (uri, NULL, 0, callback, user_data);
}

/**
 * foyer_opening_mend_finish:
 * @result: as handed to the callback of either
 * @kept: (out) (optional) (nullable): where the file from before a restore is kept
 * @error: a #FoyerDbError; the store is then what it was
 *
 * Returns: whether the store can be opened now
 */
gboolean
foyer_opening_mend_finish (GAsyncResult  *result,
                           char         **kept,
                           GError       **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, mend_async), FALSE);

  path = g_task_propagate_pointer (G_TASK (result), error);
  if (g_task_had_error (G_TASK (result)))
    return FALSE;
  if (kept != NULL)
    *kept = g_steal_pointer (&path);
  return TRUE;
}
