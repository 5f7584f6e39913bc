/* A record is a thing of the shop that is kept: a visit, a customer, a colleague, a work item.
 *
 * Each class declares its fields once, in a table. From the table follow its properties, its row
 * in the store, the journal's old and new values, undo, the field-by-field view of a conflict, JSON
 * and export. What a field table cannot say is written as a method: acts that change the state
 * together with its times, and the invariants (check).
 *
 * A record belongs to the thread that holds it. The interface gets records that nobody changes
 * any more; a changed one takes the old one's place in its list. */

#include "domain/foyer-record.h"

#include "base/foyer-phone.h"
#include "base/foyer-text.h"
#include "domain/foyer-day.h"
#include "domain/foyer-domain-error.h"

#include <string.h>

typedef struct
{
  FoyerUuid id;
  gint64 version;
} FoyerRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (FoyerRecord, foyer_record, G_TYPE_OBJECT)

#define AT(self, field, ctype) (*(ctype *) ((char *) (self) + (field)->offset))

static GParamSpec *
make_pspec (const FoyerField *field)
{
  /* Not a static name: GLib writes do_not_call as do-not-call, and takes both when asked. */
  GParamFlags flags = G_PARAM_READABLE;

  switch (field->kind)
    {
    case FOYER_FIELD_TEXT:
    case FOYER_FIELD_REF:
      return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
    case FOYER_FIELD_BOOL:
      return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);
    case FOYER_FIELD_ENUM:
      {
        g_autoptr (GEnumClass) values = g_type_class_ref (field->get_type ());

        return g_param_spec_enum (field->name, NULL, NULL, field->get_type (),
                                  values->values[0].value, flags);
      }
    case FOYER_FIELD_SET:
      return g_param_spec_flags (field->name, NULL, NULL, field->get_type (), 0, flags);
    case FOYER_FIELD_INT:
    case FOYER_FIELD_TIME:
    case FOYER_FIELD_DAY:
    case FOYER_FIELD_MONEY:
      return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    }

  g_assert_not_reached ();
}

static void
foyer_record_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  FoyerRecord *self = FOYER_RECORD (object);
  const FoyerField *field = &FOYER_RECORD_GET_CLASS (self)->fields[prop_id - 1];

  switch (field->kind)
    {
    case FOYER_FIELD_TEXT:
      g_value_set_string (value, AT (self, field, char *));
      break;
    case FOYER_FIELD_REF:
      g_value_take_string (value, foyer_record_dup_text (self, field));
      break;
    case FOYER_FIELD_BOOL:
      g_value_set_boolean (value, AT (self, field, gboolean));
      break;
    case FOYER_FIELD_ENUM:
      g_value_set_enum (value, AT (self, field, int));
      break;
    case FOYER_FIELD_SET:
      g_value_set_flags (value, AT (self, field, guint));
      break;
    case FOYER_FIELD_INT:
    case FOYER_FIELD_TIME:
    case FOYER_FIELD_DAY:
    case FOYER_FIELD_MONEY:
      g_value_set_int64 (value, AT (self, field, gint64));
      break;
    }
}

static void
foyer_record_constructed (GObject *object)
{
  FoyerRecord *self = FOYER_RECORD (object);
  FoyerRecordClass *klass = FOYER_RECORD_GET_CLASS (self);

  G_OBJECT_CLASS (foyer_record_parent_class)->constructed (object);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      if (klass->fields[i].kind == FOYER_FIELD_TEXT)
        AT (self, &klass->fields[i], char *) = g_strdup ("");
      else if (klass->fields[i].kind == FOYER_FIELD_DAY)
        AT (self, &klass->fields[i], gint64) = FOYER_DAY_NONE;
    }
}

static void
foyer_record_finalize (GObject *object)
{
  FoyerRecord *self = FOYER_RECORD (object);
  FoyerRecordClass *klass = FOYER_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == FOYER_FIELD_TEXT)
      g_free (AT (self, &klass->fields[i], char *));

  G_OBJECT_CLASS (foyer_record_parent_class)->finalize (object);
}

static void
foyer_record_class_init (FoyerRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = foyer_record_constructed;
  object_class->finalize = foyer_record_finalize;
}

