/* logind says on the system bus when the PC goes to sleep, and when it is back. Where there is no
 * logind nothing is told, and whoever waits for a moment must look at the wall clock by
 * themselves. */

#include "service/foyer-wake.h"

#define LOGIND "org.freedesktop.login1"

struct _FoyerWake
{
  GObject parent_instance;

  GCancellable *cancellable;
  GDBusConnection *bus;
  guint subscription;
};

G_DEFINE_FINAL_TYPE (FoyerWake, foyer_wake, G_TYPE_OBJECT)

enum
{
  WOKE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_prepare_for_sleep (GDBusConnection *bus,
                      const char      *sender,
                      const char      *path,
                      const char      *interface,
                      const char      *signal,
                      GVariant        *parameters,
                      gpointer         user_data)
{
  gboolean is_beginning = TRUE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    g_variant_get (parameters, "(b)", &is_beginning);
  if (!is_beginning)
    g_signal_emit (user_data, signals[WOKE], 0);
}

static void
on_bus_got (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);
  FoyerWake *self;

  /* When this was cancelled, @user_data is no more. */
  if (bus == NULL)
    {
      g_debug ("There is no system bus: %s", error->message);
      return;
    }

  self = user_data;
  self->bus = g_steal_pointer (&bus);
  self->subscription =
    g_dbus_connection_signal_subscribe (self->bus, LOGIND, LOGIND ".Manager", "PrepareForSleep",
                                        "/org/freedesktop/login1", NULL, G_DBUS_SIGNAL_FLAGS_NONE,
                                        on_prepare_for_sleep, self, NULL);
}

static void
foyer_wake_dispose (GObject *object)
{
  FoyerWake *self = FOYER_WAKE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  self->subscription = 0;
  g_clear_object (&self->bus);

  G_OBJECT_CLASS (foyer_wake_parent_class)->dispose (object);
}

static void
foyer_wake_finalize (GObject *object)
{
  g_clear_object (&FOYER_WAKE (object)->cancellable);

  G_OBJECT_CLASS (foyer_wake_parent_class)->finalize (object);
}

static void
foyer_wake_class_init (FoyerWakeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = foyer_wake_dispose;
  object_class->finalize = foyer_wake_finalize;

  /**
   * FoyerWake::woke:
   * @self: the watch
   *
   * The PC is back from its sleep.
   */
  signals[WOKE] = g_signal_new ("woke", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
foyer_wake_init (FoyerWake *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * foyer_wake_new:
 *
 * Returns: (transfer full): a watch over the sleep of the PC, which tells of it in the main context
 *   of this thread
 */
FoyerWake *
foyer_wake_new (void)
{
  FoyerWake *self = g_object_new (FOYER_TYPE_WAKE, NULL);

  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, on_bus_got, self);
  return self;
}
