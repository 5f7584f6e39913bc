#include "shell/foyer-application-private.h"

#include "shell/foyer-panels.h"
#include "shell/foyer-preferences.h"

#include "service/foyer-libnotify.h"
#include "service/foyer-opening.h"
#include "service/foyer-sample.h"

#include "foyer-config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* How often a server that is away at the start, or a file that cannot be written, is tried again:
 * their sentences say that it goes on by itself. */
#define AGAIN_S 3

G_DEFINE_FINAL_TYPE (FoyerApplication, foyer_application, GTK_TYPE_APPLICATION)

static void
set_services (FoyerApplication *self,
              FoyerServices    *services)
{
  if (self->bell != NULL)
    foyer_bell_set_services (self->bell, NULL);
  if (self->services != NULL && self->services != services)
    foyer_services_close (self->services);
  g_set_object (&self->services, services);
  if (self->window != NULL)
    foyer_window_set_services (self->window, services);
  if (services != NULL)
    foyer_bell_set_services (self->bell, services);
}

/* Signs in who was there before the program started itself again; in the sample, whoever comes
 * first, because nobody knows its numbers. */
static void
resume_session (FoyerApplication *self)
{
  FoyerPeople *people = foyer_services_get_people (self->services);
  g_autofree char *number = NULL;

  if (!self->is_resumed && self->sample_folder != NULL)
    {
      g_autoptr(FoyerStaff) first = g_list_model_get_item (foyer_people_get_staff (people), 0);

      if (first != NULL)
        foyer_people_sign_in_async (people, foyer_staff_get_number (first), NULL, NULL, NULL);
      return;
    }
  if (!self->is_resumed)
    return;

  self->is_resumed = FALSE;
  number = foyer_drafts_dup (self->drafts, "session", "staff");
  foyer_drafts_clear (self->drafts, "session");
  if (number != NULL)
    foyer_people_sign_in_async (people, number, NULL, NULL, NULL);
}

static gboolean on_again_due (gpointer user_data);

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(FoyerApplication) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(FoyerServices) services = foyer_opening_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (services == NULL)
    {
      g_warning ("Cannot open the store: %s", error->message);
      if (self->window != NULL)
        foyer_window_show_trouble (self->window, error);
      /* A PC that was switched on before the server need not be told twice; nor one whose disk can
       * be written again. */
      if ((g_error_matches (error, FOYER_DB_ERROR, FOYER_DB_ERROR_OFFLINE)
           || g_error_matches (error, FOYER_DB_ERROR, FOYER_DB_ERROR_READ_ONLY))
          && self->again_source == 0)
        self->again_source = g_timeout_add_seconds (AGAIN_S, on_again_due, self);
      return;
    }

  set_services (self, services);
  foyer_backups_start (foyer_services_get_backups (services));
  foyer_due_start (foyer_services_get_due (services));
  foyer_presence_start (foyer_services_get_presence (services));
  resume_session (self);
}

static void
open_now (FoyerApplication *self)
{
  foyer_opening_open_async (self->uri, self->session, self->clock, self->opening,
                            on_opened, g_object_ref (self));
}

static gboolean
on_again_due (gpointer user_data)
{
  FoyerApplication *self = user_data;

  self->again_source = 0;
  open_now (self);
  return G_SOURCE_REMOVE;
}

static void
on_sample_made (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(FoyerApplication) self = user_data;
  g_autoptr(GError) error = NULL;

  if (foyer_sample_make_finish (result, &error))
    open_now (self);
  else if (self->window != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    foyer_window_show_trouble (self->window, error);
}

static gboolean
make_sample_folder (FoyerApplication  *self,
                    GError           **error)
{
  if (g_getenv (FOYER_APPLICATION_RESUME_SAMPLE) != NULL)
    self->sample_folder = g_strdup (g_getenv (FOYER_APPLICATION_RESUME_SAMPLE));
  else
    self->sample_folder = g_dir_make_tmp ("foyer-sample-XXXXXX", error);
  if (self->sample_folder == NULL)
    return FALSE;

  g_free (self->uri);
  self->uri = g_strdup_printf ("sqlite:%s/foyer.db", self->sample_folder);
  return TRUE;
}

static void
on_drafts_loaded (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(FoyerApplication) self = user_data;
  g_autoptr(GError) error = NULL;

  /* Drafts that cannot be read must not keep the shop shut. */
  if (!foyer_drafts_load_finish (self->drafts, result, &error))
    g_warning ("Cannot read the drafts: %s", error->message);
  foyer_application_open_store (self, NULL);
}

static char *
dup_drafts_path (FoyerApplication *self)
{
  g_autofree char *sum = NULL;
  g_autofree char *name = NULL;

  if (self->sample_folder != NULL)
    return g_build_filename (self->sample_folder, "drafts.ini", NULL);
  if (self->is_default)
    return g_build_filename (g_get_user_state_dir (), "foyer", "drafts.ini", NULL);

  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->uri, -1);
  name = g_strdup_printf ("drafts-%.12s.ini", sum);
  return g_build_filename (g_get_user_state_dir (), "foyer", name, NULL);
}

