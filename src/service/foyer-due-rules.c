/* What was dealt out by other rules, since a setting was changed here, elsewhere, or while no
 * program ran, is found and dealt out again; so is a due time that was provisional until a year of
 * public holidays was announced. Nothing notes how far that came: every start looks through all
 * that is open, and changes what is not right. */

#include "service/foyer-due-rules.h"

#include "service/foyer-recompute.h"

/* One walk through all that is open. */
typedef struct
{
  gboolean is_wanted;
  gboolean is_running;
  gboolean has_failed;
  guint n_left;                 /* 0 while it is not known */
} Walk;

struct _FoyerDueRules
{
  GObject parent_instance;

  FoyerStore *store;
  FoyerSession *session;
  FoyerShop *shop;

  char *rules;                  /* the settings by which things ring; NULL before the start */
  FoyerCalendar *calendar;      /* by which due times were reckoned; NULL before the first time */
  FoyerCalendar *next_calendar; /* by which they are being reckoned */
  gboolean is_held;
  GCancellable *cancellable;    /* of dealing out; NULL for none under way */
  Walk rings;
  Walk dues;
};

G_DEFINE_FINAL_TYPE (FoyerDueRules, foyer_due_rules, G_TYPE_OBJECT)

enum
{
  CHANGED,
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The settings by which things ring, in one text to be compared. */
static char *
make_rules (FoyerSettings *settings)
{
  static const FoyerSettingKey keys[] = {
    FOYER_SETTING_SHOP_TZ, FOYER_SETTING_CALENDAR_DAY_END, FOYER_SETTING_CALENDAR_CLOSED_DAYS,
    FOYER_SETTING_DEMO_REPEAT, FOYER_SETTING_DUE_CASE_WARN, FOYER_SETTING_DUE_REPAIR_WARN,
    FOYER_SETTING_COMPLAINT_PROGRESS_EVERY, FOYER_SETTING_COMPLAINT_REPEAT,
    FOYER_SETTING_CALLBACK_LATE, FOYER_SETTING_CALLBACK_ESCALATE, FOYER_SETTING_CALLBACK_HOURS,
    FOYER_SETTING_NOTICE_VISITOR_REPEAT, FOYER_SETTING_NOTICE_VISITOR_MAX,
  };
  GString *rules = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    g_string_append_printf (rules, "%s\n", foyer_settings_get_text (settings, keys[i]));

  return g_string_free (rules, FALSE);
}

static FoyerActor
get_system (FoyerDueRules *self)
{
  return (FoyerActor) { .name = "system", .seat = foyer_session_get_seat (self->session) };
}

/* The walks */

static void
tell_left (FoyerDueRules *self,
           Walk          *walk,
           guint          n_left)
{
  walk->n_left = n_left;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Without the server it waits for the server; whatever else is wrong would be wrong again. */
static gboolean
must_wait (const GError *error)
{
  return g_error_matches (error, FOYER_DB_ERROR, FOYER_DB_ERROR_OFFLINE)
         || g_error_matches (error, FOYER_DB_ERROR, FOYER_DB_ERROR_RETRY);
}

/* Returns whether it came to its end. One that was cancelled has another behind it, if any. */
static gboolean
end (FoyerDueRules *self,
     Walk          *walk,
     GAsyncResult  *result)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done = foyer_recompute_finish (result, &error);

  walk->is_running = FALSE;
  walk->n_left = 0;
  if (must_wait (error))
    {
      walk->is_wanted = TRUE;
    }
  else if (!is_done && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      walk->has_failed = TRUE;
      g_warning ("Changed rules could not be carried through: %s", error->message);
    }

  g_signal_emit (self, signals[CHANGED], 0);
  if (!must_wait (error))
    g_signal_emit (self, signals[DONE], 0);
  return is_done;
}

static void
begin (Walk *walk)
{
  walk->is_wanted = FALSE;
  walk->is_running = TRUE;
  walk->has_failed = FALSE;
}

static void begin_wanted (FoyerDueRules *self);

static void
on_ring_left (guint    n_left,
              gpointer user_data)
{
  FoyerDueRules *self = user_data;

  tell_left (self, &self->rings, n_left);
}

static void
on_redealt (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FoyerDueRules) self = user_data;
  gboolean was_cancelled = g_cancellable_is_cancelled (self->cancellable);

  g_clear_object (&self->cancellable);
  end (self, &self->rings, result);
  if (was_cancelled)
    begin_wanted (self);
}

static void
redeal (FoyerDueRules *self)
{
  FoyerActor system = get_system (self);

  begin (&self->rings);
  self->cancellable = g_cancellable_new ();
  foyer_recompute_rings_async (self->store, &system, foyer_shop_get_time (self->shop),
                               foyer_shop_get_settings (self->shop), on_ring_left, self,
                               self->cancellable, on_redealt, g_object_ref (self));
}

static void
on_due_left (guint    n_left,
             gpointer user_data)
{
  FoyerDueRules *self = user_data;

  tell_left (self, &self->dues, n_left);
}

/* A year that is announced meanwhile is reckoned with after this. */
static void
on_reckoned (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (FoyerDueRules) self = user_data;
  gboolean is_wanted = self->dues.is_wanted;

  if (end (self, &self->dues, result))
    g_set_object (&self->calendar, self->next_calendar);
  if (is_wanted)
    begin_wanted (self);
}

