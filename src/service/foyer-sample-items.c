/* Work items of the sample: of every kind that people open, in every state that they stand in, and
 * the review of yesterday, which was cleared. Callbacks have a file of their own. */

#include "service/foyer-sample-items.h"

#include "domain/foyer-item.h"
#include "domain/foyer-review-day.h"
#include "service/foyer-numbers.h"

#define ITEM_KEYS G_GUINT64_CONSTANT (0x200000000)
#define NO_ONE G_MAXUINT
#define FIRST (-1)

/* A small sample has the first few. */
#define SMALL_SHOP 100
#define N_SMALL 3

/* How far a matter has come. */
typedef enum
{
  ASSIGNED,
  NOBODYS,
  SOLVED,
  WAITING,
  ANSWERED,
  CLOSED,
} Stage;

static const struct
{
  guint who;                     /* a customer, counted from the last; NO_ONE for none */
  FoyerItemKind kind;
  const char *subject, *body;
  int opened_hours, due_minutes; /* before and from now; 0 for no due time */
  guint taker, owner;
  Stage stage;
  const char *text;              /* solution, answer, or what is waited for */
  const char *severity;
  int repeat_of;                 /* which of these was the same matter before, or FIRST */
} works[] = {
  { 0, FOYER_ITEM_CASE, "重复扣费", "九月的年卡扣了两次，要求退一次。", 19, 204, 1, 7, .repeat_of = FIRST },
  { 7, FOYER_ITEM_MESSAGE, "回电话谈年卡", "下午三点以后方便接电话。", 4, 4000, 1, 3, .repeat_of = FIRST },
  { 5, FOYER_ITEM_CASE, "样机预约", "想先在家试用两天。", 75, -180, 6, 2, .repeat_of = FIRST },
  { 9, FOYER_ITEM_CASE, "发票抬头写错", "单位名称少了两个字。", 150, -2900, 1, 7, CLOSED, "已重开发票并寄出",
    .repeat_of = FIRST },
  { 9, FOYER_ITEM_CASE, "发票抬头又写错", "重开的发票税号不对。", 5, 3900, 6, 7, SOLVED,
    "由财务当面核对后重开", .repeat_of = 3 },
  { 11, FOYER_ITEM_CASE, "退货要求", "包装已经拆开，等顾客寄回。", 30, 2600, 1, 7, WAITING,
    "等顾客寄回样机", .repeat_of = FIRST },
  { 12, FOYER_ITEM_CASE, "家长会场地", "想借用演示区开家长会。", 50, 1300, 6, 2, ANSWERED,
    "周日下午可以用，已告知", .repeat_of = FIRST },
  { 13, FOYER_ITEM_COMPLAINT, "安装师傅迟到两小时", "约定九点，十一点才到，没有电话。", 26, 900, 1, 7,
    ASSIGNED, NULL, "major", FIRST },
  { 14, FOYER_ITEM_COMPLAINT, "屏幕有坏点", "到货当天就发现，要求换货。", 3, 1260, 6, NO_ONE, NOBODYS,
    NULL, "normal", FIRST },
  { 15, FOYER_ITEM_REPAIR, "键盘进水", "开不了机，数据要保留。", 0, 5, 1, 7, .repeat_of = FIRST },
  { 16, FOYER_ITEM_FORM, "借用样机登记", "词典笔 P3 一支，周末归还。", 8, 2880, 6, 3, .repeat_of = FIRST },
  { NO_ONE, FOYER_ITEM_TODO, "给孙老师寄资料", "", 2, 150, 0, 0, .repeat_of = FIRST },
  { NO_ONE, FOYER_ITEM_TODO, "清点展台样机", "", 2, 0, 0, 0, .repeat_of = FIRST },
};

static FoyerItemStamp
make_stamp (FoyerSamplePast *past,
            guint            n,
            guint            line,
            guint            staff,
            gint64           at_us)
{
  return (FoyerItemStamp) {
    .id = foyer_sample_make_id (past->shape->seed, at_us, ITEM_KEYS + 10 * n + line),
    .staff = past->staff[staff],
    .at_us = at_us,
  };
}

static gboolean
add_line (FoyerTransaction  *transaction,
          FoyerItemLog      *line,
          GError           **error)
{
  g_autoptr (FoyerItemLog) owned = line;

  g_assert (line != NULL);
  return foyer_transaction_create (transaction, FOYER_RECORD (line), error);
}

/* Takes a matter as far as it has come; the lines are stored behind it. */
static guint
take_on (FoyerSamplePast  *past,
         FoyerItem        *item,
         guint             n,
         FoyerItemLog    **lines)
{
  gint64 opened_us = foyer_item_get_opened (item);
  guint staff = works[n].owner != NO_ONE ? works[n].owner : works[n].taker;
  FoyerItemStamp assigned = make_stamp (past, n, 2, works[n].taker, opened_us);
  FoyerItemStamp moved = make_stamp (past, n, 3, staff, opened_us + FOYER_HOUR_US);
  FoyerItemStamp closed = make_stamp (past, n, 4, staff, opened_us + 2 * FOYER_HOUR_US);
  guint n_lines = 0;

  if (works[n].stage == NOBODYS)
    return 0;
  lines[n_lines++] = foyer_item_assign (item, &past->staff[works[n].owner], &assigned, NULL);

  switch (works[n].stage)
    {
    case ASSIGNED:
    case NOBODYS:
      break;
    case SOLVED:
      lines[n_lines++] = foyer_item_solve (item, works[n].text, &moved, NULL);
      break;
    case WAITING:
      lines[n_lines++] = foyer_item_pause (item, works[n].text, &moved, NULL);
      break;
    case ANSWERED:
      lines[n_lines++] = foyer_item_answer (item, works[n].text, &moved, NULL);
      break;
    case CLOSED:
      lines[n_lines++] = foyer_item_answer (item, works[n].text, &moved, NULL);
      lines[n_lines++] = foyer_item_close (item, NULL, &closed, NULL);
      break;
    }
  return n_lines;
}

