#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FoyerSettingUnit:
 *
 * In what a length of time is written, beside its label.
 */
typedef enum
{
  FOYER_SETTING_UNIT_NONE,
  FOYER_SETTING_UNIT_MINUTES,
  FOYER_SETTING_UNIT_DAYS,
} FoyerSettingUnit;

/* A setting of the shop on a page. @label: (nullable): with the context "setting"; %NULL when the
 * page names the field; @example: (nullable): what stands in the empty entry. It is static. */
typedef struct
{
  FoyerSettingKey key;
  const char *label;
  FoyerSettingUnit unit;
  const char *example;
} FoyerSettingRow;

/* A FoyerFormField that shows a setting, follows it, and saves what somebody makes of it at
 * once. */
GtkWidget *foyer_setting_field_new (FoyerServices         *services,
                                    const FoyerSettingRow *row);

G_END_DECLS
