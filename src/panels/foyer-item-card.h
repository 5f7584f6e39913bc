#pragma once

#include "service/foyer-items.h"
#include "service/foyer-services.h"
#include "widgets/foyer-drafts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_ITEM_CARD (foyer_item_card_get_type ())
G_DECLARE_FINAL_TYPE (FoyerItemCard, foyer_item_card, FOYER, ITEM_CARD, GtkWidget)

/* One work item with everything that is known of it and everything that can be done with it. It
 * carries the acts out itself; a panel gives it an item and hears of what happened.
 *
 * Actions: "item.next" (the one next step), "item.ask" (an act, "i": asked for in the card or done
 * at once), "item.open" (the key of another item), "item.file" (an address), "item.visit" (the key
 * of a visit).
 *
 * Property "item" (nullable, read-only), "shows-back". Signals: "acted" (FoyerItem, as stored);
 * "failed" (GError) and "told" (a sentence) for the panel to say; "visit" (key, as text). */

void       foyer_item_card_connect  (FoyerItemCard  *self,
                                     FoyerServices  *services,
                                     FoyerDrafts    *drafts);
FoyerItem *foyer_item_card_get_item (FoyerItemCard  *self);
void       foyer_item_card_set_item (FoyerItemCard  *self,
                                     FoyerItem      *item);
void       foyer_item_card_refresh  (FoyerItemCard  *self);
void       foyer_item_card_ask      (FoyerItemCard  *self,
                                     FoyerItemAct    act);
void       foyer_item_card_edit     (FoyerItemCard  *self);
gboolean   foyer_item_card_is_busy  (FoyerItemCard  *self);
gboolean   foyer_item_card_save     (FoyerItemCard  *self);
gboolean   foyer_item_card_back     (FoyerItemCard  *self);

G_END_DECLS
