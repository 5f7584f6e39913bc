/* The demo desk: what is shown, and how it stays true. The commands are in foyer-demo-acts.c and
 * foyer-demo-register.c, the talking points in foyer-demo-points.c.
 *
 * There are some dozens of accounts and as many sessions a day: whenever one of them changes, here
 * or elsewhere, all are read again on the reader's thread, and the lists tell of what differs. Own
 * acts are shown as soon as they are committed; a read that saw less than the last of them is
 * repeated. */

#include "service/foyer-demo-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "domain/foyer-domain-error.h"
#include "service/foyer-record-list.h"
#include "service/foyer-words.h"
#include "store/foyer-demo-repository.h"

#define TICK_SECONDS 5

struct _FoyerDemoDesk
{
  FoyerService parent_instance;

  FoyerShop *shop;
  FoyerPeople *people;
  FoyerVault *vault;
  FoyerDemoPoints *points;

  GListStore *accounts;
  GListStore *open;
  GListStore *today;
  gint64 day;
  guint over_count;
  GHashTable *warned;           /* FoyerUuid of a session → how often it was told */
  guint tick_source;

  gint64 applied_rev;           /* the last own act that the lists show */
};

G_DEFINE_FINAL_TYPE (FoyerDemoDesk, foyer_demo_desk, FOYER_TYPE_SERVICE)

enum
{
  PROP_DAY = 1,
  PROP_OPEN_COUNT,
  PROP_OVER_COUNT,
  N_PROPS,
};

enum
{
  OVER_TIME,
  POINTS_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static const char *const entities[] = {
  "demo_account", "demo_session", "talking_point", NULL,
};

typedef struct
{
  gint64 day;
  GPtrArray *accounts;
  GPtrArray *open;
  GPtrArray *today;
  GPtrArray *points;
} Snapshot;

static void
snapshot_free (gpointer data)
{
  Snapshot *self = data;

  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_pointer (&self->open, g_ptr_array_unref);
  g_clear_pointer (&self->today, g_ptr_array_unref);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Snapshot, snapshot_free)

static gpointer
read_snapshot (FoyerDb   *db,
               gpointer   data,
               GError   **error)
{
  g_autoptr (Snapshot) snapshot = g_new0 (Snapshot, 1);

  snapshot->day = *(gint64 *) data;
  snapshot->accounts = foyer_demo_repository_find_accounts (db, error);
  if (snapshot->accounts == NULL)
    return NULL;
  snapshot->open = foyer_demo_repository_find_open (db, error);
  if (snapshot->open == NULL)
    return NULL;
  snapshot->today = foyer_demo_repository_find_days (db, snapshot->day, snapshot->day, error);
  if (snapshot->today == NULL)
    return NULL;
  snapshot->points = foyer_demo_repository_find_points (db, error);

  return snapshot->points != NULL ? g_steal_pointer (&snapshot) : NULL;
}

/* Of today's sessions those that are over. */
static GPtrArray *
pick_closed (GPtrArray *sessions)
{
  GPtrArray *closed = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < sessions->len; i++)
    if (!foyer_demo_session_is_open (sessions->pdata[i]))
      g_ptr_array_add (closed, g_object_ref (sessions->pdata[i]));

  return closed;
}

/* Counts who is over their time, and tells of each as often as it is due. */
static void
look_at_clock (FoyerDemoDesk *self)
{
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (self));
  guint over_count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->open)); i++)
    {
      g_autoptr (FoyerDemoSession) session = g_list_model_get_item (G_LIST_MODEL (self->open), i);
      const FoyerUuid *id = foyer_record_get_id (FOYER_RECORD (session));
      guint n_due = foyer_demo_session_count_warnings (session, now_us);
      guint n_told = GPOINTER_TO_UINT (g_hash_table_lookup (self->warned, id));

      over_count += n_due > 0;
      if (n_due == n_told)
        continue;
      g_hash_table_insert (self->warned, g_memdup2 (id, sizeof *id), GUINT_TO_POINTER (n_due));
      if (n_due <= n_told)
        continue;
      g_signal_emit (self, signals[OVER_TIME], 0, session);
    }

  if (over_count == self->over_count)
    return;
  self->over_count = over_count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OVER_COUNT]);
}

