/* Items that follow from something else: a message left at the desk, an enquiry, a visitor who
 * waits, a demo that must end. Runs on the writer's thread, inside the transaction of whoever
 * plans. */

#include "service/foyer-items.h"

#include "service/foyer-numbers.h"
#include "store/foyer-item-repository.h"

static FoyerItemStamp
make_stamp (const FoyerUuid *staff,
            gint64           at_us)
{
  return (FoyerItemStamp) { foyer_uuid_new (at_us), *staff, at_us };
}

static const char *
get_channel_nick (FoyerChannel channel)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (FOYER_TYPE_CHANNEL);

  return g_enum_get_value (klass, channel)->value_nick;
}

/* A subject is one line that fits, whatever it was made from. */
static char *
make_subject (const char *text)
{
  g_autofree char *line = g_strdup (text != NULL ? text : "");

  g_strdelimit (line, "\n", ' ');
  return g_utf8_strlen (line, -1) > FOYER_ITEM_SUBJECT_CHARS
           ? g_utf8_substring (line, 0, FOYER_ITEM_SUBJECT_CHARS) : g_steal_pointer (&line);
}

static gboolean
edit (FoyerItem   *item,
      const char  *name,
      const char  *text,
      GError     **error)
{
  return text == NULL || foyer_record_edit (FOYER_RECORD (item), name, text, error);
}

static gboolean
write_item (FoyerItem            *item,
            const FoyerItemPlan  *plan,
            GError              **error)
{
  g_autofree char *subject = make_subject (plan->subject);

  foyer_item_set_origin (item, &plan->customer, &plan->visit, &plan->parent);
  foyer_item_set_clock (item, plan->clock);
  if (plan->origin != NULL)
    foyer_item_set_planner (item, plan->origin, &plan->origin_id);
  if (!foyer_uuid_is_none (&plan->repeat_of))
    foyer_item_set_repeat_of (item, &plan->repeat_of);

  return edit (item, "subject", subject, error)
         && edit (item, "body", plan->body, error)
         && edit (item, "name", plan->name, error)
         && edit (item, "phone", plan->phone, error)
         && edit (item, "channel", get_channel_nick (plan->channel), error);
}

static FoyerItem *
open_item (FoyerTransaction     *transaction,
           const FoyerItemPlan  *plan,
           GError              **error)
{
  FoyerUuid id = foyer_uuid_new (plan->at_us);
  FoyerItemStamp opened = make_stamp (&plan->taker, plan->at_us);
  FoyerItemStamp assigned = make_stamp (&plan->taker, plan->at_us);
  g_autofree char *number = NULL;
  g_autoptr (FoyerItem) item = NULL;
  g_autoptr (FoyerItemLog) opening = NULL;
  g_autoptr (FoyerItemLog) assignment = NULL;

  number = foyer_transaction_number (transaction, FOYER_NUMBER_ITEM, plan->today, error);
  if (number == NULL)
    return NULL;

  item = foyer_item_new (&id, plan->kind, number, plan->due_us, &opened, &opening);
  if (!write_item (item, plan, error))
    return NULL;
  if (!foyer_uuid_is_none (&plan->owner))
    {
      assignment = foyer_item_assign (item, &plan->owner, &assigned, error);
      if (assignment == NULL)
        return NULL;
    }

  if (!foyer_transaction_create (transaction, FOYER_RECORD (item), error)
      || !foyer_transaction_create (transaction, FOYER_RECORD (opening), error)
      || (assignment != NULL
          && !foyer_transaction_create (transaction, FOYER_RECORD (assignment), error)))
    return NULL;

  return g_steal_pointer (&item);
}

/* One that is planned again rings at the new time (CB-09). */
static gboolean
move_planned (FoyerTransaction     *transaction,
              FoyerItem            *item,
              const FoyerItemPlan  *plan,
              GError              **error)
{
  FoyerItemStamp stamp = make_stamp (&plan->taker, plan->at_us);
  g_autoptr (FoyerItemLog) line = NULL;

  if (!foyer_item_is_open (item) || foyer_item_get_due (item) == plan->due_us
      || plan->due_us == 0)
    return TRUE;

  line = foyer_item_move_due (item, plan->due_us, FOYER_NOTE_PLANNED_ANEW, &stamp, error);
  return line != NULL && foyer_transaction_save (transaction, FOYER_RECORD (item), error)
         && foyer_transaction_create (transaction, FOYER_RECORD (line), error);
}

