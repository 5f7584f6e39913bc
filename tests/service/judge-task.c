#include "judge-task.h"

#include "judge.h"

/* What a short rest costs (foyer-rota-task.c); only an overlap is forbidden. */
#define SHORT_REST 1504

/**
 * judge_task:
 * @task: a month of the shop as the planner wants it
 * @cells: the roster that was made of it, a cell a day and person
 * @said: what was said that it costs, and every roster at least
 * @is_proven: whether it was said to be the best
 *
 * Has a month of the shop judged by the second checker, and the rest between its shifts by their
 * hours.
 */
void
judge_task (FoyerRotaTask         *task,
            guint8                *cells,
            const FoyerRotaSample *said,
            gboolean               is_proven)
{
  const FoyerPlanProblem *problem = task->problem;
  g_autofree int *starts = g_new (int, problem->n_shifts);
  g_autofree int *ends = g_new (int, problem->n_shifts);
  FoyerPlanResult result = { .cells = cells, .bound = said->bound, .proven = is_proven };

  foyer_plan_evaluate (problem, cells, &result.cost);
  result.cost.total = said->cost;
  judge_result (problem, &result);

  for (int s = 0; s < problem->n_shifts; s++)
    {
      FoyerShift *shift = foyer_rota_month_get_choice (task->month, s);

      starts[s] = foyer_shift_get_start_minute (shift);
      ends[s] = foyer_shift_get_end_offset (shift);
    }
  judge_rest (problem, starts, ends, 0, foyer_rota_month_get_rules (task->month)->min_rest,
              SHORT_REST);
}
