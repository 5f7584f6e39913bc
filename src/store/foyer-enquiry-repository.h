#pragma once

/* Enquiries by what the desk asks for them. The arrays hold FoyerEnquiry. */

#include "domain/foyer-enquiry.h"
#include "store/foyer-transaction.h"

G_BEGIN_DECLS

GPtrArray *foyer_enquiry_repository_find_day (FoyerDb          *db,
                                              gint64            day,
                                              GError          **error);
GPtrArray *foyer_enquiry_repository_find_ids (FoyerDb          *db,
                                              const FoyerUuid  *ids,
                                              guint             n_ids,
                                              GError          **error);
GPtrArray *foyer_enquiry_repository_find_item (FoyerDb         *db,
                                              const FoyerUuid  *item,
                                              const FoyerUuid  *customer,
                                              gint64            day,
                                              GError          **error);

G_END_DECLS
