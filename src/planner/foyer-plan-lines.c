#include "planner/foyer-plan-lines.h"

#include <float.h>
#include <string.h>

/* # The programme and its lines
 *
 * The rows and the columns that are no lines are made once; their order is in the struct: first
 * under and over of each demand in turn, then the artificial columns, then the steps of fairness,
 * then the totals. The LP of Clp holds these and, after them, one column for each line in
 * `columns`, in the same order. Artificial columns, dearer than any roster, fill every row that a
 * restriction leaves without a solution: no line for a person yet, or more people bound to a demand
 * than there are. So the LP always has a solution, and prices tell what is missing.
 *
 * A line that does not fit the restriction in force, or has had no weight for long, leaves the LP
 * for the pool. It comes back when it fits again and is not too old, or when pricing finds it anew;
 * the set `known` sees to it that no line is made twice. */

#define MAX_IDLE 24
#define MAX_POOL 20000

static guint
column_hash (gconstpointer key)
{
  const FoyerPlanColumn *column = key;
  guint hash = column->staff;

  for (int n = 0; column->cells[n] != FOYER_PLAN_FREE; n++)
    hash = hash * 31 + column->cells[n];

  return hash;
}

static gboolean
column_equal (gconstpointer a,
              gconstpointer b)
{
  const FoyerPlanColumn *first = a, *second = b;
  int n = 0;

  if (first->staff != second->staff)
    return FALSE;
  while (first->cells[n] == second->cells[n] && first->cells[n] != FOYER_PLAN_FREE)
    n++;

  return first->cells[n] == second->cells[n];
}

