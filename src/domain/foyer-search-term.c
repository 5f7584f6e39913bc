/*
 * What a typed hint means.
 *
 * The box takes any hint; its parts are terms, and a person must fit them all. Terms end at spaces
 * and commas, and where digits meet letters (zhang138). A term is a list of prefixes, any of which
 * will do, for the keys of foyer-search-key.c:
 *
 *   characters     as they are; a key begins at each character of a name
 *   letters        as they are, and as people spell who do not part zh from z, ch from c, sh from
 *                  s, ang from an, eng from en, ing from in, n from l
 *   both (张晓m)    is what an input method shows half way. The characters are one term, the pinyin
 *                  of all of it is another
 *   digits         the beginning of a number, or its end: 5678 is 5678 and v8765
 *
 * Numbers are typed in groups, too. 138 1234 5678 is three terms, and each may also be met by any
 * row of neighbours it belongs to: 1234 by 1381234. So a whole number in groups finds its owner,
 * and so do the beginning and the end of it (138 5678).
 */

#include "domain/foyer-search-term.h"

#include "domain/foyer-search-unit.h"

#include <string.h>

#define GROUPS_MAX 6
#define TAIL_DIGITS 8
#define MOBILE_DIGITS 11

/* The most places of a spelling at which a departure is tried. */
#define DEPARTURES_MAX 10

/* A place where a spelling may differ: @n_bytes at @at may also be @instead. */
typedef struct
{
  gsize       at;
  gsize       n_bytes;
  const char *instead;
} Departure;

