#pragma once

#include "domain/foyer-visit-filter.h"
#include "domain/foyer-visit.h"
#include "service/foyer-shop.h"

G_BEGIN_DECLS

#define FOYER_TYPE_REGISTER (foyer_register_get_type ())
G_DECLARE_FINAL_TYPE (FoyerRegister, foyer_register, FOYER, REGISTER, GObject)

/* The visitor register: a lazy GListModel of FoyerVisit over millions of visits, newest day first
 * and in order of arrival inside a day. It knows how many visits each day has (counted in the
 * background, newest first, so that the list grows at its end) and keeps a few pages.
 * A row that is not there yet is an item without a number, replaced when its page comes.
 * Properties: "is-complete" (boolean: the count is final), "n-visits" (int64). */

FoyerRegister *foyer_register_new          (FoyerStore             *store,
                                            FoyerShop              *shop);
void           foyer_register_set_filter   (FoyerRegister          *self,
                                            const FoyerVisitFilter *filter);
/* The position of the first visit of @day or of the next earlier day that has one. */
guint          foyer_register_find_day     (FoyerRegister          *self,
                                            gint64                  day);

G_END_DECLS
