/* A leave (请假, S4): asked for by a person, decided by a supervisor, with somebody named who does
 * the work meanwhile. It is a half-open stretch of time, so that half days need nothing special. */

#include "domain/foyer-leave.h"

#include "domain/foyer-domain-error.h"

struct _FoyerLeave
{
  FoyerRecord parent_instance;

  char *number;
  FoyerUuid staff;
  gint64 begins;
  gint64 ends;
  FoyerLeaveKind kind;
  FoyerLeaveWay way;
  gint64 filed;
  FoyerUuid cover;
  FoyerUuid leader;
  char *reason;
  FoyerLeaveState state;
};

G_DEFINE_FINAL_TYPE (FoyerLeave, foyer_leave, FOYER_TYPE_RECORD)

#define FIELD(name, KIND, ...) FOYER_FIELD (FoyerLeave, name, KIND, __VA_ARGS__)
#define EDITABLE FOYER_FIELD_EDITABLE

static const FoyerField fields[] = {
  FIELD (number, TEXT, .max_chars = 20),
  FIELD (staff, REF),
  FIELD (begins, TIME, .flags = EDITABLE),
  FIELD (ends, TIME, .flags = EDITABLE),
  FIELD (kind, ENUM, foyer_leave_kind_get_type, EDITABLE),
  FIELD (way, ENUM, foyer_leave_way_get_type, EDITABLE),
  FIELD (filed, TIME),
  FIELD (cover, REF),
  FIELD (leader, REF),
  FIELD (reason, TEXT, .flags = EDITABLE | FOYER_FIELD_LINES, .max_chars = 400),
  FIELD (state, ENUM, foyer_leave_state_get_type),
};

static gboolean
foyer_leave_check (FoyerRecord *record,
                   GError     **error)
{
  FoyerLeave *self = FOYER_LEAVE (record);

  return foyer_domain_check_given (self->number, "number", error)
         && foyer_domain_check_that (!foyer_uuid_is_none (&self->staff), "staff", "known", error)
         && foyer_domain_check_that (self->begins != 0 && self->ends > self->begins, "ends",
                                     "after the begin", error)
         /* LV-04 */
         && foyer_domain_check_that (!foyer_uuid_is_none (&self->cover), "cover",
                                     "a cover must be named", error)
         && foyer_domain_check_that (!foyer_uuid_equal (&self->cover, &self->staff), "cover",
                                     "somebody else", error);
}

static void
foyer_leave_class_init (FoyerLeaveClass *klass)
{
  FoyerRecordClass *record_class = FOYER_RECORD_CLASS (klass);

  record_class->check = foyer_leave_check;
  foyer_record_class_install_fields (record_class, "leave", fields, G_N_ELEMENTS (fields));
}

static void
foyer_leave_init (FoyerLeave *self)
{
}

/**
 * foyer_leave_new:
 * @id: the key
 * @number: the human number
 * @staff: who wants to be away
 * @begins_us: from when, microseconds UTC
 * @ends_us: until when
 * @kind: what kind of leave
 * @way: by which way it was asked for
 * @filed_us: when it was asked for
 *
 * Returns: (transfer full): a leave that was asked for and has no cover yet, see
 *   foyer_leave_set_cover()
 */
FoyerLeave *
foyer_leave_new (const FoyerUuid *id,
                 const char      *number,
                 const FoyerUuid *staff,
                 gint64           begins_us,
                 gint64           ends_us,
                 FoyerLeaveKind   kind,
                 FoyerLeaveWay    way,
                 gint64           filed_us)
{
  FoyerLeave *self = g_object_new (FOYER_TYPE_LEAVE, NULL);

  foyer_record_set_identity (FOYER_RECORD (self), id, 0);
  foyer_record_set_text (&self->number, number);
  self->staff = *staff;
  self->begins = begins_us;
  self->ends = ends_us;
  self->kind = kind;
  self->way = way;
  self->filed = filed_us;

  return self;
}

