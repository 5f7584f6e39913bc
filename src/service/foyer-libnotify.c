/* The side of the caller: says what is wanted, never waits, and hears what came of it.
 *
 * What is wanted lies in a table of one entry an id, so that what is asked twice while the service
 * is slow is shown once, and what is withdrawn before its turn not at all. The thread takes from it
 * one at a time (foyer-libnotify-thread.c). */

#include "service/foyer-libnotify-private.h"

/* How long the end of the program waits for the banners to be taken down, whose buttons would lead
 * nowhere afterwards. A service that needs longer is left alone with them. */
#define END_WAIT_US (200 * G_TIME_SPAN_MILLISECOND)

struct _FoyerLibnotify
{
  GObject parent_instance;

  FoyerLibnotifyLink *link;
  gboolean is_available;
  gboolean has_actions;
};

enum
{
  PROP_IS_AVAILABLE = 1,
  PROP_HAS_ACTIONS,
};

/* News on its way from the thread. */
typedef struct
{
  FoyerLibnotifyLink *link;
  const char *signal; /* NULL: the service came, went or changed */
  char *id;
  char *key;
  char *token;
  GError *error;
  gboolean is_available;
  gboolean has_actions;
} News;

static void foyer_libnotify_iface_init (FoyerNotifierInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FoyerLibnotify, foyer_libnotify, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (FOYER_TYPE_NOTIFIER,
                                                      foyer_libnotify_iface_init))

static void
link_clear (gpointer data)
{
  FoyerLibnotifyLink *self = data;

  g_free (self->program_name);
  g_main_context_unref (self->caller);
  g_main_context_unref (self->context);
  g_weak_ref_clear (&self->notifier);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->ended);
  g_queue_clear_full (&self->ids, g_free);
  g_hash_table_unref (self->wanted);
}

FoyerLibnotifyLink *
foyer_libnotify_link_ref (FoyerLibnotifyLink *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
foyer_libnotify_link_unref (FoyerLibnotifyLink *self)
{
  g_atomic_rc_box_release_full (self, link_clear);
}

static void
notification_free (gpointer data)
{
  if (data != NULL)
    foyer_notification_free (data);
}

static FoyerLibnotifyLink *
link_new (FoyerLibnotify *notifier,
          const char     *program_name)
{
  FoyerLibnotifyLink *self = g_atomic_rc_box_new0 (FoyerLibnotifyLink);

  self->program_name = g_strdup (program_name);
  self->caller = g_main_context_ref_thread_default ();
  self->context = g_main_context_new ();
  g_weak_ref_init (&self->notifier, notifier);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->ended);
  g_queue_init (&self->ids);
  self->wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, notification_free);
  return self;
}

static gboolean
on_called (gpointer user_data)
{
  FoyerLibnotifyLink *self = user_data;

  return foyer_libnotify_thread_look (self->thread);
}

/* A source and not g_main_context_invoke(), which would run it here as long as the thread has not
 * taken its context. */
static void
call_thread (FoyerLibnotifyLink *self)
{
  g_autoptr(GSource) source = NULL;

  if (self->is_called)
    return;

  self->is_called = TRUE;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_called, foyer_libnotify_link_ref (self),
                         (GDestroyNotify) foyer_libnotify_link_unref);
  g_source_attach (source, self->context);
}

/* @notification: (nullable) (transfer full) */
static void
link_want (FoyerLibnotifyLink *self,
           const char         *id,
           FoyerNotification  *notification)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (!g_hash_table_contains (self->wanted, id))
    g_queue_push_tail (&self->ids, g_strdup (id));
  g_hash_table_replace (self->wanted, g_strdup (id), notification);
  call_thread (self);
}

char *
foyer_libnotify_link_take (FoyerLibnotifyLink  *self,
                           FoyerNotification  **notification)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autofree char *key = NULL;
  char *id = g_queue_pop_head (&self->ids);
  gpointer wanted = NULL;

  if (id == NULL)
    {
      self->is_called = FALSE;
      return NULL;
    }

  g_hash_table_steal_extended (self->wanted, id, (gpointer *) &key, &wanted);
  *notification = wanted;
  return id;
}

gboolean
foyer_libnotify_link_is_ending (FoyerLibnotifyLink *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->is_ending;
}

static void
news_free (gpointer data)
{
  News *self = data;

  foyer_libnotify_link_unref (self->link);
  g_free (self->id);
  g_free (self->key);
  g_free (self->token);
  g_clear_error (&self->error);
  g_free (self);
}

static void
set_service (FoyerLibnotify *self,
             gboolean        is_available,
             gboolean        has_actions)
{
  gboolean is_other = self->is_available != is_available;
  gboolean acts_otherwise = self->has_actions != has_actions;

  self->is_available = is_available;
  self->has_actions = has_actions;
  if (is_other)
    g_object_notify (G_OBJECT (self), "is-available");
  if (acts_otherwise)
    g_object_notify (G_OBJECT (self), "has-actions");
}

