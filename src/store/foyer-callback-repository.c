#include "store/foyer-callback-repository.h"

#define STORE(db) foyer_value_int (foyer_db_get_store (db))

/* The words of the partial indexes, so that they are used. */
#define OPEN "kind = 'callback' AND closed IS NULL AND state <> 'void'"
#define BY_TIME " ORDER BY COALESCE (next_contact, due), id"

/**
 * foyer_callback_repository_find_items:
 * @db: a connection in a transaction
 * @owner: (nullable): whose; %NULL for everybody's
 * @limit: how many at most
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerItem): the open callbacks, by when somebody is to
 *   call
 */
GPtrArray *
foyer_callback_repository_find_items (FoyerDb          *db,
                                      const FoyerUuid  *owner,
                                      guint             limit,
                                      GError          **error)
{
  if (owner == NULL)
    return foyer_db_find_records (db, FOYER_TYPE_ITEM, OPEN BY_TIME " LIMIT $2",
                                  FOYER_VALUES (STORE (db), foyer_value_int (limit)), error);

  return foyer_db_find_records (db, FOYER_TYPE_ITEM, "owner = $3 AND " OPEN BY_TIME " LIMIT $2",
                                FOYER_VALUES (STORE (db), foyer_value_int (limit),
                                              foyer_value_uuid (owner)), error);
}

/**
 * foyer_callback_repository_find:
 * @db: a connection in a transaction
 * @item: the key of a work item
 * @callback: (out) (transfer full) (nullable): what it has beside; %NULL when it is no callback
 * @error: where to put the error
 *
 * Returns: whether @callback is set
 */
gboolean
foyer_callback_repository_find (FoyerDb          *db,
                                const FoyerUuid  *item,
                                FoyerCallback   **callback,
                                GError          **error)
{
  g_autoptr (GPtrArray) found =
    foyer_db_find_records (db, FOYER_TYPE_CALLBACK, "id = $2",
                           FOYER_VALUES (STORE (db), foyer_value_uuid (item)), error);

  *callback = found != NULL && found->len > 0 ? g_object_ref (found->pdata[0]) : NULL;
  return found != NULL;
}

/**
 * foyer_callback_repository_find_open_of:
 * @db: a connection in a transaction
 * @customer: a customer
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerItem): the customer's open callbacks, by time
 */
GPtrArray *
foyer_callback_repository_find_open_of (FoyerDb          *db,
                                        const FoyerUuid  *customer,
                                        GError          **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_ITEM, "customer = $2 AND " OPEN BY_TIME,
                                FOYER_VALUES (STORE (db), foyer_value_uuid (customer)), error);
}

/**
 * foyer_callback_repository_find_attempts:
 * @db: a connection in a transaction
 * @item: the key of a callback
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerAttempt): its calls, without those that were taken
 *   back, the newest first
 */
GPtrArray *
foyer_callback_repository_find_attempts (FoyerDb          *db,
                                         const FoyerUuid  *item,
                                         GError          **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_ATTEMPT,
                                "item = $2 AND contact <> 'none' ORDER BY n DESC",
                                FOYER_VALUES (STORE (db), foyer_value_uuid (item)), error);
}

static gboolean
read_count (FoyerRows *rows,
            gint64    *count)
{
  g_autoptr (FoyerRows) owned = rows;

  *count = owned != NULL && foyer_rows_get_n_rows (owned) > 0 ? foyer_rows_get_int (owned, 0, 0)
                                                              : 0;
  return owned != NULL;
}

/**
 * foyer_callback_repository_count_attempts:
 * @db: a connection in a transaction
 * @item: the key of a callback
 * @count: (out): how many calls were ever told of it, also those that were taken back
 * @error: where to put the error
 *
 * Returns: whether @count is set
 */
gboolean
foyer_callback_repository_count_attempts (FoyerDb          *db,
                                          const FoyerUuid  *item,
                                          gint64           *count,
                                          GError          **error)
{
  return read_count (foyer_db_query (db, "SELECT COALESCE (MAX (n), 0) FROM attempt"
                                     " WHERE store_id = $1 AND item = $2",
                                     FOYER_VALUES (STORE (db), foyer_value_uuid (item)), error),
                     count);
}

