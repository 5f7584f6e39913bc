/* How a call went, and what follows from it (B2, B5, C10): all in one transaction, so that no
 * promise is left hanging. Runs on the writer's thread. */

#include "service/foyer-callback-private.h"

#include "domain/foyer-attempt.h"
#include "domain/foyer-customer.h"
#include "domain/foyer-domain-error.h"
#include "service/foyer-attendance.h"
#include "service/foyer-due.h"
#include "store/foyer-callback-repository.h"
#include "store/foyer-delivery-repository.h"

#include <glib/gi18n.h>
#include <string.h>

/* The act, and what it works on. */
typedef struct
{
  FoyerTransaction *transaction;
  FoyerDb *db;
  FoyerCallbackTold *told;
  FoyerShopRules *rules;
  FoyerItem *item;
  FoyerCallback *callback;
} Call;

static void
call_clear (Call *self)
{
  g_clear_pointer (&self->rules, foyer_shop_rules_free);
  g_clear_object (&self->item);
  g_clear_object (&self->callback);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Call, call_clear)

/**
 * foyer_callback_told_free: (skip)
 * @data: (transfer full): a #FoyerCallbackTold
 */
void
foyer_callback_told_free (gpointer data)
{
  FoyerCallbackTold *self = data;

  g_free ((char *) self->outcome.remark);
  g_free ((char *) self->outcome.child_subject);
  g_clear_pointer (&self->also, g_array_unref);
  g_free (self);
}

/**
 * foyer_callback_check_own: (skip)
 * @transaction: the transaction
 * @rules: what the shop chose
 * @item: a work item
 * @act: who acts
 * @error: where to put why not
 *
 * A callback is moved by its owner, by who stands in for them (CB-11), by a supervisor; one that is
 * nobody's by anybody.
 *
 * Returns: whether who acts may; otherwise %FOYER_DOMAIN_ERROR_DENIED
 */
gboolean
foyer_callback_check_own (FoyerTransaction        *transaction,
                          FoyerShopRules          *rules,
                          FoyerItem               *item,
                          const FoyerCallbackAct  *act,
                          GError                 **error)
{
  const FoyerUuid *owner = foyer_item_get_owner (item);
  const FoyerUuid *actor = &foyer_transaction_get_actor (transaction)->staff;
  g_autoptr (FoyerAttendance) attendance = NULL;
  FoyerStaff *stand_in = NULL;

  if (foyer_permission_check (act->roles, FOYER_RIGHT_ITEM_WORK, NULL))
    return TRUE;
  if (foyer_uuid_is_none (owner) || foyer_uuid_equal (owner, actor))
    return foyer_permission_check_own (act->roles, FOYER_RIGHT_ITEM_WORK, error);

  attendance = foyer_attendance_read (foyer_transaction_get_db (transaction), rules->time,
                                      act->at_us, error);
  if (attendance == NULL)
    return FALSE;
  if (foyer_attendance_get_state (attendance, owner) != FOYER_ATTENDANCE_HERE)
    stand_in = foyer_attendance_find_stand_in (attendance, owner, FOYER_ATTENDANCE_LATER);
  if (stand_in != NULL
      && foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (stand_in)), actor))
    return foyer_permission_check_own (act->roles, FOYER_RIGHT_ITEM_WORK, error);

  return foyer_permission_check (act->roles, FOYER_RIGHT_ITEM_WORK, error);
}

/* Who called: who is signed in, else, at the console, whose callback it is. */
static FoyerUuid
get_caller (Call *self)
{
  const FoyerUuid *actor = &foyer_transaction_get_actor (self->transaction)->staff;

  return foyer_uuid_is_none (actor) ? *foyer_item_get_owner (self->item) : *actor;
}

static FoyerItemStamp
make_stamp (Call *self)
{
  return foyer_callback_make_stamp (self->transaction, self->told->act.at_us);
}

static char *
make_today (Call *self)
{
  return foyer_day_to_digits (foyer_shop_time_get_day (self->rules->time, self->told->act.at_us));
}

