#include "planner/foyer-plan-graph.h"

#include "planner/foyer-plan-divisor.h"

#include <string.h>

/* # The graph of legal lines
 *
 * Whether a person may work tomorrow depends on few facts about the past: which shift was worked
 * today (successions), for how many days the present run of work or rest has lasted, the minutes
 * so far, the weekends so far and whether this weekend is already counted. These facts are a
 * *state*; two pasts with the same state have the same futures. A layer holds the states that can
 * be reached at one midnight; an arc is one day. Every path from the root to the last layer is a
 * legal line and every legal line is a path, so a cheapest path is a cheapest line.
 *
 * Four things keep it small:
 *
 *  - Facts are dropped or saturated where no rule looks at them: a rest that is long enough counts
 *    as long enough, minutes are counted in their greatest common divisor and not at all when no
 *    limit can bind, a run is counted to its minimum when there is no maximum.
 *  - Shifts that every rule treats alike (same minutes, same successions) share arcs as a *group*;
 *    which shift of the group is worked is decided by price, day by day.
 *  - A state from which the end cannot be reached legally (too few minutes, say) is removed.
 *  - States with the same future are one node (foyer-plan-graph-derive.c).
 *
 * For a contract of four weeks with four shifts that leaves some thousand nodes, and one graph
 * serves everybody with the same contract: what is personal by day is a price.
 * The number of times a single shift may be worked is left out on purpose. It would multiply the
 * nodes, and it binds rarely; the search adds it when it sees it broken (foyer-plan-dp.c).
 *
 * A year with many shifts does not fit: building stops at a given number of nodes, and the person
 * has no graph. The engines that need one then step back. */

#define NO_NODE G_MAXUINT32
#define MAX_TABLE (1u << 26)
#define MAX_LAYER (1u << 24)
/* One contract may have so many times the share of all nodes that is its own, at least so many
 * nodes. One that takes more says that all will not fit, long before they have been tried. */
#define UNEVEN 8
#define MIN_SHARE 200000

typedef struct
{
  int off_cap;  /* rest days counted, saturating */
  int run_cap;  /* working days counted */
  gboolean saturate_run;
  int min_run;
  int min_rest;
  int unit;     /* minutes of one unit */
  int max_units;
  int min_units;
  gboolean saturate_units;
  int max_weekends;
  gboolean count_weekends;
  int n_runs;   /* off_cap + groups * run_cap * 2 */
} Shape;

typedef struct
{
  int units;
  int weekends;
  int this_weekend; /* whether the weekend of the last day is already counted */
  int group;        /* 0: off */
  int run;          /* from 1 */
  int is_free;      /* the run of work began with the horizon: no minimum */
} State;

typedef struct
{
  const FoyerPlanProblem *problem;
  const FoyerPlanStaff *staff;
  FoyerPlanGraph *graph;
  FoyerPlanPace pace;
  Shape shape;
  int group_minutes[FOYER_PLAN_MAX_SHIFTS + 1];
  FoyerPlanMask forbidden[FOYER_PLAN_MAX_SHIFTS + 1]; /* by group: groups that may not follow */
  guint max_nodes;

  GArray *states; /* guint32 codes, by node */
  GArray *arcs;
  GArray *firsts;
  guint32 *table; /* code → node in the layer being made */
  guint table_size;
} Builder;

/**
 * foyer_plan_graph_free:
 * @self: (transfer full) (nullable): a graph
 */
void
foyer_plan_graph_free (FoyerPlanGraph *self)
{
  if (self == NULL)
    return;

  g_free (self->group_of);
  g_free (self->layer);
  g_free (self->first_arc);
  g_free (self->arcs);
  g_free (self->group_at);
  g_free (self->follow);
  g_free (self->final_count);
  g_free (self);
}

static FoyerPlanMask
usable_cells (const FoyerPlanProblem *problem,
              const FoyerPlanStaff   *staff)
{
  FoyerPlanMask usable = staff->skills & ~FOYER_PLAN_BIT (FOYER_PLAN_OFF);

  for (int s = 0; s < problem->n_shifts; s++)
    if (staff->max_count[s] <= 0)
      usable &= ~FOYER_PLAN_BIT (s + 1);

  return usable;
}

