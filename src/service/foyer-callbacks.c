/* Callbacks: the lists, their figures and the questions, kept up to date. */

#include "service/foyer-callbacks.h"

#include "service/foyer-callback-figures.h"
#include "service/foyer-callback-row.h"
#include "service/foyer-callback-questions.h"
#include "service/foyer-reception-private.h"
#include "store/foyer-callback-repository.h"

/* More open callbacks than anybody can call; what lies behind them comes in as they are done. */
#define MAX_ROWS 1000

/* How exact "late" is. */
#define TICK_SECONDS 15

typedef enum
{
  LIST_MINE,
  LIST_SHOP,
  N_LISTS,
} List;

struct _FoyerCallbacks
{
  FoyerService parent_instance;

  FoyerShop *shop;
  GListStore *lists[N_LISTS];   /* FoyerCallbackRow */
  gboolean is_asked[N_LISTS];
  GListStore *questions;        /* FoyerSurveyQuestion; NULL until they are asked for */
  GListStore *retired;          /* FoyerSurveyQuestion */
  guint n_reading;              /* lists on their way */
  gboolean has_failed;
  guint tick;
  gint64 cared_day;             /* for which birthdays were looked at last */
  guint due_count;
  guint late_count;
  guint calls_today;
  guint calls_target;
};

enum
{
  PROP_0,
  PROP_DUE_COUNT,
  PROP_LATE_COUNT,
  PROP_CALLS_TODAY,
  PROP_CALLS_TARGET,
  PROP_IS_READING,
  PROP_HAS_FAILED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  TARGETS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FoyerCallbacks, foyer_callbacks, FOYER_TYPE_SERVICE)

G_DEFINE_QUARK (foyer-callback-error-quark, foyer_callback_error)

static FoyerUuid
get_actor (FoyerCallbacks *self)
{
  return foyer_session_get_actor (foyer_service_get_session (FOYER_SERVICE (self))).staff;
}

/* Figures */

static void
set_count (FoyerCallbacks *self,
           guint          *count,
           guint           value,
           guint           property)
{
  if (*count == value)
    return;

  *count = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
count_rows (FoyerCallbacks *self)
{
  FoyerShopTime *time = foyer_shop_get_time (self->shop);
  GListModel *mine = G_LIST_MODEL (self->lists[LIST_MINE]);
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (self));
  gint64 first_us, end_us;
  guint n_due = 0;
  guint n_late = 0;

  foyer_shop_time_get_bounds (time, foyer_shop_time_get_day (time, now_us), &first_us, &end_us);
  for (guint i = 0; i < g_list_model_get_n_items (mine); i++)
    {
      g_autoptr (FoyerCallbackRow) row = g_list_model_get_item (mine, i);
      gint64 when_us = foyer_callback_row_get_when (row);

      n_due += when_us < end_us;
      n_late += when_us < now_us;
    }

  set_count (self, &self->due_count, n_due, PROP_DUE_COUNT);
  set_count (self, &self->late_count, n_late, PROP_LATE_COUNT);
}


static void
on_cared (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (foyer_callbacks_plan_care_finish (FOYER_CALLBACKS (source), result, &error) < 0)
    g_warning ("Birthdays could not be planned: %s", error->message);
}

static void
on_figures_read (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FoyerCallbacks) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree FoyerCallbackFigures *figures = NULL;

  figures = foyer_store_read_finish (FOYER_STORE (source), result, NULL, &error);
  if (figures == NULL)
    {
      g_warning ("The calls of today could not be counted: %s", error->message);
      return;
    }

  set_count (self, &self->calls_today, figures->n_effective, PROP_CALLS_TODAY);
  set_count (self, &self->calls_target, figures->target, PROP_CALLS_TARGET);
}

static void
read_figures (FoyerCallbacks *self)
{
  FoyerCallbackFiguresQuery *query = g_new0 (FoyerCallbackFiguresQuery, 1);

  query->staff = get_actor (self);
  query->day = foyer_shop_time_get_day (foyer_shop_get_time (self->shop),
                                        foyer_service_now_us (FOYER_SERVICE (self)));
  foyer_store_read_async (foyer_service_get_store (FOYER_SERVICE (self)), FOYER_STORE_DESK,
                          foyer_callback_figures_read, query, g_free, g_free, NULL, on_figures_read,
                          g_object_ref (self));
}

