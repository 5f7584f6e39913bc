#include "panels/foyer-departure-form.h"

#include "domain/foyer-domain-error.h"
#include "panels/foyer-clock-text.h"
#include "service/foyer-words.h"
#include "widgets/foyer-form.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerDepartureForm
{
  GtkWidget parent_instance;

  FoyerShopTime *shop_time;
  gint64 day;

  FoyerForm *form;
  GtkLabel *question;
  GtkEntry *time;
};

G_DEFINE_FINAL_TYPE (FoyerDepartureForm, foyer_departure_form, GTK_TYPE_WIDGET)

static void
on_confirm_clicked (FoyerDepartureForm *self)
{
  foyer_departure_form_submit (self);
}

static void
foyer_departure_form_dispose (GObject *object)
{
  FoyerDepartureForm *self = FOYER_DEPARTURE_FORM (object);

  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->shop_time);

  G_OBJECT_CLASS (foyer_departure_form_parent_class)->dispose (object);
}

static void
foyer_departure_form_class_init (FoyerDepartureFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_departure_form_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/foyer-departure-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerDepartureForm, form);
  gtk_widget_class_bind_template_child (widget_class, FoyerDepartureForm, question);
  gtk_widget_class_bind_template_child (widget_class, FoyerDepartureForm, time);
  gtk_widget_class_bind_template_callback (widget_class, on_confirm_clicked);
}

static void
foyer_departure_form_init (FoyerDepartureForm *self)
{
  g_type_ensure (FOYER_TYPE_FORM);
  g_type_ensure (FOYER_TYPE_FORM_FIELD);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Asks about @visit; the assumed time stands in the entry. */
void
foyer_departure_form_begin (FoyerDepartureForm *self,
                            FoyerShopTime      *shop_time,
                            FoyerVisit         *visit)
{
  g_autofree char *assumed = NULL, *question = NULL, *day = NULL;

  g_return_if_fail (FOYER_IS_DEPARTURE_FORM (self));

  g_set_object (&self->shop_time, shop_time);
  self->day = foyer_visit_get_day (visit);
  assumed = foyer_words_clock (shop_time, foyer_visit_get_departed (visit));
  day = foyer_words_day (NULL, self->day);
  /* Translators: %1$s is a day such as Thu 24 Sep, %2$s a time such as 22:00. */
  question = g_strdup_printf (_("Assumed departure: %1$s, %2$s. When was it really?"), day,
                              assumed);
  gtk_label_set_label (self->question, question);
  gtk_editable_set_text (GTK_EDITABLE (self->time), assumed);
  foyer_form_clear_errors (self->form);
  gtk_widget_grab_focus (GTK_WIDGET (self->time));
}

void
foyer_departure_form_submit (FoyerDepartureForm *self)
{
  int minute;

  g_return_if_fail (FOYER_IS_DEPARTURE_FORM (self));

  foyer_form_clear_errors (self->form);
  if (!foyer_clock_text_parse (gtk_editable_get_text (GTK_EDITABLE (self->time)), &minute))
    {
      foyer_form_show_error (self->form, "departed", _("Write a time such as 18:30"));
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "visit.confirm-departure", "x",
                              foyer_shop_time_at_minute (self->shop_time, self->day, minute));
}

/* Returns whether the error belongs to a field of the form, and is said there now. */
gboolean
foyer_departure_form_show_error (FoyerDepartureForm *self,
                                 const GError       *error)
{
  g_autofree char *field = foyer_domain_error_get_field (error);

  g_return_val_if_fail (FOYER_IS_DEPARTURE_FORM (self), FALSE);

  if (g_strcmp0 (field, "departed") != 0)
    return FALSE;
  return foyer_form_show_error (self->form, field,
                                _("The visitor was still here then: choose a later time"));
}
