#pragma once

#include "domain/foyer-record.h"

G_BEGIN_DECLS

/**
 * FoyerReviewState:
 * @FOYER_REVIEW_OPEN: begun; something is not looked at yet
 * @FOYER_REVIEW_CLEARED: 日清, every open item was looked at
 * @FOYER_REVIEW_VOID: its beginning was taken back
 *
 * Where the day-end review of a day stands (C9).
 */
typedef enum
{
  FOYER_REVIEW_OPEN,
  FOYER_REVIEW_CLEARED,
  FOYER_REVIEW_VOID,
} FoyerReviewState;

#define FOYER_TYPE_REVIEW_STATE (foyer_review_state_get_type ())
GType foyer_review_state_get_type (void) G_GNUC_CONST;

#define FOYER_TYPE_REVIEW_DAY (foyer_review_day_get_type ())
G_DECLARE_FINAL_TYPE (FoyerReviewDay, foyer_review_day, FOYER, REVIEW_DAY, FoyerRecord)

FoyerReviewDay   *foyer_review_day_new             (const FoyerUuid  *id,
                                                    gint64            day,
                                                    const FoyerUuid  *starter,
                                                    gint64            at_us);
gboolean          foyer_review_day_clear           (FoyerReviewDay   *self,
                                                    gint64            n_ticked,
                                                    gint64            n_commented,
                                                    gint64            at_us,
                                                    GError          **error);

gint64            foyer_review_day_get_day         (FoyerReviewDay   *self);
gint64            foyer_review_day_get_started     (FoyerReviewDay   *self);
const FoyerUuid  *foyer_review_day_get_starter     (FoyerReviewDay   *self);
gint64            foyer_review_day_get_cleared     (FoyerReviewDay   *self);
gint64            foyer_review_day_get_n_open      (FoyerReviewDay   *self);
gint64            foyer_review_day_get_n_ticked    (FoyerReviewDay   *self);
gint64            foyer_review_day_get_n_commented (FoyerReviewDay   *self);
FoyerReviewState  foyer_review_day_get_state       (FoyerReviewDay   *self);

G_END_DECLS
