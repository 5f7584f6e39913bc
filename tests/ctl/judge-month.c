/* Has the second checker judge a month that `foyerctl plan` made of a store.
 *
 *   judge-month URI MONTH ROSTER COST BOUND yes|no
 *
 * ROSTER is what it wrote, the rest what it printed: the cost, the bound or -, and whether that is
 * proven. The store has to be as it was when the month was planned. */

#include "judge-task.h"
#include "judge.h"

#include "domain/foyer-day.h"
#include "service/foyer-opening.h"

#include <stdlib.h>

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
give_up (const GError *error)
{
  if (error == NULL)
    return;

  g_printerr ("%s\n", error->message);
  exit (1);
}

static int
find_row (FoyerRotaMonth *month,
          const char     *number)
{
  for (int row = 0; row < foyer_rota_month_get_n_staff (month); row++)
    if (g_str_equal (foyer_staff_get_number (foyer_rota_month_get_staff (month, row)), number))
      return row;
  g_error ("nobody has the number %s", number);
}

static guint8
find_cell (FoyerRotaTask *task,
           const char    *code)
{
  for (int s = 0; s < task->problem->n_shifts; s++)
    if (g_str_equal (task->problem->shifts[s].id, code))
      return s + 1;
  g_error ("there is no shift %s", code);
}

/* "staff day shift" a line, as foyerctl writes it. */
static guint8 *
read_cells (FoyerRotaTask *task,
            const char    *path)
{
  const FoyerPlanProblem *problem = task->problem;
  guint8 *cells = g_new0 (guint8, (gsize) problem->n_staff * problem->n_days);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  give_up (error);
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (int n = 0; lines[n] != NULL; n++)
    {
      g_auto (GStrv) words = g_strsplit (lines[n], " ", -1);
      gint64 day;
      gsize at;

      g_assert_cmpuint (g_strv_length (words), ==, 3);
      g_assert_true (foyer_day_parse (words[1], &day));
      at = (gsize) find_row (task->month, words[0]) * problem->n_days
           + (day - foyer_rota_month_get_first_day (task->month));
      /* A day with two shifts is fixed; the planner knows the first. */
      if (cells[at] == FOYER_PLAN_OFF)
        cells[at] = find_cell (task, words[2]);
    }

  return cells;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (FoyerSession) session = foyer_session_new_console ("judge");
  g_autoptr (FoyerClock) clock = foyer_system_clock_new ();
  g_autoptr (FoyerServices) services = NULL;
  g_autoptr (FoyerRotaTask) task = NULL;
  g_autoptr (GAsyncResult) opened = NULL, shown = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree guint8 *cells = NULL;
  FoyerRotaSample said = { 0 };
  FoyerRota *rota;
  gint64 first_day;

  if (argc != 7)
    return 2;

  foyer_opening_open_async (argv[1], session, clock, NULL, on_done, &opened);
  services = foyer_opening_open_finish (wait_for (&opened), &error);
  give_up (error);
  rota = foyer_services_get_rota (services);
  first = g_strconcat (argv[2], "-01", NULL);
  g_assert_true (foyer_day_parse (first, &first_day));
  foyer_rota_show_async (rota, first_day, NULL, on_done, &shown);
  foyer_rota_show_finish (rota, wait_for (&shown), &error);
  give_up (error);

  task = foyer_rota_task_new (foyer_rota_get_month (rota), foyer_rota_get_today (rota), TRUE, NULL,
                              &error);
  give_up (error);
  cells = read_cells (task, argv[3]);
  said.cost = g_ascii_strtoll (argv[4], NULL, 10);
  said.bound = g_str_equal (argv[5], "-") ? -1 : g_ascii_strtoll (argv[5], NULL, 10);
  judge_task (task, cells, &said, g_str_equal (argv[6], "yes"));

  foyer_store_close (foyer_services_get_store (services));
  return judge_agrees () ? 0 : 1;
}
