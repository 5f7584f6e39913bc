/*
 * The keys under which a person is found.
 *
 * A search is a set of prefixes (foyer-search-term.c), so every hint that somebody may begin to
 * type must be the prefix of some key. 张晓明, 13812345678 has these:
 *
 *   张晓明 晓明 明                               characters, from any of them on
 *   zhangxiaoming zxiaoming zhangxming zxming   every syllable but the last whole or its initial:
 *                                               2^(n-1) keys; their prefixes are the full pinyin,
 *                                               the initials and every mixture of both
 *   xiaoming xming                              the given name alone
 *   13812345678                                 the number
 *   v87654321                                   its last eight digits from behind: a search by the
 *                                               last digits becomes a search by prefix. No syllable
 *                                               begins with v, so it meets no name
 *
 * A surname with two readings (单 shan, dan) gives the keys of both, ü is v and u (lv, lu). A word
 * of another script is treated as a syllable is: Tom Smith is tomsmith, tsmith, smith.
 *
 * A key that is the prefix of another one is left out: it finds nothing that the other does not.
 *
 * Keys hold small letters, digits and characters beyond ASCII, never a space or a sign of ASCII: an
 * index that takes words apart at ASCII signs only (FTS5: tokenize='ascii') keeps each in one
 * piece.
 *
 * Everything here is a pure function of its arguments, and versioned: see FOYER_SEARCH_KEY_RULE.
 */

#include "domain/foyer-search-key.h"

#include "base/foyer-phone.h"
#include "domain/foyer-search-unit.h"

#include <string.h>

/* Up to this many syllables all mixtures are made: 16 keys; hardly a Chinese name is longer. */
#define MIXED_MAX 5

/* Of a longer name, a mixture changes once between initials and syllables, and before this one. */
#define CHANGE_MAX 8

/* An organisation is long, and people remember the middle of its name. */
#define ORGANISATION_STARTS_MAX 24

#define TAIL_DIGITS 8

/* One syllable of a name as it is spelled, in bytes; at an end of the name it may be nothing. */
typedef struct
{
  const char *text;
  guint16     length;
  guint16     initial_length;
} Syllable;

/* Which of the possible spellings a set of keys follows. */
typedef enum
{
  SPELLING_USUAL         = 0,
  SPELLING_OTHER_SURNAME = 1 << 0,
  SPELLING_U             = 1 << 1, /* lu for 吕, where pinyin keyboards take lv */
} Spelling;

#define SPELLING_LAST (SPELLING_OTHER_SURNAME | SPELLING_U)

typedef struct
{
  FoyerSearchUnits   units;
  FoyerPinyinSurname surname; /* n_characters is 0 if the name does not begin with a character */
  Syllable           syllables[FOYER_SEARCH_UNITS_MAX];
  char               u_spelled[FOYER_SEARCH_UNITS_MAX][FOYER_PINYIN_SYLLABLE_LENGTH_MAX + 1];
  gboolean           has_other_surname;
  gboolean           has_u;
} Name;

/* A key that is being put together. */
typedef struct
{
  char  text[FOYER_SEARCH_BYTES_MAX + 1];
  guint n_bytes;
  guint n_chars;
} Key;

/* Appends whole characters as long as the key takes them. */
static void
append (Key        *key,
        const char *text,
        guint       n_bytes)
{
  const char *end = text + n_bytes;

  while (text < end && key->n_chars < FOYER_SEARCH_LENGTH_MAX)
    {
      const char *next = g_utf8_next_char (text);

      memcpy (key->text + key->n_bytes, text, next - text);
      key->n_bytes += next - text;
      key->n_chars++;
      text = next;
    }
}

