/* A thing to do in one line, as people write it: “明天 10 点 给孙老师寄资料”, “send the papers Fri 15:00”.
 *
 * A moment is a day, a time of day, or both in either order, at the beginning of the line or at its
 * end; the rest is what is to be done. Both languages are always understood, whatever the interface
 * speaks. What is not a moment is left alone: a number inside the sentence is the sentence's.
 *
 * A scanner walks the line itself, folding full-width forms and capitals as it looks, so that the
 * rest keeps its spelling. Every reader below either moves the scanner past what it understood or
 * leaves it where it was. */

#include "domain/foyer-todo-line.h"

#include "domain/foyer-domain-error.h"

#include <string.h>

/* When a day is named without a time: in the morning, as the snooze "tomorrow" does. */
#define MORNING (9 * 60)
#define NOON (12 * 60)
#define UNKNOWN (-1)

typedef enum
{
  PART_NONE,
  PART_DAWN,      /* 凌晨 */
  PART_MORNING,   /* 早上, 上午, am */
  PART_MIDDAY,    /* 中午 */
  PART_AFTERNOON, /* 下午, pm */
  PART_EVENING,   /* 晚上, tonight */
} Part;

typedef struct
{
  const char *at;
  gint64 today;

  /* What was understood */
  gint64 day;           /* FOYER_DAY_NONE: no day */
  gboolean is_near_day; /* may be the same weekday a week later, when its time has passed */
  Part part;
  int minute;           /* UNKNOWN: no time of day */
  gboolean is_exact;    /* the hour cannot mean the other half of the day */
  gint64 span_us;       /* 0: no span from now */
} Scan;

typedef struct
{
  const char *word;
  int value;
} Word;

/* Longer words stand before those that they begin with. */
static const Word day_words[] = {
  { "大后天", 3 }, { "后天", 2 }, { "后日", 2 }, { "明天", 1 }, { "明日", 1 }, { "今天", 0 }, { "今日", 0 },
  { "the day after tomorrow", 2 }, { "day after tomorrow", 2 }, { "tomorrow", 1 }, { "today", 0 },
};

static const Word part_words[] = {
  { "凌晨", PART_DAWN }, { "早上", PART_MORNING }, { "早晨", PART_MORNING }, { "上午", PART_MORNING },
  { "中午", PART_MIDDAY }, { "下午", PART_AFTERNOON }, { "傍晚", PART_EVENING },
  { "晚上", PART_EVENING }, { "in the morning", PART_MORNING },
  { "in the afternoon", PART_AFTERNOON }, { "in the evening", PART_EVENING },
  { "morning", PART_MORNING }, { "afternoon", PART_AFTERNOON }, { "evening", PART_EVENING },
};

static const Word week_words[] = { { "下星期", 1 }, { "下礼拜", 1 }, { "下周", 1 }, { "本星期", 0 },
                                   { "这星期", 0 }, { "本周", 0 }, { "这周", 0 }, };
static const Word weekday_prefixes[] = { { "星期", 0 }, { "礼拜", 0 }, { "周", 0 } };
static const Word weekday_signs[] = { { "一", 1 }, { "二", 2 }, { "三", 3 }, { "四", 4 }, { "五", 5 },
                                      { "六", 6 }, { "日", 7 }, { "天", 7 } };
static const Word weekday_names[] = {
  { "monday", 1 }, { "tuesday", 2 }, { "wednesday", 3 }, { "thursday", 4 }, { "friday", 5 },
  { "saturday", 6 }, { "sunday", 7 }, { "mon", 1 }, { "tue", 2 }, { "wed", 3 }, { "thu", 4 },
  { "fri", 5 }, { "sat", 6 }, { "sun", 7 },
};
static const Word month_names[] = {
  { "january", 1 }, { "february", 2 }, { "march", 3 }, { "april", 4 }, { "june", 6 }, { "july", 7 },
  { "august", 8 }, { "september", 9 }, { "october", 10 }, { "november", 11 }, { "december", 12 },
  { "jan", 1 }, { "feb", 2 }, { "mar", 3 }, { "apr", 4 }, { "may", 5 }, { "jun", 6 }, { "jul", 7 },
  { "aug", 8 }, { "sep", 9 }, { "oct", 10 }, { "nov", 11 }, { "dec", 12 },
};
/* Spans from now, in minutes. */
static const Word units[] = {
  { "个小时", 60 }, { "小时", 60 }, { "分钟", 1 }, { "分", 1 }, { "hours", 60 }, { "hour", 60 },
  { "minutes", 1 }, { "minute", 1 }, { "mins", 1 }, { "min", 1 }, { "h", 60 },
};
static const Word day_units[] = { { "星期", 7 }, { "天", 1 }, { "周", 7 }, { "days", 1 }, { "day", 1 },
                                  { "weeks", 7 }, { "week", 7 } };

