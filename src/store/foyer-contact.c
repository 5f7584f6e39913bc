/* The last contact of a customer is the newest arrival or enquiry; of one who never came, the
 * moment of the entry. It decides the order of every search, so no two customers share one: a
 * moment that is taken moves on by a microsecond.
 *
 * It is settled once at the end of a transaction, however many visits that stored, together with
 * the customer's place in the search index. Old keys are made from the customer as the transaction
 * found it, new ones from the customer as it is now. */

#include "store/foyer-contact.h"

#include "base/foyer-pinyin.h"
#include "domain/foyer-customer.h"
#include "domain/foyer-search-key.h"
#include "store/db-driver.h"
#include "store/foyer-transaction-private.h"

/* In FoyerTransaction.contacts beside moments: nothing to add, and look at everything. */
#define KEEP 0
#define RECOMPUTE G_MAXINT64

static const FoyerUuid *
get_customer (FoyerRecord *record)
{
  const FoyerField *field = foyer_record_class_find_field (FOYER_RECORD_GET_CLASS (record),
                                                           "customer");

  g_assert (field != NULL && field->kind == FOYER_FIELD_REF);
  return (const FoyerUuid *) ((const char *) record + field->offset);
}

static char *
dup_text (FoyerRecord *record,
          const char  *name)
{
  const FoyerField *field = foyer_record_class_find_field (FOYER_RECORD_GET_CLASS (record), name);

  g_assert (field != NULL);
  return foyer_record_dup_text (record, field);
}

/* The moment of contact that a visit or enquiry is; 0 when it is none (yet, or any more). */
static gint64
get_moment (FoyerRecord *record,
            const char  *name)
{
  g_autofree char *state = dup_text (record, "state");
  g_autofree char *at = dup_text (record, name);

  if (at == NULL || g_str_equal (state, "void"))
    return 0;

  return g_ascii_strtoll (at, NULL, 10);
}

static void
note (FoyerTransaction *transaction,
      const FoyerUuid  *customer,
      gint64            at_us)
{
  gint64 *noted = g_hash_table_lookup (transaction->contacts, customer);

  if (foyer_uuid_is_none (customer))
    return;

  if (noted != NULL)
    *noted = MAX (*noted, at_us);
  else
    g_hash_table_insert (transaction->contacts, g_memdup2 (customer, sizeof *customer),
                         g_memdup2 (&at_us, sizeof at_us));
}

/* A new contact can only be later than the last; only taking one away needs a look at the rest. */
static gboolean
contact_saved (FoyerTransaction *transaction,
               FoyerRecord      *before,
               FoyerRecord      *after,
               const char       *name)
{
  gint64 new_us = get_moment (after, name);
  gint64 old_us = before != NULL ? get_moment (before, name) : 0;

  if (before == NULL || old_us == 0)
    {
      if (new_us != 0)
        note (transaction, get_customer (after), new_us);
    }
  else if (new_us != old_us || !foyer_uuid_equal (get_customer (before), get_customer (after)))
    {
      note (transaction, get_customer (before), RECOMPUTE);
      note (transaction, get_customer (after), RECOMPUTE);
    }

  return TRUE;
}

gboolean
foyer_contact_visit_saved (FoyerTransaction  *transaction,
                           FoyerRecord       *before,
                           FoyerRecord       *after,
                           GError           **error)
{
  return contact_saved (transaction, before, after, "arrived");
}

gboolean
foyer_contact_enquiry_saved (FoyerTransaction  *transaction,
                             FoyerRecord       *before,
                             FoyerRecord       *after,
                             GError           **error)
{
  return contact_saved (transaction, before, after, "at");
}

typedef struct
{
  gint64 free_us;
} Gap;

static gboolean
step_over (FoyerRow *row,
           gpointer  user_data)
{
  Gap *gap = user_data;

  if (foyer_row_get (row, 0, FOYER_VALUE_INT).integer > gap->free_us)
    return FALSE;

  gap->free_us++;
  return TRUE;
}

