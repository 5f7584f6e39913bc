#include "store/foyer-delivery-repository.h"

#include "domain/foyer-customer.h"
#include "store/foyer-item-repository.h"

#define STORE(db) foyer_value_int (foyer_db_get_store (db))

#define COLUMNS "id, item, reason, moment, addressee, role, rings, tries, shown, gone"

/* What rang stands, also where the clock has been set back over its time; putting off undoes
 * both. */
#define HAS_RUNG "shown IS NOT NULL OR leased_until IS NOT NULL"

/* What a seat may take: not shown, not leased elsewhere. A lease that ends later than any lease can
 * was given before the clock was set back; it counts as run out. */
#define IS_FREE "shown IS NULL AND gone IS NULL" \
                " AND (leased_until IS NULL OR leased_until <= $3 OR leased_until > $4)"

static const char *
get_nick (GType type,
          int   value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);

  /* The words of an enum class live as long as the program. */
  return g_enum_get_value (klass, value)->value_nick;
}

static gboolean
read_nick (FoyerRows   *rows,
           guint        row,
           guint        column,
           GType        type,
           int         *value,
           GError     **error)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  const GEnumValue *found = g_enum_get_value_by_nick (klass,
                                                      foyer_rows_get_text (rows, row, column));

  if (found == NULL)
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_SCHEMA,
                   "a delivery holds a word that this program does not know");
      return FALSE;
    }

  *value = found->value;
  return TRUE;
}

static gboolean
read_dealt (FoyerRows   *rows,
            guint        row,
            FoyerDealt  *dealt,
            GError     **error)
{
  FoyerDeliveryFields *fields = &dealt->fields;
  int reason, role;

  if (!read_nick (rows, row, 2, FOYER_TYPE_NOTICE_REASON, &reason, error)
      || !read_nick (rows, row, 5, FOYER_TYPE_NOTICE_ROLE, &role, error))
    return FALSE;

  fields->id = foyer_rows_get_uuid (rows, row, 0);
  dealt->item = foyer_rows_get_uuid (rows, row, 1);
  fields->reason = reason;
  fields->moment_us = foyer_rows_get_int (rows, row, 3);
  fields->addressee = foyer_rows_get_uuid (rows, row, 4);
  fields->role = role;
  fields->rings_us = foyer_rows_get_int (rows, row, 6);
  fields->tries = foyer_rows_get_int (rows, row, 7);
  fields->shown_us = foyer_rows_is_null (rows, row, 8) ? 0 : foyer_rows_get_int (rows, row, 8);
  dealt->is_gone = !foyer_rows_is_null (rows, row, 9);
  return TRUE;
}

static GArray *
find_dealt (FoyerDb           *db,
            const char        *sql,
            const FoyerValue  *values,
            guint              n_values,
            GError           **error)
{
  g_autoptr (FoyerRows) rows = foyer_db_query (db, sql, values, n_values, error);
  g_autoptr (GArray) found = g_array_new (FALSE, TRUE, sizeof (FoyerDealt));

  if (rows == NULL)
    return NULL;

  g_array_set_size (found, foyer_rows_get_n_rows (rows));
  for (guint i = 0; i < found->len; i++)
    if (!read_dealt (rows, i, &g_array_index (found, FoyerDealt, i), error))
      return NULL;

  return g_steal_pointer (&found);
}

/* *@record: (nullable): the record of @id, or none */
static gboolean
find_record (FoyerDb          *db,
             GType             type,
             const FoyerUuid  *id,
             gpointer          record,
             GError          **error)
{
  g_autoptr (GPtrArray) records = NULL;

  if (foyer_uuid_is_none (id))
    return TRUE;

  records = foyer_db_find_records (db, type, "id = $2",
                                   FOYER_VALUES (foyer_value_int (foyer_db_get_store (db)),
                                                 foyer_value_uuid (id)), error);
  if (records == NULL)
    return FALSE;
  if (records->len > 0)
    *(gpointer *) record = g_object_ref (records->pdata[0]);
  return TRUE;
}

/* What the words of a delivery need beside it: which try it is, and how the customer is
 * addressed. */
