/* The first day at the desk, in the panel, over real services. */

#include "panel-fixture.h"
#include "panels/foyer-conflict-view.h"
#include "panels/foyer-lost-form.h"
#include "panels/foyer-message-form.h"
#include "panels/foyer-text-box.h"
#include "panels/foyer-timeline-view.h"
#include "panels/foyer-visit-card.h"
#include "panels/foyer-field-grid.h"
#include "panels/reception/foyer-appointment-form.h"
#include "panels/reception/foyer-queue-board.h"
#include "panels/reception/foyer-queue-row.h"
#include "panels/reception/foyer-queue-view.h"
#include "panels/reception/foyer-reception-panel.h"
#include "panels/reception/foyer-walk-in-bar.h"
#include "widgets/foyer-choice.h"
#include "widgets/foyer-style.h"

static GListModel *
get_open (PanelFixture *self)
{
  return foyer_reception_get_open (foyer_services_get_reception (self->services));
}

static FoyerVisit *
get_visit (PanelFixture *self)
{
  return foyer_visit_panel_get_visit (FOYER_VISIT_PANEL (self->panel));
}

static FoyerVisitState
get_state (PanelFixture *self)
{
  return foyer_visit_get_state (get_visit (self));
}

static gboolean
has_visit (PanelFixture *self)
{
  return get_visit (self) != NULL;
}

static gboolean
has_open (PanelFixture *self)
{
  return g_list_model_get_n_items (get_open (self)) > 0;
}

static gboolean
is_received (PanelFixture *self)
{
  return get_state (self) == FOYER_VISIT_RECEIVING;
}

static gboolean
is_in_demo (PanelFixture *self)
{
  return get_state (self) == FOYER_VISIT_DEMO;
}

static GtkEntry *
get_entry (PanelFixture *self)
{
  return panel_fixture_find (panel_fixture_find (self->panel, FOYER_TYPE_WALK_IN_BAR),
                             GTK_TYPE_ENTRY);
}

static void
show (PanelFixture *self)
{
  panel_fixture_show (self, FOYER_TYPE_RECEPTION_PANEL);
}

/* Ctrl+N, a digit, Enter: nothing else is needed (VI-02). */
static void
test_three_keys (PanelFixture  *self,
                 gconstpointer  unused)
{
  show (self);
  g_assert_nonnull (panel_fixture_find_text (self->panel, "No visits yet"));

  panel_fixture_act (self, "panel.new");
  panel_fixture_act (self, "panel.digit(uint32 4)");
  g_signal_emit_by_name (get_entry (self), "activate");
  panel_fixture_wait (has_visit, self);

  g_assert_cmpint (foyer_visit_get_identity (get_visit (self)), ==, FOYER_IDENTITY_PEER);
  g_assert_cmpint (get_state (self), ==, FOYER_VISIT_WAITING);
  panel_fixture_settle (self);
  /* The row has the focus: Enter is the next step of whom one looks at. */
  g_assert_nonnull (panel_fixture_find (panel_fixture_find (self->panel, FOYER_TYPE_QUEUE_VIEW),
                                        FOYER_TYPE_QUEUE_ROW));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (self->window)),
                                         panel_fixture_find (self->panel,
                                                             FOYER_TYPE_QUEUE_VIEW)));
}

static void
test_typed (PanelFixture  *self,
            gconstpointer  unused)
{
  show (self);
  panel_fixture_act (self, "panel.new");
  panel_fixture_act (self, "panel.digit(uint32 1)");
  gtk_editable_set_text (GTK_EDITABLE (get_entry (self)), "周女士 138 1234 2210");
  g_signal_emit_by_name (get_entry (self), "activate");
  /* A second Enter before the first is stored must not make a second visitor. */
  g_signal_emit_by_name (get_entry (self), "activate");
  panel_fixture_wait (has_visit, self);
  panel_fixture_settle (self);

  g_assert_cmpuint (g_list_model_get_n_items (get_open (self)), ==, 1);
  g_assert_cmpstr (foyer_visit_get_name (get_visit (self)), ==, "周");
  g_assert_cmpint (foyer_visit_get_salutation (get_visit (self)), ==, FOYER_SALUTATION_MS);
  g_assert_cmpstr (foyer_visit_get_phone (get_visit (self)), ==, "13812342210");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (self))), ==, "");
}

