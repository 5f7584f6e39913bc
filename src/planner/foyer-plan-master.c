#include "planner/foyer-plan-master.h"

#include "planner/foyer-plan-roster.h"

#include <Clp_C_Interface.h>

#include <float.h>
#include <math.h>
#include <string.h>

/* # The linear programme over lines
 *
 * A roster is one legal line for each person. Let λ be 1 for the lines chosen. Then
 *
 *     minimise   Σ cost(line) λ + Σ under u + Σ over o + Σ fairness steps
 *     person     Σ λ over the lines of a person             = 1
 *     demand     Σ λ over the lines that serve it + u - o   = required
 *     fairness   Σ count(line) λ over a person's lines - Σ steps = 0, for each kind that costs
 *
 * and dropping "λ is 0 or 1" leaves a linear programme whose value no roster can beat. There are
 * far too many lines to write down, but only a few hundred matter. So we begin with some, solve, and
 * ask for each person the cheapest line under the *dual prices* of the rows (foyer-plan-dp.c): if it
 * costs less than what the person pays now it comes in as a new column, and if nobody has such a
 * line the programme is solved over all lines. A fairness step is one more cell counted, at its
 * marginal cost; as these rise, cheap steps fill first and the sum is the convex cost.
 *
 * **The bound** is not read off the LP. For any prices π at all,
 *
 *     Σ π required + Σ over persons min over legal lines (cost - Σ π served) + fairness part
 *
 * is a bound (Lagrange). It holds at every round, with
 * rounding errors of the LP and all, provided that each minimum is a true minimum or below it; that
 * is why pricing must count every cap that binds. Costs are whole numbers, so it is rounded up.
 *
 * **Smoothing.** Dual prices jump about in the first rounds. Lines are priced at a mixture of the
 * present prices and those that gave the best bound so far (Wentges); when that finds nothing, at
 * the present ones.
 *
 * **A restriction** (a mask of open cells for every person and day, and ranges for how many serve a
 * demand) makes the programme of a node of the search tree. Lines that do not fit leave the LP for a
 * pool, and come back when they fit again; keeping them in the LP as closed columns made the end of
 * a dive, where a few people are left, as slow as its beginning. An artificial column for each
 * person, dearer than any roster, keeps the programme solvable. */

#define EPSILON 1e-6
#define MAX_IDLE 24
#define MAX_POOL 20000

typedef struct
{
  int staff;
  double cost;
  gboolean in_lp;
  guint place; /* in the pool */
  guint idle; /* programmes it took part in without any weight */
  guint8 cells[];
} Column;

struct _FoyerPlanMaster
{
  const FoyerPlanGraphs *graphs;
  const FoyerPlanProblem *problem;
  FoyerPlanExchange *exchange;
  int side;
  FoyerPlanDp *dp;

  Clp_Simplex *lp;
  int n_rows;
  int n_covers;
  int n_totals;        /* demands for the same cells on several days, taken together */
  int *total_of;       /* [n_covers] which total a demand belongs to */
  int first_total;     /* row and column of the first total */
  int first_total_column;
  int n_fixed;         /* columns that are no lines: artificial, under, over, steps */
  int *fair_row;       /* [n_staff * FOYER_PLAN_MAX_FAIR] or -1 */
  double artificial_cost;
  GPtrArray *columns;  /* (element-type Column) in the order of the LP, after the fixed ones */
  GPtrArray *pool;     /* (element-type Column) those that are not in the LP at present */
  GHashTable *known;   /* set of Column, by content */
  FoyerPlanMask *allowed;
  FoyerPlanRange *ranges; /* [n_covers + n_totals] */

  double *prices;      /* [n_rows] the point at which lines are priced */
  double *best_prices;
  double *cell_price;  /* [n_days * n_cells] what serving a cell earns */
  double *line_price;  /* [n_days * n_cells] of the person being priced */
  double value;
  double *primal;      /* [n_fixed + n_primal] when last solved */
  guint n_primal;
};

static guint
column_hash (gconstpointer key)
{
  const Column *column = key;
  guint hash = column->staff;

  for (int n = 0; column->cells[n] != FOYER_PLAN_FREE; n++)
    hash = hash * 31 + column->cells[n];

  return hash;
}

static gboolean
column_equal (gconstpointer a,
              gconstpointer b)
{
  const Column *first = a, *second = b;
  int n = 0;

  if (first->staff != second->staff)
    return FALSE;
  while (first->cells[n] == second->cells[n] && first->cells[n] != FOYER_PLAN_FREE)
    n++;

  return first->cells[n] == second->cells[n];
}

