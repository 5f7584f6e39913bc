/* A work item 事项 (DESIGN §2, T1): something that was promised, with who took it, who must act, and
 * until when.
 *
 * Every act gives back the line of the log that tells it, to be stored together with the item: so no
 * change of owner, state or due time goes without its line. The taker, whoever was asked first, is
 * set once and never changes (C8). */

#include "domain/foyer-item.h"

#include "domain/foyer-domain-error.h"
#include "domain/foyer-item-clock.h"
#include "domain/foyer-item-kind.h"
#include "domain/foyer-permission.h"

#include <string.h>

struct _FoyerItem
{
  FoyerRecord parent_instance;

  char *number;
  FoyerItemKind kind;
  FoyerItemState state;
  char *subject;
  char *body;
  FoyerChannel channel;
  FoyerSeverity severity;
  FoyerUuid customer;
  char *name;
  char *phone;
  FoyerUuid taker;
  FoyerUuid owner;
  FoyerUuid visit;
  FoyerUuid parent;
  gint64 opened;
  gint64 due;
  gint64 next_contact;
  gint64 closed;
  FoyerCategory category;
  char *clock;
  gint64 paused;
  gint64 pause_from;
  char *pause_reason;
  FoyerUuid repeat_of;
  char *origin;
  FoyerUuid origin_id;
};

G_DEFINE_FINAL_TYPE (FoyerItem, foyer_item, FOYER_TYPE_RECORD)

#define FIELD(name, KIND, ...) FOYER_FIELD (FoyerItem, name, KIND, __VA_ARGS__)
#define EDITABLE FOYER_FIELD_EDITABLE
#define PERSONAL (FOYER_FIELD_EDITABLE | FOYER_FIELD_PERSONAL)

static const FoyerField fields[] = {
  FIELD (number, TEXT, .max_chars = 20),
  FIELD (kind, ENUM, foyer_item_kind_get_type),
  FIELD (state, ENUM, foyer_item_state_get_type),
  FIELD (subject, TEXT, .flags = PERSONAL, .max_chars = 200),
  FIELD (body, TEXT, .flags = PERSONAL | FOYER_FIELD_LINES, .max_chars = 4000),
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

#define STATE(NAME) FOYER_ITEM_STATE_BIT (NAME)
#define BEFORE_ANSWER FOYER_ITEM_STATES_UNANSWERED
#define OPEN FOYER_ITEM_STATES_OPEN

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
         && foyer_domain_check_that (!foyer_uuid_equal (&self->parent, foyer_record_get_id (record)),
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

static FoyerItemLog *
write_line (FoyerItem             *self,
            FoyerItemAct           act,
            const char            *text,
            const FoyerItemStamp  *stamp,
            GError               **error)
{
  return foyer_item_log_new (foyer_record_get_id (FOYER_RECORD (self)), act, text, stamp, error);
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
  *line = write_line (self, FOYER_ITEM_ACT_OPEN, NULL, stamp, NULL);

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
 * Says in which measure the due time is put off after a wait, and how it is reckoned anew when a year
 * of holidays is announced.
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

static const FoyerField *
find_field (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].name, name) == 0)
      return &fields[i];

  g_assert_not_reached ();
}

static gboolean
may (FoyerItem     *self,
     FoyerItemAct   act,
     guint          from,
     GError       **error)
{
  g_autoptr (GEnumClass) acts = NULL;
  g_autoptr (GEnumClass) states = NULL;

  if ((from & 1u << self->state) != 0)
    return TRUE;

  acts = g_type_class_ref (FOYER_TYPE_ITEM_ACT);
  states = g_type_class_ref (FOYER_TYPE_ITEM_STATE);
  g_set_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE,
               "Item %s: not possible in state %s", g_enum_get_value (acts, act)->value_nick,
               g_enum_get_value (states, self->state)->value_nick);
  return FALSE;
}

/**
 * foyer_item_assign:
 * @self: an open item
 * @owner: who must act from now on
 * @stamp: who assigns it, when
 * @error: where to put why not
 *
 * The taker stays (C8). An item that has a solution or an answer keeps its state.
 *
 * Returns: (transfer full): the line of the log; %NULL with %FOYER_DOMAIN_ERROR_STATE or
 *   %FOYER_DOMAIN_ERROR_INVALID
 */
