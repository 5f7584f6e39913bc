#pragma once

/* Visits by what the desk asks for them. The arrays hold FoyerVisit. */

#include "domain/foyer-visit.h"
#include "store/foyer-transaction.h"

G_BEGIN_DECLS

GPtrArray *foyer_visit_repository_find_day          (FoyerDb          *db,
                                                     gint64            day,
                                                     GError          **error);
GPtrArray *foyer_visit_repository_find_waiting      (FoyerDb          *db,
                                                     gint64            day,
                                                     GError          **error);
GPtrArray *foyer_visit_repository_find_left_over    (FoyerDb          *db,
                                                     gint64            day,
                                                     guint             limit,
                                                     GError          **error);
GPtrArray *foyer_visit_repository_find_number       (FoyerDb          *db,
                                                     const char       *number,
                                                     GError          **error);
GPtrArray *foyer_visit_repository_find_assumed      (FoyerDb          *db,
                                                     gint64            first_day,
                                                     GError          **error);
gboolean   foyer_visit_repository_find_last_handler (FoyerDb          *db,
                                                     const FoyerUuid  *customer,
                                                     const FoyerUuid  *before,
                                                     FoyerUuid        *handler,
                                                     GError          **error);
char      *foyer_visit_repository_find_registrar    (FoyerDb          *db,
                                                     const FoyerUuid  *visit,
                                                     GError          **error);

G_END_DECLS