static void
take (Key       *key,
      GPtrArray *keys)
{
  if (key->n_bytes > 0)
    g_ptr_array_add (keys, g_strndup (key->text, key->n_bytes));
  key->n_bytes = 0;
  key->n_chars = 0;
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/*
 * Sorts the keys and drops those that say nothing new. In this order whatever begins with a key
 * follows it at once, so that looking at the neighbour is enough.
 */
static void
settle (GPtrArray *keys)
{
  guint n_kept = 0;

  g_ptr_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    {
      char *key = g_steal_pointer (&keys->pdata[i]);

      if (i + 1 < keys->len && g_str_has_prefix (keys->pdata[i + 1], key))
        g_free (key);
      else
        keys->pdata[n_kept++] = key;
    }
  g_ptr_array_set_size (keys, n_kept);
  g_assert (keys->len <= FOYER_SEARCH_KEYS_MAX);
}

static void
read_surname (Name *name)
{
  foyer_search_units_read_surname (&name->units, 0, name->units.n_units, &name->surname);

  name->has_other_surname = FALSE;
  for (guint i = 0; i < name->surname.n_characters; i++)
    if (g_strcmp0 (name->surname.syllables[i], name->surname.others[i]) != 0)
      name->has_other_surname = TRUE;
}

static const char *
syllable_of (Name     *name,
             guint     i,
             Spelling  spelling)
{
  if (i >= name->surname.n_characters)
    return foyer_pinyin_syllable (name->units.units[i].han);
  return spelling & SPELLING_OTHER_SURNAME ? name->surname.others[i] : name->surname.syllables[i];
}

/* Spells the whole name. A character whose reading nobody knows is passed over. */
static void
spell (Name     *name,
       Spelling  spelling)
{
  for (guint i = 0; i < name->units.n_units; i++)
    {
      const FoyerSearchUnit *unit = &name->units.units[i];
      Syllable *syllable = &name->syllables[i];

      if (unit->kind == FOYER_SEARCH_UNIT_HAN)
        {
          const char *text = syllable_of (name, i, spelling);
          const char *v = text != NULL ? strchr (text, 'v') : NULL;

          if (v != NULL)
            name->has_u = TRUE;
          if (v != NULL && spelling & SPELLING_U)
            {
              g_strlcpy (name->u_spelled[i], text, sizeof name->u_spelled[i]);
              name->u_spelled[i][v - text] = 'u';
              text = name->u_spelled[i];
            }
          syllable->text = text;
          syllable->length = text != NULL ? strlen (text) : 0;
          syllable->initial_length = MIN (syllable->length, 1);
        }
      else
        {
          syllable->text = name->units.folded + unit->at;
          syllable->length = unit->length;
          syllable->initial_length = g_utf8_next_char (syllable->text) - syllable->text;
        }
    }
}

/* One key: the syllables first … last; bit i of @whole says whether the i-th is whole. */
static void
add_mixture (Name      *name,
             GPtrArray *keys,
             guint      first,
             guint64    whole)
{
  guint last = name->units.n_units - 1;
  Key key = { .n_bytes = 0 };

  for (guint i = first; i <= last; i++)
    {
      const Syllable *syllable = &name->syllables[i];
      gboolean is_whole = i == last || whole >> (i - first) & 1;

      append (&key, syllable->text, is_whole ? syllable->length : syllable->initial_length);
    }
  take (&key, keys);
}

static void
add_mixtures (Name      *name,
              GPtrArray *keys,
              guint      first)
{
  guint n = name->units.n_units - first;

  if (n <= MIXED_MAX)
    {
      for (guint64 whole = 0; whole < 1u << (n - 1); whole++)
        add_mixture (name, keys, first, whole);
      return;
    }

  for (guint change = 0; change <= CHANGE_MAX && change < n; change++)
    {
      guint64 before = (G_GUINT64_CONSTANT (1) << change) - 1;

      add_mixture (name, keys, first, before);
      add_mixture (name, keys, first, ~before);
    }
}

static void
add_spelled (Name      *name,
             GPtrArray *keys)
{
  guint n_surname = name->surname.n_characters;

  add_mixtures (name, keys, 0);
  if (n_surname > 0 && n_surname < name->units.n_units)
    add_mixtures (name, keys, n_surname);

  for (guint i = 1; i < MIN (name->units.n_units, FOYER_SEARCH_STARTS_MAX); i++)
    if (foyer_search_units_is_start (&name->units, i))
      {
        add_mixture (name, keys, i, ~G_GUINT64_CONSTANT (0));
        add_mixture (name, keys, i, 0);
      }
}

/* The text itself, from each of the first @n_starts units on. */
static void
add_suffixes (const FoyerSearchUnits *units,
              GPtrArray              *keys,
              guint                   n_starts)
{
  for (guint i = 0; i < MIN (units->n_units, n_starts); i++)
    {
      Key key = { .n_bytes = 0 };

      append (&key, units->folded + units->units[i].at, units->n_folded - units->units[i].at);
      take (&key, keys);
    }
}

static void
add_name (const char *text,
          GPtrArray  *keys)
{
  Name name;

  foyer_search_units_scan (&name.units, text);
  if (name.units.n_units == 0)
    return;

  add_suffixes (&name.units, keys, FOYER_SEARCH_STARTS_MAX);
  read_surname (&name);
  name.has_u = FALSE;
  for (guint spelling = SPELLING_USUAL; spelling <= SPELLING_LAST; spelling++)
    {
      if (spelling & SPELLING_OTHER_SURNAME && !name.has_other_surname)
        continue;
      /* The spellings before have found out whether there is an ü. */
      if (spelling & SPELLING_U && !name.has_u)
        continue;
      spell (&name, spelling);
      add_spelled (&name, keys);
    }
}

/*
 * Keys of a number. What is no number, and was kept as it was typed ("138 1234 5678 or his wife"),
 * is still found by the digits in it.
 */
static void
add_phone (const char *phone,
           GPtrArray  *keys)
{
  g_autofree char *canonical = foyer_phone_digits (phone, NULL);
  Key number = { .n_bytes = 0 };
  Key tail = { .n_bytes = 0 };
  const char *text = canonical != NULL ? canonical : phone;
  guint n_main = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '-' && canonical != NULL)
        n_main = number.n_bytes;
      if (g_ascii_isdigit (*p))
        append (&number, p, 1);
    }
  if (number.n_bytes == 0)
    return;

  if (n_main == 0)
    n_main = number.n_bytes;
  append (&tail, "v", 1);
  for (guint i = 0; i < MIN (n_main, TAIL_DIGITS); i++)
    append (&tail, &number.text[n_main - 1 - i], 1);

  take (&number, keys);
  take (&tail, keys);
}

