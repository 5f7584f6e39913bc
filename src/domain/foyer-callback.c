/* What a work item of the kind callback has beside (回访, B2): what for, whom it may not be given to,
 * how often it was tried and how it ended. When it is due, who must act and the log are the item's.
 *
 * planned -> done | rescheduled | not reached | cancelled; all but done and cancelled can be tried
 * again. Whatever is tried too often stands as not reached until a supervisor takes it up
 * (CB-03). */

#include "domain/foyer-callback.h"

#include "domain/foyer-domain-error.h"

struct _FoyerCallback
{
  FoyerRecord parent_instance;

  FoyerCallbackKind kind;
  FoyerCallbackState state;
  gint64 planned;
  FoyerUuid seller;
  FoyerUuid refused_by;
  gboolean is_cross;
  char *product;
  char *result;
  gint64 attempts;
  FoyerContactResult contact;
  FoyerReaction reaction;
  FoyerIntent intent;
  char *note;
  gint64 talk_ms;
};

G_DEFINE_FINAL_TYPE (FoyerCallback, foyer_callback, FOYER_TYPE_RECORD)

#define FIELD(name, KIND, ...) FOYER_FIELD (FoyerCallback, name, KIND, __VA_ARGS__)
#define PERSONAL (FOYER_FIELD_EDITABLE | FOYER_FIELD_PERSONAL)

static const FoyerField fields[] = {
  FIELD (kind, ENUM, foyer_callback_kind_get_type),
  FIELD (state, ENUM, foyer_callback_state_get_type),
  FIELD (planned, TIME),
  FIELD (seller, REF),
  FIELD (refused_by, REF),
  FIELD (is_cross, BOOL),
  FIELD (product, TEXT, .flags = PERSONAL, .max_chars = 200),
  FIELD (result, TEXT, .flags = PERSONAL | FOYER_FIELD_LINES, .max_chars = 4000),
  FIELD (attempts, INT),
  FIELD (contact, ENUM, foyer_contact_result_get_type),
  FIELD (reaction, ENUM, foyer_reaction_get_type),
  FIELD (intent, ENUM, foyer_intent_get_type),
  FIELD (note, TEXT, .flags = PERSONAL | FOYER_FIELD_LINES, .max_chars = 4000),
  FIELD (talk_ms, INT),
};

#define STATE(NAME) (1u << FOYER_CALLBACK_##NAME)
#define OPEN (STATE (PLANNED) | STATE (RESCHEDULED) | STATE (NOT_REACHED))

static gboolean
has_answer (FoyerReaction reaction)
{
  return reaction != FOYER_REACTION_NONE && reaction != FOYER_REACTION_UNREACHED;
}

static gboolean
foyer_callback_check (FoyerRecord *record,
                      GError     **error)
{
  FoyerCallback *self = FOYER_CALLBACK (record);

  return foyer_domain_check_that (self->planned != 0, "planned", "known", error)
         && foyer_domain_check_that (self->attempts >= 0, "attempts", "not negative", error)
         && foyer_domain_check_that (self->talk_ms >= 0, "talk_ms", "not negative", error)
         && foyer_domain_check_that (has_answer (self->reaction)
                                     == (self->state == FOYER_CALLBACK_DONE), "reaction",
                                     "known when done, and only then", error)
         && foyer_domain_check_that (self->state != FOYER_CALLBACK_DONE
                                     || self->contact == FOYER_CONTACT_REACHED, "contact",
                                     "reached when done", error)
         && foyer_domain_check_that (self->state != FOYER_CALLBACK_NOT_REACHED
                                     || self->attempts > 0, "attempts", "tried when not reached",
                                     error);
}

static void
foyer_callback_class_init (FoyerCallbackClass *klass)
{
  FoyerRecordClass *record_class = FOYER_RECORD_CLASS (klass);

  record_class->check = foyer_callback_check;
  foyer_record_class_install_fields (record_class, "callback", fields, G_N_ELEMENTS (fields));
}

static void
foyer_callback_init (FoyerCallback *self)
{
}

/**
 * foyer_callback_new:
 * @item: the key of its work item, which is its own
 * @kind: what it is for
 * @planned_us: the time agreed first, microseconds UTC
 *
 * Returns: (transfer full): a planned callback
 */
FoyerCallback *
foyer_callback_new (const FoyerUuid   *item,
                    FoyerCallbackKind  kind,
                    gint64             planned_us)
{
  FoyerCallback *self = g_object_new (FOYER_TYPE_CALLBACK, NULL);

  foyer_record_set_identity (FOYER_RECORD (self), item, 0);
  self->kind = kind;
  self->planned = planned_us;

  return self;
}

