#include "widgets/foyer-chip.h"

#include "widgets/foyer-widget.h"

struct _FoyerChip
{
  GtkWidget parent_instance;

  GtkImage *image;
  GtkLabel *text;
  char *icon_name;
  FoyerTone tone;
};

G_DEFINE_FINAL_TYPE (FoyerChip, foyer_chip, GTK_TYPE_WIDGET)

enum
{
  PROP_LABEL = 1,
  PROP_ICON_NAME,
  PROP_TONE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
update_visible (FoyerChip *self)
{
  gboolean has_label = *gtk_label_get_label (self->text) != '\0';

  gtk_widget_set_visible (GTK_WIDGET (self->text), has_label);
  gtk_widget_set_visible (GTK_WIDGET (self->image), self->icon_name != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), has_label || self->icon_name != NULL);
}

static void
foyer_chip_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  FoyerChip *self = FOYER_CHIP (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_label (self->text));
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, self->icon_name);
      break;
    case PROP_TONE:
      g_value_set_enum (value, self->tone);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_chip_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  FoyerChip *self = FOYER_CHIP (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      foyer_chip_set_label (self, g_value_get_string (value));
      break;
    case PROP_ICON_NAME:
      foyer_chip_set_icon_name (self, g_value_get_string (value));
      break;
    case PROP_TONE:
      foyer_chip_set_tone (self, g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_chip_dispose (GObject *object)
{
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_chip_parent_class)->dispose (object);
}

static void
foyer_chip_finalize (GObject *object)
{
  FoyerChip *self = FOYER_CHIP (object);

  g_free (self->icon_name);

  G_OBJECT_CLASS (foyer_chip_parent_class)->finalize (object);
}

static void
foyer_chip_class_init (FoyerChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = foyer_chip_get_property;
  object_class->set_property = foyer_chip_set_property;
  object_class->dispose = foyer_chip_dispose;
  object_class->finalize = foyer_chip_finalize;

  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", flags);
  props[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  props[PROP_TONE] = g_param_spec_enum ("tone", NULL, NULL,
                                        FOYER_TYPE_TONE, FOYER_TONE_NEUTRAL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chip");
}

static void
foyer_chip_init (FoyerChip *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_box_layout_set_spacing (layout, 4);
  gtk_widget_add_css_class (GTK_WIDGET (self), "chip");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);

  /* The icon repeats what the word says: it is not read out. */
  self->image = g_object_new (GTK_TYPE_IMAGE,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              "pixel-size", 12,
                              NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->image), GTK_WIDGET (self));
  self->text = GTK_LABEL (gtk_label_new (""));
  gtk_widget_set_parent (GTK_WIDGET (self->text), GTK_WIDGET (self));
  update_visible (self);
}

GtkWidget *
foyer_chip_new (FoyerTone   tone,
                const char *icon_name,
                const char *label)
{
  return g_object_new (FOYER_TYPE_CHIP,
                       "tone", tone,
                       "icon-name", icon_name,
                       "label", label,
                       NULL);
}

void
foyer_chip_set_label (FoyerChip  *self,
                      const char *label)
{
  g_return_if_fail (FOYER_IS_CHIP (self));

  if (label == NULL)
    label = "";
  if (g_str_equal (gtk_label_get_label (self->text), label))
    return;

  gtk_label_set_label (self->text, label);
  update_visible (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
}

void
foyer_chip_set_icon_name (FoyerChip  *self,
                          const char *icon_name)
{
  g_return_if_fail (FOYER_IS_CHIP (self));

  if (g_strcmp0 (self->icon_name, icon_name) == 0)
    return;

  g_free (self->icon_name);
  self->icon_name = g_strdup (icon_name);
  gtk_image_set_from_icon_name (self->image, icon_name);
  update_visible (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ICON_NAME]);
}

void
foyer_chip_set_tone (FoyerChip *self,
                     FoyerTone  tone)
{
  g_return_if_fail (FOYER_IS_CHIP (self));

  if (self->tone == tone)
    return;

  foyer_tone_apply (GTK_WIDGET (self), self->tone, tone);
  self->tone = tone;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TONE]);
}
