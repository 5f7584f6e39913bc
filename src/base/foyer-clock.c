#include "base/foyer-clock.h"

G_DEFINE_INTERFACE (FoyerClock, foyer_clock, G_TYPE_OBJECT)

static void
foyer_clock_default_init (FoyerClockInterface *iface)
{
}

/**
 * foyer_clock_now_us:
 * @self: a clock
 *
 * What time it is. Everything that decides by time asks a clock it was given, so that a test can
 * live through a day in a millisecond. May be called from any thread.
 *
 * Returns: microseconds since 1970-01-01 00:00:00 UTC
 */
gint64
foyer_clock_now_us (FoyerClock *self)
{
  g_return_val_if_fail (FOYER_IS_CLOCK (self), 0);

  return FOYER_CLOCK_GET_IFACE (self)->now_us (self);
}

/* The clock of the computer. */

struct _FoyerSystemClock
{
  GObject parent_instance;
};

static gint64
system_now_us (FoyerClock *clock)
{
  return g_get_real_time ();
}

static void
system_clock_iface_init (FoyerClockInterface *iface)
{
  iface->now_us = system_now_us;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FoyerSystemClock, foyer_system_clock, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (FOYER_TYPE_CLOCK, system_clock_iface_init))

static void
foyer_system_clock_class_init (FoyerSystemClockClass *klass)
{
}

static void
foyer_system_clock_init (FoyerSystemClock *self)
{
}

/**
 * foyer_system_clock_new:
 *
 * Returns: (transfer full): a clock that tells the computer's time
 */
FoyerClock *
foyer_system_clock_new (void)
{
  return g_object_new (FOYER_TYPE_SYSTEM_CLOCK, NULL);
}

/* The clock of tests: stands still until it is moved. */

struct _FoyerFakeClock
{
  GObject parent_instance;

  GMutex mutex;
  gint64 now_us;
};

static gint64
fake_now_us (FoyerClock *clock)
{
  FoyerFakeClock *self = FOYER_FAKE_CLOCK (clock);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->now_us;
}

static void
fake_clock_iface_init (FoyerClockInterface *iface)
{
  iface->now_us = fake_now_us;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FoyerFakeClock, foyer_fake_clock, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (FOYER_TYPE_CLOCK, fake_clock_iface_init))

static void
foyer_fake_clock_finalize (GObject *object)
{
  FoyerFakeClock *self = FOYER_FAKE_CLOCK (object);

  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (foyer_fake_clock_parent_class)->finalize (object);
}

static void
foyer_fake_clock_class_init (FoyerFakeClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = foyer_fake_clock_finalize;
}

static void
foyer_fake_clock_init (FoyerFakeClock *self)
{
  g_mutex_init (&self->mutex);
}

/**
 * foyer_fake_clock_new:
 * @now_us: microseconds since 1970 UTC
 *
 * Returns: (transfer full): a clock that stands at @now_us
 */
FoyerClock *
foyer_fake_clock_new (gint64 now_us)
{
  FoyerFakeClock *self = g_object_new (FOYER_TYPE_FAKE_CLOCK, NULL);

  self->now_us = now_us;
  return FOYER_CLOCK (self);
}

/**
 * foyer_fake_clock_set:
 * @self: a fake clock
 * @now_us: microseconds since 1970 UTC; may lie before the present value, as when a person
 *   sets the computer's clock back
 */
void
foyer_fake_clock_set (FoyerFakeClock *self,
                      gint64          now_us)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->now_us = now_us;
}

/**
 * foyer_fake_clock_advance:
 * @self: a fake clock
 * @by_us: microseconds to go forward
 */
void
foyer_fake_clock_advance (FoyerFakeClock *self,
                          gint64          by_us)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->now_us += by_us;
}

/* A clock that is known to go wrong. */

struct _FoyerShiftedClock
{
  GObject parent_instance;

  FoyerClock *base;
  GMutex mutex;
  gint64 shift_us;
};

static gint64
shifted_now_us (FoyerClock *clock)
{
  FoyerShiftedClock *self = FOYER_SHIFTED_CLOCK (clock);

  return foyer_clock_now_us (self->base) + foyer_shifted_clock_get_shift (self);
}

static void
shifted_clock_iface_init (FoyerClockInterface *iface)
{
  iface->now_us = shifted_now_us;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FoyerShiftedClock, foyer_shifted_clock, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (FOYER_TYPE_CLOCK, shifted_clock_iface_init))

static void
foyer_shifted_clock_finalize (GObject *object)
{
  FoyerShiftedClock *self = FOYER_SHIFTED_CLOCK (object);

  g_clear_object (&self->base);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (foyer_shifted_clock_parent_class)->finalize (object);
}

static void
foyer_shifted_clock_class_init (FoyerShiftedClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = foyer_shifted_clock_finalize;
}

static void
foyer_shifted_clock_init (FoyerShiftedClock *self)
{
  g_mutex_init (&self->mutex);
}

/**
 * foyer_shifted_clock_new:
 * @base: a clock
 *
 * Returns: (transfer full): a clock that tells the same time until it is told how far @base is off
 */
FoyerClock *
foyer_shifted_clock_new (FoyerClock *base)
{
  FoyerShiftedClock *self;

  g_return_val_if_fail (FOYER_IS_CLOCK (base), NULL);

  self = g_object_new (FOYER_TYPE_SHIFTED_CLOCK, NULL);
  self->base = g_object_ref (base);
  return FOYER_CLOCK (self);
}

/**
 * foyer_shifted_clock_get_shift:
 * @self: a shifted clock
 *
 * May be called from any thread.
 *
 * Returns: by how many microseconds it goes before its base; negative behind it
 */
gint64
foyer_shifted_clock_get_shift (FoyerShiftedClock *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->shift_us;
}

/**
 * foyer_shifted_clock_set_shift:
 * @self: a shifted clock
 * @shift_us: by how many microseconds it goes before its base from now on
 *
 * May be called from any thread.
 */
void
foyer_shifted_clock_set_shift (FoyerShiftedClock *self,
                               gint64             shift_us)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->shift_us = shift_us;
}
