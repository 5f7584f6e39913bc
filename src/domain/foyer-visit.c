/* A visit (V1): one record from the appointment or the door to the departure, for one person or a
 * group.
 *
 * From which states an act is possible and to which it leads stands in one table; which times a
 * state has stands in another. The acts follow the first, foyer_record_check() holds every record,
 * also one that came through undo or an edit, against the second.
 *
 * A clock that is set back must not stop the desk: an act counts at the latest time that the visit
 * already knows when it is given an earlier one. Only a time that a person types is refused. */

#include "domain/foyer-visit.h"

#include "domain/foyer-day.h"
#include "domain/foyer-domain-error.h"

#include <string.h>

struct _FoyerVisit
{
  FoyerRecord parent_instance;

  char *number;
  gint64 day;
  FoyerVisitState state;
  FoyerUuid customer;
  char *name;
  FoyerSalutation salutation;
  char *phone;
  char *organisation;
  char *city;
  FoyerIdentity identity;
  FoyerPurpose purpose;
  char *ask;
  char *answer;
  gint64 party;
  FoyerUuid host;
  FoyerUuid handler;
  gint64 expected;
  gint64 arrived;
  gint64 called;
  gint64 demo;
  gint64 departed;
  gboolean is_assumed;
  char *message;
  gboolean has_card;
  FoyerIntent intent;
  FoyerLostKind lost_kind;
  char *lost_reason;
  char *remark;
};

G_DEFINE_FINAL_TYPE (FoyerVisit, foyer_visit, FOYER_TYPE_RECORD)

#define FIELD(name, KIND, ...) FOYER_FIELD (FoyerVisit, name, KIND, __VA_ARGS__)
#define EDITABLE FOYER_FIELD_EDITABLE
#define PERSONAL (FOYER_FIELD_EDITABLE | FOYER_FIELD_PERSONAL)
#define NOTE (PERSONAL | FOYER_FIELD_LINES)

static const FoyerField fields[] = {
  FIELD (number, TEXT, .max_chars = 20),
  FIELD (day, DAY),
  FIELD (state, ENUM, foyer_visit_state_get_type),
  FIELD (customer, REF, .flags = EDITABLE),
  FIELD (name, TEXT, .flags = PERSONAL, .max_chars = 100),
  FIELD (salutation, ENUM, foyer_salutation_get_type, PERSONAL),
  FIELD (phone, TEXT, .flags = PERSONAL | FOYER_FIELD_PHONE, .max_chars = 40),
  FIELD (organisation, TEXT, .flags = PERSONAL, .max_chars = 120),
  FIELD (city, TEXT, .flags = PERSONAL, .max_chars = 60),
  FIELD (identity, ENUM, foyer_identity_get_type, EDITABLE),
  FIELD (purpose, ENUM, foyer_purpose_get_type, EDITABLE),
  FIELD (ask, TEXT, .flags = NOTE, .max_chars = 4000),
  FIELD (answer, TEXT, .flags = NOTE, .max_chars = 4000),
  FIELD (party, INT, .flags = EDITABLE),
  FIELD (host, REF, .flags = EDITABLE),
  FIELD (handler, REF, .flags = EDITABLE),
  FIELD (expected, TIME),
  FIELD (arrived, TIME),
  FIELD (called, TIME),
  FIELD (demo, TIME),
  FIELD (departed, TIME),
  FIELD (is_assumed, BOOL),
  FIELD (message, TEXT, .flags = NOTE, .max_chars = 4000),
  FIELD (has_card, BOOL, .flags = EDITABLE),
  FIELD (intent, ENUM, foyer_intent_get_type, EDITABLE),
  FIELD (lost_kind, ENUM, foyer_lost_kind_get_type, EDITABLE),
  FIELD (lost_reason, TEXT, .flags = NOTE, .max_chars = 400),
  FIELD (remark, TEXT, .flags = NOTE, .max_chars = 4000),
};

#define STATE(NAME) (1u << FOYER_VISIT_##NAME)
#define IN_THE_SHOP (STATE (WAITING) | STATE (RECEIVING) | STATE (DEMO))
#define ALL (IN_THE_SHOP | STATE (EXPECTED) | STATE (LEFT) | STATE (MESSAGE) | STATE (NO_SHOW))

/* From which states an act is possible, and to which it leads. A visitor taken for a no-show may
 * still come. */
