#pragma once

/* Keeps the last contact of customers, and with it the search index, true. */

#include "store/foyer-transaction.h"

G_BEGIN_DECLS

gboolean foyer_contact_customer_created (FoyerTransaction  *transaction,
                                         FoyerRecord       *record,
                                         GError           **error);
gboolean foyer_contact_customer_saved   (FoyerTransaction  *transaction,
                                         FoyerRecord       *before,
                                         FoyerRecord       *after,
                                         GError           **error);
gboolean foyer_contact_visit_saved      (FoyerTransaction  *transaction,
                                         FoyerRecord       *before,
                                         FoyerRecord       *after,
                                         GError           **error);
gboolean foyer_contact_enquiry_saved    (FoyerTransaction  *transaction,
                                         FoyerRecord       *before,
                                         FoyerRecord       *after,
                                         GError           **error);
gboolean foyer_contact_finish           (FoyerTransaction  *transaction,
                                         GError           **error);

char   **foyer_contact_make_keys        (const char        *name,
                                         const char        *phone,
                                         const char        *phone2,
                                         const char        *state);
gboolean foyer_contact_rebuild_start    (FoyerDb           *db,
                                         GError           **error);
gboolean foyer_contact_rebuild_step     (FoyerDb           *db,
                                         guint              limit,
                                         gboolean          *is_done,
                                         GError           **error);

G_END_DECLS
