#pragma once

#include "domain/foyer-leave.h"
#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_LEAVE_ROW (foyer_leave_row_get_type ())
G_DECLARE_FINAL_TYPE (FoyerLeaveRow, foyer_leave_row, FOYER, LEAVE_ROW, GtkListBoxRow)

/* A leave in the list of leaves, with what who sits here can do about it. Signals "act"
 * (int: FoyerLeaveAct) and "cover": another cover is wanted. */

GtkWidget  *foyer_leave_row_new       (FoyerServices  *services,
                                       FoyerRotaMonth *month,
                                       FoyerLeave     *leave);
FoyerLeave *foyer_leave_row_get_leave (FoyerLeaveRow  *self);

G_END_DECLS
