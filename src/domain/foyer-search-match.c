/*
 * Why a row was found: the pieces of its name and number that the hint met, to be underlined.
 *
 * The index answers with people, not with places, so the places are found again here, for the
 * twenty rows on the screen: the prefixes of a term are laid along the name, each character being
 * met by itself, by one of its readings, or by the initial of one. zl meets both of 周兰.
 */

#include "domain/foyer-search-match.h"

#include "domain/foyer-search-term.h"
#include "domain/foyer-search-unit.h"

#include <string.h>

/* Itself, two readings, and each of them with u for ü. */
#define SPELLINGS_MAX 5

#define DIGITS_SHOWN_MAX 32

/* What a mask shows instead of a digit. */
#define HIDDEN_DIGIT '*'

typedef struct
{
  FoyerSearchUnits   units;
  FoyerPinyinSurname surname; /* n_characters is 0 if the name does not begin with a character */
} Name;

typedef struct
{
  char  text[FOYER_SEARCH_BYTES_MAX + 1];
  gsize n_bytes;
  gsize initial_length; /* 0: an initial does not stand for it */
} Spelling;

typedef struct
{
  char  digit; /* or HIDDEN_DIGIT */
  guint at;
} DigitShown;

static void
add_match (GArray           *matches,
           FoyerSearchField  field,
           guint             start,
           guint             end)
{
  FoyerSearchMatch match = { field, start, end };

  g_array_append_val (matches, match);
}

static void
add_spelling (Spelling   *spellings,
              guint      *n,
              const char *text,
              gsize       n_bytes,
              gsize       initial_length)
{
  Spelling *spelling = &spellings[(*n)++];

  memcpy (spelling->text, text, n_bytes);
  spelling->text[n_bytes] = '\0';
  spelling->n_bytes = n_bytes;
  spelling->initial_length = initial_length;
}

static void
add_reading (Spelling   *spellings,
             guint      *n,
             const char *syllable)
{
  char *v;

  if (syllable == NULL)
    return;

  add_spelling (spellings, n, syllable, strlen (syllable), 1);
  v = strchr (spellings[*n - 1].text, 'v');
  if (v != NULL)
    {
      add_spelling (spellings, n, syllable, strlen (syllable), 1);
      spellings[*n - 1].text[v - spellings[*n - 2].text] = 'u';
    }
}

/* All that the unit @i of a name can be typed as. */
static guint
spell (const Name *self,
       guint       i,
       Spelling   *spellings)
{
  const FoyerSearchUnit *unit = &self->units.units[i];
  const char *text = self->units.folded + unit->at;
  guint n = 0;

  if (unit->kind != FOYER_SEARCH_UNIT_HAN)
    {
      add_spelling (spellings, &n, text, unit->length, g_utf8_next_char (text) - text);
      return n;
    }

  add_spelling (spellings, &n, text, unit->length, 0);
  if (i >= self->surname.n_characters)
    {
      add_reading (spellings, &n, foyer_pinyin_syllable (unit->han));
      return n;
    }

  add_reading (spellings, &n, self->surname.syllables[i]);
  if (g_strcmp0 (self->surname.syllables[i], self->surname.others[i]) != 0)
    add_reading (spellings, &n, self->surname.others[i]);
  return n;
}

/*
 * Lays one unit along @prefix. @reached says which of its bytes can come next; it is renewed.
 * Returns whether the end of @prefix was reached: typed to the end, or still being typed.
 */
static gboolean
step (const char     *prefix,
      gsize           n_bytes,
      guint8         *reached,
      const Spelling *spellings,
      guint           n_spellings)
{
  guint8 next[FOYER_SEARCH_BYTES_MAX + 1] = { 0 };

  for (gsize at = 0; at < n_bytes; at++)
    {
      if (!reached[at])
        continue;

      /* A character without a reading, only its own text: spelled keys pass over it. */
      if (n_spellings == 1 && spellings[0].initial_length == 0 && g_ascii_isalnum (prefix[at]))
        next[at] = TRUE;
      for (guint i = 0; i < n_spellings; i++)
        {
          const Spelling *spelling = &spellings[i];
          gsize n_left = n_bytes - at;

          if (memcmp (prefix + at, spelling->text, MIN (n_left, spelling->n_bytes)) == 0)
            {
              if (n_left <= spelling->n_bytes)
                return TRUE;
              next[at + spelling->n_bytes] = TRUE;
            }
          if (spelling->initial_length > 0 && spelling->initial_length < n_left &&
              memcmp (prefix + at, spelling->text, spelling->initial_length) == 0)
            next[at + spelling->initial_length] = TRUE;
        }
    }

  memcpy (reached, next, sizeof next);
  return FALSE;
}

/* Returns how many units from @first on it takes to meet @prefix; 0 if they do not meet it. */
static guint
meet (const Name *self,
      guint       first,
      const char *prefix)
{
  guint8 reached[FOYER_SEARCH_BYTES_MAX + 1] = { TRUE };
  gsize n_bytes = strlen (prefix);

  for (guint i = first; i < self->units.n_units; i++)
    {
      Spelling spellings[SPELLINGS_MAX];
      guint n_spellings = spell (self, i, spellings);

      if (step (prefix, n_bytes, reached, spellings, n_spellings))
        return i - first + 1;
      if (memchr (reached, TRUE, n_bytes) == NULL)
        return 0;
    }

  return 0;
}