static void
reckon (FoyerDueRules *self)
{
  FoyerActor system = get_system (self);

  begin (&self->dues);
  g_set_object (&self->next_calendar, foyer_shop_get_calendar (self->shop));
  foyer_recompute_dues_async (self->store, &system, foyer_shop_get_time (self->shop),
                              self->calendar, self->next_calendar, on_due_left, self, NULL,
                              on_reckoned, g_object_ref (self));
}

/* One of each at a time. Nothing is dealt out while a look is under way: it may still deal by the
 * rules of before. */
static void
begin_wanted (FoyerDueRules *self)
{
  if (foyer_store_get_state (self->store) != FOYER_STORE_READY)
    return;

  if (self->dues.is_wanted && !self->dues.is_running)
    reckon (self);
  if (self->rings.is_wanted && !self->rings.is_running && !self->is_held)
    redeal (self);
}

static void
want (FoyerDueRules *self,
      Walk          *walk)
{
  walk->is_wanted = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
  begin_wanted (self);
}

static void
on_settings_changed (FoyerDueRules *self)
{
  g_autofree char *rules = make_rules (foyer_shop_get_settings (self->shop));

  if (g_str_equal (rules, self->rules))
    return;

  g_free (self->rules);
  self->rules = g_steal_pointer (&rules);
  g_cancellable_cancel (self->cancellable);
  want (self, &self->rings);
}

static void
on_calendar_changed (FoyerDueRules *self)
{
  want (self, &self->dues);
}

static void
foyer_due_rules_finalize (GObject *object)
{
  FoyerDueRules *self = FOYER_DUE_RULES (object);

  g_clear_object (&self->store);
  g_clear_object (&self->session);
  g_clear_object (&self->shop);
  g_clear_object (&self->calendar);
  g_clear_object (&self->next_calendar);
  g_clear_object (&self->cancellable);
  g_free (self->rules);

  G_OBJECT_CLASS (foyer_due_rules_parent_class)->finalize (object);
}

static void
foyer_due_rules_class_init (FoyerDueRulesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = foyer_due_rules_finalize;

  /**
   * FoyerDueRules::changed:
   * @self: the rules
   *
   * The state, or how many are left, has changed: foyer_due_rules_get_state().
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  /**
   * FoyerDueRules::done:
   * @self: the rules
   *
   * Open items were changed, or may have been: what is due is to be looked at.
   */
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
foyer_due_rules_init (FoyerDueRules *self)
{
}

/**
 * foyer_due_rules_new:
 * @store: an open store
 * @session: who works here
 * @shop: the shop
 *
 * Returns: (transfer full): the rules, which nothing follows from until they are started
 */
FoyerDueRules *
foyer_due_rules_new (FoyerStore   *store,
                     FoyerSession *session,
                     FoyerShop    *shop)
{
  FoyerDueRules *self = g_object_new (FOYER_TYPE_DUE_RULES, NULL);

  self->store = g_object_ref (store);
  self->session = g_object_ref (session);
  self->shop = g_object_ref (shop);
  return self;
}

/**
 * foyer_due_rules_start:
 * @self: the rules
 *
 * Looks through all that is open, as a program that was ended in the middle of it goes on here, and
 * again whenever the rules change. To be called once the shop is loaded.
 */
void
foyer_due_rules_start (FoyerDueRules *self)
{
  g_return_if_fail (FOYER_IS_DUE_RULES (self) && self->rules == NULL);

  self->rules = make_rules (foyer_shop_get_settings (self->shop));
  g_signal_connect_object (self->shop, "settings-changed", G_CALLBACK (on_settings_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shop, "calendar-changed", G_CALLBACK (on_calendar_changed), self,
                           G_CONNECT_SWAPPED);
  want (self, &self->dues);
  want (self, &self->rings);
}

/**
 * foyer_due_rules_stop:
 * @self: the rules
 *
 * Gives up what is under way, before the program ends; whoever starts next goes on.
 */
void
foyer_due_rules_stop (FoyerDueRules *self)
{
  g_return_if_fail (FOYER_IS_DUE_RULES (self));

  self->rings.is_wanted = FALSE;
  self->dues.is_wanted = FALSE;
  g_cancellable_cancel (self->cancellable);
}

/**
 * foyer_due_rules_set_held:
 * @self: the rules
 * @is_held: whether a look is under way
 *
 * While a look deals out nothing is begun. What waited, also for the server, begins at its end.
 */
void
foyer_due_rules_set_held (FoyerDueRules *self,
                          gboolean       is_held)
{
  g_return_if_fail (FOYER_IS_DUE_RULES (self));

  self->is_held = is_held;
  if (!is_held)
    begin_wanted (self);
}

/**
 * foyer_due_rules_get_state:
 * @self: the rules
 * @n_left: (out) (optional): about how many open items are still to be looked through or changed; 0
 *   while it is not known
 *
 * Returns: how far the rules of now are carried through
 */
FoyerDueRulesState
foyer_due_rules_get_state (FoyerDueRules *self,
                           guint         *n_left)
{
  g_return_val_if_fail (FOYER_IS_DUE_RULES (self), FOYER_DUE_RULES_IDLE);

  if (n_left != NULL)
    *n_left = self->rings.n_left + self->dues.n_left;
  if (self->rules == NULL)
    return FOYER_DUE_RULES_IDLE;
  if (self->rings.is_wanted || self->rings.is_running || self->dues.is_wanted
      || self->dues.is_running)
    return FOYER_DUE_RULES_RUNNING;

  return self->rings.has_failed || self->dues.has_failed ? FOYER_DUE_RULES_FAILED
                                                         : FOYER_DUE_RULES_DONE;
}