static void
add_fixed (FoyerPlanMaster *self,
           double           upper,
           double           cost,
           int              row,
           double           element,
           int              total)
{
  double lower = 0, elements[] = { element, element };
  int rows[] = { row, total };
  CoinBigIndex starts[] = { 0, total >= 0 ? 2 : 1 };

  Clp_addColumns (self->lp, 1, &lower, &upper, &cost, starts, rows, elements);
  self->n_fixed++;
}

static void
find_totals (FoyerPlanMaster *self)
{
  self->total_of = g_new (int, self->n_covers + 1);
  for (int k = 0; k < self->n_covers; k++)
    {
      FoyerPlanMask cells = g_array_index (self->problem->covers, FoyerPlanCover, k).cells;

      self->total_of[k] = -1;
      for (int other = 0; other < k && self->total_of[k] < 0; other++)
        if (g_array_index (self->problem->covers, FoyerPlanCover, other).cells == cells)
          self->total_of[k] = self->total_of[other];
      if (self->total_of[k] < 0)
        self->total_of[k] = self->n_totals++;
    }
}

static void
add_rows (FoyerPlanMaster *self)
{
  const FoyerPlanProblem *problem = self->problem;
  g_autofree double *sides = NULL;

  self->n_covers = problem->covers->len;
  find_totals (self);
  self->n_rows = problem->n_staff + self->n_covers;
  self->fair_row = g_new (int, problem->n_staff * FOYER_PLAN_MAX_FAIR);
  for (int i = 0; i < problem->n_staff; i++)
    for (int k = 0; k < FOYER_PLAN_MAX_FAIR; k++)
      self->fair_row[i * FOYER_PLAN_MAX_FAIR + k] =
        k < problem->n_fair && problem->staff[i].fair_weight[k] > 0 ? self->n_rows++ : -1;
  self->first_total = self->n_rows;
  self->n_rows += self->n_totals;

  sides = g_new0 (double, self->n_rows);
  for (int i = 0; i < problem->n_staff; i++)
    sides[i] = 1;
  for (int k = 0; k < self->n_covers; k++)
    sides[problem->n_staff + k] = g_array_index (problem->covers, FoyerPlanCover, k).required;
  Clp_resize (self->lp, self->n_rows, 0);
  Clp_chgRowLower (self->lp, sides);
  Clp_chgRowUpper (self->lp, sides);
}

static void
add_fixed_columns (FoyerPlanMaster *self)
{
  const FoyerPlanProblem *problem = self->problem;

  self->artificial_cost = 1000;
  for (int k = 0; k < self->n_covers; k++)
    {
      const FoyerPlanCover *cover = &g_array_index (problem->covers, FoyerPlanCover, k);
      int total = self->first_total + self->total_of[k];

      self->artificial_cost += 2.0 * MAX (cover->under_cost, cover->over_cost);
      add_fixed (self, DBL_MAX, cover->under_cost, problem->n_staff + k, 1, total);
      add_fixed (self, DBL_MAX, cover->over_cost, problem->n_staff + k, -1, total);
    }
  self->artificial_cost = MIN (self->artificial_cost, 1e6);
  for (int i = 0; i < problem->n_staff; i++)
    {
      add_fixed (self, DBL_MAX, self->artificial_cost, i, 1, -1);
      for (int k = 0; k < problem->n_fair; k++)
        for (int n = 0; self->fair_row[i * FOYER_PLAN_MAX_FAIR + k] >= 0 && n < problem->n_days; n++)
          add_fixed (self, 1,
                     foyer_plan_fair_cost (&problem->staff[i], k, n + 1)
                       - foyer_plan_fair_cost (&problem->staff[i], k, n),
                     self->fair_row[i * FOYER_PLAN_MAX_FAIR + k], -1, -1);
    }
  self->first_total_column = self->n_fixed;
  for (int t = 0; t < self->n_totals; t++)
    add_fixed (self, DBL_MAX, 0, self->first_total + t, 1, -1);
}

/**
 * foyer_plan_master_new:
 * @graphs: complete graphs, which have to outlive the master
 * @exchange: where rounds are counted
 * @side: for which side
 *
 * Makes the linear programme without any line. Every cell that the problem allows is open.
 *
 * Returns: (transfer full): the master
 */
