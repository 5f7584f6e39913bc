#pragma once

/* What the shop chose. */

#include "domain/foyer-setting.h"
#include "store/foyer-transaction.h"

G_BEGIN_DECLS

GPtrArray *foyer_setting_repository_find_shop (FoyerDb          *db,
                                               GError          **error);
gboolean   foyer_setting_repository_set_shop  (FoyerTransaction *transaction,
                                               const char       *name,
                                               const char       *value,
                                               FoyerSetting    **setting,
                                               GError          **error);
gboolean   foyer_setting_repository_find_own  (FoyerDb          *db,
                                               const FoyerUuid  *owner,
                                               const char       *name,
                                               FoyerSetting    **setting,
                                               GError          **error);
GPtrArray *foyer_setting_repository_find_owned (FoyerDb        *db,
                                               const char       *name,
                                               GError          **error);
gboolean   foyer_setting_repository_set_own   (FoyerTransaction *transaction,
                                               const FoyerUuid  *owner,
                                               const char       *name,
                                               const char       *usual,
                                               const char       *value,
                                               FoyerSetting    **setting,
                                               GError          **error);

G_END_DECLS
