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

static int
find_row (const FoyerPlanProblem *problem,
          const char             *number)
{
  for (int i = 0; i < problem->n_staff; i++)
    if (g_str_equal (problem->staff[i].id, number))
      return i;
  g_error ("nobody has the number %s", number);
}

static guint8
find_cell (const FoyerPlanProblem *problem,
           const char             *code)
{
  for (int s = 0; s < problem->n_shifts; s++)
    if (g_str_equal (problem->shifts[s].id, code))
      return s + 1;
  g_error ("there is no shift %s", code);
}

/**
 * judge_told:
 * @task: a month of the shop as the planner wants it
 * @told: what a run of the planner logged of a roster, behind "plan ": a head such as "2026-12 cost
 *   48 bound 48 proven yes", with -1 or - where there is no bound, and below it "staff day shift" a
 *   line, the days from 0
 *
 * Has that roster judged, as judge_task() does.
 */
void
judge_told (FoyerRotaTask *task,
            const char    *told)
{
  const FoyerPlanProblem *problem = task->problem;
  g_auto (GStrv) lines = g_strsplit (told, "\n", -1);
  g_auto (GStrv) head = g_strsplit (lines[0], " ", -1);
  g_autofree guint8 *cells = g_new0 (guint8, (gsize) problem->n_staff * problem->n_days);
  FoyerRotaSample said = { 0 };

  g_assert_cmpuint (g_strv_length (head), ==, 7);
  for (int n = 1; lines[n] != NULL && lines[n][0] != '\0'; n++)
    {
      g_auto (GStrv) words = g_strsplit (lines[n], " ", -1);
      gint64 day;
      gsize at;

      g_assert_cmpuint (g_strv_length (words), ==, 3);
      g_assert_true (g_ascii_string_to_signed (words[1], 10, 0, problem->n_days - 1, &day, NULL));
      at = (gsize) find_row (problem, words[0]) * problem->n_days + day;
      /* A day with two shifts is fixed; the planner knows the first. */
      if (cells[at] == FOYER_PLAN_OFF)
        cells[at] = find_cell (problem, words[2]);
    }

  said.cost = g_ascii_strtoll (head[2], NULL, 10);
  said.bound = g_str_equal (head[4], "-") ? -1 : g_ascii_strtoll (head[4], NULL, 10);
  judge_task (task, cells, &said, g_str_equal (head[6], "yes"));
}
