#include "base/foyer-pinyin.h"

#include <string.h>

static void
test_syllables (void)
{
  struct
  {
    gunichar    character;
    const char *syllable;
  } cases[] =
  {
    { 0x5f20, "zhang" }, { 0x5415, "lv" }, { 0x7565, "lve" }, { 0x5973, "nv" }, { 0x4e00, "yi" },
    { 0x535c, "bu" }, { 0x3007, "ling" }, { 0x3400, "qiu" }, { 0x9fa5, "yu" }, { 0x2cb4e, NULL },
    { 'a', NULL },
    { 0, NULL }, { 0x33ff, NULL }, { 0xa000, NULL }, { 0x3042, NULL }, { 0x1f339, NULL },
    { 0x10ffff, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *syllable = foyer_pinyin_syllable (cases[i].character);

      g_test_message ("U+%04X", cases[i].character);
      /* 𬭎 and its like: whether they have a reading is for ICU to say. */
      if (cases[i].character == 0x2cb4e)
        g_assert_true (syllable == NULL || g_str_equal (syllable, "hong"));
      else
        g_assert_cmpstr (syllable, ==, cases[i].syllable);
    }
}

/* Search keys rely on it: no syllable begins with i, u or v, none is long, none has a tone. */
static void
test_every_syllable (void)
{
  guint n_read = 0, n_common = 0;

  for (gunichar c = 0; c < 0x30000; c++)
    {
      const char *syllable = foyer_pinyin_syllable (c);

      if (syllable == NULL)
        continue;
      g_assert_true (foyer_pinyin_is_han (c));
      g_assert_cmpint (strlen (syllable), <=, FOYER_PINYIN_SYLLABLE_LENGTH_MAX);
      g_assert_cmpint (strspn (syllable, "abcdefghijklmnopqrstuvwxyz"), ==, strlen (syllable));
      g_assert_null (strchr ("iuv", *syllable));
      n_read++;
      n_common += c >= 0x4e00 && c <= 0x9fa5;
    }

  g_test_message ("%u characters, %u of the 20902 common ones", n_read, n_common);
  g_assert_cmpuint (n_read, >, 27000);
  g_assert_cmpuint (n_common, >, 20800);
}

static void
test_surnames (void)
{
  struct
  {
    const char *name;
    guint       n_characters;
    const char *syllables;
    const char *others;
  } cases[] =
  {
    { "张明", 1, "zhang", "zhang" }, { "单明", 1, "shan", "dan" }, { "仇", 1, "qiu", "chou" },
    { "任一", 1, "ren", "ren" }, { "欧阳", 2, "ou yang", "ou yang" }, { "尉迟恭", 2, "yu chi", "wei chi" },
    { "尉明", 1, "wei", "yu" }, { "长孙", 2, "zhang sun", "zhang sun" }, { "万明", 1, "wan", "wan" },
    { "区区", 1, "ou", "qu" }, { "單于", 1, "shan", "dan" }, { "单于", 2, "chan yu", "dan yu" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      glong n = 0;
      g_autofree gunichar *characters = g_utf8_to_ucs4_fast (cases[i].name, -1, &n);
      g_autoptr(GString) syllables = g_string_new (NULL);
      g_autoptr(GString) others = g_string_new (NULL);
      FoyerPinyinSurname surname;

      foyer_pinyin_surname (characters, n, &surname);
      g_assert_cmpuint (surname.n_characters, ==, cases[i].n_characters);
      for (guint j = 0; j < surname.n_characters; j++)
        {
          g_string_append_printf (syllables, "%s%s", j > 0 ? " " : "", surname.syllables[j]);
          g_string_append_printf (others, "%s%s", j > 0 ? " " : "", surname.others[j]);
        }
      g_assert_cmpstr (syllables->str, ==, cases[i].syllables);
      g_assert_cmpstr (others->str, ==, cases[i].others);
    }
}

static void
test_sort_key (void)
{
  struct
  {
    const char *name;
    const char *key;
  } cases[] =
  {
    { "张晓明", "zhang xiao ming\x1f张晓明" }, { "Zhang Wei", "zhang wei\x1fzhang wei" },
    { "单明", "shan ming\x1f单明" }, { "王单", "wang dan\x1f王单" }, { "张Tom", "zhang tom\x1f张tom" },
    { "Tom张", "tom zhang\x1ftom张" }, { "李·王", "li · wang\x1f李·王" }, { "", "\x1f" }, { " ", "\x1f" },
    { "吕 布", "lv bu\x1f吕 布" }, { "𠀀", "𠀀\x1f𠀀" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = foyer_pinyin_sort_key (cases[i].name);

      g_assert_cmpstr (key, ==, cases[i].key);
    }
}

/* Chinese and Latin names in one list, as a reader of pinyin looks them up. */
static void
test_order (void)
{
  const char *names[] =
  {
    "", "阿明", "Adam", "Bob", "曹操", "李", "李安", "Li Na", "李娜", "吕布", "单明", "Tom Smith", "曾国藩", "扎西",
    "张三", "Zhang Wei", "张伟", "张薇", "周兰", "🌹",
  };

  for (gsize i = 1; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *before = foyer_pinyin_sort_key (names[i - 1]);
      g_autofree char *after = foyer_pinyin_sort_key (names[i]);

      g_test_message ("%s, %s", names[i - 1], names[i]);
      g_assert_cmpint (strcmp (before, after), <, 0);
    }
}

static void
test_endless_name (void)
{
  const char *pieces[] = { "张", "a", "张a", "🌹", "ﷺ", " " };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr(GString) name = g_string_new (NULL);
      g_autofree char *key = NULL;

      for (int n = 0; n < 50000; n++)
        g_string_append (name, pieces[i]);
      key = foyer_pinyin_sort_key (name->str);
      g_assert_true (g_utf8_validate (key, -1, NULL));
      g_assert_cmpuint (strlen (key), <, 6000);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pinyin/syllables", test_syllables);
  g_test_add_func ("/pinyin/every-syllable", test_every_syllable);
  g_test_add_func ("/pinyin/surnames", test_surnames);
  g_test_add_func ("/pinyin/sort-key", test_sort_key);
  g_test_add_func ("/pinyin/order", test_order);
  g_test_add_func ("/pinyin/endless-name", test_endless_name);
  return g_test_run ();
}
