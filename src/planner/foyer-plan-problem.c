#include "planner/foyer-plan-problem.h"

#include "planner/foyer-plan-divisor.h"

#include <string.h>

G_DEFINE_QUARK (foyer-plan-error-quark, foyer_plan_error)

/* Enough for any roster, small enough that no sum of costs overflows. */
#define MAX_DAYS  3660
#define MAX_STAFF 5000
#define MAX_COST  1000000
#define MAX_FAIR_WEIGHT 10000
#define MAX_CARRIED 10000

static gpointer
copy_array (gconstpointer data,
            gsize         n,
            gsize         size)
{
  return data == NULL ? NULL : g_memdup2 (data, n * size);
}

/**
 * foyer_plan_problem_new:
 * @n_days: length of the horizon in days
 * @n_shifts: number of shifts, at most %FOYER_PLAN_MAX_SHIFTS
 * @n_staff: number of people
 *
 * Makes a problem in which everybody may do everything and nothing costs anything: no limits, no
 * leave, no demand. The horizon starts on a Monday until first_weekday is set.
 *
 * Returns: (transfer full): a problem to be filled and sealed
 */
FoyerPlanProblem *
foyer_plan_problem_new (int n_days,
                        int n_shifts,
                        int n_staff)
{
  g_return_val_if_fail (n_days > 0 && n_days <= MAX_DAYS, NULL);
  g_return_val_if_fail (n_shifts > 0 && n_shifts <= FOYER_PLAN_MAX_SHIFTS, NULL);
  g_return_val_if_fail (n_staff > 0 && n_staff <= MAX_STAFF, NULL);

  FoyerPlanProblem *self = g_new0 (FoyerPlanProblem, 1);

  self->n_days = n_days;
  self->n_shifts = n_shifts;
  self->n_staff = n_staff;
  self->shifts = g_new0 (FoyerPlanShift, n_shifts);
  self->staff = g_new0 (FoyerPlanStaff, n_staff);
  self->covers = g_array_new (FALSE, FALSE, sizeof (FoyerPlanCover));

  for (int s = 0; s < n_shifts; s++)
    {
      self->shifts[s].id = g_strdup_printf ("S%d", s + 1);
      self->shifts[s].minutes = 480;
      self->shifts[s].follow_cost = g_new0 (int, n_shifts + 1);
    }

  for (int i = 0; i < n_staff; i++)
    {
      FoyerPlanStaff *staff = &self->staff[i];

      staff->id = g_strdup_printf ("P%d", i + 1);
      staff->max_minutes = n_days * 1440;
      staff->max_run = n_days;
      staff->min_run = 1;
      staff->min_rest = 1;
      staff->max_weekends = n_days;
      staff->max_count = g_new (int, n_shifts);
      for (int s = 0; s < n_shifts; s++)
        staff->max_count[s] = n_days;
      staff->skills = FOYER_PLAN_BIT (n_shifts) | (FOYER_PLAN_BIT (n_shifts) - 1);
      staff->leave = g_new0 (gboolean, n_days);
      staff->locked = g_malloc (n_days);
      memset (staff->locked, FOYER_PLAN_FREE, n_days);
      staff->cost = g_new0 (int, (gsize) n_days * (n_shifts + 1));
    }

  return self;
}

/**
 * foyer_plan_problem_copy:
 * @self: a problem
 *
 * Makes an unsealed copy, for asking "what if".
 *
 * Returns: (transfer full): the copy
 */
