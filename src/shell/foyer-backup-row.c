#include "shell/foyer-backup-row.h"

#include "service/foyer-words.h"

#include <glib/gi18n-lib.h>

struct _FoyerBackupRow
{
  GtkListBoxRow parent_instance;

  char *path;
  char *time;
};

G_DEFINE_FINAL_TYPE (FoyerBackupRow, foyer_backup_row, GTK_TYPE_LIST_BOX_ROW)

static void
append_label (GtkBox     *box,
              const char *text,
              gboolean    is_main)
{
  GtkWidget *label = gtk_label_new (text);

  if (is_main)
    {
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_hexpand (label, TRUE);
    }
  else
    {
      gtk_widget_add_css_class (label, "dim");
    }
  gtk_box_append (box, label);
}

static void
foyer_backup_row_finalize (GObject *object)
{
  FoyerBackupRow *self = FOYER_BACKUP_ROW (object);

  g_free (self->path);
  g_free (self->time);

  G_OBJECT_CLASS (foyer_backup_row_parent_class)->finalize (object);
}

static void
foyer_backup_row_class_init (FoyerBackupRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = foyer_backup_row_finalize;
}

static void
foyer_backup_row_init (FoyerBackupRow *self)
{
}

GtkWidget *
foyer_backup_row_new (const FoyerBackup *backup,
                      FoyerShopTime     *shop_time,
                      gint64             now_us)
{
  FoyerBackupRow *self = g_object_new (FOYER_TYPE_BACKUP_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *visits = NULL;
  g_autofree char *size = g_format_size (backup->size);
  g_autofree char *name = NULL;

  self->path = g_strdup (backup->path);
  self->time = foyer_words_time (NULL, shop_time, backup->at_us, now_us);
  visits = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu visit", "%lu visits",
                                         (gulong) backup->visits),
                            (gulong) backup->visits);
  append_label (GTK_BOX (box), self->time, TRUE);
  append_label (GTK_BOX (box), visits, FALSE);
  append_label (GTK_BOX (box), size, FALSE);
  gtk_widget_add_css_class (box, "staff-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  /* Translators: a copy of the store, read aloud: when, how much, how big. */
  name = g_strdup_printf (_("%1$s, %2$s, %3$s"), self->time, visits, size);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return GTK_WIDGET (self);
}

const char *
foyer_backup_row_get_path (FoyerBackupRow *self)
{
  g_return_val_if_fail (FOYER_IS_BACKUP_ROW (self), NULL);

  return self->path;
}

const char *
foyer_backup_row_get_time (FoyerBackupRow *self)
{
  g_return_val_if_fail (FOYER_IS_BACKUP_ROW (self), NULL);

  return self->time;
}
