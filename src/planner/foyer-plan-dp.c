#include "planner/foyer-plan-dp-private.h"

#include <string.h>

/* # The cheapest legal line of one person
 *
 * Given a price for every cell of a month, which legal line costs least? This one question (a
 * shortest path with resource constraints: Irnich and Desaulniers 2005) is the legality oracle (all
 * prices 0), the pricing problem of column generation (prices from the dual values), the repair
 * step (prices from what the others leave uncovered) and "who can take it?" (one cell forced). It
 * is answered exactly, or the caller is told that it was not.
 *
 * **Backward.** One sweep over the graph of the contract, last layer first, gives every node the
 * cost of its cheapest way to the end. The root then knows the optimum, and walking forward along
 * arcs that keep the promise spells the line. About 0.1 ms for four weeks.
 *
 * **Parts.** Most searches come in rows under one mask, which at the bottom of a dive leaves a
 * handful of cells open: then the ways that are left are a graph of their own, made once and swept
 * in no time.
 *
 * **Caps and fairness.** The graph does not count how often a single shift is worked, nor the
 * cells that fairness counts. So the sweep solves a relaxation: its optimum is a bound, and if its
 * line happens to keep every cap (and there is no fairness to pay) it is the answer. If not, what
 * is broken is counted (foyer-plan-count.c), with the costs of the backward sweep as a guide.
 *
 * **Fairness by tangents.** The cost of a count is convex, so a tangent lies below it: each cell
 * counted at the slope of some count, plus a constant. A sweep at these prices gives a bound, and a
 * line whose true cost is no bound but often meets it. A few rounds, each with the tangent at
 * counts between the last ones and those of the last line, bring both together; a round takes no
 * longer than a search without fairness. Where a gap remains and the cheapest line is wanted,
 * counts are carried through a forward pass as caps are, with costs at the last tangent, so that
 * only what lies between tangent and parabola is left to search.
 *
 * **Lifting.** One kind of fairness can be counted into a person's graph
 * (foyer-plan-graph-derive.c); a sweep then begins with what the count costs, and everything else
 * stays as it is.
 *
 * Caps found broken are remembered for a person, so that the next search counts them at once; a cap
 * that is counted and a cap that was never broken give the same optimum. */

#define SLACK 1e-6
#define TANGENTS 6
#define MAX_PARTS_SIZE (32 << 20)

static void
grow (FoyerPlanDp *self,
      guint        max_nodes)
{
  self->max_nodes = max_nodes;
  self->to_end = g_renew (double, self->to_end, max_nodes);
  self->from_start = g_renew (double, self->from_start, max_nodes);
  self->slot = g_renew (guint, self->slot, max_nodes);
}

/**
 * foyer_plan_dp_new:
 * @graphs: complete graphs, which have to outlive the search
 *
 * Makes the working memory of one thread.
 *
 * Returns: (transfer full): a searcher
 */
FoyerPlanDp *
foyer_plan_dp_new (const FoyerPlanGraphs *graphs)
{
  g_return_val_if_fail (graphs != NULL && graphs->complete, NULL);

  FoyerPlanDp *self = g_new0 (FoyerPlanDp, 1);
  gsize n_cells = (gsize) graphs->problem->n_days * (graphs->problem->n_shifts + 1);

  self->graphs = graphs;
  self->problem = graphs->problem;
  self->pace = (FoyerPlanPace) { .cancel = graphs->cancel, .stage = FOYER_PLAN_STAGE_LINE };
  self->lifted = g_new0 (FoyerPlanGraph *, self->problem->n_staff);
  self->lifted_kind = g_new0 (int, self->problem->n_staff);
  self->parts = g_new0 (FoyerPlanDpPart, 2 * self->problem->n_staff);
  self->capped = g_new0 (FoyerPlanMask, self->problem->n_staff);
  self->tangent = g_new0 (double, (gsize) self->problem->n_staff * FOYER_PLAN_MAX_FAIR);
  self->tangent_price = g_new (double, n_cells);
  grow (self, MAX (graphs->max_nodes, 1));
  self->group_cost = g_new (double, n_cells);
  self->group_cell = g_malloc (n_cells);
  self->options = g_new (FoyerPlanDpOption, n_cells);
  self->first_option = g_new (int, (gsize) self->problem->n_days * (self->problem->n_shifts + 2));

  return self;
}

