#include "planner/foyer-plan-graph.h"

#include <string.h>

/* # Graphs made of graphs
 *
 * **Merging.** Two states of one midnight that differ in what no rule will look at again have the
 * same lines before them: somebody with 40 hours to go at most and 20 at least, and three days
 * left, may do whatever somebody with 39 and 19 may. Going from the last layer to the first, nodes
 * whose arcs lead to the same nodes are made one. That takes away half of the nodes of a month, and
 * more where the hours agreed leave room.
 *
 * **Trimming.** Under a mask that fixes most cells hardly any node is left.
 *
 * **Counting.** How many evenings a line has is not in the graph of a contract; it would multiply
 * the nodes for what only costs something. Where it matters (foyer-plan-lift.c) a graph is made in
 * which it is: every node once for each count, and the last layer says how many there were. */

#define NO_NODE G_MAXUINT32

/* Groups with the same costs after them need not be told apart by the node they lead to. */
static guint8
find_follow_class (const FoyerPlanGraph *graph,
                   guint8                group)
{
  const int *row;

  if (graph->follow == NULL)
    return 0;
  row = graph->follow + group * graph->n_groups;
  for (guint8 other = 0; other < group; other++)
    if (memcmp (graph->follow + other * graph->n_groups, row, graph->n_groups * sizeof (int)) == 0)
      return other;

  return group;
}

static guint
hash_node (const FoyerPlanGraph *graph,
           guint                 node)
{
  guint hash = graph->group_at[node];

  for (guint a = graph->first_arc[node]; a < graph->first_arc[node + 1]; a++)
    hash = (hash ^ graph->arcs[a]) * 0x9E3779B1u + (hash >> 15);

  return hash ^ hash >> 16;
}

static gboolean
are_alike (const FoyerPlanGraph *graph,
           guint                 a,
           guint                 b)
{
  guint n_arcs = graph->first_arc[a + 1] - graph->first_arc[a];

  return graph->group_at[a] == graph->group_at[b]
         && graph->first_arc[b + 1] - graph->first_arc[b] == n_arcs
         && memcmp (graph->arcs + graph->first_arc[a], graph->arcs + graph->first_arc[b],
                    n_arcs * sizeof (guint32)) == 0;
}

/* Says of each node what tells it apart besides its arcs: the class of the group that leads to it,
 * in the last layer the count. */
static void
label_nodes (FoyerPlanGraph *self)
{
  guint last = self->layer[self->n_days];
  guint8 classes[FOYER_PLAN_MAX_SHIFTS + 1] = { 0 };

  for (int g = 0; g < self->n_groups; g++)
    classes[g] = find_follow_class (self, g);
  for (guint node = 0; node < last; node++)
    self->group_at[node] = classes[self->group_at[node]];
  for (guint node = last; node < self->n_nodes; node++)
    self->group_at[node] = self->final_count != NULL ? self->final_count[node - last] : 0;
}

/* Finds for each node of a layer the first one like it. Arcs lead to numbers of kept nodes from
 * then on. @slots is a table of a power of two. FALSE when it was ended. */
static gboolean
match_layer (FoyerPlanGraph *self,
             int             day,
             guint          *slots,
             guint           n_slots,
             guint          *number,
             gboolean       *kept,
             FoyerPlanPace  *pace)
{
  guint n_kept = 0;

  memset (slots, 0xFF, n_slots * sizeof (guint));
  for (guint node = self->layer[day]; node < self->layer[day + 1]; node++)
    {
      guint slot;

      if (foyer_plan_pace_step (pace, self->first_arc[node + 1] - self->first_arc[node] + 1))
        return FALSE;
      for (guint a = self->first_arc[node]; a < self->first_arc[node + 1]; a++)
        self->arcs[a] = number[self->layer[day + 1] + FOYER_PLAN_ARC_NODE (self->arcs[a])]
                        | (self->arcs[a] & 0xFF000000u);
      slot = hash_node (self, node) & (n_slots - 1);
      while (slots[slot] != NO_NODE && !are_alike (self, slots[slot], node))
        slot = (slot + 1) & (n_slots - 1);
      kept[node] = slots[slot] == NO_NODE;
      if (kept[node])
        {
          slots[slot] = node;
          number[node] = n_kept++;
        }
      else
        {
          number[node] = number[slots[slot]];
        }
    }

  return TRUE;
}