FoyerPlanProblem *
foyer_plan_problem_copy (const FoyerPlanProblem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  FoyerPlanProblem *copy = g_new0 (FoyerPlanProblem, 1);
  int n_cells = self->n_shifts + 1;

  copy->n_days = self->n_days;
  copy->n_shifts = self->n_shifts;
  copy->n_staff = self->n_staff;
  copy->n_fair = self->n_fair;
  copy->first_weekday = self->first_weekday;
  copy->shifts = copy_array (self->shifts, self->n_shifts, sizeof *self->shifts);
  copy->staff = copy_array (self->staff, self->n_staff, sizeof *self->staff);
  copy->covers = g_array_sized_new (FALSE, FALSE, sizeof (FoyerPlanCover), self->covers->len);
  if (self->covers->len > 0)
    g_array_append_vals (copy->covers, self->covers->data, self->covers->len);

  for (int s = 0; s < self->n_shifts; s++)
    {
      copy->shifts[s].id = g_strdup (self->shifts[s].id);
      copy->shifts[s].follow_cost = copy_array (self->shifts[s].follow_cost, n_cells, sizeof (int));
    }

  for (int i = 0; i < self->n_staff; i++)
    {
      const FoyerPlanStaff *from = &self->staff[i];
      FoyerPlanStaff *to = &copy->staff[i];

      to->id = g_strdup (from->id);
      to->max_count = copy_array (from->max_count, self->n_shifts, sizeof (int));
      to->leave = copy_array (from->leave, self->n_days, sizeof (gboolean));
      to->locked = copy_array (from->locked, self->n_days, 1);
      to->cost = copy_array (from->cost, (gsize) self->n_days * n_cells, sizeof (int));
    }

  for (int k = 0; k < self->n_fair; k++)
    {
      copy->fair[k].id = g_strdup (self->fair[k].id);
      copy->fair[k].cells = copy_array (self->fair[k].cells, self->n_days, sizeof (FoyerPlanMask));
    }

  return copy;
}

/**
 * foyer_plan_problem_free:
 * @self: (transfer full) (nullable): a problem
 */
void
foyer_plan_problem_free (FoyerPlanProblem *self)
{
  if (self == NULL)
    return;

  for (int s = 0; s < self->n_shifts; s++)
    {
      g_free (self->shifts[s].id);
      g_free (self->shifts[s].follow_cost);
    }
  for (int i = 0; i < self->n_staff; i++)
    {
      g_free (self->staff[i].id);
      g_free (self->staff[i].max_count);
      g_free (self->staff[i].leave);
      g_free (self->staff[i].locked);
      g_free (self->staff[i].cost);
    }
  for (int k = 0; k < self->n_fair; k++)
    {
      g_free (self->fair[k].id);
      g_free (self->fair[k].cells);
    }
  g_free (self->shifts);
  g_free (self->staff);
  g_array_unref (self->covers);
  g_free (self->weekend_of);
  g_free (self->allowed);
  g_free (self->cover_first);
  g_free (self);
}

/**
 * foyer_plan_problem_add_cover:
 * @self: an unsealed problem
 * @day: the day, from 0
 * @cells: the cells that serve this demand, as a mask of %FOYER_PLAN_BIT
 * @required: how many people are wanted
 * @under_cost: cost of each one missing
 * @over_cost: cost of each one too many
 *
 * Adds a demand. Several demands may ask for the same cell, so that a post can be wanted by the
 * hour: one demand for each stretch of the day, with the shifts that span it.
 */
void
foyer_plan_problem_add_cover (FoyerPlanProblem *self,
                              int               day,
                              FoyerPlanMask     cells,
                              int               required,
                              int               under_cost,
                              int               over_cost)
{
  g_return_if_fail (self != NULL && self->allowed == NULL);

  FoyerPlanCover cover = { day, cells, required, under_cost, over_cost };

  g_array_append_val (self->covers, cover);
}

/**
 * foyer_plan_problem_add_fair:
 * @self: an unsealed problem with fewer than %FOYER_PLAN_MAX_FAIR kinds
 * @id: what is shared out, for example "evening"
 *
 * Adds a kind of duty to be shared out fairly. Fill its cells, and carried and fair_weight of the
 * people, afterwards.
 *
 * Returns: the index of the kind
 */
