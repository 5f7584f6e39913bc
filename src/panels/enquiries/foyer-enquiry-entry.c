#include "panels/enquiries/foyer-enquiry-entry.h"

#include "panels/enquiries/foyer-caller-match.h"
#include "panels/foyer-record-form.h"
#include "panels/foyer-staff-choice.h"
#include "panels/foyer-text-box.h"
#include "service/foyer-words.h"
#include "widgets/foyer-call-timer.h"
#include "widgets/foyer-segmented.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

#define DRAFT_FORM "enquiry"

struct _FoyerEnquiryEntry
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerDrafts *drafts;
  FoyerCallTimer *timer;
  char *customer; /* the key of who it is, once chosen */
  const char *moment;
  gboolean is_submitted;
  gboolean is_filling;

  FoyerSegmented *channel;
  GtkBox *timer_box;
  GtkButton *timer_button;
  FoyerCallerMatch *match;
  FoyerRecordForm *form;
  GtkButton *answer;
  GtkButton *open_case;
};

G_DEFINE_FINAL_TYPE (FoyerEnquiryEntry, foyer_enquiry_entry, GTK_TYPE_WIDGET)

enum
{
  PROP_MOMENT = 1,
  N_PROPS
};

enum
{
  SUBMITTED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static const FoyerRecordRow rows[] = {
  { "phone", FOYER_RECORD_CONTROL_ENTRY },
  { "name", FOYER_RECORD_CONTROL_ENTRY },
  { "salutation", FOYER_RECORD_CONTROL_CHOICE },
  { "organisation", FOYER_RECORD_CONTROL_ENTRY },
  { "city", FOYER_RECORD_CONTROL_ENTRY },
  { "category", FOYER_RECORD_CONTROL_CHOICE },
  { "ask", FOYER_RECORD_CONTROL_LINES },
  { "answer", FOYER_RECORD_CONTROL_LINES },
  { "wanted", FOYER_RECORD_CONTROL_COLLEAGUE },
  { "is_transferred", FOYER_RECORD_CONTROL_TICK },
  { NULL },
};

static gboolean
has_value (FoyerEnquiryEntry *self,
           const char        *name)
{
  g_autofree char *value = foyer_record_form_dup_value (self->form, name);

  return value != NULL && *g_strstrip (value) != '\0';
}

/* Where the talk is, told from what is written down already. */
static const char *
find_moment (FoyerEnquiryEntry *self)
{
  if (has_value (self, "wanted"))
    {
      g_autofree char *is_transferred = foyer_record_form_dup_value (self->form,
                                                                     "is_transferred");

      return g_strcmp0 (is_transferred, "1") == 0 ? "W5" : "W10";
    }
  if (has_value (self, "ask"))
    return has_value (self, "answer") ? "W1" : "W7";
  return has_value (self, "name") && !has_value (self, "city") ? "W4" : "W1";
}

/* What is answered is finished by the answer, everything else by a case: one primary button. */
static void
show_primary (FoyerEnquiryEntry *self)
{
  gboolean is_answered = has_value (self, "answer");

  if (is_answered)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->answer), "suggested-action");
      gtk_widget_remove_css_class (GTK_WIDGET (self->open_case), "suggested-action");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->answer), "suggested-action");
      gtk_widget_add_css_class (GTK_WIDGET (self->open_case), "suggested-action");
    }
}

static gboolean
is_call (FoyerEnquiryEntry *self)
{
  return g_strcmp0 (foyer_segmented_get_selected (self->channel), "call") == 0;
}

static void
show_timer (FoyerEnquiryEntry *self)
{
  gboolean is_running;

  g_object_get (self->timer, "is-running", &is_running, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->timer_box), is_call (self));
  gtk_button_set_label (self->timer_button,
                        is_running ? C_("timer", "Pause")
                        : foyer_call_timer_get_elapsed_s (self->timer) > 0
                          ? C_("timer", "Go on")
                          : C_("timer", "Start the timer"));
}

/* The call began at the latest when the first word of it was written down. */
static void
start_timer (FoyerEnquiryEntry *self)
{
  gboolean is_running;

  g_object_get (self->timer, "is-running", &is_running, NULL);
  if (is_call (self) && !is_running && foyer_call_timer_get_elapsed_s (self->timer) == 0)
    foyer_call_timer_start (self->timer);
}

