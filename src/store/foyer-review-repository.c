#include "store/foyer-review-repository.h"

#define STORE(db) foyer_value_int (foyer_db_get_store (db))

static FoyerReviewDay *
take_first (GPtrArray *found)
{
  g_autoptr (GPtrArray) days = found;

  return days != NULL && days->len > 0 ? g_object_ref (days->pdata[0]) : NULL;
}

/**
 * foyer_review_repository_find_day:
 * @db: a connection in a transaction
 * @day: a day of the shop
 * @error: where to put the error
 *
 * Returns: (transfer full) (nullable): the review of @day; %NULL when it was not begun, and on an
 *   error
 */
FoyerReviewDay *
foyer_review_repository_find_day (FoyerDb  *db,
                                  gint64    day,
                                  GError  **error)
{
  return take_first (foyer_db_find_records (db, FOYER_TYPE_REVIEW_DAY,
                                            "day = $2 AND state <> 'void'",
                                            FOYER_VALUES (STORE (db), foyer_value_int (day)),
                                            error));
}

/**
 * foyer_review_repository_find_left:
 * @db: a connection in a transaction
 * @before_day: a day of the shop
 * @error: where to put the error
 *
 * Returns: (transfer full) (nullable): the oldest review before @before_day that was begun and not
 *   cleared; %NULL when there is none, and on an error
 */
FoyerReviewDay *
foyer_review_repository_find_left (FoyerDb  *db,
                                   gint64    before_day,
                                   GError  **error)
{
  return take_first (foyer_db_find_records (db, FOYER_TYPE_REVIEW_DAY,
                                            "day < $2 AND state <> 'void' AND state = 'open'"
                                            " ORDER BY day LIMIT 1",
                                            FOYER_VALUES (STORE (db), foyer_value_int (before_day)),
                                            error));
}

/**
 * foyer_review_repository_find_last:
 * @db: a connection in a transaction
 * @limit: how many at most
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerReviewDay) (nullable): the reviews that were begun,
 *   the latest day first: with what was counted, the log of the day-end reviews (L1)
 */
GPtrArray *
foyer_review_repository_find_last (FoyerDb  *db,
                                   guint     limit,
                                   GError  **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_REVIEW_DAY,
                                "state <> 'void' ORDER BY day DESC LIMIT $2",
                                FOYER_VALUES (STORE (db), foyer_value_int (limit)), error);
}

/**
 * foyer_review_repository_find_open:
 * @db: a connection in a transaction
 * @end_us: an instant, microseconds UTC
 * @limit: how many at most
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerItem): what was opened before @end_us and is still
 *   open, by when it is to be looked at
 */
GPtrArray *
foyer_review_repository_find_open (FoyerDb  *db,
                                   gint64    end_us,
                                   guint     limit,
                                   GError  **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_ITEM,
                                "opened < $2 AND closed IS NULL"
                                " ORDER BY COALESCE(next_contact, due) NULLS LAST, id LIMIT $3",
                                FOYER_VALUES (STORE (db), foyer_value_int (end_us),
                                              foyer_value_int (limit)),
                                error);
}

/**
 * foyer_review_repository_find_closed_since:
 * @db: a connection in a transaction
 * @end_us: an instant, microseconds UTC
 * @limit: how many at most
 * @error: where to put the error
 *
 * For the list of a day that is over, as it was: no index helps, so it is for the reader of the
 * bulk.
 *
 * Returns: (transfer full) (element-type FoyerItem): what was open just before @end_us and is not
 *   any more
 */
GPtrArray *
foyer_review_repository_find_closed_since (FoyerDb  *db,
                                           gint64    end_us,
                                           guint     limit,
                                           GError  **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_ITEM,
                                "opened < $2 AND closed >= $2 ORDER BY closed, id LIMIT $3",
                                FOYER_VALUES (STORE (db), foyer_value_int (end_us),
                                              foyer_value_int (limit)),
                                error);
}

/**
 * foyer_review_repository_find_ticks:
 * @db: a connection in a transaction
 * @day: a day of the shop
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerReviewTick): what was looked at in its review
 */
GPtrArray *
foyer_review_repository_find_ticks (FoyerDb  *db,
                                    gint64    day,
                                    GError  **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_REVIEW_TICK, "day = $2 AND state <> 'void'",
                                FOYER_VALUES (STORE (db), foyer_value_int (day)), error);
}

/**
 * foyer_review_repository_count:
 * @db: a connection in a transaction
 * @day: a day of the shop
 * @end_us: its end, microseconds UTC
 * @count: (out): how many items opened before @end_us are open, and how many of them were looked at
 * @error: where to put the error
 *
 * Returns: whether @count is set
 */
gboolean
foyer_review_repository_count (FoyerDb           *db,
                               gint64             day,
                               gint64             end_us,
                               FoyerReviewCount  *count,
                               GError           **error)
{
  static const char sql[] =
    "SELECT COUNT(*), COUNT(t.id) FROM item i LEFT JOIN review_tick t"
    " ON t.store_id = i.store_id AND t.item = i.id AND t.day = $3 AND t.state <> 'void'"
    " WHERE i.store_id = $1 AND i.opened < $2 AND i.closed IS NULL";
  g_autoptr (FoyerRows) rows = foyer_db_query (db, sql,
                                               FOYER_VALUES (STORE (db), foyer_value_int (end_us),
                                                             foyer_value_int (day)),
                                               error);

  if (rows == NULL)
    return FALSE;

  count->n_items = foyer_rows_get_int (rows, 0, 0);
  count->n_seen = foyer_rows_get_int (rows, 0, 1);
  return TRUE;
}

/**
 * foyer_review_repository_find_contacts:
 * @db: a connection in a transaction
 * @items: (element-type FoyerItem): items
 * @contacts: (element-type FoyerItem gint64): where to put when the customer was last told
 *   something, as allocated gint64 microseconds UTC; items without are left out
 * @error: where to put the error
 *
 * Returns: whether @contacts is complete
 */
gboolean
foyer_review_repository_find_contacts (FoyerDb     *db,
                                       GPtrArray   *items,
                                       GHashTable  *contacts,
                                       GError     **error)
{
  static const char sql[] = "SELECT MAX(at) FROM item_log WHERE store_id = $1 AND item = $2"
                            " AND what IN ('answer', 'attempt', 'interim')";

  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (FoyerRows) rows = NULL;
      gint64 at_us;

      rows = foyer_db_query (db, sql,
                             FOYER_VALUES (STORE (db), foyer_value_uuid (
                                             foyer_record_get_id (items->pdata[i]))),
                             error);
      if (rows == NULL)
        return FALSE;
      if (foyer_rows_is_null (rows, 0, 0))
        continue;
      at_us = foyer_rows_get_int (rows, 0, 0);
      g_hash_table_insert (contacts, items->pdata[i], g_memdup2 (&at_us, sizeof at_us));
    }

  return TRUE;
}
