#include "panels/schedule/foyer-publish-form.h"

#include "widgets/foyer-widget.h"

#include <glib/gi18n.h>

struct _FoyerPublishForm
{
  GtkWidget parent_instance;

  GtkEditable *reason; /* nullable */
};

G_DEFINE_FINAL_TYPE (FoyerPublishForm, foyer_publish_form, GTK_TYPE_WIDGET)

enum
{
  CONFIRMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_confirmed (FoyerPublishForm *self)
{
  g_signal_emit (self, signals[CONFIRMED], 0,
                 self->reason != NULL ? gtk_editable_get_text (self->reason) : NULL);
}

static void
foyer_publish_form_dispose (GObject *object)
{
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_publish_form_parent_class)->dispose (object);
}

static void
foyer_publish_form_class_init (FoyerPublishFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = foyer_publish_form_dispose;

  signals[CONFIRMED] = g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
foyer_publish_form_init (FoyerPublishForm *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
}

static void
ask_reason (FoyerPublishForm *self)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_widget_set_parent (gtk_label_new (_("Posts are empty. Why do they stay empty?")),
                         GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Why posts stay empty"), -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_confirmed), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (entry, GTK_WIDGET (self));
  self->reason = GTK_EDITABLE (entry);
}

GtkWidget *
foyer_publish_form_new (FoyerRotaMonth *month)
{
  FoyerPublishForm *self = g_object_new (FOYER_TYPE_PUBLISH_FORM, NULL);
  int n_staff = foyer_rota_month_get_n_staff (month);
  g_autofree char *label = NULL;
  GtkWidget *button;

  if (foyer_rota_month_get_n_gaps (month) > 0)
    ask_reason (self);
  /* Translators: the button that publishes a roster. */
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Publish for %d person",
                                        "Publish for %d people", n_staff), n_staff);
  button = gtk_button_new_with_label (label);
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_confirmed), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
