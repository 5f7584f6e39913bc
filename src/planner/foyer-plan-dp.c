#include "planner/foyer-plan-dp.h"

#include <string.h>

/* # The cheapest legal line of one person
 *
 * Given a price for every cell of a month, which legal line costs least? This one question is the
 * legality oracle (all prices 0), the pricing problem of column generation (prices from the dual
 * values), the repair step (prices from what the others leave uncovered) and "who can take it?"
 * (one cell forced). It is answered exactly, or the caller is told that it was not.
 *
 * **Backward.** One sweep over the graph of the contract, last layer first, gives every node the
 * cost of its cheapest way to the end. The root then knows the optimum, and walking forward along
 * arcs that keep the promise spells the line. About 0.1 ms for four weeks.
 *
 * **Caps and fairness.** The graph does not count how often a single shift is worked, nor the
 * cells that fairness counts. So the sweep solves a relaxation: its optimum is a bound, and if its
 * line happens to keep every cap (and there is no fairness to pay) it is the answer. If not, the
 * broken caps are *counted*: a second pass goes forward with a vector of costs at each node, one
 * element for each combination of counts. The backward costs of the first pass tell for every
 * element what it costs at least to finish; what cannot come in below the threshold is dropped at
 * once. When column generation nears its end the threshold is the value to beat, and next to
 * nothing survives. A count is exact: an earlier idea, to take the cheapest line greedily among
 * those that kept the cap, was fast and produced bounds that were none.
 *
 * **Fairness by tangents.** The cost of a count is convex, so a tangent lies below it: each cell
 * counted at the slope of some count, plus a constant. A sweep at these prices gives a bound, and a
 * line whose true cost is no bound but often meets it. A few rounds, each with the tangent at
 * counts between the last ones and those of the last line, bring both together; a round takes no
 * longer than a search without fairness. Where a gap remains and the cheapest line is wanted, counts
 * are carried through a forward pass as caps are, with costs at the last tangent, so that only
 * what lies between tangent and parabola is left to search.
 *
 * Caps found broken are remembered for a person, so that the next search counts them at once; a cap
 * that is counted and a cap that was never broken give the same optimum.
 *
 * **The way back** is not stored: the value of an element was made by one addition, and the same
 * addition repeated finds its origin by comparing doubles for equality. */

#define MAX_COMBINATIONS 4096
#define MAX_ELEMENTS (24u << 20) /* doubles: 192 MiB */
#define MAX_KINDS 64
#define NO_SLOT G_MAXUINT32
#define SLACK 1e-6
#define TANGENTS 6

typedef struct
{
  double cost;
  guint8 cell;
  guint8 kind;
} Option;

/* How counting is laid out for one search: a digit for each counted cap and fairness kind. */
typedef struct
{
  int n_digits;
  int radix[FOYER_PLAN_MAX_SHIFTS + FOYER_PLAN_MAX_FAIR];
  int shift[FOYER_PLAN_MAX_SHIFTS + FOYER_PLAN_MAX_FAIR]; /* cap of this shift, or -1 */
  int fair[FOYER_PLAN_MAX_SHIFTS + FOYER_PLAN_MAX_FAIR];  /* fairness kind, or -1 */
  int n_combinations;
  int n_kinds;
  guint64 kinds[MAX_KINDS];   /* which digits a cell of this kind raises */
  gint16 *raised[MAX_KINDS];  /* [n_combinations] the combination after it, or -1 */
} Counting;

struct _FoyerPlanDp
{
  const FoyerPlanGraphs *graphs;
  const FoyerPlanProblem *problem;
  FoyerPlanMask *capped; /* [n_staff] caps that were seen broken */
  double *tangent;       /* [n_staff * FOYER_PLAN_MAX_FAIR] counts at which the last tangents lay */
  double *tangent_price; /* [n_days * (n_shifts + 1)] */

  double *to_end;      /* [max_nodes] */
  double *group_cost;  /* [n_days * (n_shifts + 1)] cheapest option of a group */
  guint8 *group_cell;
  guint *slot;         /* [max_nodes] where the vector of a node begins, or NO_SLOT */
  double *elements;
  gsize elements_size;

