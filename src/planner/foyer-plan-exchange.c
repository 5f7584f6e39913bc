#include "planner/foyer-plan-exchange.h"

#include <string.h>

/* # What the threads of one run tell each other
 *
 * The engines share two things only: the best roster so far and the best bound so far. Each engine
 * (a *side*) looks at its own view of them and counts its work in *ticks*: a round of pricing, or
 * some thousand proposals of the annealing, a few milliseconds either way.
 *
 * In a run limited by time, a view is brought up to date at every tick, and who finds what first
 * depends on the scheduler. In a run limited by ticks, views change only at barriers, every
 * BARRIER ticks: a side that arrives waits for the others, then all offers are merged in the order
 * of the sides. What a side sees after a given number of ticks then depends on nothing but the
 * problem, the seed and the number of ticks; so does the result. A side that has finished leaves,
 * and is not waited for; what it offered is merged at the barrier that it did not reach.
 *
 * Cancelling and the deadline are seen at once in both modes. */

#define BARRIER 8

typedef struct
{
  guint8 *cells;
  gint64 cost;
  gint64 bound;
} View;

typedef struct
{
  View view;
  guint64 ticks;
  FoyerPlanStages stages; /* what it is doing */
  gboolean left;
} Side;

struct _FoyerPlanExchange
{
  GMutex lock;
  GCond met;
  gsize n_cells;
  int n_sides;
  Side *sides;
  View shared;
  FoyerPlanCancel *cancel;
  gint64 deadline_us;
  guint64 max_ticks; /* 0: limited by time, no barriers */
  gint64 enough;     /* a bound that ends the run, or 0 */
  int n_waiting;
  guint64 meeting;
  gint64 first_us; /* when the first roster was made known, or 0 */
};

/**
 * foyer_plan_exchange_new:
 * @problem: the problem being planned
 * @n_sides: how many engines take part
 * @cancel: (nullable): what ends the run when somebody asks
 * @deadline_us: monotonic time at which the run ends
 * @max_ticks: with 0 the run ends by time, else each side after so many ticks and deterministically
 *
 * Returns: (transfer full): an exchange that knows no roster and no bound
 */
FoyerPlanExchange *
foyer_plan_exchange_new (const FoyerPlanProblem *problem,
                         int                     n_sides,
                         FoyerPlanCancel        *cancel,
                         gint64                  deadline_us,
                         guint64                 max_ticks)
{
  FoyerPlanExchange *self = g_new0 (FoyerPlanExchange, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->met);
  self->n_cells = (gsize) problem->n_staff * problem->n_days;
  self->n_sides = n_sides;
  self->sides = g_new0 (Side, n_sides);
  self->shared.cells = g_malloc0 (self->n_cells);
  self->shared.cost = FOYER_PLAN_NO_COST;
  for (int n = 0; n < n_sides; n++)
    {
      self->sides[n].view.cells = g_malloc0 (self->n_cells);
      self->sides[n].view.cost = FOYER_PLAN_NO_COST;
    }
  self->cancel = cancel;
  self->deadline_us = deadline_us;
  self->max_ticks = max_ticks;

  return self;
}

/**
 * foyer_plan_exchange_set_enough:
 * @self: an exchange that no side uses yet
 * @bound: a bound with which the question is answered, or 0
 */
void
foyer_plan_exchange_set_enough (FoyerPlanExchange *self,
                                gint64             bound)
{
  self->enough = bound;
}

/**
 * foyer_plan_exchange_set_within:
 * @self: an exchange that no side uses yet
 * @within: what the whole run is a part of
 */
void
foyer_plan_exchange_set_within (FoyerPlanExchange *self,
                                FoyerPlanStages    within)
{
  for (int n = 0; n < self->n_sides; n++)
    self->sides[n].stages = within;
}

/**
 * foyer_plan_exchange_enter:
 * @self: (nullable): an exchange
 * @side: who works
 * @stage: what it does until the scope ends
 *
 * Returns: a scope for g_auto()
 */
FoyerPlanStageScope
foyer_plan_exchange_enter (FoyerPlanExchange *self,
                           int                side,
                           FoyerPlanStages    stage)
{
  FoyerPlanStageScope scope = { self, side, 0 };

  if (self != NULL)
    {
      scope.before = self->sides[side].stages;
      self->sides[side].stages |= stage;
    }

  return scope;
}

/**
 * foyer_plan_stage_scope_clear:
 * @self: a scope, whose side goes back to what it did before
 */