/* What cannot be stored stays on the screen, and the window is told why. */
static void
test_error_keeps_text (PanelFixture  *self,
                       gconstpointer  unused)
{
  show (self);
  foyer_session_set_staff (self->session, NULL);
  panel_fixture_act (self, "panel.new");
  gtk_editable_set_text (GTK_EDITABLE (get_entry (self)), "周女士");
  g_signal_emit_by_name (get_entry (self), "activate");
  panel_fixture_settle (self);

  g_assert_nonnull (self->failure);
  g_assert_cmpuint (g_list_model_get_n_items (get_open (self)), ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (self))), ==, "周女士");
}

/* What is wrong with the number is said at the entry, which keeps it. */
static void
test_bad_phone (PanelFixture  *self,
                gconstpointer  unused)
{
  show (self);
  panel_fixture_act (self, "panel.new");
  gtk_editable_set_text (GTK_EDITABLE (get_entry (self)), "138----------------------------------"
                                                          "1234567890123456789012345");
  g_signal_emit_by_name (get_entry (self), "activate");
  panel_fixture_settle (self);

  g_assert_null (self->failure);
  g_assert_true (gtk_test_accessible_has_state (GTK_ACCESSIBLE (get_entry (self)),
                                                GTK_ACCESSIBLE_STATE_INVALID));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (self))), !=, "");
}

/* At the demo desk, where nothing comes of it. */
static void
end_demo (PanelFixture *self,
          FoyerVisit   *visit)
{
  FoyerDemoDesk *desk = foyer_services_get_demo_desk (self->services);
  FoyerDemoSession *session =
    foyer_demo_desk_find_open_of_visit (desk, foyer_record_get_id (FOYER_RECORD (visit)));

  g_assert_nonnull (session);
  foyer_demo_desk_abort_async (desk, session, "no time", NULL, NULL, NULL);
}

/* Receive, demonstrate, end, and the reason that is asked once; all by the one next step. */
static void
test_next_steps (PanelFixture  *self,
                 gconstpointer  unused)
{
  g_autoptr (FoyerVisit) visit = panel_fixture_check_in (self, "周兰", "demo");
  FoyerLostForm *lost;

  show (self);
  panel_fixture_wait (has_visit, self);
  panel_fixture_act (self, "visit.next");
  panel_fixture_wait (is_received, self);
  panel_fixture_act (self, "visit.next");
  panel_fixture_wait (is_in_demo, self);

  /* A demonstration ends where it is shown; from here the panel only leads there. */
  panel_fixture_act (self, "visit.next");
  panel_fixture_settle (self);
  g_assert_true (is_in_demo (self));
  end_demo (self, visit);
  panel_fixture_wait (is_received, self);

  panel_fixture_act (self, "visit.next");
  panel_fixture_settle (self);
  lost = panel_fixture_find (self->panel, FOYER_TYPE_LOST_FORM);
  g_assert_nonnull (lost);
  g_assert_cmpint (get_state (self), ==, FOYER_VISIT_RECEIVING);
  panel_fixture_act (self, "panel.digit(uint32 4)");
  panel_fixture_act (self, "panel.next-step");
  panel_fixture_settle (self);
  g_assert_cmpuint (g_list_model_get_n_items (get_open (self)), ==, 0);

  panel_fixture_undo (self);
  panel_fixture_wait (has_open, self);
  panel_fixture_settle (self);
  g_assert_cmpint (get_state (self), ==, FOYER_VISIT_RECEIVING);
}

