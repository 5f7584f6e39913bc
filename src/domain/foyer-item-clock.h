#pragma once

#include "domain/foyer-deadline.h"
#include "domain/foyer-item.h"

G_BEGIN_DECLS

gint64   foyer_item_clock_extend (const char     *clock,
                                  gint64          due_us,
                                  gint64          from_us,
                                  gint64          to_us,
                                  FoyerShopTime  *time,
                                  FoyerCalendar  *calendar);
gboolean foyer_item_clock_replay (FoyerItem      *item,
                                  GPtrArray      *log,
                                  FoyerShopTime  *time,
                                  FoyerCalendar  *calendar,
                                  gint64          until_us,
                                  gint64         *due_us,
                                  gboolean       *is_provisional);

G_END_DECLS
