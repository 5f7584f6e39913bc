/* What is right and wrong with a roster.
 *
 * The checks look at duties, not at cells: a duty is an absolute stretch of time, so a month's end,
 * a shift over midnight and two half shifts on a day need no case of their own. Whoever asks gives
 * some days before and after the stretch in question as well: a row of working days, a night's rest
 * and an ISO week do not end with the month.
 *
 * Which problems are errors follows HANDBOOK S1: an overlap, work on leave, and (when the shop is
 * strict about it) a seventh day in a row; the rest warns or advises. */

#include "domain/foyer-roster-check.h"

#define MIDNIGHT FOYER_MINUTES_IN_DAY

/**
 * foyer_roster_rules_read:
 * @self: (out): the rules
 * @settings: the settings of the shop
 */
void
foyer_roster_rules_read (FoyerRosterRules *self,
                         FoyerSettings    *settings)
{
  gint64 rest_us = foyer_settings_get_span_us (settings, FOYER_SETTING_ROSTER_MIN_REST);

  self->max_days_in_row = foyer_settings_get_count (settings, FOYER_SETTING_ROSTER_MAX_DAYS_IN_ROW);
  self->is_rest_day_strict = foyer_settings_get_bool (settings,
                                                      FOYER_SETTING_ROSTER_REST_DAY_STRICT);
  self->min_rest = rest_us > 0 ? rest_us / FOYER_MINUTE_US : 0;
  self->week_minutes = 60 * foyer_settings_get_count (settings,
                                                      FOYER_SETTING_ROSTER_WEEK_HOURS_WARN);
  self->usual_break = foyer_settings_get_count (settings, FOYER_SETTING_ROSTER_BREAK_MIN);
}

static void
add (GArray             *problems,
     FoyerRosterProblem  problem)
{
  g_array_append_val (problems, problem);
}

static gboolean
is_within (gint64 day,
           gint64 first_day,
           gint64 last_day)
{
  return day >= first_day && day <= last_day;
}

/* Duties are in the order of their begin, so whatever overlaps a duty follows it at once. */
static void
check_overlaps (const FoyerDuty *duties,
                guint            n_duties,
                gint64           first_day,
                gint64           last_day,
                GArray          *problems)
{
  for (guint i = 0; i < n_duties; i++)
    for (guint j = i + 1; j < n_duties; j++)
      {
        gint64 start = foyer_duty_get_start_minute (&duties[j]);
        gint64 end = MIN (foyer_duty_get_end_minute (&duties[i]),
                          foyer_duty_get_end_minute (&duties[j]));

        if (start >= foyer_duty_get_end_minute (&duties[i]))
          break;
        if (is_within (duties[j].day, first_day, last_day))
          add (problems, (FoyerRosterProblem) {
                 .kind = FOYER_ROSTER_OVERLAP,
                 .gravity = FOYER_ROSTER_ERROR,
                 .staff = duties[j].staff,
                 .first_day = duties[i].day,
                 .last_day = duties[j].day,
                 .actual = end - start,
               });
      }
}

/* The rest between the work of two days; what lies between two half shifts of a day is a pause. */
static void
check_rest (const FoyerDuty *duties,
            guint            n_duties,
            int              min_rest,
            gint64           first_day,
            gint64           last_day,
            GArray          *problems)
{
  for (guint i = 1; i < n_duties; i++)
    {
      gint64 rest = foyer_duty_get_start_minute (&duties[i])
                    - foyer_duty_get_end_minute (&duties[i - 1]);

      if (duties[i].day != duties[i - 1].day && rest >= 0 && rest < min_rest
          && is_within (duties[i].day, first_day, last_day))
        add (problems, (FoyerRosterProblem) {
               .kind = FOYER_ROSTER_REST,
               .gravity = FOYER_ROSTER_WARNING,
               .staff = duties[i].staff,
               .first_day = duties[i - 1].day,
               .last_day = duties[i].day,
               .actual = rest,
               .limit = min_rest,
             });
    }
}