/* Esc from the question: nothing has happened. */
static void
test_question_left (PanelFixture  *self,
                    gconstpointer  unused)
{
  g_autoptr (FoyerVisit) visit = panel_fixture_check_in (self, "周兰", "buy");

  show (self);
  panel_fixture_wait (has_visit, self);
  panel_fixture_act (self, "visit.leave");
  panel_fixture_settle (self);
  g_assert_nonnull (panel_fixture_find (self->panel, FOYER_TYPE_LOST_FORM));
  panel_fixture_act (self, "panel.back");
  panel_fixture_settle (self);
  g_assert_null (panel_fixture_find (self->panel, FOYER_TYPE_LOST_FORM));
  g_assert_cmpint (get_state (self), ==, FOYER_VISIT_WAITING);
}

/* Somebody who came to see a colleague is asked nothing. */
static void
test_leaves_unasked (PanelFixture  *self,
                     gconstpointer  unused)
{
  g_autoptr (FoyerVisit) visit = panel_fixture_check_in (self, "周兰", "meet");

  show (self);
  panel_fixture_wait (has_visit, self);
  panel_fixture_act (self, "visit.leave");
  panel_fixture_settle (self);
  g_assert_cmpuint (g_list_model_get_n_items (get_open (self)), ==, 0);
}

/* A message needs a colleague and words; then it is one (VI-03). */
static void
test_message (PanelFixture  *self,
              gconstpointer  unused)
{
  g_autoptr (FoyerVisit) visit = panel_fixture_check_in (self, "周兰", "meet");
  FoyerMessageForm *form;
  FoyerChoice *host;
  g_autofree char *id = NULL;
  g_autoptr (FoyerStaff) colleague =
    g_list_model_get_item (foyer_people_get_staff (foyer_services_get_people (self->services)), 0);

  show (self);
  panel_fixture_wait (has_visit, self);
  panel_fixture_act (self, "visit.message");
  panel_fixture_settle (self);
  form = panel_fixture_find (self->panel, FOYER_TYPE_MESSAGE_FORM);
  g_assert_nonnull (form);
  panel_fixture_act (self, "panel.save");
  g_assert_nonnull (panel_fixture_find_text (form, "Choose for whom the message is"));

  host = panel_fixture_find (form, FOYER_TYPE_CHOICE);
  id = foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (colleague)));
  foyer_choice_set_selected (host, id);
  panel_fixture_act (self, "panel.save");
  g_assert_nonnull (panel_fixture_find_text (form, "Write down what to pass on"));
  g_assert_nonnull (panel_fixture_find_text (form, "林芳 is not in. What is it about? I can take a"
                                                   " message."));

  foyer_text_box_set_text (panel_fixture_find (form, FOYER_TYPE_TEXT_BOX), "请回电");
  panel_fixture_act (self, "panel.save");
  panel_fixture_settle (self);
  g_assert_null (self->failure);
  g_assert_cmpuint (g_list_model_get_n_items (get_open (self)), ==, 0);
}

/* The visitor stays selected when the state changes, here or elsewhere. */
static void
test_selection_follows (PanelFixture  *self,
                        gconstpointer  unused)
{
  g_autoptr (FoyerVisit) first = panel_fixture_check_in (self, "周兰", "demo");
  g_autoptr (FoyerVisit) second = panel_fixture_check_in (self, "刘建平", "demo");
  g_autoptr (FoyerVisit) changed = NULL;

  show (self);
  panel_fixture_wait (has_visit, self);
  g_assert_cmpstr (foyer_visit_get_name (get_visit (self)), ==, "周兰");
  panel_fixture_act (self, "visit.receive('')");
  panel_fixture_wait (is_received, self);
  g_assert_cmpstr (foyer_visit_get_name (get_visit (self)), ==, "周兰");

  changed = panel_fixture_edit (self, get_visit (self), "city", "杭州");
  g_assert_cmpstr (foyer_visit_get_city (get_visit (self)), ==, "杭州");
}