int
foyer_plan_problem_add_fair (FoyerPlanProblem *self,
                             const char       *id)
{
  g_return_val_if_fail (self != NULL && self->n_fair < FOYER_PLAN_MAX_FAIR, -1);

  self->fair[self->n_fair].id = g_strdup (id);
  self->fair[self->n_fair].cells = g_new0 (FoyerPlanMask, self->n_days);

  return self->n_fair++;
}

/**
 * foyer_plan_problem_price_changes:
 * @self: an unsealed problem
 * @current: [n_staff * n_days] the roster people already know
 * @cost: what each cell costs that differs from it
 *
 * Makes the planner prefer what already stands (stability).
 */
void
foyer_plan_problem_price_changes (FoyerPlanProblem *self,
                                  const guint8     *current,
                                  int               cost)
{
  g_return_if_fail (self != NULL && self->allowed == NULL);

  for (int i = 0; i < self->n_staff; i++)
    for (int d = 0; d < self->n_days; d++)
      for (int v = 0; v <= self->n_shifts; v++)
        if (v != current[(gsize) i * self->n_days + d])
          self->staff[i].cost[d * (self->n_shifts + 1) + v] += cost;
}

/**
 * foyer_plan_problem_set_rest:
 * @self: an unsealed problem
 * @start_minute: [n_shifts] begin of each shift, minutes after midnight
 * @end_minute: [n_shifts] end, minutes after the midnight on which its day began; 24:00 is 1440,
 *   06:00 of the following day is 1800
 * @hard_minutes: less rest than this between two days is forbidden
 * @soft_minutes: less rest than this costs @soft_cost
 * @soft_cost: cost of a short rest
 *
 * Derives the cannot-follow successions from the rest between shifts (HANDBOOK S1: 16:00–24:00
 * and then 08:00 is a rest of 8 hours).
 */
void
foyer_plan_problem_set_rest (FoyerPlanProblem *self,
                             const int        *start_minute,
                             const int        *end_minute,
                             int               hard_minutes,
                             int               soft_minutes,
                             int               soft_cost)
{
  g_return_if_fail (self != NULL && self->allowed == NULL);

  for (int s = 0; s < self->n_shifts; s++)
    for (int t = 0; t < self->n_shifts; t++)
      {
        int rest = 1440 + start_minute[t] - end_minute[s];

        if (rest < hard_minutes)
          self->shifts[s].forbidden_next |= FOYER_PLAN_BIT (t + 1);
        else if (rest < soft_minutes)
          self->shifts[s].follow_cost[t + 1] = soft_cost;
      }
}

static int
compare_covers (gconstpointer a,
                gconstpointer b)
{
  const FoyerPlanCover *first = a, *second = b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;

  return (first->cells > second->cells) - (first->cells < second->cells);
}

static gboolean
check_shifts (const FoyerPlanProblem *self,
              GError                **error)
{
  for (int s = 0; s < self->n_shifts; s++)
    {
      if (self->shifts[s].minutes < 1 || self->shifts[s].minutes > 2880)
        {
          g_set_error (error, FOYER_PLAN_ERROR, FOYER_PLAN_ERROR_PROBLEM,
                       "Shift %s lasts %d minutes; between 1 and 2880 are possible.",
                       self->shifts[s].id, self->shifts[s].minutes);
          return FALSE;
        }
      for (int v = 0; v <= self->n_shifts; v++)
        if (self->shifts[s].follow_cost[v] < 0 || self->shifts[s].follow_cost[v] > MAX_COST)
          {
            g_set_error (error, FOYER_PLAN_ERROR, FOYER_PLAN_ERROR_PROBLEM,
                         "A succession after shift %s has a cost outside 0 to %d.",
                         self->shifts[s].id, MAX_COST);
            return FALSE;
          }
    }

  return TRUE;
}

