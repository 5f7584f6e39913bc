#include "ctl/foyerctl.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#include "domain/foyer-day.h"
#include "domain/foyer-settings.h"
#include "service/foyer-sample.h"

static void
on_progress (double   part_done,
             gpointer user_data)
{
  int *shown = user_data;
  int percent = MIN (part_done * 100, 100);

  if (percent == *shown)
    return;
  *shown = percent;
  g_printerr ("\r%d %%", percent);
}

/* The same time of another day, so that the sample is as if that day were today. */
static FoyerClock *
make_clock (Foyerctl *self,
            gint64    today)
{
  g_autoptr(FoyerSettings) settings = foyer_settings_new ();
  g_autoptr(FoyerShopTime) shop_time = foyer_settings_make_time (settings);
  int minute = foyer_shop_time_get_minute (shop_time, foyer_clock_now_us (self->clock));

  return foyer_fake_clock_new (foyer_shop_time_at_minute (shop_time, today, minute));
}

/* foyerctl sample: a shop in an empty store. */
FoyerctlStatus
foyerctl_sample (Foyerctl  *self,
                 int        argc,
                 char     **argv)
{
  FoyerSampleShape shape = FOYER_SAMPLE_USUAL;
  gint64 seed = shape.seed;
  g_autofree char *today_text = NULL;
  const GOptionEntry entries[] = {
    { "customers", 0, 0, G_OPTION_ARG_INT64, &shape.n_customers, N_("how many customers"),
      N_("N") },
    { "visits", 0, 0, G_OPTION_ARG_INT64, &shape.n_visits, N_("how many visits"), N_("N") },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_("the same one makes the same shop"), N_("S") },
    { "today", 0, 0, G_OPTION_ARG_STRING, &today_text, N_("the last day of the sample"),
      N_("YYYY-MM-DD") },
    { NULL },
  };
  g_autoptr(FoyerClock) clock = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *uri = NULL;
  gboolean is_done;
  gint64 today;
  int shown = -1;

  if (!foyerctl_parse (self, "sample", entries, 0, 0, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;
  if (shape.n_customers < 0 || shape.n_visits < 0 || shape.n_customers >= G_MAXUINT32)
    return foyerctl_misuse (_("Customers and visits are numbers from 0 on."));
  if (today_text != NULL && !foyerctl_parse_day (today_text, &today))
    return FOYERCTL_WRONG_USAGE;

  shape.seed = seed;
  clock = today_text != NULL ? make_clock (self, today) : g_object_ref (self->clock);
  uri = foyerctl_dup_uri (self);
  is_done = foyer_sample_make (uri, &shape, clock, isatty (STDERR_FILENO) ? on_progress : NULL,
                               &shown, NULL, &error);
  if (shown >= 0)
    g_printerr ("\r      \r");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_printerr ("%s\n", _("Somebody works in this store already, and a sample goes into an empty "
                            "one. Nothing was changed. Choose another store with --database."));
      return FOYERCTL_COULD_NOT;
    }
  if (!is_done)
    return foyerctl_complain (error);

  printf ("saved %" G_GINT64_FORMAT " customers, %" G_GINT64_FORMAT " visits\n",
          shape.n_customers, shape.n_visits);
  return FOYERCTL_DONE;
}
