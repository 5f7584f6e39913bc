#include "service/foyer-catalog.h"
#include "service/foyer-plural.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  const char *original;
  gsize original_length;
  const char *translation;
  gsize translation_length;
} Entry;

/* String literals may hold NULs: between the forms of a plural. */
#define ENTRY(original, translation) \
  { original, sizeof original - 1, translation, sizeof translation - 1 }

/* In the order of the originals' bytes. */
static const Entry entries[] = {
  ENTRY ("", "Language: zh_CN\nPlural-Forms: nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;\n"),
  ENTRY ("%lu visit\0%lu visits", "一次\0两次\0%lu 次"),
  ENTRY ("Visit", "来访"),
  ENTRY ("empty", ""),
  ENTRY ("enum:identity\4Trade", "同行"),
};

static void
append_word (GString *file,
             guint32  word,
             gboolean is_swapped)
{
  if (is_swapped)
    word = GUINT32_SWAP_LE_BE (word);
  g_string_append_len (file, (const char *) &word, sizeof word);
}

static GString *
make_file (gboolean is_swapped)
{
  GString *file = g_string_new (NULL);
  guint32 n = G_N_ELEMENTS (entries);
  guint32 at = 28 + 16 * n;

  append_word (file, 0x950412de, is_swapped);
  append_word (file, 0, is_swapped);
  append_word (file, n, is_swapped);
  append_word (file, 28, is_swapped);
  append_word (file, 28 + 8 * n, is_swapped);
  append_word (file, 0, is_swapped);
  append_word (file, 0, is_swapped);
  for (guint i = 0; i < n; at += entries[i++].original_length + 1)
    {
      append_word (file, entries[i].original_length, is_swapped);
      append_word (file, at, is_swapped);
    }
  for (guint i = 0; i < n; at += entries[i++].translation_length + 1)
    {
      append_word (file, entries[i].translation_length, is_swapped);
      append_word (file, at, is_swapped);
    }
  for (guint i = 0; i < n; i++)
    g_string_append_len (file, entries[i].original, entries[i].original_length + 1);
  for (guint i = 0; i < n; i++)
    g_string_append_len (file, entries[i].translation, entries[i].translation_length + 1);

  return file;
}

