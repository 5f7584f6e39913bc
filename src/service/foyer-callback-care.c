/* Birthdays (客户关怀, B8): where the shop wants it, whoever has one in the days to come is to be
 * called. Each is planned once, by whichever program looks first; done by the program itself, as
 * `system`. */

#include "service/foyer-callback-private.h"

#include "store/foyer-callback-repository.h"
#include "store/foyer-item-repository.h"

/* So far ahead, that a week's work can be dealt out. */
#define DAYS_AHEAD 7

/* So many are planned in one transaction: the desk must get between them. */
#define PLAN_AT_ONCE 10

typedef struct
{
  FoyerUuid customer;
  gint64 day;
} Birthday;

/* What the job needs; the writer's thread may outlive the task. */
typedef struct
{
  FoyerUuid op_id;
  GArray *birthdays;            /* Birthday */
  guint n_done;
} Care;

static void
care_clear (gpointer data)
{
  g_clear_pointer (&((Care *) data)->birthdays, g_array_unref);
}

static void
care_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, care_clear);
}

typedef struct
{
  GArray *birthdays;
  gint64 today;
} Search;

/* The birthday of this year, or, late in December, of the next. */
static gboolean
take_birthday (const FoyerCallable *callable,
               gpointer             user_data)
{
  Search *search = user_data;
  Birthday birthday = { callable->customer, 0 };
  int year, month, dom;

  foyer_day_to_ymd (search->today, &year, &month, &dom);
  birthday.day = foyer_callback_get_care_day (callable->birthday, year);
  if (birthday.day < search->today)
    birthday.day = foyer_callback_get_care_day (callable->birthday, year + 1);
  if (birthday.day <= search->today + DAYS_AHEAD)
    g_array_append_val (search->birthdays, birthday);

  return TRUE;
}

static gpointer
find_birthdays (FoyerDb   *db,
                gpointer   data,
                GError   **error)
{
  g_autoptr (FoyerShopRules) rules = foyer_shop_rules_read (db, error);
  g_autoptr (GArray) birthdays = g_array_new (FALSE, FALSE, sizeof (Birthday));
  Search search = { birthdays };

  if (rules == NULL)
    return NULL;
  search.today = foyer_shop_time_get_day (rules->time, *(gint64 *) data);
  if (foyer_settings_get_bool (rules->settings, FOYER_SETTING_CARE_ENABLED)
      && !foyer_callback_repository_ask_callable (db, G_MININT64, TRUE, take_birthday, &search,
                                                  error))
    return NULL;

  return g_steal_pointer (&birthdays);
}

/**
 * foyer_callback_greet_whom: (skip)
 * @transaction: the transaction of whoever plans
 * @greeting: whom to greet on which occasion
 * @customer: (out) (transfer full) (nullable): the customer; %NULL for who has the call already,
 *   whatever became of it, and for who is not to be called or not a customer any more
 * @error: where to put the error
 *
 * Looks whether a customer is to be greeted, as things stand now.
 *
 * Returns: whether it could be read
 */
gboolean
foyer_callback_greet_whom (FoyerTransaction             *transaction,
                           const FoyerCallbackGreeting  *greeting,
                           FoyerCustomer               **customer,
                           GError                      **error)
{
  g_autoptr (FoyerCustomer) known =
    foyer_service_load (transaction, FOYER_TYPE_CUSTOMER, &greeting->customer, error);
  g_autoptr (FoyerItem) item = NULL;

  *customer = NULL;
  if (known == NULL
      || !foyer_item_repository_find_origin (foyer_transaction_get_db (transaction),
                                             greeting->origin, &greeting->customer, &item, error))
    return FALSE;

  if (item == NULL && !foyer_customer_get_do_not_call (known)
      && foyer_customer_get_state (known) == FOYER_CUSTOMER_ACTIVE)
    *customer = g_steal_pointer (&known);
  return TRUE;
}

/**
 * foyer_callback_greet_run: (skip)
 * @transaction: the transaction of whoever plans
 * @greeting: what is planned
 * @customer: for whom, as of foyer_callback_greet_whom()
 * @error: where to put the error
 *
 * Plans a call that greets a customer.
 *
 * Returns: whether it is planned
 */
gboolean
foyer_callback_greet_run (FoyerTransaction             *transaction,
                          const FoyerCallbackGreeting  *greeting,
                          FoyerCustomer                *customer,
                          GError                      **error)
{
  FoyerCallbackPlan plan = { .kind = FOYER_CALLBACK_GREETING, .result = greeting->text };
  g_autoptr (FoyerItem) item = NULL;

  plan.item.origin = greeting->origin;
  plan.item.origin_id = greeting->customer;
  plan.item.subject = greeting->subject;
  plan.item.name = foyer_customer_get_name (customer);
  plan.item.phone = foyer_customer_get_phone (customer);
  plan.item.channel = FOYER_CHANNEL_CALL;
  plan.item.customer = greeting->customer;
  plan.item.taker = foyer_transaction_get_actor (transaction)->staff;
  plan.item.due_us = greeting->due_us;
  item = foyer_callback_plan_run (transaction, &plan, error);
  return item != NULL;
}

