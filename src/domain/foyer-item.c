/* A work item 事项 (DESIGN §2, T1): something that was promised, with who took it, who must act, and
 * until when. The taker, whoever was asked first, is set once and never changes (C8). What can be
 * done with it stands in foyer-item-acts.c. */

#include "domain/foyer-item-private.h"

#include "domain/foyer-domain-error.h"
#include "domain/foyer-item-kind.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (FoyerItem, foyer_item, FOYER_TYPE_RECORD)

#define FIELD(name, KIND, ...) FOYER_FIELD (FoyerItem, name, KIND, __VA_ARGS__)
#define EDITABLE FOYER_FIELD_EDITABLE
#define PERSONAL (FOYER_FIELD_EDITABLE | FOYER_FIELD_PERSONAL)

static const FoyerField fields[] = {
  FIELD (number, TEXT, .max_chars = 20),
  FIELD (kind, ENUM, foyer_item_kind_get_type),
  FIELD (state, ENUM, foyer_item_state_get_type),
  FIELD (subject, TEXT, .flags = PERSONAL, .max_chars = FOYER_ITEM_SUBJECT_CHARS),
  FIELD (body, TEXT, .flags = PERSONAL | FOYER_FIELD_LINES,
         .max_chars = FOYER_ITEM_BODY_CHARS),
  FIELD (channel, ENUM, foyer_channel_get_type, EDITABLE),
  FIELD (severity, ENUM, foyer_severity_get_type, EDITABLE),
  FIELD (customer, REF, .flags = EDITABLE),
  FIELD (name, TEXT, .flags = PERSONAL, .max_chars = 100),
  FIELD (phone, TEXT, .flags = PERSONAL | FOYER_FIELD_PHONE, .max_chars = 40),
  FIELD (taker, REF),
  FIELD (owner, REF),
  FIELD (visit, REF),
  FIELD (parent, REF),
  FIELD (opened, TIME),
  FIELD (due, TIME),
  FIELD (next_contact, TIME),
  FIELD (closed, TIME),
  FIELD (category, ENUM, foyer_category_get_type, EDITABLE),
  FIELD (clock, TEXT, .max_chars = 40),
  FIELD (paused, TIME),
  FIELD (pause_from, TIME),
  FIELD (pause_reason, TEXT, .flags = FOYER_FIELD_PERSONAL, .max_chars = 200),
  FIELD (repeat_of, REF),
  FIELD (origin, TEXT, .max_chars = 40),
  FIELD (origin_id, REF),
};

static FoyerUuid
foyer_item_get_subject_person (FoyerRecord *record)
{
  return FOYER_ITEM (record)->customer;
}

static gboolean
foyer_item_check (FoyerRecord *record,
                  GError     **error)
{
  FoyerItem *self = FOYER_ITEM (record);
  gboolean is_closed = self->state == FOYER_ITEM_STATE_CLOSED;
  gboolean is_void = self->state == FOYER_ITEM_STATE_VOID;

  return foyer_domain_check_given (self->number, "number", error)
         && foyer_domain_check_that (self->opened != 0, "opened", "known", error)
         && foyer_domain_check_that (!is_closed || self->closed != 0, "closed", "known when closed",
                                     error)
         && foyer_domain_check_that (is_closed || is_void || self->closed == 0, "closed",
                                     "not yet while open", error)
         && foyer_domain_check_that (self->closed == 0 || self->closed >= self->opened, "closed",
                                     "not before it was opened", error)
         && foyer_domain_check_that (self->state != FOYER_ITEM_STATE_ASSIGNED
                                     || !foyer_uuid_is_none (&self->owner), "owner",
                                     "known when assigned", error)
         && foyer_domain_check_that (!foyer_uuid_equal (&self->parent,
                                                        foyer_record_get_id (record)),
                                     "parent", "not the item itself", error)
         && foyer_domain_check_that ((self->paused == 0) == (self->pause_from == 0), "pause_from",
                                     "known just while it waits", error)
         && foyer_domain_check_that (self->paused == 0 || (!is_closed && !is_void), "paused",
                                     "only while open", error);
}

static void
foyer_item_class_init (FoyerItemClass *klass)
{
  FoyerRecordClass *record_class = FOYER_RECORD_CLASS (klass);

  record_class->get_subject = foyer_item_get_subject_person;
  record_class->check = foyer_item_check;
  foyer_record_class_install_fields (record_class, "item", fields, G_N_ELEMENTS (fields));
}

static void
foyer_item_init (FoyerItem *self)
{
}

