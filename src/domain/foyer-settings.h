#pragma once

#include <glib-object.h>

#include "domain/foyer-deadline.h"

G_BEGIN_DECLS

/**
 * FoyerSettingKind:
 * @FOYER_SETTING_KIND_TEXT: any text of one line
 * @FOYER_SETTING_KIND_BOOL: `true` or `false`
 * @FOYER_SETTING_KIND_COUNT: a number within its bounds
 * @FOYER_SETTING_KIND_SPAN: how long: `10min`, `24h`, `30d`, or `off`
 * @FOYER_SETTING_KIND_WAITS: how long each time, with a space between: `2h 1d`; `off`, or nothing
 * @FOYER_SETTING_KIND_OFFSET: how long before: `-1d`
 * @FOYER_SETTING_KIND_RULE: until when, see #FoyerDeadlineKind
 * @FOYER_SETTING_KIND_MINUTE: a time of day: `22:00`, `24:00`
 * @FOYER_SETTING_KIND_HOURS: from when to when: `09:00-20:00`
 * @FOYER_SETTING_KIND_DAYS: days, with a space between: `2026-02-16 2026-02-17`
 * @FOYER_SETTING_KIND_FESTIVALS: see foyer_festivals_read()
 * @FOYER_SETTING_KIND_ZONE: a time zone
 *
 * What a setting of the shop may hold.
 */
typedef enum
{
  FOYER_SETTING_KIND_TEXT,
  FOYER_SETTING_KIND_BOOL,
  FOYER_SETTING_KIND_COUNT,
  FOYER_SETTING_KIND_SPAN,
  FOYER_SETTING_KIND_WAITS,
  FOYER_SETTING_KIND_OFFSET,
  FOYER_SETTING_KIND_RULE,
  FOYER_SETTING_KIND_MINUTE,
  FOYER_SETTING_KIND_HOURS,
  FOYER_SETTING_KIND_DAYS,
  FOYER_SETTING_KIND_FESTIVALS,
  FOYER_SETTING_KIND_ZONE,
} FoyerSettingKind;

/**
 * FoyerSettingKey:
 *
 * The settings of the shop (HANDBOOK §14), named as in the store.
 */
typedef enum
{
  /* The shop */
  FOYER_SETTING_SHOP_NAME,
  FOYER_SETTING_SHOP_TZ,
  FOYER_SETTING_CALENDAR_DAY_END,
  FOYER_SETTING_CALENDAR_CLOSED_DAYS,
  FOYER_SETTING_DAYEND_REVIEW,
  FOYER_SETTING_UI_LOCK_AFTER,
  /* Reception and calls (V1, N25, C8) */
  FOYER_SETTING_VISIT_WAIT_WARN,
  FOYER_SETTING_VISIT_WAIT_RED,
  FOYER_SETTING_CALL_WARN,
  FOYER_SETTING_CALL_MAX,
  FOYER_SETTING_REPEAT_WINDOW,
  FOYER_SETTING_DEMO_MAX,
  FOYER_SETTING_DEMO_REPEAT,
  FOYER_SETTING_CUSTOMER_VERIFY_EVERY,
  FOYER_SETTING_RETENTION_CUSTOMER,
  /* Until when (§14a) */
  FOYER_SETTING_DUE_CASE,
  FOYER_SETTING_DUE_CASE_WARN,
  FOYER_SETTING_DUE_AFTERSALE,
  FOYER_SETTING_DUE_EMAIL,
  FOYER_SETTING_DUE_EXCHANGE,
  FOYER_SETTING_DUE_REPAIR,
  FOYER_SETTING_DUE_REPAIR_WARN,
  FOYER_SETTING_DUE_REPAIR_REGISTER,
  FOYER_SETTING_DUE_REPAIR_NOTIFY,
  FOYER_SETTING_DUE_REVIEW,
  FOYER_SETTING_DUE_REVIEW_REPLY,
  FOYER_SETTING_DUE_WORKLOG,
  FOYER_SETTING_DUE_NOSALE,
  FOYER_SETTING_DUE_OPENING,
  FOYER_SETTING_DUE_CLOSING,
  FOYER_SETTING_DUE_LOCKER,
  FOYER_SETTING_DUE_INCIDENT_TELL,
  FOYER_SETTING_DUE_INCIDENT_SLIP,
  FOYER_SETTING_DUE_PRICEASK,
  FOYER_SETTING_DUE_FORMREQ,
  FOYER_SETTING_DUE_DUTYWEEK,
  FOYER_SETTING_DUE_DEVICE,
  FOYER_SETTING_DUE_VACANT,
  FOYER_SETTING_DUE_PATROL,
  FOYER_SETTING_DUE_LIABILITY,
  FOYER_SETTING_COMPLAINT_DUE_DEFAULT,
  FOYER_SETTING_COMPLAINT_PROGRESS_EVERY,
  FOYER_SETTING_COMPLAINT_REPEAT,
  FOYER_SETTING_WATCH_AFTER_CLOSE,
  FOYER_SETTING_REPORT_WEEKLY_AT,
  FOYER_SETTING_REPORT_MONTHLY_AT,
  FOYER_SETTING_REPORT_CB_WEEKLY,
  FOYER_SETTING_REPORT_CB_MONTHLY,
  FOYER_SETTING_LOST_KEEP,
  FOYER_SETTING_PRINT_REPAIR_COPIES,
  /* Callbacks (§14e) */
  FOYER_SETTING_CALLBACK_RETRY,
  /* That of a kind, in the order of FoyerCallbackKind; empty: as above */
  FOYER_SETTING_CALLBACK_RETRY_REPLY,
  FOYER_SETTING_CALLBACK_RETRY_INSTALL,
  FOYER_SETTING_CALLBACK_RETRY_USAGE,
  FOYER_SETTING_CALLBACK_RETRY_SATISFACTION,
  FOYER_SETTING_CALLBACK_RETRY_COMPLAINT,
  FOYER_SETTING_CALLBACK_RETRY_WATCH,
  FOYER_SETTING_CALLBACK_RETRY_SECOND_SALE,
  FOYER_SETTING_CALLBACK_RETRY_GREETING,
  FOYER_SETTING_CALLBACK_MAX_ATTEMPTS,
  FOYER_SETTING_CALLBACK_LATE,
  FOYER_SETTING_CALLBACK_ESCALATE,
  FOYER_SETTING_CALLBACK_HOURS,
  FOYER_SETTING_CALLBACK_SKIP_HOLIDAYS,
  FOYER_SETTING_CALLBACK_CROSS_SHIFT,
  FOYER_SETTING_CALLBACK_INTERVAL_INSTALL,
  FOYER_SETTING_CALLBACK_INTERVAL_USAGE,
  FOYER_SETTING_CALLBACK_INTERVAL_SECOND_SALE,
  FOYER_SETTING_CARE_ENABLED,
  FOYER_SETTING_CARE_PER_DAY,
  FOYER_SETTING_CARE_FESTIVALS,
  FOYER_SETTING_SURVEY_LOW,
  /* Shifts (§14a, §14c) */
  FOYER_SETTING_ROSTER_MAX_DAYS_IN_ROW,
  FOYER_SETTING_ROSTER_REST_DAY_STRICT,
  FOYER_SETTING_ROSTER_PUBLISH_BEFORE_HOLIDAY,
  FOYER_SETTING_ROSTER_MIN_PER_POST,
  FOYER_SETTING_ROSTER_MIN_REST,
  FOYER_SETTING_ROSTER_WEEK_HOURS_WARN,
  FOYER_SETTING_ROSTER_BREAK_MIN,
  FOYER_SETTING_LEAVE_NOTICE,
  FOYER_SETTING_SHIFT_BLOCK_OPEN,
  FOYER_SETTING_HANDOVER_REQUIRED,
  /* Liability and visits to key accounts (§14d) */
  FOYER_SETTING_LIABILITY_MAIN,
  FOYER_SETTING_LIABILITY_SECONDARY,
  FOYER_SETTING_LIABILITY_ADVISE_COUNT,
  FOYER_SETTING_REGISTER_BREACH_MONEY,
  FOYER_SETTING_VISIT_MIN_STAFF,
  /* Notices (§14e) */
  FOYER_SETTING_NOTICE_PRIVATE, /* surname and end of the number, not the whole */
  FOYER_SETTING_NOTICE_SHARED,  /* customers see the screen: only what kind of thing */
  FOYER_SETTING_NOTICE_SOUND,
  FOYER_SETTING_NOTICE_PASS_ON,
  FOYER_SETTING_NOTICE_VISITOR_REPEAT,
  FOYER_SETTING_NOTICE_VISITOR_MAX,
} FoyerSettingKey;