static void
foyer_record_init (FoyerRecord *self)
{
}

/**
 * foyer_record_class_install_fields:
 * @klass: the class of a subclass, in its class_init
 * @entity: name of its table and in the journal
 * @fields: (array length=n_fields): its fields; static
 * @n_fields: how many
 *
 * Declares what the record consists of, and installs a read-only property for each field.
 */
void
foyer_record_class_install_fields (FoyerRecordClass *klass,
                                   const char       *entity,
                                   const FoyerField *fields,
                                   guint             n_fields)
{
  klass->entity = entity;
  klass->fields = fields;
  klass->n_fields = n_fields;

  /* GObject does not hand this down to subclasses. */
  G_OBJECT_CLASS (klass)->get_property = foyer_record_get_property;

  for (guint i = 0; i < n_fields; i++)
    g_object_class_install_property (G_OBJECT_CLASS (klass), i + 1, make_pspec (&fields[i]));
}

/**
 * foyer_record_class_find_field:
 * @klass: a class of records
 * @name: name of a field
 *
 * Returns: (nullable): the field, or %NULL when the class has none of this name
 */
const FoyerField *
foyer_record_class_find_field (FoyerRecordClass *klass,
                               const char       *name)
{
  for (guint i = 0; i < klass->n_fields; i++)
    if (strcmp (klass->fields[i].name, name) == 0)
      return &klass->fields[i];

  return NULL;
}

/**
 * foyer_record_get_id:
 * @self: a record
 *
 * Returns: its key; all-zero until it was given one
 */
const FoyerUuid *
foyer_record_get_id (FoyerRecord *self)
{
  FoyerRecordPrivate *priv = foyer_record_get_instance_private (self);

  return &priv->id;
}

/**
 * foyer_record_get_version:
 * @self: a record
 *
 * Returns: how often it was stored; 0 when it never was
 */
gint64
foyer_record_get_version (FoyerRecord *self)
{
  FoyerRecordPrivate *priv = foyer_record_get_instance_private (self);

  return priv->version;
}

/**
 * foyer_record_set_identity:
 * @self: a record
 * @id: its key
 * @version: how often it was stored
 *
 * For whoever makes records and the store that loads and saves them.
 */
void
foyer_record_set_identity (FoyerRecord     *self,
                           const FoyerUuid *id,
                           gint64           version)
{
  FoyerRecordPrivate *priv = foyer_record_get_instance_private (self);

  priv->id = *id;
  priv->version = version;
}

/**
 * foyer_record_get_subject:
 * @self: a record
 *
 * Returns: the key of the customer whom the personal fields are about, all-zero for none
 */
FoyerUuid
foyer_record_get_subject (FoyerRecord *self)
{
  FoyerRecordClass *klass = FOYER_RECORD_GET_CLASS (self);

  return klass->get_subject != NULL ? klass->get_subject (self) : (FoyerUuid) { { 0 } };
}

/**
 * foyer_record_check:
 * @self: a record
 * @error: where to put which invariant does not hold
 *
 * Holds the record against its invariants. The store does so before every write, so that no door,
 * undo among them, gets round them.
 *
 * Returns: whether the record may be stored as it is; otherwise @error is #FoyerDomainError
 */
gboolean
foyer_record_check (FoyerRecord *self,
                    GError     **error)
{
  FoyerRecordClass *klass = FOYER_RECORD_GET_CLASS (self);

  return klass->check == NULL || klass->check (self, error);
}

static void
copy_field (FoyerRecord      *to,
            FoyerRecord      *from,
            const FoyerField *field)
{
  g_autofree char *buffer = NULL;

  foyer_record_set_value (to, field, foyer_record_get_value (from, field, &buffer));
}

/**
 * foyer_record_copy:
 * @self: a record
 *
 * Returns: (transfer full): another record of the same class with the same key, version and fields
 */
FoyerRecord *
foyer_record_copy (FoyerRecord *self)
{
  FoyerRecordPrivate *priv = foyer_record_get_instance_private (self);
  FoyerRecordClass *klass = FOYER_RECORD_GET_CLASS (self);
  FoyerRecord *copy = g_object_new (G_OBJECT_TYPE (self), NULL);

  foyer_record_set_identity (copy, &priv->id, priv->version);
  for (guint i = 0; i < klass->n_fields; i++)
    copy_field (copy, self, &klass->fields[i]);

  return copy;
}

