#pragma once

#include "panels/foyer-panel.h"

G_BEGIN_DECLS

#define FOYER_TYPE_DEMO_PANEL (foyer_demo_panel_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDemoPanel, foyer_demo_panel, FOYER, DEMO_PANEL, FoyerPanel)

/* Demonstrations (D1–D3): the pool, what runs, and the talking points while one speaks. */
extern const FoyerPanelInfo foyer_demo_panel_info;

G_END_DECLS
