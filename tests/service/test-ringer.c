/* From a delivery to the notification and back, with a notifier that writes down what it is asked. */

#include "service-fixture.h"

#include "service/foyer-notice-words.h"
#include "service/foyer-ringer.h"

#define HOUR_US G_TIME_SPAN_HOUR

/* The recorder. */

#define TEST_TYPE_NOTIFIER (test_notifier_get_type ())
G_DECLARE_FINAL_TYPE (TestNotifier, test_notifier, TEST, NOTIFIER, GObject)

struct _TestNotifier
{
  GObject parent_instance;

  GHashTable *standing; /* id → FoyerNotification */
  guint n_shown;
  gboolean is_broken;
};

static void
test_notifier_show (FoyerNotifier           *notifier,
                    const FoyerNotification *notification)
{
  TestNotifier *self = TEST_NOTIFIER (notifier);
  g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no service");

  self->n_shown++;
  if (self->is_broken)
    {
      g_signal_emit_by_name (self, "failed", notification->id, error);
      return;
    }
  g_hash_table_replace (self->standing, g_strdup (notification->id),
                        foyer_notification_copy (notification));
  g_signal_emit_by_name (self, "shown", notification->id);
}

static void
test_notifier_withdraw (FoyerNotifier *notifier,
                        const char    *id)
{
  g_hash_table_remove (TEST_NOTIFIER (notifier)->standing, id);
}

static void
test_notifier_iface_init (FoyerNotifierInterface *iface)
{
  iface->show = test_notifier_show;
  iface->withdraw = test_notifier_withdraw;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestNotifier, test_notifier, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (FOYER_TYPE_NOTIFIER,
                                                      test_notifier_iface_init))

static void
test_notifier_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  g_value_set_boolean (value, !TEST_NOTIFIER (object)->is_broken);
}

static void
test_notifier_finalize (GObject *object)
{
  g_hash_table_unref (TEST_NOTIFIER (object)->standing);

  G_OBJECT_CLASS (test_notifier_parent_class)->finalize (object);
}

static void
test_notifier_class_init (TestNotifierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = test_notifier_get_property;
  object_class->finalize = test_notifier_finalize;
  g_object_class_override_property (object_class, 1, "is-available");
  g_object_class_override_property (object_class, 2, "has-actions");
}

static void
test_notifier_init (TestNotifier *self)
{
  self->standing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) foyer_notification_free);
}

/* The shop. */

typedef struct
{
  Fixture fixture;
  FoyerItems *items;
  FoyerCallbacks *callbacks;
  FoyerVault *vault;
  FoyerDemoDesk *demo_desk;
  FoyerDue *due;
  TestNotifier *notifier;
  FoyerRinger *ringer;
  guint n_inside;
  gboolean has_window;
  FoyerNoticeAct opened;
  char *asked;          /* who is to sign in */
} Shop;

static gboolean
on_shown_inside (Shop      *self,
                 GPtrArray *deliveries)
{
  self->n_inside += deliveries->len;
  return self->has_window;
}

static void
on_opened (Shop          *self,
           FoyerDelivery *delivery,
           guint          act,
           const char    *token)
{
  self->opened = act;
}

static void
on_sign_in_asked (Shop       *self,
                  FoyerStaff *staff,
                  const char *token)
{
  g_free (self->asked);
  self->asked = g_strdup (foyer_staff_get_number (staff));
}

static void
set_up (Shop          *self,
        gconstpointer  unused)
{
  Desk *desk = &self->fixture.desk;

  fixture_set_up (&self->fixture, NULL);
  self->items = foyer_items_new (desk->store, desk->session, desk->history, desk->shop);
  self->callbacks = foyer_callbacks_new (desk->store, desk->session, desk->history, desk->shop);
  self->due = foyer_due_new (desk->store, desk->session, desk->history, desk->shop);
  self->notifier = g_object_new (TEST_TYPE_NOTIFIER, NULL);
  self->vault = foyer_vault_new (desk->store, desk->session, desk->history);
  self->demo_desk = foyer_demo_desk_new (desk->store, desk->session, desk->history, desk->shop,
                                         desk->people, self->vault);
  self->ringer = foyer_ringer_new (self->due, self->callbacks, desk->reception, self->demo_desk,
                                   desk->people, desk->shop, FOYER_NOTIFIER (self->notifier));
  self->opened = FOYER_NOTICE_N_ACTS;
  g_signal_connect_swapped (self->ringer, "shown-inside", G_CALLBACK (on_shown_inside), self);
  g_signal_connect_swapped (self->ringer, "opened", G_CALLBACK (on_opened), self);
  g_signal_connect_swapped (self->ringer, "sign-in-asked", G_CALLBACK (on_sign_in_asked), self);
}

/* What was shown is noted, and what was pressed is done, without anybody waiting for it; but whatever
 * is on its way holds the object that it is done by. */
