/* Has the second checker judge the rosters that were planned of months of a store.
 *
 *   judge-month URI PLANS
 *
 * PLANS holds what was told of one plan after the other (judge_told()). The store has to be as it
 * was when they were made. */

#include "judge-task.h"
#include "judge.h"
#include "../test-wait.h"

#include "domain/foyer-day.h"
#include "service/foyer-opening.h"

/* The month of @told as it stands in the store. */
static FoyerRotaTask *
read_task (FoyerRota  *rota,
           const char *told)
{
  g_autofree char *first = g_strdup_printf ("%.7s-01", told);
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
    {
      g_autoptr (FoyerRotaTask) task = read_task (foyer_services_get_rota (services), plans[n]);

      judge_told (task, plans[n]);
    }

  foyer_store_close (foyer_services_get_store (services));
  return judge_agrees () ? 0 : 1;
}
