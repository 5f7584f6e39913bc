/* The roster: which month is shown, and the commands.
 *
 * Whatever changes in what the month is made from, here or at another seat, the month is read anew;
 * while that goes on, further changes are noted and read once afterwards. */

#include "service/foyer-rota.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-rota-private.h"

struct _FoyerRota
{
  FoyerService parent_instance;

  FoyerShop *shop;
  FoyerRotaMonth *month;
  gint64 day;                   /* of the month that is shown */
  gboolean is_reading;
  gboolean is_stale;            /* something changed while it was read */
};

G_DEFINE_FINAL_TYPE (FoyerRota, foyer_rota, FOYER_TYPE_SERVICE)

G_DEFINE_QUARK (foyer-rota-error-quark, foyer_rota_error)

enum
{
  PROP_SHOP = 1,
  PROP_MONTH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void reload (FoyerRota *self);

static void
set_month (FoyerRota       *self,
           FoyerRotaGround *ground)
{
  g_clear_object (&self->month);
  self->month = foyer_rota_month_new (ground, foyer_rota_may_write (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MONTH]);
}

static gboolean
take_ground (FoyerRota     *self,
             GAsyncResult  *result,
             GError       **error)
{
  FoyerStore *store = foyer_service_get_store (FOYER_SERVICE (self));
  FoyerRotaGround *ground = foyer_store_read_finish (store, result, NULL, error);
  gboolean is_mine;

  self->is_reading = FALSE;
  if (ground == NULL)
    return FALSE;

  /* Somebody may have gone on to another month meanwhile. */
  is_mine = self->day >= ground->first_day
            && self->day < foyer_day_add_months (ground->first_day, 1);
  if (is_mine)
    set_month (self, ground);
  foyer_rota_ground_unref (ground);

  if (self->is_stale || !is_mine)
    reload (self);
  return TRUE;
}

static void
read_async (FoyerRota           *self,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  FoyerRotaQuery *query = foyer_rota_query_new (self->day, self->shop);

  query->with_past = TRUE;
  self->is_reading = TRUE;
  self->is_stale = FALSE;
  foyer_store_read_async (foyer_service_get_store (FOYER_SERVICE (self)), FOYER_STORE_DESK,
                          foyer_rota_read, query, (GDestroyNotify) foyer_rota_query_free,
                          (GDestroyNotify) foyer_rota_ground_unref, cancellable, callback,
                          user_data);
}

static void
on_reloaded (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (FoyerRota) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!take_ground (self, result, &error))
    g_warning ("The roster could not be read again: %s", error->message);
}

static void
reload (FoyerRota *self)
{
  if (self->day == FOYER_DAY_NONE)
    return;

  if (self->is_reading)
    self->is_stale = TRUE;
  else
    read_async (self, NULL, on_reloaded, g_object_ref (self));
}

static const char *const entities[] = {
  "coverage", "leave", "roster_cell", "roster_month", "setting", "shift", "staff", "wish", NULL,
};

static void
foyer_rota_changed (FoyerService *service,
                    GPtrArray    *changes)
{
  reload (FOYER_ROTA (service));
}

static void
foyer_rota_constructed (GObject *object)
{
  FoyerRota *self = FOYER_ROTA (object);

  G_OBJECT_CLASS (foyer_rota_parent_class)->constructed (object);

  /* Who sits here decides what is shown; the settings decide what is wrong. */
  g_signal_connect_object (foyer_service_get_session (FOYER_SERVICE (self)), "notify::staff",
                           G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shop, "settings-changed", G_CALLBACK (reload), self,
                           G_CONNECT_SWAPPED);
}

static void
foyer_rota_finalize (GObject *object)
{
  FoyerRota *self = FOYER_ROTA (object);

  g_clear_object (&self->shop);
  g_clear_object (&self->month);

  G_OBJECT_CLASS (foyer_rota_parent_class)->finalize (object);
}