FoyerPlanMaster *
foyer_plan_master_new (const FoyerPlanGraphs *graphs,
                       FoyerPlanExchange     *exchange,
                       int                    side)
{
  FoyerPlanMaster *self = g_new0 (FoyerPlanMaster, 1);
  const FoyerPlanProblem *problem = graphs->problem;
  gsize n_prices = (gsize) problem->n_days * (problem->n_shifts + 1);

  self->graphs = graphs;
  self->problem = problem;
  self->exchange = exchange;
  self->side = side;
  self->dp = foyer_plan_dp_new (graphs);
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->pool = g_ptr_array_new_with_free_func (g_free);
  self->known = g_hash_table_new (column_hash, column_equal);
  self->allowed = g_memdup2 (problem->allowed,
                             (gsize) problem->n_staff * problem->n_days * sizeof (FoyerPlanMask));

  self->lp = Clp_newModel ();
  Clp_setLogLevel (self->lp, 0);
  Clp_setPerturbation (self->lp, 100);
  add_rows (self);
  add_fixed_columns (self);
  self->ranges = g_new (FoyerPlanRange, self->n_covers + self->n_totals + 1);
  foyer_plan_master_restrict (self, problem->allowed, NULL);

  self->prices = g_new0 (double, self->n_rows);
  self->best_prices = g_new0 (double, self->n_rows);
  self->cell_price = g_new0 (double, n_prices);
  self->line_price = g_new0 (double, n_prices);

  return self;
}

/**
 * foyer_plan_master_free:
 * @self: (transfer full) (nullable): a master
 */
void
foyer_plan_master_free (FoyerPlanMaster *self)
{
  if (self == NULL)
    return;

  Clp_deleteModel (self->lp);
  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->pool);
  foyer_plan_dp_free (self->dp);
  g_free (self->allowed);
  g_free (self->ranges);
  g_free (self->total_of);
  g_free (self->fair_row);
  g_free (self->prices);
  g_free (self->best_prices);
  g_free (self->cell_price);
  g_free (self->line_price);
  g_free (self->primal);
  g_free (self);
}

static gboolean
fits (const FoyerPlanMaster *self,
      int                    staff,
      const guint8          *cells)
{
  const FoyerPlanMask *allowed = self->allowed + (gsize) staff * self->problem->n_days;

  for (int d = 0; d < self->problem->n_days; d++)
    if ((allowed[d] & FOYER_PLAN_BIT (cells[d])) == 0)
      return FALSE;

  return TRUE;
}

/* The cost of a line without its fairness, which the steps pay. */
static double
plain_cost (const FoyerPlanProblem *problem,
            int                     staff,
            const guint8           *cells)
{
  double cost = 0;
  guint8 last = problem->staff[staff].before_cell;

  for (int d = 0; d < problem->n_days; d++)
    {
      cost += foyer_plan_cell_cost (problem, staff, d, cells[d]);
      if (last != FOYER_PLAN_OFF)
        cost += problem->shifts[last - 1].follow_cost[cells[d]];
      last = cells[d];
    }

  return cost;
}

/* Writes the rows a line takes part in; there are at most one for each demand of its cells. */
static int
list_elements (const FoyerPlanMaster *self,
               const Column          *column,
               int                   *rows,
               double                *elements)
{
  const FoyerPlanProblem *problem = self->problem;
  int n = 0;

  rows[n] = column->staff;
  elements[n++] = 1;
  for (int k = 0; k < self->n_covers; k++)
    {
      const FoyerPlanCover *cover = &g_array_index (problem->covers, FoyerPlanCover, k);

      if ((cover->cells & FOYER_PLAN_BIT (column->cells[cover->day])) != 0)
        {
          rows[n] = problem->n_staff + k;
          elements[n++] = 1;
        }
    }
  for (int k = 0; k < problem->n_fair; k++)
    {
      int count = 0;

      if (self->fair_row[column->staff * FOYER_PLAN_MAX_FAIR + k] < 0)
        continue;
      for (int d = 0; d < problem->n_days; d++)
        count += (problem->fair[k].cells[d] >> column->cells[d]) & 1;
      if (count > 0)
        {
          rows[n] = self->fair_row[column->staff * FOYER_PLAN_MAX_FAIR + k];
          elements[n++] = count;
        }
    }

  return n;
}

static void
enter_columns (FoyerPlanMaster *self,
               guint            first)
{
  int n = self->columns->len - first, n_elements = 0;
  int most = 1 + self->n_covers + self->problem->n_fair;
  g_autofree double *lower = g_new0 (double, n);
  g_autofree double *upper = g_new (double, n);
  g_autofree double *cost = g_new (double, n);
  g_autofree CoinBigIndex *starts = g_new (CoinBigIndex, n + 1);
  g_autofree int *rows = g_new (int, (gsize) n * most);
  g_autofree double *elements = g_new (double, (gsize) n * most);

  if (n == 0)
    return;
  for (int c = 0; c < n; c++)
    {
      const Column *column = g_ptr_array_index (self->columns, first + c);

      starts[c] = n_elements;
      upper[c] = DBL_MAX;
      cost[c] = column->cost;
      n_elements += list_elements (self, column, rows + n_elements, elements + n_elements);
    }
  starts[n] = n_elements;
  Clp_addColumns (self->lp, n, lower, upper, cost, starts, rows, elements);
}

