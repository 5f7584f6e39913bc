#include "panels/foyer-clock-text.h"

#define COLON_WIDE 0xff1a

gboolean
foyer_clock_text_parse (const char *text,
                        int        *minute)
{
  int digits[4], n_digits = 0, colon = -1, hours, minutes;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == ' ')
        continue;
      if ((c == ':' || c == '.' || c == COLON_WIDE) && colon < 0 && n_digits > 0)
        colon = n_digits;
      else if (g_unichar_isdigit (c) && n_digits < 4)
        digits[n_digits++] = g_unichar_digit_value (c);
      else
        return FALSE;
    }

  /* Without a colon two digits are hours, and the last two of more are minutes. */
  if (colon < 0)
    colon = n_digits <= 2 ? n_digits : n_digits - 2;
  if (n_digits == 0 || colon > 2 || (n_digits != colon && n_digits - colon != 2))
    return FALSE;

  hours = colon == 2 ? digits[0] * 10 + digits[1] : digits[0];
  minutes = n_digits > colon ? digits[colon] * 10 + digits[colon + 1] : 0;
  if (minutes > 59 || hours * 60 + minutes > 24 * 60)
    return FALSE;

  *minute = hours * 60 + minutes;
  return TRUE;
}
