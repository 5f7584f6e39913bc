#include "store/foyer-customer-repository.h"

#include "store/db-driver.h"

/* Names of organisations that one prefix is followed to. */
#define MAX_KEYS 200

#define STORE(db) foyer_value_int (foyer_db_get_store (db))

/**
 * foyer_customer_repository_find_phone:
 * @db: a connection in a transaction
 * @phone: a telephone number as foyer_phone_digits() writes it; not empty
 * @limit: how many at most
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerCustomer): who has this number as first or second
 *   one, the newest contact first
 */
GPtrArray *
foyer_customer_repository_find_phone (FoyerDb     *db,
                                      const char  *phone,
                                      guint        limit,
                                      GError     **error)
{
  /* The conditions of the two partial indexes stand in it word for word. */
  return foyer_db_find_records (db, FOYER_TYPE_CUSTOMER,
                                "((phone = $2 AND phone <> '') OR (phone2 = $2 AND phone2 <> ''))"
                                " AND state = 'active' ORDER BY last_contact DESC LIMIT $3",
                                FOYER_VALUES (STORE (db), foyer_value_text (phone), foyer_value_int (limit)),
                                error);
}

/**
 * foyer_customer_repository_find_number:
 * @db: a connection in a transaction
 * @number: the human number of a customer
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerCustomer): the customer, or nobody
 */
GPtrArray *
foyer_customer_repository_find_number (FoyerDb     *db,
                                       const char  *number,
                                       GError     **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_CUSTOMER, "number = $2 AND state = 'active'",
                                FOYER_VALUES (STORE (db), foyer_value_text (number)), error);
}

/**
 * foyer_customer_repository_find_ids:
 * @db: a connection in a transaction
 * @ids: (array length=n_ids): keys
 * @n_ids: how many
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerCustomer): the customers of these keys, in the same
 *   order, without those that are void or not there
 */
GPtrArray *
foyer_customer_repository_find_ids (FoyerDb          *db,
                                    const FoyerUuid  *ids,
                                    guint             n_ids,
                                    GError          **error)
{
  return foyer_db_find_by_ids (db, FOYER_TYPE_CUSTOMER, ids, n_ids, "state = 'active'", error);
}

/* The first text after all that begin with @prefix, by bytes. Keys are UTF-8, in which 0xff never
 * stands; U+10FFFF is as far as valid text goes. */
static char *
end_of (const char *prefix)
{
  return g_strconcat (prefix, "\xf4\x8f\xbf\xbf", NULL);
}

/**
 * foyer_customer_repository_find_organisations:
 * @db: a connection in a transaction
 * @prefixes: (array zero-terminated=1): beginnings of keys of foyer_search_organisation_keys(); the
 *   first %FOYER_ORGANISATION_SPELLINGS count
 * @limit: how many names at most for each
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type utf8): the names of organisations with such a key, each
 *   once
 */
GPtrArray *
foyer_customer_repository_find_organisations (FoyerDb            *db,
                                              const char *const  *prefixes,
                                              guint               limit,
                                              GError            **error)
{
#define NAMES_OF(from, to) "SELECT * FROM (SELECT organisation FROM organisation_key" \
                           " WHERE store_id = $1 AND key >= " from " AND key <= " to \
                           " ORDER BY key LIMIT $2) AS names"
  static const char sql[] = NAMES_OF ("$3", "$4") " UNION ALL " NAMES_OF ("$5", "$6")
                            " UNION ALL " NAMES_OF ("$7", "$8") " UNION ALL "
                            NAMES_OF ("$9", "$10");
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) ends = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (FoyerRows) rows = NULL;
  FoyerValue values[2 + 2 * FOYER_ORGANISATION_SPELLINGS];
  guint n_prefixes = MIN (g_strv_length ((char **) prefixes), FOYER_ORGANISATION_SPELLINGS);

  values[0] = STORE (db);
  values[1] = foyer_value_int (MIN (limit, MAX_KEYS));
  for (guint i = 0; i < FOYER_ORGANISATION_SPELLINGS; i++)
    {
      /* No key lies behind the last text and before the first. */
      const char *from = i < n_prefixes ? prefixes[i] : "\xf4\x8f\xbf\xbf";
      char *end = i < n_prefixes ? end_of (prefixes[i]) : g_strdup ("");

      g_ptr_array_add (ends, end);
      values[2 + 2 * i] = foyer_value_text (from);
      values[3 + 2 * i] = foyer_value_text (end);
    }
  rows = foyer_db_query (db, sql, values, G_N_ELEMENTS (values), error);
  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < foyer_rows_get_n_rows (rows); i++)
    if (!g_ptr_array_find_with_equal_func (names, foyer_rows_get_text (rows, i, 0), g_str_equal,
                                           NULL))
      g_ptr_array_add (names, g_strdup (foyer_rows_get_text (rows, i, 0)));

  return g_steal_pointer (&names);
#undef NAMES_OF
}

#define PERSON_COLUMNS "id, last_contact, name, phone, phone2"

/* Returns whether @func wants more. */
static gboolean
hand_on (FoyerRows       *rows,
         guint            row,
         FoyerPersonFunc  func,
         gpointer         user_data)
{
  FoyerPersonRow person = {
    .id = foyer_rows_get_uuid (rows, row, 0),
    .last_contact_us = foyer_rows_get_int (rows, row, 1),
    .name = foyer_rows_get_text (rows, row, 2),
    .phone = foyer_rows_get_text (rows, row, 3),
    .phone2 = foyer_rows_get_text (rows, row, 4),
  };

  return func (&person, user_data);
}

/* How many organisations one statement asks for. */
#define NAMES_AT_ONCE 8

