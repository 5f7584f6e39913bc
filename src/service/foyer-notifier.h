#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is shown outside the window. The words are ready; nothing here knows of the shop. */

/**
 * FoyerNotification:
 * @id: what it is about; one of the same id takes the place of the one before
 * @title: in plain text
 * @body: in plain text; the notifier escapes where the service wants markup
 * @icon_name: a symbolic icon
 * @is_urgent: stays until somebody acts
 * @is_silent: no sound
 * @keys: (array zero-terminated=1): the acts, at most three: what "activated" names
 * @labels: (array zero-terminated=1): their words
 */
typedef struct
{
  char *id;
  char *title;
  char *body;
  char *icon_name;
  gboolean is_urgent;
  gboolean is_silent;
  char **keys;
  char **labels;
} FoyerNotification;

#define FOYER_TYPE_NOTIFICATION (foyer_notification_get_type ())
GType              foyer_notification_get_type (void) G_GNUC_CONST;
FoyerNotification *foyer_notification_copy     (const FoyerNotification *self);
void               foyer_notification_free     (FoyerNotification       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerNotification, foyer_notification_free)

#define FOYER_TYPE_NOTIFIER (foyer_notifier_get_type ())
G_DECLARE_INTERFACE (FoyerNotifier, foyer_notifier, FOYER, NOTIFIER, GObject)

/* Never waits: what is asked for is done elsewhere, and the answer comes as a signal on the thread
 * that made the notifier.
 *
 * Signals: "shown" (id: string), "failed" (id: string, error: GError): the service did or did not
 * take it; "activated" (id: string, key: string, token: string, nullable): somebody pressed an act,
 * or the notification itself (key "default"); "closed" (id: string): it went without an act.
 * Properties: "is-available" (boolean): whether there is a service; "has-actions" (boolean):
 * whether it shows acts. */
struct _FoyerNotifierInterface
{
  GTypeInterface parent_iface;

  void (*show)     (FoyerNotifier *self, const FoyerNotification *notification);
  void (*withdraw) (FoyerNotifier *self, const char *id);
};

void     foyer_notifier_show             (FoyerNotifier           *self,
                                          const FoyerNotification *notification);
void     foyer_notifier_withdraw         (FoyerNotifier           *self,
                                          const char              *id);
gboolean foyer_notifier_get_is_available (FoyerNotifier           *self);
gboolean foyer_notifier_get_has_actions  (FoyerNotifier           *self);

G_END_DECLS