FoyerItemLog *
foyer_item_assign (FoyerItem             *self,
                   const FoyerUuid       *owner,
                   const FoyerItemStamp  *stamp,
                   GError               **error)
{
  if (!may (self, FOYER_ITEM_ACT_ASSIGN, OPEN, error)
      || !foyer_domain_check_that (!foyer_uuid_is_none (owner), "owner", "somebody", error))
    return NULL;

  self->owner = *owner;
  if (self->state == FOYER_ITEM_STATE_OPENED)
    self->state = FOYER_ITEM_STATE_ASSIGNED;
  return write_line (self, FOYER_ITEM_ACT_ASSIGN, NULL, stamp, error);
}

/* What is answered or done waits for nobody. */
static void
end_pause (FoyerItem *self)
{
  self->paused = 0;
  self->pause_from = 0;
  foyer_record_set_text (&self->pause_reason, "");
}

static FoyerItemLog *
move_on (FoyerItem             *self,
         FoyerItemAct           act,
         guint                  from,
         FoyerItemState         to,
         const char            *text,
         const FoyerItemStamp  *stamp,
         GError               **error)
{
  FoyerItemLog *line;

  if (!may (self, act, from, error))
    return NULL;

  line = write_line (self, act, text, stamp, error);
  if (line == NULL)
    return NULL;

  self->state = to;
  if ((BEFORE_ANSWER & 1u << to) == 0)
    end_pause (self);
  return line;
}

/**
 * foyer_item_solve:
 * @self: an item that was not answered
 * @solution: what is proposed
 * @stamp: who proposes it, when
 * @error: where to put why not
 *
 * Returns: (transfer full): the line of the log; %NULL with %FOYER_DOMAIN_ERROR_STATE,
 *   %FOYER_DOMAIN_ERROR_MISSING or %FOYER_DOMAIN_ERROR_INVALID
 */
FoyerItemLog *
foyer_item_solve (FoyerItem             *self,
                  const char            *solution,
                  const FoyerItemStamp  *stamp,
                  GError               **error)
{
  if (!foyer_domain_check_given (solution, "text", error))
    return NULL;

  return move_on (self, FOYER_ITEM_ACT_SOLVE, BEFORE_ANSWER, FOYER_ITEM_STATE_SOLUTION, solution,
                  stamp, error);
}

/**
 * foyer_item_answer:
 * @self: an item that was not answered
 * @text: (nullable): what the customer was told
 * @stamp: who told the customer, when
 * @error: where to put why not
 *
 * The customer was told: from now on the item is no longer overdue.
 *
 * Returns: (transfer full): the line of the log; %NULL with %FOYER_DOMAIN_ERROR_STATE or
 *   %FOYER_DOMAIN_ERROR_INVALID
 */
FoyerItemLog *
foyer_item_answer (FoyerItem             *self,
                   const char            *text,
                   const FoyerItemStamp  *stamp,
                   GError               **error)
{
  return move_on (self, FOYER_ITEM_ACT_ANSWER, BEFORE_ANSWER, FOYER_ITEM_STATE_ANSWERED, text,
                  stamp, error);
}

/**
 * foyer_item_close:
 * @self: an item that was answered, or a message or thing to do
 * @text: (nullable): how it ended
 * @stamp: who closes it, when
 * @error: where to put why not
 *
 * Returns: (transfer full): the line of the log; %NULL with %FOYER_DOMAIN_ERROR_STATE or
 *   %FOYER_DOMAIN_ERROR_INVALID
 */
FoyerItemLog *
foyer_item_close (FoyerItem             *self,
                  const char            *text,
                  const FoyerItemStamp  *stamp,
                  GError               **error)
{
  FoyerItemLog *line = move_on (self, FOYER_ITEM_ACT_CLOSE, foyer_item_kind_get_rules (self->kind)->closable,
                                FOYER_ITEM_STATE_CLOSED, text, stamp, error);

  if (line != NULL)
    self->closed = MAX (stamp->at_us, self->opened);
  return line;
}

/**
 * foyer_item_reopen:
 * @self: a closed item
 * @roles: the roles of who opens it again
 * @reason: why
 * @stamp: who opens it again, when
 * @error: where to put why not
 *
 * Only a supervisor opens an item again, with a reason (T1). Its due time stays as it was.
 *
 * Returns: (transfer full): the line of the log; %NULL with %FOYER_DOMAIN_ERROR_DENIED,
 *   %FOYER_DOMAIN_ERROR_STATE, %FOYER_DOMAIN_ERROR_MISSING or %FOYER_DOMAIN_ERROR_INVALID
 */
