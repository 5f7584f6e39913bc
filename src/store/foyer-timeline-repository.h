#pragma once

/* What belongs to a customer, of any kind: visits, enquiries, work items. */

#include "domain/foyer-record.h"
#include "store/db.h"

G_BEGIN_DECLS

GPtrArray *foyer_timeline_repository_find  (FoyerDb          *db,
                                            GType             type,
                                            const FoyerUuid  *customer,
                                            guint             limit,
                                            GError          **error);
gboolean   foyer_timeline_repository_count (FoyerDb          *db,
                                            GType             type,
                                            const FoyerUuid  *customer,
                                            gint64           *count,
                                            GError          **error);

G_END_DECLS
