/* The commands of the callbacks: what was said at the desk, made into plain data for the jobs. */

#include "service/foyer-callback-figures.h"
#include "service/foyer-callback-survey.h"
#include "service/foyer-reception-private.h"

/* Rights over one's own things are asked by the jobs, which know whose they are. */
#define MAY_WORK FOYER_RIGHT_ITEM_OPEN

static FoyerCallbackAct
make_act (FoyerCallbacks *self)
{
  return (FoyerCallbackAct) {
    .roles = foyer_session_get_roles (foyer_service_get_session (FOYER_SERVICE (self))),
    .at_us = foyer_service_now_us (FOYER_SERVICE (self)),
  };
}

/* Name and telephone stand in one text, as at the door. */
static void
split_who (GHashTable *typed)
{
  const char *who = g_hash_table_lookup (typed, "who");
  char *name, *phone;

  if (who == NULL)
    return;

  foyer_check_in_split_who (who, &name, &phone);
  g_hash_table_replace (typed, g_strdup ("name"), name);
  g_hash_table_replace (typed, g_strdup ("phone"), phone);
}

/**
 * foyer_callbacks_plan_async:
 * @self: the callbacks
 * @typed: (element-type utf8 utf8): as typed: `kind` (of #FoyerCallbackKind, else usage), `who`, or
 *   `name` and `phone`, or the key `customer`; `due` (2026-11-24 15:00, or a day), and the keys
 *   `owner`, `seller`, `visit`, `parent`; `subject`, `body`, `product`, `result`
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Plans a callback by hand. Without an owner somebody is chosen by the rules of B3.
 */
void
foyer_callbacks_plan_async (FoyerCallbacks      *self,
                            GHashTable          *typed,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  FoyerCallbackTyped *job = g_new0 (FoyerCallbackTyped, 1);
  GHashTableIter iter;
  gpointer name, text;

  job->act = make_act (self);
  job->typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, typed);
  while (g_hash_table_iter_next (&iter, &name, &text))
    g_hash_table_insert (job->typed, g_strdup (name), g_strdup (text));
  split_who (job->typed);

  foyer_service_run_async (FOYER_SERVICE (self), FOYER_RIGHT_ITEM_OPEN, "callback.plan",
                           foyer_callback_plan_typed, job, foyer_callback_typed_free, cancellable,
                           callback, user_data);
}

static GArray *
copy_keys (GPtrArray *items)
{
  GArray *keys;

  if (items == NULL)
    return NULL;

  keys = g_array_new (FALSE, FALSE, sizeof (FoyerUuid));
  for (guint i = 0; i < items->len; i++)
    g_array_append_val (keys, *foyer_record_get_id (items->pdata[i]));
  return keys;
}

/* Blanks are no remark (CB-01). */
static char *
dup_stripped (const char *text)
{
  return g_strstrip (g_strdup (text != NULL ? text : ""));
}

static const char *
get_act (FoyerContactResult contact)
{
  switch (contact)
    {
    case FOYER_CONTACT_NO_ANSWER:
      return "callback.miss";
    case FOYER_CONTACT_RESCHEDULED:
      return "callback.reschedule";
    case FOYER_CONTACT_REFUSED:
    case FOYER_CONTACT_BAD_NUMBER:
      return "callback.stop";
    case FOYER_CONTACT_NONE:
    case FOYER_CONTACT_REACHED:
      return "callback.reach";
    }

  g_assert_not_reached ();
}

/**
 * foyer_callbacks_record_async:
 * @self: the callbacks
 * @item: the callback as it was seen
 * @outcome: how the call went; copied
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Tells how a call went. By the owner, who stands in for them, or a supervisor. See
 * #FoyerCallOutcome for what is demanded; what follows is made in the same transaction: accepted,
 * it is done, and a case that was promised an answer is closed; not accepted, another colleague
 * calls another day (CB-06); a new demand without an answer is a case of its own (CB-05); not
 * reached, it is tried again by `callback.retry`, and after `callback.max_attempts` it is the
 * supervisor's (CB-01 to CB-03); another time asked, it is due then (CB-04); refused or a wrong
 * number, it ends, and whoever was asked first is to check how to reach them.
 */
void
foyer_callbacks_record_async (FoyerCallbacks         *self,
                              FoyerItem              *item,
                              const FoyerCallOutcome *outcome,
                              GCancellable           *cancellable,
                              GAsyncReadyCallback     callback,
                              gpointer                user_data)
{
  FoyerCallbackTold *job = g_new0 (FoyerCallbackTold, 1);

  job->act = make_act (self);
  job->item = *foyer_record_get_id (FOYER_RECORD (item));
  job->outcome = *outcome;
  job->outcome.remark = dup_stripped (outcome->remark);
  job->outcome.child_subject = dup_stripped (outcome->child_subject);
  job->outcome.also = NULL;
  job->also = copy_keys (outcome->also);

  foyer_service_run_async (FOYER_SERVICE (self), MAY_WORK, get_act (outcome->contact),
                           foyer_callback_tell, job, foyer_callback_told_free, cancellable,
                           callback, user_data);
}

/**
 * foyer_callbacks_survey_async:
 * @self: the callbacks
 * @item: the callback at whose end it was asked
 * @ratings: (nullable) (element-type FoyerRating): what was asked, and the answers; %NULL when the
 *   customer declined
 * @remark: (nullable): what the customer said
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Records a survey (Q1). An answer belongs to the question as it was asked, also when that was
 * retired or moved meanwhile. A rating below `survey.low` opens a case, of which the supervisors
 * are told.
 */