static const struct
{
  const char *name;
  guint from;
  FoyerVisitState to;
} acts[] = {
  [FOYER_VISIT_ACT_NONE] = { "none", 0, FOYER_VISIT_EXPECTED },
  [FOYER_VISIT_ACT_ARRIVE] = { "arrive", STATE (EXPECTED) | STATE (NO_SHOW), FOYER_VISIT_WAITING },
  [FOYER_VISIT_ACT_RECEIVE] = { "receive", STATE (WAITING), FOYER_VISIT_RECEIVING },
  [FOYER_VISIT_ACT_START_DEMO] = { "start-demo", STATE (RECEIVING), FOYER_VISIT_DEMO },
  [FOYER_VISIT_ACT_END_DEMO] = { "end-demo", STATE (DEMO), FOYER_VISIT_RECEIVING },
  [FOYER_VISIT_ACT_LEAVE] = { "leave", IN_THE_SHOP, FOYER_VISIT_LEFT },
  [FOYER_VISIT_ACT_LEAVE_MESSAGE] = { "leave-message", STATE (WAITING) | STATE (RECEIVING),
                                      FOYER_VISIT_MESSAGE },
  [FOYER_VISIT_ACT_ASSUME_LEFT] = { "assume-left", IN_THE_SHOP, FOYER_VISIT_LEFT },
  [FOYER_VISIT_ACT_CONFIRM_LEFT] = { "confirm-left", STATE (LEFT), FOYER_VISIT_LEFT },
  [FOYER_VISIT_ACT_MISS] = { "miss", STATE (EXPECTED), FOYER_VISIT_NO_SHOW },
  [FOYER_VISIT_ACT_VOID] = { "void", ALL, FOYER_VISIT_VOID },
};

/* Which times a state has. */
typedef enum
{
  ANY,
  SET,
  UNSET,
} Presence;

static const struct
{
  Presence expected, arrived, called, demo, departed;
} times[] = {
  [FOYER_VISIT_EXPECTED] = { SET, UNSET, UNSET, UNSET, UNSET },
  [FOYER_VISIT_WAITING] = { ANY, SET, UNSET, UNSET, UNSET },
  [FOYER_VISIT_RECEIVING] = { ANY, SET, SET, ANY, UNSET },
  [FOYER_VISIT_DEMO] = { ANY, SET, SET, SET, UNSET },
  [FOYER_VISIT_LEFT] = { ANY, SET, ANY, ANY, SET },
  [FOYER_VISIT_MESSAGE] = { ANY, SET, ANY, ANY, SET },
  [FOYER_VISIT_NO_SHOW] = { SET, UNSET, UNSET, UNSET, UNSET },
  [FOYER_VISIT_VOID] = { ANY, ANY, ANY, ANY, ANY },
};

static gboolean
check_presence (gint64       time,
                Presence     presence,
                const char  *field,
                GError     **error)
{
  switch (presence)
    {
    case SET:
      return foyer_domain_check_that (time != 0, field, "known in this state", error);
    case UNSET:
      return foyer_domain_check_that (time == 0, field, "not yet in this state", error);
    case ANY:
      return TRUE;
    }

  g_assert_not_reached ();
}

static gboolean
check_times (FoyerVisit *self,
             GError    **error)
{
  FoyerVisitState state = self->state;

  return check_presence (self->expected, times[state].expected, "expected", error)
         && check_presence (self->arrived, times[state].arrived, "arrived", error)
         && check_presence (self->called, times[state].called, "called", error)
         && check_presence (self->demo, times[state].demo, "demo", error)
         && check_presence (self->departed, times[state].departed, "departed", error);
}

static gint64
get_latest (FoyerVisit *self)
{
  return MAX (MAX (self->arrived, self->called), self->demo);
}

static gboolean
check_order (FoyerVisit *self,
             GError    **error)
{
  return foyer_domain_check_that (self->called == 0 || self->called >= self->arrived, "called",
                                  "not before the arrival", error)
         && foyer_domain_check_that (self->demo == 0 || self->called != 0, "demo",
                                     "only in a reception", error)
         && foyer_domain_check_that (self->demo == 0 || self->demo >= self->called, "demo",
                                     "not before the reception", error)
         && foyer_domain_check_that (self->departed == 0 || self->departed >= get_latest (self),
                                     "departed", "not before what came before", error);
}

