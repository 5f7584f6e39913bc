#pragma once

#include "domain/foyer-customer.h"

G_BEGIN_DECLS

/**
 * FoyerDuplicate:
 * @FOYER_DUPLICATE_NONE: nothing speaks for it
 * @FOYER_DUPLICATE_SIMILAR: the same name, and a telephone number that a slip turns into the other
 * @FOYER_DUPLICATE_COLLEAGUE: the same name at the same organisation
 * @FOYER_DUPLICATE_PHONE: the same telephone number
 * @FOYER_DUPLICATE_SAME: the same name and telephone number
 *
 * How much speaks for two files being of one person; the later, the more.
 */
typedef enum
{
  FOYER_DUPLICATE_NONE,
  FOYER_DUPLICATE_SIMILAR,
  FOYER_DUPLICATE_COLLEAGUE,
  FOYER_DUPLICATE_PHONE,
  FOYER_DUPLICATE_SAME,
} FoyerDuplicate;

FoyerDuplicate  foyer_duplicate_compare (FoyerCustomer  *a,
                                         FoyerCustomer  *b);
GPtrArray      *foyer_duplicate_rank    (FoyerCustomer  *customer,
                                         GPtrArray      *candidates);

G_END_DECLS
