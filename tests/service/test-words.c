#include "service/foyer-words.h"

#include <string.h>

#include "base/foyer-text.h"
#include "domain/foyer-domain-error.h"
#include "domain/foyer-note.h"
#include "domain/foyer-promise-enums.h"
#include "service/foyer-service.h"
#include "store/db.h"

/* 2026-11-21 (Saturday), 14:30 in Shanghai. */
#define NOW_US G_GINT64_CONSTANT (1795242600000000)

typedef struct
{
  FoyerCatalog *zh, *en;
  FoyerShopTime *shop_time;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->zh = foyer_catalog_new_for_language (g_getenv ("FOYER_LOCALE_DIR"), "zh_CN");
  self->en = foyer_catalog_new_for_language (g_getenv ("FOYER_LOCALE_DIR"), "en");
  self->shop_time = foyer_shop_time_new ("Asia/Shanghai", FOYER_MINUTES_IN_DAY, NULL);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_object (&self->zh);
  g_clear_object (&self->en);
  g_clear_object (&self->shop_time);
}

static void
assert_text (char       *text,
             const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

/* Every value of every list of the domain has a word in both languages, and no two of one list have
 * the same. */
static void
test_lists (Fixture       *self,
            gconstpointer  data)
{
  GType types[] = {
    FOYER_TYPE_ACT_WAY, FOYER_TYPE_CALLBACK_KIND, FOYER_TYPE_CALLBACK_STATE,
    FOYER_TYPE_CONTACT_RESULT, FOYER_TYPE_NOTICE_REASON, FOYER_TYPE_NOTICE_ROLE,
    FOYER_TYPE_REACTION,
    FOYER_TYPE_CATEGORY, FOYER_TYPE_CHANNEL, FOYER_TYPE_CUSTOMER_STATE, FOYER_TYPE_DEPARTMENT,
    FOYER_TYPE_ENQUIRY_STATE, FOYER_TYPE_GRADE, FOYER_TYPE_IDENTITY, FOYER_TYPE_INTENT,
    FOYER_TYPE_ITEM_ACT, FOYER_TYPE_ITEM_KIND, FOYER_TYPE_ITEM_STATE, FOYER_TYPE_LOST_KIND,
    FOYER_TYPE_PURPOSE, FOYER_TYPE_SALUTATION, FOYER_TYPE_SEVERITY, FOYER_TYPE_STAFF_STATE,
    FOYER_TYPE_VISIT_STATE,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr(GEnumClass) klass = g_type_class_ref (types[i]);
      g_autoptr(GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint n = 0; n < klass->n_values; n++)
        {
          const char *en = foyer_words_enum (self->en, types[i], klass->values[n].value);
          const char *zh = foyer_words_enum (self->zh, types[i], klass->values[n].value);

          g_assert_cmpstr (en, !=, klass->values[n].value_nick);
          g_assert_cmpstr (zh, !=, en);
          g_assert_true (g_hash_table_add (words, (gpointer) zh));
          g_assert_true (g_hash_table_add (words, (gpointer) en));
        }
    }

  g_assert_cmpstr (foyer_words_enum (self->zh, FOYER_TYPE_IDENTITY, FOYER_IDENTITY_PEER), ==,
                   "同行");
  g_assert_cmpstr (foyer_words_enum (self->en, FOYER_TYPE_IDENTITY, FOYER_IDENTITY_PEER), ==,
                   "Trade");
}

static void
test_sets (Fixture       *self,
           gconstpointer  data)
{
  assert_text (foyer_words_set (self->zh, FOYER_TYPE_ROLES, 0), "");
  assert_text (foyer_words_set (self->zh, FOYER_TYPE_ROLES,
                                FOYER_ROLE_SUPERVISOR | FOYER_ROLE_FRONTDESK), "前台、主管");
  assert_text (foyer_words_set (self->en, FOYER_TYPE_POSTS,
                                FOYER_POST_PHONE | FOYER_POST_DUTY), "Telephone, Duty");
  assert_text (foyer_words_who_may (self->en, FOYER_RIGHT_STAFF),
               "This needs the role Supervisor.");
  assert_text (foyer_words_who_may (self->zh, FOYER_RIGHT_PURCHASE_WRITE), "这要销售或主管来做。");
}

/* Every field that a record has, has a label: forms, conflicts and errors name fields by it. */
static void
test_fields (Fixture       *self,
             gconstpointer  data)
{
  GType types[] = { FOYER_TYPE_CUSTOMER, FOYER_TYPE_STAFF, FOYER_TYPE_VISIT };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr(FoyerRecordClass) klass = g_type_class_ref (types[i]);

      for (guint n = 0; n < klass->n_fields; n++)
        {
          const char *name = klass->fields[n].name;

          if (g_str_equal (name, "name_key"))
            continue;
          g_assert_cmpstr (foyer_words_field (self->en, name), !=, name);
          g_assert_cmpstr (foyer_words_field (self->zh, name), !=,
                           foyer_words_field (self->en, name));
        }
    }

  g_assert_cmpstr (foyer_words_field (self->zh, "phone"), ==, "电话");
  g_assert_cmpstr (foyer_words_field (self->zh, "unheard of"), ==, "unheard of");
  g_assert_cmpstr (foyer_words_act (self->zh, "visit.receive"), ==, "开始接待");
  g_assert_cmpstr (foyer_words_act (self->en, "visit.void"), ==, "Visit voided");
}

