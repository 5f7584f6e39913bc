#include "store/foyer-timeline-repository.h"

#include "store/foyer-transaction.h"

/* Keys begin with the time at which they were made, so that their order is that of the entries. */
#define OF_CUSTOMER "customer = $2 AND customer IS NOT NULL AND state <> 'void'"

/**
 * foyer_timeline_repository_find:
 * @db: a connection in a transaction
 * @type: a class of records that belong to customers
 * @customer: key of a customer
 * @limit: how many at most
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerRecord): the newest of this class that are not void
 */
GPtrArray *
foyer_timeline_repository_find (FoyerDb          *db,
                                GType             type,
                                const FoyerUuid  *customer,
                                guint             limit,
                                GError          **error)
{
  return foyer_db_find_records (db, type, OF_CUSTOMER " ORDER BY id DESC LIMIT $3",
                                FOYER_VALUES (foyer_value_int (foyer_db_get_store (db)),
                                              foyer_value_uuid (customer),
                                              foyer_value_int (limit)),
                                error);
}

/**
 * foyer_timeline_repository_count:
 * @db: a connection in a transaction
 * @type: a class of records that belong to customers
 * @customer: key of a customer
 * @count: (out): how many of this class are not void
 * @error: where to put the error
 *
 * Returns: whether @count is set
 */
gboolean
foyer_timeline_repository_count (FoyerDb          *db,
                                 GType             type,
                                 const FoyerUuid  *customer,
                                 gint64           *count,
                                 GError          **error)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  g_autofree char *sql = g_strdup_printf ("SELECT COUNT(*) FROM %s WHERE store_id = $1 AND "
                                          OF_CUSTOMER, FOYER_RECORD_CLASS (klass)->entity);
  g_autoptr (FoyerRows) rows = foyer_db_query (db, sql,
                                               FOYER_VALUES (foyer_value_int
                                                               (foyer_db_get_store (db)),
                                                             foyer_value_uuid (customer)),
                                               error);

  if (rows == NULL)
    return FALSE;

  *count = foyer_rows_get_int (rows, 0, 0);
  return TRUE;
}
