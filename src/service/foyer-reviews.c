/* The day-end review 日清日审 (C9).
 *
 * What it shows follows from the open items and the ticks, and is read anew after every change of
 * either: one reading at a time, and one more when something changed meanwhile. */

#include "service/foyer-reviews.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-review-private.h"

/* What nobody looked at yesterday is shown in the morning; from noon on the review of the day
 * itself is nearer. */
#define MORNING_END_MINUTE (12 * 60)
/* No shop is closed for longer. */
#define CLOSED_DAYS_MAX 60

struct _FoyerReviews
{
  FoyerService parent_instance;

  FoyerShop *shop;
  GListStore *rows;
  FoyerReviewDay *review;
  gint64 day;
  gint64 today;           /* when it was read last */
  gint64 last_day;        /* which day was asked for then beside it */
  guint n_total;
  guint n_seen;
  gboolean is_wanted;
  gboolean is_used;       /* somebody looks at the list */
  gboolean is_reading;
  gboolean is_stale;
  GHashTable *ticking;    /* FoyerUuid of an item -> number of the reading that will know of its
                           * tick; 0 while it is being stored */
  guint n_readings;
  GPtrArray *waiting;     /* of GTask: who asked for the list */
};

G_DEFINE_FINAL_TYPE (FoyerReviews, foyer_reviews, FOYER_TYPE_SERVICE)

enum
{
  PROP_DAY = 1,
  PROP_STATE,
  PROP_TOTAL_COUNT,
  PROP_SEEN_COUNT,
  PROP_IS_WANTED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void read_again (FoyerReviews *self);

static gint64
get_today (FoyerReviews *self)
{
  return foyer_shop_time_get_day (foyer_shop_get_time (self->shop),
                                  foyer_service_now_us (FOYER_SERVICE (self)));
}

static FoyerReviewState
get_state (FoyerReviews *self)
{
  return self->review != NULL ? foyer_review_day_get_state (self->review) : FOYER_REVIEW_VOID;
}

/* The end of the day that is reviewed: of today all that is open counts. */
static gint64
get_end_us (FoyerReviews *self)
{
  return self->day < get_today (self)
           ? foyer_shop_time_get_day_end_us (foyer_shop_get_time (self->shop), self->day)
           : G_MAXINT64;
}

static FoyerReviewAct *
make_act (FoyerReviews *self)
{
  FoyerSession *session = foyer_service_get_session (FOYER_SERVICE (self));
  FoyerReviewAct *act = g_new0 (FoyerReviewAct, 1);

  act->day = self->day;
  act->end_us = get_end_us (self);
  act->at_us = foyer_service_now_us (FOYER_SERVICE (self));
  act->staff = foyer_session_get_actor (session).staff;
  act->roles = foyer_session_get_roles (session);
  return act;
}

static void
on_cleared (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  foyer_store_write_finish (FOYER_STORE (source), result, NULL, &error);
  if (error != NULL)
    g_message ("The review of the day could not be ended: %s", error->message);
}

/* Nobody does this: it follows from what was done. So it is nobody's to take back. */
static void
clear_day (FoyerReviews *self)
{
  FoyerActor actor = { .name = "system",
                       .seat = foyer_session_get_seat (
                         foyer_service_get_session (FOYER_SERVICE (self))) };
  FoyerUuid op_id = foyer_uuid_new (foyer_service_now_us (FOYER_SERVICE (self)));

  foyer_store_write_async (foyer_service_get_store (FOYER_SERVICE (self)), &actor, "review.clear",
                           &op_id, foyer_review_clear_run, make_act (self), foyer_review_act_free,
                           NULL, NULL, on_cleared, NULL);
}

static const FoyerUuid *
get_item_id (gpointer row)
{
  return foyer_record_get_id (FOYER_RECORD (foyer_review_row_get_item (row)));
}

/* Returns (transfer full) (nullable): the line of an item. */
static FoyerReviewRow *
find_row (FoyerReviews    *self,
          const FoyerUuid *item)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (FoyerReviewRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (foyer_uuid_equal (get_item_id (row), item))
        return g_steal_pointer (&row);
    }
  return NULL;
}