  Option *options;     /* [n_days * (n_shifts + 1)] sorted by group within a day */
  int *first_option;   /* [n_days * (n_shifts + 2)] */
};

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
  self->capped = g_new0 (FoyerPlanMask, self->problem->n_staff);
  self->tangent = g_new0 (double, (gsize) self->problem->n_staff * FOYER_PLAN_MAX_FAIR);
  self->tangent_price = g_new (double, n_cells);
  self->to_end = g_new (double, MAX (graphs->max_nodes, 1));
  self->slot = g_new (guint, MAX (graphs->max_nodes, 1));
  self->group_cost = g_new (double, n_cells);
  self->group_cell = g_malloc (n_cells);
  self->options = g_new (Option, n_cells);
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

  g_free (self->capped);
  g_free (self->tangent);
  g_free (self->tangent_price);
  g_free (self->to_end);
  g_free (self->slot);
  g_free (self->group_cost);
  g_free (self->group_cell);
  g_free (self->elements);
  g_free (self->options);
  g_free (self->first_option);
  g_free (self);
}

/* The price of a cell with what only the first day knows: the shift of the day before. */
static double
cell_price (const FoyerPlanDp   *self,
            int                  staff,
            const FoyerPlanMask *allowed,
            const double        *price,
            int                  day,
            int                  cell)
{
  guint8 before = self->problem->staff[staff].before_cell;

  if ((allowed[day] & FOYER_PLAN_BIT (cell)) == 0)
    return FOYER_PLAN_INFINITY;
  if (day > 0 || before == FOYER_PLAN_OFF)
    return price[(gsize) day * (self->problem->n_shifts + 1) + cell];
  if ((self->problem->shifts[before - 1].forbidden_next & FOYER_PLAN_BIT (cell)) != 0)
    return FOYER_PLAN_INFINITY;

  return price[cell] + self->problem->shifts[before - 1].follow_cost[cell];
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
          value = cell_price (self, staff, allowed, price, d, v);
          if (value < cost[group])
            {
              cost[group] = value;
              chosen[group] = v;
            }
        }
    }
}

