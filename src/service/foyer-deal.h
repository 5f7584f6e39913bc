#pragma once

#include "domain/foyer-notice.h"
#include "store/foyer-delivery-repository.h"

G_BEGIN_DECLS

/**
 * FoyerDealRequest:
 * @settings: the settings
 * @time: the shop's time
 * @seat: where somebody may be signed in
 * @staff: who; all-zero for nobody
 * @now_us: the present, microseconds UTC
 * @silent_after_us: up to when silent deliveries have been passed on
 *
 * One round of dealing out and leasing: plain data for foyer_deal_run(). Dealing out alone needs
 * no more than the settings, the time and the present.
 */
typedef struct
{
  FoyerSettings *settings;
  FoyerShopTime *time;
  char *seat;
  FoyerUuid staff;
  gint64 now_us;
  gint64 silent_after_us;
} FoyerDealRequest;

/**
 * FoyerDealResult:
 * @has_more: there is more to be dealt out: another round
 * @silent_after_us: up to when silent deliveries have been passed on now
 * @rang: (element-type FoyerDelivery): what was leased, to be shown at this seat
 *
 * What a round did.
 */
typedef struct
{
  gboolean has_more;
  gint64 silent_after_us;
  GPtrArray *rang;
} FoyerDealResult;

void     foyer_deal_request_free (gpointer           data);
void     foyer_deal_result_free  (gpointer           data);
gboolean foyer_deal_run          (FoyerTransaction  *transaction,
                                  gpointer           data,
                                  gpointer          *result,
                                  GError           **error);

gboolean foyer_deal_find_stale   (FoyerDealRequest  *request,
                                  FoyerDb           *db,
                                  GPtrArray         *items,
                                  GArray            *rings,
                                  GHashTable        *standing,
                                  GArray            *ids,
                                  GError           **error);
gboolean foyer_deal_again        (FoyerDealRequest  *request,
                                  FoyerDb           *db,
                                  const FoyerUuid   *ids,
                                  guint              n_ids,
                                  GError           **error);

G_END_DECLS
