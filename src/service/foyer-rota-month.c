/* A month of the roster as it is looked at.
 *
 * It is made anew from what the store holds whenever something changes: a month is some hundred
 * cells, and checking all of it takes less time than finding out what a change can have touched.
 * What is planned but not accepted is a month of its own, made by foyer_rota_month_change(). */

#include "service/foyer-rota-month-private.h"

G_DEFINE_FINAL_TYPE (FoyerRotaMonth, foyer_rota_month, G_TYPE_OBJECT)

static void
row_free (gpointer data)
{
  FoyerRotaRow *row = data;

  g_object_unref (row->staff);
  g_array_unref (row->duties);
  for (int d = 0; d < 31; d++)
    for (int slot = 0; slot < FOYER_ROTA_SLOTS; slot++)
      g_clear_object (&row->cells[d][slot]);
  g_free (row);
}

static void
foyer_rota_month_finalize (GObject *object)
{
  FoyerRotaMonth *self = FOYER_ROTA_MONTH (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->row_of, g_hash_table_unref);
  g_clear_pointer (&self->shifts, g_hash_table_unref);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->demands, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_array_unref);
  g_clear_pointer (&self->ground, foyer_rota_ground_unref);

  G_OBJECT_CLASS (foyer_rota_month_parent_class)->finalize (object);
}

static void
foyer_rota_month_class_init (FoyerRotaMonthClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = foyer_rota_month_finalize;
}

static void
foyer_rota_month_init (FoyerRotaMonth *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->row_of = g_hash_table_new (foyer_uuid_hash, foyer_uuid_equal);
  self->shifts = g_hash_table_new (foyer_uuid_hash, foyer_uuid_equal);
  self->choices = g_ptr_array_new ();
  self->demands = g_ptr_array_new_with_free_func (g_free);
  self->problems = g_array_new (FALSE, FALSE, sizeof (FoyerRosterProblem));
}

static gboolean
is_shown (FoyerRotaMonth  *self,
          FoyerRosterCell *cell)
{
  return foyer_roster_cell_is_there (cell)
         && (self->shows_drafts || foyer_roster_cell_get_state (cell) != FOYER_CELL_DRAFT);
}

static void
find_shifts (FoyerRotaMonth *self)
{
  for (guint i = 0; i < self->ground->shifts->len; i++)
    {
      FoyerShift *shift = g_ptr_array_index (self->ground->shifts, i);
      gboolean is_valid = FALSE;

      g_hash_table_insert (self->shifts, (gpointer) foyer_record_get_id (FOYER_RECORD (shift)),
                           shift);
      for (int d = 0; d < self->n_days; d++)
        is_valid |= foyer_shift_is_valid_on (shift, self->ground->first_day + d);
      if (is_valid)
        g_ptr_array_add (self->choices, shift);
    }
}

/* On the roster is who works here and has a post, and whoever has a cell this month. */
static void
find_rows (FoyerRotaMonth *self)
{
  g_autoptr (GHashTable) planned = g_hash_table_new (foyer_uuid_hash, foyer_uuid_equal);

  for (guint i = 0; i < self->ground->cells->len; i++)
    {
      FoyerRosterCell *cell = g_ptr_array_index (self->ground->cells, i);

      if (foyer_rota_month_has_day (self, foyer_roster_cell_get_day (cell))
          && is_shown (self, cell))
        g_hash_table_add (planned, (gpointer) foyer_roster_cell_get_staff (cell));
    }

  for (guint i = 0; i < self->ground->staff->len; i++)
    {
      FoyerStaff *staff = g_ptr_array_index (self->ground->staff, i);
      const FoyerUuid *id = foyer_record_get_id (FOYER_RECORD (staff));
      FoyerRotaRow *row;

      if (!g_hash_table_contains (planned, id)
          && (foyer_staff_get_state (staff) != FOYER_STAFF_ACTIVE
              || foyer_staff_get_posts (staff) == 0))
        continue;

      row = g_new0 (FoyerRotaRow, 1);
      row->staff = g_object_ref (staff);
      row->duties = g_array_new (FALSE, FALSE, sizeof (FoyerDuty));
      g_ptr_array_add (self->rows, row);
      g_hash_table_insert (self->row_of, (gpointer) id, GINT_TO_POINTER (self->rows->len));
    }
}

