/* What is read off a visit: by what it is called, and how long its parts took. */

#include "domain/foyer-visit.h"

#include <string.h>

/**
 * foyer_visit_get_title_kind:
 * @self: a visit
 *
 * Returns: by what the visit is called
 */
FoyerVisitTitle
foyer_visit_get_title_kind (FoyerVisit *self)
{
  if (*foyer_visit_get_name (self) != '\0')
    return FOYER_VISIT_TITLE_PERSON;
  if (*foyer_visit_get_organisation (self) != '\0')
    return FOYER_VISIT_TITLE_ORGANISATION;
  return FOYER_VISIT_TITLE_ORDINAL;
}

/**
 * foyer_visit_get_ordinal:
 * @self: a visit
 *
 * Returns: the visit's place in its day: the number behind the dash of `V20261121-017`; 0 when the
 *   number has none
 */
guint
foyer_visit_get_ordinal (FoyerVisit *self)
{
  const char *dash = strrchr (foyer_visit_get_number (self), '-');

  return dash != NULL ? g_ascii_strtoull (dash + 1, NULL, 10) : 0;
}

/**
 * foyer_visit_get_waiting_us:
 * @self: a visit
 * @now_us: the present, microseconds UTC
 *
 * How long the visitor waited, or waits: from the arrival to the reception (VI-01), to the
 * departure of who was never received, else to now.
 *
 * Returns: microseconds; -1 where there is no such time: the visitor did not come, the visit is
 *   void, or the departure of a visitor never received is only assumed
 */
gint64
foyer_visit_get_waiting_us (FoyerVisit *self,
                            gint64      now_us)
{
  gint64 arrived = foyer_visit_get_arrived (self);
  gint64 called = foyer_visit_get_called (self);
  gint64 departed = foyer_visit_get_departed (self);
  gint64 until = called != 0 ? called : departed != 0 ? departed : now_us;

  if (arrived == 0 || foyer_visit_get_state (self) == FOYER_VISIT_VOID
      || (foyer_visit_get_is_assumed (self) && called == 0))
    return -1;

  return MAX (until - arrived, 0);
}

/**
 * foyer_visit_get_reception_us:
 * @self: a visit
 * @now_us: the present, microseconds UTC
 *
 * How long the reception took, or has taken: from its beginning to the departure (VI-01), else to
 * now. Demonstrations are part of it.
 *
 * Returns: microseconds; -1 where there is no such time: nobody received the visitor, the visit is
 *   void, or the departure is only assumed
 */
gint64
foyer_visit_get_reception_us (FoyerVisit *self,
                              gint64      now_us)
{
  gint64 called = foyer_visit_get_called (self);
  gint64 departed = foyer_visit_get_departed (self);

  if (called == 0 || foyer_visit_get_is_assumed (self)
      || foyer_visit_get_state (self) == FOYER_VISIT_VOID)
    return -1;

  return MAX ((departed != 0 ? departed : now_us) - called, 0);
}

/**
 * foyer_visit_get_wait_mark:
 * @self: a visit
 * @now_us: the present, microseconds UTC
 * @warn_us: the setting `visit.wait_warn`
 * @red_us: the setting `visit.wait_red`
 *
 * Returns: the mark of a waiting visitor, %FOYER_MARK_NONE for all others
 */
FoyerMark
foyer_visit_get_wait_mark (FoyerVisit *self,
                           gint64      now_us,
                           gint64      warn_us,
                           gint64      red_us)
{
  if (foyer_visit_get_state (self) != FOYER_VISIT_WAITING)
    return FOYER_MARK_NONE;

  return foyer_mark_elapsed (foyer_visit_get_waiting_us (self, now_us), warn_us, red_us);
}
