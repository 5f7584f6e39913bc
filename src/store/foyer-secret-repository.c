#include "store/foyer-secret-repository.h"

#define STORE(db) foyer_value_int (foyer_db_get_store (db))

static GBytes *
get_bytes (FoyerRows *rows,
           guint      row,
           guint      column)
{
  FoyerValue value = foyer_rows_get (rows, row, column, FOYER_VALUE_BLOB);

  return g_bytes_new (value.blob.data, value.blob.length);
}

static FoyerValue
make_blob (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  return foyer_value_blob (data, length);
}

void
foyer_shop_key_free (FoyerShopKey *self)
{
  g_clear_pointer (&self->proof, g_bytes_unref);
  g_free (self);
}

void
foyer_sealed_free (FoyerSealed *self)
{
  g_clear_pointer (&self->sealed, g_bytes_unref);
  g_free (self);
}

/**
 * foyer_secret_repository_get_key: (skip)
 * @db: a connection in a transaction
 * @error: where to put the error
 *
 * Returns: (transfer full): the name and proof of the key in use; the name is all-zero when the
 *   shop has none yet
 */
FoyerShopKey *
foyer_secret_repository_get_key (FoyerDb  *db,
                                 GError  **error)
{
  g_autoptr (FoyerRows) rows =
    foyer_db_query (db, "SELECT id, proof FROM shop_key WHERE store_id = $1 AND retired IS NULL",
                    FOYER_VALUES (STORE (db)), error);
  FoyerShopKey *key;

  if (rows == NULL)
    return NULL;

  key = g_new0 (FoyerShopKey, 1);
  if (foyer_rows_get_n_rows (rows) > 0)
    {
      key->id = foyer_rows_get_uuid (rows, 0, 0);
      key->proof = get_bytes (rows, 0, 1);
    }

  return key;
}

/**
 * foyer_secret_repository_add_key: (skip)
 * @transaction: a transaction
 * @id: the name of a new key
 * @proof: something sealed with it
 * @error: where to put the error: %FOYER_DB_ERROR_UNIQUE when somebody was faster
 *
 * Makes a key the one in use. The one before is retired.
 *
 * Returns: whether it is
 */
gboolean
foyer_secret_repository_add_key (FoyerTransaction  *transaction,
                                 const FoyerUuid   *id,
                                 GBytes            *proof,
                                 GError           **error)
{
  FoyerDb *db = foyer_transaction_get_db (transaction);
  FoyerValue now = foyer_value_int (foyer_transaction_get_now_us (transaction));

  return foyer_db_run (db, "UPDATE shop_key SET retired = $2"
                       " WHERE store_id = $1 AND retired IS NULL",
                       FOYER_VALUES (STORE (db), now), error) >= 0
         && foyer_db_run (db, "INSERT INTO shop_key (store_id, id, made, proof)"
                          " VALUES ($1, $2, $3, $4)",
                          FOYER_VALUES (STORE (db), foyer_value_uuid (id), now,
                                        make_blob (proof)), error) >= 0;
}

static FoyerSealed *
read_sealed (FoyerRows *rows,
             guint      row)
{
  FoyerSealed *sealed = g_new0 (FoyerSealed, 1);

  sealed->id = foyer_rows_get_uuid (rows, row, 0);
  sealed->shop_key = foyer_rows_get_uuid (rows, row, 1);
  sealed->sealed = get_bytes (rows, row, 2);

  return sealed;
}

/**
 * foyer_secret_repository_get: (skip)
 * @db: a connection in a transaction
 * @id: the name of a secret
 * @error: where to put the error: %FOYER_DB_ERROR_FOREIGN_KEY when there is none
 *
 * Returns: (transfer full) (nullable): the sealed secret
 */
FoyerSealed *
foyer_secret_repository_get (FoyerDb          *db,
                             const FoyerUuid  *id,
                             GError          **error)
{
  g_autoptr (FoyerRows) rows =
    foyer_db_query (db, "SELECT id, shop_key, sealed FROM sealed_secret"
                    " WHERE store_id = $1 AND id = $2",
                    FOYER_VALUES (STORE (db), foyer_value_uuid (id)), error);

  if (rows == NULL)
    return NULL;
  if (foyer_rows_get_n_rows (rows) == 0)
    {
      g_set_error_literal (error, FOYER_DB_ERROR, FOYER_DB_ERROR_FOREIGN_KEY, "no such secret");
      return NULL;
    }

  return read_sealed (rows, 0);
}

/**
 * foyer_secret_repository_find_all: (skip)
 * @db: a connection in a transaction
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerSealed): every sealed secret, former ones too: undo
 *   may come back to them
 */
GPtrArray *
foyer_secret_repository_find_all (FoyerDb  *db,
                                  GError  **error)
{
  g_autoptr (FoyerRows) rows =
    foyer_db_query (db, "SELECT id, shop_key, sealed FROM sealed_secret WHERE store_id = $1"
                    " ORDER BY id", FOYER_VALUES (STORE (db)), error);
  GPtrArray *all;

  if (rows == NULL)
    return NULL;

  all = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_sealed_free);
  for (guint i = 0; i < foyer_rows_get_n_rows (rows); i++)
    g_ptr_array_add (all, read_sealed (rows, i));

  return all;
}

/**
 * foyer_secret_repository_put: (skip)
 * @transaction: a transaction
 * @sealed: a sealed secret, new or sealed anew
 * @error: where to put the error
 *
 * Returns: whether it is stored
 */
gboolean
foyer_secret_repository_put (FoyerTransaction   *transaction,
                             const FoyerSealed  *sealed,
                             GError            **error)
{
  FoyerDb *db = foyer_transaction_get_db (transaction);

  return foyer_db_run (db, "INSERT INTO sealed_secret (store_id, id, shop_key, sealed)"
                       " VALUES ($1, $2, $3, $4) ON CONFLICT (store_id, id)"
                       " DO UPDATE SET shop_key = excluded.shop_key, sealed = excluded.sealed",
                       FOYER_VALUES (STORE (db), foyer_value_uuid (&sealed->id),
                                     foyer_value_uuid (&sealed->shop_key),
                                     make_blob (sealed->sealed)), error) >= 0;
}
