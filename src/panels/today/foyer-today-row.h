#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_TODAY_ROW (foyer_today_row_get_type ())
G_DECLARE_FINAL_TYPE (FoyerTodayRow, foyer_today_row, FOYER, TODAY_ROW, GtkWidget)

/* One thing of the day: its time, its kind, what it is, how late, and the next step. Its button is
 * the action "today.next" (the key of the record). */

GtkWidget   *foyer_today_row_new        (FoyerServices *services);
void         foyer_today_row_set_record (FoyerTodayRow *self,
                                         FoyerRecord   *record);
void         foyer_today_row_tick       (FoyerTodayRow *self);

G_END_DECLS
