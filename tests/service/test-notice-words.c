#include "service/foyer-notice-words.h"

#include "service/foyer-words.h"

#include <string.h>

/* 2026-11-21 (Saturday), 14:36 in Shanghai. */
#define NOW_US G_GINT64_CONSTANT (1795242960000000)
#define MINUTE_US G_TIME_SPAN_MINUTE
#define HOUR_US G_TIME_SPAN_HOUR

#define NAME "许志强"
#define PHONE "13912347731"
#define COMPLAINT_TEXT "发票抬头开错了"

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

/* @values: pairs of a field of the item and its text */
static FoyerItem *
make_item (FoyerItemKind  kind,
           gint64         due_us,
           const char    *number,
           const char    *subject)
{
  const FoyerItemStamp stamp = { { { 9 } }, { { 2 } }, NOW_US - 24 * HOUR_US };
  const FoyerUuid id = { { 1 } };
  g_autoptr(FoyerItemLog) line = NULL;
  FoyerItem *item = foyer_item_new (&id, kind, number, due_us, &stamp, &line);
  const char *fields[][2] = { { "name", NAME }, { "phone", PHONE }, { "subject", subject } };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr(GError) error = NULL;

      foyer_record_edit (FOYER_RECORD (item), fields[i][0], fields[i][1], &error);
      g_assert_no_error (error);
    }
  return item;
}

static FoyerCallback *
make_callback (FoyerCallbackKind  kind,
               const char        *product,
               guint              n_attempts)
{
  const FoyerUuid id = { { 1 } };
  FoyerCallback *callback = foyer_callback_new (&id, kind, NOW_US);

  foyer_callback_set_matter (callback, product, "");
  for (guint i = 0; i < n_attempts; i++)
    g_assert_true (foyer_callback_miss (callback, "no answer", 9, NULL));
  return callback;
}

static void
assert_words (FoyerNotification *words,
              const char        *title,
              const char        *body,
              const char        *labels)
{
  g_autofree char *joined = g_strjoinv ("|", words->labels);

  g_assert_cmpstr (words->title, ==, title);
  g_assert_cmpstr (words->body, ==, body);
  g_assert_cmpstr (joined, ==, labels);
  g_assert_cmpuint (g_strv_length (words->keys), ==, g_strv_length (words->labels));
  g_assert_cmpuint (g_strv_length (words->keys), <=, 3);
  foyer_notification_free (words);
}

static void
assert_one (Fixture                *self,
            FoyerCatalog           *catalog,
            const FoyerNoticeFacts *facts,
            const char             *title,
            const char             *body,
            const char             *labels)
{
  assert_words (foyer_notice_words_one (catalog, self->shop_time, facts,
                                        FOYER_NOTICE_DETAIL_SURNAME, NOW_US), title, body, labels);
}

static void
test_callback_due (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr(FoyerItem) item = make_item (FOYER_ITEM_CALLBACK, NOW_US + 24 * MINUTE_US, "H-1", "");
  g_autoptr(FoyerCallback) callback = make_callback (FOYER_CALLBACK_USAGE, "四年级数学年卡", 0);
  FoyerNoticeFacts facts = { item, callback, FOYER_SALUTATION_MS, NULL, FOYER_NOTICE_DUE,
                             FOYER_NOTICE_OWNER, FALSE };

  assert_one (self, self->zh, &facts, "15:00 回访 许女士", "购买后回访，四年级数学年卡。尾号 7731，第 1 次",
              "打开话术|未接|推后 10 分");
  assert_one (self, self->en, &facts, "Call back Ms Xu, 15:00",
              "After purchase, 四年级数学年卡. Ends 7731, 1st try",
              "Open script|Not reached|In 10 min");

  facts.is_again = TRUE;
  assert_one (self, self->zh, &facts, "再次提醒：15:00 回访 许女士",
              "购买后回访，四年级数学年卡。尾号 7731，第 1 次", "打开话术|未接|推后 10 分");
  assert_one (self, self->en, &facts, "Again: Call back Ms Xu, 15:00",
              "After purchase, 四年级数学年卡. Ends 7731, 1st try",
              "Open script|Not reached|In 10 min");
}

