/* What is left behind by a colleague who is away, in one line with one act: a supervisor deals it
 * out as soon as it is known (S4, B3). */

#include "shell/foyer-window-private.h"

#include "panels/foyer-staff-name.h"
#include "service/foyer-words.h"

#include <glib/gi18n-lib.h>

#define BANNER "absence"

static FoyerAbsences *
get_absences (FoyerWindow *self)
{
  return foyer_services_get_absences (self->services);
}

/* What there is to deal out: (transfer full). */
static char *
dup_what (const FoyerAbsence *absence)
{
  gulong n_calls = absence->n_calls;
  gulong n_items = absence->n_items;
  g_autofree char *calls =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu callback", "%lu callbacks", n_calls),
                     n_calls);
  g_autofree char *items =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu matter", "%lu matters", n_items), n_items);

  if (n_items == 0)
    return g_steal_pointer (&calls);
  if (n_calls == 0)
    return g_steal_pointer (&items);
  /* Translators: %1$s is "3 callbacks", %2$s "2 matters". */
  return g_strdup_printf (_("%1$s and %2$s"), calls, items);
}

/* The days of it that are still to come: (transfer full). */
static char *
dup_days (FoyerShopTime      *time,
          const FoyerAbsence *absence,
          gint64              now_us)
{
  gint64 first = foyer_shop_time_get_day (time, MAX (absence->first_us, now_us));
  gint64 last = foyer_shop_time_get_day (time, absence->end_us - 1);
  g_autofree char *from = foyer_words_day (NULL, first);
  g_autofree char *to = foyer_words_day (NULL, last);

  if (first == last)
    return g_steal_pointer (&from);
  /* Translators: from one day to another. */
  return g_strdup_printf (C_("days", "%1$s – %2$s"), from, to);
}

static char *
dup_sentence (FoyerWindow        *self,
              const FoyerAbsence *absence)
{
  FoyerShop *shop = foyer_services_get_shop (self->services);
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (shop));
  const char *name = foyer_staff_name (foyer_services_get_people (self->services), &absence->staff);
  g_autofree char *what = dup_what (absence);
  g_autofree char *days = NULL;

  if (absence->end_us == G_MAXINT64)
    /* Translators: %1$s is who has left the firm, %2$s "3 callbacks and 2 matters" of theirs. */
    return g_strdup_printf (_("%1$s no longer works here: %2$s to be dealt out."), name, what);

  days = dup_days (foyer_shop_get_time (shop), absence, now_us);
  /* Translators: %1$s is who is on leave, %2$s the days, %3$s "3 callbacks and 2 matters" that fall
   * into them. */
  return g_strdup_printf (_("%1$s is away %2$s: %3$s to be dealt out."), name, days, what);
}

static void
on_absences_changed (FoyerWindow *self)
{
  const FoyerAbsence *absence = foyer_absences_get_next (get_absences (self));
  g_autofree char *sentence = NULL;

  if (absence == NULL)
    {
      foyer_banner_remove (self->banner, BANNER);
      return;
    }

  sentence = dup_sentence (self, absence);
  foyer_banner_put (self->banner, BANNER, FOYER_TONE_ACCENT, NULL, sentence);
  foyer_banner_set_action (self->banner, BANNER, C_("banner", "Deal it out"), "win.deal-absence");
  foyer_banner_set_closing (self->banner, BANNER, "win.close-banner");
}

/* Tells of absences from now on. */
void
foyer_window_watch_absences (FoyerWindow *self)
{
  g_signal_connect_object (get_absences (self), "changed", G_CALLBACK (on_absences_changed), self,
                           G_CONNECT_SWAPPED);
  on_absences_changed (self);
}

static void
on_dealt (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (FoyerWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!foyer_absences_deal_finish (FOYER_ABSENCES (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    foyer_window_fail (self, NULL, error);
}

/* Deals out what the banner tells of. */
void
foyer_window_deal_absence (FoyerWindow *self)
{
  const FoyerAbsence *absence =
    self->services != NULL ? foyer_absences_get_next (get_absences (self)) : NULL;

  if (absence != NULL)
    foyer_absences_deal_async (get_absences (self), absence, self->cancellable, on_dealt,
                               g_object_ref (self));
}

/* Returns whether @banner is that of an absence, which is not told of again for now. */
gboolean
foyer_window_put_off_absence (FoyerWindow *self,
                              const char  *banner)
{
  if (!g_str_equal (banner, BANNER) || self->services == NULL)
    return FALSE;

  foyer_absences_put_off (get_absences (self));
  return TRUE;
}
