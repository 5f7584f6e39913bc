#include "panels/foyer-message-form.h"

#include "domain/foyer-domain-error.h"
#include "panels/foyer-staff-choice.h"
#include "panels/foyer-text-box.h"
#include "service/foyer-words.h"
#include "widgets/foyer-choice.h"
#include "widgets/foyer-form.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerMessageForm
{
  GtkWidget parent_instance;

  FoyerServices *services;

  FoyerForm *form;
  GtkLabel *script;
  FoyerChoice *host;
  FoyerTextBox *message;
  GtkButton *leave;
};

G_DEFINE_FINAL_TYPE (FoyerMessageForm, foyer_message_form, GTK_TYPE_WIDGET)

static FoyerStaff *
get_host (FoyerMessageForm *self)
{
  return foyer_staff_choice_get (self->host, foyer_services_get_people (self->services));
}

static void
on_host_changed (FoyerMessageForm *self)
{
  FoyerStaff *host = self->services != NULL ? get_host (self) : NULL;
  const char *name = host != NULL ? foyer_staff_get_name (host) : _("The colleague");
  g_autofree char *script = foyer_scripts_dup_text ("W10", "name", name, NULL);
  g_autofree char *label = NULL;

  gtk_label_set_label (self->script, script);
  if (host == NULL)
    {
      gtk_button_set_label (self->leave, C_("button", "Leave the message"));
      return;
    }
  /* Translators: a button; %s is the absent colleague. */
  label = g_strdup_printf (C_("button", "Leave the message for %s"), name);
  gtk_button_set_label (self->leave, label);
}

static void
on_leave_clicked (FoyerMessageForm *self)
{
  foyer_message_form_submit (self);
}

static void
foyer_message_form_dispose (GObject *object)
{
  FoyerMessageForm *self = FOYER_MESSAGE_FORM (object);

  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_message_form_parent_class)->dispose (object);
}

static void
foyer_message_form_class_init (FoyerMessageFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_message_form_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/foyer-message-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerMessageForm, form);
  gtk_widget_class_bind_template_child (widget_class, FoyerMessageForm, script);
  gtk_widget_class_bind_template_child (widget_class, FoyerMessageForm, host);
  gtk_widget_class_bind_template_child (widget_class, FoyerMessageForm, message);
  gtk_widget_class_bind_template_child (widget_class, FoyerMessageForm, leave);
  gtk_widget_class_bind_template_callback (widget_class, on_host_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_leave_clicked);
}

static void
foyer_message_form_init (FoyerMessageForm *self)
{
  g_type_ensure (FOYER_TYPE_CHOICE);
  g_type_ensure (FOYER_TYPE_FORM);
  g_type_ensure (FOYER_TYPE_FORM_FIELD);
  g_type_ensure (FOYER_TYPE_TEXT_BOX);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Begins a message of @visit, for the person visited when that is known. */
void
foyer_message_form_begin (FoyerMessageForm *self,
                          FoyerServices    *services,
                          FoyerVisit       *visit)
{
  g_return_if_fail (FOYER_IS_MESSAGE_FORM (self));

  g_set_object (&self->services, services);
  foyer_form_clear_errors (self->form);
  foyer_staff_choice_fill (self->host, foyer_services_get_people (services), TRUE);
  foyer_staff_choice_set (self->host, foyer_visit_get_host (visit));
  foyer_text_box_set_text (self->message, foyer_visit_get_message (visit));
  on_host_changed (self);
  if (get_host (self) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->message));
  else
    foyer_widget_focus_first (GTK_WIDGET (self->host));
}

/* Says what is missing, or leaves the message. */
void
foyer_message_form_submit (FoyerMessageForm *self)
{
  g_autofree char *message = NULL, *id = NULL;
  FoyerStaff *host;

  g_return_if_fail (FOYER_IS_MESSAGE_FORM (self));

  foyer_form_clear_errors (self->form);
  message = foyer_text_box_dup_text (self->message);
  host = get_host (self);
  if (host == NULL)
    {
      foyer_form_show_error (self->form, "host", _("Choose for whom the message is"));
      return;
    }
  if (*g_strstrip (message) == '\0')
    {
      foyer_form_show_error (self->form, "message", _("Write down what to pass on"));
      return;
    }

  id = foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (host)));
  gtk_widget_activate_action (GTK_WIDGET (self), "visit.leave-message", "(ss)", id, message);
}

/* Returns whether the error belongs to a field of the form, and is said there now. */
gboolean
foyer_message_form_show_error (FoyerMessageForm *self,
                               const GError     *error)
{
  g_autofree char *field = foyer_domain_error_get_field (error);
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (FOYER_IS_MESSAGE_FORM (self), FALSE);

  if (field == NULL)
    return FALSE;
  sentence = foyer_words_error (NULL, error);
  return foyer_form_show_error (self->form, field, sentence);
}