static FoyerDelivery *
load_item (FoyerDb     *db,
           FoyerDealt  *dealt,
           GError     **error)
{
  g_autoptr (FoyerRecord) record = foyer_db_load_record (db, FOYER_TYPE_ITEM, &dealt->item, error);
  g_autoptr (FoyerCallback) callback = NULL;
  g_autoptr (FoyerCustomer) customer = NULL;
  FoyerItem *item;

  if (record == NULL)
    return NULL;

  item = FOYER_ITEM (record);
  if (!foyer_item_repository_read_progress (db, item, error)
      || (foyer_item_get_kind (item) == FOYER_ITEM_CALLBACK
       && !find_record (db, FOYER_TYPE_CALLBACK, &dealt->item, &callback, error))
      || !find_record (db, FOYER_TYPE_CUSTOMER, foyer_item_get_customer (item), &customer, error))
    return NULL;

  dealt->fields.salutation = customer != NULL ? foyer_customer_get_salutation (customer)
                                              : FOYER_SALUTATION_NONE;
  return foyer_delivery_new (item, callback, &dealt->fields);
}

/* The deliveries with their items. */
static GPtrArray *
load_items (FoyerDb  *db,
            GArray   *dealt,
            GError  **error)
{
  g_autoptr (GPtrArray) deliveries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < dealt->len; i++)
    {
      FoyerDelivery *delivery = load_item (db, &g_array_index (dealt, FoyerDealt, i), error);

      if (delivery == NULL)
        return NULL;
      g_ptr_array_add (deliveries, delivery);
    }

  return g_steal_pointer (&deliveries);
}

/**
 * foyer_delivery_repository_find_ringing:
 * @db: a connection in a transaction
 * @now_us: the present, microseconds UTC
 * @limit: how many at most
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerItem): the items that ask for attention now, or are
 *   to be looked at again, with what their logs say of progress
 */
GPtrArray *
foyer_delivery_repository_find_ringing (FoyerDb  *db,
                                        gint64    now_us,
                                        guint     limit,
                                        GError  **error)
{
  g_autoptr (GPtrArray) items = NULL;

  items = foyer_db_find_records (db, FOYER_TYPE_ITEM,
                                 "ring IS NOT NULL AND ring <= $2 ORDER BY ring LIMIT $3",
                                 FOYER_VALUES (STORE (db), foyer_value_int (now_us),
                                               foyer_value_int (limit)), error);
  for (guint i = 0; items != NULL && i < items->len; i++)
    if (!foyer_item_repository_read_progress (db, items->pdata[i], error))
      return NULL;

  return g_steal_pointer (&items);
}

/**
 * foyer_delivery_repository_skip_closed:
 * @db: a connection in a write transaction
 * @limit: how many at most
 * @n_skipped: (out): how many
 * @error: where to put the error
 *
 * Closed items of which nothing rings, which a store of before has by the million, need no looking
 * at one by one.
 *
 * Returns: whether it was done
 */
gboolean
foyer_delivery_repository_skip_closed (FoyerDb  *db,
                                       guint     limit,
                                       gint64   *n_skipped,
                                       GError  **error)
{
  static const char sql[] =
    "UPDATE item SET ring = NULL WHERE store_id = $1 AND id IN"
    " (SELECT i.id FROM item i WHERE i.store_id = $1 AND i.ring = 0 AND i.closed IS NOT NULL"
    "  AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.store_id = $1 AND d.item = i.id)"
    "  LIMIT $2)";

  *n_skipped = foyer_db_run (db, sql, FOYER_VALUES (STORE (db), foyer_value_int (limit)), error);
  return *n_skipped >= 0;
}

/**
 * foyer_delivery_repository_set_ring:
 * @db: a connection in a write transaction
 * @item: key of an item
 * @ring_us: when it is to be looked at again, microseconds UTC; 0 for never
 * @error: where to put the error
 *
 * Returns: whether it was noted
 */
gboolean
foyer_delivery_repository_set_ring (FoyerDb          *db,
                                    const FoyerUuid  *item,
                                    gint64            ring_us,
                                    GError          **error)
{
  FoyerValue ring = ring_us != 0 ? foyer_value_int (ring_us) : foyer_value_null (FOYER_VALUE_INT);

  return foyer_db_run (db, "UPDATE item SET ring = $3 WHERE store_id = $1 AND id = $2",
                       FOYER_VALUES (STORE (db), foyer_value_uuid (item), ring), error) >= 0;
}

/**
 * foyer_delivery_repository_find_standing_items:
 * @db: a connection in a transaction
 * @error: where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type FoyerUuid FoyerUuid): the keys of the items of
 *   which something stands in a tray, as a set
 */
GHashTable *
foyer_delivery_repository_find_standing_items (FoyerDb  *db,
                                               GError  **error)
{
  static const char sql[] =
    "SELECT DISTINCT item FROM delivery WHERE store_id = $1 AND gone IS NULL";

  return foyer_db_query_set (db, sql, FOYER_VALUES (STORE (db)), error);
}

