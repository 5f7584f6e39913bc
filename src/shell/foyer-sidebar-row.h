#pragma once

#include "panels/foyer-panel.h"

G_BEGIN_DECLS

#define FOYER_TYPE_SIDEBAR_ROW (foyer_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (FoyerSidebarRow, foyer_sidebar_row, FOYER, SIDEBAR_ROW, GtkListBoxRow)

/* A panel in the sidebar. Properties "badge" (uint: what waits there), "shows-digit" (boolean). */

GtkWidget            *foyer_sidebar_row_new      (const FoyerPanelInfo *info,
                                                  guint                 digit);
const FoyerPanelInfo *foyer_sidebar_row_get_info (FoyerSidebarRow      *self);

G_END_DECLS
