/* From a delivery to the notification and back, with a notifier that writes down what it is
 * asked. */

#include "ringer-fixture.h"

#include "service/foyer-notice-words.h"
#include "service/foyer-ringer.h"

#define HOUR_US G_TIME_SPAN_HOUR

static gint64
n_attempts (Shop *self)
{
  return count_rows (&self->fixture.desk, "SELECT COUNT (*) FROM attempt");
}

static void
test_rings (Shop          *self,
            gconstpointer  unused)
{
  shop_plan (self, "许志强");
  shop_look (self);
  g_assert_cmpuint (shop_count_standing (self), ==, 0);
  fixture_advance (&self->fixture, 5 * HOUR_US);
  shop_look (self);
  g_assert_cmpstr (shop_get_standing (self)->title, ==, "Call back customer Xu, 15:00");
  g_assert_true (shop_get_standing (self)->is_silent);
  shop_look (self);
  g_assert_cmpuint (self->notifier->n_shown, ==, 1);

  /* Late, it takes the place of its own. */
  fixture_advance (&self->fixture, 30 * MINUTE_US);
  shop_look (self);
  g_assert_cmpstr (shop_get_standing (self)->title, ==, "Callback 30 min late: customer Xu");
  g_assert_true (shop_get_standing (self)->is_urgent);
}

