#include "base/foyer-text.h"

#include <string.h>

G_DEFINE_QUARK (foyer-text-error-quark, foyer_text_error)

typedef enum
{
  SHAPE_LINE,
  SHAPE_NOTE,
} Shape;

/*
 * The controls that override or isolate the direction of what follows, U+202A to U+202E and U+2066
 * to U+2069. One that a name forgets to close turns round the rest of a row: the next column, or a
 * sentence that the name is part of. The marks (U+200E, U+200F, U+061C) have no such reach and
 * stay, for names in Arabic and Hebrew need them.
 */
static gboolean
is_direction_control (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_line_break (gunichar c)
{
  return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Characters that nobody sees and nobody types: they part letters that belong together. */
static gboolean
is_invisible (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_FORMAT || (c >= 0xfe00 && c <= 0xfe0f);
}

/* Appends the character at @p as the shape of the field has it: itself, a space, or nothing. */
static void
append_kept (GString    *text,
             const char *p,
             const char *end,
             Shape       shape)
{
  gunichar c = g_utf8_get_char (p);

  switch (shape)
    {
    case SHAPE_LINE:
      if (c == '\t' || is_line_break (c))
        g_string_append_c (text, ' ');
      else if (!g_unichar_iscntrl (c) && !is_direction_control (c) && c != 0xfeff)
        g_string_append_unichar (text, c);
      break;
    case SHAPE_NOTE:
      if (c == '\r' && p + 1 < end && p[1] == '\n')
        break;
      else if (is_line_break (c))
        g_string_append_c (text, '\n');
      else if ((c == '\t' || !g_unichar_iscntrl (c)) && c != 0xfeff)
        g_string_append_unichar (text, c);
      break;
    }
}

static void
trim (GString *text)
{
  const char *start = text->str;
  gsize end;

  while (g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  g_string_erase (text, 0, start - text->str);

  for (end = text->len; end > 0;)
    {
      const char *last = g_utf8_prev_char (text->str + end);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      end = last - text->str;
    }
  g_string_truncate (text, end);
}

static char *
clean (const char  *bytes,
       gssize       length,
       gsize        max_chars,
       Shape        shape,
       GError     **error)
{
  gsize n_bytes = length < 0 ? strlen (bytes) : (gsize) length;
  const char *end = bytes + n_bytes;
  g_autoptr(GString) text = NULL;
  g_autofree char *composed = NULL;
  gsize n_chars;

  /* g_utf8_validate() with a length takes NUL for an invalid byte, too. */
  if (!g_utf8_validate (bytes, n_bytes, NULL))
    {
      g_set_error_literal (error, FOYER_TEXT_ERROR, FOYER_TEXT_ERROR_ENCODING,
                           memchr (bytes, '\0', n_bytes) != NULL
                             ? "Text holds a NUL byte" : "Text is not valid UTF-8");
      return NULL;
    }

  text = g_string_sized_new (n_bytes);
  for (const char *p = bytes; p < end; p = g_utf8_next_char (p))
    append_kept (text, p, end, shape);
  trim (text);

  composed = g_utf8_normalize (text->str, text->len, G_NORMALIZE_NFC);
  n_chars = g_utf8_strlen (composed, -1);
  if (n_chars > max_chars)
    {
      g_set_error (error, FOYER_TEXT_ERROR, FOYER_TEXT_ERROR_TOO_LONG,
                   "Text has %" G_GSIZE_FORMAT " characters, the field takes %" G_GSIZE_FORMAT,
                   n_chars, max_chars);
      return NULL;
    }

  return g_steal_pointer (&composed);
}

/**
 * foyer_text_clean:
 * @bytes: (array length=length) (element-type guint8): what was typed, pasted or imported
 * @length: how many bytes, or -1 if @bytes ends with NUL
 * @max_chars: the most characters that the field takes
 * @error: return location for an error of #FoyerTextError
 *
 * The border: every text of one line (a name, an organisation, an address) passes here once, on its
 * way in, and is trusted afterwards. Bytes that are no text are refused; control characters and the
 * controls of text direction are dropped, a tab or a line break becomes a space, space around the
 * text goes, and what can be written in two ways is composed (NFC). Anything else is somebody's
 * name and stays as it is: emoji, letters that run from right to left, markup, quotes.
 *
 * Returns: (transfer full): the clean text, maybe empty; %NULL with @error set if it was refused
 *   (%FOYER_TEXT_ERROR_ENCODING, %FOYER_TEXT_ERROR_TOO_LONG)
 */
char *
foyer_text_clean (const char  *bytes,
                  gssize       length,
                  gsize        max_chars,
                  GError     **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return clean (bytes, length, max_chars, SHAPE_LINE, error);
}

/**
 * foyer_text_clean_note:
 * @bytes: (array length=length) (element-type guint8): what was typed, pasted or imported
 * @length: how many bytes, or -1 if @bytes ends with NUL
 * @max_chars: the most characters that the field takes
 * @error: return location for an error of #FoyerTextError
 *
 * As foyer_text_clean(), for text of several lines: tabs and line breaks stay (every kind of line
 * break as `\n`), and so do the controls of text direction, which end with their paragraph.
 *
 * Returns: (transfer full): the clean text, maybe empty; %NULL with @error set if it was refused
 *   (%FOYER_TEXT_ERROR_ENCODING, %FOYER_TEXT_ERROR_TOO_LONG)
 */
char *
foyer_text_clean_note (const char  *bytes,
                       gssize       length,
                       gsize        max_chars,
                       GError     **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return clean (bytes, length, max_chars, SHAPE_NOTE, error);
}

/**
 * foyer_text_fold:
 * @text: UTF-8 text
 *
 * The form in which two texts are compared: full-width letters and digits become half-width (NFKC),
 * case and invisible characters go, every run of spaces is one space, and there is none around the
 * text. Folding twice changes nothing more. For comparing, never for showing.
 *
 * Returns: (transfer full): the folded text
 */
char *
foyer_text_fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *compatible = g_utf8_normalize (valid, -1, G_NORMALIZE_NFKC);
  g_autofree char *small = g_utf8_casefold (compatible, -1);
  g_autofree char *composed = g_utf8_normalize (small, -1, G_NORMALIZE_NFKC);
  GString *folded = g_string_sized_new (strlen (composed));

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
            g_string_append_c (folded, ' ');
        }
      else if (!is_invisible (c))
        /* GLib's case folding turns small Cherokee into capitals and the other way round. */
        g_string_append_unichar (folded, g_unichar_tolower (c));
    }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);

  return g_string_free (folded, FALSE);
}
