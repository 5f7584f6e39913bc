#include "store/foyer-callback-repository.h"

#define STORE(db) foyer_value_int (foyer_db_get_store (db))

/* The words of the partial indexes, so that they are used. */
#define OPEN "kind = 'callback' AND closed IS NULL AND state <> 'void'"
#define BY_TIME " ORDER BY COALESCE (next_contact, due), id"

/**
 * foyer_callback_repository_find_items:
 * @db: a connection in a transaction
 * @owner: (nullable): whose; %NULL for everybody's
 * @limit: how many at most
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerItem): the open callbacks, by when somebody is to call
 */
GPtrArray *
foyer_callback_repository_find_items (FoyerDb          *db,
                                      const FoyerUuid  *owner,
                                      guint             limit,
                                      GError          **error)
{
  if (owner == NULL)
    return foyer_db_find_records (db, FOYER_TYPE_ITEM, OPEN BY_TIME " LIMIT $2",
                                  FOYER_VALUES (STORE (db), foyer_value_int (limit)), error);

  return foyer_db_find_records (db, FOYER_TYPE_ITEM, "owner = $3 AND " OPEN BY_TIME " LIMIT $2",
                                FOYER_VALUES (STORE (db), foyer_value_int (limit),
                                              foyer_value_uuid (owner)), error);
}

/**
 * foyer_callback_repository_find:
 * @db: a connection in a transaction
 * @item: the key of a work item
 * @callback: (out) (transfer full) (nullable): what it has beside; %NULL when it is no callback
 * @error: where to put the error
 *
 * Returns: whether @callback is set
 */
gboolean
foyer_callback_repository_find (FoyerDb          *db,
                                const FoyerUuid  *item,
                                FoyerCallback   **callback,
                                GError          **error)
{
  g_autoptr (GPtrArray) found =
    foyer_db_find_records (db, FOYER_TYPE_CALLBACK, "id = $2",
                           FOYER_VALUES (STORE (db), foyer_value_uuid (item)), error);

  *callback = found != NULL && found->len > 0 ? g_object_ref (found->pdata[0]) : NULL;
  return found != NULL;
}

/**
 * foyer_callback_repository_find_open_of:
 * @db: a connection in a transaction
 * @customer: a customer
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerItem): the customer's open callbacks, by time
 */
GPtrArray *
foyer_callback_repository_find_open_of (FoyerDb          *db,
                                        const FoyerUuid  *customer,
                                        GError          **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_ITEM, "customer = $2 AND " OPEN BY_TIME,
                                FOYER_VALUES (STORE (db), foyer_value_uuid (customer)), error);
}

/**
 * foyer_callback_repository_find_attempts:
 * @db: a connection in a transaction
 * @item: the key of a callback
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerAttempt): its calls, without those that were taken
 *   back, the newest first
 */
GPtrArray *
foyer_callback_repository_find_attempts (FoyerDb          *db,
                                         const FoyerUuid  *item,
                                         GError          **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_ATTEMPT,
                                "item = $2 AND contact <> 'none' ORDER BY n DESC",
                                FOYER_VALUES (STORE (db), foyer_value_uuid (item)), error);
}

static gboolean
read_count (FoyerRows *rows,
            gint64    *count)
{
  g_autoptr (FoyerRows) owned = rows;

  *count = owned != NULL && foyer_rows_get_n_rows (owned) > 0 ? foyer_rows_get_int (owned, 0, 0) : 0;
  return owned != NULL;
}

/**
 * foyer_callback_repository_count_attempts:
 * @db: a connection in a transaction
 * @item: the key of a callback
 * @count: (out): how many calls were ever told of it, also those that were taken back
 * @error: where to put the error
 *
 * Returns: whether @count is set
 */
gboolean
foyer_callback_repository_count_attempts (FoyerDb          *db,
                                          const FoyerUuid  *item,
                                          gint64           *count,
                                          GError          **error)
{
  return read_count (foyer_db_query (db, "SELECT COALESCE (MAX (n), 0) FROM attempt"
                                     " WHERE store_id = $1 AND item = $2",
                                     FOYER_VALUES (STORE (db), foyer_value_uuid (item)), error),
                     count);
}

/**
 * foyer_callback_repository_count_effective:
 * @db: a connection in a transaction
 * @staff: who called
 * @day: a day of the shop
 * @count: (out): how many customers were reached (B7); a call that settled several matters is one
 * @error: where to put the error
 *
 * Returns: whether @count is set
 */
gboolean
foyer_callback_repository_count_effective (FoyerDb          *db,
                                           const FoyerUuid  *staff,
                                           gint64            day,
                                           gint64           *count,
                                           GError          **error)
{
  return read_count (foyer_db_query (db, "SELECT COUNT (DISTINCT at) FROM attempt"
                                     " WHERE store_id = $1 AND day = $2 AND staff = $3"
                                     " AND contact = 'reached'",
                                     FOYER_VALUES (STORE (db), foyer_value_int (day),
                                                   foyer_value_uuid (staff)), error),
                     count);
}

/**
 * foyer_callback_repository_count_open:
 * @db: a connection in a transaction
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerUuid guint): how many open callbacks each owner has;
 *   who has none is not in it
 */
GHashTable *
foyer_callback_repository_count_open (FoyerDb  *db,
                                      GError  **error)
{
  g_autoptr (FoyerRows) rows =
    foyer_db_query (db, "SELECT owner, COUNT (*) FROM item WHERE store_id = $1 AND " OPEN
                    " AND owner IS NOT NULL GROUP BY owner", FOYER_VALUES (STORE (db)), error);
  GHashTable *counts;

  if (rows == NULL)
    return NULL;

  counts = g_hash_table_new_full (foyer_uuid_hash, foyer_uuid_equal, g_free, NULL);
  for (guint i = 0; i < foyer_rows_get_n_rows (rows); i++)
    {
      FoyerUuid owner = foyer_rows_get_uuid (rows, i, 0);

      g_hash_table_insert (counts, g_memdup2 (&owner, sizeof owner),
                           GUINT_TO_POINTER ((guint) foyer_rows_get_int (rows, i, 1)));
    }

  return counts;
}

/**
 * foyer_callback_repository_find_questions:
 * @db: a connection in a transaction
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerSurveyQuestion): all questions that were ever asked, by
 *   place; those of today are not void
 */
GPtrArray *
foyer_callback_repository_find_questions (FoyerDb  *db,
                                          GError  **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_SURVEY_QUESTION, "key <> '' ORDER BY position, id",
                                FOYER_VALUES (STORE (db)), error);
}
