#include "domain/foyer-queue.h"

#include "domain/foyer-shop-time.h"

#define MINUTE FOYER_MINUTE_US
#define PATIENCE (10 * MINUTE)
#define DAY 20778

/* 00:00 of the day; times below are minutes after it. */
static const gint64 start_us = G_GINT64_CONSTANT (1795190400000000);
static const FoyerUuid li = { { 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 } };
static const FoyerUuid wang = { { 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2 } };

static gint64
at (int minute)
{
  return start_us + minute * MINUTE;
}

/* @expected 0: a walk-in. */
static FoyerVisit *
waiting (int number,
         int arrived,
         int expected)
{
  const FoyerUuid id = { { number } };
  g_autofree char *text = g_strdup_printf ("V20261121-%03d", number);
  FoyerVisit *visit;

  if (expected == 0)
    return foyer_visit_new_walk_in (&id, text, DAY, at (arrived));

  visit = foyer_visit_new_expected (&id, text, DAY, at (expected));
  g_assert_true (foyer_visit_arrive (visit, DAY, at (arrived), NULL));
  return visit;
}

static FoyerVisit *
received (int              number,
          int              arrived,
          int              called,
          const FoyerUuid *by)
{
  FoyerVisit *visit = waiting (number, arrived, 0);

  g_assert_true (foyer_visit_receive (visit, by, at (called), NULL));
  return visit;
}

static FoyerVisit *
gone (int              number,
      int              arrived,
      int              called,
      int              left,
      const FoyerUuid *by)
{
  FoyerVisit *visit = received (number, arrived, called, by);

  g_assert_true (foyer_visit_leave (visit, at (left), FOYER_LOST_KIND_NONE, NULL, NULL));
  return visit;
}

static GPtrArray *
make_day (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      now_us)
{
  return foyer_queue_compare (*(FoyerVisit **) a, *(FoyerVisit **) b, *(gint64 *) now_us,
                              PATIENCE);
}

static void
assert_order (GPtrArray  *visits,
              int         now,
              const char *expected)
{
  g_autoptr (GString) order = g_string_new (NULL);
  gint64 now_us = at (now);

  g_ptr_array_sort_with_data (visits, compare, &now_us);
  for (guint i = 0; i < visits->len; i++)
    g_string_append_printf (order, "%s%u", i > 0 ? " " : "",
                            foyer_visit_get_ordinal (g_ptr_array_index (visits, i)));
  g_assert_cmpstr (order->str, ==, expected);
}

/* The board of the design at 14:36: 周 has waited 12 minutes and stays before 刘, whose time came at
 * 14:30. */
static void
test_board (void)
{
  g_autoptr (GPtrArray) visits = make_day ();

  g_ptr_array_add (visits, waiting (19, 875, 0));
  g_ptr_array_add (visits, waiting (18, 870, 870));
  g_ptr_array_add (visits, waiting (17, 864, 0));
  assert_order (visits, 876, "17 18 19");
}

static void
test_order (void)
{
  g_autoptr (GPtrArray) visits = make_day ();

  /* 1 and 2 walk in at 10:00 and 10:02, 3 comes at 9:58 for 10:05, 4 at 10:03 for 10:03. */
  g_ptr_array_add (visits, waiting (1, 600, 0));
  g_ptr_array_add (visits, waiting (2, 602, 0));
  g_ptr_array_add (visits, waiting (3, 598, 605));
  g_ptr_array_add (visits, waiting (4, 603, 603));

  assert_order (visits, 604, "4 3 1 2"); /* 4 is due; 3 only came first */
  assert_order (visits, 606, "4 3 1 2"); /* both due, by their times */
  assert_order (visits, 611, "1 4 3 2"); /* 1 has waited more than ten minutes */
  assert_order (visits, 613, "1 2 4 3");
  assert_order (visits, 630, "1 2 4 3"); /* all have: by when they began to wait */
}

static void
test_find_next (void)
{
  g_autoptr (GPtrArray) visits = make_day ();
  g_autofree char *host = foyer_uuid_to_string (&wang);

  g_assert_null (foyer_queue_find_next (visits, NULL, at (600), PATIENCE));
  g_ptr_array_add (visits, received (1, 590, 595, &li));
  g_assert_null (foyer_queue_find_next (visits, NULL, at (600), PATIENCE));

  g_ptr_array_add (visits, waiting (3, 599, 0));
  g_ptr_array_add (visits, waiting (2, 597, 0));
  g_assert_true (foyer_record_edit (g_ptr_array_index (visits, 2), "host", host, NULL));

  /* 2 came to see 王: 李 calls 3, 王 calls 2, and so does whoever is not told. */
  g_assert_true (foyer_queue_find_next (visits, &li, at (600), PATIENCE) == visits->pdata[1]);
  g_assert_true (foyer_queue_find_next (visits, &wang, at (600), PATIENCE) == visits->pdata[2]);
  g_assert_true (foyer_queue_find_next (visits, NULL, at (600), PATIENCE) == visits->pdata[2]);

  /* Once nobody else waits, 李 may call 2. */
  g_assert_true (foyer_visit_receive (g_ptr_array_index (visits, 1), &li, at (600), NULL));
  g_assert_true (foyer_queue_find_next (visits, &li, at (600), PATIENCE) == visits->pdata[2]);
}

