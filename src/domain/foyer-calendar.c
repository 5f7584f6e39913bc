/* Working days by the State Council's yearly notice (HANDBOOK §13).
 *
 * A working day is Monday to Friday, minus the official days off, plus the make-up days 调休. A year
 * that is not announced yet has only the days off that the law fixes by date, for whoever asks: who
 * counts working days, whom a call would disturb, what a festival is. What is computed from it is
 * provisional.
 *
 * The text of a year, as in data/calendar/:
 *
 *     # a comment
 *     year 2026
 *     2026-01-01 off 元旦
 *     2026-01-04 work 元旦
 *
 * A semicolon ends a line too: the store keeps an imported year as one line.
 *
 * The notice of a year may name days of the year before; such a day stands under its own date and
 * does not make its own year an announced one (CN-26). */

#include "domain/foyer-calendar.h"

#include "domain/foyer-domain-error.h"

#include <string.h>

typedef struct
{
  gboolean is_off;
  const char *name; /* owned, but for what the law says below */
} Entry;

struct _FoyerCalendar
{
  GObject parent_instance;

  GHashTable *entries; /* day as gint64 → Entry */
  GHashTable *years;   /* announced years, as pointers */
};

G_DEFINE_FINAL_TYPE (FoyerCalendar, foyer_calendar, G_TYPE_OBJECT)

static void
entry_free (Entry *entry)
{
  g_free ((char *) entry->name);
  g_free (entry);
}

static GHashTable *
make_entries (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) entry_free);
}

static void
put_entry (GHashTable *entries,
           gint64      day,
           gboolean    is_off,
           const char *name)
{
  Entry *entry = g_new (Entry, 1);

  entry->is_off = is_off;
  entry->name = g_strdup (name);
  g_hash_table_replace (entries, g_memdup2 (&day, sizeof day), entry);
}

static void
foyer_calendar_finalize (GObject *object)
{
  FoyerCalendar *self = FOYER_CALENDAR (object);

  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_clear_pointer (&self->years, g_hash_table_unref);

  G_OBJECT_CLASS (foyer_calendar_parent_class)->finalize (object);
}

static void
foyer_calendar_class_init (FoyerCalendarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = foyer_calendar_finalize;
}

static void
foyer_calendar_init (FoyerCalendar *self)
{
  self->entries = make_entries ();
  self->years = g_hash_table_new (NULL, NULL);
}

/**
 * foyer_calendar_new:
 *
 * Returns: (transfer full): a calendar that knows no announced year
 */
FoyerCalendar *
foyer_calendar_new (void)
{
  return g_object_new (FOYER_TYPE_CALENDAR, NULL);
}

/* What one text says, before any of it counts. */
typedef struct
{
  int year;
  gboolean has_own_day;
  GHashTable *entries;
} Reading;

static gboolean
fail (GError     **error,
      guint        line,
      const char  *reason)
{
  g_set_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID, "calendar: line %u: %s", line,
               reason);
  return FALSE;
}

static gboolean
read_year (Reading     *reading,
           const char  *text,
           guint        line,
           GError     **error)
{
  gint64 year;

  if (reading->year != 0)
    return fail (error, line, "a second year");
  if (!g_ascii_string_to_signed (text, 10, 1949, 9999, &year, NULL))
    return fail (error, line, "not a year");

  reading->year = year;
  return TRUE;
}

static gboolean
read_day (Reading     *reading,
          const char  *text,
          guint        line,
          GError     **error)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 3);
  gboolean is_off;
  Entry *known;
  gint64 day;
  int year, month, dom;

  if (g_strv_length (words) < 2 || !foyer_day_parse (words[0], &day))
    return fail (error, line, "not a day and what it is");
  is_off = strcmp (words[1], "off") == 0;
  if (!is_off && strcmp (words[1], "work") != 0)
    return fail (error, line, "neither \"off\" nor \"work\"");
  known = g_hash_table_lookup (reading->entries, &day);
  if (known != NULL && known->is_off != is_off)
    return fail (error, line, "conflicting entries for this day");

  foyer_day_to_ymd (day, &year, &month, &dom);
  if (year == reading->year)
    reading->has_own_day = TRUE;
  put_entry (reading->entries, day, is_off, words[2] != NULL ? words[2] : "");
  return TRUE;
}

