#include "planner/foyer-plan-dp-private.h"

#include <string.h>

/* # Counting on the way
 *
 * A pass through the graph goes forward with a vector of costs at each node, one element for each
 * combination of counts. The backward costs of the sweep before tell for every element what it
 * costs at least to finish; what cannot come in below the threshold is dropped at once. When column
 * generation nears its end the threshold is the value to beat, and next to nothing survives. A
 * count is exact: an earlier idea, to take the cheapest line greedily among those that kept the
 * cap, was fast and produced bounds that were none.
 *
 * **The way back** is not stored: the value of an element was made by one addition, and the same
 * addition repeated finds its origin by comparing doubles for equality. */

#define MAX_COMBINATIONS 4096
#define MAX_ELEMENTS (12u << 20) /* doubles: 96 MiB for each thread */
#define MAX_KINDS 64
#define NO_SLOT G_MAXUINT32

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
              cost = foyer_plan_dp_cell_price (self, staff, allowed, price, d, v);
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
              self->options[known] = (FoyerPlanDpOption) { cost, v, kind };
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
                - foyer_plan_dp_slope (self, staff, fair) * count;
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

/* The forward pass; FALSE when memory would not do, or the search was ended. */
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
            if (foyer_plan_pace_step (&self->pace, width))
              return FALSE;
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
                    const FoyerPlanDpOption *option = &self->options[o];
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

/* Repeats the additions of sweep_forward() to find where an element came from; FALSE when the
 * search was ended. */
static gboolean
walk_back (FoyerPlanDp          *self,
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
              if (foyer_plan_pace_step (&self->pace, counting->n_combinations))
                return FALSE;
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

  return TRUE;
}

/* The cheapest line below @threshold, with all caps known to bind, and fairness if asked, counted.
 * foyer_plan_dp_solve() has just swept back at the same prices. */
FoyerPlanDpResult
foyer_plan_dp_count (FoyerPlanDp          *self,
                     int                   staff,
                     const FoyerPlanMask  *allowed,
                     const double         *price,
                     gboolean              with_fairness,
                     double                threshold,
                     guint8               *line,
                     double               *bound)
{
  const FoyerPlanGraph *graph = self->graph;
  Counting counting = { 0 };
  FoyerPlanDpResult result = FOYER_PLAN_DP_GAVE_UP;

  if (lay_out (self, staff, allowed, with_fairness, &counting)
      && list_options (self, graph, staff, allowed, price, &counting)
      && sweep_forward (self, graph, &counting,
                        threshold - (with_fairness ? foyer_plan_dp_base (self, staff) : 0)))
    {
      double best = threshold;
      guint best_node = 0;
      int best_element = -1;

      for (guint node = graph->layer[graph->n_days]; node < graph->n_nodes; node++)
        for (int e = 0; self->slot[node] != NO_SLOT && e < counting.n_combinations; e++)
          {
            double value = self->elements[self->slot[node] + e] + self->to_end[node]
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
      if (best_element >= 0
          && !walk_back (self, graph, &counting, best_node, best_element, line))
        result = FOYER_PLAN_DP_GAVE_UP;
    }

  for (int kind = 0; kind < counting.n_kinds; kind++)
    g_free (counting.raised[kind]);

  return result;
}
