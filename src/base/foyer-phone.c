/*
 * Telephone numbers as a Chinese shop meets them.
 *
 * Two spellings of one number must be equal (PR-03), so a number is stored in one canonical form
 * beside what was typed:
 *
 *   13812345678        a mobile: 11 digits, no country code
 *   01062345678        a landline: area code with its 0, then the number
 *   62345678           a landline of the same town
 *   4008108888, 10086  service numbers
 *   +85221234567       a number of another country or territory: +, country code, number
 *   01062345678-801    any of them with an extension
 *
 * The country code of the mainland (+86, 0086, or 86 before a whole mobile number) is dropped: next
 * to nobody types it, everybody pastes it.
 */

#include "base/foyer-phone.h"

#include "base/foyer-text.h"

#include <string.h>

#define DIGITS_MAX 20
#define EXTENSION_MAX 8
#define HIDDEN "****"

static gboolean
is_mobile (const char *digits,
           gsize       length)
{
  return length == 11 && digits[0] == '1' && digits[1] >= '3';
}

static gboolean
is_service_line (const char *digits)
{
  return g_str_has_prefix (digits, "400") || g_str_has_prefix (digits, "800");
}

/* 010 and 02x are the big towns, all other area codes have four digits. */
static gsize
area_code_length (const char *digits)
{
  if (digits[0] != '0')
    return 0;
  return digits[1] == '1' || digits[1] == '2' ? 3 : 4;
}

/* Whether nothing more can belong to the number itself, so that what follows is an extension. */
static gboolean
is_complete (const char *digits,
             gsize       length)
{
  gsize area = area_code_length (digits);

  if (is_service_line (digits))
    return length == 10;
  if (area > 0)
    return length >= area + 7 && length <= area + 8;
  if (digits[0] >= '2' && digits[0] <= '8')
    return length == 7 || length == 8;
  return is_mobile (digits, length);
}

/* From abroad the 0 of an area code is not dialled: +86 10 6234 5678. */
static void
restore_trunk_zero (GString *digits)
{
  if (digits->len >= 9 && digits->str[0] != '0' && !is_mobile (digits->str, digits->len) &&
      !is_service_line (digits->str))
    g_string_prepend_c (digits, '0');
}

/*
 * Turns every way to write a country code into the canonical one. What follows +86 may again be
 * dialled with a 00, so that it is read like a number that was typed without the +86.
 */
static void
normalise_country (GString  *digits,
                   gboolean  has_plus)
{
  if (!has_plus && g_str_has_prefix (digits->str, "00") && digits->len >= 8)
    {
      g_string_erase (digits, 0, 2);
      has_plus = TRUE;
    }

  if (!has_plus)
    {
      if (g_str_has_prefix (digits->str, "86") && is_mobile (digits->str + 2, digits->len - 2))
        g_string_erase (digits, 0, 2);
    }
  else if (!g_str_has_prefix (digits->str, "86"))
    g_string_prepend_c (digits, '+');
  else
    {
      g_string_erase (digits, 0, 2);
      if (g_str_has_prefix (digits->str, "00"))
        normalise_country (digits, FALSE);
      else
        restore_trunk_zero (digits);
    }
}

static gboolean
is_dash (gunichar c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

/* Steps over what announces an extension. */
static gboolean
skip_extension_mark (const char **p)
{
  static const char * const marks[] = { "转", "轉", "分机", "分機", "ext.", "ext", "x", "#", "," };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (*p, marks[i]))
      {
        *p += strlen (marks[i]);
        return TRUE;
      }

  return FALSE;
}

/*
 * Reads the digits of @text. @last_dash becomes the number of digits before the last dash that
 * stands between two digits, or 0.
 */
static gboolean
read_digits (const char *text,
             GString    *digits,
             GString    *extension,
             gboolean   *has_plus,
             gsize      *last_dash)
{
  GString *into = digits;

  for (const char *p = text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        g_string_append_c (into, '0' + g_unichar_digit_value (c));
      else if (c == '+' && digits->len == 0 && !*has_plus)
        *has_plus = TRUE;
      else if (is_dash (c))
        *last_dash = into == digits ? digits->len : *last_dash;
      else if (into == digits && digits->len > 0 && skip_extension_mark (&p))
        {
          into = extension;
          continue;
        }
      else if (strchr (" ().", c) == NULL || c > 0x7f)
        return FALSE;
      p = g_utf8_next_char (p);
    }

  if (*last_dash == digits->len)
    *last_dash = 0;
  return into == digits || extension->len > 0;
}

