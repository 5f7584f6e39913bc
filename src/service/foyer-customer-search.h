#pragma once

#include "domain/foyer-customer.h"
#include "store/db.h"

G_BEGIN_DECLS

/* For jobs: customers by any hint. See foyer-customer-search.c. */

GPtrArray *foyer_customer_search (FoyerDb     *db,
                                  const char  *hint,
                                  guint        limit,
                                  GError     **error);

G_END_DECLS
