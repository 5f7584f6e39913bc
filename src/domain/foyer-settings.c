/* The settings of the shop (HANDBOOK §14): every number is a setting. The sources of the handbook
 * disagree with each other, so a default is a proposal and a supervisor can change it.
 *
 * A value is kept as text, as it is stored, and was held against its kind before: the getters can
 * rely on that. What belongs to the online pack and to pay (§20) is not among them. */

#include "domain/foyer-settings.h"

#include "domain/foyer-domain-error.h"
#include "domain/foyer-festival.h"

#include <string.h>

/* More often than that nobody is called in vain. */
#define MAX_WAITS 20

#define ROW(KEY, name, KIND, ...) \
  [FOYER_SETTING_##KEY] = { name, FOYER_SETTING_KIND_##KIND, __VA_ARGS__ }

/* Name, kind, default; of a count the least and the greatest value. */
static const struct
{
  const char *name;
  FoyerSettingKind kind;
  const char *value;
  gint64 least, most;
} table[] = {
  /* The shop */
  ROW (SHOP_NAME, "shop.name", TEXT, ""),
  ROW (SHOP_TZ, "shop.tz", ZONE, "Asia/Shanghai"),
  ROW (CALENDAR_DAY_END, "calendar.day_end", MINUTE, "24:00"),
  ROW (CALENDAR_CLOSED_DAYS, "calendar.closed_days", DAYS, ""),
  ROW (DAYEND_REVIEW, "dayend.review", BOOL, "true"),
  ROW (UI_LOCK_AFTER, "ui.lock_after", SPAN, "5min"),
  /* Reception and calls (V1, N25, C8) */
  ROW (VISIT_WAIT_WARN, "visit.wait_warn", SPAN, "10min"),
  ROW (VISIT_WAIT_RED, "visit.wait_red", SPAN, "20min"),
  ROW (CALL_WARN, "call.warn", SPAN, "3min"),
  ROW (CALL_MAX, "call.max", SPAN, "5min"),
  ROW (REPEAT_WINDOW, "repeat.window", SPAN, "30d"),
  ROW (DEMO_MAX, "demo.max", SPAN, "60min"),
  ROW (DEMO_REPEAT, "demo.repeat", SPAN, "15min"),
  ROW (CUSTOMER_VERIFY_EVERY, "customer.verify_every", SPAN, "365d"),
  ROW (RETENTION_CUSTOMER, "retention.customer", SPAN, "off"),
  /* Until when (§14a) */
  ROW (DUE_CASE, "due.case", RULE, "+3d"),
  ROW (DUE_CASE_WARN, "due.case.warn", OFFSET, "-1d"),
  ROW (DUE_AFTERSALE, "due.aftersale", RULE, "+24h"),
  ROW (DUE_EMAIL, "due.email", RULE, "+24h"),
  ROW (DUE_EXCHANGE, "due.exchange", RULE, "+3wd"),
  ROW (DUE_REPAIR, "due.repair", RULE, "+5wd"),
  ROW (DUE_REPAIR_WARN, "due.repair.warn", OFFSET, "-1min"),
  ROW (DUE_REPAIR_REGISTER, "due.repair_register", RULE, "+5min"),
  ROW (DUE_REPAIR_NOTIFY, "due.repair_notify", RULE, "+5min"),
  ROW (DUE_REVIEW, "due.review", RULE, "+48h"),
  ROW (DUE_REVIEW_REPLY, "due.review_reply", RULE, "daily:16:00"),
  ROW (DUE_WORKLOG, "due.worklog", RULE, "daily:09:00"),
  ROW (DUE_NOSALE, "due.nosale", RULE, "eod"),
  ROW (DUE_OPENING, "due.opening", RULE, "daily:07:50"),
  ROW (DUE_CLOSING, "due.closing", RULE, "eod"),
  ROW (DUE_LOCKER, "due.locker", RULE, "eod"),
  ROW (DUE_INCIDENT_TELL, "due.incident_tell", RULE, "+0min"),
  ROW (DUE_INCIDENT_SLIP, "due.incident_slip", RULE, "eod"),
  ROW (DUE_PRICEASK, "due.priceask", RULE, "+15min"),
  ROW (DUE_FORMREQ, "due.formreq", RULE, "+1d"),
  ROW (DUE_DUTYWEEK, "due.dutyweek", RULE, "weekly:sun 24:00"),
  ROW (DUE_DEVICE, "due.device", RULE, "monthly:last 24:00"),
  ROW (DUE_VACANT, "due.vacant", RULE, "weekly:sun 24:00"),
  ROW (DUE_PATROL, "due.patrol", RULE, "eod"),
  ROW (DUE_LIABILITY, "due.liability", RULE, "eod"),
  ROW (COMPLAINT_DUE_DEFAULT, "complaint.due.default", RULE, "+3d"),
  ROW (COMPLAINT_PROGRESS_EVERY, "complaint.progress_every", SPAN, "24h"),
  ROW (COMPLAINT_REPEAT, "complaint.repeat", SPAN, "10min"),
  ROW (WATCH_AFTER_CLOSE, "watch.after_close", SPAN, "7d"),
  ROW (REPORT_WEEKLY_AT, "report.weekly_at", RULE, "weekly:sun 24:00"),
  ROW (REPORT_MONTHLY_AT, "report.monthly_at", RULE, "monthly:last 24:00"),
  ROW (REPORT_CB_WEEKLY, "report.cb_weekly", BOOL, "true"),
  ROW (REPORT_CB_MONTHLY, "report.cb_monthly", BOOL, "true"),
  ROW (LOST_KEEP, "lost.keep", SPAN, "90d"),
  ROW (PRINT_REPAIR_COPIES, "print.repair_copies", COUNT, "3", 1, 9),
  /* Callbacks (§14e) */
  ROW (CALLBACK_RETRY, "callback.retry", SPAN, "1d"),
  ROW (CALLBACK_RETRY_REPLY, "callback.retry.reply", WAITS, ""),
  ROW (CALLBACK_RETRY_INSTALL, "callback.retry.install", WAITS, ""),
  ROW (CALLBACK_RETRY_USAGE, "callback.retry.usage", WAITS, ""),
  ROW (CALLBACK_RETRY_SATISFACTION, "callback.retry.satisfaction", WAITS, ""),
  ROW (CALLBACK_RETRY_COMPLAINT, "callback.retry.complaint", WAITS, ""),
  ROW (CALLBACK_RETRY_WATCH, "callback.retry.watch", WAITS, ""),
  ROW (CALLBACK_RETRY_SECOND_SALE, "callback.retry.second_sale", WAITS, ""),
  ROW (CALLBACK_RETRY_GREETING, "callback.retry.greeting", WAITS, ""),
  ROW (CALLBACK_MAX_ATTEMPTS, "callback.max_attempts", COUNT, "3", 1, 20),
  ROW (CALLBACK_LATE, "callback.late", SPAN, "30min"),
  ROW (CALLBACK_ESCALATE, "callback.escalate", SPAN, "2h"),
  ROW (CALLBACK_HOURS, "callback.hours", HOURS, "09:00-20:00"),
  ROW (CALLBACK_SKIP_HOLIDAYS, "callback.skip_holidays", BOOL, "true"),
  ROW (CALLBACK_CROSS_SHIFT, "callback.cross_shift", BOOL, "true"),
  ROW (CALLBACK_INTERVAL_INSTALL, "callback.interval.install", SPAN, "3d"),
  ROW (CALLBACK_INTERVAL_USAGE, "callback.interval.usage", SPAN, "14d"),
  ROW (CALLBACK_INTERVAL_SECOND_SALE, "callback.interval.second_sale", SPAN, "180d"),
  ROW (CARE_ENABLED, "care.enabled", BOOL, "false"),
  ROW (CARE_PER_DAY, "care.per_day", COUNT, "20", 1, 999),
  ROW (CARE_FESTIVALS, "care.festivals", FESTIVALS,
       "new-year|元旦|New Year|01-01|3|;"
       "spring|春节|Spring Festival|春节|7|;"
       "women|妇女节|Women’s Day|03-08|2|;"
       "dragon-boat|端午节|Dragon Boat Festival|端午节|3|;"
       "teachers|教师节|Teachers’ Day|09-10|2|;"
       "mid-autumn|中秋节|Mid-Autumn Festival|中秋节|5|;"
       "national-day|国庆节|National Day|10-01|3|"),
  ROW (SURVEY_LOW, "survey.low", COUNT, "3", 1, 5),
  /* Shifts (§14a, §14c) */
  ROW (ROSTER_MAX_DAYS_IN_ROW, "roster.max_days_in_row", COUNT, "6", 1, 31),
  ROW (ROSTER_REST_DAY_STRICT, "roster.rest_day_strict", BOOL, "true"),
  ROW (ROSTER_PUBLISH_BEFORE_HOLIDAY, "roster.publish_before_holiday", SPAN, "7d"),
  ROW (ROSTER_MIN_PER_POST, "roster.min_per_post", COUNT, "1", 0, 99),
  ROW (ROSTER_MIN_REST, "roster.min_rest", SPAN, "11h"),
  ROW (ROSTER_WEEK_HOURS_WARN, "roster.week_hours_warn", COUNT, "44", 1, 168),
  ROW (ROSTER_BREAK_MIN, "roster.break_min", COUNT, "0", 0, 240),
  ROW (LEAVE_NOTICE, "leave.notice", SPAN, "1d"),
  ROW (SHIFT_BLOCK_OPEN, "shift.block_open", BOOL, "true"),
  ROW (HANDOVER_REQUIRED, "handover.required", BOOL, "true"),
  /* Liability and visits to key accounts (§14d) */
  ROW (LIABILITY_MAIN, "liability.main", COUNT, "60", 0, 100),
  ROW (LIABILITY_SECONDARY, "liability.secondary", COUNT, "40", 0, 100),
  ROW (LIABILITY_ADVISE_COUNT, "liability.advise_count", COUNT, "3", 1, 99),
  ROW (REGISTER_BREACH_MONEY, "register.breach_money", BOOL, "false"),
  ROW (VISIT_MIN_STAFF, "visit.min_staff", COUNT, "2", 1, 9),
  /* Notices (§14e) */
  ROW (NOTICE_PRIVATE, "notice.private", BOOL, "true"),
  ROW (NOTICE_SHARED, "notice.shared", BOOL, "false"),
  ROW (NOTICE_SOUND, "notice.sound", BOOL, "false"),
  ROW (NOTICE_PASS_ON, "notice.pass_on", SPAN, "2min"),
  ROW (NOTICE_VISITOR_REPEAT, "notice.visitor_repeat", SPAN, "5min"),
  ROW (NOTICE_VISITOR_MAX, "notice.visitor_max", COUNT, "6", 0, 99),
};

G_STATIC_ASSERT (G_N_ELEMENTS (table) == FOYER_N_SETTINGS);

struct _FoyerSettings
{
  GObject parent_instance;

  char *values[FOYER_N_SETTINGS]; /* NULL: the default */
};

G_DEFINE_FINAL_TYPE (FoyerSettings, foyer_settings, G_TYPE_OBJECT)

static gboolean
parse_span (const char *text,
            gint64     *span_us)
{
  static const struct
  {
    const char *unit;
    gint64 us;
  } units[] = {
    { "min", G_TIME_SPAN_MINUTE },
    { "h", G_TIME_SPAN_HOUR },
    { "d", G_TIME_SPAN_DAY },
  };
  char *end;
  guint64 amount;

  if (strcmp (text, "off") == 0)
    {
      *span_us = -1;
      return TRUE;
    }

  if (!g_ascii_isdigit (*text))
    return FALSE;
  amount = g_ascii_strtoull (text, &end, 10);
  if (amount > 100000)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (end, units[i].unit) == 0)
      {
        *span_us = (gint64) amount * units[i].us;
        return TRUE;
      }

  return FALSE;
}