static gboolean
find_planned (FoyerTransaction  *transaction,
              const char        *origin,
              const FoyerUuid   *origin_id,
              FoyerItem        **item,
              GError           **error)
{
  g_autoptr (FoyerItem) found = NULL;

  *item = NULL;
  if (!foyer_item_repository_find_origin (foyer_transaction_get_db (transaction), origin,
                                          origin_id, &found, error))
    return FALSE;
  if (found == NULL)
    return TRUE;

  *item = foyer_service_load (transaction, FOYER_TYPE_ITEM,
                              foyer_record_get_id (FOYER_RECORD (found)), error);
  return *item != NULL;
}

/**
 * foyer_item_plan_run:
 * @transaction: the transaction of whoever plans
 * @plan: what is planned
 * @error: where to put why not
 *
 * Opens an item. With an origin, what was planned before from the same record is not planned again:
 * while it is open it is moved to the new due time, and closed it is left alone (CB-08, CB-09).
 *
 * Returns: (transfer full) (nullable): the item as it stands in the transaction
 */
FoyerItem *
foyer_item_plan_run (FoyerTransaction     *transaction,
                     const FoyerItemPlan  *plan,
                     GError              **error)
{
  g_autoptr (FoyerItem) planned = NULL;

  g_return_val_if_fail (plan->at_us != 0 && plan->today != NULL, NULL);

  if (plan->origin != NULL
      && !find_planned (transaction, plan->origin, &plan->origin_id, &planned, error))
    return NULL;
  if (planned == NULL)
    return open_item (transaction, plan, error);

  return move_planned (transaction, planned, plan, error) ? g_steal_pointer (&planned) : NULL;
}

/* What a kind must pass on its way to its end, it passes. */
static FoyerItemLog *
close_planned (FoyerTransaction  *transaction,
               FoyerItem         *item,
               const char        *text,
               GError           **error)
{
  const FoyerActor *actor = foyer_transaction_get_actor (transaction);
  gint64 now_us = foyer_transaction_get_now_us (transaction);
  FoyerItemStamp closing = make_stamp (&actor->staff, now_us);
  guint closable = foyer_item_kind_get_rules (foyer_item_get_kind (item))->closable;
  g_autoptr (FoyerItemLog) answer = NULL;

  if ((closable & 1u << foyer_item_get_state (item)) == 0)
    {
      FoyerItemStamp answering = make_stamp (&actor->staff, now_us);

      answer = foyer_item_answer (item, text, &answering, error);
      if (answer == NULL || !foyer_transaction_create (transaction, FOYER_RECORD (answer), error))
        return NULL;
    }

  return foyer_item_close (item, text, &closing, error);
}

/**
 * foyer_item_plan_end:
 * @transaction: the transaction of whoever planned
 * @origin: what planned it
 * @origin_id: the record that it was planned from
 * @text: (nullable): how it ended
 * @error: where to put why not
 *
 * Ends the open item of an origin: what it asked for was done, or is no more. Does nothing when
 * there is none.
 *
 * Returns: whether none is open any more
 */
gboolean
foyer_item_plan_end (FoyerTransaction  *transaction,
                     const char        *origin,
                     const FoyerUuid   *origin_id,
                     const char        *text,
                     GError           **error)
{
  g_autoptr (FoyerItem) item = NULL;
  g_autoptr (FoyerItemLog) line = NULL;

  if (!find_planned (transaction, origin, origin_id, &item, error))
    return FALSE;
  if (item == NULL || !foyer_item_is_open (item))
    return TRUE;

  line = close_planned (transaction, item, text, error);
  return line != NULL && foyer_transaction_save (transaction, FOYER_RECORD (item), error)
         && foyer_transaction_create (transaction, FOYER_RECORD (line), error);
}
