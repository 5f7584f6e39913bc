/* The file of a customer (P1): who it is, how to reach them, and when there was contact last. */

#include "domain/foyer-customer.h"

#include "domain/foyer-day.h"
#include "domain/foyer-domain-error.h"

struct _FoyerCustomer
{
  FoyerRecord parent_instance;

  char *number;
  char *name;
  char *name_key;
  FoyerSalutation salutation;
  FoyerIdentity identity;
  char *phone;
  char *phone2;
  char *organisation;
  char *city;
  char *address;
  gint64 birthday;
  char *occupation;
  char *hobby;
  FoyerGrade grade;
  char *tags;
  char *source;
  char *remark;
  gboolean do_not_call;
  FoyerCustomerState state;
  gint64 created;
  gint64 verified;
  gint64 last_contact;
};

G_DEFINE_FINAL_TYPE (FoyerCustomer, foyer_customer, FOYER_TYPE_RECORD)

#define FIELD(name, KIND, ...) FOYER_FIELD (FoyerCustomer, name, KIND, __VA_ARGS__)
#define EDITABLE FOYER_FIELD_EDITABLE
#define PERSONAL (FOYER_FIELD_EDITABLE | FOYER_FIELD_PERSONAL)
#define PHONE (PERSONAL | FOYER_FIELD_PHONE)

static const FoyerField fields[] = {
  FIELD (number, TEXT, .max_chars = 20),
  FIELD (name, TEXT, .flags = PERSONAL, .max_chars = 100),
  FIELD (name_key, TEXT, .flags = FOYER_FIELD_DERIVED | FOYER_FIELD_PERSONAL),
  FIELD (salutation, ENUM, foyer_salutation_get_type, PERSONAL),
  FIELD (identity, ENUM, foyer_identity_get_type, EDITABLE),
  FIELD (phone, TEXT, .flags = PHONE, .max_chars = 40),
  FIELD (phone2, TEXT, .flags = PHONE, .max_chars = 40),
  FIELD (organisation, TEXT, .flags = PERSONAL, .max_chars = 120),
  FIELD (city, TEXT, .flags = PERSONAL, .max_chars = 60),
  FIELD (address, TEXT, .flags = PERSONAL, .max_chars = 200),
  FIELD (birthday, DAY, .flags = PERSONAL),
  FIELD (occupation, TEXT, .flags = PERSONAL, .max_chars = 60),
  FIELD (hobby, TEXT, .flags = PERSONAL, .max_chars = 200),
  FIELD (grade, ENUM, foyer_grade_get_type, EDITABLE),
  FIELD (tags, TEXT, .flags = PERSONAL, .max_chars = 400),
  FIELD (source, TEXT, .flags = EDITABLE, .max_chars = 60),
  FIELD (remark, TEXT, .flags = PERSONAL | FOYER_FIELD_LINES, .max_chars = 4000),
  FIELD (do_not_call, BOOL, .flags = EDITABLE),
  FIELD (state, ENUM, foyer_customer_state_get_type),
  FIELD (created, TIME),
  FIELD (verified, DAY),
  FIELD (last_contact, TIME, .flags = FOYER_FIELD_DERIVED),
};

static FoyerUuid
foyer_customer_get_subject (FoyerRecord *record)
{
  return *foyer_record_get_id (record);
}

static gboolean
foyer_customer_check (FoyerRecord *record,
                      GError     **error)
{
  FoyerCustomer *self = FOYER_CUSTOMER (record);

  return foyer_domain_check_given (self->number, "number", error)
         && foyer_domain_check_that (self->created != 0, "created", "known", error)
         && foyer_domain_check_that (self->last_contact != 0, "last_contact", "known", error);
}

static void
foyer_customer_class_init (FoyerCustomerClass *klass)
{
  FoyerRecordClass *record_class = FOYER_RECORD_CLASS (klass);

  record_class->get_subject = foyer_customer_get_subject;
  record_class->check = foyer_customer_check;
  foyer_record_class_install_fields (record_class, "customer", fields, G_N_ELEMENTS (fields));
}

static void
foyer_customer_init (FoyerCustomer *self)
{
}

/**
 * foyer_customer_new:
 * @id: the key
 * @number: the human number
 * @at_us: the moment of the first contact, microseconds UTC
 *
 * Returns: (transfer full): a file in which nothing is written yet
 */