static gunichar
fold (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    c -= 0xfee0;
  else if (c == 0x3000 || c == 0x00a0)
    c = ' ';

  return c < 0x80 ? (gunichar) g_ascii_tolower ((char) c) : c;
}

static gunichar
peek (const char *at)
{
  return fold (g_utf8_get_char (at));
}

static gboolean
is_latin (gunichar c)
{
  return c < 0x80 && g_ascii_isalnum ((char) c);
}

static void
skip_spaces (Scan *scan)
{
  while (peek (scan->at) == ' ' || peek (scan->at) == '\t')
    scan->at = g_utf8_next_char (scan->at);
}

/* A Latin word ends where its letters end: "sun" is not the beginning of "sunglasses". */
static gboolean
take_word (Scan       *scan,
           const char *word)
{
  const char *at = scan->at;
  gunichar last = 0;

  while (peek (at) == ' ')
    at = g_utf8_next_char (at);
  for (const char *w = word; *w != '\0'; w = g_utf8_next_char (w))
    {
      last = g_utf8_get_char (w);
      if (peek (at) != last)
        return FALSE;
      at = g_utf8_next_char (at);
    }
  if (g_ascii_isalpha (last < 0x80 ? (char) last : '\0') && is_latin (peek (at)))
    return FALSE;

  scan->at = at;
  return TRUE;
}

static gboolean
take_any (Scan       *scan,
          const Word *words,
          gsize       n_words,
          int        *value)
{
  for (gsize i = 0; i < n_words; i++)
    if (take_word (scan, words[i].word))
      {
        *value = words[i].value;
        return TRUE;
      }

  return FALSE;
}
#define TAKE(scan, words, value) take_any (scan, words, G_N_ELEMENTS (words), value)

static int
get_digit (gunichar c)
{
  static const char signs[] = "零一二三四五六七八九";

  if (c >= '0' && c <= '9')
    return (int) c - '0';
  if (c == 0x4e24) /* 两 */
    return 2;
  for (int i = 0; i <= 9; i++)
    if (c == g_utf8_get_char (signs + (gsize) i * 3))
      return i;

  return -1;
}

/* Up to four digits, or a Chinese numeral up to 九十九. */
static gboolean
take_number (Scan *scan,
             int  *number)
{
  const char *at = scan->at;
  int value = -1;

  while (peek (at) == ' ')
    at = g_utf8_next_char (at);

  if (peek (at) < 0x80)
    {
      for (int n = 0; n < 4 && peek (at) >= '0' && peek (at) <= '9'; n++)
        {
          value = MAX (value, 0) * 10 + get_digit (peek (at));
          at = g_utf8_next_char (at);
        }
      if (peek (at) >= '0' && peek (at) <= '9')
        return FALSE;
    }
  else
    {
      value = get_digit (peek (at));
      if (value >= 0)
        at = g_utf8_next_char (at);
      if (peek (at) == 0x5341) /* 十 */
        {
          at = g_utf8_next_char (at);
          value = MAX (value, value == 0 ? 0 : 1) * 10;
          if (peek (at) >= 0x80 && get_digit (peek (at)) > 0)
            {
              value += get_digit (peek (at));
              at = g_utf8_next_char (at);
            }
        }
    }

  if (value < 0)
    return FALSE;
  *number = value;
  scan->at = at;
  return TRUE;
}

/* A sign that follows at once, without a space. */
static gboolean
take_sign (Scan     *scan,
           gunichar  sign)
{
  if (peek (scan->at) != sign)
    return FALSE;

  scan->at = g_utf8_next_char (scan->at);
  return TRUE;
}

