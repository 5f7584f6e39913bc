/* The commands on demo sessions that have begun. Each works on what is stored when its turn
 * comes. */

#include "service/foyer-demo-private.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-callbacks.h"

/* (skip) @owner: whose it is; all-zero for the shop's */
gboolean
foyer_demo_check_own (FoyerTransaction  *transaction,
                      FoyerRoles         roles,
                      const FoyerUuid   *owner,
                      GError           **error)
{
  const FoyerUuid *actor = &foyer_transaction_get_actor (transaction)->staff;

  if (!foyer_uuid_is_none (actor) && foyer_uuid_equal (actor, owner))
    return foyer_permission_check_own (roles, FOYER_RIGHT_DEMO, error);

  return foyer_permission_check (roles, FOYER_RIGHT_DEMO, error);
}

static gboolean
end_plan (FoyerTransaction  *transaction,
          FoyerDemoSession  *session,
          GError           **error)
{
  return foyer_item_plan_end (transaction, FOYER_DEMO_ORIGIN,
                              foyer_record_get_id (FOYER_RECORD (session)), FOYER_NOTE_LOGGED_OUT,
                              error);
}

/* An act on one session. */
typedef enum
{
  SET_IDENTITY,
  SET_PRODUCT,
  TICK,
  EXTEND,
  LOG_OUT,
  FOLLOW_UP,
  CLOSE,
  ABORT,
} Kind;

typedef struct
{
  Kind kind;
  FoyerUuid session;
  gint64 at_us;
  FoyerRoles roles;
  FoyerUuid point;
  FoyerIdentity identity;
  FoyerDemoStep step;
  gboolean is_done;
  gint64 by_us;
  char *text;
  FoyerDemoResult result;       /* its texts are owned */
} Act;

static void
act_free (gpointer data)
{
  Act *self = data;

  g_free (self->text);
  g_free ((char *) self->result.lost_reason);
  g_free ((char *) self->result.content);
  g_free ((char *) self->result.objections);
  g_free ((char *) self->result.wanted_product);
  g_free ((char *) self->result.skip_reason);
  g_free (self);
}

static gboolean
check_session (FoyerTransaction  *transaction,
               Act               *act,
               FoyerDemoSession  *session,
               GError           **error)
{
  if (foyer_demo_check_own (transaction, act->roles, foyer_demo_session_get_rep (session), NULL))
    return TRUE;

  g_set_error_literal (error, FOYER_DEMO_ERROR, FOYER_DEMO_ERROR_NOT_YOUR_SESSION,
                       "another colleague's session");
  return FALSE;
}

/* The account comes back when the log-out is confirmed, or the session ends without. */
static gboolean
give_back (FoyerTransaction  *transaction,
           Act               *act,
           FoyerDemoSession  *session,
           GError           **error)
{
  const FoyerUuid *id = foyer_demo_session_get_account (session);
  g_autoptr (FoyerDemoAccount) account = NULL;

  if (foyer_uuid_is_none (id))
    return TRUE;

  account = foyer_service_load (transaction, FOYER_TYPE_DEMO_ACCOUNT, id, error);
  return account != NULL
         && foyer_demo_account_give_back (account, act->at_us, error)
         && foyer_transaction_save (transaction, FOYER_RECORD (account), error);
}

/* (out) (nullable): the visit that the session is part of */
static gboolean
load_visit (FoyerTransaction  *transaction,
            FoyerDemoSession  *session,
            FoyerVisit       **visit,
            GError           **error)
{
  const FoyerUuid *id = foyer_demo_session_get_visit (session);

  if (foyer_uuid_is_none (id))
    return TRUE;

  *visit = foyer_service_load (transaction, FOYER_TYPE_VISIT, id, error);
  return *visit != NULL;
}