/**
 * foyer_callback_repository_count_effective:
 * @db: a connection in a transaction
 * @staff: who called
 * @day: a day of the shop
 * @since_us: only calls since then, microseconds UTC; 0 for those of the whole day
 * @count: (out): how many customers were reached (B7); a call that settled several matters is one
 * @error: where to put the error
 *
 * Returns: whether @count is set
 */
gboolean
foyer_callback_repository_count_effective (FoyerDb          *db,
                                           const FoyerUuid  *staff,
                                           gint64            day,
                                           gint64            since_us,
                                           gint64           *count,
                                           GError          **error)
{
  return read_count (foyer_db_query (db, "SELECT COUNT (DISTINCT at) FROM attempt"
                                     " WHERE store_id = $1 AND day = $2 AND staff = $3"
                                     " AND contact = 'reached' AND at >= $4",
                                     FOYER_VALUES (STORE (db), foyer_value_int (day),
                                                   foyer_value_uuid (staff),
                                                   foyer_value_int (since_us)), error),
                     count);
}

/**
 * foyer_callback_repository_count_open:
 * @db: a connection in a transaction
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerUuid guint): how many open callbacks each owner has;
 *   who has none is not in it
 */
GHashTable *
foyer_callback_repository_count_open (FoyerDb  *db,
                                      GError  **error)
{
  g_autoptr (FoyerRows) rows =
    foyer_db_query (db, "SELECT owner, COUNT (*) FROM item WHERE store_id = $1 AND " OPEN
                    " AND owner IS NOT NULL GROUP BY owner", FOYER_VALUES (STORE (db)), error);
  GHashTable *counts;

  if (rows == NULL)
    return NULL;

  counts = g_hash_table_new_full (foyer_uuid_hash, foyer_uuid_equal, g_free, NULL);
  for (guint i = 0; i < foyer_rows_get_n_rows (rows); i++)
    {
      FoyerUuid owner = foyer_rows_get_uuid (rows, i, 0);

      g_hash_table_insert (counts, g_memdup2 (&owner, sizeof owner),
                           GUINT_TO_POINTER ((guint) foyer_rows_get_int (rows, i, 1)));
    }

  return counts;
}

/**
 * foyer_callback_repository_find_greetings:
 * @db: a connection in a transaction
 * @first_us: a moment, microseconds UTC
 * @end_us: a later one
 * @error: where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): when greetings are due from @first_us
 *   to before @end_us, as far as they are open
 */
GArray *
foyer_callback_repository_find_greetings (FoyerDb  *db,
                                          gint64    first_us,
                                          gint64    end_us,
                                          GError  **error)
{
  g_autoptr (FoyerRows) rows =
    foyer_db_query (db, "SELECT i.due FROM item i"
                    " JOIN callback c ON c.store_id = i.store_id AND c.id = i.id"
                    " WHERE i.store_id = $1 AND i.kind = 'callback' AND i.closed IS NULL"
                    " AND i.state <> 'void' AND c.kind = 'greeting' AND i.due >= $2 AND i.due < $3",
                    FOYER_VALUES (STORE (db), foyer_value_int (first_us), foyer_value_int (end_us)),
                    error);
  GArray *dues;

  if (rows == NULL)
    return NULL;

  dues = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < foyer_rows_get_n_rows (rows); i++)
    {
      gint64 due_us = foyer_rows_get_int (rows, i, 0);

      g_array_append_val (dues, due_us);
    }
  return dues;
}

/**
 * foyer_callback_repository_find_origins:
 * @db: a connection in a transaction
 * @origin: what planned items, such as `festival-spring-2027`
 * @error: where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type FoyerUuid FoyerUuid): the records that it
 *   planned from, as a set; what was taken back does not count
 */
