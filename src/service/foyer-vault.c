/* The vault: secrets sealed in the store, and the shop's key outside of it.
 *
 * Every errand goes the same way: what the store knows is read on the reader's thread; the desktop
 * is asked for the key, and sealed or opened, on a thread of its own, where a locked keyring may
 * take as long as a person; what is to be written is written as one act on the writer's thread. The
 * key and what it opens live no longer than their errand.
 *
 * A new key is kept at this PC before the store hears of it: a crash between the two leaves a key
 * that opens nothing, never something that no key opens. */

#include "service/foyer-vault.h"

#include "service/foyer-vault-errand.h"
#include "store/foyer-customer-repository.h"

struct _FoyerVault
{
  FoyerService parent_instance;
};

G_DEFINE_FINAL_TYPE (FoyerVault, foyer_vault, FOYER_TYPE_SERVICE)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
foyer_vault_class_init (FoyerVaultClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", FOYER_TYPE_VAULT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
foyer_vault_init (FoyerVault *self)
{
}

/**
 * foyer_vault_new:
 * @store: the store
 * @session: who gives the commands
 * @history: where acts are remembered
 *
 * Returns: (transfer full): the vault, which has asked nobody for anything yet
 */
FoyerVault *
foyer_vault_new (FoyerStore   *store,
                 FoyerSession *session,
                 FoyerHistory *history)
{
  return g_object_new (FOYER_TYPE_VAULT, "store", store, "session", session, "history", history,
                       NULL);
}

/* What the store knows */

static gpointer
read_known (FoyerDb   *db,
            gpointer   data,
            GError   **error)
{
  FoyerVaultErrand *errand = g_task_get_task_data (data);

  errand->known = foyer_secret_repository_get_key (db, error);
  if (errand->known == NULL)
    return NULL;
  if (errand->kind == FOYER_ERRAND_OPEN)
    errand->sealed = foyer_secret_repository_get (db, &errand->secret, error);
  if (errand->kind == FOYER_ERRAND_RENEW)
    errand->all = foyer_secret_repository_find_all (db, error);
  if ((errand->kind == FOYER_ERRAND_OPEN && errand->sealed == NULL)
      || (errand->kind == FOYER_ERRAND_RENEW && errand->all == NULL))
    return NULL;

  return errand;
}

/* What is written */

static gboolean
write_errand (FoyerTransaction  *transaction,
              gpointer           data,
              gpointer          *result,
              GError           **error)
{
  FoyerVaultErrand *errand = g_task_get_task_data (data);

  /* A look is noted before it is granted (A4). */
  if (!foyer_customer_repository_log_access (transaction, errand->what, &errand->subject, 1, error))
    return FALSE;
  if (errand->kind != FOYER_ERRAND_SET_UP && errand->kind != FOYER_ERRAND_RENEW)
    return TRUE;

  if (!foyer_secret_repository_add_key (transaction, &errand->new_id, errand->proof, error))
    return FALSE;
  for (guint i = 0; errand->all != NULL && i < errand->all->len; i++)
    if (!foyer_secret_repository_put (transaction, errand->all->pdata[i], error))
      return FALSE;

  return TRUE;
}

/* The way of every errand */

static void
forget (GTask        *task,
        gpointer      source,
        gpointer      data,
        GCancellable *cancellable)
{
  FoyerUuid *id = data;

  foyer_key_place_forget (id, cancellable);
  g_task_return_boolean (task, TRUE);
}

/* A key that nothing is sealed with is taken away, whenever the desktop finds the time. */
static void
forget_later (const FoyerUuid *id)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_source_tag (task, forget_later);
  g_task_set_task_data (task, g_memdup2 (id, sizeof *id), g_free);
  g_task_run_in_thread (task, forget);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  FoyerVault *self = g_task_get_source_object (task);
  FoyerVaultErrand *errand = g_task_get_task_data (task);
  gboolean has_new = errand->kind == FOYER_ERRAND_SET_UP || errand->kind == FOYER_ERRAND_RENEW;
  GError *error = NULL;

  foyer_store_write_finish (FOYER_STORE (source), result, NULL, &error);
  if (has_new && error != NULL)
    forget_later (&errand->new_id);
  else if (errand->kind == FOYER_ERRAND_RENEW)
    forget_later (&errand->known->id);

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (has_new)
    g_signal_emit (self, signals[CHANGED], 0);
  g_task_return_boolean (task, TRUE);
}

