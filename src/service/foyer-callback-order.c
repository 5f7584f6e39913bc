/* What else is done with callbacks: given to somebody, cancelled, dealt out again when somebody is
 * absent, and not done at all for who does not want to be called. Runs on the writer's thread. */

#include "service/foyer-callback-private.h"

#include "domain/foyer-customer.h"
#include "domain/foyer-domain-error.h"
#include "service/foyer-due.h"
#include "store/foyer-callback-repository.h"


/* More than anybody has open at a time; the writer is held no longer than for this many. */
#define MAX_DEALT 200

/**
 * foyer_callback_order_free: (skip)
 * @data: (transfer full): a #FoyerCallbackOrder
 */
void
foyer_callback_order_free (gpointer data)
{
  FoyerCallbackOrder *self = data;

  g_free (self->text);
  g_free (self);
}

static gboolean
give_to (FoyerTransaction    *transaction,
         FoyerCallbackOrder  *self,
         FoyerItem           *item,
         FoyerCallback       *callback,
         const FoyerUuid     *staff,
         GError             **error)
{
  FoyerItemStamp stamp = foyer_callback_make_stamp (transaction, self->act.at_us);

  if (foyer_callback_get_state (callback) == FOYER_CALLBACK_NOT_REACHED
      && !foyer_callback_take_up (callback, error))
    return FALSE;

  return foyer_transaction_save (transaction, FOYER_RECORD (callback), error)
         && foyer_callback_store (transaction, item, foyer_item_assign (item, staff, &stamp, error),
                                  error)
         && (foyer_uuid_equal (staff, &foyer_transaction_get_actor (transaction)->staff)
             || foyer_due_tell (transaction, foyer_record_get_id (FOYER_RECORD (item)), staff,
                                FOYER_NOTICE_OWNER, error));
}

/**
 * foyer_callback_assign: (skip)
 * @transaction: the transaction
 * @data: a #FoyerCallbackOrder: to whom
 * @result: (out): the #FoyerItem
 * @error: where to put why not
 *
 * Gives a callback to somebody. Whoever takes one that is nobody's may do so themselves.
 *
 * Returns: whether to commit
 */
gboolean
foyer_callback_assign (FoyerTransaction  *transaction,
                       gpointer           data,
                       gpointer          *result,
                       GError           **error)
{
  FoyerCallbackOrder *self = data;
  g_autoptr (FoyerShopRules) rules =
    foyer_shop_rules_read (foyer_transaction_get_db (transaction), error);
  g_autoptr (FoyerItem) item = NULL;
  g_autoptr (FoyerCallback) callback = NULL;

  if (rules == NULL
      || (item = foyer_service_load (transaction, FOYER_TYPE_ITEM, &self->item, error)) == NULL
      || (callback = foyer_service_load (transaction, FOYER_TYPE_CALLBACK, &self->item,
                                         error)) == NULL
      || !foyer_callback_check_own (transaction, rules, item, &self->act, error)
      || !foyer_domain_check_that (!foyer_uuid_equal (foyer_callback_get_refused_by (callback),
                                                      &self->staff)
                                   || foyer_uuid_is_none (&self->staff), "owner",
                                   "not whose call was not accepted", error)
      || !give_to (transaction, self, item, callback, &self->staff, error))
    return FALSE;

  *result = g_steal_pointer (&item);
  return TRUE;
}

static gboolean
cancel_one (FoyerTransaction    *transaction,
            FoyerCallbackOrder  *self,
            FoyerItem           *item,
            GError             **error)
{
  FoyerItemStamp stamp = foyer_callback_make_stamp (transaction, self->act.at_us);
  g_autoptr (FoyerCallback) callback =
    foyer_service_load (transaction, FOYER_TYPE_CALLBACK, foyer_record_get_id (FOYER_RECORD (item)),
                        error);

  return callback != NULL && foyer_callback_cancel (callback, self->text, error)
         && foyer_transaction_save (transaction, FOYER_RECORD (callback), error)
         && foyer_callback_store (transaction, item,
                                  foyer_item_stop (item, self->text, &stamp, error), error);
}

/**
 * foyer_callback_cancel_run: (skip)
 * @transaction: the transaction
 * @data: a #FoyerCallbackOrder: why
 * @result: (out): the #FoyerItem
 * @error: where to put why not
 *
 * Cancels a callback.
 *
 * Returns: whether to commit
 */
gboolean
foyer_callback_cancel_run (FoyerTransaction  *transaction,
                           gpointer           data,
                           gpointer          *result,
                           GError           **error)
{
  FoyerCallbackOrder *self = data;
  g_autoptr (FoyerShopRules) rules =
    foyer_shop_rules_read (foyer_transaction_get_db (transaction), error);
  g_autoptr (FoyerItem) item = NULL;

  if (rules == NULL
      || (item = foyer_service_load (transaction, FOYER_TYPE_ITEM, &self->item, error)) == NULL
      || !foyer_callback_check_own (transaction, rules, item, &self->act, error)
      || !cancel_one (transaction, self, item, error))
    return FALSE;

  *result = g_steal_pointer (&item);
  return TRUE;
}

