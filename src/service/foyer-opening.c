#include "service/foyer-opening.h"

#include "store/foyer-backup.h"

#define SQLITE_SCHEME "sqlite:"

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
      foyer_store_close (foyer_services_get_store (services));
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
} Restore;

static void
restore_free (Restore *restore)
{
  g_free (restore->uri);
  g_free (restore->backup);
  g_free (restore);
}

static void
restore_in_thread (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Restore *restore = task_data;
  GError *error = NULL;
  char *kept = foyer_backup_restore (restore->uri, restore->backup, restore->now_us, &error);

  if (kept == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, kept, g_free);
}

/**
 * foyer_opening_restore_async:
 * @uri: of the store, which no program has open
 * @backup: the file of a verified copy
 * @session: (nullable): who asks, needs %FOYER_RIGHT_SETTINGS; %NULL when the store cannot be
 *   opened, so that nobody can be signed in
 * @clock: what time it is
 * @callback: called on this thread
 * @user_data: for @callback
 *
 * Puts a copy in the place of the store. It cannot be given up in the middle.
 */
void
foyer_opening_restore_async (const char          *uri,
                             const char          *backup,
                             FoyerSession        *session,
                             FoyerClock          *clock,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  GError *error = NULL;
  Restore *restore;

  g_return_if_fail (uri != NULL && backup != NULL);
  g_return_if_fail (session == NULL || FOYER_IS_SESSION (session));
  g_return_if_fail (FOYER_IS_CLOCK (clock));

  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, foyer_opening_restore_async);
  if (session != NULL && !foyer_session_check (session, FOYER_RIGHT_SETTINGS, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  restore = g_new0 (Restore, 1);
  restore->uri = g_strdup (uri);
  restore->backup = g_strdup (backup);
  restore->now_us = foyer_clock_now_us (clock);
  g_task_set_task_data (task, restore, (GDestroyNotify) restore_free);
  g_task_run_in_thread (task, restore_in_thread);
}

/**
 * foyer_opening_restore_finish:
 * @result: as handed to the callback
 * @error: a #FoyerDbError, or %FOYER_DOMAIN_ERROR_DENIED
 *
 * Returns: (transfer full) (nullable): where the file that stood there is kept
 */
char *
foyer_opening_restore_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, foyer_opening_restore_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