/* The visitor is received again, and what was asked here is not asked at the door once more. */
static gboolean
end_visit (FoyerTransaction  *transaction,
           FoyerDemoSession  *session,
           GError           **error)
{
  g_autoptr (FoyerVisit) visit = NULL;
  g_autoptr (GEnumClass) intents = g_type_class_ref (FOYER_TYPE_INTENT);
  g_autoptr (GEnumClass) kinds = g_type_class_ref (FOYER_TYPE_LOST_KIND);
  FoyerIntent intent = foyer_demo_session_get_intent (session);
  FoyerLostKind lost_kind = foyer_demo_session_get_lost_kind (session);

  if (!load_visit (transaction, session, &visit, error))
    return FALSE;
  if (visit == NULL)
    return TRUE;
  if ((foyer_visit_get_state (visit) == FOYER_VISIT_DEMO && !foyer_visit_end_demo (visit, error))
      || (intent != FOYER_INTENT_UNKNOWN
          && !foyer_record_edit (FOYER_RECORD (visit), "intent",
                                 g_enum_get_value (intents, intent)->value_nick, error))
      || (lost_kind != FOYER_LOST_KIND_NONE
          && (!foyer_record_edit (FOYER_RECORD (visit), "lost_kind",
                                  g_enum_get_value (kinds, lost_kind)->value_nick, error)
              || !foyer_record_edit (FOYER_RECORD (visit), "lost_reason",
                                     foyer_demo_session_get_lost_reason (session), error))))
    return FALSE;

  return foyer_transaction_save (transaction, FOYER_RECORD (visit), error);
}

/* The next contact becomes a callback (B2): whoever may call by the rules of callbacks does. */
static gboolean
plan_callback (FoyerTransaction  *transaction,
               FoyerDemoSession  *session,
               GError           **error)
{
  FoyerCallbackPlan plan = { .kind = FOYER_CALLBACK_USAGE };
  g_autoptr (FoyerVisit) visit = NULL;
  g_autoptr (FoyerItem) item = NULL;
  g_autofree char *subject = foyer_note_make (FOYER_NOTE_AFTER_DEMO,
                                              foyer_demo_session_get_number (session), NULL);

  if (foyer_demo_session_get_next_contact (session) == 0)
    return TRUE;
  if (!load_visit (transaction, session, &visit, error))
    return FALSE;

  plan.product = foyer_demo_session_get_wanted_product (session);
  plan.seller = *foyer_demo_session_get_rep (session);
  plan.item.origin = FOYER_DEMO_ORIGIN_CALLBACK;
  plan.item.origin_id = *foyer_record_get_id (FOYER_RECORD (session));
  plan.item.subject = subject;
  plan.item.body = foyer_demo_session_get_objections (session);
  plan.item.name = visit != NULL ? foyer_visit_get_name (visit) : NULL;
  plan.item.phone = visit != NULL ? foyer_visit_get_phone (visit) : NULL;
  plan.item.channel = FOYER_CHANNEL_CALL;
  plan.item.customer = *foyer_demo_session_get_customer (session);
  plan.item.visit = *foyer_demo_session_get_visit (session);
  plan.item.taker = *foyer_demo_session_get_rep (session);
  plan.item.due_us = foyer_demo_session_get_next_contact (session);
  item = foyer_callback_plan_run (transaction, &plan, error);
  if (item == NULL)
    return FALSE;

  foyer_demo_session_set_callback (session, foyer_record_get_id (FOYER_RECORD (item)));
  return TRUE;
}

static gboolean
do_close (FoyerTransaction  *transaction,
          Act               *act,
          FoyerDemoSession  *session,
          GError           **error)
{
  return foyer_demo_session_finish (session, &act->result, act->at_us, error)
         && end_plan (transaction, session, error)
         && plan_callback (transaction, session, error)
         && end_visit (transaction, session, error);
}

static gboolean
do_abort (FoyerTransaction  *transaction,
          Act               *act,
          FoyerDemoSession  *session,
          GError           **error)
{
  const FoyerActor *actor = foyer_transaction_get_actor (transaction);
  gboolean is_own = foyer_uuid_equal (&actor->staff, foyer_demo_session_get_rep (session));
  gboolean is_logged_in = foyer_demo_session_get_state (session) == FOYER_DEMO_SHOWING;

  return foyer_demo_session_abort (session, act->text, !is_own, act->at_us, error)
         && (!is_logged_in || give_back (transaction, act, session, error))
         && end_plan (transaction, session, error)
         && end_visit (transaction, session, error);
}

