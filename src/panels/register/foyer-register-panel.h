#pragma once

#include "panels/foyer-visit-panel.h"

G_BEGIN_DECLS

#define FOYER_TYPE_REGISTER_PANEL (foyer_register_panel_get_type ())
G_DECLARE_FINAL_TYPE (FoyerRegisterPanel, foyer_register_panel,
                      FOYER, REGISTER_PANEL, FoyerVisitPanel)

/* 来访登记簿: all visits there ever were, by day; printed and saved as the shop's register. */

extern const FoyerPanelInfo foyer_register_panel_info;

G_END_DECLS
