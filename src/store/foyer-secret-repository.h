#pragma once

/* Sealed secrets, and the names of the shop's keys that they are sealed with. The store sees
 * neither a secret nor a key. */

#include "store/foyer-transaction.h"

G_BEGIN_DECLS

/**
 * FoyerShopKey:
 * @id: the key's name
 * @proof: something sealed with it, by which one knows a key again
 *
 * The key of the shop that is in use now.
 */
typedef struct
{
  FoyerUuid id;
  GBytes *proof;
} FoyerShopKey;

/**
 * FoyerSealed:
 * @id: the secret's name
 * @shop_key: the name of the key that it is sealed with
 * @sealed: the sealed secret
 *
 * A secret as the store holds it.
 */
typedef struct
{
  FoyerUuid id;
  FoyerUuid shop_key;
  GBytes *sealed;
} FoyerSealed;

void          foyer_shop_key_free                  (FoyerShopKey      *self);
void          foyer_sealed_free                    (FoyerSealed       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerShopKey, foyer_shop_key_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerSealed, foyer_sealed_free)

FoyerShopKey *foyer_secret_repository_get_key      (FoyerDb           *db,
                                                    GError           **error);
gboolean      foyer_secret_repository_add_key      (FoyerTransaction  *transaction,
                                                    const FoyerUuid   *id,
                                                    GBytes            *proof,
                                                    GError           **error);
FoyerSealed  *foyer_secret_repository_get          (FoyerDb           *db,
                                                    const FoyerUuid   *id,
                                                    GError           **error);
GPtrArray    *foyer_secret_repository_find_all     (FoyerDb           *db,
                                                    GError           **error);
gboolean      foyer_secret_repository_put          (FoyerTransaction  *transaction,
                                                    const FoyerSealed *sealed,
                                                    GError           **error);

G_END_DECLS