/* The next such date from today on: a year is added where it has passed. */
static gboolean
set_date (Scan *scan,
          int   year,
          int   month,
          int   dom)
{
  gint64 day;
  int this_year, this_month, this_dom;

  foyer_day_to_ymd (scan->today, &this_year, &this_month, &this_dom);
  if (!foyer_day_from_ymd (year != 0 ? year : this_year, month, dom, &day)
      && (year != 0 || !foyer_day_from_ymd (this_year + 1, month, dom, &day)))
    return FALSE;
  if (year == 0 && day < scan->today && !foyer_day_from_ymd (this_year + 1, month, dom, &day))
    return FALSE;

  scan->day = day;
  return TRUE;
}

/* “25 号”: of this month, or of the next that has it. */
static gboolean
set_day_of_month (Scan *scan,
                  int   dom)
{
  int year, month, this_dom;
  gint64 day;

  foyer_day_to_ymd (scan->today, &year, &month, &this_dom);
  for (int n = 0; n < 3; n++)
    {
      if (foyer_day_from_ymd (year, month, dom, &day) && day >= scan->today)
        {
          scan->day = day;
          return TRUE;
        }
      year += month / 12;
      month = month % 12 + 1;
    }

  return FALSE;
}

/* 12月3日, 12月3号, 3号, 2026-12-03, 12-3, 12/3 */
static gboolean
read_numeric_date (Scan *scan)
{
  int first, second, third;
  gunichar sign;

  if (!take_number (scan, &first))
    return FALSE;
  if (take_word (scan, "号") || take_word (scan, "日"))
    return set_day_of_month (scan, first);
  if (take_word (scan, "月"))
    return take_number (scan, &second) && (take_word (scan, "日") || take_word (scan, "号"))
           && set_date (scan, 0, first, second);

  sign = peek (scan->at);
  if ((sign != '-' && sign != '/') || !take_sign (scan, sign)
      || peek (scan->at) == ' ' || !take_number (scan, &second))
    return FALSE;
  if (first < 1000)
    return !is_latin (peek (scan->at)) && peek (scan->at) != sign
           && set_date (scan, 0, first, second);
  return take_sign (scan, sign) && take_number (scan, &third) && !is_latin (peek (scan->at))
         && set_date (scan, first, second, third);
}

/* 3 Dec, Dec 3 */
static gboolean
read_named_date (Scan *scan)
{
  int month, dom;

  if (TAKE (scan, month_names, &month))
    {
      if (!take_number (scan, &dom))
        return FALSE;
    }
  else if (!take_number (scan, &dom) || !TAKE (scan, month_names, &month))
    return FALSE;

  return !is_latin (peek (scan->at)) && peek (scan->at) != ':' && set_date (scan, 0, month, dom);
}

static gboolean
read_weekday (Scan *scan)
{
  gint64 monday = scan->today - (foyer_day_get_weekday (scan->today) - FOYER_MONDAY);
  int week = UNKNOWN;
  int weekday, ignored;

  if (TAKE (scan, week_words, &week))
    {
      if (!TAKE (scan, weekday_signs, &weekday))
        return FALSE;
    }
  else if (TAKE (scan, weekday_prefixes, &ignored))
    {
      if (!TAKE (scan, weekday_signs, &weekday))
        return FALSE;
    }
  else
    {
      if (take_word (scan, "next"))
        week = 1;
      else if (take_word (scan, "this"))
        week = 0;
      if (!TAKE (scan, weekday_names, &weekday))
        return FALSE;
    }

  if (week != UNKNOWN)
    scan->day = monday + week * 7 + weekday - FOYER_MONDAY;
  else
    {
      scan->day = scan->today + (weekday - foyer_day_get_weekday (scan->today) + 7) % 7;
      scan->is_near_day = TRUE;
    }
  return TRUE;
}

static gboolean
read_day_word (Scan *scan)
{
  static const struct
  {
    const char *word;
    int n_days;
    Part part;
  } both[] = { { "今早", 0, PART_MORNING }, { "今晚", 0, PART_EVENING }, { "明早", 1, PART_MORNING },
               { "明晚", 1, PART_EVENING }, { "tonight", 0, PART_EVENING }, };
  int n_days;

  for (gsize i = 0; i < G_N_ELEMENTS (both); i++)
    if (take_word (scan, both[i].word))
      {
        scan->day = scan->today + both[i].n_days;
        scan->part = both[i].part;
        return TRUE;
      }

  if (!TAKE (scan, day_words, &n_days))
    return FALSE;
  scan->day = scan->today + n_days;
  return TRUE;
}

