#include "store/foyer-item-repository.h"

#include "domain/foyer-attachment.h"
#include "domain/foyer-item-kind.h"

#define STORE(db) foyer_value_int (foyer_db_get_store (db))

/* What is open, in the words of the indexes. What was taken back is void and was never closed. */
#define IS_OPEN "closed IS NULL AND state <> 'void'"

/* When it is next to be looked at, in the words of the indexes. */
#define WHEN "COALESCE (next_contact, due)"

/* So many former contacts of one person are worth showing. */
#define FORMER_MAX 20

#define MAX_VALUES 5

/* A condition that grows with what is asked for. */
typedef struct
{
  GString *where;
  FoyerValue values[MAX_VALUES];
  guint n_values;
} Condition;

static void
condition_clear (Condition *self)
{
  g_string_free (self->where, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Condition, condition_clear)

static void
add (Condition  *self,
     const char *words,
     FoyerValue  value)
{
  g_assert (self->n_values < MAX_VALUES);

  self->values[self->n_values++] = value;
  g_string_append_printf (self->where, " %s $%u", words, self->n_values);
}

static void
add_kind (Condition *self,
          int        kind)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (FOYER_TYPE_ITEM_KIND);

  /* The words of an enum class live as long as the program. */
  if (kind >= 0)
    add (self, "AND kind =", foyer_value_text (g_enum_get_value (klass, kind)->value_nick));
}

static Condition
make_open (FoyerDb         *db,
           const FoyerUuid *owner,
           int              kind)
{
  Condition condition = { .where = g_string_new (IS_OPEN), .values = { STORE (db) },
                          .n_values = 1 };

  if (owner != NULL)
    add (&condition, "AND owner =", foyer_value_uuid (owner));
  add_kind (&condition, kind);

  return condition;
}

static GPtrArray *
find_some (FoyerDb          *db,
           const FoyerUuid  *owner,
           int               kind,
           const char       *rest,
           guint             limit,
           GError          **error)
{
  g_auto (Condition) condition = make_open (db, owner, kind);

  g_string_append (condition.where, rest);
  add (&condition, "LIMIT", foyer_value_int (limit));

  return foyer_db_find_records (db, FOYER_TYPE_ITEM, condition.where->str, condition.values,
                                condition.n_values, error);
}

/**
 * foyer_item_repository_find_open:
 * @db: a connection in a transaction
 * @owner: (nullable): whose; %NULL for everybody's
 * @kind: a #FoyerItemKind, or -1 for all kinds
 * @limit: how many at most
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerItem): what is open, by when it is next to be looked
 *   at, those without a time last
 */
GPtrArray *
foyer_item_repository_find_open (FoyerDb          *db,
                                 const FoyerUuid  *owner,
                                 int               kind,
                                 guint             limit,
                                 GError          **error)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) timeless = NULL;

  /* Two questions, because the engines do not agree on where nothing is sorted. */
  items = find_some (db, owner, kind, " AND " WHEN " IS NOT NULL ORDER BY " WHEN ", id", limit,
                     error);
  if (items == NULL || items->len == limit)
    return g_steal_pointer (&items);

  timeless = find_some (db, owner, kind, " AND " WHEN " IS NULL ORDER BY id", limit - items->len,
                        error);
  if (timeless == NULL)
    return NULL;

  g_ptr_array_extend_and_steal (items, g_steal_pointer (&timeless));
  return g_steal_pointer (&items);
}

/**
 * foyer_item_repository_count_open:
 * @db: a connection in a transaction
 * @owner: (nullable): whose; %NULL for everybody's
 * @kind: a #FoyerItemKind, or -1 for all kinds
 * @count: (out): how many are open
 * @error: where to put the error
 *
 * Returns: whether @count is set
 */
gboolean
foyer_item_repository_count_open (FoyerDb          *db,
                                  const FoyerUuid  *owner,
                                  int               kind,
                                  gint64           *count,
                                  GError          **error)
{
  g_auto (Condition) condition = make_open (db, owner, kind);
  g_autoptr (FoyerRows) rows = NULL;

  g_string_prepend (condition.where, "SELECT COUNT (*) FROM item WHERE store_id = $1 AND ");
  rows = foyer_db_query (db, condition.where->str, condition.values, condition.n_values, error);
  if (rows == NULL)
    return FALSE;

  *count = foyer_rows_get_int (rows, 0, 0);
  return TRUE;
}

