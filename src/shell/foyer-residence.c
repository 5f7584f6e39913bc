#include "shell/foyer-residence.h"

#include "service/foyer-autostart.h"

#include <glib/gi18n-lib.h>

#define NOTICE "residence"

struct _FoyerResidence
{
  GObject parent_instance;

  GApplication *application; /* owns this */
  GSettings *settings;
  FoyerNotifier *notifier;
  gboolean is_held;
  gboolean was_closed;       /* and nobody could be told what that means */
};

G_DEFINE_FINAL_TYPE (FoyerResidence, foyer_residence, G_TYPE_OBJECT)

enum
{
  TOLD_LATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_resident (FoyerResidence *self)
{
  return g_settings_get_boolean (self->settings, "resident");
}

static void
on_autostart_set (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  /* The program rings as long as it runs; what is missing is that it starts by itself. */
  if (!foyer_autostart_set_finish (result, &error))
    g_warning ("The start at login cannot be changed: %s", error->message);
}

static void
update_autostart (FoyerResidence *self)
{
  foyer_autostart_set_async (is_resident (self)
                             && g_settings_get_boolean (self->settings, "autostart"),
                             NULL, on_autostart_set, NULL);
}

static void
update_hold (FoyerResidence *self)
{
  if (self->is_held == is_resident (self))
    return;

  self->is_held = !self->is_held;
  if (self->is_held)
    g_application_hold (self->application);
  else
    g_application_release (self->application);
}

static void
on_resident_changed (FoyerResidence *self)
{
  update_hold (self);
  update_autostart (self);
}

static void
on_notice_shown (FoyerResidence *self,
                 const char     *id)
{
  if (!g_str_equal (id, NOTICE))
    return;

  self->was_closed = FALSE;
  g_settings_set_boolean (self->settings, "told-resident", TRUE);
}

static void
on_notice_activated (FoyerResidence *self,
                     const char     *id,
                     const char     *key,
                     const char     *token)
{
  if (!g_str_equal (id, NOTICE))
    return;

  foyer_notifier_withdraw (self->notifier, NOTICE);
  g_application_activate (self->application);
}

/* Once, at the first close: whoever closes a window expects that this was it. */
static void
tell (FoyerResidence *self)
{
  char *keys[] = { "open", NULL };
  char *labels[] = { (char *) C_("notice act", "Open"), NULL };
  const FoyerNotification notice = {
    .id = (char *) NOTICE,
    .title = (char *) _("Foyer keeps ringing"),
    .body = (char *) _("The window is closed; what was promised still rings. "
                       "“Quit” in the menu ends the program."),
    .icon_name = (char *) "foyer-due-symbolic",
    .is_silent = TRUE,
    .keys = keys,
    .labels = labels,
  };

  if (g_settings_get_boolean (self->settings, "told-resident"))
    return;

  self->was_closed = TRUE;
  foyer_notifier_show (self->notifier, &notice);
}

static void
foyer_residence_dispose (GObject *object)
{
  FoyerResidence *self = FOYER_RESIDENCE (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->notifier);

  G_OBJECT_CLASS (foyer_residence_parent_class)->dispose (object);
}

static void
foyer_residence_class_init (FoyerResidenceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = foyer_residence_dispose;

  signals[TOLD_LATE] = g_signal_new ("told-late", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
foyer_residence_init (FoyerResidence *self)
{
}

/* @application outlives it. */
FoyerResidence *
foyer_residence_new (GApplication  *application,
                     GSettings     *settings,
                     FoyerNotifier *notifier)
{
  FoyerResidence *self = g_object_new (FOYER_TYPE_RESIDENCE, NULL);

  self->application = application;
  self->settings = g_object_ref (settings);
  self->notifier = g_object_ref (notifier);
  g_signal_connect_object (settings, "changed::resident", G_CALLBACK (on_resident_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::autostart", G_CALLBACK (update_autostart), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (notifier, "shown", G_CALLBACK (on_notice_shown), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (notifier, "activated", G_CALLBACK (on_notice_activated), self,
                           G_CONNECT_SWAPPED);
  on_resident_changed (self);
  return self;
}

gboolean
foyer_residence_close (FoyerResidence *self,
                       GtkWindow      *window)
{
  g_return_val_if_fail (FOYER_IS_RESIDENCE (self), FALSE);

  if (!is_resident (self))
    return FALSE;

  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  tell (self);
  return TRUE;
}

void
foyer_residence_note_opened (FoyerResidence *self)
{
  g_return_if_fail (FOYER_IS_RESIDENCE (self));

  foyer_notifier_withdraw (self->notifier, NOTICE);
  if (!self->was_closed)
    return;

  self->was_closed = FALSE;
  g_settings_set_boolean (self->settings, "told-resident", TRUE);
  g_signal_emit (self, signals[TOLD_LATE], 0);
}