static char *
dup_seat (FoyerApplication *self)
{
  g_autofree char *seat = g_settings_get_string (self->settings, "seat-name");

  return g_strdup (*seat != '\0' ? seat : g_get_host_name ());
}

/* Actions. */

static void
on_quit_activated (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  FoyerApplication *self = user_data;

  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  g_application_quit (G_APPLICATION (self));
}

static void
on_panel_activated (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  FoyerApplication *self = user_data;

  if (self->window != NULL)
    foyer_window_show_panel (self->window, g_variant_get_string (parameter, NULL));
}

static void
on_about_activated (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  FoyerApplication *self = user_data;

  gtk_show_about_dialog (GTK_WINDOW (self->window),
                         "program-name", _("Foyer"),
                         "version", FOYER_VERSION,
                         "logo-icon-name", FOYER_APP_ID,
                         "comments", _("The front desk of a shop: nothing that was promised to a "
                                       "customer is ever forgotten."),
                         "license-type", GTK_LICENSE_MIT_X11,
                         NULL);
}

static void
on_preferences_activated (GSimpleAction *action,
                          GVariant      *parameter,
                          gpointer       user_data)
{
  FoyerApplication *self = user_data;

  if (self->services != NULL)
    foyer_preferences_show (self, self->services, GTK_WINDOW (self->window),
                            g_variant_get_string (parameter, NULL));
}

static void
on_window_panel_changed (FoyerApplication *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "panel");
  const char *name = foyer_window_get_panel (self->window);

  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_string (name != NULL ? name : ""));
  if (name != NULL)
    g_settings_set_string (self->settings, "last-panel", name);
}

static gboolean
on_window_close_requested (FoyerApplication *self)
{
  return self->residence != NULL
         && foyer_residence_close (self->residence, GTK_WINDOW (self->window));
}

static void
on_window_destroyed (FoyerApplication *self)
{
  self->window = NULL;
}

static void
on_residence_told_late (FoyerApplication *self)
{
  foyer_window_note (self->window, _("Foyer kept ringing"),
                     _("Closing the window leaves the program running, so that what was promised "
                       "rings. “Quit” in the menu ends it."), NULL);
}

/* Opens the drafts, and then the store: with the first window, or without one at login. */
static void
begin (FoyerApplication *self)
{
  g_autofree char *path = NULL;

  if (self->drafts != NULL)
    return;

  path = dup_drafts_path (self);
  self->drafts = foyer_drafts_new (path);
  foyer_drafts_load_async (self->drafts, NULL, on_drafts_loaded, g_object_ref (self));
}

static void
foyer_application_activate (GApplication *application)
{
  FoyerApplication *self = FOYER_APPLICATION (application);

  if (self->window == NULL)
    {
      self->window = foyer_window_new (self);
      g_signal_connect_object (self->window, "notify::panel", G_CALLBACK (on_window_panel_changed),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->window, "close-request",
                               G_CALLBACK (on_window_close_requested), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->window, "destroy", G_CALLBACK (on_window_destroyed),
                               self, G_CONNECT_SWAPPED);
      if (self->services != NULL)
        {
          foyer_window_set_services (self->window, self->services);
          foyer_bell_add_window (self->bell, self->window);
        }
    }
  gtk_window_present (GTK_WINDOW (self->window));
  if (self->residence != NULL)
    foyer_residence_note_opened (self->residence);
  begin (self);
}

static void
on_start_again_activated (GSimpleAction *action,
                          GVariant      *parameter,
                          gpointer       user_data)
{
  foyer_application_keep_and_start_again (user_data);
}

