#include "panels/demo/foyer-demo-reason.h"

#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _FoyerDemoReason
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *error;             /* a label */
};

G_DEFINE_FINAL_TYPE (FoyerDemoReason, foyer_demo_reason, GTK_TYPE_WIDGET)

enum
{
  SUBMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_missing (FoyerDemoReason *self,
             gboolean         is_missing)
{
  gtk_widget_set_visible (self->error, is_missing);
  if (is_missing)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                                 GTK_ACCESSIBLE_INVALID_TRUE, -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID);
}

static void
on_changed (FoyerDemoReason *self)
{
  set_missing (self, FALSE);
}

static void
on_submit (FoyerDemoReason *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (*g_strstrip (text) == '\0')
    {
      set_missing (self, TRUE);
      gtk_widget_grab_focus (self->entry);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_signal_emit (self, signals[SUBMITTED], 0, text);
}

static void
foyer_demo_reason_dispose (GObject *object)
{
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_demo_reason_parent_class)->dispose (object);
}

static void
foyer_demo_reason_class_init (FoyerDemoReasonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = foyer_demo_reason_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  signals[SUBMITTED] = g_signal_new ("submitted", FOYER_TYPE_DEMO_REASON, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
foyer_demo_reason_init (FoyerDemoReason *self)
{
  self->button = gtk_menu_button_new ();
  self->popover = gtk_popover_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->entry = gtk_entry_new ();
  self->error = gtk_label_new (_("Write why"));
  gtk_label_set_xalign (GTK_LABEL (self->error), 0);
  gtk_widget_add_css_class (self->error, "crit-text");
  gtk_widget_add_css_class (self->error, "caption");
  gtk_widget_set_visible (self->error, FALSE);
  gtk_widget_set_size_request (self->entry, 240, -1);
  gtk_widget_add_css_class (self->popover, "form");
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_submit), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
}

/* @label: what the button does, with "…"; @question: what is asked */
GtkWidget *
foyer_demo_reason_new (const char *label,
                       const char *question)
{
  FoyerDemoReason *self = g_object_new (FOYER_TYPE_DEMO_REASON, NULL);
  GtkWidget *title = gtk_label_new (question);
  g_autofree char *act = g_str_has_suffix (label, "…") ? g_strndup (label, strlen (label) - 3)
                                                       : g_strdup (label);
  GtkWidget *submit = gtk_button_new_with_label (act);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), label);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  question, -1);
  gtk_box_append (GTK_BOX (self->box), title);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  gtk_box_append (GTK_BOX (self->box), self->error);
  gtk_box_append (GTK_BOX (self->box), submit);
  g_signal_connect_object (submit, "clicked", G_CALLBACK (on_submit), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/* Asks something more, above the reason. */
void
foyer_demo_reason_set_extra (FoyerDemoReason *self,
                             GtkWidget       *extra)
{
  g_return_if_fail (FOYER_IS_DEMO_REASON (self));

  gtk_box_prepend (GTK_BOX (self->box), extra);
}