/* Moves what is kept together. */
static void
compact (FoyerPlanGraph *self,
         const gboolean *kept)
{
  guint n_nodes = 0, n_arcs = 0, n_final = 0, last = self->layer[self->n_days];

  for (guint node = last; node < self->n_nodes && self->final_count != NULL; node++)
    if (kept[node])
      self->final_count[n_final++] = self->final_count[node - last];

  for (int d = 0; d <= self->n_days; d++)
    {
      guint from = self->layer[d];

      self->layer[d] = n_nodes;
      for (guint node = from; node < self->layer[d + 1]; node++)
        {
          guint first = self->first_arc[node], n = self->first_arc[node + 1] - first;

          if (!kept[node])
            continue;
          self->group_at[n_nodes] = self->group_at[node];
          self->first_arc[n_nodes++] = n_arcs;
          memmove (self->arcs + n_arcs, self->arcs + first, n * sizeof (guint32));
          n_arcs += n;
        }
    }
  self->layer[self->n_days + 1] = self->n_nodes = n_nodes;
  self->first_arc[n_nodes] = n_arcs;

  self->arcs = g_renew (guint32, self->arcs, MAX (n_arcs, 1));
  self->first_arc = g_renew (guint, self->first_arc, n_nodes + 1);
  self->group_at = g_renew (guint8, self->group_at, n_nodes);
}

/**
 * foyer_plan_graph_merge:
 * @self: a graph that nobody uses yet
 * @pace: tells whether to go on
 *
 * Makes nodes one that have the same ways to the end at the same costs.
 *
 * Returns: %FALSE when it was ended; then @self is of no use
 */
gboolean
foyer_plan_graph_merge (FoyerPlanGraph *self,
                        FoyerPlanPace  *pace)
{
  g_autofree guint *number = NULL; /* in the layer: of the node itself, or of the one like it */
  g_autofree gboolean *kept = NULL;
  g_autofree guint *slots = NULL;
  guint widest = 1, n_slots = 1;

  if (self->n_nodes == 0)
    return TRUE;

  for (int d = 0; d <= self->n_days; d++)
    widest = MAX (widest, self->layer[d + 1] - self->layer[d]);
  while (n_slots < 2 * widest)
    n_slots *= 2;
  number = g_new (guint, self->n_nodes);
  kept = g_new (gboolean, self->n_nodes);
  slots = g_new (guint, n_slots);

  label_nodes (self);
  for (int d = self->n_days; d >= 0; d--)
    if (!match_layer (self, d, slots, n_slots, number, kept, pace))
      return FALSE;
  compact (self, kept);

  return TRUE;
}

/* Counts the arcs of a layer as steps. */
static gboolean
step_layer (const FoyerPlanGraph *graph,
            int                   day,
            FoyerPlanPace        *pace)
{
  return foyer_plan_pace_step (pace, graph->first_arc[graph->layer[day + 1]]
                                       - graph->first_arc[graph->layer[day]]);
}

/* Marks the nodes on some way from the root to the end along open arcs. Returns how many arcs are
 * on such ways; less, and nothing that holds, when it was ended. */
static guint
mark_open (const FoyerPlanGraph *from,
           const FoyerPlanMask  *open,
           guint8               *marked,
           FoyerPlanPace        *pace)
{
  guint n_arcs = 0;

  marked[0] = TRUE;
  for (int d = 0; d < from->n_days && !step_layer (from, d, pace); d++)
    for (guint node = from->layer[d]; node < from->layer[d + 1]; node++)
      for (guint a = from->first_arc[node]; marked[node] && a < from->first_arc[node + 1]; a++)
        if ((open[d] >> FOYER_PLAN_ARC_GROUP (from->arcs[a])) & 1)
          marked[from->layer[d + 1] + FOYER_PLAN_ARC_NODE (from->arcs[a])] = TRUE;

  for (int d = from->n_days - 1; d >= 0 && !step_layer (from, d, pace); d--)
    for (guint node = from->layer[d]; node < from->layer[d + 1]; node++)
      {
        guint before = n_arcs;

        for (guint a = from->first_arc[node]; marked[node] && a < from->first_arc[node + 1]; a++)
          n_arcs += ((open[d] >> FOYER_PLAN_ARC_GROUP (from->arcs[a])) & 1)
                    && marked[from->layer[d + 1] + FOYER_PLAN_ARC_NODE (from->arcs[a])];
        marked[node] = n_arcs > before;
      }

  return n_arcs;
}