/* F2, a word, Ctrl+S. */
static void
test_edit (PanelFixture  *self,
           gconstpointer  unused)
{
  g_autoptr (FoyerVisit) visit = panel_fixture_check_in (self, "周兰", "demo");

  show (self);
  panel_fixture_wait (has_visit, self);
  panel_fixture_act (self, "panel.edit");
  gtk_editable_set_text (GTK_EDITABLE (gtk_root_get_focus (GTK_ROOT (self->window))), "周岚");
  panel_fixture_act (self, "panel.save");
  panel_fixture_settle (self);
  g_assert_cmpstr (foyer_visit_get_name (get_visit (self)), ==, "周岚");
  g_assert_nonnull (panel_fixture_find (self->panel, FOYER_TYPE_FIELD_GRID));
}

/* Two people change the name: nothing is overwritten, field by field one chooses. */
static void
test_conflict (PanelFixture  *self,
               gconstpointer  unused)
{
  g_autoptr (FoyerVisit) visit = panel_fixture_check_in (self, "周兰", "demo");
  g_autoptr (FoyerVisit) theirs = NULL;
  FoyerConflictView *conflict;

  show (self);
  panel_fixture_wait (has_visit, self);
  panel_fixture_act (self, "panel.edit");
  gtk_editable_set_text (GTK_EDITABLE (gtk_root_get_focus (GTK_ROOT (self->window))), "周岚");
  theirs = panel_fixture_edit (self, visit, "name", "周澜");
  panel_fixture_act (self, "panel.save");
  panel_fixture_settle (self);

  conflict = panel_fixture_find (self->panel, FOYER_TYPE_CONFLICT_VIEW);
  g_assert_nonnull (conflict);
  g_assert_nonnull (panel_fixture_find_text (conflict, "李娜, today 10:00: 周澜"));
  g_assert_nonnull (panel_fixture_find_text (conflict, "Yours: 周岚"));
  g_assert_cmpstr (foyer_visit_get_name (get_visit (self)), ==, "周澜");

  for (GtkWidget *widget = panel_fixture_find_text (conflict, "Yours: 周岚"); widget != NULL;
       widget = gtk_widget_get_parent (widget))
    if (GTK_IS_CHECK_BUTTON (widget))
      {
        gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), TRUE);
        break;
      }
  panel_fixture_act (self, "panel.save");
  panel_fixture_settle (self);
  g_assert_cmpstr (foyer_visit_get_name (get_visit (self)), ==, "周岚");
}

/* Lists show masked numbers; a look is logged and can be ended (A4). */
static void
test_reveal (PanelFixture  *self,
             gconstpointer  unused)
{
  g_autoptr (FoyerVisit) visit = panel_fixture_check_in (self, "周兰", "demo");
  g_autoptr (FoyerVisit) with_phone = panel_fixture_edit (self, visit, "phone", "13812342210");
  GtkWidget *reveal;

  show (self);
  panel_fixture_wait (has_visit, self);
  panel_fixture_settle (self);
  g_assert_nonnull (panel_fixture_find_text (self->panel, "138****2210"));
  g_assert_null (panel_fixture_find_text (self->panel, "138 1234 2210"));

  reveal = gtk_widget_get_ancestor (panel_fixture_find_text (self->panel, "Show (logged)"),
                                    GTK_TYPE_BUTTON);
  g_signal_emit_by_name (reveal, "clicked");
  panel_fixture_settle (self);
  g_assert_nonnull (panel_fixture_find_text (self->panel, "138 1234 2210"));
  g_signal_emit_by_name (reveal, "clicked");
  g_assert_null (panel_fixture_find_text (self->panel, "138 1234 2210"));
}

