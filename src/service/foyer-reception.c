/* Today at the reception: what is shown, and how it stays true. The commands are in
 * foyer-reception-acts.c.
 *
 * Own acts are shown as soon as they are committed, from what the job handed back. Everything else,
 * acts of other seats and undo among them, comes through the feed of changes: the visits named
 * there are read again on the reader's thread. A read that saw less than the last own act is
 * repeated. */

#include "service/foyer-reception-private.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-board.h"
#include "store/foyer-visit-repository.h"

/* The clock is looked at this often: a PC that slept over midnight knows it soon after it wakes. */
#define TICK_SECONDS 10

/* For so many days an assumed departure is worth putting right. */
#define ASSUMED_DAYS 7

/* More changed visits than these are read as a whole day. */
#define MAX_SINGLE_READS 50

struct _FoyerReception
{
  FoyerService parent_instance;

  FoyerShop *shop;
  FoyerPeople *people;
  FoyerBoard *board;
  FoyerBoardFigures figures;
  gint64 day;
  guint tick_source;

  gint64 applied_rev;           /* the last own act that the board shows */
  GHashTable *pending;          /* FoyerUuid of visits to be read again */
  gboolean wants_day;           /* the whole day is to be read again */
  gboolean is_asking;           /* what was asked for has not come yet, or failed */
};

G_DEFINE_FINAL_TYPE (FoyerReception, foyer_reception, FOYER_TYPE_SERVICE)

enum
{
  PROP_SHOP = 1,
  PROP_PEOPLE,
  PROP_DAY,
  PROP_TODAY_COUNT,
  PROP_WAITING_COUNT,
  PROP_ASSUMED_COUNT,
  PROP_MEAN_WAIT_US,
  PROP_ESTIMATED_WAIT_US,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const char *const entities[] = { "visit", NULL };

/* What a read is to bring. */
typedef struct
{
  gint64 day;
  gint64 first_assumed_day;
  gboolean is_whole;
  GArray *ids;                  /* FoyerUuid of single visits */
} Request;

/* What it brought. */
typedef struct
{
  gint64 day;
  gint64 first_assumed_day;
  gboolean is_whole;
  GPtrArray *visits;
  GPtrArray *assumed;
  GArray *handled;              /* FoyerUuid: visit, who received the customer before; in turns */
} Snapshot;

static void
request_free (gpointer data)
{
  Request *self = data;

  g_array_unref (self->ids);
  g_free (self);
}

static void
snapshot_free (gpointer data)
{
  Snapshot *self = data;

  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->assumed, g_ptr_array_unref);
  g_clear_pointer (&self->handled, g_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Snapshot, snapshot_free)

static GPtrArray *
read_visits (FoyerDb   *db,
             GArray    *ids,
             GError   **error)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < ids->len; i++)
    {
      FoyerRecord *visit = foyer_db_load_record (db, FOYER_TYPE_VISIT,
                                                 &g_array_index (ids, FoyerUuid, i), error);

      if (visit == NULL)
        return NULL;
      g_ptr_array_add (visits, visit);
    }

  return g_steal_pointer (&visits);
}

static gboolean
will_be_received (FoyerVisit *visit)
{
  FoyerVisitState state = foyer_visit_get_state (visit);

  return state == FOYER_VISIT_EXPECTED || state == FOYER_VISIT_WAITING;
}

static gboolean
read_last_handlers (FoyerDb   *db,
                    Snapshot  *snapshot,
                    GError   **error)
{
  for (guint i = 0; i < snapshot->visits->len; i++)
    {
      FoyerVisit *visit = snapshot->visits->pdata[i];
      const FoyerUuid *id = foyer_record_get_id (FOYER_RECORD (visit));
      FoyerUuid handler;

      if (!will_be_received (visit) || foyer_uuid_is_none (foyer_visit_get_customer (visit)))
        continue;
      if (!foyer_visit_repository_find_last_handler (db, foyer_visit_get_customer (visit), id,
                                                     &handler, error))
        return FALSE;

      g_array_append_val (snapshot->handled, *id);
      g_array_append_val (snapshot->handled, handler);
    }

  return TRUE;
}

