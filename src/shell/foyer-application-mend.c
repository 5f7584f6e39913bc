/* A store that cannot be used as it is: a backup takes its place, or what is lost is accepted. */

#include "shell/foyer-application-private.h"

#include "service/foyer-opening.h"

#include <glib/gi18n-lib.h>

/* @kept: (nullable): where the file from before a restore is, which then succeeded */
static void
open_mended (FoyerApplication *self,
             const char       *kept,
             const GError     *error)
{
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *sentence = NULL;

  /* Also after a failure: the file is where and what it was. */
  foyer_application_open_store (self, NULL);
  if (self->window == NULL)
    return;
  if (kept == NULL)
    {
      foyer_window_fail (self->window, _("The backup was not restored:"), error);
      return;
    }

  name = g_path_get_basename (kept);
  folder = g_path_get_dirname (kept);
  /* Translators: after a restore; the name of a file and its folder follow. */
  sentence = g_strdup_printf (_("The file from before is kept as %1$s in %2$s."), name, folder);
  foyer_window_note (self->window, _("The shop stands as it did in the backup."), sentence, kept);
}

/* The colleagues, their roles too, are those of the copy now: whoever sits here signs in anew. */
static void
keep_session (FoyerApplication *self)
{
  FoyerStaff *staff = foyer_session_get_staff (self->session);

  if (staff == NULL)
    return;
  foyer_drafts_set (self->drafts, "session", "staff", foyer_staff_get_number (staff));
  self->is_resumed = TRUE;
  foyer_session_set_staff (self->session, NULL);
}

static void
on_restored (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(FoyerApplication) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *kept = foyer_backups_restore_finish (FOYER_BACKUPS (source), result, &error);

  if (kept != NULL)
    keep_session (self);
  open_mended (self, kept, error);
}

static void
on_mended (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(FoyerApplication) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *kept = NULL;

  foyer_opening_mend_finish (result, &kept, &error);
  open_mended (self, kept, error);
}

static void
on_loss_accepted (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(FoyerApplication) self = user_data;
  g_autoptr(GError) error = NULL;

  if (foyer_opening_mend_finish (result, NULL, &error))
    foyer_application_open_store (self, NULL);
  else if (self->window != NULL)
    foyer_window_show_trouble (self->window, error);
}

/* Puts @backup in the place of the store and opens it. */
void
foyer_application_restore_backup (FoyerApplication *self,
                                  const char       *backup)
{
  g_return_if_fail (FOYER_IS_APPLICATION (self));
  g_return_if_fail (backup != NULL);

  /* A store that is open has somebody signed in, who needs the right; one that cannot be opened has
   * not, and whoever is at the PC brings the shop back. */
  if (self->services != NULL)
    foyer_backups_restore_async (foyer_services_get_backups (self->services), backup, NULL,
                                 on_restored, g_object_ref (self));
  else
    foyer_opening_restore_async (self->uri, backup, self->clock,
                                 on_mended, g_object_ref (self));
  if (self->window != NULL)
    foyer_window_show_opening (self->window);
}

/* Opens a store from which acts are lost with what it has. */
void
foyer_application_accept_loss (FoyerApplication *self)
{
  g_return_if_fail (FOYER_IS_APPLICATION (self));

  foyer_opening_accept_async (self->uri, on_loss_accepted, g_object_ref (self));
}
