/* The figures of the day and of the shift, counted in the store: also what was done at other seats,
 * and what is closed already. Read anew after every change of what is counted: one reading at a
 * time, and one more when something changed meanwhile. */

#include "service/foyer-day-figures.h"

#include "service/foyer-attendance.h"
#include "service/foyer-callback-figures.h"
#include "store/foyer-callback-repository.h"

#include <string.h>

enum
{
  PROP_RECEIVED_COUNT = 1,
  PROP_DEMO_COUNT,
  PROP_CALL_COUNT,
  PROP_COMPLAINT_COUNT,
  PROP_LONG_WAIT_COUNT,
  PROP_SHIFT_RECEIVED_COUNT,
  PROP_SHIFT_DEMO_COUNT,
  PROP_SHIFT_CALL_COUNT,
  PROP_SHIFT_COMPLAINT_COUNT,
  PROP_SHIFT_LONG_WAIT_COUNT,
  PROP_CALL_TARGET,
  PROP_SHIFT_START,
  N_PROPS,
};

/* From a figure of the day to that of the shift. */
#define OF_SHIFT (PROP_SHIFT_RECEIVED_COUNT - PROP_RECEIVED_COUNT)

/* What was read. */
typedef struct
{
  guint counts[N_PROPS]; /* by property */
  gint64 shift_us;       /* when the shift of now began; 0 for none */
  gint64 until_us;       /* when it ends, or the next begins; 0 for never */
} Figures;

struct _FoyerDayFigures
{
  FoyerService parent_instance;

  FoyerShop *shop;
  Figures figures;
  gint64 day;
  gboolean is_used;
  gboolean is_reading;
  gboolean is_stale;
};

G_DEFINE_FINAL_TYPE (FoyerDayFigures, foyer_day_figures, FOYER_TYPE_SERVICE)

static GParamSpec *properties[N_PROPS];

typedef struct
{
  FoyerShopTime *time;
  gint64 now_us;
  gint64 day;
  gint64 wait_us;
  FoyerUuid staff;
} Query;

static void read_again (FoyerDayFigures *self);

static void
query_free (gpointer data)
{
  Query *self = data;

  g_object_unref (self->time);
  g_free (self);
}

/* The least key that can have been made then. */
static FoyerUuid
make_first_key (gint64 at_us)
{
  FoyerUuid first = foyer_uuid_new (at_us);

  /* Behind the time of a key stands chance. */
  memset (first.bytes + 6, 0, sizeof first.bytes - 6);
  return first;
}

/* @sql counts what is of the day, and what is of the shift. */
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
  figure[0] += (guint) foyer_rows_get_int (rows, 0, 0);
  figure[OF_SHIFT] += (guint) foyer_rows_get_int (rows, 0, 1);
  return TRUE;
}

/* The shift that who is signed in works now, and until when all this holds. */
static gboolean
read_shift (FoyerDb  *db,
            Query    *query,
            Figures  *figures,
            GError  **error)
{
  g_autoptr (FoyerAttendance) attendance = NULL;
  gint64 start_us, end_us;

  attendance = foyer_attendance_read (db, query->time, query->now_us, error);
  if (attendance == NULL)
    return FALSE;

  if (foyer_attendance_find_shift (attendance, &query->staff, &start_us, &end_us))
    {
      gboolean is_now = start_us <= query->now_us;

      figures->shift_us = is_now ? start_us : 0;
      figures->until_us = is_now ? end_us : start_us;
    }
  return TRUE;
}

/* A night shift began yesterday. */
static gboolean
count_calls (FoyerDb  *db,
             Query    *query,
             gint64    first_day,
             gint64    since_us,
             guint    *figures,
             GError  **error)
{
  FoyerCallbackFiguresQuery asked = { query->staff, query->day };
  g_autofree FoyerCallbackFigures *today = foyer_callback_figures_read (db, &asked, error);

  if (today == NULL)
    return FALSE;

  figures[PROP_CALL_COUNT] = today->n_effective;
  figures[PROP_CALL_TARGET] = today->target;
  for (gint64 day = first_day; day <= query->day; day++)
    {
      gint64 n;

      if (!foyer_callback_repository_count_effective (db, &query->staff, day, since_us, &n, error))
        return FALSE;
      figures[PROP_SHIFT_CALL_COUNT] += (guint) n;
    }
  return TRUE;
}

