/* A visitor leaves a message for a colleague who is not there (V2, VI-03). It becomes a work item
 * of that colleague, with a due time, so that it cannot be forgotten. Runs on the writer's
 * thread. */

#include "service/foyer-reception-private.h"

#include "service/foyer-attendance.h"
#include "service/foyer-items.h"

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
  g_free (self->clock);
  g_clear_object (&self->time);
  g_free (self);
}

/* Who is on leave, off for the day, or left the firm answers through whoever stands in for them:
 * the cover of the leave, the deputy, a supervisor (S8, VI-03). When nobody does, it waits for
 * them. */
static gboolean
find_owner (FoyerTransaction  *transaction,
            FoyerMessage      *message,
            FoyerUuid         *owner,
            GError           **error)
{
  g_autoptr (FoyerAttendance) attendance = NULL;
  g_autoptr (FoyerStaff) host = NULL;
  FoyerStaff *stand_in = NULL;

  host = foyer_service_load (transaction, FOYER_TYPE_STAFF, &message->host, error);
  if (host == NULL)
    return FALSE;

  attendance = foyer_attendance_read (foyer_transaction_get_db (transaction), message->time,
                                      message->at_us, error);
  if (attendance == NULL)
    return FALSE;

  if (foyer_attendance_get_state (attendance, &message->host) == FOYER_ATTENDANCE_AWAY)
    stand_in = foyer_attendance_find_stand_in (attendance, &message->host,
                                               FOYER_ATTENDANCE_LATER);
  *owner = stand_in != NULL ? *foyer_record_get_id (FOYER_RECORD (stand_in)) : message->host;
  return TRUE;
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
open_item (FoyerTransaction  *transaction,
           FoyerMessage      *message,
           FoyerVisit        *visit,
           GError           **error)
{
  g_autofree char *subject = make_subject (foyer_visit_get_message (visit));
  FoyerItemPlan plan = {
    .kind = FOYER_ITEM_MESSAGE,
    .subject = subject,
    .body = foyer_visit_get_message (visit),
    .name = foyer_visit_get_name (visit),
    .phone = foyer_visit_get_phone (visit),
    .channel = FOYER_CHANNEL_VISIT,
    .customer = *foyer_visit_get_customer (visit),
    .visit = message->visit,
    .taker = message->taker,
    .clock = message->clock,
    .due_us = message->due_us,
    .at_us = message->at_us,
    .today = message->today,
  };
  g_autoptr (FoyerItem) item = NULL;

  if (!find_owner (transaction, message, &plan.owner, error))
    return FALSE;

  item = foyer_item_plan_run (transaction, &plan, error);
  return item != NULL;
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
      || !open_item (transaction, self, visit, error)
      || !foyer_visitor_item_follow (transaction, visit, self->at_us, self->today, error))
    return FALSE;

  *result = g_steal_pointer (&visit);
  return TRUE;
}
