/* Recording an enquiry: what was asked, by whom, and how it ended. What could not be answered at
 * once becomes a case with a due time (V3, T1), so that it cannot be forgotten. Runs on the
 * writer's thread. */

#include "service/foyer-enquiry-record.h"

#include <string.h>

#include "domain/foyer-day.h"
#include "service/foyer-customer-link.h"
#include "service/foyer-due.h"
#include "service/foyer-items.h"
#include "service/foyer-numbers.h"

#define MAX_SUBJECT_CHARS 60

/**
 * foyer_enquiry_record_free: (skip)
 * @data: (transfer full): a #FoyerEnquiryRecord
 */
void
foyer_enquiry_record_free (gpointer data)
{
  FoyerEnquiryRecord *self = data;

  g_hash_table_unref (self->typed);
  g_free (self->clock);
  g_free (self);
}

static FoyerChannel
get_channel (GHashTable *typed)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (FOYER_TYPE_CHANNEL);
  const char *nick = g_hash_table_lookup (typed, "channel");
  const GEnumValue *value = nick != NULL ? g_enum_get_value_by_nick (klass, nick) : NULL;

  /* Most come by telephone. */
  return value != NULL ? value->value : FOYER_CHANNEL_CALL;
}

static gboolean
write_typed (FoyerEnquiry  *enquiry,
             GHashTable    *typed,
             GError       **error)
{
  GHashTableIter iter;
  gpointer name, text;

  g_hash_table_iter_init (&iter, typed);
  while (g_hash_table_iter_next (&iter, &name, &text))
    if (!g_str_equal (name, "channel")
        && !foyer_record_edit (FOYER_RECORD (enquiry), name, text, error))
      return FALSE;
  return TRUE;
}

static void
set_customer (FoyerEnquiry    *enquiry,
              const FoyerUuid *id)
{
  FoyerRecordClass *klass = FOYER_RECORD_GET_CLASS (enquiry);

  foyer_record_set_value (FOYER_RECORD (enquiry), foyer_record_class_find_field (klass, "customer"),
                          foyer_value_uuid (id));
}

/* Both ways, as at the door: the file learns what it does not know yet. */
static gboolean
link_customer (FoyerTransaction    *transaction,
               FoyerEnquiryRecord  *self,
               FoyerEnquiry        *enquiry,
               GError             **error)
{
  g_autofree char *day = foyer_day_to_digits (self->day);
  g_autoptr(FoyerCustomer) customer = NULL;

  if (foyer_uuid_is_none (foyer_enquiry_get_customer (enquiry)))
    {
      if (!foyer_customer_link (transaction, FOYER_RECORD (enquiry), day, self->at_us, &customer,
                                error))
        return FALSE;
      if (customer != NULL)
        set_customer (enquiry, foyer_record_get_id (FOYER_RECORD (customer)));
      return TRUE;
    }

  customer = foyer_service_load (transaction, FOYER_TYPE_CUSTOMER,
                                 foyer_enquiry_get_customer (enquiry), error);
  return customer != NULL
         && foyer_customer_complete (transaction, customer, FOYER_RECORD (enquiry), error);
}

static char *
make_subject (const char *ask)
{
  g_autofree char *line = g_strndup (ask, strcspn (ask, "\n"));

  return g_utf8_strlen (line, -1) > MAX_SUBJECT_CHARS ? g_utf8_substring (line, 0,
                                                                         MAX_SUBJECT_CHARS)
                                                      : g_steal_pointer (&line);
}

/* The customer asks again about what is still open (催办): that item tells of it, and its owner hears
 * at once; there is no second item. */
static gboolean
chase (FoyerTransaction    *transaction,
       FoyerEnquiryRecord  *self,
       FoyerItem           *item,
       FoyerEnquiry        *enquiry,
       GError             **error)
{
  const FoyerUuid *id = foyer_record_get_id (FOYER_RECORD (item));
  FoyerItemStamp stamp = { foyer_uuid_new (self->at_us), self->taker, self->at_us };
  g_autoptr (FoyerItemLog) line = foyer_item_add_note (item, FOYER_ITEM_ACT_CHASE,
                                                       foyer_enquiry_get_ask (enquiry), &stamp,
                                                       error);

  return line != NULL && foyer_transaction_create (transaction, FOYER_RECORD (line), error)
         && foyer_due_tell (transaction, id, foyer_item_get_owner (item), FOYER_NOTICE_OWNER,
                            error);
}