/* The first moment from @at_us on that no other customer has. */
static gboolean
find_free_moment (FoyerDb          *db,
                  const FoyerUuid  *customer,
                  gint64            at_us,
                  gint64           *free_us,
                  GError          **error)
{
  Gap gap = { at_us };

  if (!foyer_db_each (db, "SELECT last_contact FROM customer WHERE store_id = $1"
                      " AND last_contact >= $2 AND id <> $3 ORDER BY last_contact",
                      FOYER_VALUES (foyer_value_int (foyer_db_get_store (db)),
                                    foyer_value_int (at_us), foyer_value_uuid (customer)),
                      step_over, &gap, error))
    return FALSE;

  *free_us = gap.free_us;
  return TRUE;
}

gboolean
foyer_contact_customer_created (FoyerTransaction  *transaction,
                                FoyerRecord       *record,
                                GError           **error)
{
  const FoyerField *field = foyer_record_class_find_field (FOYER_RECORD_GET_CLASS (record),
                                                           "last_contact");
  gint64 free_us;

  if (!find_free_moment (transaction->db, foyer_record_get_id (record),
                         foyer_customer_get_last_contact (FOYER_CUSTOMER (record)), &free_us,
                         error))
    return FALSE;

  return foyer_record_set_value (record, field, foyer_value_int (free_us));
}

static gboolean
add_organisation (FoyerDb     *db,
                  const char  *organisation,
                  GError     **error)
{
  g_autoptr (GPtrArray) keys = foyer_search_organisation_keys (organisation);

  for (guint i = 0; i < keys->len; i++)
    if (foyer_db_run (db, "INSERT INTO organisation_key (store_id, key, organisation)"
                      " VALUES ($1, $2, $3) ON CONFLICT (store_id, key, organisation) DO NOTHING",
                      FOYER_VALUES (foyer_value_int (foyer_db_get_store (db)),
                                    foyer_value_text (g_ptr_array_index (keys, i)),
                                    foyer_value_text (organisation)), error) < 0)
      return FALSE;

  return TRUE;
}

/* Keys of organisations that nobody belongs to any more stay: they lead to no customer. */
gboolean
foyer_contact_customer_saved (FoyerTransaction  *transaction,
                              FoyerRecord       *before,
                              FoyerRecord       *after,
                              GError           **error)
{
  const char *organisation = foyer_customer_get_organisation (FOYER_CUSTOMER (after));

  note (transaction, foyer_record_get_id (after), KEEP);

  if (before != NULL
      && g_str_equal (foyer_customer_get_organisation (FOYER_CUSTOMER (before)), organisation))
    return TRUE;

  return add_organisation (transaction->db, organisation, error);
}

/**
 * foyer_contact_make_keys: (skip)
 * @name: a customer's name
 * @phone: the first telephone number
 * @phone2: the second
 * @state: the customer's state
 *
 * Returns: (transfer full) (nullable): the keys under which the customer stands in the search
 *   index; %NULL for one who is not to be found
 */
char **
foyer_contact_make_keys (const char *name,
                         const char *phone,
                         const char *phone2,
                         const char *state)
{
  g_autoptr (GPtrArray) keys = NULL;
  char **copy;

  if (g_str_equal (state, "void"))
    return NULL;

  keys = foyer_search_keys (name, phone, phone2);
  copy = g_new0 (char *, keys->len + 1);
  for (guint i = 0; i < keys->len; i++)
    copy[i] = g_strdup (g_ptr_array_index (keys, i));

  return copy;
}

static char **
make_keys_of (FoyerRecord *record)
{
  FoyerCustomer *customer = FOYER_CUSTOMER (record);
  g_autofree char *state = dup_text (record, "state");

  return foyer_contact_make_keys (foyer_customer_get_name (customer),
                                  foyer_customer_get_phone (customer),
                                  foyer_customer_get_phone2 (customer), state);
}

static gboolean
find_latest (FoyerDb          *db,
             const FoyerUuid  *customer,
             gint64            created_us,
             gint64           *latest_us,
             GError          **error)
{
  g_autoptr (FoyerRows) rows =
    foyer_db_query (db, "SELECT MAX (at) FROM ("
                    " SELECT MAX (arrived) AS at FROM visit"
                    "  WHERE store_id = $1 AND customer = $2 AND state <> 'void'"
                    " UNION ALL SELECT MAX (at) FROM enquiry"
                    "  WHERE store_id = $1 AND customer = $2 AND state <> 'void') c",
                    FOYER_VALUES (foyer_value_int (foyer_db_get_store (db)),
                                  foyer_value_uuid (customer)), error);

  if (rows == NULL)
    return FALSE;

  *latest_us = foyer_rows_is_null (rows, 0, 0) ? created_us : foyer_rows_get_int (rows, 0, 0);
  return TRUE;
}

