#include "shell/foyer-setting-text.h"

/* What people write, and what the store keeps of it; NULL where they are told a sentence instead. */
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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/setting-text/read", test_read);
  return g_test_run ();
}
