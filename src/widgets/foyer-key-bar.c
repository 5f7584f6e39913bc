#include "widgets/foyer-key-bar.h"

#include "widgets/foyer-keycap.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerKeyBar
{
  GtkWidget parent_instance;

  GtkBox *start;
  GtkBox *end;
};

G_DEFINE_FINAL_TYPE (FoyerKeyBar, foyer_key_bar, GTK_TYPE_WIDGET)

static void
remove_children (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
append_hint (FoyerKeyBar        *self,
             const FoyerKeyHint *hint)
{
  GtkBox *box = hint->at_end ? self->end : self->start;
  const char *label = g_dpgettext2 (GETTEXT_PACKAGE, "key bar", hint->label);
  GtkWidget *text = gtk_label_new (label);

  gtk_widget_set_margin_end (text, 8);
  gtk_box_append (box, foyer_keycap_new (hint->keys));
  gtk_box_append (box, text);
}

static void
foyer_key_bar_dispose (GObject *object)
{
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_key_bar_parent_class)->dispose (object);
}

static void
foyer_key_bar_class_init (FoyerKeyBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_key_bar_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NOTE);
}

static void
foyer_key_bar_init (FoyerKeyBar *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "key-bar");
  /* Translators: read out by screen readers: the line that shows which keys do what here. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Keys"), -1);

  self->start = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8));
  gtk_widget_set_hexpand (GTK_WIDGET (self->start), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->start), GTK_WIDGET (self));
  self->end = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8));
  gtk_widget_set_parent (GTK_WIDGET (self->end), GTK_WIDGET (self));
}

GtkWidget *
foyer_key_bar_new (void)
{
  return g_object_new (FOYER_TYPE_KEY_BAR, NULL);
}

/* Shows @hints (nullable), a table that ends with an entry without keys, in its order. */
void
foyer_key_bar_set_hints (FoyerKeyBar        *self,
                         const FoyerKeyHint *hints)
{
  g_return_if_fail (FOYER_IS_KEY_BAR (self));

  remove_children (self->start);
  remove_children (self->end);
  for (; hints != NULL && hints->keys != NULL; hints++)
    append_hint (self, hints);
}