/* The line of an item stays the same object, whatever it shows, and wherever it stands. */
static void
keep_rows (FoyerReviews *self,
           GPtrArray    *rows)
{
  g_autoptr (GHashTable) old_rows = g_hash_table_new_full (foyer_uuid_hash, foyer_uuid_equal,
                                                           g_free, g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      FoyerReviewRow *row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      g_hash_table_insert (old_rows, g_memdup2 (get_item_id (row), sizeof (FoyerUuid)), row);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      FoyerReviewRow *old = g_hash_table_lookup (old_rows, get_item_id (rows->pdata[i]));

      foyer_review_row_set_is_ticking (rows->pdata[i],
                                       g_hash_table_contains (self->ticking,
                                                              get_item_id (rows->pdata[i])));
      if (old == NULL)
        continue;
      foyer_review_row_update (old, rows->pdata[i]);
      g_object_unref (rows->pdata[i]);
      rows->pdata[i] = g_object_ref (old);
    }
}

/* Lines that stay in their place are not told of, so that the selection and the focus stay. */
static void
set_rows (FoyerReviews *self,
          GPtrArray    *rows)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint head = 0, tail = 0;

  keep_rows (self, rows);
  for (; head < MIN (n_old, rows->len); head++)
    {
      g_autoptr (FoyerReviewRow) old = g_list_model_get_item (G_LIST_MODEL (self->rows), head);

      if (old != rows->pdata[head])
        break;
    }
  for (; tail < MIN (n_old, rows->len) - head; tail++)
    {
      g_autoptr (FoyerReviewRow) old = g_list_model_get_item (G_LIST_MODEL (self->rows),
                                                              n_old - tail - 1);

      if (old != rows->pdata[rows->len - tail - 1])
        break;
    }
  if (n_old > head + tail || rows->len > head + tail)
    g_list_store_splice (self->rows, head, n_old - head - tail, rows->pdata + head,
                         rows->len - head - tail);
}

static gboolean
is_known (gpointer item,
          gpointer reading,
          gpointer self)
{
  return reading != NULL && GPOINTER_TO_UINT (reading) <= FOYER_REVIEWS (self)->n_readings;
}

static void
set_view (FoyerReviews    *self,
          FoyerReviewView *view)
{
  FoyerReviewState state = get_state (self);
  GObject *object = G_OBJECT (self);

  g_object_freeze_notify (object);
  g_set_object (&self->review, view->review);
  if (state != get_state (self))
    g_object_notify_by_pspec (object, properties[PROP_STATE]);
  if (self->day != view->day)
    {
      self->day = view->day;
      g_object_notify_by_pspec (object, properties[PROP_DAY]);
    }
  if (self->n_total != view->n_total)
    {
      self->n_total = view->n_total;
      g_object_notify_by_pspec (object, properties[PROP_TOTAL_COUNT]);
    }
  if (self->n_seen != view->n_seen)
    {
      self->n_seen = view->n_seen;
      g_object_notify_by_pspec (object, properties[PROP_SEEN_COUNT]);
    }
  g_hash_table_foreach_remove (self->ticking, is_known, self);
  set_rows (self, view->rows);
  g_object_thaw_notify (object);

  if (get_state (self) == FOYER_REVIEW_OPEN && self->n_seen == self->n_total)
    clear_day (self);
}

/* Whoever waits for the list gets it, or hears why not. */
static void
answer_waiting (FoyerReviews *self,
                const GError *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    {
      if (error != NULL)
        g_task_return_error (waiting->pdata[i], g_error_copy (error));
      else
        g_task_return_boolean (waiting->pdata[i], TRUE);
    }
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (FoyerReviews) self = user_data;
  g_autoptr (GError) error = NULL;
  FoyerReviewView *view = foyer_store_read_finish (FOYER_STORE (source), result, NULL, &error);

  self->is_reading = FALSE;
  if (view == NULL)
    {
      if (self->waiting->len == 0)
        g_warning ("The review of the day could not be read: %s", error->message);
      answer_waiting (self, error);
      return;
    }
  set_view (self, view);
  foyer_review_view_free (view);
  if (self->is_stale)
    read_again (self);
  else
    answer_waiting (self, NULL);
}

/* The day before on which the shop was open; none in the afternoon, or where reviews are not
 * wanted. */