static void
on_timer_clicked (FoyerEnquiryEntry *self)
{
  gboolean is_running;

  g_object_get (self->timer, "is-running", &is_running, NULL);
  if (is_running)
    foyer_call_timer_stop (self->timer);
  else
    foyer_call_timer_resume (self->timer);
}

static void
keep_draft (FoyerEnquiryEntry *self,
            const char        *field)
{
  g_autofree char *value = NULL;

  if (self->drafts == NULL)
    return;
  value = foyer_record_form_dup_value (self->form, field);
  foyer_drafts_set (self->drafts, DRAFT_FORM, field, value != NULL ? value : "");
}

static void
on_form_changed (FoyerEnquiryEntry *self,
                 const char        *field)
{
  const char *moment;

  if (self->is_filling || self->services == NULL)
    return;

  start_timer (self);
  keep_draft (self, field);
  show_primary (self);
  moment = find_moment (self);
  self->moment = moment;
  /* Also with the same moment: the names in the script may have changed. */
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MOMENT]);
}

static void
on_channel_changed (FoyerEnquiryEntry *self)
{
  if (self->timer != NULL)
    show_timer (self);
}

/* The caller is known: what the file knows and nobody has typed yet is filled in. */
static void
on_match_chosen (FoyerEnquiryEntry *self,
                 FoyerCustomer     *customer)
{
  g_autoptr (GEnumClass) salutations = g_type_class_ref (FOYER_TYPE_SALUTATION);
  FoyerSalutation salutation = foyer_customer_get_salutation (customer);

  g_free (self->customer);
  self->customer = foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (customer)));
  self->is_filling = TRUE;
  foyer_record_form_set_value (self->form, "phone", foyer_customer_get_phone (customer));
  foyer_record_form_set_value (self->form, "name", foyer_customer_get_name (customer));
  foyer_record_form_set_value (self->form, "salutation",
                               g_enum_get_value (salutations, salutation)->value_nick);
  if (!has_value (self, "organisation"))
    foyer_record_form_set_value (self->form, "organisation",
                                 foyer_customer_get_organisation (customer));
  if (!has_value (self, "city"))
    foyer_record_form_set_value (self->form, "city", foyer_customer_get_city (customer));
  self->is_filling = FALSE;
  foyer_caller_match_clear (self->match);
  on_form_changed (self, "name");
  gtk_widget_grab_focus (foyer_record_form_get_control (self->form, "ask"));
}

static void
submit (FoyerEnquiryEntry *self,
        FoyerEnquiryEnd    end)
{
  g_autoptr (GHashTable) typed = NULL;

  if (self->is_submitted)
    return;

  typed = foyer_record_form_dup_typed (self->form);
  if (end == FOYER_ENQUIRY_ANSWERED && !has_value (self, "answer"))
    {
      foyer_record_form_say (self->form, "answer", _("Write down what you answered"));
      return;
    }
  if (end == FOYER_ENQUIRY_OPEN_CASE && !has_value (self, "ask"))
    {
      foyer_record_form_say (self->form, "ask", _("Write down what they ask"));
      return;
    }

  self->is_submitted = TRUE;
  foyer_call_timer_tick (self->timer);
  g_hash_table_insert (typed, g_strdup ("channel"),
                       g_strdup (foyer_segmented_get_selected (self->channel)));
  if (self->customer != NULL)
    g_hash_table_insert (typed, g_strdup ("customer"), g_strdup (self->customer));
  if (is_call (self) && foyer_call_timer_get_elapsed_s (self->timer) > 0)
    g_hash_table_insert (typed, g_strdup ("talk_ms"),
                         g_strdup_printf ("%" G_GINT64_FORMAT,
                                          foyer_call_timer_get_elapsed_s (self->timer) * 1000));
  g_signal_emit (self, signals[SUBMITTED], 0, typed, end);
}

static void
on_answer_clicked (FoyerEnquiryEntry *self)
{
  submit (self, FOYER_ENQUIRY_ANSWERED);
}

static void
on_open_case_clicked (FoyerEnquiryEntry *self)
{
  submit (self, FOYER_ENQUIRY_OPEN_CASE);
}

static void
on_cut_off_clicked (FoyerEnquiryEntry *self)
{
  submit (self, FOYER_ENQUIRY_CUT_OFF);
}

