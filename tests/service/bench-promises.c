/* Measures what was promised of promises: with 1,000,000 items of which 100,000 are open, the next
 * due moment in 1 ms, the first page of the due list in 5 ms. Called by build-aux/bench-promises:
 * bench-promises URI. */

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "store/foyer-delivery-repository.h"
#include "store/foyer-item-repository.h"
#include "store/foyer-store.h"

#define N_LOOKS 200
#define PAGE 100

static gboolean has_missed;

static gint64
get_cpu_us (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
tell (const char *what,
      double      value,
      double      goal)
{
  printf ("%s: %.2f ms, goal %.2f ms%s\n", what, value, goal, value > goal ? ", MISSED" : "");
  has_missed |= value > goal;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return (*(const gint64 *) a > *(const gint64 *) b) - (*(const gint64 *) a < *(const gint64 *) b);
}

typedef gboolean (*Look) (FoyerDb *db, gint64 now_us, GError **error);

static gboolean
look_next (FoyerDb  *db,
           gint64    now_us,
           GError  **error)
{
  static const FoyerUuid nobody = { { 0 } };
  FoyerDeliveryOutlook outlook;

  return foyer_delivery_repository_look (db, &nobody, 0, 2 * G_TIME_SPAN_MINUTE, now_us, &outlook,
                                         error);
}

static gboolean
look_page (FoyerDb  *db,
           gint64    now_us,
           GError  **error)
{
  g_autoptr (GPtrArray) items = foyer_item_repository_find_open (db, NULL, -1, PAGE, error);

  return items != NULL && items->len == PAGE;
}

/* In a reader's thread: the times of the looks, processor first. */
static gpointer
measure (FoyerDb   *db,
         gpointer   data,
         GError   **error)
{
  Look look = *(Look *) data;
  g_autofree gint64 *cpu_us = g_new (gint64, N_LOOKS);
  g_autofree gint64 *wall_us = g_new (gint64, N_LOOKS);
  gint64 *median = g_new (gint64, 2);

  for (guint i = 0; i < N_LOOKS; i++)
    {
      gint64 start_us = g_get_monotonic_time ();
      gint64 begin_us = get_cpu_us ();

      if (!look (db, g_get_real_time (), error))
        return NULL;
      cpu_us[i] = get_cpu_us () - begin_us;
      wall_us[i] = g_get_monotonic_time () - start_us;
    }

  qsort (cpu_us, N_LOOKS, sizeof *cpu_us, compare);
  qsort (wall_us, N_LOOKS, sizeof *wall_us, compare);
  median[0] = cpu_us[N_LOOKS / 2];
  median[1] = wall_us[N_LOOKS / 2];
  return median;
}

static void
measure_look (FoyerStore *store,
              const char *what,
              Look        look,
              double      goal)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *median = foyer_store_read (store, FOYER_STORE_DESK, measure, &look, NULL,
                                                &error);
  g_autofree char *cpu = g_strdup_printf ("%s, processor, median", what);
  g_autofree char *wall = g_strdup_printf ("%s, by the clock, median", what);

  if (median == NULL)
    g_error ("%s: %s", what, error != NULL ? error->message : "too few items");
  tell (cpu, median[0] / 1000.0, goal);
  tell (wall, median[1] / 1000.0, goal);
}

/* Items without a customer, written in one statement: what the journal says of them is not
 * measured. */
static gboolean
fill (FoyerTransaction  *transaction,
      gpointer           data,
      gpointer          *result,
      GError           **error)
{
  static const char sql[] =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)"
    " INSERT INTO item (store_id, id, version, number, kind, state, subject, body, channel, severity,"
    "  name, phone, opened, due, closed, category, clock, pause_reason, origin, ring)"
    " SELECT $1, CAST (PRINTF ('%016d', i) AS BLOB), 1, 'W' || i, 'case',"
    "  CASE WHEN i % 10 = 0 THEN 'opened' ELSE 'closed' END, 'x', '', 'call', 'normal', '', '',"
    "  $2 + i, $3 + i * 1000000, CASE WHEN i % 10 = 0 THEN NULL ELSE $2 + i END, 'none', '+3d', '',"
    "  '', CASE WHEN i % 10 = 0 THEN $3 + i * 1000000 END FROM n";
  FoyerDb *db = foyer_transaction_get_db (transaction);
  gint64 now_us = foyer_transaction_get_now_us (transaction);

  return foyer_db_run (db, sql,
                       FOYER_VALUES (foyer_value_int (foyer_db_get_store (db)),
                                     foyer_value_int (now_us - 30 * G_TIME_SPAN_DAY),
                                     foyer_value_int (now_us + G_TIME_SPAN_DAY)), error) >= 0;
}

static gpointer
count (FoyerDb   *db,
       gpointer   data,
       GError   **error)
{
  gint64 n_open;

  return foyer_item_repository_count_open (db, NULL, -1, &n_open, error)
           ? g_memdup2 (&n_open, sizeof n_open) : NULL;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (FoyerClock) clock = foyer_system_clock_new ();
  FoyerActor actor = { .name = "console", .seat = "bench" };
  g_autoptr (FoyerStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *n_open = NULL;

  if (argc != 2)
    return EXIT_FAILURE;

  store = foyer_store_open_sync (argv[1], FOYER_DB_CREATE, clock, &error);
  g_assert_no_error (error);
  n_open = foyer_store_read (store, FOYER_STORE_DESK, count, NULL, NULL, &error);
  g_assert_no_error (error);
  if (*n_open == 0)
    foyer_store_write (store, &actor, "bench.fill", NULL, fill, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  measure_look (store, "next due moment", look_next, 1.0);
  measure_look (store, "first page of the due list", look_page, 5.0);
  foyer_store_close (store);

  return has_missed ? EXIT_FAILURE : EXIT_SUCCESS;
}
