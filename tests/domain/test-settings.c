#include "domain/foyer-domain-error.h"
#include "domain/foyer-setting.h"
#include "domain/foyer-settings.h"

static void
test_defaults (void)
{
  g_autoptr (FoyerSettings) settings = foyer_settings_new ();
  g_autoptr (FoyerShopTime) time = foyer_settings_make_time (settings);
  FoyerDeadline rule;
  int from, to;

  /* Every setting has a name of its own and a default that it can hold. */
  for (guint i = 0; i < FOYER_N_SETTINGS; i++)
    {
      FoyerSettingKey key;
      g_autoptr (GError) error = NULL;

      g_assert_true (foyer_setting_key_find (foyer_setting_key_get_name (i), &key));
      g_assert_cmpint (key, ==, i);
      foyer_setting_key_check (i, foyer_setting_key_get_default (i), &error);
      g_assert_no_error (error);
    }

  g_assert_cmpint (foyer_settings_get_span_us (settings, FOYER_SETTING_VISIT_WAIT_WARN), ==,
                   10 * FOYER_MINUTE_US);
  g_assert_cmpint (foyer_settings_get_span_us (settings, FOYER_SETTING_CALL_MAX), ==,
                   5 * FOYER_MINUTE_US);
  g_assert_cmpint (foyer_settings_get_span_us (settings, FOYER_SETTING_DUE_CASE_WARN), ==,
                   -24 * FOYER_HOUR_US);
  g_assert_cmpint (foyer_settings_get_span_us (settings, FOYER_SETTING_RETENTION_CUSTOMER), ==, -1);
  g_assert_cmpint (foyer_settings_get_count (settings, FOYER_SETTING_CALLBACK_MAX_ATTEMPTS), ==, 3);
  g_assert_true (foyer_settings_get_bool (settings, FOYER_SETTING_NOTICE_PRIVATE));
  g_assert_false (foyer_settings_get_bool (settings, FOYER_SETTING_NOTICE_SHARED));
  g_assert_false (foyer_settings_get_bool (settings, FOYER_SETTING_NOTICE_SOUND));
  rule = foyer_settings_get_rule (settings, FOYER_SETTING_DUE_CASE);
  g_assert_cmpint (rule.kind, ==, FOYER_DEADLINE_DAYS);
  g_assert_cmpint (rule.amount, ==, 3);
  foyer_settings_get_hours (settings, FOYER_SETTING_CALLBACK_HOURS, &from, &to);
  g_assert_cmpint (from, ==, 540);
  g_assert_cmpint (to, ==, 1200);
  g_assert_cmpstr (foyer_shop_time_get_zone (time), ==, "Asia/Shanghai");
  g_assert_cmpint (foyer_shop_time_get_day_end (time), ==, 1440);
}

static void
test_choice (void)
{
  g_autoptr (FoyerSettings) settings = foyer_settings_new ();
  gint64 day;

  g_assert_true (foyer_settings_set (settings, "calendar.day_end", "22:00", NULL));
  g_assert_cmpint (foyer_settings_get_minute (settings, FOYER_SETTING_CALENDAR_DAY_END), ==, 1320);
  g_assert_true (foyer_settings_set (settings, "shop.name", "人民路店", NULL));
  g_assert_cmpstr (foyer_settings_get_text (settings, FOYER_SETTING_SHOP_NAME), ==, "人民路店");

  g_assert_true (foyer_settings_set (settings, "calendar.closed_days", "2026-02-16 2026-02-17",
                                     NULL));
  g_assert_true (foyer_day_parse ("2026-02-17", &day));
  g_assert_true (foyer_settings_has_day (settings, FOYER_SETTING_CALENDAR_CLOSED_DAYS, day));
  g_assert_false (foyer_settings_has_day (settings, FOYER_SETTING_CALENDAR_CLOSED_DAYS, day + 1));
}

static void
test_refusals (void)
{
  const char *wrong[][2] = {
    { "no.such", "1" }, { "shop.tz", "Asia/Nowhere" }, { "calendar.day_end", "24:01" },
    { "calendar.day_end", "00:00" }, { "visit.wait_warn", "10" }, { "visit.wait_warn", "-10min" },
    { "visit.wait_warn", "10 min" }, { "visit.wait_warn", "" }, { "call.max", "5m" },
    { "due.case", "3d" }, { "due.case.warn", "1d" }, { "due.case.warn", "-off" },
    { "callback.max_attempts", "0" }, { "callback.max_attempts", "3x" }, { "survey.low", "6" },
    { "callback.hours", "20:00-09:00" }, { "callback.hours", "09:00" }, { "notice.sound", "yes" },
    { "callback.retry.usage", "2h off" }, { "callback.retry.usage", "soon" },
    { "calendar.closed_days", "2026-02-30" }, { "shop.name", "a\nb" },
  };
  g_autoptr (FoyerSettings) settings = foyer_settings_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *field = NULL;

      g_test_message ("%s = %s", wrong[i][0], wrong[i][1]);
      g_assert_false (foyer_settings_set (settings, wrong[i][0], wrong[i][1], &error));
      g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
      field = foyer_domain_error_get_field (error);
      g_assert_cmpstr (field, ==, wrong[i][0]);
    }
  g_assert_cmpstr (foyer_settings_get_text (settings, FOYER_SETTING_DUE_CASE), ==, "+3d");
}

static void
test_record (void)
{
  const FoyerUuid id = { { 1 } }, owner = { { 2 } };
  g_autoptr (FoyerSetting) shops = foyer_setting_new (&id, NULL, "visit.wait_warn", "15min");
  g_autoptr (FoyerSetting) own = foyer_setting_new (&id, &owner, "list.columns", "name phone");
  g_autoptr (FoyerSetting) unknown = foyer_setting_new (&id, NULL, "list.columns", "name");

  g_assert_true (foyer_record_check (FOYER_RECORD (shops), NULL));
  g_assert_true (foyer_record_check (FOYER_RECORD (own), NULL));
  g_assert_false (foyer_record_check (FOYER_RECORD (unknown), NULL));

  g_assert_false (foyer_setting_set_value (shops, "soon", NULL));
  g_assert_cmpstr (foyer_setting_get_value (shops), ==, "15min");
  g_assert_true (foyer_setting_set_value (shops, "12min", NULL));
  g_assert_cmpstr (foyer_setting_get_value (shops), ==, "12min");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings/defaults", test_defaults);
  g_test_add_func ("/settings/choice", test_choice);
  g_test_add_func ("/settings/refusals", test_refusals);
  g_test_add_func ("/settings/record", test_record);
  return g_test_run ();
}
