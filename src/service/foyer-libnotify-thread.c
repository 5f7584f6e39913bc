/* The side of the service. libnotify asks it synchronously: 3 ms where there is none, 25 s where it
 * hangs (NOTES §4), so all of it happens here, where nobody waits.
 *
 * A notification stands from when it is asked for until it is withdrawn, closed by the person, or
 * runs out. As long as it stands it is brought to the service again whenever that failed before, or
 * the service that had it is gone: a new service knows nothing of what its forerunner showed, and
 * numbers from the beginning, so that every number of the old one is forgotten the moment it goes.
 *
 * A service that does not answer is left alone for a while: what is asked for meanwhile fails at
 * once, instead of 25 s later each. */

#include "service/foyer-libnotify-private.h"

#include <libnotify/notify.h>

#define NAME "org.freedesktop.Notifications"

/* How long a service that did not answer is left alone. */
#define SILENCE_US (60 * G_USEC_PER_SEC)
/* libnotify does not say that a service hung when asked what it can do; that it took its 25 s
 * does. */
#define HUNG_US (20 * G_USEC_PER_SEC)
/* A service that dies of what it is given must not be fed for ever: the time from one coming back
 * to the next doubles from the least to the most, and is the least again after a minute of
 * peace. */
#define PAUSE_LEAST_MS 250
#define PAUSE_MOST_MS 60000
#define PEACE_US (60 * G_USEC_PER_SEC)

/* One that stands. */
typedef struct
{
  FoyerNotification *words;  /* NULL: withdrawn, but the service could not be told yet */
  NotifyNotification *shown; /* NULL unless the service has it */
  char *owner;               /* which service has it */
  gboolean is_told;          /* the caller knows that it is shown */
  gboolean is_told_failed;   /* or that it could not be */
  gboolean is_activated;
} Standing;

typedef struct
{
  FoyerLibnotifyLink *link;
  GMainLoop *loop;
  GDBusConnection *connection; /* NULL without a session bus */
  guint watch;
  char *owner;                 /* the service, by its unique name; NULL when there is none */
  gboolean is_answering;
  gboolean is_startable;       /* the bus would start one */
  gboolean has_actions;
  gboolean has_markup;
  GHashTable *standing;        /* id → Standing */
  gint64 silent_until;
  guint again_source;
  guint pause_ms;
  gint64 again_at;             /* when things were last brought again */
} Thread;

static void
standing_free (gpointer data)
{
  Standing *self = data;

  g_clear_pointer (&self->words, foyer_notification_free);
  g_clear_object (&self->shown);
  g_free (self->owner);
  g_free (self);
}

static void bring_again_later (Thread *self, guint ms);

static void
tell_service (Thread *self)
{
  foyer_libnotify_link_tell_service (self->link, self->is_answering || self->is_startable,
                                     self->has_actions);
}

static void
set_answering (Thread   *self,
               gboolean  is_answering)
{
  if (self->is_answering == is_answering)
    return;

  self->is_answering = is_answering;
  tell_service (self);
}

/* It did not answer, or there is none. */
static void
note_failure (Thread       *self,
              const GError *error)
{
  self->is_startable = FALSE;
  set_answering (self, FALSE);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT)
      || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY)
      || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT)
      || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMED_OUT))
    {
      self->silent_until = g_get_monotonic_time () + SILENCE_US;
      bring_again_later (self, SILENCE_US / 1000);
    }
}

static gboolean
is_silent (Thread *self)
{
  return g_get_monotonic_time () < self->silent_until;
}

static GVariant *
ask_bus (Thread      *self,
         const char  *method,
         GVariant    *parameters,
         const char  *answer_type,
         GError     **error)
{
  return g_dbus_connection_call_sync (self->connection, "org.freedesktop.DBus",
                                      "/org/freedesktop/DBus", "org.freedesktop.DBus", method,
                                      parameters, G_VARIANT_TYPE (answer_type),
                                      G_DBUS_CALL_FLAGS_NONE, -1, NULL, error);
}

/* Who owns the name this moment; the watch hears of it later. */
static char *
dup_owner (Thread *self)
{
  g_autoptr(GVariant) answer = NULL;
  char *owner = NULL;

  answer = ask_bus (self, "GetNameOwner", g_variant_new ("(s)", NAME), "(s)", NULL);
  if (answer != NULL)
    g_variant_get (answer, "(s)", &owner);
  return owner;
}

static const char *
find_id (Thread             *self,
         NotifyNotification *shown,
         Standing          **standing)
{
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, self->standing);
  while (g_hash_table_iter_next (&iter, &id, &value))
    if (((Standing *) value)->shown == shown)
      {
        *standing = value;
        return id;
      }
  return NULL;
}

