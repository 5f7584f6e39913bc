/* A demo account (D1): with whom visitors see the real thing. One belongs to a colleague, or is of
 * the pool and lent for a session.
 *
 * The account itself never holds the password: it names the sealed one (foyer-vault.c), so that the
 * journal, undo, lists, export and logs, which all live off the field table, cannot tell it. */

#include "domain/foyer-demo-account.h"

#include "domain/foyer-day.h"
#include "domain/foyer-domain-error.h"

#include <string.h>

struct _FoyerDemoAccount
{
  FoyerRecord parent_instance;

  char *label;
  char *product;
  char *url;
  char *login;
  FoyerUuid secret;
  FoyerUuid owner;
  gint64 valid_until;
  FoyerDemoAccountState state;
  char *reset_steps;
  gint64 reset_ticks;           /* bit n: step n is done */
  gint64 last_reset;
  gint64 given_back;
  char *problem;
  FoyerUuid borrower;
  gint64 borrowed_until;
  char *loan_reason;
  char *remark;
};

G_DEFINE_FINAL_TYPE (FoyerDemoAccount, foyer_demo_account, FOYER_TYPE_RECORD)

#define FIELD(name, KIND, ...) FOYER_FIELD (FoyerDemoAccount, name, KIND, __VA_ARGS__)
#define EDITABLE FOYER_FIELD_EDITABLE
#define NOTE (FOYER_FIELD_EDITABLE | FOYER_FIELD_LINES)

static const FoyerField fields[] = {
  FIELD (label, TEXT, .flags = EDITABLE, .max_chars = 40),
  FIELD (product, TEXT, .flags = EDITABLE, .max_chars = 120),
  FIELD (url, TEXT, .flags = EDITABLE, .max_chars = 400),
  FIELD (login, TEXT, .flags = EDITABLE, .max_chars = 120),
  FIELD (secret, REF),
  FIELD (owner, REF, .flags = EDITABLE),
  FIELD (valid_until, DAY, .flags = EDITABLE),
  FIELD (state, ENUM, foyer_demo_account_state_get_type),
  FIELD (reset_steps, TEXT, .flags = NOTE, .max_chars = 2000),
  FIELD (reset_ticks, INT),
  FIELD (last_reset, TIME),
  FIELD (given_back, TIME),
  FIELD (problem, TEXT, .flags = NOTE, .max_chars = 400),
  FIELD (borrower, REF),
  FIELD (borrowed_until, TIME),
  FIELD (loan_reason, TEXT, .flags = NOTE, .max_chars = 400),
  FIELD (remark, TEXT, .flags = NOTE, .max_chars = 2000),
};

/* One step a line; lines that say nothing are none. */
static char **
split_steps (FoyerDemoAccount *self)
{
  g_auto (GStrv) lines = g_strsplit (self->reset_steps, "\n", -1);
  g_autoptr (GStrvBuilder) steps = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_strv_builder_add (steps, lines[i]);

  return g_strv_builder_end (steps);
}

static guint
count_steps (FoyerDemoAccount *self)
{
  g_auto (GStrv) steps = split_steps (self);

  return g_strv_length (steps);
}

static gboolean
foyer_demo_account_check (FoyerRecord  *record,
                          GError      **error)
{
  FoyerDemoAccount *self = FOYER_DEMO_ACCOUNT (record);
  gboolean has_borrower = !foyer_uuid_is_none (&self->borrower);

  return foyer_domain_check_given (self->label, "label", error)
         && foyer_domain_check_that (self->state != FOYER_DEMO_ACCOUNT_EXPIRED, "state",
                                     "told by the day, not stored", error)
         && foyer_domain_check_that (count_steps (self) <= FOYER_DEMO_MAX_RESET_STEPS,
                                     "reset_steps", "not more than twenty", error)
         && foyer_domain_check_that (self->state != FOYER_DEMO_ACCOUNT_LOCKED
                                     || *self->problem != '\0', "problem",
                                     "known of a locked account", error)
         && foyer_domain_check_that (has_borrower == (self->borrowed_until != 0),
                                     "borrowed_until", "known of a borrowed account", error)
         && foyer_domain_check_that (!has_borrower || !foyer_uuid_is_none (&self->owner),
                                     "borrower", "nobody, where everybody may use it", error);
}

static void
foyer_demo_account_class_init (FoyerDemoAccountClass *klass)
{
  FoyerRecordClass *record_class = FOYER_RECORD_CLASS (klass);

  record_class->check = foyer_demo_account_check;
  foyer_record_class_install_fields (record_class, "demo_account", fields, G_N_ELEMENTS (fields));
}

static void
foyer_demo_account_init (FoyerDemoAccount *self)
{
}