static void
fill_channels (FoyerEnquiryEntry *self)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (FOYER_TYPE_CHANNEL);

  for (guint i = 1; i < klass->n_values; i++)
    foyer_segmented_append (self->channel, klass->values[i].value_nick,
                            foyer_words_enum (NULL, FOYER_TYPE_CHANNEL, klass->values[i].value));
  foyer_segmented_set_selected (self->channel, "call");
}

static void
foyer_enquiry_entry_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_MOMENT:
      g_value_set_static_string (value, FOYER_ENQUIRY_ENTRY (object)->moment);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_enquiry_entry_dispose (GObject *object)
{
  FoyerEnquiryEntry *self = FOYER_ENQUIRY_ENTRY (object);

  self->is_filling = TRUE;
  self->timer = NULL;
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->drafts);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_enquiry_entry_parent_class)->dispose (object);
}

static void
foyer_enquiry_entry_finalize (GObject *object)
{
  g_free (FOYER_ENQUIRY_ENTRY (object)->customer);

  G_OBJECT_CLASS (foyer_enquiry_entry_parent_class)->finalize (object);
}

static void
foyer_enquiry_entry_class_init (FoyerEnquiryEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_enquiry_entry_get_property;
  object_class->dispose = foyer_enquiry_entry_dispose;
  object_class->finalize = foyer_enquiry_entry_finalize;

  props[PROP_MOMENT] = g_param_spec_string ("moment", NULL, NULL, "W1",
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SUBMITTED] = g_signal_new ("submitted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_HASH_TABLE, G_TYPE_INT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/enquiries/foyer-enquiry-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiryEntry, channel);
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiryEntry, timer_box);
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiryEntry, timer_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiryEntry, match);
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiryEntry, form);
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiryEntry, answer);
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiryEntry, open_case);
  gtk_widget_class_bind_template_callback (widget_class, on_answer_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_channel_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_cut_off_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_form_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_match_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_open_case_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_timer_clicked);
}

static void
foyer_enquiry_entry_init (FoyerEnquiryEntry *self)
{
  g_type_ensure (FOYER_TYPE_CALLER_MATCH);
  g_type_ensure (FOYER_TYPE_RECORD_FORM);
  g_type_ensure (FOYER_TYPE_SEGMENTED);
  self->moment = "W1";
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_channels (self);
  foyer_record_form_set_up (self->form, FOYER_TYPE_ENQUIRY, rows);
  show_primary (self);
}

static void
read_draft (FoyerEnquiryEntry *self)
{
  self->is_filling = TRUE;
  for (guint i = 0; rows[i].name != NULL; i++)
    {
      g_autofree char *value = foyer_drafts_dup (self->drafts, DRAFT_FORM, rows[i].name);

      if (value != NULL && *value != '\0')
        foyer_record_form_set_value (self->form, rows[i].name, value);
    }
  self->is_filling = FALSE;
}

/* @drafts: (nullable) */
void
foyer_enquiry_entry_connect (FoyerEnquiryEntry *self,
                             FoyerServices     *services,
                             FoyerDrafts       *drafts)
{
  FoyerSettings *settings = foyer_shop_get_settings (foyer_services_get_shop (services));
  gint64 warn_us = foyer_settings_get_span_us (settings, FOYER_SETTING_CALL_WARN);
  gint64 max_us = foyer_settings_get_span_us (settings, FOYER_SETTING_CALL_MAX);

  g_return_if_fail (FOYER_IS_ENQUIRY_ENTRY (self));
  g_return_if_fail (self->services == NULL);

  self->is_filling = TRUE;
  foyer_record_form_begin (self->form, services, NULL, TRUE);
  self->is_filling = FALSE;
  self->services = g_object_ref (services);
  self->timer = FOYER_CALL_TIMER (foyer_call_timer_new (foyer_services_get_clock (services)));
  g_object_set (self->timer, "first-mark-s", warn_us / G_USEC_PER_SEC,
                "second-mark-s", max_us / G_USEC_PER_SEC, NULL);
  g_signal_connect_object (self->timer, "notify::is-running", G_CALLBACK (show_timer), self,
                           G_CONNECT_SWAPPED);
  gtk_box_prepend (self->timer_box, GTK_WIDGET (self->timer));
  foyer_caller_match_connect (self->match, services);
  foyer_caller_match_watch (self->match,
                            GTK_EDITABLE (foyer_record_form_get_control (self->form, "phone")));
  foyer_caller_match_watch (self->match,
                            GTK_EDITABLE (foyer_record_form_get_control (self->form, "name")));
  if (g_set_object (&self->drafts, drafts) && drafts != NULL)
    read_draft (self);
  show_timer (self);
  show_primary (self);
}