static void
on_action (NotifyNotification *shown,
           char               *key,
           gpointer            user_data)
{
  Thread *self = user_data;
  Standing *standing;
  const char *id = find_id (self, shown, &standing);

  if (id == NULL || standing->words == NULL)
    return;

  standing->is_activated = TRUE;
  foyer_libnotify_link_tell_activated (self->link, id, key,
                                       notify_notification_get_activation_token (shown));
}

static void
on_closed (Thread             *self,
           NotifyNotification *shown)
{
  Standing *standing;
  const char *id = find_id (self, shown, &standing);

  if (id == NULL)
    return;
  if (!standing->is_activated && standing->words != NULL)
    foyer_libnotify_link_tell_closed (self->link, id);
  g_hash_table_remove (self->standing, id);
}

static void
add_actions (Thread   *self,
             Standing *standing)
{
  const FoyerNotification *words = standing->words;

  if (!self->has_actions)
    return;

  /* What a click on the banner itself does. */
  notify_notification_add_action (standing->shown, "default", words->title, on_action, self, NULL);
  for (guint i = 0; words->keys[i] != NULL && words->labels[i] != NULL; i++)
    notify_notification_add_action (standing->shown, words->keys[i], words->labels[i], on_action,
                                    self, NULL);
}

static void
set_hints (Standing *standing)
{
  const FoyerNotification *words = standing->words;

  notify_notification_set_urgency (standing->shown, words->is_urgent ? NOTIFY_URGENCY_CRITICAL
                                                                     : NOTIFY_URGENCY_NORMAL);
  notify_notification_set_timeout (standing->shown, words->is_urgent ? NOTIFY_EXPIRES_NEVER
                                                                     : NOTIFY_EXPIRES_DEFAULT);
  /* By this GNOME knows whose it is, and what the person has set for that program. */
  notify_notification_set_hint (standing->shown, "desktop-entry",
                                g_variant_new_string ("org.foyer.Foyer"));
  if (words->is_silent)
    notify_notification_set_hint (standing->shown, "suppress-sound", g_variant_new_boolean (TRUE));
  else
    notify_notification_set_hint (standing->shown, "sound-name",
                                  g_variant_new_string ("alarm-clock-elapsed"));
}

/* Has @standing say its words, in the place of what it said before. */
static void
build (Thread   *self,
       Standing *standing)
{
  const FoyerNotification *words = standing->words;
  g_autofree char *escaped = g_markup_escape_text (words->body, -1);
  const char *body = self->has_markup ? escaped : words->body;

  if (standing->shown == NULL)
    {
      standing->shown = notify_notification_new (words->title, body, words->icon_name);
      g_signal_connect_swapped (standing->shown, "closed", G_CALLBACK (on_closed), self);
    }
  else
    {
      notify_notification_clear_actions (standing->shown);
      notify_notification_clear_hints (standing->shown);
      notify_notification_update (standing->shown, words->title, body, words->icon_name);
    }
  set_hints (standing);
  add_actions (self, standing);
}

static void
forget_shown (Standing *standing)
{
  if (standing->shown != NULL)
    g_signal_handlers_disconnect_matched (standing->shown, G_SIGNAL_MATCH_FUNC, 0, 0, NULL,
                                          on_closed, NULL);
  g_clear_object (&standing->shown);
  g_clear_pointer (&standing->owner, g_free);
}

static void
fail (Thread       *self,
      const char   *id,
      Standing     *standing,
      const GError *error)
{
  if (!standing->is_told_failed)
    foyer_libnotify_link_tell_failed (self->link, id, error);
  standing->is_told_failed = TRUE;
}

/* What the service can do; whether it answered. */
static gboolean
read_capabilities (Thread  *self,
                   GError **error)
{
  gint64 begun = g_get_monotonic_time ();
  GList *capabilities = notify_get_server_caps ();

  self->has_actions = g_list_find_custom (capabilities, "actions", (GCompareFunc) strcmp) != NULL;
  self->has_markup = g_list_find_custom (capabilities, "body-markup",
                                         (GCompareFunc) strcmp) != NULL;
  g_list_free_full (capabilities, g_free);
  if (g_get_monotonic_time () - begun < HUNG_US)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                       "The notification service does not answer");
  return FALSE;
}

/* Has the bus start a service where there is none, and asks what it can do. (libnotify would warn
 * of a service that is missing, which is nothing to warn of.) */