/* Puts a line among the columns, unless it is there; the LP learns of it by enter_columns(). */
static gboolean
remember (FoyerPlanMaster *self,
          int              staff,
          const guint8    *cells)
{
  int n_days = self->problem->n_days;
  Column *column, *known;

  if (!fits (self, staff, cells))
    return FALSE;

  column = g_malloc0 (sizeof (Column) + n_days + 1);
  column->staff = staff;
  memcpy (column->cells, cells, n_days);
  column->cells[n_days] = FOYER_PLAN_FREE;
  known = g_hash_table_lookup (self->known, column);
  if (known != NULL)
    {
      g_free (column);
      if (known->in_lp)
        return FALSE;
      column = g_ptr_array_steal_index_fast (self->pool, known->place);
      if (known->place < self->pool->len)
        ((Column *) g_ptr_array_index (self->pool, known->place))->place = known->place;
    }
  else
    {
      column->cost = plain_cost (self->problem, staff, cells);
      g_hash_table_add (self->known, column);
    }
  column->in_lp = TRUE;
  column->idle = 0;
  g_ptr_array_add (self->columns, column);

  return TRUE;
}

/**
 * foyer_plan_master_add:
 * @self: a master
 * @cells: [n_staff * n_days] a feasible roster, whose lines become columns
 */
void
foyer_plan_master_add (FoyerPlanMaster *self,
                       const guint8    *cells)
{
  guint first = self->columns->len;

  for (int i = 0; i < self->problem->n_staff; i++)
    remember (self, i, cells + (gsize) i * self->problem->n_days);
  enter_columns (self, first);
}

static void
put_into_pool (FoyerPlanMaster *self,
               Column          *column)
{
  column->in_lp = FALSE;
  column->place = self->pool->len;
  g_ptr_array_add (self->pool, column);
}

/* Takes the lines out of the LP that no longer fit, or have had no weight for long. */
static void
take_out (FoyerPlanMaster *self)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (int));
  guint kept = 0;

  for (guint c = 0; c < self->columns->len; c++)
    {
      Column *column = g_ptr_array_index (self->columns, c);
      int number = self->n_fixed + c;

      if (fits (self, column->staff, column->cells) && ++column->idle < MAX_IDLE)
        {
          self->columns->pdata[kept++] = column;
          continue;
        }
      g_array_append_val (numbers, number);
      put_into_pool (self, column);
    }
  g_ptr_array_set_free_func (self->columns, NULL);
  g_ptr_array_set_size (self->columns, kept);
  g_ptr_array_set_free_func (self->columns, g_free);
  if (numbers->len > 0)
    Clp_deleteColumns (self->lp, numbers->len, (const int *) (gpointer) numbers->data);
}

/* Brings the lines back that fit again, and forgets old ones when there are too many. */
static void
bring_back (FoyerPlanMaster *self)
{
  guint first = self->columns->len, kept = 0;
  gboolean crowded = self->pool->len > MAX_POOL;

  for (guint n = 0; n < self->pool->len; n++)
    {
      Column *column = g_ptr_array_index (self->pool, n);

      if (column->idle < MAX_IDLE && fits (self, column->staff, column->cells))
        {
          column->in_lp = TRUE;
          g_ptr_array_add (self->columns, column);
        }
      else if (crowded && (column->idle >= MAX_IDLE || n < MAX_POOL / 2))
        {
          g_hash_table_remove (self->known, column);
          g_free (column);
        }
      else
        {
          column->place = kept;
          self->pool->pdata[kept++] = column;
        }
    }
  g_ptr_array_set_free_func (self->pool, NULL);
  g_ptr_array_set_size (self->pool, kept);
  g_ptr_array_set_free_func (self->pool, g_free);
  enter_columns (self, first);
}

/* How far a demand or a total may go when nothing restricts it. */
static FoyerPlanRange
widest (const FoyerPlanMaster *self,
        int                    n)
{
  int n_days = n < self->n_covers ? 1 : self->problem->n_days * MAX (self->n_covers, 1);

  return (FoyerPlanRange) { 0, self->problem->n_staff * n_days };
}

/* A range of presence is a range of under and over, as present = required - under + over. The
 * column of a total takes up the sum of over less under. */