static gboolean
move_contact (FoyerDb          *db,
              const FoyerUuid  *customer,
              gint64            noted_us,
              gint64            created_us,
              gint64           *last_us,
              GError          **error)
{
  gint64 latest_us = noted_us;
  gint64 free_us;

  if (noted_us == RECOMPUTE && !find_latest (db, customer, created_us, &latest_us, error))
    return FALSE;
  if (noted_us != RECOMPUTE && noted_us <= *last_us)
    return TRUE;
  if (!find_free_moment (db, customer, latest_us, &free_us, error))
    return FALSE;
  if (free_us == *last_us)
    return TRUE;

  *last_us = free_us;
  return foyer_db_run (db, "UPDATE customer SET last_contact = $3 WHERE store_id = $1 AND id = $2",
                       FOYER_VALUES (foyer_value_int (foyer_db_get_store (db)),
                                     foyer_value_uuid (customer), foyer_value_int (free_us)),
                       error) >= 0;
}

static gboolean
settle (FoyerTransaction  *transaction,
        const FoyerUuid   *customer,
        gint64             noted_us,
        GError           **error)
{
  FoyerDb *db = transaction->db;
  FoyerKnownRecord *known = foyer_transaction_find_known (transaction, FOYER_TYPE_CUSTOMER,
                                                          customer);
  g_autoptr (FoyerRows) rows =
    foyer_db_query (db, "SELECT name, phone, phone2, state, created, last_contact FROM customer"
                    " WHERE store_id = $1 AND id = $2",
                    FOYER_VALUES (foyer_value_int (foyer_db_get_store (db)),
                                  foyer_value_uuid (customer)), error);
  g_auto (GStrv) old_keys = NULL;
  g_auto (GStrv) new_keys = NULL;
  gint64 last_us;

  if (rows == NULL)
    return FALSE;
  if (foyer_rows_get_n_rows (rows) == 0)
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_FOREIGN_KEY, "no such customer");
      return FALSE;
    }

  last_us = foyer_rows_get_int (rows, 0, 5);
  new_keys = foyer_contact_make_keys (foyer_rows_get_text (rows, 0, 0),
                                      foyer_rows_get_text (rows, 0, 1),
                                      foyer_rows_get_text (rows, 0, 2),
                                      foyer_rows_get_text (rows, 0, 3));
  if (known == NULL)
    old_keys = g_strdupv (new_keys);
  else if (known->before != NULL)
    old_keys = make_keys_of (known->before);

  return move_contact (db, customer, noted_us, foyer_rows_get_int (rows, 0, 4), &last_us, error)
         && foyer_db_index_put (db, customer, (const char *const *) old_keys,
                                (const char *const *) new_keys, last_us, error);
}

/* Called once, before the transaction commits. */
gboolean
foyer_contact_finish (FoyerTransaction  *transaction,
                      GError           **error)
{
  GHashTableIter iter;
  gpointer customer;
  gpointer noted_us;

  g_hash_table_iter_init (&iter, transaction->contacts);
  while (g_hash_table_iter_next (&iter, &customer, &noted_us))
    if (!settle (transaction, customer, *(gint64 *) noted_us, error))
      return FALSE;

  return TRUE;
}

typedef struct
{
  FoyerDb *db;
  gint64 upto_us;
  guint n_rows;
  GError **error;
  gboolean is_good;
} Rebuild;

