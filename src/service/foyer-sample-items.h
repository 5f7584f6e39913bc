#pragma once

#include "service/foyer-sample-private.h"
#include "store/foyer-transaction.h"

G_BEGIN_DECLS

gboolean foyer_sample_add_items (FoyerTransaction  *transaction,
                                 FoyerSamplePast   *past,
                                 gint64             now_us,
                                 GError           **error);

G_END_DECLS
