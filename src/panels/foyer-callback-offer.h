#pragma once

#include "domain/foyer-item.h"
#include "domain/foyer-visit.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* "Plan a callback" (回访) from what is looked at elsewhere: the callbacks have a panel of their own,
 * which the window opens with what is known already ("win.plan-callback"). */

void foyer_callback_offer_visit (GtkWidget  *widget,
                                 FoyerVisit *visit);
void foyer_callback_offer_item  (GtkWidget  *widget,
                                 FoyerItem  *item);

G_END_DECLS
