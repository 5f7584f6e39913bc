#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define FOYER_HOLIDAY_ERROR (foyer_holiday_error_quark ())

/**
 * FoyerHolidayError:
 * @FOYER_HOLIDAY_ERROR_FORMAT: the file is none that holds public holidays
 * @FOYER_HOLIDAY_ERROR_CONFLICT: it says of one day that it is off and that it is not (CN-24); the
 *   message begins with the day, as foyer_day_parse() reads it
 */
typedef enum
{
  FOYER_HOLIDAY_ERROR_FORMAT,
  FOYER_HOLIDAY_ERROR_CONFLICT,
} FoyerHolidayError;

GQuark     foyer_holiday_error_quark      (void);

/* No notice of a year is nearly as large. */
#define FOYER_HOLIDAY_FILE_MAX (1024 * 1024)

/* A file with the public holidays of one year or several, as they are published: JSON, iCalendar,
 * or the form of our own. The result (element-type utf8) are notices as FoyerCalendar reads them,
 * one for each year, in their order. */
GPtrArray *foyer_holiday_file_read        (GBytes               *contents,
                                           GError              **error);
void       foyer_holiday_file_load_async  (GFile                *file,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
GPtrArray *foyer_holiday_file_load_finish (GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