/**
 * foyer_callback_set_matter:
 * @self: a new callback
 * @product: (nullable): what was bought or used
 * @result: (nullable): what is to be told
 *
 * What the caller speaks of.
 */
void
foyer_callback_set_matter (FoyerCallback *self,
                           const char    *product,
                           const char    *result)
{
  foyer_record_set_text (&self->product, product != NULL ? product : "");
  foyer_record_set_text (&self->result, result != NULL ? result : "");
}

/**
 * foyer_callback_set_seller:
 * @self: a new callback
 * @seller: who sold (原经办人); all-zero when not known
 */
void
foyer_callback_set_seller (FoyerCallback   *self,
                           const FoyerUuid *seller)
{
  self->seller = *seller;
}

/**
 * foyer_callback_set_refused_by:
 * @self: a new callback
 * @caller: whose call was not accepted: this one is another colleague's (C10, CB-06)
 */
void
foyer_callback_set_refused_by (FoyerCallback   *self,
                               const FoyerUuid *caller)
{
  self->refused_by = *caller;
}

/**
 * foyer_callback_set_is_cross:
 * @self: a callback
 * @is_cross: whether who calls works another shift than who sold (交叉, B3)
 */
void
foyer_callback_set_is_cross (FoyerCallback *self,
                             gboolean       is_cross)
{
  self->is_cross = is_cross;
}

static gboolean
may (FoyerCallback  *self,
     const char     *act,
     guint           from,
     GError        **error)
{
  return foyer_domain_check_state (FOYER_TYPE_CALLBACK_STATE, self->state, from, "Callback", act,
                                   error);
}

/**
 * foyer_callback_reach:
 * @self: an open callback
 * @reaction: what the customer said to the result
 * @intent: buying intent, %FOYER_INTENT_UNKNOWN when not asked
 * @note: (nullable): what the customer said
 * @talk_ms: how long was talked, milliseconds; 0 when not timed
 * @error: where to put why not
 *
 * The customer was reached and told. What follows from the reaction (C10) is for whoever calls
 * this.
 *
 * Returns: whether it is done; otherwise %FOYER_DOMAIN_ERROR_STATE or %FOYER_DOMAIN_ERROR_INVALID
 */
gboolean
foyer_callback_reach (FoyerCallback *self,
                      FoyerReaction  reaction,
                      FoyerIntent    intent,
                      const char    *note,
                      gint64         talk_ms,
                      GError       **error)
{
  if (!may (self, "reached", OPEN, error)
      || !foyer_domain_check_that (has_answer (reaction), "reaction", "known", error))
    return FALSE;

  self->state = FOYER_CALLBACK_DONE;
  self->contact = FOYER_CONTACT_REACHED;
  self->reaction = reaction;
  self->intent = intent;
  self->attempts++;
  self->talk_ms += MAX (talk_ms, 0);
  foyer_record_set_text (&self->note, note != NULL ? note : "");
  return TRUE;
}

/**
 * foyer_callback_miss:
 * @self: an open callback
 * @remark: how it went: without, the call cannot be told (B5, CB-01)
 * @max_attempts: the setting `callback.max_attempts`
 * @error: where to put why not
 *
 * Nobody answered. Until it was tried @max_attempts times it stays planned, for
 * foyer_callback_get_next_try() to say when; then it stands as not reached, and is not tried again
 * by itself (CB-03).
 *
 * Returns: whether the try counts; otherwise %FOYER_DOMAIN_ERROR_STATE or
 *   %FOYER_DOMAIN_ERROR_MISSING
 */
gboolean
foyer_callback_miss (FoyerCallback *self,
                     const char    *remark,
                     gint64         max_attempts,
                     GError       **error)
{
  if (!may (self, "missed", OPEN, error) || !foyer_domain_check_given (remark, "remark", error))
    return FALSE;

  self->attempts++;
  self->contact = FOYER_CONTACT_NO_ANSWER;
  self->reaction = FOYER_REACTION_UNREACHED;
  self->state = self->attempts >= max_attempts ? FOYER_CALLBACK_NOT_REACHED
                                               : FOYER_CALLBACK_PLANNED;
  return TRUE;
}

/**
 * foyer_callback_reschedule:
 * @self: an open callback
 * @again_us: when the customer wants to be called, microseconds UTC
 * @now_us: the present
 * @error: where to put why not
 *
 * The customer was reached at a bad moment and asks for another (改约, CB-04). It is not a try.
 *
 * Returns: whether it is rescheduled; otherwise %FOYER_DOMAIN_ERROR_STATE, or
 *   %FOYER_DOMAIN_ERROR_INVALID for a time that is past
 */
