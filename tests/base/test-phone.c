#include "base/foyer-phone.h"
#include "base/foyer-text.h"

typedef struct
{
  const char *typed;
  const char *expected;
} Case;

/* PR-03: one number in many spellings. */
static void
test_one_number (void)
{
  const char *spellings[] =
  {
    "13812345678", "+86 138 1234 5678", "+8613812345678", "0086-138-1234-5678", "8613812345678",
    "138-1234-5678", "１３８ １２３４ ５６７８", "（138）1234－5678", " 138.1234.5678 ", "138–1234—5678",
    "(+86)13812345678", "\u202d13812345678\u202c", "١٣٨١٢٣٤٥٦٧٨",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *digits = foyer_phone_digits (spellings[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (digits, ==, "13812345678");
    }
}

static void
test_canonical (void)
{
  const Case cases[] =
  {
    { "", "" },
    { "  ", "" },
    { "010-6234 5678", "01062345678" },
    { "(010) 6234-5678", "01062345678" },
    { "+86 10 6234 5678", "01062345678" },
    { "+86 (0)10 6234 5678", "01062345678" },
    { "0571-8888-8888", "057188888888" },
    { "0571-88888888-801", "057188888888-801" },
    { "010-62345678转801", "01062345678-801" },
    { "010-62345678 轉 801", "01062345678-801" },
    { "010-62345678分机801", "01062345678-801" },
    { "62345678 ext. 12", "62345678-12" },
    { "62345678-12", "62345678-12" },
    { "62345678#12", "62345678-12" },
    { "+86-10-62345678-801", "01062345678-801" },
    { "13812345678-1234", "13812345678-1234" },
    { "6234-5678", "62345678" },
    { "400-810-8888", "4008108888" },
    { "400-8108-888", "4008108888" },
    { "4008108888-2", "4008108888-2" },
    { "+86 400 810 8888", "4008108888" },
    { "10086", "10086" },
    { "8012", "8012" },
    { "+852 2123 4567", "+85221234567" },
    { "00852 21234567", "+85221234567" },
    { "+1 (212) 555-0100", "+12125550100" },
    { "+86 00852 2123 4567", "+85221234567" }, { "+86 0086 138 1234 5678", "13812345678" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *digits = foyer_phone_digits (cases[i].typed, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (digits, ==, cases[i].expected);
    }
}

/* What is stored is read again, by imports and by the search. */
static void
test_canonical_is_settled (void)
{
  static const char alphabet[] = "0123456789123456789-- +()86";

  for (int run = 0; run < 50000; run++)
    {
      char typed[24] = "";
      gsize n = g_test_rand_int_range (0, sizeof typed);
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;
      g_autofree char *mask = NULL;
      g_autofree char *group = NULL;

      for (gsize i = 0; i + 1 < n; i++)
        typed[i] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      once = foyer_phone_digits (typed, NULL);
      if (once == NULL)
        continue;

      twice = foyer_phone_digits (once, NULL);
      g_test_message ("%s", typed);
      g_assert_cmpstr (twice, ==, once);

      mask = foyer_phone_mask (typed);
      group = foyer_phone_group (once);
      g_assert_true (g_utf8_validate (mask, -1, NULL));
      g_clear_pointer (&twice, g_free);
      twice = foyer_phone_digits (group, NULL);
      g_assert_cmpstr (twice, ==, once);
    }
}

static void
test_refused (void)
{
  const char *others[] =
  {
    "138abc", "wife", "13812345678/13912345678", "13812345678、13912345678",
    "13812345678 13912345678",
    "13812345678,13912345678", "+", "转801", "138+1", "62345678转", "<b>138</b>", "138%", "😀",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *digits = foyer_phone_digits (others[i], &error);

      g_test_message ("%s", others[i]);
      g_assert_error (error, FOYER_TEXT_ERROR, FOYER_TEXT_ERROR_PHONE);
      g_assert_null (digits);
    }
}

/* PR-01. */
static void
test_mask (void)
{
  const Case cases[] =
  {
    { "13812345678", "138****5678" },
    { "+86 138 1234 5678", "138****5678" },
    { "01062345678", "010****5678" },
    { "057188888888", "0571****8888" },
    { "01062345678-801", "010****5678" },
    { "+85221234567", "+85****4567" },
    { "4008108888", "****8888" },
    { "62345678", "****5678" },
    { "95588", "****8" },
    { "8012", "****2" },
    { "12", "****" },
    { "138 wife", "****" },
    { "", "" },
    { NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *mask = foyer_phone_mask (cases[i].typed);

      g_assert_cmpstr (mask, ==, cases[i].expected);
    }
}

static void
test_group (void)
{
  const Case cases[] =
  {
    { "13812345678", "138 1234 5678" },
    { "01062345678", "010 6234 5678" },
    { "0106234567", "010 623 4567" },
    { "057188888888", "0571 8888 8888" },
    { "4008108888", "400 810 8888" },
    { "62345678", "6234 5678" },
    { "01062345678-801", "010 6234 5678-801" },
    { "10086", "10086" },
    { "+85221234567", "+85221234567" },
    { "138 wife", "138 wife" },
    { "", "" },
    { NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *group = foyer_phone_group (cases[i].typed);

      g_assert_cmpstr (group, ==, cases[i].expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phone/one-number", test_one_number);
  g_test_add_func ("/phone/canonical", test_canonical);
  g_test_add_func ("/phone/canonical-is-settled", test_canonical_is_settled);
  g_test_add_func ("/phone/refused", test_refused);
  g_test_add_func ("/phone/mask", test_mask);
  g_test_add_func ("/phone/group", test_group);
  return g_test_run ();
}
