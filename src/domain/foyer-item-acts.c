/* What is done with a work item.
 *
 * Every act gives back the line of the log that tells it, to be stored together with the item: so
 * no change of owner, state or due time goes without its line. */

#include "domain/foyer-item-private.h"

#include "domain/foyer-domain-error.h"
#include "domain/foyer-item-clock.h"
#include "domain/foyer-item-kind.h"
#include "domain/foyer-permission.h"

#define STATE(NAME) FOYER_ITEM_STATE_BIT (NAME)
#define BEFORE_ANSWER FOYER_ITEM_STATES_UNANSWERED
#define OPEN FOYER_ITEM_STATES_OPEN

static FoyerItemLog *
write_line (FoyerItem             *self,
            FoyerItemAct           act,
            const char            *text,
            const FoyerItemStamp  *stamp,
            GError               **error)
{
  return foyer_item_log_new (foyer_record_get_id (FOYER_RECORD (self)), act, text, stamp, error);
}

static const FoyerField *
get_pause_reason (FoyerItem *self)
{
  return foyer_record_class_find_field (FOYER_RECORD_GET_CLASS (self), "pause_reason");
}

static gboolean
may (FoyerItem     *self,
     FoyerItemAct   act,
     guint          from,
     GError       **error)
{
  g_autoptr (GEnumClass) acts = g_type_class_ref (FOYER_TYPE_ITEM_ACT);

  return foyer_domain_check_state (FOYER_TYPE_ITEM_STATE, self->state, from, "Item",
                                   g_enum_get_value (acts, act)->value_nick, error);
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
  guint closable = foyer_item_kind_get_rules (self->kind)->closable;
  FoyerItemLog *line = move_on (self, FOYER_ITEM_ACT_CLOSE, closable,
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
      || !foyer_domain_check_that (due_us >= self->opened, "due", "not before it was opened",
                                   error))
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
  if (!foyer_record_parse_text (FOYER_RECORD (self), get_pause_reason (self),
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
 * The clock goes on: the due time is put off by what was waited, in the measure of the rule that
 * gave it, see foyer_item_clock_extend().
 *
 * Returns: (transfer full): the line of the log; %NULL with %FOYER_DOMAIN_ERROR_STATE when it does
 *   not wait, or %FOYER_DOMAIN_ERROR_INVALID
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
 * Ends an item although the customer was not told, because they cannot be (T1: unreached), or
 * because there is nothing to tell any more.
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