static FoyerRows *
find_of_organisations (FoyerDb            *db,
                       const char *const  *organisations,
                       guint               n_organisations,
                       guint               limit,
                       GError            **error)
{
#define PEOPLE_OF(name) "SELECT * FROM (SELECT " PERSON_COLUMNS " FROM customer" \
                        " WHERE store_id = $1 AND organisation = " name \
                        " AND organisation <> '' AND state = 'active'" \
                        " ORDER BY last_contact DESC LIMIT $2) AS people"
  static const char one[] = PEOPLE_OF ("$3");
  static const char some[] = PEOPLE_OF ("$3") " UNION ALL " PEOPLE_OF ("$4") " UNION ALL "
                             PEOPLE_OF ("$5") " UNION ALL " PEOPLE_OF ("$6") " UNION ALL "
                             PEOPLE_OF ("$7") " UNION ALL " PEOPLE_OF ("$8") " UNION ALL "
                             PEOPLE_OF ("$9") " UNION ALL " PEOPLE_OF ("$10");
  FoyerValue values[2 + NAMES_AT_ONCE];

  values[0] = STORE (db);
  values[1] = foyer_value_int (limit);
  for (guint i = 0; i < NAMES_AT_ONCE; i++)
    values[2 + i] = foyer_value_text (i < n_organisations ? organisations[i] : "");

  return n_organisations == 1 ? foyer_db_query (db, one, values, 3, error)
                              : foyer_db_query (db, some, values, G_N_ELEMENTS (values), error);
#undef PEOPLE_OF
}

/**
 * foyer_customer_repository_each_of_organisations:
 * @db: a connection in a transaction
 * @organisations: (array length=n_organisations): names of organisations, as they stand in
 *   customers' files
 * @n_organisations: how many
 * @limit: how many persons at most of each
 * @func: (scope call): called for each
 * @user_data: for @func
 * @error: where to put the error
 *
 * Goes through who comes from there: organisation by organisation, the newest contact first.
 *
 * Returns: whether it went well
 */
gboolean
foyer_customer_repository_each_of_organisations (FoyerDb            *db,
                                                 const char *const  *organisations,
                                                 guint               n_organisations,
                                                 guint               limit,
                                                 FoyerPersonFunc     func,
                                                 gpointer            user_data,
                                                 GError            **error)
{
  for (guint i = 0; i < n_organisations; i += NAMES_AT_ONCE)
    {
      g_autoptr (FoyerRows) rows =
        find_of_organisations (db, organisations + i, MIN (n_organisations - i, NAMES_AT_ONCE),
                               limit, error);

      if (rows == NULL)
        return FALSE;
      for (guint row = 0; row < foyer_rows_get_n_rows (rows); row++)
        if (!hand_on (rows, row, func, user_data))
          return TRUE;
    }

  return TRUE;
}

/**
 * foyer_customer_repository_each_of_ids:
 * @db: a connection in a transaction
 * @ids: (array length=n_ids): keys
 * @n_ids: how many
 * @func: (scope call): called for each
 * @user_data: for @func
 * @error: where to put the error
 *
 * Goes through the customers of these keys, in any order.
 *
 * Returns: whether it went well
 */
gboolean
foyer_customer_repository_each_of_ids (FoyerDb          *db,
                                       const FoyerUuid  *ids,
                                       guint             n_ids,
                                       FoyerPersonFunc   func,
                                       gpointer          user_data,
                                       GError          **error)
{
  static const char sql[] = "SELECT " PERSON_COLUMNS " FROM customer"
                            " WHERE store_id = $1 AND id IN (" FOYER_DB_IDS ")"
                            " AND state = 'active'";

  for (guint i = 0; i < n_ids; i += FOYER_DB_IDS_AT_ONCE)
    {
      FoyerValue values[FOYER_DB_IDS_AT_ONCE + 1];
      g_autoptr (FoyerRows) rows = NULL;

      foyer_db_fill_ids (db, ids + i, n_ids - i, values);
      rows = foyer_db_query (db, sql, values, G_N_ELEMENTS (values), error);
      if (rows == NULL)
        return FALSE;
      for (guint row = 0; row < foyer_rows_get_n_rows (rows); row++)
        if (!hand_on (rows, row, func, user_data))
          return TRUE;
    }

  return TRUE;
}

/**
 * foyer_customer_repository_log_access:
 * @transaction: a transaction
 * @what: what was looked at: `reveal` for a telephone number
 * @subject: (nullable): key of the customer whom it is about
 * @amount: of how many persons
 * @error: where to put the error
 *
 * Notes who looked at what is not everybody's (A4, PR-02).
 *
 * Returns: whether it is noted
 */
gboolean
foyer_customer_repository_log_access (FoyerTransaction  *transaction,
                                      const char        *what,
                                      const FoyerUuid   *subject,
                                      gint64             amount,
                                      GError           **error)
{
  static const char sql[] = "INSERT INTO access_log"
                            " (store_id, id, at, actor, seat, what, subject, amount)"
                            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
  FoyerDb *db = foyer_transaction_get_db (transaction);
  const FoyerActor *actor = foyer_transaction_get_actor (transaction);
  gint64 now_us = foyer_transaction_get_now_us (transaction);
  FoyerUuid id = foyer_uuid_new (now_us);
  g_autofree char *name = foyer_uuid_is_none (&actor->staff) ? g_strdup (actor->name)
                                                             : foyer_uuid_to_string (&actor->staff);

  return foyer_db_run (db, sql,
                       FOYER_VALUES (STORE (db),
                                     foyer_value_uuid (&id), foyer_value_int (now_us),
                                     foyer_value_text (name), foyer_value_text (actor->seat),
                                     foyer_value_text (what), foyer_value_uuid (subject),
                                     foyer_value_int (amount)),
                       error) >= 0;
}