/* What the program wrote is worded for whoever reads; what a person wrote, older programs, or
 * somebody with a tool, stands as it was written. */
static void
test_notes (Fixture       *self,
            gconstpointer  data)
{
  const struct
  {
    const char *text, *english, *chinese;
  } cases[] = {
    { FOYER_NOTE_AWAY, "Its owner is away, and nobody is there to take it over",
      "责任人不在，也没有人能接手" },
    { FOYER_NOTE_BIRTHDAY, "Birthday greeting", "生日问候" },
    { FOYER_NOTE_FILE, "A file was attached", "附上一个文件" },
    { FOYER_NOTE_HOLIDAYS, "The public holidays were announced", "节假日安排已公布，重新计算时限" },
    { FOYER_NOTE_LOGGED_OUT, "Logged out", "已登出" },
    { FOYER_NOTE_LONGER, "10 min more", "延长 10 分" },
    { FOYER_NOTE_LONGER_NOTICE, "10 min more (from the notification)",
      "延长 10 分（在通知上登记）" },
    { FOYER_NOTE_LONGER_TRAY, "10 min more (from the due tray)",
      "延长 10 分（在到期列表里登记）" },
    { FOYER_NOTE_NO_ANSWER, "No answer", "未接" },
    { FOYER_NOTE_NO_ANSWER_NOTICE, "No answer (from the notification)", "未接（在通知上登记）" },
    { FOYER_NOTE_NO_ANSWER_TRAY, "No answer (from the due tray)", "未接（在到期列表里登记）" },
    { FOYER_NOTE_PLANNED_ANEW, "Planned anew", "重新约定" },
    { FOYER_NOTE_TIME_ASKED, "The customer asked for another time", "客户要求改约" },
    { FOYER_NOTE_TRIED_OFTEN, "Not reached, tried often enough", "多次未接，已到上限" },
    { FOYER_NOTE_WRONG_NUMBER, "Wrong number", "号码错误" },
    { FOYER_NOTE_AFTER_DEMO "S20261121-003", "After demo S20261121-003", "演示 S20261121-003 之后" },
    { FOYER_NOTE_COVER "2026-12-01|2026-12-01", "You are the cover, Tue 1 Dec",
      "您是工作对接人，12月1日 周二" },
    { FOYER_NOTE_COVER_NO_MORE "2026-12-01|2026-12-03",
      "You are no longer the cover, Tue 1 Dec – Thu 3 Dec",
      "您不再是工作对接人，12月1日 周二 – 12月3日 周四" },
    { FOYER_NOTE_COVER_OTHER "2026-12-01|2026-12-01|李娜",
      "Leave Tue 1 Dec: the cover is now 李娜", "请假 12月1日 周二：工作对接人改为李娜" },
    { FOYER_NOTE_FESTIVAL "春节|Spring Festival", "Greeting: Spring Festival", "问候：春节" },
    { FOYER_NOTE_FESTIVAL "店庆|", "Greeting: 店庆", "问候：店庆" },
    { FOYER_NOTE_ITEM "W20261121-001|note:birthday", "W20261121-001 Birthday greeting",
      "W20261121-001 生日问候" },
    { FOYER_NOTE_LEAVE "2026-12-01|2026-12-03|refused",
      "Leave Tue 1 Dec – Thu 3 Dec: Refused", "请假 12月1日 周二 – 12月3日 周四：拒绝" },
    { FOYER_NOTE_LOW_SCORE "note:birthday", "Low score: Birthday greeting", "评分偏低：生日问候" },
    { FOYER_NOTE_LOW_SCORE, "Low score: ", "评分偏低：" },
    { FOYER_NOTE_REACH "A|B", "Check how to reach them: A|B", "核对联系方式：A|B" },
    { FOYER_NOTE_ROSTER "note:roster-day:2026-12-01||||晚班|Late|16:00–24:00",
      "Roster changed, Tue 1 Dec: rest day → Late 16:00–24:00",
      "排班调整：12月1日 周二：休息 → 晚班 16:00–24:00" },
    { FOYER_NOTE_ROSTER_DAYS "3", "Roster changed on 3 days", "排班有 3 天调整" },
    { FOYER_NOTE_WAITING "ms|王芳", "Waiting: Ms Wang", "王女士在等候" },
    { FOYER_NOTE_WAITING_NOBODY "7", "Waiting: Visitor #7", "来宾 #7在等候" },
    { FOYER_NOTE_WAITING_PARTY "3|启智", "Waiting: 启智, 3 people", "启智 3 人在等候" },
    /* Line by line, as reasons for more time follow each other. */
    { "家长还在问\nnote:longer-notice\n", "家长还在问\n10 min more (from the notification)\n",
      "家长还在问\n延长 10 分（在通知上登记）\n" },
    { "Low score: 学习平板 T10", "Low score: 学习平板 T10", "Low score: 学习平板 T10" },
    { "响六声", "响六声", "响六声" },
    { "", "", "" },
    { "note:unheard-of", "note:unheard-of", "note:unheard-of" },
    { FOYER_NOTE_FESTIVAL "春节", "note:festival:春节", "note:festival:春节" },
    { FOYER_NOTE_COVER "soon|2026-12-01", "note:cover:soon|2026-12-01",
      "note:cover:soon|2026-12-01" },
    { FOYER_NOTE_LEAVE "2026-12-01|2026-12-03|liked", "note:leave:2026-12-01|2026-12-03|liked",
      "note:leave:2026-12-01|2026-12-03|liked" },
    { FOYER_NOTE_WAITING "dr|王芳", "note:waiting:dr|王芳", "note:waiting:dr|王芳" },
  };
  g_autofree char *note = foyer_note_make (FOYER_NOTE_FESTIVAL, "店|庆", "Our|day", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_text (foyer_words_note (self->en, cases[i].text), cases[i].english);
      assert_text (foyer_words_note (self->zh, cases[i].text), cases[i].chinese);
    }

  g_assert_cmpstr (note, ==, "note:festival:店/庆|Our|day");
  assert_text (foyer_words_note (self->en, note), "Greeting: Our|day");
}

