#pragma once

#include "service/foyer-items.h"
#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_ITEM_DETAILS (foyer_item_details_get_type ())
G_DECLARE_FINAL_TYPE (FoyerItemDetails, foyer_item_details, FOYER, ITEM_DETAILS, GtkWidget)

/* What is known of a work item: its fields, the files it refers to, the items that belong to it,
 * what there was before, and its log. Other items are opened by the action "item.open" (their key),
 * files by "item.file" (their address). Signal "failed" (GError). */

void     foyer_item_details_show         (FoyerItemDetails *self,
                                          FoyerServices    *services,
                                          FoyerItem        *item,
                                          FoyerItemFile    *file);
gboolean foyer_item_details_get_revealed (FoyerItemDetails *self);

G_END_DECLS