/* So long a day leaves less than the rest until the same time tomorrow (SH-09). */
static void
check_long_days (const FoyerDuty *duties,
                 guint            n_duties,
                 int              min_rest,
                 gint64           first_day,
                 gint64           last_day,
                 GArray          *problems)
{
  int limit = MIDNIGHT - min_rest;

  for (guint i = 0, n; i < n_duties; i += n)
    {
      int minutes = 0;

      for (n = 0; i + n < n_duties && duties[i + n].day == duties[i].day; n++)
        minutes += duties[i + n].end - duties[i + n].start;
      if (minutes > limit && is_within (duties[i].day, first_day, last_day))
        add (problems, (FoyerRosterProblem) {
               .kind = FOYER_ROSTER_LONG_DAY,
               .gravity = FOYER_ROSTER_WARNING,
               .staff = duties[i].staff,
               .first_day = duties[i].day,
               .last_day = duties[i].day,
               .actual = minutes,
               .limit = limit,
             });
    }
}

static void
end_run (const FoyerDuty        *last,
         int                     length,
         const FoyerRosterRules *rules,
         gint64                  first_day,
         gint64                  last_day,
         GArray                 *problems)
{
  gint64 begin = last->day - length + 1;

  if (length > rules->max_days_in_row && last->day >= first_day && begin <= last_day)
    add (problems, (FoyerRosterProblem) {
           .kind = FOYER_ROSTER_RUN,
           .gravity = rules->is_rest_day_strict ? FOYER_ROSTER_ERROR : FOYER_ROSTER_WARNING,
           .staff = last->staff,
           .first_day = begin,
           .last_day = last->day,
           .actual = length,
           .limit = rules->max_days_in_row,
         });
}

static void
check_runs (const FoyerDuty        *duties,
            guint                   n_duties,
            const FoyerRosterRules *rules,
            gint64                  first_day,
            gint64                  last_day,
            GArray                 *problems)
{
  int length = 0;

  for (guint i = 0; i < n_duties; i++)
    {
      gint64 gap = i > 0 ? duties[i].day - duties[i - 1].day : 1;

      if (gap > 1)
        {
          end_run (&duties[i - 1], length, rules, first_day, last_day, problems);
          length = 0;
        }
      length += i == 0 || gap != 0;
    }
  if (n_duties > 0)
    end_run (&duties[n_duties - 1], length, rules, first_day, last_day, problems);
}

static void
check_weeks (const FoyerDuty *duties,
             guint            n_duties,
             int              limit,
             gint64           first_day,
             gint64           last_day,
             GArray          *problems)
{
  for (guint i = 0, n; i < n_duties; i += n)
    {
      gint64 monday = duties[i].day - (foyer_day_get_weekday (duties[i].day) - FOYER_MONDAY);
      int minutes = 0;

      for (n = 0; i + n < n_duties && duties[i + n].day < monday + 7; n++)
        minutes += duties[i + n].work;
      if (minutes > limit && monday + 6 >= first_day && monday <= last_day)
        add (problems, (FoyerRosterProblem) {
               .kind = FOYER_ROSTER_WEEK,
               .gravity = FOYER_ROSTER_ADVICE,
               .staff = duties[i].staff,
               .first_day = duties[i].day,
               .last_day = duties[i + n - 1].day,
               .actual = minutes,
               .limit = limit,
             });
    }
}

/**
 * foyer_roster_check_person:
 * @duties: (array length=n_duties): what one person does, in the order of foyer_duty_compare(),
 *   from a week before @first_day to a week after @last_day
 * @n_duties: how many
 * @rules: the rules
 * @first_day: the first day that is asked about
 * @last_day: the last one
 * @problems: (element-type FoyerRosterProblem): where to add what is wrong
 *
 * Overlaps (SH-07, SH-08), rest between days (SH-06), long days (SH-09), days in a row (N35, SH-12,
 * SH-13) and hours of the week (SH-14, SH-15).
 */
void
foyer_roster_check_person (const FoyerDuty        *duties,
                           guint                   n_duties,
                           const FoyerRosterRules *rules,
                           gint64                  first_day,
                           gint64                  last_day,
                           GArray                 *problems)
{
  check_overlaps (duties, n_duties, first_day, last_day, problems);
  check_runs (duties, n_duties, rules, first_day, last_day, problems);
  check_rest (duties, n_duties, rules->min_rest, first_day, last_day, problems);
  check_long_days (duties, n_duties, rules->min_rest, first_day, last_day, problems);
  check_weeks (duties, n_duties, rules->week_minutes, first_day, last_day, problems);
}

