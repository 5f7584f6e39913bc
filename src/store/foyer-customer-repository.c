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
                                FOYER_VALUES (STORE (db), foyer_value_text (phone),
                                              foyer_value_int (limit)),
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

static gboolean
add_name (FoyerRow *row,
          gpointer  user_data)
{
  GPtrArray *names = user_data;
  FoyerValue name = foyer_row_get (row, 0, FOYER_VALUE_TEXT);

  if (!g_ptr_array_find_with_equal_func (names, name.text, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name.text));

  return TRUE;
}

/**
 * foyer_customer_repository_ask_organisations:
 * @db: a connection in a transaction
 * @prefixes: (array zero-terminated=1): beginnings of keys of foyer_search_organisation_keys(); the
 *   first %FOYER_ORGANISATION_SPELLINGS count
 * @limit: how many names at most for each
 * @names: (element-type utf8): where the names of organisations with such a key are added, each
 *   once, to be freed by g_free()
 * @error: where to put the error
 *
 * Asks which organisations may be meant, as foyer_db_ask() does.
 *
 * Returns: whether the question is on its way
 */
gboolean
foyer_customer_repository_ask_organisations (FoyerDb            *db,
                                             const char *const  *prefixes,
                                             guint               limit,
                                             GPtrArray          *names,
                                             GError            **error)
{
#define NAMES_OF(from, to) "SELECT * FROM (SELECT organisation FROM organisation_key" \
                           " WHERE store_id = $1 AND key >= " from " AND key <= " to \
                           " ORDER BY key LIMIT $2) AS names"
  static const char sql[] = NAMES_OF ("$3", "$4") " UNION ALL " NAMES_OF ("$5", "$6")
                            " UNION ALL " NAMES_OF ("$7", "$8") " UNION ALL "
                            NAMES_OF ("$9", "$10");
  g_autoptr (GPtrArray) ends = g_ptr_array_new_with_free_func (g_free);
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

  return foyer_db_ask (db, sql, values, G_N_ELEMENTS (values), add_name, names, error);
#undef NAMES_OF
}

#define PERSON_COLUMNS "id, last_contact, name, phone, phone2"

static gboolean
hand_on (FoyerRow *row,
         gpointer  user_data)
{
  FoyerPersonAsking *asking = user_data;
  FoyerPersonRow person = {
    .id = foyer_row_get (row, 0, FOYER_VALUE_UUID).uuid,
    .last_contact_us = foyer_row_get (row, 1, FOYER_VALUE_INT).integer,
    .name = foyer_row_get (row, 2, FOYER_VALUE_TEXT).text,
    .phone = foyer_row_get (row, 3, FOYER_VALUE_TEXT).text,
    .phone2 = foyer_row_get (row, 4, FOYER_VALUE_TEXT).text,
  };

  return asking->func (&person, asking->user_data);
}

/* How many organisations one statement asks for. */
#define NAMES_AT_ONCE 8

/* Those of some organisations, the newest contacts of each. */
#define PEOPLE_OF(columns, name) "SELECT * FROM (SELECT " columns " FROM customer" \
                                 " WHERE store_id = $1 AND organisation = " name \
                                 " AND organisation <> '' AND state = 'active'" \
                                 " ORDER BY last_contact DESC LIMIT $2) AS people"
#define PEOPLE(columns) PEOPLE_OF (columns, "$3") " UNION ALL " PEOPLE_OF (columns, "$4") \
                        " UNION ALL " PEOPLE_OF (columns, "$5") " UNION ALL " \
                        PEOPLE_OF (columns, "$6") " UNION ALL " PEOPLE_OF (columns, "$7") \
                        " UNION ALL " PEOPLE_OF (columns, "$8") " UNION ALL " \
                        PEOPLE_OF (columns, "$9") " UNION ALL " PEOPLE_OF (columns, "$10")

