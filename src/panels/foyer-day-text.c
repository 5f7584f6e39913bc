#include "panels/foyer-day-text.h"

#include "panels/foyer-clock-text.h"

#include <stdlib.h>
#include <string.h>

/* So many days are looked at for one that is named by its number alone: the 31st comes again within
 * two months. */
#define LOOKAHEAD_DAYS 62

static gboolean
find_day_of_month (int     dom,
                   gint64  today,
                   gint64 *day)
{
  for (*day = today; *day < today + LOOKAHEAD_DAYS; (*day)++)
    {
      int year, month, at;

      foyer_day_to_ymd (*day, &year, &month, &at);
      if (at == dom)
        return TRUE;
    }

  return FALSE;
}

static gboolean
find_date (int     month,
           int     dom,
           gint64  today,
           gint64 *day)
{
  int year, this_month, today_dom;

  foyer_day_to_ymd (today, &year, &this_month, &today_dom);
  return (foyer_day_from_ymd (year, month, dom, day) && *day >= today)
         || foyer_day_from_ymd (year + 1, month, dom, day);
}

gboolean
foyer_day_text_parse (const char *text,
                      gint64      today,
                      gint64     *day)
{
  int numbers[3] = { 0 };
  int n_numbers = 0;
  gboolean in_number = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isdigit (c))
        {
          if (c != ' ' && c != '-' && c != '/' && c != '.' && c != 0x5e74 && c != 0x6708
              && c != 0x65e5)
            return FALSE;
          in_number = FALSE;
          continue;
        }
      if (!in_number && n_numbers == 3)
        return FALSE;
      n_numbers += !in_number;
      in_number = TRUE;
      numbers[n_numbers - 1] = numbers[n_numbers - 1] * 10 + g_unichar_digit_value (c);
      if (numbers[n_numbers - 1] > 9999)
        return FALSE;
    }

  switch (n_numbers)
    {
    case 1:
      return find_day_of_month (numbers[0], today, day);
    case 2:
      return find_date (numbers[0], numbers[1], today, day);
    case 3:
      return foyer_day_from_ymd (numbers[0], numbers[1], numbers[2], day);
    default:
      return FALSE;
    }
}

/* @usual_minute: what is meant where no time is written */
gboolean
foyer_day_text_parse_moment (const char    *text,
                             FoyerShopTime *shop_time,
                             gint64         today,
                             int            usual_minute,
                             gint64        *at_us)
{
  g_autofree char *copy = g_strstrip (g_strdup (text));
  char *clock = strrchr (copy, ' ');
  int minute = usual_minute;
  gint64 day;

  if (clock != NULL && foyer_clock_text_parse (clock + 1, &minute))
    *clock = '\0';
  if (!foyer_day_text_parse (copy, today, &day))
    return FALSE;

  *at_us = foyer_shop_time_at_minute (shop_time, day, minute);
  return TRUE;
}

/* Returns (transfer full): the moment as it may be typed. */
char *
foyer_day_text_moment (FoyerShopTime *shop_time,
                       gint64         at_us)
{
  gint64 day = foyer_shop_time_get_day (shop_time, at_us);
  gint64 minute = (at_us - foyer_shop_time_at_minute (shop_time, day, 0)) / FOYER_MINUTE_US;
  g_autofree char *date = NULL;

  /* The end of a day is written as that. */
  if (minute == 0)
    return foyer_day_to_string (day);

  date = foyer_day_to_string (day);
  return g_strdup_printf ("%s %02d:%02d", date, (int) minute / 60, (int) minute % 60);
}