/**
 * foyer_plan_graph_trim:
 * @from: a graph with nodes
 * @allowed: [n_days] the cells that are open
 * @pace: tells whether to go on
 *
 * Makes the part of @from that is left when cells are closed. Under a mask that fixes most cells of
 * a person hardly any node is; whoever searches more than once under one mask gains by it. Nodes
 * and arcs keep their order, so that every search finds the same line.
 *
 * Returns: (transfer full) (nullable): the part, without nodes when no line is left; %NULL when the
 *   work was ended
 */
FoyerPlanGraph *
foyer_plan_graph_trim (const FoyerPlanGraph *from,
                       const FoyerPlanMask  *allowed,
                       FoyerPlanPace        *pace)
{
  g_return_val_if_fail (from != NULL && from->n_nodes > 0, NULL);

  int n_days = from->n_days;
  g_autoptr (FoyerPlanGraph) self = g_new0 (FoyerPlanGraph, 1);
  g_autofree FoyerPlanMask *open = g_new0 (FoyerPlanMask, n_days);
  g_autofree guint8 *marked = g_malloc0 (from->n_nodes);
  g_autofree guint *number = g_new (guint, from->n_nodes); /* of marked nodes, within the layer */
  guint n_arcs;

  for (int d = 0; d < n_days; d++)
    for (FoyerPlanMask rest = allowed[d]; rest != 0; rest &= rest - 1)
      {
        int cell = __builtin_ctzll (rest);

        if (from->group_of[cell] != 0xFF)
          open[d] |= FOYER_PLAN_BIT (from->group_of[cell]);
      }
  n_arcs = mark_open (from, open, marked, pace);
  if (pace->is_ended)
    return NULL;

  self->n_days = n_days;
  self->n_groups = from->n_groups;
  self->group_of = g_memdup2 (from->group_of, from->n_cells);
  self->n_cells = from->n_cells;
  self->layer = g_new0 (guint, n_days + 2);
  if (from->follow != NULL)
    self->follow = g_memdup2 (from->follow, from->n_groups * from->n_groups * sizeof (int));
  if (marked[0])
    for (int d = 0; d <= n_days; d++)
      {
        self->layer[d] = self->n_nodes;
        for (guint node = from->layer[d]; node < from->layer[d + 1]; node++)
          if (marked[node])
            number[node] = self->n_nodes++ - self->layer[d];
      }
  self->layer[n_days + 1] = self->n_nodes;
  self->first_arc = g_new0 (guint, self->n_nodes + 1);
  self->group_at = g_new0 (guint8, MAX (self->n_nodes, 1));
  self->arcs = g_new (guint32, MAX (n_arcs, 1));

  n_arcs = 0;
  for (int d = 0; d <= n_days && self->n_nodes > 0; d++)
    for (guint node = from->layer[d]; node < from->layer[d + 1]; node++)
      {
        guint at = self->layer[d] + number[node];

        if (!marked[node])
          continue;
        self->group_at[at] = from->group_at[node];
        self->first_arc[at] = n_arcs;
        for (guint a = from->first_arc[node]; d < n_days && a < from->first_arc[node + 1]; a++)
          {
            guint next = from->layer[d + 1] + FOYER_PLAN_ARC_NODE (from->arcs[a]);

            if (((open[d] >> FOYER_PLAN_ARC_GROUP (from->arcs[a])) & 1) && marked[next])
              self->arcs[n_arcs++] = number[next] | (from->arcs[a] & 0xFF000000u);
          }
      }
  self->first_arc[self->n_nodes] = n_arcs;

  if (from->final_count != NULL)
    {
      const guint *in_layer = number + from->layer[n_days];

      self->final_count = g_malloc0 (MAX (self->n_nodes, 1));
      for (guint n = 0; n < from->n_nodes - from->layer[n_days] && self->n_nodes > 0; n++)
        if (marked[from->layer[n_days] + n])
          self->final_count[in_layer[n]] = from->final_count[n];
    }

  return g_steal_pointer (&self);
}