static void
on_errand_done (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  FoyerVault *self = FOYER_VAULT (source);
  FoyerVaultErrand *errand = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      /* Something may be kept already that the store will never hear of. */
      if (!foyer_uuid_is_none (&errand->new_id))
        forget_later (&errand->new_id);
      g_task_return_error (task, error);
      return;
    }

  if (errand->kind == FOYER_ERRAND_ENROL)
    g_signal_emit (self, signals[CHANGED], 0);
  if (errand->what == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  foyer_store_write_async (foyer_service_get_store (FOYER_SERVICE (self)), &errand->actor,
                           errand->what, NULL, write_errand, g_object_ref (task), g_object_unref,
                           NULL, g_task_get_cancellable (task), on_written, task);
  g_steal_pointer (&task);
}

static void
run_errand (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  GError *error = NULL;

  if (foyer_vault_errand_do (g_task_get_task_data (data), cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_known_read (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) thread = NULL;
  GError *error = NULL;

  if (foyer_store_read_finish (FOYER_STORE (source), result, NULL, &error) == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  thread = g_task_new (g_task_get_source_object (task), g_task_get_cancellable (task),
                       on_errand_done, g_object_ref (task));
  g_task_set_source_tag (thread, on_known_read);
  g_task_set_task_data (thread, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (thread, run_errand);
}

static GTask *
errand_new (FoyerVault            *self,
            FoyerVaultErrandKind   kind,
            const char            *what,
            GCancellable          *cancellable,
            GAsyncReadyCallback    callback,
            gpointer               user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  FoyerVaultErrand *errand = g_new0 (FoyerVaultErrand, 1);

  errand->kind = kind;
  errand->what = g_strdup (what);
  errand->actor = foyer_session_get_actor (foyer_service_get_session (FOYER_SERVICE (self)));
  errand->seat = g_strdup (errand->actor.seat);
  errand->actor.seat = errand->seat;
  g_task_set_source_tag (task, errand_new);
  g_task_set_task_data (task, errand, foyer_vault_errand_free);

  return task;
}

static void
send (GTask *task)
{
  FoyerVault *self = g_task_get_source_object (task);

  foyer_store_read_async (foyer_service_get_store (FOYER_SERVICE (self)), FOYER_STORE_DESK,
                          read_known, g_object_ref (task), g_object_unref, NULL,
                          g_task_get_cancellable (task), on_known_read, task);
}

/* Only a supervisor's. */
static void
send_checked (GTask *task)
{
  FoyerVault *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (foyer_session_check (foyer_service_get_session (FOYER_SERVICE (self)), FOYER_RIGHT_SETTINGS,
                           &error))
    {
      send (task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

static FoyerVaultErrand *
finish (FoyerVault    *self,
        GAsyncResult  *result,
        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, errand_new), NULL);

  return g_task_propagate_boolean (G_TASK (result), error) ? g_task_get_task_data (G_TASK (result))
                                                           : NULL;
}

/**
 * foyer_vault_look_async:
 * @self: the vault
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is known
 * @user_data: for @callback
 *
 * Looks whether this PC has the shop's key. The keyring may ask the person to unlock it.
 */
void
foyer_vault_look_async (FoyerVault          *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (FOYER_IS_VAULT (self));

  send (errand_new (self, FOYER_ERRAND_LOOK, NULL, cancellable, callback, user_data));
}

/**
 * foyer_vault_look_finish:
 * @self: the vault
 * @result: the result
 * @place: (out) (optional): where the key lies
 * @error: where to put the #FoyerDbError
 *
 * Returns: how things stand at this PC; %FOYER_VAULT_EMPTY with an error
 */
FoyerVaultState
foyer_vault_look_finish (FoyerVault     *self,
                         GAsyncResult   *result,
                         FoyerKeyPlace  *place,
                         GError        **error)
{
  FoyerVaultErrand *errand = finish (self, result, error);

  if (place != NULL)
    *place = errand != NULL ? errand->place : FOYER_KEY_PLACE_NONE;
  return errand != NULL ? errand->state : FOYER_VAULT_EMPTY;
}

/**
 * foyer_vault_set_up_async:
 * @self: the vault
 * @in_file: keep the key in a file, also where there is a keyring
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Makes the shop's first key. A supervisor's.
 */
void
foyer_vault_set_up_async (FoyerVault          *self,
                          gboolean             in_file,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (FOYER_IS_VAULT (self));

  task = errand_new (self, FOYER_ERRAND_SET_UP, "vault.set-up", cancellable, callback, user_data);
  ((FoyerVaultErrand *) g_task_get_task_data (task))->in_file = in_file;
  send_checked (task);
}

/**
 * foyer_vault_renew_async:
 * @self: the vault
 * @in_file: keep the key in a file, also where there is a keyring
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Makes another key and seals everything with it: after somebody left who knew the code. Every
 * other PC needs the new code. A supervisor's.
 */
void
foyer_vault_renew_async (FoyerVault          *self,
                         gboolean             in_file,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (FOYER_IS_VAULT (self));

  task = errand_new (self, FOYER_ERRAND_RENEW, "vault.renew", cancellable, callback, user_data);
  ((FoyerVaultErrand *) g_task_get_task_data (task))->in_file = in_file;
  send_checked (task);
}

/**
 * foyer_vault_tell_code_async:
 * @self: the vault
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Tells the recovery code once more, and notes that it did. A supervisor's, at a PC that has the
 * key.
 */
void
foyer_vault_tell_code_async (FoyerVault          *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (FOYER_IS_VAULT (self));

  send_checked (errand_new (self, FOYER_ERRAND_TELL_CODE, "vault.code", cancellable, callback,
                            user_data));
}

/**
 * foyer_vault_code_finish:
 * @self: the vault
 * @result: the result of setting up, renewing or telling
 * @error: where to put why not: #FoyerVaultError, %FOYER_DOMAIN_ERROR_DENIED,
 *   %FOYER_SERVICE_ERROR_CONFLICT when there is a key already, or a #FoyerDbError
 *
 * Returns: (transfer full) (nullable): the recovery code; free with foyer_secret_free()
 */
char *
foyer_vault_code_finish (FoyerVault    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  FoyerVaultErrand *errand = finish (self, result, error);

  return errand != NULL ? g_steal_pointer (&errand->result) : NULL;
}

/**
 * foyer_vault_enrol_async:
 * @self: the vault
 * @code: the recovery code, as it was typed
 * @in_file: keep the key in a file, also where there is a keyring
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Gives this PC the shop's key.
 */
void
foyer_vault_enrol_async (FoyerVault          *self,
                         const char          *code,
                         gboolean             in_file,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;
  FoyerVaultErrand *errand;

  g_return_if_fail (FOYER_IS_VAULT (self));
  g_return_if_fail (code != NULL);

  task = errand_new (self, FOYER_ERRAND_ENROL, "vault.enrol", cancellable, callback, user_data);
  errand = g_task_get_task_data (task);
  errand->text = g_strdup (code);
  errand->in_file = in_file;
  send (task);
}

/**
 * foyer_vault_enrol_finish:
 * @self: the vault
 * @result: the result
 * @error: where to put why not: %FOYER_VAULT_ERROR_WRONG_CODE, %FOYER_VAULT_ERROR_LOCKED,
 *   %FOYER_VAULT_ERROR_NO_KEY, or a #FoyerDbError
 *
 * Returns: whether this PC has the key now
 */
gboolean
foyer_vault_enrol_finish (FoyerVault    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  return finish (self, result, error) != NULL;
}

/**
 * foyer_vault_seal_async: (skip)
 * @self: the vault
 * @secret: what is to be sealed
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Seals a secret under a new name. It is up to the caller to store it.
 */
void
foyer_vault_seal_async (FoyerVault          *self,
                        const char          *secret,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (FOYER_IS_VAULT (self));
  g_return_if_fail (secret != NULL);

  task = errand_new (self, FOYER_ERRAND_SEAL, NULL, cancellable, callback, user_data);
  ((FoyerVaultErrand *) g_task_get_task_data (task))->text = g_strdup (secret);
  send (task);
}

/**
 * foyer_vault_seal_finish: (skip)
 * @self: the vault
 * @result: the result
 * @error: where to put the #FoyerVaultError or #FoyerDbError
 *
 * Returns: (transfer full) (nullable): the sealed secret
 */
FoyerSealed *
foyer_vault_seal_finish (FoyerVault    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  FoyerVaultErrand *errand = finish (self, result, error);

  return errand != NULL ? g_steal_pointer (&errand->sealed) : NULL;
}

/**
 * foyer_vault_open_async: (skip)
 * @self: the vault
 * @secret: the name of a sealed secret
 * @what: what is noted in the access log: `secret.show`, `secret.copy`
 * @subject: whose secret it is
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Opens a secret. It is told once the look at it stands in the access log.
 */
void
foyer_vault_open_async (FoyerVault          *self,
                        const FoyerUuid     *secret,
                        const char          *what,
                        const FoyerUuid     *subject,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task;
  FoyerVaultErrand *errand;

  g_return_if_fail (FOYER_IS_VAULT (self));

  task = errand_new (self, FOYER_ERRAND_OPEN, what, cancellable, callback, user_data);
  errand = g_task_get_task_data (task);
  errand->secret = *secret;
  errand->subject = *subject;
  send (task);
}

/**
 * foyer_vault_open_finish: (skip)
 * @self: the vault
 * @result: the result
 * @error: where to put the #FoyerVaultError or #FoyerDbError
 *
 * Returns: (transfer full) (nullable): the secret; free with foyer_secret_free()
 */
char *
foyer_vault_open_finish (FoyerVault    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  FoyerVaultErrand *errand = finish (self, result, error);

  return errand != NULL ? g_steal_pointer (&errand->result) : NULL;
}