static gpointer
read_snapshot (FoyerDb   *db,
               gpointer   data,
               GError   **error)
{
  Request *request = data;
  g_autoptr (Snapshot) snapshot = g_new0 (Snapshot, 1);

  snapshot->day = request->day;
  snapshot->first_assumed_day = request->first_assumed_day;
  snapshot->is_whole = request->is_whole;
  snapshot->handled = g_array_new (FALSE, FALSE, sizeof (FoyerUuid));

  if (request->is_whole)
    {
      snapshot->visits = foyer_visit_repository_find_day (db, request->day, error);
      snapshot->assumed = foyer_visit_repository_find_assumed (db, request->first_assumed_day,
                                                               error);
      if (snapshot->assumed == NULL)
        return NULL;
    }
  else
    {
      snapshot->visits = read_visits (db, request->ids, error);
    }

  if (snapshot->visits == NULL || !read_last_handlers (db, snapshot, error))
    return NULL;

  return g_steal_pointer (&snapshot);
}

static void
set_figures (FoyerReception    *self,
             FoyerBoardFigures  figures)
{
  FoyerBoardFigures before = self->figures;
  GObject *object = G_OBJECT (self);

  self->figures = figures;
  g_object_freeze_notify (object);
  if (before.n_today != figures.n_today)
    g_object_notify_by_pspec (object, properties[PROP_TODAY_COUNT]);
  if (before.n_waiting != figures.n_waiting)
    g_object_notify_by_pspec (object, properties[PROP_WAITING_COUNT]);
  if (before.n_assumed != figures.n_assumed)
    g_object_notify_by_pspec (object, properties[PROP_ASSUMED_COUNT]);
  if (before.mean_wait_us != figures.mean_wait_us)
    g_object_notify_by_pspec (object, properties[PROP_MEAN_WAIT_US]);
  if (before.estimated_wait_us != figures.estimated_wait_us)
    g_object_notify_by_pspec (object, properties[PROP_ESTIMATED_WAIT_US]);
  g_object_thaw_notify (object);
}

/* Brings everything up to date that follows from the visits and the clock. */
static void
update (FoyerReception *self)
{
  foyer_board_set_time (self->board, foyer_service_now_us (FOYER_SERVICE (self)),
                        foyer_settings_get_span_us (foyer_shop_get_settings (self->shop),
                                                    FOYER_SETTING_VISIT_WAIT_WARN));
  set_figures (self, foyer_board_get_figures (self->board));
}

static void
show_snapshot (FoyerReception *self,
               Snapshot       *snapshot)
{
  for (guint i = 0; i < snapshot->handled->len; i += 2)
    foyer_board_set_last_handler (self->board, &g_array_index (snapshot->handled, FoyerUuid, i),
                                  &g_array_index (snapshot->handled, FoyerUuid, i + 1));

  if (snapshot->is_whole)
    foyer_board_begin (self->board, snapshot->day, snapshot->first_assumed_day, snapshot->visits,
                       snapshot->assumed);
  else
    for (guint i = 0; i < snapshot->visits->len; i++)
      foyer_board_put (self->board, snapshot->visits->pdata[i]);

  update (self);
}

/* Asks for the visits that changed, or for the day: also when what was asked for before failed. */
static gpointer
foyer_reception_ask (FoyerService *service)
{
  FoyerReception *self = FOYER_RECEPTION (service);
  Request *request = g_new0 (Request, 1);
  GHashTableIter iter;
  gpointer id;

  request->day = self->day;
  request->first_assumed_day = self->day - ASSUMED_DAYS;
  request->is_whole = self->wants_day || self->is_asking
                      || g_hash_table_size (self->pending) > MAX_SINGLE_READS;
  request->ids = g_array_new (FALSE, FALSE, sizeof (FoyerUuid));
  g_hash_table_iter_init (&iter, self->pending);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (request->ids, id, 1);

  g_hash_table_remove_all (self->pending);
  self->wants_day = FALSE;
  self->is_asking = TRUE;
  return request;
}

