/* The register of demo accounts, and their passwords. Own accounts are one's own matter; those of
 * the pool and of others a supervisor's, but that anybody puts an account in order. */

#include "service/foyer-demo-private.h"

#include "domain/foyer-domain-error.h"
#include "store/foyer-demo-repository.h"

/* What comes with a new account. */
typedef struct
{
  FoyerUuid id;
  GHashTable *typed;
  FoyerRoles roles;
} Add;

static void
add_free (gpointer data)
{
  Add *self = data;

  g_hash_table_unref (self->typed);
  g_free (self);
}

/* A day as people write it, in the words of the store. */
static char *
dup_canonical (const char *name,
               const char *text)
{
  gint64 day;

  if (g_str_equal (name, "valid_until") && foyer_day_parse (text, &day))
    return g_strdup_printf ("%" G_GINT64_FORMAT, day);

  return g_strdup (text);
}

static FoyerDemoAccount *
make_account (Add     *add,
              GError **error)
{
  const char *label = g_hash_table_lookup (add->typed, "label");
  g_autoptr (FoyerDemoAccount) account = foyer_demo_account_new (&add->id, "");
  GHashTableIter iter;
  gpointer name, text;

  if (!foyer_domain_check_given (label, "label", error))
    return NULL;

  g_hash_table_iter_init (&iter, add->typed);
  while (g_hash_table_iter_next (&iter, &name, &text))
    {
      g_autofree char *canonical = dup_canonical (name, text);

      if (*canonical != '\0' && !foyer_record_edit (FOYER_RECORD (account), name, canonical, error))
        return NULL;
    }

  return g_steal_pointer (&account);
}

static gboolean
run_add (FoyerTransaction  *transaction,
         gpointer           data,
         gpointer          *result,
         GError           **error)
{
  Add *add = data;
  g_autoptr (FoyerDemoAccount) account = make_account (add, error);

  if (account == NULL
      || !foyer_demo_check_own (transaction, add->roles, foyer_demo_account_get_owner (account),
                                error)
      || !foyer_transaction_create (transaction, FOYER_RECORD (account), error))
    return FALSE;

  *result = g_steal_pointer (&account);
  return TRUE;
}

/**
 * foyer_demo_desk_add_account_async:
 * @self: the demo desk
 * @typed: (element-type utf8 utf8): fields of #FoyerDemoAccount by name, as typed; `valid_until` as
 *   a day; without `owner` it is of the pool
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Registers a demo account. Its password is sealed by foyer_demo_desk_set_secret_async().
 */
void
foyer_demo_desk_add_account_async (FoyerDemoDesk       *self,
                                   GHashTable          *typed,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  Add *add;
  GHashTableIter iter;
  gpointer name, text;

  g_return_if_fail (FOYER_IS_DEMO_DESK (self));

  add = g_new0 (Add, 1);
  add->id = foyer_uuid_new (foyer_service_now_us (FOYER_SERVICE (self)));
  add->roles = foyer_session_get_roles (foyer_service_get_session (FOYER_SERVICE (self)));
  add->typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, typed);
  while (g_hash_table_iter_next (&iter, &name, &text))
    g_hash_table_insert (add->typed, g_strdup (name), g_strdup (text != NULL ? text : ""));
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_DEMO_ANYBODY, "demo.account-add", run_add,
                           add, add_free, cancellable, callback, user_data);
}

/* The roles are in the journal's actor only by key: who acts is looked up where it counts. */
static gboolean
check_edit (FoyerTransaction  *transaction,
            FoyerRecord       *before,
            FoyerRecord       *after,
            GError           **error)
{
  const FoyerUuid *actor = &foyer_transaction_get_actor (transaction)->staff;
  g_autoptr (FoyerStaff) staff = NULL;
  FoyerRoles roles = FOYER_ROLES_ALL;

  if (!foyer_uuid_is_none (actor))
    {
      staff = foyer_service_load (transaction, FOYER_TYPE_STAFF, actor, error);
      if (staff == NULL)
        return FALSE;
      roles = foyer_staff_get_roles (staff);
    }

  return foyer_demo_check_own (transaction, roles,
                               foyer_demo_account_get_owner (FOYER_DEMO_ACCOUNT (before)), error)
         && foyer_demo_check_own (transaction, roles,
                                  foyer_demo_account_get_owner (FOYER_DEMO_ACCOUNT (after)),
                                  error);
}

/**
 * foyer_demo_desk_edit_account_async:
 * @self: the demo desk
 * @edits: what was changed in an account
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Changes what is written about an account.
 */
void
foyer_demo_desk_edit_account_async (FoyerDemoDesk       *self,
                                    FoyerEdits          *edits,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_return_if_fail (FOYER_IS_DEMO_DESK (self));

  foyer_service_edit_async (FOYER_SERVICE (self), FOYER_DEMO_ANYBODY, "demo.account-edit", edits,
                            check_edit, cancellable, callback, user_data);
}

