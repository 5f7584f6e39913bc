#include "panels/reception/foyer-visitor-hint.h"

#include "base/foyer-phone.h"

#include <string.h>

/* From so many digits on it is a telephone number; fewer may be part of a name. */
#define PHONE_DIGITS_MIN 5

/* The titles as people say them, before or after the name. */
static const struct
{
  const char *title;
  FoyerSalutation salutation;
  gboolean is_before;
} titles[] = {
  { "先生", FOYER_SALUTATION_MR, FALSE },   { "女士", FOYER_SALUTATION_MS, FALSE },
  { "小姐", FOYER_SALUTATION_MISS, FALSE }, { "Mr. ", FOYER_SALUTATION_MR, TRUE },
  { "Mr ", FOYER_SALUTATION_MR, TRUE },     { "Ms. ", FOYER_SALUTATION_MS, TRUE },
  { "Ms ", FOYER_SALUTATION_MS, TRUE },     { "Mrs ", FOYER_SALUTATION_MS, TRUE },
  { "Miss ", FOYER_SALUTATION_MISS, TRUE },
};

static gboolean
is_phone_char (gunichar c)
{
  return g_unichar_isdigit (c) || g_unichar_isspace (c) || (c < 128 && strchr ("+-()", c) != NULL);
}

/* The first run of characters that may be a telephone number: where it begins, and its bytes. */
static gboolean
find_phone (const char  *text,
            const char **start,
            gsize       *length)
{
  const char *at = text;

  while (*at != '\0')
    {
      const char *end = at;
      guint n_digits = 0;

      while (*end != '\0' && is_phone_char (g_utf8_get_char (end)))
        {
          n_digits += g_unichar_isdigit (g_utf8_get_char (end));
          end = g_utf8_next_char (end);
        }
      if (n_digits >= PHONE_DIGITS_MIN)
        {
          *start = at;
          *length = end - at;
          return TRUE;
        }
      at = end > at ? end : g_utf8_next_char (at);
    }
  return FALSE;
}

static void
take_title (FoyerVisitorHint *hint)
{
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      gsize length = strlen (titles[i].title);
      gboolean is_found = titles[i].is_before
                            ? g_ascii_strncasecmp (hint->name, titles[i].title, length) == 0
                            : g_str_has_suffix (hint->name, titles[i].title);

      if (!is_found || strlen (hint->name) == length)
        continue;
      hint->salutation = titles[i].salutation;
      if (titles[i].is_before)
        memmove (hint->name, hint->name + length, strlen (hint->name + length) + 1);
      else
        hint->name[strlen (hint->name) - length] = '\0';
      g_strstrip (hint->name);
      return;
    }
}

void
foyer_visitor_hint_parse (FoyerVisitorHint *hint,
                          const char       *text)
{
  const char *start;
  gsize length;

  g_return_if_fail (hint != NULL && text != NULL);

  *hint = (FoyerVisitorHint) { .salutation = FOYER_SALUTATION_NONE };
  if (find_phone (text, &start, &length))
    {
      g_autofree char *before = g_strndup (text, start - text);

      hint->phone = g_strstrip (g_strndup (start, length));
      hint->name = g_strconcat (g_strstrip (before), *before != '\0' ? " " : "", start + length,
                                NULL);
    }
  else
    {
      hint->phone = g_strdup ("");
      hint->name = g_strdup (text);
    }
  g_strstrip (hint->name);
  take_title (hint);
}

void
foyer_visitor_hint_clear (FoyerVisitorHint *hint)
{
  g_clear_pointer (&hint->name, g_free);
  g_clear_pointer (&hint->phone, g_free);
}

void
foyer_visitor_hint_fill (FoyerVisitorHint *hint,
                         GHashTable       *typed)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (FOYER_TYPE_SALUTATION);

  if (*hint->name != '\0')
    g_hash_table_insert (typed, g_strdup ("name"), g_strdup (hint->name));
  if (*hint->phone != '\0')
    g_hash_table_insert (typed, g_strdup ("phone"), g_strdup (hint->phone));
  if (hint->salutation != FOYER_SALUTATION_NONE)
    g_hash_table_insert (typed, g_strdup ("salutation"),
                         g_strdup (g_enum_get_value (klass, hint->salutation)->value_nick));
}
