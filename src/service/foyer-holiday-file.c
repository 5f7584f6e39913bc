/* Public holidays as others publish them.
 *
 *   JSON       {"year": 2027, "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": true}, …]}
 *   iCalendar  an event for each stretch of days; a make-up workday is told by the property
 *              X-APPLE-SPECIAL-DAY or by the word 班 in the summary, a day off by 休 or 假 there
 *   our own    the text that FoyerCalendar reads
 *
 * A notice of one year may name days of the end of the year before (CN-26). iCalendar names no
 * year: a year is announced there when the file has a day of it before December; days of a December
 * alone belong to the notice of the next year. */

#include "service/foyer-holiday-file.h"

#include "domain/foyer-calendar.h"

#include <json-glib/json-glib.h>
#include <libical/ical.h>
#include <string.h>

/* The longest holiday there ever was had nine days. */
#define LONGEST_EVENT_DAYS 31

#define LONGEST_NAME 20

typedef struct
{
  gint64 day;
  gboolean is_off;
  char *name;
} Day;

G_DEFINE_QUARK (foyer-holiday-error-quark, foyer_holiday_error)

static void
day_clear (gpointer data)
{
  g_free (((Day *) data)->name);
}

static gboolean
fail (GError     **error,
      const char  *reason)
{
  g_set_error_literal (error, FOYER_HOLIDAY_ERROR, FOYER_HOLIDAY_ERROR_FORMAT, reason);
  return FALSE;
}

/* One line, and none of the signs that end one. */
static char *
clean_name (const char *name)
{
  g_autofree char *kept = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), LONGEST_NAME));

  return g_strstrip (g_strdelimit (g_steal_pointer (&kept), "\n\r\t;", ' '));
}

static gboolean
add_day (GArray      *days,
         gint64       day,
         gboolean     is_off,
         const char  *name,
         GError     **error)
{
  Day added = { day, is_off, NULL };

  for (guint i = 0; i < days->len; i++)
    {
      const Day *known = &g_array_index (days, Day, i);

      if (known->day == day && known->is_off != is_off)
        {
          g_autofree char *text = foyer_day_to_string (day);

          g_set_error (error, FOYER_HOLIDAY_ERROR, FOYER_HOLIDAY_ERROR_CONFLICT,
                       "%s: conflicting entries", text);
          return FALSE;
        }
      if (known->day == day)
        return TRUE;
    }

  added.name = clean_name (name);
  g_array_append_val (days, added);
  return TRUE;
}

static gint
compare_days (gconstpointer a,
              gconstpointer b)
{
  const Day *first = a;
  const Day *second = b;

  return (first->day > second->day) - (first->day < second->day);
}

static int
get_year (gint64  day,
          int    *month)
{
  int year, dom;

  foyer_day_to_ymd (day, &year, month, &dom);
  return year;
}

/* --- JSON --- */

static const char *
get_string (JsonObject *object,
            const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
           && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
read_json_day (JsonNode  *node,
               GArray    *days,
               GError   **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *is_off = object != NULL ? json_object_get_member (object, "isOffDay") : NULL;
  const char *date = object != NULL ? get_string (object, "date") : NULL;
  const char *name = object != NULL ? get_string (object, "name") : NULL;
  gint64 day;

  if (date == NULL || !foyer_day_parse (date, &day))
    return fail (error, "a day without a date");
  if (is_off == NULL || !JSON_NODE_HOLDS_VALUE (is_off)
      || json_node_get_value_type (is_off) != G_TYPE_BOOLEAN)
    return fail (error, "a day that is neither off nor not");

  return add_day (days, day, json_node_get_boolean (is_off), name != NULL ? name : "", error);
}

static gboolean
read_json (const char  *text,
           gsize        length,
           int         *year,
           GArray      *days,
           GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) reason = NULL;
  JsonNode *root, *member;
  JsonArray *array;
  gint64 number;

  if (!json_parser_load_from_data (parser, text, length, &reason))
    return fail (error, reason->message);
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return fail (error, "no object");

  member = json_object_get_member (json_node_get_object (root), "year");
  number = member != NULL && JSON_NODE_HOLDS_VALUE (member)
             && json_node_get_value_type (member) == G_TYPE_INT64 ? json_node_get_int (member) : 0;
  if (number < 1949 || number > 9999)
    return fail (error, "no year");
  member = json_object_get_member (json_node_get_object (root), "days");
  if (member == NULL || !JSON_NODE_HOLDS_ARRAY (member))
    return fail (error, "no days");

  array = json_node_get_array (member);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_json_day (json_array_get_element (array, i), days, error))
      return FALSE;

  *year = number;
  return TRUE;
}