static void
foyer_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "about", .activate = on_about_activated },
    { .name = "panel", .activate = on_panel_activated, .parameter_type = "s", .state = "''" },
    { .name = "preferences", .activate = on_preferences_activated, .parameter_type = "s" },
    { .name = "quit", .activate = on_quit_activated },
    { .name = "start-again", .activate = on_start_again_activated },
  };
  FoyerApplication *self = FOYER_APPLICATION (application);
  g_autofree char *seat = NULL;
  const char *resumed = g_getenv (FOYER_APPLICATION_RESUME);

  G_APPLICATION_CLASS (foyer_application_parent_class)->startup (application);

  g_set_application_name (_("Foyer"));
  gtk_window_set_default_icon_name (FOYER_APP_ID);
  foyer_widgets_init ();
  self->style = foyer_style_new (gdk_display_get_default ());
  g_settings_bind (self->settings, "theme", self->style, "theme", G_SETTINGS_BIND_GET);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);

  seat = dup_seat (self);
  self->session = foyer_session_new (seat);
  self->is_resumed = resumed != NULL && g_ascii_strtoll (resumed, NULL, 10) == getpid ();

  self->notifier = foyer_libnotify_new (_("Foyer"));
  self->bell = foyer_bell_new (self, self->notifier);
  if (self->is_default)
    {
      self->residence = foyer_residence_new (application, self->settings, self->notifier);
      g_signal_connect_object (self->residence, "told-late", G_CALLBACK (on_residence_told_late),
                               self, G_CONNECT_SWAPPED);
    }
  if (g_application_get_flags (application) & G_APPLICATION_IS_SERVICE)
    begin (self);
}

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_remove (child);
    }
  g_rmdir (path);
}

static void
foyer_application_shutdown (GApplication *application)
{
  FoyerApplication *self = FOYER_APPLICATION (application);

  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  set_services (self, NULL);
  g_clear_object (&self->residence);
  g_clear_object (&self->bell);
  g_clear_object (&self->notifier);
  /* The sample is thrown away with the program, not with its language. */
  if (self->sample_folder != NULL && !self->wants_restart)
    remove_folder (self->sample_folder);
  g_clear_object (&self->style);

  G_APPLICATION_CLASS (foyer_application_parent_class)->shutdown (application);
}

static int
foyer_application_handle_local_options (GApplication *application,
                                        GVariantDict *options)
{
  FoyerApplication *self = FOYER_APPLICATION (application);
  gboolean is_sample = g_variant_dict_contains (options, "sample");
  const char *database = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("foyer %s\n", FOYER_VERSION);
      return 0;
    }
  if (g_variant_dict_contains (options, "list-panels"))
    {
      for (const FoyerPanelInfo *const *info = foyer_panels_get (); *info != NULL; info++)
        g_print ("%s\n", (*info)->name);
      return 0;
    }

  g_variant_dict_lookup (options, "database", "&s", &database);
  if (database != NULL && is_sample)
    {
      g_printerr ("%s\n", _("Choose a database or the sample, not both."));
      return 2;
    }
  if (is_sample)
    {
      g_autoptr(GError) error = NULL;

      if (!make_sample_folder (self, &error))
        {
          g_printerr (_("No folder could be made for the sample: %s\n"), error->message);
          return 1;
        }
    }
  else if (database != NULL)
    {
      g_free (self->uri);
      self->uri = g_strdup (database);
    }

  /* One process serves one store: only the default one owns the name on the bus (DESIGN §5). */
  self->is_default = database == NULL && !is_sample;
  if (!self->is_default)
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
foyer_application_finalize (GObject *object)
{
  FoyerApplication *self = FOYER_APPLICATION (object);

  g_clear_object (&self->opening);
  g_clear_object (&self->drafts);
  g_clear_object (&self->services);
  g_clear_handle_id (&self->again_source, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->clock);
  g_clear_object (&self->settings);
  g_free (self->uri);
  g_free (self->sample_folder);

  G_OBJECT_CLASS (foyer_application_parent_class)->finalize (object);
}

static void
foyer_application_class_init (FoyerApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = foyer_application_finalize;
  application_class->activate = foyer_application_activate;
  application_class->startup = foyer_application_startup;
  application_class->shutdown = foyer_application_shutdown;
  application_class->handle_local_options = foyer_application_handle_local_options;
}