FoyerItemLog *
foyer_item_reopen (FoyerItem             *self,
                   FoyerRoles             roles,
                   const char            *reason,
                   const FoyerItemStamp  *stamp,
                   GError               **error)
{
  FoyerItemLog *line;

  if (!foyer_permission_check (roles, FOYER_RIGHT_ITEM_REOPEN, error)
      || !foyer_domain_check_given (reason, "text", error))
    return NULL;

  line = move_on (self, FOYER_ITEM_ACT_REOPEN, STATE (CLOSED),
                  foyer_uuid_is_none (&self->owner) ? FOYER_ITEM_STATE_OPENED
                                                    : FOYER_ITEM_STATE_ASSIGNED,
                  reason, stamp, error);
  if (line != NULL)
    self->closed = 0;
  return line;
}

/**
 * foyer_item_void:
 * @self: an item that is not void
 * @reason: why
 * @stamp: who voids it, when
 * @error: where to put why not
 *
 * Whether somebody may is %FOYER_RIGHT_ITEM_VOID.
 *
 * Returns: (transfer full): the line of the log; %NULL with %FOYER_DOMAIN_ERROR_STATE,
 *   %FOYER_DOMAIN_ERROR_MISSING or %FOYER_DOMAIN_ERROR_INVALID
 */
FoyerItemLog *
foyer_item_void (FoyerItem             *self,
                 const char            *reason,
                 const FoyerItemStamp  *stamp,
                 GError               **error)
{
  FoyerItemLog *line;

  if (!foyer_domain_check_given (reason, "text", error))
    return NULL;

  line = move_on (self, FOYER_ITEM_ACT_VOID, OPEN | STATE (CLOSED), FOYER_ITEM_STATE_VOID, reason,
                  stamp, error);
  if (line != NULL && self->closed == 0)
    self->closed = MAX (stamp->at_us, self->opened);
  return line;
}

/**
 * foyer_item_move_due:
 * @self: an open item
 * @due_us: until when from now on, microseconds UTC
 * @reason: why
 * @stamp: who moves it, when
 * @error: where to put why not
 *
 * A due time is moved with a reason only (T1). While the item waits for the customer the new time
 * stands as it was given; only what is waited after this counts.
 *
 * Returns: (transfer full): the line of the log; %NULL with %FOYER_DOMAIN_ERROR_STATE,
 *   %FOYER_DOMAIN_ERROR_MISSING or %FOYER_DOMAIN_ERROR_INVALID
 */
FoyerItemLog *
foyer_item_move_due (FoyerItem             *self,
                     gint64                 due_us,
                     const char            *reason,
                     const FoyerItemStamp  *stamp,
                     GError               **error)
{
  FoyerItemLog *line;

  if (!may (self, FOYER_ITEM_ACT_MOVE_DUE, OPEN, error)
      || !foyer_domain_check_given (reason, "text", error)
      || !foyer_domain_check_that (due_us >= self->opened, "due", "not before it was opened", error))
    return NULL;

  line = write_line (self, FOYER_ITEM_ACT_MOVE_DUE, reason, stamp, error);
  if (line == NULL)
    return NULL;

  self->due = due_us;
  if (self->paused != 0)
    self->pause_from = MAX (stamp->at_us, self->pause_from);
  return line;
}

/**
 * foyer_item_pause:
 * @self: an item that was not answered
 * @reason: what is waited for
 * @stamp: who lets it wait, when
 * @error: where to put why not
 *
 * The clock stands while the shop waits for the customer: nothing rings, nothing becomes overdue.
 *
 * Returns: (transfer full): the line of the log; %NULL with %FOYER_DOMAIN_ERROR_STATE when it waits
 *   already or is not in a state for it, %FOYER_DOMAIN_ERROR_MISSING or %FOYER_DOMAIN_ERROR_INVALID
 */
FoyerItemLog *
foyer_item_pause (FoyerItem             *self,
                  const char            *reason,
                  const FoyerItemStamp  *stamp,
                  GError               **error)
{
  FoyerItemLog *line;

  if (!may (self, FOYER_ITEM_ACT_PAUSE, self->paused == 0 ? BEFORE_ANSWER : 0, error)
      || !foyer_domain_check_given (reason, "text", error))
    return NULL;

  line = write_line (self, FOYER_ITEM_ACT_PAUSE, reason, stamp, error);
  if (line == NULL)
    return NULL;
  if (!foyer_record_parse_text (FOYER_RECORD (self), find_field ("pause_reason"),
                                foyer_item_log_get_text (line), error))
    {
      g_object_unref (line);
      return NULL;
    }

  self->paused = MAX (stamp->at_us, self->opened);
  self->pause_from = self->paused;
  return line;
}

