#pragma once

#include "base/foyer-uuid.h"
#include "domain/foyer-calendar.h"
#include "domain/foyer-promise-enums.h"
#include "domain/foyer-settings.h"
#include "domain/foyer-shop-time.h"

G_BEGIN_DECLS

/**
 * FoyerCaller:
 * @staff: who
 * @is_away: on leave, or marked as absent
 * @shifts: the shifts of that day: a set of 1u << FoyerShiftKind; 0 for none
 * @n_open: how many open callbacks they have
 * @is_present: whether they are expected to be there when the call is to be made
 *
 * Somebody who could be given a callback of a day.
 */
typedef struct
{
  FoyerUuid staff;
  gboolean is_away;
  guint shifts;
  guint n_open;
  gboolean is_present;
} FoyerCaller;

/**
 * FoyerCallerRule:
 * @seller: who sold, all-zero when not known
 * @refused_by: whose call was not accepted, all-zero when nobody's
 * @has_roster: whether there is a published roster of that day
 * @is_cross_wanted: the setting `callback.cross_shift`
 *
 * Whom a callback may be given to (B3).
 */
typedef struct
{
  FoyerUuid seller;
  FoyerUuid refused_by;
  gboolean has_roster;
  gboolean is_cross_wanted;
} FoyerCallerRule;

const FoyerCaller *foyer_callback_suggest       (const FoyerCaller     *callers,
                                                 guint                  n_callers,
                                                 const FoyerCallerRule *rule,
                                                 gboolean              *is_cross);

gint64             foyer_callback_place         (gint64                 at_us,
                                                 FoyerSettings         *settings,
                                                 FoyerShopTime         *time,
                                                 FoyerCalendar         *calendar);
gint64             foyer_callback_get_next_try  (FoyerCallbackKind      kind,
                                                 gint64                 n_attempts,
                                                 gint64                 at_us,
                                                 FoyerSettings         *settings,
                                                 FoyerShopTime         *time,
                                                 FoyerCalendar         *calendar);
gint64             foyer_callback_get_care_day  (gint64                 birthday,
                                                 int                    year);
gint64             foyer_callback_get_gap       (gint64                 n_effective,
                                                 gint64                 target);

G_END_DECLS
