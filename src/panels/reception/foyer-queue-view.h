#pragma once

#include <gtk/gtk.h>

#include "service/foyer-services.h"

G_BEGIN_DECLS

#define FOYER_TYPE_QUEUE_VIEW (foyer_queue_view_get_type ())
G_DECLARE_FINAL_TYPE (FoyerQueueView, foyer_queue_view, FOYER, QUEUE_VIEW, GtkWidget)

/* Today's visits by state. Property "visit" (FoyerVisit, nullable) is the selected one: the same
 * visitor stays selected when the state changes, here or at another seat, and it notifies with
 * every newer version. Action "queue.next" (a visit's key) goes to the visit and then to
 * "visit.next". */

void        foyer_queue_view_connect   (FoyerQueueView      *self,
                                   FoyerServices   *services);
FoyerVisit *foyer_queue_view_get_visit (FoyerQueueView      *self);
gboolean    foyer_queue_view_select    (FoyerQueueView      *self,
                                   const FoyerUuid *id);
void        foyer_queue_view_focus     (FoyerQueueView      *self);

G_END_DECLS