/**
 * foyer_item_resume:
 * @self: an item that waits for the customer
 * @time: the shop's time
 * @calendar: the working days
 * @text: (nullable): what came
 * @stamp: who lets it go on, when
 * @error: where to put why not
 *
 * The clock goes on: the due time is put off by what was waited, in the measure of the rule that gave
 * it, see foyer_item_clock_extend().
 *
 * Returns: (transfer full): the line of the log; %NULL with %FOYER_DOMAIN_ERROR_STATE when it does not
 *   wait, or %FOYER_DOMAIN_ERROR_INVALID
 */
FoyerItemLog *
foyer_item_resume (FoyerItem             *self,
                   FoyerShopTime         *time,
                   FoyerCalendar         *calendar,
                   const char            *text,
                   const FoyerItemStamp  *stamp,
                   GError               **error)
{
  FoyerItemLog *line;

  if (!may (self, FOYER_ITEM_ACT_RESUME, self->paused != 0 ? OPEN : 0, error))
    return NULL;

  line = write_line (self, FOYER_ITEM_ACT_RESUME, text, stamp, error);
  if (line == NULL)
    return NULL;

  self->due = foyer_item_clock_extend (self->clock, self->due, self->pause_from, stamp->at_us, time,
                                       calendar);
  end_pause (self);
  return line;
}

/**
 * foyer_item_add_note:
 * @self: an item; to a closed one only %FOYER_ITEM_ACT_NOTE can be added
 * @act: %FOYER_ITEM_ACT_INTERIM, %FOYER_ITEM_ACT_CHASE, %FOYER_ITEM_ACT_REPORT,
 *   %FOYER_ITEM_ACT_REPLY, %FOYER_ITEM_ACT_ATTEMPT, %FOYER_ITEM_ACT_FOLLOW or
 *   %FOYER_ITEM_ACT_NOTE
 * @text: what happened
 * @stamp: who writes it, when
 * @error: where to put why not
 *
 * Adds to the log what changes nothing. An interim message leaves the due time and the overdue mark
 * alone (T3, AB-11); the last contact is the time of the last such line.
 *
 * Returns: (transfer full): the line of the log; %NULL with %FOYER_DOMAIN_ERROR_STATE,
 *   %FOYER_DOMAIN_ERROR_MISSING or %FOYER_DOMAIN_ERROR_INVALID
 */
FoyerItemLog *
foyer_item_add_note (FoyerItem             *self,
                     FoyerItemAct           act,
                     const char            *text,
                     const FoyerItemStamp  *stamp,
                     GError               **error)
{
  guint from = act == FOYER_ITEM_ACT_NOTE ? OPEN | STATE (CLOSED) | STATE (VOID) : OPEN;

  g_return_val_if_fail (act == FOYER_ITEM_ACT_INTERIM || act == FOYER_ITEM_ACT_CHASE
                        || act == FOYER_ITEM_ACT_REPORT || act == FOYER_ITEM_ACT_REPLY
                        || act == FOYER_ITEM_ACT_ATTEMPT || act == FOYER_ITEM_ACT_FOLLOW
                        || act == FOYER_ITEM_ACT_NOTE, NULL);

  if (!may (self, act, from, error) || !foyer_domain_check_given (text, "text", error))
    return NULL;

  return write_line (self, act, text, stamp, error);
}

/**
 * foyer_item_try:
 * @self: an open item
 * @text: (nullable): how it went
 * @next_us: when it is tried next, microseconds UTC; 0 for not again by itself
 * @stamp: who tried, when
 * @error: where to put why not
 *
 * Somebody tried to tell the customer, and did not. The due time stays (B5).
 *
 * Returns: (transfer full): the line of the log; %NULL with %FOYER_DOMAIN_ERROR_STATE or
 *   %FOYER_DOMAIN_ERROR_INVALID
 */
FoyerItemLog *
foyer_item_try (FoyerItem             *self,
                const char            *text,
                gint64                 next_us,
                const FoyerItemStamp  *stamp,
                GError               **error)
{
  FoyerItemLog *line;

  if (!may (self, FOYER_ITEM_ACT_ATTEMPT, OPEN, error))
    return NULL;

  line = write_line (self, FOYER_ITEM_ACT_ATTEMPT, text, stamp, error);
  if (line != NULL)
    self->next_contact = next_us;
  return line;
}

