#pragma once

#include "domain/foyer-customer.h"
#include "store/foyer-transaction.h"

G_BEGIN_DECLS

/* For jobs: which customer a visit or an enquiry belongs to. @said is a record with some of the
 * fields name, salutation, phone, organisation, city, address, identity: what was said at the door
 * or on the telephone. */

gboolean foyer_customer_link     (FoyerTransaction  *transaction,
                                  FoyerRecord       *said,
                                  const char        *day,
                                  gint64             at_us,
                                  FoyerCustomer    **customer,
                                  GError           **error);
gboolean foyer_customer_complete (FoyerTransaction  *transaction,
                                  FoyerCustomer     *customer,
                                  FoyerRecord       *said,
                                  GError           **error);

G_END_DECLS