static void
test_figures (void)
{
  g_autoptr (GPtrArray) visits = make_day ();
  FoyerQueueFigures figures;
  FoyerVisit *visit;

  foyer_queue_count (visits, &figures);
  g_assert_cmpint (figures.mean_wait_us, ==, -1);
  g_assert_cmpuint (figures.n_arrived, ==, 0);

  g_ptr_array_add (visits, gone (1, 600, 612, 650, &li)); /* VI-01 */
  g_ptr_array_add (visits, received (2, 610, 614, &li));
  g_ptr_array_add (visits, waiting (3, 615, 0));
  visit = received (4, 600, 660, &wang);
  g_assert_true (foyer_visit_assume_left (visit, at (1440), NULL));
  g_ptr_array_add (visits, visit);
  visit = received (5, 600, 690, &wang);
  g_assert_true (foyer_visit_void (visit, NULL));
  g_ptr_array_add (visits, visit);
  g_ptr_array_add (visits, foyer_visit_new_expected (&li, "V1-6", DAY, at (900)));
  visit = foyer_visit_new_expected (&li, "V1-7", DAY, at (700));
  g_assert_true (foyer_visit_miss (visit, NULL));
  g_ptr_array_add (visits, visit);

  foyer_queue_count (visits, &figures);
  g_assert_cmpuint (figures.n_arrived, ==, 4);
  g_assert_cmpuint (figures.n_waiting, ==, 1);
  g_assert_cmpuint (figures.n_receiving, ==, 1);
  g_assert_cmpuint (figures.n_demo, ==, 0);
  g_assert_cmpuint (figures.n_left, ==, 2);
  g_assert_cmpuint (figures.n_assumed, ==, 1);
  g_assert_cmpuint (figures.n_expected, ==, 1);
  g_assert_cmpuint (figures.n_no_show, ==, 1);
  g_assert_cmpint (figures.mean_wait_us, ==, 8 * MINUTE); /* of 12 and 4 */
}

static void
test_pace (void)
{
  g_autoptr (GPtrArray) visits = make_day ();
  FoyerQueuePace pace = { 0 };

  g_ptr_array_add (visits, gone (1, 540, 541, 561, &li));
  g_ptr_array_add (visits, gone (2, 560, 562, 582, &li));
  g_assert_false (foyer_queue_measure_pace (visits, at (600), &pace));
  g_ptr_array_add (visits, gone (3, 560, 562, 572, &wang));
  g_ptr_array_add (visits, received (4, 580, 590, &li));

  g_assert_true (foyer_queue_measure_pace (visits, at (600), &pace));
  g_assert_cmpint (pace.service_us, ==, 50 * MINUTE / 3);
  g_assert_cmpuint (pace.n_receivers, ==, 2);
  g_assert_cmpuint (pace.n_free, ==, 1);

  /* 王 has received nobody for more than an hour. */
  g_assert_true (foyer_queue_measure_pace (visits, at (633), &pace));
  g_assert_cmpuint (pace.n_receivers, ==, 1);
  g_assert_cmpuint (pace.n_free, ==, 0);

  /* Only the last ten count. */
  for (int i = 0; i < 10; i++)
    g_ptr_array_add (visits, gone (10 + i, 590, 591 + i, 597 + i, &wang));
  g_assert_true (foyer_queue_measure_pace (visits, at (640), &pace));
  g_assert_cmpint (pace.service_us, ==, 6 * MINUTE);
}

static void
test_estimate (void)
{
  const FoyerQueuePace alone = { 12 * MINUTE, 1, 0 };
  const FoyerQueuePace three = { 12 * MINUTE, 3, 0 };
  const FoyerQueuePace free = { 12 * MINUTE, 3, 2 };

  g_assert_cmpint (foyer_queue_estimate_wait (&alone, 0), ==, 12 * MINUTE);
  g_assert_cmpint (foyer_queue_estimate_wait (&alone, 2), ==, 36 * MINUTE);
  g_assert_cmpint (foyer_queue_estimate_wait (&three, 0), ==, 4 * MINUTE);
  g_assert_cmpint (foyer_queue_estimate_wait (&three, 2), ==, 12 * MINUTE);
  g_assert_cmpint (foyer_queue_estimate_wait (&free, 1), ==, 0);
  g_assert_cmpint (foyer_queue_estimate_wait (&free, 2), ==, 4 * MINUTE);
}

/* Any two of any visits compare the same both ways round, and any three without a circle. */
static void
test_total_order (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int round = 0; round < 300; round++)
    {
      g_autoptr (GPtrArray) visits = make_day ();
      gint64 now_us = at (g_rand_int_range (rand, 600, 640));

      for (int i = 0; i < 7; i++)
        g_ptr_array_add (visits, waiting (i + 1, g_rand_int_range (rand, 600, 615),
                                          g_rand_boolean (rand) ? 0
                                                                : g_rand_int_range (rand, 595, 640)));
      g_ptr_array_sort_with_data (visits, compare, &now_us);
      for (guint i = 0; i < visits->len; i++)
        for (guint j = i + 1; j < visits->len; j++)
          {
            g_assert_cmpint (foyer_queue_compare (visits->pdata[i], visits->pdata[j], now_us,
                                                  PATIENCE), <, 0);
            g_assert_cmpint (foyer_queue_compare (visits->pdata[j], visits->pdata[i], now_us,
                                                  PATIENCE), >, 0);
          }
      g_assert_true (foyer_queue_find_next (visits, NULL, now_us, PATIENCE) == visits->pdata[0]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/queue/board", test_board);
  g_test_add_func ("/queue/order", test_order);
  g_test_add_func ("/queue/find-next", test_find_next);
  g_test_add_func ("/queue/figures", test_figures);
  g_test_add_func ("/queue/pace", test_pace);
  g_test_add_func ("/queue/estimate", test_estimate);
  g_test_add_func ("/queue/total-order", test_total_order);
  return g_test_run ();
}