/**
 * foyer_demo_account_new:
 * @id: the key
 * @label: what the account is called in the shop: `DEMO-03`
 *
 * Returns: (transfer full): an account of the pool, free
 */
FoyerDemoAccount *
foyer_demo_account_new (const FoyerUuid *id,
                        const char      *label)
{
  FoyerDemoAccount *self = g_object_new (FOYER_TYPE_DEMO_ACCOUNT, NULL);

  foyer_record_set_identity (FOYER_RECORD (self), id, 0);
  foyer_record_set_text (&self->label, label);

  return self;
}

#define STATE(NAME) (1u << FOYER_DEMO_ACCOUNT_##NAME)

static gboolean
may (FoyerDemoAccount  *self,
     const char        *act,
     guint              from,
     GError           **error)
{
  return foyer_domain_check_state (FOYER_TYPE_DEMO_ACCOUNT_STATE, self->state, from,
                                   "Demo account", act, error);
}

static gboolean
refuse (FoyerDemoError   code,
        const char      *rule,
        GError         **error)
{
  g_set_error_literal (error, FOYER_DEMO_ERROR, code, rule);
  return FALSE;
}

/**
 * foyer_demo_account_may_use:
 * @self: an account
 * @rep: (nullable): a colleague
 * @now_us: the present, microseconds UTC
 *
 * Returns: whether the account is @rep's own, of the pool, or lent to @rep by a supervisor until
 *   later than now (DM-02)
 */
gboolean
foyer_demo_account_may_use (FoyerDemoAccount *self,
                            const FoyerUuid  *rep,
                            gint64            now_us)
{
  if (foyer_uuid_is_none (&self->owner))
    return TRUE;
  if (foyer_uuid_is_none (rep))
    return FALSE;

  return foyer_uuid_equal (&self->owner, rep)
         || (foyer_uuid_equal (&self->borrower, rep) && now_us < self->borrowed_until);
}

/**
 * foyer_demo_account_get_standing:
 * @self: an account
 * @today: the shop's today
 *
 * Returns: its state; %FOYER_DEMO_ACCOUNT_EXPIRED when it could be used but for the day until which
 *   it is valid
 */
FoyerDemoAccountState
foyer_demo_account_get_standing (FoyerDemoAccount *self,
                                 gint64            today)
{
  gboolean is_over = self->valid_until != FOYER_DAY_NONE && today > self->valid_until;

  return is_over && (self->state == FOYER_DEMO_ACCOUNT_FREE
                     || self->state == FOYER_DEMO_ACCOUNT_RESET) ? FOYER_DEMO_ACCOUNT_EXPIRED
                                                                 : self->state;
}

/**
 * foyer_demo_account_check_lend:
 * @self: an account
 * @rep: who wants to log in with it
 * @now_us: the present, microseconds UTC
 * @today: the shop's today
 * @error: where to put why not: #FoyerDemoError, or %FOYER_DOMAIN_ERROR_STATE for a void one
 *
 * Returns: whether @rep may begin a session on the account now
 */
gboolean
foyer_demo_account_check_lend (FoyerDemoAccount  *self,
                               const FoyerUuid   *rep,
                               gint64             now_us,
                               gint64             today,
                               GError           **error)
{
  if (!foyer_demo_account_may_use (self, rep, now_us))
    return refuse (FOYER_DEMO_ERROR_NOT_YOURS, "own account only", error);

  switch (foyer_demo_account_get_standing (self, today))
    {
    case FOYER_DEMO_ACCOUNT_FREE:
      return TRUE;
    case FOYER_DEMO_ACCOUNT_LENT:
      return refuse (FOYER_DEMO_ERROR_IN_USE, "the account is in use", error);
    case FOYER_DEMO_ACCOUNT_RESET:
      return refuse (FOYER_DEMO_ERROR_TO_RESET, "the account is to be reset", error);
    case FOYER_DEMO_ACCOUNT_LOCKED:
      return refuse (FOYER_DEMO_ERROR_LOCKED, "the account is locked", error);
    case FOYER_DEMO_ACCOUNT_EXPIRED:
      return refuse (FOYER_DEMO_ERROR_EXPIRED, "the account has expired", error);
    case FOYER_DEMO_ACCOUNT_VOID:
      return may (self, "lend", 0, error);
    }

  g_assert_not_reached ();
}

/**
 * foyer_demo_account_lend:
 * @self: an account
 * @rep: who logs in with it
 * @now_us: the present, microseconds UTC
 * @today: the shop's today
 * @error: where to put why not, as foyer_demo_account_check_lend()
 *
 * Returns: whether the account is lent now
 */
gboolean
foyer_demo_account_lend (FoyerDemoAccount  *self,
                         const FoyerUuid   *rep,
                         gint64             now_us,
                         gint64             today,
                         GError           **error)
{
  if (!foyer_demo_account_check_lend (self, rep, now_us, today, error))
    return FALSE;

  self->state = FOYER_DEMO_ACCOUNT_LENT;
  return TRUE;
}

