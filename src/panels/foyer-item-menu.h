#pragma once

#include "domain/foyer-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* All that can be done with @item from its state, as the action "item.ask" of FoyerItemCard. What
 * is not allowed stands there too and says who may when it is pressed, so that nobody looks for it
 * elsewhere. */
GMenuModel *foyer_item_menu_new (FoyerItem *item);

G_END_DECLS
