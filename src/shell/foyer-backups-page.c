/* The way back is three acts (DESIGN: restore): choose a copy, confirm it with the verb and its age
 * on the button, and the shop opens again as it was then. The present file is kept aside. */

#include "shell/foyer-backups-page.h"

#include "shell/foyer-backup-row.h"

#include "service/foyer-opening.h"
#include "service/foyer-words.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerBackupsPage
{
  GtkWidget parent_instance;

  GtkLabel *who_label;
  GtkLabel *last_label;
  GtkLabel *how_label;
  GtkWidget *make_button;
  GtkSpinner *spinner;
  GtkListBox *list;
  GtkWidget *confirm;
  GtkLabel *confirm_label;
  GtkButton *confirm_button;
  GtkLabel *error_label;

  FoyerApplication *application;
  FoyerServices *services;
  GCancellable *cancellable;
  char *chosen;
};

G_DEFINE_FINAL_TYPE (FoyerBackupsPage, foyer_backups_page, GTK_TYPE_WIDGET)

static FoyerBackups *
get_backups (FoyerBackupsPage *self)
{
  return foyer_services_get_backups (self->services);
}

static char *
dup_time (FoyerBackupsPage *self,
          gint64            at_us)
{
  FoyerShopTime *shop_time = foyer_shop_get_time (foyer_services_get_shop (self->services));
  FoyerClock *clock = foyer_store_get_clock (foyer_services_get_store (self->services));

  return foyer_words_time (NULL, shop_time, at_us, foyer_clock_now_us (clock));
}

static void
show_error (FoyerBackupsPage *self,
            const GError     *error)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  sentence = foyer_words_error (NULL, error);
  gtk_label_set_label (self->error_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
}

static void
set_busy (FoyerBackupsPage *self,
          gboolean          is_busy)
{
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_sensitive (self->make_button, !is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), !is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->confirm_button), !is_busy);
  if (is_busy)
    gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(FoyerBackupsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) backups = foyer_backups_list_finish (FOYER_BACKUPS (source), result,
                                                            &error);
  FoyerShopTime *shop_time;
  gint64 now_us;
  GtkListBoxRow *row;

  if (self->services == NULL)
    return;
  if (backups == NULL)
    {
      show_error (self, error);
      return;
    }

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  shop_time = foyer_shop_get_time (foyer_services_get_shop (self->services));
  now_us = foyer_clock_now_us (foyer_store_get_clock (foyer_services_get_store (self->services)));
  for (guint i = 0; i < backups->len; i++)
    gtk_list_box_append (self->list, foyer_backup_row_new (g_ptr_array_index (backups, i),
                                                           shop_time, now_us));
}

static void
update (FoyerBackupsPage *self)
{
  gint64 last_us;
  g_autofree char *failure = NULL;
  g_autofree char *text = NULL;

  g_object_get (get_backups (self), "last-us", &last_us, "error", &failure, NULL);
  if (last_us > 0)
    {
      g_autofree char *time = dup_time (self, last_us);

      /* Translators: when the newest copy of the store was made. */
      text = g_strdup_printf (_("The last copy was made and checked %s."), time);
    }
  gtk_label_set_label (self->last_label, text != NULL ? text : _("There is no copy yet."));
  if (failure != NULL)
    {
      gtk_label_set_label (self->error_label, _("The last try to make a copy did not succeed."));
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->error_label), failure);
      gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
    }
  foyer_backups_list_async (get_backups (self), self->cancellable,
                            on_listed, g_object_ref (self));
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(FoyerBackupsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean is_made = foyer_backups_make_finish (FOYER_BACKUPS (source), result, &error);

  set_busy (self, FALSE);
  if (self->services == NULL)
    return;
  if (is_made)
    update (self);
  else
    show_error (self, error);
}

static void
on_make (FoyerBackupsPage *self)
{
  set_busy (self, TRUE);
  foyer_backups_make_async (get_backups (self), self->cancellable, on_made, g_object_ref (self));
}

