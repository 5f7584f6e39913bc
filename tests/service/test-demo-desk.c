/* The demo desk: the rules of D1 through the commands of two seats, what is kept secret, and what
 * survives a colleague who signs out, a clock that is set, and a program that dies. */

#include "service-fixture.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-demo-desk.h"
#include "service/foyer-demo-figures.h"
#include "service/foyer-words.h"

#include <glib/gstdio.h>
#include <string.h>

static const char password[] = "Zx9-geheim-口令";

typedef struct
{
  Fixture shop;
  FoyerVault *vault;
  FoyerDemoDesk *desk;
} Demo;

static void
open_desk (Demo *self)
{
  Desk *desk = &self->shop.desk;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  self->vault = foyer_vault_new (desk->store, desk->session, desk->history);
  self->desk = foyer_demo_desk_new (desk->store, desk->session, desk->history, desk->shop,
                                    desk->people, self->vault);
  foyer_demo_desk_load_async (self->desk, NULL, on_done, &result);
  foyer_demo_desk_load_finish (self->desk, wait_for (&result), &error);
  g_assert_no_error (error);
}

static gboolean
is_gone (gpointer vault)
{
  return *(gpointer *) vault == NULL;
}

static void
close_desk (Demo *self)
{
  FoyerVault *vault = self->vault;

  /* The thread that asked the desktop lets go of the vault in its own time. */
  settle (&self->shop.desk);
  g_object_add_weak_pointer (G_OBJECT (vault), (gpointer *) &vault);
  g_clear_object (&self->desk);
  g_clear_object (&self->vault);
  wait_until (is_gone, &vault);
}

static void
set_up (Demo          *self,
        gconstpointer  unused)
{
  fixture_set_up (&self->shop, NULL);
  open_desk (self);
}

static void
tear_down (Demo          *self,
           gconstpointer  unused)
{
  close_desk (self);
  fixture_tear_down (&self->shop, NULL);
}

static void
sign_in (Demo       *self,
         const char *number)
{
  desk_sign_in (&self->shop.desk, number);
}

static FoyerStaff *
find_staff (Demo       *self,
            const char *number)
{
  return desk_find_staff (&self->shop.desk, number);
}

static FoyerDemoAccount *
finish_account (Demo          *self,
                GAsyncResult **result,
                GError       **error)
{
  FoyerDemoAccount *account =
    foyer_demo_desk_finish_account (self->desk, wait_for (result), NULL, error);

  g_clear_object (result);
  settle (&self->shop.desk);
  return account;
}

static FoyerDemoSession *
finish_session (Demo          *self,
                GAsyncResult **result,
                GError       **error)
{
  FoyerDemoSession *session = foyer_demo_desk_finish (self->desk, wait_for (result), error);

  g_clear_object (result);
  settle (&self->shop.desk);
  return session;
}

/* As the supervisor; then who was signed in is again. */
static FoyerDemoAccount *
add_account (Demo       *self,
             const char *label,
             const char *owner,
             const char *steps)
{
  g_autofree char *key = owner != NULL
    ? foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (find_staff (self, owner)))) : NULL;
  g_autoptr (GHashTable) typed = typed_new ("label", label, "product", "四年级数学", "url",
                                            "study.example.cn", "login", "demo03@renmin",
                                            "reset_steps", steps, "owner", key != NULL ? key : "",
                                            NULL);
  FoyerStaff *who = g_object_ref (foyer_session_get_staff (self->shop.desk.session));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FoyerDemoAccount *account;

  sign_in (self, "1001");
  foyer_demo_desk_add_account_async (self->desk, typed, NULL, on_done, &result);
  account = finish_account (self, &result, &error);
  g_assert_no_error (error);
  foyer_session_set_staff (self->shop.desk.session, who);
  g_object_unref (who);
  return account;
}

static FoyerDemoSession *
lend (Demo              *self,
      FoyerDemoAccount  *account,
      FoyerVisit        *visit,
      GError           **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  foyer_demo_desk_lend_async (self->desk, account, visit, NULL, FOYER_IDENTITY_PARENT, NULL, NULL,
                              on_done, &result);
  return finish_session (self, &result, error);
}

static FoyerDemoSession *
log_out (Demo              *self,
         FoyerDemoSession  *session,
         GError           **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  foyer_demo_desk_log_out_async (self->desk, session, NULL, on_done, &result);
  return finish_session (self, &result, error);
}