static void
place_cell (FoyerRotaMonth  *self,
            FoyerRosterCell *cell)
{
  const FoyerUuid *staff = foyer_roster_cell_get_staff (cell);
  gint64 day = foyer_roster_cell_get_day (cell);
  FoyerShift *shift = g_hash_table_lookup (self->shifts, foyer_roster_cell_get_shift (cell));
  int row = foyer_rota_month_find_staff (self, staff);

  if (row < 0)
    return;

  if (foyer_rota_month_has_day (self, day))
    {
      FoyerRosterCell **place = &foyer_rota_month_get_row (self, row)->cells[day - self->ground->first_day]
                                                           [foyer_roster_cell_get_slot (cell)];

      g_set_object (place, cell);
    }
  if (shift != NULL && is_shown (self, cell))
    {
      FoyerDuty duty = foyer_duty_make (staff, day, shift, foyer_roster_cell_get_post (cell),
                                        self->rules.usual_break);

      g_array_append_val (foyer_rota_month_get_row (self, row)->duties, duty);
    }
}

static void
place_leaves (FoyerRotaMonth *self)
{
  for (guint i = 0; i < self->ground->leaves->len; i++)
    {
      FoyerLeave *leave = g_ptr_array_index (self->ground->leaves, i);
      int row = foyer_rota_month_find_staff (self, foyer_leave_get_staff (leave));

      for (int d = 0; row >= 0 && foyer_leave_is_granted (leave) && d < self->n_days; d++)
        if (foyer_leave_takes_day (leave, self->ground->shop_time, self->ground->first_day + d))
          foyer_rota_month_get_row (self, row)->leaves[d] = leave;
    }
}

static FoyerRotaMonth *
make (FoyerRotaGround *ground,
      gboolean         shows_drafts,
      GPtrArray       *cells)
{
  FoyerRotaMonth *self = g_object_new (FOYER_TYPE_ROTA_MONTH, NULL);
  int year, month, dom;

  self->ground = foyer_rota_ground_ref (ground);
  self->shows_drafts = shows_drafts;
  foyer_day_to_ymd (ground->first_day, &year, &month, &dom);
  self->n_days = foyer_day_count_in_month (year, month);
  foyer_roster_rules_read (&self->rules, ground->settings);

  find_shifts (self);
  find_rows (self);
  for (guint i = 0; i < cells->len; i++)
    place_cell (self, g_ptr_array_index (cells, i));
  place_leaves (self);
  for (guint r = 0; r < self->rows->len; r++)
    g_array_sort (foyer_rota_month_get_row (self, r)->duties, foyer_duty_compare);
  foyer_rota_month_check (self);

  return self;
}

/**
 * foyer_rota_month_new:
 * @ground: what it is made from
 * @shows_drafts: whether who looks may see what is not published
 *
 * Returns: (transfer full): the month as it is stored
 */
FoyerRotaMonth *
foyer_rota_month_new (FoyerRotaGround *ground,
                      gboolean         shows_drafts)
{
  return make (ground, shows_drafts, ground->cells);
}

static FoyerRosterCell *
apply_change (FoyerRotaMonth        *self,
              const FoyerRotaChange *change)
{
  int row = foyer_rota_month_find_staff (self, &change->staff);
  FoyerRosterCell *seen = NULL;
  FoyerRosterCell *cell;

  if (row >= 0 && foyer_rota_month_has_day (self, change->day))
    seen = foyer_rota_month_get_row (self, row)->cells[change->day - self->ground->first_day][change->slot];
  cell = seen != NULL ? FOYER_ROSTER_CELL (foyer_record_copy (FOYER_RECORD (seen)))
                      : foyer_roster_cell_new (&(FoyerUuid) { { 0 } }, &change->staff, change->day,
                                               change->slot);

  foyer_roster_cell_set_locked (cell, FALSE);
  if (change->is_clear)
    foyer_roster_cell_clear (cell, NULL);
  else
    foyer_roster_cell_put (cell, &change->shift, 0, NULL);
  foyer_roster_cell_set_locked (cell, seen != NULL && foyer_roster_cell_get_is_locked (seen));

  return cell;
}

