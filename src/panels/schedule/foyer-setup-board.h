#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_SETUP_BOARD (foyer_setup_board_get_type ())
G_DECLARE_FINAL_TYPE (FoyerSetupBoard, foyer_setup_board, FOYER, SETUP_BOARD, GtkWidget)

/* What the roster is made of, for the supervisor: the shifts, or how many people are needed. A
 * list, and a form for what is chosen in it or for a new one. Its type is
 * FOYER_TYPE_SHIFT or FOYER_TYPE_COVERAGE. */

GtkWidget *foyer_setup_board_new       (GType            type);
void       foyer_setup_board_set_month (FoyerSetupBoard *self,
                                        FoyerServices   *services,
                                        FoyerRotaMonth  *month);
void       foyer_setup_board_add       (FoyerSetupBoard *self);

G_END_DECLS
