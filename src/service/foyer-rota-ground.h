#pragma once

#include "domain/foyer-roster-cell.h"
#include "domain/foyer-roster-check.h"
#include "domain/foyer-roster-month.h"
#include "domain/foyer-staff.h"
#include "domain/foyer-wish.h"

G_BEGIN_DECLS

/* So many days before and after a month are looked at with it: a row of working days and an ISO
 * week do not end with the month. */
#define FOYER_ROTA_MARGIN 13

/* What is carried over months is counted over this many of them. */
#define FOYER_ROTA_PAST_MONTHS 3

/**
 * FoyerRotaGround:
 * @first_day: the first day of the month
 * @staff: (element-type FoyerStaff): everybody, also who left
 * @shifts: (element-type FoyerShift): all shifts, also closed ones
 * @coverage: (element-type FoyerCoverage): how many people the posts need
 * @cells: (element-type FoyerRosterCell): of the month, of %FOYER_ROTA_MARGIN days around it, and
 *   of %FOYER_ROTA_PAST_MONTHS months before
 * @leaves: (element-type FoyerLeave): of the same time
 * @asked: (element-type FoyerLeave): the leaves that wait for a decision, whenever they are
 * @wishes: (element-type FoyerWish): of the month
 * @roster: (nullable): what is known of the month's roster
 * @settings: the settings of the shop
 * @shop_time: the shop's time
 * @calendar: the public holidays
 *
 * What a month is made from, as read from the store in one transaction.
 */
typedef struct
{
  gint64 first_day;
  GPtrArray *staff;
  GPtrArray *shifts;
  GPtrArray *coverage;
  GPtrArray *cells;
  GPtrArray *leaves;
  GPtrArray *asked;
  GPtrArray *wishes;
  FoyerRosterMonth *roster;
  FoyerSettings *settings;
  FoyerShopTime *shop_time;
  FoyerCalendar *calendar;
} FoyerRotaGround;

FoyerRotaGround *foyer_rota_ground_new   (void);
FoyerRotaGround *foyer_rota_ground_ref   (FoyerRotaGround *self);
void             foyer_rota_ground_unref (FoyerRotaGround *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerRotaGround, foyer_rota_ground_unref)

G_END_DECLS
