/* What is wrong with a month: the rules of each person, then the posts of each day, numbered by how
 * grave they are. The rules themselves are of the domain (foyer-roster-check.h). */

#include "service/foyer-rota-month-private.h"

#include <string.h>

static void
check_row (FoyerRotaMonth *self,
           FoyerRotaRow            *row)
{
  gint64 first = self->ground->first_day;
  gint64 last = first + self->n_days - 1;
  const FoyerUuid *id = foyer_record_get_id (FOYER_RECORD (row->staff));
  g_autoptr (GPtrArray) leaves = g_ptr_array_new ();
  g_autoptr (GArray) of_month = g_array_new (FALSE, FALSE, sizeof (FoyerDuty));
  const FoyerDuty *duties = (const FoyerDuty *) row->duties->data;
  guint n_before = 0;

  /* The past months are there for fairness alone. */
  while (n_before < row->duties->len && duties[n_before].day < first - FOYER_ROTA_MARGIN)
    n_before++;
  foyer_roster_check_person (duties + n_before, row->duties->len - n_before, &self->rules, first,
                             last, self->problems);

  for (guint i = n_before; i < row->duties->len; i++)
    if (foyer_rota_month_has_day (self, duties[i].day))
      g_array_append_val (of_month, duties[i]);
  for (guint i = 0; i < self->ground->leaves->len; i++)
    {
      FoyerLeave *leave = g_ptr_array_index (self->ground->leaves, i);

      if (foyer_uuid_equal (foyer_leave_get_staff (leave), id))
        g_ptr_array_add (leaves, leave);
    }
  foyer_roster_check_leave ((const FoyerDuty *) of_month->data, of_month->len, leaves,
                            self->ground->shop_time, self->problems);
  foyer_roster_check_posts ((const FoyerDuty *) of_month->data, of_month->len,
                            foyer_staff_get_posts (row->staff), self->problems);
}

static FoyerRotaDemand *
get_demand_of (FoyerRotaMonth *self,
               FoyerCoverage  *coverage)
{
  FoyerRotaDemand *demand;

  for (guint i = 0; i < self->demands->len; i++)
    {
      demand = g_ptr_array_index (self->demands, i);
      if (demand->post == foyer_coverage_get_post (coverage)
          && demand->start == foyer_coverage_get_start_minute (coverage)
          && demand->end == foyer_coverage_get_end_minute (coverage))
        return demand;
    }

  demand = g_new0 (FoyerRotaDemand, 1);
  demand->post = foyer_coverage_get_post (coverage);
  demand->start = foyer_coverage_get_start_minute (coverage);
  demand->end = foyer_coverage_get_end_minute (coverage);
  memset (demand->wanted, -1, sizeof demand->wanted);
  for (guint i = 0; i < self->choices->len; i++)
    {
      FoyerShift *shift = g_ptr_array_index (self->choices, i);

      if (foyer_shift_get_post (shift) == demand->post
          && foyer_shift_get_start_minute (shift) == demand->start
          && foyer_shift_get_end_offset (shift) == demand->end)
        demand->shift = shift;
    }
  g_ptr_array_add (self->demands, demand);

  return demand;
}

/* What everybody does on a day and the day before. */
static void
collect_day (FoyerRotaMonth *self,
             gint64          day,
             GArray         *duties)
{
  g_array_set_size (duties, 0);
  for (guint r = 0; r < self->rows->len; r++)
    {
      GArray *own = foyer_rota_month_get_row (self, r)->duties;

      for (guint i = 0; i < own->len; i++)
        {
          FoyerDuty *duty = &g_array_index (own, FoyerDuty, i);

          if (duty->day == day || duty->day == day - 1)
            g_array_append_val (duties, *duty);
        }
    }
}

static void
check_cover (FoyerRotaMonth *self)
{
  g_autoptr (GArray) duties = g_array_new (FALSE, FALSE, sizeof (FoyerDuty));

  for (int d = 0; d < self->n_days; d++)
    {
      gint64 day = self->ground->first_day + d;
      g_autoptr (GPtrArray) demands = foyer_roster_find_demands (self->ground->coverage, day);

      if (foyer_rota_month_is_closed (self, d))
        continue;

      collect_day (self, day, duties);
      for (guint i = 0; i < demands->len; i++)
        {
          FoyerCoverage *coverage = g_ptr_array_index (demands, i);
          FoyerRotaDemand *demand = get_demand_of (self, coverage);
          guint n_before = self->problems->len;

          demand->wanted[d] = foyer_coverage_get_minimum (coverage);
          demand->have[d] = foyer_roster_count_cover (coverage, (const FoyerDuty *) duties->data,
                                                      duties->len, day);
          foyer_roster_check_cover (coverage, (const FoyerDuty *) duties->data, duties->len, day,
                                    self->problems);
          self->n_gaps += self->problems->len - n_before;
        }
    }
}