static void
come_to_rest (FoyerDemoAccount *self)
{
  self->reset_ticks = 0;
  self->state = count_steps (self) > 0 ? FOYER_DEMO_ACCOUNT_RESET : FOYER_DEMO_ACCOUNT_FREE;
}

/**
 * foyer_demo_account_give_back:
 * @self: a lent account
 * @now_us: the present, microseconds UTC
 * @error: where to put why not
 *
 * The log-out is confirmed. An account without reset steps is free at once.
 *
 * Returns: whether it is given back; otherwise %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_demo_account_give_back (FoyerDemoAccount  *self,
                              gint64             now_us,
                              GError           **error)
{
  if (!may (self, "give-back", STATE (LENT), error))
    return FALSE;

  self->given_back = now_us;
  come_to_rest (self);
  return TRUE;
}

/**
 * foyer_demo_account_tick_reset:
 * @self: an account that is to be reset
 * @step: which of its steps, from 0
 * @is_done: whether it is done
 * @error: where to put why not
 *
 * Returns: whether it stands so now; otherwise %FOYER_DOMAIN_ERROR_STATE or
 *   %FOYER_DOMAIN_ERROR_INVALID
 */
gboolean
foyer_demo_account_tick_reset (FoyerDemoAccount  *self,
                               guint              step,
                               gboolean           is_done,
                               GError           **error)
{
  if (!may (self, "tick-reset", STATE (RESET), error)
      || !foyer_domain_check_that (step < count_steps (self), "reset_steps", "one of them", error))
    return FALSE;

  if (is_done)
    self->reset_ticks |= G_GINT64_CONSTANT (1) << step;
  else
    self->reset_ticks &= ~(G_GINT64_CONSTANT (1) << step);
  return TRUE;
}

/**
 * foyer_demo_account_reset:
 * @self: an account that is to be reset
 * @now_us: the present, microseconds UTC
 * @error: where to put why not
 *
 * Returns: whether it is free now; otherwise %FOYER_DEMO_ERROR_STEPS_LEFT while a step is not
 *   ticked, or %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_demo_account_reset (FoyerDemoAccount  *self,
                          gint64             now_us,
                          GError           **error)
{
  gint64 all = (G_GINT64_CONSTANT (1) << count_steps (self)) - 1;

  if (!may (self, "reset", STATE (RESET), error))
    return FALSE;
  if ((self->reset_ticks & all) != all)
    return refuse (FOYER_DEMO_ERROR_STEPS_LEFT, "reset steps are left", error);

  self->reset_ticks = 0;
  self->last_reset = now_us;
  foyer_record_set_text (&self->problem, "");
  self->state = FOYER_DEMO_ACCOUNT_FREE;
  return TRUE;
}

/**
 * foyer_demo_account_fail_reset:
 * @self: an account that is to be reset
 * @problem: why it cannot be: the visitor changed the password …
 * @error: where to put why not
 *
 * Returns: whether the problem is noted; otherwise %FOYER_DOMAIN_ERROR_STATE or
 *   %FOYER_DOMAIN_ERROR_MISSING
 */
gboolean
foyer_demo_account_fail_reset (FoyerDemoAccount  *self,
                               const char        *problem,
                               GError           **error)
{
  if (!may (self, "fail-reset", STATE (RESET), error)
      || !foyer_domain_check_given (problem, "problem", error))
    return FALSE;

  return foyer_record_edit (FOYER_RECORD (self), "problem", problem, error);
}

/**
 * foyer_demo_account_lock:
 * @self: an account that nobody is logged in with
 * @reason: why
 * @error: where to put why not
 *
 * Returns: whether it is locked (停用); otherwise %FOYER_DOMAIN_ERROR_STATE or
 *   %FOYER_DOMAIN_ERROR_MISSING
 */
gboolean
foyer_demo_account_lock (FoyerDemoAccount  *self,
                         const char        *reason,
                         GError           **error)
{
  if (!may (self, "lock", STATE (FREE) | STATE (RESET), error)
      || !foyer_domain_check_given (reason, "problem", error)
      || !foyer_record_edit (FOYER_RECORD (self), "problem", reason, error))
    return FALSE;

  self->state = FOYER_DEMO_ACCOUNT_LOCKED;
  return TRUE;
}