static gboolean
check_end (FoyerVisit *self,
           GError    **error)
{
  gboolean has_left = self->state == FOYER_VISIT_LEFT || self->state == FOYER_VISIT_VOID;

  if (!foyer_domain_check_that (!self->is_assumed || has_left, "is_assumed",
                                "only of a departure", error))
    return FALSE;

  return self->state != FOYER_VISIT_MESSAGE
         || (foyer_domain_check_given (self->message, "message", error)
             && foyer_domain_check_that (!foyer_uuid_is_none (&self->host), "host",
                                         "a message is for somebody", error));
}

static gboolean
foyer_visit_check (FoyerRecord *record,
                   GError     **error)
{
  FoyerVisit *self = FOYER_VISIT (record);

  return foyer_domain_check_given (self->number, "number", error)
         && foyer_domain_check_that (self->day != FOYER_DAY_NONE, "day", "known", error)
         && foyer_domain_check_that (self->party >= 1, "party", "at least one person", error)
         && check_times (self, error)
         && check_order (self, error)
         && check_end (self, error);
}

static FoyerUuid
foyer_visit_get_subject (FoyerRecord *record)
{
  return FOYER_VISIT (record)->customer;
}

static void
foyer_visit_class_init (FoyerVisitClass *klass)
{
  FoyerRecordClass *record_class = FOYER_RECORD_CLASS (klass);

  record_class->get_subject = foyer_visit_get_subject;
  record_class->check = foyer_visit_check;
  foyer_record_class_install_fields (record_class, "visit", fields, G_N_ELEMENTS (fields));
}

static void
foyer_visit_init (FoyerVisit *self)
{
  self->party = 1;
}

static FoyerVisit *
create (const FoyerUuid *id,
        const char      *number,
        gint64           day)
{
  FoyerVisit *self = g_object_new (FOYER_TYPE_VISIT, NULL);

  foyer_record_set_identity (FOYER_RECORD (self), id, 0);
  foyer_record_set_text (&self->number, number);
  self->day = day;

  return self;
}

/**
 * foyer_visit_new_walk_in:
 * @id: the key
 * @number: the human number of the day, such as `V20261121-017`
 * @day: the shop's today
 * @at_us: when the visitor came, microseconds UTC
 *
 * Somebody comes through the door. Nothing needs to be known about them (VI-02).
 *
 * Returns: (transfer full): a waiting visit of one person
 */
FoyerVisit *
foyer_visit_new_walk_in (const FoyerUuid *id,
                         const char      *number,
                         gint64           day,
                         gint64           at_us)
{
  FoyerVisit *self = create (id, number, day);

  self->state = FOYER_VISIT_WAITING;
  self->arrived = at_us;

  return self;
}

/**
 * foyer_visit_new_expected:
 * @id: the key
 * @number: the human number
 * @day: the shop's day of the appointment
 * @expected_us: when the visitor is expected, microseconds UTC
 *
 * Returns: (transfer full): an expected visit of one person
 */
FoyerVisit *
foyer_visit_new_expected (const FoyerUuid *id,
                          const char      *number,
                          gint64           day,
                          gint64           expected_us)
{
  FoyerVisit *self = create (id, number, day);

  self->state = FOYER_VISIT_EXPECTED;
  self->expected = expected_us;

  return self;
}

static void
fill_text (char       **field,
           const char  *text)
{
  if (**field == '\0')
    foyer_record_set_text (field, text);
}

/**
 * foyer_visit_set_customer:
 * @self: a visit
 * @customer: who it is
 *
 * Links the visit to a customer's file and takes from the file what was not said at the door. What
 * was said stays: a mother may give her child's name.
 */
void
foyer_visit_set_customer (FoyerVisit    *self,
                          FoyerCustomer *customer)
{
  self->customer = *foyer_record_get_id (FOYER_RECORD (customer));

  fill_text (&self->name, foyer_customer_get_name (customer));
  fill_text (&self->phone, foyer_customer_get_phone (customer));
  fill_text (&self->organisation, foyer_customer_get_organisation (customer));
  fill_text (&self->city, foyer_customer_get_city (customer));
  if (self->salutation == FOYER_SALUTATION_NONE)
    self->salutation = foyer_customer_get_salutation (customer);
  if (self->identity == FOYER_IDENTITY_NONE)
    self->identity = foyer_customer_get_identity (customer);
}

