#pragma once

#include "service/foyer-items.h"

G_BEGIN_DECLS

FoyerShop *foyer_items_get_shop   (FoyerItems *self);
gboolean   foyer_items_is_covered (FoyerItems *self,
                                   FoyerItem  *item);

/* What a list shows: plain data for foyer_item_list_read(). */
typedef struct
{
  FoyerItemScope scope;
  int kind;
  guint limit;
  FoyerUuid staff;
  FoyerShopTime *time;
  gint64 now_us;
} FoyerItemQuery;

void     foyer_item_query_free  (gpointer      data);
gpointer foyer_item_query_read  (FoyerDb      *db,
                                 gpointer      data,
                                 GError      **error);
gpointer foyer_item_query_count (FoyerDb      *db,
                                 gpointer      data,
                                 GError      **error);

/* What who is signed in has to do. */
typedef struct
{
  gint64 n_open;
  gint64 n_late;
  gint64 n_today;
  GHashTable *covered;          /* FoyerUuid of items for which they stand in */
} FoyerItemFigures;

void     foyer_item_figures_free (gpointer      data);
gpointer foyer_item_figures_read (FoyerDb      *db,
                                  gpointer      data,
                                  GError      **error);

G_END_DECLS
