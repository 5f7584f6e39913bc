#include "panels/callbacks/foyer-call-outcomes.h"

#include "domain/foyer-callback-plan.h"
#include "domain/foyer-domain-error.h"
#include "panels/foyer-clock-text.h"
#include "panels/foyer-scripts.h"
#include "panels/foyer-staff-name.h"
#include "service/foyer-words.h"
#include "widgets/foyer-choice.h"
#include "widgets/foyer-form.h"
#include "widgets/foyer-keycap.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

/* So many days can be chosen by name. */
#define N_DAYS 8

struct _FoyerCallOutcomes
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerCallbackRow *row;

  GtkBox *cards;
  GtkLabel *hints[FOYER_N_CALL_OUTCOMES];
  GtkStack *step;
  FoyerForm *demand_form;
  GtkLabel *demand_script;
  GtkEntry *subject;
  FoyerForm *later_form;
  FoyerChoice *day;
  GtkEntry *time;
};

G_DEFINE_FINAL_TYPE (FoyerCallOutcomes, foyer_call_outcomes, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *icon_name;
  const char *title;
  const char *hint;
} cards[FOYER_N_CALL_OUTCOMES] = {
  { "foyer-check-symbolic", N_("Reached, content"), N_("Done; ends the callback") },
  { "foyer-message-symbolic", N_("Reached, new demand"), N_("Answer it, or open a case") },
  { "foyer-complaints-symbolic", N_("Reached, not accepted"), N_("Another colleague calls again") },
  { "foyer-waiting-symbolic", N_("Not a good moment"), N_("Another time; does not count as a try") },
  { "foyer-callbacks-symbolic", N_("No answer"), N_("Write a remark; tried again") },
  { "foyer-reset-symbolic", N_("Wrong number"), N_("Ends; the taker checks the number") },
};

static void
emit (FoyerCallOutcomes  *self,
      FoyerContactResult  contact,
      FoyerReaction       reaction,
      gint64              again_us,
      const char         *subject)
{
  g_signal_emit (self, signals[CHOSEN], 0, contact, reaction, again_us, subject);
}

static gint64
get_now (FoyerCallOutcomes *self)
{
  return foyer_service_now_us (FOYER_SERVICE (foyer_services_get_shop (self->services)));
}

static FoyerShopTime *
get_time (FoyerCallOutcomes *self)
{
  return foyer_shop_get_time (foyer_services_get_shop (self->services));
}

static void
show_step (FoyerCallOutcomes *self,
           const char        *name,
           GtkWidget         *focus)
{
  foyer_form_clear_errors (self->demand_form);
  foyer_form_clear_errors (self->later_form);
  gtk_stack_set_visible_child_name (self->step, name);
  gtk_widget_set_visible (GTK_WIDGET (self->step), TRUE);
  gtk_widget_grab_focus (focus);
}

static void
fill_days (FoyerCallOutcomes *self)
{
  gint64 today = foyer_shop_time_get_day (get_time (self), get_now (self));

  foyer_choice_clear (self->day);
  for (gint64 day = today; day < today + N_DAYS; day++)
    {
      g_autofree char *key = foyer_day_to_string (day);
      g_autofree char *label = day == today ? g_strdup (C_("day", "Today"))
                               : day == today + 1 ? g_strdup (C_("day", "Tomorrow"))
                                                  : foyer_words_day (NULL, day);

      foyer_choice_append (self->day, key, label);
    }
}

static void
on_again_clicked (FoyerCallOutcomes *self)
{
  const char *key = foyer_choice_get_selected (self->day);
  gint64 day, again_us;
  int minute;

  foyer_form_clear_errors (self->later_form);
  if (key == NULL || !foyer_day_parse (key, &day)
      || !foyer_clock_text_parse (gtk_editable_get_text (GTK_EDITABLE (self->time)), &minute))
    {
      foyer_form_show_error (self->later_form, "again", _("Write a time such as 18:30"));
      return;
    }

  again_us = foyer_shop_time_at_minute (get_time (self), day, minute);
  if (again_us <= get_now (self))
    {
      foyer_form_show_error (self->later_form, "again", _("This time is past"));
      return;
    }
  emit (self, FOYER_CONTACT_RESCHEDULED, FOYER_REACTION_NONE, again_us, NULL);
}

static void
on_known_clicked (FoyerCallOutcomes *self)
{
  emit (self, FOYER_CONTACT_REACHED, FOYER_REACTION_NEW_KNOWN, 0, NULL);
}

