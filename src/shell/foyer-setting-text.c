#include "shell/foyer-setting-text.h"

#include "panels/foyer-clock-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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

/* A length of time as the store has it, and as it is written here. */
static const struct
{
  const char *unit;
  const char *shown;
  const char *typed[6];
} units[] = {
  /* Translators: a length of time, after its number: minutes. */
  { "min", NC_("wait", "min"), { "min", "m", "分钟", "分" } },
  /* Translators: a length of time, after its number: hours. */
  { "h", NC_("wait", "h"), { "h", "hour", "hours", "小时", "时" } },
  /* Translators: a length of time, after its number: days. */
  { "d", NC_("wait", "d"), { "d", "day", "days", "天", "日" } },
};

/* "2h", "2 h", "2 小时": the number may stand by itself, before its unit. */
static const char *
find_unit (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    for (guint j = 0; j < G_N_ELEMENTS (units[i].typed) && units[i].typed[j] != NULL; j++)
      if (g_str_equal (text, units[i].typed[j]))
        return units[i].unit;

  return NULL;
}

/* Waits as they are typed: "2h 1d", "2 h, 1 d", "2 小时、1 天"; "off", "不再打", or nothing. */
static char *
read_waits (const char *text)
{
  g_autoptr (GString) waits = g_string_new (NULL);
  g_autoptr (GRegex) regex = g_regex_new ("([0-9]{1,5})\\s*(\\p{L}+)\\s*[,;，；、]?\\s*", 0, 0, NULL);
  g_autofree char *typed = g_strstrip (g_utf8_strdown (text, -1));
  const char *rest = typed;

  if (g_str_equal (typed, "off") || g_str_equal (typed, _("off")))
    return g_strdup ("off");

  while (*rest != '\0')
    {
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *number = NULL;
      g_autofree char *word = NULL;
      const char *unit;
      int end;

      if (!g_regex_match (regex, rest, G_REGEX_MATCH_ANCHORED, &match))
        return NULL;
      number = g_match_info_fetch (match, 1);
      word = g_match_info_fetch (match, 2);
      unit = find_unit (word);
      if (unit == NULL || !g_match_info_fetch_pos (match, 0, NULL, &end))
        return NULL;
      g_string_append_printf (waits, "%s%s%s", waits->len > 0 ? " " : "", number, unit);
      rest += end;
    }

  return g_string_free (g_steal_pointer (&waits), FALSE);
}

static char *
show_waits (const char *value)
{
  g_auto (GStrv) words = g_strsplit (value, " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  if (g_str_equal (value, "off"))
    return g_strdup (_("off"));

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize n_digits = strspn (words[i], "0123456789");

      if (n_digits == 0)
        continue;
      if (text->len > 0)
        g_string_append (text, C_("list", ", "));
      for (guint j = 0; j < G_N_ELEMENTS (units); j++)
        if (g_str_equal (words[i] + n_digits, units[j].unit))
          g_string_append_printf (text, "%.*s %s", (int) n_digits, words[i],
                                  g_dpgettext2 (GETTEXT_PACKAGE, "wait", units[j].shown));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* From when to when, as it is typed: 09:00-20:00, 9–20, 9:00～20:00. */
static char *
read_hours (const char *text)
{
  g_auto (GStrv) ends = g_regex_split_simple ("\\s*[-–—~～到至]\\s*", text, 0, 0);
  int from, to;

  if (g_strv_length (ends) != 2 || !foyer_clock_text_parse (ends[0], &from)
      || !foyer_clock_text_parse (ends[1], &to) || from >= to)
    return NULL;

  return g_strdup_printf ("%02d:%02d-%02d:%02d", from / 60, from % 60, to / 60, to % 60);
}

/* Returns (transfer full): @value of the store as people write it. */
char *
foyer_setting_text_show (FoyerSettingKind  kind,
                         const char       *value)
{
  g_return_val_if_fail (value != NULL, NULL);

  return kind == FOYER_SETTING_KIND_WAITS ? show_waits (value) : g_strdup (value);
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
    case FOYER_SETTING_KIND_WAITS:
      value = read_waits (text);
      if (value == NULL)
        *sentence = _("Write how long to wait each time, such as 2 h, 1 d; or off.");
      return value;
    case FOYER_SETTING_KIND_HOURS:
      value = read_hours (text);
      if (value == NULL)
        *sentence = _("Write from when to when, such as 09:00-20:00.");
      return value;
    case FOYER_SETTING_KIND_TEXT:
    case FOYER_SETTING_KIND_BOOL:
    case FOYER_SETTING_KIND_COUNT:
    case FOYER_SETTING_KIND_SPAN:
    case FOYER_SETTING_KIND_OFFSET:
    case FOYER_SETTING_KIND_RULE:
    case FOYER_SETTING_KIND_FESTIVALS:
    case FOYER_SETTING_KIND_ZONE:
      return g_strdup (text);
    }

  g_assert_not_reached ();
}