/**
 * foyer_plan_dp_free:
 * @self: (transfer full) (nullable): a searcher
 */
void
foyer_plan_dp_free (FoyerPlanDp *self)
{
  if (self == NULL)
    return;

  for (int i = 0; i < self->problem->n_staff; i++)
    foyer_plan_graph_free (self->lifted[i]);
  for (int n = 0; n < 2 * self->problem->n_staff; n++)
    {
      foyer_plan_graph_free (self->parts[n].graph);
      g_free (self->parts[n].open);
    }
  g_free (self->lifted);
  g_free (self->lifted_kind);
  g_free (self->parts);
  g_free (self->capped);
  g_free (self->tangent);
  g_free (self->tangent_price);
  g_free (self->to_end);
  g_free (self->from_start);
  g_free (self->slot);
  g_free (self->group_cost);
  g_free (self->group_cell);
  g_free (self->elements);
  g_free (self->options);
  g_free (self->first_option);
  g_free (self);
}

static gboolean
is_empty (const FoyerPlanGraph *graph)
{
  return graph != NULL && graph->n_nodes == 0;
}

/* Chooses the graph to search under a mask: a part made for this mask, or for one that is little
 * wider. */
static void
choose_graph (FoyerPlanDp         *self,
              int                  staff,
              gboolean             counts,
              const FoyerPlanMask *allowed)
{
  gboolean is_lifted = counts && self->lifted[staff] != NULL;
  FoyerPlanDpPart *part = &self->parts[2 * staff + is_lifted];
  FoyerPlanGraph *whole = is_lifted ? self->lifted[staff] : self->graphs->of_staff[staff], *trimmed;
  gboolean inside = part->open != NULL;
  int n_open = 0;

  self->graph = whole;
  self->person = &self->problem->staff[staff];
  if (whole->n_nodes == 0)
    return;

  for (int d = 0; d < self->problem->n_days; d++)
    {
      n_open += __builtin_popcountll (allowed[d]);
      inside = inside && (allowed[d] & ~part->open[d]) == 0;
    }
  if (!inside || (n_open * 4 < part->n_open * 3 && !is_empty (part->graph)))
    {
      trimmed = foyer_plan_graph_trim (inside && part->graph != NULL ? part->graph : whole, allowed,
                                       &self->pace);
      if (trimmed == NULL)
        return;
      g_clear_pointer (&part->graph, foyer_plan_graph_free);
      self->parts_size -= part->size;
      part->size = trimmed->n_nodes * (sizeof (guint) + 1)
                   + trimmed->first_arc[trimmed->n_nodes] * sizeof (guint32);
      if (trimmed->n_nodes > whole->n_nodes / 4 * 3
          || self->parts_size + part->size > MAX_PARTS_SIZE)
        {
          g_clear_pointer (&trimmed, foyer_plan_graph_free);
          part->size = 0;
        }
      part->graph = trimmed;
      self->parts_size += part->size;
      if (part->open == NULL)
        part->open = g_new (FoyerPlanMask, self->problem->n_days);
      memcpy (part->open, allowed, self->problem->n_days * sizeof (FoyerPlanMask));
      part->n_open = n_open;
    }
  if (part->graph != NULL)
    self->graph = part->graph;
}

static void
price_groups (FoyerPlanDp          *self,
              const FoyerPlanGraph *graph,
              int                   staff,
              const FoyerPlanMask  *allowed,
              const double         *price)
{
  int n_cells = self->problem->n_shifts + 1;

  for (int d = 0; d < graph->n_days; d++)
    {
      double *cost = self->group_cost + (gsize) d * n_cells;
      guint8 *chosen = self->group_cell + (gsize) d * n_cells;

      for (int g = 0; g < graph->n_groups; g++)
        cost[g] = FOYER_PLAN_INFINITY;
      for (int v = 0; v < n_cells; v++)
        {
          int group = graph->group_of[v];
          double value;

          if (group == 0xFF)
            continue;
          value = foyer_plan_dp_cell_price (self, staff, allowed, price, d, v);
          if (value < cost[group])
            {
              cost[group] = value;
              chosen[group] = v;
            }
        }
    }
}

