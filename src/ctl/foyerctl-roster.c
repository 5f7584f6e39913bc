#include "ctl/foyerctl.h"

#include <glib/gi18n.h>

#include "service/foyer-rota-export.h"

/* What the two commands share; strings are owned. */
typedef struct
{
  char *month;
  char *path;
  char *language;
  char *person;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->month);
  g_free (self->path);
  g_free (self->language);
  g_free (self->person);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static FoyerctlStatus
write_file (FoyerRota     *rota,
            GAsyncResult **result,
            const char    *path)
{
  g_autoptr(GBytes) file = NULL;
  g_autoptr(GError) error = NULL;

  file = foyer_rota_export_finish (rota, foyerctl_wait (result), &error);
  return foyerctl_write_file (path, file, error);
}

/* foyerctl roster print --pdf FILE: the same document that the window prints. */
FoyerctlStatus
foyerctl_roster_print (Foyerctl  *self,
                       int        argc,
                       char     **argv)
{
  g_auto(Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "month", 0, 0, G_OPTION_ARG_STRING, &options.month,
      N_("which month; the present one where it is left out"), N_("YYYY-MM") },
    { "pdf", 0, 0, G_OPTION_ARG_FILENAME, &options.path, N_("where to write it"), N_("FILE") },
    { "language", 0, 0, G_OPTION_ARG_STRING, &options.language,
      N_("of the document: zh_CN or en; yours where it is left out"), N_("LANGUAGE") },
    { NULL },
  };
  g_autoptr(FoyerRota) rota = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  gint64 day;

  if (!foyerctl_parse (self, "roster print", entries, 0, 0, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;
  if (options.path == NULL)
    return foyerctl_misuse (_("Say with --pdf where to write the document."));
  if (options.month != NULL && !foyerctl_parse_month (options.month, &day))
    return foyerctl_misuse (_("A month is written like 2026-11."));
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);

  if (options.month == NULL)
    day = foyerctl_get_today (self);
  rota = foyer_rota_new (self->store, self->session, self->history, self->shop);
  foyer_rota_print_async (rota, day, foyerctl_get_language (options.language), NULL,
                          foyerctl_on_done, &result);
  return write_file (rota, &result, options.path);
}

static const FoyerUuid *
find_person (Foyerctl   *self,
             const char *number)
{
  GListModel *staff = foyer_people_get_staff (self->people);

  for (guint i = 0; i < g_list_model_get_n_items (staff); i++)
    {
      g_autoptr(FoyerStaff) each = g_list_model_get_item (staff, i);

      if (g_strcmp0 (foyer_staff_get_number (each), number) == 0)
        return foyer_record_get_id (FOYER_RECORD (each));
    }

  return NULL;
}

/* foyerctl roster export --ics FILE: the published shifts, for a calendar. */
FoyerctlStatus
foyerctl_roster_export (Foyerctl  *self,
                        int        argc,
                        char     **argv)
{
  g_auto(Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "month", 0, 0, G_OPTION_ARG_STRING, &options.month,
      N_("which month; the present one where it is left out"), N_("YYYY-MM") },
    { "ics", 0, 0, G_OPTION_ARG_FILENAME, &options.path, N_("where to write it"), N_("FILE") },
    { "person", 0, 0, G_OPTION_ARG_STRING, &options.person,
      N_("whose shifts, by staff number; everybody's where it is left out"), N_("NUMBER") },
    { "language", 0, 0, G_OPTION_ARG_STRING, &options.language,
      N_("of the words in it: zh_CN or en; yours where it is left out"), N_("LANGUAGE") },
    { NULL },
  };
  g_autoptr(FoyerRota) rota = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  const FoyerUuid *person = NULL;
  gint64 day;

  if (!foyerctl_parse (self, "roster export", entries, 0, 0, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;
  if (options.path == NULL)
    return foyerctl_misuse (_("Say with --ics where to write the calendar."));
  if (options.month != NULL && !foyerctl_parse_month (options.month, &day))
    return foyerctl_misuse (_("A month is written like 2026-11."));
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);

  if (options.month == NULL)
    day = foyerctl_get_today (self);
  if (options.person != NULL && (person = find_person (self, options.person)) == NULL)
    {
      g_printerr ("%s\n", _("Nobody who works here has this staff number."));
      return FOYERCTL_COULD_NOT;
    }
  rota = foyer_rota_new (self->store, self->session, self->history, self->shop);
  foyer_rota_export_async (rota, day, person, foyerctl_get_language (options.language), NULL,
                           foyerctl_on_done, &result);
  return write_file (rota, &result, options.path);
}
