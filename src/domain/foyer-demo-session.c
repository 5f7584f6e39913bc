/* A demo session (D1): one demonstration to one visitor, from the log-in to the result.
 *
 * It is on an account, which it must log out of before it can end; or on a product alone (D3), and
 * then there is nothing to log out of. After the log-out the visitor is led to the service centre,
 * sees the right use and the frequent questions; a step left out needs a reason (DM-05).
 *
 * A clock that is set back must not stop the desk, nor make a session of negative length: an act
 * counts at the latest time that the session already knows when it is given an earlier one. */

#include "domain/foyer-demo-session.h"

#include "domain/foyer-day.h"
#include "domain/foyer-domain-error.h"

#include <string.h>

/* The visible clock turns amber so long before the end. */
#define WARN_US (5 * G_TIME_SPAN_MINUTE)

/* A session over its time is told again so often (`demo.max`, D1). */
#define REPEAT_US (15 * G_TIME_SPAN_MINUTE)

struct _FoyerDemoSession
{
  FoyerRecord parent_instance;

  char *number;
  gint64 day;
  FoyerDemoState state;
  FoyerUuid account;
  char *product;
  FoyerUuid rep;
  FoyerUuid visit;
  FoyerUuid customer;
  FoyerIdentity identity;
  gint64 begun;
  gint64 until;
  gint64 extensions;
  char *extension_reason;
  char *points;                 /* keys of the points that were told, with a space between */
  gint64 logged_out;
  gint64 centre;
  gint64 usage;
  gint64 questions;
  gint64 ended;
  char *skip_reason;
  char *content;
  char *objections;
  char *wanted_product;
  FoyerIntent intent;
  FoyerDemoOutcome outcome;
  FoyerLostKind lost_kind;
  char *lost_reason;
  gint64 next_contact;
  FoyerUuid callback;
  char *abort_reason;
  gboolean is_abandoned;
};

G_DEFINE_FINAL_TYPE (FoyerDemoSession, foyer_demo_session, FOYER_TYPE_RECORD)

#define FIELD(name, KIND, ...) FOYER_FIELD (FoyerDemoSession, name, KIND, __VA_ARGS__)
#define EDITABLE FOYER_FIELD_EDITABLE
#define PERSONAL (FOYER_FIELD_EDITABLE | FOYER_FIELD_PERSONAL)
#define NOTE (PERSONAL | FOYER_FIELD_LINES)

static const FoyerField fields[] = {
  FIELD (number, TEXT, .max_chars = 20),
  FIELD (day, DAY),
  FIELD (state, ENUM, foyer_demo_state_get_type),
  FIELD (account, REF),
  FIELD (product, TEXT, .flags = EDITABLE, .max_chars = 120),
  FIELD (rep, REF),
  FIELD (visit, REF),
  FIELD (customer, REF),
  FIELD (identity, ENUM, foyer_identity_get_type),
  FIELD (begun, TIME),
  FIELD (until, TIME),
  FIELD (extensions, INT),
  FIELD (extension_reason, TEXT, .flags = EDITABLE | FOYER_FIELD_LINES, .max_chars = 1000),
  FIELD (points, TEXT, .max_chars = 4000),
  FIELD (logged_out, TIME),
  FIELD (centre, TIME),
  FIELD (usage, TIME),
  FIELD (questions, TIME),
  FIELD (ended, TIME),
  FIELD (skip_reason, TEXT, .flags = NOTE, .max_chars = 400),
  FIELD (content, TEXT, .flags = NOTE, .max_chars = 4000),
  FIELD (objections, TEXT, .flags = NOTE, .max_chars = 4000),
  FIELD (wanted_product, TEXT, .flags = PERSONAL, .max_chars = 200),
  FIELD (intent, ENUM, foyer_intent_get_type, EDITABLE),
  FIELD (outcome, ENUM, foyer_demo_outcome_get_type),
  FIELD (lost_kind, ENUM, foyer_lost_kind_get_type, EDITABLE),
  FIELD (lost_reason, TEXT, .flags = NOTE, .max_chars = 400),
  FIELD (next_contact, TIME),
  FIELD (callback, REF),
  FIELD (abort_reason, TEXT, .flags = NOTE, .max_chars = 400),
  FIELD (is_abandoned, BOOL),
};

