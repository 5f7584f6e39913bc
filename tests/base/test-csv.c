/* Comma-separated values: what needs quotes gets them, and nothing is run as a formula. */

#include "base/foyer-csv.h"

static void
test_rows (void)
{
  static const struct
  {
    const char *cell;
    const char *expected;
  } cells[] = {
    { "", "" },
    { "许志强", "许志强" },
    { "a,b", "\"a,b\"" },
    { "say \"no\"", "\"say \"\"no\"\"\"" },
    { "two\nlines", "\"two\nlines\"" },
    { "=1+1", " =1+1" },
    { "@cmd,x", "\" @cmd,x\"" },
    { "-5.0 %", " -5.0 %" },
    { "-5", "-5" },
    { "+8613912347731", "+8613912347731" },
    { "4.33", "4.33" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      const char *row[] = { cells[i].cell, "x", NULL };
      g_autoptr (GString) csv = foyer_csv_begin ();
      g_autofree char *expected = g_strconcat ("\xEF\xBB\xBF", cells[i].expected, ",x\r\n", NULL);

      foyer_csv_add_row (csv, row);
      g_assert_cmpstr (csv->str, ==, expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/rows", test_rows);

  return g_test_run ();
}
