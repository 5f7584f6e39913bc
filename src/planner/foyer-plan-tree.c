#include "planner/foyer-plan-tree.h"

#include <math.h>
#include <string.h>

/* # The search tree
 *
 * *Branch and price* (Barnhart et al. 1998). The linear programme of the root gives a bound and,
 * mostly, fractions. A node is a restriction of the problem: some cells closed, some demands
 * bounded in how many may serve them. Its bound comes from its own column generation; when that
 * reaches the cost of the best roster the node is closed, because nothing below it is better.
 * Otherwise it is split in two such that every roster belongs to one half:
 *
 *  1. A *total* that is a fraction: all night shifts of the month together come to 103.7, so at
 *     most 103, or at least 104. One such split did what hundreds of splits of single days did not.
 *  2. A demand served by a fraction of people, 4.3 of 5 wanted: at most 4, or at least 5. This
 *     makes the cost of cover honest at once: 4.3 pays for 0.7 missing, but a whole person will be.
 *     It does not care who serves, so that it splits through the symmetry between people of the
 *     same contract.
 *  3. A person with a fraction of a count that fairness costs: 6.4 evenings, so at most 6, or at
 *     least 7. It competes with the splits of demands.
 *  4. A person who works a fraction of a day: off, or not off.
 *  5. A person with fractions of two shifts on one day: some of the shifts, or the others.
 *
 * When no such fraction is left the weights are a roster (lines that share every cell are one
 * line). Which demand is split is decided by experience (*pseudocosts*: Bénichou et al. 1971): the
 * one whose earlier splits raised the bound most on both sides. The half that the fraction leans to
 * is searched first, straight down until it closes; then the search goes on at the open node with
 * the lowest bound. The lowest bound among all open nodes is a bound of the whole problem: it rises
 * as they close, and when none is left the best roster is proven optimal. A node holds only its
 * difference from its parent.
 *
 * **Target by target.** It is easier to show that nothing costs less than 1950 than to find out
 * what the best costs. So the tree is searched for a *target* a little above the bound: nodes whose
 * bound reaches it are closed, and at the root every cell and every number of people is closed that
 * by itself would lift the bound to it, mostly a third to a half of all cells. When no node is left
 * the target is the bound, and a new tree grows towards the next one; a roster below the target, if
 * there is one, is found where few cells are open. */

#define FRACTION 1e-4
#define TOTALS_FIRST 1e9
#define MAX_LESSON 20
#define PATIENCE 6
#define TARGET_PART 8
#define MAX_TIGHTENINGS 4

typedef struct _Node Node;

struct _Node
{
  Node *parent;
  int n_children;
  gint64 bound;
  int depth;
  int cover; /* the demand, total or count that is bounded, or -1 */
  FoyerPlanRange range;
  int staff; /* else the cell that is narrowed */
  int day;
  FoyerPlanMask mask;
  FoyerPlanMask *allowed; /* (nullable): what is open here and below, once that is known */
  FoyerPlanRange *ranges;
  double before;   /* value of the programme of the parent */
  double distance; /* how far the fraction was moved */
  gboolean up;
};

/* What moving a fraction up or down has cost per unit so far. */
typedef struct
{
  double sum[2];
  int n[2];
} Experience;

typedef struct
{
  FoyerPlanDiver *diver;
  const FoyerPlanProblem *problem;
  FoyerPlanExchange *exchange;
  int side;
  GPtrArray *open;        /* (element-type Node) */
  FoyerPlanMask *allowed; /* of the node at hand */
  FoyerPlanRange *ranges;
  FoyerPlanMask *root_allowed; /* what can be below the target */
  FoyerPlanRange *root_ranges;
  gint64 target;
  gint64 aimed_from;      /* the bound when the target was set */
  Experience *ranged;     /* [number of ranges] */
  Experience overall;
  double *share;          /* [n_staff * n_days * n_cells] weight of each cell */
  gint64 abandoned;       /* lowest bound of a node given up */
  gboolean alone;         /* no other side looks for rosters */
  int n_vain;             /* dives since one found something */
  int dive_debt;          /* linear programmes for proving less those for finding */
} Tree;

static void
drop_node (Node *node)
{
  while (node != NULL && --node->n_children < 0)
    {
      Node *parent = node->parent;

      g_free (node->allowed);
      g_free (node->ranges);
      g_free (node);
      node = parent;
    }
}

static Node *
make_child (Node  *parent,
            gint64 bound)
{
  Node *node = g_new0 (Node, 1);

  node->parent = parent;
  node->bound = bound;
  node->cover = -1;
  node->staff = -1;
  if (parent != NULL)
    {
      parent->n_children++;
      node->depth = parent->depth + 1;
    }

  return node;
}

