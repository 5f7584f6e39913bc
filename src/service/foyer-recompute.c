#include "service/foyer-recompute.h"

#include "domain/foyer-item-clock.h"
#include "domain/foyer-item.h"
#include "service/foyer-deal.h"
#include "service/foyer-due.h"
#include "service/foyer-holidays.h"
#include "store/foyer-delivery-repository.h"
#include "store/foyer-item-repository.h"

#define ITEMS_AT_ONCE 200
#define CHANGES_AT_ONCE 50

typedef struct _Recompute Recompute;

/* What is reckoned anew. */
typedef struct
{
  const char *act;
  /* On a reader's thread: adds the keys of those that must change to the ids. */
  gboolean (*find) (Recompute  *self,
                    FoyerDb    *db,
                    GPtrArray  *items,
                    GArray     *rings,
                    GArray     *ids,
                    GError    **error);
  /* On the writer's: as they are stored now. */
  gboolean (*change) (Recompute         *self,
                      FoyerTransaction  *transaction,
                      const FoyerUuid   *ids,
                      guint              n_ids,
                      GError           **error);
} Kind;

/* One operation on its way. */
struct _Recompute
{
  const Kind *kind;
  FoyerUuid op_id;
  char *seat;
  FoyerShopTime *time;
  FoyerCalendar *before;        /* dues; nullable */
  FoyerCalendar *calendar;      /* dues */
  FoyerSettings *settings;      /* rings */
  GHashTable *standing;         /* rings: FoyerUuid of what stands in a tray */
  gint64 now_us;                /* of the page that is read */
  FoyerItemPlace place;         /* where to go on */
  GArray *ids;                  /* FoyerUuid: what is to be changed, from the end */
  gboolean has_begun;
  guint n_unseen;               /* about so many are behind the place: some are opened meanwhile */
  FoyerRecomputeProgress progress;
  gpointer progress_data;
};

static void
recompute_clear (gpointer data)
{
  Recompute *self = data;

  g_free (self->seat);
  g_clear_object (&self->time);
  g_clear_object (&self->before);
  g_clear_object (&self->calendar);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->standing, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_array_unref);
}

static void
recompute_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, recompute_clear);
}

/* Due times */

/* Whether the due time is what @calendar gave while a year was not announced: one that a person
 * moved stays. */
static gboolean
was_provisional (Recompute     *self,
                 FoyerItem     *item,
                 GPtrArray     *log,
                 FoyerCalendar *calendar)
{
  gboolean is_provisional;
  gint64 due_us;

  return calendar != NULL
         && foyer_item_clock_replay (item, log, self->time, calendar, 0, &due_us, &is_provisional)
         && due_us == foyer_item_get_due (item) && is_provisional;
}

static gboolean
must_move (Recompute     *self,
           FoyerItem     *item,
           GPtrArray     *log,
           FoyerCalendar *shipped)
{
  gboolean is_provisional;
  gint64 due_us;

  return foyer_item_clock_replay (item, log, self->time, self->calendar, 0, &due_us,
                                  &is_provisional)
         && due_us != foyer_item_get_due (item)
         && (was_provisional (self, item, log, self->before)
             || was_provisional (self, item, log, shipped));
}

static gboolean
find_dues (Recompute  *self,
           FoyerDb    *db,
           GPtrArray  *items,
           GArray     *rings,
           GArray     *ids,
           GError    **error)
{
  g_autoptr (GPtrArray) shipped_notices = foyer_holidays_read_shipped ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (FoyerCalendar) shipped = foyer_holidays_make (shipped_notices, none);

  for (guint i = 0; i < items->len; i++)
    {
      const FoyerUuid *id = foyer_record_get_id (items->pdata[i]);
      g_autoptr (GPtrArray) log = NULL;

      if (foyer_item_get_due (items->pdata[i]) == 0
          || !g_str_has_suffix (foyer_item_get_clock (items->pdata[i]), "wd"))
        continue;
      log = foyer_item_repository_find_log (db, id, error);
      if (log == NULL)
        return FALSE;
      if (must_move (self, items->pdata[i], log, shipped))
        g_array_append_vals (ids, id, 1);
    }

  return TRUE;
}