void
foyer_callbacks_survey_async (FoyerCallbacks      *self,
                              FoyerItem           *item,
                              GArray              *ratings,
                              const char          *remark,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  FoyerCallbackSurvey *job = g_new0 (FoyerCallbackSurvey, 1);

  job->act = make_act (self);
  job->item = *foyer_record_get_id (FOYER_RECORD (item));
  job->ratings = ratings != NULL ? g_array_copy (ratings) : NULL;
  job->remark = g_strdup (remark);

  foyer_service_run_async (FOYER_SERVICE (self), MAY_WORK, "callback.survey",
                           foyer_callback_survey_run, job, foyer_callback_survey_free, cancellable,
                           callback, user_data);
}

static FoyerCallbackOrder *
make_order (FoyerCallbacks *self,
            FoyerItem      *item,
            FoyerStaff     *staff,
            const char     *text)
{
  FoyerCallbackOrder *order = g_new0 (FoyerCallbackOrder, 1);

  order->act = make_act (self);
  if (item != NULL)
    order->item = *foyer_record_get_id (FOYER_RECORD (item));
  if (staff != NULL)
    order->staff = *foyer_record_get_id (FOYER_RECORD (staff));
  order->text = dup_stripped (text);
  return order;
}

/**
 * foyer_callbacks_assign_async:
 * @self: the callbacks
 * @item: an open callback
 * @staff: who is to call; not whose call was not accepted (CB-06)
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Gives a callback to somebody, who is told. One that was not reached is tried once more.
 */
void
foyer_callbacks_assign_async (FoyerCallbacks      *self,
                              FoyerItem           *item,
                              FoyerStaff          *staff,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  foyer_service_run_async (FOYER_SERVICE (self), MAY_WORK, "callback.assign", foyer_callback_assign,
                           make_order (self, item, staff, NULL), foyer_callback_order_free,
                           cancellable, callback, user_data);
}

/**
 * foyer_callbacks_cancel_async:
 * @self: the callbacks
 * @item: an open callback
 * @reason: why nobody is to call
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Cancels a callback (取消).
 */
void
foyer_callbacks_cancel_async (FoyerCallbacks      *self,
                              FoyerItem           *item,
                              const char          *reason,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  foyer_service_run_async (FOYER_SERVICE (self), MAY_WORK, "callback.cancel",
                           foyer_callback_cancel_run, make_order (self, item, NULL, reason),
                           foyer_callback_order_free, cancellable, callback, user_data);
}

/**
 * foyer_callbacks_finish:
 * @self: the callbacks
 * @result: the result of plan, record, survey, assign or cancel
 * @error: where to put why it was not done
 *
 * Returns: (transfer full) (nullable): the item as stored
 */
FoyerItem *
foyer_callbacks_finish (FoyerCallbacks  *self,
                        GAsyncResult    *result,
                        GError         **error)
{
  return foyer_service_run_finish (FOYER_SERVICE (self), result, error);
}

/**
 * foyer_callbacks_redeal_async:
 * @self: the callbacks
 * @staff: who is absent
 * @end_us: until when, microseconds UTC
 * @reason: why, for what nobody can call
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Deals out to others what somebody was to call until then, late ones too, as one act.
 */
void
foyer_callbacks_redeal_async (FoyerCallbacks      *self,
                              FoyerStaff          *staff,
                              gint64               end_us,
                              const char          *reason,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  FoyerCallbackOrder *order = make_order (self, NULL, staff, reason);

  order->end_us = end_us;
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_RIGHT_ITEM_WORK, "callback.redeal",
                           foyer_callback_redeal, order, foyer_callback_order_free, cancellable,
                           callback, user_data);
}

/**
 * foyer_callbacks_forbid_async:
 * @self: the callbacks
 * @customer: the key of a customer
 * @reason: what they said, for the callbacks that are cancelled
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * The customer asks not to be called (勿扰).
 */
void
foyer_callbacks_forbid_async (FoyerCallbacks      *self,
                              const FoyerUuid     *customer,
                              const char          *reason,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  FoyerCallbackOrder *order = make_order (self, NULL, NULL, reason);

  order->customer = *customer;
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_RIGHT_CUSTOMER_EDIT, "callback.forbid",
                           foyer_callback_forbid, order, foyer_callback_order_free, cancellable,
                           callback, user_data);
}

/**
 * foyer_callbacks_set_target_async:
 * @self: the callbacks
 * @staff: who
 * @target: how many effective calls a day; 0 for no target
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Sets somebody's daily target (B7).
 */
void
foyer_callbacks_set_target_async (FoyerCallbacks      *self,
                                  FoyerStaff          *staff,
                                  guint                target,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  FoyerCallbackTarget *job = g_new0 (FoyerCallbackTarget, 1);

  job->staff = *foyer_record_get_id (FOYER_RECORD (staff));
  job->target = target;
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_RIGHT_SETTINGS, "callback.target",
                           foyer_callback_target_run, job, g_free, cancellable, callback,
                           user_data);
}

/**
 * foyer_callbacks_finish_order:
 * @self: the callbacks
 * @result: the result of redeal, forbid, set target, or of what is done about a question
 * @error: where to put why it was not done
 *
 * Returns: whether it was done
 */
gboolean
foyer_callbacks_finish_order (FoyerCallbacks  *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_autoptr (FoyerRecord) subject = foyer_service_run_finish (FOYER_SERVICE (self), result, error);

  return subject != NULL;
}
