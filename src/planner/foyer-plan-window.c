#include "planner/foyer-plan-window.h"

#include <string.h>

/* # A year through a window
 *
 * The graph of a contract grows with the horizon, and a year of 150 people has none that fits into
 * memory. Annealing finds a roster all the same, but a poor one. A *window* is a few weeks of a few
 * people: a problem like any other, of a size that every engine likes, in which everything else is
 * as it is in the roster at hand.
 *
 * That is exact, not a guess, because every rule is a sum over days or looks no farther than a run.
 * Minutes, weekends, caps and counts of fairness outside the window are taken off the limits
 * (counts are added to what was carried: the cost is a square). Demands are lowered by who serves
 * them outside. On both sides some locked days are shown, more than any run of work may last, so
 * that runs, rests and successions across the edge are judged in full. Windows begin on Mondays, as
 * a weekend that is cut would count twice.
 *
 * What comes out is checked by the evaluator before it is believed. */

#define WEEK 7
#define WEEKS_FREE 2
#define MAX_CELLS 280
#define ITERATIONS 60

typedef struct
{
  const FoyerPlanProblem *problem;
  const guint8 *cells;
  int from; /* the free days */
  int to;
  int shown_from; /* with the locked ones beside them */
  int shown_to;
} Window;

static int
get_margin (const FoyerPlanProblem *problem)
{
  int longest = 1;

  for (int i = 0; i < problem->n_staff; i++)
    {
      const FoyerPlanStaff *staff = &problem->staff[i];

      longest = MAX (longest, MIN (staff->max_run, problem->n_days));
      longest = MAX (longest, MAX (staff->min_run, staff->min_rest));
    }

  return (longest / WEEK + 1) * WEEK;
}

/* The working days in a row that end with the day before @day. */
static int
count_run_before (const FoyerPlanProblem *problem,
                  int                     staff,
                  const guint8           *line,
                  int                     day)
{
  int run = 0;

  while (day - run > 0 && line[day - run - 1] != FOYER_PLAN_OFF)
    run++;

  return run == day ? run + problem->staff[staff].before_run : run;
}

/* Takes off the limits what the person does outside the window. */
static void
take_off (const Window         *window,
          const FoyerPlanStaff *from,
          const guint8         *line,
          FoyerPlanStaff       *staff)
{
  const FoyerPlanProblem *problem = window->problem;
  int minutes = 0, weekends = 0, last_weekend = -1;

  for (int d = 0; d < problem->n_days; d++)
    {
      guint8 cell = line[d];

      if ((d >= window->shown_from && d < window->shown_to) || cell == FOYER_PLAN_OFF)
        continue;
      minutes += problem->shifts[cell - 1].minutes;
      staff->max_count[cell - 1]--;
      if (problem->weekend_of[d] >= 0 && problem->weekend_of[d] != last_weekend)
        {
          last_weekend = problem->weekend_of[d];
          weekends++;
        }
      for (int k = 0; k < problem->n_fair; k++)
        staff->carried[k] += (problem->fair[k].cells[d] >> cell) & 1;
    }

  staff->min_minutes = MAX (from->min_minutes - minutes, 0);
  staff->max_minutes = from->max_minutes - minutes;
  staff->max_weekends = from->max_weekends - weekends;
  for (int s = 0; s < problem->n_shifts; s++)
    staff->max_count[s] = MAX (staff->max_count[s], 0);
}