static void
test_times (Fixture       *self,
            gconstpointer  data)
{
  gint64 today = foyer_shop_time_get_day (self->shop_time, NOW_US);
  gint64 other_year;

  assert_text (foyer_words_minutes (self->zh, 12 * FOYER_MINUTE_US + 59 * FOYER_SECOND_US),
               "12 分");
  assert_text (foyer_words_minutes (self->zh, 3 * FOYER_HOUR_US + 24 * FOYER_MINUTE_US),
               "3 小时 24 分");
  assert_text (foyer_words_minutes (self->zh, 45 * FOYER_HOUR_US), "45 小时");
  assert_text (foyer_words_minutes (self->en, 45 * FOYER_HOUR_US), "45 h");
  assert_text (foyer_words_minutes (self->en, -1), "0 min");
  assert_text (foyer_words_clock (self->shop_time, NOW_US), "14:30");

  assert_text (foyer_words_time (self->zh, self->shop_time, NOW_US, NOW_US), "今天 14:30");
  assert_text (foyer_words_time (self->en, self->shop_time, NOW_US + 10 * FOYER_HOUR_US, NOW_US),
               "tomorrow 00:30");
  assert_text (foyer_words_time (self->zh, self->shop_time, NOW_US - 24 * FOYER_HOUR_US, NOW_US),
               "昨天 14:30");
  assert_text (foyer_words_time (self->zh, self->shop_time, NOW_US - 240 * FOYER_HOUR_US, NOW_US),
               "11-11 14:30");

  g_assert_true (foyer_day_from_ymd (2025, 9, 28, &other_year));
  assert_text (foyer_words_date (self->zh, other_year, today), "2025-9-28");
  assert_text (foyer_words_date (self->en, other_year, today), "28 Sep 2025");
  assert_text (foyer_words_date (self->en, today, today), "21 Nov");
  assert_text (foyer_words_day (self->zh, today), "11月21日 周六");
  assert_text (foyer_words_day (self->en, today), "Sat 21 Nov");
  assert_text (foyer_words_month (self->zh, today), "2026年11月");
  assert_text (foyer_words_month (self->en, today), "Nov 2026");
  assert_text (foyer_words_date_full (self->zh, today), "2026年11月21日 周六");

  assert_text (foyer_words_due (self->zh, self->shop_time, NOW_US + 5 * FOYER_MINUTE_US, NOW_US),
               "剩 5 分");
  assert_text (foyer_words_due (self->en, self->shop_time, NOW_US - 36 * FOYER_MINUTE_US, NOW_US),
               "36 min late");
  assert_text (foyer_words_due (self->en, self->shop_time, NOW_US - 59 * FOYER_SECOND_US, NOW_US),
               "now");
  assert_text (foyer_words_due (self->zh, self->shop_time, NOW_US, NOW_US), "现在");
  assert_text (foyer_words_due (self->en, self->shop_time, NOW_US - FOYER_MINUTE_US, NOW_US),
               "1 min late");
  assert_text (foyer_words_due (self->en, self->shop_time, NOW_US - 25 * FOYER_HOUR_US, NOW_US),
               "1 day late");
  assert_text (foyer_words_due (self->zh, self->shop_time, NOW_US + 50 * FOYER_HOUR_US, NOW_US),
               "剩 2 天");
  assert_text (foyer_words_due (self->zh, self->shop_time, NOW_US + 240 * FOYER_HOUR_US, NOW_US),
               "12-1");
}

