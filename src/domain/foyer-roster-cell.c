/* A cell of the roster (S1): what one person does on one day. A cell without a shift is a rest day;
 * no cell at all, that nobody has planned it yet. The second slot of a day is for half shifts.
 *
 * Once published, a cell that changes is marked as changed, and the journal keeps what it was
 * (SH-23). */

#include "domain/foyer-roster-cell.h"

#include "domain/foyer-day.h"
#include "domain/foyer-domain-error.h"

struct _FoyerRosterCell
{
  FoyerRecord parent_instance;

  FoyerUuid staff;
  gint64 day;
  gint64 slot;
  FoyerUuid shift;
  FoyerPosts post;
  FoyerCellState state;
  gboolean is_locked;
  char *remark;
};

G_DEFINE_FINAL_TYPE (FoyerRosterCell, foyer_roster_cell, FOYER_TYPE_RECORD)

#define FIELD(name, KIND, ...) FOYER_FIELD (FoyerRosterCell, name, KIND, __VA_ARGS__)

static const FoyerField fields[] = {
  FIELD (staff, REF),
  FIELD (day, DAY),
  FIELD (slot, INT),
  FIELD (shift, REF),
  FIELD (post, SET, foyer_posts_get_type),
  FIELD (state, ENUM, foyer_cell_state_get_type),
  FIELD (is_locked, BOOL),
  FIELD (remark, TEXT, .flags = FOYER_FIELD_EDITABLE, .max_chars = 200),
};

static gboolean
foyer_roster_cell_check (FoyerRecord *record,
                         GError     **error)
{
  FoyerRosterCell *self = FOYER_ROSTER_CELL (record);

  return foyer_domain_check_that (!foyer_uuid_is_none (&self->staff), "staff", "known", error)
         && foyer_domain_check_that (self->day != FOYER_DAY_NONE, "day", "known", error)
         && foyer_domain_check_that (self->slot == 0 || self->slot == 1, "slot", "0 or 1", error)
         && foyer_domain_check_that ((self->post & (self->post - 1)) == 0, "post",
                                     "one post at most", error)
         && foyer_domain_check_that (self->post == 0 || !foyer_uuid_is_none (&self->shift), "post",
                                     "none on a rest day", error)
         && foyer_domain_check_that (!self->is_locked || self->state != FOYER_CELL_VOID,
                                     "is_locked", "not where there is nothing", error);
}

static void
foyer_roster_cell_class_init (FoyerRosterCellClass *klass)
{
  FoyerRecordClass *record_class = FOYER_RECORD_CLASS (klass);

  record_class->check = foyer_roster_cell_check;
  foyer_record_class_install_fields (record_class, "roster_cell", fields, G_N_ELEMENTS (fields));
}

static void
foyer_roster_cell_init (FoyerRosterCell *self)
{
}

/**
 * foyer_roster_cell_new:
 * @id: the key
 * @staff: whose
 * @day: the day
 * @slot: 0, or 1 for a second shift of the same day
 *
 * Returns: (transfer full): a rest day in a roster that is a draft
 */
FoyerRosterCell *
foyer_roster_cell_new (const FoyerUuid *id,
                       const FoyerUuid *staff,
                       gint64           day,
                       int              slot)
{
  FoyerRosterCell *self = g_object_new (FOYER_TYPE_ROSTER_CELL, NULL);

  foyer_record_set_identity (FOYER_RECORD (self), id, 0);
  self->staff = *staff;
  self->day = day;
  self->slot = slot;

  return self;
}

static gboolean
check_open (FoyerRosterCell *self,
            GError         **error)
{
  if (!self->is_locked)
    return TRUE;

  g_set_error_literal (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE,
                       "The cell is locked");
  return FALSE;
}

static void
note_change (FoyerRosterCell *self)
{
  switch (self->state)
    {
    case FOYER_CELL_PUBLISHED:
      self->state = FOYER_CELL_CHANGED;
      break;
    case FOYER_CELL_VOID:
      self->state = FOYER_CELL_DRAFT;
      break;
    case FOYER_CELL_DRAFT:
    case FOYER_CELL_CHANGED:
      break;
    }
}

