/* An enquiry by call or visit (V3, form XST-HD-KF-002): what was asked, and whether it was answered
 * at once or became a case. One record for both channels. */

#include "domain/foyer-enquiry.h"

#include "domain/foyer-day.h"
#include "domain/foyer-domain-error.h"

struct _FoyerEnquiry
{
  FoyerRecord parent_instance;

  char *number;
  gint64 day;
  FoyerEnquiryState state;
  FoyerChannel channel;
  gint64 at;
  FoyerUuid customer;
  FoyerUuid visit;
  FoyerUuid item;
  char *name;
  FoyerSalutation salutation;
  char *phone;
  char *organisation;
  char *city;
  char *address;
  FoyerCategory category;
  char *ask;
  char *answer;
  FoyerUuid wanted;
  gboolean is_transferred;
  gboolean is_cut_off;
  gint64 talk_ms;
  FoyerUuid handler;
};

G_DEFINE_FINAL_TYPE (FoyerEnquiry, foyer_enquiry, FOYER_TYPE_RECORD)

#define FIELD(name, KIND, ...) FOYER_FIELD (FoyerEnquiry, name, KIND, __VA_ARGS__)
#define EDITABLE FOYER_FIELD_EDITABLE
#define PERSONAL (FOYER_FIELD_EDITABLE | FOYER_FIELD_PERSONAL)
#define NOTE (PERSONAL | FOYER_FIELD_LINES)

static const FoyerField fields[] = {
  FIELD (number, TEXT, .max_chars = 20),
  FIELD (day, DAY),
  FIELD (state, ENUM, foyer_enquiry_state_get_type),
  FIELD (channel, ENUM, foyer_channel_get_type, EDITABLE),
  FIELD (at, TIME),
  FIELD (customer, REF, .flags = EDITABLE),
  FIELD (visit, REF, .flags = EDITABLE),
  FIELD (item, REF),
  FIELD (name, TEXT, .flags = PERSONAL, .max_chars = 100),
  FIELD (salutation, ENUM, foyer_salutation_get_type, PERSONAL),
  FIELD (phone, TEXT, .flags = PERSONAL | FOYER_FIELD_PHONE, .max_chars = 40),
  FIELD (organisation, TEXT, .flags = PERSONAL, .max_chars = 120),
  FIELD (city, TEXT, .flags = PERSONAL, .max_chars = 60),
  FIELD (address, TEXT, .flags = PERSONAL, .max_chars = 200),
  FIELD (category, ENUM, foyer_category_get_type, EDITABLE),
  FIELD (ask, TEXT, .flags = NOTE, .max_chars = 4000),
  FIELD (answer, TEXT, .flags = NOTE, .max_chars = 4000),
  FIELD (wanted, REF, .flags = EDITABLE),
  FIELD (is_transferred, BOOL, .flags = EDITABLE),
  FIELD (is_cut_off, BOOL),
  FIELD (talk_ms, INT, .flags = EDITABLE),
  FIELD (handler, REF, .flags = EDITABLE),
};

static FoyerUuid
foyer_enquiry_get_subject (FoyerRecord *record)
{
  return FOYER_ENQUIRY (record)->customer;
}

static gboolean
foyer_enquiry_check (FoyerRecord *record,
                     GError     **error)
{
  FoyerEnquiry *self = FOYER_ENQUIRY (record);

  return foyer_domain_check_given (self->number, "number", error)
         && foyer_domain_check_that (self->day != FOYER_DAY_NONE, "day", "known", error)
         && foyer_domain_check_that (self->at != 0, "at", "known", error)
         && foyer_domain_check_that (self->talk_ms >= 0, "talk_ms", "no less than nothing", error)
         && foyer_domain_check_that (self->state != FOYER_ENQUIRY_STATE_CASE_OPENED
                                     || !foyer_uuid_is_none (&self->item), "item",
                                     "known once a case is open", error);
}

static void
foyer_enquiry_class_init (FoyerEnquiryClass *klass)
{
  FoyerRecordClass *record_class = FOYER_RECORD_CLASS (klass);

  record_class->get_subject = foyer_enquiry_get_subject;
  record_class->check = foyer_enquiry_check;
  foyer_record_class_install_fields (record_class, "enquiry", fields, G_N_ELEMENTS (fields));
}

static void
foyer_enquiry_init (FoyerEnquiry *self)
{
}

/**
 * foyer_enquiry_new:
 * @id: the key
 * @number: the human number
 * @day: the shop's today
 * @at_us: when somebody asked, microseconds UTC
 * @channel: by which way
 * @handler: (nullable): who took it
 *
 * Returns: (transfer full): an enquiry that is not answered
 */
FoyerEnquiry *
foyer_enquiry_new (const FoyerUuid *id,
                   const char      *number,
                   gint64           day,
                   gint64           at_us,
                   FoyerChannel     channel,
                   const FoyerUuid *handler)
{
  FoyerEnquiry *self = g_object_new (FOYER_TYPE_ENQUIRY, NULL);

  foyer_record_set_identity (FOYER_RECORD (self), id, 0);
  foyer_record_set_text (&self->number, number);
  self->day = day;
  self->at = at_us;
  self->channel = channel;
  if (handler != NULL)
    self->handler = *handler;

  return self;
}