/**
 * foyer_item_repository_count_own:
 * @db: a connection in a transaction
 * @owner: whose
 * @now_us: the present, microseconds UTC
 * @until_us: an instant ahead
 * @n_late: (out): how many of the open ones are overdue
 * @n_until: (out): how many are to be looked at before @until_us
 * @error: where to put the error
 *
 * Returns: whether the numbers are set
 */
gboolean
foyer_item_repository_count_own (FoyerDb          *db,
                                 const FoyerUuid  *owner,
                                 gint64            now_us,
                                 gint64            until_us,
                                 gint64           *n_late,
                                 gint64           *n_until,
                                 GError          **error)
{
  static const char sql[] =
    "SELECT COUNT (*) FILTER (WHERE due < $3 AND paused IS NULL AND state <> 'answered'),"
    " COUNT (*) FROM item WHERE store_id = $1 AND owner = $2 AND " IS_OPEN
    " AND " WHEN " < $4";
  g_autoptr (FoyerRows) rows = foyer_db_query (db, sql,
                                               FOYER_VALUES (STORE (db), foyer_value_uuid (owner),
                                                             foyer_value_int (now_us),
                                                             foyer_value_int (until_us)), error);

  if (rows == NULL)
    return FALSE;

  *n_late = foyer_rows_get_int (rows, 0, 0);
  *n_until = foyer_rows_get_int (rows, 0, 1);
  return TRUE;
}

/* One record or none; %FALSE only with an error. */
static gboolean
take_only (GPtrArray  *found,
           FoyerItem **item)
{
  g_autoptr (GPtrArray) items = found;

  *item = items != NULL && items->len > 0 ? g_object_ref (items->pdata[0]) : NULL;
  return items != NULL;
}

/**
 * foyer_item_repository_find_origin:
 * @db: a connection in a transaction
 * @origin: what planned it
 * @origin_id: the record that it was planned from
 * @item: (out) (transfer full) (nullable): the item; %NULL when it was never planned
 * @error: where to put the error
 *
 * Returns: whether @item is set
 */
gboolean
foyer_item_repository_find_origin (FoyerDb          *db,
                                   const char       *origin,
                                   const FoyerUuid  *origin_id,
                                   FoyerItem       **item,
                                   GError          **error)
{
  return take_only (foyer_db_find_records (db, FOYER_TYPE_ITEM,
                                           "origin = $2 AND origin_id = $3 AND origin <> ''"
                                           " AND state <> 'void'",
                                           FOYER_VALUES (STORE (db), foyer_value_text (origin),
                                                         foyer_value_uuid (origin_id)), error),
                    item);
}

/**
 * foyer_item_repository_find_number:
 * @db: a connection in a transaction
 * @number: the human number of an item
 * @item: (out) (transfer full) (nullable): the item, if there is one
 * @error: where to put the error
 *
 * Returns: whether @item is set
 */
gboolean
foyer_item_repository_find_number (FoyerDb     *db,
                                   const char  *number,
                                   FoyerItem  **item,
                                   GError     **error)
{
  return take_only (foyer_db_find_records (db, FOYER_TYPE_ITEM, "number = $2",
                                           FOYER_VALUES (STORE (db), foyer_value_text (number)),
                                           error), item);
}

/**
 * foyer_item_repository_find_children:
 * @db: a connection in a transaction
 * @parent: key of an item
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerItem): the items that follow from it, the oldest
 *   first
 */
GPtrArray *
foyer_item_repository_find_children (FoyerDb          *db,
                                     const FoyerUuid  *parent,
                                     GError          **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_ITEM,
                                "parent = $2 AND parent IS NOT NULL AND state <> 'void'"
                                " ORDER BY id",
                                FOYER_VALUES (STORE (db), foyer_value_uuid (parent)), error);
}

static gboolean
has_id (gconstpointer record,
        gconstpointer id)
{
  return foyer_uuid_equal (foyer_record_get_id ((FoyerRecord *) record), id);
}

static int
compare_newest (gconstpointer a,
                gconstpointer b)
{
  return -foyer_uuid_compare (foyer_record_get_id (*(FoyerRecord *const *) a),
                              foyer_record_get_id (*(FoyerRecord *const *) b));
}

