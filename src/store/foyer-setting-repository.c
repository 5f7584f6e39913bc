#include "store/foyer-setting-repository.h"

#include "domain/foyer-domain-error.h"
#include "domain/foyer-settings.h"

#define STORE(db) foyer_value_int (foyer_db_get_store (db))

/**
 * foyer_setting_repository_find_shop:
 * @db: a connection in a transaction
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerSetting): what the shop chose; settings that it never
 *   chose have no record
 */
GPtrArray *
foyer_setting_repository_find_shop (FoyerDb  *db,
                                    GError  **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_SETTING, "owner IS NULL",
                                FOYER_VALUES (STORE (db)), error);
}

static gboolean
change (FoyerTransaction  *transaction,
        FoyerSetting      *found,
        const char        *value,
        FoyerSetting     **setting,
        GError           **error)
{
  g_autoptr (FoyerRecord) record = NULL;

  record = foyer_transaction_load (transaction, FOYER_TYPE_SETTING,
                                   foyer_record_get_id (FOYER_RECORD (found)), error);
  if (record == NULL
      || !foyer_setting_set_value (FOYER_SETTING (record), value, error)
      || !foyer_transaction_save (transaction, record, error))
    return FALSE;

  *setting = FOYER_SETTING (g_steal_pointer (&record));
  return TRUE;
}

/**
 * foyer_setting_repository_set_shop:
 * @transaction: a transaction
 * @name: name of a setting of the shop, or foyer_setting_dup_year_name()
 * @value: what the shop chooses
 * @setting: (out) (transfer full): the setting as stored
 * @error: where to put the error: %FOYER_DOMAIN_ERROR_INVALID for a value that the setting cannot
 *   have, or when there is no such setting
 *
 * Returns: whether it is stored
 */
gboolean
foyer_setting_repository_set_shop (FoyerTransaction  *transaction,
                                   const char        *name,
                                   const char        *value,
                                   FoyerSetting     **setting,
                                   GError           **error)
{
  FoyerDb *db = foyer_transaction_get_db (transaction);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (FoyerSetting) created = NULL;
  const char *usual = "";
  FoyerSettingKey key;
  FoyerUuid id;

  found = foyer_db_find_records (db, FOYER_TYPE_SETTING, "owner IS NULL AND name = $2",
                                 FOYER_VALUES (STORE (db), foyer_value_text (name)), error);
  if (found == NULL)
    return FALSE;
  if (found->len > 0)
    return change (transaction, found->pdata[0], value, setting, error);

  if (foyer_setting_key_find (name, &key))
    usual = foyer_setting_key_get_default (key);
  else if (!foyer_setting_name_is_year (name, NULL))
    {
      foyer_domain_error_set_field (error, FOYER_DOMAIN_ERROR_INVALID, name, "no such setting");
      return FALSE;
    }

  /* The default first: that is what undo of the first choice goes back to. */
  id = foyer_uuid_new (foyer_transaction_get_now_us (transaction));
  created = foyer_setting_new (&id, NULL, name, usual);

  return foyer_transaction_create (transaction, FOYER_RECORD (created), error)
         && change (transaction, created, value, setting, error);
}

/**
 * foyer_setting_repository_find_own:
 * @db: a connection in a transaction
 * @owner: whose
 * @name: name of a setting of a person
 * @setting: (out) (transfer full) (nullable): it; %NULL when nothing was chosen
 * @error: where to put the error
 *
 * Returns: whether @setting is set
 */
gboolean
foyer_setting_repository_find_own (FoyerDb          *db,
                                   const FoyerUuid  *owner,
                                   const char       *name,
                                   FoyerSetting    **setting,
                                   GError          **error)
{
  g_autoptr (GPtrArray) found =
    foyer_db_find_records (db, FOYER_TYPE_SETTING, "owner = $2 AND name = $3",
                           FOYER_VALUES (STORE (db), foyer_value_uuid (owner),
                                         foyer_value_text (name)), error);

  *setting = found != NULL && found->len > 0 ? g_object_ref (found->pdata[0]) : NULL;
  return found != NULL;
}

/**
 * foyer_setting_repository_find_owned:
 * @db: a connection in a transaction
 * @name: name of a setting of a person
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerSetting): what each chose; who chose nothing is not
 *   among them
 */
GPtrArray *
foyer_setting_repository_find_owned (FoyerDb     *db,
                                     const char  *name,
                                     GError     **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_SETTING, "owner IS NOT NULL AND name = $2",
                                FOYER_VALUES (STORE (db), foyer_value_text (name)), error);
}

/**
 * foyer_setting_repository_set_own:
 * @transaction: a transaction
 * @owner: whose
 * @name: name of a setting of a person
 * @usual: its value where nothing was chosen
 * @value: what is chosen
 * @setting: (out) (transfer full): the setting as stored
 * @error: where to put the error
 *
 * Returns: whether it is stored
 */
gboolean
foyer_setting_repository_set_own (FoyerTransaction  *transaction,
                                  const FoyerUuid   *owner,
                                  const char        *name,
                                  const char        *usual,
                                  const char        *value,
                                  FoyerSetting     **setting,
                                  GError           **error)
{
  g_autoptr (FoyerSetting) found = NULL;
  FoyerUuid id;

  if (!foyer_setting_repository_find_own (foyer_transaction_get_db (transaction), owner, name,
                                          &found, error))
    return FALSE;
  if (found == NULL)
    {
      id = foyer_uuid_new (foyer_transaction_get_now_us (transaction));
      found = foyer_setting_new (&id, owner, name, usual);
      if (!foyer_transaction_create (transaction, FOYER_RECORD (found), error))
        return FALSE;
    }

  return change (transaction, found, value, setting, error);
}