/* A new day: birthdays come nearer, and the calls of today begin at none. */
static void
begin_day (FoyerCallbacks *self)
{
  gint64 today = foyer_shop_time_get_day (foyer_shop_get_time (self->shop),
                                          foyer_service_now_us (FOYER_SERVICE (self)));

  if (self->cared_day == today)
    return;

  self->cared_day = today;
  read_figures (self);
  foyer_callbacks_plan_care_async (self, NULL, on_cared, NULL);
}

static gboolean
on_ticked (gpointer user_data)
{
  FoyerCallbacks *self = user_data;

  begin_day (self);
  count_rows (self);
  return G_SOURCE_CONTINUE;
}

/* Lists */

static gboolean
belongs (FoyerCallbacks   *self,
         List              list,
         FoyerCallbackRow *row)
{
  FoyerItem *item = foyer_callback_row_get_item (row);
  FoyerUuid actor = get_actor (self);

  return foyer_item_is_open (item)
         && (list == LIST_SHOP
             || (!foyer_uuid_is_none (&actor)
                 && foyer_uuid_equal (foyer_item_get_owner (item), &actor)));
}

static FoyerCallbackRow *
find_row (GListStore      *list,
          const FoyerUuid *id,
          guint           *position)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (FoyerCallbackRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (foyer_callback_row_get_item (row))),
                            id))
        {
          *position = i;
          return g_steal_pointer (&row);
        }
    }

  return NULL;
}

static void
put_into (FoyerCallbacks   *self,
          List              list,
          FoyerCallbackRow *row)
{
  FoyerItem *item = foyer_callback_row_get_item (row);
  guint position;
  g_autoptr (FoyerCallbackRow) old =
    find_row (self->lists[list], foyer_record_get_id (FOYER_RECORD (item)), &position);

  if (old != NULL && !foyer_callback_row_is_newer (row, old))
    return;

  if (old != NULL && belongs (self, list, row)
      && foyer_callback_row_compare (old, row, NULL) == 0)
    {
      g_list_store_splice (self->lists[list], position, 1, (gpointer *) &row, 1);
      return;
    }
  if (old != NULL)
    g_list_store_remove (self->lists[list], position);
  if (belongs (self, list, row))
    g_list_store_insert_sorted (self->lists[list], row, foyer_callback_row_compare, NULL);
}

static void
put_rows (FoyerCallbacks *self,
          GPtrArray      *rows)
{
  for (guint i = 0; i < rows->len; i++)
    for (List list = 0; list < N_LISTS; list++)
      if (self->is_asked[list])
        put_into (self, list, rows->pdata[i]);
  count_rows (self);
}

static gpointer
read_ids (FoyerDb   *db,
          gpointer   data,
          GError   **error)
{
  GArray *ids = data;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GPtrArray) found =
        foyer_db_find_records (db, FOYER_TYPE_ITEM, "id = $2 AND kind = 'callback'",
                               FOYER_VALUES (foyer_value_int (foyer_db_get_store (db)),
                                             foyer_value_uuid (&g_array_index (ids, FoyerUuid, i))),
                               error);

      if (found == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (items, g_steal_pointer (&found));
    }

  return foyer_callback_row_read (db, items, error);
}

static void
on_ids_read (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (FoyerCallbacks) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = foyer_store_read_finish (FOYER_STORE (source), result, NULL, &error);

  if (rows != NULL)
    put_rows (self, rows);
  else
    g_warning ("Callbacks could not be read: %s", error->message);
}

static void
read_rows (FoyerCallbacks *self,
           GArray         *ids)
{
  foyer_store_read_async (foyer_service_get_store (FOYER_SERVICE (self)), FOYER_STORE_DESK,
                          read_ids, ids, (GDestroyNotify) g_array_unref,
                          (GDestroyNotify) g_ptr_array_unref, NULL, on_ids_read,
                          g_object_ref (self));
}