static gboolean
are_alike (const FoyerPlanProblem *problem,
           FoyerPlanMask           usable,
           int                     a,
           int                     b)
{
  const FoyerPlanShift *first = &problem->shifts[a - 1], *second = &problem->shifts[b - 1];
  FoyerPlanMask cells = usable | FOYER_PLAN_BIT (FOYER_PLAN_OFF);

  if (first->minutes != second->minutes
      || (first->forbidden_next & cells) != (second->forbidden_next & cells))
    return FALSE;

  for (int v = 0; v <= problem->n_shifts; v++)
    {
      if ((cells & FOYER_PLAN_BIT (v)) == 0)
        continue;
      if (first->follow_cost[v] != second->follow_cost[v])
        return FALSE;
      if (v != FOYER_PLAN_OFF)
        {
          const FoyerPlanShift *before = &problem->shifts[v - 1];

          if (((before->forbidden_next >> a) & 1) != ((before->forbidden_next >> b) & 1)
              || before->follow_cost[a] != before->follow_cost[b])
            return FALSE;
        }
    }

  return TRUE;
}

static void
find_groups (Builder *builder)
{
  const FoyerPlanProblem *problem = builder->problem;
  FoyerPlanGraph *graph = builder->graph;
  FoyerPlanMask usable = usable_cells (problem, builder->staff);
  int sample[FOYER_PLAN_MAX_SHIFTS + 1] = { 0 };
  gboolean any_follow = FALSE;

  graph->n_cells = problem->n_shifts + 1;
  graph->group_of = g_malloc (problem->n_shifts + 1);
  memset (graph->group_of, 0xFF, problem->n_shifts + 1);
  graph->group_of[FOYER_PLAN_OFF] = 0;
  graph->n_groups = 1;

  for (int v = 1; v <= problem->n_shifts; v++)
    {
      if ((usable & FOYER_PLAN_BIT (v)) == 0)
        continue;
      for (int g = 1; g < graph->n_groups && graph->group_of[v] == 0xFF; g++)
        if (are_alike (problem, usable, v, sample[g]))
          graph->group_of[v] = g;
      if (graph->group_of[v] == 0xFF)
        {
          sample[graph->n_groups] = v;
          builder->group_minutes[graph->n_groups] = problem->shifts[v - 1].minutes;
          graph->group_of[v] = graph->n_groups++;
        }
    }

  graph->follow = g_new0 (int, graph->n_groups * graph->n_groups);
  for (int g = 1; g < graph->n_groups; g++)
    for (int next = 0; next < graph->n_groups; next++)
      {
        const FoyerPlanShift *shift = &problem->shifts[sample[g] - 1];
        int cell = next == 0 ? FOYER_PLAN_OFF : sample[next];

        if ((shift->forbidden_next & FOYER_PLAN_BIT (cell)) != 0)
          builder->forbidden[g] |= FOYER_PLAN_BIT (next);
        graph->follow[g * graph->n_groups + next] = shift->follow_cost[cell];
        any_follow |= shift->follow_cost[cell] != 0;
      }
  if (!any_follow)
    g_clear_pointer (&graph->follow, g_free);
}