/**
 * foyer_roster_check_leave:
 * @duties: (array length=n_duties): what one person does
 * @n_duties: how many
 * @leaves: (element-type FoyerLeave): the leaves of that person
 * @shop_time: the shop's time
 * @problems: (element-type FoyerRosterProblem): where to add what is wrong
 *
 * Nobody works while on leave that was granted (SH-21).
 */
void
foyer_roster_check_leave (const FoyerDuty *duties,
                          guint            n_duties,
                          GPtrArray       *leaves,
                          FoyerShopTime   *shop_time,
                          GArray          *problems)
{
  for (guint i = 0; leaves->len > 0 && i < n_duties; i++)
    {
      gint64 begin = foyer_duty_get_start_minute (&duties[i]);
      gint64 end = foyer_duty_get_end_minute (&duties[i]);
      gint64 start_us = foyer_shop_time_at_minute (shop_time, begin / MIDNIGHT, begin % MIDNIGHT);
      gint64 end_us = foyer_shop_time_at_minute (shop_time, end / MIDNIGHT, end % MIDNIGHT);

      for (guint k = 0; k < leaves->len; k++)
        {
          FoyerLeave *leave = g_ptr_array_index (leaves, k);

          if (foyer_leave_is_granted (leave) && foyer_leave_overlaps (leave, start_us, end_us))
            {
              add (problems, (FoyerRosterProblem) {
                     .kind = FOYER_ROSTER_ON_LEAVE,
                     .gravity = FOYER_ROSTER_ERROR,
                     .staff = duties[i].staff,
                     .first_day = duties[i].day,
                     .last_day = duties[i].day,
                   });
              break;
            }
        }
    }
}

/**
 * foyer_roster_check_posts:
 * @duties: (array length=n_duties): what one person does
 * @n_duties: how many
 * @posts: the posts at which the person can stand
 * @problems: (element-type FoyerRosterProblem): where to add what is wrong
 *
 * A post may be fixed per person (S1); to stand elsewhere is worth a warning.
 */
void
foyer_roster_check_posts (const FoyerDuty *duties,
                          guint            n_duties,
                          FoyerPosts       posts,
                          GArray          *problems)
{
  for (guint i = 0; i < n_duties; i++)
    if (duties[i].post != 0 && (duties[i].post & posts) == 0)
      add (problems, (FoyerRosterProblem) {
             .kind = FOYER_ROSTER_WRONG_POST,
             .gravity = FOYER_ROSTER_WARNING,
             .staff = duties[i].staff,
             .first_day = duties[i].day,
             .last_day = duties[i].day,
             .post = duties[i].post,
           });
}

/**
 * foyer_roster_find_demands:
 * @coverages: (element-type FoyerCoverage): all demands of the shop
 * @day: a day
 *
 * Returns: (transfer container) (element-type FoyerCoverage): those that hold on @day: of a post
 *   that has demands for this very date, only these
 */
GPtrArray *
foyer_roster_find_demands (GPtrArray *coverages,
                           gint64     day)
{
  GPtrArray *demands = g_ptr_array_new ();
  FoyerPosts dated = 0;

  for (guint i = 0; i < coverages->len; i++)
    {
      FoyerCoverage *demand = g_ptr_array_index (coverages, i);

      if (foyer_coverage_get_date (demand) != FOYER_DAY_NONE
          && foyer_coverage_applies (demand, day))
        dated |= foyer_coverage_get_post (demand);
    }

  for (guint i = 0; i < coverages->len; i++)
    {
      FoyerCoverage *demand = g_ptr_array_index (coverages, i);

      if (foyer_coverage_applies (demand, day)
          && (foyer_coverage_get_date (demand) != FOYER_DAY_NONE
              || (foyer_coverage_get_post (demand) & dated) == 0))
        g_ptr_array_add (demands, demand);
    }

  return demands;
}

