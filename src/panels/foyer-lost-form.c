#include "panels/foyer-lost-form.h"

#include "service/foyer-words.h"
#include "widgets/foyer-form-field.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

#define COLUMNS 3

struct _FoyerLostForm
{
  GtkWidget parent_instance;

  GPtrArray *reasons; /* of GtkToggleButton, from FOYER_LOST_KIND_PRICE on; owned by the tree */
  GtkGrid *grid;
  GtkEntry *remark;
  GtkButton *leave;
};

G_DEFINE_FINAL_TYPE (FoyerLostForm, foyer_lost_form, GTK_TYPE_WIDGET)

static FoyerLostKind
get_kind (FoyerLostForm *self)
{
  for (guint i = 0; i < self->reasons->len; i++)
    if (gtk_toggle_button_get_active (g_ptr_array_index (self->reasons, i)))
      return FOYER_LOST_KIND_PRICE + i;
  return FOYER_LOST_KIND_NONE;
}

static void
answer (FoyerLostForm *self,
        FoyerLostKind  kind,
        const char    *reason)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "visit.leave-because", "(is)", kind, reason);
}

static void
on_leave_clicked (FoyerLostForm *self)
{
  foyer_lost_form_submit (self);
}

static void
on_skip_clicked (FoyerLostForm *self)
{
  answer (self, FOYER_LOST_KIND_NONE, "");
}

static void
add_reason (FoyerLostForm *self,
            FoyerLostKind  kind)
{
  guint i = self->reasons->len;
  const char *word = foyer_words_enum (NULL, FOYER_TYPE_LOST_KIND, kind);
  g_autofree char *label = g_strdup_printf ("%u %s", i + 1, word);
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, word,
                                  -1);
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_hexpand (button, TRUE);
  if (i > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), g_ptr_array_index (self->reasons, 0));
  gtk_grid_attach (self->grid, button, i % COLUMNS, i / COLUMNS, 1, 1);
  g_ptr_array_add (self->reasons, button);
}

static void
foyer_lost_form_dispose (GObject *object)
{
  g_ptr_array_set_size (FOYER_LOST_FORM (object)->reasons, 0);
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_lost_form_parent_class)->dispose (object);
}

static void
foyer_lost_form_finalize (GObject *object)
{
  g_ptr_array_unref (FOYER_LOST_FORM (object)->reasons);

  G_OBJECT_CLASS (foyer_lost_form_parent_class)->finalize (object);
}

static void
foyer_lost_form_class_init (FoyerLostFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_lost_form_dispose;
  object_class->finalize = foyer_lost_form_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/foyer-lost-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerLostForm, grid);
  gtk_widget_class_bind_template_child (widget_class, FoyerLostForm, remark);
  gtk_widget_class_bind_template_child (widget_class, FoyerLostForm, leave);
  gtk_widget_class_bind_template_callback (widget_class, on_leave_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_skip_clicked);
}

static void
foyer_lost_form_init (FoyerLostForm *self)
{
  g_type_ensure (FOYER_TYPE_FORM_FIELD);
  self->reasons = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int kind = FOYER_LOST_KIND_PRICE; kind <= FOYER_LOST_KIND_OTHER; kind++)
    add_reason (self, kind);
}

/* Asks anew, about @visit. */
void
foyer_lost_form_begin (FoyerLostForm *self,
                       FoyerVisit    *visit)
{
  g_autofree char *who = NULL, *label = NULL;

  g_return_if_fail (FOYER_IS_LOST_FORM (self));

  who = foyer_words_visitor (NULL, visit);
  /* Translators: a button; %s is the visitor, who leaves now. */
  label = g_strdup_printf (C_("button", "Note it, %s leaves"), who);
  gtk_button_set_label (self->leave, label);
  for (guint i = 0; i < self->reasons->len; i++)
    gtk_toggle_button_set_active (g_ptr_array_index (self->reasons, i), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->remark), "");
  gtk_widget_grab_focus (g_ptr_array_index (self->reasons, 0));
}

void
foyer_lost_form_submit (FoyerLostForm *self)
{
  g_return_if_fail (FOYER_IS_LOST_FORM (self));

  answer (self, get_kind (self), gtk_editable_get_text (GTK_EDITABLE (self->remark)));
}

/* Chooses the reason that shows @digit; returns whether there is one. */
gboolean
foyer_lost_form_choose (FoyerLostForm *self,
                        guint          digit)
{
  g_return_val_if_fail (FOYER_IS_LOST_FORM (self), FALSE);

  if (digit < 1 || digit > self->reasons->len)
    return FALSE;
  gtk_toggle_button_set_active (g_ptr_array_index (self->reasons, digit - 1), TRUE);
  return TRUE;
}