static gboolean
check_staff (const FoyerPlanProblem *self,
             const FoyerPlanStaff   *staff,
             GError                **error)
{
  gsize n_costs = (gsize) self->n_days * (self->n_shifts + 1);

  if (staff->max_run < 0 || staff->min_run < 0 || staff->min_rest < 0 || staff->max_weekends < 0
      || staff->max_minutes < 0 || staff->min_minutes < 0 || staff->before_run < 0
      || staff->before_cell > self->n_shifts)
    {
      g_set_error (error, FOYER_PLAN_ERROR, FOYER_PLAN_ERROR_PROBLEM,
                   "%s has a limit below zero.", staff->id);
      return FALSE;
    }

  for (gsize n = 0; n < n_costs; n++)
    if (staff->cost[n] < 0 || staff->cost[n] > MAX_COST)
      {
        g_set_error (error, FOYER_PLAN_ERROR, FOYER_PLAN_ERROR_PROBLEM,
                     "A wish of %s has a cost outside 0 to %d.", staff->id, MAX_COST);
        return FALSE;
      }

  for (int k = 0; k < self->n_fair; k++)
    if (staff->fair_weight[k] < 0 || staff->fair_weight[k] > MAX_FAIR_WEIGHT
        || staff->carried[k] < 0 || staff->carried[k] > MAX_CARRIED)
      {
        g_set_error (error, FOYER_PLAN_ERROR, FOYER_PLAN_ERROR_PROBLEM,
                     "The fairness counts of %s are out of range.", staff->id);
        return FALSE;
      }

  for (int d = 0; d < self->n_days; d++)
    if (staff->locked[d] != FOYER_PLAN_FREE && staff->locked[d] > self->n_shifts)
      {
        g_set_error (error, FOYER_PLAN_ERROR, FOYER_PLAN_ERROR_PROBLEM,
                     "%s is locked on day %d to a shift that does not exist.", staff->id, d);
        return FALSE;
      }

  return TRUE;
}

/* The cells that are shifts. */
static FoyerPlanMask
shift_cells (const FoyerPlanProblem *self)
{
  return (~G_GUINT64_CONSTANT (0) >> (FOYER_PLAN_MAX_SHIFTS - self->n_shifts))
         & ~FOYER_PLAN_BIT (FOYER_PLAN_OFF);
}

static gboolean
check_covers (const FoyerPlanProblem *self,
              GError                **error)
{
  FoyerPlanMask shifts = shift_cells (self);

  for (guint n = 0; n < self->covers->len; n++)
    {
      const FoyerPlanCover *cover = &g_array_index (self->covers, FoyerPlanCover, n);

      if (cover->day < 0 || cover->day >= self->n_days || (cover->cells & ~shifts) != 0
          || cover->required < 0 || cover->required > MAX_STAFF
          || cover->under_cost < 0 || cover->under_cost > MAX_COST
          || cover->over_cost < 0 || cover->over_cost > MAX_COST)
        {
          g_set_error (error, FOYER_PLAN_ERROR, FOYER_PLAN_ERROR_PROBLEM,
                       "Demand number %u names a day, a shift or an amount that is out of range.",
                       n + 1);
          return FALSE;
        }
    }

  return TRUE;
}

/* The engines begin to count from a roster in which everybody is off. */
static gboolean
check_fairs (const FoyerPlanProblem *self,
             GError                **error)
{
  FoyerPlanMask shifts = shift_cells (self);

  for (int k = 0; k < self->n_fair; k++)
    for (int d = 0; d < self->n_days; d++)
      if ((self->fair[k].cells[d] & ~shifts) != 0)
        {
          g_set_error (error, FOYER_PLAN_ERROR, FOYER_PLAN_ERROR_PROBLEM,
                       "Fairness of %s counts something on day %d that is no shift.",
                       self->fair[k].id, d);
          return FALSE;
        }

  return TRUE;
}

static void
find_weekends (FoyerPlanProblem *self)
{
  int weekend = 0;

  self->weekend_of = g_new (int, self->n_days);
  for (int d = 0; d < self->n_days; d++)
    {
      int weekday = (self->first_weekday + d) % 7;

      self->weekend_of[d] = weekday >= 5 ? weekend : -1;
      if (weekday == 6)
        weekend++;
    }
}

