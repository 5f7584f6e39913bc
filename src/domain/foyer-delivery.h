#pragma once

#include "domain/foyer-callback.h"
#include "domain/foyer-item.h"
#include "domain/foyer-promise-enums.h"

G_BEGIN_DECLS

#define FOYER_TYPE_DELIVERY (foyer_delivery_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDelivery, foyer_delivery, FOYER, DELIVERY, GObject)

/* Something that rings for one person: the work item, why, and for which moment (DESIGN §5). Never
 * changes: one that rings again is a new object of the same id. */

const FoyerUuid   *foyer_delivery_get_id        (FoyerDelivery *self);
FoyerItem         *foyer_delivery_get_item      (FoyerDelivery *self);
/* (nullable): what a callback has beside the item */
FoyerCallback     *foyer_delivery_get_callback  (FoyerDelivery *self);
FoyerSalutation    foyer_delivery_get_salutation (FoyerDelivery *self);
FoyerNoticeReason  foyer_delivery_get_reason    (FoyerDelivery *self);
gint64             foyer_delivery_get_moment    (FoyerDelivery *self);
const FoyerUuid   *foyer_delivery_get_addressee (FoyerDelivery *self);
FoyerNoticeRole    foyer_delivery_get_role      (FoyerDelivery *self);
gint64             foyer_delivery_get_rings     (FoyerDelivery *self);
int                foyer_delivery_get_tries     (FoyerDelivery *self);
gint64             foyer_delivery_get_shown     (FoyerDelivery *self);

G_END_DECLS