static gboolean
start_service (Thread  *self,
               GError **error)
{
  g_autoptr(GVariant) answer = NULL;
  g_autoptr(GError) refusal = NULL;
  g_autofree char *owner = NULL;

  if (self->connection == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no session bus");
      return FALSE;
    }

  /* The bus also refuses to start what runs already, when it would not know how to. */
  answer = ask_bus (self, "StartServiceByName", g_variant_new ("(su)", NAME, 0), "(u)", &refusal);
  owner = dup_owner (self);
  if (owner != NULL)
    return read_capabilities (self, error);
  if (refusal == NULL)
    g_set_error_literal (&refusal, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         "The notification service went as it came");
  g_propagate_error (error, g_steal_pointer (&refusal));
  return FALSE;
}

static void
bring (Thread     *self,
       const char *id,
       Standing   *standing)
{
  g_autoptr(GError) error = NULL;

  if (is_silent (self))
    {
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                           "The notification service does not answer");
      fail (self, id, standing, error);
      return;
    }

  if (self->owner == NULL && !start_service (self, &error))
    {
      note_failure (self, error);
      fail (self, id, standing, error);
      return;
    }

  build (self, standing);
  if (!notify_notification_show (standing->shown, &error))
    {
      forget_shown (standing);
      note_failure (self, error);
      fail (self, id, standing, error);
      return;
    }

  g_free (standing->owner);
  standing->owner = dup_owner (self);
  set_answering (self, TRUE);
  if (!standing->is_told)
    foyer_libnotify_link_tell_shown (self->link, id);
  standing->is_told = TRUE;
  standing->is_told_failed = FALSE;
}

static void
take_down (Thread     *self,
           const char *id,
           Standing   *standing)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GObject) shown = NULL;

  g_clear_pointer (&standing->words, foyer_notification_free);
  if (standing->shown != NULL && is_silent (self))
    return;

  if (standing->shown != NULL)
    {
      shown = G_OBJECT (g_object_ref (standing->shown));
      forget_shown (standing);
      if (!notify_notification_close (NOTIFY_NOTIFICATION (shown), &error))
        note_failure (self, error);
    }
  g_hash_table_remove (self->standing, id);
}

static void
show (Thread            *self,
      const char        *id,
      FoyerNotification *words)
{
  Standing *standing = g_hash_table_lookup (self->standing, id);

  if (standing == NULL)
    {
      standing = g_new0 (Standing, 1);
      g_hash_table_insert (self->standing, g_strdup (id), standing);
    }
  g_clear_pointer (&standing->words, foyer_notification_free);
  standing->words = words;
  standing->is_told = standing->is_told_failed = standing->is_activated = FALSE;
  bring (self, id, standing);
}

/* Whatever stands and no service has, and whatever is withdrawn and a service still has. */
static void
bring_again (Thread *self)
{
  g_autoptr(GList) ids = g_hash_table_get_keys (self->standing);

  self->again_at = g_get_monotonic_time ();
  for (GList *l = ids; l != NULL; l = l->next)
    {
      Standing *standing = g_hash_table_lookup (self->standing, l->data);

      if (standing->words == NULL)
        take_down (self, l->data, standing);
      else if (standing->shown == NULL)
        bring (self, l->data, standing);
      if (is_silent (self) || foyer_libnotify_link_is_ending (self->link))
        return;
    }
}

static gboolean
on_again (gpointer user_data)
{
  Thread *self = user_data;

  self->again_source = 0;
  bring_again (self);
  return G_SOURCE_REMOVE;
}

static void
bring_again_later (Thread *self,
                   guint   ms)
{
  g_autoptr(GSource) source = g_timeout_source_new (ms);

  if (self->again_source != 0)
    g_source_destroy (g_main_context_find_source_by_id (self->link->context, self->again_source));
  g_source_set_callback (source, on_again, self, NULL);
  self->again_source = g_source_attach (source, self->link->context);
}

/* A service that goes sends no "closed". */
static void
forget_service (Thread     *self,
                const char *but)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->standing);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Standing *standing = value;

      if (standing->shown == NULL || (but != NULL && g_strcmp0 (standing->owner, but) == 0))
        continue;
      forget_shown (standing);
      if (standing->words == NULL)
        g_hash_table_iter_remove (&iter);
    }
}