/* 3 天后, 两周后, in 3 days */
static gboolean
read_days_later (Scan *scan)
{
  gboolean is_english = take_word (scan, "in");
  int number, days;

  if (!take_number (scan, &number))
    return FALSE;
  take_word (scan, "个");
  if (!TAKE (scan, day_units, &days) || number > 999)
    return FALSE;
  if (!is_english && !take_word (scan, "以后") && !take_word (scan, "之后") && !take_word (scan, "后"))
    return FALSE;

  scan->day = scan->today + (gint64) number * days;
  return TRUE;
}

/* 半小时后, 10 分钟后, in 2 hours, in half an hour */
static gboolean
read_span (Scan *scan)
{
  gboolean is_english = take_word (scan, "in");
  gint64 span_us;
  int number, unit;

  if (is_english && take_word (scan, "half an hour"))
    span_us = FOYER_HOUR_US / 2;
  else if (take_word (scan, "半个小时") || take_word (scan, "半小时"))
    span_us = FOYER_HOUR_US / 2;
  else if (is_english && (take_word (scan, "an hour") || take_word (scan, "a hour")))
    span_us = FOYER_HOUR_US;
  else if (take_number (scan, &number))
    {
      gboolean has_half = take_word (scan, "个半");

      if (has_half ? !take_word (scan, "小时") : !TAKE (scan, units, &unit))
        return FALSE;
      if (has_half)
        unit = 60;
      span_us = number * unit * FOYER_MINUTE_US + (has_half ? FOYER_HOUR_US / 2 : 0);
    }
  else
    return FALSE;

  if (!is_english && !take_word (scan, "以后") && !take_word (scan, "之后") && !take_word (scan, "后"))
    return FALSE;
  if (span_us == 0)
    return FALSE;
  scan->span_us = span_us;
  return TRUE;
}

static gboolean
set_time (Scan     *scan,
          int       hour,
          int       minute,
          gboolean  is_exact)
{
  if (hour > 24 || minute > 59 || (hour == 24 && minute != 0))
    return FALSE;

  scan->minute = hour * 60 + minute;
  scan->is_exact = is_exact;
  return TRUE;
}

/* 10:30, 10：30, 10:30 pm, 3pm, noon */
static gboolean
read_clock_time (Scan *scan)
{
  int hour, minute = 0;
  gboolean has_minute, is_exact;

  take_word (scan, "at");
  if (take_word (scan, "noon"))
    return set_time (scan, 12, 0, TRUE);
  if (!take_number (scan, &hour))
    return FALSE;

  has_minute = take_sign (scan, ':');
  if (has_minute
      && (!take_number (scan, &minute)
          || get_digit (peek (g_utf8_prev_char (scan->at))) < 0 || is_latin (peek (scan->at))))
    {
      if (!(peek (scan->at) == 'a' || peek (scan->at) == 'p'))
        return FALSE;
    }

  is_exact = take_word (scan, "am");
  if (is_exact)
    {
      if (hour < 1 || hour > 12)
        return FALSE;
      hour %= 12;
    }
  else if (take_word (scan, "pm"))
    {
      if (hour < 1 || hour > 12)
        return FALSE;
      is_exact = TRUE;
      hour = hour % 12 + 12;
    }
  else if (!has_minute)
    return FALSE;

  return set_time (scan, hour, minute, is_exact);
}

/* 10 点, 十点半, 3 点一刻, 10 点 20 分, 15 时 */
static gboolean
read_chinese_time (Scan *scan)
{
  int hour, minute = 0;

  if (!take_number (scan, &hour) || (!take_word (scan, "点") && !take_word (scan, "时")))
    return FALSE;
  if (peek (scan->at) == 0x5fc3) /* 点心 is something to eat */
    return FALSE;

  if (take_word (scan, "半"))
    minute = 30;
  else if (take_word (scan, "一刻"))
    minute = 15;
  else if (take_word (scan, "三刻"))
    minute = 45;
  else if (!take_word (scan, "钟") && !take_word (scan, "整"))
    {
      /* A number with a space before it counts what is to be done, unless 分 follows. */
      const char *at = scan->at;
      gboolean is_apart = peek (at) == ' ';

      if (take_number (scan, &minute) && !take_word (scan, "分") && is_apart)
        {
          scan->at = at;
          minute = 0;
        }
    }

  return set_time (scan, hour, minute, FALSE);
}

