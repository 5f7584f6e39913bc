#include "domain/foyer-search-key.h"
#include "domain/foyer-search-term.h"

#include <string.h>

/* The terms as text: a term in brackets, its prefixes parted by |, # before a term of digits. */
static char *
terms_to_string (const char *typed)
{
  g_autoptr(GPtrArray) terms = foyer_search_terms (typed);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < terms->len; i++)
    {
      const FoyerSearchTerm *term = terms->pdata[i];
      g_autofree char *prefixes = g_strjoinv ("|", term->prefixes);

      g_string_append_printf (text, "%s(%s)", term->is_digits ? "#" : "", prefixes);
    }

  return g_string_free (text, FALSE);
}

static void
assert_terms (const char *typed,
              const char *expected)
{
  g_autofree char *terms = terms_to_string (typed);

  g_test_message ("%s", typed);
  g_assert_cmpstr (terms, ==, expected);
}

/* What the index does with keys and terms. */
static gboolean
is_found (const char *typed,
          const char *name,
          const char *phone)
{
  g_autoptr(GPtrArray) keys = foyer_search_keys (name, phone, NULL);
  g_autoptr(GPtrArray) terms = foyer_search_terms (typed);

  for (guint i = 0; i < terms->len; i++)
    {
      const FoyerSearchTerm *term = terms->pdata[i];
      gboolean fits = FALSE;

      for (gsize j = 0; term->prefixes[j] != NULL && !fits; j++)
        for (guint k = 0; k < keys->len && !fits; k++)
          fits = g_str_has_prefix (keys->pdata[k], term->prefixes[j]);
      if (!fits)
        return FALSE;
    }

  return terms->len > 0;
}

static void
test_terms (void)
{
  assert_terms ("", "");
  assert_terms (" \t·- ", "");
  assert_terms ("张晓", "(张晓)");
  assert_terms (" 张晓　明 ", "(张晓)(明)");
  assert_terms ("张、明", "(张)(明)");
  assert_terms ("wu", "(wu)");
  assert_terms ("Wu Yi", "(wu)(yi)");
  assert_terms ("WU", "(wu)");
  assert_terms ("ｗｕ", "(wu)");
  assert_terms ("xi'ou", "(xiou)");
  assert_terms ("xi’ou", "(xiou)");
  assert_terms ("jeax-luc", "(jeaxluc|jeaxnuc)");
  assert_terms ("5678", "#(5678|v8765)");
  assert_terms ("５６７８", "#(5678|v8765)");
  assert_terms ("wu138", "(wu)#(138|v831)");
  assert_terms ("13812345678", "#(13812345678)");
  assert_terms ("138-1234-5678", "#(13812345678)");
  assert_terms ("+8613812345678", "#(13812345678)");
  assert_terms ("008613812345678", "#(13812345678)");
  assert_terms ("8613812345678", "#(13812345678)");
  assert_terms ("86138", "#(86138|v83168)");
  assert_terms ("+86", "");
  assert_terms ("+8610", "#(010|10|v01)");
  assert_terms ("(010)6234", "#(0106234|v4326010)");
  assert_terms ("v",
                "(va|vb|vc|vd|ve|vf|vg|vh|vi|vj|vk|vl|vm|vn|vo|vp|vq|vr|vs|vt|vu|vv|vw|vx|vy|vz)");
  assert_terms ("张wu", "(张)(zhangwu)");
  assert_terms ("单y", "(单)(dany|shany)");
}

