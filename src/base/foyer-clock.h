#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define FOYER_TYPE_CLOCK (foyer_clock_get_type ())
G_DECLARE_INTERFACE (FoyerClock, foyer_clock, FOYER, CLOCK, GObject)

struct _FoyerClockInterface
{
  GTypeInterface parent_iface;

  gint64 (*now_us) (FoyerClock *self);
};

gint64      foyer_clock_now_us     (FoyerClock *self);

#define FOYER_TYPE_SYSTEM_CLOCK (foyer_system_clock_get_type ())
G_DECLARE_FINAL_TYPE (FoyerSystemClock, foyer_system_clock, FOYER, SYSTEM_CLOCK, GObject)

FoyerClock *foyer_system_clock_new (void);

#define FOYER_TYPE_FAKE_CLOCK (foyer_fake_clock_get_type ())
G_DECLARE_FINAL_TYPE (FoyerFakeClock, foyer_fake_clock, FOYER, FAKE_CLOCK, GObject)

FoyerClock *foyer_fake_clock_new     (gint64          now_us);
void        foyer_fake_clock_set     (FoyerFakeClock *self,
                                      gint64          now_us);
void        foyer_fake_clock_advance (FoyerFakeClock *self,
                                      gint64          by_us);

#define FOYER_TYPE_SHIFTED_CLOCK (foyer_shifted_clock_get_type ())
G_DECLARE_FINAL_TYPE (FoyerShiftedClock, foyer_shifted_clock, FOYER, SHIFTED_CLOCK, GObject)

FoyerClock *foyer_shifted_clock_new       (FoyerClock        *base);
gint64      foyer_shifted_clock_get_shift (FoyerShiftedClock *self);
void        foyer_shifted_clock_set_shift (FoyerShiftedClock *self,
                                           gint64             shift_us);

G_END_DECLS
