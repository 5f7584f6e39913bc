/* What the roster reads and writes. A rule that the shop is strict about is asked here, inside the
 * transaction: two seats that each fill one day of a week cannot make a seventh in a row
 * together. */

#include "service/foyer-rota-private.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-rota-notices.h"
#include "store/foyer-roster-repository.h"
#include "store/foyer-staff-repository.h"

/**
 * foyer_rota_query_new: (skip)
 * @day: a day of the month
 * @shop: the shop
 *
 * Returns: (transfer full): what to read
 */
FoyerRotaQuery *
foyer_rota_query_new (gint64     day,
                      FoyerShop *shop)
{
  FoyerRotaQuery *self = g_new0 (FoyerRotaQuery, 1);
  int year, month, dom;

  foyer_day_to_ymd (day, &year, &month, &dom);
  self->first_day = day - dom + 1;
  self->settings = g_object_ref (foyer_shop_get_settings (shop));
  self->shop_time = g_object_ref (foyer_shop_get_time (shop));
  self->calendar = g_object_ref (foyer_shop_get_calendar (shop));

  return self;
}

/**
 * foyer_rota_query_free: (skip)
 * @self: (transfer full): what to read
 */
void
foyer_rota_query_free (FoyerRotaQuery *self)
{
  g_object_unref (self->settings);
  g_object_unref (self->shop_time);
  g_object_unref (self->calendar);
  g_free (self);
}

/**
 * foyer_rota_act_free: (skip)
 * @self: (transfer full): what to write
 */
void
foyer_rota_act_free (FoyerRotaAct *self)
{
  g_clear_pointer (&self->query, foyer_rota_query_free);
  g_clear_pointer (&self->changes, g_array_unref);
  g_free (self->reason);
  g_free (self);
}

/**
 * foyer_rota_read: (skip)
 * @db: a connection in a transaction
 * @data: a #FoyerRotaQuery
 * @error: where to put the #FoyerDbError
 *
 * Returns: (transfer full) (nullable): a #FoyerRotaGround
 */
gpointer
foyer_rota_read (FoyerDb   *db,
                 gpointer   data,
                 GError   **error)
{
  FoyerRotaQuery *query = data;
  g_autoptr (FoyerRotaGround) ground = foyer_rota_ground_new ();
  gint64 next = foyer_day_add_months (query->first_day, 1);
  gint64 first = query->with_past
                   ? foyer_day_add_months (query->first_day, -FOYER_ROTA_PAST_MONTHS)
                   : query->first_day - FOYER_ROTA_MARGIN;
  gint64 last = next - 1 + FOYER_ROTA_MARGIN;

  ground->first_day = query->first_day;
  ground->settings = g_object_ref (query->settings);
  ground->shop_time = g_object_ref (query->shop_time);
  ground->calendar = g_object_ref (query->calendar);

  if ((ground->staff = foyer_staff_repository_find_all (db, error)) == NULL
      || (ground->shifts = foyer_roster_repository_find_shifts (db, error)) == NULL
      || (ground->coverage = foyer_roster_repository_find_coverage (db, error)) == NULL
      || (ground->cells = foyer_roster_repository_find_cells (db, first, last, error)) == NULL
      || (ground->leaves = foyer_roster_repository_find_leaves (
            db, foyer_shop_time_at_minute (query->shop_time, query->first_day, 0),
            foyer_shop_time_at_minute (query->shop_time, next, 0), error)) == NULL
      || (ground->asked = foyer_roster_repository_find_asked (db, error)) == NULL
      || (ground->wishes = foyer_roster_repository_find_wishes (db, query->first_day, next - 1,
                                                                error)) == NULL
      || !foyer_roster_repository_find_month (db, query->first_day, &ground->roster, error))
    return NULL;

  return g_steal_pointer (&ground);
}

