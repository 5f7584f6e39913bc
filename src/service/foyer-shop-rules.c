#include "service/foyer-shop-rules.h"

#include "service/foyer-holidays.h"
#include "store/foyer-setting-repository.h"

/**
 * foyer_shop_rules_free:
 * @self: (transfer full): what the shop chose
 */
void
foyer_shop_rules_free (FoyerShopRules *self)
{
  g_clear_object (&self->settings);
  g_clear_object (&self->time);
  g_clear_object (&self->calendar);
  g_free (self);
}

/**
 * foyer_shop_rules_read:
 * @db: a connection in a transaction
 * @error: where to put the #FoyerDbError
 *
 * Not for the main thread.
 *
 * Returns: (transfer full) (nullable): the settings, the time and the calendar of the shop
 */
FoyerShopRules *
foyer_shop_rules_read (FoyerDb  *db,
                       GError  **error)
{
  g_autoptr (GPtrArray) chosen = foyer_setting_repository_find_shop (db, error);
  g_autoptr (GPtrArray) shipped = NULL;
  g_autoptr (GPtrArray) imported = g_ptr_array_new ();
  FoyerShopRules *self;

  if (chosen == NULL)
    return NULL;

  self = g_new0 (FoyerShopRules, 1);
  self->settings = foyer_settings_new ();
  for (guint i = 0; i < chosen->len; i++)
    {
      const char *name = foyer_setting_get_name (chosen->pdata[i]);
      const char *value = foyer_setting_get_value (chosen->pdata[i]);

      if (!foyer_setting_name_is_year (name, NULL))
        /* A newer program may know settings that this one does not. */
        foyer_settings_set (self->settings, name, value, NULL);
      else if (*value != '\0')
        g_ptr_array_add (imported, (gpointer) value);
    }
  self->time = foyer_settings_make_time (self->settings);
  shipped = foyer_holidays_read_shipped ();
  self->calendar = foyer_holidays_make (shipped, imported);

  return self;
}
