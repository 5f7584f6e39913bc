#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_DEMO_ROW (foyer_demo_row_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDemoRow, foyer_demo_row, FOYER, DEMO_ROW, GtkWidget)

/* A demo account or a demo session in the list: what, who, and its state by icon and word. */

GtkWidget   *foyer_demo_row_new        (FoyerServices *services);
void         foyer_demo_row_set_record (FoyerDemoRow  *self,
                                        FoyerRecord   *record);
void         foyer_demo_row_tick       (FoyerDemoRow  *self);

G_END_DECLS
