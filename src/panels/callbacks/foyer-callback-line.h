#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_CALLBACK_LINE (foyer_callback_line_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCallbackLine, foyer_callback_line, FOYER, CALLBACK_LINE, GtkWidget)

/* A callback in the list: when, who, what for, and how it stands to the clock. */

GtkWidget *foyer_callback_line_new     (FoyerServices     *services);
void       foyer_callback_line_set_row (FoyerCallbackLine *self,
                                        FoyerCallbackRow  *row,
                                        gboolean           with_owner);
void       foyer_callback_line_tick    (FoyerCallbackLine *self);

G_END_DECLS
