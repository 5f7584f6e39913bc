/* What is done with the shop's key, on a thread where the desktop may take as long as a person. */

#include "service/foyer-vault-errand.h"

#include <glib/gi18n.h>

/**
 * foyer_vault_errand_free: (skip)
 * @data: (transfer full): an errand; its secrets are wiped
 */
void
foyer_vault_errand_free (gpointer data)
{
  FoyerVaultErrand *self = data;

  foyer_secret_free (self->text);
  foyer_secret_free (self->result);
  g_clear_pointer (&self->known, foyer_shop_key_free);
  g_clear_pointer (&self->sealed, foyer_sealed_free);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->proof, g_bytes_unref);
  g_free (self->what);
  g_free (self->seat);
  g_free (self);
}

static FoyerKey *
refuse (FoyerVaultError   code,
        const char       *message,
        GError          **error)
{
  g_set_error_literal (error, FOYER_VAULT_ERROR, code, message);
  return NULL;
}

/* The key of the shop, if this PC has it and it is the right one. */
static FoyerKey *
find_key (FoyerVaultErrand *errand,
          GCancellable     *cancellable,
          GError          **error)
{
  g_autoptr (GError) reason = NULL;
  FoyerKey *key;

  if (foyer_uuid_is_none (&errand->known->id))
    return refuse (FOYER_VAULT_ERROR_NO_KEY, "the shop has no key", error);

  key = foyer_key_place_find (&errand->known->id, &errand->place, cancellable, &reason);
  if (key == NULL && reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  if (key != NULL && foyer_key_check (key, &errand->known->id, errand->known->proof))
    return key;

  g_clear_pointer (&key, foyer_key_free);
  return refuse (FOYER_VAULT_ERROR_NOT_ENROLLED, "this PC does not have the shop's key", error);
}

/* What stands in the keyring's own list. */
static const char *
get_label (void)
{
  return _("Foyer: key of the shop for demo accounts");
}

static gboolean
make_new_key (FoyerVaultErrand *errand,
              GCancellable     *cancellable,
              FoyerKey        **key,
              GError          **error)
{
  *key = foyer_key_new ();
  errand->new_id = foyer_uuid_new (g_get_real_time ());
  errand->proof = foyer_key_prove (*key, &errand->new_id);
  errand->place = foyer_key_place_keep (&errand->new_id, *key, get_label (), errand->in_file,
                                        cancellable, error);
  if (errand->place == FOYER_KEY_PLACE_NONE)
    return FALSE;

  errand->result = foyer_key_dup_code (*key);
  return TRUE;
}

static gboolean
set_up (FoyerVaultErrand *errand,
        GCancellable     *cancellable,
        GError          **error)
{
  g_autoptr (FoyerKey) key = NULL;

  if (!foyer_uuid_is_none (&errand->known->id))
    {
      g_set_error_literal (error, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_CONFLICT,
                           "the shop has a key");
      return FALSE;
    }

  return make_new_key (errand, cancellable, &key, error);
}

static gboolean
seal_anew (FoyerVaultErrand *errand,
           FoyerKey         *old_key,
           FoyerKey         *key,
           GError          **error)
{
  for (guint i = 0; i < errand->all->len; i++)
    {
      FoyerSealed *sealed = errand->all->pdata[i];
      char *secret = foyer_key_open (old_key, &sealed->shop_key, &sealed->id, sealed->sealed,
                                     error);

      if (secret == NULL)
        return FALSE;
      g_bytes_unref (sealed->sealed);
      sealed->shop_key = errand->new_id;
      sealed->sealed = foyer_key_seal (key, &errand->new_id, &sealed->id, secret);
      foyer_secret_free (secret);
    }

  return TRUE;
}

static gboolean
renew (FoyerVaultErrand *errand,
       GCancellable     *cancellable,
       GError          **error)
{
  g_autoptr (FoyerKey) old_key = find_key (errand, cancellable, error);
  g_autoptr (FoyerKey) key = NULL;

  return old_key != NULL
         && make_new_key (errand, cancellable, &key, error)
         && seal_anew (errand, old_key, key, error);
}

static gboolean
enrol (FoyerVaultErrand *errand,
       GCancellable     *cancellable,
       GError          **error)
{
  g_autoptr (FoyerKey) key = NULL;

  if (foyer_uuid_is_none (&errand->known->id))
    return refuse (FOYER_VAULT_ERROR_NO_KEY, "the shop has no key", error) != NULL;

  key = foyer_key_parse (errand->text, error);
  if (key == NULL)
    return FALSE;
  if (!foyer_key_check (key, &errand->known->id, errand->known->proof))
    return refuse (FOYER_VAULT_ERROR_WRONG_CODE, "the code of another key", error) != NULL;

  errand->place = foyer_key_place_keep (&errand->known->id, key, get_label (), errand->in_file,
                                        cancellable, error);
  return errand->place != FOYER_KEY_PLACE_NONE;
}

static gboolean
look (FoyerVaultErrand *errand,
      GCancellable     *cancellable,
      GError          **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (FoyerKey) key = find_key (errand, cancellable, &reason);

  if (key != NULL)
    errand->state = FOYER_VAULT_READY;
  else if (g_error_matches (reason, FOYER_VAULT_ERROR, FOYER_VAULT_ERROR_NO_KEY))
    errand->state = FOYER_VAULT_EMPTY;
  else if (g_error_matches (reason, FOYER_VAULT_ERROR, FOYER_VAULT_ERROR_LOCKED))
    errand->state = FOYER_VAULT_LOCKED;
  else if (g_error_matches (reason, FOYER_VAULT_ERROR, FOYER_VAULT_ERROR_NOT_ENROLLED))
    errand->state = FOYER_VAULT_NOT_ENROLLED;
  else
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }

  return TRUE;
}

