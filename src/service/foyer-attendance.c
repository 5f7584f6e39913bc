#include "service/foyer-attendance.h"

#include "domain/foyer-duty.h"
#include "domain/foyer-leave.h"
#include "store/foyer-roster-repository.h"
#include "store/foyer-staff-repository.h"

struct _FoyerAttendance
{
  FoyerShopTime *time;
  gint64 now_us;
  GPtrArray *staff;             /* FoyerStaff */
  GPtrArray *leaves;            /* FoyerLeave, those of now */
  GPtrArray *cells;             /* FoyerRosterCell of yesterday and today */
  GHashTable *shifts;           /* FoyerUuid → FoyerShift */
};

/* Shifts of yesterday may reach over midnight. */
static gboolean
read_roster (FoyerAttendance  *self,
             FoyerDb        *db,
             GError        **error)
{
  gint64 day = foyer_shop_time_get_day (self->time, self->now_us);
  g_autoptr (GPtrArray) shifts = foyer_roster_repository_find_shifts (db, error);

  if (shifts == NULL)
    return FALSE;
  for (guint i = 0; i < shifts->len; i++)
    g_hash_table_insert (self->shifts,
                         g_memdup2 (foyer_record_get_id (shifts->pdata[i]), sizeof (FoyerUuid)),
                         g_object_ref (shifts->pdata[i]));

  self->cells = foyer_roster_repository_find_cells (db, day - 1, day, error);
  return self->cells != NULL;
}

/**
 * foyer_attendance_read:
 * @db: a connection in a transaction
 * @time: the shop's time
 * @now_us: the instant, microseconds UTC
 * @error: where to put the error
 *
 * Returns: (transfer full) (nullable): who is there at this instant
 */