/* The first act: a copy is chosen. */
static void
on_row_activated (FoyerBackupsPage *self,
                  FoyerBackupRow   *row)
{
  const char *time = foyer_backup_row_get_time (row);
  g_autofree char *sentence = NULL;
  g_autofree char *verb = NULL;

  if (!foyer_session_may (foyer_services_get_session (self->services), FOYER_RIGHT_SETTINGS))
    return;

  g_free (self->chosen);
  self->chosen = g_strdup (foyer_backup_row_get_path (row));
  sentence = g_strdup_printf (_("The shop goes back to how it stood %s. What came after is kept "
                                "aside in a file of its own, and is no longer shown."), time);
  /* Translators: the button that does it; the time of the copy follows. */
  verb = g_strdup_printf (_("Go back to %s"), time);
  gtk_label_set_label (self->confirm_label, sentence);
  gtk_button_set_label (self->confirm_button, verb);
  gtk_widget_set_visible (self->confirm, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->confirm_button));
  foyer_widget_scroll_into_view (self->confirm);
}

static void
on_cancel (FoyerBackupsPage *self)
{
  gtk_widget_set_visible (self->confirm, FALSE);
}

/* The second act: confirmed. The third is the program's: it opens the shop again. */
static void
on_confirmed (FoyerBackupsPage *self)
{
  g_autoptr(FoyerApplication) application = g_object_ref (self->application);
  g_autofree char *path = g_strdup (self->chosen);

  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  foyer_application_restore_backup (application, path);
}

/* Nothing to do here, but somebody asks where the copies are. */
static void
show_elsewhere (FoyerBackupsPage *self)
{
  g_autofree char *place = foyer_opening_dup_place (foyer_application_get_uri (self->application));
  /* Translators: %s is the address of a server. */
  g_autofree char *text = g_strdup_printf (_("The records of this shop are on the server: %s"),
                                           place);

  gtk_label_set_label (self->last_label, text);
  gtk_label_set_label (self->how_label,
                       _("Copies are made there, by whoever looks after the server; there is "
                         "nothing to do on this PC. A copy in a file is made by the command "
                         "“foyerctl backup”, and the README says how one is made every night."));
  gtk_widget_set_visible (self->make_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
}

static void
foyer_backups_page_dispose (GObject *object)
{
  FoyerBackupsPage *self = FOYER_BACKUPS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->services);
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_backups_page_parent_class)->dispose (object);
}

static void
foyer_backups_page_finalize (GObject *object)
{
  FoyerBackupsPage *self = FOYER_BACKUPS_PAGE (object);

  g_clear_object (&self->cancellable);
  g_free (self->chosen);

  G_OBJECT_CLASS (foyer_backups_page_parent_class)->finalize (object);
}

static void
foyer_backups_page_class_init (FoyerBackupsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_backups_page_dispose;
  object_class->finalize = foyer_backups_page_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/foyer/Foyer/ui/shell/foyer-backups-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerBackupsPage, who_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerBackupsPage, last_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerBackupsPage, how_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerBackupsPage, make_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerBackupsPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, FoyerBackupsPage, list);
  gtk_widget_class_bind_template_child (widget_class, FoyerBackupsPage, confirm);
  gtk_widget_class_bind_template_child (widget_class, FoyerBackupsPage, confirm_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerBackupsPage, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerBackupsPage, error_label);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_confirmed);
  gtk_widget_class_bind_template_callback (widget_class, on_make);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
foyer_backups_page_init (FoyerBackupsPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_backups_page_new (FoyerApplication *application,
                        FoyerServices    *services)
{
  FoyerBackupsPage *self;

  g_return_val_if_fail (FOYER_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (FOYER_IS_SERVICES (services), NULL);

  self = g_object_new (FOYER_TYPE_BACKUPS_PAGE, NULL);
  self->application = application;
  self->services = g_object_ref (services);
  if (foyer_backups_is_elsewhere (get_backups (self)))
    {
      show_elsewhere (self);
      return GTK_WIDGET (self);
    }
  if (!foyer_session_may (foyer_services_get_session (services), FOYER_RIGHT_SETTINGS))
    {
      g_autofree char *who = foyer_words_who_may (NULL, FOYER_RIGHT_SETTINGS);

      gtk_label_set_label (self->who_label, who);
      gtk_widget_set_visible (GTK_WIDGET (self->who_label), TRUE);
    }
  update (self);

  return GTK_WIDGET (self);
}
