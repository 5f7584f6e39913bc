#pragma once

#include "service/foyer-services.h"
#include "widgets/foyer-drafts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_LEAVE_BOARD (foyer_leave_board_get_type ())
G_DECLARE_FINAL_TYPE (FoyerLeaveBoard, foyer_leave_board, FOYER, LEAVE_BOARD, GtkWidget)

/* Leave (S4): what waits for a decision and what is granted this month, with what can be done about
 * each, and the form to ask for one. Who may not decide sees their own. */

void  foyer_leave_board_connect   (FoyerLeaveBoard *self,
                                   FoyerServices   *services,
                                   FoyerDrafts     *drafts);
/* Returns how many wait for a decision of who sits here, or of somebody else. */
guint foyer_leave_board_set_month (FoyerLeaveBoard *self,
                                   FoyerRotaMonth  *month);

G_END_DECLS
