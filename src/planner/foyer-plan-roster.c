#include "planner/foyer-plan-roster.h"

/* The evaluator is the definition of every rule and every cost in the planner, written to be read:
 * one pass over a line for each rule, no state carried from one rule to another. The engines count
 * incrementally and in other ways; the tests hold them against this file, and this file against a
 * second checker that shares no code with it.
 *
 * Two conventions come from the public benchmark and are kept everywhere: runs of work or of rest
 * that touch either end of the horizon need not reach their minimum length, and a weekend counts
 * when work is done on either of its days. The longest run counts days before the horizon only
 * when before_run says how many there were. */

static gboolean
report (GArray        *breaches,
        FoyerPlanRule  rule,
        int            staff,
        int            day,
        int            shift,
        int            actual,
        int            limit)
{
  FoyerPlanBreach breach = { rule, staff, day, shift, actual, limit };

  if (breaches != NULL)
    g_array_append_val (breaches, breach);

  return TRUE;
}

static guint
check_cells (const FoyerPlanProblem *problem,
             int                     i,
             const guint8           *line,
             GArray                 *breaches)
{
  const FoyerPlanStaff *staff = &problem->staff[i];
  guint n = 0;

  for (int d = 0; d < problem->n_days; d++)
    {
      if (staff->locked[d] != FOYER_PLAN_FREE && staff->locked[d] != line[d])
        n += report (breaches, FOYER_PLAN_RULE_LOCK, i, d, line[d] - 1, line[d], staff->locked[d]);
      if (line[d] == FOYER_PLAN_OFF)
        continue;
      if (staff->leave[d])
        n += report (breaches, FOYER_PLAN_RULE_LEAVE, i, d, line[d] - 1, 1, 0);
      if ((staff->skills & FOYER_PLAN_BIT (line[d])) == 0)
        n += report (breaches, FOYER_PLAN_RULE_SKILL, i, d, line[d] - 1, 1, 0);
    }

  return n;
}

static guint
check_sums (const FoyerPlanProblem *problem,
            int                     i,
            const guint8           *line,
            GArray                 *breaches)
{
  const FoyerPlanStaff *staff = &problem->staff[i];
  int count[FOYER_PLAN_MAX_SHIFTS + 1] = { 0 };
  int minutes = 0, weekends = 0, last_weekend = -1;
  guint n = 0;

  for (int d = 0; d < problem->n_days; d++)
    {
      if (line[d] == FOYER_PLAN_OFF)
        continue;
      count[line[d]]++;
      minutes += problem->shifts[line[d] - 1].minutes;
      if (problem->weekend_of[d] >= 0 && problem->weekend_of[d] != last_weekend)
        {
          last_weekend = problem->weekend_of[d];
          weekends++;
        }
    }

  for (int s = 0; s < problem->n_shifts; s++)
    if (count[s + 1] > staff->max_count[s])
      n += report (breaches, FOYER_PLAN_RULE_COUNT, i, -1, s, count[s + 1], staff->max_count[s]);
  if (minutes < staff->min_minutes)
    n += report (breaches, FOYER_PLAN_RULE_MIN_MINUTES, i, -1, -1, minutes, staff->min_minutes);
  if (minutes > staff->max_minutes)
    n += report (breaches, FOYER_PLAN_RULE_MAX_MINUTES, i, -1, -1, minutes, staff->max_minutes);
  if (weekends > staff->max_weekends)
    n += report (breaches, FOYER_PLAN_RULE_WEEKENDS, i, -1, -1, weekends, staff->max_weekends);

  return n;
}

static guint
check_runs (const FoyerPlanProblem *problem,
            int                     i,
            const guint8           *line,
            GArray                 *breaches)
{
  const FoyerPlanStaff *staff = &problem->staff[i];
  guint n = 0;

  for (int from = 0, to; from < problem->n_days; from = to)
    {
      gboolean works = line[from] != FOYER_PLAN_OFF;
      int length;

      for (to = from + 1; to < problem->n_days && (line[to] != FOYER_PLAN_OFF) == works; to++)
        ;
      length = to - from;

      if (works)
        {
          int with_before = length + (from == 0 ? staff->before_run : 0);

          if (with_before > staff->max_run)
            n += report (breaches, FOYER_PLAN_RULE_MAX_RUN, i, to - 1, -1,
                         with_before, staff->max_run);
        }
      if (from > 0 && to < problem->n_days)
        {
          int least = works ? staff->min_run : staff->min_rest;

          if (length < least)
            n += report (breaches, works ? FOYER_PLAN_RULE_MIN_RUN : FOYER_PLAN_RULE_MIN_REST,
                         i, to - 1, -1, length, least);
        }
    }

  return n;
}

static guint
check_successions (const FoyerPlanProblem *problem,
                   int                     i,
                   const guint8           *line,
                   GArray                 *breaches)
{
  guint8 last = problem->staff[i].before_cell;
  guint n = 0;

  for (int d = 0; d < problem->n_days; d++)
    {
      if (last != FOYER_PLAN_OFF
          && (problem->shifts[last - 1].forbidden_next & FOYER_PLAN_BIT (line[d])) != 0)
        n += report (breaches, FOYER_PLAN_RULE_SUCCESSION, i, d, line[d] - 1, last - 1, 0);
      last = line[d];
    }

  return n;
}

