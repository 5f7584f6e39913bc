#pragma once

/* What the words of one notification and of many have in common. */

#include "service/foyer-notice-words.h"

G_BEGIN_DECLS

/* The time of day; with its day when that is not today. */
char       *foyer_notice_dup_time (FoyerCatalog      *catalog,
                                   FoyerShopTime     *shop_time,
                                   gint64             at_us,
                                   gint64             now_us);
/* Joins what there is of parts of a sentence, or of sentences; either may be NULL. */
char       *foyer_notice_join     (const char        *separator,
                                   const char        *first,
                                   const char        *second);
const char *foyer_notice_get_stop (FoyerCatalog      *catalog);
/* @set: of 1u << FoyerNoticeAct */
void        foyer_notice_set_acts (FoyerNotification *self,
                                   FoyerCatalog      *catalog,
                                   guint              set);

G_END_DECLS
