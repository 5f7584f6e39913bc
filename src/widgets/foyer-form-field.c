#include "widgets/foyer-form-field.h"

#include "widgets/foyer-widget.h"

struct _FoyerFormField
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkLabel *label;
  GtkBox *column;
  GtkLabel *error_label;
  GtkWidget *child;

  char *text;
  char *error;
  gboolean is_required;
};

static void foyer_form_field_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FoyerFormField, foyer_form_field, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      foyer_form_field_buildable_init))

static GtkBuildableIface *parent_buildable_iface;

enum
{
  PROP_LABEL = 1,
  PROP_CHILD,
  PROP_ERROR,
  PROP_IS_REQUIRED,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
update_label (FoyerFormField *self)
{
  g_autofree char *marked = NULL;

  if (self->is_required && self->text != NULL)
    marked = g_strconcat (self->text, " *", NULL);
  gtk_label_set_label (self->label, marked != NULL ? marked : self->text != NULL ? self->text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->label), self->text != NULL);
}

/* What takes the focus inside a control of our own: a drop-down, a text of several lines. */
static GtkWidget *
find_inner (GtkWidget *control)
{
  if (GTK_IS_EDITABLE (control))
    return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (control)));

  for (GtkWidget *child = gtk_widget_get_first_child (control); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_DROP_DOWN (child) || GTK_IS_TEXT_VIEW (child)
                           ? child : find_inner (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* GtkEntry and GtkSpinButton are named on themselves, and focus goes to the GtkText inside. Named
 * by text, not as the mnemonic widget of the label: both together are read out as the name
 * twice. */
static void
update_accessible (FoyerFormField *self)
{
  GtkAccessible *control;
  GtkWidget *inner;

  if (self->child == NULL)
    return;

  control = GTK_ACCESSIBLE (self->child);
  inner = find_inner (self->child);
  for (guint i = 0; i < 2 && control != NULL; i++)
    {
      gtk_accessible_update_property (control,
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      self->text != NULL ? self->text : "",
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      self->error != NULL ? self->error : "",
                                      -1);
      if (GTK_IS_EDITABLE (control))
        gtk_accessible_update_property (control,
                                        GTK_ACCESSIBLE_PROPERTY_REQUIRED, self->is_required,
                                        -1);
      gtk_accessible_update_state (control, GTK_ACCESSIBLE_STATE_INVALID,
                                   self->error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                                       : GTK_ACCESSIBLE_INVALID_FALSE,
                                   -1);
      control = inner != NULL ? GTK_ACCESSIBLE (inner) : NULL;
    }
}

static void
foyer_form_field_add_child (GtkBuildable *buildable,
                       GtkBuilder   *builder,
                       GObject      *child,
                       const char   *type)
{
  FoyerFormField *self = FOYER_FORM_FIELD (buildable);

  /* The template's own child comes first. */
  if (self->column != NULL && GTK_IS_WIDGET (child))
    foyer_form_field_set_child (self, GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
foyer_form_field_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = foyer_form_field_add_child;
}

static void
foyer_form_field_root (GtkWidget *widget)
{
  FoyerFormField *self = FOYER_FORM_FIELD (widget);

  GTK_WIDGET_CLASS (foyer_form_field_parent_class)->root (widget);

  for (GtkWidget *above = gtk_widget_get_parent (widget);
       above != NULL;
       above = gtk_widget_get_parent (above))
    {
      GtkSizeGroup *group = g_object_get_data (G_OBJECT (above), FOYER_FORM_LABEL_GROUP);

      if (group != NULL)
        {
          gtk_size_group_add_widget (group, GTK_WIDGET (self->label));
          break;
        }
    }
}

static void
foyer_form_field_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  FoyerFormField *self = FOYER_FORM_FIELD (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->text);
      break;
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    case PROP_IS_REQUIRED:
      g_value_set_boolean (value, self->is_required);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_form_field_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  FoyerFormField *self = FOYER_FORM_FIELD (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_free (self->text);
      self->text = g_value_dup_string (value);
      update_label (self);
      update_accessible (self);
      break;
    case PROP_CHILD:
      foyer_form_field_set_child (self, g_value_get_object (value));
      break;
    case PROP_ERROR:
      foyer_form_field_set_error (self, g_value_get_string (value));
      break;
    case PROP_IS_REQUIRED:
      self->is_required = g_value_get_boolean (value);
      update_label (self);
      update_accessible (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_form_field_dispose (GObject *object)
{
  FoyerFormField *self = FOYER_FORM_FIELD (object);

  self->child = NULL;
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_form_field_parent_class)->dispose (object);
}

static void
foyer_form_field_finalize (GObject *object)
{
  FoyerFormField *self = FOYER_FORM_FIELD (object);

  g_free (self->text);
  g_free (self->error);

  G_OBJECT_CLASS (foyer_form_field_parent_class)->finalize (object);
}

static void
foyer_form_field_class_init (FoyerFormFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_form_field_get_property;
  object_class->set_property = foyer_form_field_set_property;
  object_class->dispose = foyer_form_field_dispose;
  object_class->finalize = foyer_form_field_finalize;
  widget_class->root = foyer_form_field_root;

  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL,
                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_CHILD] =
    g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_ERROR] =
    g_param_spec_string ("error", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_IS_REQUIRED] = g_param_spec_boolean ("is-required", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/foyer/Foyer/ui/widgets/foyer-form-field.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerFormField, content);
  gtk_widget_class_bind_template_child (widget_class, FoyerFormField, label);
  gtk_widget_class_bind_template_child (widget_class, FoyerFormField, column);
  gtk_widget_class_bind_template_child (widget_class, FoyerFormField, error_label);
}

static void
foyer_form_field_init (FoyerFormField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @name: of the field, for foyer_form_show_error(); @child: the control */
GtkWidget *
foyer_form_field_new (const char *name,
                 const char *label,
                 GtkWidget  *child)
{
  return g_object_new (FOYER_TYPE_FORM_FIELD,
                       "name", name,
                       "label", label,
                       "child", child,
                       NULL);
}

/* Returns (transfer none) (nullable): the control. */
GtkWidget *
foyer_form_field_get_child (FoyerFormField *self)
{
  g_return_val_if_fail (FOYER_IS_FORM_FIELD (self), NULL);

  return self->child;
}

void
foyer_form_field_set_child (FoyerFormField *self,
                       GtkWidget  *child)
{
  g_return_if_fail (FOYER_IS_FORM_FIELD (self));

  if (self->child == child)
    return;

  if (self->child != NULL)
    gtk_box_remove (self->column, self->child);
  self->child = child;
  if (child != NULL)
    gtk_box_prepend (self->column, child);
  update_accessible (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHILD]);
}

/* @sentence: (nullable): what is wrong, as it stands under the control */
void
foyer_form_field_set_error (FoyerFormField *self,
                       const char *sentence)
{
  g_return_if_fail (FOYER_IS_FORM_FIELD (self));

  if (g_strcmp0 (self->error, sentence) == 0)
    return;

  g_free (self->error);
  self->error = g_strdup (sentence);
  gtk_label_set_label (self->error_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), sentence != NULL);
  if (self->child != NULL && sentence != NULL)
    gtk_widget_add_css_class (self->child, "error");
  else if (self->child != NULL)
    gtk_widget_remove_css_class (self->child, "error");
  update_accessible (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR]);
}