/**
 * foyer_delivery_repository_find_of_item:
 * @db: a connection in a transaction
 * @item: key of an item
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerDealt): all its deliveries, also those that are gone
 */
GArray *
foyer_delivery_repository_find_of_item (FoyerDb          *db,
                                        const FoyerUuid  *item,
                                        GError          **error)
{
  return find_dealt (db, "SELECT " COLUMNS " FROM delivery WHERE store_id = $1 AND item = $2",
                     FOYER_VALUES (STORE (db), foyer_value_uuid (item)), error);
}

/**
 * foyer_delivery_repository_find_silent:
 * @db: a connection in a transaction
 * @after_us: only what rang after this, microseconds UTC
 * @until_us: only what rang up to this
 * @limit: how many at most
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerDealt): what rang for an owner or a cover and no seat
 *   ever took, by when it rang
 */
GArray *
foyer_delivery_repository_find_silent (FoyerDb  *db,
                                       gint64    after_us,
                                       gint64    until_us,
                                       guint     limit,
                                       GError  **error)
{
  static const char sql[] =
    "SELECT " COLUMNS " FROM delivery WHERE store_id = $1 AND shown IS NULL AND gone IS NULL"
    " AND rings > $2 AND rings <= $3 AND tries = 0 AND role IN ('owner', 'cover')"
    " ORDER BY rings LIMIT $4";

  return find_dealt (db, sql, FOYER_VALUES (STORE (db), foyer_value_int (after_us),
                                            foyer_value_int (until_us), foyer_value_int (limit)),
                     error);
}

/**
 * foyer_delivery_repository_add:
 * @db: a connection in a write transaction
 * @item: key of the item
 * @fields: the delivery
 * @now_us: the present, microseconds UTC
 * @error: where to put the error
 *
 * Adds a delivery. One of the same item, reason, moment and addressee stays as it is: the same is
 * never told twice, whoever deals it out.
 *
 * Returns: whether it is there now
 */
gboolean
foyer_delivery_repository_add (FoyerDb                    *db,
                               const FoyerUuid            *item,
                               const FoyerDeliveryFields  *fields,
                               gint64                      now_us,
                               GError                    **error)
{
  static const char sql[] =
    "INSERT INTO delivery (store_id, id, item, reason, moment, addressee, role, dealt, rings, seat,"
    " tries) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', 0)"
    " ON CONFLICT (store_id, item, reason, moment, addressee) DO NOTHING";

  return foyer_db_run (db, sql,
                       FOYER_VALUES (STORE (db), foyer_value_uuid (&fields->id),
                                     foyer_value_uuid (item),
                                     foyer_value_text (get_nick (FOYER_TYPE_NOTICE_REASON,
                                                                 fields->reason)),
                                     foyer_value_int (fields->moment_us),
                                     foyer_value_uuid (&fields->addressee),
                                     foyer_value_text (get_nick (FOYER_TYPE_NOTICE_ROLE,
                                                                 fields->role)),
                                     foyer_value_int (now_us),
                                     foyer_value_int (fields->rings_us)), error) >= 0;
}

/**
 * foyer_delivery_repository_set_gone:
 * @db: a connection in a write transaction
 * @id: key of a delivery
 * @now_us: the present, microseconds UTC
 * @error: where to put the error
 *
 * It was taken note of, or a newer one took its place: it never rings again.
 *
 * Returns: whether it is gone
 */
gboolean
foyer_delivery_repository_set_gone (FoyerDb          *db,
                                    const FoyerUuid  *id,
                                    gint64            now_us,
                                    GError          **error)
{
  return foyer_db_run (db, "UPDATE delivery SET gone = $3"
                       " WHERE store_id = $1 AND id = $2 AND gone IS NULL",
                       FOYER_VALUES (STORE (db), foyer_value_uuid (id), foyer_value_int (now_us)),
                       error) >= 0;
}

/**
 * foyer_delivery_repository_remove:
 * @db: a connection in a write transaction
 * @id: key of a delivery
 * @error: where to put the error
 *
 * Its reason is no more. Should the reason come back, by undo for instance, it rings anew.
 *
 * Returns: whether it is removed
 */
gboolean
foyer_delivery_repository_remove (FoyerDb          *db,
                                  const FoyerUuid  *id,
                                  GError          **error)
{
  return foyer_db_run (db, "DELETE FROM delivery WHERE store_id = $1 AND id = $2",
                       FOYER_VALUES (STORE (db), foyer_value_uuid (id)), error) >= 0;
}

