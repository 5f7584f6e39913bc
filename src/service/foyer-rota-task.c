/* A month of the shop as the planner wants it: arrays of costs.
 *
 * What the handbook says in words becomes weights, in the order in which the shop gives way (ROSTER:
 * cover, rest, fairness, wishes, stability). Leave, locks, published cells, posts and the days in a
 * row are hard. One person missing for a shift of eight hours costs COVER; what a person's share of
 * evenings and holidays can add up to in a month stays below it, so that no post is left empty for
 * fairness' sake. All weights are multiples of UNIT: the planner rounds what every roster costs at
 * least up to the next multiple, and so proves the best one sooner.
 *
 * The planner counts a person once for a demand, by the cell of the day. What the shop's rosters have
 * beyond that (a second shift, a person at another post) lies in cells that are fixed, and is put
 * into the demand instead. */

#include "service/foyer-rota-task.h"

#include <string.h>

#define SHIFT_MINUTES 480

#define UNIT 16
#define COVER (250 * UNIT)
#define COVER_HOLIDAY (375 * UNIT)
#define SURPLUS (2 * UNIT)
#define SHORT_REST (94 * UNIT)
#define EVENING UNIT
#define WEEKEND UNIT
#define HOLIDAY (2 * UNIT)
#define WISH (2 * UNIT)
#define CHANGE UNIT
/* So many shifts above their share anybody may be given. */
#define SPARE_SHIFTS 1
/* More than any reason to do it nevertheless. */
#define FORBIDDEN (6250 * UNIT)

static gint64
get_day (FoyerRotaTask *self,
         int            day)
{
  return foyer_rota_month_get_first_day (self->month) + day;
}

static guint8 *
get_current (FoyerRotaTask *self,
             int            row)
{
  return self->current + (gsize) row * foyer_rota_month_get_n_days (self->month);
}

static guint8
get_cell_value (FoyerRotaTask *self,
                int            row,
                int            day)
{
  FoyerShift *shift = foyer_rota_month_get_shift (self->month, row, day, 0);

  return shift == NULL ? FOYER_PLAN_OFF
                       : foyer_rota_month_find_choice (self->month,
                                                       foyer_record_get_id (FOYER_RECORD (shift)))
                           + 1;
}

static gboolean
is_fixed (FoyerRotaTask *self,
          int            row,
          int            day,
          gboolean       keeps_published)
{
  FoyerRosterCell *cell = foyer_rota_month_get_cell (self->month, row, day, 0);

  /* A day with two shifts is somebody's careful work. */
  if (foyer_rota_month_get_shift (self->month, row, day, 1) != NULL)
    return TRUE;
  if (cell == NULL)
    return FALSE;

  return keeps_published ? foyer_roster_cell_is_fixed (cell)
                         : foyer_roster_cell_get_is_locked (cell);
}

static void
fill_shifts (FoyerRotaTask *self)
{
  FoyerPlanProblem *problem = self->problem;
  const FoyerRosterRules *rules = foyer_rota_month_get_rules (self->month);
  g_autofree int *starts = g_new (int, problem->n_shifts);
  g_autofree int *ends = g_new (int, problem->n_shifts);

  for (int s = 0; s < problem->n_shifts; s++)
    {
      FoyerShift *shift = foyer_rota_month_get_choice (self->month, s);

      g_free (problem->shifts[s].id);
      problem->shifts[s].id = g_strdup (foyer_shift_get_code (shift));
      problem->shifts[s].minutes = MAX (foyer_shift_get_work (shift, rules->usual_break), 1);
      starts[s] = foyer_shift_get_start_minute (shift);
      ends[s] = foyer_shift_get_end_offset (shift);
    }
  /* Too little rest is a warning (S1); only an overlap is forbidden. */
  foyer_plan_problem_set_rest (problem, starts, ends, 0, rules->min_rest, SHORT_REST);
}

/* The longest row of working days that is fixed: where a person has made it longer than the rule, the
 * plan cannot undo that. */
static int
get_longest_fixed_run (FoyerPlanProblem *problem,
                       FoyerPlanStaff   *staff)
{
  int run = staff->before_run;
  int longest = run;

  for (int d = 0; d < problem->n_days; d++)
    {
      gboolean is_work = staff->locked[d] != FOYER_PLAN_FREE && staff->locked[d] != FOYER_PLAN_OFF;

      run = is_work ? run + 1 : 0;
      longest = MAX (longest, run);
    }

  return longest;
}