void
foyer_plan_stage_scope_clear (FoyerPlanStageScope *self)
{
  if (self->exchange != NULL)
    self->exchange->sides[self->side].stages = self->before;
}

/**
 * foyer_plan_exchange_free:
 * @self: (transfer full) (nullable): an exchange that all sides have left
 */
void
foyer_plan_exchange_free (FoyerPlanExchange *self)
{
  if (self == NULL)
    return;

  for (int n = 0; n < self->n_sides; n++)
    g_free (self->sides[n].view.cells);
  g_free (self->sides);
  g_free (self->shared.cells);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->met);
  g_free (self);
}

static void
merge_view (FoyerPlanExchange *self,
            View              *into,
            const View        *from)
{
  if (from->cost < into->cost)
    {
      if (into == &self->shared && into->cost == FOYER_PLAN_NO_COST)
        self->first_us = g_get_monotonic_time ();
      into->cost = from->cost;
      memcpy (into->cells, from->cells, self->n_cells);
    }
  into->bound = MAX (into->bound, from->bound);
}

static void
merge_all (FoyerPlanExchange *self)
{
  for (int n = 0; n < self->n_sides; n++)
    merge_view (self, &self->shared, &self->sides[n].view);
  for (int n = 0; n < self->n_sides; n++)
    merge_view (self, &self->sides[n].view, &self->shared);
}

static int
count_present (const FoyerPlanExchange *self)
{
  int n_present = 0;

  for (int n = 0; n < self->n_sides; n++)
    if (!self->sides[n].left)
      n_present++;

  return n_present;
}

static void
meet_if_all_arrived (FoyerPlanExchange *self)
{
  if (self->n_waiting > 0 && self->n_waiting == count_present (self))
    {
      merge_all (self);
      self->n_waiting = 0;
      self->meeting++;
      g_cond_broadcast (&self->met);
    }
}

/**
 * foyer_plan_exchange_stops:
 * @self: an exchange
 * @side: who asks
 *
 * Returns: whether the run was cancelled, its time is up, its question is answered, or the view of
 *   @side is proven optimal
 */
gboolean
foyer_plan_exchange_stops (FoyerPlanExchange *self,
                           int                side)
{
  const View *view = &self->sides[side].view;

  if (foyer_plan_cancel_look (self->cancel, self->sides[side].stages))
    return TRUE;
  if (g_get_monotonic_time () >= self->deadline_us)
    return TRUE;
  if (self->max_ticks > 0 && self->sides[side].ticks >= self->max_ticks)
    return TRUE;

  return view->cost <= view->bound || (self->enough > 0 && view->bound >= self->enough);
}

/**
 * foyer_plan_exchange_tick:
 * @self: an exchange
 * @side: who has done a unit of work
 *
 * Counts the work, brings the view of @side up to date (at a barrier, in a run by ticks), and
 * tells whether to go on.
 *
 * Returns: %FALSE when @side should finish
 */
gboolean
foyer_plan_exchange_tick (FoyerPlanExchange *self,
                          int                side)
{
  Side *mine = &self->sides[side];

  mine->ticks++;
  if (self->max_ticks == 0)
    {
      g_mutex_lock (&self->lock);
      merge_view (self, &self->shared, &mine->view);
      merge_view (self, &mine->view, &self->shared);
      g_mutex_unlock (&self->lock);
    }
  else if (mine->ticks % BARRIER == 0 && mine->ticks < self->max_ticks)
    {
      guint64 meeting;

      g_mutex_lock (&self->lock);
      meeting = self->meeting;
      self->n_waiting++;
      meet_if_all_arrived (self);
      while (self->meeting == meeting)
        {
          gint64 soon = g_get_monotonic_time () + 20 * G_TIME_SPAN_MILLISECOND;

          g_cond_wait_until (&self->met, &self->lock, soon);
          if (self->meeting == meeting
              && (foyer_plan_cancel_is_asked (self->cancel)
                  || g_get_monotonic_time () >= self->deadline_us))
            {
              self->n_waiting--;
              g_mutex_unlock (&self->lock);
              return FALSE;
            }
        }
      g_mutex_unlock (&self->lock);
    }

  return !foyer_plan_exchange_stops (self, side);
}

/**
 * foyer_plan_exchange_ticks:
 * @self: an exchange
 * @side: who asks
 *
 * Returns: how many units of work @side has done
 */
guint64
foyer_plan_exchange_ticks (FoyerPlanExchange *self,
                           int                side)
{
  return self->sides[side].ticks;
}

/**
 * foyer_plan_exchange_leave:
 * @self: an exchange
 * @side: who has finished; nobody waits for it any more
 */