/**
 * foyer_item_new:
 * @id: the key
 * @kind: what kind of work item
 * @number: the human number
 * @due_us: until when, microseconds UTC; 0 for no due time
 * @stamp: who was asked first, when, and the key of the line of the log
 * @line: (out) (transfer full): set to the line that tells that the item was opened
 *
 * The staff of @stamp becomes the taker (首问). Subject, body, name and telephone are set by
 * foyer_record_edit().
 *
 * Returns: (transfer full): an opened item that nobody owns
 */
FoyerItem *
foyer_item_new (const FoyerUuid       *id,
                FoyerItemKind          kind,
                const char            *number,
                gint64                 due_us,
                const FoyerItemStamp  *stamp,
                FoyerItemLog         **line)
{
  FoyerItem *self = g_object_new (FOYER_TYPE_ITEM, NULL);

  foyer_record_set_identity (FOYER_RECORD (self), id, 0);
  self->kind = kind;
  foyer_record_set_text (&self->number, number);
  self->taker = stamp->staff;
  self->opened = stamp->at_us;
  self->due = due_us;
  *line = foyer_item_log_new (id, FOYER_ITEM_ACT_OPEN, NULL, stamp, NULL);

  return self;
}

/**
 * foyer_item_set_origin:
 * @self: a new item
 * @customer: (nullable): whom it is about
 * @visit: (nullable): the visit in which it arose
 * @parent: (nullable): the item that it follows
 *
 * What is %NULL stays as it is.
 */
void
foyer_item_set_origin (FoyerItem       *self,
                       const FoyerUuid *customer,
                       const FoyerUuid *visit,
                       const FoyerUuid *parent)
{
  if (customer != NULL)
    self->customer = *customer;
  if (visit != NULL)
    self->visit = *visit;
  if (parent != NULL)
    self->parent = *parent;
}

/**
 * foyer_item_set_clock:
 * @self: a new item
 * @clock: (nullable): the rule that gave the due time, see foyer_deadline_parse(); %NULL for none
 *
 * Says in which measure the due time is put off after a wait, and how it is reckoned anew when a
 * year of holidays is announced.
 */
void
foyer_item_set_clock (FoyerItem  *self,
                      const char *clock)
{
  foyer_record_set_text (&self->clock, clock != NULL ? clock : "");
}

/**
 * foyer_item_set_planner:
 * @self: a new item
 * @origin: what planned it, such as "watch"
 * @origin_id: the record that it was planned from
 *
 * Whatever is planned twice from the same thing is planned once (CB-08, H3).
 */
void
foyer_item_set_planner (FoyerItem       *self,
                        const char      *origin,
                        const FoyerUuid *origin_id)
{
  foyer_record_set_text (&self->origin, origin);
  self->origin_id = *origin_id;
}

/**
 * foyer_item_set_repeat_of:
 * @self: a new item
 * @former: the item of the same matter before
 *
 * The customer had to come about it a second time (C8).
 */
void
foyer_item_set_repeat_of (FoyerItem       *self,
                          const FoyerUuid *former)
{
  self->repeat_of = *former;
}

/**
 * foyer_item_set_progress:
 * @self: an item as it was read
 * @at_us: when somebody last wrote of progress in its log, microseconds UTC; 0 when nobody ever did
 *
 * Tells an item what its log says. It is no field: whoever reads an item of a kind that minds
 * progress reads its log with it, see foyer_item_kind_minds_progress().
 */
void
foyer_item_set_progress (FoyerItem *self,
                         gint64     at_us)
{
  self->progress = at_us;
}

/**
 * foyer_item_get_progress:
 * @self: an item
 *
 * Returns: since when nobody has written of any progress (C5): the last line of its log that tells
 *   of some, else when it was opened; microseconds UTC
 */
gint64
foyer_item_get_progress (FoyerItem *self)
{
  return MAX (self->progress, self->opened);
}

/**
 * foyer_item_is_open:
 * @self: an item
 *
 * Returns: whether something is still to be done: neither closed nor void
 */
gboolean
foyer_item_is_open (FoyerItem *self)
{
  return (FOYER_ITEM_STATES_OPEN & 1u << self->state) != 0;
}

/**
 * foyer_item_is_overdue:
 * @self: an item
 * @now_us: the present, microseconds UTC
 *
 * Returns: whether the customer waits for an answer past the due time (CD-11, CD-12); while the
 *   item waits for the customer, whether it was overdue when the wait began
 */