/**
 * foyer_roster_cell_put:
 * @self: a cell
 * @shift: (nullable): the shift, or %NULL for a rest day
 * @post: where, when not at the shift's own post; else 0
 * @error: where to put why not
 *
 * Puts a shift or a rest day into the cell. In a published roster the cell is marked as changed.
 *
 * Returns: whether it is so now; otherwise %FOYER_DOMAIN_ERROR_STATE, for a locked cell
 */
gboolean
foyer_roster_cell_put (FoyerRosterCell *self,
                       const FoyerUuid *shift,
                       FoyerPosts       post,
                       GError         **error)
{
  FoyerUuid wanted = shift != NULL ? *shift : (FoyerUuid) { { 0 } };

  if (!check_open (self, error))
    return FALSE;
  if (self->state != FOYER_CELL_VOID && foyer_uuid_equal (&self->shift, &wanted)
      && self->post == post)
    return TRUE;

  self->shift = wanted;
  self->post = post;
  note_change (self);
  return TRUE;
}

/**
 * foyer_roster_cell_clear:
 * @self: a cell
 * @error: where to put why not
 *
 * Takes out what is in the cell: nobody has planned it. What was published stays visible as changed
 * to a rest day.
 *
 * Returns: whether it is so now; otherwise %FOYER_DOMAIN_ERROR_STATE, for a locked cell
 */
gboolean
foyer_roster_cell_clear (FoyerRosterCell *self,
                         GError         **error)
{
  if (self->state == FOYER_CELL_PUBLISHED || self->state == FOYER_CELL_CHANGED)
    return foyer_roster_cell_put (self, NULL, 0, error);
  if (!check_open (self, error))
    return FALSE;

  self->shift = (FoyerUuid) { { 0 } };
  self->post = 0;
  self->state = FOYER_CELL_VOID;
  return TRUE;
}

/**
 * foyer_roster_cell_set_locked:
 * @self: a cell with something in it
 * @is_locked: whether neither a person nor the planner may change it
 */
void
foyer_roster_cell_set_locked (FoyerRosterCell *self,
                              gboolean         is_locked)
{
  self->is_locked = is_locked;
}

/**
 * foyer_roster_cell_publish:
 * @self: a cell
 *
 * The staff see the cell from now on. A cell that was changed stays marked, so that its person
 * sees what is new.
 */
void
foyer_roster_cell_publish (FoyerRosterCell *self)
{
  if (self->state == FOYER_CELL_DRAFT)
    self->state = FOYER_CELL_PUBLISHED;
}

/**
 * foyer_roster_cell_join_month:
 * @self: a cell that was just made
 * @is_published: whether the roster of its month is published
 *
 * A cell that is added to a published roster is a change of it.
 */
void
foyer_roster_cell_join_month (FoyerRosterCell *self,
                              gboolean         is_published)
{
  if (is_published && self->state == FOYER_CELL_DRAFT)
    self->state = FOYER_CELL_CHANGED;
}

/**
 * foyer_roster_cell_is_there:
 * @self: a cell
 *
 * Returns: whether there is a shift or a rest day in it
 */
gboolean
foyer_roster_cell_is_there (FoyerRosterCell *self)
{
  return self->state != FOYER_CELL_VOID;
}

/**
 * foyer_roster_cell_is_fixed:
 * @self: a cell
 *
 * Returns: whether the planner must leave it as it is: locked by hand, or known to the staff
 */
gboolean
foyer_roster_cell_is_fixed (FoyerRosterCell *self)
{
  return self->is_locked || self->state == FOYER_CELL_PUBLISHED
         || self->state == FOYER_CELL_CHANGED;
}

FOYER_RECORD_REF_GETTER (FoyerRosterCell, foyer_roster_cell, staff)
FOYER_RECORD_GETTER (FoyerRosterCell, foyer_roster_cell, gint64, day)
FOYER_RECORD_GETTER (FoyerRosterCell, foyer_roster_cell, int, slot)
FOYER_RECORD_REF_GETTER (FoyerRosterCell, foyer_roster_cell, shift)
FOYER_RECORD_GETTER (FoyerRosterCell, foyer_roster_cell, FoyerPosts, post)
FOYER_RECORD_GETTER (FoyerRosterCell, foyer_roster_cell, FoyerCellState, state)
FOYER_RECORD_GETTER (FoyerRosterCell, foyer_roster_cell, gboolean, is_locked)
FOYER_RECORD_GETTER (FoyerRosterCell, foyer_roster_cell, const char *, remark)