/* The @n-th of the waits, the last where there are fewer: a plan says how it begins, and goes on as
 * it ended. *@is_any: whether there is one. */
static gboolean
parse_waits (const char *text,
             guint       n,
             gboolean   *is_any,
             gint64     *wait_us)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  gint64 span_us;

  *is_any = FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (i >= MAX_WAITS || !parse_span (words[i], &span_us)
          || (span_us < 0 && g_strv_length (words) > 1))
        return FALSE;
      if (i <= n)
        *wait_us = span_us;
      *is_any = TRUE;
    }

  return TRUE;
}

static gboolean
parse_offset (const char *text,
              gint64     *offset_us)
{
  if (*text != '-' || !parse_span (text + 1, offset_us) || *offset_us < 0)
    return FALSE;

  *offset_us = -*offset_us;
  return TRUE;
}

static gboolean
parse_hours (const char *text,
             int        *from,
             int        *to)
{
  g_auto (GStrv) ends = g_strsplit (text, "-", 2);

  return g_strv_length (ends) == 2 && foyer_minute_parse (ends[0], from)
         && foyer_minute_parse (ends[1], to) && *from < *to;
}

static gboolean
find_day (const char *text,
          gint64      wanted,
          gboolean   *is_found)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  gint64 day;

  *is_found = FALSE;
  for (int i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (!foyer_day_parse (words[i], &day))
        return FALSE;
      *is_found |= day == wanted;
    }

  return TRUE;
}