/**
 * foyer_visit_may:
 * @self: a visit
 * @act: an act
 * @error: where to put why not
 *
 * Returns: whether the act is possible in the visit's state; otherwise %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_visit_may (FoyerVisit    *self,
                 FoyerVisitAct  act,
                 GError       **error)
{
  g_autoptr (GEnumClass) states = NULL;

  if ((acts[act].from & 1u << self->state) != 0
      && (act != FOYER_VISIT_ACT_CONFIRM_LEFT || self->is_assumed))
    return TRUE;

  states = g_type_class_ref (FOYER_TYPE_VISIT_STATE);
  g_set_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE,
               "Visit %s: not possible in state %s%s", acts[act].name,
               g_enum_get_value (states, self->state)->value_nick,
               act == FOYER_VISIT_ACT_CONFIRM_LEFT ? " unless the departure is assumed" : "");
  return FALSE;
}

static gboolean
has_use_for_demo (FoyerPurpose purpose)
{
  switch (purpose)
    {
    case FOYER_PURPOSE_NONE:
    case FOYER_PURPOSE_ENQUIRY:
    case FOYER_PURPOSE_DEMO:
    case FOYER_PURPOSE_BUY:
      return TRUE;
    case FOYER_PURPOSE_COMPLAINT:
    case FOYER_PURPOSE_REPAIR:
    case FOYER_PURPOSE_MEET:
    case FOYER_PURPOSE_PICKUP:
    case FOYER_PURPOSE_OTHER:
      return FALSE;
    }

  g_assert_not_reached ();
}

/**
 * foyer_visit_get_next_act:
 * @self: a visit
 *
 * The one act that is marked as next at the visit. In reception that is the demonstration, once,
 * for whoever came to see or ask something, and the departure for all others (V1: greet, lead to
 * the demo area, establish what is wanted).
 *
 * Returns: the act, %FOYER_VISIT_ACT_NONE when nothing is to be done
 */
FoyerVisitAct
foyer_visit_get_next_act (FoyerVisit *self)
{
  switch (self->state)
    {
    case FOYER_VISIT_EXPECTED:
      return FOYER_VISIT_ACT_ARRIVE;
    case FOYER_VISIT_WAITING:
      return FOYER_VISIT_ACT_RECEIVE;
    case FOYER_VISIT_RECEIVING:
      return self->demo == 0 && has_use_for_demo (self->purpose) ? FOYER_VISIT_ACT_START_DEMO
                                                                 : FOYER_VISIT_ACT_LEAVE;
    case FOYER_VISIT_DEMO:
      return FOYER_VISIT_ACT_END_DEMO;
    case FOYER_VISIT_LEFT:
      return self->is_assumed ? FOYER_VISIT_ACT_CONFIRM_LEFT : FOYER_VISIT_ACT_NONE;
    case FOYER_VISIT_MESSAGE:
    case FOYER_VISIT_NO_SHOW:
    case FOYER_VISIT_VOID:
      return FOYER_VISIT_ACT_NONE;
    }

  g_assert_not_reached ();
}

/**
 * foyer_visit_get_act_to:
 * @self: a visit
 * @state: a state
 *
 * Returns: the act by which a person brings the visit into @state, %FOYER_VISIT_ACT_NONE when there
 *   is none
 */
FoyerVisitAct
foyer_visit_get_act_to (FoyerVisit      *self,
                        FoyerVisitState  state)
{
  for (guint act = FOYER_VISIT_ACT_ARRIVE; act < G_N_ELEMENTS (acts); act++)
    if (acts[act].to == state && act != FOYER_VISIT_ACT_ASSUME_LEFT
        && foyer_visit_may (self, act, NULL))
      return act;

  return FOYER_VISIT_ACT_NONE;
}

static gboolean
begin (FoyerVisit     *self,
       FoyerVisitAct   act,
       GError        **error)
{
  if (!foyer_visit_may (self, act, error))
    return FALSE;

  self->state = acts[act].to;
  return TRUE;
}

