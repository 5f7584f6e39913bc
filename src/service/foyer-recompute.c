#include "service/foyer-recompute.h"

#include "domain/foyer-item-clock.h"
#include "domain/foyer-item.h"
#include "service/foyer-due.h"
#include "service/foyer-holidays.h"
#include "store/foyer-delivery-repository.h"
#include "store/foyer-item-repository.h"

#define RINGS_AT_ONCE 500
#define DUES_AT_ONCE 200
#define MOVES_AT_ONCE 50

/* One operation on its way. */
typedef struct
{
  FoyerUuid op_id;
  char *seat;
  FoyerShopTime *time;
  FoyerCalendar *before;        /* nullable */
  FoyerCalendar *calendar;
  gint64 below_us;              /* rings: where to go on */
  FoyerUuid after;              /* dues: where to go on */
  GArray *ids;                  /* FoyerUuid: dues to be moved, from the end */
  gboolean is_read;             /* there are no more to be looked at */
} Recompute;

static void
recompute_clear (gpointer data)
{
  Recompute *self = data;

  g_free (self->seat);
  g_clear_object (&self->time);
  g_clear_object (&self->before);
  g_clear_object (&self->calendar);
  g_clear_pointer (&self->ids, g_array_unref);
}

static void
recompute_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, recompute_clear);
}

static GTask *
begin (FoyerStore          *store,
       const FoyerActor    *actor,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  GTask *task = g_task_new (store, NULL, callback, user_data);
  Recompute *self = g_atomic_rc_box_new0 (Recompute);

  self->op_id = foyer_uuid_new (foyer_clock_now_us (foyer_store_get_clock (store)));
  self->seat = g_strdup (actor->seat);
  self->below_us = G_MAXINT64;
  self->after = (FoyerUuid) { .bytes = { [15] = 1 } };
  self->ids = g_array_new (FALSE, FALSE, sizeof (FoyerUuid));
  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, self, recompute_unref);
  return task;
}

static void
write_async (GTask               *task,
             const char          *act,
             FoyerWriteFunc       func,
             GAsyncReadyCallback  callback)
{
  Recompute *self = g_task_get_task_data (task);
  FoyerActor system = { .name = "system", .seat = self->seat };

  foyer_store_write_async (g_task_get_source_object (task), &system, act, &self->op_id, func,
                           g_atomic_rc_box_acquire (self), recompute_unref, g_free, NULL, callback,
                           task);
}

/* Rings */

/* The result is where to go on; 0 at the end. */
static gboolean
look_again (FoyerTransaction  *transaction,
            gpointer           data,
            gpointer          *result,
            GError           **error)
{
  Recompute *self = data;
  gint64 last_us;

  if (!foyer_delivery_repository_look_again (foyer_transaction_get_db (transaction),
                                             self->below_us, RINGS_AT_ONCE, &last_us, error))
    return FALSE;

  *result = g_memdup2 (&last_us, sizeof last_us);
  return TRUE;
}

static void
on_looked_again (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Recompute *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autofree gint64 *last_us = foyer_store_write_finish (FOYER_STORE (source), result, NULL,
                                                         &error);

  if (last_us == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  self->below_us = *last_us;
  if (self->below_us == 0)
    g_task_return_boolean (task, TRUE);
  else
    write_async (g_steal_pointer (&task), "due.rules", look_again, on_looked_again);
}

/**
 * foyer_recompute_rings_async:
 * @store: an open store
 * @actor: whose seat
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * The settings by which things ring have changed: has every item looked at again that will ring.
 */
void
foyer_recompute_rings_async (FoyerStore          *store,
                             const FoyerActor    *actor,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  write_async (begin (store, actor, callback, user_data), "due.rules", look_again,
               on_looked_again);
}

/* Due times */

/* Whether the due time is what @calendar gave while a year was not announced: one that a person moved
 * stays. */
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

  return foyer_item_clock_replay (item, log, self->time, self->calendar, 0, &due_us, &is_provisional)
         && due_us != foyer_item_get_due (item)
         && (was_provisional (self, item, log, self->before)
             || was_provisional (self, item, log, shipped));
}

