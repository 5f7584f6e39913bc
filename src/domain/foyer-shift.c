/* A shift (班次, S2): from when to when somebody works, at which post.
 *
 * It is a half-open stretch of minutes: 08:30–14:00 and 14:00–22:00 follow each other without gap
 * or overlap. An end of 24:00 belongs to the day on which the shift began; an end before the start
 * lies on the day after. A used shift is closed by its last day, never changed under past
 * rosters. */

#include "domain/foyer-shift.h"

#include "domain/foyer-day.h"
#include "domain/foyer-domain-error.h"
#include "domain/foyer-shop-time.h"

#include <string.h>

#define MIDNIGHT FOYER_MINUTES_IN_DAY

struct _FoyerShift
{
  FoyerRecord parent_instance;

  char *code;
  char *name;
  char *name_en;
  char *family;
  FoyerShiftKind kind;
  FoyerPosts post;
  gint64 start_minute;
  gint64 end_minute;
  gint64 break_min;
  gint64 valid_from;
  gint64 valid_to;
  FoyerRosterState state;
};

G_DEFINE_FINAL_TYPE (FoyerShift, foyer_shift, FOYER_TYPE_RECORD)

#define FIELD(name, KIND, ...) FOYER_FIELD (FoyerShift, name, KIND, __VA_ARGS__)
#define EDITABLE FOYER_FIELD_EDITABLE

static const FoyerField fields[] = {
  FIELD (code, TEXT, .flags = EDITABLE, .max_chars = 20),
  FIELD (name, TEXT, .flags = EDITABLE, .max_chars = 40),
  FIELD (name_en, TEXT, .flags = EDITABLE, .max_chars = 40),
  FIELD (family, TEXT, .flags = EDITABLE, .max_chars = 40),
  FIELD (kind, ENUM, foyer_shift_kind_get_type, EDITABLE),
  FIELD (post, SET, foyer_posts_get_type, EDITABLE),
  FIELD (start_minute, INT, .flags = EDITABLE),
  FIELD (end_minute, INT, .flags = EDITABLE),
  FIELD (break_min, INT, .flags = EDITABLE),
  FIELD (valid_from, DAY, .flags = EDITABLE),
  FIELD (valid_to, DAY, .flags = EDITABLE),
  FIELD (state, ENUM, foyer_roster_state_get_type),
};

static gboolean
foyer_shift_check (FoyerRecord *record,
                   GError     **error)
{
  FoyerShift *self = FOYER_SHIFT (record);

  return foyer_domain_check_given (self->code, "code", error)
         && foyer_domain_check_given (self->name, "name", error)
         && foyer_domain_check_that ((self->post & (self->post - 1)) == 0, "post",
                                     "one post at most", error)
         && foyer_domain_check_that (self->start_minute >= 0 && self->start_minute < MIDNIGHT,
                                     "start_minute",
                                     "from 00:00 to 23:59; 24:00 is 00:00 of the next day", error)
         && foyer_domain_check_that (self->end_minute > 0 && self->end_minute <= MIDNIGHT,
                                     "end_minute", "from 00:01 to 24:00", error)
         && foyer_domain_check_that (self->end_minute != self->start_minute, "end_minute",
                                     "not the start: the shift would be empty", error)
         && foyer_domain_check_that (self->break_min >= 0
                                     && self->break_min < foyer_shift_get_presence (self),
                                     "break_min", "shorter than the shift", error)
         && foyer_domain_check_that (self->valid_from == FOYER_DAY_NONE
                                     || self->valid_to == FOYER_DAY_NONE
                                     || self->valid_to >= self->valid_from, "valid_to",
                                     "not before the first day", error);
}

static void
foyer_shift_class_init (FoyerShiftClass *klass)
{
  FoyerRecordClass *record_class = FOYER_RECORD_CLASS (klass);

  record_class->check = foyer_shift_check;
  foyer_record_class_install_fields (record_class, "shift", fields, G_N_ELEMENTS (fields));
}

static void
foyer_shift_init (FoyerShift *self)
{
}

/**
 * foyer_shift_new:
 * @id: the key
 * @code: a short name that never changes, for files
 * @name: the name as the shop says it
 * @name_en: (nullable): the name in English; %NULL for the same
 * @kind: early, middle or late
 * @post: the one post it serves, or 0 for none
 *
 * Returns: (transfer full): a shift without hours, see foyer_shift_set_hours()
 */
FoyerShift *
foyer_shift_new (const FoyerUuid *id,
                 const char      *code,
                 const char      *name,
                 const char      *name_en,
                 FoyerShiftKind   kind,
                 FoyerPosts       post)
{
  FoyerShift *self = g_object_new (FOYER_TYPE_SHIFT, NULL);

  foyer_record_set_identity (FOYER_RECORD (self), id, 0);
  foyer_record_set_text (&self->code, code);
  foyer_record_set_text (&self->name, name);
  foyer_record_set_text (&self->name_en, name_en != NULL ? name_en : name);
  self->kind = kind;
  self->post = post;

  return self;
}

