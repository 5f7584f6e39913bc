/* Chip, keys, toast, banner, empty state, timer: what tells something. */

#include "test-display.h"
#include "widgets/foyer-banner.h"
#include "widgets/foyer-call-timer.h"
#include "widgets/foyer-chip.h"
#include "widgets/foyer-empty-state.h"
#include "widgets/foyer-key-bar.h"
#include "widgets/foyer-key-text.h"
#include "widgets/foyer-keycap.h"
#include "widgets/foyer-style.h"
#include "widgets/foyer-timeline-gutter.h"
#include "widgets/foyer-toast.h"
#include "widgets/foyer-workflow-bar.h"

static void
test_chip (void)
{
  GtkWidget *chip = foyer_chip_new (FOYER_TONE_WARN, NULL, NULL);
  GtkWidget *window;

  g_assert_false (gtk_widget_get_visible (chip));
  foyer_chip_set_label (FOYER_CHIP (chip), "over 10 min");
  foyer_chip_set_icon_name (FOYER_CHIP (chip), "foyer-waiting-symbolic");
  g_assert_true (gtk_widget_get_visible (chip));
  g_assert_true (gtk_widget_has_css_class (chip, "warn"));
  window = test_display_show (chip);

  foyer_chip_set_tone (FOYER_CHIP (chip), FOYER_TONE_CRIT);
  g_assert_false (gtk_widget_has_css_class (chip, "warn"));
  g_assert_true (gtk_widget_has_css_class (chip, "crit"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_keys (void)
{
  static const struct
  {
    const char *keys;
    const char *label;
  } cases[] = {
    { "<Control>k", "Ctrl+K" },
    { "<Control><Shift>z", "Ctrl+Shift+Z" },
    { "Return", "Enter" },
    { "<Alt>Return", "Alt+Enter" },
    { "Escape", "Esc" },
    { "F6", "F6" },
    { "1–5", "1–5" },
    { "↑↓", "↑↓" },
    { "Q", "Q" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *label = foyer_keys_dup_label (cases[i].keys);

      g_assert_cmpstr (label, ==, cases[i].label);
    }
}

static guint
count_children (GtkWidget *widget)
{
  guint count = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count++;
  return count;
}

static void
test_key_bar (void)
{
  static const FoyerKeyHint hints[] = {
    { "<Control>n", "new", FALSE },
    { "Return", "save", FALSE },
    { "F1", "all keys", TRUE },
    { NULL },
  };
  GtkWidget *bar = foyer_key_bar_new ();
  GtkWidget *window = test_display_show (bar);
  GtkWidget *start = gtk_widget_get_first_child (bar);

  foyer_key_bar_set_hints (FOYER_KEY_BAR (bar), hints);
  g_assert_cmpuint (count_children (start), ==, 4);
  g_assert_cmpuint (count_children (gtk_widget_get_next_sibling (start)), ==, 2);
  foyer_key_bar_set_hints (FOYER_KEY_BAR (bar), NULL);
  g_assert_cmpuint (count_children (start), ==, 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, "Keys");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_key_text (void)
{
  GtkWidget *line = foyer_key_text_new ("Press {<Control>n}, then {Return}.");
  int narrow, whole, low, high;

  g_object_ref_sink (line);
  g_assert_cmpuint (count_children (line), ==, 3);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Press Ctrl+N, then Enter.");
  /* Where it has no room for one line it takes several, keys and all. */
  gtk_widget_measure (line, GTK_ORIENTATION_HORIZONTAL, -1, &narrow, &whole, NULL, NULL);
  gtk_widget_measure (line, GTK_ORIENTATION_VERTICAL, whole, NULL, &low, NULL, NULL);
  gtk_widget_measure (line, GTK_ORIENTATION_VERTICAL, narrow, NULL, &high, NULL, NULL);
  g_assert_cmpint (2 * narrow, <, whole);
  g_assert_cmpint (2 * low, <=, high);
  foyer_key_text_set_text (FOYER_KEY_TEXT (line), "An open { stays");
  g_assert_cmpuint (count_children (line), ==, 1);
  g_object_unref (line);
}

static void
test_toast (void)
{
  GtkWidget *toast = foyer_toast_new ();
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *window;
  gboolean is_shown;

  gtk_overlay_set_child (GTK_OVERLAY (overlay), gtk_label_new ("below"));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), toast);
  window = test_display_show (overlay);
  g_assert_false (gtk_widget_get_visible (toast));

  foyer_toast_show (FOYER_TOAST (toast), "Ms Zhou left", "Undo", "win.undo", "<Control>z");
  test_display_settle ();
  g_object_get (toast, "is-shown", &is_shown, NULL);
  g_assert_true (is_shown);
  g_assert_true (gtk_widget_get_visible (toast));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (toast),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Ms Zhou left");

  foyer_toast_show (FOYER_TOAST (toast), "Saved", NULL, NULL, NULL);
  foyer_toast_hide (FOYER_TOAST (toast));
  while (gtk_widget_get_visible (toast))
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_banner (void)
{
  FoyerBanner *banner = FOYER_BANNER (foyer_banner_new ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window;

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (banner));
  window = test_display_show (box);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (banner)), ==, 0);
  g_assert_null (foyer_banner_get_key (banner));
  foyer_banner_put (banner, "clock", FOYER_TONE_WARN, NULL, "The clock is 3 s off.");
  foyer_banner_put (banner, "disk", FOYER_TONE_CRIT, "Not saved:", "the disk is full.");
  foyer_banner_set_action (banner, "disk", "Try again", "win.retry");
  foyer_banner_set_details (banner, "disk", "SQLITE_FULL");
  foyer_banner_put (banner, "seat", FOYER_TONE_WARN, NULL, "Another seat is older.");
  g_assert_cmpstr (foyer_banner_get_key (banner), ==, "disk");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (banner),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "the disk is full.");

  foyer_banner_remove (banner, "disk");
  g_assert_cmpstr (foyer_banner_get_key (banner), ==, "seat");
  foyer_banner_remove (banner, "seat");
  foyer_banner_remove (banner, "clock");
  foyer_banner_remove (banner, "clock");
  g_assert_null (foyer_banner_get_key (banner));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_empty_state (void)
{
  GtkWidget *empty = foyer_empty_state_new ("foyer-reception-symbolic", "Nobody has come yet",
                                            "Press {<Control>n}.");
  GtkWidget *door = gtk_button_new_with_label ("Appointments");
  GtkWidget *window;

  foyer_empty_state_add_door (FOYER_EMPTY_STATE (empty), door);
  window = test_display_show (empty);
  g_assert_true (gtk_widget_get_mapped (door));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* CB-13, CB-14, CB-15: two marks, at three and at five minutes. */
static void
test_call_timer (void)
{
  g_autoptr(FoyerFakeClock) clock = FOYER_FAKE_CLOCK (foyer_fake_clock_new (G_USEC_PER_SEC));
  FoyerCallTimer *timer = FOYER_CALL_TIMER (foyer_call_timer_new (FOYER_CLOCK (clock)));
  guint mark;

  g_object_ref_sink (timer);
  foyer_call_timer_start (timer);
  foyer_fake_clock_advance (clock, 179 * G_USEC_PER_SEC);
  foyer_call_timer_tick (timer);
  g_object_get (timer, "mark", &mark, NULL);
  g_assert_cmpuint (mark, ==, 0);

  foyer_fake_clock_advance (clock, G_USEC_PER_SEC);
  foyer_call_timer_tick (timer);
  g_object_get (timer, "mark", &mark, NULL);
  g_assert_cmpuint (mark, ==, 1);

  foyer_fake_clock_advance (clock, 120 * G_USEC_PER_SEC);
  g_assert_cmpint (foyer_call_timer_stop (timer), ==, 300);
  g_object_get (timer, "mark", &mark, NULL);
  g_assert_cmpuint (mark, ==, 2);

  /* A stopped timer stands, and a clock that was set back gives no negative time. */
  foyer_fake_clock_advance (clock, 60 * G_USEC_PER_SEC);
  foyer_call_timer_tick (timer);
  g_assert_cmpint (foyer_call_timer_get_elapsed_s (timer), ==, 300);
  foyer_call_timer_start (timer);
  foyer_fake_clock_advance (clock, -90 * G_USEC_PER_SEC);
  g_assert_cmpint (foyer_call_timer_stop (timer), ==, 0);
  g_object_unref (timer);
}

static void
test_gutter (void)
{
  GtkWidget *gutter = foyer_timeline_gutter_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *window;

  gtk_box_append (GTK_BOX (box), gutter);
  window = test_display_show (box);
  g_assert_cmpint (gtk_widget_get_width (gutter), ==, 20);
  g_object_set (gutter, "is-first", TRUE, "is-last", TRUE, NULL);
  test_display_settle ();
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The look switches while the program runs. */
static void
test_style (void)
{
  g_autoptr(FoyerStyle) style = foyer_style_new (gdk_display_get_default ());
  gboolean prefers_dark;

  g_object_set (style, "theme", FOYER_THEME_DARK, NULL);
  g_assert_true (foyer_style_is_dark (style));
  g_object_get (gtk_settings_get_default (), "gtk-application-prefer-dark-theme",
                &prefers_dark, NULL);
  g_assert_true (prefers_dark);
  g_object_set (style, "theme", FOYER_THEME_LIGHT, NULL);
  g_assert_false (foyer_style_is_dark (style));
}

static int
get_natural_width (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
add_up_labels (GtkWidget *widget)
{
  int width = GTK_IS_LABEL (widget) ? get_natural_width (widget) : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    width += add_up_labels (child);
  return width;
}

/* The marks of the steps take no room from their words, whichever is reached. */
static void
test_workflow (void)
{
  static const char *const steps[] = { "Opened", "Assigned", "Solution", "Answered", "Closed",
                                       NULL };
  GtkWidget *bar = g_object_new (FOYER_TYPE_WORKFLOW_BAR, NULL);
  GtkWidget *window = test_display_show (bar);

  foyer_workflow_bar_set_steps (FOYER_WORKFLOW_BAR (bar), steps);
  for (guint step = 0; step <= g_strv_length ((char **) steps); step++)
    {
      foyer_workflow_bar_set_present (FOYER_WORKFLOW_BAR (bar), step);
      g_assert_cmpint (get_natural_width (bar), ==, add_up_labels (bar));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  test_display_init (&argc, &argv);

  g_test_add_func ("/news/chip", test_chip);
  g_test_add_func ("/news/keys", test_keys);
  g_test_add_func ("/news/key-bar", test_key_bar);
  g_test_add_func ("/news/key-text", test_key_text);
  g_test_add_func ("/news/toast", test_toast);
  g_test_add_func ("/news/banner", test_banner);
  g_test_add_func ("/news/empty-state", test_empty_state);
  g_test_add_func ("/news/call-timer", test_call_timer);
  g_test_add_func ("/news/gutter", test_gutter);
  g_test_add_func ("/news/style", test_style);
  g_test_add_func ("/news/workflow", test_workflow);

  return g_test_run ();
}
