#pragma once

#include <glib.h>

#include "base/foyer-uuid.h"

G_BEGIN_DECLS

/* The shop's key, and what is sealed with it. Pure: neither store nor desktop. */
typedef struct _FoyerKey FoyerKey;

#define FOYER_VAULT_ERROR (foyer_vault_error_quark ())

/**
 * FoyerVaultError:
 * @FOYER_VAULT_ERROR_NO_KEY: the shop has no key yet
 * @FOYER_VAULT_ERROR_NOT_ENROLLED: this PC does not have the shop's key
 * @FOYER_VAULT_ERROR_LOCKED: the keyring of the desktop is locked
 * @FOYER_VAULT_ERROR_WRONG_CODE: not a recovery code, or that of another key
 * @FOYER_VAULT_ERROR_DAMAGED: what is sealed was changed or is of another key
 * @FOYER_VAULT_ERROR_NO_SECRET: the account has no password
 *
 * Why a password cannot be opened or sealed.
 */
typedef enum
{
  FOYER_VAULT_ERROR_NO_KEY,
  FOYER_VAULT_ERROR_NOT_ENROLLED,
  FOYER_VAULT_ERROR_LOCKED,
  FOYER_VAULT_ERROR_WRONG_CODE,
  FOYER_VAULT_ERROR_DAMAGED,
  FOYER_VAULT_ERROR_NO_SECRET,
} FoyerVaultError;

GQuark    foyer_vault_error_quark (void);

FoyerKey *foyer_key_new       (void);
FoyerKey *foyer_key_parse     (const char       *code,
                               GError          **error);
char     *foyer_key_dup_code  (FoyerKey         *self);
void      foyer_key_free      (FoyerKey         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerKey, foyer_key_free)

GBytes   *foyer_key_seal      (FoyerKey         *self,
                               const FoyerUuid  *shop_key,
                               const FoyerUuid  *id,
                               const char       *secret);
char     *foyer_key_open      (FoyerKey         *self,
                               const FoyerUuid  *shop_key,
                               const FoyerUuid  *id,
                               GBytes           *sealed,
                               GError          **error);
GBytes   *foyer_key_prove     (FoyerKey         *self,
                               const FoyerUuid  *shop_key);
gboolean  foyer_key_check     (FoyerKey         *self,
                               const FoyerUuid  *shop_key,
                               GBytes           *proof);

void      foyer_secret_free   (char             *secret);

G_END_DECLS
