#pragma once

/* Work items by what the desk asks for them. The arrays hold FoyerItem unless it is said
 * otherwise. */

#include "domain/foyer-item.h"
#include "store/foyer-transaction.h"

G_BEGIN_DECLS

GPtrArray *foyer_item_repository_find_open        (FoyerDb          *db,
                                                   const FoyerUuid  *owner,
                                                   int               kind,
                                                   guint             limit,
                                                   GError          **error);
gboolean   foyer_item_repository_count_open       (FoyerDb          *db,
                                                   const FoyerUuid  *owner,
                                                   int               kind,
                                                   gint64           *count,
                                                   GError          **error);
gboolean   foyer_item_repository_count_own        (FoyerDb          *db,
                                                   const FoyerUuid  *owner,
                                                   gint64            now_us,
                                                   gint64            until_us,
                                                   gint64           *n_late,
                                                   gint64           *n_until,
                                                   GError          **error);
gboolean   foyer_item_repository_find_origin      (FoyerDb          *db,
                                                   const char       *origin,
                                                   const FoyerUuid  *origin_id,
                                                   FoyerItem       **item,
                                                   GError          **error);
gboolean   foyer_item_repository_find_number      (FoyerDb          *db,
                                                   const char       *number,
                                                   FoyerItem       **item,
                                                   GError          **error);
GPtrArray *foyer_item_repository_find_children    (FoyerDb          *db,
                                                   const FoyerUuid  *parent,
                                                   GError          **error);
GPtrArray *foyer_item_repository_find_former      (FoyerDb          *db,
                                                   const FoyerUuid  *except,
                                                   const FoyerUuid  *customer,
                                                   const char       *phone,
                                                   gint64            since_us,
                                                   GError          **error);
GPtrArray *foyer_item_repository_find_in_working_days
                                                  (FoyerDb          *db,
                                                   const FoyerUuid  *after,
                                                   guint             limit,
                                                   GError          **error);
/* (element-type FoyerItemLog) */
GPtrArray *foyer_item_repository_find_log         (FoyerDb          *db,
                                                   const FoyerUuid  *item,
                                                   GError          **error);
/* (element-type FoyerAttachment) */
gboolean   foyer_item_repository_read_progress    (FoyerDb          *db,
                                                   FoyerItem        *item,
                                                   GError          **error);
GPtrArray *foyer_item_repository_find_attachments (FoyerDb          *db,
                                                   const FoyerUuid  *item,
                                                   GError          **error);
gboolean   foyer_item_repository_count_repeats    (FoyerDb          *db,
                                                   const FoyerUuid  *item,
                                                   gint64           *count,
                                                   GError          **error);

G_END_DECLS
