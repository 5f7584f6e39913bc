#include "service/foyer-holidays.h"

#include "foyer-config.h"

/**
 * foyer_holidays_load:
 *
 * Reads the public holidays that ship with the program. A file that cannot be read is told in the
 * log and left out: days by the week alone are better than none.
 *
 * Returns: (transfer full): the public holidays
 */
FoyerCalendar *
foyer_holidays_load (void)
{
  const char *data_dir = g_getenv ("FOYER_DATA_DIR");
  g_autofree char *folder = g_build_filename (data_dir != NULL ? data_dir : FOYER_DATA_DIR,
                                              "calendar", NULL);
  FoyerCalendar *calendar = foyer_calendar_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  if (dir == NULL)
    g_warning ("The public holidays cannot be read: %s", error->message);

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      if (!g_str_has_suffix (name, ".txt"))
        continue;
      g_clear_error (&error);
      if (!g_file_get_contents (path, &text, NULL, &error)
          || !foyer_calendar_add_text (calendar, text, &error))
        g_warning ("Public holidays in %s: %s", name, error->message);
    }

  return calendar;
}