static gboolean
put_one (FoyerTransaction      *transaction,
         FoyerRotaAct          *act,
         const FoyerRotaChange *change,
         gboolean               is_published,
         FoyerRotaNotices      *notices,
         GError               **error)
{
  g_autoptr (FoyerRosterCell) found = NULL;
  g_autoptr (FoyerRosterCell) cell = NULL;
  gboolean is_new;
  gint64 version;

  if (!foyer_roster_repository_find_cell (foyer_transaction_get_db (transaction), &change->staff,
                                          change->day, change->slot, &found, error))
    return FALSE;

  is_new = found == NULL;
  if (is_new)
    {
      FoyerUuid id = foyer_uuid_new (foyer_transaction_get_now_us (transaction));

      if (change->is_clear)
        return TRUE;
      cell = foyer_roster_cell_new (&id, &change->staff, change->day, change->slot);
    }
  else
    {
      cell = foyer_service_load (transaction, FOYER_TYPE_ROSTER_CELL,
                                 foyer_record_get_id (FOYER_RECORD (found)), error);
      if (cell == NULL)
        return FALSE;
    }

  version = foyer_roster_cell_is_there (cell) ? foyer_record_get_version (FOYER_RECORD (cell)) : 0;
  if (act->checks_versions && version != change->seen_version)
    {
      g_set_error_literal (error, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_CONFLICT,
                           "a cell of the roster was changed meanwhile");
      return FALSE;
    }
  if (foyer_roster_cell_get_is_locked (cell))
    {
      g_set_error_literal (error, FOYER_ROTA_ERROR, FOYER_ROTA_ERROR_LOCKED, "the cell is locked");
      return FALSE;
    }

  if (change->is_clear ? !foyer_roster_cell_clear (cell, error)
                       : !foyer_roster_cell_put (cell, &change->shift, 0, error))
    return FALSE;
  foyer_roster_cell_join_month (cell, is_published);
  foyer_rota_notices_add_cell (notices, found, cell);

  return is_new ? foyer_transaction_create (transaction, FOYER_RECORD (cell), error)
                : foyer_transaction_save (transaction, FOYER_RECORD (cell), error);
}

/* Whether the error is one that this change makes: it is about the person and takes in the day. */
static gboolean
is_made_by (const FoyerRosterProblem *problem,
            const FoyerRotaChange    *change)
{
  return problem->gravity == FOYER_ROSTER_ERROR && problem->kind != FOYER_ROSTER_GAP
         && foyer_uuid_equal (&problem->staff, &change->staff)
         && problem->first_day <= change->day && problem->last_day >= change->day;
}

static gboolean
refuse (const FoyerRosterProblem *problem,
        GError                  **error)
{
  FoyerRotaError code = FOYER_ROTA_ERROR_OVERLAP;

  if (problem->kind == FOYER_ROSTER_ON_LEAVE)
    code = FOYER_ROTA_ERROR_ON_LEAVE;
  else if (problem->kind == FOYER_ROSTER_RUN)
    code = FOYER_ROTA_ERROR_RUN;

  g_set_error (error, FOYER_ROTA_ERROR, code, "a strict rule is broken: %d of %d", problem->actual,
               problem->limit);
  return FALSE;
}

static gboolean
check_rules (FoyerTransaction  *transaction,
             FoyerRotaAct      *act,
             GError           **error)
{
  g_autoptr (FoyerRotaGround) ground = NULL;
  g_autoptr (FoyerRotaMonth) month = NULL;
  GArray *problems;

  ground = foyer_rota_read (foyer_transaction_get_db (transaction), act->query, error);
  if (ground == NULL)
    return FALSE;

  month = foyer_rota_month_new (ground, TRUE);
  problems = foyer_rota_month_get_problems (month);
  for (guint i = 0; i < problems->len; i++)
    for (guint k = 0; k < act->changes->len; k++)
      {
        FoyerRosterProblem *problem = &g_array_index (problems, FoyerRosterProblem, i);
        FoyerRotaChange *change = &g_array_index (act->changes, FoyerRotaChange, k);

        /* A rest day is never refused, whatever else is wrong that week. */
        if (!foyer_uuid_is_none (&change->shift) && is_made_by (problem, change))
          return refuse (problem, error);
      }

  return TRUE;
}

/**
 * foyer_rota_put: (skip)
 * @transaction: a transaction
 * @data: a #FoyerRotaAct
 * @result: (out) (transfer full) (nullable): the roster of the month
 * @error: where to put why not
 *
 * Puts something into cells. Who has seen another plan for such a cell is told.
 *
 * Returns: whether it may be committed
 */
gboolean
foyer_rota_put (FoyerTransaction  *transaction,
                gpointer           data,
                gpointer          *result,
                GError           **error)
{
  FoyerRotaAct *act = data;
  g_autoptr (FoyerRotaNotices) notices = foyer_rota_notices_new (act->query->shop_time);
  g_autoptr (FoyerRosterMonth) roster = NULL;

  if (!foyer_roster_repository_find_month (foyer_transaction_get_db (transaction),
                                           act->query->first_day, &roster, error))
    return FALSE;

  for (guint i = 0; i < act->changes->len; i++)
    if (!put_one (transaction, act, &g_array_index (act->changes, FoyerRotaChange, i),
                  foyer_roster_month_is_published (roster), notices, error))
      return FALSE;

  return (!act->checks_rules || check_rules (transaction, act, error))
         && foyer_rota_notices_send (notices, transaction, error);
}

