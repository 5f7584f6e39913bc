#pragma once

/* Reads the oracles beside the tests: rows of the shop's rules with what must come out. */

#include <glib.h>

/* Calls @check with the cells of each row but the first, and returns how many rows there were. */
static inline guint
oracles_read (const char  *name,
              void       (*check) (char **cells, gpointer data),
              gpointer     data)
{
  g_autofree char *path = g_build_filename (g_getenv ("ORACLES_DIR"), name, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_rows = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (g_strstrip (text), "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);

      g_test_message ("%s", lines[i]);
      check (cells, data);
      n_rows++;
    }

  return n_rows;
}
