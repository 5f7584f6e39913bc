/* The register is read through one index, visit_register (day, id, handler, identity, purpose,
 * state): counting and skipping touch its entries only, and a page's rows are fetched by their
 * keys. The filter is part of one and the same statement; what is not asked for is a null. */

#include "store/foyer-register-repository.h"

#include "domain/foyer-enums.h"

#define STORE(db) foyer_value_int (foyer_db_get_store (db))

#define FILTER \
  " AND ($4 IS NULL OR handler = $4) AND ($5 IS NULL OR identity = $5)" \
  " AND ($6 IS NULL OR purpose = $6) AND ($7 IS NULL OR state = $7)"

#define FILTER_VALUES(filter) \
  foyer_value_uuid (&(filter)->handler), \
  nick_value (FOYER_TYPE_IDENTITY, (filter)->identity), \
  nick_value (FOYER_TYPE_PURPOSE, (filter)->purpose), \
  nick_value (FOYER_TYPE_VISIT_STATE, (filter)->state)

static FoyerValue
nick_value (GType type,
            int   value)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (type);
  const GEnumValue *known = g_enum_get_value (klass, value);

  /* The class of a static type lives as long as the program, and its nicks with it. */
  return foyer_value_text (known != NULL ? known->value_nick : NULL);
}

/**
 * foyer_register_repository_find_bounds:
 * @db: a connection in a transaction
 * @first_day: (out): the first day that has a visit
 * @last_day: (out): the last day that has one; less than @first_day when there is none at all
 * @error: where to put the error
 *
 * Returns: whether both are set
 */
gboolean
foyer_register_repository_find_bounds (FoyerDb  *db,
                                       gint64   *first_day,
                                       gint64   *last_day,
                                       GError  **error)
{
  /* Each of the two is one step into the index; asked together they would be a walk through it. */
  static const char first_sql[] = "SELECT day FROM visit WHERE store_id = $1 ORDER BY day LIMIT 1";
  static const char last_sql[] =
    "SELECT day FROM visit WHERE store_id = $1 ORDER BY day DESC LIMIT 1";
  g_autoptr(FoyerRows) first = NULL;
  g_autoptr(FoyerRows) last = NULL;

  first = foyer_db_query (db, first_sql, FOYER_VALUES (STORE (db)), error);
  if (first == NULL)
    return FALSE;
  last = foyer_db_query (db, last_sql, FOYER_VALUES (STORE (db)), error);
  if (last == NULL)
    return FALSE;

  *first_day = 1;
  *last_day = 0;
  if (foyer_rows_get_n_rows (first) > 0 && foyer_rows_get_n_rows (last) > 0)
    {
      *first_day = foyer_rows_get_int (first, 0, 0);
      *last_day = foyer_rows_get_int (last, 0, 0);
    }
  return TRUE;
}

static gboolean
add_count (FoyerRow *row,
           gpointer  user_data)
{
  FoyerDayCount count = {
    .day = foyer_row_get (row, 0, FOYER_VALUE_INT).integer,
    .n_visits = foyer_row_get (row, 1, FOYER_VALUE_INT).integer,
  };

  g_array_append_val ((GArray *) user_data, count);
  return TRUE;
}

/**
 * foyer_register_repository_count_days:
 * @db: a connection in a transaction
 * @filter: what to count
 * @first_day: the first day
 * @last_day: the last day; both beside the days of @filter
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerDayCount): the days that have visits of the filter,
 *   newest first
 */
GArray *
foyer_register_repository_count_days (FoyerDb                 *db,
                                      const FoyerVisitFilter  *filter,
                                      gint64                   first_day,
                                      gint64                   last_day,
                                      GError                 **error)
{
  static const char sql[] = "SELECT day, COUNT(*) FROM visit"
                            " WHERE store_id = $1 AND day >= $2 AND day <= $3" FILTER
                            " GROUP BY day ORDER BY day DESC";
  g_autoptr(GArray) counts = g_array_new (FALSE, FALSE, sizeof (FoyerDayCount));

  if (filter->first_day != 0)
    first_day = MAX (first_day, filter->first_day);
  if (filter->last_day != 0)
    last_day = MIN (last_day, filter->last_day);

  if (!foyer_db_each (db, sql,
                      FOYER_VALUES (STORE (db), foyer_value_int (first_day),
                                    foyer_value_int (last_day), FILTER_VALUES (filter)),
                      add_count, counts, error))
    return NULL;

  return g_steal_pointer (&counts);
}

/**
 * foyer_register_repository_find_page:
 * @db: a connection in a transaction
 * @filter: what to show; its days are not looked at
 * @day: a day of the shop
 * @offset: how many of the day's visits to skip
 * @limit: how many to return at most
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerVisit): visits of one day in the order in which they
 *   were registered
 */
GPtrArray *
foyer_register_repository_find_page (FoyerDb                 *db,
                                     const FoyerVisitFilter  *filter,
                                     gint64                   day,
                                     gint64                   offset,
                                     guint                    limit,
                                     GError                 **error)
{
  /* $2 and $3 are one day, so that the condition of the filter keeps its numbers. */
  return foyer_db_find_records (db, FOYER_TYPE_VISIT,
                                "id IN (SELECT id FROM visit"
                                " WHERE store_id = $1 AND day >= $2 AND day <= $3" FILTER
                                " ORDER BY id LIMIT $8 OFFSET $9) ORDER BY id",
                                FOYER_VALUES (STORE (db), foyer_value_int (day),
                                              foyer_value_int (day), FILTER_VALUES (filter),
                                              foyer_value_int (limit), foyer_value_int (offset)),
                                error);
}

static gboolean
add_day (FoyerRow *row,
         gpointer  user_data)
{
  FoyerValue text = foyer_row_get (row, 0, FOYER_VALUE_TEXT);
  gint64 day;

  if (text.is_null)
    return TRUE;
  day = g_ascii_strtoll (text.text, NULL, 10);
  g_array_append_val ((GArray *) user_data, day);
  return TRUE;
}

/**
 * foyer_register_repository_find_days:
 * @db: a connection in a transaction
 * @visit: key of a visit that was changed
 * @rev: by which revision
 * @days: (element-type gint64): where to add the days
 * @error: where to put the error
 *
 * On which days of the register the change shows: that on which the visit stands, and that from
 * which the revision moved it.
 *
 * Returns: whether the days were added
 */
gboolean
foyer_register_repository_find_days (FoyerDb          *db,
                                     const FoyerUuid  *visit,
                                     gint64            rev,
                                     GArray           *days,
                                     GError          **error)
{
  static const char now_sql[] = "SELECT day FROM visit WHERE store_id = $1 AND id = $2";
  static const char before_sql[] =
    "SELECT v.old FROM change c JOIN change_value v"
    " ON v.store_id = c.store_id AND v.rev = c.rev AND v.n = c.n AND v.col = 'day'"
    " WHERE c.store_id = $1 AND c.id = $2 AND c.rev = $3";
  g_autoptr(FoyerRows) now = foyer_db_query (db, now_sql,
                                              FOYER_VALUES (STORE (db), foyer_value_uuid (visit)),
                                              error);

  if (now == NULL)
    return FALSE;
  for (guint i = 0; i < foyer_rows_get_n_rows (now); i++)
    {
      gint64 day = foyer_rows_get_int (now, i, 0);

      g_array_append_val (days, day);
    }

  return foyer_db_each (db, before_sql,
                        FOYER_VALUES (STORE (db), foyer_value_uuid (visit), foyer_value_int (rev)),
                        add_day, days, error);
}
