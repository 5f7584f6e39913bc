#include "planner/foyer-plan-cancel.h"

/* # Stopping
 *
 * Somebody who presses "stop" waits until the planner has. So every engine looks at the request
 * every few milliseconds of its work, wherever it is: the promise is 50 ms.
 *
 * No clock can test that, as the machine may be busy with something else. So each look tells where
 * it is made. A test counts the looks and asks at the n-th: the same place each time, on any
 * machine; then only a handful may follow. A measurement takes the processor time from one look to
 * the next. */

/* Steps from one look to the next; some milliseconds when a step is an addition and a
 * comparison. */
#define STRIDE (1u << 19)

/**
 * foyer_plan_cancel_ask:
 * @self: a request
 *
 * Asks whoever was given @self to stop. From any thread.
 */
void
foyer_plan_cancel_ask (FoyerPlanCancel *self)
{
  g_atomic_int_set (&self->is_asked, 1);
}

/**
 * foyer_plan_cancel_is_asked:
 * @self: (nullable): a request
 *
 * Returns: whether it was made
 */
gboolean
foyer_plan_cancel_is_asked (const FoyerPlanCancel *self)
{
  return self != NULL && g_atomic_int_get (&self->is_asked) != 0;
}

/**
 * foyer_plan_cancel_look:
 * @self: (nullable): a request
 * @stages: what the caller is doing
 *
 * Tells who watches that an engine looks.
 *
 * Returns: whether to stop
 */
gboolean
foyer_plan_cancel_look (FoyerPlanCancel *self,
                        FoyerPlanStages  stages)
{
  if (self != NULL && self->watch != NULL)
    self->watch (stages, self->watch_data);

  return foyer_plan_cancel_is_asked (self);
}

/**
 * foyer_plan_pace_step:
 * @self: a work
 * @n_steps: how many steps of it were done since the call before
 *
 * Looks at the request once in half a million steps, and never again after it was made.
 *
 * Returns: whether to stop
 */
gboolean
foyer_plan_pace_step (FoyerPlanPace *self,
                      guint          n_steps)
{
  self->n_steps += n_steps;
  if (self->n_steps >= STRIDE)
    {
      self->n_steps = 0;
      self->is_ended = self->is_ended || foyer_plan_cancel_look (self->cancel, self->stage);
    }

  return self->is_ended;
}

/**
 * foyer_plan_stage_to_string:
 * @stage: one stage
 *
 * Returns: its name, for whoever measures
 */
const char *
foyer_plan_stage_to_string (FoyerPlanStages stage)
{
  switch (stage)
    {
    case FOYER_PLAN_STAGE_GRAPHS:
      return "graphs";
    case FOYER_PLAN_STAGE_LINE:
      return "line";
    case FOYER_PLAN_STAGE_BUILD:
      return "build";
    case FOYER_PLAN_STAGE_ANNEAL:
      return "anneal";
    case FOYER_PLAN_STAGE_RESPOND:
      return "respond";
    case FOYER_PLAN_STAGE_PRICE:
      return "price";
    case FOYER_PLAN_STAGE_PROGRAMME:
      return "programme";
    case FOYER_PLAN_STAGE_LIFT:
      return "lift";
    case FOYER_PLAN_STAGE_DIVE:
      return "dive";
    case FOYER_PLAN_STAGE_SINK:
      return "sink";
    case FOYER_PLAN_STAGE_TREE:
      return "tree";
    case FOYER_PLAN_STAGE_POOL:
      return "pool";
    case FOYER_PLAN_STAGE_WINDOW:
      return "window";
    case FOYER_PLAN_STAGE_REPAIR:
      return "repair";
    case FOYER_PLAN_STAGE_CONFLICT:
      return "conflict";
    case FOYER_PLAN_STAGE_TAKERS:
      return "takers";
    }

  g_assert_not_reached ();
}