/* How many people stand at a post at one minute of a day; a night's shift of the day before is
 * still there in the morning. */
static int
count_at (const FoyerDuty *duties,
          guint            n_duties,
          FoyerPosts       post,
          gint64           minute)
{
  int count = 0;

  for (guint i = 0; i < n_duties; i++)
    count += (duties[i].post & post) != 0 && foyer_duty_get_start_minute (&duties[i]) <= minute
             && minute < foyer_duty_get_end_minute (&duties[i]);

  return count;
}

/* The next minute after @minute at which somebody comes or goes, at most @end. */
static gint64
find_next_change (const FoyerDuty *duties,
                  guint            n_duties,
                  gint64           minute,
                  gint64           end)
{
  for (guint i = 0; i < n_duties; i++)
    {
      gint64 edges[] = { foyer_duty_get_start_minute (&duties[i]),
                         foyer_duty_get_end_minute (&duties[i]) };

      for (guint k = 0; k < G_N_ELEMENTS (edges); k++)
        if (edges[k] > minute && edges[k] < end)
          end = edges[k];
    }

  return end;
}

/**
 * foyer_roster_count_cover:
 * @demand: a demand
 * @duties: (array length=n_duties): what everybody does on @day and the day before
 * @n_duties: how many
 * @day: the day
 *
 * Returns: how many people the post has at least, at any minute of the demand
 */
int
foyer_roster_count_cover (FoyerCoverage   *demand,
                          const FoyerDuty *duties,
                          guint            n_duties,
                          gint64           day)
{
  gint64 end = day * MIDNIGHT + foyer_coverage_get_end_minute (demand);
  int least = G_MAXINT;

  for (gint64 minute = day * MIDNIGHT + foyer_coverage_get_start_minute (demand); minute < end;
       minute = find_next_change (duties, n_duties, minute, end))
    least = MIN (least, count_at (duties, n_duties, foyer_coverage_get_post (demand), minute));

  return least;
}

/**
 * foyer_roster_check_cover:
 * @demand: a demand that holds on @day
 * @duties: (array length=n_duties): what everybody does on @day and the day before
 * @n_duties: how many
 * @day: the day
 * @problems: (element-type FoyerRosterProblem): where to add the gaps
 *
 * Finds the hours in which the post has too few people (SH-10, SH-11). Neighbouring stretches with
 * the same number of people are one gap.
 */
void
foyer_roster_check_cover (FoyerCoverage   *demand,
                          const FoyerDuty *duties,
                          guint            n_duties,
                          gint64           day,
                          GArray          *problems)
{
  FoyerPosts post = foyer_coverage_get_post (demand);
  int wanted = foyer_coverage_get_minimum (demand);
  gint64 midnight = day * MIDNIGHT;
  gint64 end = midnight + foyer_coverage_get_end_minute (demand);
  FoyerRosterProblem *open = NULL;
  gint64 next;

  for (gint64 minute = midnight + foyer_coverage_get_start_minute (demand); minute < end;
       minute = next)
    {
      int count = count_at (duties, n_duties, post, minute);

      next = find_next_change (duties, n_duties, minute, end);
      if (count >= wanted)
        {
          open = NULL;
          continue;
        }
      if (open != NULL && open->actual == count)
        {
          open->end = next - midnight;
          continue;
        }

      add (problems, (FoyerRosterProblem) {
             .kind = FOYER_ROSTER_GAP,
             .gravity = FOYER_ROSTER_ERROR,
             .first_day = day,
             .last_day = day,
             .post = post,
             .start = minute - midnight,
             .end = next - midnight,
             .actual = count,
             .limit = wanted,
           });
      open = &g_array_index (problems, FoyerRosterProblem, problems->len - 1);
    }
}

static int
compare_problems (gconstpointer a,
                  gconstpointer b)
{
  const FoyerRosterProblem *first = a, *second = b;

  if (first->gravity != second->gravity)
    return first->gravity < second->gravity ? -1 : 1;
  if (first->last_day != second->last_day)
    return first->last_day < second->last_day ? -1 : 1;
  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;

  return first->kind == FOYER_ROSTER_GAP ? first->start - second->start
                                         : foyer_uuid_compare (&first->staff, &second->staff);
}