static gboolean
is_value (FoyerSettingKey  key,
          const char      *text)
{
  gint64 number;
  int from, to;
  gboolean is_found;
  FoyerDeadline rule;

  switch (table[key].kind)
    {
    case FOYER_SETTING_KIND_TEXT:
      return g_utf8_validate (text, -1, NULL) && strchr (text, '\n') == NULL;
    case FOYER_SETTING_KIND_BOOL:
      return strcmp (text, "true") == 0 || strcmp (text, "false") == 0;
    case FOYER_SETTING_KIND_COUNT:
      return g_ascii_string_to_signed (text, 10, table[key].least, table[key].most, &number, NULL);
    case FOYER_SETTING_KIND_SPAN:
      return parse_span (text, &number);
    case FOYER_SETTING_KIND_WAITS:
      return parse_waits (text, 0, &is_found, &number);
    case FOYER_SETTING_KIND_OFFSET:
      return parse_offset (text, &number);
    case FOYER_SETTING_KIND_RULE:
      return foyer_deadline_parse (text, &rule, NULL);
    case FOYER_SETTING_KIND_MINUTE:
      return foyer_minute_parse (text, &from) && from > 0;
    case FOYER_SETTING_KIND_HOURS:
      return parse_hours (text, &from, &to);
    case FOYER_SETTING_KIND_DAYS:
      return find_day (text, FOYER_DAY_NONE, &is_found);
    case FOYER_SETTING_KIND_FESTIVALS:
      {
        g_autoptr (GPtrArray) festivals = foyer_festivals_read (text, NULL);

        return festivals != NULL;
      }
    case FOYER_SETTING_KIND_ZONE:
      {
        g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (text);

        return zone != NULL;
      }
    }

  g_assert_not_reached ();
}

