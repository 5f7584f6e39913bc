#pragma once

#include "domain/foyer-record.h"
#include "domain/foyer-roster-enums.h"

G_BEGIN_DECLS

#define FOYER_WISH_MAX_STRENGTH 3

#define FOYER_TYPE_WISH (foyer_wish_get_type ())
G_DECLARE_FINAL_TYPE (FoyerWish, foyer_wish, FOYER, WISH, FoyerRecord)

FoyerWish        *foyer_wish_new          (const FoyerUuid *id,
                                           const FoyerUuid *staff,
                                           gint64           day,
                                           const FoyerUuid *shift,
                                           gboolean         is_against,
                                           int              strength);
void              foyer_wish_void         (FoyerWish       *self);
gboolean          foyer_wish_is_met       (FoyerWish       *self,
                                           const FoyerUuid *shift);

const FoyerUuid  *foyer_wish_get_staff    (FoyerWish       *self);
gint64            foyer_wish_get_day      (FoyerWish       *self);
const FoyerUuid  *foyer_wish_get_shift    (FoyerWish       *self);
gboolean          foyer_wish_get_is_against
                                          (FoyerWish       *self);
int               foyer_wish_get_strength (FoyerWish       *self);
FoyerRosterState  foyer_wish_get_state    (FoyerWish       *self);

G_END_DECLS
