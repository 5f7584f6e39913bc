#pragma once

#include "panels/foyer-panel.h"
#include "panels/schedule/foyer-rota-grid.h"

G_BEGIN_DECLS

#define FOYER_TYPE_TAKER_DESK (foyer_taker_desk_get_type ())
G_DECLARE_FINAL_TYPE (FoyerTakerDesk, foyer_taker_desk, FOYER, TAKER_DESK, GObject)

/* What a supervisor does when somebody cannot come: finds who can stand in, beside the cell, and
 * lets one of them take the shift. */

FoyerTakerDesk *foyer_taker_desk_new   (FoyerPanel     *panel,
                                        FoyerRotaGrid  *grid);
void            foyer_taker_desk_find  (FoyerTakerDesk *self,
                                        int             row,
                                        int             day,
                                        FoyerShift     *shift);
void            foyer_taker_desk_close (FoyerTakerDesk *self);

G_END_DECLS
