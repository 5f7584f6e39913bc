#include "panels/foyer-scripts.h"

#include <gio/gio.h>
#include <stdarg.h>

#define PATH "/org/foyer/Foyer/ui/scripts.ini"

/* Some thirty short texts: they are read in less time than a cache of them would need care.
 * @language: (nullable): "en", as they are written, or one that they are translated into; %NULL for
 * that of the interface. */
static char *
dup_value (const char *id,
           const char *key,
           const char *language)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GKeyFile) scripts = g_key_file_new ();
  g_autofree char *value = NULL;

  if (bytes != NULL
      && g_key_file_load_from_bytes (scripts, bytes, G_KEY_FILE_KEEP_TRANSLATIONS, NULL))
    value = g_strcmp0 (language, "en") == 0
              ? g_key_file_get_string (scripts, id, key, NULL)
              : g_key_file_get_locale_string (scripts, id, key, language, NULL);
  if (value == NULL)
    g_critical ("There is no script %s", id);
  return value != NULL ? g_steal_pointer (&value) : g_strdup ("");
}

/* When the script @id is said, in a few words. */
char *
foyer_scripts_dup_moment (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  return dup_value (id, "moment", NULL);
}

static char *
fill (const char *pattern,
      va_list     args)
{
  GString *text = g_string_new (pattern);
  const char *name;

  while ((name = va_arg (args, const char *)) != NULL)
    {
      const char *value = va_arg (args, const char *);
      g_autofree char *placeholder = g_strdup_printf ("{%s}", name);

      if (value != NULL && *value != '\0')
        g_string_replace (text, placeholder, value, 0);
    }

  return g_string_free (text, FALSE);
}

/* What is said in the moment @id. There follow names of placeholders and what stands for them (an
 * empty one leaves the placeholder for the speaker), then %NULL. */
char *
foyer_scripts_dup_text (const char *id,
                        ...)
{
  g_autofree char *pattern = NULL;
  char *text;
  va_list args;

  g_return_val_if_fail (id != NULL, NULL);

  pattern = dup_value (id, "text", NULL);
  va_start (args, id);
  text = fill (pattern, args);
  va_end (args);

  return text;
}

/* The same in @language, "en" or "zh_CN": that of whom one speaks with. What stands for the
 * placeholders is in it too. */
char *
foyer_scripts_dup_text_in (const char *language,
                           const char *id,
                           ...)
{
  g_autofree char *pattern = NULL;
  char *text;
  va_list args;

  g_return_val_if_fail (language != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  pattern = dup_value (id, "text", language);
  va_start (args, id);
  text = fill (pattern, args);
  va_end (args);

  return text;
}