static gboolean
find_shape (Builder *builder)
{
  const FoyerPlanStaff *staff = builder->staff;
  Shape *shape = &builder->shape;
  int n_days = builder->problem->n_days, n_weekends = 0, longest = 0, unit = 0;
  guint64 size;

  for (int g = 1; g < builder->graph->n_groups; g++)
    {
      unit = foyer_plan_greatest_common_divisor (unit, builder->group_minutes[g]);
      longest = MAX (longest, builder->group_minutes[g]);
    }
  for (int d = 0; d < n_days; d++)
    n_weekends = MAX (n_weekends, builder->problem->weekend_of[d] + 1);

  shape->min_rest = MIN (staff->min_rest, n_days);
  shape->off_cap = MAX (shape->min_rest, 1);
  shape->min_run = MIN (staff->min_run, n_days);
  shape->saturate_run = staff->max_run >= n_days + staff->before_run;
  shape->run_cap = shape->saturate_run ? MAX (shape->min_run, 1) : MAX (staff->max_run, 1);
  shape->count_weekends = staff->max_weekends < n_weekends;
  shape->max_weekends = shape->count_weekends ? staff->max_weekends : 0;

  shape->unit = MAX (unit, 1);
  shape->min_units = (staff->min_minutes + shape->unit - 1) / shape->unit;
  shape->saturate_units = staff->max_minutes >= n_days * longest;
  shape->max_units = shape->saturate_units ? shape->min_units : staff->max_minutes / shape->unit;
  if ((gint64) shape->min_units * shape->unit > (gint64) n_days * longest)
    return FALSE; /* the agreed minutes cannot be worked: no line at all */

  shape->n_runs = shape->off_cap + (builder->graph->n_groups - 1) * shape->run_cap * 2;
  size = (guint64) (shape->max_units + 1) * (shape->max_weekends + 1) * 2 * shape->n_runs;
  if (size > MAX_TABLE)
    return FALSE;
  builder->table_size = size;

  return TRUE;
}

static guint32
encode (const Shape *shape,
        const State *state)
{
  int run = state->group == 0 ? state->run - 1
                              : shape->off_cap
                                  + (((state->group - 1) * shape->run_cap + state->run - 1) * 2
                                     + state->is_free);

  return ((state->units * (shape->max_weekends + 1) + state->weekends) * 2 + state->this_weekend)
           * shape->n_runs
         + run;
}

static State
decode (const Shape *shape,
        guint32      code)
{
  State state = { 0 };
  int run = code % shape->n_runs;

  code /= shape->n_runs;
  state.this_weekend = code % 2;
  code /= 2;
  state.weekends = code % (shape->max_weekends + 1);
  state.units = code / (shape->max_weekends + 1);
  if (run < shape->off_cap)
    {
      state.run = run + 1;
    }
  else
    {
      run -= shape->off_cap;
      state.is_free = run % 2;
      run /= 2;
      state.run = run % shape->run_cap + 1;
      state.group = run / shape->run_cap + 1;
    }

  return state;
}

/* The state after a day of @group, or FALSE when a rule forbids it. @from is NULL at the root. */
static gboolean
step (const Builder *builder,
      const State   *from,
      int            day,
      int            group,
      State         *to)
{
  const Shape *shape = &builder->shape;
  const int *weekend_of = builder->problem->weekend_of;
  gboolean same_weekend = day > 0 && weekend_of[day] >= 0 && weekend_of[day] == weekend_of[day - 1];

  *to = (State) { 0 };
  if (from != NULL)
    {
      to->units = from->units;
      to->weekends = from->weekends;
      to->this_weekend = same_weekend ? from->this_weekend : 0;
      if (from->group > 0 && (builder->forbidden[from->group] & FOYER_PLAN_BIT (group)) != 0)
        return FALSE;
    }

  if (group == 0)
    {
      if (from == NULL)
        to->run = shape->off_cap; /* touches the start: long enough */
      else if (from->group == 0)
        to->run = MIN (from->run + 1, shape->off_cap);
      else if (from->run < shape->min_run && !from->is_free)
        return FALSE;
      else
        to->run = 1;
      return TRUE;
    }

  if (from == NULL)
    {
      to->run = builder->staff->before_run + 1;
      to->is_free = TRUE;
    }
  else if (from->group > 0)
    {
      to->run = from->run + 1;
      to->is_free = from->is_free;
    }
  else if (from->run < shape->min_rest)
    {
      return FALSE;
    }
  else
    {
      to->run = 1;
    }

  if (!shape->saturate_run && to->run > builder->staff->max_run)
    return FALSE;
  to->run = MIN (to->run, shape->run_cap);
  if (to->run >= shape->min_run)
    to->is_free = FALSE;

  to->group = group;
  to->units += builder->group_minutes[group] / shape->unit;
  if (shape->saturate_units)
    to->units = MIN (to->units, shape->max_units);
  else if (to->units > shape->max_units)
    return FALSE;

  if (shape->count_weekends && weekend_of[day] >= 0 && !to->this_weekend)
    {
      to->this_weekend = TRUE;
      if (++to->weekends > shape->max_weekends)
        return FALSE;
    }

  return TRUE;
}

