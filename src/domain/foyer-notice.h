#pragma once

#include "domain/foyer-item-kind.h"
#include "domain/foyer-item.h"
#include "domain/foyer-settings.h"

G_BEGIN_DECLS

/**
 * FoyerNotice:
 * @reason: why it rings
 * @moment_us: the instant at which it rings, microseconds UTC
 * @to: whom it is for: a set of #FoyerNoticeTo
 * @is_urgent: it stays on the screen until somebody acts
 *
 * One moment at which an item asks for attention.
 */
typedef struct
{
  FoyerNoticeReason reason;
  gint64 moment_us;
  guint to;
  gboolean is_urgent;
} FoyerNotice;

gboolean foyer_notice_find_latest (FoyerItem         *item,
                                   FoyerSettings     *settings,
                                   FoyerShopTime     *time,
                                   FoyerNoticeTo      to,
                                   gint64             now_us,
                                   FoyerNotice       *notice);
gint64   foyer_notice_find_next   (FoyerItem         *item,
                                   FoyerSettings     *settings,
                                   FoyerShopTime     *time,
                                   gint64             now_us);
gboolean foyer_notice_is_planned  (FoyerItem         *item,
                                   FoyerSettings     *settings,
                                   FoyerShopTime     *time,
                                   FoyerNoticeReason  reason,
                                   gint64             moment_us);
gboolean foyer_notice_is_urgent   (FoyerItem         *item,
                                   FoyerNoticeReason  reason);

G_END_DECLS