static void
fill_days_before (FoyerRotaTask  *self,
                  int             row,
                  FoyerPlanStaff *staff)
{
  GArray *duties = foyer_rota_month_get_duties (self->month, row);
  gint64 expected = get_day (self, -1);

  for (guint i = duties->len; i > 0; i--)
    {
      FoyerDuty *duty = &g_array_index (duties, FoyerDuty, i - 1);

      if (duty->day >= get_day (self, 0) || duty->day == expected + 1)
        continue;
      if (duty->day != expected)
        break;
      staff->before_run++;
      expected--;
      if (staff->before_run > 1)
        continue;
      for (int s = 0; s < self->problem->n_shifts; s++)
        {
          FoyerShift *shift = foyer_rota_month_get_choice (self->month, s);

          if (foyer_shift_get_start_minute (shift) == duty->start
              && foyer_shift_get_end_offset (shift) == duty->end)
            staff->before_cell = s + 1;
        }
    }
}

static void
forbid_on_leave (FoyerRotaTask  *self,
                 FoyerPlanStaff *staff,
                 const FoyerUuid *id,
                 int             day)
{
  FoyerRotaGround *ground = foyer_rota_month_get_ground (self->month);
  int n_values = self->problem->n_shifts + 1;

  for (guint i = 0; i < ground->leaves->len; i++)
    {
      FoyerLeave *leave = g_ptr_array_index (ground->leaves, i);

      if (!foyer_leave_is_granted (leave)
          || !foyer_uuid_equal (foyer_leave_get_staff (leave), id))
        continue;

      for (int s = 0; s < self->problem->n_shifts; s++)
        {
          FoyerShift *shift = foyer_rota_month_get_choice (self->month, s);
          gint64 midnight = foyer_shop_time_at_minute (ground->shop_time, get_day (self, day), 0);
          int start = foyer_shift_get_start_minute (shift);
          int end = foyer_shift_get_end_offset (shift);

          if (foyer_leave_overlaps (leave, midnight + start * FOYER_MINUTE_US,
                                    midnight + end * FOYER_MINUTE_US))
            staff->cost[day * n_values + s + 1] = FORBIDDEN;
        }
    }
}

static void
fill_staff (FoyerRotaTask *self,
            int            row,
            gint64         first_free_day,
            gboolean       keeps_published)
{
  FoyerPlanProblem *problem = self->problem;
  FoyerPlanStaff *staff = &problem->staff[row];
  FoyerStaff *record = foyer_rota_month_get_staff (self->month, row);
  const FoyerRosterRules *rules = foyer_rota_month_get_rules (self->month);
  guint8 *current = get_current (self, row);
  int n_values = problem->n_shifts + 1;

  g_free (staff->id);
  staff->id = g_strdup (foyer_staff_get_number (record));
  staff->skills = FOYER_PLAN_BIT (FOYER_PLAN_OFF);
  for (int s = 0; s < problem->n_shifts; s++)
    {
      FoyerPosts post = foyer_shift_get_post (foyer_rota_month_get_choice (self->month, s));

      if (post == 0 || (post & foyer_staff_get_posts (record)) != 0)
        staff->skills |= FOYER_PLAN_BIT (s + 1);
    }

  fill_days_before (self, row, staff);
  for (int d = 0; d < problem->n_days; d++)
    {
      gboolean is_locked = get_day (self, d) < first_free_day
                           || is_fixed (self, row, d, keeps_published);

      current[d] = get_cell_value (self, row, d);
      if (is_locked)
        staff->locked[d] = current[d];
      staff->leave[d] = foyer_rota_month_has_leave (self->month, row, d)
                        && (!is_locked || current[d] == FOYER_PLAN_OFF);
      if (!is_locked)
        forbid_on_leave (self, staff, foyer_record_get_id (FOYER_RECORD (record)), d);
      for (int s = 0; s < problem->n_shifts; s++)
        {
          FoyerShift *shift = foyer_rota_month_get_choice (self->month, s);

          if (!is_locked && !foyer_shift_is_valid_on (shift, get_day (self, d)))
            staff->cost[d * n_values + s + 1] = FORBIDDEN;
        }
    }

  /* Somebody fixed at a post that is not theirs stays there, and is sent to no such post anew. */
  for (int d = 0; d < problem->n_days; d++)
    {
      guint8 value = staff->locked[d];

      if (value == FOYER_PLAN_FREE || (staff->skills & FOYER_PLAN_BIT (value)) != 0)
        continue;
      staff->skills |= FOYER_PLAN_BIT (value);
      for (int other = 0; other < problem->n_days; other++)
        if (staff->locked[other] == FOYER_PLAN_FREE)
          staff->cost[other * n_values + value] = FORBIDDEN;
    }

  staff->max_run = MAX (rules->max_days_in_row, get_longest_fixed_run (problem, staff));
}

