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
