#include "panels/foyer-visit-step.h"

#include "panels/foyer-departure-form.h"
#include "panels/foyer-lost-form.h"
#include "panels/foyer-message-form.h"
#include "panels/foyer-visit-text.h"
#include "service/foyer-words.h"
#include "widgets/foyer-keycap.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerVisitStep
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerVisit *visit;
  FoyerVisitAsk asked;

  GtkStack *stack;
  GtkButton *button;
  GtkLabel *label;
  GtkLabel *reason;
  FoyerLostForm *lost;
  FoyerMessageForm *message;
  FoyerDepartureForm *departure;
};

G_DEFINE_FINAL_TYPE (FoyerVisitStep, foyer_visit_step, GTK_TYPE_WIDGET)

static const char *const pages[] = { "next", "lost", "message", "departure" };

/* Who receives somebody else just now, other than @free: a reason why not they. */
static char *
list_busy (FoyerVisitStep *self,
           FoyerStaff     *free)
{
  GListModel *open =
    foyer_reception_get_open (foyer_services_get_reception (self->services));
  FoyerPeople *people = foyer_services_get_people (self->services);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (open); i++)
    {
      g_autoptr (FoyerVisit) visit = g_list_model_get_item (open, i);
      const FoyerUuid *id = foyer_visit_get_handler (visit);
      FoyerStaff *handler = foyer_uuid_is_none (id) ? NULL : foyer_people_lookup (people, id);

      if (handler == NULL || foyer_visit_get_state (visit) == FOYER_VISIT_WAITING
          || (free != NULL && foyer_uuid_equal (id, foyer_record_get_id (FOYER_RECORD (free))))
          || !g_hash_table_add (seen, handler))
        continue;
      if (names->len > 0)
        /* Translators: stands between the names of colleagues. */
        g_string_append (names, C_("colleagues", ", "));
      g_string_append (names, foyer_staff_get_name (handler));
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static char *
describe_suggestion (FoyerSuggestion  why,
                     const char      *name)
{
  switch (why)
    {
    case FOYER_SUGGESTION_NONE:
      return NULL;
    case FOYER_SUGGESTION_HOST:
      /* Translators: why this colleague is suggested; %s is the name. */
      return g_strdup_printf (_("The visitor came to see %s"), name);
    case FOYER_SUGGESTION_LAST_TIME:
      /* Translators: why this colleague is suggested; %s is the name. */
      return g_strdup_printf (_("%s received them last time"), name);
    case FOYER_SUGGESTION_FREE:
      /* Translators: why this colleague is suggested; %s is the name. */
      return g_strdup_printf (_("%s has been free the longest"), name);
    case FOYER_SUGGESTION_ALL_BUSY:
      return g_strdup (_("All colleagues are busy"));
    }

  g_assert_not_reached ();
}

/* Why this colleague: the reason of the suggestion, and who is busy. */
static char *
describe_reason (FoyerVisitStep  *self,
                 FoyerSuggestion  why,
                 FoyerStaff      *staff)
{
  g_autofree char *reason = describe_suggestion (why, staff != NULL ? foyer_staff_get_name (staff)
                                                                    : "");
  g_autofree char *busy = list_busy (self, staff);

  if (*busy == '\0' || why == FOYER_SUGGESTION_ALL_BUSY)
    return g_steal_pointer (&reason);
  if (reason == NULL)
    /* Translators: %s are names of colleagues. */
    return g_strdup_printf (_("Busy: %s"), busy);
  /* Translators: %1$s is why somebody is suggested, %2$s are names of colleagues. */
  return g_strdup_printf (_("%1$s; busy: %2$s"), reason, busy);
}

/* The words on the button for the one next act; null when there is none. */
static char *
describe_act (FoyerVisitStep  *self,
              char           **reason)
{
  g_autofree char *who = foyer_words_visitor (NULL, self->visit);
  g_autoptr (FoyerStaff) staff = NULL;
  FoyerSuggestion why = FOYER_SUGGESTION_NONE;

  switch (foyer_visit_get_next_act (self->visit))
    {
    case FOYER_VISIT_ACT_ARRIVE:
      /* Translators: a button; %s is an expected visitor, who is here now. */
      return g_strdup_printf (C_("button", "%s has come"), who);
    case FOYER_VISIT_ACT_RECEIVE:
      staff = foyer_reception_suggest (foyer_services_get_reception (self->services), self->visit,
                                       &why);
      *reason = describe_reason (self, why, staff);
      if (staff == NULL)
        /* Translators: a button; %s is the visitor. */
        return g_strdup_printf (C_("button", "Start with %s"), who);
      /* Translators: a button; %s is the colleague who is to receive the visitor. */
      return g_strdup_printf (C_("button", "Reception by %s"), foyer_staff_get_name (staff));
    case FOYER_VISIT_ACT_START_DEMO:
      /* Translators: a button; %s is the visitor. */
      return g_strdup_printf (C_("button", "Start the demo for %s"), who);
    case FOYER_VISIT_ACT_END_DEMO:
      return g_strdup_printf (C_("button", "End the demo for %s"), who);
    case FOYER_VISIT_ACT_LEAVE:
      return g_strdup_printf (C_("button", "%s leaves"), who);
    case FOYER_VISIT_ACT_CONFIRM_LEFT:
      *reason = g_strdup (_("Nobody saw the visitor leave: the departure is assumed"));
      return g_strdup (C_("button", "Check the departure…"));
    case FOYER_VISIT_ACT_NONE:
    case FOYER_VISIT_ACT_LEAVE_MESSAGE:
    case FOYER_VISIT_ACT_ASSUME_LEFT:
    case FOYER_VISIT_ACT_MISS:
    case FOYER_VISIT_ACT_VOID:
      return NULL;
    }

  g_assert_not_reached ();
}

static void
update (FoyerVisitStep *self)
{
  g_autofree char *reason = NULL;
  g_autofree char *act = self->visit != NULL ? describe_act (self, &reason) : NULL;

  gtk_label_set_label (self->label, act != NULL ? act : "");
  if (act != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    act, -1);
  gtk_label_set_label (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), act != NULL
                                             || self->asked != FOYER_VISIT_ASK_NOTHING);
}

