#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_SPLIT (foyer_split_get_type ())
G_DECLARE_FINAL_TYPE (FoyerSplit, foyer_split, FOYER, SPLIT, GtkWidget)

/* Work at the left, a card at the right; where there is no room for both they are two pages, and
 * the one that has the focus is shown. A card that is not visible leaves its place to the work.
 * Properties "content", "card" (GtkWidget), "shows-card" (boolean: which page is in front),
 * "is-narrow", "is-roomy" (boolean, read-only). In a wide window it has the style class `roomy`. */

gboolean foyer_split_get_narrow (FoyerSplit *self);
void     foyer_split_show_card  (FoyerSplit *self,
                                 gboolean    shows_card);

G_END_DECLS
