#pragma once

/* The roster and what it is made of, by what planning asks for. */

#include "domain/foyer-roster-cell.h"
#include "domain/foyer-roster-month.h"
#include "store/foyer-transaction.h"

G_BEGIN_DECLS

GPtrArray        *foyer_roster_repository_find_shifts    (FoyerDb          *db,
                                                          GError          **error);
GPtrArray        *foyer_roster_repository_find_coverage  (FoyerDb          *db,
                                                          GError          **error);
GPtrArray        *foyer_roster_repository_find_cells     (FoyerDb          *db,
                                                          gint64            first_day,
                                                          gint64            last_day,
                                                          GError          **error);
GPtrArray        *foyer_roster_repository_find_cells_of  (FoyerDb          *db,
                                                          const FoyerUuid  *shift,
                                                          GError          **error);
gboolean          foyer_roster_repository_find_cell      (FoyerDb          *db,
                                                          const FoyerUuid  *staff,
                                                          gint64            day,
                                                          int               slot,
                                                          FoyerRosterCell **cell,
                                                          GError          **error);
gboolean          foyer_roster_repository_find_month     (FoyerDb          *db,
                                                          gint64            month,
                                                          FoyerRosterMonth **found,
                                                          GError          **error);
GPtrArray        *foyer_roster_repository_find_leaves    (FoyerDb          *db,
                                                          gint64            first_us,
                                                          gint64            end_us,
                                                          GError          **error);
GPtrArray        *foyer_roster_repository_find_asked     (FoyerDb          *db,
                                                          GError          **error);
GPtrArray        *foyer_roster_repository_find_wishes    (FoyerDb          *db,
                                                          gint64            first_day,
                                                          gint64            last_day,
                                                          GError          **error);

G_END_DECLS