static FoyerUuid
foyer_demo_session_get_subject (FoyerRecord *record)
{
  return FOYER_DEMO_SESSION (record)->customer;
}

static gboolean
has_account (FoyerDemoSession *self)
{
  return !foyer_uuid_is_none (&self->account);
}

static gint64
get_latest (FoyerDemoSession *self)
{
  gint64 latest = MAX (self->begun, self->logged_out);

  return MAX (MAX (latest, self->centre), MAX (self->usage, self->questions));
}

static gboolean
check_state (FoyerDemoSession  *self,
             GError           **error)
{
  gboolean is_over = self->state == FOYER_DEMO_DONE || self->state == FOYER_DEMO_ABORTED;

  if (self->state == FOYER_DEMO_VOID)
    return TRUE;

  return foyer_domain_check_that (is_over == (self->ended != 0), "ended",
                                  "known of a session that is over, and of no other", error)
         && foyer_domain_check_that (self->state != FOYER_DEMO_SHOWING || self->logged_out == 0,
                                     "logged_out", "not yet in this state", error)
         && foyer_domain_check_that (self->state != FOYER_DEMO_LOGGED_OUT
                                     || self->logged_out != 0, "logged_out",
                                     "known in this state", error)
         && foyer_domain_check_that (self->state != FOYER_DEMO_DONE || !has_account (self)
                                     || self->logged_out != 0, "logged_out",
                                     "known before the end", error)
         && foyer_domain_check_that (self->state != FOYER_DEMO_ABORTED
                                     || *self->abort_reason != '\0', "abort_reason",
                                     "known of an aborted session", error);
}

static gboolean
foyer_demo_session_check (FoyerRecord  *record,
                          GError      **error)
{
  FoyerDemoSession *self = FOYER_DEMO_SESSION (record);

  return foyer_domain_check_given (self->number, "number", error)
         && foyer_domain_check_that (self->day != FOYER_DAY_NONE, "day", "known", error)
         && foyer_domain_check_that (!foyer_uuid_is_none (&self->rep), "rep", "known", error)
         && foyer_domain_check_that (self->begun != 0, "begun", "known", error)
         && foyer_domain_check_that (self->until >= self->begun, "until",
                                     "not before the beginning", error)
         && foyer_domain_check_that (self->extensions == 0 || *self->extension_reason != '\0',
                                     "extension_reason", "known of a longer session", error)
         && foyer_domain_check_that (self->ended == 0 || self->ended >= get_latest (self), "ended",
                                     "not before what came before", error)
         && check_state (self, error);
}

static void
foyer_demo_session_class_init (FoyerDemoSessionClass *klass)
{
  FoyerRecordClass *record_class = FOYER_RECORD_CLASS (klass);

  record_class->get_subject = foyer_demo_session_get_subject;
  record_class->check = foyer_demo_session_check;
  foyer_record_class_install_fields (record_class, "demo_session", fields, G_N_ELEMENTS (fields));
}

static void
foyer_demo_session_init (FoyerDemoSession *self)
{
}

/**
 * foyer_demo_session_new:
 * @id: the key
 * @number: the human number
 * @day: the shop's today
 * @rep: who demonstrates
 * @at_us: when the log-in was, microseconds UTC
 * @until_us: until when it may last (`demo.max`), microseconds UTC
 *
 * Returns: (transfer full): a session that goes on, without account and visitor
 */
FoyerDemoSession *
foyer_demo_session_new (const FoyerUuid *id,
                        const char      *number,
                        gint64           day,
                        const FoyerUuid *rep,
                        gint64           at_us,
                        gint64           until_us)
{
  FoyerDemoSession *self = g_object_new (FOYER_TYPE_DEMO_SESSION, NULL);

  foyer_record_set_identity (FOYER_RECORD (self), id, 0);
  foyer_record_set_text (&self->number, number);
  self->day = day;
  if (rep != NULL)
    self->rep = *rep;
  self->begun = at_us;
  self->until = until_us;

  return self;
}

