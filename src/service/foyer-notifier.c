/* What is shown outside the window, whoever shows it: the desktop's service, or a recorder in a
 * test. */

#include "service/foyer-notifier.h"

G_DEFINE_BOXED_TYPE (FoyerNotification, foyer_notification, foyer_notification_copy,
                     foyer_notification_free)

G_DEFINE_INTERFACE (FoyerNotifier, foyer_notifier, G_TYPE_OBJECT)

static void
foyer_notifier_default_init (FoyerNotifierInterface *iface)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  g_object_interface_install_property (
    iface, g_param_spec_boolean ("is-available", NULL, NULL, FALSE, flags));
  g_object_interface_install_property (
    iface, g_param_spec_boolean ("has-actions", NULL, NULL, FALSE, flags));

  g_signal_new ("shown", FOYER_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);
  g_signal_new ("failed", FOYER_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
  g_signal_new ("activated", FOYER_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  g_signal_new ("closed", FOYER_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);
}

/**
 * foyer_notification_copy:
 * @self: a notification
 *
 * Returns: (transfer full): a copy that shares nothing with @self, so that another thread may have
 *   it
 */
FoyerNotification *
foyer_notification_copy (const FoyerNotification *self)
{
  FoyerNotification *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (FoyerNotification, 1);
  copy->id = g_strdup (self->id);
  copy->title = g_strdup (self->title);
  copy->body = g_strdup (self->body);
  copy->icon_name = g_strdup (self->icon_name);
  copy->is_urgent = self->is_urgent;
  copy->is_silent = self->is_silent;
  copy->keys = g_strdupv (self->keys);
  copy->labels = g_strdupv (self->labels);
  return copy;
}

/**
 * foyer_notification_free:
 * @self: (transfer full): a notification
 */
void
foyer_notification_free (FoyerNotification *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->body);
  g_free (self->icon_name);
  g_strfreev (self->keys);
  g_strfreev (self->labels);
  g_free (self);
}

/**
 * foyer_notifier_show:
 * @self: a notifier
 * @notification: what to show; copied
 *
 * Asks for it to be shown, in the place of one of the same id. "shown" or "failed" tells what came
 * of it, unless it is replaced or withdrawn before its turn.
 */
void
foyer_notifier_show (FoyerNotifier           *self,
                     const FoyerNotification *notification)
{
  g_return_if_fail (FOYER_IS_NOTIFIER (self));
  g_return_if_fail (notification != NULL && notification->id != NULL);
  g_return_if_fail (notification->title != NULL && notification->body != NULL);
  g_return_if_fail (notification->keys != NULL && notification->labels != NULL);

  FOYER_NOTIFIER_GET_IFACE (self)->show (self, notification);
}

/**
 * foyer_notifier_withdraw:
 * @self: a notifier
 * @id: what it is about; nothing happens when none of this id stands or waits
 */
void
foyer_notifier_withdraw (FoyerNotifier *self,
                         const char    *id)
{
  g_return_if_fail (FOYER_IS_NOTIFIER (self));
  g_return_if_fail (id != NULL);

  FOYER_NOTIFIER_GET_IFACE (self)->withdraw (self, id);
}

static gboolean
get_flag (FoyerNotifier *self,
          const char    *name)
{
  gboolean flag = FALSE;

  g_object_get (self, name, &flag, NULL);
  return flag;
}

/**
 * foyer_notifier_get_is_available:
 * @self: a notifier
 *
 * Returns: whether there is a service that answers; also %FALSE as long as nobody knows yet
 */
gboolean
foyer_notifier_get_is_available (FoyerNotifier *self)
{
  g_return_val_if_fail (FOYER_IS_NOTIFIER (self), FALSE);

  return get_flag (self, "is-available");
}

/**
 * foyer_notifier_get_has_actions:
 * @self: a notifier
 *
 * Returns: whether the service shows acts
 */
gboolean
foyer_notifier_get_has_actions (FoyerNotifier *self)
{
  g_return_val_if_fail (FOYER_IS_NOTIFIER (self), FALSE);

  return get_flag (self, "has-actions");
}
