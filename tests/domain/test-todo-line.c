/* Things to do in one line, in both languages. The present is Saturday, 21 November 2026, 14:36. */

#include "domain/foyer-domain-error.h"
#include "domain/foyer-todo-line.h"

/* Row: line, what is to be done, until when (empty: no time). */
static const struct
{
  const char *line, *subject, *due;
} rows[] = {
  { "给孙老师寄资料", "给孙老师寄资料", "" },
  { "明天 10 点 给孙老师寄资料", "给孙老师寄资料", "2026-11-22 10:00" },
  { "明天10点给孙老师寄资料", "给孙老师寄资料", "2026-11-22 10:00" },
  { "明天10点，给孙老师寄资料", "给孙老师寄资料", "2026-11-22 10:00" },
  { "给孙老师寄资料 明天 10 点", "给孙老师寄资料", "2026-11-22 10:00" },
  { "给孙老师寄资料明天10点", "给孙老师寄资料", "2026-11-22 10:00" },
  { "10 点 明天 寄资料", "寄资料", "2026-11-22 10:00" },
  { "明天 10 点 3 份资料", "3 份资料", "2026-11-22 10:00" },
  { "明天 １０：３０ 寄资料", "寄资料", "2026-11-22 10:30" },
  { "今天 16 点半 盘点", "盘点", "2026-11-21 16:30" },
  { "今天下午四点半盘点", "盘点", "2026-11-21 16:30" },
  { "下午五点 打电话", "打电话", "2026-11-21 17:00" },
  { "5点 打电话", "打电话", "2026-11-21 17:00" },
  { "8 点 关灯", "关灯", "2026-11-21 20:00" },
  { "2 点 开会", "开会", "2026-11-22 14:00" },
  { "上午九点一刻 晨会", "晨会", "2026-11-22 09:15" },
  { "3 点 45 分 接货", "接货", "2026-11-21 15:45" },
  { "十二点三刻 订餐", "订餐", "2026-11-22 12:45" },
  { "明早 开门", "开门", "2026-11-22 09:00" },
  { "今晚 八点 关灯", "关灯", "2026-11-21 20:00" },
  { "明天中午 订餐", "订餐", "2026-11-22 12:00" },
  { "中午1点 订餐", "订餐", "2026-11-22 13:00" },
  { "凌晨 2 点 盘点", "盘点", "2026-11-22 02:00" },
  { "后天 交表", "交表", "2026-11-23 09:00" },
  { "大后天 9 点 交表", "交表", "2026-11-24 09:00" },
  { "今天 交表", "交表", "2026-11-22 00:00" },
  { "周六 15 点 盘点", "盘点", "2026-11-21 15:00" },
  { "周六 10 点 盘点", "盘点", "2026-11-21 22:00" },
  { "周六上午 10 点 盘点", "盘点", "2026-11-28 10:00" },
  { "周日 盘点", "盘点", "2026-11-22 09:00" },
  { "星期天 盘点", "盘点", "2026-11-22 09:00" },
  { "周一 盘点", "盘点", "2026-11-23 09:00" },
  { "下周六 盘点", "盘点", "2026-11-28 09:00" },
  { "下周一下午3点半 盘点", "盘点", "2026-11-23 15:30" },
  { "12月3日 交表", "交表", "2026-12-03 09:00" },
  { "12 月 3 号 14:00 交表", "交表", "2026-12-03 14:00" },
  { "十二月三日 交表", "交表", "2026-12-03 09:00" },
  { "1月5日 交表", "交表", "2027-01-05 09:00" },
  { "2月29日 交表", "2月29日 交表", "" },
  { "25号 交表", "交表", "2026-11-25 09:00" },
  { "3号 交表", "交表", "2026-12-03 09:00" },
  { "31号 交表", "交表", "2026-12-31 09:00" },
  { "2026-12-03 9:00 交表", "交表", "2026-12-03 09:00" },
  { "12-3 交表", "交表", "2026-12-03 09:00" },
  { "12/3 交表", "交表", "2026-12-03 09:00" },
  { "3 天后 回访", "回访", "2026-11-24 09:00" },
  { "两周后 回访", "回访", "2026-12-05 09:00" },
  { "半小时后 看水", "看水", "2026-11-21 15:06" },
  { "10 分钟后 看水", "看水", "2026-11-21 14:46" },
  { "两个半小时后 看水", "看水", "2026-11-21 17:06" },
  { "2小时后看水", "看水", "2026-11-21 16:36" },
  /* Not moments */
  { "点心送到前台", "点心送到前台", "" },
  { "10 点心送到前台", "10 点心送到前台", "" },
  { "3 箱水", "3 箱水", "" },
  { "买 10 份资料", "买 10 份资料", "" },
  { "打印 12345 号单", "打印 12345 号单", "" },
  { "房间 10-302 送水", "房间 10-302 送水", "" },
  { "99:99 看看", "99:99 看看", "" },
  /* English */
  { "send the papers", "send the papers", "" },
  { "tomorrow 10:00 send papers", "send papers", "2026-11-22 10:00" },
  { "Tomorrow at 10:00 send papers", "send papers", "2026-11-22 10:00" },
  { "send papers tomorrow at 10am", "send papers", "2026-11-22 10:00" },
  { "send papers tomorrow", "send papers", "2026-11-22 09:00" },
  { "3pm call Ms Zhang", "call Ms Zhang", "2026-11-21 15:00" },
  { "15:00 call Ms Zhang", "call Ms Zhang", "2026-11-21 15:00" },
  { "9:30 pm lock up", "lock up", "2026-11-21 21:30" },
  { "12am count", "count", "2026-11-22 00:00" },
  { "tonight lock up", "lock up", "2026-11-21 19:00" },
  { "Mon 9:00 count", "count", "2026-11-23 09:00" },
  { "on Monday, count the tills", "count the tills", "2026-11-23 09:00" },
  { "next monday count", "count", "2026-11-23 09:00" },
  { "next Saturday 10am count", "count", "2026-11-28 10:00" },
  { "3 Dec count", "count", "2026-12-03 09:00" },
  { "Dec 3 14:00 count", "count", "2026-12-03 14:00" },
  { "tomorrow afternoon count", "count", "2026-11-22 14:00" },
  { "in 20 min check the water", "check the water", "2026-11-21 14:56" },
  { "in half an hour check the water", "check the water", "2026-11-21 15:06" },
  { "check the water in 2 hours", "check the water", "2026-11-21 16:36" },
  { "in 3 days call back", "call back", "2026-11-24 09:00" },
  { "count the boxes at noon tomorrow", "count the boxes", "2026-11-22 12:00" },
  { "sunglasses for the window", "sunglasses for the window", "" },
  { "march with the others", "march with the others", "" },
  { "3 boxes of paper", "3 boxes of paper", "" },
  { "in the shop window", "in the shop window", "" },
};

