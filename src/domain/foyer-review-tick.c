/* An open item that was looked at in the review of a day, with a word about it or without (C9). */

#include "domain/foyer-review-tick.h"

#include "domain/foyer-day.h"
#include "domain/foyer-domain-error.h"

G_DEFINE_ENUM_TYPE (FoyerTickState, foyer_tick_state,
                    G_DEFINE_ENUM_VALUE (FOYER_TICK_SEEN, "seen"),
                    G_DEFINE_ENUM_VALUE (FOYER_TICK_VOID, "void"))

struct _FoyerReviewTick
{
  FoyerRecord parent_instance;

  gint64 day;
  FoyerUuid item;
  gint64 at;
  FoyerUuid staff;
  char *comment;
  FoyerTickState state;
};

G_DEFINE_FINAL_TYPE (FoyerReviewTick, foyer_review_tick, FOYER_TYPE_RECORD)

#define FIELD(name, KIND, ...) FOYER_FIELD (FoyerReviewTick, name, KIND, __VA_ARGS__)

static const FoyerField fields[] = {
  FIELD (day, DAY),
  FIELD (item, REF),
  FIELD (at, TIME),
  FIELD (staff, REF),
  FIELD (comment, TEXT, .flags = FOYER_FIELD_EDITABLE | FOYER_FIELD_PERSONAL, .max_chars = 400),
  FIELD (state, ENUM, foyer_tick_state_get_type),
};

static gboolean
foyer_review_tick_check (FoyerRecord *record,
                         GError     **error)
{
  FoyerReviewTick *self = FOYER_REVIEW_TICK (record);

  return foyer_domain_check_that (self->day != FOYER_DAY_NONE, "day", "known", error)
         && foyer_domain_check_that (!foyer_uuid_is_none (&self->item), "item", "known", error)
         && foyer_domain_check_that (self->at != 0, "at", "known", error);
}

static void
foyer_review_tick_class_init (FoyerReviewTickClass *klass)
{
  FoyerRecordClass *record_class = FOYER_RECORD_CLASS (klass);

  record_class->check = foyer_review_tick_check;
  foyer_record_class_install_fields (record_class, "review_tick", fields, G_N_ELEMENTS (fields));
}

static void
foyer_review_tick_init (FoyerReviewTick *self)
{
}

/**
 * foyer_review_tick_new:
 * @id: the key
 * @day: the day that is reviewed
 * @item: the key of the item
 * @staff: (nullable): who looked at it
 * @comment: (nullable): what there is to say about it; none for a mere tick
 * @at_us: when, microseconds UTC
 * @error: where to put what is wrong with @comment
 *
 * Returns: (transfer full): a tick; %NULL with %FOYER_DOMAIN_ERROR_INVALID or
 *   %FOYER_DOMAIN_ERROR_TOO_LONG
 */
FoyerReviewTick *
foyer_review_tick_new (const FoyerUuid  *id,
                       gint64            day,
                       const FoyerUuid  *item,
                       const FoyerUuid  *staff,
                       const char       *comment,
                       gint64            at_us,
                       GError          **error)
{
  g_autoptr (FoyerReviewTick) self = g_object_new (FOYER_TYPE_REVIEW_TICK, NULL);

  foyer_record_set_identity (FOYER_RECORD (self), id, 0);
  self->day = day;
  self->item = *item;
  if (staff != NULL)
    self->staff = *staff;
  self->at = at_us;
  if (comment != NULL && !foyer_record_edit (FOYER_RECORD (self), "comment", comment, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * foyer_review_tick_is_own:
 * @item: an open item
 * @staff: (nullable): who looks at it
 *
 * What somebody may tick without being a supervisor: what they own, and what nobody owns yet of
 * what they were asked first (C8, C9).
 *
 * Returns: whether it is theirs
 */
gboolean
foyer_review_tick_is_own (FoyerItem       *item,
                          const FoyerUuid *staff)
{
  const FoyerUuid *owner = foyer_item_get_owner (item);

  if (foyer_uuid_is_none (staff))
    return FALSE;
  return foyer_uuid_equal (foyer_uuid_is_none (owner) ? foyer_item_get_taker (item) : owner, staff);
}

FOYER_RECORD_GETTER (FoyerReviewTick, foyer_review_tick, gint64, day)
FOYER_RECORD_REF_GETTER (FoyerReviewTick, foyer_review_tick, item)
FOYER_RECORD_GETTER (FoyerReviewTick, foyer_review_tick, gint64, at)
FOYER_RECORD_REF_GETTER (FoyerReviewTick, foyer_review_tick, staff)
FOYER_RECORD_GETTER (FoyerReviewTick, foyer_review_tick, const char *, comment)
