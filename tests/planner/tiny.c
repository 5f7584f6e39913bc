#include "tiny.h"

#include "judge.h"
#include "planner/foyer-plan-roster.h"

#include <string.h>

/* Problems small enough to try every roster, with every rule the planner knows. */

static int
below (FoyerPlanRandom *random,
       int              n)
{
  return foyer_plan_random_below (random, n);
}

static gboolean
once_in (FoyerPlanRandom *random,
         int              n)
{
  return below (random, n) == 0;
}

static void
fill_shifts (FoyerPlanProblem *problem,
             FoyerPlanRandom  *random)
{
  for (int s = 0; s < problem->n_shifts; s++)
    {
      problem->shifts[s].minutes = once_in (random, 3) ? 600 : 480;
      for (int t = 0; t < problem->n_shifts; t++)
        if (once_in (random, 4))
          problem->shifts[s].forbidden_next |= FOYER_PLAN_BIT (t + 1);
        else if (once_in (random, 4))
          problem->shifts[s].follow_cost[t + 1] = below (random, 9);
    }
}

static void
fill_person (FoyerPlanProblem *problem,
             FoyerPlanStaff   *staff,
             FoyerPlanRandom  *random,
             gboolean          loose)
{
  int n_days = problem->n_days;

  staff->min_minutes = below (random, loose ? 2 : n_days - 1) * 480;
  staff->max_minutes = staff->min_minutes + (1 + below (random, n_days)) * 480;
  staff->max_run = 2 + below (random, n_days - 1);
  staff->min_run = 1 + below (random, 2);
  staff->min_rest = 1 + below (random, 2);
  if (once_in (random, 2))
    staff->max_weekends = below (random, 2);
  for (int s = 0; s < problem->n_shifts; s++)
    if (once_in (random, 3))
      staff->max_count[s] = below (random, 3);
  if (once_in (random, 5))
    staff->skills &= ~FOYER_PLAN_BIT (1 + below (random, problem->n_shifts));
  if (once_in (random, 4))
    {
      staff->before_cell = 1 + below (random, problem->n_shifts);
      staff->before_run = 1 + below (random, staff->max_run);
    }
  if (once_in (random, 3))
    staff->leave[below (random, n_days)] = TRUE;
  if (once_in (random, 3))
    staff->locked[below (random, n_days)] = below (random, problem->n_shifts + 1);
  for (int n = 0; n < n_days * (problem->n_shifts + 1); n++)
    if (once_in (random, 3))
      staff->cost[n] = below (random, 12);
  for (int k = 0; k < problem->n_fair; k++)
    {
      staff->fair_weight[k] = below (random, 4);
      staff->carried[k] = below (random, 5);
    }
}

/**
 * tiny_problem:
 * @random: decides everything
 * @loose: whether a roster should usually exist
 *
 * Returns: (transfer full): a sealed problem of two or three people
 */
FoyerPlanProblem *
tiny_problem (FoyerPlanRandom *random,
              gboolean         loose)
{
  int n_staff = 2 + below (random, 2), n_shifts = 1 + below (random, 2);
  int n_days = n_staff == 2 ? 4 + below (random, 3) : 4;
  FoyerPlanProblem *problem = foyer_plan_problem_new (n_days, n_shifts, n_staff);
  g_autoptr (GError) error = NULL;

  problem->first_weekday = below (random, 7);
  fill_shifts (problem, random);
  for (int n = below (random, 3); n > 0; n--)
    {
      int fair = foyer_plan_problem_add_fair (problem, "kind");

      for (int d = 0; d < n_days; d++)
        problem->fair[fair].cells[d] = below (random, 1 << (n_shifts + 1)) & ~1;
    }
  for (int i = 0; i < n_staff; i++)
    fill_person (problem, &problem->staff[i], random, loose);
  for (int d = 0; d < n_days; d++)
    for (int s = 0; s < n_shifts; s++)
      {
        FoyerPlanMask cells = FOYER_PLAN_BIT (s + 1);

        if (n_shifts == 2 && once_in (random, 4))
          cells = 6;
        if (!once_in (random, 5))
          foyer_plan_problem_add_cover (problem, d, cells, below (random, n_staff + 1),
                                        below (random, 100), below (random, 20));
      }
  foyer_plan_problem_seal (problem, &error);
  g_assert_no_error (error);

  return problem;
}

/**
 * tiny_lines:
 * @problem: a tiny problem
 * @staff: a person
 *
 * Returns: (transfer full) (element-type guint8*): every legal line
 */
GPtrArray *
tiny_lines (const FoyerPlanProblem *problem,
            int                     staff)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  guint8 line[16] = { 0 };
  int d = 0;

  while (d >= 0)
    {
      if (foyer_plan_check_line (problem, staff, line, NULL) == 0)
        g_ptr_array_add (lines, g_memdup2 (line, problem->n_days));
      for (d = problem->n_days - 1; d >= 0 && line[d] == problem->n_shifts; d--)
        line[d] = 0;
      if (d >= 0)
        line[d]++;
    }

  return lines;
}

/**
 * tiny_optimum:
 * @problem: a tiny problem
 * @cells: (out): a best roster
 *
 * Tries every roster, and has the best one judged by the second checker.
 *
 * Returns: the least cost of all rosters, or -1 when there is none
 */
gint64
tiny_optimum (const FoyerPlanProblem *problem,
              guint8                 *cells)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autofree guint8 *trial = g_malloc0 ((gsize) problem->n_staff * problem->n_days);
  g_autofree guint *at = g_new0 (guint, problem->n_staff);
  gint64 best = -1;
  int i = 0;

  for (int n = 0; n < problem->n_staff; n++)
    {
      g_ptr_array_add (lines, tiny_lines (problem, n));
      if (((GPtrArray *) lines->pdata[n])->len == 0)
        return -1;
    }

  while (i >= 0)
    {
      FoyerPlanCost cost;

      for (int n = 0; n < problem->n_staff; n++)
        memcpy (trial + n * problem->n_days, ((GPtrArray *) lines->pdata[n])->pdata[at[n]],
                problem->n_days);
      foyer_plan_evaluate (problem, trial, &cost);
      if (best < 0 || cost.total < best)
        {
          best = cost.total;
          memcpy (cells, trial, problem->n_staff * problem->n_days);
        }
      for (i = problem->n_staff - 1;
           i >= 0 && at[i] + 1 == ((GPtrArray *) lines->pdata[i])->len; i--)
        at[i] = 0;
      if (i >= 0)
        at[i]++;
    }
  judge_cells (problem, cells);

  return best;
}
