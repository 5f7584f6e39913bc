/* The shop's key and what it seals (libsodium).
 *
 * A key is 128 random bits; what seals is derived from them. A person can write them down: the
 * recovery code is the 26 letters and digits of Crockford's base 32, which has no I, L, O and U,
 * with four more that tell a slip of the pen, in six groups of five.
 *
 * A secret is sealed with XChaCha20-Poly1305. Its name and that of the key are bound into it, so
 * that one account's password put into another's row does not open; it is padded, so that its
 * length is not told. What is opened lies in memory that is wiped when it is freed; the key besides
 * in memory that is not swapped out. */

#include "service/foyer-key.h"

#include <sodium.h>
#include <string.h>

#define SEED_BYTES 16
#define CODE_CHARS 26
#define CHECK_CHARS 4
#define GROUP_CHARS 5
#define PAD_BYTES 64
#define FORMAT 1

#define NONCE_BYTES crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_BYTES crypto_aead_xchacha20poly1305_ietf_ABYTES
#define KEY_BYTES crypto_aead_xchacha20poly1305_ietf_KEYBYTES

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
static const char key_purpose[] = "Foyer shop key";
static const char check_purpose[] = "Foyer recovery code";
static const char proof_text[] = "Foyer";

struct _FoyerKey
{
  guint8 seed[SEED_BYTES];
  guint8 key[KEY_BYTES];
};

G_DEFINE_QUARK (foyer-vault-error-quark, foyer_vault_error)

static FoyerKey *
make_key (const guint8 *seed)
{
  FoyerKey *self = NULL;

  /* Safe to call again, and from several threads. */
  if (sodium_init () >= 0)
    self = sodium_malloc (sizeof *self);
  if (self == NULL)
    g_error ("There is no memory for a key");

  if (seed != NULL)
    memcpy (self->seed, seed, SEED_BYTES);
  else
    randombytes_buf (self->seed, SEED_BYTES);
  crypto_generichash (self->key, KEY_BYTES, self->seed, SEED_BYTES, (const guint8 *) key_purpose,
                      sizeof key_purpose);

  return self;
}

/* Four letters that follow from the 26 before. */
static void
make_check (const guint8 *seed,
            char         *check)
{
  guint8 hash[crypto_generichash_BYTES];

  crypto_generichash (hash, sizeof hash, seed, SEED_BYTES, (const guint8 *) check_purpose,
                      sizeof check_purpose);
  for (guint i = 0; i < CHECK_CHARS; i++)
    check[i] = alphabet[hash[i] & 31];
}

/**
 * foyer_key_new: (skip)
 *
 * Returns: (transfer full): a new key, which nobody has ever had
 */
FoyerKey *
foyer_key_new (void)
{
  return make_key (NULL);
}

/* What a letter of the code stands for; -1 for none. A person writes O for 0 and I for 1. */
static int
get_digit (char letter)
{
  char upper = g_ascii_toupper (letter);
  const char *found;

  if (upper == 'O')
    upper = '0';
  if (upper == 'I' || upper == 'L')
    upper = '1';
  found = upper != '\0' ? strchr (alphabet, upper) : NULL;

  return found != NULL ? (int) (found - alphabet) : -1;
}

static gboolean
refuse_code (GError **error)
{
  g_set_error_literal (error, FOYER_VAULT_ERROR, FOYER_VAULT_ERROR_WRONG_CODE,
                       "not a recovery code");
  return FALSE;
}

static gboolean
read_code (const char  *code,
           guint8      *digits,
           GError     **error)
{
  guint n_digits = 0;

  for (const char *at = code; *at != '\0'; at++)
    {
      int digit = get_digit (*at);

      if (*at == '-' || g_ascii_isspace (*at))
        continue;
      if (digit < 0 || n_digits == CODE_CHARS + CHECK_CHARS)
        return refuse_code (error);
      digits[n_digits++] = digit;
    }

  return n_digits == CODE_CHARS + CHECK_CHARS || refuse_code (error);
}

/**
 * foyer_key_parse: (skip)
 * @code: a recovery code, as somebody typed it
 * @error: where to put why not
 *
 * Returns: (transfer full) (nullable): the key; %NULL with %FOYER_VAULT_ERROR_WRONG_CODE
 */
FoyerKey *
foyer_key_parse (const char  *code,
                 GError     **error)
{
  guint8 digits[CODE_CHARS + CHECK_CHARS];
  guint8 seed[SEED_BYTES] = { 0 };
  char check[CHECK_CHARS];
  gboolean is_right;
  FoyerKey *self = NULL;

  if (!read_code (code, digits, error))
    return NULL;

  /* 26 digits hold 130 bits, of which the last two say nothing. */
  for (guint bit = 0; bit < SEED_BYTES * 8; bit++)
    if ((digits[bit / 5] >> (4 - bit % 5) & 1) != 0)
      seed[bit / 8] |= 1u << (7 - bit % 8);
  make_check (seed, check);
  is_right = (digits[CODE_CHARS - 1] & 3) == 0;
  for (guint i = 0; i < CHECK_CHARS; i++)
    is_right &= alphabet[digits[CODE_CHARS + i]] == check[i];
  if (is_right)
    self = make_key (seed);
  else
    refuse_code (error);

  sodium_memzero (seed, sizeof seed);
  sodium_memzero (digits, sizeof digits);
  return self;
}

/**
 * foyer_key_dup_code: (skip)
 * @self: a key
 *
 * Returns: (transfer full): its recovery code, such as `3F7QX-…`; free with foyer_secret_free()
 */
