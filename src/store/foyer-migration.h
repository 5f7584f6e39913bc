#pragma once

#include "store/db.h"

G_BEGIN_DECLS

int      foyer_migration_get_newest (void);
gboolean foyer_migration_run        (FoyerDb     *db,
                                     GError     **error);
gboolean foyer_migration_run_to     (FoyerDb     *db,
                                     int          version,
                                     GError     **error);

G_END_DECLS
