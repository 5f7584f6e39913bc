/* The day on which somebody looks at the sample: people in every state whose times are counted from
 * now, appointments to come, what was left open, and the calls of the last days. */

#include "service/foyer-sample-today.h"

#include "domain/foyer-day.h"
#include "domain/foyer-enquiry.h"
#include "service/foyer-numbers.h"
#include "service/foyer-sample-calls.h"
#include "service/foyer-sample-demo.h"
#include "service/foyer-sample-items.h"

/* A day that can be taken in at a glance, however large the shop is. */
#define MOST_VISITS 26

#define OPENS_US (9 * FOYER_HOUR_US)

/* The visits that are over: one in ten minutes at most, the last one left a quarter of an hour
 * ago. */
#define CLOSED_EVERY_US (10 * FOYER_MINUTE_US)
#define CLOSED_UNTIL_US (50 * FOYER_MINUTE_US)

#define TODAY_KEYS (G_GUINT64_CONSTANT (1) << 41)
#define WORK_KEYS (G_GUINT64_CONSTANT (1) << 42)

#define NO_ONE G_MAXUINT

/* The open visits of the board: minutes before now, and for appointments after it. */
static const struct
{
  guint who;                    /* counted from the last customer; NO_ONE for no name */
  int arrived, called, demo, due;
  const char *purpose, *ask, *party, *organisation, *identity;
  guint staff;                  /* who receives, or whom they come to see */
} board[] = {
  { 4, 35, 33, 25, 0, "demo", "看新款学习机，孩子初二", "2", NULL, NULL, 4 },
  { 2, 22, 18, 0, 0, "enquiry", "咨询初中英语", "1", NULL, NULL, 2 },
  { 0, 12, 0, 0, 0, "enquiry", "小学数学课程，孩子四年级", "2", NULL, NULL, NO_ONE },
  { 3, 9, 7, 0, 0, "buy", "班级团购", "1", NULL, NULL, 3 },
  { 1, 6, 0, 0, 0, "meet", "约好了来谈续费", "1", NULL, NULL, 3 },
  { NO_ONE, 1, 0, 0, 0, "demo", "参观交流", "3", "杭州启智", "peer", NO_ONE },
  { 5, 0, 0, 0, 25, "demo", "看样机", "1", NULL, NULL, 2 },
  { 6, 0, 0, 0, 55, "buy", "签班级合同", "2", NULL, NULL, 3 },
  { 7, 0, 0, 0, 145, "enquiry", "问年卡", "1", NULL, NULL, NO_ONE },
};

typedef struct
{
  FoyerSamplePast *past;
  gint64 n_visits;
} Today;

static void
must (gboolean is_done)
{
  g_assert (is_done);
}

static gint64
get_first_us (FoyerShopTime *shop_time,
              gint64         now_us)
{
  gint64 first_us, end_us;

  foyer_shop_time_get_bounds (shop_time, foyer_shop_time_get_day (shop_time, now_us), &first_us,
                              &end_us);
  /* Whoever tries the program at night sees a full board too. */
  return now_us - first_us > OPENS_US + 2 * CLOSED_UNTIL_US ? first_us + OPENS_US : first_us;
}

/* How many of the visits are today's. */
gint64
foyer_sample_count_today (const FoyerSampleShape *shape,
                          FoyerShopTime          *shop_time,
                          gint64                  now_us)
{
  gint64 span_us = now_us - CLOSED_UNTIL_US - get_first_us (shop_time, now_us);
  gint64 n_closed = MAX (span_us, 0) / CLOSED_EVERY_US;

  return MIN (shape->n_visits / 10, MIN (n_closed + (gint64) G_N_ELEMENTS (board), MOST_VISITS));
}

static void
set_ref (FoyerRecord     *record,
         const char      *field,
         const FoyerUuid *id)
{
  foyer_record_set_value (record,
                          foyer_record_class_find_field (FOYER_RECORD_GET_CLASS (record), field),
                          foyer_value_uuid (id));
}

/* Says on a visit, an enquiry or a work item who it is. */
static void
set_customer (FoyerSamplePast *past,
              FoyerRecord     *record,
              guint32          who)
{
  FoyerUuid id = foyer_sample_past_get_customer (past, who);
  FoyerSamplePerson person;

  foyer_sample_get_person (past->shape, who, &person);
  foyer_sample_set_person (record, &person);
  set_ref (record, "customer", &id);
}

