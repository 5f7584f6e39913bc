#include "store/foyer-visit-repository.h"

/* The condition of the index of open visits. SQLite uses the index only for a query that says these
 * very words; a narrower one says its own beside them. */
#define IS_OPEN "state IN ('expected', 'waiting', 'receiving', 'demo')"

#define STORE(db) foyer_value_int (foyer_db_get_store (db))

/**
 * foyer_visit_repository_find_day:
 * @db: a connection in a transaction
 * @day: a day of the shop
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerVisit): all visits of the day, void ones too, in the
 *   order in which they were registered
 */
GPtrArray *
foyer_visit_repository_find_day (FoyerDb  *db,
                                 gint64    day,
                                 GError  **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_VISIT, "day = $2 ORDER BY id",
                                FOYER_VALUES (STORE (db), foyer_value_int (day)), error);
}

/**
 * foyer_visit_repository_find_waiting:
 * @db: a connection in a transaction
 * @day: a day of the shop
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerVisit): who waits on this day
 */
GPtrArray *
foyer_visit_repository_find_waiting (FoyerDb  *db,
                                     gint64    day,
                                     GError  **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_VISIT,
                                IS_OPEN " AND state = 'waiting' AND day = $2",
                                FOYER_VALUES (STORE (db), foyer_value_int (day)), error);
}

/**
 * foyer_visit_repository_find_left_over:
 * @db: a connection in a transaction
 * @day: a day of the shop
 * @limit: how many at most
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerVisit): visits of days before @day that nobody ended,
 *   the oldest first
 */
GPtrArray *
foyer_visit_repository_find_left_over (FoyerDb  *db,
                                       gint64    day,
                                       guint     limit,
                                       GError  **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_VISIT,
                                IS_OPEN " AND day < $2 ORDER BY day, id LIMIT $3",
                                FOYER_VALUES (STORE (db), foyer_value_int (day),
                                              foyer_value_int (limit)),
                                error);
}

/**
 * foyer_visit_repository_find_number:
 * @db: a connection in a transaction
 * @number: the human number of a visit
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerVisit): the visit, or none
 */
GPtrArray *
foyer_visit_repository_find_number (FoyerDb     *db,
                                    const char  *number,
                                    GError     **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_VISIT, "number = $2",
                                FOYER_VALUES (STORE (db), foyer_value_text (number)), error);
}

/**
 * foyer_visit_repository_find_assumed:
 * @db: a connection in a transaction
 * @first_day: from which day of the shop on
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerVisit): visits whose departure is only assumed, the
 *   newest first
 */
GPtrArray *
foyer_visit_repository_find_assumed (FoyerDb  *db,
                                     gint64    first_day,
                                     GError  **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_VISIT,
                                "day >= $2 AND state = 'left' AND is_assumed = 1"
                                " ORDER BY day DESC, id DESC",
                                FOYER_VALUES (STORE (db), foyer_value_int (first_day)), error);
}

/**
 * foyer_visit_repository_find_last_handler:
 * @db: a connection in a transaction
 * @customer: key of a customer
 * @before: key of a visit; only earlier ones are looked at
 * @handler: (out): who received the customer last, all-zero when nobody did
 * @error: where to put the error
 *
 * Returns: whether @handler is set
 */
gboolean
foyer_visit_repository_find_last_handler (FoyerDb          *db,
                                          const FoyerUuid  *customer,
                                          const FoyerUuid  *before,
                                          FoyerUuid        *handler,
                                          GError          **error)
{
  static const char sql[] = "SELECT handler FROM visit"
                            " WHERE store_id = $1 AND customer = $2 AND id < $3"
                            " AND handler IS NOT NULL AND called IS NOT NULL AND state <> 'void'"
                            " ORDER BY id DESC LIMIT 1";
  g_autoptr (FoyerRows) rows = foyer_db_query (db, sql,
                                               FOYER_VALUES (STORE (db),
                                                             foyer_value_uuid (customer),
                                                             foyer_value_uuid (before)),
                                               error);

  if (rows == NULL)
    return FALSE;

  *handler = foyer_rows_get_n_rows (rows) > 0 ? foyer_rows_get_uuid (rows, 0, 0)
                                              : (FoyerUuid) { { 0 } };
  return TRUE;
}

/**
 * foyer_visit_repository_find_registrar:
 * @db: a connection in a transaction
 * @visit: key of a visit
 * @error: where to put the error
 *
 * Returns: (transfer full) (nullable): who registered the visit, as the journal names people: the
 *   key of a colleague, `system` or `console`; empty when the journal does not know
 */
char *
foyer_visit_repository_find_registrar (FoyerDb          *db,
                                       const FoyerUuid  *visit,
                                       GError          **error)
{
  static const char sql[] = "SELECT r.actor FROM change c"
                            " JOIN revision r ON r.store_id = c.store_id AND r.rev = c.rev"
                            " WHERE c.store_id = $1 AND c.id = $2 AND c.op = 'create'"
                            " ORDER BY c.rev LIMIT 1";
  g_autoptr (FoyerRows) rows = foyer_db_query (db, sql,
                                               FOYER_VALUES (STORE (db),
                                                             foyer_value_uuid (visit)),
                                               error);

  if (rows == NULL)
    return NULL;

  return g_strdup (foyer_rows_get_n_rows (rows) > 0 ? foyer_rows_get_text (rows, 0, 0) : "");
}
