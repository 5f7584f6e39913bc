/* Where this PC keeps the shop's key: in the desktop's secret service, and where there is none in a
 * file of mode 0600.
 *
 * A service that is there but locked is not passed over: the key would lie in a file on a PC whose
 * owner set up a keyring. The person is asked to unlock it, or says that it may be a file. */

#include "service/foyer-key-place.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <libsecret/secret.h>
#include <string.h>

static const SecretSchema schema = {
  "org.foyer.Foyer.ShopKey",
  SECRET_SCHEMA_NONE,
  { { "shop-key", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
};

static GHashTable *
make_attributes (const FoyerUuid *shop_key)
{
  GHashTable *attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  g_hash_table_insert (attributes, (char *) "shop-key", foyer_uuid_to_string (shop_key));
  return attributes;
}

/* (nullable): %NULL without an error when the desktop has none. */
static SecretService *
get_service (GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GError) reason = NULL;
  SecretService *service = secret_service_get_sync (SECRET_SERVICE_OPEN_SESSION, cancellable,
                                                    &reason);

  if (service == NULL && g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&reason));
  else if (service == NULL)
    g_debug ("There is no secret service: %s", reason->message);

  return service;
}

static void
set_locked (GError **error)
{
  g_set_error_literal (error, FOYER_VAULT_ERROR, FOYER_VAULT_ERROR_LOCKED,
                       "the keyring is locked");
}

static FoyerKey *
parse_value (SecretValue  *value,
             GError      **error)
{
  gsize length;
  const char *data = secret_value_get (value, &length);
  char *code = g_strndup (data, length);
  FoyerKey *key = foyer_key_parse (code, error);

  foyer_secret_free (code);
  return key;
}

static FoyerKey *
find_in_keyring (SecretService    *service,
                 const FoyerUuid  *shop_key,
                 GCancellable     *cancellable,
                 GError          **error)
{
  g_autoptr (GHashTable) attributes = make_attributes (shop_key);
  g_autoptr (GError) reason = NULL;
  g_autoptr (SecretValue) value = NULL;
  g_autolist (SecretItem) items = NULL;

  items = secret_service_search_sync (service, &schema, attributes,
                                      SECRET_SEARCH_UNLOCK | SECRET_SEARCH_LOAD_SECRETS,
                                      cancellable, &reason);
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&reason));
  else if (reason != NULL)
    {
      g_debug ("The keyring was not unlocked: %s", reason->message);
      set_locked (error);
    }
  if (items == NULL)
    return NULL;

  value = secret_item_get_secret (items->data);
  if (value == NULL || secret_item_get_locked (items->data))
    {
      set_locked (error);
      return NULL;
    }

  return parse_value (value, error);
}

static char *
make_path (const FoyerUuid *shop_key)
{
  g_autofree char *id = foyer_uuid_to_string (shop_key);
  g_autofree char *name = g_strconcat (id, ".key", NULL);

  return g_build_filename (g_get_user_data_dir (), "foyer", "keys", name, NULL);
}

static FoyerKey *
find_in_file (const FoyerUuid  *shop_key,
              GError          **error)
{
  g_autofree char *path = make_path (shop_key);
  char *code = NULL;
  FoyerKey *key;

  if (!g_file_get_contents (path, &code, NULL, NULL))
    return NULL;

  /* Somebody may have copied it here with the rights of the day. */
  if (g_chmod (path, 0600) != 0)
    g_warning ("The shop's key can be read by others than this account");
  key = foyer_key_parse (code, error);
  foyer_secret_free (code);
  return key;
}

/**
 * foyer_key_place_find: (skip)
 * @shop_key: the name of a key
 * @place: (out) (optional): where it lies
 * @cancellable: (nullable): gives it up
 * @error: where to put why not: %FOYER_VAULT_ERROR_LOCKED when the keyring was not unlocked
 *
 * Returns: (transfer full) (nullable): the key; %NULL without an error when this PC does not have
 *   it
 */