/**
 * foyer_rota_set_locked: (skip)
 * @transaction: a transaction
 * @staff: whose cell
 * @day: which day
 * @slot: which slot
 * @is_locked: whether it is locked from now on
 * @error: where to put why not: %FOYER_SERVICE_ERROR_UNKNOWN when there is nothing in the cell
 *
 * Returns: (transfer full) (nullable): the cell as stored
 */
FoyerRosterCell *
foyer_rota_set_locked (FoyerTransaction *transaction,
                       const FoyerUuid  *staff,
                       gint64            day,
                       int               slot,
                       gboolean          is_locked,
                       GError          **error)
{
  g_autoptr (FoyerRosterCell) found = NULL;
  g_autoptr (FoyerRosterCell) cell = NULL;

  if (!foyer_roster_repository_find_cell (foyer_transaction_get_db (transaction), staff, day, slot,
                                          &found, error))
    return NULL;
  if (found == NULL || !foyer_roster_cell_is_there (found))
    {
      g_set_error_literal (error, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_UNKNOWN,
                           "nothing is planned there");
      return NULL;
    }

  cell = foyer_service_load (transaction, FOYER_TYPE_ROSTER_CELL,
                             foyer_record_get_id (FOYER_RECORD (found)), error);
  if (cell == NULL)
    return NULL;
  foyer_roster_cell_set_locked (cell, is_locked);

  return foyer_transaction_save (transaction, FOYER_RECORD (cell), error)
           ? g_steal_pointer (&cell)
           : NULL;
}

/**
 * foyer_rota_lock: (skip)
 * @transaction: a transaction
 * @data: a #FoyerRotaAct with one change, which names the cell
 * @result: (out) (transfer full): the cell
 * @error: where to put why not: see foyer_rota_set_locked()
 *
 * Returns: whether it may be committed
 */
gboolean
foyer_rota_lock (FoyerTransaction  *transaction,
                 gpointer           data,
                 gpointer          *result,
                 GError           **error)
{
  FoyerRotaAct *act = data;
  FoyerRotaChange *change = &g_array_index (act->changes, FoyerRotaChange, 0);

  *result = foyer_rota_set_locked (transaction, &change->staff, change->day, change->slot,
                                   act->is_locked, error);

  return *result != NULL;
}

/* Nobody else is on duty that day. */
static gboolean
relieve_others (FoyerTransaction  *transaction,
                FoyerRosterCell   *on_duty,
                GError           **error)
{
  gint64 day = foyer_roster_cell_get_day (on_duty);
  g_autoptr (GPtrArray) cells = NULL;

  cells = foyer_roster_repository_find_cells (foyer_transaction_get_db (transaction), day, day,
                                              error);
  if (cells == NULL)
    return FALSE;

  for (guint i = 0; i < cells->len; i++)
    {
      const FoyerUuid *id = foyer_record_get_id (cells->pdata[i]);
      g_autoptr (FoyerRosterCell) cell = NULL;

      if (foyer_roster_cell_get_post (cells->pdata[i]) != FOYER_POST_DUTY
          || foyer_uuid_equal (id, foyer_record_get_id (FOYER_RECORD (on_duty))))
        continue;
      cell = foyer_service_load (transaction, FOYER_TYPE_ROSTER_CELL, id, error);
      if (cell == NULL
          || !foyer_roster_cell_put (cell, foyer_roster_cell_get_shift (cell), 0, error)
          || !foyer_transaction_save (transaction, FOYER_RECORD (cell), error))
        return FALSE;
    }

  return TRUE;
}

/**
 * foyer_rota_duty: (skip)
 * @transaction: a transaction
 * @data: a #FoyerRotaAct with one change, which names the cell
 * @result: (out) (transfer full): the cell
 * @error: where to put why not: %FOYER_SERVICE_ERROR_UNKNOWN when there is no shift in the cell
 *
 * Makes somebody the duty person of a day (值班, S7), and nobody else, or nobody at all.
 *
 * Returns: whether it may be committed
 */
