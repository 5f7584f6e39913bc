#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_EMPTY_STATE (foyer_empty_state_get_type ())
G_DECLARE_FINAL_TYPE (FoyerEmptyState, foyer_empty_state, FOYER, EMPTY_STATE, GtkWidget)

/* What stands where nothing is: what is missing, what to press first, and doors as children
 * (buttons). Properties "icon-name", "title", "text" (as of FoyerKeyText). */

GtkWidget *foyer_empty_state_new      (const char      *icon_name,
                                       const char      *title,
                                       const char      *text);
void       foyer_empty_state_add_door (FoyerEmptyState *self,
                                       GtkWidget       *door);

G_END_DECLS
