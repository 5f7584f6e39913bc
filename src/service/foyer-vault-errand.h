#pragma once

#include "service/foyer-vault.h"

G_BEGIN_DECLS

/* One errand to the shop's key, for the vault alone. */

typedef enum
{
  FOYER_ERRAND_LOOK,
  FOYER_ERRAND_SET_UP,
  FOYER_ERRAND_RENEW,
  FOYER_ERRAND_TELL_CODE,
  FOYER_ERRAND_ENROL,
  FOYER_ERRAND_SEAL,
  FOYER_ERRAND_OPEN,
} FoyerVaultErrandKind;

/* One errand. The threads take turns; it is never with two of them. */
typedef struct
{
  FoyerVaultErrandKind kind;
  FoyerActor actor;
  char *seat;
  char *text;                   /* the secret to be sealed, or the code that was typed */
  FoyerUuid secret;
  FoyerUuid subject;
  char *what;
  gboolean in_file;

  FoyerShopKey *known;          /* what the store knows */
  FoyerSealed *sealed;
  GPtrArray *all;

  FoyerKeyPlace place;
  FoyerVaultState state;
  FoyerUuid new_id;
  GBytes *proof;
  char *result;
} FoyerVaultErrand;

void     foyer_vault_errand_free (gpointer           data);
gboolean foyer_vault_errand_do   (FoyerVaultErrand  *errand,
                                  GCancellable      *cancellable,
                                  GError           **error);

G_END_DECLS
