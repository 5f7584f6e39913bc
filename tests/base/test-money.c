#include "base/foyer-money.h"
#include "base/foyer-text.h"

/* PR-05 is the first. */
static void
test_parse (void)
{
  struct
  {
    const char *typed;
    gint64      amount_fen;
  } cases[] =
  {
    { "1,234.5", 123450 }, { "1234.50", 123450 }, { "¥1,234.50", 123450 }, { "￥ 1234", 123400 },
    { "１，２３４．５", 123450 }, { "88元", 8800 }, { " 88 元 ", 8800 }, { "0", 0 }, { ".5", 50 },
    { "5.", 500 },
    { "0.05", 5 }, { "-5", -500 }, { "−¥5.00", -500 }, { "007", 700 },
    { "999,999,999,999.99", FOYER_MONEY_FEN_MAX },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 amount_fen = -1;

      g_test_message ("%s", cases[i].typed);
      g_assert_true (foyer_money_parse (cases[i].typed, &amount_fen, &error));
      g_assert_no_error (error);
      g_assert_cmpint (amount_fen, ==, cases[i].amount_fen);
    }
}

/* PR-06 is the first. */
static void
test_refused (void)
{
  const char *others[] =
  {
    "12.345", "12,50", "1,2345", "1234,567", ",123", "1,234,", "", " ", ".", "-", "¥", "元",
    "1.2.3", "1 2",
    "1. 5", "12a", "1e3", "0x10", "--1", "1,000,000,000,000", "99999999999999999999", "NaN",
    "1/2", "½",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 amount_fen = 77;

      g_test_message ("%s", others[i]);
      g_assert_false (foyer_money_parse (others[i], &amount_fen, &error));
      g_assert_error (error, FOYER_TEXT_ERROR, FOYER_TEXT_ERROR_MONEY);
      g_assert_cmpint (amount_fen, ==, 77);
    }
}

static void
test_format (void)
{
  struct
  {
    gint64      amount_fen;
    const char *text;
  } cases[] =
  {
    { 123450, "¥1,234.50" }, { 0, "¥0.00" }, { 5, "¥0.05" }, { 99999, "¥999.99" },
    { 100000, "¥1,000.00" },
    { 123456789, "¥1,234,567.89" }, { -500, "−¥5.00" }, { -100000, "−¥1,000.00" },
    { G_MININT64, "−¥92,233,720,368,547,758.08" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = foyer_money_format (cases[i].amount_fen);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_round_trip (void)
{
  for (int run = 0; run < 20000; run++)
    {
      gint64 digits = (gint64) g_test_rand_int_range (0, G_MAXINT32) *
                      g_test_rand_int_range (1, 40000);
      gint64 amount_fen = (g_test_rand_bit () ? digits : -digits) >> g_test_rand_int_range (0, 40);
      gint64 parsed = 0;
      g_autofree char *text = foyer_money_format (amount_fen);

      g_assert_true (foyer_money_parse (text, &parsed, NULL));
      g_assert_cmpint (parsed, ==, amount_fen);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/parse", test_parse);
  g_test_add_func ("/money/refused", test_refused);
  g_test_add_func ("/money/format", test_format);
  g_test_add_func ("/money/round-trip", test_round_trip);
  return g_test_run ();
}
