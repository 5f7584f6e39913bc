/* Times, names and counts in the short forms of the house (look/DESIGN-LANGUAGE.md §7, HANDBOOK
 * §18): "today 18:00", "12 min", "36 min late", "Ms Wang", "Visitor #3".
 *
 * Dates do not go through strftime(): its names follow the locale of the process, and a document
 * may be in another language. A translated pattern says in which order the parts stand. */

#include "service/foyer-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/foyer-pinyin.h"

/* Further away than this, a date says more than a number of days (DESIGN-LANGUAGE §7). */
#define RELATIVE_DAYS 7

static const char *weekdays[] = {
  NC_("weekday", "Mon"), NC_("weekday", "Tue"), NC_("weekday", "Wed"), NC_("weekday", "Thu"),
  NC_("weekday", "Fri"), NC_("weekday", "Sat"), NC_("weekday", "Sun"),
};

static const char *months[] = {
  NC_("month", "Jan"), NC_("month", "Feb"), NC_("month", "Mar"), NC_("month", "Apr"),
  NC_("month", "May"), NC_("month", "Jun"), NC_("month", "Jul"), NC_("month", "Aug"),
  NC_("month", "Sep"), NC_("month", "Oct"), NC_("month", "Nov"), NC_("month", "Dec"),
};