/* What is left to pay at the end: nothing, or the fairness of what was counted on the way. */
static void
price_ends (FoyerPlanDp          *self,
            const FoyerPlanGraph *graph)
{
  guint last = graph->layer[graph->n_days];
  int kind = self->lifted_kind[self->person - self->problem->staff];

  for (guint node = last; node < graph->n_nodes; node++)
    self->to_end[node] = graph->final_count == NULL
                           ? 0
                           : foyer_plan_fair_cost (self->person, kind,
                                                   graph->final_count[node - last]);
}

/* What the cheapest way costs; less than any when the search was ended. */
static double
sweep_back (FoyerPlanDp          *self,
            const FoyerPlanGraph *graph)
{
  double *to_end = self->to_end;
  int n_cells = self->problem->n_shifts + 1;

  price_ends (self, graph);

  for (int d = graph->n_days - 1; d >= 0; d--)
    {
      const double *cost = self->group_cost + (gsize) d * n_cells;
      const double *next = to_end + graph->layer[d + 1];

      if (foyer_plan_pace_step (&self->pace, graph->first_arc[graph->layer[d + 1]]
                                               - graph->first_arc[graph->layer[d]]))
        return -FOYER_PLAN_INFINITY;
      for (guint node = graph->layer[d]; node < graph->layer[d + 1]; node++)
        {
          const guint32 *arc = graph->arcs + graph->first_arc[node];
          const guint32 *end = graph->arcs + graph->first_arc[node + 1];
          double best = FOYER_PLAN_INFINITY;

          if (graph->follow == NULL)
            {
              for (; arc < end; arc++)
                {
                  double value = cost[FOYER_PLAN_ARC_GROUP (*arc)]
                                 + next[FOYER_PLAN_ARC_NODE (*arc)];

                  best = MIN (best, value);
                }
            }
          else
            {
              const int *follow = graph->follow + graph->group_at[node] * graph->n_groups;

              for (; arc < end; arc++)
                {
                  guint group = FOYER_PLAN_ARC_GROUP (*arc);
                  double value = cost[group] + follow[group] + next[FOYER_PLAN_ARC_NODE (*arc)];

                  best = MIN (best, value);
                }
            }
          to_end[node] = MIN (best, FOYER_PLAN_INFINITY);
        }
    }

  return to_end[0];
}

static void
walk (const FoyerPlanDp    *self,
      const FoyerPlanGraph *graph,
      guint8               *line)
{
  int n_cells = self->problem->n_shifts + 1;
  guint node = 0;

  for (int d = 0; d < graph->n_days; d++)
    {
      const double *cost = self->group_cost + (gsize) d * n_cells;
      double best = FOYER_PLAN_INFINITY * 2;
      guint32 best_arc = 0;

      for (guint a = graph->first_arc[node]; a < graph->first_arc[node + 1]; a++)
        {
          guint32 arc = graph->arcs[a];
          guint group = FOYER_PLAN_ARC_GROUP (arc);
          double value = cost[group]
                         + self->to_end[graph->layer[d + 1] + FOYER_PLAN_ARC_NODE (arc)];

          if (graph->follow != NULL)
            value += graph->follow[graph->group_at[node] * graph->n_groups + group];
          if (value < best)
            {
              best = value;
              best_arc = arc;
            }
        }
      line[d] = self->group_cell[(gsize) d * n_cells + FOYER_PLAN_ARC_GROUP (best_arc)];
      node = graph->layer[d + 1] + FOYER_PLAN_ARC_NODE (best_arc);
    }
}

static FoyerPlanMask
broken_caps (const FoyerPlanProblem *problem,
             int                     staff,
             const guint8           *line)
{
  int count[FOYER_PLAN_MAX_SHIFTS + 1] = { 0 };
  FoyerPlanMask broken = 0;

  for (int d = 0; d < problem->n_days; d++)
    count[line[d]]++;
  for (int s = 0; s < problem->n_shifts; s++)
    if (count[s + 1] > problem->staff[staff].max_count[s])
      broken |= FOYER_PLAN_BIT (s + 1);

  return broken;
}

/* Counts the cells of each kind in a line; returns what they cost. */
static double
count_fair (const FoyerPlanDp *self,
            int                staff,
            const guint8      *line,
            int               *counts)
{
  const FoyerPlanProblem *problem = self->problem;
  double cost = 0;

  for (int k = 0; k < problem->n_fair; k++)
    {
      counts[k] = 0;
      for (int d = 0; d < problem->n_days; d++)
        counts[k] += (problem->fair[k].cells[d] >> line[d]) & 1;
      cost += foyer_plan_fair_cost (&problem->staff[staff], k, counts[k]);
    }

  return cost;
}

