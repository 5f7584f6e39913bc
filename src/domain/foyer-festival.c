/* The festivals on which a shop greets its customers (B8). All of them are one setting of the shop,
 * `care.festivals`: one after the other with a semicolon between, the parts of each with a bar:
 *
 *   spring|春节|Spring Festival|春节|7|
 *
 * The days of the lunar calendar are not reckoned here: they go with the public holidays, which are
 * announced year by year, so the next one may not be known yet. */

#include "domain/foyer-festival.h"

#include "domain/foyer-domain-error.h"

#include <string.h>

/* So far ahead a festival is looked for: there is one within a year, if it is announced. */
#define DAYS_AHEAD 370

#define MOST_DAYS_BEFORE 30

enum
{
  KEY,
  NAME,
  NAME_EN,
  DATE,
  DAYS_BEFORE,
  GREETING,
  N_PARTS,
};

/**
 * foyer_festival_new:
 * @key: what it is, for good
 * @name: its name in Chinese
 * @name_en: its name in English
 * @date: a day of every year, or a public holiday
 * @days_before: from how many days before on the shop calls
 * @greeting: what is said, or empty
 *
 * Returns: (transfer full): a festival; not checked yet
 */
FoyerFestival *
foyer_festival_new (const char *key,
                    const char *name,
                    const char *name_en,
                    const char *date,
                    gint64      days_before,
                    const char *greeting)
{
  FoyerFestival *self = g_new0 (FoyerFestival, 1);

  self->key = g_strdup (key);
  self->name = g_strstrip (g_strdup (name));
  self->name_en = g_strstrip (g_strdup (name_en));
  self->date = g_strstrip (g_strdup (date));
  self->days_before = days_before;
  self->greeting = g_strstrip (g_strdup (greeting));
  return self;
}

/**
 * foyer_festival_free:
 * @festival: (transfer full): a festival
 */
void
foyer_festival_free (gpointer festival)
{
  FoyerFestival *self = festival;

  g_free (self->key);
  g_free (self->name);
  g_free (self->name_en);
  g_free (self->date);
  g_free (self->greeting);
  g_free (self);
}

/* Whether @date is a day of every year. 29 February is one: in common years it is the 28th. */
static gboolean
read_date (const char *date,
           int        *month,
           int        *dom)
{
  g_auto (GStrv) parts = g_strsplit (date, "-", -1);
  gint64 numbers[2];

  if (g_strv_length (parts) != 2
      || !g_ascii_string_to_signed (parts[0], 10, 1, 12, &numbers[0], NULL)
      || !g_ascii_string_to_signed (parts[1], 10, 1, 31, &numbers[1], NULL)
      || numbers[1] > foyer_day_count_in_month (2000, (int) numbers[0]))
    return FALSE;

  *month = (int) numbers[0];
  *dom = (int) numbers[1];
  return TRUE;
}

/* What a name or a greeting may hold: not what stands between the parts. */
static gboolean
is_plain (const char *text,
          glong       most_chars)
{
  return g_utf8_validate (text, -1, NULL) && strpbrk (text, "|;\n\r\t") == NULL
         && g_utf8_strlen (text, -1) <= most_chars;
}

/* "10-1" is a date that was meant; a holiday has no digits. */
static gboolean
is_date_or_holiday (const char *text)
{
  int month, dom;

  return read_date (text, &month, &dom)
         || (*text != '\0' && strpbrk (text, "0123456789") == NULL && is_plain (text, 20));
}

/**
 * foyer_festival_check:
 * @self: a festival
 * @error: where to put what is wrong: %FOYER_DOMAIN_ERROR_MISSING or %FOYER_DOMAIN_ERROR_INVALID
 *   with the field: `key`, `name`, `name_en`, `date`, `days_before` or `greeting`
 *
 * Returns: whether it is one
 */
gboolean
foyer_festival_check (const FoyerFestival  *self,
                      GError              **error)
{
  return foyer_domain_check_given (self->name, "name", error)
         && foyer_domain_check_given (self->name_en, "name_en", error)
         && foyer_domain_check_given (self->date, "date", error)
         && foyer_domain_check_that (*self->key != '\0' && is_plain (self->key, 24)
                                     && strchr (self->key, ' ') == NULL, "key", "a key", error)
         && foyer_domain_check_that (is_plain (self->name, 20), "name", "a name", error)
         && foyer_domain_check_that (is_plain (self->name_en, 40), "name_en", "a name", error)
         && foyer_domain_check_that (is_date_or_holiday (self->date), "date", "a day or a holiday",
                                     error)
         && foyer_domain_check_that (self->days_before >= 0
                                     && self->days_before <= MOST_DAYS_BEFORE, "days_before",
                                     "a number of days", error)
         && foyer_domain_check_that (is_plain (self->greeting, 100), "greeting", "a line", error);
}

