#include "shell/foyer-language.h"

#include "service/foyer-catalog.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/* Binds the catalogue. gettext obeys LANGUAGE in every locale but "C": C.UTF-8 stands in for it,
 * and a PC need not have the locale of the language (NOTES §6). */
void
foyer_language_start (void)
{
  if (setlocale (LC_ALL, "") == NULL)
    setlocale (LC_ALL, "C.UTF-8");
  if (g_str_equal (setlocale (LC_MESSAGES, NULL), "C")
      || g_str_equal (setlocale (LC_MESSAGES, NULL), "POSIX"))
    setlocale (LC_MESSAGES, "C.UTF-8");
  if (g_str_equal (setlocale (LC_CTYPE, NULL), "C")
      || g_str_equal (setlocale (LC_CTYPE, NULL), "POSIX"))
    setlocale (LC_CTYPE, "C.UTF-8");

  bindtextdomain (GETTEXT_PACKAGE, foyer_catalog_get_default_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* Returns whether the program runs in @language ("zh_CN", "en"); an empty one is that of the
 * desktop, which it always is. */
gboolean
foyer_language_is (const char *language)
{
  const char *present = g_get_language_names ()[0];

  if (language == NULL || *language == '\0')
    return TRUE;
  /* Without a language the source strings show, which are English. */
  if (g_str_equal (language, "en")
      && (g_str_equal (present, "C") || g_str_has_prefix (present, "C.")))
    return TRUE;
  return g_str_has_prefix (present, language);
}

/* Returns (transfer full): the environment in which the program starts in @language; empty or %NULL
 * for that of the desktop. */
char **
foyer_language_dup_env (const char *language)
{
  char **env = g_get_environ ();
  const char *desktop = g_environ_getenv (env, "FOYER_DESKTOP_LANGUAGE");

  /* What the desktop said is kept, so that "as the desktop" finds the way back. */
  if (desktop == NULL)
    {
      const char *before = g_environ_getenv (env, "LANGUAGE");

      env = g_environ_setenv (env, "FOYER_DESKTOP_LANGUAGE", before != NULL ? before : "", TRUE);
      desktop = g_environ_getenv (env, "FOYER_DESKTOP_LANGUAGE");
    }
  if (language != NULL && *language != '\0')
    return g_environ_setenv (env, "LANGUAGE", language, TRUE);
  if (*desktop != '\0')
    {
      g_autofree char *copy = g_strdup (desktop);

      return g_environ_setenv (env, "LANGUAGE", copy, TRUE);
    }
  return g_environ_unsetenv (env, "LANGUAGE");
}
