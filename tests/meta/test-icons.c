/* Every icon of the program is found uninstalled, through the resource, and is drawn in the colour
 * of the text around it.
 */

#include <gtk/gtk.h>

#define BASE "/org/foyer/Foyer/icons/"

/* As GtkApplication does it at start-up. */
static GtkIconTheme *
get_theme (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  gtk_icon_theme_add_resource_path (theme, BASE);
  return theme;
}

static void
check_folder (const char *folder,
              guint       least_count)
{
  GtkIconTheme *theme = get_theme ();
  g_autofree char *path = g_strconcat (BASE, folder, NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = g_resources_enumerate_children (path, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (names), >=, least_count);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (names[i], strlen (names[i]) - strlen (".svg"));
      g_autoptr (GtkIconPaintable) icon = NULL;
      g_autoptr (GFile) file = NULL;
      g_autofree char *uri = NULL;

      g_test_message ("%s", name);
      g_assert_true (gtk_icon_theme_has_icon (theme, name));
      icon = gtk_icon_theme_lookup_icon (theme, name, NULL, 16, 1, GTK_TEXT_DIR_LTR, 0);
      file = gtk_icon_paintable_get_file (icon);
      uri = g_file_get_uri (file);
      g_assert_true (g_str_has_suffix (uri, names[i]));
      g_assert_cmpint (gtk_icon_paintable_is_symbolic (icon), ==,
                       g_str_has_suffix (name, "-symbolic"));
    }
}

static void
test_actions (void)
{
  check_folder ("scalable/actions", 20);
}

static void
test_program (void)
{
  check_folder ("scalable/apps", 1);
  check_folder ("symbolic/apps", 1);
}

static void
test_recolours (void)
{
  GtkIconTheme *theme = get_theme ();
  g_autoptr (GtkIconPaintable) icon =
    gtk_icon_theme_lookup_icon (theme, "foyer-reception-symbolic", NULL, 16, 1,
                                GTK_TEXT_DIR_LTR, 0);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  const GdkRGBA accent = { 0.102f, 0.353f, 0.620f, 1.0f };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 16, 16);
  cairo_t *cr = cairo_create (surface);
  gboolean is_painted = FALSE;
  const guchar *pixels;

  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, 16, 16,
                                            &accent, 1);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (int i = 0; i < 16 * 16; i++)
    {
      const guint32 pixel = ((const guint32 *) pixels)[i];

      /* Opaque pixels carry the colour that was asked for, give or take rounding. */
      if (pixel >> 24 != 255)
        continue;
      is_painted = TRUE;
      g_assert_cmpint (ABS ((int) (pixel >> 16 & 255) - 26), <=, 2);
      g_assert_cmpint (ABS ((int) (pixel >> 8 & 255) - 90), <=, 2);
      g_assert_cmpint (ABS ((int) (pixel & 255) - 158), <=, 2);
    }
  g_assert_true (is_painted);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/icons/actions", test_actions);
  g_test_add_func ("/icons/program", test_program);
  g_test_add_func ("/icons/recolours", test_recolours);
  return g_test_run ();
}
