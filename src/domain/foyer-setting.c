/* One value that somebody chose: for the shop, or for themselves, to follow them from PC to PC. */

#include "domain/foyer-setting.h"

#include "domain/foyer-domain-error.h"
#include "domain/foyer-settings.h"

struct _FoyerSetting
{
  FoyerRecord parent_instance;

  FoyerUuid owner;
  char *name;
  char *value;
};

G_DEFINE_FINAL_TYPE (FoyerSetting, foyer_setting, FOYER_TYPE_RECORD)

#define FIELD(name, KIND, ...) FOYER_FIELD (FoyerSetting, name, KIND, __VA_ARGS__)

static const FoyerField fields[] = {
  FIELD (owner, REF),
  FIELD (name, TEXT, .max_chars = 60),
  FIELD (value, TEXT, .flags = FOYER_FIELD_EDITABLE, .max_chars = 4000),
};

static gboolean
foyer_setting_check (FoyerRecord *record,
                     GError     **error)
{
  FoyerSetting *self = FOYER_SETTING (record);
  FoyerSettingKey key;

  if (!foyer_domain_check_given (self->name, "name", error))
    return FALSE;
  if (!foyer_uuid_is_none (&self->owner))
    return TRUE;

  return foyer_domain_check_that (foyer_setting_key_find (self->name, &key), "name",
                                  "a setting of the shop", error)
         && foyer_setting_key_check (key, self->value, error);
}

static void
foyer_setting_class_init (FoyerSettingClass *klass)
{
  FoyerRecordClass *record_class = FOYER_RECORD_CLASS (klass);

  record_class->check = foyer_setting_check;
  foyer_record_class_install_fields (record_class, "setting", fields, G_N_ELEMENTS (fields));
}

static void
foyer_setting_init (FoyerSetting *self)
{
}

/**
 * foyer_setting_new:
 * @id: the key
 * @owner: (nullable): whose own setting it is, %NULL for the shop's
 * @name: the name; of the shop's settings one of #FoyerSettingKey
 * @value: the value
 *
 * Returns: (transfer full): a setting
 */
FoyerSetting *
foyer_setting_new (const FoyerUuid *id,
                   const FoyerUuid *owner,
                   const char      *name,
                   const char      *value)
{
  FoyerSetting *self = g_object_new (FOYER_TYPE_SETTING, NULL);

  foyer_record_set_identity (FOYER_RECORD (self), id, 0);
  if (owner != NULL)
    self->owner = *owner;
  foyer_record_set_text (&self->name, name);
  foyer_record_set_text (&self->value, value);

  return self;
}

/**
 * foyer_setting_set_value:
 * @self: a setting
 * @value: another value
 * @error: where to put what is wrong
 *
 * Returns: whether it was set; otherwise %FOYER_DOMAIN_ERROR_INVALID and it is as before
 */
gboolean
foyer_setting_set_value (FoyerSetting  *self,
                         const char    *value,
                         GError       **error)
{
  FoyerSettingKey key;

  if (foyer_uuid_is_none (&self->owner) && foyer_setting_key_find (self->name, &key)
      && !foyer_setting_key_check (key, value, error))
    return FALSE;

  return foyer_record_edit (FOYER_RECORD (self), "value", value, error);
}

FOYER_RECORD_REF_GETTER (FoyerSetting, foyer_setting, owner)
FOYER_RECORD_GETTER (FoyerSetting, foyer_setting, const char *, name)
FOYER_RECORD_GETTER (FoyerSetting, foyer_setting, const char *, value)
