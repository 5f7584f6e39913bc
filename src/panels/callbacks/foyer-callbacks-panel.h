#pragma once

#include "panels/foyer-panel.h"

G_BEGIN_DECLS

#define FOYER_TYPE_CALLBACKS_PANEL (foyer_callbacks_panel_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCallbacksPanel, foyer_callbacks_panel, FOYER, CALLBACKS_PANEL, FoyerPanel)

/* Whom to call, what to say, and how it went (B2). */

extern const FoyerPanelInfo foyer_callbacks_panel_info;

G_END_DECLS
