#pragma once

/* Colleagues by what the desk asks for them. */

#include "domain/foyer-staff.h"
#include "store/foyer-transaction.h"

G_BEGIN_DECLS

GPtrArray  *foyer_staff_repository_find_all          (FoyerDb          *db,
                                                      GError          **error);
FoyerStaff *foyer_staff_repository_find_number       (FoyerDb          *db,
                                                      const char       *number,
                                                      GError          **error);
gboolean    foyer_staff_repository_count_supervisors (FoyerDb          *db,
                                                      const FoyerUuid  *except,
                                                      guint            *count,
                                                      GError          **error);

G_END_DECLS
