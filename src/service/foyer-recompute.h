#pragma once

#include "domain/foyer-calendar.h"
#include "domain/foyer-settings.h"
#include "domain/foyer-shop-time.h"
#include "store/foyer-store.h"

G_BEGIN_DECLS

/* What follows for open items when the rules of the shop change: one operation in short
 * transactions, as `system`. */

/* On the main thread, whenever it is known anew: how many open items are still to be looked at, or
 * to be changed. */
typedef void (*FoyerRecomputeProgress) (guint    n_left,
                                        gpointer user_data);

void     foyer_recompute_rings_async (FoyerStore              *store,
                                      const FoyerActor        *actor,
                                      FoyerShopTime           *time,
                                      FoyerSettings           *settings,
                                      FoyerRecomputeProgress   progress,
                                      gpointer                 progress_data,
                                      GCancellable            *cancellable,
                                      GAsyncReadyCallback      callback,
                                      gpointer                 user_data);
void     foyer_recompute_dues_async  (FoyerStore              *store,
                                      const FoyerActor        *actor,
                                      FoyerShopTime           *time,
                                      FoyerCalendar           *before,
                                      FoyerCalendar           *calendar,
                                      FoyerRecomputeProgress   progress,
                                      gpointer                 progress_data,
                                      GCancellable            *cancellable,
                                      GAsyncReadyCallback      callback,
                                      gpointer                 user_data);
gboolean foyer_recompute_finish      (GAsyncResult            *result,
                                      GError                 **error);

G_END_DECLS
