#pragma once

#include "store/db.h"

G_BEGIN_DECLS

typedef struct
{
  int version;
  const char *sql;
  gboolean is_additive;                 /* programs of before can go on with what it makes */
} FoyerMigrationStep;

gboolean foyer_migration_apply (FoyerDb                   *db,
                                const FoyerMigrationStep  *steps,
                                guint                      n_steps,
                                GError                   **error);

G_END_DECLS
