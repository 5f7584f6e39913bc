/* Who could call on a day, by the published roster and the leaves (B3). Runs on the store's threads. */

#include "service/foyer-callback-private.h"

#include "domain/foyer-leave.h"
#include "domain/foyer-shift.h"
#include "store/foyer-callback-repository.h"
#include "store/foyer-roster-repository.h"
#include "store/foyer-staff-repository.h"

/* What is known of a day. */
typedef struct
{
  GPtrArray *staff;
  GPtrArray *shifts;
  GPtrArray *cells;
  GPtrArray *leaves;
  GHashTable *n_open;
  gint64 at_us;
} Day;

static void
day_clear (Day *self)
{
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  g_clear_pointer (&self->shifts, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->leaves, g_ptr_array_unref);
  g_clear_pointer (&self->n_open, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Day, day_clear)

static gboolean
day_read (Day             *self,
          FoyerDb         *db,
          FoyerShopRules  *rules,
          gint64           at_us,
          GError         **error)
{
  gint64 day = foyer_shop_time_get_day (rules->time, at_us);

  self->at_us = at_us;
  return (self->staff = foyer_staff_repository_find_all (db, error)) != NULL
         && (self->shifts = foyer_roster_repository_find_shifts (db, error)) != NULL
         && (self->cells = foyer_roster_repository_find_cells (db, day, day, error)) != NULL
         && (self->leaves = foyer_roster_repository_find_leaves (db, at_us, at_us + 1, error)) != NULL
         && (self->n_open = foyer_callback_repository_count_open (db, error)) != NULL;
}

static gboolean
is_published (FoyerRosterCell *cell)
{
  FoyerCellState state = foyer_roster_cell_get_state (cell);

  return state == FOYER_CELL_PUBLISHED || state == FOYER_CELL_CHANGED;
}

static gboolean
has_roster (Day *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (is_published (self->cells->pdata[i]))
      return TRUE;

  return FALSE;
}

static guint
get_shift_bit (Day             *self,
               const FoyerUuid *shift)
{
  for (guint i = 0; i < self->shifts->len; i++)
    if (foyer_uuid_equal (foyer_record_get_id (self->shifts->pdata[i]), shift))
      return 1u << foyer_shift_get_kind (self->shifts->pdata[i]);

  return 0;
}

static guint
get_shifts (Day             *self,
            const FoyerUuid *staff)
{
  guint shifts = 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      FoyerRosterCell *cell = self->cells->pdata[i];

      if (is_published (cell) && foyer_uuid_equal (foyer_roster_cell_get_staff (cell), staff))
        shifts |= get_shift_bit (self, foyer_roster_cell_get_shift (cell));
    }

  return shifts;
}

static gboolean
is_on_leave (Day             *self,
             const FoyerUuid *staff)
{
  for (guint i = 0; i < self->leaves->len; i++)
    {
      FoyerLeave *leave = self->leaves->pdata[i];

      if (foyer_leave_is_granted (leave)
          && foyer_leave_overlaps (leave, self->at_us, self->at_us + 1)
          && foyer_uuid_equal (foyer_leave_get_staff (leave), staff))
        return TRUE;
    }

  return FALSE;
}

/* A supervisor gets what nobody else can do, and decides about it: so none is dealt to one who has no
 * other role. */
static gboolean
may_be_given (FoyerStaff *staff)
{
  return foyer_staff_get_state (staff) == FOYER_STAFF_ACTIVE
         && foyer_staff_get_roles (staff) != FOYER_ROLE_SUPERVISOR;
}

static FoyerCaller
make_caller (Day             *self,
             const FoyerUuid *staff,
             const FoyerUuid *absent)
{
  return (FoyerCaller) {
    .staff = *staff,
    .is_away = is_on_leave (self, staff) || (absent != NULL && foyer_uuid_equal (staff, absent)),
    .shifts = get_shifts (self, staff),
    .n_open = GPOINTER_TO_UINT (g_hash_table_lookup (self->n_open, staff)),
  };
}

/**
 * foyer_callback_find_caller: (skip)
 * @db: a connection in a transaction
 * @rules: what the shop chose
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
                            gint64            at_us,
                            FoyerCallback    *callback,
                            const FoyerUuid  *absent,
                            FoyerUuid        *caller,
                            gboolean         *is_cross,
                            GError          **error)
{
  g_auto (Day) day = { NULL };
  g_autoptr (GArray) callers = g_array_new (FALSE, FALSE, sizeof (FoyerCaller));
  FoyerCallerRule rule = {
    .seller = *foyer_callback_get_seller (callback),
    .refused_by = *foyer_callback_get_refused_by (callback),
    .is_cross_wanted = foyer_settings_get_bool (rules->settings, FOYER_SETTING_CALLBACK_CROSS_SHIFT),
  };
  const FoyerCaller *best;

  if (!day_read (&day, db, rules, at_us, error))
    return FALSE;

  rule.has_roster = has_roster (&day);
  for (guint i = 0; i < day.staff->len; i++)
    {
      FoyerCaller one = make_caller (&day, foyer_record_get_id (day.staff->pdata[i]), absent);

      /* The seller stands among them for the sake of their shift. */
      if (may_be_given (day.staff->pdata[i]) || foyer_uuid_equal (&one.staff, &rule.seller))
        g_array_append_val (callers, one);
    }

  best = foyer_callback_suggest ((const FoyerCaller *) callers->data, callers->len, &rule, is_cross);
  *caller = best != NULL ? best->staff : (FoyerUuid) { { 0 } };
  return TRUE;
}

/**
 * foyer_callback_is_there: (skip)
 * @db: a connection in a transaction
 * @rules: what the shop chose
 * @at_us: a moment, microseconds UTC
 * @staff: a colleague
 * @is_there: (out): whether they work on that day: with the firm, not on leave, and on the roster if
 *   one is published
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
  g_auto (Day) day = { NULL };

  if (!day_read (&day, db, rules, at_us, error))
    return FALSE;

  *is_there = FALSE;
  for (guint i = 0; i < day.staff->len; i++)
    if (foyer_uuid_equal (foyer_record_get_id (day.staff->pdata[i]), staff))
      *is_there = foyer_staff_get_state (day.staff->pdata[i]) == FOYER_STAFF_ACTIVE
                  && !is_on_leave (&day, staff)
                  && (!has_roster (&day) || get_shifts (&day, staff) != 0);
  return TRUE;
}