static double
sweep_back (FoyerPlanDp          *self,
            const FoyerPlanGraph *graph)
{
  double *to_end = self->to_end;
  int n_cells = self->problem->n_shifts + 1;

  for (guint node = graph->layer[graph->n_days]; node < graph->n_nodes; node++)
    to_end[node] = 0;

  for (int d = graph->n_days - 1; d >= 0; d--)
    {
      const double *cost = self->group_cost + (gsize) d * n_cells;
      const double *next = to_end + graph->layer[d + 1];

      for (guint node = graph->layer[d]; node < graph->layer[d + 1]; node++)
        {
          const guint32 *arc = graph->arcs + graph->first_arc[node];
          const guint32 *end = graph->arcs + graph->first_arc[node + 1];
          double best = FOYER_PLAN_INFINITY;

          if (graph->follow == NULL)
            {
              for (; arc < end; arc++)
                {
                  double value = cost[FOYER_PLAN_ARC_GROUP (*arc)] + next[FOYER_PLAN_ARC_NODE (*arc)];

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
          double value = cost[group] + self->to_end[graph->layer[d + 1] + FOYER_PLAN_ARC_NODE (arc)];

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
static double
tangent_slope (const FoyerPlanDp *self,
               int                staff,
               int                k)
{
  const FoyerPlanStaff *person = &self->problem->staff[staff];

  return person->fair_weight[k]
         * 2.0 * (self->tangent[staff * FOYER_PLAN_MAX_FAIR + k] + person->carried[k]);
}

/* What the tangents cost where no cell is counted: their points squared lie below zero. */
static double
tangent_base (const FoyerPlanDp *self,
              int                staff)
{
  double base = 0;

  for (int k = 0; k < self->problem->n_fair; k++)
    {
      double point = self->tangent[staff * FOYER_PLAN_MAX_FAIR + k];

      base -= self->problem->staff[staff].fair_weight[k] * point * point;
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
      double slope = tangent_slope (self, staff, k);

      for (int d = 0; slope != 0 && d < problem->n_days; d++)
        for (FoyerPlanMask rest = problem->fair[k].cells[d]; rest != 0; rest &= rest - 1)
          if (__builtin_ctzll (rest) < n_cells)
            self->tangent_price[d * n_cells + __builtin_ctzll (rest)] += slope;
    }
}

static gboolean
lay_out (FoyerPlanDp         *self,
         int                  staff,
         const FoyerPlanMask *allowed,
         gboolean             with_fairness,
         Counting            *counting)
{
  const FoyerPlanProblem *problem = self->problem;
  const FoyerPlanStaff *person = &problem->staff[staff];

  counting->n_digits = 0;
  counting->n_kinds = 0;
  counting->n_combinations = 1;

  for (int s = 0; s < problem->n_shifts; s++)
    if ((self->capped[staff] & FOYER_PLAN_BIT (s + 1)) != 0)
      {
        counting->shift[counting->n_digits] = s;
        counting->fair[counting->n_digits] = -1;
        counting->radix[counting->n_digits++] = person->max_count[s] + 1;
      }
  for (int k = 0; with_fairness && k < problem->n_fair; k++)
    {
      int most = 0;

      for (int d = 0; d < problem->n_days; d++)
        if ((problem->fair[k].cells[d] & allowed[d]) != 0)
          most++;
      if (person->fair_weight[k] == 0 || most == 0)
        continue;
      counting->shift[counting->n_digits] = -1;
      counting->fair[counting->n_digits] = k;
      counting->radix[counting->n_digits++] = most + 1;
    }

  for (int digit = 0; digit < counting->n_digits; digit++)
    {
      if (counting->n_combinations > MAX_COMBINATIONS / counting->radix[digit])
        return FALSE;
      counting->n_combinations *= counting->radix[digit];
    }

  return TRUE;
}

static gint16 *
raise_digits (const Counting *counting,
              guint64         digits)
{
  gint16 *raised = g_new (gint16, counting->n_combinations);

  for (int from = 0; from < counting->n_combinations; from++)
    {
      int rest = from, stride = 1, to = from;

      for (int digit = 0; digit < counting->n_digits && to >= 0; digit++)
        {
          int value = rest % counting->radix[digit];

          if ((digits & (G_GUINT64_CONSTANT (1) << digit)) != 0)
            to = value + 1 < counting->radix[digit] ? to + stride : -1;
          rest /= counting->radix[digit];
          stride *= counting->radix[digit];
        }
      raised[from] = to;
    }

  return raised;
}

/* Which kind of counting a cell needs, made when first met; -1 when there are too many kinds. */
static int
find_kind (const FoyerPlanProblem *problem,
           Counting               *counting,
           int                     day,
           int                     cell)
{
  guint64 digits = 0;

  for (int digit = 0; digit < counting->n_digits; digit++)
    {
      int fair = counting->fair[digit];

      if (fair >= 0 ? (problem->fair[fair].cells[day] & FOYER_PLAN_BIT (cell)) != 0
                    : counting->shift[digit] == cell - 1)
        digits |= G_GUINT64_CONSTANT (1) << digit;
    }

  for (int kind = 0; kind < counting->n_kinds; kind++)
    if (counting->kinds[kind] == digits)
      return kind;
  if (counting->n_kinds == MAX_KINDS)
    return -1;

  counting->kinds[counting->n_kinds] = digits;
  counting->raised[counting->n_kinds] = raise_digits (counting, digits);

  return counting->n_kinds++;
}

/* Lists, for every day and group, the cheapest cell of each kind of counting. */
static gboolean
list_options (FoyerPlanDp          *self,
              const FoyerPlanGraph *graph,
              int                   staff,
              const FoyerPlanMask  *allowed,
              const double         *price,
              Counting             *counting)
{
  int n_cells = self->problem->n_shifts + 1, n = 0;

  for (int d = 0; d < graph->n_days; d++)
    {
      int *first = self->first_option + (gsize) d * (n_cells + 1);

      for (int group = 0; group < graph->n_groups; group++)
        {
          first[group] = n;
          for (int v = 0; v < n_cells; v++)
            {
              double cost;
              int kind, known;

              if (graph->group_of[v] != group)
                continue;
              cost = cell_price (self, staff, allowed, price, d, v);
              if (cost >= FOYER_PLAN_INFINITY)
                continue;
              kind = find_kind (self->problem, counting, d, v);
              if (kind < 0)
                return FALSE;
              for (known = first[group]; known < n && self->options[known].kind != kind; known++)
                ;
              if (known == n)
                n++;
              else if (self->options[known].cost <= cost)
                continue;
              self->options[known] = (Option) { cost, v, kind };
            }
        }
      first[graph->n_groups] = n;
    }

  return TRUE;
}

/* What the counts cost beyond the slopes that are in the prices. */
static double
final_cost (const FoyerPlanDp *self,
            const Counting    *counting,
            int                staff,
            int                combination)
{
  double cost = 0;

  for (int digit = 0; digit < counting->n_digits; digit++)
    {
      int fair = counting->fair[digit], count = combination % counting->radix[digit];

      if (fair >= 0)
        cost += foyer_plan_fair_cost (&self->problem->staff[staff], fair, count)
                - tangent_slope (self, staff, fair) * count;
      combination /= counting->radix[digit];
    }

  return cost;
}

static double *
take_slot (FoyerPlanDp *self,
           guint        node,
           gsize       *n_used,
           int          width)
{
  if (self->slot[node] == NO_SLOT)
    {
      if (*n_used + width > MAX_ELEMENTS)
        return NULL;
      if (*n_used + width > self->elements_size)
        {
          self->elements_size = MAX (self->elements_size * 2, *n_used + width);
          self->elements = g_renew (double, self->elements, self->elements_size);
        }
      self->slot[node] = *n_used;
      for (int e = 0; e < width; e++)
        self->elements[*n_used + e] = FOYER_PLAN_INFINITY;
      *n_used += width;
    }

  return self->elements + self->slot[node];
}

/* The forward pass; FALSE when memory would not do. */
static gboolean
sweep_forward (FoyerPlanDp          *self,
               const FoyerPlanGraph *graph,
               const Counting       *counting,
               double                threshold) /* less the least that final_cost() will add */
{
  int n_cells = self->problem->n_shifts + 1, width = counting->n_combinations;
  gsize n_used = 0;

  for (guint node = 0; node < graph->n_nodes; node++)
    self->slot[node] = NO_SLOT;
  take_slot (self, 0, &n_used, width)[0] = 0;

  for (int d = 0; d < graph->n_days; d++)
    for (guint node = graph->layer[d]; node < graph->layer[d + 1]; node++)
      {
        if (self->slot[node] == NO_SLOT)
          continue;
        for (guint a = graph->first_arc[node]; a < graph->first_arc[node + 1]; a++)
          {
            guint group = FOYER_PLAN_ARC_GROUP (graph->arcs[a]);
            guint next = graph->layer[d + 1] + FOYER_PLAN_ARC_NODE (graph->arcs[a]);
            const int *first = self->first_option + (gsize) d * (n_cells + 1) + group;
            double follow = graph->follow == NULL
                              ? 0 : graph->follow[graph->group_at[node] * graph->n_groups + group];
            double room = threshold - self->to_end[next];
            double cheapest = self->group_cost[(gsize) d * n_cells + group] + follow;

            if (self->to_end[next] >= FOYER_PLAN_INFINITY)
              continue;
            for (int e = 0; e < width; e++)
              {
                double *target;

                if (self->elements[self->slot[node] + e] + cheapest >= room)
                  continue;
                target = take_slot (self, next, &n_used, width);
                if (target == NULL)
                  return FALSE;
                for (int o = first[0]; o < first[1]; o++)
                  {
                    const Option *option = &self->options[o];
                    int to = counting->raised[option->kind][e];
                    double value = self->elements[self->slot[node] + e] + (option->cost + follow);

                    if (to >= 0 && value < room && value < target[to])
                      target[to] = value;
                  }
              }
          }
      }

  return TRUE;
}

/* Repeats the additions of sweep_forward() to find where an element came from. */
static void
walk_back (const FoyerPlanDp    *self,
           const FoyerPlanGraph *graph,
           const Counting       *counting,
           guint                 node,
           int                   e,
           guint8               *line)
{
  int n_cells = self->problem->n_shifts + 1;

  for (int d = graph->n_days - 1; d >= 0; d--)
    {
      double wanted = self->elements[self->slot[node] + e];
      gboolean found = FALSE;

      for (guint from = graph->layer[d]; from < graph->layer[d + 1] && !found; from++)
        {
          if (self->slot[from] == NO_SLOT)
            continue;
          for (guint a = graph->first_arc[from]; a < graph->first_arc[from + 1] && !found; a++)
            {
              guint group = FOYER_PLAN_ARC_GROUP (graph->arcs[a]);
              const int *first = self->first_option + (gsize) d * (n_cells + 1) + group;
              double follow = graph->follow == NULL
                                ? 0
                                : graph->follow[graph->group_at[from] * graph->n_groups + group];

              if (graph->layer[d + 1] + FOYER_PLAN_ARC_NODE (graph->arcs[a]) != node)
                continue;
              for (int o = first[0]; o < first[1] && !found; o++)
                for (int f = 0; f < counting->n_combinations && !found; f++)
                  if (counting->raised[self->options[o].kind][f] == e
                      && self->elements[self->slot[from] + f] + (self->options[o].cost + follow)
                           == wanted)
                    {
                      line[d] = self->options[o].cell;
                      node = from;
                      e = f;
                      found = TRUE;
                    }
            }
        }
      g_assert (found);
    }
}

static FoyerPlanDpResult
solve_counted (FoyerPlanDp          *self,
               const FoyerPlanGraph *graph,
               int                   staff,
               const FoyerPlanMask  *allowed,
               const double         *price,
               gboolean              with_fairness,
               double                threshold,
               guint8               *line,
               double               *bound)
{
  Counting counting = { 0 };
  FoyerPlanDpResult result = FOYER_PLAN_DP_GAVE_UP;

  if (lay_out (self, staff, allowed, with_fairness, &counting)
      && list_options (self, graph, staff, allowed, price, &counting)
      && sweep_forward (self, graph, &counting,
                        threshold - (with_fairness ? tangent_base (self, staff) : 0)))
    {
      double best = threshold;
      guint best_node = 0;
      int best_element = -1;

      for (guint node = graph->layer[graph->n_days]; node < graph->n_nodes; node++)
        for (int e = 0; self->slot[node] != NO_SLOT && e < counting.n_combinations; e++)
          {
            double value = self->elements[self->slot[node] + e]
                           + final_cost (self, &counting, staff, e);

            if (value < best)
              {
                best = value;
                best_node = node;
                best_element = e;
              }
          }

      result = best_element < 0 ? FOYER_PLAN_DP_NONE : FOYER_PLAN_DP_FOUND;
      *bound = MAX (*bound, best);
      if (best_element >= 0)
        walk_back (self, graph, &counting, best_node, best_element, line);
    }

  for (int kind = 0; kind < counting.n_kinds; kind++)
    g_free (counting.raised[kind]);

  return result;
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
  const FoyerPlanGraph *graph = self->graphs->of_staff[staff];
  FoyerPlanMask broken;

  price_groups (self, graph, staff, allowed, price);
  *bound = MIN (sweep_back (self, graph), threshold);
  if (*bound >= threshold)
    return FOYER_PLAN_DP_NONE;

  walk (self, graph, line);
  broken = broken_caps (self->problem, staff, line);
  while (broken != 0)
    {
      FoyerPlanDpResult result;

      self->capped[staff] |= broken;
      result = solve_counted (self, graph, staff, allowed, price, FALSE, threshold, line, bound);
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
      double base = tangent_base (self, staff), slopes = 0, value, fairness;
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
        slopes += tangent_slope (self, staff, k) * counts[k];
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
  const FoyerPlanGraph *graph = self->graphs->of_staff[staff];
  g_autofree guint8 *trial = NULL;
  double found, base, value;
  FoyerPlanDpResult result = approach (self, staff, allowed, price, threshold, line, &found, bound);

  if (result != FOYER_PLAN_DP_GAVE_UP)
    return result;
  if (!exactly)
    return found < threshold ? FOYER_PLAN_DP_FOUND : FOYER_PLAN_DP_GAVE_UP;

  trial = g_malloc (self->problem->n_days);
  base = tangent_base (self, staff);
  price_tangents (self, staff, price);
  price_groups (self, graph, staff, allowed, self->tangent_price);
  value = sweep_back (self, graph) + base;
  *bound = MAX (*bound, value);
  for (;;)
    {
      FoyerPlanMask broken;

      result = solve_counted (self, graph, staff, allowed, self->tangent_price, TRUE,
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
  if (self->graphs->of_staff[staff]->n_nodes == 0)
    return FOYER_PLAN_DP_NONE;

  for (int k = 0; fairness != FOYER_PLAN_FAIRNESS_NONE && k < self->problem->n_fair; k++)
    matters |= self->problem->staff[staff].fair_weight[k] > 0;

  return matters ? solve_fairly (self, staff, allowed, price,
                                 fairness == FOYER_PLAN_FAIRNESS_EXACT, threshold, line, bound)
                 : solve_plain (self, staff, allowed, price, threshold, line, bound);
}
