#pragma once

#include "domain/foyer-item.h"
#include "domain/foyer-review-day.h"
#include "domain/foyer-review-tick.h"
#include "service/foyer-service.h"
#include "service/foyer-shop.h"

G_BEGIN_DECLS

/* One line of the review: an open item, and what was said about it. It stays as long as its item is
 * in the review, so that a selection stays on it; signal "changed" when it shows something else. */
#define FOYER_TYPE_REVIEW_ROW (foyer_review_row_get_type ())
G_DECLARE_FINAL_TYPE (FoyerReviewRow, foyer_review_row, FOYER, REVIEW_ROW, GObject)

FoyerItem       *foyer_review_row_get_item         (FoyerReviewRow      *self);
FoyerReviewTick *foyer_review_row_get_tick         (FoyerReviewRow      *self);
gint64           foyer_review_row_get_last_contact (FoyerReviewRow      *self);
gboolean         foyer_review_row_get_is_new       (FoyerReviewRow      *self);
gboolean         foyer_review_row_get_is_done      (FoyerReviewRow      *self);
gboolean         foyer_review_row_get_is_ticking   (FoyerReviewRow      *self);

#define FOYER_TYPE_REVIEWS (foyer_reviews_get_type ())
G_DECLARE_FINAL_TYPE (FoyerReviews, foyer_reviews, FOYER, REVIEWS, FoyerService)

/* The day-end review (C9): every open item is ticked or commented once a day. It is about today,
 * or, as long as it is not cleared, about an earlier day that was begun, with its list as it was;
 * in the morning also about the day before, when nobody began its review.
 *
 * Properties, notifying: "day" (int64: which day is reviewed), "state" (FoyerReviewState:
 * FOYER_REVIEW_VOID as long as it was not begun), "total-count" and "seen-count" (uint),
 * "is-wanted" (boolean: the setting dayend.review). They are kept up to date once
 * foyer_reviews_get_list() was called. */

FoyerReviews    *foyer_reviews_new         (FoyerStore          *store,
                                            FoyerSession        *session,
                                            FoyerHistory        *history,
                                            FoyerShop           *shop);
/* GListModel of FoyerReviewRow; what was opened after the review began stands at the bottom. */
GListModel      *foyer_reviews_get_list    (FoyerReviews        *self);
/* Waits until the list is read; to be finished with foyer_reviews_read_finish(). */
void             foyer_reviews_read_async  (FoyerReviews        *self,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
gboolean         foyer_reviews_read_finish (FoyerReviews        *self,
                                            GAsyncResult        *result,
                                            GError             **error);
/* Looks at the clock: another day may have begun. */
void             foyer_reviews_look        (FoyerReviews        *self);
FoyerReviewDay  *foyer_reviews_get_day     (FoyerReviews        *self);
gboolean         foyer_reviews_may_tick    (FoyerReviews        *self,
                                            FoyerItem           *item,
                                            GError             **error);

/* The reviews of the last days with what was counted, the latest first (L1): GPtrArray of
 * FoyerReviewDay. */
void             foyer_reviews_read_log_async
                                           (FoyerReviews        *self,
                                            guint                n_days,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
GPtrArray       *foyer_reviews_read_log_finish
                                           (FoyerReviews        *self,
                                            GAsyncResult        *result,
                                            GError             **error);

void             foyer_reviews_start_async (FoyerReviews        *self,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
void             foyer_reviews_tick_async  (FoyerReviews        *self,
                                            FoyerItem           *item,
                                            const char          *comment,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
FoyerRecord     *foyer_reviews_finish      (FoyerReviews        *self,
                                            GAsyncResult        *result,
                                            GError             **error);

G_END_DECLS
