/* How a demo session begins. Two desks that want the same account in the same second are told apart
 * by the account itself, and by the store. */

#include "service/foyer-demo-private.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-items.h"
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

/* The own account, else one lent to the rep, else the first of the pool that is free. %FALSE with
 * an error only; @account stays %NULL when there is none. */
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

/* (skip) A demo over its time is a due item of the colleague, and rings like one, again and again
 * (DM-04). It is planned when the demo begins, moved when it may last longer, and ended with the
 * log-out. */
gboolean
foyer_demo_plan_end_of_time (FoyerTransaction  *transaction,
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
      || !foyer_demo_plan_end_of_time (transaction, session, error))
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
 * @account: (nullable): the account; %NULL takes the colleague's own, else the first of the pool
 *   that is free, else none
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
