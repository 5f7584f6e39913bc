/* What rings, and when (DESIGN §5).
 *
 * A look reads what there is to do. If there is something, one or more short transactions deal it
 * out and lease what is for who is signed in; then the tray is read again, and what was leased is
 * told to whoever shows it. Looks come at the next instant that the store knows of and at least
 * every ten seconds by the wall clock (a timer sleeps with the PC, and the clock can be set), after
 * sleep, on every change of an item, and when somebody signs in. One look is under way at a time.
 *
 * What was dealt out by other rules is found and dealt out again beside the looks, after the first
 * of them and after a change of the rules. */

#include "service/foyer-due-private.h"

#include "service/foyer-deal.h"
#include "service/foyer-wake.h"

/* The promise is 15 seconds, with the look itself. */
#define LOOK_MS 10000
/* A clock that is put right by a little is no news. */
#define SET_BACK_US FOYER_MINUTE_US

struct _FoyerDue
{
  FoyerService parent_instance;

  FoyerShop *shop;
  GListStore *tray;
  guint n_late;
  GHashTable *showing;          /* FoyerUuid of what this seat was told to show */
  gint64 shift_end_us;          /* of who is signed in */

  gboolean is_started;
  gboolean is_looking;
  GPtrArray *waiting;           /* GTask for the look after this one, which is wanted for them */
  gboolean wants_look;
  guint source;                 /* the next look */
  gint64 looked_us;             /* when it was last, by the wall clock */
  gint64 silent_after_us;       /* up to when what nobody took has been passed on */

  FoyerDueRules *rules;
  FoyerWake *wake;
};

G_DEFINE_FINAL_TYPE (FoyerDue, foyer_due, FOYER_TYPE_SERVICE)

enum
{
  PROP_TRAY_COUNT = 1,
  PROP_LATE_COUNT,
  N_PROPS,
};

enum
{
  RANG,
  WITHDRAWN,
  SET_BACK,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* One look on its way. */
typedef struct
{
  FoyerUuid staff;              /* who was signed in when it began */
  GPtrArray *tasks;             /* GTask to be told when it ends */
  GPtrArray *rang;              /* FoyerDelivery */
  gboolean is_dealt;
} Look;

static void
look_free (Look *look)
{
  g_ptr_array_unref (look->tasks);
  g_ptr_array_unref (look->rang);
  g_free (look);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Look, look_free)

typedef struct
{
  FoyerDue *self;
  Look *look;
} Step;

static Step *
step_new (FoyerDue *self,
          Look     *look)
{
  Step *step = g_new (Step, 1);

  step->self = g_object_ref (self);
  step->look = look;
  return step;
}

static FoyerActor
get_system (FoyerDue *self)
{
  return (FoyerActor) {
    .name = "system",
    .seat = foyer_session_get_seat (foyer_service_get_session (FOYER_SERVICE (self))),
  };
}

static void
withdraw (FoyerDue        *self,
          const FoyerUuid *id)
{
  g_autofree char *text = foyer_uuid_to_string (id);

  if (g_hash_table_remove (self->showing, id))
    g_signal_emit (self, signals[WITHDRAWN], 0, text);
}

static void
withdraw_all (FoyerDue *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->showing);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, g_memdup2 (id, sizeof (FoyerUuid)));
  for (guint i = 0; i < ids->len; i++)
    withdraw (self, ids->pdata[i]);
}

static void
show_tray (FoyerDue  *self,
           GPtrArray *deliveries)
{
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (self));
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->tray));
  guint n_late = 0;

  for (guint i = 0; i < deliveries->len; i++)
    n_late += foyer_item_is_overdue (foyer_delivery_get_item (deliveries->pdata[i]), now_us);

  foyer_due_set_tray (self->tray, deliveries);
  if (n_before != deliveries->len)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TRAY_COUNT]);
  if (n_late != self->n_late)
    {
      self->n_late = n_late;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LATE_COUNT]);
    }
}

/* Between the lease and now somebody else may have signed in: then the lease runs out, and it rings
 * where its addressee is. */
static void
ring (FoyerDue *self,
      Look     *look)
{
  FoyerUuid staff = foyer_due_get_staff (self);

  if (look->rang->len == 0 || !foyer_uuid_equal (&staff, &look->staff))
    return;

  for (guint i = 0; i < look->rang->len; i++)
    g_hash_table_add (self->showing,
                      g_memdup2 (foyer_delivery_get_id (look->rang->pdata[i]),
                                 sizeof (FoyerUuid)));
  g_signal_emit (self, signals[RANG], 0, look->rang);
}

