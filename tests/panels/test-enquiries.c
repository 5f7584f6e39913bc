/* Enquiries by call and visit (V3), in the panel, over real services. */

#include "panel-fixture.h"
#include "panels/enquiries/foyer-enquiries-panel.h"
#include "panels/enquiries/foyer-enquiry-entry.h"
#include "panels/enquiries/foyer-enquiry-row.h"
#include "panels/foyer-record-form.h"
#include "widgets/foyer-call-timer.h"
#include "widgets/foyer-style.h"

static FoyerRecordForm *
get_form (PanelFixture *self)
{
  return panel_fixture_find (panel_fixture_find (self->panel, FOYER_TYPE_ENQUIRY_ENTRY),
                             FOYER_TYPE_RECORD_FORM);
}

static guint
count_enquiries (PanelFixture *self)
{
  FoyerReception *reception = foyer_services_get_reception (self->services);
  gint64 day;

  g_object_get (reception, "day", &day, NULL);
  return g_list_model_get_n_items (
    foyer_enquiries_get_day (foyer_services_get_enquiries (self->services), day));
}

static gboolean
has_row (PanelFixture *self)
{
  return panel_fixture_find (self->panel, FOYER_TYPE_ENQUIRY_ROW) != NULL;
}

static gboolean
is_known (PanelFixture *self)
{
  return panel_fixture_find_text (self->panel, "Known?") != NULL;
}

static void
press (PanelFixture *self,
       const char   *label)
{
  GtkWidget *text = panel_fixture_find_text (self->panel, label);

  g_assert_nonnull (text);
  g_signal_emit_by_name (gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON), "clicked");
  panel_fixture_settle (self);
}

static void
show (PanelFixture *self)
{
  panel_fixture_show (self, FOYER_TYPE_ENQUIRIES_PANEL);
}

static void
test_answered (PanelFixture  *self,
               gconstpointer  unused)
{
  g_autofree char *left = NULL;

  show (self);
  g_assert_nonnull (panel_fixture_find_text (self->panel, "No enquiries yet"));
  panel_fixture_act (self, "panel.new");
  foyer_record_form_set_value (get_form (self), "name", "周兰");
  foyer_record_form_set_value (get_form (self), "ask", "年卡能不能转给别人");
  foyer_record_form_set_value (get_form (self), "answer", "可以，带上凭证");
  panel_fixture_act (self, "panel.save");
  panel_fixture_wait (has_row, self);
  g_assert_null (self->failure);
  g_assert_nonnull (panel_fixture_find_text (self->panel, "Answered at once"));
  /* The form is empty for the next one. */
  left = foyer_record_form_dup_value (get_form (self), "ask");
  g_assert_cmpstr (left, ==, "");
}

/* An answer at once without an answer is none: the field says so, and nothing is lost. */
static void
test_answer_missing (PanelFixture  *self,
                     gconstpointer  unused)
{
  g_autofree char *ask = NULL;

  show (self);
  foyer_record_form_set_value (get_form (self), "ask", "几点开门");
  press (self, "Answered at once");
  g_assert_cmpuint (count_enquiries (self), ==, 0);
  g_assert_null (self->failure);
  ask = foyer_record_form_dup_value (get_form (self), "ask");
  g_assert_cmpstr (ask, ==, "几点开门");
  g_assert_true (gtk_test_accessible_has_state (
    GTK_ACCESSIBLE (foyer_record_form_get_control (get_form (self), "answer")),
    GTK_ACCESSIBLE_STATE_INVALID));
}

/* Without an answer the primary button opens a case, with all fields. */
static void
test_case (PanelFixture  *self,
           gconstpointer  unused)
{
  show (self);
  foyer_record_form_set_value (get_form (self), "phone", "13812342210");
  foyer_record_form_set_value (get_form (self), "ask", "重复扣费");
  panel_fixture_act (self, "panel.next-step");
  panel_fixture_wait (has_row, self);
  g_assert_null (self->failure);
  g_assert_nonnull (panel_fixture_find_text (self->panel, "Case opened"));
}

