#include "base/foyer-pinyin.h"

#include "base/foyer-pinyin-table.h"
#include "base/foyer-text.h"

#include <string.h>

/* How much of a name its sort key holds, in characters: more never decides an order on a screen. */
#define SORT_KEY_LENGTH_MAX 64

/* Below the space that parts syllables, so that 李 sorts before 李明. */
#define SORT_KEY_TEXT_MARK '\x1f'

/*
 * Surnames that are read otherwise than the character is in general, or in two ways. The first
 * reading is the surname's own, the second what people type who do not know it, or whose family
 * reads it so. Characters that are not here are read by the table.
 */
typedef struct
{
  const char *surname;
  const char *syllable;
  const char *other;
} SurnameReading;

static const SurnameReading surname_readings[] =
{
  { "朴", "piao", "pu" },
  { "缪", "miao", "mou" },
  { "繆", "miao", "mou" },
  { "覃", "qin", "tan" },
  { "乜", "nie", "mie" },
  { "黑", "he", "hei" },
  { "洗", "xian", "xi" },
  { "佴", "nai", "er" },
  { "牟", "mou", "mu" },
  { "尉", "wei", "yu" },
  { "单", "shan", "dan" },
  { "單", "shan", "dan" },
  { "曾", "zeng", "ceng" },
  { "仇", "qiu", "chou" },
  { "解", "xie", "jie" },
  { "任", "ren", "ren" },
  { "查", "zha", "cha" },
  { "区", "ou", "qu" },
  { "區", "ou", "qu" },
  { "盖", "ge", "gai" },
  { "蓋", "ge", "gai" },
  { "翟", "zhai", "di" },
  { "乐", "yue", "le" },
  { "樂", "yue", "le" },
  { "员", "yun", "yuan" },
  { "員", "yun", "yuan" },
  { "种", "chong", "zhong" },
  { "折", "she", "zhe" },
  { "繁", "po", "fan" },
  { "召", "shao", "zhao" },
  { "沈", "shen", "shen" },
  { "葛", "ge", "ge" },
  { "卜", "bu", "bo" },
  { "都", "du", "dou" },
  { "藏", "zang", "cang" },
  { "祭", "zhai", "ji" },
  { "费", "fei", "bi" },
  { "柏", "bai", "bo" },
  { "薄", "bo", "bao" },
  { "谌", "chen", "shen" },
  { "郗", "xi", "chi" },
  { "隗", "wei", "kui" },
  { "莘", "shen", "xin" },
  { "宿", "su", "xiu" },
  { "秘", "bi", "mi" },
  { "句", "gou", "ju" },
  { "阙", "que", "jue" },
};

/* Compound surnames; a reading is given only where the characters alone would be read otherwise. */
typedef struct
{
  const char *surname;
  const char *syllables[2];
} CompoundSurname;

static const CompoundSurname compound_surnames[] =
{
  { "欧阳", { NULL } }, { "歐陽", { NULL } }, { "诸葛", { NULL } }, { "諸葛", { NULL } },
  { "司马", { NULL } }, { "司馬", { NULL } }, { "上官", { NULL } }, { "司徒", { NULL } },
  { "东方", { NULL } }, { "東方", { NULL } }, { "独孤", { NULL } }, { "南宫", { NULL } },
  { "夏侯", { NULL } }, { "皇甫", { "huang", "fu" } }, { "公孙", { NULL } }, { "慕容", { NULL } },
  { "令狐", { "ling", "hu" } }, { "宇文", { NULL } }, { "轩辕", { NULL } }, { "端木", { NULL } },
  { "百里", { NULL } }, { "呼延", { NULL } }, { "闻人", { NULL } }, { "赫连", { NULL } },
  { "尉迟", { "yu", "chi" } }, { "尉遲", { "yu", "chi" } }, { "万俟", { "mo", "qi" } },
  { "長孫", { "zhang", "sun" } }, { "长孙", { "zhang", "sun" } }, { "澹台", { "tan", "tai" } },
  { "单于", { "chan", "yu" } }, { "乐正", { "yue", "zheng" } }, { "公冶", { NULL } },
  { "宗政", { NULL } }, { "濮阳", { NULL } }, { "淳于", { NULL } }, { "太叔", { NULL } },
  { "申屠", { NULL } }, { "仲孙", { NULL } }, { "钟离", { NULL } }, { "鲜于", { NULL } },
  { "闾丘", { NULL } }, { "亓官", { NULL } }, { "司空", { NULL } }, { "司寇", { NULL } },
  { "颛孙", { NULL } }, { "巫马", { NULL } }, { "公西", { NULL } }, { "漆雕", { NULL } },
  { "拓跋", { "tuo", "ba" } }, { "夹谷", { "jia", "gu" } }, { "谷梁", { NULL } },
  { "段干", { NULL } }, { "东郭", { NULL } }, { "南门", { NULL } }, { "羊舌", { NULL } },
  { "微生", { NULL } }, { "左丘", { NULL } }, { "西门", { NULL } }, { "纳兰", { NULL } },
  { "完颜", { NULL } }, { "叶赫", { NULL } }, { "那拉", { NULL } }, { "耶律", { NULL } },
};

static const char *
syllable_of_number (guint number)
{
  return number == 0 ? NULL : syllables[number];
}

/* Whether the UTF-8 text @word is exactly these characters, without decoding the rest of it. */
static gboolean
is_word (const char     *word,
         const gunichar *characters,
         gsize           n_characters)
{
  for (gsize i = 0; i < n_characters; i++, word = g_utf8_next_char (word))
    if (*word == '\0' || g_utf8_get_char (word) != characters[i])
      return FALSE;

  return *word == '\0';
}

