#include "planner/foyer-plan-file.h"

#include <string.h>

/* The text format of the employee shift scheduling benchmark of Curtois & Qu (2014), and the list
 * of `staff day shift` lines in which we write a roster.
 *
 * An instance is a list of sections, each a line SECTION_NAME followed by comma-separated rows;
 * lines that begin with # and empty lines mean nothing. Rows refer to shifts and people by names
 * that were declared in an earlier section. As the sizes are known only at the end of
 * SECTION_STAFF, the lines are first sorted by section and then read in the order in which they
 * depend on each other. Every refusal is one sentence that begins with the number of the line. */

typedef enum
{
  SECTION_NONE = -1,
  SECTION_HORIZON,
  SECTION_SHIFTS,
  SECTION_STAFF,
  SECTION_DAYS_OFF,
  SECTION_SHIFT_ON_REQUESTS,
  SECTION_SHIFT_OFF_REQUESTS,
  SECTION_COVER,
} Section;

#define N_SECTIONS (SECTION_COVER + 1)

static const char *const section_names[N_SECTIONS] = {
  "SECTION_HORIZON",
  "SECTION_SHIFTS",
  "SECTION_STAFF",
  "SECTION_DAYS_OFF",
  "SECTION_SHIFT_ON_REQUESTS",
  "SECTION_SHIFT_OFF_REQUESTS",
  "SECTION_COVER",
};

/* Ten times the largest public instance (364 days, 150 people, 32 shifts). */
#define MAX_CELL_COSTS 20000000

typedef struct
{
  int number; /* of the line in the file, from 1 */
  char **fields;
} Row;

typedef struct
{
  GArray *rows[N_SECTIONS];
  GHashTable *shifts; /* name → index + 1 */
  GHashTable *staff;
  FoyerPlanProblem *problem;
} Reader;

static void
clear_row (gpointer data)
{
  g_strfreev (((Row *) data)->fields);
}

static void
reader_init (Reader *reader)
{
  for (int n = 0; n < N_SECTIONS; n++)
    {
      reader->rows[n] = g_array_new (FALSE, FALSE, sizeof (Row));
      g_array_set_clear_func (reader->rows[n], clear_row);
    }
  reader->shifts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader->staff = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader->problem = NULL;
}