/* The case belongs to whom the caller wanted (V7), else to who took the call. */
static gboolean
open_new (FoyerTransaction    *transaction,
          FoyerEnquiryRecord  *self,
          FoyerEnquiry        *enquiry,
          FoyerUuid           *id,
          GError             **error)
{
  const FoyerUuid *wanted = foyer_enquiry_get_wanted (enquiry);
  g_autofree char *day = foyer_day_to_digits (self->day);
  g_autofree char *subject = make_subject (foyer_enquiry_get_ask (enquiry));
  FoyerItemPlan plan = {
    .kind = FOYER_ITEM_CASE,
    .subject = subject,
    .body = foyer_enquiry_get_ask (enquiry),
    .name = foyer_enquiry_get_name (enquiry),
    .phone = foyer_enquiry_get_phone (enquiry),
    .channel = foyer_enquiry_get_channel (enquiry),
    .customer = *foyer_enquiry_get_customer (enquiry),
    .visit = *foyer_enquiry_get_visit (enquiry),
    .taker = self->taker,
    .owner = foyer_uuid_is_none (wanted) ? self->taker : *wanted,
    .repeat_of = self->repeat_of,
    .clock = self->clock,
    .due_us = self->due_us,
    .at_us = self->at_us,
    .today = day,
  };
  g_autoptr (FoyerItem) item = foyer_item_plan_run (transaction, &plan, error);

  if (item == NULL)
    return FALSE;

  *id = *foyer_record_get_id (FOYER_RECORD (item));
  return foyer_due_tell (transaction, id, &plan.owner, FOYER_NOTICE_OWNER, error);
}

static gboolean
open_case (FoyerTransaction    *transaction,
           FoyerEnquiryRecord  *self,
           FoyerEnquiry        *enquiry,
           FoyerUuid           *id,
           GError             **error)
{
  g_autoptr (FoyerItem) former = NULL;

  if (foyer_uuid_is_none (&self->repeat_of))
    return open_new (transaction, self, enquiry, id, error);

  former = foyer_service_load (transaction, FOYER_TYPE_ITEM, &self->repeat_of, error);
  if (former == NULL)
    return FALSE;
  if (!foyer_item_is_open (former))
    return open_new (transaction, self, enquiry, id, error);

  *id = self->repeat_of;
  return chase (transaction, self, former, enquiry, error);
}

static gboolean
end_enquiry (FoyerTransaction    *transaction,
             FoyerEnquiryRecord  *self,
             FoyerEnquiry        *enquiry,
             GError             **error)
{
  FoyerUuid item = { { 0 } };

  switch (self->end)
    {
    case FOYER_ENQUIRY_ANSWERED:
      return foyer_enquiry_answer_at_once (enquiry, NULL, error);
    case FOYER_ENQUIRY_OPEN_CASE:
      return open_case (transaction, self, enquiry, &item, error)
             && foyer_enquiry_open_case (enquiry, &item, error);
    case FOYER_ENQUIRY_CUT_OFF:
      return (!foyer_enquiry_can_call_back (enquiry)
              || open_case (transaction, self, enquiry, &item, error))
             && foyer_enquiry_cut_off (enquiry, &item, error);
    }
  g_assert_not_reached ();
}

/**
 * foyer_enquiry_record_run: (skip)
 * @transaction: the transaction
 * @data: a #FoyerEnquiryRecord
 * @result: (out): the #FoyerEnquiry
 * @error: where to put why not
 *
 * The job of recording an enquiry.
 *
 * Returns: whether to commit
 */
gboolean
foyer_enquiry_record_run (FoyerTransaction  *transaction,
                          gpointer           data,
                          gpointer          *result,
                          GError           **error)
{
  FoyerEnquiryRecord *self = data;
  FoyerUuid id = foyer_uuid_new (self->at_us);
  g_autofree char *day = foyer_day_to_digits (self->day);
  g_autofree char *number = NULL;
  g_autoptr(FoyerEnquiry) enquiry = NULL;

  number = foyer_transaction_number (transaction, FOYER_NUMBER_ENQUIRY, day, error);
  if (number == NULL)
    return FALSE;

  enquiry = foyer_enquiry_new (&id, number, self->day, self->at_us, get_channel (self->typed),
                               &self->taker);
  if (!write_typed (enquiry, self->typed, error)
      || !link_customer (transaction, self, enquiry, error)
      || !end_enquiry (transaction, self, enquiry, error)
      || !foyer_transaction_create (transaction, FOYER_RECORD (enquiry), error))
    return FALSE;

  *result = g_steal_pointer (&enquiry);
  return TRUE;
}
