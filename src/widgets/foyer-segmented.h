#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_SEGMENTED (foyer_segmented_get_type ())
G_DECLARE_FINAL_TYPE (FoyerSegmented, foyer_segmented, FOYER, SEGMENTED, GtkWidget)

/* One choice of a few, as linked buttons with their digits. One Tab stop: the arrow keys move.
 * Property "selected" (string, nullable): the key of the choice. Name it for assistive tools. */

GtkWidget  *foyer_segmented_new          (void);
void        foyer_segmented_append       (FoyerSegmented *self,
                                          const char     *key,
                                          const char     *label);
const char *foyer_segmented_get_selected (FoyerSegmented *self);
void        foyer_segmented_set_selected (FoyerSegmented *self,
                                          const char     *key);
gboolean    foyer_segmented_select_digit (FoyerSegmented *self,
                                          guint           digit);

G_END_DECLS
