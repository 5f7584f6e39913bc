/* Measures how late a promise rings while the PC is awake: at most one second after its time.
 * Called by build-aux/bench-due: bench-due URI PLAN-CALLBACK, on a store with 1,000,000 items of
 * which 100,000 are open, by the real clock: the service waits by itself, the real ringer brings
 * the banner to a notifier that writes down. Each callback is planned by another process. */

#include "ringer-fixture.h"

#include "service/foyer-opening.h"

#include <stdio.h>
#include <stdlib.h>

#define GOAL_MS 1000.0
#define N_PROMISES 15
#define STAFF "1002"
#define FAR_S 86400

typedef struct
{
  FoyerServices *services;
  GArray *late_us;              /* gint64: of each that rang */
} Bench;

/* After the ringer, which has given it to the notifier by now. */
static void
on_rang (Bench     *self,
         GPtrArray *deliveries)
{
  FoyerDue *due = foyer_services_get_due (self->services);
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (due));

  for (guint i = 0; i < deliveries->len; i++)
    {
      gint64 late_us = now_us - foyer_delivery_get_moment (deliveries->pdata[i]);

      g_array_append_val (self->late_us, late_us);
    }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return (*(const gint64 *) a > *(const gint64 *) b) - (*(const gint64 *) a < *(const gint64 *) b);
}

static void
begin_shop (FoyerServices *services)
{
  FoyerPeople *people = foyer_services_get_people (services);
  g_autoptr(GAsyncResult) made = NULL, added = NULL, entered = NULL;
  g_autoptr(FoyerStaff) staff = NULL;
  g_autoptr(GError) error = NULL;

  if (g_list_model_get_n_items (foyer_people_get_staff (people)) == 0)
    {
      foyer_shop_set_up_async (foyer_services_get_shop (services), "一号店", "1001", "林芳", NULL,
                               on_done, &made);
      g_assert_true (foyer_shop_finish (foyer_services_get_shop (services), wait_for (&made),
                                        &error));
      foyer_people_add_async (people, STAFF, "李娜", FOYER_ROLE_FRONTDESK, FOYER_POST_RECEPTION, NULL,
                              on_done, &added);
      staff = foyer_people_finish (people, wait_for (&added), &error);
      g_assert_no_error (error);
    }
  foyer_people_sign_in_async (people, STAFF, NULL, on_done, &entered);
  foyer_people_sign_in_finish (people, wait_for (&entered), &error);
  g_assert_no_error (error);
}

/* (transfer full) */
static GSubprocess *
plan_one (const char *program,
          const char *uri,
          guint       seconds)
{
  g_autofree char *text = g_strdup_printf ("%u", seconds);
  g_autoptr(GError) error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, program, uri,
                                           STAFF, "许志强", "13912347731", text, NULL);

  g_assert_no_error (error);
  return process;
}

/* Two seconds apart each, so that they ring one by one. */
static void
plan (const char *program,
      const char *uri)
{
  for (guint i = 0; i < N_PROMISES; i++)
    g_object_unref (plan_one (program, uri, 8 + 2 * i));
}

/* As plan-callback sets it. */
static gboolean
calls_round_the_clock (FoyerServices *services)
{
  FoyerSettings *settings = foyer_shop_get_settings (foyer_services_get_shop (services));

  return g_str_equal (foyer_settings_get_text (settings, FOYER_SETTING_CALLBACK_HOURS),
                      "00:00-24:00");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(FoyerClock) clock = foyer_system_clock_new ();
  g_autoptr(FoyerSession) session = foyer_session_new ("bench");
  g_autoptr(GArray) late_us = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(FoyerNotifier) notifier = g_object_new (TEST_TYPE_NOTIFIER, NULL);
  g_autoptr(FoyerRinger) ringer = NULL;
  g_autoptr(FoyerServices) services = NULL;
  g_autoptr(GAsyncResult) opened = NULL, looked = NULL;
  g_autoptr(GSubprocess) first = NULL;
  g_autoptr(GError) error = NULL;
  Bench bench;
  FoyerDue *due;
  double median_ms, most_ms;

  if (argc != 3)
    return EXIT_FAILURE;

  foyer_opening_open_async (argv[1], session, clock, NULL, on_done, &opened);
  while (opened == NULL)
    g_main_context_iteration (NULL, TRUE);
  services = foyer_opening_open_finish (opened, &error);
  g_assert_no_error (error);
  begin_shop (services);
  /* It also sets by which hours calls are planned: known before the start, it is no change, for
   * which all that is open would be reckoned anew. */
  first = plan_one (argv[2], argv[1], FAR_S);
  g_subprocess_wait_check (first, NULL, &error);
  g_assert_no_error (error);
  while (!calls_round_the_clock (services))
    g_main_context_iteration (NULL, TRUE);

  due = foyer_services_get_due (services);
  ringer = foyer_ringer_new (due, foyer_services_get_callbacks (services),
                             foyer_services_get_reception (services),
                             foyer_services_get_demo_desk (services),
                             foyer_services_get_people (services),
                             foyer_services_get_shop (services), notifier);
  bench = (Bench) { services, late_us };
  foyer_due_start (due);
  /* What came due while nobody looked, a store of some days ago has much of it, is not measured. */
  foyer_due_look_async (due, NULL, on_done, &looked);
  while (looked == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect_swapped (due, "rang", G_CALLBACK (on_rang), &bench);

  plan (argv[2], argv[1]);
  while (late_us->len < N_PROMISES)
    g_main_context_iteration (NULL, TRUE);

  qsort (late_us->data, late_us->len, sizeof (gint64), compare);
  median_ms = g_array_index (late_us, gint64, late_us->len / 2) / 1000.0;
  most_ms = g_array_index (late_us, gint64, late_us->len - 1) / 1000.0;
  printf ("rings after its time, median of %u: %.1f ms, limit %.0f ms, ratio %.3f\n", late_us->len,
          median_ms, GOAL_MS, median_ms / GOAL_MS);
  printf ("rings after its time, at most: %.1f ms, limit %.0f ms, ratio %.3f%s\n", most_ms, GOAL_MS,
          most_ms / GOAL_MS, most_ms > GOAL_MS ? ", MISSED" : "");
  return most_ms > GOAL_MS ? EXIT_FAILURE : EXIT_SUCCESS;
}