static void
find_allowed (FoyerPlanProblem *self)
{
  self->allowed = g_new (FoyerPlanMask, (gsize) self->n_staff * self->n_days);
  for (int i = 0; i < self->n_staff; i++)
    {
      FoyerPlanStaff *staff = &self->staff[i];
      FoyerPlanMask able = staff->skills | FOYER_PLAN_BIT (FOYER_PLAN_OFF);

      for (int s = 0; s < self->n_shifts; s++)
        if (staff->max_count[s] <= 0)
          able &= ~FOYER_PLAN_BIT (s + 1);

      for (int d = 0; d < self->n_days; d++)
        {
          FoyerPlanMask allowed = able;

          if (staff->leave[d])
            allowed &= FOYER_PLAN_BIT (FOYER_PLAN_OFF);
          if (staff->locked[d] != FOYER_PLAN_FREE)
            allowed &= FOYER_PLAN_BIT (staff->locked[d]);
          self->allowed[(gsize) i * self->n_days + d] = allowed;
        }
    }
}

/* What every cost of a roster is a multiple of: of fairness each cell counted costs its weight
 * times a whole number. */
static int
find_unit (const FoyerPlanProblem *self)
{
  int n_cells = self->n_shifts + 1, unit = 0;

  for (guint n = 0; n < self->covers->len; n++)
    {
      const FoyerPlanCover *cover = &g_array_index (self->covers, FoyerPlanCover, n);

      unit = foyer_plan_greatest_common_divisor (unit, cover->under_cost);
      unit = foyer_plan_greatest_common_divisor (unit, cover->over_cost);
    }
  for (int s = 0; s < self->n_shifts; s++)
    for (int v = 0; v < n_cells; v++)
      unit = foyer_plan_greatest_common_divisor (unit, self->shifts[s].follow_cost[v]);
  for (int i = 0; i < self->n_staff; i++)
    {
      for (int k = 0; k < self->n_fair; k++)
        unit = foyer_plan_greatest_common_divisor (unit, self->staff[i].fair_weight[k]);
      for (int n = 0; n < self->n_days * n_cells; n++)
        unit = foyer_plan_greatest_common_divisor (unit, self->staff[i].cost[n]);
    }

  return MAX (unit, 1);
}

/**
 * foyer_plan_problem_seal:
 * @self: a filled problem
 * @error: return location for a %FOYER_PLAN_ERROR_PROBLEM
 *
 * Checks the ranges of everything and derives what the engines look up. A problem whose rules
 * contradict each other is sealed all the same: saying why is the work of
 * foyer_plan_find_conflicts().
 *
 * Returns: whether @self may now be planned
 */
gboolean
foyer_plan_problem_seal (FoyerPlanProblem *self,
                         GError          **error)
{
  g_return_val_if_fail (self != NULL && self->allowed == NULL, FALSE);

  if (self->first_weekday < 0 || self->first_weekday > 6)
    {
      g_set_error_literal (error, FOYER_PLAN_ERROR, FOYER_PLAN_ERROR_PROBLEM,
                           "The first weekday is none of the seven.");
      return FALSE;
    }
  if (!check_shifts (self, error) || !check_covers (self, error) || !check_fairs (self, error))
    return FALSE;
  for (int i = 0; i < self->n_staff; i++)
    if (!check_staff (self, &self->staff[i], error))
      return FALSE;

  g_array_sort (self->covers, compare_covers);
  self->cover_first = g_new0 (int, self->n_days + 1);
  for (guint n = 0; n < self->covers->len; n++)
    self->cover_first[g_array_index (self->covers, FoyerPlanCover, n).day + 1]++;
  for (int d = 0; d < self->n_days; d++)
    self->cover_first[d + 1] += self->cover_first[d];

  find_weekends (self);
  find_allowed (self);
  self->unit = find_unit (self);

  return TRUE;
}
