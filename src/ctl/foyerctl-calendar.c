#include "ctl/foyerctl.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "service/foyer-holiday-file.h"

/* foyerctl calendar import FILE: the public holidays of a year, or several. */
FoyerctlStatus
foyerctl_calendar_import (Foyerctl  *self,
                          int        argc,
                          char     **argv)
{
  g_autoptr(GAsyncResult) loaded = NULL;
  g_autoptr(GAsyncResult) imported = NULL;
  g_autoptr(GPtrArray) notices = NULL;
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;

  if (!foyerctl_parse (self, "calendar import", NULL, 1, 1, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;

  file = g_file_new_for_commandline_arg (argv[1]);
  foyer_holiday_file_load_async (file, NULL, foyerctl_on_done, &loaded);
  notices = foyer_holiday_file_load_finish (foyerctl_wait (&loaded), &error);
  if (notices == NULL || !foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);

  foyer_shop_import_calendar_async (self->shop, notices, NULL, foyerctl_on_done, &imported);
  if (!foyer_shop_finish (self->shop, foyerctl_wait (&imported), &error))
    return foyerctl_complain (error);

  for (guint i = 0; i < notices->len; i++)
    {
      guint n_off, n_work;
      int year;

      if (foyer_calendar_read_text (notices->pdata[i], &year, &n_off, &n_work, NULL))
        printf ("imported %d off %u work %u\n", year, n_off, n_work);
    }
  return FOYERCTL_DONE;
}