static void
bound_covers (FoyerPlanMaster      *self,
              const FoyerPlanRange *ranges,
              double               *lower,
              double               *upper)
{
  g_autofree int *required = g_new0 (int, self->n_totals + 1);

  for (int n = 0; n < self->n_covers + self->n_totals; n++)
    self->ranges[n] = ranges != NULL ? ranges[n] : widest (self, n);

  for (int k = 0; k < self->n_covers; k++)
    {
      int wanted = g_array_index (self->problem->covers, FoyerPlanCover, k).required;

      required[self->total_of[k]] += wanted;
      lower[2 * k] = MAX (wanted - self->ranges[k].most, 0);
      upper[2 * k] = MAX (wanted - self->ranges[k].least, 0);
      lower[2 * k + 1] = MAX (self->ranges[k].least - wanted, 0);
      upper[2 * k + 1] = MAX (self->ranges[k].most - wanted, 0);
    }

  /* In the row of a total, under stands with 1, over with -1, and the column with 1. */
  for (int t = 0; t < self->n_totals; t++)
    {
      FoyerPlanRange range = self->ranges[self->n_covers + t];

      lower[self->first_total_column + t] = range.least - required[t];
      upper[self->first_total_column + t] = range.most - required[t];
    }
}

/**
 * foyer_plan_master_restrict:
 * @self: a master
 * @allowed: [n_staff * n_days] the cells that stay open, a subset of what the problem allows
 * @ranges: (nullable): [foyer_plan_master_n_ranges()] how many may serve each demand and each total
 *
 * Makes @self the programme of another node of the search.
 */
void
foyer_plan_master_restrict (FoyerPlanMaster      *self,
                            const FoyerPlanMask  *allowed,
                            const FoyerPlanRange *ranges)
{
  g_autofree double *lower = NULL, *upper = NULL;

  memcpy (self->allowed, allowed,
          (gsize) self->problem->n_staff * self->problem->n_days * sizeof (FoyerPlanMask));
  self->n_primal = 0;
  take_out (self);
  bring_back (self);

  upper = g_new (double, self->n_fixed + self->columns->len);
  lower = g_new0 (double, self->n_fixed + self->columns->len);
  memcpy (upper, Clp_columnUpper (self->lp), self->n_fixed * sizeof (double));
  bound_covers (self, ranges, lower, upper);
  for (guint c = 0; c < self->columns->len; c++)
    upper[self->n_fixed + c] = DBL_MAX;
  Clp_chgColumnLower (self->lp, lower);
  Clp_chgColumnUpper (self->lp, upper);
}

/* In short stretches, so that a cancelled run ends soon. */
static gboolean
run_simplex (FoyerPlanMaster *self,
             gboolean         dual)
{
  int steps = CLAMP (60000 / MAX (self->n_rows, 1), 30, 400);

  for (int stretch = 0; stretch < 1000; stretch++)
    {
      Clp_setNumberIterations (self->lp, 0);
      Clp_setMaximumIterations (self->lp, steps);
      if (dual && stretch == 0)
        Clp_dual (self->lp, 0);
      else
        Clp_primal (self->lp, 0);
      if (Clp_status (self->lp) != 3)
        return Clp_status (self->lp) == 0;
      if (foyer_plan_exchange_stops (self->exchange, self->side))
        return FALSE;
    }

  return FALSE;
}

static void
price_cells (FoyerPlanMaster *self,
             const double    *prices)
{
  const FoyerPlanProblem *problem = self->problem;
  int n_cells = problem->n_shifts + 1;

  memset (self->cell_price, 0, (gsize) problem->n_days * n_cells * sizeof (double));
  for (int k = 0; k < self->n_covers; k++)
    {
      const FoyerPlanCover *cover = &g_array_index (problem->covers, FoyerPlanCover, k);
      double price = prices[problem->n_staff + k];

      for (FoyerPlanMask rest = cover->cells; rest != 0 && price != 0; rest &= rest - 1)
        self->cell_price[(gsize) cover->day * n_cells + __builtin_ctzll (rest)] += price;
    }
}

/* The price of each cell for one person. */
static void
price_person (FoyerPlanMaster *self,
              const double    *prices,
              int              staff)
{
  const FoyerPlanProblem *problem = self->problem;
  const int *cost = problem->staff[staff].cost;
  int n_cells = problem->n_shifts + 1;

  for (int n = 0; n < problem->n_days * n_cells; n++)
    self->line_price[n] = cost[n] - self->cell_price[n];
  for (int k = 0; k < problem->n_fair; k++)
    {
      int row = self->fair_row[staff * FOYER_PLAN_MAX_FAIR + k];

      if (row < 0 || prices[row] == 0)
        continue;
      for (int d = 0; d < problem->n_days; d++)
        for (FoyerPlanMask rest = problem->fair[k].cells[d]; rest != 0; rest &= rest - 1)
          if (__builtin_ctzll (rest) < n_cells)
            self->line_price[d * n_cells + __builtin_ctzll (rest)] -= prices[row];
    }
}

