#include "base/foyer-text.h"

#include <string.h>

static void
assert_clean (const char *typed,
              const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *line = foyer_text_clean (typed, -1, 1000, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, expected);
}

static void
assert_clean_note (const char *typed,
                   const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *note = foyer_text_clean_note (typed, -1, 1000, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (note, ==, expected);
}

static void
test_line (void)
{
  assert_clean ("", "");
  assert_clean (" \t\n　\u00a0", "");
  assert_clean ("　张晓明 \n", "张晓明");
  assert_clean ("张\t晓\n明", "张 晓 明");
  assert_clean ("a\x01\x1b[31m\x7f\xc2\x80" "b", "a[31mb");
  assert_clean ("e\u0301", "é");
  assert_clean ("\ufeff张", "张");
}

static void
test_names_stay (void)
{
  const char *names[] =
  {
    "小红🌹👨‍👩‍👧", "محمد علي", "\u200fשלום\u200e", "<b>\"O'Neil\" & Co</b>", "100% _x_ ;--", "𬭎",
    "می‌خواهم",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      assert_clean (names[i], names[i]);
      assert_clean_note (names[i], names[i]);
    }
}

static void
test_direction (void)
{
  assert_clean ("\u202eevil\u202c \u2067x\u2069", "evil x");
  assert_clean_note ("\u2067x\u2069", "\u2067x\u2069");
}

static void
test_note (void)
{
  assert_clean_note ("one\r\ntwo\rthree\u2028four\xc2\x85" "five", "one\ntwo\nthree\nfour\nfive");
  assert_clean_note ("a\tb\x01\n\n\n", "a\tb");
}

/* A carriage return as the last byte: nothing behind the bytes is looked at. */
static void
test_length (void)
{
  g_autofree char *bytes = g_memdup2 ("ab\r", 3);
  g_autofree char *note = foyer_text_clean_note (bytes, 3, 10, NULL);
  g_autofree char *line = foyer_text_clean (bytes, 1, 10, NULL);

  g_assert_cmpstr (note, ==, "ab");
  g_assert_cmpstr (line, ==, "a");
}

static void
test_refused (void)
{
  struct
  {
    const char *bytes;
    gssize      length;
  } cases[] =
  {
    { "a\0b", 3 }, { "\0", 1 }, { "a\0", 2 }, { "\xff", -1 }, { "\xe5\xbc", -1 },
    { "\xc0\x80", -1 },
    { "\xed\xa0\x80", -1 }, { "\xe5\xbc\xa0", 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *text = foyer_text_clean (cases[i].bytes, cases[i].length, 100, &error);

      g_assert_error (error, FOYER_TEXT_ERROR, FOYER_TEXT_ERROR_ENCODING);
      g_assert_null (text);
    }
}

static void
test_too_long (void)
{
  g_autofree char *fits = foyer_text_clean (" 张晓明e\u0301 ", -1, 4, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = foyer_text_clean ("张晓明中文", -1, 4, &error);
  g_autofree char *endless = g_strnfill (50000, 'a');
  g_autofree char *kept = foyer_text_clean (endless, -1, 50000, NULL);

  g_assert_cmpstr (fits, ==, "张晓明é");
  g_assert_error (error, FOYER_TEXT_ERROR, FOYER_TEXT_ERROR_TOO_LONG);
  g_assert_null (text);
  g_assert_cmpstr (kept, ==, endless);
}

static void
assert_fold (const char *text,
             const char *expected)
{
  g_autofree char *folded = foyer_text_fold (text);

  g_assert_cmpstr (folded, ==, expected);
}

static void
test_fold (void)
{
  assert_fold ("", "");
  assert_fold ("  Tom \t\n SMITH  ", "tom smith");
  assert_fold ("ＡＢＣ　１２３", "abc 123");
  assert_fold ("Straße ﬁ Σς", "strasse fi σσ");
  assert_fold ("e\u0301", "é");
  assert_fold ("a\u200bb\u00adc\ufeffd", "abcd");
  assert_fold ("张晓明", "张晓明");
  assert_fold ("a\xff", "a\ufffd");
}

/* Every character of the basic plane and some beyond: folding again changes nothing. */
static void
test_fold_is_settled (void)
{
  for (gunichar c = 1; c < 0x30000; c++)
    {
      char text[16] = "a";
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;

      if (!g_unichar_validate (c))
        continue;
      g_strlcpy (text + 1 + g_unichar_to_utf8 (c, text + 1), "b", 2);
      once = foyer_text_fold (text);
      twice = foyer_text_fold (once);
      if (!g_str_equal (once, twice))
        {
          g_test_message ("U+%04X: %s, %s", c, once, twice);
          g_test_fail ();
        }
    }
}

/* Random bytes: refused, or clean UTF-8 that is clean already. */
static void
test_random_bytes (void)
{
  for (int run = 0; run < 20000; run++)
    {
      char bytes[24];
      gsize n = g_test_rand_int_range (0, sizeof bytes);
      g_autofree char *text = NULL;

      for (gsize i = 0; i < n; i++)
        {
          static const char likely[] = "\xe2\x80\xae\xcc\x81\xe5\xbc\xa0 \n\ra";

          bytes[i] = g_test_rand_int_range (0, 4) == 0
            ? g_test_rand_int_range (0, 256) : likely[g_test_rand_int_range (0, sizeof likely - 1)];
        }

      text = foyer_text_clean (bytes, n, 100, NULL);
      if (text != NULL)
        {
          g_autofree char *again = foyer_text_clean (text, -1, 100, NULL);

          g_assert_true (g_utf8_validate (text, -1, NULL));
          g_assert_cmpstr (again, ==, text);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/line", test_line);
  g_test_add_func ("/text/names-stay", test_names_stay);
  g_test_add_func ("/text/direction", test_direction);
  g_test_add_func ("/text/note", test_note);
  g_test_add_func ("/text/length", test_length);
  g_test_add_func ("/text/refused", test_refused);
  g_test_add_func ("/text/too-long", test_too_long);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/fold-is-settled", test_fold_is_settled);
  g_test_add_func ("/text/random-bytes", test_random_bytes);
  return g_test_run ();
}
