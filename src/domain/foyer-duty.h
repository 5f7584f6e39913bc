#pragma once

#include "domain/foyer-roster-cell.h"
#include "domain/foyer-shift.h"

G_BEGIN_DECLS

/**
 * FoyerDuty:
 * @staff: who works
 * @day: the day to which it wholly belongs (SH-01)
 * @start: from when, minutes after the midnight of @day
 * @end: until when, above @start; 1440 is 24:00, 1800 is 06:00 of the day after
 * @work: how long is worked, minutes, without the break
 * @post: where; 0 for nowhere in particular
 * @kind: early, middle or late
 *
 * One stretch of work of one person, half-open: what a cell of the roster means.
 */
typedef struct
{
  FoyerUuid staff;
  gint64 day;
  int start;
  int end;
  int work;
  FoyerPosts post;
  FoyerShiftKind kind;
} FoyerDuty;

FoyerDuty foyer_duty_make       (const FoyerUuid  *staff,
                                 gint64            day,
                                 FoyerShift       *shift,
                                 FoyerPosts        post,
                                 int               usual_break);
int       foyer_duty_compare    (gconstpointer     a,
                                 gconstpointer     b);

/* Minutes since the midnight of day 0. */
static inline gint64
foyer_duty_get_start_minute (const FoyerDuty *self)
{
  return self->day * 1440 + self->start;
}

static inline gint64
foyer_duty_get_end_minute (const FoyerDuty *self)
{
  return self->day * 1440 + self->end;
}

G_END_DECLS
