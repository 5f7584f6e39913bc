/* Telling somebody at once: handed over, reported, replied, asked again (B9, L3). Runs on the
 * writer's thread, inside the transaction of the act that tells. */

#include "service/foyer-due.h"

#include "store/foyer-delivery-repository.h"
#include "store/foyer-staff-repository.h"

/**
 * foyer_due_tell:
 * @transaction: the transaction of the act
 * @item: the item that it is about
 * @addressee: whom to tell
 * @role: as what they are told
 * @error: where to put the #FoyerDbError
 *
 * Nobody is told what they do themselves.
 *
 * Returns: whether it will be told
 */
gboolean
foyer_due_tell (FoyerTransaction  *transaction,
                const FoyerUuid   *item,
                const FoyerUuid   *addressee,
                FoyerNoticeRole    role,
                GError           **error)
{
  gint64 now_us = foyer_transaction_get_now_us (transaction);
  FoyerDeliveryFields fields = {
    .id = foyer_uuid_new (now_us),
    .addressee = *addressee,
    .reason = FOYER_NOTICE_TOLD,
    .role = role,
    .moment_us = now_us,
    .rings_us = now_us,
  };

  return foyer_uuid_is_none (addressee)
         || foyer_uuid_equal (addressee, &foyer_transaction_get_actor (transaction)->staff)
         || foyer_delivery_repository_add (foyer_transaction_get_db (transaction), item, &fields,
                                           now_us, error);
}

/**
 * foyer_due_tell_supervisors:
 * @transaction: the transaction of the act
 * @item: the item that it is about
 * @error: where to put the #FoyerDbError
 *
 * Returns: whether every supervisor will be told
 */
gboolean
foyer_due_tell_supervisors (FoyerTransaction  *transaction,
                            const FoyerUuid   *item,
                            GError           **error)
{
  g_autoptr (GPtrArray) staff = NULL;

  staff = foyer_staff_repository_find_all (foyer_transaction_get_db (transaction), error);
  if (staff == NULL)
    return FALSE;

  for (guint i = 0; i < staff->len; i++)
    if (foyer_staff_is_supervisor (staff->pdata[i])
        && !foyer_due_tell (transaction, item, foyer_record_get_id (staff->pdata[i]),
                            FOYER_NOTICE_SUPERVISOR, error))
      return FALSE;

  return TRUE;
}
