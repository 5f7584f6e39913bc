#include "base/foyer-clock.h"

static void
test_fake_stands_still (void)
{
  g_autoptr (FoyerClock) clock = foyer_fake_clock_new (1000);

  g_assert_cmpint (foyer_clock_now_us (clock), ==, 1000);
  foyer_fake_clock_advance (FOYER_FAKE_CLOCK (clock), 500);
  g_assert_cmpint (foyer_clock_now_us (clock), ==, 1500);
  foyer_fake_clock_set (FOYER_FAKE_CLOCK (clock), 20);
  g_assert_cmpint (foyer_clock_now_us (clock), ==, 20);
}

static void
test_system_is_real_time (void)
{
  g_autoptr (FoyerClock) clock = foyer_system_clock_new ();
  gint64 before_us = g_get_real_time ();

  g_assert_cmpint (foyer_clock_now_us (clock), >=, before_us);
}

static void
test_shifted (void)
{
  g_autoptr (FoyerClock) base = foyer_fake_clock_new (1000);
  g_autoptr (FoyerClock) clock = foyer_shifted_clock_new (base);

  g_assert_cmpint (foyer_clock_now_us (clock), ==, 1000);
  foyer_shifted_clock_set_shift (FOYER_SHIFTED_CLOCK (clock), -300);
  g_assert_cmpint (foyer_clock_now_us (clock), ==, 700);
  foyer_fake_clock_advance (FOYER_FAKE_CLOCK (base), 500);
  g_assert_cmpint (foyer_clock_now_us (clock), ==, 1200);
  g_assert_cmpint (foyer_shifted_clock_get_shift (FOYER_SHIFTED_CLOCK (clock)), ==, -300);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/fake-stands-still", test_fake_stands_still);
  g_test_add_func ("/clock/system-is-real-time", test_system_is_real_time);
  g_test_add_func ("/clock/shifted", test_shifted);
  return g_test_run ();
}
