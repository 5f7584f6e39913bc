#pragma once

#include <glib-object.h>

#include "domain/foyer-day.h"

G_BEGIN_DECLS

#define FOYER_SECOND_US G_TIME_SPAN_SECOND
#define FOYER_MINUTE_US G_TIME_SPAN_MINUTE
#define FOYER_HOUR_US G_TIME_SPAN_HOUR
#define FOYER_MINUTES_IN_DAY 1440

#define FOYER_TYPE_SHOP_TIME (foyer_shop_time_get_type ())
G_DECLARE_FINAL_TYPE (FoyerShopTime, foyer_shop_time, FOYER, SHOP_TIME, GObject)

FoyerShopTime *foyer_shop_time_new            (const char     *zone,
                                               int             day_end,
                                               GError        **error);
const char    *foyer_shop_time_get_zone       (FoyerShopTime  *self);
int            foyer_shop_time_get_day_end    (FoyerShopTime  *self);

gint64         foyer_shop_time_get_day        (FoyerShopTime  *self,
                                               gint64          at_us);
int            foyer_shop_time_get_minute     (FoyerShopTime  *self,
                                               gint64          at_us);
gint64         foyer_shop_time_get_local_us   (FoyerShopTime  *self,
                                               gint64          at_us);
gint64         foyer_shop_time_at             (FoyerShopTime  *self,
                                               gint64          day,
                                               gint64          local_us);
gint64         foyer_shop_time_at_minute      (FoyerShopTime  *self,
                                               gint64          day,
                                               int             minute);
void           foyer_shop_time_get_bounds     (FoyerShopTime  *self,
                                               gint64          day,
                                               gint64         *first_us,
                                               gint64         *end_us);
gint64         foyer_shop_time_get_day_end_us (FoyerShopTime  *self,
                                               gint64          day);
GDateTime     *foyer_shop_time_to_date_time   (FoyerShopTime  *self,
                                               gint64          at_us);

G_END_DECLS