/**
 * foyer_callback_deal_one: (skip)
 * @transaction: the transaction
 * @self: who is absent, and why
 * @rules: what the shop chose
 * @id: key of a callback of theirs
 * @error: where to put why not
 *
 * Gives a callback to whoever is suggested (B3); where nobody can call, it is nobody's, and the
 * supervisors are told.
 *
 * Returns: whether it is dealt
 */
gboolean
foyer_callback_deal_one (FoyerTransaction    *transaction,
                         FoyerCallbackOrder  *self,
                         FoyerShopRules      *rules,
                         const FoyerUuid     *id,
                         GError             **error)
{
  FoyerItemStamp stamp = foyer_callback_make_stamp (transaction, self->act.at_us);
  g_autoptr (FoyerItem) item = foyer_service_load (transaction, FOYER_TYPE_ITEM, id, error);
  g_autoptr (FoyerCallback) callback = NULL;
  FoyerUuid caller;
  gboolean is_cross;

  if (item == NULL
      || (callback = foyer_service_load (transaction, FOYER_TYPE_CALLBACK, id, error)) == NULL
      || !foyer_callback_find_caller (foyer_transaction_get_db (transaction), rules,
                                      self->act.at_us,
                                      MAX (foyer_item_get_when (item), self->act.at_us), callback,
                                      &self->staff, &caller, &is_cross, error))
    return FALSE;

  if (foyer_uuid_is_none (&caller))
    return foyer_callback_store (transaction, item,
                                 foyer_item_release (item, self->text, &stamp, error), error)
           && foyer_due_tell_supervisors (transaction, id, error);

  foyer_callback_set_is_cross (callback, is_cross);
  return give_to (transaction, self, item, callback, &caller, error);
}

/**
 * foyer_callback_redeal: (skip)
 * @transaction: the transaction
 * @data: a #FoyerCallbackOrder: who is absent, from when to when, and why
 * @result: (out): the #FoyerStaff who is absent
 * @error: where to put why not
 *
 * Gives what somebody was to call meanwhile to others, by the rules of B3; what nobody can call is
 * the supervisor's. What is late counts too: it would wait for them.
 *
 * Returns: whether to commit
 */
gboolean
foyer_callback_redeal (FoyerTransaction  *transaction,
                       gpointer           data,
                       gpointer          *result,
                       GError           **error)
{
  FoyerCallbackOrder *self = data;
  FoyerDb *db = foyer_transaction_get_db (transaction);
  g_autoptr (FoyerShopRules) rules = foyer_shop_rules_read (db, error);
  g_autoptr (FoyerStaff) staff = NULL;
  g_autoptr (GPtrArray) items = NULL;

  if (rules == NULL
      || (staff = foyer_service_load (transaction, FOYER_TYPE_STAFF, &self->staff, error)) == NULL
      || (items = foyer_callback_repository_find_items (db, &self->staff, MAX_DEALT,
                                                        error)) == NULL)
    return FALSE;

  for (guint i = 0; i < items->len; i++)
    if (foyer_item_get_when (items->pdata[i]) < self->end_us
        && !foyer_callback_deal_one (transaction, self, rules,
                                     foyer_record_get_id (items->pdata[i]), error))
      return FALSE;

  *result = g_steal_pointer (&staff);
  return TRUE;
}

static gboolean
cancel_all_of (FoyerTransaction    *transaction,
               FoyerCallbackOrder  *self,
               GError             **error)
{
  g_autoptr (GPtrArray) items =
    foyer_callback_repository_find_open_of (foyer_transaction_get_db (transaction), &self->customer,
                                            error);

  if (items == NULL)
    return FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const FoyerUuid *id = foyer_record_get_id (items->pdata[i]);
      g_autoptr (FoyerItem) item = foyer_service_load (transaction, FOYER_TYPE_ITEM, id, error);
      g_autoptr (FoyerCallback) callback = NULL;

      if (item == NULL
          || (callback = foyer_service_load (transaction, FOYER_TYPE_CALLBACK, id, error)) == NULL)
        return FALSE;
      if (foyer_callback_get_kind (callback) != FOYER_CALLBACK_REPLY
          && !cancel_one (transaction, self, item, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * foyer_callback_forbid: (skip)
 * @transaction: the transaction
 * @data: a #FoyerCallbackOrder: which customer
 * @result: (out): the #FoyerCustomer
 * @error: where to put why not
 *
 * The customer asks not to be called (勿扰): the file says so, and what was planned is cancelled,
 * save for the answers that were promised.
 *
 * Returns: whether to commit
 */
gboolean
foyer_callback_forbid (FoyerTransaction  *transaction,
                       gpointer           data,
                       gpointer          *result,
                       GError           **error)
{
  FoyerCallbackOrder *self = data;
  g_autoptr (FoyerCustomer) customer =
    foyer_service_load (transaction, FOYER_TYPE_CUSTOMER, &self->customer, error);

  if (customer == NULL
      || !foyer_record_edit (FOYER_RECORD (customer), "do_not_call", "1", error)
      || !foyer_transaction_save (transaction, FOYER_RECORD (customer), error)
      || !cancel_all_of (transaction, self, error))
    return FALSE;

  *result = g_steal_pointer (&customer);
  return TRUE;
}
