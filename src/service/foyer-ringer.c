/* From a delivery to the banner, and from a button back to the service (B9).
 *
 * What rings is shown one by one, or in one summary when there is much of it. A delivery counts as
 * shown only when the desktop's service has taken it, or somebody has it before them in the window;
 * else its lease runs out and it rings again. What is withdrawn by the due service, because
 * somebody handled it anywhere, is taken down here.
 *
 * An act that is pressed outside is the same command as inside, with the right of who is signed in.
 * It is taken once: what was pressed is forgotten before it is carried out, so that a second press
 * finds nothing (NO-07). When the addressee is not signed in (any more), it waits until they
 * are. */

#include "service/foyer-ringer-private.h"

#include "service/foyer-notice-words.h"

/* So many at once are told in one. */
#define MANY 4
/* So many are told in one when the program was closed meanwhile. */
#define MANY_AFTER_CLOSED 2
#define SUMMARY "summary"

struct _FoyerRinger
{
  GObject parent_instance;

  FoyerDue *due;
  FoyerCallbacks *callbacks;
  FoyerReception *reception;
  FoyerDemoDesk *demo_desk;
  FoyerPeople *people;
  FoyerShop *shop;
  FoyerNotifier *notifier;
  FoyerSession *session;

  GHashTable *ringing;   /* id of a notification → GPtrArray of the FoyerDelivery it tells of */
  GPtrArray *held;       /* FoyerDelivery: for when it is no longer quiet */
  gint64 started_us;
  gboolean is_quiet;

  /* What was pressed and waits for its addressee */
  FoyerDelivery *pending;
  FoyerNoticeAct pending_act;
  char *pending_token;
};

G_DEFINE_FINAL_TYPE (FoyerRinger, foyer_ringer, G_TYPE_OBJECT)

enum
{
  PROP_QUIET = 1,
  N_PROPS,
};