/* The slope of the cost of a count, at the tangent's point. */
double
foyer_plan_dp_slope (const FoyerPlanDp *self,
                     int                staff,
                     int                k)
{
  const FoyerPlanStaff *person = &self->problem->staff[staff];

  return person->fair_weight[k]
         * (self->tangent[staff * FOYER_PLAN_MAX_FAIR + k] + person->carried[k] - 0.5);
}

/* What the tangents cost where no cell is counted: their points squared lie below zero. */
double
foyer_plan_dp_base (const FoyerPlanDp *self,
                    int                staff)
{
  double base = 0;

  for (int k = 0; k < self->problem->n_fair; k++)
    {
      double point = self->tangent[staff * FOYER_PLAN_MAX_FAIR + k];

      base -= self->problem->staff[staff].fair_weight[k] * point * point / 2;
    }

  return base;
}

/* Puts the slopes on top of the prices. */
static void
price_tangents (FoyerPlanDp  *self,
                int           staff,
                const double *price)
{
  const FoyerPlanProblem *problem = self->problem;
  int n_cells = problem->n_shifts + 1;

  memcpy (self->tangent_price, price, (gsize) problem->n_days * n_cells * sizeof (double));
  for (int k = 0; k < problem->n_fair; k++)
    {
      double slope = foyer_plan_dp_slope (self, staff, k);

      for (int d = 0; slope != 0 && d < problem->n_days; d++)
        for (FoyerPlanMask rest = problem->fair[k].cells[d]; rest != 0; rest &= rest - 1)
          self->tangent_price[d * n_cells + __builtin_ctzll (rest)] += slope;
    }
}

/* The search without fairness; @price may hold its tangents. */
static FoyerPlanDpResult
solve_plain (FoyerPlanDp         *self,
             int                  staff,
             const FoyerPlanMask *allowed,
             const double        *price,
             double               threshold,
             guint8              *line,
             double              *bound)
{
  const FoyerPlanGraph *graph = self->graph;
  FoyerPlanMask broken;

  price_groups (self, graph, staff, allowed, price);
  *bound = MIN (sweep_back (self, graph), threshold);
  if (self->pace.is_ended)
    return FOYER_PLAN_DP_GAVE_UP;
  if (*bound >= threshold)
    return FOYER_PLAN_DP_NONE;

  walk (self, graph, line);
  broken = broken_caps (self->problem, staff, line);
  while (broken != 0)
    {
      FoyerPlanDpResult result;

      self->capped[staff] |= broken;
      result = foyer_plan_dp_count (self, staff, allowed, price, FALSE, threshold, line, bound);
      if (result != FOYER_PLAN_DP_FOUND)
        return result;
      broken = broken_caps (self->problem, staff, line) & ~self->capped[staff];
    }

  return FOYER_PLAN_DP_FOUND;
}

/* Moves the tangents until the line found costs what they say, or no longer. Returns whether the
 * cheapest line is known; @found is the cost of @line, or @threshold when there is none. */
static FoyerPlanDpResult
approach (FoyerPlanDp         *self,
          int                  staff,
          const FoyerPlanMask *allowed,
          const double        *price,
          double               threshold,
          guint8              *line,
          double              *found,
          double              *bound)
{
  const FoyerPlanProblem *problem = self->problem;
  g_autofree guint8 *trial = g_malloc (problem->n_days);
  double *tangent = self->tangent + staff * FOYER_PLAN_MAX_FAIR;

  *found = threshold;
  *bound = -FOYER_PLAN_INFINITY;
  for (int n = 0; n < TANGENTS; n++)
    {
      double base = foyer_plan_dp_base (self, staff), slopes = 0, value, fairness;
      int counts[FOYER_PLAN_MAX_FAIR];
      FoyerPlanDpResult result;

      price_tangents (self, staff, price);
      result = solve_plain (self, staff, allowed, self->tangent_price, threshold - base, trial,
                            &value);
      *bound = MAX (*bound, value + base);
      if (result != FOYER_PLAN_DP_FOUND)
        return result;

      fairness = count_fair (self, staff, trial, counts);
      for (int k = 0; k < problem->n_fair; k++)
        slopes += foyer_plan_dp_slope (self, staff, k) * counts[k];
      if (value - slopes + fairness < *found)
        {
          *found = value - slopes + fairness;
          memcpy (line, trial, problem->n_days);
        }
      if (*bound >= *found - SLACK)
        return *found < threshold ? FOYER_PLAN_DP_FOUND : FOYER_PLAN_DP_NONE;
      for (int k = 0; k < problem->n_fair; k++)
        tangent[k] += (counts[k] - tangent[k]) / MIN (n + 1, 3);
    }

  return FOYER_PLAN_DP_GAVE_UP;
}

