#include "ctl/foyerctl-output.h"

#include <errno.h>
#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

/* What a command writes, and whether it has arrived. */

static gboolean
write_into (const char  *path,
            const char  *content,
            gsize        length,
            GError     **error)
{
  FILE *file = fopen (path, "w");
  gboolean is_written = file != NULL && fwrite (content, 1, length, file) == length;

  if (file != NULL)
    is_written = fclose (file) == 0 && is_written;
  if (!is_written)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", path,
                   g_strerror (code));
    }

  return is_written;
}

/**
 * foyerctl_output_write:
 * @path: where to
 * @content: what
 * @length: its length in bytes, or -1 when it ends with a zero
 * @error: return location for an error of the file system
 *
 * Writes a file whole or not at all. A device or a pipe (/dev/stdout) is written to, and stays what
 * it is: putting a file into its place would take it from everybody.
 *
 * Returns: whether @content is there
 */
gboolean
foyerctl_output_write (const char  *path,
                       const char  *content,
                       gssize       length,
                       GError     **error)
{
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR)
      && !g_file_test (path, G_FILE_TEST_IS_DIR))
    return write_into (path, content, length < 0 ? strlen (content) : (gsize) length, error);

  return g_file_set_contents (path, content, length, error);
}

/**
 * foyerctl_output_is_written:
 *
 * Returns: whether everything printed so far has left the program: a full disk or a closed pipe is
 *   a failure too, as nobody got the rows
 */
gboolean
foyerctl_output_is_written (void)
{
  return fflush (stdout) == 0 && !ferror (stdout);
}