/* Shifts that all rules treat alike may count differently: each such part of a group is one here.
 * Returns the group that each came from. */
static int *
split_groups (const FoyerPlanGraph *from,
              const FoyerPlanMask  *counted,
              FoyerPlanGraph       *self)
{
  int *group_from = g_new (int, from->n_cells);

  self->group_of = g_malloc (from->n_cells);
  memset (self->group_of, 0xFF, from->n_cells);
  for (int v = 0; v < from->n_cells; v++)
    {
      if (from->group_of[v] == 0xFF)
        continue;
      for (int other = 0; other < v && self->group_of[v] == 0xFF; other++)
        {
          gboolean is_same = from->group_of[other] == from->group_of[v];

          for (int d = 0; d < from->n_days && is_same; d++)
            is_same = ((counted[d] >> v) & 1) == ((counted[d] >> other) & 1);
          if (is_same)
            self->group_of[v] = self->group_of[other];
        }
      if (self->group_of[v] == 0xFF)
        {
          group_from[self->n_groups] = from->group_of[v];
          self->group_of[v] = self->n_groups++;
        }
    }

  if (from->follow != NULL)
    {
      self->follow = g_new (int, self->n_groups * self->n_groups);
      for (int g = 0; g < self->n_groups; g++)
        for (int next = 0; next < self->n_groups; next++)
          self->follow[g * self->n_groups + next] =
            from->follow[group_from[g] * from->n_groups + group_from[next]];
    }

  return group_from;
}

/* Of the groups of the new graph: whether a day of it counts. */
static FoyerPlanMask
find_counted_groups (const FoyerPlanGraph *self,
                     FoyerPlanMask         cells)
{
  FoyerPlanMask groups = 0;

  for (int v = 0; v < self->n_cells; v++)
    if (self->group_of[v] != 0xFF && ((cells >> v) & 1) != 0)
      groups |= FOYER_PLAN_BIT (self->group_of[v]);

  return groups;
}

/* A node of the old graph, in its layer, with the cells counted on the way to it. */
typedef struct
{
  guint node;
  guint count;
  guint8 group; /* that leads to it */
} Counted;

/* What a graph with counts is made of as long as it grows. */
typedef struct
{
  const FoyerPlanGraph *from;
  FoyerPlanGraph *self;
  const int *group_from;
  guint n_counts;
  GArray *here;  /* (element-type Counted) the layer at hand */
  GArray *next;  /* (element-type Counted) the one after it */
  GArray *arcs;
  GArray *first_arc;
  GArray *group_at;
} Growth;

/* Follows the arcs of one node. @number says of each node of the next layer, and each count, which
 * one it is there. */
static void
grow_node (Growth        *growth,
           int            day,
           const Counted *at,
           FoyerPlanMask  counted,
           guint         *number)
{
  const FoyerPlanGraph *from = growth->from;
  guint node = from->layer[day] + at->node;

  for (guint a = from->first_arc[node]; a < from->first_arc[node + 1]; a++)
    for (int g = 0; g < growth->self->n_groups; g++)
      {
        Counted to = { FOYER_PLAN_ARC_NODE (from->arcs[a]), at->count + ((counted >> g) & 1), g };
        guint *found = &number[to.node * growth->n_counts + to.count];
        guint32 arc;

        if (growth->group_from[g] != (int) FOYER_PLAN_ARC_GROUP (from->arcs[a]))
          continue;
        if (*found == NO_NODE)
          {
            *found = growth->next->len;
            g_array_append_val (growth->next, to);
          }
        arc = *found | (guint32) g << 24;
        g_array_append_val (growth->arcs, arc);
      }
}