/* The cheapest line of each person among the columns, and what it costs at @prices. */
static void
price_known (FoyerPlanMaster *self,
             const double    *prices,
             double          *cheapest,
             const guint8   **lines)
{
  const FoyerPlanProblem *problem = self->problem;
  int n_cells = problem->n_shifts + 1;

  for (int i = 0; i < problem->n_staff; i++)
    cheapest[i] = FOYER_PLAN_INFINITY;
  for (guint c = 0; c < self->columns->len; c++)
    {
      const Column *column = g_ptr_array_index (self->columns, c);
      double value = column->cost;

      for (int d = 0; d < problem->n_days; d++)
        value -= self->cell_price[(gsize) d * n_cells + column->cells[d]];
      for (int k = 0; k < problem->n_fair; k++)
        {
          int row = self->fair_row[column->staff * FOYER_PLAN_MAX_FAIR + k];

          for (int d = 0; row >= 0 && d < problem->n_days; d++)
            if ((problem->fair[k].cells[d] & FOYER_PLAN_BIT (column->cells[d])) != 0)
              value -= prices[row];
        }
      if (value < cheapest[column->staff])
        {
          cheapest[column->staff] = value;
          lines[column->staff] = column->cells;
        }
    }
}

/* The presence that is cheapest when each one present costs @price more; cover cost is convex, so
 * it is the number required or an end of the range. */
static int
best_presence (const FoyerPlanMaster *self,
               int                    k,
               double                 price)
{
  const FoyerPlanCover *cover = &g_array_index (self->problem->covers, FoyerPlanCover, k);
  FoyerPlanRange range = self->ranges[k];

  if (price > cover->under_cost)
    return range.least;
  if (price < -cover->over_cost)
    return range.most;

  return CLAMP (cover->required, range.least, range.most);
}

/* The part of the Lagrange bound that does not depend on lines. */
static double
constant_part (const FoyerPlanMaster *self,
               const double          *prices)
{
  const FoyerPlanProblem *problem = self->problem;
  double sum = 0;

  for (int k = 0; k < self->n_covers; k++)
    {
      double price = prices[problem->n_staff + k] + prices[self->first_total + self->total_of[k]];
      int present = best_presence (self, k, price);

      sum += price * present
             + foyer_plan_cover_cost (&g_array_index (problem->covers, FoyerPlanCover, k), present);
    }
  for (int t = 0; t < self->n_totals; t++)
    {
      double price = prices[self->first_total + t];
      FoyerPlanRange range = self->ranges[self->n_covers + t];

      sum -= price * (price > 0 ? range.most : range.least);
    }
  for (int i = 0; i < problem->n_staff; i++)
    for (int k = 0; k < problem->n_fair; k++)
      {
        int row = self->fair_row[i * FOYER_PLAN_MAX_FAIR + k];
        double least = 0;

        for (int n = 1; row >= 0 && n <= problem->n_days; n++)
          least = MIN (least, foyer_plan_fair_cost (&problem->staff[i], k, n) + prices[row] * n);
        sum += least;
      }

  return sum;
}

typedef struct
{
  double bound;      /* of this round of pricing */
  gboolean improved; /* whether a new line came in */
  gboolean loose;
  gboolean impossible; /* somebody has no line at all */
  gboolean stopped;
} Round;

static Round
price_round (FoyerPlanMaster *self,
             double          *prices)
{
  const FoyerPlanProblem *problem = self->problem;
  g_autofree double *cheapest = g_new (double, problem->n_staff);
  g_autofree const guint8 **known = g_new0 (const guint8 *, problem->n_staff);
  g_autofree guint8 *line = g_malloc (problem->n_days);
  guint first = self->columns->len;
  Round round = { 0 };

  price_cells (self, prices);
  price_known (self, prices, cheapest, known);
  round.bound = constant_part (self, prices);

  for (int i = 0; i < problem->n_staff; i++)
    {
      double least;
      FoyerPlanDpResult result;

      if (foyer_plan_exchange_stops (self->exchange, self->side))
        {
          round.stopped = TRUE;
          break;
        }
      price_person (self, prices, i);
      result = foyer_plan_dp_solve (self->dp, i, self->allowed + (gsize) i * problem->n_days,
                                    self->line_price, FOYER_PLAN_FAIRNESS_NONE,
                                    cheapest[i] - EPSILON, line, &least);
      switch (result)
        {
        case FOYER_PLAN_DP_FOUND:
          round.improved |= remember (self, i, line);
          break;
        case FOYER_PLAN_DP_NONE:
          round.impossible |= cheapest[i] >= FOYER_PLAN_INFINITY;
          break;
        case FOYER_PLAN_DP_GAVE_UP:
          round.loose = TRUE;
          break;
        }
      round.bound += least;
    }
  enter_columns (self, first);

  return round;
}