/* An act on one account. */
typedef struct
{
  FoyerUuid account;
  FoyerDemoMove move;
  gboolean is_tick;
  guint step;
  gboolean is_done;
  FoyerUuid colleague;
  char *text;
  gint64 at_us;
  gint64 day_end_us;
  FoyerRoles roles;
  FoyerSealed *sealed;          /* a password to be stored; %NULL with is_secret takes it away */
  gboolean is_secret;
} Act;

static void
act_free (gpointer data)
{
  Act *self = data;

  g_clear_pointer (&self->sealed, foyer_sealed_free);
  g_free (self->text);
  g_free (self);
}

static gboolean
do_move (FoyerTransaction  *transaction,
         Act               *act,
         FoyerDemoAccount  *account,
         GError           **error)
{
  gboolean is_lead = foyer_permission_check (act->roles, FOYER_RIGHT_DEMO, NULL);

  switch (act->move)
    {
    case FOYER_DEMO_MOVE_RESET:
      return foyer_demo_account_reset (account, act->at_us, error);
    case FOYER_DEMO_MOVE_FAIL_RESET:
      return foyer_demo_account_fail_reset (account, act->text, error);
    case FOYER_DEMO_MOVE_LOCK:
      return foyer_permission_check (act->roles, FOYER_RIGHT_DEMO, error)
             && foyer_demo_account_lock (account, act->text, error);
    case FOYER_DEMO_MOVE_UNLOCK:
      return foyer_permission_check (act->roles, FOYER_RIGHT_DEMO, error)
             && foyer_demo_account_unlock (account, error);
    case FOYER_DEMO_MOVE_LOAN:
      return foyer_permission_check (act->roles, FOYER_RIGHT_DEMO, error)
             && foyer_domain_check_that (!foyer_uuid_is_none (&act->colleague), "borrower",
                                         "a colleague", error)
             && foyer_demo_account_loan (account, &act->colleague, act->day_end_us, act->text,
                                         error);
    case FOYER_DEMO_MOVE_END_LOAN:
      return foyer_permission_check (act->roles, FOYER_RIGHT_DEMO, error)
             && foyer_demo_account_loan (account, NULL, 0, NULL, error);
    case FOYER_DEMO_MOVE_VOID:
      return (is_lead || foyer_demo_check_own (transaction, act->roles,
                                               foyer_demo_account_get_owner (account), error))
             && foyer_demo_account_void (account, error);
    }

  g_assert_not_reached ();
}

static gboolean
do_act (FoyerTransaction  *transaction,
        Act               *act,
        FoyerDemoAccount  *account,
        GError           **error)
{
  if (act->is_tick)
    return foyer_demo_account_tick_reset (account, act->step, act->is_done, error);
  if (!act->is_secret)
    return do_move (transaction, act, account, error);

  if (!foyer_demo_check_own (transaction, act->roles, foyer_demo_account_get_owner (account),
                             error)
      || (act->sealed != NULL && !foyer_secret_repository_put (transaction, act->sealed, error)))
    return FALSE;
  foyer_demo_account_set_secret (account, act->sealed != NULL ? &act->sealed->id : NULL);
  return TRUE;
}

static gboolean
run_act (FoyerTransaction  *transaction,
         gpointer           data,
         gpointer          *result,
         GError           **error)
{
  Act *act = data;
  g_autoptr (FoyerDemoAccount) account = NULL;

  account = foyer_service_load (transaction, FOYER_TYPE_DEMO_ACCOUNT, &act->account, error);
  if (account == NULL
      || !do_act (transaction, act, account, error)
      || !foyer_transaction_save (transaction, FOYER_RECORD (account), error))
    return FALSE;

  *result = g_steal_pointer (&account);
  return TRUE;
}

static Act *
act_new (FoyerDemoDesk    *self,
         FoyerDemoAccount *account)
{
  FoyerShopTime *time = foyer_shop_get_time (foyer_demo_desk_get_shop (self));
  Act *act = g_new0 (Act, 1);

  act->account = *foyer_record_get_id (FOYER_RECORD (account));
  act->at_us = foyer_service_now_us (FOYER_SERVICE (self));
  act->day_end_us = foyer_shop_time_get_day_end_us (time,
                                                    foyer_shop_time_get_day (time, act->at_us));
  act->roles = foyer_session_get_roles (foyer_service_get_session (FOYER_SERVICE (self)));

  return act;
}

