#include "service/foyer-review-private.h"

struct _FoyerReviewRow
{
  GObject parent_instance;

  FoyerItem *item;
  FoyerReviewTick *tick;
  gint64 last_contact_us;
  gboolean is_new;
  gboolean is_ticking;
};

G_DEFINE_FINAL_TYPE (FoyerReviewRow, foyer_review_row, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
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

/* (skip): makes @self show what @other shows, and says so when it is not the same */
void
foyer_review_row_update (FoyerReviewRow *self,
                         FoyerReviewRow *other)
{
  if (is_same_record (self->item, other->item) && is_same_record (self->tick, other->tick)
      && self->last_contact_us == other->last_contact_us && self->is_new == other->is_new
      && self->is_ticking == other->is_ticking)
    return;

  g_set_object (&self->item, other->item);
  g_set_object (&self->tick, other->tick);
  self->last_contact_us = other->last_contact_us;
  self->is_new = other->is_new;
  self->is_ticking = other->is_ticking;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* (skip): whether its tick is being stored */
void
foyer_review_row_set_is_ticking (FoyerReviewRow *self,
                                 gboolean        is_ticking)
{
  if (self->is_ticking == is_ticking)
    return;
  self->is_ticking = is_ticking;
  g_signal_emit (self, signals[CHANGED], 0);
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

/**
 * foyer_review_row_get_is_ticking:
 * @self: a line of the review
 *
 * Returns: whether somebody looked at it here, which is being stored: it is not to be ticked again
 */
gboolean
foyer_review_row_get_is_ticking (FoyerReviewRow *self)
{
  return self->is_ticking;
}
