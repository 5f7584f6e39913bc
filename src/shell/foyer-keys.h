#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The keys of the house, in one table: what they do, and the window that shows them (F1). */
void foyer_keys_install (GtkWidget *window);
void foyer_keys_show    (GtkWindow *parent);

G_END_DECLS