static void
test_callback_late (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr(FoyerItem) item = make_item (FOYER_ITEM_CALLBACK, NOW_US - 30 * MINUTE_US, "H-1", "");
  g_autoptr(FoyerCallback) callback = make_callback (FOYER_CALLBACK_INSTALL, "", 1);
  FoyerNoticeFacts facts = { item, callback, FOYER_SALUTATION_MR, NULL, FOYER_NOTICE_LATE,
                             FOYER_NOTICE_OWNER, FALSE };
  g_autoptr(FoyerNotification) words =
    foyer_notice_words_one (self->zh, self->shop_time, &facts, FOYER_NOTICE_DETAIL_SURNAME, NOW_US);

  g_assert_true (words->is_urgent);
  g_assert_cmpstr (words->icon_name, ==, "foyer-late-symbolic");
  assert_one (self, self->zh, &facts, "回访已过 30 分：许先生", "安装后回访，第 2 次，约定 14:06。尾号 7731",
              "打开话术|改约…");
  assert_one (self, self->en, &facts, "Callback 30 min late: Mr Xu",
              "After installation, 2nd try, agreed 14:06. Ends 7731", "Open script|Reschedule…");

  /* The supervisor is told, and does not call in the place of another. */
  facts.role = FOYER_NOTICE_SUPERVISOR;
  assert_one (self, self->zh, &facts, "回访已过 30 分：许先生", "安装后回访，第 2 次，约定 14:06。尾号 7731",
              "打开|推后 10 分");
}

static void
test_who (Fixture       *self,
          gconstpointer  data)
{
  g_autoptr(FoyerItem) item = make_item (FOYER_ITEM_CALLBACK, NOW_US + 24 * MINUTE_US, "H-1", "");
  FoyerNoticeFacts facts = { item, NULL, FOYER_SALUTATION_NONE, NULL, FOYER_NOTICE_DUE,
                             FOYER_NOTICE_OWNER, FALSE };

  assert_one (self, self->zh, &facts, "15:00 回访 许客户", "回访。尾号 7731", "打开话术|未接|推后 10 分");
  assert_one (self, self->en, &facts, "Call back customer Xu, 15:00", "Callback. Ends 7731",
              "Open script|Not reached|In 10 min");

  g_assert_true (foyer_record_edit (FOYER_RECORD (item), "name", "Anna Maria Smith", NULL));
  facts.salutation = FOYER_SALUTATION_MS;
  assert_one (self, self->en, &facts, "Call back Ms Smith, 15:00", "Callback. Ends 7731",
              "Open script|Not reached|In 10 min");

  g_assert_true (foyer_record_edit (FOYER_RECORD (item), "name", "", NULL));
  g_assert_true (foyer_record_edit (FOYER_RECORD (item), "phone", "", NULL));
  assert_one (self, self->zh, &facts, "15:00 回访 H-1", "回访", "打开话术|未接|推后 10 分");
}

static void
test_complaint (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(FoyerItem) item = make_item (FOYER_ITEM_COMPLAINT, NOW_US + HOUR_US, "TS-0091",
                                         COMPLAINT_TEXT);
  FoyerNoticeFacts facts = { item, NULL, FOYER_SALUTATION_MS, "李娜", FOYER_NOTICE_WARN,
                             FOYER_NOTICE_OWNER, FALSE };

  assert_one (self, self->zh, &facts, "投诉 TS-0091 还剩 1 小时", "15:36 前答复 许女士。负责 李娜",
              "打开|推后 10 分");
  assert_one (self, self->en, &facts, "Complaint TS-0091: 1 h left",
              "Reply to Ms Xu by 15:36. Owner 李娜", "Open|In 10 min");

  facts.reason = FOYER_NOTICE_TOLD;
  facts.role = FOYER_NOTICE_SUPERVISOR;
  assert_one (self, self->zh, &facts, "上报：投诉 TS-0091", "15:36 前答复 许女士。负责 李娜", "打开");
  g_assert_true (foyer_record_edit (FOYER_RECORD (item), "severity", "major", NULL));
  assert_one (self, self->en, &facts, "Major: Complaint TS-0091",
              "Reply to Ms Xu by 15:36. Owner 李娜", "Open");
}

/* C5, CP-06: with the one act that B9 gives it. */
static void
test_stalled (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(FoyerItem) item = make_item (FOYER_ITEM_COMPLAINT, NOW_US + HOUR_US, "TS-0091",
                                         COMPLAINT_TEXT);
  FoyerNoticeFacts facts = { item, NULL, FOYER_SALUTATION_MS, "李娜", FOYER_NOTICE_STALLED,
                             FOYER_NOTICE_SUPERVISOR, FALSE };
  g_autofree char *zh = NULL, *en = NULL;

  assert_one (self, self->zh, &facts, "投诉 TS-0091：已 1 天无进展", "15:36 前答复 许女士。负责 李娜",
              "打开");
  foyer_item_set_progress (item, NOW_US - 23 * HOUR_US - 59 * MINUTE_US);
  assert_one (self, self->en, &facts, "Complaint TS-0091: no progress for 23 h 59 min",
              "Reply to Ms Xu by 15:36. Owner 李娜", "Open");

  zh = foyer_notice_words_details (self->zh, self->shop_time, &facts, NOW_US);
  g_assert_cmpstr (zh, ==, "15:36 投诉 · TS-0091 · 已 23 小时 59 分无进展");
  en = foyer_notice_words_details (self->en, self->shop_time, &facts, NOW_US);
  g_assert_cmpstr (en, ==, "15:36 Complaint · TS-0091 · no progress for 23 h 59 min");
}