/**
 * foyer_field_get_value_type:
 * @field: a field
 *
 * Returns: the type of the value that stands for it in the store
 */
FoyerValueType
foyer_field_get_value_type (const FoyerField *field)
{
  switch (field->kind)
    {
    case FOYER_FIELD_TEXT:
    case FOYER_FIELD_ENUM:
    case FOYER_FIELD_SET:
      return FOYER_VALUE_TEXT;
    case FOYER_FIELD_REF:
      return FOYER_VALUE_UUID;
    case FOYER_FIELD_INT:
    case FOYER_FIELD_BOOL:
    case FOYER_FIELD_TIME:
    case FOYER_FIELD_DAY:
    case FOYER_FIELD_MONEY:
      return FOYER_VALUE_INT;
    }

  g_assert_not_reached ();
}

static const char *
enum_to_nick (GType type,
              int   value)
{
  g_autoptr (GEnumClass) values = g_type_class_ref (type);
  GEnumValue *found = g_enum_get_value (values, value);

  g_assert (found != NULL);
  return found->value_nick;
}

static gboolean
enum_from_nick (GType       type,
                const char *nick,
                int        *value)
{
  g_autoptr (GEnumClass) values = g_type_class_ref (type);
  GEnumValue *found = g_enum_get_value_by_nick (values, nick);

  if (found == NULL)
    return FALSE;
  *value = found->value;
  return TRUE;
}

static char *
set_to_nicks (GType type,
              guint set)
{
  g_autoptr (GFlagsClass) values = g_type_class_ref (type);
  g_autoptr (GString) nicks = g_string_new (NULL);

  for (guint i = 0; i < values->n_values; i++)
    if ((set & values->values[i].value) != 0)
      g_string_append_printf (nicks, "%s%s", nicks->len > 0 ? " " : "",
                              values->values[i].value_nick);

  return g_strdup (nicks->str);
}

static gboolean
set_from_nicks (GType       type,
                const char *nicks,
                guint      *set)
{
  g_autoptr (GFlagsClass) values = g_type_class_ref (type);
  g_auto (GStrv) parts = g_strsplit (nicks, " ", -1);
  guint found = 0;

  for (int i = 0; parts[i] != NULL; i++)
    {
      GFlagsValue *value;

      if (parts[i][0] == '\0')
        continue;
      value = g_flags_get_value_by_nick (values, parts[i]);
      if (value == NULL)
        return FALSE;
      found |= value->value;
    }

  *set = found;
  return TRUE;
}

static FoyerValue
int_or_null (gint64 integer,
             gint64 none)
{
  return integer != none ? foyer_value_int (integer) : foyer_value_null (FOYER_VALUE_INT);
}

/**
 * foyer_record_get_value:
 * @self: a record
 * @field: one of its fields
 * @buffer: (out) (optional) (transfer full): set to what the caller must free once it is done with
 *   the value, or to %NULL
 *
 * Returns: what stands for the field in the store; text lives as long as @self and *@buffer
 */
FoyerValue
foyer_record_get_value (FoyerRecord      *self,
                        const FoyerField *field,
                        char            **buffer)
{
  *buffer = NULL;

  switch (field->kind)
    {
    case FOYER_FIELD_TEXT:
      return foyer_value_text (AT (self, field, char *));
    case FOYER_FIELD_ENUM:
      return foyer_value_text (enum_to_nick (field->get_type (), AT (self, field, int)));
    case FOYER_FIELD_SET:
      *buffer = set_to_nicks (field->get_type (), AT (self, field, guint));
      return foyer_value_text (*buffer);
    case FOYER_FIELD_REF:
      return foyer_value_uuid (&AT (self, field, FoyerUuid));
    case FOYER_FIELD_BOOL:
      return foyer_value_int (AT (self, field, gboolean) ? 1 : 0);
    case FOYER_FIELD_TIME:
      return int_or_null (AT (self, field, gint64), 0);
    case FOYER_FIELD_DAY:
      return int_or_null (AT (self, field, gint64), FOYER_DAY_NONE);
    case FOYER_FIELD_INT:
    case FOYER_FIELD_MONEY:
      return foyer_value_int (AT (self, field, gint64));
    }

  g_assert_not_reached ();
}