static int
compare_prefixes (gconstpointer a,
                  gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Drops every prefix that begins with another one: whatever it finds, the shorter finds as well. */
static void
drop_narrower (GPtrArray *prefixes)
{
  guint n_kept = 0;

  g_ptr_array_sort (prefixes, compare_prefixes);
  for (guint i = 0; i < prefixes->len; i++)
    {
      char *prefix = g_steal_pointer (&prefixes->pdata[i]);

      if (n_kept > 0 && g_str_has_prefix (prefix, prefixes->pdata[n_kept - 1]))
        g_free (prefix);
      else
        prefixes->pdata[n_kept++] = prefix;
    }
  g_ptr_array_set_size (prefixes, n_kept);
}

static void
add_term (GPtrArray *terms,
          GPtrArray *prefixes,
          gboolean   is_digits)
{
  FoyerSearchTerm *term;

  drop_narrower (prefixes);
  if (prefixes->len == 0 || terms->len == FOYER_SEARCH_TERMS_MAX)
    return;

  g_assert (prefixes->len <= FOYER_SEARCH_PREFIXES_MAX);
  term = g_new0 (FoyerSearchTerm, 1);
  term->prefixes = g_new0 (char *, prefixes->len + 1);
  for (guint i = 0; i < prefixes->len; i++)
    term->prefixes[i] = g_steal_pointer (&prefixes->pdata[i]);
  term->is_digits = is_digits;
  g_ptr_array_add (terms, term);
}

/* As much of @text as a key can hold. */
static char *
cut (const char *text,
     gsize       n_bytes)
{
  gsize n_chars = g_utf8_strlen (text, n_bytes);

  return g_utf8_substring (text, 0, MIN (n_chars, FOYER_SEARCH_LENGTH_MAX));
}

static gboolean
is_vowel (char c)
{
  return c != '\0' && strchr ("aeiouv", c) != NULL;
}

/*
 * Finds where a spelling in pinyin may depart. What stands at the end is left alone where the
 * prefix covers the other spelling anyway (zhan finds zhang), or where the term is still too short
 * to say anything (zh is more often the beginning of zhang than a careful z).
 */
static guint
find_departures (const char *pinyin,
                 Departure  *departures)
{
  guint n = 0;

  for (gsize i = 0; pinyin[i] != '\0' && n < DEPARTURES_MAX; i++)
    {
      const char *at = pinyin + i;
      char before = i > 0 ? at[-1] : '\0';
      gboolean is_nasal = *at == 'n' && (before == 'a' || before == 'e' || before == 'i');

      if (*at == 'z' || *at == 'c' || *at == 's')
        {
          if (at[1] == 'h' && at[2] != '\0')
            departures[n++] = (Departure) { i + 1, 1, "" };
          else if (is_vowel (at[1]))
            departures[n++] = (Departure) { i + 1, 0, "h" };
        }
      else if (is_nasal && at[1] == 'g')
        departures[n++] = (Departure) { i + 1, 1, "" };
      else if (is_nasal && at[1] != '\0' && !is_vowel (at[1]))
        departures[n++] = (Departure) { i + 1, 0, "g" };
      else if (*at == 'n' && is_vowel (at[1]))
        departures[n++] = (Departure) { i, 1, "l" };
      else if (*at == 'l' && is_vowel (at[1]))
        departures[n++] = (Departure) { i, 1, "n" };
    }

  return n;
}

/* @pinyin with one departure, or with two: @first stands before @second. */
static char *
depart (const char      *pinyin,
        const Departure *first,
        const Departure *second)
{
  g_autoptr(GString) other = g_string_new (pinyin);

  g_string_erase (other, second->at, second->n_bytes);
  g_string_insert (other, second->at, second->instead);
  if (first != second)
    {
      g_string_erase (other, first->at, first->n_bytes);
      g_string_insert (other, first->at, first->instead);
    }

  return g_string_free (g_steal_pointer (&other), FALSE);
}

/* Adds @pinyin, then its spellings with one departure, then with two, until the term is full. */
static void
add_pinyin (GPtrArray  *prefixes,
            const char *pinyin)
{
  Departure departures[DEPARTURES_MAX];
  guint n;

  g_ptr_array_add (prefixes, cut (pinyin, strlen (pinyin)));
  if (!g_str_is_ascii (pinyin) || strlen (pinyin) >= FOYER_SEARCH_LENGTH_MAX)
    return;

  n = find_departures (pinyin, departures);
  for (guint distance = 0; distance < n; distance++)
    for (guint i = 0; i + distance < n && prefixes->len < FOYER_SEARCH_PREFIXES_MAX; i++)
      g_ptr_array_add (prefixes, depart (pinyin, &departures[i], &departures[i + distance]));
}

/*
 * A lone v would find everybody who has a telephone, for v is how a number from behind begins. The
 * letter that must follow keeps it to names.
 */
static void
add_lone_v (GPtrArray *prefixes)
{
  for (char c = 'a'; c <= 'z'; c++)
    g_ptr_array_add (prefixes, g_strdup_printf ("v%c", c));
}

/* The units first … end - 1 in pinyin; a surname at the beginning may have two readings. */
static char *
spell (const FoyerSearchUnits *units,
       guint                   first,
       guint                   end,
       gboolean                is_surname,
       gboolean                is_other)
{
  FoyerPinyinSurname surname = { .n_characters = 0 };
  GString *pinyin = g_string_new (NULL);

  if (is_surname)
    foyer_search_units_read_surname (units, first, end, &surname);

  for (guint i = first; i < end; i++)
    {
      const FoyerSearchUnit *unit = &units->units[i];
      const char *syllable = NULL;

      if (unit->kind != FOYER_SEARCH_UNIT_HAN)
        g_string_append_len (pinyin, units->folded + unit->at, unit->length);
      else if (i - first >= surname.n_characters)
        syllable = foyer_pinyin_syllable (unit->han);
      else
        syllable = is_other ? surname.others[i - first] : surname.syllables[i - first];
      if (syllable != NULL)
        g_string_append (pinyin, syllable);
    }

  return g_string_free (pinyin, FALSE);
}

static void
add_word (GPtrArray              *terms,
          const FoyerSearchUnits *units,
          guint                   first,
          guint                   end)
{
  g_autoptr(GPtrArray) prefixes = g_ptr_array_new_with_free_func (g_free);
  gboolean has_han = FALSE;

  for (guint i = first; i < end; i++)
    has_han |= units->units[i].kind == FOYER_SEARCH_UNIT_HAN;

  if (has_han)
    {
      /* A character within a given name is read as in general, the first of a name as a surname. */
      g_autofree char *general = spell (units, first, end, FALSE, FALSE);
      g_autofree char *surname = spell (units, first, end, TRUE, FALSE);
      g_autofree char *other = spell (units, first, end, TRUE, TRUE);

      g_ptr_array_add (prefixes, cut (surname, strlen (surname)));
      g_ptr_array_add (prefixes, cut (general, strlen (general)));
      g_ptr_array_add (prefixes, cut (other, strlen (other)));
    }
  else
    {
      guint start = units->units[first].at;
      guint stop = units->units[end - 1].at + units->units[end - 1].length;
      g_autofree char *word = g_strndup (units->folded + start, stop - start);

      if (g_str_equal (word, "v"))
        add_lone_v (prefixes);
      else
        add_pinyin (prefixes, word);
    }
  add_term (terms, prefixes, FALSE);
}

static void
add_characters (GPtrArray              *terms,
                const FoyerSearchUnits *units,
                guint                   first,
                guint                   end)
{
  g_autoptr(GPtrArray) prefixes = g_ptr_array_new_with_free_func (g_free);
  guint start = units->units[first].at;

  g_ptr_array_add (prefixes, cut (units->folded + start,
                                  units->units[end - 1].at + units->units[end - 1].length - start));
  add_term (terms, prefixes, FALSE);
}

/* The units first … end - 1 are characters and words without a space between: one or two terms. */
static void
add_text (GPtrArray              *terms,
          const FoyerSearchUnits *units,
          guint                   first,
          guint                   end)
{
  gboolean has_word = FALSE;

  for (guint i = first; i < end;)
    {
      guint next = i;

      while (next < end && units->units[next].kind == FOYER_SEARCH_UNIT_HAN)
        next++;
      if (next > i)
        add_characters (terms, units, i, next);
      else
        {
          has_word = TRUE;
          next++;
        }
      i = next;
    }

  if (has_word)
    add_word (terms, units, first, end);
}

/* Adds what a number may begin with, or end with, if it holds these digits. */
static void
add_number (GPtrArray  *prefixes,
            const char *digits,
            gboolean    is_national)
{
  gsize n = strlen (digits);
  gboolean is_mobile = digits[0] == '1' && digits[1] != '0';

  g_ptr_array_add (prefixes, cut (digits, n));
  /* From abroad the 0 of an area code is not dialled. */
  if (is_national && *digits != '0' && !is_mobile)
    g_ptr_array_add (prefixes, g_strconcat ("0", digits, NULL));

  /* Of more digits a key knows no end: a whole number must be right to its first digit. */
  if (n <= TAIL_DIGITS)
    {
      g_autofree char *tail = g_strreverse (g_strdup (digits));

      g_ptr_array_add (prefixes, g_strconcat ("v", tail, NULL));
    }
}

/* Drops the country code of the mainland from the first group; returns whether there was one. */
static gboolean
drop_country (GPtrArray *groups,
              gboolean   has_plus)
{
  char *digits = groups->pdata[0];
  gsize n_digits = 0;

  for (guint i = 0; i < groups->len; i++)
    n_digits += strlen (groups->pdata[i]);

  if (g_str_has_prefix (digits, "0086"))
    memmove (digits, digits + 4, strlen (digits + 4) + 1);
  else if (g_str_has_prefix (digits, "86") && (has_plus || n_digits == MOBILE_DIGITS + 2))
    memmove (digits, digits + 2, strlen (digits + 2) + 1);
  else
    return FALSE;

  if (*digits == '\0')
    g_ptr_array_remove_index (groups, 0);
  return TRUE;
}

/* Groups of digits, one behind the other: one term for each. */
static void
add_groups (GPtrArray *terms,
            GPtrArray *groups,
            gboolean   has_plus)
{
  gboolean is_national = drop_country (groups, has_plus);

  for (guint i = 0; i < groups->len; i++)
    {
      g_autoptr(GPtrArray) prefixes = g_ptr_array_new_with_free_func (g_free);

      for (guint first = 0; first <= i; first++)
        {
          g_autoptr(GString) joined = g_string_new (NULL);

          for (guint last = first; last < groups->len; last++)
            {
              g_string_append (joined, groups->pdata[last]);
              if (last >= i)
                add_number (prefixes, joined->str, is_national && first == 0);
            }
        }
      add_term (terms, prefixes, TRUE);
    }
}

/*
 * Adds the digits that begin at unit @first and returns the unit behind them. Dashes and brackets
 * hold a group together, (010)6234-5678; a space begins the next one.
 */
static guint
add_digits (GPtrArray              *terms,
            const FoyerSearchUnits *units,
            guint                   first,
            const char             *typed)
{
  g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func (g_free);
  guint start = units->units[first].start;
  guint i;

  for (i = first; i < units->n_units && units->units[i].kind == FOYER_SEARCH_UNIT_DIGITS; i++)
    {
      const FoyerSearchUnit *unit = &units->units[i];
      g_autofree char *digits = g_strndup (units->folded + unit->at, unit->length);

      if (i > first && unit->gap == FOYER_SEARCH_GAP_JOIN)
        {
          char *group = g_ptr_array_steal_index (groups, groups->len - 1);

          g_ptr_array_add (groups, g_strconcat (group, digits, NULL));
          g_free (group);
        }
      else if (groups->len == GROUPS_MAX)
        break;
      else
        g_ptr_array_add (groups, g_steal_pointer (&digits));
    }

  add_groups (terms, groups, start > 0 && typed[start - 1] == '+');
  return i;
}

/**
 * foyer_search_term_free:
 * @self: (transfer full): a term
 */
void
foyer_search_term_free (FoyerSearchTerm *self)
{
  g_strfreev (self->prefixes);
  g_free (self);
}

/**
 * foyer_search_terms:
 * @typed: what stands in the search box, also what an input method has not committed yet
 *
 * Takes a hint apart: see the head of this file. A person is found who fits all terms. Prefixes
 * hold small letters, digits and characters beyond ASCII only, so that none is a piece of query
 * language; still, quote them.
 *
 * Returns: (transfer container) (element-type FoyerSearchTerm): at most %FOYER_SEARCH_TERMS_MAX
 *   terms, none if nothing was typed that a name or a number can hold; the array frees them
 */
GPtrArray *
foyer_search_terms (const char *typed)
{
  GPtrArray *terms = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_search_term_free);
  FoyerSearchUnits units;

  g_return_val_if_fail (typed != NULL, terms);

  foyer_search_units_scan (&units, typed);
  for (guint first = 0; first < units.n_units && terms->len < FOYER_SEARCH_TERMS_MAX;)
    {
      guint end = first + 1;

      if (units.units[first].kind == FOYER_SEARCH_UNIT_DIGITS)
        {
          first = add_digits (terms, &units, first, typed);
          continue;
        }
      while (end < units.n_units && units.units[end].kind != FOYER_SEARCH_UNIT_DIGITS &&
             units.units[end].gap != FOYER_SEARCH_GAP_SPLIT)
        end++;
      add_text (terms, &units, first, end);
      first = end;
    }

  return terms;
}