static void
test_case (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(FoyerItem) item = make_item (FOYER_ITEM_CASE, NOW_US - 3 * 24 * HOUR_US, "C-4", "退款");
  FoyerNoticeFacts facts = { item, NULL, FOYER_SALUTATION_MR, NULL, FOYER_NOTICE_LATE,
                             FOYER_NOTICE_OWNER, FALSE };

  assert_one (self, self->zh, &facts, "个案 C-4 已过 3 天", "11-18 14:36 前答复 许先生", "打开|推后 10 分");
  assert_one (self, self->en, &facts, "Case C-4: 3 days late", "Reply to Mr Xu by 18 Nov 14:36",
              "Open|In 10 min");

  facts.reason = FOYER_NOTICE_TOLD;
  assert_one (self, self->zh, &facts, "给你的：个案 C-4", "11-18 14:36 前答复 许先生", "打开");
  facts.role = FOYER_NOTICE_COVER;
  assert_one (self, self->en, &facts, "For you as cover: Case C-4",
              "Reply to Mr Xu by 18 Nov 14:36", "Open");
  facts.role = FOYER_NOTICE_TAKER;
  assert_one (self, self->zh, &facts, "有进展：个案 C-4", "11-18 14:36 前答复 许先生", "打开");
}

static void
test_todo (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(FoyerItem) item = make_item (FOYER_ITEM_TODO, NOW_US, "D-1", "给孙老师 13912347731 寄 20 份资料");
  FoyerNoticeFacts facts = { item, NULL, FOYER_SALUTATION_NONE, NULL, FOYER_NOTICE_DUE,
                             FOYER_NOTICE_OWNER, FALSE };

  assert_one (self, self->zh, &facts, "14:36 待办", "给孙老师 *7731 寄 20 份资料", "打开|推后 10 分");
  assert_one (self, self->en, &facts, "To do, 14:36", "给孙老师 *7731 寄 20 份资料", "Open|In 10 min");
}

static void
test_visitor (Fixture       *self,
              gconstpointer  data)
{
  const FoyerItemStamp stamp = { { { 9 } }, { { 2 } }, NOW_US - 5 * MINUTE_US };
  const FoyerUuid id = { { 1 } };
  g_autoptr(FoyerItemLog) line = NULL;
  g_autoptr(FoyerItem) item = foyer_item_new (&id, FOYER_ITEM_VISITOR, "V-7", 0, &stamp, &line);
  FoyerNoticeFacts facts = { item, NULL, FOYER_SALUTATION_MS, NULL, FOYER_NOTICE_DUE,
                             FOYER_NOTICE_OWNER, FALSE };

  assert_one (self, self->zh, &facts, "有客来访", "在前台，已等 5 分", "我来接待|请留言");
  g_assert_true (foyer_record_edit (FOYER_RECORD (item), "name", "周敏", NULL));
  assert_one (self, self->zh, &facts, "有客来访：周女士", "在前台，已等 5 分", "我来接待|请留言");
  assert_one (self, self->en, &facts, "Visitor for you: Ms Zhou", "At the desk, waiting 5 min",
              "I receive them|Take a message");
}

static void
test_demo (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(FoyerItem) item = make_item (FOYER_ITEM_DEMO, NOW_US - 5 * MINUTE_US, "Y-7", "DEMO-07");
  FoyerNoticeFacts facts = { item, NULL, FOYER_SALUTATION_NONE, "李娜", FOYER_NOTICE_LATE,
                             FOYER_NOTICE_OWNER, FALSE };

  assert_one (self, self->zh, &facts, "DEMO-07 超时 5 分", "李娜 的演示还没登出，登出前不能交班",
              "打开|延长 10 分");
  assert_one (self, self->en, &facts, "DEMO-07: 5 min over",
              "李娜 has not signed the demo out; no handover before", "Open|10 min more");
}

