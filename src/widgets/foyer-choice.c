#include "widgets/foyer-choice.h"

#include "widgets/foyer-widget.h"

struct _FoyerChoice
{
  GtkWidget parent_instance;

  GtkDropDown *drop_down;
  GtkStringList *labels;
  GPtrArray *keys; /* of char *, beside @labels */
};

G_DEFINE_FINAL_TYPE (FoyerChoice, foyer_choice, GTK_TYPE_WIDGET)

enum
{
  PROP_SELECTED = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
on_selected_changed (FoyerChoice *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

static void
foyer_choice_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  FoyerChoice *self = FOYER_CHOICE (object);

  switch (prop_id)
    {
    case PROP_SELECTED:
      g_value_set_string (value, foyer_choice_get_selected (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_choice_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  FoyerChoice *self = FOYER_CHOICE (object);

  switch (prop_id)
    {
    case PROP_SELECTED:
      foyer_choice_set_selected (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_choice_dispose (GObject *object)
{
  FoyerChoice *self = FOYER_CHOICE (object);

  foyer_widget_remove_children (GTK_WIDGET (object));
  self->drop_down = NULL;

  G_OBJECT_CLASS (foyer_choice_parent_class)->dispose (object);
}

static void
foyer_choice_finalize (GObject *object)
{
  FoyerChoice *self = FOYER_CHOICE (object);

  g_clear_object (&self->labels);
  g_ptr_array_unref (self->keys);

  G_OBJECT_CLASS (foyer_choice_parent_class)->finalize (object);
}

static void
foyer_choice_class_init (FoyerChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_choice_get_property;
  object_class->set_property = foyer_choice_set_property;
  object_class->dispose = foyer_choice_dispose;
  object_class->finalize = foyer_choice_finalize;

  props[PROP_SELECTED] =
    g_param_spec_string ("selected", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
foyer_choice_init (FoyerChoice *self)
{
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->labels = gtk_string_list_new (NULL);
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->labels)),
                                                      NULL));
  gtk_widget_set_parent (GTK_WIDGET (self->drop_down), GTK_WIDGET (self));
  g_signal_connect_object (self->drop_down, "notify::selected",
                           G_CALLBACK (on_selected_changed), self, G_CONNECT_SWAPPED);
}

GtkWidget *
foyer_choice_new (void)
{
  return g_object_new (FOYER_TYPE_CHOICE, NULL);
}

/* Adds a choice at the end; the first one added is chosen at first. */
void
foyer_choice_append (FoyerChoice *self,
                     const char  *key,
                     const char  *label)
{
  g_return_if_fail (FOYER_IS_CHOICE (self));
  g_return_if_fail (key != NULL && label != NULL);

  g_ptr_array_add (self->keys, g_strdup (key));
  gtk_string_list_append (self->labels, label);
}

void
foyer_choice_clear (FoyerChoice *self)
{
  g_return_if_fail (FOYER_IS_CHOICE (self));

  gtk_string_list_splice (self->labels, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->labels)), NULL);
  g_ptr_array_set_size (self->keys, 0);
}

/* Returns (nullable): the key of the choice made. */
const char *
foyer_choice_get_selected (FoyerChoice *self)
{
  guint selected;

  g_return_val_if_fail (FOYER_IS_CHOICE (self), NULL);

  if (self->drop_down == NULL)
    return NULL;
  selected = gtk_drop_down_get_selected (self->drop_down);
  return selected < self->keys->len ? g_ptr_array_index (self->keys, selected) : NULL;
}

/* @key: (nullable): %NULL or an unknown key for no choice */
void
foyer_choice_set_selected (FoyerChoice *self,
                           const char  *key)
{
  guint index = GTK_INVALID_LIST_POSITION;

  g_return_if_fail (FOYER_IS_CHOICE (self));

  if (key != NULL)
    g_ptr_array_find_with_equal_func (self->keys, key, g_str_equal, &index);
  gtk_drop_down_set_selected (self->drop_down, index);
}
