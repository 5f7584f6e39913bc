/* What was done in the shop today so far, on both engines. */

#include "service-fixture.h"

#include "service/foyer-day-figures.h"
#include "service/foyer-items.h"

#define HOUR_US G_TIME_SPAN_HOUR

typedef struct
{
  Fixture shop;
  FoyerItems *items;
  FoyerDayFigures *figures;
} Day;

static void
set_up (Day           *self,
        gconstpointer  data)
{
  Desk *desk = &self->shop.desk;

  fixture_set_up (&self->shop, NULL);
  self->items = foyer_items_new (desk->store, desk->session, desk->history, desk->shop);
  self->figures = foyer_day_figures_new (desk->store, desk->session, desk->history, desk->shop);
  foyer_day_figures_use (self->figures);
}

static void
tear_down (Day           *self,
           gconstpointer  data)
{
  settle (&self->shop.desk);
  g_clear_object (&self->figures);
  g_clear_object (&self->items);
  fixture_tear_down (&self->shop, NULL);
}

typedef struct
{
  FoyerDayFigures *figures;
  guint received, demos, complaints, long_waits;
} Expected;

static gboolean
is_expected (gpointer data)
{
  Expected *expected = data;
  guint received, demos, complaints, long_waits;

  g_object_get (expected->figures, "received-count", &received, "demo-count", &demos,
                "complaint-count", &complaints, "long-wait-count", &long_waits, NULL);
  return received == expected->received && demos == expected->demos
         && complaints == expected->complaints && long_waits == expected->long_waits;
}

static void
wait_for_figures (Day   *self,
                  guint  received,
                  guint  demos,
                  guint  complaints,
                  guint  long_waits)
{
  wait_until (is_expected,
              &(Expected) { self->figures, received, demos, complaints, long_waits });
}

/* Somebody comes, waits, is received and is shown something. */
static void
serve (Day        *self,
       const char *name,
       gint64      wait_us)
{
  Desk *desk = &self->shop.desk;
  g_autoptr (FoyerVisit) visit = check_in (desk, "name", name, "purpose", "demo", NULL);
  g_autoptr (FoyerVisit) called = NULL, shown = NULL;
  GAsyncResult *result = NULL;

  fixture_advance (&self->shop, wait_us);
  foyer_reception_receive_async (desk->reception, visit, NULL, NULL, on_done, &result);
  called = finish_well (desk, &result);
  foyer_reception_start_demo_async (desk->reception, called, NULL, on_done, &result);
  shown = finish_well (desk, &result);
}

static void
complain (Day *self)
{
  g_autoptr (GHashTable) typed = typed_new ("kind", "complaint", "subject", "安装迟到", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerItem) item = NULL;

  foyer_items_open_async (self->items, typed, NULL, on_done, &result);
  item = foyer_items_finish (self->items, wait_for (&result), NULL, &error);
  g_assert_no_error (error);
}

static void
test_counts (Day           *self,
             gconstpointer  data)
{
  wait_for_figures (self, 0, 0, 0, 0);
  serve (self, "周兰", 2 * MINUTE_US);
  wait_for_figures (self, 1, 1, 0, 0);
  serve (self, "郑海涛", 11 * MINUTE_US);
  wait_for_figures (self, 2, 2, 0, 1);
  complain (self);
  wait_for_figures (self, 2, 2, 1, 1);

  /* What is taken back was not. */
  g_free (undo (&self->shop.desk, NULL));
  wait_for_figures (self, 2, 2, 0, 1);
}

/* The first who looks at the clock in the morning begins at nothing. */
static void
test_next_day (Day           *self,
               gconstpointer  data)
{
  serve (self, "周兰", 2 * MINUTE_US);
  complain (self);
  wait_for_figures (self, 1, 1, 1, 0);

  fixture_advance (&self->shop, 13 * HOUR_US);
  foyer_day_figures_look (self->figures);
  settle (&self->shop.desk);
  wait_for_figures (self, 1, 1, 1, 0);
  fixture_advance (&self->shop, 10 * HOUR_US);
  foyer_day_figures_look (self->figures);
  wait_for_figures (self, 0, 0, 0, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/day-figures/" name, Day, NULL, set_up, func, tear_down)
  ADD ("counts", test_counts);
  ADD ("next-day", test_next_day);
#undef ADD

  return g_test_run ();
}
