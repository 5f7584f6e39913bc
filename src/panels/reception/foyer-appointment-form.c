#include "panels/reception/foyer-appointment-form.h"

#include "domain/foyer-domain-error.h"
#include "panels/foyer-clock-text.h"
#include "panels/foyer-enum-choice.h"
#include "panels/foyer-staff-choice.h"
#include "panels/reception/foyer-visitor-hint.h"
#include "service/foyer-words.h"
#include "widgets/foyer-form.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

/* So many days ahead can be chosen; whoever wants more makes a callback. */
#define DAYS_AHEAD 31

struct _FoyerAppointmentForm
{
  GtkWidget parent_instance;

  FoyerServices *services;
  gboolean is_submitted;

  FoyerForm *form;
  GtkEntry *name;
  FoyerChoice *day;
  GtkEntry *time;
  FoyerChoice *host;
  FoyerChoice *purpose;
  GtkEntry *ask;
};

G_DEFINE_FINAL_TYPE (FoyerAppointmentForm, foyer_appointment_form, GTK_TYPE_WIDGET)

enum
{
  SUBMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static FoyerShopTime *
get_shop_time (FoyerAppointmentForm *self)
{
  return foyer_shop_get_time (foyer_services_get_shop (self->services));
}

static void
insert (GHashTable *typed,
        const char *field,
        const char *text)
{
  if (text != NULL && *text != '\0')
    g_hash_table_insert (typed, g_strdup (field), g_strdup (text));
}

static void
on_submit (FoyerAppointmentForm *self)
{
  g_autoptr (GHashTable) typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (FoyerVisitorHint) hint = { NULL };
  gint64 day = 0;
  int minute;

  if (self->is_submitted)
    return;

  foyer_form_clear_errors (self->form);
  foyer_visitor_hint_parse (&hint, gtk_editable_get_text (GTK_EDITABLE (self->name)));
  if (*hint.name == '\0' && *hint.phone == '\0')
    {
      foyer_form_show_error (self->form, "name", _("Write down who comes"));
      return;
    }
  if (!foyer_clock_text_parse (gtk_editable_get_text (GTK_EDITABLE (self->time)), &minute))
    {
      foyer_form_show_error (self->form, "expected", _("Write a time such as 15:30"));
      return;
    }

  self->is_submitted = TRUE;
  foyer_visitor_hint_fill (&hint, typed);
  insert (typed, "host", foyer_choice_get_selected (self->host));
  insert (typed, "purpose", foyer_choice_get_selected (self->purpose));
  insert (typed, "ask", gtk_editable_get_text (GTK_EDITABLE (self->ask)));
  g_ascii_string_to_signed (foyer_choice_get_selected (self->day), 10, G_MININT64, G_MAXINT64,
                            &day, NULL);
  g_signal_emit (self, signals[SUBMITTED], 0, typed,
                 foyer_shop_time_at_minute (get_shop_time (self), day, minute));
}

static void
fill_days (FoyerAppointmentForm *self,
           gint64                today)
{
  foyer_choice_clear (self->day);
  for (gint64 day = today; day <= today + DAYS_AHEAD; day++)
    {
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, day);
      g_autofree char *words = foyer_words_day (NULL, day);
      g_autofree char *label = NULL;

      if (day == today)
        /* Translators: %s is a day such as Thu 24 Sep. */
        label = g_strdup_printf (C_("day", "today, %s"), words);
      else if (day == today + 1)
        label = g_strdup_printf (C_("day", "tomorrow, %s"), words);
      foyer_choice_append (self->day, key, label != NULL ? label : words);
    }
}

static void
foyer_appointment_form_dispose (GObject *object)
{
  FoyerAppointmentForm *self = FOYER_APPOINTMENT_FORM (object);

  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_appointment_form_parent_class)->dispose (object);
}

static void
foyer_appointment_form_class_init (FoyerAppointmentFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_appointment_form_dispose;

  signals[SUBMITTED] = g_signal_new ("submitted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_HASH_TABLE, G_TYPE_INT64);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/reception/foyer-appointment-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerAppointmentForm, form);
  gtk_widget_class_bind_template_child (widget_class, FoyerAppointmentForm, name);
  gtk_widget_class_bind_template_child (widget_class, FoyerAppointmentForm, day);
  gtk_widget_class_bind_template_child (widget_class, FoyerAppointmentForm, time);
  gtk_widget_class_bind_template_child (widget_class, FoyerAppointmentForm, host);
  gtk_widget_class_bind_template_child (widget_class, FoyerAppointmentForm, purpose);
  gtk_widget_class_bind_template_child (widget_class, FoyerAppointmentForm, ask);
  gtk_widget_class_bind_template_callback (widget_class, on_submit);
}

static void
foyer_appointment_form_init (FoyerAppointmentForm *self)
{
  g_type_ensure (FOYER_TYPE_CHOICE);
  g_type_ensure (FOYER_TYPE_FORM);
  g_type_ensure (FOYER_TYPE_FORM_FIELD);
  gtk_widget_init_template (GTK_WIDGET (self));
  foyer_enum_choice_fill (self->purpose, FOYER_TYPE_PURPOSE);
}

/* Makes the form ready; what was typed before and not saved is still in it. */
void
foyer_appointment_form_begin (FoyerAppointmentForm *self,
                              FoyerServices        *services)
{
  FoyerShop *shop = foyer_services_get_shop (services);
  g_autofree char *host = NULL, *day = NULL;

  g_return_if_fail (FOYER_IS_APPOINTMENT_FORM (self));

  host = g_strdup (foyer_choice_get_selected (self->host));
  day = g_strdup (foyer_choice_get_selected (self->day));
  g_set_object (&self->services, services);
  self->is_submitted = FALSE;
  fill_days (self, foyer_shop_time_get_day (foyer_shop_get_time (shop),
                                            foyer_service_now_us (FOYER_SERVICE (shop))));
  foyer_staff_choice_fill (self->host, foyer_services_get_people (services), TRUE);
  foyer_choice_set_selected (self->day, day);
  if (foyer_choice_get_selected (self->day) == NULL)
    fill_days (self, foyer_shop_time_get_day (foyer_shop_get_time (shop),
                                              foyer_service_now_us (FOYER_SERVICE (shop))));
  foyer_choice_set_selected (self->host, host != NULL ? host : "");
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

/* The appointment is made: the form is empty for the next one. */
void
foyer_appointment_form_finish (FoyerAppointmentForm *self)
{
  g_return_if_fail (FOYER_IS_APPOINTMENT_FORM (self));

  self->is_submitted = FALSE;
  foyer_form_clear_errors (self->form);
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  gtk_editable_set_text (GTK_EDITABLE (self->time), "");
  gtk_editable_set_text (GTK_EDITABLE (self->ask), "");
  foyer_choice_set_selected (self->host, "");
  foyer_choice_set_selected (self->purpose, "none");
}

/* Returns whether the error belongs to a field of the form, and is said there now. */
gboolean
foyer_appointment_form_show_error (FoyerAppointmentForm *self,
                                   const GError         *error)
{
  g_autofree char *field = foyer_domain_error_get_field (error);
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (FOYER_IS_APPOINTMENT_FORM (self), FALSE);

  self->is_submitted = FALSE;
  if (field == NULL)
    return FALSE;
  sentence = foyer_words_error (NULL, error);
  return foyer_form_show_error (self->form, g_str_equal (field, "phone") ? "name" : field,
                                sentence);
}