static gboolean
log_attempt (Call    *self,
             GError **error)
{
  const FoyerCallOutcome *outcome = &self->told->outcome;
  const FoyerUuid *item = foyer_record_get_id (FOYER_RECORD (self->item));
  gint64 at_us = self->told->act.at_us;
  FoyerUuid id = foyer_uuid_new (at_us);
  FoyerUuid caller = get_caller (self);
  FoyerAttemptTold told = {
    .contact = outcome->contact,
    .reaction = foyer_callback_get_reaction (self->callback),
    .remark = outcome->remark,
    .talk_ms = MAX (outcome->talk_ms, 0),
    .way = outcome->way,
  };
  g_autoptr (FoyerAttempt) attempt = NULL;
  gint64 n;

  if (!foyer_callback_repository_count_attempts (self->db, item, &n, error))
    return FALSE;

  attempt = foyer_attempt_new (&id, item, n + 1, foyer_shop_time_get_day (self->rules->time, at_us),
                               at_us, &caller, &told);
  return foyer_transaction_create (self->transaction, FOYER_RECORD (attempt), error);
}

static gboolean
tell_supervisors (Call       *self,
                  FoyerItem  *item,
                  GError    **error)
{
  return foyer_due_tell_supervisors (self->transaction, foyer_record_get_id (FOYER_RECORD (item)),
                                     error);
}

/* The customer was told: it is answered, and done. */
static gboolean
close_item (Call        *self,
            FoyerItem   *item,
            const char  *text,
            GError     **error)
{
  FoyerItemStamp answered = make_stamp (self);
  FoyerItemStamp closed = make_stamp (self);
  g_autoptr (FoyerItemLog) answer = NULL;

  if (foyer_item_get_state (item) != FOYER_ITEM_STATE_ANSWERED)
    {
      answer = foyer_item_answer (item, text, &answered, error);
      if (answer == NULL
          || !foyer_transaction_create (self->transaction, FOYER_RECORD (answer), error))
        return FALSE;
    }

  return foyer_callback_store (self->transaction, item,
                               foyer_item_close (item, NULL, &closed, error), error);
}

/* The case that was promised an answer has it now; a while later somebody asks whether all is well
 * (H3). A complaint goes on its own way (C2). */
static gboolean
close_case (Call    *self,
            GError **error)
{
  const FoyerUuid *parent = foyer_item_get_parent (self->item);
  g_autoptr (FoyerItem) item = NULL;

  if (foyer_callback_get_kind (self->callback) != FOYER_CALLBACK_REPLY
      || foyer_uuid_is_none (parent))
    return TRUE;

  item = foyer_service_load (self->transaction, FOYER_TYPE_ITEM, parent, error);
  if (item == NULL)
    return FALSE;
  if (foyer_item_get_kind (item) != FOYER_ITEM_CASE || !foyer_item_is_open (item))
    return TRUE;

  return close_item (self, item, self->told->outcome.remark, error)
         && foyer_callback_watch_run (self->transaction, item, error);
}

/* Another colleague explains it again, another day (C10, CB-06). */
static gboolean
plan_recall (Call    *self,
             GError **error)
{
  FoyerItem *item = self->item;
  FoyerCallbackPlan plan = {
    .kind = foyer_callback_get_kind (self->callback),
    .seller = *foyer_callback_get_seller (self->callback),
    .refused_by = get_caller (self),
    .product = foyer_callback_get_product (self->callback),
    .result = foyer_callback_get_result (self->callback),
    .item = {
      .origin = FOYER_CALLBACK_ORIGIN_RECALL,
      .origin_id = *foyer_record_get_id (FOYER_RECORD (item)),
      .subject = foyer_item_get_subject (item),
      .body = self->told->outcome.remark,
      .name = foyer_item_get_name (item),
      .phone = foyer_item_get_phone (item),
      .channel = FOYER_CHANNEL_CALL,
      .customer = *foyer_item_get_customer (item),
      .parent = foyer_uuid_is_none (foyer_item_get_parent (item))
                  ? *foyer_record_get_id (FOYER_RECORD (item)) : *foyer_item_get_parent (item),
      .taker = *foyer_item_get_taker (item),
      .at_us = self->told->act.at_us,
    },
  };
  g_autoptr (FoyerItem) planned = NULL;

  plan.item.due_us = foyer_callback_get_next_try (plan.kind, 0, self->told->act.at_us,
                                                  self->rules->settings, self->rules->time,
                                                  self->rules->calendar);
  if (plan.item.due_us == 0)
    plan.item.due_us = self->told->act.at_us + G_TIME_SPAN_DAY;
  planned = foyer_callback_plan_run (self->transaction, &plan, error);
  return planned != NULL;
}