static void
on_service_appeared (GDBusConnection *connection,
                     const char      *name,
                     const char      *owner,
                     gpointer         user_data)
{
  Thread *self = user_data;
  gint64 now = g_get_monotonic_time ();
  g_autoptr(GError) error = NULL;

  forget_service (self, owner);
  g_free (self->owner);
  self->owner = g_strdup (owner);
  self->silent_until = 0;
  if (!read_capabilities (self, &error))
    {
      note_failure (self, error);
      tell_service (self);
      return;
    }
  self->is_answering = TRUE;
  tell_service (self);

  if (now - self->again_at > PEACE_US)
    self->pause_ms = 0;
  bring_again_later (self, self->pause_ms);
  self->pause_ms = CLAMP (self->pause_ms * 2, PAUSE_LEAST_MS, PAUSE_MOST_MS);
}

/* Whether the bus starts a service when it is asked for: such a one may go whenever nothing
 * stands. */
static gboolean
ask_startable (Thread *self)
{
  g_autoptr(GVariant) answer = NULL;
  g_autofree const char **names = NULL;

  answer = ask_bus (self, "ListActivatableNames", NULL, "(as)", NULL);
  if (answer == NULL)
    return FALSE;

  g_variant_get (answer, "(^a&s)", &names);
  return g_strv_contains (names, NAME);
}

static void
on_service_vanished (GDBusConnection *connection,
                     const char      *name,
                     gpointer         user_data)
{
  Thread *self = user_data;

  forget_service (self, NULL);
  g_clear_pointer (&self->owner, g_free);
  self->silent_until = 0;
  self->is_answering = FALSE;
  self->is_startable = connection != NULL && ask_startable (self);
  tell_service (self);

  /* To ask for something is what starts it. */
  if (self->is_startable && g_hash_table_size (self->standing) > 0)
    {
      bring_again_later (self, MAX (self->pause_ms, PAUSE_LEAST_MS));
      self->pause_ms = CLAMP (self->pause_ms * 2, PAUSE_LEAST_MS, PAUSE_MOST_MS);
    }
}

/* At the end: what the person can no longer answer is not left standing. */
static void
take_all_down (Thread *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->standing);
  while (!is_silent (self) && g_hash_table_iter_next (&iter, NULL, &value))
    {
      Standing *standing = value;
      g_autoptr(GError) error = NULL;

      if (standing->shown != NULL && !notify_notification_close (standing->shown, &error))
        note_failure (self, error);
    }
}

/* One at a time, so that what is replaced or withdrawn meanwhile is never shown in its old form. */
gboolean
foyer_libnotify_thread_look (gpointer thread)
{
  Thread *self = thread;
  FoyerNotification *words = NULL;
  g_autofree char *id = NULL;
  Standing *standing;

  if (foyer_libnotify_link_is_ending (self->link))
    {
      g_main_loop_quit (self->loop);
      return G_SOURCE_REMOVE;
    }

  id = foyer_libnotify_link_take (self->link, &words);
  if (id == NULL)
    return G_SOURCE_REMOVE;

  standing = g_hash_table_lookup (self->standing, id);
  if (words != NULL)
    show (self, id, words);
  else if (standing != NULL)
    take_down (self, id, standing);
  return G_SOURCE_CONTINUE;
}

/* libnotify keeps what it knows in one place for all, and is not made for two threads: who comes
 * after one that was left behind, in the middle of asking a service that does not answer, waits
 * here until that one has gone. */
static GMutex library;

gpointer
foyer_libnotify_thread_run (gpointer link)
{
  g_autoptr(GHashTable) standing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                          standing_free);
  Thread self = { .link = link, .standing = standing };

  g_mutex_lock (&library);
  g_main_context_push_thread_default (self.link->context);
  self.loop = g_main_loop_new (self.link->context, FALSE);
  self.link->thread = &self;
  notify_init (self.link->program_name);
  self.connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  if (self.connection != NULL)
    self.watch = g_bus_watch_name_on_connection (self.connection, NAME,
                                                 G_BUS_NAME_WATCHER_FLAGS_AUTO_START,
                                                 on_service_appeared, on_service_vanished, &self,
                                                 NULL);

  g_main_loop_run (self.loop);

  take_all_down (&self);
  if (self.watch != 0)
    g_bus_unwatch_name (self.watch);
  /* In this order: each of them takes leave of what notify_uninit() gives back. */
  g_hash_table_remove_all (standing);
  notify_uninit ();
  g_clear_object (&self.connection);
  g_free (self.owner);
  g_main_loop_unref (self.loop);
  g_main_context_pop_thread_default (self.link->context);
  g_mutex_unlock (&library);

  g_mutex_lock (&self.link->mutex);
  self.link->has_ended = TRUE;
  g_cond_broadcast (&self.link->ended);
  g_mutex_unlock (&self.link->mutex);
  foyer_libnotify_link_unref (link);
  return NULL;
}
