#pragma once

#include "panels/foyer-panel.h"

G_BEGIN_DECLS

/* The panels of the window, in the order of the sidebar: ends with %NULL. */
const FoyerPanelInfo *const *foyer_panels_get  (void);
const FoyerPanelInfo        *foyer_panels_find (const char *name);

G_END_DECLS
