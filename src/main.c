#include "shell/foyer-application.h"
#include "shell/foyer-language.h"

#include <unistd.h>

/* Whether the machine draws with a graphics card. Without one GL is computed on the processor:
 * a slower start and 100 MB more than drawing with cairo (NOTES §3). */
static gboolean
has_graphics_card (void)
{
  g_autoptr(GDir) folder = g_dir_open ("/dev/dri", 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return TRUE;
  return FALSE;
}

/* Draws on the processor, and without asking first what GL could do: computing GL costs every start
 * some tens of milliseconds and the process 40 MB, even when nothing is drawn with it. */
static void
choose_cairo (void)
{
  const gboolean is_older = gtk_get_major_version () == 4 && gtk_get_minor_version () < 16;

  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  /* GTK 4.16 gave such switches a variable of their own. */
  g_setenv (is_older ? "GDK_DEBUG" : "GDK_DISABLE", is_older ? "gl-disable" : "gl", FALSE);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(FoyerApplication) application = NULL;
  g_autofree char *language = NULL;
  int status;

  /* Before the first thread: the environment is not theirs to change any more afterwards. */
  if (!has_graphics_card ())
    choose_cairo ();

  gtk_disable_setlocale ();
  foyer_language_start ();

  application = foyer_application_new ();
  if (application == NULL)
    return 1;
  language = foyer_application_dup_language (application);
  if (!foyer_language_is (language))
    foyer_application_start_again (argv, language, FALSE);

  status = g_application_run (G_APPLICATION (application), argc, argv);
  if (foyer_application_wants_restart (application, &language))
    foyer_application_start_again (argv, language, TRUE);
  return status;
}
