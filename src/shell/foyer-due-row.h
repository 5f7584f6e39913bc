#pragma once

#include "service/foyer-ringer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_DUE_ROW (foyer_due_row_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDueRow, foyer_due_row, FOYER, DUE_ROW, GtkListBoxRow)

/* One of the tray: who and what, how late, and what can be done. Signal "act" (act: uint). */

GtkWidget      *foyer_due_row_new           (FoyerDelivery          *delivery,
                                             const FoyerNoticeFacts *facts);
FoyerDelivery  *foyer_due_row_get_delivery  (FoyerDueRow            *self);
FoyerNoticeAct  foyer_due_row_get_next_step (FoyerDueRow            *self);
void            foyer_due_row_show_time     (FoyerDueRow            *self,
                                             const FoyerNoticeFacts *facts,
                                             FoyerShopTime          *shop_time,
                                             gint64                  now_us);
void            foyer_due_row_show_acts     (FoyerDueRow            *self,
                                             gboolean                shows_acts);

G_END_DECLS
