#include "store/foyer-roster-repository.h"

#include "domain/foyer-coverage.h"
#include "domain/foyer-leave.h"
#include "domain/foyer-shift.h"
#include "domain/foyer-wish.h"

#define STORE(db) foyer_value_int (foyer_db_get_store (db))

/**
 * foyer_roster_repository_find_shifts:
 * @db: a connection in a transaction
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerShift): all shifts, also those that are closed: past
 *   rosters speak of them
 */
GPtrArray *
foyer_roster_repository_find_shifts (FoyerDb  *db,
                                     GError  **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_SHIFT,
                                "state <> 'void' ORDER BY start_minute, end_minute, code",
                                FOYER_VALUES (STORE (db)), error);
}

/**
 * foyer_roster_repository_find_coverage:
 * @db: a connection in a transaction
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerCoverage): how many people the posts need
 */
GPtrArray *
foyer_roster_repository_find_coverage (FoyerDb  *db,
                                       GError  **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_COVERAGE,
                                "state <> 'void' ORDER BY start_minute, post, end_minute, id",
                                FOYER_VALUES (STORE (db)), error);
}

/**
 * foyer_roster_repository_find_cells:
 * @db: a connection in a transaction
 * @first_day: a day
 * @last_day: a later day
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerRosterCell): the cells of these days, by day, also
 *   void ones: whoever plans anew takes them up again
 */
GPtrArray *
foyer_roster_repository_find_cells (FoyerDb  *db,
                                    gint64    first_day,
                                    gint64    last_day,
                                    GError  **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_ROSTER_CELL,
                                "day BETWEEN $2 AND $3 ORDER BY day, staff, slot",
                                FOYER_VALUES (STORE (db), foyer_value_int (first_day),
                                              foyer_value_int (last_day)), error);
}

/**
 * foyer_roster_repository_find_cells_of:
 * @db: a connection in a transaction
 * @shift: key of a shift
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerRosterCell): where the shift is on a roster, by day
 */
GPtrArray *
foyer_roster_repository_find_cells_of (FoyerDb          *db,
                                       const FoyerUuid  *shift,
                                       GError          **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_ROSTER_CELL,
                                "shift = $2 AND state <> 'void' ORDER BY day, staff, slot",
                                FOYER_VALUES (STORE (db), foyer_value_uuid (shift)), error);
}

/* One record or none; %FALSE only with an error. */
static gboolean
take_only (GPtrArray  *found,
           gpointer   *record)
{
  g_autoptr (GPtrArray) records = found;

  *record = records != NULL && records->len > 0 ? g_object_ref (records->pdata[0]) : NULL;
  return records != NULL;
}

/**
 * foyer_roster_repository_find_cell:
 * @db: a connection in a transaction
 * @staff: whose
 * @day: the day
 * @slot: 0, or 1 for the second shift of the day
 * @cell: (out) (transfer full) (nullable): the cell; %NULL when it was never planned
 * @error: where to put the error
 *
 * Returns: whether @cell is set
 */
gboolean
foyer_roster_repository_find_cell (FoyerDb          *db,
                                   const FoyerUuid  *staff,
                                   gint64            day,
                                   int               slot,
                                   FoyerRosterCell **cell,
                                   GError          **error)
{
  return take_only (foyer_db_find_records (db, FOYER_TYPE_ROSTER_CELL,
                                           "day = $2 AND staff = $3 AND slot = $4",
                                           FOYER_VALUES (STORE (db), foyer_value_int (day),
                                                         foyer_value_uuid (staff),
                                                         foyer_value_int (slot)), error),
                    (gpointer *) cell);
}

/**
 * foyer_roster_repository_find_month:
 * @db: a connection in a transaction
 * @month: the first day of a month
 * @found: (out) (transfer full) (nullable): its roster; %NULL when nobody has touched it
 * @error: where to put the error
 *
 * Returns: whether @found is set
 */
gboolean
foyer_roster_repository_find_month (FoyerDb           *db,
                                    gint64             month,
                                    FoyerRosterMonth **found,
                                    GError           **error)
{
  return take_only (foyer_db_find_records (db, FOYER_TYPE_ROSTER_MONTH, "month = $2",
                                           FOYER_VALUES (STORE (db), foyer_value_int (month)),
                                           error), (gpointer *) found);
}

/**
 * foyer_roster_repository_find_leaves:
 * @db: a connection in a transaction
 * @first_us: begin of a stretch of time, microseconds UTC
 * @end_us: its end
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerLeave): the leaves that were asked for or granted and
 *   lie in it at least in part
 */
GPtrArray *
foyer_roster_repository_find_leaves (FoyerDb  *db,
                                     gint64    first_us,
                                     gint64    end_us,
                                     GError  **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_LEAVE,
                                "ends > $2 AND begins < $3"
                                " AND state IN ('applied', 'approved', 'back')"
                                " ORDER BY begins, id",
                                FOYER_VALUES (STORE (db), foyer_value_int (first_us),
                                              foyer_value_int (end_us)), error);
}

/**
 * foyer_roster_repository_find_asked:
 * @db: a connection in a transaction
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerLeave): the leaves that wait for a decision, whenever
 *   they are
 */
GPtrArray *
foyer_roster_repository_find_asked (FoyerDb  *db,
                                    GError  **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_LEAVE, "state = 'applied' ORDER BY begins, id",
                                FOYER_VALUES (STORE (db)), error);
}

/**
 * foyer_roster_repository_find_wishes:
 * @db: a connection in a transaction
 * @first_day: a day
 * @last_day: a later day
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerWish): the wishes for these days
 */
GPtrArray *
foyer_roster_repository_find_wishes (FoyerDb  *db,
                                     gint64    first_day,
                                     gint64    last_day,
                                     GError  **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_WISH,
                                "day BETWEEN $2 AND $3 AND state <> 'void' ORDER BY day, id",
                                FOYER_VALUES (STORE (db), foyer_value_int (first_day),
                                              foyer_value_int (last_day)), error);
}
