/* The page of the preferences on callbacks: what a supervisor does there, with the keyboard as with
 * the mouse, and that who may not, cannot. */

#include "../panels/panel-fixture.h"

#include "shell/foyer-callbacks-page.h"

#include "widgets/foyer-form-field.h"
#include "widgets/foyer-style.h"

typedef PanelFixture Page;

static GtkWidget *page;

static void
show_high (Page       *self,
           const char *number,
           int         height)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  panel_fixture_sign_in (self, number);
  page = foyer_callbacks_page_new (self->services);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), page);
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (self->window, 860, height);
  gtk_window_set_child (self->window, scrolled);
  gtk_window_present (self->window);
  while (!gtk_widget_get_mapped (page))
    g_main_context_iteration (NULL, TRUE);
  panel_fixture_settle (self);
}

static void
show (Page       *self,
      const char *number)
{
  show_high (self, number, 1400);
}

static GListModel *
get_asked (Page *self)
{
  return foyer_callbacks_get_questions (foyer_services_get_callbacks (self->services));
}

/* Whether the @place-th question is asked in these words. */
static gboolean
is_asked (Page       *self,
          guint       place,
          const char *label)
{
  g_autoptr (FoyerSurveyQuestion) question = g_list_model_get_item (get_asked (self), place);

  return question != NULL && g_str_equal (foyer_survey_question_get_label (question), label);
}

/* The row is found by its words. */
static GtkListBoxRow *
find_row (const char *label)
{
  GtkWidget *name = panel_fixture_find_text (page, label);

  g_assert_nonnull (name);
  return GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (name, GTK_TYPE_LIST_BOX_ROW));
}

/* As the key does. */
static void
press (GtkListBoxRow *row,
       const char    *accelerator)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (row));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GListModel) keys = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (keys))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (keys); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (keys, j);
          g_autofree char *trigger =
            gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (g_str_equal (trigger, accelerator))
            {
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, GTK_WIDGET (row),
                                            gtk_shortcut_get_arguments (shortcut));
              return;
            }
        }
    }
  g_assert_not_reached ();
}

static void
click (const char *label)
{
  GtkWidget *name = panel_fixture_find_text (page, label);

  g_assert_nonnull (name);
  g_signal_emit_by_name (gtk_widget_get_ancestor (name, GTK_TYPE_BUTTON), "clicked");
}

static GtkWidget *
find_control (const char *label)
{
  GtkWidget *name = panel_fixture_find_text (page, label);

  g_assert_nonnull (name);
  return foyer_form_field_get_child (
    FOYER_FORM_FIELD (gtk_widget_get_ancestor (name, FOYER_TYPE_FORM_FIELD)));
}

static gboolean
are_there (Page *self)
{
  return g_list_model_get_n_items (get_asked (self)) == 3;
}

static gboolean
is_moved (Page *self)
{
  return is_asked (self, 1, "Attitude");
}

static gboolean
is_added (Page *self)
{
  return is_asked (self, 3, "Waiting time");
}

static gboolean
is_retired (Page *self)
{
  return g_list_model_get_n_items (get_asked (self)) == 3;
}

static gboolean
is_back (Page *self)
{
  return is_asked (self, 3, "Efficiency");
}

/* Ordered by keys, added, retired and brought back; each can be undone, as anywhere. */
static void
test_questions (Page          *self,
                gconstpointer  unused)
{
  show (self, "1001");
  panel_fixture_wait (are_there, self);
  press (find_row ("Attitude"), "<Alt>Down");
  panel_fixture_wait (is_moved, self);
  panel_fixture_settle (self);
  /* Who goes on with the keys goes on from there. */
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (find_row ("Attitude"))));

  click ("Add a question");
  gtk_editable_set_text (GTK_EDITABLE (find_control ("In Chinese *")), "等候时间");
  click ("Save the question");
  panel_fixture_settle (self);
  /* The other words are missing: it says so, and what was typed is there. */
  g_assert_nonnull (panel_fixture_find_text (page, "Fill in “Label”."));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_control ("In Chinese *"))), ==,
                   "等候时间");
  gtk_editable_set_text (GTK_EDITABLE (find_control ("In English *")), "Waiting time");
  click ("Save the question");
  panel_fixture_wait (is_added, self);
  panel_fixture_settle (self);
  g_assert_null (panel_fixture_find_text (page, "Save the question"));

  g_signal_emit_by_name (gtk_widget_get_parent (GTK_WIDGET (find_row ("Efficiency"))),
                         "row-activated", find_row ("Efficiency"));
  click ("Ask no more");
  panel_fixture_wait (is_retired, self);
  panel_fixture_settle (self);
  g_assert_nonnull (panel_fixture_find_text (page, "Not asked any more"));
  click ("Ask again");
  panel_fixture_wait (is_back, self);
  panel_fixture_settle (self);
  g_assert_null (panel_fixture_find_text (page, "Not asked any more"));

  panel_fixture_undo (self);
  panel_fixture_wait (is_retired, self);
}

