/* What was done in the shop today so far, on both engines. */

#include "callback-fixture.h"

#include "service/foyer-day-figures.h"

#define HOUR_US G_TIME_SPAN_HOUR

typedef struct
{
  Calls calls;
  FoyerDayFigures *figures;
} Day;

static void
day_set_up (Day           *self,
            gconstpointer  data)
{
  Desk *desk = &self->calls.shop.desk;

  set_up (&self->calls, NULL);
  self->figures = foyer_day_figures_new (desk->store, desk->session, desk->history, desk->shop);
  foyer_day_figures_use (self->figures);
}

static void
day_tear_down (Day           *self,
               gconstpointer  data)
{
  settle (&self->calls.shop.desk);
  drop (&self->figures);
  tear_down (&self->calls, NULL);
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
  Desk *desk = &self->calls.shop.desk;
  g_autoptr (FoyerVisit) visit = check_in (desk, "name", name, "purpose", "demo", NULL);
  g_autoptr (FoyerVisit) called = NULL, shown = NULL;
  GAsyncResult *result = NULL;

  fixture_advance (&self->calls.shop, wait_us);
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

  foyer_items_open_async (self->calls.items, typed, NULL, on_done, &result);
  item = foyer_items_finish (self->calls.items, wait_for (&result), NULL, &error);
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
  g_free (undo (&self->calls.shop.desk, NULL));
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

  fixture_advance (&self->calls.shop, 13 * HOUR_US);
  foyer_day_figures_look (self->figures);
  settle (&self->calls.shop.desk);
  wait_for_figures (self, 1, 1, 1, 0);
  fixture_advance (&self->calls.shop, 10 * HOUR_US);
  foyer_day_figures_look (self->figures);
  wait_for_figures (self, 0, 0, 0, 0);
}

typedef struct
{
  FoyerDayFigures *figures;
  guint received, calls, target;
  gint64 shift_us;
} OfShift;

static gboolean
is_of_shift (gpointer data)
{
  OfShift *expected = data;
  guint received, calls, target;
  gint64 shift_us;

  g_object_get (expected->figures, "shift-received-count", &received, "shift-call-count", &calls,
                "call-target", &target, "shift-start", &shift_us, NULL);
  return received == expected->received && calls == expected->calls
         && target == expected->target && shift_us == expected->shift_us;
}

static void
wait_for_shift (Day    *self,
                guint   received,
                guint   calls,
                guint   target,
                gint64  shift_us)
{
  wait_until (is_of_shift, &(OfShift) { self->figures, received, calls, target, shift_us });
}

static void
set_target (Day   *self,
            guint  target)
{
  Desk *desk = &self->calls.shop.desk;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_sign_in (desk, "1001");
  foyer_callbacks_set_target_async (self->calls.callbacks, desk_find_staff (desk, "1002"), target,
                                    NULL, on_done, &result);
  g_assert_true (foyer_callbacks_finish_order (self->calls.callbacks, wait_for (&result), &error));
  desk_sign_in (desk, "1002");
}

/* The day is what was done since the morning; the shift begins at 14:00, and is over at 22:00. */
static void
test_shift (Day           *self,
            gconstpointer  data)
{
  gint64 shift_us = START_US + 4 * HOUR_US;
  g_autoptr (FoyerItem) first = plan (&self->calls, NULL);
  g_autoptr (FoyerItem) second = plan (&self->calls, NULL);
  guint calls;

  set_target (self, 3);
  put_on_duty (&self->calls, "1002", "2026-11-21", FOYER_SHIFT_LATE);
  serve (self, "周兰", 2 * MINUTE_US);
  g_object_unref (record (&self->calls, first, &accepted));
  wait_for_shift (self, 0, 0, 3, 0);

  fixture_advance (&self->calls.shop, 4 * HOUR_US);
  foyer_day_figures_look (self->figures);
  wait_for_shift (self, 0, 0, 3, shift_us);
  serve (self, "郑海涛", 11 * MINUTE_US);
  g_object_unref (record (&self->calls, second, &accepted));
  wait_for_shift (self, 1, 1, 3, shift_us);
  wait_for_figures (self, 2, 2, 0, 1);
  g_object_get (self->figures, "call-count", &calls, NULL);
  g_assert_cmpuint (calls, ==, 2);

  fixture_advance (&self->calls.shop, 8 * HOUR_US);
  foyer_day_figures_look (self->figures);
  wait_for_shift (self, 0, 0, 3, 0);
  wait_for_figures (self, 2, 2, 0, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/day-figures/" name, Day, NULL, day_set_up, func, day_tear_down)
  ADD ("counts", test_counts);
  ADD ("next-day", test_next_day);
  ADD ("shift", test_shift);
#undef ADD

  return g_test_run ();
}