/* Fills in the parts of a day: {year}, {month} (1 to 12), {mon} (Jan to Dec), {day}, {weekday}. */
static char *
format_day (FoyerCatalog *catalog,
            const char   *pattern,
            gint64        day)
{
  g_autoptr(GString) text = g_string_new (pattern);
  g_autofree char *year_text = NULL, *month_text = NULL, *day_text = NULL;
  int year, month, dom;

  foyer_day_to_ymd (day, &year, &month, &dom);
  year_text = g_strdup_printf ("%d", year);
  month_text = g_strdup_printf ("%d", month);
  day_text = g_strdup_printf ("%d", dom);

  g_string_replace (text, "{year}", year_text, 0);
  g_string_replace (text, "{month}", month_text, 0);
  g_string_replace (text, "{mon}", foyer_catalog_get (catalog, "month", months[month - 1]), 0);
  g_string_replace (text, "{day}", day_text, 0);
  g_string_replace (text, "{weekday}",
                    foyer_catalog_get (catalog, "weekday",
                                       weekdays[foyer_day_get_weekday (day) - 1]), 0);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * foyer_words_minutes:
 * @catalog: (nullable): the language
 * @duration_us: how long, microseconds; a negative one counts as none
 *
 * Returns: (transfer full): whole minutes begun and ended, such as "12 min", "3 h 24 min" or "3 h"
 */
char *
foyer_words_minutes (FoyerCatalog *catalog,
                     gint64        duration_us)
{
  gint64 minutes = MAX (duration_us, 0) / FOYER_MINUTE_US;

  if (minutes < 60)
    /* Translators: a duration in minutes. */
    return g_strdup_printf (foyer_catalog_get (catalog, "duration", NC_("duration", "%d min")),
                            (int) minutes);
  if (minutes % 60 == 0)
    /* Translators: a duration of whole hours. */
    return g_strdup_printf (foyer_catalog_get (catalog, "duration", NC_("duration", "%d h")),
                            (int) (minutes / 60));
  /* Translators: a duration in hours and minutes. */
  return g_strdup_printf (foyer_catalog_get (catalog, "duration",
                                             NC_("duration", "%1$d h %2$d min")),
                          (int) (minutes / 60), (int) (minutes % 60));
}

/**
 * foyer_words_span:
 * @catalog: (nullable): the language
 * @duration_us: how long, microseconds; a negative one counts as none
 *
 * Returns: (transfer full): the minutes of what is shorter than a day, else the days: "36 min",
 *   "1 h", "3 h 24 min", "3 days"
 */
char *
foyer_words_span (FoyerCatalog *catalog,
                  gint64        duration_us)
{
  gint64 minutes = MAX (duration_us, 0) / FOYER_MINUTE_US;
  gulong days = minutes / FOYER_MINUTES_IN_DAY;

  if (days > 0)
    return g_strdup_printf (foyer_catalog_get_plural (catalog, "%lu day", "%lu days", days), days);
  return foyer_words_minutes (catalog, duration_us);
}

/**
 * foyer_words_clock:
 * @shop_time: the time of the shop
 * @at_us: an instant
 *
 * Returns: (transfer full): the time of day on the shop's clock, "18:00"
 */
char *
foyer_words_clock (FoyerShopTime *shop_time,
                   gint64         at_us)
{
  int minute = foyer_shop_time_get_minute (shop_time, at_us);

  return g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
}

/**
 * foyer_words_date:
 * @catalog: (nullable): the language
 * @day: a day
 * @today: the shop's today; its year is left out
 *
 * Returns: (transfer full): the date as lists show it, "24 Sep" or "24 Sep 2024"
 */
char *
foyer_words_date (FoyerCatalog *catalog,
                  gint64        day,
                  gint64        today)
{
  int year, this_year, month, dom;

  foyer_day_to_ymd (day, &year, &month, &dom);
  foyer_day_to_ymd (today, &this_year, &month, &dom);

  if (year == this_year)
    /* Translators: a date of this year. {month} is 1 to 12, {mon} is Jan to Dec; in Chinese
     * {month}-{day}. */
    return format_day (catalog, foyer_catalog_get (catalog, "date", NC_("date", "{day} {mon}")),
                       day);
  /* Translators: a date of another year. {month} is 1 to 12, {mon} is Jan to Dec. */
  return format_day (catalog,
                     foyer_catalog_get (catalog, "date", NC_("date", "{day} {mon} {year}")), day);
}

/**
 * foyer_words_day:
 * @catalog: (nullable): the language
 * @day: a day
 *
 * Returns: (transfer full): the day as a heading, "Thu 24 Sep"
 */
char *
foyer_words_day (FoyerCatalog *catalog,
                 gint64        day)
{
  /* Translators: a day as the heading of a list. {month} is 1 to 12, {mon} is Jan to Dec. */
  return format_day (catalog,
                     foyer_catalog_get (catalog, "date", NC_("date", "{weekday} {day} {mon}")),
                     day);
}

/**
 * foyer_words_month:
 * @catalog: (nullable): the language
 * @day: a day of the month
 *
 * Returns: (transfer full): the month with its year, "Sep 2026", also as a part of a file's name
 */
char *
foyer_words_month (FoyerCatalog *catalog,
                   gint64        day)
{
  /* Translators: a month with its year. {month} is 1 to 12, {mon} is Jan to Dec. No slash: it is
   * part of the name of a file. */
  return format_day (catalog, foyer_catalog_get (catalog, "date", NC_("date", "{mon} {year}")),
                     day);
}

/**
 * foyer_words_date_full:
 * @catalog: (nullable): the language
 * @day: a day
 *
 * Returns: (transfer full): the day with its year, as documents show it, "Thu 24 Sep 2026"
 */
char *
foyer_words_date_full (FoyerCatalog *catalog,
                       gint64        day)
{
  /* Translators: a day with its year. {month} is 1 to 12, {mon} is Jan to Dec. */
  return format_day (catalog,
                     foyer_catalog_get (catalog, "date",
                                        NC_("date", "{weekday} {day} {mon} {year}")), day);
}

/**
 * foyer_words_period:
 * @catalog: (nullable): the language
 * @first: the first day, in words
 * @last: the last day, in words
 *
 * Returns: (transfer full): from when to when, "Thu 24 Sep – Sat 26 Sep"; a single day stands alone
 */
char *
foyer_words_period (FoyerCatalog *catalog,
                    const char   *first,
                    const char   *last)
{
  if (g_str_equal (first, last))
    return g_strdup (first);

  /* Translators: from the day %1$s to the day %2$s. */
  return g_strdup_printf (foyer_catalog_get (catalog, "period", NC_("period", "%1$s – %2$s")), first,
                          last);
}

/**
 * foyer_words_time:
 * @catalog: (nullable): the language
 * @shop_time: the time of the shop
 * @at_us: an instant
 * @now_us: now
 *
 * Returns: (transfer full): "today 18:00", "tomorrow 09:30", "yesterday 18:00" or "24 Sep 18:00"
 */
char *
foyer_words_time (FoyerCatalog  *catalog,
                  FoyerShopTime *shop_time,
                  gint64         at_us,
                  gint64         now_us)
{
  g_autofree char *clock = foyer_words_clock (shop_time, at_us);
  gint64 today = foyer_shop_time_get_day (shop_time, now_us);
  gint64 day = foyer_shop_time_get_day (shop_time, at_us);
  g_autofree char *date = NULL;

  if (day == today)
    /* Translators: %s is a time of day, such as 18:00. */
    return g_strdup_printf (foyer_catalog_get (catalog, "time", NC_("time", "today %s")), clock);
  if (day == today + 1)
    /* Translators: %s is a time of day, such as 18:00. */
    return g_strdup_printf (foyer_catalog_get (catalog, "time", NC_("time", "tomorrow %s")),
                            clock);
  if (day == today - 1)
    /* Translators: %s is a time of day, such as 18:00. */
    return g_strdup_printf (foyer_catalog_get (catalog, "time", NC_("time", "yesterday %s")),
                            clock);

  date = foyer_words_date (catalog, day, today);
  /* Translators: %1$s is a date, such as 24 Sep, %2$s a time of day, such as 18:00. */
  return g_strdup_printf (foyer_catalog_get (catalog, "time", NC_("time", "%1$s %2$s")), date,
                          clock);
}

/**
 * foyer_words_due:
 * @catalog: (nullable): the language
 * @shop_time: the time of the shop
 * @due_us: when something is due
 * @now_us: now
 *
 * What a due time has come to, as the due list counts it: the minutes up to a day, the days up to a
 * week, then the date. What is due within this minute, or was in the last, is due now.
 *
 * Returns: (transfer full): "3 h 24 min left", "now", "36 min late", "3 days late", or a date
 */
char *
foyer_words_due (FoyerCatalog  *catalog,
                 FoyerShopTime *shop_time,
                 gint64         due_us,
                 gint64         now_us)
{
  gint64 left_us = due_us - now_us;
  gint64 amount_us = ABS (left_us);
  g_autofree char *amount = NULL;

  if (amount_us / (24 * FOYER_HOUR_US) > RELATIVE_DAYS)
    return foyer_words_date (catalog, foyer_shop_time_get_day (shop_time, due_us),
                             foyer_shop_time_get_day (shop_time, now_us));

  if (amount_us < FOYER_MINUTE_US)
    /* Translators: of what is due in this minute. */
    return g_strdup (foyer_catalog_get (catalog, "due", NC_("due", "now")));

  amount = foyer_words_span (catalog, amount_us);
  if (left_us < 0)
    /* Translators: %s is a duration, such as 36 min. */
    return g_strdup_printf (foyer_catalog_get (catalog, "due", NC_("due", "%s late")), amount);
  /* Translators: %s is a duration, such as 36 min. */
  return g_strdup_printf (foyer_catalog_get (catalog, "due", NC_("due", "%s left")), amount);
}

/* Whether a translated pattern is written in Chinese, so that a name in it stays in characters. */
static gboolean
has_han (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (foyer_pinyin_is_han (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

/* The surname of a Chinese name: in characters, or as it is read, "Ouyang". */
static char *
dup_surname (const char *name,
             gboolean    in_characters)
{
  g_autofree gunichar *characters = NULL;
  g_autoptr(GString) read = g_string_new (NULL);
  FoyerPinyinSurname surname;
  glong n;

  characters = g_utf8_to_ucs4_fast (name, -1, &n);
  foyer_pinyin_surname (characters, n, &surname);
  if (!in_characters)
    for (guint i = 0; i < surname.n_characters && surname.syllables[i] != NULL; i++)
      g_string_append (read, surname.syllables[i]);

  /* A character that nobody can read stays one. */
  if (read->len == 0)
    return g_utf8_substring (name, 0, surname.n_characters);
  read->str[0] = g_ascii_toupper (read->str[0]);
  return g_string_free (g_steal_pointer (&read), FALSE);
}

/**
 * foyer_words_surname:
 * @catalog: (nullable): the language
 * @name: a name that begins with a Chinese character
 *
 * Returns: (transfer full): the surname, in characters in Chinese and by its sound elsewhere
 */
char *
foyer_words_surname (FoyerCatalog *catalog,
                     const char   *name)
{
  g_return_val_if_fail (name != NULL && *name != '\0', g_strdup (""));

  return dup_surname (name, has_han (foyer_catalog_get (catalog, "address", "Mr %s")));
}

/**
 * foyer_words_address:
 * @catalog: (nullable): the language
 * @name: a person's name, as typed
 * @salutation: how the person is addressed
 *
 * How a person is called where others can read it (DESIGN-LANGUAGE §7): by surname and title, the
 * surname of a Chinese name in characters in Chinese and by its sound elsewhere. A name in Latin
 * letters is not cut, because only its bearer knows which part is the surname.
 *
 * Returns: (transfer full): "Ms Wang"; @name itself where no title is known
 */
char *
foyer_words_address (FoyerCatalog    *catalog,
                     const char      *name,
                     FoyerSalutation  salutation)
{
  g_autofree char *who = NULL;

  g_return_val_if_fail (name != NULL, g_strdup (""));

  if (!foyer_pinyin_is_han (g_utf8_get_char (name)))
    who = g_strdup (name);
  else
    who = foyer_words_surname (catalog, name);

  switch (salutation)
    {
    case FOYER_SALUTATION_NONE:
      break;
    case FOYER_SALUTATION_MR:
      /* Translators: %s is a surname; in Chinese the title follows it. */
      return g_strdup_printf (foyer_catalog_get (catalog, "address", NC_("address", "Mr %s")),
                              who);
    case FOYER_SALUTATION_MS:
      /* Translators: %s is a surname; in Chinese the title follows it. */
      return g_strdup_printf (foyer_catalog_get (catalog, "address", NC_("address", "Ms %s")),
                              who);
    case FOYER_SALUTATION_MISS:
      /* Translators: %s is a surname; in Chinese the title follows it. */
      return g_strdup_printf (foyer_catalog_get (catalog, "address", NC_("address", "Miss %s")),
                              who);
    }

  return g_strdup (name);
}

/**
 * foyer_words_party:
 * @catalog: (nullable): the language
 * @organisation: the name of an organisation
 * @n_people: how many people came from it
 *
 * Returns: (transfer full): "Qizhi, 3 people"
 */
char *
foyer_words_party (FoyerCatalog *catalog,
                   const char   *organisation,
                   gulong        n_people)
{
  /* Translators: %1$s is the name of an organisation, %2$lu how many people came from it. */
  return g_strdup_printf (foyer_catalog_get_plural (catalog, "%1$s, %2$lu person",
                                                    "%1$s, %2$lu people", n_people),
                          organisation, n_people);
}

/**
 * foyer_words_ordinal:
 * @catalog: (nullable): the language
 * @ordinal: the place of a visit in its day
 *
 * Returns: (transfer full): "Visitor #3", for who gave no name
 */
char *
foyer_words_ordinal (FoyerCatalog *catalog,
                     guint         ordinal)
{
  /* Translators: a visitor who gave no name; %u is the visit's place in the day. */
  return g_strdup_printf (foyer_catalog_get (catalog, "visitor", NC_("visitor", "Visitor #%u")),
                          ordinal);
}

/**
 * foyer_words_visitor:
 * @catalog: (nullable): the language
 * @visit: a visit
 *
 * By what a visit is called on the board (V1): the person, else the organisation and how many came
 * from it, else its place in the day.
 *
 * Returns: (transfer full): "Ms Wang", "Qizhi, 3 people" or "Visitor #3"
 */
char *
foyer_words_visitor (FoyerCatalog *catalog,
                     FoyerVisit   *visit)
{
  switch (foyer_visit_get_title_kind (visit))
    {
    case FOYER_VISIT_TITLE_PERSON:
      return foyer_words_address (catalog, foyer_visit_get_name (visit),
                                  foyer_visit_get_salutation (visit));
    case FOYER_VISIT_TITLE_ORGANISATION:
      return foyer_words_party (catalog, foyer_visit_get_organisation (visit),
                                (gulong) foyer_visit_get_party (visit));
    case FOYER_VISIT_TITLE_ORDINAL:
      break;
    }

  return foyer_words_ordinal (catalog, foyer_visit_get_ordinal (visit));
}
