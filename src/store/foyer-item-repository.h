#pragma once

/* Work items by what the desk asks for them. The arrays hold FoyerItem unless it is said
 * otherwise. */

#include "domain/foyer-item.h"
#include "store/foyer-transaction.h"

G_BEGIN_DECLS

/**
 * FoyerItemPlace:
 * @has_when: whether what has no time lies behind it
 * @when_us: when the item before is to be looked at, microseconds UTC
 * @id: its key
 * @is_end: whether there is nothing more
 *
 * A place among all open items.
 */
typedef struct
{
  gboolean has_when;
  gint64 when_us;
  FoyerUuid id;
  gboolean is_end;
} FoyerItemPlace;

/* Of an item that asks for attention no more. */
#define FOYER_RING_NEVER G_MAXINT64

/* Where all open items begin. */
#define FOYER_ITEM_PLACE_FIRST ((FoyerItemPlace) { .id = { .bytes = { [15] = 1 } } })

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
GPtrArray *foyer_item_repository_find_open_page   (FoyerDb          *db,
                                                   FoyerItemPlace   *place,
                                                   guint             limit,
                                                   GArray          **rings,
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