static void
test_summary (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (items, make_item (FOYER_ITEM_TODO, NOW_US, "D-1", "寄资料"));
  g_ptr_array_add (items, make_item (FOYER_ITEM_CALLBACK, NOW_US, "H-1", ""));
  g_ptr_array_add (items, make_item (FOYER_ITEM_COMPLAINT, NOW_US - 20 * HOUR_US, "TS-1", ""));
  g_ptr_array_add (items, make_item (FOYER_ITEM_CALLBACK, NOW_US, "H-2", ""));

  assert_words (foyer_notice_words_summary (self->zh, self->shop_time, items, FALSE, NOW_US),
                "4 件到点", "2 件回访、1 件投诉、1 件自己的事。最早的是 昨天 18:36", "全部查看");
  assert_words (foyer_notice_words_summary (self->en, self->shop_time, items, TRUE, NOW_US),
                "While Foyer was closed: 4 came due",
                "2 callbacks, 1 complaint, 1 own note. The oldest is from yesterday 18:36",
                "Show all");
  assert_words (foyer_notice_words_summary (self->zh, self->shop_time, items, TRUE, NOW_US),
                "程序关着的时候，有 4 件到点", "2 件回访、1 件投诉、1 件自己的事。最早的是 昨天 18:36", "全部查看");
}

/* Whatever rings and why: never the whole name, the whole number or the words of a complaint; and
 * on a shared screen nothing of the customer at all. */
static void
test_secrets (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(GEnumClass) kinds = g_type_class_ref (FOYER_TYPE_ITEM_KIND);
  g_autoptr(GEnumClass) matters = g_type_class_ref (FOYER_TYPE_CALLBACK_KIND);
  FoyerCatalog *catalogs[] = { self->zh, self->en };
  guint n = 0;

  for (guint k = 0; k < kinds->n_values; k++)
    for (guint m = 0; m < matters->n_values; m++)
      for (int reason = FOYER_NOTICE_WARN; reason <= FOYER_NOTICE_STALLED; reason++)
        for (int role = FOYER_NOTICE_OWNER; role <= FOYER_NOTICE_SUPERVISOR; role++)
          for (guint c = 0; c < 4; c++)
            {
              FoyerItemKind kind = kinds->values[k].value;
              FoyerNoticeDetail detail = c >= 2 ? FOYER_NOTICE_DETAIL_KIND
                                                : FOYER_NOTICE_DETAIL_SURNAME;
              g_autoptr(FoyerItem) item = make_item (kind, NOW_US, "N-1", COMPLAINT_TEXT);
              g_autoptr(FoyerCallback) callback = NULL;
              g_autoptr(FoyerNotification) words = NULL;
              FoyerNoticeFacts facts = { item, NULL, FOYER_SALUTATION_NONE, NULL, reason, role,
                                         FALSE };
              g_autofree char *all = NULL;

              if (kind == FOYER_ITEM_CALLBACK)
                facts.callback = callback =
                  make_callback (matters->values[m].value, "", reason);
              words = foyer_notice_words_one (catalogs[c % 2], self->shop_time, &facts, detail,
                                              NOW_US);
              all = g_strconcat (words->title, "\n", words->body, NULL);
              g_assert_null (strstr (all, NAME));
              g_assert_null (strstr (all, PHONE));
              g_assert_true (*words->title != '\0');
              g_assert_cmpuint (g_strv_length (words->keys), <=, 3);
              g_assert_cmpuint (g_strv_length (words->keys), >=, 1);
              /* The one who wrote a note reads it; a demonstration is called by its account. */
              if (kind != FOYER_ITEM_TODO && kind != FOYER_ITEM_DEMO)
                g_assert_null (strstr (all, COMPLAINT_TEXT));
              if (detail == FOYER_NOTICE_DETAIL_KIND)
                {
                  g_assert_null (strstr (all, COMPLAINT_TEXT));
                  g_assert_null (strstr (all, "7731"));
                  g_assert_null (strstr (all, "许"));
                  g_assert_null (strstr (all, "Xu"));
                }
              n++;
            }
  g_assert_cmpuint (n, >, 1000);
}

static void
test_shared_screen (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr(FoyerItem) item = make_item (FOYER_ITEM_CALLBACK, NOW_US, "H-1", "");
  FoyerNoticeFacts facts = { item, NULL, FOYER_SALUTATION_MS, NULL, FOYER_NOTICE_DUE,
                             FOYER_NOTICE_OWNER, FALSE };

  assert_words (foyer_notice_words_one (self->zh, self->shop_time, &facts,
                                        FOYER_NOTICE_DETAIL_KIND, NOW_US),
                "有 1 件回访到点", "公用屏：详情只在程序里看", "打开");
  assert_words (foyer_notice_words_one (self->en, self->shop_time, &facts,
                                        FOYER_NOTICE_DETAIL_KIND, NOW_US),
                "1 callback is due", "Shared screen: details only in the program", "Open");
}

