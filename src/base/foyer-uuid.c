#include "base/foyer-uuid.h"

#include <string.h>
#include <sys/random.h>

static void
fill_random (guint8 *bytes,
             gsize   n_bytes)
{
  for (gsize done = 0; done < n_bytes;)
    {
      gssize got = getrandom (bytes + done, n_bytes - done, 0);

      if (got > 0)
        done += got;
    }
}

/**
 * foyer_uuid_new:
 * @now_us: the moment, microseconds since 1970 UTC
 *
 * Makes a key of version 7 (RFC 9562): 48 bits of milliseconds, 12 bits of the fraction of the
 * millisecond (method 3 of section 6.2), 62 random bits. Keys of one seat sort in the order in
 * which they were made, so that new rows land at the end of an index.
 *
 * Returns: a new key
 */
FoyerUuid
foyer_uuid_new (gint64 now_us)
{
  FoyerUuid id;
  guint64 ms = (guint64) now_us / 1000;
  guint fraction = ((guint64) now_us % 1000) * 4096 / 1000;

  fill_random (id.bytes, sizeof id.bytes);
  for (int i = 0; i < 6; i++)
    id.bytes[i] = ms >> (8 * (5 - i));
  id.bytes[6] = 0x70 | fraction >> 8;
  id.bytes[7] = fraction;
  id.bytes[8] = 0x80 | (id.bytes[8] & 0x3f);

  return id;
}

/**
 * foyer_uuid_is_none:
 * @id: (nullable): a key
 *
 * Returns: whether @id is %NULL or the all-zero key
 */
gboolean
foyer_uuid_is_none (const FoyerUuid *id)
{
  static const FoyerUuid none = { { 0 } };

  return id == NULL || memcmp (id, &none, sizeof none) == 0;
}

/**
 * foyer_uuid_equal:
 * @a: (type FoyerUuid): a key
 * @b: (type FoyerUuid): a key
 *
 * A #GEqualFunc.
 *
 * Returns: whether both are the same key
 */
gboolean
foyer_uuid_equal (gconstpointer a,
                  gconstpointer b)
{
  return memcmp (a, b, sizeof (FoyerUuid)) == 0;
}

/**
 * foyer_uuid_hash:
 * @id: (type FoyerUuid): a key
 *
 * A #GHashFunc over the random end of the key.
 *
 * Returns: a hash
 */
guint
foyer_uuid_hash (gconstpointer id)
{
  guint hash;

  memcpy (&hash, ((const FoyerUuid *) id)->bytes + 12, sizeof hash);
  return hash;
}

/**
 * foyer_uuid_compare:
 * @a: a key
 * @b: a key
 *
 * Returns: less than, equal to or greater than zero, in the order of the bytes, which is the order
 *   of the store
 */
int
foyer_uuid_compare (const FoyerUuid *a,
                    const FoyerUuid *b)
{
  return memcmp (a->bytes, b->bytes, sizeof a->bytes);
}

/**
 * foyer_uuid_to_string:
 * @id: a key
 *
 * Returns: (transfer full): 36 characters, lower case, with hyphens
 */
char *
foyer_uuid_to_string (const FoyerUuid *id)
{
  GString *text = g_string_sized_new (FOYER_UUID_TEXT_LENGTH);

  for (int i = 0; i < 16; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        g_string_append_c (text, '-');
      g_string_append_printf (text, "%02x", id->bytes[i]);
    }

  return g_string_free (text, FALSE);
}

/**
 * foyer_uuid_parse:
 * @text: text of the form that foyer_uuid_to_string() writes, in either case
 * @id: (out caller-allocates): where to put the key
 *
 * Returns: whether @text is a key; @id is left alone when it is not
 */
gboolean
foyer_uuid_parse (const char *text,
                  FoyerUuid  *id)
{
  FoyerUuid parsed;
  int n = 0;

  if (strlen (text) != FOYER_UUID_TEXT_LENGTH)
    return FALSE;

  for (int i = 0; i < FOYER_UUID_TEXT_LENGTH; i++)
    {
      if (i == 8 || i == 13 || i == 18 || i == 23)
        {
          if (text[i] != '-')
            return FALSE;
          continue;
        }
      if (!g_ascii_isxdigit (text[i]))
        return FALSE;
      if (n % 2 == 0)
        parsed.bytes[n / 2] = g_ascii_xdigit_value (text[i]) << 4;
      else
        parsed.bytes[n / 2] |= g_ascii_xdigit_value (text[i]);
      n++;
    }

  *id = parsed;
  return TRUE;
}