static gboolean
do_act (FoyerTransaction  *transaction,
        Act               *act,
        FoyerDemoSession  *session,
        GError           **error)
{
  switch (act->kind)
    {
    case SET_IDENTITY:
      return foyer_demo_session_set_identity (session, act->identity, error);
    case SET_PRODUCT:
      return foyer_demo_session_set_product (session, act->text, error);
    case TICK:
      return foyer_demo_session_tick (session, &act->point, act->is_done, error);
    case EXTEND:
      return foyer_demo_session_extend (session,
                                        MAX (foyer_demo_session_get_until (session), act->at_us)
                                          + act->by_us,
                                        act->text, error)
             && foyer_demo_plan_end_of_time (transaction, session, error);
    case LOG_OUT:
      return foyer_demo_session_log_out (session, act->at_us, error)
             && give_back (transaction, act, session, error)
             && end_plan (transaction, session, error);
    case FOLLOW_UP:
      return foyer_demo_session_follow_up (session, act->step, act->is_done ? act->at_us : 0,
                                           error);
    case CLOSE:
      return do_close (transaction, act, session, error);
    case ABORT:
      return do_abort (transaction, act, session, error);
    }

  g_assert_not_reached ();
}

static gboolean
run_act (FoyerTransaction  *transaction,
         gpointer           data,
         gpointer          *result,
         GError           **error)
{
  Act *act = data;
  g_autoptr (FoyerDemoSession) session = NULL;

  session = foyer_service_load (transaction, FOYER_TYPE_DEMO_SESSION, &act->session, error);
  if (session == NULL
      || !check_session (transaction, act, session, error)
      || !do_act (transaction, act, session, error)
      || !foyer_transaction_save (transaction, FOYER_RECORD (session), error))
    return FALSE;

  *result = g_steal_pointer (&session);
  return TRUE;
}

static Act *
act_new (FoyerDemoDesk    *self,
         Kind              kind,
         FoyerDemoSession *session)
{
  Act *act = g_new0 (Act, 1);

  act->kind = kind;
  act->session = *foyer_record_get_id (FOYER_RECORD (session));
  act->at_us = foyer_service_now_us (FOYER_SERVICE (self));
  act->roles = foyer_session_get_roles (foyer_service_get_session (FOYER_SERVICE (self)));

  return act;
}

static void
run (FoyerDemoDesk       *self,
     const char          *key,
     Act                 *act,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_DEMO_ANYBODY, key, run_act, act, act_free,
                           cancellable, callback, user_data);
}

/**
 * foyer_demo_desk_set_identity_async:
 * @self: the demo desk
 * @session: a session that is open
 * @identity: who listens, as it turns out
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Picks another list of talking points (D2).
 */
void
foyer_demo_desk_set_identity_async (FoyerDemoDesk       *self,
                                    FoyerDemoSession    *session,
                                    FoyerIdentity        identity,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  Act *act = act_new (self, SET_IDENTITY, session);

  act->identity = identity;
  run (self, "demo.identity", act, cancellable, callback, user_data);
}

/**
 * foyer_demo_desk_set_product_async:
 * @self: the demo desk
 * @session: a session that is open, without an account
 * @product: brand and model of what is shown
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Names what is shown without an account (D3).
 */
void
foyer_demo_desk_set_product_async (FoyerDemoDesk       *self,
                                   FoyerDemoSession    *session,
                                   const char          *product,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  Act *act = act_new (self, SET_PRODUCT, session);

  act->text = g_strdup (product);
  run (self, "demo.product", act, cancellable, callback, user_data);
}

/**
 * foyer_demo_desk_tick_point_async:
 * @self: the demo desk
 * @session: a session that is open
 * @point: a talking point
 * @is_shown: whether it was told
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Ticks a point, or takes the tick back (DM-06).
 */
