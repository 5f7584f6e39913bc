#pragma once

#include "domain/foyer-shop-time.h"

G_BEGIN_DECLS

/* Days as people type them: 24, 11-24 or 2026-11-24, the nearest one from @today on; and moments: a
 * day, perhaps with a time behind it. */

gboolean foyer_day_text_parse        (const char    *text,
                                      gint64         today,
                                      gint64        *day);
gboolean foyer_day_text_parse_moment (const char    *text,
                                      FoyerShopTime *shop_time,
                                      gint64         today,
                                      int            usual_minute,
                                      gint64        *at_us);
char    *foyer_day_text_moment       (FoyerShopTime *shop_time,
                                      gint64         at_us);

G_END_DECLS
