/* The commands on demo sessions. Each works on what is stored when its turn comes: two desks that want
 * the same account in the same second are told apart by the account itself, and by the store. */

#include "service/foyer-demo-private.h"

#include <glib/gi18n.h>

#include "domain/foyer-domain-error.h"
#include "service/foyer-callbacks.h"
#include "service/foyer-numbers.h"
#include "store/foyer-demo-repository.h"

/* A session that is to begin. */
typedef struct
{
  FoyerUuid id;
  FoyerUuid account;
  FoyerUuid visit;
  FoyerUuid rep;
  FoyerIdentity identity;
  char *product;
  gint64 at_us;
  gint64 day;
  gint64 max_us;
  FoyerRoles roles;
} Lend;

static void
lend_free (gpointer data)
{
  Lend *self = data;

  g_free (self->product);
  g_free (self);
}

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

/* The own account, else one lent to the rep, else the first of the pool that is free. %FALSE with an
 * error only; @account stays %NULL when there is none. */
static gboolean
choose_account (FoyerTransaction  *transaction,
                Lend              *lend,
                FoyerDemoAccount **account,
                GError           **error)
{
  g_autoptr (GPtrArray) all =
    foyer_demo_repository_find_accounts (foyer_transaction_get_db (transaction), error);
  FoyerDemoAccount *best = NULL;

  if (all == NULL)
    return FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      FoyerDemoAccount *each = all->pdata[i];
      gboolean is_own = foyer_uuid_equal (foyer_demo_account_get_owner (each), &lend->rep);

      if (!foyer_demo_account_check_lend (each, &lend->rep, lend->at_us, lend->day, NULL))
        continue;
      if (best == NULL || is_own
          || (foyer_uuid_is_none (foyer_demo_account_get_owner (best))
              && !foyer_uuid_is_none (foyer_demo_account_get_owner (each))))
        best = each;
      if (is_own)
        break;
    }

  if (best == NULL)
    return TRUE;

  *account = foyer_service_load (transaction, FOYER_TYPE_DEMO_ACCOUNT,
                                 foyer_record_get_id (FOYER_RECORD (best)), error);
  return *account != NULL;
}

static gboolean
find_account (FoyerTransaction  *transaction,
              Lend              *lend,
              FoyerDemoAccount **account,
              GError           **error)
{
  if (!foyer_uuid_is_none (&lend->account))
    {
      *account = foyer_service_load (transaction, FOYER_TYPE_DEMO_ACCOUNT, &lend->account, error);
      return *account != NULL;
    }
  if (lend->product != NULL)
    return TRUE;

  return choose_account (transaction, lend, account, error);
}

static gboolean
check_rep_free (FoyerTransaction  *transaction,
                const FoyerUuid   *rep,
                GError           **error)
{
  g_autoptr (GPtrArray) open =
    foyer_demo_repository_find_open_of (foyer_transaction_get_db (transaction), rep, error);

  if (open == NULL)
    return FALSE;
  if (open->len == 0)
    return TRUE;

  g_set_error_literal (error, FOYER_DEMO_ERROR, FOYER_DEMO_ERROR_BUSY,
                       "the colleague has an open session");
  return FALSE;
}

/* From the board: a visitor who waits is received by the rep, then the demonstration begins. */
static gboolean
begin_visit (FoyerTransaction  *transaction,
             Lend              *lend,
             FoyerVisit        *visit,
             GError           **error)
{
  if (foyer_visit_get_state (visit) == FOYER_VISIT_WAITING
      && !foyer_visit_receive (visit, &lend->rep, lend->at_us, error))
    return FALSE;

  return foyer_visit_start_demo (visit, lend->at_us, error)
         && foyer_transaction_save (transaction, FOYER_RECORD (visit), error);
}

