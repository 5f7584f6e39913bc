#pragma once

#include "service/foyer-reviews.h"

G_BEGIN_DECLS

FoyerReviewRow *foyer_review_row_new            (FoyerItem       *item,
                                                 FoyerReviewTick *tick,
                                                 gint64           last_contact_us,
                                                 gboolean         is_new);
void            foyer_review_row_update         (FoyerReviewRow  *self,
                                                 FoyerReviewRow  *other);
void            foyer_review_row_set_is_ticking (FoyerReviewRow  *self,
                                                 gboolean         is_ticking);

/* For the reader: what there is to show. */
typedef struct
{
  gint64 today;
  gint64 last_day;      /* the day of the shop before; FOYER_DAY_NONE when it is not asked for */
  FoyerShopTime *time;
} FoyerReviewQuery;

typedef struct
{
  gint64 day;
  FoyerReviewDay *review; /* (nullable): not begun */
  GPtrArray *rows;        /* FoyerReviewRow */
  guint n_total;
  guint n_seen;
} FoyerReviewView;

void            foyer_review_query_free (gpointer          data);
void            foyer_review_view_free  (gpointer          data);
gpointer        foyer_review_view_read  (FoyerDb          *db,
                                         gpointer          data,
                                         GError          **error);

/* For the writer. */
typedef struct
{
  gint64 day;
  gint64 end_us;
  gint64 at_us;
  FoyerUuid staff;
  FoyerRoles roles;
  FoyerUuid item;
  char *comment;
} FoyerReviewAct;

void            foyer_review_act_free   (gpointer          data);
gboolean        foyer_review_start_run  (FoyerTransaction *transaction,
                                         gpointer          data,
                                         gpointer         *result,
                                         GError          **error);
gboolean        foyer_review_clear_run  (FoyerTransaction *transaction,
                                         gpointer          data,
                                         gpointer         *result,
                                         GError          **error);
gboolean        foyer_review_tick_run   (FoyerTransaction *transaction,
                                         gpointer          data,
                                         gpointer         *result,
                                         GError          **error);

G_END_DECLS