static gboolean
on_time (gpointer user_data)
{
  FoyerDue *self = user_data;

  self->source = 0;
  foyer_due_look_now (self);
  return G_SOURCE_REMOVE;
}

static void
schedule (FoyerDue *self,
          gint64    next_us)
{
  gint64 left_us = next_us - foyer_service_now_us (FOYER_SERVICE (self));
  gint64 ms = LOOK_MS;

  g_clear_handle_id (&self->source, g_source_remove);
  if (!self->is_started)
    return;

  if (next_us != 0)
    ms = CLAMP (left_us / 1000 + 1, 1, LOOK_MS);
  self->source = g_timeout_add (ms, on_time, self);
}

static void
end_look (FoyerDue *self,
          Look     *ended,
          GError   *error,
          gint64    next_us)
{
  g_autoptr (Look) look = ended;

  self->is_looking = FALSE;
  schedule (self, next_us);
  for (guint i = 0; i < look->tasks->len; i++)
    if (error != NULL)
      g_task_return_error (look->tasks->pdata[i], g_error_copy (error));
    else
      g_task_return_boolean (look->tasks->pdata[i], TRUE);

  foyer_due_rules_set_held (self->rules, FALSE);
  if (self->wants_look || self->waiting->len > 0)
    foyer_due_look_now (self);
}

static void
fail_look (FoyerDue *self,
           Look     *look,
           GError   *error)
{
  /* Without the store there is nothing to tell; the next look tries again. */
  g_debug ("What is due could not be looked at: %s", error->message);
  end_look (self, look, error, 0);
}

static void read_async (FoyerDue *self,
                        Look     *look);
static void deal_async (FoyerDue *self,
                        Look     *look);

static void
on_dealt (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autofree Step *step = user_data;
  g_autoptr (FoyerDue) self = step->self;
  Look *look = step->look;
  g_autoptr (GError) error = NULL;
  FoyerDealResult *dealt;

  dealt = foyer_store_write_finish (FOYER_STORE (source), result, NULL, &error);
  if (dealt == NULL)
    {
      fail_look (self, look, error);
      return;
    }

  self->silent_after_us = dealt->silent_after_us;
  if (dealt->rang != NULL)
    g_ptr_array_extend_and_steal (look->rang, g_steal_pointer (&dealt->rang));
  look->is_dealt = !dealt->has_more;
  foyer_deal_result_free (dealt);

  if (look->is_dealt)
    read_async (self, look);
  else
    deal_async (self, look);
}

static void
deal_async (FoyerDue *self,
            Look     *look)
{
  FoyerActor system = get_system (self);
  FoyerDealRequest *request = g_new0 (FoyerDealRequest, 1);

  request->settings = g_object_ref (foyer_shop_get_settings (self->shop));
  request->time = g_object_ref (foyer_shop_get_time (self->shop));
  request->seat = g_strdup (system.seat);
  request->staff = look->staff;
  request->now_us = foyer_service_now_us (FOYER_SERVICE (self));
  request->silent_after_us = self->silent_after_us;
  foyer_store_write_async (foyer_service_get_store (FOYER_SERVICE (self)), &system, "due.deal",
                           NULL, foyer_deal_run, request, foyer_deal_request_free,
                           foyer_deal_result_free, NULL, on_dealt, step_new (self, look));
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autofree Step *step = user_data;
  g_autoptr (FoyerDue) self = step->self;
  Look *look = step->look;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerDueAnswer) answer = NULL;

  answer = foyer_store_read_finish (FOYER_STORE (source), result, NULL, &error);
  if (answer == NULL)
    {
      fail_look (self, look, error);
      return;
    }

  if (answer->has_work && !look->is_dealt)
    {
      deal_async (self, look);
      return;
    }

  for (guint i = 0; i < answer->withdrawn->len; i++)
    withdraw (self, &g_array_index (answer->withdrawn, FoyerUuid, i));
  self->shift_end_us = answer->shift_end_us;
  show_tray (self, answer->tray);
  ring (self, look);
  end_look (self, look, NULL, answer->next_us);
}