typedef struct
{
  GArray *ids;
  FoyerUuid last;
  gboolean is_last;
} Part;

static void
part_free (gpointer data)
{
  Part *self = data;

  g_array_unref (self->ids);
  g_free (self);
}

/* On a reader's thread: the writer is asked only for what really changes. */
static gpointer
read_part (FoyerDb   *db,
           gpointer   data,
           GError   **error)
{
  Recompute *self = data;
  g_autoptr (GPtrArray) shipped_notices = foyer_holidays_read_shipped ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (FoyerCalendar) shipped = foyer_holidays_make (shipped_notices, none);
  g_autoptr (GPtrArray) items = NULL;
  Part *part;

  items = foyer_item_repository_find_in_working_days (db, &self->after, DUES_AT_ONCE, error);
  if (items == NULL)
    return NULL;

  part = g_new0 (Part, 1);
  part->ids = g_array_new (FALSE, FALSE, sizeof (FoyerUuid));
  part->is_last = items->len < DUES_AT_ONCE;
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (GPtrArray) log = NULL;

      part->last = *foyer_record_get_id (items->pdata[i]);
      log = foyer_item_repository_find_log (db, &part->last, error);
      if (log == NULL)
        {
          part_free (part);
          return NULL;
        }
      if (must_move (self, items->pdata[i], log, shipped))
        g_array_append_val (part->ids, part->last);
    }

  return part;
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
  /* Closed meanwhile: it keeps the due time by which it was judged (WD-44); moved by somebody: theirs.
   * Of a wait that lasts, the part up to now is counted here, since it is counted from now on. */
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

static guint
get_part_start (Recompute *self)
{
  return self->ids->len > MOVES_AT_ONCE ? self->ids->len - MOVES_AT_ONCE : 0;
}

static gboolean
move_some (FoyerTransaction  *transaction,
           gpointer           data,
           gpointer          *result,
           GError           **error)
{
  Recompute *self = data;

  for (guint i = get_part_start (self); i < self->ids->len; i++)
    if (!move_one (transaction, self, &g_array_index (self->ids, FoyerUuid, i), error))
      return FALSE;

  return TRUE;
}

static void go_on (GTask *task);

static void
on_some_moved (GObject      *source,
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
  Recompute *self = g_task_get_task_data (task);
  GError *error = NULL;
  Part *part = foyer_store_read_finish (FOYER_STORE (source), result, NULL, &error);

  if (part == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  self->after = part->last;
  self->is_read = part->is_last;
  g_array_append_vals (self->ids, part->ids->data, part->ids->len);
  part_free (part);
  go_on (g_steal_pointer (&task));
}

/* Moves what was found; then looks for more; until there is no more. */
static void
go_on (GTask *task)
{
  Recompute *self = g_task_get_task_data (task);

  if (self->ids->len > 0)
    {
      write_async (task, "item.recompute", move_some, on_some_moved);
    }
  else if (!self->is_read)
    {
      foyer_store_read_async (g_task_get_source_object (task), FOYER_STORE_BULK, read_part,
                              g_atomic_rc_box_acquire (self), recompute_unref, part_free, NULL,
                              on_part_read, task);
    }
  else
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
}

/**
 * foyer_recompute_dues_async:
 * @store: an open store
 * @actor: whose seat
 * @time: the shop's time
 * @before: (nullable): the working days as they were known until now
 * @calendar: the working days as they are known now
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * A year of public holidays was announced: the due times of open items that were provisional until
 * then are reckoned anew, with a line in the log and a word to the owner (WD-43).
 */
void
foyer_recompute_dues_async (FoyerStore          *store,
                            const FoyerActor    *actor,
                            FoyerShopTime       *time,
                            FoyerCalendar       *before,
                            FoyerCalendar       *calendar,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task = begin (store, actor, callback, user_data);
  Recompute *self = g_task_get_task_data (task);

  self->time = g_object_ref (time);
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