/* --- iCalendar --- */

/* What the publishers put around the festival's name. */
static char *
strip_name (const char *summary)
{
  static const char *const around[] = {
    "上班(补", "上班（补", "(休)", "（休）", "(班)", "（班）", "假期", "补班", "调休", ")", "）",
  };
  g_autoptr (GString) name = g_string_new (summary);

  for (gsize i = 0; i < G_N_ELEMENTS (around); i++)
    g_string_replace (name, around[i], "", 0);
  return g_strdup (name->str);
}

/* Whether the event tells a day off, a make-up workday, or neither. */
static gboolean
tell_kind (icalcomponent *event,
           const char    *summary,
           gboolean      *is_off)
{
  for (icalproperty *each = icalcomponent_get_first_property (event, ICAL_X_PROPERTY); each != NULL;
       each = icalcomponent_get_next_property (event, ICAL_X_PROPERTY))
    if (g_strcmp0 (icalproperty_get_x_name (each), "X-APPLE-SPECIAL-DAY") == 0)
      {
        *is_off = g_strcmp0 (icalproperty_get_x (each), "ALTERNATE-WORKDAY") != 0;
        return TRUE;
      }

  *is_off = strstr (summary, "班") == NULL;
  return !*is_off || strstr (summary, "休") != NULL || strstr (summary, "假") != NULL;
}

static gboolean
take_day (struct icaltimetype  time,
          gint64              *day)
{
  return !icaltime_is_null_time (time)
         && foyer_day_from_ymd (time.year, time.month, time.day, day);
}