static FoyerItemPlan
make_child (Call          *self,
            FoyerItemKind  kind,
            const char    *subject,
            const char    *today)
{
  return (FoyerItemPlan) {
    .kind = kind,
    .subject = subject,
    .body = self->told->outcome.remark,
    .name = foyer_item_get_name (self->item),
    .phone = foyer_item_get_phone (self->item),
    .channel = FOYER_CHANNEL_CALL,
    .customer = *foyer_item_get_customer (self->item),
    .parent = *foyer_record_get_id (FOYER_RECORD (self->item)),
    .taker = get_caller (self),
    .at_us = self->told->act.at_us,
    .today = today,
  };
}

static gint64
make_due (Call            *self,
          FoyerSettingKey  key)
{
  FoyerDeadline rule = foyer_settings_get_rule (self->rules->settings, key);

  return foyer_deadline_compute (&rule, self->told->act.at_us, self->rules->time,
                                 self->rules->calendar, NULL);
}

/* Who must answer to a new demand: who sold, if they are with the shop; else who has the
 * callback. */
static gboolean
choose_responsible (Call       *self,
                    FoyerUuid  *owner,
                    GError    **error)
{
  const FoyerUuid *seller = foyer_callback_get_seller (self->callback);
  g_autoptr (FoyerStaff) staff = NULL;

  *owner = foyer_uuid_is_none (foyer_item_get_owner (self->item))
             ? get_caller (self) : *foyer_item_get_owner (self->item);
  if (foyer_uuid_is_none (seller))
    return TRUE;

  staff = foyer_service_load (self->transaction, FOYER_TYPE_STAFF, seller, error);
  if (staff != NULL && foyer_staff_get_state (staff) == FOYER_STAFF_ACTIVE)
    *owner = *seller;
  return staff != NULL;
}

/* A new demand without an answer: a case of its own, with the link back (CB-05). */
static gboolean
open_child (Call    *self,
            GError **error)
{
  const FoyerCallOutcome *outcome = &self->told->outcome;
  const char *subject = outcome->child_subject != NULL && *outcome->child_subject != '\0'
                          ? outcome->child_subject : outcome->remark;
  g_autofree char *today = make_today (self);
  FoyerItemPlan plan = make_child (self, FOYER_ITEM_CASE, subject, today);
  g_autofree char *clock = NULL;
  g_autoptr (FoyerItem) child = NULL;
  FoyerDeadline rule = foyer_settings_get_rule (self->rules->settings, FOYER_SETTING_DUE_CASE);

  if (!foyer_domain_check_given (subject, "subject", error)
      || !choose_responsible (self, &plan.owner, error))
    return FALSE;

  plan.clock = clock = foyer_deadline_to_string (&rule);
  plan.due_us = make_due (self, FOYER_SETTING_DUE_CASE);
  child = foyer_item_plan_run (self->transaction, &plan, error);
  return child != NULL && tell_supervisors (self, child, error);
}

static gboolean
reached (Call    *self,
         GError **error)
{
  const FoyerCallOutcome *outcome = &self->told->outcome;

  if (!foyer_callback_reach (self->callback, outcome->reaction, outcome->intent, outcome->remark,
                             outcome->talk_ms, error)
      || !close_item (self, self->item, outcome->remark, error))
    return FALSE;

  switch (outcome->reaction)
    {
    case FOYER_REACTION_ACCEPTED:
    case FOYER_REACTION_NEW_KNOWN:
      return close_case (self, error);
    case FOYER_REACTION_REJECTED:
      return plan_recall (self, error);
    case FOYER_REACTION_NEW_OPEN:
      return close_case (self, error) && open_child (self, error);
    case FOYER_REACTION_NONE:
    case FOYER_REACTION_UNREACHED:
      break;
    }

  g_assert_not_reached ();
}

