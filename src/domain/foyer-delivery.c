#include "domain/foyer-delivery.h"

#include "domain/foyer-delivery-fields.h"

struct _FoyerDelivery
{
  GObject parent_instance;

  FoyerItem *item;
  FoyerCallback *callback;
  FoyerDeliveryFields fields;
};

G_DEFINE_FINAL_TYPE (FoyerDelivery, foyer_delivery, G_TYPE_OBJECT)

static void
foyer_delivery_finalize (GObject *object)
{
  FoyerDelivery *self = FOYER_DELIVERY (object);

  g_clear_object (&self->item);
  g_clear_object (&self->callback);

  G_OBJECT_CLASS (foyer_delivery_parent_class)->finalize (object);
}

static void
foyer_delivery_class_init (FoyerDeliveryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = foyer_delivery_finalize;
}

static void
foyer_delivery_init (FoyerDelivery *self)
{
}

/**
 * foyer_delivery_new: (skip)
 * @item: the work item that it tells of
 * @callback: (nullable): what a callback has beside the item
 * @fields: the rest
 *
 * Returns: (transfer full): a delivery
 */
FoyerDelivery *
foyer_delivery_new (FoyerItem                 *item,
                    FoyerCallback             *callback,
                    const FoyerDeliveryFields *fields)
{
  FoyerDelivery *self = g_object_new (FOYER_TYPE_DELIVERY, NULL);

  self->item = g_object_ref (item);
  g_set_object (&self->callback, callback);
  self->fields = *fields;

  return self;
}

/**
 * foyer_delivery_get_id:
 * @self: a delivery
 *
 * Returns: (transfer none): its key, which stays when it rings again
 */
const FoyerUuid *
foyer_delivery_get_id (FoyerDelivery *self)
{
  return &self->fields.id;
}

/**
 * foyer_delivery_get_item:
 * @self: a delivery
 *
 * Returns: (transfer none): the work item, as it was when this was read
 */
FoyerItem *
foyer_delivery_get_item (FoyerDelivery *self)
{
  return self->item;
}

/**
 * foyer_delivery_get_callback:
 * @self: a delivery
 *
 * Returns: (transfer none) (nullable): what a callback has beside the item
 */
FoyerCallback *
foyer_delivery_get_callback (FoyerDelivery *self)
{
  return self->callback;
}

/**
 * foyer_delivery_get_salutation:
 * @self: a delivery
 *
 * Returns: how the customer of the item is addressed, as the customer's file says
 */
FoyerSalutation
foyer_delivery_get_salutation (FoyerDelivery *self)
{
  return self->fields.salutation;
}

/**
 * foyer_delivery_get_reason:
 * @self: a delivery
 *
 * Returns: why it rings
 */
FoyerNoticeReason
foyer_delivery_get_reason (FoyerDelivery *self)
{
  return self->fields.reason;
}

/**
 * foyer_delivery_get_moment:
 * @self: a delivery
 *
 * Returns: the instant that the reason names, microseconds UTC: when it fell due, not when it rings
 */
gint64
foyer_delivery_get_moment (FoyerDelivery *self)
{
  return self->fields.moment_us;
}

/**
 * foyer_delivery_get_addressee:
 * @self: a delivery
 *
 * Returns: (transfer none): whom it is for
 */
const FoyerUuid *
foyer_delivery_get_addressee (FoyerDelivery *self)
{
  return &self->fields.addressee;
}

/**
 * foyer_delivery_get_role:
 * @self: a delivery
 *
 * Returns: as what they are told
 */
FoyerNoticeRole
foyer_delivery_get_role (FoyerDelivery *self)
{
  return self->fields.role;
}

/**
 * foyer_delivery_get_rings:
 * @self: a delivery
 *
 * Returns: from when on it rings, microseconds UTC; later once it was put off
 */
gint64
foyer_delivery_get_rings (FoyerDelivery *self)
{
  return self->fields.rings_us;
}

/**
 * foyer_delivery_get_tries:
 * @self: a delivery
 *
 * Returns: how often it was leased to a seat; above 1 it may have been shown before and is marked
 *   "again"
 */
int
foyer_delivery_get_tries (FoyerDelivery *self)
{
  return self->fields.tries;
}

/**
 * foyer_delivery_get_shown:
 * @self: a delivery
 *
 * Returns: when it was shown, microseconds UTC; 0 for not yet
 */
gint64
foyer_delivery_get_shown (FoyerDelivery *self)
{
  return self->fields.shown_us;
}
