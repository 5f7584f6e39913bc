#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_CALL_LIST (foyer_call_list_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCallList, foyer_call_list, FOYER, CALL_LIST, GtkWidget)

/* Whom to call: one's own or the shop's, overdue, today, tomorrow, this week and later; below it
 * how many were reached today (B7). Property "row" (FoyerCallbackRow, nullable): the selected one;
 * it notifies also when that one is stored anew. A row that is activated activates "call.start". */

void              foyer_call_list_connect  (FoyerCallList    *self,
                                            FoyerServices    *services);
FoyerCallbackRow *foyer_call_list_get_row  (FoyerCallList    *self);
GListModel       *foyer_call_list_get_rows (FoyerCallList    *self);
void              foyer_call_list_select   (FoyerCallList    *self,
                                            FoyerItem        *item);
void              foyer_call_list_focus    (FoyerCallList    *self);

G_END_DECLS
