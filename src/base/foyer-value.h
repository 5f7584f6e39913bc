#pragma once

#include "base/foyer-uuid.h"

G_BEGIN_DECLS

/**
 * FoyerValueType:
 *
 * What a value of a record or of a database column can be. A value carries its type also when it
 * is null, because a database may need it to choose an index (NOTES: untyped NULL parameters).
 */
typedef enum
{
  FOYER_VALUE_INT,
  FOYER_VALUE_TEXT,
  FOYER_VALUE_UUID,
  FOYER_VALUE_BLOB,
} FoyerValueType;

/**
 * FoyerValue:
 *
 * A typed value, passed by value. Text and blob are borrowed: they live as long as where they came
 * from. Text is UTF-8 without NUL.
 */
typedef struct
{
  FoyerValueType type;
  gboolean is_null;
  union
  {
    gint64 integer;
    const char *text;
    FoyerUuid uuid;
    struct
    {
      const guint8 *data;
      gsize length;
    } blob;
  };
} FoyerValue;

static inline FoyerValue
foyer_value_int (gint64 integer)
{
  return (FoyerValue) { .type = FOYER_VALUE_INT, .integer = integer };
}

static inline FoyerValue
foyer_value_null (FoyerValueType type)
{
  return (FoyerValue) { .type = type, .is_null = TRUE };
}

/* A %NULL text is the null of type text. */
static inline FoyerValue
foyer_value_text (const char *text)
{
  return (FoyerValue) { .type = FOYER_VALUE_TEXT, .is_null = text == NULL, .text = text };
}

/* %NULL and the all-zero key are the null of type uuid. */
static inline FoyerValue
foyer_value_uuid (const FoyerUuid *uuid)
{
  if (foyer_uuid_is_none (uuid))
    return foyer_value_null (FOYER_VALUE_UUID);
  return (FoyerValue) { .type = FOYER_VALUE_UUID, .uuid = *uuid };
}

static inline FoyerValue
foyer_value_blob (const guint8 *data,
                  gsize         length)
{
  return (FoyerValue) { .type = FOYER_VALUE_BLOB, .is_null = data == NULL,
                        .blob = { data, length } };
}

G_END_DECLS
