#pragma once

#include "domain/foyer-calendar.h"
#include "domain/foyer-settings.h"
#include "domain/foyer-shop-time.h"
#include "store/foyer-transaction.h"

G_BEGIN_DECLS

/* For jobs: what the shop chose, as it stands in their transaction. FoyerShop holds the same for
 * the main thread. */
typedef struct
{
  FoyerSettings *settings;
  FoyerShopTime *time;
  FoyerCalendar *calendar;
} FoyerShopRules;

FoyerShopRules *foyer_shop_rules_read (FoyerDb         *db,
                                       GError         **error);
void            foyer_shop_rules_free (FoyerShopRules  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerShopRules, foyer_shop_rules_free)

G_END_DECLS