static void
read_async (FoyerDue *self,
            Look     *look)
{
  FoyerDueQuestion *question = g_new0 (FoyerDueQuestion, 1);
  FoyerSettings *settings = foyer_shop_get_settings (self->shop);
  GHashTableIter iter;
  gpointer id;

  question->staff = look->staff;
  question->time = g_object_ref (foyer_shop_get_time (self->shop));
  question->now_us = foyer_service_now_us (FOYER_SERVICE (self));
  question->silent_after_us = self->silent_after_us;
  question->pass_on_us = foyer_settings_get_span_us (settings, FOYER_SETTING_NOTICE_PASS_ON);
  question->showing = g_array_new (FALSE, FALSE, sizeof (FoyerUuid));
  g_hash_table_iter_init (&iter, self->showing);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (question->showing, id, 1);

  foyer_store_read_async (foyer_service_get_store (FOYER_SERVICE (self)), FOYER_STORE_DESK,
                          foyer_due_read, question, foyer_due_question_free,
                          foyer_due_answer_free, NULL, on_read, step_new (self, look));
}

/**
 * foyer_due_look_now: (skip)
 * @self: what is due
 *
 * Looks, or has the look that is under way followed by another.
 */
void
foyer_due_look_now (FoyerDue *self)
{
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (self));
  gint64 set_back_us;
  Look *look;

  if (self->is_looking)
    {
      self->wants_look = TRUE;
      return;
    }

  /* The clock was set back: what is silent by it has not been passed on yet. */
  if (now_us < self->looked_us)
    self->silent_after_us = 0;
  set_back_us = self->looked_us - now_us;
  self->looked_us = now_us;

  self->is_looking = TRUE;
  self->wants_look = FALSE;
  foyer_due_rules_set_held (self->rules, TRUE);
  look = g_new0 (Look, 1);
  look->staff = foyer_due_get_staff (self);
  look->tasks = g_steal_pointer (&self->waiting);
  look->rang = g_ptr_array_new_with_free_func (g_object_unref);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  read_async (self, look);

  if (set_back_us >= SET_BACK_US)
    g_signal_emit (self, signals[SET_BACK], 0, set_back_us);
}

/* The last: put off or taken note of, perhaps at another seat, where it is to go from here. */
static const char *const entities[] = { "item", "item_log", FOYER_DELIVERY_ENTITY, NULL };

static void
foyer_due_changed (FoyerService *service,
                   GPtrArray    *changes)
{
  if (FOYER_DUE (service)->is_started)
    foyer_due_look_now (FOYER_DUE (service));
}

static void
on_staff_changed (FoyerDue *self)
{
  withdraw_all (self);
  foyer_due_look_now (self);
}

static void
foyer_due_dispose (GObject *object)
{
  FoyerDue *self = FOYER_DUE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->wake);

  G_OBJECT_CLASS (foyer_due_parent_class)->dispose (object);
}

static void
foyer_due_finalize (GObject *object)
{
  FoyerDue *self = FOYER_DUE (object);

  g_clear_object (&self->shop);
  g_clear_object (&self->tray);
  g_clear_object (&self->rules);
  g_clear_pointer (&self->showing, g_hash_table_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);

  G_OBJECT_CLASS (foyer_due_parent_class)->finalize (object);
}

