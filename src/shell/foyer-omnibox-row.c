#include "shell/foyer-omnibox-row.h"

#include "widgets/foyer-chip.h"
#include "widgets/foyer-keycap.h"
#include "widgets/foyer-section.h"
#include "widgets/foyer-widget.h"

struct _FoyerOmniboxRow
{
  GtkWidget parent_instance;

  GtkWidget *header;
  GtkLabel *header_label;
  GtkWidget *content;
  GtkImage *icon;
  GtkLabel *line;
  GtkLabel *detail;
  FoyerChip *chip;
  FoyerKeycap *keycap;

  GObject *item;
  guint position;
};

G_DEFINE_FINAL_TYPE (FoyerOmniboxRow, foyer_omnibox_row, GTK_TYPE_WIDGET)

enum
{
  PROP_ITEM = 1,
  PROP_POSITION,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
show_item (FoyerOmniboxRow  *self,
           FoyerOmniboxItem *item)
{
  g_autofree char *icon_name = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *chip = NULL;
  g_autofree char *keys = NULL;
  g_autofree char *line = foyer_omnibox_item_dup_line (item);
  PangoAttrList *marks = foyer_omnibox_item_dup_marks (item);
  FoyerTone tone;

  g_object_get (item,
                "icon-name", &icon_name,
                "detail", &detail,
                "chip", &chip,
                "chip-tone", &tone,
                "keys", &keys,
                NULL);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_label_set_label (self->line, line);
  gtk_label_set_attributes (self->line, marks);
  gtk_label_set_label (self->detail, detail != NULL ? detail : "");
  foyer_chip_set_label (self->chip, chip);
  foyer_chip_set_tone (self->chip, tone);
  foyer_keycap_set_keys (self->keycap, keys);
  gtk_widget_set_visible (GTK_WIDGET (self->keycap), keys != NULL);
  pango_attr_list_unref (marks);
}

static void
set_position (FoyerOmniboxRow *self,
              guint            position)
{
  if (self->position == position)
    return;
  self->position = position;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_POSITION]);
}

/* One click opens. The list's own way of that selects whatever row comes to lie under a pointer that
 * rests there, and Enter would take it instead of what the keyboard selected. */
static void
on_released (FoyerOmniboxRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "list.activate-item", "u", self->position);
}

static void
foyer_omnibox_row_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  FoyerOmniboxRow *self = FOYER_OMNIBOX_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    case PROP_POSITION:
      g_value_set_uint (value, self->position);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_omnibox_row_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  FoyerOmniboxRow *self = FOYER_OMNIBOX_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      foyer_omnibox_row_set_item (self, g_value_get_object (value));
      break;
    case PROP_POSITION:
      set_position (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_omnibox_row_dispose (GObject *object)
{
  g_clear_object (&FOYER_OMNIBOX_ROW (object)->item);
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_omnibox_row_parent_class)->dispose (object);
}

static void
foyer_omnibox_row_class_init (FoyerOmniboxRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_omnibox_row_get_property;
  object_class->set_property = foyer_omnibox_row_set_property;
  object_class->dispose = foyer_omnibox_row_dispose;

  props[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_POSITION] =
    g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (FOYER_TYPE_CHIP);
  g_type_ensure (FOYER_TYPE_KEYCAP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/foyer/Foyer/ui/shell/foyer-omnibox-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerOmniboxRow, header);
  gtk_widget_class_bind_template_child (widget_class, FoyerOmniboxRow, header_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerOmniboxRow, content);
  gtk_widget_class_bind_template_child (widget_class, FoyerOmniboxRow, icon);
  gtk_widget_class_bind_template_child (widget_class, FoyerOmniboxRow, line);
  gtk_widget_class_bind_template_child (widget_class, FoyerOmniboxRow, detail);
  gtk_widget_class_bind_template_child (widget_class, FoyerOmniboxRow, chip);
  gtk_widget_class_bind_template_child (widget_class, FoyerOmniboxRow, keycap);
  gtk_widget_class_bind_template_callback (widget_class, on_released);
}

static void
foyer_omnibox_row_init (FoyerOmniboxRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_omnibox_row_new (void)
{
  return g_object_new (FOYER_TYPE_OMNIBOX_ROW, NULL);
}

/* @item: (nullable): a FoyerOmniboxItem or a FoyerSection */
void
foyer_omnibox_row_set_item (FoyerOmniboxRow *self,
                            GObject         *item)
{
  gboolean is_section = FOYER_IS_SECTION (item);

  g_return_if_fail (FOYER_IS_OMNIBOX_ROW (self));

  if (!g_set_object (&self->item, item))
    return;

  gtk_widget_set_visible (self->header, is_section);
  gtk_widget_set_visible (self->content, !is_section);
  if (is_section)
    gtk_label_set_label (self->header_label, foyer_section_get_title (FOYER_SECTION (item)));
  else if (item != NULL)
    show_item (self, FOYER_OMNIBOX_ITEM (item));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ITEM]);
}