static gboolean
index_row (FoyerRow *row,
           gpointer  user_data)
{
  Rebuild *rebuild = user_data;
  FoyerUuid id = foyer_row_get (row, 0, FOYER_VALUE_UUID).uuid;
  const char *organisation = foyer_row_get (row, 5, FOYER_VALUE_TEXT).text;
  g_auto (GStrv) keys = foyer_contact_make_keys (foyer_row_get (row, 1, FOYER_VALUE_TEXT).text,
                                                 foyer_row_get (row, 2, FOYER_VALUE_TEXT).text,
                                                 foyer_row_get (row, 3, FOYER_VALUE_TEXT).text,
                                                 foyer_row_get (row, 4, FOYER_VALUE_TEXT).text);

  rebuild->n_rows++;
  rebuild->upto_us = foyer_row_get (row, 6, FOYER_VALUE_INT).integer;
  rebuild->is_good = (keys == NULL
                      || foyer_db_index_put (rebuild->db, &id, NULL, (const char *const *) keys,
                                             rebuild->upto_us, rebuild->error))
                     && add_organisation (rebuild->db, organisation, rebuild->error);

  return rebuild->is_good;
}

static gboolean
set_progress (FoyerDb  *db,
              gint64    key_rule,
              gint64    upto_us,
              GError  **error)
{
  return foyer_db_run (db, "UPDATE store SET key_rule = $2, index_upto = $3 WHERE store_id = $1",
                       FOYER_VALUES (foyer_value_int (foyer_db_get_store (db)),
                                     foyer_value_int (key_rule), foyer_value_int (upto_us)),
                       error) >= 0;
}

static gboolean
start_anew (FoyerDb  *db,
            GError  **error)
{
  return foyer_db_index_clear (db, error)
         && foyer_db_run (db, "DELETE FROM organisation_key WHERE store_id = $1",
                          FOYER_VALUES (foyer_value_int (foyer_db_get_store (db))), error) >= 0
         && set_progress (db, -FOYER_SEARCH_KEY_RULE, 0, error);
}

/**
 * foyer_contact_rebuild_step: (skip)
 * @db: a connection in a transaction for writing
 * @limit: how many customers to do
 * @is_done: (out): whether the index is complete and of this program's rule
 * @error: where to put what is wrong
 *
 * Does a part of making the search index anew. How far it got stands in the store, with the
 * negative of the rule, so that nobody else writes meanwhile, that a kill costs one step, and that
 * two programs may do it together.
 *
 * Returns: whether the step was done
 */
gboolean
foyer_contact_rebuild_step (FoyerDb   *db,
                            guint      limit,
                            gboolean  *is_done,
                            GError   **error)
{
  FoyerValue store = foyer_value_int (foyer_db_get_store (db));
  Rebuild rebuild = { .db = db, .error = error, .is_good = TRUE };
  /* Written first: on a server the row's lock keeps the others out. */
  g_autoptr (FoyerRows) rows =
    foyer_db_query (db, "UPDATE store SET rev = rev WHERE store_id = $1"
                    " RETURNING key_rule, index_upto", FOYER_VALUES (store), error);

  if (rows == NULL)
    return FALSE;

  *is_done = foyer_rows_get_int (rows, 0, 0) == FOYER_SEARCH_KEY_RULE;
  if (*is_done)
    return TRUE;

  if (foyer_rows_get_int (rows, 0, 0) == -FOYER_SEARCH_KEY_RULE)
    rebuild.upto_us = foyer_rows_get_int (rows, 0, 1);
  else if (!start_anew (db, error))
    return FALSE;

  if (!foyer_db_each (db, "SELECT id, name, phone, phone2, state, organisation, last_contact"
                      " FROM customer WHERE store_id = $1 AND last_contact > $2"
                      " ORDER BY last_contact LIMIT $3",
                      FOYER_VALUES (store, foyer_value_int (rebuild.upto_us),
                                    foyer_value_int (limit)),
                      index_row, &rebuild, error)
      || !rebuild.is_good)
    return FALSE;

  *is_done = rebuild.n_rows < limit;
  return set_progress (db, *is_done ? FOYER_SEARCH_KEY_RULE : -FOYER_SEARCH_KEY_RULE,
                       rebuild.upto_us, error);
}

/**
 * foyer_contact_rebuild_start: (skip)
 * @db: a connection in a transaction for writing
 * @error: where to put what is wrong
 *
 * Marks the search index as one that has to be made anew.
 *
 * Returns: whether it was done
 */
gboolean
foyer_contact_rebuild_start (FoyerDb  *db,
                             GError  **error)
{
  return start_anew (db, error);
}
