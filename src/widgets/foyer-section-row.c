#include "widgets/foyer-section-row.h"

#include "widgets/foyer-widget.h"

struct _FoyerSectionRow
{
  GtkWidget parent_instance;

  FoyerSection *section;
  GtkWidget *content;
  GtkWidget *arrow;
};

G_DEFINE_FINAL_TYPE (FoyerSectionRow, foyer_section_row, GTK_TYPE_WIDGET)

enum
{
  PROP_SECTION = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* Closures of the template. */

static char *
format_count (FoyerSectionRow *self,
              guint            count)
{
  return g_strdup_printf ("%u", count);
}

static char *
get_arrow (FoyerSectionRow *self,
           gboolean         is_collapsed)
{
  return g_strdup (is_collapsed ? "pan-end-symbolic" : "pan-down-symbolic");
}

static gboolean
is_text (FoyerSectionRow *self,
         const char      *text)
{
  return text != NULL && *text != '\0';
}

static void
on_pressed (FoyerSectionRow *self)
{
  if (self->section != NULL && foyer_section_get_collapsible (self->section))
    foyer_section_set_collapsed (self->section, !foyer_section_get_collapsed (self->section));
}

static void
foyer_section_row_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  FoyerSectionRow *self = FOYER_SECTION_ROW (object);

  switch (prop_id)
    {
    case PROP_SECTION:
      g_value_set_object (value, self->section);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_section_row_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  FoyerSectionRow *self = FOYER_SECTION_ROW (object);

  switch (prop_id)
    {
    case PROP_SECTION:
      foyer_section_row_set_section (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_section_row_dispose (GObject *object)
{
  FoyerSectionRow *self = FOYER_SECTION_ROW (object);

  g_clear_object (&self->section);
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_section_row_parent_class)->dispose (object);
}

static void
foyer_section_row_class_init (FoyerSectionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_section_row_get_property;
  object_class->set_property = foyer_section_row_set_property;
  object_class->dispose = foyer_section_row_dispose;

  props[PROP_SECTION] =
    g_param_spec_object ("section", NULL, NULL, FOYER_TYPE_SECTION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/foyer/Foyer/ui/widgets/foyer-section-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerSectionRow, content);
  gtk_widget_class_bind_template_child (widget_class, FoyerSectionRow, arrow);
  gtk_widget_class_bind_template_callback (widget_class, format_count);
  gtk_widget_class_bind_template_callback (widget_class, get_arrow);
  gtk_widget_class_bind_template_callback (widget_class, is_text);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed);
}

static void
foyer_section_row_init (FoyerSectionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_section_row_new (void)
{
  return g_object_new (FOYER_TYPE_SECTION_ROW, NULL);
}

void
foyer_section_row_set_section (FoyerSectionRow *self,
                               FoyerSection    *section)
{
  FoyerTone old_tone, tone;

  g_return_if_fail (FOYER_IS_SECTION_ROW (self));

  old_tone = self->section != NULL ? foyer_section_get_tone (self->section) : FOYER_TONE_NEUTRAL;
  tone = section != NULL ? foyer_section_get_tone (section) : FOYER_TONE_NEUTRAL;
  if (!g_set_object (&self->section, section))
    return;

  foyer_tone_apply (GTK_WIDGET (self), old_tone, tone);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SECTION]);
}
