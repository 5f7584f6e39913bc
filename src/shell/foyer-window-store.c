/* What the window says of the store while it is open: that the server is away and since when, that
 * it is back, that this program is too old, that this PC's clock is wrong. One sentence and one act
 * for each (look/DESIGN-LANGUAGE.md §8). */

#include "shell/foyer-window-private.h"

#include "service/foyer-opening.h"
#include "service/foyer-words.h"

#include <glib/gi18n-lib.h>

static FoyerStore *
get_store (FoyerWindow *self)
{
  return foyer_services_get_store (self->services);
}

static FoyerDrafts *
get_drafts (FoyerWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return foyer_application_get_drafts (FOYER_APPLICATION (application));
}

static char *
dup_time (FoyerWindow *self,
          gint64       at_us)
{
  return foyer_words_clock (foyer_shop_get_time (foyer_services_get_shop (self->services)), at_us);
}

/* A newer program has changed the store, and this one can go on. */
static void
on_outdated_changed (FoyerWindow *self)
{
  foyer_banner_put (self->banner, "outdated", FOYER_TONE_WARN, NULL,
                    _("A newer Foyer is at work on another PC. Everything goes on here as before. "
                      "Update the program on this PC soon."));
  foyer_banner_set_action (self->banner, "outdated", C_("banner", "Start Foyer again"),
                           "app.start-again");
}

static char *
dup_duration (gint64 us)
{
  gulong seconds = ABS (us) / G_USEC_PER_SEC;
  gulong minutes = seconds / 60;

  if (minutes >= 2)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu minute", "%lu minutes", minutes),
                            minutes);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu second", "%lu seconds", seconds),
                          seconds);
}

static void
on_clock_offset_changed (FoyerWindow *self)
{
  gint64 offset_us = foyer_store_get_clock_offset_us (get_store (self));
  g_autofree char *duration = dup_duration (offset_us);
  g_autofree char *sentence = NULL;

  /* What is much worse the state of the store says. */
  if (ABS (offset_us) <= FOYER_STORE_CLOCK_WRONG_US
      || ABS (offset_us) > FOYER_STORE_CLOCK_REFUSED_US)
    {
      foyer_banner_remove (self->banner, "clock");
      return;
    }

  /* Translators: %s is a duration such as "3 seconds". */
  sentence = g_strdup_printf (offset_us > 0
                              ? _("This PC's clock is %s slow. What is saved gets the server's "
                                  "time. Set the clock of this PC.")
                              : _("This PC's clock is %s fast. What is saved gets the server's "
                                  "time. Set the clock of this PC."), duration);
  foyer_banner_put (self->banner, "clock", FOYER_TONE_WARN, NULL, sentence);
  foyer_banner_set_action (self->banner, "clock", C_("banner", "Check again"), "win.hurry");
}

/* Two windows may have been offline for different times; each says its own. */
static void
tell_back (FoyerWindow *self)
{
  g_autofree char *from = dup_time (self, self->offline_since_us);
  g_autofree char *to = dup_time (self, foyer_store_get_since_us (get_store (self)));
  /* Translators: a time of day: "Online again since 14:35". */
  g_autofree char *title = g_strdup_printf (_("Online again since %s"), to);
  g_autofree char *sentence = NULL;

  /* Translators: a time of day. */
  sentence = g_strdup_printf (_("The server was away from %s on. What was saved is all there, and "
                                "what came in elsewhere is on the screen. Save now what is still "
                                "a draft."),
                              from);
  self->offline_since_us = 0;
  /* What failed because of it can be done now; the sentence says so. */
  foyer_banner_remove (self->banner, "act");
  foyer_banner_put (self->banner, "back", FOYER_TONE_ACCENT, title, sentence);
  foyer_banner_set_action (self->banner, "back", C_("banner", "Close"), "win.close-banner");
}

/* In the header, which no panel covers: that nothing is saved now, and how much waits for it. */
static void
update_offline_chip (FoyerWindow *self)
{
  guint n_drafts = foyer_drafts_get_count (get_drafts (self));
  g_autofree char *label = NULL;

  if (n_drafts == 0)
    label = g_strdup (C_("state", "Offline"));
  else
    /* Translators: in the header; a draft is a form that somebody began to fill in. */
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Offline: %u draft is kept",
                                          "Offline: %u drafts are kept", n_drafts), n_drafts);
  foyer_chip_set_label (self->offline_chip, label);
  gtk_widget_set_visible (GTK_WIDGET (self->offline_chip),
                          foyer_store_get_state (get_store (self)) == FOYER_STORE_OFFLINE);
}

static void
tell_trouble (FoyerWindow *self)
{
  FoyerStore *store = get_store (self);
  const GError *error = foyer_store_get_error (store);
  gboolean is_offline = foyer_store_get_state (store) == FOYER_STORE_OFFLINE;
  gboolean is_server = foyer_opening_is_server (foyer_store_get_uri (store));
  g_autofree char *sentence =
    error != NULL ? foyer_words_store_error (NULL, error, is_server)
                  : g_strdup (_("Nothing can be saved just now."));
  g_autofree char *title = NULL;

  if (is_offline)
    {
      g_autofree char *since = dup_time (self, foyer_store_get_since_us (store));

      self->offline_since_us = foyer_store_get_since_us (store);
      foyer_banner_remove (self->banner, "back");
      /* Translators: a time of day: "Offline since 14:32". */
      title = g_strdup_printf (_("Offline since %s"), since);
    }

  foyer_banner_put (self->banner, "store", is_offline ? FOYER_TONE_WARN : FOYER_TONE_CRIT, title,
                    sentence);
  if (is_offline)
    foyer_banner_set_action (self->banner, "store", C_("banner", "Try now"), "win.hurry");
  else if (is_server)
    foyer_banner_set_action (self->banner, "store", C_("banner", "Check again"), "win.hurry");
  if (error != NULL)
    foyer_banner_set_details (self->banner, "store", error->message);
}

static void
on_state_changed (FoyerWindow *self)
{
  FoyerStore *store = get_store (self);

  update_offline_chip (self);
  switch (foyer_store_get_state (store))
    {
    case FOYER_STORE_OPENING:
      return;
    case FOYER_STORE_READY:
      foyer_banner_remove (self->banner, "store");
      if (self->offline_since_us != 0)
        tell_back (self);
      /* A seat that was shown out and let in again finds its panels as they stood. */
      if (foyer_window_is_page (self, FOYER_WINDOW_TROUBLE))
        foyer_window_update_page (self);
      return;
    case FOYER_STORE_READ_ONLY:
    case FOYER_STORE_OFFLINE:
      tell_trouble (self);
      return;
    case FOYER_STORE_FAILED:
      /* The page says it all. */
      foyer_banner_remove (self->banner, "store");
      if (foyer_store_get_error (store) != NULL)
        foyer_window_show_trouble (self, foyer_store_get_error (store));
      return;
    }
}

/* Tells what there is to tell now, and whatever changes from now on. */
void
foyer_window_watch_store (FoyerWindow *self)
{
  FoyerStore *store = get_store (self);

  self->offline_since_us = 0;
  g_signal_connect_object (store, "notify::state", G_CALLBACK (on_state_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::outdated", G_CALLBACK (on_outdated_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::clock-offset", G_CALLBACK (on_clock_offset_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_handlers_disconnect_by_func (get_drafts (self), update_offline_chip, self);
  g_signal_connect_object (get_drafts (self), "notify::count", G_CALLBACK (update_offline_chip),
                           self, G_CONNECT_SWAPPED);
  on_state_changed (self);
  on_clock_offset_changed (self);
}
