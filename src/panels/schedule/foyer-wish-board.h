#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_WISH_BOARD (foyer_wish_board_get_type ())
G_DECLARE_FINAL_TYPE (FoyerWishBoard, foyer_wish_board, FOYER, WISH_BOARD, GtkWidget)

/* Wishes for the month: who would like to work when, or would rather not. Who may not decide sees
 * their own. */

void  foyer_wish_board_connect   (FoyerWishBoard *self,
                                  FoyerServices  *services);
/* Returns how many there are. */
guint foyer_wish_board_set_month (FoyerWishBoard *self,
                                  FoyerRotaMonth *month);

G_END_DECLS
