/* Enquiries by call and visit (V3), in the panel, over real services. */

#include "panel-fixture.h"
#include "panels/enquiries/foyer-enquiries-panel.h"
#include "panels/enquiries/foyer-enquiry-card.h"
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
  g_assert_nonnull (panel_fixture_find_text (self->panel, "Answered"));
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

static gboolean
on_passed_on (FoyerPanel   *panel,
              FoyerRecord  *record,
              FoyerRecord **shown)
{
  g_set_object (shown, record);
  return TRUE;
}

static gboolean
has_door (PanelFixture *self)
{
  GtkWidget *card = panel_fixture_find (self->panel, FOYER_TYPE_ENQUIRY_CARD);

  return card != NULL && panel_fixture_find_text (card, "Contact no. 2 on this") != NULL;
}

/* From the call there is a door to the case that came of it, which tells how often they had to
 * call; a second call about what is open comes to the same case (C8). */
static void
test_door (PanelFixture  *self,
           gconstpointer  unused)
{
  g_autoptr (GListModel) enquiries = NULL;
  g_autoptr (FoyerEnquiry) enquiry = NULL;
  g_autoptr (FoyerRecord) shown = NULL;
  g_autoptr (GHashTable) typed = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  FoyerEnquiries *service = foyer_services_get_enquiries (self->services);
  GtkWidget *label;

  test_case (self, NULL);
  enquiries = g_object_ref (foyer_enquiries_get_day (
    service, foyer_shop_time_get_day (foyer_shop_get_time (foyer_services_get_shop (self->services)),
                                      START_US)));
  enquiry = g_list_model_get_item (enquiries, 0);
  g_hash_table_insert (typed, (char *) "phone", g_strdup ("13812342210"));
  g_hash_table_insert (typed, (char *) "ask", g_strdup ("还没有退"));
  g_hash_table_insert (typed, (char *) "repeat_of",
                       foyer_uuid_to_string (foyer_enquiry_get_item (enquiry)));
  foyer_enquiries_record_async (service, typed, FOYER_ENQUIRY_OPEN_CASE, NULL, NULL, NULL);
  panel_fixture_settle (self);
  g_assert_cmpuint (count_enquiries (self), ==, 2);

  g_assert_true (foyer_panel_show_record (self->panel, FOYER_RECORD (enquiry)));
  panel_fixture_wait (has_door, self);
  g_signal_connect (self->panel, "passed-on", G_CALLBACK (on_passed_on), &shown);
  label = panel_fixture_find (panel_fixture_find (self->panel, FOYER_TYPE_ENQUIRY_CARD),
                              GTK_TYPE_BUTTON);
  g_signal_emit_by_name (label, "clicked");
  g_assert_true (FOYER_IS_ITEM (shown));
  g_assert_true (foyer_uuid_equal (foyer_record_get_id (shown), foyer_enquiry_get_item (enquiry)));
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

/* The keyboard begins with the channel, whose keys are the digits, and not with a button. */
static void
test_focus (PanelFixture  *self,
            gconstpointer  unused)
{
  show (self);
  g_assert_true (GTK_IS_TOGGLE_BUTTON (gtk_window_get_focus (self->window)));
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
  ADD ("door", test_door);
  ADD ("cut-off", test_cut_off);
  ADD ("timer", test_timer);
  ADD ("known-caller", test_known_caller);
  ADD ("script", test_script);
  ADD ("focus", test_focus);
#undef ADD

  return g_test_run ();
}