/**
 * foyer_delivery_repository_end_told:
 * @db: a connection in a write transaction
 * @item: key of an item
 * @addressee: who acted on it
 * @now_us: the present, microseconds UTC
 * @error: where to put the error
 *
 * Who acts on an item has taken note of what they were told about it.
 *
 * Returns: whether it was done
 */
gboolean
foyer_delivery_repository_end_told (FoyerDb          *db,
                                    const FoyerUuid  *item,
                                    const FoyerUuid  *addressee,
                                    gint64            now_us,
                                    GError          **error)
{
  return foyer_uuid_is_none (addressee)
         || foyer_db_run (db, "UPDATE delivery SET gone = $4 WHERE store_id = $1 AND item = $2"
                          " AND reason = 'told' AND addressee = $3 AND gone IS NULL",
                          FOYER_VALUES (STORE (db), foyer_value_uuid (item),
                                        foyer_value_uuid (addressee), foyer_value_int (now_us)),
                          error) >= 0;
}

/**
 * foyer_delivery_repository_lease:
 * @db: a connection in a write transaction
 * @addressee: who is signed in
 * @seat: where
 * @now_us: the present, microseconds UTC
 * @error: where to put the error
 *
 * Takes what rings for somebody, for %FOYER_LEASE_US: until then no other seat takes it. What was
 * leased before and never shown is taken too, once that lease has run out.
 *
 * Returns: (transfer full) (element-type FoyerDelivery): what is to be shown
 */
GPtrArray *
foyer_delivery_repository_lease (FoyerDb          *db,
                                 const FoyerUuid  *addressee,
                                 const char       *seat,
                                 gint64            now_us,
                                 GError          **error)
{
  static const char sql[] =
    "UPDATE delivery SET seat = $5, leased_until = $4, tries = tries + 1"
    " WHERE store_id = $1 AND addressee = $2 AND rings <= $3 AND " IS_FREE
    " RETURNING " COLUMNS;
  g_autoptr (GArray) dealt = NULL;

  dealt = find_dealt (db, sql, FOYER_VALUES (STORE (db), foyer_value_uuid (addressee),
                                             foyer_value_int (now_us),
                                             foyer_value_int (now_us + FOYER_LEASE_US),
                                             foyer_value_text (seat)), error);
  return dealt != NULL ? load_items (db, dealt, error) : NULL;
}

/**
 * foyer_delivery_repository_set_shown:
 * @db: a connection in a write transaction
 * @id: key of a delivery
 * @now_us: the present, microseconds UTC
 * @error: where to put the error
 *
 * Ends the lease: somebody has been told. What was put off meanwhile, perhaps at another seat,
 * rings later as it was told to: this showing is not that one's.
 *
 * Returns: whether it was noted
 */
gboolean
foyer_delivery_repository_set_shown (FoyerDb          *db,
                                     const FoyerUuid  *id,
                                     gint64            now_us,
                                     GError          **error)
{
  return foyer_db_run (db, "UPDATE delivery SET shown = $3, leased_until = NULL"
                       " WHERE store_id = $1 AND id = $2 AND shown IS NULL AND gone IS NULL"
                       " AND leased_until IS NOT NULL",
                       FOYER_VALUES (STORE (db), foyer_value_uuid (id), foyer_value_int (now_us)),
                       error) >= 0;
}

/**
 * foyer_delivery_repository_put_off:
 * @db: a connection in a write transaction
 * @id: key of a delivery
 * @rings_us: when it rings next, microseconds UTC
 * @error: where to put the error
 *
 * Lets it ring later, as if for the first time (CB-12).
 *
 * Returns: whether it was noted
 */
gboolean
foyer_delivery_repository_put_off (FoyerDb          *db,
                                   const FoyerUuid  *id,
                                   gint64            rings_us,
                                   GError          **error)
{
  return foyer_db_run (db, "UPDATE delivery SET rings = $3, shown = NULL, leased_until = NULL,"
                       " seat = '', tries = 0 WHERE store_id = $1 AND id = $2 AND gone IS NULL",
                       FOYER_VALUES (STORE (db), foyer_value_uuid (id), foyer_value_int (rings_us)),
                       error) >= 0;
}

/**
 * foyer_delivery_repository_find_tray:
 * @db: a connection in a transaction
 * @addressee: somebody
 * @now_us: the present, microseconds UTC
 * @limit: how many at most
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerDelivery): what rang for them and is not handled, the
 *   oldest first
 */