static void
note_basis (FoyerPlanMaster *self)
{
  const double *primal = Clp_primalColumnSolution (self->lp);

  g_free (self->primal);
  self->n_primal = self->columns->len;
  self->primal = g_memdup2 (primal, (self->n_fixed + self->n_primal) * sizeof (double));
  self->value = Clp_objectiveValue (self->lp);
  for (guint c = 0; c < self->columns->len; c++)
    if (primal[self->n_fixed + c] > EPSILON)
      ((Column *) g_ptr_array_index (self->columns, c))->idle = 0;
}

/**
 * foyer_plan_master_solve:
 * @self: a master
 * @cutoff: stop as soon as no roster under the restriction can cost less than this
 * @bound: (out): what every roster under the restriction costs at least
 *
 * Solves the linear programme by column generation. Every round is a tick.
 *
 * Returns: how it ended
 */
FoyerPlanMasterResult
foyer_plan_master_solve (FoyerPlanMaster *self,
                         gint64           cutoff,
                         gint64          *bound)
{
  double best = 0, smoothing = 0.6;
  gboolean first = TRUE, loose = FALSE;

  *bound = 0;
  for (;;)
    {
      const double *duals;
      Round round;

      if (!run_simplex (self, first))
        return foyer_plan_exchange_stops (self->exchange, self->side) ? FOYER_PLAN_MASTER_STOPPED
                                                                      : FOYER_PLAN_MASTER_LOOSE;
      note_basis (self);
      duals = Clp_dualRowSolution (self->lp);

      for (int r = 0; r < self->n_rows; r++)
        self->prices[r] = first ? duals[r]
                                : smoothing * self->best_prices[r] + (1 - smoothing) * duals[r];
      round = price_round (self, self->prices);
      if (round.stopped)
        return FOYER_PLAN_MASTER_STOPPED;
      if (!round.improved && !first && smoothing > 0)
        {
          /* Nothing at the smoothed prices: only the true ones can end it. */
          for (int r = 0; r < self->n_rows; r++)
            self->prices[r] = Clp_dualRowSolution (self->lp)[r];
          if (round.bound > best)
            best = round.bound;
          round = price_round (self, self->prices);
          if (round.stopped)
            return FOYER_PLAN_MASTER_STOPPED;
        }

      loose = round.loose;
      if (round.impossible)
        {
          *bound = G_MAXINT64 / 4;
          return FOYER_PLAN_MASTER_CUTOFF;
        }
      if (first || round.bound > best)
        memcpy (self->best_prices, self->prices, self->n_rows * sizeof (double));
      best = MAX (best, round.bound);
      *bound = (gint64) ceil (best - EPSILON * 10);
      first = FALSE;

      if (*bound >= cutoff)
        return FOYER_PLAN_MASTER_CUTOFF;
      if (!round.improved || *bound >= ceil (self->value - EPSILON * 10))
        return loose ? FOYER_PLAN_MASTER_LOOSE : FOYER_PLAN_MASTER_SOLVED;
      if (!foyer_plan_exchange_tick (self->exchange, self->side))
        return FOYER_PLAN_MASTER_STOPPED;
    }
}

/**
 * foyer_plan_master_ascend:
 * @self: a master with the lines of some roster
 * @n_rounds: how many steps
 * @target: the cost of a roster, which the bound cannot exceed
 *
 * Climbs towards good dual prices by subgradients before the first LP: a round of pricing costs a
 * tenth of an LP, and the lines found on the way spare many rounds of it.
 */
