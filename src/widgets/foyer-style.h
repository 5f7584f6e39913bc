#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether to be light or dark. */
typedef enum
{
  FOYER_THEME_FOLLOW,
  FOYER_THEME_LIGHT,
  FOYER_THEME_DARK,
} FoyerTheme;

#define FOYER_TYPE_THEME (foyer_theme_get_type ())
GType foyer_theme_get_type (void) G_GNUC_CONST;

#define FOYER_TYPE_STYLE (foyer_style_get_type ())
G_DECLARE_FINAL_TYPE (FoyerStyle, foyer_style, FOYER, STYLE, GObject)

/* The style sheets of a display, switched while the program runs. Properties "theme" (FoyerTheme),
 * "is-dark" and "has-contrast" (boolean, read-only). With FOYER_THEME_FOLLOW the desktop decides:
 * its portal, else its settings. */

FoyerStyle *foyer_style_new     (GdkDisplay *display);
gboolean    foyer_style_is_dark (FoyerStyle *self);

/* Makes the resources of the interface known; before the first of its widgets is made. */
void        foyer_widgets_init  (void);

G_END_DECLS