/**
 * foyer_item_release:
 * @self: an open item
 * @text: why
 * @stamp: who gives it back, when
 * @error: where to put why not
 *
 * It is nobody's from now on, and waits for the supervisor to give it to somebody.
 *
 * Returns: (transfer full): the line of the log; %NULL with %FOYER_DOMAIN_ERROR_STATE,
 *   %FOYER_DOMAIN_ERROR_MISSING or %FOYER_DOMAIN_ERROR_INVALID
 */
FoyerItemLog *
foyer_item_release (FoyerItem             *self,
                    const char            *text,
                    const FoyerItemStamp  *stamp,
                    GError               **error)
{
  FoyerItemLog *line;

  if (!may (self, FOYER_ITEM_ACT_REPORT, OPEN, error)
      || !foyer_domain_check_given (text, "text", error))
    return NULL;

  line = write_line (self, FOYER_ITEM_ACT_REPORT, text, stamp, error);
  if (line == NULL)
    return NULL;

  self->owner = (FoyerUuid) { { 0 } };
  if (self->state == FOYER_ITEM_STATE_ASSIGNED)
    self->state = FOYER_ITEM_STATE_OPENED;
  return line;
}

/**
 * foyer_item_stop:
 * @self: an open item
 * @text: why
 * @stamp: who ends it, when
 * @error: where to put why not
 *
 * Ends an item although the customer was not told, because they cannot be (T1: unreached), or because
 * there is nothing to tell any more.
 *
 * Returns: (transfer full): the line of the log; %NULL with %FOYER_DOMAIN_ERROR_STATE,
 *   %FOYER_DOMAIN_ERROR_MISSING or %FOYER_DOMAIN_ERROR_INVALID
 */
FoyerItemLog *
foyer_item_stop (FoyerItem             *self,
                 const char            *text,
                 const FoyerItemStamp  *stamp,
                 GError               **error)
{
  FoyerItemLog *line;

  if (!foyer_domain_check_given (text, "text", error))
    return NULL;

  line = move_on (self, FOYER_ITEM_ACT_CLOSE, OPEN, FOYER_ITEM_STATE_CLOSED, text, stamp, error);
  if (line != NULL)
    self->closed = MAX (stamp->at_us, self->opened);
  return line;
}

/**
 * foyer_item_plan_contact:
 * @self: an open item
 * @at_us: when the customer is to hear of it next, microseconds UTC; 0 for no plan
 * @error: where to put why not
 *
 * Returns: whether it was planned; otherwise %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_item_plan_contact (FoyerItem  *self,
                         gint64      at_us,
                         GError    **error)
{
  if (!may (self, FOYER_ITEM_ACT_INTERIM, OPEN, error))
    return FALSE;

  self->next_contact = at_us;
  return TRUE;
}

#define ACT(NAME) (1u << FOYER_ITEM_ACT_##NAME)

/**
 * foyer_item_get_acts:
 * @self: an item
 *
 * Returns: what can be done with it as it stands, whoever does it: a set of 1u << #FoyerItemAct
 */
guint
foyer_item_get_acts (FoyerItem *self)
{
  guint acts = ACT (NOTE);
  guint here = 1u << self->state;

  if ((OPEN & here) != 0)
    acts |= ACT (ASSIGN) | ACT (MOVE_DUE) | ACT (INTERIM) | ACT (CHASE) | ACT (REPORT)
            | ACT (REPLY) | ACT (ATTEMPT) | ACT (FOLLOW) | ACT (VOID);
  if ((BEFORE_ANSWER & here) != 0)
    acts |= ACT (SOLVE) | ACT (ANSWER) | (self->paused == 0 ? ACT (PAUSE) : ACT (RESUME));
  if ((foyer_item_kind_get_rules (self->kind)->closable & here) != 0)
    acts |= ACT (CLOSE);
  if (self->state == FOYER_ITEM_STATE_CLOSED)
    acts |= ACT (REOPEN) | ACT (VOID);

  return acts;
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
  return (OPEN & 1u << self->state) != 0;
}

/**
 * foyer_item_is_overdue:
 * @self: an item
 * @now_us: the present, microseconds UTC
 *
 * Returns: whether the customer waits for an answer past the due time (CD-11, CD-12); while the item
 *   waits for the customer, whether it was overdue when the wait began
 */
gboolean
foyer_item_is_overdue (FoyerItem *self,
                       gint64     now_us)
{
  gint64 until_us = self->paused != 0 ? MIN (self->pause_from, now_us) : now_us;

  return (BEFORE_ANSWER & 1u << self->state) != 0 && foyer_deadline_is_over (self->due, until_us);
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
