#pragma once

#include "service/foyer-items.h"

G_BEGIN_DECLS

void       foyer_item_find_async  (FoyerItems          *items,
                                   const char          *hint,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
FoyerItem *foyer_item_find_finish (FoyerItems          *items,
                                   GAsyncResult        *result,
                                   GError             **error);

G_END_DECLS
