#pragma once

/* What rings (DESIGN §5). Deliveries are not journalled: they tell of the telling. */

#include "domain/foyer-delivery-fields.h"
#include "store/foyer-transaction.h"

G_BEGIN_DECLS

/* Who leases gets so long to show it. */
#define FOYER_LEASE_US (60 * G_USEC_PER_SEC)

/* A delivery of an item, for whoever deals out. */
typedef struct
{
  FoyerDeliveryFields fields;
  FoyerUuid item;
  gboolean is_gone;
} FoyerDealt;

GPtrArray *foyer_delivery_repository_find_ringing   (FoyerDb                    *db,
                                                     gint64                      now_us,
                                                     guint                       limit,
                                                     GError                    **error);
gboolean   foyer_delivery_repository_skip_closed    (FoyerDb                    *db,
                                                     guint                       limit,
                                                     gint64                     *n_skipped,
                                                     GError                    **error);
gboolean   foyer_delivery_repository_set_ring       (FoyerDb                    *db,
                                                     const FoyerUuid            *item,
                                                     gint64                      ring_us,
                                                     GError                    **error);
GHashTable *foyer_delivery_repository_find_standing_items
                                                    (FoyerDb                    *db,
                                                     GError                    **error);
/* (element-type FoyerDealt) */
GArray    *foyer_delivery_repository_find_of_item   (FoyerDb                    *db,
                                                     const FoyerUuid            *item,
                                                     GError                    **error);
/* (element-type FoyerDealt) */
GArray    *foyer_delivery_repository_find_silent    (FoyerDb                    *db,
                                                     gint64                      after_us,
                                                     gint64                      until_us,
                                                     guint                       limit,
                                                     GError                    **error);
gboolean   foyer_delivery_repository_add            (FoyerDb                    *db,
                                                     const FoyerUuid            *item,
                                                     const FoyerDeliveryFields  *fields,
                                                     gint64                      now_us,
                                                     GError                    **error);
gboolean   foyer_delivery_repository_set_gone       (FoyerDb                    *db,
                                                     const FoyerUuid            *id,
                                                     gint64                      now_us,
                                                     GError                    **error);
gboolean   foyer_delivery_repository_remove         (FoyerDb                    *db,
                                                     const FoyerUuid            *id,
                                                     GError                    **error);
gboolean   foyer_delivery_repository_end_told       (FoyerDb                    *db,
                                                     const FoyerUuid            *item,
                                                     const FoyerUuid            *addressee,
                                                     gint64                      now_us,
                                                     GError                    **error);
/* (element-type FoyerDelivery) */
GPtrArray *foyer_delivery_repository_lease          (FoyerDb                    *db,
                                                     const FoyerUuid            *addressee,
                                                     const char                 *seat,
                                                     gint64                      now_us,
                                                     GError                    **error);
gboolean   foyer_delivery_repository_set_shown      (FoyerDb                    *db,
                                                     const FoyerUuid            *id,
                                                     gint64                      now_us,
                                                     GError                    **error);
gboolean   foyer_delivery_repository_put_off        (FoyerDb                    *db,
                                                     const FoyerUuid            *id,
                                                     gint64                      rings_us,
                                                     GError                    **error);
/* (element-type FoyerDelivery) */
GPtrArray *foyer_delivery_repository_find_tray      (FoyerDb                    *db,
                                                     const FoyerUuid            *addressee,
                                                     gint64                      now_us,
                                                     guint                       limit,
                                                     GError                    **error);
GHashTable *foyer_delivery_repository_find_covered  (FoyerDb                    *db,
                                                     const FoyerUuid            *addressee,
                                                     GError                    **error);
gboolean   foyer_delivery_repository_is_covered     (FoyerDb                    *db,
                                                     const FoyerUuid            *item,
                                                     const FoyerUuid            *addressee,
                                                     gboolean                   *is_covered,
                                                     GError                    **error);
gboolean   foyer_delivery_repository_is_standing    (FoyerDb                    *db,
                                                     const FoyerUuid            *id,
                                                     const FoyerUuid            *addressee,
                                                     gint64                      now_us,
                                                     gboolean                   *is_standing,
                                                     GError                    **error);

/**
 * FoyerDeliveryOutlook:
 * @n_ringing: items to be dealt out now, counted up to 1
 * @n_leasable: deliveries to be shown to somebody now, counted up to 1
 * @n_silent: deliveries to be passed on now, counted up to 1
 * @next_us: the first instant after now at which one of these changes; 0 for none
 *
 * What there is to do, and when next.
 */
typedef struct
{
  gint64 n_ringing;
  gint64 n_leasable;
  gint64 n_silent;
  gint64 next_us;
} FoyerDeliveryOutlook;

gboolean   foyer_delivery_repository_look           (FoyerDb                    *db,
                                                     const FoyerUuid            *addressee,
                                                     gint64                      silent_after_us,
                                                     gint64                      pass_on_us,
                                                     gint64                      now_us,
                                                     FoyerDeliveryOutlook       *outlook,
                                                     GError                    **error);

G_END_DECLS