/**
 * foyer_visit_arrive:
 * @self: a visit that is expected, or was taken for a no-show
 * @day: the shop's today: the day on which the visit stands in the register from now on
 * @at_us: when the visitor came, microseconds UTC
 * @error: where to put why not
 *
 * Returns: whether the visitor waits now; otherwise %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_visit_arrive (FoyerVisit *self,
                    gint64      day,
                    gint64      at_us,
                    GError    **error)
{
  if (!begin (self, FOYER_VISIT_ACT_ARRIVE, error))
    return FALSE;

  self->day = day;
  self->arrived = at_us;
  return TRUE;
}

/**
 * foyer_visit_receive:
 * @self: a waiting visit
 * @handler: (nullable): who receives the visitor; %NULL leaves it as it is
 * @at_us: when, microseconds UTC
 * @error: where to put why not
 *
 * Returns: whether the visitor is being received now; otherwise %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_visit_receive (FoyerVisit      *self,
                     const FoyerUuid *handler,
                     gint64           at_us,
                     GError         **error)
{
  if (!begin (self, FOYER_VISIT_ACT_RECEIVE, error))
    return FALSE;

  if (handler != NULL)
    self->handler = *handler;
  self->called = MAX (at_us, get_latest (self));
  return TRUE;
}

/**
 * foyer_visit_start_demo:
 * @self: a visit in reception
 * @at_us: when, microseconds UTC
 * @error: where to put why not
 *
 * Of a second demonstration the time begins anew.
 *
 * Returns: whether the demonstration runs now; otherwise %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_visit_start_demo (FoyerVisit *self,
                        gint64      at_us,
                        GError    **error)
{
  if (!begin (self, FOYER_VISIT_ACT_START_DEMO, error))
    return FALSE;

  self->demo = MAX (at_us, get_latest (self));
  return TRUE;
}

/**
 * foyer_visit_end_demo:
 * @self: a visit that sees a demonstration
 * @error: where to put why not
 *
 * Returns: whether reception goes on now; otherwise %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_visit_end_demo (FoyerVisit *self,
                      GError    **error)
{
  return begin (self, FOYER_VISIT_ACT_END_DEMO, error);
}

/**
 * foyer_visit_leave:
 * @self: a visit in the shop
 * @at_us: when the visitor left, microseconds UTC
 * @lost_kind: why nothing was bought (P5), %FOYER_LOST_KIND_NONE when nobody said
 * @lost_reason: (nullable): the same in words
 * @error: where to put why not
 *
 * Leaving needs nothing (V1).
 *
 * Returns: whether the visitor has left now; otherwise %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_visit_leave (FoyerVisit    *self,
                   gint64         at_us,
                   FoyerLostKind  lost_kind,
                   const char    *lost_reason,
                   GError       **error)
{
  if (!foyer_visit_may (self, FOYER_VISIT_ACT_LEAVE, error))
    return FALSE;
  if (lost_reason != NULL
      && !foyer_record_edit (FOYER_RECORD (self), "lost_reason", lost_reason, error))
    return FALSE;

  self->lost_kind = lost_kind;
  self->departed = MAX (at_us, get_latest (self));
  return begin (self, FOYER_VISIT_ACT_LEAVE, error);
}

/**
 * foyer_visit_leave_message:
 * @self: a visit that waits or is received
 * @host: the absent colleague for whom the message is
 * @message: what was said
 * @at_us: when the visitor left, microseconds UTC
 * @error: where to put why not
 *
 * Returns: whether the message is noted and the visitor gone; otherwise %FOYER_DOMAIN_ERROR_STATE,
 *   %FOYER_DOMAIN_ERROR_MISSING or %FOYER_DOMAIN_ERROR_INVALID
 */
gboolean
foyer_visit_leave_message (FoyerVisit      *self,
                           const FoyerUuid *host,
                           const char      *message,
                           gint64           at_us,
                           GError         **error)
{
  if (!foyer_visit_may (self, FOYER_VISIT_ACT_LEAVE_MESSAGE, error)
      || !foyer_domain_check_that (!foyer_uuid_is_none (host), "host",
                                   "a message is for somebody", error)
      || !foyer_domain_check_given (message, "message", error)
      || !foyer_record_edit (FOYER_RECORD (self), "message", message, error))
    return FALSE;

  self->host = *host;
  self->departed = MAX (at_us, get_latest (self));
  return begin (self, FOYER_VISIT_ACT_LEAVE_MESSAGE, error);
}

/**
 * foyer_visit_assume_left:
 * @self: a visit in the shop
 * @at_us: the end of the day, microseconds UTC
 * @error: where to put why not
 *
 * The day is over and nobody saw the visitor leave (推定离开, VI-06): it is counted apart.
 *
 * Returns: whether the departure is assumed now; otherwise %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_visit_assume_left (FoyerVisit *self,
                         gint64      at_us,
                         GError    **error)
{
  if (!begin (self, FOYER_VISIT_ACT_ASSUME_LEFT, error))
    return FALSE;

  self->departed = MAX (at_us, get_latest (self));
  self->is_assumed = TRUE;
  return TRUE;
}

/**
 * foyer_visit_confirm_left:
 * @self: a visit whose departure is assumed
 * @at_us: when the visitor really left, microseconds UTC
 * @error: where to put why not
 *
 * Somebody knows when the visitor left (核对).
 *
 * Returns: whether the departure is a fact now; otherwise %FOYER_DOMAIN_ERROR_STATE, or
 *   %FOYER_DOMAIN_ERROR_INVALID for a time before the arrival, the reception or the demonstration
 */
