/* Somebody stands at the desk and wants a colleague by name: an item of that colleague, which rings
 * until they come (B9). It follows the visit, whatever is done with it. Runs on the writer's
 * thread. */

#include "service/foyer-reception-private.h"

#include "service/foyer-items.h"

#define ORIGIN "visit"

/* Nobody is called to a visitor whom they register themselves. */
static gboolean
must_ring (FoyerTransaction *transaction,
           FoyerVisit       *visit)
{
  const FoyerUuid *host = foyer_visit_get_host (visit);

  return foyer_visit_get_state (visit) == FOYER_VISIT_WAITING && !foyer_uuid_is_none (host)
         && !foyer_uuid_equal (host, &foyer_transaction_get_actor (transaction)->staff);
}

/* Another colleague is asked for: they are called now. */
static gboolean
hand_over (FoyerTransaction  *transaction,
           FoyerItem         *item,
           const FoyerUuid   *host,
           gint64             at_us,
           GError           **error)
{
  FoyerItemStamp stamp = { foyer_uuid_new (at_us),
                           foyer_transaction_get_actor (transaction)->staff, at_us };
  g_autoptr (FoyerItemLog) line = NULL;

  if (!foyer_item_is_open (item) || foyer_uuid_equal (foyer_item_get_owner (item), host))
    return TRUE;

  line = foyer_item_assign (item, host, &stamp, error);
  return line != NULL && foyer_transaction_save (transaction, FOYER_RECORD (item), error)
         && foyer_transaction_create (transaction, FOYER_RECORD (line), error);
}

static char *
make_subject (FoyerVisit *visit)
{
  g_autoptr (GEnumClass) salutations = g_type_class_ref (FOYER_TYPE_SALUTATION);
  g_autofree char *number = NULL;

  switch (foyer_visit_get_title_kind (visit))
    {
    case FOYER_VISIT_TITLE_PERSON:
      return foyer_note_make (FOYER_NOTE_WAITING,
                              g_enum_get_value (salutations,
                                                foyer_visit_get_salutation (visit))->value_nick,
                              foyer_visit_get_name (visit), NULL);
    case FOYER_VISIT_TITLE_ORGANISATION:
      number = g_strdup_printf ("%d", (int) foyer_visit_get_party (visit));
      return foyer_note_make (FOYER_NOTE_WAITING_PARTY, number,
                              foyer_visit_get_organisation (visit), NULL);
    case FOYER_VISIT_TITLE_ORDINAL:
      break;
    }

  number = g_strdup_printf ("%u", foyer_visit_get_ordinal (visit));
  return foyer_note_make (FOYER_NOTE_WAITING_NOBODY, number, NULL);
}

static gboolean
call_host (FoyerTransaction  *transaction,
           FoyerVisit        *visit,
           gint64             at_us,
           const char        *today,
           GError           **error)
{
  g_autofree char *subject = make_subject (visit);
  const FoyerUuid *host = foyer_visit_get_host (visit);
  FoyerItemPlan plan = {
    .kind = FOYER_ITEM_VISITOR,
    .origin = ORIGIN,
    .origin_id = *foyer_record_get_id (FOYER_RECORD (visit)),
    .subject = subject,
    .name = foyer_visit_get_name (visit),
    .channel = FOYER_CHANNEL_VISIT,
    .customer = *foyer_visit_get_customer (visit),
    .visit = *foyer_record_get_id (FOYER_RECORD (visit)),
    .taker = foyer_transaction_get_actor (transaction)->staff,
    .owner = *host,
    .at_us = at_us,
    .today = today,
  };
  g_autoptr (FoyerItem) item = foyer_item_plan_run (transaction, &plan, error);

  return item != NULL && hand_over (transaction, item, host, at_us, error);
}

/**
 * foyer_visitor_item_follow: (skip)
 * @transaction: the transaction that stored the visit
 * @visit: the visit as stored
 * @at_us: when, microseconds UTC
 * @today: the day as YYYYMMDD
 * @error: where to put why not
 *
 * Calls the host of a visitor who waits; whoever is received, left, or left a message, calls nobody
 * any more.
 *
 * Returns: whether it was done
 */
gboolean
foyer_visitor_item_follow (FoyerTransaction  *transaction,
                           FoyerVisit        *visit,
                           gint64             at_us,
                           const char        *today,
                           GError           **error)
{
  if (must_ring (transaction, visit))
    return call_host (transaction, visit, at_us, today, error);

  return foyer_item_plan_end (transaction, ORIGIN, foyer_record_get_id (FOYER_RECORD (visit)), NULL,
                              error);
}