/**
 * foyer_rota_month_change:
 * @self: a month
 * @changes: (element-type FoyerRotaChange): what would be in some cells
 *
 * Returns: (transfer full): the month as it would be
 */
FoyerRotaMonth *
foyer_rota_month_change (FoyerRotaMonth *self,
                         GArray         *changes)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) replaced = g_hash_table_new (foyer_uuid_hash, foyer_uuid_equal);

  for (guint i = 0; i < changes->len; i++)
    {
      FoyerRosterCell *cell = apply_change (self, &g_array_index (changes, FoyerRotaChange, i));

      g_ptr_array_add (cells, cell);
      if (!foyer_uuid_is_none (foyer_record_get_id (FOYER_RECORD (cell))))
        g_hash_table_add (replaced, (gpointer) foyer_record_get_id (FOYER_RECORD (cell)));
    }
  for (guint i = 0; i < self->ground->cells->len; i++)
    {
      FoyerRecord *cell = g_ptr_array_index (self->ground->cells, i);

      if (!g_hash_table_contains (replaced, foyer_record_get_id (cell)))
        g_ptr_array_add (cells, g_object_ref (cell));
    }

  return make (self->ground, self->shows_drafts, cells);
}

/**
 * foyer_rota_month_get_ground:
 * @self: a month
 *
 * Returns: (transfer none): what it is made from
 */
FoyerRotaGround *
foyer_rota_month_get_ground (FoyerRotaMonth *self)
{
  return self->ground;
}

/**
 * foyer_rota_month_get_rules:
 * @self: a month
 *
 * Returns: (transfer none): the numbers behind the checks
 */
const FoyerRosterRules *
foyer_rota_month_get_rules (FoyerRotaMonth *self)
{
  return &self->rules;
}

/**
 * foyer_rota_month_get_shows_drafts:
 * @self: a month
 *
 * Returns: whether it shows what is not published
 */
gboolean
foyer_rota_month_get_shows_drafts (FoyerRotaMonth *self)
{
  return self->shows_drafts;
}

/**
 * foyer_rota_month_get_first_day:
 * @self: a month
 *
 * Returns: its first day
 */
gint64
foyer_rota_month_get_first_day (FoyerRotaMonth *self)
{
  return self->ground->first_day;
}

/**
 * foyer_rota_month_get_n_days:
 * @self: a month
 *
 * Returns: how many days it has
 */
int
foyer_rota_month_get_n_days (FoyerRotaMonth *self)
{
  return self->n_days;
}

/**
 * foyer_rota_month_is_published:
 * @self: a month
 *
 * Returns: whether the staff see it
 */
gboolean
foyer_rota_month_is_published (FoyerRotaMonth *self)
{
  return foyer_roster_month_is_published (self->ground->roster);
}

/**
 * foyer_rota_month_is_hidden:
 * @self: a month
 *
 * Returns: whether there is nothing in it for who looks: drafts are for who may plan
 */
gboolean
foyer_rota_month_is_hidden (FoyerRotaMonth *self)
{
  return !foyer_rota_month_is_published (self) && !self->shows_drafts;
}

/**
 * foyer_rota_month_is_closed:
 * @self: a month
 * @day: a day of it, from 0
 *
 * Returns: whether the shop is closed on that day and needs nobody (S3)
 */
gboolean
foyer_rota_month_is_closed (FoyerRotaMonth *self,
                            int             day)
{
  return foyer_settings_has_day (self->ground->settings, FOYER_SETTING_CALENDAR_CLOSED_DAYS,
                                 self->ground->first_day + day);
}

/**
 * foyer_rota_month_get_n_staff:
 * @self: a month
 *
 * Returns: how many people are on it
 */
int
foyer_rota_month_get_n_staff (FoyerRotaMonth *self)
{
  return self->rows->len;
}

/**
 * foyer_rota_month_get_staff:
 * @self: a month
 * @row: a row
 *
 * Returns: (transfer none): whose row it is
 */
FoyerStaff *
foyer_rota_month_get_staff (FoyerRotaMonth *self,
                            int             row)
{
  return foyer_rota_month_get_row (self, row)->staff;
}

