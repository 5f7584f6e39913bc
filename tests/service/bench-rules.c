/* Measures what a change of the rules costs by which things ring: with 100,000 open items, how long
 * it takes until all of them ring by the new ones, and how long an act of the desk waits meanwhile.
 * Called by build-aux/bench-due: bench-rules URI, on the store of bench-promises. */

#include <stdio.h>
#include <stdlib.h>

#include "service-fixture.h"
#include "service/foyer-opening.h"

#define GOAL_MS 100.0
#define BETWEEN_MS 20
/* Between two looks whether it is done. */
#define LOOK_ACTS 25
#define N_QUIET_ACTS 500

typedef struct
{
  FoyerServices *services;
  FoyerStore *store;
  GArray *waits_us;             /* gint64 */
} Bench;

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return (*(const gint64 *) a > *(const gint64 *) b) - (*(const gint64 *) a < *(const gint64 *) b);
}

/* How many open items do not ring @minutes before they are due. */
static gpointer
count_wrong (FoyerDb   *db,
             gpointer   minutes,
             GError   **error)
{
  static const char sql[] = "SELECT COUNT (*) FROM item WHERE store_id = $1 AND closed IS NULL"
                            " AND kind = 'case' AND ring IS DISTINCT FROM due - $2 AND due > $3";
  gint64 warn_us = *(gint64 *) minutes * G_TIME_SPAN_MINUTE;
  gint64 soon_us = g_get_real_time () + G_TIME_SPAN_HOUR;
  g_autoptr (FoyerRows) rows =
    foyer_db_query (db, sql, FOYER_VALUES (foyer_value_int (foyer_db_get_store (db)),
                                           foyer_value_int (warn_us), foyer_value_int (soon_us)),
                    error);
  gint64 count = rows != NULL ? foyer_rows_get_int (rows, 0, 0) : -1;

  return g_memdup2 (&count, sizeof count);
}

static gint64
get_wrong (Bench  *self,
           gint64  minutes)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *count = foyer_store_read (self->store, FOYER_STORE_BULK, count_wrong, &minutes,
                                               NULL, &error);

  g_assert_no_error (error);
  return *count;
}

static gboolean
on_pause (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
pause_for (guint ms)
{
  gboolean is_over = FALSE;

  g_timeout_add (ms, on_pause, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* An act like any other: a setting, which nothing rings by. */
static void
act (Bench *self,
     guint  n)
{
  FoyerShop *shop = foyer_services_get_shop (self->services);
  g_autofree char *value = g_strdup_printf ("%umin", 3 + n % 2);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 begun_us = g_get_monotonic_time ();
  gint64 wait_us;

  foyer_shop_set_async (shop, "call.warn", value, NULL, on_done, &result);
  foyer_shop_finish (shop, wait_for (&result), &error);
  g_assert_no_error (error);
  wait_us = g_get_monotonic_time () - begun_us;
  g_array_append_val (self->waits_us, wait_us);
}

static void
change_rule (Bench *self,
             gint64 minutes)
{
  FoyerShop *shop = foyer_services_get_shop (self->services);
  g_autofree char *value = g_strdup_printf ("-%" G_GINT64_FORMAT "min", minutes);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  foyer_shop_set_async (shop, "due.case.warn", value, NULL, on_done, &result);
  foyer_shop_finish (shop, wait_for (&result), &error);
  g_assert_no_error (error);
}

static double
get_wait_ms (Bench *self,
             guint  percent)
{
  return g_array_index (self->waits_us, gint64, (self->waits_us->len - 1) * percent / 100) / 1e3;
}

static void
tell_waits (Bench      *self,
            const char *what)
{
  g_array_sort (self->waits_us, compare);
  printf ("%s: an act of the desk waited %.1f ms in the median, 95 of 100 at most %.1f, goal %.0f;"
          " the longest of %u %.1f ms\n", what, get_wait_ms (self, 50), get_wait_ms (self, 95),
          GOAL_MS, self->waits_us->len, get_wait_ms (self, 100));
  fflush (stdout);
  g_array_set_size (self->waits_us, 0);
}

static void
act_often (Bench *self,
           guint  n_acts)
{
  for (guint i = 0; i < n_acts; i++)
    {
      act (self, i);
      pause_for (BETWEEN_MS);
    }
}

static void
measure (Bench      *self,
         const char *what,
         gint64      minutes)
{
  gint64 begun_us = g_get_monotonic_time ();

  printf ("%s: %" G_GINT64_FORMAT " items ring by other rules\n", what, get_wrong (self, minutes));
  do
    act_often (self, LOOK_ACTS);
  while (get_wrong (self, minutes) > 0);
  printf ("%s: all by the new ones after %.1f s\n", what,
          (g_get_monotonic_time () - begun_us) / 1e6);
  tell_waits (self, what);
}

static void
begin_shop (FoyerServices *services)
{
  FoyerShop *shop = foyer_services_get_shop (services);
  FoyerPeople *people = foyer_services_get_people (services);
  g_autoptr (GAsyncResult) made = NULL, entered = NULL;
  g_autoptr (GError) error = NULL;

  if (g_list_model_get_n_items (foyer_people_get_staff (people)) == 0)
    {
      foyer_shop_set_up_async (shop, "一号店", "1001", "林芳", NULL, on_done, &made);
      g_assert_true (foyer_shop_finish (shop, wait_for (&made), &error));
    }
  foyer_people_sign_in_async (people, "1001", NULL, on_done, &entered);
  foyer_people_sign_in_finish (people, wait_for (&entered), &error);
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (FoyerClock) clock = foyer_system_clock_new ();
  g_autoptr (FoyerSession) session = foyer_session_new ("bench");
  g_autoptr (GArray) waits_us = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GError) error = NULL;
  FoyerServices *services;
  Bench bench;

  if (argc != 2)
    return EXIT_FAILURE;

  foyer_opening_open_async (argv[1], session, clock, NULL, on_done, &opened);
  services = foyer_opening_open_finish (wait_for (&opened), &error);
  g_assert_no_error (error);
  begin_shop (services);
  bench = (Bench){ services,
                   foyer_service_get_store (FOYER_SERVICE (foyer_services_get_due (services))),
                   waits_us };

  change_rule (&bench, 30);
  act_often (&bench, N_QUIET_ACTS);
  tell_waits (&bench, "With nothing else to do");
  foyer_due_start (foyer_services_get_due (services));
  measure (&bench, "At the start", 30);
  change_rule (&bench, 45);
  measure (&bench, "After a change", 45);
  g_clear_object (&services);

  return EXIT_SUCCESS;
}
