/* The vault: what is sealed opens with the shop's key only; the key lies in a real keyring, or in a
 * file where there is none; a locked keyring is told, not passed over. */

#include "service-fixture.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-vault.h"

#include <glib/gstdio.h>
#include <libsecret/secret.h>
#include <signal.h>
#include <string.h>

static const FoyerUuid shop_key = { { 1 } };
static const FoyerUuid secret_id = { { 2 } };

static void
test_code (void)
{
  g_autoptr (FoyerKey) key = foyer_key_new ();
  g_autoptr (FoyerKey) other = foyer_key_new ();
  g_autofree char *code = foyer_key_dup_code (key);
  g_autofree char *lower = g_ascii_strdown (code, -1);
  g_autoptr (FoyerKey) again = foyer_key_parse (code, NULL);
  g_autoptr (FoyerKey) typed = foyer_key_parse (g_strdelimit (lower, "-", ' '), NULL);
  g_autoptr (GBytes) proof = foyer_key_prove (key, &shop_key);

  g_assert_cmpuint (strlen (code), ==, 35);
  g_assert_nonnull (again);
  g_assert_nonnull (typed);
  g_assert_true (foyer_key_check (again, &shop_key, proof));
  g_assert_true (foyer_key_check (typed, &shop_key, proof));
  g_assert_false (foyer_key_check (other, &shop_key, proof));
  g_assert_false (foyer_key_check (key, &secret_id, proof));
}

/* A slip of the pen is told: no other letter at any place is a code. */
static void
test_code_slips (void)
{
  g_autoptr (FoyerKey) key = foyer_key_new ();
  g_autofree char *code = foyer_key_dup_code (key);
  guint n_taken = 0;

  for (gsize i = 0; code[i] != '\0'; i++)
    {
      g_autofree char *slip = g_strdup (code);
      g_autoptr (FoyerKey) found = NULL;

      if (slip[i] == '-')
        continue;
      slip[i] = slip[i] == '7' ? '8' : '7';
      found = foyer_key_parse (slip, NULL);
      n_taken += found != NULL;
    }
  g_assert_cmpuint (n_taken, ==, 0);
  g_assert_null (foyer_key_parse ("", NULL));
  g_assert_null (foyer_key_parse ("迎宾台", NULL));
}

static void
test_sealed (void)
{
  g_autoptr (FoyerKey) key = foyer_key_new ();
  g_autoptr (FoyerKey) other = foyer_key_new ();
  g_autoptr (GBytes) sealed = foyer_key_seal (key, &shop_key, &secret_id, "口令 s3cret");
  g_autoptr (GBytes) longer = foyer_key_seal (key, &shop_key, &secret_id, "a much longer password");
  g_autofree char *opened = foyer_key_open (key, &shop_key, &secret_id, sealed, NULL);
  gsize length;
  const guint8 *data = g_bytes_get_data (sealed, &length);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (opened, ==, "口令 s3cret");
  /* Its length tells nothing. */
  g_assert_cmpuint (g_bytes_get_size (longer), ==, length);
  g_assert_null (foyer_key_open (other, &shop_key, &secret_id, sealed, &error));
  g_assert_error (error, FOYER_VAULT_ERROR, FOYER_VAULT_ERROR_DAMAGED);
  g_assert_null (foyer_key_open (key, &shop_key, &shop_key, sealed, NULL));
  g_assert_null (foyer_key_open (key, &secret_id, &secret_id, sealed, NULL));

  for (gsize i = 0; i < length; i++)
    {
      g_autofree guint8 *bent = g_memdup2 (data, length);
      g_autoptr (GBytes) bytes = NULL;

      bent[i] ^= 1;
      bytes = g_bytes_new (bent, length);
      g_assert_null (foyer_key_open (key, &shop_key, &secret_id, bytes, NULL));
    }
}

typedef struct
{
  Fixture shop;
  FoyerVault *vault;
  GTestDBus *bus;               /* (nullable) */
  GPid keyring;
} Bank;

static char *
make_key_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "foyer", "keys", NULL);
}

static guint
count_files (mode_t *mode)
{
  g_autofree char *folder = make_key_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;

      g_assert_cmpint (g_stat (path, &status), ==, 0);
      if (mode != NULL)
        *mode = status.st_mode & 0777;
      n++;
    }

  return n;
}

