/* Who has what open: rows with a lease, in a table that is no part of the shop's records.
 *
 * They are written outside of acts: each statement is its own transaction, takes no revision, waits
 * for nobody's counter row and notifies nobody. */

#include "store/foyer-presence-repository.h"

#include "store/db-driver.h"
#include "store/foyer-store-private.h"

#define STORE(db) foyer_value_int (foyer_db_get_store (db))

typedef struct
{
  FoyerUuid program;
  GPtrArray *rows;
  gint64 now_us;
  gint64 lease_us;
} Put;

/**
 * foyer_presence_row_new:
 * @program: which program
 * @record: (nullable): what it has open; %NULL for the program itself
 * @staff: (nullable): who is signed in there
 * @seat: the name of its PC
 *
 * Returns: (transfer full): a row
 */
FoyerPresenceRow *
foyer_presence_row_new (const FoyerUuid *program,
                        const FoyerUuid *record,
                        const FoyerUuid *staff,
                        const char      *seat)
{
  FoyerPresenceRow *self = g_new0 (FoyerPresenceRow, 1);

  self->program = *program;
  self->record = record != NULL ? *record : *program;
  if (staff != NULL)
    self->staff = *staff;
  self->seat = g_strdup (seat);
  return self;
}

/**
 * foyer_presence_row_free:
 * @self: (transfer full): a row
 *
 * Frees it.
 */
void
foyer_presence_row_free (FoyerPresenceRow *self)
{
  g_free (self->seat);
  g_free (self);
}

/**
 * foyer_presence_repository_find:
 * @db: a connection in a transaction
 * @except: the program that asks
 * @now_us: the moment
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerPresenceRow): what the other programs that run have
 *   open, and a row for each of them
 */
GPtrArray *
foyer_presence_repository_find (FoyerDb          *db,
                                const FoyerUuid  *except,
                                gint64            now_us,
                                GError          **error)
{
  static const char sql[] = "SELECT program, record, staff, seat FROM presence"
                            " WHERE store_id = $1 AND expires > $2 AND program <> $3"
                            " ORDER BY seat, program";
  g_autoptr (GPtrArray) found =
    g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_presence_row_free);
  g_autoptr (FoyerRows) rows = foyer_db_query (db, sql,
                                               FOYER_VALUES (STORE (db), foyer_value_int (now_us),
                                                             foyer_value_uuid (except)), error);

  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < foyer_rows_get_n_rows (rows); i++)
    {
      FoyerUuid program = foyer_rows_get_uuid (rows, i, 0);
      FoyerUuid record = foyer_rows_get_uuid (rows, i, 1);
      FoyerUuid staff = foyer_rows_get_uuid (rows, i, 2);

      g_ptr_array_add (found, foyer_presence_row_new (&program, &record,
                                                      foyer_rows_is_null (rows, i, 2) ? NULL
                                                                                      : &staff,
                                                      foyer_rows_get_text (rows, i, 3)));
    }

  return g_steal_pointer (&found);
}

/**
 * foyer_presence_repository_find_staff:
 * @db: a connection in a transaction
 * @now_us: the moment, microseconds UTC
 * @error: where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type FoyerUuid FoyerUuid): a set of who is signed in
 *   at a seat
 */
GHashTable *
foyer_presence_repository_find_staff (FoyerDb  *db,
                                      gint64    now_us,
                                      GError  **error)
{
  static const char sql[] = "SELECT DISTINCT staff FROM presence"
                            " WHERE store_id = $1 AND expires > $2 AND staff IS NOT NULL";

  return foyer_db_query_set (db, sql, FOYER_VALUES (STORE (db), foyer_value_int (now_us)), error);
}

static void
put_free (gpointer data)
{
  Put *put = data;

  g_ptr_array_unref (put->rows);
  g_free (put);
}