static gboolean
move_one (FoyerTransaction  *transaction,
          Recompute         *self,
          const FoyerUuid   *id,
          GError           **error)
{
  gint64 now_us = foyer_transaction_get_now_us (transaction);
  FoyerItemStamp stamp = { foyer_uuid_new (now_us), { { 0 } }, now_us };
  g_autoptr (FoyerItem) item = foyer_service_load (transaction, FOYER_TYPE_ITEM, id, error);
  g_autoptr (GPtrArray) log = NULL;
  g_autoptr (FoyerItemLog) line = NULL;
  gboolean is_provisional;
  gint64 due_us;

  log = item != NULL
          ? foyer_item_repository_find_log (foyer_transaction_get_db (transaction), id, error)
          : NULL;
  if (log == NULL)
    return FALSE;
  /* Closed meanwhile: it keeps the due time by which it was judged (WD-44); moved by somebody:
   * theirs. Of a wait that lasts, the part up to now is counted here, since it is counted from now
   * on. */
  if (!foyer_item_is_open (item)
      || !foyer_item_clock_replay (item, log, self->time, self->calendar, now_us, &due_us,
                                   &is_provisional))
    return TRUE;

  line = foyer_item_move_due (item, due_us, FOYER_NOTE_HOLIDAYS, &stamp, error);
  return line != NULL && foyer_transaction_save (transaction, FOYER_RECORD (item), error)
         && foyer_transaction_create (transaction, FOYER_RECORD (line), error)
         && (foyer_uuid_is_none (foyer_item_get_owner (item))
             || foyer_due_tell (transaction, id, foyer_item_get_owner (item), FOYER_NOTICE_OWNER,
                                error));
}

static gboolean
move_dues (Recompute         *self,
           FoyerTransaction  *transaction,
           const FoyerUuid   *ids,
           guint              n_ids,
           GError           **error)
{
  for (guint i = 0; i < n_ids; i++)
    if (!move_one (transaction, self, &ids[i], error))
      return FALSE;

  return TRUE;
}

static const Kind dues = { "item.recompute", find_dues, move_dues };

/* Rings */

static gboolean
find_rings (Recompute  *self,
            FoyerDb    *db,
            GPtrArray  *items,
            GArray     *rings,
            GArray     *ids,
            GError    **error)
{
  FoyerDealRequest request = {
    .settings = self->settings, .time = self->time, .now_us = self->now_us,
  };

  if (self->standing == NULL)
    self->standing = foyer_delivery_repository_find_standing_items (db, error);

  return self->standing != NULL
         && foyer_deal_find_stale (&request, db, items, rings, self->standing, ids, error);
}

static gboolean
deal_rings (Recompute         *self,
            FoyerTransaction  *transaction,
            const FoyerUuid   *ids,
            guint              n_ids,
            GError           **error)
{
  FoyerDealRequest request = {
    .settings = self->settings, .time = self->time,
    .now_us = foyer_transaction_get_now_us (transaction),
  };

  return foyer_deal_again (&request, foyer_transaction_get_db (transaction), ids, n_ids, error);
}

static const Kind rings = { "due.rules", find_rings, deal_rings };

/* The walk through all that is open: pages on a reader's thread, so that the writer is asked only
 * for what really changes, and for few of those at a time. Nothing says how far it came: whoever
 * walks again finds only what is left. */

typedef struct
{
  GArray *ids;
  FoyerItemPlace place;
  guint n_unseen;
} Part;

static void
part_free (gpointer data)
{
  Part *self = data;

  g_array_unref (self->ids);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Part, part_free)

/* Counted once: what is opened later is dealt out by the rules of now. */
static gboolean
count_unseen (Recompute  *self,
              FoyerDb    *db,
              guint      *n_unseen,
              GError    **error)
{
  gint64 n_open;

  *n_unseen = self->n_unseen;
  if (self->has_begun)
    return TRUE;
  if (!foyer_item_repository_count_open (db, NULL, -1, &n_open, error))
    return FALSE;

  *n_unseen = (guint) n_open;
  return TRUE;
}

static gpointer
read_part (FoyerDb   *db,
           gpointer   data,
           GError   **error)
{
  Recompute *self = data;
  g_autoptr (Part) part = g_new0 (Part, 1);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GArray) ring_times = NULL;

  part->ids = g_array_new (FALSE, FALSE, sizeof (FoyerUuid));
  part->place = self->place;
  if (!count_unseen (self, db, &part->n_unseen, error))
    return NULL;
  items =
    foyer_item_repository_find_open_page (db, &part->place, ITEMS_AT_ONCE, &ring_times, error);

  if (items == NULL || !self->kind->find (self, db, items, ring_times, part->ids, error))
    return NULL;

  part->n_unseen -= MIN (part->n_unseen, items->len);
  return g_steal_pointer (&part);
}

static guint
get_part_start (Recompute *self)
{
  return self->ids->len > CHANGES_AT_ONCE ? self->ids->len - CHANGES_AT_ONCE : 0;
}

static gboolean
change_some (FoyerTransaction  *transaction,
             gpointer           data,
             gpointer          *result,
             GError           **error)
{
  Recompute *self = data;
  guint start = get_part_start (self);

  return self->kind->change (self, transaction, &g_array_index (self->ids, FoyerUuid, start),
                             self->ids->len - start, error);
}

static void go_on (GTask *task);