GHashTable *
foyer_callback_repository_find_origins (FoyerDb     *db,
                                        const char  *origin,
                                        GError     **error)
{
  return foyer_db_query_set (db, "SELECT origin_id FROM item WHERE store_id = $1 AND origin = $2"
                             " AND origin <> '' AND state <> 'void' AND origin_id IS NOT NULL",
                             FOYER_VALUES (STORE (db), foyer_value_text (origin)), error);
}

typedef struct
{
  FoyerCallableFunc func;
  gpointer user_data;
} CallableAsking;

static gboolean
tell_callable (FoyerRow *row,
               gpointer  user_data)
{
  CallableAsking *asking = user_data;
  FoyerCallable callable = {
    .customer = foyer_row_get (row, 0, FOYER_VALUE_UUID).uuid,
    .birthday = foyer_row_get (row, 1, FOYER_VALUE_INT).integer,
    .tags = foyer_row_get (row, 2, FOYER_VALUE_TEXT).text,
    .grade = foyer_row_get (row, 3, FOYER_VALUE_TEXT).text,
  };

  return asking->func (&callable, asking->user_data);
}

/**
 * foyer_callback_repository_ask_callable:
 * @db: a connection in a transaction
 * @since_us: only who was in touch since then, microseconds UTC
 * @with_birthday: only whose birthday is known
 * @func: (scope call): told of each; it returns whether to go on
 * @user_data: for @func
 * @error: where to put the error
 *
 * Tells of the customers who have a number and did not ask not to be called (勿扰), who was in touch
 * last first.
 *
 * Returns: whether nothing went wrong
 */
gboolean
foyer_callback_repository_ask_callable (FoyerDb            *db,
                                        gint64              since_us,
                                        gboolean            with_birthday,
                                        FoyerCallableFunc   func,
                                        gpointer            user_data,
                                        GError            **error)
{
  CallableAsking asking = { func, user_data };

  return foyer_db_each (db, "SELECT id, COALESCE (birthday, $4), tags, grade FROM customer"
                        " WHERE store_id = $1 AND last_contact >= $2 AND state = 'active'"
                        " AND do_not_call = 0 AND phone <> '' AND (birthday IS NOT NULL OR $3 = 0)"
                        " ORDER BY last_contact DESC",
                        FOYER_VALUES (STORE (db), foyer_value_int (since_us),
                                      foyer_value_int (with_birthday),
                                      foyer_value_int (FOYER_DAY_NONE)),
                        tell_callable, &asking, error);
}

/**
 * foyer_callback_repository_find_questions:
 * @db: a connection in a transaction
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerSurveyQuestion): all questions that were ever asked,
 *   by place; those of today are not void
 */
GPtrArray *
foyer_callback_repository_find_questions (FoyerDb  *db,
                                          GError  **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_SURVEY_QUESTION, "key <> '' ORDER BY position, id",
                                FOYER_VALUES (STORE (db)), error);
}

static void
call_made_free (gpointer data)
{
  FoyerCallMade *self = data;

  g_free (self->number);
  g_free (self->name);
  g_free (self->remark);
  g_free (self);
}

/* A nick that a newer program wrote is taken for @fallback. */
static int
read_enum (FoyerRows *rows,
           guint      row,
           guint      column,
           GType      type,
           int        fallback)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  GEnumValue *value = g_enum_get_value_by_nick (klass, foyer_rows_get_text (rows, row, column));

  return value != NULL ? value->value : fallback;
}

