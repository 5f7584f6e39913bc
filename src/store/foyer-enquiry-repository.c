#include "store/foyer-enquiry-repository.h"

#define STORE(db) foyer_value_int (foyer_db_get_store (db))

/**
 * foyer_enquiry_repository_find_day:
 * @db: a connection in a transaction
 * @day: a day of the shop
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerEnquiry): all enquiries of the day, void ones too,
 *   newest first
 */
GPtrArray *
foyer_enquiry_repository_find_day (FoyerDb  *db,
                                   gint64    day,
                                   GError  **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_ENQUIRY, "day = $2 ORDER BY id DESC",
                                FOYER_VALUES (STORE (db), foyer_value_int (day)), error);
}

/**
 * foyer_enquiry_repository_find_ids:
 * @db: a connection in a transaction
 * @ids: (array length=n_ids): keys
 * @n_ids: how many
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerEnquiry): those of them that there are
 */
GPtrArray *
foyer_enquiry_repository_find_ids (FoyerDb          *db,
                                   const FoyerUuid  *ids,
                                   guint             n_ids,
                                   GError          **error)
{
  return foyer_db_find_by_ids (db, FOYER_TYPE_ENQUIRY, ids, n_ids, NULL, error);
}

/**
 * foyer_enquiry_repository_find_item:
 * @db: a connection in a transaction
 * @item: key of a work item
 * @customer: whose it is; none when not known
 * @day: the day of the shop on which it was opened
 * @error: where to put the error
 *
 * The enquiries from which an item came, or that were about it: those of its customer, whenever
 * they asked, and of everybody on the day on which it was opened.
 *
 * Returns: (transfer full) (element-type FoyerEnquiry): they, newest first
 */
GPtrArray *
foyer_enquiry_repository_find_item (FoyerDb          *db,
                                    const FoyerUuid  *item,
                                    const FoyerUuid  *customer,
                                    gint64            day,
                                    GError          **error)
{
  /* Each half has its index; an item without a customer was asked about only once. */
  return foyer_db_find_records (db, FOYER_TYPE_ENQUIRY,
                                "item = $2 AND state <> 'void' AND id IN"
                                " (SELECT id FROM enquiry WHERE store_id = $1 AND customer = $3"
                                "   AND customer IS NOT NULL AND item = $2"
                                "  UNION SELECT id FROM enquiry WHERE store_id = $1 AND day = $4"
                                "   AND item = $2)"
                                " ORDER BY id DESC",
                                FOYER_VALUES (STORE (db), foyer_value_uuid (item),
                                              foyer_value_uuid (customer), foyer_value_int (day)),
                                error);
}