/* The minutes go on, and the mark comes with a word and not only with a colour (V1). */
static void
test_marks (PanelFixture  *self,
            gconstpointer  unused)
{
  g_autoptr (FoyerVisit) visit = panel_fixture_check_in (self, "周兰", "demo");
  FoyerQueueRow *row;

  show (self);
  panel_fixture_wait (has_visit, self);
  panel_fixture_settle (self);
  row = panel_fixture_find (self->panel, FOYER_TYPE_QUEUE_ROW);
  g_assert_nonnull (panel_fixture_find_text (row, "0"));
  foyer_queue_row_tick (row, START_US + 10 * FOYER_MINUTE_US);
  panel_fixture_settle (self);
  g_assert_nonnull (panel_fixture_find_text (row, "10"));
  g_assert_null (panel_fixture_find_text (row, "over 10 min"));
  foyer_queue_row_tick (row, START_US + 12 * FOYER_MINUTE_US);
  panel_fixture_settle (self);
  g_assert_nonnull (panel_fixture_find_text (row, "over 10 min"));
  foyer_queue_row_tick (row, START_US + 25 * FOYER_MINUTE_US);
  panel_fixture_settle (self);
  g_assert_nonnull (panel_fixture_find_text (row, "over 20 min"));
}

/* Whatever is in a name, it is shown as it is, and the row before does not shine through. */
static void
test_hostile_names (PanelFixture  *self,
                    gconstpointer  unused)
{
  static const char *const names[] = {
    "<b>bold</b> &amp; %s", "\u202eevil", "😀👨‍👩‍👧", "O'Neil; --",
  };

  show (self);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (FoyerVisit) visit = panel_fixture_check_in (self, names[i], "demo");

      g_assert_nonnull (panel_fixture_find_text (self->panel, foyer_visit_get_name (visit)));
    }
}

/* An appointment, and its arrival by one key (V1, P7). */
static void
test_appointment (PanelFixture  *self,
                  gconstpointer  unused)
{
  FoyerReception *reception = foyer_services_get_reception (self->services);
  FoyerAppointmentForm *form;
  GtkWidget *name, *time;

  show (self);
  panel_fixture_act (self, "appointment.add");
  panel_fixture_settle (self);
  form = FOYER_APPOINTMENT_FORM (gtk_widget_get_ancestor (
    gtk_root_get_focus (GTK_ROOT (self->window)), FOYER_TYPE_APPOINTMENT_FORM));
  name = panel_fixture_find (form, GTK_TYPE_ENTRY);
  g_signal_emit_by_name (name, "activate");
  g_assert_nonnull (panel_fixture_find_text (form, "Write down who comes"));

  gtk_editable_set_text (GTK_EDITABLE (name), "王女士 13800006673");
  time = panel_fixture_find_entry (form, "15:30");
  gtk_editable_set_text (GTK_EDITABLE (time), "1130");
  g_signal_emit_by_name (time, "activate");
  panel_fixture_settle (self);
  g_assert_null (self->failure);
  g_assert_cmpuint (g_list_model_get_n_items (foyer_reception_get_appointments (reception)), ==,
                    1);
  g_assert_nonnull (panel_fixture_find_text (self->panel, "11:30"));

  panel_fixture_act (self, "appointment.next");
  panel_fixture_wait (has_open, self);
  panel_fixture_settle (self);
  g_assert_cmpuint (g_list_model_get_n_items (foyer_reception_get_appointments (reception)), ==,
                    0);
  g_assert_cmpint (get_state (self), ==, FOYER_VISIT_WAITING);
}

/* Where there is no room the purpose gives way, and stays away. */
static void
test_bar_gives_way (PanelFixture  *self,
                    gconstpointer  unused)
{
  GtkWidget *bar = g_object_new (FOYER_TYPE_WALK_IN_BAR, NULL);
  GtkWidget *fixed = gtk_fixed_new ();
  int minimum, natural;

  gtk_fixed_put (GTK_FIXED (fixed), bar, 0, 0);
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (self->window, fixed);
  gtk_window_present (self->window);
  panel_fixture_settle (self);
  gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <, natural);
  /* More than without the purpose, too little with it. */
  gtk_widget_set_size_request (bar, minimum + 20, -1);
  for (guint i = 0; i < 5; i++)
    {
      panel_fixture_settle (self);
      g_assert_null (panel_fixture_find (bar, FOYER_TYPE_CHOICE));
    }
}

