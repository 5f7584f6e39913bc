#include "panels/foyer-scripts.h"

#include <gio/gio.h>
#include <stdarg.h>

#define PATH "/org/foyer/Foyer/ui/scripts.ini"

/* Some thirty short texts: they are read in less time than a cache of them would need care. */
static char *
dup_value (const char *id,
           const char *key)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GKeyFile) scripts = g_key_file_new ();
  g_autofree char *value = NULL;

  if (bytes != NULL
      && g_key_file_load_from_bytes (scripts, bytes, G_KEY_FILE_KEEP_TRANSLATIONS, NULL))
    value = g_key_file_get_locale_string (scripts, id, key, NULL, NULL);
  if (value == NULL)
    g_critical ("There is no script %s", id);
  return value != NULL ? g_steal_pointer (&value) : g_strdup ("");
}

/* When the script @id is said, in a few words. */
char *
foyer_scripts_dup_moment (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  return dup_value (id, "moment");
}

/* What is said in the moment @id. There follow names of placeholders and what stands for them (an
 * empty one leaves the placeholder for the speaker), then %NULL. */
char *
foyer_scripts_dup_text (const char *id,
                        ...)
{
  g_autofree char *pattern = NULL;
  g_autoptr (GString) text = NULL;
  const char *name;
  va_list args;

  g_return_val_if_fail (id != NULL, NULL);

  pattern = dup_value (id, "text");
  text = g_string_new (pattern);
  va_start (args, id);
  while ((name = va_arg (args, const char *)) != NULL)
    {
      const char *value = va_arg (args, const char *);
      g_autofree char *placeholder = g_strdup_printf ("{%s}", name);

      if (value != NULL && *value != '\0')
        g_string_replace (text, placeholder, value, 0);
    }
  va_end (args);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
