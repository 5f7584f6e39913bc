#pragma once

#include "service/foyer-key-place.h"
#include "service/foyer-service.h"
#include "store/foyer-secret-repository.h"

G_BEGIN_DECLS

#define FOYER_TYPE_VAULT (foyer_vault_get_type ())
G_DECLARE_FINAL_TYPE (FoyerVault, foyer_vault, FOYER, VAULT, FoyerService)

/* What is kept sealed in the store, and the shop's key that opens it: made once, given to each PC
 * by its recovery code, kept there outside the database. Nothing here is asked before somebody
 * wants a password: a desktop without a keyring, or with a locked one, starts and works as any
 * other.
 *
 * Signal "changed": the shop got a key or another one, or this PC got it. */

/**
 * FoyerVaultState:
 * @FOYER_VAULT_EMPTY: the shop has no key yet
 * @FOYER_VAULT_READY: passwords can be opened and sealed here
 * @FOYER_VAULT_NOT_ENROLLED: this PC does not have the key: its recovery code is needed
 * @FOYER_VAULT_LOCKED: the keyring of the desktop is locked
 *
 * How things stand at this PC.
 */
typedef enum
{
  FOYER_VAULT_EMPTY,
  FOYER_VAULT_READY,
  FOYER_VAULT_NOT_ENROLLED,
  FOYER_VAULT_LOCKED,
} FoyerVaultState;

FoyerVault     *foyer_vault_new             (FoyerStore           *store,
                                             FoyerSession         *session,
                                             FoyerHistory         *history);

void            foyer_vault_look_async      (FoyerVault           *self,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
FoyerVaultState foyer_vault_look_finish     (FoyerVault           *self,
                                             GAsyncResult         *result,
                                             FoyerKeyPlace        *place,
                                             GError              **error);

/* The first key; another key, with which all is sealed anew; the code of this one once more. A
 * supervisor's. By finish the recovery code, to be written down, for foyer_secret_free(). */
void            foyer_vault_set_up_async    (FoyerVault           *self,
                                             gboolean              in_file,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
void            foyer_vault_renew_async     (FoyerVault           *self,
                                             gboolean              in_file,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
void            foyer_vault_tell_code_async (FoyerVault           *self,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
char           *foyer_vault_code_finish     (FoyerVault           *self,
                                             GAsyncResult         *result,
                                             GError              **error);

/* This PC gets the key by its recovery code: who has the code may. */
void            foyer_vault_enrol_async     (FoyerVault           *self,
                                             const char           *code,
                                             gboolean              in_file,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean        foyer_vault_enrol_finish    (FoyerVault           *self,
                                             GAsyncResult         *result,
                                             GError              **error);

/* For other services, which check whether it may be. */
void            foyer_vault_seal_async      (FoyerVault           *self,
                                             const char           *secret,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
FoyerSealed    *foyer_vault_seal_finish     (FoyerVault           *self,
                                             GAsyncResult         *result,
                                             GError              **error);
/* @what is noted in the access log, about @subject, before the secret is told. */
void            foyer_vault_open_async      (FoyerVault           *self,
                                             const FoyerUuid      *secret,
                                             const char           *what,
                                             const FoyerUuid      *subject,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
char           *foyer_vault_open_finish     (FoyerVault           *self,
                                             GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
