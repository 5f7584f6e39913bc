#pragma once

#include "domain/foyer-settings.h"

G_BEGIN_DECLS

/* Settings as people write them, and back into the form that the store keeps. */

char *foyer_setting_text_show  (FoyerSettingKind   kind,
                                const char        *value);
char *foyer_setting_text_read  (FoyerSettingKind   kind,
                                const char        *text,
                                const char       **sentence);

G_END_DECLS