/* Moves the focus to the channel: the digits choose it, and Tab goes on to the fields. */
void
foyer_enquiry_entry_focus (FoyerEnquiryEntry *self)
{
  g_return_if_fail (FOYER_IS_ENQUIRY_ENTRY (self));

  gtk_widget_child_focus (GTK_WIDGET (self->channel), GTK_DIR_TAB_FORWARD);
}

/* Ctrl+N: somebody calls now. What was typed before stays. */
void
foyer_enquiry_entry_begin (FoyerEnquiryEntry *self)
{
  g_return_if_fail (FOYER_IS_ENQUIRY_ENTRY (self));

  start_timer (self);
  gtk_widget_grab_focus (foyer_record_form_get_control (self->form, "phone"));
}

/* Finishes by the primary button. */
void
foyer_enquiry_entry_submit (FoyerEnquiryEntry *self)
{
  g_return_if_fail (FOYER_IS_ENQUIRY_ENTRY (self));

  submit (self, has_value (self, "answer") ? FOYER_ENQUIRY_ANSWERED : FOYER_ENQUIRY_OPEN_CASE);
}

/* The enquiry is recorded: the form is empty for the next one. */
void
foyer_enquiry_entry_finish (FoyerEnquiryEntry *self)
{
  g_return_if_fail (FOYER_IS_ENQUIRY_ENTRY (self));

  self->is_submitted = FALSE;
  g_clear_pointer (&self->customer, g_free);
  foyer_call_timer_reset (self->timer);
  self->is_filling = TRUE;
  foyer_record_form_begin (self->form, self->services, NULL, TRUE);
  self->is_filling = FALSE;
  foyer_caller_match_clear (self->match);
  if (self->drafts != NULL)
    foyer_drafts_clear (self->drafts, DRAFT_FORM);
  show_timer (self);
  show_primary (self);
  self->moment = "W1";
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MOMENT]);
}

/* The enquiry is not recorded, and all that was typed is still there. Returns whether the error
 * belongs to a field, and is said there now. */
gboolean
foyer_enquiry_entry_fail (FoyerEnquiryEntry *self,
                          const GError      *error)
{
  g_return_val_if_fail (FOYER_IS_ENQUIRY_ENTRY (self), FALSE);

  self->is_submitted = FALSE;
  return foyer_record_form_show_error (self->form, error);
}

/* Chooses the channel by its digit; returns whether there is one. */
gboolean
foyer_enquiry_entry_choose (FoyerEnquiryEntry *self,
                            guint              digit)
{
  g_return_val_if_fail (FOYER_IS_ENQUIRY_ENTRY (self), FALSE);

  return foyer_segmented_select_digit (self->channel, digit);
}

/* Returns (transfer full) (nullable): how the caller is addressed. */
char *
foyer_enquiry_entry_dup_caller (FoyerEnquiryEntry *self)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (FOYER_TYPE_SALUTATION);
  g_autofree char *name = NULL, *nick = NULL;
  GEnumValue *salutation;

  g_return_val_if_fail (FOYER_IS_ENQUIRY_ENTRY (self), NULL);

  name = foyer_record_form_dup_value (self->form, "name");
  nick = foyer_record_form_dup_value (self->form, "salutation");
  if (name == NULL || *name == '\0')
    return NULL;
  salutation = nick != NULL ? g_enum_get_value_by_nick (klass, nick) : NULL;
  return foyer_words_address (NULL, name, salutation != NULL ? (FoyerSalutation) salutation->value
                                                             : FOYER_SALUTATION_NONE);
}

/* Returns (transfer full) (nullable): the name of the colleague whom the caller wants. */
char *
foyer_enquiry_entry_dup_wanted (FoyerEnquiryEntry *self)
{
  FoyerStaff *wanted;

  g_return_val_if_fail (FOYER_IS_ENQUIRY_ENTRY (self), NULL);

  wanted = foyer_staff_choice_get (FOYER_CHOICE (foyer_record_form_get_control (self->form,
                                                                                "wanted")),
                                   foyer_services_get_people (self->services));
  return wanted != NULL ? g_strdup (foyer_staff_get_name (wanted)) : NULL;
}