/**
 * foyer_search_keys:
 * @name: (nullable): a person's name, UTF-8
 * @phone: (nullable): a telephone number, canonical or as it was typed
 * @phone2: (nullable): another one
 *
 * Makes the keys under which a person is found: see the head of this file. The same person has the
 * same keys on every desk and in every locale.
 *
 * Returns: (transfer container) (element-type utf8): at most %FOYER_SEARCH_KEYS_MAX keys of at most
 *   64 characters, sorted by their bytes, none a prefix of another; the array frees them
 */
GPtrArray *
foyer_search_keys (const char *name,
                   const char *phone,
                   const char *phone2)
{
  GPtrArray *keys = g_ptr_array_new_full (16, g_free);

  if (name != NULL)
    add_name (name, keys);
  if (phone != NULL)
    add_phone (phone, keys);
  if (phone2 != NULL)
    add_phone (phone2, keys);
  settle (keys);

  return keys;
}

/**
 * foyer_search_organisation_keys:
 * @organisation: (nullable): the name of an organisation, UTF-8
 *
 * Makes the keys under which an organisation is found: its name from each of its first 24
 * characters or words on, so that 一中 finds 北京市第一中学, and the whole name in pinyin and in
 * initials.
 *
 * Returns: (transfer container) (element-type utf8): keys as foyer_search_keys() returns them
 */
GPtrArray *
foyer_search_organisation_keys (const char *organisation)
{
  GPtrArray *keys = g_ptr_array_new_full (16, g_free);
  Name name;

  foyer_search_units_scan (&name.units, organisation != NULL ? organisation : "");
  if (name.units.n_units > 0)
    {
      add_suffixes (&name.units, keys, ORGANISATION_STARTS_MAX);
      /* 单县 is no surname, and 区 in a name of an office is qu. */
      name.surname.n_characters = 0;
      spell (&name, SPELLING_USUAL);
      add_mixture (&name, keys, 0, ~G_GUINT64_CONSTANT (0));
      add_mixture (&name, keys, 0, 0);
    }
  settle (keys);

  return keys;
}
