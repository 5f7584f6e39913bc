/* A message keeps what the shifts were called when it was written: what it says stays, whatever is
 * changed afterwards. */

#include "service/foyer-rota-notices.h"

#include "domain/foyer-shift.h"
#include "service/foyer-due.h"
#include "service/foyer-items.h"
#include "service/foyer-rota-words.h"
#include "store/foyer-item-repository.h"
#include "store/foyer-roster-repository.h"

/* A message is read at a glance; the list of the person's items has the rest. */
#define MOST_ITEMS 20

/* What changed for one person. */
typedef struct
{
  FoyerUuid staff;
  GArray *changes; /* of Change */
} Person;

typedef struct
{
  gint64 day;
  FoyerUuid before, after; /* all-zero for a rest day */
} Change;

struct _FoyerRotaNotices
{
  FoyerShopTime *shop_time;
  GPtrArray *people;
};

static void
person_free (gpointer data)
{
  Person *self = data;

  g_array_unref (self->changes);
  g_free (self);
}

/**
 * foyer_rota_notices_new: (skip)
 * @shop_time: the shop's time
 *
 * Returns: (transfer full): nothing to tell yet
 */
FoyerRotaNotices *
foyer_rota_notices_new (FoyerShopTime *shop_time)
{
  FoyerRotaNotices *self = g_new0 (FoyerRotaNotices, 1);

  self->shop_time = g_object_ref (shop_time);
  self->people = g_ptr_array_new_with_free_func (person_free);

  return self;
}

/**
 * foyer_rota_notices_free: (skip)
 * @self: (transfer full): what is to be told
 */
void
foyer_rota_notices_free (FoyerRotaNotices *self)
{
  g_object_unref (self->shop_time);
  g_ptr_array_unref (self->people);
  g_free (self);
}

static Person *
get_person (FoyerRotaNotices *self,
            const FoyerUuid  *staff)
{
  Person *person;

  for (guint i = 0; i < self->people->len; i++)
    {
      person = g_ptr_array_index (self->people, i);
      if (foyer_uuid_equal (&person->staff, staff))
        return person;
    }

  person = g_new0 (Person, 1);
  person->staff = *staff;
  person->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_ptr_array_add (self->people, person);

  return person;
}

/**
 * foyer_rota_notices_add_cell: (skip)
 * @self: what is to be told
 * @before: (nullable): the cell as it was; %NULL when it is new
 * @after: the cell as it is
 *
 * Notes a cell, when the staff have seen it and it holds something else now.
 */
void
foyer_rota_notices_add_cell (FoyerRotaNotices *self,
                             FoyerRosterCell  *before,
                             FoyerRosterCell  *after)
{
  Change change = { .day = foyer_roster_cell_get_day (after) };

  if (foyer_roster_cell_get_state (after) != FOYER_CELL_CHANGED)
    return;

  if (before != NULL && foyer_roster_cell_is_there (before))
    change.before = *foyer_roster_cell_get_shift (before);
  change.after = *foyer_roster_cell_get_shift (after);
  if (!foyer_uuid_equal (&change.before, &change.after))
    g_array_append_val (get_person (self, foyer_roster_cell_get_staff (after))->changes, change);
}

/* The parts of a note: all empty for a rest day. */
typedef struct
{
  const char *name;
  const char *name_en;
  char *hours;
} Shift;

static void
describe_shift (GPtrArray       *shifts,
                const FoyerUuid *id,
                Shift           *shift)
{
  *shift = (Shift) { "", "", NULL };
  for (guint i = 0; i < shifts->len; i++)
    {
      FoyerShift *each = g_ptr_array_index (shifts, i);

      if (!foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (each)), id))
        continue;
      shift->name = foyer_shift_get_name (each);
      shift->name_en = foyer_shift_get_name_en (each);
      shift->hours = foyer_rota_words_hours (foyer_shift_get_start_minute (each),
                                             foyer_shift_get_end_offset (each));
    }
  if (shift->hours == NULL)
    shift->hours = g_strdup ("");
}

