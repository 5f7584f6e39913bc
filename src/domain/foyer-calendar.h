#pragma once

#include <glib-object.h>

#include "domain/foyer-day.h"

G_BEGIN_DECLS

#define FOYER_TYPE_CALENDAR (foyer_calendar_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCalendar, foyer_calendar, FOYER, CALENDAR, GObject)

/* What the notice of a year holds, without adding it to a calendar. */
gboolean       foyer_calendar_read_text      (const char     *text,
                                              int            *year,
                                              guint          *n_off,
                                              guint          *n_work,
                                              GError        **error);

FoyerCalendar *foyer_calendar_new            (void);
gboolean       foyer_calendar_add_text       (FoyerCalendar  *self,
                                              const char     *text,
                                              GError        **error);
gboolean       foyer_calendar_is_published   (FoyerCalendar  *self,
                                              int             year);
gboolean       foyer_calendar_is_working_day (FoyerCalendar  *self,
                                              gint64          day,
                                              gboolean       *is_provisional);
gboolean       foyer_calendar_is_day_off     (FoyerCalendar  *self,
                                              gint64          day);
gboolean       foyer_calendar_is_make_up_day (FoyerCalendar  *self,
                                              gint64          day);
const char    *foyer_calendar_get_name       (FoyerCalendar  *self,
                                              gint64          day);
gint64         foyer_calendar_add_working_days (FoyerCalendar *self,
                                              gint64          day,
                                              int             n_days,
                                              gboolean       *is_provisional);
int            foyer_calendar_count_working_days (FoyerCalendar *self,
                                              gint64          first_day,
                                              gint64          last_day);

G_END_DECLS