static void
add_cost (FoyerPlanStaff *staff,
          int             at,
          int             cost)
{
  staff->cost[at] = MIN (staff->cost[at] + cost, FORBIDDEN);
}

static void
fill_wishes (FoyerRotaTask *self)
{
  FoyerRotaGround *ground = foyer_rota_month_get_ground (self->month);
  FoyerPlanProblem *problem = self->problem;

  for (guint i = 0; i < ground->wishes->len; i++)
    {
      FoyerWish *wish = g_ptr_array_index (ground->wishes, i);
      int row = foyer_rota_month_find_staff (self->month, foyer_wish_get_staff (wish));
      gint64 day = foyer_wish_get_day (wish) - get_day (self, 0);

      if (row < 0 || day < 0 || day >= problem->n_days)
        continue;

      for (int value = 0; value <= problem->n_shifts; value++)
        {
          static const FoyerUuid rest = { { 0 } };
          const FoyerUuid *shift = &rest;

          if (value > 0)
            shift = foyer_record_get_id (FOYER_RECORD (foyer_rota_month_get_choice (self->month,
                                                                                    value - 1)));
          if (!foyer_wish_is_met (wish, shift))
            add_cost (&problem->staff[row], day * (problem->n_shifts + 1) + value,
                      WISH * foyer_wish_get_strength (wish));
        }
    }
}

/* What somebody planned and did not lock is changed only for a reason. */
static void
fill_stability (FoyerRotaTask *self)
{
  FoyerPlanProblem *problem = self->problem;

  for (int row = 0; row < problem->n_staff; row++)
    for (int d = 0; d < problem->n_days; d++)
      for (int value = 0; value <= problem->n_shifts; value++)
        if (foyer_rota_month_get_cell (self->month, row, d, 0) != NULL
            && value != get_current (self, row)[d])
          add_cost (&problem->staff[row], d * (problem->n_shifts + 1) + value, CHANGE);
}

static FoyerPlanMask
get_all_shifts (FoyerPlanProblem *problem)
{
  return ((FOYER_PLAN_BIT (problem->n_shifts) << 1) - 1) & ~FOYER_PLAN_BIT (FOYER_PLAN_OFF);
}

/* How much more than the one who has had least everybody brings along from earlier months. Whoever
 * was not here then is taken to have had as much as the others on average. */
static void
carry (FoyerRotaTask *self,
       int            kind,
       const int     *counts,
       const gboolean *is_new,
       int            weight)
{
  FoyerPlanProblem *problem = self->problem;
  int least = G_MAXINT, sum = 0, n_old = 0;

  for (int row = 0; row < problem->n_staff; row++)
    {
      problem->staff[row].fair_weight[kind] = weight;
      if (is_new[row])
        continue;
      least = MIN (least, counts[row]);
      sum += counts[row];
      n_old++;
    }

  for (int row = 0; n_old > 0 && row < problem->n_staff; row++)
    problem->staff[row].carried[kind] =
      CLAMP ((is_new[row] ? sum / n_old : counts[row]) - least, 0, 31);
}