gboolean
foyer_rota_duty (FoyerTransaction  *transaction,
                 gpointer           data,
                 gpointer          *result,
                 GError           **error)
{
  FoyerRotaAct *act = data;
  FoyerRotaChange *change = &g_array_index (act->changes, FoyerRotaChange, 0);
  g_autoptr (FoyerRosterCell) found = NULL;
  g_autoptr (FoyerRosterCell) cell = NULL;

  if (!foyer_roster_repository_find_cell (foyer_transaction_get_db (transaction), &change->staff,
                                          change->day, change->slot, &found, error))
    return FALSE;
  if (found == NULL || !foyer_roster_cell_is_there (found)
      || foyer_uuid_is_none (foyer_roster_cell_get_shift (found)))
    {
      g_set_error_literal (error, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_UNKNOWN,
                           "no shift is planned there");
      return FALSE;
    }
  if (foyer_roster_cell_get_is_locked (found))
    {
      g_set_error_literal (error, FOYER_ROTA_ERROR, FOYER_ROTA_ERROR_LOCKED, "the cell is locked");
      return FALSE;
    }

  cell = foyer_service_load (transaction, FOYER_TYPE_ROSTER_CELL,
                             foyer_record_get_id (FOYER_RECORD (found)), error);
  if (cell == NULL
      || !foyer_roster_cell_put (cell, foyer_roster_cell_get_shift (cell),
                                 act->is_on_duty ? FOYER_POST_DUTY : 0, error)
      || !foyer_transaction_save (transaction, FOYER_RECORD (cell), error)
      || (act->is_on_duty && !relieve_others (transaction, cell, error)))
    return FALSE;

  *result = g_steal_pointer (&cell);
  return TRUE;
}

static gboolean
publish_cells (FoyerTransaction *transaction,
               FoyerRotaGround  *ground,
               GError          **error)
{
  gint64 next = foyer_day_add_months (ground->first_day, 1);

  for (guint i = 0; i < ground->cells->len; i++)
    {
      FoyerRosterCell *found = g_ptr_array_index (ground->cells, i);
      g_autoptr (FoyerRosterCell) cell = NULL;

      if (foyer_roster_cell_get_day (found) < ground->first_day
          || foyer_roster_cell_get_day (found) >= next
          || foyer_roster_cell_get_state (found) != FOYER_CELL_DRAFT)
        continue;

      cell = foyer_service_load (transaction, FOYER_TYPE_ROSTER_CELL,
                                 foyer_record_get_id (FOYER_RECORD (found)), error);
      if (cell == NULL)
        return FALSE;
      foyer_roster_cell_publish (cell);
      if (!foyer_transaction_save (transaction, FOYER_RECORD (cell), error))
        return FALSE;
    }

  return TRUE;
}

/**
 * foyer_rota_publish: (skip)
 * @transaction: a transaction
 * @data: a #FoyerRotaAct
 * @result: (out) (transfer full): the roster of the month
 * @error: where to put why not: %FOYER_ROTA_ERROR_GAPS when posts are empty and no reason is given
 *
 * Publishes the month. The gaps are counted in what is stored, not in what somebody saw.
 *
 * Returns: whether it may be committed
 */
gboolean
foyer_rota_publish (FoyerTransaction  *transaction,
                    gpointer           data,
                    gpointer          *result,
                    GError           **error)
{
  FoyerRotaAct *act = data;
  gint64 now_us = foyer_transaction_get_now_us (transaction);
  const FoyerActor *actor = foyer_transaction_get_actor (transaction);
  g_autoptr (FoyerRotaGround) ground = NULL;
  g_autoptr (FoyerRotaMonth) month = NULL;
  g_autoptr (FoyerRosterMonth) roster = NULL;
  gboolean is_new;

  ground = foyer_rota_read (foyer_transaction_get_db (transaction), act->query, error);
  if (ground == NULL)
    return FALSE;

  month = foyer_rota_month_new (ground, TRUE);
  if (foyer_rota_month_get_n_gaps (month) > 0 && (act->reason == NULL || *act->reason == '\0'))
    {
      g_set_error (error, FOYER_ROTA_ERROR, FOYER_ROTA_ERROR_GAPS, "%u gaps",
                   foyer_rota_month_get_n_gaps (month));
      return FALSE;
    }

  is_new = ground->roster == NULL;
  if (is_new)
    {
      FoyerUuid id = foyer_uuid_new (now_us);

      roster = foyer_roster_month_new (&id, ground->first_day);
    }
  else
    roster = foyer_service_load (transaction, FOYER_TYPE_ROSTER_MONTH,
                                 foyer_record_get_id (FOYER_RECORD (ground->roster)), error);
  if (roster == NULL
      || !foyer_roster_month_publish (roster, foyer_rota_month_get_n_gaps (month), act->reason,
                                      &actor->staff, now_us, error)
      || !(is_new ? foyer_transaction_create (transaction, FOYER_RECORD (roster), error)
                  : foyer_transaction_save (transaction, FOYER_RECORD (roster), error))
      || !publish_cells (transaction, ground, error))
    return FALSE;

  *result = g_steal_pointer (&roster);
  return TRUE;
}