static gboolean
attempt (Scan      *scan,
         gboolean (*read) (Scan *scan))
{
  Scan before = *scan;

  skip_spaces (scan);
  if (read (scan))
    return TRUE;

  *scan = before;
  return FALSE;
}

static void
skip_commas (Scan *scan)
{
  skip_spaces (scan);
  while (peek (scan->at) == ',' || peek (scan->at) == ':' || peek (scan->at) == 0x3001)
    {
      scan->at = g_utf8_next_char (scan->at);
      skip_spaces (scan);
    }
}

static gboolean
read_day (Scan *scan)
{
  take_word (scan, "on");
  return attempt (scan, read_day_word) || attempt (scan, read_days_later)
         || attempt (scan, read_weekday) || attempt (scan, read_named_date)
         || attempt (scan, read_numeric_date);
}

static gboolean
read_time (Scan *scan)
{
  int part;
  gboolean has_part = TAKE (scan, part_words, &part);

  if (has_part)
    scan->part = (Part) part;
  return attempt (scan, read_chinese_time) || attempt (scan, read_clock_time) || has_part;
}

/* Whether a moment begins here; the scanner stands behind it. */
static gboolean
read_moment (Scan *scan)
{
  gboolean has_day;

  if (attempt (scan, read_span))
    return TRUE;

  has_day = attempt (scan, read_day);
  if (has_day)
    {
      skip_commas (scan);
      attempt (scan, read_time);
      return TRUE;
    }
  if (!attempt (scan, read_time))
    return FALSE;
  skip_commas (scan);
  attempt (scan, read_day);
  return TRUE;
}

/* The minute of the day that is meant. Without a part of the day, an hour up to seven is in the
 * afternoon: shops do not send papers at three in the night. */
static int
get_minute (const Scan *scan)
{
  int minute = scan->minute;

  switch (scan->part)
    {
    case PART_DAWN:
      return minute == UNKNOWN ? 5 * 60 : minute;
    case PART_MORNING:
      return minute == UNKNOWN ? MORNING : minute;
    case PART_MIDDAY:
      return minute == UNKNOWN ? NOON : minute < 3 * 60 ? minute + NOON : minute;
    case PART_AFTERNOON:
      return minute == UNKNOWN ? 14 * 60 : minute < NOON ? minute + NOON : minute;
    case PART_EVENING:
      return minute == UNKNOWN ? 19 * 60 : minute < NOON ? minute + NOON : minute;
    case PART_NONE:
      if (!scan->is_exact && minute >= 60 && minute < 8 * 60)
        return minute + NOON;
      return minute;
    }

  g_assert_not_reached ();
}

/* The instant that is meant; FALSE when it has passed and cannot be meant otherwise. */
static gboolean
resolve (Scan          *scan,
         FoyerShopTime *time,
         gint64         now_us,
         gint64        *due_us)
{
  gboolean has_time = scan->minute != UNKNOWN || scan->part != PART_NONE;
  gboolean has_day = scan->day != FOYER_DAY_NONE;
  gint64 day = has_day ? scan->day : scan->today;
  int minute = get_minute (scan);

  if (scan->span_us != 0)
    {
      *due_us = now_us + scan->span_us;
      return TRUE;
    }

  if (!has_time)
    {
      *due_us = day == scan->today ? foyer_shop_time_get_day_end_us (time, day)
                                   : foyer_shop_time_at_minute (time, day, MORNING);
      return *due_us > now_us;
    }

  *due_us = foyer_shop_time_at_minute (time, day, minute);
  if (*due_us > now_us)
    return TRUE;

  /* “8 点” at ten o'clock: tonight; at nine in the evening: tomorrow. */
  if (day == scan->today && scan->part == PART_NONE && !scan->is_exact && minute < NOON)
    {
      *due_us = foyer_shop_time_at_minute (time, day, minute + NOON);
      if (*due_us > now_us)
        return TRUE;
    }
  if (has_day && !scan->is_near_day)
    return FALSE;
  *due_us = foyer_shop_time_at_minute (time, day + (has_day ? 7 : 1), minute);
  return *due_us > now_us;
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)) && !g_unichar_ispunct (g_utf8_get_char (text)))
      return FALSE;

  return TRUE;
}

