/* A password for the eye alone: no text holds it, and it leaves the screen and the clipboard. */

#include "test-display.h"
#include "widgets/foyer-bar-chart.h"
#include "widgets/foyer-secret-label.h"

static const char secret[] = "Geheim-7xQ";

static void
wait_until_hidden (FoyerSecretLabel *label)
{
  while (foyer_secret_label_is_shown (label))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_label (void)
{
  GtkWidget *label = foyer_secret_label_new ();
  GtkWidget *window = test_display_show (label);

  gtk_test_accessible_assert_property (label, GTK_ACCESSIBLE_PROPERTY_LABEL, "Password, hidden");
  foyer_secret_label_show (FOYER_SECRET_LABEL (label), secret, 60);
  test_display_settle ();
  /* It says that it is shown, and never what. */
  gtk_test_accessible_assert_property (label, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Password, shown on the screen");
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (label),
                                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (label),
                                                    GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT));
  g_assert_null (gtk_widget_get_tooltip_text (label));
  foyer_secret_label_hide (FOYER_SECRET_LABEL (label));
  g_assert_false (foyer_secret_label_is_shown (FOYER_SECRET_LABEL (label)));

  /* It hides by itself. */
  foyer_secret_label_show (FOYER_SECRET_LABEL (label), secret, 1);
  g_assert_true (foyer_secret_label_is_shown (FOYER_SECRET_LABEL (label)));
  wait_until_hidden (FOYER_SECRET_LABEL (label));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
read_clipboard (GdkClipboard *clipboard)
{
  static const char waiting[] = "";
  char *text = (char *) waiting;

  gdk_clipboard_read_text_async (clipboard, NULL, on_read, &text);
  while (text == waiting)
    g_main_context_iteration (NULL, TRUE);
  return text;
}

static void
test_clipboard (void)
{
  GtkWidget *window = test_display_show (gtk_label_new ("x"));
  GdkClipboard *clipboard = gtk_widget_get_clipboard (window);
  GdkContentFormats *formats;
  g_autofree char *copied = NULL;
  g_autofree char *theirs = NULL;

  foyer_secret_copy (window, secret, 1);
  copied = read_clipboard (clipboard);
  g_assert_cmpstr (copied, ==, secret);
  /* Clipboard histories are asked to leave it out. */
  formats = gdk_clipboard_get_formats (clipboard);
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "x-kde-passwordManagerHint"));
  while (gdk_clipboard_get_content (clipboard) != NULL)
    g_main_context_iteration (NULL, TRUE);

  /* Taken off at once when the program ends. */
  foyer_secret_copy (window, secret, 60);
  foyer_secret_uncopy (window);
  g_assert_null (gdk_clipboard_get_content (clipboard));

  /* What somebody copied since is left alone. */
  foyer_secret_copy (window, secret, 60);
  gdk_clipboard_set_text (clipboard, "theirs");
  foyer_secret_uncopy (window);
  theirs = read_clipboard (clipboard);
  g_assert_cmpstr (theirs, ==, "theirs");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_chart (void)
{
  GtkWidget *chart = foyer_bar_chart_new ();
  GtkWidget *window;

  foyer_bar_chart_add (FOYER_BAR_CHART (chart), "DEMO-01", 8, 3, "3 / 8");
  foyer_bar_chart_add (FOYER_BAR_CHART (chart), "DEMO-02", 0, 5, "0 / 0");
  window = test_display_show (chart);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "DEMO-01 3 / 8; DEMO-02 0 / 0");
  foyer_bar_chart_clear (FOYER_BAR_CHART (chart));
  test_display_settle ();
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  test_display_init (&argc, &argv);

  g_test_add_func ("/secret/label", test_label);
  g_test_add_func ("/secret/clipboard", test_clipboard);
  g_test_add_func ("/secret/chart", test_chart);

  return g_test_run ();
}
