#include "base/foyer-pinyin.h"
#include "domain/foyer-search-key.h"

#include <string.h>

#define LENGTH_MAX 64

static gboolean
has_key_with_prefix (GPtrArray  *keys,
                     const char *prefix)
{
  for (guint i = 0; i < keys->len; i++)
    if (g_str_has_prefix (keys->pdata[i], prefix))
      return TRUE;

  return FALSE;
}

/* Fails with the keys in the message, which the plain assertion would not show. */
static void
assert_keys (GPtrArray  *keys,
             const char *expected)
{
  g_autoptr(GString) joined = g_string_new (NULL);

  for (guint i = 0; i < keys->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? " " : "", (char *) keys->pdata[i]);
  g_assert_cmpstr (joined->str, ==, expected);
}

static void
test_chinese_name (void)
{
  g_autoptr(GPtrArray) keys = foyer_search_keys ("张晓明", "138 1234 5678", NULL);

  assert_keys (keys,
               "13812345678 v87654321 xiaoming xming zhangxiaoming zhangxming zxiaoming zxming "
               "张晓明 明 晓明");
}

static void
test_two_characters (void)
{
  g_autoptr(GPtrArray) keys = foyer_search_keys ("周兰", NULL, NULL);

  assert_keys (keys, "lan zhoulan zlan 兰 周兰");
}

