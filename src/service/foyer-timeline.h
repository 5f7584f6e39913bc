#pragma once

#include "service/foyer-customers.h"

G_BEGIN_DECLS

/* For jobs: what there was between the shop and a customer. */
typedef struct
{
  GPtrArray *entries;           /* FoyerTimelineEntry, the newest first */
  guint total;
} FoyerTimeline;

gpointer foyer_timeline_read (FoyerDb          *db,
                              const FoyerUuid  *customer,
                              guint             limit,
                              GError          **error);
void     foyer_timeline_free (gpointer          data);

G_END_DECLS
