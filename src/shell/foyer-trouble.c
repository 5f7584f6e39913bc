/* Why the store cannot be used, or not yet, and the ways out of it. The best comes first and is
 * marked: for a damaged store the newest copy, which is chosen already, so that one press brings
 * the shop back. */

#include "shell/foyer-trouble.h"

#include "shell/foyer-backup-row.h"

#include "domain/foyer-settings.h"
#include "service/foyer-opening.h"
#include "service/foyer-words.h"
#include "widgets/foyer-file-dialog.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  DOOR_AGAIN,
  DOOR_RESTORE,
  DOOR_OTHER,
  DOOR_NEWER,
} Door;

struct _FoyerTrouble
{
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkLabel *title;
  GtkLabel *sentence;
  GtkLabel *place;
  GtkWidget *newer_button;
  GtkWidget *again_button;
  GtkWidget *restore_button;
  GtkWidget *other_button;
  GtkWidget *accept_button;
  GtkWidget *details_button;
  GtkWidget *copies;
  GtkListBox *list;
  GtkButton *go_back_button;

  FoyerApplication *application; /* not owned: it owns the window */
  char *details;
  GCancellable *looking;
};

G_DEFINE_FINAL_TYPE (FoyerTrouble, foyer_trouble, GTK_TYPE_WIDGET)

/* What most likely helps. A server has its own copies, and no file could take its place. */
static Door
choose_door (const GError *error,
             gboolean      is_server)
{
  if (error->domain != FOYER_DB_ERROR || (is_server && error->code != FOYER_DB_ERROR_SCHEMA))
    return DOOR_AGAIN;

  switch ((FoyerDbError) error->code)
    {
    case FOYER_DB_ERROR_CORRUPT:
    case FOYER_DB_ERROR_EMPTY:
    case FOYER_DB_ERROR_LOST:
    case FOYER_DB_ERROR_MISSING:
      return DOOR_RESTORE;
    case FOYER_DB_ERROR_FOREIGN:
    case FOYER_DB_ERROR_REMOTE:
      return DOOR_OTHER;
    case FOYER_DB_ERROR_SCHEMA:
      return DOOR_NEWER;
    case FOYER_DB_ERROR_RETRY:
    case FOYER_DB_ERROR_OFFLINE:
    case FOYER_DB_ERROR_UNIQUE:
    case FOYER_DB_ERROR_FOREIGN_KEY:
    case FOYER_DB_ERROR_CONSTRAINT:
    case FOYER_DB_ERROR_CONFLICT:
    case FOYER_DB_ERROR_DENIED:
    case FOYER_DB_ERROR_READ_ONLY:
    case FOYER_DB_ERROR_FULL:
    case FOYER_DB_ERROR_CLOCK:
    case FOYER_DB_ERROR_SQL:
      return DOOR_AGAIN;
    }
  return DOOR_AGAIN;
}

static void
set_primary (GtkWidget *button,
             gboolean   is_primary)
{
  if (is_primary)
    gtk_widget_add_css_class (button, "suggested-action");
  else
    gtk_widget_remove_css_class (button, "suggested-action");
}

static void
on_again (FoyerTrouble *self)
{
  foyer_application_open_store (self->application, NULL);
}

static void
on_other_chosen (GFile    *file,
                 gpointer  user_data)
{
  FoyerTrouble *self = user_data;
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *uri = g_strconcat ("sqlite:", path, NULL);

  foyer_application_open_store (self->application, uri);
}

static void
on_other (FoyerTrouble *self)
{
  foyer_file_dialog_open (GTK_WIDGET (self), _("Choose another store"),
                          on_other_chosen, g_object_ref (self), g_object_unref);
}

static void
on_backup_chosen (GFile    *file,
                  gpointer  user_data)
{
  FoyerTrouble *self = user_data;
  g_autofree char *path = g_file_get_path (file);

  foyer_application_restore_backup (self->application, path);
}

static void
on_restore (FoyerTrouble *self)
{
  foyer_file_dialog_open (GTK_WIDGET (self), _("Choose the backup to go back to"),
                          on_backup_chosen, g_object_ref (self), g_object_unref);
}

/* The list of copies: the first act is a row, the second the button that names its time. */

static void
on_row_selected (FoyerTrouble   *self,
                 FoyerBackupRow *row)
{
  g_autofree char *verb = NULL;

  if (row == NULL)
    return;

  /* Translators: the button that does it; the time of the copy follows. */
  verb = g_strdup_printf (_("Go back to %s"), foyer_backup_row_get_time (row));
  gtk_button_set_label (self->go_back_button, verb);
}

static void
on_go_back (FoyerTrouble *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    foyer_application_restore_backup (self->application,
                                      foyer_backup_row_get_path (FOYER_BACKUP_ROW (row)));
}

static void
clear_copies (FoyerTrouble *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_widget_set_visible (self->copies, FALSE);
}

static void
on_copies_found (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(FoyerTrouble) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) backups = foyer_backups_look_finish (result, &error);
  g_autoptr(FoyerSettings) settings = NULL;
  g_autoptr(FoyerShopTime) shop_time = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* Without a list there is still the file chooser. */
  if (backups == NULL)
    g_message ("The copies cannot be listed: %s", error->message);
  if (backups == NULL || backups->len == 0)
    return;

  /* The shop's own time lies in the store. */
  settings = foyer_settings_new ();
  shop_time = foyer_settings_make_time (settings);
  for (guint i = 0; i < backups->len; i++)
    gtk_list_box_append (self->list, foyer_backup_row_new (g_ptr_array_index (backups, i),
                                                           shop_time, g_get_real_time ()));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_widget_set_visible (self->copies, TRUE);
  set_primary (self->restore_button, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->go_back_button));
}