/* As a PC that never had the key. */
static void
forget_files (void)
{
  g_autofree char *folder = make_key_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

static void
open_bank (Bank *self)
{
  forget_files ();
  fixture_set_up (&self->shop, NULL);
  desk_sign_in (&self->shop.desk, "1001");
  self->vault = foyer_vault_new (self->shop.desk.store, self->shop.desk.session,
                                 self->shop.desk.history);
}

static void
set_up_none (Bank          *self,
             gconstpointer  unused)
{
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all", TRUE);
  open_bank (self);
}

static gboolean
has_secrets (gpointer bus)
{
  g_autoptr (GVariant) reply =
    g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                 "org.freedesktop.DBus", "NameHasOwner",
                                 g_variant_new ("(s)", "org.freedesktop.secrets"), NULL,
                                 G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  gboolean has_owner = FALSE;

  if (reply != NULL)
    g_variant_get (reply, "(b)", &has_owner);
  return has_owner;
}

/* A bus of one's own with a real keyring on it: unlocked with a password, or as it is on a PC where
 * nobody has unlocked it. */
static void
set_up_keyring (Bank          *self,
                gconstpointer  is_locked)
{
  static const char password[] = "journey";
  const char *argv[] = { "gnome-keyring-daemon", "--foreground", "--components=secrets",
                         is_locked != NULL ? NULL : "--unlock", NULL };
  g_auto (GStrv) environment = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = NULL;
  int input;

  g_unsetenv ("DISPLAY");
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_runtime_dir (), 0700), ==, 0);
  g_unsetenv ("DBUS_SESSION_BUS_ADDRESS");
  self->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (self->bus);
  /* The folders of this test, which GLib hides from children. */
  environment = g_environ_setenv (g_get_environ (), "XDG_DATA_HOME", g_get_user_data_dir (), TRUE);
  environment = g_environ_setenv (environment, "XDG_CACHE_HOME", g_get_user_cache_dir (), TRUE);
  environment = g_environ_setenv (environment, "XDG_RUNTIME_DIR", g_get_user_runtime_dir (), TRUE);
  environment = g_environ_setenv (environment, "HOME", g_get_user_data_dir (), TRUE);
  if (!g_spawn_async_with_pipes (NULL, (char **) argv, environment,
                                 G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL
                                   | G_SPAWN_STDERR_TO_DEV_NULL | G_SPAWN_DO_NOT_REAP_CHILD,
                                 NULL, NULL, &self->keyring, &input, NULL, NULL, &error))
    {
      g_test_skip ("there is no gnome-keyring-daemon; build-aux/install-packages test installs it");
      open_bank (self);
      return;
    }
  g_assert_cmpint (write (input, password, strlen (password)), ==, (gssize) strlen (password));
  g_assert_cmpint (close (input), ==, 0);

  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  wait_until (has_secrets, bus);
  open_bank (self);
}

static gboolean
is_gone (gpointer vault)
{
  return *(gpointer *) vault == NULL;
}

static void
tear_down (Bank          *self,
           gconstpointer  unused)
{
  FoyerVault *vault = self->vault;

  /* The thread that asked the desktop lets go of the vault in its own time. */
  settle (&self->shop.desk);
  g_object_add_weak_pointer (G_OBJECT (vault), (gpointer *) &vault);
  g_clear_object (&self->vault);
  wait_until (is_gone, &vault);
  fixture_tear_down (&self->shop, NULL);
  secret_service_disconnect ();
  if (self->keyring != 0)
    {
      kill (self->keyring, SIGTERM);
      g_spawn_close_pid (self->keyring);
    }
  if (self->bus != NULL)
    {
      g_test_dbus_stop (self->bus);
      g_clear_object (&self->bus);
    }
}

static FoyerVaultState
look (Bank          *self,
      FoyerKeyPlace *place)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FoyerVaultState state;

  foyer_vault_look_async (self->vault, NULL, on_done, &result);
  state = foyer_vault_look_finish (self->vault, wait_for (&result), place, &error);
  g_assert_no_error (error);
  return state;
}

static char *
set_up_key (Bank      *self,
            gboolean   in_file,
            GError   **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  foyer_vault_set_up_async (self->vault, in_file, NULL, on_done, &result);
  return foyer_vault_code_finish (self->vault, wait_for (&result), error);
}