static void
on_open_clicked (FoyerCallOutcomes *self)
{
  const char *subject = gtk_editable_get_text (GTK_EDITABLE (self->subject));

  foyer_form_clear_errors (self->demand_form);
  if (*subject == '\0')
    foyer_form_show_error (self->demand_form, "subject", _("Write what is asked for"));
  else
    emit (self, FOYER_CONTACT_REACHED, FOYER_REACTION_NEW_OPEN, 0, subject);
}

static void
on_refused_clicked (FoyerCallOutcomes *self)
{
  if (self->row != NULL)
    emit (self, FOYER_CONTACT_REFUSED, FOYER_REACTION_NONE, 0, NULL);
}

static void
on_card_clicked (FoyerCallOutcomes *self,
                 GtkButton         *card)
{
  foyer_call_outcomes_choose (self,
                              GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (card), "digit")));
}

static void
add_card (FoyerCallOutcomes *self,
          guint              digit)
{
  g_autofree char *key = g_strdup_printf ("%u", digit);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *keycap = foyer_keycap_new (key);
  GtkWidget *title = gtk_label_new (_(cards[digit - 1].title));
  GtkWidget *hint = gtk_label_new (_(cards[digit - 1].hint));

  gtk_widget_set_valign (keycap, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_add_css_class (title, "strong");
  gtk_widget_add_css_class (hint, "dim");
  gtk_widget_add_css_class (hint, "caption");
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), hint);
  gtk_box_append (GTK_BOX (box), keycap);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (cards[digit - 1].icon_name));
  gtk_box_append (GTK_BOX (box), words);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "outcome");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(cards[digit - 1].title), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS,
                                  key, -1);
  g_object_set_data (G_OBJECT (button), "digit", GUINT_TO_POINTER (digit));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_card_clicked), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->cards, button);
  self->hints[digit - 1] = GTK_LABEL (hint);
}

static void
foyer_call_outcomes_dispose (GObject *object)
{
  FoyerCallOutcomes *self = FOYER_CALL_OUTCOMES (object);

  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->row);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_call_outcomes_parent_class)->dispose (object);
}

static void
foyer_call_outcomes_class_init (FoyerCallOutcomesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_call_outcomes_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 4, G_TYPE_INT, G_TYPE_INT, G_TYPE_INT64,
                                  G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/callbacks/foyer-call-outcomes.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerCallOutcomes, cards);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallOutcomes, step);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallOutcomes, demand_form);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallOutcomes, demand_script);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallOutcomes, subject);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallOutcomes, later_form);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallOutcomes, day);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallOutcomes, time);
  gtk_widget_class_bind_template_callback (widget_class, on_again_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_known_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_open_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_refused_clicked);
}

static void
foyer_call_outcomes_init (FoyerCallOutcomes *self)
{
  g_type_ensure (FOYER_TYPE_CHOICE);
  g_type_ensure (FOYER_TYPE_FORM);
  g_type_ensure (FOYER_TYPE_FORM_FIELD);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint digit = 1; digit <= FOYER_N_CALL_OUTCOMES; digit++)
    add_card (self, digit);
}

/* When it is tried again, and how often yet. */
static char *
describe_retry (FoyerCallOutcomes *self)
{
  FoyerShop *shop = foyer_services_get_shop (self->services);
  FoyerSettings *settings = foyer_shop_get_settings (shop);
  FoyerCallback *callback = foyer_callback_row_get_callback (self->row);
  int n = (int) foyer_callback_get_attempts (callback) + 1;
  int max = (int) foyer_settings_get_count (settings, FOYER_SETTING_CALLBACK_MAX_ATTEMPTS);
  gint64 now_us = get_now (self);
  gint64 next_us = foyer_callback_get_next_try (foyer_callback_get_kind (callback), n, now_us,
                                                settings, get_time (self),
                                                foyer_shop_get_calendar (shop));
  g_autofree char *next = NULL;

  if (next_us == 0)
    /* Translators: %1$d is which try this is, %2$d how many there are at most. */
    return g_strdup_printf (_("Write a remark; then the supervisor decides (%1$d of %2$d)"), n,
                            max);

  next = foyer_words_time (NULL, get_time (self), next_us, now_us);
  /* Translators: %1$s is a time, %2$d which try this is, %3$d how many there are at most. */
  return g_strdup_printf (_("Write a remark; again %1$s (%2$d of %3$d)"), next, n, max);
}

