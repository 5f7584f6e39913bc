/* The program starts itself again: in another language, or as the one that an update has
 * installed. */

#include "shell/foyer-application-private.h"

#include "shell/foyer-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

/* What the kernel says behind the name of a file that is no longer there. */
#define REPLACED " (deleted)"

static void
on_drafts_flushed (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(FoyerApplication) self = user_data;
  g_autoptr(GError) error = NULL;

  /* Who signed in and what was typed must not be lost by it. */
  if (!foyer_drafts_flush_finish (self->drafts, result, &error))
    {
      foyer_window_fail (self->window, _("Foyer was not started again."), error);
      return;
    }

  self->wants_restart = TRUE;
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_application_quit (G_APPLICATION (self));
}

/* Keeps drafts and session, and has main() start the program again, so that the desk stands where
 * it stood. After an update it is the new program that starts. */
void
foyer_application_keep_and_start_again (FoyerApplication *self)
{
  FoyerStaff *staff = foyer_session_get_staff (self->session);

  if (staff != NULL)
    foyer_drafts_set (self->drafts, "session", "staff", foyer_staff_get_number (staff));
  foyer_drafts_flush_async (self->drafts, NULL, on_drafts_flushed, g_object_ref (self));
}

/* Has main() start the program again in @language ("" for that of the desktop) (DESIGN §7). */
void
foyer_application_switch_language (FoyerApplication *self,
                                   const char       *language)
{
  g_return_if_fail (FOYER_IS_APPLICATION (self));

  g_settings_set_string (self->settings, "language", language);
  g_settings_sync ();
  foyer_application_keep_and_start_again (self);
}

/* Returns (transfer full): the language chosen for the interface, empty for that of the desktop. */
char *
foyer_application_dup_language (FoyerApplication *self)
{
  g_return_val_if_fail (FOYER_IS_APPLICATION (self), NULL);

  return g_settings_get_string (self->settings, "language");
}

/* Returns whether main() is to start the program again, and in which language. */
gboolean
foyer_application_wants_restart (FoyerApplication  *self,
                                 char             **language)
{
  g_return_val_if_fail (FOYER_IS_APPLICATION (self), FALSE);

  if (!self->wants_restart)
    return FALSE;

  if (self->sample_folder != NULL)
    g_setenv (FOYER_APPLICATION_RESUME_SAMPLE, self->sample_folder, TRUE);
  g_free (*language);
  *language = foyer_application_dup_language (self);
  return TRUE;
}

/* Replaces this process by the same program in @language; comes back only if that fails. */
void
foyer_application_start_again (char       **argv,
                               const char  *language,
                               gboolean     is_resumed)
{
  g_auto(GStrv) env = foyer_language_dup_env (language);
  g_autofree char *pid = g_strdup_printf ("%d", (int) getpid ());
  g_autofree char *path = NULL;

  if (is_resumed)
    env = g_environ_setenv (env, FOYER_APPLICATION_RESUME, pid, TRUE);

  /* An update has put another file in its place. */
  path = g_file_read_link ("/proc/self/exe", NULL);
  if (path != NULL && g_str_has_suffix (path, REPLACED))
    path[strlen (path) - strlen (REPLACED)] = '\0';
  if (path != NULL)
    execve (path, argv, env);
  execve ("/proc/self/exe", argv, env);
}
