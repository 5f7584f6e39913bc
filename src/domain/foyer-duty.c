#include "domain/foyer-duty.h"

/**
 * foyer_duty_make:
 * @staff: who works
 * @day: the day
 * @shift: the shift
 * @post: where, when not at the post of @shift; else 0
 * @usual_break: the setting `roster.break_min`
 *
 * Returns: what it means to have @shift on @day
 */
FoyerDuty
foyer_duty_make (const FoyerUuid *staff,
                 gint64           day,
                 FoyerShift      *shift,
                 FoyerPosts       post,
                 int              usual_break)
{
  return (FoyerDuty) {
    .staff = *staff,
    .day = day,
    .start = foyer_shift_get_start_minute (shift),
    .end = foyer_shift_get_end_offset (shift),
    .work = foyer_shift_get_work (shift, usual_break),
    .post = post != 0 ? post : foyer_shift_get_post (shift),
    .kind = foyer_shift_get_kind (shift),
  };
}

/**
 * foyer_duty_compare:
 * @a: (type FoyerDuty): a stretch of work
 * @b: (type FoyerDuty): another
 *
 * The order in which the checks want the duties of a person: by begin.
 *
 * Returns: less than, equal to or greater than 0
 */
int
foyer_duty_compare (gconstpointer a,
                    gconstpointer b)
{
  gint64 first = foyer_duty_get_start_minute (a);
  gint64 second = foyer_duty_get_start_minute (b);

  return (first > second) - (first < second);
}
