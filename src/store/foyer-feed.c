/* The feed tells every change that was committed, by whichever process, once and in the order of
 * revisions. It reads nothing but the journal: what wakes it (a commit of our own, somebody writing
 * to the log, the clock) only says that it is time to look.
 *
 * A process that writes is seen before its commit can be: so the feed looks at once, and again
 * after 2, 6 and 20 ms (NOTES §2). Should the watch fail, a look every 50 ms is still soon enough.
 *
 * One batch is under way at a time. A window that is busy gets the next when it has taken the last,
 * so that an import elsewhere cannot fill the memory here. */

#include "store/foyer-feed.h"

#include "store/db-driver.h"
#include "store/foyer-migration.h"

#include <errno.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#define BATCH 500
#define POLL_WATCHED_MS 1000
#define POLL_BLIND_MS 50
#define LOOKS 3
#define ANCHOR_US 1000000
#define CLOCK_PAUSE_US (60 * G_USEC_PER_SEC)
/* A clock that is drawn slowly, as time servers do, is no reason to look. */
#define CLOCK_JUMP_US 500000

/* Batches may end within a revision: the cursor is the change. */
const char foyer_feed_sql[] =
  "SELECT c.rev, c.n, c.entity, c.id, r.op_id FROM change c"
  " JOIN revision r ON r.store_id = c.store_id AND r.rev = c.rev"
  " WHERE c.store_id = $1 AND (c.rev, c.n) > ($2, $3)"
  " ORDER BY c.rev, c.n LIMIT $4";

struct _FoyerFeed
{
  char *uri;
  GMainContext *context;
  FoyerFeedFuncs funcs;
  gpointer user_data;
  GThread *thread;
  int wake;                             /* an eventfd */
  GCancellable *ending;                 /* cancelled when nobody should wait for a server */

  FoyerDb *db;                          /* the thread's, with the next three */
  gint64 rev;
  gint64 n;
  int told_code;                        /* why the server is out of reach; -1: it is not */
  gboolean is_outdated;                 /* that the schema is newer was told */
  gboolean is_refused;                  /* and that it is too new */
  guint n_looks;                        /* still to be done after a sign of life */
  gboolean notes_anchor;
  gint64 noted_rev;
  gint64 noted_us;                      /* monotonic */
  gint64 measured_us;                   /* monotonic: when the clocks were compared; 0: anew */
  gint64 ahead_us;                      /* of the monotonic clock this PC's was then */

  gint is_stopping;                     /* atomic */
  gint is_hurried;                      /* atomic: a person wants to know now */
  gint is_woken;                        /* atomic: our own process committed, or took a batch */
  gint is_under_way;                    /* atomic: a batch was not yet taken */
  gint is_missed;                       /* atomic: a look was not taken because of it */
};

typedef struct
{
  FoyerFeed *feed;
  GPtrArray *changes;
} Batch;

static void
change_free (FoyerChange *change)
{
  g_free (change->entity);
  g_free (change);
}

static gboolean
add_change (FoyerRow *row,
            gpointer  user_data)
{
  Batch *batch = user_data;
  FoyerChange *change = g_new0 (FoyerChange, 1);

  change->rev = foyer_row_get (row, 0, FOYER_VALUE_INT).integer;
  change->entity = g_strdup (foyer_row_get (row, 2, FOYER_VALUE_TEXT).text);
  change->id = foyer_row_get (row, 3, FOYER_VALUE_UUID).uuid;
  change->op_id = foyer_row_get (row, 4, FOYER_VALUE_UUID).uuid;
  g_ptr_array_add (batch->changes, change);
  batch->feed->rev = change->rev;
  batch->feed->n = foyer_row_get (row, 1, FOYER_VALUE_INT).integer;

  return TRUE;
}

static gboolean
deliver (gpointer user_data)
{
  Batch *batch = user_data;

  g_atomic_int_set (&batch->feed->is_under_way, FALSE);
  if (!g_atomic_int_get (&batch->feed->is_stopping))
    {
      batch->feed->funcs.changed (batch->changes, batch->feed->user_data);
      if (batch->changes->len == BATCH || g_atomic_int_get (&batch->feed->is_missed))
        foyer_feed_wake (batch->feed);
    }

  return G_SOURCE_REMOVE;
}

static void
clear (gpointer user_data)
{
  FoyerFeed *self = user_data;

  close (self->wake);
  g_object_unref (self->ending);
  g_main_context_unref (self->context);
  g_free (self->uri);
}

static void
batch_free (gpointer user_data)
{
  Batch *batch = user_data;

  g_atomic_rc_box_release_full (batch->feed, clear);
  g_ptr_array_unref (batch->changes);
  g_free (batch);
}

static void
send (FoyerFeed *self,
      GPtrArray *changes)
{
  Batch *batch = g_new0 (Batch, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  batch->feed = g_atomic_rc_box_acquire (self);
  batch->changes = g_ptr_array_ref (changes);
  g_atomic_int_set (&self->is_under_way, TRUE);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver, batch, batch_free);
  g_source_attach (source, self->context);
}