static void
reader_clear (Reader *reader)
{
  for (int n = 0; n < N_SECTIONS; n++)
    g_array_unref (reader->rows[n]);
  g_hash_table_unref (reader->shifts);
  g_hash_table_unref (reader->staff);
  g_clear_pointer (&reader->problem, foyer_plan_problem_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static gboolean refuse (GError    **error,
                        int         line,
                        const char *format,
                        ...) G_GNUC_PRINTF (3, 4);

static gboolean
refuse (GError    **error,
        int         line,
        const char *format,
        ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);

  if (line > 0)
    g_set_error (error, FOYER_PLAN_ERROR, FOYER_PLAN_ERROR_FORMAT, "Line %d: %s", line, reason);
  else
    g_set_error_literal (error, FOYER_PLAN_ERROR, FOYER_PLAN_ERROR_FORMAT, reason);

  return FALSE;
}

static gboolean
read_number (const Row  *row,
             const char *text,
             const char *what,
             int         least,
             int         most,
             int        *value,
             GError    **error)
{
  gint64 number;

  *value = 0;
  if (!g_ascii_string_to_signed (text, 10, least, most, &number, NULL))
    return refuse (error, row->number, "%s should be a whole number from %d to %d, not “%.40s”.",
                   what, least, most, text);
  *value = number;

  return TRUE;
}

static gboolean
expect_fields (const Row *row,
               guint      n_fields,
               GError   **error)
{
  guint n = g_strv_length (row->fields);

  if (n != n_fields)
    return refuse (error, row->number, "%u values are expected here, not %u.", n_fields, n);

  return TRUE;
}

static gboolean
look_up (GHashTable *names,
         const Row  *row,
         const char *name,
         const char *what,
         int        *index,
         GError    **error)
{
  *index = GPOINTER_TO_INT (g_hash_table_lookup (names, name)) - 1;
  if (*index < 0)
    return refuse (error, row->number, "There is no %s “%.40s”.", what, name);

  return TRUE;
}

static gboolean
read_day (const Reader *reader,
          const Row    *row,
          const char   *text,
          int          *day,
          GError      **error)
{
  return read_number (row, text, "A day", 0, reader->problem->n_days - 1, day, error);
}

static gboolean
sort_lines (Reader     *reader,
            const char *text,
            GError    **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Section section = SECTION_NONE;

  for (int n = 0; lines[n] != NULL; n++)
    {
      char *line = g_strstrip (lines[n]);
      Row row = { n + 1, NULL };

      if (line[0] == '\0' || line[0] == '#')
        continue;
      if (g_str_has_prefix (line, "SECTION_"))
        {
          section = SECTION_NONE;
          for (int known = 0; known < N_SECTIONS; known++)
            if (g_str_equal (line, section_names[known]))
              section = known;
          if (section == SECTION_NONE)
            return refuse (error, row.number, "“%.60s” is not a section of this format.", line);
          continue;
        }
      if (section == SECTION_NONE)
        return refuse (error, row.number, "There are values before the first section.");

      row.fields = g_strsplit (line, ",", -1);
      for (int field = 0; row.fields[field] != NULL; field++)
        g_strstrip (row.fields[field]);
      g_array_append_val (reader->rows[section], row);
    }

  return TRUE;
}

static gboolean
declare (GHashTable *names,
         const Row  *row,
         const char *what,
         int         index,
         GError    **error)
{
  const char *name = row->fields[0];

  if (name[0] == '\0' || strpbrk (name, " \t|=") != NULL || strlen (name) > 64)
    return refuse (error, row->number, "“%.40s” cannot be the name of a %s.", name, what);
  if (!g_hash_table_insert (names, g_strdup (name), GINT_TO_POINTER (index + 1)))
    return refuse (error, row->number, "The %s “%.40s” is declared twice.", what, name);

  return TRUE;
}

static gboolean
read_sizes (Reader *reader,
            GError **error)
{
  const GArray *horizon = reader->rows[SECTION_HORIZON];
  const GArray *shifts = reader->rows[SECTION_SHIFTS];
  const GArray *staff = reader->rows[SECTION_STAFF];
  int n_days = 0;

  if (horizon->len != 1)
    return refuse (error, 0, "SECTION_HORIZON should hold one line with the number of days.");
  if (!read_number (&g_array_index (horizon, Row, 0), g_array_index (horizon, Row, 0).fields[0],
                    "The number of days", 1, 3660, &n_days, error))
    return FALSE;
  if (shifts->len < 1 || shifts->len > FOYER_PLAN_MAX_SHIFTS)
    return refuse (error, 0, "There are %u shifts; between 1 and %d are possible.",
                   shifts->len, FOYER_PLAN_MAX_SHIFTS);
  if (staff->len < 1 || staff->len > 5000)
    return refuse (error, 0, "There are %u people; between 1 and 5000 are possible.", staff->len);
  if ((gint64) n_days * staff->len * (shifts->len + 1) > MAX_CELL_COSTS)
    return refuse (error, 0, "Days times people times shifts is more than can be planned at once.");

  for (guint n = 0; n < shifts->len; n++)
    if (!declare (reader->shifts, &g_array_index (shifts, Row, n), "shift", n, error))
      return FALSE;
  for (guint n = 0; n < staff->len; n++)
    if (!declare (reader->staff, &g_array_index (staff, Row, n), "person", n, error))
      return FALSE;

  reader->problem = foyer_plan_problem_new (n_days, shifts->len, staff->len);

  return TRUE;
}

static gboolean
read_shift (Reader    *reader,
            const Row *row,
            int        index,
            GError   **error)
{
  FoyerPlanShift *shift = &reader->problem->shifts[index];
  g_auto (GStrv) followers = NULL;

  if (!expect_fields (row, 3, error)
      || !read_number (row, row->fields[1], "The length of a shift", 1, 2880, &shift->minutes,
                       error))
    return FALSE;

  g_free (shift->id);
  shift->id = g_strdup (row->fields[0]);

  followers = g_strsplit (row->fields[2], "|", -1);
  for (int n = 0; followers[n] != NULL; n++)
    {
      int other;

      if (followers[n][0] == '\0')
        continue;
      if (!look_up (reader->shifts, row, followers[n], "shift", &other, error))
        return FALSE;
      shift->forbidden_next |= FOYER_PLAN_BIT (other + 1);
    }

  return TRUE;
}

static gboolean
read_staff (Reader    *reader,
            const Row *row,
            int        index,
            GError   **error)
{
  FoyerPlanStaff *staff = &reader->problem->staff[index];
  g_auto (GStrv) counts = NULL;
  struct
  {
    const char *what;
    int *value;
  } limits[] = {
    { "The most minutes", &staff->max_minutes },
    { "The least minutes", &staff->min_minutes },
    { "The most days in a row", &staff->max_run },
    { "The least days in a row", &staff->min_run },
    { "The least days off in a row", &staff->min_rest },
    { "The most weekends", &staff->max_weekends },
  };

  if (!expect_fields (row, 8, error))
    return FALSE;

  g_free (staff->id);
  staff->id = g_strdup (row->fields[0]);

  counts = g_strsplit (row->fields[1], "|", -1);
  for (int n = 0; counts[n] != NULL; n++)
    {
      char *equals = strchr (counts[n], '=');
      int shift;

      if (counts[n][0] == '\0')
        continue;
      if (equals == NULL)
        return refuse (error, row->number, "“%.40s” should read shift=number.", counts[n]);
      *equals = '\0';
      if (!look_up (reader->shifts, row, counts[n], "shift", &shift, error)
          || !read_number (row, equals + 1, "The most times a shift is worked", 0, 100000,
                           &staff->max_count[shift], error))
        return FALSE;
    }

  for (guint n = 0; n < G_N_ELEMENTS (limits); n++)
    if (!read_number (row, row->fields[n + 2], limits[n].what, 0, 100000000, limits[n].value,
                      error))
      return FALSE;

  return TRUE;
}

static gboolean
read_days_off (Reader    *reader,
               const Row *row,
               GError   **error)
{
  int person;

  if (!look_up (reader->staff, row, row->fields[0], "person", &person, error))
    return FALSE;

  for (int n = 1; row->fields[n] != NULL; n++)
    {
      int day = 0;

      if (!read_day (reader, row, row->fields[n], &day, error))
        return FALSE;
      reader->problem->staff[person].leave[day] = TRUE;
    }

  return TRUE;
}

/* A wish for a shift is a cost of everything else on that day, a wish against it a cost of it. */
static gboolean
read_request (Reader    *reader,
              const Row *row,
              gboolean   wanted,
              GError   **error)
{
  FoyerPlanProblem *problem = reader->problem;
  int person = 0, day = 0, shift = 0, weight = 0;
  int *costs;

  if (!expect_fields (row, 4, error)
      || !look_up (reader->staff, row, row->fields[0], "person", &person, error)
      || !read_day (reader, row, row->fields[1], &day, error)
      || !look_up (reader->shifts, row, row->fields[2], "shift", &shift, error)
      || !read_number (row, row->fields[3], "The weight of a wish", 0, 100000, &weight, error))
    return FALSE;

  costs = problem->staff[person].cost + (gsize) day * (problem->n_shifts + 1);
  for (int cell = 0; cell <= problem->n_shifts; cell++)
    if ((cell == shift + 1) != wanted)
      costs[cell] += weight;

  return TRUE;
}

static gboolean
read_cover (Reader    *reader,
            const Row *row,
            GError   **error)
{
  int day = 0, shift = 0, required = 0, under = 0, over = 0;

  if (!expect_fields (row, 5, error)
      || !read_day (reader, row, row->fields[0], &day, error)
      || !look_up (reader->shifts, row, row->fields[1], "shift", &shift, error)
      || !read_number (row, row->fields[2], "The number wanted", 0, 5000, &required, error)
      || !read_number (row, row->fields[3], "The weight for under", 0, 100000, &under, error)
      || !read_number (row, row->fields[4], "The weight for over", 0, 100000, &over, error))
    return FALSE;

  foyer_plan_problem_add_cover (reader->problem, day, FOYER_PLAN_BIT (shift + 1), required, under,
                                over);

  return TRUE;
}

static gboolean
read_row (Reader    *reader,
          Section    section,
          const Row *row,
          int        index,
          GError   **error)
{
  switch (section)
    {
    case SECTION_NONE:
    case SECTION_HORIZON:
      return TRUE;
    case SECTION_SHIFTS:
      return read_shift (reader, row, index, error);
    case SECTION_STAFF:
      return read_staff (reader, row, index, error);
    case SECTION_DAYS_OFF:
      return read_days_off (reader, row, error);
    case SECTION_SHIFT_ON_REQUESTS:
      return read_request (reader, row, TRUE, error);
    case SECTION_SHIFT_OFF_REQUESTS:
      return read_request (reader, row, FALSE, error);
    case SECTION_COVER:
      return read_cover (reader, row, error);
    }

  g_assert_not_reached ();
}

/**
 * foyer_plan_read_instance:
 * @text: an instance in the public benchmark format
 * @length: its length in bytes
 * @error: return location for a %FOYER_PLAN_ERROR_FORMAT or %FOYER_PLAN_ERROR_PROBLEM, whose
 *   message is a sentence that names the line
 *
 * Reads an instance. All horizons of that family start on a Monday.
 *
 * Returns: (transfer full) (nullable): the sealed problem
 */
FoyerPlanProblem *
foyer_plan_read_instance (const char *text,
                          gsize       length,
                          GError    **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_auto (Reader) reader = { 0 };
  g_autofree char *copy = NULL;

  reader_init (&reader);
  if (memchr (text, '\0', length) != NULL || !g_utf8_validate (text, length, NULL))
    {
      refuse (error, 0, "The file is not text in UTF-8.");
      return NULL;
    }

  /* Editors on Windows begin a file with a mark of its encoding. */
  if (length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  copy = g_strndup (text, length);
  if (!sort_lines (&reader, copy, error) || !read_sizes (&reader, error))
    return NULL;

  for (int section = 0; section < N_SECTIONS; section++)
    for (guint n = 0; n < reader.rows[section]->len; n++)
      if (!read_row (&reader, section, &g_array_index (reader.rows[section], Row, n), n, error))
        return NULL;

  if (!foyer_plan_problem_seal (reader.problem, error))
    return NULL;

  return g_steal_pointer (&reader.problem);
}

static void
write_staff (const FoyerPlanProblem *problem,
             const FoyerPlanStaff   *staff,
             GString                *text)
{
  g_string_append_printf (text, "%s,", staff->id);
  for (int s = 0; s < problem->n_shifts; s++)
    g_string_append_printf (text, "%s%s=%d", s > 0 ? "|" : "", problem->shifts[s].id,
                            (staff->skills & FOYER_PLAN_BIT (s + 1)) != 0 ? staff->max_count[s]
                                                                          : 0);
  g_string_append_printf (text, ",%d,%d,%d,%d,%d,%d\n", staff->max_minutes, staff->min_minutes,
                          staff->max_run, staff->min_run, staff->min_rest, staff->max_weekends);
}

static void
write_days_off (const FoyerPlanProblem *problem,
                const FoyerPlanStaff   *staff,
                GString                *text)
{
  gboolean any = FALSE;

  for (int d = 0; d < problem->n_days; d++)
    if (staff->leave[d])
      {
        g_string_append_printf (text, "%s,%d", any ? "" : staff->id, d);
        any = TRUE;
      }
  if (any)
    g_string_append_c (text, '\n');
}

static void
write_requests (const FoyerPlanProblem *problem,
                const FoyerPlanStaff   *staff,
                gboolean                wanted,
                GString                *text)
{
  for (int d = 0; d < problem->n_days; d++)
    for (int s = 0; s < problem->n_shifts; s++)
      {
        const int *costs = staff->cost + (gsize) d * (problem->n_shifts + 1);
        int weight = costs[s + 1] - costs[FOYER_PLAN_OFF];

        if (wanted ? weight < 0 : weight > 0)
          g_string_append_printf (text, "%s,%d,%s,%d\n", staff->id, d, problem->shifts[s].id,
                                  ABS (weight));
      }
}

/**
 * foyer_plan_write_instance:
 * @problem: a sealed problem
 *
 * Writes what the public format can say: no locks, history, fairness, soft successions or demands
 * for several shifts together.
 *
 * Returns: (transfer full): the text of the instance
 */
char *
foyer_plan_write_instance (const FoyerPlanProblem *problem)
{
  g_return_val_if_fail (problem != NULL && problem->allowed != NULL, NULL);

  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "SECTION_HORIZON\n%d\n\nSECTION_SHIFTS\n", problem->n_days);
  for (int s = 0; s < problem->n_shifts; s++)
    {
      const char *separator = "";

      g_string_append_printf (text, "%s,%d,", problem->shifts[s].id, problem->shifts[s].minutes);
      for (int t = 0; t < problem->n_shifts; t++)
        if ((problem->shifts[s].forbidden_next & FOYER_PLAN_BIT (t + 1)) != 0)
          {
            g_string_append_printf (text, "%s%s", separator, problem->shifts[t].id);
            separator = "|";
          }
      g_string_append_c (text, '\n');
    }
  g_string_append (text, "\nSECTION_STAFF\n");
  for (int i = 0; i < problem->n_staff; i++)
    write_staff (problem, &problem->staff[i], text);
  g_string_append (text, "\nSECTION_DAYS_OFF\n");
  for (int i = 0; i < problem->n_staff; i++)
    write_days_off (problem, &problem->staff[i], text);
  g_string_append (text, "\nSECTION_SHIFT_ON_REQUESTS\n");
  for (int i = 0; i < problem->n_staff; i++)
    write_requests (problem, &problem->staff[i], TRUE, text);
  g_string_append (text, "\nSECTION_SHIFT_OFF_REQUESTS\n");
  for (int i = 0; i < problem->n_staff; i++)
    write_requests (problem, &problem->staff[i], FALSE, text);
  g_string_append (text, "\nSECTION_COVER\n");
  for (guint n = 0; n < problem->covers->len; n++)
    {
      const FoyerPlanCover *cover = &g_array_index (problem->covers, FoyerPlanCover, n);

      for (int s = 0; s < problem->n_shifts; s++)
        if (cover->cells == FOYER_PLAN_BIT (s + 1))
          g_string_append_printf (text, "%d,%s,%d,%d,%d\n", cover->day, problem->shifts[s].id,
                                  cover->required, cover->under_cost, cover->over_cost);
    }

  return g_string_free (text, FALSE);
}

static int
find_id (const FoyerPlanProblem *problem,
         gboolean                shift,
         const char             *id)
{
  int n = shift ? problem->n_shifts : problem->n_staff;

  for (int index = 0; index < n; index++)
    if (g_str_equal (shift ? problem->shifts[index].id : problem->staff[index].id, id))
      return index;

  return -1;
}

/**
 * foyer_plan_read_roster:
 * @problem: a sealed problem
 * @text: lines of `staff day shift`, days from 0; who is not named is off
 * @error: return location for a %FOYER_PLAN_ERROR_FORMAT
 *
 * Reads a roster back, for checking and for planning on from it.
 *
 * Returns: (transfer full) (nullable): [n_staff * n_days] cells
 */
guint8 *
foyer_plan_read_roster (const FoyerPlanProblem *problem,
                        const char             *text,
                        GError                **error)
{
  g_return_val_if_fail (problem != NULL && text != NULL, NULL);

  g_autofree guint8 *cells = g_malloc0 ((gsize) problem->n_staff * problem->n_days);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (int n = 0; lines[n] != NULL; n++)
    {
      g_auto (GStrv) fields = g_strsplit (g_strstrip (lines[n]), " ", -1);
      gint64 day;
      int person, shift;

      if (lines[n][0] == '\0' || lines[n][0] == '#')
        continue;
      if (g_strv_length (fields) != 3
          || !g_ascii_string_to_signed (fields[1], 10, 0, problem->n_days - 1, &day, NULL))
        {
          refuse (error, n + 1, "“staff day shift” is expected here.");
          return NULL;
        }
      person = find_id (problem, FALSE, fields[0]);
      shift = find_id (problem, TRUE, fields[2]);
      if (person < 0 || shift < 0)
        {
          refuse (error, n + 1, "The person or the shift is not in the problem.");
          return NULL;
        }
      if (cells[(gsize) person * problem->n_days + day] != FOYER_PLAN_OFF)
        {
          refuse (error, n + 1, "%s already works on day %d.", fields[0], (int) day);
          return NULL;
        }
      cells[(gsize) person * problem->n_days + day] = shift + 1;
    }

  return g_steal_pointer (&cells);
}

/**
 * foyer_plan_write_roster:
 * @problem: a sealed problem
 * @cells: [n_staff * n_days] a roster
 *
 * Returns: (transfer full): one line of `staff day shift` for each shift that is worked
 */
char *
foyer_plan_write_roster (const FoyerPlanProblem *problem,
                         const guint8           *cells)
{
  g_return_val_if_fail (problem != NULL && cells != NULL, NULL);

  GString *text = g_string_new (NULL);

  for (int i = 0; i < problem->n_staff; i++)
    for (int d = 0; d < problem->n_days; d++)
      {
        guint8 cell = cells[(gsize) i * problem->n_days + d];

        if (cell != FOYER_PLAN_OFF)
          g_string_append_printf (text, "%s %d %s\n", problem->staff[i].id, d,
                                  problem->shifts[cell - 1].id);
      }

  return g_string_free (text, FALSE);
}