static FoyerVisit *
make_visit (FoyerTransaction  *transaction,
            FoyerSamplePast   *past,
            guint              n,
            gint64             at_us,
            gint64             expected_us,
            GError           **error)
{
  gint64 day = foyer_shop_time_get_day (past->time, at_us);
  FoyerUuid id = foyer_sample_make_id (past->shape->seed, at_us, TODAY_KEYS + n);
  g_autofree char *digits = foyer_day_to_digits (day);
  g_autofree char *number = NULL;

  number = foyer_transaction_number (transaction, FOYER_NUMBER_VISIT, digits, error);
  if (number == NULL)
    return NULL;
  if (expected_us != 0)
    return foyer_visit_new_expected (&id, number, day, expected_us);
  return foyer_visit_new_walk_in (&id, number, day, at_us);
}

static gboolean
add_closed (FoyerTransaction  *transaction,
            FoyerSamplePast   *past,
            guint              n_closed,
            gint64             now_us,
            GError           **error)
{
  static const FoyerPurpose purposes[] = { FOYER_PURPOSE_ENQUIRY, FOYER_PURPOSE_DEMO,
                                           FOYER_PURPOSE_ENQUIRY, FOYER_PURPOSE_BUY,
                                           FOYER_PURPOSE_PICKUP };
  static const char *const nicks[] = { "enquiry", "demo", "enquiry", "buy", "pickup" };
  gint64 first_us = get_first_us (past->time, now_us);
  gint64 span_us = now_us - CLOSED_UNTIL_US - first_us;

  for (guint n = 0; n < n_closed; n++)
    {
      FoyerSampleChance chance = foyer_sample_chance (past->shape->seed,
                                                      FOYER_SAMPLE_ABOUT_STAFF, 100 + n);
      gint64 at_us = first_us
                     + (gint64) (span_us * ((n + foyer_sample_chance_part (&chance)) / n_closed));
      const FoyerUuid *handler = &past->staff[foyer_sample_chance_below (&chance, 6)];
      g_autoptr(FoyerVisit) visit = make_visit (transaction, past, n, at_us, 0, error);
      guint kind = n % G_N_ELEMENTS (purposes);

      if (visit == NULL)
        return FALSE;
      if (past->shape->n_customers > 20 && n % 7 != 3)
        set_customer (past, FOYER_RECORD (visit),
                      foyer_sample_chance_below (&chance, past->shape->n_customers - 20));
      foyer_sample_set (FOYER_RECORD (visit), "purpose", nicks[kind]);
      foyer_sample_set (FOYER_RECORD (visit), "ask",
                        foyer_sample_get_ask (purposes[kind],
                                              foyer_sample_chance_below (&chance, 60)));

      at_us += FOYER_MINUTE_US * (1 + foyer_sample_chance_below (&chance, 8));
      must (foyer_visit_receive (visit, handler, at_us, NULL));
      at_us += FOYER_MINUTE_US * (4 + foyer_sample_chance_below (&chance, 10));
      if (purposes[kind] == FOYER_PURPOSE_DEMO)
        {
          must (foyer_visit_start_demo (visit, at_us, NULL));
          at_us += FOYER_MINUTE_US * (5 + foyer_sample_chance_below (&chance, 9));
        }
      must (foyer_visit_leave (visit, at_us, FOYER_LOST_KIND_NONE, NULL, NULL));
      if (!foyer_transaction_create (transaction, FOYER_RECORD (visit), error))
        return FALSE;
    }
  return TRUE;
}

static FoyerVisit *
make_board_visit (FoyerTransaction  *transaction,
                  FoyerSamplePast   *past,
                  guint              n,
                  gint64             now_us,
                  GError           **error)
{
  gint64 minute_us = now_us - now_us % FOYER_MINUTE_US;
  gint64 first_us = get_first_us (past->time, now_us);
  gint64 arrived_us = MAX (now_us - board[n].arrived * FOYER_MINUTE_US, first_us + n);
  gint64 expected_us = 0;
  FoyerVisit *visit;
  FoyerRecord *record;

  if (board[n].due > 0)
    {
      gint64 quarter_us = 15 * FOYER_MINUTE_US;

      expected_us = (minute_us + board[n].due * FOYER_MINUTE_US) / quarter_us * quarter_us;
      arrived_us = first_us + n;
    }

  visit = make_visit (transaction, past, 1000 + n, arrived_us, expected_us, error);
  if (visit == NULL)
    return NULL;
  record = FOYER_RECORD (visit);
  if (board[n].who < past->shape->n_customers)
    set_customer (past, record, past->shape->n_customers - 1 - board[n].who);
  foyer_sample_set (record, "purpose", board[n].purpose);
  foyer_sample_set (record, "ask", board[n].ask);
  foyer_sample_set (record, "party", board[n].party);
  if (board[n].organisation != NULL)
    foyer_sample_set (record, "organisation", board[n].organisation);
  if (board[n].identity != NULL)
    foyer_sample_set (record, "identity", board[n].identity);

  if (board[n].called > 0)
    must (foyer_visit_receive (visit, &past->staff[board[n].staff],
                               now_us - board[n].called * FOYER_MINUTE_US, NULL));
  else if (board[n].staff != NO_ONE)
    set_ref (record, "host", &past->staff[board[n].staff]);
  if (board[n].demo > 0)
    must (foyer_visit_start_demo (visit, now_us - board[n].demo * FOYER_MINUTE_US, NULL));

  return visit;
}

