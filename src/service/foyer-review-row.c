#include "service/foyer-review-private.h"

struct _FoyerReviewRow
{
  GObject parent_instance;

  FoyerItem *item;
  FoyerReviewTick *tick;
  gint64 last_contact_us;
  gboolean is_new;
};

G_DEFINE_FINAL_TYPE (FoyerReviewRow, foyer_review_row, G_TYPE_OBJECT)

static void
foyer_review_row_finalize (GObject *object)
{
  FoyerReviewRow *self = FOYER_REVIEW_ROW (object);

  g_clear_object (&self->item);
  g_clear_object (&self->tick);

  G_OBJECT_CLASS (foyer_review_row_parent_class)->finalize (object);
}

static void
foyer_review_row_class_init (FoyerReviewRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = foyer_review_row_finalize;
}

static void
foyer_review_row_init (FoyerReviewRow *self)
{
}

/* (skip): @tick: (nullable); @last_contact_us: 0 when there was none */
FoyerReviewRow *
foyer_review_row_new (FoyerItem       *item,
                      FoyerReviewTick *tick,
                      gint64           last_contact_us,
                      gboolean         is_new)
{
  FoyerReviewRow *self = g_object_new (FOYER_TYPE_REVIEW_ROW, NULL);

  self->item = g_object_ref (item);
  if (tick != NULL)
    self->tick = g_object_ref (tick);
  self->last_contact_us = last_contact_us;
  self->is_new = is_new;
  return self;
}

static gboolean
is_same_record (gpointer a,
                gpointer b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return foyer_uuid_equal (foyer_record_get_id (a), foyer_record_get_id (b))
         && foyer_record_get_version (a) == foyer_record_get_version (b);
}

/* (skip): whether both show the same */
gboolean
foyer_review_row_equal (FoyerReviewRow *self,
                        FoyerReviewRow *other)
{
  return is_same_record (self->item, other->item) && is_same_record (self->tick, other->tick)
         && self->last_contact_us == other->last_contact_us && self->is_new == other->is_new;
}

/**
 * foyer_review_row_get_item:
 * @self: a line of the review
 *
 * Returns: (transfer none): the item
 */
FoyerItem *
foyer_review_row_get_item (FoyerReviewRow *self)
{
  return self->item;
}

/**
 * foyer_review_row_get_tick:
 * @self: a line of the review
 *
 * Returns: (transfer none) (nullable): who looked at it, and what they said; %NULL when nobody did
 */
FoyerReviewTick *
foyer_review_row_get_tick (FoyerReviewRow *self)
{
  return self->tick;
}

/**
 * foyer_review_row_get_last_contact:
 * @self: a line of the review
 *
 * Returns: when the customer was last told something, microseconds UTC; 0 when never
 */
gint64
foyer_review_row_get_last_contact (FoyerReviewRow *self)
{
  return self->last_contact_us;
}

/**
 * foyer_review_row_get_is_new:
 * @self: a line of the review
 *
 * Returns: whether the item was opened after the review began
 */
gboolean
foyer_review_row_get_is_new (FoyerReviewRow *self)
{
  return self->is_new;
}

/**
 * foyer_review_row_get_is_done:
 * @self: a line of the review
 *
 * Returns: whether nothing is left to do here: it was looked at, or closed since
 */
gboolean
foyer_review_row_get_is_done (FoyerReviewRow *self)
{
  return self->tick != NULL || !foyer_item_is_open (self->item);
}