static void
test_tolerance (void)
{
  struct
  {
    const char *typed;
    const char *name;
  } cases[] =
  {
    { "zhangwei", "臧伟" }, { "zangwei", "张伟" }, { "zanwei", "张伟" }, { "cenxing", "陈星" },
    { "chenxing", "岑星" }, { "shishi", "司诗" }, { "wangpin", "王平" }, { "wanpin", "王平" },
    { "wangpingan", "王品安" }, { "linan", "李兰" }, { "niulan", "刘兰" }, { "liulan", "牛兰" },
    { "zhxm", "张晓明" }, { "zhxming", "张晓明" }, { "dengli", "邓丽" }, { "denli", "邓丽" },
    { "fenghua", "芬华" }, { "zh", "张" }, { "zhan", "张" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s for %s", cases[i].typed, cases[i].name);
      g_assert_true (is_found (cases[i].typed, cases[i].name, NULL));
    }

  g_assert_false (is_found ("zhangwei", "李伟", NULL));
  g_assert_false (is_found ("wangping", "王飞", NULL));
}

static void
test_hints (void)
{
  const char *hints[] =
  {
    "张", "晓", "明", "张晓", "晓明", "张晓明", "张晓m", "张xm", "张xiaom", "zhang晓明", "晓ming",
    "z", "zh", "zx", "zxm", "zhangx", "zhangxm", "zhangxming", "zxiaom", "xiaoming", "xm",
    "ZHANGXIAOMING", "zhang xiaoming", "xiaoming zhang", "zhang'xiao'ming", "zhang-xiaoming",
    "1", "138", "8", "5678", "12345678", "13812345678", "138 1234 5678", "138 1234 56", "138 12",
    "1234 5678", "138 5678", "138-1234-5678", "+86 138 1234 5678", "0086 138 1234 5678",
    "86 138 1234 5678",
    "(138) 1234 5678", "zhang 138", "138 zhang", "张5678", "zxm5678", "张 明 138", "１３８", "138。",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (hints); i++)
    {
      g_test_message ("%s", hints[i]);
      g_assert_true (is_found (hints[i], "张晓明", "13812345678"));
    }

  g_assert_false (is_found ("zhang 139", "张晓明", "13812345678"));
  g_assert_false (is_found ("13912345678", "张晓明", "13812345678"));
  g_assert_false (is_found ("138 1234 5679", "张晓明", "13812345678"));
  g_assert_false (is_found ("王", "张晓明", "13812345678"));
  g_assert_false (is_found ("v", "张晓明", "13812345678"));
  g_assert_false (is_found ("  ", "张晓明", "13812345678"));
}

static void
test_landlines (void)
{
  const char *hints[] =
  {
    "010", "62345678", "6234 5678", "5678", "010 6234", "010-6234 5678", "+86 10 6234 5678",
    "+861062345678", "01062345678-801",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (hints); i++)
    {
      g_test_message ("%s", hints[i]);
      g_assert_true (is_found (hints[i], "张晓明", "010-62345678转801"));
    }
}

/* Whatever is typed or pasted: a bounded number of terms that hold no piece of query language. */
static void
test_hostile_hints (void)
{
  const char *pieces[] =
  {
    "张", "zhang", "zh ang", "a", "a ", "1", "1 ", "张a1", "é", "🌹", "\"", "'", "%", "_", "*", "^",
    "(",
    "NEAR(a b) ", "AND OR NOT ", "k:", "-", "\\", ";", "--", "<b>", "\xff", "\xe2\x80\xae", "ﷺ",
    "v", "\t",
    "单", "lv", "86", "+86 ",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    for (gsize n = 1; n <= 50000; n *= 10)
      {
        g_autoptr(GString) typed = g_string_new (NULL);
        g_autoptr(GPtrArray) terms = NULL;

        for (gsize j = 0; j < n; j++)
          g_string_append (typed, pieces[i]);
        terms = foyer_search_terms (typed->str);

        g_assert_cmpuint (terms->len, <=, FOYER_SEARCH_TERMS_MAX);
        for (guint j = 0; j < terms->len; j++)
          {
            const FoyerSearchTerm *term = terms->pdata[j];

            g_assert_cmpuint (g_strv_length (term->prefixes), >, 0);
            g_assert_cmpuint (g_strv_length (term->prefixes), <=, FOYER_SEARCH_PREFIXES_MAX);
            for (gsize k = 0; term->prefixes[k] != NULL; k++)
              for (const char *p = term->prefixes[k]; *p != '\0'; p++)
                g_assert_true ((guchar) *p >= 0x80 || g_ascii_islower (*p) || g_ascii_isdigit (*p));
          }
      }
}

/* A person is found by their own name and number, however long and strange. */
static void
test_found_by_oneself (void)
{
  const char *names[] =
  {
    "张晓明", "Tom Smith", "José O’Brien-Müller", "阿卜杜拉·买买提", "小红🌹", "محمد علي", "100% <b>\"x\"</b>",
    "A_B", "o'NEIL; DROP TABLE", "𬭎二", "Ｔｏｍ", "김철수", "Ὀδυσσεύς", "山田 太郎", "ガガ", "王小二（3号楼）", "v v",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GString) endless = g_string_new (NULL);

      g_test_message ("%s", names[i]);
      g_assert_true (is_found (names[i], names[i], NULL));
      for (gsize n_bytes = 0; n_bytes < 50000; n_bytes += strlen (names[i]))
        g_string_append (endless, names[i]);
      g_assert_true (is_found (endless->str, endless->str, NULL));
    }
}

/* Chinese names, typed letter by letter in any mixture: no keystroke loses the person. */
static void
test_no_keystroke_loses (void)
{
  const char *full[] = { "zhang", "shan", "liang", "ning", "cheng" };
  const char *name = "张山良宁成";

  for (int run = 0; run < 500; run++)
    {
      guint n = g_test_rand_int_range (1, 6);
      g_autofree char *part = g_utf8_substring (name, 0, n);
      g_autoptr(GString) hint = g_string_new (NULL);

      for (guint i = 0; i < n; i++)
        g_string_append_len (hint, full[i], g_test_rand_bit () ? (gssize) strlen (full[i]) : 1);
      for (gsize length = 1; length <= hint->len; length++)
        {
          g_autofree char *typed = g_strndup (hint->str, length);

          if (!is_found (typed, part, NULL))
            {
              g_test_message ("%s is lost at %s", part, typed);
              g_test_fail ();
            }
        }
    }
}

static void
test_speed (void)
{
  const char *typed[] = { "张", "zhangxm", "shangshanshi", "138 1234 5678", "5678", "张xm 138" };
  const int n_runs = 20000;
  gint64 began_us = g_get_monotonic_time ();

  for (int run = 0; run < n_runs; run++)
    {
      g_autoptr(GPtrArray) terms = foyer_search_terms (typed[run % G_N_ELEMENTS (typed)]);

      g_assert_cmpuint (terms->len, >, 0);
    }

  g_test_message ("%.2f µs a hint", (g_get_monotonic_time () - began_us) / (double) n_runs);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-term/terms", test_terms);
  g_test_add_func ("/search-term/tolerance", test_tolerance);
  g_test_add_func ("/search-term/hints", test_hints);
  g_test_add_func ("/search-term/landlines", test_landlines);
  g_test_add_func ("/search-term/hostile-hints", test_hostile_hints);
  g_test_add_func ("/search-term/found-by-oneself", test_found_by_oneself);
  g_test_add_func ("/search-term/no-keystroke-loses", test_no_keystroke_loses);
  g_test_add_func ("/search-term/speed", test_speed);
  return g_test_run ();
}
