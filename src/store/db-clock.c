/* How far this PC's clock is from the server's. */

#include "store/db-driver.h"

/* The quickest answer of so many counts. */
#define CLOCK_TRIES 3
#define CLOCK_NEAR_US 100000

/**
 * foyer_db_measure_clock: (skip)
 * @self: a connection outside a transaction
 * @offset_us: (out): how far the server's clock is before this PC's; 0 for a file, and for less
 *   than can be told
 * @error: where to put what is wrong
 *
 * Compares the clocks, by the quickest of a few answers: it was given within the time that it took.
 * Offsets that no person would notice count as none: the order of acts is that of revisions, and a
 * clock that trembles would make one look older than the one before.
 *
 * Returns: whether it was measured
 */
gboolean
foyer_db_measure_clock (FoyerDb  *self,
                        gint64   *offset_us,
                        GError  **error)
{
  gint64 best_us = G_MAXINT64;

  *offset_us = 0;
  for (guint i = 0; self->driver->read_clock != NULL && i < CLOCK_TRIES; i++)
    {
      gint64 asked_us = g_get_real_time ();
      gint64 began_us = g_get_monotonic_time ();
      gint64 server_us;
      gint64 took_us;

      if (!self->driver->read_clock (self, &server_us, error))
        return FALSE;
      took_us = g_get_monotonic_time () - began_us;
      if (took_us >= best_us)
        continue;
      best_us = took_us;
      *offset_us = server_us - (asked_us + took_us / 2);
    }

  if (ABS (*offset_us) <= CLOCK_NEAR_US + best_us / 2)
    *offset_us = 0;
  return TRUE;
}