static gboolean
put_row (FoyerDb                 *db,
         const FoyerPresenceRow  *row,
         gint64                   expires_us,
         GError                 **error)
{
  static const char sql[] = "INSERT INTO presence (store_id, program, record, seat, staff, expires)"
                            " VALUES ($1, $2, $3, $4, $5, $6)"
                            " ON CONFLICT (store_id, program, record) DO UPDATE SET"
                            " seat = excluded.seat, staff = excluded.staff,"
                            " expires = excluded.expires";

  return foyer_db_run (db, sql,
                       FOYER_VALUES (STORE (db), foyer_value_uuid (&row->program),
                                     foyer_value_uuid (&row->record),
                                     foyer_value_text (row->seat),
                                     foyer_uuid_is_none (&row->staff)
                                       ? foyer_value_null (FOYER_VALUE_UUID)
                                       : foyer_value_uuid (&row->staff),
                                     foyer_value_int (expires_us)), error) >= 0;
}

/* Leases that ran out, and what the program has closed. */
static gboolean
take_away (FoyerDb    *db,
           const Put  *put,
           GError    **error)
{
  static const char sql[] = "DELETE FROM presence WHERE store_id = $1 AND (expires <= $22"
                            " OR (program = $23 AND record NOT IN (" FOYER_DB_IDS ")))";
  static const char all_sql[] = "DELETE FROM presence WHERE store_id = $1"
                                " AND (expires <= $2 OR program = $3)";
  FoyerUuid records[FOYER_DB_IDS_AT_ONCE];
  FoyerValue values[FOYER_DB_IDS_AT_ONCE + 3];

  if (put->rows->len == 0)
    return foyer_db_run (db, all_sql,
                         FOYER_VALUES (STORE (db), foyer_value_int (put->now_us),
                                       foyer_value_uuid (&put->program)), error) >= 0;

  for (guint i = 0; i < put->rows->len; i++)
    records[i] = ((const FoyerPresenceRow *) g_ptr_array_index (put->rows, i))->record;
  foyer_db_fill_ids (db, records, put->rows->len, values);
  values[FOYER_DB_IDS_AT_ONCE + 1] = foyer_value_int (put->now_us);
  values[FOYER_DB_IDS_AT_ONCE + 2] = foyer_value_uuid (&put->program);

  return foyer_db_run (db, sql, values, G_N_ELEMENTS (values), error) >= 0;
}

static gpointer
run_put (FoyerDb  *db,
         gpointer  data,
         GError  **error)
{
  Put *put = data;

  for (guint i = 0; i < put->rows->len; i++)
    if (!put_row (db, g_ptr_array_index (put->rows, i), put->now_us + put->lease_us, error))
      return NULL;

  return take_away (db, put, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

/**
 * foyer_presence_repository_put_async:
 * @store: a store that can be written
 * @program: the program that tells
 * @rows: (element-type FoyerPresenceRow): itself and all that it has open from now on, at most
 *   %FOYER_PRESENCE_ROWS; none when it ends; kept, and not changed any more
 * @lease_us: for how long, if it says nothing more
 * @callback: called in this thread's main context
 * @user_data: for @callback
 *
 * Tells the others what a program has open, and takes away what has run out.
 */
void
foyer_presence_repository_put_async (FoyerStore          *store,
                                     const FoyerUuid     *program,
                                     GPtrArray           *rows,
                                     gint64               lease_us,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  Put *put;

  G_STATIC_ASSERT (FOYER_PRESENCE_ROWS == FOYER_DB_IDS_AT_ONCE);
  g_return_if_fail (rows->len <= FOYER_PRESENCE_ROWS);

  put = g_new0 (Put, 1);
  put->program = *program;
  put->rows = g_ptr_array_ref (rows);
  put->now_us = foyer_clock_now_us (foyer_store_get_clock (store));
  put->lease_us = lease_us;
  foyer_store_run_bare (store, foyer_presence_repository_put_async, TRUE, run_put, put, put_free,
                        NULL, NULL, callback, user_data);
}

/**
 * foyer_presence_repository_put_finish:
 * @store: the store
 * @result: what the callback got
 * @error: where to put the error
 *
 * Returns: whether the others can know it
 */
gboolean
foyer_presence_repository_put_finish (FoyerStore    *store,
                                      GAsyncResult  *result,
                                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}
