#include "widgets/foyer-segmented.h"

struct _FoyerSegmented
{
  GtkWidget parent_instance;

  GPtrArray *buttons; /* GtkToggleButton, owned by the widget tree */
  GPtrArray *keys;    /* of char *, beside @buttons */
  guint selected;     /* index, or G_MAXUINT for none */
};

G_DEFINE_FINAL_TYPE (FoyerSegmented, foyer_segmented, GTK_TYPE_WIDGET)

enum
{
  PROP_SELECTED = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* The chosen button is the Tab stop of the group, the first one when none is chosen. The keyboard
 * goes with it: a ring around another than the chosen one would look like a second choice. */
static void
update_tab_stop (FoyerSegmented *self)
{
  guint stop = self->selected < self->buttons->len ? self->selected : 0;
  gboolean has_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_set_focusable (g_ptr_array_index (self->buttons, i), i == stop);
  if (has_focus)
    gtk_widget_grab_focus (g_ptr_array_index (self->buttons, stop));
}

static void
set_index (FoyerSegmented *self,
           guint           index)
{
  if (self->selected == index)
    return;

  self->selected = index;
  update_tab_stop (self);
  if (index < self->buttons->len)
    gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, index), TRUE);
  else
    for (guint i = 0; i < self->buttons->len; i++)
      gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, i), FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

static void
on_toggled (FoyerSegmented  *self,
            GtkToggleButton *button)
{
  guint index;

  if (gtk_toggle_button_get_active (button)
      && g_ptr_array_find (self->buttons, button, &index))
    set_index (self, index);
}

static gboolean
on_arrow_pressed (GtkWidget *widget,
                  GVariant  *args,
                  gpointer   user_data)
{
  FoyerSegmented *self = FOYER_SEGMENTED (widget);
  int step = g_variant_get_int32 (args);
  guint count = self->buttons->len;
  guint index;

  if (count == 0)
    return FALSE;
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    step = -step;

  index = self->selected < count ? (self->selected + count + step) % count : 0;
  set_index (self, index);
  return TRUE;
}

static void
foyer_segmented_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  FoyerSegmented *self = FOYER_SEGMENTED (object);

  switch (prop_id)
    {
    case PROP_SELECTED:
      g_value_set_string (value, foyer_segmented_get_selected (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_segmented_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  FoyerSegmented *self = FOYER_SEGMENTED (object);

  switch (prop_id)
    {
    case PROP_SELECTED:
      foyer_segmented_set_selected (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_segmented_dispose (GObject *object)
{
  FoyerSegmented *self = FOYER_SEGMENTED (object);

  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->buttons, i));
  g_ptr_array_set_size (self->buttons, 0);

  G_OBJECT_CLASS (foyer_segmented_parent_class)->dispose (object);
}

static void
foyer_segmented_finalize (GObject *object)
{
  FoyerSegmented *self = FOYER_SEGMENTED (object);

  g_ptr_array_unref (self->buttons);
  g_ptr_array_unref (self->keys);

  G_OBJECT_CLASS (foyer_segmented_parent_class)->finalize (object);
}

static void
foyer_segmented_class_init (FoyerSegmentedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_segmented_get_property;
  object_class->set_property = foyer_segmented_set_property;
  object_class->dispose = foyer_segmented_dispose;
  object_class->finalize = foyer_segmented_finalize;

  props[PROP_SELECTED] =
    g_param_spec_string ("selected", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, on_arrow_pressed, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, on_arrow_pressed, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Left, 0, on_arrow_pressed, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Right, 0, on_arrow_pressed, "i", 1);
}

static void
foyer_segmented_init (FoyerSegmented *self)
{
  self->buttons = g_ptr_array_new ();
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->selected = G_MAXUINT;
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
}

GtkWidget *
foyer_segmented_new (void)
{
  return g_object_new (FOYER_TYPE_SEGMENTED, NULL);
}

/* Adds a choice at the end; the first nine show their digit, unless the widget has the style class
 * `no-digits`: digits mean something else there. */
void
foyer_segmented_append (FoyerSegmented *self,
                        const char     *key,
                        const char     *label)
{
  GtkWidget *button;
  GtkWidget *box;
  guint digit;

  g_return_if_fail (FOYER_IS_SEGMENTED (self));
  g_return_if_fail (key != NULL && label != NULL);

  button = gtk_toggle_button_new ();
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  digit = self->buttons->len + 1;
  if (digit <= 9 && !gtk_widget_has_css_class (GTK_WIDGET (self), "no-digits"))
    {
      g_autofree char *text = g_strdup_printf ("%u", digit);
      GtkWidget *digit_label = gtk_label_new (text);

      gtk_widget_add_css_class (digit_label, "digit");
      gtk_box_append (GTK_BOX (box), digit_label);
    }
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (self->buttons->len > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button),
                                 g_ptr_array_index (self->buttons, 0));
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);

  g_ptr_array_add (self->buttons, button);
  g_ptr_array_add (self->keys, g_strdup (key));
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  update_tab_stop (self);
}

/* Returns (nullable): the key of the choice made. */
const char *
foyer_segmented_get_selected (FoyerSegmented *self)
{
  g_return_val_if_fail (FOYER_IS_SEGMENTED (self), NULL);

  if (self->selected >= self->keys->len)
    return NULL;
  return g_ptr_array_index (self->keys, self->selected);
}

/* @key: (nullable): %NULL or an unknown key for no choice */
void
foyer_segmented_set_selected (FoyerSegmented *self,
                              const char     *key)
{
  guint index = G_MAXUINT;

  g_return_if_fail (FOYER_IS_SEGMENTED (self));

  if (key != NULL)
    g_ptr_array_find_with_equal_func (self->keys, key, g_str_equal, &index);
  set_index (self, index);
}

/* Makes the choice that shows @digit; returns whether there is one. */
gboolean
foyer_segmented_select_digit (FoyerSegmented *self,
                              guint           digit)
{
  g_return_val_if_fail (FOYER_IS_SEGMENTED (self), FALSE);

  if (digit < 1 || digit > MIN (self->buttons->len, 9))
    return FALSE;

  set_index (self, digit - 1);
  return TRUE;
}
