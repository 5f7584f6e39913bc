#pragma once

#include "domain/foyer-calendar.h"
#include "domain/foyer-shop-time.h"

G_BEGIN_DECLS

/**
 * FoyerDeadlineKind:
 * @FOYER_DEADLINE_SPAN: a span of time: `+5min`, `+24h`
 * @FOYER_DEADLINE_DAYS: calendar days later at the same time: `+3d`
 * @FOYER_DEADLINE_MONTHS: months later at the same time: `+1m`
 * @FOYER_DEADLINE_WORKING_DAYS: at the end of a working day: `+3wd`
 * @FOYER_DEADLINE_DAILY: at the next such time of day: `daily:16:00`
 * @FOYER_DEADLINE_DAY_END: at the next end of day: `eod`
 * @FOYER_DEADLINE_WEEKLY: at the next such time of the week: `weekly:sun 24:00`
 * @FOYER_DEADLINE_MONTHLY: at the next such time of the month: `monthly:last 24:00`, `monthly:31
 *   18:00`
 * @FOYER_DEADLINE_FIELD: at the time that a field of the form tells: `field:back_due`
 *
 * The clocks of HANDBOOK §13.
 */
typedef enum
{
  FOYER_DEADLINE_SPAN,
  FOYER_DEADLINE_DAYS,
  FOYER_DEADLINE_MONTHS,
  FOYER_DEADLINE_WORKING_DAYS,
  FOYER_DEADLINE_DAILY,
  FOYER_DEADLINE_DAY_END,
  FOYER_DEADLINE_WEEKLY,
  FOYER_DEADLINE_MONTHLY,
  FOYER_DEADLINE_FIELD,
} FoyerDeadlineKind;

#define FOYER_DEADLINE_FIELD_MAX 31

/**
 * FoyerDeadline:
 * @kind: which clock
 * @amount: microseconds of a span; how many days, months, working days
 * @minute: minute of the day, 0 to 1440
 * @weekday: day of the week
 * @dom: day of the month, 31 for the last
 * @field: name of the field
 *
 * A rule that says until when something is to be done. A value, to be copied.
 */
typedef struct
{
  FoyerDeadlineKind kind;
  gint64 amount;
  int minute;
  FoyerWeekday weekday;
  int dom;
  char field[FOYER_DEADLINE_FIELD_MAX + 1];
} FoyerDeadline;

gboolean  foyer_deadline_parse     (const char           *text,
                                    FoyerDeadline        *deadline,
                                    GError              **error);
char     *foyer_deadline_to_string (const FoyerDeadline  *deadline);
gint64    foyer_deadline_compute   (const FoyerDeadline  *deadline,
                                    gint64                start_us,
                                    FoyerShopTime        *time,
                                    FoyerCalendar        *calendar,
                                    gboolean             *is_provisional);
gboolean  foyer_deadline_is_over   (gint64                due_us,
                                    gint64                now_us);
gboolean  foyer_minute_parse       (const char           *text,
                                    int                  *minute);

G_END_DECLS
