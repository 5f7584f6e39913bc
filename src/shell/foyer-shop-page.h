#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_SHOP_PAGE (foyer_shop_page_get_type ())
G_DECLARE_FINAL_TYPE (FoyerShopPage, foyer_shop_page, FOYER, SHOP_PAGE, GtkWidget)

/* Settings of the shop, for whoever has the right; the others see them. */

GtkWidget *foyer_shop_page_new (FoyerServices *services);

G_END_DECLS
