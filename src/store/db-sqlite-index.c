/* The search index on SQLite (NOTES §1).
 *
 * person_key is a contentless full-text table: it holds for each beginning of a key the numbers of
 * the persons that have such a key, in order. The number of a person is the moment of the last
 * contact, which no two persons share; person_recent leads from it to the key. Read from the end,
 * the list of any beginning gives the newest first and can stop after a screenful, however many
 * there are.
 *
 * Being contentless, the table cannot tell under which keys a person stands: taking one out needs
 * exactly the old keys. Wrong ones would leave pieces that nothing can find again. */

#include "store/db-sqlite-private.h"

#include "domain/foyer-search-term.h"

/* FTS5 merges segments while writing, which now and then costs 50 ms at the desk. Left to
 * foyer_db_index_tidy(); the crisis merge stays as a limit. */
static const char setup_sql[] =
  "CREATE VIRTUAL TABLE person_key USING fts5 (k, content = '', detail = none, columnsize = 0,"
  " prefix = '1 2 3 4 5 6', tokenize = \"ascii tokenchars '_'\");"
  "INSERT INTO person_key (person_key, rank) VALUES ('automerge', 0);"
  "INSERT INTO person_key (person_key, rank) VALUES ('crisismerge', 64);"
  "CREATE TABLE person_recent (seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE) STRICT;";

/* Pages that one step of tidying may write. */
#define TIDY_PAGES 16

gboolean
foyer_sqlite_index_create (FoyerDb  *db,
                           GError  **error)
{
  return foyer_sqlite_exec (((FoyerSqlite *) db)->sqlite, setup_sql, error);
}

/* The tokenizer parts words at ASCII punctuation; a key is one word, whatever it consists of. */
static void
append_word (GString    *text,
             const char *key)
{
  for (const char *at = key; *at != '\0'; at++)
    g_string_append_c (text, (*at & 0x80) != 0 || g_ascii_isalnum (*at) ? *at : '_');
}

static char *
join_keys (const char *const *keys)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      append_word (text, keys[i]);
    }

  return g_string_free (text, FALSE);
}

static gboolean
run (FoyerDb          *db,
     const char       *sql,
     const FoyerValue *values,
     guint             n_values,
     GError          **error)
{
  return foyer_db_run (db, sql, values, n_values, error) >= 0;
}

static gboolean
take_out (FoyerDb          *db,
          gint64            seq,
          const char       *keys,
          GError          **error)
{
  return run (db, "INSERT INTO person_key (person_key, rowid, k) VALUES ('delete', $1, $2)",
              FOYER_VALUES (foyer_value_int (seq), foyer_value_text (keys)), error)
         && run (db, "DELETE FROM person_recent WHERE seq = $1",
                 FOYER_VALUES (foyer_value_int (seq)), error);
}

static gboolean
put_in (FoyerDb          *db,
        const FoyerUuid  *person,
        gint64            seq,
        const char       *keys,
        GError          **error)
{
  return run (db, "INSERT INTO person_key (rowid, k) VALUES ($1, $2)",
              FOYER_VALUES (foyer_value_int (seq), foyer_value_text (keys)), error)
         && run (db, "INSERT INTO person_recent (seq, id) VALUES ($1, $2)",
                 FOYER_VALUES (foyer_value_int (seq), foyer_value_uuid (person)), error);
}

gboolean
foyer_sqlite_index_put (FoyerDb            *db,
                        const FoyerUuid    *person,
                        const char *const  *old_keys,
                        const char *const  *new_keys,
                        gint64              last_contact_us,
                        GError            **error)
{
  g_autofree char *old_text = old_keys != NULL ? join_keys (old_keys) : NULL;
  g_autofree char *new_text = new_keys != NULL ? join_keys (new_keys) : NULL;
  g_autoptr (FoyerRows) rows = foyer_db_query (db, "SELECT seq FROM person_recent WHERE id = $1",
                                               FOYER_VALUES (foyer_value_uuid (person)), error);
  gint64 seq;

  if (rows == NULL)
    return FALSE;

  if ((foyer_rows_get_n_rows (rows) == 1) != (old_text != NULL))
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_CORRUPT,
                   "the search index does not hold whom it should");
      return FALSE;
    }

  if (old_text != NULL)
    {
      seq = foyer_rows_get_int (rows, 0, 0);
      if (seq == last_contact_us && g_strcmp0 (old_text, new_text) == 0)
        return TRUE;
      if (!take_out (db, seq, old_text, error))
        return FALSE;
    }

  return new_text == NULL || put_in (db, person, last_contact_us, new_text, error);
}