GPtrArray *
foyer_delivery_repository_find_tray (FoyerDb          *db,
                                     const FoyerUuid  *addressee,
                                     gint64            now_us,
                                     guint             limit,
                                     GError          **error)
{
  static const char sql[] =
    "SELECT " COLUMNS " FROM delivery WHERE store_id = $1 AND addressee = $2 AND gone IS NULL"
    " AND (rings <= $3 OR " HAS_RUNG ") ORDER BY rings, moment, id LIMIT $4";
  g_autoptr (GArray) dealt = NULL;

  dealt = find_dealt (db, sql, FOYER_VALUES (STORE (db), foyer_value_uuid (addressee),
                                             foyer_value_int (now_us), foyer_value_int (limit)),
                      error);
  return dealt != NULL ? load_items (db, dealt, error) : NULL;
}

/**
 * foyer_delivery_repository_is_standing:
 * @db: a connection in a transaction
 * @id: key of a delivery
 * @addressee: who is signed in
 * @now_us: the present, microseconds UTC
 * @is_standing: (out): whether it still rings for them
 * @error: where to put the error
 *
 * Returns: whether @is_standing is set
 */
gboolean
foyer_delivery_repository_is_standing (FoyerDb          *db,
                                       const FoyerUuid  *id,
                                       const FoyerUuid  *addressee,
                                       gint64            now_us,
                                       gboolean         *is_standing,
                                       GError          **error)
{
  g_autoptr (FoyerRows) rows =
    foyer_db_query (db, "SELECT COUNT (*) FROM delivery WHERE store_id = $1 AND id = $2"
                    " AND addressee = $3 AND gone IS NULL AND (rings <= $4 OR " HAS_RUNG ")",
                    FOYER_VALUES (STORE (db), foyer_value_uuid (id), foyer_value_uuid (addressee),
                                  foyer_value_int (now_us)), error);

  if (rows == NULL)
    return FALSE;

  *is_standing = foyer_rows_get_int (rows, 0, 0) == 1;
  return TRUE;
}

/**
 * foyer_delivery_repository_find_covered:
 * @db: a connection in a transaction
 * @addressee: somebody
 * @error: where to put the error
 *
 * For which items somebody stands in now (代理): they may move them on.
 *
 * Returns: (transfer full) (nullable) (element-type FoyerUuid FoyerUuid): the keys of the items, as
 *   a set
 */
GHashTable *
foyer_delivery_repository_find_covered (FoyerDb          *db,
                                        const FoyerUuid  *addressee,
                                        GError          **error)
{
  return foyer_db_query_set (db, "SELECT item FROM delivery WHERE store_id = $1 AND addressee = $2"
                             " AND gone IS NULL AND role = 'cover'",
                             FOYER_VALUES (STORE (db), foyer_value_uuid (addressee)), error);
}

/**
 * foyer_delivery_repository_is_covered:
 * @db: a connection in a transaction
 * @item: key of an item
 * @addressee: somebody
 * @is_covered: (out): whether they stand in for its owner now
 * @error: where to put the error
 *
 * Returns: whether @is_covered is set
 */
gboolean
foyer_delivery_repository_is_covered (FoyerDb          *db,
                                      const FoyerUuid  *item,
                                      const FoyerUuid  *addressee,
                                      gboolean         *is_covered,
                                      GError          **error)
{
  g_autoptr (FoyerRows) rows =
    foyer_db_query (db, "SELECT COUNT (*) FROM delivery WHERE store_id = $1 AND item = $2"
                    " AND addressee = $3 AND gone IS NULL AND role = 'cover'",
                    FOYER_VALUES (STORE (db), foyer_value_uuid (item),
                                  foyer_value_uuid (addressee)), error);

  if (rows == NULL)
    return FALSE;

  *is_covered = foyer_rows_get_int (rows, 0, 0) > 0;
  return TRUE;
}

/* The first column of the first row; @value is 0 when it is null or there is none. */
static gboolean
query_int (FoyerDb           *db,
           const char        *sql,
           const FoyerValue  *values,
           guint              n_values,
           gint64            *value,
           GError           **error)
{
  g_autoptr (FoyerRows) rows = foyer_db_query (db, sql, values, n_values, error);

  if (rows == NULL)
    return FALSE;

  *value = foyer_rows_get_n_rows (rows) > 0 && !foyer_rows_is_null (rows, 0, 0)
             ? foyer_rows_get_int (rows, 0, 0) : 0;
  return TRUE;
}