static void
test_surnames (void)
{
  struct
  {
    const char *name;
    const char *keys[4];
  } cases[] =
  {
    { "单明", { "shanming", "danming", "sming", "dming" } },
    { "任我行", { "renwoxing", "rwxing" } },
    { "曾国藩", { "zengguofan", "cengguofan", "zgfan", "cgfan" } },
    { "欧阳娜娜", { "ouyangnana", "oynana", "nana", "nna" } },
    { "尉迟恭", { "yuchigong", "weichigong", "ycgong", "gong" } },
    { "万俟雪", { "moqixue", "mqxue", "wanqixue", "xue" } },
    { "吕布", { "lvbu", "lubu", "lbu" } },
    { "沈略", { "shenlve", "shenlue", "slve" } },
    { "區瑞強", { "ouruiqiang", "quruiqiang", "orqiang" } },
    { "〇一", { "lingyi", "lyi" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) keys = foyer_search_keys (cases[i].name, NULL, NULL);

      for (gsize j = 0; j < G_N_ELEMENTS (cases[i].keys) && cases[i].keys[j] != NULL; j++)
        {
          g_test_message ("%s: %s", cases[i].name, cases[i].keys[j]);
          g_assert_true (has_key_with_prefix (keys, cases[i].keys[j]));
        }
    }
}

static void
test_given_name_is_no_surname (void)
{
  g_autoptr(GPtrArray) keys = foyer_search_keys ("王单", NULL, NULL);

  g_assert_true (has_key_with_prefix (keys, "wangdan"));
  g_assert_false (has_key_with_prefix (keys, "wangshan"));
}

static void
test_other_scripts (void)
{
  g_autoptr(GPtrArray) english = foyer_search_keys ("Tom  SMITH", NULL, NULL);
  g_autoptr(GPtrArray) accents = foyer_search_keys ("José O’Brien-Müller", NULL, NULL);
  g_autoptr(GPtrArray) wide = foyer_search_keys ("Ｔｏｍ", NULL, NULL);
  g_autoptr(GPtrArray) dotted = foyer_search_keys ("阿卜杜拉·买买提", NULL, NULL);
  g_autoptr(GPtrArray) mixed = foyer_search_keys ("张Tom", NULL, NULL);
  g_autoptr(GPtrArray) emoji = foyer_search_keys ("小红🌹", NULL, NULL);
  g_autoptr(GPtrArray) arabic = foyer_search_keys ("محمد علي", NULL, NULL);

  assert_keys (english, "smith tomsmith tsmith");
  g_assert_true (has_key_with_prefix (accents, "joseobrienmuller"));
  g_assert_true (has_key_with_prefix (accents, "jobrien"));
  g_assert_true (has_key_with_prefix (accents, "muller"));
  assert_keys (wide, "tom");
  g_assert_true (has_key_with_prefix (dotted, "abdl"));
  g_assert_true (has_key_with_prefix (dotted, "abudulamaimaiti"));
  g_assert_true (has_key_with_prefix (dotted, "abudulammt"));
  g_assert_true (has_key_with_prefix (dotted, "abdlmaimaiti"));
  g_assert_true (has_key_with_prefix (dotted, "买买提"));
  g_assert_true (has_key_with_prefix (dotted, "maimaiti"));
  g_assert_true (has_key_with_prefix (dotted, "mmt"));
  assert_keys (mixed, "tom zhangtom ztom 张tom");
  g_assert_true (has_key_with_prefix (emoji, "🌹"));
  g_assert_true (has_key_with_prefix (arabic, "علي"));
}

static void
test_phones (void)
{
  g_autoptr(GPtrArray) spelled = foyer_search_keys (NULL, "+86 138-1234-5678", NULL);
  g_autoptr(GPtrArray) plain = foyer_search_keys (NULL, "１３８１２３４５６７８", "13812345678");
  g_autoptr(GPtrArray) landline = foyer_search_keys (NULL, "010-62345678转801", "8012");
  g_autoptr(GPtrArray) letters = foyer_search_keys (NULL, "call 139 wife", NULL);

  assert_keys (spelled, "13812345678 v87654321");
  assert_keys (plain, "13812345678 v87654321");
  assert_keys (landline, "01062345678801 8012 v2108 v87654326");
  assert_keys (letters, "139 v931");
}

static void
test_nothing (void)
{
  g_autoptr(GPtrArray) none = foyer_search_keys (NULL, NULL, NULL);
  g_autoptr(GPtrArray) empty = foyer_search_keys ("", "", " - ");
  g_autoptr(GPtrArray) no_organisation = foyer_search_organisation_keys (NULL);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (empty->len, ==, 0);
  g_assert_cmpuint (no_organisation->len, ==, 0);
}

static void
test_organisation (void)
{
  g_autoptr(GPtrArray) keys = foyer_search_organisation_keys ("北京市第一中学");

  assert_keys (keys,
               "beijingshidiyizhongxue bjsdyzxue "
               "一中学 中学 京市第一中学 北京市第一中学 学 市第一中学 第一中学");
}

/* A key must survive an index that parts words at ASCII signs, in one piece, and be no longer. */
static void
assert_sound (GPtrArray *keys)
{
  g_assert_cmpuint (keys->len, <=, FOYER_SEARCH_KEYS_MAX);
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = keys->pdata[i];

      g_assert_true (g_utf8_validate (key, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (key, -1), <=, LENGTH_MAX);
      g_assert_cmpint (g_utf8_strlen (key, -1), >, 0);
      for (const char *p = key; *p != '\0'; p++)
        g_assert_true ((guchar) *p >= 0x80 || g_ascii_islower (*p) || g_ascii_isdigit (*p));
      if (i + 1 < keys->len)
        {
          g_assert_cmpint (strcmp (key, keys->pdata[i + 1]), <, 0);
          g_assert_false (g_str_has_prefix (keys->pdata[i + 1], key));
        }
    }
}

static char *
repeat (const char *text,
        gsize       n)
{
  GString *repeated = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    g_string_append (repeated, text);
  return g_string_free (repeated, FALSE);
}

static void
test_hostile_names (void)
{
  const char *pieces[] =
  {
    "张", "吕", "单", "a", "a ", "张a", "é", "🌹", "👨‍👩‍👧 ", "ﷺ", "%", "_", "\"", "'", "<b>", "*", "a-",
    "NEAR(", "^k:", "\\", "1", "1 ", "\xe2\x80\xae", "\xcd\x88", "𠀀", "鿿", "ﬁ", "क्षि",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autofree char *name = repeat (pieces[i], 50000 / g_utf8_strlen (pieces[i], -1));
      g_autoptr(GPtrArray) keys = foyer_search_keys (name, name, name);
      g_autoptr(GPtrArray) organisation = foyer_search_organisation_keys (name);
      g_autoptr(GPtrArray) once = foyer_search_keys (pieces[i], pieces[i], NULL);

      assert_sound (keys);
      assert_sound (organisation);
      assert_sound (once);
    }
}

static void
test_bytes_that_are_no_text (void)
{
  g_autoptr(GPtrArray) keys = foyer_search_keys ("a\xff\xe5", NULL, NULL);

  assert_keys (keys, "a");
}

/* Random names from the characters that people are called, and then from all there are. */
static char *
random_name (guint n_characters)
{
  static const char common[] = "张王李赵吕单曾欧阳晓明国伟绿略尉迟兰静丽强军万俟";
  GString *name = g_string_new (NULL);

  while (n_characters-- > 0)
    {
      gunichar c;

      do
        c = g_test_rand_bit ()
          ? g_utf8_get_char (g_utf8_offset_to_pointer (common, g_test_rand_int_range (0, 24)))
          : (gunichar) g_test_rand_int_range (0x4e00, 0x9fa6);
      while (foyer_pinyin_syllable (c) == NULL);
      g_string_append_unichar (name, c);
    }

  return g_string_free (name, FALSE);
}

/*
 * Every syllable whole or as an initial, whatever the mixture, begins some key; so does every run
 * of characters. The surname is spelled here as the rule spells it, the rest by the table.
 */
static void
test_every_mixture (void)
{
  for (int run = 0; run < 2000; run++)
    {
      guint n = g_test_rand_int_range (1, 6);
      g_autofree char *name = random_name (n);
      g_autoptr(GPtrArray) keys = foyer_search_keys (name, NULL, NULL);
      g_autofree gunichar *characters = g_utf8_to_ucs4_fast (name, -1, NULL);
      FoyerPinyinSurname surname;

      assert_sound (keys);
      foyer_pinyin_surname (characters, n, &surname);
      for (guint mixture = 0; mixture < 1u << (n + 1); mixture++)
        {
          g_autoptr(GString) hint = g_string_new (NULL);

          for (guint i = 0; i < n; i++)
            {
              const char *syllable = foyer_pinyin_syllable (characters[i]);

              if (i < surname.n_characters)
                syllable = (mixture >> n) & 1 ? surname.others[i] : surname.syllables[i];
              g_string_append_len (hint, syllable,
                                   mixture >> i & 1 ? (gssize) strlen (syllable) : 1);
            }
          if (!has_key_with_prefix (keys, hint->str))
            {
              g_test_message ("%s is not found by %s", name, hint->str);
              g_test_fail ();
            }
        }

      for (guint first = 0; first < n; first++)
        for (guint end = first + 1; end <= n; end++)
          {
            g_autofree char *part = g_utf8_substring (name, first, end);

            g_assert_true (has_key_with_prefix (keys, part));
          }
    }
}

/* The index can only forget a person with exactly the keys under which it learned them. */
static void
test_same_keys_again (void)
{
  for (int run = 0; run < 200; run++)
    {
      g_autofree char *name = random_name (g_test_rand_int_range (1, 20));
      g_autoptr(GPtrArray) once = foyer_search_keys (name, "13812345678", NULL);
      g_autoptr(GPtrArray) again = foyer_search_keys (name, "+86 13812345678", "138 1234 5678");

      g_assert_cmpuint (once->len, ==, again->len);
      for (guint i = 0; i < once->len; i++)
        g_assert_cmpstr (once->pdata[i], ==, again->pdata[i]);
    }
}

/* A figure for the log, not a limit: machines differ. */
static void
test_speed (void)
{
  const char *names[] = { "张晓明", "周兰", "欧阳娜娜", "李伟", "曾国藩", "Tom Smith" };
  const int n_runs = 20000;
  gint64 began_us = g_get_monotonic_time ();
  guint n_keys = 0;

  for (int run = 0; run < n_runs; run++)
    {
      g_autoptr(GPtrArray) keys = foyer_search_keys (names[run % G_N_ELEMENTS (names)],
                                                     "13812345678", NULL);

      n_keys += keys->len;
    }

  g_test_message ("%.2f µs a person, %.1f keys",
                  (g_get_monotonic_time () - began_us) / (double) n_runs, n_keys / (double) n_runs);
  g_assert_cmpuint (n_keys, <, 16u * n_runs);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-key/chinese-name", test_chinese_name);
  g_test_add_func ("/search-key/two-characters", test_two_characters);
  g_test_add_func ("/search-key/surnames", test_surnames);
  g_test_add_func ("/search-key/given-name-is-no-surname", test_given_name_is_no_surname);
  g_test_add_func ("/search-key/other-scripts", test_other_scripts);
  g_test_add_func ("/search-key/phones", test_phones);
  g_test_add_func ("/search-key/nothing", test_nothing);
  g_test_add_func ("/search-key/organisation", test_organisation);
  g_test_add_func ("/search-key/hostile-names", test_hostile_names);
  g_test_add_func ("/search-key/bytes-that-are-no-text", test_bytes_that_are_no_text);
  g_test_add_func ("/search-key/every-mixture", test_every_mixture);
  g_test_add_func ("/search-key/same-keys-again", test_same_keys_again);
  g_test_add_func ("/search-key/speed", test_speed);
  return g_test_run ();
}
