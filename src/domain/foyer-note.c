#include "domain/foyer-note.h"

#include <stdarg.h>
#include <string.h>

#define BAR '|'

static char *
dup_without_bars (const char *part)
{
  return g_strdelimit (g_strdup (part), "|", '/');
}

/**
 * foyer_note_make:
 * @key: a `FOYER_NOTE_…` that ends in a colon
 * @...: what it speaks of, in its order; %NULL at the end
 *
 * Returns: (transfer full): the note, as it is stored. A bar in any but the last of what it speaks
 *   of becomes a stroke.
 */
char *
foyer_note_make (const char *key,
                 ...)
{
  g_autoptr (GString) note = NULL;
  const char *part;
  va_list parts;

  g_return_val_if_fail (key != NULL && g_str_has_suffix (key, ":"), NULL);

  note = g_string_new (key);
  va_start (parts, key);
  part = va_arg (parts, const char *);
  while (part != NULL)
    {
      const char *next = va_arg (parts, const char *);
      g_autofree char *clean = next != NULL ? dup_without_bars (part) : g_strdup (part);

      g_string_append (note, clean);
      if (next != NULL)
        g_string_append_c (note, BAR);
      part = next;
    }
  va_end (parts);

  return g_string_free (g_steal_pointer (&note), FALSE);
}

/**
 * foyer_note_split:
 * @note: what is stored, which may be anything
 * @key: a `FOYER_NOTE_…` that ends in a colon
 * @n_parts: of how much it speaks
 *
 * Returns: (transfer full) (nullable): what @note speaks of; %NULL when it is none of @key
 */
char **
foyer_note_split (const char *note,
                  const char *key,
                  guint       n_parts)
{
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (note != NULL && key != NULL && n_parts > 0, NULL);

  if (!g_str_has_prefix (note, key))
    return NULL;
  note += strlen (key);
  /* g_strsplit() finds nothing at all in nothing. */
  parts = *note != '\0' ? g_strsplit (note, "|", (int) n_parts)
                        : g_strdupv ((char *[]) { (char *) "", NULL });

  return g_strv_length (parts) == n_parts ? g_steal_pointer (&parts) : NULL;
}