static void
fill_names (FoyerDb           *db,
            const char *const *names,
            guint              n_names,
            guint              limit,
            FoyerValue        *values)
{
  values[0] = STORE (db);
  values[1] = foyer_value_int (limit);
  for (guint i = 0; i < NAMES_AT_ONCE; i++)
    values[2 + i] = foyer_value_text (i < n_names ? names[i] : "");
}

/**
 * foyer_customer_repository_ask_of_organisations:
 * @db: a connection in a transaction
 * @organisations: (array length=n_organisations): names of organisations, as they stand in
 *   customers' files
 * @n_organisations: how many
 * @limit: how many persons at most of each
 * @asking: whom to tell; it must stay until foyer_db_answer()
 * @error: where to put the error
 *
 * Asks who comes from there, as foyer_db_ask() does: organisation by organisation, the newest
 * contact first.
 *
 * Returns: whether the question is on its way
 */
gboolean
foyer_customer_repository_ask_of_organisations (FoyerDb            *db,
                                                const char *const  *organisations,
                                                guint               n_organisations,
                                                guint               limit,
                                                FoyerPersonAsking  *asking,
                                                GError            **error)
{
  for (guint i = 0; i < n_organisations; i += NAMES_AT_ONCE)
    {
      FoyerValue values[2 + NAMES_AT_ONCE];

      fill_names (db, organisations + i, n_organisations - i, limit, values);
      if (!foyer_db_ask (db, PEOPLE (PERSON_COLUMNS), values, G_N_ELEMENTS (values), hand_on,
                         asking, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * foyer_customer_repository_ask_newest_of_organisations:
 * @db: a connection in a transaction
 * @organisations: (array length=n_organisations): names of organisations
 * @n_organisations: how many
 * @limit: how many persons are wanted
 * @finding: where they are put; it must stay until foyer_db_answer()
 * @error: where to put the error
 *
 * Asks who comes from there, whole: of some organisations together the newest contacts, and a few
 * more where there are many organisations.
 *
 * Returns: whether the question is on its way
 */
gboolean
foyer_customer_repository_ask_newest_of_organisations (FoyerDb            *db,
                                                       const char *const  *organisations,
                                                       guint               n_organisations,
                                                       guint               limit,
                                                       FoyerFinding       *finding,
                                                       GError            **error)
{
  for (guint i = 0; i < n_organisations; i += NAMES_AT_ONCE)
    {
      FoyerValue values[2 + NAMES_AT_ONCE];

      fill_names (db, organisations + i, n_organisations - i, limit, values);
      if (!foyer_db_ask_records (db, finding,
                                 "id IN (SELECT id FROM (" PEOPLE ("id, last_contact") ") AS all_of"
                                 " ORDER BY last_contact DESC LIMIT $2)",
                                 values, G_N_ELEMENTS (values), error))
        return FALSE;
    }

  return TRUE;
}

/**
 * foyer_customer_repository_ask_of_ids:
 * @db: a connection in a transaction
 * @ids: (array length=n_ids): keys
 * @n_ids: how many
 * @asking: whom to tell; it must stay until foyer_db_answer()
 * @error: where to put the error
 *
 * Asks for the customers of these keys, as foyer_db_ask() does, in any order.
 *
 * Returns: whether the question is on its way
 */
gboolean
foyer_customer_repository_ask_of_ids (FoyerDb            *db,
                                      const FoyerUuid    *ids,
                                      guint               n_ids,
                                      FoyerPersonAsking  *asking,
                                      GError            **error)
{
  for (guint i = 0; i < n_ids; i += FOYER_DB_IDS_AT_ONCE)
    {
      FoyerValue values[FOYER_DB_IDS_AT_ONCE + 1];

      foyer_db_fill_ids (db, ids + i, n_ids - i, values);
      if (!foyer_db_ask (db, "SELECT " PERSON_COLUMNS " FROM customer"
                         " WHERE store_id = $1 AND id IN (" FOYER_DB_IDS ") AND state = 'active'",
                         values, G_N_ELEMENTS (values), hand_on, asking, error))
        return FALSE;
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
