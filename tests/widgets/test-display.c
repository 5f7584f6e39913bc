#include "test-display.h"

#include "widgets/foyer-style.h"

/* What every test of widgets begins with. */
void
test_display_init (int    *argc,
                   char ***argv)
{
  gtk_test_init (argc, argv);
  foyer_widgets_init ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/org/foyer/Foyer/icons");
}

/* Returns (transfer none): a window with @widget in it, once it is on the screen. */
GtkWidget *
test_display_show (GtkWidget *widget)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 600, 400);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  /* Mapped is not yet laid out: on a busy machine that comes later than any pause. */
  while (!gtk_widget_get_mapped (widget) || gtk_widget_get_width (window) == 0)
    g_main_context_iteration (NULL, TRUE);
  test_display_settle ();

  return window;
}

static gboolean
on_time_over (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Leaves the main loop time for what it does by itself. */
void
test_display_settle (void)
{
  gboolean is_over = FALSE;

  g_timeout_add (30, on_time_over, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}