gboolean
foyer_visit_confirm_left (FoyerVisit *self,
                          gint64      at_us,
                          GError    **error)
{
  if (!foyer_visit_may (self, FOYER_VISIT_ACT_CONFIRM_LEFT, error)
      || !foyer_domain_check_that (at_us >= get_latest (self), "departed",
                                   "not before what came before", error))
    return FALSE;

  self->departed = at_us;
  self->is_assumed = FALSE;
  return TRUE;
}

/**
 * foyer_visit_miss:
 * @self: an expected visit
 * @error: where to put why not
 *
 * Returns: whether it is a no-show now; otherwise %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_visit_miss (FoyerVisit *self,
                  GError    **error)
{
  return begin (self, FOYER_VISIT_ACT_MISS, error);
}

/**
 * foyer_visit_void:
 * @self: a visit that is not void
 * @error: where to put why not
 *
 * The visit was registered by mistake. Its times stay as they were.
 *
 * Returns: whether it is void now; otherwise %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_visit_void (FoyerVisit *self,
                  GError    **error)
{
  return begin (self, FOYER_VISIT_ACT_VOID, error);
}

/**
 * foyer_visit_is_open:
 * @self: a visit
 *
 * Returns: whether the visitor is in the shop: waits, is received or sees a demonstration
 */
gboolean
foyer_visit_is_open (FoyerVisit *self)
{
  return (IN_THE_SHOP & 1u << self->state) != 0;
}

FOYER_RECORD_GETTER (FoyerVisit, foyer_visit, const char *, number)
FOYER_RECORD_GETTER (FoyerVisit, foyer_visit, gint64, day)
FOYER_RECORD_GETTER (FoyerVisit, foyer_visit, FoyerVisitState, state)
FOYER_RECORD_REF_GETTER (FoyerVisit, foyer_visit, customer)
FOYER_RECORD_GETTER (FoyerVisit, foyer_visit, const char *, name)
FOYER_RECORD_GETTER (FoyerVisit, foyer_visit, FoyerSalutation, salutation)
FOYER_RECORD_GETTER (FoyerVisit, foyer_visit, const char *, phone)
FOYER_RECORD_GETTER (FoyerVisit, foyer_visit, const char *, organisation)
FOYER_RECORD_GETTER (FoyerVisit, foyer_visit, const char *, city)
FOYER_RECORD_GETTER (FoyerVisit, foyer_visit, FoyerIdentity, identity)
FOYER_RECORD_GETTER (FoyerVisit, foyer_visit, FoyerPurpose, purpose)
FOYER_RECORD_GETTER (FoyerVisit, foyer_visit, const char *, ask)
FOYER_RECORD_GETTER (FoyerVisit, foyer_visit, const char *, answer)
FOYER_RECORD_GETTER (FoyerVisit, foyer_visit, gint64, party)
FOYER_RECORD_REF_GETTER (FoyerVisit, foyer_visit, host)
FOYER_RECORD_REF_GETTER (FoyerVisit, foyer_visit, handler)
FOYER_RECORD_GETTER (FoyerVisit, foyer_visit, gint64, expected)
FOYER_RECORD_GETTER (FoyerVisit, foyer_visit, gint64, arrived)
FOYER_RECORD_GETTER (FoyerVisit, foyer_visit, gint64, called)
FOYER_RECORD_GETTER (FoyerVisit, foyer_visit, gint64, demo)
FOYER_RECORD_GETTER (FoyerVisit, foyer_visit, gint64, departed)
FOYER_RECORD_GETTER (FoyerVisit, foyer_visit, gboolean, is_assumed)
FOYER_RECORD_GETTER (FoyerVisit, foyer_visit, const char *, message)
FOYER_RECORD_GETTER (FoyerVisit, foyer_visit, gboolean, has_card)
FOYER_RECORD_GETTER (FoyerVisit, foyer_visit, FoyerIntent, intent)
FOYER_RECORD_GETTER (FoyerVisit, foyer_visit, FoyerLostKind, lost_kind)
FOYER_RECORD_GETTER (FoyerVisit, foyer_visit, const char *, lost_reason)
FOYER_RECORD_GETTER (FoyerVisit, foyer_visit, const char *, remark)