static const char *
get_key (FoyerDemoMove move)
{
  switch (move)
    {
    case FOYER_DEMO_MOVE_RESET:
      return "demo.reset";
    case FOYER_DEMO_MOVE_FAIL_RESET:
      return "demo.reset-fail";
    case FOYER_DEMO_MOVE_LOCK:
      return "demo.lock";
    case FOYER_DEMO_MOVE_UNLOCK:
      return "demo.unlock";
    case FOYER_DEMO_MOVE_LOAN:
      return "demo.loan";
    case FOYER_DEMO_MOVE_END_LOAN:
      return "demo.loan-end";
    case FOYER_DEMO_MOVE_VOID:
      return "demo.account-void";
    }

  g_assert_not_reached ();
}

/**
 * foyer_demo_desk_move_async:
 * @self: the demo desk
 * @account: an account
 * @move: what is done with it
 * @colleague: (nullable): to whom it is lent until day end
 * @text: (nullable): why
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Does with an account what is not a session.
 */
void
foyer_demo_desk_move_async (FoyerDemoDesk       *self,
                            FoyerDemoAccount    *account,
                            FoyerDemoMove        move,
                            FoyerStaff          *colleague,
                            const char          *text,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Act *act;

  g_return_if_fail (FOYER_IS_DEMO_DESK (self));

  act = act_new (self, account);
  act->move = move;
  act->text = g_strdup (text);
  if (colleague != NULL)
    act->colleague = *foyer_record_get_id (FOYER_RECORD (colleague));
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_DEMO_ANYBODY, get_key (move), run_act, act,
                           act_free, cancellable, callback, user_data);
}

/**
 * foyer_demo_desk_tick_reset_async:
 * @self: the demo desk
 * @account: an account that is to be reset
 * @step: one of its steps, from 0
 * @is_done: whether it is done
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Ticks a step of putting an account in order.
 */
void
foyer_demo_desk_tick_reset_async (FoyerDemoDesk       *self,
                                  FoyerDemoAccount    *account,
                                  guint                step,
                                  gboolean             is_done,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  Act *act;

  g_return_if_fail (FOYER_IS_DEMO_DESK (self));

  act = act_new (self, account);
  act->is_tick = TRUE;
  act->step = step;
  act->is_done = is_done;
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_DEMO_ANYBODY, "demo.reset-tick", run_act,
                           act, act_free, cancellable, callback, user_data);
}

/**
 * foyer_demo_desk_finish_account:
 * @self: the demo desk
 * @result: the result of a command on an account
 * @conflicts: (out) (optional) (nullable) (transfer full) (element-type FoyerFieldConflict): of an
 *   edit, the fields that somebody else changed meanwhile
 * @error: where to put why not: #FoyerDemoError, #FoyerVaultError, #FoyerDomainError,
 *   #FoyerServiceError or #FoyerDbError
 *
 * Returns: (transfer full) (nullable): the account as stored; on a conflict as it stands
 */
FoyerDemoAccount *
foyer_demo_desk_finish_account (FoyerDemoDesk  *self,
                                GAsyncResult   *result,
                                GPtrArray     **conflicts,
                                GError        **error)
{
  if (g_async_result_is_tagged (result, foyer_demo_desk_set_secret_async))
    {
      if (conflicts != NULL)
        *conflicts = NULL;
      return g_task_propagate_pointer (G_TASK (result), error);
    }

  return foyer_service_finish (FOYER_SERVICE (self), result, conflicts, error);
}

/* Passwords */

static void
on_secret_stored (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  FoyerDemoAccount *account = foyer_service_finish (FOYER_SERVICE (source), result, NULL, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, account, g_object_unref);
}

static void
store_secret (GTask       *task,
              FoyerSealed *sealed)
{
  FoyerDemoDesk *self = g_task_get_source_object (task);
  Act *act = act_new (self, g_task_get_task_data (task));

  act->is_secret = TRUE;
  act->sealed = sealed;
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_DEMO_ANYBODY, "demo.secret", run_act, act,
                           act_free, g_task_get_cancellable (task), on_secret_stored, task);
}