static gboolean
may_start (const Builder *builder,
           int            group)
{
  guint8 before = builder->staff->before_cell;

  if (before == FOYER_PLAN_OFF)
    return TRUE;

  /* Shifts of a group are alike for the person's own shifts, perhaps not for the one before: the
   * search prices single cells, so it is enough that one of the group may follow. */
  for (int v = 0; v <= builder->problem->n_shifts; v++)
    if (builder->graph->group_of[v] == group
        && (builder->problem->shifts[before - 1].forbidden_next & FOYER_PLAN_BIT (v)) == 0)
      return TRUE;

  return FALSE;
}

/* Follows every legal day from every state of one layer; FALSE when there are too many, or it was
 * ended. */
static gboolean
grow_layer (Builder *builder,
            int      day)
{
  FoyerPlanGraph *graph = builder->graph;
  guint next_first = builder->states->len;

  memset (builder->table, 0xFF, (gsize) builder->table_size * sizeof (guint32));
  graph->layer[day + 1] = next_first;

  for (guint node = graph->layer[day]; node < next_first; node++)
    {
      State from = { 0 };

      if (foyer_plan_pace_step (&builder->pace, graph->n_groups))
        return FALSE;
      if (day > 0)
        from = decode (&builder->shape, g_array_index (builder->states, guint32, node));
      g_array_append_val (builder->firsts, builder->arcs->len);

      for (int group = 0; group < graph->n_groups; group++)
        {
          State to;
          guint32 code, arc;

          if (day == 0 && !may_start (builder, group))
            continue;
          if (!step (builder, day == 0 ? NULL : &from, day, group, &to))
            continue;
          code = encode (&builder->shape, &to);
          if (builder->table[code] == NO_NODE)
            {
              builder->table[code] = builder->states->len - next_first;
              g_array_append_val (builder->states, code);
            }
          arc = builder->table[code] | (guint32) group << 24;
          g_array_append_val (builder->arcs, arc);
        }
    }

  return builder->states->len <= builder->max_nodes
         && builder->states->len - next_first < MAX_LAYER;
}

/* Keeps the nodes from which the last layer can be reached, and numbers them anew; FALSE when it
 * was ended. */
