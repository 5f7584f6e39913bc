/* Demonstrations of the sample shop: nine accounts in every state, two demos that run, some of
 * today that are over, and a month of them for the figures. */

#include "service/foyer-sample-demo.h"

#include "domain/foyer-day.h"
#include "domain/foyer-demo-account.h"
#include "domain/foyer-demo-session.h"
#include "service/foyer-numbers.h"

#define DEMO_KEYS (G_GUINT64_CONSTANT (1) << 43)

#define NO_ONE G_MAXUINT
#define RESET_STEPS "清空错题本\n退出所有设备\n改回初始年级"
#define N_PAST 40

static const struct
{
  const char *label, *product, *login;
  guint owner;
} accounts[] = {
  { "DEMO-01", "六年级数学", "demo01@renmin", NO_ONE },
  { "DEMO-02", "四年级数学", "demo02@renmin", NO_ONE },
  { "DEMO-03", "四年级数学", "demo03@renmin", NO_ONE },
  { "DEMO-04", "小学英语", "demo04@renmin", NO_ONE },
  { "DEMO-05", "小学语文", "demo05@renmin", NO_ONE },
  { "DEMO-06", "初中数学", "demo06@renmin", NO_ONE },
  { "DEMO-07", "初中英语", "lina@renmin", 2 },
  { "DEMO-08", "教师版", "demo08@renmin", NO_ONE },
  { "DEMO-09", "同行参观版", "visit09@renmin", NO_ONE },
};

typedef struct
{
  FoyerTransaction *transaction;
  FoyerSamplePast *past;
  FoyerUuid ids[G_N_ELEMENTS (accounts)];
  guint n_sessions;
} Demos;

static void
must (gboolean is_done)
{
  g_assert (is_done);
}

static FoyerDemoAccount *
make_account (Demos *self,
              guint  n,
              gint64 now_us)
{
  FoyerSamplePast *past = self->past;
  FoyerDemoAccount *account;

  self->ids[n] = foyer_sample_make_id (past->shape->seed, now_us, DEMO_KEYS + n);
  account = foyer_demo_account_new (&self->ids[n], accounts[n].label);
  foyer_sample_set (FOYER_RECORD (account), "product", accounts[n].product);
  foyer_sample_set (FOYER_RECORD (account), "url", "study.example.cn");
  foyer_sample_set (FOYER_RECORD (account), "login", accounts[n].login);
  foyer_sample_set (FOYER_RECORD (account), "reset_steps", RESET_STEPS);
  if (accounts[n].owner != NO_ONE)
    {
      g_autofree char *key = foyer_uuid_to_string (&past->staff[accounts[n].owner]);

      foyer_sample_set (FOYER_RECORD (account), "owner", key);
    }

  return account;
}

/* What became of it today, as the pool shows it. */
static void
bring_to_state (Demos            *self,
                FoyerDemoAccount *account,
                guint             n,
                gint64            now_us,
                gint64            today)
{
  const FoyerUuid *rep = &self->past->staff[accounts[n].owner != NO_ONE ? accounts[n].owner : 4];
  gboolean is_lent = n == 2 || n == 6;
  gboolean is_reset = n == 0 || n == 4;

  if (is_lent || is_reset)
    must (foyer_demo_account_lend (account, rep, now_us, today, NULL));
  if (is_reset)
    must (foyer_demo_account_give_back (account, now_us - 40 * FOYER_MINUTE_US, NULL));
  if (n == 0)
    must (foyer_demo_account_tick_reset (account, 0, TRUE, NULL));
  if (n == 4)
    must (foyer_demo_account_fail_reset (account, "口令被来宾改过，请主管处理", NULL));
  if (n == 8)
    must (foyer_demo_account_lock (account, "同行参观须先约主管", NULL));
}

static FoyerDemoSession *
make_session (Demos            *self,
              const FoyerUuid  *account,
              const FoyerUuid  *rep,
              gint64            at_us,
              FoyerIdentity     identity,
              GError          **error)
{
  gint64 day = foyer_shop_time_get_day (self->past->time, at_us);
  FoyerUuid id = foyer_sample_make_id (self->past->shape->seed, at_us,
                                       DEMO_KEYS + 100 + self->n_sessions++);
  g_autofree char *digits = foyer_day_to_digits (day);
  g_autofree char *number = foyer_transaction_number (self->transaction, FOYER_NUMBER_DEMO, digits,
                                                      error);
  FoyerDemoSession *session;

  if (number == NULL)
    return NULL;

  session = foyer_demo_session_new (&id, number, day, rep, at_us, at_us + 60 * FOYER_MINUTE_US);
  foyer_demo_session_set_account (session, account);
  foyer_demo_session_set_visitor (session, NULL, NULL, identity);
  return session;
}