static void
enter_node (Tree       *tree,
            const Node *node)
{
  const FoyerPlanProblem *problem = tree->problem;
  gsize n_cells = (gsize) problem->n_staff * problem->n_days;
  int n_ranges = foyer_plan_master_n_ranges (foyer_plan_diver_master (tree->diver));
  const Node *known = node;

  while (known != NULL && known->allowed == NULL)
    known = known->parent;
  memcpy (tree->allowed, known != NULL ? known->allowed : tree->root_allowed,
          n_cells * sizeof (FoyerPlanMask));
  memcpy (tree->ranges, known != NULL ? known->ranges : tree->root_ranges,
          n_ranges * sizeof (FoyerPlanRange));
  for (; node != known; node = node->parent)
    {
      if (node->cover >= 0)
        {
          FoyerPlanRange *range = &tree->ranges[node->cover];

          range->least = MAX (range->least, node->range.least);
          range->most = MIN (range->most, node->range.most);
        }
      if (node->staff >= 0)
        tree->allowed[(gsize) node->staff * problem->n_days + node->day] &= node->mask;
    }
}

/* Closes what cannot be below the target at this node either, for all nodes below it. */
static void
narrow_node (Tree *tree,
             Node *node)
{
  FoyerPlanMaster *master = foyer_plan_diver_master (tree->diver);
  gsize n_cells = (gsize) tree->problem->n_staff * tree->problem->n_days;
  gint64 cutoff = MIN (tree->target, foyer_plan_exchange_cost (tree->exchange, tree->side));

  foyer_plan_master_tighten (master, cutoff, tree->allowed, tree->ranges);
  node->allowed = g_memdup2 (tree->allowed, n_cells * sizeof (FoyerPlanMask));
  node->ranges = g_memdup2 (tree->ranges,
                            foyer_plan_master_n_ranges (master) * sizeof (FoyerPlanRange));
}

static void
share_out (Tree         *tree,
           const GArray *weights)
{
  const FoyerPlanProblem *problem = tree->problem;
  int n_cells = problem->n_shifts + 1;

  memset (tree->share, 0, (gsize) problem->n_staff * problem->n_days * n_cells * sizeof (double));
  for (guint n = 0; n < weights->len; n++)
    {
      const FoyerPlanWeight *weight = &g_array_index (weights, FoyerPlanWeight, n);

      for (int d = 0; d < problem->n_days; d++)
        tree->share[((gsize) weight->staff * problem->n_days + d) * n_cells + weight->cells[d]]
          += weight->weight;
    }
}

static inline double
distance_to_whole (double value)
{
  return fabs (value - round (value));
}

/* What moving a fraction by @distance is expected to cost, from what it cost before. */
static double
expect (const Tree *tree,
        int         range,
        int         up,
        double      distance)
{
  const Experience *own = &tree->ranged[range], *all = &tree->overall;
  double each = all->n[up] > 0 ? all->sum[up] / all->n[up] : 1;

  if (own->n[up] > 0)
    each = (own->sum[up] + each) / (own->n[up] + 1);

  return MAX (each * distance, 1e-6);
}

static void
learn (Tree       *tree,
       const Node *node,
       double      value)
{
  double each = MAX (value - node->before, 0) / node->distance;

  if (node->cover < 0)
    return;
  tree->ranged[node->cover].sum[node->up] += each;
  tree->ranged[node->cover].n[node->up]++;
  tree->overall.sum[node->up] += each;
  tree->overall.n[node->up]++;
}

static void
sum_presence (const Tree *tree,
              double     *present)
{
  const FoyerPlanProblem *problem = tree->problem;
  FoyerPlanMaster *master = foyer_plan_diver_master (tree->diver);
  int n_cells = problem->n_shifts + 1;

  for (guint k = 0; k < problem->covers->len; k++)
    {
      const FoyerPlanCover *cover = &g_array_index (problem->covers, FoyerPlanCover, k);

      for (int i = 0; i < problem->n_staff; i++)
        for (FoyerPlanMask rest = cover->cells; rest != 0; rest &= rest - 1)
          present[k] += tree->share[((gsize) i * problem->n_days + cover->day) * n_cells
                                    + __builtin_ctzll (rest)];
      present[foyer_plan_master_total_of (master, k)] += present[k];
    }
  for (int i = 0; i < problem->n_staff; i++)
    for (int k = 0; k < problem->n_fair; k++)
      {
        int n = foyer_plan_master_count_of (master, i, k);

        for (int d = 0; n >= 0 && d < problem->n_days; d++)
          for (int v = 0; v < n_cells; v++)
            if ((problem->fair[k].cells[d] & FOYER_PLAN_BIT (v)) != 0)
              present[n] += tree->share[((gsize) i * problem->n_days + d) * n_cells + v];
      }
}

