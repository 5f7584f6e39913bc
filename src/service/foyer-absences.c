/* What is left behind by who is away, kept up to date while a supervisor is signed in: read anew
 * after every change of what it follows from, one reading at a time, and one more when something
 * changed meanwhile. Time makes a difference too: a leave begins, and ends. */

#include "service/foyer-absence-jobs.h"

#define LOOK_S 60

struct _FoyerAbsences
{
  FoyerService parent_instance;

  FoyerShop *shop;
  GPtrArray *absences;          /* FoyerAbsence */
  GArray *put_off;              /* FoyerAbsence: not to be offered again before somebody signs in */
  guint look_source;            /* 0 until somebody looks */
  gboolean is_reading;
  gboolean is_stale;
};

G_DEFINE_FINAL_TYPE (FoyerAbsences, foyer_absences, FOYER_TYPE_SERVICE)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void read_again (FoyerAbsences *self);

static gboolean
may_deal (FoyerAbsences *self)
{
  return foyer_session_may (foyer_service_get_session (FOYER_SERVICE (self)),
                            FOYER_RIGHT_ITEM_WORK);
}

static void
free_absences (gpointer absences)
{
  g_ptr_array_unref (absences);
}

static void
take (FoyerAbsences *self,
      GPtrArray     *absences)
{
  gboolean was_empty = self->absences->len == 0;

  g_ptr_array_unref (self->absences);
  self->absences = g_ptr_array_ref (absences);
  if (!was_empty || absences->len > 0)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (FoyerAbsences) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) absences = foyer_store_read_finish (FOYER_STORE (source), result, NULL,
                                                            &error);

  self->is_reading = FALSE;
  if (self->shop == NULL)
    return;
  if (absences == NULL)
    g_warning ("What is left behind could not be read: %s", error->message);
  else if (may_deal (self))
    take (self, absences);
  if (self->is_stale)
    read_again (self);
}

static void
read_again (FoyerAbsences *self)
{
  FoyerStore *store = foyer_service_get_store (FOYER_SERVICE (self));
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (self));

  if (self->look_source == 0 || !may_deal (self)
      || foyer_store_get_state (store) != FOYER_STORE_READY)
    return;
  self->is_stale = self->is_reading;
  if (self->is_reading)
    return;

  self->is_reading = TRUE;
  foyer_store_read_async (store, FOYER_STORE_BULK, foyer_absence_find,
                          g_memdup2 (&now_us, sizeof now_us), g_free, free_absences, NULL, on_read,
                          g_object_ref (self));
}

static gboolean
on_look_due (gpointer user_data)
{
  read_again (user_data);
  return G_SOURCE_CONTINUE;
}

static void
on_staff_changed (FoyerAbsences *self)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

  g_array_set_size (self->put_off, 0);
  take (self, nothing);
  read_again (self);
}

static const char *const entities[] = { "item", "leave", "staff", NULL };

static void
foyer_absences_changed (FoyerService *service,
                        GPtrArray    *changes)
{
  read_again (FOYER_ABSENCES (service));
}