static void
on_open_changed (FoyerVisitStep *self)
{
  if (self->visit != NULL)
    update (self);
}

static void
foyer_visit_step_dispose (GObject *object)
{
  FoyerVisitStep *self = FOYER_VISIT_STEP (object);

  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->visit);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_visit_step_parent_class)->dispose (object);
}

static void
foyer_visit_step_class_init (FoyerVisitStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_visit_step_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/foyer-visit-step.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitStep, stack);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitStep, button);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitStep, label);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitStep, reason);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitStep, lost);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitStep, message);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitStep, departure);
}

static void
foyer_visit_step_init (FoyerVisitStep *self)
{
  g_type_ensure (FOYER_TYPE_DEPARTURE_FORM);
  g_type_ensure (FOYER_TYPE_KEYCAP);
  g_type_ensure (FOYER_TYPE_LOST_FORM);
  g_type_ensure (FOYER_TYPE_MESSAGE_FORM);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @visit: (nullable). A question that is being answered stays while it is about the same visit. */
void
foyer_visit_step_set_visit (FoyerVisitStep *self,
                            FoyerServices  *services,
                            FoyerVisit     *visit)
{
  gboolean is_same;

  g_return_if_fail (FOYER_IS_VISIT_STEP (self));

  if (g_set_object (&self->services, services))
    g_signal_connect_object (foyer_reception_get_open (foyer_services_get_reception (services)),
                             "items-changed", G_CALLBACK (on_open_changed), self,
                             G_CONNECT_SWAPPED);
  is_same = self->visit != NULL && visit != NULL
            && foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (self->visit)),
                                 foyer_record_get_id (FOYER_RECORD (visit)));
  g_set_object (&self->visit, visit);
  if (!is_same)
    foyer_visit_step_ask (self, FOYER_VISIT_ASK_NOTHING);
  update (self);
}

/* Puts the question in the place of the next step, or takes it away. */
void
foyer_visit_step_ask (FoyerVisitStep *self,
                      FoyerVisitAsk   question)
{
  FoyerShop *shop;

  g_return_if_fail (FOYER_IS_VISIT_STEP (self));

  self->asked = question;
  gtk_stack_set_visible_child_name (self->stack, pages[question]);
  update (self);
  if (self->visit == NULL)
    return;

  shop = foyer_services_get_shop (self->services);
  switch (question)
    {
    case FOYER_VISIT_ASK_NOTHING:
      break;
    case FOYER_VISIT_ASK_LOST:
      foyer_lost_form_begin (self->lost, self->visit);
      break;
    case FOYER_VISIT_ASK_MESSAGE:
      foyer_message_form_begin (self->message, self->services, self->visit);
      break;
    case FOYER_VISIT_ASK_DEPARTURE:
      foyer_departure_form_begin (self->departure, foyer_shop_get_time (shop), self->visit);
      break;
    }
}

FoyerVisitAsk
foyer_visit_step_get_asked (FoyerVisitStep *self)
{
  g_return_val_if_fail (FOYER_IS_VISIT_STEP (self), FOYER_VISIT_ASK_NOTHING);

  return self->asked;
}

/* Answers the question as it stands. */
void
foyer_visit_step_submit (FoyerVisitStep *self)
{
  g_return_if_fail (FOYER_IS_VISIT_STEP (self));

  switch (self->asked)
    {
    case FOYER_VISIT_ASK_NOTHING:
      break;
    case FOYER_VISIT_ASK_LOST:
      foyer_lost_form_submit (self->lost);
      break;
    case FOYER_VISIT_ASK_MESSAGE:
      foyer_message_form_submit (self->message);
      break;
    case FOYER_VISIT_ASK_DEPARTURE:
      foyer_departure_form_submit (self->departure);
      break;
    }
}

/* A digit is pressed while a question is asked; returns whether it was an answer. */
gboolean
foyer_visit_step_choose (FoyerVisitStep *self,
                         guint           digit)
{
  g_return_val_if_fail (FOYER_IS_VISIT_STEP (self), FALSE);

  return self->asked == FOYER_VISIT_ASK_LOST && foyer_lost_form_choose (self->lost, digit);
}

/* Returns whether the error belongs to a field of the question, and is said there now. */
gboolean
foyer_visit_step_show_error (FoyerVisitStep *self,
                             const GError   *error)
{
  g_return_val_if_fail (FOYER_IS_VISIT_STEP (self), FALSE);

  switch (self->asked)
    {
    case FOYER_VISIT_ASK_NOTHING:
    case FOYER_VISIT_ASK_LOST:
      return FALSE;
    case FOYER_VISIT_ASK_MESSAGE:
      return foyer_message_form_show_error (self->message, error);
    case FOYER_VISIT_ASK_DEPARTURE:
      return foyer_departure_form_show_error (self->departure, error);
    }

  g_assert_not_reached ();
}