static void
set_reading (FoyerCallbacks *self,
             int             change)
{
  gboolean was_reading = self->n_reading > 0;

  self->n_reading = (guint) ((int) self->n_reading + change);
  if (was_reading != (self->n_reading > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_READING]);
}

static void
set_failed (FoyerCallbacks *self,
            gboolean        has_failed)
{
  if (self->has_failed == has_failed)
    return;

  self->has_failed = has_failed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_FAILED]);
}

/* Whose list is read: by the time it comes somebody else may be signed in. */
typedef struct
{
  FoyerCallbacks *callbacks;
  List list;
  FoyerUuid owner;
} Reading;

static gpointer
read_list (FoyerDb   *db,
           gpointer   data,
           GError   **error)
{
  const FoyerUuid *owner = data;
  g_autoptr (GPtrArray) items =
    foyer_callback_repository_find_items (db, foyer_uuid_is_none (owner) ? NULL : owner, MAX_ROWS,
                                          error);

  return items != NULL ? foyer_callback_row_read (db, items, error) : NULL;
}

static void
on_list_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (FoyerCallbacks) self = reading->callbacks;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = foyer_store_read_finish (FOYER_STORE (source), result, NULL, &error);
  FoyerUuid actor = get_actor (self);

  set_failed (self, rows == NULL);
  if (rows == NULL)
    g_message ("Callbacks could not be read: %s", error->message);
  else if (reading->list == LIST_SHOP || foyer_uuid_equal (&reading->owner, &actor))
    put_rows (self, rows);
  set_reading (self, -1);
}

static void
ask (FoyerCallbacks *self,
     List            list)
{
  FoyerUuid actor = get_actor (self);
  Reading *reading;
  FoyerUuid *owner;

  self->is_asked[list] = TRUE;
  if (list == LIST_MINE && foyer_uuid_is_none (&actor))
    return;

  reading = g_new0 (Reading, 1);
  reading->callbacks = g_object_ref (self);
  reading->list = list;
  reading->owner = actor;
  owner = g_new0 (FoyerUuid, 1);
  if (list == LIST_MINE)
    *owner = actor;
  set_reading (self, 1);
  foyer_store_read_async (foyer_service_get_store (FOYER_SERVICE (self)), FOYER_STORE_DESK,
                          read_list, owner, g_free, (GDestroyNotify) g_ptr_array_unref, NULL,
                          on_list_read,
                          reading);
}

static void
on_state_changed (FoyerCallbacks *self)
{
  FoyerStore *store = foyer_service_get_store (FOYER_SERVICE (self));

  if (self->has_failed && foyer_store_get_state (store) == FOYER_STORE_READY)
    foyer_callbacks_read_again (self);
}

static void
on_staff_changed (FoyerCallbacks *self)
{
  g_list_store_remove_all (self->lists[LIST_MINE]);
  count_rows (self);
  if (self->is_asked[LIST_MINE])
    ask (self, LIST_MINE);
  read_figures (self);
}

/* Rows that stay as they are keep their places, and with them the focus. */
static void
take_over (GListStore *list,
           GPtrArray  *records)
{
  GListModel *model = G_LIST_MODEL (list);
  guint n = g_list_model_get_n_items (model);
  gboolean is_same = n == records->len;

  for (guint i = 0; is_same && i < n; i++)
    {
      g_autoptr (FoyerRecord) record = g_list_model_get_item (model, i);

      is_same = foyer_uuid_equal (foyer_record_get_id (record),
                                  foyer_record_get_id (records->pdata[i]))
                && foyer_record_get_version (record)
                     == foyer_record_get_version (records->pdata[i]);
    }
  if (!is_same)
    g_list_store_splice (list, 0, n, records->pdata, records->len);
}

static void
on_questions_read (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (FoyerCallbacks) self = user_data;
  g_autoptr (GError) error = NULL;
  FoyerCallbackQuestions *questions =
    foyer_store_read_finish (FOYER_STORE (source), result, NULL, &error);

  if (questions == NULL)
    {
      g_warning ("The questions of the survey could not be read: %s", error->message);
      return;
    }

  if (self->questions != NULL)
    {
      take_over (self->questions, questions->asked);
      take_over (self->retired, questions->retired);
    }
  foyer_callback_questions_free (questions);
}

