/* Plans a callback that is due in some seconds, which nobody does by hand: a journey must not wait
 * for the next full minute.
 *
 *   plan-callback URI STAFF NAME PHONE SECONDS
 *
 * So that it rings at any hour and on any day, the shop calls round the clock from then on. */

#include "test-wait.h"

#include "service/foyer-opening.h"

#include <stdlib.h>

typedef struct
{
  FoyerCallbackPlan plan;
  gint64 seconds;
} Job;

static void
set (FoyerServices *services,
     const char    *name,
     const char    *value)
{
  FoyerShop *shop = foyer_services_get_shop (services);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  foyer_shop_set_async (shop, name, value, NULL, on_done, &result);
  foyer_shop_finish (shop, wait_for (&result), &error);
  give_up (error);
}

static gboolean
plan (FoyerTransaction  *transaction,
      gpointer           data,
      gpointer          *result,
      GError           **error)
{
  Job *job = data;

  job->plan.item.due_us = foyer_transaction_get_now_us (transaction)
                          + job->seconds * G_USEC_PER_SEC;
  *result = foyer_callback_plan_run (transaction, &job->plan, error);
  return *result != NULL;
}

static FoyerUuid
find_staff (FoyerServices *services,
            const char    *number)
{
  GListModel *staff = foyer_people_get_staff (foyer_services_get_people (services));

  for (guint i = 0; i < g_list_model_get_n_items (staff); i++)
    {
      g_autoptr(FoyerStaff) one = g_list_model_get_item (staff, i);

      if (g_str_equal (foyer_staff_get_number (one), number))
        return *foyer_record_get_id (FOYER_RECORD (one));
    }
  g_printerr ("nobody has the number %s\n", number);
  exit (1);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(FoyerSession) session = foyer_session_new_console ("journey");
  g_autoptr(FoyerClock) clock = foyer_system_clock_new ();
  g_autoptr(FoyerServices) services = NULL;
  g_autoptr(FoyerItem) item = NULL;
  g_autoptr(GAsyncResult) opened = NULL, planned = NULL;
  g_autoptr(GError) error = NULL;
  FoyerService *callbacks;
  Job *job;

  if (argc != 6)
    return 2;

  foyer_opening_open_async (argv[1], session, clock, NULL, on_done, &opened);
  services = foyer_opening_open_finish (wait_for (&opened), &error);
  give_up (error);
  set (services, "callback.hours", "00:00-24:00");
  set (services, "callback.skip_holidays", "false");

  callbacks = FOYER_SERVICE (foyer_services_get_callbacks (services));
  job = g_new0 (Job, 1);
  job->plan.kind = FOYER_CALLBACK_USAGE;
  job->plan.product = "";
  job->plan.result = "";
  job->plan.item.subject = "";
  job->plan.item.body = "";
  job->plan.item.name = argv[3];
  job->plan.item.phone = argv[4];
  job->plan.item.channel = FOYER_CHANNEL_CALL;
  job->plan.item.owner = find_staff (services, argv[2]);
  job->seconds = atoi (argv[5]);
  foyer_service_run_async (callbacks, FOYER_RIGHT_ITEM_OPEN, "callback.plan", plan, job, g_free,
                           NULL, on_done, &planned);
  item = foyer_service_run_finish (callbacks, wait_for (&planned), &error);
  give_up (error);
  g_print ("%s\n", foyer_item_get_number (item));

  foyer_store_close (foyer_services_get_store (services));
  return 0;
}
