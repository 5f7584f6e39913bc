#pragma once

#include "panels/foyer-panel.h"

G_BEGIN_DECLS

#define FOYER_TYPE_TODAY_PANEL (foyer_today_panel_get_type ())
G_DECLARE_FINAL_TYPE (FoyerTodayPanel, foyer_today_panel, FOYER, TODAY_PANEL, FoyerPanel)

extern const FoyerPanelInfo foyer_today_panel_info;

G_END_DECLS
