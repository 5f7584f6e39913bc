#pragma once

#include "panels/foyer-visit-panel.h"

G_BEGIN_DECLS

#define FOYER_TYPE_RECEPTION_PANEL (foyer_reception_panel_get_type ())
G_DECLARE_FINAL_TYPE (FoyerReceptionPanel, foyer_reception_panel,
                      FOYER, RECEPTION_PANEL, FoyerVisitPanel)

/* 来访接待: the board of today, from the door to the departure (V1, V2). */

extern const FoyerPanelInfo foyer_reception_panel_info;

G_END_DECLS
