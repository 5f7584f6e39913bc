/* How visits are told, and what is read from what people type: pure, no display. */

#include "panels/foyer-clock-text.h"
#include "panels/foyer-scripts.h"
#include "panels/foyer-visit-text.h"
#include "panels/reception/foyer-visitor-hint.h"
#include "widgets/foyer-style.h"

#define DAY 20778
/* 2026-11-21 10:00 in Shanghai. */
#define NOON_US (G_GINT64_CONSTANT (1795226400) * G_USEC_PER_SEC)

static FoyerShopTime *
new_time (void)
{
  g_autoptr (GError) error = NULL;
  FoyerShopTime *shop_time = foyer_shop_time_new ("Asia/Shanghai", 24 * 60, &error);

  g_assert_no_error (error);
  return shop_time;
}

static FoyerVisit *
new_visit (void)
{
  FoyerUuid id = foyer_uuid_new (NOON_US);

  return foyer_visit_new_walk_in (&id, "V20261121-017", DAY, NOON_US);
}

static void
set (FoyerVisit *visit,
     const char *field,
     const char *text)
{
  g_autoptr (GError) error = NULL;

  foyer_record_edit (FOYER_RECORD (visit), field, text, &error);
  g_assert_no_error (error);
}

static void
test_number (void)
{
  g_autoptr (FoyerVisit) visit = new_visit ();
  g_autofree char *number = foyer_visit_text_number (visit);

  g_assert_cmpstr (number, ==, "V017");
}

static void
test_chip (void)
{
  g_autoptr (FoyerVisit) visit = new_visit ();
  g_autofree char *nothing = foyer_visit_text_chip (visit);
  g_autofree char *parent = NULL, *two = NULL, *group = NULL;

  g_assert_null (nothing);
  set (visit, "identity", "parent");
  parent = foyer_visit_text_chip (visit);
  g_assert_cmpstr (parent, ==, "Parent");
  set (visit, "party", "2");
  two = foyer_visit_text_chip (visit);
  g_assert_cmpstr (two, ==, "Parent · 2");
  /* The title of a group tells already how many they are. */
  set (visit, "organisation", "Qizhi");
  group = foyer_visit_text_chip (visit);
  g_assert_cmpstr (group, ==, "Parent");
}

static void
test_line (void)
{
  g_autoptr (FoyerVisit) visit = new_visit ();
  g_autoptr (FoyerShopTime) shop_time = new_time ();
  g_autofree char *waiting = NULL, *hosted = NULL, *received = NULL;

  set (visit, "ask", "maths\ngrade 4");
  waiting = foyer_visit_text_line (visit, NULL, NULL, shop_time);
  g_assert_cmpstr (waiting, ==, "V017 · maths · unassigned · since 10:00");
  hosted = foyer_visit_text_line (visit, "Wang Lei", NULL, shop_time);
  g_assert_cmpstr (hosted, ==, "V017 · to see Wang Lei · maths · since 10:00");
  g_assert_true (foyer_visit_receive (visit, NULL, NOON_US + FOYER_MINUTE_US, NULL));
  received = foyer_visit_text_line (visit, "Wang Lei", "Li Na", shop_time);
  g_assert_cmpstr (received, ==, "V017 · with Li Na · maths");
}

/* A name that looks like a format must stay one. */
static void
test_line_hostile (void)
{
  g_autoptr (FoyerVisit) visit = new_visit ();
  g_autoptr (FoyerShopTime) shop_time = new_time ();
  g_autofree char *line = NULL;

  set (visit, "ask", "%s%n <b>");
  line = foyer_visit_text_line (visit, "%s", NULL, shop_time);
  g_assert_cmpstr (line, ==, "V017 · to see %s · %s%n <b> · since 10:00");
}

static void
test_minutes (void)
{
  FoyerMinutesUnit unit;
  g_autofree char *minutes = foyer_visit_text_minutes (12 * FOYER_MINUTE_US + 59, &unit);
  g_autofree char *hours = NULL;

  g_assert_cmpstr (minutes, ==, "12");
  g_assert_cmpint (unit, ==, FOYER_MINUTES_UNIT_MINUTES);
  hours = foyer_visit_text_minutes (185 * FOYER_MINUTE_US, &unit);
  g_assert_cmpstr (hours, ==, "3");
  g_assert_cmpint (unit, ==, FOYER_MINUTES_UNIT_HOURS);
}

/* The wall is read by strangers: number and title, never the whole name. */
static void
test_public (void)
{
  g_autoptr (FoyerVisit) visit = new_visit ();
  g_autofree char *nameless = NULL, *addressed = NULL;

  set (visit, "name", "周兰");
  set (visit, "identity", "parent");
  nameless = foyer_visit_text_public (visit);
  g_assert_cmpstr (nameless, ==, "V017 Parent");
  set (visit, "salutation", "ms");
  addressed = foyer_visit_text_public (visit);
  g_assert_cmpstr (addressed, ==, "V017 Ms Zhou");
}