/**
 * foyer_record_set_value:
 * @self: a record
 * @field: one of its fields
 * @value: a value of the type that foyer_field_get_value_type() tells
 *
 * The way from the store into a record: no rule is asked.
 *
 * Returns: whether the value means something for this field; %FALSE for a key of an enum that this
 *   program does not know, which a newer program may have written
 */
gboolean
foyer_record_set_value (FoyerRecord      *self,
                        const FoyerField *field,
                        FoyerValue        value)
{
  switch (field->kind)
    {
    case FOYER_FIELD_TEXT:
      if (AT (self, field, char *) != value.text)
        {
          g_free (AT (self, field, char *));
          AT (self, field, char *) = g_strdup (value.is_null ? "" : value.text);
        }
      return TRUE;
    case FOYER_FIELD_ENUM:
      return !value.is_null
             && enum_from_nick (field->get_type (), value.text, &AT (self, field, int));
    case FOYER_FIELD_SET:
      return set_from_nicks (field->get_type (), value.is_null ? "" : value.text,
                             &AT (self, field, guint));
    case FOYER_FIELD_REF:
      AT (self, field, FoyerUuid) = value.is_null ? (FoyerUuid) { { 0 } } : value.uuid;
      return TRUE;
    case FOYER_FIELD_BOOL:
      AT (self, field, gboolean) = !value.is_null && value.integer != 0;
      return TRUE;
    case FOYER_FIELD_DAY:
      AT (self, field, gint64) = value.is_null ? FOYER_DAY_NONE : value.integer;
      return TRUE;
    case FOYER_FIELD_INT:
    case FOYER_FIELD_TIME:
    case FOYER_FIELD_MONEY:
      AT (self, field, gint64) = value.is_null ? 0 : value.integer;
      return TRUE;
    }

  g_assert_not_reached ();
}

/**
 * foyer_record_field_equal:
 * @self: a record
 * @other: a record of the same class
 * @field: one of their fields
 *
 * Returns: whether the field holds the same in both
 */
gboolean
foyer_record_field_equal (FoyerRecord      *self,
                          FoyerRecord      *other,
                          const FoyerField *field)
{
  switch (field->kind)
    {
    case FOYER_FIELD_TEXT:
      return strcmp (AT (self, field, char *), AT (other, field, char *)) == 0;
    case FOYER_FIELD_ENUM:
    case FOYER_FIELD_SET:
      return AT (self, field, int) == AT (other, field, int);
    case FOYER_FIELD_REF:
      return foyer_uuid_equal (&AT (self, field, FoyerUuid), &AT (other, field, FoyerUuid));
    case FOYER_FIELD_BOOL:
      return !AT (self, field, gboolean) == !AT (other, field, gboolean);
    case FOYER_FIELD_INT:
    case FOYER_FIELD_TIME:
    case FOYER_FIELD_DAY:
    case FOYER_FIELD_MONEY:
      return AT (self, field, gint64) == AT (other, field, gint64);
    }

  g_assert_not_reached ();
}

/**
 * foyer_record_dup_text:
 * @self: a record
 * @field: one of its fields
 *
 * The canonical text of a field, as the journal, JSON and export write it: text as it is, enums and
 * sets by nick, numbers, money, times and days as integers, references as UUID.
 *
 * Returns: (transfer full) (nullable): the text; %NULL for no time, no day, no reference
 */
char *
foyer_record_dup_text (FoyerRecord      *self,
                       const FoyerField *field)
{
  g_autofree char *buffer = NULL;
  FoyerValue value = foyer_record_get_value (self, field, &buffer);

  if (value.is_null)
    return NULL;

  switch (value.type)
    {
    case FOYER_VALUE_TEXT:
      return g_strdup (value.text);
    case FOYER_VALUE_INT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value.integer);
    case FOYER_VALUE_UUID:
      return foyer_uuid_to_string (&value.uuid);
    case FOYER_VALUE_BLOB:
      break;
    }

  g_assert_not_reached ();
}

