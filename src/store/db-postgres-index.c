/* The search index on PostgreSQL: a token table and range queries, with the answers and the order
 * of the index on SQLite (db-sqlite-index.c).
 *
 * person_recent has a row for each person, in the order of last contacts, with all keys in one
 * string; person_key has a row for each key. What many people share (a first digit, 张, "w") is
 * found by reading person_recent from its end, which stops after a screenful; what few people share
 * is a short range of person_key. Which of both a search is nobody knows beforehand, so the most
 * recent people are looked at first, and the range only when they did not fill the screen: then at
 * most one in some hundreds of all people has such a key, and sorting them costs little. (The range
 * alone took 446 ms for "1" among 500,000 people: NOTES §2.)
 *
 * A search of several terms reads the range of its longest term and tests the others on the string.
 */

#include "store/db-postgres-private.h"

#include "domain/foyer-search-term.h"

#include <string.h>

/* How many of the most recent people are looked at one by one: fewer when each is asked more. */
#define RECENT_MOST 12000
#define RECENT_LEAST 1000
/* Stands before each key in person_recent.keys; in no key. */
#define MARK '\n'

/* As the tokenizer of the other engine: punctuation is no distinction. */
static void
append_key (GByteArray *bytes,
            const char *key)
{
  for (const char *at = key; *at != '\0'; at++)
    {
      guint8 byte = (*at & 0x80) != 0 || g_ascii_isalnum (*at) ? g_ascii_tolower (*at) : '_';

      g_byte_array_append (bytes, &byte, 1);
    }
}

static GByteArray *
join_keys (const char *const *keys)
{
  static const guint8 mark = MARK;
  GByteArray *bytes = g_byte_array_new ();

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_byte_array_append (bytes, &mark, 1);
      append_key (bytes, keys[i]);
    }

  return bytes;
}

static FoyerValue
value_of_bytes (const GByteArray *bytes)
{
  /* A person of whom nothing is known that could be typed stands in the index all the same. */
  return foyer_value_blob (bytes->data != NULL ? bytes->data : (const guint8 *) "", bytes->len);
}

/* The server makes the rows of person_key out of the string itself. */
#define KEYS_OF(parameter) \
  "(SELECT DISTINCT convert_to (t, 'UTF8') AS key" \
  " FROM string_to_table (substr (convert_from (" parameter ", 'UTF8'), 2), E'\\n') AS t) k"

static gboolean
take_out (FoyerPostgres  *self,
          FoyerValue      store,
          FoyerValue      seq,
          FoyerValue      keys,
          GError        **error)
{
  /* Key by key through the whole index key; left to itself, the server reads the whole index of a
   * table that it has no figures about yet. */
  return foyer_postgres_send (self, "DELETE FROM person_key WHERE ctid = ANY (ARRAY ("
                              "SELECT p.ctid FROM " KEYS_OF ("$3") ", LATERAL ("
                              "SELECT ctid FROM person_key WHERE store_id = $1"
                              " AND key = k.key AND seq = $2 OFFSET 0) p))",
                              ((FoyerValue[]) { store, seq, keys }), 3, FALSE, error)
         && foyer_postgres_send (self, "DELETE FROM person_recent"
                                 " WHERE store_id = $1 AND seq = $2",
                                 ((FoyerValue[]) { store, seq }), 2, FALSE, error);
}

static gboolean
put_in (FoyerPostgres  *self,
        FoyerValue      store,
        FoyerValue      seq,
        FoyerValue      id,
        FoyerValue      keys,
        GError        **error)
{
  return foyer_postgres_send (self, "INSERT INTO person_key (store_id, key, seq)"
                              " SELECT $1, k.key, $2 FROM " KEYS_OF ("$3"),
                              ((FoyerValue[]) { store, seq, keys }), 3, FALSE, error)
         && foyer_postgres_send (self, "INSERT INTO person_recent (store_id, seq, id, keys)"
                                 " VALUES ($1, $2, $3, $4)",
                                 ((FoyerValue[]) { store, seq, id, keys }), 4, FALSE, error);
}

gboolean
foyer_postgres_index_put (FoyerDb            *db,
                          const FoyerUuid    *person,
                          const char *const  *old_keys,
                          const char *const  *new_keys,
                          gint64              last_contact_us,
                          GError            **error)
{
  FoyerPostgres *self = (FoyerPostgres *) db;
  FoyerValue store = foyer_value_int (foyer_db_get_store (db));
  FoyerValue id = foyer_value_uuid (person);
  FoyerValue seq = foyer_value_int (last_contact_us);
  g_autoptr (GByteArray) bytes = new_keys != NULL ? join_keys (new_keys) : NULL;
  g_autoptr (FoyerRows) rows =
    foyer_db_query (db, "SELECT seq, keys FROM person_recent WHERE store_id = $1 AND id = $2",
                    FOYER_VALUES (store, id), error);
  FoyerValue old;

  if (rows == NULL)
    return FALSE;

  if ((foyer_rows_get_n_rows (rows) == 1) != (old_keys != NULL))
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_CORRUPT,
                   "the search index does not hold whom it should");
      return FALSE;
    }

  db->n_changed++;
  if (old_keys != NULL)
    {
      old = foyer_rows_get (rows, 0, 1, FOYER_VALUE_BLOB);
      if (bytes != NULL && foyer_rows_get_int (rows, 0, 0) == last_contact_us
          && old.blob.length == bytes->len
          && memcmp (old.blob.data, bytes->data, bytes->len) == 0)
        return TRUE;
      if (!take_out (self, store, foyer_rows_get (rows, 0, 0, FOYER_VALUE_INT), old, error))
        return FALSE;
    }

  return bytes == NULL || put_in (self, store, seq, id, value_of_bytes (bytes), error);
}