static void
foyer_application_init (FoyerApplication *self)
{
  const GOptionEntry options[] = {
    { "database", 0, 0, G_OPTION_ARG_STRING, NULL,
      N_("Open this store: sqlite:PATH or postgresql://HOST/NAME"), N_("URI") },
    { "sample", 0, 0, G_OPTION_ARG_NONE, NULL,
      N_("Open a sample shop that is thrown away afterwards"), NULL },
    { "list-panels", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the names of the panels"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version"), NULL },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  self->clock = foyer_system_clock_new ();
  self->is_default = TRUE;
}

/* Returns (transfer full) (nullable): %NULL, after a sentence, when Foyer is not installed. */
FoyerApplication *
foyer_application_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = NULL;
  FoyerApplication *self;

  /* GSettings ends the program when a schema is missing. */
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, FOYER_APP_ID, TRUE);
  if (schema == NULL)
    {
      g_printerr ("%s\n", _("Foyer is not installed completely: its settings are missing."));
      return NULL;
    }

  self = g_object_new (FOYER_TYPE_APPLICATION,
                       "application-id", FOYER_APP_ID,
                       "resource-base-path", "/org/foyer/Foyer",
                       NULL);
  self->settings = g_settings_new_full (schema, NULL, NULL);
  self->uri = g_settings_get_string (self->settings, "database-uri");
  if (*self->uri == '\0')
    {
      g_free (self->uri);
      self->uri = foyer_opening_dup_default_uri ();
    }

  return self;
}

GSettings *
foyer_application_get_settings (FoyerApplication *self)
{
  g_return_val_if_fail (FOYER_IS_APPLICATION (self), NULL);

  return self->settings;
}

FoyerDrafts *
foyer_application_get_drafts (FoyerApplication *self)
{
  g_return_val_if_fail (FOYER_IS_APPLICATION (self), NULL);

  return self->drafts;
}

const char *
foyer_application_get_uri (FoyerApplication *self)
{
  g_return_val_if_fail (FOYER_IS_APPLICATION (self), NULL);

  return self->uri;
}

gboolean
foyer_application_is_default (FoyerApplication *self)
{
  g_return_val_if_fail (FOYER_IS_APPLICATION (self), FALSE);

  return self->is_default;
}

FoyerWindow *
foyer_application_get_window (FoyerApplication *self)
{
  g_return_val_if_fail (FOYER_IS_APPLICATION (self), NULL);

  return self->window;
}

void
foyer_application_present (FoyerApplication *self,
                           const char       *token)
{
  g_return_if_fail (FOYER_IS_APPLICATION (self));

  if (self->window != NULL && token != NULL && *token != '\0')
    gtk_window_set_startup_id (GTK_WINDOW (self->window), token);
  g_application_activate (G_APPLICATION (self));
}

/* Opens the store at @uri, and again the present one with %NULL: after a backup came back, or the
 * cause of a trouble is gone. */
void
foyer_application_open_store (FoyerApplication *self,
                              const char       *uri)
{
  g_autofree char *path = NULL;

  g_return_if_fail (FOYER_IS_APPLICATION (self));

  g_clear_handle_id (&self->again_source, g_source_remove);
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  set_services (self, NULL);
  if (uri != NULL)
    {
      g_free (self->uri);
      self->uri = g_strdup (uri);
      /* Who was signed in is a colleague of the other store. */
      foyer_session_set_staff (self->session, NULL);
    }

  self->opening = g_cancellable_new ();
  if (self->window != NULL)
    foyer_window_show_opening (self->window);
  path = foyer_opening_dup_path (self->uri);
  if (self->sample_folder != NULL && !g_file_test (path, G_FILE_TEST_EXISTS))
    foyer_sample_make_async (self->uri, &FOYER_SAMPLE_USUAL, self->clock, self->opening,
                             on_sample_made, g_object_ref (self));
  else
    open_now (self);
}

/* Opens a sample shop in a folder of its own, which is thrown away with the program: the store of
 * the shop is not touched. */
void
foyer_application_open_sample (FoyerApplication *self)
{
  g_autoptr(GError) error = NULL;

  g_return_if_fail (FOYER_IS_APPLICATION (self));

  if (make_sample_folder (self, &error))
    foyer_application_open_store (self, NULL);
  else
    foyer_window_fail (self->window, NULL, error);
}

gboolean
foyer_application_is_sample (FoyerApplication *self)
{
  g_return_val_if_fail (FOYER_IS_APPLICATION (self), FALSE);

  return self->sample_folder != NULL;
}