static gboolean
may (FoyerLeave  *self,
     const char  *act,
     guint        from,
     GError     **error)
{
  return foyer_domain_check_state (FOYER_TYPE_LEAVE_STATE, self->state, from, "Leave", act, error);
}

#define STATE(NAME) (1u << FOYER_LEAVE_##NAME)

/**
 * foyer_leave_set_cover:
 * @self: a leave
 * @cover: who does the work meanwhile (工作对接人)
 * @others: (element-type FoyerLeave): the leaves of everybody in that time
 * @error: where to put why not
 *
 * Names the cover. The cover is not away at that time (LV-05); when the cover falls ill, another is
 * chosen, until the leave is over.
 *
 * Returns: whether the cover is set; otherwise %FOYER_DOMAIN_ERROR_INVALID, or
 *   %FOYER_DOMAIN_ERROR_STATE when the leave was refused, is void or over
 */
gboolean
foyer_leave_set_cover (FoyerLeave       *self,
                       const FoyerUuid  *cover,
                       GPtrArray        *others,
                       GError          **error)
{
  if (!may (self, "cover", STATE (APPLIED) | STATE (APPROVED), error)
      || !foyer_domain_check_that (!foyer_uuid_is_none (cover), "cover", "a cover must be named",
                                   error)
      || !foyer_domain_check_that (!foyer_uuid_equal (cover, &self->staff), "cover",
                                   "somebody else", error))
    return FALSE;

  for (guint i = 0; i < others->len; i++)
    {
      FoyerLeave *other = g_ptr_array_index (others, i);

      if (!foyer_domain_check_that (!foyer_uuid_equal (&other->staff, cover)
                                    || !foyer_leave_is_granted (other)
                                    || !foyer_leave_overlaps (other, self->begins, self->ends),
                                    "cover", "not absent at that time", error))
        return FALSE;
    }

  self->cover = *cover;
  return TRUE;
}

/**
 * foyer_leave_approve:
 * @self: a leave that was asked for
 * @leader: who decides; all-zero when nobody who is signed in
 * @error: where to put why not
 *
 * Returns: whether it is approved; otherwise %FOYER_DOMAIN_ERROR_STATE, or
 *   %FOYER_DOMAIN_ERROR_INVALID when no cover is named
 */
gboolean
foyer_leave_approve (FoyerLeave      *self,
                     const FoyerUuid *leader,
                     GError         **error)
{
  if (!foyer_leave_check (FOYER_RECORD (self), error)
      || !may (self, "approve", STATE (APPLIED), error))
    return FALSE;

  self->state = FOYER_LEAVE_APPROVED;
  self->leader = *leader;
  return TRUE;
}

/**
 * foyer_leave_refuse:
 * @self: a leave that was asked for
 * @leader: who decides
 * @error: where to put why not
 *
 * Returns: whether it is refused; otherwise %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_leave_refuse (FoyerLeave      *self,
                    const FoyerUuid *leader,
                    GError         **error)
{
  if (!may (self, "refuse", STATE (APPLIED), error))
    return FALSE;

  self->state = FOYER_LEAVE_REFUSED;
  self->leader = *leader;
  return TRUE;
}

/**
 * foyer_leave_come_back:
 * @self: an approved leave
 * @at_us: when the person came back; earlier than planned, the leave ends here
 * @error: where to put why not
 *
 * Returns: whether the leave is over (销假); otherwise %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_leave_come_back (FoyerLeave *self,
                       gint64      at_us,
                       GError    **error)
{
  if (!may (self, "come back", STATE (APPROVED), error))
    return FALSE;

  self->state = FOYER_LEAVE_BACK;
  if (at_us > self->begins)
    self->ends = MIN (self->ends, at_us);
  return TRUE;
}

/**
 * foyer_leave_void:
 * @self: a leave that is not over
 * @error: where to put why not
 *
 * Returns: whether it is void; otherwise %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_leave_void (FoyerLeave *self,
                  GError    **error)
{
  if (!may (self, "void", STATE (APPLIED) | STATE (APPROVED) | STATE (REFUSED), error))
    return FALSE;

  self->state = FOYER_LEAVE_VOID;
  return TRUE;
}

/**
 * foyer_leave_check_notice:
 * @self: a leave
 * @wanted_us: the setting `leave.notice`
 * @notice_us: (out) (optional): how long before its begin it was asked for
 *
 * Asked for by telephone it is an emergency (LV-03); exactly as early as wanted is early enough
 * (LV-01).
 *
 * Returns: how it stands to the rule
 */