static void
foyer_due_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  FoyerDue *self = FOYER_DUE (object);

  switch (prop_id)
    {
    case PROP_TRAY_COUNT:
      g_value_set_uint (value, g_list_model_get_n_items (G_LIST_MODEL (self->tray)));
      break;
    case PROP_LATE_COUNT:
      g_value_set_uint (value, self->n_late);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_due_class_init (FoyerDueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = foyer_due_dispose;
  object_class->finalize = foyer_due_finalize;
  object_class->get_property = foyer_due_get_property;
  FOYER_SERVICE_CLASS (klass)->changed = foyer_due_changed;
  FOYER_SERVICE_CLASS (klass)->entities = entities;

  properties[PROP_TRAY_COUNT] =
    g_param_spec_uint ("tray-count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_LATE_COUNT] =
    g_param_spec_uint ("late-count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * FoyerDue::rang:
   * @self: what is due
   * @deliveries: (element-type FoyerDelivery): what was leased here
   *
   * To be shown now, all at once that fell due together; foyer_due_mark_shown() ends each lease.
   */
  signals[RANG] = g_signal_new ("rang", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);

  /**
   * FoyerDue::withdrawn:
   * @self: what is due
   * @id: key of a delivery that rang here
   *
   * It was handled, wherever, put off, or its reason is no more: it is to be shown no longer.
   */
  signals[WITHDRAWN] = g_signal_new ("withdrawn", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * FoyerDue::set-back:
   * @self: what is due
   * @by_us: by how much at least, microseconds
   *
   * The clock of this PC was set back by a minute or more while it looked. What is due is due when
   * it was due before, which by this clock is later (AB-16).
   */
  signals[SET_BACK] = g_signal_new ("set-back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
foyer_due_init (FoyerDue *self)
{
  self->tray = g_list_store_new (FOYER_TYPE_DELIVERY);
  self->showing = g_hash_table_new_full (foyer_uuid_hash, foyer_uuid_equal, g_free, NULL);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * foyer_due_new:
 * @store: an open store
 * @session: who works here
 * @history: what can be taken back
 * @shop: the shop
 *
 * Returns: (transfer full): what is due, which does not look until it is started or asked to
 */
FoyerDue *
foyer_due_new (FoyerStore   *store,
               FoyerSession *session,
               FoyerHistory *history,
               FoyerShop    *shop)
{
  FoyerDue *self = g_object_new (FOYER_TYPE_DUE, "store", store, "session", session, "history",
                                 history, NULL);

  self->shop = g_object_ref (shop);
  self->rules = foyer_due_rules_new (store, session, shop);
  g_signal_connect_object (self->rules, "done", G_CALLBACK (foyer_due_look_now), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * foyer_due_get_shop: (skip)
 * @self: what is due
 *
 * Returns: (transfer none): the shop
 */
FoyerShop *
foyer_due_get_shop (FoyerDue *self)
{
  return self->shop;
}

/**
 * foyer_due_get_staff: (skip)
 * @self: what is due
 *
 * Returns: who is signed in; all-zero for nobody
 */
FoyerUuid
foyer_due_get_staff (FoyerDue *self)
{
  FoyerStaff *staff = foyer_session_get_staff (foyer_service_get_session (FOYER_SERVICE (self)));

  return staff != NULL ? *foyer_record_get_id (FOYER_RECORD (staff)) : (FoyerUuid) { { 0 } };
}

/**
 * foyer_due_get_shift_end_us: (skip)
 * @self: what is due
 *
 * Returns: when the shift of who is signed in ends, microseconds UTC; 0 for no shift
 */
gint64
foyer_due_get_shift_end_us (FoyerDue *self)
{
  return self->shift_end_us;
}

/**
 * foyer_due_start:
 * @self: what is due
 *
 * Begins to look, by the clock and by whatever happens. To be called once the shop is loaded, by a
 * program that stays.
 */
void
foyer_due_start (FoyerDue *self)
{
  if (self->is_started)
    return;

  self->is_started = TRUE;
  g_signal_connect_object (foyer_service_get_session (FOYER_SERVICE (self)), "notify::staff",
                           G_CALLBACK (on_staff_changed), self, G_CONNECT_SWAPPED);
  self->wake = foyer_wake_new ();
  g_signal_connect_object (self->wake, "woke", G_CALLBACK (foyer_due_look_now), self,
                           G_CONNECT_SWAPPED);

  /* The first look, and behind it the rules. */
  foyer_due_look_now (self);
  foyer_due_rules_start (self->rules);
}

/**
 * foyer_due_stop:
 * @self: what is due
 *
 * Gives up what is under way beside the looks, before the program ends; whoever starts next goes
 * on.
 */
void
foyer_due_stop (FoyerDue *self)
{
  g_return_if_fail (FOYER_IS_DUE (self));

  foyer_due_rules_stop (self->rules);
}

/**
 * foyer_due_get_rules:
 * @self: what is due
 *
 * Returns: (transfer none): how far changed rules are carried through
 */
FoyerDueRules *
foyer_due_get_rules (FoyerDue *self)
{
  g_return_val_if_fail (FOYER_IS_DUE (self), NULL);

  return self->rules;
}

/**
 * foyer_due_look_async:
 * @self: what is due
 * @cancellable: (nullable): gives up waiting
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Looks now: deals out, leases, rings. What a look that is under way already saw before this is
 * looked at again.
 */
void
foyer_due_look_async (FoyerDue            *self,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, foyer_due_look_async);
  g_ptr_array_add (self->waiting, task);
  foyer_due_look_now (self);
}

/**
 * foyer_due_look_finish:
 * @self: what is due
 * @result: the result
 * @error: where to put the #FoyerDbError
 *
 * Returns: whether it was looked at
 */
gboolean
foyer_due_look_finish (FoyerDue      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * foyer_due_get_tray:
 * @self: what is due
 *
 * Returns: (transfer none): a list of #FoyerDelivery: what rang for who is signed in and is not
 *   handled yet, the oldest first
 */
GListModel *
foyer_due_get_tray (FoyerDue *self)
{
  return G_LIST_MODEL (self->tray);
}
