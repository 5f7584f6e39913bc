#pragma once

#include "service/foyer-sample-private.h"
#include "store/foyer-store.h"

G_BEGIN_DECLS

gboolean foyer_sample_add_roster (FoyerStore        *store,
                                  const FoyerActor  *actor,
                                  FoyerSamplePast   *past,
                                  gint64             now_us,
                                  GError           **error);

G_END_DECLS
