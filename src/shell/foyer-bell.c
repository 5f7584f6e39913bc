#include "shell/foyer-bell.h"

#include "shell/foyer-window.h"

struct _FoyerBell
{
  GObject parent_instance;

  FoyerApplication *application; /* owns this */
  FoyerNotifier *notifier;
  FoyerRinger *ringer;
};

G_DEFINE_FINAL_TYPE (FoyerBell, foyer_bell, G_TYPE_OBJECT)

static gboolean
on_shown_inside (FoyerBell *self,
                 GPtrArray *deliveries)
{
  FoyerWindow *window = foyer_application_get_window (self->application);

  return window != NULL && foyer_window_tell_due (window, deliveries);
}

static void
on_opened (FoyerBell     *self,
           FoyerDelivery *delivery,
           guint          act,
           const char    *token)
{
  foyer_application_present (self->application, token);
  foyer_window_open_delivery (foyer_application_get_window (self->application), delivery, act);
}

static void
on_sign_in_asked (FoyerBell  *self,
                  FoyerStaff *staff,
                  const char *token)
{
  foyer_application_present (self->application, token);
  foyer_window_ask_to_sign_in (foyer_application_get_window (self->application), staff);
}

static void
on_failed (FoyerBell    *self,
           const char   *what,
           const GError *error)
{
  foyer_application_present (self->application, NULL);
  foyer_window_fail (foyer_application_get_window (self->application), what, error);
}

static void
foyer_bell_dispose (GObject *object)
{
  FoyerBell *self = FOYER_BELL (object);

  g_clear_object (&self->ringer);
  g_clear_object (&self->notifier);

  G_OBJECT_CLASS (foyer_bell_parent_class)->dispose (object);
}

static void
foyer_bell_class_init (FoyerBellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = foyer_bell_dispose;
}

static void
foyer_bell_init (FoyerBell *self)
{
}

/* @application outlives it. */
FoyerBell *
foyer_bell_new (FoyerApplication *application,
                FoyerNotifier    *notifier)
{
  FoyerBell *self = g_object_new (FOYER_TYPE_BELL, NULL);

  self->application = application;
  self->notifier = g_object_ref (notifier);
  return self;
}

void
foyer_bell_set_services (FoyerBell     *self,
                         FoyerServices *services)
{
  FoyerWindow *window;

  g_return_if_fail (FOYER_IS_BELL (self));

  window = foyer_application_get_window (self->application);
  if (window != NULL)
    foyer_window_set_ringer (window, NULL, NULL);
  if (self->ringer != NULL)
    g_signal_handlers_disconnect_by_data (self->ringer, self);
  g_clear_object (&self->ringer);
  if (services == NULL)
    return;

  self->ringer = foyer_ringer_new (foyer_services_get_due (services),
                                   foyer_services_get_callbacks (services),
                                   foyer_services_get_reception (services),
                                   foyer_services_get_demo_desk (services),
                                   foyer_services_get_people (services),
                                   foyer_services_get_shop (services), self->notifier);
  g_signal_connect_object (self->ringer, "shown-inside", G_CALLBACK (on_shown_inside), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ringer, "opened", G_CALLBACK (on_opened), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ringer, "sign-in-asked", G_CALLBACK (on_sign_in_asked), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ringer, "failed", G_CALLBACK (on_failed), self,
                           G_CONNECT_SWAPPED);
  if (window != NULL)
    foyer_bell_add_window (self, window);
}

void
foyer_bell_add_window (FoyerBell   *self,
                       FoyerWindow *window)
{
  g_return_if_fail (FOYER_IS_BELL (self));

  if (self->ringer != NULL)
    foyer_window_set_ringer (window, self->ringer, self->notifier);
}