static gint64
get_last_day (FoyerReviews *self)
{
  FoyerShopTime *time = foyer_shop_get_time (self->shop);
  FoyerSettings *settings = foyer_shop_get_settings (self->shop);
  gint64 day = get_today (self) - 1;
  int closed = 0;

  if (!self->is_wanted
      || foyer_shop_time_get_minute (time, foyer_service_now_us (FOYER_SERVICE (self)))
           >= MORNING_END_MINUTE)
    return FOYER_DAY_NONE;
  while (closed < CLOSED_DAYS_MAX
         && foyer_settings_has_day (settings, FOYER_SETTING_CALENDAR_CLOSED_DAYS, day - closed))
    closed++;
  return day - closed;
}

static void
read_again (FoyerReviews *self)
{
  FoyerReviewQuery *query;

  if (!self->is_used || self->shop == NULL)
    return;
  self->is_stale = self->is_reading;
  if (self->is_reading)
    return;

  self->is_reading = TRUE;
  self->n_readings++;
  self->today = get_today (self);
  query = g_new0 (FoyerReviewQuery, 1);
  query->today = self->today;
  query->last_day = self->last_day = get_last_day (self);
  query->time = g_object_ref (foyer_shop_get_time (self->shop));
  foyer_store_read_async (foyer_service_get_store (FOYER_SERVICE (self)), FOYER_STORE_BULK,
                          foyer_review_view_read, query, foyer_review_query_free,
                          foyer_review_view_free, NULL, on_read, g_object_ref (self));
}

static void
on_settings_changed (FoyerReviews *self)
{
  gboolean is_wanted = foyer_settings_get_bool (foyer_shop_get_settings (self->shop),
                                                FOYER_SETTING_DAYEND_REVIEW);

  if (self->is_wanted == is_wanted)
    return;
  self->is_wanted = is_wanted;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_WANTED]);
  read_again (self);
}

static const char *const entities[] = { "item", "item_log", "review_day", "review_tick", NULL };

static void
foyer_reviews_changed (FoyerService *service,
                       GPtrArray    *changes)
{
  read_again (FOYER_REVIEWS (service));
}