enum
{
  SHOWN_INSIDE,
  OPENED,
  SIGN_IN_ASKED,
  FAILED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static gint64
get_now (FoyerRinger *self)
{
  return foyer_service_now_us (FOYER_SERVICE (self->due));
}

/* Where in @deliveries the one of @id is. */
static gboolean
find_delivery (GPtrArray       *deliveries,
               const FoyerUuid *id,
               guint           *position)
{
  for (guint i = 0; i < deliveries->len; i++)
    if (foyer_uuid_equal (foyer_delivery_get_id (deliveries->pdata[i]), id))
      {
        if (position != NULL)
          *position = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * foyer_ringer_get_due: (skip)
 * @self: the ringer
 *
 * Returns: (transfer none): what rings
 */
FoyerDue *
foyer_ringer_get_due (FoyerRinger *self)
{
  return self->due;
}

/**
 * foyer_ringer_get_callbacks: (skip)
 * @self: the ringer
 *
 * Returns: (transfer none): where "not reached" goes
 */
FoyerCallbacks *
foyer_ringer_get_callbacks (FoyerRinger *self)
{
  return self->callbacks;
}

/**
 * foyer_ringer_get_reception: (skip)
 * @self: the ringer
 *
 * Returns: (transfer none): where "I receive them" goes
 */
FoyerReception *
foyer_ringer_get_reception (FoyerRinger *self)
{
  return self->reception;
}

/**
 * foyer_ringer_get_demo_desk: (skip)
 * @self: the ringer
 *
 * Returns: (transfer none): where "10 min more" goes
 */
FoyerDemoDesk *
foyer_ringer_get_demo_desk (FoyerRinger *self)
{
  return self->demo_desk;
}

/**
 * foyer_ringer_get_facts:
 * @self: the ringer
 * @delivery: what rings
 * @facts: (out caller-allocates): what its words are made from
 */
void
foyer_ringer_get_facts (FoyerRinger      *self,
                        FoyerDelivery    *delivery,
                        FoyerNoticeFacts *facts)
{
  FoyerItem *item;
  const FoyerUuid *owner;
  FoyerStaff *staff;

  g_return_if_fail (FOYER_IS_RINGER (self));
  g_return_if_fail (FOYER_IS_DELIVERY (delivery));

  item = foyer_delivery_get_item (delivery);
  owner = foyer_item_get_owner (item);
  *facts = (FoyerNoticeFacts) {
    .item = item,
    .callback = foyer_delivery_get_callback (delivery),
    .salutation = foyer_delivery_get_salutation (delivery),
    .reason = foyer_delivery_get_reason (delivery),
    .role = foyer_delivery_get_role (delivery),
    .is_again = foyer_delivery_get_tries (delivery) > 1,
  };
  if (foyer_uuid_equal (owner, foyer_delivery_get_addressee (delivery)))
    return;
  staff = foyer_people_lookup (self->people, owner);
  if (staff != NULL)
    facts->owner = foyer_staff_get_name (staff);
}

static void
note_shown (FoyerRinger *self,
            GPtrArray   *deliveries)
{
  for (guint i = 0; i < deliveries->len; i++)
    foyer_due_mark_shown (self->due, deliveries->pdata[i]);
}

static void
show_one (FoyerRinger   *self,
          FoyerDelivery *delivery)
{
  FoyerSettings *settings = foyer_shop_get_settings (self->shop);
  g_autoptr(FoyerNotification) words = NULL;
  FoyerNoticeFacts facts;
  GPtrArray *deliveries = g_ptr_array_new_with_free_func (g_object_unref);

  foyer_ringer_get_facts (self, delivery, &facts);
  words = foyer_notice_words_one (NULL, foyer_shop_get_time (self->shop), &facts,
                                  foyer_notice_words_get_detail (settings), get_now (self));
  words->is_urgent = foyer_notice_is_urgent (facts.item, facts.reason);
  /* No sound unless the shop wants it, and then for what is late (DESIGN-LANGUAGE §1). */
  words->is_silent = !words->is_urgent
                     || !foyer_settings_get_bool (settings, FOYER_SETTING_NOTICE_SOUND);
  g_ptr_array_add (deliveries, g_object_ref (delivery));
  g_hash_table_replace (self->ringing, g_strdup (words->id), deliveries);
  foyer_notifier_show (self->notifier, words);
}

static void
show_summary (FoyerRinger *self,
              GPtrArray   *rang,
              gboolean     was_closed)
{
  GPtrArray *all = g_hash_table_lookup (self->ringing, SUMMARY);
  g_autoptr(GPtrArray) items = g_ptr_array_new ();
  g_autoptr(FoyerNotification) words = NULL;

  if (all == NULL)
    {
      all = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (self->ringing, g_strdup (SUMMARY), all);
    }
  for (guint i = 0; i < rang->len; i++)
    if (!find_delivery (all, foyer_delivery_get_id (rang->pdata[i]), NULL))
      g_ptr_array_add (all, g_object_ref (rang->pdata[i]));

  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (items, foyer_delivery_get_item (all->pdata[i]));
  words = foyer_notice_words_summary (NULL, foyer_shop_get_time (self->shop), items, was_closed,
                                      get_now (self));
  foyer_notifier_show (self->notifier, words);
}

/* Whether all of it came due before this program ran. */
static gboolean
is_from_before (FoyerRinger *self,
                GPtrArray   *rang)
{
  for (guint i = 0; i < rang->len; i++)
    if (foyer_delivery_get_rings (rang->pdata[i]) >= self->started_us)
      return FALSE;
  return TRUE;
}

static void
show (FoyerRinger *self,
      GPtrArray   *rang)
{
  gboolean was_closed = is_from_before (self, rang);

  if (rang->len >= (was_closed ? MANY_AFTER_CLOSED : MANY))
    {
      show_summary (self, rang, was_closed);
      return;
    }
  for (guint i = 0; i < rang->len; i++)
    show_one (self, rang->pdata[i]);
}

static gboolean
rings_always (FoyerDelivery *delivery)
{
  return foyer_notice_is_urgent (foyer_delivery_get_item (delivery),
                                 foyer_delivery_get_reason (delivery));
}

static void
hold (FoyerRinger   *self,
      FoyerDelivery *delivery)
{
  guint position;

  if (find_delivery (self->held, foyer_delivery_get_id (delivery), &position))
    g_ptr_array_remove_index (self->held, position);
  g_ptr_array_add (self->held, g_object_ref (delivery));
}

static void
on_rang (FoyerRinger *self,
         GPtrArray   *deliveries)
{
  g_autoptr(GPtrArray) now = g_ptr_array_new ();

  for (guint i = 0; i < deliveries->len; i++)
    if (self->is_quiet && !rings_always (deliveries->pdata[i]))
      hold (self, deliveries->pdata[i]);
    else
      g_ptr_array_add (now, deliveries->pdata[i]);
  if (now->len > 0)
    show (self, now);
}

static void
set_quiet (FoyerRinger *self,
           gboolean     is_quiet)
{
  g_autoptr(GPtrArray) held = NULL;

  if (self->is_quiet == is_quiet)
    return;

  self->is_quiet = is_quiet;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_QUIET]);
  if (is_quiet || self->held->len == 0)
    return;

  held = g_steal_pointer (&self->held);
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
  show (self, held);
}

static void
take_down (FoyerRinger *self,
           const char  *id)
{
  foyer_notifier_withdraw (self->notifier, id);
  g_hash_table_remove (self->ringing, id);
}

static void
on_withdrawn (FoyerRinger *self,
              const char  *text)
{
  g_autoptr(GPtrArray) empty = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key, value;
  FoyerUuid id;
  guint position;

  if (!foyer_uuid_parse (text, &id))
    return;

  if (find_delivery (self->held, &id, &position))
    g_ptr_array_remove_index (self->held, position);
  g_hash_table_iter_init (&iter, self->ringing);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (find_delivery (value, &id, &position))
      {
        g_ptr_array_remove_index (value, position);
        if (((GPtrArray *) value)->len == 0)
          g_ptr_array_add (empty, g_strdup (key));
      }
  for (guint i = 0; i < empty->len; i++)
    take_down (self, empty->pdata[i]);
}

static void
on_shown (FoyerRinger *self,
          const char  *id)
{
  GPtrArray *deliveries = g_hash_table_lookup (self->ringing, id);

  if (deliveries != NULL)
    note_shown (self, deliveries);
}

static void
on_not_shown (FoyerRinger  *self,
              const char   *id,
              const GError *error)
{
  GPtrArray *deliveries = g_hash_table_lookup (self->ringing, id);
  gboolean is_shown = FALSE;

  if (deliveries == NULL)
    return;

  g_debug ("The desktop does not show what rings: %s", error->message);
  g_ptr_array_ref (deliveries);
  g_signal_emit (self, signals[SHOWN_INSIDE], 0, deliveries, &is_shown);
  if (is_shown)
    note_shown (self, deliveries);
  g_ptr_array_unref (deliveries);
}

/* Pressed outside the window. */

static void
on_pressed_done (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  FoyerRinger *self = FOYER_RINGER (source);
  g_autoptr(FoyerDelivery) delivery = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *what = NULL;
  FoyerNoticeFacts facts;

  if (foyer_ringer_finish (self, result, &error))
    return;

  /* It stays in the tray, and the window tells why. */
  foyer_ringer_get_facts (self, delivery, &facts);
  what = foyer_notice_words_heading (NULL, &facts);
  g_signal_emit (self, signals[FAILED], 0, what, error);
}

static void
press (FoyerRinger    *self,
       FoyerDelivery  *delivery,
       FoyerNoticeAct  what,
       const char     *token)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, on_pressed_done, g_object_ref (delivery));

  g_task_set_source_tag (task, foyer_ringer_act_async);
  foyer_ringer_carry_out (self, delivery, what, FOYER_ACT_WAY_NOTICE, token, task);
}