static FoyerDemoSession *
make_session (FoyerTransaction  *transaction,
              Lend              *lend,
              FoyerVisit        *visit,
              GError           **error)
{
  g_autofree char *today = foyer_day_to_digits (lend->day);
  g_autofree char *number = foyer_transaction_number (transaction, FOYER_NUMBER_DEMO, today, error);
  FoyerDemoSession *session;

  if (number == NULL)
    return NULL;

  session = foyer_demo_session_new (&lend->id, number, lend->day, &lend->rep, lend->at_us,
                                    lend->at_us + lend->max_us);
  if (visit != NULL)
    foyer_demo_session_set_visitor (session, foyer_record_get_id (FOYER_RECORD (visit)),
                                    foyer_visit_get_customer (visit),
                                    foyer_visit_get_identity (visit));
  else
    foyer_demo_session_set_visitor (session, NULL, NULL, lend->identity);

  return session;
}

static gboolean
lend_account (FoyerTransaction  *transaction,
              Lend              *lend,
              FoyerDemoAccount  *account,
              FoyerDemoSession  *session,
              GError           **error)
{
  if (account == NULL)
    return lend->product == NULL
           || foyer_record_edit (FOYER_RECORD (session), "product", lend->product, error);

  foyer_demo_session_set_account (session, foyer_record_get_id (FOYER_RECORD (account)));
  return foyer_demo_account_lend (account, &lend->rep, lend->at_us, lend->day, error)
         && foyer_transaction_save (transaction, FOYER_RECORD (account), error);
}

/* What a demo is called where it rings: by its account (B9), else by its product or number. */
static gboolean
get_subject (FoyerTransaction  *transaction,
             FoyerDemoSession  *session,
             char             **subject,
             GError           **error)
{
  const FoyerUuid *id = foyer_demo_session_get_account (session);
  g_autoptr (FoyerDemoAccount) account = NULL;

  if (foyer_uuid_is_none (id))
    {
      *subject = g_strdup (*foyer_demo_session_get_product (session) != '\0'
                             ? foyer_demo_session_get_product (session)
                             : foyer_demo_session_get_number (session));
      return TRUE;
    }

  account = foyer_service_load (transaction, FOYER_TYPE_DEMO_ACCOUNT, id, error);
  if (account == NULL)
    return FALSE;
  *subject = g_strdup (foyer_demo_account_get_label (account));
  return TRUE;
}

/* A demo over its time is a due item of the colleague, and rings like one, again and again (DM-04). It
 * is planned when the demo begins, moved when it may last longer, and ended with the log-out. */
static gboolean
plan_end_of_time (FoyerTransaction  *transaction,
                  FoyerDemoSession  *session,
                  GError           **error)
{
  g_autofree char *today = foyer_day_to_digits (foyer_demo_session_get_day (session));
  g_autofree char *subject = NULL;
  FoyerItemPlan plan = {
    .kind = FOYER_ITEM_DEMO,
    .origin = FOYER_DEMO_ORIGIN,
    .origin_id = *foyer_record_get_id (FOYER_RECORD (session)),
    .visit = *foyer_demo_session_get_visit (session),
    .taker = *foyer_demo_session_get_rep (session),
    .owner = *foyer_demo_session_get_rep (session),
    .due_us = foyer_demo_session_get_until (session),
    .at_us = foyer_transaction_get_now_us (transaction),
    .today = today,
  };
  g_autoptr (FoyerItem) item = NULL;

  if (!get_subject (transaction, session, &subject, error))
    return FALSE;
  plan.subject = subject;
  item = foyer_item_plan_run (transaction, &plan, error);

  return item != NULL;
}

static gboolean
end_plan (FoyerTransaction  *transaction,
          FoyerDemoSession  *session,
          GError           **error)
{
  return foyer_item_plan_end (transaction, FOYER_DEMO_ORIGIN,
                              foyer_record_get_id (FOYER_RECORD (session)), _("Logged out"),
                              error);
}

