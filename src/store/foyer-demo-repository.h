#pragma once

/* Demonstrations by what the desk asks for them. The arrays hold records. */

#include "domain/foyer-demo-account.h"
#include "domain/foyer-demo-session.h"
#include "domain/foyer-talking-point.h"
#include "store/foyer-transaction.h"

G_BEGIN_DECLS

GPtrArray        *foyer_demo_repository_find_accounts         (FoyerDb          *db,
                                                               GError          **error);
GPtrArray        *foyer_demo_repository_find_label            (FoyerDb          *db,
                                                               const char       *label,
                                                               GError          **error);
GPtrArray        *foyer_demo_repository_find_points           (FoyerDb          *db,
                                                               GError          **error);
GPtrArray        *foyer_demo_repository_find_open             (FoyerDb          *db,
                                                               GError          **error);
GPtrArray        *foyer_demo_repository_find_open_on          (FoyerDb          *db,
                                                               const FoyerUuid  *account,
                                                               GError          **error);
GPtrArray        *foyer_demo_repository_find_open_of          (FoyerDb          *db,
                                                               const FoyerUuid  *rep,
                                                               GError          **error);
GPtrArray        *foyer_demo_repository_find_open_of_visit    (FoyerDb          *db,
                                                               const FoyerUuid  *visit,
                                                               GError          **error);
GPtrArray        *foyer_demo_repository_find_days             (FoyerDb          *db,
                                                               gint64            first,
                                                               gint64            last,
                                                               GError          **error);
gboolean          foyer_demo_repository_has_bought            (FoyerDb          *db,
                                                               const FoyerUuid  *customer,
                                                               gint64            first,
                                                               gint64            last,
                                                               gboolean         *has_bought,
                                                               GError          **error);

G_END_DECLS
