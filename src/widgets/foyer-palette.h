#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The colour tokens of the style sheets, for widgets that paint themselves: one of GTK 4.8 cannot
 * ask its own style for them by any means that is not deprecated later. */
typedef struct _FoyerPalette FoyerPalette;

FoyerPalette *foyer_palette_new      (gboolean      is_dark);
FoyerPalette *foyer_palette_new_for  (GtkWidget    *widget);
void          foyer_palette_free     (FoyerPalette *self);
GdkRGBA       foyer_palette_get      (FoyerPalette *self,
                                      const char   *token);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerPalette, foyer_palette_free)

G_END_DECLS