static gboolean
on_news (gpointer data)
{
  News *news = data;
  g_autoptr(FoyerLibnotify) self = g_weak_ref_get (&news->link->notifier);

  if (self == NULL)
    return G_SOURCE_REMOVE;

  if (news->signal == NULL)
    set_service (self, news->is_available, news->has_actions);
  else if (news->error != NULL)
    g_signal_emit_by_name (self, news->signal, news->id, news->error);
  else if (news->key != NULL)
    g_signal_emit_by_name (self, news->signal, news->id, news->key, news->token);
  else
    g_signal_emit_by_name (self, news->signal, news->id);
  return G_SOURCE_REMOVE;
}

static void
tell (FoyerLibnotifyLink *self,
      const News         *what)
{
  News *news = g_memdup2 (what, sizeof (News));
  g_autoptr(GSource) source = g_idle_source_new ();

  news->link = foyer_libnotify_link_ref (self);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_news, news, news_free);
  g_source_attach (source, self->caller);
}

void
foyer_libnotify_link_tell_shown (FoyerLibnotifyLink *self,
                                 const char         *id)
{
  tell (self, &(News) { .signal = "shown", .id = g_strdup (id) });
}

void
foyer_libnotify_link_tell_failed (FoyerLibnotifyLink *self,
                                  const char         *id,
                                  const GError       *error)
{
  tell (self, &(News) { .signal = "failed", .id = g_strdup (id),
                        .error = g_error_copy (error) });
}

void
foyer_libnotify_link_tell_activated (FoyerLibnotifyLink *self,
                                     const char         *id,
                                     const char         *key,
                                     const char         *token)
{
  tell (self, &(News) { .signal = "activated", .id = g_strdup (id), .key = g_strdup (key),
                        .token = g_strdup (token) });
}

void
foyer_libnotify_link_tell_closed (FoyerLibnotifyLink *self,
                                  const char         *id)
{
  tell (self, &(News) { .signal = "closed", .id = g_strdup (id) });
}

void
foyer_libnotify_link_tell_service (FoyerLibnotifyLink *self,
                                   gboolean            is_available,
                                   gboolean            has_actions)
{
  tell (self, &(News) { .is_available = is_available, .has_actions = has_actions });
}

static void
foyer_libnotify_show (FoyerNotifier           *notifier,
                      const FoyerNotification *notification)
{
  link_want (FOYER_LIBNOTIFY (notifier)->link, notification->id,
             foyer_notification_copy (notification));
}

static void
foyer_libnotify_withdraw (FoyerNotifier *notifier,
                          const char    *id)
{
  link_want (FOYER_LIBNOTIFY (notifier)->link, id, NULL);
}

static void
foyer_libnotify_iface_init (FoyerNotifierInterface *iface)
{
  iface->show = foyer_libnotify_show;
  iface->withdraw = foyer_libnotify_withdraw;
}

static void
foyer_libnotify_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  FoyerLibnotify *self = FOYER_LIBNOTIFY (object);

  switch (prop_id)
    {
    case PROP_IS_AVAILABLE:
      g_value_set_boolean (value, self->is_available);
      break;
    case PROP_HAS_ACTIONS:
      g_value_set_boolean (value, self->has_actions);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Lets the thread take down what stands. */
static void
end_thread (FoyerLibnotifyLink *link)
{
  gint64 until = g_get_monotonic_time () + END_WAIT_US;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&link->mutex);

  link->is_ending = TRUE;
  call_thread (link);
  while (!link->has_ended && g_cond_wait_until (&link->ended, &link->mutex, until))
    ;
}

static void
foyer_libnotify_dispose (GObject *object)
{
  FoyerLibnotify *self = FOYER_LIBNOTIFY (object);

  if (self->link != NULL)
    end_thread (self->link);
  g_clear_pointer (&self->link, foyer_libnotify_link_unref);

  G_OBJECT_CLASS (foyer_libnotify_parent_class)->dispose (object);
}

static void
foyer_libnotify_class_init (FoyerLibnotifyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = foyer_libnotify_dispose;
  object_class->get_property = foyer_libnotify_get_property;
  g_object_class_override_property (object_class, PROP_IS_AVAILABLE, "is-available");
  g_object_class_override_property (object_class, PROP_HAS_ACTIONS, "has-actions");
}

static void
foyer_libnotify_init (FoyerLibnotify *self)
{
}

/**
 * foyer_libnotify_new:
 * @program_name: how the service calls the program to the person
 *
 * There is one of these in a program: libnotify keeps what it knows of the service in one place.
 *
 * Returns: (transfer full): a notifier that works by the desktop's own service
 */
FoyerNotifier *
foyer_libnotify_new (const char *program_name)
{
  FoyerLibnotify *self;

  g_return_val_if_fail (program_name != NULL, NULL);

  self = g_object_new (FOYER_TYPE_LIBNOTIFY, NULL);
  self->link = link_new (self, program_name);
  g_thread_unref (g_thread_new ("notifications", foyer_libnotify_thread_run,
                                foyer_libnotify_link_ref (self->link)));
  return FOYER_NOTIFIER (self);
}