/**
 * foyer_roster_sort_problems:
 * @problems: (element-type FoyerRosterProblem): problems
 *
 * Puts them into the order in which they are numbered: the gravest first, then by day.
 */
void
foyer_roster_sort_problems (GArray *problems)
{
  g_array_sort (problems, compare_problems);
}

/**
 * foyer_roster_is_holiday:
 * @calendar: the public holidays
 * @day: a day
 *
 * Returns: whether @day is a public holiday, or a day off that belongs to one
 */
gboolean
foyer_roster_is_holiday (FoyerCalendar *calendar,
                         gint64         day)
{
  return foyer_calendar_is_day_off (calendar, day);
}

/**
 * foyer_roster_is_weekend:
 * @calendar: the public holidays
 * @day: a day
 *
 * Returns: whether @day is a Saturday or Sunday like any other: neither a holiday nor a make-up day
 */
gboolean
foyer_roster_is_weekend (FoyerCalendar *calendar,
                         gint64         day)
{
  return foyer_day_get_weekday (day) >= FOYER_SATURDAY
         && !foyer_calendar_is_day_off (calendar, day)
         && !foyer_calendar_is_make_up_day (calendar, day);
}

/**
 * foyer_roster_count:
 * @duties: (array length=n_duties): what one person does, in the order of foyer_duty_compare()
 * @n_duties: how many
 * @calendar: the public holidays
 * @first_day: the first day that counts
 * @last_day: the last one
 *
 * Returns: the totals of the person, of which evenings, weekends and holidays are to be shared out
 *   fairly (N36)
 */
FoyerRosterCounts
foyer_roster_count (const FoyerDuty *duties,
                    guint            n_duties,
                    FoyerCalendar   *calendar,
                    gint64           first_day,
                    gint64           last_day)
{
  FoyerRosterCounts counts = { 0 };
  gint64 before = FOYER_DAY_NONE;

  for (guint i = 0; i < n_duties; i++)
    {
      gint64 day = duties[i].day;

      if (!is_within (day, first_day, last_day))
        continue;

      counts.n_shifts++;
      counts.minutes += duties[i].work;
      counts.n_evenings += duties[i].kind == FOYER_SHIFT_LATE;
      if (day == before)
        continue;

      before = day;
      counts.n_days++;
      counts.n_weekend_days += foyer_roster_is_weekend (calendar, day);
      counts.n_holidays += foyer_roster_is_holiday (calendar, day);
    }

  return counts;
}

/**
 * foyer_roster_must_publish:
 * @calendar: the public holidays
 * @month: the first day of a month whose roster is a draft
 * @today: the shop's today
 * @notice_us: the setting `roster.publish_before_holiday`, microseconds; -1 when it is off
 * @holiday: (out): the first day of the holiday
 *
 * Rosters are made early before a festival (N37): SH-18, SH-19.
 *
 * Returns: whether a holiday of that month begins within the notice
 */
gboolean
foyer_roster_must_publish (FoyerCalendar *calendar,
                           gint64         month,
                           gint64         today,
                           gint64         notice_us,
                           gint64        *holiday)
{
  gint64 n_days = notice_us / G_TIME_SPAN_DAY;
  gint64 end = foyer_day_add_months (month, 1);

  for (gint64 day = MAX (month, today); notice_us >= 0 && day < end && day - today <= n_days; day++)
    if (foyer_roster_is_holiday (calendar, day))
      {
        *holiday = day;
        return TRUE;
      }

  return FALSE;
}

/**
 * foyer_roster_rotate:
 * @n_groups: how many groups of staff rotate through as many shifts
 * @group: one of them, from 0
 * @week: which week of the rotation, from 0
 *
 * Day and evening alternate weekly (N36, SH-22).
 *
 * Returns: which of the shifts the group has in that week, from 0
 */
guint
foyer_roster_rotate (guint n_groups,
                     guint group,
                     guint week)
{
  g_return_val_if_fail (n_groups > 0, 0);

  return (group + week) % n_groups;
}
