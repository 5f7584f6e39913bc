#include "domain/foyer-search-unit.h"

#include <string.h>

/* One character can decompose into this many (U+FDFA, the longest). */
#define DECOMPOSED_MAX 18

typedef enum
{
  CLASS_HAN,
  CLASS_DIGIT,
  CLASS_LETTER, /* and every symbol beyond ASCII: somebody's name may be an emoji */
  CLASS_SILENT, /* accents, invisible characters, the apostrophe of Xi'an: as if not there */
  CLASS_JOIN,
  CLASS_SPLIT,
} CharacterClass;

typedef struct
{
  FoyerSearchUnits *units;
  FoyerSearchUnit  *open; /* the word or number that is still growing */
  FoyerSearchGap    gap;
  gboolean          is_full;
} Scanner;

static gboolean
is_split (gunichar c)
{
  return g_unichar_isspace (c) || c == ',' || c == ';' || c == 0x3001 /* 、 */;
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019 || c == 0x02bc;
}

static CharacterClass
classify (gunichar c)
{
  GUnicodeType type;

  if (c < 0x80 && g_ascii_isalpha (c))
    return CLASS_LETTER;
  if (foyer_pinyin_is_han (c))
    return CLASS_HAN;
  if (g_unichar_isdigit (c))
    return CLASS_DIGIT;
  if (is_apostrophe (c))
    return CLASS_SILENT;
  if (is_split (c))
    return CLASS_SPLIT;

  type = g_unichar_type (c);
  if (type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_FORMAT || type == G_UNICODE_CONTROL)
    return CLASS_SILENT;
  /* To GLib symbols are punctuation, too; the types of what really is end before the currencies. */
  if (g_unichar_ispunct (c) && (c < 0x80 || type < G_UNICODE_CURRENCY_SYMBOL))
    return CLASS_JOIN;
  return CLASS_LETTER;
}

/* By way of the capital, so that the two small forms of sigma are one letter. */
static gunichar
to_small (gunichar c)
{
  return c < 0x80 ? (gunichar) g_ascii_tolower (c) : g_unichar_tolower (g_unichar_toupper (c));
}

static void
open_unit (Scanner            *scanner,
           FoyerSearchUnitKind kind,
           guint               start)
{
  FoyerSearchUnits *units = scanner->units;

  if (units->n_units == FOYER_SEARCH_UNITS_MAX)
    {
      scanner->is_full = TRUE;
      return;
    }

  scanner->open = &units->units[units->n_units++];
  *scanner->open = (FoyerSearchUnit) {
    .kind = kind, .gap = scanner->gap, .start = start, .end = start, .at = units->n_folded,
  };
  scanner->gap = FOYER_SEARCH_GAP_NONE;
}

static void
append (Scanner            *scanner,
        FoyerSearchUnitKind kind,
        gunichar            c,
        guint               start,
        guint               end)
{
  FoyerSearchUnits *units = scanner->units;
  FoyerSearchUnit *unit;
  guint n_bytes;

  if (scanner->open == NULL || scanner->open->kind != kind || kind == FOYER_SEARCH_UNIT_HAN)
    open_unit (scanner, kind, start);
  if (scanner->is_full)
    return;

  unit = scanner->open;
  unit->end = end;
  if (unit->n_chars == FOYER_SEARCH_LENGTH_MAX)
    return;

  if (units->n_folded + 6 > sizeof units->folded)
    {
      scanner->is_full = TRUE;
      return;
    }
  n_bytes = g_unichar_to_utf8 (c, units->folded + units->n_folded);
  units->n_folded += n_bytes;
  unit->length += n_bytes;
  unit->n_chars++;
  if (kind == FOYER_SEARCH_UNIT_HAN)
    unit->han = c;
}

static void
scan_character (Scanner *scanner,
                gunichar c,
                guint    start,
                guint    end)
{
  switch (classify (c))
    {
    case CLASS_HAN:
      append (scanner, FOYER_SEARCH_UNIT_HAN, c, start, end);
      break;
    case CLASS_DIGIT:
      append (scanner, FOYER_SEARCH_UNIT_DIGITS, '0' + g_unichar_digit_value (c), start, end);
      break;
    case CLASS_LETTER:
      append (scanner, FOYER_SEARCH_UNIT_WORD, to_small (c), start, end);
      break;
    case CLASS_SILENT:
      if (scanner->open != NULL)
        scanner->open->end = end;
      break;
    case CLASS_JOIN:
      scanner->open = NULL;
      scanner->gap = MAX (scanner->gap, FOYER_SEARCH_GAP_JOIN);
      break;
    case CLASS_SPLIT:
      scanner->open = NULL;
      scanner->gap = FOYER_SEARCH_GAP_SPLIT;
      break;
    }
}

/*
 * foyer_search_units_scan:
 * @self: where to put the units
 * @text: UTF-8 text: a name that passed the border, or whatever was typed
 *
 * Takes @text apart: every Chinese character is a unit, and so is every word and every number. What
 * is folded is small, half-width and without accents. Beyond the limits above the text is ignored.
 */
void
foyer_search_units_scan (FoyerSearchUnits *self,
                         const char       *text)
{
  Scanner scanner = { .units = self };
  const char *p = text;

  self->n_units = 0;
  self->n_folded = 0;

  while (*p != '\0' && !scanner.is_full)
    {
      gunichar c = g_utf8_get_char_validated (p, -1);
      const char *next;
      guint start = p - text;

      /* An entry can hold what is not UTF-8, if a program set it so. */
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          p++;
          continue;
        }

      next = g_utf8_next_char (p);
      if (c < 0x80 || (c >= 0x4e00 && c <= 0x9fff))
        scan_character (&scanner, c, start, next - text);
      else
        {
          gunichar parts[DECOMPOSED_MAX];
          gsize n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));

          for (gsize i = 0; i < MIN (n_parts, G_N_ELEMENTS (parts)); i++)
            scan_character (&scanner, parts[i], start, next - text);
        }
      p = next;
    }

  if (self->n_units > 0 && self->units[self->n_units - 1].length == 0)
    self->n_units--;
}

/*
 * foyer_search_units_is_start:
 * @self: the units of a name
 * @i: the number of a unit
 *
 * Returns: whether people begin to type a name at this unit, as they do at a word, but not within
 *   the characters of 张晓明
 */
gboolean
foyer_search_units_is_start (const FoyerSearchUnits *self,
                             guint                   i)
{
  return i == 0 || self->units[i].gap != FOYER_SEARCH_GAP_NONE ||
         self->units[i].kind != self->units[i - 1].kind;
}

/*
 * foyer_search_units_read_surname:
 * @self: the units of a text
 * @first: the unit at which a name begins
 * @end: the unit behind the name
 * @surname: (out caller-allocates): how the surname is read; its n_characters is 0 if the name does
 *   not begin with a Chinese character
 */
void
foyer_search_units_read_surname (const FoyerSearchUnits *self,
                                 guint                   first,
                                 guint                   end,
                                 FoyerPinyinSurname     *surname)
{
  gunichar characters[2];
  guint n = 0;

  while (n < G_N_ELEMENTS (characters) && first + n < end &&
         self->units[first + n].kind == FOYER_SEARCH_UNIT_HAN)
    {
      characters[n] = self->units[first + n].han;
      n++;
    }

  surname->n_characters = 0;
  if (n > 0)
    foyer_pinyin_surname (characters, n, surname);
}
