/* What everybody's share is: of evenings, weekends and holidays, which are carried over the months,
 * and of the work itself. */

#include "service/foyer-rota-task-private.h"

#define EVENING FOYER_ROTA_TASK_UNIT
#define WEEKEND FOYER_ROTA_TASK_UNIT
#define HOLIDAY (2 * FOYER_ROTA_TASK_UNIT)
/* So many shifts above their share anybody may be given. */
#define SPARE_SHIFTS 1

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

/**
 * foyer_rota_task_fill_fairness: (skip)
 * @self: a task with its shifts and people
 *
 * Adds the kinds of duty that are shared out fairly over the months.
 */
void
foyer_rota_task_fill_fairness (FoyerRotaTask *self)
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
      if (foyer_roster_is_weekend (ground->calendar, foyer_rota_task_get_day (self, d)))
        problem->fair[weekend].cells[d] = all;
      if (foyer_roster_is_holiday (ground->calendar, foyer_rota_task_get_day (self, d)))
        problem->fair[holiday].cells[d] = all;
    }

  for (int row = 0; row < problem->n_staff; row++)
    {
      GArray *duties = foyer_rota_month_get_duties (self->month, row);
      FoyerRosterCounts before = foyer_roster_count ((const FoyerDuty *) duties->data, duties->len,
                                                     ground->calendar, past,
                                                     foyer_rota_task_get_day (self, -1));

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

/**
 * foyer_rota_task_fill_workload: (skip)
 * @self: a task with its shifts and people
 *
 * Everybody works about as much as everybody else, in the real minutes of the shifts less their
 * breaks: what there is to do is shared out beforehand, posts that few can serve first, and the
 * plan stays near that share. As a kind of fairness it would be one count too many for the exact
 * search of a line.
 */
void
foyer_rota_task_fill_workload (FoyerRotaTask *self)
{
  FoyerRotaGround *ground = foyer_rota_month_get_ground (self->month);
  g_autofree Load *loads = g_new0 (Load, self->problem->n_staff);
  int minutes[8 * sizeof (FoyerPosts)] = { 0 };

  for (int d = 0; d < self->problem->n_days; d++)
    {
      g_autoptr (GPtrArray) demands = foyer_roster_find_demands (ground->coverage,
                                                                 foyer_rota_task_get_day (self, d));

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
