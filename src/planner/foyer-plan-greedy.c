#include "planner/foyer-plan-greedy.h"

#include "planner/foyer-plan-random.h"
#include "planner/foyer-plan-respond.h"
#include "planner/foyer-plan-roster.h"

#include <string.h>

/* # A roster at once, however long the horizon
 *
 * The graph of a year does not fit into memory, as it counts minutes and weekends. Without these a
 * line has few states: how long the present run of work or rest is, and which shift it is. So one
 * person after the other gets the cheapest line at what those before left uncovered, in a search
 * that gives minutes and weekends a *price* instead: dearer when the line has too many, cheaper
 * when it has too few, until it keeps every rule. The prices of one person are mostly right for the
 * next. To be quick it looks at the few shifts only that are wanted most. Days that are worth the
 * same would be worked all or none at any price, so chance makes each a little different.
 *
 * What comes out is a feasible roster and no good one; it is there in a second, and something to
 * begin with. */

#define MAX_CHOICES 4
#define MAX_TRIES 40
#define IMPOSSIBLE 1e15

/* States of a day: off for 1 to n_rests days, or at a choice for 1 to n_runs days, with or without
 * the exemption of a run that touches the start; twice, as the weekend may be counted already. */
typedef struct
{
  const FoyerPlanProblem *problem;
  int staff;
  guint8 choices[MAX_CHOICES];
  int n_choices;
  int n_rests;
  int n_runs;
  int n_states;
  const double *price; /* [n_days * (n_shifts + 1)] */
  double *whim;        /* [n_days] what work on a day costs by chance */
  double minute_price;
  double weekend_price;

  double *cost;        /* [(n_days + 1) * n_states] */
  gint16 *from;        /* [(n_days + 1) * n_states] */
} Search;

static inline int
off_state (const Search *search,
           int           rest,
           gboolean      counted)
{
  return (MIN (rest, search->n_rests) - 1) * 2 + counted;
}

static inline int
work_state (const Search *search,
            int           choice,
            int           run,
            gboolean      is_free,
            gboolean      counted)
{
  return search->n_rests * 2
         + ((choice * search->n_runs + MIN (run, search->n_runs) - 1) * 2 + is_free) * 2 + counted;
}

static void
reach (Search *search,
       int     day,
       int     from,
       int     to,
       double  cost)
{
  gsize at = (gsize) (day + 1) * search->n_states + to;

  if (cost < search->cost[at])
    {
      search->cost[at] = cost;
      search->from[at] = from;
    }
}

/* What the day costs in one of the choices, or IMPOSSIBLE. @last is the cell of the day before. */
static double
price_work (const Search *search,
            int           day,
            int           choice,
            guint8        last,
            gboolean      counted)
{
  const FoyerPlanProblem *problem = search->problem;
  guint8 cell = search->choices[choice];
  double cost;

  if ((foyer_plan_allowed (problem, search->staff, day) & FOYER_PLAN_BIT (cell)) == 0)
    return IMPOSSIBLE;
  if (last != FOYER_PLAN_OFF
      && (problem->shifts[last - 1].forbidden_next & FOYER_PLAN_BIT (cell)) != 0)
    return IMPOSSIBLE;

  cost = search->price[(gsize) day * (problem->n_shifts + 1) + cell]
         + search->minute_price * problem->shifts[cell - 1].minutes + search->whim[day];
  if (last != FOYER_PLAN_OFF)
    cost += problem->shifts[last - 1].follow_cost[cell];
  if (problem->weekend_of[day] >= 0 && !counted)
    cost += search->weekend_price;

  return cost;
}

/* One day on from a state: off, or at each choice. @choice is -1 after a day off; @run is the
 * length of the run so far. */
static void
step (Search  *search,
      int      day,
      int      from,
      int      choice,
      guint8   last,
      int      run,
      gboolean is_free,
      gboolean counted,
      double   cost)
{
  const FoyerPlanProblem *problem = search->problem;
  const FoyerPlanStaff *staff = &problem->staff[search->staff];
  gboolean may_rest = choice < 0 || run >= staff->min_run || is_free;
  gboolean may_work = choice >= 0 ? run < staff->max_run : run >= staff->min_rest;
  gboolean still = counted && day > 0 && problem->weekend_of[day] == problem->weekend_of[day - 1];
  gboolean may_be_off =
    (foyer_plan_allowed (problem, search->staff, day) & FOYER_PLAN_BIT (FOYER_PLAN_OFF)) != 0
    && (last == FOYER_PLAN_OFF || (problem->shifts[last - 1].forbidden_next & 1) == 0);

  if (may_rest && may_be_off)
    reach (search, day, from,
           off_state (search, choice < 0 ? run + 1 : day == 0 ? search->n_rests : 1, still),
           cost + search->price[(gsize) day * (problem->n_shifts + 1)]);
  for (int next = 0; may_work && next < search->n_choices; next++)
    {
      double more = price_work (search, day, next, last, still);

      if (more < IMPOSSIBLE)
        reach (search, day, from,
               work_state (search, next, choice < 0 ? 1 : run + 1,
                           choice < 0 ? FALSE : is_free, problem->weekend_of[day] >= 0),
               cost + more);
    }
}