static void
foyer_settings_finalize (GObject *object)
{
  FoyerSettings *self = FOYER_SETTINGS (object);

  for (gsize i = 0; i < FOYER_N_SETTINGS; i++)
    g_free (self->values[i]);

  G_OBJECT_CLASS (foyer_settings_parent_class)->finalize (object);
}

static void
foyer_settings_class_init (FoyerSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = foyer_settings_finalize;
}

static void
foyer_settings_init (FoyerSettings *self)
{
}

/**
 * foyer_setting_key_get_name:
 * @key: a setting
 *
 * Returns: its name in the store, such as `visit.wait_warn`
 */
const char *
foyer_setting_key_get_name (FoyerSettingKey key)
{
  return table[key].name;
}

/**
 * foyer_setting_key_get_kind:
 * @key: a setting
 *
 * Returns: what it may hold
 */
FoyerSettingKind
foyer_setting_key_get_kind (FoyerSettingKey key)
{
  return table[key].kind;
}

/**
 * foyer_setting_key_get_default:
 * @key: a setting
 *
 * Returns: its value where the shop chose nothing
 */
const char *
foyer_setting_key_get_default (FoyerSettingKey key)
{
  return table[key].value;
}

/**
 * foyer_setting_key_get_bounds:
 * @key: a setting of kind %FOYER_SETTING_KIND_COUNT
 * @least: (out): its least value
 * @most: (out): its greatest value
 */