static void
fill_fairness (FoyerRotaTask *self)
{
  FoyerRotaGround *ground = foyer_rota_month_get_ground (self->month);
  FoyerPlanProblem *problem = self->problem;
  gint64 past = foyer_day_add_months (ground->first_day, -FOYER_ROTA_PAST_MONTHS);
  int evening = foyer_plan_problem_add_fair (problem, "evening");
  int weekend = foyer_plan_problem_add_fair (problem, "weekend");
  int holiday = foyer_plan_problem_add_fair (problem, "holiday");
  FoyerPlanMask all = get_all_shifts (problem);
  FoyerPlanMask late = 0;
  g_autofree int *counts = g_new0 (int, 3 * problem->n_staff);
  g_autofree gboolean *is_new = g_new0 (gboolean, problem->n_staff);

  for (int s = 0; s < problem->n_shifts; s++)
    if (foyer_shift_get_kind (foyer_rota_month_get_choice (self->month, s)) == FOYER_SHIFT_LATE)
      late |= FOYER_PLAN_BIT (s + 1);

  for (int d = 0; d < problem->n_days; d++)
    {
      problem->fair[evening].cells[d] = late;
      if (foyer_roster_is_weekend (ground->calendar, get_day (self, d)))
        problem->fair[weekend].cells[d] = all;
      if (foyer_roster_is_holiday (ground->calendar, get_day (self, d)))
        problem->fair[holiday].cells[d] = all;
    }

  for (int row = 0; row < problem->n_staff; row++)
    {
      GArray *duties = foyer_rota_month_get_duties (self->month, row);
      FoyerRosterCounts before = foyer_roster_count ((const FoyerDuty *) duties->data, duties->len,
                                                     ground->calendar, past, get_day (self, -1));

      counts[evening * problem->n_staff + row] = before.n_evenings;
      counts[weekend * problem->n_staff + row] = before.n_weekend_days;
      counts[holiday * problem->n_staff + row] = before.n_holidays;
      is_new[row] = before.n_days == 0;
    }
  carry (self, evening, counts + evening * problem->n_staff, is_new, EVENING);
  carry (self, weekend, counts + weekend * problem->n_staff, is_new, WEEKEND);
  carry (self, holiday, counts + holiday * problem->n_staff, is_new, HOLIDAY);
}

/* The days on which a person can work at all, a rest day a week taken off. */
static double
get_capacity (FoyerRotaTask *self,
              int            row)
{
  const FoyerRosterRules *rules = foyer_rota_month_get_rules (self->month);
  FoyerPlanStaff *staff = &self->problem->staff[row];
  int n_days = 0;

  for (int d = 0; d < self->problem->n_days; d++)
    n_days += !staff->leave[d] && staff->locked[d] != FOYER_PLAN_OFF;

  return (double) n_days * rules->max_days_in_row / (rules->max_days_in_row + 1);
}

static gboolean
is_free (FoyerPlanProblem *problem,
         FoyerPlanStaff   *staff)
{
  for (int d = 0; d < problem->n_days; d++)
    if (staff->leave[d] || staff->locked[d] != FOYER_PLAN_FREE)
      return FALSE;

  return TRUE;
}

/* What a person is to work: days, and minutes less breaks. */
typedef struct
{
  int days;
  int minutes;
} Load;

/* The mean shift among those of @posts: how long somebody is there, how long of it they work. */
typedef struct
{
  int presence;
  int work;
} MeanShift;

static MeanShift
get_mean_shift (FoyerRotaTask *self,
                FoyerPosts     posts)
{
  MeanShift sum = { 0 };
  int n = 0;

  for (int s = 0; s < self->problem->n_shifts; s++)
    {
      FoyerShift *shift = foyer_rota_month_get_choice (self->month, s);

      if ((foyer_shift_get_post (shift) & posts) == 0)
        continue;
      sum.presence += foyer_shift_get_end_offset (shift) - foyer_shift_get_start_minute (shift);
      sum.work += self->problem->shifts[s].minutes;
      n++;
    }

  return n == 0 ? sum : (MeanShift) { MAX (sum.presence / n, 1), MAX (sum.work / n, 1) };
}

/* Shares the minutes of presence at a post out, a shift at a time, always to whoever works least by
 * now for the days they have. */
