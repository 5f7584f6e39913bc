/* What is known of somebody or something, under each other. */

#include "panels/foyer-field-grid.h"

#include <gtk/gtk.h>

/* Its text can be marked and copied, and is no place where the tabulator stays. */
static void
test_tab (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *before = gtk_button_new_with_label ("before");
  GtkWidget *after = gtk_button_new_with_label ("after");
  FoyerFieldGrid *grid = g_object_new (FOYER_TYPE_FIELD_GRID, NULL);

  foyer_field_grid_add_text (grid, "subject", "a charger that gets hot");
  foyer_field_grid_add_text (grid, "body", "since Monday");
  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (grid));
  gtk_box_append (GTK_BOX (box), after);
  gtk_window_set_child (window, box);
  gtk_window_present (window);

  gtk_widget_grab_focus (before);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (window) == after);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_window_get_focus (window) == before);

  gtk_window_destroy (window);
}

/* A field of two words beside what cannot break leaves the card as wide as it is. */
static void
test_narrow (void)
{
  FoyerFieldGrid *grid = g_object_ref_sink (g_object_new (FOYER_TYPE_FIELD_GRID, NULL));
  int minimum, natural;

  foyer_field_grid_add (grid, "Person responsible", gtk_button_new_with_label ("Show"));
  gtk_widget_measure (GTK_WIDGET (grid), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL,
                      NULL);
  g_assert_cmpint (minimum, <, natural);

  g_object_unref (grid);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/field-grid/tab", test_tab);
  g_test_add_func ("/field-grid/narrow", test_narrow);

  return g_test_run ();
}