static gboolean
is_on (const FoyerFestival *self,
       FoyerCalendar       *calendar,
       gint64               day)
{
  const char *name = foyer_calendar_get_name (calendar, day);

  /* A notice joins two that fall together: 国庆节、中秋节. */
  return name != NULL && foyer_calendar_is_day_off (calendar, day)
         && strstr (name, self->date) != NULL;
}

/**
 * foyer_festival_find_day:
 * @self: a festival
 * @calendar: the public holidays
 * @from_day: a day
 * @day: (out): the first day of the festival that is not before @from_day
 *
 * Returns: whether it is known: one that goes with a public holiday is not, until the year is
 *   announced
 */
gboolean
foyer_festival_find_day (const FoyerFestival *self,
                         FoyerCalendar       *calendar,
                         gint64               from_day,
                         gint64              *day)
{
  int year, month, dom, of_month, of_dom;

  if (read_date (self->date, &month, &dom))
    {
      foyer_day_to_ymd (from_day, &year, &of_month, &of_dom);
      for (int next = year; next <= year + 1; next++)
        if (foyer_day_from_ymd (next, month, MIN (dom, foyer_day_count_in_month (next, month)), day)
            && *day >= from_day)
          return TRUE;
      return FALSE;
    }

  for (*day = from_day; *day <= from_day + DAYS_AHEAD; (*day)++)
    if (is_on (self, calendar, *day) && !is_on (self, calendar, *day - 1))
      return TRUE;

  return FALSE;
}

static FoyerFestival *
read_one (const char  *text,
          GError     **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);
  FoyerFestival *self;
  gint64 days_before;

  if (!foyer_domain_check_that (g_strv_length (parts) == N_PARTS, "festival", "six parts", error)
      || !foyer_domain_check_that (g_ascii_string_to_signed (parts[DAYS_BEFORE], 10, 0,
                                                             MOST_DAYS_BEFORE, &days_before, NULL),
                                   "days_before", "a number of days", error))
    return NULL;

  self = foyer_festival_new (parts[KEY], parts[NAME], parts[NAME_EN], parts[DATE], days_before,
                             parts[GREETING]);
  if (foyer_festival_check (self, error))
    return self;

  foyer_festival_free (self);
  return NULL;
}

/**
 * foyer_festivals_read:
 * @text: the setting `care.festivals`
 * @error: where to put what is wrong
 *
 * Returns: (transfer full) (nullable) (element-type FoyerFestival): the festivals, in their order;
 *   two of one key, or more than %FOYER_FESTIVALS_MOST, are none
 */
GPtrArray *
foyer_festivals_read (const char  *text,
                      GError     **error)
{
  g_auto (GStrv) words = g_strsplit (text, ";", -1);
  g_autoptr (GPtrArray) festivals = g_ptr_array_new_with_free_func (foyer_festival_free);

  for (guint i = 0; words[i] != NULL; i++)
    {
      FoyerFestival *festival;

      if (*words[i] == '\0')
        continue;
      festival = read_one (words[i], error);
      if (festival == NULL)
        return NULL;
      if (!foyer_domain_check_that (foyer_festivals_find (festivals, festival->key) == NULL
                                    && festivals->len < FOYER_FESTIVALS_MOST, "festival",
                                    "not twice, and not too many", error))
        {
          foyer_festival_free (festival);
          return NULL;
        }
      g_ptr_array_add (festivals, festival);
    }

  return g_steal_pointer (&festivals);
}

/**
 * foyer_festivals_to_text:
 * @festivals: (element-type FoyerFestival): festivals that were checked
 *
 * Returns: (transfer full): what foyer_festivals_read() reads
 */
char *
foyer_festivals_to_text (GPtrArray *festivals)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < festivals->len; i++)
    {
      const FoyerFestival *self = festivals->pdata[i];

      g_string_append_printf (text, "%s%s|%s|%s|%s|%" G_GINT64_FORMAT "|%s", i > 0 ? ";" : "",
                              self->key, self->name, self->name_en, self->date, self->days_before,
                              self->greeting);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * foyer_festivals_find:
 * @festivals: (element-type FoyerFestival): festivals
 * @key: a key
 *
 * Returns: (transfer none) (nullable): the one of this key
 */
FoyerFestival *
foyer_festivals_find (GPtrArray  *festivals,
                      const char *key)
{
  for (guint i = 0; i < festivals->len; i++)
    if (g_str_equal (((FoyerFestival *) festivals->pdata[i])->key, key))
      return festivals->pdata[i];

  return NULL;
}
