#pragma once

/* The visitor register as the store sees it: how many visits each day has, and a day's visits page
 * by page. */

#include "domain/foyer-visit-filter.h"
#include "domain/foyer-visit.h"
#include "store/foyer-transaction.h"

G_BEGIN_DECLS

/* How many visits of a filter a day has. */
typedef struct
{
  gint64 day;
  gint64 n_visits;
} FoyerDayCount;

gboolean   foyer_register_repository_find_bounds (FoyerDb                 *db,
                                                  gint64                  *first_day,
                                                  gint64                  *last_day,
                                                  GError                 **error);
GArray    *foyer_register_repository_count_days  (FoyerDb                 *db,
                                                  const FoyerVisitFilter  *filter,
                                                  gint64                   first_day,
                                                  gint64                   last_day,
                                                  GError                 **error);
GPtrArray *foyer_register_repository_find_page   (FoyerDb                 *db,
                                                  const FoyerVisitFilter  *filter,
                                                  gint64                   day,
                                                  gint64                   offset,
                                                  guint                    limit,
                                                  GError                 **error);
gboolean   foyer_register_repository_find_days   (FoyerDb                 *db,
                                                  const FoyerUuid         *visit,
                                                  gint64                   rev,
                                                  GArray                  *days,
                                                  GError                 **error);

G_END_DECLS