static gboolean
is_noted (gpointer data)
{
  Shop *self = data;

  return g_atomic_int_get (&G_OBJECT (self->ringer)->ref_count) == 1
         /* Of the test, and of the ringer. */
         && g_atomic_int_get (&G_OBJECT (self->due)->ref_count) == 2;
}

static void
settle_all (Shop *self)
{
  wait_until (is_noted, self);
  settle (&self->fixture.desk);
}

static void
tear_down (Shop          *self,
           gconstpointer  unused)
{
  settle_all (self);
  drop (&self->ringer);
  drop (&self->due);
  drop (&self->demo_desk);
  drop (&self->vault);
  drop (&self->callbacks);
  drop (&self->items);
  g_assert_finalize_object (self->notifier);
  g_free (self->asked);
  fixture_tear_down (&self->fixture, NULL);
}

static void
look (Shop *self)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  settle_all (self);
  foyer_due_look_async (self->due, NULL, on_done, &result);
  g_assert_true (foyer_due_look_finish (self->due, wait_for (&result), &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  settle_all (self);
}

/* A callback of who is signed in, agreed for 15:00. */
static void
plan (Shop       *self,
      const char *name)
{
  g_autoptr(GHashTable) typed = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(FoyerItem) item = NULL;
  g_autoptr(GError) error = NULL;
  FoyerStaff *staff = foyer_session_get_staff (self->fixture.desk.session);
  g_autofree char *owner = foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (staff)));

  typed = typed_new ("kind", "usage", "name", name, "phone", "13912347731", "due",
                     "2026-11-21 15:00", "owner", owner, NULL);
  foyer_callbacks_plan_async (self->callbacks, typed, NULL, on_done, &result);
  item = foyer_callbacks_finish (self->callbacks, wait_for (&result), &error);
  g_assert_no_error (error);
}

static guint
n_standing (Shop *self)
{
  return g_hash_table_size (self->notifier->standing);
}

/* The only one that stands. */
static FoyerNotification *
get_standing (Shop *self)
{
  GHashTableIter iter;
  gpointer notification;

  g_assert_cmpuint (n_standing (self), ==, 1);
  g_hash_table_iter_init (&iter, self->notifier->standing);
  g_hash_table_iter_next (&iter, NULL, &notification);
  return notification;
}

static void
press (Shop       *self,
       const char *id,
       const char *key)
{
  g_signal_emit_by_name (self->notifier, "activated", id, key, "token");
  settle_all (self);
}

static gint64
n_attempts (Shop *self)
{
  return count_rows (&self->fixture.desk, "SELECT COUNT (*) FROM attempt");
}

static void
test_rings (Shop          *self,
            gconstpointer  unused)
{
  plan (self, "许志强");
  look (self);
  g_assert_cmpuint (n_standing (self), ==, 0);
  fixture_advance (&self->fixture, 5 * HOUR_US);
  look (self);
  g_assert_cmpstr (get_standing (self)->title, ==, "Call back customer Xu, 15:00");
  g_assert_true (get_standing (self)->is_silent);
  look (self);
  g_assert_cmpuint (self->notifier->n_shown, ==, 1);

  /* Late, it takes the place of its own. */
  fixture_advance (&self->fixture, 30 * MINUTE_US);
  look (self);
  g_assert_cmpstr (get_standing (self)->title, ==, "Callback 30 min late: customer Xu");
  g_assert_true (get_standing (self)->is_urgent);
}

