/* The entry in the person's autostart folder. The folder may lie on a share, so nobody waits for
 * it. */

#include "service/foyer-autostart.h"

#include "foyer-config.h"

#define ENTRY FOYER_APP_ID ".desktop"
#define TEMPLATE FOYER_APP_ID ".autostart.desktop"

static GFile *
get_entry (void)
{
  return g_file_new_build_filename (g_get_user_config_dir (), "autostart", ENTRY, NULL);
}

static GFile *
get_template (void)
{
  const char *data_dir = g_getenv ("FOYER_DATA_DIR");

  return g_file_new_build_filename (data_dir != NULL ? data_dir : FOYER_DATA_DIR, TEMPLATE, NULL);
}

/* One that is there already stays: the desktop's own tools write into it. */
static gboolean
add_entry (GFile         *entry,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GFile) template = get_template ();
  g_autoptr(GFile) folder = g_file_get_parent (entry);
  g_autoptr(GError) reason = NULL;

  if (!g_file_make_directory_with_parents (folder, cancellable, &reason)
      && !g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }

  g_clear_error (&reason);
  if (g_file_copy (template, entry, G_FILE_COPY_NONE, cancellable, NULL, NULL, &reason)
      || g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_EXISTS))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
remove_entry (GFile         *entry,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GError) reason = NULL;

  if (g_file_delete (entry, cancellable, &reason)
      || g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static void
set_in_thread (GTask        *task,
               gpointer      source,
               gpointer      is_on,
               GCancellable *cancellable)
{
  g_autoptr(GFile) entry = get_entry ();
  GError *error = NULL;

  if (GPOINTER_TO_INT (is_on) ? add_entry (entry, cancellable, &error)
                              : remove_entry (entry, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * foyer_autostart_set_async:
 * @is_on: whether Foyer is to start at login
 * @cancellable: (nullable): gives up
 * @callback: (scope async): called when it is so, or has failed
 * @user_data: for @callback
 *
 * Writes the entry, or removes it. An entry that is there is left as it is.
 */
void
foyer_autostart_set_async (gboolean             is_on,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, foyer_autostart_set_async);
  g_task_set_task_data (task, GINT_TO_POINTER (is_on), NULL);
  g_task_run_in_thread (task, set_in_thread);
}

/**
 * foyer_autostart_set_finish:
 * @result: the result
 * @error: where to put why not
 *
 * Returns: whether it is so now
 */
gboolean
foyer_autostart_set_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