static gboolean
may (FoyerEnquiry  *self,
     const char    *act,
     GError       **error)
{
  return foyer_domain_check_state (FOYER_TYPE_ENQUIRY_STATE, self->state,
                                   1u << FOYER_ENQUIRY_STATE_OPENED, "Enquiry", act, error);
}

/**
 * foyer_enquiry_answer_at_once:
 * @self: an enquiry that is not answered
 * @answer: (nullable): what was answered; %NULL leaves it as it is
 * @error: where to put why not
 *
 * Answered while the customer was there (即时答复): nothing is left to do.
 *
 * Returns: whether it is answered now; otherwise %FOYER_DOMAIN_ERROR_STATE or
 *   %FOYER_DOMAIN_ERROR_INVALID
 */
gboolean
foyer_enquiry_answer_at_once (FoyerEnquiry  *self,
                              const char    *answer,
                              GError       **error)
{
  if (!may (self, "answer", error)
      || (answer != NULL && !foyer_record_edit (FOYER_RECORD (self), "answer", answer, error)))
    return FALSE;

  self->state = FOYER_ENQUIRY_STATE_ANSWERED;
  return TRUE;
}

/**
 * foyer_enquiry_open_case:
 * @self: an enquiry that is not answered
 * @item: the case that it becomes (转个案)
 * @error: where to put why not
 *
 * Returns: whether it stands so now; otherwise %FOYER_DOMAIN_ERROR_STATE or
 *   %FOYER_DOMAIN_ERROR_INVALID
 */
gboolean
foyer_enquiry_open_case (FoyerEnquiry     *self,
                         const FoyerUuid  *item,
                         GError          **error)
{
  if (!may (self, "open-case", error)
      || !foyer_domain_check_that (!foyer_uuid_is_none (item), "item", "a case", error))
    return FALSE;

  self->item = *item;
  self->state = FOYER_ENQUIRY_STATE_CASE_OPENED;
  return TRUE;
}

/**
 * foyer_enquiry_cut_off:
 * @self: an enquiry that is not answered
 * @item: (nullable): the work item to call back; expected when foyer_enquiry_can_call_back()
 * @error: where to put why not
 *
 * The caller hung up (掉线, V3). With somebody to call back the enquiry goes on as a case, without
 * it is closed.
 *
 * Returns: whether it is noted; otherwise %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_enquiry_cut_off (FoyerEnquiry     *self,
                       const FoyerUuid  *item,
                       GError          **error)
{
  if (!may (self, "cut-off", error))
    return FALSE;

  self->is_cut_off = TRUE;
  self->state = FOYER_ENQUIRY_STATE_CLOSED;
  if (!foyer_uuid_is_none (item))
    {
      self->item = *item;
      self->state = FOYER_ENQUIRY_STATE_CASE_OPENED;
    }

  return TRUE;
}

/**
 * foyer_enquiry_can_call_back:
 * @self: an enquiry
 *
 * Returns: whether a telephone number is known
 */
gboolean
foyer_enquiry_can_call_back (FoyerEnquiry *self)
{
  return *self->phone != '\0';
}

FOYER_RECORD_GETTER (FoyerEnquiry, foyer_enquiry, const char *, number)
FOYER_RECORD_GETTER (FoyerEnquiry, foyer_enquiry, gint64, day)
FOYER_RECORD_GETTER (FoyerEnquiry, foyer_enquiry, FoyerEnquiryState, state)
FOYER_RECORD_GETTER (FoyerEnquiry, foyer_enquiry, FoyerChannel, channel)
FOYER_RECORD_GETTER (FoyerEnquiry, foyer_enquiry, gint64, at)
FOYER_RECORD_REF_GETTER (FoyerEnquiry, foyer_enquiry, customer)
FOYER_RECORD_REF_GETTER (FoyerEnquiry, foyer_enquiry, visit)
FOYER_RECORD_REF_GETTER (FoyerEnquiry, foyer_enquiry, item)
FOYER_RECORD_GETTER (FoyerEnquiry, foyer_enquiry, const char *, name)
FOYER_RECORD_GETTER (FoyerEnquiry, foyer_enquiry, FoyerSalutation, salutation)
FOYER_RECORD_GETTER (FoyerEnquiry, foyer_enquiry, const char *, phone)
FOYER_RECORD_GETTER (FoyerEnquiry, foyer_enquiry, const char *, organisation)
FOYER_RECORD_GETTER (FoyerEnquiry, foyer_enquiry, const char *, city)
FOYER_RECORD_GETTER (FoyerEnquiry, foyer_enquiry, const char *, address)
FOYER_RECORD_GETTER (FoyerEnquiry, foyer_enquiry, FoyerCategory, category)
FOYER_RECORD_GETTER (FoyerEnquiry, foyer_enquiry, const char *, ask)
FOYER_RECORD_GETTER (FoyerEnquiry, foyer_enquiry, const char *, answer)
FOYER_RECORD_REF_GETTER (FoyerEnquiry, foyer_enquiry, wanted)
FOYER_RECORD_GETTER (FoyerEnquiry, foyer_enquiry, gboolean, is_transferred)
FOYER_RECORD_GETTER (FoyerEnquiry, foyer_enquiry, gboolean, is_cut_off)
FOYER_RECORD_GETTER (FoyerEnquiry, foyer_enquiry, gint64, talk_ms)
FOYER_RECORD_REF_GETTER (FoyerEnquiry, foyer_enquiry, handler)