/**
 * foyer_shift_set_hours:
 * @self: a shift
 * @start: its begin, minutes after midnight, 0 to 1439
 * @end: its end, 0 to 1440; below @start it lies on the day after. An end of 00:00 is 24:00 of the
 *   same day (SH-02)
 * @break_minutes: unpaid minutes in it, 0 for what is usual in the shop
 * @error: where to put what is wrong
 *
 * Returns: whether the hours are set; otherwise %FOYER_DOMAIN_ERROR_INVALID for a begin at 24:00
 *   (SH-03), for an empty shift (SH-04) and for a break as long as the shift
 */
gboolean
foyer_shift_set_hours (FoyerShift *self,
                       int         start,
                       int         end,
                       int         break_minutes,
                       GError    **error)
{
  gint64 before[] = { self->start_minute, self->end_minute, self->break_min };

  self->start_minute = start;
  self->end_minute = end == 0 && start != 0 ? MIDNIGHT : end;
  self->break_min = break_minutes;
  if (foyer_shift_check (FOYER_RECORD (self), error))
    return TRUE;

  self->start_minute = before[0];
  self->end_minute = before[1];
  self->break_min = before[2];
  return FALSE;
}

/**
 * foyer_shift_set_valid:
 * @self: a shift
 * @first_day: from when it may be worked; %FOYER_DAY_NONE for always
 * @last_day: until when; %FOYER_DAY_NONE for no end
 */
void
foyer_shift_set_valid (FoyerShift *self,
                       gint64      first_day,
                       gint64      last_day)
{
  self->valid_from = first_day;
  self->valid_to = last_day;
}

/**
 * foyer_shift_void:
 * @self: a shift that was made by mistake
 */
void
foyer_shift_void (FoyerShift *self)
{
  self->state = FOYER_ROSTER_VOID;
}

/**
 * foyer_shift_is_valid_on:
 * @self: a shift
 * @day: a day
 *
 * Returns: whether it may be put on the roster of @day
 */
gboolean
foyer_shift_is_valid_on (FoyerShift *self,
                         gint64      day)
{
  return self->state == FOYER_ROSTER_ACTIVE
         && (self->valid_from == FOYER_DAY_NONE || day >= self->valid_from)
         && (self->valid_to == FOYER_DAY_NONE || day <= self->valid_to);
}

/**
 * foyer_shift_crosses_midnight:
 * @self: a shift
 *
 * Returns: whether it ends on the day after (SH-05); not when it ends at 24:00 (SH-01)
 */
gboolean
foyer_shift_crosses_midnight (FoyerShift *self)
{
  return self->end_minute < self->start_minute;
}

/**
 * foyer_shift_get_end_offset:
 * @self: a shift
 *
 * Returns: its end in minutes after the midnight on which its day began: 1440 for 24:00, 1800 for
 *   06:00 of the day after
 */
int
foyer_shift_get_end_offset (FoyerShift *self)
{
  return self->end_minute + (foyer_shift_crosses_midnight (self) ? MIDNIGHT : 0);
}

/**
 * foyer_shift_get_presence:
 * @self: a shift
 *
 * Returns: how long it is from begin to end, minutes
 */
int
foyer_shift_get_presence (FoyerShift *self)
{
  return foyer_shift_get_end_offset (self) - self->start_minute;
}

/**
 * foyer_shift_get_work:
 * @self: a shift
 * @usual_break: the setting `roster.break_min`, for shifts without a break of their own
 *
 * Returns: how long is worked, minutes: the presence without the break (SH-16, SH-17)
 */
int
foyer_shift_get_work (FoyerShift *self,
                      int         usual_break)
{
  int presence = foyer_shift_get_presence (self);
  int without = self->break_min > 0 ? self->break_min : usual_break;

  return MAX (presence - without, 0);
}

/**
 * foyer_shift_compare:
 * @a: a shift
 * @b: another
 *
 * The order in which shifts are listed and get their digit: by begin, then end, then code.
 *
 * Returns: less than, equal to or greater than 0
 */
int
foyer_shift_compare (FoyerShift *a,
                     FoyerShift *b)
{
  if (a->start_minute != b->start_minute)
    return a->start_minute < b->start_minute ? -1 : 1;
  if (a->end_minute != b->end_minute)
    return a->end_minute < b->end_minute ? -1 : 1;

  return strcmp (a->code, b->code);
}

FOYER_RECORD_GETTER (FoyerShift, foyer_shift, const char *, code)
FOYER_RECORD_GETTER (FoyerShift, foyer_shift, const char *, name)
FOYER_RECORD_GETTER (FoyerShift, foyer_shift, const char *, name_en)
FOYER_RECORD_GETTER (FoyerShift, foyer_shift, const char *, family)
FOYER_RECORD_GETTER (FoyerShift, foyer_shift, FoyerShiftKind, kind)
FOYER_RECORD_GETTER (FoyerShift, foyer_shift, FoyerPosts, post)
FOYER_RECORD_GETTER (FoyerShift, foyer_shift, int, start_minute)
FOYER_RECORD_GETTER (FoyerShift, foyer_shift, int, end_minute)
FOYER_RECORD_GETTER (FoyerShift, foyer_shift, int, break_min)
FOYER_RECORD_GETTER (FoyerShift, foyer_shift, gint64, valid_from)
FOYER_RECORD_GETTER (FoyerShift, foyer_shift, gint64, valid_to)
FOYER_RECORD_GETTER (FoyerShift, foyer_shift, FoyerRosterState, state)
