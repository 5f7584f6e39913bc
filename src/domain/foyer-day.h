#pragma once

/* Days of the calendar, as a number: days since 1970-01-01. No zone, no time of day: which day it
 * is at an instant, FoyerShopTime knows. */

#include <glib.h>

G_BEGIN_DECLS

/* "No day". Zero is a day: people were born on 1970-01-01. */
#define FOYER_DAY_NONE G_MININT64

typedef enum
{
  FOYER_MONDAY = 1,
  FOYER_TUESDAY,
  FOYER_WEDNESDAY,
  FOYER_THURSDAY,
  FOYER_FRIDAY,
  FOYER_SATURDAY,
  FOYER_SUNDAY,
} FoyerWeekday;

gboolean     foyer_day_from_ymd        (int          year,
                                        int          month,
                                        int          dom,
                                        gint64      *day);
void         foyer_day_to_ymd          (gint64       day,
                                        int         *year,
                                        int         *month,
                                        int         *dom);
int          foyer_day_count_in_month  (int          year,
                                        int          month);
FoyerWeekday foyer_day_get_weekday     (gint64       day);
int          foyer_day_get_iso_week    (gint64       day,
                                        int         *year);
gint64       foyer_day_add_months      (gint64       day,
                                        int          n_months);
gboolean     foyer_day_parse           (const char  *text,
                                        gint64      *day);
char        *foyer_day_to_string       (gint64       day);
char        *foyer_day_to_digits       (gint64       day);

G_END_DECLS