static gboolean on_tick (gpointer user_data);

static gboolean
foyer_reception_show (FoyerService *service,
                      gpointer      found,
                      gint64        rev)
{
  FoyerReception *self = FOYER_RECEPTION (service);
  g_autoptr (Snapshot) snapshot = found;

  self->is_asking = FALSE;
  if (self->tick_source == 0)
    self->tick_source = g_timeout_add_seconds (TICK_SECONDS, on_tick, self);
  if (snapshot->day == self->day && rev >= self->applied_rev)
    {
      show_snapshot (self, snapshot);
      return TRUE;
    }

  self->wants_day = TRUE;
  return FALSE;
}

static void
await (FoyerReception  *self,
       const FoyerUuid *id)
{
  g_hash_table_add (self->pending, g_memdup2 (id, sizeof *id));
}

static void
foyer_reception_applied (FoyerService *service,
                         FoyerRecord  *subject,
                         gint64        rev)
{
  FoyerReception *self = FOYER_RECEPTION (service);
  FoyerVisit *visit;

  if (!FOYER_IS_VISIT (subject) || !foyer_service_get_is_loaded (service))
    return;

  visit = FOYER_VISIT (subject);
  self->applied_rev = MAX (self->applied_rev, rev);
  foyer_board_put (self->board, visit);
  update (self);

  /* Who received the customer last time only the store knows. */
  if (will_be_received (visit) && !foyer_uuid_is_none (foyer_visit_get_customer (visit)))
    {
      await (self, foyer_record_get_id (subject));
      foyer_service_outdate (service);
    }
}

static void
foyer_reception_changed (FoyerService *service,
                         GPtrArray    *changes)
{
  FoyerReception *self = FOYER_RECEPTION (service);

  for (guint i = 0; i < changes->len; i++)
    {
      FoyerChange *change = changes->pdata[i];

      /* Of the own last act the board shows the result already; of acts before it, all but what
       * came from elsewhere. */
      if (g_str_equal (change->entity, "visit")
          && !(change->rev == self->applied_rev && foyer_board_has (self->board, &change->id)))
        await (self, &change->id);
    }

  if (g_hash_table_size (self->pending) > 0)
    foyer_service_outdate (service);
}

static void
on_days_closed (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (foyer_reception_close_days_finish (FOYER_RECEPTION (source), result, &error) < 0)
    g_warning ("Visits of former days could not be closed: %s", error->message);
}

static gint64
get_today (FoyerReception *self)
{
  return foyer_shop_time_get_day (foyer_shop_get_time (self->shop),
                                  foyer_service_now_us (FOYER_SERVICE (self)));
}

