/* What stands around the panels: the sidebar, and the tray of what is due. */

#include "shell/foyer-due-button.h"
#include "shell/foyer-sidebar.h"

#include "widgets/foyer-style.h"

static GtkWidget *
find_child (GtkWidget *widget,
            GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_child (child, type);
  return found;
}

static GtkWindow *
show (GtkWidget *widget)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, 1000, 600);
  gtk_window_set_child (window, widget);
  gtk_window_present (window);
  while (gdk_display_get_monitor_at_surface (gtk_widget_get_display (widget),
                                             gtk_native_get_surface (GTK_NATIVE (window))) == NULL
         || gtk_widget_get_width (widget) == 0)
    g_main_context_iteration (NULL, TRUE);
  return window;
}

/* The keyboard goes through the panels; the one that is shown stays marked. */
static void
test_sidebar (void)
{
  FoyerSidebar *sidebar = g_object_new (FOYER_TYPE_SIDEBAR, NULL);
  GtkWindow *window = show (GTK_WIDGET (sidebar));
  GtkListBox *list = GTK_LIST_BOX (find_child (GTK_WIDGET (sidebar), GTK_TYPE_LIST_BOX));
  GtkListBoxRow *shown = gtk_list_box_get_row_at_index (list, 1);

  foyer_sidebar_select (sidebar, "reception");
  g_assert_true (gtk_list_box_get_selected_row (list) == shown);

  gtk_widget_grab_focus (GTK_WIDGET (shown));
  g_signal_emit_by_name (list, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 2, FALSE, FALSE);
  g_assert_true (gtk_window_get_focus (window)
                 == GTK_WIDGET (gtk_list_box_get_row_at_index (list, 3)));
  g_assert_true (gtk_list_box_get_selected_row (list) == shown);

  foyer_sidebar_select (sidebar, NULL);
  g_assert_null (gtk_list_box_get_selected_row (list));
  foyer_sidebar_select (sidebar, "reception");
  gtk_window_destroy (window);
}

/* The tray stands at the edge of the window, over the card, wherever its button is. */
static void
test_tray (void)
{
  FoyerDueButton *button = g_object_new (FOYER_TYPE_DUE_BUTTON, "halign", GTK_ALIGN_START, NULL);
  GtkWindow *window = show (GTK_WIDGET (button));
  GtkWidget *popover = find_child (GTK_WIDGET (button), GTK_TYPE_POPOVER);
  graphene_rect_t tray;
  double x, y;
  int right;

  foyer_due_button_popup (button);
  while (gtk_widget_get_width (popover) == 0)
    g_main_context_iteration (NULL, TRUE);
  gtk_native_get_surface_transform (GTK_NATIVE (popover), &x, &y);
  g_assert_true (gtk_widget_compute_bounds (gtk_popover_get_child (GTK_POPOVER (popover)), popover,
                                            &tray));
  right = gdk_popup_get_position_x (GDK_POPUP (gtk_native_get_surface (GTK_NATIVE (popover))))
          + (int) (x + tray.origin.x + tray.size.width);
  g_assert_cmpint (right, <=, gtk_widget_get_width (GTK_WIDGET (window)));
  g_assert_cmpint (right, >=, gtk_widget_get_width (GTK_WIDGET (window)) - 40);
  gtk_window_destroy (window);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  foyer_widgets_init ();
  g_test_add_func ("/frame/sidebar", test_sidebar);
  g_test_add_func ("/frame/tray", test_tray);

  return g_test_run ();
}