static void
test_many (Shop          *self,
           gconstpointer  unused)
{
  const char *names[] = { "许志强", "王芳", "赵敏", "钱伟" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    shop_plan (self, names[i]);
  fixture_advance (&self->fixture, 5 * HOUR_US);
  shop_look (self);
  g_assert_cmpstr (shop_get_standing (self)->title, ==, "4 came due");
  shop_press (self, "summary", "all");
  g_assert_cmpint (self->opened, ==, FOYER_NOTICE_ACT_ALL);
  g_assert_cmpuint (shop_count_standing (self), ==, 0);
}

/* NO-07 */
static void
test_not_reached_once (Shop          *self,
                       gconstpointer  unused)
{
  g_autofree char *id = NULL;

  shop_plan (self, "许志强");
  fixture_advance (&self->fixture, 5 * HOUR_US);
  shop_look (self);
  id = g_strdup (shop_get_standing (self)->id);
  g_signal_emit_by_name (self->notifier, "activated", id, "no-answer", NULL);
  shop_press (self, id, "no-answer");
  g_assert_cmpint (n_attempts (self), ==, 1);
  g_assert_cmpint (count_rows (&self->fixture.desk, "SELECT COUNT (*) FROM attempt WHERE way ="
                               " 'notice' AND contact = 'no_answer' AND remark = '"
                               FOYER_NOTE_NO_ANSWER_NOTICE "'"), ==, 1);
  assert_note (FOYER_NOTE_NO_ANSWER_NOTICE, "No answer (from the notification)",
               "未接（在通知上登记）");
  shop_look (self);
  g_assert_cmpuint (shop_count_standing (self), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (foyer_due_get_tray (self->due)), ==, 0);
}

static void
test_later (Shop          *self,
            gconstpointer  unused)
{
  shop_plan (self, "许志强");
  fixture_advance (&self->fixture, 5 * HOUR_US);
  shop_look (self);
  shop_press (self, shop_get_standing (self)->id, "later");
  g_assert_cmpuint (shop_count_standing (self), ==, 0);
  fixture_advance (&self->fixture, 9 * MINUTE_US);
  shop_look (self);
  g_assert_cmpuint (shop_count_standing (self), ==, 0);
  fixture_advance (&self->fixture, MINUTE_US);
  shop_look (self);
  g_assert_cmpuint (shop_count_standing (self), ==, 1);
}

/* 10 min more on a demo over its time lengthens it, and says where that was asked for. */
static void
test_extend (Shop          *self,
             gconstpointer  unused)
{
  g_autoptr(FoyerDemoSession) session = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  FoyerDemoSession *longer;

  foyer_demo_desk_load_async (self->demo_desk, NULL, on_done, &result);
  g_assert_true (foyer_demo_desk_load_finish (self->demo_desk, wait_for (&result), &error));
  g_clear_object (&result);
  foyer_demo_desk_lend_async (self->demo_desk, NULL, NULL, NULL, FOYER_IDENTITY_PARENT, "网课",
                              NULL, on_done, &result);
  session = foyer_demo_desk_finish (self->demo_desk, wait_for (&result), &error);
  g_assert_no_error (error);
  g_clear_object (&result);

  fixture_advance (&self->fixture, 62 * MINUTE_US);
  shop_look (self);
  g_assert_cmpstr (shop_get_standing (self)->title, ==, "网课: 2 min over");
  shop_press (self, shop_get_standing (self)->id, "extend");
  longer = foyer_demo_desk_find_session (self->demo_desk,
                                         foyer_record_get_id (FOYER_RECORD (session)));
  g_assert_cmpint (foyer_demo_session_get_until (longer), ==,
                   foyer_demo_session_get_begun (session) + 72 * MINUTE_US);
  assert_note (foyer_demo_session_get_extension_reason (longer),
               "10 min more (from the notification)", "延长 10 分（在通知上登记）");
  shop_look (self);
  g_assert_cmpuint (shop_count_standing (self), ==, 0);

  /* Not longer than that: it rings again. */
  fixture_advance (&self->fixture, 10 * MINUTE_US);
  shop_look (self);
  g_assert_cmpuint (shop_count_standing (self), ==, 1);
}

static void
test_quiet (Shop          *self,
            gconstpointer  unused)
{
  shop_plan (self, "许志强");
  g_object_set (self->ringer, "quiet", TRUE, NULL);
  fixture_advance (&self->fixture, 5 * HOUR_US);
  shop_look (self);
  g_assert_cmpuint (shop_count_standing (self), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (foyer_due_get_tray (self->due)), ==, 1);

  g_object_set (self->ringer, "quiet", FALSE, NULL);
  g_assert_cmpuint (shop_count_standing (self), ==, 1);

  /* What is late does not wait. */
  g_object_set (self->ringer, "quiet", TRUE, NULL);
  fixture_advance (&self->fixture, 30 * MINUTE_US);
  shop_look (self);
  g_assert_true (shop_get_standing (self)->is_urgent);
}

/* Without a service it counts as shown only when somebody has it before them. */
static void
test_no_service (Shop          *self,
                 gconstpointer  unused)
{
  self->notifier->is_broken = TRUE;
  shop_plan (self, "许志强");
  fixture_advance (&self->fixture, 5 * HOUR_US);
  shop_look (self);
  g_assert_cmpuint (self->n_inside, ==, 1);
  g_assert_cmpint (count_rows (&self->fixture.desk,
                               "SELECT COUNT (*) FROM delivery WHERE shown IS NOT NULL"), ==, 0);

  self->has_window = TRUE;
  fixture_advance (&self->fixture, 2 * MINUTE_US);
  shop_look (self);
  g_assert_cmpuint (self->n_inside, ==, 2);
  g_assert_cmpint (count_rows (&self->fixture.desk,
                               "SELECT COUNT (*) FROM delivery WHERE shown IS NOT NULL"), ==, 1);
}

/* Somebody else sits there now: the addressee signs in first, and it is done in their name. */
static void
test_switched (Shop          *self,
               gconstpointer  unused)
{
  Desk *desk = &self->fixture.desk;
  g_autofree char *id = NULL;

  shop_plan (self, "许志强");
  fixture_advance (&self->fixture, 5 * HOUR_US);
  shop_look (self);
  id = g_strdup (shop_get_standing (self)->id);

  /* The press is on its way while the session changes. */
  g_signal_handlers_block_matched (self->due, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self->ringer);
  desk_sign_in (desk, "1003");
  g_signal_handlers_unblock_matched (self->due, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL,
                                     self->ringer);
  shop_press (self, id, "no-answer");
  g_assert_cmpstr (self->asked, ==, "1002");
  g_assert_cmpint (n_attempts (self), ==, 0);

  desk_sign_in (desk, "1002");
  shop_settle (self);
  g_assert_cmpint (n_attempts (self), ==, 1);
  g_assert_cmpint (count_rows (desk, "SELECT COUNT (*) FROM attempt a JOIN staff s"
                               " ON s.id = a.staff WHERE s.number = '1002'"), ==, 1);
}

static void
test_withdrawn (Shop          *self,
                gconstpointer  unused)
{
  g_autoptr(FoyerDelivery) delivery = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  shop_plan (self, "许志强");
  fixture_advance (&self->fixture, 5 * HOUR_US);
  shop_look (self);
  delivery = g_list_model_get_item (foyer_due_get_tray (self->due), 0);
  foyer_ringer_act_async (self->ringer, delivery, FOYER_NOTICE_ACT_NO_ANSWER, NULL, on_done,
                          &result);
  g_assert_true (foyer_ringer_finish (self->ringer, wait_for (&result), &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  shop_look (self);
  g_assert_cmpuint (shop_count_standing (self), ==, 0);
  g_assert_cmpint (count_rows (&self->fixture.desk,
                               "SELECT COUNT (*) FROM attempt WHERE way = 'window'"), ==, 1);
}

static void
test_all_later (Shop          *self,
                gconstpointer  unused)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  shop_plan (self, "许志强");
  shop_plan (self, "王芳");
  fixture_advance (&self->fixture, 5 * HOUR_US);
  shop_look (self);
  g_assert_cmpuint (shop_count_standing (self), ==, 2);
  foyer_ringer_put_off_async (self->ringer, NULL, on_done, &result);
  g_assert_true (foyer_ringer_finish (self->ringer, wait_for (&result), &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  shop_look (self);
  g_assert_cmpuint (shop_count_standing (self), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (foyer_due_get_tray (self->due)), ==, 0);
}

#define ADD(name, func) g_test_add ("/ringer/" name, Shop, NULL, shop_set_up, func, shop_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("rings", test_rings);
  ADD ("many", test_many);
  ADD ("not-reached-once", test_not_reached_once);
  ADD ("later", test_later);
  ADD ("extend", test_extend);
  ADD ("quiet", test_quiet);
  ADD ("no-service", test_no_service);
  ADD ("switched", test_switched);
  ADD ("withdrawn", test_withdrawn);
  ADD ("all-later", test_all_later);

  return g_test_run ();
}