static void
foyer_absences_dispose (GObject *object)
{
  FoyerAbsences *self = FOYER_ABSENCES (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (foyer_absences_parent_class)->dispose (object);
}

static void
foyer_absences_finalize (GObject *object)
{
  FoyerAbsences *self = FOYER_ABSENCES (object);

  g_ptr_array_unref (self->absences);
  g_array_unref (self->put_off);

  G_OBJECT_CLASS (foyer_absences_parent_class)->finalize (object);
}

static void
foyer_absences_class_init (FoyerAbsencesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = foyer_absences_dispose;
  object_class->finalize = foyer_absences_finalize;
  FOYER_SERVICE_CLASS (klass)->changed = foyer_absences_changed;
  FOYER_SERVICE_CLASS (klass)->entities = entities;

  /**
   * FoyerAbsences::changed:
   * @self: the absences
   *
   * Something else is offered, or nothing any more.
   */
  signals[CHANGED] = g_signal_new ("changed", FOYER_TYPE_ABSENCES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
foyer_absences_init (FoyerAbsences *self)
{
  self->absences = g_ptr_array_new ();
  self->put_off = g_array_new (FALSE, FALSE, sizeof (FoyerAbsence));
}

/**
 * foyer_absences_new:
 * @store: an open store
 * @session: who works here
 * @history: what can be taken back
 * @shop: the shop
 *
 * Returns: (transfer full): the absences; nothing is read until somebody looks
 */
FoyerAbsences *
foyer_absences_new (FoyerStore   *store,
                    FoyerSession *session,
                    FoyerHistory *history,
                    FoyerShop    *shop)
{
  FoyerAbsences *self = g_object_new (FOYER_TYPE_ABSENCES, "store", store, "session", session,
                                      "history", history, NULL);

  self->shop = g_object_ref (shop);
  g_signal_connect_object (session, "notify::staff", G_CALLBACK (on_staff_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* Put off as it stood: what has come to it since is offered. */
static gboolean
is_put_off (FoyerAbsences      *self,
            const FoyerAbsence *absence)
{
  for (guint i = 0; i < self->put_off->len; i++)
    {
      const FoyerAbsence *one = &g_array_index (self->put_off, FoyerAbsence, i);

      if (foyer_uuid_equal (&one->staff, &absence->staff)
          && foyer_uuid_equal (&one->leave, &absence->leave)
          && one->n_calls >= absence->n_calls && one->n_items >= absence->n_items)
        return TRUE;
    }

  return FALSE;
}

/**
 * foyer_absences_get_next:
 * @self: the absences
 *
 * From the first call on they are kept up to date.
 *
 * Returns: (nullable): the absence that is to be dealt out first, valid until "changed"; %NULL for
 *   none, and for who may not deal out what is others'
 */
const FoyerAbsence *
foyer_absences_get_next (FoyerAbsences *self)
{
  g_return_val_if_fail (FOYER_IS_ABSENCES (self), NULL);

  if (self->look_source == 0)
    {
      self->look_source = g_timeout_add_seconds (LOOK_S, on_look_due, self);
      read_again (self);
    }
  for (guint i = 0; i < self->absences->len; i++)
    if (!is_put_off (self, self->absences->pdata[i]))
      return self->absences->pdata[i];

  return NULL;
}

/**
 * foyer_absences_put_off:
 * @self: the absences
 *
 * What is offered now is not offered again before somebody signs in, or more falls into it.
 */
void
foyer_absences_put_off (FoyerAbsences *self)
{
  const FoyerAbsence *absence;

  g_return_if_fail (FOYER_IS_ABSENCES (self));

  absence = foyer_absences_get_next (self);
  if (absence == NULL)
    return;
  g_array_append_vals (self->put_off, absence, 1);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * foyer_absences_deal_async:
 * @self: the absences
 * @absence: whose; copied
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Deals out what falls into it, as one act: callbacks by the rule of B3 for their day, whatever
 * else to the cover or the deputy. Needs %FOYER_RIGHT_ITEM_WORK over anybody's items.
 */
void
foyer_absences_deal_async (FoyerAbsences       *self,
                           const FoyerAbsence  *absence,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  FoyerAbsenceDeal *deal;

  g_return_if_fail (FOYER_IS_ABSENCES (self));
  g_return_if_fail (absence != NULL);

  deal = g_new0 (FoyerAbsenceDeal, 1);
  deal->absence = *absence;
  deal->roles = foyer_session_get_roles (foyer_service_get_session (FOYER_SERVICE (self)));
  deal->at_us = foyer_service_now_us (FOYER_SERVICE (self));
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_RIGHT_ITEM_WORK, "absence.deal",
                           foyer_absence_deal, deal, g_free, cancellable, callback,
                           user_data);
}

/**
 * foyer_absences_deal_finish:
 * @self: the absences
 * @result: the result
 * @error: where to put why not: %FOYER_DOMAIN_ERROR_DENIED, %FOYER_DOMAIN_ERROR_INVALID when the
 *   leave does not stand any more, #FoyerDbError
 *
 * Returns: whether it is dealt out
 */
gboolean
foyer_absences_deal_finish (FoyerAbsences  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_autoptr (FoyerRecord) staff = foyer_service_run_finish (FOYER_SERVICE (self), result, error);

  return staff != NULL;
}