static gboolean
prune (Builder *builder)
{
  FoyerPlanGraph *graph = builder->graph;
  int n_days = graph->n_days;
  guint n_old = builder->states->len, n_new = 0, n_arcs = 0;
  const guint *firsts = (const guint *) (gpointer) builder->firsts->data;
  const guint32 *arcs = (const guint32 *) (gpointer) builder->arcs->data;
  g_autofree guint *number = g_new (guint, n_old); /* within the layer, or NO_NODE */
  g_autofree guint *old_layer = g_memdup2 (graph->layer, (n_days + 2) * sizeof (guint));

  for (int d = n_days; d >= 0; d--)
    for (guint node = old_layer[d]; node < old_layer[d + 1]; node++)
      {
        if (foyer_plan_pace_step (&builder->pace, firsts[node + 1] - firsts[node]))
          return FALSE;
        number[node] = NO_NODE;
        if (d == n_days)
          {
            State state = decode (&builder->shape, g_array_index (builder->states, guint32, node));

            if (state.units >= builder->shape.min_units)
              number[node] = 0;
            continue;
          }
        for (guint a = firsts[node]; a < firsts[node + 1]; a++)
          if (number[old_layer[d + 1] + FOYER_PLAN_ARC_NODE (arcs[a])] != NO_NODE)
            {
              number[node] = 0;
              n_arcs++;
            }
      }

  for (int d = 0; d <= n_days; d++)
    {
      graph->layer[d] = n_new;
      for (guint node = old_layer[d]; node < old_layer[d + 1]; node++)
        if (number[node] != NO_NODE)
          number[node] = n_new++ - graph->layer[d];
    }
  graph->layer[n_days + 1] = n_new;
  graph->n_nodes = n_new;
  graph->first_arc = g_new0 (guint, n_new + 1);
  graph->arcs = g_new (guint32, MAX (n_arcs, 1));
  graph->group_at = g_new0 (guint8, MAX (n_new, 1));

  n_arcs = 0;
  for (int d = 0; d <= n_days; d++)
    for (guint node = old_layer[d]; node < old_layer[d + 1]; node++)
      {
        guint self = graph->layer[d] + number[node];

        if (number[node] == NO_NODE)
          continue;
        if (foyer_plan_pace_step (&builder->pace, firsts[node + 1] - firsts[node]))
          return FALSE;
        if (d > 0)
          graph->group_at[self] =
            decode (&builder->shape, g_array_index (builder->states, guint32, node)).group;
        graph->first_arc[self] = n_arcs;
        if (d == n_days)
          continue;
        for (guint a = firsts[node]; a < firsts[node + 1]; a++)
          {
            guint target = number[old_layer[d + 1] + FOYER_PLAN_ARC_NODE (arcs[a])];

            if (target != NO_NODE)
              graph->arcs[n_arcs++] = target | (arcs[a] & 0xFF000000u);
          }
      }
  graph->first_arc[n_new] = n_arcs;

  return TRUE;
}

/* A graph without nodes means that no line is legal; NULL that it would be too large. */
static FoyerPlanGraph *
build (const FoyerPlanProblem *problem,
       const FoyerPlanStaff   *staff,
       guint                   max_nodes,
       FoyerPlanCancel        *cancel)
{
  Builder builder = {
    .problem = problem,
    .staff = staff,
    .pace = { .cancel = cancel, .stage = FOYER_PLAN_STAGE_GRAPHS },
    .max_nodes = max_nodes,
  };
  FoyerPlanGraph *graph = g_new0 (FoyerPlanGraph, 1);
  guint32 root = 0;
  gboolean fits = TRUE;

  builder.graph = graph;
  graph->n_days = problem->n_days;
  graph->layer = g_new0 (guint, problem->n_days + 2);
  find_groups (&builder);
  if (!find_shape (&builder))
    {
      gboolean impossible = builder.table_size == 0 && builder.shape.n_runs == 0;

      graph->first_arc = g_new0 (guint, 1);
      if (!impossible)
        g_clear_pointer (&graph, foyer_plan_graph_free);
      return graph;
    }

  builder.states = g_array_new (FALSE, FALSE, sizeof (guint32));
  builder.arcs = g_array_new (FALSE, FALSE, sizeof (guint32));
  builder.firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  builder.table = g_new (guint32, builder.table_size);
  g_array_append_val (builder.states, root);

  for (int d = 0; d < problem->n_days && fits; d++)
    fits = !foyer_plan_cancel_look (cancel, FOYER_PLAN_STAGE_GRAPHS) && grow_layer (&builder, d);
  if (fits)
    {
      graph->layer[problem->n_days + 1] = builder.states->len;
      for (guint n = builder.firsts->len; n <= builder.states->len; n++)
        g_array_append_val (builder.firsts, builder.arcs->len);
      fits = prune (&builder) && foyer_plan_graph_merge (graph, &builder.pace);
    }
  if (!fits)
    g_clear_pointer (&graph, foyer_plan_graph_free);

  g_array_unref (builder.states);
  g_array_unref (builder.arcs);
  g_array_unref (builder.firsts);
  g_free (builder.table);

  return graph;
}