static gboolean
enrol (Bank        *self,
       const char  *code,
       GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  foyer_vault_enrol_async (self->vault, code, FALSE, NULL, on_done, &result);
  return foyer_vault_enrol_finish (self->vault, wait_for (&result), error);
}

/* No secret service: a file that only this account reads. */
static void
test_file (Bank          *self,
           gconstpointer  unused)
{
  g_autofree char *code = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FoyerKeyPlace place;
  mode_t mode = 0;

  g_assert_cmpint (look (self, &place), ==, FOYER_VAULT_EMPTY);
  g_assert_false (enrol (self, "anything", &error));
  g_assert_error (error, FOYER_VAULT_ERROR, FOYER_VAULT_ERROR_NO_KEY);
  g_clear_error (&error);

  code = set_up_key (self, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (look (self, &place), ==, FOYER_VAULT_READY);
  g_assert_cmpint (place, ==, FOYER_KEY_PLACE_FILE);
  g_assert_cmpuint (count_files (&mode), ==, 1);
  g_assert_cmpint (mode, ==, 0600);
  g_assert_null (set_up_key (self, FALSE, &error));
  g_assert_error (error, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_CONFLICT);
  g_clear_error (&error);

  /* It can be read once more, and that is noted. */
  foyer_vault_tell_code_async (self->vault, NULL, on_done, &result);
  again = foyer_vault_code_finish (self->vault, wait_for (&result), &error);
  g_assert_cmpstr (again, ==, code);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT(*) FROM access_log"
                               " WHERE what = 'vault.code'"), ==, 1);

  /* Another PC. */
  forget_files ();
  g_assert_cmpint (look (self, &place), ==, FOYER_VAULT_NOT_ENROLLED);
  g_assert_false (enrol (self, "00000-00000-00000-00000-00000-00000", &error));
  g_assert_error (error, FOYER_VAULT_ERROR, FOYER_VAULT_ERROR_WRONG_CODE);
  g_clear_error (&error);
  g_assert_true (enrol (self, code, &error));
  g_assert_cmpint (look (self, &place), ==, FOYER_VAULT_READY);
}

/* Only a supervisor makes the key, and reads its code. */
static void
test_denied (Bank          *self,
             gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  desk_sign_in (&self->shop.desk, "1002");
  g_assert_null (set_up_key (self, FALSE, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  g_assert_cmpuint (count_files (NULL), ==, 0);
}

/* A real keyring: the key is in it, and in no file. */
static void
test_keyring (Bank          *self,
              gconstpointer  unused)
{
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;
  FoyerKeyPlace place;

  if (self->keyring == 0)
    return;

  code = set_up_key (self, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (look (self, &place), ==, FOYER_VAULT_READY);
  g_assert_cmpint (place, ==, FOYER_KEY_PLACE_KEYRING);
  g_assert_cmpuint (count_files (NULL), ==, 0);
}

/* A keyring that nobody unlocked: told, and no file behind its back. Who says so may have a
 * file. */
static void
test_locked (Bank          *self,
             gconstpointer  unused)
{
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;
  FoyerKeyPlace place;

  if (self->keyring == 0)
    return;

  g_assert_null (set_up_key (self, FALSE, &error));
  g_assert_error (error, FOYER_VAULT_ERROR, FOYER_VAULT_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_cmpuint (count_files (NULL), ==, 0);
  g_assert_cmpint (look (self, &place), ==, FOYER_VAULT_EMPTY);

  code = set_up_key (self, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (look (self, &place), ==, FOYER_VAULT_READY);
  g_assert_cmpint (place, ==, FOYER_KEY_PLACE_FILE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/vault/key/code", test_code);
  g_test_add_func ("/vault/key/code-slips", test_code_slips);
  g_test_add_func ("/vault/key/sealed", test_sealed);
  g_test_add ("/vault/file", Bank, NULL, set_up_none, test_file, tear_down);
  g_test_add ("/vault/denied", Bank, NULL, set_up_none, test_denied, tear_down);
  g_test_add ("/vault/keyring", Bank, NULL, set_up_keyring, test_keyring, tear_down);
  g_test_add ("/vault/keyring/locked", Bank, "locked", set_up_keyring, test_locked, tear_down);

  return g_test_run ();
}
