#pragma once

#include <glib-object.h>

#include "base/foyer-value.h"

G_BEGIN_DECLS

/**
 * FoyerFieldKind:
 * @FOYER_FIELD_TEXT: `char *`, never %NULL; empty text is stored as such
 * @FOYER_FIELD_INT: `gint64`
 * @FOYER_FIELD_BOOL: `gboolean`, stored as 0 or 1
 * @FOYER_FIELD_TIME: `gint64`, microseconds since 1970 UTC; 0 means "not yet" and is stored as null
 * @FOYER_FIELD_DAY: `gint64`, days since 1970-01-01 by the shop's calendar; %FOYER_DAY_NONE means
 *   "none" and is stored as null
 * @FOYER_FIELD_MONEY: `gint64`, fen
 * @FOYER_FIELD_ENUM: `int` of a #GEnum, stored as the value's nick
 * @FOYER_FIELD_SET: `guint` of a #GFlags, stored as nicks with a space between
 * @FOYER_FIELD_REF: #FoyerUuid of another record; the all-zero key means "none", stored as null
 */
typedef enum
{
  FOYER_FIELD_TEXT,
  FOYER_FIELD_INT,
  FOYER_FIELD_BOOL,
  FOYER_FIELD_TIME,
  FOYER_FIELD_DAY,
  FOYER_FIELD_MONEY,
  FOYER_FIELD_ENUM,
  FOYER_FIELD_SET,
  FOYER_FIELD_REF,
} FoyerFieldKind;

/**
 * FoyerFieldFlags:
 * @FOYER_FIELD_EDITABLE: a person may set it in a form; the others change by acts only
 * @FOYER_FIELD_PERSONAL: tells about a person: nulled in the journal when that person is erased
 * @FOYER_FIELD_LINES: text that may have several lines
 * @FOYER_FIELD_DERIVED: follows from other rows: stored, but neither journalled nor undone
 * @FOYER_FIELD_PHONE: a telephone number, kept in the spelling of foyer_phone_digits()
 */
typedef enum
{
  FOYER_FIELD_EDITABLE = 1 << 0,
  FOYER_FIELD_PERSONAL = 1 << 1,
  FOYER_FIELD_LINES = 1 << 2,
  FOYER_FIELD_DERIVED = 1 << 3,
  FOYER_FIELD_PHONE = 1 << 4,
} FoyerFieldFlags;

/**
 * FoyerField:
 * @name: the one name: of the column, of the property, in the journal, in JSON; lower case with
 *   underscores
 * @kind: what it holds
 * @offset: where in the instance
 * @get_type: (nullable): the type of an enum or set
 * @flags: how it behaves
 * @max_chars: the most characters a text may have
 */
typedef struct
{
  const char *name;
  FoyerFieldKind kind;
  gsize offset;
  GType (*get_type) (void);
  FoyerFieldFlags flags;
  guint max_chars;
} FoyerField;

#define FOYER_TYPE_RECORD (foyer_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (FoyerRecord, foyer_record, FOYER, RECORD, GObject)

/**
 * FoyerRecordClass:
 * @entity: the name of the table and of the thing in the journal
 * @fields: (array length=n_fields): the fields, set by foyer_record_class_install_fields()
 * @get_subject: whose person's data this is, for erasure; %NULL when nobody's
 * @check: the invariants of the whole record; called before it is stored, whoever changed it
 */
struct _FoyerRecordClass
{
  GObjectClass parent_class;

  const char *entity;
  const FoyerField *fields;
  guint n_fields;

  FoyerUuid (*get_subject) (FoyerRecord *self);
  gboolean (*check) (FoyerRecord *self, GError **error);
};

void              foyer_record_class_install_fields (FoyerRecordClass *klass,
                                                     const char       *entity,
                                                     const FoyerField *fields,
                                                     guint             n_fields);
const FoyerField *foyer_record_class_find_field     (FoyerRecordClass *klass,
                                                     const char       *name);

const FoyerUuid  *foyer_record_get_id               (FoyerRecord      *self);
gint64            foyer_record_get_version          (FoyerRecord      *self);
void              foyer_record_set_identity         (FoyerRecord      *self,
                                                     const FoyerUuid  *id,
                                                     gint64            version);
FoyerUuid         foyer_record_get_subject          (FoyerRecord      *self);
gboolean          foyer_record_check                (FoyerRecord      *self,
                                                     GError          **error);
FoyerRecord      *foyer_record_copy                 (FoyerRecord      *self);

FoyerValueType    foyer_field_get_value_type        (const FoyerField *field);
FoyerValue        foyer_record_get_value            (FoyerRecord      *self,
                                                     const FoyerField *field,
                                                     char            **buffer);
gboolean          foyer_record_set_value            (FoyerRecord      *self,
                                                     const FoyerField *field,
                                                     FoyerValue        value);
gboolean          foyer_record_field_equal          (FoyerRecord      *self,
                                                     FoyerRecord      *other,
                                                     const FoyerField *field);

char             *foyer_record_dup_text             (FoyerRecord      *self,
                                                     const FoyerField *field);
gboolean          foyer_record_parse_text           (FoyerRecord      *self,
                                                     const FoyerField *field,
                                                     const char       *text,
                                                     GError          **error);
gboolean          foyer_record_edit                 (FoyerRecord      *self,
                                                     const char       *name,
                                                     const char       *text,
                                                     GError          **error);

/* For the subclasses: one line a field. */
#define FOYER_FIELD(Type, name, KIND, ...) \
  { #name, FOYER_FIELD_##KIND, G_STRUCT_OFFSET (Type, name), __VA_ARGS__ }
#define FOYER_RECORD_GETTER(Type, prefix, ctype, name) \
  ctype prefix##_get_##name (Type *self) { return self->name; }
#define FOYER_RECORD_REF_GETTER(Type, prefix, name) \
  const FoyerUuid *prefix##_get_##name (Type *self) { return &self->name; }

/* Sets a text field of the instance. */
static inline void
foyer_record_set_text (char       **field,
                       const char  *text)
{
  char *copy = g_strdup (text);

  g_free (*field);
  *field = copy;
}

G_END_DECLS
