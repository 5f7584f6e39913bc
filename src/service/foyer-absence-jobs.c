/* What is left behind by who is away, and its dealing out. Runs on the store's threads. */

#include "service/foyer-absence-jobs.h"

#include "domain/foyer-domain-error.h"
#include "domain/foyer-leave.h"
#include "service/foyer-attendance.h"
#include "service/foyer-callback-private.h"
#include "service/foyer-due.h"
#include "store/foyer-item-repository.h"
#include "store/foyer-roster-repository.h"
#include "store/foyer-staff-repository.h"

/* Leave that begins later than that is granted too, but who knows the items of then? */
#define HORIZON_US (366 * G_TIME_SPAN_DAY)
/* More than anybody has open at a time; the writer is held no longer than for this many. */
#define MAX_ITEMS 200

static const FoyerUuid *
get_id (gpointer record)
{
  return foyer_record_get_id (FOYER_RECORD (record));
}

/* Whether somebody else can take it over: not what is a person's own, nor what is about who stands
 * at the desk now. A message within the house is for whom it was written; a visitor's (V2) is
 * not. */
static gboolean
can_pass_on (FoyerItem *item)
{
  switch (foyer_item_get_kind (item))
    {
    case FOYER_ITEM_CASE:
    case FOYER_ITEM_COMPLAINT:
    case FOYER_ITEM_CALLBACK:
    case FOYER_ITEM_REPAIR:
    case FOYER_ITEM_FORM:
      return TRUE;
    case FOYER_ITEM_MESSAGE:
      return *foyer_item_get_phone (item) != '\0' || *foyer_item_get_name (item) != '\0';
    case FOYER_ITEM_TODO:
    case FOYER_ITEM_VISITOR:
    case FOYER_ITEM_DEMO:
      return FALSE;
    }

  g_assert_not_reached ();
}

static gboolean
falls_into (FoyerItem          *item,
            const FoyerAbsence *absence)
{
  gint64 when_us = foyer_item_get_when (item);

  /* For good means also what has no time. */
  return can_pass_on (item)
         && (absence->end_us == G_MAXINT64
             || (when_us != 0 && when_us >= absence->first_us && when_us < absence->end_us));
}

/* (transfer full) (element-type FoyerItem): what of theirs falls into it */
static GPtrArray *
find_items (FoyerDb             *db,
            const FoyerAbsence  *absence,
            GError             **error)
{
  g_autoptr (GPtrArray) open = foyer_item_repository_find_open (db, &absence->staff, -1, MAX_ITEMS,
                                                                error);
  GPtrArray *items;

  if (open == NULL)
    return NULL;

  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < open->len; i++)
    if (falls_into (open->pdata[i], absence))
      g_ptr_array_add (items, g_object_ref (open->pdata[i]));
  return items;
}

static gboolean
add_if_any (GPtrArray     *found,
            FoyerDb       *db,
            FoyerAbsence   absence,
            GError       **error)
{
  g_autoptr (GPtrArray) items = find_items (db, &absence, error);

  if (items == NULL)
    return FALSE;

  for (guint i = 0; i < items->len; i++)
    if (foyer_item_get_kind (items->pdata[i]) == FOYER_ITEM_CALLBACK)
      absence.n_calls++;
    else
      absence.n_items++;
  if (items->len > 0)
    g_ptr_array_add (found, g_memdup2 (&absence, sizeof absence));
  return TRUE;
}

static FoyerAbsence
make_absence (FoyerLeave *leave,
              gint64      now_us)
{
  gint64 begins_us = foyer_leave_get_begins (leave);

  return (FoyerAbsence) {
    .staff = *foyer_leave_get_staff (leave),
    .leave = *get_id (leave),
    .first_us = begins_us <= now_us ? G_MININT64 : begins_us,
    .end_us = foyer_leave_get_ends (leave),
  };
}

static int
compare_begins (gconstpointer a,
                gconstpointer b)
{
  const FoyerAbsence *one = *(const FoyerAbsence *const *) a;
  const FoyerAbsence *other = *(const FoyerAbsence *const *) b;

  return (one->first_us > other->first_us) - (one->first_us < other->first_us);
}

/**
 * foyer_absence_find: (skip)
 * @db: a connection in a transaction
 * @now_us: (type gint64*): the moment, microseconds UTC
 * @error: where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type FoyerAbsence): who is away or will be, and has
 *   something that falls into it, the first to begin first
 */
gpointer
foyer_absence_find (FoyerDb   *db,
                    gpointer   now_us,
                    GError   **error)
{
  gint64 now = *(gint64 *) now_us;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) staff = foyer_staff_repository_find_all (db, error);
  g_autoptr (GPtrArray) leaves = NULL;

  if (staff == NULL)
    return NULL;
  for (guint i = 0; i < staff->len; i++)
    if (foyer_staff_get_state (staff->pdata[i]) == FOYER_STAFF_LEFT
        && !add_if_any (found, db,
                        (FoyerAbsence) { .staff = *get_id (staff->pdata[i]),
                                         .first_us = G_MININT64, .end_us = G_MAXINT64 }, error))
      return NULL;

  leaves = foyer_roster_repository_find_leaves (db, now, now + HORIZON_US, error);
  if (leaves == NULL)
    return NULL;
  for (guint i = 0; i < leaves->len; i++)
    if (foyer_leave_is_granted (leaves->pdata[i])
        && !add_if_any (found, db, make_absence (leaves->pdata[i], now), error))
      return NULL;

  g_ptr_array_sort (found, compare_begins);
  return g_steal_pointer (&found);
}