static void
foyer_rota_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  FoyerRota *self = FOYER_ROTA (object);

  switch (prop_id)
    {
    case PROP_MONTH:
      g_value_set_object (value, self->month);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_rota_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  FoyerRota *self = FOYER_ROTA (object);

  switch (prop_id)
    {
    case PROP_SHOP:
      self->shop = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_rota_class_init (FoyerRotaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = foyer_rota_constructed;
  object_class->finalize = foyer_rota_finalize;
  object_class->get_property = foyer_rota_get_property;
  object_class->set_property = foyer_rota_set_property;
  FOYER_SERVICE_CLASS (klass)->changed = foyer_rota_changed;
  FOYER_SERVICE_CLASS (klass)->entities = entities;

  properties[PROP_SHOP] =
    g_param_spec_object ("shop", NULL, NULL, FOYER_TYPE_SHOP,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MONTH] =
    g_param_spec_object ("month", NULL, NULL, FOYER_TYPE_ROTA_MONTH,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
foyer_rota_init (FoyerRota *self)
{
  self->day = FOYER_DAY_NONE;
}

/**
 * foyer_rota_new:
 * @store: the store
 * @session: who gives the commands
 * @history: where acts are remembered
 * @shop: the shop, loaded before a month is shown
 *
 * Returns: (transfer full): the roster, which shows no month until foyer_rota_show_async()
 */
FoyerRota *
foyer_rota_new (FoyerStore   *store,
                FoyerSession *session,
                FoyerHistory *history,
                FoyerShop    *shop)
{
  return g_object_new (FOYER_TYPE_ROTA, "store", store, "session", session, "history", history,
                       "shop", shop, NULL);
}

/**
 * foyer_rota_get_month:
 * @self: the roster
 *
 * Returns: (transfer none) (nullable): the month that is shown
 */
FoyerRotaMonth *
foyer_rota_get_month (FoyerRota *self)
{
  return self->month;
}

/**
 * foyer_rota_get_shop: (skip)
 * @self: the roster
 *
 * Returns: (transfer none): the shop
 */
FoyerShop *
foyer_rota_get_shop (FoyerRota *self)
{
  return self->shop;
}

/**
 * foyer_rota_get_today:
 * @self: the roster
 *
 * Returns: the shop's today
 */
gint64
foyer_rota_get_today (FoyerRota *self)
{
  return foyer_shop_time_get_day (foyer_shop_get_time (self->shop),
                                  foyer_service_now_us (FOYER_SERVICE (self)));
}

/**
 * foyer_rota_may_write:
 * @self: the roster
 *
 * Returns: whether who is signed in may plan and publish
 */
gboolean
foyer_rota_may_write (FoyerRota *self)
{
  return foyer_session_may (foyer_service_get_session (FOYER_SERVICE (self)),
                            FOYER_RIGHT_ROSTER_WRITE);
}

/**
 * foyer_rota_get_calendar:
 * @self: the roster
 *
 * Returns: (transfer none): the public holidays
 */
FoyerCalendar *
foyer_rota_get_calendar (FoyerRota *self)
{
  return foyer_shop_get_calendar (self->shop);
}

static void
on_shown (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (take_ground (g_task_get_source_object (task), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * foyer_rota_show_async:
 * @self: the roster
 * @day: a day of the month to show
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is shown
 * @user_data: for @callback
 *
 * Shows a month. From then on it follows what is changed anywhere.
 */
void
foyer_rota_show_async (FoyerRota           *self,
                       gint64               day,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, foyer_rota_show_async);
  self->day = day;
  read_async (self, cancellable, on_shown, g_steal_pointer (&task));
}

/**
 * foyer_rota_show_finish:
 * @self: the roster
 * @result: the result
 * @error: where to put the #FoyerDbError
 *
 * Returns: whether it is shown
 */
gboolean
foyer_rota_show_finish (FoyerRota     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static FoyerRotaAct *
act_new (FoyerRota *self,
         gint64     day)
{
  FoyerRotaAct *act = g_new0 (FoyerRotaAct, 1);

  act->query = foyer_rota_query_new (day, self->shop);
  act->changes = g_array_new (FALSE, TRUE, sizeof (FoyerRotaChange));

  return act;
}

static FoyerRotaAct *
act_new_for_cell (FoyerRota  *self,
                  FoyerStaff *staff,
                  gint64      day,
                  int         slot)
{
  FoyerRotaAct *act = act_new (self, day);
  FoyerRotaChange change = { .staff = *foyer_record_get_id (FOYER_RECORD (staff)), .day = day,
                             .slot = slot };

  g_array_append_val (act->changes, change);
  return act;
}

static void
run (FoyerRota           *self,
     const char          *key,
     FoyerWriteFunc       func,
     FoyerRotaAct        *act,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_RIGHT_ROSTER_WRITE, key, func, act,
                           (GDestroyNotify) foyer_rota_act_free, cancellable, callback, user_data);
}

/**
 * foyer_rota_put_async:
 * @self: the roster
 * @staff: whose cell
 * @day: which day
 * @slot: 0, or 1 for a second shift of the day
 * @shift: (nullable): the shift; %NULL for a rest day
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Puts a shift or a rest day on the roster. A locked cell is not changed; an overlap, a shift on
 * leave and, where the shop is strict about it, too many days in a row are refused.
 */
void
foyer_rota_put_async (FoyerRota           *self,
                      FoyerStaff          *staff,
                      gint64               day,
                      int                  slot,
                      FoyerShift          *shift,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  FoyerRotaAct *act = act_new_for_cell (self, staff, day, slot);

  if (shift != NULL)
    g_array_index (act->changes, FoyerRotaChange, 0).shift =
      *foyer_record_get_id (FOYER_RECORD (shift));
  act->checks_rules = TRUE;
  run (self, "roster.put", foyer_rota_put, act, cancellable, callback, user_data);
}

/**
 * foyer_rota_clear_async:
 * @self: the roster
 * @staff: whose cell
 * @day: which day
 * @slot: which slot
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Takes out what is in a cell. What was published becomes a rest day, marked as changed.
 */
void
foyer_rota_clear_async (FoyerRota           *self,
                        FoyerStaff          *staff,
                        gint64               day,
                        int                  slot,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  FoyerRotaAct *act = act_new_for_cell (self, staff, day, slot);

  g_array_index (act->changes, FoyerRotaChange, 0).is_clear = TRUE;
  run (self, "roster.clear", foyer_rota_put, act, cancellable, callback, user_data);
}

/**
 * foyer_rota_lock_async:
 * @self: the roster
 * @staff: whose cell
 * @day: which day
 * @is_locked: whether it is locked from now on
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Locks a cell against hand and planner, or unlocks it. An empty one cannot be locked:
 * %FOYER_SERVICE_ERROR_UNKNOWN.
 */
void
foyer_rota_lock_async (FoyerRota           *self,
                       FoyerStaff          *staff,
                       gint64               day,
                       gboolean             is_locked,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  FoyerRotaAct *act = act_new_for_cell (self, staff, day, 0);

  act->is_locked = is_locked;
  run (self, is_locked ? "roster.lock" : "roster.unlock", foyer_rota_lock, act, cancellable,
       callback, user_data);
}

/**
 * foyer_rota_set_duty_async:
 * @self: the roster
 * @staff: whose cell
 * @day: which day
 * @is_on_duty: whether they are the duty person of that day
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Says who is on duty (值班, S7): one person a day, who has a shift then
 * (%FOYER_SERVICE_ERROR_UNKNOWN otherwise) and serves that post instead of the shift's.
 */
void
foyer_rota_set_duty_async (FoyerRota           *self,
                           FoyerStaff          *staff,
                           gint64               day,
                           gboolean             is_on_duty,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  FoyerRotaAct *act = act_new_for_cell (self, staff, day, 0);

  act->is_on_duty = is_on_duty;
  run (self, is_on_duty ? "roster.duty" : "roster.off-duty", foyer_rota_duty, act, cancellable,
       callback, user_data);
}

/**
 * foyer_rota_apply_async:
 * @self: the roster
 * @act: "roster.plan" or "roster.take"
 * @changes: (element-type FoyerRotaChange): what to put, of one month; copied
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Puts several cells as one act that is undone as one. Nothing is written when one of them is not
 * as it was seen: %FOYER_SERVICE_ERROR_CONFLICT.
 */
void
foyer_rota_apply_async (FoyerRota           *self,
                        const char          *act,
                        GArray              *changes,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  FoyerRotaAct *data;

  g_return_if_fail (FOYER_IS_ROTA (self) && changes->len > 0);

  data = act_new (self, g_array_index (changes, FoyerRotaChange, 0).day);
  g_array_append_vals (data->changes, changes->data, changes->len);
  data->checks_versions = TRUE;
  run (self, act, foyer_rota_put, data, cancellable, callback, user_data);
}

/**
 * foyer_rota_publish_async:
 * @self: the roster
 * @month: a day of the month
 * @reason: (nullable): why posts stay empty; asked for by %FOYER_ROTA_ERROR_GAPS
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Shows the month to the staff.
 */
void
foyer_rota_publish_async (FoyerRota           *self,
                          gint64               month,
                          const char          *reason,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  FoyerRotaAct *act = act_new (self, month);

  act->reason = g_strdup (reason);
  run (self, "roster.publish", foyer_rota_publish, act, cancellable, callback, user_data);
}

/**
 * foyer_rota_finish:
 * @self: the roster
 * @result: the result
 * @error: where to put why it was not done: #FoyerRotaError, #FoyerServiceError,
 *   %FOYER_DOMAIN_ERROR_DENIED, #FoyerDbError
 *
 * Returns: whether it is done
 */
gboolean
foyer_rota_finish (FoyerRota     *self,
                   GAsyncResult  *result,
                   GError       **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (FoyerRecord) subject = foyer_service_run_finish (FOYER_SERVICE (self), result,
                                                              &reason);

  if (reason == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/**
 * foyer_rota_make_plan:
 * @self: the roster
 * @error: where to put why not: %FOYER_DOMAIN_ERROR_DENIED, or %FOYER_SERVICE_ERROR_UNKNOWN while
 *   no month is shown
 *
 * Returns: (transfer full) (nullable): a run of the planner over the month that is shown
 */
FoyerRotaPlan *
foyer_rota_make_plan (FoyerRota  *self,
                      GError    **error)
{
  if (!foyer_session_check (foyer_service_get_session (FOYER_SERVICE (self)),
                            FOYER_RIGHT_ROSTER_WRITE, error))
    return NULL;
  if (self->month == NULL)
    {
      g_set_error_literal (error, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_UNKNOWN,
                           "no month is shown");
      return NULL;
    }

  return foyer_rota_plan_new (self->month, foyer_rota_get_today (self));
}