static void
finish (Demos            *self,
        FoyerDemoSession *session,
        guint             n,
        gint64            length_us)
{
  static const FoyerLostKind kinds[] = { FOYER_LOST_KIND_COMPARING, FOYER_LOST_KIND_PRICE,
                                         FOYER_LOST_KIND_OTHER };
  gint64 out_us = foyer_demo_session_get_begun (session) + length_us;
  FoyerDemoResult result = {
    .outcome = n % 3 == 0 ? FOYER_DEMO_OUTCOME_BOUGHT : FOYER_DEMO_OUTCOME_NOT_BOUGHT,
    .lost_kind = kinds[n % G_N_ELEMENTS (kinds)],
    .intent = n % 3 == 0 ? FOYER_INTENT_HIGH : FOYER_INTENT_MEDIUM,
    .content = "同步课、错题本",
  };

  must (foyer_demo_session_log_out (session, out_us, NULL));
  must (foyer_demo_session_follow_up (session, FOYER_DEMO_STEP_CENTRE, out_us, NULL));
  must (foyer_demo_session_follow_up (session, FOYER_DEMO_STEP_USAGE, out_us, NULL));
  must (foyer_demo_session_follow_up (session, FOYER_DEMO_STEP_QUESTIONS, out_us, NULL));
  must (foyer_demo_session_finish (session, &result, out_us + 4 * FOYER_MINUTE_US, NULL));
}

static gboolean
add_past (Demos   *self,
          gint64   now_us,
          GError **error)
{
  static const FoyerIdentity identities[] = { FOYER_IDENTITY_PARENT, FOYER_IDENTITY_PARENT,
                                              FOYER_IDENTITY_STUDENT, FOYER_IDENTITY_TEACHER,
                                              FOYER_IDENTITY_PARENT, FOYER_IDENTITY_PEER };

  for (guint n = 0; n < N_PAST; n++)
    {
      FoyerSampleChance chance = foyer_sample_chance (self->past->shape->seed,
                                                      FOYER_SAMPLE_ABOUT_STAFF, 5000 + n);
      /* Three of today that are over, then one or two a day. */
      gint64 ago_us = n < 3 ? (60 + 30 * n) * FOYER_MINUTE_US : (n - 2) * 18 * FOYER_HOUR_US;
      guint account = foyer_sample_chance_below (&chance, 6);
      guint rep = 2 + foyer_sample_chance_below (&chance, 3);
      g_autoptr (FoyerDemoSession) session =
        make_session (self, &self->ids[account], &self->past->staff[rep], now_us - ago_us,
                      identities[n % G_N_ELEMENTS (identities)], error);

      if (session == NULL)
        return FALSE;
      finish (self, session, n, FOYER_MINUTE_US * (12 + foyer_sample_chance_below (&chance, 12)));
      if (!foyer_transaction_create (self->transaction, FOYER_RECORD (session), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_running (Demos       *self,
             FoyerVisit  *visit,
             gint64       now_us,
             GError     **error)
{
  gint64 begun_us = visit != NULL ? foyer_visit_get_demo (visit) : now_us - 25 * FOYER_MINUTE_US;
  g_autoptr (FoyerDemoSession) first =
    make_session (self, &self->ids[2], &self->past->staff[4], begun_us, FOYER_IDENTITY_PARENT,
                  error);
  g_autoptr (FoyerDemoSession) second =
    first == NULL ? NULL : make_session (self, &self->ids[6], &self->past->staff[2],
                                         now_us - 8 * FOYER_MINUTE_US, FOYER_IDENTITY_STUDENT,
                                         error);

  if (second == NULL)
    return FALSE;
  if (visit != NULL)
    foyer_demo_session_set_visitor (first, foyer_record_get_id (FOYER_RECORD (visit)),
                                    foyer_visit_get_customer (visit), FOYER_IDENTITY_PARENT);

  return foyer_transaction_create (self->transaction, FOYER_RECORD (first), error)
         && foyer_transaction_create (self->transaction, FOYER_RECORD (second), error);
}

gboolean
foyer_sample_add_demos (FoyerTransaction  *transaction,
                        FoyerSamplePast   *past,
                        FoyerVisit        *visit,
                        gint64             now_us,
                        GError           **error)
{
  gint64 today = foyer_shop_time_get_day (past->time, now_us);
  Demos demos = { .transaction = transaction, .past = past };

  for (guint n = 0; n < G_N_ELEMENTS (accounts); n++)
    {
      g_autoptr (FoyerDemoAccount) account = make_account (&demos, n, now_us);

      bring_to_state (&demos, account, n, now_us, today);
      if (!foyer_transaction_create (transaction, FOYER_RECORD (account), error))
        return FALSE;
    }

  return add_running (&demos, visit, now_us, error) && add_past (&demos, now_us, error);
}
