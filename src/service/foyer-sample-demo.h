#pragma once

#include "domain/foyer-visit.h"
#include "service/foyer-sample-private.h"
#include "store/foyer-transaction.h"

G_BEGIN_DECLS

/* Demo accounts in every state, and the demos of today and of the last weeks. @visit: (nullable):
 * the visit of the board that sees one now. */
gboolean foyer_sample_add_demos (FoyerTransaction  *transaction,
                                 FoyerSamplePast   *past,
                                 FoyerVisit        *visit,
                                 gint64             now_us,
                                 GError           **error);

G_END_DECLS
