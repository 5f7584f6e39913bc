#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest syllable: zhuang, chuang, shuang. */
#define FOYER_PINYIN_SYLLABLE_LENGTH_MAX 6

/**
 * FoyerPinyinSurname:
 * @n_characters: 1, or 2 for a compound surname such as 欧阳
 * @syllables: how each character is read in a surname; %NULL where nobody knows
 * @others: another reading that people also type, the same strings where there is none
 *
 * How the surname at the beginning of a name is read.
 */
typedef struct
{
  guint       n_characters;
  const char *syllables[2];
  const char *others[2];
} FoyerPinyinSurname;

gboolean    foyer_pinyin_is_han   (gunichar            character);
const char *foyer_pinyin_syllable (gunichar            character);
void        foyer_pinyin_surname  (const gunichar     *characters,
                                   gsize               n_characters,
                                   FoyerPinyinSurname *surname);
char       *foyer_pinyin_sort_key (const char         *name);

G_END_DECLS
