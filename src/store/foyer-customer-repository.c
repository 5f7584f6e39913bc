#include "store/foyer-customer-repository.h"

#include <string.h>

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
  g_autoptr (GPtrArray) customers = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (GPtrArray) found = NULL;

      found = foyer_db_find_records (db, FOYER_TYPE_CUSTOMER, "id = $2 AND state = 'active'",
                                     FOYER_VALUES (STORE (db), foyer_value_uuid (&ids[i])), error);
      if (found == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (customers, g_steal_pointer (&found));
    }

  return g_steal_pointer (&customers);
}

static gboolean
add_name (FoyerRow *row,
          gpointer  user_data)
{
  GPtrArray *names = user_data;
  FoyerValue name = foyer_row_get (row, 0, FOYER_VALUE_TEXT);

  for (guint i = 0; i < names->len; i++)
    if (strcmp (names->pdata[i], name.text) == 0)
      return TRUE;
  g_ptr_array_add (names, g_strdup (name.text));

  return TRUE;
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
 * @prefix: beginning of a key of foyer_search_organisation_keys()
 * @limit: how many at most
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type utf8): the names of organisations with such a key, each
 *   once
 */
GPtrArray *
foyer_customer_repository_find_organisations (FoyerDb     *db,
                                              const char  *prefix,
                                              guint        limit,
                                              GError     **error)
{
  static const char sql[] = "SELECT organisation FROM organisation_key"
                            " WHERE store_id = $1 AND key >= $2 AND key <= $3"
                            " ORDER BY key LIMIT $4";
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *end = end_of (prefix);

  if (!foyer_db_each (db, sql,
                      FOYER_VALUES (STORE (db),
                                    foyer_value_text (prefix), foyer_value_text (end),
                                    foyer_value_int (MIN (limit, MAX_KEYS))),
                      add_name, names, error))
    return NULL;

  return g_steal_pointer (&names);
}

#define PERSON_ROW "SELECT id, last_contact, name, phone, phone2 FROM customer "

typedef struct
{
  FoyerPersonFunc func;
  gpointer user_data;
  gboolean is_done;
} Each;

static gboolean
hand_on (FoyerRow *row,
         gpointer  user_data)
{
  Each *each = user_data;
  FoyerPersonRow person = {
    .id = foyer_row_get (row, 0, FOYER_VALUE_UUID).uuid,
    .last_contact_us = foyer_row_get (row, 1, FOYER_VALUE_INT).integer,
    .name = foyer_row_get (row, 2, FOYER_VALUE_TEXT).text,
    .phone = foyer_row_get (row, 3, FOYER_VALUE_TEXT).text,
    .phone2 = foyer_row_get (row, 4, FOYER_VALUE_TEXT).text,
  };

  each->is_done = !each->func (&person, each->user_data);
  return !each->is_done;
}

/**
 * foyer_customer_repository_each_of_organisation:
 * @db: a connection in a transaction
 * @organisation: the name of an organisation, as it stands in customers' files
 * @limit: how many at most
 * @func: (scope call): called for each
 * @user_data: for @func
 * @error: where to put the error
 *
 * Goes through who comes from there, the newest contact first.
 *
 * Returns: whether it went well
 */
gboolean
foyer_customer_repository_each_of_organisation (FoyerDb          *db,
                                                const char       *organisation,
                                                guint             limit,
                                                FoyerPersonFunc   func,
                                                gpointer          user_data,
                                                GError          **error)
{
  static const char sql[] = PERSON_ROW
                            "WHERE store_id = $1 AND organisation = $2 AND organisation <> ''"
                            " AND state = 'active' ORDER BY last_contact DESC LIMIT $3";
  Each each = { func, user_data, FALSE };

  return foyer_db_each (db, sql,
                        FOYER_VALUES (STORE (db), foyer_value_text (organisation),
                                      foyer_value_int (limit)),
                        hand_on, &each, error);
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
 * Goes through the customers of these keys, in their order.
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
  static const char sql[] = PERSON_ROW "WHERE store_id = $1 AND id = $2 AND state = 'active'";
  Each each = { func, user_data, FALSE };

  for (guint i = 0; i < n_ids && !each.is_done; i++)
    if (!foyer_db_each (db, sql, FOYER_VALUES (STORE (db), foyer_value_uuid (&ids[i])), hand_on,
                        &each, error))
      return FALSE;

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