static FoyerPlanDpResult
solve_fairly (FoyerPlanDp         *self,
              int                  staff,
              const FoyerPlanMask *allowed,
              const double        *price,
              gboolean             exactly,
              double               threshold,
              guint8              *line,
              double              *bound)
{
  const FoyerPlanGraph *graph = self->graph;
  g_autofree guint8 *trial = NULL;
  double found, base, value;
  FoyerPlanDpResult result = approach (self, staff, allowed, price, threshold, line, &found, bound);

  if (result != FOYER_PLAN_DP_GAVE_UP)
    return result;
  if (!exactly)
    return found < threshold ? FOYER_PLAN_DP_FOUND : FOYER_PLAN_DP_GAVE_UP;

  trial = g_malloc (self->problem->n_days);
  base = foyer_plan_dp_base (self, staff);
  price_tangents (self, staff, price);
  price_groups (self, graph, staff, allowed, self->tangent_price);
  value = sweep_back (self, graph) + base;
  if (self->pace.is_ended)
    return FOYER_PLAN_DP_GAVE_UP;
  *bound = MAX (*bound, value);
  for (;;)
    {
      FoyerPlanMask broken;

      result = foyer_plan_dp_count (self, staff, allowed, self->tangent_price, TRUE,
                                    MIN (found + SLACK, threshold), trial, &value);
      if (result == FOYER_PLAN_DP_GAVE_UP)
        return result;
      *bound = MAX (*bound, MIN (value, found));
      if (result == FOYER_PLAN_DP_NONE)
        return found < threshold ? FOYER_PLAN_DP_FOUND : FOYER_PLAN_DP_NONE;
      broken = broken_caps (self->problem, staff, trial) & ~self->capped[staff];
      if (broken == 0)
        break;
      self->capped[staff] |= broken;
    }
  memcpy (line, trial, self->problem->n_days);

  return FOYER_PLAN_DP_FOUND;
}

/**
 * foyer_plan_dp_solve:
 * @self: a searcher
 * @staff: whose line is sought
 * @allowed: [n_days] the cells that are open, a subset of what the problem allows
 * @price: [n_days * (n_shifts + 1)] the price of each cell
 * @fairness: what to make of the person's fairness cost
 * @threshold: only a line that costs less is of interest; %FOYER_PLAN_INFINITY for any
 * @line: (out): [n_days] the line, when found
 * @bound: (out): what any legal line costs at least, or @threshold if that is less; the cost of
 *   @line when that is the cheapest
 *
 * Finds the cheapest legal line, or a good one with %FOYER_PLAN_FAIRNESS_NEAR. Soft successions are
 * added to @price by the search.
 *
 * Returns: whether a line was found
 */
FoyerPlanDpResult
foyer_plan_dp_solve (FoyerPlanDp         *self,
                     int                  staff,
                     const FoyerPlanMask *allowed,
                     const double        *price,
                     FoyerPlanFairness    fairness,
                     double               threshold,
                     guint8              *line,
                     double              *bound)
{
  gboolean matters = FALSE;

  *bound = threshold;
  choose_graph (self, staff, fairness == FOYER_PLAN_FAIRNESS_NONE, allowed);
  if (self->pace.is_ended)
    {
      *bound = -FOYER_PLAN_INFINITY;
      return FOYER_PLAN_DP_GAVE_UP;
    }
  if (self->graph->n_nodes == 0)
    return FOYER_PLAN_DP_NONE;

  for (int k = 0; fairness != FOYER_PLAN_FAIRNESS_NONE && k < self->problem->n_fair; k++)
    matters |= self->problem->staff[staff].fair_weight[k] > 0;

  return matters ? solve_fairly (self, staff, allowed, price,
                                 fairness == FOYER_PLAN_FAIRNESS_EXACT, threshold, line, bound)
                 : solve_plain (self, staff, allowed, price, threshold, line, bound);
}

