#include "shell/foyer-setting-text.h"

/* What people write, and what the store keeps of it; NULL where they are told a sentence
 * instead. */
static const struct
{
  FoyerSettingKey key;
  const char *text;
  const char *value;
} cases[] = {
  { FOYER_SETTING_CALENDAR_DAY_END, "22:00", "22:00" },
  { FOYER_SETTING_CALENDAR_DAY_END, "9", "09:00" },
  { FOYER_SETTING_CALENDAR_DAY_END, "1830", "18:30" },
  { FOYER_SETTING_CALENDAR_DAY_END, "24:00", "24:00" },
  { FOYER_SETTING_CALENDAR_DAY_END, "25:00", NULL },
  { FOYER_SETTING_CALENDAR_DAY_END, "late", NULL },
  { FOYER_SETTING_CALENDAR_CLOSED_DAYS, "", "" },
  { FOYER_SETTING_CALENDAR_CLOSED_DAYS, "2026-02-16", "2026-02-16" },
  { FOYER_SETTING_CALENDAR_CLOSED_DAYS, "2026/2/16，2026年2月17日", "2026-02-16 2026-02-17" },
  { FOYER_SETTING_CALENDAR_CLOSED_DAYS, " 2026.2.16 , 2028-2-29 ", "2026-02-16 2028-02-29" },
  { FOYER_SETTING_CALENDAR_CLOSED_DAYS, "2026-02-30", NULL },
  { FOYER_SETTING_CALENDAR_CLOSED_DAYS, "16 February", NULL },
  { FOYER_SETTING_CALLBACK_HOURS, "9 – 20", "09:00-20:00" },
  { FOYER_SETTING_CALLBACK_HOURS, "8：30～21:00", "08:30-21:00" },
  { FOYER_SETTING_CALLBACK_HOURS, "20:00-09:00", NULL },
  { FOYER_SETTING_CALLBACK_HOURS, "09:00", NULL },
  { FOYER_SETTING_CALLBACK_RETRY_USAGE, "", "" },
  { FOYER_SETTING_CALLBACK_RETRY_USAGE, "off", "off" },
  { FOYER_SETTING_CALLBACK_RETRY_USAGE, "2h 1d", "2h 1d" },
  { FOYER_SETTING_CALLBACK_RETRY_USAGE, " 30 min, 2 H,1 day ", "30min 2h 1d" },
  { FOYER_SETTING_CALLBACK_RETRY_USAGE, "2 小时、1 天", "2h 1d" },
  { FOYER_SETTING_CALLBACK_RETRY_USAGE, "soon", NULL },
  { FOYER_SETTING_CALLBACK_RETRY_USAGE, "2 h, 1", NULL },
  { FOYER_SETTING_CALLBACK_RETRY_USAGE, "2 weeks", NULL },
  { FOYER_SETTING_SHOP_NAME, "人民路 <店>", "人民路 <店>" },
};

static void
test_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *sentence = NULL;
      g_autofree char *value =
        foyer_setting_text_read (foyer_setting_key_get_kind (cases[i].key), cases[i].text,
                                 &sentence);
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (value, ==, cases[i].value);
      g_assert_true ((value == NULL) == (sentence != NULL));
      /* The store takes what is read. */
      if (value != NULL)
        foyer_setting_key_check (cases[i].key, value, &error);
      g_assert_no_error (error);
    }
}

/* What is shown can be typed as it is. */
static void
test_show (void)
{
  const char *values[] = { "", "off", "30min", "2h 1d 1d" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      const char *sentence = NULL;
      g_autofree char *shown = foyer_setting_text_show (FOYER_SETTING_KIND_WAITS, values[i]);
      g_autofree char *value = foyer_setting_text_read (FOYER_SETTING_KIND_WAITS, shown, &sentence);

      g_assert_cmpstr (value, ==, values[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/setting-text/read", test_read);
  g_test_add_func ("/setting-text/show", test_show);
  return g_test_run ();
}