static gboolean
add_former (FoyerDb          *db,
            GPtrArray        *items,
            const FoyerUuid  *except,
            const char       *where,
            FoyerValue        person,
            gint64            since_us,
            GError          **error)
{
  g_autoptr (GPtrArray) found =
    foyer_db_find_records (db, FOYER_TYPE_ITEM, where,
                           FOYER_VALUES (STORE (db), person, foyer_value_int (since_us),
                                         foyer_value_int (FORMER_MAX)), error);

  if (found == NULL)
    return FALSE;

  for (guint i = 0; i < found->len; i++)
    {
      const FoyerUuid *id = foyer_record_get_id (found->pdata[i]);

      if ((except == NULL || !foyer_uuid_equal (id, except))
          && !g_ptr_array_find_with_equal_func (items, id, has_id, NULL))
        g_ptr_array_add (items, g_object_ref (found->pdata[i]));
    }

  return TRUE;
}

/**
 * foyer_item_repository_find_former:
 * @db: a connection in a transaction
 * @except: (nullable): key of an item that is not meant
 * @customer: (nullable): a customer
 * @phone: a telephone number, canonical; empty for none
 * @since_us: from when on a closed one counts, microseconds UTC
 * @error: where to put the error
 *
 * The earlier matters of somebody (C8): open ones, and those closed since.
 *
 * Returns: (transfer full) (element-type FoyerItem): the newest of them, the newest first
 */
GPtrArray *
foyer_item_repository_find_former (FoyerDb          *db,
                                   const FoyerUuid  *except,
                                   const FoyerUuid  *customer,
                                   const char       *phone,
                                   gint64            since_us,
                                   GError          **error)
{
#define REST " AND state <> 'void' AND (closed IS NULL OR closed >= $3)" \
             " ORDER BY opened DESC LIMIT $4"
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (*phone != '\0'
      && !add_former (db, items, except, "phone = $2 AND phone <> ''" REST,
                      foyer_value_text (phone), since_us, error))
    return NULL;
  if (!foyer_uuid_is_none (customer)
      && !add_former (db, items, except, "customer = $2 AND customer IS NOT NULL" REST,
                      foyer_value_uuid (customer), since_us, error))
    return NULL;
#undef REST

  g_ptr_array_sort (items, compare_newest);
  return g_steal_pointer (&items);
}

static gboolean
read_rings (FoyerDb           *db,
            const char        *sql,
            const FoyerValue  *values,
            guint              n_values,
            GArray           **rings,
            GError           **error)
{
  g_autoptr (FoyerRows) rows = foyer_db_query (db, sql, values, n_values, error);

  if (rows == NULL)
    return FALSE;

  *rings = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < foyer_rows_get_n_rows (rows); i++)
    {
      gint64 ring_us = foyer_rows_is_null (rows, i, 0) ? FOYER_RING_NEVER
                                                       : foyer_rows_get_int (rows, i, 0);

      g_array_append_val (*rings, ring_us);
    }
  return TRUE;
}

static void
step_on (FoyerItemPlace *place,
         GPtrArray      *items,
         guint           limit)
{
  if (items->len > 0)
    {
      FoyerItem *last = items->pdata[items->len - 1];

      place->when_us = foyer_item_get_when (last);
      place->id = *foyer_record_get_id (FOYER_RECORD (last));
    }
  if (items->len == limit)
    return;

  place->is_end = place->has_when;
  if (!place->has_when)
    *place = (FoyerItemPlace) { TRUE, G_MININT64, FOYER_ITEM_PLACE_FIRST.id, FALSE };
}

/**
 * foyer_item_repository_find_open_page:
 * @db: a connection in a transaction
 * @place: (inout): behind what; %FOYER_ITEM_PLACE_FIRST to begin, then where to go on
 * @limit: how many at most; fewer, or none, do not say that it is the end
 * @rings: (out) (element-type gint64): when each is to be looked at again, microseconds UTC; 0 for
 *   now, %FOYER_RING_NEVER for never
 * @error: where to put the error
 *
 * Walks through all open items, by an index of those alone: what has no time first, then by when it
 * is to be looked at.
 *
 * Returns: (transfer full) (element-type FoyerItem): a page of them
 */
GPtrArray *
foyer_item_repository_find_open_page (FoyerDb         *db,
                                      FoyerItemPlace  *place,
                                      guint            limit,
                                      GArray         **rings,
                                      GError         **error)
{
#define RINGS "SELECT ring FROM item WHERE store_id = $1 AND "
#define TIMELESS IS_OPEN " AND " WHEN " IS NULL AND id > $2 ORDER BY id LIMIT $3"
  /* SQLite finds the place in an index of an expression by its first value alone. */
#define TIMED IS_OPEN " AND " WHEN " >= $4 AND (" WHEN ", id) > ($4, $2)" \
              " ORDER BY " WHEN ", id LIMIT $3"
  const FoyerValue values[] = { STORE (db), foyer_value_uuid (&place->id), foyer_value_int (limit),
                                foyer_value_int (place->when_us) };
  guint n_values = place->has_when ? 4 : 3;
  g_autoptr (GPtrArray) items =
    foyer_db_find_records (db, FOYER_TYPE_ITEM, place->has_when ? TIMED : TIMELESS, values,
                           n_values, error);

  if (items == NULL
      || !read_rings (db, place->has_when ? RINGS TIMED : RINGS TIMELESS, values, n_values, rings,
                      error))
    return NULL;
#undef RINGS
#undef TIMELESS
#undef TIMED

  step_on (place, items, limit);
  return g_steal_pointer (&items);
}