static FoyerDemoSession *
follow_up (Demo             *self,
           FoyerDemoSession *session,
           FoyerDemoStep     step)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FoyerDemoSession *after;

  foyer_demo_desk_follow_up_async (self->desk, session, step, TRUE, NULL, on_done, &result);
  after = finish_session (self, &result, &error);
  g_assert_no_error (error);
  return after;
}

static FoyerDemoSession *
finish_demo (Demo                   *self,
             FoyerDemoSession       *session,
             const FoyerDemoResult  *what,
             GError                **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  foyer_demo_desk_close_async (self->desk, session, what, NULL, on_done, &result);
  return finish_session (self, &result, error);
}

static FoyerDemoAccount *
move (Demo              *self,
      FoyerDemoAccount  *account,
      FoyerDemoMove      what,
      FoyerStaff        *colleague,
      const char        *text,
      GError           **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  foyer_demo_desk_move_async (self->desk, account, what, colleague, text, NULL, on_done, &result);
  return finish_account (self, &result, error);
}

static FoyerDemoAccount *
tick_reset (Demo             *self,
            FoyerDemoAccount *account,
            guint             step)
{
  g_autoptr (GAsyncResult) result = NULL;

  foyer_demo_desk_tick_reset_async (self->desk, account, step, TRUE, NULL, on_done, &result);
  return finish_account (self, &result, NULL);
}

/* From the board to the free account, as the issue tells it. */
static void
test_walk (Demo          *self,
           gconstpointer  unused)
{
  g_autoptr (FoyerDemoAccount) account = add_account (self, "DEMO-03", NULL, "清空错题本");
  g_autoptr (FoyerDemoAccount) ticked = NULL;
  g_autoptr (FoyerDemoAccount) reset = NULL;
  g_autoptr (FoyerVisit) visit = check_in (&self->shop.desk, "name", "周建国", "identity", "parent",
                                           "purpose", "demo", NULL);
  g_autoptr (FoyerVisit) demo_visit = NULL;
  g_autoptr (FoyerVisit) after = NULL;
  g_autoptr (FoyerDemoSession) session = NULL;
  g_autoptr (FoyerDemoSession) out = NULL;
  g_autoptr (FoyerDemoSession) done = NULL;
  g_autoptr (GPtrArray) points = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FoyerDemoResult what = { .outcome = FOYER_DEMO_OUTCOME_NOT_BOUGHT, .intent = FOYER_INTENT_HIGH,
                           .lost_kind = FOYER_LOST_KIND_COMPARING, .content = "第 3 单元",
                           .next_contact = START_US + 3 * G_TIME_SPAN_DAY };

  session = lend (self, NULL, visit, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (foyer_demo_session_get_number (session), ==, "D20261121-001");
  g_assert_true (foyer_uuid_equal (foyer_demo_session_get_account (session),
                                   foyer_record_get_id (FOYER_RECORD (account))));
  demo_visit = get_visit (&self->shop.desk, foyer_record_get_id (FOYER_RECORD (visit)));
  g_assert_cmpint (foyer_visit_get_state (demo_visit), ==, FOYER_VISIT_DEMO);

  /* Not past the log-out. */
  foyer_reception_end_demo_async (self->shop.desk.reception, demo_visit, NULL, on_done, &result);
  g_assert_null (finish (&self->shop.desk, &result, &error));
  g_assert_error (error, FOYER_DEMO_ERROR, FOYER_DEMO_ERROR_LOGGED_IN);
  g_clear_error (&error);

  points = foyer_demo_desk_list_points (self->desk, FOYER_IDENTITY_PARENT, TRUE);
  g_assert_cmpuint (points->len, ==, 6);
  foyer_demo_desk_tick_point_async (self->desk, session, points->pdata[0], TRUE, NULL, on_done,
                                    &result);
  g_object_unref (finish_session (self, &result, &error));
  g_assert_no_error (error);

  fixture_advance (&self->shop, 25 * MINUTE_US);
  g_assert_null (finish_demo (self, session, &what, &error));
  g_assert_error (error, FOYER_DEMO_ERROR, FOYER_DEMO_ERROR_LOGGED_IN);
  g_clear_error (&error);
  out = log_out (self, session, &error);
  g_assert_no_error (error);
  g_assert_null (lend (self, account, NULL, &error));
  g_assert_error (error, FOYER_DEMO_ERROR, FOYER_DEMO_ERROR_TO_RESET);
  g_clear_error (&error);

  g_object_unref (follow_up (self, out, FOYER_DEMO_STEP_CENTRE));
  g_object_unref (follow_up (self, out, FOYER_DEMO_STEP_USAGE));
  g_assert_null (finish_demo (self, out, &what, &error));
  g_assert_error (error, FOYER_DEMO_ERROR, FOYER_DEMO_ERROR_FOLLOW_UP);
  g_clear_error (&error);
  g_object_unref (follow_up (self, out, FOYER_DEMO_STEP_QUESTIONS));
  done = finish_demo (self, out, &what, &error);
  g_assert_no_error (error);
  g_assert_true (foyer_demo_session_has_shown (done, foyer_record_get_id (points->pdata[0])));
  g_assert_cmpuint (g_list_model_get_n_items (foyer_demo_desk_get_open (self->desk)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (foyer_demo_desk_get_today (self->desk)), ==, 1);

  /* The end of its time no longer rings, the next contact is a callback. */
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT(*) FROM item WHERE origin = 'demo'"
                               " AND closed IS NULL"), ==, 0);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT(*) FROM item WHERE kind = 'callback'"
                               " AND origin = 'demo-callback' AND closed IS NULL"
                               " AND subject LIKE '" FOYER_NOTE_AFTER_DEMO "D2%'"), ==, 1);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT(*) FROM item_log"
                               " WHERE text = '" FOYER_NOTE_LOGGED_OUT "'"), >, 0);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT(*) FROM callback"), ==, 1);
  g_assert_false (foyer_uuid_is_none (foyer_demo_session_get_callback (done)));

  /* What was said here the door need not ask again. */
  after = get_visit (&self->shop.desk, foyer_record_get_id (FOYER_RECORD (visit)));
  g_assert_cmpint (foyer_visit_get_state (after), ==, FOYER_VISIT_RECEIVING);
  g_assert_cmpint (foyer_visit_get_intent (after), ==, FOYER_INTENT_HIGH);
  g_assert_cmpint (foyer_visit_get_lost_kind (after), ==, FOYER_LOST_KIND_COMPARING);

  g_assert_null (move (self, account, FOYER_DEMO_MOVE_RESET, NULL, NULL, &error));
  g_assert_error (error, FOYER_DEMO_ERROR, FOYER_DEMO_ERROR_STEPS_LEFT);
  g_clear_error (&error);
  ticked = tick_reset (self, account, 0);
  reset = move (self, ticked, FOYER_DEMO_MOVE_RESET, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (foyer_demo_account_get_state (reset), ==, FOYER_DEMO_ACCOUNT_FREE);
}