static void
test_people (Fixture       *self,
             gconstpointer  data)
{
  FoyerUuid id = foyer_uuid_new (NOW_US);
  g_autoptr(FoyerVisit) visit = foyer_visit_new_walk_in (&id, "V20261121-017", 20778, NOW_US);

  assert_text (foyer_words_address (self->zh, "王晓梅", FOYER_SALUTATION_MS), "王女士");
  assert_text (foyer_words_address (self->en, "王晓梅", FOYER_SALUTATION_MS), "Ms Wang");
  assert_text (foyer_words_address (self->zh, "欧阳锋", FOYER_SALUTATION_MR), "欧阳先生");
  assert_text (foyer_words_address (self->en, "欧阳锋", FOYER_SALUTATION_MR), "Mr Ouyang");
  assert_text (foyer_words_address (self->zh, "Mary Smith", FOYER_SALUTATION_MISS),
               "Mary Smith小姐");
  assert_text (foyer_words_address (self->zh, "王晓梅", FOYER_SALUTATION_NONE), "王晓梅");
  assert_text (foyer_words_address (self->zh, "", FOYER_SALUTATION_MR), "先生");
  assert_text (foyer_words_address (self->en, "100%s<b>", FOYER_SALUTATION_MR), "Mr 100%s<b>");

  assert_text (foyer_words_visitor (self->zh, visit), "来宾 #17");
  assert_text (foyer_words_visitor (self->en, visit), "Visitor #17");
  g_assert_true (foyer_record_edit (FOYER_RECORD (visit), "organisation", "启智", NULL));
  g_assert_true (foyer_record_edit (FOYER_RECORD (visit), "party", "3", NULL));
  assert_text (foyer_words_visitor (self->zh, visit), "启智 3 人");
  assert_text (foyer_words_visitor (self->en, visit), "启智, 3 people");
  g_assert_true (foyer_record_edit (FOYER_RECORD (visit), "name", "王", NULL));
  g_assert_true (foyer_record_edit (FOYER_RECORD (visit), "salutation", "ms", NULL));
  assert_text (foyer_words_visitor (self->zh, visit), "王女士");
}

