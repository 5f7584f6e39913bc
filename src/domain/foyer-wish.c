/* What somebody would like (心愿): a certain shift or a rest day on one day, or anything but that.
 * The planner meets what it can; a wish is never a rule. */

#include "domain/foyer-wish.h"

#include "domain/foyer-day.h"
#include "domain/foyer-domain-error.h"

struct _FoyerWish
{
  FoyerRecord parent_instance;

  FoyerUuid staff;
  gint64 day;
  FoyerUuid shift;
  gboolean is_against;
  gint64 strength;
  FoyerRosterState state;
};

G_DEFINE_FINAL_TYPE (FoyerWish, foyer_wish, FOYER_TYPE_RECORD)

#define FIELD(name, KIND, ...) FOYER_FIELD (FoyerWish, name, KIND, __VA_ARGS__)
#define EDITABLE FOYER_FIELD_EDITABLE

static const FoyerField fields[] = {
  FIELD (staff, REF, .flags = EDITABLE),
  FIELD (day, DAY, .flags = EDITABLE),
  FIELD (shift, REF, .flags = EDITABLE),
  FIELD (is_against, BOOL, .flags = EDITABLE),
  FIELD (strength, INT, .flags = EDITABLE),
  FIELD (state, ENUM, foyer_roster_state_get_type),
};

static gboolean
foyer_wish_check (FoyerRecord *record,
                  GError     **error)
{
  FoyerWish *self = FOYER_WISH (record);

  return foyer_domain_check_that (!foyer_uuid_is_none (&self->staff), "staff", "known", error)
         && foyer_domain_check_that (self->day != FOYER_DAY_NONE, "day", "known", error)
         && foyer_domain_check_that (self->strength >= 1
                                     && self->strength <= FOYER_WISH_MAX_STRENGTH, "strength",
                                     "1 to 3", error);
}

static void
foyer_wish_class_init (FoyerWishClass *klass)
{
  FoyerRecordClass *record_class = FOYER_RECORD_CLASS (klass);

  record_class->check = foyer_wish_check;
  foyer_record_class_install_fields (record_class, "wish", fields, G_N_ELEMENTS (fields));
}

static void
foyer_wish_init (FoyerWish *self)
{
}

/**
 * foyer_wish_new:
 * @id: the key
 * @staff: whose wish
 * @day: for which day
 * @shift: (nullable): the shift, or %NULL for a rest day
 * @is_against: whether it is what they would not like
 * @strength: 1 to 3
 *
 * Returns: (transfer full): a wish
 */
FoyerWish *
foyer_wish_new (const FoyerUuid *id,
                const FoyerUuid *staff,
                gint64           day,
                const FoyerUuid *shift,
                gboolean         is_against,
                int              strength)
{
  FoyerWish *self = g_object_new (FOYER_TYPE_WISH, NULL);

  foyer_record_set_identity (FOYER_RECORD (self), id, 0);
  self->staff = *staff;
  self->day = day;
  if (shift != NULL)
    self->shift = *shift;
  self->is_against = is_against;
  self->strength = strength;

  return self;
}

/**
 * foyer_wish_void:
 * @self: a wish that is taken back
 */
void
foyer_wish_void (FoyerWish *self)
{
  self->state = FOYER_ROSTER_VOID;
}

/**
 * foyer_wish_is_met:
 * @self: a wish
 * @shift: the shift on the roster that day; all-zero for a rest day
 *
 * Returns: whether the roster does as wished
 */
gboolean
foyer_wish_is_met (FoyerWish       *self,
                   const FoyerUuid *shift)
{
  return foyer_uuid_equal (&self->shift, shift) != !!self->is_against;
}

FOYER_RECORD_REF_GETTER (FoyerWish, foyer_wish, staff)
FOYER_RECORD_GETTER (FoyerWish, foyer_wish, gint64, day)
FOYER_RECORD_REF_GETTER (FoyerWish, foyer_wish, shift)
FOYER_RECORD_GETTER (FoyerWish, foyer_wish, gboolean, is_against)
FOYER_RECORD_GETTER (FoyerWish, foyer_wish, int, strength)
FOYER_RECORD_GETTER (FoyerWish, foyer_wish, FoyerRosterState, state)
