#pragma once

#include <gtk/gtk.h>

#include "service/foyer-services.h"

G_BEGIN_DECLS

#define FOYER_TYPE_QUEUE_ROW (foyer_queue_row_get_type ())
G_DECLARE_FINAL_TYPE (FoyerQueueRow, foyer_queue_row, FOYER, QUEUE_ROW, GtkWidget)

/* One visit on the board: how long, who, in which matter, and the one next act. The act is the
 * action "queue.next" of an ancestor, with the key of the visit. */

GtkWidget  *foyer_queue_row_new       (FoyerServices *services);
void        foyer_queue_row_set_visit (FoyerQueueRow *self,
                                       FoyerVisit    *visit);
void        foyer_queue_row_tick      (FoyerQueueRow *self,
                                       gint64         now_us);

G_END_DECLS
