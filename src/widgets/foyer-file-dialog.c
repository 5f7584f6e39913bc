#include "widgets/foyer-file-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  FoyerFileFunc func;
  gpointer user_data;
  GDestroyNotify user_data_free;
} Choice;

static void
choice_free (gpointer  data,
             GClosure *closure)
{
  Choice *choice = data;

  if (choice->user_data_free != NULL)
    choice->user_data_free (choice->user_data);
  g_free (choice);
}

static void
on_response (GtkNativeDialog *dialog,
             int              response,
             Choice          *choice)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      choice->func (file, choice->user_data);
    }
  g_object_unref (dialog);
}

static void
show (GtkWidget            *parent,
      GtkFileChooserAction  action,
      const char           *title,
      const char           *button,
      const char           *name,
      FoyerFileFunc         func,
      gpointer              user_data,
      GDestroyNotify        user_data_free)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, action,
                                 button, NULL);
  Choice *choice = g_new0 (Choice, 1);

  choice->func = func;
  choice->user_data = user_data;
  choice->user_data_free = user_data_free;
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), choice, choice_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
foyer_file_dialog_open (GtkWidget      *parent,
                        const char     *title,
                        FoyerFileFunc   func,
                        gpointer        user_data,
                        GDestroyNotify  user_data_free)
{
  show (parent, GTK_FILE_CHOOSER_ACTION_OPEN, title, C_("file", "Choose"), NULL,
        func, user_data, user_data_free);
}

/* @name: (nullable): proposed */
void
foyer_file_dialog_save (GtkWidget      *parent,
                        const char     *title,
                        const char     *name,
                        FoyerFileFunc   func,
                        gpointer        user_data,
                        GDestroyNotify  user_data_free)
{
  show (parent, GTK_FILE_CHOOSER_ACTION_SAVE, title, C_("file", "Save"), name,
        func, user_data, user_data_free);
}
