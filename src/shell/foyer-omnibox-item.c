#include "shell/foyer-omnibox-item.h"

#include "domain/foyer-search-match.h"
#include "domain/foyer-visit.h"

struct _FoyerOmniboxItem
{
  GObject parent_instance;

  FoyerRecord *record;
  char *act;
  char *icon_name;
  char *hint;
  char *title;
  char *phone;
  char *detail;
  char *chip;
  FoyerTone chip_tone;
  char *keys;
};

G_DEFINE_FINAL_TYPE (FoyerOmniboxItem, foyer_omnibox_item, G_TYPE_OBJECT)

enum
{
  PROP_ICON_NAME = 1,
  PROP_LINE,
  PROP_MARKS,
  PROP_DETAIL,
  PROP_CHIP,
  PROP_CHIP_TONE,
  PROP_KEYS,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
foyer_omnibox_item_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  FoyerOmniboxItem *self = FOYER_OMNIBOX_ITEM (object);

  switch (prop_id)
    {
    case PROP_ICON_NAME:
      g_value_set_string (value, self->icon_name);
      break;
    case PROP_LINE:
      g_value_take_string (value, foyer_omnibox_item_dup_line (self));
      break;
    case PROP_MARKS:
      g_value_take_boxed (value, foyer_omnibox_item_dup_marks (self));
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    case PROP_CHIP:
      g_value_set_string (value, self->chip);
      break;
    case PROP_CHIP_TONE:
      g_value_set_enum (value, self->chip_tone);
      break;
    case PROP_KEYS:
      g_value_set_string (value, self->keys);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_omnibox_item_finalize (GObject *object)
{
  FoyerOmniboxItem *self = FOYER_OMNIBOX_ITEM (object);

  g_clear_object (&self->record);
  g_free (self->act);
  g_free (self->icon_name);
  g_free (self->hint);
  g_free (self->title);
  g_free (self->phone);
  g_free (self->detail);
  g_free (self->chip);
  g_free (self->keys);

  G_OBJECT_CLASS (foyer_omnibox_item_parent_class)->finalize (object);
}

static void
foyer_omnibox_item_class_init (FoyerOmniboxItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = foyer_omnibox_item_get_property;
  object_class->finalize = foyer_omnibox_item_finalize;

  props[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  props[PROP_LINE] = g_param_spec_string ("line", NULL, NULL, NULL, flags);
  props[PROP_MARKS] = g_param_spec_boxed ("marks", NULL, NULL, PANGO_TYPE_ATTR_LIST, flags);
  props[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  props[PROP_CHIP] = g_param_spec_string ("chip", NULL, NULL, NULL, flags);
  props[PROP_CHIP_TONE] = g_param_spec_enum ("chip-tone", NULL, NULL,
                                             FOYER_TYPE_TONE, FOYER_TONE_NEUTRAL, flags);
  props[PROP_KEYS] = g_param_spec_string ("keys", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
foyer_omnibox_item_init (FoyerOmniboxItem *self)
{
}

FoyerOmniboxItem *
foyer_omnibox_item_new (const char *icon_name,
                        const char *title)
{
  FoyerOmniboxItem *self = g_object_new (FOYER_TYPE_OMNIBOX_ITEM, NULL);

  self->icon_name = g_strdup (icon_name);
  self->title = g_strdup (title);

  return self;
}

/* The setters are for whoever makes the item, before anybody sees it: they do not notify. */

void
foyer_omnibox_item_set_record (FoyerOmniboxItem *self,
                               FoyerRecord      *record)
{
  g_return_if_fail (FOYER_IS_OMNIBOX_ITEM (self));

  g_set_object (&self->record, record);
}

/* @hint: what was searched; @phone: (nullable): as it is shown; @detail: (nullable) */
void
foyer_omnibox_item_set_texts (FoyerOmniboxItem *self,
                              const char       *hint,
                              const char       *phone,
                              const char       *detail)
{
  g_return_if_fail (FOYER_IS_OMNIBOX_ITEM (self));

  self->hint = g_strdup (hint);
  self->phone = g_strdup (phone);
  self->detail = g_strdup (detail);
}

void
foyer_omnibox_item_set_chip (FoyerOmniboxItem *self,
                             FoyerTone         tone,
                             const char       *chip)
{
  g_return_if_fail (FOYER_IS_OMNIBOX_ITEM (self));

  self->chip_tone = tone;
  self->chip = g_strdup (chip);
}

/* @act: a detailed action name; @keys: (nullable): which key does the same */
void
foyer_omnibox_item_set_act (FoyerOmniboxItem *self,
                            const char       *act,
                            const char       *keys)
{
  g_return_if_fail (FOYER_IS_OMNIBOX_ITEM (self));

  self->act = g_strdup (act);
  self->keys = g_strdup (keys);
}

/* Returns (transfer none) (nullable). */
FoyerRecord *
foyer_omnibox_item_get_record (FoyerOmniboxItem *self)
{
  g_return_val_if_fail (FOYER_IS_OMNIBOX_ITEM (self), NULL);

  return self->record;
}

/* Returns (nullable): the detailed action of an act. */
const char *
foyer_omnibox_item_get_act (FoyerOmniboxItem *self)
{
  g_return_val_if_fail (FOYER_IS_OMNIBOX_ITEM (self), NULL);

  return self->act;
}

/* Who it is about: a visit of a customer is about the customer. */
static const FoyerUuid *
get_whom (FoyerRecord *record)
{
  const FoyerUuid *customer = NULL;

  if (FOYER_IS_VISIT (record))
    customer = foyer_visit_get_customer (FOYER_VISIT (record));
  return customer != NULL && !foyer_uuid_is_none (customer) ? customer
                                                            : foyer_record_get_id (record);
}

/* Whether both are the same person, matter or act, whatever is told of it; @other: (nullable). A
 * visitor is the customer who visits. */
gboolean
foyer_omnibox_item_is_same (FoyerOmniboxItem *self,
                            FoyerOmniboxItem *other)
{
  g_return_val_if_fail (FOYER_IS_OMNIBOX_ITEM (self), FALSE);

  if (other == NULL || g_strcmp0 (self->act, other->act) != 0)
    return FALSE;
  if (self->record == NULL || other->record == NULL)
    return self->record == other->record;
  return foyer_uuid_equal (get_whom (self->record), get_whom (other->record));
}

/* Whether both are the same and look the same. */
gboolean
foyer_omnibox_item_is_equal (FoyerOmniboxItem *self,
                             FoyerOmniboxItem *other)
{
  g_return_val_if_fail (FOYER_IS_OMNIBOX_ITEM (self), FALSE);
  g_return_val_if_fail (FOYER_IS_OMNIBOX_ITEM (other), FALSE);

  return foyer_omnibox_item_is_same (self, other)
         && (self->record == NULL
             || (G_OBJECT_TYPE (self->record) == G_OBJECT_TYPE (other->record)
                 && foyer_record_get_version (self->record)
                    == foyer_record_get_version (other->record)))
         && g_strcmp0 (self->icon_name, other->icon_name) == 0
         && g_strcmp0 (self->hint, other->hint) == 0
         && g_strcmp0 (self->title, other->title) == 0
         && g_strcmp0 (self->phone, other->phone) == 0
         && g_strcmp0 (self->detail, other->detail) == 0
         && g_strcmp0 (self->chip, other->chip) == 0
         && self->chip_tone == other->chip_tone
         && g_strcmp0 (self->keys, other->keys) == 0;
}

/* Returns (transfer full): title and telephone, as one line. */
char *
foyer_omnibox_item_dup_line (FoyerOmniboxItem *self)
{
  g_return_val_if_fail (FOYER_IS_OMNIBOX_ITEM (self), NULL);

  if (self->phone == NULL || *self->phone == '\0')
    return g_strdup (self->title);
  return g_strconcat (self->title, " ", self->phone, NULL);
}

static void
mark (PangoAttrList *marks,
      guint          start,
      guint          end)
{
  PangoAttribute *attributes[] = {
    pango_attr_weight_new (PANGO_WEIGHT_BOLD),
    pango_attr_underline_new (PANGO_UNDERLINE_SINGLE),
  };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      attributes[i]->start_index = start;
      attributes[i]->end_index = end;
      pango_attr_list_insert (marks, attributes[i]);
    }
}

/* Returns (transfer full): bold and underlined, why the line was found. Attributes and not markup:
 * names are people's text. */
PangoAttrList *
foyer_omnibox_item_dup_marks (FoyerOmniboxItem *self)
{
  PangoAttrList *marks = pango_attr_list_new ();
  g_autoptr(GArray) matches = NULL;

  g_return_val_if_fail (FOYER_IS_OMNIBOX_ITEM (self), marks);

  if (self->hint == NULL || self->record == NULL)
    return marks;

  matches = foyer_search_match_ranges (self->hint, self->title, self->phone);
  for (guint i = 0; i < matches->len; i++)
    {
      const FoyerSearchMatch *match = &g_array_index (matches, FoyerSearchMatch, i);
      guint offset = match->field == FOYER_SEARCH_FIELD_PHONE ? strlen (self->title) + 1 : 0;

      mark (marks, match->start + offset, match->end + offset);
    }
  return marks;
}