static gboolean
use_key (FoyerVaultErrand *errand,
         GCancellable     *cancellable,
         GError          **error)
{
  g_autoptr (FoyerKey) key = find_key (errand, cancellable, error);

  if (key == NULL)
    return FALSE;

  if (errand->kind == FOYER_ERRAND_TELL_CODE)
    errand->result = foyer_key_dup_code (key);
  else if (errand->kind == FOYER_ERRAND_OPEN)
    errand->result = foyer_key_open (key, &errand->sealed->shop_key, &errand->sealed->id,
                                     errand->sealed->sealed, error);
  else
    {
      errand->sealed = g_new0 (FoyerSealed, 1);
      errand->sealed->id = foyer_uuid_new (g_get_real_time ());
      errand->sealed->shop_key = errand->known->id;
      errand->sealed->sealed = foyer_key_seal (key, &errand->known->id, &errand->sealed->id,
                                               errand->text);
    }

  return errand->kind == FOYER_ERRAND_SEAL || errand->result != NULL;
}

/**
 * foyer_vault_errand_do: (skip)
 * @errand: an errand that knows what the store knows
 * @cancellable: (nullable): gives it up
 * @error: where to put the #FoyerVaultError
 *
 * Asks the desktop for the key and does with it what the errand is for. Not on the main thread: a
 * locked keyring may take as long as a person.
 *
 * Returns: whether it was done; what came of it stands in @errand
 */
gboolean
foyer_vault_errand_do (FoyerVaultErrand *errand,
                       GCancellable     *cancellable,
                       GError          **error)
{
  switch (errand->kind)
    {
    case FOYER_ERRAND_LOOK:
      return look (errand, cancellable, error);
    case FOYER_ERRAND_SET_UP:
      return set_up (errand, cancellable, error);
    case FOYER_ERRAND_RENEW:
      return renew (errand, cancellable, error);
    case FOYER_ERRAND_ENROL:
      return enrol (errand, cancellable, error);
    case FOYER_ERRAND_TELL_CODE:
    case FOYER_ERRAND_SEAL:
    case FOYER_ERRAND_OPEN:
      return use_key (errand, cancellable, error);
    }

  g_assert_not_reached ();
}