FoyerCustomer *
foyer_customer_new (const FoyerUuid *id,
                    const char      *number,
                    gint64           at_us)
{
  FoyerCustomer *self = g_object_new (FOYER_TYPE_CUSTOMER, NULL);

  foyer_record_set_identity (FOYER_RECORD (self), id, 0);
  foyer_record_set_text (&self->number, number);
  self->created = at_us;
  self->last_contact = at_us;

  return self;
}

/**
 * foyer_customer_touch:
 * @self: a customer
 * @at_us: when there was contact, microseconds UTC
 *
 * Returns: whether this is the latest contact; an earlier one changes nothing
 */
gboolean
foyer_customer_touch (FoyerCustomer *self,
                      gint64         at_us)
{
  if (at_us <= self->last_contact)
    return FALSE;

  self->last_contact = at_us;
  return TRUE;
}

/**
 * foyer_customer_set_name_key:
 * @self: a customer
 * @name_key: the pinyin of the name, to sort by
 */
void
foyer_customer_set_name_key (FoyerCustomer *self,
                             const char    *name_key)
{
  foyer_record_set_text (&self->name_key, name_key);
}

/**
 * foyer_customer_verify:
 * @self: a customer
 * @day: today
 *
 * The customer was asked, and what stands here is right.
 */
void
foyer_customer_verify (FoyerCustomer *self,
                       gint64         day)
{
  self->verified = day;
}

/**
 * foyer_customer_is_stale:
 * @self: a customer
 * @created_day: the shop's day on which the file was made
 * @today: the shop's today
 * @max_days: the setting `customer.verify_every`
 *
 * Returns: whether more than @max_days went by since somebody last verified the file (PR-04); a
 *   file that nobody verified counts from the day it was made
 */
gboolean
foyer_customer_is_stale (FoyerCustomer *self,
                         gint64         created_day,
                         gint64         today,
                         gint64         max_days)
{
  gint64 since = self->verified != FOYER_DAY_NONE ? self->verified : created_day;

  return today - since > max_days;
}

FOYER_RECORD_GETTER (FoyerCustomer, foyer_customer, const char *, number)
FOYER_RECORD_GETTER (FoyerCustomer, foyer_customer, const char *, name)
FOYER_RECORD_GETTER (FoyerCustomer, foyer_customer, const char *, name_key)
FOYER_RECORD_GETTER (FoyerCustomer, foyer_customer, FoyerSalutation, salutation)
FOYER_RECORD_GETTER (FoyerCustomer, foyer_customer, FoyerIdentity, identity)
FOYER_RECORD_GETTER (FoyerCustomer, foyer_customer, const char *, phone)
FOYER_RECORD_GETTER (FoyerCustomer, foyer_customer, const char *, phone2)
FOYER_RECORD_GETTER (FoyerCustomer, foyer_customer, const char *, organisation)
FOYER_RECORD_GETTER (FoyerCustomer, foyer_customer, const char *, city)
FOYER_RECORD_GETTER (FoyerCustomer, foyer_customer, const char *, address)
FOYER_RECORD_GETTER (FoyerCustomer, foyer_customer, gint64, birthday)
FOYER_RECORD_GETTER (FoyerCustomer, foyer_customer, const char *, occupation)
FOYER_RECORD_GETTER (FoyerCustomer, foyer_customer, const char *, hobby)
FOYER_RECORD_GETTER (FoyerCustomer, foyer_customer, FoyerGrade, grade)
FOYER_RECORD_GETTER (FoyerCustomer, foyer_customer, const char *, tags)
FOYER_RECORD_GETTER (FoyerCustomer, foyer_customer, const char *, source)
FOYER_RECORD_GETTER (FoyerCustomer, foyer_customer, const char *, remark)
FOYER_RECORD_GETTER (FoyerCustomer, foyer_customer, gboolean, do_not_call)
FOYER_RECORD_GETTER (FoyerCustomer, foyer_customer, FoyerCustomerState, state)
FOYER_RECORD_GETTER (FoyerCustomer, foyer_customer, gint64, created)
FOYER_RECORD_GETTER (FoyerCustomer, foyer_customer, gint64, verified)
FOYER_RECORD_GETTER (FoyerCustomer, foyer_customer, gint64, last_contact)
