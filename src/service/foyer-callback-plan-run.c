/* Planning a callback: when, by whom, and that it may be planned at all. Runs on the writer's
 * thread, inside the transaction of whoever plans. */

#include "service/foyer-callback-private.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-customer-link.h"
#include "service/foyer-due.h"
#include "store/foyer-callback-repository.h"

#include <string.h>

/**
 * foyer_callback_make_stamp: (skip)
 * @transaction: the transaction
 * @at_us: when something is done
 *
 * Returns: what an act on a work item is given
 */
FoyerItemStamp
foyer_callback_make_stamp (FoyerTransaction *transaction,
                           gint64            at_us)
{
  return (FoyerItemStamp) {
    foyer_uuid_new (at_us), foyer_transaction_get_actor (transaction)->staff, at_us
  };
}

/**
 * foyer_callback_store: (skip)
 * @transaction: the transaction
 * @item: an item
 * @line: (transfer full) (nullable): the line of its log; %NULL when the act failed
 * @error: where to put the error
 *
 * Returns: whether both are stored
 */
gboolean
foyer_callback_store (FoyerTransaction  *transaction,
                      FoyerItem         *item,
                      FoyerItemLog      *line,
                      GError           **error)
{
  g_autoptr (FoyerItemLog) owned = line;

  return owned != NULL && foyer_transaction_save (transaction, FOYER_RECORD (item), error)
         && foyer_transaction_create (transaction, FOYER_RECORD (owned), error);
}

/* 勿扰: only what was promised is still told (B2). */
static gboolean
check_may_call (FoyerTransaction         *transaction,
                const FoyerCallbackPlan  *plan,
                GError                  **error)
{
  g_autoptr (FoyerCustomer) customer = NULL;

  if (plan->kind == FOYER_CALLBACK_REPLY || foyer_uuid_is_none (&plan->item.customer))
    return TRUE;

  customer = foyer_service_load (transaction, FOYER_TYPE_CUSTOMER, &plan->item.customer, error);
  if (customer == NULL)
    return FALSE;
  if (foyer_customer_get_do_not_call (customer))
    {
      g_set_error_literal (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED,
                           "callback: this customer is not to be called");
      return FALSE;
    }

  return TRUE;
}

static gboolean
choose_owner (FoyerTransaction  *transaction,
              FoyerShopRules    *rules,
              FoyerItemPlan     *item,
              FoyerCallback     *callback,
              GError           **error)
{
  gboolean is_cross = FALSE;

  if (!foyer_uuid_is_none (&item->owner))
    return TRUE;

  if (!foyer_callback_find_caller (foyer_transaction_get_db (transaction), rules,
                                   foyer_transaction_get_now_us (transaction), item->due_us,
                                   callback, NULL, &item->owner, &is_cross, error))
    return FALSE;
  foyer_callback_set_is_cross (callback, is_cross);
  return TRUE;
}

static FoyerCallback *
make_callback (const FoyerCallbackPlan *plan,
               const FoyerUuid         *refused_by,
               gint64                   due_us)
{
  static const FoyerUuid none = { { 0 } };
  FoyerCallback *callback = foyer_callback_new (&none, plan->kind, due_us);

  foyer_callback_set_matter (callback, plan->product, plan->result);
  foyer_callback_set_seller (callback, &plan->seller);
  foyer_callback_set_refused_by (callback, refused_by);
  return callback;
}

/* What was planned before from the same origin has its side record already. */
static gboolean
store_side (FoyerTransaction  *transaction,
            FoyerItem         *item,
            FoyerCallback     *callback,
            GError           **error)
{
  const FoyerUuid *id = foyer_record_get_id (FOYER_RECORD (item));
  g_autoptr (FoyerCallback) known = NULL;

  if (!foyer_callback_repository_find (foyer_transaction_get_db (transaction), id, &known, error))
    return FALSE;
  if (known != NULL)
    return TRUE;

  foyer_record_set_identity (FOYER_RECORD (callback), id, 0);
  return foyer_transaction_create (transaction, FOYER_RECORD (callback), error);
}

/**
 * foyer_callback_plan_run:
 * @transaction: the transaction of whoever plans
 * @plan: what is planned; "at_us" and "today" of its item may be left out
 * @error: where to put why not: %FOYER_DOMAIN_ERROR_DENIED for a customer who is not to be called
 *
 * Plans a callback. With the setting `callback.skip_holidays` it is moved off holidays (CB-10).
 * Without an owner it is given to whoever foyer_callback_suggest() names; when nobody can call it
 * is nobody's, and the supervisors are told. With an origin, see foyer_item_plan_run().
 *
 * Returns: (transfer full) (nullable): the work item
 */