static FoyerShopTime *
make_time (void)
{
  FoyerShopTime *time = foyer_shop_time_new ("Asia/Shanghai", FOYER_MINUTES_IN_DAY, NULL);

  g_assert_nonnull (time);
  return time;
}

static gint64
get_present (FoyerShopTime *time)
{
  gint64 day;

  g_assert_true (foyer_day_parse ("2026-11-21", &day));
  return foyer_shop_time_at_minute (time, day, 14 * 60 + 36);
}

static void
test_lines (void)
{
  g_autoptr (FoyerShopTime) time = make_time ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GDateTime) moment = NULL;
      g_autofree char *subject = NULL;
      g_autofree char *due = NULL;
      gint64 due_us;

      g_test_message ("%s", rows[i].line);
      g_assert_true (foyer_todo_line_parse (rows[i].line, time, get_present (time), &subject, &due_us,
                                            &error));
      g_assert_no_error (error);
      if (due_us != 0)
        moment = foyer_shop_time_to_date_time (time, due_us);
      due = moment != NULL ? g_date_time_format (moment, "%Y-%m-%d %H:%M") : g_strdup ("");
      g_assert_cmpstr (subject, ==, rows[i].subject);
      g_assert_cmpstr (due, ==, rows[i].due);
    }
}

static void
check_refused (const char       *line,
               FoyerDomainError  code)
{
  g_autoptr (FoyerShopTime) time = make_time ();
  g_autoptr (GError) error = NULL;
  char *subject = NULL;
  gint64 due_us;

  g_test_message ("%s", line);
  g_assert_false (foyer_todo_line_parse (line, time, get_present (time), &subject, &due_us, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, (int) code);
  g_assert_null (subject);
}

static void
test_refused (void)
{
  check_refused ("", FOYER_DOMAIN_ERROR_MISSING);
  check_refused ("  ", FOYER_DOMAIN_ERROR_MISSING);
  check_refused ("明天 10 点", FOYER_DOMAIN_ERROR_MISSING);
  check_refused ("tomorrow 10:00,", FOYER_DOMAIN_ERROR_MISSING);
  check_refused ("今天上午 10 点 盘点", FOYER_DOMAIN_ERROR_INVALID);
  check_refused ("today 2pm count", FOYER_DOMAIN_ERROR_INVALID);
  check_refused ("本周一 盘点", FOYER_DOMAIN_ERROR_INVALID);
  check_refused ("2026-11-20 盘点", FOYER_DOMAIN_ERROR_INVALID);
}

/* Where nothing but a moment is asked for. */
static void
test_moments (void)
{
  g_autoptr (FoyerShopTime) time = make_time ();
  g_autoptr (GError) error = NULL;
  gint64 now_us = get_present (time);
  gint64 at_us;

  g_assert_true (foyer_todo_line_parse_moment (" 明天 10 点 ", time, now_us, &at_us, &error));
  g_assert_no_error (error);
  g_assert_cmpint (at_us - now_us, ==, (24 * 60 - 276) * FOYER_MINUTE_US);
  g_assert_true (foyer_todo_line_parse_moment ("16:36", time, now_us, &at_us, &error));
  g_assert_cmpint (at_us - now_us, ==, 2 * FOYER_HOUR_US);

  g_assert_false (foyer_todo_line_parse_moment (" ", time, now_us, &at_us, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (foyer_todo_line_parse_moment ("明天 10 点 寄资料", time, now_us, &at_us, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (foyer_todo_line_parse_moment ("今天上午 9 点", time, now_us, &at_us, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
}

/* Whatever is typed, also half a line and half a word: an answer, and never a moment that has
 * passed. */
static void
test_any_text (void)
{
  static const char *const bits[] = { "明天", "周", "一", "1", "0", "点", "半", ":", "月", "号", " ", "in",
                                      "3", "pm", "后", "个", "-", "/", "、", "\u3000", "é", "下" };
  g_autoptr (FoyerShopTime) time = make_time ();
  gint64 now_us = get_present (time);

  for (int n = 0; n < 20000; n++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      g_autofree char *subject = NULL;
      gint64 due_us = 0;
      int n_bits = g_test_rand_int_range (0, 9);

      for (int i = 0; i < n_bits; i++)
        g_string_append (line, bits[g_test_rand_int_range (0, (gint32) G_N_ELEMENTS (bits))]);
      if (!foyer_todo_line_parse (line->str, time, now_us, &subject, &due_us, NULL))
        continue;
      g_assert_nonnull (subject);
      g_assert_true (g_utf8_validate (subject, -1, NULL));
      if (due_us != 0 && due_us <= now_us)
        g_error ("passed: %s", line->str);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/todo-line/lines", test_lines);
  g_test_add_func ("/todo-line/refused", test_refused);
  g_test_add_func ("/todo-line/moments", test_moments);
  g_test_add_func ("/todo-line/any-text", test_any_text);

  return g_test_run ();
}
