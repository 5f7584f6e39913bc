#include "domain/foyer-day.h"

#include <string.h>

/* The Gregorian calendar repeats after 400 years: 146097 days. Counting years from March puts the
 * leap day at the end of the year, where it disturbs no month. */
#define DAYS_IN_ERA 146097
#define EPOCH_FROM_ERA 719468 /* days from 0000-03-01 to 1970-01-01 */

static gint64
floor_divide (gint64 a,
              gint64 b)
{
  return a / b - (a % b < 0);
}

static gboolean
is_leap_year (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static gint64
count_days (int year,
            int month,
            int dom)
{
  int from_march = (month + 9) % 12;
  gint64 y = month <= 2 ? year - 1 : year;
  gint64 era = floor_divide (y, 400);
  gint64 year_of_era = y - era * 400;
  gint64 day_of_year = (153 * from_march + 2) / 5 + dom - 1;
  gint64 day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * DAYS_IN_ERA + day_of_era - EPOCH_FROM_ERA;
}

/**
 * foyer_day_count_in_month:
 * @year: a year
 * @month: 1 to 12
 *
 * Returns: how many days the month has
 */
int
foyer_day_count_in_month (int year,
                          int month)
{
  static const int counts[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  g_return_val_if_fail (month >= 1 && month <= 12, 0);

  return counts[month - 1] + (month == 2 && is_leap_year (year));
}

/**
 * foyer_day_from_ymd:
 * @year: 1 to 9999
 * @month: the month
 * @dom: day of the month
 * @day: (out): where to put the day
 *
 * Returns: whether there is such a day; @day is left alone when there is none
 */
gboolean
foyer_day_from_ymd (int     year,
                    int     month,
                    int     dom,
                    gint64 *day)
{
  if (year < 1 || year > 9999 || month < 1 || month > 12
      || dom < 1 || dom > foyer_day_count_in_month (year, month))
    return FALSE;

  *day = count_days (year, month, dom);
  return TRUE;
}

/**
 * foyer_day_to_ymd:
 * @day: a day
 * @year: (out): its year
 * @month: (out): its month, 1 to 12
 * @dom: (out): its day of the month, 1 to 31
 */
void
foyer_day_to_ymd (gint64  day,
                  int    *year,
                  int    *month,
                  int    *dom)
{
  gint64 shifted = day + EPOCH_FROM_ERA;
  gint64 era = floor_divide (shifted, DAYS_IN_ERA);
  gint64 day_of_era = shifted - era * DAYS_IN_ERA;
  gint64 year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524
                        - day_of_era / 146096) / 365;
  gint64 day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int from_march = (5 * day_of_year + 2) / 153;

  *dom = day_of_year - (153 * from_march + 2) / 5 + 1;
  *month = from_march < 10 ? from_march + 3 : from_march - 9;
  *year = year_of_era + era * 400 + (*month <= 2);
}

/**
 * foyer_day_get_weekday:
 * @day: a day
 *
 * Returns: its day of the week
 */
FoyerWeekday
foyer_day_get_weekday (gint64 day)
{
  /* 1970-01-01 was a Thursday. */
  return day + 3 - floor_divide (day + 3, 7) * 7 + FOYER_MONDAY;
}

/**
 * foyer_day_get_iso_week:
 * @day: a day
 * @year: (out) (optional): the year to which the week belongs; about the new year it may differ
 *   from the year of the day
 *
 * The week by ISO 8601: it begins on Monday and belongs to the year of its Thursday.
 *
 * Returns: the number of the week, 1 to 53
 */
int
foyer_day_get_iso_week (gint64  day,
                        int    *year)
{
  gint64 thursday = day - foyer_day_get_weekday (day) + FOYER_THURSDAY;
  int week_year, month, dom;

  foyer_day_to_ymd (thursday, &week_year, &month, &dom);
  if (year != NULL)
    *year = week_year;

  return (thursday - count_days (week_year, 1, 1)) / 7 + 1;
}

/**
 * foyer_day_add_months:
 * @day: a day
 * @n_months: how many months later; negative for earlier
 *
 * The corresponding day of another month, and the last day of that month where it has none: a month
 * after 31 January is 28 or 29 February, a birthday of 29 February falls on 28 February (HANDBOOK
 * §13, MO-01 to MO-13).
 *
 * Returns: the day
 */
gint64
foyer_day_add_months (gint64 day,
                      int    n_months)
{
  int year, month, dom;
  gint64 months;

  foyer_day_to_ymd (day, &year, &month, &dom);
  months = (gint64) year * 12 + month - 1 + n_months;
  year = floor_divide (months, 12);
  month = months - (gint64) year * 12 + 1;

  return count_days (year, month, MIN (dom, foyer_day_count_in_month (year, month)));
}

static gboolean
read_digits (const char *text,
             int         n_digits,
             int        *number)
{
  *number = 0;
  for (int i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *number = *number * 10 + g_ascii_digit_value (text[i]);
    }

  return TRUE;
}

/**
 * foyer_day_parse:
 * @text: text such as `2026-11-21`
 * @day: (out): where to put the day
 *
 * Returns: whether @text names a day; @day is left alone when it does not
 */
gboolean
foyer_day_parse (const char *text,
                 gint64     *day)
{
  int year, month, dom;

  return strlen (text) == 10 && text[4] == '-' && text[7] == '-'
         && read_digits (text, 4, &year) && read_digits (text + 5, 2, &month)
         && read_digits (text + 8, 2, &dom) && foyer_day_from_ymd (year, month, dom, day);
}

/**
 * foyer_day_to_string:
 * @day: a day
 *
 * Returns: (transfer full): text such as `2026-11-21`
 */
char *
foyer_day_to_string (gint64 day)
{
  int year, month, dom;

  foyer_day_to_ymd (day, &year, &month, &dom);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, dom);
}

/**
 * foyer_day_to_digits:
 * @day: a day
 *
 * Returns: (transfer full): text such as `20261121`, as in the numbers of visits and items
 */
char *
foyer_day_to_digits (gint64 day)
{
  int year, month, dom;

  foyer_day_to_ymd (day, &year, &month, &dom);
  return g_strdup_printf ("%04d%02d%02d", year, month, dom);
}