static gboolean
is_here (FoyerRinger   *self,
         FoyerDelivery *delivery)
{
  FoyerStaff *staff = foyer_session_get_staff (self->session);

  return staff != NULL
         && foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (staff)),
                              foyer_delivery_get_addressee (delivery));
}

static void
forget_pending (FoyerRinger *self)
{
  g_clear_object (&self->pending);
  g_clear_pointer (&self->pending_token, g_free);
}

/* Only who was told may act on it: with their own right, and under their own name in the log. */
static void
ask_to_sign_in (FoyerRinger    *self,
                FoyerDelivery  *delivery,
                FoyerNoticeAct  what,
                const char     *token)
{
  FoyerStaff *staff = foyer_people_lookup (self->people, foyer_delivery_get_addressee (delivery));

  forget_pending (self);
  self->pending = g_object_ref (delivery);
  self->pending_act = what;
  self->pending_token = g_strdup (token);
  g_signal_emit (self, signals[SIGN_IN_ASKED], 0, staff, token);
}

static void
on_session_changed (FoyerRinger *self)
{
  g_autoptr(FoyerDelivery) pending = NULL;
  g_autofree char *token = NULL;

  if (self->pending == NULL || foyer_session_get_staff (self->session) == NULL)
    return;

  /* Somebody else signed in: it waits in the tray of who did not. */
  pending = g_steal_pointer (&self->pending);
  token = g_steal_pointer (&self->pending_token);
  if (is_here (self, pending))
    press (self, pending, self->pending_act, token);
}

