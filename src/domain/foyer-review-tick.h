#pragma once

#include "domain/foyer-item.h"

G_BEGIN_DECLS

/**
 * FoyerTickState:
 * @FOYER_TICK_SEEN: it was looked at
 * @FOYER_TICK_VOID: that was taken back
 *
 * Whether a tick counts.
 */
typedef enum
{
  FOYER_TICK_SEEN,
  FOYER_TICK_VOID,
} FoyerTickState;

#define FOYER_TYPE_TICK_STATE (foyer_tick_state_get_type ())
GType foyer_tick_state_get_type (void) G_GNUC_CONST;

#define FOYER_TYPE_REVIEW_TICK (foyer_review_tick_get_type ())
G_DECLARE_FINAL_TYPE (FoyerReviewTick, foyer_review_tick, FOYER, REVIEW_TICK, FoyerRecord)

FoyerReviewTick *foyer_review_tick_new         (const FoyerUuid  *id,
                                                gint64            day,
                                                const FoyerUuid  *item,
                                                const FoyerUuid  *staff,
                                                const char       *comment,
                                                gint64            at_us,
                                                GError          **error);
gboolean         foyer_review_tick_is_own      (FoyerItem        *item,
                                                const FoyerUuid  *staff);

gint64           foyer_review_tick_get_day     (FoyerReviewTick  *self);
const FoyerUuid *foyer_review_tick_get_item    (FoyerReviewTick  *self);
gint64           foyer_review_tick_get_at      (FoyerReviewTick  *self);
const FoyerUuid *foyer_review_tick_get_staff   (FoyerReviewTick  *self);
const char      *foyer_review_tick_get_comment (FoyerReviewTick  *self);

G_END_DECLS