FoyerItem *
foyer_callback_plan_run (FoyerTransaction        *transaction,
                         const FoyerCallbackPlan *plan,
                         GError                 **error)
{
  g_autoptr (FoyerShopRules) rules =
    foyer_shop_rules_read (foyer_transaction_get_db (transaction), error);
  FoyerItemPlan item = plan->item;
  g_autoptr (FoyerCallback) callback = NULL;
  g_autoptr (FoyerItem) planned = NULL;
  g_autofree char *today = NULL;

  if (rules == NULL || !check_may_call (transaction, plan, error)
      || !foyer_domain_check_that (item.due_us != 0, "due", "known", error))
    return NULL;

  item.kind = FOYER_ITEM_CALLBACK;
  item.due_us = foyer_callback_place (item.due_us, rules->settings, rules->time, rules->calendar);
  if (item.at_us == 0)
    item.at_us = foyer_transaction_get_now_us (transaction);
  today = foyer_day_to_digits (foyer_shop_time_get_day (rules->time, item.at_us));
  item.today = today;
  callback = make_callback (plan, &plan->refused_by, item.due_us);

  if (!choose_owner (transaction, rules, &item, callback, error))
    return NULL;
  planned = foyer_item_plan_run (transaction, &item, error);
  if (planned == NULL || !store_side (transaction, planned, callback, error))
    return NULL;
  if (foyer_uuid_is_none (foyer_item_get_owner (planned)) && foyer_item_is_open (planned)
      && !foyer_due_tell_supervisors (transaction, foyer_record_get_id (FOYER_RECORD (planned)),
                                      error))
    return NULL;

  return g_steal_pointer (&planned);
}

static gboolean
is_to_be_called (FoyerTransaction  *transaction,
                 const FoyerUuid   *customer,
                 gboolean          *is_so,
                 GError           **error)
{
  g_autoptr (FoyerCustomer) known = NULL;

  *is_so = TRUE;
  if (foyer_uuid_is_none (customer))
    return TRUE;

  known = foyer_service_load (transaction, FOYER_TYPE_CUSTOMER, customer, error);
  if (known == NULL)
    return FALSE;
  *is_so = !foyer_customer_get_do_not_call (known);
  return TRUE;
}

/**
 * foyer_callback_watch_run:
 * @transaction: the transaction in which an item was closed
 * @item: a case or a complaint that is closed now
 * @error: where to put why not
 *
 * Plans the call that asks a while later whether all is well (H3, CP-04): `watch.after_close` after
 * the closing, once per item, for whoever had it, if they are there. Whoever is not to be called is
 * not called, and with the setting off nobody is.
 *
 * Returns: whether nothing went wrong
 */
gboolean
foyer_callback_watch_run (FoyerTransaction  *transaction,
                          FoyerItem         *item,
                          GError           **error)
{
  FoyerDb *db = foyer_transaction_get_db (transaction);
  g_autoptr (FoyerShopRules) rules = foyer_shop_rules_read (db, error);
  g_autoptr (FoyerItem) planned = NULL;
  FoyerCallbackPlan plan = { .kind = FOYER_CALLBACK_WATCH };
  gboolean is_so, is_there = FALSE;
  gint64 wait_us;

  if (rules == NULL)
    return FALSE;
  wait_us = foyer_settings_get_span_us (rules->settings, FOYER_SETTING_WATCH_AFTER_CLOSE);
  if (!is_to_be_called (transaction, foyer_item_get_customer (item), &is_so, error))
    return FALSE;
  if (wait_us < 0 || !is_so || (*foyer_item_get_phone (item) == '\0'
                                && foyer_uuid_is_none (foyer_item_get_customer (item))))
    return TRUE;

  plan.item.origin = FOYER_CALLBACK_ORIGIN_WATCH;
  plan.item.origin_id = *foyer_record_get_id (FOYER_RECORD (item));
  plan.item.subject = foyer_item_get_subject (item);
  plan.item.name = foyer_item_get_name (item);
  plan.item.phone = foyer_item_get_phone (item);
  plan.item.channel = FOYER_CHANNEL_CALL;
  plan.item.customer = *foyer_item_get_customer (item);
  plan.item.parent = plan.item.origin_id;
  plan.item.taker = *foyer_item_get_taker (item);
  plan.item.due_us = foyer_item_get_closed (item) + wait_us;
  if (!foyer_callback_is_there (db, rules, plan.item.due_us, foyer_item_get_owner (item), &is_there,
                                error))
    return FALSE;
  if (is_there)
    plan.item.owner = *foyer_item_get_owner (item);

  planned = foyer_callback_plan_run (transaction, &plan, error);
  return planned != NULL;
}

/* By hand */

/**
 * foyer_callback_typed_free: (skip)
 * @data: (transfer full): a #FoyerCallbackTyped
 */
void
foyer_callback_typed_free (gpointer data)
{
  FoyerCallbackTyped *self = data;

  g_hash_table_unref (self->typed);
  g_free (self);
}

static const char *
get (FoyerCallbackTyped *self,
     const char         *name)
{
  const char *text = g_hash_table_lookup (self->typed, name);

  return text != NULL ? text : "";
}

static gboolean
read_id (FoyerCallbackTyped  *self,
         const char          *name,
         FoyerUuid           *id,
         GError             **error)
{
  const char *text = get (self, name);

  return *text == '\0' || foyer_uuid_parse (text, id)
         || foyer_domain_check_that (FALSE, name, "a key", error);
}