static void
look_for_copies (FoyerTrouble *self)
{
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  clear_copies (self);
  foyer_backups_look_async (foyer_application_get_uri (self->application), self->looking,
                            on_copies_found, g_object_ref (self));
}

static void
on_accept (FoyerTrouble *self)
{
  foyer_application_accept_loss (self->application);
}

static void
on_details (FoyerTrouble *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->details);
}

static void
foyer_trouble_dispose (GObject *object)
{
  g_cancellable_cancel (FOYER_TROUBLE (object)->looking);
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_trouble_parent_class)->dispose (object);
}

static void
foyer_trouble_finalize (GObject *object)
{
  g_clear_object (&FOYER_TROUBLE (object)->looking);
  g_free (FOYER_TROUBLE (object)->details);

  G_OBJECT_CLASS (foyer_trouble_parent_class)->finalize (object);
}

static void
foyer_trouble_class_init (FoyerTroubleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_trouble_dispose;
  object_class->finalize = foyer_trouble_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/foyer/Foyer/ui/shell/foyer-trouble.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerTrouble, icon);
  gtk_widget_class_bind_template_child (widget_class, FoyerTrouble, title);
  gtk_widget_class_bind_template_child (widget_class, FoyerTrouble, newer_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerTrouble, details_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerTrouble, sentence);
  gtk_widget_class_bind_template_child (widget_class, FoyerTrouble, place);
  gtk_widget_class_bind_template_child (widget_class, FoyerTrouble, again_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerTrouble, restore_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerTrouble, other_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerTrouble, accept_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerTrouble, copies);
  gtk_widget_class_bind_template_child (widget_class, FoyerTrouble, list);
  gtk_widget_class_bind_template_child (widget_class, FoyerTrouble, go_back_button);
  gtk_widget_class_bind_template_callback (widget_class, on_accept);
  gtk_widget_class_bind_template_callback (widget_class, on_again);
  gtk_widget_class_bind_template_callback (widget_class, on_details);
  gtk_widget_class_bind_template_callback (widget_class, on_go_back);
  gtk_widget_class_bind_template_callback (widget_class, on_other);
  gtk_widget_class_bind_template_callback (widget_class, on_restore);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
}

static void
foyer_trouble_init (FoyerTrouble *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
foyer_trouble_set_application (FoyerTrouble     *self,
                               FoyerApplication *application)
{
  g_return_if_fail (FOYER_IS_TROUBLE (self));

  self->application = application;
}

static void
show (FoyerTrouble *self,
      gboolean      is_waiting,
      const char   *title,
      const char   *sentence)
{
  g_autofree char *place =
    foyer_opening_dup_place (foyer_application_get_uri (self->application));

  if (is_waiting)
    gtk_widget_remove_css_class (self->icon, "crit-text");
  else
    gtk_widget_add_css_class (self->icon, "crit-text");
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->sentence, sentence);
  gtk_label_set_label (self->place, place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_widget_set_visible (self->again_button, !is_waiting);
  gtk_widget_set_visible (self->details_button, !is_waiting);
}

/* The store is still being opened. */
void
foyer_trouble_set_waiting (FoyerTrouble *self)
{
  gboolean is_server;

  g_return_if_fail (FOYER_IS_TROUBLE (self));

  is_server = foyer_opening_is_server (foyer_application_get_uri (self->application));
  if (is_server)
    show (self, TRUE, _("Connecting to the server…"),
          _("Nothing is lost meanwhile. If it takes long, see whether the server is switched on "
            "and this PC is on the network."));
  else
    show (self, TRUE, _("Opening the shop…"), _("After an update this can take a minute."));
  gtk_widget_set_visible (self->newer_button, FALSE);
  gtk_widget_set_visible (self->restore_button, FALSE);
  gtk_widget_set_visible (self->accept_button, FALSE);
  set_primary (self->other_button, FALSE);
  clear_copies (self);
}

void
foyer_trouble_set_error (FoyerTrouble *self,
                         const GError *error)
{
  g_autofree char *sentence = NULL;
  gboolean is_server;
  Door door;

  g_return_if_fail (FOYER_IS_TROUBLE (self));
  g_return_if_fail (error != NULL);

  is_server = foyer_opening_is_server (foyer_application_get_uri (self->application));
  door = choose_door (error, is_server);
  sentence = foyer_words_store_error (NULL, error, is_server);
  show (self, FALSE, _("The shop cannot be opened"), sentence);
  set_primary (self->newer_button, TRUE);
  set_primary (self->again_button, door == DOOR_AGAIN);
  set_primary (self->restore_button, door == DOOR_RESTORE);
  set_primary (self->other_button, door == DOOR_OTHER);
  gtk_widget_set_visible (self->newer_button, door == DOOR_NEWER);
  gtk_widget_set_visible (self->restore_button, !is_server);
  gtk_widget_set_visible (self->accept_button,
                          g_error_matches (error, FOYER_DB_ERROR, FOYER_DB_ERROR_LOST));
  if (door == DOOR_RESTORE)
    look_for_copies (self);
  else
    clear_copies (self);

  g_free (self->details);
  self->details = g_strdup_printf ("%s\n%s", gtk_label_get_label (self->place), error->message);
}