static void
show_hints (FoyerCallOutcomes *self)
{
  FoyerCallback *callback = foyer_callback_row_get_callback (self->row);
  const char *seller = foyer_staff_name (foyer_services_get_people (self->services),
                                         foyer_callback_get_seller (callback));
  g_autofree char *retry = describe_retry (self);
  g_autofree char *demand = NULL;

  gtk_label_set_label (self->hints[FOYER_CALL_OUTCOME_MISSED - 1], retry);
  if (seller != NULL)
    /* Translators: a new demand of the customer; %s is the colleague who sold. */
    demand = g_strdup_printf (_("Answer it, or a case for %s"), seller);
  gtk_label_set_label (self->hints[FOYER_CALL_OUTCOME_DEMAND - 1],
                       demand != NULL ? demand : _(cards[FOYER_CALL_OUTCOME_DEMAND - 1].hint));
}

/* @row: (nullable): the callback that is called */
void
foyer_call_outcomes_set_row (FoyerCallOutcomes *self,
                             FoyerServices     *services,
                             FoyerCallbackRow  *row)
{
  g_return_if_fail (FOYER_IS_CALL_OUTCOMES (self));

  g_set_object (&self->services, services);
  g_set_object (&self->row, row);
  foyer_call_outcomes_close_step (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self), row != NULL);
  if (row != NULL)
    show_hints (self);
}

/* @language: "zh_CN" or "en" */
void
foyer_call_outcomes_set_language (FoyerCallOutcomes *self,
                                  const char        *language)
{
  g_autofree char *script = NULL;

  g_return_if_fail (FOYER_IS_CALL_OUTCOMES (self));

  script = foyer_scripts_dup_text_in (language, "W17", NULL);
  gtk_label_set_label (self->demand_script, script);
}

/* As if the card @digit were pressed; returns whether there is one. */
gboolean
foyer_call_outcomes_choose (FoyerCallOutcomes *self,
                            guint              digit)
{
  g_return_val_if_fail (FOYER_IS_CALL_OUTCOMES (self), FALSE);

  if (self->row == NULL)
    return FALSE;

  switch (digit)
    {
    case FOYER_CALL_OUTCOME_ACCEPTED:
      emit (self, FOYER_CONTACT_REACHED, FOYER_REACTION_ACCEPTED, 0, NULL);
      return TRUE;
    case FOYER_CALL_OUTCOME_DEMAND:
      gtk_editable_set_text (GTK_EDITABLE (self->subject), "");
      show_step (self, "demand", GTK_WIDGET (self->subject));
      return TRUE;
    case FOYER_CALL_OUTCOME_REJECTED:
      emit (self, FOYER_CONTACT_REACHED, FOYER_REACTION_REJECTED, 0, NULL);
      return TRUE;
    case FOYER_CALL_OUTCOME_LATER:
      fill_days (self);
      gtk_editable_set_text (GTK_EDITABLE (self->time), "");
      show_step (self, "later", GTK_WIDGET (self->time));
      return TRUE;
    case FOYER_CALL_OUTCOME_MISSED:
      emit (self, FOYER_CONTACT_NO_ANSWER, FOYER_REACTION_NONE, 0, NULL);
      return TRUE;
    case FOYER_CALL_OUTCOME_BAD_NUMBER:
      emit (self, FOYER_CONTACT_BAD_NUMBER, FOYER_REACTION_NONE, 0, NULL);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Returns whether one was open. */
gboolean
foyer_call_outcomes_close_step (FoyerCallOutcomes *self)
{
  gboolean was_open;

  g_return_val_if_fail (FOYER_IS_CALL_OUTCOMES (self), FALSE);

  was_open = gtk_widget_get_visible (GTK_WIDGET (self->step));
  gtk_widget_set_visible (GTK_WIDGET (self->step), FALSE);
  return was_open;
}

/* Returns whether the error belongs to what a card asks for, and is said there now. */
gboolean
foyer_call_outcomes_show_error (FoyerCallOutcomes *self,
                                const GError      *error)
{
  g_autofree char *field = foyer_domain_error_get_field (error);
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (FOYER_IS_CALL_OUTCOMES (self), FALSE);

  if (field == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->step)))
    return FALSE;
  sentence = foyer_words_error (NULL, error);
  return foyer_form_show_error (self->later_form, field, sentence)
         || foyer_form_show_error (self->demand_form, field, sentence);
}