/* Whoever is not there on the day of the next call leaves it to somebody who is. */
static gboolean
pass_on (Call    *self,
         gint64   when_us,
         GError **error)
{
  const FoyerUuid *owner = foyer_item_get_owner (self->item);
  FoyerItemStamp stamp = make_stamp (self);
  gboolean is_there, is_cross;
  FoyerUuid caller;

  if (foyer_uuid_is_none (owner)
      || foyer_shop_time_get_day (self->rules->time, when_us)
           == foyer_shop_time_get_day (self->rules->time, self->told->act.at_us))
    return TRUE;
  if (!foyer_callback_is_there (self->db, self->rules, when_us, owner, &is_there, error))
    return FALSE;
  if (is_there)
    return TRUE;

  if (!foyer_callback_find_caller (self->db, self->rules, self->told->act.at_us, when_us,
                                   self->callback, owner, &caller, &is_cross, error))
    return FALSE;
  /* Nobody else: it stays whose it is, and rings where they are stood in for. */
  if (foyer_uuid_is_none (&caller))
    return TRUE;

  foyer_callback_set_is_cross (self->callback, is_cross);
  return foyer_callback_store (self->transaction, self->item,
                               foyer_item_assign (self->item, &caller, &stamp, error), error);
}

static gboolean
missed (Call    *self,
        GError **error)
{
  const char *remark = self->told->outcome.remark;
  FoyerItemStamp tried = make_stamp (self);
  FoyerItemStamp released = make_stamp (self);
  gint64 max = foyer_settings_get_count (self->rules->settings,
                                         FOYER_SETTING_CALLBACK_MAX_ATTEMPTS);
  gint64 next_us;

  if (!foyer_callback_miss (self->callback, remark, max, error))
    return FALSE;

  next_us = foyer_callback_get_next_try (foyer_callback_get_kind (self->callback),
                                         foyer_callback_get_attempts (self->callback),
                                         self->told->act.at_us, self->rules->settings,
                                         self->rules->time, self->rules->calendar);
  if (!foyer_callback_store (self->transaction, self->item,
                             foyer_item_try (self->item, remark, next_us, &tried, error), error))
    return FALSE;
  if (foyer_callback_get_state (self->callback) != FOYER_CALLBACK_NOT_REACHED)
    return next_us == 0 || pass_on (self, next_us, error);

  /* CB-03: the supervisor decides. */
  return foyer_callback_store (self->transaction, self->item,
                               foyer_item_release (self->item, FOYER_NOTE_TRIED_OFTEN,
                                                   &released, error), error)
         && tell_supervisors (self, self->item, error);
}

static gboolean
rescheduled (Call    *self,
             GError **error)
{
  const FoyerCallOutcome *outcome = &self->told->outcome;
  FoyerItemStamp stamp = make_stamp (self);
  const char *reason = outcome->remark != NULL && *outcome->remark != '\0'
                         ? outcome->remark : FOYER_NOTE_TIME_ASKED;

  return foyer_callback_reschedule (self->callback, outcome->again_us, self->told->act.at_us, error)
         && foyer_item_plan_contact (self->item, 0, error)
         && foyer_callback_store (self->transaction, self->item,
                                  foyer_item_move_due (self->item, outcome->again_us, reason,
                                                       &stamp, error), error)
         && pass_on (self, outcome->again_us, error);
}

/* What stands in the file about how to reach them is in doubt from now on. */
static gboolean
doubt_customer (Call    *self,
                GError **error)
{
  const FoyerUuid *id = foyer_item_get_customer (self->item);
  g_autoptr (FoyerCustomer) customer = NULL;

  if (foyer_uuid_is_none (id))
    return TRUE;

  customer = foyer_service_load (self->transaction, FOYER_TYPE_CUSTOMER, id, error);
  if (customer == NULL)
    return FALSE;

  foyer_customer_verify (customer, FOYER_DAY_NONE);
  return foyer_transaction_save (self->transaction, FOYER_RECORD (customer), error);
}

/* Whoever was asked first knows best how else to reach them. */
static gboolean
ask_taker (Call    *self,
           GError **error)
{
  g_autofree char *today = make_today (self);
  g_autofree char *subject = foyer_note_make (FOYER_NOTE_REACH,
                                              foyer_item_get_subject (self->item), NULL);
  FoyerItemPlan plan = make_child (self, FOYER_ITEM_TODO, subject, today);
  g_autoptr (FoyerItem) child = NULL;

  if (g_strcmp0 (plan.body, FOYER_NOTE_WRONG_NUMBER) == 0)
    plan.body = NULL;
  plan.origin = FOYER_CALLBACK_ORIGIN_NUMBER;
  plan.origin_id = plan.parent;
  plan.owner = foyer_uuid_is_none (foyer_item_get_taker (self->item))
                 ? *foyer_item_get_owner (self->item) : *foyer_item_get_taker (self->item);
  plan.due_us = make_due (self, FOYER_SETTING_DUE_CASE);
  child = foyer_item_plan_run (self->transaction, &plan, error);
  return child != NULL;
}