static void
share_out (FoyerRotaTask *self,
           FoyerPosts     post,
           int            minutes,
           Load          *loads)
{
  MeanShift shift = get_mean_shift (self, post);

  /* No shift is at this post: nobody works there, whatever is wanted. */
  if (shift.presence == 0)
    return;

  for (int n_shifts = minutes / shift.presence + 1; n_shifts > 0; n_shifts--)
    {
      int best = -1;
      double least = G_MAXDOUBLE;

      for (int row = 0; row < self->problem->n_staff; row++)
        {
          FoyerStaff *staff = foyer_rota_month_get_staff (self->month, row);
          double capacity = get_capacity (self, row);

          if ((foyer_staff_get_posts (staff) & post) == 0 || loads[row].days + 1 > capacity)
            continue;
          if ((loads[row].minutes + shift.work) / capacity < least)
            {
              least = (loads[row].minutes + shift.work) / capacity;
              best = row;
            }
        }
      if (best < 0)
        return;
      loads[best].days++;
      loads[best].minutes += shift.work;
    }
}

static int
count_qualified (FoyerRotaTask *self,
                 FoyerPosts     post)
{
  int n = 0;

  for (int row = 0; row < self->problem->n_staff; row++)
    n += (foyer_staff_get_posts (foyer_rota_month_get_staff (self->month, row)) & post) != 0;

  return n;
}

/* Everybody works about as much as everybody else, in the real minutes of the shifts less their breaks:
 * what there is to do is shared out beforehand, posts that few can serve first, and the plan stays near
 * that share. As a kind of fairness it would
 * be one count too many for the exact search of a line. */
static void
fill_workload (FoyerRotaTask *self)
{
  FoyerRotaGround *ground = foyer_rota_month_get_ground (self->month);
  g_autofree Load *loads = g_new0 (Load, self->problem->n_staff);
  int minutes[8 * sizeof (FoyerPosts)] = { 0 };

  for (int d = 0; d < self->problem->n_days; d++)
    {
      g_autoptr (GPtrArray) demands = foyer_roster_find_demands (ground->coverage,
                                                                 get_day (self, d));

      for (guint i = 0; !foyer_rota_month_is_closed (self->month, d) && i < demands->len; i++)
        {
          FoyerCoverage *demand = g_ptr_array_index (demands, i);

          minutes[g_bit_nth_lsf (foyer_coverage_get_post (demand), -1)] +=
            foyer_coverage_get_minimum (demand)
            * (foyer_coverage_get_end_minute (demand) - foyer_coverage_get_start_minute (demand));
        }
    }

  for (int n_qualified = 1; n_qualified <= self->problem->n_staff; n_qualified++)
    for (guint post = 0; post < G_N_ELEMENTS (minutes); post++)
      if (minutes[post] > 0 && count_qualified (self, 1u << post) == n_qualified)
        share_out (self, 1u << post, minutes[post], loads);

  for (int row = 0; row < self->problem->n_staff; row++)
    {
      FoyerPlanStaff *staff = &self->problem->staff[row];
      FoyerStaff *record = foyer_rota_month_get_staff (self->month, row);
      int spare = SPARE_SHIFTS * get_mean_shift (self, foyer_staff_get_posts (record)).work;
      int fixed = 0;

      for (int d = 0; d < self->problem->n_days; d++)
        if (staff->locked[d] != FOYER_PLAN_FREE)
          fixed += foyer_plan_cell_minutes (self->problem, staff->locked[d]);
      staff->max_minutes = MAX ((loads[row].minutes + spare) * 9 / 8, fixed);
      if (is_free (self->problem, staff))
        staff->min_minutes = MAX (loads[row].minutes - 2 * spare, 0);
    }
}

/* Whether a shift of @days_before the day is at @post during a minute of that day. */
static gboolean
spans (FoyerShift *shift,
       FoyerPosts  post,
       int         days_before,
       int         minute)
{
  int start = foyer_shift_get_start_minute (shift) - days_before * FOYER_MINUTES_IN_DAY;
  int end = foyer_shift_get_end_offset (shift) - days_before * FOYER_MINUTES_IN_DAY;

  return foyer_shift_get_post (shift) == post && start <= minute && minute < end;
}

static FoyerPlanMask
find_spanning (FoyerRotaTask *self,
               FoyerPosts     post,
               int            days_before,
               int            minute)
{
  FoyerPlanMask cells = 0;

  for (int s = 0; s < self->problem->n_shifts; s++)
    if (spans (foyer_rota_month_get_choice (self->month, s), post, days_before, minute))
      cells |= FOYER_PLAN_BIT (s + 1);

  return cells;
}