/* The statement of a search, with its parameters. */
typedef struct
{
  GString *sql;
  GArray *values;                       /* of FoyerValue */
  GPtrArray *bytes;                     /* what the values point into */
} Search;

static void
search_clear (Search *search)
{
  g_string_free (search->sql, TRUE);
  g_array_unref (search->values);
  g_ptr_array_unref (search->bytes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* $1 is the store, $2 how many are wanted. */
static void
search_init (Search  *search,
             FoyerDb *db,
             guint    limit)
{
  FoyerValue head[] = { foyer_value_int (foyer_db_get_store (db)), foyer_value_int (limit) };

  search->sql = g_string_new (NULL);
  search->values = g_array_new (FALSE, FALSE, sizeof (FoyerValue));
  search->bytes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  g_array_append_vals (search->values, head, G_N_ELEMENTS (head));
}

/* Takes a parameter and writes its number. */
static void
append_parameter (Search     *search,
                  FoyerValue  value)
{
  g_array_append_val (search->values, value);
  g_string_append_printf (search->sql, "$%u", search->values->len);
}

static void
append_bytes (Search     *search,
              guint8      before,
              const char *key,
              guint8      after)
{
  GByteArray *bytes = g_byte_array_new ();

  if (before != 0)
    g_byte_array_append (bytes, &before, 1);
  append_key (bytes, key);
  if (after != 0)
    g_byte_array_append (bytes, &after, 1);
  g_ptr_array_add (search->bytes, bytes);
  append_parameter (search, value_of_bytes (bytes));
}

/* Whether the string of keys has one that begins so. */
static void
append_test (Search                *search,
             const FoyerSearchTerm *term)
{
  g_string_append (search->sql, "(");
  for (guint i = 0; term->prefixes[i] != NULL; i++)
    {
      g_string_append (search->sql, i > 0 ? " OR position (" : "position (");
      append_bytes (search, MARK, term->prefixes[i], 0);
      g_string_append (search->sql, " IN r.keys) > 0");
    }
  g_string_append (search->sql, ")");
}

static void
append_range (Search                *search,
              const FoyerSearchTerm *term)
{
  for (guint i = 0; term->prefixes[i] != NULL; i++)
    {
      g_string_append_printf (search->sql, "%sSELECT seq FROM person_key WHERE store_id = $1"
                              " AND key >= ", i > 0 ? " UNION ALL " : "");
      append_bytes (search, 0, term->prefixes[i], 0);
      g_string_append (search->sql, " AND key < ");
      append_bytes (search, 0, term->prefixes[i], 0xff);
    }
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

static guint
count_tests (GPtrArray *terms)
{
  guint n = 0;

  for (guint i = 0; i < terms->len; i++)
    n += g_strv_length (((FoyerSearchTerm *) g_ptr_array_index (terms, i))->prefixes);

  return n;
}

/* Those of the most recent people who match. */
static void
append_recent (Search    *search,
               GPtrArray *terms)
{
  guint n_recent = MAX (RECENT_MOST / (count_tests (terms) + 2), RECENT_LEAST);

  g_string_append_printf (search->sql, "SELECT r.id, r.seq FROM (SELECT seq, id, keys"
                          " FROM person_recent WHERE store_id = $1 ORDER BY seq DESC LIMIT %u) r",
                          n_recent);
  for (guint i = 0; i < terms->len; i++)
    {
      g_string_append (search->sql, i > 0 ? " AND " : " WHERE ");
      append_test (search, g_ptr_array_index (terms, i));
    }
  g_string_append (search->sql, " ORDER BY r.seq DESC LIMIT $2");
}

static gsize
get_shortest (const FoyerSearchTerm *term)
{
  gsize shortest = G_MAXSIZE;

  for (guint i = 0; term->prefixes[i] != NULL; i++)
    shortest = MIN (shortest, strlen (term->prefixes[i]));

  return shortest;
}

/* The longest term is likely to fit the fewest. */
static const FoyerSearchTerm *
pick_rarest (GPtrArray *terms)
{
  const FoyerSearchTerm *rarest = g_ptr_array_index (terms, 0);

  for (guint i = 1; i < terms->len; i++)
    if (get_shortest (g_ptr_array_index (terms, i)) > get_shortest (rarest))
      rarest = g_ptr_array_index (terms, i);

  return rarest;
}

/* Those of all people who match. */
static void
append_anywhere (Search    *search,
                 GPtrArray *terms)
{
  const FoyerSearchTerm *rarest = pick_rarest (terms);

  g_string_append (search->sql, "SELECT r.id, r.seq FROM (SELECT DISTINCT seq FROM (");
  append_range (search, rarest);
  /* Of one term the newest are known before the persons are looked up. */
  g_string_append_printf (search->sql, ") a ORDER BY seq DESC%s) k JOIN person_recent r"
                          " ON r.store_id = $1 AND r.seq = k.seq",
                          terms->len == 1 ? " LIMIT $2" : "");
  for (guint i = 0, n = 0; i < terms->len; i++)
    if (g_ptr_array_index (terms, i) != rarest)
      {
        g_string_append (search->sql, n++ > 0 ? " AND " : " WHERE ");
        append_test (search, g_ptr_array_index (terms, i));
      }
  g_string_append (search->sql, " ORDER BY r.seq DESC LIMIT $2");
}

gboolean
foyer_postgres_index_ask (FoyerDb    *db,
                          GPtrArray  *terms,
                          guint       limit,
                          GArray     *found,
                          GError    **error)
{
  g_auto (Search) search;

  search_init (&search, db, limit);
  if (terms->len == 0)
    {
      g_string_append (search.sql, "SELECT id FROM person_recent WHERE store_id = $1"
                       " ORDER BY seq DESC LIMIT $2");
    }
  else
    {
      /* One trip: the server itself sees whether the second part is needed, and does not begin it
       * otherwise. */
      g_string_append (search.sql, "WITH recent AS MATERIALIZED (");
      append_recent (&search, terms);
      g_string_append (search.sql, "), n AS MATERIALIZED (SELECT COUNT (*) AS n FROM recent)"
                       " SELECT id, seq FROM recent WHERE (SELECT n FROM n) >= $2"
                       " UNION ALL SELECT id, seq FROM (");
      append_anywhere (&search, terms);
      g_string_append (search.sql, ") anywhere WHERE (SELECT n FROM n) < $2"
                       " ORDER BY seq DESC");
    }

  return foyer_db_ask (db, search.sql->str, (FoyerValue *) search.values->data, search.values->len,
                       add_person, found, error);
}

/* A person who stands in the one table and not in the other would be found now and then. */
gboolean
foyer_postgres_index_holds (FoyerDb            *db,
                            const FoyerUuid    *person,
                            const char *const  *keys,
                            gint64              last_contact_us,
                            gboolean           *is_held,
                            GError            **error)
{
  g_autoptr (GByteArray) bytes = keys != NULL ? join_keys (keys) : NULL;
  g_autoptr (FoyerRows) rows =
    foyer_db_query (db, "SELECT r.seq, r.keys,"
                    " (SELECT COUNT (*) FROM person_key p JOIN " KEYS_OF ("r.keys")
                    "  ON p.key = k.key WHERE p.store_id = $1 AND p.seq = r.seq)"
                    " = (SELECT COUNT (*) FROM " KEYS_OF ("r.keys") ")"
                    " FROM person_recent r WHERE r.store_id = $1 AND r.id = $2",
                    FOYER_VALUES (foyer_value_int (foyer_db_get_store (db)),
                                  foyer_value_uuid (person)), error);
  FoyerValue held;

  if (rows == NULL)
    return FALSE;

  *is_held = (foyer_rows_get_n_rows (rows) == 1) == (bytes != NULL);
  if (!*is_held || bytes == NULL)
    return TRUE;

  held = foyer_rows_get (rows, 0, 1, FOYER_VALUE_BLOB);
  *is_held = foyer_rows_get_int (rows, 0, 0) == last_contact_us
             && foyer_rows_get_int (rows, 0, 2) == 1
             && held.blob.length == bytes->len
             && memcmp (held.blob.data, bytes->data, bytes->len) == 0;
  return TRUE;
}

gint64
foyer_postgres_index_count (FoyerDb  *db,
                            GError  **error)
{
  g_autoptr (FoyerRows) rows =
    foyer_db_query (db, "SELECT COUNT (*) FROM person_recent WHERE store_id = $1",
                    FOYER_VALUES (foyer_value_int (foyer_db_get_store (db))), error);

  return rows != NULL ? foyer_rows_get_int (rows, 0, 0) : -1;
}

gboolean
foyer_postgres_index_clear (FoyerDb  *db,
                            GError  **error)
{
  FoyerValue store = foyer_value_int (foyer_db_get_store (db));

  return foyer_db_run (db, "DELETE FROM person_key WHERE store_id = $1", &store, 1, error) >= 0
         && foyer_db_run (db, "DELETE FROM person_recent WHERE store_id = $1", &store, 1,
                          error) >= 0;
}

/* The server's own housekeeping does it. */
gboolean
foyer_postgres_index_tidy (FoyerDb   *db,
                           gboolean  *is_tidy,
                           GError   **error)
{
  *is_tidy = TRUE;
  return TRUE;
}
