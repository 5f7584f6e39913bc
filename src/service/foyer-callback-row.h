#pragma once

#include "service/foyer-callbacks.h"

G_BEGIN_DECLS

/* A row is not changed; where something about it changes another takes its place. */

FoyerCallbackRow *foyer_callback_row_new      (FoyerItem        *item,
                                               FoyerCallback    *callback);
gboolean          foyer_callback_row_is_newer (FoyerCallbackRow *self,
                                               FoyerCallbackRow *other);
int               foyer_callback_row_compare  (gconstpointer     a,
                                               gconstpointer     b,
                                               gpointer          unused);

/* What the lists are made of: (element-type FoyerCallbackRow), in the order of @items. */
GPtrArray        *foyer_callback_row_read     (FoyerDb          *db,
                                               GPtrArray        *items,
                                               GError          **error);

G_END_DECLS