/* The demand, total or count that is a fraction and whose split promises most, or -1. */
static int
find_split_range (const Tree *tree,
                  double     *presence)
{
  int n_ranges = foyer_plan_master_n_ranges (foyer_plan_diver_master (tree->diver)), best = -1;
  g_autofree double *present = g_new0 (double, n_ranges + 1);
  double best_score = 0;
  int first_count = foyer_plan_master_first_count (foyer_plan_diver_master (tree->diver));

  sum_presence (tree, present);
  for (int n = 0; n < n_ranges; n++)
    {
      double part = present[n] - floor (present[n]), score;

      if (distance_to_whole (present[n]) <= FRACTION)
        continue;
      score = expect (tree, n, 0, part) * expect (tree, n, 1, 1 - part);
      if (n < (int) tree->problem->covers->len)
        {
          const FoyerPlanCover *cover =
            &g_array_index (tree->problem->covers, FoyerPlanCover, n);

          if (tree->ranged[n].n[0] + tree->ranged[n].n[1] == 0)
            score *= 1 + 1e-3 * (cover->under_cost + cover->over_cost);
        }
      else if (n < first_count)
        {
          score += TOTALS_FIRST;
        }
      if (score > best_score)
        {
          best_score = score;
          best = n;
          *presence = present[n];
        }
    }

  return best;
}

static gboolean
find_split_cell (const Tree    *tree,
                 int           *staff,
                 int           *day,
                 FoyerPlanMask *mask)
{
  const FoyerPlanProblem *problem = tree->problem;
  int n_cells = problem->n_shifts + 1;
  double best = FRACTION;

  for (int i = 0; i < problem->n_staff; i++)
    for (int d = 0; d < problem->n_days; d++)
      {
        const double *share = tree->share + ((gsize) i * problem->n_days + d) * n_cells;
        double off = distance_to_whole (share[FOYER_PLAN_OFF]);

        /* Whether to work comes before which shift. */
        if (off + (off > FRACTION ? 1 : 0) > best)
          {
            best = off + 1;
            *staff = i;
            *day = d;
            *mask = FOYER_PLAN_BIT (FOYER_PLAN_OFF);
            if (share[FOYER_PLAN_OFF] < 0.5)
              *mask = ~*mask;
          }
        for (int v = 1; v < n_cells && best < 1; v++)
          if (distance_to_whole (share[v]) > best)
            {
              best = distance_to_whole (share[v]);
              *staff = i;
              *day = d;
              *mask = share[v] >= 0.5 ? FOYER_PLAN_BIT (v) : ~FOYER_PLAN_BIT (v);
            }
      }

  return best > FRACTION;
}

/* Splits the node at hand; the half to be searched first is returned, the other is put aside. */
static Node *
split (Tree  *tree,
       Node  *node,
       gint64 bound)
{
  double presence = 0;
  int cover = find_split_range (tree, &presence), staff = -1, day = 0;
  FoyerPlanMask mask = 0;
  Node *first, *second;

  if (cover >= 0)
    {
      int below = floor (presence);
      gboolean up = presence - below >= 0.5;

      first = make_child (node, bound);
      second = make_child (node, bound);
      first->cover = second->cover = cover;
      first->up = up;
      second->up = !up;
      first->distance = fabs (presence - (up ? below + 1 : below));
      second->distance = 1 - first->distance;
      first->range = (FoyerPlanRange) { up ? below + 1 : 0, up ? G_MAXINT : below };
      second->range = (FoyerPlanRange) { up ? 0 : below + 1, up ? below : G_MAXINT };
    }
  else if (find_split_cell (tree, &staff, &day, &mask))
    {
      first = make_child (node, bound);
      second = make_child (node, bound);
      first->staff = second->staff = staff;
      first->day = second->day = day;
      first->mask = mask;
      second->mask = ~mask;
    }
  else
    {
      return NULL;
    }
  first->before = second->before = foyer_plan_master_value (foyer_plan_diver_master (tree->diver));
  g_ptr_array_add (tree->open, second);

  return first;
}

static Node *
take_lowest (Tree *tree)
{
  guint best = 0;

  for (guint n = 1; n < tree->open->len; n++)
    {
      const Node *node = g_ptr_array_index (tree->open, n);
      const Node *lowest = g_ptr_array_index (tree->open, best);

      if (node->bound < lowest->bound
          || (node->bound == lowest->bound && node->depth > lowest->depth))
        best = n;
    }

  return g_ptr_array_remove_index_fast (tree->open, best);
}

