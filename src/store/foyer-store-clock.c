/* The clock by which acts are dated: this PC's, put right by what the server says (DESIGN §3). A PC
 * that is a little wrong is helped in silence, one that is more than two seconds wrong says so, and
 * one that is more than five minutes wrong writes nothing: whoever reads its screen and writes down
 * a time would be wrong, and a certificate or a calendar of its own may be, too. */

#include "store/foyer-store-private.h"

typedef struct
{
  GWeakRef store;
  gint64 offset_us;
} Measured;

static void
measured_free (gpointer user_data)
{
  Measured *measured = user_data;

  g_weak_ref_clear (&measured->store);
  g_free (measured);
}

static gboolean
on_measured (gpointer user_data)
{
  Measured *measured = user_data;
  g_autoptr (FoyerStore) self = g_weak_ref_get (&measured->store);

  if (self != NULL)
    foyer_store_take_clock_offset (self, measured->offset_us);
  return G_SOURCE_REMOVE;
}

/**
 * foyer_store_shift_clock: (skip)
 * @self: a store
 * @offset_us: how far the server's clock is before this PC's
 *
 * Dates acts by the server's clock from now on; from any thread. The property follows in the thread
 * that opened the store.
 */
void
foyer_store_shift_clock (FoyerStore *self,
                         gint64      offset_us)
{
  Measured *measured = g_new0 (Measured, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  foyer_shifted_clock_set_shift (FOYER_SHIFTED_CLOCK (self->clock), offset_us);
  g_weak_ref_init (&measured->store, self);
  measured->offset_us = offset_us;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_measured, measured, measured_free);
  g_source_attach (source, self->context);
}

/**
 * foyer_store_check_clock: (skip)
 * @self: a store
 * @error: where to put why not
 *
 * From any thread.
 *
 * Returns: whether this PC's clock is right enough to write by it
 */
gboolean
foyer_store_check_clock (FoyerStore  *self,
                         GError     **error)
{
  gint64 offset_us = foyer_store_get_clock_offset_us (self);

  if (ABS (offset_us) <= FOYER_STORE_CLOCK_REFUSED_US)
    return TRUE;

  g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_CLOCK,
               "the server's clock is %" G_GINT64_FORMAT " s %s this PC's",
               ABS (offset_us) / G_USEC_PER_SEC, offset_us > 0 ? "before" : "behind");
  return FALSE;
}

/**
 * foyer_store_get_clock_offset_us:
 * @self: a store
 *
 * Returns: how far the server's clock is before this PC's, as it was measured last; 0 for a file,
 *   and for less than a tenth of a second
 */
gint64
foyer_store_get_clock_offset_us (FoyerStore *self)
{
  return foyer_shifted_clock_get_shift (FOYER_SHIFTED_CLOCK (self->clock));
}

/**
 * foyer_store_hurry:
 * @self: a store
 *
 * A person wants to know now: a server that is away is tried again without waiting for the next
 * turn, and the clocks are compared anew. What comes of it is told by the properties.
 */
void
foyer_store_hurry (FoyerStore *self)
{
  g_return_if_fail (FOYER_IS_STORE (self));

  if (self->feed != NULL)
    foyer_feed_hurry (self->feed);
}
