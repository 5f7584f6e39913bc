#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Choosing files: the one place that knows GtkFileChooserNative. (GtkFileDialog came with GTK 4.10,
 * which gives the older one up.) @func is called when a file was chosen. */
typedef void (*FoyerFileFunc) (GFile    *file,
                               gpointer  user_data);

void foyer_file_dialog_open (GtkWidget      *parent,
                             const char     *title,
                             FoyerFileFunc   func,
                             gpointer        user_data,
                             GDestroyNotify  user_data_free);
void foyer_file_dialog_save (GtkWidget      *parent,
                             const char     *title,
                             const char     *name,
                             FoyerFileFunc   func,
                             gpointer        user_data,
                             GDestroyNotify  user_data_free);

G_END_DECLS