char *
foyer_key_dup_code (FoyerKey *self)
{
  char letters[CODE_CHARS + CHECK_CHARS];
  GString *code = g_string_sized_new (64);

  for (guint i = 0; i < CODE_CHARS; i++)
    {
      guint digit = 0;

      for (guint bit = i * 5; bit < i * 5 + 5; bit++)
        digit = digit << 1
                | (bit < SEED_BYTES * 8 ? self->seed[bit / 8] >> (7 - bit % 8) & 1u : 0);
      letters[i] = alphabet[digit];
    }
  make_check (self->seed, letters + CODE_CHARS);

  for (guint i = 0; i < sizeof letters; i++)
    {
      if (i > 0 && i % GROUP_CHARS == 0)
        g_string_append_c (code, '-');
      g_string_append_c (code, letters[i]);
    }
  sodium_memzero (letters, sizeof letters);

  return g_string_free (code, FALSE);
}

void
foyer_key_free (FoyerKey *self)
{
  /* Wipes it. */
  sodium_free (self);
}

static void
bind_names (const FoyerUuid *shop_key,
            const FoyerUuid *id,
            guint8          *names)
{
  memcpy (names, shop_key->bytes, sizeof shop_key->bytes);
  memcpy (names + sizeof shop_key->bytes, id->bytes, sizeof id->bytes);
}

/**
 * foyer_key_seal: (skip)
 * @self: a key
 * @shop_key: its name
 * @id: the name of the secret
 * @secret: the secret
 *
 * Returns: (transfer full): what can be opened with this key under these names only
 */
GBytes *
foyer_key_seal (FoyerKey        *self,
                const FoyerUuid *shop_key,
                const FoyerUuid *id,
                const char      *secret)
{
  gsize length = strlen (secret);
  gsize room = (length / PAD_BYTES + 1) * PAD_BYTES;
  guint8 *plain = sodium_malloc (room);
  guint8 *sealed = g_malloc (1 + NONCE_BYTES + room + TAG_BYTES);
  guint8 names[2 * sizeof (FoyerUuid)];
  unsigned long long sealed_length;

  memcpy (plain, secret, length);
  sodium_pad (NULL, plain, length, PAD_BYTES, room);
  bind_names (shop_key, id, names);
  sealed[0] = FORMAT;
  randombytes_buf (sealed + 1, NONCE_BYTES);
  crypto_aead_xchacha20poly1305_ietf_encrypt (sealed + 1 + NONCE_BYTES, &sealed_length, plain, room,
                                              names, sizeof names, NULL, sealed + 1, self->key);
  sodium_free (plain);

  return g_bytes_new_take (sealed, 1 + NONCE_BYTES + sealed_length);
}

static char *
refuse_sealed (GError **error)
{
  g_set_error_literal (error, FOYER_VAULT_ERROR, FOYER_VAULT_ERROR_DAMAGED,
                       "it does not open with this key");
  return NULL;
}

/**
 * foyer_key_open: (skip)
 * @self: a key
 * @shop_key: its name
 * @id: the name of the secret
 * @sealed: what foyer_key_seal() returned
 * @error: where to put why not
 *
 * Returns: (transfer full) (nullable): the secret, to be freed with foyer_secret_free(); %NULL with
 *   %FOYER_VAULT_ERROR_DAMAGED when one bit is another, or the key or a name is
 */
char *
foyer_key_open (FoyerKey         *self,
                const FoyerUuid  *shop_key,
                const FoyerUuid  *id,
                GBytes           *sealed,
                GError          **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (sealed, &length);
  guint8 names[2 * sizeof (FoyerUuid)];
  g_autofree guint8 *plain = NULL;
  unsigned long long plain_length;
  gsize secret_length;
  char *secret = NULL;

  if (length < 1 + NONCE_BYTES + TAG_BYTES + PAD_BYTES || data[0] != FORMAT)
    return refuse_sealed (error);

  bind_names (shop_key, id, names);
  plain = g_malloc (length);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt (plain, &plain_length, NULL,
                                                  data + 1 + NONCE_BYTES,
                                                  length - 1 - NONCE_BYTES, names, sizeof names,
                                                  data + 1, self->key) == 0
      && sodium_unpad (&secret_length, plain, plain_length, PAD_BYTES) == 0)
    secret = g_strndup ((const char *) plain, secret_length);
  sodium_memzero (plain, length);

  return secret != NULL ? secret : refuse_sealed (error);
}

/**
 * foyer_key_prove: (skip)
 * @self: a key
 * @shop_key: its name
 *
 * Returns: (transfer full): what foyer_key_check() knows the key by
 */
GBytes *
foyer_key_prove (FoyerKey        *self,
                 const FoyerUuid *shop_key)
{
  return foyer_key_seal (self, shop_key, shop_key, proof_text);
}

/**
 * foyer_key_check: (skip)
 * @self: a key
 * @shop_key: the name that it should have
 * @proof: what the right key proved
 *
 * Returns: whether it is that key
 */
gboolean
foyer_key_check (FoyerKey        *self,
                 const FoyerUuid *shop_key,
                 GBytes          *proof)
{
  char *text = foyer_key_open (self, shop_key, shop_key, proof, NULL);
  gboolean is_right = g_strcmp0 (text, proof_text) == 0;

  foyer_secret_free (text);
  return is_right;
}

/**
 * foyer_secret_free:
 * @secret: (transfer full) (nullable): a secret in words
 *
 * Wipes it, then frees it.
 */
void
foyer_secret_free (char *secret)
{
  if (secret != NULL)
    sodium_memzero (secret, strlen (secret));
  g_free (secret);
}
