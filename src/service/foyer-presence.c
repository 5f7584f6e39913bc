/* Who else has what is on this screen open: "also open at …". It prevents nothing (a conflict is
 * settled field by field); it lets two people speak to each other before it comes to one. And who
 * is signed in at which seat, by which a call of today finds somebody who is there (B3).
 *
 * Each program has rows with a lease in a table (foyer-presence-repository.c), which every engine
 * takes alike and which a program that was killed leaves behind for no longer than its lease. As
 * long as nobody else is there, only one row says every few minutes that this program runs, and who
 * is signed in; not before there is another does it tell what it has open, and asks what the other
 * has. Nothing is asked while no record is open here. */

#include "service/foyer-presence.h"

#include "store/foyer-presence-repository.h"

/* How often the others are looked at, while something is open: a short read, as the feed does. */
#define LOOK_S 1
/* What is open, as long as somebody is there to see it. */
#define LEASE_US (60 * G_USEC_PER_SEC)
#define RENEW_US (20 * G_USEC_PER_SEC)
/* That this program runs, and who is signed in. */
#define ALONE_LEASE_US (10 * 60 * G_USEC_PER_SEC)
#define ALONE_RENEW_US (8 * 60 * G_USEC_PER_SEC)
/* How often it is looked whether that is due: also after a sleep, and when it could not be told. */
#define RENEW_LOOK_S 60

struct _FoyerPresence
{
  FoyerService parent_instance;

  FoyerUuid program;
  GArray *open;                 /* FoyerUuid, as often as it was opened */
  GPtrArray *others;            /* FoyerPresenceRow, as they were seen last */
  guint look_source;            /* 0 while nothing is open */
  guint renew_source;           /* 0 until the program stays */
  GCancellable *cancellable;
  gboolean is_busy;
  gboolean wants_again;
  gboolean is_known;            /* the others know that this program runs */
  gboolean is_told;             /* and what is open here */
  gboolean is_outdated;         /* what they know is not what is */
  gint64 due_us;                /* when it has to be told again */
};

G_DEFINE_FINAL_TYPE (FoyerPresence, foyer_presence, FOYER_TYPE_SERVICE)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void look (FoyerPresence *self);

static void
foyer_present_free (gpointer data)
{
  FoyerPresent *present = data;

  g_free (present->seat);
  g_free (present);
}

static gint
find_open (FoyerPresence   *self,
           const FoyerUuid *record)
{
  for (guint i = 0; i < self->open->len; i++)
    if (foyer_uuid_equal (&g_array_index (self->open, FoyerUuid, i), record))
      return (gint) i;

  return -1;
}

/* Telling */

static void
on_told (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (FoyerPresence) self = user_data;
  g_autoptr (GError) error = NULL;

  self->is_busy = FALSE;
  if (self->cancellable == NULL)
    return;
  if (!foyer_presence_repository_put_finish (FOYER_STORE (source), result, &error))
    {
      g_debug ("presence: %s", error->message);
      self->due_us = 0;
    }
  if (self->wants_again)
    look (self);
}

/* With @shows_open what is open is told too. */
static void
tell (FoyerPresence *self,
      gboolean       shows_open)
{
  FoyerService *service = FOYER_SERVICE (self);
  FoyerSession *session = foyer_service_get_session (service);
  FoyerStaff *staff = foyer_session_get_staff (session);
  const FoyerUuid *staff_id = staff != NULL ? foyer_record_get_id (FOYER_RECORD (staff)) : NULL;
  const char *seat = foyer_session_get_seat (session);
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_presence_row_free);

  g_ptr_array_add (rows, foyer_presence_row_new (&self->program, NULL, staff_id, seat));
  for (guint i = 0; shows_open && i < MIN (self->open->len, FOYER_PRESENCE_ROWS - 1); i++)
    g_ptr_array_add (rows, foyer_presence_row_new (&self->program,
                                                   &g_array_index (self->open, FoyerUuid, i),
                                                   staff_id, seat));

  self->is_busy = TRUE;
  self->is_known = TRUE;
  self->is_told = rows->len > 1;
  self->is_outdated = FALSE;
  self->due_us = foyer_service_now_us (service) + (self->is_told ? RENEW_US : ALONE_RENEW_US);
  foyer_presence_repository_put_async (foyer_service_get_store (service), &self->program, rows,
                                       self->is_told ? LEASE_US : ALONE_LEASE_US,
                                       on_told, g_object_ref (self));
}

static void
tell_if_due (FoyerPresence *self)
{
  gboolean is_alone = self->others->len == 0;
  gboolean is_due = foyer_service_now_us (FOYER_SERVICE (self)) >= self->due_us;

  /* To nobody nothing is told but that somebody is here. */
  if (is_alone ? is_due || (self->is_told && self->is_outdated)
               : is_due || self->is_outdated || (!self->is_told && self->open->len > 0))
    tell (self, !is_alone);
}