static void
test_clock (void)
{
  static const struct
  {
    const char *text;
    int minute; /* -1: not a time */
  } cases[] = {
    { "18:30", 1110 }, { "18：30", 1110 }, { "1830", 1110 }, { "930", 570 },
    { "9", 540 },      { "09", 540 },      { " 9:05 ", 545 }, { "24:00", 1440 },
    { "", -1 },        { "24:01", -1 },    { "9:5", -1 },     { "9:60", -1 },
    { "half past", -1 }, { "18:30:00", -1 }, { "123456", -1 }, { ":30", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int minute = -1;

      g_assert_cmpint (foyer_clock_text_parse (cases[i].text, &minute), ==, cases[i].minute >= 0);
      g_assert_cmpint (minute, ==, cases[i].minute);
    }
}

static void
test_hint (void)
{
  static const struct
  {
    const char *text, *name, *phone;
    FoyerSalutation salutation;
  } cases[] = {
    { "", "", "", FOYER_SALUTATION_NONE },
    { "周女士", "周", "", FOYER_SALUTATION_MS },
    { " 张三 ", "张三", "", FOYER_SALUTATION_NONE },
    { "13812345678", "", "13812345678", FOYER_SALUTATION_NONE },
    { "138 1234 5678", "", "138 1234 5678", FOYER_SALUTATION_NONE },
    { "刘先生13812345678", "刘", "13812345678", FOYER_SALUTATION_MR },
    { "+86 138-1234-5678 Ms Zhou", "Zhou", "+86 138-1234-5678", FOYER_SALUTATION_MS },
    { "mr Smith", "Smith", "", FOYER_SALUTATION_MR },
    /* A title alone is a name, and so are a few digits. */
    { "女士", "女士", "", FOYER_SALUTATION_NONE },
    { "Room 101", "Room 101", "", FOYER_SALUTATION_NONE },
    { "%s <b>'", "%s <b>'", "", FOYER_SALUTATION_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (FoyerVisitorHint) hint = { NULL };

      foyer_visitor_hint_parse (&hint, cases[i].text);
      g_assert_cmpstr (hint.name, ==, cases[i].name);
      g_assert_cmpstr (hint.phone, ==, cases[i].phone);
      g_assert_cmpint (hint.salutation, ==, cases[i].salutation);
    }
}

/* Nothing that was typed may be lost, whatever it was. */
static void
test_hint_keeps_all (void)
{
  static const char *const pieces[] = { "周", "Li", "5", "1381", "12345", " ", "-", "女士", "😀" };
  GRand *rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_auto (FoyerVisitorHint) hint = { NULL };
      guint n_digits = 0, n_kept = 0;

      for (guint i = 0; i < 6; i++)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      foyer_visitor_hint_parse (&hint, text->str);
      for (const char *at = text->str; *at != '\0'; at++)
        n_digits += g_ascii_isdigit (*at);
      for (const char *at = hint.name; *at != '\0'; at++)
        n_kept += g_ascii_isdigit (*at);
      for (const char *at = hint.phone; *at != '\0'; at++)
        n_kept += g_ascii_isdigit (*at);
      g_assert_cmpuint (n_kept, ==, n_digits);
      g_assert_true (g_utf8_validate (hint.name, -1, NULL));
    }
  g_rand_free (rand);
}

/* Every script that the panels name is in the data, in both languages, without a placeholder that
 * nobody fills. */
static void
test_scripts (void)
{
  static const char *const ids[] = { "W1", "W2", "W4", "W5", "W7", "W10", "W21" };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *moment = foyer_scripts_dup_moment (ids[i]);
      g_autofree char *text =
        foyer_scripts_dup_text (ids[i], "company", "C", "staff", "S", "address", "A", "name", "N",
                                "date", "D", NULL);

      g_assert_cmpstr (moment, !=, "");
      g_assert_cmpstr (text, !=, "");
      g_assert_null (strchr (text, '{'));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  foyer_widgets_init ();

  g_test_add_func ("/visit-text/number", test_number);
  g_test_add_func ("/visit-text/chip", test_chip);
  g_test_add_func ("/visit-text/line", test_line);
  g_test_add_func ("/visit-text/line-hostile", test_line_hostile);
  g_test_add_func ("/visit-text/minutes", test_minutes);
  g_test_add_func ("/visit-text/public", test_public);
  g_test_add_func ("/clock-text/parse", test_clock);
  g_test_add_func ("/visitor-hint/parse", test_hint);
  g_test_add_func ("/visitor-hint/keeps-all", test_hint_keeps_all);
  g_test_add_func ("/scripts/complete", test_scripts);

  return g_test_run ();
}