/* A shop whose screen nobody else sees may allow the whole. */
static void
test_whole (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(FoyerItem) item = make_item (FOYER_ITEM_CALLBACK, NOW_US + 24 * MINUTE_US, "H-1", "");
  g_autoptr(FoyerItem) todo = make_item (FOYER_ITEM_TODO, NOW_US, "D-1", "给 13912347731 寄资料");
  FoyerNoticeFacts facts = { item, NULL, FOYER_SALUTATION_MS, NULL, FOYER_NOTICE_DUE,
                             FOYER_NOTICE_OWNER, FALSE };

  assert_words (foyer_notice_words_one (self->zh, self->shop_time, &facts,
                                        FOYER_NOTICE_DETAIL_WHOLE, NOW_US),
                "15:00 回访 许志强", "回访。139 1234 7731", "打开话术|未接|推后 10 分");
  assert_words (foyer_notice_words_one (self->en, self->shop_time, &facts,
                                        FOYER_NOTICE_DETAIL_WHOLE, NOW_US),
                "Call back 许志强, 15:00", "Callback. 139 1234 7731",
                "Open script|Not reached|In 10 min");

  facts.item = todo;
  assert_words (foyer_notice_words_one (self->zh, self->shop_time, &facts,
                                        FOYER_NOTICE_DETAIL_WHOLE, NOW_US),
                "14:36 待办", "给 13912347731 寄资料", "打开|推后 10 分");
}

static void
test_setting (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(FoyerSettings) settings = foyer_settings_new ();

  g_assert_cmpint (foyer_notice_words_get_detail (settings), ==, FOYER_NOTICE_DETAIL_SURNAME);
  g_assert_true (foyer_settings_set (settings, "notice.private", "false", NULL));
  g_assert_cmpint (foyer_notice_words_get_detail (settings), ==, FOYER_NOTICE_DETAIL_WHOLE);
  /* Where customers look, no other setting allows anything. */
  g_assert_true (foyer_settings_set (settings, "notice.shared", "true", NULL));
  g_assert_cmpint (foyer_notice_words_get_detail (settings), ==, FOYER_NOTICE_DETAIL_KIND);
}

static void
test_tray (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(FoyerItem) item = make_item (FOYER_ITEM_CALLBACK, NOW_US - 216 * MINUTE_US, "H-1", "");
  g_autoptr(FoyerCallback) callback = make_callback (FOYER_CALLBACK_INSTALL, "", 1);
  FoyerNoticeFacts facts = { item, callback, FOYER_SALUTATION_MR, NULL, FOYER_NOTICE_LATE,
                             FOYER_NOTICE_OWNER, FALSE };
  g_autofree char *heading = foyer_notice_words_heading (self->zh, &facts);
  g_autofree char *details = foyer_notice_words_details (self->zh, self->shop_time, &facts, NOW_US);

  g_assert_cmpstr (heading, ==, NAME " 安装后回访");
  g_assert_cmpstr (details, ==, "11:00 回访 · 第 2 次");
  g_assert_cmpint (foyer_notice_get_next_step (&facts), ==, FOYER_NOTICE_ACT_SCRIPT);
  g_assert_cmpuint (foyer_notice_get_acts (&facts), ==,
                    1u << FOYER_NOTICE_ACT_SCRIPT | 1u << FOYER_NOTICE_ACT_NO_ANSWER
                    | 1u << FOYER_NOTICE_ACT_LATER | 1u << FOYER_NOTICE_ACT_RESCHEDULE);
}

static void
test_acts (void)
{
  for (guint i = 0; i < FOYER_NOTICE_N_ACTS; i++)
    {
      FoyerNoticeAct act;

      g_assert_true (foyer_notice_act_find (foyer_notice_act_get_key (i), &act));
      g_assert_cmpint (act, ==, i);
    }
}

#define ADD(name, func) g_test_add ("/notice-words/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notice-words/acts", test_acts);
  ADD ("callback-due", test_callback_due);
  ADD ("callback-late", test_callback_late);
  ADD ("who", test_who);
  ADD ("complaint", test_complaint);
  ADD ("stalled", test_stalled);
  ADD ("case", test_case);
  ADD ("todo", test_todo);
  ADD ("visitor", test_visitor);
  ADD ("demo", test_demo);
  ADD ("summary", test_summary);
  ADD ("secrets", test_secrets);
  ADD ("shared-screen", test_shared_screen);
  ADD ("whole", test_whole);
  ADD ("setting", test_setting);
  ADD ("tray", test_tray);

  return g_test_run ();
}
