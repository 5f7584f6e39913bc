#include "widgets/foyer-section.h"

struct _FoyerSection
{
  GObject parent_instance;

  char *title;
  char *note;
  char *icon_name;
  FoyerTone tone;
  GListModel *items;
  guint count;
  gboolean is_collapsible;
  gboolean is_collapsed;
};

G_DEFINE_FINAL_TYPE (FoyerSection, foyer_section, G_TYPE_OBJECT)

enum
{
  PROP_TITLE = 1,
  PROP_NOTE,
  PROP_ICON_NAME,
  PROP_COUNT,
  PROP_IS_COLLAPSIBLE,
  PROP_IS_COLLAPSED,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
on_items_changed (FoyerSection *self)
{
  guint count = g_list_model_get_n_items (self->items);

  if (self->count == count)
    return;

  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNT]);
}

static void
foyer_section_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  FoyerSection *self = FOYER_SECTION (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->note);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, self->icon_name);
      break;
    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;
    case PROP_IS_COLLAPSIBLE:
      g_value_set_boolean (value, self->is_collapsible);
      break;
    case PROP_IS_COLLAPSED:
      g_value_set_boolean (value, self->is_collapsed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_section_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  FoyerSection *self = FOYER_SECTION (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      foyer_section_set_title (self, g_value_get_string (value));
      break;
    case PROP_NOTE:
      foyer_section_set_note (self, g_value_get_string (value));
      break;
    case PROP_IS_COLLAPSIBLE:
      foyer_section_set_collapsible (self, g_value_get_boolean (value));
      break;
    case PROP_IS_COLLAPSED:
      foyer_section_set_collapsed (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_section_finalize (GObject *object)
{
  FoyerSection *self = FOYER_SECTION (object);

  g_clear_object (&self->items);
  g_free (self->title);
  g_free (self->note);
  g_free (self->icon_name);

  G_OBJECT_CLASS (foyer_section_parent_class)->finalize (object);
}

static void
foyer_section_class_init (FoyerSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read_flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = foyer_section_get_property;
  object_class->set_property = foyer_section_set_property;
  object_class->finalize = foyer_section_finalize;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, flags);
  props[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, read_flags);
  props[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, read_flags);
  props[PROP_IS_COLLAPSIBLE] =
    g_param_spec_boolean ("is-collapsible", NULL, NULL, FALSE, flags);
  props[PROP_IS_COLLAPSED] = g_param_spec_boolean ("is-collapsed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
foyer_section_init (FoyerSection *self)
{
}

/* @icon_name: (nullable); @items: (transfer none) */
FoyerSection *
foyer_section_new (const char *title,
                   const char *icon_name,
                   GListModel *items)
{
  FoyerSection *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (items), NULL);

  self = g_object_new (FOYER_TYPE_SECTION, NULL);
  self->title = g_strdup (title);
  self->icon_name = g_strdup (icon_name);
  self->items = g_object_ref (items);
  g_signal_connect_object (items, "items-changed",
                           G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  on_items_changed (self);

  return self;
}

const char *
foyer_section_get_title (FoyerSection *self)
{
  g_return_val_if_fail (FOYER_IS_SECTION (self), NULL);

  return self->title;
}

void
foyer_section_set_title (FoyerSection *self,
                         const char   *title)
{
  g_return_if_fail (FOYER_IS_SECTION (self));

  if (g_strcmp0 (self->title, title) == 0)
    return;

  g_free (self->title);
  self->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

FoyerTone
foyer_section_get_tone (FoyerSection *self)
{
  g_return_val_if_fail (FOYER_IS_SECTION (self), FOYER_TONE_NEUTRAL);

  return self->tone;
}

/* How loud the header is shown; to be set before the section is in a list. */
void
foyer_section_set_tone (FoyerSection *self,
                        FoyerTone     tone)
{
  g_return_if_fail (FOYER_IS_SECTION (self));

  self->tone = tone;
}

/* @note: (nullable): a short sentence at the right end of the header */
void
foyer_section_set_note (FoyerSection *self,
                        const char   *note)
{
  g_return_if_fail (FOYER_IS_SECTION (self));

  if (g_strcmp0 (self->note, note) == 0)
    return;

  g_free (self->note);
  self->note = g_strdup (note);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NOTE]);
}

GListModel *
foyer_section_get_items (FoyerSection *self)
{
  g_return_val_if_fail (FOYER_IS_SECTION (self), NULL);

  return self->items;
}

guint
foyer_section_get_count (FoyerSection *self)
{
  g_return_val_if_fail (FOYER_IS_SECTION (self), 0);

  return self->count;
}

gboolean
foyer_section_get_collapsible (FoyerSection *self)
{
  g_return_val_if_fail (FOYER_IS_SECTION (self), FALSE);

  return self->is_collapsible;
}

void
foyer_section_set_collapsible (FoyerSection *self,
                               gboolean      is_collapsible)
{
  g_return_if_fail (FOYER_IS_SECTION (self));

  if (self->is_collapsible == is_collapsible)
    return;

  self->is_collapsible = is_collapsible;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_COLLAPSIBLE]);
}

gboolean
foyer_section_get_collapsed (FoyerSection *self)
{
  g_return_val_if_fail (FOYER_IS_SECTION (self), FALSE);

  return self->is_collapsed;
}

void
foyer_section_set_collapsed (FoyerSection *self,
                             gboolean      is_collapsed)
{
  g_return_if_fail (FOYER_IS_SECTION (self));

  if (self->is_collapsed == is_collapsed)
    return;

  self->is_collapsed = is_collapsed;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_COLLAPSED]);
}
