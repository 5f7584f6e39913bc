#pragma once

#include "panels/foyer-panel.h"

G_BEGIN_DECLS

#define FOYER_TYPE_SCHEDULE_PANEL (foyer_schedule_panel_get_type ())
G_DECLARE_FINAL_TYPE (FoyerSchedulePanel, foyer_schedule_panel, FOYER, SCHEDULE_PANEL, FoyerPanel)

/* 排班: a month of the roster, by hand and by the planner (S1–S4). */

extern const FoyerPanelInfo foyer_schedule_panel_info;

G_END_DECLS
