#include "widgets/foyer-form.h"

#include "widgets/foyer-widget.h"

struct _FoyerForm
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (FoyerForm, foyer_form, GTK_TYPE_BOX)

/* Calls @func for each field below @widget until it returns TRUE. */
static FoyerFormField *
find_field (GtkWidget  *widget,
            const char *name)
{
  if (FOYER_IS_FORM_FIELD (widget)
      && g_strcmp0 (gtk_widget_get_name (widget), name) == 0)
    return FOYER_FORM_FIELD (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      FoyerFormField *field = find_field (child, name);

      if (field != NULL)
        return field;
    }
  return NULL;
}

static void
clear_errors (GtkWidget *widget)
{
  if (FOYER_IS_FORM_FIELD (widget))
    {
      foyer_form_field_set_error (FOYER_FORM_FIELD (widget), NULL);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    clear_errors (child);
}

static void
foyer_form_class_init (FoyerFormClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_FORM);
}

static void
foyer_form_init (FoyerForm *self)
{
  g_autoptr(GtkSizeGroup) labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  /* The fields find it when they come into the tree. */
  g_object_set_data_full (G_OBJECT (self), FOYER_FORM_LABEL_GROUP,
                          g_steal_pointer (&labels), g_object_unref);
}

GtkWidget *
foyer_form_new (void)
{
  return g_object_new (FOYER_TYPE_FORM, NULL);
}

/* Returns (transfer none) (nullable): the field whose widget name is @name. */
FoyerFormField *
foyer_form_find (FoyerForm  *self,
                 const char *name)
{
  g_return_val_if_fail (FOYER_IS_FORM (self), NULL);

  return name != NULL ? find_field (GTK_WIDGET (self), name) : NULL;
}

/* Says under the field @name what is wrong and goes there. Returns whether there is that field. */
gboolean
foyer_form_show_error (FoyerForm  *self,
                       const char *name,
                       const char *sentence)
{
  FoyerFormField *field;

  g_return_val_if_fail (FOYER_IS_FORM (self), FALSE);

  field = foyer_form_find (self, name);
  if (field == NULL)
    return FALSE;

  foyer_form_field_set_error (field, sentence);
  foyer_widget_focus_first (GTK_WIDGET (field));
  return TRUE;
}

void
foyer_form_clear_errors (FoyerForm *self)
{
  g_return_if_fail (FOYER_IS_FORM (self));

  clear_errors (GTK_WIDGET (self));
}