/* Every beginning is quoted: what a person types is never syntax. */
static char *
make_match (GPtrArray *terms)
{
  GString *match = g_string_new (NULL);

  for (guint i = 0; i < terms->len; i++)
    {
      const FoyerSearchTerm *term = g_ptr_array_index (terms, i);

      g_string_append (match, i > 0 ? " AND (" : "(");
      for (guint k = 0; term->prefixes[k] != NULL; k++)
        {
          g_string_append (match, k > 0 ? " OR \"" : "\"");
          append_word (match, term->prefixes[k]);
          g_string_append (match, "\"*");
        }
      g_string_append_c (match, ')');
    }

  return g_string_free (match, FALSE);
}

static gboolean
add_person (FoyerRow *row,
            gpointer  user_data)
{
  FoyerValue id = foyer_row_get (row, 0, FOYER_VALUE_UUID);

  if (!id.is_null)
    g_array_append_val ((GArray *) user_data, id.uuid);

  return TRUE;
}

gboolean
foyer_sqlite_index_ask (FoyerDb    *db,
                        GPtrArray  *terms,
                        guint       limit,
                        GArray     *found,
                        GError    **error)
{
  g_autofree char *match = make_match (terms);

  if (terms->len == 0)
    return foyer_db_ask (db, "SELECT id FROM person_recent ORDER BY seq DESC LIMIT $1",
                         FOYER_VALUES (foyer_value_int (limit)), add_person, found, error);

  return foyer_db_ask (db,
                       "SELECT r.id FROM person_key f JOIN person_recent r"
                       " ON r.seq = f.rowid WHERE f.person_key MATCH $1"
                       " ORDER BY f.rowid DESC LIMIT $2",
                       FOYER_VALUES (foyer_value_text (match), foyer_value_int (limit)),
                       add_person, found, error);
}

static gboolean
take_int (FoyerRow *row,
          gpointer  user_data)
{
  *(gint64 *) user_data = foyer_row_get (row, 0, FOYER_VALUE_INT).integer;

  return FALSE;
}

gint64
foyer_sqlite_index_count (FoyerDb  *db,
                          GError  **error)
{
  gint64 n_persons = 0;

  if (!foyer_db_each (db, "SELECT COUNT (*) FROM person_recent", FOYER_NO_VALUES, take_int,
                      &n_persons, error))
    return -1;

  return n_persons;
}

static gboolean
holds_key (FoyerDb     *db,
           gint64       seq,
           const char  *key,
           gboolean    *is_held,
           GError     **error)
{
  g_autoptr (GString) match = g_string_new ("\"");
  gint64 found = 0;

  append_word (match, key);
  g_string_append_c (match, '"');
  if (!foyer_db_each (db, "SELECT rowid FROM person_key WHERE person_key MATCH $1 AND rowid = $2",
                      FOYER_VALUES (foyer_value_text (match->str), foyer_value_int (seq)), take_int,
                      &found, error))
    return FALSE;

  *is_held = found == seq;
  return TRUE;
}

gboolean
foyer_sqlite_index_holds (FoyerDb            *db,
                          const FoyerUuid    *person,
                          const char *const  *keys,
                          gint64              last_contact_us,
                          gboolean           *is_held,
                          GError            **error)
{
  gint64 seq = G_MININT64;

  if (!foyer_db_each (db, "SELECT seq FROM person_recent WHERE id = $1",
                      FOYER_VALUES (foyer_value_uuid (person)), take_int, &seq, error))
    return FALSE;

  *is_held = seq == (keys != NULL ? last_contact_us : G_MININT64);
  for (guint i = 0; keys != NULL && *is_held && keys[i] != NULL; i++)
    if (!holds_key (db, seq, keys[i], is_held, error))
      return FALSE;

  return TRUE;
}

gboolean
foyer_sqlite_index_clear (FoyerDb  *db,
                          GError  **error)
{
  return run (db, "INSERT INTO person_key (person_key) VALUES ('delete-all')", FOYER_NO_VALUES,
              error)
         && run (db, "DELETE FROM person_recent", FOYER_NO_VALUES, error);
}

gboolean
foyer_sqlite_index_tidy (FoyerDb   *db,
                         gboolean  *is_tidy,
                         GError   **error)
{
  sqlite3 *sqlite = ((FoyerSqlite *) db)->sqlite;
  int before = sqlite3_total_changes (sqlite);

  /* A negative number of pages begins a merge of everything, a positive one continues it; FTS5
   * tells that nothing was left by changing less than two rows. */
  *is_tidy = FALSE;
  if (!run (db, "INSERT INTO person_key (person_key, rank) VALUES ('merge', $1)",
            FOYER_VALUES (foyer_value_int (TIDY_PAGES)), error))
    return FALSE;

  *is_tidy = sqlite3_total_changes (sqlite) - before < 2;
  return TRUE;
}
