#include "base/foyer-csv.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/**
 * foyer_csv_begin:
 *
 * Returns: (transfer full): a table without a row
 */
GString *
foyer_csv_begin (void)
{
  return g_string_new (BYTE_ORDER_MARK);
}

static gboolean
is_figure (const char *cell)
{
  return strspn (cell, "+-0123456789.,%") == strlen (cell);
}

static void
add_cell (GString    *csv,
          const char *cell)
{
  gboolean needs_quotes = strpbrk (cell, ",\"\r\n") != NULL;
  /* A spreadsheet runs what begins like a formula; a blank before it makes it a text. */
  gboolean is_formula = *cell != '\0' && strchr ("=+-@", *cell) != NULL && !is_figure (cell);

  if (needs_quotes)
    g_string_append_c (csv, '"');
  if (is_formula)
    g_string_append_c (csv, ' ');
  for (const char *c = cell; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *c);
    }
  if (needs_quotes)
    g_string_append_c (csv, '"');
}

/**
 * foyer_csv_add_row:
 * @csv: a table
 * @cells: (array zero-terminated=1): UTF-8
 *
 * Adds a row. A text that a spreadsheet would take for a formula gets a blank before it; a number
 * with its sign stays what it is.
 */
void
foyer_csv_add_row (GString           *csv,
                   const char *const *cells)
{
  g_return_if_fail (csv != NULL && cells != NULL);

  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (csv, ',');
      add_cell (csv, cells[i]);
    }
  g_string_append (csv, "\r\n");
}
