#include "ctl/foyerctl.h"

#include <glib/gi18n.h>

/* foyerctl register --pdf FILE: the same document that the window prints. */
FoyerctlStatus
foyerctl_register (Foyerctl  *self,
                   int        argc,
                   char     **argv)
{
  g_autofree char *day_text = NULL;
  g_autofree char *path = NULL;
  g_autofree char *language = NULL;
  const GOptionEntry entries[] = {
    { "day", 0, 0, G_OPTION_ARG_STRING, &day_text, N_("which day; today where it is left out"),
      N_("YYYY-MM-DD") },
    { "pdf", 0, 0, G_OPTION_ARG_FILENAME, &path, N_("where to write it"), N_("FILE") },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language,
      N_("of the document: zh_CN or en; yours where it is left out"), N_("LANGUAGE") },
    { NULL },
  };
  FoyerVisitFilter filter = FOYER_VISIT_FILTER_ALL;
  g_autoptr(FoyerDocuments) documents = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GBytes) pdf = NULL;
  g_autoptr(GError) error = NULL;

  if (!foyerctl_parse (self, "register", entries, 0, 0, &argc, &argv)
      || (day_text != NULL && !foyerctl_parse_day (day_text, &filter.first_day)))
    return FOYERCTL_WRONG_USAGE;
  if (path == NULL)
    return foyerctl_misuse (_("Say with --pdf where to write the document."));
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);

  if (day_text == NULL)
    filter.first_day = foyerctl_get_today (self);
  filter.last_day = filter.first_day;
  documents = foyer_documents_new (self->store, self->session, self->history, self->shop,
                                   self->people);
  foyer_documents_register_async (documents, &filter, foyerctl_get_language (language), NULL,
                                  foyerctl_on_done, &result);
  pdf = foyer_documents_finish (documents, foyerctl_wait (&result), &error);
  return foyerctl_write_file (path, pdf, error);
}