static void
on_activated (FoyerRinger *self,
              const char  *id,
              const char  *key,
              const char  *token)
{
  GPtrArray *deliveries = g_hash_table_lookup (self->ringing, id);
  g_autoptr(FoyerDelivery) delivery = NULL;
  FoyerNoticeAct what;

  if (deliveries == NULL || !foyer_notice_act_find (key, &what))
    return;

  delivery = g_object_ref (deliveries->pdata[0]);
  take_down (self, id);
  if (g_str_equal (id, SUMMARY))
    what = FOYER_NOTICE_ACT_ALL;
  if (is_here (self, delivery))
    press (self, delivery, what, token);
  else
    ask_to_sign_in (self, delivery, what, token);
}

static void
foyer_ringer_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  FoyerRinger *self = FOYER_RINGER (object);

  switch (prop_id)
    {
    case PROP_QUIET:
      g_value_set_boolean (value, self->is_quiet);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_ringer_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  FoyerRinger *self = FOYER_RINGER (object);

  switch (prop_id)
    {
    case PROP_QUIET:
      set_quiet (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_ringer_dispose (GObject *object)
{
  FoyerRinger *self = FOYER_RINGER (object);
  g_autoptr(GList) ids = g_hash_table_get_keys (self->ringing);

  /* The notifier is the program's and stays; this shop's banners do not. */
  for (GList *l = ids; l != NULL; l = l->next)
    foyer_notifier_withdraw (self->notifier, l->data);
  g_hash_table_remove_all (self->ringing);
  g_ptr_array_set_size (self->held, 0);
  forget_pending (self);
  g_clear_object (&self->due);
  g_clear_object (&self->callbacks);
  g_clear_object (&self->reception);
  g_clear_object (&self->demo_desk);
  g_clear_object (&self->people);
  g_clear_object (&self->shop);
  g_clear_object (&self->notifier);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (foyer_ringer_parent_class)->dispose (object);
}

static void
foyer_ringer_finalize (GObject *object)
{
  FoyerRinger *self = FOYER_RINGER (object);

  g_hash_table_unref (self->ringing);
  g_ptr_array_unref (self->held);

  G_OBJECT_CLASS (foyer_ringer_parent_class)->finalize (object);
}

static void
foyer_ringer_class_init (FoyerRingerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = foyer_ringer_get_property;
  object_class->set_property = foyer_ringer_set_property;
  object_class->dispose = foyer_ringer_dispose;
  object_class->finalize = foyer_ringer_finalize;

  props[PROP_QUIET] =
    g_param_spec_boolean ("quiet", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[SHOWN_INSIDE] = g_signal_new ("shown-inside", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled,
                                        NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_PTR_ARRAY);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 3, FOYER_TYPE_DELIVERY, G_TYPE_UINT,
                                  G_TYPE_STRING);
  signals[SIGN_IN_ASKED] = g_signal_new ("sign-in-asked", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, FOYER_TYPE_STAFF, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
}

static void
foyer_ringer_init (FoyerRinger *self)
{
  self->ringing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) g_ptr_array_unref);
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * foyer_ringer_new:
 * @due: what rings
 * @callbacks: where "not reached" goes
 * @reception: where "I receive them" goes
 * @demo_desk: where "10 min more" goes
 * @people: the colleagues
 * @shop: the shop
 * @notifier: the desktop
 *
 * Returns: (transfer full): a ringer, which shows what @due tells from now on
 */
FoyerRinger *
foyer_ringer_new (FoyerDue       *due,
                  FoyerCallbacks *callbacks,
                  FoyerReception *reception,
                  FoyerDemoDesk  *demo_desk,
                  FoyerPeople    *people,
                  FoyerShop      *shop,
                  FoyerNotifier  *notifier)
{
  FoyerRinger *self = g_object_new (FOYER_TYPE_RINGER, NULL);

  self->due = g_object_ref (due);
  self->callbacks = g_object_ref (callbacks);
  self->reception = g_object_ref (reception);
  self->demo_desk = g_object_ref (demo_desk);
  self->people = g_object_ref (people);
  self->shop = g_object_ref (shop);
  self->notifier = g_object_ref (notifier);
  self->session = g_object_ref (foyer_service_get_session (FOYER_SERVICE (due)));
  self->started_us = get_now (self);
  g_signal_connect_object (due, "rang", G_CALLBACK (on_rang), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (due, "withdrawn", G_CALLBACK (on_withdrawn), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notifier, "shown", G_CALLBACK (on_shown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notifier, "failed", G_CALLBACK (on_not_shown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notifier, "activated", G_CALLBACK (on_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::staff", G_CALLBACK (on_session_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}