static FoyerSettings *
get_settings (Page *self)
{
  return foyer_shop_get_settings (foyer_services_get_shop (self->services));
}

static gboolean
is_planned (Page *self)
{
  return g_str_equal (foyer_settings_get_text (get_settings (self),
                                               FOYER_SETTING_CALLBACK_RETRY_GREETING), "2h 1d");
}

static gboolean
is_usual (Page *self)
{
  return *foyer_settings_get_text (get_settings (self), FOYER_SETTING_CALLBACK_RETRY_GREETING)
         == '\0';
}

static gboolean
is_switched (Page *self)
{
  return !foyer_settings_get_bool (get_settings (self), FOYER_SETTING_CALLBACK_CROSS_SHIFT);
}

static gboolean
is_shown (Page *self)
{
  return gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (find_control ("Tries in all, whatever the "
                                                                          "kind"))) == 5;
}

/* What is written is read, what is wrong is told, and what somebody else changes is shown. */
static void
test_settings (Page          *self,
               gconstpointer  unused)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *entry;

  show (self, "1001");
  entry = find_control ("Birthday or festival");
  gtk_editable_set_text (GTK_EDITABLE (entry), "2h,1 day");
  g_signal_emit_by_name (entry, "activate");
  panel_fixture_wait (is_planned, self);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "2 h, 1 d");
  gtk_editable_set_text (GTK_EDITABLE (entry), "soon");
  g_signal_emit_by_name (entry, "activate");
  g_assert_nonnull (panel_fixture_find_text (page, "Write how long to wait each time, such as 2 h, "
                                                   "1 d; or off."));
  g_assert_true (is_planned (self));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_signal_emit_by_name (entry, "activate");
  panel_fixture_wait (is_usual, self);

  gtk_switch_set_active (GTK_SWITCH (find_control ("By another shift than the sale")), FALSE);
  panel_fixture_wait (is_switched, self);

  foyer_shop_set_async (foyer_services_get_shop (self->services), "callback.max_attempts", "5", NULL,
                        on_done, &result);
  panel_fixture_wait (is_shown, self);
  g_assert_true (foyer_shop_finish (foyer_services_get_shop (self->services), wait_for (&result),
                                    &error));
}

static void
plan_callback (Page *self)
{
  FoyerCallbacks *callbacks = foyer_services_get_callbacks (self->services);
  g_autoptr (GHashTable) typed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FoyerItem) item = NULL;
  g_autoptr (GError) error = NULL;

  g_hash_table_insert (typed, (gpointer) "who", (gpointer) "许志强 13957107731");
  g_hash_table_insert (typed, (gpointer) "due", (gpointer) "2026-11-21 11:00");
  foyer_callbacks_plan_async (callbacks, typed, NULL, on_done, &result);
  item = foyer_callbacks_finish (callbacks, wait_for (&result), &error);
  g_assert_no_error (error);
}

static FoyerDue *
get_due (Page *self)
{
  return foyer_services_get_due (self->services);
}

static gboolean
has_rung (Page *self)
{
  return g_list_model_get_n_items (foyer_due_get_tray (get_due (self))) == 2
         && foyer_due_rules_get_state (foyer_due_get_rules (get_due (self)), NULL)
              == FOYER_DUE_RULES_DONE;
}

static const char done[] = "All open items follow the new rules.";

static gboolean
says_done (Page *self)
{
  return panel_fixture_find_text (page, done) != NULL;
}

typedef struct
{
  Page *page;
  PanelGate gate;
} Hold;

/* The new rule is saved, and nothing follows from it yet. */
static void
on_rules_changed (FoyerDueRules *rules,
                  Hold          *hold)
{
  g_signal_handlers_disconnect_by_func (rules, on_rules_changed, hold);
  panel_gate_hold_writer (&hold->gate, hold->page);
}