/* How many more people are at the post by fixed cells than the planner counts by @cells of @day. */
static int
count_beyond (FoyerRotaTask *self,
              FoyerPosts     post,
              gint64         minute,
              int            day,
              FoyerPlanMask  cells)
{
  int beyond = 0;

  for (int row = 0; row < self->problem->n_staff; row++)
    {
      guint8 locked = self->problem->staff[row].locked[day];
      GArray *duties = foyer_rota_month_get_duties (self->month, row);

      if (locked != FOYER_PLAN_FREE && (cells & FOYER_PLAN_BIT (locked)) != 0)
        beyond--;
      for (guint i = 0; i < duties->len; i++)
        {
          FoyerDuty *duty = &g_array_index (duties, FoyerDuty, i);
          gboolean is_there = (duty->post & post) != 0
                              && foyer_duty_get_start_minute (duty) <= minute
                              && minute < foyer_duty_get_end_minute (duty);

          /* What is free will be planned anew; the days before the month are as they are. */
          beyond += is_there
                    && (duty->day < get_day (self, 0)
                        || (locked != FOYER_PLAN_FREE && duty->day == get_day (self, day)));
        }
    }

  return beyond;
}

static int
find_next_edge (FoyerRotaTask *self,
                int            minute,
                int            end)
{
  for (int s = 0; s < self->problem->n_shifts; s++)
    {
      FoyerShift *shift = foyer_rota_month_get_choice (self->month, s);
      int edges[] = { foyer_shift_get_start_minute (shift), foyer_shift_get_end_offset (shift),
                      foyer_shift_get_end_offset (shift) - FOYER_MINUTES_IN_DAY };

      for (guint k = 0; k < G_N_ELEMENTS (edges); k++)
        if (edges[k] > minute && edges[k] < end)
          end = edges[k];
    }

  return end;
}

/* What @cost a shift of eight hours comes to in so many minutes. */
static int
get_share (int cost,
           int minutes)
{
  return (cost * minutes / SHIFT_MINUTES + UNIT / 2) / UNIT * UNIT;
}

static void
add_stretch (FoyerRotaTask *self,
             FoyerCoverage *demand,
             int            day,
             int            start,
             int            end)
{
  FoyerRotaGround *ground = foyer_rota_month_get_ground (self->month);
  FoyerPosts post = foyer_coverage_get_post (demand);
  gboolean is_holiday = foyer_roster_is_holiday (ground->calendar, get_day (self, day));
  FoyerPlanMask cells = find_spanning (self, post, 0, start);
  int on = day;
  int wanted;

  /* Early in the morning it is the night's shift of the day before that can be there. */
  if (cells == 0 && day > 0)
    {
      cells = find_spanning (self, post, 1, start);
      on = day - 1;
    }
  /* No shift of the shop can: a gap that planning does not fill. */
  if (cells == 0)
    return;

  wanted = foyer_coverage_get_minimum (demand)
           - count_beyond (self, post, get_day (self, day) * FOYER_MINUTES_IN_DAY + start, on, cells);
  foyer_plan_problem_add_cover (self->problem, on, cells, MAX (wanted, 0),
                                MAX (get_share (is_holiday ? COVER_HOLIDAY : COVER, end - start),
                                     UNIT),
                                get_share (SURPLUS, end - start));
}

static void
fill_cover (FoyerRotaTask *self)
{
  FoyerRotaGround *ground = foyer_rota_month_get_ground (self->month);

  for (int d = 0; d < self->problem->n_days; d++)
    {
      g_autoptr (GPtrArray) demands = foyer_roster_find_demands (ground->coverage,
                                                                 get_day (self, d));

      if (foyer_rota_month_is_closed (self->month, d))
        continue;

      for (guint i = 0; i < demands->len; i++)
        {
          FoyerCoverage *demand = g_ptr_array_index (demands, i);
          int end = foyer_coverage_get_end_minute (demand);

          for (int minute = foyer_coverage_get_start_minute (demand), next; minute < end;
               minute = next)
            {
              next = find_next_edge (self, minute, end);
              add_stretch (self, demand, d, minute, next);
            }
        }
    }
}

/**
 * foyer_rota_task_new:
 * @month: a month with drafts
 * @first_free_day: the first day that may be planned; what lies before stays as it is
 * @keeps_published: whether published cells stay as they are, not locked ones alone
 * @error: where to put what is wrong: %FOYER_PLAN_ERROR_PROBLEM when there is nobody to plan, or no
 *   shift
 *
 * Returns: (transfer full) (nullable): the month as the planner wants it
 */
