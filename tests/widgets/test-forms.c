/* Fields, choices, drafts and what an input method holds. */

#include <glib/gstdio.h>

#include "test-display.h"
#include "widgets/foyer-choice.h"
#include "widgets/foyer-drafts.h"
#include "widgets/foyer-form.h"
#include "widgets/foyer-hint.h"
#include "widgets/foyer-segmented.h"
#include "widgets/foyer-widget.h"

static void
test_field (void)
{
  FoyerForm *form = FOYER_FORM (foyer_form_new ());
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *field = foyer_form_field_new ("phone", "Phone", entry);
  GtkWidget *window;
  g_autofree char *error = NULL;

  gtk_box_append (GTK_BOX (form), field);
  gtk_box_append (GTK_BOX (form), foyer_form_field_new ("name", "Name", gtk_entry_new ()));
  window = test_display_show (GTK_WIDGET (form));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Phone");

  g_assert_true (foyer_form_show_error (form, "phone", "That is no telephone number."));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_object_get (field, "error", &error, NULL);
  g_assert_cmpstr (error, ==, "That is no telephone number.");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), field));

  foyer_form_clear_errors (form);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
  g_assert_false (foyer_form_show_error (form, "city", "There is no such field."));
  g_assert_false (foyer_form_show_error (form, NULL, "Nor this."));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_segmented (void)
{
  FoyerSegmented *choice = FOYER_SEGMENTED (foyer_segmented_new ());
  GtkWidget *window;

  g_assert_null (foyer_segmented_get_selected (choice));
  foyer_segmented_append (choice, "parent", "Parent");
  foyer_segmented_append (choice, "student", "Student");
  foyer_segmented_append (choice, "peer", "Trade");
  window = test_display_show (GTK_WIDGET (choice));

  g_assert_true (foyer_segmented_select_digit (choice, 2));
  g_assert_cmpstr (foyer_segmented_get_selected (choice), ==, "student");
  g_assert_false (foyer_segmented_select_digit (choice, 4));
  g_assert_false (foyer_segmented_select_digit (choice, 0));
  foyer_segmented_set_selected (choice, "peer");
  g_assert_cmpstr (foyer_segmented_get_selected (choice), ==, "peer");
  foyer_segmented_set_selected (choice, NULL);
  g_assert_null (foyer_segmented_get_selected (choice));

  /* One Tab stop: only one of the buttons takes the focus. */
  foyer_segmented_set_selected (choice, "student");
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (choice), GTK_DIR_TAB_FORWARD));

  /* The keyboard is with what is chosen. */
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_true (foyer_segmented_select_digit (choice, 3));
  g_assert_true (gtk_toggle_button_get_active (
    GTK_TOGGLE_BUTTON (gtk_window_get_focus (GTK_WINDOW (window)))));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_choice (void)
{
  FoyerChoice *choice = FOYER_CHOICE (foyer_choice_new ());
  GtkWidget *window;

  foyer_choice_append (choice, "", "All");
  foyer_choice_append (choice, "waiting", "Waiting");
  g_assert_cmpstr (foyer_choice_get_selected (choice), ==, "");
  foyer_choice_set_selected (choice, "waiting");
  g_assert_cmpstr (foyer_choice_get_selected (choice), ==, "waiting");
  window = test_display_show (GTK_WIDGET (choice));
  foyer_choice_set_selected (choice, "unknown");
  g_assert_null (foyer_choice_get_selected (choice));
  foyer_choice_clear (choice);
  g_assert_null (foyer_choice_get_selected (choice));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Also where the focus is in it already, or was at its end before. */
static void
test_focus_first (void)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *form = foyer_form_new ();
  GtkWidget *first = gtk_button_new_with_label ("First");
  GtkWidget *last = gtk_button_new_with_label ("Last");
  GtkWidget *elsewhere = gtk_button_new_with_label ("Elsewhere");
  GtkWidget *window = gtk_window_new ();

  gtk_box_append (GTK_BOX (form), first);
  gtk_box_append (GTK_BOX (form), last);
  gtk_box_append (GTK_BOX (page), form);
  gtk_box_append (GTK_BOX (page), elsewhere);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));

  g_assert_true (foyer_widget_focus_first (form));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == first);
  gtk_widget_grab_focus (last);
  g_assert_true (foyer_widget_focus_first (form));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == first);
  gtk_widget_grab_focus (last);
  gtk_widget_grab_focus (elsewhere);
  g_assert_true (foyer_widget_focus_first (form));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == first);

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_hint (void)
{
  GtkWidget *entry = gtk_search_entry_new ();
  g_autoptr(FoyerHint) hint = foyer_hint_new (GTK_EDITABLE (entry));
  GtkWidget *window = test_display_show (entry);
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (entry));

  gtk_editable_set_text (GTK_EDITABLE (entry), "张 10");
  g_assert_cmpstr (foyer_hint_get_text (hint), ==, "张 10");
  g_assert_false (foyer_hint_get_is_composing (hint));

  /* What the input method holds stands at the caret. */
  gtk_editable_set_position (text, 1);
  g_signal_emit_by_name (text, "preedit-changed", "xiao ming");
  g_assert_cmpstr (foyer_hint_get_text (hint), ==, "张xiaoming 10");
  g_assert_true (foyer_hint_get_is_composing (hint));
  g_signal_emit_by_name (text, "preedit-changed", "");
  g_assert_cmpstr (foyer_hint_get_text (hint), ==, "张 10");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