static void
fill_person (const Window   *window,
             int             i,
             FoyerPlanStaff *staff)
{
  const FoyerPlanProblem *problem = window->problem;
  const FoyerPlanStaff *from = &problem->staff[i];
  const guint8 *line = window->cells + (gsize) i * problem->n_days;
  int n_values = problem->n_shifts + 1;

  staff->max_run = from->max_run;
  staff->min_run = from->min_run;
  staff->min_rest = from->min_rest;
  staff->skills = from->skills;
  memcpy (staff->max_count, from->max_count, problem->n_shifts * sizeof (int));
  memcpy (staff->carried, from->carried, sizeof staff->carried);
  memcpy (staff->fair_weight, from->fair_weight, sizeof staff->fair_weight);
  staff->before_cell = window->shown_from > 0 ? line[window->shown_from - 1] : from->before_cell;
  staff->before_run = count_run_before (problem, i, line, window->shown_from);
  take_off (window, from, line, staff);

  for (int d = window->shown_from; d < window->shown_to; d++)
    {
      gboolean is_free = d >= window->from && d < window->to;

      staff->leave[d - window->shown_from] = from->leave[d];
      staff->locked[d - window->shown_from] = is_free ? from->locked[d] : line[d];
    }
  memcpy (staff->cost, from->cost + (gsize) window->shown_from * n_values,
          (gsize) (window->shown_to - window->shown_from) * n_values * sizeof (int));
}

/* The demands of the free days, without those who serve them outside the window. */
static void
fill_demands (const Window     *window,
              const gboolean   *is_inside,
              FoyerPlanProblem *part)
{
  const FoyerPlanProblem *problem = window->problem;

  for (guint k = 0; k < problem->covers->len; k++)
    {
      const FoyerPlanCover *cover = &g_array_index (problem->covers, FoyerPlanCover, k);
      int required = cover->required;

      if (cover->day < window->from || cover->day >= window->to)
        continue;
      for (int i = 0; i < problem->n_staff; i++)
        if (!is_inside[i])
          required -=
            (cover->cells >> window->cells[(gsize) i * problem->n_days + cover->day]) & 1;
      foyer_plan_problem_add_cover (part, cover->day - window->shown_from, cover->cells,
                                    MAX (required, 0), cover->under_cost, cover->over_cost);
    }
}

/**
 * foyer_plan_window_problem:
 * @problem: a sealed problem
 * @cells: [n_staff * n_days] a feasible roster of it
 * @first_day: the first free day, a Monday or the first of all
 * @n_days: how many days are free
 * @n_people: how many people are free
 * @people: [n_people] who they are
 * @shown_day: (out): the day of @problem that is day 0 of the window
 * @error: return location for a %FOYER_PLAN_ERROR_PROBLEM
 *
 * Makes the problem of planning some days of some people anew while all else stays. The lines of
 * @cells are feasible in it, and its feasible lines in the whole.
 *
 * Returns: (transfer full) (nullable): a sealed problem with @n_people people
 */
FoyerPlanProblem *
foyer_plan_window_problem (const FoyerPlanProblem *problem,
                           const guint8           *cells,
                           int                     first_day,
                           int                     n_days,
                           int                     n_people,
                           const int              *people,
                           int                    *shown_day,
                           GError                **error)
{
  g_return_val_if_fail (problem != NULL && problem->allowed != NULL, NULL);
  g_return_val_if_fail (first_day >= 0 && first_day + n_days <= problem->n_days, NULL);

  int margin = get_margin (problem);
  Window window = {
    problem, cells, first_day, first_day + n_days, MAX (first_day - margin, 0),
    MIN (first_day + n_days + margin, problem->n_days),
  };
  g_autoptr (FoyerPlanProblem) part =
    foyer_plan_problem_new (window.shown_to - window.shown_from, problem->n_shifts, n_people);
  g_autofree gboolean *is_inside = g_new0 (gboolean, problem->n_staff);

  part->first_weekday = (problem->first_weekday + window.shown_from) % WEEK;
  for (int s = 0; s < problem->n_shifts; s++)
    {
      part->shifts[s].minutes = problem->shifts[s].minutes;
      part->shifts[s].forbidden_next = problem->shifts[s].forbidden_next;
      memcpy (part->shifts[s].follow_cost, problem->shifts[s].follow_cost,
              (problem->n_shifts + 1) * sizeof (int));
    }
  for (int k = 0; k < problem->n_fair; k++)
    {
      foyer_plan_problem_add_fair (part, problem->fair[k].id);
      memcpy (part->fair[k].cells, problem->fair[k].cells + window.shown_from,
              part->n_days * sizeof (FoyerPlanMask));
    }
  for (int n = 0; n < n_people; n++)
    {
      fill_person (&window, people[n], &part->staff[n]);
      is_inside[people[n]] = TRUE;
    }
  fill_demands (&window, is_inside, part);
  *shown_day = window.shown_from;

  return foyer_plan_problem_seal (part, error) ? g_steal_pointer (&part) : NULL;
}

