#include "domain/foyer-search-match.h"

#include <string.h>

/* The matches as text: [name]|[phone], what matched in brackets. */
static char *
mark (const char *typed,
      const char *name,
      const char *phone)
{
  g_autoptr(GArray) matches = foyer_search_match_ranges (typed, name, phone);
  GString *marked = g_string_new (NULL);
  const char *texts[] = { name, phone };

  for (guint field = FOYER_SEARCH_FIELD_NAME; field <= FOYER_SEARCH_FIELD_PHONE; field++)
    {
      guint at = 0;

      if (texts[field] == NULL)
        continue;
      if (field == FOYER_SEARCH_FIELD_PHONE)
        g_string_append_c (marked, '|');
      for (guint i = 0; i < matches->len; i++)
        {
          const FoyerSearchMatch *match = &g_array_index (matches, FoyerSearchMatch, i);

          if (match->field != field)
            continue;
          g_assert_cmpuint (match->start, >=, at);
          g_assert_cmpuint (match->start, <, match->end);
          g_assert_cmpuint (match->end, <=, strlen (texts[field]));
          g_string_append_len (marked, texts[field] + at, match->start - at);
          g_string_append_c (marked, '[');
          g_string_append_len (marked, texts[field] + match->start, match->end - match->start);
          g_string_append_c (marked, ']');
          at = match->end;
        }
      g_string_append (marked, texts[field] + at);
    }

  g_assert_true (g_utf8_validate (marked->str, -1, NULL));
  return g_string_free (marked, FALSE);
}

static void
test_names (void)
{
  struct
  {
    const char *typed;
    const char *name;
    const char *marked;
  } cases[] =
  {
    { "zl", "周兰", "[周兰]" }, { "z", "周兰", "[周]兰" }, { "zhou", "周兰", "[周]兰" },
    { "zho", "周兰", "[周]兰" },
    { "zhoul", "周兰", "[周兰]" }, { "兰", "周兰", "周[兰]" }, { "lan", "周兰", "周[兰]" },
    { "zhoulan", "周兰", "[周兰]" },
    { "xm", "张晓明", "张[晓明]" }, { "zxming", "张晓明", "[张晓明]" }, { "张xm", "张晓明", "[张晓明]" },
    { "张 明", "张晓明", "[张]晓[明]" }, { "ming", "张晓明", "张晓明" }, { "晓明", "张晓明", "张[晓明]" },
    { "zangxiaomin", "张晓明", "[张晓明]" }, { "dan", "单明", "[单]明" }, { "shanm", "单明", "[单明]" },
    { "lub", "吕布", "[吕布]" }, { "lvbu", "吕布", "[吕布]" }, { "smi", "Tom SMITH", "Tom [SMITH]" },
    { "tom s", "Tom SMITH", "[Tom] [SMITH]" }, { "ts", "Tom SMITH", "[Tom SMITH]" },
    { "tom", "Ｔｏｍ", "[Ｔｏｍ]" },
    { "jose", "José", "[José]" }, { "mmt", "阿卜杜拉·买买提", "阿卜杜拉·[买买提]" }, { "🌹", "小红🌹", "小红[🌹]" },
    { "13", "王13号", "王[13]号" }, { "li", "周兰", "周兰" }, { "", "周兰", "周兰" }, { "zhang", "", "" },
    { "张明", "张𠀀明", "张𠀀明" }, { "zhangm", "张𠀀明", "[张𠀀明]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *marked = mark (cases[i].typed, cases[i].name, NULL);

      g_test_message ("%s in %s", cases[i].typed, cases[i].name);
      g_assert_cmpstr (marked, ==, cases[i].marked);
    }
}

static void
test_phones (void)
{
  struct
  {
    const char *typed;
    const char *phone;
    const char *marked;
  } cases[] =
  {
    { "138", "138 1234 5678", "|[138] 1234 5678" }, { "1381", "138 1234 5678", "|[138 1]234 5678" },
    { "5678", "138 1234 5678", "|138 1234 [5678]" },
    { "138 5678", "138 1234 5678", "|[138] 1234 [5678]" },
    { "+86 138 1234", "138 1234 5678", "|[138 1234] 5678" },
    { "1234", "138 1234 5678", "|138 1234 5678" },
    { "138", "138****5678", "|[138]****5678" }, { "5678", "138****5678", "|138****[5678]" },
    { "1381", "138****5678", "|[138*]***5678" }, { "5678", "****5678", "|****[5678]" },
    { "13812345678", "138****5678", "|[138****5678]" }, { "12", "****", "|****" },
    { "5678", "010 6234 5678-801", "|010 6234 [5678]-801" },
    { "zhang", "138****5678", "|138****5678" },
    { "138", "", "|" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *marked = mark (cases[i].typed, NULL, cases[i].phone);

      g_test_message ("%s in %s", cases[i].typed, cases[i].phone);
      g_assert_cmpstr (marked, ==, cases[i].marked);
    }
}

static void
test_both (void)
{
  g_autofree char *marked = mark ("zl 138", "周兰", "138****5678");

  g_assert_cmpstr (marked, ==, "[周兰]|[138]****5678");
}

/* The time must not explode where a name can be cut in very many ways. */
static void
test_hostile (void)
{
  const char *names[] = { "aa ", "张", "吕", "a", "1 ", "🌹", "é ", "ﷺ", "a1", "%_\"" };
  const char *hints[] = { "a", "aa ", "zhang", "z", "吕l", "1", "1 ", "🌹", "aaaaaab" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (hints); j++)
      {
        g_autoptr(GString) name = g_string_new (NULL);
        g_autoptr(GString) typed = g_string_new (NULL);
        g_autofree char *marked = NULL;

        for (int n = 0; n < 20000; n++)
          g_string_append (name, names[i]);
        for (int n = 0; n < 1000; n++)
          g_string_append (typed, hints[j]);
        g_string_append (typed, "b");
        marked = mark (typed->str, name->str, name->str);
        g_assert_cmpuint (strlen (marked), >=, 2 * name->len);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-match/names", test_names);
  g_test_add_func ("/search-match/phones", test_phones);
  g_test_add_func ("/search-match/both", test_both);
  g_test_add_func ("/search-match/hostile", test_hostile);
  return g_test_run ();
}