static void
show_snapshot (FoyerDemoDesk *self,
               Snapshot      *snapshot)
{
  guint n_open = g_list_model_get_n_items (G_LIST_MODEL (self->open));
  g_autoptr (GPtrArray) closed = pick_closed (snapshot->today);

  foyer_demo_points_set (self->points, snapshot->points);
  foyer_record_list_set (self->accounts, snapshot->accounts);
  foyer_record_list_set (self->open, snapshot->open);
  foyer_record_list_set (self->today, closed);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->open)) != n_open)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN_COUNT]);
  g_signal_emit (self, signals[POINTS_CHANGED], 0);
  look_at_clock (self);
}

static gpointer
foyer_demo_desk_ask (FoyerService *service)
{
  return g_memdup2 (&FOYER_DEMO_DESK (service)->day, sizeof (gint64));
}

static gboolean on_tick (gpointer user_data);

static gboolean
foyer_demo_desk_show (FoyerService *service,
                      gpointer      found,
                      gint64        rev)
{
  FoyerDemoDesk *self = FOYER_DEMO_DESK (service);
  g_autoptr (Snapshot) snapshot = found;

  if (self->tick_source == 0)
    self->tick_source = g_timeout_add_seconds (TICK_SECONDS, on_tick, self);
  if (snapshot->day != self->day || rev < self->applied_rev)
    return FALSE;

  show_snapshot (self, snapshot);
  return TRUE;
}

/* Lists */

static int
compare_labels (gconstpointer a,
                gconstpointer b,
                gpointer      unused)
{
  return strcmp (foyer_demo_account_get_label ((FoyerDemoAccount *) a),
                 foyer_demo_account_get_label ((FoyerDemoAccount *) b));
}

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer      newest_first)
{
  int order = foyer_uuid_compare (foyer_record_get_id ((FoyerRecord *) a),
                                  foyer_record_get_id ((FoyerRecord *) b));

  return newest_first != NULL ? -order : order;
}

static void
put_session (FoyerDemoDesk *self,
             FoyerRecord   *session)
{
  const FoyerUuid *id = foyer_record_get_id (session);
  guint n_open = g_list_model_get_n_items (G_LIST_MODEL (self->open));

  if (foyer_demo_session_is_open (FOYER_DEMO_SESSION (session)))
    foyer_record_list_put (self->open, session, compare_keys, NULL);
  else
    {
      foyer_record_list_remove (self->open, id);
      foyer_record_list_put (self->today, session, compare_keys, self);
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (self->open)) != n_open)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN_COUNT]);
  look_at_clock (self);
}

static void
foyer_demo_desk_applied (FoyerService *service,
                         FoyerRecord  *subject,
                         gint64        rev)
{
  FoyerDemoDesk *self = FOYER_DEMO_DESK (service);

  if (!foyer_service_get_is_loaded (FOYER_SERVICE (self)))
    return;

  self->applied_rev = MAX (self->applied_rev, rev);
  if (FOYER_IS_DEMO_SESSION (subject))
    put_session (self, subject);
  else if (FOYER_IS_DEMO_ACCOUNT (subject)
           && foyer_demo_account_get_state (FOYER_DEMO_ACCOUNT (subject))
                != FOYER_DEMO_ACCOUNT_VOID)
    foyer_record_list_put (self->accounts, subject, compare_labels, NULL);
}

