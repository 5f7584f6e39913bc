#pragma once

/* How the store makes a delivery. */

#include "domain/foyer-delivery.h"

G_BEGIN_DECLS

/**
 * FoyerDeliveryFields:
 * @id: the key
 * @addressee: whom it is for
 * @reason: why
 * @role: as what they are told
 * @moment_us: the instant that the reason names
 * @rings_us: from when on it rings
 * @shown_us: when it was shown, or 0
 * @tries: how often it was leased
 * @salutation: how the customer of the item is addressed
 *
 * What a delivery holds beside the item.
 */
typedef struct
{
  FoyerUuid id;
  FoyerUuid addressee;
  FoyerNoticeReason reason;
  FoyerNoticeRole role;
  gint64 moment_us;
  gint64 rings_us;
  gint64 shown_us;
  int tries;
  FoyerSalutation salutation;
} FoyerDeliveryFields;

/* @callback: (nullable) */
FoyerDelivery *foyer_delivery_new (FoyerItem                 *item,
                                   FoyerCallback             *callback,
                                   const FoyerDeliveryFields *fields);

G_END_DECLS
