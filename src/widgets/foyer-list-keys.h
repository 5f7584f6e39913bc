#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives a list the keys of the house: it is one Tab stop, and the arrows pass over headers. @list
 * is a GtkListView or GtkColumnView; headers are known when its model is a
 * FoyerSectionSelection. */
void     foyer_list_keys_install    (GtkWidget *list);
gboolean foyer_list_keys_go_to      (GtkWidget *list,
                                     guint      position);
gboolean foyer_list_keys_grab_focus (GtkWidget *list);

G_END_DECLS