static void
look (FoyerFeed *self)
{
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  g_autoptr (GError) error = NULL;
  Batch batch = { self, changes };

  /* First told, then asked: whoever takes the batch meanwhile wakes us again. */
  g_atomic_int_set (&self->is_missed, TRUE);
  if (g_atomic_int_get (&self->is_under_way))
    return;
  g_atomic_int_set (&self->is_missed, FALSE);

  if (!foyer_db_each (self->db,
                      foyer_feed_sql,
                      FOYER_VALUES (foyer_value_int (foyer_db_get_store (self->db)),
                                    foyer_value_int (self->rev), foyer_value_int (self->n),
                                    foyer_value_int (BATCH)), add_change, &batch, &error))
    {
      g_debug ("feed: %s", error->message);
      g_atomic_int_set (&self->is_woken, TRUE);
    }

  if (changes->len > 0)
    send (self, changes);
}

/* Waits for a sign of life. Returns whether to look. */
static gboolean
wait_for_sign (FoyerFeed *self)
{
  static const int pauses_ms[LOOKS] = { 14, 4, 2 };
  struct pollfd fds[] = {
    { .fd = self->wake, .events = POLLIN },
    { .fd = foyer_db_watch (self->db), .events = POLLIN },
  };
  guint64 count;
  int pause_ms = fds[1].fd < 0 ? POLL_BLIND_MS : POLL_WATCHED_MS;

  if (self->n_looks > 0)
    pause_ms = pauses_ms[self->n_looks - 1];
  if (poll (fds, G_N_ELEMENTS (fds), pause_ms) < 0 && errno != EINTR)
    g_warning ("feed: %s", g_strerror (errno));

  if ((fds[0].revents & POLLIN) != 0 && read (self->wake, &count, sizeof count) < 0)
    g_debug ("feed: %s", g_strerror (errno));
  if ((fds[1].revents & POLLIN) != 0)
    self->n_looks = LOOKS;
  else if (self->n_looks > 0)
    self->n_looks--;

  /* Both are asked: the second also empties the watch. */
  return foyer_db_has_news (self->db) | g_atomic_int_exchange (&self->is_woken, FALSE);
}

/* At most once in @pause_us. It is not the writer's task: nobody who waits should wait for it. */
static void
note_anchor (FoyerFeed *self,
             gint64     pause_us)
{
  g_autoptr (GError) error = NULL;
  gint64 now_us = g_get_monotonic_time ();

  if (!self->notes_anchor || now_us - self->noted_us < pause_us)
    return;

  self->noted_us = now_us;
  if (!foyer_db_note_anchor (self->db, &self->noted_rev, &error))
    g_debug ("anchor: %s", error != NULL ? error->message : "nothing to note");
}

/* Tells why the server is out of reach, or with no error that it is back; nothing twice. */
static void
tell_reach (FoyerFeed    *self,
            const GError *error)
{
  int code = error != NULL ? error->code : -1;

  if (code == self->told_code)
    return;

  self->told_code = code;
  if (error == NULL)
    self->funcs.state (FOYER_STORE_READY, NULL, self->user_data);
  else if (g_error_matches (error, FOYER_DB_ERROR, FOYER_DB_ERROR_OFFLINE))
    self->funcs.state (FOYER_STORE_OFFLINE, error, self->user_data);
  else if (g_error_matches (error, FOYER_DB_ERROR, FOYER_DB_ERROR_DENIED)
           || g_error_matches (error, FOYER_DB_ERROR, FOYER_DB_ERROR_SCHEMA))
    self->funcs.state (FOYER_STORE_FAILED, error, self->user_data);
  /* A damaged page may be a bad moment; whoever reads for a person will find out. */
}

/* Nobody may be acting at this seat; the feed notices all the same. A server that is there again
 * may have other things to say than before: that this seat was revoked, or is too old. */
static void
look_for_server (FoyerFeed *self)
{
  g_autoptr (GError) error = NULL;

  if (!foyer_db_is_offline (self->db))
    {
      tell_reach (self, NULL);
      return;
    }

  if (self->db->trouble != NULL)
    error = g_error_copy (self->db->trouble);
  else
    g_set_error (&error, FOYER_DB_ERROR, FOYER_DB_ERROR_OFFLINE, "the server does not answer");
  tell_reach (self, error);
}

static void
tell_schema (FoyerFeed *self,
             int        newest)
{
  g_autoptr (GError) error = NULL;

  if (self->db->version <= newest || self->is_refused
      || (self->is_outdated && self->db->needs <= newest))
    return;

  g_set_error (&error, FOYER_DB_ERROR, FOYER_DB_ERROR_SCHEMA,
               "schema %d is newer than this program's %d", self->db->version, newest);
  self->is_outdated = TRUE;
  self->is_refused = self->db->needs > newest;
  self->funcs.state (self->is_refused ? FOYER_STORE_FAILED : FOYER_STORE_READY, error,
                    self->user_data);
}

