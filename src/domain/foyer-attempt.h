#pragma once

#include "domain/foyer-promise-enums.h"
#include "domain/foyer-record.h"

G_BEGIN_DECLS

#define FOYER_TYPE_ATTEMPT (foyer_attempt_get_type ())
G_DECLARE_FINAL_TYPE (FoyerAttempt, foyer_attempt, FOYER, ATTEMPT, FoyerRecord)

/**
 * FoyerAttemptTold:
 * @contact: how the call went
 * @reaction: what the customer said, when reached
 * @remark: (nullable): in words
 * @talk_ms: how long was talked, milliseconds
 * @way: by which door it was told
 *
 * What is told of one call.
 */
typedef struct
{
  FoyerContactResult contact;
  FoyerReaction reaction;
  const char *remark;
  gint64 talk_ms;
  FoyerActWay way;
} FoyerAttemptTold;

FoyerAttempt       *foyer_attempt_new           (const FoyerUuid         *id,
                                                 const FoyerUuid         *item,
                                                 gint64                   n,
                                                 gint64                   day,
                                                 gint64                   at_us,
                                                 const FoyerUuid         *staff,
                                                 const FoyerAttemptTold  *told);

const FoyerUuid    *foyer_attempt_get_item      (FoyerAttempt            *self);
gint64              foyer_attempt_get_n         (FoyerAttempt            *self);
gint64              foyer_attempt_get_day       (FoyerAttempt            *self);
gint64              foyer_attempt_get_at        (FoyerAttempt            *self);
const FoyerUuid    *foyer_attempt_get_staff     (FoyerAttempt            *self);
FoyerContactResult  foyer_attempt_get_contact   (FoyerAttempt            *self);
FoyerReaction       foyer_attempt_get_reaction  (FoyerAttempt            *self);
const char         *foyer_attempt_get_remark    (FoyerAttempt            *self);
gint64              foyer_attempt_get_talk_ms   (FoyerAttempt            *self);
FoyerActWay         foyer_attempt_get_way       (FoyerAttempt            *self);

G_END_DECLS