static void
set_day (FoyerDemoDesk *self)
{
  gint64 day = foyer_shop_time_get_day (foyer_shop_get_time (self->shop),
                                        foyer_service_now_us (FOYER_SERVICE (self)));

  if (day == self->day)
    return;

  self->day = day;
  foyer_service_outdate (FOYER_SERVICE (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
}

/**
 * foyer_demo_desk_tick:
 * @self: the demo desk
 *
 * Looks at the clock on the wall: tells of sessions over their time, and begins the next day's
 * list. An open session stays open over the end of the day: nothing is closed silently (D1).
 */
void
foyer_demo_desk_tick (FoyerDemoDesk *self)
{
  if (!foyer_service_get_is_loaded (FOYER_SERVICE (self)))
    return;

  set_day (self);
  foyer_service_catch_up (FOYER_SERVICE (self));
  look_at_clock (self);
}

static gboolean
on_tick (gpointer user_data)
{
  foyer_demo_desk_tick (user_data);
  return G_SOURCE_CONTINUE;
}

static void
foyer_demo_desk_dispose (GObject *object)
{
  FoyerDemoDesk *self = FOYER_DEMO_DESK (object);

  g_clear_handle_id (&self->tick_source, g_source_remove);

  G_OBJECT_CLASS (foyer_demo_desk_parent_class)->dispose (object);
}

static void
foyer_demo_desk_finalize (GObject *object)
{
  FoyerDemoDesk *self = FOYER_DEMO_DESK (object);

  g_clear_pointer (&self->points, foyer_demo_points_free);
  g_clear_pointer (&self->warned, g_hash_table_unref);
  g_clear_object (&self->accounts);
  g_clear_object (&self->open);
  g_clear_object (&self->today);
  g_clear_object (&self->vault);
  g_clear_object (&self->people);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (foyer_demo_desk_parent_class)->finalize (object);
}

static void
foyer_demo_desk_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  FoyerDemoDesk *self = FOYER_DEMO_DESK (object);

  switch (prop_id)
    {
    case PROP_DAY:
      g_value_set_int64 (value, self->day);
      break;
    case PROP_OPEN_COUNT:
      g_value_set_uint (value, g_list_model_get_n_items (G_LIST_MODEL (self->open)));
      break;
    case PROP_OVER_COUNT:
      g_value_set_uint (value, self->over_count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_demo_desk_class_init (FoyerDemoDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  FoyerServiceClass *service_class = FOYER_SERVICE_CLASS (klass);
  GParamFlags told = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = foyer_demo_desk_dispose;
  object_class->finalize = foyer_demo_desk_finalize;
  object_class->get_property = foyer_demo_desk_get_property;
  service_class->applied = foyer_demo_desk_applied;
  service_class->entities = entities;
  service_class->ask = foyer_demo_desk_ask;
  service_class->ask_free = g_free;
  service_class->read = read_snapshot;
  service_class->found_free = snapshot_free;
  service_class->show = foyer_demo_desk_show;

  properties[PROP_DAY] =
    g_param_spec_int64 ("day", NULL, NULL, G_MININT64, G_MAXINT64, FOYER_DAY_NONE, told);
  properties[PROP_OPEN_COUNT] =
    g_param_spec_uint ("open-count", NULL, NULL, 0, G_MAXUINT, 0, told);
  properties[PROP_OVER_COUNT] =
    g_param_spec_uint ("over-count", NULL, NULL, 0, G_MAXUINT, 0, told);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[OVER_TIME] = g_signal_new ("over-time", FOYER_TYPE_DEMO_DESK, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, FOYER_TYPE_DEMO_SESSION);
  signals[POINTS_CHANGED] = g_signal_new ("points-changed", FOYER_TYPE_DEMO_DESK,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
foyer_demo_desk_init (FoyerDemoDesk *self)
{
  self->day = FOYER_DAY_NONE;
  self->accounts = g_list_store_new (FOYER_TYPE_DEMO_ACCOUNT);
  self->open = g_list_store_new (FOYER_TYPE_DEMO_SESSION);
  self->today = g_list_store_new (FOYER_TYPE_DEMO_SESSION);
  self->warned = g_hash_table_new_full (foyer_uuid_hash, foyer_uuid_equal, g_free, NULL);
  self->points = foyer_demo_points_new ();
}

/**
 * foyer_demo_desk_new:
 * @store: the store
 * @session: who gives the commands
 * @history: where acts are remembered
 * @shop: the shop, whose day it is
 * @people: the colleagues
 * @vault: where the passwords are sealed
 *
 * Returns: (transfer full): the demo desk, empty until it is loaded
 */
FoyerDemoDesk *
foyer_demo_desk_new (FoyerStore   *store,
                     FoyerSession *session,
                     FoyerHistory *history,
                     FoyerShop    *shop,
                     FoyerPeople  *people,
                     FoyerVault   *vault)
{
  FoyerDemoDesk *self = g_object_new (FOYER_TYPE_DEMO_DESK, "store", store, "session", session,
                                      "history", history, NULL);

  self->shop = g_object_ref (shop);
  self->people = g_object_ref (people);
  self->vault = g_object_ref (vault);

  return self;
}

/**
 * foyer_demo_desk_load_async:
 * @self: the demo desk; its shop and people are loaded
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Reads accounts, open sessions and today's. From then on the lists follow what is changed
 * anywhere, and the clock. A session that was open when a program ended is found again.
 */
void
foyer_demo_desk_load_async (FoyerDemoDesk       *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  set_day (self);
  foyer_service_read_async (FOYER_SERVICE (self), cancellable, callback, user_data);
}

/**
 * foyer_demo_desk_load_finish:
 * @self: the demo desk
 * @result: the result
 * @error: where to put the #FoyerDbError
 *
 * Returns: whether the lists are filled
 */
gboolean
foyer_demo_desk_load_finish (FoyerDemoDesk  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  return foyer_service_read_finish (FOYER_SERVICE (self), result, error);
}

/**
 * foyer_demo_desk_get_accounts:
 * @self: the demo desk
 *
 * Returns: (transfer none): #GListModel of #FoyerDemoAccount, by label
 */
GListModel *
foyer_demo_desk_get_accounts (FoyerDemoDesk *self)
{
  return G_LIST_MODEL (self->accounts);
}

/**
 * foyer_demo_desk_get_open:
 * @self: the demo desk
 *
 * Returns: (transfer none): #GListModel of #FoyerDemoSession: what goes on, the oldest first
 */
GListModel *
foyer_demo_desk_get_open (FoyerDemoDesk *self)
{
  return G_LIST_MODEL (self->open);
}

/**
 * foyer_demo_desk_get_today:
 * @self: the demo desk
 *
 * Returns: (transfer none): #GListModel of #FoyerDemoSession: today's that are over, the newest
 *   first
 */
GListModel *
foyer_demo_desk_get_today (FoyerDemoDesk *self)
{
  return G_LIST_MODEL (self->today);
}

/**
 * foyer_demo_desk_get_day:
 * @self: the demo desk
 *
 * Returns: the shop's today; %FOYER_DAY_NONE until it is loaded
 */
gint64
foyer_demo_desk_get_day (FoyerDemoDesk *self)
{
  return self->day;
}

/**
 * foyer_demo_desk_get_vault:
 * @self: the demo desk
 *
 * Returns: (transfer none): where the passwords are sealed
 */
FoyerVault *
foyer_demo_desk_get_vault (FoyerDemoDesk *self)
{
  return self->vault;
}

FoyerShop *
foyer_demo_desk_get_shop (FoyerDemoDesk *self)
{
  return self->shop;
}

FoyerPeople *
foyer_demo_desk_get_people (FoyerDemoDesk *self)
{
  return self->people;
}

FoyerDemoPoints *
foyer_demo_desk_get_points (FoyerDemoDesk *self)
{
  return self->points;
}

/**
 * foyer_demo_desk_find_account:
 * @self: the demo desk
 * @id: (nullable): key of an account
 *
 * Returns: (transfer none) (nullable): the account, unless it is void
 */
FoyerDemoAccount *
foyer_demo_desk_find_account (FoyerDemoDesk   *self,
                              const FoyerUuid *id)
{
  return !foyer_uuid_is_none (id) ? foyer_record_list_find (self->accounts, id, NULL) : NULL;
}

/**
 * foyer_demo_desk_find_session:
 * @self: the demo desk
 * @id: key of a session
 *
 * Returns: (transfer none) (nullable): the session, when it is open or was today
 */
FoyerDemoSession *
foyer_demo_desk_find_session (FoyerDemoDesk   *self,
                              const FoyerUuid *id)
{
  FoyerDemoSession *open = foyer_record_list_find (self->open, id, NULL);

  return open != NULL ? open : foyer_record_list_find (self->today, id, NULL);
}

static FoyerDemoSession *
find_open (FoyerDemoDesk   *self,
           const FoyerUuid *id,
           const FoyerUuid *(*get) (FoyerDemoSession *session))
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->open)); i++)
    {
      g_autoptr (FoyerDemoSession) session = g_list_model_get_item (G_LIST_MODEL (self->open), i);

      if (foyer_uuid_equal (get (session), id))
        return session;
    }

  return NULL;
}

/**
 * foyer_demo_desk_find_open_on:
 * @self: the demo desk
 * @account: key of an account
 *
 * Returns: (transfer none) (nullable): the session that is logged in with it
 */
FoyerDemoSession *
foyer_demo_desk_find_open_on (FoyerDemoDesk   *self,
                              const FoyerUuid *account)
{
  FoyerDemoSession *session = find_open (self, account, foyer_demo_session_get_account);

  return session != NULL && foyer_demo_session_get_state (session) == FOYER_DEMO_SHOWING ? session
                                                                                         : NULL;
}

/**
 * foyer_demo_desk_find_open_of_visit:
 * @self: the demo desk
 * @visit: key of a visit
 *
 * Returns: (transfer none) (nullable): the open session with this visitor
 */
FoyerDemoSession *
foyer_demo_desk_find_open_of_visit (FoyerDemoDesk   *self,
                                    const FoyerUuid *visit)
{
  return find_open (self, visit, foyer_demo_session_get_visit);
}

/**
 * foyer_demo_desk_may_act:
 * @self: the demo desk
 * @session: a session
 *
 * Returns: whether who is signed in began it, or is a supervisor
 */
gboolean
foyer_demo_desk_may_act (FoyerDemoDesk    *self,
                         FoyerDemoSession *session)
{
  FoyerSession *who = foyer_service_get_session (FOYER_SERVICE (self));
  FoyerActor actor = foyer_session_get_actor (who);

  return foyer_session_may (who, FOYER_RIGHT_DEMO)
         || (!foyer_uuid_is_none (&actor.staff)
             && foyer_uuid_equal (&actor.staff, foyer_demo_session_get_rep (session)));
}

/**
 * foyer_demo_desk_describe_error:
 * @self: the demo desk
 * @account: (nullable): the account that was asked for
 * @error: why not
 *
 * Returns: (transfer full): a sentence; of an account in use, by whom and since when (DM-01)
 */
char *
foyer_demo_desk_describe_error (FoyerDemoDesk    *self,
                                FoyerDemoAccount *account,
                                const GError     *error)
{
  FoyerDemoSession *session = NULL;
  FoyerStaff *rep;
  g_autofree char *since = NULL;

  if (account != NULL && g_error_matches (error, FOYER_DEMO_ERROR, FOYER_DEMO_ERROR_IN_USE))
    session = foyer_demo_desk_find_open_on (self, foyer_record_get_id (FOYER_RECORD (account)));
  rep = session != NULL ? foyer_people_lookup (self->people, foyer_demo_session_get_rep (session))
                        : NULL;
  if (rep == NULL)
    return foyer_words_error (NULL, error);

  since = foyer_words_clock (foyer_shop_get_time (self->shop),
                             foyer_demo_session_get_begun (session));
  /* Translators: %1$s is a demo account such as DEMO-03, %2$s a colleague, %3$s a time of day. */
  return g_strdup_printf (_("%1$s is in use by %2$s since %3$s. Choose another account."),
                          foyer_demo_account_get_label (account), foyer_staff_get_name (rep),
                          since);
}