/* Nobody who can read the wall reads a whole name. */
static void
test_board (PanelFixture  *self,
            gconstpointer  unused)
{
  g_autoptr (FoyerVisit) visit = panel_fixture_check_in (self, "周兰", "demo");
  GtkWidget *board = foyer_queue_board_new (self->services);

  gtk_window_present (GTK_WINDOW (board));
  panel_fixture_settle (self);
  g_assert_nonnull (panel_fixture_find_text (board, "Waiting 1"));
  g_assert_nonnull (panel_fixture_find_text (board, "V001"));
  g_assert_null (panel_fixture_find_text (board, "周兰"));
  gtk_window_destroy (GTK_WINDOW (board));
}

/* Returns the text of the first entry. */
static GtkWidget *
make_history (PanelFixture *self,
              GPtrArray    *entries)
{
  FoyerTimelineView *view = g_object_new (FOYER_TYPE_TIMELINE_VIEW, NULL);
  FoyerTimelineEntry *first = g_ptr_array_index (entries, 0);
  g_autofree char *text = foyer_timeline_view_describe (first->record, NULL);

  foyer_timeline_view_show (view, self->services, entries, entries->len);
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (self->window, GTK_WIDGET (view));
  gtk_window_present (self->window);
  while (gtk_widget_get_width (GTK_WIDGET (view)) == 0)
    g_main_context_iteration (NULL, TRUE);
  return panel_fixture_find_text (view, text);
}

/* What happened stands in one column, however long the words for when are. */
static void
test_history (PanelFixture  *self,
              gconstpointer  unused)
{
  gint64 now_us = foyer_service_now_us (
    FOYER_SERVICE (foyer_services_get_shop (self->services)));
  FoyerTimelineEntry when[] = { { .at_us = now_us }, { .at_us = now_us - 40 * G_TIME_SPAN_DAY } };
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  GtkWidget *row, *second, *times[2], *texts[2];

  for (guint i = 0; i < G_N_ELEMENTS (when); i++)
    {
      FoyerUuid id = foyer_uuid_new (when[i].at_us);

      when[i].record = FOYER_RECORD (foyer_visit_new_walk_in (&id, "V001", 1, when[i].at_us));
      g_ptr_array_add (entries, &when[i]);
    }
  texts[0] = make_history (self, entries);
  row = gtk_widget_get_parent (texts[0]);
  second = gtk_widget_get_next_sibling (row);
  texts[1] = gtk_widget_get_last_child (second);
  times[0] = gtk_widget_get_prev_sibling (texts[0]);
  times[1] = gtk_widget_get_prev_sibling (texts[1]);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (times[0])), !=,
                   gtk_label_get_label (GTK_LABEL (times[1])));
  g_assert_cmpint (gtk_widget_get_width (times[0]), ==, gtk_widget_get_width (times[1]));

  for (guint i = 0; i < G_N_ELEMENTS (when); i++)
    g_object_unref (when[i].record);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  foyer_widgets_init ();

#define ADD(name, func) \
  g_test_add ("/reception/" name, PanelFixture, NULL, panel_fixture_set_up, func, \
              panel_fixture_tear_down)
  ADD ("three-keys", test_three_keys);
  ADD ("typed", test_typed);
  ADD ("error-keeps-text", test_error_keeps_text);
  ADD ("bad-phone", test_bad_phone);
  ADD ("next-steps", test_next_steps);
  ADD ("question-left", test_question_left);
  ADD ("leaves-unasked", test_leaves_unasked);
  ADD ("message", test_message);
  ADD ("selection-follows", test_selection_follows);
  ADD ("edit", test_edit);
  ADD ("conflict", test_conflict);
  ADD ("reveal", test_reveal);
  ADD ("marks", test_marks);
  ADD ("hostile-names", test_hostile_names);
  ADD ("appointment", test_appointment);
  ADD ("bar-gives-way", test_bar_gives_way);
  ADD ("board", test_board);
  ADD ("history", test_history);
#undef ADD

  return g_test_run ();
}
