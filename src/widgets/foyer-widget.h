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

/* Lets the wheel pass over @widget, such as a GtkSpinButton on a page that scrolls: a hand that
 * only goes on reading must not change a number on its way. */
static inline void
foyer_widget_ignore_wheel (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

/* Gives the keyboard to the first part of @widget that takes it. gtk_widget_child_focus() alone
 * goes on from where the focus is, if it is in there: a form would begin at its second button. */
static inline gboolean
foyer_widget_focus_first (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    gtk_root_set_focus (root, NULL);

  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

/* The first frame gives @widget its place, the one after it knows it. */
static inline gboolean
foyer_widget_on_scroll_tick (GtkWidget     *widget,
                             GdkFrameClock *clock,
                             gpointer       is_placed)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double top;

  if (!*(gboolean *) is_placed)
    {
      *(gboolean *) is_placed = TRUE;
      return G_SOURCE_CONTINUE;
    }

  if (viewport == NULL || !gtk_widget_compute_bounds (widget, viewport, &bounds))
    return G_SOURCE_REMOVE;

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  top = gtk_adjustment_get_value (adjustment) + bounds.origin.y;
  gtk_adjustment_clamp_page (adjustment, top - 12, top + bounds.size.height + 12);
  return G_SOURCE_REMOVE;
}

/* Scrolls the page so that all of @widget is seen, or its top where it is longer than the page. For
 * what has just come: giving it the keyboard alone scrolls to where it was before it had a place. */
static inline void
foyer_widget_scroll_into_view (GtkWidget *widget)
{
  gtk_widget_add_tick_callback (widget, foyer_widget_on_scroll_tick, g_new0 (gboolean, 1), g_free);
}

/* Opens a small form, or a list to choose from, beside @parent, or beside @at in it. Returns
 * (transfer none) the popover, which belongs to who opened it: gtk_widget_unparent() takes it
 * away. */
static inline GtkWidget *
foyer_widget_open_popover (GtkWidget          *parent,
                           const GdkRectangle *at,
                           GtkWidget          *content)
{
  GtkWidget *popover = gtk_popover_new ();

  gtk_widget_add_css_class (popover, "form");
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), at);
  gtk_popover_set_child (GTK_POPOVER (popover), content);
  gtk_widget_set_parent (popover, parent);
  gtk_popover_popup (GTK_POPOVER (popover));

  return popover;
}

/* Lets the keys that take an act back and do it again be understood in a popover too: while it is
 * open the keys of the window do not go there, and what is done in it stays open to look at. */
static inline void
foyer_widget_class_bind_undo (GtkWidgetClass *klass)
{
  gtk_widget_class_add_binding_action (klass, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
}

G_END_DECLS