/* Each code has a sentence of its own in both languages, and the program's own message is not in
 * it. */
static void
test_errors (Fixture       *self,
             gconstpointer  data)
{
  struct
  {
    GQuark domain;
    int last;
  } domains[] = {
    { FOYER_DB_ERROR, FOYER_DB_ERROR_SQL },
    { FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED },
    { FOYER_TEXT_ERROR, FOYER_TEXT_ERROR_MONEY },
    { FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_UNKNOWN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (domains); i++)
    {
      g_autoptr(GHashTable) sentences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                               NULL);

      for (int code = 0; code <= domains[i].last; code++)
        {
          g_autoptr(GError) error = g_error_new (domains[i].domain, code, "remark: log only");
          char *en = foyer_words_error (self->en, error);
          char *zh = foyer_words_error (self->zh, error);

          g_assert_null (strstr (en, "log only"));
          g_assert_cmpstr (en, !=, zh);
          g_assert_true (g_str_has_suffix (en, "."));
          g_assert_true (g_str_has_suffix (zh, "。"));
          g_assert_true (g_hash_table_add (sentences, en));
          g_assert_true (g_hash_table_add (sentences, zh));
        }
    }
}

static void
test_field_errors (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr(GError) missing = NULL;
  g_autoptr(GError) phone = NULL;
  g_autoptr(GError) other = g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no paper");

  g_assert_false (foyer_domain_check_given ("", "name", &missing));
  assert_text (foyer_words_error (self->zh, missing), "请填写姓名。");
  assert_text (foyer_words_error (self->en, missing), "Fill in “Name”.");
  foyer_domain_error_set_field (&phone, FOYER_DOMAIN_ERROR_INVALID, "phone", "has letters");
  assert_text (foyer_words_error (self->zh, phone),
               "这不是电话号码。只写数字，中间可以有空格、+ 和 -。");
  assert_text (foyer_words_error (self->en, other), "It did not work: no paper.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/words/lists", test_lists);
  ADD ("/words/sets", test_sets);
  ADD ("/words/fields", test_fields);
  ADD ("/words/notes", test_notes);
  ADD ("/words/times", test_times);
  ADD ("/words/people", test_people);
  ADD ("/words/errors", test_errors);
  ADD ("/words/field-errors", test_field_errors);
#undef ADD
  return g_test_run ();
}