/* What does not fit into a message any more is left out. */
static void
append_line (GString    *text,
             const char *line)
{
  if (g_utf8_strlen (text->str, -1) + g_utf8_strlen (line, -1) < FOYER_ITEM_BODY_CHARS)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

static char *
describe (GPtrArray    *shifts,
          const Change *change)
{
  g_autofree char *day = foyer_day_to_string (change->day);
  Shift before, after;
  char *note;

  describe_shift (shifts, &change->before, &before);
  describe_shift (shifts, &change->after, &after);
  note = foyer_note_make (FOYER_NOTE_ROSTER_DAY, day, before.name, before.name_en, before.hours,
                          after.name, after.name_en, after.hours, NULL);
  g_free (before.hours);
  g_free (after.hours);
  return note;
}

/* A message to somebody, who is told at once. Nobody is told what they did themselves. */
static gboolean
tell (FoyerTransaction *transaction,
      FoyerShopTime    *shop_time,
      const FoyerUuid  *staff,
      const char       *subject,
      const char       *body,
      GError          **error)
{
  const FoyerActor *actor = foyer_transaction_get_actor (transaction);
  gint64 now_us = foyer_transaction_get_now_us (transaction);
  g_autofree char *today = foyer_day_to_digits (foyer_shop_time_get_day (shop_time, now_us));
  g_autoptr (FoyerItem) item = NULL;
  FoyerItemPlan plan = {
    .kind = FOYER_ITEM_MESSAGE,
    .subject = subject,
    .body = body,
    .taker = actor->staff,
    .owner = *staff,
    .at_us = now_us,
    .today = today,
  };

  if (foyer_uuid_equal (&actor->staff, staff))
    return TRUE;

  item = foyer_item_plan_run (transaction, &plan, error);
  return item != NULL
         && foyer_due_tell (transaction, foyer_record_get_id (FOYER_RECORD (item)), staff,
                            FOYER_NOTICE_OWNER, error);
}

/* The one change itself, where it fits. */
static char *
make_subject (const char *first,
              guint       n_changes)
{
  g_autofree char *subject = foyer_note_make (FOYER_NOTE_ROSTER, first, NULL);
  g_autofree char *count = g_strdup_printf ("%u", n_changes);

  return n_changes == 1 && g_utf8_strlen (subject, -1) <= FOYER_ITEM_SUBJECT_CHARS
           ? g_steal_pointer (&subject) : foyer_note_make (FOYER_NOTE_ROSTER_DAYS, count, NULL);
}

static gboolean
send_to (FoyerRotaNotices *self,
         FoyerTransaction *transaction,
         Person           *person,
         GPtrArray        *shifts,
         GError          **error)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *first = NULL, *subject = NULL;

  for (guint i = 0; i < person->changes->len; i++)
    {
      g_autofree char *line = describe (shifts, &g_array_index (person->changes, Change, i));

      append_line (body, line);
      if (i == 0)
        first = g_steal_pointer (&line);
    }
  subject = make_subject (first, person->changes->len);

  return tell (transaction, self->shop_time, &person->staff, subject, body->str, error);
}

/**
 * foyer_rota_notices_send: (skip)
 * @self: what is to be told
 * @transaction: the transaction of the act
 * @error: where to put why not
 *
 * Tells everybody what changed for them, in one message each, within the act: it is told when the
 * change is stored, and not otherwise.
 *
 * Returns: whether it may be committed
 */
gboolean
foyer_rota_notices_send (FoyerRotaNotices  *self,
                         FoyerTransaction  *transaction,
                         GError           **error)
{
  g_autoptr (GPtrArray) shifts = NULL;

  if (self->people->len == 0)
    return TRUE;

  shifts = foyer_roster_repository_find_shifts (foyer_transaction_get_db (transaction), error);
  if (shifts == NULL)
    return FALSE;

  for (guint i = 0; i < self->people->len; i++)
    if (!send_to (self, transaction, self->people->pdata[i], shifts, error))
      return FALSE;

  return TRUE;
}

/* What the person leaves behind, item by item (LV-06); (transfer full) (nullable). */
static char *
list_items (FoyerTransaction *transaction,
            FoyerLeave       *leave,
            GError          **error)
{
  FoyerDb *db = foyer_transaction_get_db (transaction);
  const FoyerUuid *staff = foyer_leave_get_staff (leave);
  g_autoptr (GPtrArray) items = foyer_item_repository_find_open (db, staff, -1, MOST_ITEMS, error);
  GString *text = g_string_new (NULL);

  if (items == NULL)
    {
      g_string_free (text, TRUE);
      return NULL;
    }

  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *line = foyer_note_make (FOYER_NOTE_ITEM,
                                               foyer_item_get_number (items->pdata[i]),
                                               foyer_item_get_subject (items->pdata[i]), NULL);

      append_line (text, line);
    }
  return g_string_free (text, FALSE);
}