FoyerRotaTask *
foyer_rota_task_new (FoyerRotaMonth  *month,
                     gint64           first_free_day,
                     gboolean         keeps_published,
                     GError         **error)
{
  int n_staff = foyer_rota_month_get_n_staff (month);
  int n_shifts = foyer_rota_month_get_n_shifts (month);
  g_autoptr (FoyerRotaTask) self = g_new0 (FoyerRotaTask, 1);

  self->month = g_object_ref (month);
  if (n_staff == 0 || n_shifts == 0 || n_shifts > FOYER_PLAN_MAX_SHIFTS)
    {
      g_set_error (error, FOYER_PLAN_ERROR, FOYER_PLAN_ERROR_PROBLEM,
                   "%d people and %d shifts cannot be planned", n_staff, n_shifts);
      return NULL;
    }

  self->problem = foyer_plan_problem_new (foyer_rota_month_get_n_days (month), n_shifts, n_staff);
  self->problem->first_weekday = foyer_day_get_weekday (get_day (self, 0)) - FOYER_MONDAY;
  self->current = g_new0 (guint8, (gsize) n_staff * self->problem->n_days);

  fill_shifts (self);
  for (int row = 0; row < n_staff; row++)
    fill_staff (self, row, first_free_day, keeps_published);
  fill_fairness (self);
  fill_wishes (self);
  fill_stability (self);
  fill_cover (self);
  fill_workload (self);

  return foyer_plan_problem_seal (self->problem, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * foyer_rota_task_free:
 * @self: (transfer full): a task
 */
void
foyer_rota_task_free (FoyerRotaTask *self)
{
  g_clear_pointer (&self->problem, foyer_plan_problem_free);
  g_clear_object (&self->month);
  g_free (self->current);
  g_free (self);
}

static void
add_change (FoyerRotaTask *self,
            int            row,
            int            day,
            guint8         value,
            GArray        *changes)
{
  FoyerRosterCell *cell = foyer_rota_month_get_cell (self->month, row, day, 0);
  FoyerRotaChange change = {
    .staff = *foyer_record_get_id (FOYER_RECORD (foyer_rota_month_get_staff (self->month, row))),
    .day = get_day (self, day),
  };

  if (cell != NULL)
    change.seen_version = foyer_record_get_version (FOYER_RECORD (cell));
  if (value != FOYER_PLAN_OFF)
    change.shift =
      *foyer_record_get_id (FOYER_RECORD (foyer_rota_month_get_choice (self->month, value - 1)));
  g_array_append_val (changes, change);
}

/**
 * foyer_rota_task_get_changes:
 * @self: a task
 * @cells: a roster of the planner: a cell a day and person
 *
 * Returns: (transfer full) (element-type FoyerRotaChange): what is different in it from the month as
 *   it stands; a rest day where nobody had planned anything is a change too
 */
GArray *
foyer_rota_task_get_changes (FoyerRotaTask *self,
                             const guint8  *cells)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (FoyerRotaChange));
  int n_days = self->problem->n_days;

  for (int row = 0; row < self->problem->n_staff; row++)
    for (int d = 0; d < n_days; d++)
      {
        guint8 value = cells[(gsize) row * n_days + d];

        if (self->problem->staff[row].locked[d] == FOYER_PLAN_FREE
            && (foyer_rota_month_get_cell (self->month, row, d, 0) == NULL
                || value != get_current (self, row)[d]))
          add_change (self, row, d, value, changes);
      }

  return changes;
}

/**
 * foyer_rota_task_get_line_changes:
 * @self: a task
 * @row: a row
 * @line: what the person would do: a cell a day
 *
 * Returns: (transfer full) (element-type FoyerRotaChange): what is different in it; nothing where
 *   the person is off and nobody has planned anything
 */
GArray *
foyer_rota_task_get_line_changes (FoyerRotaTask *self,
                                  int            row,
                                  const guint8  *line)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (FoyerRotaChange));

  for (int d = 0; d < self->problem->n_days; d++)
    if (line[d] != get_current (self, row)[d])
      add_change (self, row, d, line[d], changes);

  return changes;
}
