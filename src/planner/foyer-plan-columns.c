#include "planner/foyer-plan-master-private.h"

#include "planner/foyer-plan-roster.h"

#include <float.h>
#include <string.h>

/* # The lines that the programme knows
 *
 * Column generation makes thousands of lines, and a node of the search needs a few hundred of them.
 * A line is either among the columns of the LP or in the pool, never twice in either: a set of all
 * lines, by content, tells. Lines leave the LP when the restriction at hand closes one of their
 * cells, or when they have had no weight for a long time; they come back when they fit again, so
 * that no node pays for pricing what another has found. */

#define MAX_IDLE 24
#define MAX_POOL 20000
#define MAX_CHOICES 3000

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

/* An empty set of lines, equal when person and cells are. */
GHashTable *
foyer_plan_master_new_known (void)
{
  return g_hash_table_new (column_hash, column_equal);
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

/* The cost of a line, with the fairness that no steps pay. */
double
foyer_plan_master_line_cost (const FoyerPlanMaster *self,
                             int                    staff,
                             const guint8          *cells)
{
  const FoyerPlanProblem *problem = self->problem;
  gint64 cost = foyer_plan_line_cost (problem, staff, cells);

  for (int k = 0; k < problem->n_fair; k++)
    if (self->fair_row[staff * FOYER_PLAN_MAX_FAIR + k] >= 0)
      cost -= foyer_plan_fair_cost (&problem->staff[staff], k,
                                    foyer_plan_master_count (self, k, cells));

  return cost;
}

/* How many cells of a kind of fairness a line has. */
int
foyer_plan_master_count (const FoyerPlanMaster *self,
                         int                    kind,
                         const guint8          *cells)
{
  int count = 0;

  for (int d = 0; d < self->problem->n_days; d++)
    count += (self->problem->fair[kind].cells[d] >> cells[d]) & 1;

  return count;
}

/* Writes the rows a line takes part in; there are at most one for each demand of its cells. */
static int
list_elements (const FoyerPlanMaster *self,
               const FoyerPlanColumn *column,
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
      int count;

      if (self->fair_row[column->staff * FOYER_PLAN_MAX_FAIR + k] < 0)
        continue;
      count = foyer_plan_master_count (self, k, column->cells);
      if (count > 0)
        {
          rows[n] = self->fair_row[column->staff * FOYER_PLAN_MAX_FAIR + k];
          elements[n++] = count;
        }
    }

  return n;
}

/* Tells the LP of the columns from @first on. */
void
foyer_plan_master_enter (FoyerPlanMaster *self,
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
      const FoyerPlanColumn *column = g_ptr_array_index (self->columns, first + c);

      starts[c] = n_elements;
      upper[c] = DBL_MAX;
      cost[c] = column->cost;
      n_elements += list_elements (self, column, rows + n_elements, elements + n_elements);
    }
  starts[n] = n_elements;
  Clp_addColumns (self->lp, n, lower, upper, cost, starts, rows, elements);
}

/* Puts a line among the columns, unless it is there; the LP learns of it by
 * foyer_plan_master_enter(). */
gboolean
foyer_plan_master_remember (FoyerPlanMaster *self,
                            int              staff,
                            const guint8    *cells)
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
      column->cost = foyer_plan_master_line_cost (self, staff, cells);
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
    foyer_plan_master_remember (self, i, cells + (gsize) i * self->problem->n_days);
  foyer_plan_master_enter (self, first);
}

static void
put_into_pool (FoyerPlanMaster *self,
               FoyerPlanColumn *column)
{
  column->in_lp = FALSE;
  column->place = self->pool->len;
  g_ptr_array_add (self->pool, column);
}

/* Takes the lines out of the LP that no longer fit, or have had no weight for long. */
void
foyer_plan_master_take_out (FoyerPlanMaster *self)
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
  self->n_lost = numbers->len;
  if (numbers->len > 0)
    Clp_deleteColumns (self->lp, numbers->len, (const int *) (gpointer) numbers->data);
}

/* Brings the lines back that fit again, and forgets old ones when there are too many. */
void
foyer_plan_master_bring_back (FoyerPlanMaster *self)
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
  foyer_plan_master_enter (self, first);
}

/**
 * foyer_plan_master_close:
 * @self: a whole master
 * @lines: another of the same problem
 *
 * Takes over the lines that @lines knows, up to 3000, and prices none from now on: bounds then hold
 * for rosters of known lines alone.
 */
void
foyer_plan_master_close (FoyerPlanMaster *self,
                         FoyerPlanMaster *lines)
{
  guint first = self->columns->len;

  g_return_if_fail (self->is_whole && self->problem == lines->problem);

  self->is_closed = TRUE;
  for (int pass = 0; pass < 2; pass++)
    {
      const GPtrArray *from = pass == 0 ? lines->columns : lines->pool;

      /* The newest are at the end, and a programme of too many could not be stopped at once. */
      for (guint n = from->len; n > 0 && self->columns->len - first < MAX_CHOICES; n--)
        {
          const FoyerPlanColumn *column = from->pdata[n - 1];

          foyer_plan_master_remember (self, column->staff, column->cells);
        }
    }
  foyer_plan_master_enter (self, first);
}