static gboolean
read_kind (FoyerCallbackTyped  *self,
           FoyerCallbackKind   *kind,
           GError             **error)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (FOYER_TYPE_CALLBACK_KIND);
  const char *nick = get (self, "kind");
  GEnumValue *value = g_enum_get_value_by_nick (klass, *nick != '\0' ? nick : "usage");

  if (value != NULL)
    *kind = value->value;
  return foyer_domain_check_that (value != NULL, "kind", "a kind of callback", error);
}

/* "2026-11-24 15:00"; a day alone means the begin of the calling hours. */
static gboolean
read_due (FoyerCallbackTyped  *self,
          FoyerShopRules      *rules,
          gint64              *due_us,
          GError             **error)
{
  g_auto (GStrv) words = g_strsplit (get (self, "due"), " ", 2);
  int minute, to;
  gint64 day;

  if (!foyer_domain_check_given (get (self, "due"), "due", error))
    return FALSE;

  foyer_settings_get_hours (rules->settings, FOYER_SETTING_CALLBACK_HOURS, &minute, &to);
  if (!foyer_day_parse (words[0], &day)
      || (words[1] != NULL && !foyer_minute_parse (words[1], &minute)))
    return foyer_domain_check_that (FALSE, "due", "a day and a time", error);

  *due_us = foyer_shop_time_at_minute (rules->time, day, minute);
  return foyer_domain_check_that (*due_us > self->act.at_us, "due", "still to come", error);
}

/* The customer of the file, or who is made from what was typed, as at the door. */
static gboolean
find_customer (FoyerTransaction    *transaction,
               FoyerCallbackTyped  *self,
               FoyerShopRules      *rules,
               FoyerCustomer      **customer,
               GError             **error)
{
  static const char *const names[] = { "name", "phone", "salutation" };
  FoyerUuid id = { { 0 } };
  g_autoptr (FoyerCustomer) said = NULL;
  g_autofree char *day = NULL;

  *customer = NULL;
  if (!read_id (self, "customer", &id, error))
    return FALSE;
  if (!foyer_uuid_is_none (&id))
    {
      *customer = foyer_service_load (transaction, FOYER_TYPE_CUSTOMER, &id, error);
      return *customer != NULL;
    }

  said = foyer_customer_new (&id, "", self->act.at_us);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (*get (self, names[i]) != '\0'
        && !foyer_record_edit (FOYER_RECORD (said), names[i], get (self, names[i]), error))
      return FALSE;
  day = foyer_day_to_digits (foyer_shop_time_get_day (rules->time, self->act.at_us));
  return foyer_customer_link (transaction, FOYER_RECORD (said), day, self->act.at_us, customer,
                              error);
}

static gboolean
fill_plan (FoyerTransaction    *transaction,
           FoyerCallbackTyped  *self,
           FoyerShopRules      *rules,
           FoyerCustomer       *customer,
           FoyerCallbackPlan   *plan,
           GError             **error)
{
  plan->item.channel = FOYER_CHANNEL_CALL;
  plan->item.subject = get (self, "subject");
  plan->item.body = get (self, "body");
  plan->item.name = customer != NULL ? foyer_customer_get_name (customer) : get (self, "name");
  plan->item.phone = customer != NULL ? foyer_customer_get_phone (customer) : get (self, "phone");
  if (customer != NULL)
    plan->item.customer = *foyer_record_get_id (FOYER_RECORD (customer));
  plan->item.taker = foyer_transaction_get_actor (transaction)->staff;
  plan->item.at_us = self->act.at_us;
  plan->product = get (self, "product");
  plan->result = get (self, "result");

  return read_kind (self, &plan->kind, error)
         && read_due (self, rules, &plan->item.due_us, error)
         && read_id (self, "owner", &plan->item.owner, error)
         && read_id (self, "seller", &plan->seller, error)
         && read_id (self, "visit", &plan->item.visit, error)
         && read_id (self, "parent", &plan->item.parent, error)
         && foyer_domain_check_given (*plan->item.phone != '\0' ? plan->item.phone
                                                               : get (self, "phone"),
                                      "phone", error);
}

/**
 * foyer_callback_plan_typed: (skip)
 * @transaction: the transaction
 * @data: a #FoyerCallbackTyped
 * @result: (out): the #FoyerItem
 * @error: where to put why not
 *
 * The job of planning a callback by hand.
 *
 * Returns: whether to commit
 */
gboolean
foyer_callback_plan_typed (FoyerTransaction  *transaction,
                           gpointer           data,
                           gpointer          *result,
                           GError           **error)
{
  FoyerCallbackTyped *self = data;
  g_autoptr (FoyerShopRules) rules =
    foyer_shop_rules_read (foyer_transaction_get_db (transaction), error);
  g_autoptr (FoyerCustomer) customer = NULL;
  FoyerCallbackPlan plan = { 0 };

  if (rules == NULL || !find_customer (transaction, self, rules, &customer, error)
      || !fill_plan (transaction, self, rules, customer, &plan, error))
    return FALSE;

  *result = foyer_callback_plan_run (transaction, &plan, error);
  return *result != NULL;
}