static char *
make_folder (const char *language,
             GString    *file)
{
  char *folder = g_dir_make_tmp ("foyer-catalog-XXXXXX", NULL);
  g_autofree char *below = g_build_filename (folder, language, "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (below, "foyer.mo", NULL);

  g_assert_cmpint (g_mkdir_with_parents (below, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, file->str, file->len, NULL));
  return folder;
}

static void
remove_folder (const char *folder,
               const char *language)
{
  const char *parts[] = { "LC_MESSAGES/foyer.mo", "LC_MESSAGES", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *path = g_build_filename (folder, language, parts[i], NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static void
test_translates (gconstpointer is_swapped)
{
  GString *file = make_file (GPOINTER_TO_INT (is_swapped));
  g_autofree char *folder = make_folder ("zh_CN", file);
  g_autoptr(FoyerCatalog) catalog = foyer_catalog_new_for_language (folder, "zh_CN");

  g_assert_cmpstr (foyer_catalog_get_language (catalog), ==, "zh_CN");
  g_assert_cmpstr (foyer_catalog_get (catalog, NULL, "Visit"), ==, "来访");
  g_assert_cmpstr (foyer_catalog_get (catalog, "enum:identity", "Trade"), ==, "同行");
  g_assert_cmpstr (foyer_catalog_get (catalog, NULL, "Trade"), ==, "Trade");
  g_assert_cmpstr (foyer_catalog_get (catalog, NULL, "empty"), ==, "empty");
  g_assert_cmpstr (foyer_catalog_get (catalog, NULL, ""), ==, "");
  g_assert_cmpstr (foyer_catalog_get_plural (catalog, "%lu visit", "%lu visits", 1), ==, "一次");
  g_assert_cmpstr (foyer_catalog_get_plural (catalog, "%lu visit", "%lu visits", 2), ==, "两次");
  g_assert_cmpstr (foyer_catalog_get_plural (catalog, "%lu visit", "%lu visits", 9), ==, "%lu 次");
  g_assert_cmpstr (foyer_catalog_get_plural (catalog, "%lu day", "%lu days", 1), ==, "%lu day");
  g_assert_cmpstr (foyer_catalog_get_plural (catalog, "%lu day", "%lu days", 2), ==, "%lu days");

  remove_folder (folder, "zh_CN");
  g_string_free (file, TRUE);
}

static void
test_falls_back (void)
{
  GString *file = make_file (FALSE);
  g_autofree char *folder = make_folder ("zh", file);
  g_autoptr(FoyerCatalog) chinese = foyer_catalog_new_for_language (folder, "zh_SG.UTF-8");
  g_autoptr(FoyerCatalog) english = foyer_catalog_new_for_language (folder, "en");

  g_assert_cmpstr (foyer_catalog_get (chinese, NULL, "Visit"), ==, "来访");
  g_assert_cmpstr (foyer_catalog_get (english, NULL, "Visit"), ==, "Visit");
  g_assert_cmpstr (foyer_catalog_get (NULL, NULL, "Visit"), ==, "Visit");
  g_assert_cmpstr (foyer_catalog_get (NULL, "enum:identity", "Trade"), ==, "Trade");

  remove_folder (folder, "zh");
  g_string_free (file, TRUE);
}

/* A damaged catalogue warns, and the test goes on. */
static void
on_logged (const char     *domain,
           GLogLevelFlags  level,
           const char     *message,
           gpointer        user_data)
{
  g_assert_cmpint (level & G_LOG_LEVEL_MASK, ==, G_LOG_LEVEL_WARNING);
}

/* A file that was cut short or overwritten anywhere is read or left out, never read beyond. */
static void
test_survives_damage (void)
{
  GLogFunc before = g_log_set_default_handler (on_logged, NULL);
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK);

  for (gsize step = 0; step < 400; step++)
    {
      GString *file = make_file (FALSE);
      g_autofree char *folder = NULL;
      g_autoptr(FoyerCatalog) catalog = NULL;

      if (step % 2 == 0)
        g_string_truncate (file, MIN (step, file->len));
      else
        memset (file->str + step % (file->len - 4), step % 3 == 0 ? 0xff : 0x7f, 4);

      folder = make_folder ("zh_CN", file);
      catalog = foyer_catalog_new_for_language (folder, "zh_CN");
      g_assert_nonnull (foyer_catalog_get (catalog, NULL, "Visit"));
      g_assert_nonnull (foyer_catalog_get_plural (catalog, "%lu visit", "%lu visits", 2));
      remove_folder (folder, "zh_CN");
      g_string_free (file, TRUE);
    }

  g_log_set_always_fatal (fatal);
  g_log_set_default_handler (before, NULL);
}

static void
test_plural_rules (void)
{
  static const struct
  {
    const char *rule;
    gulong n;
    guint form;
  } cases[] = {
    { NULL, 1, 0 }, { NULL, 0, 1 }, { "nplurals=1; plural=0;", 7, 0 },
    { "nplurals=2; plural=n > 1;", 1, 0 }, { "nplurals=2; plural=n > 1;", 2, 1 },
    { "nplurals=2; plural=n<=1 ? 0 : 1;", 1, 0 }, { "nplurals=2; plural=!(n==1);", 1, 0 },
    { "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
      "(n%100<10 || n%100>=20) ? 1 : 2);", 21, 0 },
    { "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
      "(n%100<10 || n%100>=20) ? 1 : 2);", 12, 2 },
    { "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
      "(n%100<10 || n%100>=20) ? 1 : 2);", 33, 1 },
    { "nplurals=2; plural=n/0;", 5, 0 }, { "nplurals=2; plural=9;", 5, 1 },
    { "nplurals=2; plural=n+;", 1, 0 }, { "nplurals=2; plural=system(1);", 5, 1 },
    { "nonsense", 5, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(FoyerPlural) plural = foyer_plural_new (cases[i].rule);

      g_assert_cmpuint (foyer_plural_choose (plural, cases[i].n), ==, cases[i].form);
    }
}

static void
test_plural_depth (void)
{
  g_autoptr(GString) rule = g_string_new ("nplurals=2; plural=");
  g_autoptr(FoyerPlural) plural = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append_c (rule, i % 2 ? '(' : '!');
  plural = foyer_plural_new (rule->str);
  g_assert_cmpuint (foyer_plural_choose (plural, 1), ==, 0);
  g_assert_cmpuint (foyer_plural_choose (plural, 2), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/catalog/translates", GINT_TO_POINTER (FALSE), test_translates);
  g_test_add_data_func ("/catalog/translates-other-byte-order", GINT_TO_POINTER (TRUE),
                        test_translates);
  g_test_add_func ("/catalog/falls-back", test_falls_back);
  g_test_add_func ("/catalog/survives-damage", test_survives_damage);
  g_test_add_func ("/catalog/plural-rules", test_plural_rules);
  g_test_add_func ("/catalog/plural-depth", test_plural_depth);
  return g_test_run ();
}
