#include "panels/reception/foyer-appointment-strip.h"

#include "panels/foyer-staff-name.h"
#include "panels/foyer-visit-text.h"
#include "service/foyer-words.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

/* So many have room at the foot of the board. */
#define SHOWN_MAX 3

struct _FoyerAppointmentStrip
{
  GtkWidget parent_instance;

  FoyerServices *services;

  GtkBox *shown;
  GtkLabel *none;
  GtkMenuButton *more;
  GtkBox *rest;
  GtkButton *add;
};

G_DEFINE_FINAL_TYPE (FoyerAppointmentStrip, foyer_appointment_strip, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
set_action (GtkWidget  *button,
            const char *action,
            FoyerVisit *visit)
{
  g_autofree char *id = foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (visit)));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

/* What they come for: to see somebody, or the matter. */
static char *
describe_matter (FoyerAppointmentStrip *self,
                 FoyerVisit            *visit)
{
  const char *host = foyer_staff_name (foyer_services_get_people (self->services),
                                       foyer_visit_get_host (visit));

  if (host != NULL)
    /* Translators: %s is the colleague whom the visitor wants to see. */
    return g_strdup_printf (C_("visit", "to see %s"), host);
  return foyer_visit_text_matter (visit);
}

static GtkWidget *
make_card (FoyerAppointmentStrip *self,
           FoyerVisit            *visit)
{
  FoyerShop *shop = foyer_services_get_shop (self->services);
  g_autofree char *time = foyer_words_clock (foyer_shop_get_time (shop),
                                             foyer_visit_get_expected (visit));
  g_autofree char *who = foyer_words_visitor (NULL, visit);
  g_autofree char *matter = describe_matter (self, visit);
  g_autofree char *here_name = NULL, *open_name = NULL;
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *open = gtk_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *who_label = make_label (who, NULL);
  GtkWidget *matter_label = make_label (matter, "dim");
  GtkWidget *here = gtk_button_new_with_label (C_("button", "Here"));

  gtk_label_set_ellipsize (GTK_LABEL (who_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (who_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (matter_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (matter_label), 0);
  gtk_widget_add_css_class (matter_label, "caption");
  gtk_widget_set_visible (matter_label, matter != NULL);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (column), who_label);
  gtk_box_append (GTK_BOX (column), matter_label);
  gtk_box_append (GTK_BOX (line), make_label (time, "strong"));
  gtk_box_append (GTK_BOX (line), column);
  gtk_button_set_child (GTK_BUTTON (open), line);
  gtk_widget_add_css_class (open, "flat");
  gtk_widget_set_hexpand (open, TRUE);
  set_action (open, "appointment.open", visit);
  set_action (here, "appointment.arrive", visit);
  gtk_widget_set_valign (here, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (here, "small");

  open_name = g_strdup_printf ("%s %s %s", time, who, matter != NULL ? matter : "");
  here_name = g_strdup_printf (C_("button", "%1$s: %2$s"), C_("button", "Here"), who);
  gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  open_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (here), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  here_name, -1);
  gtk_box_append (GTK_BOX (card), open);
  gtk_box_append (GTK_BOX (card), here);
  gtk_widget_set_hexpand (card, TRUE);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "appointment");
  return card;
}

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
fill (FoyerAppointmentStrip *self)
{
  GListModel *model =
    foyer_reception_get_appointments (foyer_services_get_reception (self->services));
  guint n_items = g_list_model_get_n_items (model);
  g_autofree char *more = NULL;

  clear (self->shown);
  clear (self->rest);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (FoyerVisit) visit = g_list_model_get_item (model, i);

      gtk_box_append (i < SHOWN_MAX ? self->shown : self->rest, make_card (self, visit));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->none), n_items == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->shown), n_items > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_items > SHOWN_MAX);
  if (n_items > SHOWN_MAX)
    {
      /* Translators: a button that shows so many more appointments. */
      more = g_strdup_printf (C_("appointments", "%u more"), n_items - SHOWN_MAX);
      gtk_menu_button_set_label (self->more, more);
    }
}

static void
foyer_appointment_strip_dispose (GObject *object)
{
  FoyerAppointmentStrip *self = FOYER_APPOINTMENT_STRIP (object);

  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_appointment_strip_parent_class)->dispose (object);
}

static void
foyer_appointment_strip_class_init (FoyerAppointmentStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_appointment_strip_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/reception/foyer-appointment-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerAppointmentStrip, shown);
  gtk_widget_class_bind_template_child (widget_class, FoyerAppointmentStrip, none);
  gtk_widget_class_bind_template_child (widget_class, FoyerAppointmentStrip, more);
  gtk_widget_class_bind_template_child (widget_class, FoyerAppointmentStrip, rest);
  gtk_widget_class_bind_template_child (widget_class, FoyerAppointmentStrip, add);
}

static void
foyer_appointment_strip_init (FoyerAppointmentStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
foyer_appointment_strip_connect (FoyerAppointmentStrip *self,
                                 FoyerServices         *services)
{
  g_return_if_fail (FOYER_IS_APPOINTMENT_STRIP (self));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
  g_signal_connect_object (foyer_reception_get_appointments (
                             foyer_services_get_reception (services)),
                           "items-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}

/* Returns (transfer none): the button that adds one, for a popover to point at. */
GtkWidget *
foyer_appointment_strip_get_add (FoyerAppointmentStrip *self)
{
  g_return_val_if_fail (FOYER_IS_APPOINTMENT_STRIP (self), NULL);

  return GTK_WIDGET (self->add);
}