FoyerLeaveNotice
foyer_leave_check_notice (FoyerLeave *self,
                          gint64      wanted_us,
                          gint64     *notice_us)
{
  gint64 notice = self->begins - self->filed;

  if (notice_us != NULL)
    *notice_us = notice;
  if (notice >= wanted_us)
    return FOYER_LEAVE_NOTICE_IN_TIME;

  return self->way == FOYER_LEAVE_BY_PHONE ? FOYER_LEAVE_NOTICE_EMERGENCY
                                           : FOYER_LEAVE_NOTICE_LATE;
}

/**
 * foyer_leave_is_granted:
 * @self: a leave
 *
 * Returns: whether the person is, or was, away: approved, or back from it
 */
gboolean
foyer_leave_is_granted (FoyerLeave *self)
{
  return self->state == FOYER_LEAVE_APPROVED || self->state == FOYER_LEAVE_BACK;
}

/**
 * foyer_leave_overlaps:
 * @self: a leave
 * @first_us: begin of a stretch of time
 * @end_us: its end
 *
 * Returns: whether any of it lies in the leave; what only touches does not
 */
gboolean
foyer_leave_overlaps (FoyerLeave *self,
                      gint64      first_us,
                      gint64      end_us)
{
  return self->begins < end_us && first_us < self->ends;
}

/**
 * foyer_leave_takes_day:
 * @self: a leave
 * @shop_time: the shop's time
 * @day: a day
 *
 * Returns: whether the leave takes the whole of @day
 */
gboolean
foyer_leave_takes_day (FoyerLeave    *self,
                       FoyerShopTime *shop_time,
                       gint64         day)
{
  gint64 first_us, end_us;

  foyer_shop_time_get_bounds (shop_time, day, &first_us, &end_us);
  return self->begins <= first_us && self->ends >= end_us;
}

/**
 * foyer_leave_count_working_days:
 * @self: a leave
 * @shop_time: the shop's time
 * @calendar: the public holidays
 *
 * Returns: how many working days it uses up, make-up days among them (LV-07, LV-08); a day that is
 *   taken in part counts
 */
int
foyer_leave_count_working_days (FoyerLeave    *self,
                                FoyerShopTime *shop_time,
                                FoyerCalendar *calendar)
{
  return foyer_calendar_count_working_days (calendar,
                                            foyer_shop_time_get_day (shop_time, self->begins),
                                            foyer_shop_time_get_day (shop_time, self->ends - 1));
}

FOYER_RECORD_GETTER (FoyerLeave, foyer_leave, const char *, number)
FOYER_RECORD_REF_GETTER (FoyerLeave, foyer_leave, staff)
FOYER_RECORD_REF_GETTER (FoyerLeave, foyer_leave, cover)
FOYER_RECORD_GETTER (FoyerLeave, foyer_leave, gint64, begins)
FOYER_RECORD_GETTER (FoyerLeave, foyer_leave, gint64, ends)
FOYER_RECORD_GETTER (FoyerLeave, foyer_leave, FoyerLeaveKind, kind)
FOYER_RECORD_GETTER (FoyerLeave, foyer_leave, FoyerLeaveWay, way)
FOYER_RECORD_GETTER (FoyerLeave, foyer_leave, gint64, filed)
FOYER_RECORD_GETTER (FoyerLeave, foyer_leave, const char *, reason)
FOYER_RECORD_GETTER (FoyerLeave, foyer_leave, FoyerLeaveState, state)
