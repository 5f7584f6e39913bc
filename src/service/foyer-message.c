/* A visitor leaves a message for a colleague who is not there (V2, VI-03). It becomes a work item of
 * that colleague, with a due time, so that it cannot be forgotten. Runs on the writer's thread. */

#include "service/foyer-reception-private.h"

#include "domain/foyer-item.h"
#include "service/foyer-numbers.h"
#include "store/foyer-staff-repository.h"

#include <string.h>

#define MAX_SUBJECT_CHARS 60

/**
 * foyer_message_free: (skip)
 * @data: (transfer full): a #FoyerMessage
 */
void
foyer_message_free (gpointer data)
{
  FoyerMessage *self = data;

  g_free (self->message);
  g_free (self->today);
  g_free (self);
}

/* Who is asked for but left the firm answers through their deputy (S8), and when that one left too,
 * through a supervisor. */
static FoyerStaff *
find_owner (FoyerTransaction  *transaction,
            const FoyerUuid   *host,
            GError           **error)
{
  g_autoptr (FoyerStaff) staff = NULL;
  g_autoptr (FoyerStaff) deputy = NULL;
  g_autoptr (GPtrArray) everybody = NULL;

  staff = foyer_service_load (transaction, FOYER_TYPE_STAFF, host, error);
  if (staff == NULL || foyer_staff_get_state (staff) == FOYER_STAFF_ACTIVE)
    return g_steal_pointer (&staff);

  if (!foyer_uuid_is_none (foyer_staff_get_deputy (staff)))
    {
      deputy = foyer_service_load (transaction, FOYER_TYPE_STAFF, foyer_staff_get_deputy (staff),
                                   error);
      if (deputy == NULL || foyer_staff_get_state (deputy) == FOYER_STAFF_ACTIVE)
        return g_steal_pointer (&deputy);
    }

  everybody = foyer_staff_repository_find_all (foyer_transaction_get_db (transaction), error);
  if (everybody == NULL)
    return NULL;
  for (guint i = 0; i < everybody->len; i++)
    if (foyer_staff_is_supervisor (everybody->pdata[i]))
      return g_object_ref (everybody->pdata[i]);

  return g_steal_pointer (&staff);
}

static char *
make_subject (const char *message)
{
  g_autofree char *line = g_strndup (message, strcspn (message, "\n"));

  return g_utf8_strlen (line, -1) > MAX_SUBJECT_CHARS ? g_utf8_substring (line, 0,
                                                                         MAX_SUBJECT_CHARS)
                                                      : g_steal_pointer (&line);
}

static gboolean
write_item (FoyerItem   *item,
            FoyerVisit  *visit,
            GError     **error)
{
  FoyerRecord *record = FOYER_RECORD (item);
  g_autofree char *subject = make_subject (foyer_visit_get_message (visit));

  foyer_item_set_origin (item, foyer_visit_get_customer (visit),
                         foyer_record_get_id (FOYER_RECORD (visit)), NULL);

  return foyer_record_edit (record, "subject", subject, error)
         && foyer_record_edit (record, "body", foyer_visit_get_message (visit), error)
         && foyer_record_edit (record, "name", foyer_visit_get_name (visit), error)
         && foyer_record_edit (record, "phone", foyer_visit_get_phone (visit), error)
         && foyer_record_edit (record, "channel", "visit", error);
}

static gboolean
open_item (FoyerTransaction  *transaction,
           FoyerMessage      *message,
           FoyerVisit        *visit,
           GError           **error)
{
  FoyerUuid id = foyer_uuid_new (message->at_us);
  FoyerItemStamp opened = { foyer_uuid_new (message->at_us), message->taker, message->at_us };
  FoyerItemStamp assigned = { foyer_uuid_new (message->at_us), message->taker, message->at_us };
  g_autofree char *number = NULL;
  g_autoptr (FoyerStaff) owner = NULL;
  g_autoptr (FoyerItem) item = NULL;
  g_autoptr (FoyerItemLog) opening = NULL;
  g_autoptr (FoyerItemLog) assignment = NULL;

  number = foyer_transaction_number (transaction, FOYER_NUMBER_ITEM, message->today, error);
  owner = number != NULL ? find_owner (transaction, &message->host, error) : NULL;
  if (owner == NULL)
    return FALSE;

  item = foyer_item_new (&id, FOYER_ITEM_MESSAGE, number, message->due_us, &opened, &opening);
  if (!write_item (item, visit, error))
    return FALSE;
  assignment = foyer_item_assign (item, foyer_record_get_id (FOYER_RECORD (owner)), &assigned,
                                  error);

  return assignment != NULL
         && foyer_transaction_create (transaction, FOYER_RECORD (item), error)
         && foyer_transaction_create (transaction, FOYER_RECORD (opening), error)
         && foyer_transaction_create (transaction, FOYER_RECORD (assignment), error);
}

/**
 * foyer_message_run: (skip)
 * @transaction: the transaction
 * @data: a #FoyerMessage
 * @result: (out): the #FoyerVisit
 * @error: where to put why not
 *
 * The job of leaving a message.
 *
 * Returns: whether to commit
 */
gboolean
foyer_message_run (FoyerTransaction  *transaction,
                   gpointer           data,
                   gpointer          *result,
                   GError           **error)
{
  FoyerMessage *self = data;
  g_autoptr (FoyerVisit) visit = NULL;

  visit = foyer_service_load (transaction, FOYER_TYPE_VISIT, &self->visit, error);
  if (visit == NULL
      || !foyer_visit_leave_message (visit, &self->host, self->message, self->at_us, error)
      || !foyer_transaction_save (transaction, FOYER_RECORD (visit), error)
      || !open_item (transaction, self, visit, error))
    return FALSE;

  *result = g_steal_pointer (&visit);
  return TRUE;
}