/* The leave may have been taken back, or the colleague have come back, since it was offered. */
static gboolean
check_is_away (FoyerTransaction  *transaction,
               FoyerAbsenceDeal  *self,
               FoyerStaff        *staff,
               GError           **error)
{
  g_autoptr (FoyerLeave) leave = NULL;

  if (foyer_uuid_is_none (&self->absence.leave))
    return foyer_domain_check_that (foyer_staff_get_state (staff) == FOYER_STAFF_LEFT, "staff",
                                    "no longer here", error);

  leave = foyer_service_load (transaction, FOYER_TYPE_LEAVE, &self->absence.leave, error);
  return leave != NULL
         && foyer_domain_check_that (foyer_leave_is_granted (leave), "leave", "granted", error);
}

static gboolean
give_item (FoyerTransaction  *transaction,
           FoyerAbsenceDeal  *self,
           FoyerItem         *item,
           FoyerStaff        *successor,
           GError           **error)
{
  FoyerItemStamp stamp = foyer_callback_make_stamp (transaction, self->at_us);
  const FoyerUuid *actor = &foyer_transaction_get_actor (transaction)->staff;

  if (successor == NULL)
    return foyer_callback_store (transaction, item,
                                 foyer_item_release (item, FOYER_NOTE_AWAY, &stamp, error), error)
           && foyer_due_tell_supervisors (transaction, get_id (item), error);

  return foyer_callback_store (transaction, item,
                               foyer_item_assign (item, get_id (successor), &stamp, error), error)
         && (foyer_uuid_equal (get_id (successor), actor)
             || foyer_due_tell (transaction, get_id (item), get_id (successor), FOYER_NOTICE_OWNER,
                                error));
}

static gboolean
deal_items (FoyerTransaction  *transaction,
            FoyerAbsenceDeal  *self,
            GPtrArray         *items,
            GError           **error)
{
  FoyerDb *db = foyer_transaction_get_db (transaction);
  FoyerCallbackOrder order = {
    .act = { self->roles, self->at_us }, .staff = self->absence.staff,
    .text = (char *) FOYER_NOTE_AWAY,
  };
  g_autoptr (FoyerShopRules) rules = foyer_shop_rules_read (db, error);
  g_autoptr (FoyerAttendance) attendance = NULL;
  FoyerStaff *successor;

  if (rules == NULL)
    return FALSE;
  attendance = foyer_attendance_read (db, rules->time, MAX (self->absence.first_us, self->at_us),
                                      error);
  if (attendance == NULL)
    return FALSE;
  successor = foyer_attendance_find_successor (attendance, &self->absence.staff);

  for (guint i = 0; i < items->len; i++)
    {
      gboolean is_call = foyer_item_get_kind (items->pdata[i]) == FOYER_ITEM_CALLBACK;
      g_autoptr (FoyerItem) item = NULL;

      if (is_call)
        {
          if (!foyer_callback_deal_one (transaction, &order, rules, get_id (items->pdata[i]),
                                        error))
            return FALSE;
          continue;
        }
      item = foyer_service_load (transaction, FOYER_TYPE_ITEM, get_id (items->pdata[i]), error);
      if (item == NULL || !give_item (transaction, self, item, successor, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * foyer_absence_deal: (skip)
 * @transaction: the transaction
 * @data: a #FoyerAbsenceDeal
 * @result: (out): the #FoyerStaff who is away
 * @error: where to put why not
 *
 * Gives what falls into an absence to others: callbacks by the rule of B3 for their day, whatever
 * else to the cover of the leave, or to the deputy (LV-06, T1, S8). What nobody can take is
 * nobody's, and the supervisors are told. Who was asked first stays co-responsible (C8).
 *
 * Returns: whether to commit
 */
gboolean
foyer_absence_deal (FoyerTransaction  *transaction,
                    gpointer           data,
                    gpointer          *result,
                    GError           **error)
{
  FoyerAbsenceDeal *self = data;
  g_autoptr (FoyerStaff) staff = NULL;
  g_autoptr (GPtrArray) items = NULL;

  staff = foyer_service_load (transaction, FOYER_TYPE_STAFF, &self->absence.staff, error);
  if (staff == NULL || !check_is_away (transaction, self, staff, error))
    return FALSE;
  items = find_items (foyer_transaction_get_db (transaction), &self->absence, error);
  if (items == NULL || !deal_items (transaction, self, items, error))
    return FALSE;

  *result = g_steal_pointer (&staff);
  return TRUE;
}