static gpointer
read_figures (FoyerDb   *db,
              gpointer   data,
              GError   **error)
{
#define OF_DAYS "store_id = $1 AND day >= $2 AND day <= $3 AND state <> 'void'"
  static const char received_sql[] =
    "SELECT COUNT(CASE WHEN day = $3 THEN called END), COUNT(CASE WHEN called >= $4 THEN 1 END)"
    " FROM visit WHERE " OF_DAYS;
  static const char shown_sql[] =
    "SELECT COUNT(CASE WHEN day = $3 THEN demo END), COUNT(CASE WHEN demo >= $4 THEN 1 END)"
    " FROM visit WHERE " OF_DAYS;
  static const char demo_sql[] =
    "SELECT COUNT(CASE WHEN day = $3 THEN 1 END), COUNT(CASE WHEN begun >= $4 THEN 1 END)"
    " FROM demo_session WHERE " OF_DAYS " AND visit IS NULL";
  static const char wait_sql[] =
    "SELECT COUNT(CASE WHEN day = $3 THEN 1 END), COUNT(CASE WHEN called >= $4 THEN 1 END)"
    " FROM visit WHERE " OF_DAYS " AND called - arrived > $5";
  static const char complaint_sql[] =
    "SELECT COUNT(CASE WHEN id >= $3 THEN 1 END), COUNT(CASE WHEN id >= $4 THEN 1 END)"
    " FROM item WHERE store_id = $1 AND id >= $2 AND kind = 'complaint' AND state <> 'void'";
#undef OF_DAYS
  Query *query = data;
  g_autofree Figures *figures = g_new0 (Figures, 1);
  guint *counts = figures->counts;
  FoyerValue store = foyer_value_int (foyer_db_get_store (db));
  FoyerValue first, today = foyer_value_int (query->day), since, wait;
  FoyerUuid day_key, shift_key, first_key;
  gint64 first_day, since_us, day_us, end_us;

  if (!read_shift (db, query, figures, error))
    return NULL;

  /* Without a shift nothing is of the shift. */
  since_us = figures->shift_us != 0 ? figures->shift_us : query->now_us + 1;
  first_day = MIN (foyer_shop_time_get_day (query->time, since_us), query->day);
  foyer_shop_time_get_bounds (query->time, query->day, &day_us, &end_us);
  day_key = make_first_key (day_us);
  shift_key = make_first_key (since_us);
  first_key = make_first_key (MIN (day_us, since_us));
  first = foyer_value_int (first_day);
  since = foyer_value_int (since_us);
  wait = foyer_value_int (query->wait_us);
  if (!count (db, received_sql, FOYER_VALUES (store, first, today, since),
              &counts[PROP_RECEIVED_COUNT], error)
      || !count (db, shown_sql, FOYER_VALUES (store, first, today, since),
                 &counts[PROP_DEMO_COUNT], error)
      || !count (db, demo_sql, FOYER_VALUES (store, first, today, since),
                 &counts[PROP_DEMO_COUNT], error)
      || !count (db, wait_sql, FOYER_VALUES (store, first, today, since, wait),
                 &counts[PROP_LONG_WAIT_COUNT], error)
      || !count (db, complaint_sql,
                 FOYER_VALUES (store, foyer_value_uuid (&first_key), foyer_value_uuid (&day_key),
                               foyer_value_uuid (&shift_key)),
                 &counts[PROP_COMPLAINT_COUNT], error)
      || !count_calls (db, query, first_day, since_us, counts, error))
    return NULL;

  return g_steal_pointer (&figures);
}

static gint64
get_today (FoyerDayFigures *self)
{
  return foyer_shop_time_get_day (foyer_shop_get_time (self->shop),
                                  foyer_service_now_us (FOYER_SERVICE (self)));
}

/* Whether another day or shift has begun since it was read. */
static gboolean
is_over (FoyerDayFigures *self)
{
  gint64 until_us = self->figures.until_us;

  return self->day != get_today (self)
         || (until_us != 0 && foyer_service_now_us (FOYER_SERVICE (self)) >= until_us);
}

