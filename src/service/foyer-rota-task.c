/* A month of the shop as the planner wants it: arrays of costs.
 *
 * What the handbook says in words becomes weights, in the order in which the shop gives way
 * (ROSTER: cover, rest, fairness, wishes, stability). Leave, locks, published cells, posts and the
 * days in a row are hard. One person missing for a shift of eight hours costs COVER; what a
 * person's share of evenings and holidays can add up to in a month stays below it, so that no post
 * is left empty for fairness' sake. All weights are multiples of UNIT: the planner rounds what
 * every roster costs at least up to the next multiple, and so proves the best one sooner.
 *
 * The planner counts a person once for a demand, by the cell of the day. What the shop's rosters
 * have beyond that (a second shift, a person at another post) lies in cells that are fixed, and is
 * put into the demand instead. */

#include "service/foyer-rota-task-private.h"

#define UNIT FOYER_ROTA_TASK_UNIT
#define SHORT_REST (94 * UNIT)
#define WISH (2 * UNIT)
#define CHANGE UNIT
#define FORBIDDEN FOYER_ROTA_TASK_FORBIDDEN

/**
 * foyer_rota_task_get_day: (skip)
 * @self: a task
 * @day: a day of the month, from 0
 *
 * Returns: the date
 */
gint64
foyer_rota_task_get_day (FoyerRotaTask *self,
                         int            day)
{
  return foyer_rota_month_get_first_day (self->month) + day;
}

/**
 * foyer_rota_task_get_current: (skip)
 * @self: a task
 * @row: a row
 *
 * Returns: (transfer none): the line of a person as it stands, a cell a day
 */
guint8 *
foyer_rota_task_get_current (FoyerRotaTask *self,
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
is_freed (FoyerRotaTask *self,
          int            row,
          int            day,
          GArray        *freed)
{
  FoyerStaff *staff = foyer_rota_month_get_staff (self->month, row);

  for (guint i = 0; freed != NULL && i < freed->len; i++)
    {
      FoyerRotaSpot *spot = &g_array_index (freed, FoyerRotaSpot, i);

      if (spot->day == foyer_rota_task_get_day (self, day)
          && foyer_uuid_equal (&spot->staff, foyer_record_get_id (FOYER_RECORD (staff))))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_fixed (FoyerRotaTask *self,
          int            row,
          int            day,
          gboolean       keeps_published,
          GArray        *freed)
{
  FoyerRosterCell *cell = foyer_rota_month_get_cell (self->month, row, day, 0);

  /* A day with two shifts is somebody's careful work. */
  if (foyer_rota_month_get_shift (self->month, row, day, 1) != NULL)
    return TRUE;
  if (cell == NULL)
    return FALSE;

  return keeps_published && !is_freed (self, row, day, freed)
           ? foyer_roster_cell_is_fixed (cell)
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

/* The longest row of working days that is fixed: where a person has made it longer than the rule,
 * the plan cannot undo that. */
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
  gint64 expected = foyer_rota_task_get_day (self, -1);

  for (guint i = duties->len; i > 0; i--)
    {
      FoyerDuty *duty = &g_array_index (duties, FoyerDuty, i - 1);

      if (duty->day >= foyer_rota_task_get_day (self, 0) || duty->day == expected + 1)
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
          gint64 midnight = foyer_shop_time_at_minute (ground->shop_time,
                                                       foyer_rota_task_get_day (self, day), 0);
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
            gboolean       keeps_published,
            GArray        *freed)
{
  FoyerPlanProblem *problem = self->problem;
  FoyerPlanStaff *staff = &problem->staff[row];
  FoyerStaff *record = foyer_rota_month_get_staff (self->month, row);
  const FoyerRosterRules *rules = foyer_rota_month_get_rules (self->month);
  guint8 *current = foyer_rota_task_get_current (self, row);
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
      gboolean is_locked = foyer_rota_task_get_day (self, d) < self->first_free_day
                           || is_fixed (self, row, d, keeps_published, freed);

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

          if (!is_locked && !foyer_shift_is_valid_on (shift, foyer_rota_task_get_day (self, d)))
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
      gint64 day = foyer_wish_get_day (wish) - foyer_rota_task_get_day (self, 0);

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
            && value != foyer_rota_task_get_current (self, row)[d])
          add_cost (&problem->staff[row], d * (problem->n_shifts + 1) + value, CHANGE);
}

/**
 * foyer_rota_task_new:
 * @month: a month with drafts
 * @first_free_day: the first day that may be planned; what lies before stays as it is
 * @keeps_published: whether published cells stay as they are, not locked ones alone
 * @freed: (nullable) (element-type FoyerRotaSpot): published cells that may change nevertheless
 * @error: where to put what is wrong: %FOYER_PLAN_ERROR_PROBLEM when there is nobody to plan, or no
 *   shift
 *
 * Returns: (transfer full) (nullable): the month as the planner wants it
 */
FoyerRotaTask *
foyer_rota_task_new (FoyerRotaMonth  *month,
                     gint64           first_free_day,
                     gboolean         keeps_published,
                     GArray          *freed,
                     GError         **error)
{
  int n_staff = foyer_rota_month_get_n_staff (month);
  int n_shifts = foyer_rota_month_get_n_shifts (month);
  g_autoptr (FoyerRotaTask) self = g_new0 (FoyerRotaTask, 1);

  self->month = g_object_ref (month);
  self->first_free_day = first_free_day;
  self->stretches = g_array_new (FALSE, FALSE, sizeof (FoyerRotaStretch));
  if (n_staff == 0 || n_shifts == 0 || n_shifts > FOYER_PLAN_MAX_SHIFTS)
    {
      g_set_error (error, FOYER_PLAN_ERROR, FOYER_PLAN_ERROR_PROBLEM,
                   "%d people and %d shifts cannot be planned", n_staff, n_shifts);
      return NULL;
    }

  self->problem = foyer_plan_problem_new (foyer_rota_month_get_n_days (month), n_shifts, n_staff);
  self->problem->first_weekday =
    foyer_day_get_weekday (foyer_rota_task_get_day (self, 0)) - FOYER_MONDAY;
  self->current = g_new0 (guint8, (gsize) n_staff * self->problem->n_days);

  fill_shifts (self);
  for (int row = 0; row < n_staff; row++)
    fill_staff (self, row, keeps_published, freed);
  foyer_rota_task_fill_fairness (self);
  fill_wishes (self);
  fill_stability (self);
  foyer_rota_task_fill_cover (self);
  foyer_rota_task_fill_workload (self);

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
  g_array_unref (self->stretches);
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
    .day = foyer_rota_task_get_day (self, day),
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
 * Returns: (transfer full) (element-type FoyerRotaChange): what is different in it from the month
 *   as it stands; a rest day where nobody had planned anything is a change too
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
                || value != foyer_rota_task_get_current (self, row)[d]))
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
    if (line[d] != foyer_rota_task_get_current (self, row)[d])
      add_change (self, row, d, line[d], changes);

  return changes;
}