static void
ask_questions (FoyerCallbacks *self)
{
  foyer_store_read_async (foyer_service_get_store (FOYER_SERVICE (self)), FOYER_STORE_DESK,
                          foyer_callback_questions_read, NULL, NULL, foyer_callback_questions_free,
                          NULL, on_questions_read, g_object_ref (self));
}

static void
add_id (GArray          *ids,
        const FoyerUuid *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (foyer_uuid_equal (&g_array_index (ids, FoyerUuid, i), id))
      return;

  g_array_append_val (ids, *id);
}

static const char *const entities[] = {
  "attempt", "callback", "item", "setting", "survey_question", NULL,
};

static void
foyer_callbacks_changed (FoyerService *service,
                         GPtrArray    *changes)
{
  FoyerCallbacks *self = FOYER_CALLBACKS (service);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (FoyerUuid));
  gboolean has_calls = FALSE;
  gboolean has_settings = FALSE;
  gboolean has_questions = FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      FoyerChange *change = changes->pdata[i];

      if (g_str_equal (change->entity, "item") || g_str_equal (change->entity, "callback"))
        add_id (ids, &change->id);
      has_calls |= g_str_equal (change->entity, "attempt");
      has_settings |= g_str_equal (change->entity, "setting");
      has_questions |= g_str_equal (change->entity, "survey_question");
    }

  if (ids->len > 0 && (self->is_asked[LIST_MINE] || self->is_asked[LIST_SHOP]))
    read_rows (self, g_steal_pointer (&ids));
  if (has_calls || has_settings)
    read_figures (self);
  if (has_settings)
    g_signal_emit (self, signals[TARGETS_CHANGED], 0);
  if (has_questions && self->questions != NULL)
    ask_questions (self);
}

/* Who acted sees it at once. */
static void
foyer_callbacks_applied (FoyerService *service,
                         FoyerRecord  *subject,
                         gint64        rev)
{
  GArray *ids;

  if (!FOYER_IS_ITEM (subject))
    return;

  ids = g_array_new (FALSE, FALSE, sizeof (FoyerUuid));
  add_id (ids, foyer_record_get_id (subject));
  read_rows (FOYER_CALLBACKS (service), ids);
}

static void
foyer_callbacks_dispose (GObject *object)
{
  FoyerCallbacks *self = FOYER_CALLBACKS (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->shop);
  for (List list = 0; list < N_LISTS; list++)
    g_clear_object (&self->lists[list]);
  g_clear_object (&self->questions);
  g_clear_object (&self->retired);

  G_OBJECT_CLASS (foyer_callbacks_parent_class)->dispose (object);
}