/**
 * foyer_plan_check_line:
 * @problem: a sealed problem
 * @staff: whose line it is
 * @line: [n_days] the cells of that person
 * @breaches: (nullable) (element-type FoyerPlanBreach): where to append what is broken
 *
 * Judges one person's line by every hard rule.
 *
 * Returns: how many times a rule is broken
 */
guint
foyer_plan_check_line (const FoyerPlanProblem *problem,
                       int                     staff,
                       const guint8           *line,
                       GArray                 *breaches)
{
  return check_cells (problem, staff, line, breaches)
         + check_sums (problem, staff, line, breaches)
         + check_runs (problem, staff, line, breaches)
         + check_successions (problem, staff, line, breaches);
}

/**
 * foyer_plan_is_feasible:
 * @problem: a sealed problem
 * @cells: [n_staff * n_days] a roster, person by person
 *
 * Returns: whether no hard rule is broken
 */
gboolean
foyer_plan_is_feasible (const FoyerPlanProblem *problem,
                        const guint8           *cells)
{
  for (int i = 0; i < problem->n_staff; i++)
    if (foyer_plan_check_line (problem, i, cells + (gsize) i * problem->n_days, NULL) > 0)
      return FALSE;

  return TRUE;
}

/**
 * foyer_plan_find_breaches:
 * @problem: a sealed problem
 * @cells: [n_staff * n_days] a roster, person by person
 *
 * Returns: (transfer full) (element-type FoyerPlanBreach): every broken hard rule
 */
GArray *
foyer_plan_find_breaches (const FoyerPlanProblem *problem,
                          const guint8           *cells)
{
  GArray *breaches = g_array_new (FALSE, FALSE, sizeof (FoyerPlanBreach));

  for (int i = 0; i < problem->n_staff; i++)
    foyer_plan_check_line (problem, i, cells + (gsize) i * problem->n_days, breaches);

  return breaches;
}

static void
add_line (const FoyerPlanProblem *problem,
          int                     i,
          const guint8           *line,
          FoyerPlanCost          *cost)
{
  const FoyerPlanStaff *staff = &problem->staff[i];
  int count[FOYER_PLAN_MAX_FAIR] = { 0 };
  guint8 last = staff->before_cell;

  for (int d = 0; d < problem->n_days; d++)
    {
      cost->wishes += foyer_plan_cell_cost (problem, i, d, line[d]);
      if (last != FOYER_PLAN_OFF)
        cost->succession += problem->shifts[last - 1].follow_cost[line[d]];
      for (int k = 0; k < problem->n_fair; k++)
        if ((problem->fair[k].cells[d] & FOYER_PLAN_BIT (line[d])) != 0)
          count[k]++;
      last = line[d];
    }

  for (int k = 0; k < problem->n_fair; k++)
    cost->fairness += foyer_plan_fair_cost (staff, k, count[k]);
}

/**
 * foyer_plan_line_cost:
 * @problem: a sealed problem
 * @staff: whose line it is
 * @line: [n_days] the cells of that person
 *
 * Returns: what the line costs by itself: wishes, stability, short rests and fairness
 */
gint64
foyer_plan_line_cost (const FoyerPlanProblem *problem,
                      int                     staff,
                      const guint8           *line)
{
  FoyerPlanCost cost = { 0 };

  add_line (problem, staff, line, &cost);

  return cost.wishes + cost.succession + cost.fairness;
}

/**
 * foyer_plan_count_present:
 * @problem: a sealed problem
 * @cells: [n_staff * n_days] a roster, person by person
 * @present: (out caller-allocates): [demands of the problem] how many people serve each demand
 */
void
foyer_plan_count_present (const FoyerPlanProblem *problem,
                          const guint8           *cells,
                          int                    *present)
{
  for (guint k = 0; k < problem->covers->len; k++)
    {
      const FoyerPlanCover *cover = &g_array_index (problem->covers, FoyerPlanCover, k);

      present[k] = 0;
      for (int i = 0; i < problem->n_staff; i++)
        present[k] += (cover->cells >> cells[(gsize) i * problem->n_days + cover->day]) & 1;
    }
}

/**
 * foyer_plan_evaluate:
 * @problem: a sealed problem
 * @cells: [n_staff * n_days] a roster, person by person
 * @cost: (out): what it costs, by kind
 *
 * Sums every soft cost. Hard rules are not looked at, see foyer_plan_find_breaches().
 */
void
foyer_plan_evaluate (const FoyerPlanProblem *problem,
                     const guint8           *cells,
                     FoyerPlanCost          *cost)
{
  g_autofree int *present = g_new (int, problem->covers->len + 1);

  *cost = (FoyerPlanCost) { 0 };
  for (int i = 0; i < problem->n_staff; i++)
    add_line (problem, i, cells + (gsize) i * problem->n_days, cost);

  foyer_plan_count_present (problem, cells, present);
  for (guint k = 0; k < problem->covers->len; k++)
    {
      const FoyerPlanCover *cover = &g_array_index (problem->covers, FoyerPlanCover, k);

      if (present[k] < cover->required)
        cost->under += foyer_plan_cover_cost (cover, present[k]);
      else
        cost->over += foyer_plan_cover_cost (cover, present[k]);
    }

  cost->total = cost->under + cost->over + cost->succession + cost->fairness + cost->wishes;
}
