#include "base/foyer-money.h"

#include "base/foyer-text.h"

#include <string.h>

#define MINUS_SIGN "\u2212"

/* Steps over @prefix and the spaces behind it. */
static gboolean
skip_prefix (const char **p,
             const char  *prefix)
{
  if (!g_str_has_prefix (*p, prefix))
    return FALSE;

  *p += strlen (prefix);
  while (**p == ' ')
    (*p)++;
  return TRUE;
}

/*
 * Reads the yuan before the decimal point. Commas stand between groups of three or nowhere: 12,50
 * is refused, for whoever wrote it may have meant twelve and a half.
 */
static gboolean
read_yuan (const char **p,
           gint64      *yuan,
           gsize       *n_digits)
{
  gsize n_in_group = 0;
  gboolean has_comma = FALSE;

  for (;; (*p)++)
    {
      if (g_ascii_isdigit (**p))
        {
          *yuan = *yuan * 10 + g_ascii_digit_value (**p);
          n_in_group++;
          (*n_digits)++;
          if (*yuan > FOYER_MONEY_FEN_MAX / 100)
            return FALSE;
        }
      else if (**p == ',')
        {
          if (has_comma ? n_in_group != 3 : n_in_group < 1 || n_in_group > 3)
            return FALSE;
          has_comma = TRUE;
          n_in_group = 0;
        }
      else
        return !has_comma || n_in_group == 3;
    }
}

/* Reads the decimals: two at most (PR-06), .5 is 50 fen. */
static gboolean
read_fen (const char **p,
          gint64      *fen,
          gsize       *n_digits)
{
  gsize n_decimals = 0;

  for (; g_ascii_isdigit (**p); (*p)++)
    {
      if (++n_decimals > 2)
        return FALSE;
      *fen = *fen * 10 + g_ascii_digit_value (**p);
    }

  if (n_decimals == 1)
    *fen *= 10;
  *n_digits += n_decimals;
  return TRUE;
}

static gboolean
read_amount (const char *p,
             gint64     *amount_fen)
{
  gint64 yuan = 0, fen = 0;
  gsize n_digits = 0;
  gboolean is_negative = skip_prefix (&p, "-") || skip_prefix (&p, MINUS_SIGN);

  skip_prefix (&p, "¥");
  if (!read_yuan (&p, &yuan, &n_digits))
    return FALSE;
  if (*p == '.')
    {
      p++;
      if (!read_fen (&p, &fen, &n_digits))
        return FALSE;
    }
  skip_prefix (&p, " ");
  skip_prefix (&p, "元");
  if (*p != '\0' || n_digits == 0)
    return FALSE;

  *amount_fen = (yuan * 100 + fen) * (is_negative ? -1 : 1);
  return TRUE;
}

/**
 * foyer_money_parse:
 * @typed: what somebody typed, UTF-8
 * @amount_fen: (out): the amount in fen, a hundredth of a yuan
 * @error: return location for an error of #FoyerTextError
 *
 * Reads an amount: `1,234.5`, `¥ 1234.50`, `８８元`, `-5`. Nothing is rounded: three decimals are
 * refused, and so is a comma that does not part thousands (PR-05, PR-06). A sign is read; whether
 * an amount may be negative is for the caller to say.
 *
 * Returns: %TRUE, or %FALSE with @error set (%FOYER_TEXT_ERROR_MONEY) and @amount_fen left alone
 */
gboolean
foyer_money_parse (const char  *typed,
                   gint64      *amount_fen,
                   GError     **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (typed != NULL && amount_fen != NULL, FALSE);

  text = foyer_text_fold (typed);
  if (read_amount (text, amount_fen))
    return TRUE;

  g_set_error_literal (error, FOYER_TEXT_ERROR, FOYER_TEXT_ERROR_MONEY,
                       "Not an amount with at most two decimals");
  return FALSE;
}

/**
 * foyer_money_format:
 * @amount_fen: an amount in fen
 *
 * The same in every language (look §7): the sign of the currency, thousands, two decimals.
 *
 * Returns: (transfer full): text such as `¥1,234.50` or `−¥5.00`
 */
char *
foyer_money_format (gint64 amount_fen)
{
  guint64 fen = amount_fen < 0 ? -(guint64) amount_fen : (guint64) amount_fen;
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%" G_GUINT64_FORMAT, fen / 100);
  for (gssize at = (gssize) text->len - 3; at > 0; at -= 3)
    g_string_insert_c (text, at, ',');
  g_string_prepend (text, amount_fen < 0 ? MINUS_SIGN "¥" : "¥");
  g_string_append_printf (text, ".%02u", (guint) (fen % 100));

  return g_string_free (text, FALSE);
}
