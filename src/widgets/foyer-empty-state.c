#include "widgets/foyer-empty-state.h"

#include "widgets/foyer-key-text.h"
#include "widgets/foyer-widget.h"

struct _FoyerEmptyState
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkBox *doors;
  char *icon_name;
  char *title;
  char *text;
};

static void foyer_empty_state_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FoyerEmptyState, foyer_empty_state, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      foyer_empty_state_buildable_init))

static GtkBuildableIface *parent_buildable_iface;

enum
{
  PROP_ICON_NAME = 1,
  PROP_TITLE,
  PROP_TEXT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static char **
get_field (FoyerEmptyState *self,
           guint            prop_id)
{
  switch (prop_id)
    {
    case PROP_ICON_NAME:
      return &self->icon_name;
    case PROP_TITLE:
      return &self->title;
    case PROP_TEXT:
      return &self->text;
    default:
      return NULL;
    }
}

static void
foyer_empty_state_add_child (GtkBuildable *buildable,
                             GtkBuilder   *builder,
                             GObject      *child,
                             const char   *type)
{
  FoyerEmptyState *self = FOYER_EMPTY_STATE (buildable);

  /* The template's own child comes first. */
  if (self->doors != NULL && GTK_IS_WIDGET (child))
    foyer_empty_state_add_door (self, GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
foyer_empty_state_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = foyer_empty_state_add_child;
}

static void
foyer_empty_state_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  char **field = get_field (FOYER_EMPTY_STATE (object), prop_id);

  if (field != NULL)
    g_value_set_string (value, *field);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
foyer_empty_state_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  char **field = get_field (FOYER_EMPTY_STATE (object), prop_id);

  if (field == NULL)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  if (g_strcmp0 (*field, g_value_get_string (value)) == 0)
    return;

  g_free (*field);
  *field = g_value_dup_string (value);
  g_object_notify_by_pspec (object, pspec);
}

static void
foyer_empty_state_dispose (GObject *object)
{
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_empty_state_parent_class)->dispose (object);
}

static void
foyer_empty_state_finalize (GObject *object)
{
  FoyerEmptyState *self = FOYER_EMPTY_STATE (object);

  g_free (self->icon_name);
  g_free (self->title);
  g_free (self->text);

  G_OBJECT_CLASS (foyer_empty_state_parent_class)->finalize (object);
}

static void
foyer_empty_state_class_init (FoyerEmptyStateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = foyer_empty_state_get_property;
  object_class->set_property = foyer_empty_state_set_property;
  object_class->dispose = foyer_empty_state_dispose;
  object_class->finalize = foyer_empty_state_finalize;

  props[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  g_type_ensure (FOYER_TYPE_KEY_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/foyer/Foyer/ui/widgets/foyer-empty-state.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerEmptyState, content);
  gtk_widget_class_bind_template_child (widget_class, FoyerEmptyState, doors);
}

static void
foyer_empty_state_init (FoyerEmptyState *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_empty_state_new (const char *icon_name,
                       const char *title,
                       const char *text)
{
  return g_object_new (FOYER_TYPE_EMPTY_STATE,
                       "icon-name", icon_name,
                       "title", title,
                       "text", text,
                       NULL);
}

void
foyer_empty_state_add_door (FoyerEmptyState *self,
                            GtkWidget       *door)
{
  g_return_if_fail (FOYER_IS_EMPTY_STATE (self));
  g_return_if_fail (GTK_IS_WIDGET (door));

  gtk_box_append (self->doors, door);
}