void
foyer_plan_exchange_leave (FoyerPlanExchange *self,
                           int                side)
{
  g_mutex_lock (&self->lock);
  self->sides[side].left = TRUE;
  if (self->max_ticks == 0)
    merge_view (self, &self->shared, &self->sides[side].view);
  else if (count_present (self) == 0)
    merge_all (self);
  else
    meet_if_all_arrived (self);
  g_mutex_unlock (&self->lock);
}

/**
 * foyer_plan_exchange_offer:
 * @self: an exchange
 * @side: who found it
 * @cells: a feasible roster
 * @cost: what it costs
 *
 * Returns: whether it was better than what @side knew
 */
gboolean
foyer_plan_exchange_offer (FoyerPlanExchange *self,
                           int                side,
                           const guint8      *cells,
                           gint64             cost)
{
  View *view = &self->sides[side].view;

  if (cost >= view->cost)
    return FALSE;

  view->cost = cost;
  memcpy (view->cells, cells, self->n_cells);
  if (self->max_ticks == 0)
    {
      g_mutex_lock (&self->lock);
      merge_view (self, &self->shared, view);
      g_mutex_unlock (&self->lock);
    }

  return TRUE;
}

/**
 * foyer_plan_exchange_prove:
 * @self: an exchange
 * @side: who proved it
 * @bound: what every roster costs at least
 */
void
foyer_plan_exchange_prove (FoyerPlanExchange *self,
                           int                side,
                           gint64             bound)
{
  View *view = &self->sides[side].view;

  view->bound = MAX (view->bound, bound);
  if (self->max_ticks == 0)
    {
      g_mutex_lock (&self->lock);
      merge_view (self, &self->shared, view);
      g_mutex_unlock (&self->lock);
    }
}

/**
 * foyer_plan_exchange_cost:
 * @self: an exchange
 * @side: who asks
 *
 * Returns: the cost of the best roster that @side knows, or %FOYER_PLAN_NO_COST
 */
gint64
foyer_plan_exchange_cost (FoyerPlanExchange *self,
                          int                side)
{
  return self->sides[side].view.cost;
}

/**
 * foyer_plan_exchange_take:
 * @self: an exchange
 * @side: who asks, or -1 for what all made known, once they have left
 * @cells: (out): the best roster that @side knows, when there is one
 *
 * Returns: its cost, or %FOYER_PLAN_NO_COST
 */
gint64
foyer_plan_exchange_take (FoyerPlanExchange *self,
                          int                side,
                          guint8            *cells)
{
  const View *view = side < 0 ? &self->shared : &self->sides[side].view;

  if (view->cost != FOYER_PLAN_NO_COST)
    memcpy (cells, view->cells, self->n_cells);

  return view->cost;
}

/**
 * foyer_plan_exchange_bound:
 * @self: an exchange
 * @side: who asks
 *
 * Returns: the best bound that @side knows; costs are never negative, so 0 is always one
 */
gint64
foyer_plan_exchange_bound (FoyerPlanExchange *self,
                           int                side)
{
  return self->sides[side].view.bound;
}

/**
 * foyer_plan_exchange_peek:
 * @self: an exchange
 * @cells: (out caller-allocates) (optional): the best roster that has been made known to all,
 *   copied only when it costs less than @cost
 * @cost: (inout): the cost of the roster that the caller knows, %FOYER_PLAN_NO_COST for none; then
 *   that of the best one
 * @bound: (out): the best bound that has been made known to all
 * @finished: (out): whether all sides have left
 *
 * For the thread that reports progress, which is no side.
 *
 * Returns: whether there is a better roster than the caller knows
 */
gboolean
foyer_plan_exchange_peek (FoyerPlanExchange *self,
                          guint8            *cells,
                          gint64            *cost,
                          gint64            *bound,
                          gboolean          *finished)
{
  gboolean is_better;

  g_mutex_lock (&self->lock);
  is_better = self->shared.cost < *cost;
  if (is_better && cells != NULL)
    memcpy (cells, self->shared.cells, self->n_cells);
  *cost = self->shared.cost;
  *bound = self->shared.bound;
  *finished = count_present (self) == 0;
  g_mutex_unlock (&self->lock);

  return is_better;
}

/**
 * foyer_plan_exchange_first:
 * @self: an exchange that all sides have left
 *
 * Returns: the monotonic time at which the first roster was made known to all, or 0
 */
gint64
foyer_plan_exchange_first (FoyerPlanExchange *self)
{
  return self->first_us;
}