/* Where the moment at the end of the line begins: the first word from which on all is a moment. */
static const char *
find_end_moment (const char *line,
                 Scan       *scan)
{
  for (const char *at = g_utf8_next_char (line); *at != '\0'; at = g_utf8_next_char (at))
    {
      Scan here = *scan;
      gunichar before = peek (g_utf8_prev_char (at));

      if (peek (at) == ' ' || (is_latin (before) && is_latin (peek (at))))
        continue;
      /* Digits in a row, also with a sign between, are one number. */
      if (get_digit (before) >= 0 || before == '-' || before == '/' || before == ':')
        continue;
      here.at = at;
      if (read_moment (&here) && is_blank (here.at))
        {
          *scan = here;
          return at;
        }
    }

  return NULL;
}

/**
 * foyer_todo_line_parse:
 * @line: what was typed
 * @time: the time of the shop
 * @now_us: the present, microseconds UTC
 * @subject: (out) (transfer full): what is to be done, without the moment
 * @due_us: (out): until when, microseconds UTC; 0 when the line names no moment
 * @error: where to put why not
 *
 * Understands days (今天, 明早, 后天, 周五, 下周一, 12月3日, 25 号, 3 天后, tomorrow, Fri, next Monday,
 * 3 Dec, 2026-12-03), times (10 点, 下午三点半, 15:00, 3pm, noon) and spans (半小时后, in 20 min), at
 * the beginning or the end of the line.
 *
 * A day without a time means 09:00, today without a time the end of the day. A time without a day
 * is the next such time. An hour from one to seven without a part of the day is in the afternoon.
 *
 * Returns: whether there is something to do; else %FOYER_DOMAIN_ERROR_MISSING (`subject`), or
 *   %FOYER_DOMAIN_ERROR_INVALID (`due`) for a moment that has passed
 */
gboolean
foyer_todo_line_parse (const char     *line,
                       FoyerShopTime  *time,
                       gint64          now_us,
                       char          **subject,
                       gint64         *due_us,
                       GError        **error)
{
  g_autofree char *text = g_strstrip (g_strdup (line));
  g_autofree char *rest = NULL;
  Scan scan = { .at = text, .today = foyer_shop_time_get_day (time, now_us),
                .day = FOYER_DAY_NONE, .minute = UNKNOWN };
  gint64 due = 0;

  if (!foyer_domain_check_given (text, "subject", error))
    return FALSE;

  if (read_moment (&scan))
    {
      skip_commas (&scan);
      rest = g_strdup (scan.at);
    }
  else
    {
      const char *end = find_end_moment (text, &scan);

      rest = end == NULL ? g_strdup (text) : g_strchomp (g_strndup (text, (gsize) (end - text)));
      if (end == NULL)
        scan.at = text;
    }

  if (scan.at != text && !resolve (&scan, time, now_us, &due))
    {
      foyer_domain_error_set_field (error, FOYER_DOMAIN_ERROR_INVALID, "due", "it has passed");
      return FALSE;
    }
  if (is_blank (rest))
    {
      foyer_domain_error_set_field (error, FOYER_DOMAIN_ERROR_MISSING, "subject", "nothing to do");
      return FALSE;
    }

  *subject = g_steal_pointer (&rest);
  *due_us = due;
  return TRUE;
}

/**
 * foyer_todo_line_parse_moment:
 * @text: a moment as typed
 * @time: the time of the shop
 * @now_us: the present, microseconds UTC
 * @due_us: (out): the moment, microseconds UTC
 * @error: where to put why not
 *
 * The moment alone, in the words of foyer_todo_line_parse().
 *
 * Returns: whether @text is a moment that lies ahead; else %FOYER_DOMAIN_ERROR_INVALID (`due`)
 */
gboolean
foyer_todo_line_parse_moment (const char     *text,
                              FoyerShopTime  *time,
                              gint64          now_us,
                              gint64         *due_us,
                              GError        **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  Scan scan = { .at = trimmed, .today = foyer_shop_time_get_day (time, now_us),
                .day = FOYER_DAY_NONE, .minute = UNKNOWN };

  return foyer_domain_check_that (read_moment (&scan) && is_blank (scan.at), "due", "a moment",
                                  error)
         && foyer_domain_check_that (resolve (&scan, time, now_us, due_us), "due", "ahead", error);
}
