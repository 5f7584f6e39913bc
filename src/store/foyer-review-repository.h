#pragma once

#include "domain/foyer-item.h"
#include "domain/foyer-review-day.h"
#include "domain/foyer-review-tick.h"
#include "store/foyer-transaction.h"

G_BEGIN_DECLS

/* What is to be looked at in the review of a day (C9). */
typedef struct
{
  gint64 n_items;  /* how many */
  gint64 n_seen;   /* of these: how many have been */
} FoyerReviewCount;

FoyerReviewDay *foyer_review_repository_find_day      (FoyerDb           *db,
                                                       gint64             day,
                                                       GError           **error);
FoyerReviewDay *foyer_review_repository_find_left     (FoyerDb           *db,
                                                       gint64             before_day,
                                                       GError           **error);
GPtrArray      *foyer_review_repository_find_last     (FoyerDb           *db,
                                                       guint              limit,
                                                       GError           **error);
GPtrArray      *foyer_review_repository_find_open     (FoyerDb           *db,
                                                       gint64             end_us,
                                                       guint              limit,
                                                       GError           **error);
GPtrArray      *foyer_review_repository_find_closed_since (FoyerDb       *db,
                                                       gint64             end_us,
                                                       guint              limit,
                                                       GError           **error);
GPtrArray      *foyer_review_repository_find_ticks    (FoyerDb           *db,
                                                       gint64             day,
                                                       GError           **error);
gboolean        foyer_review_repository_count         (FoyerDb           *db,
                                                       gint64             day,
                                                       gint64             end_us,
                                                       FoyerReviewCount  *count,
                                                       GError           **error);
gboolean        foyer_review_repository_find_contacts (FoyerDb           *db,
                                                       GPtrArray         *items,
                                                       GHashTable        *contacts,
                                                       GError           **error);

G_END_DECLS
