#pragma once

/* What stands in the list of the day, whatever it is: a work item, an appointment, a visit in the
 * shop or a demonstration. All are pure. */

#include "domain/foyer-demo-session.h"
#include "domain/foyer-item.h"
#include "domain/foyer-visit.h"
#include "panels/foyer-item-text.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_TODAY_LATE,
  FOYER_TODAY_TODAY,
  FOYER_TODAY_TOMORROW,
  FOYER_TODAY_LATER,
} FoyerTodayPart;

#define FOYER_N_TODAY_PARTS (FOYER_TODAY_LATER + 1)

FoyerTodayPart  foyer_today_text_part  (gpointer        record,
                                        FoyerShopTime  *time,
                                        gint64          now_us);
gint64          foyer_today_text_when  (gpointer        record);
const char     *foyer_today_text_icon  (gpointer        record);
const char     *foyer_today_text_kind  (gpointer        record);
char           *foyer_today_text_title (gpointer        record);
char           *foyer_today_text_due   (gpointer        record,
                                        FoyerShopTime  *time,
                                        gint64          now_us,
                                        FoyerTone      *tone,
                                        const char    **icon_name);
const char     *foyer_today_text_door  (gpointer        record,
                                        guint           acts);
char           *foyer_today_text_do    (gpointer        record,
                                        guint           acts);

G_END_DECLS