FoyerAttendance *
foyer_attendance_read (FoyerDb        *db,
                     FoyerShopTime  *time,
                     gint64          now_us,
                     GError        **error)
{
  g_autoptr (FoyerAttendance) self = g_new0 (FoyerAttendance, 1);

  self->time = g_object_ref (time);
  self->now_us = now_us;
  self->shifts = g_hash_table_new_full (foyer_uuid_hash, foyer_uuid_equal, g_free, g_object_unref);
  self->staff = foyer_staff_repository_find_all (db, error);
  if (self->staff == NULL)
    return NULL;
  self->leaves = foyer_roster_repository_find_leaves (db, now_us, now_us + 1, error);
  if (self->leaves == NULL || !read_roster (self, db, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * foyer_attendance_free:
 * @self: (transfer full): an attendance
 */
void
foyer_attendance_free (FoyerAttendance *self)
{
  g_clear_object (&self->time);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  g_clear_pointer (&self->leaves, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->shifts, g_hash_table_unref);
  g_free (self);
}

static FoyerStaff *
find_staff (FoyerAttendance   *self,
            const FoyerUuid *id)
{
  for (guint i = 0; i < self->staff->len; i++)
    if (foyer_uuid_equal (foyer_record_get_id (self->staff->pdata[i]), id))
      return self->staff->pdata[i];

  return NULL;
}

static FoyerLeave *
find_leave (FoyerAttendance   *self,
            const FoyerUuid *staff)
{
  for (guint i = 0; i < self->leaves->len; i++)
    {
      FoyerLeave *leave = self->leaves->pdata[i];

      if (foyer_leave_is_granted (leave)
          && foyer_uuid_equal (foyer_leave_get_staff (leave), staff))
        return leave;
    }

  return NULL;
}

static gboolean
is_published (FoyerRosterCell *cell)
{
  FoyerCellState state = foyer_roster_cell_get_state (cell);

  return state == FOYER_CELL_PUBLISHED || state == FOYER_CELL_CHANGED;
}

/**
 * foyer_attendance_has_roster:
 * @self: an attendance
 *
 * Returns: whether a roster is published for the day
 */
gboolean
foyer_attendance_has_roster (FoyerAttendance *self)
{
  gint64 today = foyer_shop_time_get_day (self->time, self->now_us);

  for (guint i = 0; i < self->cells->len; i++)
    if (foyer_roster_cell_get_day (self->cells->pdata[i]) == today
        && is_published (self->cells->pdata[i]))
      return TRUE;

  return FALSE;
}

static gboolean
get_hours (FoyerAttendance   *self,
           FoyerRosterCell *cell,
           gint64          *start_us,
           gint64          *end_us)
{
  FoyerShift *shift = g_hash_table_lookup (self->shifts, foyer_roster_cell_get_shift (cell));
  FoyerDuty duty;

  if (shift == NULL || !is_published (cell))
    return FALSE;

  duty = foyer_duty_make (foyer_roster_cell_get_staff (cell), foyer_roster_cell_get_day (cell),
                          shift, 0, 0);
  *start_us = foyer_shop_time_at (self->time, duty.day, duty.start * FOYER_MINUTE_US);
  *end_us = *start_us + (duty.end - duty.start) * FOYER_MINUTE_US;
  return TRUE;
}

static FoyerAttendanceState
judge_cell (FoyerAttendance   *self,
            FoyerRosterCell *cell)
{
  gint64 start_us, end_us;

  if (!get_hours (self, cell, &start_us, &end_us) || self->now_us >= end_us)
    return FOYER_ATTENDANCE_AWAY;
  return self->now_us >= start_us ? FOYER_ATTENDANCE_HERE : FOYER_ATTENDANCE_LATER;
}

/**
 * foyer_attendance_find_shift:
 * @self: an attendance
 * @staff: a colleague
 * @start_us: (out): when the shift begins, microseconds UTC; 0 for no shift
 * @end_us: (out): when it ends; 0 for no shift
 *
 * Finds the shift that somebody works now, else the next one of today.
 *
 * Returns: whether there is one
 */
gboolean
foyer_attendance_find_shift (FoyerAttendance *self,
                             const FoyerUuid *staff,
                             gint64          *start_us,
                             gint64          *end_us)
{
  *start_us = *end_us = 0;
  for (guint i = 0; i < self->cells->len; i++)
    {
      gint64 from_us, to_us;

      if (foyer_uuid_equal (foyer_roster_cell_get_staff (self->cells->pdata[i]), staff)
          && get_hours (self, self->cells->pdata[i], &from_us, &to_us)
          && self->now_us < to_us && (*end_us == 0 || from_us < *start_us))
        {
          *start_us = from_us;
          *end_us = to_us;
        }
    }

  return *end_us != 0;
}

/**
 * foyer_attendance_get_shift_begin:
 * @self: an attendance
 * @staff: a colleague
 *
 * Returns: when the shift begins that they work at this instant, microseconds UTC; 0 when they work
 *   none
 */
gint64
foyer_attendance_get_shift_begin (FoyerAttendance *self,
                                  const FoyerUuid *staff)
{
  gint64 start_us, end_us;

  return foyer_attendance_find_shift (self, staff, &start_us, &end_us) && self->now_us >= start_us
           ? start_us : 0;
}

/**
 * foyer_attendance_get_shift_end:
 * @self: an attendance
 * @staff: a colleague
 *
 * Returns: when the shift ends that they work now, microseconds UTC; 0 when they work none
 */
gint64
foyer_attendance_get_shift_end (FoyerAttendance *self,
                                const FoyerUuid *staff)
{
  gint64 start_us, end_us;

  return foyer_attendance_find_shift (self, staff, &start_us, &end_us) && self->now_us >= start_us
           ? end_us : 0;
}

/**
 * foyer_attendance_get_shifts:
 * @self: an attendance
 * @staff: a colleague
 *
 * Returns: the shifts that they work that day, whenever: a set of 1u << #FoyerShiftKind; 0 for none
 */
guint
foyer_attendance_get_shifts (FoyerAttendance *self,
                             const FoyerUuid *staff)
{
  gint64 today = foyer_shop_time_get_day (self->time, self->now_us);
  guint shifts = 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      FoyerRosterCell *cell = self->cells->pdata[i];
      FoyerShift *shift = g_hash_table_lookup (self->shifts, foyer_roster_cell_get_shift (cell));

      if (shift != NULL && foyer_roster_cell_get_day (cell) == today && is_published (cell)
          && foyer_uuid_equal (foyer_roster_cell_get_staff (cell), staff))
        shifts |= 1u << foyer_shift_get_kind (shift);
    }

  return shifts;
}

/**
 * foyer_attendance_is_with_us:
 * @self: an attendance
 * @staff: a colleague
 *
 * Returns: whether they work for the firm and are not on leave, whatever the roster says
 */
gboolean
foyer_attendance_is_with_us (FoyerAttendance *self,
                             const FoyerUuid *staff)
{
  FoyerStaff *known = find_staff (self, staff);

  return known != NULL && foyer_staff_get_state (known) == FOYER_STAFF_ACTIVE
         && find_leave (self, staff) == NULL;
}

/**
 * foyer_attendance_get_staff:
 * @self: an attendance
 *
 * Returns: (transfer none) (element-type FoyerStaff): all colleagues, also who has left
 */
GPtrArray *
foyer_attendance_get_staff (FoyerAttendance *self)
{
  return self->staff;
}

/**
 * foyer_attendance_get_state:
 * @self: an attendance
 * @staff: a colleague
 *
 * Returns: where they are; without a published roster everybody who is not on leave is there
 */
FoyerAttendanceState
foyer_attendance_get_state (FoyerAttendance   *self,
                          const FoyerUuid *staff)
{
  FoyerAttendanceState best = FOYER_ATTENDANCE_AWAY;

  if (!foyer_attendance_is_with_us (self, staff))
    return FOYER_ATTENDANCE_AWAY;
  if (!foyer_attendance_has_roster (self))
    return FOYER_ATTENDANCE_HERE;

  for (guint i = 0; i < self->cells->len; i++)
    if (foyer_uuid_equal (foyer_roster_cell_get_staff (self->cells->pdata[i]), staff))
      best = MIN (best, judge_cell (self, self->cells->pdata[i]));

  return best;
}

static FoyerStaff *
take_if_there (FoyerAttendance      *self,
               const FoyerUuid    *staff,
               FoyerAttendanceState  worst)
{
  return !foyer_uuid_is_none (staff) && foyer_attendance_get_state (self, staff) <= worst
           ? find_staff (self, staff) : NULL;
}

/**
 * foyer_attendance_find_stand_in:
 * @self: an attendance
 * @staff: somebody who is away
 * @worst: who is this much there will do
 *
 * Who acts for somebody (代理): the cover of their leave, else their deputy, else a supervisor.
 *
 * Returns: (transfer none) (nullable): who; %NULL when nobody is there
 */
FoyerStaff *
foyer_attendance_find_stand_in (FoyerAttendance      *self,
                              const FoyerUuid    *staff,
                              FoyerAttendanceState  worst)
{
  FoyerLeave *leave = find_leave (self, staff);
  FoyerStaff *known = find_staff (self, staff);
  FoyerStaff *found = NULL;

  if (leave != NULL)
    found = take_if_there (self, foyer_leave_get_cover (leave), worst);
  if (found == NULL && known != NULL)
    found = take_if_there (self, foyer_staff_get_deputy (known), worst);
  for (guint i = 0; found == NULL && i < self->staff->len; i++)
    {
      const FoyerUuid *id = foyer_record_get_id (self->staff->pdata[i]);

      if (foyer_staff_is_supervisor (self->staff->pdata[i]) && !foyer_uuid_equal (id, staff))
        found = take_if_there (self, id, worst);
    }

  return found;
}

static FoyerStaff *
take_if_with_us (FoyerAttendance *self,
                 const FoyerUuid *staff)
{
  return foyer_attendance_is_with_us (self, staff) ? find_staff (self, staff) : NULL;
}

/**
 * foyer_attendance_find_successor:
 * @self: an attendance
 * @staff: somebody who is on leave, or has left the firm
 *
 * Who takes over the work of somebody who is away for longer (LV-06, T1): the cover of their leave,
 * else their deputy. Other than a stand-in they need not be on the roster at this instant.
 *
 * Returns: (transfer none) (nullable): who; %NULL when none is named, or they are away too
 */
FoyerStaff *
foyer_attendance_find_successor (FoyerAttendance *self,
                                 const FoyerUuid *staff)
{
  FoyerLeave *leave = find_leave (self, staff);
  FoyerStaff *known = find_staff (self, staff);
  FoyerStaff *found = NULL;

  if (leave != NULL)
    found = take_if_with_us (self, foyer_leave_get_cover (leave));
  if (found == NULL && known != NULL)
    found = take_if_with_us (self, foyer_staff_get_deputy (known));
  return found;
}

/**
 * foyer_attendance_find_supervisors:
 * @self: an attendance
 *
 * Returns: (transfer container) (element-type FoyerStaff): the supervisors who are there; when none
 *   is, all of them
 */
GPtrArray *
foyer_attendance_find_supervisors (FoyerAttendance *self)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) here = g_ptr_array_new ();

  for (guint i = 0; i < self->staff->len; i++)
    {
      FoyerStaff *staff = self->staff->pdata[i];

      if (!foyer_staff_is_supervisor (staff))
        continue;
      g_ptr_array_add (all, staff);
      if (foyer_attendance_get_state (self, foyer_record_get_id (FOYER_RECORD (staff)))
          == FOYER_ATTENDANCE_HERE)
        g_ptr_array_add (here, staff);
    }

  return here->len > 0 ? g_steal_pointer (&here) : g_steal_pointer (&all);
}

/**
 * foyer_attendance_find_here:
 * @self: an attendance
 *
 * Returns: (transfer container) (element-type FoyerStaff): who works now
 */
GPtrArray *
foyer_attendance_find_here (FoyerAttendance *self)
{
  GPtrArray *here = g_ptr_array_new ();

  for (guint i = 0; i < self->staff->len; i++)
    if (foyer_attendance_get_state (self, foyer_record_get_id (self->staff->pdata[i]))
        == FOYER_ATTENDANCE_HERE)
      g_ptr_array_add (here, self->staff->pdata[i]);

  return here;
}