static gboolean
read_event (icalcomponent  *event,
            GArray         *days,
            GError        **error)
{
  const char *summary = icalcomponent_get_summary (event);
  g_autofree char *name = NULL;
  gboolean is_off;
  gint64 first, end;

  /* What comes again every year is a festival, not the notice of one. */
  if (summary == NULL || !g_utf8_validate (summary, -1, NULL)
      || icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY) != NULL
      || !tell_kind (event, summary, &is_off))
    return TRUE;

  if (!take_day (icalcomponent_get_dtstart (event), &first))
    return fail (error, "an event without a day");
  if (!take_day (icalcomponent_get_dtend (event), &end) || end <= first)
    end = first + 1;
  if (end - first > LONGEST_EVENT_DAYS)
    return fail (error, "an event that is too long for a holiday");

  name = strip_name (summary);
  for (gint64 day = first; day < end; day++)
    if (!add_day (days, day, is_off, name, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_ical (const char  *text,
           GArray      *days,
           GError     **error)
{
  icalcomponent *calendar = icalparser_parse_string (text);
  gboolean is_good = calendar != NULL
                     && icalcomponent_isa (calendar) == ICAL_VCALENDAR_COMPONENT;

  if (!is_good)
    fail (error, "no iCalendar");
  for (icalcomponent *event = is_good ? icalcomponent_get_first_component (calendar,
                                                                           ICAL_VEVENT_COMPONENT)
                                      : NULL;
       is_good && event != NULL;
       event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    is_good = read_event (event, days, error);

  if (is_good && days->len == 0)
    is_good = fail (error, "no day off in it");
  if (calendar != NULL)
    icalcomponent_free (calendar);
  return is_good;
}

/* --- The notices --- */

static void
begin_notice (GString *notice,
              int      year)
{
  g_string_append_printf (notice, "year %d", year);
}

static void
append_day (GString   *notice,
            const Day *day)
{
  g_autofree char *date = foyer_day_to_string (day->day);

  g_string_append_printf (notice, ";%s %s%s%s", date, day->is_off ? "off" : "work",
                          *day->name != '\0' ? " " : "", day->name);
}

static char *
write_notice (int     year,
              GArray *days)
{
  GString *notice = g_string_new (NULL);

  begin_notice (notice, year);
  for (guint i = 0; i < days->len; i++)
    append_day (notice, &g_array_index (days, Day, i));
  return g_string_free (notice, FALSE);
}

static gboolean
is_announced (GArray *days,
              int     year)
{
  for (guint i = 0; i < days->len; i++)
    {
      int month;

      if (get_year (g_array_index (days, Day, i).day, &month) == year && month < 12)
        return TRUE;
    }
  return FALSE;
}

/* Each day goes to the notice of its year, or of the next when its own is not announced here. */
static void
write_notices (GArray    *days,
               GPtrArray *notices)
{
  g_autoptr (GString) notice = g_string_new (NULL);
  int of_notice = 0;

  for (guint i = 0; i < days->len; i++)
    {
      const Day *day = &g_array_index (days, Day, i);
      int month;
      int year = get_year (day->day, &month);

      if (!is_announced (days, year))
        year++;
      if (year != of_notice && of_notice != 0)
        g_ptr_array_add (notices, g_strdup (notice->str));
      if (year != of_notice)
        {
          g_string_truncate (notice, 0);
          begin_notice (notice, year);
          of_notice = year;
        }
      append_day (notice, day);
    }
  g_ptr_array_add (notices, g_strdup (notice->str));
}

static gboolean
read_own (const char  *text,
          GPtrArray   *notices,
          GError     **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GString) line = g_string_new (text);
  int year;

  if (!foyer_calendar_read_text (text, &year, NULL, NULL, &reason))
    return fail (error, reason->message);

  g_string_replace (line, "\r", "", 0);
  g_string_replace (line, "\n", ";", 0);
  g_ptr_array_add (notices, g_strdup (line->str));
  return TRUE;
}

/**
 * foyer_holiday_file_read:
 * @contents: what is in the file
 * @error: where to put the #FoyerHolidayError
 *
 * Reads the public holidays of one year or several. A year without a day is read too: it stays
 * unannounced (CN-25).
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the notices by year, each as
 *   foyer_calendar_add_text() takes it
 */
GPtrArray *
foyer_holiday_file_read (GBytes  *contents,
                         GError **error)
{
  g_autoptr (GPtrArray) notices = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (Day));
  gsize size;
  const char *data = g_bytes_get_data (contents, &size);
  g_autofree char *text = NULL;
  const char *begin;
  int year;

  g_array_set_clear_func (days, day_clear);
  if (size == 0 || size > FOYER_HOLIDAY_FILE_MAX || !g_utf8_validate (data, size, NULL))
    {
      fail (error, "empty, too long, or no text");
      return NULL;
    }

  text = g_strndup (data, size);
  begin = g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;
  while (g_ascii_isspace (*begin))
    begin++;

  if (*begin == '{')
    {
      if (!read_json (begin, strlen (begin), &year, days, error))
        return NULL;
      g_array_sort (days, compare_days);
      g_ptr_array_add (notices, write_notice (year, days));
    }
  else if (g_ascii_strncasecmp (begin, "BEGIN:VCALENDAR", strlen ("BEGIN:VCALENDAR")) == 0)
    {
      if (!read_ical (begin, days, error))
        return NULL;
      g_array_sort (days, compare_days);
      write_notices (days, notices);
    }
  else if (!read_own (begin, notices, error))
    return NULL;

  return g_steal_pointer (&notices);
}

/* The file is somebody's choice: it may be of any size. */
static GBytes *
load (GFile         *file,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree char *buffer = NULL;
  gsize size;

  if (stream == NULL)
    return NULL;

  buffer = g_malloc (FOYER_HOLIDAY_FILE_MAX + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, FOYER_HOLIDAY_FILE_MAX + 1, &size,
                                cancellable, error))
    return NULL;

  return g_bytes_new (buffer, size);
}

static void
load_and_read (GTask        *task,
               gpointer      source,
               gpointer      file,
               GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GBytes) contents = load (file, cancellable, &error);
  GPtrArray *notices = contents != NULL ? foyer_holiday_file_read (contents, &error) : NULL;

  if (notices != NULL)
    g_task_return_pointer (task, notices, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * foyer_holiday_file_load_async:
 * @file: a file
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is read or could not be
 * @user_data: for @callback
 *
 * Loads a file and reads the public holidays in it, as foyer_holiday_file_read() does.
 */
void
foyer_holiday_file_load_async (GFile               *file,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, foyer_holiday_file_load_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load_and_read);
}

/**
 * foyer_holiday_file_load_finish:
 * @result: the result
 * @error: where to put the #FoyerHolidayError, or why the file could not be read
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the notices by year
 */
GPtrArray *
foyer_holiday_file_load_finish (GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