/* Just now the store could be opened; the second time may be a bad moment of the server. */
static void
open_database (FoyerFeed *self)
{
  int pause_ms = POLL_BLIND_MS;

  while (self->db == NULL && !g_atomic_int_get (&self->is_stopping))
    {
      g_autoptr (GError) error = NULL;
      struct pollfd wake = { .fd = self->wake, .events = POLLIN };
      guint64 count;

      self->db = foyer_db_open (self->uri, FOYER_DB_READ, &error);
      if (self->db != NULL)
        break;

      g_debug ("feed: %s", error->message);
      tell_reach (self, error);
      /* The end of the feed, too, wakes it. */
      if (poll (&wake, 1, pause_ms + g_random_int_range (0, pause_ms)) > 0
          && read (self->wake, &count, sizeof count) < 0)
        g_debug ("feed: %s", g_strerror (errno));
      pause_ms = MIN (pause_ms * 2, POLL_WATCHED_MS);
    }
}

/* The clocks are compared at first, every minute, after an outage, and when somebody has set this
 * PC's clock meanwhile. */
static void
measure_clock (FoyerFeed *self)
{
  g_autoptr (GError) error = NULL;
  gint64 now_us = g_get_monotonic_time ();
  gint64 ahead_us = g_get_real_time () - now_us;
  gint64 offset_us;

  if (foyer_db_is_offline (self->db))
    {
      self->measured_us = 0;
      return;
    }
  if (self->measured_us != 0 && now_us - self->measured_us < CLOCK_PAUSE_US
      && ABS (ahead_us - self->ahead_us) < CLOCK_JUMP_US)
    return;

  self->measured_us = now_us;
  self->ahead_us = ahead_us;
  if (foyer_db_measure_clock (self->db, &offset_us, &error))
    self->funcs.clock (offset_us, self->user_data);
  else
    g_debug ("clock: %s", error->message);
}

static void
take_hurry (FoyerFeed *self)
{
  if (!g_atomic_int_compare_and_exchange (&self->is_hurried, TRUE, FALSE))
    return;

  self->measured_us = 0;
  foyer_db_hurry (self->db);
}

static gpointer
run (gpointer user_data)
{
  FoyerFeed *self = user_data;
  int newest = foyer_migration_get_newest ();

  g_cancellable_push_current (self->ending);
  open_database (self);
  while (!g_atomic_int_get (&self->is_stopping))
    {
      if (wait_for_sign (self))
        look (self);
      take_hurry (self);
      look_for_server (self);
      measure_clock (self);
      tell_schema (self, newest);
      note_anchor (self, ANCHOR_US);
    }

  if (self->db != NULL)
    note_anchor (self, 0);

  g_clear_pointer (&self->db, foyer_db_close);
  g_cancellable_pop_current (self->ending);
  return NULL;
}

/**
 * foyer_feed_new: (skip)
 * @uri: an open store's database
 * @notes_anchor: whether to note, outside of the database, how far it has come
 * @rev: the first revisions not to tell
 * @context: where changes are told
 * @funcs: what is called
 * @user_data: for @funcs
 *
 * Returns: (transfer full): a feed that tells all changes after @rev
 */
FoyerFeed *
foyer_feed_new (const char    *uri,
                gboolean       notes_anchor,
                gint64         rev,
                GMainContext  *context,
                const FoyerFeedFuncs *funcs,
                gpointer       user_data)
{
  FoyerFeed *self = g_atomic_rc_box_new0 (FoyerFeed);

  self->uri = g_strdup (uri);
  self->notes_anchor = notes_anchor;
  self->context = g_main_context_ref (context);
  self->funcs = *funcs;
  self->user_data = user_data;
  self->rev = rev;
  self->n = G_MAXINT64;
  self->told_code = -1;
  self->is_woken = TRUE;
  self->wake = eventfd (0, EFD_NONBLOCK | EFD_CLOEXEC);
  self->ending = g_cancellable_new ();
  self->thread = g_thread_new ("foyer-feed", run, self);
  foyer_feed_wake (self);

  return self;
}

/**
 * foyer_feed_wake: (skip)
 * @self: a feed
 *
 * Makes it look now: our own process has committed. May be called from any thread.
 */
void
foyer_feed_wake (FoyerFeed *self)
{
  guint64 one = 1;

  g_atomic_int_set (&self->is_woken, TRUE);
  if (write (self->wake, &one, sizeof one) < 0)
    g_debug ("feed: %s", g_strerror (errno));
}

/**
 * foyer_feed_hurry: (skip)
 * @self: a feed
 *
 * Makes it try now to reach a server that is away, and compare the clocks now. May be called from
 * any thread.
 */
void
foyer_feed_hurry (FoyerFeed *self)
{
  g_atomic_int_set (&self->is_hurried, TRUE);
  foyer_feed_wake (self);
}

/**
 * foyer_feed_stop: (skip)
 * @self: a feed
 *
 * Ends the feed. No batch is told any more after this returns, and waking it is harmless.
 */
void
foyer_feed_stop (FoyerFeed *self)
{
  g_atomic_int_set (&self->is_stopping, TRUE);
  g_cancellable_cancel (self->ending);
  foyer_feed_wake (self);
  g_thread_join (self->thread);
}

/**
 * foyer_feed_free: (skip)
 * @self: (transfer full): a feed that was stopped
 *
 * Frees it.
 */
void
foyer_feed_free (FoyerFeed *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
