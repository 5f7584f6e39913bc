#pragma once

#include "domain/foyer-shop-time.h"
#include "service/foyer-notice-act.h"
#include "service/foyer-notifier.h"

G_BEGIN_DECLS

/* What a notification says (B9, DESIGN-LANGUAGE §9): the surname and the
 * end of the number, never the whole of either, and never what somebody complains about. */

FoyerNotification *foyer_notice_words_one       (FoyerCatalog           *catalog,
                                                 FoyerShopTime          *shop_time,
                                                 const FoyerNoticeFacts *facts,
                                                 gboolean                is_private,
                                                 gint64                  now_us);
FoyerNotification *foyer_notice_words_summary   (FoyerCatalog           *catalog,
                                                 FoyerShopTime          *shop_time,
                                                 GPtrArray              *items,
                                                 gboolean                was_closed,
                                                 gint64                  now_us);

/* Lines and acts of one in the tray: whoever sees it is signed in, so that the name is whole. */
char              *foyer_notice_words_heading   (FoyerCatalog           *catalog,
                                                 const FoyerNoticeFacts *facts);
char              *foyer_notice_words_details   (FoyerCatalog           *catalog,
                                                 FoyerShopTime          *shop_time,
                                                 const FoyerNoticeFacts *facts,
                                                 gint64                  now_us);
const char        *foyer_notice_words_icon      (const FoyerNoticeFacts *facts);
gint64             foyer_notice_words_when      (FoyerItem              *item);

G_END_DECLS