gboolean
foyer_item_is_overdue (FoyerItem *self,
                       gint64     now_us)
{
  gint64 until_us = self->paused != 0 ? MIN (self->pause_from, now_us) : now_us;

  return (FOYER_ITEM_STATES_UNANSWERED & 1u << self->state) != 0
         && foyer_deadline_is_over (self->due, until_us);
}

static gboolean
is_same_person (FoyerItem       *self,
                const FoyerUuid *customer,
                const char      *phone)
{
  return (!foyer_uuid_is_none (customer) && foyer_uuid_equal (&self->customer, customer))
         || (*phone != '\0' && strcmp (self->phone, phone) == 0);
}

/**
 * foyer_item_judge_repeat:
 * @self: an earlier item
 * @kind: what kind the new matter is
 * @customer: (nullable): whose it is, when known
 * @phone: their telephone number, canonical; empty when not known
 * @now_us: the present, microseconds UTC
 * @window_us: the setting `repeat.window`
 *
 * What the earlier item is to a new matter of the same customer or telephone (C8). An item counts
 * while it is open and for @window_us after it was closed. Whether two matters of one kind are the
 * same is for a person to decide: a family may share a number.
 *
 * Returns: what to propose
 */
FoyerRepeat
foyer_item_judge_repeat (FoyerItem       *self,
                         FoyerItemKind    kind,
                         const FoyerUuid *customer,
                         const char      *phone,
                         gint64           now_us,
                         gint64           window_us)
{
  gboolean is_open = foyer_item_is_open (self);

  if (self->state == FOYER_ITEM_STATE_VOID || !is_same_person (self, customer, phone)
      || (!is_open && now_us - self->closed > window_us))
    return FOYER_REPEAT_NONE;
  if (self->kind != kind)
    return FOYER_REPEAT_FORMER;
  return is_open ? FOYER_REPEAT_CHASE : FOYER_REPEAT_AGAIN;
}

FOYER_RECORD_GETTER (FoyerItem, foyer_item, const char *, number)
FOYER_RECORD_GETTER (FoyerItem, foyer_item, FoyerItemKind, kind)
FOYER_RECORD_GETTER (FoyerItem, foyer_item, FoyerItemState, state)
FOYER_RECORD_GETTER (FoyerItem, foyer_item, const char *, subject)
FOYER_RECORD_GETTER (FoyerItem, foyer_item, const char *, body)
FOYER_RECORD_GETTER (FoyerItem, foyer_item, FoyerChannel, channel)
FOYER_RECORD_GETTER (FoyerItem, foyer_item, FoyerSeverity, severity)
FOYER_RECORD_REF_GETTER (FoyerItem, foyer_item, customer)
FOYER_RECORD_GETTER (FoyerItem, foyer_item, const char *, name)
FOYER_RECORD_GETTER (FoyerItem, foyer_item, const char *, phone)
FOYER_RECORD_REF_GETTER (FoyerItem, foyer_item, taker)
FOYER_RECORD_REF_GETTER (FoyerItem, foyer_item, owner)
FOYER_RECORD_REF_GETTER (FoyerItem, foyer_item, visit)
FOYER_RECORD_REF_GETTER (FoyerItem, foyer_item, parent)
FOYER_RECORD_GETTER (FoyerItem, foyer_item, gint64, opened)
FOYER_RECORD_GETTER (FoyerItem, foyer_item, gint64, due)
FOYER_RECORD_GETTER (FoyerItem, foyer_item, gint64, next_contact)
FOYER_RECORD_GETTER (FoyerItem, foyer_item, gint64, closed)
FOYER_RECORD_GETTER (FoyerItem, foyer_item, FoyerCategory, category)
FOYER_RECORD_GETTER (FoyerItem, foyer_item, const char *, clock)
FOYER_RECORD_GETTER (FoyerItem, foyer_item, gint64, paused)
FOYER_RECORD_GETTER (FoyerItem, foyer_item, gint64, pause_from)
FOYER_RECORD_GETTER (FoyerItem, foyer_item, const char *, pause_reason)
FOYER_RECORD_REF_GETTER (FoyerItem, foyer_item, repeat_of)
FOYER_RECORD_GETTER (FoyerItem, foyer_item, const char *, origin)
FOYER_RECORD_REF_GETTER (FoyerItem, foyer_item, origin_id)

/**
 * foyer_item_get_when:
 * @self: an item
 *
 * Returns: when it is next to be looked at, microseconds UTC: the contact that is planned, else the
 *   due time; 0 for never
 */
gint64
foyer_item_get_when (FoyerItem *self)
{
  g_return_val_if_fail (FOYER_IS_ITEM (self), 0);

  return self->next_contact != 0 ? self->next_contact : self->due;
}
