/* Dealing out what rings (DESIGN §5). Runs on the writer's thread as `system`, in short
 * transactions; any seat does it for the whole shop, and the second to come finds nothing left to
 * do.
 *
 * The state of an item says what should stand: for its owner and for the supervisors the last
 * moment of each up to now. What stands and is no moment of the item any more goes, as if it had
 * never been: should an undo bring the reason back, it rings again. What gave way to a newer
 * moment, or was taken note of, is kept as gone: so a clock that is set back tells nothing
 * twice. */

#include "service/foyer-deal.h"

#include "service/foyer-attendance.h"
#include "store/foyer-item-repository.h"

/* What one transaction does: the desk must get between them. */
#define DEAL_AT_ONCE 100
#define SKIP_AT_ONCE 2000

/* One item on the table. */
typedef struct
{
  FoyerDealRequest *request;
  FoyerDb *db;
  FoyerAttendance *attendance;
  FoyerItem *item;
  GArray *dealt;                /* FoyerDealt, as it was found */

  gboolean is_only_asked;       /* nothing is written; whether it would be is noted */
  gint64 ring_us;               /* as it was found */
  gboolean is_stale;
} Table;

/**
 * foyer_deal_request_free: (skip)
 * @data: (transfer full): a #FoyerDealRequest
 */
void
foyer_deal_request_free (gpointer data)
{
  FoyerDealRequest *self = data;

  g_clear_object (&self->settings);
  g_clear_object (&self->time);
  g_free (self->seat);
  g_free (self);
}

/**
 * foyer_deal_result_free: (skip)
 * @data: (transfer full): a #FoyerDealResult
 */