/**
 * foyer_demo_session_set_account:
 * @self: a new session
 * @account: (nullable): the account that it is on; %NULL for a product alone (D3)
 */
void
foyer_demo_session_set_account (FoyerDemoSession *self,
                                const FoyerUuid  *account)
{
  self->account = account != NULL ? *account : (FoyerUuid) { { 0 } };
}

/**
 * foyer_demo_session_set_visitor:
 * @self: a new session
 * @visit: (nullable): the visit that it is part of
 * @customer: (nullable): who the visitor is
 * @identity: what the visitor is: it picks the talking points (D2)
 */
void
foyer_demo_session_set_visitor (FoyerDemoSession *self,
                                const FoyerUuid  *visit,
                                const FoyerUuid  *customer,
                                FoyerIdentity     identity)
{
  self->visit = visit != NULL ? *visit : (FoyerUuid) { { 0 } };
  self->customer = customer != NULL ? *customer : (FoyerUuid) { { 0 } };
  self->identity = identity;
}

#define STATE(NAME) (1u << FOYER_DEMO_##NAME)
#define OPEN (STATE (SHOWING) | STATE (LOGGED_OUT))

static gboolean
may (FoyerDemoSession  *self,
     const char        *act,
     guint              from,
     GError           **error)
{
  return foyer_domain_check_state (FOYER_TYPE_DEMO_STATE, self->state, from, "Demo session", act,
                                   error);
}

/**
 * foyer_demo_session_set_identity:
 * @self: a session that is open
 * @identity: what the visitor turns out to be
 * @error: where to put why not
 *
 * Picks other talking points. What was told stays told.
 *
 * Returns: whether it stands so now; otherwise %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_demo_session_set_identity (FoyerDemoSession  *self,
                                 FoyerIdentity      identity,
                                 GError           **error)
{
  if (!may (self, "set-identity", OPEN, error))
    return FALSE;

  self->identity = identity;
  return TRUE;
}

/**
 * foyer_demo_session_set_product:
 * @self: a session that is open, without an account
 * @product: brand and model of what is shown (D3); empty when that is not known yet
 * @error: where to put why not
 *
 * Returns: whether it stands so now; otherwise %FOYER_DOMAIN_ERROR_STATE, or
 *   %FOYER_DOMAIN_ERROR_INVALID when an account is shown, or the text is too long
 */
gboolean
foyer_demo_session_set_product (FoyerDemoSession  *self,
                                const char        *product,
                                GError           **error)
{
  return may (self, "set-product", OPEN, error)
         && foyer_domain_check_that (!has_account (self), "product", "shown without an account",
                                     error)
         && foyer_record_edit (FOYER_RECORD (self), "product", product, error);
}

/* Where @point stands among those told; %NULL when it does not. */
static char *
find_point (FoyerDemoSession *self,
            const FoyerUuid  *point)
{
  g_autofree char *key = foyer_uuid_to_string (point);

  return strstr (self->points, key);
}

/**
 * foyer_demo_session_has_shown:
 * @self: a session
 * @point: key of a talking point
 *
 * Returns: whether the point was told
 */
gboolean
foyer_demo_session_has_shown (FoyerDemoSession *self,
                              const FoyerUuid  *point)
{
  return find_point (self, point) != NULL;
}

