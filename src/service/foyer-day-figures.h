#pragma once

#include "service/foyer-service.h"
#include "service/foyer-shop.h"

G_BEGIN_DECLS

#define FOYER_TYPE_DAY_FIGURES (foyer_day_figures_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDayFigures, foyer_day_figures, FOYER, DAY_FIGURES, FoyerService)

/* What was done in the shop today so far, and in the shift that who is signed in works now.
 *
 * Properties, notifying (uint): "received-count" (visits received), "demo-count", "call-count"
 * (effective calls of who is signed in, B7), "complaint-count" (complaints accepted),
 * "long-wait-count" (visitors who waited longer than `visit.wait_warn`); each also of the shift,
 * "shift-received-count" and so on; "call-target" (how many calls a day it should be; 0 for no
 * target); "shift-start" (int64: when the shift began, microseconds UTC; 0 when none is worked
 * now). They are kept up to date once foyer_day_figures_use() was called. */

FoyerDayFigures *foyer_day_figures_new  (FoyerStore      *store,
                                         FoyerSession    *session,
                                         FoyerHistory    *history,
                                         FoyerShop       *shop);
void             foyer_day_figures_use  (FoyerDayFigures *self);
/* Looks at the clock: another day or shift may have begun. */
void             foyer_day_figures_look (FoyerDayFigures *self);

G_END_DECLS