static gboolean
read_text (Reading     *reading,
           const char  *text,
           GError     **error)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\n;", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);
      gboolean is_good = TRUE;

      if (*line == '\0' || *line == '#')
        continue;
      if (g_str_has_prefix (line, "year "))
        is_good = read_year (reading, line + strlen ("year "), i + 1, error);
      else if (reading->year == 0)
        is_good = fail (error, i + 1, "no year yet");
      else
        is_good = read_day (reading, line, i + 1, error);
      if (!is_good)
        return FALSE;
    }

  return reading->year != 0 || fail (error, 1, "no year");
}

/**
 * foyer_calendar_read_text:
 * @text: the notice of one year, UTF-8, as described at the head of this file
 * @year: (out): the year
 * @n_off: (out) (optional): how many days off it names
 * @n_work: (out) (optional): how many make-up working days
 * @error: where to put the first line that is wrong
 *
 * Says what a notice holds, and adds it nowhere. Days of the year before are counted too.
 *
 * Returns: whether the text was good; otherwise %FOYER_DOMAIN_ERROR_INVALID
 */
gboolean
foyer_calendar_read_text (const char  *text,
                          int         *year,
                          guint       *n_off,
                          guint       *n_work,
                          GError     **error)
{
  g_autoptr (GHashTable) entries = make_entries ();
  Reading reading = { .entries = entries };
  GHashTableIter iter;
  gpointer entry;
  guint n_days_off = 0;

  if (!read_text (&reading, text, error))
    return FALSE;

  g_hash_table_iter_init (&iter, entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    n_days_off += ((Entry *) entry)->is_off;

  *year = reading.year;
  if (n_off != NULL)
    *n_off = n_days_off;
  if (n_work != NULL)
    *n_work = g_hash_table_size (entries) - n_days_off;
  return TRUE;
}

/**
 * foyer_calendar_add_text:
 * @self: a calendar
 * @text: the notice of one year, UTF-8, as described at the head of this file
 * @error: where to put the first line that is wrong
 *
 * Adds the notice of a year. What it says of a day takes the place of what was known of that day. A
 * text without a day of its year is good, but leaves the year unannounced (CN-25).
 *
 * Returns: whether the text was good; otherwise %FOYER_DOMAIN_ERROR_INVALID and the calendar is as
 *   before, also when only its last line is wrong (CN-24)
 */
gboolean
foyer_calendar_add_text (FoyerCalendar  *self,
                         const char     *text,
                         GError        **error)
{
  g_autoptr (GHashTable) entries = make_entries ();
  Reading reading = { .entries = entries };
  GHashTableIter iter;
  gpointer day, entry;

  if (!read_text (&reading, text, error))
    return FALSE;

  g_hash_table_iter_init (&iter, entries);
  while (g_hash_table_iter_next (&iter, &day, &entry))
    put_entry (self->entries, *(gint64 *) day, ((Entry *) entry)->is_off, ((Entry *) entry)->name);
  if (reading.has_own_day)
    g_hash_table_add (self->years, GINT_TO_POINTER (reading.year));

  return TRUE;
}

/**
 * foyer_calendar_is_published:
 * @self: a calendar
 * @year: a year
 *
 * Returns: whether the days off of the year were announced
 */
gboolean
foyer_calendar_is_published (FoyerCalendar *self,
                             int            year)
{
  return g_hash_table_contains (self->years, GINT_TO_POINTER (year));
}

/* The days off that the law fixes by date (Regulation on Public Holidays, in force since 2025),
 * each from a first to a last day of a month. The festivals of the moon calendar are not among
 * them. */
typedef struct
{
  int month, first_dom, last_dom;
  Entry entry;
} FixedDays;

static const FixedDays fixed_days[] = {
  { 1, 1, 1, { TRUE, "元旦" } },
  { 5, 1, 2, { TRUE, "劳动节" } },
  { 10, 1, 3, { TRUE, "国庆节" } },
};

/* What is known of @day: NULL for a day like any other. */
static const Entry *
find_entry (FoyerCalendar *self,
            gint64         day)
{
  const Entry *entry = g_hash_table_lookup (self->entries, &day);
  int year, month, dom;

  foyer_day_to_ymd (day, &year, &month, &dom);
  if (entry != NULL || foyer_calendar_is_published (self, year))
    return entry;

  for (guint i = 0; i < G_N_ELEMENTS (fixed_days); i++)
    if (month == fixed_days[i].month && dom >= fixed_days[i].first_dom
        && dom <= fixed_days[i].last_dom)
      return &fixed_days[i].entry;

  return NULL;
}

/**
 * foyer_calendar_is_working_day:
 * @self: a calendar
 * @day: a day
 * @is_provisional: (out) (optional): set to whether the year is not announced yet
 *
 * Returns: whether work is done on @day
 */
gboolean
foyer_calendar_is_working_day (FoyerCalendar *self,
                               gint64         day,
                               gboolean      *is_provisional)
{
  const Entry *entry = find_entry (self, day);
  int year, month, dom;

  foyer_day_to_ymd (day, &year, &month, &dom);
  if (is_provisional != NULL)
    *is_provisional = !foyer_calendar_is_published (self, year)
                      && !g_hash_table_contains (self->entries, &day);

  return entry != NULL ? !entry->is_off : foyer_day_get_weekday (day) <= FOYER_FRIDAY;
}

/**
 * foyer_calendar_is_day_off:
 * @self: a calendar
 * @day: a day
 *
 * Returns: whether @day is an announced day off or, in a year that is not announced yet, one that
 *   the law fixes by date
 */
gboolean
foyer_calendar_is_day_off (FoyerCalendar *self,
                           gint64         day)
{
  const Entry *entry = find_entry (self, day);

  return entry != NULL && entry->is_off;
}

/**
 * foyer_calendar_is_make_up_day:
 * @self: a calendar
 * @day: a day
 *
 * Returns: whether @day is an announced make-up working day (调休)
 */
gboolean
foyer_calendar_is_make_up_day (FoyerCalendar *self,
                               gint64         day)
{
  const Entry *entry = find_entry (self, day);

  return entry != NULL && !entry->is_off;
}

/**
 * foyer_calendar_get_name:
 * @self: a calendar
 * @day: a day
 *
 * Returns: (nullable): the festival to which a day off or a make-up day belongs, as the notice of
 *   the year names it; in a year that is not announced yet, as the law does
 */
const char *
foyer_calendar_get_name (FoyerCalendar *self,
                         gint64         day)
{
  const Entry *entry = find_entry (self, day);

  return entry != NULL ? entry->name : NULL;
}

/**
 * foyer_calendar_add_working_days:
 * @self: a calendar
 * @day: a day, which is never counted
 * @n_days: how many working days later; 0 gives @day itself, holiday or not (WD-39)
 * @is_provisional: (out): set to whether a day of a year not announced was counted or passed over
 *
 * Returns: the @n_days-th working day after @day
 */
gint64
foyer_calendar_add_working_days (FoyerCalendar *self,
                                 gint64         day,
                                 int            n_days,
                                 gboolean      *is_provisional)
{
  *is_provisional = FALSE;

  while (n_days > 0)
    {
      gboolean is_guess;

      day++;
      n_days -= foyer_calendar_is_working_day (self, day, &is_guess);
      *is_provisional |= is_guess;
    }

  return day;
}

/**
 * foyer_calendar_count_working_days:
 * @self: a calendar
 * @first_day: a day
 * @last_day: a later day
 *
 * Returns: how many working days there are from @first_day to @last_day, both included
 */
int
foyer_calendar_count_working_days (FoyerCalendar *self,
                                   gint64         first_day,
                                   gint64         last_day)
{
  int n_days = 0;

  for (gint64 day = first_day; day <= last_day; day++)
    n_days += foyer_calendar_is_working_day (self, day, NULL);

  return n_days;
}