void
foyer_setting_key_get_bounds (FoyerSettingKey  key,
                              gint64          *least,
                              gint64          *most)
{
  g_return_if_fail (table[key].kind == FOYER_SETTING_KIND_COUNT);

  *least = table[key].least;
  *most = table[key].most;
}

/**
 * foyer_setting_key_find:
 * @name: a name
 * @key: (out): where to put the setting
 *
 * Returns: whether there is a setting of this name
 */
gboolean
foyer_setting_key_find (const char      *name,
                        FoyerSettingKey *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (strcmp (table[i].name, name) == 0)
      {
        *key = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * foyer_setting_key_check:
 * @key: a setting
 * @value: a value
 * @error: where to put that it is none
 *
 * Returns: whether the setting can hold @value; otherwise %FOYER_DOMAIN_ERROR_INVALID with the name
 *   of the setting as the field
 */
gboolean
foyer_setting_key_check (FoyerSettingKey   key,
                         const char       *value,
                         GError          **error)
{
  return foyer_domain_check_that (is_value (key, value), table[key].name,
                                  "not a value of this setting", error);
}

/**
 * foyer_settings_new:
 *
 * Returns: (transfer full): all settings at their defaults
 */
FoyerSettings *
foyer_settings_new (void)
{
  return g_object_new (FOYER_TYPE_SETTINGS, NULL);
}

/**
 * foyer_settings_set:
 * @self: settings
 * @name: the name of a setting
 * @value: its value
 * @error: where to put what is wrong
 *
 * Returns: whether it was set; otherwise %FOYER_DOMAIN_ERROR_INVALID, also for a name that this
 *   program does not know, and the setting is as before
 */
gboolean
foyer_settings_set (FoyerSettings  *self,
                    const char     *name,
                    const char     *value,
                    GError        **error)
{
  FoyerSettingKey key;

  if (!foyer_domain_check_that (foyer_setting_key_find (name, &key), name, "no such setting", error)
      || !foyer_setting_key_check (key, value, error))
    return FALSE;

  g_free (self->values[key]);
  self->values[key] = g_strdup (value);
  return TRUE;
}

/**
 * foyer_settings_get_text:
 * @self: settings
 * @key: a setting
 *
 * Returns: its value as it is stored
 */
const char *
foyer_settings_get_text (FoyerSettings   *self,
                         FoyerSettingKey  key)
{
  return self->values[key] != NULL ? self->values[key] : table[key].value;
}

/**
 * foyer_settings_get_bool:
 * @self: settings
 * @key: a setting of kind %FOYER_SETTING_KIND_BOOL
 *
 * Returns: its value
 */
gboolean
foyer_settings_get_bool (FoyerSettings   *self,
                         FoyerSettingKey  key)
{
  g_return_val_if_fail (table[key].kind == FOYER_SETTING_KIND_BOOL, FALSE);

  return strcmp (foyer_settings_get_text (self, key), "true") == 0;
}

/**
 * foyer_settings_get_count:
 * @self: settings
 * @key: a setting of kind %FOYER_SETTING_KIND_COUNT
 *
 * Returns: its value
 */
gint64
foyer_settings_get_count (FoyerSettings   *self,
                          FoyerSettingKey  key)
{
  g_return_val_if_fail (table[key].kind == FOYER_SETTING_KIND_COUNT, 0);

  return g_ascii_strtoll (foyer_settings_get_text (self, key), NULL, 10);
}

/**
 * foyer_settings_get_span_us:
 * @self: settings
 * @key: a setting of kind %FOYER_SETTING_KIND_SPAN or %FOYER_SETTING_KIND_OFFSET
 *
 * Returns: its value in microseconds, a day being 24 hours; -1 for a span that is off, less than
 *   zero for an offset
 */
gint64
foyer_settings_get_span_us (FoyerSettings   *self,
                            FoyerSettingKey  key)
{
  const char *text = foyer_settings_get_text (self, key);
  gint64 span_us = 0;
  gboolean is_good;

  if (table[key].kind == FOYER_SETTING_KIND_OFFSET)
    is_good = parse_offset (text, &span_us);
  else
    is_good = parse_span (text, &span_us);

  g_return_val_if_fail (is_good, 0);
  return span_us;
}

/**
 * foyer_settings_get_wait_us:
 * @self: settings
 * @key: a setting of kind %FOYER_SETTING_KIND_WAITS
 * @n: which wait, from 0; behind the last the last goes on
 * @wait_us: (out): how long, microseconds; -1 for off
 *
 * Returns: whether anything was chosen
 */
gboolean
foyer_settings_get_wait_us (FoyerSettings   *self,
                            FoyerSettingKey  key,
                            guint            n,
                            gint64          *wait_us)
{
  gboolean is_any;

  g_return_val_if_fail (table[key].kind == FOYER_SETTING_KIND_WAITS, FALSE);

  return parse_waits (foyer_settings_get_text (self, key), n, &is_any, wait_us) && is_any;
}

/**
 * foyer_settings_get_minute:
 * @self: settings
 * @key: a setting of kind %FOYER_SETTING_KIND_MINUTE
 *
 * Returns: its value, minutes after midnight, up to 1440
 */
int
foyer_settings_get_minute (FoyerSettings   *self,
                           FoyerSettingKey  key)
{
  int minute = FOYER_MINUTES_IN_DAY;
  gboolean is_good = foyer_minute_parse (foyer_settings_get_text (self, key), &minute);

  g_return_val_if_fail (is_good, FOYER_MINUTES_IN_DAY);
  return minute;
}

/**
 * foyer_settings_get_hours:
 * @self: settings
 * @key: a setting of kind %FOYER_SETTING_KIND_HOURS
 * @from: (out): when it begins, minutes after midnight
 * @to: (out): when it ends, minutes after midnight, up to 1440
 */
void
foyer_settings_get_hours (FoyerSettings   *self,
                          FoyerSettingKey  key,
                          int             *from,
                          int             *to)
{
  gboolean is_good = parse_hours (foyer_settings_get_text (self, key), from, to);

  g_return_if_fail (is_good);
}

/**
 * foyer_settings_get_rule:
 * @self: settings
 * @key: a setting of kind %FOYER_SETTING_KIND_RULE
 *
 * Returns: its value
 */
FoyerDeadline
foyer_settings_get_rule (FoyerSettings   *self,
                         FoyerSettingKey  key)
{
  FoyerDeadline rule = { .kind = FOYER_DEADLINE_DAY_END };
  gboolean is_good = foyer_deadline_parse (foyer_settings_get_text (self, key), &rule, NULL);

  g_return_val_if_fail (is_good, rule);
  return rule;
}

/**
 * foyer_settings_has_day:
 * @self: settings
 * @key: a setting of kind %FOYER_SETTING_KIND_DAYS
 * @day: a day
 *
 * Returns: whether @day is one of them
 */
gboolean
foyer_settings_has_day (FoyerSettings   *self,
                        FoyerSettingKey  key,
                        gint64           day)
{
  gboolean is_found;

  return find_day (foyer_settings_get_text (self, key), day, &is_found) && is_found;
}

/**
 * foyer_settings_make_time:
 * @self: settings
 *
 * Returns: (transfer full): the shop's time by `shop.tz` and `calendar.day_end`
 */
FoyerShopTime *
foyer_settings_make_time (FoyerSettings *self)
{
  g_autoptr (GError) error = NULL;
  FoyerShopTime *time;

  time = foyer_shop_time_new (foyer_settings_get_text (self, FOYER_SETTING_SHOP_TZ),
                              foyer_settings_get_minute (self, FOYER_SETTING_CALENDAR_DAY_END),
                              &error);
  /* The zone was known when it was set, and that of the default comes with the packages. */
  g_assert_no_error (error);
  return time;
}