static void
step_first (Search *search)
{
  const FoyerPlanStaff *staff = &search->problem->staff[search->staff];
  gboolean off_allowed =
    (foyer_plan_allowed (search->problem, search->staff, 0) & FOYER_PLAN_BIT (FOYER_PLAN_OFF)) != 0;

  if (off_allowed)
    reach (search, 0, 0, off_state (search, search->n_rests, FALSE), search->price[0]);
  for (int next = 0; next < search->n_choices && staff->before_run < staff->max_run; next++)
    {
      double more = price_work (search, 0, next, staff->before_cell, FALSE);

      if (more < IMPOSSIBLE)
        reach (search, 0, 0, work_state (search, next, staff->before_run + 1, TRUE,
                                         search->problem->weekend_of[0] >= 0), more);
    }
}

static void
step_all (Search *search,
          int     day)
{
  const double *cost = search->cost + (gsize) day * search->n_states;

  for (int rest = 1; rest <= search->n_rests; rest++)
    for (int counted = 0; counted < 2; counted++)
      {
        int from = off_state (search, rest, counted);

        if (cost[from] < IMPOSSIBLE)
          step (search, day, from, -1, FOYER_PLAN_OFF, rest, FALSE, counted, cost[from]);
      }
  for (int choice = 0; choice < search->n_choices; choice++)
    for (int run = 1; run <= search->n_runs; run++)
      for (int flags = 0; flags < 4; flags++)
        {
          int from = work_state (search, choice, run, flags / 2, flags % 2);

          if (cost[from] < IMPOSSIBLE)
            step (search, day, from, choice, search->choices[choice], run, flags / 2, flags % 2,
                  cost[from]);
        }
}

/* The cheapest line at the present prices. */
static gboolean
find_line (Search *search,
           guint8 *line)
{
  int n_days = search->problem->n_days, best = 0;
  const double *last = search->cost + (gsize) n_days * search->n_states;

  for (gsize n = 0; n < (gsize) (n_days + 1) * search->n_states; n++)
    search->cost[n] = IMPOSSIBLE;
  step_first (search);
  for (int d = 1; d < n_days; d++)
    step_all (search, d);
  for (int state = 1; state < search->n_states; state++)
    if (last[state] < last[best])
      best = state;
  if (last[best] >= IMPOSSIBLE)
    return FALSE;

  for (int d = n_days - 1; d >= 0; d--)
    {
      int choice = (best - search->n_rests * 2) / (4 * search->n_runs);

      line[d] = best < search->n_rests * 2 ? FOYER_PLAN_OFF : search->choices[choice];
      best = search->from[(gsize) (d + 1) * search->n_states + best];
    }

  return TRUE;
}

/* Sums of a line that have a price. */
static void
sum_up (const Search *search,
        const guint8 *line,
        int          *minutes,
        int          *weekends)
{
  int last = -1;

  *minutes = *weekends = 0;
  for (int d = 0; d < search->problem->n_days; d++)
    {
      int weekend = search->problem->weekend_of[d];

      *minutes += foyer_plan_cell_minutes (search->problem, line[d]);
      if (line[d] != FOYER_PLAN_OFF && weekend >= 0 && weekend != last)
        {
          (*weekends)++;
          last = weekend;
        }
    }
}

/* Takes the shift out of the choices that the line has too often. Returns whether there was one. */
static gboolean
drop_capped (Search       *search,
             const guint8 *line)
{
  const FoyerPlanStaff *staff = &search->problem->staff[search->staff];

  for (int c = 0; c < search->n_choices; c++)
    {
      int count = 0;

      for (int d = 0; d < search->problem->n_days; d++)
        count += line[d] == search->choices[c];
      if (count > staff->max_count[search->choices[c] - 1])
        {
          search->choices[c] = search->choices[--search->n_choices];
          return TRUE;
        }
    }

  return FALSE;
}

