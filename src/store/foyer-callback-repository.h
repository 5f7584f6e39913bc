#pragma once

/* Callbacks by what the desk asks for them. The arrays hold records. */

#include "domain/foyer-attempt.h"
#include "domain/foyer-callback.h"
#include "domain/foyer-item.h"
#include "domain/foyer-survey.h"
#include "store/foyer-transaction.h"

G_BEGIN_DECLS

GPtrArray  *foyer_callback_repository_find_items       (FoyerDb          *db,
                                                        const FoyerUuid  *owner,
                                                        guint             limit,
                                                        GError          **error);
gboolean    foyer_callback_repository_find             (FoyerDb          *db,
                                                        const FoyerUuid  *item,
                                                        FoyerCallback   **callback,
                                                        GError          **error);
GPtrArray  *foyer_callback_repository_find_open_of     (FoyerDb          *db,
                                                        const FoyerUuid  *customer,
                                                        GError          **error);
GPtrArray  *foyer_callback_repository_find_attempts    (FoyerDb          *db,
                                                        const FoyerUuid  *item,
                                                        GError          **error);
gboolean    foyer_callback_repository_count_attempts   (FoyerDb          *db,
                                                        const FoyerUuid  *item,
                                                        gint64           *count,
                                                        GError          **error);
gboolean    foyer_callback_repository_count_effective  (FoyerDb          *db,
                                                        const FoyerUuid  *staff,
                                                        gint64            day,
                                                        gint64           *count,
                                                        GError          **error);
GHashTable *foyer_callback_repository_count_open       (FoyerDb          *db,
                                                        GError          **error);
GPtrArray  *foyer_callback_repository_find_questions   (FoyerDb          *db,
                                                        GError          **error);

G_END_DECLS