/* Looking */

static void
free_rows (gpointer rows)
{
  g_ptr_array_unref (rows);
}

typedef struct
{
  FoyerUuid program;
  gint64 now_us;
} Look;

static gpointer
find_others (FoyerDb   *db,
             gpointer   data,
             GError   **error)
{
  const Look *looking = data;

  return foyer_presence_repository_find (db, &looking->program, looking->now_us, error);
}

static gboolean
is_same (GPtrArray *a,
         GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    {
      const FoyerPresenceRow *one = a->pdata[i];
      const FoyerPresenceRow *other = b->pdata[i];

      if (!foyer_uuid_equal (&one->program, &other->program)
          || !foyer_uuid_equal (&one->record, &other->record)
          || !foyer_uuid_equal (&one->staff, &other->staff)
          || !g_str_equal (one->seat, other->seat))
        return FALSE;
    }

  return TRUE;
}

static void
take_others (FoyerPresence *self,
             GPtrArray     *others)
{
  gboolean is_news = !is_same (self->others, others);

  g_ptr_array_unref (self->others);
  self->others = g_ptr_array_ref (others);
  if (is_news)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (FoyerPresence) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) others = foyer_store_read_finish (FOYER_STORE (source), result, NULL,
                                                          &error);

  self->is_busy = FALSE;
  if (self->cancellable == NULL)
    return;
  if (others == NULL)
    {
      /* Who cannot be asked is not known to be there. */
      others = g_ptr_array_new ();
      take_others (self, others);
      return;
    }

  take_others (self, others);
  tell_if_due (self);
  if (!self->is_busy && self->wants_again)
    look (self);
}

static void
look (FoyerPresence *self)
{
  FoyerStore *store = foyer_service_get_store (FOYER_SERVICE (self));
  Look *looking;

  self->wants_again = self->is_busy;
  /* The store has other worries. */
  if (self->is_busy || foyer_store_get_state (store) != FOYER_STORE_READY)
    return;

  looking = g_new0 (Look, 1);
  looking->program = self->program;
  looking->now_us = foyer_service_now_us (FOYER_SERVICE (self));
  self->is_busy = TRUE;
  foyer_store_read_async (store, FOYER_STORE_DESK, find_others, looking, g_free, free_rows,
                          self->cancellable, on_looked, g_object_ref (self));
}

static gboolean
on_look_due (gpointer user_data)
{
  look (user_data);
  return G_SOURCE_CONTINUE;
}

/* Signing in and out */

static void
tell_who (FoyerPresence *self)
{
  FoyerStore *store = foyer_service_get_store (FOYER_SERVICE (self));

  if (foyer_service_now_us (FOYER_SERVICE (self)) < self->due_us
      || foyer_store_get_state (store) != FOYER_STORE_READY)
    return;
  /* What is on its way comes back to look, and then tells. */
  if (self->is_busy)
    self->wants_again = TRUE;
  else if (self->look_source != 0)
    look (self);
  else
    tell (self, FALSE);
}

static gboolean
on_renew_due (gpointer user_data)
{
  FoyerPresence *self = user_data;
  FoyerSession *session = foyer_service_get_session (FOYER_SERVICE (self));

  /* That nobody is signed in need not be said again. */
  if (foyer_session_get_staff (session) != NULL)
    tell_who (self);
  return G_SOURCE_CONTINUE;
}

static void
on_staff_changed (FoyerPresence *self)
{
  self->due_us = 0;
  self->is_outdated = TRUE;
  tell_who (self);
}

static void
foyer_presence_dispose (GObject *object)
{
  FoyerPresence *self = FOYER_PRESENCE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->look_source, g_source_remove);
  g_clear_handle_id (&self->renew_source, g_source_remove);

  G_OBJECT_CLASS (foyer_presence_parent_class)->dispose (object);
}

static void
foyer_presence_finalize (GObject *object)
{
  FoyerPresence *self = FOYER_PRESENCE (object);

  g_array_unref (self->open);
  g_ptr_array_unref (self->others);

  G_OBJECT_CLASS (foyer_presence_parent_class)->finalize (object);
}

