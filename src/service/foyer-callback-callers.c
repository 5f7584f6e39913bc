/* Who could call at a time (B3): by the published roster and the leaves, and, for a call of today,
 * by who is signed in at a seat. Runs on the store's threads. */

#include "service/foyer-callback-private.h"

#include "service/foyer-attendance.h"
#include "store/foyer-callback-repository.h"
#include "store/foyer-presence-repository.h"

/* What is known of the time of a call. */
typedef struct
{
  gint64 now_us;
  FoyerAttendance *attendance;
  GHashTable *n_open;
  GHashTable *signed_in;        /* none for a call of another day: nobody knows who will be there */
} Moment;

static void
moment_clear (Moment *self)
{
  g_clear_pointer (&self->attendance, foyer_attendance_free);
  g_clear_pointer (&self->n_open, g_hash_table_unref);
  g_clear_pointer (&self->signed_in, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Moment, moment_clear)

static gboolean
moment_read (Moment          *self,
             FoyerDb         *db,
             FoyerShopRules  *rules,
             gint64           now_us,
             gint64           at_us,
             GError         **error)
{
  gboolean is_today = foyer_shop_time_get_day (rules->time, at_us)
                      == foyer_shop_time_get_day (rules->time, now_us);

  self->now_us = now_us;
  return (self->attendance = foyer_attendance_read (db, rules->time, at_us, error)) != NULL
         && (self->n_open = foyer_callback_repository_count_open (db, error)) != NULL
         && (!is_today
             || (self->signed_in = foyer_presence_repository_find_staff (db, now_us, error))
                  != NULL);
}

/* Whether somebody is expected to be there: they work at that time, and are signed in somewhere, or
 * their shift has not begun yet. Where nobody is signed in, the roster is all that is known. */
static gboolean
is_present (Moment          *self,
            const FoyerUuid *staff)
{
  if (foyer_attendance_get_state (self->attendance, staff) != FOYER_ATTENDANCE_HERE)
    return FALSE;

  return self->signed_in == NULL || g_hash_table_size (self->signed_in) == 0
         || g_hash_table_contains (self->signed_in, staff)
         || foyer_attendance_get_shift_begin (self->attendance, staff) > self->now_us;
}

/* A supervisor gets what nobody else can do, and decides about it: so none is dealt to one who has
 * no other role. */
static gboolean
may_be_given (FoyerStaff *staff)
{
  return foyer_staff_get_state (staff) == FOYER_STAFF_ACTIVE
         && foyer_staff_get_roles (staff) != FOYER_ROLE_SUPERVISOR;
}

static FoyerCaller
make_caller (Moment          *self,
             const FoyerUuid *staff,
             const FoyerUuid *absent)
{
  return (FoyerCaller) {
    .staff = *staff,
    .is_away = !foyer_attendance_is_with_us (self->attendance, staff)
               || (absent != NULL && foyer_uuid_equal (staff, absent)),
    .shifts = foyer_attendance_get_shifts (self->attendance, staff),
    .n_open = GPOINTER_TO_UINT (g_hash_table_lookup (self->n_open, staff)),
    .is_present = is_present (self, staff),
  };
}

/**
 * foyer_callback_find_caller: (skip)
 * @db: a connection in a transaction
 * @rules: what the shop chose
 * @now_us: the moment, microseconds UTC
 * @at_us: when somebody is to call, microseconds UTC
 * @callback: what for
 * @absent: (nullable): who is not there, whatever the roster says
 * @caller: (out): who is to call; all-zero when nobody can: the supervisor decides
 * @is_cross: (out): whether they work another shift than the seller
 * @error: where to put the error
 *
 * See foyer_callback_suggest().
 *
 * Returns: whether @caller is set
 */
gboolean
foyer_callback_find_caller (FoyerDb          *db,
                            FoyerShopRules   *rules,
                            gint64            now_us,
                            gint64            at_us,
                            FoyerCallback    *callback,
                            const FoyerUuid  *absent,
                            FoyerUuid        *caller,
                            gboolean         *is_cross,
                            GError          **error)
{
  g_auto (Moment) moment = { 0 };
  g_autoptr (GArray) callers = g_array_new (FALSE, FALSE, sizeof (FoyerCaller));
  FoyerCallerRule rule = {
    .seller = *foyer_callback_get_seller (callback),
    .refused_by = *foyer_callback_get_refused_by (callback),
    .is_cross_wanted =
      foyer_settings_get_bool (rules->settings, FOYER_SETTING_CALLBACK_CROSS_SHIFT),
  };
  const FoyerCaller *best;
  GPtrArray *staff;

  if (!moment_read (&moment, db, rules, now_us, at_us, error))
    return FALSE;

  rule.has_roster = foyer_attendance_has_roster (moment.attendance);
  staff = foyer_attendance_get_staff (moment.attendance);
  for (guint i = 0; i < staff->len; i++)
    {
      FoyerCaller one = make_caller (&moment, foyer_record_get_id (staff->pdata[i]), absent);

      /* The seller stands among them for the sake of their shift. */
      if (may_be_given (staff->pdata[i]) || foyer_uuid_equal (&one.staff, &rule.seller))
        g_array_append_val (callers, one);
    }

  best =
    foyer_callback_suggest ((const FoyerCaller *) callers->data, callers->len, &rule, is_cross);
  *caller = best != NULL ? best->staff : (FoyerUuid) { { 0 } };
  return TRUE;
}

/**
 * foyer_callback_is_there: (skip)
 * @db: a connection in a transaction
 * @rules: what the shop chose
 * @at_us: a moment, microseconds UTC
 * @staff: a colleague
 * @is_there: (out): whether they work on that day: with the firm, not on leave, and on the roster
 *   if one is published
 * @error: where to put the error
 *
 * Returns: whether @is_there is set
 */
gboolean
foyer_callback_is_there (FoyerDb          *db,
                         FoyerShopRules   *rules,
                         gint64            at_us,
                         const FoyerUuid  *staff,
                         gboolean         *is_there,
                         GError          **error)
{
  g_autoptr (FoyerAttendance) attendance = foyer_attendance_read (db, rules->time, at_us, error);

  if (attendance == NULL)
    return FALSE;

  *is_there = foyer_attendance_is_with_us (attendance, staff)
              && (!foyer_attendance_has_roster (attendance)
                  || foyer_attendance_get_shifts (attendance, staff) != 0);
  return TRUE;
}