/**
 * foyer_rota_month_find_staff:
 * @self: a month
 * @staff: key of a colleague
 *
 * Returns: the row, or -1
 */
int
foyer_rota_month_find_staff (FoyerRotaMonth  *self,
                             const FoyerUuid *staff)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->row_of, staff)) - 1;
}

/**
 * foyer_rota_month_get_n_shifts:
 * @self: a month
 *
 * Returns: how many shifts may be worked in it
 */
int
foyer_rota_month_get_n_shifts (FoyerRotaMonth *self)
{
  return self->choices->len;
}

/**
 * foyer_rota_month_get_choice:
 * @self: a month
 * @n: from 0
 *
 * Returns: (transfer none): the @n-th of the shifts that may be worked in it
 */
FoyerShift *
foyer_rota_month_get_choice (FoyerRotaMonth *self,
                             int             n)
{
  return g_ptr_array_index (self->choices, n);
}

/**
 * foyer_rota_month_find_choice:
 * @self: a month
 * @shift: key of a shift
 *
 * Returns: which of the choices it is, or -1
 */
int
foyer_rota_month_find_choice (FoyerRotaMonth  *self,
                              const FoyerUuid *shift)
{
  for (guint i = 0; i < self->choices->len; i++)
    if (foyer_uuid_equal (foyer_record_get_id (self->choices->pdata[i]), shift))
      return i;

  return -1;
}

/**
 * foyer_rota_month_get_cell:
 * @self: a month
 * @row: a row
 * @day: a day of it, from 0
 * @slot: 0, or 1 for the second shift
 *
 * Returns: (transfer none) (nullable): the cell; %NULL when nobody has planned it, or when it is
 *   not shown to who looks
 */
FoyerRosterCell *
foyer_rota_month_get_cell (FoyerRotaMonth *self,
                           int             row,
                           int             day,
                           int             slot)
{
  FoyerRosterCell *cell = foyer_rota_month_get_row (self, row)->cells[day][slot];

  return cell != NULL && is_shown (self, cell) ? cell : NULL;
}

/**
 * foyer_rota_month_get_shift:
 * @self: a month
 * @row: a row
 * @day: a day of it, from 0
 * @slot: 0, or 1 for the second shift
 *
 * Returns: (transfer none) (nullable): the shift; %NULL for a rest day or nothing
 */
FoyerShift *
foyer_rota_month_get_shift (FoyerRotaMonth *self,
                            int             row,
                            int             day,
                            int             slot)
{
  FoyerRosterCell *cell = foyer_rota_month_get_cell (self, row, day, slot);

  return cell == NULL ? NULL
                      : g_hash_table_lookup (self->shifts, foyer_roster_cell_get_shift (cell));
}

/**
 * foyer_rota_month_is_on_duty:
 * @self: a month
 * @row: a row
 * @day: a day of it, from 0
 *
 * Returns: whether this is the duty person of the day (S7)
 */
gboolean
foyer_rota_month_is_on_duty (FoyerRotaMonth *self,
                             int             row,
                             int             day)
{
  FoyerRosterCell *cell = foyer_rota_month_get_cell (self, row, day, 0);
  FoyerShift *shift = foyer_rota_month_get_shift (self, row, day, 0);

  return shift != NULL
         && (foyer_roster_cell_get_post (cell) == FOYER_POST_DUTY
             || (foyer_roster_cell_get_post (cell) == 0
                 && foyer_shift_get_post (shift) == FOYER_POST_DUTY));
}

/**
 * foyer_rota_month_get_leave:
 * @self: a month
 * @row: a row
 * @day: a day of it, from 0
 *
 * Returns: (transfer none) (nullable): the granted leave that takes the whole day
 */
FoyerLeave *
foyer_rota_month_get_leave (FoyerRotaMonth *self,
                            int             row,
                            int             day)
{
  return foyer_rota_month_get_row (self, row)->leaves[day];
}

/**
 * foyer_rota_month_has_leave:
 * @self: a month
 * @row: a row
 * @day: a day of it, from 0
 *
 * Returns: whether a granted leave takes the whole day
 */
