#pragma once

#include "domain/foyer-record.h"

G_BEGIN_DECLS

#define FOYER_TYPE_SETTING (foyer_setting_get_type ())
G_DECLARE_FINAL_TYPE (FoyerSetting, foyer_setting, FOYER, SETTING, FoyerRecord)

FoyerSetting    *foyer_setting_new       (const FoyerUuid  *id,
                                          const FoyerUuid  *owner,
                                          const char       *name,
                                          const char       *value);
gboolean         foyer_setting_set_value (FoyerSetting     *self,
                                          const char       *value,
                                          GError          **error);

/* The setting of the shop that holds the public holidays of a year, as FoyerCalendar reads them. */
char            *foyer_setting_dup_year_name (int          year);
gboolean         foyer_setting_name_is_year (const char    *name,
                                          int              *year);

const FoyerUuid *foyer_setting_get_owner (FoyerSetting     *self);
const char      *foyer_setting_get_name  (FoyerSetting     *self);
const char      *foyer_setting_get_value (FoyerSetting     *self);

G_END_DECLS