static void
publish_bound (Tree       *tree,
               const Node *current)
{
  gint64 bound = MIN (tree->abandoned, foyer_plan_exchange_cost (tree->exchange, tree->side));

  bound = MIN (bound, tree->target);
  if (current != NULL)
    bound = MIN (bound, current->bound);
  for (guint n = 0; n < tree->open->len; n++)
    bound = MIN (bound, ((const Node *) g_ptr_array_index (tree->open, n))->bound);
  if (bound != FOYER_PLAN_NO_COST)
    foyer_plan_exchange_prove (tree->exchange, tree->side, bound);
}

/* Works on one node. Returns the child to go on with, or NULL when the node is closed. */
static Node *
visit (Tree *tree,
       Node *node)
{
  g_autoptr (GArray) weights = NULL;
  FoyerPlanMasterResult result;
  gint64 bound;
  Node *child = NULL;
  int solves;

  enter_node (tree, node);
  result = foyer_plan_diver_solve (tree->diver, tree->allowed, tree->ranges, tree->target, &bound);
  node->bound = MAX (node->bound, bound);
  switch (result)
    {
    case FOYER_PLAN_MASTER_CUTOFF:
      learn (tree, node, MIN (node->bound, node->before + MAX_LESSON));
      return NULL;
    case FOYER_PLAN_MASTER_STOPPED:
      tree->abandoned = MIN (tree->abandoned, node->bound);
      return NULL;
    case FOYER_PLAN_MASTER_SOLVED:
    case FOYER_PLAN_MASTER_LOOSE:
      break;
    }

  learn (tree, node, MIN (foyer_plan_master_value (foyer_plan_diver_master (tree->diver)),
                          node->before + MAX_LESSON));
  weights = foyer_plan_master_weights (foyer_plan_diver_master (tree->diver));
  share_out (tree, weights);
  foyer_plan_diver_round (tree->diver, weights, tree->allowed);
  if (node->bound >= MIN (tree->target, foyer_plan_exchange_cost (tree->exchange, tree->side)))
    return NULL;

  narrow_node (tree, node);
  child = split (tree, node, node->bound);
  if (child == NULL)
    {
      /* A roster; it was offered. Only a weak bound can leave a gap to its cost. */
      if (result == FOYER_PLAN_MASTER_LOOSE
          || !foyer_plan_master_keeps_ranges (foyer_plan_diver_master (tree->diver)))
        tree->abandoned = MIN (tree->abandoned, node->bound);
      return NULL;
    }
  publish_bound (tree, child);

  /* As many linear programmes for finding rosters as for proving; fewer once that is in vain. */
  solves = foyer_plan_diver_get_solves (tree->diver);
  tree->dive_debt++;
  if (tree->dive_debt > 0)
    {
      FoyerPlanMaster *master = foyer_plan_diver_master (tree->diver);
      gint64 before = foyer_plan_exchange_cost (tree->exchange, tree->side);

      foyer_plan_master_save_prices (master);
      if (tree->problem->n_fair > 0)
        {
          foyer_plan_master_tighten (master, node->bound + tree->problem->unit, tree->allowed,
                                     tree->ranges);
          foyer_plan_diver_sink (tree->diver, tree->allowed, tree->ranges);
        }
      else
        foyer_plan_diver_dive (tree->diver, tree->allowed, tree->ranges);
      if (tree->alone)
        foyer_plan_diver_shake (tree->diver);
      foyer_plan_master_restore_prices (master);
      tree->n_vain = foyer_plan_exchange_cost (tree->exchange, tree->side) < before
                       ? 0 : tree->n_vain + 1;
      solves = foyer_plan_diver_get_solves (tree->diver) - solves;
      tree->dive_debt -= solves * (1 + MIN (tree->n_vain, 24) / PATIENCE);
    }

  return child;
}

/* Where the target belongs now: a part of the gap above the bound, in whole units. */
static gint64
aim (const Tree *tree)
{
  gint64 gap = foyer_plan_exchange_cost (tree->exchange, tree->side) - tree->aimed_from;

  if (tree->aimed_from == FOYER_PLAN_NO_COST)
    return FOYER_PLAN_NO_COST;

  return tree->aimed_from + MAX (gap / TARGET_PART / tree->problem->unit, 1) * tree->problem->unit;
}