static gboolean
stopped (Call    *self,
         GError **error)
{
  const FoyerCallOutcome *outcome = &self->told->outcome;
  FoyerItemStamp stamp = make_stamp (self);

  return foyer_callback_stop (self->callback, outcome->contact, outcome->remark, error)
         && foyer_callback_store (self->transaction, self->item,
                                  foyer_item_stop (self->item, outcome->remark, &stamp, error),
                                  error)
         && doubt_customer (self, error) && ask_taker (self, error);
}

static gboolean
follow (Call    *self,
        GError **error)
{
  switch (self->told->outcome.contact)
    {
    case FOYER_CONTACT_REACHED:
      return reached (self, error);
    case FOYER_CONTACT_NO_ANSWER:
      return missed (self, error);
    case FOYER_CONTACT_RESCHEDULED:
      return rescheduled (self, error);
    case FOYER_CONTACT_REFUSED:
    case FOYER_CONTACT_BAD_NUMBER:
      return stopped (self, error);
    case FOYER_CONTACT_NONE:
      break;
    }

  return foyer_domain_check_that (FALSE, "contact", "told", error);
}

static gboolean
call_load (Call             *self,
           const FoyerUuid  *item,
           GError          **error)
{
  g_clear_object (&self->item);
  g_clear_object (&self->callback);
  self->item = foyer_service_load (self->transaction, FOYER_TYPE_ITEM, item, error);
  if (self->item == NULL)
    return FALSE;
  self->callback = foyer_service_load (self->transaction, FOYER_TYPE_CALLBACK, item, error);
  return self->callback != NULL
         && foyer_callback_check_own (self->transaction, self->rules, self->item, &self->told->act,
                                      error);
}

static gboolean
tell_one (Call    *self,
          GError **error)
{
  const FoyerUuid *item = foyer_record_get_id (FOYER_RECORD (self->item));
  const FoyerUuid *actor = &foyer_transaction_get_actor (self->transaction)->staff;

  return follow (self, error)
         && foyer_transaction_save (self->transaction, FOYER_RECORD (self->callback), error)
         && log_attempt (self, error)
         && foyer_delivery_repository_end_told (self->db, item, actor, self->told->act.at_us,
                                                error);
}

/* What the same call settled too: told, and accepted; the length of the call counts once. */
static gboolean
tell_others (Call    *self,
             GError **error)
{
  FoyerReaction reaction = self->told->outcome.reaction;
  gint64 talk_ms = self->told->outcome.talk_ms;
  gboolean is_good = TRUE;

  self->told->outcome.reaction = FOYER_REACTION_ACCEPTED;
  self->told->outcome.talk_ms = 0;
  for (guint i = 0; is_good && self->told->also != NULL && i < self->told->also->len; i++)
    is_good = call_load (self, &g_array_index (self->told->also, FoyerUuid, i), error)
              && tell_one (self, error);
  self->told->outcome.reaction = reaction;
  self->told->outcome.talk_ms = talk_ms;

  return is_good;
}

/**
 * foyer_callback_tell: (skip)
 * @transaction: the transaction
 * @data: a #FoyerCallbackTold
 * @result: (out): the #FoyerItem
 * @error: where to put why not
 *
 * The job of telling how a call went.
 *
 * Returns: whether to commit
 */
gboolean
foyer_callback_tell (FoyerTransaction  *transaction,
                     gpointer           data,
                     gpointer          *result,
                     GError           **error)
{
  FoyerCallbackTold *told = data;
  g_auto (Call) call = { transaction, foyer_transaction_get_db (transaction), told };
  g_autoptr (FoyerItem) item = NULL;

  call.rules = foyer_shop_rules_read (call.db, error);
  if (call.rules == NULL || !call_load (&call, &told->item, error) || !tell_one (&call, error))
    return FALSE;

  item = g_object_ref (call.item);
  if (told->outcome.contact == FOYER_CONTACT_REACHED && !tell_others (&call, error))
    return FALSE;

  *result = g_steal_pointer (&item);
  return TRUE;
}
