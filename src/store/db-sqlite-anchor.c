/* The anchor: a small file beside the database that says how far the journal had come.
 *
 * A flipped bit in the write-ahead log, or a log that was cut or deleted, makes SQLite drop every
 * commit behind it without a word, and the database is sound afterwards (NOTES §5). So is one over
 * which somebody copied last week's. The anchor tells: it lies outside of the database, names a
 * revision and its chain, and is compared when the database is opened for writing. If the journal
 * does not reach so far, or is another history, acts that were told as saved are gone, and the
 * person decides: restore a backup, or go on with what is there (foyer_sqlite_accept_loss()).
 *
 * It is written at most once a second: what was lost within the last second goes unnoticed. */

#include "store/db-sqlite-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define CHAIN_LENGTH 32
#define FORMAT "foyer-anchor 1 %" G_GINT64_FORMAT " %s\n"

typedef struct
{
  gint64 rev;
  char chain[2 * CHAIN_LENGTH + 1];
} Anchor;

char *
foyer_sqlite_dup_anchor_path (const char *path)
{
  return g_strconcat (path, ".anchor", NULL);
}

static void
to_hex (const guint8 *bytes,
        char         *text)
{
  for (guint i = 0; i < CHAIN_LENGTH; i++)
    g_snprintf (text + 2 * i, 3, "%02x", bytes[i]);
}

/* A file that is not an anchor is as good as none: it protects, it must not get in the way. */
static gboolean
load (const char *path,
      Anchor     *anchor)
{
  g_autofree char *file = foyer_sqlite_dup_anchor_path (path);
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  if (!g_file_get_contents (file, &text, NULL, NULL))
    return FALSE;

  words = g_strsplit (g_strchomp (text), " ", -1);
  if (g_strv_length (words) != 4 || !g_str_equal (words[0], "foyer-anchor")
      || !g_str_equal (words[1], "1") || strlen (words[3]) != 2 * CHAIN_LENGTH
      || !g_ascii_string_to_signed (words[2], 10, 0, G_MAXINT64, &anchor->rev, NULL))
    return FALSE;

  g_strlcpy (anchor->chain, words[3], sizeof anchor->chain);
  return TRUE;
}

/**
 * foyer_sqlite_note_anchor: (skip)
 * @db: a connection outside a transaction
 * @rev: (inout): the revision that was noted last; the one noted now
 * @error: where to put what is wrong
 *
 * Writes the anchor, if there is more to note than @rev.
 *
 * Returns: whether the anchor is up to date
 */
gboolean
foyer_sqlite_note_anchor (FoyerDb  *db,
                          gint64   *rev,
                          GError  **error)
{
  FoyerSqlite *self = (FoyerSqlite *) db;
  g_autofree char *file = foyer_sqlite_dup_anchor_path (self->path);
  g_autofree char *text = NULL;
  char hex[2 * CHAIN_LENGTH + 1];
  g_autoptr (FoyerRows) rows =
    foyer_db_query (db, "SELECT rev, chain FROM store WHERE store_id = $1",
                    FOYER_VALUES (foyer_value_int (db->store)), error);
  FoyerValue chain;

  if (rows == NULL || foyer_rows_get_n_rows (rows) != 1)
    return FALSE;

  chain = foyer_rows_get (rows, 0, 1, FOYER_VALUE_BLOB);
  if (foyer_rows_get_int (rows, 0, 0) == *rev || chain.is_null
      || chain.blob.length != CHAIN_LENGTH)
    return TRUE;

  to_hex (chain.blob.data, hex);
  text = g_strdup_printf (FORMAT, foyer_rows_get_int (rows, 0, 0), hex);
  /* Temporary file, fsync, rename. */
  if (!g_file_set_contents_full (file, text, -1,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 0600, error))
    return FALSE;

  *rev = foyer_rows_get_int (rows, 0, 0);
  return TRUE;
}

static gboolean
set_lost (GError     **error,
          const char  *what,
          gint64       rev)
{
  g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_LOST,
               "%s: revision %" G_GINT64_FORMAT " was told as saved", what, rev);
  return FALSE;
}

/**
 * foyer_sqlite_check_no_anchor: (skip)
 * @path: where there is no database
 * @error: where to put what is wrong
 *
 * Returns: %FALSE and %FOYER_DB_ERROR_LOST when there was one: an empty new shop must not take the
 *   place of one that has gone missing
 */
gboolean
foyer_sqlite_check_no_anchor (const char  *path,
                              GError     **error)
{
  Anchor anchor;

  return !load (path, &anchor) || anchor.rev == 0
         || set_lost (error, "the file is gone", anchor.rev);
}

/**
 * foyer_sqlite_check_anchor: (skip)
 * @self: a connection
 * @error: where to put what is wrong
 *
 * Returns: %FALSE and %FOYER_DB_ERROR_LOST when the journal does not hold what the anchor names
 */
gboolean
foyer_sqlite_check_anchor (FoyerSqlite  *self,
                           GError      **error)
{
  Anchor anchor;
  char hex[2 * CHAIN_LENGTH + 1] = "";
  g_autoptr (FoyerRows) rows = NULL;
  FoyerValue chain;

  if (!load (self->path, &anchor) || anchor.rev == 0)
    return TRUE;

  rows = foyer_db_query (&self->parent, "SELECT chain FROM revision WHERE store_id = $1"
                         " AND rev = $2",
                         FOYER_VALUES (foyer_value_int (self->parent.store),
                                       foyer_value_int (anchor.rev)), error);
  if (rows == NULL)
    return FALSE;
  if (foyer_rows_get_n_rows (rows) == 0)
    return set_lost (error, "the journal ends earlier", anchor.rev);

  chain = foyer_rows_get (rows, 0, 0, FOYER_VALUE_BLOB);
  if (!chain.is_null && chain.blob.length == CHAIN_LENGTH)
    to_hex (chain.blob.data, hex);

  return strcmp (hex, anchor.chain) == 0
         || set_lost (error, "the journal tells another history", anchor.rev);
}

/**
 * foyer_sqlite_accept_loss: (skip)
 * @path: a database
 * @error: where to put what is wrong
 *
 * Puts the anchor aside; the next one starts from what is there.
 *
 * Returns: whether there is none now
 */
gboolean
foyer_sqlite_accept_loss (const char  *path,
                          GError     **error)
{
  g_autofree char *file = foyer_sqlite_dup_anchor_path (path);
  g_autofree char *aside = g_strconcat (file, ".lost", NULL);

  if (g_rename (file, aside) == 0 || !g_file_test (file, G_FILE_TEST_EXISTS))
    return TRUE;

  g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_READ_ONLY, "the anchor cannot be moved");
  return FALSE;
}