static gboolean
add_calls (FoyerTransaction  *transaction,
           FoyerSamplePast   *past,
           gint64             now_us,
           GError           **error)
{
  static const struct
  {
    const char *ask, *answer, *category;
  } calls[] = {
    { "问营业时间", "每天九点到二十一点", "enquiry" },
    { "年卡能不能转给别人", "可以转一次，带身份证来店办理", "enquiry" },
    { "学习机连不上网", "按住电源键十秒重启后正常", "technical" },
    { "寒假班什么时候开始报名", "十二月一日起，可以先预约", "enquiry" },
  };

  for (guint n = 0; n < 18 && past->shape->n_customers > 100; n++)
    {
      FoyerSampleChance chance = foyer_sample_chance (past->shape->seed,
                                                      FOYER_SAMPLE_ABOUT_STAFF, 1000 + n);
      gint64 at_us = now_us - (gint64) ((n + foyer_sample_chance_part (&chance)) * 7.5
                                        * FOYER_HOUR_US) - FOYER_HOUR_US;
      FoyerUuid id = foyer_sample_make_id (past->shape->seed, at_us, WORK_KEYS + 1000 + n);
      gint64 day = foyer_shop_time_get_day (past->time, at_us);
      g_autofree char *digits = foyer_day_to_digits (day);
      g_autofree char *number = NULL;
      g_autofree char *talk = NULL;
      g_autoptr(FoyerEnquiry) enquiry = NULL;
      guint kind = foyer_sample_chance_below (&chance, G_N_ELEMENTS (calls));

      number = foyer_transaction_number (transaction, FOYER_NUMBER_ENQUIRY, digits, error);
      if (number == NULL)
        return FALSE;
      enquiry = foyer_enquiry_new (&id, number, day, at_us, FOYER_CHANNEL_CALL,
                                   &past->staff[foyer_sample_chance_below (&chance, 8)]);
      set_customer (past, FOYER_RECORD (enquiry),
                    foyer_sample_chance_below (&chance, past->shape->n_customers - 20));
      talk = g_strdup_printf ("%u", 40000 + foyer_sample_chance_below (&chance, 150000));
      foyer_sample_set (FOYER_RECORD (enquiry), "ask", calls[kind].ask);
      foyer_sample_set (FOYER_RECORD (enquiry), "category", calls[kind].category);
      foyer_sample_set (FOYER_RECORD (enquiry), "talk_ms", talk);
      must (foyer_enquiry_answer_at_once (enquiry, calls[kind].answer, NULL));
      if (!foyer_transaction_create (transaction, FOYER_RECORD (enquiry), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
store_today (FoyerTransaction  *transaction,
             gpointer           data,
             gpointer          *result,
             GError           **error)
{
  Today *today = data;
  gint64 now_us = foyer_transaction_get_now_us (transaction);
  guint n_board = MIN (today->n_visits, (gint64) G_N_ELEMENTS (board));
  g_autoptr(FoyerVisit) demo_visit = NULL;

  if (!add_closed (transaction, today->past, today->n_visits - n_board, now_us, error))
    return FALSE;

  for (guint n = 0; n < n_board; n++)
    {
      g_autoptr(FoyerVisit) visit = make_board_visit (transaction, today->past, n, now_us, error);

      if (visit == NULL || !foyer_transaction_create (transaction, FOYER_RECORD (visit), error))
        return FALSE;
      if (foyer_visit_get_state (visit) == FOYER_VISIT_DEMO)
        g_set_object (&demo_visit, visit);
    }

  *result = GINT_TO_POINTER (TRUE);
  return today->n_visits == 0
         || (foyer_sample_add_items (transaction, today->past, now_us, error)
             && add_calls (transaction, today->past, now_us, error)
             && foyer_sample_add_callbacks (transaction, today->past, now_us, error)
             && foyer_sample_add_demos (transaction, today->past, demo_visit, now_us, error));
}

/* Enters the day of today, after the past. */
gboolean
foyer_sample_add_today (FoyerStore        *store,
                        const FoyerActor  *actor,
                        FoyerSamplePast   *past,
                        gint64             now_us,
                        gint64             n_visits,
                        GError           **error)
{
  Today today = { past, n_visits };

  return n_visits == 0
         || foyer_store_write (store, actor, "sample.today", NULL, store_today, &today, NULL,
                               NULL, error) != NULL;
}