static void
test_many (Shop          *self,
           gconstpointer  unused)
{
  const char *names[] = { "许志强", "王芳", "赵敏", "钱伟" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    plan (self, names[i]);
  fixture_advance (&self->fixture, 5 * HOUR_US);
  look (self);
  g_assert_cmpstr (get_standing (self)->title, ==, "4 came due");
  press (self, "summary", "all");
  g_assert_cmpint (self->opened, ==, FOYER_NOTICE_ACT_ALL);
  g_assert_cmpuint (n_standing (self), ==, 0);
}

/* NO-07 */
static void
test_not_reached_once (Shop          *self,
                       gconstpointer  unused)
{
  g_autofree char *id = NULL;

  plan (self, "许志强");
  fixture_advance (&self->fixture, 5 * HOUR_US);
  look (self);
  id = g_strdup (get_standing (self)->id);
  g_signal_emit_by_name (self->notifier, "activated", id, "no-answer", NULL);
  press (self, id, "no-answer");
  g_assert_cmpint (n_attempts (self), ==, 1);
  g_assert_cmpint (count_rows (&self->fixture.desk, "SELECT COUNT (*) FROM attempt WHERE way ="
                               " 'notice' AND contact = 'no_answer'"), ==, 1);
  look (self);
  g_assert_cmpuint (n_standing (self), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (foyer_due_get_tray (self->due)), ==, 0);
}

static void
test_later (Shop          *self,
            gconstpointer  unused)
{
  plan (self, "许志强");
  fixture_advance (&self->fixture, 5 * HOUR_US);
  look (self);
  press (self, get_standing (self)->id, "later");
  g_assert_cmpuint (n_standing (self), ==, 0);
  fixture_advance (&self->fixture, 9 * MINUTE_US);
  look (self);
  g_assert_cmpuint (n_standing (self), ==, 0);
  fixture_advance (&self->fixture, MINUTE_US);
  look (self);
  g_assert_cmpuint (n_standing (self), ==, 1);
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
  look (self);
  g_assert_cmpstr (get_standing (self)->title, ==, "网课: 2 min over");
  press (self, get_standing (self)->id, "extend");
  longer = foyer_demo_desk_find_session (self->demo_desk,
                                         foyer_record_get_id (FOYER_RECORD (session)));
  g_assert_cmpint (foyer_demo_session_get_until (longer), ==,
                   foyer_demo_session_get_begun (session) + 72 * MINUTE_US);
  g_assert_cmpstr (foyer_demo_session_get_extension_reason (longer), ==,
                   "10 min more (from the notification)");
  look (self);
  g_assert_cmpuint (n_standing (self), ==, 0);

  /* Not longer than that: it rings again. */
  fixture_advance (&self->fixture, 10 * MINUTE_US);
  look (self);
  g_assert_cmpuint (n_standing (self), ==, 1);
}

static void
test_quiet (Shop          *self,
            gconstpointer  unused)
{
  plan (self, "许志强");
  g_object_set (self->ringer, "quiet", TRUE, NULL);
  fixture_advance (&self->fixture, 5 * HOUR_US);
  look (self);
  g_assert_cmpuint (n_standing (self), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (foyer_due_get_tray (self->due)), ==, 1);

  g_object_set (self->ringer, "quiet", FALSE, NULL);
  g_assert_cmpuint (n_standing (self), ==, 1);

  /* What is late does not wait. */
  g_object_set (self->ringer, "quiet", TRUE, NULL);
  fixture_advance (&self->fixture, 30 * MINUTE_US);
  look (self);
  g_assert_true (get_standing (self)->is_urgent);
}

/* Without a service it counts as shown only when somebody has it before them. */
static void
test_no_service (Shop          *self,
                 gconstpointer  unused)
{
  self->notifier->is_broken = TRUE;
  plan (self, "许志强");
  fixture_advance (&self->fixture, 5 * HOUR_US);
  look (self);
  g_assert_cmpuint (self->n_inside, ==, 1);
  g_assert_cmpint (count_rows (&self->fixture.desk,
                               "SELECT COUNT (*) FROM delivery WHERE shown IS NOT NULL"), ==, 0);

  self->has_window = TRUE;
  fixture_advance (&self->fixture, 2 * MINUTE_US);
  look (self);
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

  plan (self, "许志强");
  fixture_advance (&self->fixture, 5 * HOUR_US);
  look (self);
  id = g_strdup (get_standing (self)->id);

  /* The press is on its way while the session changes. */
  g_signal_handlers_block_matched (self->due, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self->ringer);
  desk_sign_in (desk, "1003");
  g_signal_handlers_unblock_matched (self->due, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL,
                                     self->ringer);
  press (self, id, "no-answer");
  g_assert_cmpstr (self->asked, ==, "1002");
  g_assert_cmpint (n_attempts (self), ==, 0);

  desk_sign_in (desk, "1002");
  settle_all (self);
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

  plan (self, "许志强");
  fixture_advance (&self->fixture, 5 * HOUR_US);
  look (self);
  delivery = g_list_model_get_item (foyer_due_get_tray (self->due), 0);
  foyer_ringer_act_async (self->ringer, delivery, FOYER_NOTICE_ACT_NO_ANSWER, NULL, on_done,
                          &result);
  g_assert_true (foyer_ringer_finish (self->ringer, wait_for (&result), &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  look (self);
  g_assert_cmpuint (n_standing (self), ==, 0);
  g_assert_cmpint (count_rows (&self->fixture.desk,
                               "SELECT COUNT (*) FROM attempt WHERE way = 'window'"), ==, 1);
}

static void
test_all_later (Shop          *self,
                gconstpointer  unused)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  plan (self, "许志强");
  plan (self, "王芳");
  fixture_advance (&self->fixture, 5 * HOUR_US);
  look (self);
  g_assert_cmpuint (n_standing (self), ==, 2);
  foyer_ringer_put_off_async (self->ringer, NULL, on_done, &result);
  g_assert_true (foyer_ringer_finish (self->ringer, wait_for (&result), &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  look (self);
  g_assert_cmpuint (n_standing (self), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (foyer_due_get_tray (self->due)), ==, 0);
}

#define ADD(name, func) g_test_add ("/ringer/" name, Shop, NULL, set_up, func, tear_down)

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