static void
take_earlier (gint64 *next_us,
              gint64  at_us)
{
  if (at_us != 0 && (*next_us == 0 || at_us < *next_us))
    *next_us = at_us;
}

static gboolean
look_at_items (FoyerDb               *db,
               gint64                 now_us,
               FoyerDeliveryOutlook  *outlook,
               GError               **error)
{
  FoyerValue store = STORE (db);
  FoyerValue now = foyer_value_int (now_us);
  gint64 next_us;

  if (!query_int (db, "SELECT COUNT (*) FROM (SELECT 1 FROM item WHERE store_id = $1"
                  " AND ring IS NOT NULL AND ring <= $2 LIMIT 1) found",
                  FOYER_VALUES (store, now), &outlook->n_ringing, error)
      || !query_int (db, "SELECT ring FROM item WHERE store_id = $1 AND ring IS NOT NULL"
                     " AND ring > $2 ORDER BY ring LIMIT 1",
                     FOYER_VALUES (store, now), &next_us, error))
    return FALSE;

  take_earlier (&outlook->next_us, next_us);
  return TRUE;
}

static gboolean
look_at_own (FoyerDb               *db,
             const FoyerUuid       *addressee,
             gint64                 now_us,
             FoyerDeliveryOutlook  *outlook,
             GError               **error)
{
  FoyerValue store = STORE (db);
  FoyerValue who = foyer_value_uuid (addressee);
  FoyerValue now = foyer_value_int (now_us);
  FoyerValue far = foyer_value_int (now_us + FOYER_LEASE_US);
  gint64 rings_us, lease_us;

  if (!query_int (db, "SELECT COUNT (*) FROM (SELECT 1 FROM delivery WHERE store_id = $1"
                  " AND addressee = $2 AND rings <= $3 AND " IS_FREE " LIMIT 1) found",
                  FOYER_VALUES (store, who, now, far), &outlook->n_leasable, error)
      || !query_int (db, "SELECT rings FROM delivery WHERE store_id = $1 AND addressee = $2"
                     " AND gone IS NULL AND rings > $3 ORDER BY rings LIMIT 1",
                     FOYER_VALUES (store, who, now), &rings_us, error)
      || !query_int (db, "SELECT MIN (leased_until) FROM delivery WHERE store_id = $1"
                     " AND addressee = $2 AND gone IS NULL AND shown IS NULL AND leased_until > $3",
                     FOYER_VALUES (store, who, now), &lease_us, error))
    return FALSE;

  take_earlier (&outlook->next_us, rings_us);
  take_earlier (&outlook->next_us, lease_us);
  return TRUE;
}

/**
 * foyer_delivery_repository_look:
 * @db: a connection in a transaction
 * @addressee: (nullable): who is signed in
 * @silent_after_us: up to when silent ones have been passed on, microseconds UTC
 * @pass_on_us: after how long of silence one is passed on; less than 0 for never
 * @now_us: the present, microseconds UTC
 * @outlook: (out caller-allocates): where to put it
 * @error: where to put the error
 *
 * What there is to do now, and the next instant at which there is something.
 *
 * Returns: whether @outlook is set
 */
gboolean
foyer_delivery_repository_look (FoyerDb               *db,
                                const FoyerUuid       *addressee,
                                gint64                 silent_after_us,
                                gint64                 pass_on_us,
                                gint64                 now_us,
                                FoyerDeliveryOutlook  *outlook,
                                GError               **error)
{
  gint64 silent_us = 0;

  *outlook = (FoyerDeliveryOutlook) { 0 };
  if (!look_at_items (db, now_us, outlook, error)
      || (!foyer_uuid_is_none (addressee) && !look_at_own (db, addressee, now_us, outlook, error)))
    return FALSE;
  if (pass_on_us < 0)
    return TRUE;

  if (!query_int (db, "SELECT rings FROM delivery WHERE store_id = $1 AND shown IS NULL"
                  " AND gone IS NULL AND rings > $2 AND tries = 0 AND role IN ('owner', 'cover')"
                  " ORDER BY rings LIMIT 1",
                  FOYER_VALUES (STORE (db), foyer_value_int (silent_after_us)), &silent_us, error))
    return FALSE;

  outlook->n_silent = silent_us != 0 && silent_us + pass_on_us <= now_us;
  if (silent_us != 0 && !outlook->n_silent)
    take_earlier (&outlook->next_us, silent_us + pass_on_us);
  return TRUE;
}