/**
 * foyer_pinyin_is_han:
 * @character: a character
 *
 * Returns: whether @character is written as one Chinese syllable: a unified ideograph or 〇
 */
gboolean
foyer_pinyin_is_han (gunichar character)
{
  return (character >= DENSE_FIRST && character <= DENSE_LAST &&
          /* the hexagrams of the I Ching stand between the two blocks */
          !(character >= 0x4dc0 && character <= 0x4dff)) ||
         (character >= 0x20000 && character <= 0x3fffd) || character == 0x3007;
}

/**
 * foyer_pinyin_syllable:
 * @character: a character
 *
 * Looks a character up in the table that is made from ICU's Han-Latin transliteration when Foyer is
 * built. A character with several readings has its commonest here; foyer_pinyin_surname() knows
 * those that differ in surnames.
 *
 * Returns: (nullable): the syllable without its tone, in lower case, with `v` for ü (绿 is `lv`,
 *   略 `lve`); %NULL if @character is not Chinese or its reading is unknown
 */
const char *
foyer_pinyin_syllable (gunichar character)
{
  gsize first = 0, last = G_N_ELEMENTS (sparse);

  if (character >= DENSE_FIRST && character <= DENSE_LAST)
    return syllable_of_number (dense[character - DENSE_FIRST]);

  while (first < last)
    {
      gsize middle = first + (last - first) / 2;

      if (sparse[middle] >> 10 == character)
        return syllable_of_number (sparse[middle] & 0x3ff);
      if (sparse[middle] >> 10 < character)
        first = middle + 1;
      else
        last = middle;
    }

  return NULL;
}

/**
 * foyer_pinyin_surname:
 * @characters: (array length=n_characters): the Chinese characters that a name begins with
 * @n_characters: how many they are, at least one
 * @surname: (out caller-allocates): how the surname is read
 *
 * Reads the surname at the beginning of a Chinese name. Any character can be a surname: one that is
 * not known as such is read as in general. Two characters that together are a compound surname
 * (欧阳, 尉迟) are taken as that.
 */
void
foyer_pinyin_surname (const gunichar     *characters,
                      gsize               n_characters,
                      FoyerPinyinSurname *surname)
{
  g_return_if_fail (n_characters > 0);

  surname->n_characters = 1;
  for (gsize i = 0; i < 2; i++)
    surname->syllables[i] = surname->others[i] =
      i < n_characters ? foyer_pinyin_syllable (characters[i]) : NULL;

  for (gsize i = 0; n_characters >= 2 && i < G_N_ELEMENTS (compound_surnames); i++)
    if (is_word (compound_surnames[i].surname, characters, 2))
      {
        surname->n_characters = 2;
        if (compound_surnames[i].syllables[0] != NULL)
          memcpy (surname->syllables, compound_surnames[i].syllables, sizeof surname->syllables);
        return;
      }

  for (gsize i = 0; i < G_N_ELEMENTS (surname_readings); i++)
    if (is_word (surname_readings[i].surname, characters, 1))
      {
        surname->syllables[0] = surname_readings[i].syllable;
        surname->others[0] = surname_readings[i].other;
        return;
      }
}

static void
append_surname (GString    *key,
                const char *text,
                gsize      *n_characters)
{
  FoyerPinyinSurname surname;
  gunichar characters[2];
  gsize n = 0;

  for (const char *p = text; n < 2 && foyer_pinyin_is_han (g_utf8_get_char (p));
       p = g_utf8_next_char (p))
    characters[n++] = g_utf8_get_char (p);

  *n_characters = 0;
  if (n == 0)
    return;

  foyer_pinyin_surname (characters, n, &surname);
  *n_characters = surname.n_characters;
  for (guint i = 0; i < surname.n_characters; i++)
    {
      if (key->len > 0)
        g_string_append_c (key, ' ');
      if (surname.syllables[i] != NULL)
        g_string_append (key, surname.syllables[i]);
      else
        g_string_append_unichar (key, characters[i]);
    }
}

/**
 * foyer_pinyin_sort_key:
 * @name: a name, UTF-8
 *
 * The key by which names are sorted, stored beside them: nothing depends on the locale of a process
 * or on the collation of a database. It is the name in small letters with every Chinese character
 * spelled as a word of its own, and after that the name itself, so that 张伟 stands beside Zhang Wei
 * and equal spellings still have one order. Surnames are read as surnames (单 is shan).
 *
 * Compare keys byte by byte. Only the first 64 characters of a name count.
 *
 * Returns: (transfer full): the key
 */
char *
foyer_pinyin_sort_key (const char *name)
{
  g_autofree char *start = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1),
                                                           SORT_KEY_LENGTH_MAX));
  g_autofree char *text = foyer_text_fold (start);
  GString *key = g_string_sized_new (2 * strlen (text) + 16);
  gboolean was_han = FALSE;
  gsize n_read;

  append_surname (key, text, &n_read);
  was_han = n_read > 0;
  for (const char *p = g_utf8_offset_to_pointer (text, n_read); *p != '\0';
       p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *syllable = foyer_pinyin_syllable (c);
      gboolean is_han = foyer_pinyin_is_han (c);

      if ((is_han || was_han) && key->len > 0 && c != ' ' && key->str[key->len - 1] != ' ')
        g_string_append_c (key, ' ');
      if (syllable != NULL)
        g_string_append (key, syllable);
      else
        g_string_append_unichar (key, c);
      was_han = is_han;
    }

  g_string_append_c (key, SORT_KEY_TEXT_MARK);
  g_string_append (key, text);
  return g_string_free (key, FALSE);
}