/**
 * foyer_phone_digits:
 * @typed: what somebody typed, UTF-8
 * @error: return location for an error of #FoyerTextError
 *
 * Brings a telephone number into the form in which numbers are compared, searched and stored (see
 * the head of this file). Spaces, dashes, dots and brackets go, full-width digits become plain
 * ones, the country code of the mainland is dropped. An extension is what follows 转, 分机, `ext`, `x`
 * or `#`, or a dash after a number that is whole already; it is kept behind a `-`.
 *
 * Returns: (transfer full): the canonical form, empty if nothing was typed; %NULL with @error set
 *   (%FOYER_TEXT_ERROR_PHONE) if @typed holds letters, two numbers, or more digits than any number
 */
char *
foyer_phone_digits (const char  *typed,
                    GError     **error)
{
  g_autofree char *text = NULL;
  g_autoptr(GString) digits = g_string_new (NULL);
  g_autoptr(GString) extension = g_string_new (NULL);
  gboolean has_plus = FALSE;
  gsize last_dash = 0;

  g_return_val_if_fail (typed != NULL, NULL);

  text = foyer_text_fold (typed);
  if (!read_digits (text, digits, extension, &has_plus, &last_dash) ||
      (has_plus && digits->len == 0))
    {
      g_set_error_literal (error, FOYER_TEXT_ERROR, FOYER_TEXT_ERROR_PHONE,
                           "A telephone number holds digits only");
      return NULL;
    }

  if (last_dash > 0 && extension->len == 0)
    {
      g_autoptr(GString) before = g_string_new_len (digits->str, last_dash);

      normalise_country (before, has_plus);
      if (is_complete (before->str, before->len))
        {
          g_string_append (extension, digits->str + last_dash);
          g_string_truncate (digits, last_dash);
        }
    }
  normalise_country (digits, has_plus);

  if (digits->len > DIGITS_MAX || extension->len > EXTENSION_MAX)
    {
      g_set_error_literal (error, FOYER_TEXT_ERROR, FOYER_TEXT_ERROR_PHONE,
                           "A telephone number has at most 20 digits, an extension 8");
      return NULL;
    }

  if (extension->len > 0)
    g_string_append_printf (digits, "-%s", extension->str);
  return g_string_free (g_steal_pointer (&digits), FALSE);
}

/**
 * foyer_phone_mask:
 * @phone: (nullable): a number, canonical or as it was typed
 *
 * The number as a list shows it to those who need not know it (PR-01): `138****5678`,
 * `0571****8888`. Of a short number less is shown; an extension and text that is no number are
 * hidden altogether. What comes out tells nothing that PR-01 does not allow, whatever goes in.
 *
 * Returns: (transfer full): the masked number, empty if there is none
 */
char *
foyer_phone_mask (const char *phone)
{
  g_autofree char *digits = NULL;
  gsize length, head, tail;

  if (phone == NULL || *phone == '\0')
    return g_strdup ("");

  digits = foyer_phone_digits (phone, NULL);
  if (digits == NULL)
    return g_strdup (HIDDEN);

  length = strcspn (digits, "-");
  digits[length] = '\0';
  if (length >= 11)
    {
      head = MAX (area_code_length (digits), 3);
      tail = 4;
    }
  else
    {
      head = 0;
      tail = length >= 7 ? 4 : length / 3;
    }

  return g_strdup_printf ("%.*s" HIDDEN "%s", (int) head, digits, digits + length - tail);
}

/**
 * foyer_phone_group:
 * @phone: (nullable): a number, canonical or as it was typed
 *
 * The whole number in the groups in which it is read aloud: `138 1234 5678`, `010 6234 5678`,
 * `400 810 8888`. Text that is no number comes back as it is.
 *
 * Returns: (transfer full): the number in groups, empty if there is none
 */
char *
foyer_phone_group (const char *phone)
{
  g_autofree char *digits = NULL;
  gsize length, area;
  GString *grouped;

  if (phone == NULL || *phone == '\0')
    return g_strdup ("");

  digits = foyer_phone_digits (phone, NULL);
  if (digits == NULL)
    return g_strdup (phone);

  length = strcspn (digits, "-");
  if (!is_complete (digits, length))
    return g_steal_pointer (&digits);

  area = is_mobile (digits, length) || is_service_line (digits) ? 3 : area_code_length (digits);
  grouped = g_string_new (digits);
  /* From the end, so that the positions before stay what they were. */
  g_string_insert_c (grouped, length - 4, ' ');
  if (area > 0)
    g_string_insert_c (grouped, area, ' ');
  return g_string_free (grouped, FALSE);
}
