#include "store/foyer-demo-repository.h"

/* The conditions of the indexes of open sessions. SQLite uses a partial index only for a query that
 * says its very words. */
#define IS_SHOWING "state = 'showing' AND account IS NOT NULL"
#define IS_OPEN "state IN ('showing', 'logged-out')"

#define STORE(db) foyer_value_int (foyer_db_get_store (db))

/**
 * foyer_demo_repository_find_accounts:
 * @db: a connection in a transaction
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerDemoAccount): all demo accounts but void ones, by
 *   label
 */
GPtrArray *
foyer_demo_repository_find_accounts (FoyerDb  *db,
                                     GError  **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_DEMO_ACCOUNT, "state <> 'void' ORDER BY label, id",
                                FOYER_VALUES (STORE (db)), error);
}

/**
 * foyer_demo_repository_find_label:
 * @db: a connection in a transaction
 * @label: what an account is called
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerDemoAccount): the account, or none
 */
GPtrArray *
foyer_demo_repository_find_label (FoyerDb     *db,
                                  const char  *label,
                                  GError     **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_DEMO_ACCOUNT, "label = $2 AND state <> 'void'",
                                FOYER_VALUES (STORE (db), foyer_value_text (label)), error);
}

/**
 * foyer_demo_repository_find_points:
 * @db: a connection in a transaction
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerTalkingPoint): the points that the shop wrote or
 *   changed, those taken off the lists too
 */
GPtrArray *
foyer_demo_repository_find_points (FoyerDb  *db,
                                   GError  **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_TALKING_POINT, "1 = 1 ORDER BY id",
                                FOYER_VALUES (STORE (db)), error);
}

/**
 * foyer_demo_repository_find_open:
 * @db: a connection in a transaction
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerDemoSession): the sessions that are open, of whatever
 *   day, the oldest first
 */
GPtrArray *
foyer_demo_repository_find_open (FoyerDb  *db,
                                 GError  **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_DEMO_SESSION, IS_OPEN " ORDER BY id",
                                FOYER_VALUES (STORE (db)), error);
}

/**
 * foyer_demo_repository_find_open_on:
 * @db: a connection in a transaction
 * @account: key of an account
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerDemoSession): the session that is logged in with the
 *   account, or none
 */
GPtrArray *
foyer_demo_repository_find_open_on (FoyerDb          *db,
                                    const FoyerUuid  *account,
                                    GError          **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_DEMO_SESSION, IS_SHOWING " AND account = $2",
                                FOYER_VALUES (STORE (db), foyer_value_uuid (account)), error);
}

/**
 * foyer_demo_repository_find_open_of:
 * @db: a connection in a transaction
 * @rep: key of a colleague
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerDemoSession): the open session of the colleague, or
 *   none
 */
GPtrArray *
foyer_demo_repository_find_open_of (FoyerDb          *db,
                                    const FoyerUuid  *rep,
                                    GError          **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_DEMO_SESSION, IS_OPEN " AND rep = $2",
                                FOYER_VALUES (STORE (db), foyer_value_uuid (rep)), error);
}

/**
 * foyer_demo_repository_find_open_of_visit:
 * @db: a connection in a transaction
 * @visit: key of a visit
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerDemoSession): the open session of the visit, or none
 */
GPtrArray *
foyer_demo_repository_find_open_of_visit (FoyerDb          *db,
                                          const FoyerUuid  *visit,
                                          GError          **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_DEMO_SESSION,
                                IS_OPEN " AND visit IS NOT NULL AND visit = $2",
                                FOYER_VALUES (STORE (db), foyer_value_uuid (visit)), error);
}

/**
 * foyer_demo_repository_find_days:
 * @db: a connection in a transaction
 * @first: a day of the shop
 * @last: a day of the shop, not before @first
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerDemoSession): the sessions that began on these days,
 *   but void ones, the newest first
 */
GPtrArray *
foyer_demo_repository_find_days (FoyerDb  *db,
                                 gint64    first,
                                 gint64    last,
                                 GError  **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_DEMO_SESSION,
                                "day BETWEEN $2 AND $3 AND state <> 'void'"
                                " ORDER BY day DESC, id DESC",
                                FOYER_VALUES (STORE (db), foyer_value_int (first),
                                              foyer_value_int (last)), error);
}

/**
 * foyer_demo_repository_has_bought:
 * @db: a connection in a transaction
 * @customer: key of a customer
 * @first: a day of the shop
 * @last: a day of the shop, not before @first
 * @has_bought: (out): whether a purchase by the customer is known of these days
 * @error: where to put the error
 *
 * Purchases have no register yet. What is known of them: another demonstration that ended with one,
 * and a visit to buy that ended without a reason why nothing was bought.
 *
 * Returns: whether @has_bought is set
 */
gboolean
foyer_demo_repository_has_bought (FoyerDb          *db,
                                  const FoyerUuid  *customer,
                                  gint64            first,
                                  gint64            last,
                                  gboolean         *has_bought,
                                  GError          **error)
{
  static const char sql[] =
    "SELECT (SELECT COUNT (*) FROM demo_session WHERE store_id = $1 AND customer = $2"
    " AND customer IS NOT NULL AND day BETWEEN $3 AND $4 AND outcome = 'bought'"
    " AND state = 'done')"
    " + (SELECT COUNT (*) FROM visit WHERE store_id = $1 AND customer = $2"
    " AND customer IS NOT NULL AND day BETWEEN $3 AND $4 AND purpose = 'buy' AND state = 'left'"
    " AND is_assumed = 0 AND lost_kind = 'none')";
  g_autoptr (FoyerRows) rows = foyer_db_query (db, sql,
                                               FOYER_VALUES (STORE (db),
                                                             foyer_value_uuid (customer),
                                                             foyer_value_int (first),
                                                             foyer_value_int (last)), error);

  if (rows == NULL)
    return FALSE;

  *has_bought = foyer_rows_get_int (rows, 0, 0) > 0;
  return TRUE;
}