/**
 * foyer_demo_account_unlock:
 * @self: a locked account
 * @error: where to put why not
 *
 * Returns: whether it can be used again; one with reset steps is to be reset first. Otherwise
 *   %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_demo_account_unlock (FoyerDemoAccount  *self,
                           GError           **error)
{
  if (!may (self, "unlock", STATE (LOCKED), error))
    return FALSE;

  foyer_record_set_text (&self->problem, "");
  come_to_rest (self);
  return TRUE;
}

/**
 * foyer_demo_account_void:
 * @self: an account that nobody is logged in with
 * @error: where to put why not
 *
 * Returns: whether it is taken off the register; otherwise %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_demo_account_void (FoyerDemoAccount  *self,
                         GError           **error)
{
  if (!may (self, "void", STATE (FREE) | STATE (RESET) | STATE (LOCKED), error))
    return FALSE;

  self->state = FOYER_DEMO_ACCOUNT_VOID;
  return TRUE;
}

/**
 * foyer_demo_account_loan:
 * @self: an account that belongs to a colleague
 * @borrower: (nullable): the colleague who may use it meanwhile; nobody takes the loan back
 * @until_us: until when, microseconds UTC: the end of the day (D1)
 * @reason: why: the owner is not there
 * @error: where to put why not
 *
 * Returns: whether @borrower may use it now; otherwise %FOYER_DOMAIN_ERROR_STATE,
 *   %FOYER_DOMAIN_ERROR_MISSING or %FOYER_DOMAIN_ERROR_INVALID for an account of the pool
 */
gboolean
foyer_demo_account_loan (FoyerDemoAccount  *self,
                         const FoyerUuid   *borrower,
                         gint64             until_us,
                         const char        *reason,
                         GError           **error)
{
  gboolean is_given = !foyer_uuid_is_none (borrower);

  if (!may (self, "loan", ~STATE (VOID), error)
      || !foyer_domain_check_that (!foyer_uuid_is_none (&self->owner), "owner",
                                   "the pool is everybody's", error)
      || (is_given && !foyer_domain_check_given (reason, "loan_reason", error))
      || !foyer_record_edit (FOYER_RECORD (self), "loan_reason", is_given ? reason : "", error))
    return FALSE;

  self->borrower = is_given ? *borrower : (FoyerUuid) { { 0 } };
  self->borrowed_until = is_given ? until_us : 0;
  return TRUE;
}

/**
 * foyer_demo_account_set_secret:
 * @self: an account
 * @secret: (nullable): the key of the sealed password; %NULL for none
 *
 * For whoever has sealed it.
 */
void
foyer_demo_account_set_secret (FoyerDemoAccount *self,
                               const FoyerUuid  *secret)
{
  self->secret = secret != NULL ? *secret : (FoyerUuid) { { 0 } };
}

/**
 * foyer_demo_account_dup_reset_steps:
 * @self: an account
 *
 * Returns: (transfer full) (array zero-terminated=1): what must be done before it can be lent again
 */
char **
foyer_demo_account_dup_reset_steps (FoyerDemoAccount *self)
{
  return split_steps (self);
}

/**
 * foyer_demo_account_is_ticked:
 * @self: an account
 * @step: one of its reset steps, from 0
 *
 * Returns: whether the step is done
 */
gboolean
foyer_demo_account_is_ticked (FoyerDemoAccount *self,
                              guint             step)
{
  return step < FOYER_DEMO_MAX_RESET_STEPS && (self->reset_ticks >> step & 1) != 0;
}

FOYER_RECORD_GETTER (FoyerDemoAccount, foyer_demo_account, const char *, label)
FOYER_RECORD_GETTER (FoyerDemoAccount, foyer_demo_account, const char *, product)
FOYER_RECORD_GETTER (FoyerDemoAccount, foyer_demo_account, const char *, url)
FOYER_RECORD_GETTER (FoyerDemoAccount, foyer_demo_account, const char *, login)
FOYER_RECORD_REF_GETTER (FoyerDemoAccount, foyer_demo_account, secret)
FOYER_RECORD_REF_GETTER (FoyerDemoAccount, foyer_demo_account, owner)
FOYER_RECORD_GETTER (FoyerDemoAccount, foyer_demo_account, gint64, valid_until)
FOYER_RECORD_GETTER (FoyerDemoAccount, foyer_demo_account, FoyerDemoAccountState, state)
FOYER_RECORD_GETTER (FoyerDemoAccount, foyer_demo_account, const char *, reset_steps)
FOYER_RECORD_GETTER (FoyerDemoAccount, foyer_demo_account, gint64, last_reset)
FOYER_RECORD_GETTER (FoyerDemoAccount, foyer_demo_account, gint64, given_back)
FOYER_RECORD_GETTER (FoyerDemoAccount, foyer_demo_account, const char *, problem)
FOYER_RECORD_REF_GETTER (FoyerDemoAccount, foyer_demo_account, borrower)
FOYER_RECORD_GETTER (FoyerDemoAccount, foyer_demo_account, gint64, borrowed_until)
FOYER_RECORD_GETTER (FoyerDemoAccount, foyer_demo_account, const char *, remark)