/* Some people in random order. */
static int *
choose_people (const FoyerPlanProblem *problem,
               FoyerPlanRandom        *random,
               int                     n_people)
{
  int *people = g_new (int, problem->n_staff);

  for (int i = 0; i < problem->n_staff; i++)
    people[i] = i;
  for (int n = 0; n < n_people; n++)
    {
      int other = n + foyer_plan_random_below (random, problem->n_staff - n);
      int chosen = people[other];

      people[other] = people[n];
      people[n] = chosen;
    }

  return people;
}

/**
 * foyer_plan_window_pays:
 * @problem: a sealed problem
 *
 * Returns: whether its horizon is so long that a window is much smaller
 */
gboolean
foyer_plan_window_pays (const FoyerPlanProblem *problem)
{
  return problem->n_days > WEEKS_FREE * WEEK + 2 * get_margin (problem);
}

/**
 * foyer_plan_window_improve:
 * @problem: a sealed problem
 * @random: decides where the window lies
 * @budget: the wall time that is left, and what ends the run before
 * @cells: (inout): [n_staff * n_days] a feasible roster
 *
 * Plans one window of the roster anew.
 *
 * Returns: whether @cells is a better feasible roster now; else it is as it was
 */
gboolean
foyer_plan_window_improve (const FoyerPlanProblem *problem,
                           FoyerPlanRandom        *random,
                           const FoyerPlanBudget  *budget,
                           guint8                 *cells)
{
  int first_monday = (WEEK - problem->first_weekday) % WEEK;
  int n_weeks = MAX ((problem->n_days - first_monday) / WEEK - WEEKS_FREE, 0) + 1;
  int first_day = MIN (first_monday + foyer_plan_random_below (random, n_weeks) * WEEK,
                       problem->n_days - 1);
  int n_days = MIN (WEEKS_FREE * WEEK, problem->n_days - first_day);
  int n_people = CLAMP (MAX_CELLS / n_days, 1, problem->n_staff);
  g_autofree int *people = choose_people (problem, random, n_people);
  g_autofree guint8 *start = NULL;
  g_autofree guint8 *after = NULL;
  g_autoptr (FoyerPlanProblem) part = NULL;
  g_autoptr (FoyerPlanResult) result = NULL;
  FoyerPlanBudget small = {
    .n_threads = 1, .seconds = budget->seconds, .cancel = budget->cancel,
    .iterations = ITERATIONS, .seed = foyer_plan_random_next (random),
    .within = budget->within | FOYER_PLAN_STAGE_WINDOW,
  };
  FoyerPlanCost before_cost, after_cost;
  int shown_day;

  part = foyer_plan_window_problem (problem, cells, first_day, n_days, n_people, people, &shown_day,
                                    NULL);
  if (part == NULL)
    return FALSE;
  start = g_malloc ((gsize) n_people * part->n_days);
  for (int n = 0; n < n_people; n++)
    memcpy (start + (gsize) n * part->n_days,
            cells + (gsize) people[n] * problem->n_days + shown_day, part->n_days);
  small.start = start;
  result = foyer_plan_solve (part, &small, NULL);
  if (result == NULL)
    return FALSE;

  after = g_memdup2 (cells, (gsize) problem->n_staff * problem->n_days);
  for (int n = 0; n < n_people; n++)
    memcpy (after + (gsize) people[n] * problem->n_days + shown_day,
            result->cells + (gsize) n * part->n_days, part->n_days);
  foyer_plan_evaluate (problem, cells, &before_cost);
  foyer_plan_evaluate (problem, after, &after_cost);
  if (after_cost.total >= before_cost.total || !foyer_plan_is_feasible (problem, after))
    return FALSE;
  memcpy (cells, after, (gsize) problem->n_staff * problem->n_days);

  return TRUE;
}