static gboolean
parse_value (FoyerRecord      *self,
             const FoyerField *field,
             const char       *text)
{
  gint64 integer;
  FoyerUuid uuid;

  switch (foyer_field_get_value_type (field))
    {
    case FOYER_VALUE_TEXT:
      return foyer_record_set_value (self, field, foyer_value_text (text));
    case FOYER_VALUE_INT:
      return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &integer, NULL)
             && foyer_record_set_value (self, field, foyer_value_int (integer));
    case FOYER_VALUE_UUID:
      return foyer_uuid_parse (text, &uuid)
             && foyer_record_set_value (self, field, foyer_value_uuid (&uuid));
    case FOYER_VALUE_BLOB:
      break;
    }

  g_assert_not_reached ();
}

/**
 * foyer_record_parse_text:
 * @self: a record
 * @field: one of its fields
 * @text: (nullable): what foyer_record_dup_text() wrote
 * @error: where to put what is wrong
 *
 * The way back from canonical text: what undo and import use. Rules are asked afterwards, by
 * foyer_record_check().
 *
 * Returns: whether @text means something; otherwise %FOYER_DOMAIN_ERROR_INVALID
 */
gboolean
foyer_record_parse_text (FoyerRecord      *self,
                         const FoyerField *field,
                         const char       *text,
                         GError          **error)
{
  gboolean is_empty = text == NULL || (*text == '\0' && field->kind != FOYER_FIELD_TEXT);

  if (is_empty && field->kind != FOYER_FIELD_ENUM)
    return foyer_record_set_value (self, field,
                                   foyer_value_null (foyer_field_get_value_type (field)));

  if (text == NULL || !parse_value (self, field, text))
    {
      foyer_domain_error_set_field (error, FOYER_DOMAIN_ERROR_INVALID, field->name,
                                    "not a value of this field");
      return FALSE;
    }

  return TRUE;
}

/* What was typed, as the field keeps it. Bytes that are no text are found before a telephone number
 * is looked for among them. */
static char *
clean (const FoyerField *field,
       const char       *typed,
       GError          **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *text = NULL;

  if ((field->flags & FOYER_FIELD_LINES) != 0)
    text = foyer_text_clean_note (typed, -1, field->max_chars, &reason);
  else
    text = foyer_text_clean (typed, -1, field->max_chars, &reason);

  if (text != NULL && (field->flags & FOYER_FIELD_PHONE) != 0)
    {
      g_autofree char *whole = g_steal_pointer (&text);

      text = foyer_phone_digits (whole, &reason);
    }

  if (text == NULL)
    foyer_domain_error_set_field (error,
                                  g_error_matches (reason, FOYER_TEXT_ERROR,
                                                   FOYER_TEXT_ERROR_TOO_LONG)
                                    ? FOYER_DOMAIN_ERROR_TOO_LONG : FOYER_DOMAIN_ERROR_INVALID,
                                  field->name, reason->message);

  return g_steal_pointer (&text);
}

/**
 * foyer_record_edit:
 * @self: a record
 * @name: name of a field that a person may edit
 * @text: what was typed or chosen, canonical but for text and telephone, which are cleaned here
 * @error: where to put what is wrong
 *
 * The way from a form into a record.
 *
 * Returns: whether the field was set; otherwise %FOYER_DOMAIN_ERROR_INVALID and the record is as
 *   before
 */
gboolean
foyer_record_edit (FoyerRecord *self,
                   const char  *name,
                   const char  *text,
                   GError     **error)
{
  const FoyerField *field = foyer_record_class_find_field (FOYER_RECORD_GET_CLASS (self), name);
  g_autofree char *cleaned = NULL;

  if (field == NULL || (field->flags & FOYER_FIELD_EDITABLE) == 0)
    {
      foyer_domain_error_set_field (error, FOYER_DOMAIN_ERROR_INVALID, name,
                                    "not a field that can be edited");
      return FALSE;
    }

  if (field->kind == FOYER_FIELD_TEXT)
    {
      cleaned = clean (field, text, error);
      if (cleaned == NULL)
        return FALSE;
      text = cleaned;
    }

  return foyer_record_parse_text (self, field, text, error);
}
