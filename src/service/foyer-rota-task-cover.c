/* What the posts need, as demands of the planner: one for each stretch of the day between the hours
 * at which shifts begin and end, with the shifts that span it. */

#include "service/foyer-rota-task-private.h"

#define SHIFT_MINUTES 480
#define COVER (250 * FOYER_ROTA_TASK_UNIT)
#define COVER_HOLIDAY (375 * FOYER_ROTA_TASK_UNIT)
#define SURPLUS (2 * FOYER_ROTA_TASK_UNIT)

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
                    && (duty->day < foyer_rota_task_get_day (self, 0)
                        || (locked != FOYER_PLAN_FREE
                            && duty->day == foyer_rota_task_get_day (self, day)));
        }
    }

  return beyond;
}

/* Where the next of the post's shifts begins or ends: what other posts do parts no stretch of this
 * one, so that a demand with the hours of a shift is one demand. */
static int
find_next_edge (FoyerRotaTask *self,
                FoyerPosts     post,
                int            minute,
                int            end)
{
  for (int s = 0; s < self->problem->n_shifts; s++)
    {
      FoyerShift *shift = foyer_rota_month_get_choice (self->month, s);
      int edges[] = { foyer_shift_get_start_minute (shift), foyer_shift_get_end_offset (shift),
                      foyer_shift_get_end_offset (shift) - FOYER_MINUTES_IN_DAY };

      if (foyer_shift_get_post (shift) != post)
        continue;
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
  int n_units = (cost * minutes / SHIFT_MINUTES + FOYER_ROTA_TASK_UNIT / 2) / FOYER_ROTA_TASK_UNIT;

  return n_units * FOYER_ROTA_TASK_UNIT;
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
  gint64 date = foyer_rota_task_get_day (self, day);
  gboolean is_holiday = foyer_roster_is_holiday (ground->calendar, date);
  FoyerPlanMask cells = find_spanning (self, post, 0, start);
  FoyerRotaStretch stretch = { demand, day, start, end };
  int on = day;
  int wanted;

  /* Early in the morning it is the night's shift of the day before that can be there. */
  if (cells == 0 && day > 0)
    {
      cells = find_spanning (self, post, 1, start);
      on = day - 1;
    }
  /* No shift of the shop can, or the day is over: a gap that planning does not fill. */
  if (cells == 0 || foyer_rota_task_get_day (self, on) < self->first_free_day)
    return;

  wanted = foyer_coverage_get_minimum (demand)
           - count_beyond (self, post, date * FOYER_MINUTES_IN_DAY + start, on, cells);
  foyer_plan_problem_add_cover (self->problem, on, cells, MAX (wanted, 0),
                                MAX (get_share (is_holiday ? COVER_HOLIDAY : COVER, end - start),
                                     FOYER_ROTA_TASK_UNIT),
                                get_share (SURPLUS, end - start));
  g_array_append_val (self->stretches, stretch);
}

/**
 * foyer_rota_task_fill_cover: (skip)
 * @self: a task with its shifts and people
 *
 * Adds what the posts need.
 */
void
foyer_rota_task_fill_cover (FoyerRotaTask *self)
{
  FoyerRotaGround *ground = foyer_rota_month_get_ground (self->month);

  for (int d = 0; d < self->problem->n_days; d++)
    {
      g_autoptr (GPtrArray) demands = foyer_roster_find_demands (ground->coverage,
                                                                 foyer_rota_task_get_day (self, d));

      if (foyer_rota_month_is_closed (self->month, d))
        continue;

      for (guint i = 0; i < demands->len; i++)
        {
          FoyerCoverage *demand = g_ptr_array_index (demands, i);
          int end = foyer_coverage_get_end_minute (demand);

          for (int minute = foyer_coverage_get_start_minute (demand), next; minute < end;
               minute = next)
            {
              next = find_next_edge (self, foyer_coverage_get_post (demand), minute, end);
              add_stretch (self, demand, d, minute, next);
            }
        }
    }
}