gboolean
foyer_rota_month_has_leave (FoyerRotaMonth *self,
                            int             row,
                            int             day)
{
  return foyer_rota_month_get_leave (self, row, day) != NULL;
}

/**
 * foyer_rota_month_get_duties:
 * @self: a month
 * @row: a row
 *
 * Returns: (transfer none) (element-type FoyerDuty): what the person does, by begin, also before
 *   and after the month
 */
GArray *
foyer_rota_month_get_duties (FoyerRotaMonth *self,
                             int             row)
{
  return foyer_rota_month_get_row (self, row)->duties;
}

/**
 * foyer_rota_month_get_counts:
 * @self: a month
 * @row: a row
 *
 * Returns: the totals of the person for the month
 */
FoyerRosterCounts
foyer_rota_month_get_counts (FoyerRotaMonth *self,
                             int             row)
{
  GArray *duties = foyer_rota_month_get_row (self, row)->duties;

  return foyer_roster_count ((const FoyerDuty *) duties->data, duties->len, self->ground->calendar,
                             self->ground->first_day, self->ground->first_day + self->n_days - 1);
}

/**
 * foyer_rota_month_get_n_rests:
 * @self: a month
 * @row: a row
 *
 * Returns: on how many days of the month the person rests, leave not counted
 */
int
foyer_rota_month_get_n_rests (FoyerRotaMonth *self,
                              int             row)
{
  int n_rests = 0;

  for (int d = 0; d < self->n_days; d++)
    n_rests += foyer_rota_month_get_cell (self, row, d, 0) != NULL
               && foyer_rota_month_get_shift (self, row, d, 0) == NULL
               && !foyer_rota_month_has_leave (self, row, d);

  return n_rests;
}

/**
 * foyer_rota_month_count_wishes:
 * @self: a month
 * @n_met: (out): how many wishes the roster meets
 * @n_wishes: (out): how many there are
 *
 * A wish for a day that nobody has planned is not met.
 */
void
foyer_rota_month_count_wishes (FoyerRotaMonth *self,
                               guint          *n_met,
                               guint          *n_wishes)
{
  *n_met = *n_wishes = 0;

  for (guint i = 0; i < self->ground->wishes->len; i++)
    {
      FoyerWish *wish = g_ptr_array_index (self->ground->wishes, i);
      int row = foyer_rota_month_find_staff (self, foyer_wish_get_staff (wish));
      FoyerRosterCell *cell;

      if (row < 0 || !foyer_rota_month_has_day (self, foyer_wish_get_day (wish)))
        continue;

      cell = foyer_rota_month_get_cell (self, row,
                                        foyer_wish_get_day (wish) - self->ground->first_day, 0);
      (*n_wishes)++;
      *n_met += cell != NULL && foyer_wish_is_met (wish, foyer_roster_cell_get_shift (cell));
    }
}

/**
 * foyer_rota_month_count_fixed:
 * @self: a month
 *
 * Returns: how many cells the planner leaves as they are
 */
guint
foyer_rota_month_count_fixed (FoyerRotaMonth *self)
{
  guint n_fixed = 0;

  for (guint r = 0; r < self->rows->len; r++)
    for (int d = 0; d < self->n_days; d++)
      {
        FoyerRosterCell *cell = foyer_rota_month_get_cell (self, r, d, 0);

        n_fixed += cell != NULL && foyer_roster_cell_is_fixed (cell);
      }

  return n_fixed;
}

/**
 * foyer_rota_month_get_lack:
 * @self: a month
 * @today: the first day that may be planned
 *
 * Returns: what it lacks before it can be planned
 */
FoyerRotaLack
foyer_rota_month_get_lack (FoyerRotaMonth *self,
                           gint64          today)
{
  if (self->ground->first_day + self->n_days <= today)
    return FOYER_ROTA_LACK_DAYS;
  if (self->rows->len == 0)
    return FOYER_ROTA_LACK_STAFF;
  if (self->choices->len == 0)
    return FOYER_ROTA_LACK_SHIFTS;
  if (self->demands->len == 0)
    return FOYER_ROTA_LACK_DEMANDS;

  return FOYER_ROTA_LACK_NOTHING;
}