/* Keys begin at every character, but spelled ones only where people begin to type. */
static gboolean
is_key_start (const Name *self,
              guint       i,
              const char *prefix)
{
  return foyer_search_units_is_start (&self->units, i) || i == self->surname.n_characters ||
         foyer_pinyin_is_han (g_utf8_get_char (prefix));
}

static void
match_name (const Name            *self,
            const FoyerSearchTerm *term,
            GArray                *matches)
{
  for (guint first = 0; first < MIN (self->units.n_units, FOYER_SEARCH_STARTS_MAX); first++)
    for (gsize i = 0; term->prefixes[i] != NULL; i++)
      {
        const char *prefix = term->prefixes[i];
        guint n;

        if ((term->is_digits && *prefix == 'v') || !is_key_start (self, first, prefix))
          continue;
        n = meet (self, first, prefix);
        if (n == 0)
          continue;

        add_match (matches, FOYER_SEARCH_FIELD_NAME, self->units.units[first].start,
                   self->units.units[first + n - 1].end);
        return;
      }
}

static guint
read_digits_shown (const char *phone_shown,
                   DigitShown *digits)
{
  guint n = 0;

  for (const char *p = phone_shown; *p != '\0' && n < DIGITS_SHOWN_MAX; p++)
    if (g_ascii_isdigit (*p) || *p == HIDDEN_DIGIT)
      digits[n++] = (DigitShown) { *p, p - phone_shown };

  return n;
}

/* Whether the digits shown can begin with those of @prefix, or end with them if it is a tail. */
static gboolean
fits (const DigitShown *digits,
      guint             n_digits,
      const char       *prefix)
{
  gboolean is_tail = *prefix == 'v';
  const char *typed = is_tail ? prefix + 1 : prefix;
  gsize n_typed = strlen (typed);
  gboolean is_seen = FALSE;

  if (n_typed > n_digits)
    return FALSE;

  for (gsize i = 0; i < n_typed; i++)
    {
      char digit = digits[is_tail ? n_digits - 1 - i : i].digit;

      if (digit != typed[i] && digit != HIDDEN_DIGIT)
        return FALSE;
      is_seen |= digit == typed[i];
    }

  /* Stars alone prove nothing. */
  return is_seen;
}

static void
match_phone (const char            *phone_shown,
             const FoyerSearchTerm *term,
             GArray                *matches)
{
  DigitShown digits[DIGITS_SHOWN_MAX];
  guint n_digits = read_digits_shown (phone_shown, digits);
  const char *dash = strrchr (phone_shown, '-');
  guint n_main = n_digits;

  /* The end of a number is before its extension. */
  while (dash != NULL && n_main > 0 && digits[n_main - 1].at > (guint) (dash - phone_shown))
    n_main--;

  for (gsize i = 0; term->prefixes[i] != NULL; i++)
    {
      const char *prefix = term->prefixes[i];
      gboolean is_tail = *prefix == 'v';
      guint n = is_tail ? n_main : n_digits;
      guint n_typed = strlen (prefix) - is_tail;
      guint first;

      if (!fits (digits, n, prefix))
        continue;
      first = is_tail ? n - n_typed : 0;
      add_match (matches, FOYER_SEARCH_FIELD_PHONE, digits[first].at,
                 digits[first + n_typed - 1].at + 1);
      return;
    }
}

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const FoyerSearchMatch *one = a;
  const FoyerSearchMatch *other = b;

  if (one->field != other->field)
    return one->field < other->field ? -1 : 1;
  return (one->start > other->start) - (one->start < other->start);
}

/* Puts the matches in order and makes one of those that touch. */
static void
join_matches (GArray *matches)
{
  guint n_kept = 0;

  g_array_sort (matches, compare_matches);
  for (guint i = 0; i < matches->len; i++)
    {
      FoyerSearchMatch match = g_array_index (matches, FoyerSearchMatch, i);
      FoyerSearchMatch *last =
        n_kept > 0 ? &g_array_index (matches, FoyerSearchMatch, n_kept - 1) : NULL;

      if (last != NULL && last->field == match.field && match.start <= last->end)
        last->end = MAX (last->end, match.end);
      else
        g_array_index (matches, FoyerSearchMatch, n_kept++) = match;
    }
  g_array_set_size (matches, n_kept);
}

/**
 * foyer_search_match_ranges:
 * @typed: what stands in the search box
 * @name: (nullable): the name of a row, as it is shown
 * @phone_shown: (nullable): the telephone number of the row, as it is shown: in groups, or masked
 *
 * Finds why a row fits a hint. A term that the row fits in some other way, by its organisation or
 * by a digit that a mask hides, gives no range.
 *
 * Returns: (transfer full) (element-type FoyerSearchMatch): the ranges, in bytes, each field in the
 *   order of its text and without overlaps
 */
GArray *
foyer_search_match_ranges (const char *typed,
                           const char *name,
                           const char *phone_shown)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (FoyerSearchMatch));
  g_autoptr(GPtrArray) terms = NULL;
  Name read;

  g_return_val_if_fail (typed != NULL, matches);

  terms = foyer_search_terms (typed);
  foyer_search_units_scan (&read.units, name != NULL ? name : "");
  foyer_search_units_read_surname (&read.units, 0, read.units.n_units, &read.surname);
  for (guint i = 0; i < terms->len; i++)
    {
      const FoyerSearchTerm *term = terms->pdata[i];

      match_name (&read, term, matches);
      if (term->is_digits && phone_shown != NULL)
        match_phone (phone_shown, term, matches);
    }
  join_matches (matches);

  return matches;
}
