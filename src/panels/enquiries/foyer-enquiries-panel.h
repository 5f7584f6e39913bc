#pragma once

#include "panels/foyer-panel.h"

G_BEGIN_DECLS

#define FOYER_TYPE_ENQUIRIES_PANEL (foyer_enquiries_panel_get_type ())
G_DECLARE_FINAL_TYPE (FoyerEnquiriesPanel, foyer_enquiries_panel,
                      FOYER, ENQUIRIES_PANEL, FoyerPanel)

/* 来电来访咨询: who calls or asks, what, and what they were told (V3, V7). */

extern const FoyerPanelInfo foyer_enquiries_panel_info;

G_END_DECLS