void
foyer_demo_desk_tick_point_async (FoyerDemoDesk       *self,
                                  FoyerDemoSession    *session,
                                  FoyerTalkingPoint   *point,
                                  gboolean             is_shown,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  Act *act = act_new (self, TICK, session);

  act->point = *foyer_record_get_id (FOYER_RECORD (point));
  act->is_done = is_shown;
  run (self, "demo.tick", act, cancellable, callback, user_data);
}

/**
 * foyer_demo_desk_extend_async:
 * @self: the demo desk
 * @session: a session that goes on
 * @by_us: how much longer, microseconds: from the end of its time, or from now when that is past
 * @reason: why
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Lets a session last longer.
 */
void
foyer_demo_desk_extend_async (FoyerDemoDesk       *self,
                              FoyerDemoSession    *session,
                              gint64               by_us,
                              const char          *reason,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Act *act = act_new (self, EXTEND, session);

  act->by_us = by_us;
  act->text = g_strdup (reason);
  run (self, "demo.extend", act, cancellable, callback, user_data);
}

/**
 * foyer_demo_desk_log_out_async:
 * @self: the demo desk
 * @session: a session that goes on
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * The colleague confirms that they logged out: the account is given back, to be reset.
 */
void
foyer_demo_desk_log_out_async (FoyerDemoDesk       *self,
                               FoyerDemoSession    *session,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  run (self, "demo.log-out", act_new (self, LOG_OUT, session), cancellable, callback, user_data);
}

/**
 * foyer_demo_desk_follow_up_async:
 * @self: the demo desk
 * @session: a session after its log-out
 * @step: service centre, right use or frequent questions
 * @is_done: whether the visitor saw it
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Ticks a step after the log-out, or takes the tick back.
 */
void
foyer_demo_desk_follow_up_async (FoyerDemoDesk       *self,
                                 FoyerDemoSession    *session,
                                 FoyerDemoStep        step,
                                 gboolean             is_done,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Act *act = act_new (self, FOLLOW_UP, session);

  act->step = step;
  act->is_done = is_done;
  run (self, "demo.follow-up", act, cancellable, callback, user_data);
}

/**
 * foyer_demo_desk_close_async:
 * @self: the demo desk
 * @session: a session after its log-out; one on a product alone may go on still
 * @result: what came of it
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Ends a session. Its visit is received again, and knows the intent and why nothing was bought; the
 * next contact becomes a callback.
 */
void
foyer_demo_desk_close_async (FoyerDemoDesk         *self,
                             FoyerDemoSession      *session,
                             const FoyerDemoResult *result,
                             GCancellable          *cancellable,
                             GAsyncReadyCallback    callback,
                             gpointer               user_data)
{
  Act *act = act_new (self, CLOSE, session);

  act->result = *result;
  act->result.lost_reason = g_strdup (result->lost_reason);
  act->result.content = g_strdup (result->content);
  act->result.objections = g_strdup (result->objections);
  act->result.wanted_product = g_strdup (result->wanted_product);
  act->result.skip_reason = g_strdup (result->skip_reason);
  run (self, "demo.close", act, cancellable, callback, user_data);
}

/**
 * foyer_demo_desk_abort_async:
 * @self: the demo desk
 * @session: a session that is open
 * @reason: why it ends without a result
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Ends a session without a result. Somebody else's only a supervisor can end, and it is marked.
 */
void
foyer_demo_desk_abort_async (FoyerDemoDesk       *self,
                             FoyerDemoSession    *session,
                             const char          *reason,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Act *act = act_new (self, ABORT, session);

  act->text = g_strdup (reason);
  run (self, "demo.abort", act, cancellable, callback, user_data);
}

/**
 * foyer_demo_desk_finish:
 * @self: the demo desk
 * @result: the result of a command on a session
 * @error: where to put why not: #FoyerDemoError, #FoyerDomainError, #FoyerServiceError or
 *   #FoyerDbError
 *
 * Returns: (transfer full) (nullable): the session as stored
 */
FoyerDemoSession *
foyer_demo_desk_finish (FoyerDemoDesk  *self,
                        GAsyncResult   *result,
                        GError        **error)
{
  return foyer_service_finish (FOYER_SERVICE (self), result, NULL, error);
}