static void
add_fixed (FoyerPlanLines *self,
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
find_totals (FoyerPlanLines *self)
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
add_rows (FoyerPlanLines *self)
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
add_fixed_columns (FoyerPlanLines *self)
{
  const FoyerPlanProblem *problem = self->problem;

  double artificial_cost = 1000;

  for (int k = 0; k < self->n_covers; k++)
    {
      const FoyerPlanCover *cover = &g_array_index (problem->covers, FoyerPlanCover, k);
      int total = self->first_total + self->total_of[k];

      artificial_cost += 2.0 * MAX (cover->under_cost, cover->over_cost);
      add_fixed (self, DBL_MAX, cover->under_cost, problem->n_staff + k, 1, total);
      add_fixed (self, DBL_MAX, cover->over_cost, problem->n_staff + k, -1, total);
    }
  artificial_cost = MIN (artificial_cost, 5e6);
  self->first_artificial = self->n_fixed;
  for (int k = 0; k < self->n_covers; k++)
    {
      add_fixed (self, DBL_MAX, artificial_cost, problem->n_staff + k, 1, -1);
      add_fixed (self, DBL_MAX, artificial_cost, problem->n_staff + k, -1, -1);
    }
  for (int t = 0; t < self->n_totals; t++)
    {
      add_fixed (self, DBL_MAX, artificial_cost, self->first_total + t, 1, -1);
      add_fixed (self, DBL_MAX, artificial_cost, self->first_total + t, -1, -1);
    }
  for (int i = 0; i < problem->n_staff; i++)
    add_fixed (self, DBL_MAX, artificial_cost, i, 1, -1);
  self->n_artificial = self->n_fixed - self->first_artificial;
  for (int i = 0; i < problem->n_staff; i++)
    for (int k = 0; k < problem->n_fair; k++)
      {
        int row = self->fair_row[i * FOYER_PLAN_MAX_FAIR + k];
        const FoyerPlanStaff *staff = &problem->staff[i];

        for (int n = 0; row >= 0 && n < problem->n_days; n++)
          add_fixed (self, 1,
                     foyer_plan_fair_cost (staff, k, n + 1) - foyer_plan_fair_cost (staff, k, n),
                     row, -1, -1);
      }
  self->first_total_column = self->n_fixed;
  for (int t = 0; t < self->n_totals; t++)
    add_fixed (self, DBL_MAX, 0, self->first_total + t, 1, -1);
}

static gboolean
fits (const FoyerPlanLines *self,
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
list_elements (const FoyerPlanLines *self,
               const FoyerPlanColumn          *column,
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

/**
 * foyer_plan_lines_enter:
 * @self: a programme
 * @first: the first column that the LP does not know yet
 *
 * Hands the columns from @first on to the LP.
 */
void
foyer_plan_lines_enter (FoyerPlanLines *self,
                        guint           first)
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
      const FoyerPlanColumn *column = g_ptr_array_index (self->columns, first + c);

      starts[c] = n_elements;
      upper[c] = DBL_MAX;
      cost[c] = column->cost;
      n_elements += list_elements (self, column, rows + n_elements, elements + n_elements);
    }
  starts[n] = n_elements;
  Clp_addColumns (self->lp, n, lower, upper, cost, starts, rows, elements);
}

/**
 * foyer_plan_lines_remember:
 * @self: a programme
 * @staff: whose line it is
 * @cells: [n_days] a legal line
 *
 * Puts a line among the columns, if it fits and is not there yet. The LP learns of it by
 * foyer_plan_lines_enter().
 *
 * Returns: whether there is something to enter
 */
gboolean
foyer_plan_lines_remember (FoyerPlanLines *self,
                           int             staff,
                           const guint8   *cells)
{
  int n_days = self->problem->n_days;
  FoyerPlanColumn *column, *known;

  if (!fits (self, staff, cells))
    return FALSE;

  column = g_malloc0 (sizeof (FoyerPlanColumn) + n_days + 1);
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
        ((FoyerPlanColumn *) g_ptr_array_index (self->pool, known->place))->place = known->place;
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

static void
put_into_pool (FoyerPlanLines *self,
               FoyerPlanColumn          *column)
{
  column->in_lp = FALSE;
  column->place = self->pool->len;
  g_ptr_array_add (self->pool, column);
}

/* Takes the lines out of the LP that no longer fit, or have had no weight for long. */
static void
take_out (FoyerPlanLines *self)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (int));
  guint kept = 0;

  for (guint c = 0; c < self->columns->len; c++)
    {
      FoyerPlanColumn *column = g_ptr_array_index (self->columns, c);
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
bring_back (FoyerPlanLines *self)
{
  guint first = self->columns->len, kept = 0;
  gboolean crowded = self->pool->len > MAX_POOL;

  for (guint n = 0; n < self->pool->len; n++)
    {
      FoyerPlanColumn *column = g_ptr_array_index (self->pool, n);

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
  foyer_plan_lines_enter (self, first);
}

/**
 * foyer_plan_lines_widest:
 * @self: a programme
 * @n: a demand, or n_covers and up, a total
 *
 * Returns: how many may serve it when nothing restricts it
 */
FoyerPlanRange
foyer_plan_lines_widest (const FoyerPlanLines *self,
                         int                   n)
{
  int n_days = n < self->n_covers ? 1 : self->problem->n_days * MAX (self->n_covers, 1);

  return (FoyerPlanRange) { 0, self->problem->n_staff * n_days };
}

/* A range of presence is a range of under and over, as present = required - under + over. The
 * column of a total takes up the sum of over less under. */
static void
bound_covers (FoyerPlanLines       *self,
              const FoyerPlanRange *ranges,
              double               *lower,
              double               *upper)
{
  g_autofree int *required = g_new0 (int, self->n_totals + 1);

  for (int n = 0; n < self->n_covers + self->n_totals; n++)
    self->ranges[n] = ranges != NULL ? ranges[n] : foyer_plan_lines_widest (self, n);

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
 * foyer_plan_lines_restrict:
 * @self: a programme
 * @allowed: [n_staff * n_days] the cells that stay open
 * @ranges: (nullable): [n_covers + n_totals] how many may serve each demand and each total
 *
 * Makes @self the programme of another node.
 */
void
foyer_plan_lines_restrict (FoyerPlanLines       *self,
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

/**
 * foyer_plan_lines_new:
 * @problem: a sealed problem, which has to outlive the programme
 *
 * Makes the programme without any line. Every cell that the problem allows is open.
 *
 * Returns: (transfer full): the programme
 */
FoyerPlanLines *
foyer_plan_lines_new (const FoyerPlanProblem *problem)
{
  FoyerPlanLines *self = g_new0 (FoyerPlanLines, 1);

  self->problem = problem;
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
  foyer_plan_lines_restrict (self, problem->allowed, NULL);

  return self;
}

/**
 * foyer_plan_lines_free:
 * @self: (transfer full) (nullable): a programme
 */
void
foyer_plan_lines_free (FoyerPlanLines *self)
{
  if (self == NULL)
    return;

  Clp_deleteModel (self->lp);
  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->pool);
  g_free (self->allowed);
  g_free (self->ranges);
  g_free (self->total_of);
  g_free (self->fair_row);
  g_free (self->primal);
  g_free (self);
}

/**
 * foyer_plan_lines_run:
 * @self: a programme
 * @dual: whether to begin with the dual simplex, after a restriction
 *
 * Works on the programme for a short stretch, so that a cancelled run ends soon.
 *
 * Returns: whether it has come to an end; if not, call again, with the primal
 */
gboolean
foyer_plan_lines_run (FoyerPlanLines *self,
                      gboolean        dual)
{
  Clp_setNumberIterations (self->lp, 0);
  Clp_setMaximumIterations (self->lp, CLAMP (60000 / MAX (self->n_rows, 1), 30, 400));
  if (dual)
    Clp_dual (self->lp, 0);
  else
    Clp_primal (self->lp, 0);

  return Clp_status (self->lp) != 3;
}

/**
 * foyer_plan_lines_note:
 * @self: a solved programme
 *
 * Keeps its value and weights, and remembers which lines are in use.
 */
void
foyer_plan_lines_note (FoyerPlanLines *self)
{
  const double *primal = Clp_primalColumnSolution (self->lp);

  g_free (self->primal);
  self->n_primal = self->columns->len;
  self->primal = g_memdup2 (primal, (self->n_fixed + self->n_primal) * sizeof (double));
  self->value = Clp_objectiveValue (self->lp);
  for (guint c = 0; c < self->columns->len; c++)
    if (primal[self->n_fixed + c] > FOYER_PLAN_EPSILON)
      ((FoyerPlanColumn *) g_ptr_array_index (self->columns, c))->idle = 0;
}

/**
 * foyer_plan_lines_is_artificial:
 * @self: a programme whose solution was noted
 *
 * Returns: whether an artificial column is in use, so that the weights are no mixture of rosters
 */
gboolean
foyer_plan_lines_is_artificial (const FoyerPlanLines *self)
{
  for (int n = 0; n < self->n_artificial; n++)
    if (self->primal[self->first_artificial + n] > FOYER_PLAN_EPSILON)
      return TRUE;

  return FALSE;
}