press (GtkWidget *widget,
       guint      keyval)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean is_taken;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &is_taken);
    }
}

/* An input method shows the characters that it guesses: they are not what was typed. */
static void
test_hint_guessed (void)
{
  GtkWidget *entry = gtk_search_entry_new ();
  g_autoptr(FoyerHint) hint = foyer_hint_new (GTK_EDITABLE (entry));
  GtkWidget *window = test_display_show (entry);
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry)));

  press (text, GDK_KEY_z);
  press (text, GDK_KEY_h);
  g_signal_emit_by_name (text, "preedit-changed", "这");
  g_assert_cmpstr (foyer_hint_get_text (hint), ==, "zh");
  press (text, GDK_KEY_BackSpace);
  g_signal_emit_by_name (text, "preedit-changed", "在");
  g_assert_cmpstr (foyer_hint_get_text (hint), ==, "z");

  /* A choice by hand is one. */
  press (text, GDK_KEY_2);
  g_signal_emit_by_name (text, "preedit-changed", "张");
  g_assert_cmpstr (foyer_hint_get_text (hint), ==, "张");
  g_signal_emit_by_name (text, "preedit-changed", "");
  gtk_editable_set_text (GTK_EDITABLE (entry), "张");
  g_assert_cmpstr (foyer_hint_get_text (hint), ==, "张");

  /* The next letters are their own again. */
  press (text, GDK_KEY_x);
  gtk_editable_set_position (GTK_EDITABLE (entry), 1);
  g_signal_emit_by_name (text, "preedit-changed", "想");
  g_assert_cmpstr (foyer_hint_get_text (hint), ==, "张x");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
load (FoyerDrafts *drafts)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  foyer_drafts_load_async (drafts, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  foyer_drafts_load_finish (drafts, result, &error);
  g_assert_no_error (error);
}

static void
flush (FoyerDrafts *drafts)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  foyer_drafts_flush_async (drafts, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  foyer_drafts_flush_finish (drafts, result, &error);
  g_assert_no_error (error);
}

static void
test_drafts (void)
{
  g_autofree char *folder = g_dir_make_tmp ("foyer-drafts-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "seat", "drafts.ini", NULL);
  g_autoptr(FoyerDrafts) drafts = foyer_drafts_new (path);
  g_autoptr(FoyerDrafts) again = foyer_drafts_new (path);
  GtkWidget *entry = g_object_ref_sink (gtk_entry_new ());
  GtkWidget *restored = g_object_ref_sink (gtk_entry_new ());
  GStatBuf status;

  /* No file is no error. */
  load (drafts);
  g_assert_cmpuint (foyer_drafts_get_count (drafts), ==, 0);

  foyer_drafts_bind_editable (drafts, "check-in", "name", GTK_EDITABLE (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "周[女]士=\n; 100%");
  g_assert_cmpuint (foyer_drafts_get_count (drafts), ==, 1);
  flush (drafts);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);

  load (again);
  foyer_drafts_bind_editable (again, "check-in", "name", GTK_EDITABLE (restored));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (restored)), ==,
                   gtk_editable_get_text (GTK_EDITABLE (entry)));

  /* A form with nothing in it is no draft. */
  gtk_editable_set_text (GTK_EDITABLE (restored), "");
  g_assert_cmpuint (foyer_drafts_get_count (again), ==, 0);
  flush (again);

  g_object_unref (entry);
  g_object_unref (restored);
  g_remove (path);
  g_free (path);
  path = g_build_filename (folder, "seat", NULL);
  g_rmdir (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  test_display_init (&argc, &argv);

  g_test_add_func ("/forms/field", test_field);
  g_test_add_func ("/forms/segmented", test_segmented);
  g_test_add_func ("/forms/choice", test_choice);
  g_test_add_func ("/forms/focus-first", test_focus_first);
  g_test_add_func ("/forms/hint", test_hint);
  g_test_add_func ("/forms/hint-guessed", test_hint_guessed);
  g_test_add_func ("/forms/drafts", test_drafts);

  return g_test_run ();
}