/**
 * foyer_demo_session_tick:
 * @self: a session that is open
 * @point: key of a talking point
 * @is_shown: whether it was told
 * @error: where to put why not
 *
 * Returns: whether it stands so now; otherwise %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_demo_session_tick (FoyerDemoSession  *self,
                         const FoyerUuid   *point,
                         gboolean           is_shown,
                         GError           **error)
{
  g_autofree char *key = foyer_uuid_to_string (point);
  g_autofree char *points = NULL;
  char *found = find_point (self, point);

  if (!may (self, "tick", OPEN, error))
    return FALSE;
  if (is_shown == (found != NULL))
    return TRUE;

  if (is_shown)
    points = *self->points == '\0' ? g_strdup (key) : g_strconcat (self->points, " ", key, NULL);
  else
    {
      const char *rest = found + FOYER_UUID_TEXT_LENGTH;

      points = g_strdup_printf ("%.*s%s", (int) (found - self->points), self->points,
                                *rest == ' ' ? rest + 1 : rest);
      g_strchomp (points);
    }
  if (g_utf8_strlen (points, -1) > 4000)
    return foyer_domain_check_that (FALSE, "points", "not more than a hundred", error);

  foyer_record_set_text (&self->points, points);
  return TRUE;
}

/**
 * foyer_demo_session_extend:
 * @self: a session that goes on
 * @until_us: until when it may last now, microseconds UTC
 * @reason: why
 * @error: where to put why not
 *
 * Returns: whether it may last longer; otherwise %FOYER_DOMAIN_ERROR_STATE,
 *   %FOYER_DOMAIN_ERROR_MISSING without a reason, or %FOYER_DOMAIN_ERROR_INVALID when @until_us is
 *   no later than before
 */
gboolean
foyer_demo_session_extend (FoyerDemoSession  *self,
                           gint64             until_us,
                           const char        *reason,
                           GError           **error)
{
  g_autofree char *all = NULL;

  if (!may (self, "extend", STATE (SHOWING), error)
      || !foyer_domain_check_given (reason, "extension_reason", error)
      || !foyer_domain_check_that (until_us > self->until, "until", "later than before", error))
    return FALSE;

  all = *self->extension_reason == '\0' ? g_strdup (reason)
                                        : g_strconcat (self->extension_reason, "\n", reason, NULL);
  if (!foyer_record_edit (FOYER_RECORD (self), "extension_reason", all, error))
    return FALSE;

  self->until = until_us;
  self->extensions++;
  return TRUE;
}

/**
 * foyer_demo_session_log_out:
 * @self: a session that goes on
 * @at_us: when, microseconds UTC
 * @error: where to put why not
 *
 * The log-out is confirmed, or the product put away (D3).
 *
 * Returns: whether it stands so now; otherwise %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_demo_session_log_out (FoyerDemoSession  *self,
                            gint64             at_us,
                            GError           **error)
{
  if (!may (self, "log-out", STATE (SHOWING), error))
    return FALSE;

  self->logged_out = MAX (at_us, get_latest (self));
  self->state = FOYER_DEMO_LOGGED_OUT;
  return TRUE;
}

static gint64 *
get_follow_up (FoyerDemoSession *self,
               FoyerDemoStep     step)
{
  switch (step)
    {
    case FOYER_DEMO_STEP_CENTRE:
      return &self->centre;
    case FOYER_DEMO_STEP_USAGE:
      return &self->usage;
    case FOYER_DEMO_STEP_QUESTIONS:
      return &self->questions;
    case FOYER_DEMO_STEP_SHOW:
    case FOYER_DEMO_STEP_LOG_OUT:
    case FOYER_DEMO_STEP_RESULT:
    case FOYER_DEMO_STEP_NONE:
      break;
    }

  return NULL;
}

/**
 * foyer_demo_session_follow_up:
 * @self: a session after its log-out
 * @step: service centre, right use or frequent questions
 * @at_us: when it was done, microseconds UTC; 0 takes the tick back
 * @error: where to put why not
 *
 * Returns: whether it stands so now; otherwise %FOYER_DOMAIN_ERROR_STATE, or
 *   %FOYER_DOMAIN_ERROR_INVALID for a step that does not follow the log-out
 */
gboolean
foyer_demo_session_follow_up (FoyerDemoSession  *self,
                              FoyerDemoStep      step,
                              gint64             at_us,
                              GError           **error)
{
  gint64 *time = get_follow_up (self, step);

  if (self->state == FOYER_DEMO_SHOWING)
    {
      g_set_error_literal (error, FOYER_DEMO_ERROR, FOYER_DEMO_ERROR_LOGGED_IN, "log out first");
      return FALSE;
    }
  if (!may (self, "follow-up", STATE (LOGGED_OUT), error)
      || !foyer_domain_check_that (time != NULL, "step", "one after the log-out", error))
    return FALSE;

  *time = at_us != 0 ? MAX (at_us, self->logged_out) : 0;
  return TRUE;
}