static void
number_problems (FoyerRotaMonth *self)
{
  foyer_roster_sort_problems (self->problems);

  for (guint i = 0; i < self->problems->len; i++)
    {
      FoyerRosterProblem *problem = &g_array_index (self->problems, FoyerRosterProblem, i);
      int row = foyer_rota_month_find_staff (self, &problem->staff);
      gint64 day = CLAMP (problem->last_day, self->ground->first_day,
                          self->ground->first_day + self->n_days - 1) - self->ground->first_day;

      if (problem->gravity == FOYER_ROSTER_ADVICE)
        continue;
      self->n_numbered = i + 1;
      if (row >= 0 && foyer_rota_month_get_row (self, row)->problems[day] == 0)
        foyer_rota_month_get_row (self, row)->problems[day] = i + 1;
    }
}

/**
 * foyer_rota_month_check: (skip)
 * @self: a month whose cells, duties and leaves are in place
 *
 * Finds out what is wrong with it; once, while it is made.
 */
void
foyer_rota_month_check (FoyerRotaMonth *self)
{
  for (guint r = 0; r < self->rows->len; r++)
    check_row (self, foyer_rota_month_get_row (self, r));
  check_cover (self);
  number_problems (self);
}

/**
 * foyer_rota_month_get_problems:
 * @self: a month
 *
 * Returns: (transfer none) (element-type FoyerRosterProblem): what is wrong, the gravest first
 */
GArray *
foyer_rota_month_get_problems (FoyerRotaMonth *self)
{
  return self->problems;
}

/**
 * foyer_rota_month_get_n_numbered:
 * @self: a month
 *
 * Returns: how many of the problems are errors or warnings: those carry numbers, from 1; the rest
 *   is advice
 */
guint
foyer_rota_month_get_n_numbered (FoyerRotaMonth *self)
{
  return self->n_numbered;
}

/**
 * foyer_rota_month_get_n_gaps:
 * @self: a month
 *
 * Returns: in how many stretches of time a post has too few people
 */
guint
foyer_rota_month_get_n_gaps (FoyerRotaMonth *self)
{
  return self->n_gaps;
}

/**
 * foyer_rota_month_get_problem_at:
 * @self: a month
 * @row: a row
 * @day: a day of it, from 0
 *
 * Returns: the number of the gravest problem that shows in this cell, or 0
 */
guint
foyer_rota_month_get_problem_at (FoyerRotaMonth *self,
                                 int             row,
                                 int             day)
{
  return foyer_rota_month_get_row (self, row)->problems[day];
}

/**
 * foyer_rota_month_get_n_demands:
 * @self: a month
 *
 * Returns: how many lines the coverage strip has
 */
int
foyer_rota_month_get_n_demands (FoyerRotaMonth *self)
{
  return self->demands->len;
}

/**
 * foyer_rota_month_get_demand:
 * @self: a month
 * @n: from 0
 *
 * Returns: (transfer none): a line of the coverage strip
 */
const FoyerRotaDemand *
foyer_rota_month_get_demand (FoyerRotaMonth *self,
                             int             n)
{
  return g_ptr_array_index (self->demands, n);
}

/**
 * foyer_rota_month_find_demand:
 * @self: a month
 * @gap: a problem of kind %FOYER_ROSTER_GAP
 *
 * Returns: the line of the coverage strip in which it shows, or -1
 */
int
foyer_rota_month_find_demand (FoyerRotaMonth           *self,
                              const FoyerRosterProblem *gap)
{
  for (guint i = 0; gap->kind == FOYER_ROSTER_GAP && i < self->demands->len; i++)
    {
      const FoyerRotaDemand *demand = foyer_rota_month_get_demand (self, i);

      if (demand->post == gap->post && demand->start <= gap->start && demand->end >= gap->end
          && demand->wanted[gap->first_day - self->ground->first_day] == gap->limit)
        return i;
    }

  return -1;
}