static void
set_person (FoyerSamplePast *past,
            FoyerItem       *item,
            guint            who)
{
  gint64 index = past->shape->n_customers - 1 - who;
  FoyerUuid customer = foyer_sample_past_get_customer (past, index);
  FoyerSamplePerson person;

  foyer_sample_get_person (past->shape, index, &person);
  foyer_item_set_origin (item, &customer, NULL, NULL);
  foyer_sample_set (FOYER_RECORD (item), "name", person.name);
  foyer_sample_set (FOYER_RECORD (item), "phone", person.phone);
}

static gint64
get_opened_us (guint  n,
               gint64 now_us)
{
  return now_us - works[n].opened_hours * FOYER_HOUR_US;
}

static FoyerUuid
make_id (FoyerSamplePast *past,
         guint            n,
         gint64           now_us)
{
  return foyer_sample_make_id (past->shape->seed, get_opened_us (n, now_us), ITEM_KEYS + 10 * n);
}

static gboolean
add_item (FoyerTransaction  *transaction,
          FoyerSamplePast   *past,
          guint              n,
          gint64             now_us,
          GError           **error)
{
  gint64 opened_us = get_opened_us (n, now_us);
  gint64 due_us = works[n].due_minutes != 0 ? now_us + works[n].due_minutes * FOYER_MINUTE_US : 0;
  FoyerUuid id = make_id (past, n, now_us);
  FoyerItemStamp stamp = make_stamp (past, n, 1, works[n].taker, opened_us);
  g_autofree char *digits = foyer_day_to_digits (foyer_shop_time_get_day (past->time, opened_us));
  g_autofree char *number =
    foyer_transaction_number (transaction, FOYER_NUMBER_ITEM, digits, error);
  g_autoptr (FoyerItem) item = NULL;
  FoyerItemLog *opened, *lines[3];
  guint n_lines;

  if (number == NULL)
    return FALSE;

  item = foyer_item_new (&id, works[n].kind, number, due_us, &stamp, &opened);
  if (works[n].who != NO_ONE)
    set_person (past, item, works[n].who);
  if (works[n].repeat_of != FIRST)
    {
      FoyerUuid former = make_id (past, (guint) works[n].repeat_of, now_us);

      foyer_item_set_repeat_of (item, &former);
    }
  foyer_sample_set (FOYER_RECORD (item), "subject", works[n].subject);
  foyer_sample_set (FOYER_RECORD (item), "body", works[n].body);
  foyer_sample_set (FOYER_RECORD (item), "channel", works[n].who != NO_ONE ? "visit" : "call");
  if (works[n].severity != NULL)
    foyer_sample_set (FOYER_RECORD (item), "severity", works[n].severity);
  n_lines = take_on (past, item, n, lines);

  if (!foyer_transaction_create (transaction, FOYER_RECORD (item), error)
      || !add_line (transaction, opened, error))
    return FALSE;
  for (guint i = 0; i < n_lines; i++)
    if (!add_line (transaction, lines[i], error))
      return FALSE;
  return TRUE;
}

/* A shop in use has looked at everything last night: this morning begins with the day itself. */
static gboolean
add_review (FoyerTransaction  *transaction,
            FoyerSamplePast   *past,
            gint64             now_us,
            GError           **error)
{
  gint64 day = foyer_shop_time_get_day (past->time, now_us) - 1;
  gint64 at_us = foyer_shop_time_get_day_end_us (past->time, day) - FOYER_HOUR_US;
  FoyerUuid id = foyer_sample_make_id (past->shape->seed, at_us, ITEM_KEYS + 10000);
  g_autoptr (FoyerReviewDay) review = foyer_review_day_new (&id, day, &past->staff[0], at_us);

  return foyer_review_day_clear (review, 0, 0, at_us, error)
         && foyer_transaction_create (transaction, FOYER_RECORD (review), error);
}

/* Enters the open work of the shop. */
gboolean
foyer_sample_add_items (FoyerTransaction  *transaction,
                        FoyerSamplePast   *past,
                        gint64             now_us,
                        GError           **error)
{
  guint count = past->shape->n_customers > SMALL_SHOP ? G_N_ELEMENTS (works) : N_SMALL;

  for (guint n = 0; n < count; n++)
    if ((works[n].who == NO_ONE || works[n].who < past->shape->n_customers)
        && !add_item (transaction, past, n, now_us, error))
      return FALSE;
  return add_review (transaction, past, now_us, error);
}
