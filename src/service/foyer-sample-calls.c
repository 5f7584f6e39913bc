/* Callbacks of the sample: late ones, some for today, tomorrow and later, of several kinds and
 * owners. */

#include "service/foyer-sample-calls.h"

#include "domain/foyer-callback.h"
#include "domain/foyer-item.h"
#include "service/foyer-numbers.h"
#include "store/foyer-transaction.h"

#define CALL_KEYS G_GUINT64_CONSTANT (0x300000000)

static const struct
{
  guint who;
  FoyerCallbackKind kind;
  const char *subject, *product;
  int due_minutes;              /* from now */
  guint owner, seller;
  gboolean is_cross;
} calls[] = {
  { 20, FOYER_CALLBACK_INSTALL, "安装后使用情况", "学习平板 T10", -216, 0, 3, TRUE },
  { 21, FOYER_CALLBACK_WATCH, "投诉结后七天", "", -36, 0, 7, TRUE },
  { 22, FOYER_CALLBACK_USAGE, "新购三天", "四年级数学年卡", 24, 0, 3, TRUE },
  { 23, FOYER_CALLBACK_REPLY, "样机试用答复", "", 54, 0, 6, TRUE },
  { 24, FOYER_CALLBACK_SECOND_SALE, "满九十天", "词典笔 P3", 120, 0, 2, FALSE },
  { 25, FOYER_CALLBACK_SATISFACTION, "售后满意度", "", 190, 6, 3, TRUE },
  { 26, FOYER_CALLBACK_INSTALL, "安装后使用情况", "护眼灯 L2", 1440, 0, 3, TRUE },
  { 27, FOYER_CALLBACK_USAGE, "新购三天", "学习机 S5", 1680, 0, 2, TRUE },
  { 28, FOYER_CALLBACK_USAGE, "试用两周", "学习平板 T10", 4 * 1440, 0, 6, TRUE },
  { 29, FOYER_CALLBACK_SECOND_SALE, "满半年", "年卡", 12 * 1440, 6, 3, TRUE },
};

static gboolean
add_call (FoyerTransaction  *transaction,
          FoyerSamplePast   *past,
          guint              n,
          gint64             now_us,
          GError           **error)
{
  guint who = past->shape->n_customers - 1 - calls[n].who;
  gint64 opened_us = now_us - 3 * G_TIME_SPAN_DAY + n * FOYER_MINUTE_US;
  gint64 due_us = now_us + calls[n].due_minutes * FOYER_MINUTE_US;
  guint64 seed = past->shape->seed;
  FoyerUuid id = foyer_sample_make_id (seed, opened_us, CALL_KEYS + 10 * n);
  FoyerItemStamp stamp = {
    .id = foyer_sample_make_id (seed, opened_us, CALL_KEYS + 10 * n + 1),
    .staff = past->staff[calls[n].seller],
    .at_us = opened_us,
  };
  g_autofree char *digits = foyer_day_to_digits (foyer_shop_time_get_day (past->time, opened_us));
  g_autofree char *number = NULL;
  g_autoptr (FoyerItem) item = NULL;
  g_autoptr (FoyerItemLog) opened = NULL;
  g_autoptr (FoyerItemLog) assigned = NULL;
  g_autoptr (FoyerCallback) callback = NULL;
  FoyerUuid customer = foyer_sample_past_get_customer (past, who);
  FoyerSamplePerson person;

  number = foyer_transaction_number (transaction, FOYER_NUMBER_ITEM, digits, error);
  if (number == NULL)
    return FALSE;

  item = foyer_item_new (&id, FOYER_ITEM_CALLBACK, number, due_us, &stamp, &opened);
  foyer_sample_get_person (past->shape, who, &person);
  foyer_item_set_origin (item, &customer, NULL, NULL);
  foyer_sample_set (FOYER_RECORD (item), "name", person.name);
  foyer_sample_set (FOYER_RECORD (item), "phone", person.phone);
  foyer_sample_set (FOYER_RECORD (item), "subject", calls[n].subject);
  foyer_sample_set (FOYER_RECORD (item), "channel", "call");
  stamp.id = foyer_sample_make_id (seed, opened_us, CALL_KEYS + 10 * n + 2);
  assigned = foyer_item_assign (item, &past->staff[calls[n].owner], &stamp, NULL);
  callback = foyer_callback_new (&id, calls[n].kind, due_us);
  foyer_callback_set_matter (callback, calls[n].product, NULL);
  foyer_callback_set_seller (callback, &past->staff[calls[n].seller]);
  foyer_callback_set_is_cross (callback, calls[n].is_cross);

  return foyer_transaction_create (transaction, FOYER_RECORD (item), error)
         && foyer_transaction_create (transaction, FOYER_RECORD (opened), error)
         && foyer_transaction_create (transaction, FOYER_RECORD (assigned), error)
         && foyer_transaction_create (transaction, FOYER_RECORD (callback), error);
}

/* Enters what the shop promised to call about; a small sample has none. */
gboolean
foyer_sample_add_callbacks (FoyerTransaction  *transaction,
                            FoyerSamplePast   *past,
                            gint64             now_us,
                            GError           **error)
{
  if (past->shape->n_customers <= 100)
    return TRUE;

  for (guint n = 0; n < G_N_ELEMENTS (calls); n++)
    if (!add_call (transaction, past, n, now_us, error))
      return FALSE;
  return TRUE;
}
