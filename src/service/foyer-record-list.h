#pragma once

#include <gio/gio.h>

#include "domain/foyer-record.h"

G_BEGIN_DECLS

/* How services keep a GListStore of records up to date: with the fewest signals, so that selection,
 * scrolling and the row under the pointer stay where they are. */

gpointer foyer_record_list_find   (GListStore       *list,
                                   const FoyerUuid  *id,
                                   guint            *position);
void     foyer_record_list_put    (GListStore       *list,
                                   FoyerRecord      *record,
                                   GCompareDataFunc  compare,
                                   gpointer          user_data);
void     foyer_record_list_remove (GListStore       *list,
                                   const FoyerUuid  *id);
void     foyer_record_list_set    (GListStore       *list,
                                   GPtrArray        *records);

G_END_DECLS