void
foyer_plan_master_ascend (FoyerPlanMaster *self,
                          int              n_rounds,
                          gint64           target)
{
  const FoyerPlanProblem *problem = self->problem;
  g_autofree double *prices = g_new0 (double, self->n_rows);
  g_autofree double *slope = g_new0 (double, self->n_rows);
  g_autofree double *cheapest = g_new (double, problem->n_staff);
  g_autofree const guint8 **known = g_new0 (const guint8 *, problem->n_staff);
  g_autofree guint8 *line = g_malloc (problem->n_days);
  double best = -FOYER_PLAN_INFINITY, theta = 1;
  guint first = self->columns->len;

  for (int k = 0; k < self->n_covers; k++)
    prices[problem->n_staff + k] = 0.3 * g_array_index (problem->covers, FoyerPlanCover, k).under_cost;

  for (int n = 0; n < n_rounds; n++)
    {
      double bound, square = 0, step;

      price_cells (self, prices);
      price_known (self, prices, cheapest, known);
      bound = constant_part (self, prices);
      for (int r = 0; r < self->n_rows; r++)
        slope[r] *= 0.5;
      for (int k = 0; k < self->n_covers; k++)
        slope[problem->n_staff + k] += best_presence (self, k, prices[problem->n_staff + k]);
      for (int i = 0; i < problem->n_staff; i++)
        {
          double least;
          const guint8 *chosen = line;

          if (foyer_plan_exchange_stops (self->exchange, self->side) || known[i] == NULL)
            return;
          price_person (self, prices, i);
          if (foyer_plan_dp_solve (self->dp, i, self->allowed + (gsize) i * problem->n_days,
                                   self->line_price, FOYER_PLAN_FAIRNESS_NONE,
                                   cheapest[i] - EPSILON, line, &least)
              != FOYER_PLAN_DP_FOUND)
            chosen = known[i];
          else if (n >= n_rounds / 2)
            remember (self, i, line);
          bound += least;
          for (int k = 0; k < self->n_covers; k++)
            {
              const FoyerPlanCover *cover = &g_array_index (problem->covers, FoyerPlanCover, k);

              slope[problem->n_staff + k] -= (cover->cells >> chosen[cover->day]) & 1;
            }
        }

      if (bound > best)
        {
          best = bound;
          memcpy (self->best_prices, prices, self->n_rows * sizeof (double));
          theta *= 1.1;
        }
      else
        {
          theta *= 0.85;
        }
      for (int k = 0; k < self->n_covers; k++)
        square += slope[problem->n_staff + k] * slope[problem->n_staff + k];
      if (square < EPSILON)
        break;
      step = theta * MAX (target - bound, 1) / square;
      for (int k = 0; k < self->n_covers; k++)
        {
          const FoyerPlanCover *cover = &g_array_index (problem->covers, FoyerPlanCover, k);
          double *price = &prices[problem->n_staff + k];

          *price = CLAMP (*price + step * slope[problem->n_staff + k],
                          -cover->over_cost, cover->under_cost);
        }
    }
  enter_columns (self, first);
}

/**
 * foyer_plan_master_weights:
 * @self: a solved master
 *
 * Returns: (transfer full) (element-type FoyerPlanWeight): the lines with a weight above zero; the
 *   cells stay valid until lines are added or the master is restricted
 */
GArray *
foyer_plan_master_weights (FoyerPlanMaster *self)
{
  GArray *weights = g_array_new (FALSE, FALSE, sizeof (FoyerPlanWeight));

  for (guint c = 0; c < self->n_primal; c++)
    {
      const Column *column = g_ptr_array_index (self->columns, c);
      FoyerPlanWeight weight = { column->staff, self->primal[self->n_fixed + c], column->cells };

      if (weight.weight > EPSILON)
        g_array_append_val (weights, weight);
    }

  return weights;
}

/**
 * foyer_plan_master_value:
 * @self: a solved master
 *
 * Returns: the value of the linear programme over the lines known, which is no bound
 */
double
foyer_plan_master_value (FoyerPlanMaster *self)
{
  return self->value;
}

/**
 * foyer_plan_master_dp:
 * @self: a master
 *
 * Returns: (transfer none): its searcher, for polishing rosters on the same thread
 */
FoyerPlanDp *
foyer_plan_master_dp (FoyerPlanMaster *self)
{
  return self->dp;
}

/**
 * foyer_plan_master_n_ranges:
 * @self: a master
 *
 * Returns: how many demands and totals can be bounded: first every demand, then every total
 */
int
foyer_plan_master_n_ranges (FoyerPlanMaster *self)
{
  return self->n_covers + self->n_totals;
}

/**
 * foyer_plan_master_widest_ranges:
 * @self: a master
 * @ranges: (out): [foyer_plan_master_n_ranges()] ranges that restrict nothing
 */
void
foyer_plan_master_widest_ranges (FoyerPlanMaster *self,
                                 FoyerPlanRange  *ranges)
{
  for (int n = 0; n < self->n_covers + self->n_totals; n++)
    ranges[n] = widest (self, n);
}

/**
 * foyer_plan_master_total_of:
 * @self: a master
 * @cover: a demand
 *
 * Returns: the index, among the ranges, of the total that @cover belongs to
 */
int
foyer_plan_master_total_of (FoyerPlanMaster *self,
                            int              cover)
{
  return self->n_covers + self->total_of[cover];
}
