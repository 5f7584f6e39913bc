#pragma once

#include "service/foyer-catalog.h"
#include "service/foyer-rota-month.h"

G_BEGIN_DECLS

/* The published shifts of a month as iCalendar, for everybody's own calendar. */
GBytes *foyer_roster_calendar_make (FoyerCatalog    *catalog,
                                    FoyerRotaMonth  *month,
                                    const FoyerUuid *staff,
                                    const char      *shop_name,
                                    gint64           now_us);

G_END_DECLS