/* A rule by which things ring is changed: how many open items do not follow it yet stands below it,
 * and in the end that all do. */
static void
test_rules (Page          *self,
            gconstpointer  unused)
{
  Hold hold = { self };
  FoyerDueRules *rules = foyer_due_get_rules (get_due (self));

  panel_gate_init (&hold.gate);
  plan_callback (self);
  plan_callback (self);
  /* They have rung once, and will again half an hour later. */
  foyer_fake_clock_advance (FOYER_FAKE_CLOCK (self->clock), 65 * G_TIME_SPAN_MINUTE);
  foyer_due_start (get_due (self));
  panel_fixture_wait (has_rung, self);
  show (self, "1001");
  g_assert_false (says_done (self));
  g_signal_connect (rules, "changed", G_CALLBACK (on_rules_changed), &hold);
  gtk_spin_button_set_value (
    GTK_SPIN_BUTTON (find_control ("A callback rings again after (minutes)")), 45);
  while (panel_fixture_find_text (page, "2 open items are still to follow the new rules…") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (says_done (self));

  panel_gate_open (&hold.gate);
  panel_fixture_wait (says_done, self);
  panel_gate_clear (&hold.gate);
  foyer_due_stop (get_due (self));
}

/* Whether all of what the label of these words is part of can be seen on the page. */
static gboolean
is_in_view (const char *label)
{
  GtkWidget *title = panel_fixture_find_text (page, label);
  GtkWidget *viewport = gtk_widget_get_parent (page);
  graphene_rect_t bounds;

  return title != NULL
         && gtk_widget_compute_bounds (gtk_widget_get_parent (title), viewport, &bounds)
         && bounds.size.height > 0 && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (viewport);
}

static gboolean
shows_festival (Page *self)
{
  return is_in_view ("Change the festival");
}

static gboolean
shows_new_question (Page *self)
{
  return is_in_view ("A new question");
}

/* On a low window: what opens is brought into view as a whole. */
static void
test_editors (Page          *self,
              gconstpointer  unused)
{
  GtkListBoxRow *row;

  show_high (self, "1001", 560);
  panel_fixture_wait (are_there, self);
  row = find_row ("New Year");
  g_signal_emit_by_name (gtk_widget_get_parent (GTK_WIDGET (row)), "row-activated", row);
  panel_fixture_wait (shows_festival, self);
  click ("Add a question");
  panel_fixture_wait (shows_new_question, self);
}

static guint
get_target (Page *self)
{
  guint target;

  g_object_get (foyer_services_get_callbacks (self->services), "calls-target", &target, NULL);
  return target;
}

static gboolean
has_target (Page *self)
{
  return get_target (self) == 12;
}

static gboolean
shows_target (Page *self)
{
  return gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (find_control ("林芳"))) == 12;
}

static void
test_targets (Page          *self,
              gconstpointer  unused)
{
  show (self, "1001");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_control ("林芳")), 12);
  panel_fixture_wait (has_target, self);
  gtk_window_destroy (self->window);
  show (self, "1001");
  panel_fixture_wait (shows_target, self);
}

/* Everything can be read, nothing changed, and the targets of others are not there (B7). */
static void
test_denied (Page          *self,
             gconstpointer  unused)
{
  show (self, "1002");
  panel_fixture_wait (are_there, self);
  g_assert_nonnull (panel_fixture_find_text (page, "This needs the role Supervisor."));
  g_assert_false (gtk_widget_is_sensitive (find_control ("Calls are made")));
  g_assert_nonnull (panel_fixture_find_text (page, "Efficiency"));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (find_row ("Efficiency"))));
  g_assert_null (panel_fixture_find_text (page, "林芳"));
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Page *, gconstpointer);
  } tests[] = {
    { "/callbacks-page/denied", test_denied },
    { "/callbacks-page/editors", test_editors },
    { "/callbacks-page/questions", test_questions },
    { "/callbacks-page/rules", test_rules },
    { "/callbacks-page/settings", test_settings },
    { "/callbacks-page/targets", test_targets },
  };

  gtk_test_init (&argc, &argv);
  foyer_widgets_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Page, NULL, panel_fixture_set_up, tests[i].func,
                panel_fixture_tear_down);
  return g_test_run ();
}