static void
test_cut_off (PanelFixture  *self,
              gconstpointer  unused)
{
  show (self);
  foyer_record_form_set_value (get_form (self), "phone", "13812342210");
  foyer_record_form_set_value (get_form (self), "ask", "听不清");
  press (self, "Hung up");
  panel_fixture_wait (has_row, self);
  g_assert_nonnull (panel_fixture_find_text (self->panel, "Cut off"));
}

/* The call began at the latest with the first word; pause and go on are by hand (V3). */
static void
test_timer (PanelFixture  *self,
            gconstpointer  unused)
{
  FoyerCallTimer *timer;

  show (self);
  timer = panel_fixture_find (self->panel, FOYER_TYPE_CALL_TIMER);
  g_assert_nonnull (panel_fixture_find_text (self->panel, "Start the timer"));
  foyer_record_form_set_value (get_form (self), "name", "周兰");
  g_assert_nonnull (panel_fixture_find_text (self->panel, "Pause"));

  foyer_fake_clock_advance (FOYER_FAKE_CLOCK (self->clock), 200 * G_USEC_PER_SEC);
  foyer_call_timer_tick (timer);
  panel_fixture_settle (self);
  g_assert_nonnull (panel_fixture_find_text (timer, "3:20"));
  g_assert_nonnull (panel_fixture_find_text (timer, "over 3 min"));
  press (self, "Pause");
  foyer_fake_clock_advance (FOYER_FAKE_CLOCK (self->clock), 100 * G_USEC_PER_SEC);
  press (self, "Go on");
  foyer_fake_clock_advance (FOYER_FAKE_CLOCK (self->clock), 10 * G_USEC_PER_SEC);
  foyer_call_timer_tick (timer);
  g_assert_cmpint (foyer_call_timer_get_elapsed_s (timer), ==, 210);
}

/* Somebody who was here before is found while the number is typed. */
static void
test_known_caller (PanelFixture  *self,
                   gconstpointer  unused)
{
  g_autoptr (FoyerVisit) visit = panel_fixture_check_in (self, "周兰", "demo");
  g_autofree char *name = NULL;

  show (self);
  foyer_record_form_set_value (get_form (self), "name", "周兰");
  panel_fixture_wait (is_known, self);
  foyer_record_form_set_value (get_form (self), "name", "周");
  panel_fixture_settle (self);
  foyer_record_form_set_value (get_form (self), "name", "zhoulan");
  panel_fixture_wait (is_known, self);
  g_signal_emit_by_name (panel_fixture_find (gtk_widget_get_parent (
                           panel_fixture_find_text (self->panel, "Known?")), GTK_TYPE_BUTTON),
                         "clicked");
  name = foyer_record_form_dup_value (get_form (self), "name");
  g_assert_cmpstr (name, ==, "周兰");
}

/* The script marks the moment at which the talk is. */
static void
test_script (PanelFixture  *self,
             gconstpointer  unused)
{
  FoyerEnquiryEntry *entry;
  g_autofree char *first = NULL, *city = NULL, *open_case = NULL;

  show (self);
  entry = panel_fixture_find (self->panel, FOYER_TYPE_ENQUIRY_ENTRY);
  g_object_get (entry, "moment", &first, NULL);
  g_assert_cmpstr (first, ==, "W1");
  foyer_record_form_set_value (get_form (self), "name", "周兰");
  g_object_get (entry, "moment", &city, NULL);
  g_assert_cmpstr (city, ==, "W4");
  foyer_record_form_set_value (get_form (self), "ask", "重复扣费");
  g_object_get (entry, "moment", &open_case, NULL);
  g_assert_cmpstr (open_case, ==, "W7");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  foyer_widgets_init ();

#define ADD(name, func) \
  g_test_add ("/enquiries/" name, PanelFixture, NULL, panel_fixture_set_up, func, \
              panel_fixture_tear_down)
  ADD ("answered", test_answered);
  ADD ("answer-missing", test_answer_missing);
  ADD ("case", test_case);
  ADD ("cut-off", test_cut_off);
  ADD ("timer", test_timer);
  ADD ("known-caller", test_known_caller);
  ADD ("script", test_script);
#undef ADD

  return g_test_run ();
}
