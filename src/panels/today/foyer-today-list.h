#pragma once

#include "service/foyer-items.h"
#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_TODAY_LIST (foyer_today_list_get_type ())
G_DECLARE_FINAL_TYPE (FoyerTodayList, foyer_today_list, FOYER, TODAY_LIST, GtkWidget)

/* What there is to do, by time: past, today, tomorrow, later. Property "record" (FoyerRecord,
 * nullable): the selected one; "count" (uint): how many work items. Enter is the action
 * "today.act", a double click "today.open". */

void         foyer_today_list_connect    (FoyerTodayList   *self,
                                          FoyerServices    *services);
void         foyer_today_list_set_scope  (FoyerTodayList   *self,
                                          FoyerItemScope    scope);
FoyerRecord *foyer_today_list_get_record (FoyerTodayList   *self);
guint        foyer_today_list_get_count  (FoyerTodayList   *self);
gboolean     foyer_today_list_select     (FoyerTodayList   *self,
                                          const FoyerUuid  *id);
void         foyer_today_list_focus      (FoyerTodayList   *self);

G_END_DECLS
