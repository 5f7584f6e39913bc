#pragma once

#include "domain/foyer-settings.h"
#include "service/foyer-notice-act.h"
#include "service/foyer-notifier.h"

G_BEGIN_DECLS

/* What a notification says (B9, DESIGN-LANGUAGE §9): the surname and the end of the number, the
 * whole of either only where the shop allows it, and never what somebody complains about. */

/**
 * FoyerNoticeDetail:
 * @FOYER_NOTICE_DETAIL_KIND: only what kind of thing it is: customers see this screen
 * @FOYER_NOTICE_DETAIL_SURNAME: surname with title, and the end of the number
 * @FOYER_NOTICE_DETAIL_WHOLE: name and number
 *
 * How much of a customer a notification tells.
 */
typedef enum
{
  FOYER_NOTICE_DETAIL_KIND,
  FOYER_NOTICE_DETAIL_SURNAME,
  FOYER_NOTICE_DETAIL_WHOLE,
} FoyerNoticeDetail;

FoyerNoticeDetail  foyer_notice_words_get_detail (FoyerSettings         *settings);
FoyerNotification *foyer_notice_words_one       (FoyerCatalog           *catalog,
                                                 FoyerShopTime          *shop_time,
                                                 const FoyerNoticeFacts *facts,
                                                 FoyerNoticeDetail       detail,
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

G_END_DECLS
