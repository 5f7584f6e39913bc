/* A talking point (D2): what is explained depends on who listens. Each is kept in the shop's two
 * languages, as the scripts are; one that is given in one of them only is told in that one. */

#include "domain/foyer-talking-point.h"

#include "domain/foyer-domain-error.h"

struct _FoyerTalkingPoint
{
  FoyerRecord parent_instance;

  FoyerIdentity identity;
  gint64 position;
  FoyerPointState state;
  char *text;
  char *hint;
  char *text_en;
  char *hint_en;
};

G_DEFINE_FINAL_TYPE (FoyerTalkingPoint, foyer_talking_point, FOYER_TYPE_RECORD)

#define FIELD(name, KIND, ...) FOYER_FIELD (FoyerTalkingPoint, name, KIND, __VA_ARGS__)
#define EDITABLE FOYER_FIELD_EDITABLE

static const FoyerField fields[] = {
  FIELD (identity, ENUM, foyer_identity_get_type, EDITABLE),
  FIELD (position, INT),
  FIELD (state, ENUM, foyer_point_state_get_type),
  FIELD (text, TEXT, .flags = EDITABLE, .max_chars = 120),
  FIELD (hint, TEXT, .flags = EDITABLE, .max_chars = 200),
  FIELD (text_en, TEXT, .flags = EDITABLE, .max_chars = 120),
  FIELD (hint_en, TEXT, .flags = EDITABLE, .max_chars = 200),
};

static gboolean
foyer_talking_point_check (FoyerRecord  *record,
                           GError      **error)
{
  FoyerTalkingPoint *self = FOYER_TALKING_POINT (record);

  return foyer_domain_check_given (*self->text != '\0' ? self->text : self->text_en, "text",
                                   error);
}

static void
foyer_talking_point_class_init (FoyerTalkingPointClass *klass)
{
  FoyerRecordClass *record_class = FOYER_RECORD_CLASS (klass);

  record_class->check = foyer_talking_point_check;
  foyer_record_class_install_fields (record_class, "talking_point", fields, G_N_ELEMENTS (fields));
}

static void
foyer_talking_point_init (FoyerTalkingPoint *self)
{
}

/**
 * foyer_talking_point_new:
 * @id: the key
 * @identity: who listens; %FOYER_IDENTITY_NONE for everybody who has no list of their own
 * @position: its place in that list
 * @text: (nullable): what is shown, in Chinese
 * @hint: (nullable): how, in Chinese
 * @text_en: (nullable): the same in English
 * @hint_en: (nullable): the same in English
 *
 * Returns: (transfer full): a point on its list
 */
FoyerTalkingPoint *
foyer_talking_point_new (const FoyerUuid *id,
                         FoyerIdentity    identity,
                         gint64           position,
                         const char      *text,
                         const char      *hint,
                         const char      *text_en,
                         const char      *hint_en)
{
  FoyerTalkingPoint *self = g_object_new (FOYER_TYPE_TALKING_POINT, NULL);

  foyer_record_set_identity (FOYER_RECORD (self), id, 0);
  self->identity = identity;
  self->position = position;
  foyer_record_set_text (&self->text, text != NULL ? text : "");
  foyer_record_set_text (&self->hint, hint != NULL ? hint : "");
  foyer_record_set_text (&self->text_en, text_en != NULL ? text_en : "");
  foyer_record_set_text (&self->hint_en, hint_en != NULL ? hint_en : "");

  return self;
}

/**
 * foyer_talking_point_set_position:
 * @self: a point
 * @position: its place in the list, from 0
 */
void
foyer_talking_point_set_position (FoyerTalkingPoint *self,
                                  gint64             position)
{
  self->position = position;
}

/**
 * foyer_talking_point_void:
 * @self: a point on its list
 * @error: where to put why not
 *
 * Returns: whether it is taken off; otherwise %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_talking_point_void (FoyerTalkingPoint  *self,
                          GError            **error)
{
  if (self->state == FOYER_POINT_VOID)
    {
      g_set_error_literal (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE,
                           "Talking point void: it is not on its list");
      return FALSE;
    }

  self->state = FOYER_POINT_VOID;
  return TRUE;
}

/**
 * foyer_talking_point_is_active:
 * @self: a point
 *
 * Returns: whether it is on its list
 */
gboolean
foyer_talking_point_is_active (FoyerTalkingPoint *self)
{
  return self->state == FOYER_POINT_ACTIVE;
}

/**
 * foyer_talking_point_compare:
 * @a: a #FoyerTalkingPoint
 * @b: another
 * @unused: nothing
 *
 * Returns: their order: by who listens, then by place
 */
int
foyer_talking_point_compare (gconstpointer a,
                             gconstpointer b,
                             gpointer      unused)
{
  const FoyerTalkingPoint *one = a;
  const FoyerTalkingPoint *other = b;

  if (one->identity != other->identity)
    return one->identity < other->identity ? -1 : 1;
  if (one->position != other->position)
    return one->position < other->position ? -1 : 1;
  return foyer_uuid_compare (foyer_record_get_id ((FoyerRecord *) a),
                             foyer_record_get_id ((FoyerRecord *) b));
}

FOYER_RECORD_GETTER (FoyerTalkingPoint, foyer_talking_point, FoyerIdentity, identity)
FOYER_RECORD_GETTER (FoyerTalkingPoint, foyer_talking_point, gint64, position)
FOYER_RECORD_GETTER (FoyerTalkingPoint, foyer_talking_point, const char *, text)
FOYER_RECORD_GETTER (FoyerTalkingPoint, foyer_talking_point, const char *, hint)
FOYER_RECORD_GETTER (FoyerTalkingPoint, foyer_talking_point, const char *, text_en)
FOYER_RECORD_GETTER (FoyerTalkingPoint, foyer_talking_point, const char *, hint_en)