static void
foyer_reviews_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  FoyerReviews *self = FOYER_REVIEWS (object);

  switch (prop_id)
    {
    case PROP_DAY:
      g_value_set_int64 (value, self->day);
      break;
    case PROP_STATE:
      g_value_set_enum (value, get_state (self));
      break;
    case PROP_TOTAL_COUNT:
      g_value_set_uint (value, self->n_total);
      break;
    case PROP_SEEN_COUNT:
      g_value_set_uint (value, self->n_seen);
      break;
    case PROP_IS_WANTED:
      g_value_set_boolean (value, self->is_wanted);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_reviews_dispose (GObject *object)
{
  FoyerReviews *self = FOYER_REVIEWS (object);

  g_clear_object (&self->shop);
  g_clear_object (&self->review);

  G_OBJECT_CLASS (foyer_reviews_parent_class)->dispose (object);
}

static void
foyer_reviews_finalize (GObject *object)
{
  FoyerReviews *self = FOYER_REVIEWS (object);

  g_object_unref (self->rows);
  g_hash_table_unref (self->ticking);
  g_ptr_array_unref (self->waiting);

  G_OBJECT_CLASS (foyer_reviews_parent_class)->finalize (object);
}

static void
foyer_reviews_class_init (FoyerReviewsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = foyer_reviews_get_property;
  object_class->dispose = foyer_reviews_dispose;
  object_class->finalize = foyer_reviews_finalize;
  FOYER_SERVICE_CLASS (klass)->changed = foyer_reviews_changed;
  FOYER_SERVICE_CLASS (klass)->entities = entities;

  properties[PROP_DAY] = g_param_spec_int64 ("day", NULL, NULL, G_MININT64, G_MAXINT64,
                                             FOYER_DAY_NONE, flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, FOYER_TYPE_REVIEW_STATE,
                                              FOYER_REVIEW_VOID, flags);
  properties[PROP_TOTAL_COUNT] = g_param_spec_uint ("total-count", NULL, NULL, 0, G_MAXUINT, 0,
                                                    flags);
  properties[PROP_SEEN_COUNT] = g_param_spec_uint ("seen-count", NULL, NULL, 0, G_MAXUINT, 0,
                                                   flags);
  properties[PROP_IS_WANTED] = g_param_spec_boolean ("is-wanted", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
foyer_reviews_init (FoyerReviews *self)
{
  self->rows = g_list_store_new (FOYER_TYPE_REVIEW_ROW);
  self->ticking = g_hash_table_new_full (foyer_uuid_hash, foyer_uuid_equal, g_free, NULL);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->day = FOYER_DAY_NONE;
  self->is_wanted = TRUE;
}

/**
 * foyer_reviews_new:
 * @store: an open store
 * @session: who works here
 * @history: what can be taken back
 * @shop: the shop
 *
 * Returns: (transfer full): the day-end reviews
 */
FoyerReviews *
foyer_reviews_new (FoyerStore   *store,
                   FoyerSession *session,
                   FoyerHistory *history,
                   FoyerShop    *shop)
{
  FoyerReviews *self = g_object_new (FOYER_TYPE_REVIEWS, "store", store, "session", session,
                                     "history", history, NULL);

  self->shop = g_object_ref (shop);
  g_signal_connect_object (shop, "settings-changed", G_CALLBACK (on_settings_changed), self,
                           G_CONNECT_SWAPPED);
  on_settings_changed (self);
  return self;
}

/**
 * foyer_reviews_get_list:
 * @self: the service
 *
 * Returns: (transfer none): a list of #FoyerReviewRow, filled soon and kept up to date: what was
 *   open when the review began, by when it is to be looked at, then what was opened since
 */
GListModel *
foyer_reviews_get_list (FoyerReviews *self)
{
  g_return_val_if_fail (FOYER_IS_REVIEWS (self), NULL);

  if (!self->is_used)
    {
      self->is_used = TRUE;
      read_again (self);
    }
  return G_LIST_MODEL (self->rows);
}

/**
 * foyer_reviews_read_async:
 * @self: the service
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when the list is read or cannot be
 * @user_data: for @callback
 *
 * Waits until foyer_reviews_get_list() and the properties show what is stored now.
 */
void
foyer_reviews_read_async (FoyerReviews        *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (FOYER_IS_REVIEWS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, foyer_reviews_read_async);
  g_ptr_array_add (self->waiting, task);
  self->is_used = TRUE;
  read_again (self);
}

/**
 * foyer_reviews_read_finish:
 * @self: the service
 * @result: what the callback got
 * @error: where to put a #FoyerDbError
 *
 * Returns: whether the list is read
 */
gboolean
foyer_reviews_read_finish (FoyerReviews  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * foyer_reviews_look:
 * @self: the service
 *
 * Looks at the clock. To be called now and then by whoever shows the review: it costs nothing as
 * long as the day is the same.
 */
void
foyer_reviews_look (FoyerReviews *self)
{
  g_return_if_fail (FOYER_IS_REVIEWS (self));

  if (self->is_used
      && (self->today != get_today (self) || self->last_day != get_last_day (self)))
    read_again (self);
}

/**
 * foyer_reviews_get_day:
 * @self: the service
 *
 * Returns: (transfer none) (nullable): the review that is shown, as it is stored; %NULL when it was
 *   not begun
 */
FoyerReviewDay *
foyer_reviews_get_day (FoyerReviews *self)
{
  g_return_val_if_fail (FOYER_IS_REVIEWS (self), NULL);

  return self->review;
}

/**
 * foyer_reviews_may_tick:
 * @self: the service
 * @item: an item
 * @error: where to put why not
 *
 * Returns: whether who is signed in may tick it: what is their own, a supervisor everything; else
 *   %FOYER_DOMAIN_ERROR_DENIED
 */
gboolean
foyer_reviews_may_tick (FoyerReviews  *self,
                        FoyerItem     *item,
                        GError       **error)
{
  FoyerSession *session;
  FoyerActor actor;

  g_return_val_if_fail (FOYER_IS_REVIEWS (self), FALSE);

  session = foyer_service_get_session (FOYER_SERVICE (self));
  actor = foyer_session_get_actor (session);
  return foyer_review_tick_is_own (item, &actor.staff)
           ? foyer_permission_check_own (foyer_session_get_roles (session), FOYER_RIGHT_ITEM_WORK,
                                         error)
           : foyer_session_check (session, FOYER_RIGHT_ITEM_WORK, error);
}

static void
fill_day (FoyerReviews   *self,
          FoyerReviewAct *act)
{
  if (self->day != FOYER_DAY_NONE)
    return;
  act->day = get_today (self);
  act->end_us = G_MAXINT64;
}

/**
 * foyer_reviews_start_async:
 * @self: the service
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Begins the review of the day that is shown. Anybody on duty may. Without open items the day is
 * cleared at once; begun already, it fails with %FOYER_DOMAIN_ERROR_STATE.
 */
void
foyer_reviews_start_async (FoyerReviews        *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  FoyerReviewAct *act;

  g_return_if_fail (FOYER_IS_REVIEWS (self));

  act = make_act (self);
  fill_day (self, act);
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_RIGHT_ITEM_OPEN, "review.start",
                           foyer_review_start_run, act, foyer_review_act_free, cancellable,
                           callback, user_data);
}

/* A tick that is being stored, and whom to tell. */
typedef struct
{
  FoyerUuid item;
  GAsyncReadyCallback callback;
  gpointer user_data;
} Ticking;

static void
show_ticking (FoyerReviews    *self,
              const FoyerUuid *item,
              gboolean         is_ticking)
{
  g_autoptr (FoyerReviewRow) row = find_row (self, item);

  if (row != NULL)
    foyer_review_row_set_is_ticking (row, is_ticking);
}

/* Stored, it is shown by the next reading, and stays as it is until then. */
static void
on_tick_run (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  FoyerReviews *self = FOYER_REVIEWS (source);
  g_autofree Ticking *ticking = user_data;

  if (g_task_had_error (G_TASK (result)))
    {
      g_hash_table_remove (self->ticking, &ticking->item);
      show_ticking (self, &ticking->item, FALSE);
    }
  else
    {
      g_hash_table_replace (self->ticking, g_memdup2 (&ticking->item, sizeof (FoyerUuid)),
                            GUINT_TO_POINTER (self->n_readings + 1));
      read_again (self);
    }
  if (ticking->callback != NULL)
    ticking->callback (source, result, ticking->user_data);
}

/**
 * foyer_reviews_tick_async:
 * @self: the service
 * @item: an open item
 * @comment: (nullable): what there is to say about it; %NULL for a mere tick
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Looks at an item in the review that is shown. The last one clears the day. Its line says at once
 * that it is being stored: foyer_review_row_get_is_ticking().
 */
void
foyer_reviews_tick_async (FoyerReviews        *self,
                          FoyerItem           *item,
                          const char          *comment,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  FoyerReviewAct *act;
  Ticking *ticking;

  g_return_if_fail (FOYER_IS_REVIEWS (self));
  g_return_if_fail (FOYER_IS_ITEM (item));

  act = make_act (self);
  fill_day (self, act);
  act->item = *foyer_record_get_id (FOYER_RECORD (item));
  act->comment = g_strdup (comment);
  ticking = g_new (Ticking, 1);
  *ticking = (Ticking) { act->item, callback, user_data };
  g_hash_table_replace (self->ticking, g_memdup2 (&act->item, sizeof (FoyerUuid)), NULL);
  show_ticking (self, &act->item, TRUE);
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_RIGHT_ITEM_READ, "review.tick",
                           foyer_review_tick_run, act, foyer_review_act_free, cancellable,
                           on_tick_run, ticking);
}

/**
 * foyer_reviews_finish:
 * @self: the service
 * @result: what the callback got
 * @error: where to put why not: %FOYER_DOMAIN_ERROR_DENIED, %FOYER_DOMAIN_ERROR_STATE when it was
 *   looked at already or the review has not begun, or a #FoyerDbError
 *
 * Returns: (transfer full): the #FoyerReviewDay that was begun, or the #FoyerReviewTick
 */
FoyerRecord *
foyer_reviews_finish (FoyerReviews  *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  return foyer_service_run_finish (FOYER_SERVICE (self), result, error);
}
