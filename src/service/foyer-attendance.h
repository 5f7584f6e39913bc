#pragma once

#include "domain/foyer-shop-time.h"
#include "domain/foyer-staff.h"
#include "store/foyer-transaction.h"

G_BEGIN_DECLS

/**
 * FoyerAttendanceState:
 * @FOYER_ATTENDANCE_HERE: works now, or there is no roster that says otherwise
 * @FOYER_ATTENDANCE_LATER: has a shift later today
 * @FOYER_ATTENDANCE_AWAY: on leave, without a shift today or any more, or no longer with the firm
 *
 * Where somebody is, as far as the roster knows.
 */
typedef enum
{
  FOYER_ATTENDANCE_HERE,
  FOYER_ATTENDANCE_LATER,
  FOYER_ATTENDANCE_AWAY,
} FoyerAttendanceState;

/* Who is there at an instant, by granted leaves and the published roster, and who stands in for
 * whom (S8, CB-11). Read in a transaction; then plain data. */
typedef struct _FoyerAttendance FoyerAttendance;

FoyerAttendance      *foyer_attendance_read             (FoyerDb             *db,
                                                     FoyerShopTime       *time,
                                                     gint64               now_us,
                                                     GError             **error);
void                foyer_attendance_free             (FoyerAttendance       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerAttendance, foyer_attendance_free)

FoyerAttendanceState  foyer_attendance_get_state        (FoyerAttendance       *self,
                                                     const FoyerUuid     *staff);
gboolean            foyer_attendance_is_with_us       (FoyerAttendance       *self,
                                                     const FoyerUuid     *staff);
GPtrArray          *foyer_attendance_get_staff        (FoyerAttendance       *self);
guint               foyer_attendance_get_shifts       (FoyerAttendance       *self,
                                                     const FoyerUuid     *staff);
gint64              foyer_attendance_get_shift_begin  (FoyerAttendance       *self,
                                                     const FoyerUuid     *staff);
gboolean            foyer_attendance_find_shift       (FoyerAttendance       *self,
                                                     const FoyerUuid     *staff,
                                                     gint64              *start_us,
                                                     gint64              *end_us);
gint64              foyer_attendance_get_shift_end    (FoyerAttendance       *self,
                                                     const FoyerUuid     *staff);
gboolean            foyer_attendance_has_roster       (FoyerAttendance       *self);
FoyerStaff         *foyer_attendance_find_stand_in    (FoyerAttendance       *self,
                                                     const FoyerUuid     *staff,
                                                     FoyerAttendanceState   worst);
FoyerStaff         *foyer_attendance_find_successor   (FoyerAttendance       *self,
                                                     const FoyerUuid     *staff);
GPtrArray          *foyer_attendance_find_supervisors (FoyerAttendance       *self);
GPtrArray          *foyer_attendance_find_here        (FoyerAttendance       *self);

G_END_DECLS