gboolean
foyer_callback_reschedule (FoyerCallback *self,
                           gint64         again_us,
                           gint64         now_us,
                           GError       **error)
{
  if (!may (self, "rescheduled", OPEN, error)
      || !foyer_domain_check_that (again_us > now_us, "again", "still to come", error))
    return FALSE;

  self->state = FOYER_CALLBACK_RESCHEDULED;
  self->contact = FOYER_CONTACT_RESCHEDULED;
  self->reaction = FOYER_REACTION_NONE;
  return TRUE;
}

/**
 * foyer_callback_stop:
 * @self: an open callback
 * @contact: %FOYER_CONTACT_REFUSED or %FOYER_CONTACT_BAD_NUMBER
 * @remark: how it went
 * @error: where to put why not
 *
 * There is no use in calling again: the number is wrong, or the customer does not take the call.
 *
 * Returns: whether it is cancelled; otherwise %FOYER_DOMAIN_ERROR_STATE or
 *   %FOYER_DOMAIN_ERROR_MISSING
 */
gboolean
foyer_callback_stop (FoyerCallback       *self,
                     FoyerContactResult   contact,
                     const char          *remark,
                     GError             **error)
{
  g_return_val_if_fail (contact == FOYER_CONTACT_REFUSED || contact == FOYER_CONTACT_BAD_NUMBER,
                        FALSE);

  if (!may (self, "stopped", OPEN, error) || !foyer_domain_check_given (remark, "remark", error))
    return FALSE;

  self->state = FOYER_CALLBACK_CANCELLED;
  self->contact = contact;
  self->reaction = FOYER_REACTION_UNREACHED;
  self->attempts++;
  return TRUE;
}

/**
 * foyer_callback_cancel:
 * @self: an open callback
 * @reason: why nobody is to call any more
 * @error: where to put why not
 *
 * Returns: whether it is cancelled (取消); otherwise %FOYER_DOMAIN_ERROR_STATE or
 *   %FOYER_DOMAIN_ERROR_MISSING
 */
gboolean
foyer_callback_cancel (FoyerCallback *self,
                       const char    *reason,
                       GError       **error)
{
  if (!may (self, "cancelled", OPEN, error) || !foyer_domain_check_given (reason, "text", error))
    return FALSE;

  self->state = FOYER_CALLBACK_CANCELLED;
  return TRUE;
}

/**
 * foyer_callback_take_up:
 * @self: a callback that was not reached
 * @error: where to put why not
 *
 * The supervisor lets somebody try once more. The tries so far stay counted, so that it comes back
 * to the supervisor after one more.
 *
 * Returns: whether it is planned again; otherwise %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_callback_take_up (FoyerCallback *self,
                        GError       **error)
{
  if (!may (self, "taken up", STATE (NOT_REACHED), error))
    return FALSE;

  self->state = FOYER_CALLBACK_PLANNED;
  return TRUE;
}

FOYER_RECORD_GETTER (FoyerCallback, foyer_callback, FoyerCallbackKind, kind)
FOYER_RECORD_GETTER (FoyerCallback, foyer_callback, FoyerCallbackState, state)
FOYER_RECORD_GETTER (FoyerCallback, foyer_callback, gint64, planned)
FOYER_RECORD_REF_GETTER (FoyerCallback, foyer_callback, seller)
FOYER_RECORD_REF_GETTER (FoyerCallback, foyer_callback, refused_by)
FOYER_RECORD_GETTER (FoyerCallback, foyer_callback, gboolean, is_cross)
FOYER_RECORD_GETTER (FoyerCallback, foyer_callback, const char *, product)
FOYER_RECORD_GETTER (FoyerCallback, foyer_callback, const char *, result)
FOYER_RECORD_GETTER (FoyerCallback, foyer_callback, gint64, attempts)
FOYER_RECORD_GETTER (FoyerCallback, foyer_callback, FoyerContactResult, contact)
FOYER_RECORD_GETTER (FoyerCallback, foyer_callback, FoyerReaction, reaction)
FOYER_RECORD_GETTER (FoyerCallback, foyer_callback, FoyerIntent, intent)
FOYER_RECORD_GETTER (FoyerCallback, foyer_callback, const char *, note)
FOYER_RECORD_GETTER (FoyerCallback, foyer_callback, gint64, talk_ms)
