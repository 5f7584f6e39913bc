#pragma once

#include "service/foyer-ringer.h"

G_BEGIN_DECLS

FoyerDue       *foyer_ringer_get_due       (FoyerRinger    *self);
FoyerCallbacks *foyer_ringer_get_callbacks (FoyerRinger    *self);
FoyerReception *foyer_ringer_get_reception (FoyerRinger    *self);
FoyerDemoDesk  *foyer_ringer_get_demo_desk (FoyerRinger    *self);
void            foyer_ringer_carry_out     (FoyerRinger    *self,
                                            FoyerDelivery  *delivery,
                                            FoyerNoticeAct  what,
                                            FoyerActWay     way,
                                            const char     *token,
                                            GTask          *task);

G_END_DECLS