/* Moves the prices until the line keeps every rule. */
static gboolean
find_legal_line (Search *search,
                 double  step_price,
                 guint8 *line)
{
  const FoyerPlanStaff *staff = &search->problem->staff[search->staff];
  double minute_step = step_price / 480, weekend_step = step_price;
  int direction = 0;

  for (int tries = 0; tries < MAX_TRIES && search->n_choices > 0; tries++)
    {
      int minutes, weekends, wanted;

      if (!find_line (search, line))
        return FALSE;
      sum_up (search, line, &minutes, &weekends);
      if (weekends > staff->max_weekends)
        {
          search->weekend_price += weekend_step;
          weekend_step *= 1.5;
          continue;
        }
      wanted = minutes > staff->max_minutes ? 1 : minutes < staff->min_minutes ? -1 : 0;
      if (wanted == 0 && !drop_capped (search, line))
        return foyer_plan_check_line (search->problem, search->staff, line, NULL) == 0;

      /* Past the goal: half the step back. */
      minute_step *= wanted * direction < 0 ? 0.5 : 1.2;
      search->minute_price += wanted * minute_step;
      direction = wanted != 0 ? wanted : direction;
    }

  return FALSE;
}

/* The shifts that are wanted most of those that the person may work often. */
static void
choose_shifts (Search *search)
{
  const FoyerPlanProblem *problem = search->problem;
  const FoyerPlanStaff *staff = &problem->staff[search->staff];
  g_autofree double *worth = g_new0 (double, problem->n_shifts + 1);

  search->n_choices = 0;
  for (int v = 1; v <= problem->n_shifts; v++)
    for (int d = 0; d < problem->n_days; d++)
      if ((foyer_plan_allowed (problem, search->staff, d) & FOYER_PLAN_BIT (v)) != 0)
        worth[v] += 1 - MIN (search->price[(gsize) d * (problem->n_shifts + 1) + v], 0);
  for (int v = 1; v <= problem->n_shifts; v++)
    worth[v] *= MIN (staff->max_count[v - 1], problem->n_days) / (double) problem->n_days;

  while (search->n_choices < MAX_CHOICES)
    {
      int best = 0;

      for (int v = 1; v <= problem->n_shifts; v++)
        if (worth[v] > worth[best])
          best = v;
      if (worth[best] <= 0)
        break;
      worth[best] = 0;
      search->choices[search->n_choices++] = best;
    }
}

/**
 * foyer_plan_greedy_build:
 * @problem: a sealed problem
 * @exchange: asked whether to stop
 * @side: for which side
 * @cells: (out): [n_staff * n_days] a feasible roster
 *
 * Places one person after the other without any graph.
 *
 * Returns: whether everybody was placed; %FALSE does not mean that nobody can
 */
gboolean
foyer_plan_greedy_build (const FoyerPlanProblem *problem,
                         FoyerPlanExchange      *exchange,
                         int                     side,
                         guint8                 *cells)
{
  g_auto (FoyerPlanStageScope) scope =
    foyer_plan_exchange_enter (exchange, side, FOYER_PLAN_STAGE_BUILD);
  int n_days = problem->n_days, n_placed = 0;
  g_autofree int *present = g_new0 (int, problem->covers->len + 1);
  g_autofree double *price = g_new (double, (gsize) n_days * (problem->n_shifts + 1));
  g_autofree double *whim = g_new (double, n_days);
  Search search = { .problem = problem, .price = price, .whim = whim };
  FoyerPlanRandom random;
  double step_price = 1;

  for (guint k = 0; k < problem->covers->len; k++)
    step_price = MAX (step_price, g_array_index (problem->covers, FoyerPlanCover, k).under_cost);

  foyer_plan_random_init (&random, 0);
  for (; n_placed < problem->n_staff && !foyer_plan_exchange_stops (exchange, side); n_placed++)
    {
      const FoyerPlanStaff *staff = &problem->staff[n_placed];
      guint8 *line = cells + (gsize) n_placed * n_days;
      gboolean is_legal;

      search.staff = n_placed;
      search.n_rests = CLAMP (staff->min_rest, 1, n_days);
      search.n_runs = staff->max_run >= n_days + staff->before_run
                        ? CLAMP (staff->min_run, 1, n_days)
                        : MAX (staff->max_run, 1);
      for (int d = 0; d < n_days; d++)
        whim[d] = step_price * foyer_plan_random_unit (&random);
      foyer_plan_price_cells (problem, n_placed, present, price);
      choose_shifts (&search);
      search.n_states = search.n_rests * 2 + MAX_CHOICES * search.n_runs * 4;
      if (search.n_states > G_MAXINT16)
        break;
      search.cost = g_new (double, (gsize) (n_days + 1) * search.n_states);
      search.from = g_new (gint16, (gsize) (n_days + 1) * search.n_states);
      is_legal = find_legal_line (&search, step_price, line);
      g_free (search.cost);
      g_free (search.from);
      if (!is_legal)
        break;
      foyer_plan_add_presence (problem, line, 1, present);
    }

  return n_placed == problem->n_staff;
}