/* Sets the next target and closes what cannot be below it. */
static void
take_aim (Tree *tree)
{
  const FoyerPlanProblem *problem = tree->problem;
  FoyerPlanMaster *master = foyer_plan_diver_master (tree->diver);
  gint64 cost = foyer_plan_exchange_cost (tree->exchange, tree->side);
  gint64 bound = foyer_plan_exchange_bound (tree->exchange, tree->side);
  gsize n_cells = (gsize) problem->n_staff * problem->n_days;
  int n_closed = n_cells;

  memcpy (tree->root_allowed, problem->allowed, n_cells * sizeof (FoyerPlanMask));
  foyer_plan_master_widest_ranges (master, tree->root_ranges);
  tree->target = tree->aimed_from = tree->abandoned = FOYER_PLAN_NO_COST;
  for (int n = 0; n < MAX_TIGHTENINGS && n_closed > (int) n_cells / 50; n++)
    {
      FoyerPlanMasterResult result;
      gint64 here;

      if (n == 0)
        result = foyer_plan_diver_solve_root (tree->diver, tree->root_allowed, tree->root_ranges,
                                              &here);
      else
        result = foyer_plan_diver_solve (tree->diver, tree->root_allowed, tree->root_ranges,
                                         tree->target, &here);
      /* What holds without any restriction holds: the first bound of all, also of a run that
       * ended. */
      if (n == 0)
        foyer_plan_exchange_prove (tree->exchange, tree->side, MIN (here, cost));
      if (result == FOYER_PLAN_MASTER_STOPPED || result == FOYER_PLAN_MASTER_CUTOFF)
        return;
      if (n == 0)
        {
          cost = foyer_plan_exchange_cost (tree->exchange, tree->side);
          bound = tree->aimed_from = MAX (bound, here);
          if (bound >= cost)
            return;
          tree->target = aim (tree);
        }
      n_closed = foyer_plan_master_tighten (master, tree->target, tree->root_allowed,
                                            tree->root_ranges);
    }
}

/* Searches one tree, until it is done or a roster has made the target too high. Returns whether
 * another target can be taken. */
static gboolean
search_below_target (Tree *tree)
{
  Node *node = make_child (NULL, 0);

  while (node != NULL && !foyer_plan_exchange_stops (tree->exchange, tree->side)
         && tree->target <= aim (tree))
    {
      Node *child = visit (tree, node);

      drop_node (node);
      node = child;
      if (node == NULL)
        {
          publish_bound (tree, NULL);
          if (tree->open->len > 0)
            node = take_lowest (tree);
        }
    }

  publish_bound (tree, node);
  drop_node (node);
  for (guint n = 0; n < tree->open->len; n++)
    drop_node (g_ptr_array_index (tree->open, n));
  g_ptr_array_set_size (tree->open, 0);

  return (tree->abandoned >= tree->target || tree->target > aim (tree))
         && !foyer_plan_exchange_stops (tree->exchange, tree->side);
}

/**
 * foyer_plan_tree_search:
 * @diver: the engine whose linear programme is used
 * @problem: its problem
 * @exchange: where rosters and bounds go
 * @side: for which side
 * @alone: whether no other side looks for rosters
 *
 * Searches until the best roster is proven, the run ends, or a weak bound leaves a part open.
 */
void
foyer_plan_tree_search (FoyerPlanDiver         *diver,
                        const FoyerPlanProblem *problem,
                        FoyerPlanExchange      *exchange,
                        int                     side,
                        gboolean                alone)
{
  g_auto (FoyerPlanStageScope) scope =
    foyer_plan_exchange_enter (exchange, side, FOYER_PLAN_STAGE_TREE);
  gsize n_cells = (gsize) problem->n_staff * problem->n_days;
  int n_ranges = foyer_plan_master_n_ranges (foyer_plan_diver_master (diver));
  Tree tree = {
    .diver = diver,
    .problem = problem,
    .exchange = exchange,
    .side = side,
    .alone = alone,
    .open = g_ptr_array_new (),
    .allowed = g_new (FoyerPlanMask, n_cells),
    .ranges = g_new (FoyerPlanRange, n_ranges + 1),
    .root_allowed = g_new (FoyerPlanMask, n_cells),
    .root_ranges = g_new (FoyerPlanRange, n_ranges + 1),
    .ranged = g_new0 (Experience, n_ranges + 1),
    .share = g_new (double, n_cells * (problem->n_shifts + 1)),
    .abandoned = FOYER_PLAN_NO_COST,
  };

  do
    take_aim (&tree);
  while (search_below_target (&tree));

  g_ptr_array_unref (tree.open);
  g_free (tree.allowed);
  g_free (tree.ranges);
  g_free (tree.root_allowed);
  g_free (tree.root_ranges);
  g_free (tree.ranged);
  g_free (tree.share);
}