/* A note about the days of a leave. @more: (nullable): its last part */
static char *
make_note (const char    *key,
           FoyerLeave    *leave,
           FoyerShopTime *shop_time,
           const char    *more)
{
  g_autofree char *first =
    foyer_day_to_string (foyer_shop_time_get_day (shop_time, foyer_leave_get_begins (leave)));
  g_autofree char *last =
    foyer_day_to_string (foyer_shop_time_get_day (shop_time, foyer_leave_get_ends (leave) - 1));

  return foyer_note_make (key, first, last, more, NULL);
}

/* That they do the work now, and what of it is open. */
static gboolean
tell_cover (FoyerTransaction *transaction,
            FoyerShopTime    *shop_time,
            FoyerLeave       *leave,
            GError          **error)
{
  g_autofree char *items = list_items (transaction, leave, error);
  g_autofree char *subject = make_note (FOYER_NOTE_COVER, leave, shop_time, NULL);

  return items != NULL
         && tell (transaction, shop_time, foyer_leave_get_cover (leave), subject, items, error);
}

/**
 * foyer_rota_notices_send_leave: (skip)
 * @leave: a leave that was just decided
 * @shop_time: the shop's time
 * @transaction: the transaction of the act
 * @error: where to put why not
 *
 * Tells who asked for leave what became of it, and the cover that they have it, with the open items
 * that the person leaves behind: they stay the person's until the cover takes them (LV-06).
 *
 * Returns: whether it may be committed
 */
gboolean
foyer_rota_notices_send_leave (FoyerLeave        *leave,
                               FoyerShopTime     *shop_time,
                               FoyerTransaction  *transaction,
                               GError           **error)
{
  g_autoptr (GEnumClass) states = g_type_class_ref (FOYER_TYPE_LEAVE_STATE);
  FoyerLeaveState state = foyer_leave_get_state (leave);
  g_autofree char *subject = make_note (FOYER_NOTE_LEAVE, leave, shop_time,
                                        g_enum_get_value (states, state)->value_nick);

  return tell (transaction, shop_time, foyer_leave_get_staff (leave), subject,
               foyer_leave_get_reason (leave), error)
         && (state != FOYER_LEAVE_APPROVED || tell_cover (transaction, shop_time, leave, error));
}

/**
 * foyer_rota_notices_send_cover: (skip)
 * @leave: a leave with another cover
 * @before: who was the cover
 * @shop_time: the shop's time
 * @transaction: the transaction of the act
 * @error: where to put why not
 *
 * Tells the new cover, who no longer is it, and who is on leave. Nothing while the leave waits for
 * a decision: nobody was told of a cover yet.
 *
 * Returns: whether it may be committed
 */
gboolean
foyer_rota_notices_send_cover (FoyerLeave        *leave,
                               const FoyerUuid   *before,
                               FoyerShopTime     *shop_time,
                               FoyerTransaction  *transaction,
                               GError           **error)
{
  g_autoptr (FoyerStaff) cover = NULL;
  g_autofree char *no_more = NULL, *other = NULL;

  if (foyer_leave_get_state (leave) != FOYER_LEAVE_APPROVED
      || foyer_uuid_equal (before, foyer_leave_get_cover (leave)))
    return TRUE;

  cover = foyer_service_load (transaction, FOYER_TYPE_STAFF, foyer_leave_get_cover (leave), error);
  if (cover == NULL)
    return FALSE;
  no_more = make_note (FOYER_NOTE_COVER_NO_MORE, leave, shop_time, NULL);
  other = make_note (FOYER_NOTE_COVER_OTHER, leave, shop_time, foyer_staff_get_name (cover));

  return tell_cover (transaction, shop_time, leave, error)
         && tell (transaction, shop_time, before, no_more, "", error)
         && tell (transaction, shop_time, foyer_leave_get_staff (leave), other, "", error);
}
