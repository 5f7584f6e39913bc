#include "service/foyer-rota-ground.h"

static void
ground_clear (gpointer data)
{
  FoyerRotaGround *self = data;

  g_clear_pointer (&self->staff, g_ptr_array_unref);
  g_clear_pointer (&self->shifts, g_ptr_array_unref);
  g_clear_pointer (&self->coverage, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->leaves, g_ptr_array_unref);
  g_clear_pointer (&self->asked, g_ptr_array_unref);
  g_clear_pointer (&self->wishes, g_ptr_array_unref);
  g_clear_object (&self->roster);
  g_clear_object (&self->settings);
  g_clear_object (&self->shop_time);
  g_clear_object (&self->calendar);
}

/**
 * foyer_rota_ground_new:
 *
 * Returns: (transfer full): nothing yet, to be filled and then never changed
 */
FoyerRotaGround *
foyer_rota_ground_new (void)
{
  return g_atomic_rc_box_new0 (FoyerRotaGround);
}

/**
 * foyer_rota_ground_ref:
 * @self: what a month is made from
 *
 * Returns: (transfer full): @self
 */
FoyerRotaGround *
foyer_rota_ground_ref (FoyerRotaGround *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * foyer_rota_ground_unref:
 * @self: (transfer full): what a month is made from
 */
void
foyer_rota_ground_unref (FoyerRotaGround *self)
{
  g_atomic_rc_box_release_full (self, ground_clear);
}
