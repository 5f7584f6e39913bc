/* What was missed while the PC slept rings once, soon after it wakes; and a clock that is set, or a
 * shop that moves to another zone, doubles nothing and loses nothing: with the service that waits
 * by itself, what rings and a clock that is set by the test. Runs on a bus of its own, which stands
 * for the system's. */

#include "ringer-fixture.h"

#define HOUR_US G_TIME_SPAN_HOUR
#define LOGIND "org.freedesktop.login1"
/* The promise: what the PC slept through rings so soon after it is awake. */
#define AWAKE_S 15
/* How much later a machine that is busy with other tests may be. */
#define BUSY_S 15

typedef struct
{
  Shop shop;
  GDBusConnection *bus;         /* logind's */
} Pc;

static void
set_up (Pc            *self,
        gconstpointer  unused)
{
  const char *address = g_getenv ("DBUS_SYSTEM_BUS_ADDRESS");
  g_autoptr(GVariant) answer = NULL;
  g_autoptr(GError) error = NULL;

  self->bus = g_dbus_connection_new_for_address_sync (
    address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
             | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (self->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                        "org.freedesktop.DBus", "RequestName",
                                        g_variant_new ("(su)", LOGIND, 4), NULL,
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  shop_set_up (&self->shop, NULL);
}

static void
tear_down (Pc            *self,
           gconstpointer  unused)
{
  shop_tear_down (&self->shop, NULL);
  g_dbus_connection_close_sync (self->bus, NULL, NULL);
  g_object_unref (self->bus);
}

static void
tell_sleep (Pc       *self,
            gboolean  begins)
{
  g_autoptr(GError) error = NULL;

  g_dbus_connection_emit_signal (self->bus, NULL, "/org/freedesktop/login1", LOGIND ".Manager",
                                 "PrepareForSleep", g_variant_new ("(b)", begins), &error);
  g_assert_no_error (error);
}

typedef struct
{
  Shop *shop;
  guint n_shown;
} Expected;

static gboolean
is_shown (gpointer data)
{
  Expected *expected = data;

  return expected->shop->notifier->n_shown >= expected->n_shown;
}

static gboolean
on_late (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
on_look (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Until it has rung so often, at most @seconds. Returns how long it took. */
static gint64
wait_for_ring (Shop  *shop,
               guint  n_shown,
               guint  seconds)
{
  gint64 begun_us = g_get_monotonic_time ();
  gboolean is_late = FALSE;
  guint late = g_timeout_add_seconds (seconds, on_late, &is_late);
  guint look = g_timeout_add (10, on_look, NULL);

  while (!is_late && !is_shown (&(Expected) { shop, n_shown }))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_late);
  g_source_remove (late);
  g_source_remove (look);
  shop_settle (shop);
  g_assert_cmpuint (shop->notifier->n_shown, ==, n_shown);
  return g_get_monotonic_time () - begun_us;
}

/* The service waits for the signal only once it has its answer from the bus. */
static gboolean
hears_of_sleep (gpointer data)
{
  Pc *self = data;
  Shop *shop = &self->shop;

  tell_sleep (self, FALSE);
  return shop->notifier->n_shown > 0;
}

/* The promise with logind: the timers have slept with the PC, nobody asks for a look. */
static void
test_woken (Pc            *self,
            gconstpointer  unused)
{
  Shop *shop = &self->shop;

  shop_plan (shop, "许志强");
  foyer_due_start (shop->due);
  shop_look (shop);
  g_assert_cmpuint (shop->notifier->n_shown, ==, 0);

  tell_sleep (self, TRUE);
  fixture_advance (&shop->fixture, 5 * HOUR_US + MINUTE_US);
  wait_until (hears_of_sleep, self);
  shop_settle (shop);
  tell_sleep (self, FALSE);
  shop_look (shop);
  g_assert_cmpuint (shop->notifier->n_shown, ==, 1);
  g_assert_cmpstr (shop_get_standing (shop)->title, ==, "Call back customer Xu, 15:00");
}

/* Without a word of logind: by the wall clock. Six hours of sleep are one summary. */
static void
test_slept (Pc            *self,
            gconstpointer  unused)
{
  Shop *shop = &self->shop;
  const char *const names[] = { "许志强", "王芳", "赵敏", "钱伟" };
  gint64 took_us;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    shop_plan (shop, names[i]);
  foyer_due_start (shop->due);
  shop_look (shop);

  fixture_advance (&shop->fixture, 6 * HOUR_US);
  took_us = wait_for_ring (shop, 1, AWAKE_S + BUSY_S);
  g_test_message ("rang %.1f s after waking", took_us / (double) G_USEC_PER_SEC);
  g_assert_cmpstr (shop_get_standing (shop)->title, ==, "4 came due");
  shop_look (shop);
  g_assert_cmpuint (shop->notifier->n_shown, ==, 1);
}

/* Set back by a day after it rang, and forward again: told once; what comes after it still
 * rings. */
static void
test_clock_set (Pc            *self,
                gconstpointer  unused)
{
  Shop *shop = &self->shop;

  shop_plan (shop, "许志强");
  foyer_due_start (shop->due);
  fixture_advance (&shop->fixture, 5 * HOUR_US);
  shop_look (shop);
  g_assert_cmpuint (shop->notifier->n_shown, ==, 1);

  fixture_advance (&shop->fixture, -24 * HOUR_US);
  shop_look (shop);
  fixture_advance (&shop->fixture, 24 * HOUR_US);
  shop_look (shop);
  g_assert_cmpuint (shop->notifier->n_shown, ==, 1);
  g_assert_cmpuint (shop_count_standing (shop), ==, 1);

  fixture_advance (&shop->fixture, 30 * MINUTE_US);
  shop_look (shop);
  g_assert_cmpuint (shop->notifier->n_shown, ==, 2);
  g_assert_cmpstr (shop_get_standing (shop)->title, ==, "Callback 30 min late: customer Xu");
}

/* Set back and forward before the time: it rings at it, once. */
static void
test_clock_set_before (Pc            *self,
                       gconstpointer  unused)
{
  Shop *shop = &self->shop;

  shop_plan (shop, "许志强");
  foyer_due_start (shop->due);
  fixture_advance (&shop->fixture, 5 * HOUR_US - MINUTE_US);
  shop_look (shop);
  fixture_advance (&shop->fixture, -2 * HOUR_US);
  shop_look (shop);
  fixture_advance (&shop->fixture, 2 * HOUR_US);
  shop_look (shop);
  g_assert_cmpuint (shop->notifier->n_shown, ==, 0);
  fixture_advance (&shop->fixture, MINUTE_US);
  shop_look (shop);
  g_assert_cmpuint (shop->notifier->n_shown, ==, 1);
}

static void
set_zone (Shop       *shop,
          const char *zone)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  desk_sign_in (&shop->fixture.desk, "1001");
  foyer_shop_set_async (shop->fixture.desk.shop, "shop.tz", zone, NULL, on_done, &result);
  g_assert_true (foyer_shop_finish (shop->fixture.desk.shop, wait_for (&result), &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  desk_sign_in (&shop->fixture.desk, "1002");
  shop_settle (shop);
}

/* A promise is an instant: another zone says it otherwise and rings it when it would have rung. */
static void
test_zone (Pc            *self,
           gconstpointer  unused)
{
  Shop *shop = &self->shop;
  guint n_shown;

  shop_plan (shop, "许志强");
  foyer_due_start (shop->due);
  shop_look (shop);
  set_zone (shop, "Asia/Tokyo");
  fixture_advance (&shop->fixture, 5 * HOUR_US - 1);
  shop_look (shop);
  g_assert_cmpuint (shop->notifier->n_shown, ==, 0);
  fixture_advance (&shop->fixture, 1);
  shop_look (shop);
  g_assert_cmpuint (shop->notifier->n_shown, ==, 1);
  g_assert_cmpstr (shop_get_standing (shop)->title, ==, "Call back customer Xu, 16:00");

  /* Nothing that rang rings again for the change; what 1001 was asked meanwhile is theirs. */
  n_shown = shop->notifier->n_shown;
  set_zone (shop, "Asia/Shanghai");
  shop_look (shop);
  g_assert_cmpuint (shop->notifier->n_shown, ==, n_shown);
  g_assert_cmpuint (g_list_model_get_n_items (foyer_due_get_tray (shop->due)), ==, 1);
}

#define ADD(name, func) g_test_add ("/wake/" name, Pc, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  /* Before the first thread. */
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", g_getenv ("DBUS_SESSION_BUS_ADDRESS"), TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("woken", test_woken);
  ADD ("slept", test_slept);
  ADD ("clock-set", test_clock_set);
  ADD ("clock-set-before", test_clock_set_before);
  ADD ("zone", test_zone);

  return g_test_run ();
}