static gboolean
run_lend (FoyerTransaction  *transaction,
          gpointer           data,
          gpointer          *result,
          GError           **error)
{
  Lend *lend = data;
  g_autoptr (FoyerDemoAccount) account = NULL;
  g_autoptr (FoyerDemoSession) session = NULL;
  g_autoptr (FoyerVisit) visit = NULL;

  if (!foyer_domain_check_that (!foyer_uuid_is_none (&lend->rep), "rep", "known", error)
      || !foyer_demo_check_own (transaction, lend->roles, &lend->rep, error)
      || !find_account (transaction, lend, &account, error))
    return FALSE;
  /* Why the account cannot be lent tells more than that the colleague is busy (DM-01). */
  if ((account != NULL
       && !foyer_demo_account_check_lend (account, &lend->rep, lend->at_us, lend->day, error))
      || !check_rep_free (transaction, &lend->rep, error))
    return FALSE;

  if (!foyer_uuid_is_none (&lend->visit))
    {
      visit = foyer_service_load (transaction, FOYER_TYPE_VISIT, &lend->visit, error);
      if (visit == NULL || !begin_visit (transaction, lend, visit, error))
        return FALSE;
    }
  session = make_session (transaction, lend, visit, error);
  if (session == NULL
      || !lend_account (transaction, lend, account, session, error)
      || !foyer_transaction_create (transaction, FOYER_RECORD (session), error)
      || !plan_end_of_time (transaction, session, error))
    return FALSE;

  *result = g_steal_pointer (&session);
  return TRUE;
}

static gint64
get_max_us (FoyerDemoDesk *self)
{
  FoyerSettings *settings = foyer_shop_get_settings (foyer_demo_desk_get_shop (self));
  gint64 max_us = foyer_settings_get_span_us (settings, FOYER_SETTING_DEMO_MAX);

  /* "off": until the day is over at the latest. */
  return max_us > 0 ? max_us : G_TIME_SPAN_DAY;
}

/**
 * foyer_demo_desk_lend_async:
 * @self: the demo desk
 * @account: (nullable): the account; %NULL takes the colleague's own, else the first of the pool that
 *   is free, else none
 * @visit: (nullable): the visit from the board, which moves to "demonstration"; its identity picks
 *   the talking points
 * @rep: (nullable): who demonstrates; %NULL for who is signed in
 * @identity: who listens, without a visit
 * @product: (nullable): a product to be shown instead of an account (D3); empty: one that is named
 *   later
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Begins a session (D1). It fails with #FoyerDemoError when the account is not to be had, or the
 * colleague has an open session.
 */
void
foyer_demo_desk_lend_async (FoyerDemoDesk       *self,
                            FoyerDemoAccount    *account,
                            FoyerVisit          *visit,
                            FoyerStaff          *rep,
                            FoyerIdentity        identity,
                            const char          *product,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  FoyerSession *session;
  Lend *lend;

  g_return_if_fail (FOYER_IS_DEMO_DESK (self));

  session = foyer_service_get_session (FOYER_SERVICE (self));
  lend = g_new0 (Lend, 1);
  lend->at_us = foyer_service_now_us (FOYER_SERVICE (self));
  lend->id = foyer_uuid_new (lend->at_us);
  lend->day = foyer_shop_time_get_day (foyer_shop_get_time (foyer_demo_desk_get_shop (self)),
                                       lend->at_us);
  lend->max_us = get_max_us (self);
  lend->rep = rep != NULL ? *foyer_record_get_id (FOYER_RECORD (rep))
                          : foyer_session_get_actor (session).staff;
  lend->roles = foyer_session_get_roles (session);
  lend->identity = identity;
  lend->product = g_strdup (product);
  if (account != NULL)
    lend->account = *foyer_record_get_id (FOYER_RECORD (account));
  if (visit != NULL)
    lend->visit = *foyer_record_get_id (FOYER_RECORD (visit));
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_DEMO_ANYBODY, "demo.lend", run_lend, lend,
                           lend_free, cancellable, callback, user_data);
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
  /* Translators: the subject of a callback; %s is the number of a demo. */
  g_autofree char *subject = g_strdup_printf (_("After demo %s"),
                                              foyer_demo_session_get_number (session));

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
             && plan_end_of_time (transaction, session, error);
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