static void
on_some_changed (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Recompute *self = g_task_get_task_data (task);
  GError *error = NULL;

  foyer_store_write_finish (FOYER_STORE (source), result, NULL, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_array_set_size (self->ids, get_part_start (self));
  go_on (g_steal_pointer (&task));
}

static void
on_part_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (Part) part = NULL;
  Recompute *self = g_task_get_task_data (task);
  GError *error = NULL;

  part = foyer_store_read_finish (FOYER_STORE (source), result, NULL, &error);
  if (part == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  self->has_begun = TRUE;
  self->place = part->place;
  self->n_unseen = part->n_unseen;
  g_array_append_vals (self->ids, part->ids->data, part->ids->len);
  go_on (g_steal_pointer (&task));
}

/* Changes what was found; then looks for more; until there is no more. */
static void
go_on (GTask *task)
{
  Recompute *self = g_task_get_task_data (task);
  FoyerStore *store = g_task_get_source_object (task);
  FoyerActor system = { .name = "system", .seat = self->seat };

  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      return;
    }

  if (self->progress != NULL && self->has_begun)
    self->progress (self->n_unseen + self->ids->len, self->progress_data);
  if (self->ids->len > 0)
    {
      foyer_store_write_async (store, &system, self->kind->act, &self->op_id, change_some,
                               g_atomic_rc_box_acquire (self), recompute_unref, NULL, NULL,
                               on_some_changed, task);
    }
  else if (!self->place.is_end)
    {
      self->now_us = foyer_clock_now_us (foyer_store_get_clock (store));
      foyer_store_read_async (store, FOYER_STORE_BULK, read_part, g_atomic_rc_box_acquire (self),
                              recompute_unref, part_free, NULL, on_part_read, task);
    }
  else
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
}

static GTask *
begin (FoyerStore             *store,
       const FoyerActor       *actor,
       const Kind             *kind,
       FoyerShopTime          *time,
       FoyerRecomputeProgress  progress,
       gpointer                progress_data,
       GCancellable           *cancellable,
       GAsyncReadyCallback     callback,
       gpointer                user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Recompute *self = g_atomic_rc_box_new0 (Recompute);

  self->kind = kind;
  self->op_id = foyer_uuid_new (foyer_clock_now_us (foyer_store_get_clock (store)));
  self->seat = g_strdup (actor->seat);
  self->time = g_object_ref (time);
  self->place = FOYER_ITEM_PLACE_FIRST;
  self->ids = g_array_new (FALSE, FALSE, sizeof (FoyerUuid));
  self->progress = progress;
  self->progress_data = progress_data;
  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, self, recompute_unref);
  return task;
}

/**
 * foyer_recompute_rings_async:
 * @store: an open store
 * @actor: whose seat
 * @time: the shop's time
 * @settings: the settings as they are now
 * @progress: (nullable) (scope call): told how many are left, until @callback
 * @progress_data: for @progress
 * @cancellable: (nullable): gives up what has not begun; whoever comes next goes on
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * The settings by which things ring have changed, or may have while nobody looked: whatever open
 * item was dealt out by other rules is dealt out again. What rings meanwhile, rings.
 */
void
foyer_recompute_rings_async (FoyerStore             *store,
                             const FoyerActor       *actor,
                             FoyerShopTime          *time,
                             FoyerSettings          *settings,
                             FoyerRecomputeProgress  progress,
                             gpointer                progress_data,
                             GCancellable           *cancellable,
                             GAsyncReadyCallback     callback,
                             gpointer                user_data)
{
  GTask *task = begin (store, actor, &rings, time, progress, progress_data, cancellable, callback,
                       user_data);
  Recompute *self = g_task_get_task_data (task);

  self->settings = g_object_ref (settings);
  go_on (task);
}

/**
 * foyer_recompute_dues_async:
 * @store: an open store
 * @actor: whose seat
 * @time: the shop's time
 * @before: (nullable): the working days as they were known until now
 * @calendar: the working days as they are known now
 * @progress: (nullable) (scope call): told how many are left, until @callback
 * @progress_data: for @progress
 * @cancellable: (nullable): gives up what has not begun; whoever comes next goes on
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * A year of public holidays was announced: the due times of open items that were provisional until
 * then are reckoned anew, with a line in the log and a word to the owner (WD-43).
 */
void
foyer_recompute_dues_async (FoyerStore             *store,
                            const FoyerActor       *actor,
                            FoyerShopTime          *time,
                            FoyerCalendar          *before,
                            FoyerCalendar          *calendar,
                            FoyerRecomputeProgress  progress,
                            gpointer                progress_data,
                            GCancellable           *cancellable,
                            GAsyncReadyCallback     callback,
                            gpointer                user_data)
{
  GTask *task = begin (store, actor, &dues, time, progress, progress_data, cancellable, callback,
                       user_data);
  Recompute *self = g_task_get_task_data (task);

  self->before = before != NULL ? g_object_ref (before) : NULL;
  self->calendar = g_object_ref (calendar);
  go_on (task);
}

/**
 * foyer_recompute_finish:
 * @result: the result of either
 * @error: where to put the #FoyerDbError
 *
 * Returns: whether it was done
 */
gboolean
foyer_recompute_finish (GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, begin), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