static gboolean
edit_if_given (FoyerDemoSession  *self,
               const char        *name,
               const char        *text,
               GError           **error)
{
  return text == NULL || foyer_record_edit (FOYER_RECORD (self), name, text, error);
}

static gboolean
check_result (FoyerDemoSession       *self,
              const FoyerDemoResult  *result,
              GError                **error)
{
  gboolean is_lost = result->outcome == FOYER_DEMO_OUTCOME_NOT_BOUGHT;
  gboolean has_reason = result->skip_reason != NULL && *result->skip_reason != '\0';
  gboolean is_complete = !has_account (self)
                         || (self->centre != 0 && self->usage != 0 && self->questions != 0);

  if (!foyer_domain_check_that (result->outcome != FOYER_DEMO_OUTCOME_NONE, "outcome", "stated",
                                error)
      || !foyer_domain_check_that (!is_lost || result->lost_kind != FOYER_LOST_KIND_NONE,
                                   "lost_kind", "known when nothing was bought", error)
      || !foyer_domain_check_that (result->next_contact == 0
                                   || result->next_contact > self->begun, "next_contact",
                                   "after the session", error))
    return FALSE;
  if (is_complete || has_reason)
    return TRUE;

  g_set_error_literal (error, FOYER_DEMO_ERROR, FOYER_DEMO_ERROR_FOLLOW_UP,
                       "a step was left out: a reason is needed");
  return FALSE;
}

/**
 * foyer_demo_session_finish:
 * @self: a session after its log-out; one on a product alone may go on still
 * @result: what came of it
 * @at_us: when, microseconds UTC
 * @error: where to put why not
 *
 * Returns: whether it is over; otherwise %FOYER_DEMO_ERROR_LOGGED_IN before the log-out (DM-03),
 *   %FOYER_DEMO_ERROR_FOLLOW_UP when a step was left out without a reason (DM-05),
 *   %FOYER_DOMAIN_ERROR_INVALID or %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_demo_session_finish (FoyerDemoSession       *self,
                           const FoyerDemoResult  *result,
                           gint64                  at_us,
                           GError                **error)
{
  gboolean is_lost = result->outcome == FOYER_DEMO_OUTCOME_NOT_BOUGHT;

  if (self->state == FOYER_DEMO_SHOWING && has_account (self))
    {
      g_set_error_literal (error, FOYER_DEMO_ERROR, FOYER_DEMO_ERROR_LOGGED_IN, "log out first");
      return FALSE;
    }
  if (!may (self, "finish", OPEN, error)
      || !check_result (self, result, error)
      || !edit_if_given (self, "content", result->content, error)
      || !edit_if_given (self, "objections", result->objections, error)
      || !edit_if_given (self, "wanted_product", result->wanted_product, error)
      || !edit_if_given (self, "skip_reason", result->skip_reason, error)
      || !edit_if_given (self, "lost_reason", is_lost ? result->lost_reason : "", error))
    return FALSE;

  self->outcome = result->outcome;
  self->lost_kind = is_lost ? result->lost_kind : FOYER_LOST_KIND_NONE;
  self->intent = result->intent;
  self->next_contact = result->next_contact;
  self->ended = MAX (at_us, get_latest (self));
  self->state = FOYER_DEMO_DONE;
  return TRUE;
}

/**
 * foyer_demo_session_abort:
 * @self: a session that is open
 * @reason: why it ends
 * @by_lead: whether a supervisor closes what somebody else left open
 * @at_us: when, microseconds UTC
 * @error: where to put why not
 *
 * The session ends without a result (中断). One closed by a supervisor is marked.
 *
 * Returns: whether it is over; otherwise %FOYER_DOMAIN_ERROR_STATE or %FOYER_DOMAIN_ERROR_MISSING
 */