/* DM-01, DM-02, and the loan of a supervisor until day end. */
static void
test_whose (Demo          *self,
            gconstpointer  unused)
{
  g_autoptr (FoyerDemoAccount) own = add_account (self, "DEMO-01", "1002", "");
  g_autoptr (FoyerDemoAccount) other = add_account (self, "DEMO-02", NULL, "");
  g_autoptr (FoyerDemoAccount) loaned = NULL;
  g_autoptr (FoyerDemoSession) session = NULL;
  g_autoptr (FoyerDemoSession) borrowed = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  sign_in (self, "1003");
  g_assert_null (lend (self, own, NULL, &error));
  g_assert_error (error, FOYER_DEMO_ERROR, FOYER_DEMO_ERROR_NOT_YOURS);
  g_clear_error (&error);
  g_assert_null (move (self, own, FOYER_DEMO_MOVE_LOAN, find_staff (self, "1003"), "她请假", &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  g_clear_error (&error);

  sign_in (self, "1002");
  session = lend (self, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (foyer_uuid_equal (foyer_demo_session_get_account (session),
                                   foyer_record_get_id (FOYER_RECORD (own))));
  g_assert_null (lend (self, own, NULL, &error));
  g_assert_error (error, FOYER_DEMO_ERROR, FOYER_DEMO_ERROR_IN_USE);
  sentence = foyer_demo_desk_describe_error (self->desk, own, error);
  g_assert_nonnull (strstr (sentence, "DEMO-01"));
  g_assert_nonnull (strstr (sentence, "李娜"));
  g_assert_nonnull (strstr (sentence, "10:00"));
  g_clear_error (&error);
  g_assert_null (lend (self, other, NULL, &error));
  g_assert_error (error, FOYER_DEMO_ERROR, FOYER_DEMO_ERROR_BUSY);
  g_clear_error (&error);
  g_object_unref (log_out (self, session, &error));
  g_assert_no_error (error);

  sign_in (self, "1001");
  loaned = move (self, own, FOYER_DEMO_MOVE_LOAN, find_staff (self, "1003"), "她请假", &error);
  g_assert_no_error (error);
  sign_in (self, "1003");
  borrowed = lend (self, loaned, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (log_out (self, borrowed, NULL));
  fixture_advance (&self->shop, 15 * 60 * MINUTE_US);
  g_assert_false (foyer_demo_account_may_use (loaned,
                                              foyer_record_get_id (FOYER_RECORD (find_staff (self, "1003"))),
                                              foyer_clock_now_us (self->shop.clock)));
}

/* An account past its day is refused by name, and is not what Ctrl+N takes. */
static void
test_expired (Demo          *self,
              gconstpointer  unused)
{
  g_autoptr (FoyerDemoAccount) account = add_account (self, "DEMO-03", NULL, "");
  g_autoptr (FoyerDemoAccount) expired = NULL;
  g_autoptr (FoyerEdits) edits = foyer_edits_new (FOYER_RECORD (account));
  g_autoptr (FoyerDemoSession) session = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *yesterday = g_strdup_printf ("%d", START_DAY - 1);
  g_autoptr (GError) error = NULL;

  sign_in (self, "1001");
  foyer_edits_set (edits, "valid_until", yesterday);
  foyer_demo_desk_edit_account_async (self->desk, edits, NULL, on_done, &result);
  expired = finish_account (self, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (foyer_demo_account_get_standing (expired, START_DAY), ==,
                   FOYER_DEMO_ACCOUNT_EXPIRED);

  sign_in (self, "1002");
  g_assert_null (lend (self, expired, NULL, &error));
  g_assert_error (error, FOYER_DEMO_ERROR, FOYER_DEMO_ERROR_EXPIRED);
  g_clear_error (&error);
  session = lend (self, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (foyer_uuid_is_none (foyer_demo_session_get_account (session)));
}

static gboolean
is_seen (gpointer data)
{
  return g_list_model_get_n_items (foyer_demo_desk_get_open (data)) == 1;
}

/* Another seat wants the same account, and sees who has it. */
static void
test_two_seats (Demo          *self,
                gconstpointer  unused)
{
  g_autoptr (FoyerDemoAccount) account = add_account (self, "DEMO-03", NULL, "");
  g_autoptr (FoyerDemoSession) session = NULL;
  g_autoptr (GError) error = NULL;
  Demo other = { .shop = self->shop };

  desk_open (&other.shop.desk, &self->shop, "seat 2");
  desk_load (&other.shop.desk);
  desk_sign_in (&other.shop.desk, "1003");
  open_desk (&other);

  session = lend (self, account, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (lend (&other, account, NULL, &error));
  g_assert_error (error, FOYER_DEMO_ERROR, FOYER_DEMO_ERROR_IN_USE);
  g_clear_error (&error);
  wait_until (is_seen, other.desk);

  /* Not theirs to end; a supervisor's, and then it is marked. */
  g_assert_null (log_out (&other, session, &error));
  g_assert_error (error, FOYER_DEMO_ERROR, FOYER_DEMO_ERROR_NOT_YOUR_SESSION);
  g_clear_error (&error);
  desk_sign_in (&other.shop.desk, "1001");
  {
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (FoyerDemoSession) aborted = NULL;

    foyer_demo_desk_abort_async (other.desk, session, "忘了结束", NULL, on_done, &result);
    aborted = finish_session (&other, &result, &error);
    g_assert_no_error (error);
    g_assert_true (foyer_demo_session_get_is_abandoned (aborted));
  }

  close_desk (&other);
  desk_close (&other.shop.desk);
}

/* The colleague signs out, another one signs in: the session stays whose it is. The program dies:
 * it is still open after the restart, and over its time. */
static void
test_survives (Demo          *self,
               gconstpointer  unused)
{
  g_autoptr (FoyerDemoAccount) account = add_account (self, "DEMO-03", NULL, "");
  g_autoptr (FoyerDemoSession) session = lend (self, account, NULL, NULL);
  g_autoptr (FoyerDemoSession) found = NULL;
  g_autoptr (GError) error = NULL;
  guint over_count;

  sign_in (self, "1003");
  g_assert_false (foyer_demo_desk_may_act (self->desk, session));
  g_assert_cmpuint (g_list_model_get_n_items (foyer_demo_desk_get_open (self->desk)), ==, 1);
  foyer_session_set_staff (self->shop.desk.session, NULL);
  g_assert_null (log_out (self, session, &error));
  g_assert_nonnull (error);

  close_desk (self);
  fixture_advance (&self->shop, 61 * MINUTE_US);
  open_desk (self);
  found = g_list_model_get_item (foyer_demo_desk_get_open (self->desk), 0);
  g_assert_nonnull (found);
  g_assert_cmpstr (foyer_demo_session_get_number (found), ==,
                   foyer_demo_session_get_number (session));
  g_object_get (self->desk, "over-count", &over_count, NULL);
  g_assert_cmpuint (over_count, ==, 1);

  /* Nothing closes it at day end. */
  fixture_advance (&self->shop, 24 * 60 * MINUTE_US);
  foyer_demo_desk_tick (self->desk);
  settle (&self->shop.desk);
  g_assert_cmpuint (g_list_model_get_n_items (foyer_demo_desk_get_open (self->desk)), ==, 1);
}

static void
on_over_time (FoyerDemoDesk    *desk,
              FoyerDemoSession *session,
              guint            *n_told)
{
  (*n_told)++;
}

/* DM-04, and a clock that is set back in mid-session. */
static void
test_over_time (Demo          *self,
                gconstpointer  unused)
{
  g_autoptr (FoyerDemoAccount) account = add_account (self, "DEMO-03", NULL, "");
  g_autoptr (FoyerDemoSession) session = lend (self, account, NULL, NULL);
  g_autoptr (FoyerDemoSession) longer = NULL;
  g_autoptr (FoyerDemoSession) out = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_told = 0;

  /* It is a due item of the colleague under the name of its account, and rings as one. */
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT due FROM item WHERE kind = 'demo'"
                               " AND origin = 'demo' AND subject = 'DEMO-03' AND closed IS NULL"
                               " AND owner IS NOT NULL"), ==, START_US + 60 * MINUTE_US);
  g_signal_connect (self->desk, "over-time", G_CALLBACK (on_over_time), &n_told);
  fixture_advance (&self->shop, 60 * MINUTE_US - 1);
  foyer_demo_desk_tick (self->desk);
  g_assert_cmpuint (n_told, ==, 0);
  fixture_advance (&self->shop, 1);
  foyer_demo_desk_tick (self->desk);
  foyer_demo_desk_tick (self->desk);
  g_assert_cmpuint (n_told, ==, 1);
  fixture_advance (&self->shop, 15 * MINUTE_US);
  foyer_demo_desk_tick (self->desk);
  g_assert_cmpuint (n_told, ==, 2);

  foyer_demo_desk_extend_async (self->desk, session, 10 * MINUTE_US, "", NULL, on_done, &result);
  g_assert_null (finish_session (self, &result, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_MISSING);
  g_clear_error (&error);
  foyer_demo_desk_extend_async (self->desk, session, 10 * MINUTE_US, "孩子在做题", NULL, on_done,
                                &result);
  longer = finish_session (self, &result, &error);
  g_assert_no_error (error);
  /* From now, since its time was over. */
  g_assert_cmpint (foyer_demo_session_get_until (longer), ==, START_US + 85 * MINUTE_US);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT due FROM item WHERE kind = 'demo'"), ==,
                   START_US + 85 * MINUTE_US);

  fixture_advance (&self->shop, -3 * 60 * MINUTE_US);
  foyer_demo_desk_tick (self->desk);
  out = log_out (self, longer, &error);
  g_assert_no_error (error);
  g_assert_cmpint (foyer_demo_session_get_length_us (out, 0), ==, 0);
  fixture_advance (&self->shop, 3 * 60 * MINUTE_US);
}

/* D3: a product by its name, no account taken though one is free, no log-out before the result. */
static void
test_product (Demo          *self,
              gconstpointer  unused)
{
  g_autoptr (FoyerDemoAccount) account = add_account (self, "DEMO-03", NULL, "");
  g_autoptr (FoyerDemoSession) session = NULL;
  g_autoptr (FoyerDemoSession) named = NULL;
  g_autoptr (FoyerDemoSession) done = NULL;
  g_autoptr (FoyerDemoSession) other = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FoyerDemoResult what = { .outcome = FOYER_DEMO_OUTCOME_BOUGHT };

  foyer_demo_desk_lend_async (self->desk, NULL, NULL, NULL, FOYER_IDENTITY_STUDENT, "", NULL,
                              on_done, &result);
  session = finish_session (self, &result, &error);
  g_assert_no_error (error);
  g_assert_true (foyer_uuid_is_none (foyer_demo_session_get_account (session)));
  g_assert_cmpint (foyer_demo_account_get_state (foyer_demo_desk_find_account (
                     self->desk, foyer_record_get_id (FOYER_RECORD (account)))), ==,
                   FOYER_DEMO_ACCOUNT_FREE);

  foyer_demo_desk_set_product_async (self->desk, session, "步步高 S6", NULL, on_done, &result);
  named = finish_session (self, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (foyer_demo_session_get_product (named), ==, "步步高 S6");
  done = finish_demo (self, named, &what, &error);
  g_assert_no_error (error);
  g_assert_cmpint (foyer_demo_session_get_state (done), ==, FOYER_DEMO_DONE);

  other = lend (self, account, NULL, &error);
  g_assert_no_error (error);
  foyer_demo_desk_set_product_async (self->desk, other, "步步高 S6", NULL, on_done, &result);
  g_assert_null (finish_session (self, &result, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
}

/* Begun by mistake: one undo, and visit and account are as before. */
static void
test_undo (Demo          *self,
           gconstpointer  unused)
{
  g_autoptr (FoyerDemoAccount) account = add_account (self, "DEMO-03", NULL, "清空");
  g_autoptr (FoyerVisit) visit = check_in (&self->shop.desk, "name", "周建国", NULL);
  g_autoptr (FoyerVisit) after = NULL;
  g_autoptr (FoyerDemoSession) session = lend (self, NULL, visit, NULL);
  g_autofree char *act = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (session);
  act = undo (&self->shop.desk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (act, ==, "demo.lend");
  settle (&self->shop.desk);
  after = get_visit (&self->shop.desk, foyer_record_get_id (FOYER_RECORD (visit)));
  g_assert_cmpint (foyer_visit_get_state (after), ==, FOYER_VISIT_WAITING);
  g_assert_cmpuint (g_list_model_get_n_items (foyer_demo_desk_get_open (self->desk)), ==, 0);
  g_assert_cmpint (foyer_demo_account_get_state (foyer_demo_desk_find_account (
                     self->desk, foyer_record_get_id (FOYER_RECORD (account)))), ==,
                   FOYER_DEMO_ACCOUNT_FREE);
}

static void
assert_not_in_file (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return;
  g_assert_null (memmem (bytes, length, password, strlen (password)));
  g_assert_null (memmem (bytes, length, "geheim", 6));
}

static void
set_up_key (Demo *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *code;

  sign_in (self, "1001");
  foyer_vault_set_up_async (self->vault, TRUE, NULL, on_done, &result);
  code = foyer_vault_code_finish (self->vault, wait_for (&result), &error);
  g_assert_no_error (error);
  foyer_secret_free (code);
}

static char *
reveal (Demo              *self,
        FoyerDemoAccount  *account,
        gboolean           for_copy,
        GError           **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  foyer_demo_desk_reveal_async (self->desk, account, for_copy, NULL, on_done, &result);
  return foyer_demo_desk_reveal_finish (self->desk, wait_for (&result), error);
}

static FoyerDemoAccount *
set_secret (Demo              *self,
            FoyerDemoAccount  *account,
            const char        *secret,
            GError           **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  foyer_demo_desk_set_secret_async (self->desk, account, secret, NULL, on_done, &result);
  return finish_account (self, &result, error);
}

/* The password is told to who is logged in with it, and the look is noted; the database does not
 * hold it anywhere, journal, log and all. */
static void
test_secret (Demo          *self,
             gconstpointer  unused)
{
  g_autoptr (FoyerDemoAccount) account = add_account (self, "DEMO-03", NULL, "");
  g_autoptr (FoyerDemoAccount) kept = NULL;
  g_autoptr (FoyerDemoAccount) changed = NULL;
  g_autoptr (FoyerDemoSession) session = NULL;
  g_autofree char *wal = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *copied = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *act = NULL;
  g_autoptr (GError) error = NULL;

  sign_in (self, "1001");
  g_assert_null (set_secret (self, account, password, &error));
  g_assert_error (error, FOYER_VAULT_ERROR, FOYER_VAULT_ERROR_NO_KEY);
  g_clear_error (&error);
  set_up_key (self);
  kept = set_secret (self, account, password, &error);
  g_assert_no_error (error);

  sign_in (self, "1002");
  g_assert_null (set_secret (self, account, "other", &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_null (reveal (self, account, FALSE, &error));
  g_assert_error (error, FOYER_DEMO_ERROR, FOYER_DEMO_ERROR_NOT_YOURS);
  g_clear_error (&error);
  session = lend (self, kept, NULL, &error);
  g_assert_no_error (error);
  shown = reveal (self, kept, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (shown, ==, password);
  copied = reveal (self, kept, TRUE, &error);
  g_assert_cmpstr (copied, ==, password);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT(*) FROM access_log"
                               " WHERE what = 'secret.show'"), ==, 1);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT(*) FROM access_log"
                               " WHERE what = 'secret.copy'"), ==, 1);
  sign_in (self, "1003");
  g_assert_null (reveal (self, kept, FALSE, &error));
  g_assert_error (error, FOYER_DEMO_ERROR, FOYER_DEMO_ERROR_NOT_YOURS);
  g_clear_error (&error);

  /* Another one, and back: undo knows which, not what. */
  sign_in (self, "1001");
  changed = set_secret (self, kept, "second", &error);
  g_assert_no_error (error);
  act = undo (&self->shop.desk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (act, ==, "demo.secret");
  settle (&self->shop.desk);
  undone = reveal (self, changed, FALSE, &error);
  g_assert_cmpstr (undone, ==, password);

  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT(*) FROM change_value"
                               " WHERE old = '" "second" "' OR new = 'second'"), ==, 0);
  if (self->shop.path == NULL)
    return;
  assert_not_in_file (self->shop.path);
  wal = g_strconcat (self->shop.path, "-wal", NULL);
  assert_not_in_file (wal);
}

/* A new key: the old code opens nothing, and everything opens with the new one. */
static void
test_renew (Demo          *self,
            gconstpointer  unused)
{
  g_autoptr (FoyerDemoAccount) account = add_account (self, "DEMO-03", NULL, "");
  g_autoptr (FoyerDemoAccount) kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *code = NULL;
  g_autofree char *shown = NULL;
  g_autoptr (GError) error = NULL;

  set_up_key (self);
  kept = set_secret (self, account, password, &error);
  g_assert_no_error (error);
  foyer_vault_renew_async (self->vault, TRUE, NULL, on_done, &result);
  code = foyer_vault_code_finish (self->vault, wait_for (&result), &error);
  g_assert_no_error (error);
  shown = reveal (self, kept, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (shown, ==, password);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT(*) FROM shop_key"
                               " WHERE retired IS NOT NULL"), ==, 1);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT(*) FROM sealed_secret s"
                               " JOIN shop_key k ON k.id = s.shop_key"
                               " WHERE k.retired IS NOT NULL"), ==, 0);
}

/* The points of the program are the shop's to change; undo finds them as they shipped. */
static void
test_points (Demo          *self,
             gconstpointer  unused)
{
  g_autoptr (GPtrArray) before = foyer_demo_desk_list_points (self->desk, FOYER_IDENTITY_PEER, TRUE);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GPtrArray) general = NULL;
  g_autoptr (FoyerTalkingPoint) mine = NULL;
  g_autoptr (FoyerTalkingPoint) stored = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *act = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (before->len, ==, 4);
  mine = FOYER_TALKING_POINT (foyer_record_copy (before->pdata[0]));
  g_assert_true (foyer_record_edit (FOYER_RECORD (mine), "text", "只看首页", NULL));
  foyer_demo_desk_put_point_async (self->desk, mine, NULL, on_done, &result);
  g_assert_null (foyer_demo_desk_finish_point (self->desk, wait_for (&result), &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  g_clear_error (&error);
  g_clear_object (&result);

  sign_in (self, "1001");
  foyer_demo_desk_put_point_async (self->desk, mine, NULL, on_done, &result);
  stored = foyer_demo_desk_finish_point (self->desk, wait_for (&result), &error);
  g_assert_no_error (error);
  settle (&self->shop.desk);
  after = foyer_demo_desk_list_points (self->desk, FOYER_IDENTITY_PEER, TRUE);
  g_assert_cmpuint (after->len, ==, 4);
  g_assert_cmpstr (foyer_talking_point_get_text (after->pdata[0]), ==, "只看首页");

  act = undo (&self->shop.desk, &error);
  g_assert_no_error (error);
  settle (&self->shop.desk);
  undone = foyer_demo_desk_list_points (self->desk, FOYER_IDENTITY_PEER, TRUE);
  g_assert_cmpstr (foyer_talking_point_get_text (undone->pdata[0]), ==,
                   foyer_talking_point_get_text (before->pdata[0]));

  g_clear_object (&result);
  foyer_demo_desk_remove_point_async (self->desk, undone->pdata[1], NULL, on_done, &result);
  g_object_unref (foyer_demo_desk_finish_point (self->desk, wait_for (&result), &error));
  g_assert_no_error (error);
  settle (&self->shop.desk);
  g_ptr_array_unref (g_steal_pointer (&after));
  after = foyer_demo_desk_list_points (self->desk, FOYER_IDENTITY_PEER, TRUE);
  g_assert_cmpuint (after->len, ==, 3);

  /* Who has no list gets that of everybody. */
  general = foyer_demo_desk_list_points (self->desk, FOYER_IDENTITY_SUPPLIER, TRUE);
  g_assert_cmpuint (general->len, ==, 4);
}

static FoyerDemoFigures *
read_figures (Demo *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FoyerDemoFigures *figures;

  foyer_demo_desk_read_figures_async (self->desk, START_DAY, START_DAY, NULL, on_done, &result);
  figures = foyer_demo_desk_read_figures_finish (self->desk, wait_for (&result), &error);
  g_assert_no_error (error);
  return figures;
}

/* Sessions by account, rep, identity and outcome; conversion also by a later visit. */
static void
test_figures (Demo          *self,
              gconstpointer  unused)
{
  g_autoptr (FoyerDemoAccount) account = add_account (self, "DEMO-03", NULL, "");
  g_autoptr (FoyerDemoAccount) unused_account = add_account (self, "DEMO-04", NULL, "");
  g_autoptr (FoyerVisit) visit = check_in (&self->shop.desk, "name", "周建国", "phone", "13800005678",
                                           "identity", "parent", NULL);
  g_autoptr (FoyerDemoSession) session = lend (self, account, visit, NULL);
  g_autoptr (FoyerDemoSession) longer = NULL;
  g_autoptr (FoyerVisit) again = NULL;
  g_autoptr (FoyerDemoFigures) before = NULL;
  g_autoptr (FoyerDemoFigures) after = NULL;
  g_autoptr (FoyerDemoFigures) others = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FoyerDemoResult lost = { .outcome = FOYER_DEMO_OUTCOME_NOT_BOUGHT,
                           .lost_kind = FOYER_LOST_KIND_PRICE, .skip_reason = "赶时间" };

  fixture_advance (&self->shop, 20 * MINUTE_US);
  foyer_demo_desk_extend_async (self->desk, session, 10 * MINUTE_US, "孩子在做题", NULL, on_done,
                                &result);
  longer = finish_session (self, &result, &error);
  g_assert_no_error (error);
  g_object_unref (log_out (self, longer, &error));
  g_object_unref (finish_demo (self, longer, &lost, &error));
  g_assert_no_error (error);
  before = read_figures (self);
  g_assert_cmpuint (before->extended->len, ==, 1);
  g_assert_cmpstr (foyer_demo_session_get_extension_reason (before->extended->pdata[0]), ==,
                   "孩子在做题");
  g_assert_cmpuint (before->total.n_sessions, ==, 1);
  g_assert_cmpuint (before->total.n_converted, ==, 0);
  g_assert_cmpint (before->total.length_us, ==, 20 * MINUTE_US);
  g_assert_cmpuint (before->by_account->len, ==, 1);
  g_assert_cmpint (g_array_index (before->by_identity, FoyerDemoFigure, 0).value, ==,
                   FOYER_IDENTITY_PARENT);
  g_assert_cmpuint (before->unused->len, ==, 1);

  /* A week later the same customer comes to buy, and does. */
  fixture_advance (&self->shop, 7 * 24 * 60 * MINUTE_US);
  again = check_in (&self->shop.desk, "name", "周建国", "phone", "13800005678", "purpose", "buy",
                    NULL);
  foyer_reception_leave_async (self->shop.desk.reception, again, FOYER_LOST_KIND_NONE, NULL, NULL,
                               on_done, &result);
  g_object_unref (finish_well (&self->shop.desk, &result));
  after = read_figures (self);
  g_assert_cmpuint (after->total.n_bought, ==, 0);
  g_assert_cmpuint (after->total.n_converted, ==, 1);

  sign_in (self, "1003");
  others = read_figures (self);
  g_assert_cmpuint (others->total.n_sessions, ==, 0);
  /* What a colleague used is not unused in the figures of another one. */
  g_assert_cmpuint (others->unused->len, ==, 1);
  g_assert_true (foyer_uuid_equal (foyer_record_get_id (others->unused->pdata[0]),
                                   foyer_record_get_id (FOYER_RECORD (unused_account))));
}

#define ADD(path, func) g_test_add (path, Demo, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  /* No secret service, and key files in a folder that goes away. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/demo-desk/walk", test_walk);
  ADD ("/demo-desk/whose", test_whose);
  ADD ("/demo-desk/expired", test_expired);
  ADD ("/demo-desk/two-seats", test_two_seats);
  ADD ("/demo-desk/survives", test_survives);
  ADD ("/demo-desk/over-time", test_over_time);
  ADD ("/demo-desk/product", test_product);
  ADD ("/demo-desk/undo", test_undo);
  ADD ("/demo-desk/secret", test_secret);
  ADD ("/demo-desk/renew", test_renew);
  ADD ("/demo-desk/points", test_points);
  ADD ("/demo-desk/figures", test_figures);

  return g_test_run ();
}
