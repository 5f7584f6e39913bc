#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Takes all children away from @widget: what the dispose of a widget with children does. */
static inline void
foyer_widget_remove_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

G_END_DECLS
