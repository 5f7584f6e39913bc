/* Has the second checker judge the rosters that were planned of months of a store.
 *
 *   judge-month URI PLANS
 *
 * PLANS has a head for each roster, "plan 2026-12 cost 48 bound 48 proven yes" with -1 or
 * - for no bound, and below it "staff day shift" a line, the days from 0 (what
 * service/foyer-rota-plan logs). The store has to be as it was when they were planned. */

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

/* The task that the month of this head is, as it stands in the store. */
static FoyerRotaTask *
read_task (FoyerRota  *rota,
           const char *month)
{
  g_autofree char *first = g_strconcat (month, "-01", NULL);
  g_autoptr (GAsyncResult) shown = NULL;
  g_autoptr (GError) error = NULL;
  FoyerRotaTask *task;
  gint64 first_day;

  g_assert_true (foyer_day_parse (first, &first_day));
  foyer_rota_show_async (rota, first_day, NULL, on_done, &shown);
  foyer_rota_show_finish (rota, wait_for (&shown), &error);
  give_up (error);
  task = foyer_rota_task_new (foyer_rota_get_month (rota), foyer_rota_get_today (rota), TRUE, NULL,
                              &error);
  give_up (error);

  return task;
}

/* @plan: a head and the lines below it */
static void
judge_plan (FoyerRota  *rota,
            const char *plan)
{
  g_auto (GStrv) lines = g_strsplit (plan, "\n", -1);
  g_auto (GStrv) head = g_strsplit (lines[0], " ", -1);
  g_autoptr (FoyerRotaTask) task = NULL;
  g_autofree guint8 *cells = NULL;
  const FoyerPlanProblem *problem;
  FoyerRotaSample said = { 0 };

  g_assert_cmpuint (g_strv_length (head), ==, 7);
  task = read_task (rota, head[0]);
  problem = task->problem;
  cells = g_new0 (guint8, (gsize) problem->n_staff * problem->n_days);
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

int
main (int   argc,
      char *argv[])
{
  g_autoptr (FoyerSession) session = foyer_session_new_console ("judge");
  g_autoptr (FoyerClock) clock = foyer_system_clock_new ();
  g_autoptr (FoyerServices) services = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) plans = NULL;

  if (argc != 3)
    return 2;

  g_file_get_contents (argv[2], &text, NULL, &error);
  give_up (error);
  foyer_opening_open_async (argv[1], session, clock, NULL, on_done, &opened);
  services = foyer_opening_open_finish (wait_for (&opened), &error);
  give_up (error);

  plans = g_strsplit (text, "plan ", -1);
  g_assert_cmpuint (g_strv_length (plans), >, 1);
  for (int n = 1; plans[n] != NULL; n++)
    judge_plan (foyer_services_get_rota (services), plans[n]);

  foyer_store_close (foyer_services_get_store (services));
  return judge_agrees () ? 0 : 1;
}
