#pragma once

#include "domain/foyer-calendar.h"
#include "domain/foyer-record.h"
#include "domain/foyer-roster-enums.h"
#include "domain/foyer-shop-time.h"

G_BEGIN_DECLS

/**
 * FoyerLeaveNotice:
 * @FOYER_LEAVE_NOTICE_IN_TIME: asked for early enough
 * @FOYER_LEAVE_NOTICE_LATE: later than the rule; the supervisor may still approve
 * @FOYER_LEAVE_NOTICE_EMERGENCY: by telephone, for which no notice is asked
 *
 * How a leave stands to the notice that the shop asks for (S4).
 */
typedef enum
{
  FOYER_LEAVE_NOTICE_IN_TIME,
  FOYER_LEAVE_NOTICE_LATE,
  FOYER_LEAVE_NOTICE_EMERGENCY,
} FoyerLeaveNotice;

#define FOYER_TYPE_LEAVE (foyer_leave_get_type ())
G_DECLARE_FINAL_TYPE (FoyerLeave, foyer_leave, FOYER, LEAVE, FoyerRecord)

FoyerLeave      *foyer_leave_new                (const FoyerUuid  *id,
                                                 const char       *number,
                                                 const FoyerUuid  *staff,
                                                 gint64            begins_us,
                                                 gint64            ends_us,
                                                 FoyerLeaveKind    kind,
                                                 FoyerLeaveWay     way,
                                                 gint64            filed_us);
gboolean         foyer_leave_set_cover          (FoyerLeave       *self,
                                                 const FoyerUuid  *cover,
                                                 GPtrArray        *others,
                                                 GError          **error);
gboolean         foyer_leave_approve            (FoyerLeave       *self,
                                                 const FoyerUuid  *leader,
                                                 GError          **error);
gboolean         foyer_leave_refuse             (FoyerLeave       *self,
                                                 const FoyerUuid  *leader,
                                                 GError          **error);
gboolean         foyer_leave_come_back          (FoyerLeave       *self,
                                                 gint64            at_us,
                                                 GError          **error);
gboolean         foyer_leave_void               (FoyerLeave       *self,
                                                 GError          **error);
FoyerLeaveNotice foyer_leave_check_notice       (FoyerLeave       *self,
                                                 gint64            wanted_us,
                                                 gint64           *notice_us);
gboolean         foyer_leave_is_granted         (FoyerLeave       *self);
gboolean         foyer_leave_overlaps           (FoyerLeave       *self,
                                                 gint64            first_us,
                                                 gint64            end_us);
gboolean         foyer_leave_takes_day          (FoyerLeave       *self,
                                                 FoyerShopTime    *shop_time,
                                                 gint64            day);
int              foyer_leave_count_working_days (FoyerLeave       *self,
                                                 FoyerShopTime    *shop_time,
                                                 FoyerCalendar    *calendar);

const char      *foyer_leave_get_number         (FoyerLeave       *self);
const FoyerUuid *foyer_leave_get_staff          (FoyerLeave       *self);
const FoyerUuid *foyer_leave_get_cover          (FoyerLeave       *self);
gint64           foyer_leave_get_begins         (FoyerLeave       *self);
gint64           foyer_leave_get_ends           (FoyerLeave       *self);
FoyerLeaveKind   foyer_leave_get_kind           (FoyerLeave       *self);
FoyerLeaveWay    foyer_leave_get_way            (FoyerLeave       *self);
gint64           foyer_leave_get_filed          (FoyerLeave       *self);
const char      *foyer_leave_get_reason         (FoyerLeave       *self);
FoyerLeaveState  foyer_leave_get_state          (FoyerLeave       *self);

G_END_DECLS
