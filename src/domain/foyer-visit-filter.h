#pragma once

#include <glib.h>

#include "base/foyer-uuid.h"

G_BEGIN_DECLS

/**
 * FoyerVisitFilter:
 * @first_day: the first day of the shop, 0 for an open end
 * @last_day: the last day, 0 for an open end
 * @handler: who received; the all-zero key for anybody
 * @identity: a #FoyerIdentity, or -1 for any
 * @purpose: a #FoyerPurpose, or -1 for any
 * @state: a #FoyerVisitState, or -1 for any
 *
 * What of the visits to show; what is not set lets everything through.
 */
typedef struct
{
  gint64 first_day, last_day;
  FoyerUuid handler;
  int identity, purpose, state;
} FoyerVisitFilter;

#define FOYER_VISIT_FILTER_ALL \
  ((FoyerVisitFilter) { .identity = -1, .purpose = -1, .state = -1 })

G_END_DECLS
