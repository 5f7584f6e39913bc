#pragma once

#include "shell/foyer-omnibox-item.h"

G_BEGIN_DECLS

#define FOYER_TYPE_OMNIBOX_ROW (foyer_omnibox_row_get_type ())
G_DECLARE_FINAL_TYPE (FoyerOmniboxRow, foyer_omnibox_row, FOYER, OMNIBOX_ROW, GtkWidget)

/* A result, or the header of a section. Property "item" (FoyerOmniboxItem or FoyerSection). */

GtkWidget *foyer_omnibox_row_new      (void);
void       foyer_omnibox_row_set_item (FoyerOmniboxRow *self,
                                       GObject         *item);

G_END_DECLS
