#include "planner/foyer-plan-master-private.h"

#include <float.h>

/* # Lines that pay for their counts
 *
 * Fairness in steps lets the programme mix lines: half of one with an evening, half of one with
 * three, and the person pays for two. Mostly two can be had as well, and the bound is none the
 * worse. Not so where something else goes in jumps with the count. Short shifts early and long ones
 * late, and an agreed number of hours that is hard to reach: with one or three evenings the hours
 * come out, with two a day more has to be worked, at which somebody too many is there. The mixture
 * works half a day that no roster can, and the bound is lower than any roster by that much, for
 * every person of the kind. No search over days closes that gap: the mixture moves on to the next
 * person.
 *
 * *Lifting* takes the mixture away. The lines of the person pay for their counts of that kind
 * themselves, exactly (foyer_plan_dp_lift()), and the steps go. Months of 20 to 40 people, whose
 * gap was one or two units after a minute, have none at the root.
 *
 * It makes the person's graph larger, so it is done only where it can pay: where at the prices of
 * the bound no line known, its own count paid for, is as cheap as the mixture. Who has the same
 * posts is lifted along, as the mixture would move there. */

#define MAX_NODES 150000
#define LEAST_GAIN 0.02 /* of a unit */

static gboolean
is_lifted (const FoyerPlanMaster *self,
           int                    staff)
{
  for (int k = 0; k < self->problem->n_fair; k++)
    if (self->problem->staff[staff].fair_weight[k] > 0
        && self->fair_row[staff * FOYER_PLAN_MAX_FAIR + k] < 0)
      return TRUE;

  return FALSE;
}

/* The row stays, but binds nothing; its steps cost nothing. */
static void
free_steps (FoyerPlanMaster *self,
            int              row)
{
  int fair = row - self->problem->n_staff - self->n_covers;
  double *objective = Clp_objective (self->lp);

  for (int n = 0; n < self->n_steps[fair]; n++)
    objective[self->first_step[fair] + n] = 0;
  Clp_rowLower (self->lp)[row] = -DBL_MAX;
  Clp_rowUpper (self->lp)[row] = DBL_MAX;
  self->best_prices[row] = 0;
  self->saved_prices[row] = 0;
}

static void
price_lines (FoyerPlanMaster *self,
             int              staff)
{
  double *objective = Clp_objective (self->lp);

  for (guint c = 0; c < self->columns->len; c++)
    {
      FoyerPlanColumn *column = g_ptr_array_index (self->columns, c);

      if (column->staff != staff)
        continue;
      column->cost = foyer_plan_master_line_cost (self, staff, column->cells);
      objective[self->n_fixed + c] = column->cost;
    }
  for (guint n = 0; n < self->pool->len; n++)
    {
      FoyerPlanColumn *column = g_ptr_array_index (self->pool, n);

      if (column->staff == staff)
        column->cost = foyer_plan_master_line_cost (self, staff, column->cells);
    }
}

static gboolean
lift (FoyerPlanMaster *self,
      int              staff,
      int              kind)
{
  int *row = &self->fair_row[staff * FOYER_PLAN_MAX_FAIR + kind];

  if (*row < 0 || is_lifted (self, staff)
      || !foyer_plan_dp_lift (self->dp, staff, kind, MAX_NODES))
    return FALSE;

  free_steps (self, *row);
  *row = -1;
  price_lines (self, staff);

  return TRUE;
}

/* The kind whose lifting promises most, or -1. */
static int
find_kind (FoyerPlanMaster *self,
           int              staff)
{
  double gains[FOYER_PLAN_MAX_FAIR], best = LEAST_GAIN * self->problem->unit;
  int kind = -1;

  if (is_lifted (self, staff))
    return -1;
  foyer_plan_master_gains (self, staff, gains);
  for (int k = 0; k < self->problem->n_fair; k++)
    if (gains[k] > best && gains[k] < FOYER_PLAN_INFINITY)
      {
        best = gains[k];
        kind = k;
      }

  return kind;
}

/**
 * foyer_plan_master_lift:
 * @self: a master that has just been solved
 *
 * Lets the lines of some people pay for their counts of one kind of fairness, where the bound can
 * rise by it. It holds from then on, under any restriction; the programme has to be solved again.
 *
 * Returns: of how many people
 */
int
foyer_plan_master_lift (FoyerPlanMaster *self)
{
  g_auto (FoyerPlanStageScope) scope =
    foyer_plan_exchange_enter (self->exchange, self->side, FOYER_PLAN_STAGE_LIFT);
  const FoyerPlanProblem *problem = self->problem;
  int n_lifted = 0;

  if (self->is_whole)
    return 0;

  for (int i = 0; i < problem->n_staff; i++)
    {
      int kind;

      if (foyer_plan_exchange_stops (self->exchange, self->side))
        break;
      kind = find_kind (self, i);
      for (int other = 0; kind >= 0 && other < problem->n_staff
                          && !foyer_plan_exchange_stops (self->exchange, self->side); other++)
        if (problem->staff[other].skills == problem->staff[i].skills)
          n_lifted += lift (self, other, kind);
    }

  return n_lifted;
}