static gboolean
set_day (FoyerReception *self)
{
  gint64 today = get_today (self);

  if (today == self->day)
    return FALSE;

  self->day = today;
  self->wants_day = TRUE;
  foyer_service_outdate (FOYER_SERVICE (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
  return TRUE;
}

/**
 * foyer_reception_tick:
 * @self: the reception
 *
 * Looks at the clock on the wall: at the end of the day the visits that nobody ended are closed and
 * the board begins the next; otherwise the figures are brought up to date. Called by itself every
 * ten seconds once the reception is loaded.
 */
void
foyer_reception_tick (FoyerReception *self)
{
  if (!foyer_service_get_is_loaded (FOYER_SERVICE (self)))
    return;

  if (set_day (self))
    foyer_reception_close_days_async (self, NULL, on_days_closed, NULL);
  foyer_service_catch_up (FOYER_SERVICE (self));
  update (self);
}

static gboolean
on_tick (gpointer user_data)
{
  foyer_reception_tick (user_data);
  return G_SOURCE_CONTINUE;
}

static void
foyer_reception_dispose (GObject *object)
{
  FoyerReception *self = FOYER_RECEPTION (object);

  g_clear_handle_id (&self->tick_source, g_source_remove);

  G_OBJECT_CLASS (foyer_reception_parent_class)->dispose (object);
}

static void
foyer_reception_finalize (GObject *object)
{
  FoyerReception *self = FOYER_RECEPTION (object);

  g_clear_pointer (&self->board, foyer_board_free);
  g_clear_pointer (&self->pending, g_hash_table_unref);
  g_clear_object (&self->shop);
  g_clear_object (&self->people);

  G_OBJECT_CLASS (foyer_reception_parent_class)->finalize (object);
}

static void
foyer_reception_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  FoyerReception *self = FOYER_RECEPTION (object);

  switch (prop_id)
    {
    case PROP_DAY:
      g_value_set_int64 (value, self->day);
      break;
    case PROP_TODAY_COUNT:
      g_value_set_uint (value, self->figures.n_today);
      break;
    case PROP_WAITING_COUNT:
      g_value_set_uint (value, self->figures.n_waiting);
      break;
    case PROP_ASSUMED_COUNT:
      g_value_set_uint (value, self->figures.n_assumed);
      break;
    case PROP_MEAN_WAIT_US:
      g_value_set_int64 (value, self->figures.mean_wait_us);
      break;
    case PROP_ESTIMATED_WAIT_US:
      g_value_set_int64 (value, self->figures.estimated_wait_us);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_reception_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  FoyerReception *self = FOYER_RECEPTION (object);

  switch (prop_id)
    {
    case PROP_SHOP:
      self->shop = g_value_dup_object (value);
      break;
    case PROP_PEOPLE:
      self->people = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_reception_class_init (FoyerReceptionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  FoyerServiceClass *service_class = FOYER_SERVICE_CLASS (klass);
  GParamFlags given = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GParamFlags told = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = foyer_reception_dispose;
  object_class->finalize = foyer_reception_finalize;
  object_class->get_property = foyer_reception_get_property;
  object_class->set_property = foyer_reception_set_property;
  service_class->applied = foyer_reception_applied;
  service_class->changed = foyer_reception_changed;
  service_class->entities = entities;
  service_class->ask = foyer_reception_ask;
  service_class->ask_free = request_free;
  service_class->read = read_snapshot;
  service_class->found_free = snapshot_free;
  service_class->show = foyer_reception_show;

  properties[PROP_SHOP] = g_param_spec_object ("shop", NULL, NULL, FOYER_TYPE_SHOP, given);
  properties[PROP_PEOPLE] = g_param_spec_object ("people", NULL, NULL, FOYER_TYPE_PEOPLE, given);
  properties[PROP_DAY] =
    g_param_spec_int64 ("day", NULL, NULL, G_MININT64, G_MAXINT64, FOYER_DAY_NONE, told);
  properties[PROP_TODAY_COUNT] =
    g_param_spec_uint ("today-count", NULL, NULL, 0, G_MAXUINT, 0, told);
  properties[PROP_WAITING_COUNT] =
    g_param_spec_uint ("waiting-count", NULL, NULL, 0, G_MAXUINT, 0, told);
  properties[PROP_ASSUMED_COUNT] =
    g_param_spec_uint ("assumed-count", NULL, NULL, 0, G_MAXUINT, 0, told);
  properties[PROP_MEAN_WAIT_US] =
    g_param_spec_int64 ("mean-wait-us", NULL, NULL, -1, G_MAXINT64, -1, told);
  properties[PROP_ESTIMATED_WAIT_US] =
    g_param_spec_int64 ("estimated-wait-us", NULL, NULL, -1, G_MAXINT64, -1, told);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
foyer_reception_init (FoyerReception *self)
{
  self->day = FOYER_DAY_NONE;
  self->board = foyer_board_new ();
  self->figures = (FoyerBoardFigures) { .mean_wait_us = -1, .estimated_wait_us = -1 };
  self->pending = g_hash_table_new_full (foyer_uuid_hash, foyer_uuid_equal, g_free, NULL);
}

/**
 * foyer_reception_new:
 * @store: the store
 * @session: who gives the commands
 * @history: where acts are remembered
 * @shop: the shop, whose day it is
 * @people: the colleagues
 *
 * Returns: (transfer full): the reception, empty until it is loaded
 */
FoyerReception *
foyer_reception_new (FoyerStore   *store,
                     FoyerSession *session,
                     FoyerHistory *history,
                     FoyerShop    *shop,
                     FoyerPeople  *people)
{
  return g_object_new (FOYER_TYPE_RECEPTION, "store", store, "session", session, "history",
                       history, "shop", shop, "people", people, NULL);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (foyer_service_read_finish (FOYER_SERVICE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_closed_before_load (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  GTask *task = user_data;
  FoyerReception *self = FOYER_RECEPTION (source);

  /* A full disk must not keep the desk from seeing its day: it is tried again at the next. */
  on_days_closed (source, result, NULL);

  set_day (self);
  self->wants_day = TRUE;
  foyer_service_read_async (FOYER_SERVICE (self), g_task_get_cancellable (task), on_loaded, task);
}

/**
 * foyer_reception_load_async:
 * @self: the reception; its shop is loaded
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Closes the visits of former days that nobody ended, and reads today's. From then on the lists
 * follow what is changed anywhere, and the clock.
 */
void
foyer_reception_load_async (FoyerReception      *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, foyer_reception_load_async);
  foyer_reception_close_days_async (self, cancellable, on_closed_before_load, task);
}

/**
 * foyer_reception_load_finish:
 * @self: the reception
 * @result: the result
 * @error: where to put the #FoyerDbError
 *
 * Returns: whether today's visits are shown
 */
gboolean
foyer_reception_load_finish (FoyerReception  *self,
                             GAsyncResult    *result,
                             GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * foyer_reception_get_open:
 * @self: the reception
 *
 * Returns: (transfer none): #GListModel of #FoyerVisit: who is in the shop, in the order in which
 *   they are called
 */
GListModel *
foyer_reception_get_open (FoyerReception *self)
{
  return foyer_board_get_open (self->board);
}

/**
 * foyer_reception_get_appointments:
 * @self: the reception
 *
 * Returns: (transfer none): #GListModel of #FoyerVisit: who is expected today, by time
 */
GListModel *
foyer_reception_get_appointments (FoyerReception *self)
{
  return foyer_board_get_appointments (self->board);
}

/**
 * foyer_reception_get_closed:
 * @self: the reception
 *
 * Returns: (transfer none): #GListModel of #FoyerVisit: who left today, left a message or did not
 *   come, the newest first
 */
GListModel *
foyer_reception_get_closed (FoyerReception *self)
{
  return foyer_board_get_closed (self->board);
}

/**
 * foyer_reception_get_assumed:
 * @self: the reception
 *
 * Returns: (transfer none): #GListModel of #FoyerVisit: departures of the last seven days that are
 *   only assumed (推定离开), the newest first
 */
GListModel *
foyer_reception_get_assumed (FoyerReception *self)
{
  return foyer_board_get_assumed (self->board);
}

/**
 * foyer_reception_get_day:
 * @self: the reception
 *
 * Returns: the shop's today; %FOYER_DAY_NONE until it is loaded
 */
gint64
foyer_reception_get_day (FoyerReception *self)
{
  return self->day;
}

/**
 * foyer_reception_get_shop: (skip)
 * @self: the reception
 *
 * Returns: (transfer none): the shop, for the commands
 */
FoyerShop *
foyer_reception_get_shop (FoyerReception *self)
{
  return self->shop;
}

/**
 * foyer_reception_suggest:
 * @self: the reception
 * @visit: a visit that waits
 * @why: (out) (optional): for which reason
 *
 * Whom to suggest as receiver: the colleague whom the visitor wants to see; else who received this
 * customer last, when free; else the one of the reception who is free the longest.
 *
 * Returns: (transfer full) (nullable): the colleague; %NULL when everybody is busy, or there is
 *   nobody
 */
FoyerStaff *
foyer_reception_suggest (FoyerReception  *self,
                         FoyerVisit      *visit,
                         FoyerSuggestion *why)
{
  FoyerSuggestion reason;

  return foyer_board_suggest (self->board, visit, self->people, why != NULL ? why : &reason);
}