gboolean
foyer_demo_session_abort (FoyerDemoSession  *self,
                          const char        *reason,
                          gboolean           by_lead,
                          gint64             at_us,
                          GError           **error)
{
  if (!may (self, "abort", OPEN, error)
      || !foyer_domain_check_given (reason, "abort_reason", error)
      || !foyer_record_edit (FOYER_RECORD (self), "abort_reason", reason, error))
    return FALSE;

  self->is_abandoned = by_lead;
  self->ended = MAX (at_us, get_latest (self));
  self->state = FOYER_DEMO_ABORTED;
  return TRUE;
}

/**
 * foyer_demo_session_set_callback:
 * @self: a session that is over
 * @item: the work item by which the visitor is called back
 */
void
foyer_demo_session_set_callback (FoyerDemoSession *self,
                                 const FoyerUuid  *item)
{
  self->callback = *item;
}

/**
 * foyer_demo_session_is_open:
 * @self: a session
 *
 * Returns: whether it goes on: from the log-in to the result
 */
gboolean
foyer_demo_session_is_open (FoyerDemoSession *self)
{
  return (OPEN & 1u << self->state) != 0;
}

/**
 * foyer_demo_session_get_step:
 * @self: a session
 *
 * Returns: what comes next; of the steps after the log-out the first that is not ticked
 */
FoyerDemoStep
foyer_demo_session_get_step (FoyerDemoSession *self)
{
  if (!foyer_demo_session_is_open (self))
    return FOYER_DEMO_STEP_NONE;
  if (self->state == FOYER_DEMO_SHOWING)
    return FOYER_DEMO_STEP_SHOW;
  if (!has_account (self))
    return FOYER_DEMO_STEP_RESULT;
  if (self->centre == 0)
    return FOYER_DEMO_STEP_CENTRE;
  if (self->usage == 0)
    return FOYER_DEMO_STEP_USAGE;
  if (self->questions == 0)
    return FOYER_DEMO_STEP_QUESTIONS;
  return FOYER_DEMO_STEP_RESULT;
}

/**
 * foyer_demo_session_get_step_time:
 * @self: a session
 * @step: one of its steps
 *
 * Returns: when the step was done, microseconds UTC; 0 when it is not
 */
gint64
foyer_demo_session_get_step_time (FoyerDemoSession *self,
                                  FoyerDemoStep     step)
{
  switch (step)
    {
    case FOYER_DEMO_STEP_SHOW:
      return self->begun;
    case FOYER_DEMO_STEP_LOG_OUT:
      return self->logged_out;
    case FOYER_DEMO_STEP_CENTRE:
    case FOYER_DEMO_STEP_USAGE:
    case FOYER_DEMO_STEP_QUESTIONS:
      return *get_follow_up (self, step);
    case FOYER_DEMO_STEP_RESULT:
    case FOYER_DEMO_STEP_NONE:
      return self->ended;
    }

  g_assert_not_reached ();
}

/**
 * foyer_demo_session_get_length_us:
 * @self: a session
 * @now_us: the present, microseconds UTC
 *
 * How long the demonstration took, or has taken: from the log-in to the log-out, else to the end.
 *
 * Returns: microseconds, never less than none
 */
gint64
foyer_demo_session_get_length_us (FoyerDemoSession *self,
                                  gint64            now_us)
{
  gint64 until = self->logged_out != 0 ? self->logged_out : self->ended != 0 ? self->ended : now_us;

  return MAX (until - self->begun, 0);
}

/**
 * foyer_demo_session_get_left_us:
 * @self: a session
 * @now_us: the present, microseconds UTC
 *
 * Returns: how much of its time is left, microseconds; negative when it is over its time. Never
 *   more than it was given, also when the clock was set back
 */
gint64
foyer_demo_session_get_left_us (FoyerDemoSession *self,
                                gint64            now_us)
{
  return self->until - self->begun - foyer_demo_session_get_length_us (self, now_us);
}

/**
 * foyer_demo_session_get_mark:
 * @self: a session
 * @now_us: the present, microseconds UTC
 *
 * Returns: amber in the last five minutes, red from the end on; none after the log-out
 */