static void
foyer_presence_class_init (FoyerPresenceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = foyer_presence_dispose;
  object_class->finalize = foyer_presence_finalize;

  /**
   * FoyerPresence::changed:
   * @self: the service
   *
   * Somebody came or went.
   */
  signals[CHANGED] = g_signal_new ("changed", FOYER_TYPE_PRESENCE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
foyer_presence_init (FoyerPresence *self)
{
  self->open = g_array_new (FALSE, FALSE, sizeof (FoyerUuid));
  self->others = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
}

/**
 * foyer_presence_new:
 * @store: an open store
 * @session: who sits here
 *
 * Returns: (transfer full): the service, which does nothing before something is open
 */
FoyerPresence *
foyer_presence_new (FoyerStore   *store,
                    FoyerSession *session)
{
  FoyerPresence *self = g_object_new (FOYER_TYPE_PRESENCE, "store", store, "session", session,
                                      NULL);

  self->program = foyer_uuid_new (foyer_service_now_us (FOYER_SERVICE (self)));
  return self;
}

/**
 * foyer_presence_start:
 * @self: the service
 *
 * From now on the others know who is signed in here, as long as this program runs: a seat calls
 * this, and not a program that does one thing and ends.
 */
void
foyer_presence_start (FoyerPresence *self)
{
  FoyerSession *session;

  g_return_if_fail (FOYER_IS_PRESENCE (self));
  g_return_if_fail (self->renew_source == 0);

  session = foyer_service_get_session (FOYER_SERVICE (self));
  self->renew_source = g_timeout_add_seconds (RENEW_LOOK_S, on_renew_due, self);
  g_signal_connect_object (session, "notify::staff", G_CALLBACK (on_staff_changed), self,
                           G_CONNECT_SWAPPED);
  if (foyer_session_get_staff (session) != NULL)
    on_staff_changed (self);
}

/**
 * foyer_presence_open:
 * @self: the service
 * @record: a record that is on the screen from now on
 *
 * Tells the others, and asks for them. As often as it is opened it has to be closed.
 */
void
foyer_presence_open (FoyerPresence   *self,
                     const FoyerUuid *record)
{
  g_return_if_fail (FOYER_IS_PRESENCE (self));
  g_return_if_fail (!foyer_uuid_is_none (record));

  self->is_outdated = self->is_outdated || find_open (self, record) < 0;
  g_array_append_vals (self->open, record, 1);
  if (self->look_source == 0)
    self->look_source = g_timeout_add_seconds (LOOK_S, on_look_due, self);
  look (self);
}

/**
 * foyer_presence_close:
 * @self: the service
 * @record: a record that was opened and is not on the screen any more
 *
 * Tells the others, if they were told.
 */
void
foyer_presence_close (FoyerPresence   *self,
                      const FoyerUuid *record)
{
  gint position;

  g_return_if_fail (FOYER_IS_PRESENCE (self));

  position = find_open (self, record);
  g_return_if_fail (position >= 0);
  g_array_remove_index (self->open, (guint) position);
  self->is_outdated = self->is_outdated || find_open (self, record) < 0;
  if (self->open->len > 0)
    {
      look (self);
      return;
    }

  g_clear_handle_id (&self->look_source, g_source_remove);
  self->wants_again = FALSE;
  /* Perhaps the program ends: now, and not when what is on its way has come back. */
  if (self->is_told
      && foyer_store_get_state (foyer_service_get_store (FOYER_SERVICE (self)))
         == FOYER_STORE_READY)
    tell (self, FALSE);
}

/**
 * foyer_presence_leave:
 * @self: the service
 *
 * Tells the others that this program ends, and does nothing from now on. What is on its way to the
 * store arrives before it is closed; the lease is for programs that are killed.
 */
void
foyer_presence_leave (FoyerPresence *self)
{
  FoyerStore *store;
  g_autoptr (GPtrArray) nothing = NULL;

  g_return_if_fail (FOYER_IS_PRESENCE (self));

  store = foyer_service_get_store (FOYER_SERVICE (self));
  g_clear_handle_id (&self->look_source, g_source_remove);
  g_clear_handle_id (&self->renew_source, g_source_remove);
  g_signal_handlers_disconnect_by_func (foyer_service_get_session (FOYER_SERVICE (self)),
                                        on_staff_changed, self);
  /* What is on its way back must not tell anything any more. */
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (!self->is_known || foyer_store_get_state (store) != FOYER_STORE_READY)
    return;

  nothing = g_ptr_array_new ();
  self->is_known = FALSE;
  self->is_told = FALSE;
  foyer_presence_repository_put_async (store, &self->program, nothing, 0, NULL, NULL);
}

/**
 * foyer_presence_list:
 * @self: the service
 * @record: a record that is open here
 *
 * Returns: (transfer full) (element-type FoyerPresent): who else has it open
 */
GPtrArray *
foyer_presence_list (FoyerPresence   *self,
                     const FoyerUuid *record)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (foyer_present_free);
  const char *seat;

  g_return_val_if_fail (FOYER_IS_PRESENCE (self), list);

  seat = foyer_session_get_seat (foyer_service_get_session (FOYER_SERVICE (self)));
  for (guint i = 0; i < self->others->len; i++)
    {
      const FoyerPresenceRow *row = self->others->pdata[i];
      FoyerPresent *present;

      if (!foyer_uuid_equal (&row->record, record))
        continue;
      present = g_new0 (FoyerPresent, 1);
      present->seat = g_strdup (row->seat);
      present->staff = row->staff;
      present->is_here = g_str_equal (row->seat, seat);
      g_ptr_array_add (list, present);
    }

  return list;
}