static FoyerCallMade *
read_call (FoyerRows *rows,
           guint      i)
{
  FoyerCallMade *call = g_new0 (FoyerCallMade, 1);

  call->item = foyer_rows_get_uuid (rows, i, 0);
  call->number = g_strdup (foyer_rows_get_text (rows, i, 1));
  call->name = g_strdup (foyer_rows_get_text (rows, i, 2));
  call->kind = read_enum (rows, i, 3, FOYER_TYPE_CALLBACK_KIND, FOYER_CALLBACK_USAGE);
  call->staff = foyer_rows_get_uuid (rows, i, 4);
  call->day = foyer_rows_get_int (rows, i, 5);
  call->at_us = foyer_rows_get_int (rows, i, 6);
  call->contact = read_enum (rows, i, 7, FOYER_TYPE_CONTACT_RESULT, FOYER_CONTACT_NONE);
  call->reaction = read_enum (rows, i, 8, FOYER_TYPE_REACTION, FOYER_REACTION_NONE);
  call->remark = g_strdup (foyer_rows_get_text (rows, i, 9));
  call->talk_ms = foyer_rows_get_int (rows, i, 10);

  return call;
}

/**
 * foyer_callback_repository_find_calls:
 * @db: a connection in a transaction
 * @first: a day of the shop
 * @last: a day of the shop, not before @first
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerCallMade): the calls of these days, without those
 *   that were taken back, the oldest first
 */
GPtrArray *
foyer_callback_repository_find_calls (FoyerDb  *db,
                                      gint64    first,
                                      gint64    last,
                                      GError  **error)
{
  g_autoptr (FoyerRows) rows =
    foyer_db_query (db, "SELECT i.id, i.number, i.name, c.kind, a.staff, a.day, a.at, a.contact,"
                    " a.reaction, a.remark, a.talk_ms FROM attempt a"
                    " JOIN callback c ON c.store_id = a.store_id AND c.id = a.item"
                    " JOIN item i ON i.store_id = a.store_id AND i.id = a.item"
                    " WHERE a.store_id = $1 AND a.day BETWEEN $2 AND $3 AND a.contact <> 'none'"
                    " ORDER BY a.at, a.id",
                    FOYER_VALUES (STORE (db), foyer_value_int (first), foyer_value_int (last)),
                    error);
  GPtrArray *calls;

  if (rows == NULL)
    return NULL;

  calls = g_ptr_array_new_with_free_func (call_made_free);
  for (guint i = 0; i < foyer_rows_get_n_rows (rows); i++)
    g_ptr_array_add (calls, read_call (rows, i));
  return calls;
}

/**
 * foyer_callback_repository_find_ratings:
 * @db: a connection in a transaction
 * @first: a day of the shop
 * @last: a day of the shop, not before @first
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerCallRating): the answers to the surveys of these
 *   days, those of one survey together; a survey without an answer has one row
 */
GArray *
foyer_callback_repository_find_ratings (FoyerDb  *db,
                                        gint64    first,
                                        gint64    last,
                                        GError  **error)
{
  g_autoptr (FoyerRows) rows =
    foyer_db_query (db, "SELECT s.id, c.kind, s.staff, s.is_declined, r.question, r.rating"
                    " FROM survey s"
                    " JOIN callback c ON c.store_id = s.store_id AND c.id = s.item"
                    " LEFT JOIN survey_answer r ON r.store_id = s.store_id AND r.survey = s.id"
                    " WHERE s.store_id = $1 AND s.day BETWEEN $2 AND $3 AND s.state <> 'void'"
                    " ORDER BY s.day, s.id",
                    FOYER_VALUES (STORE (db), foyer_value_int (first), foyer_value_int (last)),
                    error);
  GArray *ratings;

  if (rows == NULL)
    return NULL;

  ratings = g_array_new (FALSE, TRUE, sizeof (FoyerCallRating));
  for (guint i = 0; i < foyer_rows_get_n_rows (rows); i++)
    {
      FoyerCallRating rating = {
        .survey = foyer_rows_get_uuid (rows, i, 0),
        .kind = read_enum (rows, i, 1, FOYER_TYPE_CALLBACK_KIND, FOYER_CALLBACK_USAGE),
        .staff = foyer_rows_get_uuid (rows, i, 2),
        .is_declined = foyer_rows_get_int (rows, i, 3) != 0,
        .question = foyer_rows_get_uuid (rows, i, 4),
        .rating = (int) foyer_rows_get_int (rows, i, 5),
      };

      g_array_append_val (ratings, rating);
    }
  return ratings;
}