/* Grows the layer after @day from the one at hand. */
static void
grow_layer (Growth              *growth,
            int                  day,
            const FoyerPlanMask *counted)
{
  const FoyerPlanGraph *from = growth->from;
  gboolean is_last = day == from->n_days;
  FoyerPlanMask groups = is_last ? 0 : find_counted_groups (growth->self, counted[day]);
  gsize width = is_last ? 0 : from->layer[day + 2] - from->layer[day + 1];
  g_autofree guint *number = g_new (guint, width * growth->n_counts + 1);
  GArray *done = growth->here;

  memset (number, 0xFF, width * growth->n_counts * sizeof (guint));
  growth->self->layer[day] = growth->self->n_nodes;
  g_array_set_size (growth->next, 0);
  for (guint n = 0; n < done->len; n++)
    {
      const Counted *at = &g_array_index (done, Counted, n);

      g_array_append_val (growth->first_arc, growth->arcs->len);
      g_array_append_val (growth->group_at, at->group);
      if (!is_last)
        grow_node (growth, day, at, groups, number);
      else
        growth->self->final_count[n] = at->count;
    }
  growth->self->n_nodes += done->len;
  growth->here = growth->next;
  growth->next = done;
}

/**
 * foyer_plan_graph_count:
 * @from: a graph with nodes
 * @counted: [n_days] the cells that count
 * @max_nodes: how many nodes the new graph may have before it is merged
 * @pace: tells whether to go on
 *
 * Makes the graph of the same lines in which final_count tells how many cells of each line counted.
 *
 * Returns: (transfer full) (nullable): the graph; %NULL when it would be too large, or the work was
 *   ended
 */
FoyerPlanGraph *
foyer_plan_graph_count (const FoyerPlanGraph *from,
                        const FoyerPlanMask  *counted,
                        guint                 max_nodes,
                        FoyerPlanPace        *pace)
{
  g_return_val_if_fail (from != NULL && from->n_nodes > 0, NULL);

  FoyerPlanGraph *self = g_new0 (FoyerPlanGraph, 1);
  g_autofree int *group_from = split_groups (from, counted, self);
  Counted root = { 0 };
  Growth growth = {
    .from = from,
    .self = self,
    .group_from = group_from,
    .n_counts = 1,
    .here = g_array_new (FALSE, FALSE, sizeof (Counted)),
    .next = g_array_new (FALSE, FALSE, sizeof (Counted)),
    .arcs = g_array_new (FALSE, FALSE, sizeof (guint32)),
    .first_arc = g_array_new (FALSE, FALSE, sizeof (guint)),
    .group_at = g_array_new (FALSE, FALSE, sizeof (guint8)),
  };
  gboolean fits = TRUE;

  self->n_days = from->n_days;
  self->n_cells = from->n_cells;
  self->layer = g_new0 (guint, self->n_days + 2);
  for (int d = 0; d < self->n_days; d++)
    growth.n_counts += find_counted_groups (self, counted[d]) != 0;
  g_array_append_val (growth.here, root);

  for (int d = 0; d <= self->n_days && fits; d++)
    {
      if (d == self->n_days)
        self->final_count = g_malloc0 (MAX (growth.here->len, 1));
      grow_layer (&growth, d, counted);
      fits = !foyer_plan_pace_step (pace, growth.here->len) && growth.n_counts <= G_MAXUINT8
             && self->n_nodes + growth.here->len <= max_nodes;
    }
  self->layer[self->n_days + 1] = self->n_nodes;
  g_array_append_val (growth.first_arc, growth.arcs->len);

  g_array_unref (growth.here);
  g_array_unref (growth.next);
  self->arcs = (guint32 *) (gpointer) g_array_free (growth.arcs, FALSE);
  self->first_arc = (guint *) (gpointer) g_array_free (growth.first_arc, FALSE);
  self->group_at = (guint8 *) (gpointer) g_array_free (growth.group_at, FALSE);
  if (!fits || !foyer_plan_graph_merge (self, pace))
    g_clear_pointer (&self, foyer_plan_graph_free);

  return self;
}
