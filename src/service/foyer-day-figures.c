/* The figures of the day, counted in the store: also what was done at other seats, and what is closed
 * already. Read anew after every change of what is counted: one reading at a time, and one more when
 * something changed meanwhile. */

#include "service/foyer-day-figures.h"

#include <string.h>

enum
{
  PROP_RECEIVED_COUNT = 1,
  PROP_DEMO_COUNT,
  PROP_CALL_COUNT,
  PROP_COMPLAINT_COUNT,
  PROP_LONG_WAIT_COUNT,
  N_PROPS,
};

struct _FoyerDayFigures
{
  FoyerService parent_instance;

  FoyerShop *shop;
  guint counts[N_PROPS]; /* by property */
  gint64 day;
  gboolean is_used;
  gboolean is_reading;
  gboolean is_stale;
};

G_DEFINE_FINAL_TYPE (FoyerDayFigures, foyer_day_figures, FOYER_TYPE_SERVICE)

static GParamSpec *properties[N_PROPS];

typedef struct
{
  gint64 day;
  gint64 wait_us;
  FoyerUuid first; /* the least key that can have been made today */
  FoyerUuid staff;
} Query;

static void read_again (FoyerDayFigures *self);

static gboolean
count (FoyerDb           *db,
       const char        *sql,
       const FoyerValue  *values,
       guint              n_values,
       guint             *figure,
       GError           **error)
{
  g_autoptr (FoyerRows) rows = foyer_db_query (db, sql, values, n_values, error);

  if (rows == NULL)
    return FALSE;
  *figure += (guint) foyer_rows_get_int (rows, 0, 0);
  return TRUE;
}

static gpointer
read_counts (FoyerDb   *db,
             gpointer   data,
             GError   **error)
{
  static const char received_sql[] =
    "SELECT COUNT(called) FROM visit WHERE store_id = $1 AND day = $2 AND state <> 'void'";
  static const char shown_sql[] =
    "SELECT COUNT(demo) FROM visit WHERE store_id = $1 AND day = $2 AND state <> 'void'";
  static const char demo_sql[] =
    "SELECT COUNT(*) FROM demo_session"
    " WHERE store_id = $1 AND day = $2 AND visit IS NULL AND state <> 'void'";
  static const char call_sql[] =
    "SELECT COUNT(*) FROM attempt"
    " WHERE store_id = $1 AND day = $2 AND staff = $3 AND contact = 'reached'";
  static const char complaint_sql[] =
    "SELECT COUNT(*) FROM item"
    " WHERE store_id = $1 AND id >= $2 AND kind = 'complaint' AND state <> 'void'";
  static const char wait_sql[] =
    "SELECT COUNT(*) FROM visit"
    " WHERE store_id = $1 AND day = $2 AND called - arrived > $3 AND state <> 'void'";
  Query *query = data;
  FoyerValue store = foyer_value_int (foyer_db_get_store (db));
  FoyerValue day = foyer_value_int (query->day);
  g_autofree guint *counts = g_new0 (guint, N_PROPS);

  if (!count (db, received_sql, FOYER_VALUES (store, day), &counts[PROP_RECEIVED_COUNT], error)
      || !count (db, shown_sql, FOYER_VALUES (store, day), &counts[PROP_DEMO_COUNT], error)
      || !count (db, demo_sql, FOYER_VALUES (store, day), &counts[PROP_DEMO_COUNT], error)
      || !count (db, call_sql, FOYER_VALUES (store, day, foyer_value_uuid (&query->staff)),
                 &counts[PROP_CALL_COUNT], error)
      || !count (db, complaint_sql, FOYER_VALUES (store, foyer_value_uuid (&query->first)),
                 &counts[PROP_COMPLAINT_COUNT], error)
      || !count (db, wait_sql, FOYER_VALUES (store, day, foyer_value_int (query->wait_us)),
                 &counts[PROP_LONG_WAIT_COUNT], error))
    return NULL;

  return g_steal_pointer (&counts);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (FoyerDayFigures) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree guint *counts = foyer_store_read_finish (FOYER_STORE (source), result, NULL, &error);

  self->is_reading = FALSE;
  if (counts == NULL)
    {
      g_warning ("The figures of the day could not be read: %s", error->message);
      return;
    }
  for (guint i = 1; i < N_PROPS; i++)
    if (self->counts[i] != counts[i])
      {
        self->counts[i] = counts[i];
        g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
      }
  if (self->is_stale)
    read_again (self);
}

