/* One value that somebody chose: for the shop, or for themselves, to follow them from PC to PC.
 *
 * The shop's are those of FoyerSettingKey and, for each year, the notice of its public holidays
 * that was imported: `calendar.year.2027`, with the text that FoyerCalendar reads, or empty. */

#include "domain/foyer-setting.h"

#include "domain/foyer-calendar.h"
#include "domain/foyer-domain-error.h"
#include "domain/foyer-settings.h"

#include <string.h>

#define YEAR_PREFIX "calendar.year."

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

/* Whether a setting of the shop can hold @value; *@is_known: whether there is such a setting. */
static gboolean
check_shop_value (const char  *name,
                  const char  *value,
                  gboolean    *is_known,
                  GError     **error)
{
  FoyerSettingKey key;
  int year, of_text;

  *is_known = TRUE;
  if (foyer_setting_key_find (name, &key))
    return foyer_setting_key_check (key, value, error);
  if (foyer_setting_name_is_year (name, &year))
    return *value == '\0'
           || foyer_domain_check_that (foyer_calendar_read_text (value, &of_text, NULL, NULL, NULL)
                                         && of_text == year, name, "not the notice of this year",
                                       error);

  *is_known = FALSE;
  return FALSE;
}

static gboolean
foyer_setting_check (FoyerRecord *record,
                     GError     **error)
{
  FoyerSetting *self = FOYER_SETTING (record);
  gboolean is_known;

  if (!foyer_domain_check_given (self->name, "name", error))
    return FALSE;
  if (!foyer_uuid_is_none (&self->owner))
    return TRUE;

  if (check_shop_value (self->name, self->value, &is_known, error))
    return TRUE;
  if (!is_known)
    foyer_domain_error_set_field (error, FOYER_DOMAIN_ERROR_INVALID, "name",
                                  "not a setting of the shop");
  return FALSE;
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
 * foyer_setting_dup_year_name:
 * @year: a year
 *
 * Returns: (transfer full): the name of the shop's setting that holds the notice of its public
 *   holidays
 */
char *
foyer_setting_dup_year_name (int year)
{
  return g_strdup_printf (YEAR_PREFIX "%04d", year);
}

/**
 * foyer_setting_name_is_year:
 * @name: the name of a setting
 * @year: (out) (optional): the year
 *
 * Returns: whether the setting holds the public holidays of a year
 */
gboolean
foyer_setting_name_is_year (const char *name,
                            int        *year)
{
  gint64 number;

  if (!g_str_has_prefix (name, YEAR_PREFIX)
      || !g_ascii_string_to_signed (name + strlen (YEAR_PREFIX), 10, 1949, 9999, &number, NULL))
    return FALSE;

  if (year != NULL)
    *year = number;
  return TRUE;
}

/**
 * foyer_setting_new:
 * @id: the key
 * @owner: (nullable): whose own setting it is, %NULL for the shop's
 * @name: the name; of the shop's settings one of #FoyerSettingKey, or foyer_setting_dup_year_name()
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
  gboolean is_known = FALSE;

  if (foyer_uuid_is_none (&self->owner)
      && !check_shop_value (self->name, value, &is_known, error) && is_known)
    return FALSE;

  return foyer_record_edit (FOYER_RECORD (self), "value", value, error);
}

FOYER_RECORD_REF_GETTER (FoyerSetting, foyer_setting, owner)
FOYER_RECORD_GETTER (FoyerSetting, foyer_setting, const char *, name)
FOYER_RECORD_GETTER (FoyerSetting, foyer_setting, const char *, value)
