#include "shell/foyer-setting-text.h"

#include "panels/foyer-clock-text.h"

#include <glib/gi18n-lib.h>

/* Days as they are typed: 2026-02-16, 2026/2/16, 2026.2.16 or 2026年2月16日, with a blank or a comma
 * of either script between them. */
static char *
read_days (const char *text)
{
  g_auto(GStrv) words = g_regex_split_simple ("[\\s,;，；、]+", text, 0, 0);
  g_autoptr(GString) days = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto(GStrv) parts = NULL;
      guint year, month, day;

      if (*words[i] == '\0')
        continue;

      parts = g_regex_split_simple ("[^0-9]+", words[i], 0, 0);
      if (g_strv_length (parts) < 3 || (parts[3] != NULL && *parts[3] != '\0'))
        return NULL;
      year = g_ascii_strtoull (parts[0], NULL, 10);
      month = g_ascii_strtoull (parts[1], NULL, 10);
      day = g_ascii_strtoull (parts[2], NULL, 10);
      if (year < 2000 || year > 9999 || month > 12 || day > 31
          || !g_date_valid_dmy (day, month, year))
        return NULL;
      g_string_append_printf (days, "%s%04u-%02u-%02u", days->len > 0 ? " " : "",
                              year, month, day);
    }

  return g_string_free (g_steal_pointer (&days), FALSE);
}

/* Returns (transfer full) (nullable): @text as the store keeps a setting of @kind; %NULL when it is
 * none. @sentence: (out): then what to write instead, in the language of the interface */
char *
foyer_setting_text_read (FoyerSettingKind   kind,
                         const char        *text,
                         const char       **sentence)
{
  char *value = NULL;
  int minute;

  g_return_val_if_fail (text != NULL && sentence != NULL, NULL);

  *sentence = NULL;
  switch (kind)
    {
    case FOYER_SETTING_KIND_MINUTE:
      if (foyer_clock_text_parse (text, &minute))
        return g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
      *sentence = _("Write a time of day, such as 22:00.");
      return NULL;
    case FOYER_SETTING_KIND_DAYS:
      value = read_days (text);
      if (value == NULL)
        *sentence = _("Write days such as 2026-02-16, with a space between them.");
      return value;
    case FOYER_SETTING_KIND_TEXT:
    case FOYER_SETTING_KIND_BOOL:
    case FOYER_SETTING_KIND_COUNT:
    case FOYER_SETTING_KIND_SPAN:
    case FOYER_SETTING_KIND_OFFSET:
    case FOYER_SETTING_KIND_RULE:
    case FOYER_SETTING_KIND_HOURS:
    case FOYER_SETTING_KIND_ZONE:
      return g_strdup (text);
    }

  g_assert_not_reached ();
}