FoyerKey *
foyer_key_place_find (const FoyerUuid  *shop_key,
                      FoyerKeyPlace    *place,
                      GCancellable     *cancellable,
                      GError          **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (SecretService) service = get_service (cancellable, &reason);
  FoyerKeyPlace found = FOYER_KEY_PLACE_NONE;
  FoyerKey *key = NULL;

  if (service != NULL)
    key = find_in_keyring (service, shop_key, cancellable, &reason);
  if (key != NULL)
    found = FOYER_KEY_PLACE_KEYRING;
  else if (!g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      /* Whatever the keyring said: a file that opens is as good. */
      key = find_in_file (shop_key, reason == NULL ? &reason : NULL);
      if (key != NULL)
        found = FOYER_KEY_PLACE_FILE;
    }

  if (place != NULL)
    *place = found;
  if (key == NULL && reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return key;
}

static gboolean
keep_in_keyring (SecretService    *service,
                 const FoyerUuid  *shop_key,
                 const char       *code,
                 const char       *label,
                 GCancellable     *cancellable,
                 GError          **error)
{
  g_autoptr (GHashTable) attributes = make_attributes (shop_key);
  g_autoptr (SecretValue) value = secret_value_new (code, -1, "text/plain");
  g_autoptr (GError) reason = NULL;

  if (secret_service_store_sync (service, &schema, attributes, SECRET_COLLECTION_DEFAULT, label,
                                 value, cancellable, &reason))
    return TRUE;

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&reason));
  else
    {
      g_debug ("The keyring did not take the key: %s",
               reason != NULL ? reason->message : "the question was dismissed");
      set_locked (error);
    }
  return FALSE;
}

static gboolean
keep_in_file (const FoyerUuid  *shop_key,
              const char       *code,
              GError          **error)
{
  g_autofree char *path = make_path (shop_key);
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code_of_system = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code_of_system), "%s",
                   g_strerror (code_of_system));
      return FALSE;
    }

  return g_file_set_contents_full (path, code, -1, G_FILE_SET_CONTENTS_CONSISTENT
                                   | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

/**
 * foyer_key_place_keep: (skip)
 * @shop_key: the name of a key
 * @key: the key
 * @label: what the keyring calls it, for a person
 * @in_file: keep it in a file, also where there is a keyring
 * @cancellable: (nullable): gives it up
 * @error: where to put why not: %FOYER_VAULT_ERROR_LOCKED when the keyring was not unlocked
 *
 * Returns: where it lies now; %FOYER_KEY_PLACE_NONE with an error
 */
FoyerKeyPlace
foyer_key_place_keep (const FoyerUuid  *shop_key,
                      FoyerKey         *key,
                      const char       *label,
                      gboolean          in_file,
                      GCancellable     *cancellable,
                      GError          **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (SecretService) service = in_file ? NULL : get_service (cancellable, &reason);
  FoyerKeyPlace place = FOYER_KEY_PLACE_NONE;
  char *code = foyer_key_dup_code (key);

  if (service != NULL)
    {
      if (keep_in_keyring (service, shop_key, code, label, cancellable, error))
        place = FOYER_KEY_PLACE_KEYRING;
    }
  else if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  else if (keep_in_file (shop_key, code, error))
    place = FOYER_KEY_PLACE_FILE;

  foyer_secret_free (code);
  return place;
}

/**
 * foyer_key_place_forget: (skip)
 * @shop_key: the name of a key that is not used any more
 * @cancellable: (nullable): gives it up
 *
 * Takes the key away from this PC, as far as it can.
 */
void
foyer_key_place_forget (const FoyerUuid *shop_key,
                        GCancellable    *cancellable)
{
  g_autoptr (SecretService) service = get_service (cancellable, NULL);
  g_autoptr (GHashTable) attributes = make_attributes (shop_key);
  g_autofree char *path = make_path (shop_key);
  g_autoptr (GError) error = NULL;

  if (service != NULL
      && !secret_service_clear_sync (service, &schema, attributes, cancellable, &error)
      && error != NULL)
    g_debug ("The keyring keeps an old key: %s", error->message);
  if (g_unlink (path) != 0 && errno != ENOENT)
    g_warning ("An old key of the shop could not be removed");
}