static gboolean
share_contract (const FoyerPlanProblem *problem,
                const FoyerPlanStaff   *a,
                const FoyerPlanStaff   *b)
{
  return a->min_minutes == b->min_minutes && a->max_minutes == b->max_minutes
         && a->max_run == b->max_run && a->min_run == b->min_run && a->min_rest == b->min_rest
         && a->max_weekends == b->max_weekends && a->before_cell == b->before_cell
         && a->before_run == b->before_run
         && usable_cells (problem, a) == usable_cells (problem, b);
}

static guint
count_contracts (const FoyerPlanProblem *problem)
{
  guint n = 0;

  for (int i = 0; i < problem->n_staff; i++)
    {
      gboolean is_shared = FALSE;

      for (int other = 0; other < i && !is_shared; other++)
        is_shared = share_contract (problem, &problem->staff[i], &problem->staff[other]);
      n += !is_shared;
    }

  return MAX (n, 1);
}

/**
 * foyer_plan_graphs_new:
 * @problem: a sealed problem, which has to outlive the graphs
 * @max_nodes: how many nodes all graphs together may have; each takes about 20 bytes
 * @cancel: (nullable): ask it, and the graphs stay incomplete, and no search along them goes on. It
 *   has to outlive the graphs.
 *
 * Builds the graph of every contract in the problem.
 *
 * Returns: (transfer full): the graphs; look at complete
 */
FoyerPlanGraphs *
foyer_plan_graphs_new (const FoyerPlanProblem *problem,
                       guint                   max_nodes,
                       FoyerPlanCancel        *cancel)
{
  g_return_val_if_fail (problem != NULL && problem->allowed != NULL, NULL);

  FoyerPlanGraphs *self = g_new0 (FoyerPlanGraphs, 1);
  guint n_nodes = 0;
  guint most_of_one = MAX (max_nodes / count_contracts (problem) * UNEVEN, MIN_SHARE);

  self->problem = problem;
  self->cancel = cancel;
  self->distinct = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_plan_graph_free);
  self->of_staff = g_new0 (FoyerPlanGraph *, problem->n_staff);
  self->complete = TRUE;

  for (int i = 0; i < problem->n_staff && self->complete; i++)
    {
      for (int other = 0; other < i && self->of_staff[i] == NULL; other++)
        if (share_contract (problem, &problem->staff[i], &problem->staff[other]))
          self->of_staff[i] = self->of_staff[other];
      if (self->of_staff[i] != NULL)
        continue;

      self->of_staff[i] = build (problem, &problem->staff[i],
                                 MIN (max_nodes - n_nodes, most_of_one), cancel);
      if (self->of_staff[i] == NULL)
        {
          self->complete = FALSE;
          break;
        }
      g_ptr_array_add (self->distinct, self->of_staff[i]);
      n_nodes += self->of_staff[i]->n_nodes;
      self->max_nodes = MAX (self->max_nodes, self->of_staff[i]->n_nodes);
    }

  return self;
}

/**
 * foyer_plan_graphs_share:
 * @from: graphs
 * @problem: a sealed problem with the same people under the same contracts, and the same shifts;
 *   days of leave, locks, demands and costs of cells may differ, as no graph knows them. It has to
 *   outlive the graphs.
 *
 * Returns: (transfer full): the same graphs for another problem
 */
FoyerPlanGraphs *
foyer_plan_graphs_share (const FoyerPlanGraphs  *from,
                         const FoyerPlanProblem *problem)
{
  FoyerPlanGraphs *self = g_new0 (FoyerPlanGraphs, 1);

  *self = *from;
  self->problem = problem;
  self->distinct = g_ptr_array_ref (from->distinct);
  self->of_staff = g_memdup2 (from->of_staff, problem->n_staff * sizeof (FoyerPlanGraph *));

  return self;
}

/**
 * foyer_plan_graphs_free:
 * @self: (transfer full) (nullable): graphs
 */
void
foyer_plan_graphs_free (FoyerPlanGraphs *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->distinct);
  g_free (self->of_staff);
  g_free (self);
}