static void
foyer_callbacks_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  FoyerCallbacks *self = FOYER_CALLBACKS (object);

  switch (prop_id)
    {
    case PROP_DUE_COUNT:
      g_value_set_uint (value, self->due_count);
      break;
    case PROP_LATE_COUNT:
      g_value_set_uint (value, self->late_count);
      break;
    case PROP_CALLS_TODAY:
      g_value_set_uint (value, self->calls_today);
      break;
    case PROP_CALLS_TARGET:
      g_value_set_uint (value, self->calls_target);
      break;
    case PROP_IS_READING:
      g_value_set_boolean (value, self->n_reading > 0);
      break;
    case PROP_HAS_FAILED:
      g_value_set_boolean (value, self->has_failed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_callbacks_class_init (FoyerCallbacksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  FoyerServiceClass *service_class = FOYER_SERVICE_CLASS (klass);
  static const char *const names[N_PROPS] = {
    [PROP_DUE_COUNT] = "due-count",
    [PROP_LATE_COUNT] = "late-count",
    [PROP_CALLS_TODAY] = "calls-today",
    [PROP_CALLS_TARGET] = "calls-target",
    [PROP_IS_READING] = "is-reading",
    [PROP_HAS_FAILED] = "has-failed",
  };
  static const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                   | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = foyer_callbacks_dispose;
  object_class->get_property = foyer_callbacks_get_property;
  service_class->applied = foyer_callbacks_applied;
  service_class->changed = foyer_callbacks_changed;
  service_class->entities = entities;

  signals[TARGETS_CHANGED] = g_signal_new ("targets-changed", FOYER_TYPE_CALLBACKS,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  for (guint i = 1; i < PROP_IS_READING; i++)
    properties[i] = g_param_spec_uint (names[i], NULL, NULL, 0, G_MAXUINT, 0, flags);
  for (guint i = PROP_IS_READING; i < N_PROPS; i++)
    properties[i] = g_param_spec_boolean (names[i], NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
foyer_callbacks_init (FoyerCallbacks *self)
{
  for (List list = 0; list < N_LISTS; list++)
    self->lists[list] = g_list_store_new (FOYER_TYPE_CALLBACK_ROW);
  self->cared_day = FOYER_DAY_NONE;
}

/**
 * foyer_callbacks_new:
 * @store: an open store
 * @session: who works here
 * @history: what can be taken back
 * @shop: the shop
 *
 * Returns: (transfer full): the callbacks; lists are read once they are asked for
 */
FoyerCallbacks *
foyer_callbacks_new (FoyerStore   *store,
                     FoyerSession *session,
                     FoyerHistory *history,
                     FoyerShop    *shop)
{
  FoyerCallbacks *self = g_object_new (FOYER_TYPE_CALLBACKS, "store", store, "session", session,
                                       "history", history, NULL);

  self->shop = g_object_ref (shop);
  g_signal_connect_object (session, "notify::staff", G_CALLBACK (on_staff_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::state", G_CALLBACK (on_state_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * foyer_callbacks_get_list:
 * @self: the callbacks
 * @scope: whose; a shift's is the shop's
 *
 * Returns: (transfer none): the open callbacks by time, kept up to date
 */
GListModel *
foyer_callbacks_get_list (FoyerCallbacks *self,
                          FoyerItemScope  scope)
{
  List list = scope == FOYER_ITEM_SCOPE_MINE ? LIST_MINE : LIST_SHOP;

  g_return_val_if_fail (FOYER_IS_CALLBACKS (self), NULL);

  if (!self->is_asked[list])
    ask (self, list);
  if (self->tick == 0)
    {
      self->tick = g_timeout_add_seconds (TICK_SECONDS, on_ticked, self);
      begin_day (self);
    }
  return G_LIST_MODEL (self->lists[list]);
}

/**
 * foyer_callbacks_read_again:
 * @self: the callbacks
 *
 * Reads the lists anew that somebody looks at.
 */
void
foyer_callbacks_read_again (FoyerCallbacks *self)
{
  g_return_if_fail (FOYER_IS_CALLBACKS (self));

  for (List list = 0; list < N_LISTS; list++)
    if (self->is_asked[list])
      ask (self, list);
}

/**
 * foyer_callbacks_get_questions:
 * @self: the callbacks
 *
 * Returns: (transfer none): what is asked at the end of a call, by place, kept up to date
 */
GListModel *
foyer_callbacks_get_questions (FoyerCallbacks *self)
{
  g_return_val_if_fail (FOYER_IS_CALLBACKS (self), NULL);

  if (self->questions == NULL)
    {
      self->questions = g_list_store_new (FOYER_TYPE_SURVEY_QUESTION);
      self->retired = g_list_store_new (FOYER_TYPE_SURVEY_QUESTION);
      ask_questions (self);
    }
  return G_LIST_MODEL (self->questions);
}

/**
 * foyer_callbacks_get_retired_questions:
 * @self: the callbacks
 *
 * Returns: (transfer none): what is not asked any more, in its last words, kept up to date
 */
GListModel *
foyer_callbacks_get_retired_questions (FoyerCallbacks *self)
{
  g_return_val_if_fail (FOYER_IS_CALLBACKS (self), NULL);

  foyer_callbacks_get_questions (self);
  return G_LIST_MODEL (self->retired);
}