FoyerMark
foyer_demo_session_get_mark (FoyerDemoSession *self,
                             gint64            now_us)
{
  gint64 left_us = foyer_demo_session_get_left_us (self, now_us);

  if (self->state != FOYER_DEMO_SHOWING)
    return FOYER_MARK_NONE;
  if (left_us <= 0)
    return FOYER_MARK_OVER;
  return left_us <= WARN_US ? FOYER_MARK_WARN : FOYER_MARK_NONE;
}

/**
 * foyer_demo_session_count_warnings:
 * @self: a session
 * @now_us: the present, microseconds UTC
 *
 * Returns: how often it was to be told that the session is over its time: at the end of its time,
 *   then every 15 minutes (DM-04); none after the log-out
 */
guint
foyer_demo_session_count_warnings (FoyerDemoSession *self,
                                   gint64            now_us)
{
  gint64 over_us = -foyer_demo_session_get_left_us (self, now_us);

  if (self->state != FOYER_DEMO_SHOWING || over_us < 0)
    return 0;
  return over_us / REPEAT_US + 1;
}

FOYER_RECORD_GETTER (FoyerDemoSession, foyer_demo_session, const char *, number)
FOYER_RECORD_GETTER (FoyerDemoSession, foyer_demo_session, gint64, day)
FOYER_RECORD_GETTER (FoyerDemoSession, foyer_demo_session, FoyerDemoState, state)
FOYER_RECORD_REF_GETTER (FoyerDemoSession, foyer_demo_session, account)
FOYER_RECORD_GETTER (FoyerDemoSession, foyer_demo_session, const char *, product)
FOYER_RECORD_REF_GETTER (FoyerDemoSession, foyer_demo_session, rep)
FOYER_RECORD_REF_GETTER (FoyerDemoSession, foyer_demo_session, visit)
FOYER_RECORD_REF_GETTER (FoyerDemoSession, foyer_demo_session, customer)
FOYER_RECORD_GETTER (FoyerDemoSession, foyer_demo_session, FoyerIdentity, identity)
FOYER_RECORD_GETTER (FoyerDemoSession, foyer_demo_session, gint64, begun)
FOYER_RECORD_GETTER (FoyerDemoSession, foyer_demo_session, gint64, until)
FOYER_RECORD_GETTER (FoyerDemoSession, foyer_demo_session, gint64, extensions)
FOYER_RECORD_GETTER (FoyerDemoSession, foyer_demo_session, const char *, extension_reason)
FOYER_RECORD_GETTER (FoyerDemoSession, foyer_demo_session, const char *, points)
FOYER_RECORD_GETTER (FoyerDemoSession, foyer_demo_session, gint64, logged_out)
FOYER_RECORD_GETTER (FoyerDemoSession, foyer_demo_session, gint64, ended)
FOYER_RECORD_GETTER (FoyerDemoSession, foyer_demo_session, const char *, content)
FOYER_RECORD_GETTER (FoyerDemoSession, foyer_demo_session, const char *, objections)
FOYER_RECORD_GETTER (FoyerDemoSession, foyer_demo_session, const char *, wanted_product)
FOYER_RECORD_GETTER (FoyerDemoSession, foyer_demo_session, FoyerIntent, intent)
FOYER_RECORD_GETTER (FoyerDemoSession, foyer_demo_session, FoyerDemoOutcome, outcome)
FOYER_RECORD_GETTER (FoyerDemoSession, foyer_demo_session, FoyerLostKind, lost_kind)
FOYER_RECORD_GETTER (FoyerDemoSession, foyer_demo_session, const char *, lost_reason)
FOYER_RECORD_GETTER (FoyerDemoSession, foyer_demo_session, gint64, next_contact)
FOYER_RECORD_REF_GETTER (FoyerDemoSession, foyer_demo_session, callback)
FOYER_RECORD_GETTER (FoyerDemoSession, foyer_demo_session, const char *, abort_reason)
FOYER_RECORD_GETTER (FoyerDemoSession, foyer_demo_session, gboolean, is_abandoned)