static gint64
get_today (FoyerDayFigures *self)
{
  return foyer_shop_time_get_day (foyer_shop_get_time (self->shop),
                                  foyer_service_now_us (FOYER_SERVICE (self)));
}

static void
read_again (FoyerDayFigures *self)
{
  FoyerSettings *settings;
  Query *query;
  gint64 first_us, end_us;

  if (!self->is_used || self->shop == NULL)
    return;
  self->is_stale = self->is_reading;
  if (self->is_reading)
    return;

  self->is_reading = TRUE;
  self->day = get_today (self);
  settings = foyer_shop_get_settings (self->shop);
  foyer_shop_time_get_bounds (foyer_shop_get_time (self->shop), self->day, &first_us, &end_us);
  query = g_new0 (Query, 1);
  query->day = self->day;
  query->wait_us = foyer_settings_get_span_us (settings, FOYER_SETTING_VISIT_WAIT_WARN);
  query->first = foyer_uuid_new (first_us);
  /* Behind the time of a key stands chance. */
  memset (query->first.bytes + 6, 0, sizeof query->first.bytes - 6);
  query->staff = foyer_session_get_actor (foyer_service_get_session (FOYER_SERVICE (self))).staff;
  foyer_store_read_async (foyer_service_get_store (FOYER_SERVICE (self)), FOYER_STORE_BULK,
                          read_counts, query, g_free, g_free, NULL, on_read, g_object_ref (self));
}

static void
foyer_day_figures_changed (FoyerService *service,
                           GPtrArray    *changes)
{
  static const char *const entities[] = { "attempt", "demo_session", "item", "visit", NULL };

  for (guint i = 0; i < changes->len; i++)
    if (g_strv_contains (entities, ((FoyerChange *) changes->pdata[i])->entity))
      {
        read_again (FOYER_DAY_FIGURES (service));
        return;
      }
}

static void
foyer_day_figures_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (prop_id > 0 && prop_id < N_PROPS)
    g_value_set_uint (value, FOYER_DAY_FIGURES (object)->counts[prop_id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
foyer_day_figures_dispose (GObject *object)
{
  g_clear_object (&FOYER_DAY_FIGURES (object)->shop);

  G_OBJECT_CLASS (foyer_day_figures_parent_class)->dispose (object);
}

static void
foyer_day_figures_class_init (FoyerDayFiguresClass *klass)
{
  static const char *const names[N_PROPS] = { NULL, "received-count", "demo-count", "call-count",
                                              "complaint-count", "long-wait-count" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = foyer_day_figures_get_property;
  object_class->dispose = foyer_day_figures_dispose;
  FOYER_SERVICE_CLASS (klass)->changed = foyer_day_figures_changed;

  for (guint i = 1; i < N_PROPS; i++)
    properties[i] = g_param_spec_uint (names[i], NULL, NULL, 0, G_MAXUINT, 0,
                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
foyer_day_figures_init (FoyerDayFigures *self)
{
}

/**
 * foyer_day_figures_new:
 * @store: an open store
 * @session: who works here
 * @history: what can be taken back
 * @shop: the shop
 *
 * Returns: (transfer full): the figures of the day, all 0 until they are used
 */
FoyerDayFigures *
foyer_day_figures_new (FoyerStore   *store,
                       FoyerSession *session,
                       FoyerHistory *history,
                       FoyerShop    *shop)
{
  FoyerDayFigures *self = g_object_new (FOYER_TYPE_DAY_FIGURES, "store", store, "session", session,
                                        "history", history, NULL);

  self->shop = g_object_ref (shop);
  g_signal_connect_object (session, "notify::staff", G_CALLBACK (read_again), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * foyer_day_figures_use:
 * @self: the figures
 *
 * From now on somebody looks at them: they are read, and kept up to date.
 */
void
foyer_day_figures_use (FoyerDayFigures *self)
{
  g_return_if_fail (FOYER_IS_DAY_FIGURES (self));

  if (self->is_used)
    return;
  self->is_used = TRUE;
  read_again (self);
}

/**
 * foyer_day_figures_look:
 * @self: the figures
 *
 * Looks at the clock. Costs nothing as long as the day is the same.
 */
void
foyer_day_figures_look (FoyerDayFigures *self)
{
  g_return_if_fail (FOYER_IS_DAY_FIGURES (self));

  if (self->is_used && !self->is_reading && self->day != get_today (self))
    read_again (self);
}