static void
take (FoyerDayFigures *self,
      const Figures   *figures)
{
  Figures before = self->figures;

  self->figures = *figures;
  for (guint i = 1; i < PROP_SHIFT_START; i++)
    if (before.counts[i] != figures->counts[i])
      g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  if (before.shift_us != figures->shift_us)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHIFT_START]);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (FoyerDayFigures) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree Figures *figures = foyer_store_read_finish (FOYER_STORE (source), result, NULL,
                                                         &error);

  self->is_reading = FALSE;
  if (self->shop == NULL)
    return;
  if (figures == NULL)
    {
      g_warning ("The figures of the day could not be read: %s", error->message);
      return;
    }
  take (self, figures);
  if (self->is_stale || is_over (self))
    read_again (self);
}

static void
read_again (FoyerDayFigures *self)
{
  FoyerSettings *settings;
  Query *query;

  if (!self->is_used || self->shop == NULL)
    return;
  self->is_stale = self->is_reading;
  if (self->is_reading)
    return;

  self->is_reading = TRUE;
  self->day = get_today (self);
  settings = foyer_shop_get_settings (self->shop);
  query = g_new0 (Query, 1);
  query->time = g_object_ref (foyer_shop_get_time (self->shop));
  query->now_us = foyer_service_now_us (FOYER_SERVICE (self));
  query->day = self->day;
  query->wait_us = foyer_settings_get_span_us (settings, FOYER_SETTING_VISIT_WAIT_WARN);
  query->staff = foyer_session_get_actor (foyer_service_get_session (FOYER_SERVICE (self))).staff;
  foyer_store_read_async (foyer_service_get_store (FOYER_SERVICE (self)), FOYER_STORE_BULK,
                          read_figures, query, query_free, g_free, NULL, on_read,
                          g_object_ref (self));
}

static const char *const entities[] = {
  "attempt", "demo_session", "item", "roster_cell", "setting", "visit", NULL,
};

static void
foyer_day_figures_changed (FoyerService *service,
                           GPtrArray    *changes)
{
  read_again (FOYER_DAY_FIGURES (service));
}

static void
foyer_day_figures_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  Figures *figures = &FOYER_DAY_FIGURES (object)->figures;

  if (prop_id == PROP_SHIFT_START)
    g_value_set_int64 (value, figures->shift_us);
  else if (prop_id > 0 && prop_id < PROP_SHIFT_START)
    g_value_set_uint (value, figures->counts[prop_id]);
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
  static const char *const names[] = {
    [PROP_RECEIVED_COUNT] = "received-count",
    [PROP_DEMO_COUNT] = "demo-count",
    [PROP_CALL_COUNT] = "call-count",
    [PROP_COMPLAINT_COUNT] = "complaint-count",
    [PROP_LONG_WAIT_COUNT] = "long-wait-count",
    [PROP_SHIFT_RECEIVED_COUNT] = "shift-received-count",
    [PROP_SHIFT_DEMO_COUNT] = "shift-demo-count",
    [PROP_SHIFT_CALL_COUNT] = "shift-call-count",
    [PROP_SHIFT_COMPLAINT_COUNT] = "shift-complaint-count",
    [PROP_SHIFT_LONG_WAIT_COUNT] = "shift-long-wait-count",
    [PROP_CALL_TARGET] = "call-target",
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = foyer_day_figures_get_property;
  object_class->dispose = foyer_day_figures_dispose;
  FOYER_SERVICE_CLASS (klass)->changed = foyer_day_figures_changed;
  FOYER_SERVICE_CLASS (klass)->entities = entities;

  for (guint i = 1; i < PROP_SHIFT_START; i++)
    properties[i] = g_param_spec_uint (names[i], NULL, NULL, 0, G_MAXUINT, 0,
                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHIFT_START] =
    g_param_spec_int64 ("shift-start", NULL, NULL, 0, G_MAXINT64, 0,
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
 * Looks at the clock. Costs nothing as long as the day and the shift are the same.
 */
void
foyer_day_figures_look (FoyerDayFigures *self)
{
  g_return_if_fail (FOYER_IS_DAY_FIGURES (self));

  if (self->is_used && !self->is_reading && is_over (self))
    read_again (self);
}