/**
 * foyer_plan_dp_lift:
 * @self: a searcher
 * @staff: a person
 * @kind: a kind of fairness
 * @max_nodes: how large the graph with counts may grow
 *
 * Makes the fairness cost of one kind a part of the cost of each line of a person, exactly, where
 * %FOYER_PLAN_FAIRNESS_NONE is asked for and in foyer_plan_dp_through(). One kind a person at most.
 *
 * Returns: whether that could be done
 */
gboolean
foyer_plan_dp_lift (FoyerPlanDp *self,
                    int          staff,
                    int          kind,
                    guint        max_nodes)
{
  const FoyerPlanGraph *graph = self->graphs->of_staff[staff];

  if (self->lifted[staff] != NULL || graph->n_nodes == 0)
    return FALSE;

  self->lifted[staff] = foyer_plan_graph_count (graph, self->problem->fair[kind].cells, max_nodes,
                                                 &self->pace);
  self->lifted_kind[staff] = kind;
  if (self->lifted[staff] == NULL)
    return FALSE;
  if (self->lifted[staff]->n_nodes > self->max_nodes)
    grow (self, self->lifted[staff]->n_nodes);

  return TRUE;
}

/**
 * foyer_plan_dp_through:
 * @self: a searcher
 * @staff: whose lines are meant
 * @allowed: [n_days] the cells that are open
 * @price: [n_days * (n_shifts + 1)] the price of each cell
 * @through: (out): [n_days * (n_shifts + 1)] what any legal line with that cell costs at least
 *
 * Says of every cell what it costs to have it: one sweep forward and one backward. Caps of single
 * shifts and fairness are not counted, which makes the answer a bound. When somebody asks to stop
 * it is of no use.
 */
void
foyer_plan_dp_through (FoyerPlanDp         *self,
                       int                  staff,
                       const FoyerPlanMask *allowed,
                       const double        *price,
                       double              *through)
{
  const FoyerPlanGraph *graph;
  int n_cells = self->problem->n_shifts + 1;
  double *from_start = self->from_start;

  choose_graph (self, staff, TRUE, allowed);
  graph = self->graph;
  for (int n = 0; n < self->problem->n_days * n_cells; n++)
    through[n] = FOYER_PLAN_INFINITY;
  if (graph->n_nodes == 0)
    return;

  price_groups (self, graph, staff, allowed, price);
  sweep_back (self, graph);
  if (self->pace.is_ended)
    return;
  for (guint node = 1; node < graph->n_nodes; node++)
    from_start[node] = FOYER_PLAN_INFINITY;
  from_start[0] = 0;

  for (int d = 0; d < graph->n_days; d++)
    {
      const double *cost = self->group_cost + (gsize) d * n_cells;
      double *best = through + (gsize) d * n_cells;
      double by_group[FOYER_PLAN_MAX_SHIFTS + 1];

      for (int g = 0; g < graph->n_groups; g++)
        by_group[g] = FOYER_PLAN_INFINITY;
      for (guint node = graph->layer[d]; node < graph->layer[d + 1]; node++)
        for (guint a = graph->first_arc[node]; a < graph->first_arc[node + 1]; a++)
          {
            guint group = FOYER_PLAN_ARC_GROUP (graph->arcs[a]);
            guint next = graph->layer[d + 1] + FOYER_PLAN_ARC_NODE (graph->arcs[a]);
            double value = from_start[node] + cost[group];

            if (graph->follow != NULL)
              value += graph->follow[graph->group_at[node] * graph->n_groups + group];
            from_start[next] = MIN (from_start[next], value);
            by_group[group] = MIN (by_group[group], value + self->to_end[next]);
          }

      /* What a cell costs more than the cheapest of its group, the whole line costs more. */
      for (int v = 0; v < n_cells; v++)
        {
          int group = graph->group_of[v];
          double own = group == 0xFF ? FOYER_PLAN_INFINITY
                                     : foyer_plan_dp_cell_price (self, staff, allowed, price, d, v);

          if (own < FOYER_PLAN_INFINITY && by_group[group] < FOYER_PLAN_INFINITY)
            best[v] = by_group[group] - cost[group] + own;
        }
    }
}
