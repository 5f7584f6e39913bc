/* The roster as iCalendar (A3). An event keeps its UID as long as its cell is on the roster, and
 * its sequence is the version of the cell: a calendar that imports the month again changes what it
 * has instead of doubling it, and takes out a shift that has become a rest day. */

#include "service/foyer-roster-calendar.h"

#include <glib/gi18n.h>
#include <libical/ical.h>
#include <string.h>

#include "service/foyer-rota-words.h"

typedef struct
{
  FoyerCatalog *catalog;
  FoyerRotaMonth *month;
  const char *shop_name;
  gint64 now_us;
  gboolean is_for_one;
  icalcomponent *calendar;
} Export;

static struct icaltimetype
make_time (gint64 at_us)
{
  return icaltime_from_timet_with_zone (at_us / G_USEC_PER_SEC, 0,
                                        icaltimezone_get_utc_timezone ());
}

/* The shift, or that there is none any more: a cancelled event needs its day only. */
static void
add_time (Export        *self,
          icalcomponent *event,
          gint64         day,
          FoyerShift    *shift)
{
  FoyerShopTime *shop_time = foyer_rota_month_get_ground (self->month)->shop_time;
  int start = shift != NULL ? foyer_shift_get_start_minute (shift) : 0;
  int end = shift != NULL ? foyer_shift_get_end_offset (shift) : 1440;

  icalcomponent_add_property (event, icalproperty_new_dtstart (
                                make_time (foyer_shop_time_at_minute (shop_time, day, start))));
  icalcomponent_add_property (event, icalproperty_new_dtend (
                                make_time (foyer_shop_time_at_minute (shop_time, day, end))));
}

static void
add_event (Export          *self,
           int              row,
           FoyerRosterCell *cell,
           FoyerShift      *shift)
{
  FoyerStaff *staff = foyer_rota_month_get_staff (self->month, row);
  icalcomponent *event = icalcomponent_new_vevent ();
  g_autofree char *id = foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (cell)));
  g_autofree char *uid = g_strdup_printf ("%s@roster.foyer", id);
  g_autofree char *summary = NULL;
  const char *what = shift != NULL ? foyer_rota_words_shift (self->catalog, shift)
                                   : foyer_catalog_get (self->catalog, "roster",
                                                        NC_("roster", "rest day"));

  summary = self->is_for_one ? g_strdup (what)
                             : g_strdup_printf ("%s · %s", foyer_staff_get_name (staff), what);
  icalcomponent_add_property (event, icalproperty_new_uid (uid));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (make_time (self->now_us)));
  icalcomponent_add_property (event, icalproperty_new_sequence (
                                foyer_record_get_version (FOYER_RECORD (cell))));
  add_time (self, event, foyer_roster_cell_get_day (cell), shift);
  icalcomponent_add_property (event, icalproperty_new_summary (summary));
  if (*self->shop_name != '\0')
    icalcomponent_add_property (event, icalproperty_new_location (self->shop_name));
  icalcomponent_add_property (event,
                              icalproperty_new_status (shift != NULL ? ICAL_STATUS_CONFIRMED
                                                                     : ICAL_STATUS_CANCELLED));
  icalcomponent_add_component (self->calendar, event);
}

static void
add_row (Export *self,
         int     row)
{
  for (int day = 0; day < foyer_rota_month_get_n_days (self->month); day++)
    for (int slot = 0; slot < 2; slot++)
      {
        FoyerRosterCell *cell = foyer_rota_month_get_cell (self->month, row, day, slot);
        FoyerShift *shift = foyer_rota_month_get_shift (self->month, row, day, slot);

        /* A rest day is no event; one that was a shift before takes that back. */
        if (cell != NULL && foyer_roster_cell_get_state (cell) != FOYER_CELL_DRAFT
            && (shift != NULL || foyer_roster_cell_get_state (cell) == FOYER_CELL_CHANGED))
          add_event (self, row, cell, shift);
      }
}

static void
add_name (Export *self)
{
  /* Translators: the name of a calendar with one's shifts; %s is the name of the shop. */
  g_autofree char *name = g_strdup_printf (foyer_catalog_get (self->catalog, "calendar",
                                                              NC_("calendar", "Roster %s")),
                                           self->shop_name);
  icalproperty *property = icalproperty_new_x (name);

  icalproperty_set_x_name (property, "X-WR-CALNAME");
  icalcomponent_add_property (self->calendar, property);
}

/**
 * foyer_roster_calendar_make:
 * @catalog: (nullable): the language
 * @month: a month
 * @staff: (nullable): whose shifts; %NULL for everybody's
 * @shop_name: the name of the shop
 * @now_us: when it is made
 *
 * Returns: (transfer full): the published shifts of the month as iCalendar, UTF-8; drafts are not
 *   in it, whoever asks
 */
GBytes *
foyer_roster_calendar_make (FoyerCatalog    *catalog,
                            FoyerRotaMonth  *month,
                            const FoyerUuid *staff,
                            const char      *shop_name,
                            gint64           now_us)
{
  Export self = { catalog, month, shop_name, now_us, staff != NULL, NULL };
  char *text;
  GBytes *bytes;

  self.calendar = icalcomponent_new_vcalendar ();
  icalcomponent_add_property (self.calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (self.calendar, icalproperty_new_prodid ("-//foyer.org//Foyer//EN"));
  icalcomponent_add_property (self.calendar, icalproperty_new_method (ICAL_METHOD_PUBLISH));
  add_name (&self);
  for (int row = 0; row < foyer_rota_month_get_n_staff (month); row++)
    if (staff == NULL
        || foyer_uuid_equal (staff, foyer_record_get_id (FOYER_RECORD (
                                      foyer_rota_month_get_staff (month, row)))))
      add_row (&self, row);

  text = icalcomponent_as_ical_string_r (self.calendar);
  bytes = g_bytes_new (text, strlen (text));
  icalmemory_free_buffer (text);
  icalcomponent_free (self.calendar);

  return bytes;
}
