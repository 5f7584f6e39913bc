#include "service/foyer-holidays.h"

#include "foyer-config.h"

/**
 * foyer_holidays_read_shipped:
 *
 * Reads the public holidays that ship with the program; not for the main thread. A file that cannot
 * be read is told in the log and left out: days by the week alone are better than none.
 *
 * Returns: (transfer full) (element-type utf8): the notices, in no order
 */
GPtrArray *
foyer_holidays_read_shipped (void)
{
  const char *data_dir = g_getenv ("FOYER_DATA_DIR");
  g_autofree char *folder = g_build_filename (data_dir != NULL ? data_dir : FOYER_DATA_DIR,
                                              "calendar", NULL);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  if (dir == NULL)
    g_warning ("The public holidays cannot be read: %s", error->message);

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      char *text;

      if (!g_str_has_suffix (name, ".txt"))
        continue;
      g_clear_error (&error);
      if (g_file_get_contents (path, &text, NULL, &error))
        g_ptr_array_add (texts, text);
      else
        g_warning ("Public holidays in %s: %s", name, error->message);
    }

  return texts;
}

static gint
compare_years (gconstpointer a,
               gconstpointer b)
{
  int year_a = 0, year_b = 0;

  foyer_calendar_read_text (*(const char *const *) a, &year_a, NULL, NULL, NULL);
  foyer_calendar_read_text (*(const char *const *) b, &year_b, NULL, NULL, NULL);
  return year_a - year_b;
}

/* The notice of a year may name days of the year before, and knows better than that year's own. */
static void
add_texts (FoyerCalendar *calendar,
           GPtrArray     *texts)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (texts, (GCopyFunc) (gpointer) g_strdup, NULL);

  g_ptr_array_set_free_func (sorted, g_free);
  g_ptr_array_sort (sorted, compare_years);
  for (guint i = 0; i < sorted->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!foyer_calendar_add_text (calendar, sorted->pdata[i], &error))
        g_warning ("Public holidays: %s", error->message);
    }
}

/**
 * foyer_holidays_make:
 * @shipped: (element-type utf8): the notices that ship with the program
 * @imported: (element-type utf8): those that the shop imported
 *
 * Makes the calendar that the shop reckons with. An imported notice that names days stands for the
 * whole year: a day that it no longer names is no holiday, whatever shipped.
 *
 * Returns: (transfer full): a calendar that nobody changes any more
 */
FoyerCalendar *
foyer_holidays_make (GPtrArray *shipped,
                     GPtrArray *imported)
{
  FoyerCalendar *calendar = foyer_calendar_new ();
  g_autoptr (FoyerCalendar) only_imported = foyer_calendar_new ();
  g_autoptr (GPtrArray) standing = g_ptr_array_new ();

  add_texts (only_imported, imported);
  for (guint i = 0; i < shipped->len; i++)
    {
      const char *text = g_ptr_array_index (shipped, i);
      int year;

      if (foyer_calendar_read_text (text, &year, NULL, NULL, NULL)
          && !foyer_calendar_is_published (only_imported, year))
        g_ptr_array_add (standing, (gpointer) text);
    }

  add_texts (calendar, standing);
  add_texts (calendar, imported);
  return calendar;
}