/**
 * foyer_item_repository_find_log:
 * @db: a connection in a transaction
 * @item: key of an item
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerItemLog): its log, the newest line first
 */
GPtrArray *
foyer_item_repository_find_log (FoyerDb          *db,
                                const FoyerUuid  *item,
                                GError          **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_ITEM_LOG, "item = $2 ORDER BY at DESC,"
                                " CASE what WHEN 'open' THEN 1 ELSE 0 END, id DESC",
                                FOYER_VALUES (STORE (db), foyer_value_uuid (item)), error);
}

/**
 * foyer_item_repository_read_progress:
 * @db: a connection in a transaction
 * @item: an item as it was read
 * @error: where to put the error
 *
 * Tells an item of a kind that minds progress when somebody last wrote of it in the log (C5), see
 * foyer_item_set_progress(). That the customer asked again is none, nor what the program moved
 * itself.
 *
 * Returns: whether it is known
 */
gboolean
foyer_item_repository_read_progress (FoyerDb    *db,
                                     FoyerItem  *item,
                                     GError    **error)
{
  static const char sql[] = "SELECT MAX(at) FROM item_log WHERE store_id = $1 AND item = $2"
                            " AND what <> 'chase' AND NOT (what = 'move-due' AND staff IS NULL)";
  g_autoptr (FoyerRows) rows = NULL;

  if (!foyer_item_kind_minds_progress (foyer_item_get_kind (item)))
    return TRUE;

  rows = foyer_db_query (db, sql,
                         FOYER_VALUES (STORE (db), foyer_value_uuid (
                                         foyer_record_get_id (FOYER_RECORD (item)))), error);
  if (rows == NULL)
    return FALSE;

  foyer_item_set_progress (item, foyer_rows_is_null (rows, 0, 0) ? 0
                                                                 : foyer_rows_get_int (rows, 0, 0));
  return TRUE;
}

/**
 * foyer_item_repository_find_attachments:
 * @db: a connection in a transaction
 * @item: key of an item
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerAttachment): its files, the newest first
 */
GPtrArray *
foyer_item_repository_find_attachments (FoyerDb          *db,
                                        const FoyerUuid  *item,
                                        GError          **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_ATTACHMENT,
                                "item = $2 AND state <> 'void' ORDER BY id DESC",
                                FOYER_VALUES (STORE (db), foyer_value_uuid (item)), error);
}

/**
 * foyer_item_repository_count_repeats:
 * @db: a connection in a transaction
 * @item: key of an item
 * @count: (out): how often the customer came about it: when it was opened, each time they asked
 *   again, and the same for the matters before that it repeats
 * @error: where to put the error
 *
 * Returns: whether @count is set
 */
gboolean
foyer_item_repository_count_repeats (FoyerDb          *db,
                                     const FoyerUuid  *item,
                                     gint64           *count,
                                     GError          **error)
{
  /* UNION, not UNION ALL: a chain that bites its tail ends. */
  static const char sql[] =
    "WITH RECURSIVE matter (id) AS ("
    " SELECT id FROM item WHERE store_id = $1 AND id = $2"
    " UNION SELECT i.repeat_of FROM item i JOIN matter m ON i.id = m.id"
    " WHERE i.store_id = $1 AND i.repeat_of IS NOT NULL)"
    " SELECT (SELECT COUNT (*) FROM matter)"
    " + (SELECT COUNT (*) FROM item_log l JOIN matter m ON l.item = m.id"
    "    WHERE l.store_id = $1 AND l.what = 'chase')";
  g_autoptr (FoyerRows) rows = foyer_db_query (db, sql,
                                               FOYER_VALUES (STORE (db), foyer_value_uuid (item)),
                                               error);

  if (rows == NULL)
    return FALSE;

  *count = foyer_rows_get_int (rows, 0, 0);
  return TRUE;
}