#define FOYER_N_SETTINGS (FOYER_SETTING_NOTICE_VISITOR_MAX + 1)

const char       *foyer_setting_key_get_name    (FoyerSettingKey   key);
FoyerSettingKind  foyer_setting_key_get_kind    (FoyerSettingKey   key);
const char       *foyer_setting_key_get_default (FoyerSettingKey   key);
void              foyer_setting_key_get_bounds  (FoyerSettingKey   key,
                                                 gint64           *least,
                                                 gint64           *most);
gboolean          foyer_setting_key_find        (const char       *name,
                                                 FoyerSettingKey  *key);
gboolean          foyer_setting_key_check       (FoyerSettingKey   key,
                                                 const char       *value,
                                                 GError          **error);

#define FOYER_TYPE_SETTINGS (foyer_settings_get_type ())
G_DECLARE_FINAL_TYPE (FoyerSettings, foyer_settings, FOYER, SETTINGS, GObject)

FoyerSettings    *foyer_settings_new            (void);
gboolean          foyer_settings_set            (FoyerSettings    *self,
                                                 const char       *name,
                                                 const char       *value,
                                                 GError          **error);
const char       *foyer_settings_get_text       (FoyerSettings    *self,
                                                 FoyerSettingKey   key);
gboolean          foyer_settings_get_bool       (FoyerSettings    *self,
                                                 FoyerSettingKey   key);
gint64            foyer_settings_get_count      (FoyerSettings    *self,
                                                 FoyerSettingKey   key);
gint64            foyer_settings_get_span_us    (FoyerSettings    *self,
                                                 FoyerSettingKey   key);
gboolean          foyer_settings_get_wait_us    (FoyerSettings    *self,
                                                 FoyerSettingKey   key,
                                                 guint             n,
                                                 gint64           *wait_us);
int               foyer_settings_get_minute     (FoyerSettings    *self,
                                                 FoyerSettingKey   key);
void              foyer_settings_get_hours      (FoyerSettings    *self,
                                                 FoyerSettingKey   key,
                                                 int              *from,
                                                 int              *to);
FoyerDeadline     foyer_settings_get_rule       (FoyerSettings    *self,
                                                 FoyerSettingKey   key);
gboolean          foyer_settings_has_day        (FoyerSettings    *self,
                                                 FoyerSettingKey   key,
                                                 gint64            day);
FoyerShopTime    *foyer_settings_make_time      (FoyerSettings    *self);

G_END_DECLS