void
foyer_deal_result_free (gpointer data)
{
  FoyerDealResult *self = data;

  g_clear_pointer (&self->rang, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerDealResult, foyer_deal_result_free)

static const FoyerUuid *
get_id (gpointer record)
{
  return foyer_record_get_id (FOYER_RECORD (record));
}

/* Writing, or noting that it would be */

/* To whom a moment is told depends on who is there when it is; that it was told does not. */
static gboolean
is_told (Table                     *table,
         const FoyerDeliveryFields *fields)
{
  for (guint i = 0; i < table->dealt->len; i++)
    {
      FoyerDeliveryFields *each = &g_array_index (table->dealt, FoyerDealt, i).fields;

      if (each->reason == fields->reason && each->moment_us == fields->moment_us)
        return TRUE;
    }

  return FALSE;
}

static gboolean
add (Table                      *table,
     const FoyerDeliveryFields  *fields,
     GError                    **error)
{
  if (!table->is_only_asked)
    return foyer_delivery_repository_add (table->db, get_id (table->item), fields,
                                          table->request->now_us, error);

  table->is_stale |= !is_told (table, fields);
  return TRUE;
}

static gboolean
remove_dealt (Table            *table,
              const FoyerUuid  *id,
              GError          **error)
{
  table->is_stale = TRUE;
  return table->is_only_asked || foyer_delivery_repository_remove (table->db, id, error);
}

static gboolean
set_gone (Table            *table,
          const FoyerUuid  *id,
          GError          **error)
{
  table->is_stale = TRUE;
  return table->is_only_asked
         || foyer_delivery_repository_set_gone (table->db, id, table->request->now_us, error);
}

/* @ring_us: 0 for never */
static gboolean
set_ring (Table   *table,
          gint64   ring_us,
          GError **error)
{
  if (!table->is_only_asked)
    return foyer_delivery_repository_set_ring (table->db, get_id (table->item), ring_us, error);

  table->is_stale |= (ring_us != 0 ? ring_us : FOYER_RING_NEVER) != table->ring_us;
  return TRUE;
}

static gboolean
is_planned (Table                     *table,
            const FoyerDeliveryFields *fields)
{
  return foyer_notice_is_planned (table->item, table->request->settings, table->request->time,
                                  fields->reason, fields->moment_us);
}

/* A newer moment was told already: the clock was set back since. */
static gboolean
knows_newer (Table           *table,
             const FoyerUuid *addressee,
             gint64           moment_us)
{
  for (guint i = 0; i < table->dealt->len; i++)
    {
      FoyerDeliveryFields *fields = &g_array_index (table->dealt, FoyerDealt, i).fields;

      if (fields->moment_us > moment_us && foyer_uuid_equal (&fields->addressee, addressee)
          && is_planned (table, fields))
        return TRUE;
    }

  return FALSE;
}

static gboolean
tell (Table              *table,
      FoyerNoticeReason   reason,
      gint64              moment_us,
      const FoyerUuid    *addressee,
      FoyerNoticeRole     role,
      GError            **error)
{
  gint64 now_us = table->request->now_us;
  FoyerDeliveryFields fields = {
    .id = foyer_uuid_new (now_us),
    .addressee = *addressee,
    .reason = reason,
    .role = role,
    .moment_us = moment_us,
    .rings_us = now_us,
  };

  return knows_newer (table, addressee, moment_us)
         || add (table, &fields, error);
}

/* Whoever must act is told once as such. */
static gboolean
tell_supervisors (Table              *table,
                  FoyerNoticeReason   reason,
                  gint64              moment_us,
                  GError            **error)
{
  g_autoptr (GPtrArray) supervisors = foyer_attendance_find_supervisors (table->attendance);

  for (guint i = 0; i < supervisors->len; i++)
    if (!foyer_uuid_equal (get_id (supervisors->pdata[i]), foyer_item_get_owner (table->item))
        && !tell (table, reason, moment_us, get_id (supervisors->pdata[i]),
                  FOYER_NOTICE_SUPERVISOR, error))
      return FALSE;

  return TRUE;
}

static gboolean
tell_stand_in (Table              *table,
               FoyerNoticeReason   reason,
               gint64              moment_us,
               gboolean           *is_told,
               GError            **error)
{
  FoyerStaff *stand_in = foyer_attendance_find_stand_in (table->attendance,
                                                       foyer_item_get_owner (table->item),
                                                       FOYER_ATTENDANCE_HERE);

  *is_told = stand_in != NULL;
  return stand_in == NULL
         || tell (table, reason, moment_us, get_id (stand_in), FOYER_NOTICE_COVER, error);
}

/* The owner finds it at the next sign-in; who is away now is also stood in for (CB-11). */
static gboolean
tell_owner (Table              *table,
            const FoyerNotice  *notice,
            GError            **error)
{
  const FoyerUuid *owner = foyer_item_get_owner (table->item);
  const FoyerUuid *taker = foyer_item_get_taker (table->item);
  FoyerItemKind kind = foyer_item_get_kind (table->item);
  gboolean is_own = foyer_uuid_equal (owner, taker);
  gboolean is_told;

  if (foyer_uuid_is_none (owner))
    return tell_supervisors (table, notice->reason, notice->moment_us, error);

  /* Nobody is told what they said themselves. */
  if (is_own && notice->reason == FOYER_NOTICE_TOLD)
    return TRUE;

  return tell (table, notice->reason, notice->moment_us, owner, FOYER_NOTICE_OWNER, error)
         && (foyer_attendance_get_state (table->attendance, owner) == FOYER_ATTENDANCE_HERE
             || tell_stand_in (table, notice->reason, notice->moment_us, &is_told, error))
         && (is_own || foyer_uuid_is_none (taker)
             || !foyer_item_kind_get_rules (kind)->copies_taker
             || tell (table, notice->reason, notice->moment_us, taker, FOYER_NOTICE_TAKER, error));
}

/* Whether it is still theirs: what was dealt to somebody in a role that they no longer have is
 * not. */
static gboolean
is_rightful (Table                     *table,
             const FoyerDeliveryFields *fields)
{
  switch (fields->role)
    {
    case FOYER_NOTICE_OWNER:
      return foyer_uuid_equal (&fields->addressee, foyer_item_get_owner (table->item));
    case FOYER_NOTICE_TAKER:
      return foyer_uuid_equal (&fields->addressee, foyer_item_get_taker (table->item));
    case FOYER_NOTICE_COVER:
    case FOYER_NOTICE_SUPERVISOR:
      return TRUE;
    }

  g_assert_not_reached ();
}

static gboolean
tidy (Table        *table,
      gint64        owner_us,
      gint64        leader_us,
      GError      **error)
{
  for (guint i = 0; i < table->dealt->len; i++)
    {
      FoyerDealt *dealt = &g_array_index (table->dealt, FoyerDealt, i);
      FoyerDeliveryFields *fields = &dealt->fields;
      gint64 latest_us = fields->role == FOYER_NOTICE_SUPERVISOR ? MAX (owner_us, leader_us)
                                                                 : owner_us;
      gboolean is_on_plan = is_planned (table, fields);

      if (dealt->is_gone)
        continue;

      /* What a person told stands until it is taken note of. */
      if (!is_rightful (table, fields)
          || (!is_on_plan && fields->reason != FOYER_NOTICE_TOLD))
        {
          if (!remove_dealt (table, &fields->id, error))
            return FALSE;
        }
      else if (is_on_plan && fields->moment_us < latest_us)
        {
          if (!set_gone (table, &fields->id, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
clear (Table   *table,
       GError **error)
{
  for (guint i = 0; i < table->dealt->len; i++)
    if (!remove_dealt (table, &g_array_index (table->dealt, FoyerDealt, i).fields.id, error))
      return FALSE;

  return set_ring (table, 0, error);
}

static gboolean
deal (Table   *table,
      GError **error)
{
  FoyerDealRequest *request = table->request;
  FoyerNotice owner, leader;
  gboolean has_owner, has_leader;
  gint64 next_us;

  if (!foyer_item_is_open (table->item))
    return clear (table, error);

  has_owner = foyer_notice_find_latest (table->item, request->settings, request->time,
                                        FOYER_NOTICE_TO_OWNER, request->now_us, &owner);
  has_leader = foyer_notice_find_latest (table->item, request->settings, request->time,
                                         FOYER_NOTICE_TO_SUPERVISOR, request->now_us, &leader);
  next_us = foyer_notice_find_next (table->item, request->settings, request->time, request->now_us);

  return tidy (table, owner.moment_us, leader.moment_us, error)
         && (!has_owner || tell_owner (table, &owner, error))
         && (!has_leader || tell_supervisors (table, leader.reason, leader.moment_us, error))
         && set_ring (table, next_us, error);
}

static gboolean
deal_one (FoyerDealRequest  *request,
          FoyerDb           *db,
          FoyerAttendance   *attendance,
          FoyerItem         *item,
          GError           **error)
{
  g_autoptr (GArray) dealt = foyer_delivery_repository_find_of_item (db, get_id (item), error);

  return dealt != NULL
         && deal (&(Table) { .request = request, .db = db, .attendance = attendance, .item = item,
                             .dealt = dealt }, error);
}

static gboolean
deal_all (FoyerDealRequest  *request,
          FoyerDb           *db,
          FoyerAttendance     *attendance,
          gboolean          *has_more,
          GError           **error)
{
  g_autoptr (GPtrArray) items = NULL;
  gint64 n_skipped;

  if (!foyer_delivery_repository_skip_closed (db, SKIP_AT_ONCE, &n_skipped, error))
    return FALSE;
  if (n_skipped == SKIP_AT_ONCE)
    {
      *has_more = TRUE;
      return TRUE;
    }

  items = foyer_delivery_repository_find_ringing (db, request->now_us, DEAL_AT_ONCE, error);
  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    if (!deal_one (request, db, attendance, items->pdata[i], error))
      return FALSE;

  *has_more = items->len == DEAL_AT_ONCE;
  return TRUE;
}

/* Nobody took it: whoever stands in for the owner hears of it, and after that the supervisors. The
 * first waits on for whom it is (NO-04). */
static gboolean
pass_on (Table       *table,
         FoyerDealt  *silent,
         GError     **error)
{
  FoyerDeliveryFields *fields = &silent->fields;
  gboolean is_told = FALSE;

  if (fields->role == FOYER_NOTICE_OWNER
      && !tell_stand_in (table, fields->reason, fields->moment_us, &is_told, error))
    return FALSE;

  return is_told || tell_supervisors (table, fields->reason, fields->moment_us, error);
}

static gboolean
pass_on_all (FoyerDealRequest  *request,
             FoyerDb           *db,
             FoyerAttendance     *attendance,
             FoyerDealResult   *result,
             GError           **error)
{
  gint64 wait_us = foyer_settings_get_span_us (request->settings, FOYER_SETTING_NOTICE_PASS_ON);
  gint64 until_us = request->now_us - wait_us;
  g_autoptr (GArray) silent = NULL;

  result->silent_after_us = request->silent_after_us;
  if (wait_us < 0)
    return TRUE;

  silent = foyer_delivery_repository_find_silent (db, request->silent_after_us, until_us,
                                                  DEAL_AT_ONCE, error);
  if (silent == NULL)
    return FALSE;
  for (guint i = 0; i < silent->len; i++)
    {
      FoyerDealt *one = &g_array_index (silent, FoyerDealt, i);
      g_autoptr (FoyerRecord) item = foyer_db_load_record (db, FOYER_TYPE_ITEM, &one->item, error);
      g_autoptr (GArray) dealt = NULL;

      if (item != NULL)
        dealt = foyer_delivery_repository_find_of_item (db, &one->item, error);
      if (dealt == NULL
          || !pass_on (&(Table) { .request = request, .db = db, .attendance = attendance,
                                  .item = FOYER_ITEM (item), .dealt = dealt }, one, error))
        return FALSE;
      result->silent_after_us = one->fields.rings_us;
    }

  if (silent->len == DEAL_AT_ONCE)
    result->has_more = TRUE;
  else
    result->silent_after_us = MAX (until_us, request->silent_after_us);
  return TRUE;
}

/**
 * foyer_deal_run: (skip)
 * @transaction: the transaction
 * @data: a #FoyerDealRequest
 * @result: (out): a #FoyerDealResult
 * @error: where to put why not
 *
 * The job of a round: deals out, passes on what nobody took, and leases what rings for who is
 * signed in. Nothing of it is journalled.
 *
 * Returns: whether to commit
 */
gboolean
foyer_deal_run (FoyerTransaction  *transaction,
                gpointer           data,
                gpointer          *result,
                GError           **error)
{
  FoyerDealRequest *request = data;
  FoyerDb *db = foyer_transaction_get_db (transaction);
  g_autoptr (FoyerAttendance) attendance = NULL;
  g_autoptr (FoyerDealResult) done = g_new0 (FoyerDealResult, 1);

  attendance = foyer_attendance_read (db, request->time, request->now_us, error);
  if (attendance == NULL
      || !deal_all (request, db, attendance, &done->has_more, error)
      || !pass_on_all (request, db, attendance, done, error))
    return FALSE;

  if (!done->has_more && !foyer_uuid_is_none (&request->staff))
    {
      done->rang = foyer_delivery_repository_lease (db, &request->staff, request->seat,
                                                    request->now_us, error);
      if (done->rang == NULL)
        return FALSE;
    }

  *result = g_steal_pointer (&done);
  return TRUE;
}

/* What has nothing to be told up to now, and of which nothing stands, is stale by its next moment
 * alone. */
static gboolean
check_stale (Table     *table,
             gboolean   stands,
             GError   **error)
{
  FoyerDealRequest *request = table->request;
  FoyerNotice notice;
  g_autoptr (GArray) dealt = NULL;

  if (!stands
      && !foyer_notice_find_latest (table->item, request->settings, request->time,
                                    FOYER_NOTICE_TO_OWNER, request->now_us, &notice)
      && !foyer_notice_find_latest (table->item, request->settings, request->time,
                                    FOYER_NOTICE_TO_SUPERVISOR, request->now_us, &notice))
    return set_ring (table, foyer_notice_find_next (table->item, request->settings, request->time,
                                                    request->now_us), error);

  dealt = foyer_delivery_repository_find_of_item (table->db, get_id (table->item), error);
  table->dealt = dealt;
  return dealt != NULL && deal (table, error);
}

/**
 * foyer_deal_find_stale: (skip)
 * @request: by what is dealt out
 * @db: a connection in a transaction
 * @items: (element-type FoyerItem): open items
 * @rings: (element-type gint64): when each is to be looked at,
 *   foyer_item_repository_find_open_page()
 * @standing: (element-type FoyerUuid FoyerUuid): the items of which something stands in a tray
 * @ids: (element-type FoyerUuid): where to add the keys
 * @error: where to put the error
 *
 * Finds what was dealt out by other rules: what dealing it out now would change. What the next look
 * deals out anyway is left to it. Only reads.
 *
 * Returns: whether it could be read
 */
gboolean
foyer_deal_find_stale (FoyerDealRequest  *request,
                       FoyerDb           *db,
                       GPtrArray         *items,
                       GArray            *rings,
                       GHashTable        *standing,
                       GArray            *ids,
                       GError           **error)
{
  g_autoptr (FoyerAttendance) attendance =
    foyer_attendance_read (db, request->time, request->now_us, error);

  if (attendance == NULL)
    return FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      Table table = { .request = request, .db = db, .attendance = attendance,
                      .item = items->pdata[i], .is_only_asked = TRUE,
                      .ring_us = g_array_index (rings, gint64, i) };

      if (table.ring_us <= request->now_us)
        continue;
      if (!foyer_item_repository_read_progress (db, table.item, error)
          || !check_stale (&table, g_hash_table_contains (standing, get_id (table.item)), error))
        return FALSE;
      if (table.is_stale)
        g_array_append_vals (ids, get_id (table.item), 1);
    }

  return TRUE;
}

/**
 * foyer_deal_again: (skip)
 * @request: by what is dealt out
 * @db: a connection in a write transaction
 * @ids: (array length=n_ids): keys of items
 * @n_ids: how many
 * @error: where to put the error
 *
 * Deals some items out as they are now. What is right already stays.
 *
 * Returns: whether it was done
 */
gboolean
foyer_deal_again (FoyerDealRequest  *request,
                  FoyerDb           *db,
                  const FoyerUuid   *ids,
                  guint              n_ids,
                  GError           **error)
{
  g_autoptr (FoyerAttendance) attendance =
    foyer_attendance_read (db, request->time, request->now_us, error);

  if (attendance == NULL)
    return FALSE;

  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (FoyerRecord) item = foyer_db_load_record (db, FOYER_TYPE_ITEM, &ids[i], error);

      if (item == NULL || !foyer_item_repository_read_progress (db, FOYER_ITEM (item), error)
          || !deal_one (request, db, attendance, FOYER_ITEM (item), error))
        return FALSE;
    }

  return TRUE;
}
