#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_QUEUE_BOARD (foyer_queue_board_get_type ())
G_DECLARE_FINAL_TYPE (FoyerQueueBoard, foyer_queue_board, FOYER, QUEUE_BOARD, GtkWindow)

/* The queue for the wall, to be read from across the shop: who waits and for how long, who is with
 * whom. Strangers read it too, so it shows numbers and titles, no whole names (DESIGN-LANGUAGE §7).
 * F11 and Esc close it. */

GtkWidget *foyer_queue_board_new (FoyerServices *services);

G_END_DECLS