static gboolean
plan_birthday (FoyerTransaction  *transaction,
               FoyerShopRules    *rules,
               const Birthday    *birthday,
               GError           **error)
{
  g_autofree char *origin = NULL;
  FoyerCallbackGreeting greeting = {
    .customer = birthday->customer,
    .subject = FOYER_NOTE_BIRTHDAY,
    .text = "",
    .due_us = foyer_shop_time_at_minute (rules->time, birthday->day, FOYER_CALLBACK_CARE_MINUTE),
  };
  g_autoptr (FoyerCustomer) customer = NULL;
  int year, month, dom;

  foyer_day_to_ymd (birthday->day, &year, &month, &dom);
  origin = g_strdup_printf (FOYER_CALLBACK_ORIGIN_BIRTHDAY "-%d", year);
  greeting.origin = origin;
  return foyer_callback_greet_whom (transaction, &greeting, &customer, error)
         && (customer == NULL
             || foyer_callback_greet_run (transaction, &greeting, customer, error));
}

/* The result is how many were looked at. */
static gboolean
plan_some (FoyerTransaction  *transaction,
           gpointer           data,
           gpointer          *result,
           GError           **error)
{
  Care *care = data;
  guint n = MIN (PLAN_AT_ONCE, care->birthdays->len - care->n_done);
  g_autoptr (FoyerShopRules) rules =
    foyer_shop_rules_read (foyer_transaction_get_db (transaction), error);

  if (rules == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!plan_birthday (transaction, rules,
                        &g_array_index (care->birthdays, Birthday, care->n_done + i), error))
      return FALSE;

  *result = GUINT_TO_POINTER (n);
  return TRUE;
}

static void on_some_planned (GObject      *source,
                             GAsyncResult *result,
                             gpointer      user_data);

static void
plan_next (GTask *task)
{
  FoyerService *self = g_task_get_source_object (task);
  Care *care = g_task_get_task_data (task);
  FoyerActor actor = {
    .name = "system",
    .seat = foyer_session_get_seat (foyer_service_get_session (self)),
  };

  foyer_store_write_async (foyer_service_get_store (self), &actor, "callback.care", &care->op_id,
                           plan_some, g_atomic_rc_box_acquire (care), care_unref, NULL,
                           g_task_get_cancellable (task), on_some_planned, task);
}

static void
go_on (GTask *task)
{
  Care *care = g_task_get_task_data (task);

  if (care->n_done < care->birthdays->len)
    {
      plan_next (task);
      return;
    }

  g_task_return_int (task, care->n_done);
  g_object_unref (task);
}

static void
on_some_planned (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Care *care = g_task_get_task_data (task);
  GError *error = NULL;
  guint n =
    GPOINTER_TO_UINT (foyer_store_write_finish (FOYER_STORE (source), result, NULL, &error));

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  care->n_done += n;
  go_on (g_steal_pointer (&task));
}

static void
on_birthdays_found (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Care *care = g_task_get_task_data (task);
  GError *error = NULL;

  care->birthdays = foyer_store_read_finish (FOYER_STORE (source), result, NULL, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    go_on (g_steal_pointer (&task));
}

/**
 * foyer_callbacks_plan_care_async:
 * @self: the callbacks
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * With the setting `care.enabled` plans a call for every birthday of today and the seven days to
 * come, each once a year, also when several programs look or it is asked twice. Whoever is not to
 * be called is not. Done by the program itself, as `system`, and not undone.
 */
void
foyer_callbacks_plan_care_async (FoyerCallbacks      *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Care *care = g_atomic_rc_box_new0 (Care);
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (self));

  care->op_id = foyer_uuid_new (now_us);
  g_task_set_source_tag (task, foyer_callbacks_plan_care_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, care, care_unref);
  foyer_store_read_async (foyer_service_get_store (FOYER_SERVICE (self)), FOYER_STORE_BULK,
                          find_birthdays, g_memdup2 (&now_us, sizeof now_us), g_free,
                          (GDestroyNotify) g_array_unref, cancellable, on_birthdays_found, task);
}

/**
 * foyer_callbacks_plan_care_finish:
 * @self: the callbacks
 * @result: the result
 * @error: where to put the #FoyerDbError
 *
 * Returns: how many birthdays have their call, planned now or before; -1 when it failed
 */
gint64
foyer_callbacks_plan_care_finish (FoyerCallbacks  *self,
                                  GAsyncResult    *result,
                                  GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return g_task_propagate_int (G_TASK (result), error);
}
