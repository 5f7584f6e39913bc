#pragma once

#include "service/foyer-sample-private.h"
#include "store/foyer-store.h"

G_BEGIN_DECLS

gint64   foyer_sample_count_today (const FoyerSampleShape  *shape,
                                   FoyerShopTime           *shop_time,
                                   gint64                   now_us);
gboolean foyer_sample_add_today   (FoyerStore              *store,
                                   const FoyerActor        *actor,
                                   FoyerSamplePast         *past,
                                   gint64                   now_us,
                                   gint64                   n_visits,
                                   GError                 **error);

G_END_DECLS
