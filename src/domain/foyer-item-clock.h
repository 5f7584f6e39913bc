#pragma once

#include "domain/foyer-deadline.h"

G_BEGIN_DECLS

gint64 foyer_item_clock_extend (const char     *clock,
                                gint64          due_us,
                                gint64          from_us,
                                gint64          to_us,
                                FoyerShopTime  *time,
                                FoyerCalendar  *calendar);

G_END_DECLS
