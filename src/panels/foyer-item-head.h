#pragma once

#include "service/foyer-services.h"
#include "widgets/foyer-chips.h"
#include "widgets/foyer-workflow-bar.h"

G_BEGIN_DECLS

/* What stands above the fields of an item. @file: (nullable): all that belongs to it, once that is
 * read. */
void foyer_item_head_show_chips    (FoyerChips       *chips,
                                    FoyerServices    *services,
                                    FoyerItem        *item,
                                    FoyerItemFile    *file);
void foyer_item_head_show_workflow (FoyerWorkflowBar *bar,
                                    FoyerItem        *item);

G_END_DECLS