static void
on_sealed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask *task = user_data;
  GError *error = NULL;
  FoyerSealed *sealed = foyer_vault_seal_finish (FOYER_VAULT (source), result, &error);

  if (sealed != NULL)
    {
      store_secret (task, sealed);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

/**
 * foyer_demo_desk_set_secret_async:
 * @self: the demo desk
 * @account: an account
 * @secret: its password; empty takes it away
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Keeps the password of an account, sealed. The journal tells that it is another one, and nothing
 * of it. It fails with %FOYER_VAULT_ERROR_NO_KEY until a supervisor has set up the shop's key.
 */
void
foyer_demo_desk_set_secret_async (FoyerDemoDesk       *self,
                                  FoyerDemoAccount    *account,
                                  const char          *secret,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (FOYER_IS_DEMO_DESK (self));
  g_return_if_fail (secret != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, foyer_demo_desk_set_secret_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_object_ref (account), g_object_unref);
  if (*secret == '\0')
    store_secret (task, NULL);
  else
    foyer_vault_seal_async (foyer_demo_desk_get_vault (self), secret, cancellable, on_sealed, task);
}

/* A look at a password. */
typedef struct
{
  FoyerUuid account;
  FoyerUuid staff;
  FoyerRoles roles;
  gint64 now_us;
  gboolean for_copy;
} Look;

/* Whose it is, who is logged in with it, and a supervisor; told from what is stored now. */
static gboolean
may_look (FoyerDb           *db,
          Look              *look,
          FoyerDemoAccount  *account,
          GError           **error)
{
  gboolean is_pool = foyer_uuid_is_none (foyer_demo_account_get_owner (account));
  g_autoptr (GPtrArray) open = NULL;

  if (foyer_permission_check (look->roles, FOYER_RIGHT_DEMO, NULL))
    return TRUE;
  if (!foyer_permission_check_own (look->roles, FOYER_RIGHT_DEMO, error))
    return FALSE;

  open = foyer_demo_repository_find_open_on (db, &look->account, error);
  if (open == NULL)
    return FALSE;
  if ((open->len > 0
       && foyer_uuid_equal (foyer_demo_session_get_rep (open->pdata[0]), &look->staff))
      || (!is_pool && foyer_demo_account_may_use (account, &look->staff, look->now_us)))
    return TRUE;

  g_set_error_literal (error, FOYER_DEMO_ERROR, FOYER_DEMO_ERROR_NOT_YOURS,
                       "shown to who is logged in with it");
  return FALSE;
}

static gpointer
read_account (FoyerDb   *db,
              gpointer   data,
              GError   **error)
{
  Look *look = data;
  g_autoptr (FoyerRecord) account = foyer_db_load_record (db, FOYER_TYPE_DEMO_ACCOUNT,
                                                          &look->account, error);

  if (account == NULL || !may_look (db, look, FOYER_DEMO_ACCOUNT (account), error))
    return NULL;
  if (foyer_uuid_is_none (foyer_demo_account_get_secret (FOYER_DEMO_ACCOUNT (account))))
    {
      g_set_error_literal (error, FOYER_VAULT_ERROR, FOYER_VAULT_ERROR_NO_SECRET,
                           "the account has no password");
      return NULL;
    }

  return g_steal_pointer (&account);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *secret = foyer_vault_open_finish (FOYER_VAULT (source), result, &error);

  if (secret == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, secret, (GDestroyNotify) foyer_secret_free);
}

static void
on_account_read (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  FoyerDemoDesk *self = g_task_get_source_object (task);
  Look *look = g_task_get_task_data (task);
  g_autoptr (FoyerDemoAccount) account = NULL;
  GError *error = NULL;

  account = foyer_store_read_finish (FOYER_STORE (source), result, NULL, &error);
  if (account == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  foyer_vault_open_async (foyer_demo_desk_get_vault (self),
                          foyer_demo_account_get_secret (account),
                          look->for_copy ? "secret.copy" : "secret.show", &look->account,
                          g_task_get_cancellable (task), on_opened, task);
  g_steal_pointer (&task);
}

/**
 * foyer_demo_desk_reveal_async:
 * @self: the demo desk
 * @account: an account
 * @for_copy: whether it goes to the clipboard rather than to the screen
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Opens the password of an account for who is logged in with it, whose it is, or a supervisor. It
 * is told once the look stands in the access log.
 */
void
foyer_demo_desk_reveal_async (FoyerDemoDesk       *self,
                              FoyerDemoAccount    *account,
                              gboolean             for_copy,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  FoyerSession *session;
  GTask *task;
  Look *look;

  g_return_if_fail (FOYER_IS_DEMO_DESK (self));

  session = foyer_service_get_session (FOYER_SERVICE (self));
  look = g_new0 (Look, 1);
  look->account = *foyer_record_get_id (FOYER_RECORD (account));
  look->staff = foyer_session_get_actor (session).staff;
  look->roles = foyer_session_get_roles (session);
  look->now_us = foyer_service_now_us (FOYER_SERVICE (self));
  look->for_copy = for_copy;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, foyer_demo_desk_reveal_async);
  g_task_set_task_data (task, look, g_free);
  foyer_store_read_async (foyer_service_get_store (FOYER_SERVICE (self)), FOYER_STORE_DESK,
                          read_account, g_memdup2 (look, sizeof *look), g_free, g_object_unref,
                          cancellable, on_account_read, task);
}

/**
 * foyer_demo_desk_reveal_finish:
 * @self: the demo desk
 * @result: the result
 * @error: where to put why not: %FOYER_DEMO_ERROR_NOT_YOURS, #FoyerVaultError, or a #FoyerDbError
 *   when the look could not be noted
 *
 * Returns: (transfer full) (nullable): the password; free with foyer_secret_free()
 */
char *
foyer_demo_desk_reveal_finish (FoyerDemoDesk  *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
